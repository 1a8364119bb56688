//! Cuts a document that is too long for one message: between blocks, else between items, sentences, words, characters.
//! Deliberately absent: what a message may hold; `measure` says how much a rendering takes.

use super::{Block, Doc, Inline, plain::inline_text};
use unicode_segmentation::UnicodeSegmentation;

/// A "character" of more code points than this is cut all the same: somebody stacked marks to make it.
const MAX_CHARS_IN_A_CHARACTER: usize = 16;

/// Parts of `doc` in order, each with `measure(part) <= max_bytes`; nothing but the space at a cut is lost. A heading
/// goes with what follows it, and an item that is cut goes on without a bullet of its own. A link or a name that takes
/// more than half a part becomes text, so that it can be cut. Only where not even one character and its markup fit is
/// a part larger. An empty document has no parts.
pub fn split(doc: &Doc, max_bytes: usize, measure: &dyn Fn(&Doc) -> usize) -> Vec<Doc> {
    if doc.is_empty() {
        return Vec::new();
    }
    if measure(doc) <= max_bytes {
        return vec![doc.clone()];
    }
    let mut packer = Packer { size: Size { max: max_bytes, measure }, done: Vec::new(), open: Doc::default() };
    let mut rest = doc.0.as_slice();
    while let Some((block, others)) = rest.split_first() {
        match packer.take(rest) {
            0 => {
                packer.add(block);
                rest = others;
            }
            taken => rest = &rest[taken..],
        }
    }
    packer.close();
    packer.done
}

/// The most of `total` things of which so many fit: found in few tries, since each renders the whole part.
fn most(total: usize, fits: &dyn Fn(usize) -> bool) -> usize {
    let (mut good, mut bad) = (0, total + 1);
    let mut next = 1;
    while bad - good > 1 {
        if fits(next) {
            good = next;
        } else {
            bad = next;
        }
        // Twice as many while nothing has been too much, then halfway.
        next = if bad > total { (good * 2).min(total) } else { good + (bad - good) / 2 };
    }
    good
}

#[derive(Clone, Copy)]
struct Size<'a> {
    max: usize,
    measure: &'a dyn Fn(&Doc) -> usize,
}

impl Size<'_> {
    fn fits(&self, doc: &Doc) -> bool {
        (self.measure)(doc) <= self.max
    }
}

/// Fills one part after the other.
struct Packer<'a> {
    size: Size<'a>,
    done: Vec<Doc>,
    open: Doc,
}

impl Packer<'_> {
    /// As many of these as still fit, at once. Returns how many.
    fn take(&mut self, blocks: &[Block]) -> usize {
        let with = |taken: usize| Doc([self.open.0.as_slice(), &blocks[..taken]].concat());
        let taken = most(blocks.len(), &|taken| self.size.fits(&with(taken)));
        self.open.0.extend_from_slice(&blocks[..taken]);
        taken
    }

    /// One that does not fit as it is.
    fn add(&mut self, block: &Block) {
        // A heading at the end of a part opens the next one instead.
        let heading = match self.open.0.last() {
            Some(Block::Heading(_)) => self.open.0.pop(),
            _ => None,
        };
        self.close();
        self.open.0.extend(heading);
        if self.push(block) {
            return;
        }
        if (self.size.measure)(&self.open) > self.size.max / 2 {
            self.close();
        }
        let lead = self.open.clone();
        let after_lead = |doc: &Doc| (self.size.measure)(&Doc([lead.0.as_slice(), &doc.0].concat()));
        for piece in pieces(block, Size { max: self.size.max, measure: &after_lead }) {
            if !self.push(&piece) {
                self.close();
                self.open.push(piece);
            }
        }
    }

    fn push(&mut self, block: &Block) -> bool {
        self.open.push(block.clone());
        let fits = self.size.fits(&self.open);
        if !fits {
            self.open.0.pop();
        }
        fits
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
    }
}

/// A block that is too long, as several that are not.
fn pieces(block: &Block, size: Size<'_>) -> Vec<Block> {
    match block {
        Block::Paragraph(inlines) => cut_inlines(inlines, size, &Block::Paragraph),
        Block::Heading(inlines) => cut_inlines(inlines, size, &Block::Heading),
        Block::List { first, items } => cut_list(*first, items, size),
        Block::Quote(doc) => {
            let quoted = |doc: &Doc| (size.measure)(&one(Block::Quote(doc.clone())));
            split(doc, size.max, &quoted).into_iter().map(Block::Quote).collect()
        }
        Block::Code(code) => {
            let units = characters(code);
            let make = |from: usize, to: usize| Block::Code(units[from..to].concat());
            cut(&units, &|unit| unit.ends_with('\n'), size, &make)
        }
        Block::Rule => vec![Block::Rule],
    }
}

fn one(block: Block) -> Doc {
    Doc(vec![block])
}

fn cut_list(first: Option<u32>, items: &[Doc], size: Size<'_>) -> Vec<Block> {
    let mut done = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let number = first.map(|first| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)));
        let list = |items: Vec<Doc>| Block::List { first: number, items };
        let rest = &items[at..];
        let taken = most(rest.len(), &|taken| size.fits(&one(list(rest[..taken].to_vec()))));
        if taken > 0 {
            done.push(list(rest[..taken].to_vec()));
            at += taken;
            continue;
        }
        // A bullet only adds to what it stands before. Held to both at each level, lists in lists would be rendered twice
        // as often for each one deeper.
        let with_bullet = |doc: &Doc| (size.measure)(&one(list(vec![doc.clone()])));
        let mut parts = split(item, size.max, &with_bullet).into_iter();
        done.extend(parts.next().map(|part| list(vec![part])));
        done.extend(parts.flat_map(|part| part.0));
        at += 1;
    }
    done
}

fn cut_inlines(inlines: &[Inline], size: Size<'_>, block: &dyn Fn(Vec<Inline>) -> Block) -> Vec<Block> {
    let inlines = loosened(inlines, size);
    let mut units = Vec::new();
    collect_units(&inlines, &mut units);
    let make = |from: usize, to: usize| block(slice(&inlines, from, to, &mut 0));
    cut(&units, &|unit| unit == "\n", size, &make)
}

/// Cuts `units` into ranges that fit and makes a block of each. `ends_line`: a better place than any sentence.
fn cut(
    units: &[&str],
    ends_line: &dyn Fn(&str) -> bool,
    size: Size<'_>,
    make: &dyn Fn(usize, usize) -> Block,
) -> Vec<Block> {
    let is_space = |unit: &&str| unit.chars().all(char::is_whitespace);
    let mut blocks = Vec::new();
    let mut from = 0;
    while from < units.len() {
        let fits = |to: usize| size.fits(&one(make(from, to)));
        let longest = longest(from, units.len().min(from.saturating_add(size.max)), &fits);
        let to = if longest == units.len() { longest } else { best_place(units, from, longest, ends_line) };
        let trailing = units[from..to].iter().rev().take_while(|unit| is_space(unit)).count();
        if trailing < to - from {
            blocks.push(make(from, to - trailing));
        }
        from = to;
    }
    blocks
}

/// The greatest `to` that fits, at least one unit.
fn longest(from: usize, limit: usize, fits: &dyn Fn(usize) -> bool) -> usize {
    from + most(limit.saturating_sub(from), &|units| fits(from + units)).max(1)
}

/// After a line or a sentence, unless that leaves most of the part empty; else after a word; else here.
fn best_place(units: &[&str], from: usize, to: usize, ends_line: &dyn Fn(&str) -> bool) -> usize {
    let late_enough = from + (to - from) / 3;
    let after_sentence = |at: &usize| ends_line(units[at - 1]) || ends_sentence(units, *at);
    let after_word =
        |at: &usize| units[at - 1].chars().all(char::is_whitespace) || units[*at].chars().all(char::is_whitespace);
    (late_enough + 1..=to).rev().find(after_sentence).or_else(|| (from + 1..=to).rev().find(after_word)).unwrap_or(to)
}

/// Is there a full stop, a space and a capital here? "kl. 9" and "f.eks. sådan" are not the end of anything.
fn ends_sentence(units: &[&str], at: usize) -> bool {
    let mut before = units[..at].iter().rev().skip_while(|unit| **unit == "\"" || **unit == "”" || **unit == ")");
    let spaced = units[at - 1] == " ";
    if spaced {
        before.next();
    }
    spaced
        && before.next().is_some_and(|unit| [".", "!", "?", "…"].contains(unit))
        && units[at].chars().next().is_some_and(|c| c.is_uppercase() || (!c.is_alphanumeric() && !c.is_whitespace()))
}

/// Links and names that would not fit even alone become text that can be cut.
fn loosened(inlines: &[Inline], size: Size<'_>) -> Vec<Inline> {
    let too_long = |inline: &Inline| (size.measure)(&Doc::paragraph(vec![inline.clone()])) > size.max / 2;
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Strong(inner) => Inline::Strong(loosened(inner, size)),
            Inline::Emphasis(inner) => Inline::Emphasis(loosened(inner, size)),
            Inline::Link { .. } | Inline::Mention { .. } if too_long(inline) => {
                Inline::Text(inline_text(std::slice::from_ref(inline)))
            }
            other => other.clone(),
        })
        .collect()
}

/// The smallest parts, in reading order: characters of texts; a link, a mention or a break is one.
fn collect_units<'a>(inlines: &'a [Inline], units: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Time { text, .. } => units.extend(characters(text)),
            Inline::Strong(inner) | Inline::Emphasis(inner) => collect_units(inner, units),
            Inline::Link { .. } | Inline::Mention { .. } => units.push("\u{fffc}"),
            Inline::Break => units.push("\n"),
        }
    }
}

/// The inlines that hold units `from..to`; `at` counts along.
fn slice(inlines: &[Inline], from: usize, to: usize, at: &mut usize) -> Vec<Inline> {
    let mut kept = Vec::new();
    for inline in inlines {
        if *at >= to {
            break;
        }
        match inline {
            Inline::Text(text) => kept.extend(slice_text(text, from, to, at).map(Inline::Text)),
            Inline::Code(code) => kept.extend(slice_text(code, from, to, at).map(Inline::Code)),
            // A piece of what a moment is called is no moment.
            Inline::Time { at: moment, text } => kept.extend(slice_text(text, from, to, at).map(|piece| {
                if piece == *text { Inline::Time { at: *moment, text: piece } } else { Inline::Text(piece) }
            })),
            Inline::Strong(inner) => {
                let inner = slice(inner, from, to, at);
                kept.extend((!inner.is_empty()).then_some(Inline::Strong(inner)));
            }
            Inline::Emphasis(inner) => {
                let inner = slice(inner, from, to, at);
                kept.extend((!inner.is_empty()).then_some(Inline::Emphasis(inner)));
            }
            Inline::Link { .. } | Inline::Mention { .. } | Inline::Break => {
                if *at >= from {
                    kept.push(inline.clone());
                }
                *at += 1;
            }
        }
    }
    kept
}

fn slice_text(text: &str, from: usize, to: usize, at: &mut usize) -> Option<String> {
    let units = characters(text);
    let start = *at;
    *at += units.len();
    let range = from.clamp(start, *at) - start..to.clamp(start, *at) - start;
    (!range.is_empty()).then(|| units[range].concat())
}

fn characters(text: &str) -> Vec<&str> {
    text.graphemes(true).flat_map(|character| Limited { rest: character }).collect()
}

/// A character in pieces of at most `MAX_CHARS_IN_A_CHARACTER`: one piece for all honest ones.
struct Limited<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Limited<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let end = self.rest.char_indices().nth(MAX_CHARS_IN_A_CHARACTER).map_or(self.rest.len(), |(index, _)| index);
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!piece.is_empty()).then_some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::samples::{docs, everything};
    use crate::doc::{from_markdown, html, markdown, plain};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, max: usize, expected: Expect) {
        let parts = split(&from_markdown(text), max, &|doc| plain(doc).len());
        expected.assert_eq(&parts.iter().map(plain).collect::<Vec<_>>().join("\n=====\n"));
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert_eq!(split(&everything(), 5_000, &|doc| plain(doc).len()), [everything()]);
        assert_eq!(split(&Doc::default(), 10, &|doc| plain(doc).len()), []);
    }

    #[test]
    fn between_blocks_and_a_heading_goes_with_its_text() {
        check(
            "Den første del.\n\n### Overskrift\n\nDen anden del.\n\nDen tredje.",
            40,
            expect![[r#"
            Den første del.
            =====
            Overskrift
            Den anden del.

            Den tredje."#]],
        );
    }

    #[test]
    fn between_items_with_the_numbers_going_on() {
        check(
            "Punkter:\n\n1. det første\n2. det andet\n3. det tredje punkt, som er for langt\n4. fire",
            30,
            expect![[r#"
                Punkter:
                =====
                1. det første
                2. det andet
                =====
                3. det tredje punkt, som er
                =====
                for langt
                4. fire"#]],
        );
    }

    #[test]
    fn between_sentences_but_not_after_an_abbreviation() {
        check(
            "Vi mødes kl. 9 i kantinen. Så taler vi om det, f.eks. Længe nok. Og så hjem.",
            48,
            expect![[r#"
            Vi mødes kl. 9 i kantinen.
            =====
            Så taler vi om det, f.eks. Længe nok.
            =====
            Og så hjem."#]],
        );
    }

    #[test]
    fn between_words_and_never_inside_a_character() {
        check(
            "et langt og **meget vigtigt** ord: sygeplejerskeuniform 👩‍💻👩‍💻",
            14,
            expect![[r#"
            et langt og
            =====
            meget vigtigt
            =====
            ord:
            =====
            sygeplejerskeu
            =====
            niform
            =====
            👩‍💻
            =====
            👩‍💻"#]],
        );
    }

    #[test]
    fn code_between_lines() {
        check(
            "```\nførste\n  anden\ntredje\n```",
            16,
            expect![[r#"
            første
              anden
            =====
            tredje"#]],
        );
    }

    #[test]
    fn an_endless_message_is_cut_in_time() {
        let doc = Doc::text(&"ord og flere ord. ".repeat(6_000));
        let parts = split(&doc, 16_000, &|doc| html(doc, &|_| None).len());
        assert_eq!(parts.len(), 7);
    }

    /// How often a part is rendered while this is cut.
    fn renderings(doc: &Doc, max: usize) -> usize {
        let count = std::cell::Cell::new(0);
        let measure = |doc: &Doc| {
            count.set(count.get() + 1);
            html(doc, &|_| None).len()
        };
        assert!(split(doc, max, &measure).len() > 1);
        count.get()
    }

    #[test]
    fn a_thousand_points_are_rendered_a_few_times_and_not_each_for_itself() {
        let points = (1..=1_000).map(|n| Doc::text(&format!("Borgeren rakte telefonen over disken, gang nummer {n}.")));
        let board = Doc(vec![Block::List { first: Some(1), items: points.collect() }]);
        let rendered = renderings(&board, 4_000);
        assert!(rendered < 600, "{rendered} renderings");
    }

    #[test]
    fn lists_in_lists_cost_no_more_than_their_depth() {
        let nested = |deep: usize| {
            let words = Doc::text(&"Vi så mere på skærmen end vi havde brug for. ".repeat(20));
            (0..deep).fold(words, |doc, _| Doc(vec![Block::List { first: None, items: vec![doc] }]))
        };
        let (some, more) = (renderings(&nested(10), 600), renderings(&nested(20), 600));
        assert!(more < some * 4, "{some} renderings at a depth of 10, {more} at 20");
    }

    /// Bullets and quote marks are drawn anew in each part; space at a cut goes.
    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !['•', '>'].contains(c)).collect()
    }

    proptest! {
        #[test]
        fn every_part_fits_and_nothing_is_lost(doc in docs(), max in 150usize..400) {
            let measures: [&dyn Fn(&Doc) -> usize; 3] =
                [&|doc| plain(doc).len(), &|doc| html(doc, &|_| None).len(), &|doc| markdown(doc).len()];
            for measure in measures {
                let parts = split(&doc, max, measure);
                for part in &parts {
                    prop_assert!(measure(part) <= max, "{} > {}: {:?}", measure(part), max, part);
                }
                let together: String = parts.iter().map(|part| letters(&plain(part))).collect();
                prop_assert_eq!(together, letters(&plain(&doc)));
            }
        }

        #[test]
        fn small_parts_lose_nothing_either(text in "[a-zæøå .👩‍💻\u{301}]{0,200}", max in 1usize..30) {
            let doc = Doc::text(&text);
            let parts = split(&doc, max, &|doc| plain(doc).len());
            let together: String = parts.iter().map(|part| letters(&plain(part))).collect();
            prop_assert_eq!(together, letters(&plain(&doc)));
        }
    }
}

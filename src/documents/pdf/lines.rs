//! Text of one style after the other becomes lines of a width.
//! Deliberately absent: where the lines stand.

use super::letters::{Face, Letters};
use crate::doc::{Inline, safe_url};

/// How a part of a line is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    /// What people type, on a grey ground.
    pub code: bool,
    pub link: Option<String>,
}

impl Style {
    /// There is no bold italic on board; bold says more.
    pub fn face(&self) -> Face {
        match (self.bold, self.italic) {
            (true, _) => Face::Bold,
            (false, true) => Face::Italic,
            (false, false) => Face::Regular,
        }
    }
}

/// Words in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub style: Style,
}

pub type Line = Vec<Span>;

/// Part of a word that stays together.
struct Bit {
    span: Span,
    width: f32,
    /// A space stands before it.
    spaced: bool,
    /// A line may begin with it.
    begins: bool,
}

/// Lines no wider than this many points. A word that is wider by itself is cut.
pub fn lines(letters: &Letters, inlines: &[Inline], base: &Style, size: f32, width: f32) -> Vec<Line> {
    let mut spans = Vec::new();
    collect(inlines, base, &mut spans);
    let mut lines = Vec::new();
    for part in spans.split(Option::is_none) {
        let part: Vec<Span> = part.iter().flatten().cloned().collect();
        lines.extend(filled(&cut(letters, &part, size, width), space(letters, size), width));
    }
    lines
}

fn space(letters: &Letters, size: f32) -> f32 {
    measure(letters, " ", Face::Regular, size)
}

fn measure(letters: &Letters, text: &str, face: Face, size: f32) -> f32 {
    letters.set(text, face).iter().map(|run| run.width(size)).sum()
}

/// `None` is a line break.
fn collect(inlines: &[Inline], style: &Style, out: &mut Vec<Option<Span>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { text, .. } | Inline::Mention { name: text, .. } => {
                out.push(Some(Span { text: text.clone(), style: style.clone() }));
            }
            Inline::Code(text) => {
                out.push(Some(Span { text: text.clone(), style: Style { code: true, ..style.clone() } }));
            }
            Inline::Strong(inner) => collect(inner, &Style { bold: true, ..style.clone() }, out),
            Inline::Emphasis(inner) => collect(inner, &Style { italic: true, ..style.clone() }, out),
            Inline::Link { url, text } => collect(text, &Style { link: safe_url(url), ..style.clone() }, out),
            Inline::Break => out.push(None),
        }
    }
}

/// Where a line may break: at spaces, and inside what is put together with a hyphen or a stroke.
fn cut(letters: &Letters, spans: &[Span], size: f32, width: f32) -> Vec<Bit> {
    let mut bits = Vec::new();
    let mut spaced = false;
    for Span { text, style } in spans {
        for (n, word) in text.split(' ').enumerate() {
            spaced |= n > 0;
            let mut begins = spaced;
            for part in parts(word) {
                let measured = measure(letters, part, style.face(), size);
                let span = Span { text: part.to_owned(), style: style.clone() };
                let whole = Bit { span, width: measured, spaced, begins };
                if measured <= width {
                    bits.push(whole)
                } else {
                    bits.extend(chopped(letters, &whole, size, width))
                }
                (spaced, begins) = (false, true);
            }
        }
    }
    bits
}

/// `sags-` and `behandling`: after a hyphen or a stroke with three letters on both sides.
fn parts(word: &str) -> Vec<&str> {
    let long = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    let mut parts = Vec::new();
    let mut rest = word;
    let mut from = 0;
    while let Some(at) = rest[from..].find(['-', '/']).map(|at| from + at + 1) {
        let (before, after) = rest.split_at(at);
        if long(before) && long(after) {
            parts.push(before);
            (rest, from) = (after, 0);
        } else {
            from = at;
        }
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// What is wider than a line is cut between its letters.
fn chopped(letters: &Letters, bit: &Bit, size: f32, width: f32) -> Vec<Bit> {
    let mut pieces: Vec<Bit> = Vec::new();
    for sign in bit.span.text.chars() {
        let measured = measure(letters, &sign.to_string(), bit.span.style.face(), size);
        match pieces.last_mut() {
            Some(last) if last.width + measured <= width => {
                last.span.text.push(sign);
                last.width += measured;
            }
            _ => {
                let span = Span { text: sign.to_string(), style: bit.span.style.clone() };
                let first = pieces.is_empty();
                let (spaced, begins) = (bit.spaced && first, bit.begins || !first);
                pieces.push(Bit { span, width: measured, spaced, begins });
            }
        }
    }
    pieces
}

fn filled(bits: &[Bit], space: f32, width: f32) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    let mut used = 0.0;
    let mut at = 0;
    while at < bits.len() {
        // What is written in several styles moves to the next line as one.
        let next = (at + 1..bits.len()).find(|n| bits[*n].begins).unwrap_or(bits.len());
        let word = &bits[at..next];
        let wide: f32 = word.iter().map(|bit| bit.width).sum();
        let gap = if word[0].spaced { space } else { 0.0 };
        if used > 0.0 && used + gap + wide > width {
            lines.push(Line::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0.0 && word[0].spaced {
                add_space(line, &word[0].span.style);
                used += gap;
            }
            word.iter().for_each(|bit| add(line, &bit.span));
        }
        used += wide;
        at = next;
    }
    lines
}

/// Between two styles the space is neither link nor typed.
fn add_space(line: &mut Line, next: &Style) {
    let Some(last) = line.last_mut() else { return };
    if last.style == *next {
        last.text.push(' ');
        return;
    }
    let style = Style { bold: last.style.bold && next.bold, ..Style::default() };
    add(line, &Span { text: " ".to_owned(), style });
}

fn add(line: &mut Line, span: &Span) {
    match line.last_mut() {
        Some(last) if last.style == span.style => last.text.push_str(&span.text),
        _ => line.push(span.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Block, from_markdown};
    use expect_test::{Expect, expect};

    fn check(text: &str, width: f32, expected: Expect) {
        let Block::Paragraph(inlines) = &from_markdown(text).0[0] else { panic!("a paragraph") };
        let letters = Letters::open().expect("the fonts on board");
        let told: Vec<String> = lines(&letters, inlines, &Style::default(), 10.0, width)
            .iter()
            .map(|line| {
                let spans = line.iter().map(|Span { text, style }| match style {
                    Style { code: true, .. } => format!("[{text}]"),
                    Style { bold: true, .. } => format!("*{text}*"),
                    Style { link: Some(url), .. } => format!("<{text}|{url}>"),
                    _ => text.clone(),
                });
                spans.collect::<String>()
            })
            .collect();
        expected.assert_eq(&told.join("\n"));
    }

    #[test]
    fn lines_break_between_words_and_keep_their_styles() {
        check(
            "En **fed start:** Skriv `!dialog idé`, eller [se mere](https://a.dk) om sagsbehandlings-systemet, cpr-nr\\\nog e-Boks.",
            120.0,
            expect![[r#"
                En *fed start:* Skriv [!dialog]
                [idé], eller <se mere|https://a.dk> om
                sagsbehandlings-
                systemet, cpr-nr
                og e-Boks."#]],
        );
    }

    #[test]
    fn what_is_too_wide_by_itself_is_cut_and_nothing_is_lost() {
        check(
            &format!("a {} b", "ordsomerlangt".repeat(3)),
            80.0,
            expect![[r#"
            a
            ordsomerlangto
            rdsomerlangtor
            dsomerlangt b"#]],
        );
        check("a", 1.0, expect!["a"]);
    }
}

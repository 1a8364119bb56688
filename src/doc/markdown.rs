//! A document as Markdown (CommonMark), for platforms and files that speak it. What people wrote stays text.
//! Deliberately absent: parsing (`markdown_in`), and mentions as links; a name stands as a name.

use super::outline::{hang, stacked};
use super::{Block, Doc, Inline, clean_text, safe_url};

/// Markdown without a line break at the end.
pub fn markdown(doc: &Doc) -> String {
    lines(doc).join("\n")
}

fn lines(doc: &Doc) -> Vec<String> {
    let mut lists_in_a_row = 0usize;
    let never_close = |_: &Block, _: &Block| false;
    stacked(doc, never_close, |block| {
        // Two lists in a row would melt into one; another bullet keeps them apart.
        lists_in_a_row = if matches!(block, Block::List { .. }) { lists_in_a_row + 1 } else { 0 };
        block_lines(block, lists_in_a_row.is_multiple_of(2))
    })
}

fn block_lines(block: &Block, other_bullet: bool) -> Vec<String> {
    match block {
        Block::Heading(inlines) => {
            // Text at the end could close the heading; a `#` of our own stands in a reference.
            let text = inline_markdown(inlines).replace("\\\n", " ").replace('#', "\\#").replace("&\\#", "&#");
            if text.trim().is_empty() { Vec::new() } else { vec![format!("### {}", text.trim())] }
        }
        Block::Paragraph(inlines) => paragraph_lines(inlines),
        Block::List { first, items } => list_lines(*first, items, other_bullet),
        Block::Quote(doc) => lines(doc).into_iter().map(|line| format!("> {line}").trim_end().to_owned()).collect(),
        Block::Code(code) => code_lines(&clean_text(code)),
        // Not `---`, which under a line of text would make it a heading, nor `***`, which after `* ` is one long rule.
        Block::Rule => vec!["___".to_owned()],
    }
}

fn paragraph_lines(inlines: &[Inline]) -> Vec<String> {
    let text = inline_markdown(inlines);
    // An empty line would end the paragraph, and a break at its end would show as a backslash.
    let lines: Vec<_> = text.split("\\\n").map(str::trim).filter(|line| !line.is_empty()).map(guard_start).collect();
    let last = lines.len().saturating_sub(1);
    lines.into_iter().enumerate().map(|(n, line)| if n < last { line + "\\" } else { line }).collect()
}

/// Text at the start of a line could be a heading, a bullet, a number or an underline. Our own markup never starts
/// with one of these.
fn guard_start(line: &str) -> String {
    if line.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}

fn list_lines(first: Option<u32>, items: &[Doc], other_bullet: bool) -> Vec<String> {
    let tight = items.iter().all(is_close);
    let mut lines = Vec::new();
    for (index, item) in (0u32..).zip(items) {
        let bullet = match (first, other_bullet) {
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
            (Some(first), false) => format!("{}. ", first.saturating_add(index)),
            (Some(first), true) => format!("{}) ", first.saturating_add(index)),
        };
        let inner =
            if tight { item.0.iter().flat_map(|block| block_lines(block, false)).collect() } else { self::lines(item) };
        if !tight && index > 0 {
            lines.push(String::new());
        }
        lines.extend(hang(&bullet, inner).into_iter().map(|line| line.trim_end().to_owned()));
    }
    lines
}

/// May the item stand without empty lines? Right under a line of text, only a list from 1 that begins with something
/// is taken for a list.
fn is_close(item: &Doc) -> bool {
    match item.0.as_slice() {
        [] | [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { first: None | Some(1), items }] => {
            items.iter().all(|item| is_close(item) && !lines(item).is_empty())
        }
        _ => false,
    }
}

fn code_lines(code: &str) -> Vec<String> {
    let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
    let mut lines = vec![fence.clone()];
    lines.extend(code.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// A break is a backslash and a line feed; there is no other line feed.
fn inline_markdown(inlines: &[Inline]) -> String {
    let mut line = Line::default();
    line.push(inlines, Marked::default());
    line.out
}

/// What stands around: in strong text or emphasis the same again says nothing more, and its marks would run together.
#[derive(Clone, Copy, Default)]
struct Marked {
    strong: bool,
    emphasis: bool,
}

/// Inline Markdown in the making.
#[derive(Default)]
struct Line {
    out: String,
    /// Right after marks that a letter must not touch.
    edge: Option<usize>,
    /// Code at the end: where its span begins, where it ends, and what is in it.
    code: Option<(usize, usize, String)>,
}

impl Line {
    fn push(&mut self, inlines: &[Inline], around: Marked) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Mention { name: text, .. } | Inline::Time { text, .. } => {
                    self.out.push_str(&escape(text));
                }
                Inline::Strong(inner) if around.strong => self.push(inner, around),
                Inline::Strong(inner) => self.push_marked(2, inner, Marked { strong: true, ..around }),
                Inline::Emphasis(inner) if around.emphasis => self.push(inner, around),
                Inline::Emphasis(inner) => self.push_marked(1, inner, Marked { emphasis: true, ..around }),
                Inline::Code(code) => self.push_code(code),
                Inline::Link { url, text } => self.push_link(url, text, around),
                Inline::Break => self.out.push_str("\\\n"),
            }
            self.part_from_marks();
        }
    }

    /// Two spans side by side would run together, so they become one.
    fn push_code(&mut self, code: &str) {
        let (start, before) = match self.code.take() {
            Some((start, end, before)) if end == self.out.len() => (start, before),
            _ => (self.out.len(), String::new()),
        };
        self.out.truncate(start);
        let code = before + code;
        self.out.push_str(&code_span(&code));
        self.code = Some((start, self.out.len(), code));
    }

    fn push_link(&mut self, url: &str, text: &[Inline], around: Marked) {
        let Some(url) = safe_url(url) else { return self.push(text, around) };
        let mut inner = Self::default();
        inner.push(text, around);
        let words = inner.out.replace("\\\n", " ");
        let words = if words.trim().is_empty() { escape(&url) } else { words.trim().to_owned() };
        self.out.push_str(&format!("[{words}]({url})"));
    }

    /// Marks must touch the words they mark, so spaces and breaks at the edges move outside; and they must not run
    /// together with marks beside or within them, so there are two kinds; where neither is free, the words go without.
    fn push_marked(&mut self, width: usize, inlines: &[Inline], around: Marked) {
        let mut inner = Self::default();
        inner.push(inlines, around);
        let core = trim(&inner.out);
        let Some((before, after)) = inner.out.split_once(core).filter(|_| !core.is_empty()) else {
            self.out.push_str(&inner.out);
            return;
        };
        let beside = if before.is_empty() { self.out.as_str() } else { before };
        let free = |mark: &&str| !beside.ends_with(*mark) && !core.starts_with(*mark) && !core.ends_with(*mark);
        let Some(mark) = ["*", "_"].into_iter().find(free) else {
            return self.push(inlines, Marked { strong: true, emphasis: true });
        };
        let open = |edge: Option<char>| mark == "_" || edge.is_some_and(|c| !c.is_alphanumeric());
        self.out.push_str(before);
        if open(core.chars().next())
            && let Some(letter) = self.out.chars().next_back().filter(|c| is_letter(*c))
        {
            self.out.truncate(self.out.len() - letter.len_utf8());
            self.out.push_str(&reference(letter));
        }
        let marks = mark.repeat(width);
        self.out.push_str(&format!("{marks}{core}{marks}"));
        self.edge = open(core.chars().next_back()).then_some(self.out.len());
        self.out.push_str(after);
    }

    /// Between a letter and a sign, marks count as part of a word. A letter written as a reference begins and ends with
    /// a sign.
    fn part_from_marks(&mut self) {
        let Some(edge) = self.edge.filter(|edge| *edge < self.out.len()) else { return };
        self.edge = None;
        if let Some(letter) = self.out[edge..].chars().next().filter(|c| is_letter(*c)) {
            self.out.replace_range(edge..edge + letter.len_utf8(), &reference(letter));
        }
    }
}

fn is_letter(c: char) -> bool {
    !c.is_whitespace() && !c.is_ascii_punctuation()
}

fn reference(letter: char) -> String {
    format!("&#{};", u32::from(letter))
}

fn trim(text: &str) -> &str {
    let mut core = text;
    loop {
        let trimmed = core.trim_matches([' ', '\u{a0}']);
        let trimmed = trimmed.strip_prefix("\\\n").unwrap_or(trimmed);
        let trimmed = trimmed.strip_suffix("\\\n").unwrap_or(trimmed);
        if trimmed == core {
            return core;
        }
        core = trimmed;
    }
}

fn code_span(code: &str) -> String {
    let code = clean_text(code).replace('\n', " ");
    if code.trim().is_empty() {
        return code;
    }
    let fence = "`".repeat(longest_run(&code, '`') + 1);
    let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean_text(text).chars() {
        match c {
            '\n' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::samples::{docs, everything, hostile_text, marks};
    use crate::doc::{from_markdown, html, plain};
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn everything_as_markdown() {
        expect![[r#"
            ### Trin 2: det, vi så

            Hej Anna Sø \& gæst \<b\>. Nu er der __3 minutter *tilbage*__, til kl. 10.35.\
            Skriv `!dialog svar 2` eller læs [mere her](https://example.dk/om?a=1&b=2).

            - \* ikke en liste

            - to

              3. tre
              4. fire

            > 1\. Vi prøver det.
            >
            > \# Ja

            ````
            if a < b {
                ```
            }
            ````

            ___

            \_slut\_ \[x\](javascript:y) \<script\>"#]]
        .assert_eq(&markdown(&everything()));
    }

    #[test]
    fn two_lists_stay_two() {
        let list = || Block::List { first: None, items: vec![Doc::text("a"), Doc::text("b")] };
        let doc = Doc(vec![list(), list(), list()]);
        assert_eq!(from_markdown(&markdown(&doc)), doc);
    }

    /// Marks that run together became strong text that nobody wrote; between a sign and a letter they opened or closed
    /// elsewhere.
    #[test]
    fn marks_beside_marks_and_signs() {
        let text = |text: &str| Inline::Text(text.to_owned());
        let star = || Inline::Code("*".to_owned());
        let check = |inlines: Vec<Inline>, expected: &str| {
            let doc = Doc(vec![Block::List { first: None, items: vec![Doc(vec![Block::Heading(inlines)])] }]);
            assert_eq!(markdown(&doc), expected);
            assert_eq!(letters(&plain(&from_markdown(expected))), letters(&plain(&doc)));
        };
        let twice = Inline::Emphasis(vec![Inline::Emphasis(vec![text("*")])]);
        check(vec![Inline::Strong(vec![text("_")]), twice], r"- ### **\_**_\*_");
        check(
            vec![Inline::Strong(vec![text("_"), Inline::Emphasis(vec![star()]), text("a")])],
            "- ### **\\_*`*`*&#97;**",
        );
        check(vec![text("a"), Inline::Emphasis(vec![star(), star()])], "- ### &#97;*`**`*");
    }

    /// What is left when all whitespace is: renderings may wrap and collapse, never lose.
    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn text_stays_text(text in hostile_text(), name in hostile_text()) {
            let mut inlines = vec![Inline::Text(text.clone())];
            inlines.push(Inline::Mention { account: None, name });
            let doc = Doc(vec![Block::Paragraph(inlines)]);
            let back = from_markdown(&markdown(&doc));
            prop_assert!(back.0.len() <= 1);
            for block in &back.0 {
                let Block::Paragraph(inlines) = block else { panic!("{block:?}") };
                prop_assert!(matches!(inlines.as_slice(), [Inline::Text(_)]), "{:?}", inlines);
            }
            prop_assert_eq!(letters(&plain(&back)), letters(&plain(&doc)));
        }

        #[test]
        fn marks_neither_grow_nor_show(inlines in marks(), heading: bool) {
            let doc = Doc(vec![if heading { Block::Heading(inlines) } else { Block::Paragraph(inlines) }]);
            let back = from_markdown(&markdown(&doc));
            let (was, is) = (html(&doc, &|_| None), html(&back, &|_| None));
            for tag in ["<strong", "<em"] {
                prop_assert!(is.matches(tag).count() <= was.matches(tag).count(), "{} in {}", tag, is);
            }
            prop_assert_eq!(letters(&plain(&back)), letters(&plain(&doc)));
        }

        #[test]
        fn no_document_grows_markup(doc in docs()) {
            let back = html(&from_markdown(&markdown(&doc)), &|_| None);
            let was = html(&doc, &|_| None);
            for tag in ["<a ", "<h4", "<hr", "<pre", "<blockquote", "<ul", "<ol", "<strong", "<em"] {
                prop_assert!(back.matches(tag).count() <= was.matches(tag).count(), "{} in {}", tag, back);
            }
        }
    }
}

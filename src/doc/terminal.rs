//! A document for a terminal: wrapped at a width, bullets and quotes hung, bold and dim where there is colour.
//! Deliberately absent: asking the terminal anything; width and colour come in.

use super::{Block, Doc, Inline, clean_text};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// However deep a list is, its text gets this many columns: one word a line is no longer reading.
const MIN_COLUMNS: usize = 8;

/// Lines separated by `\n`, without one at the end, none wider than `width` columns (a `width` under some 20 columns
/// excepted). No word is cut that fits on a line; a longer one, such as an address, is cut after a mark in it.
/// `colour` allows ANSI escapes; every line ends without any in effect.
pub fn terminal(doc: &Doc, width: usize, colour: bool) -> String {
    Page { colour }.doc(doc, width).join("\n")
}

struct Page {
    colour: bool,
}

/// How a character looks. Styles add up.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Style {
    bold: bool,
    dim: bool,
    italic: bool,
    magenta: bool,
}

impl Style {
    const DIM: Self = Self { bold: false, dim: true, italic: false, magenta: false };

    /// Something to type. Magenta, the one colour of the usual sixteen that can be read on white as well as on black (over
    /// 4.5 to 1 on both).
    const TYPED: Self = Self { bold: false, dim: false, italic: false, magenta: true };

    /// ANSI "select graphic rendition", from nothing.
    fn start(self) -> String {
        let codes = [(self.bold, "1"), (self.dim, "2"), (self.italic, "3"), (self.magenta, "35")];
        let codes: Vec<_> = codes.into_iter().filter_map(|(on, code)| on.then_some(code)).collect();
        if codes.is_empty() { String::new() } else { format!("\u{1b}[{}m", codes.join(";")) }
    }
}

/// One character as people see it.
struct Cell {
    text: String,
    columns: usize,
    style: Style,
}

impl Cell {
    fn is_space(&self) -> bool {
        self.text == " "
    }

    fn is_break(&self) -> bool {
        self.text == "\n"
    }
}

impl Page {
    fn doc(&self, doc: &Doc, width: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        for block in &doc.0 {
            let these = self.block(block, width);
            if these.is_empty() {
                continue;
            }
            let close = matches!(
                (before, block),
                (Some(Block::Heading(_)), _) | (Some(Block::Paragraph(_)), Block::List { .. })
            );
            if before.is_some() && !close {
                lines.push(String::new());
            }
            lines.extend(these);
            before = Some(block);
        }
        lines
    }

    fn block(&self, block: &Block, width: usize) -> Vec<String> {
        match block {
            Block::Heading(inlines) => self.wrapped(inlines, Style { bold: true, ..Style::default() }, width),
            Block::Paragraph(inlines) => self.wrapped(inlines, Style::default(), width),
            Block::List { first, items } => {
                let last = first.map(|first| first.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX)) - 1);
                let bullet_columns = last.map_or(2, |last| last.to_string().len() + 2);
                let inner = width.saturating_sub(bullet_columns).max(MIN_COLUMNS);
                let mut lines = Vec::new();
                for (index, item) in (0u32..).zip(items) {
                    let bullet = match first {
                        Some(first) => format!("{}.", first.saturating_add(index)),
                        None => "•".to_owned(),
                    };
                    let bullet = self.painted(&format!("{bullet:>width$} ", width = bullet_columns - 1), Style::DIM);
                    let mut item_lines: Vec<_> = item.0.iter().flat_map(|block| self.block(block, inner)).collect();
                    if item_lines.is_empty() {
                        item_lines.push(String::new());
                    }
                    lines.extend(hang(&bullet, &" ".repeat(bullet_columns), item_lines));
                }
                lines
            }
            Block::Quote(doc) => {
                let bar = self.painted("│ ", Style::DIM);
                hang(&bar, &bar, self.doc(doc, width.saturating_sub(2).max(MIN_COLUMNS)))
            }
            Block::Code(code) => clean_text(code).lines().flat_map(|line| self.code(line.trim_end(), width)).collect(),
            Block::Rule => vec![self.painted(&"─".repeat(width.min(40)), Style::DIM)],
        }
    }

    /// As it stands; what is too long goes on further in.
    fn code(&self, line: &str, width: usize) -> Vec<String> {
        let mut cells = Vec::new();
        put(line, Style::TYPED, &mut cells);
        let indented = "    ";
        let inner = width.saturating_sub(indented.len()).max(MIN_COLUMNS);
        if cells.iter().map(|cell| cell.columns).sum::<usize>() <= width.saturating_sub(2) {
            return vec![format!("  {}", self.paint_line(&cells))];
        }
        let lines = wrap(&cells, inner).into_iter().map(|line| self.paint_line(line)).collect();
        hang("  ", indented, lines)
    }

    fn wrapped(&self, inlines: &[Inline], style: Style, width: usize) -> Vec<String> {
        let mut cells = Vec::new();
        flatten(inlines, style, &mut cells);
        let lines = cells.split(Cell::is_break).flat_map(|cells| self.hung(cells, width));
        lines.collect()
    }

    /// What begins with a number goes on under its words, as in a list.
    fn hung(&self, cells: &[Cell], width: usize) -> Vec<String> {
        let hang = number_columns(cells);
        let inner = if hang == 0 { width } else { width.saturating_sub(hang).max(MIN_COLUMNS) };
        let mut lines = wrap(&cells[hang..], inner).into_iter();
        let first = lines.next().map(|line| self.paint_line(&cells[..hang]) + self.paint_line(line).as_str());
        let rest = lines.map(|line| " ".repeat(hang) + self.paint_line(line).as_str());
        first.into_iter().chain(rest).collect()
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if !self.colour || text.is_empty() || style == Style::default() {
            return text.to_owned();
        }
        format!("{}{text}\u{1b}[0m", style.start())
    }

    fn paint_line(&self, cells: &[Cell]) -> String {
        cells
            .chunk_by(|a, b| a.style == b.style)
            .map(|run| self.painted(&run.iter().map(|cell| cell.text.as_str()).collect::<String>(), run[0].style))
            .collect()
    }
}

fn hang(first: &str, rest: &str, lines: Vec<String>) -> Vec<String> {
    let prefixes = std::iter::once(first).chain(std::iter::repeat(rest));
    prefixes.zip(lines).map(|(prefix, line)| format!("{prefix}{line}").trim_end().to_owned()).collect()
}

fn flatten(inlines: &[Inline], style: Style, cells: &mut Vec<Cell>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { text, .. } => put(text, style, cells),
            Inline::Strong(inner) => flatten(inner, Style { bold: true, ..style }, cells),
            Inline::Emphasis(inner) => flatten(inner, Style { italic: true, ..style }, cells),
            Inline::Code(code) => put(code, Style { magenta: true, ..style }, cells),
            Inline::Link { url, text } => {
                let before = cells.len();
                flatten(text, style, cells);
                let shown: String = cells[before..].iter().map(|cell| cell.text.as_str()).collect();
                if shown.trim().is_empty() {
                    put(url, style, cells);
                } else if shown != *url {
                    put(&format!(" ({url})"), Style { dim: true, ..style }, cells);
                }
            }
            Inline::Mention { name, .. } => put(name, Style { bold: true, ..style }, cells),
            Inline::Break => cells.push(Cell { text: "\n".to_owned(), columns: 0, style }),
        }
    }
}

fn put(text: &str, style: Style, cells: &mut Vec<Cell>) {
    let text = clean_text(text).replace('\n', " ");
    cells.extend(text.graphemes(true).map(|g| Cell { text: g.to_owned(), columns: g.width(), style }));
}

/// How wide the number is that these begin with, the dot and the space after it included.
fn number_columns(cells: &[Cell]) -> usize {
    let digits = cells.iter().take_while(|cell| cell.text.chars().all(|c| c.is_ascii_digit())).count();
    let goes_on = |at: usize, text: &str| cells.get(digits + at).is_some_and(|cell| cell.text == text);
    let is_number = (1..=3).contains(&digits) && goes_on(0, ".") && goes_on(1, " ") && cells.len() > digits + 2;
    if is_number { digits + 2 } else { 0 }
}

/// Where a word that is wider than a line may be cut, without a hyphen that was not there.
const MARKS: [&str; 7] = ["/", "-", "?", "&", "=", "_", "."];

/// Greedy: words as long as they fit. A word wider than the line is cut after a mark in it, else between characters.
fn wrap(cells: &[Cell], width: usize) -> Vec<&[Cell]> {
    let mut lines = Vec::new();
    let mut rest = cells;
    while !rest.is_empty() {
        let skipped = rest.iter().take_while(|cell| cell.is_space()).count();
        rest = &rest[skipped..];
        let (end, next) = line_end(rest, width.max(1));
        let trailing = rest[..end].iter().rev().take_while(|cell| cell.is_space()).count();
        if end - trailing > 0 {
            lines.push(&rest[..end - trailing]);
        }
        rest = &rest[next..];
    }
    lines
}

/// Where the first line of `cells` ends, and where the next begins.
fn line_end(cells: &[Cell], width: usize) -> (usize, usize) {
    let mut columns = 0;
    let mut last_space = None;
    for (index, cell) in cells.iter().enumerate() {
        if cell.is_space() {
            last_space = Some(index);
        }
        columns += cell.columns;
        if columns > width && !cell.is_space() {
            return match last_space {
                Some(space) => (space, space + 1),
                None => {
                    let mark = cells[..index].iter().rposition(|cell| MARKS.contains(&cell.text.as_str()));
                    let end = mark.map_or(index, |mark| mark + 1).max(1);
                    (end, end)
                }
            };
        }
    }
    (cells.len(), cells.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::samples::{docs, everything};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(doc: &Doc, width: usize, colour: bool, expected: Expect) {
        expected.assert_eq(&terminal(doc, width, colour).replace('\u{1b}', "^"));
    }

    #[test]
    fn wrapped_and_hung() {
        check(
            &everything(),
            32,
            false,
            expect![[r#"
                Trin 2: det, vi så
                Hej Anna Sø & gæst <b>. Nu er
                der 3 minutter tilbage, til kl.
                10.35.
                Skriv !dialog svar 2 eller læs
                mere her
                (https://example.dk/om?a=1&b=2).
                • * ikke en liste
                • to
                  3. tre
                  4. fire

                │ 1. Vi prøver det.
                │
                │ # Ja

                  if a < b {
                      ```
                  }

                ────────────────────────────────

                _slut_ [x](javascript:y)
                <script>"#]],
        );
    }

    #[test]
    fn with_colour() {
        check(
            &everything(),
            80,
            true,
            expect![[r#"
                ^[1mTrin 2: det, vi så^[0m
                Hej ^[1mAnna Sø^[0m & ^[1mgæst <b>^[0m. Nu er der ^[1m3 minutter ^[0m^[1;3mtilbage^[0m, til kl. 10.35.
                Skriv ^[35m!dialog svar 2^[0m eller læs mere her^[2m (https://example.dk/om?a=1&b=2)^[0m.
                ^[2m• ^[0m* ikke en liste
                ^[2m• ^[0mto
                  ^[2m3. ^[0mtre
                  ^[2m4. ^[0mfire

                ^[2m│ ^[0m1. Vi prøver det.
                ^[2m│ ^[0m
                ^[2m│ ^[0m# Ja

                  ^[35mif a < b {^[0m
                  ^[35m    ```^[0m
                  ^[35m}^[0m

                ^[2m────────────────────────────────────────^[0m

                _slut_ [x](javascript:y) <script>"#]],
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check(
            &Doc::text("👩‍💻👩‍💻👩‍💻👩‍💻 æøå漢字漢字漢字"),
            6,
            false,
            expect![[r#"
            👩‍💻👩‍💻👩‍💻
            👩‍💻
            æøå漢
            字漢字
            漢字"#]],
        );
    }

    #[test]
    fn what_is_too_long_goes_on_further_in() {
        let url = "https://example.dk/sites/default/files/2023-10/et-langt-navn.pdf";
        let mut doc = Doc::text(&format!("9. Tag den med hjem til borgeren.\n2026. Året\n({url})"));
        doc.push(Block::Code("!dialog læring skete: … nu: …".into()));
        check(
            &doc,
            24,
            false,
            expect![[r#"
                9. Tag den med hjem til
                   borgeren.
                2026. Året
                (https://example.dk/
                sites/default/files/
                2023-10/et-langt-navn.
                pdf)

                  !dialog læring
                    skete: … nu: …"#]],
        );
    }

    #[test]
    fn nobody_can_paint_our_terminal() {
        check(&Doc::text("\u{1b}[2J\u{9b}31mrød\u{7}"), 40, true, expect!["[2J31mrød"]);
    }

    #[test]
    fn a_line_of_code_with_nothing_to_see_is_not_painted() {
        let item = Doc(vec![Block::Heading(vec![Inline::Text("*".into())]), Block::Code("\u{a0}".into())]);
        let doc = Doc(vec![Block::List { first: None, items: vec![item] }]);
        check(&doc, 24, true, expect![["^[2m• ^[0m^[1m*^[0m\n"]]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(doc in docs(), width in 24usize..90) {
            for line in terminal(&doc, width, false).lines() {
                prop_assert!(line.width() <= width, "{:?}", line);
                prop_assert!(!line.contains(char::is_control));
            }
        }

        #[test]
        fn colour_changes_no_letter(doc in docs(), width in 24usize..90) {
            let mut painted = terminal(&doc, width, true);
            while let Some(start) = painted.find('\u{1b}') {
                let end = start + painted[start..].find('m').unwrap();
                painted.replace_range(start..=end, "");
            }
            let bare = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(bare(&painted), bare(&terminal(&doc, width, false)));
        }
    }
}

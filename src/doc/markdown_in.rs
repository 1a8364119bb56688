//! Markdown (CommonMark) as authors and translators write it becomes a document.
//! Deliberately absent: HTML, tables, images: HTML is shown as the text it is, an image becomes a link.
//! What people write in a chat is never parsed here.

use super::{Block, Doc, Inline};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Quotes, lists and emphasis nested deeper than this are flattened: nobody writes it, and the stack is finite.
const MAX_DEPTH: usize = 16;

/// Parses CommonMark. Never fails: every text is some document. A line break in a paragraph is a space; two spaces or
/// `\` at the end of a line make a `Break`. Headings of all levels are one kind.
pub fn from_markdown(text: &str) -> Doc {
    let events = shallow(Parser::new(text));
    Doc(blocks(&mut events.into_iter()))
}

/// As `from_markdown`, for a manual that is printed: a table becomes a list, one point for each row, and pictures are left
/// out.
pub fn from_manual(text: &str) -> Doc {
    let mut depth = 0usize;
    let written = Parser::new_ext(text, Options::ENABLE_TABLES).filter(|event| {
        depth += usize::from(matches!(event, Event::Start(Tag::Image { .. })));
        let shown = depth == 0;
        depth -= usize::from(matches!(event, Event::End(TagEnd::Image)));
        shown
    });
    let mut doc = Doc(blocks(&mut shallow(written).into_iter()));
    doc.0.retain(|block| !matches!(block, Block::Paragraph(words) if words.is_empty()));
    doc
}

type Events<'a> = std::vec::IntoIter<Event<'a>>;

/// Drops the start and end of everything nested too deeply, and keeps what is in it.
fn shallow<'a>(parser: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut kept = Vec::new();
    let mut open = Vec::new();
    let mut depth = 0usize;
    for event in parser {
        match event {
            Event::Start(tag) => {
                let keep = match tag {
                    // An item lives and dies with its list; the others cannot nest.
                    Tag::Item => open.last().copied().unwrap_or(true),
                    _ => depth < MAX_DEPTH,
                };
                let nests = !matches!(tag, Tag::Item);
                depth += usize::from(nests);
                open.push(keep);
                if keep {
                    kept.push(Event::Start(tag));
                }
            }
            Event::End(end) => {
                depth -= usize::from(!matches!(end, TagEnd::Item));
                if open.pop().unwrap_or(true) {
                    kept.push(Event::End(end));
                }
            }
            other => kept.push(other),
        }
    }
    kept
}

/// Blocks up to the end of the surrounding one.
fn blocks(events: &mut Events<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    // The items of a tight list hold text without a paragraph around it.
    let mut loose: Vec<Inline> = Vec::new();
    while let Some(event) = events.next() {
        let block = match event {
            Event::End(_) => break,
            Event::Start(Tag::Paragraph) => Block::Paragraph(trimmed(inlines(events))),
            Event::Start(Tag::Heading { .. }) => Block::Heading(trimmed(inlines(events))),
            Event::Start(Tag::BlockQuote(_)) => Block::Quote(Doc(self::blocks(events))),
            Event::Start(Tag::CodeBlock(_)) => {
                let code = raw_text(events);
                Block::Code(code.strip_suffix('\n').unwrap_or(&code).to_owned())
            }
            Event::Start(Tag::HtmlBlock) => Block::Paragraph(Inline::literal(&raw_text(events))),
            Event::Start(Tag::List(first)) => {
                Block::List { first: first.map(|n| u32::try_from(n).unwrap_or(u32::MAX)), items: items(events) }
            }
            Event::Start(Tag::Table(_)) => Block::List { first: None, items: rows(events) },
            Event::Rule => Block::Rule,
            other => {
                inline(other, events, &mut loose);
                continue;
            }
        };
        flush(&mut loose, &mut blocks);
        blocks.push(block);
    }
    flush(&mut loose, &mut blocks);
    blocks
}

fn flush(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let inlines = trimmed(std::mem::take(loose));
    if !inlines.is_empty() {
        blocks.push(Block::Paragraph(inlines));
    }
}

fn items(events: &mut Events<'_>) -> Vec<Doc> {
    let mut items = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Item) => items.push(Doc(blocks(events))),
            Event::End(_) => break,
            // A list holds nothing but items.
            _ => {}
        }
    }
    items
}

/// A column with longer cells than this is told apart by its name.
const SHORT_CELL: usize = 40;

/// Each row of a table as a point: its first cell in bold, and the others after it. Where two of them are long, they stand
/// below it with the names of their columns.
fn rows(events: &mut Events<'_>) -> Vec<Doc> {
    let mut names = Vec::new();
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::TableHead) => names = cells(events),
            Event::Start(Tag::TableRow) => rows.push(cells(events)),
            Event::End(_) => break,
            _ => {}
        }
    }
    let line = |cell: &Vec<Inline>| super::line(&Doc::paragraph(cell.clone()));
    let is_long =
        |n: usize| rows.iter().filter_map(|row| row.get(n)).any(|cell| line(cell).chars().count() > SHORT_CELL);
    let long: Vec<usize> = (1..names.len()).filter(|n| is_long(*n)).collect();
    let named = |n: usize| names.get(n).filter(|_| long.len() > 1 && long.contains(&n)).map(line);
    rows.iter().map(|cells| Doc::paragraph(row(cells, &named))).collect()
}

fn cells(events: &mut Events<'_>) -> Vec<Vec<Inline>> {
    let mut cells = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::TableCell) => cells.push(trimmed(inlines(events))),
            Event::End(_) => break,
            _ => {}
        }
    }
    cells
}

fn row(cells: &[Vec<Inline>], named: &dyn Fn(usize) -> Option<String>) -> Vec<Inline> {
    let mut out = Vec::new();
    for (n, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        if let Some(name) = named(n) {
            out.push(Inline::Break);
            out.push(Inline::Emphasis(vec![Inline::Text(format!("{name}: "))]));
        } else if !out.is_empty() {
            out.push(Inline::Text(" · ".to_owned()));
        }
        if n == 0 { out.push(Inline::Strong(cell.clone())) } else { out.extend(cell.clone()) }
    }
    out
}

/// Inlines up to the end of the surrounding block or inline.
fn inlines(events: &mut Events<'_>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    while let Some(event) = events.next() {
        if matches!(event, Event::End(_)) {
            break;
        }
        inline(event, events, &mut inlines);
    }
    inlines
}

fn inline(event: Event<'_>, events: &mut Events<'_>, out: &mut Vec<Inline>) {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => push_text(&text, out),
        Event::SoftBreak => push_text(" ", out),
        Event::HardBreak => out.push(Inline::Break),
        Event::Code(code) => out.push(Inline::Code(code.into_string())),
        Event::Start(Tag::Strong) => out.push(Inline::Strong(inlines(events))),
        Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis(inlines(events))),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            out.push(Inline::Link { url: dest_url.into_string(), text: inlines(events) });
        }
        // Only with extensions that are not turned on.
        Event::Start(_) => out.extend(inlines(events)),
        _ => {}
    }
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end_matches([' ', '\n']).len());
        if text.is_empty() {
            inlines.pop();
        }
    }
    inlines
}

/// The text up to the end of the surrounding block, as it stands.
fn raw_text(events: &mut Events<'_>) -> String {
    let mut text = String::new();
    for event in events.by_ref() {
        match event {
            Event::End(_) => break,
            Event::Text(more) | Event::Html(more) => text.push_str(&more),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::samples::hostile_text;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&crate::doc::html(&from_markdown(text), &|_| None).replace("><", ">\n<"));
    }

    #[test]
    fn what_an_author_writes() {
        check(
            "## Sagen\n\nLea *tøver* ved **skærmen**\nog spørger `!dialog jura`.\\\nHvad nu?\n\n\
             1. Se [loven](https://example.dk)\n2. Tal\n   - sammen\n\n   længe\n\n> Citat\n> mere\n\n---\n\n```\na\n\nb\n```\n",
            expect![[r#"
                <h4>Sagen</h4>
                <p>Lea <em>tøver</em> ved <strong>skærmen</strong> og spørger <code>!dialog jura</code>.<br>Hvad nu?</p>
                <ol>
                <li>Se <a href="https://example.dk">loven</a>
                </li>
                <li>
                <p>Tal</p>
                <ul>
                <li>sammen</li>
                </ul>
                <p>længe</p>
                </li>
                </ol>
                <blockquote>
                <p>Citat mere</p>
                </blockquote>
                <hr>
                <pre>
                <code>a

                b</code>
                </pre>"#]],
        );
    }

    #[test]
    fn html_is_text() {
        check(
            "<b>fed</b>\n\n<div>\nx\n</div>\n\n![alt](https://example.dk/a.png)",
            expect![[r#"
            <p>&lt;b&gt;fed&lt;/b&gt;</p>
            <p>&lt;div&gt;<br>x<br>&lt;/div&gt;</p>
            <p>
            <a href="https://example.dk/a.png">alt</a>
            </p>"#]],
        );
    }

    #[test]
    fn in_a_manual_a_row_is_a_point_and_there_are_no_pictures() {
        let manual = "![en *telefon*](phone.png)\n\n| Tryk | Skriv | Så |\n|---|---|---|\n| ▶ | `næste` | I går *videre* |\n\
                      | | `pause` | uret står |\n| **Trin 2** | kort | lyt |\n\n\
                      | Trin | Det sker | Du gør |\n|---|---|---|\n| **2** | parrene siger hver en pointe eller to højt | \
                      gentag pointen når den står på tavlen |";
        let html = crate::doc::html(&from_manual(manual), &|_| None).replace("><", ">\n<");
        expect![[r#"
            <ul>
            <li>
            <strong>▶</strong> · <code>næste</code> · I går <em>videre</em>
            </li>
            <li>
            <code>pause</code> · uret står</li>
            <li>
            <strong>
            <strong>Trin 2</strong>
            </strong> · kort · lyt</li>
            </ul>
            <ul>
            <li>
            <strong>
            <strong>2</strong>
            </strong> · parrene siger hver en pointe eller to højt · gentag pointen når den står på tavlen</li>
            </ul>"#]]
        .assert_eq(&html);
        // An author's table is not read as one.
        assert!(crate::doc::plain(&from_markdown(manual)).contains("|---|"));
    }

    #[test]
    fn very_deep_nesting_is_flattened() {
        let doc = from_markdown(&format!("{} dybt", ">".repeat(5_000)));
        assert_eq!(crate::doc::plain(&doc).matches('>').count(), MAX_DEPTH);
        let lists = from_markdown(&"- ".repeat(3_000));
        assert!(crate::doc::plain(&lists).len() < 1_000);
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in any::<String>(), hostile in hostile_text()) {
            from_markdown(&text);
            from_markdown(&hostile);
        }
    }
}

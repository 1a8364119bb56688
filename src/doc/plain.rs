//! A document as plain text that reads well alone: the text of a notification, and of clients that show no markup.
//! Deliberately absent: wrapping and colour (`terminal`), and marks for bold and slanted text.

use super::outline::{leads_on, listed, stacked};
use super::{Block, Doc, Inline, clean_text};

/// Lines separated by `\n`, without one at the end.
pub fn plain(doc: &Doc) -> String {
    lines(doc).join("\n")
}

/// The whole document on one line, for a label or a title.
pub fn line(doc: &Doc) -> String {
    plain(doc).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of `inlines` without any mark.
pub(super) fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    write_inlines(inlines, &mut text);
    text
}

fn lines(doc: &Doc) -> Vec<String> {
    stacked(doc, leads_on, block_lines)
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(inlines) | Block::Paragraph(inlines) => {
            let text = inline_text(inlines);
            if text.trim().is_empty() { Vec::new() } else { text.lines().map(|l| l.trim().to_owned()).collect() }
        }
        Block::List { first, items } => {
            listed(*first, "• ", items, block_lines).into_iter().map(|line| line.trim_end().to_owned()).collect()
        }
        Block::Quote(doc) => lines(doc).into_iter().map(|line| format!("> {line}").trim_end().to_owned()).collect(),
        Block::Code(code) => clean_text(code).trim_end().lines().map(str::to_owned).collect(),
        Block::Rule => vec!["———".to_owned()],
    }
}

fn write_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text)
            | Inline::Code(text)
            | Inline::Mention { name: text, .. }
            | Inline::Time { text, .. } => {
                out.push_str(&clean_text(text).replace('\n', " "));
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => write_inlines(inner, out),
            Inline::Link { url, text } => {
                let text = inline_text(text);
                let url = clean_text(url).replace('\n', " ");
                out.push_str(&text);
                if text.trim().is_empty() {
                    out.push_str(&url);
                } else if text.trim() != url && format!("mailto:{}", text.trim()) != url {
                    out.push_str(&format!(" ({url})"));
                }
            }
            Inline::Break => out.push('\n'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::from_markdown;
    use crate::doc::samples::everything;
    use expect_test::{Expect, expect};

    fn check(doc: &Doc, expected: Expect) {
        expected.assert_eq(&plain(doc));
    }

    #[test]
    fn everything_reads_well_alone() {
        check(
            &everything(),
            expect![[r#"
                Trin 2: det, vi så
                Hej Anna Sø & gæst <b>. Nu er der 3 minutter tilbage, til kl. 10.35.
                Skriv !dialog svar 2 eller læs mere her (https://example.dk/om?a=1&b=2).
                • * ikke en liste
                • to
                  3. tre
                  4. fire

                > 1. Vi prøver det.
                >
                > # Ja

                if a < b {
                    ```
                }

                ———

                _slut_ [x](javascript:y) <script>"#]],
        );
    }

    #[test]
    fn paragraphs_are_apart_and_an_opened_list_is_close() {
        check(
            &from_markdown("En.\n\nTo:\n\n- a\n- b\n\n  mere b\n\nTre."),
            expect![[r#"
            En.

            To:
            • a
            • b
              mere b

            Tre."#]],
        );
    }

    #[test]
    fn a_label_is_one_line() {
        assert_eq!(line(&from_markdown("### Enig\n\nDet kan vi **leve** med")), "Enig Det kan vi leve med");
    }

    #[test]
    fn what_cannot_be_seen_is_not_sent() {
        check(&Doc(vec![Block::Paragraph(vec![Inline::Text("a\u{202e}b\u{1b}[2J\nc".into())])]), expect!["ab[2J c"]);
    }
}

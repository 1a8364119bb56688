//! `drejebog print guide`: the facilitator's guide on paper, from the same text as in `docs/`.
//! Deliberately absent: pictures, and links from one page of the guide to another; on paper they lead nowhere.

use crate::dialogue::lang::Lang;
use crate::doc::{Block, Doc, Inline, Sheet, from_manual, line};

/// What is printed by this name, unless a playbook has it.
pub const NAME: &str = "guide";

const DANISH: &str = include_str!("../../docs/facilitator.md");
const ENGLISH: &str = include_str!("../../docs/facilitator.en.md");

/// The guide's title, and its sheets: the checklist and what one presses, to have at hand in the meeting, and the rest.
pub fn sheets(lang: Lang) -> (String, Vec<Sheet>) {
    let text = match lang {
        Lang::Da => DANISH,
        Lang::En => ENGLISH,
    };
    let mut sections = text.split("\n## ");
    let opening = Sheet::of(printed(sections.next().unwrap_or_default()));
    let mut first = opening.text;
    sections.by_ref().take(2).for_each(|text| first.extend(section(text)));
    let mut rest = Doc::default();
    sections.for_each(|text| rest.extend(section(text)));
    (opening.heading, vec![Sheet { text: first, ..Sheet::default() }, Sheet::of(rest)])
}

fn section(text: &str) -> Doc {
    printed(&format!("## {text}"))
}

/// Without what leads nowhere.
fn printed(text: &str) -> Doc {
    let mut doc = from_manual(text);
    doc.0.retain(|block| !matches!(block, Block::Paragraph(words) if line(&without_links(words)).trim().is_empty()));
    doc
}

fn without_links(words: &[Inline]) -> Doc {
    fn kept(word: &Inline) -> Option<Inline> {
        match word {
            Inline::Link { .. } => None,
            Inline::Emphasis(inner) => Some(Inline::Emphasis(inner.iter().filter_map(kept).collect())),
            other => Some(other.clone()),
        }
    }
    Doc::paragraph(words.iter().filter_map(kept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::page::page;

    #[test]
    fn the_checklist_is_on_the_first_sheet_and_has_ten_lines() {
        for lang in Lang::ALL {
            let (title, sheets) = sheets(lang);
            assert!(!title.is_empty(), "{lang}");
            let [first, rest] = &sheets[..] else { panic!("two sheets") };
            let points = first.text.0.iter().filter_map(|block| match block {
                Block::List { first: Some(first), items } => Some((*first, items.len())),
                _ => None,
            });
            assert_eq!(points.collect::<Vec<_>>(), [(1, 3), (4, 3), (7, 2), (9, 2)], "{lang}");
            assert!(!rest.text.is_empty());
            let page = page(lang, &title, &sheets);
            for never in ["|--", "phone.png", "](", ".md", "href"] {
                assert!(!page.contains(never), "{lang}: {never}");
            }
        }
    }
}

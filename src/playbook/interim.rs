//! Stands in for `doc::from_markdown` until it is there: blocks only, no marks inside a line.
//! Deliberately absent: everything a pack's texts do not use.

use crate::doc::{Block, Doc, Inline};

pub(super) fn from_markdown(text: &str) -> Doc {
    let line = |text: &str| vec![Inline::Text(text.trim().to_owned())];
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).map(|block| {
        if let Some(heading) = block.strip_prefix('#') {
            Block::Heading(line(heading.trim_start_matches('#')))
        } else if let Some(items) = block.strip_prefix("- ") {
            let items = items.split("\n- ").map(|item| Doc(vec![Block::Paragraph(line(item))])).collect();
            Block::List { first: None, items }
        } else if let Some(quote) = block.strip_prefix('>') {
            Block::Quote(Doc(vec![Block::Paragraph(line(&quote.replace("\n>", "\n")))]))
        } else {
            Block::Paragraph(line(block))
        }
    });
    Doc(blocks.collect())
}

//! How blocks stand on lines of their own, for every rendering that is made of lines: what is apart, and what hangs where.
//!
//! Deliberately absent: what a block looks like, and spaces at the ends of lines, which mean something in some renderings.

use super::{Block, Doc};

/// The lines of all blocks, with an empty one between two that are not `close`.
pub fn stacked(
    doc: &Doc,
    close: impl Fn(&Block, &Block) -> bool,
    mut lines_of: impl FnMut(&Block) -> Vec<String>,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut before: Option<&Block> = None;
    for block in &doc.0 {
        let these = lines_of(block);
        if these.is_empty() {
            continue;
        }
        if before.is_some_and(|before| !close(before, block)) {
            lines.push(String::new());
        }
        lines.extend(these);
        before = Some(block);
    }
    lines
}

/// A heading and the sentence that opens a list belong to what follows: in a preview every line counts.
pub fn leads_on(before: &Block, block: &Block) -> bool {
    matches!((before, block), (Block::Heading(_), _) | (Block::Paragraph(_), Block::List { .. }))
}

/// The items of a list, each behind its number or `sign`. They stand close, so the blocks within one do too.
pub fn listed(first: Option<u32>, sign: &str, items: &[Doc], lines_of: impl Fn(&Block) -> Vec<String>) -> Vec<String> {
    let item = |(index, item): (u32, &Doc)| {
        let bullet = first.map_or_else(|| sign.to_owned(), |first| format!("{}. ", first.saturating_add(index)));
        hang(&bullet, item.0.iter().flat_map(&lines_of).collect())
    };
    (0..).zip(items).flat_map(item).collect()
}

/// The first line behind the bullet, the others below its text. Where there is nothing to say, the bullet stands alone.
pub(super) fn hang(bullet: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return vec![bullet.trim_end().to_owned()];
    }
    let indent = " ".repeat(bullet.chars().count());
    let prefixes = std::iter::once(bullet).chain(std::iter::repeat(indent.as_str()));
    prefixes.zip(lines).map(|(prefix, line)| format!("{prefix}{line}")).collect()
}

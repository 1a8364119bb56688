//! A sheet of paper: something to read, and room to write by hand.
//! Deliberately absent: how it is laid out and printed (`documents::page`).

use super::{Block, Doc, line};

/// What is printed together, beginning on a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// May be empty.
    pub heading: String,
    /// Whom it is for, and how many are printed; stands small beside the heading. May be empty.
    pub aside: String,
    pub text: Doc,
    /// Boxes below the text, row by row; those of a row stand side by side.
    pub boxes: Vec<Vec<Blank>>,
}

/// An empty box with a label in its corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blank {
    pub label: String,
    /// What is asked, above the room to write; may be empty.
    pub text: Doc,
    /// How many lines there is room for.
    pub lines: u16,
    /// Without lines drawn: room for dots.
    pub open: bool,
}

impl Blank {
    /// Lines to write on under a label.
    pub fn lines(label: String, lines: u16) -> Self {
        Self { label, lines, ..Self::default() }
    }
}

impl Sheet {
    /// The sheet with this text. A heading that opens it becomes the sheet's own.
    pub fn of(text: Doc) -> Self {
        let mut blocks = text.0;
        let opens = matches!(blocks.first(), Some(Block::Heading(_)));
        let heading = if opens { line(&Doc(vec![blocks.remove(0)])) } else { String::new() };
        Self { heading, text: Doc(blocks), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::from_markdown;

    #[test]
    fn only_a_heading_that_opens_the_text_is_the_sheets_own() {
        let sheet = Sheet::of(from_markdown("# Jura\n\nEt.\n\n## To\n\nTre."));
        assert_eq!((sheet.heading.as_str(), sheet.text), ("Jura", from_markdown("Et.\n\n## To\n\nTre.")));
        let sheet = Sheet::of(from_markdown("Et.\n\n## To"));
        assert_eq!((sheet.heading.as_str(), sheet.text), ("", from_markdown("Et.\n\n## To")));
        assert_eq!(Sheet::of(Doc::default()), Sheet::default());
    }
}

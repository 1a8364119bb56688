//! A small document tree: what a message looks like, before a platform decides how.
//!
//! `Doc` is built by `prompts` and `documents` and rendered here to plain text, Markdown, HTML and terminal text;
//! `split` cuts a document at a size. Deliberately absent: message texts, and any platform's own format.

mod clean;
mod html;
mod lost;
mod markdown;
mod markdown_in;
mod outline;
mod plain;
mod sheet;
mod split;
mod terminal;

#[cfg(test)]
mod samples;

pub use clean::{clean_name, clean_text, folded_emoji, safe_url};
pub use html::html;
pub use lost::{Lost, lost};
pub use markdown::markdown;
pub use markdown_in::{from_manual, from_markdown};
pub use outline::{leads_on, listed, stacked};
pub use plain::{line, plain};
pub use sheet::{Blank, Sheet};
pub use split::split;
pub use terminal::terminal;

use jiff::Timestamp;

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc(pub Vec<Block>);

/// A part that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A short line that is read at a glance.
    Heading(Vec<Inline>),
    Paragraph(Vec<Inline>),
    /// Each item is a document. `first` is the number of the first item of an ordered list.
    List {
        first: Option<u32>,
        items: Vec<Doc>,
    },
    Quote(Doc),
    Code(String),
    Rule,
}

/// A part of a line. Texts are what people wrote, never markup; a line break is `Break`, not a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Code(String),
    Link {
        url: String,
        text: Vec<Inline>,
    },
    /// A person's name; where the platform can, a link to `account`.
    Mention {
        account: Option<String>,
        name: String,
    },
    /// A moment, with what it is called in words; where the platform can, with a clock that runs towards it.
    Time {
        at: Timestamp,
        text: String,
    },
    Break,
}

impl Doc {
    /// One paragraph with `text` as it stands, cleaned (`clean_text`); its line breaks are kept. Empty text is an
    /// empty document.
    pub fn text(text: &str) -> Self {
        Self::paragraph(Inline::literal(text))
    }

    /// One paragraph, or an empty document where there is nothing to say.
    pub fn paragraph(inlines: Vec<Inline>) -> Self {
        if inlines.is_empty() { Self::default() } else { Self(vec![Block::Paragraph(inlines)]) }
    }

    /// The same with a dot between its lines: what stands under a number or a bullet is one thing, however many lines it was
    /// written on.
    #[must_use]
    pub fn on_one_line(mut self) -> Self {
        for block in &mut self.0 {
            if let Block::Paragraph(inlines) = block {
                for inline in inlines.iter_mut().filter(|inline| matches!(inline, Inline::Break)) {
                    *inline = Inline::Text(" · ".to_owned());
                }
            }
        }
        self
    }

    /// Adds a block at the end.
    pub fn push(&mut self, block: Block) {
        self.0.push(block);
    }

    /// Adds all of `other` at the end.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Is there no block at all?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Inline {
    /// Cleaned text that is never markup; line breaks become `Break`.
    pub fn literal(text: &str) -> Vec<Self> {
        let text = clean_text(text);
        let mut inlines = Vec::new();
        for (number, line) in text.trim().lines().enumerate() {
            if number > 0 {
                inlines.push(Self::Break);
            }
            if !line.trim().is_empty() {
                inlines.push(Self::Text(line.trim_end().to_owned()));
            }
        }
        inlines
    }
}

//! A small document tree: what a message looks like, before a platform decides how.
//!
//! `Doc` is built by `prompts` and `documents` and rendered here to plain text, Markdown, HTML and terminal text;
//! `split` cuts a document at a size. Deliberately absent: message texts, and any platform's own format.

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc(pub Vec<Block>);

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
    Break,
}

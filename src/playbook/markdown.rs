//! A Markdown text cut at its headings, each part with its line. The parts become documents in `doc`.
//! Deliberately absent: everything else in Markdown; headings are all that the format of a pack gives meaning to. What
//! would not reach a reader as it was meant is named.

use super::Problem;
use crate::doc::{Block, Doc, Lost, from_markdown, lost};

/// A heading and what stands under it.
#[derive(Debug)]
pub(super) struct Section {
    pub title: String,
    /// The heading's line, from 1.
    pub line: usize,
    pub body: String,
}

/// A text file: what stands before the first `##`, and the sections.
#[derive(Debug)]
pub(super) struct Outline {
    /// `# Title`, where the first line with text is one.
    pub title: Option<String>,
    /// The text between the title and the first section, and the line it begins on.
    pub opening: String,
    pub opening_line: usize,
    pub sections: Vec<Section>,
}

pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline { title: None, opening: String::new(), opening_line: 1, sections: Vec::new() };
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        // Without its space it is none to Markdown, and `unreadable` says so; its author meant one.
        let title = line.strip_prefix("##").filter(|title| !title.starts_with('#'));
        if let (Some(title), false) = (title, fenced) {
            let title = title.trim().to_owned();
            outline.sections.push(Section { title, line: number + 1, body: String::new() });
            continue;
        }
        let before_all = outline.title.is_none() && outline.sections.is_empty() && outline.opening.trim().is_empty();
        if let (Some(title), true) = (line.strip_prefix("# "), before_all) {
            outline.title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
            continue;
        }
        let body = match outline.sections.last_mut() {
            Some(section) => &mut section.body,
            None => {
                if outline.opening.trim().is_empty() {
                    outline.opening_line = number + 1;
                }
                &mut outline.opening
            }
        };
        body.push_str(line);
        body.push('\n');
    }
    outline
}

/// What would not reach a reader as it was meant, with its line.
pub(super) fn unreadable(text: &str) -> Vec<(usize, Problem)> {
    let problem = |lost| match lost {
        Lost::Table => Problem::Table,
        Lost::Picture => Problem::Picture,
        Lost::Html => Problem::Html,
        Lost::Link(address) => Problem::LinkNowhere { address },
    };
    let mut found: Vec<_> = lost(text).into_iter().map(|(line, what)| (line, problem(what))).collect();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        // One alone may be a word in a text, such as a tag.
        let after = line.strip_prefix("##").map(|rest| rest.trim_start_matches('#'));
        if !fenced && after.is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace())) {
            found.push((number + 1, Problem::NoSpaceAfterHash));
        }
    }
    found
}

/// The document split into its bullets and everything else.
pub(super) fn bullets(markdown: &str) -> (Vec<Doc>, Doc) {
    let mut items = Vec::new();
    let mut rest = Doc::default();
    for block in from_markdown(markdown).0 {
        match block {
            Block::List { items: found, .. } => items.extend(found),
            other => rest.0.push(other),
        }
    }
    (items, rest)
}

/// The document split into what is not quoted and what is.
pub(super) fn quoted(doc: Doc) -> (Doc, Doc) {
    let (mut rest, mut quoted) = (Doc::default(), Doc::default());
    for block in doc.0 {
        match block {
            Block::Quote(found) => quoted.extend(found),
            other => rest.push(other),
        }
    }
    (rest, quoted)
}

/// Minutes to read a text silently.
pub(super) fn reading_minutes(text: &str) -> u16 {
    // An unhurried pace for Danish prose on a phone, so that nobody is still reading when the time is up.
    const WORDS_A_MINUTE: usize = 200;
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    u16::try_from(words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u16::MAX)
}

//! What the parts of the text are: the tree a screen reader goes through.
//! Deliberately absent: drawing.

use super::flow::{Path, Role};
use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// Grows as parts are drawn; each part knows its place by its path.
#[derive(Debug, Default)]
pub struct Tree {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Drawn(Identifier),
    /// An address that can be followed, with its words; what is pressed comes when the page is drawn.
    Link(u32, Vec<Identifier>),
    Group {
        role: Role,
        number: u32,
        /// What stands in it, of a heading: its name in a list of headings.
        title: String,
        parts: Vec<Part>,
    },
}

impl Tree {
    pub fn add(&mut self, path: &Path, drawn: Identifier, text: &str) {
        place(&mut self.parts, path, text).push(Part::Drawn(drawn));
    }

    /// A link by its number, with its words.
    pub fn add_link(&mut self, path: &Path, number: u32, words: Identifier) {
        place(&mut self.parts, path, "").push(Part::Link(number, vec![words]));
    }

    /// What is pressed belongs to the link with this number.
    pub fn follow(&mut self, number: u32, pressed: Identifier) {
        follow(&mut self.parts, number, pressed);
    }

    pub fn finished(self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        tree.children = nodes(self.parts);
        tree
    }
}

fn place<'a>(parts: &'a mut Vec<Part>, path: &[(Role, u32)], text: &str) -> &'a mut Vec<Part> {
    let Some(((role, number), rest)) = path.split_first() else { return parts };
    let known = parts.iter().position(|part| matches!(part, Part::Group { number: known, .. } if known == number));
    let at = known.unwrap_or_else(|| {
        parts.push(Part::Group { role: *role, number: *number, title: String::new(), parts: Vec::new() });
        parts.len() - 1
    });
    match &mut parts[at] {
        Part::Group { parts, title, .. } => {
            if !title.is_empty() && !text.is_empty() && !title.ends_with(' ') && !text.starts_with(' ') {
                title.push(' ');
            }
            title.push_str(text);
            place(parts, rest, text)
        }
        // What was found or pushed is a group.
        Part::Drawn(_) | Part::Link(..) => unreachable!("a path leads through groups"),
    }
}

fn follow(parts: &mut [Part], wanted: u32, pressed: Identifier) {
    for part in parts {
        match part {
            Part::Link(number, drawn) if *number == wanted => drawn.push(pressed),
            Part::Group { parts, .. } => follow(parts, wanted, pressed),
            Part::Link(..) | Part::Drawn(_) => {}
        }
    }
}

fn nodes(parts: Vec<Part>) -> Vec<Node> {
    let node = |part| match part {
        Part::Drawn(drawn) => Node::Leaf(drawn),
        Part::Link(_, drawn) => {
            Node::Group(TagGroup::with_children(Tag::Link, drawn.into_iter().map(Node::Leaf).collect()))
        }
        Part::Group { role, title, parts, .. } => Node::Group(TagGroup::with_children(kind(role, title), nodes(parts))),
    };
    parts.into_iter().map(node).collect()
}

fn kind(role: Role, title: String) -> TagKind {
    match role {
        Role::Heading(level) => Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title)).into(),
        Role::Paragraph => Tag::P.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::Box => Tag::Div.into(),
    }
}

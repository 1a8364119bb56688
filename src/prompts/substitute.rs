//! Puts values in the place of their tokens, after the sentence has been parsed.
//! Deliberately absent: numbers and words, which Fluent writes itself.

use super::value::Value;
use crate::doc::{Block, Doc, Inline, clean_name, clean_text, line};

/// A token is these two with one private-use character between them; values are cleaned of all three.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
/// The character of the first value; from here to U+F8FF there is room for more than any sentence has.
const FIRST: u32 = 0xe100;

/// A name longer than this is no name; the directory keeps its own, lower limit.
const MAX_NAME_CHARS: usize = 120;

/// What stands for the value number `index` until the sentence is parsed.
pub(super) fn token(index: usize) -> String {
    let value = u32::try_from(index).ok().and_then(|index| char::from_u32(FIRST + index)).unwrap_or(CLOSE);
    String::from_iter([OPEN, value, CLOSE])
}

/// The document with values for tokens. The error is the variable of a document that does not fit into its sentence.
pub(super) fn substitute(doc: Doc, args: &[(&str, Value)]) -> Result<Doc, String> {
    Substitution { args }.doc(doc)
}

struct Substitution<'a> {
    args: &'a [(&'a str, Value)],
}

impl<'a> Substitution<'a> {
    fn doc(&self, doc: Doc) -> Result<Doc, String> {
        let mut blocks = Doc::default();
        for block in doc.0 {
            match block {
                Block::Paragraph(inlines) => match self.lone_doc(&inlines) {
                    Some(doc) => blocks.extend(doc.clone()),
                    None => blocks.extend(Doc::paragraph(self.inlines(inlines)?)),
                },
                Block::Heading(inlines) => {
                    let inlines = self.inlines(inlines)?;
                    if !inlines.is_empty() {
                        blocks.push(Block::Heading(inlines));
                    }
                }
                Block::List { first, items } => {
                    let items = items.into_iter().map(|item| self.doc(item)).collect::<Result<_, _>>()?;
                    blocks.push(Block::List { first, items });
                }
                Block::Quote(doc) => blocks.push(Block::Quote(self.doc(doc)?)),
                Block::Code(code) => blocks.push(Block::Code(self.text(&code))),
                Block::Rule => blocks.push(Block::Rule),
            }
        }
        Ok(blocks)
    }

    /// The document that is all there is in the paragraph.
    fn lone_doc(&self, inlines: &[Inline]) -> Option<&'a Doc> {
        let [Inline::Text(text)] = inlines else { return None };
        let mut pieces = self.pieces(text.trim());
        match (pieces.next(), pieces.next()) {
            (Some(Piece::Value(_, Value::Doc(doc))), None) => Some(doc),
            _ => None,
        }
    }

    fn inlines(&self, inlines: Vec<Inline>) -> Result<Vec<Inline>, String> {
        let mut done = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    for piece in self.pieces(&text) {
                        match piece {
                            Piece::Text(text) => done.push(Inline::Text(text.to_owned())),
                            Piece::Value(name, value) => done.extend(in_sentence(name, value)?),
                        }
                    }
                }
                Inline::Strong(inner) => done.push(Inline::Strong(self.inlines(inner)?)),
                Inline::Emphasis(inner) => done.push(Inline::Emphasis(self.inlines(inner)?)),
                Inline::Code(code) => done.push(Inline::Code(self.text(&code))),
                Inline::Link { url, text } => {
                    done.push(Inline::Link { url: self.text(&url), text: self.inlines(text)? });
                }
                other @ (Inline::Mention { .. } | Inline::Time { .. } | Inline::Break) => done.push(other),
            }
        }
        // An empty value may leave marks with nothing to mark.
        done.retain(|inline| !matches!(inline, Inline::Strong(inner) | Inline::Emphasis(inner) if inner.is_empty()));
        Ok(done)
    }

    /// Where nothing but text can stand: code and addresses.
    fn text(&self, text: &str) -> String {
        let value_text = |value: &Value| match value {
            Value::Text(text) | Value::Word(text) | Value::Time { text, .. } => clean_text(text),
            Value::Mention { name, .. } => clean_name(name, MAX_NAME_CHARS),
            Value::Doc(doc) => line(doc),
            Value::Number(number) => number.to_string(),
        };
        self.pieces(text)
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Value(_, value) => value_text(value),
            })
            .collect()
    }

    /// Text and values in turn.
    fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = Piece<'t, 'a>> {
        let args = self.args;
        let mut rest = text;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let mut chars = rest.strip_prefix(OPEN).unwrap_or_default().chars();
            let value = chars.next().and_then(|c| args.get(usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()?));
            if let (Some((name, value)), Some(CLOSE)) = (value, chars.next()) {
                rest = chars.as_str();
                return Some(Piece::Value(name, value));
            }
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find(OPEN).map_or(rest.len(), |at| at + first);
            let (text, after) = rest.split_at(end);
            rest = after;
            Some(Piece::Text(text))
        })
    }
}

enum Piece<'t, 'a> {
    Text(&'t str),
    Value(&'a str, &'a Value),
}

fn in_sentence(name: &str, value: &Value) -> Result<Vec<Inline>, String> {
    match value {
        Value::Text(text) | Value::Word(text) => Ok(Inline::literal(text)),
        Value::Number(number) => Ok(vec![Inline::Text(number.to_string())]),
        Value::Time { at, text } => Ok(vec![Inline::Time { at: *at, text: clean_text(text) }]),
        Value::Mention { account, name } => {
            Ok(vec![Inline::Mention { account: account.clone(), name: clean_name(name, MAX_NAME_CHARS) }])
        }
        Value::Doc(doc) => match doc.0.as_slice() {
            [] => Ok(Vec::new()),
            [Block::Paragraph(inlines)] => Ok(inlines.clone()),
            _ => Err(name.to_owned()),
        },
    }
}

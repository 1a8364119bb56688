//! A normalised text -> its words, numbers and marks. Deliberately absent: what they mean.

use super::when::WhenError;
use super::words::normal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Word(&'a str),
    /// Value and how many digits it was written with.
    Number(u32, usize),
    Mark(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    /// A space stands before it.
    pub spaced: bool,
}

/// In one pass over the text.
///
/// # Errors
///
/// A number too long to be one of a date.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, WhenError> {
    let mut tokens = Vec::new();
    let (mut rest, mut spaced) = (text, false);
    while let Some(first) = rest.chars().next() {
        let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        if first == ' ' {
            spaced = true;
            continue;
        }
        let kind = if first.is_ascii_digit() {
            let value = piece.parse().map_err(|_| WhenError::unknown(piece))?;
            Kind::Number(value, length)
        } else if first.is_alphabetic() {
            Kind::Word(piece)
        } else {
            Kind::Mark(first)
        };
        tokens.push(Token { kind, spaced });
        spaced = false;
    }
    // What ends a sentence ends no date.
    while matches!(tokens.last(), Some(Token { kind: Kind::Mark('.' | ',' | ':'), .. })) && !is_ordinal(&tokens) {
        tokens.pop();
    }
    Ok(tokens)
}

/// `den 3.`: the stop is the number's.
fn is_ordinal(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [.., Token { kind: Kind::Number(..), .. }, Token { kind: Kind::Mark('.'), spaced: false }])
}

/// Letters. The longest honest phrase is half of this; the rest of a pasted text is not a date.
const LONGEST: usize = 120;

/// A text short enough to be a phrase, in one form.
pub(super) fn short(text: &str) -> Result<String, WhenError> {
    if text.chars().nth(LONGEST).is_some() { Err(WhenError::Unclear) } else { Ok(normal(text)) }
}

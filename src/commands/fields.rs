//! Named fields in free text: `hvad: … hvorfor: … ansvarlig: @x`, in any order, on one line or several.
//! Deliberately absent: which fields there are, and what a value means; each command knows its own.

use super::args::Fault;
use super::fold::fold;

/// The fields of a text in the order written, each with its value; a field that was left empty is not among them.
///
/// `named` knows a name, folded and with single spaces. `known` are the names that a mistyped one could be.
pub(super) fn read<F: PartialEq>(
    text: &str,
    named: impl Fn(&str) -> Option<F>,
    known: &[&str],
) -> Result<Vec<(F, String)>, Fault> {
    let text = text.trim();
    let marks = marks(text, named, known)?;
    let lead = marks.first().map_or(text, |mark| &text[..mark.start]);
    // Words in front of the first field belong nowhere; to drop them would lose something.
    if lead.chars().any(char::is_alphanumeric) {
        return Err(Fault::Word(trimmed(lead)));
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|next| next.start).chain([text.len()]).collect();
    let values = marks.into_iter().zip(ends).map(|(mark, end)| (mark.field, trimmed(&text[mark.value..end])));
    Ok(values.filter(|(_, value)| !value.is_empty()).collect())
}

/// Where a field's name starts and its value begins, in bytes.
struct Mark<F> {
    field: F,
    start: usize,
    value: usize,
}

fn marks<F: PartialEq>(text: &str, named: impl Fn(&str) -> Option<F>, known: &[&str]) -> Result<Vec<Mark<F>>, Fault> {
    let mut marks: Vec<Mark<F>> = Vec::new();
    for (at, colon) in text.match_indices([':', '：']) {
        let from = marks.last().map_or(0, |mark| mark.value);
        let value = at + colon.len();
        match name_before(text, from, at, &named) {
            Some((start, field)) => {
                if marks.iter().any(|mark| mark.field == field) {
                    return Err(Fault::Twice);
                }
                marks.push(Mark { field, start, value });
            }
            None if is_slip(text, from, at, value, known) => return Err(Fault::Word(text[from..at].trim().to_owned())),
            None => {}
        }
    }
    Ok(marks)
}

/// The field whose name ends just before `at` and starts `from` there, or after whitespace.
fn name_before<F>(text: &str, from: usize, at: usize, named: impl Fn(&str) -> Option<F>) -> Option<(usize, F)> {
    let one = word_start(text, from, at)?;
    // "follow up" and "worse off" are two words.
    let gap = text[from..one].trim_end();
    let two = word_start(text, from, from + gap.len());
    let found = |start: usize| {
        let name = fold(text.get(start..at)?);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        named(&name).map(|field| (start, field))
    };
    two.and_then(found).or_else(|| found(one))
}

/// Where the word that ends at `at` starts; none when no word ends there, or it is longer than any field's name.
fn word_start(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text.get(from..at)?;
    let mut start = before.len();
    for (taken, (i, c)) in before.char_indices().rev().enumerate() {
        if c.is_whitespace() {
            break;
        }
        // The longest name has twelve letters; no need to look further back.
        if taken > 15 {
            return None;
        }
        start = i;
    }
    (start < before.len()).then_some(from + start)
}

/// An unknown name in front of the first field, or one that is a letter or two from a field's: to take it as text
/// would lose what it says. A clock time, a link, or any other word with a colon is text.
fn is_slip(text: &str, from: usize, at: usize, value: usize, known: &[&str]) -> bool {
    let Some(start) = word_start(text, from, at) else { return false };
    let word = fold(&text[start..at]);
    let spaced = text[value..].chars().next().is_none_or(char::is_whitespace);
    if !spaced || !word.chars().all(|c| c.is_alphabetic() || c == '-') {
        return false;
    }
    let forgiven = match word.chars().count() {
        0..=4 => return false,
        5..=6 => 1,
        _ => 2,
    };
    known.iter().any(|known| strsim::damerau_levenshtein(&word, known) <= forgiven)
}

/// A value without what separates it from the next field: a comma, a semicolon, a list's mark.
pub(super) fn trimmed(value: &str) -> String {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·' | '|' | '•' | '-' | '*' | '–');
    value.trim_end_matches(separates).trim_start().to_owned()
}

//! What is forgiven around a command: how it was quoted or dressed up, and the thanks behind it.
//!
//! Deliberately absent: anything that changes what is meant. "aflys ikke" is no "aflys".

use super::answers::dresses;
use super::fold::{fold_word, is_invisible};

/// Quotation marks, emphasis and code marks that people copy along with a command.
const WRAPS: [(char, char); 12] = [
    ('"', '"'),
    ('\'', '\''),
    ('“', '”'),
    ('”', '”'),
    ('„', '“'),
    ('„', '”'),
    ('‘', '’'),
    ('’', '’'),
    ('«', '»'),
    ('»', '«'),
    ('*', '*'),
    ('_', '_'),
];

/// A message without what it was wrapped in: »!dialog næste«, **næste**, "svar 2".
pub(super) fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    // Deeper than this nobody wraps.
    for _ in 0..6 {
        let wrapped = WRAPS.iter().find_map(|(open, close)| {
            let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
            // `*a* and *b*` is not wrapped as a whole.
            (!inner.is_empty() && !inner.contains([*open, *close]) || is_doubled(inner, *open)).then_some(inner)
        });
        match wrapped {
            Some(inner) if !inner.trim().is_empty() => text = inner.trim(),
            _ => break,
        }
    }
    text
}

/// `**bold**` is wrapped twice in the same mark.
fn is_doubled(inner: &str, mark: char) -> bool {
    matches!(mark, '*' | '_')
        && inner
            .strip_prefix(mark)
            .and_then(|inner| inner.strip_suffix(mark))
            .is_some_and(|core| !core.is_empty() && !core.contains(mark))
}

/// Words that only are polite.
const COURTESY: [&str; 21] = [
    "tak", "mange", "tusind", "1000", "på", "forhånd", "venligst", "please", "thanks", "thank", "you", "thx", "ty",
    "hilsen", "så", "nu", "lige", "now", "kh", "mvh", "vh",
];

/// Is a text nothing but thanks, signs and punctuation?
pub fn is_courtesy(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let word = fold_word(word);
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || COURTESY.iter().any(|known| super::fold::fold(known) == word)
    })
}

/// A line without the signs and the thanks it ends with.
pub(super) fn without_courtesy(line: &str) -> &str {
    let mut line = line.trim_end();
    loop {
        let bare = line.trim_end_matches(|c: char| is_sign(c) || c.is_whitespace());
        let start = bare.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let last = fold_word(&bare[start..]);
        let polite = ["tak", "venligst", "please", "thanks", "thx", "tusind", "mange"];
        if polite.contains(&last.as_str()) {
            line = bare[..start].trim_end().trim_end_matches([',', ';']);
        } else {
            return bare;
        }
    }
}

/// An emoji, or what dresses one. Digits and `#` are none, though they can be made to look like one.
fn is_sign(c: char) -> bool {
    dresses(c)
        || is_invisible(c)
        || matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{2190}'..='\u{21ff}'
            | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{25ff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_is_wrapped_in_is_taken_off() {
        for (text, expected) in [
            ("»!dialog næste«", "!dialog næste"),
            ("«næste»", "næste"),
            ("“næste”", "næste"),
            ("”næste”", "næste"),
            ("„næste“", "næste"),
            ("\"svar 2\"", "svar 2"),
            ("**næste**", "næste"),
            ("*næste*", "næste"),
            ("__næste__", "næste"),
            ("\"*næste*\"", "næste"),
            ("*a* og *b*", "*a* og *b*"),
            ("\"", "\""),
            ("**", "**"),
            ("næste", "næste"),
        ] {
            assert_eq!(unwrapped(text), expected, "for {text:?}");
        }
    }

    #[test]
    fn thanks_and_signs_at_the_end_are_forgiven() {
        for (line, expected) in [
            ("🚀", ""),
            ("tak", ""),
            (", tak!", ""),
            ("tusind tak 🙏🏽", ""),
            ("ikke", "ikke"),
            ("ikke tak", "ikke"),
            ("5 tak", "5"),
            ("til fredag 👍", "til fredag"),
            ("2\u{fe0f}\u{20e3}", "2"),
            ("", ""),
        ] {
            assert_eq!(without_courtesy(line).trim_matches(','), expected, "for {line:?}");
        }
        assert!(!is_courtesy("tak for det") && is_courtesy("mange tak 🙂") && is_courtesy(""));
    }
}

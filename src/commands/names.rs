//! People's names: made safe to show, and found again when somebody types one.
//! Deliberately absent: who is in a dialogue; the caller brings the list.

use super::fold::{clean_text, fold, is_invisible, is_trailing, number};
use unicode_normalization::char::is_combining_mark;

/// The longest name shown, in characters: a name, a title and a department fit; a wall of text does not.
pub const MAX_NAME: usize = 40;

/// A name as the bot shows it: what the platform shows, cleaned, or `fallback` (the account's local part) when
/// nothing readable is left.
pub fn display_name(shown: &str, fallback: &str) -> String {
    clean_name(shown).or_else(|| clean_name(fallback)).unwrap_or_else(|| "?".to_owned())
}

/// One line, no invisible or direction characters, no leading `@`, at most [`MAX_NAME`] characters; none when it
/// holds no letter or digit.
pub fn clean_name(name: &str) -> Option<String> {
    let mut out = String::new();
    let (mut count, mut marks) = (0, 0);
    // Only the start of a long text can end up in a name.
    let start: String = name.trim_start().chars().take(MAX_NAME * 8).collect();
    for c in clean_text(&start).trim_start_matches(|c: char| c == '@' || c.is_whitespace()).chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        let doubled = c.is_whitespace() && (out.is_empty() || out.ends_with(' '));
        // Two marks are enough for any alphabet; forty of them climb over the lines above.
        if doubled || marks > 2 {
            continue;
        }
        if count == MAX_NAME {
            break;
        }
        out.push(if c.is_whitespace() { ' ' } else { c });
        count += 1;
    }
    let kept = out.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c) || matches!(c, ',' | ':' | ';'));
    kept.chars().any(char::is_alphanumeric).then(|| kept.to_owned())
}

/// Whom a typed name fits, as places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    Nobody,
    One(usize),
    Several(Vec<usize>),
}

/// Finds a typed name: the whole name, else a first name or the first words, else the beginning of a name. The
/// first of these that fits anybody counts. A guest's number (`2`) is found only as a name of its own.
pub fn find_name(typed: &str, known: &[&str]) -> Fit {
    let typed = squeezed(typed);
    if typed.is_empty() {
        return Fit::Nobody;
    }
    let known: Vec<String> = known.iter().map(|name| squeezed(name)).collect();
    let whole = |name: &str| name == typed;
    let words = |name: &str| name.strip_prefix(typed.as_str()).is_some_and(|rest| rest.starts_with(' '));
    // "1" is not the beginning of "12".
    let start = |name: &str| number(&typed).is_none() && name.starts_with(typed.as_str());
    for fits in [&whole as &dyn Fn(&str) -> bool, &words, &start] {
        let found: Vec<usize> = (0..known.len()).filter(|i| fits(&known[*i])).collect();
        match found[..] {
            [] => {}
            [one] => return Fit::One(one),
            _ => return Fit::Several(found),
        }
    }
    Fit::Nobody
}

fn squeezed(name: &str) -> String {
    let folded = fold(name);
    let name = folded.trim_start_matches('@').trim_end_matches(|c: char| is_trailing(c) || c.is_whitespace());
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_name_is_made_safe() {
        for (shown, expected) in [
            ("Anna Jensen", "Anna Jensen"),
            ("  Anna \t\u{a0} Jensen\n", "Anna Jensen"),
            ("Bo\u{202e}Hansen\u{200b}", "BoHansen"),
            ("\u{7}\u{1b}[31mBo", "[31mBo"),
            ("@room", "room"),
            ("Ma\u{30a}ns", "Måns"),
            ("", "anna"),
            ("\u{200b}\u{2066}", "anna"),
            ("***", "anna"),
            ("李小龍", "李小龍"),
        ] {
            assert_eq!(display_name(shown, "anna"), expected, "for {shown:?}");
        }
        assert_eq!(display_name("", ""), "?");
    }

    #[test]
    fn a_long_name_is_cut_and_a_tall_one_lowered() {
        assert_eq!(display_name(&"x".repeat(100_000), "a").chars().count(), MAX_NAME);
        let tall = format!("x{}", "\u{317}".repeat(30));
        assert_eq!(display_name(&tall, "a").chars().count(), 3);
    }

    #[test]
    fn a_typed_name_is_found() {
        let people = ["Anna Jensen", "Anna Holm", "Søren Åberg", "Annika", "Bo", "Gæst 1", "Gæst 12"];
        for (typed, expected) in [
            ("anna", Fit::Several(vec![0, 1])),
            ("Anna H", Fit::One(1)),
            ("ANNA JENSEN", Fit::One(0)),
            ("soeren", Fit::One(2)),
            ("So\u{308}ren A\u{30a}berg", Fit::One(2)),
            ("anni", Fit::One(3)),
            ("ann", Fit::Several(vec![0, 1, 3])),
            ("@bo", Fit::One(4)),
            ("gæst 1", Fit::One(5)),
            ("Jensen", Fit::Nobody),
            ("", Fit::Nobody),
        ] {
            assert_eq!(find_name(typed, &people), expected, "for {typed:?}");
        }
        assert_eq!(find_name("Bo", &["Bodil", "Bo"]), Fit::One(1));
        assert_eq!(find_name("1", &["12", "13"]), Fit::Nobody);
    }
}

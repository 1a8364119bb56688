//! What people write when they are asked how a trial goes, beyond the command's own words.
//!
//! Only what plainly says that it goes well, or that help is wanted: "not so well" is asked about, since help is called
//! for in the channel. Deliberately absent: which trial is meant (the desk knows).

use super::answers::dresses;
use super::fold::{fold, fold_word};
use super::forgiving::is_courtesy;

/// How somebody says it goes, and whether they wrote more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HowItGoes {
    /// It goes well; else help is wanted.
    pub well: bool,
    pub more: bool,
}

const WELL: [&str; 40] = [
    "går godt",
    "det går godt",
    "går rigtig godt",
    "det går rigtig godt",
    "går fint",
    "det går fint",
    "det går okay",
    "går okay",
    "det går ok",
    "det går super",
    "det går meget godt",
    "det kører",
    "det kører fint",
    "kører",
    "alt er godt",
    "alt vel",
    "alt går godt",
    "godt",
    "fint",
    "super",
    "rigtig godt",
    "rigtig fint",
    "på sporet",
    "ok",
    "okay",
    "going well",
    "it is going well",
    "it's going well",
    "its going well",
    "going fine",
    "it's going fine",
    "all good",
    "all is well",
    "good",
    "fine",
    "great",
    "very well",
    "well",
    "on track",
    "going great",
];

const HELP: [&str; 16] = [
    "brug for hjælp",
    "vi har brug for hjælp",
    "jeg har brug for hjælp",
    "har brug for hjælp",
    "vi mangler hjælp",
    "jeg mangler hjælp",
    "vi vil gerne have hjælp",
    "jeg vil gerne have hjælp",
    "need help",
    "we need help",
    "i need help",
    "we could use help",
    "i could use help",
    "help needed",
    "we need a hand",
    "i need a hand",
];

const SIGNS: [(char, bool); 10] = [
    ('🙂', true),
    ('😀', true),
    ('😊', true),
    ('😃', true),
    ('👍', true),
    ('👌', true),
    ('💪', true),
    ('✅', true),
    ('🎉', true),
    ('🛟', false),
];

/// What turns "goes well" round when it stands right behind.
const TURNS: [&str; 5] = ["nok", "ikke", "not", "desværre", "enough"];

/// The most words looked at.
const LONGEST: usize = 6;

/// Reads an answer to "how is it going?"; none where it says something else.
pub fn how_it_goes(text: &str) -> Option<HowItGoes> {
    let text = text.trim();
    let (well, rest) = sign(text).or_else(|| phrase(text))?;
    let next = rest.split_whitespace().next().map(fold_word).unwrap_or_default();
    if TURNS.iter().any(|word| fold(word) == next) {
        return None;
    }
    let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…') || dresses(c);
    let rest = rest.trim_start_matches(apart).trim();
    Some(HowItGoes { well, more: !is_courtesy(rest) })
}

fn sign(text: &str) -> Option<(bool, &str)> {
    let first = text.chars().next()?;
    let (_, well) = SIGNS.iter().find(|(sign, _)| *sign == first)?;
    Some((*well, text.trim_start_matches(|c: char| c == first || dresses(c))))
}

fn phrase(text: &str) -> Option<(bool, &str)> {
    let (mut at, mut said, mut found) = (0, String::new(), None);
    for word in text.split_inclusive(char::is_whitespace).take(LONGEST) {
        at += word.len();
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&fold_word(word.trim()));
        let is = |known: &&&str| fold(known) == said;
        if WELL.iter().find(is).is_some() {
            found = Some((true, at));
        } else if HELP.iter().find(is).is_some() {
            found = Some((false, at));
        }
    }
    found.map(|(well, at)| (well, &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_it_goes_is_read_as_people_say_it() {
        for (text, well, more) in [
            ("Det går godt, tak", Some(true), false),
            ("det går godt 🙂", Some(true), false),
            ("Går godt men vi mangler skilte", Some(true), true),
            ("Fint!", Some(true), false),
            ("🙂", Some(true), false),
            ("👍🏽", Some(true), false),
            ("It's going well, thanks", Some(true), false),
            ("It\u{2019}s going well", Some(true), false),
            ("Vi har brug for hjælp til skiltet", Some(false), true),
            ("we need help", Some(false), false),
            ("det går ikke godt", None, false),
            ("går godt nok skidt", None, false),
            ("det går skidt", None, false),
            ("not well", None, false),
            ("ja", None, false),
            ("hjælp", None, false),
            ("", None, false),
        ] {
            let read = how_it_goes(text);
            let said = read.map(|read| read.well);
            assert_eq!((said, read.is_some_and(|read| read.more)), (well, more), "for {text:?}");
        }
    }
}

//! How the commands about days to come are read: plan and move a dialogue, put off an answer, be away.
//!
//! A date stays as it was written: only the desk knows today and the zone. Here it only matters that there is one, so
//! that "væk med skemaerne" is not an absence. Deliberately absent: `serie`, which has a file of its own.

use super::args::{Args, Fault};
use super::fold::{fold, fold_word, is_trailing, number};
use super::params::{counted, one_number, set};
use crate::calendar::{after_until, is_moment, no_time, parse_working_days};
use crate::dialogue::command::{Away, Command};
use crate::dialogue::dates::bad_date;
use crate::dialogue::decide::MOST_READ_DAYS;
use crate::dialogue::event::BankChoice;
use crate::dialogue::lang::Lang;

/// `<playbook> <when> [læs 3 arbejdsdage før] [sprog da|en]`, the last two anywhere.
pub(super) fn plan(args: &Args<'_>) -> Result<Command, Fault> {
    let (mut rest, mut read, mut lang) = (Vec::new(), None, None);
    let mut words = args.line.split(' ').peekable();
    while let Some(word) = words.next() {
        match fold_word(word).as_str() {
            "laes" | "read" => set(&mut read, days_before(&mut words)?)?,
            "no" if words.next_if(|next| fold_word(next) == "reading").is_some() => set(&mut read, 0)?,
            "sprog" | "lang" | "language" => {
                let given = words.next().ok_or(Fault::Usage)?;
                set(&mut lang, fold_word(given).parse::<Lang>().map_err(|_| Fault::Word(given.to_owned()))?)?;
            }
            _ => rest.push(word),
        }
    }
    // A name and a time are two words at least.
    if rest.len() < 2 { Err(Fault::Usage) } else { Ok(Command::Plan { text: rest.join(" "), read, lang }) }
}

/// `3 arbejdsdage før`, `3 working days before`, `ikke`.
fn days_before<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Result<u16, Fault> {
    let first = words.next().ok_or(Fault::Usage)?;
    if matches!(fold_word(first).as_str(), "ikke" | "not") {
        return Ok(0);
    }
    let mut text = first.to_owned();
    while let Some(word) = words.next_if(|word| AROUND_DAYS.contains(&fold_word(word).as_str())) {
        if !matches!(fold_word(word).as_str(), "foer" | "inden" | "before") {
            text.push(' ');
            text.push_str(word);
        }
    }
    let read = parse_working_days(&text).ok().and_then(|days| u16::try_from(days).ok());
    let days = read.map_or_else(|| counted(&fold_word(first), first), Ok)?;
    if days > MOST_READ_DAYS { Err(Fault::TooBig { most: MOST_READ_DAYS }) } else { Ok(days) }
}

const AROUND_DAYS: [&str; 19] = [
    "uge",
    "uger",
    "week",
    "weeks",
    "workdays",
    "arbejdsdag",
    "arbejdsdage",
    "hverdag",
    "hverdage",
    "dag",
    "dage",
    "foer",
    "inden",
    "working",
    "weekday",
    "weekdays",
    "day",
    "days",
    "before",
];

/// `[number] <when>`. A whole number is the dialogue's where what follows is a date by itself: `2 3/12 kl. 13`, but
/// not `3 december`.
pub(super) fn shift(args: &Args<'_>) -> Result<Command, Fault> {
    let (word, rest) = args.line.split_once(' ').unwrap_or((args.line, ""));
    let line = if matches!(fold_word(word).as_str(), "nr" | "nummer" | "no" | "number") { rest } else { args.line };
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (given, rest) = (bare_number(first), without_until(rest));
    let (dialogue, when) = match given {
        Some(_) if rest.is_empty() => return Err(Fault::Usage),
        Some(_) if is_moment(rest) => (given, rest),
        _ => (None, without_until(line)),
    };
    if when.is_empty() { Err(Fault::Usage) } else { Ok(Command::Move { dialogue, when: when.to_owned() }) }
}

/// `2` and `#2`, but not `2.`, which begins a date.
fn bare_number(word: &str) -> Option<u16> {
    let folded = fold(word);
    let digits = folded.trim_start_matches('#').bytes().all(|b| b.is_ascii_digit());
    if digits { number(word) } else { None }
}

/// `[til <date>]`. Without `til` only what is a date: "udskyd mødet" is an idea, not an answer.
pub(super) fn postpone(args: &Args<'_>) -> Result<Command, Fault> {
    let line = args.line.trim_end_matches(is_trailing);
    if line.is_empty() {
        return Ok(Command::Postpone { trial: None, to: None });
    }
    // `udskyd 2 til 12/1`; but `udskyd 2 uger` is how long.
    let numbered = line.split_once(char::is_whitespace).and_then(|(first, rest)| Some((number(first)?, rest.trim())));
    let (trial, line) = match numbered.filter(|(_, rest)| after_until(rest).is_some()) {
        Some((trial, rest)) => (Some(trial), rest),
        None => (None, line),
    };
    let date = match after_until(line) {
        Some(date) => Some(date).filter(|date| !date.is_empty()),
        None => match no_time(line) {
            None => Some(line),
            Some(error) => return Err(Fault::Refused(bad_date(line, error))),
        },
    };
    date.map(|date| Command::Postpone { trial, to: Some(date.to_owned()) }).ok_or(Fault::Usage)
}

pub(super) fn without_until(text: &str) -> &str {
    after_until(text).unwrap_or(text)
}

/// Days (`24.-31. december`, `3 uger`, `til og med 12/1`), `nej`, or nothing.
pub(super) fn away(args: &Args<'_>) -> Result<Command, Fault> {
    let line = args.line.trim_end_matches(is_trailing);
    let away = match fold(line).as_str() {
        "" => Away::Show,
        "nej" | "slut" | "ikke" | "stop" | "off" | "no" => Away::Off,
        // What is plainly meant as days is; the rules say what is wrong with it.
        _ => match no_time(line) {
            None => Away::Days(line.to_owned()),
            Some(error) => return Err(Fault::Refused(bad_date(line, error))),
        },
    };
    Ok(Command::Away(away))
}

/// `[behold|slip|prøv <number>]`.
pub(super) fn bank(args: &Args<'_>) -> Result<Command, Fault> {
    if args.line.is_empty() {
        return Ok(Command::Bank(None));
    }
    let words: Vec<String> = args.line.split(' ').map(fold_word).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (choice, rest) = match words[..] {
        ["behold" | "keep", ref rest @ ..] => (BankChoice::Keep, rest),
        ["slip" | "drop", ref rest @ ..] | ["let", "go", ref rest @ ..] => (BankChoice::LetGo, rest),
        ["proev" | "try", ref rest @ ..] => (BankChoice::Try, rest),
        _ => return Err(Fault::Usage),
    };
    let number = one_number(&rest.join(" "))?.ok_or(Fault::Usage)?;
    Ok(Command::Bank(Some((choice, number))))
}

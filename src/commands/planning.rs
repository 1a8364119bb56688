//! How the commands about days to come are read: plan and move a dialogue, put off an answer, be away.
//!
//! A date stays as it was written: only the desk knows today and the zone. Here it only matters that there is one, so
//! that "væk med skemaerne" is not an absence. Deliberately absent: `serie`, which has a file of its own.

use super::fold::{fold, fold_word, is_dash, is_trailing, number};
use super::params::{Args, Fault, one_number, set};
use crate::calendar::{Tongue, WhenContext, WhenError, WorkingDays, Zone, parse_when};
use crate::dialogue::command::{Away, BankChoice, Command};
use crate::dialogue::lang::Lang;
use jiff::Timestamp;

/// Working days. Further ahead the case is forgotten by the time people meet.
const MOST_READ: u16 = 20;

/// `<playbook> <when> [læs 3 arbejdsdage før] [sprog da|en]`, the last two anywhere.
pub(super) fn plan(args: &Args<'_>) -> Result<Command, Fault> {
    let (mut rest, mut read, mut lang) = (Vec::new(), None, None);
    let mut words = args.line.split(' ').peekable();
    while let Some(word) = words.next() {
        match fold_word(word).as_str() {
            "laes" | "read" => set(&mut read, days_before(&mut words)?)?,
            "no" if words.next_if(|next| fold_word(next) == "reading").is_some() => set(&mut read, 0)?,
            "sprog" | "lang" | "language" => {
                let given = words.next().and_then(|word| fold_word(word).parse::<Lang>().ok()).ok_or(Fault::Usage)?;
                set(&mut lang, given)?;
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
    let days = number(first).filter(|days| *days <= MOST_READ).ok_or(Fault::Usage)?;
    while words.next_if(|word| AROUND_DAYS.contains(&fold_word(word).as_str())).is_some() {}
    Ok(days)
}

const AROUND_DAYS: [&str; 14] = [
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
    let line = after_word(args.line, &["nr", "nummer", "no", "number"]).unwrap_or(args.line);
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (given, rest) = (bare_number(first), without_to(rest));
    let (dialogue, when) = match given {
        Some(_) if rest.is_empty() => return Err(Fault::Usage),
        Some(_) if is_moment(rest) => (given, rest),
        _ => (None, without_to(line)),
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
    let (trial, line) = match numbered.filter(|(_, rest)| without_to(rest).len() < rest.len()) {
        Some((trial, rest)) => (Some(trial), rest),
        None => (None, line),
    };
    let date = without_to(line);
    let meant = date.len() < line.len() || speaks_of_time(date);
    if date.is_empty() || !meant {
        return Err(Fault::Usage);
    }
    Ok(Command::Postpone { trial, to: Some(date.to_owned()) })
}

/// `[fra <date>] til [og med] <date>`, a single day, `nej`, or nothing.
pub(super) fn away(args: &Args<'_>) -> Result<Command, Fault> {
    let line = args.line.trim_end_matches(is_trailing);
    match fold(line).as_str() {
        "" => return Ok(Command::Away(Away::Show)),
        "nej" | "slut" | "ikke" | "stop" | "off" | "no" => return Ok(Command::Away(Away::Off)),
        _ => {}
    }
    let (from, until) = range(line);
    let from = from.map(|from| after_word(from, &["fra", "from"]).unwrap_or(from));
    let meant = match from {
        // "til og med fredg" is plainly meant as a day; the rules say what is wrong with it.
        None => until.len() < line.len() || speaks_of_time(until),
        Some(from) => speaks_of_time(from) && speaks_of_time(until),
    };
    if until.is_empty() || !meant {
        return Err(Fault::Usage);
    }
    // A day named alone, without a word before it, is that one day.
    let from = from.or((until.len() == line.len()).then_some(until));
    Ok(Command::Away(Away::Days { from: from.map(str::to_owned), until: until.to_owned() }))
}

/// The two days of a range; no first one where it says only until when, or names one day.
fn range(line: &str) -> (Option<&str>, &str) {
    if let Some(until) = after_to(line) {
        return (None, until);
    }
    let starts = line.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    for at in starts {
        if let Some(until) = after_to(&line[at + 1..]) {
            return (Some(&line[..at]), until);
        }
    }
    // `24/12-2/1`; the dashes of `2026-12-24` have no date on either side.
    for (at, dash) in line.char_indices().filter(|(_, c)| is_dash(*c)) {
        let (from, until) = (line[..at].trim(), line[at + dash.len_utf8()..].trim());
        if is_moment(from) && is_moment(until) {
            return (Some(from), until);
        }
    }
    (None, line)
}

/// What follows `til`, `til og med`, `until`.
fn after_to(text: &str) -> Option<&str> {
    let rest = after_word(text, &["til", "to", "until", "till", "through", "t.o.m", "indtil"])?;
    let and_with = |rest| after_word(after_word(rest, &["og"])?, &["med"]);
    let and_including = |rest| after_word(after_word(rest, &["and"])?, &["including"]);
    Some(and_with(rest).or_else(|| and_including(rest)).unwrap_or(rest))
}

fn without_to(text: &str) -> &str {
    after_to(text).unwrap_or(text)
}

/// What follows, when the text begins with one of these words.
fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    words.contains(&fold_word(first).as_str()).then_some(rest)
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

/// Does the text name one moment, or a few, by itself? Against any day will do.
fn is_moment(text: &str) -> bool {
    let read = read(text);
    matches!(read, Ok(()) | Err(WhenError::Ambiguous(_) | WhenError::Past(_) | WhenError::TooFar(_)))
}

/// Is it about days and times at all, also where something is missing or wrong?
fn speaks_of_time(text: &str) -> bool {
    !matches!(read(text), Err(WhenError::Empty | WhenError::Unknown(_) | WhenError::Unclear))
}

fn read(text: &str) -> Result<(), WhenError> {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let context = WhenContext { now: Timestamp::UNIX_EPOCH, zone: &zone, days: &days, tongue: Tongue::Danish };
    parse_when(text, &context).map(|_| ())
}

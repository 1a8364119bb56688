//! A form that was sent in, or a command chosen from a list, becomes a command: value by value, as `slash` says which there
//! are. A value is never searched for other fields, for a prefix, or for a command's name.
//!
//! Deliberately absent: the CPR guard and the longest text, which the actor asks about every value, and what a date means.

use super::answers::{self, Heard};
use super::args::{Args, Fault};
use super::fold::{clean_text, fold};
use super::names::clean_name;
use super::params::{counted, item, one_number, some_text};
use super::parse::{Parsed, outcome};
use super::planning::without_until;
use super::read::read;
use super::slash::{self, Part, Takes};
use super::table::{Kind, TABLE};
use super::trial;
use crate::dialogue::answer::Answer;
use crate::dialogue::command::{Command, Item};
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::ports::vocabulary::Blank;

/// What was filled in, in the order of the parts. A form without a command is a plain text.
pub fn sent(blank: Blank, values: &[Option<String>], mentions: &[(String, Account)]) -> Parsed {
    let (kind, parts) = described(blank);
    let given = match given(parts, values) {
        Ok(given) => given,
        Err(fault) => return outcome(kind.unwrap_or(Kind::Help).row(), Lang::Da, Err(fault)),
    };
    match kind {
        Some(kind) => outcome(kind.row(), Lang::Da, command(kind, parts, &given, mentions)),
        None => match given.into_iter().flatten().next() {
            Some(text) => Parsed::Plain(text),
            None => Parsed::Nothing,
        },
    }
}

/// The words that would have been typed after the prefix: for whoever gets back what they wrote, since they can send it
/// again so.
pub fn as_typed(blank: Blank, values: &[Option<String>]) -> String {
    let (kind, parts) = described(blank);
    let typed = typed(parts, values);
    match kind {
        Some(kind) => format!("{} {typed}", kind.row().name(Lang::Da)).trim_end().to_owned(),
        None => typed,
    }
}

/// What a blank asks for. Without a command it is said as it stands.
fn described(blank: Blank) -> (Option<Kind>, &'static [Part]) {
    match blank {
        Blank::Form(form) => slash::form(form),
        Blank::Command(id) => {
            let row = TABLE.iter().find(|row| row.name(Lang::Da) == id.0);
            let kind = row.map_or(Kind::Help, |row| row.kind);
            (Some(kind), slash::parts(kind))
        }
    }
}

/// One value for each part, cleaned; what says nothing is not given.
fn given(parts: &[Part], values: &[Option<String>]) -> Result<Vec<Option<String>>, Fault> {
    let value = |(index, part): (usize, &Part)| {
        let text = clean_text(values.get(index).and_then(Option::as_deref).unwrap_or_default());
        let text = match part.takes {
            Takes::Paragraph => text,
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        match part.takes {
            _ if text.is_empty() => Ok(None),
            Takes::OneOf(all) => one_of(all, &text).map(Some),
            _ => Ok(Some(text)),
        }
    };
    parts.iter().enumerate().map(value).collect()
}

/// What stands for one of several choices; in a form people write it as it is shown.
fn one_of(all: &[([&str; 2], &str)], text: &str) -> Result<String, Fault> {
    let is_it = |shown: &str| fold(shown) == fold(text);
    let meant = all.iter().find(|(shown, words)| shown.iter().any(|shown| is_it(shown)) || is_it(words));
    meant.map(|(_, words)| (*words).to_owned()).ok_or_else(|| Fault::Word(text.to_owned()))
}

fn command(
    kind: Kind,
    parts: &[Part],
    given: &[Option<String>],
    mentions: &[(String, Account)],
) -> Result<Command, Fault> {
    let value = |index: usize| given.get(index).and_then(Option::as_deref);
    let needed = |index: usize| value(index).ok_or(Fault::Usage);
    match kind {
        Kind::Trial => trial::filled_trial(&named(parts, given), mentions),
        Kind::Learning => trial::filled_learning(&named(parts, given)),
        Kind::Point => Ok(Command::Point { on_behalf: value(1).map(guest).transpose()?, text: some_text(needed(0)?)? }),
        Kind::Answer => {
            let said = needed(0)?;
            let answer = answers::read(said, Heard::AsAnswer)?.ok_or_else(|| Fault::Word(said.to_owned()))?;
            match (value(1).map(guest).transpose()?, &answer.on_behalf) {
                (Some(_), Some(_)) => Err(Fault::Twice),
                (Some(guest), None) => Ok(Command::Answer(Answer { on_behalf: Some(guest), ..answer })),
                (None, _) => Ok(Command::Answer(answer)),
            }
        }
        Kind::Example => {
            let principle = needed(0)?;
            Ok(Command::Example { principle: counted(principle, principle)?, text: some_text(needed(1)?)? })
        }
        Kind::Reword => {
            let (item, number) = (item_of(needed(0)?), needed(1)?);
            Ok(Command::Reword { item, number: counted(number, number)?, text: some_text(needed(2)?)? })
        }
        Kind::Postpone => {
            let last = given.len().saturating_sub(1);
            let trial = if last == 0 { None } else { value(0).map(one_number).transpose()?.flatten() };
            Ok(Command::Postpone { trial, to: value(last).map(|to| without_until(to).to_owned()) })
        }
        Kind::Move => {
            let dialogue = value(1).map(one_number).transpose()?.flatten();
            Ok(Command::Move { dialogue, when: without_until(needed(0)?).to_owned() })
        }
        // What these take is names, numbers and choices, or one text alone: typed side by side they say the same.
        _ => {
            if parts.iter().zip(given).any(|(part, value)| part.required && value.is_none()) {
                return Err(Fault::Usage);
            }
            let words = typed(parts, given);
            read(kind.row(), &Args { line: &words, block: &words, mentions })
        }
    }
}

/// Each value that was given, with the name of its field.
fn named(parts: &[Part], given: &[Option<String>]) -> Vec<(&'static str, String)> {
    parts.iter().zip(given).filter_map(|(part, value)| Some((part.name[0], value.clone()?))).collect()
}

fn guest(name: &str) -> Result<String, Fault> {
    clean_name(name).ok_or_else(|| Fault::Word(name.to_owned()))
}

fn item_of(word: &str) -> Item {
    item(word).0.unwrap_or(Item::Point)
}

/// Each value between what stands around it in the words, in the order of the parts.
fn typed(parts: &[Part], values: &[Option<String>]) -> String {
    let filled = || parts.iter().zip(values);
    let in_order = filled().filter(|(part, _)| part.is_first).chain(filled().filter(|(part, _)| !part.is_first));
    let given = in_order.filter_map(|(part, value)| {
        let value = value.as_deref().map(str::trim).filter(|value| !value.is_empty())?;
        Some(format!("{}{value}{}", part.lead, part.tail))
    });
    given.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;

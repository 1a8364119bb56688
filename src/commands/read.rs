//! What follows a command's name becomes the command, as its row says.
//!
//! Deliberately absent: finding the row (`lookup`), and the parameters that a row reads in its own way (`params`).

use super::args::{Args, Fault, LONGEST_NAME};
use super::fold::fold_word;
use super::forgiving::is_courtesy;
use super::params::{minutes, one_number, person, some_text};
use super::prefix::is_prefix;
use super::table::Row;
use super::usage::Takes;
use super::{lookup, table};
use crate::dialogue::command::{Command, Topic};

/// The command of a row with these parameters.
pub(super) fn read(row: &Row, args: &Args<'_>) -> Result<Command, Fault> {
    match row.takes {
        Takes::Nothing(make) if is_courtesy(args.line) => Ok(make()),
        // `aflys ikke` must not cancel.
        Takes::Nothing(_) => Err(Fault::TooMuch(args.line.to_owned())),
        Takes::Number(make) => one_number(args.line)?.map(make).ok_or(Fault::Usage),
        Takes::Minutes(make) => minutes(args.line)?.map(make).ok_or(Fault::Usage),
        Takes::MaybeNumber(make) => one_number(args.line).map(make),
        Takes::Text(make) => some_text(args.block).map(make),
        Takes::Person(make) => match person(args.line, args.mentions) {
            Some(person) => Ok(make(person)),
            None if args.line.is_empty() => Err(Fault::Usage),
            None => Err(Fault::Word(args.line.to_owned())),
        },
        Takes::NameOfOne => help(args),
        Takes::Own(own) => own(args),
    }
}

/// Does the command read the lines after its own?
pub(super) fn reads_on(row: &Row) -> bool {
    use table::Kind;
    matches!(row.takes, Takes::Text(_))
        || matches!(
            row.kind,
            Kind::Answer
                | Kind::Point
                | Kind::Reword
                | Kind::Example
                | Kind::Proposal
                | Kind::Count
                | Kind::Trial
                | Kind::Learning
                | Kind::Settings
        )
}

fn help(args: &Args<'_>) -> Result<Command, Fault> {
    let is_prefix = |word: &&str| is_prefix(word);
    // One word more than a name can have: "slet mine data nu" is no name.
    let words: Vec<&str> = args.line.split_whitespace().filter(|w| !is_prefix(w)).take(LONGEST_NAME + 1).collect();
    if words.is_empty() {
        return Ok(Command::Help(None));
    }
    let asked = words.iter().map(|word| fold_word(word)).collect::<Vec<_>>().join(" ");
    match lookup::find_folded(&asked) {
        Some((row, lang)) => Ok(Command::Help(Some(Topic::Command(row.name(lang).to_owned())))),
        None if matches!(asked.as_str(), "alt" | "alle" | "det hele" | "all" | "everything") => {
            Ok(Command::Help(Some(Topic::All)))
        }
        None if is_courtesy(args.line) => Ok(Command::Help(None)),
        None => Err(Fault::Unknown(words.join(" "))),
    }
}

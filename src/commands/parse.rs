//! A message becomes a command, a plain text, or a hint at what was meant.
//! Deliberately absent: whether the command is allowed, and what a plain text is for; `dialogue` decides both.

use super::args::{Args, Fault, LONGEST_NAME};
use super::fold::{clean_text, fold_word, number};
use super::forgiving::{is_courtesy, unwrapped};
use super::markup::{MASK, mask, said};
use super::place::Place;
use super::prefix::{is_mention, is_prefix};
use super::table::{Kind, Row};
use super::usage::Bare;
use super::{answers, lookup, params, read};
use crate::dialogue::command::Command;
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::{Misuse, Refusal};

/// What a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    Command(Command),
    /// No such command. `word` is what was typed, at most 40 characters; `nearest` a name that is close.
    Unknown {
        word: String,
        nearest: Option<String>,
    },
    /// The command lacks something, or says too much. `command` is its name in the language it was typed in.
    Usage {
        command: String,
        why: Misuse,
    },
    /// The command is known, and what follows it is wrong in a way that can be said.
    Refused(Refusal),
    /// Not a command. Cleaned; code and quotes are still in it.
    Plain(String),
    /// Nothing is left once cleaned.
    Nothing,
}

/// Reads one message. `mentions` holds the accounts mentioned, each as the text shows it (empty where unknown).
///
/// With the prefix, the first line that starts with it is the command. Without it, in a private room, a message
/// that can only mean a command is one.
pub fn parse(text: &str, place: Place, mentions: &[(String, Account)]) -> Parsed {
    let text = clean_text(text);
    if text.is_empty() {
        return Parsed::Nothing;
    }
    // What a command was copied along with says nothing.
    let bare = unwrapped(&text);
    let masked = mask(bare);
    if let Some((line, following)) = prefixed(&masked) {
        let is_called = masked.split_whitespace().next().is_some_and(is_mention);
        return with_prefix(line, following, is_called, mentions);
    }
    // A prefix is optional where nobody else listens.
    if place == Place::Private
        && let Some(parsed) = without_prefix(&masked, mentions)
    {
        return parsed;
    }
    Parsed::Plain(text)
}

/// The message as a command reads it: without code and quotes, so that what stood on both sides of them comes together.
pub fn without_code(text: &str) -> String {
    said(&mask(&clean_text(text)))
}

/// What follows the prefix on the first line that starts with it, and the lines after, up to the next such line.
fn prefixed(masked: &str) -> Option<(&str, &str)> {
    let mut lines = masked.split_inclusive('\n');
    let mut start = 0;
    let line = loop {
        let line = lines.next()?;
        start += line.len();
        if let Some(rest) = after_prefix(line) {
            break rest;
        }
    };
    let end = start + lines.take_while(|line| after_prefix(line).is_none()).map(str::len).sum::<usize>();
    Some((line, &masked[start..end]))
}

fn after_prefix(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // Longer words cannot be the prefix; a 100 kB one need not be folded to know.
    let is_prefix = word.len() <= MAX_WORD && is_prefix(word);
    is_prefix.then_some(rest)
}

/// The longest word, in bytes, that is looked up: more than any name in any spelling.
const MAX_WORD: usize = 120;

fn with_prefix(line: &str, following: &str, is_called: bool, mentions: &[(String, Account)]) -> Parsed {
    let line = said(line);
    let line = bare_name(&line);
    let Some(word) = line.split_whitespace().next().filter(|_| !is_courtesy(line) || answers::is_answer(line)) else {
        return Parsed::Command(Command::Help(None));
    };
    let (row, lang, rest) = match named(line) {
        Some(found) => found,
        // `!dialog 2` and `!dialog enig` answer.
        None if answers::is_answer(line) => (Kind::Answer.row(), Lang::Da, line),
        None if is_called => return Parsed::Command(Command::Help(None)),
        None => {
            let short: String = word.chars().take(40).collect();
            return Parsed::Unknown { word: short, nearest: lookup::nearest(line) };
        }
    };
    let block = if read::reads_on(row) { said(&format!("{rest}\n{following}")) } else { rest.to_owned() };
    read(row, lang, &Args { line: rest, block: &block, mentions })
}

fn without_prefix(masked: &str, mentions: &[(String, Account)]) -> Option<Parsed> {
    let (line, following) = masked.split_once('\n').unwrap_or((masked, ""));
    if line.contains(MASK) && line.trim_start().starts_with(MASK) {
        return None;
    }
    let alone = following.is_empty() && !masked.contains(MASK);
    if alone && (number(masked).is_some() || answers::plain(masked).is_some()) {
        return params::answer(&Args { line: masked, block: masked, mentions }).ok().map(Parsed::Command);
    }
    let line = said(line);
    let line = bare_name(&line);
    let (row, lang, rest) = named(line)?;
    let block = said(&format!("{rest}\n{following}"));
    let args = Args { line: rest, block: &block, mentions };
    let colon = line[..line.len() - rest.len()].trim_end().ends_with([':', '：']);
    match row.bare {
        Bare::Never => None,
        Bare::Complete => {
            let whole = alone || (read::reads_on(row) && !masked.contains(MASK));
            whole.then(|| read::read(row, &args).ok().map(Parsed::Command)).flatten()
        }
        Bare::Numbered if params::says_of_what(&args) && !masked.contains(MASK) => {
            read::read(row, &args).ok().map(Parsed::Command)
        }
        Bare::NameFirst => Some(read(row, lang, &args)),
        Bare::NameFirstVerb if lang == Lang::Da || colon => Some(read(row, lang, &args)),
        Bare::Colon if colon => Some(read(row, lang, &args)),
        Bare::NameFirstVerb | Bare::Colon | Bare::Numbered => None,
    }
}

/// The name of the command that a text begins with and that is understood when it stands alone.
pub fn begun(text: &str) -> Option<String> {
    let text = clean_text(text);
    let line = said(&mask(text.lines().next()?));
    let (row, lang, rest) = named(bare_name(&line))?;
    (row.bare == Bare::Complete && !rest.is_empty()).then(|| row.name(lang).to_owned())
}

fn read(row: &'static Row, lang: Lang, args: &Args<'_>) -> Parsed {
    outcome(row, lang, read::read(row, args))
}

/// What came of reading the command of this row.
pub(super) fn outcome(row: &Row, lang: Lang, read: Result<Command, Fault>) -> Parsed {
    match read {
        Ok(command) => Parsed::Command(command),
        Err(Fault::Refused(refusal)) => Parsed::Refused(refusal),
        Err(Fault::Unknown(typed)) => {
            let word = typed.chars().take(40).collect();
            Parsed::Unknown { word, nearest: lookup::nearest(&typed) }
        }
        Err(fault) => Parsed::Usage { command: row.name(lang).to_owned(), why: misuse(fault) },
    }
}

/// What is told about it. Words are repeated so far that they are recognised.
fn misuse(fault: Fault) -> Misuse {
    let short = |text: &str| text.chars().take(40).collect::<String>();
    match fault {
        Fault::Usage | Fault::Unknown(_) | Fault::Refused(_) => Misuse::Missing,
        Fault::Word(word) => Misuse::Word(short(&word)),
        Fault::TooMuch(rest) => Misuse::TooMuch(short(&rest)),
        Fault::TooBig { most } => Misuse::TooBig { most },
        Fault::OneAnswer => Misuse::OneAnswer,
        Fault::Twice => Misuse::Twice,
        Fault::OneName => Misuse::OneName,
    }
}

/// A command's line without what it was wrapped in, and without the sign that other bots want before theirs.
fn bare_name(line: &str) -> &str {
    unwrapped(line).trim_start_matches(['/', '!', '！'])
}

/// The command a line begins with, the language it was named in, and what follows.
fn named(line: &str) -> Option<(&'static Row, Lang, &str)> {
    let mut ends = Vec::with_capacity(LONGEST_NAME);
    let (mut name, mut at) = (String::new(), 0);
    for word in line.split(' ').take(LONGEST_NAME) {
        if word.len() > MAX_WORD {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&fold_word(word));
        at += word.len();
        ends.push((name.clone(), at));
        at += 1;
    }
    // `meld fra` before `meld`, should there ever be both.
    for (name, end) in ends.iter().rev() {
        if let Some((row, lang)) = lookup::find_folded(name) {
            return Some((row, lang, line[*end..].trim_start()));
        }
    }
    // `idé:et skilt`, without the space.
    let (head, rest) = line.split_once([':', '：']).filter(|(head, _)| head.len() <= MAX_WORD)?;
    let (row, lang) = lookup::find_folded(&fold_word(head))?;
    Some((row, lang, rest.trim_start()))
}

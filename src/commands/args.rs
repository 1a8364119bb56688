//! What follows a command's name, and why it was not understood.
//!
//! Deliberately absent: reading it (`params`, and the files beside it).

use crate::dialogue::ids::Account;
use crate::dialogue::refusal::Refusal;

/// What follows a command's name, without code and quotes.
#[derive(Debug)]
pub(super) struct Args<'a> {
    /// On the command's own line.
    pub line: &'a str,
    /// On that line and the ones after it.
    pub block: &'a str,
    pub mentions: &'a [(String, Account)],
}

/// Why parameters were not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something that is needed is missing.
    Usage,
    /// This means nothing here.
    Word(String),
    /// More than the command takes.
    TooMuch(String),
    /// A number over the most that can be meant.
    TooBig { most: u16 },
    /// Two answers in one.
    OneAnswer,
    /// The same thing was said twice, and not the same.
    Twice,
    /// Several names where one belongs.
    OneName,
    /// `hjælp` for a word that is no command.
    Unknown(String),
    /// What was written is wrong in a way that can be said.
    Refused(Refusal),
}

/// The most words in a name: `slet mine data`.
pub(super) const LONGEST_NAME: usize = 3;

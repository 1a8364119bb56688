//! How a command is used: by whom, where, with what behind its name, and whether it is understood without the prefix.
//!
//! Deliberately absent: which command is used how (`table`), and reading it (`read`).

use super::args::{Args, Fault};
use crate::dialogue::command::{Command, PersonRef};

/// Who may use a command. `dialogue` decides; help says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The facilitator or the timekeeper.
    Facilitator,
    /// Whoever takes part.
    Participant,
    Anyone,
}

/// Where a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Channel,
    Private,
    Both,
}

/// What a command takes and how it becomes a [`Command`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    Nothing(fn() -> Command),
    Number(fn(u16) -> Command),
    /// How long, in minutes.
    Minutes(fn(u16) -> Command),
    MaybeNumber(fn(Option<u16>) -> Command),
    /// Everything after the name, on this line and the following ones.
    Text(fn(String) -> Command),
    Person(fn(PersonRef) -> Command),
    /// Perhaps a command's name.
    NameOfOne,
    /// Reads its own parameters.
    Own(fn(&Args<'_>) -> Result<Command, Fault>),
}

/// When a message in a private room is the command though it has no prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bare {
    Never,
    /// When the whole message is the command with everything it takes, and nothing else.
    Complete,
    /// When the name comes first, whatever follows.
    NameFirst,
    /// The same in Danish; the English name is a verb too, and must be followed by a colon.
    NameFirstVerb,
    /// When the name is followed by a colon.
    Colon,
    /// As `Complete`, where it says of what kind the number is, or a colon follows the number: "ret 2 fejl" is no command.
    Numbered,
}

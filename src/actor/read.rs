//! What the actor may ask of the journal and of the directory of people.
//!
//! Deliberately absent: the answers (`known`).

use crate::dialogue::ids::{Account, PersonId};
use crate::ports::chat::{EventId, MessageId};
use jiff::civil::Date;

/// A question to the journal or to the directory of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// The number of an account, where it has one.
    Person(Account),
    /// The account of a person, unless it has been erased.
    Account(PersonId),
    /// The number of an account, given out now where it has none.
    Number(Account),
    /// Is it the first time on this day that somebody is told unasked what they can do?
    Greets(Account, Date),
    /// Is this event, or mark, known in a room?
    IsSeen(String, EventId),
    /// The mark in a room that begins so, where there is one.
    Mark(String, String),
    /// The stream that a message in a room is about.
    StreamOf(String, MessageId),
    /// Every erasable value about somebody.
    About(PersonId),
    /// The channel's own stream.
    Channel,
    /// One of its dialogues.
    Dialogue(u32),
    /// One of its trials.
    Trial(u32),
    /// Its posts that are not known to be out.
    Opens,
}

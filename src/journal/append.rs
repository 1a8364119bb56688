//! What is written at once: facts, wakes, posts to say and said, what was heard, people, erasures.
//!
//! All of an `Append` becomes durable together or not at all (laws 1, 4, 6, 7). Deliberately absent: any text for
//! people; an open post is a key, never its words (law 2).

use crate::dialogue::ids::{Account, PersonId, PostKey, StreamId};
use crate::ports::chat::{EventId, MessageId, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One atomic write. Rooms are named by the app: the channel's id, or a name for a private room that holds no
/// account in clear (`private/!room:example.dk`); what matters is that the same room always has the same name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Append {
    /// When it happened, in the dialogues' time; stands in every event's record.
    pub at: Timestamp,
    pub streams: Vec<StreamAppend>,
    /// The platform's events that caused it, and marks on them, each with its room. One that the room has seen before
    /// refuses the whole append as a conflict; `Book::is_seen` tells.
    pub seen: Vec<(String, EventId)>,
    /// Rooms, and how far each has been read.
    pub positions: Vec<(String, Position)>,
    /// Posts that must now be said; the same key again replaces the entry (parts fixed, another attempt).
    pub open: Vec<Open>,
    /// Posts that have been said, or never will be.
    pub closed: Vec<Closed>,
    pub shown: Vec<Shown>,
    /// Applies to what stands in the journal once all of this is written: what an append both adds and erases never
    /// reaches the disk.
    pub erase: Vec<Erase>,
    /// New people; an account or number that is already in the directory refuses the append as a conflict.
    pub people: Vec<(Account, PersonId)>,
}

impl Append {
    /// Is there nothing to write?
    pub fn is_empty(&self) -> bool {
        let Self { at: _, streams, seen, positions, open, closed, shown, erase, people } = self;
        streams.is_empty()
            && seen.is_empty()
            && positions.is_empty()
            && open.is_empty()
            && closed.is_empty()
            && shown.is_empty()
            && erase.is_empty()
            && people.is_empty()
    }
}

/// Events for one stream.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamAppend {
    pub stream: StreamId,
    /// The stream's version before this append: the number of its events so far.
    pub expected: u64,
    /// May be empty when only the wake changes.
    pub events: Vec<Value>,
    pub wake: Wake,
}

/// What becomes of the stream's one wake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wake {
    #[default]
    Keep,
    Clear,
    At(WakeEntry),
}

/// When a stream wants to be woken, with what is needed to place it again when the rules of a zone change (law 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WakeEntry {
    pub at: Timestamp,
    /// Local date and time, e.g. `2027-03-30T09:00:00`.
    pub civil: String,
    /// IANA name.
    pub zone: String,
    /// Version of the zone data that gave `at`.
    pub zone_data: String,
}

/// A post that is to be said and is not known to have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    pub key: PostKey,
    pub stream: StreamId,
    /// The event that caused it.
    pub version: u64,
    /// How many messages it was split into; fixed by the first attempt (law 2).
    pub parts: Option<u16>,
    /// Wall time of the first attempt: the platform's window is counted from it.
    pub tried_at: Option<Timestamp>,
}

/// A post that needs no more saying. With `message` the key and the message are remembered both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub key: PostKey,
    pub stream: StreamId,
    /// The room the message stands in.
    pub room: String,
    pub message: Option<MessageId>,
}

/// Which revision of a view's message people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub stream: StreamId,
    pub key: PostKey,
    pub revision: u64,
}

/// What must leave the journal and the disk for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erase {
    /// One erasable value of one event.
    Part { stream: StreamId, version: u64, index: u32 },
    /// Every erasable value of a stream; the events themselves stay.
    Stream(StreamId),
    /// Every erasable value about a person, and their directory entry. The number is never given out again.
    Person(PersonId),
    /// A room's position and the platform's event ids heard in it.
    Room(String),
}

/// How fast the dialogues' time runs, and the instant at which both clocks agreed. A journal keeps the one it began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeScale {
    pub scale: u32,
    pub origin: Timestamp,
    /// A hand moves it, in a rehearsal of weeks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

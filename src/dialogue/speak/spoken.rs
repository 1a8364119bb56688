//! What is said, as a value: one message with where it goes and how it is pressed, and what else a fact may cause.
//!
//! Deliberately absent: what says it (`react`, `living`).

use crate::dialogue::command::Tap;
use crate::dialogue::ids::{ParticipantId, PostKey};
use crate::dialogue::say::Say;
use jiff::Timestamp;

/// Something to do because of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Post(Spoken),
    /// Gets somebody's private room ready before it is needed.
    PreparePrivate(ParticipantId),
}

/// One message: what, where, under which key, and whether phones buzz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub key: PostKey,
    pub to: To,
    pub say: Say,
    pub buzz: bool,
    pub mentions: Vec<ParticipantId>,
    pub pin: bool,
    /// What it asked for is over: it says what came of it, and nothing on it can be pressed any more.
    pub past: Option<Past>,
}

/// A message that has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// When, in the dialogues' time, where the fact says so.
    pub at: Option<Timestamp>,
}

/// By what something is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The whole channel sees who made it.
    Reaction,
    /// Nobody else sees that it was pressed.
    Button,
}

impl From<Tap<'_>> for By {
    fn from(tap: Tap<'_>) -> Self {
        match tap {
            Tap::Reaction(_) => Self::Reaction,
            Tap::Button(_) => Self::Button,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Channel,
    /// In the thread whose root is the post with this key.
    Thread(PostKey),
    Private(ParticipantId),
}

//! What goes over a line, one JSON object on each: `{"post":{"to":{"room":"1"},"key":…}}`, and `{"message":"12"}` comes back.
//!
//! Everything that happens has a number of its own, and numbers rise; a message is called by the number it came with, and
//! rooms have numbers too. The server knows a key again for ever. Deliberately absent: the connection.

use drejebog::ports::chat::{EventId, MessageId, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the bot asks of the server. Each has one `Answer`, but for `Listen`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// From here on the line carries what is `Told`: in each room everything after this number, else everything.
    Listen {
        after: BTreeMap<String, Position>,
    },
    /// The same key is the same message. `calls` are those whose phones buzz.
    Post {
        to: To,
        key: String,
        calls: Vec<String>,
        said: Said,
    },
    /// Replaces what a message of the bot's says, but for its file.
    Edit {
        message: MessageId,
        said: Said,
    },
    React {
        to: EventId,
        emoji: String,
    },
    /// All that is pinned in the room.
    Pin {
        room: String,
        messages: Vec<MessageId>,
    },
    Find {
        key: String,
    },
    /// Makes somebody's room with the bot, where there is none yet.
    Open {
        person: String,
        title: String,
    },
    IsIn {
        room: String,
        person: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    Room(String),
    /// The thread under a message.
    Thread(MessageId),
    Person(String),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    /// Each an id, an emoji and its label.
    pub buttons: Vec<(String, String, String)>,
    pub file: Option<File>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Message(MessageId),
    Yes,
    No,
    /// It will never work; why.
    Refused(String),
}

impl Answer {
    pub fn message(self) -> Option<MessageId> {
        match self {
            Self::Message(message) => Some(message),
            Self::Yes | Self::No | Self::Refused(_) => None,
        }
    }
}

/// What the server tells whoever listens.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Event(Event),
    /// What comes now happens now.
    CaughtUp,
}

/// Something that a person did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    pub number: u64,
    pub room: String,
    /// The room is this person's with the bot.
    pub is_private: bool,
    pub from: String,
    pub at: Timestamp,
    pub what: What,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// `thread` is the message it hangs under.
    Said {
        text: String,
        thread: Option<MessageId>,
        mentions: Vec<String>,
    },
    Edited {
        original: EventId,
        text: String,
    },
    Deleted {
        original: EventId,
    },
    Pressed {
        message: MessageId,
        /// The button's id.
        choice: String,
    },
    Came,
    Went,
    /// The bot was let into the room.
    Invited,
}

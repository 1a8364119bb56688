//! What the platform in memory has shown: messages as they stand, and each step that led there.
//!
//! Deliberately absent: showing it (`chat`), and how much of it one person reads (`reading`).

use crate::dialogue::ids::{Account, PostKey};
use crate::doc::Doc;
use crate::ports::chat::{Ballot, Choice, Destination, EventId, File, MessageId};
use std::collections::BTreeMap;

/// One thing the platform showed, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Posted(Box<Message>),
    Edited { message: MessageId, doc: Doc, choices: Vec<Choice> },
    Reacted { to: EventId, emoji: String },
    Pinned(Vec<MessageId>),
}

/// A message of the bot's as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: MessageId,
    pub key: PostKey,
    pub to: Destination,
    pub doc: Doc,
    pub file: Option<File>,
    pub buzz: bool,
    pub mentions: Vec<Account>,
    pub choices: Vec<Choice>,
    /// Where it is a poll.
    pub ballot: Option<Ballot>,
    /// The event it answers.
    pub answers: Option<EventId>,
    pub edits: u32,
}

/// Does this person have the message before them? What names people in a thread is theirs, and so is a thread whose root
/// does. `roots`: whom each message names.
pub(super) fn is_for(
    message: &Message,
    account: &Account,
    roots: &BTreeMap<&MessageId, &[Account]>,
    asked: &impl Fn(&EventId) -> bool,
) -> bool {
    match (&message.to, &message.answers) {
        (_, Some(event)) => asked(event),
        (Destination::Private(to), None) => to == account,
        (Destination::Channel(_), None) => true,
        (Destination::Thread { .. }, None) if !message.mentions.is_empty() => message.mentions.contains(account),
        (Destination::Thread { root, .. }, None) => {
            roots.get(root).is_none_or(|named| named.is_empty() || named.contains(account))
        }
    }
}

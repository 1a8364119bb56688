//! A post of a fact, in words and addressed: what the outbox splits and sends.
//!
//! Deliberately absent: sending it.

use super::outbox::Lane;
use crate::dialogue::ids::{Account, PostKey, StreamId};
use crate::doc::{self, Doc};
use crate::ports::chat::{Ballot, Choice, Destination, File, Meeting, Place, Urgency};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A post of a fact, in words and addressed: what the outbox splits and sends.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    pub key: PostKey,
    pub stream: StreamId,
    /// The fact that caused it.
    pub version: u64,
    pub doc: Doc,
    pub choices: Vec<Choice>,
    pub revision: u64,
    pub to: Destination,
    pub lane: Lane,
    pub thread: Option<PostKey>,
    pub buzz: bool,
    pub urgency: Urgency,
    pub mentions: Vec<Account>,
    pub pin: bool,
    pub file: Option<File>,
    pub meeting: Option<Meeting>,
    /// Where it is a poll.
    pub ballot: Option<Ballot>,
}

impl Utterance {
    /// A quiet one of words alone, where `version` is the fact of the stream that caused it; what else it carries is added.
    pub fn new(key: PostKey, stream: StreamId, version: u64, doc: Doc, (to, lane): (Destination, Lane)) -> Self {
        Self {
            key,
            stream,
            version,
            revision: revision(&doc, &[]),
            doc,
            choices: Vec::new(),
            to,
            lane,
            thread: None,
            buzz: false,
            urgency: Urgency::Now,
            mentions: Vec::new(),
            pin: false,
            file: None,
            meeting: None,
            ballot: None,
        }
    }

    /// With what can be pressed on it.
    pub fn offering(self, choices: Vec<Choice>) -> Self {
        Self { revision: revision(&self.doc, &choices), choices, ..self }
    }

    /// As a poll, where it is one: its answers take the place of what could be pressed, and it is compared by its words.
    pub fn put_as(self, poll: Option<(Ballot, Vec<Choice>)>) -> Self {
        match poll {
            Some((ballot, answers)) => Self { ballot: Some(ballot), choices: answers, ..self },
            None => self,
        }
    }

    /// The thread it is for may have no message yet.
    pub fn place(&self) -> Place {
        if self.thread.is_some() { Place::Thread } else { self.to.place() }
    }
}

/// A number that changes with the text or the choices: what is shown is compared by it.
pub(super) fn revision(doc: &Doc, choices: &[Choice]) -> u64 {
    let mut hasher = DefaultHasher::new();
    doc::markdown(doc).hash(&mut hasher);
    // What else a choice does is said in the text.
    for choice in choices {
        choice.emoji.hash(&mut hasher);
    }
    hasher.finish()
}

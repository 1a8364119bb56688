//! A chat platform in memory: what a channel, its threads and its private rooms would show.
//!
//! Rehearsals and tests speak through it. Like the real ones it knows a key again and says nothing twice.
//! Deliberately absent: people; whoever drives it says what they say.

use super::message::{Message, Shown, is_for};
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::locks::lock;
use crate::ports::chat::{
    AnswersPrivately, Can, Capabilities, Chat, ChatError, Choice, Destination, Edit, EventId, Hears, MessageId, Post,
    Room, Sign, size_twice_over,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::Duration;

/// What can be pressed on one message.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub message: MessageId,
    pub to: Destination,
    pub choices: Vec<Choice>,
}

/// The platform. Shared behind an `Arc`.
#[derive(Debug, Default)]
pub struct MemoryChat {
    has_polls: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    messages: Vec<Message>,
    by_key: BTreeMap<PostKey, usize>,
    log: Vec<Shown>,
    /// Errors to give to the next posts, in order.
    failures: Vec<ChatError>,
    /// Who has left which channel. Everybody else is in all of them.
    gone: BTreeSet<(ChannelId, Account)>,
}

impl MemoryChat {
    /// One on which a post can be a poll.
    pub fn with_polls() -> Self {
        Self { has_polls: true, ..Self::default() }
    }

    /// All messages of the bot as they stand, in the order they were posted.
    pub fn messages(&self) -> Vec<Message> {
        lock(&self.state).messages.clone()
    }

    /// Everything shown since the `from`th thing.
    pub fn log(&self, from: usize) -> Vec<Shown> {
        lock(&self.state).log.get(from..).unwrap_or_default().to_vec()
    }

    /// Does this person have this message before them? `asked`: was it they whom it answers?
    pub fn is_seen_by(&self, account: &Account, message: &MessageId, asked: impl Fn(&EventId) -> bool) -> bool {
        let state = lock(&self.state);
        let roots = roots(&state.messages);
        state.messages.iter().any(|m| m.id == *message && is_for(m, account, &roots, &asked))
    }

    /// What this person could press now, the newest message first.
    pub fn offers(&self, account: &Account, asked: impl Fn(&EventId) -> bool) -> Vec<Offer> {
        let state = lock(&self.state);
        let roots = roots(&state.messages);
        let offering = state.messages.iter().rev().filter(|message| !message.choices.is_empty());
        let seen = offering.filter(|message| is_for(message, account, &roots, &asked));
        seen.map(|m| Offer { message: m.id.clone(), to: m.to.clone(), choices: m.choices.clone() }).collect()
    }

    /// The message said under this key.
    pub fn message_of(&self, key: &PostKey) -> Option<MessageId> {
        let state = lock(&self.state);
        state.by_key.get(key).and_then(|at| state.messages.get(*at)).map(|message| message.id.clone())
    }

    /// The next post, or the ones after it, will meet these errors.
    pub fn fail(&self, errors: impl IntoIterator<Item = ChatError>) {
        lock(&self.state).failures.extend(errors);
    }

    /// This account leaves the channel.
    pub fn goes(&self, channel: ChannelId, account: Account) {
        lock(&self.state).gone.insert((channel, account));
    }
}

/// Whom each message names.
fn roots(messages: &[Message]) -> BTreeMap<&MessageId, &[Account]> {
    messages.iter().map(|message| (&message.id, message.mentions.as_slice())).collect()
}

impl Chat for MemoryChat {
    fn capabilities(&self) -> Capabilities {
        let can = Can {
            hears: Hears::Everything,
            sign: Sign::Reaction,
            buttons: false,
            forms: false,
            reactions: true,
            polls: self.has_polls,
            edits: true,
            pins: true,
            files: true,
            most: 16 * 1024,
        };
        Capabilities {
            channel: can,
            thread: Some(can),
            private: can,
            answers: AnswersPrivately::Nothing,
            size: size_twice_over,
            window: Duration::from_secs(23 * 60 * 60),
        }
    }

    async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        let mut state = lock(&self.state);
        if !state.failures.is_empty() {
            return Err(state.failures.remove(0));
        }
        if let Some(known) = state.by_key.get(&post.key).and_then(|at| state.messages.get(*at)) {
            return Ok(known.id.clone());
        }
        let id = MessageId(format!("m{}", state.messages.len() + 1));
        let Post { key, to, doc, file, buzz, mentions, choices, ballot, answers, .. } = post;
        let message = Message {
            id: id.clone(),
            key: key.clone(),
            to,
            doc,
            file,
            buzz,
            mentions,
            choices,
            ballot,
            answers,
            edits: 0,
        };
        let at = state.messages.len();
        state.by_key.insert(key, at);
        state.messages.push(message.clone());
        state.log.push(Shown::Posted(Box::new(message)));
        Ok(id)
    }

    async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        let mut state = lock(&self.state);
        if let Some(message) = state.messages.iter_mut().find(|m| m.id == edit.message) {
            message.doc = edit.post.doc.clone();
            message.choices = edit.post.choices.clone();
            message.ballot = edit.post.ballot.clone();
            message.edits += 1;
        }
        state.log.push(Shown::Edited { message: edit.message, doc: edit.post.doc, choices: edit.post.choices });
        Ok(())
    }

    async fn react(&self, _room: Room, to: EventId, emoji: String) -> Result<(), ChatError> {
        lock(&self.state).log.push(Shown::Reacted { to, emoji });
        Ok(())
    }

    async fn pin(&self, _channel: ChannelId, messages: Vec<MessageId>) -> Result<(), ChatError> {
        lock(&self.state).log.push(Shown::Pinned(messages));
        Ok(())
    }

    async fn find(&self, _to: Destination, key: PostKey, _since: Timestamp) -> Result<Option<MessageId>, ChatError> {
        let state = lock(&self.state);
        Ok(state.by_key.get(&key).and_then(|at| state.messages.get(*at)).map(|m| m.id.clone()))
    }

    async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        !lock(&self.state).gone.contains(&(channel.clone(), account.clone()))
    }
}

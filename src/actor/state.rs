//! All that an actor keeps in memory.
//!
//! Deliberately absent: what it means; each part says so itself.

use super::last_views::View;
use super::outbox::Outbox;
use super::streams::Streams;
use super::taps::Taps;
use crate::dialogue::ids::{Account, PostKey, StreamId};
use crate::dialogue::reply::Reply;
use crate::ports::chat::{EventId, Inbound, MessageId, Position};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct State {
    pub(super) streams: Streams,
    pub(super) shown: Shown,
    pub(super) inbox: Inbox,
    pub(super) outbox: Outbox,
}

/// What people see: which message each post is, and what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub(super) messages: Arc<BTreeMap<PostKey, MessageId>>,
    pub(super) keys: Arc<BTreeMap<MessageId, PostKey>>,
    pub(super) revisions: Arc<BTreeMap<PostKey, u64>>,
    /// Revisions that stand in no write yet: they go with the next. Should the process die before, people are shown once more
    /// what they see already.
    pub(super) unwritten: BTreeMap<PostKey, (StreamId, u64)>,
    /// The version of the dialogue at which a message was last found to be what is shown, and whether it had passed.
    pub(super) compared: Arc<BTreeMap<PostKey, (u64, bool)>>,
    /// Messages that are no longer living and may not show their last state yet.
    pub(super) parting: Vec<View>,
    /// The post that ought to be pinned.
    pub(super) pinned: Option<PostKey>,
}

/// What has been heard and is not settled.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    /// Presses on messages whose key is not known yet, because the platform has not answered the post; and when they came.
    pub(super) early: Vec<(Inbound, Timestamp)>,
    /// Heard but not settled: an answer on its way, an early reaction. Rooms keep their position meanwhile.
    pub(super) held: BTreeSet<EventId>,
    pub(super) waiting_position: BTreeMap<String, Position>,
    /// Edits of messages that have not been heard yet: the message is heard as it was edited.
    pub(super) edited_early: BTreeMap<EventId, (Account, String)>,
    /// What was pressed lately, as fingers do it.
    pub(super) taps: Taps,
    /// What the last thing heard was refused with.
    pub(super) refused: Option<Reply>,
}

impl Shown {
    pub(super) fn key_of(&self, message: &MessageId) -> Option<&PostKey> {
        self.keys.get(message)
    }

    /// A message is this post.
    pub(super) fn note(&mut self, key: PostKey, message: MessageId) {
        Arc::make_mut(&mut self.keys).insert(message.clone(), key.clone());
        Arc::make_mut(&mut self.messages).insert(key, message);
    }

    /// People see this revision of a message.
    pub(super) fn see(&mut self, key: PostKey, revision: u64) {
        Arc::make_mut(&mut self.revisions).insert(key, revision);
    }

    /// Those of a stream are let be.
    pub(super) fn let_go_of(&mut self, stream: &StreamId) {
        let gone = |key: &PostKey| key.is_of(stream);
        Arc::make_mut(&mut self.keys).retain(|_, key| !gone(key));
        Arc::make_mut(&mut self.messages).retain(|key, _| !gone(key));
        Arc::make_mut(&mut self.revisions).retain(|key, _| !gone(key));
        Arc::make_mut(&mut self.compared).retain(|key, _| !gone(key));
        self.parting.retain(|parting| !gone(parting.key()));
    }
}

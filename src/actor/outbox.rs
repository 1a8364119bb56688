//! What is still to be said in one channel, lane by lane: the channel itself, and each private room.
//!
//! Posts of a lane go one after another, so that a thread's root stands before its replies; an edit has one in
//! flight for each message and is rendered when it is sent, so the newest wins. Deliberately absent: sending
//! (`app`), and what to say (`speaking`).

use crate::dialogue::ids::{Account, ChannelId, PostKey, StreamId};
use crate::ports::chat::{ChatError, Edit, EventId, MessageId, Post, Room};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Something the platform is to do. The runner does it and gives it back with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Says a post. With `look_since` the platform's window has passed: the room is read back for the key first.
    Post {
        item: Item,
        post: Post,
        look_since: Option<Timestamp>,
    },
    Edit {
        edit: Edit,
    },
    React {
        room: Room,
        to: EventId,
        emoji: String,
    },
    Pin {
        channel: ChannelId,
        messages: Vec<MessageId>,
    },
    PreparePrivate {
        account: Account,
        name: String,
    },
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Posted(Result<MessageId, ChatError>),
    Done(Result<(), ChatError>),
}

/// A post in the queue, as one part of what is said under `key`.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The key in the open index; parts of a long text share it.
    pub key: PostKey,
    pub part: u16,
    pub parts: u16,
    /// The stream that opened it; `None` for an answer, which has no fact.
    pub stream: Option<StreamId>,
    /// The event an answer answers: it counts as heard once the answer is out.
    pub answers: Option<(String, EventId)>,
    /// What the text was, so that an unchanged living message is not edited.
    pub revision: u64,
    pub pin: bool,
    /// The thread's root, resolved to a message when its turn comes.
    pub thread: Option<PostKey>,
    /// Whoever alone sees it.
    pub asker: Option<Account>,
    /// When the platform first put it off, in wall time.
    pub put_off: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Channel,
    Private(Account),
    /// Another channel, for what teams have learned.
    Elsewhere,
    /// What only this person sees: an answer after another, and none waits for what all see.
    Answer(Account),
}

/// How long a job that the platform put off waits where it did not say, in wall time.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_secs(2);

#[derive(Clone, Debug, Default)]
pub struct Outbox {
    posts: BTreeMap<Lane, VecDeque<Job>>,
    busy: BTreeSet<Lane>,
    /// Not before this wall time.
    wait: BTreeMap<Lane, Timestamp>,
    editing: BTreeSet<PostKey>,
    edit_wait: BTreeMap<PostKey, Timestamp>,
    small: VecDeque<Job>,
    /// Small jobs that were put off, and until when.
    small_wait: Vec<(Timestamp, Job)>,
}

impl Outbox {
    pub fn post(&mut self, lane: Lane, job: Job) {
        self.posts.entry(lane).or_default().push_back(job);
    }

    /// How many answers wait in a lane.
    pub fn answers(&self, lane: &Lane) -> usize {
        let is_answer = |job: &&Job| matches!(job, Job::Post { item, .. } if item.answers.is_some());
        self.posts.get(lane).map_or(0, |queue| queue.iter().filter(is_answer).count())
    }

    /// Is an answer to this event waiting to go out?
    pub fn has_answer(&self, event: &EventId) -> bool {
        let is_it = |job: &Job| matches!(job, Job::Post { post, .. } if post.answers.as_ref() == Some(event));
        self.posts.values().flatten().any(is_it)
    }

    /// Reactions, pins and rooms: order does not matter among them.
    pub fn small(&mut self, job: Job) {
        self.small.push_back(job);
    }

    /// The platform put a small job off.
    pub fn small_again(&mut self, job: Job, after: Option<SignedDuration>, wall: Timestamp) {
        self.small_wait.push((wall + after.unwrap_or(AGAIN_AFTER), job));
    }

    /// What can be done now: small jobs, and the next post of each lane that is free.
    pub fn take(&mut self, wall: Timestamp) -> Vec<Job> {
        let mut jobs: Vec<Job> = self.small.drain(..).collect();
        jobs.extend(self.small_wait.extract_if(.., |(until, _)| *until <= wall).map(|(_, job)| job));
        for (lane, queue) in &mut self.posts {
            let free = !self.busy.contains(lane) && self.wait.get(lane).is_none_or(|until| *until <= wall);
            if free && let Some(job) = queue.pop_front() {
                self.busy.insert(lane.clone());
                jobs.push(job);
            }
        }
        jobs
    }

    /// A lane's post is out, or never will be.
    pub fn free(&mut self, lane: &Lane) {
        self.busy.remove(lane);
        self.wait.remove(lane);
        if self.posts.get(lane).is_some_and(VecDeque::is_empty) {
            self.posts.remove(lane);
        }
    }

    /// The platform put a post off: it stays first in its lane.
    pub fn again(&mut self, lane: Lane, job: Job, after: Option<SignedDuration>, wall: Timestamp) {
        self.wait.insert(lane.clone(), wall + after.unwrap_or(AGAIN_AFTER));
        self.busy.remove(&lane);
        self.posts.entry(lane).or_default().push_front(job);
    }

    pub fn may_edit(&self, key: &PostKey, wall: Timestamp) -> bool {
        !self.editing.contains(key) && self.edit_wait.get(key).is_none_or(|until| *until <= wall)
    }

    pub fn editing(&mut self, key: &PostKey) {
        self.editing.insert(key.clone());
    }

    pub fn edited(&mut self, key: &PostKey, again_after: Option<(Timestamp, Option<SignedDuration>)>) {
        self.editing.remove(key);
        match again_after {
            Some((wall, after)) => self.edit_wait.insert(key.clone(), wall + after.unwrap_or(AGAIN_AFTER)),
            None => self.edit_wait.remove(key),
        };
    }

    /// When the earliest thing put off may be tried again.
    pub fn next_try(&self) -> Option<Timestamp> {
        let posts =
            self.wait.iter().filter(|(lane, _)| self.posts.get(lane).is_some_and(|q| !q.is_empty())).map(|(_, at)| *at);
        let small = self.small_wait.iter().map(|(until, _)| *until);
        posts.chain(self.edit_wait.values().copied()).chain(small).min()
    }

    /// Is anything of ours on its way into the channel, whose message is not known yet?
    pub fn posts_pending(&self) -> bool {
        !self.busy.is_empty() || self.posts.values().any(|queue| !queue.is_empty())
    }

    pub fn is_idle(&self) -> bool {
        !self.posts_pending() && self.small.is_empty() && self.small_wait.is_empty() && self.editing.is_empty()
    }
}

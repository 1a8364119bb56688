//! What all desks of a process share: the ports, the words, and how far apart the two clocks are.
//!
//! Deliberately absent: which desks there are (`registry`), and what one does (`serving`).

use super::desk::{BREAK, Desk};
use super::people::Directory;
use super::private_routing::PrivateRouting;
use super::run_error::RunError;
use super::suggestions::Suggestions;
use crate::actor::{Job, Moment, Sent, World};
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{ChannelId, PersonId, StreamId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::{Chat, Destination, Platform};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::Journal;
use crate::ports::link::Link;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// What is noted in the journal once older trials are looked after.
const TRIALS_TAKEN_OVER: &str = "trials_taken_over";

/// What all desks share in this process.
pub(super) struct Shared<C, J, K, E> {
    pub platform: Platform,
    pub world: Arc<World>,
    pub book: Arc<Book<J>>,
    pub people: Arc<Directory<J>>,
    pub suggestions: Arc<Suggestions>,
    pub routing: PrivateRouting<J>,
    pub chat: Arc<C>,
    pub clock: Arc<K>,
    pub entropy: Arc<E>,
    /// How the platform stands, told once what was heard before lies on the desks.
    pub link: watch::Receiver<Link>,
    /// Somebody's data have been erased; every desk forgets them.
    pub forgotten: broadcast::Sender<PersonId>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Shared<C, J, K, E> {
    pub fn moment(&self) -> Moment {
        Moment { now: self.clock.now(), wall: self.clock.wall(), seed: self.entropy.seed() }
    }

    /// Once in a journal's life: trials that a version agreed on which did not look after them get their promises. A desk
    /// sees to that when it is loaded, and nothing else would load one.
    pub async fn take_over_trials(&self) -> Result<(), RunError> {
        if self.book.is_done(TRIALS_TAKEN_OVER)? {
            return Ok(());
        }
        let trials = self.book.streams()?.into_iter().filter(|stream| matches!(stream, StreamId::Trial(_)));
        let channels: BTreeSet<ChannelId> =
            trials.map(|stream| stream.channel().clone()).filter(|channel| self.platform.has(channel)).collect();
        for channel in channels {
            let (world, book, people) = (Arc::clone(&self.world), Arc::clone(&self.book), Arc::clone(&self.people));
            Desk::load(channel, world, book, people, self.moment()).await?;
        }
        Ok(self.book.set_done(TRIALS_TAKEN_OVER).await?)
    }

    pub fn away_since_heartbeat(&self) -> Result<Option<Away>, LoadError> {
        Ok(self.book.heartbeat(self.platform)?.and_then(|beat| self.away_since(beat)))
    }

    /// The time since the last sign of life, where it is long enough to be admitted.
    pub fn away_since(&self, since: Timestamp) -> Option<Away> {
        let gap = self.clock.wall().duration_since(since);
        (gap > BREAK).then(|| Away { gap: self.scaled(gap), since: Some(since) })
    }

    /// Notes whom a fact of this channel has been told privately; an answer says nothing of where somebody belongs.
    pub fn note_written(&self, channel: &ChannelId, job: &Job, sent: &Sent) -> Result<(), LoadError> {
        match (job, sent) {
            (Job::Post { item, post, .. }, Sent::Posted(Ok(_))) if item.stream.is_some() => match &post.to {
                Destination::Private(account) => self.routing.note_written(channel, account),
                Destination::Channel(_) | Destination::Thread { .. } => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// How long it is until then.
    pub fn left(&self, wall: Timestamp) -> Duration {
        Duration::try_from(wall.duration_since(self.clock.wall())).unwrap_or_default()
    }

    /// A length of wall time, in the dialogues' time.
    pub fn scaled(&self, gap: SignedDuration) -> SignedDuration {
        gap * i32::try_from(self.world.scale.max(1)).unwrap_or(i32::MAX)
    }

    /// In the dialogues' time; for ever without one.
    pub async fn sleep_until(&self, at: Option<Timestamp>) {
        match at {
            Some(at) => self.clock.sleep_until(at).await,
            None => std::future::pending().await,
        }
    }

    /// In wall time; for ever without one.
    pub async fn sleep(&self, time: Option<Duration>) {
        match time {
            Some(time) => self.clock.sleep(time).await,
            None => std::future::pending().await,
        }
    }
}

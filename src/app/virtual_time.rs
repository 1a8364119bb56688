//! Drives one desk in virtual time: deterministic, on one thread, with any chat and any journal.
//!
//! A rehearsal and the tests use it; it is the same desk and the same ports that `run` drives. Time stands still while
//! something is handled, and jumps to the next thing that is due. Deliberately absent: a clock.

use super::desk::{Desk, DeskError};
use super::jobs::perform;
use super::people::Directory;
use crate::actor::{Moment, World};
use crate::dialogue::decide::Away;
use crate::dialogue::ids::ChannelId;
use crate::journal::Book;
use crate::ports::chat::{Chat, Inbound};
use crate::ports::journal::Journal;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// One desk, its chat, and the time it is there.
#[derive(Debug)]
pub struct VirtualTime<C, J> {
    pub desk: Desk<J>,
    chat: Arc<C>,
    world: Arc<World>,
    book: Arc<Book<J>>,
    now: Timestamp,
    seed: u64,
}

impl<C: Chat, J: Journal> VirtualTime<C, J> {
    /// # Errors
    ///
    /// The journal cannot be read.
    pub async fn open(
        id: ChannelId,
        world: Arc<World>,
        book: Arc<Book<J>>,
        chat: Arc<C>,
        now: Timestamp,
        seed: u64,
    ) -> Result<Self, DeskError> {
        let people = Arc::new(Directory::new(Arc::clone(&book)));
        let desk =
            Desk::load(id, Arc::clone(&world), Arc::clone(&book), people, Moment { now, wall: now, seed }).await?;
        Ok(Self { desk, chat, world, book, now, seed })
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The process ends and starts again on the same journal, after `gap` has passed.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn restart(self, gap: SignedDuration) -> Result<Self, DeskError> {
        let id = self.desk.actor().id().clone();
        let since = self.now;
        drop(self.desk);
        let mut again = Self::open(id, self.world, self.book, self.chat, self.now + gap, self.seed).await?;
        if gap > super::desk::BREAK {
            let moment = again.moment();
            again.desk.was_away(Away { gap, since: Some(since) }, moment).await?;
        }
        again.settle().await?;
        Ok(again)
    }

    /// Somebody says or presses something now.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn hear(&mut self, inbound: Inbound) -> Result<(), DeskError> {
        let moment = self.moment();
        self.desk.hear(inbound, moment.now, false, moment).await?;
        self.settle().await
    }

    /// Time goes on until `until`, with everything that falls due on the way.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn advance(&mut self, until: Timestamp) -> Result<(), DeskError> {
        loop {
            let next = self.desk.streams().next_wake().into_iter().chain(self.desk.actor().next_try()).min();
            let Some(at) = next.filter(|at| *at <= until) else { break };
            self.now = self.now.max(at);
            let moment = self.moment();
            let before = (self.desk.streams().next_wake(), self.desk.actor().next_try());
            self.desk.tick(moment).await?;
            self.settle().await?;
            if before == (self.desk.streams().next_wake(), self.desk.actor().next_try()) && at <= self.now {
                // Nothing came of it: due, but not to be had now.
                break;
            }
        }
        self.now = self.now.max(until);
        Ok(())
    }

    /// Lets the platform do all that is waiting, in order.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn settle(&mut self) -> Result<(), DeskError> {
        loop {
            let jobs = self.desk.take_jobs(self.moment()).await?;
            if jobs.is_empty() {
                return Ok(());
            }
            for job in jobs {
                let sent = perform(&*self.chat, job.clone()).await;
                let moment = self.moment();
                self.desk.sent(job, sent, moment).await?;
            }
        }
    }

    fn moment(&self) -> Moment {
        Moment { now: self.now, wall: self.now, seed: self.seed.wrapping_add(self.now.as_second().unsigned_abs()) }
    }
}

//! All desks of one platform, and the way to each: one task for each channel, opened when it is wanted.
//!
//! Deliberately absent: what a desk does (`serving`).

use super::desk::DeskError;
use super::private_routing::Way;
use super::run_error::RunError;
use super::serving::{Ended, Errand, serve};
use super::shared::Shared;
use crate::actor::filed_under::nobodys_channel;
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{ChannelId, StreamId};
use crate::journal::LoadError;
use crate::ports::chat::{Chat, Inbound, Room};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::Journal;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// A desk is opened this long before it is wanted, in wall time: long enough to read a channel on a busy machine, and so
/// short that few desks are there for nothing.
const AHEAD: SignedDuration = SignedDuration::from_mins(2);

/// At the start the desk of a dialogue that is wanted within this, in the dialogues' time, is opened at once: it may be
/// under way and has to hear of the break. A playbook has at most eight hours, and an extension one.
const UNDER_WAY: SignedDuration = SignedDuration::from_hours(9);

const EVERYTHING: usize = usize::MAX;

/// How many events may wait for one desk before the adapter is held up.
const QUEUE: usize = 256;

/// All desks, and the way to each.
pub(super) struct Registry<C, J, K, E> {
    pub shared: Arc<Shared<C, J, K, E>>,
    desks: BTreeMap<ChannelId, mpsc::Sender<Errand>>,
    pub tasks: JoinSet<Result<Ended, DeskError>>,
    /// When a desk that is not there may be wanted, in the dialogues' time.
    pub look: Option<Timestamp>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Registry<C, J, K, E> {
    pub fn new(shared: Arc<Shared<C, J, K, E>>) -> Self {
        Self { shared, desks: BTreeMap::new(), tasks: JoinSet::new(), look: None }
    }

    /// Opens the desks of what is unsaid, of what is due, and of dialogues that may be under way: whoever was in the middle
    /// of something is told of the break. What lies further ahead is not read (law 4).
    pub fn begin(&mut self, away: Option<Away>) -> Result<(), LoadError> {
        let book = Arc::clone(&self.shared.book);
        let now = self.shared.clock.now();
        let soon = now + self.shared.scaled(AHEAD);
        let due = book.due(soon.max(now + UNDER_WAY), EVERYTHING)?.into_iter();
        let due = due.filter(|(at, stream)| *at <= soon || matches!(stream, StreamId::Dialogue(_)));
        let unsaid = book.opens()?.into_iter().map(|open| open.stream);
        let busy = due.map(|(_, stream)| stream).chain(unsaid).map(|s| s.channel().clone());
        let busy: BTreeSet<_> = busy.filter(|channel| self.shared.platform.has(channel)).collect();
        for channel in busy {
            self.open(channel, away);
        }
        self.look()
    }

    /// Opens the desks that will be wanted soon, where they are not there, and notes when to look again.
    pub fn look(&mut self) -> Result<(), LoadError> {
        let book = Arc::clone(&self.shared.book);
        let ahead = self.shared.scaled(AHEAD);
        let now = self.shared.clock.now();
        let soon = now + ahead;
        for (_, stream) in book.due(soon, EVERYTHING)? {
            if self.shared.platform.has(stream.channel()) && !self.desks.contains_key(stream.channel()) {
                self.open(stream.channel().clone(), None);
            }
        }
        // Whatever is due later is still far enough away then; so one look serves many.
        self.look = book.next_due(soon)?.map(|at| (at - ahead).max(now + ahead / 2));
        Ok(())
    }

    pub async fn route(&mut self, mut inbound: Inbound) -> Result<(), RunError> {
        let (mut which, mut names) = (Vec::new(), false);
        let channel = match &inbound.room {
            Room::Channel(channel) => {
                self.shared.routing.note_heard(channel, &inbound.from, &inbound.what);
                channel.clone()
            }
            Room::Private { account, .. } => {
                let account = account.clone();
                match self.shared.routing.way_of(&mut inbound)? {
                    Way::Which(among) => {
                        which = among;
                        nobodys_channel(&account)
                    }
                    Way::To { channel, is_one_of_several } => {
                        names = is_one_of_several;
                        // Whoever has left a channel has nothing to say or to read there any more.
                        let is_in = self.shared.chat.is_in(&channel, &account).await;
                        if is_in { channel } else { nobodys_channel(&account) }
                    }
                }
            }
        };
        let errand = Errand { inbound, which, names };
        let desk = match self.desks.get(&channel) {
            Some(desk) => desk.clone(),
            None => self.open(channel.clone(), None),
        };
        if let Err(mpsc::error::SendError(errand)) = desk.send(errand).await {
            // The desk is just being let go: a new one takes over once its task has ended, for a channel has one writer.
            while self.desks.contains_key(&channel)
                && let Some(ended) = self.tasks.join_next().await
            {
                self.ended(ended?)?;
            }
            drop(self.open(channel, None).send(errand).await);
        }
        Ok(())
    }

    fn open(&mut self, channel: ChannelId, away: Option<Away>) -> mpsc::Sender<Errand> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        self.desks.insert(channel.clone(), sender.clone());
        self.tasks.spawn(serve(Arc::clone(&self.shared), channel, receiver, away));
        sender
    }

    pub fn ended(&mut self, ended: Result<Ended, DeskError>) -> Result<(), RunError> {
        let Ended { channel, wake } = ended?;
        if self.desks.get(&channel).is_some_and(mpsc::Sender::is_closed) {
            self.desks.remove(&channel);
        }
        let wanted = wake.map(|at| at - self.shared.scaled(AHEAD));
        self.look = self.look.into_iter().chain(wanted).min();
        Ok(())
    }

    pub async fn close(mut self) -> Result<(), RunError> {
        self.desks.clear();
        while let Some(ended) = self.tasks.join_next().await {
            ended??;
        }
        Ok(())
    }
}

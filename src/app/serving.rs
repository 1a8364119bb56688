//! One channel as long as it is there: hears, sends, and wakes in time.
//!
//! Deliberately absent: which channels there are (`registry`), and what comes of anything (`actor`).

use super::desk::{Desk, DeskError};
use super::jobs::perform;
use super::shared::Shared;
use crate::actor::going::Going;
use crate::actor::{Input, Job, Sent};
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{ChannelId, PersonId};
use crate::ports::chat::{Chat, Inbound};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::{Journal, JournalError};
use crate::ports::link::Link;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc};
use tokio::task::JoinSet;

/// A vote closes this long after its deadline, in wall time: what people pressed in the last second is on its way
/// (p99 of a reaction's way was 187 ms, facts on Matrix, 8).
const ON_ITS_WAY: SignedDuration = SignedDuration::from_secs(1);

/// A desk with nothing to do is let go after this long, in wall time, and only if it will not be wanted again sooner than
/// in as long again.
const LET_GO: SignedDuration = SignedDuration::from_mins(10);

/// When something was due and nothing came of it, and nothing else happens either, the desk looks again after this long.
const PATIENCE: Duration = Duration::from_mins(1);

/// While more is waiting to be heard, what is to be said is looked at after so many: a tally moves on while a whole team
/// presses, and is not edited for each of them.
const BEFORE_SPEAKING: u32 = 8;

/// Somebody else wrote this often in a row, and nothing could be written in between: an operator must look.
const MOST_CONFLICTS: u32 = 5;

/// What a desk is given to hear.
pub(super) struct Errand {
    pub inbound: Inbound,
    /// It could belong to any of these, and its writer is asked which.
    pub which: Vec<Going>,
    /// Answers in private name the dialogue.
    pub names: bool,
}

/// A desk that was let go.
pub(super) struct Ended {
    pub channel: ChannelId,
    /// When it wants to be there again.
    pub wake: Option<Timestamp>,
}

/// Serves a channel until there is nothing more to do for it. Where somebody else has written to its streams the desk is let
/// go and the channel read again; what it was given to hear is heard then.
pub(super) async fn serve<C: Chat, J: Journal, K: Clock, E: Entropy>(
    shared: Arc<Shared<C, J, K, E>>,
    channel: ChannelId,
    errands: mpsc::Receiver<Errand>,
    away: Option<Away>,
) -> Result<Ended, DeskError> {
    // Before anything is read: who is erased meanwhile is heard of afterwards.
    let forgotten = shared.forgotten.subscribe();
    let mut serving = Serving { shared, channel, errands, forgotten, away, unheard: None, conflicts: 0 };
    loop {
        match serving.until_let_go().await {
            Err(DeskError::Journal(JournalError::Conflict)) if serving.conflicts < MOST_CONFLICTS => {
                tracing::warn!(channel = %serving.channel.0, "somebody else wrote in between; the channel is read again");
                serving.conflicts += 1;
            }
            ended => return ended,
        }
    }
}

struct Serving<C, J, K, E> {
    shared: Arc<Shared<C, J, K, E>>,
    channel: ChannelId,
    errands: mpsc::Receiver<Errand>,
    forgotten: broadcast::Receiver<PersonId>,
    away: Option<Away>,
    /// What is being heard, until what comes of it is written.
    unheard: Option<Errand>,
    /// In a row.
    conflicts: u32,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Serving<C, J, K, E> {
    async fn until_let_go(&mut self) -> Result<Ended, DeskError> {
        let shared = Arc::clone(&self.shared);
        let (world, book, people) = (Arc::clone(&shared.world), Arc::clone(&shared.book), Arc::clone(&shared.people));
        let mut desk = Desk::load(self.channel.clone(), world, book, people, shared.moment()).await?;
        if let Some(away) = self.away {
            desk.take(&Input::Away(away), shared.moment()).await?;
            self.away = None;
        }
        self.hear(&mut desk).await?;
        let mut link = shared.link.clone();
        let mut lost: Option<Timestamp> = None;
        let mut sending: JoinSet<(Job, Sent)> = JoinSet::new();
        let mut last_busy = shared.clock.wall();
        let mut in_vain = false;
        let mut heard = 0;
        loop {
            shared.routing.note_presence(&desk);
            shared.suggestions.note(&desk);
            if self.errands.is_empty() || heard >= BEFORE_SPEAKING {
                heard = 0;
                for job in desk.take_jobs(shared.moment()).await? {
                    let chat = Arc::clone(&shared.chat);
                    sending.spawn(async move {
                        let sent = perform(&*chat, job.clone()).await;
                        (job, sent)
                    });
                }
            }
            let next_wake = desk.streams().next_wake();
            let wanted_before = shared.clock.now() + shared.scaled(LET_GO * 2);
            let busy = !desk.actor().is_idle() || !sending.is_empty() || next_wake.is_some_and(|at| at < wanted_before);
            if busy {
                last_busy = shared.clock.wall();
            }
            // What has been heard comes before what is due: it may have been answered.
            let live = *link.borrow() == Link::Live && self.errands.is_empty();
            let grace = if desk.streams().is_asking() { shared.scaled(ON_ITS_WAY) } else { SignedDuration::ZERO };
            let patience = std::mem::take(&mut in_vain).then_some(PATIENCE);
            let wake = next_wake.filter(|_| live && patience.is_none()).map(|at| at + grace);
            let again = desk.actor().next_try().map(|wall| shared.left(wall)).into_iter().chain(patience).min();
            let let_go = (!busy).then(|| shared.left(last_busy + LET_GO));
            tokio::select! {
                biased;
                // First, since each was asked for and is the last of its kind: else the tally would stand still while people
                // press.
                Some(done) = sending.join_next() => match done {
                    Ok((job, sent)) => {
                        shared.note_written(&self.channel, &job, &sent)?;
                        desk.sent(job, sent, shared.moment()).await?;
                    }
                    Err(failed) => tracing::error!(%failed, "a task that sends has failed"),
                },
                errand = self.errands.recv() => match errand {
                    Some(errand) => {
                        self.unheard = Some(errand);
                        self.hear(&mut desk).await?;
                        heard += 1;
                    }
                    // The process stops: what is on its way is given a moment to be noted, the rest is in the open index.
                    None => {
                        while let Some(Ok((job, sent))) = sending.join_next().await {
                            desk.sent(job, sent, shared.moment()).await?;
                        }
                        return Ok(self.ended(&desk));
                    }
                },
                Ok(person) = self.forgotten.recv() => {
                    desk.take(&Input::Forgotten(person), shared.moment()).await?;
                }
                Ok(()) = link.changed() => {
                    let now = *link.borrow();
                    match (now, lost) {
                        (Link::Lost { since }, None) => lost = Some(since),
                        (Link::Live, Some(since)) => {
                            lost = None;
                            if let Some(away) = shared.away_since(since) {
                                desk.take(&Input::Away(away), shared.moment()).await?;
                            }
                        }
                        _ => {}
                    }
                }
                () = shared.sleep_until(wake) => {
                    let moment = shared.moment();
                    desk.take(&Input::Due, moment).await?;
                    in_vain = desk.streams().next_wake().is_some_and(|at| at <= moment.now);
                }
                () = shared.sleep(again) => {}
                () = shared.sleep(let_go) => {
                    self.errands.close();
                    if self.errands.is_empty() {
                        shared.routing.let_go(&self.channel);
                        return Ok(self.ended(&desk));
                    }
                }
            }
        }
    }

    /// Hears what has not been heard.
    async fn hear(&mut self, desk: &mut Desk<J>) -> Result<(), DeskError> {
        let Some(errand) = &self.unheard else { return Ok(()) };
        let inbound = errand.inbound.clone();
        let input = if errand.which.is_empty() {
            let at = self.shared.clock.at_wall(inbound.at);
            Input::Heard { inbound, at, names: errand.names }
        } else {
            Input::Unclear { inbound, among: errand.which.clone() }
        };
        if let Some(person) = desk.take(&input, self.shared.moment()).await? {
            // Nobody listening is nobody to tell.
            drop(self.shared.forgotten.send(person));
        }
        (self.unheard, self.conflicts) = (None, 0);
        Ok(())
    }

    fn ended(&self, desk: &Desk<J>) -> Ended {
        Ended { channel: self.channel.clone(), wake: desk.streams().next_wake() }
    }
}

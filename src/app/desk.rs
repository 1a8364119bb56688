//! A channel's actor at its journal: what the actor must know is read, what it drafts is written, and only then adopted.
//!
//! Nothing here waits for the platform: jobs are taken with `take_jobs` and what came of them is given back with `sent`, so
//! that the same desk runs against a homeserver and in virtual time. Deliberately absent: what comes of anything (`actor`).

use super::people::Directory;
use crate::actor::known::Filed;
use crate::actor::{ActorError, ChannelActor, Draft, Input, Job, Known, Moment, Read, Sent, Stop, Streams, World};
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{ChannelId, DialogueId, PersonId, StreamId, TrialId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::Inbound;
use crate::ports::journal::{Journal, JournalError};
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// A gap in the heartbeat longer than this, in wall time, is a break that is admitted (law 5).
pub const BREAK: SignedDuration = SignedDuration::from_secs(15);

/// Why a desk cannot go on. After a conflict the channel can be loaded again; else an operator must look.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Actor(#[from] ActorError),
}

/// One channel.
#[derive(Clone, Debug)]
pub struct Desk<J> {
    actor: ChannelActor,
    book: Arc<Book<J>>,
    people: Arc<Directory<J>>,
}

impl<J: Journal> Desk<J> {
    /// Reads the channel's streams and takes up what was left unsaid (law 2).
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or does not fit the rules.
    pub async fn load(
        id: ChannelId,
        world: Arc<World>,
        book: Arc<Book<J>>,
        people: Arc<Directory<J>>,
        moment: Moment,
    ) -> Result<Self, DeskError> {
        let mut known = Known::default();
        let actor = loop {
            match ChannelActor::load(id.clone(), Arc::clone(&world), &known, moment.now) {
                Ok(actor) => break actor,
                Err(stop) => learn(&mut known, stop, &id, &book, &people, moment.now).await?,
            }
        };
        let mut desk = Self { actor, book, people };
        desk.take_with(&Input::Opened, known, moment).await?;
        Ok(desk)
    }

    /// The same desk on a copy of its journal: what would come of something can be looked at there.
    #[must_use]
    pub fn on(self, book: Arc<Book<J>>) -> Self {
        let people = Arc::new(Directory::new(Arc::clone(&book)));
        Self { book, people, ..self }
    }

    pub fn actor(&self) -> &ChannelActor {
        &self.actor
    }

    /// What the channel's facts have come to.
    pub fn streams(&self) -> &Streams {
        self.actor.streams()
    }

    /// Hears one thing. `at` is when the platform received it, in the dialogues' time; `names`: whoever writes in private is
    /// in several dialogues. Returns the person whose data were erased on their request, so that other desks forget them
    /// too.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn hear(
        &mut self,
        inbound: Inbound,
        at: Timestamp,
        names: bool,
        moment: Moment,
    ) -> Result<Option<PersonId>, DeskError> {
        self.take(&Input::Heard { inbound, at, names }, moment).await
    }

    /// The clock moved on.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn tick(&mut self, moment: Moment) -> Result<(), DeskError> {
        self.take(&Input::Due, moment).await.map(drop)
    }

    /// The bot, or the platform, was away (law 5).
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn was_away(&mut self, away: Away, moment: Moment) -> Result<(), DeskError> {
        self.take(&Input::Away(away), moment).await.map(drop)
    }

    /// What the platform is to do now.
    ///
    /// # Errors
    ///
    /// A sentence is missing, or the journal cannot be read.
    pub async fn take_jobs(&mut self, moment: Moment) -> Result<Vec<Job>, DeskError> {
        let mut draft = self.draft(&Input::Speak, &mut Known::default(), moment).await?;
        let jobs = std::mem::take(&mut draft.jobs);
        self.actor.adopt(draft);
        Ok(jobs)
    }

    /// What came of a job.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn sent(&mut self, job: Job, sent: Sent, moment: Moment) -> Result<(), DeskError> {
        self.take(&Input::Done { job: Box::new(job), sent }, moment).await.map(drop)
    }

    /// Handles an input, writes what comes of it, and lets it hold. Returns whose data were erased with it.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written. The desk is as it was before.
    pub async fn take(&mut self, input: &Input, moment: Moment) -> Result<Option<PersonId>, DeskError> {
        self.take_with(input, Known::default(), moment).await
    }

    async fn take_with(
        &mut self,
        input: &Input,
        mut known: Known,
        moment: Moment,
    ) -> Result<Option<PersonId>, DeskError> {
        let mut draft = self.draft(input, &mut known, moment).await?;
        let (erased, compact) = (draft.erased, draft.compact);
        loop {
            self.log(&draft);
            if !draft.append.is_empty() {
                self.book.commit(std::mem::take(&mut draft.append)).await?;
            }
            let then = draft.then.take();
            self.actor.adopt(draft);
            let Some(then) = then else { break };
            // What was known is known no more: the journal has changed.
            draft = self.draft(&then, &mut Known::default(), moment).await?;
        }
        if compact {
            // Until this has rewritten the store, old bytes may still lie on the disk.
            self.book.store().compact().await?;
        }
        Ok(erased)
    }

    fn log(&self, draft: &Draft) {
        let channel = &self.actor.id().0;
        for remark in &draft.remarks {
            match remark.is_quiet() {
                true => tracing::debug!(%channel, "{remark}"),
                false => tracing::warn!(%channel, "{remark}"),
            }
        }
    }

    /// Lets the actor draft, reading what it stops for.
    async fn draft(&self, input: &Input, known: &mut Known, moment: Moment) -> Result<Draft, DeskError> {
        loop {
            match self.actor.handle(input, moment, known) {
                Ok(draft) => return Ok(draft),
                Err(stop) => learn(known, stop, self.actor.id(), &self.book, &self.people, moment.now).await?,
            }
        }
    }
}

/// Reads what the actor stopped for.
async fn learn<J: Journal>(
    known: &mut Known,
    stop: Stop,
    channel: &ChannelId,
    book: &Book<J>,
    people: &Directory<J>,
    now: Timestamp,
) -> Result<(), DeskError> {
    let reads = match stop {
        Stop::Unread(reads) => reads,
        Stop::Failed(error) => return Err(error.into()),
    };
    for read in reads {
        match read {
            Read::Person(account) => {
                let person = people.known(&account)?;
                known.people.insert(account, person);
            }
            Read::Account(person) => {
                known.accounts.insert(person, people.account(person)?);
            }
            Read::Number(account) => {
                let person = people.number(&account, now).await?;
                known.numbers.insert(account, person);
            }
            Read::Greets(account, date) => {
                let greets = people.greets(&account, date);
                known.greets.insert((account, date), greets);
            }
            Read::IsSeen(room, event) => {
                let seen = book.is_seen(&room, &event)?;
                known.seen.insert((room, event), seen);
            }
            Read::Mark(room, prefix) => {
                let mark = book.seen(&room, usize::MAX)?.into_iter().find(|event| event.0.starts_with(&prefix));
                known.marks.insert((room, prefix), mark);
            }
            Read::StreamOf(room, message) => {
                let stream = book.stream_of(&room, &message)?;
                known.streams.insert((room, message), stream);
            }
            Read::About(person) => {
                known.about.insert(person, book.about(person)?);
            }
            Read::Channel => known.channel = Some(filed(book, &StreamId::Channel(channel.clone()))?),
            Read::Dialogue(number) => {
                let stream = StreamId::Dialogue(DialogueId { channel: channel.clone(), number });
                known.dialogues.insert(number, filed(book, &stream)?);
            }
            Read::Trial(number) => {
                let stream = StreamId::Trial(TrialId { channel: channel.clone(), number });
                known.trials.insert(number, filed(book, &stream)?);
            }
            Read::Opens => known.opens = Some(book.opens_of(channel)?),
        }
    }
    Ok(())
}

fn filed<J: Journal, E: DeserializeOwned>(book: &Book<J>, stream: &StreamId) -> Result<Filed<E>, LoadError> {
    Ok(Filed { events: book.load(stream)?, messages: book.messages(stream)?, shown: book.shown(stream)? })
}

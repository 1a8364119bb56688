//! What the journal has answered, for the handling of one input.
//!
//! The actor itself reads nothing. Where it needs to know something that is not in memory it stops and says what
//! (`Stop::Unread`); the shell reads that and hands the same input in again. Since nothing has changed meanwhile, the second
//! time goes the same way and further. So the actor is synchronous whatever the journal is.
//! Deliberately absent: reading.

use super::read::Read;
use super::stop::Stop;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::event::Event;
use crate::dialogue::ids::{Account, PersonId, PostKey, StreamId};
use crate::dialogue::trial::TrialEvent;
use crate::journal::{About, Open, Stored};
use crate::ports::chat::{EventId, MessageId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One stream, as the journal has it.
#[derive(Clone, Debug)]
pub struct Filed<E> {
    pub events: Vec<Stored<E>>,
    pub messages: Vec<(PostKey, MessageId)>,
    /// Which revision of each living message people see.
    pub shown: Vec<(PostKey, u64)>,
}

/// Answers, each to one question.
#[derive(Debug, Default)]
pub struct Known {
    pub people: BTreeMap<Account, Option<PersonId>>,
    pub accounts: BTreeMap<PersonId, Option<Account>>,
    pub numbers: BTreeMap<Account, PersonId>,
    pub greets: BTreeMap<(Account, Date), bool>,
    pub seen: BTreeMap<(String, EventId), bool>,
    pub marks: BTreeMap<(String, String), Option<EventId>>,
    pub streams: BTreeMap<(String, MessageId), Option<StreamId>>,
    pub about: BTreeMap<PersonId, Vec<About>>,
    pub channel: Option<Filed<ChannelEvent>>,
    pub dialogues: BTreeMap<u32, Filed<Event>>,
    pub trials: BTreeMap<u32, Filed<TrialEvent>>,
    pub opens: Option<Vec<Open>>,
}

impl Known {
    pub(super) fn person(&self, account: &Account) -> Result<Option<PersonId>, Stop> {
        known(self.people.get(account), || Read::Person(account.clone())).copied()
    }

    pub(super) fn account(&self, person: PersonId) -> Result<Option<Account>, Stop> {
        known(self.accounts.get(&person), || Read::Account(person)).cloned()
    }

    pub(super) fn number(&self, account: &Account) -> Result<PersonId, Stop> {
        known(self.numbers.get(account), || Read::Number(account.clone())).copied()
    }

    /// The number of an account, where it was given out for this input.
    pub(super) fn given_out(&self, account: &Account) -> Option<PersonId> {
        self.numbers.get(account).copied()
    }

    pub(super) fn greets(&self, account: &Account, today: Date) -> Result<bool, Stop> {
        let key = (account.clone(), today);
        known(self.greets.get(&key), || Read::Greets(account.clone(), today)).copied()
    }

    pub(super) fn is_seen(&self, room: &str, event: &EventId) -> Result<bool, Stop> {
        let key = (room.to_owned(), event.clone());
        known(self.seen.get(&key), || Read::IsSeen(room.to_owned(), event.clone())).copied()
    }

    pub(super) fn mark(&self, room: &str, prefix: &str) -> Result<Option<&EventId>, Stop> {
        let key = (room.to_owned(), prefix.to_owned());
        Ok(known(self.marks.get(&key), || Read::Mark(room.to_owned(), prefix.to_owned()))?.as_ref())
    }

    pub(super) fn stream_of(&self, room: &str, message: &MessageId) -> Result<Option<&StreamId>, Stop> {
        let key = (room.to_owned(), message.clone());
        Ok(known(self.streams.get(&key), || Read::StreamOf(room.to_owned(), message.clone()))?.as_ref())
    }

    pub(super) fn about(&self, person: PersonId) -> Result<&[About], Stop> {
        Ok(known(self.about.get(&person), || Read::About(person))?)
    }

    pub(super) fn channel(&self) -> Result<&Filed<ChannelEvent>, Stop> {
        known(self.channel.as_ref(), || Read::Channel)
    }

    pub(super) fn dialogue(&self, number: u32) -> Result<&Filed<Event>, Stop> {
        known(self.dialogues.get(&number), || Read::Dialogue(number))
    }

    pub(super) fn trial(&self, number: u32) -> Result<&Filed<TrialEvent>, Stop> {
        known(self.trials.get(&number), || Read::Trial(number))
    }

    pub(super) fn opens(&self) -> Result<&[Open], Stop> {
        Ok(known(self.opens.as_ref(), || Read::Opens)?)
    }

    /// Stops once for all of these that have not been read, instead of once for each.
    pub(super) fn all(&self, reads: &[Read]) -> Result<(), Stop> {
        let unread: Vec<Read> = reads.iter().filter(|read| !self.has(read)).cloned().collect();
        if unread.is_empty() { Ok(()) } else { Err(Stop::Unread(unread)) }
    }

    fn has(&self, read: &Read) -> bool {
        match read {
            Read::Person(account) => self.people.contains_key(account),
            Read::Account(person) => self.accounts.contains_key(person),
            Read::Number(account) => self.numbers.contains_key(account),
            Read::Greets(account, date) => self.greets.contains_key(&(account.clone(), *date)),
            Read::IsSeen(room, event) => self.seen.contains_key(&(room.clone(), event.clone())),
            Read::Mark(room, prefix) => self.marks.contains_key(&(room.clone(), prefix.clone())),
            Read::StreamOf(room, message) => self.streams.contains_key(&(room.clone(), message.clone())),
            Read::About(person) => self.about.contains_key(person),
            Read::Channel => self.channel.is_some(),
            Read::Dialogue(number) => self.dialogues.contains_key(number),
            Read::Trial(number) => self.trials.contains_key(number),
            Read::Opens => self.opens.is_some(),
        }
    }
}

fn known<T>(answer: Option<&T>, read: impl FnOnce() -> Read) -> Result<&T, Stop> {
    answer.ok_or_else(|| Stop::Unread(vec![read()]))
}

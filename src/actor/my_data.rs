//! `data om mig` and `slet mine data`: what is held on a person is told to them, and what they have said and been called
//! leaves the journal, here and in every channel (law 9).
//!
//! Deliberately absent: the rewriting of the disk, which the store does by itself.

use super::handling::Handling;
use super::incoming::Incoming;
use super::input::Input;
use super::loading;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::decide::{self, Actor, Place, Request};
use crate::dialogue::event::Identity;
use crate::dialogue::ids::{PersonId, StreamId};
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{Line, Trial};
use crate::journal::Erase;
use crate::ports::chat::{Inbound, Room};
use jiff::Timestamp;
use std::collections::BTreeSet;

impl Handling<'_> {
    /// What the bot holds on the asker, privately wherever they asked.
    pub(super) fn my_data(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let person = said.person;
        let held = person.map(|p| self.known.about(p)).transpose()?.unwrap_or_default();
        // Days away stand in the channel's own stream, and a trial in its own: neither is a dialogue.
        let streams = held.iter().map(|about| about.stream.clone());
        let dialogues: BTreeSet<_> = streams.filter(|s| matches!(s, StreamId::Dialogue(_))).collect();
        let mut contributions: Vec<String> =
            held.iter().filter_map(|about| about.value.as_str().map(str::to_owned)).collect();
        contributions.extend(person.map(|person| self.ideas_of(person).0).unwrap_or_default());
        let away = person.map(|person| self.streams.channel.absences(person).collect()).unwrap_or_default();
        let dialogues = u16::try_from(dialogues.len()).unwrap_or(u16::MAX);
        let (rotas, answer) = person.map(|person| self.recurring_data(person)).unwrap_or_default();
        let trials = person.map(|person| self.trials_of(person)).unwrap_or_default();
        let read = person.map_or(0, |person| self.readings_of(person));
        let feedback =
            person.map(|person| self.streams.channel.feedback.answers_of(person).collect()).unwrap_or_default();
        let reply = Reply::MyData { contributions, dialogues, away, rotas, answer, feedback, trials, read };
        let to = Room::Private { account: said.inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &reply, said.receipt)
    }

    /// The open trials that somebody stands for.
    fn trials_of(&self, person: PersonId) -> Vec<u32> {
        let stands_for =
            |trial: &&Trial| [Line::Owner, Line::Second].map(|line| trial.person(line)).contains(&Some(person));
        self.streams.trials_open().filter(stands_for).map(|trial| trial.id.number).collect()
    }

    /// The dialogues kept in memory that know that somebody has read.
    fn readings_of(&self, person: PersonId) -> u16 {
        let has_read = |d: &&Dialogue| d.participant_of(person).is_some_and(|p| d.planning.read.contains(&p.id));
        u16::try_from(self.streams.dialogues().filter(has_read).count()).unwrap_or(u16::MAX)
    }

    pub(super) fn erase_my_data(&mut self, inbound: &Inbound, receipt: Receipt) -> Result<(), Stop> {
        let person = self.known.person(&inbound.from)?;
        let mut records = 0;
        if let Some(person) = person {
            let (ideas, written) = self.ideas_of(person);
            let held = self.known.about(person)?.iter().filter(|about| !is_tie(&about.value));
            records = u16::try_from(held.count() + ideas.len()).unwrap_or(u16::MAX);
            self.forget(person)?;
            self.forget_recurring(person, true)?;
            // How far their private room has been read stays: read again from its beginning, they would be entered anew.
            self.leaves_the_journal(person, written);
            // Until the store is rewritten, old bytes may still lie on the disk.
            self.compact = true;
            self.erased = Some(person);
        }
        let to = Room::Private { account: inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &Reply::Erased { records }, receipt)
    }

    /// Somebody's data were erased in another channel.
    pub(super) fn forgotten(&mut self, person: PersonId) -> Result<(), Stop> {
        let (_, written) = self.ideas_of(person);
        self.forget(person)?;
        self.forget_recurring(person, false)?;
        // Once more: something may have been written of them here between the erasure and hearing of it.
        self.leaves_the_journal(person, written);
        Ok(())
    }

    /// All that is somebody's, and what they have written in a silence that has not ended.
    fn leaves_the_journal(&mut self, person: PersonId, written: Vec<Erase>) {
        self.append.erase.push(Erase::Person(person));
        self.append.erase.extend(written);
        self.then = Some(Input::Erased);
    }

    /// What has left the journal leaves memory too.
    pub(super) fn read_anew(&mut self) -> Result<(), Stop> {
        let id = self.streams.id.clone();
        let answered = std::mem::take(&mut self.streams.answered);
        (self.streams, self.shown) = loading::read(id, self.world, self.known, self.streams.now, Timestamp::MIN)?;
        self.streams.answered = answered;
        Ok(())
    }

    /// Their name is no longer shown here, and an open vote loses their choice.
    fn forget(&mut self, person: PersonId) -> Result<(), Stop> {
        let numbers: Vec<u32> = self.streams.dialogues.keys().copied().collect();
        for number in numbers {
            let Some(dialogue) = self.streams.dialogue_of(number) else { continue };
            if dialogue.participant_of(person).is_none_or(|p| p.forgotten) {
                continue;
            }
            let identity = Identity { account: None, name: String::new() };
            let actor = Actor { person, identity, place: Place::Private, at: self.moment.now, via: None };
            let around = self.streams.around(number, self.moment);
            let events = decide::decide(dialogue, &actor, &Request::Forget, &around.ctx()).events;
            self.write(number, events, Receipt::default())?;
        }
        Ok(())
    }
}

/// Only says which message a text came of: nothing besides the text itself.
fn is_tie(value: &serde_json::Value) -> bool {
    value.get("message").is_some()
}

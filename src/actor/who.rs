//! Who asks, as the rules know them, and what they are to what goes on here.
//!
//! Deliberately absent: whether they may do what they ask (`dialogue::decide`).

use super::handling::Handling;
use super::incoming::{Incoming, NOBODY};
use super::stop::Stop;
use crate::dialogue::decide::{self, Actor, Place, Request};
use crate::dialogue::ids::PersonId;
use crate::dialogue::settings::Naming;
use crate::ports::chat::Room;

impl Handling<'_> {
    pub(super) fn actor(&self, said: &Incoming<'_>) -> Result<Actor, Stop> {
        let person = self.known.number(&said.inbound.from)?;
        Ok(self.actor_as(said, person))
    }

    /// Somebody without a number. They get one where something of theirs will be written down.
    pub(super) fn newcomer(&self, said: &Incoming<'_>, number: u32, request: &Request) -> Result<Actor, Stop> {
        let nobody = self.nobody(said);
        let around = self.streams.around(number, self.moment);
        let dialogue = self.streams.dialogue_of(number).filter(|d| !d.is_over());
        let enters = dialogue.is_some_and(|d| !decide::decide(d, &nobody, request, &around.ctx()).events.is_empty());
        if enters { self.actor(said) } else { Ok(nobody) }
    }

    /// Somebody the dialogues do not know.
    pub(super) fn nobody(&self, said: &Incoming<'_>) -> Actor {
        self.actor_as(said, NOBODY)
    }

    /// Does the asker steer the meeting that is planned, ask in private, and may they see who has read?
    pub(super) fn sees_readers(&self, said: &Incoming<'_>) -> bool {
        let named = self.streams.channel.discretion(self.world.discretion).reading == Naming::Names;
        let person = said.person.filter(|_| named && said.is_private());
        let planned = self.streams.spoken_of().filter(|d| d.is_planned());
        person.zip(planned).is_some_and(|(person, planned)| planned.is_steered_by(person))
    }

    /// Is the asker in one of this channel's dialogues, or were they in the last one until its end?
    fn takes_part(&self, said: &Incoming<'_>) -> bool {
        said.person.is_some_and(|person| self.streams.dialogues().any(|d| d.present(person).is_some()))
    }

    /// The same of the one that goes on, where one does.
    pub(super) fn takes_part_in_what_goes_on(&self, said: &Incoming<'_>) -> bool {
        match self.streams.live() {
            Some(live) => said.person.is_some_and(|person| live.present(person).is_some()),
            None => self.takes_part(said),
        }
    }

    pub(super) fn known_actor(&self, said: &Incoming<'_>) -> Option<Actor> {
        said.person.map(|person| self.actor_as(said, person))
    }

    fn actor_as(&self, said: &Incoming<'_>, person: PersonId) -> Actor {
        let inbound = said.inbound;
        let place = match (&inbound.room, &said.thread) {
            (Room::Private { .. }, _) => Place::Private,
            (Room::Channel(_), Some(root)) => Place::Thread(self.group_of_thread(root)),
            (Room::Channel(_), None) => Place::Channel,
        };
        Actor { person, identity: said.identity(), place, at: said.at, via: Some(inbound.id.0.clone()) }
    }
}

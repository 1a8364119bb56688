//! `slet mine data`: what a person has said and been called leaves the journal, here and in every channel (law 9).
//! Deliberately absent: the rewriting of the disk, which the store does by itself.

use super::arrivals::identity;
use super::desk::{Desk, DeskError, Heard, Moment};
use crate::dialogue::decide::{self, Actor, Place, Request};
use crate::dialogue::ids::PersonId;
use crate::dialogue::say::Reply;
use crate::journal::{Append, Erase};
use crate::ports::chat::{Inbound, Room};
use crate::ports::journal::Journal;

impl<J: Journal> Desk<J> {
    pub(super) async fn erase_my_data(
        &mut self,
        inbound: &Inbound,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let person = self.people.known(&inbound.from)?;
        let mut records = 0;
        if let Some(person) = person {
            records = u16::try_from(self.book.about(person)?.len()).unwrap_or(u16::MAX);
            self.forget(person, inbound, moment).await?;
            let append = Append { at: moment.now, erase: vec![Erase::Person(person)], ..Append::default() };
            self.book.commit(append).await?;
            self.reload()?;
        }
        let to = Room::Private { account: inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &Reply::Erased { records }, heard)
    }

    /// Somebody's name is no longer shown here. Called on every desk before their records go.
    async fn forget(&mut self, person: PersonId, inbound: &Inbound, moment: Moment) -> Result<(), DeskError> {
        let Some(dialogue) = self.dialogue() else { return Ok(()) };
        let actor = Actor { person, identity: identity(inbound), place: Place::Private, at: moment.now, via: None };
        let ctx = Self::ctx(&self.world, &self.channel, moment);
        let events = decide::decide(dialogue, &actor, &Request::Forget, &ctx).events;
        self.write(events, Heard::default(), moment).await
    }
}

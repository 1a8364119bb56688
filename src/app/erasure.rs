//! `slet mine data`: what a person has said and been called leaves the journal, here and in every channel (law 9).
//! Deliberately absent: the rewriting of the disk, which the store does by itself.

use super::desk::{Desk, DeskError, Heard, Moment};
use crate::dialogue::decide::{self, Actor, Place, Request};
use crate::dialogue::event::Identity;
use crate::dialogue::ids::PersonId;
use crate::dialogue::say::Reply;
use crate::journal::{Append, Erase};
use crate::ports::chat::{Inbound, Room};
use crate::ports::journal::Journal;
use jiff::Timestamp;

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
            let (ideas, written) = self.ideas_of(person);
            records = u16::try_from(self.book.about(person)?.len() + ideas.len()).unwrap_or(u16::MAX);
            self.forget(person, moment).await?;
            self.forget_recurring(person, true, moment).await?;
            // How far their private room has been read stays: read again from its beginning, they would be entered anew.
            let erase = [vec![Erase::Person(person)], written].concat();
            self.book.commit(Append { at: moment.now, erase, ..Append::default() }).await?;
            self.reload(Timestamp::MIN)?;
            // Until this has rewritten the store, old bytes may still lie on the disk.
            self.book.store().compact().await?;
            self.erased = Some(person);
        }
        let to = Room::Private { account: inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &Reply::Erased { records }, heard)
    }

    /// Somebody's data were erased at another desk.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn forgotten(&mut self, person: PersonId, moment: Moment) -> Result<(), DeskError> {
        let (_, erase) = self.ideas_of(person);
        self.forget(person, moment).await?;
        self.forget_recurring(person, false, moment).await?;
        if !erase.is_empty() {
            self.book.commit(Append { at: moment.now, erase, ..Append::default() }).await?;
        }
        self.reload(Timestamp::MIN)
    }

    /// Their name is no longer shown here, and an open vote loses their choice.
    async fn forget(&mut self, person: PersonId, moment: Moment) -> Result<(), DeskError> {
        let numbers: Vec<u32> = self.dialogues.keys().copied().collect();
        for number in numbers {
            let Some(dialogue) = self.dialogues.get(&number) else { continue };
            if dialogue.participant_of(person).is_none_or(|p| p.forgotten) {
                continue;
            }
            let identity = Identity { account: None, name: String::new() };
            let actor = Actor { person, identity, place: Place::Private, at: moment.now, via: None };
            let around = self.around(number, moment);
            let events = decide::decide(dialogue, &actor, &Request::Forget, &around.ctx()).events;
            self.write(number, events, Heard::default(), moment).await?;
        }
        Ok(())
    }
}

//! The idea bank: shown, and decided on while no dialogue has it on its table.
//!
//! Deliberately absent: what a dialogue does with it (`dialogue::decide`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::decide::{self, Opening};
use crate::dialogue::event::{BankChoice, BankItem, Event};
use crate::dialogue::follow_up;
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;

impl Handling<'_> {
    pub(super) fn show_bank(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let person = said.person;
        let items = self.streams.channel.bank.clone();
        let may_decide = match self.streams.live() {
            // What a dialogue has on its table is decided there.
            Some(d) => {
                let steers = person.is_some_and(|person| d.is_steered_by(person));
                let on_the_table = |item: &BankItem| {
                    d.recalled.as_ref().is_some_and(|recalled| recalled.bank.iter().any(|b| b.number == item.number))
                };
                // Nothing comes onto the table while a vote is open.
                steers && d.question.is_none() && items.iter().all(on_the_table)
            }
            None => self.begins(&said)?.is_ok(),
        };
        self.reply(said, &Reply::Bank { items, may_decide })
    }

    /// What becomes of an item while no dialogue has it on the table. To try it is a short dialogue of its own.
    pub(super) fn bank(&mut self, said: Incoming<'_>, choice: BankChoice, number: u16) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let wanted = u32::from(number);
        let is_decided =
            !self.streams.channel.bank.iter().any(|item| item.number == wanted) || choice == BankChoice::Keep;
        if is_decided && self.is_noted(&said.receipt)? {
            return self.reply(said, &Reply::BankDecided(choice));
        }
        let Some(item) = self.streams.channel.bank.iter().find(|item| item.number == wanted).cloned() else {
            let open = self.streams.channel.bank.iter().filter_map(|item| u16::try_from(item.number).ok()).collect();
            return self.refuse(said, Refusal::NoSuchNumber { number, open });
        };
        let said = match choice {
            BankChoice::LetGo => match self.is_sure(said, Irreversible::LetGo { item: wanted })? {
                Some(said) => said,
                None => return Ok(()),
            },
            BankChoice::Keep | BankChoice::Try => said,
        };
        if choice != BankChoice::Try {
            let event = ChannelEvent::BankDecided { number: wanted, choice };
            self.write_channel(&[event], said.receipt.halfway())?;
            return self.reply(said, &Reply::BankDecided(choice));
        }
        let opening = self.opening(&said, follow_up::bank_script(), None)?;
        let opening = Opening { script: follow_up::bank_script(), ..opening };
        let dialogue = opening.dialogue.number;
        let around = self.streams.around(dialogue, self.moment);
        let mut events = decide::opened(opening, &around.ctx());
        if item.text.get().is_some() {
            // Whoever wrote it can still erase it.
            let text = item.text.clone();
            // Before the lobby is posted, which shows what it is about.
            events.insert(1, Event::ProposalAdded { number: 1, group: None, by: None, text });
        }
        events.push(Event::BankDecided { number: wanted, choice });
        self.write(dialogue, events, said.receipt)
    }
}

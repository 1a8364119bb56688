//! The rules are asked: which dialogue is meant, what they make of a request, and what whoever asked is told.
//!
//! Deliberately absent: understanding what was heard (`inbox`, `text`, `press`), writing down what was decided (`writing`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::commands::{Verdict, inspect};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::Command;
use crate::dialogue::decide::{self, Decision, Request};
use crate::dialogue::ids::PersonId;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::settings::Starters;
use crate::ports::chat::EventId;

impl Handling<'_> {
    /// A text that is only kept where the rules have a use for it; with a CPR number in it, it is not kept.
    pub(super) fn guarded(&mut self, said: Incoming<'_>, text: &str, request: Request) -> Result<(), Stop> {
        match inspect(text) {
            Verdict::Clean => self.ask(said, request, true),
            Verdict::Contact => self.ask_and_warn(said, request, true, true),
            Verdict::Cpr if self.would_keep(&said, &request) => self.refuse(said, Refusal::Cpr),
            Verdict::Cpr => self.note(said.receipt),
        }
    }

    /// Would the rules write something of this down?
    pub(super) fn would_keep(&self, said: &Incoming<'_>, request: &Request) -> bool {
        let actor = self.known_actor(said);
        let number = self.streams.meant(said.is_private(), said.person, request).ok().flatten();
        let dialogue = number.and_then(|number| self.streams.dialogue_of(number)).filter(|d| !d.is_over());
        let (Some(actor), Some(dialogue)) = (actor, dialogue) else { return false };
        let around = self.streams.around(dialogue.id.number, self.moment);
        !decide::decide(dialogue, &actor, request, &around.ctx()).events.is_empty()
    }

    pub(super) fn ask(&mut self, said: Incoming<'_>, request: Request, acknowledge: bool) -> Result<(), Stop> {
        self.ask_and_warn(said, request, acknowledge, false)
    }

    /// Finds the dialogue that is meant, and asks its rules.
    pub(super) fn ask_and_warn(
        &mut self,
        said: Incoming<'_>,
        request: Request,
        acknowledge: bool,
        warn: bool,
    ) -> Result<(), Stop> {
        let is_command = matches!(request, Request::Command(_));
        match self.streams.meant(said.is_private(), said.person, &request) {
            Ok(Some(number)) => self.ask_of(said, number, request, acknowledge, warn),
            Ok(None) if is_command && said.is_private() => self.refuse(said, Refusal::NoDialogueOfYours),
            Ok(None) if is_command => self.refuse(said, Refusal::NoDialogue),
            Err(refusal) if is_command => self.refuse(said, refusal),
            Ok(None) | Err(_) => self.note(said.receipt),
        }
    }

    /// Lets the rules decide, writes down what they say, and tells the asker what they refuse.
    pub(super) fn ask_of(
        &mut self,
        said: Incoming<'_>,
        number: u32,
        request: Request,
        acknowledge: bool,
        warn: bool,
    ) -> Result<(), Stop> {
        let asked = matches!(request, Request::Command(_) | Request::Press(_) | Request::Voted(_));
        // Somebody who only chats, or only asks for what they may not, is not entered in any directory.
        let actor = match self.known_actor(&said) {
            None if asked => Some(self.newcomer(&said, number, &request)?),
            // Who may clear up in the channel need take no part in the dialogue.
            None if matches!(request, Request::TakenBack { .. }) => Some(self.nobody(&said)),
            known => known,
        };
        // What was written in one that is over is answered all the same.
        let of_a_message = matches!(request, Request::Replaced { .. } | Request::TakenBack { .. });
        let dialogue = self.streams.dialogue_of(number).filter(|d| !d.is_over() || of_a_message);
        let (Some(actor), Some(dialogue)) = (actor, dialogue) else {
            return self.note(said.receipt);
        };
        let around = self.streams.around(number, self.moment);
        let ctx = around.ctx();
        let halfway = said.receipt.halfway();
        if let Some((room, event)) = &halfway.event
            && self.known.is_seen(room, event)?
        {
            // Delivered again: its facts stand already, and only the answer is missing.
            let mut unwarned = dialogue.clone();
            unwarned.warned.clear();
            let Decision { refusal, .. } = decide::decide(&unwarned, &actor, &request, &ctx);
            return match refusal {
                _ if warn => self.answer(&said.inbound.room, said.thread, &Reply::PersonalDataWarning, said.receipt),
                Some(refusal) => self.refuse(said, refusal),
                None => self.note(said.receipt),
            };
        }
        let Decision { events, refusal, remark } = decide::decide(dialogue, &actor, &request, &ctx);
        let kept = !events.is_empty();
        if let Some(remark) = remark {
            self.write(number, events, halfway)?;
            return self.reply(said, &remark);
        }
        match (refusal, &request) {
            (
                Some(Refusal::Unchanged { because, stands }),
                Request::Replaced { original, .. } | Request::TakenBack { original },
            ) => {
                let original = EventId(original.clone());
                self.not_followed(said, &original, because, stands)
            }
            (Some(refusal), _) => {
                if kept {
                    self.write(number, events, halfway)?;
                }
                self.refuse(said, refusal)
            }
            (None, _) if warn && kept => {
                self.write(number, events, halfway)?;
                self.answer(&said.inbound.room, said.thread, &Reply::PersonalDataWarning, said.receipt)
            }
            (None, _) => {
                // Who asks for what is so already is not left without a sign.
                let is_so = matches!(&request, Request::Command(command) if !matches!(command, Command::Answer { .. }));
                let receipt = if (kept || is_so) && acknowledge && !matches!(request, Request::TakenBack { .. }) {
                    self.acknowledge(&said)?
                } else {
                    said.receipt
                };
                self.write(number, events, receipt)
            }
        }
    }

    /// Somebody has left the channel, and with it every dialogue they were in.
    pub(super) fn went(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let numbers: Vec<u32> = self.streams.dialogues().filter(|d| !d.is_over()).map(|d| d.id.number).collect();
        let Some(actor) = self.known_actor(&said) else { return self.note(said.receipt) };
        for number in numbers {
            let Some(dialogue) = self.streams.dialogue_of(number) else { continue };
            let around = self.streams.around(number, self.moment);
            let events = decide::decide(dialogue, &actor, &Request::Went, &around.ctx()).events;
            self.write(number, events, Receipt::default())?;
        }
        if !self.is_counted_on(actor.person) {
            return self.note(said.receipt);
        }
        self.write_channel(&[ChannelEvent::Left { person: actor.person }], said.receipt)
    }

    /// Somebody has come into the channel; whoever had left it can be asked again.
    pub(super) fn came(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let person = said.person;
        match person.filter(|person| self.streams.channel.gone.contains(person)) {
            Some(person) => self.write_channel(&[ChannelEvent::Returned { person }], said.receipt),
            None => self.note(said.receipt),
        }
    }

    /// Does a trial, a series or the channel's choice of who may start count on them?
    fn is_counted_on(&self, person: PersonId) -> bool {
        let mut seats = self.streams.channel.series.running().flat_map(|series| &series.rota);
        let starts =
            matches!(self.streams.channel.may_start(), Some(Starters::Only(people)) if people.contains(&person));
        starts || self.streams.trials_open().any(|trial| trial.knows(person)) || seats.any(|seat| seat.person == person)
    }
}

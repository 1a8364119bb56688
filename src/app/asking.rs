//! The rules are asked: which dialogue is meant, what they make of a request, and what whoever asked is told.
//!
//! Deliberately absent: understanding what was heard (`arrivals`), writing down what was decided (`writing`).

use super::arrivals::Said;
use super::desk::{Desk, DeskError, Heard};
use crate::commands::{Verdict, inspect};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::Command;
use crate::dialogue::decide::{self, Decision, Opening, Request};
use crate::dialogue::ids::{DialogueId, PersonId};
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::script::Script;
use crate::dialogue::settings::Starters;
use crate::ports::chat::{EventId, Room};
use crate::ports::journal::Journal;
use jiff::Timestamp;

impl<J: Journal> Desk<J> {
    /// A text that is only kept where the rules have a use for it; with a CPR number in it, it is not kept.
    pub(super) async fn guarded(
        &mut self,
        said: Said<'_>,
        text: &str,
        request: Request,
        at: Timestamp,
    ) -> Result<(), DeskError> {
        match inspect(text) {
            Verdict::Clean => self.ask(said, request, at, true).await,
            Verdict::Contact => self.ask_and_warn(said, request, at, true, true).await,
            Verdict::Cpr if self.would_keep(&said, &request, at)? => self.refuse(said, Refusal::Cpr),
            Verdict::Cpr => self.note(said.heard, said.moment).await,
        }
    }

    /// Would the rules write something of this down?
    pub(super) fn would_keep(&self, said: &Said<'_>, request: &Request, at: Timestamp) -> Result<bool, DeskError> {
        let actor = self.known_actor(said, at)?;
        let number = self.meant(said, actor.as_ref().map(|actor| actor.person), request).ok().flatten();
        let dialogue = number.and_then(|number| self.dialogues.get(&number)).filter(|d| !d.is_over());
        let (Some(actor), Some(dialogue)) = (actor, dialogue) else { return Ok(false) };
        let around = self.around(dialogue.id.number, said.moment);
        Ok(!decide::decide(dialogue, &actor, request, &around.ctx()).events.is_empty())
    }

    pub(super) async fn ask(
        &mut self,
        said: Said<'_>,
        request: Request,
        at: Timestamp,
        acknowledge: bool,
    ) -> Result<(), DeskError> {
        self.ask_and_warn(said, request, at, acknowledge, false).await
    }

    /// Finds the dialogue that is meant, and asks its rules.
    pub(super) async fn ask_and_warn(
        &mut self,
        said: Said<'_>,
        request: Request,
        at: Timestamp,
        acknowledge: bool,
        warn: bool,
    ) -> Result<(), DeskError> {
        let person = self.people.known(&said.inbound.from)?;
        let is_command = matches!(request, Request::Command(_));
        match self.meant(&said, person, &request) {
            Ok(Some(number)) => self.ask_of(said, number, request, at, acknowledge, warn).await,
            Ok(None) if is_command && matches!(said.inbound.room, Room::Private { .. }) => {
                self.refuse(said, Refusal::NoDialogueOfYours)
            }
            Ok(None) if is_command => self.refuse(said, Refusal::NoDialogue),
            Err(refusal) if is_command => self.refuse(said, refusal),
            Ok(None) | Err(_) => self.note(said.heard, said.moment).await,
        }
    }

    /// Lets the rules decide, writes down what they say, and tells the asker what they refuse.
    pub(super) async fn ask_of(
        &mut self,
        said: Said<'_>,
        number: u32,
        request: Request,
        at: Timestamp,
        acknowledge: bool,
        warn: bool,
    ) -> Result<(), DeskError> {
        let asked = matches!(request, Request::Command(_) | Request::Press(_));
        // Somebody who only chats, or only asks for what they may not, is not entered in any directory.
        let actor = match self.known_actor(&said, at)? {
            None if asked => Some(self.newcomer(&said, number, &request, at).await?),
            // Who may clear up in the channel need take no part in the dialogue.
            None if matches!(request, Request::TakenBack { .. }) => Some(self.nobody(&said, at)),
            known => known,
        };
        // What was written in one that is over is answered all the same.
        let of_a_message = matches!(request, Request::Replaced { .. } | Request::TakenBack { .. });
        let dialogue = self.dialogues.get(&number).filter(|d| !d.is_over() || of_a_message);
        let (Some(actor), Some(dialogue)) = (actor, dialogue) else {
            return self.note(said.heard, said.moment).await;
        };
        let around = self.around(number, said.moment);
        let ctx = around.ctx();
        let halfway = said.heard.halfway();
        if let Some((room, event)) = &halfway.event
            && self.book.is_seen(room, event)?
        {
            // Delivered again: its facts stand already, and only the answer is missing.
            let mut unwarned = dialogue.clone();
            unwarned.warned.clear();
            let Decision { refusal, .. } = decide::decide(&unwarned, &actor, &request, &ctx);
            return match refusal {
                _ if warn => self.answer(&said.inbound.room, said.thread, &Reply::PersonalDataWarning, said.heard),
                Some(refusal) => self.refuse(said, refusal),
                None => self.note(said.heard, said.moment).await,
            };
        }
        let Decision { events, refusal, remark } = decide::decide(dialogue, &actor, &request, &ctx);
        let kept = !events.is_empty();
        if let Some(remark) = remark {
            self.write(number, events, halfway, said.moment).await?;
            return self.reply(said, &remark);
        }
        match (refusal, &request) {
            (
                Some(Refusal::Unchanged { because, stands }),
                Request::Replaced { original, .. } | Request::TakenBack { original },
            ) => {
                let original = EventId(original.clone());
                self.not_followed(said, &original, because, stands).await
            }
            (Some(refusal), _) => {
                if kept {
                    self.write(number, events, halfway, said.moment).await?;
                }
                self.refuse(said, refusal)
            }
            (None, _) if warn && kept => {
                self.write(number, events, halfway, said.moment).await?;
                self.answer(&said.inbound.room, said.thread, &Reply::PersonalDataWarning, said.heard)
            }
            (None, _) => {
                // Who asks for what is so already is not left without a sign.
                let is_so = matches!(&request, Request::Command(command) if !matches!(command, Command::Answer { .. }));
                let heard = if (kept || is_so) && acknowledge && !matches!(request, Request::TakenBack { .. }) {
                    self.acknowledge(&said)
                } else {
                    said.heard
                };
                self.write(number, events, heard, said.moment).await
            }
        }
    }

    pub(super) async fn start(
        &mut self,
        said: Said<'_>,
        playbook: &str,
        people: Option<u16>,
        lang: Option<Lang>,
    ) -> Result<(), DeskError> {
        if self.live().is_some() {
            return self.refuse(said, Refusal::AlreadyLive);
        }
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let Some(found) = self.world.playbook(playbook) else {
            let refusal = self.unknown_playbook(playbook);
            return self.refuse(said, refusal);
        };
        let script = found.script.clone();
        let opening = Opening { expected: people, ..self.opening(&said, script, lang).await? };
        let number = opening.dialogue.number;
        let around = self.around(number, said.moment);
        let events = decide::opened(opening, &around.ctx());
        self.write(number, events, said.heard, said.moment).await
    }

    /// What a dialogue is opened with by whoever asks for it.
    pub(super) async fn opening(
        &self,
        said: &Said<'_>,
        script: Script,
        lang: Option<Lang>,
    ) -> Result<Opening, DeskError> {
        let actor = self.actor(said, said.moment.now).await?;
        Ok(Opening {
            dialogue: DialogueId { channel: self.id.clone(), number: self.channel.dialogues + 1 },
            script: script.with_bank(),
            lang: lang.unwrap_or_else(|| self.lang()),
            settings: self.channel.conduct(self.world.settings),
            expected: None,
            person: actor.person,
            identity: actor.identity,
            message: actor.via,
        })
    }

    /// May the asker begin something here? In a private room there is no channel to begin it in.
    pub(super) fn begins(&self, said: &Said<'_>) -> Result<Result<(), Refusal>, DeskError> {
        if matches!(said.inbound.room, Room::Private { .. }) {
            return Ok(Err(Refusal::InChannelOnly));
        }
        Ok(if self.may_start(&said.inbound.from)? { Ok(()) } else { Err(Refusal::MayNotStart) })
    }

    /// Somebody has left the channel, and with it every dialogue they were in.
    pub(super) async fn went(&mut self, said: Said<'_>, at: Timestamp) -> Result<(), DeskError> {
        let numbers: Vec<u32> = self.dialogues.values().filter(|d| !d.is_over()).map(|d| d.id.number).collect();
        let Some(actor) = self.known_actor(&said, at)? else { return self.note(said.heard, said.moment).await };
        for number in numbers {
            let Some(dialogue) = self.dialogues.get(&number) else { continue };
            let around = self.around(number, said.moment);
            let events = decide::decide(dialogue, &actor, &Request::Went, &around.ctx()).events;
            self.write(number, events, Heard::default(), said.moment).await?;
        }
        if !self.is_counted_on(actor.person) {
            return self.note(said.heard, said.moment).await;
        }
        self.write_channel(vec![ChannelEvent::Left { person: actor.person }], said.heard, said.moment).await
    }

    /// Somebody has come into the channel; whoever had left it can be asked again.
    pub(super) async fn came(&mut self, said: Said<'_>) -> Result<(), DeskError> {
        let person = self.people.known(&said.inbound.from)?;
        match person.filter(|person| self.channel.gone.contains(person)) {
            Some(person) => self.write_channel(vec![ChannelEvent::Returned { person }], said.heard, said.moment).await,
            None => self.note(said.heard, said.moment).await,
        }
    }

    /// Does a trial, a series or the channel's choice of who may start count on them?
    fn is_counted_on(&self, person: PersonId) -> bool {
        let mut seats = self.channel.series.running().flat_map(|series| &series.rota);
        let starts = matches!(self.channel.may_start(), Some(Starters::Only(people)) if people.contains(&person));
        starts || self.trials.values().any(|trial| trial.knows(person)) || seats.any(|seat| seat.person == person)
    }
}

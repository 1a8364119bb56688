//! A dialogue is planned: the time is said back before it counts.
//!
//! Deliberately absent: what a time is (`calendar`), and what may be planned (`dialogue::decide`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::answer::{self, AnswerWord};
use crate::dialogue::command::Command;
use crate::dialogue::decide::{self, Request};
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::state::Dialogue;

/// More than a dialogue a month for two years is a slip, or somebody who means no good.
const MOST_PLANNED: usize = 30;

impl Handling<'_> {
    /// `planlæg`: the time is said back before it counts.
    pub(super) fn plan(
        &mut self,
        said: Incoming<'_>,
        text: &str,
        read: Option<u16>,
        lang: Option<Lang>,
    ) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        if self.streams.planned().count() >= MOST_PLANNED {
            let last = self.streams.planned().map(|d| d.id.number).max().unwrap_or_default();
            let one = u16::try_from(last).unwrap_or(u16::MAX);
            return self.refuse(said, Refusal::TooManyPlanned { most: MOST_PLANNED, one });
        }
        let Some((playbook, when)) = self.world.playbook_and_time(text) else {
            let name = text.split_whitespace().next().unwrap_or_default();
            let refusal = self.world.unknown_playbook(name);
            return self.refuse(said, refusal);
        };
        let script = playbook.script.clone();
        let name = script.playbook.clone();
        let opening = self.opening(&said, script, lang)?;
        let number = opening.dialogue.number;
        let around = self.streams.around(number, self.moment);
        match decide::planned(opening, &when, read, &around.ctx()) {
            Ok(events) => {
                self.withdraw_unanswered(&said, &name)?;
                self.write(number, events, said.receipt)
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// A time for the same talk that the same person has named and nobody has said yes to: the new one takes its place.
    fn withdraw_unanswered(&mut self, said: &Incoming<'_>, playbook: &str) -> Result<(), Stop> {
        let Some(actor) = self.known_actor(said) else { return Ok(()) };
        let named = |d: &&Dialogue| {
            let theirs = d.participant_of(actor.person).is_some_and(|p| d.facilitator == Some(p.id));
            theirs && d.planning.proposed.is_some() && d.planning.plan.is_none() && d.script.playbook == playbook
        };
        let older: Vec<u32> = self.streams.planned().filter(named).map(|d| d.id.number).collect();
        for number in older {
            let Some(dialogue) = self.streams.dialogue_of(number) else { continue };
            let around = self.streams.around(number, self.moment);
            let no = Request::Command(Command::Answer(answer::Answer::of(AnswerWord::No)));
            let events = decide::decide(dialogue, &actor, &no, &around.ctx()).events;
            self.write(number, events, Receipt::default())?;
        }
        Ok(())
    }
}

//! A form was sent in: it belongs to the message it was opened from, which may have passed.
//!
//! Deliberately absent: which forms there are (`forms`), and reading what was filled in (`text`).

use super::filed_under::posts_to;
use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::commands::{self, Verdict, inspect};
use crate::dialogue::command::{Command, TrialForm};
use crate::dialogue::ids::StreamId;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::trial::{self, Trial};
use crate::ports::chat::Heard;

impl Handling<'_> {
    /// Was the form opened from a message of another dialogue than the one going on?
    pub(super) fn is_of_something_else(&self, said: &Incoming<'_>) -> Result<bool, Stop> {
        let number = self.opened_from(said)?;
        Ok(number.is_some_and(|number| self.streams.live().is_none_or(|live| live.id.number != number)))
    }

    /// The rest of a trial's card is filled in when its dialogue is over; anything else comes too late.
    pub(super) fn form_of_something_else(
        &mut self,
        said: Incoming<'_>,
        text: &str,
        command: Command,
    ) -> Result<(), Stop> {
        match (command, self.opened_from(&said)?) {
            (Command::Trial(form), Some(number)) => {
                self.trial_detailed(said, &form, |trial| trial.dialogue.number == number)
            }
            _ => self.too_late(said, text),
        }
    }

    /// The number of the dialogue whose message a form was opened from. It may be long over.
    fn opened_from(&self, said: &Incoming<'_>) -> Result<Option<u32>, Stop> {
        let Heard::Sent { on: Some(on), .. } = &said.inbound.what else { return Ok(None) };
        let person = said.person.map(posts_to);
        for room in [Some(self.streams.id.0.clone()), person].into_iter().flatten() {
            if let Some(StreamId::Dialogue(dialogue)) = self.known.stream_of(&room, on)?
                && dialogue.channel == self.streams.id
            {
                return Ok(Some(dialogue.number));
            }
        }
        Ok(None)
    }

    /// More of the card of somebody's own trial, after the dialogue in which it was agreed.
    pub(super) fn trial_detailed(
        &mut self,
        said: Incoming<'_>,
        form: &TrialForm,
        is_meant: impl Fn(&Trial) -> bool,
    ) -> Result<(), Stop> {
        // An owner is known; nobody else is entered for having asked.
        let known = said.person;
        let trials = if known.is_some() { self.all_trials()? } else { Vec::new() };
        let own = trials.iter().find(|t| known.is_some() && t.owner == known && is_meant(t));
        let (Some(person), Some(trial)) = (known, own) else {
            return self.refuse(said, Refusal::NoDialogue);
        };
        let around = self.streams.around(0, self.moment);
        match trial::rules::detail(trial, person, form, &around.ctx()) {
            Ok(events) => {
                let receipt = self.acknowledge(&said)?;
                let number = trial.id.number;
                self.write_trials(vec![(number, events)], Vec::new(), receipt)
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// What was written is given back: it is in no message that could be copied.
    pub(super) fn too_late(&mut self, said: Incoming<'_>, text: &str) -> Result<(), Stop> {
        let text = text.strip_prefix(commands::PREFIX).unwrap_or(text).trim().to_owned();
        if inspect(&text) == Verdict::Cpr {
            return self.refuse(said, Refusal::Cpr);
        }
        self.reply(said, &Reply::TooLate { text })
    }
}

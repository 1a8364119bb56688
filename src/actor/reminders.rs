//! Reminders of trials that are due. Several for one person, or for the channel, that are due at the same moment become one
//! message.
//!
//! Deliberately absent: the rules (`dialogue::trial`), and words.

use super::handling::Handling;
use super::receipt::Receipt;
use super::stop::Stop;
use super::streams::Streams;
use super::writing::OfTrials;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::{Press, Tap};
use crate::dialogue::ids::{PersonId, PostKey, StreamId};
use crate::dialogue::trial::rules::{self, DueReminder};
use crate::dialogue::trial::speak::{self};
use std::collections::BTreeMap;

impl Streams {
    /// The trials that one of our messages asked about, and what pressing this on it means.
    pub(super) fn pressed_on_trials(&self, key: &PostKey, tap: Tap<'_>) -> Option<(Press, Vec<u32>)> {
        let of: Vec<_> = self
            .trials
            .iter()
            .filter_map(|(number, trial)| Some((speak::pressed(trial, key, tap)?, *number)))
            .collect();
        let (press, _) = *of.first()?;
        Some((press, of.into_iter().map(|(_, number)| number).collect()))
    }
}

impl Handling<'_> {
    /// The reminders that are due now, each person's in one message. False when there are none.
    pub(super) fn remind(&mut self) -> Result<bool, Stop> {
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let passed = self.streams.trials.iter().map(|(number, trial)| (*number, rules::passed_over(trial, &ctx)));
        let passed: OfTrials = passed.filter(|(_, events)| !events.is_empty()).collect();
        if !passed.is_empty() {
            self.write_trials(passed, Vec::new(), Receipt::default())?;
            return Ok(true);
        }
        let mut by_recipient: BTreeMap<Option<PersonId>, Vec<(u32, DueReminder)>> = BTreeMap::new();
        for (number, trial) in &self.streams.trials {
            if let Some(due) = rules::due_reminder(trial, &ctx) {
                by_recipient.entry(trial.person(due.to)).or_default().push((*number, due));
            }
        }
        let Some((person, due)) = by_recipient.into_iter().next() else { return self.show_assumptions() };
        if let [(number, due)] = due.as_slice() {
            let Some(trial) = self.streams.trial_of(*number) else { return Ok(false) };
            let events = rules::remind(trial, due, &ctx);
            self.write_trials(vec![(*number, events)], Vec::new(), Receipt::default())?;
            return Ok(true);
        }
        let into =
            PostKey::new(&StreamId::Channel(self.streams.id.clone()), self.streams.channel.version + 1, "reminders");
        let reminded = ChannelEvent::Reminded {
            person,
            trials: due.iter().map(|(number, _)| *number).collect(),
            late: due.iter().any(|(_, due)| due.late),
        };
        let facts = due.iter().filter_map(|(number, due)| {
            let trial = self.streams.trial_of(*number)?;
            Some((*number, rules::remind_in(trial, due, &into, &ctx)))
        });
        let facts = facts.collect();
        self.write_trials(facts, vec![reminded], Receipt::default())?;
        Ok(true)
    }

    /// What was assumed, to the owner of the first trial for which that is due. False when there is none.
    fn show_assumptions(&mut self) -> Result<bool, Stop> {
        let around = self.streams.around(0, self.moment);
        let shown =
            self.streams.trials.iter().map(|(number, trial)| (*number, rules::show_assumptions(trial, &around.ctx())));
        let Some(shown) = shown.into_iter().find(|(_, events)| !events.is_empty()) else { return Ok(false) };
        self.write_trials(vec![shown], Vec::new(), Receipt::default())?;
        Ok(true)
    }
}

//! The channel's trials: their facts are drafted and said, and what a dialogue's end means for them.
//!
//! Deliberately absent: the rules (`dialogue::trial`), what falls due (`reminders`, `follow_ups`) and words.

use super::handling::Handling;
use super::last_views::View;
use super::receipt::Receipt;
use super::stop::Stop;
use super::utterance::Utterance;
use super::writing::OfTrials;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::event::Ending;
use crate::dialogue::ids::TrialId;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial, TrialEvent, rules, speak};
use std::sync::Arc;

impl Handling<'_> {
    /// Trials that nobody looks after yet, since an older version wrote them: their dates become promises.
    pub(super) fn look_after_trials(&mut self) -> Result<(), Stop> {
        let around = self.streams.around(0, self.moment);
        let begun = self.streams.trials.iter().map(|(number, trial)| (*number, rules::begun(trial, &around.ctx())));
        let begun: OfTrials = begun.filter(|(_, events)| !events.is_empty()).collect();
        if begun.is_empty() {
            return Ok(());
        }
        self.write_trials(begun, Vec::new(), Receipt::default())
    }

    /// Facts of trials, with facts of the channel.
    pub(super) fn write_trials(
        &mut self,
        facts: OfTrials,
        of_channel: Vec<ChannelEvent>,
        receipt: Receipt,
    ) -> Result<(), Stop> {
        self.note(receipt)?;
        self.time_goes_on();
        let mut utterances = Vec::new();
        let mut over = Vec::new();
        for (number, events) in facts {
            utterances.extend(self.trial_facts(number, &events)?);
            if !self.streams.trial_of(number).is_some_and(Trial::is_open) {
                over.push(ChannelEvent::TrialEnded { number });
            }
        }
        let reminded = of_channel.iter().position(|event| matches!(event, ChannelEvent::Reminded { .. }));
        let version = self.streams.channel.version;
        self.channel_facts(&[of_channel.clone(), over].concat())?;
        if let Some(index) = reminded {
            utterances.extend(self.reminders(&of_channel[index], version + index as u64 + 1)?);
        }
        self.say(utterances)?;
        let open = &self.streams.channel.open_trials;
        self.streams.trials.retain(|number, _| open.contains(number));
        Ok(())
    }

    /// Adds facts of one trial to the draft, and takes them into account. Returns what is said about them.
    pub(super) fn trial_facts(&mut self, number: u32, events: &[TrialEvent]) -> Result<Vec<Utterance>, Stop> {
        let mut state = self.trial(number)?;
        let expected = state.as_ref().map_or(0, |trial| trial.version);
        let mut said = Vec::new();
        for event in events {
            let before = state.clone();
            trial::apply(&mut state, event).map_err(|illegal| self.illegal("trial", illegal))?;
            let Some(trial) = &state else { continue };
            let ceased = before.map(|before| speak::ceased(&before, trial)).unwrap_or_default();
            self.shown.parting.extend(ceased.into_iter().map(|spoken| View::Trial(Arc::new(trial.clone()), spoken)));
            for spoken in speak::react(trial, event) {
                said.extend(self.about_trial(trial, &spoken)?);
            }
        }
        let Some(state) = state else { return Ok(said) };
        let wake = state.promises.next_due(self.streams.now, self.streams.calendar());
        self.facts(state.stream(), expected, events, wake)?;
        self.streams.trials.insert(number, Arc::new(state));
        Ok(said)
    }

    /// What a dialogue that has ended means for trials: a new one begins, and the one it was about is learned from.
    pub(super) fn trials_after(
        &mut self,
        state: &Dialogue,
        ending: Ending,
    ) -> Result<(Vec<ChannelEvent>, Vec<Utterance>), Stop> {
        let (mut facts, mut said) = (Vec::new(), Vec::new());
        let number = self.streams.channel.trials + 1;
        let agreed = if ending == Ending::Agreed { trial::agreed(state, number) } else { None };
        let next = agreed.as_ref().map(|_| TrialId { channel: self.streams.id.clone(), number });
        if let Some(agreed) = agreed {
            facts.push(ChannelEvent::TrialAgreed { number, dialogue: state.id.clone() });
            let mut new = None;
            trial::apply(&mut new, &agreed).map_err(|illegal| self.illegal("trial", illegal))?;
            let around = self.streams.around(0, self.moment);
            let begun = new.map(|trial| rules::begun(&trial, &around.ctx())).unwrap_or_default();
            said.extend(self.trial_facts(number, &[vec![agreed], begun].concat())?);
        }
        if let (Some(about), Some(verdict)) = (&state.recollection, state.verdict())
            && matches!(ending, Ending::Learned | Ending::Agreed)
        {
            let card = Box::new(state.learning.clone());
            let learned = TrialEvent::Learned { verdict, card, at: self.moment.now, next };
            let number = about.trial.number;
            said.extend(self.trial_facts(number, &[learned])?);
            facts.push(ChannelEvent::TrialEnded { number });
        } else if let Some(about) = &state.recollection {
            let number = about.trial.number;
            let around = self.streams.around(0, self.moment);
            let again = self.streams.trial_of(number).map(|trial| rules::follow_up_again(trial, &around.ctx()));
            if let Some(again) = again.filter(|events| !events.is_empty()) {
                said.extend(self.trial_facts(number, &again)?);
            }
        }
        Ok((facts, said))
    }
}

//! How a trial goes, as people say it: a press on a reminder, or words.
//!
//! Deliberately absent: the rules (`dialogue::trial`), and reminding (`reminders`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use super::which_dialogue::no_such_number;
use crate::dialogue::command::Press;
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::ids::PersonId;
use crate::dialogue::refusal::{OfTrial, Refusal};
use crate::dialogue::reply::Reply;
use crate::dialogue::trial::rules::{self};
use crate::dialogue::trial::{Answer, Stage, Trial};
use crate::ports::chat::Room;

/// How somebody answers a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TrialAnswer {
    GoingWell,
    NeedHelp,
    Postpone(String),
    Stop,
}

impl Handling<'_> {
    /// A press on a reminder, of one trial or of several.
    pub(super) fn trials_pressed(&mut self, said: Incoming<'_>, press: Press, trials: Vec<u32>) -> Result<(), Stop> {
        let answer = match press {
            Press::GoingWell => TrialAnswer::GoingWell,
            Press::NeedHelp => TrialAnswer::NeedHelp,
            Press::Postpone | Press::StopTrial if !self.knows_one_of(&said, &trials)? => {
                return self.refuse(said, Refusal::NotYourTrial);
            }
            Press::Postpone => return self.reply(said, &Reply::PostponeToWhen { trials }),
            Press::StopTrial => {
                return match trials.as_slice() {
                    [_] => self.answer_trials(said, trials, TrialAnswer::Stop, false),
                    _ => self.refuse(said, which_trial(&trials, OfTrial::Stop)),
                };
            }
            _ => return self.note(said.receipt),
        };
        self.answer_trials(said, trials, answer, false)
    }

    /// An answer to a reminder as people say it. `more`: with words that have no place.
    pub(super) fn trial_answered_in_words(
        &mut self,
        said: Incoming<'_>,
        answer: TrialAnswer,
        more: bool,
    ) -> Result<(), Stop> {
        match self.trials_meant(&said, None, &answer)? {
            Ok(meant) => self.answer_trials(said, meant, answer, more),
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// An answer in words. Without a number it is for the one trial there is; how they go can be said of all.
    pub(super) fn trial_answered(
        &mut self,
        said: Incoming<'_>,
        number: Option<u16>,
        answer: TrialAnswer,
    ) -> Result<(), Stop> {
        match self.trials_meant(&said, number, &answer)? {
            Ok(meant) => self.answer_trials(said, meant, answer, false),
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// The trials that an answer in words is about.
    fn trials_meant(
        &self,
        said: &Incoming<'_>,
        number: Option<u16>,
        answer: &TrialAnswer,
    ) -> Result<Result<Vec<u32>, Refusal>, Stop> {
        let person = said.person;
        let running = |trial: &&Trial| trial.stage == Stage::Running;
        let known = |trial: &&Trial| person.is_some_and(|person| trial.knows(person)) || trial.channel_asked;
        let open: Vec<u32> = self.streams.trials_open().filter(running).filter(known).map(|t| t.id.number).collect();
        let asked: Vec<u32> =
            open.iter().copied().filter(|n| self.streams.trial_of(*n).is_some_and(|t| t.asked.is_some())).collect();
        let candidates = if asked.is_empty() { open } else { asked };
        Ok(match number.map(u32::from) {
            Some(number) if self.streams.trial_of(number).as_ref().is_some_and(running) => Ok(vec![number]),
            Some(_) | None if candidates.is_empty() => Err(self.why_no_trial(person)),
            Some(number) => Err(no_such_number(number, &candidates)),
            None if matches!(answer, TrialAnswer::GoingWell | TrialAnswer::NeedHelp) => Ok(candidates),
            None if candidates.len() == 1 => Ok(candidates),
            None if matches!(answer, TrialAnswer::Stop) => Err(which_trial(&candidates, OfTrial::Stop)),
            None => Err(which_trial(&candidates, OfTrial::Postpone)),
        })
    }

    /// Why nothing can be answered about a trial: the team looks back on it just now, or there is none.
    fn why_no_trial(&self, person: Option<PersonId>) -> Refusal {
        let looked_back_on = |trial: &Trial| {
            let known = trial.channel_asked || person.is_some_and(|person| trial.knows(person));
            known && matches!(trial.stage, Stage::Due { .. })
        };
        if self.streams.trials_open().any(looked_back_on) { Refusal::BeingFollowedUp } else { Refusal::NoTrial }
    }

    /// Is the asker one of those who answer for a trial, of one of these?
    fn knows_one_of(&self, said: &Incoming<'_>, trials: &[u32]) -> Result<bool, Stop> {
        let person = said.person;
        let of = trials.iter().filter_map(|number| self.streams.trial_of(*number));
        Ok(person.is_some_and(|person| of.into_iter().any(|trial| trial.knows(person))))
    }

    /// `udskyd` without a date: until when, and which of those the asker may postpone?
    pub(super) fn postpone_to_when(&mut self, said: Incoming<'_>, number: Option<u16>) -> Result<(), Stop> {
        let person = said.person;
        let own = |trial: &&Trial| {
            trial.stage == Stage::Running
                && person.is_some_and(|person| trial.knows(person))
                && number.is_none_or(|number| trial.id.number == u32::from(number))
        };
        let trials: Vec<u32> = self.streams.trials_open().filter(own).map(|trial| trial.id.number).collect();
        if trials.is_empty() {
            let why = self.why_no_trial(person);
            return self.refuse(said, why);
        }
        self.reply(said, &Reply::PostponeToWhen { trials })
    }

    fn answer_trials(
        &mut self,
        said: Incoming<'_>,
        trials: Vec<u32>,
        answer: TrialAnswer,
        more: bool,
    ) -> Result<(), Stop> {
        let thanks = if more { Reply::ReminderAnsweredInPart } else { Reply::ReminderAnswered };
        let says_how = matches!(answer, TrialAnswer::GoingWell | TrialAnswer::NeedHelp);
        let asked_of_all =
            trials.iter().all(|number| self.streams.trial_of(*number).is_some_and(|trial| trial.channel_asked));
        let person = match said.person {
            Some(person) => person,
            // Where the channel is asked, anybody in it may say.
            None if asked_of_all && says_how && matches!(said.inbound.room, Room::Channel(_)) => {
                self.known.number(&said.inbound.from)?
            }
            None => return self.refuse(said, Refusal::NotYourTrial),
        };
        if answer != TrialAnswer::Stop && self.is_noted(&said.receipt)? {
            return self.reply(said, &thanks);
        }
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let decided: Result<Vec<_>, Refusal> = trials
            .iter()
            .filter_map(|number| Some((*number, self.streams.trial_of(*number)?)))
            .map(|(number, trial)| {
                let events = match &answer {
                    TrialAnswer::GoingWell => rules::answered(trial, person, Answer::GoingWell, &ctx)?,
                    TrialAnswer::NeedHelp => rules::answered(trial, person, Answer::NeedHelp, &ctx)?,
                    TrialAnswer::Postpone(to) => rules::postponed(trial, person, to, &ctx)?,
                    TrialAnswer::Stop => rules::stopped(trial, person, &ctx)?,
                };
                Ok((number, events))
            })
            .collect();
        let said = match (&decided, &answer, trials.as_slice()) {
            (Ok(_), TrialAnswer::Stop, [trial]) => {
                match self.is_sure(said, Irreversible::StopTrial { trial: *trial })? {
                    Some(said) => said,
                    None => return Ok(()),
                }
            }
            _ => said,
        };
        match decided {
            Ok(facts) if answer == TrialAnswer::GoingWell || more => {
                self.write_trials(facts, Vec::new(), said.receipt.halfway())?;
                self.reply(said, &thanks)
            }
            Ok(facts) => {
                let receipt = self.acknowledge(&said)?;
                self.write_trials(facts, Vec::new(), receipt)
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }
}

pub(super) fn which_trial(open: &[u32], of: OfTrial) -> Refusal {
    Refusal::WhichTrial { open: open.iter().filter_map(|number| u16::try_from(*number).ok()).collect(), of }
}

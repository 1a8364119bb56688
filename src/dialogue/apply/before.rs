//! What goes before the meeting, and what a dialogue takes up from earlier ones, as facts become state.
//! Deliberately absent: the meeting itself.

use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{BankChoice, Event, LearningFields, Occasion, Verdict, Written};
use crate::dialogue::illegal::Fit;
use crate::dialogue::promise::Settlement;
use crate::dialogue::state::{Dialogue, Proposal, Recalled, Recollection, Slot, Stage};

impl Dialogue {
    pub(super) fn take_before(&mut self, event: &Event) -> Fit {
        match event {
            Event::TimeProposed { plan, at } => {
                self.planning.proposed_at = *at;
                if self.planning.plan.is_none() {
                    self.stage = Stage::Planned;
                }
                self.planning.proposed = Some(plan.clone());
                match plan.series {
                    Some(series) => self.planning.series = Some(series),
                    None => self.living(Slot::TimeCheck(self.version), "time"),
                }
                Ok(())
            }
            Event::TimeAccepted => {
                let plan = self.planning.proposed.take().ok_or("no time was named")?;
                if self.planning.plan.replace(plan).is_some() {
                    self.planning.moves += 1;
                } else {
                    self.living(Slot::Invitation, "invitation");
                }
                Ok(())
            }
            Event::TimeDeclined => self.planning.proposed.take().map(|_| ()).ok_or("no time was named"),
            Event::Promised { promise } => self.planning.promises.made(promise.clone()),
            Event::Settled { id, kind, how } => {
                let promise = self.planning.promises.settled(*id)?;
                if promise.kind != *kind {
                    return Err("another promise was settled");
                }
                if *kind == Occasion::PreReading && matches!(how, Settlement::Sent { .. }) {
                    self.living(Slot::PreReading, "pre-reading");
                }
                Ok(())
            }
            Event::ReadMarked { who, via } => {
                self.participant(*who)?;
                self.planning.read.insert(*who);
                self.planning.read_via.extend(via.iter().map(|via| (via.clone(), *who)));
                Ok(())
            }
            Event::ReadTakenBack { who } => {
                self.planning.read.remove(who);
                self.planning.read_via.retain(|_, reader| reader != who);
                Ok(())
            }
            Event::LobbyOpened { at } => {
                if !self.is_planned() {
                    return Err("it has begun already");
                }
                self.stage = Stage::Lobby;
                self.planning.opened = Some(*at);
                self.living(Slot::Lobby, "lobby");
                self.cards();
                Ok(())
            }
            Event::ReadingSkipped => {
                self.planning.reading_skipped = true;
                Ok(())
            }
            Event::Recollected { trial, card, due } => {
                // Planned when the trial was agreed; its lobby opens next.
                self.stage = Stage::Planned;
                self.recollection = Some(Recollection { trial: trial.clone(), card: (**card).clone(), due: *due });
                Ok(())
            }
            Event::Recalled { trials, bank } => {
                self.recalled = Some(Recalled { trials: trials.clone(), bank: bank.clone() });
                Ok(())
            }
            Event::BankDecided { number, choice } => {
                let recalled = self.recalled.as_mut().ok_or("the idea bank was not brought up")?;
                if *choice != BankChoice::Keep {
                    recalled.bank.retain(|item| item.number != *number);
                }
                Ok(())
            }
            Event::VerdictsProposed => {
                for (number, verdict) in (1..).zip([Verdict::Keep, Verdict::Change, Verdict::Stop]) {
                    self.last.proposal = self.last.proposal.max(number);
                    let text = Erasable::new(None, String::new());
                    self.proposals.push(Proposal { number, group: None, by: None, text, verdict: Some(verdict) });
                }
                Ok(())
            }
            Event::LearningNoted { fields } => {
                learned(&mut self.learning, fields);
                for (field, _) in fields.texts() {
                    self.authors.remove(&Written::Learning { field });
                }
                Ok(())
            }
            Event::ReadingReminded { whom } => whom.iter().try_for_each(|who| self.participant(*who).map(|_| ())),
            _ => Err("a fact of the meeting"),
        }
    }
}

/// Fields given now replace those known.
fn learned(known: &mut LearningFields, given: &LearningFields) {
    let LearningFields { happened, surprised, now, assumption, measured } = given;
    for (known, given) in [
        (&mut known.happened, happened),
        (&mut known.surprised, surprised),
        (&mut known.now, now),
        (&mut known.assumption, assumption),
        (&mut known.measured, measured),
    ] {
        if given.is_some() {
            known.clone_from(given);
        }
    }
}

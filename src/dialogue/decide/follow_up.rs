//! The follow-up of a trial: keep, change or stop, what it taught; and what becomes of the idea bank.
//! Deliberately absent: consent and dots, which a verdict is decided by like any proposal.

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::command::LearningForm;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{BankChoice, Event, LearningField, LearningFields};
use crate::dialogue::refusal::{Misuse, Refusal};
use crate::dialogue::script::ActivityKind;

impl DecisionDraft<'_> {
    /// What can be said of a trial is on the table before it is asked about.
    pub(super) fn propose_verdicts(&mut self) -> Result<(), Refusal> {
        let wanted = self.state.recollection.is_some() && self.state.proposals.is_empty();
        if wanted { self.fact(Event::VerdictsProposed) } else { Ok(()) }
    }

    /// On to the learning card.
    pub(super) fn after_the_verdict(&mut self) -> Result<(), Refusal> {
        let from = self.state.running().map_or(0, |r| r.index + 1);
        match self.state.next_held(from) {
            Some(index) => self.start(index),
            None => self.close(),
        }
    }

    /// `læring …`: anybody who takes part may fill in; the latest word counts.
    pub(super) fn learning(&mut self, actor: &Actor, form: &LearningForm) -> Result<(), Refusal> {
        self.may_note_learning(actor)?;
        let fields = learned(form)?;
        if fields == LearningFields::default() {
            return Err(Refusal::Usage { command: "learning".to_owned(), why: Misuse::Missing });
        }
        self.fact(Event::LearningNoted { fields: Box::new(fields) })
    }

    /// What the card of whoever leads has just asked for.
    pub(super) fn learning_asked_for(
        &mut self,
        actor: &Actor,
        field: LearningField,
        text: &str,
    ) -> Result<(), Refusal> {
        self.may_note_learning(actor)?;
        let mut fields = LearningFields::default();
        *fields.text_mut(field) = Some(Erasable::new(None, checked(text)?));
        self.fact(Event::LearningNoted { fields: Box::new(fields) })
    }

    fn may_note_learning(&self, actor: &Actor) -> Result<(), Refusal> {
        self.writer(actor)?;
        if self.state.recollection.is_none() || self.state.running().is_none() {
            return Err(Refusal::NotNow { fits: Some(ActivityKind::Learn) });
        }
        Ok(())
    }

    /// `idébank behold|slip|prøv <number>` while the bank is on the table: what is to be tried goes on the board.
    pub(super) fn bank(&mut self, actor: &Actor, choice: BankChoice, number: u32) -> Result<(), Refusal> {
        self.steering(actor)?;
        let recalled = self.state.recalled.clone().unwrap_or_default();
        let Some(item) = recalled.bank.iter().find(|item| item.number == number) else {
            let open = recalled.bank.iter().filter_map(|item| u16::try_from(item.number).ok()).collect();
            return Err(Refusal::NoSuchNumber { number: u16::try_from(number).unwrap_or(u16::MAX), open });
        };
        if choice == BankChoice::Try {
            if self.state.recollection.is_some() {
                return Err(Refusal::BankAfterwards { number });
            }
            if self.state.question.is_some() {
                return Err(Refusal::Frozen);
            }
            if item.text.get().is_some() {
                // Whoever wrote it can still erase it.
                let text = item.text.clone();
                let by = self.state.participant_of(actor.person).map(|p| p.id);
                let proposal = self.state.last.proposal.saturating_add(1);
                self.fact(Event::ProposalAdded { number: proposal, group: None, by, text })?;
            }
        }
        self.fact(Event::BankDecided { number, choice })
    }
}

/// The free text of a learning card, checked field by field. The card is the team's, about nobody in particular.
pub(super) fn learned(form: &LearningForm) -> Result<LearningFields, Refusal> {
    let text =
        |field: &Option<String>| field.as_deref().map(|t| checked(t).map(|t| Erasable::new(None, t))).transpose();
    Ok(LearningFields {
        happened: text(&form.happened)?,
        surprised: text(&form.surprised)?,
        now: text(&form.now)?,
        assumption: text(&form.assumption)?,
        measured: text(&form.measured)?,
    })
}

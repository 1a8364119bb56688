//! The trial card: what is tried, why, who sees to it, until when; and the owner's yes.

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::command::{PersonRef, TrialForm};
use crate::dialogue::dates::Today;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, TrialFields};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::refusal::{Misuse, Refusal};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::Slot;
use jiff::Span;
use jiff::civil::{self, Date, Time};

/// Suggested length of a trial, in weeks: long enough to meet the situation, short enough to remember why.
const SUGGESTED_WEEKS: i64 = 3;

/// A follow-up is suggested for the first working day after the trial, at nine.
const FOLLOW_UP_AT: Time = civil::time(9, 0, 0, 0);

impl DecisionDraft<'_> {
    /// What can be known before anybody has said it: the proposal, and dates to argue with.
    pub(super) fn prefill(&mut self) -> Result<(), Refusal> {
        let Some(number) = self.state.decided else { return Ok(()) };
        if self.state.trial.proposal == Some(number) {
            return Ok(());
        }
        // The decision is the team's: it stays when the one who proposed it asks to be forgotten.
        let text = self.state.proposal(number).filter(|p| p.verdict.is_none()).and_then(|p| p.text.get().cloned());
        let what = text.map(|text| Erasable::new(None, text));
        // A trial that is changed begins where the old one stands.
        let old = self.state.recollection.as_ref().map(|about| about.card.clone()).unwrap_or_default();
        // What has been erased since is not on the new one.
        let stands = |text: Option<Erasable<String>>| text.filter(|text| text.get().is_some());
        let today = self.ctx.calendar.zone().date(self.ctx.now);
        let end = today.checked_add(Span::new().weeks(SUGGESTED_WEEKS)).unwrap_or(today);
        let until = self.ctx.calendar.days().next_working(end);
        let follow_up = self.day_after(until);
        self.fact(Event::TrialDrafted {
            fields: Box::new(TrialFields {
                proposal: Some(number),
                what: what.or(stands(old.what)),
                until: Some(until),
                follow_up: Some(follow_up),
                before: stands(old.before),
                measure: stands(old.measure),
                assumptions: stands(old.assumptions),
                worse_off: stands(old.worse_off),
                uncertainty: stands(old.uncertainty),
                alternative: stands(old.alternative),
                costs: stands(old.costs),
                ..TrialFields::default()
            }),
        })
    }

    fn day_after(&self, date: Date) -> civil::DateTime {
        let tomorrow = date.tomorrow().unwrap_or(date);
        self.ctx.calendar.days().next_working(tomorrow).to_datetime(FOLLOW_UP_AT)
    }

    /// `afprøvning …`: any participant may fill in; the latest word counts.
    pub(super) fn trial(&mut self, actor: &Actor, form: &TrialForm) -> Result<(), Refusal> {
        self.writer(actor)?;
        self.in_activity(&[ActivityKind::Trial])?;
        let owner = form.owner.as_ref().map(|whom| self.named(actor, whom)).transpose()?;
        if let Some(who) = owner
            && !self.state.is_active(who)
        {
            if form.owner == Some(PersonRef::Me) {
                return Err(Refusal::Observer);
            }
            return Err(Refusal::NoSuchPerson { name: self.state.name(who).unwrap_or_default().to_owned() });
        }
        let mut fields = card_texts(form)?;
        fields.owner = owner;
        fields.second = form.second.as_ref().map(|whom| self.named(actor, whom)).transpose()?;
        if let Some(text) = &form.until {
            let (date, _) = self.when(text)?;
            fields.until = Some(date);
            // A follow-up nobody has chosen moves along with the end.
            let stale = self
                .state
                .trial
                .follow_up
                .is_none_or(|f| f.date() <= date || Some(f) == self.state.trial.until.map(|u| self.day_after(u)));
            if form.follow_up.is_none() && stale {
                fields.follow_up = Some(self.day_after(date));
            }
        }
        if let Some(text) = &form.follow_up {
            let (date, time) = self.when(text)?;
            fields.follow_up = Some(date.to_datetime(time.unwrap_or(FOLLOW_UP_AT)));
        }
        self.in_order(&fields)?;
        if fields == TrialFields::default() {
            return Err(Refusal::Usage { command: "trial".to_owned(), why: Misuse::Missing });
        }
        // Whoever names themselves has accepted, and need not be asked.
        if let Some(who) = owner.filter(|who| self.state.participant_of(actor.person).is_some_and(|p| p.id == *who)) {
            fields.owner = None;
            self.fact(Event::OwnerAccepted { who, via: None })?;
        }
        if fields == TrialFields::default() {
            return Ok(());
        }
        self.fact(Event::TrialDrafted { fields: Box::new(fields) })
    }

    /// A follow-up comes when the trial has ended, at the earliest on its last day.
    fn in_order(&self, fields: &TrialFields) -> Result<(), Refusal> {
        let card = &self.state.trial;
        let (Some(end), Some(at)) = (fields.until.or(card.until), fields.follow_up.or(card.follow_up)) else {
            return Ok(());
        };
        let chosen = fields.until.is_some() || fields.follow_up.is_some();
        if chosen && at.date() < end {
            let fits = self.day_after(end).date();
            return Err(Refusal::FollowUpTooEarly { end, asked: at.date(), fits });
        }
        Ok(())
    }

    fn when(&self, text: &str) -> Result<(Date, Option<Time>), Refusal> {
        let today = Today { now: self.ctx.now, calendar: self.ctx.calendar, lang: self.state.lang };
        today.when(text).map(|when| (when.date, when.time))
    }

    /// The owner presses yes or no.
    pub(super) fn owner_answers(&mut self, actor: &Actor, yes: bool) -> Result<(), Refusal> {
        let who = self.participant(actor)?;
        // The question stands also while the team has gone back a step.
        if !self.state.asks_to_own(who) {
            self.in_activity(&[ActivityKind::Trial])?;
        }
        self.owner_says(who, yes)
    }

    /// Somebody presses that they will own it.
    pub(super) fn volunteer(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let who = self.join_by_press(actor)?;
        self.in_activity(&[ActivityKind::Trial])?;
        match self.state.trial.owner {
            _ if !self.state.is_active(who) => Err(Refusal::Observer),
            Some(owner) if owner == who && self.state.owner_accepted => Ok(()),
            Some(owner) if owner != who => Err(Refusal::OwnerOnly),
            _ => self.fact(Event::OwnerAccepted { who, via: actor.via.clone() }),
        }
    }

    /// What is asked on the card is left to be filled in afterwards.
    pub(super) fn put_off(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        if let Some(field) = self.state.learning_asks() {
            return self.fact(Event::LearningLeftOut { field });
        }
        match self.state.card_asks().filter(|_| self.state.may_put_off()) {
            Some(field) => self.fact(Event::FieldPutOff { field }),
            None => Err(Refusal::NotNow { fits: None }),
        }
    }

    /// Whoever wrote on their card finds what it asks for next below what they wrote.
    pub(super) fn card_renewed(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let who = self.steering(actor)?;
        let has_card = self.state.posts.contains_key(&Slot::Card(self.state.visit(), who));
        if has_card && self.state.card_takes().is_some() {
            self.fact(Event::CardRenewed { who })?;
        }
        Ok(())
    }

    /// The owner's yes or no; whoever steers gives it for a guest.
    pub(super) fn owner_says(&mut self, who: ParticipantId, yes: bool) -> Result<(), Refusal> {
        match self.state.trial.owner {
            None => Err(Refusal::NothingOpen),
            Some(owner) if owner != who => Err(Refusal::OwnerOnly),
            Some(_) if yes && self.state.owner_accepted => Ok(()),
            Some(_) if yes => self.fact(Event::OwnerAccepted { who, via: None }),
            Some(_) => self.fact(Event::OwnerDeclined { who }),
        }
    }

    /// All that must be agreed is there, the owner has said yes, and nothing is asked any more: the dialogue has done its work.
    pub(super) fn settle_trial(&mut self) -> Result<(), Refusal> {
        let done = self.state.kind() == Some(ActivityKind::Trial)
            && self.state.is_agreed()
            && self.state.card_asks().is_none();
        if done { self.close() } else { Ok(()) }
    }
}

/// The free text of a form, checked field by field. The card is the team's, about nobody in particular.
pub(in crate::dialogue) fn card_texts(form: &TrialForm) -> Result<TrialFields, Refusal> {
    let text = |field: &Option<String>| {
        let given = field.as_deref().filter(|text| !text.trim().is_empty());
        given.map(|text| checked(text).map(|text| Erasable::new(None, text))).transpose()
    };
    Ok(TrialFields {
        what: text(&form.what)?,
        why: text(&form.why)?,
        how: text(&form.how)?,
        who: text(&form.who)?,
        before: text(&form.before)?,
        measure: text(&form.measure)?,
        assumptions: text(&form.assumptions)?,
        worse_off: text(&form.worse_off)?,
        uncertainty: text(&form.uncertainty)?,
        alternative: text(&form.alternative)?,
        costs: text(&form.costs)?,
        ..TrialFields::default()
    })
}

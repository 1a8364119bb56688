//! The cards of the trial and of what was learned, and what is asked for next to fill them; what plain words of whoever
//! steers become.
//!
//! Deliberately absent: how it is asked (`prompts`), and who may fill it in (`decide`).

use super::Dialogue;
use crate::dialogue::command::Noted;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{CardField, LearningField, Outcome};
use crate::dialogue::script::ActivityKind;

impl Dialogue {
    /// Whether the trial card has all that must be agreed in the meeting: what, why, owner and dates.
    pub fn trial_complete(&self) -> bool {
        let t = &self.trial;
        t.what.is_some() && t.why.is_some() && t.owner.is_some() && t.until.is_some() && t.follow_up.is_some()
    }

    /// Is the trial agreed: the card has what must be on it, and its owner has said yes?
    pub fn is_agreed(&self) -> bool {
        self.trial_complete() && self.owner_accepted
    }

    /// Would going on from here end the dialogue with nothing to show for it? A follow-up that has its verdict has done its
    /// work; only a change still wants a new trial.
    pub fn would_end_for_nothing(&self) -> bool {
        let Some(running) = self.running() else { return false };
        let done = match self.kind() {
            Some(ActivityKind::Trial) => self.is_agreed(),
            _ => self.verdict().is_some(),
        };
        self.question.is_none() && self.next_held(running.index + 1).is_none() && !done
    }

    /// The field of the card that is asked for now, in words. What is tried is asked anew where a trial is to be changed.
    pub fn card_asks(&self) -> Option<CardField> {
        if self.kind() != Some(ActivityKind::Trial) || self.question.is_some() {
            return None;
        }
        let t = &self.trial;
        let as_before = self.recollection.as_ref().is_some_and(|about| about.card.what == t.what);
        let fields = [
            (CardField::What, t.what.is_none() || as_before),
            (CardField::Why, t.why.is_none()),
            (CardField::How, t.how.is_none()),
            (CardField::Who, t.who.is_none()),
        ];
        fields.into_iter().find(|(field, open)| *open && !self.put_off.contains(field)).map(|(field, _)| field)
    }

    /// The field of the learning card that is asked for now, in words: of an assumption and of how things are now only
    /// where the trial's card named one and how it was.
    pub fn learning_asks(&self) -> Option<LearningField> {
        if self.kind() != Some(ActivityKind::Learn) || self.question.is_some() {
            return None;
        }
        let l = &self.learning;
        let stands = |field: &Option<Erasable<String>>| field.as_ref().is_some_and(|text| text.get().is_some());
        let tried = self.recollection.as_ref().map(|about| &about.card);
        let assumed = tried.is_some_and(|card| stands(&card.assumptions));
        let measured = tried.is_some_and(|card| stands(&card.measure) || stands(&card.before));
        let fields = [
            (LearningField::Happened, l.happened.is_none()),
            (LearningField::Surprised, l.surprised.is_none()),
            (LearningField::Now, l.now.is_none()),
            (LearningField::Assumption, l.assumption.is_none() && assumed),
            (LearningField::Measured, l.measured.is_none() && measured),
        ];
        fields.into_iter().find(|(field, open)| *open && !self.left_out.contains(field)).map(|(field, _)| field)
    }

    /// Can what is asked on the card be left for later? Without what and why there is no trial.
    pub fn may_put_off(&self) -> bool {
        match self.card_asks() {
            None => self.learning_asks().is_some(),
            Some(CardField::What) => self.trial.what.is_some(),
            Some(CardField::Why) => false,
            Some(_) => true,
        }
    }

    /// What a plain message of whoever steers is, in their private room: what their card asks for.
    pub fn card_takes(&self) -> Option<Noted> {
        let unnamed = self.script.principles.is_some() && self.service.is_none();
        match self.kind()? {
            _ if self.question.is_some() => None,
            ActivityKind::Frame | ActivityKind::Read | ActivityKind::Pairs if unnamed => Some(Noted::Service),
            ActivityKind::Summarise => Some(Noted::Theme),
            ActivityKind::Consent if self.recollection.is_none() && self.was_refused() => Some(Noted::Proposal),
            ActivityKind::Trial => match self.card_asks() {
                Some(field) => Some(Noted::Field(field)),
                None if self.trial.owner.is_none() => Some(Noted::Owner),
                None => None,
            },
            ActivityKind::Learn => self.learning_asks().map(Noted::Learning),
            _ => None,
        }
    }

    /// Has the team just not agreed on a proposal?
    fn was_refused(&self) -> bool {
        self.closed_here().is_some_and(|closed| matches!(closed.outcome, Outcome::NoConsent { .. }))
    }
}

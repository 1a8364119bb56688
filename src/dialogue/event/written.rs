//! What stands because somebody wrote it: one name for each text that a dialogue keeps, so that an edit replaces it, a
//! deletion takes it away, and what it said before can be erased.
//!
//! As in all facts, a released name is never renamed or removed (law 8). Deliberately absent: who may change it, and
//! when (`decide::edits`).

use super::plans_and_cards::{LearningFields, TrialFields};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::ids::ParticipantId;
use serde::{Deserialize, Serialize};

/// One thing on the board, on a card, or in a vote, that came of somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Written {
    Point {
        number: u16,
    },
    /// Themes are numbered in the order they were named, those taken away among them.
    Theme {
        number: u16,
    },
    Service,
    Example {
        number: u16,
    },
    Idea {
        number: u16,
    },
    Proposal {
        number: u16,
    },
    /// A worry named to an objection, counted within its question.
    Worry {
        question: u32,
        number: u16,
    },
    Card {
        field: CardField,
    },
    Learning {
        field: LearningField,
    },
    /// A guest, by the name they were entered under.
    Guest {
        who: ParticipantId,
    },
    /// The time that a dialogue is to be held at.
    Time,
}

/// The free text of the trial card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardField {
    What,
    Why,
    How,
    Who,
    Before,
    Measure,
    Assumptions,
    WorseOff,
    Uncertainty,
    Alternative,
    Costs,
}

/// The learning card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LearningField {
    Happened,
    Surprised,
    Now,
    Assumption,
    Measured,
}

/// A text that may stand or not.
type Field = Option<Erasable<String>>;

impl TrialFields {
    /// The texts given, in the order in which the journal numbers them: that of their names.
    pub fn texts(&self) -> impl Iterator<Item = (CardField, &Erasable<String>)> {
        use CardField::{Alternative, Assumptions, Before, Costs, How, Measure, Uncertainty, What, Who, Why, WorseOff};
        let all = [
            (Alternative, &self.alternative),
            (Assumptions, &self.assumptions),
            (Before, &self.before),
            (Costs, &self.costs),
            (How, &self.how),
            (Measure, &self.measure),
            (Uncertainty, &self.uncertainty),
            (What, &self.what),
            (Who, &self.who),
            (Why, &self.why),
            (WorseOff, &self.worse_off),
        ];
        all.into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?)))
    }

    pub fn text_mut(&mut self, field: CardField) -> &mut Field {
        match field {
            CardField::What => &mut self.what,
            CardField::Why => &mut self.why,
            CardField::How => &mut self.how,
            CardField::Who => &mut self.who,
            CardField::Before => &mut self.before,
            CardField::Measure => &mut self.measure,
            CardField::Assumptions => &mut self.assumptions,
            CardField::WorseOff => &mut self.worse_off,
            CardField::Uncertainty => &mut self.uncertainty,
            CardField::Alternative => &mut self.alternative,
            CardField::Costs => &mut self.costs,
        }
    }
}

impl LearningFields {
    /// The texts given, in the order in which the journal numbers them: that of their names.
    pub fn texts(&self) -> impl Iterator<Item = (LearningField, &Erasable<String>)> {
        use LearningField::{Assumption, Happened, Measured, Now, Surprised};
        let all = [
            (Assumption, &self.assumption),
            (Happened, &self.happened),
            (Measured, &self.measured),
            (Now, &self.now),
            (Surprised, &self.surprised),
        ];
        all.into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?)))
    }

    pub fn text_mut(&mut self, field: LearningField) -> &mut Field {
        match field {
            LearningField::Happened => &mut self.happened,
            LearningField::Surprised => &mut self.surprised,
            LearningField::Now => &mut self.now,
            LearningField::Assumption => &mut self.assumption,
            LearningField::Measured => &mut self.measured,
        }
    }
}

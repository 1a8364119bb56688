//! What facts about a question do to the state: opened, answered, counted, about to close, closed.
//!
//! Deliberately absent: which fact does what; that is the one match in `apply`.

use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Outcome, QuestionKind, Vote, Written};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::illegal::Fit;
use crate::dialogue::state::{ClosedQuestion, Dialogue, Question, Slot};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// What a fact says of a question that has closed.
pub(super) struct Closing<'a> {
    pub ballots: &'a [u16],
    pub hands: &'a [(u16, u16)],
    pub silent: u16,
    pub answered: Option<u16>,
    pub at: Option<Timestamp>,
    pub outcome: &'a Outcome,
    pub merged: bool,
}

impl Dialogue {
    pub(super) fn opened(
        &mut self,
        id: u32,
        kind: &QuestionKind,
        at: Timestamp,
        until: Timestamp,
        eligible: &[ParticipantId],
    ) -> Fit {
        if self.question.is_some() {
            return Err("a question was opened while another is open");
        }
        // A decision taken up again is open again; to look at the principles again takes up none.
        if !matches!(kind, QuestionKind::Weakest { .. }) {
            self.decided = None;
        }
        self.question = Some(Question {
            id,
            kind: kind.clone(),
            opened: at,
            until,
            closes: None,
            eligible: eligible.iter().copied().collect(),
            choices: BTreeMap::new(),
            via: BTreeMap::new(),
            hands: BTreeMap::new(),
            worries: Vec::new(),
            worried: 0,
            told: BTreeSet::new(),
        });
        Ok(())
    }

    pub(super) fn chose(&mut self, question: u32, vote: &Erasable<Vote>) -> Fit {
        let open = self.asked(question)?;
        // An erased link says nothing any more; the closing fact carries what counted.
        let Some(vote) = vote.get() else { return Ok(()) };
        let choices = open.choices.entry(vote.who).or_default();
        choices.retain(|c| *c != vote.choice);
        if vote.on {
            choices.push(vote.choice);
        }
        open.via.remove(&(vote.who, vote.choice));
        open.via.extend(vote.via.iter().map(|via| ((vote.who, vote.choice), via.clone())));
        if vote.on && !vote.named && self.worry_wanted(vote.who) {
            self.living(Slot::Worry(vote.who), "worry");
        }
        Ok(())
    }

    pub(super) fn closed(&mut self, question: u32, closing: &Closing<'_>) -> Fit {
        self.asked(question)?;
        let visit = self.visit();
        let step = self.activity().map(|(step, _)| step);
        self.authors.retain(|what, _| !matches!(what, Written::Worry { .. }));
        // Who was asked what worries them is forgotten with who chose what.
        self.posts.retain(|slot, _| !matches!(slot, Slot::Worry(_)));
        let open = self.question.take().ok_or("no question is open")?;
        self.closed.push(ClosedQuestion {
            id: open.id,
            kind: open.kind,
            ballots: closing.ballots.to_vec(),
            hands: closing.hands.to_vec(),
            silent: closing.silent,
            answered: closing.answered,
            eligible: u16::try_from(open.eligible.len()).unwrap_or(u16::MAX),
            at: closing.at,
            step,
            visit,
            worries: open.worries,
            outcome: closing.outcome.clone(),
            merged: closing.merged,
        });
        match closing.outcome {
            Outcome::Consent { proposal } | Outcome::Dots { proposal } | Outcome::Lot { proposal, .. } => {
                self.decided = Some(*proposal)
            }
            Outcome::NoConsent { .. } | Outcome::Tie { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. } => {}
        }
        Ok(())
    }

    /// What the clock is held for moves along: an open question, and a silence that is about to end.
    pub(super) fn put_off(&mut self, by: SignedDuration) {
        if let Some(question) = &mut self.question {
            question.until += by;
            question.closes = question.closes.map(|at| at + by);
        }
        if let Some(running) = self.live_mut() {
            running.closes = running.closes.map(|at| at + by);
        }
    }
}

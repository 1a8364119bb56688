//! What counts of an open question: whose choices, and how many for each option.
//!
//! Deliberately absent: what the count decides (`decide`).

use super::Question;
use crate::dialogue::event::{AGREE, OBJECTION, QUESTION, QuestionKind};
use crate::dialogue::ids::ParticipantId;

impl Question {
    /// How many choices of one person count: one answer to consent, the playbook's number of dots.
    pub fn dots(&self) -> usize {
        match &self.kind {
            QuestionKind::Consent { .. } => 1,
            QuestionKind::Dots { dots, .. } | QuestionKind::Weakest { dots, .. } => usize::from(*dots),
        }
    }

    /// The numbers that can be chosen.
    pub fn options(&self) -> Vec<u16> {
        match &self.kind {
            QuestionKind::Consent { .. } => vec![AGREE, QUESTION, OBJECTION],
            QuestionKind::Dots { options, .. } | QuestionKind::Weakest { options, .. } => options.clone(),
        }
    }

    /// What counts of one person's choices: the latest ones.
    pub fn counted(&self, who: ParticipantId) -> &[u16] {
        let all = self.choices.get(&who).map_or(&[][..], Vec::as_slice);
        &all[all.len().saturating_sub(self.dots())..]
    }

    /// The anonymous ballots, sorted.
    pub fn ballots(&self) -> Vec<u16> {
        let mut ballots: Vec<u16> = self.choices.keys().flat_map(|who| self.counted(*who).iter().copied()).collect();
        ballots.sort_unstable();
        ballots
    }

    /// Votes and hands for each option, in the order of the options.
    pub fn tally(&self) -> Vec<(u16, u16)> {
        tally(&self.options(), &self.ballots(), &self.hands.iter().map(|(c, n)| (*c, *n)).collect::<Vec<_>>())
    }

    pub fn answered(&self) -> usize {
        self.choices.values().filter(|c| !c.is_empty()).count()
    }
}

/// Recounts ballots and hands: what every receipt can be checked against.
pub fn tally(options: &[u16], ballots: &[u16], hands: &[(u16, u16)]) -> Vec<(u16, u16)> {
    let count = |option: u16| -> u16 {
        let votes = ballots.iter().filter(|b| **b == option).count();
        let raised: u16 = hands.iter().filter(|(o, _)| *o == option).map(|(_, n)| *n).fold(0, u16::saturating_add);
        u16::try_from(votes).unwrap_or(u16::MAX).saturating_add(raised)
    };
    options.iter().map(|option| (*option, count(*option))).collect()
}

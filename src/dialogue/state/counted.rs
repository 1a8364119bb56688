//! Who counts in an open question, and what: the one rule behind the post, the card, the status, a show of hands, the
//! receipt and the closing.
//!
//! Those count who could answer when it opened and are still here, and guests entered since. What somebody answered who
//! has left, or only watches by now, does not decide; it counts again if they come back before it closes.
//! Deliberately absent: what the count decides (`decide`).

use super::{ClosedQuestion, Dialogue, Question};
use crate::dialogue::event::{AGREE, Ballots, OBJECTION, QUESTION, QuestionKind};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::tally::{raised, small, tally};

/// How a question stands, or stood when it closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// People who count.
    pub of: u16,
    /// Those of them who have answered, raised hands included.
    pub answered: u16,
    /// Their choices, anonymous and sorted.
    pub ballots: Vec<u16>,
    /// Option to hands raised in the room.
    pub hands: Vec<(u16, u16)>,
}

impl Count {
    /// Who could have answered and has not.
    pub fn silent(&self) -> u16 {
        self.of.saturating_sub(self.answered)
    }

    /// Votes and hands for each option, in the order of the options.
    pub fn tally(&self, options: &[u16]) -> Vec<(u16, u16)> {
        tally(options, &self.ballots, &self.hands)
    }

    pub fn raised(&self) -> u16 {
        raised(&self.hands)
    }
}

impl Dialogue {
    /// Does this person's answer count in the open question?
    pub fn counts(&self, who: ParticipantId) -> bool {
        self.is_active(who) && self.question.as_ref().is_some_and(|question| question.eligible.contains(&who))
    }

    /// How the open question stands; nothing where none is open.
    pub fn count(&self) -> Count {
        let Some(question) = &self.question else { return Count::default() };
        let voters: Vec<ParticipantId> = self.voters().collect();
        let made = voters.iter().map(|who| question.counted(*who));
        let mut ballots: Vec<u16> = made.flatten().copied().collect();
        ballots.sort_unstable();
        let by_themselves = voters.iter().filter(|who| !question.counted(**who).is_empty()).count();
        let hands: Vec<(u16, u16)> = question.hands.iter().map(|(choice, n)| (*choice, *n)).collect();
        let in_the_room = question.people_with(raised(&hands));
        Count { of: small(voters.len()), answered: small(by_themselves).saturating_add(in_the_room), ballots, hands }
    }

    fn voters(&self) -> impl Iterator<Item = ParticipantId> {
        self.active().map(|p| p.id).filter(|who| self.counts(*who))
    }

    /// Guests who may answer and have no answer of their own: those who raise their hands.
    pub fn guests_to_count(&self) -> u16 {
        let Some(question) = &self.question else { return 0 };
        small(self.guests().filter(|guest| self.counts(guest.id) && question.counted(guest.id).is_empty()).count())
    }

    /// Has everybody who counts made all their choices, and have the guests' hands been counted?
    pub fn all_have_answered(&self) -> bool {
        let Some(question) = &self.question else { return false };
        let count = self.count();
        let done = |who: ParticipantId| question.counted(who).len() >= question.dots();
        let accounts = self.with_account().filter(|p| self.counts(p.id)).all(|p| done(p.id));
        accounts && question.people_with(count.raised()) >= self.guests_to_count() && count.answered > 0
    }

    /// Is there a question or an objection to be talked about until time is up? Where votes are secret, what somebody
    /// answered who has left holds the clock too: that they left must not tell what it was.
    pub fn waits_for_talk(&self) -> bool {
        let Some(question) = self.question.as_ref().filter(|q| matches!(q.kind, QuestionKind::Consent { .. })) else {
            return false;
        };
        let secret = self.settings.ballots == Ballots::Secret;
        let mut people = question.choices.keys().copied().filter(|who| secret || self.counts(*who));
        let open = |answer: &u16| *answer != AGREE;
        people.any(|who| question.counted(who).iter().any(open))
            || question.hands.iter().any(|(answer, hands)| open(answer) && *hands > 0)
    }
}

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

    /// The latest of one person's choices, as many as may count.
    pub fn counted(&self, who: ParticipantId) -> &[u16] {
        let all = self.choices.get(&who).map_or(&[][..], Vec::as_slice);
        &all[all.len().saturating_sub(self.dots())..]
    }

    /// The choices that stand by this event.
    pub fn made_by<'a>(&'a self, event: &'a str) -> impl Iterator<Item = (ParticipantId, u16)> + 'a {
        self.via.iter().filter(move |(_, via)| *via == event).map(|(made, _)| *made)
    }

    /// The fewest people who can have raised so many hands.
    fn people_with(&self, hands: u16) -> u16 {
        hands.div_ceil(u16::try_from(self.dots()).unwrap_or(u16::MAX).max(1))
    }
}

impl ClosedQuestion {
    /// How it stood when it closed. A fact from before people were counted apart says only how many were silent.
    pub fn count(&self) -> Count {
        let (ballots, hands) = (self.ballots.clone(), self.hands.clone());
        let choices = small(ballots.len()).saturating_add(raised(&hands));
        let answered = self.answered.unwrap_or_else(|| choices.min(self.eligible.saturating_sub(self.silent)));
        Count { of: answered.saturating_add(self.silent), answered, ballots, hands }
    }
}

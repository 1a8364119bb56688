//! What comes just too late: an answer, an idea, a point, "done". It is taken where it can still be taken, and whoever
//! sent it is told what became of it.
//!
//! Deliberately absent: what comes in time, however late it is heard; the platform's time decides (`votes`).

use super::closing::LAST_CALL;
use super::{Actor, DecisionDraft};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::refusal::{Late, Refusal};
use crate::dialogue::script::ActivityKind;
use jiff::{SignedDuration, Timestamp};

/// A "done" typed so long before the team went on was meant for what went before. Not longer: the platform's clock and
/// ours may differ.
const SAME_MOVE: SignedDuration = SignedDuration::from_secs(3);

/// A vote that closed less than this ago closed "just before" an answer to it.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(1);

impl DecisionDraft<'_> {
    /// Why there is nothing to answer: a vote of this step has closed, or none was open.
    pub(super) fn nothing_open(&self, actor: &Actor, of: Late) -> Refusal {
        let Some(at) = self.state.closed_here().and_then(|closed| closed.at) else { return Refusal::NothingOpen };
        Refusal::VoteClosed { at, of, just_now: actor.at.duration_since(at) < JUST_NOW }
    }

    /// Time was up when this was sent, also where it is heard before the vote closes.
    pub(super) fn in_time(&self, actor: &Actor, of: Late) -> Result<(), Refusal> {
        match self.state.deadline().filter(|deadline| self.state.question.is_some() && actor.at > *deadline) {
            Some(at) => Err(Refusal::VoteClosed { at, of, just_now: true }),
            None => Ok(()),
        }
    }

    /// Was something else meant than the vote that has just closed, where both are answered in the same words?
    pub(super) fn was_about_the_vote(&self, actor: &Actor) -> bool {
        let at = self.state.closed_here().and_then(|closed| closed.at);
        at.is_some_and(|at| actor.at.duration_since(at) < LAST_CALL)
    }

    /// `færdig`, where the post it belongs to is not named.
    pub(super) fn done_in_words(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let early =
            self.state.running().map_or(SignedDuration::ZERO, |running| running.started.duration_since(actor.at));
        if early > SignedDuration::ZERO && early < SAME_MOVE {
            return Err(Refusal::GoneOn);
        }
        self.done(actor)
    }

    /// The pair whose turn has just passed, where somebody in it may still have been writing.
    pub(super) fn turn_just_passed(&self, actor: &Actor, who: ParticipantId) -> bool {
        let Some(round) = self.state.round.as_ref().filter(|_| self.state.kind() == Some(ActivityKind::Round)) else {
            return false;
        };
        let before = usize::from(round.at).checked_sub(1).and_then(|turn| round.turns.get(turn));
        let own = self.state.pair_of(who).and_then(|pair| u16::try_from(pair).ok());
        let moved = self.state.running().map(|running| running.moved);
        own.is_some() && before.copied() == own && is_just_before(moved, actor)
    }

    /// The round is over, and somebody may still have been writing.
    pub(super) fn round_just_over(&self, actor: &Actor) -> bool {
        let Some(running) = self.state.running() else { return false };
        let before = running.index.checked_sub(1).and_then(|index| self.state.script.activity(usize::from(index)));
        before.is_some_and(|(_, activity)| activity.kind == ActivityKind::Round)
            && is_just_before(Some(running.started), actor)
    }
}

fn is_just_before(moved: Option<Timestamp>, actor: &Actor) -> bool {
    moved.is_some_and(|moved| actor.at.duration_since(moved) < LAST_CALL)
}

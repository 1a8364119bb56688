//! The messages that ask for something once: they are living until it is over, and then say what came of it.
//!
//! Deliberately absent: which fact causes them (`react`, and `apply::said`, which remembers their keys).

use super::{Spoken, To};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::say::Say;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Slot};

/// Those that still ask, as they ought to look.
pub(super) fn living(state: &Dialogue) -> Vec<Spoken> {
    state.posts.iter().filter_map(|(slot, key)| asks(state, *slot).map(|asks| asks.spoken(key.clone()))).collect()
}

/// What one of them says now, to whom, and whether phones buzzed for it.
struct Asks {
    to: To,
    say: Say,
    buzz: bool,
}

impl Asks {
    fn spoken(self, key: crate::dialogue::ids::PostKey) -> Spoken {
        let Self { to, say, buzz } = self;
        Spoken { key, to, say, buzz, mentions: Vec::new(), pin: false, past: None }
    }
}

fn asks(state: &Dialogue, slot: Slot) -> Option<Asks> {
    let running = state.running();
    let visit = running.map(|running| running.visit);
    let in_channel = |say: Say, buzz: bool| Some(Asks { to: To::Channel, say, buzz });
    let private = |who: ParticipantId, say: Say| Some(Asks { to: To::Private(who), say, buzz: true });
    match slot {
        Slot::Ready(of) if visit == Some(of) => in_channel(Say::Ready { why: running?.ready? }, true),
        Slot::Minute(of) if visit == Some(of) && !running?.time_up && running?.minute_said => {
            in_channel(Say::OneMinute, false)
        }
        Slot::Paused if running?.paused.is_some() => in_channel(Say::Paused, false),
        Slot::Turn(pair) if state.kind() == Some(ActivityKind::Round) && state.pair_in_turn() == Some(pair) => {
            in_channel(Say::TurnCalled { pair }, true)
        }
        Slot::Presenter(group)
            if state.kind() == Some(ActivityKind::Present)
                && state.presenting_from(state.presenting) == Some(group) =>
        {
            in_channel(Say::PresenterCalled { group }, true)
        }
        Slot::NoDecision(of) if running.is_some() && state.question.is_none() && state.decided.is_none() => {
            (state.closed.last()?.id == of).then_some(())?;
            in_channel(Say::NoDecision, true)
        }
        Slot::Weakest if state.kind() == Some(ActivityKind::Weakest) && state.question.is_none() => {
            in_channel(Say::Weakest, true)
        }
        Slot::OwnerAsked(who) if state.asks_to_own(who) => private(who, Say::OwnerAsked),
        Slot::OwnerDeclined if state.kind() == Some(ActivityKind::Trial) && state.trial.owner.is_none() => {
            in_channel(Say::OwnerDeclined, true)
        }
        Slot::FacilitatorLeft if !state.is_over() && state.facilitator.is_none() => {
            in_channel(Say::FacilitatorLeft, true)
        }
        Slot::IdeaPrompt(who) if is_silent(state) && state.is_active(who) => private(who, Say::IdeaPrompt),
        Slot::SilenceHint(who) if is_silent(state) && state.is_active(who) => private(who, Say::SilenceHint),
        Slot::ReadingReminder(who)
            if state.is_planned() && state.is_active(who) && !state.planning.read.contains(&who) =>
        {
            private(who, Say::ReadingReminder)
        }
        Slot::Missed if state.is_planned() => in_channel(Say::Missed, true),
        _ => None,
    }
}

fn is_silent(state: &Dialogue) -> bool {
    state.kind() == Some(ActivityKind::Silent) && !state.ideas_shared
}

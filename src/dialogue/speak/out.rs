//! Gathers what one fact causes, each message under the key that belongs to it.
//!
//! Deliberately absent: which fact causes what (`react`, and `before` for what precedes the meeting).

use super::spoken::{Effect, Spoken, To};
use crate::dialogue::ids::{ParticipantId, PostKey};
use crate::dialogue::say::Say;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Slot};
use std::collections::BTreeSet;

pub(super) struct Out<'a> {
    pub(super) state: &'a Dialogue,
    pub(super) effects: Vec<Effect>,
}

impl Out<'_> {
    pub(super) fn activity_started(&mut self) {
        let state = self.state;
        let (Some(kind), visit) = (state.kind(), state.visit()) else { return };
        let mentions = match kind {
            ActivityKind::Round => state.presenting_pair().unwrap_or_default().to_vec(),
            ActivityKind::Present => {
                let first =
                    state.presenting_from(state.presenting).and_then(|group| state.groups.get(usize::from(group)));
                self.with_account(first.map_or(&[], Vec::as_slice))
            }
            _ => Vec::new(),
        };
        self.post(To::Channel, Say::Phase { kind, visit }, "phase", true, mentions, false);
        self.cards();
        for group in 0..state.groups.len() {
            let (root, thread) = (format!("group-{}", group + 1), format!("thread-{}", group + 1));
            let phase = Slot::GroupPhase(group, visit);
            // Old facts had one name for both.
            let said = [&thread, &root].into_iter().find(|name| self.is_of_this_fact(phase, name));
            let members = self.with_account(&state.groups[group]);
            if self.is_of_this_fact(Slot::GroupRoot(group), &root) {
                // Who is called by what follows in the thread is called to the right place.
                let called = if said.is_some() { Vec::new() } else { members.clone() };
                self.post(To::Channel, Say::GroupRoot { group }, &root, said.is_none(), called, false);
            }
            if let (Some(name), Some(root)) = (said, state.posts.get(&Slot::GroupRoot(group))) {
                let say = Say::GroupPhase { group, kind, visit };
                self.post(To::Thread(root.clone()), say, name, true, members, false);
            }
        }
        if kind == ActivityKind::Silent {
            // The facilitator's card carries the prompt already: one message fewer.
            let writers: Vec<_> =
                state.with_account().map(|p| p.id).filter(|p| Some(*p) != state.facilitator).collect();
            for who in writers {
                self.private(who, Say::IdeaPrompt, &format!("ideas-{}", who.0));
            }
        }
    }

    /// The cards that this fact caused: quiet, for whoever steers looks at them anyway.
    pub(super) fn cards(&mut self) {
        let visit = self.state.visit();
        for who in self.state.steerers() {
            for name in ["card", "card-of-timekeeper"] {
                if self.is_of_this_fact(Slot::Card(visit, who), name) && self.state.account(who).is_some() {
                    let say = Say::FacilitatorCard { kind: self.state.kind(), visit, who };
                    self.post(To::Private(who), say, name, false, Vec::new(), false);
                }
            }
        }
    }

    /// Each pair is called once when its turn comes; the first by the post of the round.
    pub(super) fn called(&mut self) {
        let state = self.state;
        let Some(pair) = state.pair_in_turn().filter(|pair| self.is_of_this_fact(Slot::Turn(*pair), "turn")) else {
            return;
        };
        let mentions = self.with_account(state.presenting_pair().unwrap_or_default());
        self.channel_to(Say::TurnCalled { pair }, "turn", true, mentions);
    }

    /// Was this post caused by the fact that has just been taken?
    pub(super) fn is_of_this_fact(&self, slot: Slot, name: &str) -> bool {
        self.state.posts.get(&slot) == Some(&PostKey::new(&self.state.stream(), self.state.version, name))
    }

    pub(super) fn with_account(&self, whom: &[ParticipantId]) -> Vec<ParticipantId> {
        let accounts: BTreeSet<_> = self.state.with_account().map(|p| p.id).collect();
        whom.iter().copied().filter(|p| accounts.contains(p)).collect()
    }

    pub(super) fn channel(&mut self, say: Say, slot: &str, buzz: bool) {
        self.post(To::Channel, say, slot, buzz, Vec::new(), false);
    }

    pub(super) fn channel_to(&mut self, say: Say, slot: &str, buzz: bool, mentions: Vec<ParticipantId>) {
        self.post(To::Channel, say, slot, buzz, mentions, false);
    }

    pub(super) fn private(&mut self, who: ParticipantId, say: Say, slot: &str) {
        // Guests have no phone of their own in this.
        if self.state.account(who).is_some() {
            self.post(To::Private(who), say, slot, true, Vec::new(), false);
        }
    }

    pub(super) fn post(&mut self, to: To, say: Say, slot: &str, buzz: bool, mentions: Vec<ParticipantId>, pin: bool) {
        let key = PostKey::new(&self.state.stream(), self.state.version, slot);
        self.effects.push(Effect::Post(Spoken { key, to, say, buzz, mentions, pin, past: None }));
    }
}

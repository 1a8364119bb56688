//! Fingers: a double tap is one press, and a control that stays on a post works at every tap.
//!
//! A second reaction of the same kind is nothing new to a homeserver: a client takes the first one off instead. Where the
//! control does something each time (▶, ⏳), taking it off is therefore the next press. Kept in memory only: after a
//! restart the tap that takes off an older reaction does nothing, and the one after it works.
//! Deliberately absent: what a press does (`dialogue::decide`).

use crate::dialogue::ids::Account;
use crate::ports::chat::{ChoiceId, EventId, Inbound, MessageId};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, VecDeque};

/// Pressed again this soon it was meant to be pressed once.
pub(super) const DOUBLE_TAP: SignedDuration = SignedDuration::from_secs(3);

/// The reactions that steered are remembered this many deep: more than anybody takes off again.
const MOST_STEERED: usize = 50;

#[derive(Clone, Debug, Default)]
pub(super) struct Taps {
    /// The buttons pressed just now, by whom and when: the second tap of a double one takes nothing back.
    last: BTreeMap<(Account, MessageId, ChoiceId), Timestamp>,
    /// The reactions that steered, the newest last: whose, on what, and when.
    steered: VecDeque<(EventId, Account, MessageId, String, Timestamp)>,
}

impl Taps {
    /// Has the same person just pressed the same button?
    pub(super) fn is_double(&mut self, inbound: &Inbound, message: &MessageId, choice: &ChoiceId) -> bool {
        self.last.retain(|_, before| inbound.at.duration_since(*before) < DOUBLE_TAP);
        let tap = (inbound.from.clone(), message.clone(), choice.clone());
        self.last.insert(tap, inbound.at).is_some()
    }

    pub(super) fn steered(&mut self, inbound: &Inbound, message: &MessageId, emoji: &str) {
        if self.steered.len() >= MOST_STEERED {
            self.steered.pop_front();
        }
        self.steered.push_back((
            inbound.id.clone(),
            inbound.from.clone(),
            message.clone(),
            emoji.to_owned(),
            inbound.at,
        ));
    }

    /// The press that a reaction was, which is now forgotten.
    pub(super) fn take_off(&mut self, reaction: &EventId) -> Option<(Account, MessageId, String, Timestamp)> {
        let at = self.steered.iter().position(|(id, ..)| id == reaction)?;
        self.steered.remove(at).map(|(_, by, message, emoji, when)| (by, message, emoji, when))
    }
}

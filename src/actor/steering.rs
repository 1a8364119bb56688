//! A control that stays on a post works at every tap: taking the reaction off is the next press.
//!
//! Deliberately absent: what a press does (`dialogue::decide`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::taps::DOUBLE_TAP;
use crate::dialogue::command::{Press, Tap};
use crate::ports::chat::{EventId, MessageId};

impl Handling<'_> {
    /// Remembers a reaction on a control that does something each time, of somebody who steers: whoever else presses it
    /// is told once why not, and not again for taking it off.
    pub(super) fn note_steering(
        &mut self,
        said: &Incoming<'_>,
        number: u32,
        press: Press,
        message: &MessageId,
        emoji: &str,
    ) {
        let dialogue = self.streams.dialogue_of(number).filter(|_| press.is_done_each_time());
        let steers = dialogue.zip(said.person).is_some_and(|(dialogue, person)| dialogue.is_steered_by(person));
        if steers {
            self.inbox.taps.steered(said.inbound, message, emoji);
        }
    }

    /// What a reaction that was taken off steered, where taking it off is the next press. Taken off at once it was one
    /// tap. None where it steered nothing, or what it stood on has passed.
    pub(super) fn pressed_by_taking_off(&mut self, said: &Incoming<'_>, original: &EventId) -> Option<Again> {
        let (by, message, emoji, before) = self.inbox.taps.take_off(original)?;
        if by != said.inbound.from {
            return None;
        }
        let key = self.shown.key_of(&message)?;
        self.streams.pressed_on_dialogue(key, Tap::Reaction(&emoji))?;
        let is_one_tap = said.inbound.at.duration_since(before) < DOUBLE_TAP;
        Some(if is_one_tap { Again::SameTap } else { Again::Pressed(message, emoji) })
    }
}

/// A reaction that was taken off.
pub(super) enum Again {
    SameTap,
    Pressed(MessageId, String),
}

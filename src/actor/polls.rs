//! Somebody answers a poll. An answer holds all that the person answers now, so it takes the place of what they chose
//! before.
//!
//! Deliberately absent: whose answer counts (`dialogue`), and how a poll is put (`ballots`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::dialogue::command::{Press, Tap};
use crate::dialogue::decide::Request;
use crate::dialogue::recurring;
use crate::dialogue::refusal::Late;
use crate::dialogue::speak;
use crate::ports::chat::MessageId;

impl Handling<'_> {
    pub(super) fn voted(&mut self, said: Incoming<'_>, message: &MessageId, answers: &[String]) -> Result<(), Stop> {
        let Some(key) = self.shown.key_of(message).cloned() else { return self.comes_early(said) };
        if let Some((zone, offered)) = recurring::polled(&self.streams.id, &self.streams.channel, &key) {
            let number = chosen(&offered, answers).first().and_then(|press| press.choice());
            return self.zone_voted(said, zone, number.unwrap_or_default());
        }
        let polled = self.streams.dialogues().find_map(|d| Some((d.id.number, speak::polled(d, &key)?)));
        if let Some((number, offered)) = polled {
            return self.ask_of(said, number, Request::Voted(chosen(&offered, answers)), false, false);
        }
        let late = self.streams.live().filter(|d| speak::polled_late(d, &key)).map(|d| d.id.number);
        match late {
            Some(number) if answers.is_empty() => {
                self.ask_of(said, number, Request::Late(Late::TakeBack), false, false)
            }
            Some(number) => self.ask_of(said, number, Request::Late(Late::Answer), false, false),
            None => self.note(said.receipt),
        }
    }
}

/// An answer that the poll does not have spoils all of them, as on the platform.
fn chosen(offered: &[Press], answers: &[String]) -> Vec<Press> {
    let press = |answer: &String| offered.iter().copied().find(|press| press.is(Tap::Reaction(answer)));
    answers.iter().map(press).collect::<Option<_>>().unwrap_or_default()
}

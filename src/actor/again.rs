//! What was left unsaid when the process died is said again under the same key (law 2), and a new actor takes up the rest.
//!
//! Deliberately absent: what is said (`speaking`, `trials`, `recurring`).

use super::draft::Remark;
use super::handling::Handling;
use super::outbox::Job;
use super::stop::Stop;
use crate::dialogue::apply;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::ids::StreamId;
use crate::dialogue::recurring;
use crate::dialogue::speak::{self, Effect};
use crate::dialogue::trial;
use crate::journal::{Closed, Open};
use std::collections::BTreeMap;

impl Handling<'_> {
    /// The channel has just been read.
    pub(super) fn taken_up(&mut self) -> Result<(), Stop> {
        self.say_again()?;
        self.prepare_private_again()?;
        self.pin_again();
        self.look_after_trials()
    }

    /// Somebody may have come in just before the process died, and their room was not opened yet.
    fn prepare_private_again(&mut self) -> Result<(), Stop> {
        let Some(dialogue) = self.streams.live() else { return Ok(()) };
        let accounts: Vec<_> = dialogue.with_account().filter_map(|p| dialogue.account(p.id).cloned()).collect();
        for account in accounts {
            let name = self.world.private_room_name(self.lang_spoken())?;
            self.outbox.small(Job::PreparePrivate { account, name });
        }
        Ok(())
    }

    /// Posts that were caused but are not known to be out: each again, under the same key, as it was then, and in the
    /// order it was caused in. What nobody can be told any more is closed.
    fn say_again(&mut self) -> Result<(), Stop> {
        let mut opens: BTreeMap<String, Vec<Open>> = BTreeMap::new();
        for open in self.known.opens()? {
            opens.entry(open.stream.to_string()).or_default().push(open.clone());
        }
        for opens in opens.into_values() {
            let Some(stream) = opens.first().map(|open| open.stream.clone()) else { continue };
            let left = match &stream {
                StreamId::Dialogue(dialogue) => self.say_dialogue_again(dialogue.number, opens)?,
                StreamId::Channel(_) => self.say_channel_again(opens)?,
                StreamId::Trial(trial) => self.say_trial_again(trial.number, opens)?,
            };
            // The fact no longer has this effect, or whoever it was for has been forgotten: there is nothing to say.
            for Open { key, stream, .. } in left {
                self.remark(Remark::NoCause { key: key.to_string() });
                let room = self.streams.id.0.clone();
                self.append.closed.push(Closed { key, stream, room, message: None });
            }
        }
        Ok(())
    }

    /// Returns those that have no cause any more.
    fn say_dialogue_again(&mut self, number: u32, mut opens: Vec<Open>) -> Result<Vec<Open>, Stop> {
        let (mut then, mut polls) = (None, Vec::new());
        for stored in &self.known.dialogue(number)?.events {
            apply::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            let Some(then) = then.as_ref().filter(|_| opens.iter().any(|open| open.version == stored.version)) else {
                continue;
            };
            for effect in speak::react(then, &stored.event) {
                let Effect::Post(spoken) = effect else { continue };
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                match self.utterance(then, &spoken)? {
                    // Below the post that puts the question, as at first.
                    Some(poll) if poll.ballot.is_some() => polls.push((poll, opens.remove(at))),
                    Some(utterance) => self.enqueue_again(utterance, opens.remove(at))?,
                    None => {}
                }
            }
        }
        polls.into_iter().try_for_each(|(poll, open)| self.enqueue_again(poll, open))?;
        Ok(opens)
    }

    /// The same for what was said to the channel.
    fn say_channel_again(&mut self, opens: Vec<Open>) -> Result<Vec<Open>, Stop> {
        let stored = &self.known.channel()?.events;
        let (mut left, mut again) = (Vec::new(), Vec::new());
        for open in opens {
            let event = stored.iter().find(|stored| stored.version == open.version).map(|stored| &stored.event);
            let utterance = match event {
                Some(ChannelEvent::Told { what }) => Some(self.told_once(*what, open.version)?),
                Some(event @ ChannelEvent::Reminded { .. }) => self.reminders(event, open.version)?,
                Some(ChannelEvent::Series { .. } | ChannelEvent::GreyZone { .. } | ChannelEvent::Feedback { .. }) => {
                    again.push(open);
                    continue;
                }
                _ => None,
            };
            match utterance.filter(|utterance| utterance.key == open.key) {
                Some(utterance) => self.enqueue_again(utterance, open)?,
                None => left.push(open),
            }
        }
        if !again.is_empty() {
            left.extend(self.say_recurring_again(again)?);
        }
        Ok(left)
    }

    /// The same for a trial.
    fn say_trial_again(&mut self, number: u32, mut opens: Vec<Open>) -> Result<Vec<Open>, Stop> {
        let mut then = None;
        for stored in &self.known.trial(number)?.events {
            trial::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("trial", illegal))?;
            let Some(trial) = &then else { continue };
            for spoken in trial::speak::react(trial, &stored.event) {
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                if let Some(utterance) = self.about_trial(trial, &spoken)? {
                    self.enqueue_again(utterance, opens.remove(at))?;
                }
            }
        }
        Ok(opens)
    }

    /// What a channel's fact made the bot say about what comes again, as the channel was then. Returns the open posts that
    /// are none of these.
    fn say_recurring_again(&mut self, mut opens: Vec<Open>) -> Result<Vec<Open>, Stop> {
        let mut then = Channel::default();
        for stored in &self.known.channel()?.events {
            then.apply(&stored.event).map_err(|illegal| self.illegal("channel", illegal))?;
            if !opens.iter().any(|open| open.version == stored.version) {
                continue;
            }
            for effect in recurring::react(&self.streams.id, &then, &stored.event) {
                let recurring::Effect::Post(spoken) = effect else { continue };
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                if let Some(utterance) = self.about_channel(&then, &spoken)? {
                    self.enqueue_again(utterance, opens.remove(at))?;
                }
            }
        }
        Ok(opens)
    }
}

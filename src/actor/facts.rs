//! Facts are added to the draft, each with its stream and with when that wants to be woken; and so is what was heard.
//!
//! Deliberately absent: what follows from them (`writing`, `trials`, `recurring_writing`).

use super::handling::Handling;
use super::loading::trial_of;
use super::read::Read;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::calendar::tz_version;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::event::Event;
use crate::dialogue::ids::StreamId;
use crate::dialogue::recurring;
use crate::dialogue::trial::Trial;
use crate::journal::{StreamAppend, Wake, WakeEntry};
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;

impl Handling<'_> {
    /// Something was heard: it counts as heard once this is written.
    pub(super) fn note(&mut self, receipt: Receipt) -> Result<(), Stop> {
        let Some((room, event)) = receipt.event else { return Ok(()) };
        if let Some(position) = receipt.position {
            self.inbox.waiting_position.insert(room.clone(), position);
        }
        if self.inbox.held.iter().all(|held| *held == event)
            && let Some(waiting) = self.inbox.waiting_position.remove_entry(&room)
        {
            self.append.positions.retain(|(other, _)| *other != room);
            self.append.positions.push(waiting);
        }
        let seen = (room, event);
        if !self.append.seen.contains(&seen) {
            self.append.seen.push(seen);
        }
        Ok(())
    }

    /// Adds facts of one stream to the draft, and when it wants to be woken.
    pub(super) fn facts<E: Serialize>(
        &mut self,
        stream: StreamId,
        expected: u64,
        events: &[E],
        wake: Option<Timestamp>,
    ) -> Result<(), Stop> {
        let wake = self.wake_entry(&stream, wake);
        let events: Vec<_> = events.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
        match self.append.streams.iter_mut().find(|append| append.stream == stream) {
            Some(append) => {
                append.events.extend(events);
                if wake != Wake::Keep {
                    append.wake = wake;
                }
            }
            None => self.append.streams.push(StreamAppend { stream, expected, events, wake }),
        }
        Ok(())
    }

    fn wake_entry(&mut self, stream: &StreamId, at: Option<Timestamp>) -> Wake {
        let zone = self.streams.calendar().zone();
        let entry = |at: Timestamp| WakeEntry {
            at,
            civil: zone.civil(at).to_string(),
            zone: zone.name().to_owned(),
            zone_data: tz_version().to_owned(),
        };
        let wake = match at {
            None => Wake::Clear,
            Some(at) if self.streams.wakes.get(stream) == Some(&at) => Wake::Keep,
            Some(at) => Wake::At(entry(at)),
        };
        match at {
            Some(at) => self.streams.wakes.insert(stream.clone(), at),
            None => self.streams.wakes.remove(stream),
        };
        wake
    }

    /// Adds facts of the channel to the draft, and takes them into account.
    pub(super) fn channel_facts(&mut self, facts: &[ChannelEvent]) -> Result<(), Stop> {
        if facts.is_empty() {
            return Ok(());
        }
        self.time_goes_on();
        let expected = self.streams.channel.version;
        let mut channel = (*self.streams.channel).clone();
        for fact in facts {
            channel.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
        }
        self.streams.calendar = Arc::new(channel.calendar(&self.world.calendar));
        self.streams.channel = Arc::new(channel);
        let wake = recurring::next_due(&self.streams.channel, self.streams.now, self.streams.calendar());
        self.facts(self.streams.channel_stream(), expected, facts, wake)
    }

    /// Facts of the channel alone; nothing is said about them but the answer to whoever asked.
    pub(super) fn write_channel(&mut self, events: &[ChannelEvent], receipt: Receipt) -> Result<(), Stop> {
        self.note(receipt)?;
        self.channel_facts(events)?;
        if events.iter().any(|event| matches!(event, ChannelEvent::SettingsChanged { .. })) {
            self.wake_anew()?;
        }
        Ok(())
    }

    /// With another calendar, what is promised falls due at other moments.
    fn wake_anew(&mut self) -> Result<(), Stop> {
        let dialogues = self.streams.dialogues().filter(|d| !d.is_over());
        let dialogues = dialogues.map(|d| (d.stream(), d.version, self.streams.wake_of(d)));
        let due = |trial: &Trial| trial.promises.next_due(self.streams.now, self.streams.calendar());
        let trials = self.streams.trials_open().map(|trial| (trial.stream(), trial.version, due(trial)));
        for (stream, expected, at) in dialogues.chain(trials).collect::<Vec<_>>() {
            self.facts::<Event>(stream, expected, &[], at)?;
        }
        Ok(())
    }

    /// One of the channel's trials. Those that are over are not kept in memory.
    pub(super) fn trial(&self, number: u32) -> Result<Option<Trial>, Stop> {
        if let Some(trial) = self.streams.trial_of(number) {
            return Ok(Some(trial.clone()));
        }
        trial_of(self.known.trial(number)?).map_err(|illegal| self.illegal("trial", illegal))
    }

    /// The channel's trials, newest first, to answer somebody who asks.
    pub(super) fn all_trials(&self) -> Result<Vec<Trial>, Stop> {
        let numbers: Vec<u32> = (1..=self.streams.channel.trials).rev().collect();
        let filed = numbers.iter().filter(|number| !self.streams.trials.contains_key(number));
        self.known.all(&filed.map(|number| Read::Trial(*number)).collect::<Vec<_>>())?;
        let trials = numbers.into_iter().map(|number| self.trial(number));
        Ok(trials.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}

//! Facts are drafted, with all that follows from them: wakes, posts, and what other streams make of them (law 1).
//!
//! Deliberately absent: deciding what the facts are, and what they mean for a trial (`trials`).

use super::handling::Handling;
use super::last_views::Watch;
use super::loading::{after, trial_of};
use super::outbox::Job;
use super::read::Read;
use super::receipt::Receipt;
use super::speaking::Utterance;
use super::stop::Stop;
use crate::calendar::tz_version;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::ended::ended;
use crate::dialogue::event::Event;
use crate::dialogue::ids::StreamId;
use crate::dialogue::recurring;
use crate::dialogue::speak::{self, Effect};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{Trial, TrialEvent};
use crate::journal::{StreamAppend, Wake, WakeEntry};
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;

/// What is decided of several trials at once.
pub(super) type OfTrials = Vec<(u32, Vec<TrialEvent>)>;

/// What is said because of what a dialogue's facts mean for other streams.
struct Following {
    /// The dialogue that asks about itself.
    of_channel: Vec<Utterance>,
    of_its_trials: Vec<Utterance>,
}

impl Handling<'_> {
    /// Facts of one dialogue, and all that follows from them.
    pub(super) fn write(&mut self, number: u32, events: Vec<Event>, receipt: Receipt) -> Result<(), Stop> {
        self.write_with_trials(number, events, Vec::new(), receipt)
    }

    /// The same, together with facts of trials.
    pub(super) fn write_with_trials(
        &mut self,
        number: u32,
        events: Vec<Event>,
        of_trials: OfTrials,
        receipt: Receipt,
    ) -> Result<(), Stop> {
        self.note(receipt)?;
        if events.is_empty() {
            return Ok(());
        }
        self.time_goes_on();
        let mut effects: Vec<(Arc<Dialogue>, Effect)> = Vec::new();
        let mut state = self.streams.dialogues.get(&number).cloned();
        let expected = state.as_ref().map_or(0, |d| d.version);
        let mut watch = Watch::default();
        for event in &events {
            let before = state;
            state = after(before.as_deref(), event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            if let Some(state) = &state {
                self.shown.parting.extend(watch.see(before.as_ref(), event, state));
                if !matches!(event, Event::Chose { .. }) {
                    self.streams.settled_at.insert(number, state.version);
                }
                self.streams.note_links(before.as_deref(), state, event);
                self.streams.note_answered(before.as_deref(), event);
                effects.extend(speak::react(state, event).into_iter().map(|effect| (Arc::clone(state), effect)));
            }
        }
        let Some(state) = state else { return Ok(()) };
        self.facts(state.stream(), expected, &events, self.streams.wake_of(&state))?;
        let latest = self.streams.channel.latest;
        self.streams.dialogues.insert(number, Arc::clone(&state));
        let Following { of_channel, mut of_its_trials } = self.follow(&state, &events)?;
        for (number, facts) in of_trials {
            of_its_trials.extend(self.trial_facts(number, &facts)?);
        }
        let open = &self.streams.channel.open_trials;
        self.streams.trials.retain(|number, _| open.contains(number));
        if self.streams.channel.latest != latest {
            self.let_go_of(latest);
        }
        // As they are said again after a crash: the channel's own before the dialogue's.
        let mut utterances = of_channel;
        for (state, effect) in &effects {
            match effect {
                Effect::Post(spoken) => utterances.extend(self.utterance(state, spoken)?),
                Effect::PreparePrivate(who) => {
                    if let Some(account) = state.account(*who) {
                        let name = self.world.private_room_name(state.lang)?;
                        self.outbox.small(Job::PreparePrivate { account: account.clone(), name });
                    }
                }
            }
        }
        // Below the dialogue's last word hang the dates of what was agreed.
        utterances.extend(of_its_trials);
        self.say(utterances)
    }

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

    /// Opens posts and puts them in their lanes.
    pub(super) fn say(&mut self, utterances: Vec<Utterance>) -> Result<(), Stop> {
        for utterance in &utterances {
            let open = self.open(utterance);
            self.append.open.push(open);
        }
        utterances.into_iter().try_for_each(|utterance| self.enqueue(utterance, None, None))
    }

    /// What a dialogue's beginning and end mean for the channel's and the trials' streams. Returns what is said of it.
    fn follow(&mut self, state: &Dialogue, events: &[Event]) -> Result<Following, Stop> {
        let mut facts = Vec::new();
        let (mut of_its_trials, mut asked) = (Vec::new(), None);
        let number = state.id.number;
        let opens = matches!(events.first(), Some(Event::Opened { .. }));
        for event in events {
            match event {
                Event::Opened { .. } if state.is_planned() => facts.push(ChannelEvent::DialoguePlanned { number }),
                Event::Opened { .. } => facts.push(ChannelEvent::DialogueOpened { number }),
                Event::LobbyOpened { .. } if !opens => facts.push(ChannelEvent::DialogueBegun { number }),
                Event::BankDecided { number, choice } => {
                    facts.push(ChannelEvent::BankDecided { number: *number, choice: *choice });
                }
                Event::Closed { outcome, .. } => {
                    facts.push(ended(state, *outcome));
                    let (of_trials, utterances) = self.trials_after(state, *outcome)?;
                    facts.extend(of_trials);
                    of_its_trials = utterances;
                    asked = self.asks_about_itself(state, *outcome);
                }
                _ => {}
            }
        }
        // Last, so that the channel stands as it does when the question is said again.
        facts.extend(asked.clone());
        self.channel_facts(&facts)?;
        let of_channel = asked.map(|asked| self.said_of_channel(&asked)).transpose()?.unwrap_or_default();
        Ok(Following { of_channel, of_its_trials })
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

    /// The dialogue before the one that has just begun: its messages are let be.
    fn let_go_of(&mut self, number: u32) {
        if !self.streams.dialogue_of(number).is_some_and(Dialogue::is_over) {
            return;
        }
        self.shown.let_go_of(&self.streams.dialogue_stream(number));
        self.streams.dialogues.remove(&number);
        self.streams.links.remove(&number);
        self.streams.settled_at.remove(&number);
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

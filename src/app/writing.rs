//! A desk writes down: facts and all that follows from them in one durable write (law 1), and the deletion of links
//! between people and what they chose (law 9).
//! Deliberately absent: deciding what the facts are, and what they mean for a trial (`trials`).

use super::desk::{Desk, DeskError, Heard, Moment, Place};
use super::outbox::Job;
use super::parting::Watch;
use super::speaking::Utterance;
use crate::calendar::tz_version;
use crate::dialogue::apply;
use crate::dialogue::channel::{Channel, ChannelEvent, Told};
use crate::dialogue::ended::ended;
use crate::dialogue::event::Event;
use crate::dialogue::ids::{PostKey, StreamId, TrialId};
use crate::dialogue::speak::Effect;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial, TrialEvent};
use crate::dialogue::wake::next_wake;
use crate::dialogue::{recurring, speak};
use crate::journal::{Append, Erase, StreamAppend, Wake, WakeEntry};
use crate::ports::journal::Journal;
use jiff::Timestamp;
use serde::Serialize;

/// What is decided of several trials at once.
pub(super) type OfTrials = Vec<(u32, Vec<TrialEvent>)>;

/// What is said because of what a dialogue's facts mean for other streams.
struct Following {
    /// The dialogue that asks about itself.
    of_channel: Vec<Utterance>,
    of_its_trials: Vec<Utterance>,
}

impl<J: Journal> Desk<J> {
    /// Facts of one dialogue, and all that follows from them, in one durable write.
    pub(super) async fn write(
        &mut self,
        number: u32,
        events: Vec<Event>,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        self.write_with_trials(number, events, Vec::new(), heard, moment).await
    }

    /// The same, together with facts of trials.
    pub(super) async fn write_with_trials(
        &mut self,
        number: u32,
        events: Vec<Event>,
        of_trials: OfTrials,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        if events.is_empty() {
            return self.note(heard, moment).await;
        }
        self.now = self.now.max(moment.now);
        let mut append = self.append(heard, moment);
        let mut effects: Vec<(Dialogue, Effect)> = Vec::new();
        let mut parting = Vec::new();
        let before = self.dialogues.get(&number).cloned();
        let expected = before.as_ref().map_or(0, |d| d.version);
        let mut state = before;
        let mut watch = Watch::default();
        for event in &events {
            let before = state.clone();
            apply::apply(&mut state, event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            if let Some(state) = &state {
                parting.extend(watch.see(before.as_ref(), event, state));
                self.note_links(before.as_ref(), state, event);
                self.note_answered(before.as_ref(), event);
                effects.extend(speak::react(state, event).into_iter().map(|effect| (state.clone(), effect)));
            }
        }
        let Some(state) = state else { return Ok(()) };
        let stream = state.stream();
        append.streams.push(StreamAppend {
            stream: stream.clone(),
            expected,
            events: as_json(&events)?,
            wake: self.wake_entry(&stream, self.wake_of(&state)),
        });
        // What it said before leaves the journal with the write that replaces it.
        append.erase = self.taken_back_by(number, expected);
        let reworded = !append.erase.is_empty();
        let latest = self.channel.latest;
        self.dialogues.insert(number, state.clone());
        let Following { of_channel, mut of_its_trials } = self.follow(&state, &events, &mut append, moment)?;
        for (number, facts) in of_trials {
            of_its_trials.extend(self.append_trial(number, &facts, &mut append)?);
        }
        let open = &self.channel.open_trials;
        self.trials.retain(|number, _| open.contains(number));
        if self.channel.latest != latest {
            self.let_go_of(latest);
        }
        // As they are said again after a crash: the channel's own before the dialogue's.
        let mut utterances = of_channel;
        for (state, effect) in &effects {
            if let Effect::Post(spoken) = effect
                && let Some(utterance) = self.utterance(state, spoken)?
            {
                utterances.push(utterance);
            }
        }
        // Below the dialogue's last word hang the dates of what was agreed.
        utterances.extend(of_its_trials);
        for utterance in &utterances {
            append.open.push(self.open(utterance, moment));
        }
        self.book.commit(append).await?;
        self.parting.extend(parting);
        if reworded {
            self.say_anew(number, moment)?;
            // Until this has rewritten the store, what it said may still lie on the disk.
            self.book.store().compact().await?;
        }
        for (state, effect) in &effects {
            if let Effect::PreparePrivate(who) = effect
                && let Some(account) = state.account(*who)
            {
                let name = self.world.private_room_name(state.lang)?;
                self.outbox.small(Job::PreparePrivate { account: account.clone(), name });
            }
        }
        for utterance in utterances {
            self.enqueue(utterance, None, None)?;
        }
        self.unlink(moment).await
    }

    /// Something was heard that no fact comes of.
    pub(super) async fn note(&mut self, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        if heard.event.is_none() && heard.position.is_none() {
            return Ok(());
        }
        let append = self.append(heard, moment);
        Ok(self.book.commit(append).await?)
    }

    /// Facts of the channel alone; nothing is said about them but the answer to whoever asked.
    pub(super) async fn write_channel(
        &mut self,
        events: Vec<ChannelEvent>,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let mut append = self.append(heard, moment);
        self.append_channel(&events, &mut append)?;
        if events.iter().any(|event| matches!(event, ChannelEvent::SettingsChanged { .. })) {
            self.wake_anew(&mut append);
        }
        Ok(self.book.commit(append).await?)
    }

    /// With another calendar, what is promised falls due at other moments.
    fn wake_anew(&mut self, append: &mut Append) {
        let dialogues = self.dialogues.values().filter(|d| !d.is_over());
        let dialogues = dialogues.map(|d| (d.stream(), d.version, self.wake_of(d)));
        let due = |trial: &Trial| trial.promises.next_due(self.now, self.calendar());
        let trials = self.trials.values().map(|trial| (trial.stream(), trial.version, due(trial)));
        for (stream, expected, at) in dialogues.chain(trials).collect::<Vec<_>>() {
            let wake = self.wake_entry(&stream, at);
            append.streams.push(StreamAppend { stream, expected, events: Vec::new(), wake });
        }
    }

    /// The start of a write: what was heard, and how far the room has been read.
    pub(super) fn append(&mut self, heard: Heard, moment: Moment) -> Append {
        let room = heard.event.as_ref().map(|(room, _)| room.clone());
        if let (Some(room), Some(position)) = (&room, heard.position) {
            self.waiting_position.insert(room.clone(), position);
        }
        let settled = heard.event.as_ref().is_none_or(|(_, id)| self.held.iter().all(|h| h == id));
        let position = if settled { room.and_then(|room| self.waiting_position.remove_entry(&room)) } else { None };
        Append { at: moment.now, seen: heard.event, position, ..Append::default() }
    }

    /// When a dialogue's own stream wants to be woken.
    pub(super) fn wake_of(&self, state: &Dialogue) -> Option<Timestamp> {
        let promised = state.planning.promises.next_due(self.now, self.calendar());
        next_wake(state).into_iter().chain(promised).min()
    }

    pub(super) fn wake_entry(&mut self, stream: &StreamId, at: Option<Timestamp>) -> Wake {
        let zone = self.calendar().zone();
        let entry = |at: Timestamp| WakeEntry {
            at,
            civil: zone.civil(at).to_string(),
            zone: zone.name().to_owned(),
            zone_data: tz_version().to_owned(),
        };
        let wake = match at {
            None => Wake::Clear,
            Some(at) if self.wakes.get(stream) == Some(&at) => Wake::Keep,
            Some(at) => Wake::At(entry(at)),
        };
        match at {
            Some(at) => self.wakes.insert(stream.clone(), at),
            None => self.wakes.remove(stream),
        };
        wake
    }

    /// What a dialogue's beginning and end mean for the channel's and the trials' streams. Returns what is said of it.
    fn follow(
        &mut self,
        state: &Dialogue,
        events: &[Event],
        append: &mut Append,
        moment: Moment,
    ) -> Result<Following, DeskError> {
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
                    let (of_trials, utterances) = self.trials_after(state, *outcome, append, moment)?;
                    facts.extend(of_trials);
                    of_its_trials = utterances;
                    asked = self.asks_about_itself(state, *outcome, moment);
                }
                _ => {}
            }
        }
        // Last, so that the channel stands as it does when the question is said again.
        facts.extend(asked.clone());
        self.append_channel(&facts, append)?;
        let of_channel = asked.map(|asked| self.said_of_channel(&asked)).transpose()?.unwrap_or_default();
        Ok(Following { of_channel, of_its_trials })
    }

    /// Adds facts of the channel to a write, and takes them into account.
    pub(super) fn append_channel(&mut self, facts: &[ChannelEvent], append: &mut Append) -> Result<(), DeskError> {
        if facts.is_empty() {
            return Ok(());
        }
        self.now = self.now.max(append.at);
        let channel = self.channel_after(facts)?;
        let (stream, expected) = (StreamId::Channel(self.id.clone()), self.channel.version);
        self.calendar = channel.calendar(&self.world.calendar);
        self.channel = channel;
        let wake = recurring::next_due(&self.channel, self.now, self.calendar());
        let wake = self.wake_entry(&stream, wake);
        append.streams.push(StreamAppend { stream, expected, events: as_json(facts)?, wake });
        Ok(())
    }

    fn channel_after(&self, facts: &[ChannelEvent]) -> Result<Channel, DeskError> {
        let mut channel = self.channel.clone();
        for fact in facts {
            channel.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
        }
        Ok(channel)
    }

    /// The dialogue before the one that has just begun: its messages are let be.
    fn let_go_of(&mut self, number: u32) {
        let Some(old) = self.dialogues.get(&number).filter(|d| d.is_over()) else { return };
        let own = format!("{}/", old.stream());
        let gone = |key: &PostKey| key.0.starts_with(&own);
        self.keys.retain(|_, key| !gone(key));
        self.messages.retain(|key, _| !gone(key));
        self.shown.retain(|key, _| !gone(key));
        self.compared.retain(|key, _| !gone(key));
        self.parting.retain(|parting| !gone(parting.key()));
        self.dialogues.remove(&number);
        self.links.remove(&number);
    }

    /// Deletes who chose what once the vote or the grey zone has closed, and who wrote which idea once silence has ended
    /// (law 9). A write of its own, right after; taken up again at the start if the process died in between.
    pub(super) async fn unlink(&mut self, moment: Moment) -> Result<(), DeskError> {
        let erase = [self.links_to_undo(), self.answers_to_unlink()].concat();
        if erase.is_empty() {
            return Ok(());
        }
        Ok(self.book.commit(Append { at: moment.now, erase, ..Append::default() }).await?)
    }

    pub(super) fn parts_at(&self, stream: &StreamId, places: impl Iterator<Item = Place>) -> Vec<Erase> {
        places.map(|p| Erase::Part { stream: stream.clone(), version: p.version, index: p.index }).collect()
    }

    /// Says something to the channel once in its life.
    pub(super) async fn tell_once(&mut self, what: Told, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        if self.channel.told.contains(&what) {
            return self.note(heard, moment).await;
        }
        let mut append = self.append(heard, moment);
        self.append_channel(&[ChannelEvent::Told { what }], &mut append)?;
        let utterance = self.told_once(what, self.channel.version)?;
        append.open.push(self.open(&utterance, moment));
        self.book.commit(append).await?;
        self.enqueue(utterance, None, None)?;
        Ok(())
    }

    /// One of the channel's trials, as the journal has it.
    pub(super) fn trial(&self, number: u32) -> Result<Option<Trial>, DeskError> {
        let stream = StreamId::Trial(TrialId { channel: self.id.clone(), number });
        let mut state = None;
        for stored in self.book.load::<TrialEvent>(&stream)? {
            trial::apply(&mut state, &stored.event).map_err(|illegal| self.illegal("trial", illegal))?;
        }
        Ok(state)
    }

    /// The channel's trials, newest first. Read when somebody asks; those that are over are not kept in memory.
    pub(super) fn trials(&self) -> Result<Vec<Trial>, DeskError> {
        let mut found = Vec::new();
        for number in (1..=self.channel.trials).rev() {
            found.extend(self.trial(number)?);
        }
        Ok(found)
    }
}

/// Facts as they are stored.
pub(super) fn as_json<E: Serialize>(events: &[E]) -> Result<Vec<serde_json::Value>, serde_json::Error> {
    events.iter().map(serde_json::to_value).collect()
}

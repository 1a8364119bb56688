//! A desk writes down: facts of the dialogue and all that follows from them in one durable write (law 1), and the
//! deletion of links between people and what they chose (law 9).
//! Deliberately absent: deciding what the facts are.

use super::desk::{Desk, DeskError, Heard, Link, Moment, Place};
use super::outbox::Job;
use super::parting::Watch;
use crate::calendar::tz_version;
use crate::dialogue::apply::{self};
use crate::dialogue::channel::{ChannelEvent, Told, ended};
use crate::dialogue::event::{Ending, Event};
use crate::dialogue::ids::{PersonId, StreamId, TrialId};
use crate::dialogue::speak::{self, Effect};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial, TrialEvent};
use crate::dialogue::wake::next_wake;
use crate::journal::{Append, Erase, Open, StreamAppend, Wake, WakeEntry};
use crate::ports::journal::Journal;
use jiff::Timestamp;

impl<J: Journal> Desk<J> {
    /// Facts of the dialogue, and all that follows from them, in one durable write.
    pub(super) async fn write(&mut self, events: Vec<Event>, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        if events.is_empty() && heard.event.is_none() && heard.position.is_none() {
            return Ok(());
        }
        let mut append = self.append(heard, moment);
        let mut effects: Vec<(Dialogue, Effect)> = Vec::new();
        let mut parting = Vec::new();
        if !events.is_empty() {
            let before = self.dialogue.clone().filter(|_| !matches!(events.first(), Some(Event::Opened { .. })));
            let expected = before.as_ref().map_or(0, |d| d.version);
            let mut state = before;
            let mut watch = Watch::default();
            for event in &events {
                let before = state.clone();
                apply::apply(&mut state, event).map_err(|illegal| self.illegal("dialogue", illegal))?;
                if let Some(state) = &state {
                    parting.extend(watch.see(before.as_ref(), event, state));
                    effects.extend(speak::react(state, event).into_iter().map(|effect| (state.clone(), effect)));
                }
            }
            let Some(state) = state else { return Ok(()) };
            append.streams.push(StreamAppend {
                stream: state.stream(),
                expected,
                events: events.iter().map(serde_json::to_value).collect::<Result<_, _>>()?,
                wake: self.wake_entry(next_wake(&state)),
            });
            self.follow(&state, &events, &mut append)?;
            for (index, event) in events.iter().enumerate() {
                self.note_link(event, expected + index as u64 + 1);
            }
            if expected == 0 {
                self.messages.clear();
                self.keys.clear();
                self.shown.clear();
                self.compared.clear();
                self.parting.clear();
            }
            self.dialogue = Some(state);
        }
        for (state, effect) in &effects {
            if let Effect::Post(spoken) = effect {
                self.open(state, spoken, &mut append, moment)?;
            }
        }
        self.book.commit(append).await?;
        self.parting.extend(parting);
        for (state, effect) in &effects {
            match effect {
                Effect::Post(spoken) => self.enqueue(state, spoken, None, None)?,
                Effect::PreparePrivate(who) => {
                    if let Some(account) = state.account(*who) {
                        self.outbox.small(Job::PreparePrivate { account: account.clone() });
                    }
                }
            }
        }
        self.wake = self.next_wake();
        self.unlink(moment).await
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

    pub(super) fn wake_entry(&self, at: Option<Timestamp>) -> Wake {
        match at {
            None => Wake::Clear,
            Some(at) if self.wake == Some(at) => Wake::Keep,
            Some(at) => Wake::At(WakeEntry {
                at,
                civil: self.calendar.zone().civil(at).to_string(),
                zone: self.calendar.zone().name().to_owned(),
                zone_data: tz_version().to_owned(),
            }),
        }
    }

    /// What a dialogue's beginning and end mean for the channel's and the trial's streams.
    pub(super) fn follow(&mut self, state: &Dialogue, events: &[Event], append: &mut Append) -> Result<(), DeskError> {
        let mut facts = Vec::new();
        let mut channel = self.channel.clone();
        for event in events {
            match event {
                Event::Opened { dialogue, .. } => facts.push(ChannelEvent::DialogueOpened { number: dialogue.number }),
                Event::Closed { outcome, .. } => {
                    facts.push(ended(state, *outcome));
                    let number = channel.trials + 1;
                    if *outcome == Ending::Agreed
                        && let Some(agreed) = trial::agreed(state, number)
                    {
                        facts.push(ChannelEvent::TrialAgreed { number, dialogue: state.id.clone() });
                        append.streams.push(StreamAppend {
                            stream: StreamId::Trial(TrialId { channel: self.id.clone(), number }),
                            expected: 0,
                            events: vec![serde_json::to_value(&agreed)?],
                            wake: Wake::Clear,
                        });
                    }
                }
                _ => {}
            }
        }
        if facts.is_empty() {
            return Ok(());
        }
        let expected = channel.version;
        for fact in &facts {
            channel.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
        }
        append.streams.push(StreamAppend {
            stream: StreamId::Channel(self.id.clone()),
            expected,
            events: facts.iter().map(serde_json::to_value).collect::<Result<_, _>>()?,
            wake: Wake::Keep,
        });
        self.channel = channel;
        Ok(())
    }

    /// Deletes who chose what once the vote has closed, and who wrote which idea once silence has ended (law 9).
    /// A write of its own, right after; taken up again at the start if the process died in between.
    pub(super) async fn unlink(&mut self, moment: Moment) -> Result<(), DeskError> {
        let Some(dialogue) = &self.dialogue else { return Ok(()) };
        let over = dialogue.is_over();
        let settled = |link: &Link| match link {
            Link::Question(id) => over || dialogue.closed.iter().any(|closed| closed.id == *id),
            Link::Author(_) | Link::Words(_) => over || dialogue.ideas_shared,
        };
        let (gone, kept): (Vec<_>, Vec<_>) = self.links.iter().copied().partition(|(link, _)| settled(link));
        // An idea's words stay: they are the group's from now on, and nobody's.
        let ties = gone.into_iter().filter(|(link, _)| !matches!(link, Link::Words(_))).map(|(_, place)| place);
        let erase = self.parts_at(&dialogue.stream(), ties);
        if !erase.is_empty() {
            self.book.commit(Append { at: moment.now, erase, ..Append::default() }).await?;
        }
        self.links = kept;
        Ok(())
    }

    /// What somebody has written in a silence that has not ended: still theirs, and erased with them.
    pub(super) fn ideas_of(&self, person: PersonId) -> (Vec<String>, Vec<Erase>) {
        let Some(dialogue) = &self.dialogue else { return Default::default() };
        let who = dialogue.participant_of(person).map(|p| p.id);
        let own: Vec<_> = dialogue
            .ideas
            .iter()
            .filter(|idea| idea.author.as_ref().and_then(|a| a.get()).is_some_and(|a| Some(a.who) == who))
            .collect();
        let theirs = |link: &Link| match link {
            Link::Author(number) | Link::Words(number) => own.iter().any(|idea| idea.number == *number),
            Link::Question(_) => false,
        };
        let places = self.links.iter().filter(|(link, _)| theirs(link)).map(|(_, place)| *place);
        let words = own.iter().filter_map(|idea| idea.text.get().cloned()).collect();
        (words, self.parts_at(&dialogue.stream(), places))
    }

    fn parts_at(&self, stream: &StreamId, places: impl Iterator<Item = Place>) -> Vec<Erase> {
        places.map(|p| Erase::Part { stream: stream.clone(), version: p.version, index: p.index }).collect()
    }

    /// Says something to the channel once in its life.
    pub(super) async fn tell_once(&mut self, what: Told, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        let (name, reply) = self.told(what);
        if self.channel.told.contains(&what) {
            return self.write(Vec::new(), heard, moment).await;
        }
        let stream = StreamId::Channel(self.id.clone());
        let event = ChannelEvent::Told { what };
        let expected = self.channel.version;
        let mut channel = self.channel.clone();
        channel.apply(&event).map_err(|illegal| self.illegal("channel", illegal))?;
        let key = apply::post_key(&stream, channel.version, &name);
        let mut append = self.append(heard, moment);
        append.streams.push(StreamAppend {
            stream: stream.clone(),
            expected,
            events: vec![serde_json::to_value(&event)?],
            wake: Wake::Keep,
        });
        append.open.push(Open {
            key: key.clone(),
            stream,
            version: channel.version,
            parts: Some(1),
            tried_at: Some(moment.wall),
        });
        let doc = self.words(&reply)?;
        self.book.commit(append).await?;
        self.channel = channel;
        self.enqueue_told(key, doc, what, None);
        Ok(())
    }

    /// The owner adds to the card after the meeting.
    pub(super) async fn write_trial(
        &mut self,
        trial: &Trial,
        event: &TrialEvent,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let mut append = self.append(heard, moment);
        append.streams.push(StreamAppend {
            stream: StreamId::Trial(trial.id.clone()),
            expected: trial.version,
            events: vec![serde_json::to_value(event)?],
            wake: Wake::Keep,
        });
        Ok(self.book.commit(append).await?)
    }

    /// The channel's trials, newest first. Read when somebody asks; nothing of them is kept in memory.
    pub(super) fn trials(&self) -> Result<Vec<Trial>, DeskError> {
        let mut found = Vec::new();
        for number in (1..=self.channel.trials).rev() {
            let stream = StreamId::Trial(TrialId { channel: self.id.clone(), number });
            let mut state = None;
            for stored in self.book.load::<TrialEvent>(&stream)? {
                trial::apply(&mut state, &stored.event).map_err(|illegal| self.illegal("trial", illegal))?;
            }
            found.extend(state);
        }
        Ok(found)
    }
}

//! One channel's desk: the only writer of the channel's three streams (law 6).
//!
//! It hears, decides, writes down, and only then speaks (law 1). Nothing here waits for the platform: jobs are taken
//! with `take_jobs` and what came of them is given back with `sent`, so that the same desk runs against a
//! homeserver and in virtual time. Deliberately absent: rules, words, and understanding what was typed (`arrivals`).

use super::outbox::{Item, Job, Lane, Outbox, Sent};
use super::people::Directory;
use super::world::World;
use crate::calendar::tz_version;
use crate::dialogue::apply::{self, Illegal};
use crate::dialogue::channel::{Channel, ChannelEvent, Told, ended};
use crate::dialogue::command::Press;
use crate::dialogue::decide::{self, Ctx, Decision};
use crate::dialogue::event::{Ending, Event};
use crate::dialogue::ids::{ChannelId, DialogueId, PersonId, PostKey, StreamId, TrialId};
use crate::dialogue::say::{Reply, Say};
use crate::dialogue::speak::{self, Effect, Spoken, To};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial, TrialEvent};
use crate::dialogue::wake::next_wake;
use crate::doc::{self, Doc};
use crate::journal::{Append, Book, Closed, Erase, LoadError, Open, Shown, StreamAppend, Wake, WakeEntry};
use crate::ports::chat::{
    ChatError, Choice, Destination, Edit, EventId, Inbound, MessageId, Missing, Position, Post, Room, Urgency,
};
use crate::ports::journal::{Journal, JournalError};
use crate::prompts::engine::RenderError;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Why a desk cannot go on. The process stops: an operator must look.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("{stream}: {illegal}")]
    Illegal { stream: String, illegal: Illegal },
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error("a fact could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// The moment something is handled in, and the chance it may use.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The dialogues' time.
    pub now: Timestamp,
    /// Wall time.
    pub wall: Timestamp,
    pub seed: u64,
}

/// What a desk knows of the message it is handling, for the write that follows.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// The room's name in the journal, and the platform's event.
    pub event: Option<(String, EventId)>,
    pub position: Option<Position>,
}

/// One channel.
#[derive(Debug)]
pub struct Desk<J> {
    pub(super) id: ChannelId,
    pub(super) world: Arc<World>,
    pub(super) book: Arc<Book<J>>,
    pub(super) people: Arc<Directory<J>>,
    pub(super) channel: Channel,
    /// The live dialogue, or the last one: its closing card may still change.
    pub(super) dialogue: Option<Dialogue>,
    /// Versions of facts whose link to a person is deleted when a vote or a silence ends: the question, or ideas.
    links: Vec<(Link, u64)>,
    messages: BTreeMap<PostKey, MessageId>,
    keys: BTreeMap<MessageId, PostKey>,
    shown: BTreeMap<PostKey, u64>,
    pub(super) outbox: Outbox,
    /// Reactions to messages whose key is not known yet, because the platform has not answered the post.
    pub(super) early: Vec<(Inbound, Moment)>,
    /// Heard but not settled: an answer on its way, an early reaction. Rooms keep their position meanwhile.
    pub(super) held: BTreeSet<EventId>,
    pub(super) waiting_position: BTreeMap<String, Position>,
    wake: Option<Timestamp>,
    /// Whose data have just been erased here.
    pub(super) erased: Option<PersonId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Question(u32),
    Ideas,
}

impl<J: Journal> Desk<J> {
    /// Reads the channel's streams and takes up what was left unsaid (law 2).
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or does not fit the rules.
    pub async fn load(
        id: ChannelId,
        world: Arc<World>,
        book: Arc<Book<J>>,
        people: Arc<Directory<J>>,
        moment: Moment,
    ) -> Result<Self, DeskError> {
        let mut desk = Self {
            id,
            world,
            book,
            people,
            channel: Channel::default(),
            dialogue: None,
            links: Vec::new(),
            messages: BTreeMap::new(),
            keys: BTreeMap::new(),
            shown: BTreeMap::new(),
            outbox: Outbox::default(),
            early: Vec::new(),
            held: BTreeSet::new(),
            waiting_position: BTreeMap::new(),
            wake: None,
            erased: None,
        };
        desk.reload()?;
        desk.unlink(moment).await?;
        desk.say_again(moment)?;
        Ok(desk)
    }

    pub fn id(&self) -> &ChannelId {
        &self.id
    }

    pub fn dialogue(&self) -> Option<&Dialogue> {
        self.dialogue.as_ref()
    }

    /// The dialogue that is not over.
    pub fn live(&self) -> Option<&Dialogue> {
        self.dialogue.as_ref().filter(|d| !d.is_over())
    }

    /// When the desk wants to be woken, in the dialogues' time.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.live().and_then(next_wake)
    }

    /// When something the platform put off may be tried again, in wall time.
    pub fn next_try(&self) -> Option<Timestamp> {
        self.outbox.next_try()
    }

    /// Nothing under way and nothing live: the desk may be let go.
    pub fn is_idle(&self) -> bool {
        self.live().is_none() && self.outbox.is_idle() && self.held.is_empty()
    }

    /// Does this person take part in what is going on here?
    pub fn has(&self, person: PersonId) -> bool {
        self.live().and_then(|d| d.participant_of(person)).is_some_and(|p| p.present)
    }

    // --- state from the journal ---

    pub(super) fn reload(&mut self) -> Result<(), DeskError> {
        self.channel = Channel::default();
        for stored in self.book.load::<ChannelEvent>(&StreamId::Channel(self.id.clone()))? {
            self.channel.apply(&stored.event).map_err(|illegal| self.illegal("channel", illegal))?;
        }
        self.dialogue = None;
        self.links.clear();
        self.messages.clear();
        self.keys.clear();
        self.shown.clear();
        if self.channel.dialogues > 0 {
            let stream = self.dialogue_stream(self.channel.dialogues);
            let stored = self.book.load::<Event>(&stream)?;
            for stored in &stored {
                apply::apply(&mut self.dialogue, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
                self.note_link(&stored.event, stored.version);
            }
            for (key, message) in self.book.messages(&stream)? {
                self.keys.insert(message.clone(), key.clone());
                self.messages.insert(key, message);
            }
            self.shown = self.book.shown(&stream)?.into_iter().collect();
        }
        self.wake = self.next_wake();
        Ok(())
    }

    fn dialogue_stream(&self, number: u32) -> StreamId {
        StreamId::Dialogue(DialogueId { channel: self.id.clone(), number })
    }

    fn illegal(&self, stream: &str, illegal: Illegal) -> DeskError {
        DeskError::Illegal { stream: format!("{} {stream}", self.id.0), illegal }
    }

    fn note_link(&mut self, event: &Event, version: u64) {
        match event {
            Event::Chose { question, vote } if vote.get().is_some() => {
                self.links.push((Link::Question(*question), version))
            }
            Event::IdeaWritten { author, .. } if author.get().is_some() => self.links.push((Link::Ideas, version)),
            _ => {}
        }
    }

    /// Posts that were caused but are not known to be out: each again, under the same key, as it was then.
    fn say_again(&mut self, moment: Moment) -> Result<(), DeskError> {
        let opens: Vec<Open> =
            self.book.opens()?.into_iter().filter(|open| *open.stream.channel() == self.id).collect();
        for open in opens {
            let StreamId::Dialogue(_) = &open.stream else {
                self.say_channel_again(&open, moment)?;
                continue;
            };
            let mut then = None;
            let mut cause = None;
            for stored in self.book.load::<Event>(&open.stream)?.into_iter().take_while(|s| s.version <= open.version) {
                apply::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
                cause = Some(stored.event);
            }
            let (Some(then), Some(cause)) = (then, cause) else { continue };
            let spoken = speak::react(&then, &cause).into_iter().find_map(|effect| match effect {
                Effect::Post(spoken) if spoken.key == open.key => Some(spoken),
                _ => None,
            });
            let window = SignedDuration::try_from(self.world.capabilities.window).unwrap_or(SignedDuration::MAX);
            let look_since = open.tried_at.filter(|at| moment.wall.duration_since(*at) > window);
            match spoken {
                Some(spoken) => self.enqueue(&then, &spoken, open.parts, look_since)?,
                // The fact no longer has this effect: there is nothing to say.
                None => tracing::warn!(key = %open.key, "an open post has no cause any more"),
            }
        }
        Ok(())
    }

    fn say_channel_again(&mut self, open: &Open, moment: Moment) -> Result<(), DeskError> {
        let what = match open.key.0.rsplit('/').next() {
            Some("cannot-read") => Reply::CannotRead,
            Some("cannot-pin") => Reply::CannotPin,
            _ => Reply::Hello,
        };
        let doc = self.words(&what)?;
        self.enqueue_told(open.key.clone(), doc, moment);
        Ok(())
    }

    // --- deciding ---

    pub(super) fn ctx<'a>(world: &'a World, channel: &'a Channel, moment: Moment) -> Ctx<'a> {
        Ctx {
            now: moment.now,
            seed: moment.seed,
            zone: &world.zone,
            working_days: &world.working_days,
            history: &channel.history,
        }
    }

    /// The clock moved on.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn tick(&mut self, moment: Moment) -> Result<(), DeskError> {
        // One thing after another: a vote that closes starts the next activity, which has a deadline of its own.
        while let Some(dialogue) = self.live()
            && next_wake(dialogue).is_some_and(|at| at <= moment.now)
        {
            let Decision { events, .. } = decide::wake(dialogue, &Self::ctx(&self.world, &self.channel, moment));
            if events.is_empty() {
                break;
            }
            self.write(events, Heard::default(), moment).await?;
        }
        Ok(())
    }

    /// The bot, or the platform, was away for this long in the dialogues' time (law 5).
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn was_away(&mut self, gap: SignedDuration, moment: Moment) -> Result<(), DeskError> {
        let Some(dialogue) = self.live() else { return Ok(()) };
        let Decision { events, .. } = decide::shifted(dialogue, gap, &Self::ctx(&self.world, &self.channel, moment));
        self.write(events, Heard::default(), moment).await
    }

    // --- writing down ---

    /// Facts of the dialogue, and all that follows from them, in one durable write.
    pub(super) async fn write(&mut self, events: Vec<Event>, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        if events.is_empty() && heard.event.is_none() && heard.position.is_none() {
            return Ok(());
        }
        let mut append = self.append(heard, moment);
        let mut effects: Vec<(Dialogue, Effect)> = Vec::new();
        if !events.is_empty() {
            let before = self.dialogue.clone().filter(|_| !matches!(events.first(), Some(Event::Opened { .. })));
            let expected = before.as_ref().map_or(0, |d| d.version);
            let mut state = before;
            for event in &events {
                apply::apply(&mut state, event).map_err(|illegal| self.illegal("dialogue", illegal))?;
                if let Some(state) = &state {
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
            }
            self.dialogue = Some(state);
        }
        for (state, effect) in &effects {
            if let Effect::Post(spoken) = effect {
                self.open(state, spoken, &mut append, moment)?;
            }
        }
        self.book.commit(append).await?;
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

    fn wake_entry(&self, at: Option<Timestamp>) -> Wake {
        match at {
            None => Wake::Clear,
            Some(at) if self.wake == Some(at) => Wake::Keep,
            Some(at) => Wake::At(WakeEntry {
                at,
                civil: self.world.zone.civil(at).to_string(),
                zone: self.world.zone.name().to_owned(),
                zone_data: tz_version().to_owned(),
            }),
        }
    }

    /// What a dialogue's beginning and end mean for the channel's and the trial's streams.
    fn follow(&mut self, state: &Dialogue, events: &[Event], append: &mut Append) -> Result<(), DeskError> {
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
    async fn unlink(&mut self, moment: Moment) -> Result<(), DeskError> {
        let Some(dialogue) = &self.dialogue else { return Ok(()) };
        let over = dialogue.is_over();
        let settled = |link: &Link| match link {
            Link::Question(id) => over || dialogue.closed.iter().any(|closed| closed.id == *id),
            Link::Ideas => over || dialogue.ideas_shared,
        };
        let stream = dialogue.stream();
        let (gone, kept): (Vec<_>, Vec<_>) = self.links.iter().copied().partition(|(link, _)| settled(link));
        if gone.is_empty() {
            return Ok(());
        }
        // The link is the first erasable value of its fact: `vote`, and `author` before `text`.
        let erase =
            gone.into_iter().map(|(_, version)| Erase::Part { stream: stream.clone(), version, index: 0 }).collect();
        self.book.commit(Append { at: moment.now, erase, ..Append::default() }).await?;
        self.links = kept;
        Ok(())
    }

    /// Says something to the channel once in its life.
    pub(super) async fn tell_once(&mut self, what: Told, heard: Heard, moment: Moment) -> Result<(), DeskError> {
        let (name, reply) = match what {
            Told::Hello => ("hello", Reply::Hello),
            Told::CannotRead => ("cannot-read", Reply::CannotRead),
            Told::CannotPin => ("cannot-pin", Reply::CannotPin),
        };
        if self.channel.told.contains(&what) {
            return self.write(Vec::new(), heard, moment).await;
        }
        let stream = StreamId::Channel(self.id.clone());
        let event = ChannelEvent::Told { what };
        let expected = self.channel.version;
        let mut channel = self.channel.clone();
        channel.apply(&event).map_err(|illegal| self.illegal("channel", illegal))?;
        let key = apply::post_key(&stream, channel.version, name);
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
        self.enqueue_told(key, doc, moment);
        Ok(())
    }

    fn enqueue_told(&mut self, key: PostKey, doc: Doc, _moment: Moment) {
        let item = Item {
            key: key.clone(),
            part: 1,
            parts: 1,
            stream: Some(StreamId::Channel(self.id.clone())),
            answers: None,
            revision: revision(&doc, &[]),
            pin: false,
            thread: None,
        };
        let post = Post {
            key,
            to: Destination::Channel(self.id.clone()),
            doc,
            buzz: false,
            mentions: Vec::new(),
            choices: Vec::new(),
            urgency: Urgency::Now,
        };
        self.outbox.post(Lane::Channel, Job::Post { item, post, look_since: None });
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

    // --- speaking ---

    /// Notes a post in the open index, with its number of parts fixed by this first attempt.
    fn open(&self, state: &Dialogue, spoken: &Spoken, append: &mut Append, moment: Moment) -> Result<(), DeskError> {
        let parts = u16::try_from(self.parts(&self.render(state, &spoken.say)?).len()).unwrap_or(u16::MAX);
        append.open.push(Open {
            key: spoken.key.clone(),
            stream: state.stream(),
            version: state.version,
            parts: Some(parts),
            tried_at: Some(moment.wall),
        });
        Ok(())
    }

    /// Puts a post in its lane, in the parts it was first split into.
    fn enqueue(
        &mut self,
        state: &Dialogue,
        spoken: &Spoken,
        fixed: Option<u16>,
        look_since: Option<Timestamp>,
    ) -> Result<(), DeskError> {
        let Some((to, lane, thread)) = self.destination(state, &spoken.to) else {
            // Whoever it was for has been forgotten: there is nobody to tell.
            return Ok(());
        };
        let doc = self.render(state, &spoken.say)?;
        let choices = self.choices(state, &spoken.say)?;
        let revision = revision(&doc, &choices);
        let mut parts = self.parts(&doc);
        if let Some(fixed) = fixed.map(usize::from).filter(|n| *n > 0) {
            while parts.len() > fixed
                && let Some(rest) = parts.pop()
                && let Some(last) = parts.last_mut()
            {
                last.extend(rest);
            }
        }
        let total = parts.len();
        for (index, doc) in parts.into_iter().enumerate() {
            let part = index + 1;
            let key = if total == 1 { spoken.key.clone() } else { PostKey(format!("{}#{part}", spoken.key)) };
            let last = part == total;
            let item = Item {
                key: spoken.key.clone(),
                part: u16::try_from(part).unwrap_or(u16::MAX),
                parts: u16::try_from(total).unwrap_or(u16::MAX),
                stream: Some(state.stream()),
                answers: None,
                revision,
                pin: spoken.pin && last,
                thread: thread.clone(),
            };
            let post = Post {
                key,
                to: to.clone(),
                doc,
                buzz: spoken.buzz && part == 1,
                mentions: if part == 1 {
                    spoken.mentions.iter().filter_map(|who| state.account(*who).cloned()).collect()
                } else {
                    Vec::new()
                },
                choices: if last { choices.clone() } else { Vec::new() },
                urgency: Urgency::Now,
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since });
        }
        Ok(())
    }

    fn destination(&self, state: &Dialogue, to: &To) -> Option<(Destination, Lane, Option<PostKey>)> {
        let channel = || Destination::Channel(self.id.clone());
        Some(match to {
            To::Channel => (channel(), Lane::Channel, None),
            To::Thread(root) if self.world.capabilities.threads => (channel(), Lane::Channel, Some(root.clone())),
            To::Thread(_) => (channel(), Lane::Channel, None),
            To::Private(who) => {
                let account = state.account(*who)?.clone();
                (Destination::Private(account.clone()), Lane::Private(account), None)
            }
        })
    }

    fn render(&self, state: &Dialogue, say: &Say) -> Result<Doc, DeskError> {
        Ok(self.world.say(say, state)?)
    }

    fn choices(&self, state: &Dialogue, say: &Say) -> Result<Vec<Choice>, DeskError> {
        let choice = |press: Press| -> Result<Choice, DeskError> {
            Ok(Choice { emoji: press.emoji().to_owned(), label: self.world.label(press, state.lang)? })
        };
        speak::choices(state, say).into_iter().map(choice).collect()
    }

    fn parts(&self, doc: &Doc) -> Vec<Doc> {
        // Formatted and plain text go out together; half for each is safe.
        let size = |doc: &Doc| doc::html(doc, &|account| Some(account.to_owned())).len() + doc::plain(doc).len();
        doc::split(doc, self.world.capabilities.max_bytes, &size)
    }

    /// An answer in words to one event, under the key `reply/<event id>` (law 7).
    pub(super) fn answer(
        &mut self,
        to: &Room,
        thread: Option<MessageId>,
        reply: &Reply,
        heard: Heard,
    ) -> Result<(), DeskError> {
        let doc = self.words(reply)?;
        let Some((room, event)) = heard.event else { return Ok(()) };
        let (destination, lane) = match (to, thread) {
            (Room::Channel(channel), Some(root)) if self.world.capabilities.threads => {
                (Destination::Thread { channel: channel.clone(), root }, Lane::Channel)
            }
            (Room::Channel(channel), _) => (Destination::Channel(channel.clone()), Lane::Channel),
            (Room::Private { account, .. }, _) => {
                (Destination::Private(account.clone()), Lane::Private(account.clone()))
            }
        };
        if let Some(position) = heard.position {
            self.waiting_position.insert(room.clone(), position);
        }
        self.held.insert(event.clone());
        let parts = self.parts(&doc);
        let total = parts.len();
        for (index, doc) in parts.into_iter().enumerate() {
            let part = index + 1;
            let key =
                PostKey(if total == 1 { format!("reply/{}", event.0) } else { format!("reply/{}#{part}", event.0) });
            let item = Item {
                key: PostKey(format!("reply/{}", event.0)),
                part: u16::try_from(part).unwrap_or(u16::MAX),
                parts: u16::try_from(total).unwrap_or(u16::MAX),
                stream: None,
                answers: Some((room.clone(), event.clone())),
                revision: 0,
                pin: false,
                thread: None,
            };
            let buzz = matches!(lane, Lane::Private(_));
            let post = Post {
                key,
                to: destination.clone(),
                doc,
                buzz,
                mentions: Vec::new(),
                choices: Vec::new(),
                urgency: Urgency::Now,
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since: None });
        }
        Ok(())
    }

    pub(super) fn words(&self, reply: &Reply) -> Result<Doc, DeskError> {
        Ok(self.world.reply(reply, self.dialogue.as_ref())?)
    }

    pub(super) fn key_of(&self, message: &MessageId) -> Option<&PostKey> {
        self.keys.get(message)
    }

    /// The group whose thread hangs under this message.
    pub(super) fn group_of_thread(&self, root: &MessageId) -> Option<usize> {
        use crate::dialogue::state::Slot;
        let (key, dialogue) = (self.keys.get(root)?, self.dialogue.as_ref()?);
        (0..dialogue.groups.len()).find(|group| dialogue.posts.get(&Slot::GroupRoot(*group)) == Some(key))
    }

    // --- jobs ---

    /// What the platform is to do now. Living messages that differ from what is shown are rendered here (law 3).
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn take_jobs(&mut self, wall: Timestamp) -> Result<Vec<Job>, DeskError> {
        let mut jobs = self.outbox.take(wall);
        for job in &mut jobs {
            if let Job::Post { item, post, .. } = job
                && let Some(root) = &item.thread
                && let Some(root) = self.messages.get(root)
            {
                post.to = Destination::Thread { channel: self.id.clone(), root: root.clone() };
            }
        }
        if self.world.capabilities.edits {
            jobs.extend(self.edits(wall)?);
        }
        Ok(jobs)
    }

    fn edits(&mut self, wall: Timestamp) -> Result<Vec<Job>, DeskError> {
        let Some(state) = self.dialogue.clone() else { return Ok(Vec::new()) };
        let mut jobs = Vec::new();
        for spoken in speak::living(&state) {
            let Some(message) = self.messages.get(&spoken.key).cloned() else { continue };
            if !self.outbox.may_edit(&spoken.key, wall) {
                continue;
            }
            let doc = self.render(&state, &spoken.say)?;
            let choices = self.choices(&state, &spoken.say)?;
            let revision = revision(&doc, &choices);
            if self.shown.get(&spoken.key) == Some(&revision) {
                continue;
            }
            let Some((mut to, _, thread)) = self.destination(&state, &spoken.to) else { continue };
            if let Some(root) = thread.and_then(|root| self.messages.get(&root)) {
                to = Destination::Thread { channel: self.id.clone(), root: root.clone() };
            }
            self.outbox.editing(&spoken.key);
            let key = spoken.key.clone();
            let post = Post {
                key: key.clone(),
                to,
                doc,
                buzz: false,
                mentions: Vec::new(),
                choices,
                urgency: Urgency::WhenThereIsRoom,
            };
            jobs.push(Job::Edit { edit: Edit { key, message, revision, post } });
        }
        Ok(jobs)
    }

    /// What came of a job.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn sent(&mut self, job: Job, sent: Sent, moment: Moment) -> Result<(), DeskError> {
        match (job, sent) {
            (Job::Post { item, post, look_since }, Sent::Posted(result)) => {
                self.posted(item, post, look_since, result, moment).await
            }
            (Job::Edit { edit }, Sent::Done(result)) => self.edited(&edit, result, moment).await,
            (Job::Pin { .. }, Sent::Done(Err(ChatError::Never { missing: Missing::PermissionToPin, .. }))) => {
                self.tell_once(Told::CannotPin, Heard::default(), moment).await
            }
            (job, Sent::Done(Err(error))) => {
                tracing::warn!(channel = %self.id.0, %error, "{} was not done", name(&job));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn posted(
        &mut self,
        item: Item,
        post: Post,
        look_since: Option<Timestamp>,
        result: Result<MessageId, ChatError>,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let lane = match &post.to {
            Destination::Private(account) => Lane::Private(account.clone()),
            _ => Lane::Channel,
        };
        let message = match result {
            Ok(message) => Some(message),
            Err(ChatError::Later { after, why }) => {
                tracing::debug!(key = %item.key, why, "a post was put off");
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.again(lane, Job::Post { item, post, look_since }, after, moment.wall);
                return Ok(());
            }
            Err(ChatError::Never { missing, why }) => {
                tracing::warn!(key = %item.key, ?missing, why, "a post cannot be said");
                None
            }
        };
        self.outbox.free(&lane);
        if item.part < item.parts {
            return Ok(());
        }
        let mut append = Append { at: moment.now, ..Append::default() };
        if let Some((room, event)) = item.answers {
            self.held.remove(&event);
            append = self.append(Heard { event: Some((room, event)), position: None }, moment);
        }
        if let Some(stream) = item.stream {
            let room = self.id.0.clone();
            append.closed.push(Closed {
                key: item.key.clone(),
                stream: stream.clone(),
                room,
                message: message.clone(),
            });
            if message.is_some() {
                append.shown.push(Shown { stream, key: item.key.clone(), revision: item.revision });
            }
        }
        self.book.commit(append).await?;
        if let Some(message) = message {
            self.shown.insert(item.key.clone(), item.revision);
            self.keys.insert(message.clone(), item.key.clone());
            self.messages.insert(item.key.clone(), message.clone());
            if item.pin && self.world.capabilities.pins {
                self.outbox.small(Job::Pin { channel: self.id.clone(), messages: vec![message] });
            }
        }
        self.hear_early(moment).await
    }

    async fn edited(&mut self, edit: &Edit, result: Result<(), ChatError>, moment: Moment) -> Result<(), DeskError> {
        match result {
            Err(ChatError::Later { after, .. }) => {
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.edited(&edit.key, Some((moment.wall, after)));
                return Ok(());
            }
            Err(ChatError::Never { why, .. }) => tracing::warn!(key = %edit.key, why, "a message cannot be edited"),
            Ok(()) => {}
        }
        self.outbox.edited(&edit.key, None);
        self.shown.insert(edit.key.clone(), edit.revision);
        let Some(stream) = self.dialogue.as_ref().map(Dialogue::stream) else { return Ok(()) };
        let shown = vec![Shown { stream, key: edit.key.clone(), revision: edit.revision }];
        Ok(self.book.commit(Append { at: moment.now, shown, ..Append::default() }).await?)
    }
}

/// A number that changes with the text or the choices: what is shown is compared by it.
fn revision(doc: &Doc, choices: &[Choice]) -> u64 {
    let mut hasher = DefaultHasher::new();
    doc::markdown(doc).hash(&mut hasher);
    for choice in choices {
        choice.emoji.hash(&mut hasher);
    }
    hasher.finish()
}

fn name(job: &Job) -> &'static str {
    match job {
        Job::Post { .. } => "a post",
        Job::Edit { .. } => "an edit",
        Job::React { .. } => "a reaction",
        Job::Pin { .. } => "pinning",
        Job::PreparePrivate { .. } => "a private room",
    }
}

/// Where a room's position and events are kept in the journal: a private room's name holds no account.
pub(super) fn room_name(room: &Room, person: Option<PersonId>) -> String {
    match (room, person) {
        (Room::Channel(channel), _) => channel.0.clone(),
        (Room::Private { .. }, Some(person)) => format!("private/{}", person.0),
        (Room::Private { room, .. }, None) => format!("private/{room}"),
    }
}

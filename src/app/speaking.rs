//! A desk speaks: effects become posts in their lanes, in the parts first split into, and what was left unsaid is said
//! again under the same key (law 2).
//! Deliberately absent: words (`prompts`), and what came of a post (`sending`).

use super::desk::{Desk, DeskError, Heard, Moment};
use super::outbox::{Item, Job, Lane};
use crate::dialogue::channel::{ChannelEvent, Told};
use crate::dialogue::event::Event;
use crate::dialogue::ids::{Account, PostKey, StreamId, post_key};
use crate::dialogue::lang::Lang;
use crate::dialogue::reply::Reply;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{By, Effect, Spoken, To};
use crate::dialogue::state::{Dialogue, Slot};
use crate::dialogue::trial::{self, TrialEvent};
use crate::dialogue::{apply, speak};
use crate::doc::{self, Doc};
use crate::documents::ics::Method;
use crate::journal::{Append, Closed, Open};
use crate::ports::chat::{Choice, Destination, File, Meeting, MessageId, Post, Room, Urgency};
use crate::ports::journal::Journal;
use crate::prompts::Ways;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A whole team that asks at once still gets its answers.
const MOST_ANSWERS: usize = 20;

/// A post of a fact, in words and addressed: what the outbox splits and sends.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    pub key: PostKey,
    pub stream: StreamId,
    /// The fact that caused it.
    pub version: u64,
    pub doc: Doc,
    pub choices: Vec<Choice>,
    pub revision: u64,
    pub to: Destination,
    pub lane: Lane,
    pub thread: Option<PostKey>,
    pub buzz: bool,
    pub urgency: Urgency,
    pub mentions: Vec<Account>,
    pub pin: bool,
    pub file: Option<File>,
    pub meeting: Option<Meeting>,
}

impl<J: Journal> Desk<J> {
    /// The entry of a post in the open index, with its number of parts fixed by this first attempt.
    pub(super) fn open(&self, utterance: &Utterance, moment: Moment) -> Open {
        let parts = self.parts(&utterance.doc).len().max(1);
        Open {
            key: utterance.key.clone(),
            stream: utterance.stream.clone(),
            version: utterance.version,
            parts: Some(u16::try_from(parts).unwrap_or(u16::MAX)),
            tried_at: Some(moment.wall),
        }
    }

    /// Puts a post in its lane, in the parts it was first split into.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub(super) fn enqueue(
        &mut self,
        utterance: Utterance,
        fixed: Option<u16>,
        look_since: Option<Timestamp>,
    ) -> Result<(), DeskError> {
        let mut parts = self.parts(&utterance.doc);
        if let Some(fixed) = fixed.map(usize::from).filter(|n| *n > 0) {
            while parts.len() > fixed
                && let Some(rest) = parts.pop()
                && let Some(last) = parts.last_mut()
            {
                last.extend(rest);
            }
        }
        let Utterance {
            key: whole,
            stream,
            choices,
            to,
            lane,
            thread,
            buzz,
            urgency,
            mentions,
            pin,
            mut file,
            mut meeting,
            ..
        } = utterance;
        let (total, lang) = (parts.len(), self.lang_spoken());
        let room_name = self.room_name(&to, lang)?;
        for (index, doc) in parts.into_iter().enumerate() {
            let part = index + 1;
            let key = if total == 1 { whole.clone() } else { PostKey(format!("{whole}#{part}")) };
            let last = part == total;
            let item = Item {
                key: whole.clone(),
                part: u16::try_from(part).unwrap_or(u16::MAX),
                parts: u16::try_from(total).unwrap_or(u16::MAX),
                stream: Some(stream.clone()),
                answers: None,
                revision: utterance.revision,
                pin: pin && last,
                thread: thread.clone(),
                asker: None,
                put_off: None,
            };
            let post = Post {
                key,
                to: to.clone(),
                doc,
                lang,
                room_name: room_name.clone(),
                file: if last { file.take() } else { None },
                buzz: buzz && part == 1,
                mentions: if part == 1 { mentions.clone() } else { Vec::new() },
                choices: if last { choices.clone() } else { Vec::new() },
                urgency,
                answers: None,
                meeting: if last { meeting.take() } else { None },
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since });
        }
        Ok(())
    }

    /// A message of a dialogue, addressed and in words. Nothing where whoever it was for has been forgotten, or where the
    /// platform cannot do it.
    pub(super) fn utterance(&self, state: &Dialogue, spoken: &Spoken) -> Result<Option<Utterance>, DeskError> {
        let file = match &spoken.say {
            Say::CalendarFile { .. } | Say::CalendarCancelled if !self.world.capabilities.files => return Ok(None),
            // The form stands under the phase post; nobody's phone need buzz for another, and nobody has left the channel.
            Say::IdeaPrompt | Say::BackToTheChannel if self.world.capabilities.forms => return Ok(None),
            Say::CalendarFile { .. } => Some(self.calendar_file(state, Method::Publish)?),
            Say::CalendarCancelled => Some(self.calendar_file(state, Method::Cancel)?),
            _ => None,
        };
        let meeting = match &spoken.say {
            Say::CalendarFile { .. } => self.held_meeting(state, false)?,
            Say::CalendarCancelled => self.held_meeting(state, true)?,
            _ => None,
        };
        let Some((to, lane, thread)) = self.destination(state, &spoken.to) else { return Ok(None) };
        let (doc, choices) = self.shown_as(state, spoken)?;
        Ok(Some(Utterance {
            key: spoken.key.clone(),
            stream: state.stream(),
            version: state.version,
            revision: revision(&doc, &choices),
            doc,
            choices,
            to,
            lane,
            thread,
            buzz: spoken.buzz,
            urgency: Urgency::Now,
            mentions: spoken.mentions.iter().filter_map(|who| state.account(*who).cloned()).collect(),
            pin: spoken.pin,
            file,
            meeting,
        }))
    }

    pub(super) fn destination(&self, state: &Dialogue, to: &To) -> Option<(Destination, Lane, Option<PostKey>)> {
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

    /// What a message says, and what it offers: nothing once it has passed.
    pub(super) fn shown_as(&self, state: &Dialogue, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), DeskError> {
        let doc =
            self.world.say(&spoken.say, spoken.past, state, self.here(), self.shares_learning(), &self.ways(state))?;
        if spoken.past.is_some() {
            return Ok((doc, Vec::new()));
        }
        let by = if self.world.capabilities.buttons { By::Button } else { By::Reaction };
        let mut choices = self.forms(state, &spoken.say)?;
        choices.extend(self.labelled(&speak::choices(state, &spoken.say, by), state.lang)?);
        Ok((doc, choices))
    }

    /// Where a message of a dialogue can send people.
    fn ways(&self, state: &Dialogue) -> Ways {
        let thread = |group| {
            let root = self.messages.get(state.posts.get(&Slot::GroupRoot(group))?)?;
            self.world.links.to(&self.id, Some(root))
        };
        Ways {
            private: self.world.own_account.clone(),
            channel: self.world.links.to(&self.id, None),
            groups: (0..state.groups.len()).map(thread).collect(),
        }
    }

    /// What the private room is called where a post goes to one.
    pub(super) fn room_name(&self, to: &Destination, lang: Lang) -> Result<Option<String>, DeskError> {
        match to {
            Destination::Private(_) => Ok(Some(self.world.private_room_name(lang)?)),
            Destination::Channel(_) | Destination::Thread { .. } => Ok(None),
        }
    }

    pub(super) fn parts(&self, doc: &Doc) -> Vec<Doc> {
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
        self.refused = Some(reply).filter(|reply| reply.is_refusal()).cloned();
        self.hand_out(to, thread, &doc, Vec::new(), heard)
    }

    /// The same for words that are there already, and files after them, each with the words said under it.
    pub(super) fn hand_out(
        &mut self,
        to: &Room,
        thread: Option<MessageId>,
        doc: &Doc,
        files: Vec<(Doc, File)>,
        heard: Heard,
    ) -> Result<(), DeskError> {
        let Some((room, event)) = heard.event else { return Ok(()) };
        let (destination, mut lane) = match (to, thread) {
            (Room::Channel(channel), Some(root)) if self.world.capabilities.threads => {
                (Destination::Thread { channel: channel.clone(), root }, Lane::Channel)
            }
            (Room::Channel(channel), _) => (Destination::Channel(channel.clone()), Lane::Channel),
            (Room::Private { account, .. }, _) => {
                (Destination::Private(account.clone()), Lane::Private(account.clone()))
            }
        };
        if let Some(asker) = heard.asker.clone() {
            lane = Lane::Answer(asker);
        }
        if let Some(position) = heard.position {
            self.waiting_position.insert(room.clone(), position);
        }
        // Somebody asks faster than the platform lets the bot speak: the team's dialogue must not wait behind them.
        if self.outbox.answers(&lane) >= MOST_ANSWERS {
            tracing::debug!(event = %event.0, "too many answers are waiting; this one is left out");
            return Ok(());
        }
        self.held.insert(event.clone());
        let doc = &self.naming_the_dialogue(to, doc)?;
        let words = if doc.is_empty() { Vec::new() } else { self.parts(doc) };
        let mut parts: Vec<(Doc, Option<File>)> = words.into_iter().map(|doc| (doc, None)).collect();
        parts.extend(files.into_iter().map(|(words, file)| (words, Some(file))));
        let total = parts.len();
        let room_name = self.room_name(&destination, self.lang_spoken())?;
        for (index, (doc, file)) in parts.into_iter().enumerate() {
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
                asker: heard.asker.clone(),
                put_off: None,
            };
            let buzz = matches!(lane, Lane::Private(_));
            let post = Post {
                key,
                to: destination.clone(),
                doc,
                lang: self.lang_spoken(),
                room_name: room_name.clone(),
                file,
                buzz,
                mentions: Vec::new(),
                choices: Vec::new(),
                urgency: Urgency::Now,
                answers: Some(event.clone()),
                meeting: None,
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since: None });
        }
        Ok(())
    }

    /// An answer in private to somebody in several dialogues begins with the one it is about.
    fn naming_the_dialogue(&self, to: &Room, doc: &Doc) -> Result<Doc, DeskError> {
        let going = self.going();
        if !self.names || going.title.is_empty() || !matches!(to, Room::Private { .. }) {
            return Ok(doc.clone());
        }
        let mut named = self.words(&Reply::OfDialogue { title: going.title, led_by: going.led_by })?;
        named.extend(doc.clone());
        Ok(named)
    }

    /// What an answer speaks of: what is going on, else what is planned, else what was.
    pub(super) fn spoken_of(&self) -> Option<&Dialogue> {
        self.live().or_else(|| self.planned().next()).or_else(|| self.dialogue())
    }

    /// The language of what is going on, else the channel's.
    pub(super) fn lang_spoken(&self) -> Lang {
        self.live().map_or_else(|| self.lang(), |dialogue| dialogue.lang)
    }

    /// In the language spoken now.
    pub(super) fn words(&self, reply: &Reply) -> Result<Doc, DeskError> {
        let lang = self.lang_spoken();
        Ok(self.world.reply(reply, self.spoken_of(), lang, self.here())?)
    }

    pub(super) fn key_of(&self, message: &MessageId) -> Option<&PostKey> {
        self.keys.get(message)
    }

    /// The group whose thread hangs under this message.
    pub(super) fn group_of_thread(&self, root: &MessageId) -> Option<usize> {
        let (key, dialogue) = (self.keys.get(root)?, self.dialogue()?);
        (0..dialogue.groups.len()).find(|group| dialogue.posts.get(&Slot::GroupRoot(*group)) == Some(key))
    }

    /// Posts that were caused but are not known to be out: each again, under the same key, as it was then, and in the
    /// order it was caused in. What nobody can be told any more is closed.
    pub(super) async fn say_again(&mut self, moment: Moment) -> Result<(), DeskError> {
        let mut opens: BTreeMap<String, Vec<Open>> = BTreeMap::new();
        for open in self.book.opens()?.into_iter().filter(|open| *open.stream.channel() == self.id) {
            opens.entry(open.stream.to_string()).or_default().push(open);
        }
        let mut closed = Vec::new();
        for opens in opens.into_values() {
            let Some(stream) = opens.first().map(|open| open.stream.clone()) else { continue };
            let left = match &stream {
                StreamId::Dialogue(_) => self.say_dialogue_again(&stream, opens, moment)?,
                StreamId::Channel(_) => self.say_channel_again(opens, moment)?,
                StreamId::Trial(_) => self.say_trial_again(&stream, opens, moment)?,
            };
            // The fact no longer has this effect, or whoever it was for has been forgotten: there is nothing to say.
            closed.extend(left.into_iter().map(|open| {
                tracing::info!(key = %open.key, "an open post has no cause any more");
                Closed { key: open.key, stream: open.stream, room: self.id.0.clone(), message: None }
            }));
        }
        if closed.is_empty() {
            return Ok(());
        }
        Ok(self.book.commit(Append { at: moment.now, closed, ..Append::default() }).await?)
    }

    /// Does the platform perhaps no longer know again what was tried then?
    pub(super) fn is_past_the_window(&self, tried: Timestamp, moment: Moment) -> bool {
        let window = SignedDuration::try_from(self.world.capabilities.window).unwrap_or(SignedDuration::MAX);
        moment.wall.duration_since(tried) > window
    }

    /// Past the platform's window the room is read back for the key first.
    pub(super) fn enqueue_again(&mut self, utterance: Utterance, open: Open, moment: Moment) -> Result<(), DeskError> {
        let look_since = open.tried_at.filter(|at| self.is_past_the_window(*at, moment));
        self.enqueue(utterance, open.parts, look_since)
    }

    /// Returns those that have no cause any more.
    fn say_dialogue_again(
        &mut self,
        stream: &StreamId,
        mut opens: Vec<Open>,
        moment: Moment,
    ) -> Result<Vec<Open>, DeskError> {
        let mut then = None;
        for stored in self.book.load::<Event>(stream)? {
            apply::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            let Some(then) = then.as_ref().filter(|_| opens.iter().any(|open| open.version == stored.version)) else {
                continue;
            };
            for effect in speak::react(then, &stored.event) {
                let Effect::Post(spoken) = effect else { continue };
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                if let Some(utterance) = self.utterance(then, &spoken)? {
                    self.enqueue_again(utterance, opens.remove(at), moment)?;
                }
            }
        }
        Ok(opens)
    }

    /// The same for what was said to the channel.
    fn say_channel_again(&mut self, opens: Vec<Open>, moment: Moment) -> Result<Vec<Open>, DeskError> {
        let stored = self.book.load::<ChannelEvent>(&StreamId::Channel(self.id.clone()))?;
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
                Some(utterance) => self.enqueue_again(utterance, open, moment)?,
                None => left.push(open),
            }
        }
        if !again.is_empty() {
            left.extend(self.say_recurring_again(again, moment)?);
        }
        Ok(left)
    }

    /// The same for a trial.
    fn say_trial_again(
        &mut self,
        stream: &StreamId,
        mut opens: Vec<Open>,
        moment: Moment,
    ) -> Result<Vec<Open>, DeskError> {
        let mut then = None;
        for stored in self.book.load::<TrialEvent>(stream)? {
            trial::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("trial", illegal))?;
            let Some(trial) = &then else { continue };
            for spoken in trial::speak::react(trial, &stored.event) {
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                if let Some(utterance) = self.about_trial(trial, &spoken)? {
                    self.enqueue_again(utterance, opens.remove(at), moment)?;
                }
            }
        }
        Ok(opens)
    }

    /// Something that is said to a channel once.
    pub(super) fn told_once(&self, what: Told, version: u64) -> Result<Utterance, DeskError> {
        let (name, reply) = self.told(what);
        // Somebody without a private room misses what the others get: their phone must buzz.
        let whom = match what {
            Told::NoPrivateRoom { person } => self.dialogue().and_then(|d| {
                let who = d.participant_of(person)?.id;
                d.account(who).cloned()
            }),
            Told::Hello | Told::CannotRead | Told::CannotPin | Told::Lacks { .. } => None,
        };
        // What only whoever leads can do something about does not push the step away from everybody's eyes.
        let (to, lane) = match self.leader_by_card().filter(|_| what == Told::CannotPin) {
            Some(account) => (Destination::Private(account.clone()), Lane::Private(account)),
            None => (Destination::Channel(self.id.clone()), Lane::Channel),
        };
        let stream = StreamId::Channel(self.id.clone());
        let doc = self.words(&reply)?;
        Ok(Utterance {
            key: post_key(&stream, version, &name),
            stream,
            version,
            revision: revision(&doc, &[]),
            doc,
            choices: Vec::new(),
            to,
            lane,
            thread: None,
            buzz: whom.is_some(),
            urgency: Urgency::Now,
            mentions: whom.into_iter().collect(),
            pin: false,
            file: None,
            meeting: None,
        })
    }

    /// Who leads what goes on, where they have a card in a private room.
    fn leader_by_card(&self) -> Option<Account> {
        let live = self.live().filter(|live| live.is_led_by_card())?;
        live.account(live.facilitator?).cloned()
    }

    /// The name in the key, and the words, of something said to a channel once.
    pub(super) fn told(&self, what: Told) -> (String, Reply) {
        match what {
            Told::Hello => ("hello".to_owned(), Reply::Hello),
            Told::CannotRead => ("cannot-read".to_owned(), Reply::CannotRead),
            Told::CannotPin => ("cannot-pin".to_owned(), Reply::CannotPin),
            Told::Lacks { permission } => (format!("lacks-{permission:?}").to_lowercase(), Reply::Lacks { permission }),
            Told::NoPrivateRoom { person } => {
                let who = self.dialogue().and_then(|d| d.participant_of(person)).map(|p| p.id);
                let link = self.world.link.clone();
                (format!("no-private-room-{}", person.0), Reply::NoPrivateRoom { link, who })
            }
        }
    }
}

/// A number that changes with the text or the choices: what is shown is compared by it.
pub(super) fn revision(doc: &Doc, choices: &[Choice]) -> u64 {
    let mut hasher = DefaultHasher::new();
    doc::markdown(doc).hash(&mut hasher);
    for choice in choices {
        choice.emoji.hash(&mut hasher);
    }
    hasher.finish()
}

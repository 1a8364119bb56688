//! A desk speaks: effects become posts in their lanes, in the parts first split into, and what was left unsaid is said
//! again under the same key (law 2).
//! Deliberately absent: words (`prompts`), and what came of a post (`sending`).

use super::desk::{Desk, DeskError, Heard, Moment};
use super::outbox::{Item, Job, Lane};
use crate::dialogue::apply::{self};
use crate::dialogue::channel::Told;
use crate::dialogue::command::Press;
use crate::dialogue::event::Event;
use crate::dialogue::ids::{PersonId, PostKey, StreamId};
use crate::dialogue::say::{Reply, Say};
use crate::dialogue::speak::{self, Effect, Spoken, To};
use crate::dialogue::state::Dialogue;
use crate::doc::{self, Doc};
use crate::journal::{Append, Closed, Open};
use crate::ports::chat::{Choice, Destination, MessageId, Post, Room, Urgency};
use crate::ports::journal::Journal;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A whole team that asks at once still gets its answers.
const MOST_ANSWERS: usize = 20;

impl<J: Journal> Desk<J> {
    /// Notes a post in the open index, with its number of parts fixed by this first attempt.
    pub(super) fn open(
        &self,
        state: &Dialogue,
        spoken: &Spoken,
        append: &mut Append,
        moment: Moment,
    ) -> Result<(), DeskError> {
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
    pub(super) fn enqueue(
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

    pub(super) fn render(&self, state: &Dialogue, say: &Say) -> Result<Doc, DeskError> {
        Ok(self.world.say(say, state, self.calendar.zone())?)
    }

    pub(super) fn choices(&self, state: &Dialogue, say: &Say) -> Result<Vec<Choice>, DeskError> {
        let choice = |press: Press| -> Result<Choice, DeskError> {
            Ok(Choice { emoji: press.emoji().to_owned(), label: self.world.label(press, state.lang)? })
        };
        speak::choices(state, say).into_iter().map(choice).collect()
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
        // Somebody asks faster than the platform lets the bot speak: the team's dialogue must not wait behind them.
        if self.outbox.answers(&lane) >= MOST_ANSWERS {
            tracing::debug!(event = %event.0, "too many answers are waiting; this one is left out");
            return Ok(());
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

    /// In the language of what is going on, else in the channel's.
    pub(super) fn words(&self, reply: &Reply) -> Result<Doc, DeskError> {
        let lang = self.live().map_or_else(|| self.lang(), |dialogue| dialogue.lang);
        Ok(self.world.reply(reply, self.dialogue.as_ref(), lang, self.calendar.zone())?)
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

    pub(super) fn enqueue_told(&mut self, key: PostKey, doc: Doc, what: Told, look_since: Option<Timestamp>) {
        // Somebody without a private room misses what the others get: their phone must buzz.
        let whom = match what {
            Told::NoPrivateRoom { person } => self.dialogue.as_ref().and_then(|d| {
                let who = d.participant_of(person)?.id;
                d.account(who).cloned()
            }),
            Told::Hello | Told::CannotRead | Told::CannotPin => None,
        };
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
            buzz: whom.is_some(),
            mentions: whom.into_iter().collect(),
            choices: Vec::new(),
            urgency: Urgency::Now,
        };
        self.outbox.post(Lane::Channel, Job::Post { item, post, look_since });
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
            if !matches!(stream, StreamId::Dialogue(_)) {
                for open in opens {
                    self.say_channel_again(&open, moment)?;
                }
                continue;
            }
            let mut open: BTreeMap<PostKey, Open> = opens.into_iter().map(|open| (open.key.clone(), open)).collect();
            let mut then = None;
            for stored in self.book.load::<Event>(&stream)? {
                apply::apply(&mut then, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
                let Some(then) = &then else { continue };
                if !open.values().any(|open| open.version == stored.version) {
                    continue;
                }
                for effect in speak::react(then, &stored.event) {
                    let Effect::Post(spoken) = effect else { continue };
                    if self.destination(then, &spoken.to).is_some()
                        && let Some(open) = open.remove(&spoken.key)
                    {
                        self.enqueue(then, &spoken, open.parts, self.look_since(&open, moment))?;
                    }
                }
            }
            // The fact no longer has this effect, or whoever it was for has been forgotten: there is nothing to say.
            closed.extend(open.into_values().map(|open| {
                tracing::info!(key = %open.key, "an open post has no cause any more");
                Closed { key: open.key, stream: open.stream, room: self.id.0.clone(), message: None }
            }));
        }
        if closed.is_empty() {
            return Ok(());
        }
        Ok(self.book.commit(Append { at: moment.now, closed, ..Append::default() }).await?)
    }

    /// Past the platform's window the room is read back for the key first.
    fn look_since(&self, open: &Open, moment: Moment) -> Option<Timestamp> {
        let window = SignedDuration::try_from(self.world.capabilities.window).unwrap_or(SignedDuration::MAX);
        open.tried_at.filter(|at| moment.wall.duration_since(*at) > window)
    }

    fn say_channel_again(&mut self, open: &Open, moment: Moment) -> Result<(), DeskError> {
        let name = open.key.0.rsplit('/').next().unwrap_or_default();
        let what = match (name, name.strip_prefix("no-private-room-")) {
            ("cannot-read", _) => Told::CannotRead,
            ("cannot-pin", _) => Told::CannotPin,
            (_, Some(person)) => Told::NoPrivateRoom { person: PersonId(person.parse().unwrap_or_default()) },
            _ => Told::Hello,
        };
        let (_, reply) = self.told(what);
        let doc = self.words(&reply)?;
        let look_since = self.look_since(open, moment);
        self.enqueue_told(open.key.clone(), doc, what, look_since);
        Ok(())
    }

    /// The name in the key, and the words, of something said to a channel once.
    pub(super) fn told(&self, what: Told) -> (String, Reply) {
        match what {
            Told::Hello => ("hello".to_owned(), Reply::Hello),
            Told::CannotRead => ("cannot-read".to_owned(), Reply::CannotRead),
            Told::CannotPin => ("cannot-pin".to_owned(), Reply::CannotPin),
            Told::NoPrivateRoom { person } => {
                let who = self.dialogue.as_ref().and_then(|d| d.participant_of(person)).map(|p| p.id);
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

//! A desk speaks: effects become posts in their lanes, in the parts first split into, and what was left unsaid is said
//! again under the same key (law 2).
//! Deliberately absent: words (`prompts`), and what came of a post (`sending`).

use super::handling::Handling;
use super::outbox::{Item, Job, Lane};
use super::stop::Stop;
use crate::dialogue::ids::{Account, PostKey, StreamId};
use crate::dialogue::lang::Lang;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{self, By, Spoken, To};
use crate::dialogue::state::{Dialogue, Slot};
use crate::doc::{self, Doc};
use crate::documents::ics::Method;
use crate::journal::Open;
use crate::ports::chat::{Choice, Destination, File, Meeting, MessageId, Post, Urgency};
use crate::prompts::Ways;
use jiff::{SignedDuration, Timestamp};
use std::hash::{DefaultHasher, Hash, Hasher};

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

impl Handling<'_> {
    /// The entry of a post in the open index, with its number of parts fixed by this first attempt.
    pub(super) fn open(&self, utterance: &Utterance) -> Open {
        let parts = self.parts(&utterance.doc).len().max(1);
        Open {
            key: utterance.key.clone(),
            stream: utterance.stream.clone(),
            version: utterance.version,
            parts: Some(u16::try_from(parts).unwrap_or(u16::MAX)),
            tried_at: Some(self.moment.wall),
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
    ) -> Result<(), Stop> {
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
    pub(super) fn utterance(&self, state: &Dialogue, spoken: &Spoken) -> Result<Option<Utterance>, Stop> {
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
        let channel = || Destination::Channel(self.streams.id.clone());
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
    pub(super) fn shown_as(&self, state: &Dialogue, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), Stop> {
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
            let root = self.shown.messages.get(state.posts.get(&Slot::GroupRoot(group))?)?;
            self.world.links.to(&self.streams.id, Some(root))
        };
        Ways {
            private: self.world.own_account.clone(),
            channel: self.world.links.to(&self.streams.id, None),
            groups: (0..state.groups.len()).map(thread).collect(),
        }
    }

    /// What the private room is called where a post goes to one.
    pub(super) fn room_name(&self, to: &Destination, lang: Lang) -> Result<Option<String>, Stop> {
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

    /// Does the platform perhaps no longer know again what was tried then?
    pub(super) fn is_past_the_window(&self, tried: Timestamp) -> bool {
        let window = SignedDuration::try_from(self.world.capabilities.window).unwrap_or(SignedDuration::MAX);
        self.moment.wall.duration_since(tried) > window
    }

    /// The group whose thread hangs under this message.
    pub(super) fn group_of_thread(&self, root: &MessageId) -> Option<usize> {
        let (key, dialogue) = (self.shown.keys.get(root)?, self.streams.dialogue()?);
        (0..dialogue.groups.len()).find(|group| dialogue.posts.get(&Slot::GroupRoot(*group)) == Some(key))
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

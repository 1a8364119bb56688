//! Saying things: posts, edits and reactions, each in its turn, and found again by the nonce they carry.
//!
//! Deliberately absent: trying again (the app does, under the same key), and what a text looks like (`content.rs`).

use super::content;
use super::emoji::qualified;
use super::errors::{Failed, code};
use super::forms::Filled;
use super::guilds::Guilds;
use super::meetings::Meetings;
use super::names::{self, Place};
use super::pages::{Which, page};
use super::private::PrivateRooms;
use super::reader::Step;
use super::replies::Replies;
use super::rest::Rest;
use super::threads::Threads;
use super::{components, errors};
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::bounded::Bounded;
use crate::platform::link::LinkState;
use crate::platform::locks::lock;
use crate::platform::timer::Timer;
use crate::platform::turns::Turns;
use crate::ports::chat::{
    self, ChatError, Destination, Edit, EventId, Heard, Inbound, MessageId, Missing, Permission, Post,
};
use crate::ports::link::Link;
use crate::ports::vocabulary::Text;
use jiff::Timestamp;
use serde_json::Value;
use serenity::model::channel::{Message, ReactionType};
use serenity::model::id as discord;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

/// Who is in a channel is asked for anew after this long.
const PRESENCE: Duration = Duration::from_secs(60);
pub(super) const PRESENCES: usize = 10_000;
/// Others wait for the answer; whoever cannot be asked about by then is there.
const ASKING: Duration = Duration::from_secs(3);

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Sender(Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) rest: Rest,
    pub(super) own: discord::UserId,
    pub(super) help: Text,
    pub(super) turns: Turns<discord::ChannelId>,
    pub(super) guilds: Guilds,
    pub(super) replies: Replies,
    pub(super) private: PrivateRooms,
    pub(super) threads: Threads,
    pub(super) filled: Filled,
    pub(super) meetings: Meetings,
    pub(super) steps: mpsc::UnboundedSender<Step>,
    pub(super) link: LinkState,
    pub(super) timer: Timer,
    pub(super) present: Mutex<Presences>,
}

type Presences = Bounded<(discord::ChannelId, discord::UserId), Presence>;

/// Whether somebody was in a channel when that was last asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presence {
    asked: Instant,
    is_in: bool,
    /// The app knows that they have left.
    is_told: bool,
}

/// Where a post goes, as Discord knows it.
struct Target {
    channel: discord::ChannelId,
    /// The message under which the thread is.
    root: Option<Place>,
}

impl Sender {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub(super) async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        let place = self.say(&post).await?;
        self.0.filled.note(place.message, &post.choices);
        if let Some(meeting) = post.meeting.clone()
            && let Destination::Channel(channel) | Destination::Thread { channel, .. } = &post.to
            && let Ok(channel) = names::channel_id(channel)
        {
            let meetings = self.0.meetings.clone();
            tokio::spawn(async move { meetings.settle(channel, &meeting).await });
        }
        Ok(place.id())
    }

    async fn say(&self, post: &Post) -> Result<Place, ChatError> {
        if let Some(event) = &post.answers {
            let body = content::answer(post, self.help(post));
            let answered = self.0.replies.answer(event, &body, content::files(post.file.as_ref())).await?;
            if let Some(place) = answered {
                return Ok(place);
            }
        }
        self.check_is_there(post).await?;
        let target = match self.target(&post.to).await {
            Ok(target) => target,
            Err(error) => return self.beside(post, error).await,
        };
        let body = content::message(post, self.help(post));
        match self.send(&target, &body, post).await {
            Ok(message) => {
                let place = Place::new(message.channel_id, message.id);
                if matches!(post.to, Destination::Channel(_)) {
                    self.0.threads.note(message.id, &post.doc);
                }
                Ok(place)
            }
            Err(error) => self.beside(post, error).await,
        }
    }

    /// Whoever has left a channel is told nothing more that belongs to it, and the app is told that they have.
    async fn check_is_there(&self, post: &Post) -> Result<(), ChatError> {
        let Destination::Private(account) = &post.to else { return Ok(()) };
        let Some(channel) = names::channel_of_key(&post.key) else { return Ok(()) };
        if self.is_in(&channel, account).await {
            return Ok(());
        }
        if let (Ok(id), Ok(person)) = (names::channel_id(&channel), names::user(account))
            && self.is_to_be_told(id, person)
        {
            let at = self.0.timer.wall();
            let went = Inbound {
                id: EventId(format!("went/{id}/{person}/{}", at.as_millisecond())),
                room: chat::Room::Channel(channel),
                from: account.clone(),
                display_name: String::new(),
                at,
                what: Heard::Went,
                position: None,
            };
            let _ = self.0.steps.send(Step::Heard(Box::new(went)));
        }
        let why = "they are not in the channel any more".to_owned();
        Err(ChatError::Never { missing: Missing::PrivateRoom, why })
    }

    /// Once each time it was found. Where the channel itself is gone, nobody has left it.
    fn is_to_be_told(&self, channel: discord::ChannelId, person: discord::UserId) -> bool {
        lock(&self.0.present).get(&(channel, person)).is_some_and(|known| !std::mem::replace(&mut known.is_told, true))
    }

    /// One message, in its turn.
    async fn send(&self, target: &Target, body: &Value, post: &Post) -> Result<Message, ChatError> {
        let turn = self.0.turns.turn(target.channel, post.urgency, None).await;
        let Some(_turn) = turn else {
            return Err(ChatError::Later { after: None, why: "replaced while it waited".to_owned() });
        };
        let rest = &self.0.rest;
        let files = || content::files(post.file.as_ref());
        let mut sent = rest.call(rest.http().send_message(target.channel, files(), body)).await;
        if let (Err(error), Some(root)) = (&sent, target.root) {
            let mended = self.0.threads.mend(root, error).await;
            if mended.map_err(|error| error.chat_error(Permission::OpenThreads))? {
                sent = rest.call(rest.http().send_message(target.channel, files(), body)).await;
            }
        }
        sent.map_err(|error| error.chat_error(needs(target, post)))
    }

    /// Somebody who takes no private messages is told beside the channel that it is about, if they are doing something
    /// there just now; never beside another.
    async fn beside(&self, post: &Post, error: ChatError) -> Result<Place, ChatError> {
        let ChatError::Never { missing: Missing::PrivateRoom, .. } = &error else { return Err(error) };
        let Destination::Private(account) = &post.to else { return Err(error) };
        let (Ok(person), Some(channel)) = (names::user(account), names::channel_of_key(&post.key)) else {
            return Err(error);
        };
        let body = content::answer(post, self.help(post));
        match self.0.replies.beside(person, &channel, &body, content::files(post.file.as_ref())).await {
            Some(Ok(place)) => Ok(place),
            Some(Err(later @ ChatError::Later { .. })) => Err(later),
            Some(Err(ChatError::Never { .. })) | None => Err(error),
        }
    }

    pub(super) async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        let place = Place::of(&edit.message)?;
        let body = content::edit(&edit.post, self.help(&edit.post));
        self.0.filled.note(place.message, &edit.post.choices);
        if place.ephemeral {
            return self.0.replies.edit(place, &body).await;
        }
        let replaces = Some(edit.message.0.clone());
        let Some(_turn) = self.0.turns.turn(place.channel, edit.post.urgency, replaces).await else {
            // Replaced by a newer edit while it waited: that one says everything.
            return Ok(());
        };
        let rest = &self.0.rest;
        let edited = || rest.http().edit_message(place.channel, place.message, &body, Vec::new());
        match rest.call(edited()).await {
            Ok(_) => Ok(()),
            Err(error) if error.is(code::THREAD_ARCHIVED) && self.reopen(place, &error).await => {
                rest.call(edited()).await.map(drop).map_err(|error| error.chat_error(Permission::Write))
            }
            Err(error) => Err(error.chat_error(Permission::Write)),
        }
    }

    async fn reopen(&self, place: Place, error: &Failed) -> bool {
        let thread = Place::new(place.channel, discord::MessageId::new(place.channel.get()));
        self.0.threads.mend(thread, error).await.unwrap_or(false)
    }

    pub(super) async fn react(&self, room: chat::Room, to: EventId, emoji: &str) -> Result<(), ChatError> {
        let sign = qualified(emoji);
        if names::interaction_id(&to).is_some() {
            return self.0.replies.sign(&to, &sign).await;
        }
        // What has no message of its own cannot be reacted to.
        let Some(message) = names::message_id(&to) else { return Ok(()) };
        let channel = match &room {
            chat::Room::Channel(channel) => names::channel_id(channel)?,
            chat::Room::Private { account, room } => match names::number(room) {
                Some(room) => room.into(),
                None => self.0.private.room(names::user(account)?).await?,
            },
        };
        let rest = self.0.rest.aside();
        let sign = ReactionType::Unicode(sign);
        let reacted = rest.call(rest.http().create_reaction(channel, message, &sign)).await;
        let mut last = reacted;
        // Discord does not say in which thread a message was; the channel's own are tried.
        for thread in self.0.guilds.threads_of(channel) {
            if !last.as_ref().is_err_and(|error| error.is(code::UNKNOWN_MESSAGE)) {
                break;
            }
            last = rest.call(rest.http().create_reaction(thread, message, &sign)).await;
        }
        last.map_err(|error| error.chat_error(Permission::React))
    }

    /// The bot's post with this key, if it was said since `since`.
    pub(super) async fn find(
        &self,
        to: Destination,
        key: &PostKey,
        since: Timestamp,
    ) -> Result<Option<MessageId>, ChatError> {
        let channel = self.target(&to).await?.channel;
        let nonce = names::nonce(key);
        let mut from = names::first_id_at(since);
        loop {
            let page = match page(&self.0.rest, channel, Which::After(from)).await {
                Ok(page) => page,
                // The thread has not been made.
                Err(error) if error.is(code::UNKNOWN_CHANNEL) && matches!(to, Destination::Thread { .. }) => {
                    return Ok(None);
                }
                Err(error) => return Err(error.chat_error(Permission::ReadHistory)),
            };
            let found = page
                .messages
                .iter()
                .find(|message| message.author.id == self.0.own && components::carry(&message.components, &nonce));
            if let Some(message) = found {
                return Ok(Some(Place::new(message.channel_id, message.id).id()));
            }
            match page.newest.filter(|_| !page.is_last) {
                Some(newest) => from = newest,
                None => return Ok(None),
            }
        }
    }

    /// What leads to a channel, or to a message in it: to its thread, which has the message's number.
    pub(super) fn link_to(&self, channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
        let channel = names::channel_id(channel).ok()?;
        let guild = self.0.guilds.guild_of(channel)?;
        let Some(message) = message else { return Some(format!("https://discord.com/channels/{guild}/{channel}")) };
        let place = Place::of(message).ok()?;
        let thread = discord::ChannelId::new(place.message.get());
        Some(if self.0.guilds.guild_of(thread) == Some(guild) {
            format!("https://discord.com/channels/{guild}/{thread}")
        } else {
            format!("https://discord.com/channels/{guild}/{}/{}", place.channel, place.message)
        })
    }

    pub(super) async fn prepare_private(&self, account: &Account) -> Result<(), ChatError> {
        let person = names::user(account)?;
        let room = self.0.private.room(person).await?;
        let _ = self.0.steps.send(Step::Opened { person, room });
        Ok(())
    }

    /// Somebody is in a channel who is in its server and may see it. Where Discord cannot say, whoever was in it still is.
    /// Answers in a few seconds.
    pub(super) async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        let (Ok(channel), Ok(person)) = (names::channel_id(channel), names::user(account)) else { return false };
        let now = self.0.timer.instant();
        let known = lock(&self.0.present).get(&(channel, person)).copied();
        if let Some(known) = known.filter(|known| now.saturating_duration_since(known.asked) < PRESENCE) {
            return known.is_in;
        }
        let Some(guild) = self.0.guilds.guild_of(channel) else {
            // Once all servers have been told, it is gone, or the bot has been put out of it.
            return self.0.link.now() != Link::Live || !self.0.guilds.are_all_told();
        };
        // Also that nobody could say is remembered, so that not everybody is waited for in turn.
        let is_in = timeout(ASKING, self.ask(guild, channel, person)).await.ok().flatten().unwrap_or(true);
        lock(&self.0.present).insert((channel, person), Presence { asked: now, is_in, is_told: false });
        is_in
    }

    /// `None`: nobody can say.
    async fn ask(&self, guild: discord::GuildId, channel: discord::ChannelId, person: discord::UserId) -> Option<bool> {
        let rest = self.0.rest.aside();
        match rest.call(rest.http().get_member(guild, person)).await {
            Ok(member) => self.0.guilds.may_see(channel, &member),
            Err(error) if error.is(errors::code::UNKNOWN_MEMBER) => Some(false),
            Err(error) => {
                tracing::debug!(%channel, %error, "who is in a channel cannot be asked");
                None
            }
        }
    }

    fn help(&self, post: &Post) -> &str {
        self.0.help.of(post.lang)
    }

    async fn target(&self, to: &Destination) -> Result<Target, ChatError> {
        match to {
            Destination::Channel(channel) => Ok(Target { channel: names::channel_id(channel)?, root: None }),
            Destination::Thread { root, .. } => {
                let root = Place::of(root)?;
                Ok(Target { channel: discord::ChannelId::new(root.message.get()), root: Some(root) })
            }
            Destination::Private(account) => {
                Ok(Target { channel: self.0.private.room(names::user(account)?).await?, root: None })
            }
        }
    }
}

/// Without which permission such a post is refused.
fn needs(target: &Target, post: &Post) -> Permission {
    match (target.root, &post.file) {
        (_, Some(_)) => Permission::AttachFiles,
        (Some(_), None) => Permission::WriteInThreads,
        (None, None) => Permission::Write,
    }
}

//! Tells the app what was heard, in order, with how far each room has been read.
//!
//! It takes its time: what it asks Discord for first, and a full `inbound`, hold up only what comes after. Deliberately
//! absent: reading what was missed (`reconcile.rs`, the other half of this), and acknowledging (`listener.rs`).

use super::errors::Failed;
use super::guilds::{Guilds, Where, is_thread};
use super::inbound::{self, Spot};
use super::missed::Missed;
use super::names;
use super::private::PrivateRooms;
use super::reactions::{Change, ReactionLedger};
use super::rest::Rest;
use crate::dialogue::ids::Account;
use crate::doc::folded_emoji;
use crate::platform::bounded::Bounded;
use crate::platform::link::{Break, LinkState};
use crate::platform::progress::{Progress, bare};
use crate::platform::timer::Timer;
use crate::ports::chat::{Delivered, Heard, Inbound, Position, Room};
use jiff::Timestamp;
use serenity::model::channel::{Channel, Message, Reaction, ReactionType};
use serenity::model::event::{Event, MessageUpdateEvent};
use serenity::model::id as discord;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// A room where nothing concerns the bot moves its position so often at most: each is a write to disk.
pub(super) const BARE_POSITION: Duration = Duration::from_secs(600);
/// Messages whose author is remembered, for when they are taken away.
pub(super) const AUTHORS: usize = 5_000;

/// One thing to be told, or done before anything after it is told.
pub(super) enum Step {
    Heard(Box<Inbound>),
    /// `at` is when, for what has no time of its own.
    Event {
        event: Box<Event>,
        at: Timestamp,
    },
    /// There is a new session: first what was missed.
    CatchUp {
        made_good: Break,
        at: Timestamp,
    },
    /// The session of before goes on, and Discord has told what was missed.
    GoesOn {
        made_good: Break,
    },
    /// Everything before has been handed on.
    Flush(oneshot::Sender<()>),
    /// A private room has been opened.
    Opened {
        person: discord::UserId,
        room: discord::ChannelId,
    },
}

#[derive(Debug, thiserror::Error)]
pub(super) enum Interrupted {
    #[error(transparent)]
    Discord(#[from] Failed),
    #[error("nobody listens any more")]
    Closed,
}

pub(super) struct Reader {
    pub(super) rest: Rest,
    pub(super) own: discord::UserId,
    /// What stands before a typed command, without a mark.
    pub(super) command: &'static str,
    pub(super) guilds: Guilds,
    pub(super) private: PrivateRooms,
    pub(super) delivered: Arc<dyn Delivered>,
    pub(super) reactions: ReactionLedger,
    pub(super) inbound: mpsc::Sender<Inbound>,
    pub(super) link: LinkState,
    pub(super) timer: Timer,
    /// Who wrote what, and where: Discord does not say it of what is gone.
    pub(super) authors: Bounded<discord::MessageId, (Room, Account)>,
    pub(super) progress: Progress<String>,
    /// The position that was last told of each room.
    pub(super) read_to: HashMap<String, u64>,
    /// Rooms that could not be read. Their positions stay where they are.
    pub(super) left_out: HashSet<String>,
    /// The newest event the journal had heard when the process began.
    pub(super) began_after: u64,
}

impl Reader {
    /// Ends when nobody listens any more.
    pub(super) async fn run(mut self, mut steps: mpsc::UnboundedReceiver<Step>) {
        self.began_after = self.last_sign();
        while let Some(step) = steps.recv().await {
            let result = match step {
                Step::Heard(heard) => self.tell(*heard).await,
                Step::Event { event, at } => self.event(*event, at).await,
                Step::CatchUp { made_good, at } => self.catch_up_until_done(made_good, at).await,
                Step::GoesOn { made_good } => {
                    self.link.live(made_good);
                    Ok(())
                }
                Step::Flush(done) => {
                    let _ = done.send(());
                    Ok(())
                }
                Step::Opened { person, room } => self.opened(person, room).await,
            };
            match result {
                Ok(()) => {}
                Err(Interrupted::Closed) => return,
                // What was missed by it is read at the next connection, and an event is not waited for.
                Err(Interrupted::Discord(error)) => tracing::warn!(%error, "something could not be understood"),
            }
        }
    }

    pub(super) async fn tell(&mut self, heard: Inbound) -> Result<(), Interrupted> {
        self.inbound.send(heard).await.map_err(|_| Interrupted::Closed)
    }

    async fn event(&mut self, event: Event, at: Timestamp) -> Result<(), Interrupted> {
        match event {
            Event::MessageCreate(created) => self.message(created.message).await,
            Event::MessageUpdate(updated) => self.updated(updated, at).await,
            Event::MessageDelete(gone) => {
                self.is_gone(gone.message_id, gone.channel_id, gone.guild_id.is_none(), at).await
            }
            Event::MessageDeleteBulk(gone) => {
                for id in gone.ids {
                    self.is_gone(id, gone.channel_id, gone.guild_id.is_none(), at).await?;
                }
                Ok(())
            }
            Event::ReactionAdd(added) => self.reaction(added.reaction, true, at).await,
            Event::ReactionRemove(removed) => self.reaction(removed.reaction, false, at).await,
            // Who took all of them away is not told; what stands now is compared with what stood.
            Event::ReactionRemoveAll(all) => self.compare_one(all.channel_id, all.message_id, all.guild_id, at).await,
            Event::ReactionRemoveEmoji(all) => {
                let Reaction { channel_id, message_id, guild_id, .. } = all.reaction;
                self.compare_one(channel_id, message_id, guild_id, at).await
            }
            _ => Ok(()),
        }
    }

    async fn message(&mut self, message: Message) -> Result<(), Interrupted> {
        let spot = self.spot(message.channel_id, message.guild_id).await;
        if message.guild_id.is_none() && message.author.id != self.own {
            self.private.note(message.author.id, message.channel_id);
        }
        let read_to = message.id.get();
        if let Some(heard) = inbound::message(&message, &spot, self.own, self.command) {
            self.authors.insert(message.id, (heard.room.clone(), heard.from.clone()));
            let position = self.advance(&heard.room, read_to);
            return self.tell(Inbound { position, ..heard }).await;
        }
        let Spot::Server(place) = &spot else { return Ok(()) };
        let room = Room::Channel(place.channel_id());
        if self.progress.is_untold(&key(&room)) {
            self.advance(&room, read_to);
            return Ok(());
        }
        // A channel without dialogues has no position and needs none.
        if self.progress.is_due(&key(&room)) && self.delivered.position(&room).is_some() {
            return self.bare_position(room, read_to).await;
        }
        Ok(())
    }

    /// The position to tell, unless the room is known to have been read further.
    pub(super) fn advance(&mut self, room: &Room, read_to: u64) -> Option<Position> {
        let key = key(room);
        if self.left_out.contains(&key) || self.read_to.get(&key).is_some_and(|before| *before >= read_to) {
            return None;
        }
        self.progress.told(key.clone());
        self.read_to.insert(key, read_to);
        Some(Position(read_to.to_string()))
    }

    pub(super) async fn bare_position(&mut self, room: Room, read_to: u64) -> Result<(), Interrupted> {
        let Some(position) = self.advance(&room, read_to) else { return Ok(()) };
        let name = key(&room);
        self.tell(bare(names::account(self.own), room, name, position)).await
    }

    /// So that the journal knows the room and it is read after a break. It may have been opened before, just when the
    /// process died: what was written there since is new.
    async fn opened(&mut self, person: discord::UserId, id: discord::ChannelId) -> Result<(), Interrupted> {
        let room = Room::Private { account: names::account(person), room: id.to_string() };
        if self.delivered.position(&room).is_some() || !self.progress.is_untold(&key(&room)) {
            return Ok(());
        }
        let at = self.timer.wall();
        let missed = Missed::new(room, vec![id], None, self.began_after).fetched(&self.rest, at).await?;
        self.make_good(missed, at).await
    }

    async fn updated(&mut self, updated: MessageUpdateEvent, told: Timestamp) -> Result<(), Interrupted> {
        // A preview was added, or it was pinned: the text is as it was.
        let (Some(author), Some(content), Some(at)) = (updated.author, updated.content, updated.edited_timestamp)
        else {
            return Ok(());
        };
        if author.bot {
            return Ok(());
        }
        let spot = self.spot(updated.channel_id, updated.guild_id).await;
        let Some(text) = inbound::said(&content, &spot, self.own, self.command) else { return Ok(()) };
        let at = inbound::when(&at).unwrap_or(told);
        self.tell(inbound::edited(updated.id, &spot, &author, text, at)).await
    }

    async fn is_gone(
        &mut self,
        message: discord::MessageId,
        channel: discord::ChannelId,
        is_private: bool,
        at: Timestamp,
    ) -> Result<(), Interrupted> {
        let (room, author) = match self.authors.get(&message) {
            Some(known) => known.clone(),
            None if is_private => {
                let Some(person) = self.private.person(channel).await? else { return Ok(()) };
                let author = names::account(person);
                let room = Room::Private { account: author.clone(), room: channel.to_string() };
                // It may have been the bot's own.
                if !self.delivered.heard(&room, &message.to_string()).contains(&names::message(message)) {
                    return Ok(());
                }
                (room, author)
            }
            None => return Ok(()),
        };
        self.tell(inbound::deleted(message, room, author, at)).await
    }

    async fn reaction(&mut self, reaction: Reaction, is_placed: bool, at: Timestamp) -> Result<(), Interrupted> {
        let ReactionType::Unicode(emoji) = &reaction.emoji else { return Ok(()) };
        let emoji = folded_emoji(emoji);
        let is_ours = reaction.message_author_id.is_none_or(|author| author == self.own);
        let is_a_bots = reaction.member.as_ref().is_some_and(|member| member.user.bot);
        let Some(person) = reaction.user_id.filter(|person| *person != self.own && is_ours && !is_a_bots) else {
            return Ok(());
        };
        let spot = self.spot(reaction.channel_id, reaction.guild_id).await;
        let room = spot.room(person);
        let message = reaction.message_id;
        let digest = names::reaction_digest(person, &emoji, message);
        let change = match is_placed {
            true => self.reactions.placed(&room, message, person, &emoji),
            false => self.reactions.gone(&room, message, &digest),
        };
        let Some(change) = change else { return Ok(()) };
        let named = reaction.member.map(|member| member.nick.clone().unwrap_or_else(|| inbound::shown(&member.user)));
        let place = names::Place::new(reaction.channel_id, message);
        self.tell(changed(change, room, names::account(person), named.unwrap_or_default(), place, emoji, at)).await
    }

    /// Where a channel is; asked for when the gateway has not told.
    pub(super) async fn spot(&self, channel: discord::ChannelId, guild: Option<discord::GuildId>) -> Spot {
        if guild.is_none() {
            return Spot::Private(channel);
        }
        if let Some(known) = self.guilds.locate(channel) {
            return Spot::Server(known);
        }
        match self.rest.call(self.rest.http().get_channel(channel)).await {
            Ok(Channel::Guild(found)) if is_thread(found.kind) => self.guilds.note_thread(&found),
            Ok(_) => {}
            Err(error) => tracing::debug!(%channel, %error, "a channel cannot be asked about"),
        }
        Spot::Server(self.guilds.locate(channel).unwrap_or(Where { channel, thread: None }))
    }
}

/// What the app is told of a reaction.
pub(super) fn changed(
    change: Change,
    room: Room,
    from: Account,
    display_name: String,
    place: names::Place,
    emoji: String,
    at: Timestamp,
) -> Inbound {
    let (id, what) = match change {
        Change::Placed { id } => (id, Heard::Reacted { message: place.id(), emoji }),
        Change::Gone { id, original } => (id, Heard::TakenBack { original }),
    };
    Inbound { id, room, from, display_name, at, what, position: None }
}

/// What a room's position is remembered under.
pub(super) fn key(room: &Room) -> String {
    match room {
        Room::Channel(channel) => channel.0.clone(),
        Room::Private { room, .. } => format!("private/{room}"),
    }
}

//! Making good a lost session: what was written, changed, taken back and reacted to while the bot was not told.
//!
//! Each room is read forward from the position in the journal, and recent messages are compared with what the journal
//! has heard of them. What is told twice the app knows again by its id. Deliberately absent: telling the app that all
//! has been made good, and buttons: Discord tells whoever presses one that nobody answered.

use super::components;
use super::errors::Failed;
use super::inbound::{self, Spot};
use super::missed::Missed;
use super::names::{self, Place};
use super::private::PrivateRooms;
use super::reader::{Interrupted, Reader, changed, key};
use super::rest::ASIDE_AT_ONCE;
use crate::dialogue::ids::Account;
use crate::doc::folded_emoji;
use crate::platform::link::Break;
use crate::ports::chat::{Inbound, Position, Room};
use jiff::Timestamp;
use serenity::model::channel::{Message, ReactionType};
use serenity::model::id as discord;
use serenity::model::user::User;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// The most Discord gives at once.
const PAGE: u8 = 100;
/// Before it is tried again when Discord does not answer.
const BEFORE_AGAIN: Duration = Duration::from_secs(5);

/// So often a room is tried that Discord does not let be read while it answers otherwise.
const TRIES: usize = 4;

/// A room to be looked through.
struct Unread {
    key: String,
    /// `None`: a private room, and whose has to be asked.
    room: Option<Room>,
    id: discord::ChannelId,
    /// The channel and its threads.
    parts: Vec<discord::ChannelId>,
    guild: Option<discord::GuildId>,
    position: u64,
}

impl Reader {
    /// Tries until everything is made good; nothing heard since is told before. A room that cannot be read keeps nobody
    /// waiting for long: it is left out until the next connection.
    pub(super) async fn catch_up_until_done(&mut self, made_good: Break, at: Timestamp) -> Result<(), Interrupted> {
        let mut unread = self.rooms();
        let mut tries = 0;
        loop {
            unread = self.catch_up(unread, at).await?;
            if unread.is_empty() {
                break;
            }
            // Otherwise it is not the rooms' fault.
            if self.rest.at_once(self.rest.http().get_current_user()).await.is_ok() {
                tries += 1;
            }
            if tries >= TRIES {
                break;
            }
            self.timer.wait(BEFORE_AGAIN).await;
        }
        for room in unread {
            tracing::warn!(room = %room.key, "what was missed in a room is not read until the next connection");
            self.left_out.insert(room.key);
        }
        tracing::info!("everything missed has been read");
        self.link.live(made_good);
        Ok(())
    }

    /// Gives back the rooms that could not be read.
    async fn catch_up(&mut self, unread: Vec<Unread>, at: Timestamp) -> Result<Vec<Unread>, Interrupted> {
        let mut fetched = self.fetch_all(&unread, at).await;
        let mut failed = Vec::new();
        for room in unread {
            let result = match fetched.remove(&room.key) {
                Some(Ok(Some(missed))) => self.make_good(missed, at).await,
                Some(Ok(None)) => Ok(()),
                Some(Err(error)) => Err(error.into()),
                // A task that failed has said so.
                None => Err(Failed::TimedOut.into()),
            };
            match result {
                Ok(()) => drop(self.left_out.remove(&room.key)),
                Err(Interrupted::Closed) => return Err(Interrupted::Closed),
                Err(Interrupted::Discord(error)) => {
                    tracing::warn!(room = %room.key, %error, "what was missed in a room cannot be read yet");
                    failed.push(room);
                }
            }
        }
        Ok(failed)
    }

    /// Everything to look through.
    fn rooms(&self) -> Vec<Unread> {
        let mut rooms = Vec::new();
        for channel in self.delivered.channels() {
            let Ok(id) = names::channel_id(&channel) else { continue };
            // Somebody has put the bot out of there, or it may not serve there any more.
            let Some(guild) = self.guilds.guild_of(id) else { continue };
            let parts: Vec<_> = [id].into_iter().chain(self.guilds.threads_of(id)).collect();
            let room = Room::Channel(channel);
            let (key, position) = (key(&room), self.position(&room));
            rooms.push(Unread { key, room: Some(room), id, parts, guild: Some(guild), position });
        }
        for room in self.delivered.private_rooms() {
            let Some(id) = names::number(&room).map(discord::ChannelId::new) else { continue };
            // Who is in it does not matter for its position.
            let room = Room::Private { account: names::account(self.own), room };
            let (key, position) = (key(&room), self.position(&room));
            rooms.push(Unread { key, room: None, id, parts: vec![id], guild: None, position });
        }
        rooms.sort_by(|a, b| a.key.cmp(&b.key));
        rooms
    }

    /// A few side by side, since there may be a room for each person. By the rooms' keys.
    async fn fetch_all(&self, rooms: &[Unread], at: Timestamp) -> HashMap<String, Result<Option<Missed>, Failed>> {
        let turns = Arc::new(Semaphore::new(ASIDE_AT_ONCE));
        let mut fetching = JoinSet::new();
        for Unread { key, room, id, parts, guild, position } in rooms {
            let (rest, private, turns) = (self.rest.clone(), self.private.clone(), Arc::clone(&turns));
            let (key, room, id, parts, guild) = (key.clone(), room.clone(), *id, parts.clone(), *guild);
            let position = *position;
            fetching.spawn(async move {
                // It is never closed.
                let _turn = turns.acquire().await;
                let room = match room {
                    Some(room) => Ok(Some(room)),
                    None => private_room(&private, id).await,
                };
                let missed = match room {
                    Ok(Some(room)) => Missed::new(room, parts, guild, position).fetched(&rest, at).await.map(Some),
                    Ok(None) => Ok(None),
                    Err(error) => Err(error),
                };
                (key, missed)
            });
        }
        let mut all = HashMap::new();
        while let Some(fetched) = fetching.join_next().await {
            all.extend(fetched);
        }
        all
    }

    /// The newest of all that has been heard in channels.
    pub(super) fn last_sign(&self) -> u64 {
        let rooms = self.delivered.channels().into_iter().map(Room::Channel);
        rooms.map(|room| self.newest_heard(&room)).max().unwrap_or_else(|| names::first_id_at(self.timer.wall()))
    }

    /// One room with its threads.
    pub(super) async fn make_good(&mut self, missed: Missed, at: Timestamp) -> Result<(), Interrupted> {
        let Missed { room, guild, position, fresh, recent, .. } = missed;
        let read_to = fresh.last().map_or(position, |last| last.id.get());
        let mut heard = Vec::new();
        for message in &fresh {
            let spot = self.spot(message.channel_id, guild).await;
            if let Some(message_heard) = inbound::message(message, &spot, self.own, self.command) {
                self.authors.insert(message.id, (message_heard.room.clone(), message_heard.from.clone()));
                heard.push(message_heard);
            }
        }
        heard.extend(self.edited_and_gone(&room, &recent, position, guild, at).await);
        let last = heard.pop();
        for message in heard {
            self.tell(message).await?;
        }
        match last {
            Some(last) => {
                let position = self.advance(&room, read_to);
                self.tell(Inbound { position, ..last }).await?;
            }
            None if self.delivered.position(&room) != Some(Position(read_to.to_string())) => {
                self.bare_position(room.clone(), read_to).await?;
            }
            None => {}
        }
        let own = self.own;
        for message in recent.iter().filter(|message| message.author.id == own) {
            self.compare(&room, message, at).await?;
        }
        Ok(())
    }

    /// Where to read on from. What happened in a channel by commands alone has moved no position.
    fn position(&self, room: &Room) -> u64 {
        let kept = self.delivered.position(room).and_then(|position| names::number(&position.0));
        kept.unwrap_or_else(|| self.newest_heard(room))
    }

    fn newest_heard(&self, room: &Room) -> u64 {
        let heard = self.delivered.heard(room, "");
        let ids = heard.iter().filter_map(|event| names::number(event.0.trim_start_matches("i/")));
        ids.max().unwrap_or_else(|| names::first_id_at(self.timer.wall()))
    }

    /// Of messages heard before the break: those whose text is another since, and in a private room those gone.
    async fn edited_and_gone(
        &mut self,
        room: &Room,
        recent: &[Message],
        position: u64,
        guild: Option<discord::GuildId>,
        missed_at: Timestamp,
    ) -> Vec<Inbound> {
        let events = self.delivered.heard(room, "");
        let heard: HashSet<u64> = events.iter().filter_map(names::message_id).map(discord::MessageId::get).collect();
        let mut news = Vec::new();
        for message in recent.iter().filter(|message| message.id.get() <= position && heard.contains(&message.id.get()))
        {
            let Some(edited_at) = message.edited_timestamp else { continue };
            let spot = self.spot(message.channel_id, guild).await;
            let Some(text) = inbound::said(&message.content, &spot, self.own, self.command) else { continue };
            let at = inbound::when(&edited_at).unwrap_or(missed_at);
            let edited = inbound::edited(message.id, &spot, &message.author, text, at);
            if !events.contains(&edited.id) {
                news.push(edited);
            }
        }
        if let Room::Private { account, .. } = room
            && let Some(oldest) = recent.iter().map(|message| message.id.get()).min()
        {
            let there: HashSet<u64> = recent.iter().map(|message| message.id.get()).collect();
            let told: HashSet<&str> = events.iter().filter_map(|event| event.0.strip_suffix("/gone")).collect();
            let is_gone = |id: &u64| *id > oldest && !there.contains(id) && !told.contains(id.to_string().as_str());
            let mut gone: Vec<_> = heard.into_iter().filter(is_gone).collect();
            gone.sort_unstable();
            let gone = gone.into_iter().map(discord::MessageId::new);
            news.extend(gone.map(|id| inbound::deleted(id, room.clone(), account.clone(), missed_at)));
        }
        news
    }

    /// One message whose reactions were swept away.
    pub(super) async fn compare_one(
        &mut self,
        channel: discord::ChannelId,
        message: discord::MessageId,
        guild: Option<discord::GuildId>,
        at: Timestamp,
    ) -> Result<(), Interrupted> {
        let room = match self.spot(channel, guild).await {
            Spot::Server(place) => Room::Channel(place.channel_id()),
            Spot::Private(room) => match self.private.person(room).await? {
                Some(person) => Room::Private { account: names::account(person), room: room.to_string() },
                None => return Ok(()),
            },
        };
        let message = self.rest.call(self.rest.http().get_message(channel, message)).await?;
        self.compare(&room, &message, at).await
    }

    /// Holds what stands on a message of ours against what the journal has heard of it.
    async fn compare(&mut self, room: &Room, message: &Message, at: Timestamp) -> Result<(), Interrupted> {
        let offered = components::offered(&message.components);
        let known = self.reactions.standing(room, message.id);
        if offered.is_empty() && known.is_empty() {
            return Ok(());
        }
        let place = Place::new(message.channel_id, message.id);
        let whose = if known.is_empty() { HashMap::new() } else { self.whose(message, &offered) };
        let standing: HashSet<&String> = known.iter().filter_map(|digest| Some(&whose.get(digest)?.1)).collect();
        let mut there: HashSet<String> = HashSet::new();
        for reaction in &message.reactions {
            let ReactionType::Unicode(emoji) = &reaction.reaction_type else { continue };
            let emoji = folded_emoji(emoji);
            let is_nobodys = reaction.count == u64::from(reaction.me);
            // People put all kinds of emoji on messages; who did is asked only where it means something.
            if is_nobodys || !offered.contains(&emoji) && !standing.contains(&emoji) {
                continue;
            }
            for person in self.who(message, &reaction.reaction_type).await? {
                if person.bot || person.id == self.own {
                    continue;
                }
                there.insert(names::reaction_digest(person.id, &emoji, message.id));
                if let Some(change) = self.reactions.placed(room, message.id, person.id, &emoji) {
                    let (account, name) = (names::account(person.id), inbound::shown(&person));
                    self.tell(changed(change, room.clone(), account, name, place, emoji.clone(), at)).await?;
                }
            }
        }
        for digest in known.iter().filter(|digest| !there.contains(*digest)) {
            let Some((account, emoji)) = whose.get(digest) else {
                tracing::debug!(message = %message.id, "a reaction is gone, and nobody known had placed it");
                continue;
            };
            if let Some(change) = self.reactions.gone(room, message.id, digest) {
                let (account, emoji) = (account.clone(), emoji.clone());
                self.tell(changed(change, room.clone(), account, String::new(), place, emoji, at)).await?;
            }
        }
        Ok(())
    }

    /// Everybody who could have placed a reaction on this message, by what stands for it.
    fn whose(&self, message: &Message, offered: &[String]) -> HashMap<String, (Account, String)> {
        let on_it = message.reactions.iter().filter_map(|reaction| match &reaction.reaction_type {
            ReactionType::Unicode(emoji) => Some(folded_emoji(emoji)),
            _ => None,
        });
        let emoji: HashSet<String> = offered.iter().cloned().chain(on_it).collect();
        let mut whose = HashMap::new();
        for account in self.delivered.accounts() {
            let Ok(person) = names::user(&account) else { continue };
            for emoji in &emoji {
                let digest = names::reaction_digest(person, emoji, message.id);
                whose.insert(digest, (account.clone(), emoji.clone()));
            }
        }
        whose
    }

    async fn who(&self, message: &Message, emoji: &ReactionType) -> Result<Vec<User>, Failed> {
        let mut all: Vec<User> = Vec::new();
        loop {
            let after = all.last().map(|last| last.id.get());
            let http = self.rest.http();
            let page = http.get_reaction_users(message.channel_id, message.id, emoji, PAGE, after);
            let page = self.rest.call(page).await?;
            let is_last = page.len() < usize::from(PAGE);
            all.extend(page);
            if is_last {
                return Ok(all);
            }
        }
    }
}

/// `None`: it is gone, or none.
async fn private_room(private: &PrivateRooms, id: discord::ChannelId) -> Result<Option<Room>, Failed> {
    match private.person(id).await {
        Ok(person) => Ok(person.map(|person| Room::Private { account: names::account(person), room: id.to_string() })),
        Err(error) if error.is_refused() => {
            tracing::debug!(%error, "a private room is gone");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

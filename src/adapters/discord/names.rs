//! Outside names to ours and back, and the names the bot makes itself: nonces and what stands for a reaction.
//!
//! Discord's ids are numbers that also say when they were made. Deliberately absent: anything that needs the network.

use super::config::PLATFORM;
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::ids::{Ids, digest, never};
use crate::ports::chat::{ChatError, EventId, MessageId, Missing};
use jiff::Timestamp;
use serenity::model::id as discord;
use std::num::NonZeroU64;

const IDS: Ids = Ids(PLATFORM);
/// Messages that one person alone sees are not found by their id again; their name says so.
const EPHEMERAL: &str = "ephemeral/";
/// Where Discord's time begins: the start of 2015, in milliseconds.
const EPOCH: i64 = 1_420_070_400_000;
/// A nonce has at most 25 characters.
const NONCE: usize = 25;

pub(super) fn account(user: discord::UserId) -> Account {
    IDS.account(user)
}

pub(super) fn channel(id: discord::ChannelId) -> ChannelId {
    IDS.channel(id)
}

pub(super) fn user(account: &Account) -> Result<discord::UserId, ChatError> {
    IDS.user(account, |local| number(local).map(discord::UserId::new))
}

pub(super) fn channel_id(channel: &ChannelId) -> Result<discord::ChannelId, ChatError> {
    IDS.room(channel, |local| number(local).map(discord::ChannelId::new))
}

/// The number in an account of Discord's, as a document carries it.
pub(super) fn mentioned(account: &str) -> Option<u64> {
    IDS.local(account).and_then(number)
}

/// Whose channel a key belongs to: everything before the first mark.
pub(super) fn channel_of_key(key: &PostKey) -> Option<ChannelId> {
    let (channel, _) = key.0.split_once('|')?;
    Some(ChannelId(channel.to_owned())).filter(|channel| channel_id(channel).is_ok())
}

/// An id as Discord writes it. Zero is none.
pub(super) fn number(text: &str) -> Option<u64> {
    text.parse::<NonZeroU64>().ok().map(NonZeroU64::get)
}

/// A message as Discord knows it. `channel` is the thread where it stands in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) channel: discord::ChannelId,
    pub(super) message: discord::MessageId,
    /// Only one person sees it, and only whoever has the token of what they did can change it.
    pub(super) ephemeral: bool,
}

impl Place {
    pub(super) fn new(channel: discord::ChannelId, message: discord::MessageId) -> Self {
        Self { channel, message, ephemeral: false }
    }

    pub(super) fn id(self) -> MessageId {
        let prefix = if self.ephemeral { EPHEMERAL } else { "" };
        MessageId(format!("{prefix}{}/{}", self.channel, self.message))
    }

    pub(super) fn of(id: &MessageId) -> Result<Self, ChatError> {
        let (ephemeral, rest) = match id.0.strip_prefix(EPHEMERAL) {
            Some(rest) => (true, rest),
            None => (false, id.0.as_str()),
        };
        let place = rest.split_once('/').and_then(|(channel, message)| {
            let (channel, message) = (number(channel)?, number(message)?);
            Some(Self { channel: channel.into(), message: message.into(), ephemeral })
        });
        place.ok_or_else(|| never(Missing::Message, format!("{} is not a message on Discord", id.0)))
    }
}

/// What was done with a command, a button or a form. Marked, so that it is told from a message after a restart.
pub(super) fn interaction(id: discord::InteractionId) -> EventId {
    EventId(format!("i/{id}"))
}

pub(super) fn interaction_id(event: &EventId) -> Option<discord::InteractionId> {
    event.0.strip_prefix("i/").and_then(number).map(discord::InteractionId::new)
}

pub(super) fn message(id: discord::MessageId) -> EventId {
    EventId(id.to_string())
}

pub(super) fn message_id(event: &EventId) -> Option<discord::MessageId> {
    number(&event.0).map(discord::MessageId::new)
}

/// When something with this id was made.
pub(super) fn made_at(id: u64) -> Timestamp {
    let milliseconds = i64::try_from(id >> 22).unwrap_or(i64::MAX).saturating_add(EPOCH);
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}

/// The first id that could be made then.
pub(super) fn first_id_at(at: Timestamp) -> u64 {
    let since = at.as_millisecond().saturating_sub(EPOCH).max(0);
    (u64::try_from(since).unwrap_or_default() << 22).max(1)
}

/// By which Discord, and the bot when it reads back, knows a post again.
pub(super) fn nonce(key: &PostKey) -> String {
    let mut digits = digest(&format!("post\n{key}"), 16);
    digits.truncate(NONCE);
    digits
}

/// Who reacted with what on which message, without saying it.
pub(super) fn reaction_digest(user: discord::UserId, emoji: &str, message: discord::MessageId) -> String {
    digest(&format!("reaction\n{message}\n{user}\n{emoji}"), 8)
}

/// What a meeting is found by in the server's calendar.
pub(super) fn meeting_mark(uid: &str) -> String {
    digest(&format!("meeting\n{uid}"), 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        let anna = discord::UserId::new(17);
        assert_eq!(user(&account(anna)).unwrap(), anna);
        let here = discord::ChannelId::new(18);
        assert_eq!(channel_id(&channel(here)).unwrap(), here);
        for wrong in ["matrix/@anna:example.dk", "discord/0", "discord/x", "17"] {
            assert!(user(&Account(wrong.to_owned())).is_err(), "{wrong}");
        }
        for ephemeral in [false, true] {
            let place = Place { ephemeral, ..Place::new(here, discord::MessageId::new(19)) };
            assert_eq!(Place::of(&place.id()).unwrap(), place);
        }
        let done = discord::InteractionId::new(20);
        assert_eq!(interaction_id(&interaction(done)), Some(done));
        assert_eq!(interaction_id(&message(discord::MessageId::new(20))), None);
    }

    #[test]
    fn ids_say_when_they_were_made() {
        // The example of Discord's documentation.
        assert_eq!(made_at(175_928_847_299_117_063).to_string(), "2016-04-30T11:18:25.796Z");
        let at: Timestamp = "2026-03-03T08:00:00Z".parse().unwrap();
        assert_eq!(made_at(first_id_at(at)), at);
        assert_eq!(first_id_at(Timestamp::UNIX_EPOCH), 1);
    }

    #[test]
    fn a_key_has_its_own_nonce_of_25_characters_and_its_channel() {
        let key = PostKey("discord/18|d3/17/phase".to_owned());
        assert_eq!(nonce(&key).len(), 25);
        assert_ne!(nonce(&key), nonce(&PostKey("discord/18|d3/17/phase/2".to_owned())));
        assert_eq!(channel_of_key(&key), Some(ChannelId("discord/18".to_owned())));
        assert_eq!(channel_of_key(&PostKey("reply/17".to_owned())), None);
    }
}

//! Outside names to ours and back, and the names the bot makes itself: transaction ids and room aliases.
//!
//! Deliberately absent: anything that needs the network.

use super::config::PLATFORM;
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::ids::{Ids, digest, never};
use crate::ports::chat::{ChatError, EventId, MessageId, Missing};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedTransactionId, OwnedUserId, RoomId, UserId};

/// 128 bits.
const DIGEST: usize = 16;

const IDS: Ids = Ids(PLATFORM);

pub(super) fn account(user: &UserId) -> Account {
    IDS.account(user)
}

pub(super) fn channel(room: &RoomId) -> ChannelId {
    IDS.channel(room)
}

pub(super) fn event_id(id: &str) -> EventId {
    EventId(id.to_owned())
}

pub(super) fn user(account: &Account) -> Result<OwnedUserId, ChatError> {
    IDS.user(account, |local| local.try_into().ok())
}

pub(super) fn room(channel: &ChannelId) -> Result<OwnedRoomId, ChatError> {
    IDS.room(channel, |local| local.try_into().ok())
}

pub(super) fn event(id: &str) -> Result<OwnedEventId, ChatError> {
    id.try_into().map_err(|_| never(Missing::Message, format!("{id} is not an event on Matrix")))
}

/// What a person's name links to, in messages and for writing to the bot.
pub(super) fn link(user: &UserId) -> String {
    format!("https://matrix.to/#/{user}")
}

/// The same, from the account a document carries.
pub(super) fn mention_url(account: &str) -> Option<String> {
    IDS.local(account).map(|user| format!("https://matrix.to/#/{user}"))
}

/// What leads to a room, or to a message in it. Whoever is in the room needs no server's help to find it.
pub(super) fn link_to(channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
    let room = room(channel).ok()?;
    Some(match message {
        Some(message) => format!("https://matrix.to/#/{room}/{}", message.0),
        None => format!("https://matrix.to/#/{room}"),
    })
}

/// What is sent under a transaction id. The kind is part of the id, because within a room the server knows the ids
/// of all kinds of events together: a reaction sent with the id of a message is taken for the message again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sent<'a> {
    Post(&'a PostKey),
    Edit { key: &'a PostKey, revision: u64, version: u64 },
    Reaction { to: &'a str, emoji: &'a str },
}

/// The server recognises what it has had from the same device under the same id, for a day.
pub(super) fn transaction(sent: Sent<'_>) -> OwnedTransactionId {
    let text = match sent {
        Sent::Post(key) => format!("post\n{key}"),
        Sent::Edit { key, revision, version } => format!("edit\n{revision}\n{version}\n{key}"),
        Sent::Reaction { to, emoji } => format!("reaction\n{to}\n{emoji}"),
    };
    format!("drejebog-{}", digest(&text, DIGEST)).into()
}

/// The alias of the private room with a person, by which it is found again when its creation was not heard of. A
/// digest, since everybody on the server can see aliases. `attempt` counts rooms that can no longer be used.
pub(super) fn alias_of_private_room(bot: &UserId, person: &UserId, attempt: u32) -> String {
    format!("drejebog-{}", digest(&format!("private\n{bot}\n{person}\n{attempt}"), DIGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use matrix_sdk::ruma::{room_id, user_id};

    #[test]
    fn names_go_there_and_back() {
        let anna = user_id!("@anna:example.dk");
        assert_eq!(user(&account(anna)).unwrap(), anna);
        let here = room_id!("!abc:example.dk");
        assert_eq!(room(&channel(here)).unwrap(), here);
        assert!(user(&Account("discord/17".to_owned())).is_err());
        assert!(room(&ChannelId("matrix/abc".to_owned())).is_err());
    }

    #[test]
    fn each_kind_has_its_own_transaction_id_and_the_same_thing_the_same() {
        let key = PostKey("matrix/!abc:example.dk|d3/17/phase".to_owned());
        let ids = [
            transaction(Sent::Post(&key)),
            transaction(Sent::Edit { key: &key, revision: 1, version: 1 }),
            transaction(Sent::Edit { key: &key, revision: 2, version: 2 }),
            // The text that was there before has come back.
            transaction(Sent::Edit { key: &key, revision: 1, version: 3 }),
            transaction(Sent::Reaction { to: "$a", emoji: "✅" }),
            transaction(Sent::Reaction { to: "$a", emoji: "1️⃣" }),
        ];
        for (i, id) in ids.iter().enumerate() {
            assert!(ids.iter().skip(i + 1).all(|other| other != id), "{ids:?}");
        }
        assert_eq!(transaction(Sent::Post(&key)), ids[0]);
    }
}

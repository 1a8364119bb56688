//! What rooms and people are filed under in the journal, and where somebody is served who is in no channel.
//!
//! Deliberately absent: the keys themselves (`journal::keys`).

use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::ports::chat::Room;

/// Where a room's position and events are kept in the journal. The platform's own id of a private room names nobody, and
/// stays the same when its person is forgotten: what was read before must not be read again as if it were new.
pub fn room_name(room: &Room) -> String {
    match room {
        Room::Channel(channel) => channel.0.clone(),
        Room::Private { room, .. } => format!("private/{room}"),
    }
}

/// What the private posts to a person are filed under in the journal. Not under the channel, which a reaction to one does
/// not name, and not under the account, which must not stand there in clear.
pub fn posts_to(person: PersonId) -> String {
    format!("person/{}", person.0)
}

/// Is this an actor of somebody who is in no channel?
pub fn is_nobodys_channel(channel: &ChannelId) -> bool {
    channel.0.starts_with("private/")
}

/// Where somebody is served who is in no channel.
pub fn nobodys_channel(account: &Account) -> ChannelId {
    ChannelId(format!("private/{}", account.0))
}

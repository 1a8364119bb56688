//! What goes on in a channel, as somebody means it who writes in private; and where somebody is served who is in none.
//!
//! Deliberately absent: which of several is meant (`app`).

use super::streams::Streams;
use super::world::World;
use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::ports::chat::Room;

/// A dialogue somebody may mean, as they know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    pub title: String,
    /// Who facilitates, where anybody does.
    pub led_by: Option<String>,
}

impl Going {
    /// What is going on here, as those who take part know it.
    pub fn here(streams: &Streams, world: &World) -> Self {
        let Some(dialogue) = streams.live() else { return Self::default() };
        let led_by = dialogue.facilitator.and_then(|who| dialogue.name(who)).map(str::to_owned);
        Self { title: world.title(dialogue), led_by }
    }
}

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

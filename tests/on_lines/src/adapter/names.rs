//! The app's words in the server's and back. Deliberately absent: the network.

use crate::words::{Event, File, Said, To, What};
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::doc::plain;
use drejebog::platform::ids::Ids;
use drejebog::ports::chat::{
    self, ChatError, Choice, ChoiceId, Destination, EventId, Heard, Inbound, Platform, Position, Post, Room,
};

pub const IDS: Ids = Ids(Platform("lines"));

pub fn person(account: &Account) -> Result<String, ChatError> {
    IDS.user(account, |name| Some(name.to_owned()))
}

pub fn room(channel: &ChannelId) -> Result<String, ChatError> {
    IDS.room(channel, |number| Some(number.to_owned()))
}

/// A private room as far as its position goes; who is in it does not matter for that.
pub fn private(room: String) -> Room {
    Room::Private { account: IDS.account(""), room }
}

pub fn to(destination: &Destination) -> Result<To, ChatError> {
    Ok(match destination {
        Destination::Channel(channel) => To::Room(room(channel)?),
        Destination::Thread { root, .. } => To::Thread(root.clone()),
        Destination::Private(account) => To::Person(person(account)?),
    })
}

pub fn said(post: &Post) -> Said {
    let file = |chat::File { name, media_type, bytes }| File { name, media_type, bytes };
    let button = |choice: &Choice| (choice.id.0.clone(), choice.emoji.clone(), choice.label.clone());
    let buttons = post.choices.iter().map(button).collect();
    Said { text: plain(&post.doc), buttons, file: post.file.clone().map(file) }
}

pub fn inbound(event: Event) -> Inbound {
    let from = IDS.account(&event.from);
    let room = if event.is_private {
        Room::Private { account: from.clone(), room: event.room }
    } else {
        Room::Channel(IDS.channel(event.room))
    };
    let number = event.number.to_string();
    let (id, position) = (EventId(number.clone()), Some(Position(number)));
    Inbound { id, room, from, display_name: event.from, at: event.at, what: heard(event.what), position }
}

fn heard(what: What) -> Heard {
    match what {
        What::Said { text, thread, mentions } => {
            Heard::Message { text, thread, mentions: mentions.iter().map(|name| IDS.account(name)).collect() }
        }
        What::Edited { original, text } => Heard::Edited { original, text },
        What::Deleted { original } => Heard::TakenBack { original },
        What::Pressed { message, choice } => Heard::Pressed { message, choice: ChoiceId(choice) },
        What::Came => Heard::Came,
        What::Went => Heard::Went,
        What::Invited => Heard::Invited,
    }
}

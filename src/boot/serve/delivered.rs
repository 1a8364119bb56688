//! What the journal knows of what an adapter has delivered, for the adapter.
//!
//! Deliberately absent: an answer to a journal that cannot be read. Its next write stops the process; nothing can be acted
//! on in between, so an empty answer does no harm.

use crate::actor::filed_under::room_name;
use crate::adapters::sled::Sled;
use crate::dialogue::ids::{Account, ChannelId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::{Delivered, EventId, Platform, Position, Room};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Debug)]
pub struct InJournal {
    pub book: Arc<Book<Sled>>,
    pub platform: Platform,
}

/// What the name of a private room begins with in the journal (`room_name`).
const PRIVATE: &str = "private/";

/// More events than are ever kept of a room.
const ALL: usize = usize::MAX;

impl Delivered for InJournal {
    fn position(&self, room: &Room) -> Option<Position> {
        or_nothing(self.book.position(&room_name(room)))
    }

    fn heard(&self, room: &Room, prefix: &str) -> Vec<EventId> {
        let heard = or_nothing(self.book.seen(&room_name(room), ALL));
        heard.into_iter().filter(|event| event.0.starts_with(prefix)).collect()
    }

    fn accounts(&self) -> Vec<Account> {
        or_nothing(self.book.accounts(self.platform))
    }

    fn channels(&self) -> Vec<ChannelId> {
        let streams = or_nothing(self.book.streams()).into_iter();
        let channels: BTreeSet<ChannelId> = streams.map(|stream| stream.channel().clone()).collect();
        channels.into_iter().filter(|channel| self.platform.has(channel) && !channel.0.starts_with(PRIVATE)).collect()
    }

    fn private_rooms(&self) -> Vec<String> {
        let positions = or_nothing(self.book.positions()).into_iter();
        positions.filter_map(|(room, _)| room.strip_prefix(PRIVATE).map(str::to_owned)).collect()
    }
}

fn or_nothing<T: Default>(read: Result<T, LoadError>) -> T {
    read.unwrap_or_else(|why| {
        tracing::error!(%why, "what has been heard cannot be read");
        T::default()
    })
}

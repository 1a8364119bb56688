//! The private rooms with people: opened once, and found again by either side.
//!
//! Deliberately absent: whether somebody lets the bot write there; Discord says so only when it is tried.

use super::errors::Failed;
use super::rest::Rest;
use crate::platform::locks::lock;
use crate::ports::chat::{ChatError, Permission};
use serde_json::json;
use serenity::model::channel::Channel;
use serenity::model::id::{ChannelId, UserId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::timeout;

/// How long to wait for others' rooms.
const OPENING: Duration = Duration::from_secs(60);

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct PrivateRooms {
    /// Aside: they are opened and asked about long before they are needed.
    rest: Rest,
    known: Arc<Mutex<HashMap<UserId, ChannelId>>>,
    /// Discord takes many at once for abuse, so they are opened one after the other.
    opening: Arc<tokio::sync::Mutex<()>>,
}

impl PrivateRooms {
    pub(super) fn new(rest: Rest) -> Self {
        Self { rest, known: Arc::default(), opening: Arc::default() }
    }

    /// The room with this person; opened where it is not known. Opening it again gives the same room.
    pub(super) async fn room(&self, person: UserId) -> Result<ChannelId, ChatError> {
        if let Some(room) = lock(&self.known).get(&person) {
            return Ok(*room);
        }
        let Ok(_opening) = timeout(OPENING, self.opening.lock()).await else {
            let why = "other private rooms are being opened".to_owned();
            return Err(ChatError::Later { after: None, why });
        };
        if let Some(room) = lock(&self.known).get(&person) {
            return Ok(*room);
        }
        let body = json!({ "recipient_id": person });
        let opened = self.rest.call(self.rest.http().create_private_channel(&body)).await;
        let room = opened.map_err(|error| error.chat_error(Permission::Write))?.id;
        self.note(person, room);
        Ok(room)
    }

    /// Who is in this room with the bot. `None`: it is no private room.
    pub(super) async fn person(&self, room: ChannelId) -> Result<Option<UserId>, Failed> {
        if let Some(person) = lock(&self.known).iter().find(|(_, known)| **known == room).map(|(person, _)| *person) {
            return Ok(Some(person));
        }
        let Channel::Private(found) = self.rest.call(self.rest.http().get_channel(room)).await? else {
            return Ok(None);
        };
        self.note(found.recipient.id, room);
        Ok(Some(found.recipient.id))
    }

    pub(super) fn note(&self, person: UserId, room: ChannelId) {
        lock(&self.known).insert(person, room);
    }
}

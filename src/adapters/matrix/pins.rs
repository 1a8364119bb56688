//! Pinned messages: the bot's own, in the order the app wants, behind whatever others have pinned.
//!
//! The list is one piece of the room's state and is replaced whole, so it is read from the server and written by one
//! at a time in each room. Deliberately absent: pinning what others wrote.

use super::errors;
use super::history;
use super::inbound;
use super::names;
use crate::platform::locks::OneAtATime;
use crate::platform::turns::Turns;
use crate::ports::chat::{ChatError, MessageId, Missing, Permission, Urgency};
use matrix_sdk::Room;
use matrix_sdk::ruma::events::room::pinned_events::RoomPinnedEventsEventContent;
use matrix_sdk::ruma::{EventId, OwnedEventId, OwnedRoomId};

#[derive(Debug)]
pub(super) struct Pins {
    turns: Turns<String>,
    pinning: OneAtATime<OwnedRoomId>,
}

impl Pins {
    pub(super) fn new(turns: Turns<String>) -> Self {
        Self { turns, pinning: OneAtATime::default() }
    }

    pub(super) async fn set(&self, room: &Room, messages: &[MessageId]) -> Result<(), ChatError> {
        let ours: Vec<OwnedEventId> = messages.iter().map(|id| names::event(&id.0)).collect::<Result<_, _>>()?;
        let _alone = self.pinning.alone_at(room.room_id().to_owned()).await;
        let pinned = room
            .load_pinned_events()
            .await
            .map_err(|e| errors::chat_error(&e, Missing::Permission(Permission::Pin)))?;
        let pinned = pinned.unwrap_or_default();
        let mut wanted = Vec::new();
        for id in &pinned {
            if !ours.contains(id) && !is_own(room, id).await? {
                wanted.push(id.clone());
            }
        }
        wanted.extend(ours);
        if wanted == pinned {
            return Ok(());
        }
        let Some(turn) = self.turns.turn(room.room_id().to_string(), Urgency::Now, None).await else {
            return Ok(());
        };
        match room.send_state_event(RoomPinnedEventsEventContent::new(wanted)).await {
            Ok(_) => Ok(()),
            Err(error) => {
                errors::limited(&error).inspect(|after| turn.refused(*after));
                Err(errors::chat_error(&error, Missing::Permission(Permission::Pin)))
            }
        }
    }
}

/// A pin whose message cannot be fetched is not known to be ours, and stays.
async fn is_own(room: &Room, id: &EventId) -> Result<bool, ChatError> {
    match room.event(id, None).await {
        Ok(event) => Ok(history::json(&event).is_some_and(|event| inbound::is_from(&event, room.own_user_id()))),
        Err(error) => match errors::chat_error(&error, Missing::Message) {
            ChatError::Never { .. } => Ok(false),
            later => Err(later),
        },
    }
}

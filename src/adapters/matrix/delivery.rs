//! Events on their way to the app: what concerns it, in order, with the position the last of them moves.
//!
//! What cannot be decrypted is fetched again before it is given up. A room's position waits for it, and for anything
//! else a crash would make the bot forget. Deliberately absent: where events come from (`sync.rs`).

use super::inbound::{self, Event};
use super::own::{Echoes, Holds};
use super::rooms::PrivateRooms;
use super::{history, names};
use crate::platform::progress::{Progress, bare};
use crate::platform::timer::Timer;
use crate::ports::chat::{self, Heard, Inbound, Position};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomId};
use matrix_sdk::{Client, Room};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// A room where nothing concerns the bot moves its position so often at most.
pub(super) const BARE_POSITION: Duration = Duration::from_secs(60);
/// When an event that could not be decrypted is fetched again. Its key is often seconds late.
const FETCH_AGAIN: [Duration; 3] = [Duration::from_secs(2), Duration::from_secs(5), Duration::from_secs(10)];

/// The rooms that are read, and the way from them to the app.
pub(super) struct Delivery {
    pub(super) client: Client,
    pub(super) own: OwnedUserId,
    pub(super) private: Arc<PrivateRooms>,
    pub(super) echoes: Arc<Echoes>,
    pub(super) holds: Holds,
    pub(super) inbound: mpsc::Sender<Inbound>,
    pub(super) timer: Timer,
    pub(super) progress: Progress<OwnedRoomId>,
    /// The rooms read without a gap since the connection was last lost, with what could not be decrypted there yet. A room's
    /// position waits for it.
    pub(super) rooms: HashMap<OwnedRoomId, Vec<Unread>>,
}

/// An event that could not be decrypted.
pub(super) struct Unread {
    event: Event,
    /// Fetched again so often.
    fetched: usize,
    due: Instant,
}

/// Nobody listens any more.
#[derive(Debug, thiserror::Error)]
#[error("nobody listens any more")]
pub(super) struct Closed;

impl Delivery {
    /// From now on the room is read without a gap.
    pub(super) fn follow(&mut self, room: &RoomId) {
        self.rooms.insert(room.to_owned(), Vec::new());
        self.progress.forget(&room.to_owned());
    }

    /// When an event is to be fetched again next.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.rooms.values().flatten().map(|unread| unread.due).min()
    }

    /// Tells the app of `events`, in order. `position` is where the room has been read to after them; it is kept
    /// back while something in the room would be forgotten by a crash.
    pub(super) async fn deliver(
        &mut self,
        room: &Room,
        events: Vec<TimelineEvent>,
        position: Option<&str>,
    ) -> Result<(), Closed> {
        let name = self.private.name(room);
        let mut heard = Vec::new();
        let mut unread = Vec::new();
        for event in events {
            let Some(json) = history::json(&event) else { continue };
            if inbound::is_from(&json, &self.own)
                && let Some(id) = inbound::id(&json)
            {
                self.echoes.came_back(id);
            }
            if event.kind.is_utd() {
                let due = self.timer.instant() + FETCH_AGAIN[0];
                let event = inbound::unreadable(&json, &self.own);
                unread.extend(event.map(|event| Unread { event, fetched: 0, due }));
            } else if let Some(event) = inbound::heard(&json, &self.own) {
                heard.push(event);
            }
        }
        // A private room is the bot's own affair.
        if matches!(name, chat::Room::Private { .. }) {
            heard.retain(|event| event.what != Heard::Invited);
        }
        let mut messages = Vec::new();
        for event in heard {
            messages.push(in_room(room, &name, event).await);
        }
        let id = room.room_id().to_owned();
        let waited_for = self.rooms.entry(id.clone()).or_default();
        waited_for.extend(unread);
        let is_held = !waited_for.is_empty() || self.holds.is_held(&id);
        if let Some(position) = position.filter(|_| !is_held) {
            let position = Position(position.to_owned());
            match messages.last_mut() {
                Some(last) => last.position = Some(position),
                None if self.progress.is_due(&id) => {
                    messages.push(bare(names::account(&self.own), name, &id, position));
                }
                None => {}
            }
            if !messages.is_empty() {
                self.progress.told(id);
            }
        }
        for message in messages {
            self.tell(message).await?;
        }
        Ok(())
    }

    /// Fetches what could not be decrypted again where it is due, or everything when keys may have come. `position` is where
    /// all rooms have been read to.
    pub(super) async fn fetch_unread(&mut self, may_have_keys: bool, position: Option<&str>) -> Result<(), Closed> {
        let now = self.timer.instant();
        let rooms: Vec<OwnedRoomId> = self.rooms.keys().cloned().collect();
        for id in rooms {
            let Some(room) = self.client.get_room(&id) else { continue };
            let Some(unread) = self.rooms.get_mut(&id) else { continue };
            let due: Vec<_> = unread.extract_if(.., |unread| may_have_keys || unread.due <= now).collect();
            if due.is_empty() {
                continue;
            }
            for unread in due {
                self.fetch_one(&room, unread, now).await?;
            }
            // Nothing is waited for any more: the position may catch up.
            if self.rooms.get(&id).is_some_and(Vec::is_empty) {
                self.progress.forget(&id);
                self.deliver(&room, Vec::new(), position).await?;
            }
        }
        Ok(())
    }

    async fn fetch_one(&mut self, room: &Room, mut unread: Unread, now: Instant) -> Result<(), Closed> {
        let id = names::event(&unread.event.id);
        let fetched = match &id {
            Ok(id) => room.event(id, None).await.ok(),
            Err(_) => None,
        };
        if let Some(event) = fetched.filter(|event| !event.kind.is_utd()) {
            return self.deliver(room, vec![event], None).await;
        }
        if unread.due <= now {
            unread.fetched += 1;
            unread.due = now + FETCH_AGAIN.get(unread.fetched).copied().unwrap_or_default();
        }
        if unread.fetched < FETCH_AGAIN.len() {
            self.rooms.entry(room.room_id().to_owned()).or_default().push(unread);
            return Ok(());
        }
        tracing::warn!(room = %room.room_id(), event = unread.event.id, "a message cannot be decrypted");
        let name = self.private.name(room);
        self.tell(in_room(room, &name, unread.event).await).await
    }

    async fn tell(&self, message: Inbound) -> Result<(), Closed> {
        self.inbound.send(message).await.map_err(|_| Closed)
    }
}

async fn in_room(room: &Room, name: &chat::Room, event: Event) -> Inbound {
    let member = room.get_member_no_sync(&event.from).await.ok().flatten();
    let display_name = member.as_ref().and_then(|member| member.display_name()).unwrap_or(event.from.localpart());
    Inbound {
        id: names::event_id(&event.id),
        room: name.clone(),
        from: names::account(&event.from),
        display_name: display_name.to_owned(),
        at: event.at,
        what: event.what,
        position: None,
    }
}

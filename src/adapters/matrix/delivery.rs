//! Events on their way to the app: what concerns it, in order, with the position the last of them moves.
//!
//! What cannot be decrypted is fetched again before it is given up. A room's position waits for it, and for anything
//! else a crash would make the bot forget. Deliberately absent: where events come from (`sync.rs`).

use super::inbound::{self, Event};
use super::sync::{Interrupted, Loop, Reader};
use super::{history, names};
use crate::ports::chat::{self, Heard, Inbound, Position};
use jiff::Timestamp;
use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use std::time::Duration;
use tokio::time::Instant;

/// A room where nothing concerns the bot moves its position so often at most: each is a write to disk.
const BARE_POSITION: Duration = Duration::from_secs(60);
/// When an event that could not be decrypted is fetched again. Its key is often seconds late.
const FETCH_AGAIN: [Duration; 3] = [Duration::from_secs(2), Duration::from_secs(5), Duration::from_secs(10)];

#[derive(Default)]
pub(super) struct Progress {
    /// When a position was last delivered.
    told: Option<Instant>,
    /// Not decrypted yet. The room's position waits for them.
    pub(super) unread: Vec<Unread>,
}

pub(super) struct Unread {
    event: Event,
    /// Fetched again so often.
    fetched: usize,
    pub(super) due: Instant,
}

impl Loop {
    /// Tells the app of `events`, in order. `position` is where the room has been read to after them; it is kept
    /// back while something in the room would be forgotten by a crash.
    pub(super) async fn deliver(
        &mut self,
        room: &Room,
        events: Vec<TimelineEvent>,
        position: Option<&str>,
    ) -> Result<(), Interrupted> {
        let name = self.reader.private.name(room);
        let mut heard = Vec::new();
        let mut unread = Vec::new();
        for event in events {
            let Some(json) = history::json(&event) else { continue };
            if inbound::is_from(&json, &self.reader.own)
                && let Some(id) = inbound::id(&json)
            {
                self.reader.echoes.came_back(id);
            }
            if event.kind.is_utd() {
                let due = self.reader.timer.instant() + FETCH_AGAIN[0];
                let event = inbound::unreadable(&json, &self.reader.own);
                unread.extend(event.map(|event| Unread { event, fetched: 0, due }));
            } else if let Some(event) = inbound::heard(&json, &self.reader.own) {
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
        let progress = self.rooms.entry(room.room_id().to_owned()).or_default();
        progress.unread.extend(unread);
        let is_held = !progress.unread.is_empty() || self.reader.holds.is_held(room.room_id());
        if let Some(position) = position.filter(|_| !is_held) {
            let position = Position(position.to_owned());
            let is_old = progress.told.is_none_or(|told| self.reader.timer.since(told) >= BARE_POSITION);
            match messages.last_mut() {
                Some(last) => last.position = Some(position),
                None if is_old => messages.push(self.reader.bare_position(&name, room.room_id(), position)),
                None => {}
            }
            if !messages.is_empty() {
                progress.told = Some(self.reader.timer.instant());
            }
        }
        for message in messages {
            self.reader.inbound.send(message).await.map_err(|_| Interrupted::Closed)?;
        }
        Ok(())
    }

    /// Fetches what could not be decrypted again where it is due, or everything when keys may have come.
    pub(super) async fn fetch_unread(&mut self, may_have_keys: bool) -> Result<(), Interrupted> {
        let now = self.reader.timer.instant();
        let rooms: Vec<OwnedRoomId> = self.rooms.keys().cloned().collect();
        for id in rooms {
            let Some(room) = self.reader.client.get_room(&id) else { continue };
            let Some(progress) = self.rooms.get_mut(&id) else { continue };
            let all = std::mem::take(&mut progress.unread);
            let (due, waiting) = all.into_iter().partition::<Vec<_>, _>(|u| may_have_keys || u.due <= now);
            progress.unread = waiting;
            if due.is_empty() {
                continue;
            }
            for unread in due {
                self.fetch_one(&room, unread, now).await?;
            }
            // Nothing is waited for any more: the position may catch up.
            if let Some(progress) = self.rooms.get_mut(&id).filter(|progress| progress.unread.is_empty()) {
                progress.told = None;
                let since = self.since.clone();
                self.deliver(&room, Vec::new(), since.as_deref()).await?;
            }
        }
        Ok(())
    }

    async fn fetch_one(&mut self, room: &Room, mut unread: Unread, now: Instant) -> Result<(), Interrupted> {
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
            self.rooms.entry(room.room_id().to_owned()).or_default().unread.push(unread);
            return Ok(());
        }
        tracing::warn!(room = %room.room_id(), event = unread.event.id, "a message cannot be decrypted");
        let name = self.reader.private.name(room);
        let message = in_room(room, &name, unread.event).await;
        self.reader.inbound.send(message).await.map_err(|_| Interrupted::Closed)
    }
}

impl Reader {
    /// Where nothing concerned the bot. It has no time: no event stands behind it.
    fn bare_position(&self, name: &chat::Room, id: &RoomId, position: Position) -> Inbound {
        Inbound {
            id: chat::EventId(format!("position/{id}/{}", position.0)),
            room: name.clone(),
            from: names::account(&self.own),
            display_name: String::new(),
            at: Timestamp::UNIX_EPOCH,
            what: Heard::Nothing,
            position: Some(position),
        }
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

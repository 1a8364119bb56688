//! A person with a chat client: writes, reacts, takes back, joins, and remembers what they have seen.

use super::{PASSWORD, SERVER, Synapse};
use matrix_sdk::config::SyncSettings;
use matrix_sdk::ruma::api::client::room::create_room;
use matrix_sdk::ruma::events::InitialStateEvent;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::message::FileMessageEventContent;
use matrix_sdk::ruma::{EventId, OwnedEventId, OwnedRoomId, OwnedUserId, RoomId};
use matrix_sdk::{Client, Room, RoomState};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longer than anything takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(180);

#[derive(Debug)]
pub struct Person {
    pub client: Client,
    seen: watch::Receiver<Vec<Seen>>,
    reading: JoinHandle<()>,
}

/// An event of some room's timeline, decrypted where it could be.
#[derive(Clone, Debug)]
pub struct Seen {
    pub room: OwnedRoomId,
    pub event: Value,
}

impl Seen {
    pub fn id(&self) -> &str {
        self.event["event_id"].as_str().unwrap_or_default()
    }

    pub fn body(&self) -> &str {
        self.event["content"]["body"].as_str().unwrap_or_default()
    }

    pub fn sender(&self) -> &str {
        self.event["sender"].as_str().unwrap_or_default()
    }

    /// The message this reaction is on, and with what.
    pub fn reaction(&self) -> Option<(&str, &str)> {
        let relation = &self.event["content"]["m.relates_to"];
        if self.event["type"] != "m.reaction" {
            return None;
        }
        Some((relation["event_id"].as_str()?, relation["key"].as_str()?))
    }
}

pub fn user_id(name: &str) -> OwnedUserId {
    format!("@{name}:{SERVER}").try_into().expect("a user's name")
}

impl Person {
    /// Logs in, and from then on reads and accepts every invitation.
    pub async fn log_in(synapse: &Synapse, name: &str) -> Self {
        let client = Client::builder().homeserver_url(synapse.url()).build().await.expect("the homeserver answers");
        client.matrix_auth().login_username(name, PASSWORD).await.expect("the password is right");
        client.sync_once(SyncSettings::new()).await.expect("the first sync");
        let (to, seen) = watch::channel(Vec::new());
        let reading = tokio::spawn(read(client.clone(), to));
        Self { client, seen, reading }
    }

    pub fn id(&self) -> OwnedUserId {
        self.client.user_id().expect("logged in").to_owned()
    }

    pub async fn create_room(&self, is_encrypted: bool, invited: &[OwnedUserId]) -> OwnedRoomId {
        let mut request = create_room::v3::Request::new();
        request.invite = invited.to_vec();
        request.preset = Some(create_room::v3::RoomPreset::PrivateChat);
        if is_encrypted {
            let encryption = RoomEncryptionEventContent::with_recommended_defaults();
            request.initial_state = vec![InitialStateEvent::with_empty_state_key(encryption).to_raw_any()];
        }
        self.client.create_room(request).await.expect("a room").room_id().to_owned()
    }

    pub fn room(&self, id: &RoomId) -> Room {
        self.client.get_room(id).expect("the room is known")
    }

    pub async fn send(&self, room: &RoomId, kind: &str, content: Value) -> String {
        let sent = self.room(room).send_raw(kind, content).await.expect("sent");
        sent.response.event_id.to_string()
    }

    pub async fn say(&self, room: &RoomId, text: &str) -> String {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": text, "m.mentions": {} })).await
    }

    pub async fn react(&self, room: &RoomId, to: &str, emoji: &str) -> String {
        let relation = json!({ "rel_type": "m.annotation", "event_id": to, "key": emoji });
        self.send(room, "m.reaction", json!({ "m.relates_to": relation })).await
    }

    pub async fn take_back(&self, room: &RoomId, event: &str) {
        let event: &EventId = event.try_into().expect("an event's id");
        self.room(room).redact(event, None, None).await.expect("taken back");
    }

    /// Waits until `find` finds something in everything seen so far.
    pub async fn until<T>(&self, what: &str, find: impl FnMut(&[Seen]) -> Option<T>) -> T {
        self.until_within(DEADLINE, what, find).await
    }

    /// The same, for what takes longer because the server holds it back.
    pub async fn until_within<T>(
        &self,
        deadline: Duration,
        what: &str,
        mut find: impl FnMut(&[Seen]) -> Option<T>,
    ) -> T {
        let mut seen = self.seen.clone();
        let mut found = None;
        let waited = tokio::time::timeout(
            deadline,
            seen.wait_for(|seen| {
                found = find(seen);
                found.is_some()
            }),
        )
        .await
        .is_ok_and(|changed| changed.is_ok());
        match found {
            Some(found) if waited => found,
            _ => panic!("{} never saw {what}; seen: {:#?}", self.id(), *self.seen.borrow()),
        }
    }

    /// Waits for a message with this text.
    pub async fn sees(&self, body: &str) -> Seen {
        let what = format!("\"{body}\"");
        self.until(&what, |seen| seen.iter().find(|seen| seen.body().contains(body)).cloned()).await
    }

    /// Opens the file that a message shows.
    pub async fn file(&self, message: &Seen) -> Vec<u8> {
        let content: FileMessageEventContent =
            serde_json::from_value(message.event["content"].clone()).expect("a message with a file");
        let read = self.client.media().get_file(&content, false).await.expect("the file can be read");
        read.expect("a file")
    }

    /// Everything seen in the room so far.
    pub fn seen_in(&self, room: &RoomId) -> Vec<Seen> {
        self.seen.borrow().iter().filter(|seen| seen.room == room).cloned().collect()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

async fn read(client: Client, to: watch::Sender<Vec<Seen>>) {
    // Said before this client could read: the key comes a little later, as in any client.
    let mut locked: Vec<(OwnedRoomId, OwnedEventId)> = Vec::new();
    loop {
        let settings = SyncSettings::new().timeout(Duration::from_secs(2));
        let Ok(response) = client.sync_once(settings).await else {
            // The server is being stopped or started by the test.
            tokio::task::yield_now().await;
            continue;
        };
        for (room, update) in response.rooms.joined {
            let events = update.timeline.events.iter().filter_map(|event| {
                let event = serde_json::from_str(event.raw().json().get()).ok()?;
                Some(Seen { room: room.clone(), event })
            });
            let events: Vec<Seen> = events.collect();
            let unread = events.iter().filter(|seen| seen.event["type"] == "m.room.encrypted");
            locked.extend(unread.filter_map(|seen| Some((room.clone(), seen.id().try_into().ok()?))));
            to.send_modify(|seen| seen.extend(events));
        }
        let mut still = Vec::new();
        for (room, id) in locked {
            match unlocked(&client, &room, &id).await {
                Some(event) => to.send_modify(|seen| seen.push(Seen { room, event })),
                None => still.push((room, id)),
            }
        }
        locked = still;
        for room in client.invited_rooms() {
            if room.state() == RoomState::Invited {
                // An invitation taken back in between is nobody's concern here.
                let _ = room.join().await;
            }
        }
    }
}

/// The event, once its key has come.
async fn unlocked(client: &Client, room: &RoomId, id: &EventId) -> Option<Value> {
    let event = client.get_room(room)?.event(id, None).await.ok()?;
    let event: Value = serde_json::from_str(event.raw().json().get()).ok()?;
    (event["type"] != "m.room.encrypted").then_some(event)
}

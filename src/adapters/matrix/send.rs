//! Saying things: posts, edits, reactions, each in its turn and under its own transaction id.
//!
//! Deliberately absent: trying again (the app does, under the same key) and pins (`pins.rs`).

use super::names::{self, Sent};
use super::own::{Echoes, Hold, Holds};
use super::pace::Queue;
use super::rooms::PrivateRooms;
use super::timer::Timer;
use super::{content, errors, files, history, inbound};
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::ports::chat::{self, ChatError, Destination, Edit, EventId, MessageId, Missing, Permission, Post, Urgency};
use jiff::Timestamp;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::{OwnedTransactionId, OwnedUserId, RoomId};
use matrix_sdk::{Client, Room, RoomState};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a room that should be there may take to come through the first sync.
const UNTIL_SYNCED: Duration = Duration::from_secs(2);
/// A new room's invitation follows the room within the second.
const UNTIL_INVITED: Duration = Duration::from_millis(250);
/// Pause before a choice is seeded again after a network error.
const BEFORE_SEEDING_AGAIN: Duration = Duration::from_secs(5);
/// Remembered seeds; forgetting one costs a request that the server answers with "stands there already".
const SEEDS: usize = 10_000;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Sender(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    own: OwnedUserId,
    queue: Queue,
    private: Arc<PrivateRooms>,
    echoes: Arc<Echoes>,
    holds: Holds,
    seeded: Mutex<HashSet<(String, String)>>,
    timer: Timer,
}

/// One event on its way.
struct Event<'a> {
    kind: &'a str,
    content: Value,
    transaction: OwnedTransactionId,
    urgency: Urgency,
    replaces: Option<String>,
}

impl Sender {
    pub(super) fn new(
        client: Client,
        own: OwnedUserId,
        queue: Queue,
        private: Arc<PrivateRooms>,
        echoes: Arc<Echoes>,
        holds: Holds,
        timer: Timer,
    ) -> Self {
        Self(Arc::new(Inner { client, own, queue, private, echoes, holds, seeded: Mutex::default(), timer }))
    }

    /// Returns as soon as the message is out; its choices follow in the background, in order. Until they are there
    /// the room's position stands still, and after a crash the reader sees what is missing.
    pub(super) async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        let room = self.destination(&post.to).await?;
        let mut content = content::message(&post, root(&post.to));
        if let Some(file) = &post.file {
            content::attach(&mut content, file, &files::store(&room, file).await?);
        }
        let hold = (!post.choices.is_empty()).then(|| self.0.holds.hold(room.room_id()));
        let event = Event {
            kind: "m.room.message",
            content: Value::Object(content),
            transaction: names::transaction(Sent::Post(&post.key)),
            urgency: post.urgency,
            replaces: None,
        };
        let sent = self.send(&room, event).await?;
        let Some(id) = sent else {
            return Err(ChatError::Later { after: None, why: "replaced while it waited".to_owned() });
        };
        if let Some(hold) = hold {
            let choices = post.choices.into_iter().map(|choice| choice.emoji).collect();
            self.seed(room, id.clone(), choices, post.urgency, hold);
        }
        Ok(MessageId(id))
    }

    pub(super) async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        let room = self.destination(&edit.post.to).await?;
        let event = Event {
            kind: "m.room.message",
            content: content::replacement(&edit),
            transaction: names::transaction(Sent::Edit {
                key: &edit.key,
                revision: edit.revision,
                version: edit.version,
            }),
            urgency: edit.post.urgency,
            replaces: Some(edit.message.0.clone()),
        };
        // Replaced by a newer edit while it waited: that one says everything.
        self.send(&room, event).await?;
        let unseeded: Vec<String> = edit
            .post
            .choices
            .into_iter()
            .map(|choice| choice.emoji)
            .filter(|emoji| !self.seeded(|seeded| seeded.contains(&(edit.message.0.clone(), emoji.clone()))))
            .collect();
        if !unseeded.is_empty() {
            let hold = self.0.holds.hold(room.room_id());
            self.seed(room, edit.message.0, unseeded, edit.post.urgency, hold);
        }
        Ok(())
    }

    pub(super) async fn react(&self, room: chat::Room, to: EventId, emoji: &str) -> Result<(), ChatError> {
        let room = match room {
            chat::Room::Channel(channel) => self.channel(&channel)?,
            chat::Room::Private { room, .. } => {
                let id = RoomId::parse(&room)
                    .map_err(|_| ChatError::Never { missing: Missing::PrivateRoom, why: format!("no room {room}") })?;
                self.joined(&id)?
            }
        };
        self.annotate(&room, &to.0, emoji, Urgency::Now).await
    }

    /// The bot's post with this key, if it was said since `since`.
    pub(super) async fn find(
        &self,
        to: Destination,
        key: &PostKey,
        since: Timestamp,
    ) -> Result<Option<MessageId>, ChatError> {
        let room = match &to {
            Destination::Channel(channel) | Destination::Thread { channel, .. } => self.channel(channel)?,
            Destination::Private(account) => match self.0.private.find(account)? {
                Some(room) => room,
                None => return Ok(None),
            },
        };
        let mut pages = history::Backward::from_the_end(&room);
        while let Some(page) = pages.next().await.map_err(|e| errors::chat_error(&e, Missing::Other))? {
            let mut oldest = None;
            for event in page.iter().filter_map(history::json) {
                oldest = inbound::sent_at(&event);
                let is_it = inbound::is_from(&event, &self.0.own)
                    && event.get("content").is_some_and(|content| content::is_post(content, key));
                if let (true, Some(id)) = (is_it, inbound::id(&event)) {
                    return Ok(Some(MessageId(id.to_owned())));
                }
            }
            if oldest.is_some_and(|oldest| oldest < since) {
                break;
            }
        }
        Ok(None)
    }

    pub(super) async fn prepare_private(&self, account: &Account) -> Result<(), ChatError> {
        let room = self.0.private.ensure(account).await?;
        self.0.private.invite_again(&room, account).await
    }

    /// Seeds choices in the background, in order, until they stand there or never will.
    pub(super) fn seed(&self, room: Room, message: String, choices: Vec<String>, urgency: Urgency, hold: Hold) {
        let this = self.clone();
        tokio::spawn(async move {
            for emoji in choices {
                while let Err(error) = this.annotate(&room, &message, &emoji, urgency).await {
                    let ChatError::Later { after, why } = error else {
                        tracing::warn!(room = %room.room_id(), %error, "a choice could not be seeded");
                        break;
                    };
                    tracing::debug!(room = %room.room_id(), why, "a choice is seeded later");
                    this.0.timer.wait(after.unwrap_or(BEFORE_SEEDING_AGAIN)).await;
                }
                this.seeded(|seeded| {
                    if seeded.len() >= SEEDS {
                        seeded.clear();
                    }
                    seeded.insert((message.clone(), emoji))
                });
            }
            drop(hold);
        });
    }

    pub(super) fn channel(&self, channel: &ChannelId) -> Result<Room, ChatError> {
        self.joined(&names::room(channel)?)
    }

    /// Whether somebody is in the channel. While the homeserver cannot say, they are.
    pub(super) async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        let (Ok(room), Ok(user)) = (self.channel(channel), names::user(account)) else { return false };
        match room.get_member(&user).await {
            Ok(member) => member.is_some_and(|member| *member.membership() == MembershipState::Join),
            Err(_) => true,
        }
    }

    async fn destination(&self, to: &Destination) -> Result<Room, ChatError> {
        match to {
            Destination::Channel(channel) | Destination::Thread { channel, .. } => self.channel(channel),
            Destination::Private(account) => {
                let room = self.0.private.ensure(account).await?;
                let person = names::user(account)?;
                let member = room.get_member(&person).await;
                match member.map_err(|e| errors::chat_error(&e, Missing::PrivateRoom))?.map(|m| m.membership().clone())
                {
                    Some(MembershipState::Leave | MembershipState::Ban) => {
                        let why = "the person has left the private room".to_owned();
                        return Err(ChatError::Never { missing: Missing::PrivateRoom, why });
                    }
                    Some(_) => {}
                    // A key would be shared with nobody, and what is said with it stay locked for the person for ever.
                    None => {
                        let why = "the invitation has not come through the sync yet".to_owned();
                        return Err(ChatError::Later { after: Some(UNTIL_INVITED), why });
                    }
                }
                Ok(room)
            }
        }
    }

    fn joined(&self, id: &RoomId) -> Result<Room, ChatError> {
        match self.0.client.get_room(id) {
            Some(room) if room.state() == RoomState::Joined => Ok(room),
            Some(_) => Err(ChatError::Never {
                missing: Missing::Permission(Permission::Write),
                why: format!("the bot is not in {id}"),
            }),
            None => Err(ChatError::Later {
                after: Some(UNTIL_SYNCED),
                why: format!("{id} has not come through the sync yet"),
            }),
        }
    }

    async fn annotate(&self, room: &Room, to: &str, emoji: &str, urgency: Urgency) -> Result<(), ChatError> {
        let event = Event {
            kind: "m.reaction",
            content: content::reaction(to, emoji),
            transaction: names::transaction(Sent::Reaction { to, emoji }),
            urgency,
            replaces: None,
        };
        self.send(room, event).await.map(drop)
    }

    /// The id of the event; `None` if something newer took its place, or if it stood there already.
    async fn send(&self, room: &Room, event: Event<'_>) -> Result<Option<String>, ChatError> {
        let Some(turn) = self.0.queue.turn(room.room_id().as_str(), event.urgency, event.replaces).await else {
            return Ok(None);
        };
        match room.send_raw(event.kind, event.content).with_transaction_id(&event.transaction).await {
            Ok(sent) => {
                self.0.echoes.sent(sent.response.event_id.as_str());
                Ok(Some(sent.response.event_id.to_string()))
            }
            Err(error) if errors::is_duplicate_reaction(&error) => Ok(None),
            Err(error) => {
                errors::limited(&error).inspect(|after| turn.refused(*after));
                Err(errors::chat_error(&error, Missing::Permission(Permission::Write)))
            }
        }
    }

    fn seeded<T>(&self, act: impl FnOnce(&mut HashSet<(String, String)>) -> T) -> T {
        act(&mut self.0.seeded.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn root(to: &Destination) -> Option<&str> {
    match to {
        Destination::Thread { root, .. } => Some(&root.0),
        Destination::Channel(_) | Destination::Private(_) => None,
    }
}

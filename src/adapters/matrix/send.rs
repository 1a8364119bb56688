//! Saying things: posts, edits, reactions, each in its turn and under its own transaction id.
//!
//! Deliberately absent: trying again (the app does, under the same key) and pins (`pins.rs`).

use super::chips::{Chips, Step};
use super::names::{self, Sent};
use super::own::{Echoes, Hold, Holds};
use super::rooms::PrivateRooms;
use super::{content, errors, files, history, inbound, polls};
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::timer::Timer;
use crate::platform::turns::Turns;
use crate::ports::chat::{
    self, Ballot, ChatError, Destination, Edit, EventId, MessageId, Missing, Permission, Post, Urgency,
};
use jiff::Timestamp;
use matrix_sdk::room::{IncludeRelations, RelationsOptions};
use matrix_sdk::ruma::events::TimelineEventType;
use matrix_sdk::ruma::events::relation::RelationType;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::{OwnedTransactionId, OwnedUserId, RoomId, TransactionId, uint};
use matrix_sdk::{Client, Room, RoomState};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How long a room that should be there may take to come through the first sync.
const UNTIL_SYNCED: Duration = Duration::from_secs(2);
/// A new room's invitation follows the room within the second.
const UNTIL_INVITED: Duration = Duration::from_millis(250);
/// Pause before a choice is tried again after a network error.
const BEFORE_TRYING_AGAIN: Duration = Duration::from_secs(5);

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Sender(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    own: OwnedUserId,
    turns: Turns<String>,
    private: Arc<PrivateRooms>,
    echoes: Arc<Echoes>,
    holds: Holds,
    chips: Chips,
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
        turns: Turns<String>,
        private: Arc<PrivateRooms>,
        echoes: Arc<Echoes>,
        holds: Holds,
        timer: Timer,
    ) -> Self {
        Self(Arc::new(Inner { client, own, turns, private, echoes, holds, chips: Chips::default(), timer }))
    }

    /// Returns as soon as the message is out; its choices follow in the background, in order. Until they are settled
    /// the room's position stands still, and after a crash the reader sees what is missing.
    pub(super) async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        let room = self.destination(&post.to, post.room_name.as_deref()).await?;
        if let Some(Ballot::Open { question, most }) = &post.ballot {
            return self.post_poll(&room, &post, question, *most).await;
        }
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
        let id = self.send(&room, event).await?.ok_or_else(replaced)?;
        let choices = post.choices.into_iter().map(|choice| choice.emoji).collect();
        if self.0.chips.said(&id, choices)
            && let Some(hold) = hold
        {
            self.work_at(room, id.clone(), post.urgency, hold);
        }
        Ok(MessageId(id))
    }

    /// Its answers are in it: there is nothing to settle.
    async fn post_poll(&self, room: &Room, post: &Post, question: &str, most: u8) -> Result<MessageId, ChatError> {
        let event = Event {
            kind: polls::START,
            content: content::poll(post, question, most).map_err(|error| unwritable(&error))?,
            transaction: names::transaction(Sent::Post(&post.key)),
            urgency: post.urgency,
            replaces: None,
        };
        self.send(room, event).await?.map(MessageId).ok_or_else(replaced)
    }

    /// A poll is never edited, only closed.
    async fn edit_poll(&self, edit: &Edit, ballot: &Ballot) -> Result<(), ChatError> {
        let Ballot::Closed = ballot else { return Ok(()) };
        let room = self.destination(&edit.post.to, None).await?;
        let event = Event {
            kind: polls::END,
            content: content::poll_end(edit).map_err(|error| unwritable(&error))?,
            transaction: names::transaction(Sent::Edit {
                key: &edit.key,
                revision: edit.revision,
                version: edit.version,
            }),
            urgency: Urgency::Now,
            replaces: None,
        };
        self.send(&room, event).await.map(drop)
    }

    pub(super) async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        if let Some(ballot) = &edit.post.ballot {
            return self.edit_poll(&edit, ballot).await;
        }
        let room = self.destination(&edit.post.to, edit.post.room_name.as_deref()).await?;
        let choices: Vec<String> = edit.post.choices.iter().map(|choice| choice.emoji.clone()).collect();
        // What is killed between the new text and its choices is seen in what is read again.
        let hold = (!self.0.chips.wants(&edit.message.0, &choices)).then(|| self.0.holds.hold(room.room_id()));
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
        if self.send(&room, event).await?.is_some()
            && let Some(hold) = hold
            && self.0.chips.want(&edit.message.0, choices)
        {
            self.work_at(room, edit.message.0, edit.post.urgency, hold);
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
        let transaction = names::transaction(Sent::Reaction { to: &to.0, emoji });
        self.annotate(&room, &to.0, emoji, transaction, Urgency::Now).await.map(drop)
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

    pub(super) async fn prepare_private(&self, account: &Account, name: &str) -> Result<(), ChatError> {
        let room = self.0.private.ensure(account, Some(name)).await?;
        self.0.private.name_it(&room, name).await;
        self.0.private.invite_again(&room, account).await
    }

    /// Sees to it in the background that a post of the bot has these choices and no others.
    pub(super) fn settle(&self, room: &Room, message: String, choices: Vec<String>, urgency: Urgency) {
        let hold = self.0.holds.hold(room.room_id());
        if self.0.chips.want(&message, choices) {
            self.work_at(room.clone(), message, urgency, hold);
        }
    }

    /// Does in the background what is to be done on a post, one thing after the other, until nothing is left.
    fn work_at(&self, room: Room, message: String, urgency: Urgency, hold: Hold) {
        let this = self.clone();
        tokio::spawn(async move {
            while let Some(step) = this.0.chips.next(&message) {
                let Err(error) = this.step(&room, &message, &step, urgency).await else { continue };
                match (error, step) {
                    (ChatError::Later { after, why }, _) => {
                        tracing::debug!(room = %room.room_id(), why, "a choice is settled later");
                        this.0.timer.wait(after.unwrap_or(BEFORE_TRYING_AGAIN)).await;
                    }
                    (error, Step::Place(emoji) | Step::Take { emoji, .. }) => {
                        tracing::warn!(room = %room.room_id(), %error, "a choice could not be settled");
                        this.0.chips.cannot(&message, &emoji);
                    }
                    (error, Step::Look) => {
                        tracing::warn!(room = %room.room_id(), %error, "the choices of a post cannot be looked at");
                        this.0.chips.forget(&message);
                    }
                }
            }
            drop(hold);
        });
    }

    async fn step(&self, room: &Room, message: &str, step: &Step, urgency: Urgency) -> Result<(), ChatError> {
        match step {
            Step::Look => self.0.chips.found(message, self.own_reactions(room, message).await?),
            Step::Place(emoji) => {
                // A new one each time: the same again after it was taken away is not the same to the server. One that got
                // through although its answer did not is answered with "stands there already".
                let id = self.annotate(room, message, emoji, TransactionId::new(), urgency).await?;
                self.0.chips.placed(message, emoji, id);
            }
            Step::Take { emoji, id } => {
                self.redact(room, id, urgency).await?;
                self.0.chips.taken(message, emoji);
            }
        }
        Ok(())
    }

    /// The bot's own reactions to a message: emoji and id.
    async fn own_reactions(&self, room: &Room, message: &str) -> Result<HashMap<String, String>, ChatError> {
        let message = names::event(message)?;
        let mut own = HashMap::new();
        let mut from = None;
        loop {
            let kind =
                IncludeRelations::RelationsOfTypeAndEventType(RelationType::Annotation, TimelineEventType::Reaction);
            let options =
                RelationsOptions { from, include_relations: kind, limit: Some(uint!(100)), ..Default::default() };
            let page = room.relations(message.clone(), options).await;
            let page = page.map_err(|e| errors::chat_error(&e, Missing::Message))?;
            for event in page.chunk.iter().filter_map(history::json).filter(|e| inbound::is_from(e, &self.0.own)) {
                if let (Some((_, emoji)), Some(id)) = (inbound::annotation(&event), inbound::id(&event)) {
                    own.insert(emoji.to_owned(), id.to_owned());
                }
            }
            from = page.next_batch_token;
            if from.is_none() {
                return Ok(own);
            }
        }
    }

    async fn redact(&self, room: &Room, event: &str, urgency: Urgency) -> Result<(), ChatError> {
        let event = names::event(event)?;
        let Some(turn) = self.0.turns.turn(room.room_id().to_string(), urgency, None).await else { return Ok(()) };
        match room.redact(&event, None, None).await {
            Ok(_) => Ok(()),
            Err(error) => {
                let error = error.into();
                errors::limited(&error).inspect(|after| turn.refused(*after));
                Err(errors::chat_error(&error, Missing::Message))
            }
        }
    }

    pub(super) fn channel(&self, channel: &ChannelId) -> Result<Room, ChatError> {
        self.joined(&names::room(channel)?)
    }

    /// Whether somebody is in the channel. Where the homeserver cannot say, whoever was in it still is.
    pub(super) async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        let Ok(user) = names::user(account) else { return false };
        let room = match self.channel(channel) {
            Ok(room) => room,
            // It has not come through the sync yet.
            Err(ChatError::Later { .. }) => return true,
            // Of a channel that the bot is out of, nobody is heard any more.
            Err(ChatError::Never { .. }) => return false,
        };
        match room.get_member(&user).await {
            Ok(member) => member.is_some_and(|member| *member.membership() == MembershipState::Join),
            Err(_) => true,
        }
    }

    async fn destination(&self, to: &Destination, room_name: Option<&str>) -> Result<Room, ChatError> {
        match to {
            Destination::Channel(channel) | Destination::Thread { channel, .. } => self.channel(channel),
            Destination::Private(account) => {
                let room = self.0.private.ensure(account, room_name).await?;
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

    /// The id of the reaction; `None` where the same one stood there already.
    async fn annotate(
        &self,
        room: &Room,
        to: &str,
        emoji: &str,
        transaction: OwnedTransactionId,
        urgency: Urgency,
    ) -> Result<Option<String>, ChatError> {
        let content = content::reaction(to, emoji);
        self.send(room, Event { kind: "m.reaction", content, transaction, urgency, replaces: None }).await
    }

    /// The id of the event; `None` if something newer took its place, or if it stood there already.
    async fn send(&self, room: &Room, event: Event<'_>) -> Result<Option<String>, ChatError> {
        let Some(turn) = self.0.turns.turn(room.room_id().to_string(), event.urgency, event.replaces).await else {
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
}

fn replaced() -> ChatError {
    ChatError::Later { after: None, why: "replaced while it waited".to_owned() }
}

fn unwritable(error: &serde_json::Error) -> ChatError {
    ChatError::Never { missing: Missing::Other, why: error.to_string() }
}

fn root(to: &Destination) -> Option<&str> {
    match to {
        Destination::Thread { root, .. } => Some(&root.0),
        Destination::Channel(_) | Destination::Private(_) => None,
    }
}

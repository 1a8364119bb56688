//! The private rooms: one for each person, made once, encrypted, found again and reused.
//!
//! A homeserver lets an account make few rooms, so a room is never made twice: its alias is derived from the two
//! names, and a creation that was not heard of is found by it. Deliberately absent: what is said in the rooms.

use super::errors;
use super::names;
use crate::dialogue::ids::Account;
use crate::platform::locks::{OneAtATime, lock};
use crate::platform::turns::Turns;
use crate::ports::chat::{self, ChatError, Missing, Urgency};
use matrix_sdk::ruma::api::client::room::Visibility;
use matrix_sdk::ruma::api::client::room::create_room;
use matrix_sdk::ruma::events::room::canonical_alias::RoomCanonicalAliasEventContent;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::name::RoomNameEventContent;
use matrix_sdk::ruma::events::{EmptyStateKey, InitialStateEvent, StateEventContent};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomState};
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

/// Rooms made by the bot that can no longer be used (left by it, or joined by a third) before it gives up.
const ATTEMPTS: u32 = 3;

/// A room that was just made or joined is known to the SDK after the next sync, well within this.
const UNTIL_SYNCED: Duration = Duration::from_secs(2);

#[derive(Debug)]
pub(super) struct PrivateRooms {
    client: Client,
    own: OwnedUserId,
    turns: Turns<String>,
    /// What the account data (`m.direct`) will say too, once it has come round through the sync.
    known: Mutex<HashMap<OwnedRoomId, OwnedUserId>>,
    /// One at a time looks for, or makes, the room of a person.
    making: OneAtATime<OwnedUserId>,
}

impl PrivateRooms {
    pub(super) fn new(client: Client, own: OwnedUserId, turns: Turns<String>) -> Self {
        Self { client, own, turns, known: Mutex::default(), making: OneAtATime::default() }
    }

    /// The room as the app knows it: of one person, or a channel. A private room that a third has come into is a
    /// channel: what is said there is no longer private.
    pub(super) fn name(&self, room: &Room) -> chat::Room {
        match self.person(room) {
            Some(person) if room.active_members_count() <= 2 => {
                chat::Room::Private { account: names::account(&person), room: room.room_id().to_string() }
            }
            _ => chat::Room::Channel(names::channel(room.room_id())),
        }
    }

    /// A room the bot made itself, that is nobody's yet: the homeserver is still at it, or it was when the bot was stopped.
    /// Until it is somebody's it is not a channel either. Its invitation may be missing from the sync so far.
    pub(super) fn is_in_the_making(&self, room: &Room) -> bool {
        let is_own = room.creators().is_some_and(|creators| creators.contains(&self.own));
        is_own && room.active_members_count() <= 2 && self.person(room).is_none()
    }

    /// Remembers that `room` is the private room of `person`, before the account data says so.
    pub(super) fn remember(&self, room: &RoomId, person: &UserId) {
        lock(&self.known).insert(room.to_owned(), person.to_owned());
    }

    /// The room kept for `account`, if there is one that can be used.
    pub(super) fn find(&self, account: &Account) -> Result<Option<Room>, ChatError> {
        Ok(self.usable(&names::user(account)?))
    }

    /// The room kept for `account`, made when it is missing.
    pub(super) async fn ensure(&self, account: &Account, name: Option<&str>) -> Result<Room, ChatError> {
        let person = names::user(account)?;
        if let Some(room) = self.usable(&person) {
            return Ok(room);
        }
        let _alone = self.making.alone_at(person.clone()).await;
        if let Some(room) = self.usable(&person) {
            return Ok(room);
        }
        for attempt in 0..ATTEMPTS {
            let alias = names::alias_of_private_room(&self.own, &person, attempt);
            match self.make(&person, &alias, name).await {
                Ok(room) => {
                    self.remember(room.room_id(), &person);
                    return Ok(room);
                }
                Err(error) if errors::is_alias_taken(&error) => {
                    if let Some(room) = self.resolve(&alias, &person).await? {
                        return Ok(room);
                    }
                }
                Err(error) => return Err(errors::chat_error(&error, Missing::PrivateRoom)),
            }
        }
        Err(ChatError::Never { missing: Missing::PrivateRoom, why: "every room made is out of use".to_owned() })
    }

    /// Gives a room that the bot made before rooms had names its name, and takes the alias out of people's sight.
    pub(super) async fn name_it(&self, room: &Room, name: &str) {
        if !room.creators().is_some_and(|creators| creators.contains(&self.own)) {
            return;
        }
        if room.canonical_alias().is_some() {
            self.set(room, RoomCanonicalAliasEventContent::new()).await;
        }
        if room.name().is_none_or(|name| name.is_empty()) {
            self.set(room, RoomNameEventContent::new(name.to_owned())).await;
        }
    }

    /// The room can be used without it, so what fails is only told of in the log.
    async fn set<C>(&self, room: &Room, content: C)
    where
        C: StateEventContent<StateKey = EmptyStateKey>,
    {
        let Some(turn) = self.turns.turn(room.room_id().to_string(), Urgency::WhenThereIsRoom, None).await else {
            return;
        };
        if let Err(error) = room.send_state_event(content).await {
            errors::limited(&error).inspect(|after| turn.refused(*after));
            tracing::info!(room = %room.room_id(), %error, "the private room could not be named");
        }
    }

    /// Invites the person again, if they have left.
    pub(super) async fn invite_again(&self, room: &Room, account: &Account) -> Result<(), ChatError> {
        let person = names::user(account)?;
        let member = room.get_member(&person).await.map_err(|e| errors::chat_error(&e, Missing::PrivateRoom))?;
        // Not known yet is not gone: whoever the room was made for was invited with it, and may be in it already. The
        // server refuses to invite them then.
        let has_left =
            member.is_some_and(|member| matches!(member.membership(), MembershipState::Leave | MembershipState::Ban));
        if !has_left {
            return Ok(());
        }
        let Some(turn) = self.turns.turn(room.room_id().to_string(), Urgency::Now, None).await else {
            return Ok(());
        };
        room.invite_user_by_id(&person).await.map_err(|error| {
            errors::limited(&error).inspect(|after| turn.refused(*after));
            errors::chat_error(&error, Missing::PrivateRoom)
        })
    }

    /// Whose private room this is.
    fn person(&self, room: &Room) -> Option<OwnedUserId> {
        if let Some(person) = lock(&self.known).get(room.room_id()) {
            return Some(person.clone());
        }
        let mut targets = room.direct_targets().into_iter().filter_map(|target| target.into_user_id());
        targets.next().filter(|_| targets.next().is_none())
    }

    fn usable(&self, person: &UserId) -> Option<Room> {
        let mut rooms: Vec<Room> = self
            .client
            .joined_rooms()
            .into_iter()
            .filter(|room| self.person(room).as_deref() == Some(person) && room.active_members_count() <= 2)
            .collect();
        // Always the same one, and rather one that is encrypted.
        rooms.sort_by_key(|room| (!room.encryption_state().is_encrypted(), room.room_id().to_owned()));
        rooms.into_iter().next()
    }

    async fn make(&self, person: &UserId, alias: &str, name: Option<&str>) -> matrix_sdk::Result<Room> {
        let mut request = create_room::v3::Request::new();
        request.invite = vec![person.to_owned()];
        request.is_direct = true;
        request.preset = Some(create_room::v3::RoomPreset::TrustedPrivateChat);
        request.visibility = Visibility::Private;
        request.name = name.map(str::to_owned);
        request.room_alias_name = Some(alias.to_owned());
        request.initial_state = vec![
            InitialStateEvent::with_empty_state_key(RoomEncryptionEventContent::with_recommended_defaults())
                .to_raw_any(),
            // Only the bot finds the room by its alias: as the main one it would be shown to people as the room's name.
            InitialStateEvent::with_empty_state_key(RoomCanonicalAliasEventContent::new()).to_raw_any(),
        ];
        // A creation is in nobody's way: the alias is its lane.
        let turn = self.turns.turn(alias.to_owned(), Urgency::Now, None).await;
        let made = self.client.create_room(request).await;
        if let (Err(error), Some(turn)) = (&made, &turn) {
            errors::limited(error).inspect(|after| turn.refused(*after));
        }
        made
    }

    /// The room of a creation whose answer never came. `None`: it can no longer be used.
    async fn resolve(&self, alias: &str, person: &UserId) -> Result<Option<Room>, ChatError> {
        let alias = RoomAliasId::parse(format!("#{alias}:{}", self.own.server_name()))
            .map_err(|error| ChatError::Never { missing: Missing::PrivateRoom, why: error.to_string() })?;
        let room_id = match self.client.resolve_room_alias(&alias).await {
            Ok(found) => found.room_id,
            // Taken away in between.
            Err(error) if errors::is_not_found(&error) => return Ok(None),
            Err(error) => return Err(errors::chat_error(&error.into(), Missing::PrivateRoom)),
        };
        let Some(room) = self.client.get_room(&room_id) else {
            return Err(ChatError::Later {
                after: Some(UNTIL_SYNCED),
                why: "the private room has not come through the sync yet".to_owned(),
            });
        };
        if room.state() != RoomState::Joined || room.active_members_count() > 2 {
            return Ok(None);
        }
        let people = [person.to_owned()];
        let marked = self.client.account().mark_as_dm(&room_id, &people).await;
        marked.map_err(|error| errors::chat_error(&error, Missing::PrivateRoom))?;
        self.remember(&room_id, person);
        Ok(Some(room))
    }
}

//! Invitations: taken from those who may invite, declined from everybody else.
//!
//! Deliberately absent: telling the app; it hears of the bot's own joining in the room's timeline (`inbound.rs`), so
//! that an invitation taken just before a crash is not lost.

use super::errors;
use super::inviters::Inviters;
use super::rooms::PrivateRooms;
use crate::platform::locks::lock;
use crate::platform::timer::Timer;
use crate::platform::turns::Turns;
use crate::ports::chat::Urgency;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId};
use matrix_sdk::{Client, Room};
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server may say "not invited" for a while after it delivered the invitation.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const ATTEMPTS: u32 = 10;

#[derive(Clone, Debug)]
pub(super) struct Invitations(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    own: OwnedUserId,
    inviters: Inviters,
    private: Arc<PrivateRooms>,
    turns: Turns<String>,
    timer: Timer,
    /// Being answered now, so that the same invitation seen again is left alone.
    answering: Mutex<HashSet<OwnedRoomId>>,
}

impl Invitations {
    pub(super) fn new(
        own: OwnedUserId,
        inviters: Inviters,
        private: Arc<PrivateRooms>,
        turns: Turns<String>,
        timer: Timer,
    ) -> Self {
        Self(Arc::new(Inner { own, inviters, private, turns, timer, answering: Mutex::default() }))
    }

    /// Answers every open invitation, in the background. May be called as often as one likes.
    pub(super) fn answer(&self, client: &Client) {
        for room in client.invited_rooms() {
            let is_new = lock(&self.0.answering).insert(room.room_id().to_owned());
            if is_new {
                let this = self.clone();
                tokio::spawn(async move {
                    let id = room.room_id().to_owned();
                    if let Err(error) = this.answer_one(room).await {
                        tracing::warn!(room = %id, %error, "an invitation could not be answered");
                    }
                    lock(&this.0.answering).remove(&id);
                });
            }
        }
    }

    async fn answer_one(&self, room: Room) -> matrix_sdk::Result<()> {
        let inviter = room.invite_details().await?.inviter_id;
        if !self.0.inviters.may(&inviter, &self.0.own) {
            tracing::warn!(room = %room.room_id(), server = %inviter.server_name(), "invitation declined: not from an allowed user or server");
            return room.leave().await;
        }
        // Asked before joining: after it the answer comes from the account data, which is late.
        if room.is_direct().await? {
            self.0.private.remember(room.room_id(), &inviter);
        }
        let mut wait = FIRST_WAIT;
        for attempt in 1.. {
            // A joining counts like a message.
            let turn = self.0.turns.turn(room.room_id().to_string(), Urgency::Now, None).await;
            match room.client().join_room_by_id(room.room_id()).await {
                Ok(_) => {
                    tracing::info!(room = %room.room_id(), "joined, as invited");
                    break;
                }
                Err(error) if attempt < ATTEMPTS && is_worth_another_try(&error) => {
                    let limited = errors::limited(&error);
                    if let (Some(after), Some(turn)) = (limited, turn) {
                        turn.refused(after);
                    }
                    let wait_now = limited.unwrap_or(wait);
                    tracing::info!(room = %room.room_id(), %error, ?wait_now, "cannot join yet");
                    self.0.timer.wait(wait_now).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn is_worth_another_try(error: &matrix_sdk::Error) -> bool {
    errors::limited(error).is_some() || errors::is_forbidden(error) || error.as_client_api_error().is_none()
}

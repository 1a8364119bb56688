//! Pinned messages: the bot's own, in the order the app wants; what others have pinned stays.
//!
//! By the old addresses, which are the only ones the client knows; they ask for the same permission. Deliberately absent:
//! pinning what others wrote.

use super::errors::Failed;
use super::names::Place;
use super::pages::pinned;
use super::rest::Rest;
use crate::platform::locks::OneAtATime;
use crate::ports::chat::{ChatError, MessageId, Missing, Permission};
use serenity::model::id as discord;

#[derive(Debug)]
pub(super) struct Pins {
    rest: Rest,
    own: discord::UserId,
    pinning: OneAtATime<discord::ChannelId>,
}

impl Pins {
    pub(super) fn new(rest: Rest, own: discord::UserId) -> Self {
        Self { rest, own, pinning: OneAtATime::default() }
    }

    pub(super) async fn set(&self, channel: discord::ChannelId, messages: &[MessageId]) -> Result<(), ChatError> {
        let wanted: Vec<_> =
            messages.iter().map(|id| Place::of(id).map(|place| place.message)).collect::<Result<_, _>>()?;
        let _alone = self.pinning.alone_at(channel).await;
        let http = self.rest.http();
        // To see what is pinned takes being able to read; Discord says no more than that it is not allowed.
        let read = |error: Failed| error.chat_error(Permission::ReadHistory);
        let pinned = pinned(&self.rest, channel).await.map_err(read)?;
        let ours: Vec<_> =
            pinned.iter().filter(|message| message.author.id == self.own).map(|message| message.id).collect();
        // The newest pin stands first.
        if ours == wanted {
            return Ok(());
        }
        let refused = |error: Failed| match error.chat_error(Permission::Pin) {
            ChatError::Never { missing: Missing::Other, why } => {
                ChatError::Never { missing: Missing::Permission(Permission::Pin), why }
            }
            other => other,
        };
        // What is pinned already in the right order at the end may stay; the rest is pinned anew, the first one last.
        let kept = ours.iter().rev().zip(wanted.iter().rev()).take_while(|(is, ought)| is == ought).count();
        for message in &ours[..ours.len() - kept] {
            self.rest.call(http.unpin_message(channel, *message, None)).await.map_err(refused)?;
        }
        for message in wanted[..wanted.len() - kept].iter().rev() {
            self.rest.call(http.pin_message(channel, *message, None)).await.map_err(refused)?;
        }
        Ok(())
    }
}

//! Answers that only one person sees: to a command, a button or a form of theirs, by the token that came with it.
//!
//! Discord wants a sign within three seconds, so each is acknowledged the moment it comes, and what the bot has to say
//! follows. A token is good for a quarter of an hour and kept in memory alone: after a restart such an answer is not
//! said, as on every platform that cannot promise it. Deliberately absent: what is answered.

use super::errors::Failed;
use super::names::{self, Place};
use super::rest::Rest;
use crate::dialogue::ids::ChannelId;
use crate::platform::locks::lock;
use crate::platform::timer::Timer;
use crate::ports::chat::{ChatError, EventId, Missing, Permission};
use serde_json::{Value, json};
use serenity::builder::CreateAttachment;
use serenity::model::channel::Message;
use serenity::model::id::{InteractionId, UserId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Discord's fifteen minutes, less what an answer may take.
const GOOD_FOR: Duration = Duration::from_secs(14 * 60);
/// When nothing has been said by then nothing will be, and "is thinking" goes away.
const THINKING: Duration = Duration::from_secs(30);

/// Discord's numbers for the first answer.
const REPLY_LATER: u8 = 5;
const CHANGE_LATER: u8 = 6;
const SUGGESTIONS: u8 = 8;
const MODAL: u8 = 9;
/// Seen by one person alone.
pub(super) const EPHEMERAL: u64 = 1 << 6;

/// What is shown until the answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// "is thinking", which the answer replaces.
    Thinking,
    /// Nothing: the message with the button stays as it is.
    Unchanged,
}

/// What somebody did, and how to answer it.
pub(super) struct Done {
    pub(super) id: InteractionId,
    pub(super) token: String,
    pub(super) by: UserId,
    /// Where; `None` in a private room.
    pub(super) channel: Option<ChannelId>,
}

/// The tokens that are good now. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Replies(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    rest: Rest,
    timer: Timer,
    held: Mutex<Tokens>,
}

#[derive(Debug, Default)]
struct Tokens {
    by_interaction: HashMap<InteractionId, Arc<Held>>,
    /// Messages that only the token can change.
    by_message: HashMap<Place, Arc<Held>>,
}

struct Held {
    token: String,
    by: UserId,
    channel: Option<ChannelId>,
    since: Instant,
    /// Whether Discord took the acknowledgement, once it has said so.
    acknowledged: watch::Receiver<Option<bool>>,
    /// Does "is thinking" still wait for the answer? Held while something is said, so that answers keep their order.
    thinking: tokio::sync::Mutex<bool>,
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held(***)")
    }
}

impl Replies {
    pub(super) fn new(rest: Rest, timer: Timer) -> Self {
        Self(Arc::new(Inner { rest, timer, held: Mutex::default() }))
    }

    /// Says at once that it was heard. Returns before Discord has answered.
    pub(super) fn acknowledge(&self, done: Done, until: Until) {
        let (tell, acknowledged) = watch::channel(None);
        let is_thinking = until == Until::Thinking;
        let held = Arc::new(Held {
            token: done.token.clone(),
            by: done.by,
            channel: done.channel,
            since: self.0.timer.instant(),
            acknowledged,
            thinking: tokio::sync::Mutex::new(is_thinking),
        });
        {
            let mut tokens = lock(&self.0.held);
            tokens.by_interaction.retain(|_, held| self.is_good(held));
            tokens.by_message.retain(|_, held| self.is_good(held));
            tokens.by_interaction.insert(done.id, Arc::clone(&held));
        }
        let body = match until {
            Until::Thinking => json!({ "type": REPLY_LATER, "data": { "flags": EPHEMERAL } }),
            Until::Unchanged => json!({ "type": CHANGE_LATER }),
        };
        let this = self.clone();
        tokio::spawn(async move {
            let heard = this.callback(done.id, &done.token, &body).await;
            tell.send_replace(Some(heard));
            if heard && is_thinking {
                this.0.timer.wait(THINKING).await;
                this.stop_thinking(&held).await;
            }
        });
    }

    /// Opens a form, which is the acknowledgement.
    pub(super) fn open(&self, id: InteractionId, token: String, modal: Value) {
        self.once(id, token, json!({ "type": MODAL, "data": modal }));
    }

    /// Suggests what could be filled in.
    pub(super) fn suggest(&self, id: InteractionId, token: String, suggestions: Value) {
        self.once(id, token, json!({ "type": SUGGESTIONS, "data": suggestions }));
    }

    fn once(&self, id: InteractionId, token: String, body: Value) {
        let this = self.clone();
        tokio::spawn(async move { this.callback(id, &token, &body).await });
    }

    async fn callback(&self, id: InteractionId, token: &str, body: &Value) -> bool {
        let http = self.0.rest.http();
        let tell = || self.0.rest.at_once(http.create_interaction_response(id, token, body, Vec::new()));
        let mut told = tell().await;
        if matches!(told, Err(Failed::Unreachable(_))) {
            told = tell().await;
        }
        match told {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(%error, "somebody could not be told that they were heard");
                false
            }
        }
    }

    async fn stop_thinking(&self, held: &Held) {
        let mut thinking = held.thinking.lock().await;
        if std::mem::take(&mut *thinking) {
            let gone = self.0.rest.http().delete_original_interaction_response(&held.token);
            if let Err(error) = self.0.rest.at_once(gone).await {
                tracing::debug!(%error, "an answer that never came still seems to be on its way");
            }
        }
    }

    /// Says `body` to whoever caused `event`. `None`: that was something everybody could see.
    pub(super) async fn answer(
        &self,
        event: &EventId,
        body: &Value,
        files: Vec<CreateAttachment>,
    ) -> Result<Option<Place>, ChatError> {
        let Some(id) = names::interaction_id(event) else { return Ok(None) };
        let held = lock(&self.0.held).by_interaction.get(&id).filter(|held| self.is_good(held)).cloned();
        let Some(held) = held else { return Err(too_late()) };
        self.say(&held, body, files).await.map(Some)
    }

    /// Says `body` to somebody by the newest thing they did in `channel`, and nowhere else. `None`: there is none.
    pub(super) async fn beside(
        &self,
        person: UserId,
        channel: &ChannelId,
        body: &Value,
        files: Vec<CreateAttachment>,
    ) -> Option<Result<Place, ChatError>> {
        let held = {
            let tokens = lock(&self.0.held);
            let theirs = tokens
                .by_interaction
                .iter()
                .filter(|(_, held)| held.by == person && held.channel.as_ref() == Some(channel) && self.is_good(held));
            theirs.max_by_key(|(id, _)| id.get()).map(|(_, held)| Arc::clone(held))?
        };
        Some(self.say(&held, body, files).await)
    }

    /// Acknowledges with a sign, where nothing else has been said yet.
    pub(super) async fn sign(&self, event: &EventId, emoji: &str) -> Result<(), ChatError> {
        let id = names::interaction_id(event);
        let held =
            id.and_then(|id| lock(&self.0.held).by_interaction.get(&id).cloned()).filter(|held| self.is_good(held));
        let Some(held) = held else { return Ok(()) };
        if *held.thinking.lock().await {
            self.say(&held, &json!({ "content": emoji }), Vec::new()).await?;
        }
        Ok(())
    }

    /// Changes what only one person sees.
    pub(super) async fn edit(&self, place: Place, body: &Value) -> Result<(), ChatError> {
        let held = lock(&self.0.held).by_message.get(&place).filter(|held| self.is_good(held)).cloned();
        let Some(held) = held else { return Err(too_late()) };
        let http = self.0.rest.http();
        let edited = http.edit_followup_message(&held.token, place.message, body, Vec::new());
        self.0.rest.at_once(edited).await.map(drop).map_err(|error| error.chat_error(Permission::Write))
    }

    async fn say(&self, held: &Arc<Held>, body: &Value, files: Vec<CreateAttachment>) -> Result<Place, ChatError> {
        let mut acknowledged = held.acknowledged.clone();
        let heard = acknowledged.wait_for(Option::is_some).await.is_ok_and(|heard| *heard == Some(true));
        if !heard {
            return Err(too_late());
        }
        let mut thinking = held.thinking.lock().await;
        let http = self.0.rest.http();
        let said: Message = if *thinking {
            let edited = http.edit_original_interaction_response(&held.token, body, files);
            // Said again it is the same message, so it may be tried again.
            self.0.rest.at_once(edited).await.map_err(|error| error.chat_error(Permission::Write))?
        } else {
            let mut body = body.clone();
            body["flags"] = json!(body["flags"].as_u64().unwrap_or_default() | EPHEMERAL);
            let followed = http.create_followup_message(&held.token, &body, files);
            self.0.rest.at_once(followed).await.map_err(|error| at_most_once(&error))?
        };
        *thinking = false;
        let place = Place { channel: said.channel_id, message: said.id, ephemeral: true };
        lock(&self.0.held).by_message.insert(place, Arc::clone(held));
        Ok(place)
    }

    fn is_good(&self, held: &Held) -> bool {
        self.0.timer.since(held.since) < GOOD_FOR
    }
}

fn too_late() -> ChatError {
    ChatError::Never { missing: Missing::Other, why: "what is to be answered was done too long ago".to_owned() }
}

/// Nothing keeps such an answer from being said twice, so one that may be out is not tried again.
fn at_most_once(error: &Failed) -> ChatError {
    if error.may_be_done() {
        return ChatError::Never { missing: Missing::Other, why: error.to_string() };
    }
    error.chat_error(Permission::Write)
}

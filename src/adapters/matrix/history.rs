//! A room's events as the homeserver keeps them, read in pages in either direction.
//!
//! Deliberately absent: what the events mean.

use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::uint;
use serde_json::Value;

/// Oldest first, from a position to the end of the room.
pub(super) struct Forward<'a> {
    room: &'a Room,
    from: Option<String>,
}

impl<'a> Forward<'a> {
    pub(super) fn from(room: &'a Room, position: String) -> Self {
        Self { room, from: Some(position) }
    }

    /// The next page; `None` at the end. A page may be empty.
    pub(super) async fn next(&mut self) -> matrix_sdk::Result<Option<Vec<TimelineEvent>>> {
        let Some(from) = self.from.take() else { return Ok(None) };
        let mut options = MessagesOptions::forward().from(from.as_str());
        // The most Synapse gives at once, unless told otherwise.
        options.limit = uint!(100);
        let page = self.room.messages(options).await?;
        // At the end the server leaves the token out, or repeats it. An empty page alone is not the end.
        self.from = page.end.filter(|end| *end != from);
        Ok(Some(page.chunk))
    }
}

/// Newest first.
pub(super) struct Backward<'a> {
    room: &'a Room,
    from: Option<String>,
    to: Option<String>,
    is_done: bool,
}

impl<'a> Backward<'a> {
    pub(super) fn from_the_end(room: &'a Room) -> Self {
        Self { room, from: None, to: None, is_done: false }
    }

    pub(super) fn between(room: &'a Room, from: Option<String>, to: Option<String>) -> Self {
        Self { room, from, to, is_done: false }
    }

    /// The next page; `None` at the beginning of the room, or at `to`.
    pub(super) async fn next(&mut self) -> matrix_sdk::Result<Option<Vec<TimelineEvent>>> {
        if self.is_done {
            return Ok(None);
        }
        let mut options = MessagesOptions::backward();
        options.limit = uint!(100);
        options.from.clone_from(&self.from);
        options.to.clone_from(&self.to);
        let page = self.room.messages(options).await?;
        self.is_done = page.end.is_none() || page.end == self.from;
        self.from = page.end;
        Ok(Some(page.chunk))
    }
}

/// The event's JSON, decrypted where it could be.
pub(super) fn json(event: &TimelineEvent) -> Option<Value> {
    serde_json::from_str(event.raw().json().get()).ok()
}

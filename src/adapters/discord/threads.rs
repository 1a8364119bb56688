//! Threads under the bot's messages: made when they are first written in, and opened again when Discord has put them by.
//!
//! A thread has the id of the message it was made from. Deliberately absent: what is written in one.

use super::errors::{Failed, code};
use super::guilds::Guilds;
use super::inbound;
use super::names::Place;
use super::overflow::cut;
use super::rest::Rest;
use crate::doc::{Doc, clean_name, plain};
use crate::platform::bounded::Bounded;
use crate::platform::locks::lock;
use serde_json::json;
use serenity::model::id::{ChannelId, MessageId};
use std::sync::{Arc, Mutex};

const NAME: usize = 100;
/// Put by after a day without a word; writing in it opens it again.
const PUT_BY_AFTER: u32 = 1440;
/// Messages whose first line is remembered.
const FIRST_LINES: usize = 500;
/// What a thread is called when nothing is known of its message.
const NO_NAME: &str = "…";

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Threads {
    rest: Rest,
    guilds: Guilds,
    first_lines: Arc<Mutex<Bounded<MessageId, String>>>,
}

impl Threads {
    pub(super) fn new(rest: Rest, guilds: Guilds) -> Self {
        Self { rest, guilds, first_lines: Arc::new(Mutex::new(Bounded::new(FIRST_LINES))) }
    }

    /// Remembers how a message begins, for the name of its thread.
    pub(super) fn note(&self, message: MessageId, doc: &Doc) {
        let text = plain(doc);
        let Some(first) = text.lines().find(|line| !line.trim().is_empty()) else { return };
        lock(&self.first_lines).insert(message, clean_name(first, NAME));
    }

    /// Mends why something could not be written in the thread under `root`. `false`: this is not the reason.
    pub(super) async fn mend(&self, root: Place, error: &Failed) -> Result<bool, Failed> {
        let thread = ChannelId::new(root.message.get());
        match error.code() {
            Some(code::UNKNOWN_CHANNEL) => self.make(root).await.map(|()| true),
            Some(code::THREAD_ARCHIVED) => {
                let open = json!({ "archived": false });
                self.rest.call(self.rest.http().edit_thread(thread, &open, None)).await.map(|_| true)
            }
            _ => Ok(false),
        }
    }

    async fn make(&self, root: Place) -> Result<(), Failed> {
        let name = self.name(root).await?;
        let body = json!({ "name": name, "auto_archive_duration": PUT_BY_AFTER });
        let http = self.rest.http();
        match self.rest.call(http.create_thread_from_message(root.channel, root.message, &body, None)).await {
            Ok(thread) => {
                self.guilds.note_thread(&thread);
                Ok(())
            }
            Err(error) if error.is(code::HAS_THREAD) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn name(&self, root: Place) -> Result<String, Failed> {
        let known = lock(&self.first_lines).get(&root.message).cloned();
        if let Some(name) = known.filter(|name| !name.is_empty()) {
            return Ok(cut(&name, NAME));
        }
        let message = self.rest.call(self.rest.http().get_message(root.channel, root.message)).await?;
        // People stand there by number.
        let named = message
            .mentions
            .iter()
            .fold(message.content, |text, person| text.replace(&format!("<@{}>", person.id), &inbound::shown(person)));
        let bare = named.trim_start_matches(['#', ' ', '>', '-']).replace(['*', '\\', '`'], "");
        let first = clean_name(bare.lines().next().unwrap_or_default(), NAME);
        Ok(if first.is_empty() { NO_NAME.to_owned() } else { cut(&first, NAME) })
    }
}

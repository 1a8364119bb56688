//! Which choices the bot was stopped before it had put under a post, or taken away again, seen in what it reads again at
//! the start.
//!
//! Deliberately absent: doing it (`send.rs`).

use super::{content, history, inbound};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::OwnedUserId;
use std::collections::{HashMap, HashSet};

/// The bot's own posts whose choices may not have been settled when it was stopped.
#[derive(Default)]
pub(super) struct Seeds {
    /// As the newest version of each post has it.
    wanted: HashMap<String, Vec<String>>,
    /// Changed by an edit: some may have to be taken away.
    changed: HashSet<String>,
    placed: HashSet<(String, String)>,
}

impl Seeds {
    pub(super) fn look_at(&mut self, events: &[TimelineEvent], own: &OwnedUserId) {
        for event in events.iter().filter_map(history::json).filter(|event| inbound::is_from(event, own)) {
            if let Some((message, emoji)) = inbound::annotation(&event) {
                self.placed.insert((message.to_owned(), emoji.to_owned()));
            } else if let (Some(id), Some(content)) = (inbound::id(&event), event.get("content"))
                && let Some(choices) = content::choices(content)
            {
                let replaced = content::replaces(content);
                self.changed.extend(replaced.map(str::to_owned));
                self.wanted.insert(replaced.unwrap_or(id).to_owned(), choices);
            }
        }
    }

    /// What each of them ought to have, where it may not.
    pub(super) fn unsettled(self) -> impl Iterator<Item = (String, Vec<String>)> {
        let Self { wanted, changed, placed } = self;
        wanted.into_iter().filter(move |(message, choices)| {
            let is_missing = |emoji: &String| !placed.contains(&(message.clone(), emoji.clone()));
            changed.contains(message) || choices.iter().any(is_missing)
        })
    }
}

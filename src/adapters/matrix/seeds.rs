//! Which choices the bot was stopped before it had seeded, seen in what it reads again at the start.
//!
//! Deliberately absent: seeding (`send.rs`).

use super::{content, history, inbound};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::OwnedUserId;
use std::collections::HashSet;

/// The bot's own posts whose choices were not all seeded when it was stopped.
#[derive(Default)]
pub(super) struct Seeds {
    wanted: Vec<(String, Vec<String>)>,
    placed: HashSet<(String, String)>,
}

impl Seeds {
    pub(super) fn look_at(&mut self, events: &[TimelineEvent], own: &OwnedUserId) {
        for event in events.iter().filter_map(history::json).filter(|event| inbound::is_from(event, own)) {
            if let Some((message, emoji)) = inbound::annotation(&event) {
                self.placed.insert((message.to_owned(), emoji.to_owned()));
            } else if let (Some(id), Some(content)) = (inbound::id(&event), event.get("content")) {
                let choices = content::choices(content);
                if !choices.is_empty() {
                    self.wanted.push((id.to_owned(), choices));
                }
            }
        }
    }

    pub(super) fn missing(self) -> Vec<(String, Vec<String>)> {
        let Self { wanted, placed } = self;
        let missing = wanted.into_iter().map(|(message, choices)| {
            let is_missing = |emoji: &String| !placed.contains(&(message.clone(), emoji.clone()));
            let choices = choices.into_iter().filter(is_missing).collect::<Vec<_>>();
            (message, choices)
        });
        missing.filter(|(_, choices)| !choices.is_empty()).collect()
    }
}

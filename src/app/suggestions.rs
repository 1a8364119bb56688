//! What could be filled in now, while somebody is still typing: playbooks, commands, and what is on the board of a channel.
//!
//! Fed by the desks, asked by the adapter, and never waited for: an answer that is a moment old does no harm, since what is
//! filled in is looked at again. Deliberately absent: anything that a channel's own people do not see on its board.

use super::desk::Desk;
use crate::commands::slash;
use crate::commands::table::{Row, TABLE};
use crate::dialogue::ids::ChannelId;
use crate::dialogue::lang::Lang;
use crate::playbook::Playbook;
use crate::ports::journal::Journal;
use crate::ports::vocabulary::{Suggest, Suggested, Suggestion, Text};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Debug)]
pub struct Suggestions {
    /// The name and the title.
    playbooks: Vec<(String, Text)>,
    /// The proposals on the board of each channel where a dialogue is held.
    boards: Mutex<BTreeMap<ChannelId, Vec<(u16, String)>>>,
}

impl Suggestions {
    pub fn new(playbooks: &[Playbook]) -> Self {
        let title = |playbook: &Playbook, lang| playbook.texts(lang).title.clone();
        let named = |playbook: &Playbook| {
            let title = Text { da: title(playbook, Lang::Da), en: title(playbook, Lang::En) };
            (playbook.script.playbook.clone(), title)
        };
        Self { playbooks: playbooks.iter().map(named).collect(), boards: Mutex::default() }
    }

    /// Notes what is on the board of the desk's channel.
    pub fn note<J: Journal>(&self, desk: &Desk<J>) {
        let proposals: Vec<(u16, String)> = desk.streams().live().map_or_else(Vec::new, |dialogue| {
            let texts = dialogue.proposals.iter().map(|p| (p.number, p.text.get().cloned().unwrap_or_default()));
            texts.collect()
        });
        if proposals.is_empty() {
            self.boards().remove(desk.actor().id());
        } else {
            self.boards().insert(desk.actor().id().clone(), proposals);
        }
    }

    fn boards(&self) -> MutexGuard<'_, BTreeMap<ChannelId, Vec<(u16, String)>>> {
        self.boards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Suggest for Suggestions {
    fn suggest(&self, channel: &ChannelId, what: Suggested, typed: &str, lang: Lang) -> Vec<Suggestion> {
        let all: Vec<Suggestion> = match what {
            Suggested::Playbook => self.playbooks.iter().map(|(name, title)| playbook(name, title.of(lang))).collect(),
            Suggested::Command => TABLE.iter().map(|row| command(row, lang)).collect(),
            Suggested::Proposal => {
                let boards = self.boards();
                boards.get(channel).into_iter().flatten().map(|(number, text)| proposal(*number, text)).collect()
            }
        };
        let typed = typed.trim().to_lowercase();
        all.into_iter().filter(|suggestion| suggestion.shown.to_lowercase().contains(&typed)).collect()
    }
}

fn playbook(name: &str, title: &str) -> Suggestion {
    Suggestion { shown: format!("{name}: {title}"), value: name.to_owned() }
}

fn command(row: &Row, lang: Lang) -> Suggestion {
    let name = row.name(lang);
    Suggestion { shown: slash::spelled(lang, name), value: name.to_owned() }
}

fn proposal(number: u16, text: &str) -> Suggestion {
    Suggestion { shown: format!("{number}. {text}"), value: number.to_string() }
}

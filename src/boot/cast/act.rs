//! What a made-up colleague is about to do, and what it belongs to. Deliberately absent: who decides on it (`meeting`,
//! `weeks`), and doing it, which is the platform's.

use crate::dialogue::command::Press;
use crate::dialogue::ids::DialogueId;
use crate::dialogue::state::Dialogue;
use jiff::Timestamp;

/// Something a colleague is about to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Act {
    pub at: Timestamp,
    pub(super) number: u32,
    /// Index into the cast; the first one facilitates.
    pub who: usize,
    /// What goes on has to be this still, or nothing is done.
    pub during: Option<During>,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// In the channel.
    Say(String),
    /// In the group's thread, or in the channel where there is none.
    InGroup(String),
    Private(String),
    /// On the newest message they have before them that offers it.
    Press(Press),
}

/// One visit to an activity, and whose turn it is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct During {
    dialogue: DialogueId,
    visit: u32,
    turn: Option<u16>,
    presenting: u16,
}

impl During {
    pub fn of(dialogue: &Dialogue) -> Self {
        Self {
            dialogue: dialogue.id.clone(),
            visit: dialogue.visit(),
            turn: dialogue.round.as_ref().map(|round| round.at),
            presenting: dialogue.presenting,
        }
    }
    /// The visit, whoever's turn it is in it.
    pub fn visit(dialogue: &Dialogue) -> Self {
        Self { turn: None, presenting: 0, ..Self::of(dialogue) }
    }
}

//! What ties a person's words and choices to a place in the journal.
//!
//! Deliberately absent: when a tie is undone (`links`).

use crate::dialogue::event::Written;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Who chose what in a question; deleted when it closes.
    Question(u32),
    /// Who wrote something. An idea's author is deleted when silence ends, a worry's when its question closes.
    Author(Written),
    /// What it says, as long as that can be changed.
    Words(Written),
    /// What it said before, or who wrote what has been taken back: deleted now.
    Gone,
}

/// Where an erasable value stands in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub version: u64,
    pub index: u32,
}

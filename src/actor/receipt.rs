//! What is known of the event that is being handled, for the write that follows (law 7).
//!
//! Deliberately absent: what it says.

use crate::dialogue::ids::Account;
use crate::ports::chat::{EventId, Position};

#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// The room's name in the journal, and the platform's event.
    pub event: Option<(String, EventId)>,
    pub position: Option<Position>,
    /// Whoever alone is to see what answers it.
    pub asker: Option<Account>,
}

impl Receipt {
    /// Of an event that has nothing more to it.
    pub fn of(room: String, event: EventId) -> Self {
        Self { event: Some((room, event)), ..Self::default() }
    }

    /// What an event is marked with when its facts are written down and its answer is not out yet: it counts as heard
    /// once it is, and must not be acted on again before.
    pub fn halfway(&self) -> Self {
        self.marked(FACTS)
    }

    /// The same for an event whose answer is the small sign that it was taken.
    pub fn taken(&self) -> Self {
        self.marked(TAKEN)
    }

    fn marked(&self, mark: &str) -> Self {
        let event = self.event.as_ref().map(|(room, id)| (room.clone(), marked(id, mark)));
        Self { event, ..Self::default() }
    }
}

/// An event whose facts are written down and whose answer is not out.
pub const FACTS: &str = "facts";
/// An event of which it is to be shown that it was taken.
pub const TAKEN: &str = "taken";

/// An event with a mark on it, as the journal knows it.
pub fn marked(event: &EventId, mark: &str) -> EventId {
    EventId(format!("{}#{mark}", event.0))
}

//! How far each room has been read, told together with what was heard there, and now and then where nothing was.
//!
//! Deliberately absent: what a position is on a platform, and when a room must not be left behind.

use super::timer::Timer;
use crate::dialogue::ids::Account;
use crate::ports::chat::{EventId, Heard, Inbound, Position, Room};
use jiff::Timestamp;
use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;
use std::time::Duration;
use tokio::time::Instant;

/// When the position of each room was last told.
#[derive(Debug)]
pub struct Progress<R> {
    /// A room where nothing concerns the bot moves its position so often at most: each is a write to disk.
    every: Duration,
    timer: Timer,
    told: HashMap<R, Instant>,
}

impl<R: Eq + Hash> Progress<R> {
    pub fn new(every: Duration, timer: Timer) -> Self {
        Self { every, timer, told: HashMap::new() }
    }

    /// A position of the room is being told.
    pub fn told(&mut self, room: R) {
        self.told.insert(room, self.timer.instant());
    }

    /// Has none of the room's been told?
    pub fn is_untold(&self, room: &R) -> bool {
        !self.told.contains_key(room)
    }

    /// Has it been so long, or for ever, that a position is worth telling for itself?
    pub fn is_due(&self, room: &R) -> bool {
        self.told.get(room).is_none_or(|told| self.timer.since(*told) >= self.every)
    }

    /// The next position is worth telling at once.
    pub fn forget(&mut self, room: &R) {
        self.told.remove(room);
    }
}

/// A position alone, where nothing concerned the bot: told by the bot itself, and of no time, since no event stands behind
/// it. `name` is the room's own.
pub fn bare(own: Account, room: Room, name: impl Display, position: Position) -> Inbound {
    Inbound {
        id: EventId(format!("position/{name}/{}", position.0)),
        room,
        from: own,
        display_name: String::new(),
        at: Timestamp::UNIX_EPOCH,
        what: Heard::Nothing,
        position: Some(position),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_worth_telling_when_none_has_been_told_for_a_while() {
        let timer = Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH };
        let mut seldom = Progress::new(Duration::from_secs(3_600), timer);
        assert!(seldom.is_due(&"a") && seldom.is_untold(&"a"));
        seldom.told("a");
        assert!(!seldom.is_due(&"a") && !seldom.is_untold(&"a"));
        assert!(seldom.is_due(&"b"), "another room");
        seldom.forget(&"a");
        assert!(seldom.is_due(&"a"));
        let mut always = Progress::new(Duration::ZERO, timer);
        always.told("a");
        assert!(always.is_due(&"a"));
    }
}

//! What the sending side tells the reading side about the bot's own events.
//!
//! Deliberately absent: sending and reading.

use crate::platform::locks::lock;
use crate::platform::timer::Timer;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// A healthy sync brings a sent event back within a second.
const ECHO: Duration = Duration::from_secs(60);
/// More than can come back before their own requests are answered.
const EARLY: usize = 256;

/// Which of the bot's events have not come back through the sync. One that never does means that the sync stands
/// still although the homeserver answers it.
#[derive(Debug)]
pub(super) struct Echoes {
    inner: Mutex<Inner>,
    timer: Timer,
}

#[derive(Debug, Default)]
struct Inner {
    awaited: HashMap<String, Instant>,
    /// Came back before the answer to their request did.
    early: VecDeque<String>,
}

impl Echoes {
    pub(super) fn new(timer: Timer) -> Self {
        Self { inner: Mutex::default(), timer }
    }

    pub(super) fn sent(&self, event: &str) {
        let mut inner = lock(&self.inner);
        if !inner.early.iter().any(|early| early == event) {
            inner.awaited.insert(event.to_owned(), self.timer.instant());
        }
    }

    pub(super) fn came_back(&self, event: &str) {
        let mut inner = lock(&self.inner);
        if inner.awaited.remove(event).is_none() {
            if inner.early.len() == EARLY {
                inner.early.pop_front();
            }
            inner.early.push_back(event.to_owned());
        }
    }

    /// How many are overdue. They are not waited for any longer.
    pub(super) fn give_up_overdue(&self) -> usize {
        let mut inner = lock(&self.inner);
        let before = inner.awaited.len();
        inner.awaited.retain(|_, sent| self.timer.since(*sent) < ECHO);
        before - inner.awaited.len()
    }
}

/// Rooms whose position must stay where it is, because something begun there would be forgotten by a crash.
#[derive(Clone, Debug, Default)]
pub(super) struct Holds(Arc<Mutex<HashMap<OwnedRoomId, usize>>>);

/// Holds the room's position until dropped.
#[derive(Debug)]
pub(super) struct Hold {
    holds: Holds,
    room: OwnedRoomId,
}

impl Holds {
    pub(super) fn hold(&self, room: &RoomId) -> Hold {
        *lock(&self.0).entry(room.to_owned()).or_default() += 1;
        Hold { holds: self.clone(), room: room.to_owned() }
    }

    pub(super) fn is_held(&self, room: &RoomId) -> bool {
        lock(&self.0).contains_key(room)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let mut holds = lock(&self.holds.0);
        if let Some(count) = holds.get_mut(&self.room) {
            *count -= 1;
            if *count == 0 {
                holds.remove(&self.room);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use matrix_sdk::ruma::room_id;

    #[test]
    fn a_room_is_held_until_the_last_has_let_go() {
        let holds = Holds::default();
        let room = room_id!("!a:example.dk");
        let (one, two) = (holds.hold(room), holds.hold(room));
        drop(one);
        assert!(holds.is_held(room));
        drop(two);
        assert!(!holds.is_held(room));
    }

    #[test]
    fn an_echo_before_the_answer_counts() {
        let echoes = Echoes::new(Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH });
        echoes.came_back("$early");
        echoes.sent("$early");
        echoes.sent("$late");
        assert_eq!(lock(&echoes.inner).awaited.keys().collect::<Vec<_>>(), ["$late"]);
        echoes.came_back("$late");
        assert!(lock(&echoes.inner).awaited.is_empty());
    }
}

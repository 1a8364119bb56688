//! Locks that outlive a task which failed, and work on one thing that is done by one after the other.
//!
//! Deliberately absent: whose turn it is to send something, where it matters what is urgent.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OwnedMutexGuard;

/// What the lock keeps. For values that are whole between any two statements, so that one left by a panic can be used.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Work on the same thing waits; on different things it is done side by side.
#[derive(Debug)]
pub struct OneAtATime<K>(Mutex<HashMap<K, Arc<tokio::sync::Mutex<()>>>>);

impl<K> Default for OneAtATime<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> OneAtATime<K> {
    /// Waits until nobody else is at work on `thing`. Others wait for as long as the guard is held.
    pub async fn alone_at(&self, thing: K) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = lock(&self.0);
            // Where only the map knows of a turn, nobody is at work and nobody waits.
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            Arc::clone(turns.entry(thing).or_default())
        };
        turn.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    #[test]
    fn one_works_on_a_thing_at_a_time_and_what_nobody_works_on_is_forgotten() {
        let works = OneAtATime::default();
        let mut task = Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(works.alone_at("a")).poll(&mut task) else { panic!("nobody was at it") };
        let mut second = pin!(works.alone_at("a"));
        assert!(second.as_mut().poll(&mut task).is_pending(), "somebody is at it");
        let Poll::Ready(elsewhere) = pin!(works.alone_at("b")).poll(&mut task) else { panic!("another thing") };
        drop(first);
        assert!(second.as_mut().poll(&mut task).is_ready());
        drop(elsewhere);
        assert!(pin!(works.alone_at("c")).poll(&mut task).is_ready());
        assert_eq!(lock(&works.0).keys().collect::<Vec<_>>(), [&"c"]);
    }
}

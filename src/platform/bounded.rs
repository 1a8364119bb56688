//! A map that keeps what was used last and forgets the rest, for what an adapter remembers only to save itself a question.
//!
//! Deliberately absent: anything that must not be forgotten; that is in the journal.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

/// Holds at most `2 * half`, and for certain the `half` that were used last: whatever has not been used since `recent` was
/// last full is forgotten when it is full again.
pub struct Bounded<K, V> {
    half: usize,
    recent: HashMap<K, V>,
    older: HashMap<K, V>,
}

impl<K: Eq + Hash, V> Bounded<K, V> {
    /// For `most` entries, at least two.
    pub fn new(most: usize) -> Self {
        Self { half: (most / 2).max(1), recent: HashMap::new(), older: HashMap::new() }
    }

    pub fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        if let Some((kept, value)) = self.older.remove_entry(key) {
            self.insert(kept, value);
        }
        self.recent.get_mut(key)
    }

    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        if let Some(value) = self.older.remove(&key) {
            self.make_room_for(&key);
            return self.recent.entry(key).or_insert(value);
        }
        self.make_room_for(&key);
        self.recent.entry(key).or_insert_with(make)
    }

    pub fn insert(&mut self, key: K, value: V) {
        self.older.remove(&key);
        self.make_room_for(&key);
        self.recent.insert(key, value);
    }

    pub fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        self.recent.remove(key);
        self.older.remove(key);
    }

    fn make_room_for(&mut self, key: &K) {
        if self.recent.len() >= self.half && !self.recent.contains_key(key) {
            self.older = std::mem::take(&mut self.recent);
        }
    }
}

impl<K, V> fmt::Debug for Bounded<K, V> {
    /// What is in it may be people's own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bounded({} of {})", self.recent.len() + self.older.len(), 2 * self.half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_stays_and_it_never_holds_more_than_it_may() {
        let mut map = Bounded::new(6);
        map.insert(0, "kept by use");
        for number in 1..100 {
            map.insert(number, "new");
            assert_eq!(map.get(&0), Some(&mut "kept by use"), "after {number}");
            assert!(map.recent.len() + map.older.len() <= 6);
        }
        assert!(map.get(&99).is_some() && map.get(&98).is_some());
        assert_eq!(map.get(&50), None);
    }

    #[test]
    fn an_entry_is_there_once() {
        let mut map = Bounded::new(2);
        map.insert("a", 1);
        map.insert("b", 2);
        *map.get_or_insert_with("a", || 17) += 10;
        assert_eq!(map.get("a"), Some(&mut 11));
        map.insert("b", 3);
        assert_eq!(map.get("b"), Some(&mut 3));
        map.insert("a", 4);
        map.remove("b");
        assert_eq!(map.get("b"), None);
        assert_eq!(map.recent.len() + map.older.len(), 1);
    }
}

//! Promises: what the bot has said it will do on a day to come. Kept as local date, time and zone name, and settled
//! exactly once: sent, merged into another message, or lapsed.
//!
//! A time that people chose is kept as it is. One that the bot chose waits where it would fall into quiet hours or on a
//! day off, also when the bot comes back late. Deliberately absent: what is promised; each stream has its own kinds.

use super::ids::PostKey;
use crate::calendar::{LocalMoment, WorkingCalendar};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One promise. `id` counts a stream's promises from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise<K> {
    pub id: u32,
    pub kind: K,
    pub at: LocalMoment,
    /// People chose the time; else it is the bot's own.
    pub chosen: bool,
}

/// How a promise was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// Done at its time, or as soon as could be. `late`: so much later that it must be said.
    Sent { late: bool },
    /// Told by this message, together with others.
    Merged { into: PostKey },
    /// Not needed any more: answered, moved, or called off.
    Lapsed,
}

/// A stream's promises that are not settled yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promises<K> {
    pub last: u32,
    open: BTreeMap<u32, Promise<K>>,
}

/// A promise kept this much after its time is said to be late, in minutes: a restart is nothing to speak of.
const LATE_MINUTES: i64 = 60;

impl<K> Default for Promises<K> {
    fn default() -> Self {
        Self { last: 0, open: BTreeMap::new() }
    }
}

impl<K> Promise<K> {
    /// When it falls due, seen from `now`: its own time; where the bot may not speak by itself then, or comes too late and
    /// may not speak now, the next moment of its schedule.
    pub fn due(&self, now: Timestamp, calendar: &WorkingCalendar) -> Timestamp {
        let at = self.at.place().instant;
        let from = at.max(now);
        if self.chosen {
            at
        } else if calendar.is_open(from) {
            from
        } else {
            calendar.next_reminder(from).place().instant
        }
    }

    pub fn is_late(&self, now: Timestamp) -> bool {
        now.duration_since(self.at.place().instant).as_mins() >= LATE_MINUTES
    }
}

impl<K: PartialEq> Promises<K> {
    /// # Errors
    ///
    /// Promises are numbered in the order they are made.
    pub fn made(&mut self, promise: Promise<K>) -> Result<(), &'static str> {
        if promise.id != self.last + 1 {
            return Err("promises are numbered in the order they are made");
        }
        self.last = promise.id;
        self.open.insert(promise.id, promise);
        Ok(())
    }

    /// # Errors
    ///
    /// It was settled before, or never made.
    pub fn settled(&mut self, id: u32) -> Result<Promise<K>, &'static str> {
        self.open.remove(&id).ok_or("a promise is settled exactly once")
    }

    pub fn open(&self) -> impl Iterator<Item = &Promise<K>> {
        self.open.values()
    }

    pub fn get(&self, id: u32) -> Option<&Promise<K>> {
        self.open.get(&id)
    }

    /// Those that are due now, the earliest first.
    pub fn due(&self, now: Timestamp, calendar: &WorkingCalendar) -> Vec<&Promise<K>> {
        let mut due: Vec<_> = self.open.values().filter(|p| p.due(now, calendar) <= now).collect();
        due.sort_by_key(|p| (p.at.place().instant, p.id));
        due
    }

    /// When the next one falls due; nothing while none is open.
    pub fn next_due(&self, now: Timestamp, calendar: &WorkingCalendar) -> Option<Timestamp> {
        self.open.values().map(|p| p.due(now, calendar)).min()
    }
}

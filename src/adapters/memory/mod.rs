//! A journal in memory, for tests and for trying things out; it can be told to die at a chosen write.
//!
//! Clones are the same store in the same process; `restart` is the same map in the next process. Deliberately absent:
//! anything that survives the real process.

pub mod chat;
pub mod message;
pub mod reading;

use crate::ports::journal::{Batch, Entries, Journal, JournalError};
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Map = BTreeMap<Vec<u8>, Vec<u8>>;

#[derive(Clone, Debug, Default)]
pub struct Memory {
    map: Arc<Mutex<Map>>,
    life: Arc<Mutex<Life>>,
}

/// What belongs to one process on the map.
#[derive(Debug, Default)]
struct Life {
    writes: u64,
    fault: Option<Fault>,
    dead: bool,
}

#[derive(Clone, Copy, Debug)]
enum Fault {
    Before(u64),
    After(u64),
}

impl Memory {
    pub fn new() -> Self {
        Self::default()
    }

    /// The process dies just before its `n`-th write (from 1): nothing of it is kept, and nothing works from then on.
    pub fn fail_before(&self, n: u64) {
        self.life().fault = Some(Fault::Before(n));
    }

    /// The process dies just after its `n`-th write (from 1): it is kept, but nobody hears so.
    pub fn fail_after(&self, n: u64) {
        self.life().fault = Some(Fault::After(n));
    }

    /// How many writes this process has made or died on. Refused ones are not counted.
    pub fn writes(&self) -> u64 {
        self.life().writes
    }

    /// Has the process died?
    pub fn is_dead(&self) -> bool {
        self.life().dead
    }

    /// Ends this process, if it still runs, and starts the next on the same map, without faults.
    pub fn restart(&self) -> Self {
        self.life().dead = true;
        Self { map: self.map.clone(), life: Arc::default() }
    }

    /// Everything it holds; two stores can be compared by it.
    pub fn snapshot(&self) -> BTreeMap<Vec<u8>, Vec<u8>> {
        self.map().clone()
    }

    /// A new store that holds exactly this: an earlier `snapshot`, or one that a test has damaged.
    pub fn holding(map: BTreeMap<Vec<u8>, Vec<u8>>) -> Self {
        Self { map: Arc::new(Mutex::new(map)), life: Arc::default() }
    }

    fn write(&self, batch: Batch) -> Result<(), JournalError> {
        let mut life = self.life();
        let mut map = self.map();
        if life.dead {
            return Err(died());
        }
        if batch.expect.iter().any(|(key, expected)| map.get(key) != expected.as_ref()) {
            return Err(JournalError::Conflict);
        }
        life.writes += 1;
        if matches!(life.fault, Some(Fault::Before(n)) if n == life.writes) {
            life.dead = true;
            return Err(died());
        }
        map.extend(batch.put);
        for key in batch.delete.iter().chain(&batch.shred) {
            map.remove(key);
        }
        if matches!(life.fault, Some(Fault::After(n)) if n == life.writes) {
            life.dead = true;
            return Err(died());
        }
        Ok(())
    }

    fn alive(&self) -> Result<MutexGuard<'_, Map>, JournalError> {
        if self.life().dead { Err(died()) } else { Ok(self.map()) }
    }

    fn map(&self) -> MutexGuard<'_, Map> {
        self.map.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn life(&self) -> MutexGuard<'_, Life> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journal for Memory {
    fn commit(&self, batch: Batch) -> impl Future<Output = Result<(), JournalError>> + Send {
        ready(self.write(batch))
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        Ok(self.alive()?.get(key).cloned())
    }

    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        let map = self.alive()?;
        let from_here = map.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
        Ok(from_here.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        let map = self.alive()?;
        let between = map.range(from.to_vec()..).take_while(|(key, _)| key.as_slice() < to);
        Ok(between.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }
}

fn died() -> JournalError {
    JournalError::Broken("the process died here, as it was told to".to_owned())
}

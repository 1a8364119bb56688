//! The journal a dialogue is held on: in memory, where it can die at a chosen write, or the real one on disk.

use drejebog::adapters::memory::Memory;
use drejebog::adapters::sled::Sled;
use drejebog::ports::journal::{Batch, Entries, Journal, JournalError};
use std::sync::Arc;

#[derive(Clone, Debug)]
pub enum Store {
    Memory(Memory),
    Disk(Arc<Sled>),
}

impl Store {
    pub fn memory(&self) -> &Memory {
        match self {
            Self::Memory(memory) => memory,
            Self::Disk(_) => panic!("this dialogue is held on the disk"),
        }
    }
}

impl Journal for Store {
    async fn commit(&self, batch: Batch) -> Result<(), JournalError> {
        match self {
            Self::Memory(memory) => memory.commit(batch).await,
            Self::Disk(sled) => sled.commit(batch).await,
        }
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        match self {
            Self::Memory(memory) => memory.get(key),
            Self::Disk(sled) => sled.get(key),
        }
    }

    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        match self {
            Self::Memory(memory) => memory.scan(prefix, limit),
            Self::Disk(sled) => sled.scan(prefix, limit),
        }
    }

    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        match self {
            Self::Memory(memory) => memory.range(from, to, limit),
            Self::Disk(sled) => sled.range(from, to, limit),
        }
    }

    async fn compact(&self) -> Result<(), JournalError> {
        match self {
            Self::Memory(memory) => memory.compact().await,
            Self::Disk(sled) => sled.compact().await,
        }
    }
}

//! What a store must provide: an ordered map of bytes with atomic, durable batches.
//!
//! The meaning of keys and values is `crate::journal`'s; a store knows none of it. One contract suite
//! (`tests/journal_contract.rs`) runs on every store. Deliberately absent: transactions over reads, many writers.

use std::future::Future;

/// Everything in it becomes durable together, or nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Each key must hold exactly this value (`None`: be absent) just before the batch, or all of it is refused.
    pub expect: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    pub put: Vec<(Vec<u8>, Vec<u8>)>,
    pub delete: Vec<Vec<u8>>,
    /// Values deleted here must also leave the disk: the store rewrites itself when it next can.
    pub shred: Vec<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// An expectation did not hold; nothing was written. Load again.
    #[error("somebody else wrote in between")]
    Conflict,
    /// The store cannot go on; the process must stop. Nothing of the batch may be relied on.
    #[error("the journal cannot go on: {0}")]
    Broken(String),
}

/// Keys with their values, in key order.
pub type Entries = Vec<(Vec<u8>, Vec<u8>)>;

/// An ordered map of bytes on which one process writes.
pub trait Journal: Send + Sync + 'static {
    /// Returns once the batch is durable. Batches committed at the same time may share one sync (group commit),
    /// and are applied in the order of the calls.
    fn commit(&self, batch: Batch) -> impl Future<Output = Result<(), JournalError>> + Send;
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError>;
    /// Every key that starts with `prefix`, in key order, at most `limit`: what was durable at one moment.
    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError>;
    /// Every key from `from` on and before `to`, as `scan` gives them. Reads no more of the store than it gives.
    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError>;
    /// Rewrites the store so that nothing erased (`Batch::shred`) is left on the disk. Other calls may wait meanwhile:
    /// for the night, and for after an erasure.
    fn compact(&self) -> impl Future<Output = Result<(), JournalError>> + Send {
        std::future::ready(Ok(()))
    }
}

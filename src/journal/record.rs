//! One stored event: a versioned, chained record; and how records of older versions are read.
//!
//! Each record carries the digest of the one before it, and the stream's head that of the last, so that a missing, swapped
//! or foreign record is noticed when the stream is loaded. The digest does not cover erasable values: those may go, and
//! a digest of a short name would give it away. Deliberately absent: what an event means, where it is stored.

use crate::dialogue::ids::StreamId;
use crate::ports::journal::JournalError;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The version written today. Raise it when an event's shape changes, and add to `UPCASTERS`.
pub const SCHEMA: u32 = 1;

/// Makes the JSON of one schema version into that of the next; sees the event with its erasable values in place.
pub type Upcaster = fn(Value) -> Value;

/// The first entry reads version 1 as version 2, and so on; always `SCHEMA - 1` entries.
pub const UPCASTERS: [Upcaster; SCHEMA as usize - 1] = [];

/// An event as it is read: its number in the stream (from 1), when it happened, and itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored<E> {
    pub version: u64,
    pub at: Timestamp,
    pub event: E,
}

/// An event as it is written. `event` is without its erasable values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub schema: u32,
    pub version: u64,
    pub at: Timestamp,
    /// Digest of the record before; the first one's is of the stream's name.
    pub previous: String,
    pub event: Value,
}

/// The end of a stream: how many events, and the digest of the last. What an append expects to find unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub version: u64,
    pub last: String,
}

/// Why a stream or an index cannot be read. Never to be taken for "empty".
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(
        "{stream} event {version} was written by a newer drejebog (schema {found}; this one reads up to {known}): \
         install the newer version again"
    )]
    Newer { stream: String, version: u64, found: u32, known: u32 },
    #[error("{stream} event {version} has schema {found}, which no drejebog has written")]
    UnknownSchema { stream: String, version: u64, found: u32 },
    #[error("{stream} is damaged at event {version}: {why}; restore a backup")]
    Damaged { stream: String, version: u64, why: &'static str },
    #[error("{stream} event {version} cannot be read: {why}")]
    Unreadable { stream: String, version: u64, why: serde_json::Error },
    #[error("the journal's {what} cannot be read: {why}")]
    Index { what: &'static str, why: String },
}

impl Head {
    /// Of a stream without events.
    pub fn empty(stream: &StreamId) -> Self {
        Self { version: 0, last: digest(stream.to_string().as_bytes()) }
    }
}

/// 64 bits in hexadecimal: enough to notice an accident; it is not a defence against forgery.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Checks one stream's records against each other and its head. `records` are the stored bytes in order.
pub fn check_chain(stream: &StreamId, head: &Head, records: &[Vec<u8>]) -> Result<Vec<Record>, LoadError> {
    let damaged = |version, why| LoadError::Damaged { stream: stream.to_string(), version, why };
    let mut end = Head::empty(stream);
    let mut read = Vec::with_capacity(records.len());
    for bytes in records {
        let version = end.version + 1;
        let record: Record = serde_json::from_slice(bytes).map_err(|why| LoadError::Unreadable {
            stream: stream.to_string(),
            version,
            why,
        })?;
        if record.version != version {
            return Err(damaged(version, "an event is missing or out of place"));
        }
        if record.previous != end.last {
            return Err(damaged(version, "the event does not follow the one before it"));
        }
        end = Head { version, last: digest(bytes) };
        read.push(record);
    }
    if end != *head {
        return Err(damaged(end.version + 1, "the events do not reach the recorded end of the stream"));
    }
    Ok(read)
}

/// Brings an event's JSON to today's shape, one version at a time. `table` is `UPCASTERS`, or a test's own.
pub fn upcast(
    stream: &StreamId,
    version: u64,
    schema: u32,
    event: Value,
    table: &[Upcaster],
) -> Result<Value, LoadError> {
    let known = table.len() as u32 + 1;
    match schema {
        0 => Err(LoadError::UnknownSchema { stream: stream.to_string(), version, found: schema }),
        found if found > known => Err(LoadError::Newer { stream: stream.to_string(), version, found, known }),
        found => Ok(table.iter().skip(found as usize - 1).fold(event, |event, next| next(event))),
    }
}

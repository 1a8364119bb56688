//! One sled database in one folder: entries with checksums, and the store's own record of how far it has come.
//!
//! Deliberately absent: threads and the witness. Everything is in one tree, because sled's batches are atomic in one only.

use super::sync::{SYNCS, private_folder, sync_folder};
use crate::ports::journal::Entries;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

#[derive(Clone, Debug)]
pub struct Store {
    db: sled::Db,
    path: PathBuf,
}

/// The store's own record, written in every group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub sequence: u64,
    pub digest: String,
    /// Of the group before: the witness may be one group behind.
    pub previous: String,
    /// Something was erased since the store was last rewritten, so its bytes may still be in the folder.
    pub shred: bool,
}

/// New values; `None` deletes.
pub type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// Why the database does not answer. Always fatal.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{0}")]
    Sled(#[from] sled::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("it panicked on opening")]
    Panicked,
    #[error("an entry's checksum is wrong")]
    Checksum,
    #[error("an entry has the unknown frame version {0}")]
    Frame(u8),
    #[error("its own record cannot be read: {0}")]
    Progress(#[from] serde_json::Error),
    #[error("a write was not synced to the disk: this program was linked so that sled's sync is not replaced")]
    NotSynced,
}

/// The first byte of a stored value. Raise it when the frame changes.
const FRAME: u8 = 1;
/// The first byte of keys: the store's own, and the journal's.
const OWN: u8 = 0;
const JOURNAL: u8 = 1;

/// sled's default of 1 GB is for servers; a channel's stream is some kilobytes.
const CACHE_BYTES: u64 = 16 << 20;
/// Entries copied at a time into a fresh store.
const COPIED_AT_ONCE: usize = 1_000;

impl Store {
    /// Opens or makes the database. A damaged one is an error, also where sled itself panics.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        private_folder(path)?;
        remove_unfinished_snapshots(path)?;
        let config = sled::Config::new().path(path).cache_capacity(CACHE_BYTES).flush_every_ms(None);
        let db = catch_unwind(AssertUnwindSafe(|| config.open())).map_err(|_| StoreError::Panicked)??;
        // sled never syncs its `conf`, nor the folders.
        File::open(path.join("conf"))?.sync_all()?;
        for folder in [Some(path.join("blobs").as_path()), Some(path), path.parent()].into_iter().flatten() {
            sync_folder(folder)?;
        }
        Ok(Self { db, path: path.to_owned() })
    }

    /// Writes something and looks whether it was really synced.
    pub fn probe(&self) -> Result<(), StoreError> {
        let key = [OWN, b'p'];
        // Another value than the last time: sled does not write a value that stands there already.
        let next = self.db.get(key)?.and_then(|last| last.first().copied()).unwrap_or(0).wrapping_add(1);
        let before = SYNCS.load(Ordering::Relaxed);
        self.db.insert(key, &[next])?;
        self.db.flush()?;
        let synced = SYNCS.load(Ordering::Relaxed) > before;
        if cfg!(target_os = "linux") && !synced { Err(StoreError::NotSynced) } else { Ok(()) }
    }

    /// `None` in a database that has never been a store.
    pub fn progress(&self) -> Result<Option<Progress>, StoreError> {
        let Some(bytes) = self.db.get([OWN])? else { return Ok(None) };
        Ok(Some(serde_json::from_slice(unframe(&[OWN], &bytes)?)?))
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let key = inner(key);
        let Some(bytes) = self.db.get(&key)? else { return Ok(None) };
        Ok(Some(unframe(&key, &bytes)?.to_vec()))
    }

    pub fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, StoreError> {
        self.db.scan_prefix(inner(prefix)).take(limit).map(entry).collect()
    }

    /// sled takes a range that ends before it begins for a mistake of the program; here it is an empty one.
    pub fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, StoreError> {
        if from >= to {
            return Ok(Entries::new());
        }
        self.db.range(inner(from)..inner(to)).take(limit).map(entry).collect()
    }

    /// Visible at once, durable only after `flush`.
    pub fn apply(&self, changes: &Changes, progress: &Progress) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, value) in changes {
            let key = inner(key);
            match value {
                Some(value) => batch.insert(key.as_slice(), frame(&key, value)),
                None => batch.remove(key.as_slice()),
            }
        }
        batch.insert(&[OWN], frame(&[OWN], &serde_json::to_vec(progress)?));
        Ok(self.db.apply_batch(batch)?)
    }

    pub fn flush(&self) -> Result<(), StoreError> {
        self.db.flush()?;
        Ok(())
    }

    /// Everything that is in this store, in a fresh one in a folder that does not exist yet. Durable when it returns;
    /// what has been deleted here was never there.
    pub fn copy_to(&self, path: &Path, progress: &Progress) -> Result<Self, StoreError> {
        let fresh = Self::open(path)?;
        let mut batch = sled::Batch::default();
        let mut waiting = 0;
        for entry in self.db.scan_prefix([JOURNAL]) {
            let (key, bytes) = entry?;
            unframe(&key, &bytes)?;
            batch.insert(key, bytes);
            waiting += 1;
            if waiting == COPIED_AT_ONCE {
                fresh.db.apply_batch(std::mem::take(&mut batch))?;
                waiting = 0;
            }
        }
        let progress = Progress { shred: false, ..progress.clone() };
        batch.insert(&[OWN], frame(&[OWN], &serde_json::to_vec(&progress)?));
        fresh.db.apply_batch(batch)?;
        fresh.db.flush()?;
        sync_folder(path)?;
        Ok(fresh)
    }

    /// Closes the database and removes its folder.
    pub fn remove(self) -> Result<(), StoreError> {
        let Self { db, path } = self;
        drop(db);
        remove_folder(&path)?;
        Ok(())
    }
}

impl Progress {
    /// What the record will be after these changes.
    pub fn after(&self, changes: &Changes, shred: bool) -> Self {
        let mut digest = Sha256::new_with_prefix(&self.digest);
        let mut add = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        for (key, value) in changes {
            add(key);
            add(value.as_deref().unwrap_or_default());
        }
        let digest = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { sequence: self.sequence + 1, digest, previous: self.digest.clone(), shred: self.shred || shred }
    }
}

pub fn remove_folder(path: &Path) -> std::io::Result<()> {
    fs::remove_dir_all(path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// A snapshot that was being written when the power went is not a snapshot, but sled 0.34.7 tries to read it as one.
fn remove_unfinished_snapshots(path: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// As the journal knows it: without the store's own letter and frame.
fn entry(found: sled::Result<(sled::IVec, sled::IVec)>) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
    let (key, bytes) = found?;
    Ok((key[1..].to_vec(), unframe(&key, &bytes)?.to_vec()))
}

fn inner(key: &[u8]) -> Vec<u8> {
    [&[JOURNAL], key].concat()
}

/// Version, checksum of key and value, value: an entry that is torn or stands under another's key is noticed.
fn frame(key: &[u8], value: &[u8]) -> Vec<u8> {
    [&[FRAME], checksum(key, value).to_le_bytes().as_slice(), value].concat()
}

fn unframe<'a>(key: &[u8], bytes: &'a [u8]) -> Result<&'a [u8], StoreError> {
    let Some((&version, rest)) = bytes.split_first() else { return Err(StoreError::Checksum) };
    if version != FRAME {
        return Err(StoreError::Frame(version));
    }
    let Some((crc, value)) = rest.split_first_chunk::<4>() else { return Err(StoreError::Checksum) };
    if u32::from_le_bytes(*crc) == checksum(key, value) { Ok(value) } else { Err(StoreError::Checksum) }
}

fn checksum(key: &[u8], value: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&(key.len() as u64).to_le_bytes());
    crc.update(key);
    crc.update(value);
    crc.finalize()
}

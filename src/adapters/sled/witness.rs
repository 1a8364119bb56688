//! A small file beside sled that says how far the store had come: the proof that it has not opened empty or behind.
//!
//! Two slots are written in turn, each with a checksum, so that a torn write leaves the other one. It also names the
//! folder that is the store, which makes changing to a rewritten one a single write. Deliberately absent: any content.

use super::sync::{private_file, rename};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How far the store has come. Each group of batches is one step of `sequence`; `digest` covers all groups so far.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    pub generation: u64,
    pub sequence: u64,
    pub digest: String,
}

#[derive(Debug)]
pub struct Witness {
    file: File,
    slot: u64,
    pub mark: Mark,
}

/// A disk writes this much whole or not at all.
const SLOT: usize = 512;
const NAME: &str = "witness";

impl Witness {
    /// `None` where there is none.
    pub fn open(folder: &Path) -> io::Result<Option<Self>> {
        let mut file = match private_file().open(folder.join(NAME)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let slots = bytes.chunks(SLOT).map(read).zip(0..);
        let newest = slots.filter_map(|(mark, slot)| Some((mark?, slot))).max();
        let (mark, slot) = newest.ok_or_else(|| io::Error::other("neither half of the witness can be read"))?;
        Ok(Some(Self { file, slot, mark }))
    }

    /// For a new store, in which nothing has been written yet.
    pub fn create(folder: &Path, mark: Mark) -> io::Result<Self> {
        let (new, path) = (folder.join("witness.new"), folder.join(NAME));
        let mut file = private_file().create(true).truncate(true).open(&new)?;
        file.write_all(&[write(&mark)?, write(&mark)?].concat())?;
        rename(file, &new, &path)?;
        Ok(Self { file: private_file().open(&path)?, slot: 0, mark })
    }

    /// Durable when it returns.
    pub fn record(&mut self, mark: Mark) -> io::Result<()> {
        let slot = 1 - self.slot;
        self.file.seek(SeekFrom::Start(slot * SLOT as u64))?;
        self.file.write_all(&write(&mark)?)?;
        self.file.sync_data()?;
        (self.slot, self.mark) = (slot, mark);
        Ok(())
    }
}

/// `<crc32 in hexadecimal> <JSON>`, filled up with spaces: a person can read it.
fn write(mark: &Mark) -> io::Result<Vec<u8>> {
    let json = serde_json::to_string(mark)?;
    let mut slot = format!("{:08x} {json}", crc32fast::hash(json.as_bytes())).into_bytes();
    slot.resize(SLOT - 1, b' ');
    slot.push(b'\n');
    Ok(slot)
}

fn read(slot: &[u8]) -> Option<Mark> {
    let (crc, json) = std::str::from_utf8(slot).ok()?.trim_end().split_once(' ')?;
    let crc = u32::from_str_radix(crc, 16).ok()?;
    (crc == crc32fast::hash(json.as_bytes())).then(|| serde_json::from_str(json).ok())?
}

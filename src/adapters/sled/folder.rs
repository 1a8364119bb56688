//! The data folder: its lock, its witness, which of its stores is the right one, and the refusal to begin anew.
//!
//! `lock`, `witness`, `store-<n>/` (sled), `backups/`. Deliberately absent: mending. A store that is empty, behind or
//! damaged is put right by a person, from a backup (law 13).

use super::backup;
use super::store::{Progress, Store, StoreError, remove_folder};
use super::sync::{private_file, private_folder};
use super::witness::{Mark, Witness};
use fs2::FileExt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A data folder that this process alone has.
#[derive(Debug)]
pub struct Folder {
    pub path: PathBuf,
    /// Held as long as this lives; the system lets go of it when the process dies.
    _lock: File,
}

/// Why the journal cannot be opened: which folder, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another drejebog is using {folder}; stop it first, or give this one a folder of its own")]
    InUse { folder: PathBuf },
    #[error(
        "the journal in {folder} is not there, though it has been written to ({found}). It must not be taken for a new one. {RESTORE}"
    )]
    Lost { folder: PathBuf, found: &'static str },
    #[error(
        "the journal in {folder} is behind: it has come to write {store}, but write {witness} was acknowledged. \
         It may be an older copy, or the disk has lost writes. {RESTORE}"
    )]
    Behind { folder: PathBuf, store: u64, witness: u64 },
    #[error(
        "the journal and the witness in {folder} do not belong together: parts of it come from another copy. {RESTORE}"
    )]
    Strange { folder: PathBuf },
    #[error("the journal in {folder} cannot be read: {why}. {RESTORE}")]
    Damaged { folder: PathBuf, why: StoreError },
    #[error("nothing can be kept safely in {folder}: {why}")]
    NotDurable { folder: PathBuf, why: StoreError },
    #[error("{folder}: {why}")]
    Io { folder: PathBuf, why: io::Error },
}

const RESTORE: &str =
    "Move the folder aside and read its newest backup (backups/*.jsonl) into a new one with `drejebog import`";

/// The digest of a store in which nothing has been written.
const BEGINNING: &str = "beginning";

impl Folder {
    /// Makes the folder where there is none, and locks it.
    pub fn lock(path: &Path) -> Result<Self, OpenError> {
        let io = |why| OpenError::Io { folder: path.to_owned(), why };
        match private_folder(path) {
            // A mounted folder may belong to somebody else. What must not be read stands in folders of our own below it.
            Err(why) if why.kind() == io::ErrorKind::PermissionDenied && path.is_dir() => {
                tracing::warn!(folder = %path.display(), %why, "the data folder cannot be closed to others");
            }
            result => result.map_err(io)?,
        }
        let lock = private_file().create(true).truncate(false).open(path.join("lock")).map_err(io)?;
        match lock.try_lock_exclusive() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(why) if why.kind() == fs2::lock_contended_error().kind() => {
                Err(OpenError::InUse { folder: path.to_owned() })
            }
            Err(why) => Err(io(why)),
        }
    }

    pub fn store(&self, generation: u64) -> PathBuf {
        self.path.join(format!("store-{generation}"))
    }

    /// Opens the store the witness speaks of, or makes both in a folder that has never had either.
    pub fn open(&self) -> Result<(Store, Progress, Witness), OpenError> {
        let folder = || self.path.clone();
        let io = |why| OpenError::Io { folder: folder(), why };
        let damaged = |why| OpenError::Damaged { folder: folder(), why };
        let mut witness = match Witness::open(&self.path).map_err(io)? {
            Some(witness) => witness,
            None => self.begin()?,
        };
        let path = self.store(witness.mark.generation);
        let unwritten = witness.mark.sequence == 0;
        if !unwritten && !path.join("db").exists() {
            return Err(OpenError::Lost { folder: folder(), found: "its witness says so" });
        }
        wait_for_earlier_handle(&path.join("db")).map_err(io)?;
        let store = Store::open(&path).map_err(damaged)?;
        let progress = store.progress().map_err(damaged)?;
        let progress = match progress {
            Some(progress) => progress,
            None if unwritten => Progress { digest: BEGINNING.to_owned(), ..Progress::default() },
            None => return Err(OpenError::Lost { folder: folder(), found: "its witness says so" }),
        };
        check(&self.path, &progress, &witness.mark)?;
        store.probe().map_err(|why| OpenError::NotDurable { folder: folder(), why })?;
        // The probe has made durable what the store holds. A witness that stays behind now would be two behind after
        // the next write, and a cut just then would look like a foreign copy.
        if progress.sequence > witness.mark.sequence {
            let (sequence, digest) = (progress.sequence, progress.digest.clone());
            witness.record(Mark { sequence, digest, ..witness.mark.clone() }).map_err(io)?;
        }
        self.remove_others(&path).map_err(io)?;
        Ok((store, progress, witness))
    }

    /// The witness comes first: a store without one is never new.
    fn begin(&self) -> Result<Witness, OpenError> {
        let io = |why| OpenError::Io { folder: self.path.clone(), why };
        if !self.stores().map_err(io)?.is_empty() {
            return Err(OpenError::Lost { folder: self.path.clone(), found: "there is a store, but no witness" });
        }
        if backup::folder_in(&self.path).read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(OpenError::Lost { folder: self.path.clone(), found: "there are backups of it" });
        }
        let mark = Mark { generation: 1, sequence: 0, digest: BEGINNING.to_owned() };
        Witness::create(&self.path, mark).map_err(io)
    }

    fn stores(&self) -> io::Result<Vec<PathBuf>> {
        let mut stores = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with("store-") {
                stores.push(entry.path());
            }
        }
        Ok(stores)
    }

    /// Stores that were being written, or let go, when the process died.
    fn remove_others(&self, current: &Path) -> io::Result<()> {
        self.stores()?.iter().filter(|path| *path != current).try_for_each(|path| remove_folder(path))
    }
}

/// The witness is written after the store, so the store is where the witness is, or one write further.
fn check(folder: &Path, store: &Progress, witness: &Mark) -> Result<(), OpenError> {
    if store.sequence < witness.sequence {
        let (store, witness) = (store.sequence, witness.sequence);
        return Err(OpenError::Behind { folder: folder.to_owned(), store, witness });
    }
    let same = store.sequence == witness.sequence && store.digest == witness.digest;
    let next = store.sequence == witness.sequence + 1 && store.previous == witness.digest;
    if same || next { Ok(()) } else { Err(OpenError::Strange { folder: folder.to_owned() }) }
}

/// Waits until nobody holds sled's own lock. The folder's lock is ours, so it can only be an earlier handle of this
/// process, whose background threads let go of it a moment after they were dropped.
fn wait_for_earlier_handle(db: &Path) -> io::Result<()> {
    match File::open(db) {
        Ok(file) => {
            file.lock_exclusive()?;
            FileExt::unlock(&file)
        }
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(why) => Err(why),
    }
}

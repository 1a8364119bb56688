//! Dated backups: one file of lines for each day, written whole or not at all, and removed when their time is over.
//!
//! Backups hold what has been erased since, until they are removed: keep them no longer than the retention time promised
//! to people (law 9). Deliberately absent: what the lines say, and the hour at which it is done.

use super::sync::{private_file, private_folder, rename, sync_folder};
use jiff::Span;
use jiff::civil::Date;
use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("the backup {file} cannot be written: {why}")]
    Io { file: PathBuf, why: io::Error },
    #[error("no backup was made, because the journal cannot be read: {0}")]
    Source(Box<dyn Error + Send + Sync>),
}

/// Writes `<date>.jsonl` in `folder` (over an earlier one of the same day) and then removes those that are `keep_days`
/// old or older. `lines` gives every line to the function it gets, without line ends. An old backup is removed only
/// when the new one is safe.
pub fn backup<E: Error + Send + Sync + 'static>(
    folder: &Path,
    date: Date,
    keep_days: u16,
    lines: impl FnOnce(&mut dyn FnMut(&str)) -> Result<(), E>,
) -> Result<PathBuf, BackupError> {
    let path = folder.join(format!("{date}.jsonl"));
    let new = folder.join(format!("{date}.jsonl.new"));
    let io = |why| BackupError::Io { file: path.clone(), why };
    private_folder(folder).map_err(io)?;
    let mut out = BufWriter::new(private_file().create(true).truncate(true).open(&new).map_err(io)?);
    let mut written = Ok(());
    let mut write = |line: &str| {
        if written.is_ok() {
            written = writeln!(out, "{line}");
        }
    };
    lines(&mut write).map_err(|error| BackupError::Source(Box::new(error)))?;
    written.map_err(io)?;
    let file = out.into_inner().map_err(|error| io(error.into_error()))?;
    rename(file, &new, &path).map_err(io)?;
    prune(folder, date, keep_days).map_err(io)?;
    Ok(path)
}

/// Where a data folder's backups belong: beside its store, so that a folder that has them is never taken for a new one.
pub fn folder_in(data: &Path) -> PathBuf {
    data.join("backups")
}

fn prune(folder: &Path, today: Date, keep_days: u16) -> io::Result<()> {
    let oldest = today.saturating_sub(Span::new().days(i32::from(keep_days)));
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let dated = name.strip_suffix(".jsonl").or_else(|| name.strip_suffix(".jsonl.new"));
        let old = dated.and_then(|date| date.parse::<Date>().ok()).is_some_and(|date| date <= oldest);
        // An unfinished one of another day was left by a crash.
        let unfinished = name.ends_with(".jsonl.new") && dated.is_some_and(|date| date.parse::<Date>().is_ok());
        if old || unfinished {
            fs::remove_file(entry.path())?;
        }
    }
    sync_folder(folder)
}

//! The whole journal as a file and back: `drejebog export` and `drejebog import`.
//!
//! Deliberately absent: the lines themselves (`journal::export`) and the nightly backups (`upkeep`).

use super::config::Config;
use super::failure::Failure;
use crate::adapters::sled::Sled;
use crate::journal::{Book, ImportError};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Writes everything, to a new file or to `out`.
///
/// # Errors
///
/// There is no journal, another process has it, it cannot be read, or the lines cannot be written.
pub fn export(config: &Config, to: Option<&Path>, out: &mut dyn Write) -> Result<(), Failure> {
    let book = open_existing(config)?;
    match to {
        None => lines(&book, out, "standard output"),
        Some(path) => {
            let name = path.display().to_string();
            let file = new_private_file(path).map_err(|why| not_written(&name, why))?;
            let mut writer = BufWriter::new(file);
            let written = lines(&book, &mut writer, &name).and_then(|()| {
                let file = writer.into_inner().map_err(|error| not_written(&name, error.into_error()))?;
                file.sync_all().map_err(|why| not_written(&name, why))
            });
            if written.is_err() {
                // Half an export must not be taken for a whole one.
                let removed = fs::remove_file(path);
                removed.map_err(Failure::during(format!("{name} is not whole and could not be removed")))?;
            }
            written
        }
    }
}

/// Reads an export into an empty journal: all of it, or nothing.
///
/// # Errors
///
/// The journal is not empty, or a line is wrong.
pub async fn import(config: &Config, from: &str) -> Result<(), Failure> {
    let reader: Box<dyn BufRead> = if from == STDIN {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(from).map_err(Failure::during(format!("{from} cannot be read")))?;
        Box::new(BufReader::new(file))
    };
    let lines: Vec<String> =
        reader.lines().collect::<io::Result<_>>().map_err(Failure::during(format!("{from} cannot be read")))?;
    let folder = config.journal.folder.clone();
    let book = Book::new(Sled::open(&folder)?);
    let wrong = |why: ImportError| Failure::Import { from: from.to_owned(), folder, why };
    book.import(lines).await.map_err(wrong)
}

/// Opening makes a journal where there is none; what was read of it would look like an empty journal.
pub(super) fn open_existing(config: &Config) -> Result<Book<Sled>, Failure> {
    let folder = &config.journal.folder;
    if !folder.is_dir() {
        return Err(Failure::NoJournal(folder.clone()));
    }
    Ok(Book::new(Sled::open(folder)?))
}

fn lines(book: &Book<Sled>, out: &mut dyn Write, name: &str) -> Result<(), Failure> {
    let mut written = Ok(());
    book.export(&mut |line| {
        if written.is_ok() {
            written = writeln!(out, "{line}");
        }
    })?;
    written.and_then(|()| out.flush()).map_err(|why| not_written(name, why))
}

fn not_written(name: &str, why: io::Error) -> Failure {
    Failure::during(format!("{name} cannot be written"))(why)
}

/// It holds everything people have written: for the owner's eyes, and never over another file.
fn new_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

//! Playbooks of one's own, from a folder on disk. Deliberately absent: what makes a pack a good one (`playbook`).

use super::check;
use super::failure::Failure;
use crate::playbook::built_in::PACKS;
use crate::playbook::{Playbook, PlaybookError};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Deeper than a pack has any file; a link that leads back to where it stands ends here.
const DEEPEST: usize = 4;

/// One pack as it was found: its folder, and the playbook or all its mistakes.
#[derive(Debug)]
pub struct Found {
    pub folder: PathBuf,
    pub playbook: Result<Playbook, Vec<PlaybookError>>,
}

/// Those in the program, and those of a folder, of which one takes the place of another with its name.
///
/// # Errors
///
/// The folder cannot be read, or a playbook has mistakes.
pub fn with_built_in(folder: Option<&Path>) -> Result<Vec<Playbook>, Failure> {
    let mut playbooks = Vec::new();
    for (_, files) in PACKS {
        playbooks.push(Playbook::load(files).map_err(|errors| check::files(&errors))?);
    }
    let Some(folder) = folder else { return Ok(playbooks) };
    for found in read(folder).map_err(Failure::during("content.folder"))? {
        let playbook = found.playbook.map_err(|errors| check::files(&errors))?;
        playbooks.retain(|known| known.script.playbook != playbook.script.playbook);
        playbooks.push(playbook);
    }
    Ok(playbooks)
}

/// Reads every pack in a folder, in the order of their names; or the folder itself, where it is a pack.
///
/// # Errors
///
/// Something in the folder cannot be read, or there is no pack in it.
pub fn read(folder: &Path) -> io::Result<Vec<Found>> {
    let named = |why: io::Error| io::Error::new(why.kind(), format!("{}: {why}", folder.display()));
    if folder.join("playbook.toml").is_file() {
        return Ok(vec![pack(&fs::canonicalize(folder).map_err(named)?)?]);
    }
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder).map_err(named)? {
        let path = entry?.path();
        if path.is_dir() && !is_hidden(&path) {
            packs.push(path);
        }
    }
    packs.sort();
    if packs.is_empty() {
        return Err(named(io::Error::new(io::ErrorKind::NotFound, "there is no playbook in the folder")));
    }
    packs.iter().map(|path| pack(path)).collect()
}

fn pack(folder: &Path) -> io::Result<Found> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut files = Vec::new();
    collect(folder, &name, DEEPEST, &mut files)?;
    // Without a single file the pack would have no name; with this path it gets its mistakes under its own.
    if files.is_empty() {
        files.push((format!("{name}/playbook.toml"), String::new()));
    }
    Ok(Found { folder: folder.to_owned(), playbook: Playbook::load(&files) })
}

fn collect(folder: &Path, inside: &str, depth: usize, files: &mut Vec<(String, String)>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| !is_hidden(path)) {
        let name = format!("{inside}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            if depth > 0 {
                collect(path, &name, depth - 1, files)?;
            }
        } else {
            // A text in another encoding is read as well as it can be: its mistakes have lines all the same.
            files.push((name, String::from_utf8_lossy(&fs::read(path)?).into_owned()));
        }
    }
    Ok(())
}

/// What editors and systems leave behind (`.DS_Store`, `topic.md~`).
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

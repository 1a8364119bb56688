//! Playbooks of one's own, from a folder on disk.
//!
//! Their names too, since a pack is called what its folder is called: a playbook that nobody can ask for is none.
//! Deliberately absent: what makes a pack a good one (`playbook`).

use super::check;
use super::failure::Failure;
use crate::commands::table::Kind;
use crate::commands::{Parsed, Place, parse, slug};
use crate::dialogue::command::{Command, Series};
use crate::dialogue::follow_up::{FOLLOW_UP, FROM_THE_BANK};
use crate::dialogue::lang::Lang;
use crate::playbook::built_in::PACKS;
use crate::playbook::{Playbook, PlaybookError, Problem, Unread};
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

/// Why a folder has no packs to look at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPacks {
    #[error("{0}: there is no playbook in the folder")]
    None(PathBuf),
    #[error("{0}: {1}")]
    Unread(PathBuf, Unread),
}

/// Reads every pack in a folder, in the order of their names; or the folder itself, where it is a pack.
///
/// # Errors
///
/// The folder cannot be read, or there is no pack in it. What cannot be read in a pack is one of the pack's mistakes.
pub fn read(folder: &Path) -> Result<Vec<Found>, NoPacks> {
    let unread = |why: io::Error| NoPacks::Unread(folder.to_owned(), reason(&why));
    if folder.join("playbook.toml").is_file() {
        return Ok(vec![pack(&fs::canonicalize(folder).map_err(unread)?)]);
    }
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        // A link to nowhere may have been a playbook; a file beside the playbooks never is one.
        if (path.is_dir() || !path.exists()) && !is_hidden(&path) {
            packs.push(path);
        }
    }
    packs.sort();
    if packs.is_empty() {
        return Err(NoPacks::None(folder.to_owned()));
    }
    Ok(packs.iter().map(|path| pack(path)).collect())
}

fn pack(folder: &Path) -> Found {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut reading = Reading::default();
    reading.folder(folder, &name, DEEPEST);
    let Reading { mut files, mistakes: unread } = reading;
    // Without a single file the pack would have no name; with this path it gets its mistakes under its own.
    if files.is_empty() {
        files.push((format!("{name}/playbook.toml"), Vec::new()));
    }
    // What has been named as unread is not missing, and nothing in it is either.
    let is_unread = |file: &str| unread.iter().any(|mistake| Path::new(file).starts_with(&mistake.file));
    let loaded = Playbook::load(&files);
    let found = loaded.as_ref().err().into_iter().flatten().filter(|mistake| !is_unread(&mistake.file));
    let mistakes: Vec<PlaybookError> = name_mistake(&name).iter().chain(&unread).chain(found).cloned().collect();
    let playbook = if mistakes.is_empty() { loaded } else { Err(mistakes) };
    Found { folder: folder.to_owned(), playbook }
}

/// The files of a pack as they are found, and what could not be read of it.
#[derive(Debug, Default)]
struct Reading {
    files: Vec<(String, Vec<u8>)>,
    mistakes: Vec<PlaybookError>,
}

impl Reading {
    /// `inside` is the path from the folder that holds the pack.
    fn folder(&mut self, folder: &Path, inside: &str, depth: usize) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let Some(entries) = self.read(inside, entries) else { return };
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| !is_hidden(path)) {
            let name = format!("{inside}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            if !path.is_dir() {
                if let Some(content) = self.read(&name, fs::read(path)) {
                    self.files.push((name, content));
                }
            } else if depth > 0 {
                self.folder(path, &name, depth - 1);
            } else {
                self.mistakes.push(PlaybookError { file: name, line: None, problem: Problem::TooDeep });
            }
        }
    }

    fn read<T>(&mut self, name: &str, read: io::Result<T>) -> Option<T> {
        let unread = |why| PlaybookError {
            file: name.to_owned(),
            line: None,
            problem: Problem::Unreadable { why: reason(&why) },
        };
        read.map_err(|why| self.mistakes.push(unread(why))).ok()
    }
}

/// Why something on disk was not read.
pub(super) fn reason(why: &io::Error) -> Unread {
    match why.kind() {
        io::ErrorKind::NotFound => Unread::Missing,
        io::ErrorKind::PermissionDenied => Unread::Denied,
        _ => Unread::Other(why.to_string()),
    }
}

fn name_mistake(name: &str) -> Option<PlaybookError> {
    let fits = Some(slug(name)).filter(|slug| can_be_asked_for(slug));
    let problem = Problem::NameNotTyped { fits };
    (!can_be_asked_for(name)).then(|| PlaybookError { file: name.to_owned(), line: None, problem })
}

/// Do the commands that take a playbook's name get this one as it stands?
fn can_be_asked_for(name: &str) -> bool {
    let typed = |kind: Kind, rest: &str| {
        let line = format!("!dialog {} {rest}", kind.row().name(Lang::Da));
        match parse(&line, Place::Channel, &[]) {
            Parsed::Command(command) => Some(command),
            _ => None,
        }
    };
    let (planned, begun) = (format!("{name} torsdag kl. 13"), format!("hver torsdag kl. 9: {name}"));
    // What the bot itself holds under these names is no playbook.
    let is_free = ![FOLLOW_UP, FROM_THE_BANK].contains(&name);
    is_free
        && slug(name) == name
        && matches!(typed(Kind::Start, name), Some(Command::Start { playbook, people: None, lang: None }) if playbook == name)
        && matches!(typed(Kind::Plan, &planned), Some(Command::Plan { text, read: None, lang: None }) if text == planned)
        && matches!(typed(Kind::Pack, name), Some(Command::Pack(Some(pack))) if pack == name)
        && matches!(typed(Kind::Series, &begun), Some(Command::Series(Series::Begin { what, .. })) if what == name)
}

/// What editors and systems leave behind (`.DS_Store`, `topic.md~`).
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_playbook_is_called_what_people_can_write() {
        for name in ["borgerdata", "paa-tvaers", "plan-2026", "2026-plan", "start", "mandag"] {
            assert_eq!(name_mistake(name), None, "{name}");
        }
        for (name, fits) in [
            ("Min Drejebog", Some("min-drejebog")),
            ("kørsel", Some("koersel")),
            ("min_drejebog", Some("min-drejebog")),
            ("-udkast-", Some("udkast")),
            // What these say is a number of people, a language, a word of the command, or another thing.
            ("9", None),
            ("antal", None),
            ("lang", None),
            ("sprog", None),
            ("laes", None),
            ("graazone", None),
            ("idebank", None),
            ("🚀", None),
        ] {
            let problem = Problem::NameNotTyped { fits: fits.map(str::to_owned) };
            assert_eq!(name_mistake(name).map(|mistake| mistake.problem), Some(problem), "{name}");
        }
        // Longer than a name is read.
        assert!(name_mistake(&"a".repeat(80)).is_some());
    }
}

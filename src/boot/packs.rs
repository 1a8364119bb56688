//! Playbooks of one's own, from a folder on disk.
//!
//! Their names too, since a pack is called what its folder is called: a playbook that nobody can ask for is none, and one
//! with the name of a built-in playbook takes its place only where its author means it to. Deliberately absent: what
//! makes a pack a good one (`playbook`).

use super::check;
use super::failure::Failure;
use crate::commands::lookup::nearest_of;
use crate::commands::table::Kind;
use crate::commands::{Parsed, Place, parse, slug};
use crate::dialogue::command::{Command, Series};
use crate::dialogue::follow_up::{FOLLOW_UP, FROM_THE_BANK};
use crate::dialogue::lang::Lang;
use crate::playbook::built_in::PACKS;
use crate::playbook::{Playbook, PlaybookError, Problem, Unread};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Deeper than a pack has any file; a link that leads back to where it stands ends here.
const DEEPEST: usize = 4;

/// The playbook that is shown where nobody says which.
const FIRST: &str = "borgerdata";

/// One pack as it was found: its folder, its name, and the playbook or all its mistakes.
#[derive(Debug)]
pub struct Found {
    /// As it was written by whoever asked for it.
    pub folder: PathBuf,
    pub name: String,
    pub playbook: Result<Playbook, Vec<PlaybookError>>,
}

/// Those in the program.
///
/// # Errors
///
/// A playbook of the program's own has mistakes; a released one has none.
pub fn built_in() -> Result<Vec<Playbook>, Failure> {
    PACKS.iter().map(|(_, files)| Playbook::load(files).map_err(|errors| check::files(&errors))).collect()
}

/// Those in the program, and those of a folder, of which one takes the place of another with its name.
///
/// # Errors
///
/// The folder cannot be read, or a playbook has mistakes, which are told in this language.
pub fn with_built_in(folder: Option<&Path>, lang: Lang) -> Result<Vec<Playbook>, Failure> {
    let mut playbooks = built_in()?;
    for found in own(folder)? {
        let playbook = found.playbook.map_err(|errors| check::told(&found.folder, &errors, lang))?;
        add(&mut playbooks, playbook);
    }
    Ok(playbooks)
}

/// The same for somebody who wants one of them: a mistake in another one stops nobody.
///
/// # Errors
///
/// There is no playbook of this name, it has mistakes, or the folder cannot be read.
pub fn for_one(name: &str, folder: Option<&Path>, lang: Lang) -> Result<Vec<Playbook>, Failure> {
    let mut playbooks = built_in()?;
    let mut names: Vec<String> = playbooks.iter().map(|playbook| playbook.script.playbook.clone()).collect();
    for found in own(folder)? {
        names.push(found.name.clone());
        match found.playbook {
            Ok(playbook) => add(&mut playbooks, playbook),
            Err(errors) if found.name == name => return Err(check::told(&found.folder, &errors, lang)),
            Err(_) => {}
        }
    }
    let is_known = names.iter().any(|known| known == name);
    if is_known { Ok(playbooks) } else { Err(no_playbook(name, names.iter().map(String::as_str))) }
}

/// The one of this name.
///
/// # Errors
///
/// There is none.
pub fn find<'a>(playbooks: &'a [Playbook], name: &str) -> Result<&'a Playbook, Failure> {
    let names = || playbooks.iter().map(|playbook| playbook.script.playbook.as_str());
    let found = playbooks.iter().find(|playbook| playbook.script.playbook == name);
    found.ok_or_else(|| no_playbook(name, names()))
}

fn no_playbook<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let nearest = nearest_of(name, known).map(nearest_is).unwrap_or_default();
    Failure::NoPlaybook { name: name.to_owned(), nearest }
}

/// The playbook that is meant where only a folder is named: the one in it. Without a folder it is the first built-in one.
///
/// # Errors
///
/// There are several in the folder, or it cannot be read.
pub fn only_one(folder: Option<&Path>) -> Result<String, Failure> {
    match &own(folder)?[..] {
        [] => Ok(FIRST.to_owned()),
        [one] => Ok(one.name.clone()),
        several => {
            let names: Vec<&str> = several.iter().map(|found| found.name.as_str()).collect();
            Err(Failure::WhichPlaybook(names.join(", ")))
        }
    }
}

fn own(folder: Option<&Path>) -> Result<Vec<Found>, Failure> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    Ok(read(folder)?)
}

fn add(playbooks: &mut Vec<Playbook>, playbook: Playbook) {
    playbooks.retain(|known| known.script.playbook != playbook.script.playbook);
    playbooks.push(playbook);
}

/// The end of a sentence that says what there is not.
fn nearest_is(nearest: String) -> String {
    format!("; the nearest is {nearest:?}")
}

/// Why a folder has no packs to look at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPacks {
    #[error("{0}: there is no playbook in the folder")]
    None(PathBuf),
    /// With the folder beside it that is most like it.
    #[error("{folder}: there is no such folder{}", nearest.clone().map(nearest_is).unwrap_or_default())]
    Missing { folder: PathBuf, nearest: Option<String> },
    #[error("{0}: this is a file, and a playbook is a folder")]
    File(PathBuf),
    #[error("{0}: {1}")]
    Unread(PathBuf, Unread),
}

/// Reads every pack in a folder, in the order of their names; or the folder itself, where it is a pack.
///
/// # Errors
///
/// The folder cannot be read, or there is no pack in it. What cannot be read in a pack is one of the pack's mistakes.
pub fn read(folder: &Path) -> Result<Vec<Found>, NoPacks> {
    if folder.is_file() {
        return Err(NoPacks::File(folder.to_owned()));
    }
    let unread = |why: io::Error| match why.kind() {
        io::ErrorKind::NotFound => NoPacks::Missing { folder: folder.to_owned(), nearest: beside(folder) },
        _ => NoPacks::Unread(folder.to_owned(), reason(&why)),
    };
    if is_pack(folder) {
        return Ok(vec![pack(folder, &fs::canonicalize(folder).map_err(unread)?)]);
    }
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        // A link to nowhere may have been a playbook; a file beside the playbooks never is one.
        if (path.is_dir() || !path.exists()) && !is_left_behind(&path) {
            packs.push(path);
        }
    }
    packs.sort();
    if packs.is_empty() {
        return Err(NoPacks::None(folder.to_owned()));
    }
    Ok(packs.iter().map(|path| pack(path, path)).collect())
}

/// Also without the file that makes it one: then its author wants to hear just that.
fn is_pack(folder: &Path) -> bool {
    folder.join("playbook.toml").is_file() || Lang::ALL.iter().any(|lang| folder.join(lang.code()).is_dir())
}

/// The folder beside it that is most like one that is not there.
fn beside(missing: &Path) -> Option<String> {
    let above = missing.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = missing.file_name()?.to_string_lossy();
    let folders = fs::read_dir(above).ok()?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let names: Vec<String> = folders.map(|path| named(&path)).collect();
    nearest_of(&name, names.iter().map(String::as_str))
}

/// What the last part of a path is called.
fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// `folder` is shown, `at` is where it lies, with a name of its own.
fn pack(folder: &Path, at: &Path) -> Found {
    let name = named(at);
    let mut reading = Reading::default();
    reading.folder(at, &name, DEEPEST);
    let Reading { files, mistakes: unread } = reading;
    // What has been named as unread is not missing, and nothing in it is either.
    let is_unread = |file: &str| unread.iter().any(|mistake| Path::new(file).starts_with(&mistake.file));
    let loaded = if files.is_empty() { Err(vec![no_structure(&name)]) } else { Playbook::load(&files) };
    let found = loaded.as_ref().err().into_iter().flatten().filter(|mistake| !is_unread(&mistake.file));
    let of_its_name = name_mistake(&name).into_iter().chain(replacing_mistake(&name, &files, loaded.as_ref().ok()));
    let mistakes: Vec<PlaybookError> = of_its_name.chain(unread.iter().cloned()).chain(found.cloned()).collect();
    let playbook = if mistakes.is_empty() { loaded } else { Err(mistakes) };
    Found { folder: folder.to_owned(), name, playbook }
}

fn no_structure(name: &str) -> PlaybookError {
    PlaybookError { file: format!("{name}/playbook.toml"), line: None, problem: Problem::MissingFile }
}

/// It would hide a built-in playbook, and nobody says that it shall; or it says so, and there is none of its name.
fn replacing_mistake(name: &str, files: &[(String, Vec<u8>)], loaded: Option<&Playbook>) -> Option<PlaybookError> {
    let built_in = PACKS.iter().find(|(known, _)| *known == name);
    let (line, problem) = match (built_in, Playbook::replaces(files)) {
        // The same texts hide nothing.
        (Some((_, same)), None) if loaded.is_none() || Playbook::load(same).ok().as_ref() != loaded => {
            (1, Problem::HidesBuiltIn)
        }
        (None, Some(line)) => {
            let nearest = nearest_of(name, PACKS.iter().map(|(known, _)| *known));
            (line, Problem::ReplacesNothing { nearest })
        }
        _ => return None,
    };
    Some(PlaybookError { file: format!("{name}/playbook.toml"), line: Some(line), problem })
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
        for path in paths.iter().filter(|path| !is_left_behind(path)) {
            let name = format!("{inside}/{}", named(path));
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

/// What editors and systems leave behind (`.DS_Store`, `topic.md~`, Word's `~$topic.md`, Windows' `Thumbs.db`).
fn is_left_behind(path: &Path) -> bool {
    let name = named(path);
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str())
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

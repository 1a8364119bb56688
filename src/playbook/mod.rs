//! Content pack text becomes a checked playbook, with errors an author understands.
//!
//! A pack is one folder: `playbook.toml` for the structure and one folder of Markdown texts for each language
//! (`content/README.md` is the author's guide). This module gets paths and texts and returns either a playbook
//! in which everything is there, in every language, and adds up, or every mistake it found with file and line.
//! Deliberately absent: reading files, and sentences for people; those stand in `prompts/*/playbook-errors.ftl`.

pub mod built_in;
mod digest;
mod encoding;
pub mod error;
mod markdown;
pub mod plan;
mod sequence;
mod structure;
mod tables;
mod texts;
mod words;

pub use error::{Arg, PlaybookError, Problem, Unread};
pub use plan::{Plan, PlannedStep, plan};
pub use texts::{GreyZone, Listen, Piece, Principle, StepText, Texts};
pub use words::nearest;

use crate::dialogue::lang::Lang;
use crate::dialogue::script::{Principles, Script};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A content pack that has been checked: structure, and all texts in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    pub script: Script,
    /// When somebody who knows the law last read the legal background, where the author says so.
    pub reviewed: Option<Date>,
    texts: Vec<(Lang, Texts)>,
}

impl Playbook {
    /// Checks one content pack. `files` are the pack's files as (path, content), each path beginning with the
    /// pack's folder: `borgerdata/playbook.toml`, `borgerdata/da/topic.md`.
    ///
    /// # Errors
    ///
    /// Every mistake found, in the order of the files and their lines; never an empty list. While `playbook.toml`
    /// does not say which activities there are, the texts are looked at only for what no text may hold.
    pub fn load<P: AsRef<str>, T: AsRef<[u8]>>(files: &[(P, T)]) -> Result<Self, Vec<PlaybookError>> {
        let mut errors = Vec::new();
        let pack = Pack::new(files, &mut errors);
        let structure = structure::read(&pack, &mut errors);
        let mut texts = Vec::new();
        pack.report_unreadable(&mut errors);
        if let Some(structure) = &structure {
            pack.report_strangers(&texts::expected_files(&structure.script), &mut errors);
            for lang in Lang::ALL {
                if let Some(read) = texts::read(&pack, lang, structure, &mut errors) {
                    texts.push((lang, read));
                }
            }
            texts::compare(&pack, &texts, &mut errors);
        }
        match structure {
            Some(structure) if errors.is_empty() && texts.len() == Lang::ALL.len() => {
                let count = texts.first().map_or(0, |(_, texts)| texts.principles.len());
                let principles = structure
                    .script
                    .principles
                    .map(|principles| Principles { count: u16::try_from(count).unwrap_or(u16::MAX), ..principles });
                let script = Script { digest: digest::of(&pack.files), principles, ..structure.script };
                Ok(Self { script, reviewed: structure.reviewed, texts })
            }
            _ => {
                // In a text that could only be read in part, every other mistake may be one of the reading. What is no part of
                // the playbook need not be read.
                let strange = strangers(&errors);
                errors.retain(|error| {
                    let of_reading = error.problem.is_of_reading();
                    !pack.is_read_in_part(&error.file) || of_reading != strange.contains(&error.file)
                });
                forget_misnamed(&mut errors);
                errors.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
                Err(errors)
            }
        }
    }

    /// The line on which the pack says that it takes the place of a built-in playbook of its name, where it does. Asked of
    /// a pack with mistakes too, so that its author hears of all at once.
    pub fn replaces<P: AsRef<str>, T: AsRef<[u8]>>(files: &[(P, T)]) -> Option<usize> {
        structure::replaces(&Pack::new(files, &mut Vec::new()))
    }

    /// The texts in this language. `load` has made sure that every language is there.
    pub fn texts(&self, lang: Lang) -> &Texts {
        let (_, first) = &self.texts[0];
        self.texts.iter().find(|(l, _)| *l == lang).map_or(first, |(_, texts)| texts)
    }
}

/// The files of one pack under their paths inside it, line endings made equal.
struct Pack {
    /// The folder's name, which is the playbook's name.
    name: String,
    /// `playbook.toml`, `da/topic.md`, ... -> text.
    files: BTreeMap<String, String>,
    /// The full paths of those that are no good UTF-8.
    read_in_part: BTreeSet<String>,
}

impl Pack {
    fn new<P: AsRef<str>, T: AsRef<[u8]>>(files: &[(P, T)], errors: &mut Vec<PlaybookError>) -> Self {
        let mut pack = Self { name: String::new(), files: BTreeMap::new(), read_in_part: BTreeSet::new() };
        for (path, content) in files {
            let path = path.as_ref().replace('\\', "/");
            let Some((folder, inside)) = path.split_once('/') else {
                errors.push(PlaybookError { file: path, line: None, problem: Problem::OutsideFolder });
                continue;
            };
            if pack.name.is_empty() {
                folder.clone_into(&mut pack.name);
            }
            if folder != pack.name {
                errors.push(PlaybookError { file: path, line: None, problem: Problem::OutsideFolder });
                continue;
            }
            let (text, mistake) = encoding::decode(content.as_ref());
            pack.files.insert(inside.to_owned(), text);
            if let Some((line, problem)) = mistake {
                errors.push(PlaybookError { file: path.clone(), line: Some(line), problem });
                pack.read_in_part.insert(path);
            }
        }
        pack
    }

    fn is_read_in_part(&self, file: &str) -> bool {
        self.read_in_part.contains(file)
    }

    fn error(&self, inside: &str, line: Option<usize>, problem: Problem) -> PlaybookError {
        PlaybookError { file: format!("{}/{inside}", self.name), line, problem }
    }

    /// `playbook.toml` is not there; or it is, under a name like it.
    fn missing_structure(&self) -> PlaybookError {
        let alike = |inside: &&String| !inside.contains('/') && words::nearest(inside, [structure::FILE]).is_some();
        match self.files.keys().find(alike) {
            Some(inside) => {
                let nearest = Some(structure::FILE.to_owned());
                self.error(inside, None, Problem::UnknownFile { nearest })
            }
            None => self.error(structure::FILE, None, Problem::MissingFile),
        }
    }

    /// What no text may hold, whatever it is for.
    fn report_unreadable(&self, errors: &mut Vec<PlaybookError>) {
        for (inside, text) in self.files.iter().filter(|(inside, _)| inside.ends_with(".md")) {
            let found = markdown::unreadable(text).into_iter();
            errors.extend(found.map(|(line, problem)| self.error(inside, Some(line), problem)));
        }
    }

    /// A file nobody reads is most likely a misspelt one, so it is named with the nearest expected name; a folder too.
    fn report_strangers(&self, expected: &[String], errors: &mut Vec<PlaybookError>) {
        let missing = || expected.iter().map(String::as_str).filter(|path| !self.files.contains_key(*path));
        let mut folders = BTreeSet::new();
        for inside in self.files.keys().filter(|inside| !expected.contains(inside)) {
            match inside.split_once('/') {
                Some((folder, _)) if Lang::ALL.iter().all(|lang| lang.code() != folder) => {
                    folders.insert(folder);
                }
                Some((_, name)) if texts::activity_of(name).is_some() => {
                    let unused = texts::activity_of(name).map(|activity| Problem::Unused { activity });
                    errors.extend(unused.map(|problem| self.error(inside, None, problem)));
                }
                _ => {
                    let all = expected.iter().map(String::as_str);
                    let nearest = nearest_file(inside, missing()).or_else(|| nearest_file(inside, all));
                    errors.push(self.error(inside, None, Problem::UnknownFile { nearest }));
                }
            }
        }
        for folder in folders {
            let absent = Lang::ALL.into_iter().map(Lang::code).filter(|code| !self.has_language(code));
            errors.push(self.error(folder, None, Problem::UnknownFolder { nearest: words::nearest(folder, absent) }));
        }
    }

    fn has_language(&self, code: &str) -> bool {
        self.files.keys().any(|inside| inside.strip_prefix(code).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// The file whose name is most like this one's, in the same folder; the folder says nothing about a name.
fn nearest_file<'a>(inside: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let parts = |path: &'a str| path.rsplit_once('/').unwrap_or(("", path));
    let (folder, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let beside = candidates.map(parts).filter(|(other, _)| *other == folder).map(|(_, name)| name);
    let nearest = words::nearest(name, beside)?;
    Some(if folder.is_empty() { nearest } else { format!("{folder}/{nearest}") })
}

/// The files that are no part of the playbook.
fn strangers(errors: &[PlaybookError]) -> BTreeSet<String> {
    let is_strange = |problem: &Problem| matches!(problem, Problem::UnknownFile { .. } | Problem::Unused { .. });
    errors.iter().filter(|error| is_strange(&error.problem)).map(|error| error.file.clone()).collect()
}

/// What stands there under another name is not missing.
fn forget_misnamed(errors: &mut Vec<PlaybookError>) {
    let meant = |error: &PlaybookError| match &error.problem {
        Problem::UnknownFile { nearest: Some(nearest) } | Problem::UnknownFolder { nearest: Some(nearest) } => {
            let (pack, _) = error.file.split_once('/')?;
            Some((format!("{pack}/{nearest}"), String::new()))
        }
        Problem::UnknownHeading { nearest: Some(nearest), .. } | Problem::UnknownKey { nearest: Some(nearest), .. } => {
            Some((error.file.clone(), nearest.clone()))
        }
        _ => None,
    };
    let meant: BTreeSet<(String, String)> = errors.iter().filter_map(meant).collect();
    errors.retain(|error| {
        let missing = match &error.problem {
            Problem::MissingFile | Problem::MissingLanguage { .. } => "",
            Problem::MissingHeading { heading } => heading,
            Problem::MissingKey { key } => key,
            _ => return true,
        };
        !meant.contains(&(error.file.clone(), missing.to_owned()))
    });
}

#[cfg(test)]
mod tests;

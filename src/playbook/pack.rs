//! The files of one pack, as they were found, and the files that are no part of it.
//!
//! Deliberately absent: what they mean (`structure`, `texts`).

use super::error::{PlaybookError, Problem};
use super::files::{FILE, activity_of};
use super::{encoding, markdown, words};
use crate::dialogue::lang::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The files of one pack under their paths inside it, line endings made equal.
pub(super) struct Pack {
    /// The folder's name, which is the playbook's name.
    pub(super) name: String,
    /// `playbook.toml`, `da/topic.md`, ... -> text.
    pub(super) files: BTreeMap<String, String>,
    /// The full paths of those that are no good UTF-8.
    pub(super) read_in_part: BTreeSet<String>,
}

impl Pack {
    pub(super) fn new<P: AsRef<str>, T: AsRef<[u8]>>(files: &[(P, T)], errors: &mut Vec<PlaybookError>) -> Self {
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

    pub(super) fn is_read_in_part(&self, file: &str) -> bool {
        self.read_in_part.contains(file)
    }

    pub(super) fn error(&self, inside: &str, line: Option<usize>, problem: Problem) -> PlaybookError {
        PlaybookError { file: format!("{}/{inside}", self.name), line, problem }
    }

    /// `playbook.toml` is not there; or it is, under a name like it.
    pub(super) fn missing_structure(&self) -> PlaybookError {
        let alike = |inside: &&String| !inside.contains('/') && words::nearest(inside, [FILE]).is_some();
        match self.files.keys().find(alike) {
            Some(inside) => {
                let nearest = Some(FILE.to_owned());
                self.error(inside, None, Problem::UnknownFile { nearest })
            }
            None => self.error(FILE, None, Problem::MissingFile),
        }
    }

    /// What no text may hold, whatever it is for.
    pub(super) fn report_unreadable(&self, errors: &mut Vec<PlaybookError>) {
        for (inside, text) in self.files.iter().filter(|(inside, _)| inside.ends_with(".md")) {
            let found = markdown::unreadable(text).into_iter();
            errors.extend(found.map(|(line, problem)| self.error(inside, Some(line), problem)));
        }
    }

    /// A file nobody reads is most likely a misspelt one, so it is named with the nearest expected name; a folder too.
    pub(super) fn report_strangers(&self, expected: &[String], errors: &mut Vec<PlaybookError>) {
        let missing = || expected.iter().map(String::as_str).filter(|path| !self.files.contains_key(*path));
        let mut folders = BTreeSet::new();
        for inside in self.files.keys().filter(|inside| !expected.contains(inside)) {
            match inside.split_once('/') {
                Some((folder, _)) if Lang::ALL.iter().all(|lang| lang.code() != folder) => {
                    folders.insert(folder);
                }
                Some((_, name)) if activity_of(name).is_some() => {
                    let unused = activity_of(name).map(|activity| Problem::Unused { activity });
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

    pub(super) fn has_language(&self, code: &str) -> bool {
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

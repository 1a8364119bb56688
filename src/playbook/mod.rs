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
mod texts;
mod words;

pub use error::{Arg, PlaybookError, Problem, Unread};
pub use plan::{Plan, PlannedStep, plan};
pub use texts::{GreyZone, Listen, Piece, Principle, StepText, Texts};

use crate::dialogue::lang::Lang;
use crate::dialogue::script::{Principles, Script};
use std::collections::{BTreeMap, BTreeSet};

/// A content pack that has been checked: structure, and all texts in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    pub script: Script,
    texts: Vec<(Lang, Texts)>,
}

impl Playbook {
    /// Checks one content pack. `files` are the pack's files as (path, content), each path beginning with the
    /// pack's folder: `borgerdata/playbook.toml`, `borgerdata/da/topic.md`.
    ///
    /// # Errors
    ///
    /// Every mistake found, in the order of the files and their lines; never an empty list. While `playbook.toml`
    /// cannot be read, the texts are not looked at: what they should be is not known.
    pub fn load<P: AsRef<str>, T: AsRef<[u8]>>(files: &[(P, T)]) -> Result<Self, Vec<PlaybookError>> {
        let mut errors = Vec::new();
        let pack = Pack::new(files, &mut errors);
        let structure = structure::read(&pack, &mut errors);
        let mut texts = Vec::new();
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
                Ok(Self { script, texts })
            }
            _ => {
                // In a text that could only be read in part, every other mistake may be one of the reading.
                errors.retain(|error| error.problem.is_of_reading() || !pack.is_read_in_part(&error.file));
                errors.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
                Err(errors)
            }
        }
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

    /// A file nobody reads is most likely a misspelt one, so it is named with the nearest expected name.
    fn report_strangers(&self, expected: &[String], errors: &mut Vec<PlaybookError>) {
        for inside in self.files.keys().filter(|inside| !expected.contains(inside)) {
            let nearest = words::nearest(inside, expected.iter().map(String::as_str));
            errors.push(self.error(inside, None, Problem::UnknownFile { nearest }));
        }
    }
}

#[cfg(test)]
mod tests;

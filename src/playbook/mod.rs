//! Content pack text becomes a checked playbook, with errors an author understands.
//!
//! A pack is one folder: `playbook.toml` for the structure and one folder of Markdown texts for each language
//! (`content/README.md` is the author's guide). This module gets paths and texts and returns either a playbook
//! in which everything is there, in every language, and adds up, or every mistake it found with file and line.
//! Deliberately absent: reading files, and sentences for people; those stand in `prompts/*/playbook-errors.ftl`.

mod activities;
pub mod built_in;
mod digest;
mod encoding;
pub mod error;
mod files;
mod markdown;
mod pack;
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
use pack::Pack;
use std::collections::BTreeSet;

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
            pack.report_strangers(&files::expected_files(&structure.script), &mut errors);
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

//! What can be wrong with the configuration file, as data.
//!
//! The sentences of `drejebog check` stand in `prompts/*/config-errors.ftl`, keyed by `key_and_args`; what fits a key is
//! said there too, by its path. The English here is for whoever starts the program and for its log. Deliberately absent:
//! finding them (`shape`, `values`).

use super::shape;
use crate::playbook::{Arg, Unread};
use std::fmt;
use std::str::Utf8Error;

/// One thing that is wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// The key with its table, `channel.lang`; empty where it is not about a key.
    pub path: String,
    pub problem: Problem,
}

/// What is wrong, and with it what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("it cannot be read: {why}")]
    Unreadable { why: Unread },
    #[error("the line is no UTF-8; save the file again with the encoding UTF-8")]
    NotUtf8,
    #[error("this is not TOML: {message}")]
    NotToml { message: String },
    #[error("there is no such table; {}", or_known(nearest, known))]
    UnknownTable { nearest: Option<String>, known: String },
    #[error("there is no such key; {}", or_known(nearest, known))]
    UnknownKey { nearest: Option<String>, known: String },
    #[error("it stands in no table{}", home.map_or(", and none has such a key".to_owned(), |home| format!("; put it under [{home}]")))]
    OutsideTables { home: Option<&'static str> },
    #[error("it is missing; write {key} = {example} under [{table}]")]
    Missing { table: &'static str, key: &'static str, example: &'static str },
    /// Its value is not shown.
    #[error("it must be a text in quotation marks")]
    Secret,
    /// `found` as it stands in the file; empty where the mistake only shows when several values are looked at together.
    #[error("{message}")]
    Value { found: String, message: String },
}

fn or_known(nearest: &Option<String>, known: &str) -> String {
    match nearest {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("those there are: {known}"),
    }
}

impl Problem {
    /// The key of the sentence and its variables. `alike` is `yes` or `no`: Fluent cannot select on an empty text.
    pub fn key_and_args(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        match self {
            Self::Unreadable { why } => ("config-error-unreadable", why.args()),
            Self::NotUtf8 => ("config-error-not-utf8", vec![]),
            Self::NotToml { message } => ("config-error-not-toml", vec![("message", text(message))]),
            Self::UnknownTable { nearest, known } => ("config-error-unknown-table", near(nearest, known)),
            Self::UnknownKey { nearest, known } => ("config-error-unknown-key", near(nearest, known)),
            Self::OutsideTables { home } => ("config-error-outside-tables", near(&home.map(str::to_owned), "")),
            Self::Missing { table, key, example } => {
                ("config-error-missing", vec![("table", text(table)), ("key", text(key)), ("example", text(example))])
            }
            Self::Secret => ("config-error-secret", vec![]),
            Self::Value { found, .. } if found.is_empty() => ("config-error-together", vec![]),
            Self::Value { found, .. } => ("config-error-value", vec![("found", text(found))]),
        }
    }
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

fn near(nearest: &Option<String>, known: &str) -> Vec<(&'static str, Arg)> {
    let alike = if nearest.is_some() { "yes" } else { "no" };
    let nearest = nearest.clone().unwrap_or_default();
    vec![("alike", text(alike)), ("nearest", Arg::Text(nearest)), ("known", text(known))]
}

impl Mistake {
    /// The key of the sentence that says what fits here, where the mistake is about a value.
    pub fn fits(&self) -> Option<String> {
        if !matches!(self.problem, Problem::Secret | Problem::Value { .. }) {
            return None;
        }
        shape::known(&self.path).map(|path| format!("config-fits-{}", path.replace(['.', '_'], "-")))
    }

    /// About values that were read and do not go together.
    pub(super) fn new(path: &str, message: &str) -> Self {
        let problem = Problem::Value { found: String::new(), message: message.to_owned() };
        Self { line: None, path: path.to_owned(), problem }
    }

    pub(super) fn whole_file(problem: Problem) -> Self {
        Self { line: None, path: String::new(), problem }
    }

    /// The first line that is no UTF-8.
    pub(super) fn of_bytes(bytes: &[u8], why: Utf8Error) -> Self {
        let before = &bytes[..why.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Self { line: Some(line), ..Self::whole_file(Problem::NotUtf8) }
    }

    /// With the line on which its key stands, or else its table.
    pub(super) fn at_line_of(mut self, text: &str) -> Self {
        self.line = shape::line_of(text, &self.path);
        self
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": ")?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.problem.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::lang::Lang;
    use crate::prompts::built_in;
    use crate::prompts::engine::Manner;
    use std::collections::BTreeSet;

    fn every_problem() -> Vec<Problem> {
        let word = || "ord".to_owned();
        vec![
            Problem::Unreadable { why: Unread::Missing },
            Problem::NotUtf8,
            Problem::NotToml { message: word() },
            Problem::UnknownTable { nearest: None, known: word() },
            Problem::UnknownKey { nearest: None, known: word() },
            Problem::OutsideTables { home: None },
            Problem::Missing { table: "journal", key: "folder", example: "\"data\"" },
            Problem::Secret,
            Problem::Value { found: word(), message: word() },
            Problem::Value { found: String::new(), message: word() },
        ]
    }

    /// A mistake nobody could read, a key for which nobody wrote what fits, and a sentence nobody says fail here.
    #[test]
    fn each_mistake_is_said_and_for_each_key_what_fits() {
        let prompts = built_in::prompts(Manner::Messages).unwrap();
        let problems = every_problem().into_iter().map(|problem| problem.key_and_args().0.to_owned());
        let tables = shape::TABLES.iter().flat_map(|(table, keys)| {
            std::iter::once((*table).to_owned()).chain(keys.iter().map(move |key| format!("{table}.{key}")))
        });
        let fits = tables.filter_map(|path| Mistake::new(&path, "").fits());
        let said: BTreeSet<String> = problems.chain(fits).collect();
        for lang in Lang::ALL {
            let written: BTreeSet<String> =
                prompts.keys(lang).into_iter().filter(|key| key.starts_with("config-")).map(str::to_owned).collect();
            assert_eq!(written, said, "{lang}");
        }
    }

    #[test]
    fn what_fits_is_said_of_the_key_a_value_lies_in() {
        let fits = |path: &str| Mistake::new(path, "").fits();
        assert_eq!(fits("discord.server.address").as_deref(), Some("config-fits-discord-server"));
        assert_eq!(fits("channel.may_start").as_deref(), Some("config-fits-channel-may-start"));
        assert_eq!(fits("matrix").as_deref(), Some("config-fits-matrix"));
        assert_eq!(fits("andet"), None);
    }
}

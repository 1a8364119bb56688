//! Why the program stopped: one sentence for whoever started it.
//!
//! Exit codes: 0 all is well; 1 something stopped it, or `check` found a mistake; 2 the command line is wrong.
//! Deliberately absent: refusals, which are said in a channel and stop nothing.

use super::config::ConfigError;
use super::packs::NoPacks;
use crate::adapters::sled::OpenError;
use crate::journal::{ImportError, LoadError};
use crate::ports::journal::JournalError;
use std::error::Error;
use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the journal cannot be read: {0}")]
    Load(#[from] LoadError),
    #[error("the journal cannot be written: {0}")]
    Journal(#[from] JournalError),
    /// `nearest` is the end of the sentence.
    #[error("there is no playbook called {name:?}{nearest}; `drejebog check` lists them")]
    NoPlaybook { name: String, nearest: String },
    #[error("there are several playbooks in the folder: {0}; say which")]
    WhichPlaybook(String),
    #[error(transparent)]
    NoPacks(#[from] NoPacks),
    /// `nearest` is the end of the first sentence.
    #[error("nobody in the rehearsal is called {name:?}{nearest}. Take one of these, the first leads: {cast}")]
    NoPart { name: String, nearest: String, cast: String },
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    #[error("there is no journal in {0}: the folder does not exist")]
    NoJournal(PathBuf),
    #[error("{from} was not read into {folder}: {why}")]
    Import { from: String, folder: PathBuf, why: ImportError },
    #[error(
        "the journal in {folder} was begun with --time-scale {journal} and this start asks for {asked}; what it has \
         promised would move. Start with --time-scale {journal}, or give the other one a folder of its own"
    )]
    OtherScale { folder: PathBuf, journal: u32, asked: u32 },
    #[error(
        "the journal in {folder} was begun {} --clock; what it has promised would move. Start it the same way, or give \
         the other one a folder of its own", if *.by_hand { "with" } else { "without" }
    )]
    OtherClock { folder: PathBuf, by_hand: bool },
    #[error(
        "{0}: there is no [matrix] or [discord] table, so there is nowhere to serve; drejebog.example.toml shows both"
    )]
    NoPlatform(PathBuf),
    #[error("{0}: there is no [discord] table; docs/discord.md shows one")]
    NoDiscord(PathBuf),
    #[error("this binary was built without {0}; build with --features {1}")]
    BuiltWithout(&'static str, &'static str),
    /// Whoever started the adapter can say why.
    #[error("the adapter of the platform has stopped")]
    AdapterStopped,
    /// Mistakes in files, one a line, as `check` shows them.
    #[error("{0}")]
    Files(String),
    #[error("{context}: {why}")]
    Other { context: String, why: Box<dyn Error + Send + Sync> },
}

impl Failure {
    /// For `map_err`: one of the program's own sentences does not fit its values.
    pub fn broken_sentence(why: impl Error + Send + Sync + 'static) -> Self {
        Self::during("a sentence of the program is broken")(why)
    }

    /// For `map_err`: what was being done when it happened.
    pub fn during<E: Into<Box<dyn Error + Send + Sync>>>(context: impl Into<String>) -> impl FnOnce(E) -> Self {
        let context = context.into();
        move |why| Self::Other { context, why: why.into() }
    }
}

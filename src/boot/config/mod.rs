//! The configuration file: what the operator chose, checked before anything starts.
//!
//! `shape` knows every table and key and finds the line of a mistake; here are the values. An unknown key is a mistake,
//! with its path, line and nearest neighbour; a secret is never shown, in a mistake neither. Deliberately absent:
//! reading the environment, and what a channel later chooses for itself.

mod mistake;
mod shape;
mod values;

pub use mistake::{Mistake, Problem};
pub use values::{Backups, Channel, Content, Journal, Level, Log, MayStart};

use super::packs::reason;
use crate::adapters::discord::{self, DiscordConfig};
use crate::adapters::matrix::{self, MatrixConfig};
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The whole file. Paths in it are taken from the file's own folder.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub journal: Journal,
    #[serde(default)]
    pub channel: Channel,
    #[serde(default)]
    pub log: Log,
    #[serde(default)]
    pub content: Content,
    #[serde(default)]
    pub matrix: Option<MatrixConfig>,
    #[serde(default)]
    pub discord: Option<DiscordConfig>,
}

/// All that is wrong with a configuration file.
#[derive(Debug)]
pub struct ConfigError {
    pub file: PathBuf,
    pub mistakes: Vec<Mistake>,
}

impl Config {
    /// Reads and checks a file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or every mistake found in it.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let wrong = |mistakes| ConfigError { file: file.to_owned(), mistakes };
        let unread = |why| wrong(vec![Mistake::whole_file(Problem::Unreadable { why: reason(&why) })]);
        let bytes = fs::read(file).map_err(unread)?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let text = std::str::from_utf8(&bytes).map_err(|why| wrong(vec![Mistake::of_bytes(&bytes, why)]))?;
        Self::parse(text.trim_start_matches('\u{feff}'), folder).map_err(wrong)
    }

    /// The platforms it names that this program was built without, each with its table's name. What stands there is
    /// checked, but nothing can be served on them.
    pub fn without(&self) -> Vec<(&'static str, &'static str)> {
        let lacks = [
            (self.matrix.is_some() && !cfg!(feature = "matrix"), ("Matrix", "matrix")),
            (self.discord.is_some() && !cfg!(feature = "discord"), ("Discord", "discord")),
        ];
        lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, platform)| platform).collect()
    }

    /// Checks a text as if it stood in a file of `folder`.
    ///
    /// # Errors
    ///
    /// Every unknown key; or else the first value that does not fit.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, Vec<Mistake>> {
        let mut config: Self = shape::read(text)?;
        config.resolve(folder);
        let wrong = config.check().into_iter().map(|mistake| mistake.at_line_of(text)).collect::<Vec<_>>();
        if wrong.is_empty() { Ok(config) } else { Err(wrong) }
    }

    fn resolve(&mut self, folder: &Path) {
        let inside = |path: &mut PathBuf| *path = folder.join(&*path);
        inside(&mut self.journal.folder);
        let own = self.journal.folder.join("backups");
        match &mut self.journal.backups {
            Some(backups) => inside(backups),
            none => *none = Some(own),
        }
        self.content.folder.as_mut().map(inside);
        if let Some(matrix) = &mut self.matrix {
            inside(&mut matrix.store);
            inside(&mut matrix.recovery_key);
            matrix.password_file.as_mut().map(inside);
        }
        if let Some(discord) = &mut self.discord {
            discord.token_file.as_mut().map(inside);
            if let Some(server) = &mut discord.server {
                inside(&mut server.certificate);
            }
        }
    }

    /// What only shows when several values are looked at together.
    fn check(&self) -> Vec<Mistake> {
        let days = match (self.channel.working_days(), self.channel.calendar()) {
            (Err(problem), _) => Some(Mistake::new("channel.closed_days", &problem)),
            (Ok(_), Err(problem)) => Some(Mistake::new("channel.reminders", &problem)),
            (Ok(_), Ok(_)) => None,
        };
        let matrix = self.matrix.as_ref().and_then(|matrix| matrix.check().err()).map(|error| about_matrix(&error));
        let discord =
            self.discord.as_ref().and_then(|discord| discord.check().err()).map(|error| about_discord(&error));
        days.into_iter().chain(matrix).chain(discord).collect()
    }
}

/// The sentence names its key already; here it gets its line.
fn about_matrix(error: &matrix::ConfigError) -> Mistake {
    let path = match error {
        matrix::ConfigError::Homeserver(_) => "matrix.homeserver",
        matrix::ConfigError::User(_) => "matrix.user",
        matrix::ConfigError::Token => "matrix.access_token",
        matrix::ConfigError::AllowedUser(_) => "matrix.allowed_users",
        matrix::ConfigError::AllowedServer(_) => "matrix.allowed_servers",
        matrix::ConfigError::HowToLogIn => "matrix",
    };
    named(path, &error.to_string())
}

fn about_discord(error: &discord::ConfigError) -> Mistake {
    let path = match error {
        discord::ConfigError::Token => "discord.token",
        discord::ConfigError::WhichToken => "discord",
        discord::ConfigError::Guild => "discord.guilds",
        discord::ConfigError::Server(_) => "discord.server.address",
    };
    named(path, &error.to_string())
}

/// A sentence that begins with its key.
fn named(path: &str, sentence: &str) -> Mistake {
    let problem = sentence.strip_prefix(path).map_or(sentence, |rest| rest.trim_start_matches([':', ' ']));
    Mistake::new(path, problem)
}

/// One mistake a line, in the form editors jump to: `drejebog.toml:12: channel.lanh: …`.
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.mistakes.iter().enumerate() {
            let end = if index + 1 < self.mistakes.len() { "\n" } else { "" };
            write!(f, "{}{mistake}{end}", self.file.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

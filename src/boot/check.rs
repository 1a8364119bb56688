//! `drejebog check`: looks over configuration, sentences and playbooks, and says file, line and what to do.
//!
//! One's own comes first; the built-in playbooks are looked at only where one's own are in order. The last lines say what
//! was looked at and what not, a platform that this program was built without among it. `playbooks` has what is said of
//! them. Deliberately absent: what is right and wrong, which `config`, `prompts` and `playbook` know, and what Discord
//! answers (`discord`).

mod looked;
mod playbooks;

use super::config::{Config, ConfigError, Mistake};
use super::discord;
use super::failure::Failure;
use crate::dialogue::lang::Lang;
use crate::playbook::{Arg, PlaybookError, Unread};
use crate::prompts::built_in;
use crate::prompts::engine::{Manner, Prompts, RenderError};
use crate::prompts::value::Value;
use jiff::civil::Date;
use looked::Looked;
use std::path::{Path, PathBuf};

/// What to look at.
#[derive(Clone, Debug)]
pub struct What {
    pub config: Option<PathBuf>,
    /// A folder with playbooks, or the folder of one. With it the built-in ones are left alone.
    pub content: Option<PathBuf>,
    /// Without one the configuration's own is spoken.
    pub lang: Option<Lang>,
    /// By which the age of a text is told.
    pub today: Date,
}

/// Gives every line to `out` and counts the mistakes.
///
/// # Errors
///
/// A sentence of the program's own is broken, so that nothing can be said.
pub async fn check(what: &What, out: &mut dyn FnMut(&str)) -> Result<usize, Failure> {
    let prompts = built_in::prompts(Manner::Messages).map_err(|errors| files(&errors))?;
    let config = what.config.as_deref().map(|file| (file, Config::read(file)));
    let configured = config.as_ref().and_then(|(_, config)| config.as_ref().ok()).map(|config| config.channel.lang);
    let lang = what.lang.or(configured).unwrap_or_default();
    let looked = Looked::default();
    let mut report = Report { prompts: &prompts, lang, today: what.today, out, mistakes: 0, untried: 0, looked };
    let config = config.map(|(file, config)| report.config(file, config)).transpose()?.flatten();
    if let Some(config) = &config {
        report.discord(config).await?;
    }
    let configured = config.as_ref().and_then(|config| config.content.folder.as_deref());
    let mut own = Vec::new();
    if let Some(folder) = what.content.as_deref().or(configured) {
        own = report.folder(folder)?;
    }
    if what.content.is_none() && report.mistakes == 0 {
        report.built_in(&own)?;
    }
    report.end()
}

/// Mistakes in the program's own files, as one failure.
pub(super) fn files<E: ToString>(errors: &[E]) -> Failure {
    Failure::Files(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Mistakes in a playbook that lies in `folder`, as `check` shows them, as one failure.
pub(super) fn told(folder: &Path, errors: &[PlaybookError], lang: Lang) -> Failure {
    let lines = built_in::prompts(Manner::Messages).map_err(|errors| files(&errors)).and_then(|prompts| {
        let lines = errors.iter().map(|error| playbooks::mistake(&prompts, lang, folder, error));
        lines.collect::<Result<Vec<_>, _>>().map_err(Failure::broken_sentence)
    });
    lines.map_or_else(|failure| failure, |lines| files(&lines))
}

struct Report<'a> {
    prompts: &'a Prompts,
    lang: Lang,
    today: Date,
    out: &'a mut dyn FnMut(&str),
    mistakes: usize,
    /// Platforms that could not be looked at.
    untried: usize,
    looked: Looked,
}

impl Report<'_> {
    fn config(&mut self, file: &Path, config: Result<Config, ConfigError>) -> Result<Option<Config>, Failure> {
        self.looked.config = Some(file.to_owned());
        match config {
            Ok(config) => {
                let well = self.words("check-config-well", &[]).map_err(Failure::broken_sentence)?;
                (self.out)(&format!("{}: {well}", file.display()));
                for (platform, table) in config.without() {
                    self.untried += 1;
                    let names =
                        [("platform", Value::Text(platform.to_owned())), ("table", Value::Text(table.to_owned()))];
                    let line = self.words("check-config-without", &names).map_err(Failure::broken_sentence)?;
                    (self.out)(&line);
                }
                Ok(Some(config))
            }
            Err(ConfigError { file, mistakes }) => {
                for mistake in &mistakes {
                    self.config_mistake(&file, mistake).map_err(Failure::broken_sentence)?;
                }
                Ok(None)
            }
        }
    }

    /// `drejebog.toml:12: channel.lang: …`, and what fits there.
    fn config_mistake(&mut self, file: &Path, mistake: &Mistake) -> Result<(), RenderError> {
        self.mistakes += 1;
        let line = mistake.line.map(|line| format!(":{line}")).unwrap_or_default();
        let path = if mistake.path.is_empty() { String::new() } else { format!("{}: ", mistake.path) };
        let sentence = sentence(self.prompts, self.lang, mistake.problem.key_and_args())?;
        let fits = match mistake.fits() {
            Some(key) => format!(" {}", self.words(&key, &[])?),
            None => String::new(),
        };
        (self.out)(&format!("{}{line}: {path}{sentence}{fits}", file.display()));
        Ok(())
    }

    /// What Discord says of the bot, where it has an account there.
    async fn discord(&mut self, config: &Config) -> Result<(), Failure> {
        let Some(table) = config.discord.as_ref().filter(|_| cfg!(feature = "discord")) else { return Ok(()) };
        match discord::look(table).await {
            Ok(seen) => {
                let name = [("name", Value::Text(seen.name))];
                let servers = [("count", Value::Number(i64::try_from(seen.servers).unwrap_or(i64::MAX)))];
                let lines = [self.words("check-discord-well", &name), self.words("check-discord-servers", &servers)];
                for line in lines {
                    (self.out)(&line.map_err(Failure::broken_sentence)?);
                }
                if seen.is_public {
                    let line = self.words("check-discord-public", &[]).map_err(Failure::broken_sentence)?;
                    (self.out)(&line);
                }
                for id in seen.missing {
                    self.mistakes += 1;
                    let line = self.words("check-discord-missing", &[("id", Value::Text(id.to_string()))]);
                    (self.out)(&line.map_err(Failure::broken_sentence)?);
                }
            }
            Err(failure) => {
                self.mistakes += 1;
                (self.out)(&failure.to_string());
            }
        }
        Ok(())
    }

    fn end(self) -> Result<usize, Failure> {
        let count = i64::try_from(self.mistakes).unwrap_or(i64::MAX);
        let last = match count {
            0 if self.untried > 0 => self.words("check-all-tried-well", &[]),
            0 => self.words("check-all-well", &[]),
            _ => self.words("check-mistakes", &[("count", Value::Number(count))]),
        };
        (self.out)("");
        for line in self.looked.lines(|key, args| self.words(key, args)).map_err(Failure::broken_sentence)? {
            (self.out)(&line);
        }
        (self.out)(&last.map_err(Failure::broken_sentence)?);
        Ok(self.mistakes)
    }

    fn words(&self, key: &str, args: &[(&str, Value)]) -> Result<String, RenderError> {
        self.prompts.render_line(self.lang, key, args)
    }
}

/// The key of a sentence and its variables.
type Said = (&'static str, Vec<(&'static str, Arg)>);

fn unread(why: &Unread) -> Said {
    ("playbook-error-unreadable", why.args())
}

fn sentence(prompts: &Prompts, lang: Lang, (key, args): Said) -> Result<String, RenderError> {
    let value = |(name, arg): (&'static str, Arg)| match arg {
        Arg::Number(number) => (name, Value::Number(number)),
        // What chooses between variants is a word, the rest is shown as it stands.
        Arg::Text(text) if prompts.uses(lang, key).is_some_and(|uses| uses.choosing.contains(name)) => {
            (name, Value::Word(text))
        }
        Arg::Text(text) => (name, Value::Text(text)),
    };
    prompts.render_line(lang, key, &args.into_iter().map(value).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::error::KEYS;
    use std::collections::BTreeSet;

    /// `check` is the only one that says these; a sentence nobody says, or one nobody wrote, fails here.
    #[test]
    fn the_sentences_of_check_are_all_there_and_all_said() {
        let prompts = built_in::prompts(Manner::Messages).unwrap();
        let source =
            [include_str!("check.rs"), include_str!("check/looked.rs"), include_str!("check/playbooks.rs")].concat();
        let said: BTreeSet<&str> =
            source.split('"').filter(|word| word.starts_with("check-") && !word.contains(' ')).collect();
        for lang in Lang::ALL {
            let written: BTreeSet<&str> =
                prompts.keys(lang).into_iter().filter(|key| key.starts_with("check-") && *key != "check-").collect();
            assert_eq!(written, said.iter().copied().filter(|key| *key != "check-").collect());
            assert!(KEYS.iter().all(|key| prompts.keys(lang).contains(key)));
        }
    }
}

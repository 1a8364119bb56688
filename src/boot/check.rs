//! `drejebog check`: looks over configuration, sentences and playbooks, and says file, line and what to do.
//!
//! Also adds up each playbook's minutes for the numbers of people that come out differently, and says what it did not
//! try: a platform that this program was built without. Deliberately absent: what is right and wrong, which `config`,
//! `prompts` and `playbook` know, and what Discord answers (`discord`).

use super::config::{Config, ConfigError, Mistake};
use super::failure::Failure;
use super::packs::NoPacks;
use super::{discord, packs};
use crate::dialogue::lang::Lang;
use crate::playbook::built_in::PACKS;
use crate::playbook::{Arg, Playbook, PlaybookError, Unread, plan};
use crate::prompts::built_in;
use crate::prompts::engine::{Manner, Prompts, RenderError, Value};
use std::path::{Path, PathBuf};

/// What to look at.
#[derive(Clone, Debug, Default)]
pub struct What {
    pub config: Option<PathBuf>,
    pub content: Option<PathBuf>,
    /// Without one the configuration's own is spoken.
    pub lang: Option<Lang>,
}

/// The smallest, an odd one, the last number before pairs are plucked, the first one after, the largest.
const PEOPLE: [u16; 5] = [4, 7, 12, 13, 20];

/// Columns for a number of minutes.
const COLUMN: usize = 5;

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
    let mut report = Report { prompts: &prompts, lang, out, mistakes: 0, untried: 0 };
    let config = config.map(|(file, config)| report.config(file, config)).transpose()?.flatten();
    let own = config.as_ref().and_then(|config| config.content.folder.clone());
    if let Some(config) = &config {
        report.discord(config).await?;
    }
    for (name, files) in PACKS {
        report.playbook(Path::new("content"), name, Playbook::load(files))?;
    }
    if let Some(folder) = what.content.as_ref().or(own.as_ref()) {
        report.folder(folder)?;
    }
    report.end()
}

/// Mistakes in the program's own files, as one failure.
pub(super) fn files<E: ToString>(errors: &[E]) -> Failure {
    Failure::Files(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

struct Report<'a> {
    prompts: &'a Prompts,
    lang: Lang,
    out: &'a mut dyn FnMut(&str),
    mistakes: usize,
    /// Platforms that could not be looked at.
    untried: usize,
}

impl Report<'_> {
    fn config(&mut self, file: &Path, config: Result<Config, ConfigError>) -> Result<Option<Config>, Failure> {
        match config {
            Ok(config) => {
                let well = self.words("check-config-well", &[]).map_err(broken)?;
                (self.out)(&format!("{}: {well}", file.display()));
                for (platform, table) in config.without() {
                    self.untried += 1;
                    let names =
                        [("platform", Value::Text(platform.to_owned())), ("table", Value::Text(table.to_owned()))];
                    let line = self.words("check-config-without", &names).map_err(broken)?;
                    (self.out)(&line);
                }
                Ok(Some(config))
            }
            Err(ConfigError { file, mistakes }) => {
                for mistake in &mistakes {
                    self.config_mistake(&file, mistake).map_err(broken)?;
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
                    (self.out)(&line.map_err(broken)?);
                }
                if seen.is_public {
                    let line = self.words("check-discord-public", &[]).map_err(broken)?;
                    (self.out)(&line);
                }
                for id in seen.missing {
                    self.mistakes += 1;
                    let line = self.words("check-discord-missing", &[("id", Value::Text(id.to_string()))]);
                    (self.out)(&line.map_err(broken)?);
                }
            }
            Err(failure) => {
                self.mistakes += 1;
                (self.out)(&failure.to_string());
            }
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Failure> {
        match packs::read(folder) {
            Ok(found) => found.into_iter().try_for_each(|found| {
                let name = found.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let above = found.folder.parent().unwrap_or(folder).to_owned();
                self.playbook(&above, &name, found.playbook)
            }),
            Err(why) => {
                self.mistakes += 1;
                let sentence = match &why {
                    NoPacks::None(_) => self.words("check-no-playbook", &[]),
                    NoPacks::Unread(_, why) => sentence(self.prompts, self.lang, unread(why)),
                };
                (self.out)(&format!("{}: {}", folder.display(), sentence.map_err(broken)?));
                Ok(())
            }
        }
    }

    fn playbook(
        &mut self,
        above: &Path,
        name: &str,
        playbook: Result<Playbook, Vec<PlaybookError>>,
    ) -> Result<(), Failure> {
        (self.out)("");
        match playbook {
            Ok(playbook) => self.minutes(name, &playbook).map_err(broken),
            Err(errors) => errors.iter().try_for_each(|error| self.mistake(above, error)).map_err(broken),
        }
    }

    /// `content/borgerdata/da/topic.md:3: …`
    fn mistake(&mut self, above: &Path, error: &PlaybookError) -> Result<(), RenderError> {
        self.mistakes += 1;
        let sentence = sentence(self.prompts, self.lang, error.key_and_args())?;
        let line = error.line.map(|line| format!(":{line}")).unwrap_or_default();
        (self.out)(&format!("{}{line}: {sentence}", above.join(&error.file).display()));
        Ok(())
    }

    /// The title, and a table: a row for each step, a column for each number of people.
    fn minutes(&mut self, name: &str, playbook: &Playbook) -> Result<(), RenderError> {
        let texts = playbook.texts(self.lang);
        let title = [("name", Value::Text(name.to_owned())), ("title", Value::Text(texts.title.clone()))];
        let title = self.words("check-playbook", &title)?;
        (self.out)(&title);
        let script = &playbook.script;
        let people: Vec<u16> =
            PEOPLE.into_iter().filter(|n| (script.people.min..=script.people.max).contains(n)).collect();
        let plans = |consent| people.iter().map(move |n| plan(script, *n, consent)).collect::<Vec<_>>();
        let (agreed, not) = (plans(true), plans(false));
        let mut rows = vec![(self.words("check-people", &[])?, people.clone())];
        for (index, step) in texts.steps.iter().enumerate() {
            let minutes = agreed.iter().filter_map(|plan| plan.steps.get(index)).map(plan::PlannedStep::minutes);
            rows.push((format!("{}. {}", index + 1, step.title), minutes.collect()));
        }
        if script.slack > 0 {
            rows.push((self.words("check-slack", &[])?, agreed.iter().map(|plan| plan.slack).collect()));
        }
        let sums = |plans: &[plan::Plan]| plans.iter().map(plan::Plan::minutes).collect::<Vec<_>>();
        rows.push((self.words("check-total", &[])?, sums(&agreed)));
        if sums(&agreed) != sums(&not) {
            rows.push((self.words("check-total-no-consent", &[])?, sums(&not)));
        }
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, numbers) in rows {
            let numbers: String = numbers.iter().map(|number| format!("{number:>COLUMN$}")).collect();
            (self.out)(&format!("  {name:<width$}{numbers}"));
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
        (self.out)(&last.map_err(broken)?);
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

fn broken(error: RenderError) -> Failure {
    Failure::during("a sentence of the program is broken")(error)
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
        let source = include_str!("check.rs");
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

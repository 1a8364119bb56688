//! What `check` says of playbooks: their mistakes, how the minutes fall out, and how old the law is.

use super::{Report, sentence, unread};
use crate::boot::failure::Failure;
use crate::boot::packs::{self, NoPacks};
use crate::dialogue::lang::Lang;
use crate::playbook::plan::CHECKED_FOR;
use crate::playbook::{Playbook, PlaybookError, plan};
use crate::prompts::engine::{Prompts, RenderError};
use crate::prompts::value::Value;
use jiff::ToSpan;
use jiff::civil::Date;
use std::path::Path;

/// Columns for a number of minutes.
const COLUMN: usize = 5;

/// Laws are changed every year; a text that nobody has looked at for longer may be wrong.
const REVIEWED_FOR_MONTHS: i64 = 12;

/// `packs/min-drejebog/da/topic.md:3: …`, of a playbook that lies in `folder`.
pub(super) fn mistake(
    prompts: &Prompts,
    lang: Lang,
    folder: &Path,
    error: &PlaybookError,
) -> Result<String, RenderError> {
    let sentence = sentence(prompts, lang, error.key_and_args())?;
    let line = error.line.map(|line| format!(":{line}")).unwrap_or_default();
    let file = match error.file.split_once('/') {
        Some((_, inside)) => folder.join(inside),
        None => folder.to_owned(),
    };
    Ok(format!("{}{line}: {sentence}", file.display()))
}

impl Report<'_> {
    /// One's own playbooks; gives the names of those found.
    pub(super) fn folder(&mut self, folder: &Path) -> Result<Vec<String>, Failure> {
        match packs::read(folder) {
            Ok(found) => {
                self.looked.own = Some((folder.to_owned(), found.len()));
                let names = found.iter().map(|found| found.name.clone()).collect();
                for found in &found {
                    self.found(&found.folder, &found.name, &found.playbook, "yes").map_err(Failure::broken_sentence)?;
                }
                Ok(names)
            }
            Err(why) => {
                self.mistakes += 1;
                let sentence = self.no_packs(&why).map_err(Failure::broken_sentence)?;
                (self.out)(&format!("{}: {sentence}", folder.display()));
                Ok(Vec::new())
            }
        }
    }

    fn no_packs(&self, why: &NoPacks) -> Result<String, RenderError> {
        match why {
            NoPacks::None(_) => self.words("check-no-playbook", &[]),
            NoPacks::File(_) => self.words("check-no-folder-but-file", &[]),
            NoPacks::Missing { nearest: Some(nearest), .. } => {
                self.words("check-no-folder-nearest", &[("nearest", Value::Text(nearest.clone()))])
            }
            NoPacks::Missing { nearest: None, .. } => self.words("check-no-folder", &[]),
            NoPacks::Unread(_, why) => sentence(self.prompts, self.lang, unread(why)),
        }
    }

    /// Those in the program, but for those that one's own take the place of.
    pub(super) fn built_in(&mut self, own: &[String]) -> Result<(), Failure> {
        self.looked.built_in = true;
        for playbook in packs::built_in()? {
            let name = playbook.script.playbook.clone();
            if !own.contains(&name) {
                let folder = Path::new("content").join(&name);
                self.found(&folder, &name, &Ok(playbook), "no").map_err(Failure::broken_sentence)?;
            }
        }
        Ok(())
    }

    fn found(
        &mut self,
        folder: &Path,
        name: &str,
        playbook: &Result<Playbook, Vec<PlaybookError>>,
        own: &str,
    ) -> Result<(), RenderError> {
        (self.out)("");
        match playbook {
            Ok(playbook) => {
                self.minutes(name, playbook)?;
                self.law(folder, playbook.reviewed, own)
            }
            Err(errors) => errors.iter().try_for_each(|error| {
                self.mistakes += 1;
                let line = mistake(self.prompts, self.lang, folder, error)?;
                (self.out)(&line);
                Ok(())
            }),
        }
    }

    /// A remark and no mistake: nobody can be made to have a lawyer by tomorrow.
    fn law(&mut self, folder: &Path, reviewed: Option<Date>, own: &str) -> Result<(), RenderError> {
        let args = |date: Date| [("date", Value::Text(date.to_string())), ("own", Value::Word(own.to_owned()))];
        let remark = match reviewed {
            None => self.words("check-law-undated", &[("today", Value::Text(self.today.to_string()))])?,
            Some(date) if date > self.today => self.words("check-law-ahead", &args(date)[..1])?,
            Some(date) if date.saturating_add(REVIEWED_FOR_MONTHS.months()) < self.today => {
                self.words("check-law-old", &args(date))?
            }
            Some(_) => return Ok(()),
        };
        (self.out)(&format!("{}: {remark}", folder.join("playbook.toml").display()));
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
            CHECKED_FOR.into_iter().filter(|n| (script.people.min..=script.people.max).contains(n)).collect();
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
}

//! The bot's own sentences, inside the binary, so that it runs without a folder beside it.
//! A test compares the list with `/prompts`. Deliberately absent: reading files.

use super::engine::{Manner, PromptError, Prompts};
use crate::dialogue::lang::Lang;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[
            $((Lang::Da, $name, include_str!(concat!("../../prompts/da/", $name))),)+
            $((Lang::En, $name, include_str!(concat!("../../prompts/en/", $name))),)+
        ]
    };
}

/// Every file as (language, name, text), as `Prompts::parse` takes them.
pub const FILES: &[(Lang, &str, &str)] = files![
    "before.ftl",
    "cards.ftl",
    "check.ftl",
    "config-errors.ftl",
    "decisions.ftl",
    "feedback.ftl",
    "follow-up.ftl",
    "forms.ftl",
    "forms/before.ftl",
    "forms/cards.ftl",
    "forms/decisions.ftl",
    "forms/follow-up.ftl",
    "forms/greyzone.ftl",
    "forms/help.ftl",
    "forms/lobby.ftl",
    "forms/phases.ftl",
    "forms/principles.ftl",
    "forms/refusals.ftl",
    "forms/replies.ftl",
    "forms/settings.ftl",
    "forms/trial.ftl",
    "greyzone.ftl",
    "help.ftl",
    "lead.ftl",
    "lobby.ftl",
    "names.ftl",
    "pack.ftl",
    "phases.ftl",
    "playbook-errors.ftl",
    "polls.ftl",
    "principles.ftl",
    "record.ftl",
    "refusals.ftl",
    "rehearsal.ftl",
    "replies.ftl",
    "series.ftl",
    "settings.ftl",
    "trial.ftl",
];

/// The built-in sentences, for a platform where people tell the bot things in this manner.
///
/// # Errors
///
/// Every mistake in the files; none in a released program, since the tests parse them.
pub fn prompts(manner: Manner<'_>) -> Result<Prompts, Vec<PromptError>> {
    Prompts::parse(FILES, manner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_file_in_the_folder_is_built_in_and_no_other() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
        let listed: BTreeSet<String> = FILES.iter().map(|(lang, name, _)| format!("{lang}/{name}")).collect();
        let mut found = BTreeSet::new();
        for entry in walkdir::WalkDir::new(&root).min_depth(1).into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                found.insert(entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
        assert_eq!(listed, found);
    }

    const MANNERS: [Manner<'_>; 2] = [Manner::Messages, Manner::Forms { listed: &|_, words| words.to_owned() }];

    #[test]
    fn the_sentences_parse() {
        for manner in MANNERS {
            let errors = prompts(manner).err().unwrap_or_default();
            assert!(errors.is_empty(), "{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        }
    }

    #[test]
    fn languages_have_the_same_sentences_with_the_same_variables() {
        for prompts in MANNERS.map(|manner| prompts(manner).unwrap()) {
            assert_eq!(prompts.keys(Lang::Da), prompts.keys(Lang::En));
            for key in prompts.keys(Lang::Da) {
                assert_eq!(prompts.variables(Lang::Da, key), prompts.variables(Lang::En, key), "{key}");
            }
        }
    }

    /// What is said otherwise in one language is said otherwise in the other, and in the file of the same name.
    #[test]
    fn languages_replace_the_same_sentences() {
        let replaced = |of: Lang| {
            let files = FILES.iter().filter(move |(lang, name, _)| *lang == of && name.starts_with("forms/"));
            let key = |line: &'static str| {
                line.split_once(" =").map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#', '}']))
            };
            files
                .flat_map(|(_, name, text)| text.lines().filter_map(key).map(|key| (*name, key)))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(replaced(Lang::Da), replaced(Lang::En));
        for (name, key) in replaced(Lang::Da) {
            let base = name.strip_prefix("forms/").unwrap();
            let (.., text) = FILES.iter().find(|(lang, name, _)| *lang == Lang::Da && *name == base).unwrap();
            assert!(text.lines().any(|line| line.starts_with(&format!("{key} ="))), "{key} does not stand in {base}");
        }
    }
}

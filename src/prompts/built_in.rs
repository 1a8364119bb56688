//! The bot's own sentences, inside the binary, so that it runs without a folder beside it.
//! A test compares the list with `/prompts`. Deliberately absent: reading files.

use super::engine::{PromptError, Prompts};
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
    "decisions.ftl",
    "follow-up.ftl",
    "greyzone.ftl",
    "help.ftl",
    "lobby.ftl",
    "names.ftl",
    "pack.ftl",
    "phases.ftl",
    "playbook-errors.ftl",
    "principles.ftl",
    "record.ftl",
    "refusals.ftl",
    "rehearsal.ftl",
    "replies.ftl",
    "series.ftl",
    "settings.ftl",
    "trial.ftl",
];

/// The built-in sentences.
///
/// # Errors
///
/// Every mistake in the files; none in a released program, since the tests parse them.
pub fn prompts() -> Result<Prompts, Vec<PromptError>> {
    Prompts::parse(FILES)
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

    #[test]
    fn the_sentences_parse() {
        let errors = prompts().err().unwrap_or_default();
        assert!(errors.is_empty(), "{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn languages_have_the_same_sentences_with_the_same_variables() {
        let prompts = prompts().unwrap();
        assert_eq!(prompts.keys(Lang::Da), prompts.keys(Lang::En));
        for key in prompts.keys(Lang::Da) {
            assert_eq!(prompts.variables(Lang::Da, key), prompts.variables(Lang::En, key), "{key}");
        }
    }
}

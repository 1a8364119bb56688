//! Every problem has a sentence in every language, and the sentence uses the variables it gets.

use crate::dialogue::script::ActivityKind::{Select, Trial};
use crate::playbook::error::{KEYS, Unread};
use crate::playbook::{Arg, Problem};

/// One of each problem, for the sentences.
fn every_problem() -> Vec<Problem> {
    let word = || "ord".to_owned();
    let activity = Trial;
    let nearest = None;
    vec![
        Problem::NameNotTyped { fits: nearest.clone() },
        Problem::Unreadable { why: Unread::Missing },
        Problem::NotUtf8,
        Problem::Utf16,
        Problem::LostCharacter,
        Problem::TooDeep,
        Problem::OutsideFolder,
        Problem::MissingFile,
        Problem::MissingLanguage { language: word() },
        Problem::UnknownFile { nearest: nearest.clone() },
        Problem::Unused { activity },
        Problem::UnknownFolder { nearest: nearest.clone() },
        Problem::EmptyFile,
        Problem::HidesBuiltIn,
        Problem::ReplacesNothing { nearest: nearest.clone() },
        Problem::NotToml { message: word() },
        Problem::OpenQuote,
        Problem::CurlyQuotes,
        Problem::KeyTwice,
        Problem::UnknownKey { key: word(), nearest: nearest.clone() },
        Problem::KeyBelow { key: word(), table: "[legal]" },
        Problem::MissingKey { key: "minutes" },
        Problem::NotANumber { key: "minutes", min: 1, max: 2 },
        Problem::WrongKind { key: "people", expected: "{ … }" },
        Problem::UnknownActivity { word: word(), nearest: nearest.clone() },
        Problem::UnknownCondition { word: word(), nearest: nearest.clone() },
        Problem::PeopleTurnedRound,
        Problem::OutOfOrder { activity, needs: Select },
        Problem::Twice { activity },
        Problem::MissingActivity { activity },
        Problem::StepMinutes { step: 1, activities: 2 },
        Problem::TotalMinutes { total: 1, steps: 2, slack: 3 },
        Problem::NothingHeld { people: 6 },
        Problem::NoTimeLeft { activity, minutes: 2, left: 1 },
        Problem::TooLongToRead { reading: 4, activity: 3 },
        Problem::TooLongToHear { listening: 4, activity: 3 },
        Problem::Table,
        Problem::Picture,
        Problem::Html,
        Problem::LinkNowhere { address: word() },
        Problem::NoSpaceAfterHash,
        Problem::MissingTitle,
        Problem::MissingHeading { heading: "Pointer" },
        Problem::UnknownHeading { heading: word(), nearest },
        Problem::HeadingTwice { heading: word() },
        Problem::EmptySection { heading: word() },
        Problem::OnlyBullets { heading: word() },
        Problem::TextBeforeHeading,
        Problem::Bullets { found: 1, min: 2, max: 3 },
        Problem::Bullets { found: 1, min: 2, max: 2 },
        Problem::StepTitles { found: 4, steps: 5 },
        Problem::NoDilemma,
        Problem::NoLegalPoint,
        Problem::PrincipleCount { found: 2, min: 3, max: 9 },
        Problem::NoQuestion,
        Problem::NoExample,
        Problem::OnlyText { heading: word() },
        Problem::LanguagesDiffer { other: word(), here: 1, there: 2 },
    ]
}

#[test]
fn every_problem_has_a_sentence_that_knows_its_variables() {
    let keys: Vec<_> = every_problem().iter().map(|problem| problem.key_and_args().0).collect();
    assert_eq!(keys, KEYS);
    let files = [
        include_str!("../../../prompts/da/playbook-errors.ftl"),
        include_str!("../../../prompts/en/playbook-errors.ftl"),
    ];
    for file in files {
        let sentences: Vec<(&str, String)> = file.lines().fold(Vec::new(), |mut sentences, line| {
            match line.split_once(" = ").filter(|_| line.starts_with("playbook-error-")) {
                Some((key, rest)) => sentences.push((key, rest.to_owned())),
                None if line.starts_with(' ') => sentences.last_mut().expect("a key before it").1.push_str(line),
                None => {}
            }
            sentences
        });
        assert_eq!(sentences.iter().map(|(key, _)| *key).collect::<Vec<_>>(), keys);
        for ((key, sentence), problem) in sentences.iter().zip(every_problem()) {
            let used = |name: &str| sentence.contains(&format!("${name} "));
            let args = problem.key_and_args().1;
            let optional = |name: &str| name == "max" && key.ends_with("-exact");
            for (name, arg) in &args {
                assert!(used(name) || optional(name), "{key} does not say ${name}");
                assert!(
                    !matches!(arg, Arg::Text(text) if text.is_empty()) || *name == "nearest",
                    "{key}: ${name} is empty"
                );
            }
            for name in sentence.split('$').skip(1).filter_map(|rest| rest.split(' ').next()) {
                assert!(args.iter().any(|(arg, _)| *arg == name), "{key} asks for ${name}");
            }
        }
    }
}

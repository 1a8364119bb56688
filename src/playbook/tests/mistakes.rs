//! The loader held against packs with mistakes: one text changed, and what the author is told.

use super::{Files, changed, pack};
use crate::dialogue::script::ActivityKind::{
    self, Consent, Dots, Pairs, Principles, Round, Select, Share, Silent, Trial, Weakest,
};
use crate::playbook::built_in::PACKS;
use crate::playbook::{Playbook, PlaybookError, Problem};
use proptest::prelude::*;

/// The mistakes found, each with the text of the line it points at ("" for none).
fn found(files: &Files) -> Vec<(String, String, Problem)> {
    let errors = Playbook::load(files).expect_err("a pack with a mistake is no playbook");
    let on = |error: &PlaybookError| match (error.line, files.iter().find(|(path, _)| *path == error.file)) {
        (Some(line), Some((_, text))) => text.lines().nth(line - 1).expect("a line of the file").trim().to_owned(),
        _ => String::new(),
    };
    errors.iter().map(|error| (error.file.clone(), on(error), error.problem.clone())).collect()
}

fn some(word: &str) -> Option<String> {
    Some(word.to_owned())
}

#[test]
fn a_mistake_in_the_structure_is_named_with_its_line() {
    let frame = r#"{ do = "frame", minutes = 2 }"#;
    let silent = r#"{ do = "silent", minutes = 1 },"#;
    let share = r#"{ do = "share", minutes = 5 },"#;
    let dots = r#"{ do = "dots", minutes = 2, when = "no-consent" }"#;
    // A step of its own for `present`, which one single group skips.
    let present = "minutes = 10\nactivities = [\n  { do = \"present\", minutes = 3 },";
    let read = r#"{ do = "read", minutes = 3 }"#;
    // what is written, what is written instead, the line that is named, the problem
    let table: Vec<(&str, String, &str, Problem)> = vec![
        (
            "dots = 1 ",
            "dotz = 1 ".into(),
            "dotz = 1",
            Problem::UnknownKey { key: "dotz".into(), nearest: some("dots") },
        ),
        (
            frame,
            frame.replace("minutes", "minuts"),
            "minuts",
            Problem::UnknownKey { key: "minuts".into(), nearest: some("minutes") },
        ),
        (frame, r#"{ do = "frame" }"#.into(), "frame", Problem::MissingKey { key: "minutes" }),
        (frame, "{ minutes = 2 }".into(), "{ minutes = 2 }", Problem::MissingKey { key: "do" }),
        (
            frame,
            frame.replace("frame", "farme"),
            "farme",
            Problem::UnknownActivity { word: "farme".into(), nearest: some("frame") },
        ),
        (
            frame,
            frame.replace("frame", "xyzzy"),
            "xyzzy",
            Problem::UnknownActivity { word: "xyzzy".into(), nearest: None },
        ),
        (
            dots,
            dots.replace("no-consent", "noconsent"),
            "noconsent",
            Problem::UnknownCondition { word: "noconsent".into(), nearest: some("no-consent") },
        ),
        (frame, frame.replace('2', "0"), "frame", Problem::NotANumber { key: "minutes", min: 1, max: 480 }),
        (frame, frame.replace('2', "\"2\""), "frame", Problem::NotANumber { key: "minutes", min: 1, max: 480 }),
        (frame, frame.replace('2', "70000"), "frame", Problem::NotANumber { key: "minutes", min: 1, max: 480 }),
        ("min = 4, max = 20", "min = 20, max = 4".into(), "people", Problem::PeopleTurnedRound),
        (
            "{ min = 4, max = 20 }",
            "4".into(),
            "people",
            Problem::WrongKind { key: "people", expected: "{ min = 4, max = 20 }" },
        ),
        (frame, frame.replace('2', "4"), "[[step]]", Problem::StepMinutes { step: 5, activities: 7 }),
        (
            "minutes = 45",
            "minutes = 50".into(),
            "minutes = 50",
            Problem::TotalMinutes { total: 50, steps: 45, slack: 0 },
        ),
        (
            "dots = 1 ",
            "slack = 5\ndots = 1 ".into(),
            "minutes = 45",
            Problem::TotalMinutes { total: 45, steps: 45, slack: 5 },
        ),
        (
            dots,
            dots.replace("minutes = 2", "minutes = 4"),
            "dots",
            Problem::NoTimeLeft { activity: Dots, minutes: 4, left: 4 },
        ),
        (silent, format!("{share}\n{silent}"), "share", Problem::OutOfOrder { activity: Share, needs: Silent }),
        (
            silent,
            format!("{{ do = \"consent\", minutes = 1 }},\n{silent}"),
            "consent",
            Problem::OutOfOrder { activity: Consent, needs: Select },
        ),
        (
            frame,
            format!("{frame},\n{{ do = \"round\", minutes = 1 }}"),
            "round",
            Problem::OutOfOrder { activity: Round, needs: Pairs },
        ),
        (frame, format!("{frame},\n{frame}"), "frame", Problem::Twice { activity: ActivityKind::Frame }),
        (r#"{ do = "trial", minutes = 4 },"#, String::new(), "[[step]]", Problem::MissingActivity { activity: Trial }),
        (read, r#"{ do = "listen", minutes = 3 }"#.into(), "listen", Problem::MissingKey { key: "listen" }),
        (
            present,
            "minutes = 3\nactivities = [{ do = \"present\", minutes = 3 }]\n\n[[step]]\nminutes = 7\nactivities = ["
                .into(),
            "[[step]]",
            Problem::NothingHeld { people: 6 },
        ),
        ("minutes = 5\n", "minutes = 5\nminutes = 6\n".into(), "minutes = 6", Problem::KeyTwice),
    ];
    for (find, replace, line, problem) in table {
        let found = found(&changed("borgerdata/playbook.toml", find, &replace));
        assert!(
            found.iter().any(|(file, on, p)| {
                file == "borgerdata/playbook.toml"
                    && on.contains(line)
                    && on.is_empty() == line.is_empty()
                    && *p == problem
            }),
            "{replace}: expected {problem:?} on {line:?}, found {found:#?}"
        );
    }
}

#[test]
fn a_mistake_in_a_text_is_named_with_its_line() {
    let points = "## Pointer\n";
    // file, what is written, what is written instead, the line that is named, the problem
    let table: Vec<(&str, &str, &str, &str, Problem)> = vec![
        ("da/topic.md", "# Adgang", "Adgang", "Adgang", Problem::MissingTitle),
        (
            "da/topic.md",
            "\n- Hvordan",
            "\n## Mere\n\n- Hvordan",
            "## Mere",
            Problem::UnknownHeading { heading: "Mere".into(), nearest: None },
        ),
        ("da/questions.md", points, "", "", Problem::MissingHeading { heading: "Pointer" }),
        (
            "da/questions.md",
            points,
            "## Poienter\n",
            "## Poienter",
            Problem::UnknownHeading { heading: "Poienter".into(), nearest: some("Pointer") },
        ),
        (
            "da/questions.md",
            points,
            "## Pointer\n\nTal.\n\n## Pointer\n",
            "## Pointer",
            Problem::HeadingTwice { heading: "Pointer".into() },
        ),
        (
            "da/questions.md",
            points,
            "## Pointer\n\n## Refleksion\n",
            "## Pointer",
            Problem::EmptySection { heading: "Pointer".into() },
        ),
        ("da/questions.md", "# Spørgsmål\n", "# Spørgsmål\n\nHej.\n", "Hej.", Problem::TextBeforeHeading),
        ("da/questions.md", "## Nysgerrige spørgsmål\n", "## Nysgerrige spørgsmål\n\nHej.\n", "## Nysgerrige", {
            Problem::OnlyBullets { heading: "Nysgerrige spørgsmål".into() }
        }),
        (
            "da/questions.md",
            "\n- Hvordan",
            "\n- Et til\n- Hvordan",
            "## Nysgerrige",
            Problem::Bullets { found: 3, min: 2, max: 2 },
        ),
        (
            "en/questions.md",
            "\n- **Dilemmas",
            "\n- More\n- **Dilemmas",
            "## Reflection",
            Problem::Bullets { found: 4, min: 3, max: 3 },
        ),
        ("da/steps.md", "## Find handlerum\n", "", "", Problem::StepTitles { found: 4, steps: 5 }),
        ("da/greyzones.md", "\n> MitID er", "\nMitID er", "## Sedlen", Problem::NoLegalPoint),
        (
            "da/greyzones.md",
            "\n- Jeg vender sedlen",
            "\n- Nej\n- Jeg vender sedlen",
            "## Sedlen",
            Problem::Bullets { found: 5, min: 3, max: 4 },
        ),
        ("da/greyzones.md", "# Gråzoner\n", "# Gråzoner\n\n## Tom\n\n- a\n- b\n- c\n\n> d\n", "## Tom", {
            Problem::NoDilemma
        }),
        (
            "en/topic.md",
            "\n- To put it",
            "\n\nTo put it",
            "",
            Problem::LanguagesDiffer { other: "da/topic.md".into(), here: 3, there: 4 },
        ),
    ];
    for (file, find, replace, line, problem) in table {
        let file = format!("borgerdata/{file}");
        let found = found(&changed(&file, find, replace));
        assert!(
            found.iter().any(|(f, on, p)| *f == file
                && on.starts_with(line)
                && on.is_empty() == line.is_empty()
                && *p == problem),
            "{replace}: expected {problem:?} on {line:?}, found {found:#?}"
        );
    }
}

#[test]
fn a_mistake_about_principles_is_named_with_its_line() {
    let weakest = r#"{ do = "weakest", minutes = 4 },"#;
    let principles = r#"{ do = "principles", minutes = 12 },"#;
    let pairs = r#"{ do = "pairs", minutes = 4 },"#;
    let (too_early, unpaired) = (format!("{weakest}\n{principles}"), format!("{principles}\n{pairs}"));
    let question = "Er løsningen bygget op efter det borgeren står i, eller efter hvordan vi selv er organiseret?\n";
    let example = "\n> Den der flytter";
    let text = pack("borgernaer-digitalisering");
    let (_, text) = text.iter().find(|(path, _)| path.ends_with("da/principles.md")).expect("the principles");
    let third = text.find("## Forskellige").expect("a third principle");
    let many = format!("{}\n\n## Et til\n\nHvad?\n\n> Det.\n\n## Og et\n\nHvad?\n\n> Det.\n", text.trim_end());
    // file, what is written, what is written instead, the line that is named, the problem
    let table: Vec<(&str, &str, &str, &str, Problem)> = vec![
        (
            "playbook.toml",
            principles,
            &too_early,
            "weakest",
            Problem::OutOfOrder { activity: Weakest, needs: Principles },
        ),
        ("playbook.toml", pairs, &unpaired, "principles", Problem::OutOfOrder { activity: Principles, needs: Pairs }),
        ("playbook.toml", "dots = 2", "dots = 0", "dots = 0", Problem::NotANumber { key: "dots", min: 1, max: 10 }),
        ("playbook.toml", "dots = 2", "prikker = 2", "[weakest]", Problem::MissingKey { key: "dots" }),
        ("playbook.toml", "[weakest]\ndots = 2", "weakest = 2", "weakest = 2", {
            Problem::WrongKind { key: "weakest", expected: "[weakest]" }
        }),
        ("playbook.toml", "value_card = true", "value_card = 1", "value_card", {
            Problem::WrongKind { key: "value_card", expected: "true / false" }
        }),
        ("da/principles.md", question, "", "## Borgerens virkelighed", Problem::NoQuestion),
        ("da/principles.md", example, "\nDen der flytter", "## Borgerens virkelighed", Problem::NoExample),
        ("da/principles.md", question, "Hvem:\n\n- os\n- dem\n", "## Borgerens virkelighed", {
            Problem::OnlyText { heading: "Borgerens virkelighed kommer først".into() }
        }),
        ("da/principles.md", &text[third..], "", "", Problem::PrincipleCount { found: 2, min: 3, max: 9 }),
        ("da/principles.md", text, &many, "", Problem::PrincipleCount { found: 10, min: 3, max: 9 }),
        ("da/principles.md", "# Principper\n", "# Principper\n\nHej.\n", "Hej.", Problem::TextBeforeHeading),
        ("en/principles.md", "\n## Everybody", "\n## More\n\nWhat?\n\n> This.\n\n## Everybody", "", {
            let other = "da/principles.md".to_owned();
            Problem::LanguagesDiffer { other, here: 9, there: 8 }
        }),
    ];
    for (file, find, replace, line, problem) in table {
        let file = format!("borgernaer-digitalisering/{file}");
        let found = found(&changed(&file, find, replace));
        assert!(
            found
                .iter()
                .any(|(f, on, p)| *f == file && on.contains(line) && on.is_empty() == line.is_empty() && *p == problem),
            "{replace}: expected {problem:?} on {line:?}, found {found:#?}"
        );
    }
}

#[test]
fn principles_have_a_file_and_a_file_has_principles() {
    let mut without = pack("borgernaer-digitalisering");
    without.retain(|(path, _)| !path.ends_with("en/principles.md"));
    let missing = ("borgernaer-digitalisering/en/principles.md".to_owned(), String::new(), Problem::MissingFile);
    assert!(found(&without).contains(&missing));

    let mut strange = pack("borgerdata");
    strange.push(("borgerdata/da/principles.md".to_owned(), "## A\n".to_owned()));
    assert_eq!(found(&strange)[0].2, Problem::Unused { activity: Principles });
}

#[test]
fn a_long_case_does_not_fit_its_activity() {
    let files = changed("borgerdata/da/case.md", "\n\n", &format!("\n\n{}\n\n", "ord ".repeat(600)));
    let (file, _, problem) = found(&files).remove(0);
    assert_eq!(file, "borgerdata/da/case.md");
    assert!(matches!(problem, Problem::TooLongToRead { reading, activity: 3 } if reading > 3), "{problem:?}");
}

#[test]
fn a_recording_must_fit_its_activity() {
    let mut files = pack("paa-tvaers");
    for (_, text) in &mut files {
        *text = text.replace("[listen]\nminutes = 10", "[listen]\nminutes = 13");
    }
    let expected = Problem::TooLongToHear { listening: 13, activity: 12 };
    assert_eq!(found(&files).remove(0).2, expected);
}

#[test]
fn a_file_that_is_missing_or_empty_or_strange_is_named() {
    for (path, _) in pack("borgerdata") {
        let without: Files = pack("borgerdata").into_iter().filter(|(p, _)| *p != path).collect();
        assert_eq!(found(&without), [(path.clone(), String::new(), Problem::MissingFile)]);
        if path.ends_with(".md") {
            let mut empty = without;
            empty.push((path.clone(), " \n\n".to_owned()));
            assert_eq!(found(&empty), [(path, String::new(), Problem::EmptyFile)]);
        }
    }

    let mut strange = pack("borgerdata");
    strange.push(("borgerdata/da/greyzone.md".to_owned(), "# Hej".to_owned()));
    let nearest = some("da/greyzones.md");
    assert_eq!(found(&strange)[0].2, Problem::UnknownFile { nearest });

    let mut outside = pack("borgerdata");
    outside.push(("andet/da/topic.md".to_owned(), "# Hej".to_owned()));
    assert_eq!(found(&outside)[0].2, Problem::OutsideFolder);
}

#[test]
fn a_missing_language_is_one_mistake_and_not_eight() {
    let danish: Files = pack("borgerdata").into_iter().filter(|(path, _)| !path.contains("/en/")).collect();
    let problem = Problem::MissingLanguage { language: "en".to_owned() };
    assert_eq!(found(&danish), [("borgerdata/en".to_owned(), String::new(), problem)]);
}

#[test]
fn all_mistakes_come_at_once_in_the_order_of_the_files() {
    let mut files = changed("borgerdata/en/steps.md", "## Gather points\n", "");
    for (path, text) in &mut files {
        if path == "borgerdata/da/questions.md" {
            *text = text.replace("## Pointer\n", "## Poienter\n");
        }
    }
    let files: Vec<_> = found(&files).into_iter().map(|(file, ..)| file).collect();
    assert_eq!(files, ["borgerdata/da/questions.md", "borgerdata/en/steps.md"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever an author does to a file, the answer is a playbook or a list of mistakes.
    #[test]
    fn loading_never_panics(which in 0..PACKS.len(), file in 0usize..100, at in 0.0f64..1.0, cut in 0usize..200, insert in "(\\PC|[\n#>\\[\\]{}=\"0-9-]){0,40}") {
        let mut files = pack(PACKS[which].0);
        let file = file % files.len();
        let text: Vec<char> = files[file].1.chars().collect();
        let start = (text.len() as f64 * at) as usize;
        let end = (start + cut).min(text.len());
        files[file].1 = text[..start].iter().copied().chain(insert.chars()).chain(text[end..].iter().copied()).collect();
        if let Err(errors) = Playbook::load(&files) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                let lines = files.iter().find(|(path, _)| *path == error.file).map_or(0, |(_, text)| text.lines().count() + 1);
                prop_assert!(error.line.is_none_or(|line| (1..=lines).contains(&line)), "{error} of {lines}");
            }
        }
    }

    #[test]
    fn loading_anything_never_panics(files in proptest::collection::vec(("[a-z./]{0,20}", "\\PC{0,200}"), 0..6), toml in "(\\[\\[step\\]\\]|minutes|activities| = |\n|[0-9]{1,6}|\\[|\\]|\\{|\\}|,|do|\"read\"|people){0,60}") {
        let mut files = files;
        files.push(("x/playbook.toml".to_owned(), toml));
        prop_assert!(Playbook::load(&files).is_err());
    }
}

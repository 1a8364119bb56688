//! The author's guide against the checks: what it says must be there is what is asked for, in both its halves.

use super::pack;
use crate::dialogue::script::ActivityKind::Trial;
use crate::playbook::Playbook;
use crate::playbook::activities::{ACTIVITIES, word};
use crate::playbook::plan::CHECKED_FOR;
use crate::playbook::sequence::{ALWAYS, needs};
use crate::playbook::structure::{KEYS, TABLES};

/// The Danish half and the English one.
fn halves() -> [&'static str; 2] {
    let (da, en) = include_str!("../../../content/README.md").split_once("\n---\n").expect("two halves");
    [da, en]
}

/// What stands between backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The cells of the row that begins with this word, in the table with so many columns.
fn row<'a>(half: &'a str, word: &str, columns: usize) -> Vec<&'a str> {
    let begin = format!("| `{word}` |");
    let rows = half.lines().filter(|line| line.starts_with(&begin));
    let mut rows = rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    rows.find(|row| row.len() == columns).unwrap_or_else(|| panic!("no row of {columns} cells for {word}"))
}

#[test]
fn the_table_of_activities_says_what_must_come_before() {
    for half in halves() {
        for (name, kind) in ACTIVITIES {
            let mut expected: Vec<&str> = needs(*kind).iter().map(|kind| word(*kind)).collect();
            if *kind == Trial {
                expected.extend(["consent", "dots"]);
            }
            assert_eq!(code(row(half, name, 3)[2]), expected, "{name}");
        }
    }
}

#[test]
fn the_activities_that_must_always_be_there_are_named() {
    for (half, begin) in halves().into_iter().zip(["- Altid med skal være", "- Always there must be"]) {
        let (_, rest) = half.split_once(begin).expect("the sentence");
        let (sentence, _) = rest.split_once('.').expect("its end");
        let expected: Vec<&str> = ALWAYS.into_iter().map(word).chain(["consent", "dots"]).collect();
        assert_eq!(code(sentence), expected);
    }
}

#[test]
fn every_key_and_every_number_of_people_is_named() {
    for half in halves() {
        for key in KEYS {
            row(half, key, 4);
        }
        for (_, table) in TABLES {
            assert!(code(half).contains(table), "{table}");
        }
        let numbers = CHECKED_FOR.map(|people| people.to_string());
        let (last, before) = numbers.split_last().expect("numbers");
        let words = half.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = ["og", "and"].map(|and| format!("{} {and} {last} ", before.join(", ")));
        assert!(named.iter().any(|named| words.contains(named)), "{named:?}");
    }
}

/// The skeleton that is shown is one, with texts for its four steps.
#[test]
fn the_example_is_a_playbook() {
    for half in halves() {
        let begin = half.find("```toml\nminutes").expect("the example");
        let toml = half[begin + "```toml\n".len()..].split("```").next().expect("its end");
        let mut files = pack("borgerdata");
        for (path, text) in &mut files {
            match path.as_str() {
                "borgerdata/playbook.toml" => *text = toml.to_owned(),
                path if path.ends_with("steps.md") => *text = "## A\n\n## B\n\n## C\n\n## D\n".to_owned(),
                _ => {}
            }
        }
        let playbook = Playbook::load(&files).unwrap_or_else(|errors| panic!("{errors:#?}"));
        assert_eq!(playbook.reviewed, Some(jiff::civil::date(2026, 11, 30)));
    }
}

/// The grey zone that is shown is one, in the language of its half.
#[test]
fn the_grey_zone_that_is_shown_is_one() {
    for (half, lang) in halves().into_iter().zip(["da", "en"]) {
        let begin = half.find("```\n## ").expect("the grey zone");
        let zone = half[begin + "```\n".len()..].split("```").next().expect("its end");
        let mut files = pack("borgerdata");
        for (path, text) in files.iter_mut().filter(|(path, _)| path.ends_with("greyzones.md")) {
            *text = if path.contains(&format!("/{lang}/")) {
                zone.to_owned()
            } else {
                "## A\n\nB?\n\n- c\n- d\n- e\n\n> f\n".to_owned()
            };
        }
        assert!(Playbook::load(&files).is_ok());
    }
}

//! The built-in packs: minutes, structure, both languages, and the digest.

use super::{Files, changed, load, pack};
use crate::dialogue::lang::Lang;
use crate::dialogue::script::ActivityKind::{Consent, Dots, Present, Trial};
use crate::dialogue::script::Principles;
use crate::doc::{Block, Doc};
use crate::playbook::activities::ACTIVITIES;
use crate::playbook::plan::CHECKED_FOR;
use crate::playbook::{GreyZone, Playbook, built_in, plan};

#[test]
fn the_minutes_add_up_for_every_number_of_people() {
    for (name, minutes) in [("borgerdata", 45), ("paa-tvaers", 60), ("borgernaer-digitalisering", 60)] {
        let script = load(name).script;
        assert_eq!(script.minutes, minutes);
        for people in (4..=20).chain(CHECKED_FOR) {
            for consent in [true, false] {
                let plan = plan(&script, people, consent);
                assert_eq!(plan.minutes(), minutes, "{name} with {people} people, consent: {consent}");
                let held: Vec<_> = plan.steps.iter().flat_map(|step| &step.held).collect();
                assert!(held.iter().all(|(_, minutes)| *minutes > 0), "{held:?}");
                let holds = |kind| held.iter().any(|(k, _)| *k == kind);
                assert_eq!(holds(Present), people != 6, "{name} with {people} people");
                assert_eq!(holds(Dots), !consent);
            }
        }
    }
}

#[test]
fn what_falls_away_leaves_its_minutes_to_what_follows() {
    let script = load("borgerdata").script;
    let last = |people, consent| plan(&script, people, consent).steps[4].held.clone();
    assert_eq!(last(12, true), [(Present, 3), (Consent, 3), (Trial, 4)]);
    assert_eq!(last(12, false), [(Present, 3), (Consent, 3), (Dots, 2), (Trial, 2)]);
    assert_eq!(last(6, true), [(Consent, 6), (Trial, 4)]);
}

#[test]
fn the_script_is_the_source_s() {
    let minutes = |name| load(name).script.steps.iter().map(|step| step.minutes).collect::<Vec<_>>();
    assert_eq!(minutes("borgerdata"), [5, 8, 12, 10, 10]);
    assert_eq!(minutes("paa-tvaers"), [15, 8, 12, 10, 10]);
    let listen = load("paa-tvaers").texts(Lang::Da).listen.clone().expect("a podcast");
    assert_eq!((listen.minutes, listen.url), (10, None));
}

#[test]
fn the_principles_are_the_source_s_eight() {
    let playbook = load("borgernaer-digitalisering");
    assert_eq!(playbook.script.principles, Some(Principles { count: 8, dots: 2 }));
    assert!(playbook.script.value_card);
    for lang in Lang::ALL {
        assert_eq!(playbook.texts(lang).principles.len(), 8);
    }
    for name in ["borgerdata", "paa-tvaers"] {
        let script = load(name).script;
        assert_eq!((script.principles, script.value_card), (None, false), "{name}");
    }
}

#[test]
fn an_author_may_have_other_principles_and_other_dots() {
    let mut files = changed("borgernaer-digitalisering/playbook.toml", "[weakest]\ndots = 2\n", "");
    let load = |files: &Files| Playbook::load(files).expect("a good pack").script.principles;
    assert_eq!(load(&files), Some(Principles { count: 8, dots: 2 }), "two dots where nothing is said");
    for (path, text) in &mut files {
        if path.ends_with("principles.md") {
            *text = "## A\n\nA?\n\n> a\n\n## B\n\nB?\n\n> b\n\n## C\n\nC?\n\n> c\n".to_owned();
        }
        *text = text
            .replace("value_card = true", "")
            .replace("[[step]]\nminutes = 6\n", "[weakest]\ndots = 1\n\n[[step]]\nminutes = 6\n");
    }
    assert_eq!(load(&files), Some(Principles { count: 3, dots: 1 }));
}

/// Block kinds, depth first, so that two languages can be compared.
fn shape(doc: &Doc) -> String {
    let block = |block: &Block| match block {
        Block::Heading(_) => "h".to_owned(),
        Block::Paragraph(_) => "p".to_owned(),
        Block::List { items, .. } => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(",")),
        Block::Quote(doc) => format!(">{}", shape(doc)),
        Block::Code(_) => "c".to_owned(),
        Block::Rule => "-".to_owned(),
    };
    doc.0.iter().map(block).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    for (name, _) in built_in::PACKS {
        let playbook = load(name);
        let shapes = Lang::ALL.map(|lang| {
            let texts = playbook.texts(lang);
            let zone = |zone: &GreyZone| {
                [shape(&zone.dilemma), zone.answers.iter().map(shape).collect(), shape(&zone.legal)].join("/")
            };
            let mut shapes =
                vec![shape(&texts.topic), shape(&texts.advice), shape(&texts.legal), shape(&texts.disclaimer)];
            shapes.extend(texts.grey_zones.iter().map(zone));
            shapes.extend(texts.principles.iter().flat_map(|p| [shape(&p.question), shape(&p.example)]));
            shapes.extend(texts.steps.iter().map(|step| shape(&step.tips)));
            shapes.extend(texts.case.iter().map(|case| shape(&case.doc)));
            shapes.extend(texts.listen.iter().flat_map(|l| [shape(&l.intro), shape(&l.alternative)]));
            shapes
        });
        assert_eq!(shapes[0], shapes[1], "{name}");
    }
}

#[test]
fn what_is_invented_says_so_and_takes_two_to_three_minutes() {
    for (name, files) in built_in::PACKS {
        let playbook = load(name);
        for lang in Lang::ALL {
            let texts = playbook.texts(lang);
            let minutes = texts.case.iter().map(|case| case.minutes);
            let minutes: Vec<_> = minutes.chain(texts.listen.iter().map(|listen| listen.alternative_minutes)).collect();
            assert!(
                !minutes.is_empty() && minutes.iter().all(|minutes| (2..=3).contains(minutes)),
                "{name}: {minutes:?}"
            );
            assert_eq!(texts.grey_zones.len(), 4, "{name}");
        }
        let invented = files.iter().filter(|(path, _)| path.ends_with("case.md") || path.ends_with("alternative.md"));
        for (path, text) in invented {
            let word = if path.contains("/da/") { "konstrueret" } else { "constructed" };
            assert!(text.lines().nth(2).is_some_and(|line| line.contains(word)), "{path}");
        }
    }
}

#[test]
fn the_digest_names_exactly_these_texts() {
    let digest = load("borgerdata").script.digest;
    assert_eq!(digest.len(), 64);
    let load = |files: &Files| Playbook::load(files).expect("a good pack").script.digest;
    assert_eq!(load(&pack("borgerdata").into_iter().rev().collect()), digest, "the order of the files says nothing");
    let windows = pack("borgerdata").into_iter().map(|(p, t)| (p, format!("\u{feff}{}", t.replace('\n', "\r\n"))));
    assert_eq!(load(&windows.collect()), digest, "line endings say nothing");
    assert_ne!(load(&changed("borgerdata/da/topic.md", "telefonen", "mobilen")), digest);
}

#[test]
fn every_activity_has_a_word_and_the_words_are_those_of_the_records() {
    for (word, kind) in ACTIVITIES {
        assert_eq!(serde_json::to_string(kind).expect("a kind"), format!("\"{word}\""));
    }
}

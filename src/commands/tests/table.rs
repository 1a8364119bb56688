//! The table holds together: every name, example and help key, in both languages.

use crate::commands::args::LONGEST_NAME;
use crate::commands::fold::fold;
use crate::commands::lookup::{find, help_rows, nearest};
use crate::commands::parse::{Parsed, parse};
use crate::commands::table::{Kind, TABLE};
use crate::commands::{Place, answers};
use crate::dialogue::lang::Lang;
use unicode_normalization::UnicodeNormalization;

#[test]
fn every_row_stands_by_its_examples() {
    for row in &TABLE {
        assert_eq!(row.kind.row().kind, row.kind);
        for lang in Lang::ALL {
            let text = format!("!dialog {}", row.example(lang));
            match parse(&text, Place::Channel, &[]) {
                Parsed::Command(command) => assert_eq!(Kind::of(&command), row.kind, "for {text:?}"),
                other => panic!("{text:?} became {other:?}"),
            }
        }
    }
}

#[test]
fn every_spelling_of_every_name_means_the_same() {
    for row in &TABLE {
        for lang in Lang::ALL {
            let example = row.example(lang);
            let rest = example.strip_prefix(row.name(lang)).expect("an example begins with the name shown");
            let meant = parse(&format!("!dialog {example}"), Place::Channel, &[]);
            for name in row.names(lang) {
                let apart: String = name.nfd().collect();
                for spelled in [fold(name), name.to_uppercase(), apart, name.replace(' ', "\u{a0}  ")] {
                    for place in [Place::Channel, Place::Private] {
                        assert_eq!(parse(&format!("!Dialogue  {spelled}{rest}"), place, &[]), meant, "for {spelled:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_name_leads_to_its_row_and_no_other() {
    let mut seen = std::collections::BTreeMap::new();
    for row in &TABLE {
        for lang in Lang::ALL {
            for name in row.names(lang) {
                assert_eq!(find(name).map(|found| found.kind), Some(row.kind), "for {name:?}");
                assert_eq!(find(&name.to_uppercase()).map(|found| found.kind), Some(row.kind), "for {name:?}");
                let other = seen.insert(fold(name), row.kind);
                assert!(other.is_none_or(|kind| kind == row.kind), "{name:?} has two rows");
                assert!(answers::plain(name).is_none(), "{name:?} is an answer too");
                assert_eq!(nearest(name).map(|near| fold(&near)), Some(fold(name)));
            }
        }
    }
}

#[test]
fn help_keys_are_identifiers_and_each_its_own() {
    let keys: std::collections::BTreeSet<_> = TABLE.iter().map(|row| row.help).collect();
    assert_eq!(keys.len(), TABLE.len());
    assert!(
        keys.iter().all(|key| key.starts_with("help-") && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    );
    assert!(help_rows(Place::Private).iter().any(|row| row.kind == Kind::Idea));
    assert!(!help_rows(Place::Channel).iter().any(|row| row.kind == Kind::Idea));
    assert!(!help_rows(Place::Private).iter().any(|row| row.kind == Kind::Start));
}

#[test]
fn no_name_has_more_words_than_the_parser_looks_at() {
    for row in &TABLE {
        for lang in Lang::ALL {
            assert!(row.names(lang).iter().all(|name| name.split(' ').count() <= LONGEST_NAME));
        }
    }
}

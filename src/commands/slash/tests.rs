//! The list a platform shows, and the words that stand for what is in it.

use super::*;
use crate::commands::{self, Parsed, Place};
use std::collections::BTreeSet;

#[test]
fn the_list_and_its_groups_have_at_most_25_lines() {
    let alone = TABLE.iter().filter(|row| group(row.kind).is_none()).count();
    assert!(alone + Group::ALL.len() <= 25, "{alone} commands stand by themselves");
    for of in Group::ALL {
        let in_it = TABLE.iter().filter(|row| group(row.kind) == Some(of)).count();
        assert!((1..=25).contains(&in_it), "{of:?} has {in_it}");
    }
}

#[test]
fn names_are_what_a_list_can_show() {
    let fits = |name: &str| {
        (1..=32).contains(&name.chars().count())
            && name.chars().all(|c| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-' || c == '_')
    };
    for row in &TABLE {
        for lang in Lang::ALL {
            assert!(fits(&listed(row.kind, lang)), "{}", listed(row.kind, lang));
            let mut seen = BTreeSet::new();
            let mut optional = false;
            for part in parts(row.kind) {
                assert!(fits(part.name[lang as usize]), "{}", part.name[lang as usize]);
                assert!(seen.insert(part.name[lang as usize]), "{:?} has {} twice", row.kind, part.name[lang as usize]);
                assert!(!(part.required && optional), "{:?}: required options come first", row.kind);
                optional |= !part.required;
            }
        }
    }
}

#[test]
fn a_command_is_found_where_the_list_has_it() {
    let cases = [
        ("pause", "styr pause"),
        ("forlæng 2", "styr forlæng 2"),
        ("data om mig", "mig data-om-mig"),
        ("slet mine data", "mig slet-mine-data"),
        ("idébank prøv 2", "vis idébank prøv 2"),
        ("idea bank", "show idea-bank"),
        ("næste", "næste"),
        ("forslag …", "forslag …"),
        ("noget andet", "noget andet"),
    ];
    for (typed, listed) in cases {
        assert_eq!(spelled(Lang::Da, typed), listed);
    }
    assert_eq!(spelled(Lang::En, "pause"), "steer pause");
}

/// What the sentences of the options give as examples (`option-…` in `prompts/`).
#[test]
fn what_the_options_give_as_examples_is_understood() {
    for typed in [
        "planlæg borgerdata torsdag kl. 13",
        "plan borgerdata Thursday at 13",
        "udskyd til 2 uger",
        "udskyd til fredag",
        "postpone til 2 weeks",
        "postpone til Friday",
        "afprøvning slut: 3 uger opfølgning: 12. januar kl. 9",
        "afprøvning slut: 3 weeks opfølgning: 12 January at 9",
        "optælling 1:4 2:3",
        "væk til og med 12. januar",
        "væk nej",
        "away until 12 January",
        "away off",
        "serie hver torsdag kl. 9: borgerdata",
        "serie stop 1",
        "serie every Thursday at 9: borgerdata",
        "indstillinger stilletid: 16-8",
        "indstillinger quiet: 16-8",
        "svar ja",
        "svar 0",
    ] {
        let parsed = commands::parse(&format!("{} {typed}", commands::PREFIX), Place::Channel, &[]);
        assert!(matches!(parsed, Parsed::Command(_)), "{typed}: {parsed:?}");
    }
}

#[test]
fn every_form_has_fields_that_a_form_can_show() {
    for id in FormId::ALL {
        let (_, parts) = form(id);
        assert!((1..=5).contains(&parts.len()), "{id:?}");
        assert_eq!(FormId::named(id.name()), Some(id));
    }
}

//! What must hold for any text that people type: it is read, at once, and the same each time.

use super::parse::anna;
use crate::commands::Place;
use crate::commands::fold::{clean_text, fold, number};
use crate::commands::parse::{Parsed, parse};
use crate::commands::table::TABLE;
use proptest::prelude::*;

#[test]
fn digits_of_any_script_and_folding() {
    assert_eq!(number("６５５３５"), Some(65535));
    assert_eq!(number("65536"), None);
    assert_eq!(number("٢"), Some(2));
    assert_eq!(number("𝟚"), Some(2));
    assert_eq!(number(""), None);
    assert_eq!(fold("På‑Tværs ØL Idé"), "paa-tvaers oel ide");
    assert_eq!(clean_text(" a\r\nb\rc\u{2028}d\u{7}\u{202e}e\u{a0}f "), "a\nb\nc\nde f");
    assert_eq!(clean_text("👩\u{200d}🔧"), "👩\u{200d}🔧");
}

#[test]
fn long_messages_are_read_at_once() {
    for piece in ["!dialog ", "`", "``` ", "a", "æ ", "\n> ", "hvad: ", ":", "1:1 ", "\u{301}", "!dialog\n", "follow "]
    {
        let long = piece.repeat(100_000 / piece.len());
        let _ = parse(&long, Place::Private, &anna());
        for start in ["!dialog ", "!dialog trial ", "!dialog count "] {
            let _ = parse(&format!("{start}{long}"), Place::Channel, &anna());
        }
    }
}

/// Words that mean something here, in any order.
fn telling() -> impl Strategy<Value = String> {
    let words = TABLE.iter().flat_map(|row| row.da.iter().chain(row.en).copied());
    let words: Vec<&str> = words
        .chain(["!dialog", "\n", "`", "```", ">", "for", ":", "hvad:", "@anna", "mig", "2", "1:4", "é", " "])
        .collect();
    prop::collection::vec(prop::sample::select(words), 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>(), private in any::<bool>()) {
        let place = if private { Place::Private } else { Place::Channel };
        let _ = parse(&text, place, &anna());
        let _ = parse(&format!("!dialog {text}"), place, &anna());
    }

    #[test]
    fn any_telling_text_can_be_read(text in telling(), private in any::<bool>()) {
        let place = if private { Place::Private } else { Place::Channel };
        let _ = parse(&text, place, &anna());
        let _ = parse(&format!("!dialog {text}"), place, &anna());
    }

    #[test]
    fn without_a_prefix_a_channel_holds_only_plain_text(text in "[^!！]{0,80}") {
        prop_assert!(matches!(parse(&text, Place::Channel, &[]), Parsed::Plain(_) | Parsed::Nothing));
    }

    #[test]
    fn cleaning_and_folding_twice_changes_nothing(text in prop_oneof![any::<String>(), "[Ǽǽǿåøæ]{0,4}"]) {
        let clean = clean_text(&text);
        prop_assert_eq!(clean_text(&clean), clean);
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn an_idea_comes_through_as_it_was_written(words in prop::collection::vec("[a-zæøå]{1,9}", 1..8)) {
        let text = words.join(" ");
        let expected = Parsed::Command(crate::dialogue::command::Command::Idea(text.clone()));
        for form in ["!dialog idé", "!dialogue IDEA:", "idé"] {
            prop_assert_eq!(parse(&format!("{form} {text}"), Place::Private, &[]), expected.clone());
        }
    }
}

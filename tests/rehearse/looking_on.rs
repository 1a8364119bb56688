//! Looked on at: every width, the weeks, the README's picture, and that it comes to its end whoever comes.

use super::player::{looked_on, watch};
use drejebog::boot::rehearse::Rehearsal;
use drejebog::dialogue::lang::Lang;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Words in a row, without the time beside them and what is drawn.
fn words(shown: &str) -> Vec<&str> {
    let text = shown.lines().map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit() || ".:".contains(c)));
    text.flat_map(str::split_whitespace).filter(|word| word.contains(|c: char| !"│┌─═■□[]".contains(c))).collect()
}

fn widest(shown: &str) -> usize {
    shown.lines().map(UnicodeWidthStr::width).max().unwrap_or_default()
}

#[test]
fn no_line_is_too_long_and_no_word_is_cut() {
    for (lang, widths) in [(Lang::Da, &[80, 60, 40][..]), (Lang::En, &[60])] {
        let at = |columns| watch(&Rehearsal { lang, ..looked_on(9, columns) });
        let wide = at(120);
        assert!((81..=100).contains(&widest(&wide)), "long lines are hard to read: {}", widest(&wide));
        for &columns in widths {
            let shown = at(columns);
            assert!(widest(&shown) <= columns, "{columns}");
            let (narrow, wide) = (words(&shown), words(&wide));
            let other = narrow.iter().zip(&wide).position(|(word, whole)| word != whole);
            assert_eq!(other.map(|at| &narrow[at..narrow.len().min(at + 5)]), None, "{columns}");
            assert_eq!(narrow.len(), wide.len());
        }
    }
}

/// In this order.
fn contains_in_order(shown: &str, what: &[&str]) {
    let mut from = 0;
    for part in what {
        let at = shown[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part:?} does not come after the others:\n{shown}")) + part.len();
    }
}

#[test]
fn the_weeks_go_from_the_invitation_to_the_learning_card() {
    let shown = watch(&Rehearsal { weeks: true, ..looked_on(9, 60) });
    contains_in_order(
        &shown,
        &[
            "!dialog planlæg borgerdata",
            "Skal jeg indkalde",
            "trykker 🤝",
            "8 trykker 👋",
            "mandag den 23. november 2026",
            "Forberedelse · ca.",
            "5 trykker ✅",
            "onsdag den 25. november 2026",
            "3 trykker ✅",
            "torsdag den 26. november 2026",
            "Aftalt: I prøver det her",
            "Hvordan går det?",
            "trykker 🙂",
            "Opfølgning på jeres afprøvning",
            "trin 1 af 3",
            "Beslutning",
            "Det lærte I",
            "Det overraskede os",
            "dage på uret",
            "Og nu?",
        ],
    );
    assert!(widest(&shown) <= 60);
}

#[test]
fn the_weeks_of_the_other_playbooks_and_in_english() {
    let others = [("paa-tvaers", 5, Lang::En), ("borgernaer-digitalisering", 7, Lang::Da)];
    for (playbook, people, lang) in others {
        let rehearsal = Rehearsal { playbook: playbook.to_owned(), weeks: true, lang, ..looked_on(people, 80) };
        let learned = if lang == Lang::En { "What you learned" } else { "Det lærte I" };
        contains_in_order(&watch(&rehearsal), &["🤝", "🙂", learned]);
    }
}

/// Whoever comes, and whether somebody objects (every third seed): it ends with something agreed.
#[test]
fn it_comes_to_its_end_whoever_comes() {
    for (people, seed) in [(4, 2), (8, 2), (13, 1), (20, 3)] {
        let shown = watch(&Rehearsal { seed, ..looked_on(people, 80) });
        assert!(shown.contains("Aftalt: I prøver det her"), "{people} people, seed {seed}:\n{shown}");
    }
}

/// The picture says what text it is of, and the text is what the program shows.
#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    let file = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let text = fs::read_to_string(file("rehearsal.txt")).unwrap();
    let shown = watch(&looked_on(9, 80));
    for part in text.split("\n\n       …\n\n") {
        assert!(shown.contains(part.trim_end()), "./.ci/readme-picture makes it anew; it still shows:\n{part}");
    }
    let picture = fs::read(file("rehearsal.png")).unwrap();
    let digest: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let said = format!("Text-SHA-256\0{digest}");
    assert!(picture.windows(said.len()).any(|bytes| bytes == said.as_bytes()), "./.ci/readme-picture makes it anew");
}

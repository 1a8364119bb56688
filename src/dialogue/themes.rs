//! Themes suggested from words that recur on the board. The facilitator names them; this only points.
//!
//! Deliberately absent: understanding. Words are counted by their beginnings, without the commonest ones.

use super::state::Dialogue;
use std::collections::{BTreeMap, BTreeSet};

/// How many words are offered: more would be a list to read, not a hint.
const MOST: usize = 4;

/// Words shorter than this are hardly themes.
const SHORTEST: usize = 4;

/// Two words with this many first letters in common count as one: borger, borgeren, borgernes.
const STEM: usize = 6;

/// Common words of both languages that are never a theme.
const COMMON: &[&str] = &[
    "about",
    "after",
    "aldrig",
    "alle",
    "altid",
    "andre",
    "bare",
    "because",
    "blev",
    "blive",
    "bliver",
    "before",
    "could",
    "data",
    "denne",
    "deres",
    "dette",
    "disse",
    "efter",
    "eller",
    "endnu",
    "every",
    "fordi",
    "from",
    "gange",
    "gerne",
    "give",
    "giver",
    "gøre",
    "gør",
    "have",
    "havde",
    "hele",
    "helt",
    "hende",
    "hendes",
    "hvad",
    "hver",
    "hvis",
    "hvor",
    "hvordan",
    "hvorfor",
    "ikke",
    "ingen",
    "inden",
    "into",
    "kunne",
    "lige",
    "mange",
    "mangler",
    "meget",
    "mellem",
    "mere",
    "more",
    "much",
    "måske",
    "must",
    "nogen",
    "noget",
    "nogle",
    "når",
    "often",
    "også",
    "ofte",
    "only",
    "other",
    "over",
    "people",
    "selv",
    "she",
    "should",
    "siger",
    "skal",
    "skulle",
    "some",
    "somebody",
    "something",
    "sådan",
    "tage",
    "tager",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "they",
    "thing",
    "this",
    "ting",
    "uden",
    "under",
    "vores",
    "være",
    "været",
    "ville",
    "vores",
    "want",
    "were",
    "what",
    "when",
    "where",
    "which",
    "will",
    "with",
    "without",
    "would",
    "your",
];

/// The words that stand in most points, at least in two, most frequent first.
pub fn suggest(dialogue: &Dialogue) -> Vec<String> {
    let common: BTreeSet<&str> = COMMON.iter().copied().collect();
    let mut found: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for text in dialogue.points.iter().filter_map(|point| point.text.get()) {
        let lower = text.to_lowercase();
        let words =
            lower.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() >= SHORTEST && !common.contains(w));
        let once: BTreeMap<String, &str> = words.map(|w| (w.chars().take(STEM).collect(), w)).collect();
        for (stem, word) in once {
            let entry = found.entry(stem).or_insert((0, word.to_owned()));
            entry.0 += 1;
            if word.chars().count() < entry.1.chars().count() {
                word.clone_into(&mut entry.1);
            }
        }
    }
    let mut counted: Vec<(usize, String)> = found.into_values().filter(|(n, _)| *n > 1).collect();
    counted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    counted.into_iter().take(MOST).map(|(_, word)| word).collect()
}

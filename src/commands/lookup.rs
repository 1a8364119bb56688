//! A command found by what was typed: by its name, or by the name nearest to it.
//!
//! Deliberately absent: the names themselves (`table`).

use super::args::LONGEST_NAME;
use super::fold::{fold, fold_word};
use super::place::Place;
use super::table::{Row, TABLE};
use super::usage::Where;
use crate::dialogue::lang::Lang;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The row with this name, in either language, however it is spelled.
pub fn find(name: &str) -> Option<&'static Row> {
    find_folded(&name.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")).map(|(row, _)| row)
}

/// The same for a folded name, with the language it is in (Danish where both have it).
pub(super) fn find_folded(name: &str) -> Option<(&'static Row, Lang)> {
    FOLDED.get(name).copied()
}

/// Every name folded: each message is looked up among them.
static FOLDED: LazyLock<BTreeMap<String, (&'static Row, Lang)>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for (row, lang, name) in every_name() {
        names.entry(fold(name)).or_insert((row, lang));
    }
    names
});

/// What help lists, in order: the commands that make sense in a place.
pub fn help_rows(place: Place) -> Vec<&'static Row> {
    let fits = |row: &&Row| match row.at {
        Where::Both => true,
        Where::Channel => place == Place::Channel,
        Where::Private => place == Place::Private,
    };
    TABLE.iter().filter(fits).collect()
}

/// The name nearest to what was typed, in the language it was nearest in; none when nothing is near.
pub fn nearest(typed: &str) -> Option<String> {
    let words: Vec<String> = typed.split_whitespace().take(LONGEST_NAME).map(fold_word).collect();
    // Nothing longer resembles a name, and the distance of long words is slow to work out.
    if words.iter().any(|word| word.chars().count() > 30) {
        return None;
    }
    let mut best: Option<(usize, Reverse<usize>, &str)> = None;
    for (_, _, name) in every_name() {
        let folded = fold(name);
        let count = folded.split(' ').count();
        let start = words.iter().take(count).cloned().collect::<Vec<_>>().join(" ");
        let distance = strsim::damerau_levenshtein(&start, &folded);
        // `idea bank` is nearer to itself than `idea` is.
        let near = (distance, Reverse(count));
        if distance <= forgiven(&start) && best.is_none_or(|(distance, count, _)| near < (distance, count)) {
            best = Some((distance, Reverse(count), name));
        }
    }
    let best = best.map(|(_, _, name)| name);
    best.or_else(|| abbreviated(words.first()?)).map(str::to_owned)
}

/// The nearest of some names to what was typed; none when nothing is near.
pub fn nearest_of<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let typed = fold(typed);
    let near = known.into_iter().map(|name| (strsim::damerau_levenshtein(&typed, &fold(name)), name));
    let (distance, name) = near.min_by_key(|(distance, _)| *distance)?;
    let starts = typed.chars().count() > 2 && fold(name).starts_with(&typed);
    (starts || distance <= forgiven(&typed)).then(|| name.to_owned())
}

/// How many slips are forgiven: one in a short word, since three letters apart is another word altogether.
fn forgiven(word: &str) -> usize {
    match word.chars().count() {
        0 | 1 => 0,
        2..=4 => 1,
        5..=7 => 2,
        _ => 3,
    }
}

/// `forl` can only be `forlæng`; fewer than three letters say too little.
fn abbreviated(start: &str) -> Option<&'static str> {
    if start.chars().count() < 3 {
        return None;
    }
    let mut fitting = every_name().filter(|(_, _, name)| fold(name).starts_with(start));
    let (row, _, name) = fitting.next()?;
    fitting.all(|(other, _, _)| other.kind == row.kind).then_some(name)
}

fn every_name() -> impl Iterator<Item = (&'static Row, Lang, &'static str)> {
    TABLE.iter().flat_map(|row| {
        Lang::ALL.into_iter().flat_map(move |lang| row.names(lang).iter().map(move |name| (row, lang, *name)))
    })
}

//! Where people meet, as they write it behind the time: read over, so that the time can be. Deliberately absent: keeping it;
//! the invitation has no room for a place.

use super::idioms::idiom;
use super::tokens::{Kind, Token};
use super::words::{month, nearest, weekday};

/// How many tokens the place takes that begins here. `is_free`: day and time stand already, so that any words may be a
/// place behind `i`, `på`, `in`, `at`.
pub(super) fn place(tokens: &[Token<'_>], is_free: bool) -> Option<usize> {
    let word = |at: usize| match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Word(word)) => Some(word),
        _ => None,
    };
    let mut at = 0;
    let prepositions = ["i", "in", "på", "on", "at", "hos", "ved", "via", "over", "by"];
    let marked = matches!(tokens.first().map(|token| token.kind), Some(Kind::Mark('@')));
    if marked || word(0).is_some_and(|word| prepositions.contains(&word)) {
        at += 1;
    }
    let led = at > 0;
    while word(at).is_some_and(|word| ["the", "a", "det", "den", "vores", "our", "et", "en"].contains(&word)) {
        at += 1;
    }
    let first = word(at)?;
    let known = PLACES.contains(&first) || STEMS.iter().any(|stem| first.contains(stem));
    // A misspelled weekday is no room.
    let named = led && is_free && !is_of_time(&tokens[at..]) && nearest(first).is_none();
    if !known && !named {
        return None;
    }
    at += 1;
    // Its number, or the rest of its name: "lokale 2.14", "room B", "det gule værelse".
    while let Some(token) = tokens.get(at) {
        let more = match token.kind {
            Kind::Number(..) => true,
            Kind::Mark('.' | '-' | '/') => {
                !token.spaced && matches!(tokens[at - 1].kind, Kind::Number(..) | Kind::Word(_))
            }
            Kind::Word(_) => !is_of_time(&tokens[at..]) && nearest(word(at)?).is_none(),
            Kind::Mark(_) => false,
        };
        if !more {
            break;
        }
        at += 1;
    }
    Some(at)
}

/// Does something of time begin here?
fn is_of_time(tokens: &[Token<'_>]) -> bool {
    let Some(Token { kind: Kind::Word(word), .. }) = tokens.first() else { return false };
    let leads =
        ["d", "den", "uge", "week", "næste", "next", "om", "på", "til", "fra", "from", "until", "to", "this", "on"];
    let of_time = weekday(word).is_some() || month(word).is_some() || leads.contains(word);
    of_time || idiom(tokens).is_some()
}

const PLACES: [&str; 36] = [
    "lokale",
    "lok",
    "rum",
    "stuen",
    "sal",
    "salen",
    "hal",
    "hallen",
    "teams",
    "zoom",
    "skype",
    "webex",
    "meet",
    "room",
    "canteen",
    "office",
    "hall",
    "library",
    "building",
    "bygning",
    "auditoriet",
    "biblioteket",
    "rådhuset",
    "kantine",
    "kantinen",
    "køkkenet",
    "kitchen",
    "kontoret",
    "online",
    "discord",
    "matrix",
    "frokoststuen",
    "jitsi",
    "cafeen",
    "caféen",
    "gården",
];

/// Parts of such words: "mødelokale", "personalestuen", "meetingroom".
const STEMS: [&str; 6] = ["lokale", "møderum", "stuen", "room", "kantine", "meeting"];

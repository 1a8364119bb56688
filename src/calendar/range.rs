//! Two days in one text: `24/12 til og med 2/1`, `until 12 January`, `24/12-2/1`; and whether a text is about days at all.
//! Deliberately absent: which dates they are; `phrase` reads each end against today.

use super::format::Tongue;
use super::holidays::WorkingDays;
use super::phrase::{WhenContext, WhenError, parse_when};
use super::words::normal;
use super::zone::Zone;
use jiff::Timestamp;

/// The ends of a range, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days<'a> {
    /// A day by itself.
    One(&'a str),
    /// Only until when: from today.
    Until(&'a str),
    Between(&'a str, &'a str),
}

impl<'a> Days<'a> {
    pub fn of(text: &'a str) -> Self {
        let text = text.trim();
        if let Some(until) = after_until(text) {
            return Self::Until(until);
        }
        let text = after_word(text, &["fra", "from", "mellem", "between"]).unwrap_or(text);
        for (at, _) in text.match_indices(' ') {
            if let Some(until) = after_until(&text[at + 1..]) {
                return Self::Between(text[..at].trim_end(), until);
            }
        }
        // `24/12-2/1`; the dashes of `2026-12-24` have no date on either side.
        for (at, dash) in text.match_indices(['-', '–', '—', '−']) {
            let (from, until) = (text[..at].trim_end(), text[at + dash.len()..].trim_start());
            if is_moment(from) && is_moment(until) {
                return Self::Between(from, until);
            }
        }
        Self::One(text)
    }
}

/// What follows `til`, `til og med`, `until`, where a text begins with it.
pub fn after_until(text: &str) -> Option<&str> {
    let rest = after_word(text, &["til", "indtil", "t.o.m", "to", "until", "till", "through"])?;
    let including = |and, with| after_word(after_word(rest, &[and])?, &[with]);
    Some(including("og", "med").or_else(|| including("and", "including")).unwrap_or(rest))
}

/// What follows, where a text begins with one of these words.
fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    words.contains(&normal(first).trim_end_matches(['.', ':'])).then(|| rest.trim_start())
}

/// Does the text name one moment, or a few, by itself?
pub fn is_moment(text: &str) -> bool {
    matches!(read(text), Ok(()) | Err(WhenError::Ambiguous(_) | WhenError::Past(_) | WhenError::TooFar(_)))
}

/// Is it about days and times at all, also where something is missing or wrong?
pub fn speaks_of_time(text: &str) -> bool {
    !matches!(read(text), Err(WhenError::Empty | WhenError::Unknown(_) | WhenError::Unclear))
}

/// Against any day will do.
fn read(text: &str) -> Result<(), WhenError> {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let context = WhenContext { now: Timestamp::UNIX_EPOCH, zone: &zone, days: &days, tongue: Tongue::Danish };
    parse_when(text, &context).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_in_both_languages() {
        for (text, expect) in [
            ("24/12 til 2/1", Days::Between("24/12", "2/1")),
            ("fra 24/12 til og med 2/1", Days::Between("24/12", "2/1")),
            ("from 24 December until 2 January", Days::Between("24 December", "2 January")),
            ("24/12-2/1", Days::Between("24/12", "2/1")),
            ("24. december – 2. januar", Days::Between("24. december", "2. januar")),
            ("2026-12-24 til 2027-01-02", Days::Between("2026-12-24", "2027-01-02")),
            ("til og med 12/1", Days::Until("12/1")),
            ("Til 12. januar", Days::Until("12. januar")),
            ("until and including 12 January", Days::Until("12 January")),
            ("t.o.m. 12/1", Days::Until("12/1")),
            ("2026-12-24", Days::One("2026-12-24")),
            ("i morgen", Days::One("i morgen")),
            ("", Days::One("")),
        ] {
            assert_eq!(Days::of(text), expect, "{text}");
        }
    }

    #[test]
    fn what_is_about_days() {
        for (text, moment, time) in [
            ("12/1", true, true),
            ("torsdag kl. 9", true, true),
            ("3. december", true, true),
            ("om 2 uger", true, true),
            ("december", false, true),
            ("uge 52", false, true),
            ("31/2", false, true),
            ("2 uger frem", false, false),
            ("efter ferien", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_moment(text), speaks_of_time(text)), (moment, time), "{text}");
        }
    }
}

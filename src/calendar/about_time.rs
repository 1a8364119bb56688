//! Whether a text is about days and times at all.
//!
//! Deliberately absent: which they are (`phrase`, `range`).

use super::format::Tongue;
use super::holidays::WorkingDays;
use super::phrase::parse_when;
use super::range::parse_day_list;
use super::when::{WhenContext, WhenError};
use super::words::normal;
use super::zone::Zone;
use jiff::Timestamp;

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
    use WhenError::{Ambiguous, Past, TooFar};
    against_any_day(|context| match parse_when(text, context) {
        Ok(_) | Err(Ambiguous(_) | Past { .. } | TooFar { .. }) => true,
        Err(_) => false,
    })
}

/// Why a text is not about days and times at all. Nothing where it is, also where something of it is missing or wrong, or
/// misspelled.
pub fn no_time(text: &str) -> Option<WhenError> {
    use WhenError::{Empty, Unclear, Unknown};
    let silent = |error: &WhenError| matches!(error, Empty | Unclear | Unknown { nearest: None, .. });
    against_any_day(|context| {
        let error = parse_when(text, context).err().filter(silent)?;
        let other = parse_day_list(text, context).err().filter(silent)?;
        Some(error.or_more_telling(other))
    })
}

fn against_any_day<T>(read: impl FnOnce(&WhenContext<'_>) -> T) -> T {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    read(&WhenContext { now: Timestamp::UNIX_EPOCH, zone: &zone, days: &days, tongue: Tongue::Danish })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_until() {
        for (text, expect) in [
            ("til og med 12/1", Some("12/1")),
            ("Til 12. januar", Some("12. januar")),
            ("until and including 12 January", Some("12 January")),
            ("t.o.m. 12/1", Some("12/1")),
            ("12/1", None),
            ("til", Some("")),
        ] {
            assert_eq!(after_until(text), expect, "{text}");
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
            ("24.-31. december", false, true),
            ("til fredg", false, true),
            ("efter ferien", false, false),
            ("med skemaerne", false, false),
            ("from the desk until lunch", false, false),
            ("mødet til fredag", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_moment(text), no_time(text).is_none()), (moment, time), "{text}");
        }
    }
}

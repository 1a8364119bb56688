//! A time of day as people write it in settings and schedules, where 3 is 03:00. Deliberately absent: guessing; whether
//! "kl. 2" in a meeting's date means the afternoon is asked by `phrase`.

use super::format::Tongue;
use super::half::{Half, time_of};
use super::hours::times;
use super::phrase_reader::{How, read as read_words};
use super::said::Said;
use super::tokens::tokens;
use super::words::normal;
use jiff::civil::Time;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    #[error("a time of day is missing")]
    Empty,
    #[error("{text:?} is not a time of day, e.g. 9, 9.30, 13:00")]
    NotATime { text: String },
}

/// Reads `9`, `kl. 9.30`, `13:00`, `at 9am`, `1:30 pm`, `noon`.
pub fn parse_clock(text: &str) -> Result<Time, ClockError> {
    let text = normal(text);
    let bare = ["klokken", "kl.", "kl", "at"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text).trim();
    if bare.is_empty() {
        return Err(ClockError::Empty);
    }
    read(bare).or_else(|| in_words(bare)).ok_or(ClockError::NotATime { text: bare.to_owned() })
}

fn read(bare: &str) -> Option<Time> {
    if bare == "noon" {
        return Some(Time::midnight().saturating_add(jiff::SignedDuration::from_hours(12)));
    }
    let (digits, half) = match (bare.strip_suffix("am"), bare.strip_suffix("pm")) {
        (Some(digits), _) => (digits.trim_end(), Some(Half::Morning)),
        (_, Some(digits)) => (digits.trim_end(), Some(Half::Afternoon)),
        _ => (bare, None),
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "00"));
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !short(hour) || !short(minute) || minute.len() != 2 {
        return None;
    }
    time_of(hour.parse().ok()?, minute.parse().ok()?, half)
}

/// `halv ti`, `kvart over 9`, `ved 9-tiden`, `middag`: as in a phrase, where nothing else is said.
fn in_words(bare: &str) -> Option<Time> {
    let text = format!("kl. {bare}");
    let how = How { tongue: Tongue::Danish, days: false, year: 0 };
    let said = read_words(&tokens(&text).ok()?, how).ok()?;
    let [said] = &said[..] else { return None };
    let alone = Said { clock: said.clock, part: said.part, ..Said::default() };
    let times = times(said.clock?, said).ok().filter(|_| *said == alone)?;
    times.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, expect) in [
            ("9", Some((9, 0))),
            ("kl. 9", Some((9, 0))),
            ("kl.9.30", Some((9, 30))),
            ("Klokken 13", Some((13, 0))),
            ("13:00", Some((13, 0))),
            ("at 9am", Some((9, 0))),
            ("1:30 p.m.", Some((13, 30))),
            ("12 am", Some((0, 0))),
            ("12pm", Some((12, 0))),
            ("noon", Some((12, 0))),
            ("3", Some((3, 0))),
            ("0", Some((0, 0))),
            ("23.59", Some((23, 59))),
            ("24", None),
            ("9.5", None),
            ("9.60", None),
            ("13 pm", None),
            ("0 am", None),
            ("kl.", None),
            ("", None),
            ("9.30.1", None),
            ("+9", None),
            ("½9", None),
            ("halv ti", Some((9, 30))),
            ("kvart over 9", Some((9, 15))),
            ("kl. kvart i ti", Some((9, 45))),
            ("klokken tretten", Some((13, 0))),
            ("halv to", Some((13, 30))),
            ("ved 9-tiden", Some((9, 0))),
            ("13-14", None),
            ("torsdag", None),
            ("i morgen kl. 9", None),
        ] {
            let read = parse_clock(text).ok().map(|time| (time.hour(), time.minute()));
            assert_eq!(read, expect, "{text:?}");
        }
    }
}

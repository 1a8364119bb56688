//! A date as people wrote it becomes the one date it can mean, or the refusal that says why not.
//! Deliberately absent: reading the words; `calendar` does.

use super::lang::Lang;
use super::say::Refusal;
use crate::calendar::{When, WhenError, WorkingCalendar, clock, long_date, parse_when};
use jiff::Timestamp;
use jiff::civil::Date;

/// How much of a text that was not understood is said back, in characters.
const ECHO: usize = 40;

/// What a date is read against.
#[derive(Clone, Copy, Debug)]
pub struct Today<'a> {
    pub now: Timestamp,
    pub calendar: &'a WorkingCalendar,
    /// The language readings are told in; it also settles whose 3/4 it is.
    pub lang: Lang,
}

impl Today<'_> {
    pub fn date(&self) -> Date {
        self.calendar.zone().date(self.now)
    }

    /// # Errors
    ///
    /// It is no date, it has passed, or it could be two; then both are named.
    pub fn when(&self, text: &str) -> Result<When, Refusal> {
        let tongue = self.lang.tongue();
        let reading = |when: Option<&When>| when.map(|w| long_date(w.date, tongue)).unwrap_or_default();
        let time = |when: Option<&When>| when.and_then(|w| w.time).map(|t| clock(t, tongue)).unwrap_or_default();
        parse_when(text, &self.calendar.when(self.now, tongue)).map_err(|error| match error {
            WhenError::Past(_) => Refusal::PastDate { text: echo(text) },
            // The same day twice would say nothing.
            WhenError::Ambiguous(readings) if readings.windows(2).all(|two| two[0].date == two[1].date) => {
                Refusal::AmbiguousTime { text: echo(text), one: time(readings.first()), other: time(readings.get(1)) }
            }
            WhenError::Ambiguous(readings) => Refusal::AmbiguousDate {
                text: echo(text),
                one: reading(readings.first()),
                other: reading(readings.get(1)),
            },
            _ => Refusal::BadDate { text: echo(text) },
        })
    }
}

/// Said back, but not at any length.
pub fn echo(text: &str) -> String {
    text.chars().take(ECHO).collect()
}

/// First and last days in order; those that touch or overlap become one range.
pub fn joined(mut days: Vec<(Date, Date)>) -> Vec<(Date, Date)> {
    days.sort_unstable();
    let mut joined: Vec<(Date, Date)> = Vec::new();
    for (first, last) in days {
        match joined.last_mut() {
            Some((_, end)) if first <= end.tomorrow().unwrap_or(*end) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

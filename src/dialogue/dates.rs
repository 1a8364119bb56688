//! A date as people wrote it becomes the one date it can mean, or the refusal that says why not and what would fit.
//! Deliberately absent: reading the words; `calendar` does.

use super::lang::Lang;
use super::refusal::Refusal;
use crate::calendar::{
    Days, When, WhenContext, WhenError, WorkingCalendar, parse_day_list, parse_when, parse_when_from,
};
use jiff::Timestamp;
use jiff::civil::Date;

/// How much of a text that was not understood is said back, in characters.
const ECHO: usize = 40;

/// What a date is read against.
#[derive(Clone, Copy, Debug)]
pub struct Today<'a> {
    pub now: Timestamp,
    pub calendar: &'a WorkingCalendar,
    /// Settles whose 3/4 it is.
    pub lang: Lang,
}

impl Today<'_> {
    pub fn date(&self) -> Date {
        self.calendar.zone().date(self.now)
    }

    fn context(&self) -> WhenContext<'_> {
        self.calendar.when(self.now, self.lang.tongue())
    }

    /// # Errors
    ///
    /// It is no date, it has passed, or it could be two; then both are named.
    pub fn when(&self, text: &str) -> Result<When, Refusal> {
        parse_when(text, &self.context()).map_err(|error| bad_date(text, error))
    }

    /// The same, but a number of weeks counts from `start`, not from today.
    ///
    /// # Errors
    ///
    /// As `when`.
    pub fn when_from(&self, start: Date, text: &str) -> Result<When, Refusal> {
        parse_when_from(text, start, &self.context()).map_err(|error| bad_date(text, error))
    }

    /// Days in a row, one or more of them, as many times as are listed.
    ///
    /// # Errors
    ///
    /// They are no days, have passed, or could be others.
    pub fn days(&self, text: &str) -> Result<Vec<Days>, Refusal> {
        parse_day_list(text, &self.context()).map_err(|error| bad_date(text, error))
    }
}

/// Why a text is not the date asked for.
pub fn bad_date(text: &str, error: WhenError) -> Refusal {
    Refusal::BadDate { text: echo(text), error }
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

//! When people mean: a phrase in Danish or English -> the one date and time it can mean, or why there is not exactly
//! one, and what would fit. `phrase_reader` finds the words; `weighing` holds them against the calendar. Guessing is
//! deliberately absent: what two colleagues could read differently comes back as both readings, and what is past is an
//! error. Several days are read by `range`.

use super::format::Tongue;
use super::holidays::WorkingDays;
use super::phrase_reader::{How, read, tongue_of};
use super::range;
use super::said::{Lead, Said};
use super::tokens::{Token, tokens};
use super::weighing::{Now, shifted};
use super::words::{self, normal};
use super::zone::Zone;
use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};

/// What a phrase meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    pub date: Date,
    /// None when only a day was named.
    pub time: Option<Time>,
    /// The year (or, for "den 3.", the month) was not said; the next one that fits was taken. Say it back.
    pub year_assumed: bool,
}

/// What a phrase is read against.
#[derive(Clone, Copy, Debug)]
pub struct WhenContext<'a> {
    pub now: Timestamp,
    pub zone: &'a Zone,
    pub days: &'a WorkingDays,
    /// The channel's language. Both are understood; it settles only whose 3/4 it is when no word does.
    pub tongue: Tongue,
}

/// Why a phrase is not one date, or one run of days; with what would fit, where that can be known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    #[error("no date or time was given")]
    Empty,
    /// `nearest` is the word of time it was perhaps meant to be.
    #[error("{word:?} is not a word of dates and times")]
    Unknown { word: String, nearest: Option<&'static str> },
    /// Each word is known, together they name no moment.
    #[error("the words do not add up to a date")]
    Unclear,
    /// Days that are not the same everywhere: school holidays.
    #[error("{0:?} is not the same days everywhere")]
    Varies(String),
    /// `last`: the last day of that month, where there is such a month.
    #[error("there is no day {day} in month {month}")]
    NoSuchDate { day: u32, month: u32, last: Option<When> },
    #[error("there is no week {week} in {year}, which has {last}")]
    NoSuchWeek { week: u32, year: i16, last: i8 },
    #[error("there is no time {hour}:{minute:02}")]
    NoSuchTime { hour: u32, minute: u32 },
    /// `date` is what the numbers say, `near` the nearest such weekday.
    #[error("{} is not a {said:?}", date.date)]
    WeekdayMismatch { said: Weekday, date: When, near: When },
    /// Several days were named where one is asked for; `fits` is one of them.
    #[error("which day from {first} to {last}?")]
    WhichDay { first: Date, last: Date, fits: When },
    /// A first day was named and no last, or both only roughly.
    #[error("which days, e.g. {first} to {last}?")]
    WhichEnd { first: Date, last: Date },
    /// A part of the day was named, but no hour.
    #[error("at what time?")]
    WhichTime { fits: When },
    /// A time of day, or some hours, where whole days are asked for.
    #[error("only whole days count")]
    WholeDays,
    /// Two readings or more, in order; never one.
    #[error("{} readings", .0.len())]
    Ambiguous(Vec<When>),
    #[error("{} is past", when.date)]
    Past { when: When, fits: Option<When> },
    #[error("{} is more than {FURTHEST_YEARS} years ahead", when.date)]
    TooFar { when: When, fits: Option<When> },
    #[error("{last} comes before {first}")]
    Reversed { first: Date, last: Date },
    #[error("{until} comes before {from}")]
    TimesReversed { from: Time, until: Time },
    /// Two runs of days that do not touch, in one text.
    #[error("{first} and {second} are two times")]
    Apart { first: Date, second: Date },
}

impl WhenError {
    pub(super) fn unknown(word: &str) -> Self {
        Self::Unknown { word: word.to_owned(), nearest: words::nearest(word) }
    }

    /// How much it tells; of two attempts at one text the more telling error is given.
    fn telling(&self) -> u8 {
        match self {
            Self::Empty => 0,
            Self::Unclear => 1,
            Self::Unknown { nearest: None, .. } => 2,
            Self::Unknown { .. } => 3,
            Self::NoSuchTime { .. } => 4,
            _ => 5,
        }
    }

    pub(super) fn or_more_telling(self, other: Self) -> Self {
        if other.telling() > self.telling() { other } else { self }
    }
}

/// Years. Nobody plans a dialogue or a trial further ahead; a year that far off is a slip.
pub const FURTHEST_YEARS: i64 = 5;

/// Letters. The longest honest phrase is half of this; the rest of a pasted text is not a date.
const LONGEST: usize = 120;

/// Reads a date, a time or both: `torsdag kl. 13`, `3/12 13.00`, `om 3 uger`, `next Tuesday 9am`, `2026-12-03`,
/// `første mandag i januar kl. halv ti i lokale 2`.
///
/// # Errors
///
/// It names no date, a past one, or more than one.
pub fn parse_when(text: &str, context: &WhenContext<'_>) -> Result<When, WhenError> {
    let text = short(text)?;
    let tokens = tokens(&text)?;
    point(&tokens, context).map_err(|error| match range::over(&tokens, context) {
        // Several days, where one is asked for.
        Ok(days) if days.first < days.last && !days.had_clock => {
            let first = days.first.max(context.zone.date(context.now));
            let working = Some(context.days.next_working(first)).filter(|day| *day <= days.last);
            let fits = When { date: working.unwrap_or(first), time: None, year_assumed: false };
            let which = WhenError::WhichDay { first: days.first, last: days.last, fits };
            error.or_more_telling(which)
        }
        Ok(_) | Err(WhenError::WhichEnd { .. } | WhenError::WholeDays | WhenError::Apart { .. }) => error,
        Err(other) => error.or_more_telling(other),
    })
}

/// The same, but a number of days, weeks or months counts from `start`: `2 uger`, `med en måned`; not `om 2 uger`, which
/// is from today in everybody's ears.
///
/// # Errors
///
/// As `parse_when`.
pub fn parse_when_from(text: &str, start: Date, context: &WhenContext<'_>) -> Result<When, WhenError> {
    let normalised = short(text)?;
    let tokens = tokens(&normalised)?;
    let tongue = tongue_of(&tokens, context.tongue);
    let now = Now::new(context, tongue);
    let said = read(&tokens, How { tongue, days: true, year: now.date.year() }).unwrap_or_default();
    let counts = |said: &Said| !said.has_base() && said.clock.is_none() && said.lead != Lead::In;
    let date = match &said[..] {
        [said] if counts(said) => said.offset.and_then(|offset| now.moved(start, offset)),
        _ => None,
    };
    match date {
        None => parse_when(text, context),
        Some(date) => now.within_reach(When { date, time: None, year_assumed: false }),
    }
}

/// A text short enough to be a phrase, in one form.
pub(super) fn short(text: &str) -> Result<String, WhenError> {
    if text.chars().nth(LONGEST).is_some() { Err(WhenError::Unclear) } else { Ok(normal(text)) }
}

fn point(tokens: &[Token<'_>], context: &WhenContext<'_>) -> Result<When, WhenError> {
    let tongue = tongue_of(tokens, context.tongue);
    let now = Now::new(context, tongue);
    let mut found: Vec<(bool, Vec<When>)> = Vec::new();
    let mut first_error = None;
    let how = How { tongue, days: false, year: now.date.year() };
    for said in read(tokens, how)? {
        match now.weigh(&said) {
            Ok(whens) => found.push((said.dotted_clock, whens)),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    // "3.12" is a date before it is a time in the night, and a time alone is rarely the whole of a plan.
    let has_date = found.iter().any(|(dotted_clock, _)| !dotted_clock);
    let unlikely = |when: &When| when.date == now.date || when.time.is_some_and(|time| time.hour() < 6);
    let keep = |dotted_clock: bool, when: &When| !(dotted_clock && has_date && unlikely(when));
    let mut whens: Vec<When> = found
        .into_iter()
        .flat_map(|(dotted, whens)| whens.into_iter().map(move |when| (dotted, when)))
        .filter(|(dotted, when)| keep(*dotted, when))
        .map(|(_, when)| when)
        .collect();
    whens.sort();
    whens.dedup();
    let Some(last) = whens.last().copied() else { return Err(first_error.unwrap_or(WhenError::Unclear)) };
    let ahead: Vec<When> = whens.into_iter().filter(|when| !now.is_past(when)).collect();
    match ahead[..] {
        [] => Err(now.past(last)),
        [one] => now.within_reach(one),
        _ => Err(WhenError::Ambiguous(ahead)),
    }
}

impl Now<'_> {
    pub(super) fn is_past(&self, when: &When) -> bool {
        match when.time {
            None => when.date < self.date,
            Some(time) => self.context.zone.place(when.date.to_datetime(time)).instant <= self.context.now,
        }
    }

    /// With the same day in a coming year; the next day, where only the time of today has gone.
    pub(super) fn past(&self, when: When) -> WhenError {
        let next = |date| When { date, year_assumed: false, ..when };
        let fits = if when.date == self.date {
            self.date.tomorrow().ok().map(next)
        } else if !when.year_assumed && when.date >= self.recent {
            // "i går", "sidste fredag": the same weekday, when it comes again.
            let weeks = (1..=10).map(|weeks: i64| when.date.saturating_add(weeks.weeks()));
            weeks.map(next).find(|when| !self.is_past(when))
        } else {
            let years = (0..=3).filter_map(|more| shifted(when.date, self.date.year() + more));
            years.map(next).find(|when| !self.is_past(when))
        };
        WhenError::Past { when, fits }
    }

    fn within_reach(&self, when: When) -> Result<When, WhenError> {
        if when.date <= self.furthest() {
            return Ok(when);
        }
        let years = (0..=1).filter_map(|more| shifted(when.date, self.date.year() + more));
        let fits = years.map(|date| When { date, year_assumed: false, ..when }).find(|when| !self.is_past(when));
        Err(WhenError::TooFar { when, fits })
    }

    pub(super) fn furthest(&self) -> Date {
        self.date.saturating_add(FURTHEST_YEARS.years())
    }
}

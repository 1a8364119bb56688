//! What a phrase about time meant, what it is read against, and why it is not one date or one run of days.
//!
//! Deliberately absent: reading it (`phrase`, `range`).

use super::format::Tongue;
use super::holidays::WorkingDays;
use super::words;
use super::zone::Zone;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

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

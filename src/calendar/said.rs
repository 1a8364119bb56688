//! What a phrase said, before it is weighed against the calendar. Deliberately absent: what it means; "fredag" is
//! here a weekday and no date yet.

use super::clock::Half;
use jiff::civil::Weekday;

/// What the words named. Each slot is filled at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Days from today.
    pub relative: Option<i64>,
    pub weekday: Option<Weekday>,
    pub which: Which,
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<i16>,
    /// Two numbers of a date, and whether an English reader could take the month first.
    pub numeric: Option<(u32, u32, bool)>,
    pub week: Option<Week>,
    pub offset: Option<Offset>,
    pub clock: Option<Clock>,
    /// Part of the day; evening counts as afternoon.
    pub part: Option<Half>,
    /// The clock came from two dotted numbers that may also be a date.
    pub dotted_clock: bool,
    pub danish: bool,
    pub english: bool,
}

/// Which of a weekday's many: the word before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    #[default]
    Plain,
    /// "denne", "this": today counts.
    This,
    /// "på", "kommende", "coming": the first after today.
    Coming,
    Next,
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Week {
    /// Weeks from this one.
    From(i64),
    Number(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    Minutes(i64),
    Days(i64),
    WorkingDays(i32),
    Months(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u32,
    pub minute: u32,
    pub half: Option<Half>,
    /// The hour was written with one digit.
    pub bare: bool,
}

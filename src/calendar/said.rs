//! What a phrase said, before it is weighed against the calendar. Deliberately absent: what it means; "fredag" is
//! here a weekday and no date yet.

use super::feasts::Feast;
use super::half::Half;
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
    pub period: Option<Period>,
    pub nth: Option<(Nth, Of)>,
    pub edge: Option<Edge>,
    pub feast: Option<Feast>,
    pub offset: Option<Offset>,
    pub lead: Lead,
    pub joint: Joint,
    pub clock: Option<Clock>,
    /// When it ends: read, so that the start can be, and kept out.
    pub until: Option<Clock>,
    /// Part of the day; evening counts as afternoon.
    pub part: Option<Half>,
    /// The clock came from two dotted numbers that may also be a date.
    pub dotted_clock: bool,
    /// "resten af ugen": from today on.
    pub rest: bool,
    /// "hele ugen": all its days, where otherwise one would be asked for.
    pub whole: bool,
    pub opening: Opening,
}

impl Said {
    /// Is there anything to count an offset from?
    pub fn has_base(&self) -> bool {
        self.relative.is_some() || self.weekday.is_some() || self.is_dated() || self.period.is_some() || self.is_named()
    }

    /// By numbers, or the name of a month.
    pub fn is_dated(&self) -> bool {
        self.day.is_some() || self.month.is_some() || self.numeric.is_some() || self.year.is_some()
    }

    fn is_named(&self) -> bool {
        self.feast.is_some() || self.nth.is_some() || self.edge.is_some()
    }

    /// Is one day named, as far as words can tell?
    pub fn has_day(&self) -> bool {
        let (relative, numeric) = (self.relative.is_some(), self.numeric.is_some());
        relative || numeric || self.weekday.is_some() || self.day.is_some() || self.is_named()
    }
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

/// Several days by one name, counted from the one we are in where no number was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Week(i64),
    WeekNumber(u32),
    Weekend(i64),
    Month(i64),
    Year(i64),
}

/// "første mandag i januar", "sidste hverdag i måneden".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    /// From 1.
    From(u32),
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Weekday(Weekday),
    WorkingDays,
    Days,
}

/// "primo", "medio", "ultimo".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    Minutes(i64),
    Days(i64),
    WorkingDays(i32),
    Months(i64),
}

/// What stands before a number of weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lead {
    #[default]
    Nothing,
    /// "om 3 uger", "in 3 weeks": then, not until then.
    In,
    /// "i 3 uger", "for 3 weeks", "de næste 3 uger": so long.
    For,
}

/// What joins a number of weeks to the day it is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joint {
    #[default]
    Nothing,
    /// "3 uger fra mandag"
    From,
    /// "3 dage efter påske"
    After,
    Before,
}

/// What the whole phrase begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    #[default]
    Nothing,
    From,
    Until,
    Between,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u32,
    pub minute: u32,
    pub half: Option<Half>,
    pub how: Written,
}

/// How a time of day was given, which says how sure its half of the day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The hour with one digit: night or afternoon.
    Bare,
    /// With two, or 24 hours in words.
    Full,
    /// "midnat": of which day?
    Midnight,
    /// "halv to", "9-tiden": nobody at work speaks of the night so.
    Spoken,
}

pub(super) fn negated(offset: Offset) -> Offset {
    match offset {
        Offset::Minutes(n) => Offset::Minutes(-n),
        Offset::Days(n) => Offset::Days(-n),
        Offset::WorkingDays(n) => Offset::WorkingDays(-n),
        Offset::Months(n) => Offset::Months(-n),
    }
}

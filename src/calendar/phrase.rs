//! When people mean: a phrase in Danish or English -> the one date and time it can mean, or why there is not exactly
//! one. `phrase_reader` finds the words; here they are weighed against the calendar. Guessing is deliberately absent:
//! what two colleagues could read differently comes back as both readings, and what is past is an error.

use super::clock::{Half, time_of};
use super::format::Tongue;
use super::holidays::WorkingDays;
use super::phrase_reader::read;
use super::said::{Clock, Offset, Said, Week, Which};
use super::zone::Zone;
use jiff::civil::{Date, ISOWeekDate, Time, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan};

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

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    #[error("no date or time was given")]
    Empty,
    #[error("{0:?} is not a word of dates and times")]
    Unknown(String),
    /// Each word is known, together they name no moment.
    #[error("the words do not add up to a date")]
    Unclear,
    #[error("there is no day {day} in month {month}")]
    NoSuchDate { day: u32, month: u32 },
    #[error("there is no week {0} that year")]
    NoSuchWeek(u32),
    #[error("there is no time {hour}:{minute:02}")]
    NoSuchTime { hour: u32, minute: u32 },
    #[error("{date} is not a {said:?}")]
    WeekdayMismatch { said: Weekday, date: Date },
    /// A week or a month was named, but no day in it.
    #[error("which day?")]
    WhichDay,
    /// A part of the day was named, but no hour.
    #[error("at what time?")]
    WhichTime,
    /// Two readings or more, in order; never one.
    #[error("{} readings", .0.len())]
    Ambiguous(Vec<When>),
    #[error("{} is past", .0.date)]
    Past(When),
    #[error("{} is more than {FURTHEST_YEARS} years ahead", .0.date)]
    TooFar(When),
}

/// Years. Nobody plans a dialogue or a trial further ahead; a year that far off is a slip.
const FURTHEST_YEARS: i64 = 5;

/// Days. A date without a year that is this little past is taken for a slip; "12/1" in November is next January.
const RECENT_DAYS: i64 = 60;

/// "kl. 2" in a meeting's date may be 02:00 or 14:00, up to this hour; from 6 on people do mean the morning.
const LAST_HOUR_OF_DOUBT: u32 = 5;

/// Reads a date, a time or both: `torsdag kl. 13`, `3/12 13.00`, `om 3 uger`, `next Tuesday 9am`, `2026-12-03`.
pub fn parse_when(text: &str, context: &WhenContext<'_>) -> Result<When, WhenError> {
    let now = Now { date: context.zone.date(context.now), context };
    let mut found: Vec<(bool, Vec<When>)> = Vec::new();
    let mut first_error = None;
    for said in read(text)? {
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
        [] => Err(WhenError::Past(last)),
        [one] if one.date > now.date.saturating_add(FURTHEST_YEARS.years()) => Err(WhenError::TooFar(one)),
        [one] => Ok(one),
        _ => Err(WhenError::Ambiguous(ahead)),
    }
}

struct Now<'a> {
    date: Date,
    context: &'a WhenContext<'a>,
}

impl Now<'_> {
    fn is_past(&self, when: &When) -> bool {
        match when.time {
            None => when.date < self.date,
            Some(time) => self.context.zone.place(when.date.to_datetime(time)).instant <= self.context.now,
        }
    }

    /// All that the words can mean, past moments included.
    fn weigh(&self, said: &Said) -> Result<Vec<When>, WhenError> {
        if let Some(Offset::Minutes(minutes)) = said.offset {
            return self.in_minutes(said, minutes);
        }
        let times: Vec<Option<Time>> = match said.clock {
            Some(clock) => times(clock, said)?.into_iter().map(Some).collect(),
            None if said.part.is_some() => return Err(WhenError::WhichTime),
            None => vec![None],
        };
        let mut whens = Vec::new();
        for (date, year_assumed) in self.dates(said)? {
            whens.extend(times.iter().map(|time| When { date, time: *time, year_assumed }));
        }
        Ok(whens)
    }

    fn in_minutes(&self, said: &Said, minutes: i64) -> Result<Vec<When>, WhenError> {
        if *said != (Said { offset: said.offset, danish: said.danish, english: said.english, ..Said::default() }) {
            return Err(WhenError::Unclear);
        }
        let at = self.context.now.checked_add(SignedDuration::from_mins(minutes)).map_err(|_| WhenError::Unclear)?;
        let civil = self.context.zone.civil(at);
        // To the next full minute: "in 5 minutes" is never less.
        let over = i64::from(civil.second() != 0 || civil.subsec_nanosecond() != 0);
        let civil = self.context.zone.civil(at.checked_add(SignedDuration::from_mins(over)).unwrap_or(at));
        let time = time_of(civil.hour() as u32, civil.minute() as u32, None);
        Ok(vec![When { date: civil.date(), time, year_assumed: false }])
    }

    /// The dates the words can mean, each with whether its year was assumed.
    fn dates(&self, said: &Said) -> Result<Vec<(Date, bool)>, WhenError> {
        let dated = said.day.is_some() || said.month.is_some() || said.numeric.is_some() || said.year.is_some();
        let kinds = [said.relative.is_some(), dated, said.week.is_some(), said.offset.is_some()];
        if kinds.iter().filter(|kind| **kind).count() > 1 {
            return Err(WhenError::Unclear);
        }
        if let Some(days) = said.relative {
            return self.matching(said, vec![(self.date.saturating_add(days.days()), false)]);
        }
        if let Some(week) = said.week {
            let weekday = said.weekday.ok_or(WhenError::WhichDay)?;
            return Ok(vec![self.in_week(week, weekday, said.year)?]);
        }
        if let Some(offset) = said.offset {
            return self.after(offset, said.weekday);
        }
        if dated {
            return self.matching(said, self.named_dates(said)?);
        }
        match said.weekday {
            Some(weekday) => Ok(self.weekdays(weekday, said.which).into_iter().map(|date| (date, false)).collect()),
            None if said.clock.is_some() => Ok(vec![(self.date, false)]),
            None => Err(WhenError::Unclear),
        }
    }

    /// Drops readings that are not the weekday said.
    fn matching(&self, said: &Said, dates: Vec<(Date, bool)>) -> Result<Vec<(Date, bool)>, WhenError> {
        let Some(weekday) = said.weekday else { return Ok(dates) };
        if said.which == Which::Last {
            return Err(WhenError::Unclear);
        }
        let fitting: Vec<_> = dates.iter().copied().filter(|(date, _)| date.weekday() == weekday).collect();
        match dates.first() {
            Some((date, _)) if fitting.is_empty() => Err(WhenError::WeekdayMismatch { said: weekday, date: *date }),
            _ => Ok(fitting),
        }
    }

    fn named_dates(&self, said: &Said) -> Result<Vec<(Date, bool)>, WhenError> {
        let Some((first, second, may_swap)) = said.numeric else {
            let day = said.day.ok_or(if said.month.is_some() { WhenError::WhichDay } else { WhenError::Unclear })?;
            return match said.month {
                Some(month) => Ok(vec![self.day_and_month(day, month, said.year)?]),
                None if said.year.is_some() => Err(WhenError::Unclear),
                None => self.day_alone(day).map(|date| vec![(date, true)]),
            };
        };
        if said.day.is_some() || said.month.is_some() {
            return Err(WhenError::Unclear);
        }
        let english =
            said.english && !said.danish || said.english == said.danish && self.context.tongue == Tongue::English;
        let day_first = self.day_and_month(first, second, said.year);
        if !(english && may_swap) || first == second {
            return Ok(vec![day_first?]);
        }
        match (day_first, self.day_and_month(second, first, said.year)) {
            (Ok(day_first), Ok(month_first)) => Ok(vec![day_first, month_first]),
            (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(vec![one]),
            (Err(error), Err(_)) => Err(error),
        }
    }

    fn day_and_month(&self, day: u32, month: u32, year: Option<i16>) -> Result<(Date, bool), WhenError> {
        let missing = WhenError::NoSuchDate { day, month };
        let in_year = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        if let Some(year) = year {
            return Ok((in_year(year).ok_or(missing)?, false));
        }
        let this_year = in_year(self.date.year());
        let recent = self.date.saturating_sub(RECENT_DAYS.days());
        match this_year {
            Some(date) if date >= recent => Ok((date, true)),
            _ => Ok((in_year(self.date.year() + 1).ok_or(missing)?, true)),
        }
    }

    /// "den 3.": the next month that has that day ahead.
    fn day_alone(&self, day: u32) -> Result<Date, WhenError> {
        let missing = WhenError::NoSuchDate { day, month: self.date.month() as u32 };
        let day = i8::try_from(day).map_err(|_| missing.clone())?;
        (0..3)
            .map(|months| self.date.first_of_month().saturating_add(i64::from(months).months()))
            .filter_map(|first| Date::new(first.year(), first.month(), day).ok())
            .find(|date| *date >= self.date)
            .ok_or(missing)
    }

    fn weekdays(&self, weekday: Weekday, which: Which) -> Vec<Date> {
        let today = self.date;
        let ahead = i64::from(today.weekday().until(weekday));
        let in_days = |days: i64| today.saturating_add(days.days());
        let strictly_after = if ahead == 0 { 7 } else { ahead };
        match which {
            // Said on a Thursday, "torsdag" may be today.
            Which::Plain if ahead == 0 => vec![today, in_days(7)],
            Which::Plain | Which::This => vec![in_days(ahead)],
            Which::Coming => vec![in_days(strictly_after)],
            // Said on a Monday, "næste fredag" is this week's to some and next week's to others.
            Which::Next => vec![in_days(strictly_after), in_week_of(in_days(7), weekday)],
            Which::Last => vec![in_days(ahead - 7)],
        }
    }

    fn in_week(&self, week: Week, weekday: Weekday, year: Option<i16>) -> Result<(Date, bool), WhenError> {
        let number = match week {
            Week::From(weeks) => return Ok((in_week_of(self.date.saturating_add(weeks.weeks()), weekday), false)),
            Week::Number(number) => number,
        };
        let in_year = |year: i16| {
            let week = i8::try_from(number).ok()?;
            ISOWeekDate::new(year, week, weekday).ok().map(|date| date.date())
        };
        if let Some(year) = year {
            return Ok((in_year(year).ok_or(WhenError::NoSuchWeek(number))?, false));
        }
        let year = self.date.iso_week_date().year();
        let recent = self.date.saturating_sub(RECENT_DAYS.days());
        let date = in_year(year).filter(|date| *date >= recent).or_else(|| in_year(year + 1));
        Ok((date.ok_or(WhenError::NoSuchWeek(number))?, true))
    }

    fn after(&self, offset: Offset, weekday: Option<Weekday>) -> Result<Vec<(Date, bool)>, WhenError> {
        let today = self.date;
        let date = match offset {
            Offset::Days(days) => today.checked_add(days.days()).ok(),
            Offset::Months(months) => today.checked_add(months.months()).ok(),
            Offset::WorkingDays(days) => Some(self.context.days.add_working(today, days)),
            Offset::Minutes(_) => None,
        };
        let date = date.ok_or(WhenError::Unclear)?;
        match (weekday, offset) {
            (None, _) => Ok(vec![(date, false)]),
            // "mandag om 3 uger", said on a Thursday: of the week in three weeks, or three weeks after the coming one.
            (Some(weekday), Offset::Days(days)) if days % 7 == 0 => {
                let coming =
                    self.weekdays(weekday, Which::This).into_iter().map(|date| date.saturating_add(days.days()));
                Ok(coming.chain([in_week_of(date, weekday)]).map(|date| (date, false)).collect())
            }
            _ => Err(WhenError::Unclear),
        }
    }
}

/// The weekday in the same Monday-to-Sunday week.
fn in_week_of(date: Date, weekday: Weekday) -> Date {
    let from = i64::from(date.weekday().to_monday_zero_offset());
    date.saturating_add((i64::from(weekday.to_monday_zero_offset()) - from).days())
}

/// The times of day a clock can mean: two for a bare early hour.
fn times(clock: Clock, said: &Said) -> Result<Vec<Time>, WhenError> {
    let Clock { hour, minute, half, bare } = clock;
    let missing = WhenError::NoSuchTime { hour, minute };
    let half = match (half, said.part) {
        (Some(half), Some(part)) if half != part => return Err(WhenError::Unclear),
        (None, Some(Half::Morning)) if hour > 11 => return Err(missing),
        // "kl. 14 om eftermiddagen" needs no help.
        (None, Some(part)) => (1..12).contains(&hour).then_some(part),
        (half, _) => half,
    };
    let first = time_of(hour, minute, half).ok_or(missing)?;
    let doubtful = half.is_none() && bare && (1..=LAST_HOUR_OF_DOUBT).contains(&hour);
    let second = if doubtful { time_of(hour, minute, Some(Half::Afternoon)) } else { None };
    Ok([first].into_iter().chain(second).collect())
}

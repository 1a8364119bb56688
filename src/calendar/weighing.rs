//! What was said, held against the calendar: the dates and times the words can mean, past ones included.
//! Deliberately absent: which of them is meant (`phrase`, `range`), and the words.

use super::format::Tongue;
use super::half::{Half, time_of};
use super::hours::times;
use super::said::{Edge, Joint, Lead, Nth, Of, Offset, Period, Said, Which, Written, negated};
use super::when::{When, WhenContext, WhenError};
use jiff::civil::{Date, ISOWeekDate, Time, Weekday, time};
use jiff::{SignedDuration, ToSpan};

/// Days. A date without a year that is this little past is taken for a slip; "12/1" in November is next January.
const RECENT_DAYS: i64 = 60;

/// What is suggested where only a part of the day was named.
const MORNING: Time = time(9, 0, 0, 0);
const AFTERNOON: Time = time(13, 0, 0, 0);

/// Days that a phrase names: one, or several that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub first: Date,
    pub last: Date,
    /// The year was not said.
    pub assumed: bool,
}

impl Stretch {
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, assumed: false }
    }
}

pub(super) struct Now<'a> {
    pub date: Date,
    /// What came before this day and has no year is the next year's.
    pub recent: Date,
    pub context: &'a WhenContext<'a>,
    /// Of the phrase.
    pub tongue: Tongue,
    /// The first and the last day of a month are the days themselves, and not the working days next to them.
    pub to_the_day: bool,
}

impl<'a> Now<'a> {
    pub fn new(context: &'a WhenContext<'a>, tongue: Tongue) -> Self {
        let date = context.zone.date(context.now);
        Self { date, recent: date.saturating_sub(RECENT_DAYS.days()), context, tongue, to_the_day: false }
    }

    /// The same, seen from another day; nothing before it counts.
    pub fn seen_from(&self, date: Date) -> Self {
        Self { date, recent: date, to_the_day: true, ..*self }
    }

    /// All that the words can mean.
    pub fn weigh(&self, said: &Said) -> Result<Vec<When>, WhenError> {
        if let (Some(Offset::Minutes(minutes)), false) = (said.offset, said.has_base() || said.clock.is_some()) {
            return self.in_minutes(minutes);
        }
        let times: Vec<Option<Time>> = match said.clock {
            Some(clock) => times(clock, said)?.into_iter().map(Some).collect(),
            None => vec![None],
        };
        let midnight = said.clock.is_some_and(|clock| clock.how == Written::Midnight) && said.until.is_none();
        let mut whens = Vec::new();
        for stretch in self.stretches(said).map_err(|error| with_time(error, times.first().copied().flatten()))? {
            let Stretch { first, last, assumed } = stretch;
            let when = |date| When { date, time: times.last().copied().flatten(), year_assumed: assumed };
            if first != last {
                let middle = i64::from(last.since(first).map_or(0, |span| span.get_days())) / 2;
                let from = if said.edge.is_some() {
                    first.saturating_add(middle.days())
                } else {
                    first.max(self.date.min(last))
                };
                let day = Some(self.context.days.next_working(from)).filter(|day| *day <= last).unwrap_or(from);
                return Err(WhenError::WhichDay { first, last, fits: when(day) });
            }
            if let (None, Some(part)) = (said.clock, said.part) {
                let time = Some(if part == Half::Morning { MORNING } else { AFTERNOON });
                return Err(WhenError::WhichTime { fits: When { time, ..when(first) } });
            }
            whens.extend(times.iter().map(|time| When { date: first, time: *time, year_assumed: assumed }));
            // Nobody agrees which day midnight belongs to.
            if midnight && let Ok(date) = first.tomorrow() {
                whens.push(when(date));
            }
        }
        Ok(whens)
    }

    fn in_minutes(&self, minutes: i64) -> Result<Vec<When>, WhenError> {
        let at = self.context.now.checked_add(SignedDuration::from_mins(minutes)).map_err(|_| WhenError::Unclear)?;
        let civil = self.context.zone.civil(at);
        // To the next full minute: "in 5 minutes" is never less.
        let over = i64::from(civil.second() != 0 || civil.subsec_nanosecond() != 0);
        let civil = self.context.zone.civil(at.checked_add(SignedDuration::from_mins(over)).unwrap_or(at));
        let time = time_of(civil.hour() as u32, civil.minute() as u32, None);
        Ok(vec![When { date: civil.date(), time, year_assumed: false }])
    }

    /// The days the words can mean.
    pub fn stretches(&self, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        let Some(offset) = said.offset else { return self.named(said) };
        if !said.has_base() {
            return self.moved(self.date, offset).map(|date| vec![Stretch::day(date)]).ok_or(WhenError::Unclear);
        }
        let base = Said { offset: None, joint: Joint::Nothing, ..said.clone() };
        match (said.joint, said.lead) {
            (Joint::Before, _) => self.counted(&base, negated(offset)),
            (Joint::From | Joint::After, _) => self.counted(&base, offset),
            (Joint::Nothing, Lead::In) => self.weekday_after(offset, said),
            // "torsdag otte dage" is a week later, never eight days.
            (Joint::Nothing, Lead::Nothing) if offset == Offset::Days(8) && said.weekday.is_some() => {
                Err(WhenError::Unclear)
            }
            (Joint::Nothing, Lead::Nothing) => self.counted(&base, offset),
            (Joint::Nothing, Lead::For) => Err(WhenError::Unclear),
        }
    }

    /// So much after the last day of what is named, or before the first.
    fn counted(&self, base: &Said, offset: Offset) -> Result<Vec<Stretch>, WhenError> {
        let back = matches!(offset, Offset::Days(n) | Offset::Months(n) if n < 0)
            || matches!(offset, Offset::WorkingDays(n) if n < 0);
        let counted = |stretch: Stretch| {
            let date = self.moved(if back { stretch.first } else { stretch.last }, offset)?;
            Some(Stretch { first: date, last: date, assumed: stretch.assumed })
        };
        self.named(base)?.into_iter().map(|stretch| counted(stretch).ok_or(WhenError::Unclear)).collect()
    }

    pub fn moved(&self, date: Date, offset: Offset) -> Option<Date> {
        match offset {
            Offset::Days(days) => date.checked_add(days.days()).ok(),
            Offset::Months(months) => date.checked_add(months.months()).ok(),
            Offset::WorkingDays(days) => Some(self.context.days.add_working(date, days)),
            Offset::Minutes(_) => None,
        }
    }

    /// "mandag om 3 uger", said on a Thursday: of the week in three weeks, or three weeks after the coming one.
    fn weekday_after(&self, offset: Offset, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        let only = Said { weekday: said.weekday, which: said.which, ..Said::default() };
        let stripped = Said { offset: None, lead: Lead::Nothing, clock: None, until: None, part: None, ..said.clone() };
        let (Some(weekday), Offset::Days(days)) = (said.weekday, offset) else { return Err(WhenError::Unclear) };
        let date = self.moved(self.date, offset).ok_or(WhenError::Unclear)?;
        if days % 7 != 0 || (Said { opening: said.opening, ..only }) != stripped {
            return Err(WhenError::Unclear);
        }
        let coming = self.weekdays(weekday, Which::This).into_iter().map(|date| date.saturating_add(days.days()));
        let mut dates: Vec<Stretch> = coming.chain([in_week_of(date, weekday)]).map(Stretch::day).collect();
        dates.dedup();
        Ok(dates)
    }

    /// What has a name of its own.
    fn named(&self, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        let kinds = [said.relative.is_some(), said.is_dated(), said.period.is_some(), said.feast.is_some()];
        let within = said.period.is_some() && said.is_dated() && said.numeric.is_none() && said.month.is_none();
        let of_year = said.year.is_some() && said.day.is_none() && said.month.is_none() && said.numeric.is_none();
        let of_year = of_year && (said.feast.is_some() || said.period.is_some());
        if kinds.iter().filter(|kind| **kind).count() > 1 && !within && !of_year {
            return Err(WhenError::Unclear);
        }
        if let Some((nth, of)) = said.nth {
            return self.nth(nth, of, said);
        }
        if let Some(edge) = said.edge {
            return self.edge(edge, said);
        }
        if let Some(days) = said.relative {
            return self.matching(said, vec![Stretch::day(self.date.saturating_add(days.days()))]);
        }
        if let Some(feast) = said.feast {
            let years = said.year.map_or(self.date.year() - 1..=self.date.year() + 2, |year| year..=year);
            let mut days = years.filter_map(|year| feast.in_year(year));
            let (first, last) =
                days.find(|(_, last)| said.year.is_some() || *last >= self.date).ok_or(WhenError::Unclear)?;
            return self.matching(said, vec![Stretch { first, last, assumed: said.year.is_none() }]);
        }
        match (said.period, said.weekday) {
            (Some(Period::Week(_) | Period::WeekNumber(_)), Some(weekday)) if said.day.is_none() => {
                let week = self.period(said)?;
                let date = in_week_of(week.first, weekday);
                return Ok(vec![Stretch { first: date, last: date, ..week }]);
            }
            (Some(Period::Month(_)), _) if said.day.is_some() => {
                let month = self.period(said)?;
                let (day, month) = (said.day.unwrap_or_default(), month.first);
                let date = self.in_month(day, month.year(), month.month())?;
                return self.matching(said, vec![Stretch::day(date)]);
            }
            (Some(_), None) if said.day.is_none() => return self.period(said).map(|period| vec![period]),
            (Some(_), _) => return Err(WhenError::Unclear),
            (None, _) => {}
        }
        if said.is_dated() {
            return self.matching(said, self.dated(said)?);
        }
        match said.weekday {
            Some(weekday) => Ok(self.weekdays(weekday, said.which).into_iter().map(Stretch::day).collect()),
            None if said.clock.is_some() || said.part.is_some() => Ok(vec![Stretch::day(self.date)]),
            None => Err(WhenError::Unclear),
        }
    }

    /// Drops readings that are not the weekday said.
    fn matching(&self, said: &Said, dates: Vec<Stretch>) -> Result<Vec<Stretch>, WhenError> {
        let Some(weekday) = said.weekday else { return Ok(dates) };
        let Some(first) = dates.first().copied() else { return Ok(dates) };
        if said.which == Which::Last || first.first != first.last {
            return Err(WhenError::Unclear);
        }
        let fitting: Vec<_> = dates.iter().copied().filter(|date| date.first.weekday() == weekday).collect();
        if !fitting.is_empty() {
            return Ok(fitting);
        }
        let when = |date| When { date, time: None, year_assumed: first.assumed };
        let around = (-3..=3).map(|days: i64| first.first.saturating_add(days.days()));
        let near = around.filter(|date| date.weekday() == weekday).find(|date| *date >= self.date);
        // The nearest one has passed where that is in the week we are in.
        let near =
            near.unwrap_or_else(|| self.weekdays(weekday, Which::Coming).first().copied().unwrap_or(first.first));
        Err(WhenError::WeekdayMismatch { said: weekday, date: when(first.first), near: when(near) })
    }

    fn dated(&self, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        let day_of = |(date, assumed)| Stretch { first: date, last: date, assumed };
        let Some((first, second, may_swap)) = said.numeric else {
            return match (said.day, said.month) {
                (Some(day), Some(month)) => Ok(vec![day_of(self.day_and_month(day, month, said.year)?)]),
                (None, Some(_)) => self.month(said).map(|month| vec![month]),
                (Some(day), None) if said.year.is_none() => {
                    self.day_alone(day).map(|date| vec![Stretch { assumed: true, ..Stretch::day(date) }])
                }
                _ => Err(WhenError::Unclear),
            };
        };
        if said.day.is_some() || said.month.is_some() {
            return Err(WhenError::Unclear);
        }
        let day_first = self.day_and_month(first, second, said.year);
        if self.tongue == Tongue::Danish || !may_swap || first == second {
            return Ok(vec![day_of(day_first?)]);
        }
        match (day_first, self.day_and_month(second, first, said.year)) {
            (Ok(day_first), Ok(month_first)) => Ok(vec![day_of(day_first), day_of(month_first)]),
            (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(vec![day_of(one)]),
            (Err(error), Err(_)) => Err(error),
        }
    }

    fn day_and_month(&self, day: u32, month: u32, year: Option<i16>) -> Result<(Date, bool), WhenError> {
        let in_year = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        if let Some(year) = year {
            return Ok((in_year(year).ok_or_else(|| self.missing(day, month, year))?, false));
        }
        match in_year(self.date.year()) {
            Some(date) if date >= self.recent => Ok((date, true)),
            _ => {
                // What would fit is ahead: the month of this year, where it has not passed.
                let passed = i8::try_from(month).is_ok_and(|month| month < self.date.month());
                let told = self.date.year() + i16::from(passed);
                Ok((in_year(self.date.year() + 1).ok_or_else(|| self.missing(day, month, told))?, true))
            }
        }
    }

    /// "den 3.": the next month that has that day ahead.
    fn day_alone(&self, day: u32) -> Result<Date, WhenError> {
        let short = i8::try_from(day).ok();
        (0..3)
            .map(|months| self.date.first_of_month().saturating_add(i64::from(months).months()))
            .filter_map(|first| Date::new(first.year(), first.month(), short?).ok())
            .find(|date| *date >= self.date)
            .ok_or_else(|| self.missing(day, self.date.month() as u32, self.date.year()))
    }

    fn in_month(&self, day: u32, year: i16, month: i8) -> Result<Date, WhenError> {
        let short = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok());
        short.ok_or_else(|| self.missing(day, month as u32, year))
    }

    /// With the last day of that month, or of the same one next year where it has passed.
    fn missing(&self, day: u32, month: u32, year: i16) -> WhenError {
        let last = |year| Some(Date::new(year, i8::try_from(month).ok()?, 1).ok()?.last_of_month());
        let ahead = last(year).filter(|last| *last >= self.date).or_else(|| last(self.date.year() + 1));
        let last = ahead.map(|date| When { date, time: None, year_assumed: false });
        WhenError::NoSuchDate { day, month, last }
    }

    pub fn weekdays(&self, weekday: Weekday, which: Which) -> Vec<Date> {
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

    /// The month said by name.
    fn month(&self, said: &Said) -> Result<Stretch, WhenError> {
        // "mandag i januar" is four or five days.
        if said.weekday.is_some() && said.nth.is_none() {
            return Err(WhenError::Unclear);
        }
        let month = i8::try_from(said.month.unwrap_or_default()).map_err(|_| WhenError::Unclear)?;
        let of = |year: i16| {
            let first = Date::new(year, month, 1).ok()?;
            Some(Stretch { first, last: first.last_of_month(), assumed: said.year.is_none() })
        };
        let this = of(said.year.unwrap_or(self.date.year())).ok_or(WhenError::Unclear)?;
        if said.year.is_some() || this.last >= self.recent {
            return Ok(this);
        }
        of(self.date.year() + 1).ok_or(WhenError::Unclear)
    }

    /// The week, month or year that the words name.
    fn period(&self, said: &Said) -> Result<Stretch, WhenError> {
        let span = |first: Date, last: Date| Stretch { first, last, assumed: false };
        let week = |date: Date| {
            let monday = in_week_of(date, Weekday::Monday);
            span(monday, monday.saturating_add(6.days()))
        };
        let first_of = self.date.first_of_month();
        Ok(match said.period.ok_or(WhenError::Unclear)? {
            Period::Week(weeks) => week(self.date.saturating_add(weeks.weeks())),
            Period::Weekend(weeks) => {
                let week = week(self.date.saturating_add(weeks.weeks()));
                span(week.last.yesterday().unwrap_or(week.last), week.last)
            }
            Period::Month(months) => {
                let first = first_of.saturating_add(months.months());
                span(first, first.last_of_month())
            }
            Period::Year(years) => {
                let first = self.date.first_of_year().saturating_add(years.years());
                span(first, first.last_of_year())
            }
            Period::WeekNumber(number) => return self.week_number(number, said.year),
        })
    }

    fn week_number(&self, number: u32, year: Option<i16>) -> Result<Stretch, WhenError> {
        let in_year = |year: i16| {
            let monday = ISOWeekDate::new(year, i8::try_from(number).ok()?, Weekday::Monday).ok()?.date();
            Some(Stretch { first: monday, last: monday.saturating_add(6.days()), assumed: false })
        };
        let this = self.date.iso_week_date().year();
        let weeks = |year: i16| ISOWeekDate::new(year, 53, Weekday::Monday).map_or(52, |_| 53);
        let told = |year: i16| WhenError::NoSuchWeek { week: number, year, last: weeks(year) };
        if let Some(year) = year {
            return in_year(year).ok_or_else(|| told(year));
        }
        let found = in_year(this).filter(|week| week.last >= self.recent).or_else(|| in_year(this + 1));
        found.map(|week| Stretch { assumed: true, ..week }).ok_or_else(|| told(this))
    }

    /// The month or period that "første mandag i", "ultimo" are of.
    fn around(&self, said: &Said) -> Result<Stretch, WhenError> {
        match (said.month, said.period) {
            (Some(_), None) => self.month(said),
            (None, Some(_)) => self.period(said),
            _ => Err(WhenError::Unclear),
        }
    }

    fn nth(&self, nth: Nth, of: Of, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        if said.day.is_some() || said.weekday.is_some() || said.numeric.is_some() || said.relative.is_some() {
            return Err(WhenError::Unclear);
        }
        let fits = |date: Date| match of {
            Of::Weekday(weekday) => date.weekday() == weekday,
            Of::WorkingDays => self.context.days.is_working(date),
            Of::Days => true,
        };
        if said.joint == Joint::After {
            let base = self.named(&Said { nth: None, joint: Joint::Nothing, ..said.clone() })?;
            let (Nth::From(count), [base]) = (nth, &base[..]) else { return Err(WhenError::Unclear) };
            let after = base.last.tomorrow().map_err(|_| WhenError::Unclear)?.series(1.day());
            let date = after.take(366).filter(|date| fits(*date)).nth(count.saturating_sub(1) as usize);
            let date = date.ok_or(WhenError::Unclear)?;
            return Ok(vec![Stretch { first: date, last: date, assumed: base.assumed }]);
        }
        let around = self.around(said)?;
        let mut days = around.first.series(1.day()).take_while(|date| *date <= around.last).filter(|date| fits(*date));
        let date = match nth {
            Nth::From(count) => days.nth((count as usize).checked_sub(1).ok_or(WhenError::Unclear)?),
            Nth::Last => days.last(),
        };
        let date = date.ok_or(WhenError::Unclear)?;
        Ok(vec![Stretch { first: date, last: date, assumed: around.assumed }])
    }

    fn edge(&self, edge: Edge, said: &Said) -> Result<Vec<Stretch>, WhenError> {
        if said.day.is_some() || said.weekday.is_some() || said.numeric.is_some() || said.feast.is_some() {
            return Err(WhenError::Unclear);
        }
        let around = self.around(said)?;
        let date = match edge {
            Edge::Start if self.to_the_day => around.first,
            Edge::Start => self.context.days.next_working(around.first),
            Edge::End if self.to_the_day => around.last,
            Edge::End => {
                let working = self.context.days.previous_working(around.last);
                // On a last Sunday of the month, that Sunday.
                if working < self.date && self.date <= around.last { around.last } else { working }
            }
            // The middle is no day: a third of the days, and one of them is asked for.
            Edge::Middle => {
                let third = i64::from(around.last.since(around.first).map_or(0, |span| span.get_days()) + 1) / 3;
                let first = around.first.saturating_add(third.days());
                return Ok(vec![Stretch { first, last: first.saturating_add((third - 1).max(1).days()), ..around }]);
            }
        };
        Ok(vec![Stretch { first: date, last: date, ..around }])
    }
}

/// The same day of the month in a year; nothing where that year has none.
pub(super) fn shifted(date: Date, year: i16) -> Option<Date> {
    Date::new(year, date.month(), date.day()).ok()
}

/// The time of day that was said as well, in what would fit.
fn with_time(error: WhenError, time: Option<Time>) -> WhenError {
    let with = |when: When| When { time, ..when };
    match error {
        WhenError::NoSuchDate { day, month, last } => WhenError::NoSuchDate { day, month, last: last.map(with) },
        WhenError::WeekdayMismatch { said, date, near } => {
            WhenError::WeekdayMismatch { said, date: with(date), near: with(near) }
        }
        other => other,
    }
}

/// The weekday in the same Monday-to-Sunday week.
pub(super) fn in_week_of(date: Date, weekday: Weekday) -> Date {
    let from = i64::from(date.weekday().to_monday_zero_offset());
    date.saturating_add((i64::from(weekday.to_monday_zero_offset()) - from).days())
}

//! The times of a series: which comes next, when the bot deals with it, and why nothing comes at one.
//! Deliberately absent: what happens then.

use super::{AllSeries, Occurrence, Passed, Series, SeriesEvent, What, Why};
use crate::calendar::{Allowed, DayOff, LocalMoment, Schedule, WorkingCalendar};
use crate::dialogue::promise::Promise;
use crate::dialogue::recurring::Ctx;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// How many times in a row are looked at to see whether two fall on one day: a first day may be half over.
const LOOK_AT: usize = 3;

impl AllSeries {
    /// The promise of the first time after the last one, or of all, at which it can come.
    pub(super) fn next(&self, series: &Series, ctx: &Ctx<'_>) -> Option<SeriesEvent> {
        let mut passed = Vec::new();
        let mut at = match &series.last {
            Some(last) => {
                let why = series.lapsed.then(|| series.lapses(last, ctx)).flatten();
                passed.extend(why.map(|why| Passed { date: last.date, why }));
                series.following(last.place().instant, ctx.calendar, &mut passed)?
            }
            None => series.first(ctx, &mut passed)?,
        };
        while let Some(why) = series.lapses(&at, ctx) {
            passed.push(Passed { date: at.date, why });
            at = series.following(at.place().instant, ctx.calendar, &mut passed)?;
        }
        let made_up = at.place().instant <= ctx.now;
        let kind = Occurrence { series: series.number };
        let promise = Promise { id: self.promises.last + 1, kind, at, chosen: true };
        Some(SeriesEvent::Promised { promise, passed, made_up })
    }
}

impl Series {
    /// The first time after `after` on an open day. Holidays and closed days before it go into `passed`; weekends are
    /// nothing to speak of, unless it is a date that fell on one.
    fn following(&self, after: Timestamp, calendar: &WorkingCalendar, passed: &mut Vec<Passed>) -> Option<LocalMoment> {
        let (zone, days) = (calendar.zone(), calendar.days());
        let open = Allowed { days: Some(days), quiet: None };
        let next = self.schedule.next_after(after, zone, open)?;
        let mut at = after;
        while let Some(other) = self.schedule.next_after(at, zone, Allowed::default()).filter(|other| *other < next) {
            let date = zone.date(other);
            match days.day_off(date) {
                None => {}
                Some(DayOff::Weekend) if !self.schedule.names_dates() => {}
                Some(day) => passed.push(Passed { date, why: Why::DayOff(day) }),
            }
            at = other;
        }
        Some(LocalMoment::of(next, zone))
    }

    /// The first time of all, far enough ahead for the case to be read.
    fn first(&self, ctx: &Ctx<'_>, passed: &mut Vec<Passed>) -> Option<LocalMoment> {
        let mut at = self.following(self.begun, ctx.calendar, passed)?;
        while self.is_late(&at, ctx.calendar.next_open(ctx.now), ctx.calendar) {
            passed.push(Passed { date: at.date, why: Why::TooSoon });
            at = self.following(at.place().instant, ctx.calendar, passed)?;
        }
        Some(at)
    }

    /// Is there less time to read than there ought to be?
    pub(super) fn is_late(&self, at: &LocalMoment, now: Timestamp, calendar: &WorkingCalendar) -> bool {
        match self.what {
            What::Dialogue { .. } => calendar.zone().date(now) > self.reading_day(at, calendar),
            What::GreyZone => false,
        }
    }

    fn reading_day(&self, at: &LocalMoment, calendar: &WorkingCalendar) -> Date {
        calendar.days().add_working(at.date, -i32::from(self.ahead))
    }

    /// When the bot deals with this time. A grey zone comes at the time people chose, a dialogue is planned ahead; what
    /// is late, or must be passed over, waits until the bot may speak by itself.
    pub(super) fn due(&self, promise: &Promise<Occurrence>, now: Timestamp, calendar: &WorkingCalendar) -> Timestamp {
        let at = promise.at.place().instant;
        if !calendar.days().is_working(promise.at.date) {
            return calendar.next_open(now);
        }
        match self.what {
            What::GreyZone if !promise.is_late(now) => at,
            What::GreyZone => calendar.next_open(now),
            What::Dialogue { .. } => calendar.next_open(self.planned_at(&promise.at, calendar).max(now)),
        }
    }

    /// The reminders' moment on the reading day; the day's first open moment where they have none.
    fn planned_at(&self, at: &LocalMoment, calendar: &WorkingCalendar) -> Timestamp {
        let day = self.reading_day(at, calendar);
        let reminder = calendar.reminder_from(day);
        if reminder.date == day {
            return reminder.place().instant;
        }
        calendar.next_open(calendar.zone().place(day.to_datetime(Time::midnight())).instant)
    }

    /// Why nothing comes at this time: a day that was closed since, a dialogue that should have been held, a grey zone
    /// whose next one is here already.
    pub(super) fn lapses(&self, at: &LocalMoment, ctx: &Ctx<'_>) -> Option<Why> {
        if let Some(day) = ctx.calendar.days().day_off(at.date) {
            return Some(Why::DayOff(day));
        }
        let is_past = |at: &LocalMoment| at.place().instant <= ctx.now;
        let missed = match self.what {
            What::Dialogue { .. } => is_past(at),
            What::GreyZone => {
                let next = self.following(at.place().instant, ctx.calendar, &mut Vec::new());
                next.is_some_and(|next| is_past(&next))
            }
        };
        missed.then_some(Why::Missed)
    }
}

/// Does it come more than once on some day?
pub(super) fn is_too_often(schedule: &Schedule, ctx: &Ctx<'_>) -> bool {
    let zone = ctx.calendar.zone();
    let next = |at: &Timestamp| schedule.next_after(*at, zone, Allowed::default());
    let times = std::iter::successors(next(&ctx.now), next).take(LOOK_AT).map(|at| zone.date(at));
    times.collect::<BTreeSet<_>>().len() < LOOK_AT
}

//! When the bot may speak by itself in a channel: its zone, working days, quiet hours and the schedule of its
//! reminders, in one. A time that people chose is not asked about here; it is kept as it is.
//! Deliberately absent: where the choices come from (configuration, and each channel's own settings).

use super::format::Tongue;
use super::holidays::WorkingDays;
use super::quiet::{Allowed, QuietHours};
use super::schedule::Schedule;
use super::schedule_error::ScheduleError;
use super::when::WhenContext;
use super::zone::{LocalMoment, Zone};
use jiff::civil::{Date, Time, time};
use jiff::{Timestamp, ToSpan};

/// A channel's calendar. Its schedule has at least one allowed moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCalendar {
    zone: Zone,
    days: WorkingDays,
    quiet: Option<QuietHours>,
    reminders: Schedule,
}

/// When nobody chose: once on each working day, when people have arrived.
const REMINDERS: &str = "hverdage kl. 9";

/// When nobody chose: a public office's evening and night.
const QUIET: (Time, Time) = (time(17, 0, 0, 0), time(7, 0, 0, 0));

impl WorkingCalendar {
    /// Refuses a schedule that has no allowed moment. Any instant will do for `from`: what has none from there on never
    /// has one.
    pub fn new(
        zone: Zone,
        days: WorkingDays,
        quiet: Option<QuietHours>,
        reminders: Schedule,
        from: Timestamp,
    ) -> Result<Self, ScheduleError> {
        reminders.check(from, &zone, Allowed { days: Some(&days), quiet })?;
        Ok(Self { zone, days, quiet, reminders })
    }

    /// The same with other working days.
    ///
    /// # Errors
    ///
    /// They leave the schedule no allowed moment.
    pub fn with_days(&self, days: WorkingDays) -> Result<Self, ScheduleError> {
        Self::new(self.zone.clone(), days, self.quiet, self.reminders.clone(), Timestamp::UNIX_EPOCH)
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    pub fn days(&self) -> &WorkingDays {
        &self.days
    }

    pub fn quiet(&self) -> Option<QuietHours> {
        self.quiet
    }

    pub fn reminders(&self) -> &Schedule {
        &self.reminders
    }

    /// The moments the bot may choose by itself.
    pub fn allowed(&self) -> Allowed<'_> {
        Allowed { days: Some(&self.days), quiet: self.quiet }
    }

    /// May the bot speak by itself now?
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.allowed().contains(at, &self.zone)
    }

    /// The instant itself when the bot may speak by itself then, else the first one after it.
    pub fn next_open(&self, at: Timestamp) -> Timestamp {
        self.allowed().next(at, &self.zone).unwrap_or(at)
    }

    /// The schedule's first allowed moment after this one.
    pub fn next_reminder(&self, after: Timestamp) -> LocalMoment {
        // Only at the end of the calendar is there none; the next open moment is as good then.
        let at = self.reminders.next_after(after, &self.zone, self.allowed());
        LocalMoment::of(at.unwrap_or_else(|| self.next_open(after)), &self.zone)
    }

    /// The schedule's first allowed moment on this date or after it.
    pub fn reminder_from(&self, date: Date) -> LocalMoment {
        let midnight = self.zone.place(date.at(0, 0, 0, 0)).instant;
        self.next_reminder(midnight.checked_sub(1.nanosecond()).unwrap_or(midnight))
    }

    /// The same, `working_days` before the date; the reminder may come later where the schedule has no moment that day.
    pub fn reminder_before(&self, date: Date, working_days: u16) -> LocalMoment {
        self.reminder_from(self.days.add_working(date, -i32::from(working_days)))
    }

    /// What a date that people write is read against.
    pub fn when(&self, now: Timestamp, tongue: Tongue) -> WhenContext<'_> {
        WhenContext { now, zone: &self.zone, days: &self.days, tongue }
    }
}

/// Copenhagen, public holidays and weekends off, quiet from 17 to 7, reminders at nine.
impl Default for WorkingCalendar {
    fn default() -> Self {
        // A test holds that the parts can be read and fit together.
        let quiet = QuietHours::new(QUIET.0, QUIET.1).expect("the quiet hours leave the day open");
        let reminders = Schedule::parse(REMINDERS).expect("the schedule is one of ours");
        Self { zone: Zone::default(), days: WorkingDays::default(), quiet: Some(quiet), reminders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn local(moment: &LocalMoment) -> String {
        format!("{} {}", moment.date, moment.time.strftime("%H:%M"))
    }

    #[test]
    fn the_default_has_an_allowed_moment() {
        let calendar = WorkingCalendar::default();
        let WorkingCalendar { zone, days, quiet, reminders } = calendar.clone();
        assert_eq!(WorkingCalendar::new(zone, days, quiet, reminders, Timestamp::UNIX_EPOCH), Ok(calendar));
    }

    #[test]
    fn reminders_pass_over_weekends_holidays_and_closed_days() {
        let mut calendar = WorkingCalendar::default();
        // From Thursday before Christmas to the first Monday in January.
        assert_eq!(local(&calendar.reminder_from(date(2026, 12, 24))), "2026-12-24 09:00");
        assert_eq!(local(&calendar.reminder_from(date(2026, 12, 25))), "2026-12-28 09:00");
        assert_eq!(local(&calendar.reminder_before(date(2027, 1, 5), 3)), "2026-12-30 09:00");
        calendar.days = calendar.days.close(date(2026, 12, 28), date(2026, 12, 31)).unwrap();
        assert_eq!(local(&calendar.reminder_from(date(2026, 12, 25))), "2027-01-04 09:00");
    }

    #[test]
    fn the_bot_waits_for_the_end_of_the_quiet_hours() {
        let calendar = WorkingCalendar::default();
        let friday_evening = "2026-11-20T17:00:00Z".parse().unwrap();
        assert!(!calendar.is_open(friday_evening));
        let open = LocalMoment::of(calendar.next_open(friday_evening), calendar.zone());
        assert_eq!(local(&open), "2026-11-23 07:00");
    }

    #[test]
    fn a_schedule_with_no_allowed_moment_is_refused() {
        let WorkingCalendar { zone, days, quiet, .. } = WorkingCalendar::default();
        let night = Schedule::parse("dagligt kl. 3").unwrap();
        let refused = WorkingCalendar::new(zone, days, quiet, night, Timestamp::UNIX_EPOCH);
        assert_eq!(refused, Err(ScheduleError::Never));
    }
}

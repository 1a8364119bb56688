//! A schedule, in words or as five crontab fields with Monday = 1, and its next moment. `cron` runs on the civil time
//! line as if it were UTC, where no time is missing or doubled, and jiff places each result: in the local zone `cron`
//! skips 02:30 in spring and repeats it without end in autumn. A civil time therefore happens once a day, always.
//! Deliberately absent: what a schedule is for, and moving a moment that is not allowed; it is passed over.

use super::quiet::Allowed;
use super::schedule_error::{HORIZON_YEARS, ScheduleError};
use super::zone::Zone;
use super::{crontab, schedule_words};
use chrono::{DateTime as ChronoDateTime, Utc};
use cron::TimeUnitSpec;
use jiff::civil::{DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Moments that come again. Kept and shown as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Schedule {
    text: String,
    /// More than one where the times have different minutes: one crontab line would mix them.
    rules: Vec<cron::Schedule>,
}

/// No clock has ever jumped further than a day (Samoa in 2011), so no local time lands more than that after itself.
const LONGEST_JUMP: SignedDuration = SignedDuration::from_hours(25);

impl Schedule {
    /// Reads `hverdage kl. 9`, `mandag og torsdag kl. 8.30`, `weekdays at 9`, `den 1. i hver måned kl. 9`,
    /// `the last Friday of every month at 1 pm`, `0 9 * * 1-5`.
    pub fn parse(text: &str) -> Result<Self, ScheduleError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ScheduleError::Empty);
        }
        let lines = if are_fields(text) { vec![crontab::translate(text)?] } else { schedule_words::translate(text)? };
        let rules: Result<Vec<cron::Schedule>, _> = lines.iter().map(|line| line.parse()).collect();
        // The translation only writes lists of numbers within range; a refusal by cron is a day that never comes.
        let schedule = Self { text: text.to_owned(), rules: rules.map_err(|_| ScheduleError::Never)? };
        // Any leap year will do: what has no moment from here to the end of cron's calendar in 2100 never has one.
        let from = DateTime::constant(2024, 1, 1, 0, 0, 0, 0);
        schedule.next_civil(from).ok_or(ScheduleError::Never)?;
        Ok(schedule)
    }

    /// A time of day that could be in the night or in the afternoon: `hver torsdag kl. 3`, but not `kl. 03.00`.
    pub fn in_doubt(&self) -> Option<Time> {
        if are_fields(&self.text) { None } else { schedule_words::in_doubt(&self.text) }
    }

    /// Does it name days of the month? They fall on any weekday, also on one that people would never have chosen.
    pub fn names_dates(&self) -> bool {
        self.rules.iter().all(|rule| rule.days_of_week().is_all() && !rule.days_of_month().is_all())
    }

    /// The first moment after `after` that is allowed; none within `HORIZON_YEARS` years is None.
    pub fn next_after(&self, after: Timestamp, zone: &Zone, allowed: Allowed<'_>) -> Option<Timestamp> {
        let horizon = after.checked_add(SignedDuration::from_hours(HORIZON_YEARS * 366 * 24)).ok()?;
        let mut cursor = after;
        loop {
            let moment = self.next_placed(cursor, zone).filter(|moment| *moment <= horizon)?;
            let open = allowed.next(moment, zone)?;
            if open == moment {
                return Some(moment);
            }
            cursor = open.checked_sub(SignedDuration::from_nanos(1)).ok()?;
        }
    }

    /// For settings: the first allowed moment, or the refusal of a schedule that has none.
    pub fn check(&self, after: Timestamp, zone: &Zone, allowed: Allowed<'_>) -> Result<Timestamp, ScheduleError> {
        self.next_after(after, zone, allowed).ok_or(ScheduleError::Never)
    }

    /// The earliest placed moment after `after`, whatever is allowed.
    fn next_placed(&self, after: Timestamp, zone: &Zone) -> Option<Timestamp> {
        let now = zone.civil(after);
        let earlier = after.checked_sub(LONGEST_JUMP).map_or(now, |earlier| zone.civil(earlier));
        // After a jump of the clock, times it jumped over may still lie ahead: look from before it.
        let jumped = now.duration_since(earlier) != LONGEST_JUMP;
        let mut civil = if jumped { earlier } else { now };
        let mut best: Option<Timestamp> = None;
        while let Some(next) = self.next_civil(civil) {
            // A time later than the best one's own can only be placed later.
            if best.is_some_and(|best| zone.civil(best) < next) {
                break;
            }
            let instant = zone.place(next).instant;
            if instant > after {
                best = Some(best.map_or(instant, |best| best.min(instant)));
            }
            civil = next;
        }
        best
    }

    /// The next time on the civil time line.
    fn next_civil(&self, after: DateTime) -> Option<DateTime> {
        let after = as_if_utc(after)?;
        let next = self.rules.iter().filter_map(|rule| rule.after(&after).next()).min()?;
        let next = Timestamp::from_second(next.timestamp()).ok()?;
        Some(Offset::UTC.to_datetime(next))
    }
}

/// Five crontab fields, and no words?
fn are_fields(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "*@".contains(c)) && !schedule_words::speaks_of_days(text)
}

fn as_if_utc(civil: DateTime) -> Option<ChronoDateTime<Utc>> {
    // cron looks from the next full second on, so a fraction of a second only rounds the same way.
    let instant = Offset::UTC.to_timestamp(civil).ok()?;
    ChronoDateTime::from_timestamp(instant.as_second(), 0)
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Schedule {
    type Error = ScheduleError;
    fn try_from(text: String) -> Result<Self, ScheduleError> {
        Self::parse(&text)
    }
}

impl From<Schedule> for String {
    fn from(schedule: Schedule) -> Self {
        schedule.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{OptionalDay, QuietHours, WorkingDays};
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    const ANY: Allowed<'static> = Allowed { days: None, quiet: None };

    fn show(instant: Timestamp) -> String {
        Zone::default().zoned(instant).strftime("%a %Y-%m-%d %H:%M%:z").to_string()
    }

    /// The first moments of a schedule after an instant.
    fn moments(text: &str, after: &str, allowed: Allowed<'_>, n: usize) -> Vec<String> {
        let schedule = Schedule::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let mut at: Timestamp = after.parse().unwrap();
        (0..n)
            .map_while(|_| {
                at = schedule.next_after(at, &Zone::default(), allowed)?;
                Some(show(at))
            })
            .collect()
    }

    #[test]
    fn words_in_both_languages() {
        for (text, expect) in [
            ("hverdage kl. 9", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("Hverdage kl 9.00", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("weekdays at 9", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("every working day at 9am", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("mandag til fredag kl. 9", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("man-fre 9", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("0 9 * * 1-5", "Thu 26 09:00, Fri 27 09:00, Mon 30 09:00"),
            ("dagligt kl. 3", "Thu 26 03:00, Fri 27 03:00, Sat 28 03:00"),
            ("hver dag kl.3", "Thu 26 03:00, Fri 27 03:00, Sat 28 03:00"),
            ("daily at 3", "Thu 26 03:00, Fri 27 03:00, Sat 28 03:00"),
            ("mandag og torsdag kl. 8.30", "Thu 26 08:30, Mon 30 08:30, Thu 03 08:30"),
            ("Mondays and Thursdays at 8:30", "Thu 26 08:30, Mon 30 08:30, Thu 03 08:30"),
            ("hver mandag, torsdag kl. 8.30", "Thu 26 08:30, Mon 30 08:30, Thu 03 08:30"),
            ("søndage kl. 20", "Sun 29 20:00, Sun 06 20:00, Sun 13 20:00"),
            ("0 20 * * 7", "Sun 29 20:00, Sun 06 20:00, Sun 13 20:00"),
            ("dagligt kl. 8.30 og 13", "Wed 25 13:00, Thu 26 08:30, Thu 26 13:00"),
            ("every Friday at 1 pm", "Fri 27 13:00, Fri 04 13:00, Fri 11 13:00"),
            ("30 8 1 * *", "Tue 01 08:30, Fri 01 08:30, Mon 01 08:30"),
        ] {
            // A Wednesday at noon.
            let found: Vec<String> = moments(text, "2026-11-25T11:00:00Z", ANY, 3)
                .iter()
                .map(|moment| format!("{} {} {}", &moment[..3], &moment[12..14], &moment[15..20]))
                .collect();
            assert_eq!(found.join(", "), expect, "{text}");
        }
    }

    #[test]
    fn days_of_the_month_in_words() {
        for (text, expect) in [
            ("den 1. i hver måned kl. 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("den 1 i hver måned kl. 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("den første i hver måned kl. 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("1. i hver måned kl. 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("den 1. i måneden kl. 9.00", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("månedligt den 1. kl. 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("kl. 9 den 1. i hver måned", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("9.30 den 1. i hver måned", "Tue 2026-12-01 09:30, Fri 2027-01-01 09:30, Mon 2027-02-01 09:30"),
            ("the 1st of every month at 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("the first of the month at 9am", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("every month on the 1st at 9", "Tue 2026-12-01 09:00, Fri 2027-01-01 09:00, Mon 2027-02-01 09:00"),
            ("hver måned den 15. kl. 10", "Tue 2026-12-15 10:00, Fri 2027-01-15 10:00, Mon 2027-02-15 10:00"),
            ("den 15. hver måned kl. kvart i ti", "Tue 2026-12-15 09:45, Fri 2027-01-15 09:45, Mon 2027-02-15 09:45"),
            ("den 1. og 15. i hver måned kl. 10", "Tue 2026-12-01 10:00, Tue 2026-12-15 10:00, Fri 2027-01-01 10:00"),
            ("første mandag i måneden kl. 9", "Mon 2026-12-07 09:00, Mon 2027-01-04 09:00, Mon 2027-02-01 09:00"),
            (
                "den anden torsdag i hver måned kl. 9",
                "Thu 2026-12-10 09:00, Thu 2027-01-14 09:00, Thu 2027-02-11 09:00",
            ),
            (
                "første og tredje onsdag i måneden kl. 9",
                "Wed 2026-12-02 09:00, Wed 2026-12-16 09:00, Wed 2027-01-06 09:00",
            ),
            ("den sidste fredag i måneden kl. 13", "Fri 2026-11-27 13:00, Fri 2026-12-25 13:00, Fri 2027-01-29 13:00"),
            (
                "the last Friday of every month at 1 pm",
                "Fri 2026-11-27 13:00, Fri 2026-12-25 13:00, Fri 2027-01-29 13:00",
            ),
            ("den sidste dag i måneden kl. 9", "Mon 2026-11-30 09:00, Thu 2026-12-31 09:00, Sun 2027-01-31 09:00"),
        ] {
            let found: Vec<String> =
                moments(text, "2026-11-25T11:00:00Z", ANY, 3).iter().map(|moment| moment[..20].to_owned()).collect();
            assert_eq!(found.join(", "), expect, "{text}");
        }
        // February is as long as it is.
        let last = |text, from| moments(text, from, ANY, 1).remove(0)[..14].to_owned();
        assert_eq!(last("den sidste dag i måneden kl. 9", "2027-02-10T11:00:00Z"), "Sun 2027-02-28");
        assert_eq!(last("den sidste dag i måneden kl. 9", "2028-02-10T11:00:00Z"), "Tue 2028-02-29");
        assert_eq!(last("den sidste tirsdag i måneden kl. 9", "2028-02-10T11:00:00Z"), "Tue 2028-02-29");
        assert_eq!(last("den sidste tirsdag i måneden kl. 9", "2027-02-10T11:00:00Z"), "Tue 2027-02-23");
    }

    #[test]
    fn a_day_that_not_every_month_has_is_no_rule_in_words() {
        for text in [
            "hver måned kl. 9",
            "den 31. i hver måned kl. 9",
            "femte mandag i måneden kl. 9",
            "mandag den 1. i hver måned kl. 9",
            "den første hverdag i måneden kl. 9",
            "den sidste fredag kl. 13",
            "den 1. hver tredje måned kl. 9",
        ] {
            assert_eq!(Schedule::parse(text), Err(ScheduleError::Monthly), "{text}");
        }
        assert_eq!(Schedule::parse("den 1. i hver måned"), Err(ScheduleError::NoTime));
        assert_eq!(Schedule::parse("den 1. i hver anden måned kl. 9"), Err(ScheduleError::EveryOther));
        assert_eq!(Schedule::parse("the 1st of every other month at 9"), Err(ScheduleError::EveryOther));
        assert_eq!(
            Schedule::parse("den 1. i hver blåmåned måned kl. 9"),
            Err(ScheduleError::UnknownWord("blåmåned".into()))
        );
        let names_dates = |text| Schedule::parse(text).unwrap().names_dates();
        assert!(names_dates("den 1. i hver måned kl. 9") && names_dates("0 9 1 * *"));
        assert!(!names_dates("den sidste fredag i måneden kl. 13") && !names_dates("dagligt kl. 9"));
        let doubt = Schedule::parse("den 1. i hver måned kl. 3").unwrap().in_doubt();
        assert_eq!(doubt, Some(jiff::civil::time(3, 0, 0, 0)));
    }

    #[test]
    fn refused() {
        for (text, expect) in [
            ("", ScheduleError::Empty),
            ("hverdage", ScheduleError::NoTime),
            ("kl. 9", ScheduleError::NoDays),
            ("hverdage kl. 25", ScheduleError::NotATime("25".into())),
            ("hver anden torsdag kl. 9", ScheduleError::EveryOther),
            ("every other Thursday at 9", ScheduleError::EveryOther),
            ("torsdag til mandag kl. 9", ScheduleError::UnknownWord("mandag".into())),
            ("blåmandag kl. 9", ScheduleError::UnknownWord("blåmandag".into())),
            ("mandag- kl. 9", ScheduleError::NoDays),
            ("0 9 30 2 *", ScheduleError::Never),
            ("0 9 31 4,6 *", ScheduleError::Never),
        ] {
            assert_eq!(Schedule::parse(text), Err(expect), "{text:?}");
        }
    }

    #[test]
    fn half_past_two_comes_once_a_day_over_both_clock_changes() {
        assert_eq!(
            moments("dagligt kl. 2.30", "2027-03-26T12:00:00Z", ANY, 3),
            ["Sat 2027-03-27 02:30+01:00", "Sun 2027-03-28 03:30+02:00", "Mon 2027-03-29 02:30+02:00"]
        );
        assert_eq!(
            moments("30 2 * * *", "2027-10-29T12:00:00Z", ANY, 3),
            ["Sat 2027-10-30 02:30+02:00", "Sun 2027-10-31 02:30+02:00", "Mon 2027-11-01 02:30+01:00"]
        );
    }

    #[test]
    fn a_restart_in_the_repeated_or_missing_hour_neither_doubles_nor_loses() {
        let next = |at: &str| moments("30 2 * * *", at, ANY, 1).remove(0);
        // 02:10 in the first pass, then 02:10 and 02:40 in the second.
        assert_eq!(next("2027-10-31T00:10:00Z"), "Sun 2027-10-31 02:30+02:00");
        assert_eq!(next("2027-10-31T01:10:00Z"), "Mon 2027-11-01 02:30+01:00");
        assert_eq!(next("2027-10-31T01:40:00Z"), "Mon 2027-11-01 02:30+01:00");
        // 03:10, just after the jump: the time jumped over is still to come; at 03:30 it has been.
        assert_eq!(next("2027-03-28T01:10:00Z"), "Sun 2027-03-28 03:30+02:00");
        assert_eq!(next("2027-03-28T01:30:00Z"), "Mon 2027-03-29 02:30+02:00");
    }

    #[test]
    fn half_hours_stay_in_order_over_the_changes() {
        let times = |at: &str, n| -> Vec<String> {
            moments("*/30 * * * *", at, ANY, n).iter().map(|moment| moment[15..].to_owned()).collect()
        };
        assert_eq!(
            times("2027-03-28T00:00:00Z", 5),
            ["01:30+01:00", "03:00+02:00", "03:30+02:00", "04:00+02:00", "04:30+02:00"]
        );
        assert_eq!(times("2027-10-30T23:30:00Z", 4), ["02:00+02:00", "02:30+02:00", "03:00+01:00", "03:30+01:00"]);
    }

    #[test]
    fn working_days_and_quiet_hours_are_kept() {
        let days = WorkingDays::new([OptionalDay::ChristmasEve, OptionalDay::NewYearsEve], []).unwrap();
        let quiet = QuietHours::parse("17-7").unwrap();
        let allowed = Allowed { days: Some(&days), quiet: Some(quiet) };
        assert_eq!(
            moments("dagligt kl. 9", "2026-12-23T09:00:00Z", allowed, 5),
            [
                "Mon 2026-12-28 09:00+01:00",
                "Tue 2026-12-29 09:00+01:00",
                "Wed 2026-12-30 09:00+01:00",
                "Mon 2027-01-04 09:00+01:00",
                "Tue 2027-01-05 09:00+01:00"
            ]
        );
        assert_eq!(moments("dagligt kl. 6 og 9", "2027-03-24T09:00:00Z", allowed, 1), ["Tue 2027-03-30 09:00+02:00"]);
        assert_eq!(moments("* * * * *", "2027-03-24T16:00:00Z", allowed, 1), ["Tue 2027-03-30 07:00+02:00"]);
        let night = QuietHours::parse("22-3").unwrap();
        let allowed = Allowed { days: None, quiet: Some(night) };
        assert_eq!(moments("30 2 * * *", "2027-03-01T09:00:00Z", allowed, 1), ["Sun 2027-03-28 03:30+02:00"]);
    }

    #[test]
    fn no_allowed_moment_is_refused() {
        let days = WorkingDays::default();
        let quiet = QuietHours::parse("17-7").unwrap();
        let now = "2026-11-19T09:00:00Z".parse().unwrap();
        for (text, allowed) in [
            ("dagligt kl. 3", Allowed { days: None, quiet: Some(quiet) }),
            ("søndag kl. 9", Allowed { days: Some(&days), quiet: None }),
            ("0 9 25 12 *", Allowed { days: Some(&days), quiet: None }),
        ] {
            let schedule = Schedule::parse(text).unwrap();
            assert_eq!(schedule.check(now, &Zone::default(), allowed), Err(ScheduleError::Never), "{text}");
            assert!(schedule.check(now, &Zone::default(), ANY).is_ok(), "{text}");
        }
    }

    #[test]
    fn leap_day_and_new_year() {
        assert_eq!(moments("0 9 29 2 *", "2026-11-19T09:00:00Z", ANY, 1), ["Tue 2028-02-29 09:00+01:00"]);
        assert_eq!(
            moments("0 0 * * *", "2026-12-30T23:00:00Z", ANY, 2),
            ["Fri 2027-01-01 00:00+01:00", "Sat 2027-01-02 00:00+01:00"]
        );
        assert_eq!(moments("dagligt kl. 9", "2101-01-01T00:00:00Z", ANY, 1), Vec::<String>::new());
    }

    #[test]
    fn a_moment_is_strictly_after() {
        assert_eq!(moments("dagligt kl. 9", "2026-11-19T08:00:00Z", ANY, 1), ["Fri 2026-11-20 09:00+01:00"]);
        assert_eq!(moments("dagligt kl. 9", "2026-11-19T07:59:59.5Z", ANY, 1), ["Thu 2026-11-19 09:00+01:00"]);
        assert_eq!(moments("dagligt kl. 9", "2026-11-19T08:00:00.5Z", ANY, 1), ["Fri 2026-11-20 09:00+01:00"]);
    }

    #[test]
    fn any_time_of_day_comes_once_on_every_date_of_two_years() {
        for text in ["0 0 * * *", "15 2 * * *", "59 2 * * *", "0 3 * * *", "30 3 * * *"] {
            let schedule = Schedule::parse(text).unwrap();
            let mut at: Timestamp = "2026-12-31T23:30:00Z".parse().unwrap();
            at = at.checked_sub(SignedDuration::from_hours(1)).unwrap();
            let mut day: Date = date(2027, 1, 1);
            while day.year() < 2029 {
                at = schedule.next_after(at, &Zone::default(), ANY).unwrap();
                assert_eq!(Zone::default().date(at), day, "{text}");
                day = day.tomorrow().unwrap();
            }
        }
    }

    /// The slow way: every civil minute of four days is placed, and the earliest after each instant is looked up.
    #[test]
    fn as_the_slow_way_finds_it_around_clock_changes_of_several_zones() {
        for (zone, change) in [
            ("Europe/Copenhagen", date(2027, 3, 28)),
            ("Europe/Copenhagen", date(2027, 10, 31)),
            // Changes at midnight, by half an hour, and by a whole day.
            ("Africa/Cairo", date(2027, 4, 30)),
            ("Australia/Lord_Howe", date(2027, 10, 3)),
            ("Pacific/Apia", date(2011, 12, 30)),
        ] {
            let zone = Zone::parse(zone).unwrap();
            let start = change.saturating_sub(jiff::Span::new().days(1)).at(0, 0, 0, 0);
            let minutes = || start.series(jiff::Span::new().minutes(1)).take(3 * 24 * 60);
            for (text, fits) in [
                ("*/20 * * * *", (|_, minute| minute % 20 == 0) as fn(i8, i8) -> bool),
                ("15 0,2,3 * * *", |hour, minute| minute == 15 && [0, 2, 3].contains(&hour)),
                ("45 2 * * *", |hour, minute| (hour, minute) == (2, 45)),
            ] {
                let schedule = Schedule::parse(text).unwrap();
                let fires: std::collections::BTreeSet<Timestamp> = minutes()
                    .filter(|civil| fits(civil.hour(), civil.minute()))
                    .map(|civil| zone.place(civil).instant)
                    .collect();
                let mut at = zone.place(start).instant;
                let last = *fires.last().unwrap();
                while at < last {
                    let expect = fires.range((std::ops::Bound::Excluded(at), std::ops::Bound::Unbounded)).next();
                    assert_eq!(schedule.next_after(at, &zone, ANY).as_ref(), expect, "{zone} {text} after {at}");
                    at += SignedDuration::from_mins(31);
                }
            }
        }
    }

    #[test]
    fn kept_as_written() {
        let schedule = Schedule::parse(" hverdage kl. 9 ").unwrap();
        assert_eq!(serde_json::to_string(&schedule).unwrap(), r#""hverdage kl. 9""#);
        assert!(serde_json::from_str::<Schedule>(r#""0 9 30 2 *""#).is_err());
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}") {
            let _ = Schedule::parse(&text);
        }

        #[test]
        fn nor_on_what_looks_like_a_schedule(text in "([0-9*/,-]{1,6} ){4}[0-9*/a-z,-]{1,6}") {
            let _ = Schedule::parse(&text);
        }

        #[test]
        fn moments_are_later_and_allowed(seconds in 1_790_000_000_i64..1_890_000_000, minute in 0_u8..60, hour in 7_u8..17) {
            let days = WorkingDays::default();
            let allowed = Allowed { days: Some(&days), quiet: Some(QuietHours::parse("17-7").unwrap()) };
            let schedule = Schedule::parse(&format!("{minute} {hour} * * *")).unwrap();
            let at = Timestamp::from_second(seconds).unwrap();
            let next = schedule.next_after(at, &Zone::default(), allowed).unwrap();
            prop_assert!(next > at && allowed.contains(next, &Zone::default()));
        }
    }
}

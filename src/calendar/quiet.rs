//! When the bot may speak of itself: quiet hours, and quiet hours together with working days. Deliberately absent: a
//! time people chose themselves, which is kept although it is quiet; that is the caller's rule.

use super::clock::{ClockError, parse_clock};
use super::holidays::WorkingDays;
use super::words::normal;
use super::zone::Zone;
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A range of the day, from `from` up to but not including `to`; `17:00` to `07:00` passes midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", deny_unknown_fields)]
pub struct QuietHours {
    from: Time,
    to: Time,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuietError {
    #[error("quiet hours are two times, e.g. 17-7")]
    NotARange,
    #[error("quiet hours from {0} to the same time leave no time to speak")]
    WholeDay(Time),
    #[error(transparent)]
    Clock(#[from] ClockError),
}

impl QuietHours {
    pub fn new(from: Time, to: Time) -> Result<Self, QuietError> {
        if from == to {
            return Err(QuietError::WholeDay(from));
        }
        Ok(Self { from, to })
    }

    /// Reads `17-7`, `17.00–07.00`, `kl. 17 til 7`, `from 5pm to 7am`.
    pub fn parse(text: &str) -> Result<Self, QuietError> {
        let text = normal(text);
        let bare =
            ["fra", "from", "mellem", "between"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        let (from, to) = [" til ", " to ", " until ", " og ", " and ", "-"]
            .iter()
            .find_map(|between| bare.split_once(between))
            .ok_or(QuietError::NotARange)?;
        Self::new(parse_clock(from)?, parse_clock(to)?)
    }

    pub fn from(&self) -> Time {
        self.from
    }

    pub fn to(&self) -> Time {
        self.to
    }

    pub fn contains(&self, time: Time) -> bool {
        if self.from < self.to { self.from <= time && time < self.to } else { self.from <= time || time < self.to }
    }

    /// The instant itself when it is not quiet, else the first one after it that is not.
    pub fn next_allowed(&self, instant: Timestamp, zone: &Zone) -> Timestamp {
        let civil = zone.civil(instant);
        if !self.contains(civil.time()) {
            return instant;
        }
        let ends_today = civil.time() < self.to;
        let end = if ends_today { civil.date() } else { civil.date().saturating_add(1.day()) };
        zone.reach(end.to_datetime(self.to), instant)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    from: Time,
    to: Time,
}

impl TryFrom<Unchecked> for QuietHours {
    type Error = QuietError;
    fn try_from(read: Unchecked) -> Result<Self, QuietError> {
        Self::new(read.from, read.to)
    }
}

/// The moments the bot may choose by itself. `None` means that nothing of that kind is in the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed<'a> {
    pub days: Option<&'a WorkingDays>,
    pub quiet: Option<QuietHours>,
}

impl Allowed<'_> {
    pub fn contains(&self, instant: Timestamp, zone: &Zone) -> bool {
        let civil = zone.civil(instant);
        self.days.is_none_or(|days| days.is_working(civil.date()))
            && self.quiet.is_none_or(|quiet| !quiet.contains(civil.time()))
    }

    /// The instant itself when it is allowed, else the first allowed one after it. None only at the end of the calendar.
    pub fn next(&self, instant: Timestamp, zone: &Zone) -> Option<Timestamp> {
        let mut at = instant;
        while !self.contains(at, zone) {
            let date = zone.date(at);
            let working = self.days.map_or(date, |days| days.next_working(date));
            let next = if working > date {
                zone.reach(working.at(0, 0, 0, 0), at)
            } else {
                self.quiet.map_or(at, |quiet| quiet.next_allowed(at, zone))
            };
            if next <= at {
                return None;
            }
            at = next;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;
    use proptest::prelude::*;

    fn check(quiet: &str, at: &str, expect: &str) {
        let zone = Zone::default();
        let quiet = QuietHours::parse(quiet).unwrap();
        let next = quiet.next_allowed(at.parse().unwrap(), &zone);
        assert_eq!(zone.zoned(next).strftime("%Y-%m-%d %H:%M%:z").to_string(), expect, "{quiet:?} {at}");
    }

    #[test]
    fn ranges_as_written() {
        let night = QuietHours::new(time(17, 0, 0, 0), time(7, 0, 0, 0)).unwrap();
        for text in ["17-7", "17.00–07.00", "kl. 17 til 7", "from 5pm to 7am", "fra kl. 17 til kl. 7", "17:00 until 7"]
        {
            assert_eq!(QuietHours::parse(text), Ok(night), "{text}");
        }
        assert_eq!(QuietHours::parse("8-8"), Err(QuietError::WholeDay(time(8, 0, 0, 0))));
        assert_eq!(QuietHours::parse("aften"), Err(QuietError::NotARange));
        assert!(matches!(QuietHours::parse("17-25"), Err(QuietError::Clock(_))));
        assert!(serde_json::from_str::<QuietHours>(r#"{"from":"08:00","to":"08:00"}"#).is_err());
    }

    #[test]
    fn over_midnight_and_within_the_day() {
        check("17-7", "2026-11-19T15:59:59Z", "2026-11-19 16:59+01:00");
        check("17-7", "2026-11-19T16:00:00Z", "2026-11-20 07:00+01:00");
        check("17-7", "2026-11-20T05:59:00Z", "2026-11-20 07:00+01:00");
        check("17-7", "2026-11-20T06:00:00Z", "2026-11-20 07:00+01:00");
        check("17-7", "2026-12-31T22:00:00Z", "2027-01-01 07:00+01:00");
        check("12-13", "2026-11-19T11:15:00Z", "2026-11-19 13:00+01:00");
    }

    #[test]
    fn over_both_clock_changes() {
        check("22-7", "2027-03-27T22:00:00Z", "2027-03-28 07:00+02:00");
        check("22-2.30", "2027-03-27T22:00:00Z", "2027-03-28 03:00+02:00");
        check("22-7", "2027-10-30T21:00:00Z", "2027-10-31 07:00+01:00");
        check("22-2.30", "2027-10-30T21:00:00Z", "2027-10-31 02:30+02:00");
        check("22-2.30", "2027-10-31T01:10:00Z", "2027-10-31 02:30+01:00");
    }

    #[test]
    fn quiet_hours_and_working_days_together() {
        let zone = Zone::default();
        let days = WorkingDays::default();
        let allowed = Allowed { days: Some(&days), quiet: Some(QuietHours::parse("17-7").unwrap()) };
        let next = |at: &str| zone.civil(allowed.next(at.parse().unwrap(), &zone).unwrap()).to_string();
        assert_eq!(next("2027-03-24T16:30:00Z"), "2027-03-30T07:00:00");
        assert_eq!(next("2026-11-20T16:30:00Z"), "2026-11-23T07:00:00");
        assert_eq!(next("2026-11-19T12:30:00Z"), "2026-11-19T13:30:00");
        assert_eq!(allowed.next(Timestamp::MAX, &zone), None, "the end of the calendar is not a moment");
    }

    proptest! {
        #[test]
        fn the_next_allowed_moment_is_allowed_and_not_before(
            seconds in 1_790_000_000_i64..1_890_000_000, from in 0_i8..24, to in 0_i8..24, half in 0_i8..2
        ) {
            prop_assume!(from != to);
            let (zone, days) = (Zone::default(), WorkingDays::default());
            let quiet = QuietHours::new(time(from, 0, 0, 0), time(to, half * 30, 0, 0)).unwrap();
            let allowed = Allowed { days: Some(&days), quiet: Some(quiet) };
            let at = Timestamp::from_second(seconds).unwrap();
            let next = allowed.next(at, &zone).unwrap();
            prop_assert!(next >= at && allowed.contains(next, &zone));
            if next > at {
                let just_before = next - jiff::SignedDuration::from_secs(1);
                prop_assert!(!allowed.contains(just_before, &zone), "{just_before} was allowed already");
            }
        }
    }
}

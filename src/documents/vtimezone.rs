//! A zone's rules around some dates, as a calendar file carries them, so that a calendar that has never heard of the
//! zone still shows the right time.
//!
//! Every change of the clock that matters is written out, from the zone data bundled with the program; no rule for
//! later years is guessed. Deliberately absent: folding lines, and the rest of the file (`ics`).

use crate::calendar::Zone;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// One stretch of time in which the clock is so much ahead.
struct Observance {
    /// On the clock that was in use until then.
    onset: DateTime,
    from: Offset,
    to: Offset,
    name: String,
    is_summer: bool,
}

/// The component, line by line: what is in force at `first`, and every change until one past `last`. That is one more
/// than needed, since some calendars take a zone with summer time alone for a zone without winter.
pub(super) fn lines(zone: &Zone, first: DateTime, last: DateTime) -> Vec<String> {
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", zone.name())];
    for Observance { onset, from, to, name, is_summer } in observances(zone, first, last) {
        let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
        lines.push(format!("BEGIN:{kind}"));
        lines.push(format!("DTSTART:{}", onset.strftime("%Y%m%dT%H%M%S")));
        lines.push(format!("TZOFFSETFROM:{}", written(from)));
        lines.push(format!("TZOFFSETTO:{}", written(to)));
        lines.push(format!("TZNAME:{name}"));
        lines.push(format!("END:{kind}"));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines
}

fn observances(zone: &Zone, first: DateTime, last: DateTime) -> Vec<Observance> {
    let (first, last) = (zone.place(first).instant, zone.place(last).instant);
    let zoned = zone.zoned(first);
    let tz = zoned.time_zone();
    // A change at the very moment is in force already.
    let just_after = first.checked_add(SignedDuration::from_nanos(1)).unwrap_or(first);
    let mut found = vec![match tz.preceding(just_after).next() {
        Some(change) => {
            observance(tz, change.timestamp(), change.offset(), change.abbreviation(), change.dst().is_dst())
        }
        // The zone's clock has never been changed.
        None => {
            let info = tz.to_offset_info(first);
            let (to, name) = (info.offset(), info.abbreviation());
            let onset = to.to_datetime(Timestamp::UNIX_EPOCH);
            Observance { onset, from: to, to, name: name.to_owned(), is_summer: info.dst().is_dst() }
        }
    }];
    for change in tz.following(first) {
        let at = change.timestamp();
        found.push(observance(tz, at, change.offset(), change.abbreviation(), change.dst().is_dst()));
        if at > last {
            break;
        }
    }
    found
}

fn observance(tz: &TimeZone, at: Timestamp, to: Offset, name: &str, is_summer: bool) -> Observance {
    let just_before = at.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(at);
    let from = tz.to_offset(just_before);
    Observance { onset: from.to_datetime(at), from, to, name: name.to_owned(), is_summer }
}

/// `+0100`, with seconds where there are any: `-003044`.
fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, seconds) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let seconds = if seconds == 0 { String::new() } else { format!("{seconds:02}") };
    format!("{sign}{hours:02}{minutes:02}{seconds}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    /// The clock changes of a zone around two moments, short: `20270328T020000 +0100 +0200 CEST summer`.
    fn check(zone: &str, first: DateTime, last: DateTime, expected: &[&str]) {
        let zone = Zone::parse(zone).unwrap();
        let found: Vec<String> = observances(&zone, first, last)
            .into_iter()
            .map(|o| {
                let season = if o.is_summer { "summer" } else { "standard" };
                let onset = o.onset.strftime("%Y%m%dT%H%M%S");
                format!("{onset} {} {} {} {season}", written(o.from), written(o.to), o.name)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn both_changes_of_a_year() {
        let (spring, autumn) = (datetime(2027, 3, 27, 9, 0, 0, 0), datetime(2027, 11, 1, 9, 0, 0, 0));
        check(
            "Europe/Copenhagen",
            spring,
            autumn,
            &[
                "20261025T030000 +0200 +0100 CET standard",
                "20270328T020000 +0100 +0200 CEST summer",
                "20271031T030000 +0200 +0100 CET standard",
                "20280326T020000 +0100 +0200 CEST summer",
            ],
        );
    }

    #[test]
    fn a_change_at_the_very_moment_is_in_force() {
        let moment = datetime(2027, 3, 28, 3, 0, 0, 0);
        check(
            "Europe/Copenhagen",
            moment,
            moment,
            &["20270328T020000 +0100 +0200 CEST summer", "20271031T030000 +0200 +0100 CET standard"],
        );
    }

    #[test]
    fn a_zone_without_changes_still_has_an_offset() {
        let day = datetime(2027, 6, 1, 9, 0, 0, 0);
        check("UTC", day, day, &["19700101T000000 +0000 +0000 UTC standard"]);
        let zone = Zone::parse("Asia/Kolkata").unwrap();
        assert_eq!(observances(&zone, day, day).iter().map(|o| written(o.to)).collect::<Vec<_>>(), ["+0530"]);
    }
}

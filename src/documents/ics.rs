//! Calendar files (RFC 5545): appointments and dates that people put into their own calendar.
//!
//! Our own, since the crates for it bring a clock, chance or a second set of zone data into the pure ring, and the
//! zones, which are the difficult part, would be ours all the same. A time is local, with its zone's rules beside it
//! (`vtimezone`), so it stays at nine o'clock when a clock change is moved. Deliberately absent: who is invited and by
//! whom. These are files to open, not invitations by mail, and nobody's address stands in them.

use super::vtimezone;
use crate::calendar::Zone;
use crate::doc::clean_text;
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};

/// What a platform is told that the file is.
pub const MEDIA_TYPE: &str = "text/calendar";

/// Octets in a line, without its end.
const LINE: usize = 75;

/// What the whole file asks of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Put these in, in place of those with the same `uid` and a lower `sequence`.
    Publish,
    /// Take these out again.
    Cancel,
}

/// One line in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for as long as it is the same entry, and no other's anywhere in the world.
    pub uid: String,
    /// 0 at first; higher whenever its time or place changes, and when it is cancelled.
    pub sequence: u32,
    pub when: When,
    pub summary: String,
    /// May have several lines.
    pub description: String,
    pub location: Option<String>,
    /// How long before it begins the calendar reminds, in whole minutes.
    pub alarm: Option<SignedDuration>,
}

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On the clock of the file's zone. An `end` that is not after `start` is left out.
    Timed { start: DateTime, end: DateTime },
    /// Whole days, both included. They stand at the top of the day and keep nobody busy.
    AllDay { first: Date, last: Date },
}

/// The file, with its lines ended as the format wants them. `stamp` is when it was made; `zone` is that of all timed
/// entries.
pub fn calendar(method: Method, entries: &[Entry], zone: &Zone, stamp: Timestamp) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//drejebog//drejebog//DA");
    file.line("CALSCALE:GREGORIAN");
    file.line(match method {
        Method::Publish => "METHOD:PUBLISH",
        Method::Cancel => "METHOD:CANCEL",
    });
    if let Some((first, last)) = timed(entries) {
        for line in vtimezone::lines(zone, first, last) {
            file.line(&line);
        }
    }
    for entry in entries {
        file.entry(entry, method, zone, stamp);
    }
    file.line("END:VCALENDAR");
    file.0
}

/// From the first to the last moment on the clock.
fn timed(entries: &[Entry]) -> Option<(DateTime, DateTime)> {
    let times = entries.iter().filter_map(|entry| match entry.when {
        When::Timed { start, end } => Some((start, end.max(start))),
        When::AllDay { .. } => None,
    });
    times.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)))
}

#[derive(Default)]
struct File(String);

impl File {
    fn entry(&mut self, entry: &Entry, method: Method, zone: &Zone, stamp: Timestamp) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &entry.uid);
        self.line(&format!("DTSTAMP:{}", stamp.strftime("%Y%m%dT%H%M%SZ")));
        self.line(&format!("SEQUENCE:{}", entry.sequence));
        match entry.when {
            When::Timed { start, end } => {
                self.local("DTSTART", zone, start);
                if end > start {
                    self.local("DTEND", zone, end);
                }
            }
            When::AllDay { first, last } => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
                // The format names the first day that it is over.
                let after = last.max(first).tomorrow().unwrap_or(Date::MAX);
                self.line(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")));
                self.line("TRANSP:TRANSPARENT");
            }
        }
        self.text("SUMMARY", &entry.summary);
        if !entry.description.trim().is_empty() {
            self.text("DESCRIPTION", &entry.description);
        }
        if let Some(location) = &entry.location {
            self.text("LOCATION", location);
        }
        self.line(match method {
            Method::Publish => "STATUS:CONFIRMED",
            Method::Cancel => "STATUS:CANCELLED",
        });
        if let (Some(before), Method::Publish) = (entry.alarm, method) {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("TRIGGER:-PT{}M", before.as_mins().max(0)));
            self.text("DESCRIPTION", &entry.summary);
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    fn local(&mut self, name: &str, zone: &Zone, at: DateTime) {
        self.line(&format!("{name};TZID={}:{}", zone.name(), at.strftime("%Y%m%dT%H%M%S")));
    }

    /// A property whose value is what somebody wrote.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in clean_text(value).trim().chars() {
            match c {
                '\n' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', c]),
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// One line, folded between characters where it is too long.
    fn line(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LINE;
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(now);
            // The space that marks a line as the rest of the one above counts as one of its octets.
            self.0.push_str("\r\n ");
            (rest, room) = (later, LINE - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    const STAMP: Timestamp = Timestamp::constant(1_795_075_200, 0);

    fn follow_up() -> Entry {
        Entry {
            uid: "trial-3@drejebog".to_owned(),
            sequence: 0,
            when: When::Timed { start: datetime(2026, 12, 24, 9, 0, 0, 0), end: datetime(2026, 12, 24, 9, 30, 0, 0) },
            summary: "Opfølgning: skilt ved skranken".to_owned(),
            description: "Hvad har vi lært?\nTag notaterne med; også de korte, tak.".to_owned(),
            location: Some("Mødelokale 2".to_owned()),
            alarm: Some(SignedDuration::from_hours(1)),
        }
    }

    fn file(method: Method, entries: &[Entry]) -> String {
        calendar(method, entries, &Zone::default(), STAMP)
    }

    #[test]
    fn an_appointment_with_its_zone_and_a_reminder() {
        let text = file(Method::Publish, &[follow_up()]);
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//drejebog//drejebog//DA
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VTIMEZONE
            TZID:Europe/Copenhagen
            BEGIN:STANDARD
            DTSTART:20261025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20270328T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:trial-3@drejebog
            DTSTAMP:20261119T080000Z
            SEQUENCE:0
            DTSTART;TZID=Europe/Copenhagen:20261224T090000
            DTEND;TZID=Europe/Copenhagen:20261224T093000
            SUMMARY:Opfølgning: skilt ved skranken
            DESCRIPTION:Hvad har vi lært?\nTag notaterne med\; også de korte\, tak.
            LOCATION:Mødelokale 2
            STATUS:CONFIRMED
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT60M
            DESCRIPTION:Opfølgning: skilt ved skranken
            END:VALARM
            END:VEVENT
            END:VCALENDAR
        "#]]
        .assert_eq(&text.replace("\r\n", "\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn whole_days_need_no_zone_and_end_on_the_day_after() {
        let when = When::AllDay { first: date(2026, 12, 3), last: date(2026, 12, 23) };
        let text = file(Method::Publish, &[Entry { when, alarm: None, ..follow_up() }]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261224\r\nTRANSP:TRANSPARENT\r\n"));
        assert!(!text.contains("VTIMEZONE") && !text.contains("VALARM"));
    }

    #[test]
    fn what_is_cancelled_reminds_nobody() {
        let text = file(Method::Cancel, &[Entry { sequence: 2, ..follow_up() }]);
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
        assert!(text.contains("SEQUENCE:2\r\n") && !text.contains("VALARM"));
    }

    #[test]
    fn nobody_can_write_a_property_of_their_own() {
        let summary = "Møde\r\nATTACH:https://ondt.example\u{0}\u{2028}END:VEVENT".to_owned();
        let text = file(Method::Publish, &[Entry { summary, ..follow_up() }]);
        assert!(text.contains("SUMMARY:Møde\\nATTACH:https://ondt.example\\nEND:VEVENT\r\n"));
    }

    #[test]
    fn a_backslash_is_a_backslash() {
        let text = file(Method::Publish, &[Entry { summary: "C:\\new, og \\;".to_owned(), ..follow_up() }]);
        assert!(text.contains("SUMMARY:C:\\\\new\\, og \\\\\\;\r\n"), "{text}");
    }

    /// The format's own rule for putting folded lines together again.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    proptest! {
        #[test]
        fn lines_are_short_and_lose_nothing(words in "[a-zæøå,;\n 👩‍💻é]{0,300}") {
            let text = file(Method::Publish, &[Entry { description: words.clone(), alarm: None, ..follow_up() }]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE, "{line}");
                prop_assert!(!line.contains('\n'));
            }
            let whole = unfolded(&text);
            let line = whole.split("\r\n").find_map(|line| line.strip_prefix("DESCRIPTION:")).unwrap_or_default();
            let read = line.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";");
            prop_assert_eq!(read, clean_text(&words).trim().to_owned());
        }
    }
}

//! What a calendar makes of our files: `read_calendar.py` opens them one after the other, as a person would.

use super::reading::opened;
use drejebog::calendar::Zone;
use drejebog::documents::ics::{Entry, Method, When, calendar};
use jiff::civil::{date, datetime};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::slice::from_ref;

const STAMP: Timestamp = Timestamp::constant(1_795_075_200, 0);

fn entry(uid: &str, when: When) -> Entry {
    Entry {
        uid: uid.to_owned(),
        sequence: 0,
        when,
        summary: "Opfølgning på »skilt ved skranken«".to_owned(),
        description: String::new(),
        location: None,
        alarm: None,
    }
}

fn timed(day: (i16, i8, i8), hour: i8) -> When {
    let start = datetime(day.0, day.1, day.2, hour, 30, 0, 0);
    When::Timed { start, end: start.checked_add(SignedDuration::from_mins(45)).expect("the same day") }
}

fn file(method: Method, entries: &[Entry]) -> String {
    calendar(method, entries, &Zone::default(), STAMP)
}

#[test]
fn everything_comes_through() {
    let text = "Tag med:\n- noter; også de korte\n- \"blå\" kuglepenne, 3 stk.\\ Æblegrød 👩‍💻 ".to_owned()
        + "og meget mere ".repeat(20).as_str();
    let whole = Entry {
        sequence: 3,
        description: text.clone(),
        location: Some("Lokale 2, 1. sal; til venstre".to_owned()),
        alarm: Some(SignedDuration::from_mins(15)),
        ..entry("trial-3@drejebog", timed((2026, 12, 29), 9))
    };
    let days = entry("trial-3-days@drejebog", When::AllDay { first: date(2026, 12, 3), last: date(2026, 12, 23) });
    let seen = opened(&[file(Method::Publish, &[whole, days])]);
    assert_eq!(
        seen,
        json!([
            {
                "uid": "trial-3-days@drejebog", "sequence": 0, "start": "2026-12-03", "end": "2026-12-24",
                "summary": "Opfølgning på »skilt ved skranken«", "description": "", "location": "", "alarm": null,
            },
            {
                "uid": "trial-3@drejebog", "sequence": 3,
                "start": "2026-12-29T08:30:00+00:00", "end": "2026-12-29T09:15:00+00:00",
                "summary": "Opfølgning på »skilt ved skranken«", "description": text.trim(),
                "location": "Lokale 2, 1. sal; til venstre", "alarm": -15,
            },
        ])
    );
}

/// The parser is given no zones but the ones in the file, so that it is our rules that are tried.
#[test]
fn the_clock_changes_of_2027() {
    // The day before, the day itself and the day after 28 March, and the same around 31 October.
    let days = [(3, 27), (3, 28), (3, 29), (10, 30), (10, 31), (11, 1)];
    let entries: Vec<Entry> =
        days.iter().map(|(month, day)| entry(&format!("{month}-{day}"), timed((2027, *month, *day), 9))).collect();
    let seen = opened(&[file(Method::Publish, &entries)]);
    let starts: Vec<&str> =
        seen.as_array().expect("a list").iter().map(|e| e["start"].as_str().expect("text")).collect();
    assert_eq!(
        starts,
        [
            "2027-03-27T08:30:00+00:00",
            "2027-03-28T07:30:00+00:00",
            "2027-03-29T07:30:00+00:00",
            "2027-10-30T07:30:00+00:00",
            "2027-10-31T08:30:00+00:00",
            "2027-11-01T08:30:00+00:00",
        ]
    );
    for entry in entries {
        let alone = opened(&[file(Method::Publish, from_ref(&entry))]);
        let same = seen.as_array().expect("a list").iter().find(|e| e["uid"] == entry.uid.as_str()).expect("there");
        assert_eq!(&alone[0], same, "alone in a file it is at the same time");
    }
}

#[test]
fn an_update_takes_the_place_of_what_was_there_and_a_cancellation_removes_it() {
    let first = entry("trial-3@drejebog", timed((2026, 12, 29), 9));
    let other = entry("trial-4@drejebog", timed((2026, 12, 30), 9));
    let moved = Entry { sequence: 1, ..entry("trial-3@drejebog", timed((2027, 1, 5), 13)) };
    let published = file(Method::Publish, &[first.clone(), other]);
    let update = file(Method::Publish, from_ref(&moved));
    let cancelled = file(Method::Cancel, &[Entry { sequence: 2, ..moved }]);

    let uids_and_starts = |seen: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        seen.as_array().expect("a list").iter().map(|e| (text(&e["uid"]), text(&e["start"]))).collect()
    };
    let other = ("trial-4@drejebog".to_owned(), "2026-12-30T08:30:00+00:00".to_owned());
    let later = ("trial-3@drejebog".to_owned(), "2027-01-05T12:30:00+00:00".to_owned());
    let seen = opened(&[published.clone(), update.clone()]);
    assert_eq!(uids_and_starts(&seen), [other.clone(), later.clone()]);
    // The old file opened once more does not move it back.
    let seen = opened(&[published.clone(), update.clone(), published.clone()]);
    assert_eq!(uids_and_starts(&seen), [other.clone(), later]);
    let seen = opened(&[published, update, cancelled]);
    assert_eq!(uids_and_starts(&seen), [other]);
}

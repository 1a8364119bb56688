//! The table of phrases: what is understood, what is refused and why, said on Thursday 19 November 2026 at 10:00.

use super::{Tongue, When, WhenContext, WhenError, WorkingDays, Zone, parse_when};
use jiff::Timestamp;
use proptest::prelude::*;

const THURSDAY_AT_TEN: &str = "2026-11-19T09:00:00Z";

/// `~` before a date says that the year was assumed; readings of an ambiguous phrase are parted by `|`.
fn show(result: Result<When, WhenError>) -> String {
    let when = |when: &When| {
        let time = when.time.map(|time| time.strftime(" %H:%M").to_string()).unwrap_or_default();
        format!("{}{}{time}", if when.year_assumed { "~" } else { "" }, when.date)
    };
    match result {
        Ok(one) => when(&one),
        Err(WhenError::Ambiguous(readings)) => readings.iter().map(when).collect::<Vec<_>>().join(" | "),
        Err(WhenError::Past(one)) => format!("past {}", when(&one)),
        Err(WhenError::TooFar(one)) => format!("far {}", when(&one)),
        Err(WhenError::Unknown(word)) => format!("unknown {word}"),
        Err(other) => format!("{other:?}"),
    }
}

fn said_at(now: &str, text: &str, tongue: Tongue) -> String {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    show(parse_when(text, &WhenContext { now: now.parse().unwrap(), zone: &zone, days: &days, tongue }))
}

fn check_all(now: &str, tongue: Tongue, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(phrase, expect)| (phrase, expect, said_at(now, phrase, tongue)))
        .filter(|(_, expect, found)| found != *expect)
        .map(|(phrase, expect, found)| format!("{phrase:?}: expected {expect}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn phrases_in_a_danish_channel() {
    check_all(THURSDAY_AT_TEN, Tongue::Danish, DANISH);
}

#[test]
fn phrases_in_an_english_channel() {
    check_all(THURSDAY_AT_TEN, Tongue::English, ENGLISH);
}

/// Understood whatever the channel's language, in the same way.
#[test]
fn the_other_language_is_understood() {
    for tongue in [Tongue::Danish, Tongue::English] {
        check_all(THURSDAY_AT_TEN, tongue, EITHER);
    }
}

const DANISH: &[(&str, &str)] = &[
    ("torsdag kl. 9", "2026-11-26 09:00"),
    ("torsdag kl. 13", "2026-11-19 13:00 | 2026-11-26 13:00"),
    ("torsdag", "2026-11-19 | 2026-11-26"),
    ("på torsdag kl. 13", "2026-11-26 13:00"),
    ("på mandag", "2026-11-23"),
    ("mandag d. 23. kl. 9", "~2026-11-23 09:00"),
    ("Fredag kl. 10.30", "2026-11-20 10:30"),
    ("fredag 10.30", "2026-11-20 10:30"),
    ("fre kl. 10", "2026-11-20 10:00"),
    ("LØRDAG KL 13", "2026-11-21 13:00"),
    ("loerdag kl. 13", "2026-11-21 13:00"),
    ("næste mandag", "2026-11-23"),
    ("næste fredag", "2026-11-20 | 2026-11-27"),
    ("næste torsdag kl. 13", "2026-11-26 13:00"),
    ("førstkommende fredag", "2026-11-20"),
    ("nu på fredag kl. 12", "2026-11-20 12:00"),
    ("denne fredag", "2026-11-20"),
    ("fredag i næste uge", "2026-11-27"),
    ("næste uge onsdag kl. 9", "2026-11-25 09:00"),
    ("næste uge", "WhichDay"),
    ("næste måned", "WhichDay"),
    ("i fredags", "past 2026-11-13"),
    ("sidste mandag", "past 2026-11-16"),
    ("i går", "past 2026-11-18"),
    ("i dag kl. 14", "2026-11-19 14:00"),
    ("i dag kl. 9", "past 2026-11-19 09:00"),
    ("i dag kl. 10", "past 2026-11-19 10:00"),
    ("i dag", "2026-11-19"),
    ("i morgen 9", "2026-11-20 09:00"),
    ("imorgen kl 9", "2026-11-20 09:00"),
    ("i morgen kl. 9.10", "2026-11-20 09:10"),
    ("i morgen 9.10", "2026-11-20 09:10"),
    ("i morgen kl. 2", "2026-11-20 02:00 | 2026-11-20 14:00"),
    ("i morgen kl. 02.00", "2026-11-20 02:00"),
    ("i morgen eftermiddag kl. 2", "2026-11-20 14:00"),
    ("i morgen eftermiddag", "WhichTime"),
    ("i eftermiddag kl. 2", "2026-11-19 14:00"),
    ("i aften kl. 19", "2026-11-19 19:00"),
    ("i overmorgen kl. 9", "2026-11-21 09:00"),
    ("i morgen fredag kl. 9", "2026-11-20 09:00"),
    ("kl. 13", "2026-11-19 13:00"),
    ("kl. 1300", "2026-11-19 13:00"),
    ("13.00", "2026-11-19 13:00"),
    ("kl. 9", "past 2026-11-19 09:00"),
    ("i morgen kl. 25", "NoSuchTime { hour: 25, minute: 0 }"),
    ("i morgen kl. 13.75", "NoSuchTime { hour: 13, minute: 75 }"),
    ("3/12 13.00", "~2026-12-03 13:00"),
    ("3/12 kl. 13", "~2026-12-03 13:00"),
    ("3/4", "~2027-04-03"),
    ("3.12.", "~2026-12-03"),
    ("3.12", "~2026-12-03"),
    ("d. 3/12-2026 kl. 9", "2026-12-03 09:00"),
    ("3.12.2026", "2026-12-03"),
    ("03-12-2026", "2026-12-03"),
    ("3/12/26", "2026-12-03"),
    ("torsdag den 3. december kl. 13", "~2026-12-03 13:00"),
    ("fredag den 3. december", "WeekdayMismatch { said: Friday, date: 2026-12-03 }"),
    ("3. dec. kl. 9.00", "~2026-12-03 09:00"),
    ("3 december 13", "~2026-12-03 13:00"),
    ("3. december 2026", "2026-12-03"),
    ("12. januar", "~2027-01-12"),
    ("12/1 kl. 9", "~2027-01-12 09:00"),
    ("til og med 12/1", "~2027-01-12"),
    ("1/11", "past ~2026-11-01"),
    ("1/9", "~2027-09-01"),
    ("1/11 2027", "2027-11-01"),
    ("19/11", "~2026-11-19"),
    ("31/12 kl. 23.59", "~2026-12-31 23:59"),
    ("1. januar", "~2027-01-01"),
    ("den 3.", "~2026-12-03"),
    ("30/2", "NoSuchDate { day: 30, month: 2 }"),
    ("29/2", "NoSuchDate { day: 29, month: 2 }"),
    ("29/2 2028", "2028-02-29"),
    ("12/25", "NoSuchDate { day: 12, month: 25 }"),
    ("3/12 2025", "past 2025-12-03"),
    ("3/12 2036", "far 2036-12-03"),
    ("december", "WhichDay"),
    ("om 3 uger", "2026-12-10"),
    ("3 uger", "2026-12-10"),
    ("om tre uger kl. 13", "2026-12-10 13:00"),
    ("torsdag om 3 uger", "2026-12-10"),
    ("mandag om 3 uger", "2026-12-07 | 2026-12-14"),
    ("2 måneder", "2027-01-19"),
    ("om en måned", "2026-12-19"),
    ("14 dage", "2026-12-03"),
    ("om fjorten dage", "2026-12-03"),
    ("om 8 dage", "2026-11-26 | 2026-11-27"),
    ("om et halvt år", "2027-05-19"),
    ("om 3 arbejdsdage", "2026-11-24"),
    ("om en time", "2026-11-19 11:00"),
    ("om et kvarter", "2026-11-19 10:15"),
    ("om 30 min", "2026-11-19 10:30"),
    ("3 uger fra i dag", "2026-12-10"),
    ("onsdag i uge 50 kl. 9", "~2026-12-09 09:00"),
    ("uge 2 mandag", "~2027-01-11"),
    ("uge 50", "WhichDay"),
    ("mandag uge 54", "NoSuchWeek(54)"),
    ("", "Empty"),
    ("   ", "Empty"),
    ("tors. d. 3/12 kl. 13.00", "~2026-12-03 13:00"),
    ("torsdag, 3.december, kl.13", "~2026-12-03 13:00"),
    ("kl. 13 i morgen", "2026-11-20 13:00"),
    ("torsdag 10.12", "2026-11-26 10:12 | ~2026-12-10"),
    ("fredag kl. 10 i næste uge", "2026-11-27 10:00"),
    ("30.11", "~2026-11-30"),
    ("10.10 i morgen", "2026-11-20 10:10"),
    ("3/12 og 4/12", "Unclear"),
    ("3-4", "Unclear"),
    ("snart", "unknown snart"),
    ("i morgen halv ti", "unknown halv"),
    ("fredag lørdag", "Unclear"),
    ("i morgen om 3 uger", "Unclear"),
    ("kl. 9-10 i morgen", "Unclear"),
    ("næste", "Unclear"),
    ("om 99999 uger", "Unclear"),
    ("999999999999999", "unknown 999999999999999"),
];

const ENGLISH: &[(&str, &str)] = &[
    ("next Tuesday 9am", "2026-11-24 09:00"),
    ("next Friday", "2026-11-20 | 2026-11-27"),
    ("Friday next week at 10", "2026-11-27 10:00"),
    ("this Friday at 10:30", "2026-11-20 10:30"),
    ("on Monday at 1 pm", "2026-11-23 13:00"),
    ("Thursday at 1pm", "2026-11-19 13:00 | 2026-11-26 13:00"),
    ("Thursday at 9", "2026-11-26 09:00"),
    ("last Friday", "past 2026-11-13"),
    ("3/4", "~2027-03-04 | ~2027-04-03"),
    ("3/4 at 9", "~2027-03-04 09:00 | ~2027-04-03 09:00"),
    ("3/4 kl. 9", "~2027-04-03 09:00"),
    ("4/4", "~2027-04-04"),
    ("3.4.", "~2027-04-03"),
    ("12/25", "~2026-12-25"),
    ("25/12", "~2026-12-25"),
    ("12/1", "~2026-12-01 | ~2027-01-12"),
    ("Thursday 3/12", "~2026-12-03"),
    ("03/12/2026", "2026-12-03"),
    ("December 3", "~2026-12-03"),
    ("Dec 3rd at 13:00", "~2026-12-03 13:00"),
    ("the 3rd of December 2026", "2026-12-03"),
    ("3 December 1:30 p.m.", "~2026-12-03 13:30"),
    ("Wednesday in week 50 at 9", "~2026-12-09 09:00"),
    ("next week", "WhichDay"),
    ("tomorrow at 2", "2026-11-20 02:00 | 2026-11-20 14:00"),
    ("tomorrow at 2pm", "2026-11-20 14:00"),
    ("tomorrow at 9 in the morning", "2026-11-20 09:00"),
    ("tomorrow afternoon at 2", "2026-11-20 14:00"),
    ("tomorrow at noon", "2026-11-20 12:00"),
    ("tonight at 7", "2026-11-19 19:00"),
    ("this afternoon at 3", "2026-11-19 15:00"),
    ("at 2", "2026-11-19 14:00"),
    ("at 13pm", "NoSuchTime { hour: 13, minute: 0 }"),
    ("yesterday", "past 2026-11-18"),
    ("8 days", "2026-11-27"),
    ("in a fortnight", "unknown fortnight"),
    ("on the 3rd", "~2026-12-03"),
    ("Mon 9:30", "2026-11-23 09:30"),
    ("at 9 on Monday", "2026-11-23 09:00"),
];

const EITHER: &[(&str, &str)] = &[
    ("2026-12-03 13:00", "2026-12-03 13:00"),
    ("2026-12-03T13:00:00", "2026-12-03 13:00"),
    ("2026-12-03", "2026-12-03"),
    ("2026-02-30", "NoSuchDate { day: 30, month: 2 }"),
    ("in two weeks", "2026-12-03"),
    ("in 3 weeks at 9", "2026-12-10 09:00"),
    ("om to uger", "2026-12-03"),
    ("day after tomorrow", "2026-11-21"),
    ("the day after tomorrow at 9", "2026-11-21 09:00"),
    ("i overmorgen", "2026-11-21"),
    ("in three working days", "2026-11-24"),
    ("a month from now", "2026-12-19"),
    ("half a year", "2027-05-19"),
    ("in half an hour", "2026-11-19 10:30"),
    ("until 13/1", "~2027-01-13"),
    ("12. januar kl. 9", "~2027-01-12 09:00"),
    ("12 January at 9am", "~2027-01-12 09:00"),
    ("torsdag den 3/12 kl. 13", "~2026-12-03 13:00"),
    ("på mandag kl. 9", "2026-11-23 09:00"),
];

#[test]
fn the_table_is_as_long_as_promised() {
    let phrases = DANISH.len() + ENGLISH.len() + EITHER.len();
    assert!(phrases >= 80 && DANISH.len() >= 40 && ENGLISH.len() >= 30, "{phrases}");
}

#[test]
fn next_friday_said_on_a_monday_has_two_readings() {
    let monday = "2026-11-16T09:00:00Z";
    let two = "2026-11-20 | 2026-11-27";
    check_all(monday, Tongue::Danish, &[("næste fredag", two), ("next Friday", two), ("på fredag", "2026-11-20")]);
    let sunday = "2026-11-22T09:00:00Z";
    check_all(sunday, Tongue::Danish, &[("næste mandag", "2026-11-23"), ("fredag i denne uge", "past 2026-11-20")]);
}

#[test]
fn over_both_clock_changes() {
    let before_spring = "2027-03-28T00:30:00Z";
    check_all(
        before_spring,
        Tongue::Danish,
        &[("om en time", "2027-03-28 03:30"), ("om 24 timer", "2027-03-29 02:30")],
    );
    // 02:30 for the second time: the clock time 02:45 was placed in the first pass and is past.
    let second_pass = "2027-10-31T01:30:00Z";
    check_all(
        second_pass,
        Tongue::Danish,
        &[("i dag kl. 02.45", "past 2027-10-31 02:45"), ("i dag kl. 03.00", "2027-10-31 03:00")],
    );
}

#[test]
fn leap_day_new_year_and_month_ends() {
    check_all(
        "2027-12-31T22:59:00Z",
        Tongue::Danish,
        &[("i morgen kl. 9", "2028-01-01 09:00"), ("29/2", "~2028-02-29")],
    );
    check_all("2028-02-28T11:00:00Z", Tongue::Danish, &[("i morgen", "2028-02-29"), ("om et år", "2029-02-28")]);
    check_all("2027-01-31T11:00:00Z", Tongue::Danish, &[("om en måned", "2027-02-28"), ("den 30.", "~2027-03-30")]);
    check_all("2026-12-31T23:30:00Z", Tongue::English, &[("today", "2027-01-01"), ("yesterday", "past 2026-12-31")]);
    check_all("2027-01-02T11:00:00Z", Tongue::Danish, &[("mandag i uge 1", "~2027-01-04")]);
}

#[test]
fn minutes_from_now_are_never_fewer() {
    assert_eq!(said_at("2026-11-19T09:00:30Z", "om 5 min", Tongue::Danish), "2026-11-19 10:06");
}

fn never_panics(text: &str, seconds: i64) {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    for tongue in [Tongue::Danish, Tongue::English] {
        let now = Timestamp::from_second(seconds).unwrap();
        match parse_when(text, &WhenContext { now, zone: &zone, days: &days, tongue }) {
            Ok(when) => assert!(when.date >= zone.date(now), "{text:?} gave a past date"),
            Err(WhenError::Ambiguous(readings)) => assert!(readings.len() > 1, "{text:?}"),
            Err(_) => {}
        }
    }
}

proptest! {
    #[test]
    fn any_text_at_all(text in "\\PC{0,60}") {
        never_panics(&text, 1_795_000_000);
    }

    #[test]
    fn any_words_of_time(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "i", "dag", "morgen", "på", "torsdag", "næste", "next", "uge", "week", "50", "om", "in", "3", "8", "uger",
                "dage", "3/12", "3.4", "31.12.", "kl.", "at", "2", "pm", "2026-12-03", "december", "3rd", "den", "halv",
                "a", "half", "år", "eftermiddag", "13:00", "9999", "fra", "nu", "day", "after", "tomorrow", "29/2",
            ]),
            0..7,
        ),
        seconds in 1_700_000_000_i64..2_000_000_000,
    ) {
        never_panics(&words.join(" "), seconds);
    }
}

//! `phrases.txt`, phrase by phrase: what is understood, what is refused and why, said in either language and at different
//! times; and that no text at all makes the reading fail or take long. `UPDATE_EXPECT=1` writes the values anew.

use super::{
    Allowed, Days, Schedule, Tongue, When, WhenContext, WhenError, WorkingDays, Zone, date_without_year, long_date,
    parse_clock, parse_day_list, parse_days, parse_duration_minutes, parse_when, parse_when_from, parse_working_days,
    short_date,
};
use expect_test::expect_file;
use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use std::fmt::Write as _;

const PHRASES: &str = include_str!("phrases.txt");

/// Between a phrase and what it means.
const ARROW: &str = " → ";

/// What a section's phrases are read as, and when: `[days da 2026-11-19T09:00]`.
struct Section<'a> {
    kind: &'a str,
    tongues: &'static [Tongue],
    now: DateTime,
    /// Where a postponed trial ends.
    from: Option<Date>,
}

impl<'a> Section<'a> {
    fn of(head: &'a str) -> Self {
        let mut words = head.trim_matches(['[', ']']).split(' ');
        let mut word = || words.next().unwrap_or_else(|| panic!("{head}"));
        let kind = word();
        let tongues: &[Tongue] = match word() {
            "da" => &[Tongue::Danish],
            "en" => &[Tongue::English],
            _ => &[Tongue::Danish, Tongue::English],
        };
        let now = word().parse().unwrap();
        Self { kind, tongues, now, from: words.next().map(|date| date.parse().unwrap()) }
    }

    fn read(&self, phrase: &str) -> String {
        let read: Vec<String> = self.tongues.iter().map(|tongue| self.read_in(phrase, *tongue)).collect();
        assert!(read.windows(2).all(|two| two[0] == two[1]), "{phrase:?} depends on the channel's language: {read:?}");
        read.into_iter().next().unwrap()
    }

    fn read_in(&self, phrase: &str, tongue: Tongue) -> String {
        let (zone, days) = (Zone::default(), WorkingDays::default());
        let now = zone.place(self.now).instant;
        let context = WhenContext { now, zone: &zone, days: &days, tongue };
        let or_why = |read: Result<String, String>| read.unwrap_or_else(|why| why);
        match self.kind {
            "when" => parse_when(phrase, &context).map_or_else(|error| why(&error), |when| show(&when)),
            "days" => {
                let days = parse_day_list(phrase, &context);
                let all = |days: Vec<Days>| days.iter().map(show_days).collect::<Vec<_>>().join(", ");
                days.map_or_else(|error| why(&error), all)
            }
            "from" => {
                let when = parse_when_from(phrase, self.from.unwrap(), &context);
                when.map_or_else(|error| why(&error), |when| show(&when))
            }
            "clock" => or_why(parse_clock(phrase).map(face).map_err(|error| format!("{error:?}"))),
            "minutes" => or_why(count(parse_duration_minutes(phrase))),
            "workdays" => or_why(count(parse_working_days(phrase))),
            "schedule" => or_why(Schedule::parse(phrase).map_err(|error| format!("{error:?}")).map(|schedule| {
                let allowed = Allowed { days: None, quiet: None };
                let next = |after: &Timestamp| schedule.next_after(*after, &zone, allowed);
                let moments = std::iter::successors(next(&now), next).take(3);
                let shown = moments.map(|at| zone.civil(at).strftime("%a %d/%m %H:%M").to_string());
                shown.collect::<Vec<_>>().join(", ")
            })),
            kind => panic!("{kind}"),
        }
    }
}

fn count<E: std::fmt::Debug>(read: Result<u32, E>) -> Result<String, String> {
    read.map(|count| count.to_string()).map_err(|error| format!("{error:?}"))
}

fn face(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// `~` before a date says that the year was assumed.
fn show(when: &When) -> String {
    let time = when.time.map(|time| format!(" {}", face(time))).unwrap_or_default();
    format!("{}{} {}{time}", if when.year_assumed { "~" } else { "" }, when.date.strftime("%a"), when.date)
}

fn show_days(days: &Days) -> String {
    let clock = if days.had_clock { " (whole days)" } else { "" };
    let Days { first, last, .. } = days;
    let day = |date: &Date| format!("{} {date}", date.strftime("%a"));
    if first == last { format!("{}{clock}", day(first)) } else { format!("{} to {}{clock}", day(first), day(last)) }
}

fn why(error: &WhenError) -> String {
    let or = |fits: &Option<When>| fits.as_ref().map(|fits| format!("; fits: {}", show(fits))).unwrap_or_default();
    match error {
        WhenError::Unknown { word, nearest: None } => format!("unknown: {word}"),
        WhenError::Unknown { word, nearest: Some(nearest) } => format!("unknown: {word}; perhaps {nearest}"),
        WhenError::Ambiguous(readings) => readings.iter().map(show).collect::<Vec<_>>().join(" | "),
        WhenError::Varies(name) => format!("varies: {name}"),
        WhenError::NoSuchDate { day, month, last } => format!("no day {day} in month {month}{}", or(last)),
        WhenError::NoSuchWeek { week, year, last } => format!("no week {week} in {year}, which has {last}"),
        WhenError::NoSuchTime { hour, minute } => format!("no time {hour}:{minute:02}"),
        WhenError::WeekdayMismatch { said, date, near } => {
            format!("not a {said:?}; fits: {} or {}", show(date), show(near))
        }
        WhenError::WhichDay { first, last, fits } => format!("which day of {first} to {last}; fits: {}", show(fits)),
        WhenError::WhichEnd { first, last } => format!("which days; fits: {first} to {last}"),
        WhenError::WhichTime { fits } => format!("which time; fits: {}", show(fits)),
        WhenError::Past { when, fits } => format!("past {}{}", show(when), or(fits)),
        WhenError::TooFar { when, fits } => format!("too far {}{}", show(when), or(fits)),
        WhenError::Reversed { first, last } => format!("reversed: {last} is before {first}"),
        WhenError::TimesReversed { from, until } => format!("reversed: {} is before {}", face(*until), face(*from)),
        WhenError::Apart { first, second } => format!("two times: {first} and {second}"),
        WhenError::Empty | WhenError::Unclear | WhenError::WholeDays => format!("{error:?}").to_lowercase(),
    }
}

#[test]
fn every_phrase() {
    let mut section = None;
    let mut written = String::new();
    let mut phrases = 0;
    for line in PHRASES.lines() {
        if line.starts_with('[') {
            section = Some(Section::of(line));
        }
        match (line.split_once(ARROW.trim_end()), &section) {
            (Some((phrase, _)), Some(section)) if !line.starts_with('#') => {
                phrases += 1;
                let phrase = phrase.trim_end();
                writeln!(written, "{phrase}{ARROW}{}", section.read(phrase)).unwrap();
            }
            _ => writeln!(written, "{line}").unwrap(),
        }
    }
    assert!(phrases >= 600, "{phrases}");
    expect_file!["phrases.txt"].assert_eq(&written);
}

/// What the bot says of days, in each format and language, it also reads.
#[test]
fn what_is_said_can_be_written_back() {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let first = Date::constant(2026, 11, 19);
    for tongue in [Tongue::Danish, Tongue::English] {
        for date in first.series(1.day()).take(800) {
            let now = zone.place(date.to_datetime(Time::midnight())).instant;
            let context = WhenContext { now, zone: &zone, days: &days, tongue };
            let later = date.checked_add(40.days()).unwrap();
            let when = |text: String| {
                let read = parse_when(&text, &context);
                assert_eq!(read.as_ref().map(|when| when.date), Ok(later), "{text}");
                read.unwrap().time
            };
            when(long_date(later, tongue));
            when(date_without_year(later, tongue));
            when(short_date(later, tongue));
            let said = |at, face| format!("{} {at} {face}", long_date(later, tongue));
            let nine = Some(Time::constant(9, 5, 0, 0));
            let time = match tongue {
                Tongue::Danish => when(said("kl.", "9.05")),
                Tongue::English => when(said("at", "9:05")),
            };
            assert_eq!(time, nine);
            let (from, until) = (long_date(date, tongue), long_date(later, tongue));
            let (range, list) = match tongue {
                Tongue::Danish => (format!("fra {from} til og med {until}"), format!("{from} og {until}")),
                Tongue::English => (format!("from {from} until and including {until}"), format!("{from} and {until}")),
            };
            let read = parse_days(&range, &context);
            assert_eq!(read, Ok(Days { first: date, last: later, had_clock: false }), "{range}");
            let ends: Vec<Date> = parse_day_list(&list, &context).unwrap().iter().map(|days| days.first).collect();
            assert_eq!(ends, [date, later], "{list}");
        }
    }
}

/// What is offered in a refusal is accepted.
#[test]
fn what_would_fit_fits() {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let mut offered = 0;
    let mut section = None;
    for line in PHRASES.lines() {
        if line.starts_with('[') {
            section = Some(Section::of(line)).filter(|section| matches!(section.kind, "when" | "days"));
        }
        let (Some((phrase, _)), Some(section)) = (line.split_once(ARROW.trim_end()), &section) else { continue };
        let now = zone.place(section.now).instant;
        for tongue in section.tongues {
            let context = WhenContext { now, zone: &zone, days: &days, tongue: *tongue };
            let error = match section.kind {
                "when" => parse_when(phrase, &context).err(),
                _ => parse_days(phrase, &context).err(),
            };
            for fits in error.iter().flat_map(fitting) {
                offered += 1;
                let text = long_date(fits.date, *tongue);
                let text = match (fits.time, tongue) {
                    (None, _) => text,
                    (Some(time), Tongue::Danish) => format!("{text} kl. {}", time.strftime("%H.%M")),
                    (Some(time), Tongue::English) => format!("{text} at {}", time.strftime("%H:%M")),
                };
                let read = parse_when(&text, &context).unwrap_or_else(|error| panic!("{phrase}: {text}: {error}"));
                assert_eq!((read.date, read.time), (fits.date, fits.time), "{phrase}");
            }
        }
    }
    assert!(offered > 100, "{offered}");
}

fn fitting(error: &WhenError) -> Vec<When> {
    match error {
        WhenError::NoSuchDate { last, .. } => last.iter().copied().collect(),
        WhenError::WeekdayMismatch { date, near, .. } => vec![*date, *near],
        WhenError::WhichDay { fits, .. } | WhenError::WhichTime { fits } => vec![*fits],
        WhenError::Past { fits, .. } | WhenError::TooFar { fits, .. } => fits.iter().copied().collect(),
        WhenError::Ambiguous(readings) => readings.clone(),
        _ => Vec::new(),
    }
}

#[test]
fn minutes_from_now_are_never_fewer() {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let now = "2026-11-19T09:00:30Z".parse().unwrap();
    let context = WhenContext { now, zone: &zone, days: &days, tongue: Tongue::Danish };
    assert_eq!(parse_when("om 5 min", &context).unwrap().time, Some(Time::constant(10, 6, 0, 0)));
}

/// Neither a long text, nor one made of what ranges and readings are parted by.
#[test]
fn a_long_text_takes_no_longer() {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    let now = Timestamp::from_second(1_795_000_000).unwrap();
    let context = WhenContext { now, zone: &zone, days: &days, tongue: Tongue::Danish };
    for piece in ["9.10 ", "-", "til ", "8 dage ", "næste weekend ", "a", "1", "et par uger ", "🎉", "og "] {
        let text = piece.repeat(100_000);
        assert!(parse_when(&text, &context).is_err() && parse_days(&text, &context).is_err(), "{piece}");
        let most = piece.repeat(119 / piece.len().max(1));
        let _ = (parse_when(&most, &context), parse_days(&most, &context), parse_day_list(&most, &context));
    }
}

fn never_panics(text: &str, seconds: i64) {
    let (zone, days) = (Zone::default(), WorkingDays::default());
    for tongue in [Tongue::Danish, Tongue::English] {
        let now = Timestamp::from_second(seconds).unwrap();
        let context = WhenContext { now, zone: &zone, days: &days, tongue };
        match parse_when(text, &context) {
            Ok(when) => assert!(when.date >= zone.date(now), "{text:?} gave a past date"),
            Err(WhenError::Ambiguous(readings)) => assert!(readings.len() > 1, "{text:?}"),
            Err(_) => {}
        }
        if let Ok(days) = parse_days(text, &context) {
            assert!(days.first <= days.last && days.last >= zone.date(now), "{text:?} gave {days:?}");
        }
        let _ = (parse_when_from(text, zone.date(now), &context), parse_day_list(text, &context));
        let _ = (parse_clock(text), parse_duration_minutes(text), parse_working_days(text), Schedule::parse(text));
    }
}

const WORDS: [&str; 76] = [
    "i",
    "dag",
    "morgen",
    "på",
    "torsdag",
    "næste",
    "next",
    "uge",
    "week",
    "50",
    "om",
    "in",
    "3",
    "8",
    "uger",
    "dage",
    "3/12",
    "3.4",
    "31.12.",
    "kl.",
    "at",
    "2",
    "pm",
    "2026-12-03",
    "december",
    "3rd",
    "den",
    "halv",
    "a",
    "half",
    "år",
    "eftermiddag",
    "13:00",
    "9999",
    "fra",
    "nu",
    "day",
    "after",
    "tomorrow",
    "29/2",
    "til",
    "-",
    "og",
    "første",
    "sidste",
    "ultimo",
    "måneden",
    "hele",
    "resten",
    "af",
    "ugen",
    "weekenden",
    "jul",
    "påske",
    "mellem",
    "mandag",
    "on",
    "to",
    "ti",
    "kvart",
    "over",
    "fem",
    "et",
    "par",
    "lokale",
    "24.",
    "12h",
    "tiden",
    "før",
    "efter",
    "for",
    "hverdag",
    "uge",
    "til",
    "hver",
    "anden",
];

proptest! {
    #[test]
    fn any_text_at_all(text in "\\PC{0,60}") {
        never_panics(&text, 1_795_000_000);
    }

    #[test]
    fn any_words_of_time(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..8),
        seconds in 1_700_000_000_i64..2_000_000_000,
    ) {
        never_panics(&words.join(" "), seconds);
    }
}

//! A schedule in words, Danish or English -> lines for the `cron` crate. Deliberately absent: which days of a month there
//! are (`monthly`).

use super::clock::parse_clock;
use super::crontab::line;
use super::format::Tongue;
use super::hours::LAST_HOUR_OF_DOUBT;
use super::monthly::{self, Days};
use super::schedule_error::ScheduleError;
use super::words::{Unit, normal, ordinal, short_weekday, unit, weekday_with_ending};
use jiff::civil::Time;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn translate(text: &str) -> Result<Vec<String>, ScheduleError> {
    let text = normal(text).replace(',', " ");
    let Read { days, clock, part } = read(&text)?;
    // One line for each minute of the hour: 8.30 and 13 in one line would also be 8 and 13.30.
    let mut by_minute: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for time in times(&clock, part)? {
        by_minute.entry(time.minute() as u32).or_default().insert(time.hour() as u32);
    }
    let lines = by_minute.iter().flat_map(|(minute, hours)| {
        let minute = BTreeSet::from([*minute]);
        days.iter().map(move |days| line(&minute, hours, days)).collect::<Vec<_>>()
    });
    Ok(lines.collect())
}

/// The days, and the words that say at what time.
struct Read<'a> {
    days: Vec<Days>,
    clock: Vec<&'a str>,
    part: &'static str,
}

fn read(text: &str) -> Result<Read<'_>, ScheduleError> {
    let words = text.split(' ').map(|word| word.trim_end_matches(':')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    if let Some((monthly, clock)) = monthly::read(&words)? {
        let beside: Vec<&str> = words.iter().copied().filter(|word| !clock.contains(word)).collect();
        return Ok(Read { days: monthly.days(), clock, part: part_of_day(&beside) });
    }
    no_rule_in_words(&words)?;
    let (days, clock) = split_at_clock(&words)?;
    let (weekdays, part) = (weekdays(&days)?, part_of_day(&days));
    let days = Days { days: (1..=31).collect(), months: (1..=12).collect(), weekdays, years: Vec::new() };
    Ok(Read { days: vec![days], clock, part })
}

/// Is it written in words, though it begins with a number? "9.30 hver torsdag" is no crontab line.
pub(super) fn speaks_of_days(text: &str) -> bool {
    let every = |word: &str| matches!(word, "hver" | "every" | "each") || monthly::speaks_of_months(word);
    let word = |word: &str| every(word) || word.len() > 3 && is_day(word);
    normal(text).split(' ').any(word)
}

/// The first hour in words that could be night or afternoon: `kl. 3`, but not `kl. 03.00` and not `3 am`.
pub(super) fn in_doubt(text: &str) -> Option<Time> {
    let text = normal(text).replace(',', " ");
    let Read { clock, part, .. } = read(&text).ok()?;
    let times = times(&clock, part).ok()?;
    let written = clock.join(" ");
    let sure = |time: &Time| written.contains(&format!("0{}", time.hour())) || written.contains("am");
    times.into_iter().find(|time| (1..=LAST_HOUR_OF_DOUBT as i8).contains(&time.hour()) && !sure(time))
}

/// A rule cannot know which week is the first, nor in what "the last Friday" is the last one.
fn no_rule_in_words(words: &[&str]) -> Result<(), ScheduleError> {
    let other = ["anden", "andet", "other", "second", "biweekly", "fortnight", "fortnightly", "ulige", "lige"];
    let two_weeks = words.windows(2).any(|two| matches!(two, ["14.", "dag" | "dage"]));
    if two_weeks || words.iter().any(|word| other.contains(word)) {
        return Err(ScheduleError::EveryOther);
    }
    let is_monthly = |word: &&str| ordinal(word).is_some() || matches!(*word, "sidste" | "last");
    if words.iter().any(is_monthly) { Err(ScheduleError::Monthly) } else { Ok(()) }
}

fn is_day(word: &str) -> bool {
    let every = ["dagligt", "daglig", "daily", "dag", "dage", "day", "days"];
    every.contains(&word) || unit(word) == Some(Unit::WorkingDay) || weekday_with_ending(word).is_some()
}

/// The days and the clock. The clock begins at `kl.`, `at` or the first number, and ends where days are named, which stand
/// before it or behind it.
fn split_at_clock<'a>(words: &[&'a str]) -> Result<(Vec<&'a str>, Vec<&'a str>), ScheduleError> {
    const LEADS: [&str; 10] = ["kl", "klokken", "at", "noon", "middag", "ved", "around", "halv", "half", "kvart"];
    let is_clock =
        |word: &&str| word.starts_with("kl.") || LEADS.contains(word) || word.starts_with(|c: char| c.is_ascii_digit());
    let begins_days =
        |word: &&str| matches!(*word, "hver" | "every" | "each" | "på" | "on" | "alle" | "all") || is_day(word);
    let (before, rest) = words.split_at(words.iter().position(is_clock).unwrap_or(words.len()));
    let (clock, after) = rest.split_at(rest.iter().position(begins_days).unwrap_or(rest.len()));
    // "mandag kl. 9 og torsdag kl. 10" is two schedules.
    match after.iter().find(|word| is_day(word)) {
        Some(word) if before.iter().any(|word| is_day(word)) => Err(ScheduleError::NotATime((*word).to_owned())),
        _ => Ok(([before, after].concat(), clock.to_vec())),
    }
}

fn part_of_day(words: &[&str]) -> &'static str {
    let afternoon = |word: &&str| matches!(*word, "eftermiddag" | "eftermiddage" | "afternoon" | "aften" | "evening");
    if words.iter().any(afternoon) { " eftermiddag" } else { "" }
}

/// Between the days, or beside them.
const BETWEEN: [&str; 22] = [
    "",
    "hver",
    "every",
    "each",
    "på",
    "on",
    "og",
    "and",
    "&",
    "om",
    "the",
    "alle",
    "all",
    "uge",
    "week",
    "formiddag",
    "eftermiddag",
    "morgen",
    "morning",
    "afternoon",
    "aften",
    "evening",
];

fn weekdays(words: &[&str]) -> Result<BTreeSet<u32>, ScheduleError> {
    let mut chosen = BTreeSet::new();
    let mut range_from: Option<u32> = None;
    let mut last: Option<u32> = None;
    for word in words.iter().flat_map(|word| word.split_inclusive('-')) {
        let (word, dash) = word.strip_suffix('-').map_or((word, false), |word| (word, true));
        match word {
            "to" | "on" | "ti" if range_from.is_some() => choose(word, &mut chosen, &mut range_from, &mut last)?,
            _ if BETWEEN.contains(&word) => {}
            "til" | "to" | "through" => range_from = Some(last.ok_or(ScheduleError::NoDays)?),
            "dagligt" | "daglig" | "daily" | "dag" | "dage" | "day" | "days" => chosen.extend(1..=7),
            "hverdag" | "hverdage" | "arbejdsdag" | "arbejdsdage" | "weekday" | "weekdays" | "workday" | "workdays" => {
                chosen.extend(1..=5)
            }
            _ => choose(word, &mut chosen, &mut range_from, &mut last)?,
        }
        if dash {
            range_from = Some(last.ok_or(ScheduleError::NoDays)?);
        }
    }
    if chosen.is_empty() || range_from.is_some() { Err(ScheduleError::NoDays) } else { Ok(chosen) }
}

/// One weekday more, or all from the one before it.
fn choose(
    word: &str,
    chosen: &mut BTreeSet<u32>,
    range_from: &mut Option<u32>,
    last: &mut Option<u32>,
) -> Result<(), ScheduleError> {
    let unknown = || ScheduleError::UnknownWord(word.to_owned());
    let bare = word.trim_end_matches('.');
    let day = weekday_with_ending(bare).or_else(|| short_weekday(bare, Tongue::Danish)).ok_or_else(unknown)?;
    let day = day.to_monday_one_offset() as u32;
    match range_from.take() {
        None => chosen.extend([day]),
        Some(from) if from < day => chosen.extend(from..=day),
        Some(_) => return Err(unknown()),
    }
    *last = Some(day);
    Ok(())
}

fn times(words: &[&str], part: &str) -> Result<Vec<Time>, ScheduleError> {
    let mut times = Vec::new();
    for piece in words.split(|word| matches!(*word, "og" | "and" | "&")) {
        let text = piece.join(" ");
        let bare = text.trim_start_matches("kl.").trim();
        if bare.is_empty() || matches!(bare, "kl" | "klokken" | "at") {
            continue;
        }
        match starting(&format!("{bare}{part}")) {
            Some(time) => times.push(time),
            None => times.extend(several(piece, part)?),
        }
    }
    if times.is_empty() { Err(ScheduleError::NoTime) } else { Ok(times) }
}

/// A time of day; of "13-14" the first.
fn starting(text: &str) -> Option<Time> {
    parse_clock(text).ok().or_else(|| {
        let (from, until) = text.split_once('-')?;
        parse_clock(until).ok().and_then(|_| parse_clock(from).ok())
    })
}

/// "8.30 13": one behind the other.
fn several(words: &[&str], part: &str) -> Result<Vec<Time>, ScheduleError> {
    let mut times = Vec::new();
    let mut words = words.iter().copied().peekable();
    while let Some(word) = words.next() {
        let number = word.trim_start_matches("kl.");
        if number.is_empty() || matches!(number, "kl" | "klokken" | "at") {
            continue;
        }
        let half = words.next_if(|next| matches!(*next, "am" | "pm")).unwrap_or("");
        let time = starting(&format!("{number}{half}{part}"));
        times.push(time.ok_or_else(|| ScheduleError::NotATime(word.to_owned()))?);
    }
    Ok(times)
}

//! A schedule in words, Danish or English -> lines for the `cron` crate. Deliberately absent: monthly rules, which are
//! rare enough to be written as crontab fields.

use super::clock::parse_clock;
use super::crontab::line;
use super::schedule::ScheduleError;
use super::words::{normal, weekday_with_ending};
use jiff::civil::Time;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn translate(text: &str) -> Result<Vec<String>, ScheduleError> {
    let text = normal(text).replace(',', " ");
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let (days, clock) = split_at_clock(&words);
    let weekdays = weekdays(days)?;
    let times = times(clock)?;
    // One line for each minute of the hour: 8.30 and 13 in one line would also be 8 and 13.30.
    let mut by_minute: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for time in times {
        by_minute.entry(time.minute() as u32).or_default().insert(time.hour() as u32);
    }
    let (all_days, all_months) = ((1..=31).collect(), (1..=12).collect());
    Ok(by_minute
        .iter()
        .map(|(minute, hours)| line(&BTreeSet::from([*minute]), hours, &all_days, &all_months, &weekdays))
        .collect())
}

/// The clock begins at `kl.`, `at` or the first number.
fn split_at_clock<'a>(words: &'a [&'a str]) -> (&'a [&'a str], &'a [&'a str]) {
    let is_clock = |word: &&str| {
        word.starts_with("kl.")
            || matches!(*word, "kl" | "klokken" | "at" | "noon")
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    words.split_at(words.iter().position(is_clock).unwrap_or(words.len()))
}

fn weekdays(words: &[&str]) -> Result<BTreeSet<u32>, ScheduleError> {
    let mut chosen = BTreeSet::new();
    let mut range_from: Option<u32> = None;
    let mut last: Option<u32> = None;
    for word in words.iter().flat_map(|word| word.split_inclusive('-')) {
        let (word, dash) = word.strip_suffix('-').map_or((word, false), |word| (word, true));
        match word {
            "" | "hver" | "every" | "each" | "på" | "on" | "og" | "and" | "&" | "om" | "the" | "alle" | "all" => {}
            "til" | "to" | "through" => range_from = Some(last.ok_or(ScheduleError::NoDays)?),
            "anden" | "andet" | "other" | "second" => return Err(ScheduleError::EveryOther),
            "dagligt" | "daglig" | "daily" | "dag" | "dage" | "day" | "days" => chosen.extend(1..=7),
            "hverdag" | "hverdage" | "arbejdsdag" | "arbejdsdage" | "weekday" | "weekdays" | "workday" | "workdays" => {
                chosen.extend(1..=5)
            }
            _ => {
                let day = weekday_with_ending(word).ok_or_else(|| ScheduleError::UnknownWord(word.to_owned()))?;
                let day = day.to_monday_one_offset() as u32;
                match range_from.take() {
                    None => chosen.extend([day]),
                    Some(from) if from < day => chosen.extend(from..=day),
                    Some(_) => return Err(ScheduleError::UnknownWord(word.to_owned())),
                }
                last = Some(day);
            }
        }
        if dash {
            range_from = Some(last.ok_or(ScheduleError::NoDays)?);
        }
    }
    if chosen.is_empty() || range_from.is_some() { Err(ScheduleError::NoDays) } else { Ok(chosen) }
}

fn times(words: &[&str]) -> Result<Vec<Time>, ScheduleError> {
    let mut times = Vec::new();
    let mut words = words.iter().copied().peekable();
    while let Some(word) = words.next() {
        let number = word.trim_start_matches("kl.");
        if number.is_empty() || matches!(number, "kl" | "klokken" | "at" | "og" | "and" | "&") {
            continue;
        }
        let half = words.next_if(|next| matches!(*next, "am" | "pm")).unwrap_or("");
        let time = parse_clock(&format!("{number}{half}")).map_err(|_| ScheduleError::NotATime(word.to_owned()))?;
        times.push(time);
    }
    if times.is_empty() { Err(ScheduleError::NoTime) } else { Ok(times) }
}

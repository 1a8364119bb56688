//! Days of the month in words: `den 1. i hver måned`, `den sidste fredag i måneden`, `the 15th of every month`.
//! Deliberately absent: the times of day, which are read from the words that are left.

use super::schedule_error::ScheduleError;
use super::words::{Unit, ordinal, unit, weekday_with_ending};
use std::collections::BTreeSet;

/// The longest date that every month has.
const LAST_CERTAIN_DAY: u32 = 28;
/// Every month has four of each weekday; a fifth is no rule.
const LAST_CERTAIN_WEEK: u32 = 4;
/// Days in a week.
const WEEK: u32 = 7;
/// The `cron` crate's calendar.
const YEARS: std::ops::RangeInclusive<u32> = 1970..=2100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Which {
    Nth(u32),
    Last,
}

/// Dates, or weekdays counted in their month where there are any.
#[derive(Debug)]
pub(super) struct Monthly {
    which: BTreeSet<Which>,
    weekdays: BTreeSet<u32>,
}

/// What one line for the `cron` crate says of days; all must fit. No years are all.
#[derive(Debug)]
pub(super) struct Days {
    pub days: BTreeSet<u32>,
    pub months: BTreeSet<u32>,
    pub weekdays: BTreeSet<u32>,
    pub years: Vec<u32>,
}

/// The days and the words of the clock; nothing where no month is spoken of.
pub(super) fn read<'a>(words: &[&'a str]) -> Result<Option<(Monthly, Vec<&'a str>)>, ScheduleError> {
    if !words.iter().any(|word| speaks_of_months(word)) {
        return Ok(None);
    }
    let mut read = Monthly { which: BTreeSet::new(), weekdays: BTreeSet::new() };
    let mut clock = Vec::new();
    let mut in_clock = false;
    for (at, word) in words.iter().enumerate() {
        let before = if at == 0 { "" } else { words[at - 1] };
        let after = words.get(at + 1).copied().unwrap_or_default();
        if speaks_of_months(after) {
            one_month_at_a_time(word)?;
        }
        if speaks_of_months(word) {
            in_clock = false;
        } else if in_clock && !ends_clock(word, after) {
            clock.push(*word);
        } else if let Some(which) = which(word, before, !read.which.is_empty()) {
            in_clock = false;
            read.which.insert(which);
        } else if let Some(day) = weekday_with_ending(word) {
            // "mandag den 1." is two rules.
            if read.which.is_empty() {
                return Err(ScheduleError::Monthly);
            }
            in_clock = false;
            read.weekdays.insert(day.to_monday_one_offset() as u32);
        } else if is_between(word) {
            in_clock = false;
        } else if begins_clock(word) {
            in_clock = true;
            clock.push(*word);
        } else if unit(word) == Some(Unit::WorkingDay) {
            return Err(ScheduleError::Monthly);
        } else {
            return Err(ScheduleError::UnknownWord((*word).to_owned()));
        }
    }
    let certain = if read.weekdays.is_empty() { LAST_CERTAIN_DAY } else { LAST_CERTAIN_WEEK };
    let is_certain =
        |which: &Which| matches!(which, Which::Last) || (Which::Nth(1)..=Which::Nth(certain)).contains(which);
    if read.which.is_empty() || !read.which.iter().all(is_certain) {
        return Err(ScheduleError::Monthly);
    }
    Ok(Some((read, clock)))
}

/// Is a day named by its month?
pub(super) fn speaks_of_months(word: &str) -> bool {
    matches!(word, "måned" | "måneden" | "maaned" | "maaneden" | "månedligt" | "månedlig" | "month" | "monthly")
}

/// `hver anden måned`: a rule cannot know which month is the first.
fn one_month_at_a_time(before: &str) -> Result<(), ScheduleError> {
    match before {
        "anden" | "other" | "second" | "2." => Err(ScheduleError::EveryOther),
        _ if which(before, "", false).is_some() => Err(ScheduleError::Monthly),
        _ => Ok(()),
    }
}

/// `1.`, `første`, `15th`, `sidste`; and the bare number of `den 15` and of `den 1 og 15`.
fn which(word: &str, before: &str, more: bool) -> Option<Which> {
    if matches!(word, "sidste" | "last") {
        return Some(Which::Last);
    }
    let marked =
        word.strip_suffix('.').or_else(|| ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)));
    let led = matches!(before, "den" | "d" | "d." | "the") || more && matches!(before, "og" | "and" | "&");
    let digits = marked.or(led.then_some(word)).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|digits| digits.parse().ok()).or_else(|| ordinal(word));
    number.map(Which::Nth)
}

fn is_between(word: &str) -> bool {
    let between =
        ["", "den", "d", "d.", "i", "om", "pr", "pr.", "per", "på", "hver", "dag", "og", "the", "on", "in", "of"];
    let parts = ["formiddag", "formiddagen", "eftermiddag", "eftermiddagen", "morning", "afternoon"];
    let more = ["every", "each", "a", "day", "and", "&"];
    [&between[..], &parts, &more].iter().any(|words| words.contains(&word))
}

fn begins_clock(word: &str) -> bool {
    let leads = ["kl", "klokken", "at", "noon", "middag", "halv", "half", "kvart"];
    word.starts_with("kl.") || leads.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Not the "i" of "kvart i 9", and not the "og" of "9 og 13".
fn ends_clock(word: &str, after: &str) -> bool {
    match word {
        "i" | "in" => after == "hver" || after == "every" || speaks_of_months(after),
        "den" | "d" | "d." | "hver" | "the" | "on" | "of" | "every" | "each" | "om" | "på" | "sidste" | "last" => true,
        _ => ordinal(word).is_some(),
    }
}

impl Monthly {
    pub fn days(&self) -> Vec<Days> {
        self.which.iter().flat_map(|which| self.days_of(*which)).collect()
    }

    fn days_of(&self, which: Which) -> Vec<Days> {
        let counted = !self.weekdays.is_empty();
        let weekdays = if counted { self.weekdays.clone() } else { (1..=WEEK).collect() };
        match which {
            Which::Nth(n) => {
                let days = if counted { (n - 1) * WEEK + 1..=n * WEEK } else { n..=n };
                vec![Days { days: days.collect(), months: (1..=12).collect(), weekdays, years: Vec::new() }]
            }
            Which::Last => {
                let span = if counted { WEEK } else { 1 };
                ends()
                    .map(|(length, months, years)| Days {
                        days: (length - span + 1..=length).collect(),
                        months,
                        weekdays: weekdays.clone(),
                        years,
                    })
                    .into_iter()
                    .collect()
            }
        }
    }
}

/// The lengths of months, with the months that have them, and the years in which they do.
fn ends() -> [(u32, BTreeSet<u32>, Vec<u32>); 4] {
    let (leap, common): (Vec<u32>, Vec<u32>) =
        YEARS.partition(|year| jiff::civil::date(*year as i16, 1, 1).in_leap_year());
    let february = BTreeSet::from([2]);
    [
        (31, BTreeSet::from([1, 3, 5, 7, 8, 10, 12]), Vec::new()),
        (30, BTreeSet::from([4, 6, 9, 11]), Vec::new()),
        (29, february.clone(), leap),
        (28, february, common),
    ]
}

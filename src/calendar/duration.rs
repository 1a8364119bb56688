//! Short spans as commands take them: minutes to add, working days before a meeting. Deliberately absent: whether so
//! many fit; the rules of the dialogue say that. Spans that lead to a date ("3 uger") are read by `phrase`.

use super::words::{Unit, normal, number, unit};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    #[error("a number is missing")]
    Empty,
    #[error("not a number of the unit asked for")]
    NotUnderstood,
    #[error("it must be at least 1")]
    Zero,
    #[error("it must be at most {0}")]
    TooLong(u32),
}

/// Minutes: one day. A step longer than that is not a step.
const MOST_MINUTES: u32 = 24 * 60;

/// Working days: a quarter. Reading material sent out earlier is forgotten again.
const MOST_WORKING_DAYS: u32 = 60;

/// Reads `5`, `5 min`, `fem minutter`, `en time`, `et kvarter`, `en halv time`, `1 time og 15 minutter`, `by ten minutes`,
/// `1½ time`; a bare number is minutes.
///
/// # Errors
///
/// It is no number of minutes or hours, or too many.
pub fn parse_duration_minutes(text: &str) -> Result<u32, DurationError> {
    let minutes = counted(text, |unit| match unit {
        None | Some(Unit::Minute) => Some(1),
        Some(Unit::QuarterHour) => Some(15),
        Some(Unit::Hour) => Some(60),
        Some(_) => None,
    })?;
    within(minutes, MOST_MINUTES)
}

/// Reads `3`, `3 arbejdsdage`, `tre hverdage`, `3 working days`, `en uge`; a bare number is working days, and so are
/// `3 dage`. A week has five.
///
/// # Errors
///
/// It is no number of days, or too many.
pub fn parse_working_days(text: &str) -> Result<u32, DurationError> {
    let days = counted(text, |unit| match unit {
        None | Some(Unit::Day | Unit::WorkingDay) => Some(1),
        Some(Unit::Week) => Some(5),
        Some(Unit::Fortnight) => Some(10),
        Some(_) => None,
    })?;
    within(days, MOST_WORKING_DAYS)
}

/// A sum of counts, each times what its unit is worth; nothing is not a unit asked for. Halves of a count are kept.
fn counted(text: &str, worth: impl Fn(Option<Unit>) -> Option<u32>) -> Result<u32, DurationError> {
    let text = apart(&normal(text).replace('½', ",5 "));
    let words = text.split(' ').map(|word| word.trim_end_matches(['.', ','])).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    // In halves.
    let (mut sum, mut last, mut any) = (0_u32, None, false);
    while let Some(word) = words.next() {
        if AROUND.contains(&word) {
            continue;
        }
        let next = words.peek().copied();
        if let (Some(worth), "a" | "en" | "et" | "half" | "halv", None | Some("half" | "halv")) = (last, word, next) {
            // "an hour and a half"
            if word.starts_with("hal") {
                sum = sum.saturating_add(worth);
            }
            continue;
        }
        // "a quarter of an hour"
        if word == "of" && any {
            while words.next_if(|word| matches!(*word, "an" | "a" | "hour")).is_some() {}
            continue;
        }
        let count = match word {
            "en" | "et" | "a" | "an" if matches!(next, Some("halv" | "halvt" | "half")) => continue,
            "halv" | "halvt" | "half" => {
                words.next_if(|word| matches!(*word, "a" | "an"));
                1
            }
            "halvanden" | "halvandet" => 3,
            // "kvarter", without "et"
            _ if unit(word) == Some(Unit::QuarterHour) && !any => {
                let worth = worth(unit(word)).ok_or(DurationError::NotUnderstood)?;
                (sum, last, any) = (worth * 2, Some(worth), true);
                continue;
            }
            _ => twice(word)?,
        };
        let more = words.next_if(|word| matches!(*word, "more" | "ekstra" | "extra")).is_some();
        let of = words.next_if(|word| unit(word).is_some()).and_then(unit);
        if of.is_none() && more && words.peek().is_some() {
            return Err(DurationError::NotUnderstood);
        }
        let worth = worth(of).ok_or(DurationError::NotUnderstood)?;
        sum = sum.saturating_add(count.saturating_mul(worth));
        (last, any) = (Some(worth), true);
    }
    match any {
        true => Ok(sum.div_ceil(2)),
        false if text.trim().is_empty() => Err(DurationError::Empty),
        false => Err(DurationError::NotUnderstood),
    }
}

/// What stands around a number of minutes and changes nothing.
const AROUND: [&str; 17] = [
    "med", "by", "i", "for", "om", "in", "og", "and", "mere", "more", "til", "længere", "longer", "ekstra", "extra",
    "før", "before",
];

/// Twice the number, so that "1,5" is whole.
fn twice(word: &str) -> Result<u32, DurationError> {
    let (whole, half) = word.split_once([',', '.']).map_or((word, 0), |(whole, part)| (whole, u32::from(part == "5")));
    if word.contains([',', '.']) && half == 0 {
        return Err(DurationError::NotUnderstood);
    }
    let digits = whole.bytes().all(|b| b.is_ascii_digit());
    let count = match whole {
        "" if half == 1 => 0,
        _ if digits && !whole.is_empty() => whole.parse().map_err(|_| DurationError::TooLong(MOST_MINUTES))?,
        _ => number(whole).ok_or(DurationError::NotUnderstood)?,
    };
    Ok(u32::saturating_mul(count, 2).saturating_add(half))
}

/// `5min` -> `5 min`.
fn apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len() + 8);
    let mut digit = false;
    for c in text.chars() {
        if digit && c.is_alphabetic() {
            apart.push(' ');
        }
        digit = c.is_ascii_digit();
        apart.push(c);
    }
    apart
}

fn within(count: u32, most: u32) -> Result<u32, DurationError> {
    match count {
        0 => Err(DurationError::Zero),
        count if count > most => Err(DurationError::TooLong(most)),
        count => Ok(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes() {
        use DurationError::{Empty, NotUnderstood, TooLong, Zero};
        for (text, expect) in [
            ("5", Ok(5)),
            ("5 min", Ok(5)),
            ("5min.", Ok(5)),
            ("10 minutter", Ok(10)),
            ("fem minutter", Ok(5)),
            ("ten minutes", Ok(10)),
            ("en time", Ok(60)),
            ("2 hours", Ok(120)),
            ("et kvarter", Ok(15)),
            ("half an hour", Ok(30)),
            ("", Err(Empty)),
            ("0", Err(Zero)),
            ("-5", Err(NotUnderstood)),
            ("5 uger", Err(NotUnderstood)),
            ("1 time og 15 minutter", Ok(75)),
            ("1 t 30 min", Ok(90)),
            ("1,5 time", Ok(90)),
            ("1½ time", Ok(90)),
            ("½ time", Ok(30)),
            ("tre kvarter", Ok(45)),
            ("by ten minutes", Ok(10)),
            ("5 minutter mere", Ok(5)),
            ("an hour and a half", Ok(90)),
            ("a quarter of an hour", Ok(15)),
            ("1,7 time", Err(NotUnderstood)),
            ("5 minutter fredag", Err(NotUnderstood)),
            ("fem", Ok(5)),
            ("længe", Err(NotUnderstood)),
            ("1500", Err(TooLong(1440))),
            ("99999999999", Err(TooLong(1440))),
        ] {
            assert_eq!(parse_duration_minutes(text), expect, "{text:?}");
        }
    }

    #[test]
    fn working_days() {
        for text in
            ["3", "3 arbejdsdage", "tre hverdage", "3 working days", "three workdays", "3 dage", "3 arbejdsdage før"]
        {
            assert_eq!(parse_working_days(text), Ok(3), "{text}");
        }
        assert_eq!(parse_working_days("3 uger"), Ok(15));
        assert_eq!(parse_working_days("3 timer"), Err(DurationError::NotUnderstood));
        assert_eq!(parse_working_days("61"), Err(DurationError::TooLong(60)));
    }
}

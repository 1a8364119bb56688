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

/// Reads `5`, `5 min`, `5 minutter`, `en time`, `1 hour`, `et kvarter`, `en halv time`; a bare number is minutes.
pub fn parse_duration_minutes(text: &str) -> Result<u32, DurationError> {
    let text = normal(text);
    match text.as_str() {
        "et kvarter" | "kvarter" | "a quarter" => return Ok(15),
        "en halv time" | "halv time" | "half an hour" | "half hour" => return Ok(30),
        "halvanden time" => return Ok(90),
        _ => {}
    }
    let (count, word) = split(&text)?;
    let minutes = match unit(word) {
        _ if word.is_empty() => count,
        Some(Unit::Minute) => count,
        Some(Unit::Hour) => count.saturating_mul(60),
        _ => return Err(DurationError::NotUnderstood),
    };
    within(minutes, MOST_MINUTES)
}

/// Reads `3`, `3 arbejdsdage`, `tre hverdage`, `3 working days`; a bare number is working days, and so are `3 dage`.
pub fn parse_working_days(text: &str) -> Result<u32, DurationError> {
    let text = normal(text);
    let (count, word) = split(&text)?;
    match unit(word) {
        _ if word.is_empty() => {}
        Some(Unit::Day | Unit::WorkingDay) => {}
        _ => return Err(DurationError::NotUnderstood),
    }
    within(count, MOST_WORKING_DAYS)
}

/// The count and the word after it, which may be missing.
fn split(text: &str) -> Result<(u32, &str), DurationError> {
    if text.is_empty() {
        return Err(DurationError::Empty);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let count = text[..digits].parse().map_err(|_| DurationError::TooLong(MOST_MINUTES))?;
        return Ok((count, text[digits..].trim().trim_end_matches('.')));
    }
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    Ok((number(first).ok_or(DurationError::NotUnderstood)?, rest.trim()))
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
        for text in ["3", "3 arbejdsdage", "tre hverdage", "3 working days", "three workdays", "3 dage"] {
            assert_eq!(parse_working_days(text), Ok(3), "{text}");
        }
        assert_eq!(parse_working_days("3 uger"), Err(DurationError::NotUnderstood));
        assert_eq!(parse_working_days("61"), Err(DurationError::TooLong(60)));
    }
}

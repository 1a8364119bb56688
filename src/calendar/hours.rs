//! The times of day that a clock in a phrase can mean. Deliberately absent: which day.

use super::half::{Half, time_of};
use super::said::{Clock, Said, Written};
use super::when::WhenError;
use jiff::civil::Time;

/// "kl. 2" in a meeting's date may be 02:00 or 14:00, up to this hour; from 6 on people do mean the morning.
pub(super) const LAST_HOUR_OF_DOUBT: u32 = 5;

/// The times of day a clock can mean: two for a bare early hour.
pub(super) fn times(clock: Clock, said: &Said) -> Result<Vec<Time>, WhenError> {
    let Clock { hour, minute, half, how } = clock;
    let missing = WhenError::NoSuchTime { hour, minute };
    let spoken = how == Written::Spoken;
    let half = match (half, said.part) {
        (Some(half), Some(part)) if half != part => return Err(WhenError::Unclear),
        (None, Some(Half::Morning)) if hour > 11 => return Err(missing),
        // "kl. 14 om eftermiddagen" needs no help.
        (None, Some(part)) => (1..12).contains(&hour).then_some(part),
        // "halv to" is in the working day; "halv et" is after noon.
        (None, None) if spoken && hour == 0 => return Ok(time_of(12, minute, None).into_iter().collect()),
        (None, None) if spoken && hour <= LAST_HOUR_OF_DOUBT => Some(Half::Afternoon),
        (half, _) => half,
    };
    let first = time_of(hour, minute, half).ok_or(missing)?;
    let doubtful = half.is_none() && how == Written::Bare && (1..=LAST_HOUR_OF_DOUBT).contains(&hour);
    let second = if doubtful { time_of(hour, minute, Some(Half::Afternoon)) } else { None };
    let starts: Vec<Time> = [first].into_iter().chain(second).collect();
    match said.until {
        None => Ok(starts),
        Some(until) => ending(starts, clock, until),
    }
}

/// The starts that an end can follow: "1-2 pm" is in the afternoon, "11-1" goes on past noon.
fn ending(starts: Vec<Time>, clock: Clock, until: Clock) -> Result<Vec<Time>, WhenError> {
    // "13-24" ends at midnight.
    let written = if until.hour == 24 { time_of(23, 59, None) } else { time_of(until.hour, until.minute, until.half) };
    let written = written.ok_or(WhenError::NoSuchTime { hour: until.hour, minute: until.minute })?;
    let half =
        until.half.filter(|_| clock.half.is_none()).and_then(|half| time_of(clock.hour, clock.minute, Some(half)));
    if let Some(start) = half.filter(|start| *start < written) {
        return Ok(vec![start]);
    }
    let later =
        (until.half.is_none() && until.hour < 12).then(|| time_of(until.hour + 12, until.minute, None)).flatten();
    let follows = |start: &Time| *start < written || later.is_some_and(|later| *start < later);
    match starts.iter().copied().filter(follows).collect::<Vec<_>>() {
        fitting if fitting.is_empty() => {
            let from = starts.first().copied().unwrap_or(written);
            Err(WhenError::TimesReversed { from, until: written })
        }
        fitting => Ok(fitting),
    }
}

//! When a dialogue wants to be looked at again. Pure: timers are never stored (law 4).

use super::state::Dialogue;
use jiff::{SignedDuration, Timestamp};

/// Activities this long get a word one minute before they end (DESIGN: only from five minutes up).
pub const LONG_MINUTES: i64 = 5;

/// The next moment at which time alone brings something; `None` while nothing is due.
pub fn next_wake(state: &Dialogue) -> Option<Timestamp> {
    let running = state.running()?;
    let deadline = state.deadline()?;
    if state.question.is_none() && running.time_up {
        return None;
    }
    match minute_left_at(state) {
        Some(at) if !running.minute_said && state.question.is_none() && at < deadline => Some(at),
        _ => Some(deadline),
    }
}

/// When the one-minute word is due, in activities long enough to have one and not finished by all.
pub(super) fn minute_left_at(state: &Dialogue) -> Option<Timestamp> {
    let running = state.running()?;
    let long = running.until.duration_since(running.started) >= SignedDuration::from_mins(LONG_MINUTES);
    (long && running.ready.is_none()).then(|| running.until - SignedDuration::from_mins(1))
}

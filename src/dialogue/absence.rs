//! A person's days away: noted, shown and called off. Nobody is reminded of anything on them.
//! Deliberately absent: reminders; whoever makes one asks `Channel::is_away`.

use super::channel::{Channel, ChannelEvent};
use super::command::Away;
use super::dates::Today;
use super::erasable::Erasable;
use super::ids::PersonId;
use super::say::{Absence, Refusal};
use crate::calendar::long_date;

/// The fact asked for, if any, and what to answer.
///
/// # Errors
///
/// A date cannot be read, has passed, could be two, or comes before the one it should follow.
pub fn decide(
    channel: &Channel,
    person: PersonId,
    away: &Away,
    today: &Today<'_>,
) -> Result<(Option<ChannelEvent>, Absence), Refusal> {
    let (from, until) = match away {
        Away::Show => return Ok((None, shown(channel, person, today))),
        Away::Off => {
            let noted = channel.away.contains_key(&person);
            return Ok((noted.then_some(ChannelEvent::AwayEnded { person }), Absence::Ended));
        }
        Away::Days { from, until } => (from, until),
    };
    let first = match from {
        Some(from) => today.when(from)?.date,
        None => today.date(),
    };
    let last = today.when(until)?.date;
    if last < first {
        let told = |date| long_date(date, today.lang.tongue());
        return Err(Refusal::DatesReversed { from: told(first), until: told(last) });
    }
    let days = (first, last);
    if channel.absences(person).any(|(from, until)| from <= first && last <= until) {
        return Ok((None, Absence::Noted(days)));
    }
    let event = ChannelEvent::AwayNoted { person, days: Erasable::new(Some(person), days) };
    Ok((Some(event), Absence::Noted(days)))
}

/// What is noted about somebody from today on.
fn shown(channel: &Channel, person: PersonId, today: &Today<'_>) -> Absence {
    let today = today.date();
    Absence::Shown(channel.absences(person).filter(|(_, last)| *last >= today).collect())
}

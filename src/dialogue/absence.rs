//! A person's days away: noted, shown and called off. Nobody is reminded of anything on them.
//!
//! Days that overlap what was noted replace it, since they are a correction far more often than an addition; what is
//! replaced, and what holds besides, is said. Deliberately absent: reminders; whoever makes one asks `Channel::is_away`.

use super::channel::{Channel, ChannelEvent};
use super::command::Away;
use super::dates::{Today, joined};
use super::erasable::Erasable;
use super::ids::PersonId;
use super::refusal::Refusal;
use super::reply::Absence;
use jiff::civil::Date;

/// The facts asked for, if any, and what to answer. `via` is the message that asked.
///
/// # Errors
///
/// The days cannot be read, have passed, or could be others.
pub fn decide(
    channel: &Channel,
    person: PersonId,
    away: &Away,
    via: Option<&str>,
    today: &Today<'_>,
) -> Result<(Vec<ChannelEvent>, Absence), Refusal> {
    match away {
        Away::Show => Ok((Vec::new(), Absence::Shown(noted(channel, person, today)))),
        Away::Off => {
            let any = channel.away.contains_key(&person);
            Ok((any.then_some(ChannelEvent::AwayEnded { person }).into_iter().collect(), Absence::Ended))
        }
        Away::Days(text) => {
            let read = today.days(text)?;
            let whole_days = read.iter().any(|days| days.had_clock);
            let days = joined(read.iter().map(|days| (days.first, days.last)).collect());
            Ok(note(channel, person, days, whole_days, via, today))
        }
    }
}

/// The message that noted days was edited, or deleted: what it noted goes, and what it says now, if anything, comes in its
/// place. Nothing where it noted none that stand.
///
/// # Errors
///
/// The days it says now cannot be read, have passed, or could be others; then the old ones stay.
pub fn followed(
    channel: &Channel,
    person: PersonId,
    original: &str,
    now: Option<&Away>,
    today: &Today<'_>,
) -> Result<Option<(Vec<ChannelEvent>, Absence)>, Refusal> {
    let of_it = channel.away.get(&person).into_iter().flatten().filter(|noted| noted.via.as_deref() == Some(original));
    let noted: Vec<u64> = of_it.map(|noted| noted.version).collect();
    if noted.is_empty() {
        return Ok(None);
    }
    let taken_back = ChannelEvent::AwayTakenBack { person, noted };
    let mut without = channel.clone();
    if without.apply(&taken_back).is_err() {
        return Ok(None);
    }
    let (mut events, absence) = match now {
        Some(away @ Away::Days(_)) => decide(&without, person, away, Some(original), today)?,
        Some(Away::Show | Away::Off) | None => (Vec::new(), Absence::Shown(self::noted(&without, person, today))),
    };
    events.insert(0, taken_back);
    Ok(Some((events, absence)))
}

fn note(
    channel: &Channel,
    person: PersonId,
    days: Vec<(Date, Date)>,
    whole_days: bool,
    via: Option<&str>,
    today: &Today<'_>,
) -> (Vec<ChannelEvent>, Absence) {
    let all = || channel.away.get(&person).into_iter().flatten();
    let known = |wanted: &(Date, Date)| all().any(|noted| noted.days.get() == Some(wanted));
    // What was noted just so stays as it is.
    let overlaps = |(first, last): (Date, Date)| {
        !days.contains(&(first, last)) && days.iter().any(|(from, until)| *from <= last && first <= *until)
    };
    let stale: Vec<_> = all().filter(|noted| noted.days.get().is_some_and(|days| overlaps(*days))).collect();
    let mut events = Vec::new();
    if !stale.is_empty() {
        events.push(ChannelEvent::AwayTakenBack { person, noted: stale.iter().map(|noted| noted.version).collect() });
    }
    let via = via.map(str::to_owned);
    let fresh = days.iter().filter(|days| !known(days));
    events.extend(fresh.map(|days| ChannelEvent::AwayNoted {
        person,
        days: Erasable::new(Some(person), *days),
        via: via.clone(),
    }));
    let replaced = stale.iter().filter_map(|noted| noted.days.get().copied()).collect();
    let kept = all().filter(|noted| !stale.iter().any(|stale| stale.version == noted.version));
    let also = kept.filter_map(|noted| noted.days.get().copied()).filter(|noted| !days.contains(noted));
    let also = joined(also.filter(|(_, last)| *last >= today.date()).collect());
    (events, Absence::Noted { days, replaced: joined(replaced), also, whole_days })
}

/// What is noted about somebody from today on.
fn noted(channel: &Channel, person: PersonId, today: &Today<'_>) -> Vec<(Date, Date)> {
    channel.absences(person).filter(|(_, last)| *last >= today.date()).collect()
}

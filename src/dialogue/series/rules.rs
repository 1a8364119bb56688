//! What people ask of a series, and what time brings: requests and moments become facts.
//! Deliberately absent: which times there are (`times`), and doing anything.

use super::times::is_too_often;
use super::{AllSeries, MOST_SERIES, Occurrence, Plan, Refusal, Row, Say, Seat, Series, SeriesEvent, What};
use crate::calendar::{Schedule, WorkingCalendar};
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::Identity;
use crate::dialogue::greyzone::{self, Origin, zone_key};
use crate::dialogue::ids::{PersonId, PostKey};
use crate::dialogue::promise::{Promise, Settlement};
use crate::dialogue::recurring::Ctx;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How much of a schedule that was not understood is said back, in characters.
const ECHO: usize = 40;

/// `serie <schedule> : <what>`.
///
/// # Errors
///
/// The schedule cannot be read, has no time on an open day or more than one on a day, or there are enough series.
pub fn begin(
    state: &AllSeries,
    schedule: &str,
    what: What,
    ahead: u16,
    ctx: &Ctx<'_>,
) -> Result<Vec<SeriesEvent>, Refusal> {
    let text: String = schedule.trim().chars().take(ECHO).collect();
    let schedule = Schedule::parse(schedule).map_err(|error| Refusal::BadSchedule { text: text.clone(), error })?;
    if let Some(time) = schedule.in_doubt() {
        return Err(Refusal::NightInDoubt { text, time });
    }
    if let Some(same) = state.running().find(|series| series.schedule == schedule && series.what == what) {
        return Err(Refusal::AlreadyThere { series: same.number });
    }
    let too_many = || {
        let running = state.running().map(|series| series.number).collect();
        Refusal::TooMany { most: MOST_SERIES, running }
    };
    if state.running().count() >= MOST_SERIES {
        return Err(too_many());
    }
    if is_too_often(&schedule, ctx) {
        return Err(Refusal::TooOften);
    }
    let number = state.all.keys().next_back().copied().unwrap_or(0).saturating_add(1);
    // A day ahead at least: a dialogue is planned before it is held.
    let begun = SeriesEvent::Begun { series: number, schedule, what, ahead: ahead.max(1), at: ctx.now };
    let mut begins = state.clone();
    begins.apply(&begun).map_err(|_| too_many())?;
    let promised = begins.get(number).and_then(|series| begins.next(series, ctx)).ok_or(Refusal::NeverOpen)?;
    Ok(vec![begun, promised])
}

/// `serie stop <number>`.
///
/// # Errors
///
/// There is no such series.
pub fn stop(state: &AllSeries, number: u16) -> Result<Vec<SeriesEvent>, Refusal> {
    let series = state.asked_for(number)?;
    Ok(stopped(state, series, false))
}

fn stopped(state: &AllSeries, series: &Series, by_itself: bool) -> Vec<SeriesEvent> {
    let number = series.number;
    let lapsed = state.promise_of(number).map(|promise| settled(promise, Settlement::Lapsed, None));
    lapsed.into_iter().chain([SeriesEvent::Stopped { series: number, by_itself }]).collect()
}

fn settled(promise: &Promise<Occurrence>, how: Settlement, turn: Option<PersonId>) -> SeriesEvent {
    SeriesEvent::Settled { series: promise.kind.series, promise: promise.id, how, turn }
}

/// `serie tur <number> …`: who takes turns, the first first. Nobody clears it.
///
/// # Errors
///
/// There is no such series, or it is not one of dialogues.
pub fn set_rota(state: &AllSeries, number: u16, rota: Vec<Seat>) -> Result<Vec<SeriesEvent>, Refusal> {
    if state.asked_for(number)?.what == What::GreyZone {
        return Err(Refusal::NoRota);
    }
    let mut named = BTreeSet::new();
    let rota = rota.into_iter().filter(|seat| named.insert(seat.person)).collect();
    Ok(vec![SeriesEvent::RotaSet { series: number, rota }])
}

/// Somebody is heard who stands in a rota under `guess`, a name that nobody had seen them by.
pub fn known(state: &AllSeries, person: PersonId, guess: &str, identity: &Identity) -> Vec<SeriesEvent> {
    let is_guessed =
        |seat: &Seat| seat.person == person && seat.identity.get().is_some_and(|known| known.name == guess);
    if identity.name == guess || !state.all.values().flat_map(Series::seats).any(is_guessed) {
        return Vec::new();
    }
    vec![SeriesEvent::Known { person, identity: Erasable::new(Some(person), identity.clone()) }]
}

/// A person's data are being erased.
pub fn forget(state: &AllSeries, person: PersonId) -> Vec<SeriesEvent> {
    let sits = |series: &Series| series.seats().any(|seat| seat.person == person);
    if state.all.values().any(sits) { vec![SeriesEvent::Forgotten { person }] } else { Vec::new() }
}

/// `serie`: those that run, each with its next time and whose turn it is.
pub fn list(state: &AllSeries, now: Timestamp, is_away: impl Fn(PersonId, Date) -> bool) -> Vec<Row> {
    let rows = state.running().map(|series| {
        let next = state.promise_of(series.number).map(|promise| promise.at.clone());
        let turn = next.as_ref().and_then(|next| series.turn(next.date, &is_away));
        let planned = series.planned.as_ref().filter(|(at, _)| at.place().instant > now);
        Row {
            number: series.number,
            what: series.what.clone(),
            schedule: series.schedule.to_string(),
            planned: planned.map(|(at, seat)| (at.clone(), seat.as_ref().map(|seat| seat.identity.clone()))),
            turn: turn.map(|seat| seat.identity.clone()),
            next,
        }
    });
    rows.collect()
}

/// One step of a series that is due: promises the next time, or settles the one that has come. No facts where nothing is
/// due. What a crash cut off between two facts is taken up again.
pub(in crate::dialogue) fn step(
    channel: &Channel,
    number: u16,
    ctx: &Ctx<'_>,
    is_away: impl Fn(PersonId, Date) -> bool,
) -> Vec<ChannelEvent> {
    let state = &channel.series;
    let Some(series) = state.running().find(|series| series.number == number) else { return Vec::new() };
    let Some(promise) = state.promise_of(number) else {
        let next = state.next(series, ctx).map(|next| vec![next]);
        return facts(next.unwrap_or_else(|| stopped(state, series, true)));
    };
    if series.due(promise, ctx.now, ctx.calendar) > ctx.now {
        return Vec::new();
    }
    match &series.what {
        _ if series.lapses(&promise.at, ctx).is_some() => facts(vec![settled(promise, Settlement::Lapsed, None)]),
        What::GreyZone => grey_zone(channel, promise, ctx),
        What::Dialogue { .. } => {
            let late = series.is_late(&promise.at, ctx.now, ctx.calendar);
            let turn = series.turn(promise.at.date, is_away).map(|seat| seat.person);
            facts(vec![settled(promise, Settlement::Sent { late }, turn)])
        }
    }
}

fn facts(events: Vec<SeriesEvent>) -> Vec<ChannelEvent> {
    events.into_iter().map(|fact| ChannelEvent::Series { fact }).collect()
}

/// The grey zone that a series has come to; the one that is open, where one is.
fn grey_zone(channel: &Channel, promise: &Promise<Occurrence>, ctx: &Ctx<'_>) -> Vec<ChannelEvent> {
    if let Some(open) = &channel.grey_zones.open {
        let into = zone_key(ctx.channel, open.version);
        return facts(vec![settled(promise, Settlement::Merged { into }, None)]);
    }
    let late = promise.is_late(ctx.now);
    // On its own day it needs no excuse.
    let missed = late.then_some(promise.at.date).filter(|date| *date < ctx.calendar.zone().date(ctx.now));
    let origin = Origin::Series { series: promise.kind.series, late: missed };
    match greyzone::open(&channel.grey_zones, None, origin, ctx) {
        Ok(opened) => {
            let opened = opened.into_iter().map(|fact| ChannelEvent::GreyZone { fact });
            opened.chain(facts(vec![settled(promise, Settlement::Sent { late }, None)])).collect()
        }
        // No playbook here has one any more.
        Err(_) => facts(vec![settled(promise, Settlement::Lapsed, None)]),
    }
}

/// When time next brings something; at once where a series has nothing promised.
pub(in crate::dialogue) fn next_due(
    state: &AllSeries,
    now: Timestamp,
    calendar: &WorkingCalendar,
) -> Option<Timestamp> {
    let due = |series: &Series| state.promise_of(series.number).map_or(now, |p| series.due(p, now, calendar));
    state.running().map(due).min()
}

/// What a fact makes the bot say. `state` is as it is just after it.
pub(in crate::dialogue) fn react(state: &AllSeries, event: &SeriesEvent) -> Option<Say> {
    match event {
        SeriesEvent::Promised { promise, passed, made_up } => {
            let series = state.get(promise.kind.series)?;
            let (number, passed) = (series.number, passed.clone());
            if series.promised == 1 {
                return Some(Say::Begun { series: number, first: promise.at.clone(), passed });
            }
            let next = (!made_up).then(|| promise.at.clone());
            (!passed.is_empty()).then_some(Say::PassedOver { series: number, passed, next })
        }
        SeriesEvent::RotaSet { series, .. } => Some(Say::RotaSet { series: *series }),
        SeriesEvent::Stopped { series, by_itself } => Some(Say::Stopped { series: *series, by_itself: *by_itself }),
        SeriesEvent::Begun { .. }
        | SeriesEvent::Settled { .. }
        | SeriesEvent::Known { .. }
        | SeriesEvent::Forgotten { .. } => None,
    }
}

/// The dialogue that a fact asks the desk to plan.
pub(in crate::dialogue) fn plan(state: &AllSeries, event: &SeriesEvent, key: PostKey) -> Option<Plan> {
    let SeriesEvent::Settled { series, how: Settlement::Sent { late }, turn, .. } = event else { return None };
    let series = state.get(*series)?;
    let What::Dialogue { playbook } = &series.what else { return None };
    let (at, _) = series.planned.clone()?;
    Some(Plan { key, series: series.number, playbook: playbook.clone(), at, facilitator: *turn, late: *late })
}

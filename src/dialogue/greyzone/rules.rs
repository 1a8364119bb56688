//! What people ask of a grey zone, and what time brings: requests and moments become facts, facts become messages.
//!
//! Deliberately absent: when a series opens one (`series::rules`).

use super::{Closing, GreyZoneEvent, GreyZones, Offer, Origin, Refusal, Say};
use crate::dialogue::choices::Choice;
use crate::dialogue::command::Press;
use crate::dialogue::event::Votes;
use crate::dialogue::ids::PersonId;
use crate::dialogue::promise::{Promise, Settlement};
use crate::dialogue::recurring::Ctx;

/// Puts a grey zone to the channel: the next in turn, or number `which` of those there are, counted from 1.
///
/// # Errors
///
/// One is open, or there is none to show.
pub fn open(
    state: &GreyZones,
    which: Option<u16>,
    origin: Origin,
    ctx: &Ctx<'_>,
) -> Result<Vec<GreyZoneEvent>, Refusal> {
    if let Some(open) = &state.open {
        return Err(Refusal::AlreadyOpen { until: open.until.clone() });
    }
    let offer = match which {
        None => state.next(ctx.zones, ctx.seed),
        Some(number) => usize::from(number).checked_sub(1).and_then(|at| ctx.zones.get(at)),
    };
    let of = u16::try_from(ctx.zones.len()).unwrap_or(u16::MAX);
    let Offer { source, answers } = match (offer, which) {
        (Some(offer), _) => offer.clone(),
        (None, Some(number)) if of > 0 => return Err(Refusal::NoSuchZone { number, of }),
        (None, _) => return Err(Refusal::NoneHere),
    };
    let zone = u32::try_from(state.closed.len()).unwrap_or(u32::MAX).saturating_add(1);
    let today = ctx.calendar.zone().date(ctx.now);
    let last_day = ctx.calendar.days().add_working(today, i32::from(ctx.open_days.max(1)));
    let closing = Promise {
        id: state.promises.last + 1,
        kind: Closing { zone },
        at: ctx.calendar.reminder_from(last_day),
        chosen: false,
    };
    Ok(vec![GreyZoneEvent::Opened { zone, source, answers, order: ctx.seed, origin, closing, votes: ctx.votes }])
}

/// A press or `svar <number>`; 0 takes the answer back. `zone` is the one whose post was pressed, where one was.
/// `via` is the platform's reaction, by which it can be taken back.
///
/// # Errors
///
/// There is nothing to answer, or no such answer.
pub fn answer(
    state: &GreyZones,
    who: PersonId,
    zone: Option<u32>,
    number: u16,
    via: Option<&str>,
) -> Result<Vec<GreyZoneEvent>, Refusal> {
    let open = match &state.open {
        Some(open) if zone.is_none_or(|zone| zone == open.zone) => open,
        None if state.closed.is_empty() => return Err(Refusal::NothingOpen),
        _ => return Err(Refusal::TooLate),
    };
    if number == 0 {
        return Ok(forget(state, who));
    }
    if number > open.answers {
        return Err(Refusal::NoSuchAnswer { number, of: open.answers });
    }
    if open.counted(who) == Some(number) && !open.choices.is_new_way(via) {
        return Ok(Vec::new());
    }
    Ok(vec![open.fact(Choice::made(who, number, via))])
}

/// What somebody answers to its poll: one answer, in place of all before it; 0 takes it back.
///
/// # Errors
///
/// As `answer`.
pub fn voted(
    state: &GreyZones,
    who: PersonId,
    zone: u32,
    number: u16,
    via: Option<&str>,
) -> Result<Vec<GreyZoneEvent>, Refusal> {
    let answered = answer(state, who, Some(zone), number, via)?;
    let Some(open) = state.open.as_ref().filter(|_| number > 0) else { return Ok(answered) };
    let before = open.choices.all_taken_back(who).filter(|choice| choice.answer != number);
    Ok(before.map(|choice| open.fact(choice)).chain(answered).collect())
}

/// A reaction was taken back: the choice it made goes with it, where it was the person's own.
pub fn taken_back(state: &GreyZones, who: PersonId, original: &str) -> Vec<GreyZoneEvent> {
    let Some(open) = &state.open else { return Vec::new() };
    open.choices.taken_back(who, original).map(|choice| open.fact(choice)).into_iter().collect()
}

/// Everything this person has chosen in the open grey zone is taken back: asked for, or their data are being erased.
pub fn forget(state: &GreyZones, who: PersonId) -> Vec<GreyZoneEvent> {
    let Some(open) = &state.open else { return Vec::new() };
    open.choices.all_taken_back(who).map(|choice| open.fact(choice)).collect()
}

/// Closes the open grey zone when its time has come.
pub(in crate::dialogue) fn wake(state: &GreyZones, ctx: &Ctx<'_>) -> Vec<GreyZoneEvent> {
    let Some(open) = &state.open else { return Vec::new() };
    let due = state.promises.due(ctx.now, ctx.calendar);
    let closing = due.into_iter().filter(|promise| promise.kind.zone == open.zone);
    closing
        .map(|promise| GreyZoneEvent::Closed {
            zone: open.zone,
            promise: promise.id,
            how: Settlement::Sent { late: promise.is_late(ctx.now) },
            ballots: open.choices.ballots(),
        })
        .collect()
}

/// What a fact makes the bot say.
pub(in crate::dialogue) fn react(event: &GreyZoneEvent) -> Vec<Say> {
    match event {
        GreyZoneEvent::Opened { zone, votes: Votes::Polls, .. } => {
            vec![Say::Zone { zone: *zone }, Say::Poll { zone: *zone }]
        }
        GreyZoneEvent::Opened { zone, votes: Votes::Reactions, .. } => vec![Say::Zone { zone: *zone }],
        GreyZoneEvent::Closed { zone, .. } => vec![Say::Spread { zone: *zone }],
        GreyZoneEvent::Chose { .. } => Vec::new(),
    }
}

/// What can be pressed on a grey zone's post, in the order drawn.
pub(in crate::dialogue) fn choices(answers: u16) -> impl Iterator<Item = Press> {
    (1..=answers).map(Press::Number)
}

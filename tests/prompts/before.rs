//! Dialogues that are planned for another day: every message before the meeting.

use super::samples::*;
use super::says::{Sample, card, phase, sample};
use drejebog::calendar::{LocalMoment, Zone};
use drejebog::dialogue::event::{Ending, Event, Occasion, OfSeries, Plan, Unusual};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::promise::{Promise, Settlement};
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind::{Frame, Pairs};
use drejebog::dialogue::script::Script;
use drejebog::dialogue::state::Dialogue;

/// A moment on the clock in Copenhagen.
fn moment(civil: &str) -> LocalMoment {
    let civil: jiff::civil::DateTime = civil.parse().unwrap();
    LocalMoment { date: civil.date(), time: civil.time(), zone: Zone::parse("Europe/Copenhagen").unwrap() }
}

fn plan(civil: &str, read_days: u16, unusual: Option<Unusual>) -> Plan {
    let read_on = (read_days > 0).then(|| "2026-12-10".parse().unwrap());
    Plan { at: moment(civil), read_days, read_on, unusual, series: None }
}

fn named(d: Dialogue, plan: Plan) -> Dialogue {
    then(d, &Event::TimeProposed { plan, at: None })
}

/// Planned by a series, which nobody is asked about.
fn of_series(d: Dialogue, late: bool) -> Dialogue {
    let series = Some(OfSeries { number: 2, late });
    then(named(d, Plan { series, ..plan("2026-12-15T13:00", 3, None) }), &Event::TimeAccepted)
}

/// A time that nobody has said yes to.
pub fn unconfirmed(d: Dialogue) -> Dialogue {
    named(d, plan("2026-12-15T13:00", 3, None))
}

/// Agreed: 15 December at one o'clock, the pre-reading so many working days before.
pub fn planned(d: Dialogue, read_days: u16) -> Dialogue {
    let d = then(named(d, plan("2026-12-15T13:00", read_days, None)), &Event::TimeAccepted);
    if read_days == 0 {
        return d;
    }
    let promise = Promise { id: 1, kind: Occasion::PreReading, at: moment("2026-12-10T09:00"), chosen: false };
    then(d, &Event::Promised { promise })
}

/// The pre-reading is out.
fn sent(d: Dialogue) -> Dialogue {
    let how = Settlement::Sent { late: false };
    then(d, &Event::Settled { id: 1, kind: Occasion::PreReading, how })
}

pub fn have_read(d: Dialogue, readers: u16) -> Dialogue {
    (1..=readers).fold(d, |d, who| then(d, &Event::ReadMarked { who: id(who), via: None }))
}

/// The time has come, and people come in.
fn begun(d: Dialogue) -> Dialogue {
    then(d, &Event::LobbyOpened { at: start() })
}

/// The bot came back half an hour after the meeting's time.
fn begun_late(d: Dialogue) -> Dialogue {
    let late = d.planning.plan.as_ref().unwrap().at.place().instant + jiff::SignedDuration::from_mins(30);
    then(d, &Event::LobbyOpened { at: late })
}

/// How many have read, without the case above it.
pub fn readers(script: &Script, lang: Lang) -> Vec<Sample> {
    let out = |readers| have_read(sent(planned(lobby(script, lang, 5, 0), 3)), readers);
    vec![
        sample("én har læst", out(1), Say::PreReading),
        sample("nogle har læst", out(3), Say::PreReading),
        sample("alle har læst", out(5), Say::PreReading),
    ]
}

pub fn before(script: &Script, lang: Lang) -> Vec<Sample> {
    let five = || lobby(script, lang, 5, 0);
    let first = |civil, days, unusual| named(five(), plan(civil, days, unusual));
    let too_late = || Plan { read_on: None, ..plan("2026-12-03T15:00", 3, None) };
    let soon = then(named(five(), too_late()), &Event::TimeAccepted);
    let (usual, ahead) = ("2026-12-15T13:00", || planned(five(), 3));
    let out = |readers| have_read(sent(ahead()), readers);
    let moving = named(ahead(), plan("2026-12-17T10:30", 3, None));
    let moved = then(moving.clone(), &Event::TimeAccepted);
    let dropped = over(then(first(usual, 3, None), &Event::TimeDeclined), Ending::Cancelled);
    let read_by_all = begun(out(5));
    let skipped = then(read_by_all.clone(), &Event::ReadingSkipped);
    let mut started = at(skipped.clone(), Frame);
    running(&mut started).done.clear();
    vec![
        sample("3 arbejdsdage før", first(usual, 3, None), Say::TimeCheck),
        sample("for sent til at læse", named(five(), too_late()), Say::TimeCheck),
        sample("uden forberedelse", first(usual, 0, None), Say::TimeCheck),
        sample("i stilletiden", first("2026-12-15T18:30", 3, Some(Unusual::QuietHours)), Say::TimeCheck),
        sample("på en fridag", first("2026-12-25T13:00", 3, Some(Unusual::DayOff)), Say::TimeCheck),
        sample("et klokkeslæt der ikke findes", first("2027-03-28T02:30", 3, Some(Unusual::Skipped)), Say::TimeCheck),
        sample("uden facilitator", no_facilitator(first(usual, 3, None)), Say::TimeCheck),
        sample("flyttes", moving, Say::TimeCheck),
        sample("flyttes, forberedelsen er sendt", named(out(2), plan("2026-12-17T10:30", 3, None)), Say::TimeCheck),
        sample("ja", ahead(), Say::TimeCheck),
        sample("nej", dropped, Say::TimeCheck),
        sample("forberedelsen kommer", ahead(), Say::Invitation),
        sample("forberedelsen er kommet, uden facilitator", no_facilitator(out(0)), Say::Invitation),
        sample("uden forberedelse", planned(five(), 0), Say::Invitation),
        sample("for sent til at læse", soon, Say::Invitation),
        sample("flyttet", moved.clone(), Say::Invitation),
        sample("begyndt", begun(ahead()), Say::Invitation),
        sample("slut", over(ahead(), Ending::Agreed), Say::Invitation),
        sample("aflyst", over(ahead(), Ending::Cancelled), Say::Invitation),
        sample("af en serie", of_series(five(), false), Say::Invitation),
        sample("af en serie, kort varsel", of_series(five(), true), Say::Invitation),
        sample("", ahead(), Say::CalendarFile { moves: 0 }),
        sample("flyttet", moved.clone(), Say::CalendarFile { moves: 1 }),
        sample("", over(ahead(), Ending::Cancelled), Say::CalendarCancelled),
        sample("", moved, Say::Moved),
        sample("", over(ahead(), Ending::Cancelled), Say::CalendarCancelled),
        sample("", ahead(), Say::Missed),
        sample("uden facilitator", no_facilitator(ahead()), Say::Missed),
        sample("ingen har læst", out(0), Say::PreReading),
        sample("", out(1), Say::ReadingReminder),
        sample("", out(1), Say::CuriousQuestions),
        sample("planlagt, nogle har læst", begun(out(3)), Say::Lobby),
        sample("planlagt, men botten var væk", begun_late(ahead()), Say::Lobby),
        sample("planlagt, alle har læst", read_by_all.clone(), Say::Lobby),
        sample("planlagt, alle har læst, uden facilitator", no_facilitator(read_by_all), Say::Lobby),
        sample("læsningen springes over", skipped, Say::Lobby),
        phase("læsningen springes over", started.clone(), Frame),
        card("læsningen springes over", started),
        card("planlagt", ahead()),
        sample("planlagt", over(ahead(), Ending::Cancelled), Say::Cancelled),
        sample("planlagt, men begyndt", over(at(begun(ahead()), Pairs), Ending::Cancelled), Say::Cancelled),
    ]
}

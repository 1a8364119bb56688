//! A series: a dialogue, or a grey zone, that comes again on a schedule, and a rota that knows whose turn it is.
//!
//! People chose the schedule, so its times are kept, except on a day off: those are passed over and named. Each series
//! has promised one occurrence at a time, settled exactly once, and every other time of its schedule is named in
//! `passed`. A dialogue is planned some working days ahead, so that the case can be read; a missed one is not made up
//! for, while of the grey zones missed the last one is. The desk comes in through `recurring`; `prompts::Speaker::series`
//! words a `Say` and `prompts::Speaker::series_list` what `list` gives. Deliberately absent: holding what is planned.

mod rules;
mod times;

pub use rules::{begin, forget, known, list, set_rota, stop};
pub(super) use rules::{next_due, plan, react, step};

use super::erasable::Erasable;
use super::event::Identity;
use super::ids::{PersonId, PostKey};
use super::promise::{Promise, Promises, Settlement};
use crate::calendar::{DayOff, LocalMoment, Schedule, ScheduleError};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long before a dialogue it is planned when nobody chose, in working days: time for everybody to read the case.
pub const AHEAD: u16 = 3;

/// More than this at once is noise in a channel.
pub const MOST_SERIES: usize = 5;

/// What comes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    Dialogue { playbook: String },
    GreyZone,
}

/// A fact about a channel's series, which are counted from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SeriesEvent {
    /// `ahead`: how many working days before it a dialogue is planned.
    Begun { series: u16, schedule: Schedule, what: What, ahead: u16, at: Timestamp },
    /// The next time; `passed` are the times of the schedule since the last one held at which nothing comes. `made_up`:
    /// it has passed too, and what should have come comes at once.
    Promised {
        promise: Promise<Occurrence>,
        passed: Vec<Passed>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        made_up: bool,
    },
    /// `turn`: who was named to facilitate it, and goes to the end of the rota.
    Settled { series: u16, promise: u32, how: Settlement, turn: Option<PersonId> },
    /// Replaces the rota; the first has the next turn.
    RotaSet { series: u16, rota: Vec<Seat> },
    /// Somebody whom others named is called this where they are shown themselves.
    Known { person: PersonId, identity: Erasable<Identity> },
    /// A person asked for their data to be erased: out of every rota.
    Forgotten { person: PersonId },
    /// `by_itself`: its schedule has no time left on an open day.
    Stopped { series: u16, by_itself: bool },
}

/// What is promised: that this series comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    pub series: u16,
}

/// A dialogue to plan: a series has come to it. Planned once for each key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub key: PostKey,
    pub series: u16,
    pub playbook: String,
    pub at: LocalMoment,
    /// Whose turn it is; nobody where the rota is empty or all are away, and anybody may claim.
    pub facilitator: Option<PersonId>,
    /// There is less time to read than there ought to be.
    pub late: bool,
}

/// A time at which nothing comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Passed {
    pub date: Date,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A public holiday, or a day the channel has closed.
    DayOff(DayOff),
    /// The case could not have been read by then.
    TooSoon,
    /// The bot was away.
    Missed,
}

/// A place in a rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub person: PersonId,
    pub identity: Erasable<Identity>,
}

/// A message about a series, always to the channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// It begins: what, on which schedule, when first, and how to name a rota.
    Begun {
        series: u16,
        first: LocalMoment,
        passed: Vec<Passed>,
    },
    Stopped {
        series: u16,
        by_itself: bool,
    },
    /// Who takes turns, the first first; or that nobody does any more.
    RotaSet {
        series: u16,
    },
    /// Nothing comes at these times, and why; and when it comes next, unless that is at once.
    PassedOver {
        series: u16,
        passed: Vec<Passed>,
        next: Option<LocalMoment>,
    },
}

/// Why not, for the one who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The schedule cannot be read; what was written, and where it went wrong.
    BadSchedule {
        text: String,
        error: ScheduleError,
    },
    /// In the night or in the afternoon?
    NightInDoubt {
        text: String,
        time: Time,
    },
    /// It only has times on days off.
    NeverOpen,
    /// More than once a day.
    TooOften,
    /// The same comes at the same times already.
    AlreadyThere {
        series: u16,
    },
    TooMany {
        most: usize,
        running: Vec<u16>,
    },
    NoSuchSeries {
        number: u16,
        running: Vec<u16>,
    },
    /// A grey zone needs nobody to facilitate it.
    NoRota,
}

/// A series as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: u16,
    pub what: What,
    /// As it was written.
    pub schedule: String,
    /// The latest dialogue that is planned and has not been held, and who was named.
    pub planned: Option<(LocalMoment, Option<Erasable<Identity>>)>,
    pub next: Option<LocalMoment>,
    /// Whose turn it is then.
    pub turn: Option<Erasable<Identity>>,
}

/// A channel's series as they stand; stopped ones keep their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AllSeries {
    all: BTreeMap<u16, Series>,
    promises: Promises<Occurrence>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub number: u16,
    pub schedule: Schedule,
    pub what: What,
    pub ahead: u16,
    pub begun: Timestamp,
    /// Whose turn is next comes first.
    pub rota: Vec<Seat>,
    pub stopped: bool,
    /// The latest time that was promised, settled or not.
    pub last: Option<LocalMoment>,
    /// The latest dialogue that was planned, and who was named.
    pub planned: Option<(LocalMoment, Option<Seat>)>,
    /// The latest time was not held, and has yet to be named.
    lapsed: bool,
    /// How many times have been promised.
    promised: u32,
}

impl AllSeries {
    /// Takes one fact into account.
    ///
    /// # Errors
    ///
    /// It cannot have happened as things stand.
    pub fn apply(&mut self, event: &SeriesEvent) -> Result<(), &'static str> {
        match event {
            SeriesEvent::Begun { series, schedule, what, ahead, at } => {
                if self.all.contains_key(series) {
                    return Err("a series begins once");
                }
                let new = Series {
                    number: *series,
                    schedule: schedule.clone(),
                    what: what.clone(),
                    ahead: *ahead,
                    begun: *at,
                    rota: Vec::new(),
                    stopped: false,
                    last: None,
                    planned: None,
                    lapsed: false,
                    promised: 0,
                };
                self.all.insert(*series, new);
            }
            SeriesEvent::Promised { promise, .. } => {
                let number = promise.kind.series;
                if self.promise_of(number).is_some() {
                    return Err("a series promises one time at a time");
                }
                self.promises.made(promise.clone())?;
                let series = self.running_mut(number)?;
                series.last = Some(promise.at.clone());
                series.lapsed = false;
                series.promised += 1;
            }
            SeriesEvent::Settled { series, promise, how, turn } => {
                let settled = self.promises.settled(*promise)?;
                let series = self.running_mut(*series)?;
                series.lapsed = *how == Settlement::Lapsed;
                let seat = turn.and_then(|person| series.turn_taken(person));
                if matches!((how, &series.what), (Settlement::Sent { .. }, What::Dialogue { .. })) {
                    series.planned = Some((settled.at, seat));
                }
            }
            SeriesEvent::RotaSet { series, rota } => self.running_mut(*series)?.rota = rota.clone(),
            SeriesEvent::Known { person, identity } => {
                for seat in self.all.values_mut().flat_map(Series::seats_mut).filter(|seat| seat.person == *person) {
                    seat.identity = identity.clone();
                }
            }
            SeriesEvent::Forgotten { person } => {
                for series in self.all.values_mut() {
                    series.rota.retain(|seat| seat.person != *person);
                    if let Some((_, seat)) = &mut series.planned {
                        seat.take_if(|seat| seat.person == *person);
                    }
                }
            }
            SeriesEvent::Stopped { series, .. } => {
                if self.promise_of(*series).is_some() {
                    return Err("a series stops when its promise is settled");
                }
                self.running_mut(*series)?.stopped = true;
            }
        }
        Ok(())
    }

    fn running_mut(&mut self, number: u16) -> Result<&mut Series, &'static str> {
        self.all.get_mut(&number).filter(|series| !series.stopped).ok_or("that series does not run")
    }

    /// A series by its number, also one that has stopped.
    pub fn get(&self, number: u16) -> Option<&Series> {
        self.all.get(&number)
    }

    /// Those that have not stopped, in the order they began.
    pub fn running(&self) -> impl Iterator<Item = &Series> {
        self.all.values().filter(|series| !series.stopped)
    }

    /// The open promise of a series: its next time.
    pub fn promise_of(&self, number: u16) -> Option<&Promise<Occurrence>> {
        self.promises.open().find(|promise| promise.kind.series == number)
    }

    fn asked_for(&self, number: u16) -> Result<&Series, Refusal> {
        let none = || Refusal::NoSuchSeries { number, running: self.running().map(|series| series.number).collect() };
        self.running().find(|series| series.number == number).ok_or_else(none)
    }
}

impl Series {
    /// Whose turn it is on that day: the first who is there. Whoever is passed over keeps the turn for next time.
    pub fn turn(&self, date: Date, is_away: impl Fn(PersonId, Date) -> bool) -> Option<&Seat> {
        self.rota.iter().find(|seat| seat.identity.get().is_some() && !is_away(seat.person, date))
    }

    fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.rota.iter().chain(self.planned.iter().filter_map(|(_, seat)| seat.as_ref()))
    }

    fn seats_mut(&mut self) -> impl Iterator<Item = &mut Seat> {
        self.rota.iter_mut().chain(self.planned.iter_mut().filter_map(|(_, seat)| seat.as_mut()))
    }

    fn turn_taken(&mut self, person: PersonId) -> Option<Seat> {
        let at = self.rota.iter().position(|seat| seat.person == person)?;
        let seat = self.rota.remove(at);
        self.rota.push(seat.clone());
        Some(seat)
    }
}

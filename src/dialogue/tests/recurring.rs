//! A channel in which things come again, and a clock that only the test moves. `Room` is the small language of the tests
//! of series and grey zones. Whatever happens it holds that facts apply, that no key is used twice, that the bot's own
//! times are open ones, and that every time of a schedule is accounted for once.

use crate::calendar::{Allowed, DayOff, LocalMoment, WorkingCalendar};
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::Tap;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Identity, Votes};
use crate::dialogue::greyzone::{self, GreyZoneEvent, OPEN_DAYS, Offer, Origin, Source};
use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::dialogue::promise::Settlement;
use crate::dialogue::recurring::{Ctx, Effect, Poll, Say, Spoken, living, next_due, pressed, react, wake};
use crate::dialogue::series::{self, AHEAD, Plan, Seat, SeriesEvent, What};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

pub(super) const ANNA: PersonId = PersonId(1);
pub(super) const BO: PersonId = PersonId(2);
pub(super) const CARLA: PersonId = PersonId(3);

/// More wakes than this in one go are wakes without end.
const MOST_WAKES: usize = 3_000;

#[derive(Clone)]
pub(super) struct Room {
    pub id: ChannelId,
    pub channel: Channel,
    /// Each fact and when it was written.
    pub facts: Vec<(Timestamp, ChannelEvent)>,
    pub said: Vec<(Timestamp, Spoken)>,
    pub plans: Vec<(Timestamp, Plan)>,
    pub now: Timestamp,
    pub seed: u64,
    pub calendar: WorkingCalendar,
    pub zones: Vec<Offer>,
    pub votes: Votes,
    pub away: BTreeSet<(PersonId, Date)>,
}

impl Room {
    /// At this time in Copenhagen, e.g. `2026-11-26 12:00`.
    pub fn at(civil: &str) -> Self {
        let mut room = Self {
            id: ChannelId("test/!kontoret".into()),
            channel: Channel::default(),
            facts: Vec::new(),
            said: Vec::new(),
            plans: Vec::new(),
            now: Timestamp::UNIX_EPOCH,
            seed: 7,
            calendar: WorkingCalendar::default(),
            zones: [("a", 0), ("a", 1), ("b", 0)].map(|(playbook, index)| offer(playbook, index)).into(),
            votes: Votes::Reactions,
            away: BTreeSet::new(),
        };
        room.now = room.time(civil);
        room
    }

    pub fn time(&self, civil: &str) -> Timestamp {
        self.calendar.zone().place(civil.parse().unwrap()).instant
    }

    pub fn moment(&self, civil: &str) -> LocalMoment {
        LocalMoment::of(self.time(civil), self.calendar.zone())
    }

    pub fn ctx(&self) -> Ctx<'_> {
        let Self { id: channel, now, seed, calendar, zones, votes, .. } = self;
        Ctx { channel, now: *now, seed: *seed, calendar, zones, open_days: OPEN_DAYS, votes: *votes }
    }

    pub fn write(&mut self, facts: impl IntoIterator<Item = ChannelEvent>) {
        for fact in facts {
            self.channel.apply(&fact).unwrap_or_else(|illegal| panic!("{illegal}: {fact:?}"));
            for effect in react(&self.id, &self.channel, &fact) {
                let key = match &effect {
                    Effect::Post(spoken) => &spoken.key,
                    Effect::Plan(plan) => &plan.key,
                };
                assert!(key.0.starts_with(&self.id.0), "{key} does not contain its channel");
                assert!(self.keys().all(|k| k != key.0), "{key} twice");
                match effect {
                    Effect::Post(spoken) => self.said.push((self.now, spoken)),
                    Effect::Plan(plan) => self.plans.push((self.now, plan)),
                }
            }
            self.facts.push((self.now, fact));
        }
        let shown = living(&self.id, &self.channel);
        assert!(shown.iter().all(|s| self.keys().any(|k| k == s.key.0)), "{shown:?} was never posted");
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        let said = self.said.iter().map(|(_, spoken)| spoken.key.0.as_str());
        said.chain(self.plans.iter().map(|(_, plan)| plan.key.0.as_str()))
    }

    pub fn writes_series(&mut self, facts: Vec<SeriesEvent>) {
        self.write(facts.into_iter().map(|fact| ChannelEvent::Series { fact }));
    }

    pub fn writes_zone(&mut self, facts: Vec<GreyZoneEvent>) {
        self.write(facts.into_iter().map(|fact| ChannelEvent::GreyZone { fact }));
    }

    // --- what people do ---

    pub fn tries_begin(&mut self, schedule: &str, what: What) -> Result<(), series::Refusal> {
        let facts = series::begin(&self.channel.series, schedule, what, AHEAD, &self.ctx())?;
        self.writes_series(facts);
        Ok(())
    }

    pub fn dialogues(&mut self, schedule: &str) {
        self.tries_begin(schedule, dialogue()).unwrap();
    }

    pub fn grey_zones(&mut self, schedule: &str) {
        self.tries_begin(schedule, What::GreyZone).unwrap();
    }

    pub fn rota(&mut self, people: &[PersonId]) {
        let facts = series::set_rota(&self.channel.series, 1, people.iter().map(|p| seat(*p)).collect());
        self.writes_series(facts.unwrap());
    }

    pub fn tries_open(&mut self, which: Option<u16>) -> Result<(), greyzone::Refusal> {
        let facts = greyzone::open(&self.channel.grey_zones, which, Origin::Asked, &self.ctx())?;
        self.writes_zone(facts);
        Ok(())
    }

    pub fn opens(&mut self) {
        self.tries_open(None).unwrap();
    }

    pub fn tries_answer(&mut self, who: PersonId, number: u16) -> Result<(), greyzone::Refusal> {
        let facts = greyzone::answer(&self.channel.grey_zones, who, None, number, None)?;
        self.writes_zone(facts);
        Ok(())
    }

    pub fn answers(&mut self, who: PersonId, number: u16) {
        self.tries_answer(who, number).unwrap();
    }

    /// A reaction on the post of this grey zone.
    pub fn tries_press(
        &mut self,
        who: PersonId,
        zone: u32,
        emoji: &str,
        via: &str,
    ) -> Option<Result<(), greyzone::Refusal>> {
        let mut posts = self.said.iter().map(|(_, spoken)| spoken);
        let post = posts.find(|s| s.say == Say::GreyZone(greyzone::Say::Zone { zone })).unwrap();
        let press = pressed(&self.id, &self.channel, &post.key, Tap::Reaction(emoji))?;
        let Poll::Zone(zone) = press.poll else { panic!("{press:?}") };
        let facts = greyzone::answer(&self.channel.grey_zones, who, Some(zone), press.answer, Some(via));
        Some(facts.map(|facts| self.writes_zone(facts)))
    }

    pub fn takes_back(&mut self, who: PersonId, via: &str) {
        let facts = greyzone::taken_back(&self.channel.grey_zones, who, via);
        self.writes_zone(facts);
    }

    // --- time ---

    /// Time goes by, with everything that falls due.
    pub fn until(&mut self, civil: &str) {
        self.runs(self.time(civil));
    }

    pub fn runs(&mut self, until: Timestamp) {
        for _ in 0..MOST_WAKES {
            let Some(at) = next_due(&self.channel, self.now, &self.calendar).filter(|at| *at <= until) else {
                self.now = self.now.max(until);
                return;
            };
            self.now = self.now.max(at);
            let facts = wake(&self.channel, &self.ctx(), |who, date| self.away.contains(&(who, date)));
            assert!(!facts.is_empty(), "woken at {at} for nothing");
            let (said, plans) = (self.said.len(), self.plans.len());
            self.write(facts);
            self.speaks_when_it_may(said, plans);
        }
        panic!("wakes without end at {}", self.now);
    }

    /// The bot is away until then.
    pub fn sleeps(&mut self, civil: &str) {
        self.now = self.time(civil);
    }

    /// What comes by itself comes at an open moment, except a grey zone at the very time people chose.
    fn speaks_when_it_may(&self, said: usize, plans: usize) {
        let on_time = |spoken: &Spoken| match (&spoken.say, &self.channel.grey_zones.open) {
            (Say::GreyZone(greyzone::Say::Zone { .. }), Some(open)) => {
                matches!(open.origin, Origin::Series { late: None, .. })
            }
            // What comes next is told together with what comes now.
            (Say::Series(series::Say::PassedOver { .. }), _) => true,
            _ => false,
        };
        let open = self.calendar.is_open(self.now);
        assert!(open || self.plans.len() == plans, "planned at {}", self.now);
        assert!(open || self.said[said..].iter().all(|(_, spoken)| on_time(spoken)), "spoke at {}", self.now);
    }

    /// What stands in the journal's first facts, at the time the last of them was written.
    pub fn restarted(&self, facts: usize) -> Self {
        let mut room = Self { channel: Channel::default(), facts: Vec::new(), ..self.clone() };
        room.said.clear();
        room.plans.clear();
        for (at, fact) in &self.facts[..facts] {
            room.now = *at;
            room.write([fact.clone()]);
        }
        room
    }

    // --- what has come ---

    /// The days on which a series came.
    pub fn held(&self, number: u16) -> Vec<Date> {
        let dates = self.promised(number).filter(|(id, _)| {
            self.settled(*id).any(|how| matches!(how, Settlement::Sent { .. } | Settlement::Merged { .. }))
        });
        dates.map(|(_, date)| date).collect()
    }

    /// The days at which nothing came, and were named.
    pub fn passed(&self, number: u16) -> Vec<Date> {
        let passed = self.facts.iter().filter_map(|(_, fact)| match fact {
            ChannelEvent::Series { fact: SeriesEvent::Promised { promise, passed, .. } }
                if promise.kind.series == number =>
            {
                Some(passed.iter().map(|passed| passed.date))
            }
            _ => None,
        });
        passed.flatten().collect()
    }

    fn promised(&self, number: u16) -> impl Iterator<Item = (u32, Date)> {
        self.facts.iter().filter_map(move |(_, fact)| match fact {
            ChannelEvent::Series { fact: SeriesEvent::Promised { promise, .. } } if promise.kind.series == number => {
                Some((promise.id, promise.at.date))
            }
            _ => None,
        })
    }

    fn settled(&self, id: u32) -> impl Iterator<Item = &Settlement> {
        self.facts.iter().filter_map(move |(_, fact)| match fact {
            ChannelEvent::Series { fact: SeriesEvent::Settled { promise, how, .. } } if *promise == id => Some(how),
            _ => None,
        })
    }

    /// Every time of the schedule was held, or named, or is the one that is promised; and none of them twice.
    pub fn accounts(&self) {
        for series in self.channel.series.running() {
            let number = series.number;
            assert!(self.promised(number).all(|(id, _)| self.settled(id).count() <= 1), "settled twice");
            let open = self.channel.series.promise_of(number).map(|promise| promise.at.date);
            let mut told: Vec<Date> = self.held(number);
            told.extend(self.passed(number));
            told.extend(open);
            told.sort();
            let (zone, last) = (self.calendar.zone(), series.last.as_ref().unwrap().date);
            let next = |at: &Timestamp| series.schedule.next_after(*at, zone, Allowed::default());
            let times = std::iter::successors(next(&series.begun), next).map(|at| zone.date(at));
            let by_date = series.schedule.names_dates();
            let named = |date: &Date| by_date || self.calendar.days().day_off(*date) != Some(DayOff::Weekend);
            let all: Vec<Date> = times.take_while(|date| *date <= last).filter(named).collect();
            assert_eq!(told, all, "series {number}");
        }
    }

    /// What has been said, without the keys.
    pub fn says(&self) -> Vec<&Say> {
        self.said.iter().map(|(_, spoken)| &spoken.say).collect()
    }

    /// When something came, in the channel's zone, e.g. `2026-11-26 12:00`.
    pub fn civil(&self, at: Timestamp) -> String {
        self.calendar.zone().civil(at).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

pub(super) fn dialogue() -> What {
    What::Dialogue { playbook: "borgerdata".into() }
}

pub(super) fn offer(playbook: &str, index: u16) -> Offer {
    Offer { source: Source { playbook: playbook.into(), index }, answers: 4 }
}

pub(super) fn seat(person: PersonId) -> Seat {
    let identity = Identity { account: Some(Account(format!("test/@{}", person.0))), name: person.0.to_string() };
    Seat { person, identity: Erasable::new(Some(person), identity) }
}

pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);

//! Whose turn it is to send: what is urgent first, no faster than the platform allows, in order within a lane.
//!
//! One queue stands before everything an account sends. Where the platform counts all of it together, a request it refuses
//! is a turn lost, so the bot plans by its own count and only then asks. Deliberately absent: the requests themselves, and
//! trying again.

use super::locks::lock;
use super::timer::Timer;
use crate::ports::chat::Urgency;
use std::collections::HashSet;
use std::hash::Hash;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// Of a burst this many sends are kept for what is urgent, so that a phase never waits behind tallies.
const RESERVE: u32 = 3;

/// How fast the platform lets an account send.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// As fast as it likes; or the platform's client waits by itself.
    Unlimited,
    Limited {
        per_second: f64,
        burst: u32,
    },
}

/// The queue of one account, with a lane for each room. Cheap to clone.
#[derive(Debug)]
pub struct Turns<L: Lane>(Arc<Shared<L>>);

/// What names a lane.
pub trait Lane: Clone + Eq + Hash {}

impl<L: Clone + Eq + Hash> Lane for L {}

#[derive(Debug)]
struct Shared<L> {
    plan: Mutex<Plan<L>>,
    changed: Notify,
    timer: Timer,
}

/// Leave to send one thing. The lane is free for the next when it is dropped.
#[derive(Debug)]
#[must_use = "the turn is over when it is dropped"]
pub struct SendPermit<L: Lane> {
    turns: Turns<L>,
    lane: L,
}

impl<L: Lane> Turns<L> {
    pub fn new(budget: Budget, timer: Timer) -> Self {
        Self(Arc::new(Shared { plan: Mutex::new(Plan::new(budget)), changed: Notify::new(), timer }))
    }

    /// Waits for the turn. One thing at a time is sent in a lane, in the order of the calls within one urgency. `replaces`
    /// names what this is the newest version of: an older one still waiting is dropped, and its caller gets `None`.
    pub async fn turn(&self, lane: L, urgency: Urgency, replaces: Option<String>) -> Option<SendPermit<L>> {
        let number = lock(&self.0.plan).enter(lane.clone(), urgency, replaces);
        let ticket = Ticket { turns: self.clone(), number };
        // Somebody older may just have been replaced.
        self.0.changed.notify_waiters();
        loop {
            let mut changed = pin!(self.0.changed.notified());
            changed.as_mut().enable();
            let answer = lock(&self.0.plan).ask(ticket.number, self.0.timer.instant());
            match answer {
                Answer::Go => return Some(SendPermit { turns: self.clone(), lane }),
                Answer::Replaced => return None,
                Answer::At(at) => {
                    let _ = tokio::time::timeout_at(at, changed).await;
                }
                Answer::AfterOthers => changed.await,
            }
        }
    }
}

impl<L: Lane> Clone for Turns<L> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<L: Lane> SendPermit<L> {
    /// The platform refused: nobody sends before `after` has passed.
    pub fn refused(&self, after: Duration) {
        let shared = &self.turns.0;
        lock(&shared.plan).freeze(shared.timer.instant() + after);
    }
}

impl<L: Lane> Drop for SendPermit<L> {
    fn drop(&mut self) {
        lock(&self.turns.0.plan).busy.remove(&self.lane);
        self.turns.0.changed.notify_waiters();
    }
}

/// A place in the queue, given up when the caller goes away.
struct Ticket<L: Lane> {
    turns: Turns<L>,
    number: u64,
}

impl<L: Lane> Drop for Ticket<L> {
    fn drop(&mut self) {
        lock(&self.turns.0.plan).waiting.retain(|waiting| waiting.number != self.number);
        self.turns.0.changed.notify_waiters();
    }
}

/// Who goes when. Knows no clock: the present comes in.
#[derive(Debug)]
struct Plan<L> {
    allowance: Option<Allowance>,
    frozen_until: Option<Instant>,
    waiting: Vec<Waiting<L>>,
    busy: HashSet<L>,
    last_number: u64,
}

#[derive(Debug)]
struct Waiting<L> {
    number: u64,
    lane: L,
    urgency: Urgency,
    replaces: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Answer {
    Go,
    Replaced,
    /// First in line; the budget or the platform says when.
    At(Instant),
    AfterOthers,
}

impl<L: Lane> Plan<L> {
    fn new(budget: Budget) -> Self {
        let allowance = match budget {
            Budget::Unlimited => None,
            Budget::Limited { per_second, burst } => Some(Allowance::new(per_second, burst)),
        };
        Self { allowance, frozen_until: None, waiting: Vec::new(), busy: HashSet::new(), last_number: 0 }
    }

    fn enter(&mut self, lane: L, urgency: Urgency, replaces: Option<String>) -> u64 {
        if replaces.is_some() {
            self.waiting.retain(|waiting| waiting.replaces != replaces);
        }
        self.last_number += 1;
        self.waiting.push(Waiting { number: self.last_number, lane, urgency, replaces });
        self.last_number
    }

    fn ask(&mut self, number: u64, now: Instant) -> Answer {
        if !self.waiting.iter().any(|waiting| waiting.number == number) {
            return Answer::Replaced;
        }
        let free = self.waiting.iter().filter(|waiting| !self.busy.contains(&waiting.lane));
        let first = free.min_by_key(|waiting| (waiting.urgency, waiting.number));
        let Some(first) = first.filter(|first| first.number == number) else { return Answer::AfterOthers };
        if let Some(until) = self.frozen_until.filter(|until| *until > now) {
            return Answer::At(until);
        }
        if let Some(allowance) = &mut self.allowance
            && let Err(at) = allowance.spend(first.urgency, now)
        {
            return Answer::At(at);
        }
        self.busy.insert(first.lane.clone());
        self.waiting.retain(|waiting| waiting.number != number);
        Answer::Go
    }

    fn freeze(&mut self, until: Instant) {
        self.frozen_until = Some(self.frozen_until.map_or(until, |earlier| earlier.max(until)));
        if let Some(allowance) = &mut self.allowance {
            // The platform's count is the right one: it has nothing left when it lets us in again, but for one.
            allowance.left = 1.0;
            allowance.counted = Some(until);
        }
    }
}

/// The platform's count of what the account may still send, as far as we know it.
#[derive(Debug)]
struct Allowance {
    per_second: f64,
    burst: f64,
    reserve: f64,
    left: f64,
    /// When `left` was right.
    counted: Option<Instant>,
}

impl Allowance {
    fn new(per_second: f64, burst: u32) -> Self {
        Self {
            per_second,
            burst: burst.into(),
            reserve: RESERVE.min(burst.saturating_sub(1)).into(),
            left: burst.into(),
            counted: None,
        }
    }

    /// `Err` says when there is room.
    fn spend(&mut self, urgency: Urgency, now: Instant) -> Result<(), Instant> {
        let since = self.counted.map_or(Duration::ZERO, |counted| now.saturating_duration_since(counted));
        self.left = (self.left + since.as_secs_f64() * self.per_second).min(self.burst);
        self.counted = Some(self.counted.map_or(now, |counted| counted.max(now)));
        let needed = match urgency {
            Urgency::Now => 1.0,
            Urgency::WhenThereIsRoom => 1.0 + self.reserve,
        };
        // A hair's breadth for the rounding of what was just waited for.
        if self.left + 1e-6 >= needed {
            self.left -= 1.0;
            return Ok(());
        }
        Err(now + Duration::from_secs_f64((needed - self.left) / self.per_second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    /// One in five seconds, ten at once.
    const SLOW: Budget = Budget::Limited { per_second: 0.2, burst: 10 };
    const TIMER: Timer = Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH };

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    /// Lets everybody go who may at `now`, and says who.
    fn let_go(plan: &mut Plan<&str>, now: Instant) -> Vec<u64> {
        let mut gone = Vec::new();
        loop {
            let numbers: Vec<u64> = plan.waiting.iter().map(|waiting| waiting.number).collect();
            let Some(number) = numbers.into_iter().find(|number| plan.ask(*number, now) == Answer::Go) else {
                return gone;
            };
            plan.busy.clear();
            gone.push(number);
        }
    }

    #[test]
    fn tallies_leave_a_reserve_and_what_is_urgent_overtakes_them() {
        let mut plan = Plan::new(SLOW);
        let start = TIMER.instant();
        let tallies: Vec<u64> = (0..10).map(|_| plan.enter("room", Urgency::WhenThereIsRoom, None)).collect();
        assert_eq!(let_go(&mut plan, start), tallies[..7], "three of ten are kept back");
        let phase = plan.enter("room", Urgency::Now, None);
        assert_eq!(let_go(&mut plan, start), [phase]);
        // Two are left of the burst; a tally needs four, and one comes back every five seconds.
        assert_eq!(plan.ask(tallies[7], start), Answer::At(start + seconds(10.0)));
        assert_eq!(let_go(&mut plan, start + seconds(10.0)), [tallies[7]]);
    }

    #[test]
    fn a_lane_is_used_by_one_at_a_time_and_what_is_urgent_goes_first() {
        let mut plan = Plan::new(Budget::Unlimited);
        let now = TIMER.instant();
        let tally = plan.enter("a", Urgency::WhenThereIsRoom, None);
        let phase = plan.enter("a", Urgency::Now, None);
        let next = plan.enter("a", Urgency::Now, None);
        let elsewhere = plan.enter("b", Urgency::WhenThereIsRoom, None);
        assert_eq!(plan.ask(tally, now), Answer::AfterOthers);
        assert_eq!(plan.ask(next, now), Answer::AfterOthers);
        assert_eq!(plan.ask(phase, now), Answer::Go);
        assert_eq!(plan.ask(next, now), Answer::AfterOthers);
        assert_eq!(plan.ask(elsewhere, now), Answer::Go, "another lane");
        plan.busy.remove("a");
        assert_eq!(plan.ask(tally, now), Answer::AfterOthers);
        assert_eq!(plan.ask(next, now), Answer::Go);
    }

    #[test]
    fn only_the_newest_version_is_sent() {
        let mut plan = Plan::new(SLOW);
        let now = TIMER.instant();
        let old = plan.enter("a", Urgency::WhenThereIsRoom, Some("$m".to_owned()));
        let new = plan.enter("a", Urgency::WhenThereIsRoom, Some("$m".to_owned()));
        assert_eq!(plan.ask(old, now), Answer::Replaced);
        assert_eq!(plan.ask(new, now), Answer::Go);
    }

    #[test]
    fn after_a_refusal_nobody_sends_until_the_platform_says_and_then_one() {
        for budget in [SLOW, Budget::Unlimited] {
            let mut plan = Plan::new(budget);
            let now = TIMER.instant();
            plan.freeze(now + seconds(4.0));
            let one = plan.enter("a", Urgency::Now, None);
            let two = plan.enter("b", Urgency::Now, None);
            assert_eq!(plan.ask(one, now), Answer::At(now + seconds(4.0)));
            assert_eq!(plan.ask(one, now + seconds(4.0)), Answer::Go);
            let expected = if budget == SLOW { Answer::At(now + seconds(9.0)) } else { Answer::Go };
            assert_eq!(plan.ask(two, now + seconds(4.0)), expected);
        }
    }

    #[tokio::test]
    async fn a_turn_given_back_or_given_up_lets_the_next_in() {
        let turns = Turns::new(Budget::Unlimited, TIMER);
        let first = turns.turn("a", Urgency::Now, None).await;
        let second = tokio::spawn({
            let turns = turns.clone();
            async move { turns.turn("a", Urgency::Now, None).await.is_some() }
        });
        // Waits behind `second`, and goes away before its turn.
        let given_up = turns.turn("a", Urgency::Now, None);
        drop(given_up);
        drop(first);
        assert!(second.await.unwrap());
    }
}

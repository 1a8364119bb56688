//! Whose turn it is to send: what is urgent first, no faster than the homeserver allows, in order within a room.
//!
//! One queue stands before everything the account sends. The homeserver counts all of it together, and a request it
//! refuses is a turn lost, so the bot plans by its own count and only then asks. Deliberately absent: the requests
//! themselves, and trying again.

use super::config::Rate;
use super::timer::Timer;
use crate::ports::chat::Urgency;
use std::collections::HashSet;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// Of a burst this many sends are kept for what is urgent, so that a phase never waits behind tallies.
const RESERVE: u32 = 3;

/// The queue of one account. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Queue(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    plan: Mutex<Plan>,
    changed: Notify,
    timer: Timer,
}

/// Leave to send one thing. The room is free for the next when it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    queue: Queue,
    lane: String,
}

impl Queue {
    pub(super) fn new(rate: Rate, timer: Timer) -> Self {
        Self(Arc::new(Shared { plan: Mutex::new(Plan::new(rate)), changed: Notify::new(), timer }))
    }

    /// Waits for the turn. One thing at a time is sent in a `lane` (a room), in the order of the calls within one
    /// urgency. `replaces` names what this is the newest version of: an older one still waiting is dropped, and its
    /// caller gets `None`.
    pub(super) async fn turn(&self, lane: &str, urgency: Urgency, replaces: Option<String>) -> Option<Turn> {
        let ticket = Ticket { queue: self.clone(), number: self.plan().enter(lane, urgency, replaces) };
        // Somebody older may just have been replaced.
        self.0.changed.notify_waiters();
        loop {
            let mut changed = pin!(self.0.changed.notified());
            changed.as_mut().enable();
            let answer = self.plan().ask(ticket.number, self.0.timer.now());
            match answer {
                Answer::Go => return Some(Turn { queue: self.clone(), lane: lane.to_owned() }),
                Answer::Replaced => return None,
                Answer::At(at) => {
                    let _ = tokio::time::timeout_at(at, changed).await;
                }
                Answer::AfterOthers => changed.await,
            }
        }
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        // A plan is whole between any two statements, so one left by a panic can be used.
        self.0.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// The homeserver refused: nobody sends before `after` has passed.
    pub(super) fn refused(&self, after: Duration) {
        self.queue.plan().freeze(self.queue.0.timer.now() + after);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.queue.plan().busy.remove(&self.lane);
        self.queue.0.changed.notify_waiters();
    }
}

/// A place in the queue, given up when the caller goes away.
struct Ticket {
    queue: Queue,
    number: u64,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.queue.plan().waiting.retain(|waiting| waiting.number != self.number);
        self.queue.0.changed.notify_waiters();
    }
}

/// Who goes when. Knows no clock: the present comes in.
#[derive(Debug)]
struct Plan {
    budget: Option<Budget>,
    frozen_until: Option<Instant>,
    waiting: Vec<Waiting>,
    busy: HashSet<String>,
    next_number: u64,
}

#[derive(Debug)]
struct Waiting {
    number: u64,
    lane: String,
    urgency: Urgency,
    replaces: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Answer {
    Go,
    Replaced,
    /// First in line; the budget or the homeserver says when.
    At(Instant),
    AfterOthers,
}

impl Plan {
    fn new(rate: Rate) -> Self {
        let budget = match rate {
            Rate::Unlimited => None,
            Rate::Limited { per_second, burst } => Some(Budget::new(per_second, burst)),
        };
        Self { budget, frozen_until: None, waiting: Vec::new(), busy: HashSet::new(), next_number: 0 }
    }

    fn enter(&mut self, lane: &str, urgency: Urgency, replaces: Option<String>) -> u64 {
        if replaces.is_some() {
            self.waiting.retain(|waiting| waiting.replaces != replaces);
        }
        self.next_number += 1;
        self.waiting.push(Waiting { number: self.next_number, lane: lane.to_owned(), urgency, replaces });
        self.next_number
    }

    fn ask(&mut self, number: u64, now: Instant) -> Answer {
        if !self.waiting.iter().any(|waiting| waiting.number == number) {
            return Answer::Replaced;
        }
        let free = self.waiting.iter().filter(|waiting| !self.busy.contains(&waiting.lane));
        let Some(first) = free.min_by_key(|waiting| (waiting.urgency, waiting.number)) else {
            return Answer::AfterOthers;
        };
        if first.number != number {
            return Answer::AfterOthers;
        }
        if let Some(until) = self.frozen_until.filter(|until| *until > now) {
            return Answer::At(until);
        }
        if let Some(budget) = &mut self.budget
            && let Err(at) = budget.spend(first.urgency, now)
        {
            return Answer::At(at);
        }
        self.busy.insert(first.lane.clone());
        self.waiting.retain(|waiting| waiting.number != number);
        Answer::Go
    }

    fn freeze(&mut self, until: Instant) {
        self.frozen_until = Some(self.frozen_until.map_or(until, |earlier| earlier.max(until)));
        if let Some(budget) = &mut self.budget {
            // The server's count is the right one: it has nothing left when it lets us in again, but for one.
            budget.left = 1.0;
            budget.counted = Some(until);
        }
    }
}

/// The homeserver's count of what the account has sent, as far as we know it.
#[derive(Debug)]
struct Budget {
    per_second: f64,
    burst: f64,
    reserve: f64,
    left: f64,
    /// When `left` was right.
    counted: Option<Instant>,
}

impl Budget {
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

    const SYNAPSE: Rate = Rate::Limited { per_second: 0.2, burst: 10 };

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    /// Lets everybody go who may at `now`, and says who.
    fn let_go(plan: &mut Plan, now: Instant) -> Vec<u64> {
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
        let mut plan = Plan::new(SYNAPSE);
        let start = Timer(Instant::now).now();
        let tallies: Vec<u64> = (0..10).map(|_| plan.enter("room", Urgency::WhenThereIsRoom, None)).collect();
        assert_eq!(let_go(&mut plan, start), tallies[..7], "three of ten are kept back");
        let phase = plan.enter("room", Urgency::Now, None);
        assert_eq!(let_go(&mut plan, start), [phase]);
        // Two are left of the burst; a tally needs four, and one comes back every five seconds.
        assert_eq!(plan.ask(tallies[7], start), Answer::At(start + seconds(10.0)));
        assert_eq!(let_go(&mut plan, start + seconds(10.0)), [tallies[7]]);
    }

    #[test]
    fn a_room_is_used_by_one_at_a_time_and_in_order() {
        let mut plan = Plan::new(Rate::Unlimited);
        let now = Timer(Instant::now).now();
        let first = plan.enter("a", Urgency::Now, None);
        let second = plan.enter("a", Urgency::Now, None);
        let elsewhere = plan.enter("b", Urgency::Now, None);
        assert_eq!(plan.ask(second, now), Answer::AfterOthers);
        assert_eq!(plan.ask(first, now), Answer::Go);
        assert_eq!(plan.ask(second, now), Answer::AfterOthers);
        assert_eq!(plan.ask(elsewhere, now), Answer::Go);
        plan.busy.remove("a");
        assert_eq!(plan.ask(second, now), Answer::Go);
    }

    #[test]
    fn only_the_newest_version_is_sent() {
        let mut plan = Plan::new(SYNAPSE);
        let now = Timer(Instant::now).now();
        let old = plan.enter("a", Urgency::WhenThereIsRoom, Some("$m".to_owned()));
        let new = plan.enter("a", Urgency::WhenThereIsRoom, Some("$m".to_owned()));
        assert_eq!(plan.ask(old, now), Answer::Replaced);
        assert_eq!(plan.ask(new, now), Answer::Go);
    }

    #[test]
    fn after_a_refusal_nobody_sends_until_the_server_says_and_then_one() {
        for rate in [SYNAPSE, Rate::Unlimited] {
            let mut plan = Plan::new(rate);
            let now = Timer(Instant::now).now();
            plan.freeze(now + seconds(4.0));
            let one = plan.enter("a", Urgency::Now, None);
            let two = plan.enter("b", Urgency::Now, None);
            assert_eq!(plan.ask(one, now), Answer::At(now + seconds(4.0)));
            assert_eq!(plan.ask(one, now + seconds(4.0)), Answer::Go);
            let expected = if rate == SYNAPSE { Answer::At(now + seconds(9.0)) } else { Answer::Go };
            assert_eq!(plan.ask(two, now + seconds(4.0)), expected);
        }
    }

    #[tokio::test]
    async fn a_turn_given_back_or_given_up_lets_the_next_in() {
        let queue = Queue::new(Rate::Unlimited, Timer(Instant::now));
        let first = queue.turn("a", Urgency::Now, None).await;
        let second = tokio::spawn({
            let queue = queue.clone();
            async move { queue.turn("a", Urgency::Now, None).await.is_some() }
        });
        // Waits behind `second`, and goes away before its turn.
        let given_up = queue.turn("a", Urgency::Now, None);
        drop(given_up);
        drop(first);
        assert!(second.await.unwrap());
    }
}

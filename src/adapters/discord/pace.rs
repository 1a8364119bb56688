//! Whose turn it is to say something in a channel: one at a time, what is urgent first, in order within an urgency.
//!
//! How fast Discord lets the bot speak stands in its answers, and serenity waits for it. Deliberately absent: the calls
//! themselves, and trying again.

use crate::ports::chat::Urgency;
use std::collections::HashSet;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// The queue before all channels. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    plan: Mutex<Plan>,
    changed: Notify,
}

/// Leave to say one thing. The channel is free for the next when it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    queue: Queue,
    lane: u64,
}

impl Queue {
    /// Waits for the turn in a `lane` (a channel). `replaces` names what this is the newest version of: an older one
    /// still waiting is dropped, and its caller gets `None`.
    pub(super) async fn turn(&self, lane: u64, urgency: Urgency, replaces: Option<String>) -> Option<Turn> {
        let ticket = Ticket { queue: self.clone(), number: self.plan().enter(lane, urgency, replaces) };
        // Somebody older may just have been replaced.
        self.0.changed.notify_waiters();
        loop {
            let mut changed = pin!(self.0.changed.notified());
            changed.as_mut().enable();
            let answer = self.plan().ask(ticket.number);
            match answer {
                Answer::Go => return Some(Turn { queue: self.clone(), lane }),
                Answer::Replaced => return None,
                Answer::AfterOthers => changed.await,
            }
        }
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        // A plan is whole between any two statements, so one left by a panic can be used.
        self.0.plan.lock().unwrap_or_else(PoisonError::into_inner)
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

#[derive(Debug, Default)]
struct Plan {
    waiting: Vec<Waiting>,
    busy: HashSet<u64>,
    last_number: u64,
}

#[derive(Debug)]
struct Waiting {
    number: u64,
    lane: u64,
    urgency: Urgency,
    replaces: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Answer {
    Go,
    Replaced,
    AfterOthers,
}

impl Plan {
    fn enter(&mut self, lane: u64, urgency: Urgency, replaces: Option<String>) -> u64 {
        if replaces.is_some() {
            self.waiting.retain(|waiting| waiting.replaces != replaces);
        }
        self.last_number += 1;
        self.waiting.push(Waiting { number: self.last_number, lane, urgency, replaces });
        self.last_number
    }

    fn ask(&mut self, number: u64) -> Answer {
        let Some(asking) = self.waiting.iter().find(|waiting| waiting.number == number) else {
            return Answer::Replaced;
        };
        let lane = asking.lane;
        let in_lane = self.waiting.iter().filter(|waiting| waiting.lane == lane);
        let first = in_lane.min_by_key(|waiting| (waiting.urgency, waiting.number));
        if self.busy.contains(&lane) || first.is_some_and(|first| first.number != number) {
            return Answer::AfterOthers;
        }
        self.busy.insert(lane);
        self.waiting.retain(|waiting| waiting.number != number);
        Answer::Go
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_used_by_one_at_a_time_and_what_is_urgent_goes_first() {
        let mut plan = Plan::default();
        let tally = plan.enter(1, Urgency::WhenThereIsRoom, None);
        let phase = plan.enter(1, Urgency::Now, None);
        let next = plan.enter(1, Urgency::Now, None);
        let elsewhere = plan.enter(2, Urgency::WhenThereIsRoom, None);
        assert_eq!(plan.ask(tally), Answer::AfterOthers);
        assert_eq!(plan.ask(next), Answer::AfterOthers);
        assert_eq!(plan.ask(phase), Answer::Go);
        assert_eq!(plan.ask(next), Answer::AfterOthers);
        assert_eq!(plan.ask(elsewhere), Answer::Go);
        plan.busy.remove(&1);
        assert_eq!(plan.ask(tally), Answer::AfterOthers);
        assert_eq!(plan.ask(next), Answer::Go);
    }

    #[test]
    fn only_the_newest_version_is_sent() {
        let mut plan = Plan::default();
        let old = plan.enter(1, Urgency::WhenThereIsRoom, Some("m".to_owned()));
        let new = plan.enter(1, Urgency::WhenThereIsRoom, Some("m".to_owned()));
        assert_eq!(plan.ask(old), Answer::Replaced);
        assert_eq!(plan.ask(new), Answer::Go);
    }

    #[tokio::test]
    async fn a_turn_given_back_or_given_up_lets_the_next_in() {
        let queue = Queue::default();
        let first = queue.turn(1, Urgency::Now, None).await;
        let second = tokio::spawn({
            let queue = queue.clone();
            async move { queue.turn(1, Urgency::Now, None).await.is_some() }
        });
        // Waits behind `second`, and goes away before its turn.
        let given_up = queue.turn(1, Urgency::Now, None);
        drop(given_up);
        drop(first);
        assert!(second.await.unwrap());
    }
}

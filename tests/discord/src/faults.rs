//! What can be made to go wrong: limits, failing calls, events that come twice.
//!
//! Deliberately absent: faults of the gateway's connections (`gateway`) and of the network (`tls`).

use super::description::DESCRIPTION;
use super::store::Id;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

#[derive(Debug, Default)]
pub struct Faults {
    limits: Vec<Limit>,
    failures: Vec<Failure>,
    delays: Vec<(String, Duration)>,
    held: Vec<String>,
    /// Calls that wait at a held route right now.
    pub waiting: usize,
    buckets: Vec<Bucket>,
    /// How much is left in each bucket, and until when, by route and channel.
    windows: BTreeMap<(String, String), (u64, Instant)>,
    /// Events that are sent twice, with how often that is left to do.
    pub doubles: BTreeMap<String, usize>,
}

/// Refused with 429 for a while.
#[derive(Debug)]
struct Limit {
    route: String,
    left: usize,
    pub retry_after: Duration,
    pub is_global: bool,
}

#[derive(Debug)]
struct Failure {
    route: String,
    /// In this channel alone.
    channel: Option<Id>,
    failing: Failing,
}

/// A call that fails.
#[derive(Clone, Copy, Debug)]
pub struct Failing {
    pub status: u16,
    /// Discord's number for it; zero for trouble on the way.
    pub code: u32,
    /// It is carried out all the same, only nobody hears of it.
    pub is_done: bool,
}

/// A rate limit that holds all the time.
#[derive(Debug)]
struct Bucket {
    route: String,
    limit: u64,
    window: Duration,
}

/// A refusal with 429.
#[derive(Clone, Copy, Debug)]
pub struct Limited {
    pub retry_after: Duration,
    pub is_global: bool,
}

/// Where a bucket stands after a call.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    pub limit: u64,
    pub remaining: u64,
    pub reset_after: Duration,
}

/// More than any test asks for.
const PLENTY: u64 = 10_000;
const WINDOW: Duration = Duration::from_secs(1);

/// Refuses a pattern that can fit nothing: `*`, a beginning with `*`, or a route as the description writes it.
fn checked(route: &str) -> String {
    assert!(route.ends_with('*') || DESCRIPTION.has_route(route), "Discord has no route \"{route}\"");
    route.to_owned()
}

fn fits(pattern: &str, route: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == route, |beginning| route.starts_with(beginning))
}

impl Faults {
    pub fn limit_next(&mut self, route: &str, times: usize, retry_after: Duration, is_global: bool) {
        self.limits.push(Limit { route: checked(route), left: times, retry_after, is_global });
    }

    pub fn fail_next(&mut self, route: &str, failing: Failing) {
        self.fail_in(route, None, failing);
    }

    pub fn fail_in(&mut self, route: &str, channel: Option<Id>, failing: Failing) {
        self.failures.push(Failure { route: checked(route), channel, failing });
    }

    pub fn hold(&mut self, route: &str) {
        self.held.push(checked(route));
    }

    pub fn release(&mut self) {
        self.held.clear();
    }

    pub fn is_held(&self, route: &str) -> bool {
        self.held.iter().any(|pattern| fits(pattern, route))
    }

    pub fn delay(&mut self, route: &str, by: Duration) {
        let route = checked(route);
        self.delays.retain(|(known, _)| *known != route);
        self.delays.push((route, by));
    }

    pub fn set_bucket(&mut self, route: &str, limit: u64, window: Duration) {
        self.buckets.push(Bucket { route: checked(route), limit, window });
    }

    /// The refusal that is due for this call.
    pub fn limited(&mut self, route: &str) -> Option<Limited> {
        let limit = self.limits.iter_mut().find(|l| l.left > 0 && fits(&l.route, route))?;
        limit.left -= 1;
        Some(Limited { retry_after: limit.retry_after, is_global: limit.is_global })
    }

    /// The failure that is due for this call, which is about a channel if it has an id of one.
    pub fn failure(&mut self, route: &str, channel: Option<Id>) -> Option<Failing> {
        let is_there = |f: &Failure| f.channel.is_none_or(|there| channel == Some(there));
        let at = self.failures.iter().position(|f| fits(&f.route, route) && is_there(f))?;
        Some(self.failures.remove(at).failing)
    }

    /// How long an answer is held back.
    pub fn held_back(&self, route: &str) -> Option<Duration> {
        self.delays.iter().rev().find(|(pattern, _)| fits(pattern, route)).map(|(_, by)| *by)
    }

    /// Takes one from the call's bucket; a refusal when it is empty.
    pub fn take(&mut self, route: &str, major: &str) -> Result<Level, (Level, Limited)> {
        let bucket = self.buckets.iter().rev().find(|b| fits(&b.route, route));
        let (limit, length) = bucket.map_or((PLENTY, WINDOW), |b| (b.limit, b.window));
        let now = Instant::now();
        let window = self.windows.entry((route.to_owned(), major.to_owned())).or_insert((limit, now + length));
        if window.1 <= now {
            *window = (limit, now + length);
        }
        let reset_after = window.1 - now;
        if window.0 == 0 {
            let level = Level { limit, remaining: 0, reset_after };
            return Err((level, Limited { retry_after: reset_after, is_global: false }));
        }
        window.0 -= 1;
        Ok(Level { limit, remaining: window.0, reset_after })
    }

    /// How many refusals and failures are still due.
    pub fn open(&self) -> usize {
        self.limits.iter().map(|l| l.left).sum::<usize>() + self.failures.len()
    }
}

//! What was asked of the fake, how quickly, and what was wrong with it.

use super::store::Id;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// One call that the bot made.
#[derive(Clone, Debug)]
pub struct Call {
    /// As in `POST /channels/{channel_id}/messages`.
    pub route: String,
    /// The path as it came.
    pub path: String,
    /// What was answered.
    pub status: u16,
    /// When it was answered.
    pub at: Instant,
}

impl Call {
    /// Whether it counts towards the bot's limit for everything together; calls with an interaction's token do not.
    pub fn is_counted(&self) -> bool {
        !self.route.contains("/interactions/") && !self.route.contains("/webhooks/")
    }
}

#[derive(Debug, Default)]
pub struct Ledger {
    /// What went against Discord's rules, in words.
    pub violations: Vec<String>,
    pub calls: Vec<Call>,
    /// From sending an interaction to the bot's first answer.
    pub latencies: Vec<Duration>,
    /// Edits of a message that have not been answered yet: now, and the most there ever were.
    edits: BTreeMap<Id, (usize, usize)>,
}

impl Ledger {
    pub fn violation(&mut self, what: impl Into<String>) {
        self.violations.push(what.into());
    }

    pub fn edit_begins(&mut self, message: Id) {
        let (now, most) = self.edits.entry(message).or_default();
        *now += 1;
        *most = (*most).max(*now);
    }

    pub fn edit_ends(&mut self, message: Id) {
        if let Some((now, _)) = self.edits.get_mut(&message) {
            *now -= 1;
        }
    }

    /// The most edits of one message that were ever under way at once.
    pub fn most_edits_at_once(&self) -> usize {
        self.edits.values().map(|(_, most)| *most).max().unwrap_or_default()
    }

    /// The most calls within any one second that count towards Discord's fifty.
    pub fn most_calls_in_a_second(&self) -> usize {
        let times: Vec<Instant> = self.calls.iter().filter(|call| call.is_counted()).map(|call| call.at).collect();
        let second = |first: Instant| times.partition_point(|at| *at < first + Duration::from_secs(1));
        times.iter().enumerate().map(|(n, first)| second(*first) - n).max().unwrap_or_default()
    }

    /// How often each route was called.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for call in &self.calls {
            *counts.entry(call.route.clone()).or_default() += 1;
        }
        counts
    }
}

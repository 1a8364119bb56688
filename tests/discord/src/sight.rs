//! What a test can look at and wait for: what stands there now, and what the bot has asked for on the way.

use super::ledger::Call;
use super::people::User;
use super::store::{Channel, Id, Message, World};
use super::{DEADLINE, Peer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

impl Peer {
    /// Anything of the world as it stands. Nothing else can be asked of the fake meanwhile.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        self.shared.look(look)
    }

    /// What was said in a channel, oldest first, as it stands; without ephemeral messages and the system's.
    pub fn messages(&self, channel: Id) -> Vec<Message> {
        self.look(|world| world.messages_in(channel).into_iter().cloned().collect())
    }

    pub fn message(&self, id: Id) -> Option<Message> {
        self.look(|world| world.messages.get(&id).cloned())
    }

    /// Every ephemeral message that somebody has seen and that is still there.
    pub fn ephemerals(&self, user: &User) -> Vec<Message> {
        self.look(|world| world.ephemerals(user.id).into_iter().cloned().collect())
    }

    /// The direct conversation with somebody.
    pub fn dms(&self, user: &User) -> Vec<Message> {
        self.look(|world| world.direct(user.id)).map(|channel| self.messages(channel)).unwrap_or_default()
    }

    /// The thread that was made from a message.
    pub fn thread(&self, message: Id) -> Option<Channel> {
        self.look(|world| world.channels.get(&world.messages.get(&message)?.thread?).cloned())
    }

    /// The guild's scheduled events, as Discord writes them.
    pub fn events(&self) -> Vec<Value> {
        self.look(|world| world.events.values().cloned().collect())
    }

    /// Every registered command, as Discord writes it: those of the guild, then those of everywhere.
    pub fn commands(&self) -> Vec<Value> {
        self.look(|world| world.guild_commands.iter().chain(&world.commands).cloned().collect())
    }

    /// Waits until `find` finds something in the world.
    pub async fn until<T>(&self, what: &str, find: impl FnMut(&World) -> Option<T>) -> T {
        self.shared.until(what, DEADLINE, find).await
    }

    /// The same with a time of its own.
    pub async fn until_within<T>(&self, what: &str, within: Duration, find: impl FnMut(&World) -> Option<T>) -> T {
        self.shared.until(what, within, find).await
    }

    /// Waits until a bot is connected to the gateway.
    pub async fn connected(&self) {
        self.until("a bot on the gateway", |world| world.sessions.is_connected().then_some(())).await;
    }

    /// Waits until none is.
    pub async fn disconnected(&self) {
        self.until("a gateway without the bot", |world| (!world.sessions.is_connected()).then_some(())).await;
    }

    /// Waits for a message in a channel whose text holds these words.
    pub async fn sees(&self, channel: Id, words: &str) -> Message {
        let found = |world: &World| world.messages_in(channel).into_iter().rfind(|m| m.text().contains(words)).cloned();
        self.until(&format!("\"{words}\""), found).await
    }

    // ---- what was asked, and how ----

    /// Every call so far, in the order of their answers.
    pub fn calls(&self) -> Vec<Call> {
        self.look(|world| world.ledger.calls.clone())
    }

    /// How often each route was called.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        self.look(|world| world.ledger.counts())
    }

    /// The most calls within any one second; Discord takes fifty, without those that answer interactions.
    pub fn most_calls_in_a_second(&self) -> usize {
        self.look(|world| world.ledger.most_calls_in_a_second())
    }

    /// From sending each interaction to its first answer.
    pub fn latencies(&self) -> Vec<Duration> {
        self.look(|world| world.ledger.latencies.clone())
    }

    pub fn longest_latency(&self) -> Duration {
        self.latencies().into_iter().max().unwrap_or_default()
    }

    /// The most edits of one message that were ever under way at once.
    pub fn most_edits_at_once(&self) -> usize {
        self.look(|world| world.ledger.most_edits_at_once())
    }

    /// How often a bot has begun a session, and how often gone on with one.
    pub fn sessions(&self) -> (usize, usize) {
        self.look(|world| (world.sessions.identified, world.sessions.resumed))
    }

    pub fn violations(&self) -> Vec<String> {
        self.look(|world| world.ledger.violations.clone())
    }

    /// The rules broken so far; from now on they are forgiven.
    pub fn take_violations(&self) -> Vec<String> {
        self.shared.change(|world| std::mem::take(&mut world.ledger.violations))
    }

    /// Fails, with all of them, if any rule was broken.
    pub fn assert_clean(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "{} rules broken:\n- {}", violations.len(), violations.join("\n- "));
    }
}

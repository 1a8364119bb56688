//! What must hold at the end of every story, between the journal and what people have seen.
//!
//! Deliberately absent: what a story is about; each test says that itself.

use super::channel::{Channel, is_edit, key};
use super::person::Seen;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The bot's messages that anybody could read, under their keys: each with the events that carried it.
pub fn said(channel: &Channel) -> BTreeMap<String, BTreeSet<String>> {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for person in channel.people.values() {
        for room in person.client.joined_rooms() {
            for message in person.seen_in(room.room_id()).iter().filter(|s| !is_edit(s)) {
                if let Some(key) = key(message) {
                    said.entry(key.to_owned()).or_default().insert(message.id().to_owned());
                }
            }
        }
    }
    said
}

pub fn assert_nothing_said_twice(channel: &Channel) {
    let mut said = said(channel);
    said.retain(|_, ids| ids.len() > 1);
    assert!(said.is_empty(), "said more than once: {said:#?}");
}

/// Nothing is left to say, and what the journal says is out was read by somebody. Gives how many keys that are.
pub fn assert_nothing_lost(channel: &Channel, export: &[Value]) -> usize {
    let unsaid: Vec<_> = export.iter().filter(|line| line["kind"] == "open").collect();
    assert!(unsaid.is_empty(), "caused and never said: {unsaid:#?}");
    let delivered: BTreeSet<&str> =
        export.iter().filter(|line| line["kind"] == "delivered").filter_map(|line| line["key"].as_str()).collect();
    let said = said(channel);
    let missing: Vec<_> = delivered.iter().filter(|key| !said.contains_key(**key)).collect();
    assert!(missing.is_empty(), "never read by anybody: {missing:#?}");
    delivered.len()
}

/// No message of the bot is left that its people cannot read.
pub fn assert_nothing_locked(channel: &Channel) {
    for (name, person) in &channel.people {
        for room in person.client.joined_rooms() {
            let there = person.seen_in(room.room_id());
            let opened: BTreeSet<&str> = there.iter().filter(|s| !is_locked(s)).map(Seen::id).collect();
            let locked: Vec<_> = there.iter().filter(|s| is_locked(s) && !opened.contains(s.id())).collect();
            assert!(locked.is_empty(), "{name} cannot read {locked:#?}");
        }
    }
}

fn is_locked(seen: &Seen) -> bool {
    seen.event["type"] == "m.room.encrypted"
}

/// Every promise there is, with how it was settled: exactly once.
pub fn settlements(export: &[Value]) -> BTreeMap<(String, u64), Settled> {
    let mut promises: BTreeMap<(String, u64), Settled> = BTreeMap::new();
    let mut settled: BTreeMap<(String, u64), Vec<Value>> = BTreeMap::new();
    for line in export.iter().filter(|line| line["kind"] == "event") {
        let stream = line["stream"].as_str().expect("a stream").to_owned();
        let event = &line["record"]["event"];
        match event["type"].as_str() {
            Some("promised") => {
                let id = event["promise"]["id"].as_u64().expect("a number");
                let kind = event["promise"]["kind"].as_str().expect("a kind").to_owned();
                promises.insert((stream, id), Settled { kind, how: Value::Null });
            }
            Some("settled") => {
                let id = event["id"].as_u64().expect("a number");
                settled.entry((stream, id)).or_default().push(event["how"].clone());
            }
            _ => {}
        }
    }
    for (promise, how) in &settled {
        let known = promises.get_mut(promise).unwrap_or_else(|| panic!("{promise:?} was never promised"));
        let [how] = how.as_slice() else { panic!("{promise:?} was settled {} times: {how:?}", how.len()) };
        known.how = how.clone();
    }
    promises
}

/// A promise and what became of it; nothing while it is open.
#[derive(Debug)]
pub struct Settled {
    pub kind: String,
    pub how: Value,
}

/// The log never says what people wrote or who they are.
pub fn assert_log_is_discreet(log: &str, words: &[&str]) {
    for word in words {
        assert!(!log.contains(word), "the log says {word:?}:\n{log}");
    }
}

//! A channel as its people use it: what they do in it, and what they wait to see there.
//!
//! Deliberately absent: what ought to be seen; each test says that itself.

use super::person::{DEADLINE, Person, Seen, user_id};
use matrix_sdk::ruma::OwnedRoomId;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// The key under which the bot said a message; nothing for other people's.
pub fn key(seen: &Seen) -> Option<&str> {
    seen.event["content"]["dk.drejebog.key"].as_str()
}

pub fn is_edit(seen: &Seen) -> bool {
    seen.event["content"]["m.relates_to"]["rel_type"] == "m.replace"
}

/// The channel, as its people use it.
#[derive(Debug)]
pub struct Channel {
    pub id: OwnedRoomId,
    pub people: BTreeMap<&'static str, Person>,
}

impl Channel {
    pub fn person(&self, name: &str) -> &Person {
        &self.people[name]
    }

    pub async fn says(&self, name: &str, text: &str) -> String {
        self.person(name).say(&self.id, text).await
    }

    /// The newest phase post with this title: its event id.
    pub async fn phase(&self, title: &str) -> String {
        self.phase_after(title, &BTreeSet::new()).await
    }

    /// The same, but none of those already known.
    pub async fn phase_after(&self, title: &str, known: &BTreeSet<String>) -> String {
        let found = |seen: &[Seen]| {
            let fits = |s: &&Seen| {
                !is_edit(s)
                    && key(s).is_some_and(|k| k.ends_with("/phase"))
                    && s.body().lines().next().is_some_and(|l| l.contains(title))
            };
            seen.iter().rev().filter(fits).map(|s| s.id().to_owned()).find(|id| !known.contains(id))
        };
        self.person("anna").until(&format!("the phase »{title}«"), found).await
    }

    /// The newest post with this title in the thread of the first group. Whoever presses there is done, whichever group is
    /// theirs.
    pub async fn in_thread(&self, title: &str) -> String {
        let found = |seen: &[Seen]| {
            let fits =
                |s: &&Seen| !is_edit(s) && key(s).is_some_and(|k| k.ends_with("/thread-1")) && s.body().contains(title);
            seen.iter().rev().find(fits).map(|s| s.id().to_owned())
        };
        self.person("anna").until(&format!("»{title}« in a thread"), found).await
    }

    pub async fn press(&self, name: &str, message: &str, emoji: &str) -> String {
        self.person(name).react(&self.id, message, emoji).await
    }

    /// Presses on the card that came with a post of the channel.
    pub async fn steer(&self, name: &str, post: &str, emoji: &str) {
        let card = |seen: &[Seen]| {
            let of = seen.iter().find(|s| s.id() == post).and_then(key)?;
            let card = format!("{}/card", of.rsplit_once('/')?.0);
            seen.iter().find(|s| key(s) == Some(&card)).map(|s| (s.room.clone(), s.id().to_owned()))
        };
        let person = self.person(name);
        let (room, card) = person.until(&format!("the card that came with {post}"), card).await;
        person.react(&room, &card, emoji).await;
    }

    pub async fn all_press(&self, names: &[&str], message: &str, emoji: &str) {
        for name in names {
            self.press(name, message, emoji).await;
        }
    }

    /// Waits until the newest text of a message, edits included, holds these words.
    pub async fn shows(&self, message: &str, words: &str) {
        self.shows_within(DEADLINE, message, words).await;
    }

    /// The same, for what takes longer because the server holds it back.
    pub async fn shows_within(&self, deadline: Duration, message: &str, words: &str) {
        let found = |seen: &[Seen]| {
            let newest = seen.iter().rev().find(|s| {
                s.id() == message || s.event["content"]["m.relates_to"]["event_id"] == message && is_edit(s)
            })?;
            let text = newest.event["content"]["m.new_content"]["body"].as_str().unwrap_or(newest.body());
            text.contains(words).then_some(())
        };
        self.person("anna").until_within(deadline, &format!("»{words}« in {message}"), found).await;
    }

    /// Waits until the time in a phase's heading is another than when it was posted.
    pub async fn gives_time_back(&self, message: &str) {
        let heading = |text: &str| text.trim_start_matches("* ").lines().next().unwrap_or_default().to_owned();
        let found = |seen: &[Seen]| {
            let posted = heading(seen.iter().find(|s| s.id() == message)?.body());
            let edits = seen.iter().filter(|s| s.event["content"]["m.relates_to"]["event_id"] == message && is_edit(s));
            edits.map(|s| heading(s.body())).find(|later| *later != posted).map(drop)
        };
        self.person("anna").until("that the deadline has moved", found).await;
    }

    /// Waits until the bot has acknowledged somebody's message.
    pub async fn acknowledged(&self, name: &str, event: &str) {
        let found = |seen: &[Seen]| {
            seen.iter().find(|s| s.sender() == user_id("bot") && s.reaction() == Some((event, "✅"))).map(drop)
        };
        self.person(name).until(&format!("an acknowledgement of {event}"), found).await;
    }

    /// The private room of somebody with the bot, once it is theirs.
    pub async fn private_room(&self, name: &str) -> OwnedRoomId {
        let id = &self.id;
        let found =
            |seen: &[Seen]| seen.iter().find(|s| s.room != *id && s.sender() == user_id("bot")).map(|s| s.room.clone());
        self.person(name).until("a private room with the bot", found).await
    }
}

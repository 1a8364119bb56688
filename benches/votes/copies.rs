//! Dialogues with an open vote: one is held as far as that, and the journal filled with copies of it.
//!
//! Each copy has a channel and people of its own. Deliberately absent: what is pressed.

use crate::serving::{Loop, with_words};
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::sled::Sled;
use drejebog::adapters::system::wall;
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::doc::plain;
use drejebog::journal::Book;
use drejebog::journal::record::{Record, digest};
use drejebog::ports::chat::{EventId, Heard, Inbound, MessageId, Room};
use drejebog::ports::journal::{Batch, Journal};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use tokio::task::yield_now;

/// Who is in each dialogue. The first facilitates, and has not voted: so no vote closes because all have.
pub const PEOPLE: [&str; 9] = ["anna", "bo", "carla", "dan", "eva", "finn", "gitte", "hans", "inge"];

/// More than the way from the lobby to the vote is long.
const STEPS: usize = 60;

/// More turns than any chain of tasks in the template is long.
const TURNS: usize = 200;

/// Copies that are written together.
const AT_A_TIME: usize = 20;

/// The post that is pressed on, as it is in the template.
pub struct Vote {
    pub channel: String,
    pub message: MessageId,
    pub choices: Vec<String>,
}

impl Vote {
    pub fn read(template: &Path) -> Self {
        let text = std::fs::read_to_string(template).expect("the template");
        let vote: Value = serde_json::from_str(text.lines().next().expect("its first line")).expect("JSON");
        let choices = vote["choices"].as_array().expect("a list").iter().map(|c| c.as_str().expect("text").to_owned());
        let text = |name: &str| vote[name].as_str().expect("text").to_owned();
        Self { channel: text("channel"), message: MessageId(text("message")), choices: choices.collect() }
    }
}

pub fn account(name: &str) -> Account {
    Account(format!("matrix/@{name}:example.dk"))
}

/// Holds one dialogue as far as its vote. Gives the post that is pressed on, then the journal as an export.
pub async fn template_of_a_vote() -> String {
    let channel = ChannelId("matrix/!team:example.dk".to_owned());
    let (chat, world) = with_words(MemoryChat::default());
    let meeting = Loop::start(chat, world, Memory::new());
    let mut said = 0;
    let mut says = async |name: &str, text: &str| {
        said += 1;
        let inbound = Inbound {
            id: EventId(format!("$said-{said}")),
            room: Room::Channel(channel.clone()),
            from: account(name),
            display_name: name.to_owned(),
            at: wall(),
            what: Heard::Message { text: format!("!dialog {text}"), thread: None, mentions: Vec::new() },
            position: None,
        };
        meeting.hears(inbound).await;
        for _ in 0..TURNS {
            yield_now().await;
        }
    };
    // A post's key ends with what kind it is.
    let phase = || meeting.chat.messages().into_iter().rfind(|message| message.key.0.ends_with("/phase"));
    let is_in = |title: &str| phase().is_some_and(|phase| plain(&phase.doc).contains(title));
    says(PEOPLE[0], "start borgerdata").await;
    for name in &PEOPLE[1..] {
        says(name, "deltag").await;
    }
    for _ in 0..STEPS {
        if !is_in("Vælg forslag") {
            says(PEOPLE[0], "næste").await;
        }
    }
    for proposal in ["Den samme sætning til alle", "Et skilt på hver skranke"] {
        says(PEOPLE[0], &format!("forslag {proposal}")).await;
    }
    says(PEOPLE[0], "afstemning").await;
    // Longer than anything here takes.
    says(PEOPLE[0], "forlæng 60").await;
    assert!(is_in("Prik"), "the vote is open");
    let vote = phase().expect("the vote");
    let choices: Vec<_> = vote.choices.iter().map(|choice| choice.emoji.clone()).collect();
    let mut text = json!({"channel": channel.0, "message": vote.id.0, "choices": choices}).to_string();
    let mut add = |line: &str| {
        text.push('\n');
        text.push_str(line);
    };
    meeting.book.export(&mut add).expect("the journal is whole");
    text
}

/// Writes copies of the template into the journal on disk.
pub fn fill(folder: &Path, template: &Path, numbers: Range<u32>) {
    let text = std::fs::read_to_string(template).expect("the template");
    let lines: Vec<&str> = text.lines().skip(1).collect();
    let sled = Sled::open(folder).expect("the journal opens");
    let alone = tokio::runtime::Builder::new_current_thread().build().expect("a thread");
    alone.block_on(async {
        let all: Vec<u32> = numbers.collect();
        for some in all.chunks(AT_A_TIME) {
            let mut batch = Batch::default();
            for number in some {
                let one = Book::new(Memory::new());
                one.import(Copied(*number).lines(&lines)).await.expect("a copy is an export");
                batch.put.extend(one.store().scan(&[], usize::MAX).expect("all of it"));
            }
            sled.commit(batch).await.expect("it is written");
        }
    });
}

/// One copy of the template: another channel with other people in it.
#[derive(Clone, Copy)]
pub struct Copied(pub u32);

impl Copied {
    pub fn renamed(self, text: &str) -> String {
        text.replace(":example.dk", &format!(":{}.example.dk", self.0))
    }

    /// An export of this copy alone. What stands about the journal as a whole is left out.
    fn lines(self, template: &[&str]) -> Vec<String> {
        let mut chain: HashMap<String, String> = HashMap::new();
        let mut lines = Vec::new();
        for line in template {
            let mut line: Value = serde_json::from_str(&self.renamed(line)).expect("a line of JSON");
            match line["kind"].as_str().expect("a kind") {
                "meta" => continue,
                "end" => line["lines"] = lines.len().into(),
                "event" => {
                    self.numbered(&mut line);
                    let stream = line["stream"].as_str().expect("its name").to_owned();
                    let last = chain.entry(stream).or_insert_with_key(|stream| digest(stream.as_bytes()));
                    line["record"]["previous"] = last.as_str().into();
                    let record: Record = serde_json::from_value(line["record"].clone()).expect("a record");
                    *last = digest(&serde_json::to_vec(&record).expect("a record is JSON"));
                }
                "person" => line["id"] = self.own(line["id"].as_u64().expect("a number")).into(),
                _ => self.numbered(&mut line),
            }
            lines.push(line.to_string());
        }
        lines
    }

    /// The number of one of its people.
    fn own(self, number: u64) -> u64 {
        number + u64::from(self.0) * PEOPLE.len() as u64
    }

    /// Its people have numbers of their own, wherever one is named.
    fn numbered(self, value: &mut Value) {
        const PERSON: &str = "person/";
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.numbered(item)),
            Value::Object(object) => {
                for (name, value) in object {
                    let text = value.as_str().and_then(|text| text.strip_prefix(PERSON)?.parse().ok());
                    match (name.as_str(), value.as_u64(), text) {
                        ("about" | "person", Some(number), _) => *value = self.own(number).into(),
                        ("room", _, Some(number)) => *value = format!("{PERSON}{}", self.own(number)).into(),
                        _ => self.numbered(value),
                    }
                }
            }
            _ => {}
        }
    }
}

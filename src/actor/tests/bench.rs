//! One actor, what its drafts have written so far, and a platform that says yes to everything.
//!
//! Deliberately absent: bytes. What is written is kept as the values the actor drafted.

use crate::actor::known::Filed;
use crate::actor::world::{Links, MayStart, World, manner};
use crate::actor::{ChannelActor, Draft, Input, Job, Known, Moment, Read, Sent, Stop};
use crate::calendar::WorkingCalendar;
use crate::dialogue::event::{Ballots, GroupRoom, Settings};
use crate::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, StreamId, TrialId};
use crate::dialogue::lang::Lang;
use crate::dialogue::settings::Discretion;
use crate::journal::{Append, Closed, Erase, Open, Stored};
use crate::playbook::{Playbook, built_in};
use crate::ports::chat::{
    AnswersPrivately, Can, Capabilities, EventId, Heard, Hears, Inbound, MessageId, Position, Room, Sign,
    size_twice_over,
};
use crate::prompts::built_in::prompts;
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

const CAN: Can = Can {
    hears: Hears::Everything,
    sign: Sign::Reaction,
    buttons: false,
    forms: false,
    reactions: true,
    polls: false,
    edits: true,
    pins: true,
    files: true,
    most: 60_000,
};

const CAPABILITIES: Capabilities = Capabilities {
    channel: CAN,
    thread: Some(CAN),
    private: CAN,
    answers: AnswersPrivately::Nothing,
    size: size_twice_over,
    window: Duration::from_secs(30 * 60),
};

static WORLD: LazyLock<Arc<World>> = LazyLock::new(|| {
    let playbooks = built_in::PACKS.iter().map(|(_, files)| Playbook::load(files).expect("a built-in playbook"));
    Arc::new(World {
        prompts: prompts(manner(&CAPABILITIES)).expect("the built-in sentences"),
        playbooks: playbooks.collect(),
        calendar: WorkingCalendar::default(),
        lang: Lang::Da,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() },
        discretion: Discretion::default(),
        may_start: MayStart::Anybody,
        scale: 1,
        capabilities: CAPABILITIES,
        link: None,
        own_account: None,
        links: Links::default(),
        learning_channel: None,
    })
});

pub struct Bench {
    pub actor: ChannelActor,
    pub written: Written,
    pub now: Timestamp,
    heard: u32,
    posted: u32,
    waiting: Vec<Job>,
}

/// What a journal would have.
#[derive(Default)]
pub struct Written {
    people: BTreeMap<Account, PersonId>,
    facts: BTreeMap<StreamId, Vec<(Timestamp, Value)>>,
    messages: Vec<Closed>,
    open: BTreeMap<String, Open>,
    seen: BTreeSet<(String, EventId)>,
    pub erased: Vec<Erase>,
    pub writes: u32,
}

pub fn channel() -> ChannelId {
    ChannelId("matrix/!team:example.dk".to_owned())
}

pub fn account(name: &str) -> Account {
    Account(format!("matrix/@{}:example.dk", name.to_lowercase()))
}

impl Bench {
    pub fn new() -> Self {
        let now = "2027-03-02T09:00:00Z".parse().expect("an instant");
        let written = Written::default();
        let actor = written.load(now);
        Self { actor, written, now, heard: 0, posted: 0, waiting: Vec::new() }
    }

    /// Somebody says something in the channel, or does something there.
    pub fn hears(&mut self, name: &str, what: Heard) {
        let input = self.inbound(name, what);
        self.takes(&input);
        self.settles();
    }

    pub fn says(&mut self, name: &str, text: &str) {
        self.hears(name, Heard::Message { text: text.to_owned(), thread: None, mentions: Vec::new() });
    }

    pub fn reacts(&mut self, name: &str, slot: &str, emoji: &str) {
        let message = self.message(slot);
        self.hears(name, Heard::Reacted { message, emoji: emoji.to_owned() });
    }

    /// Time goes on, with what falls due on the way.
    pub fn waits(&mut self, minutes: i64) {
        let until = self.now + SignedDuration::from_mins(minutes);
        while let Some(at) = self.actor.streams().next_wake().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.takes(&Input::Due);
            self.settles();
        }
        self.now = until;
    }

    pub fn inbound(&mut self, name: &str, what: Heard) -> Input {
        self.heard += 1;
        let inbound = Inbound {
            id: EventId(format!("${}", self.heard)),
            room: Room::Channel(channel()),
            from: account(name),
            display_name: name.to_owned(),
            at: self.now,
            what,
            position: Some(Position(self.heard.to_string())),
        };
        Input::Heard { inbound, at: self.now, names: false }
    }

    /// What comes of an input; nothing of it holds.
    pub fn drafts(&mut self, input: &Input) -> Draft {
        let mut known = Known::default();
        loop {
            match self.actor.handle(input, self.moment(), &known) {
                Ok(draft) => return draft,
                Err(Stop::Unread(reads)) => reads.into_iter().for_each(|read| self.written.answer(read, &mut known)),
                Err(Stop::Failed(error)) => panic!("{error}"),
            }
        }
    }

    pub fn takes(&mut self, input: &Input) {
        let mut draft = self.drafts(input);
        self.written.take(std::mem::take(&mut draft.append));
        let then = draft.then.take();
        self.waiting.append(&mut draft.jobs);
        self.actor.adopt(draft);
        if let Some(then) = then {
            self.takes(&then);
        }
    }

    /// The platform does all that there is to do.
    pub fn settles(&mut self) {
        loop {
            self.takes(&Input::Speak);
            if self.waiting.is_empty() {
                return;
            }
            for job in std::mem::take(&mut self.waiting) {
                let done = self.done(job);
                self.takes(&done);
            }
        }
    }

    pub fn done(&mut self, job: Job) -> Input {
        let sent = if matches!(job, Job::Post { .. }) {
            self.posted += 1;
            Sent::Posted(Ok(MessageId(format!("m{}", self.posted))))
        } else {
            Sent::Done(Ok(()))
        };
        Input::Done { job: Box::new(job), sent }
    }

    /// The last message of ours whose key ends so.
    pub fn message(&self, slot: &str) -> MessageId {
        let found = self.written.messages.iter().rev().find(|closed| closed.key.0.ends_with(slot));
        found.and_then(|closed| closed.message.clone()).unwrap_or_else(|| panic!("no post {slot}"))
    }

    pub fn moment(&self) -> Moment {
        Moment { now: self.now, wall: self.now, seed: 7 }
    }

    /// All that is in memory.
    pub fn memory(&self) -> String {
        format!("{:?}", self.actor)
    }
}

impl Written {
    /// The channel as a new process reads it.
    pub fn load(&self, now: Timestamp) -> ChannelActor {
        let mut known = Known::default();
        loop {
            match ChannelActor::load(channel(), Arc::clone(&WORLD), &known, now) {
                Ok(actor) => return actor,
                Err(Stop::Unread(reads)) => reads.into_iter().for_each(|read| self.answer_read(read, &mut known)),
                Err(Stop::Failed(error)) => panic!("{error}"),
            }
        }
    }

    fn answer(&mut self, read: Read, known: &mut Known) {
        if let Read::Number(account) = &read {
            let next = PersonId(self.people.len() as u64 + 1);
            let person = *self.people.entry(account.clone()).or_insert(next);
            known.numbers.insert(account.clone(), person);
            return;
        }
        self.answer_read(read, known);
    }

    fn answer_read(&self, read: Read, known: &mut Known) {
        match read {
            Read::Person(account) => {
                let person = self.people.get(&account).copied();
                known.people.insert(account, person);
            }
            Read::Account(person) => {
                let account =
                    self.people.iter().find(|(_, known)| **known == person).map(|(account, _)| account.clone());
                known.accounts.insert(person, account);
            }
            Read::Number(account) => panic!("nobody gets a number by being read: {account:?}"),
            Read::Greets(account, date) => drop(known.greets.insert((account, date), true)),
            Read::IsSeen(room, event) => {
                let key = (room, event);
                let seen = self.seen.contains(&key);
                known.seen.insert(key, seen);
            }
            Read::Mark(room, prefix) => {
                let mark = self.seen.iter().find(|(in_room, event)| *in_room == room && event.0.starts_with(&prefix));
                let mark = mark.map(|(_, event)| event.clone());
                known.marks.insert((room, prefix), mark);
            }
            Read::StreamOf(room, message) => {
                let closed = self.messages.iter().find(|closed| closed.message.as_ref() == Some(&message));
                let stream = closed.map(|closed| closed.stream.clone());
                known.streams.insert((room, message), stream);
            }
            Read::About(person) => drop(known.about.insert(person, Vec::new())),
            Read::Channel => known.channel = Some(self.filed(&StreamId::Channel(channel()))),
            Read::Dialogue(number) => {
                let filed = self.filed(&StreamId::Dialogue(DialogueId { channel: channel(), number }));
                known.dialogues.insert(number, filed);
            }
            Read::Trial(number) => {
                let filed = self.filed(&StreamId::Trial(TrialId { channel: channel(), number }));
                known.trials.insert(number, filed);
            }
            Read::Opens => known.opens = Some(self.open.values().cloned().collect()),
        }
    }

    fn filed<E: DeserializeOwned>(&self, stream: &StreamId) -> Filed<E> {
        let facts = self.facts.get(stream).into_iter().flatten();
        let stored = |(version, (at, fact)): (u64, &(Timestamp, Value))| Stored {
            version,
            at: *at,
            event: serde_json::from_value(fact.clone()).expect("a fact of ours"),
        };
        let of_stream = self.messages.iter().filter(|closed| closed.stream == *stream);
        let messages = of_stream.filter_map(|closed| Some((closed.key.clone(), closed.message.clone()?)));
        Filed { events: (1..).zip(facts).map(stored).collect(), messages: messages.collect(), shown: Vec::new() }
    }

    fn take(&mut self, append: Append) {
        if append.is_empty() {
            return;
        }
        self.writes += 1;
        for stream in append.streams {
            let facts = self.facts.entry(stream.stream).or_default();
            assert_eq!(facts.len() as u64, stream.expected, "written on what was not there");
            facts.extend(stream.events.into_iter().map(|event| (append.at, event)));
        }
        for seen in append.seen {
            assert!(self.seen.insert(seen), "heard twice");
        }
        self.open.extend(append.open.into_iter().map(|open| (open.key.0.clone(), open)));
        for closed in append.closed {
            self.open.remove(&closed.key.0);
            self.messages.push(closed);
        }
        self.erased.extend(append.erase);
    }
}

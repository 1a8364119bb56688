//! The adapter in this process: what every adapter must do, lines that are cut, and how short it is.

#[path = "../../contract/mod.rs"]
mod contract;

use contract::{Seen, Stage};
use drejebog::adapters::system::wall;
use drejebog::app::suggestions::Suggestions;
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::platform::adapter::{Adapter, Given, Started};
use drejebog::platform::timer::Timer;
use drejebog::ports::chat::{Delivered, EventId, Heard, Inbound, MessageId, Position, Room};
use drejebog::ports::link::Link;
use drejebog::ports::vocabulary::{Text, Vocabulary};
use on_lines::Lines;
use on_lines::server::{DEADLINE, Message, Server, World};
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

/// What was heard, each event once. Stands for the journal.
#[derive(Clone, Debug, Default)]
struct Journal(Arc<watch::Sender<Vec<Inbound>>>);

impl Journal {
    fn rooms<T>(&self, name: impl Fn(&Room) -> Option<T>) -> Vec<T> {
        self.0.borrow().iter().filter_map(|inbound| name(&inbound.room)).collect()
    }
}

impl Delivered for Journal {
    fn position(&self, room: &Room) -> Option<Position> {
        let is_there = |inbound: &&Inbound| match (&inbound.room, room) {
            (Room::Private { room, .. }, Room::Private { room: asked, .. }) => room == asked,
            (heard, asked) => heard == asked,
        };
        self.0.borrow().iter().rev().find(is_there)?.position.clone()
    }
    /// Nothing that the adapter asks for.
    fn heard(&self, _: &Room, _: &str) -> Vec<EventId> {
        unreachable!()
    }
    fn accounts(&self) -> Vec<Account> {
        unreachable!()
    }
    fn channels(&self) -> Vec<ChannelId> {
        self.rooms(|room| if let Room::Channel(channel) = room { Some(channel.clone()) } else { None })
    }
    fn private_rooms(&self) -> Vec<String> {
        self.rooms(|room| if let Room::Private { room, .. } = room { Some(room.clone()) } else { None })
    }
}

type Listening = JoinHandle<Result<(), Infallible>>;

struct OnLines {
    server: Server,
    team: String,
    journal: Journal,
    chat: Lines,
    listening: Listening,
}

impl OnLines {
    /// With Anna and Bo in one channel.
    async fn set() -> Self {
        let server = Server::start().await;
        let team = server.add_room(&["anna", "bo"]);
        let journal = Journal::default();
        let (chat, listening) = start(&server, &journal).await;
        Self { server, team, journal, chat, listening }
    }
}

/// Returns once everything missed has been heard.
async fn start(server: &Server, journal: &Journal) -> (Lines, Listening) {
    let nothing = || Text { da: String::new(), en: String::new() };
    let (to, mut inbound) = mpsc::channel(1);
    let given = Given {
        timer: Timer { instant: Instant::now, wall },
        vocabulary: Vocabulary {
            name: "dialog",
            what: nothing(),
            entries: Vec::new(),
            forms: Vec::new(),
            help: nothing(),
        },
        delivered: Arc::new(journal.clone()),
        suggest: Arc::new(Suggestions::new(&[])),
        inbound: to,
    };
    let Started { chat, mut link, listening } = Lines::start(server.address, given).await.unwrap();
    let journal = journal.clone();
    tokio::spawn(async move {
        while let Some(inbound) = inbound.recv().await {
            journal.0.send_if_modified(|heard| {
                let is_new = heard.iter().all(|known| known.id != inbound.id);
                heard.extend(is_new.then_some(inbound));
                is_new
            });
        }
    });
    timeout(DEADLINE, link.wait_for(|link| *link == Link::Live)).await.expect("all is heard").unwrap();
    (chat, listening)
}

/// The bot's messages with these words that somebody sees.
fn visible<'a>(world: &'a World, name: &str, words: &str) -> impl Iterator<Item = &'a Message> {
    let is_seen = move |message: &&Message| {
        message.text.contains(words) && message.only_for.as_ref().is_none_or(|only| only == name)
    };
    world.messages.iter().filter(is_seen)
}

fn seen(message: &Message) -> Seen {
    Seen {
        id: message.id.clone(),
        text: message.text.clone(),
        thread: message.thread.clone(),
        is_private: message.only_for.is_some(),
        is_notice: false,
        files: message.file.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect(),
    }
}

impl Stage for OnLines {
    type Chat = Lines;

    fn chat(&self) -> &Lines {
        &self.chat
    }
    fn channel(&self) -> ChannelId {
        ChannelId(format!("lines/{}", self.team))
    }
    fn account(&self, name: &str) -> Account {
        Account(format!("lines/{name}"))
    }
    fn stranger(&self) -> Account {
        self.account("stranger")
    }
    async fn leaves(&self, name: &str) {
        self.server.leaves(name, &self.team);
    }

    async fn sees(&self, name: &str, words: &str) -> Seen {
        let found = |world: &World| visible(world, name, words).next().map(seen);
        self.server.until(&format!("»{words}« before {name}"), found).await
    }
    fn count(&self, name: &str, words: &str) -> usize {
        self.server.look(|world| visible(world, name, words).count())
    }
    async fn acknowledged(&self, _: &str, event: &EventId, emoji: &str) {
        self.server.until(emoji, |world| world.has_reacted(event, emoji).then_some(())).await;
    }
    async fn presses(&self, name: &str, message: &MessageId, emoji: &str) {
        self.server.presses(name, message, emoji);
    }
    async fn offers(&self, _: &str, message: &MessageId, choices: &[&str]) {
        let stands = |world: &World| {
            let buttons = &world.message(message)?.buttons;
            buttons.iter().map(|(_, emoji, _)| emoji).eq(choices).then_some(())
        };
        self.server.until(&format!("the buttons {choices:?}"), stands).await;
    }
    async fn takes_back(&self, name: &str, message: &MessageId, emoji: &str) {
        self.server.presses(name, message, emoji);
    }
    async fn asks(&self, name: &str, command: &str) {
        self.server.says(name, &self.team, &format!("!dialog {command}"));
    }
    async fn whispers(&self, name: &str, text: &str) -> EventId {
        self.server.whispers(name, text)
    }

    async fn hears<T>(&self, what: &str, mut find: impl FnMut(&[Inbound]) -> Option<T>) -> T {
        let (mut heard, mut found) = (self.journal.0.subscribe(), None);
        let is_heard = heard.wait_for(|heard| {
            found = find(heard);
            found.is_some()
        });
        let waited = timeout(DEADLINE, is_heard).await.map(|heard| drop(heard.unwrap()));
        found.filter(|_| waited.is_ok()).unwrap_or_else(|| panic!("never heard: {what}"))
    }

    async fn restarts(&mut self) {
        self.listening.abort();
        (self.chat, self.listening) = start(&self.server, &self.journal).await;
    }
}

#[tokio::test]
async fn does_what_every_adapter_must() {
    contract::all(&mut OnLines::set().await).await;
}

#[tokio::test]
async fn what_happens_while_the_lines_are_cut_is_heard_once_and_in_order() {
    let stage = OnLines::set().await;
    let said = stage.server.says("anna", &stage.team, "Før");
    stage.hears("the text", |heard| heard.iter().any(|i| i.id == said).then_some(())).await;
    stage.server.cuts_lines();
    stage.server.edits("anna", &stage.team, &said, "Før og efter");
    stage.server.deletes("anna", &stage.team, &said);
    let whispered = stage.server.whispers("bo", "Til dig alene");
    stage.server.leaves("bo", &stage.team);
    let last = stage.server.comes("bo", &stage.team);
    let heard = stage.hears("the last", |heard| (heard.last()?.id == last).then(|| heard.to_vec())).await;
    let what: Vec<&Heard> = heard.iter().skip(1).map(|inbound| &inbound.what).collect();
    let message = |text: &str| Heard::Message { text: text.to_owned(), thread: None, mentions: Vec::new() };
    let original = said;
    let edit = Heard::Edited { original: original.clone(), text: "Før og efter".to_owned() };
    let expected =
        [message("Før"), edit, Heard::TakenBack { original }, message("Til dig alene"), Heard::Went, Heard::Came];
    assert_eq!(what, expected.iter().collect::<Vec<_>>());
    assert!(heard.iter().any(|i| i.id == whispered && matches!(i.room, Room::Private { .. })));
}

/// Who writes an adapter reads this one.
#[test]
fn an_adapter_is_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/adapter");
    let files = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let lines: usize = files.map(|text| text.lines().filter(|line| !line.is_empty()).count()).sum();
    assert!(lines < 300, "{lines} lines");
}

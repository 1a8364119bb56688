//! The adapter in this process, with a journal in memory that knows what was told, and what the tests say through it.

use discord_peer::{DEADLINE, Peer};
use drejebog::adapters::discord::{Discord, DiscordConfig, Server, StartError, Stopped};
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::doc::Doc;
use drejebog::platform::adapter::{Adapter, Given, Started};
use drejebog::platform::timer::Timer;
use drejebog::ports::chat::{
    Chat, Choice, ChoiceId, Delivered, Destination, EventId, Heard, Inbound, MessageId, Position, Post, Room,
};
use drejebog::ports::link::Link;
use drejebog::ports::vocabulary::{
    CommandForm, CommandId, Entry, Field, Form, FormId, Suggest, Suggested, Suggestion, Takes, Text, Vocabulary,
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

/// What a journal keeps of what an adapter told, in the order it was told.
#[derive(Debug, Default)]
pub struct Journal(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    positions: BTreeMap<String, Position>,
    heard: Vec<(String, EventId)>,
    channels: Vec<ChannelId>,
    accounts: Vec<Account>,
}

impl Journal {
    /// `false`: it has been heard before; the app takes no notice of it either.
    fn keep(&self, inbound: &Inbound) -> bool {
        let mut kept = self.0.lock().unwrap();
        let room = name(&inbound.room);
        if let Some(position) = &inbound.position {
            kept.positions.insert(room.clone(), position.clone());
        }
        let event = (room, inbound.id.clone());
        if inbound.what == Heard::Nothing || kept.heard.contains(&event) {
            return false;
        }
        kept.heard.push(event);
        if !kept.accounts.contains(&inbound.from) {
            kept.accounts.push(inbound.from.clone());
        }
        if let Room::Channel(channel) = &inbound.room
            && !kept.channels.contains(channel)
        {
            kept.channels.push(channel.clone());
        }
        true
    }
}

fn name(room: &Room) -> String {
    match room {
        Room::Channel(channel) => channel.0.clone(),
        Room::Private { room, .. } => format!("private/{room}"),
    }
}

impl Delivered for Journal {
    fn position(&self, room: &Room) -> Option<Position> {
        self.0.lock().unwrap().positions.get(&name(room)).cloned()
    }

    fn heard(&self, room: &Room, prefix: &str) -> Vec<EventId> {
        let kept = self.0.lock().unwrap();
        let there = kept.heard.iter().rev().filter(|(at, event)| *at == name(room) && event.0.starts_with(prefix));
        there.map(|(_, event)| event.clone()).collect()
    }

    fn accounts(&self) -> Vec<Account> {
        let kept = self.0.lock().unwrap();
        kept.accounts.to_vec()
    }

    fn channels(&self) -> Vec<ChannelId> {
        let kept = self.0.lock().unwrap();
        kept.channels.to_vec()
    }

    fn private_rooms(&self) -> Vec<String> {
        let kept = self.0.lock().unwrap();
        kept.positions.keys().filter_map(|room| room.strip_prefix("private/").map(str::to_owned)).collect()
    }
}

#[derive(Debug)]
struct Playbooks;

impl Suggest for Playbooks {
    fn suggest(&self, _: &ChannelId, _: Suggested, typed: &str, _: Lang) -> Vec<Suggestion> {
        let all = ["fravær", "hjemmearbejde"].into_iter().filter(|name| name.starts_with(typed));
        all.map(|name| Suggestion { shown: format!("Om {name}"), value: name.to_owned() }).collect()
    }
}

/// The running adapter.
pub struct Bot {
    pub chat: Discord,
    pub journal: Arc<Journal>,
    heard: mpsc::UnboundedReceiver<Inbound>,
    pub link: watch::Receiver<Link>,
    running: JoinHandle<Result<(), Stopped>>,
}

pub fn config(peer: &Peer) -> DiscordConfig {
    DiscordConfig {
        token: Some(peer.token().into()),
        token_file: None,
        guilds: Vec::new(),
        server: Some(Server { address: peer.rest_address(), certificate: peer.ca_file() }),
    }
}

impl Bot {
    /// With an empty journal; returns once it has heard everything.
    pub async fn start(peer: &Peer) -> Self {
        let bot = Self::start_with(config(peer), Arc::default()).await.unwrap();
        peer.until("the commands", |world| (!world.commands.is_empty()).then_some(())).await;
        bot
    }

    pub async fn start_with(config: DiscordConfig, journal: Arc<Journal>) -> Result<Self, StartError> {
        Self::start_knowing(config, journal, vocabulary()).await
    }

    /// The same with other commands than those of the tests.
    pub async fn start_knowing(
        config: DiscordConfig,
        journal: Arc<Journal>,
        vocabulary: Vocabulary,
    ) -> Result<Self, StartError> {
        let (to, mut inbound) = mpsc::channel(64);
        let (keep, heard) = mpsc::unbounded_channel();
        let delivered: Arc<dyn Delivered> = journal.clone();
        #[expect(clippy::disallowed_methods, reason = "the tests' own clock")]
        let wall = Timestamp::now;
        let timer = Timer { instant: Instant::now, wall };
        let given = Given { timer, vocabulary, delivered, suggest: Arc::new(Playbooks), inbound: to };
        let Started { chat, link, listening: running } = Discord::start(config, given).await?;
        let keeps = Arc::clone(&journal);
        tokio::spawn(async move {
            while let Some(inbound) = inbound.recv().await {
                if keeps.keep(&inbound) && keep.send(inbound).is_err() {
                    break;
                }
            }
        });
        let bot = Self { chat, journal, heard, link, running };
        bot.live().await;
        Ok(bot)
    }

    pub async fn live(&self) {
        let mut link = self.link.clone();
        let live = link.wait_for(|link| *link == Link::Live);
        timeout(DEADLINE, live).await.expect("the adapter catches up").unwrap();
    }

    pub async fn lost(&self) {
        let mut link = self.link.clone();
        let lost = link.wait_for(|link| matches!(link, Link::Lost { .. }));
        timeout(DEADLINE, lost).await.expect("the loss is noticed").unwrap();
    }

    /// The next thing heard.
    pub async fn hears(&mut self) -> Inbound {
        timeout(DEADLINE, self.heard.recv()).await.expect("something is heard").expect("the adapter runs")
    }

    pub async fn hears_what(&mut self) -> Heard {
        self.hears().await.what
    }

    /// Everything heard so far and not looked at yet.
    pub fn has_heard(&mut self) -> Vec<Heard> {
        let mut all = Vec::new();
        while let Ok(inbound) = self.heard.try_recv() {
            all.push(inbound.what);
        }
        all
    }

    /// Stops it as a crash would, and gives the journal for the next.
    pub async fn crashes(self) -> Arc<Journal> {
        self.running.abort();
        drop(self.running.await);
        self.journal
    }

    pub async fn stopped(self) -> Stopped {
        timeout(DEADLINE, self.running).await.expect("it ends").unwrap().expect_err("it says why")
    }

    pub async fn says(&self, post: Post) -> MessageId {
        self.chat.post(post).await.unwrap()
    }
}

/// Discord's number of a message.
pub fn number(message: &MessageId) -> u64 {
    message.0.rsplit('/').next().unwrap().parse().unwrap()
}

pub fn channel(id: u64) -> ChannelId {
    ChannelId(format!("discord/{id}"))
}

pub fn account(id: u64) -> Account {
    Account(format!("discord/{id}"))
}

/// A post to a channel. `key` is its own in the channel.
pub fn post(to: u64, key: &str, text: &str) -> Post {
    Post::new(PostKey(format!("discord/{to}|d1/{key}")), Destination::Channel(channel(to)), Doc::text(text), Lang::Da)
}

pub fn choice(emoji: &str, label: &str) -> Choice {
    Choice { id: ChoiceId(format!("of-{label}")), emoji: emoji.to_owned(), label: label.to_owned(), opens: None }
}

pub fn text(da: &str, en: &str) -> Text {
    Text { da: da.to_owned(), en: en.to_owned() }
}

fn field(name: &str, takes: Takes, required: bool) -> Field {
    let name = text(name, name);
    Field { label: name.clone(), what: name.clone(), name, takes, required }
}

pub fn vocabulary() -> Vocabulary {
    let command = |name: &'static str, options| {
        Entry::Command(CommandForm {
            name: text(name, &format!("{name}-en")),
            what: text("Gør noget", "Does something"),
            id: CommandId(name),
            options,
        })
    };
    let playbook = field("drejebog", Takes::Suggested(Suggested::Playbook), true);
    let people = field("personer", Takes::Number, false);
    let who = field("hvem", Takes::Person, true);
    let also = field("også", Takes::Person, false);
    let said = |name: &str| field(name, Takes::Paragraph, false);
    let form = |id, is_private, fields| Form { id, title: text("En formular", "A form"), is_private, fields };
    Vocabulary {
        name: "dialog",
        what: text("Dialoger", "Dialogues"),
        entries: vec![
            command("start", vec![playbook, people]),
            command("ansvarlig", vec![who, also]),
            command("status", Vec::new()),
        ],
        forms: vec![
            form(FormId::Proposal, false, vec![field("tekst", Takes::Paragraph, true)]),
            form(FormId::Trial, false, vec![said("hvad"), said("hvorfor"), said("hvem")]),
            form(FormId::Worry, true, vec![field("idé", Takes::Paragraph, true)]),
        ],
        help: text("Hvad kan jeg?", "What can I do?"),
    }
}

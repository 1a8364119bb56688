//! The loop with a platform and a journal in memory, and clocks that stand still until they are moved.
//!
//! A house can die and start again on what it had written. Deliberately absent: what any test is about.

use drejebog::actor::{Links, MayStart, World, world};
use drejebog::adapters::MATRIX;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::memory::message::Message;
use drejebog::app::run::{Parts, run};
use drejebog::app::suggestions::Suggestions;
use drejebog::app::{Directory, RunError};
use drejebog::boot::built_in;
use drejebog::calendar::{WorkingCalendar, Zone, tz_version};
use drejebog::dialogue::event::{Ballots, GroupRoom, Settings};
use drejebog::dialogue::ids::{Account, ChannelId, StreamId};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::settings::Discretion;
use drejebog::doc::plain;
use drejebog::journal::{Append, Book, StreamAppend, Wake, WakeEntry};
use drejebog::ports::chat::{Chat, Destination, EventId, Heard, Inbound, MessageId, Room};
use drejebog::ports::clock::{Clock, Entropy};
use drejebog::ports::journal::{Batch, Entries, Journal, JournalError};
use drejebog::ports::link::Link;
use jiff::{SignedDuration, Timestamp};
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::task::{JoinHandle, yield_now};

/// A Thursday in November, at nine in Copenhagen.
const BEGINS: Timestamp = Timestamp::constant(1_795_075_200, 0);

/// More turns than any chain of tasks here is long.
const TURNS: usize = 100;

pub struct House {
    pub clock: Arc<Clocks>,
    world: Arc<World>,
    chat: Arc<MemoryChat>,
    store: Spied,
    running: Option<Running>,
    heard: u32,
}

struct Running {
    inbound: mpsc::Sender<Inbound>,
    serving: JoinHandle<Result<(), RunError>>,
    _link: watch::Sender<Link>,
}

pub fn says(text: &str) -> Heard {
    Heard::Message { text: text.to_owned(), thread: None, mentions: Vec::new() }
}

fn account(name: &str) -> Account {
    Account(format!("matrix/@{name}:example.dk"))
}

impl House {
    pub fn new() -> Self {
        let chat = Arc::new(MemoryChat::default());
        let (prompts, playbooks) = built_in::load(world::manner(&chat.capabilities())).unwrap();
        let world = World {
            prompts,
            playbooks,
            calendar: WorkingCalendar::default(),
            lang: Lang::Da,
            settings: Settings {
                groups: GroupRoom::Threads,
                ballots: Ballots::Open,
                auto: false,
                ..Settings::default()
            },
            may_start: MayStart::Anybody,
            scale: 1,
            capabilities: chat.capabilities(),
            link: None,
            own_account: None,
            links: Links::of(Arc::clone(&chat)),
            learning_channel: None,
            discretion: Discretion::default(),
        };
        let clock = Arc::new(Clocks(watch::Sender::new(Hands::default())));
        Self { clock, world: Arc::new(world), chat, store: Spied::default(), running: None, heard: 0 }
    }

    pub fn book(&self) -> Book<Spied> {
        Book::new(self.store.clone())
    }

    pub async fn starts(&mut self) {
        self.starts_after(Vec::new()).await;
    }

    /// Starts when this has been said meanwhile; the adapter has caught up with it.
    pub async fn starts_after(&mut self, missed: Vec<Inbound>) {
        let (to, inbound) = mpsc::channel(missed.len() + 16);
        for inbound in missed {
            to.send(inbound).await.unwrap();
        }
        let (link_to, link) = watch::channel(Link::Live);
        let book = Arc::new(self.book());
        let parts = Parts {
            platform: MATRIX,
            world: Arc::clone(&self.world),
            people: Arc::new(Directory::new(Arc::clone(&book))),
            suggestions: Arc::new(Suggestions::new(&self.world.playbooks)),
            book,
            chat: Arc::clone(&self.chat),
            clock: Arc::clone(&self.clock),
            entropy: Arc::new(Same),
            inbound,
            link,
        };
        let serving = tokio::spawn(run(parts, std::future::pending()));
        self.running = Some(Running { inbound: to, serving, _link: link_to });
        self.settles().await;
    }

    /// As if killed: nothing more is written or said.
    pub async fn dies(&mut self) {
        let running = self.running.take().unwrap();
        running.serving.abort();
        assert!(running.serving.await.unwrap_err().is_cancelled());
        self.store.memory = self.store.memory.restart();
    }

    /// Every other task runs until none can.
    pub async fn settles(&self) {
        for _ in 0..TURNS {
            yield_now().await;
        }
        assert!(self.running.as_ref().is_none_or(|running| !running.serving.is_finished()), "the loop has ended");
    }

    /// Time goes on, a minute at a time; days go by the hour.
    pub async fn passes(&self, time: SignedDuration) {
        let step = if time >= SignedDuration::from_hours(24) { 60 } else { 1 };
        let end = self.clock.hands().passed + Duration::try_from(time).unwrap();
        while self.clock.hands().passed < end {
            let left = SignedDuration::try_from(end - self.clock.hands().passed).unwrap();
            self.clock.pass(left.min(SignedDuration::from_mins(step)));
            self.settles().await;
        }
    }

    pub async fn hears(&mut self, channel: &ChannelId, name: &str, what: Heard) {
        self.hears_in(Room::Channel(channel.clone()), name, what).await;
    }

    pub async fn hears_privately(&mut self, name: &str, what: Heard) {
        self.hears_in(Room::Private { account: account(name), room: format!("!{name}") }, name, what).await;
    }

    /// Somebody leaves a channel.
    pub async fn goes(&mut self, channel: &ChannelId, name: &str) {
        self.chat.goes(channel.clone(), account(name));
        self.hears(channel, name, Heard::Went).await;
    }

    /// Everything said to somebody alone, in words.
    pub fn told(&self, name: &str) -> Vec<String> {
        let to = Destination::Private(account(name));
        self.chat.messages().iter().filter(|message| message.to == to).map(|message| plain(&message.doc)).collect()
    }

    /// Something said in a channel, that has not come here yet.
    pub fn said_by(&mut self, channel: &ChannelId, name: &str, what: Heard) -> Inbound {
        self.event(Room::Channel(channel.clone()), name, what)
    }

    fn event(&mut self, room: Room, name: &str, what: Heard) -> Inbound {
        self.heard += 1;
        Inbound {
            id: EventId(format!("${}", self.heard)),
            room,
            from: account(name),
            display_name: name.to_owned(),
            at: self.clock.wall(),
            what,
            position: None,
        }
    }

    async fn hears_in(&mut self, room: Room, name: &str, what: Heard) {
        let inbound = self.event(room, name, what);
        self.running.as_ref().unwrap().inbound.send(inbound).await.unwrap();
        self.settles().await;
    }

    /// A stream of nobody's that wants to be woken.
    pub async fn wakes(&self, stream: &StreamId, ahead: SignedDuration) {
        self.wakes_by(tz_version(), stream, ahead, ahead).await;
    }

    /// The same by other rules of the time zones, which place what is `said` at another time.
    pub async fn wakes_by(&self, rules: &str, stream: &StreamId, ahead: SignedDuration, said: SignedDuration) {
        let (zone, now) = (Zone::default(), self.clock.now());
        let entry = WakeEntry {
            at: now + ahead,
            civil: zone.civil(now + said).to_string(),
            zone: zone.name().to_owned(),
            zone_data: rules.to_owned(),
        };
        let stream = StreamAppend { stream: stream.clone(), expected: 0, events: Vec::new(), wake: Wake::At(entry) };
        self.book().commit(Append { streams: vec![stream], ..Append::default() }).await.unwrap();
    }

    /// The channels whose desks have been opened, in order.
    pub fn opened(&self) -> Vec<String> {
        self.store.opened.lock().unwrap().clone()
    }

    pub fn forgets_what_was_opened(&self) {
        self.store.opened.lock().unwrap().clear();
    }

    /// What kinds of posts there are, in order.
    pub fn kinds(&self) -> Vec<String> {
        let kind = |key: &str| key.rsplit('/').next().unwrap_or_default().to_owned();
        self.chat.messages().iter().map(|message| kind(&message.key.0)).collect()
    }

    /// The last post of this kind, in words.
    pub fn last(&self, kind: &str) -> String {
        let of_kind = |message: &Message| message.key.0.ends_with(&format!("/{kind}"));
        plain(&self.chat.messages().into_iter().rfind(of_kind).unwrap().doc)
    }

    /// How many posts of this kind there are.
    pub fn said(&self, kind: &str) -> usize {
        self.kinds().iter().filter(|said| *said == kind).count()
    }

    pub fn said_in(&self, channel: &ChannelId) -> usize {
        self.chat.messages().iter().filter(|message| message.to == Destination::Channel(channel.clone())).count()
    }

    /// The last post to somebody alone.
    pub fn private_post(&self, name: &str) -> MessageId {
        let to = Destination::Private(account(name));
        self.chat.messages().into_iter().rev().find(|message| message.to == to).unwrap().id
    }
}

/// Notes which channels are read.
#[derive(Clone, Debug, Default)]
pub struct Spied {
    memory: Memory,
    opened: Arc<Mutex<Vec<String>>>,
}

impl Journal for Spied {
    fn commit(&self, batch: Batch) -> impl Future<Output = Result<(), JournalError>> + Send {
        self.memory.commit(batch)
    }
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        self.memory.get(key)
    }
    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        // A desk begins with the events of its channel's own stream.
        if let Some(stream) = prefix.strip_prefix(b"ematrix/!")
            && let Some(name) = stream.strip_suffix(b":example.dk|c\0\0")
        {
            self.opened.lock().unwrap().push(String::from_utf8(name.to_vec()).unwrap());
        }
        self.memory.scan(prefix, limit)
    }
    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        self.memory.range(from, to, limit)
    }
}

/// A clock on the wall and one that only goes on, and how far a hand has moved the dialogues' time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hands {
    set: SignedDuration,
    pub passed: Duration,
    ahead: SignedDuration,
}

impl Hands {
    fn wall(&self) -> Timestamp {
        BEGINS + self.passed + self.set
    }
    fn now(&self) -> Timestamp {
        self.wall() + self.ahead
    }
}

#[derive(Debug)]
pub struct Clocks(watch::Sender<Hands>);

impl Clocks {
    fn hands(&self) -> Hands {
        *self.0.borrow()
    }
    pub fn wall_now(&self) -> Timestamp {
        self.hands().wall()
    }
    pub fn pass(&self, time: SignedDuration) {
        self.0.send_modify(|hands| hands.passed += Duration::try_from(time).unwrap());
    }
    /// Somebody sets the clock on the wall.
    pub fn set(&self, by: SignedDuration) {
        self.0.send_modify(|hands| hands.set += by);
    }
    /// Somebody moves the dialogues' time.
    pub fn hand(&self, by: SignedDuration) {
        self.0.send_modify(|hands| hands.ahead += by);
    }
    fn until(&self, is_there: impl Fn(&Hands) -> bool + Send) -> impl Future<Output = ()> + Send {
        let mut hands = self.0.subscribe();
        async move { drop(hands.wait_for(is_there).await) }
    }
}

impl Clock for Clocks {
    fn now(&self) -> Timestamp {
        self.hands().now()
    }
    fn wall(&self) -> Timestamp {
        self.hands().wall()
    }
    fn at_wall(&self, wall: Timestamp) -> Timestamp {
        wall + self.hands().ahead
    }
    fn sleep_until(&self, until: Timestamp) -> impl Future<Output = ()> + Send {
        self.until(move |hands| hands.now() >= until)
    }
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send {
        let until = self.hands().passed + time;
        self.until(move |hands| hands.passed >= until)
    }
}

/// The same seed for everything: chance has no part in when.
#[derive(Debug)]
struct Same;

impl Entropy for Same {
    fn seed(&self) -> u64 {
        1
    }
}

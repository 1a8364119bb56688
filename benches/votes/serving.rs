//! The loop around a platform that only counts and a journal on disk that says what has become durable.
//!
//! Deliberately absent: what is heard.

use drejebog::actor::{Links, MayStart, World, world};
use drejebog::adapters::MATRIX;
use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::sled::Sled;
use drejebog::adapters::system::{OsEntropy, SystemClock, wall};
use drejebog::app::run::{Parts, run};
use drejebog::app::suggestions::Suggestions;
use drejebog::app::{Directory, RunError};
use drejebog::boot::built_in;
use drejebog::calendar::WorkingCalendar;
use drejebog::dialogue::event::{Ballots, GroupRoom, Settings};
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::settings::Discretion;
use drejebog::journal::Book;
use drejebog::ports::chat::{
    Capabilities, Chat, ChatError, Destination, Edit, EventId, Inbound, MessageId, Post, Room,
};
use drejebog::ports::journal::{Batch, Entries, Journal, JournalError};
use drejebog::ports::link::Link;
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// A platform, and what `boot` gives the loop on it to know.
pub fn with_words<C: Chat>(chat: C) -> (Arc<C>, World) {
    let chat = Arc::new(chat);
    let (prompts, playbooks) = built_in::load(world::manner(&chat.capabilities())).expect("the built-in content");
    let world = World {
        prompts,
        playbooks,
        calendar: WorkingCalendar::default(),
        lang: Lang::Da,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() },
        may_start: MayStart::Anybody,
        scale: 1,
        capabilities: chat.capabilities(),
        link: None,
        own_account: None,
        links: Links::of(Arc::clone(&chat)),
        learning_channel: None,
        discretion: Discretion::default(),
    };
    (chat, world)
}

/// The loop as `boot` wires it, on any platform and any store.
pub struct Loop<C, J> {
    pub chat: Arc<C>,
    pub book: Arc<Book<J>>,
    inbound: mpsc::Sender<Inbound>,
    pub serving: JoinHandle<Result<(), RunError>>,
    _link: watch::Sender<Link>,
}

impl<C: Chat, J: Journal> Loop<C, J> {
    pub fn start(chat: Arc<C>, world: World, store: J) -> Self {
        let book = Arc::new(Book::new(store));
        let (to, inbound) = mpsc::channel(256);
        let (link_to, link) = watch::channel(Link::Live);
        let parts = Parts {
            platform: MATRIX,
            people: Arc::new(Directory::new(Arc::clone(&book))),
            suggestions: Arc::new(Suggestions::new(&world.playbooks)),
            world: Arc::new(world),
            book: Arc::clone(&book),
            chat: Arc::clone(&chat),
            clock: Arc::new(SystemClock::new(1, wall())),
            entropy: Arc::new(OsEntropy::new().expect("a seed")),
            inbound,
            link,
        };
        let serving = tokio::spawn(run(parts, std::future::pending()));
        Self { chat, book, inbound: to, serving, _link: link_to }
    }

    pub async fn hears(&self, inbound: Inbound) {
        assert!(!self.serving.is_finished(), "the loop has ended");
        self.inbound.send(inbound).await.expect("the loop hears");
    }
}

/// A platform that counts, and does all it is asked at once.
#[derive(Debug, Default)]
pub struct Counting {
    posts: AtomicU64,
    pub edits: AtomicU64,
}

impl Chat for Counting {
    fn capabilities(&self) -> Capabilities {
        MemoryChat::default().capabilities()
    }
    async fn post(&self, _: Post) -> Result<MessageId, ChatError> {
        Ok(MessageId(format!("$post-{}", self.posts.fetch_add(1, Ordering::Relaxed))))
    }
    async fn edit(&self, _: Edit) -> Result<(), ChatError> {
        self.edits.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
    async fn react(&self, _: Room, _: EventId, _: String) -> Result<(), ChatError> {
        Ok(())
    }
    async fn pin(&self, _: ChannelId, _: Vec<MessageId>) -> Result<(), ChatError> {
        Ok(())
    }
    async fn find(&self, _: Destination, _: PostKey, _: Timestamp) -> Result<Option<MessageId>, ChatError> {
        Ok(None)
    }
    async fn prepare_private(&self, _: Account, _: String) -> Result<(), ChatError> {
        Ok(())
    }
    async fn is_in(&self, _: &ChannelId, _: &Account) -> bool {
        true
    }
    fn link(&self) -> Option<String> {
        None
    }
}

/// The journal on disk, and which presses are durable in it.
#[derive(Debug)]
pub struct Watched {
    pub sled: Sled,
    pub commits: AtomicU64,
    pub facts: AtomicU64,
    durable: mpsc::UnboundedSender<(u64, Instant)>,
}

impl Watched {
    pub fn open(folder: &Path) -> (Self, mpsc::UnboundedReceiver<(u64, Instant)>) {
        let (durable, told) = mpsc::unbounded_channel();
        let sled = Sled::open(folder).expect("the journal opens");
        (Self { sled, commits: AtomicU64::new(0), facts: AtomicU64::new(0), durable }, told)
    }
}

impl Journal for Watched {
    async fn commit(&self, batch: Batch) -> Result<(), JournalError> {
        let facts = batch.put.iter().filter(|(key, _)| key.first() == Some(&b'e')).count();
        let press = batch.put.iter().find_map(|(key, _)| press_of(key));
        self.sled.commit(batch).await?;
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.facts.fetch_add(facts as u64, Ordering::Relaxed);
        if let Some(press) = press {
            self.durable.send((press, Instant::now())).expect("somebody waits for it");
        }
        Ok(())
    }
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        self.sled.get(key)
    }
    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        self.sled.scan(prefix, limit)
    }
    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        self.sled.range(from, to, limit)
    }
}

const PRESS: &str = "$press-";

pub fn press_id(number: u64) -> EventId {
    EventId(format!("{PRESS}{number}"))
}

/// Which press this is, where the key says that an event has been heard: the family's letter, the room, the event.
fn press_of(key: &[u8]) -> Option<u64> {
    let key = std::str::from_utf8(key.strip_prefix(b"i")?.strip_suffix(b"\0\0")?).ok()?;
    let (_, event) = key.rsplit_once("\0\0")?;
    event.strip_prefix(PRESS)?.parse().ok()
}

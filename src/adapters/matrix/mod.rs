//! Matrix: rooms of a homeserver as channels, direct rooms as private rooms, reactions as choices.
//!
//! `session` logs in once, `sync` reads (from the journal's own position, never the SDK's) and `delivery` tells, `send`
//! says things, each in its turn, `files` stores what posts carry. `inbound`, `content`, `text` and `names`
//! translate and know no network. Deliberately absent: dialogues, retries of posts, and what a reaction means.

mod chips;
mod config;
mod content;
mod delivery;
mod errors;
mod face;
mod files;
mod history;
mod inbound;
mod invitations;
mod inviters;
mod names;
mod own;
mod pins;
mod polls;
mod rooms;
mod seeds;
mod send;
mod session;
mod sync;
mod text;

pub use config::{ConfigError, MatrixConfig, PLATFORM, Rate};
pub use session::StartError;
pub use sync::SessionEnded;

use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::adapter::{Adapter, Given, Started};
use crate::platform::link::LinkState;
use crate::platform::progress::Progress;
use crate::platform::turns::Turns;
use crate::ports::chat::{
    AnswersPrivately, Can, Capabilities, Chat, ChatError, Destination, Edit, EventId, Hears, MessageId, Platform, Post,
    Room, Sign, size_twice_over,
};
use delivery::{BARE_POSITION, Delivery};
use invitations::Invitations;
use inviters::Inviters;
use jiff::Timestamp;
use matrix_sdk::ruma::OwnedUserId;
use own::{Echoes, Holds};
use pins::Pins;
use rooms::PrivateRooms;
use send::Sender;
use session::Lock;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use sync::Reader;

/// The bot's account on a homeserver. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Matrix {
    own: OwnedUserId,
    sender: Sender,
    pins: Arc<Pins>,
    #[expect(dead_code, reason = "held, never read")]
    lock: Lock,
}

/// The same in every room.
const CAN: Can = Can {
    hears: Hears::Everything,
    sign: Sign::Reaction,
    buttons: false,
    forms: false,
    reactions: true,
    polls: true,
    edits: true,
    pins: true,
    files: true,
    // An event holds 64 KB with its text twice over, as words and as HTML, and encryption adds a third.
    most: 16 * 1024,
};

impl Adapter for Matrix {
    const PLATFORM: Platform = config::PLATFORM;
    const NAME: &'static str = "Matrix";
    const CAPABILITIES: Capabilities = Capabilities {
        channel: CAN,
        thread: Some(CAN),
        private: CAN,
        answers: AnswersPrivately::Nothing,
        size: size_twice_over,
        // Synapse forgets transaction ids after 24 hours.
        window: Duration::from_secs(23 * 60 * 60),
    };

    type Config = MatrixConfig;
    type StartError = StartError;
    type Stopped = SessionEnded;

    async fn start(config: MatrixConfig, given: Given) -> Result<Started<Self>, StartError> {
        let timer = given.timer;
        let opened = session::open(&config).await?;
        let client = opened.client;
        let own = client.user_id().ok_or(ConfigError::HowToLogIn)?.to_owned();
        let turns = Turns::new(config.rate.into(), timer);
        let private = Arc::new(PrivateRooms::new(client.clone(), own.clone(), turns.clone()));
        let echoes = Arc::new(Echoes::new(timer));
        let holds = Holds::default();
        let sender = Sender::new(
            client.clone(),
            own.clone(),
            turns.clone(),
            Arc::clone(&private),
            Arc::clone(&echoes),
            holds.clone(),
            timer,
        );
        tokio::spawn(face::show(client.clone()));
        let (link_state, link) = LinkState::new(timer);
        let delivery = Delivery {
            client: client.clone(),
            own: own.clone(),
            private: Arc::clone(&private),
            echoes: Arc::clone(&echoes),
            holds,
            inbound: given.inbound,
            timer,
            progress: Progress::new(BARE_POSITION, timer),
            rooms: HashMap::new(),
        };
        let reader = Reader {
            client,
            own: own.clone(),
            is_new_session: opened.is_new,
            lock: opened.lock.clone(),
            delivered: given.delivered,
            invitations: Invitations::new(
                own.clone(),
                Inviters::of(&config)?,
                Arc::clone(&private),
                turns.clone(),
                timer,
            ),
            private,
            sender: sender.clone(),
            echoes,
            delivery,
            link: link_state,
            timer,
            making: HashSet::new(),
            since: None,
            is_live: false,
        };
        let listening = tokio::spawn(reader.run());
        let chat = Self { own, sender, pins: Arc::new(Pins::new(turns)), lock: opened.lock };
        Ok(Started { chat, link, listening })
    }
}

impl Chat for Matrix {
    fn capabilities(&self) -> Capabilities {
        Self::CAPABILITIES
    }

    async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        self.sender.post(post).await
    }

    async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        self.sender.edit(edit).await
    }

    async fn react(&self, room: Room, to: EventId, emoji: String) -> Result<(), ChatError> {
        self.sender.react(room, to, &emoji).await
    }

    async fn pin(&self, channel: ChannelId, messages: Vec<MessageId>) -> Result<(), ChatError> {
        self.pins.set(&self.sender.channel(&channel)?, &messages).await
    }

    async fn find(&self, to: Destination, key: PostKey, since: Timestamp) -> Result<Option<MessageId>, ChatError> {
        self.sender.find(to, &key, since).await
    }

    async fn prepare_private(&self, account: Account, name: String) -> Result<(), ChatError> {
        self.sender.prepare_private(&account, &name).await
    }

    async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        self.sender.is_in(channel, account).await
    }

    fn link(&self) -> Option<String> {
        Some(names::link(&self.own))
    }

    fn own_account(&self) -> Option<Account> {
        Some(names::account(&self.own))
    }

    fn link_to(&self, channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
        names::link_to(channel, message)
    }
}

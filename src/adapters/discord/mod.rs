//! Discord: a server's channels as channels, direct messages as private rooms, buttons and forms as choices.
//!
//! `session` listens to the gateway on a thread of its own, `listener` acknowledges what people do at once, `reader` tells the
//! app in order and `reconcile` reads what was missed. `send` says things, each in its turn, `replies` what one
//! person alone sees. `inbound`, `content`, `components`, `commands`, `text`, `typed` and `names` translate and know no network.
//! Deliberately absent: dialogues, retries of posts, and what a press means.

mod commands;
mod components;
mod config;
mod content;
mod emoji;
mod errors;
mod forms;
mod guilds;
mod inbound;
mod invite;
mod listener;
mod look;
mod meetings;
mod missed;
mod names;
mod overflow;
mod pages;
mod pins;
mod private;
mod reactions;
mod reader;
mod reconcile;
mod replies;
mod rest;
mod send;
mod session;
mod stopped;
mod text;
mod threads;
mod typed;

pub use config::{ConfigError, DiscordConfig, PLATFORM, Server};
pub use invite::invite;
pub use look::{Found, FoundGuild, StartError, look};
pub use rest::ClientError;
pub use stopped::Stopped;

use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::platform::adapter::{Adapter, Given, Started};
use crate::platform::bounded::Bounded;
use crate::platform::link::LinkState;
use crate::platform::progress::Progress;
use crate::platform::turns::{Budget, Turns};
use crate::ports::chat::{
    AnswersPrivately, Can, Capabilities, Chat, ChatError, Destination, Edit, EventId, Hears, MessageId, Platform, Post,
    Room, Sign, size_twice_over,
};
use forms::Filled;
use guilds::Guilds;
use jiff::Timestamp;
use listener::GatewayListener;
use meetings::Meetings;
use pins::Pins;
use private::PrivateRooms;
use reactions::ReactionLedger;
use reader::{AUTHORS, BARE_POSITION, Reader};
use replies::Replies;
use rest::Rest;
use send::{Inner, PRESENCES, Sender};
use serenity::model::id::UserId;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use threads::Threads;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

/// The bot's account on Discord. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Discord {
    own: UserId,
    sender: Sender,
    pins: Arc<Pins>,
    closing: mpsc::UnboundedSender<oneshot::Sender<()>>,
}

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// In a channel and in a thread.
const CAN: Can = Can {
    // Discord lets a bot read along only with a leave that this one does not ask for.
    hears: Hears::Mentions,
    sign: Sign::Reaction,
    buttons: true,
    forms: true,
    reactions: true,
    polls: false,
    edits: true,
    pins: true,
    files: true,
    // A message has 2000 characters, and 6000 in the boxes below them, so that a case with its buttons stays one message.
    // A text is measured twice over, as words and as HTML, and marks take some.
    most: 12 * 1024,
};

impl Adapter for Discord {
    const PLATFORM: Platform = config::PLATFORM;
    const NAME: &'static str = "Discord";
    const CAPABILITIES: Capabilities = Capabilities {
        channel: CAN,
        thread: Some(CAN),
        private: Can { hears: Hears::Everything, ..CAN },
        answers: AnswersPrivately::All,
        size: size_twice_over,
        // Discord speaks of "the past few minutes".
        window: Duration::from_secs(120),
    };

    type Config = DiscordConfig;
    type StartError = StartError;
    type Stopped = Stopped;

    async fn start(config: DiscordConfig, given: Given) -> Result<Started<Self>, StartError> {
        let Given { timer, vocabulary, delivered, suggest, inbound } = given;
        config.check()?;
        let rest = Rest::new(rest::client(&config)?);
        let own = look::own(&rest).await?;
        let guilds = Guilds::default();
        let replies = Replies::new(rest.clone(), timer);
        let private = PrivateRooms::new(rest.aside());
        let filled = Filled::default();
        let (link_state, link) = LinkState::new(timer);
        let (steps_to, steps) = mpsc::unbounded_channel();
        let sender = Sender::new(Inner {
            rest: rest.clone(),
            own,
            help: vocabulary.help.clone(),
            // How fast it lets the bot speak stands in Discord's answers, and serenity waits for it.
            turns: Turns::new(Budget::Unlimited, timer),
            guilds: guilds.clone(),
            replies: replies.clone(),
            private: private.clone(),
            threads: Threads::new(rest.clone(), guilds.clone()),
            filled: filled.clone(),
            meetings: Meetings::new(rest.aside(), guilds.clone(), timer),
            steps: steps_to.clone(),
            link: link_state.clone(),
            timer,
            present: Mutex::new(Bounded::new(PRESENCES)),
        });
        let reader = Reader {
            rest: rest.aside(),
            own,
            command: vocabulary.name,
            guilds: guilds.clone(),
            private,
            reactions: ReactionLedger::new(Arc::clone(&delivered)),
            delivered,
            inbound: inbound.clone(),
            link: link_state.clone(),
            timer,
            authors: Bounded::new(AUTHORS),
            progress: Progress::new(BARE_POSITION, timer),
            read_to: HashMap::new(),
            left_out: HashSet::new(),
            began_after: 0,
        };
        let (closing, closes) = mpsc::unbounded_channel();
        let (signals_to, signals) = mpsc::unbounded_channel();
        let session = session::begin(config.clone(), timer, signals_to).map_err(StartError::Thread)?;
        let listener = GatewayListener {
            config,
            rest: rest.clone(),
            guilds,
            replies,
            filled,
            vocabulary: Arc::new(vocabulary),
            suggest,
            signals,
            closing: closes,
            steps: steps_to,
            link: link_state,
            timer,
        };
        let pins = Arc::new(Pins::new(rest.aside(), own));
        let listening = tokio::spawn(async move {
            let stopped = tokio::select! {
                stopped = listener.run() => Err(stopped),
                () = reader.run(steps) => Ok(()),
                () = inbound.closed() => Ok(()),
                () = rest.is_over() => Err(Stopped::TokenRefused),
            };
            drop(session);
            stopped
        });
        Ok(Started { chat: Self { own, sender, pins, closing }, link, listening })
    }
}

impl Chat for Discord {
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
        self.pins.set(names::channel_id(&channel)?, &messages).await
    }

    async fn find(&self, to: Destination, key: PostKey, since: Timestamp) -> Result<Option<MessageId>, ChatError> {
        self.sender.find(to, &key, since).await
    }

    async fn prepare_private(&self, account: Account, _name: String) -> Result<(), ChatError> {
        self.sender.prepare_private(&account).await
    }

    async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        self.sender.is_in(channel, account).await
    }

    async fn close(&self) {
        let (done, is_done) = oneshot::channel();
        if self.closing.send(done).is_ok() && timeout(FAREWELL, is_done).await.is_err() {
            tracing::warn!("not everything that was heard could be handed on before the end");
        }
    }

    fn own_account(&self) -> Option<Account> {
        Some(names::account(self.own))
    }

    fn link_to(&self, channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
        self.sender.link_to(channel, message)
    }
}

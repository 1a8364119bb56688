//! The adapter: what the platform can do, how listening begins, and what becomes of each thing the app asks for.
//!
//! `asking` sends it, `listening` hears what people do, `names` translates and knows no network. Deliberately absent: trying
//! again, which the app does under the same key, and what anything means.

mod asking;
mod listening;
mod names;

use crate::line::Line;
use crate::words::{Answer, Request};
use asking::Asking;
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::platform::adapter::{Adapter, Given, Started};
use drejebog::platform::ids::never;
use drejebog::platform::link::LinkState;
use drejebog::ports::chat::{
    AnswersPrivately, Can, Capabilities, Chat, ChatError, Destination, Edit, EventId, Hears, MessageId, Missing,
    Platform, Post, Room, Sign, Urgency, size_twice_over,
};
use jiff::Timestamp;
use listening::Listening;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

/// The bot on a server.
#[derive(Debug)]
pub struct Lines {
    server: Asking,
}

/// The same in every room.
const CAN: Can = Can {
    hears: Hears::Everything,
    sign: Sign::Reaction,
    buttons: true,
    forms: false,
    reactions: true,
    polls: false,
    edits: true,
    pins: true,
    files: true,
    most: 16 * 1024,
};

impl Adapter for Lines {
    const PLATFORM: Platform = names::IDS.0;
    const NAME: &'static str = "Lines";
    const CAPABILITIES: Capabilities = Capabilities {
        channel: CAN,
        thread: Some(CAN),
        private: CAN,
        answers: AnswersPrivately::Nothing,
        size: size_twice_over,
        // The server knows every key again.
        window: Duration::MAX,
    };

    type Config = SocketAddr;
    type StartError = io::Error;
    /// When the line is cut it is opened again, for as long as somebody wants to hear.
    type Stopped = Infallible;

    async fn start(server: SocketAddr, given: Given) -> io::Result<Started<Self>> {
        let Given { timer, delivered, inbound, .. } = given;
        // A wrong address is told at once.
        Line::open(server).await?;
        let (state, link) = LinkState::new(timer);
        let listening = tokio::spawn(Listening { server, delivered, inbound, timer, link: state }.run());
        Ok(Started { chat: Self { server: Asking::new(server, timer) }, link, listening })
    }
}

impl Chat for Lines {
    fn capabilities(&self) -> Capabilities {
        Self::CAPABILITIES
    }

    async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        let (to, said) = (names::to(&post.to)?, names::said(&post));
        let calls = post.mentions.iter().filter(|_| post.buzz).map(names::person).collect::<Result<_, _>>()?;
        let answer = self.server.ask(Request::Post { to, key: post.key.0, calls, said }, post.urgency, None).await?;
        answer.message().ok_or_else(|| never(Missing::Other, "it is said, but not as what".to_owned()))
    }

    async fn edit(&self, Edit { message, post, .. }: Edit) -> Result<(), ChatError> {
        // One that still waits when a newer one comes need not be made.
        let replaces = Some(message.0.clone());
        self.server.ask(Request::Edit { message, said: names::said(&post) }, post.urgency, replaces).await.map(drop)
    }

    async fn react(&self, _: Room, to: EventId, emoji: String) -> Result<(), ChatError> {
        self.server.ask(Request::React { to, emoji }, Urgency::Now, None).await.map(drop)
    }

    async fn pin(&self, channel: ChannelId, messages: Vec<MessageId>) -> Result<(), ChatError> {
        let request = Request::Pin { room: names::room(&channel)?, messages };
        self.server.ask(request, Urgency::WhenThereIsRoom, None).await.map(drop)
    }

    async fn find(&self, _: Destination, key: PostKey, _: Timestamp) -> Result<Option<MessageId>, ChatError> {
        self.server.ask(Request::Find { key: key.0 }, Urgency::Now, None).await.map(Answer::message)
    }

    async fn prepare_private(&self, account: Account, title: String) -> Result<(), ChatError> {
        let request = Request::Open { person: names::person(&account)?, title };
        self.server.ask(request, Urgency::WhenThereIsRoom, None).await.map(drop)
    }

    async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        let (Ok(room), Ok(person)) = (names::room(channel), names::person(account)) else { return false };
        // Where nobody answers, whoever was in it still is.
        !matches!(self.server.ask(Request::IsIn { room, person }, Urgency::Now, None).await, Ok(Answer::No))
    }

    fn link(&self) -> Option<String> {
        None
    }
}

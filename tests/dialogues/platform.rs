//! A chat platform that can be told to refuse: the one in memory, with faults in front of it.

use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::memory::message::{Message, Shown};
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::ports::chat::{
    AnswersPrivately, Can, Capabilities, Chat, ChatError, Destination, Edit, EventId, Hears, MessageId, Post, Room,
    Sign,
};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// What the platform is asked to do.
pub enum Call<'a> {
    Post(&'a Post),
    Edit(&'a Edit),
    React,
    Pin,
    Prepare(&'a Account),
}

/// Says whether a call fails, and how.
pub type Fault = Box<dyn FnMut(&Call<'_>) -> Option<ChatError> + Send>;

#[derive(Default)]
pub struct Platform {
    memory: MemoryChat,
    pub words_only: bool,
    /// Buttons, forms and answers that only one person sees; what is written in the channel is not heard.
    pub has_forms: bool,
    /// Nothing to press, and no edits, threads, pins or files: what was taken is acknowledged in words.
    words_alone: bool,
    fault: Mutex<Option<Fault>>,
    /// What private rooms have been called.
    named: Mutex<BTreeSet<String>>,
}

pub const LINK: &str = "https://matrix.to/#/@drejebog:example.dk";

impl Platform {
    /// One that cannot send files.
    pub fn without_files() -> Self {
        Self { words_only: true, ..Self::default() }
    }

    pub fn with_words_alone() -> Self {
        Self { words_alone: true, ..Self::default() }
    }

    pub fn with_forms() -> Self {
        Self { has_forms: true, ..Self::default() }
    }

    pub fn with_polls() -> Self {
        Self { memory: MemoryChat::with_polls(), ..Self::default() }
    }

    pub fn messages(&self) -> Vec<Message> {
        self.memory.messages()
    }

    pub fn log(&self, from: usize) -> Vec<Shown> {
        self.memory.log(from)
    }

    /// What private rooms have been called.
    pub fn names_of_private_rooms(&self) -> BTreeSet<String> {
        self.named.lock().unwrap().clone()
    }

    pub fn faults(&self, fault: impl FnMut(&Call<'_>) -> Option<ChatError> + Send + 'static) {
        *self.fault.lock().unwrap() = Some(Box::new(fault));
    }

    pub fn mended(&self) {
        *self.fault.lock().unwrap() = None;
    }

    fn meet(&self, call: &Call<'_>) -> Result<(), ChatError> {
        match self.fault.lock().unwrap().as_mut().and_then(|fault| fault(call)) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

impl Chat for Platform {
    fn capabilities(&self) -> Capabilities {
        let memory = self.memory.capabilities();
        if self.words_alone {
            let can = Can {
                sign: Sign::Message,
                reactions: false,
                edits: false,
                pins: false,
                files: false,
                ..memory.channel
            };
            return Capabilities { channel: can, thread: None, private: can, ..memory };
        }
        let private = Can { files: !self.words_only, buttons: self.has_forms, forms: self.has_forms, ..memory.private };
        let hears = if self.has_forms { Hears::Mentions } else { Hears::Everything };
        let channel = Can { hears, ..private };
        let answers = if self.has_forms { AnswersPrivately::All } else { AnswersPrivately::Nothing };
        Capabilities { channel, thread: Some(channel), private, answers, ..memory }
    }

    async fn post(&self, post: Post) -> Result<MessageId, ChatError> {
        self.meet(&Call::Post(&post))?;
        self.memory.post(post).await
    }

    async fn edit(&self, edit: Edit) -> Result<(), ChatError> {
        self.meet(&Call::Edit(&edit))?;
        self.memory.edit(edit).await
    }

    async fn react(&self, room: Room, to: EventId, emoji: String) -> Result<(), ChatError> {
        self.meet(&Call::React)?;
        self.memory.react(room, to, emoji).await
    }

    async fn pin(&self, channel: ChannelId, messages: Vec<MessageId>) -> Result<(), ChatError> {
        self.meet(&Call::Pin)?;
        self.memory.pin(channel, messages).await
    }

    async fn find(&self, to: Destination, key: PostKey, since: Timestamp) -> Result<Option<MessageId>, ChatError> {
        self.memory.find(to, key, since).await
    }

    async fn prepare_private(&self, account: Account, name: String) -> Result<(), ChatError> {
        self.meet(&Call::Prepare(&account))?;
        self.named.lock().unwrap().insert(name.clone());
        self.memory.prepare_private(account, name).await
    }

    async fn is_in(&self, channel: &ChannelId, account: &Account) -> bool {
        self.memory.is_in(channel, account).await
    }

    fn link(&self) -> Option<String> {
        Some(LINK.to_owned())
    }

    fn own_account(&self) -> Option<Account> {
        Some(Account("matrix/@drejebog:example.dk".to_owned()))
    }

    fn link_to(&self, _channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
        Some(format!(
            "https://matrix.to/#/!kanal:example.dk{}",
            message.map_or_else(String::new, |m| format!("/{}", m.0))
        ))
    }
}

//! What a chat platform must provide, and the words spoken through it.
//!
//! An adapter turns outside types into `Inbound` once, and posts `Post`s. It knows nothing of dialogues.
//! Deliberately absent: "is this Matrix?". What a platform can and cannot do is `Capabilities` (law 12).

use super::vocabulary::{Blank, FormId};
use crate::dialogue::ids::{Account, ChannelId, PostKey};
use crate::dialogue::lang::Lang;
pub use crate::dialogue::permission::Permission;
use crate::doc::{self, Doc};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::future::{Future, ready};
use std::time::Duration;

/// The platform's own id of an event (a message, a reaction, a redaction). Deduplicates (law 7).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// The platform's id of a message the bot posted or heard.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub String);

/// Where the adapter has read to in a room; opaque to everybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub String);

/// A platform's name, which its adapter brings: what stands before the first slash of the ids that belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Platform(pub &'static str);

impl Platform {
    /// Is this one of its channels? Somebody who is in no channel has a desk called `private/<account>`.
    pub fn has(self, channel: &ChannelId) -> bool {
        let name = channel.0.strip_prefix("private/").unwrap_or(&channel.0);
        name.strip_prefix(self.0).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Where something was heard.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Room {
    /// A channel that holds dialogues.
    Channel(ChannelId),
    /// The private room of one person with the bot. `room` is the platform's own id, for the position.
    Private { account: Account, room: String },
}

/// One thing that happened on the platform. The bot's own messages and reactions are never delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Inbound {
    pub id: EventId,
    pub room: Room,
    pub from: Account,
    /// As the platform shows it; cleaned by the app before use.
    pub display_name: String,
    /// When the platform received it, in wall time.
    pub at: Timestamp,
    pub what: Heard,
    /// The room's position once this has been handled, where the adapter knows it: on the last event of a batch.
    pub position: Option<Position>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// `text` is the plain body without quoted reply; code blocks and quotes of the formatted body are still in it
    /// as Markdown (``` and >), so that commands inside them can be told apart. `thread` is the thread's root.
    Message {
        text: String,
        thread: Option<MessageId>,
        mentions: Vec<Account>,
    },
    /// A command given where nobody else has seen it. `words` are what would have been typed after the prefix. `lacking` is
    /// what the bot may not do there, where the platform says.
    Asked {
        words: String,
        thread: Option<MessageId>,
        mentions: Vec<Account>,
        lacking: Vec<Permission>,
    },
    /// A form that was sent in, or a command chosen from the platform's own list: nobody else has seen it. `values` are in
    /// the order of the fields, each as it was filled in, and `None` where nothing is said of the field. `on` is the message
    /// the form was opened from. A form said privately is heard in the private room.
    Sent {
        blank: Blank,
        values: Vec<Option<String>>,
        thread: Option<MessageId>,
        mentions: Vec<Account>,
        lacking: Vec<Permission>,
        on: Option<MessageId>,
    },
    /// The text of an earlier message was replaced.
    Edited {
        original: EventId,
        text: String,
    },
    /// An earlier message or reaction was taken back.
    TakenBack {
        original: EventId,
    },
    /// `emoji` with variation selectors and skin tones folded away.
    Reacted {
        message: MessageId,
        emoji: String,
    },
    /// A poll was answered: all that the person answers now, as the choices of its post stand; nothing takes it back.
    Voted {
        message: MessageId,
        answers: Vec<String>,
    },
    /// A button was pressed. Nobody else sees it, and it leaves nothing that could be taken away again: pressing once more
    /// takes back what can be taken back.
    Pressed {
        message: MessageId,
        choice: ChoiceId,
    },
    /// The person came into, or left, the room.
    Came,
    Went,
    /// The bot itself was let into the channel by `from`.
    Invited,
    /// A message that could not be decrypted, after the adapter has tried again.
    Unreadable,
    /// Nothing but a new position.
    Nothing,
}

/// Where a post goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    Channel(ChannelId),
    /// In a thread under a message of the channel.
    Thread {
        channel: ChannelId,
        root: MessageId,
    },
    /// To one person alone, in the private room kept for them; made when it is missing.
    Private(Account),
}

/// One message to be said. Said exactly once for each `key` (law 2).
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    pub key: PostKey,
    pub to: Destination,
    /// What it says; with a file, the words under it.
    pub doc: Doc,
    /// The language it is in, for what a platform adds of its own.
    pub lang: Lang,
    /// What the private room is called, where one has to be made for it.
    pub room_name: Option<String>,
    /// At most one: a post is one message, and on most platforms a message carries one file. Only where
    /// `Can::files` says so.
    pub file: Option<File>,
    /// Must a phone buzz? Then a text that mentions `mentions`; otherwise a notice.
    pub buzz: bool,
    pub mentions: Vec<Account>,
    /// What can be pressed; the adapter seeds reactions or draws buttons, in this order.
    pub choices: Vec<Choice>,
    /// The post is a poll, and `choices` are its answers. Only where `Capabilities::polls` says so.
    pub ballot: Option<Ballot>,
    /// How soon it must be out when the platform limits the rate: phase posts before tallies.
    pub urgency: Urgency,
    /// The event that this answers. Where answers are private, only whoever caused it sees it.
    pub answers: Option<EventId>,
    /// What the file of a meeting says, for a platform with a calendar of its own.
    pub meeting: Option<Meeting>,
}

impl Post {
    /// A quiet post of words alone, to be said now; what else it carries is added.
    #[must_use]
    pub fn new(key: PostKey, to: Destination, doc: Doc, lang: Lang) -> Self {
        Self {
            key,
            to,
            doc,
            lang,
            room_name: None,
            file: None,
            buzz: false,
            mentions: Vec::new(),
            choices: Vec::new(),
            ballot: None,
            urgency: Urgency::Now,
            answers: None,
            meeting: None,
        }
    }
}

/// How a poll stands. How people answer is not shown before it closes, as far as apps are kind enough to hide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ballot {
    Open {
        /// In one line.
        question: String,
        /// How many answers one person has.
        most: u8,
    },
    /// An edit that closes it: nothing is answered any more, and the post says what came of it.
    Closed,
}

/// A meeting in a platform's own calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The same for every version of the meeting.
    pub uid: String,
    pub title: String,
    pub text: String,
    pub from: Timestamp,
    pub until: Timestamp,
    /// It is to be taken out again.
    pub cancelled: bool,
}

/// A file people keep, print or open elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// With its ending, e.g. `referat.md`; never a path.
    pub name: String,
    /// E.g. `text/markdown`.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl fmt::Debug for File {
    /// What is in it is people's own, and long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({}, {}, {} bytes)", self.name, self.media_type, self.bytes.len())
    }
}

/// What a choice is known by on a platform with buttons: handed back as it was given, also of a message that an earlier
/// version posted. At most 40 letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChoiceId(pub String);

/// One thing that can be pressed on a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: ChoiceId,
    /// Folded: no variation selector.
    pub emoji: String,
    /// For platforms with buttons.
    pub label: String,
    /// Pressing it opens a form. Only where `Can::forms` says so.
    pub opens: Option<Opens>,
}

/// A form to be opened, and what is known already of what belongs in it, in the order of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opens {
    pub form: FormId,
    pub lang: Lang,
    pub filled: Vec<Option<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A new phase, a result, an answer.
    Now,
    /// A tally, a clock: may wait and be overtaken by a newer one.
    WhenThereIsRoom,
}

/// A replacement of an earlier post's text. `revision` is unique for each text of a message; since a text can come back
/// (a count goes up and down), only together with `version` is it unique for each edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub key: PostKey,
    pub message: MessageId,
    pub revision: u64,
    /// The version of the dialogue that is shown.
    pub version: u64,
    pub post: Post,
}

/// A kind of place in which something is said and heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Channel,
    Thread,
    Private,
}

impl Place {
    pub const ALL: [Self; 3] = [Self::Channel, Self::Thread, Self::Private];
}

impl Room {
    pub fn place(&self) -> Place {
        match self {
            Self::Channel(_) => Place::Channel,
            Self::Private { .. } => Place::Private,
        }
    }
}

impl Destination {
    pub fn place(&self) -> Place {
        match self {
            Self::Channel(_) => Place::Channel,
            Self::Thread { .. } => Place::Thread,
            Self::Private(_) => Place::Private,
        }
    }
}

/// What the platform can do (law 12), in each kind of place. Every choice also works as text.
#[derive(Clone, Copy, Debug)]
pub struct Capabilities {
    pub channel: Can,
    /// Where there are threads.
    pub thread: Option<Can>,
    pub private: Can,
    pub answers: AnswersPrivately,
    /// How much of `Can::most` a document takes.
    pub size: fn(&Doc) -> usize,
    /// How long a post sent again under the same key is surely recognised by the platform, in wall time.
    pub window: Duration,
}

impl Capabilities {
    /// Where there are no threads, what would have been said in one is said in the channel.
    pub fn at(&self, place: Place) -> Can {
        match place {
            Place::Channel => self.channel,
            Place::Thread => self.thread.unwrap_or(self.channel),
            Place::Private => self.private,
        }
    }
}

/// What can be done in one kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Can {
    pub hears: Hears,
    /// How something that was written and taken is acknowledged.
    pub sign: Sign,
    /// Choices are buttons: what was pressed is heard as `Pressed`, and nobody else sees it.
    pub buttons: bool,
    /// A button can open a form.
    pub forms: bool,
    /// Where there are no buttons: choices are reactions.
    pub reactions: bool,
    /// A post can be a poll: what is answered is heard as `Voted`.
    pub polls: bool,
    pub edits: bool,
    pub pins: bool,
    /// Can a post carry a file? What the bot makes is some tens of kilobytes, below any platform's limit.
    pub files: bool,
    /// The longest message, as `Capabilities::size` measures it; longer documents are split by the app.
    pub most: usize,
}

impl Can {
    /// Is there anything to press on a post?
    pub fn presses(&self) -> bool {
        self.buttons || self.reactions
    }
}

/// What people write, as far as the bot hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hears {
    Everything,
    /// What mentions it.
    Mentions,
    /// They use commands and forms.
    Nothing,
}

/// How whoever wrote something learns that it was taken, where no other answer says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Reaction,
    /// In words that nobody else sees.
    PrivateAnswer,
    /// In a quiet message where it was written.
    Message,
}

/// To what an answer is seen by whoever used it, and by nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswersPrivately {
    Nothing,
    Presses,
    /// Commands and forms too.
    All,
}

/// The size of a document on a platform where its formatted and its plain text go out together, in bytes.
pub fn size_twice_over(doc: &Doc) -> usize {
    doc::html(doc, &|account| Some(account.to_owned())).len() + doc::plain(doc).len()
}

/// Why the platform did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChatError {
    /// Worth trying again with the same key, after `after` where the platform said so.
    #[error("not now: {why}")]
    Later { after: Option<Duration>, why: String },
    /// Never going to work: the permission, room or person is missing. `why` is for the log.
    #[error("not possible: {why}")]
    Never { missing: Missing, why: String },
}

/// What is missing when something will never work, named in words to the channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Permission(Permission),
    PrivateRoom,
    Message,
    Other,
}

/// What the journal knows of what an adapter has delivered (law 7); asked from the adapter's own tasks.
pub trait Delivered: Send + Sync + 'static {
    /// How far a room has been read.
    fn position(&self, room: &Room) -> Option<Position>;
    /// The events heard in a room whose id begins so, the newest first; only the last thousand of a room are kept.
    fn heard(&self, room: &Room, prefix: &str) -> Vec<EventId>;
    /// Everybody on the platform that the journal knows.
    fn accounts(&self) -> Vec<Account>;
    /// The platform's channels in which something has happened.
    fn channels(&self) -> Vec<ChannelId>;
    /// The platforms' own ids of the private rooms that have a position.
    fn private_rooms(&self) -> Vec<String>;
}

/// A chat platform. Calls may run at the same time; an adapter keeps the order of one room's posts. What has a default is
/// asked for only where the capabilities say that the platform can do it, or does no harm undone.
pub trait Chat: Send + Sync + 'static {
    fn capabilities(&self) -> Capabilities;
    /// Says it, at most once for each key, and seeds its choices.
    fn post(&self, post: Post) -> impl Future<Output = Result<MessageId, ChatError>> + Send;
    /// Replaces the text of a message of ours; choices of `edit.post` that are new are seeded. A poll is only ever closed.
    fn edit(&self, _edit: Edit) -> impl Future<Output = Result<(), ChatError>> + Send {
        ready(Ok(()))
    }
    /// Acknowledges somebody's event with a reaction. Idempotent.
    fn react(&self, _room: Room, _to: EventId, _emoji: String) -> impl Future<Output = Result<(), ChatError>> + Send {
        ready(Ok(()))
    }
    /// Makes `messages` the room's pinned messages of ours, in this order. Idempotent.
    fn pin(
        &self,
        _channel: ChannelId,
        _messages: Vec<MessageId>,
    ) -> impl Future<Output = Result<(), ChatError>> + Send {
        ready(Ok(()))
    }
    /// Looks in the room for a post with this key, from `since` (wall time) on: for sending again past the window. Where the
    /// platform cannot be asked, a post may be said twice.
    fn find(
        &self,
        _to: Destination,
        _key: PostKey,
        _since: Timestamp,
    ) -> impl Future<Output = Result<Option<MessageId>, ChatError>> + Send {
        ready(Ok(None))
    }
    /// Gets the private room ready before it is needed, named so that its person knows it again. May be called again.
    fn prepare_private(&self, _account: Account, _name: String) -> impl Future<Output = Result<(), ChatError>> + Send {
        ready(Ok(()))
    }
    /// Is this account in the channel now? Where the platform cannot be asked, whoever was in it still is.
    fn is_in(&self, _channel: &ChannelId, _account: &Account) -> impl Future<Output = bool> + Send {
        ready(true)
    }
    /// Hears nothing more, and returns once all that was heard has been delivered. Only where what is not heard now is never
    /// heard again, such as a button; else there is nothing to do.
    fn close(&self) -> impl Future<Output = ()> + Send {
        ready(())
    }
    /// What people open to write to the bot themselves, e.g. a matrix.to link.
    fn link(&self) -> Option<String> {
        None
    }
    /// The bot's own account, where naming it leads people to their private room with it.
    fn own_account(&self) -> Option<Account> {
        None
    }
    /// What leads to a channel, or to a message in it (to its thread, where one hangs under it), where there are links.
    fn link_to(&self, _channel: &ChannelId, _message: Option<&MessageId>) -> Option<String> {
        None
    }
}

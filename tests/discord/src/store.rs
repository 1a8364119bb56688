//! What is on the fake: people, channels, messages, and what has been asked of the bot.
//!
//! Deliberately absent: how Discord writes them (`objects`), and who is told of a change (`events`).

use super::faults::Faults;
use super::gateway::Sessions;
use super::ledger::Ledger;
use super::permissions;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// A snowflake.
pub type Id = u64;

/// Discord's ids count from here, in milliseconds.
const EPOCH: i64 = 1_420_070_400_000;
/// How long a nonce is remembered.
const NONCE: Duration = Duration::from_secs(300);
/// How long the first answer to an interaction may take.
pub const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// How long an interaction can be talked to.
pub const TOKEN: Duration = Duration::from_secs(15 * 60);

/// Everything, behind one lock.
#[derive(Debug)]
pub struct World {
    pub bot: Id,
    pub token: String,
    pub gateway: String,
    pub guild: Guild,
    pub people: BTreeMap<Id, Account>,
    pub channels: BTreeMap<Id, Channel>,
    /// Of all channels; ids are unique.
    pub messages: BTreeMap<Id, Message>,
    pub events: BTreeMap<Id, Value>,
    /// What is registered for every guild and direct messages, and what for this guild.
    pub commands: Vec<Value>,
    pub guild_commands: Vec<Value>,
    pub interactions: BTreeMap<Id, Asked>,
    pub typing: Vec<Id>,
    nonces: VecDeque<(Instant, String, Id)>,
    last_id: Id,
    pub sessions: Sessions,
    pub faults: Faults,
    pub ledger: Ledger,
}

#[derive(Debug)]
pub struct Guild {
    pub id: Id,
    pub name: String,
    pub owner: Id,
    /// False after the bot was removed.
    pub has_bot: bool,
    pub is_available: bool,
    pub roles: Vec<Role>,
    pub created: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub id: Id,
    pub name: String,
    pub permissions: u64,
}

/// Somebody with an account, in the guild or not.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Id,
    pub name: String,
    pub nick: Option<String>,
    pub is_bot: bool,
    pub is_member: bool,
    pub roles: Vec<Id>,
    /// Takes no direct messages from the bot.
    pub is_closed: bool,
    pub locale: String,
    pub joined: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Thread,
    Direct,
}

#[derive(Clone, Debug)]
pub struct Channel {
    pub id: Id,
    pub kind: Kind,
    pub name: String,
    /// The channel a thread belongs to.
    pub parent: Option<Id>,
    /// The person of a direct conversation, or who made a thread.
    pub with: Id,
    /// What the bot may not do here.
    pub denied: u64,
    pub is_archived: bool,
    pub is_locked: bool,
    pub auto_archive: u64,
    pub created: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Message {
    pub id: Id,
    pub channel: Id,
    pub author: Id,
    /// Discord's type: 0 and 19 are said by somebody, 20 answers a command, others are the system's.
    pub kind: u8,
    pub content: String,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    pub attachments: Vec<Attachment>,
    pub reactions: Vec<Reaction>,
    pub is_pinned: bool,
    pub nonce: Option<Value>,
    pub flags: u64,
    /// How often it was edited.
    pub edits: u32,
    pub thread: Option<Id>,
    /// Ephemeral: only they see it.
    pub only_for: Option<Id>,
    /// "… is thinking": promised, but not said yet.
    pub is_deferred: bool,
    pub reference: Option<Id>,
    pub interaction: Option<Id>,
    pub created: Timestamp,
    pub edited: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct Attachment {
    pub id: Id,
    pub name: String,
    pub description: Option<String>,
    pub media_type: Option<String>,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Debug)]
pub struct Reaction {
    pub emoji: String,
    /// In the order they reacted.
    pub users: Vec<Id>,
}

/// A button as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    pub custom_id: String,
    pub label: String,
    pub emoji: String,
    pub is_enabled: bool,
}

/// An interaction, and what the bot has made of it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: Id,
    pub token: String,
    /// Discord's type: 2 command, 3 component, 4 autocomplete, 5 modal.
    pub kind: u8,
    pub user: Id,
    pub channel: Id,
    /// The message with the button, also for a modal that a button opened.
    pub message: Option<Id>,
    pub sent: Instant,
    /// Whether the bot was there to hear of it.
    pub is_sent: bool,
    /// The type of the bot's first answer.
    pub callback: Option<u8>,
    pub latency: Option<Duration>,
    /// The first answer, if it is a message, or the message it changes.
    pub original: Option<Id>,
    pub followups: Vec<Id>,
    pub modal: Option<Value>,
    pub choices: Option<Vec<Value>>,
    pub is_expired: bool,
}

impl Asked {
    /// Whether its time for a first answer is over without one.
    pub fn has_failed(&self) -> bool {
        self.callback.is_none() && (!self.is_sent || self.sent.elapsed() > FIRST_ANSWER)
    }

    pub fn is_over(&self) -> bool {
        self.is_expired || self.sent.elapsed() > TOKEN
    }
}

impl Message {
    /// Content and the texts of embeds, line by line.
    pub fn text(&self) -> String {
        let mut lines = vec![self.content.clone()];
        for embed in &self.embeds {
            let mut add = |value: &Value| lines.extend(value.as_str().map(str::to_owned));
            add(&embed["author"]["name"]);
            add(&embed["title"]);
            add(&embed["description"]);
            for field in embed["fields"].as_array().into_iter().flatten() {
                add(&field["name"]);
                add(&field["value"]);
            }
            add(&embed["footer"]["text"]);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// Its components without their rows.
    pub fn parts(&self) -> impl Iterator<Item = &Value> {
        self.components.iter().flat_map(|row| row["components"].as_array().into_iter().flatten())
    }

    pub fn buttons(&self) -> Vec<Button> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let buttons = self.parts().filter(|part| part["type"] == 2);
        buttons
            .map(|part| Button {
                custom_id: text(&part["custom_id"]),
                label: text(&part["label"]),
                emoji: text(&part["emoji"]["name"]),
                is_enabled: part["disabled"] != true,
            })
            .collect()
    }

    /// Who has reacted with this, in order.
    pub fn reacted(&self, emoji: &str) -> &[Id] {
        self.reactions.iter().find(|r| r.emoji == emoji).map(|r| r.users.as_slice()).unwrap_or_default()
    }

    /// Said by somebody, and not by the system ("… pinned a message").
    pub fn is_said(&self) -> bool {
        matches!(self.kind, 0 | 19 | 20)
    }
}

impl World {
    pub fn new(gateway: String) -> Self {
        let now = wall();
        let mut world = Self {
            bot: 0,
            token: "MTIzNDU2Nzg5MDEyMzQ1Njc4.GTest0.only-for-tests-only-for-tests-only-123".to_owned(),
            gateway,
            guild: Guild {
                id: 0,
                name: "Drejebænken".to_owned(),
                owner: 0,
                has_bot: true,
                is_available: true,
                roles: Vec::new(),
                created: now,
            },
            people: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            events: BTreeMap::new(),
            commands: Vec::new(),
            guild_commands: Vec::new(),
            interactions: BTreeMap::new(),
            typing: Vec::new(),
            nonces: VecDeque::new(),
            last_id: 0,
            sessions: Sessions::default(),
            faults: Faults::default(),
            ledger: Ledger::default(),
        };
        world.guild.id = world.new_id();
        // Discord gives the role of everybody the guild's own id.
        let everybody = Role { id: world.guild.id, name: "@everyone".to_owned(), permissions: permissions::EVERYBODY };
        let bots = Role { id: world.new_id(), name: "Drejebog".to_owned(), permissions: permissions::BOT };
        world.bot = world.add_account("drejebog", None, true);
        if let Some(bot) = world.people.get_mut(&world.bot) {
            bot.roles.push(bots.id);
        }
        world.guild.roles = vec![everybody, bots];
        world.guild.owner = world.add_account("ejer", None, false);
        world
    }

    /// Later than every other.
    pub fn new_id(&mut self) -> Id {
        let now = u64::try_from(wall().as_millisecond() - EPOCH).unwrap_or_default() << 22;
        self.last_id = now.max(self.last_id + 1);
        self.last_id
    }

    pub fn add_account(&mut self, name: &str, nick: Option<&str>, is_bot: bool) -> Id {
        let id = self.new_id();
        let account = Account {
            id,
            name: name.to_owned(),
            nick: nick.map(str::to_owned),
            is_bot,
            is_member: true,
            roles: Vec::new(),
            is_closed: false,
            locale: "da".to_owned(),
            joined: wall(),
        };
        self.people.insert(id, account);
        id
    }

    pub fn add_channel(&mut self, kind: Kind, name: &str, parent: Option<Id>, with: Id) -> Id {
        let id = self.new_id();
        self.add_channel_as(id, kind, name, parent, with);
        id
    }

    /// The same with an id that is known: a thread has the id of the message it was made from.
    pub fn add_channel_as(&mut self, id: Id, kind: Kind, name: &str, parent: Option<Id>, with: Id) {
        let channel = Channel {
            id,
            kind,
            name: name.to_owned(),
            parent,
            with,
            denied: 0,
            is_archived: false,
            is_locked: false,
            auto_archive: 4320,
            created: wall(),
        };
        self.channels.insert(id, channel);
    }

    /// A message nobody has seen yet.
    pub fn draft(&mut self, channel: Id, author: Id, content: &str) -> Message {
        Message {
            id: self.new_id(),
            channel,
            author,
            kind: 0,
            content: content.to_owned(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            reactions: Vec::new(),
            is_pinned: false,
            nonce: None,
            flags: 0,
            edits: 0,
            thread: None,
            only_for: None,
            is_deferred: false,
            reference: None,
            interaction: None,
            created: wall(),
            edited: None,
        }
    }

    /// The direct conversation with somebody, if there is one.
    pub fn direct(&self, user: Id) -> Option<Id> {
        self.channels.values().find(|c| c.kind == Kind::Direct && c.with == user).map(|c| c.id)
    }

    /// The same, begun if need be.
    pub fn open_direct(&mut self, user: Id) -> Id {
        self.direct(user).unwrap_or_else(|| self.add_channel(Kind::Direct, "", None, user))
    }

    /// What the bot may do in a channel.
    pub fn bot_may(&self, channel: Id) -> u64 {
        let Some(channel) = self.channels.get(&channel) else { return 0 };
        match channel.kind {
            Kind::Direct => permissions::DIRECT,
            Kind::Text => self.bot_may_in_guild() & !channel.denied,
            Kind::Thread => channel.parent.map(|parent| self.bot_may(parent)).unwrap_or_default(),
        }
    }

    /// What its roles allow the bot.
    pub fn bot_may_in_guild(&self) -> u64 {
        let own = self.people.get(&self.bot).map(|bot| bot.roles.as_slice()).unwrap_or_default();
        let roles = self.guild.roles.iter().filter(|role| role.id == self.guild.id || own.contains(&role.id));
        roles.fold(0, |all, role| all | role.permissions)
    }

    /// The channel a thread belongs to, or the channel itself.
    pub fn main_channel(&self, channel: Id) -> Id {
        self.channels.get(&channel).and_then(|c| c.parent).unwrap_or(channel)
    }

    /// What the bot has said with this nonce lately.
    pub fn said_with(&mut self, nonce: &str) -> Option<Id> {
        while self.nonces.front().is_some_and(|(at, _, _)| at.elapsed() > NONCE) {
            self.nonces.pop_front();
        }
        self.nonces.iter().find(|(_, known, _)| known == nonce).map(|(_, _, message)| *message)
    }

    pub fn remember_nonce(&mut self, nonce: &str, message: Id) {
        self.nonces.push_back((Instant::now(), nonce.to_owned(), message));
    }

    /// As if some minutes had gone by.
    pub fn forget_nonces(&mut self) {
        self.nonces.clear();
    }

    // ---- what a test looks at ----

    /// What anybody has said in a channel, oldest first, as it stands now. Ephemeral messages and the system's are
    /// not among it.
    pub fn messages_in(&self, channel: Id) -> Vec<&Message> {
        self.all_in(channel).into_iter().filter(|m| m.is_said()).collect()
    }

    /// The same with the system's own ("… pinned a message").
    pub fn all_in(&self, channel: Id) -> Vec<&Message> {
        self.messages.values().filter(|m| m.channel == channel && m.only_for.is_none()).collect()
    }

    pub fn ephemerals(&self, user: Id) -> Vec<&Message> {
        self.messages.values().filter(|m| m.only_for == Some(user) && !m.is_deferred).collect()
    }

    pub fn interaction_by_token(&self, token: &str) -> Option<&Asked> {
        // The token names its interaction (`ask`).
        let id = token.split('-').nth(1)?.parse().ok()?;
        self.interactions.get(&id).filter(|asked| asked.token == token)
    }

    /// All registered commands that can be used in a place.
    pub fn usable_commands(&self, is_direct: bool) -> Vec<&Value> {
        let global = self.commands.iter().filter(|command| {
            let contexts = command["contexts"].as_array();
            match contexts {
                Some(contexts) => contexts.iter().any(|c| *c == u64::from(is_direct)),
                None => !is_direct || command["dm_permission"] != false,
            }
        });
        let own = self.guild_commands.iter().filter(|_| !is_direct);
        own.chain(global).collect()
    }

    /// Everybody whose name or nick this is.
    pub fn named(&self, name: &str) -> BTreeSet<Id> {
        let fits = |p: &&Account| p.name == name || p.nick.as_deref() == Some(name);
        self.people.values().filter(fits).map(|p| p.id).collect()
    }
}

/// The time on the wall, as this Discord sees it.
#[expect(clippy::disallowed_methods, reason = "a server has a clock of its own")]
pub fn wall() -> Timestamp {
    Timestamp::now()
}

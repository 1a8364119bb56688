//! A team around a channel on Discord: what its people do there, and what they wait to see.
//!
//! They use what they are offered, buttons and forms first; a press that Discord says has failed is made again.
//! Deliberately absent: what ought to be seen; each test says that itself.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use crate::program::{Pace, Program};
use discord_peer::people::{Interaction, User};
use discord_peer::store::{Button, Id, Message, World};
use discord_peer::{DEADLINE, Peer};
use drejebog::commands::lookup::find;
use drejebog::commands::slash;
use drejebog::dialogue::lang::Lang;
use serde_json::Value;
use std::collections::BTreeMap;

/// The `[discord]` table.
pub fn config(peer: &Peer) -> String {
    format!(
        "\n[discord]\ntoken = \"{}\"\nserver = {{ address = \"{}\", certificate = \"{}\" }}\n",
        peer.token(),
        peer.rest_address(),
        peer.ca_file().display()
    )
}

/// The channel, its people, and the bot in a process of its own.
#[derive(Debug)]
pub struct Table {
    pub peer: Peer,
    pub channel: Id,
    pub people: BTreeMap<&'static str, User>,
    pub bot: Program,
}

impl Table {
    /// With these people in one channel, and the bot connected.
    pub async fn set(names: &[&'static str], pace: Pace) -> Self {
        let peer = Peer::start().await;
        let channel = peer.add_channel("borgerservice");
        let people = names.iter().map(|name| (*name, peer.add_user(name, None))).collect();
        let bot = Program::new(&config(&peer), pace);
        let table = Self { peer, channel, people, bot };
        table.ready().await;
        table
    }

    /// Waits until the bot hears, and has its commands in the list.
    pub async fn ready(&self) {
        self.peer.connected().await;
        self.peer.until("the commands", |world| (!world.commands.is_empty()).then_some(())).await;
    }

    pub fn person(&self, name: &str) -> &User {
        &self.people[name]
    }

    /// Killed and started again, and there again.
    pub async fn stumble(&mut self) {
        self.bot.kill();
        self.peer.disconnected().await;
        self.bot.start();
        self.ready().await;
    }

    // ---- commands ----

    /// A command from the list, wherever the list has it; what only they are told.
    pub async fn asks(&self, name: &str, command: &str, options: &[(&str, Value)]) -> String {
        let row = find(command).unwrap_or_else(|| panic!("there is no command {command}"));
        let group = slash::group(row.kind).map(|group| group.name(Lang::Da));
        let listed = slash::listed(row.kind, Lang::Da);
        let path: Vec<&str> = group.into_iter().chain([listed.as_str()]).collect();
        loop {
            let asked = self.person(name).slash(self.channel, "dialog", &path, options);
            if asked.is_answered().await {
                return asked.whispered().await;
            }
            self.ready().await;
        }
    }

    // ---- buttons and forms ----

    /// Presses the button with this emoji or label; what only they are told.
    pub async fn presses(&self, name: &str, message: Id, button: &str) -> String {
        self.pressed(name, message, button).await.whispered().await
    }

    /// The same, as soon as Discord has taken it.
    pub async fn pressed(&self, name: &str, message: Id, button: &str) -> Interaction {
        loop {
            let pressed = self.person(name).click(message, &self.button(message, button));
            if pressed.is_answered().await {
                return pressed;
            }
            self.ready().await;
        }
    }

    /// Presses on somebody's card with this in its heading.
    pub async fn steers(&self, name: &str, title: &str, button: &str) {
        let card = self.card(name, title).await;
        self.pressed(name, card, button).await;
    }

    /// Somebody's card with this in its heading.
    pub async fn card(&self, name: &str, title: &str) -> Id {
        let heading = |text: &str| text.lines().any(|l| l.contains("Dit kort") && l.contains(title));
        let who = self.person(name).id;
        let found = |world: &World| {
            let own = |channel: &Id| world.channels.get(channel).is_some_and(|c| c.with == who && c.parent.is_none());
            world.messages.values().rev().find(|m| own(&m.channel) && heading(&m.text())).map(|m| m.id)
        };
        self.peer.until(&format!("the card »{title}« of {name}"), found).await
    }

    /// The button with this emoji, however it is written, or with this label.
    pub fn button(&self, message: Id, button: &str) -> String {
        let plain = |emoji: &str| emoji.replace('\u{fe0f}', "");
        let buttons = self.peer.message(message).expect("the message").buttons();
        let is_meant = |b: &&Button| b.label == button || (!b.emoji.is_empty() && plain(&b.emoji) == plain(button));
        let meant = buttons.iter().find(is_meant).unwrap_or_else(|| panic!("no button {button:?} in {buttons:?}"));
        meant.custom_id.clone()
    }

    /// Opens the form behind a button, fills in its fields in order, and sends it; what only they are told.
    pub async fn fills(&self, name: &str, message: Id, button: &str, values: &[&str]) -> String {
        loop {
            let opened = self.pressed(name, message, button).await;
            let form = opened.modal().await;
            let filled: Vec<(&str, &str)> =
                form.fields.iter().zip(values).map(|(field, value)| (field.custom_id.as_str(), *value)).collect();
            let sent = self.person(name).submit_modal(&opened, &filled);
            if sent.is_answered().await {
                return sent.whispered().await;
            }
            self.ready().await;
        }
    }

    // ---- what people see ----

    /// The newest post in the channel whose heading has this title.
    pub async fn phase(&self, title: &str) -> Id {
        self.phase_after(title, 0).await
    }

    /// The same, newer than another.
    pub async fn phase_after(&self, title: &str, other: Id) -> Id {
        // Where the dialogue is stands on top too.
        let heads = |line: &str| line.starts_with("### ") && !line.starts_with("### Nu:") && line.contains(title);
        self.said_after(other, title, heads).await
    }

    /// The newest post in the channel whose first line says this, newer than another.
    pub async fn post_after(&self, words: &str, other: Id) -> Id {
        self.said_after(other, words, |line| line.contains(words)).await
    }

    /// The newest post with this title in the thread of somebody's group.
    pub async fn in_thread_of(&self, name: &str, title: &str) -> Id {
        let (channel, called) = (self.channel, format!("<@{}>", self.person(name).id));
        let found = |world: &World| {
            let is_root =
                |m: &&Message| m.channel == channel && m.text().starts_with("**Gruppe ") && m.text().contains(&called);
            let root = world.messages.values().find(is_root)?.id;
            let there = world.messages.values().rev().filter(|m| m.channel == root);
            there.into_iter().find(|m| m.text().contains(title)).map(|m| m.id)
        };
        self.peer.until(&format!("the post »{title}« in the thread of {name}"), found).await
    }

    async fn said_after(&self, other: Id, what: &str, fits: impl Fn(&str) -> bool) -> Id {
        let channel = self.channel;
        let found = |world: &World| {
            let said = world.messages.values().rev().filter(|m| m.channel == channel && m.id > other && m.is_said());
            // Whom it calls may stand on a line before.
            let fits = |m: &&Message| m.text().lines().find(|line| !only_calls(line)).is_some_and(&fits);
            said.filter(|m| m.only_for.is_none()).find(fits).map(|m| m.id)
        };
        self.peer.until(&format!("the post »{what}«"), found).await
    }

    /// Waits until a message says this.
    pub async fn shows(&self, message: Id, words: &str) {
        let found = |world: &World| world.messages.get(&message).filter(|m| m.text().contains(words)).map(drop);
        self.peer.until_within(&format!("»{words}« in the message {message}"), DEADLINE, found).await;
    }

    /// Waits until a message no longer says this.
    pub async fn no_longer_shows(&self, message: Id, words: &str) {
        let found = |world: &World| world.messages.get(&message).filter(|m| !m.text().contains(words)).map(drop);
        self.peer.until_within(&format!("no »{words}« in the message {message}"), DEADLINE, found).await;
    }

    /// Waits until somebody is told this in their conversation with the bot.
    pub async fn is_told(&self, name: &str, words: &str) -> Message {
        let who = self.person(name).id;
        let found = |world: &World| {
            let rooms = world.channels.values().filter(|c| c.with == who && c.parent.is_none()).map(|c| c.id);
            let rooms: Vec<Id> = rooms.collect();
            let said = world.messages.values().filter(|m| rooms.contains(&m.channel) && m.author != who);
            said.filter(|m| m.only_for.is_none()).find(|m| m.text().contains(words)).cloned()
        };
        self.peer.until(&format!("»{words}« to {name}"), found).await
    }

    pub fn text(&self, message: Id) -> String {
        self.peer.message(message).map(|message| message.text()).unwrap_or_default()
    }

    /// The label of the button that opens a form, once there is one.
    pub async fn form_button(&self, message: Id) -> String {
        let label = |message: &Message| message.buttons().into_iter().find(opens_a_form).map(|b| b.label);
        let found = |world: &World| world.messages.get(&message).and_then(label);
        self.peer.until("a button that opens a form", found).await
    }

    // ---- what must hold at the end ----

    /// What the bot said to everybody or to one person, by the nonce it said it under.
    pub fn said(&self) -> BTreeMap<String, Vec<Id>> {
        let bot = self.peer.bot;
        let mut said: BTreeMap<String, Vec<Id>> = BTreeMap::new();
        self.peer.look(|world| {
            for message in world.messages.values().filter(|m| m.author == bot && m.only_for.is_none() && m.is_said()) {
                let nonce = message.nonce.as_ref().and_then(Value::as_str).unwrap_or_default();
                said.entry(nonce.to_owned()).or_default().push(message.id);
            }
        });
        said
    }

    /// Nothing was said twice, and nothing that was caused is left to be said. Gives how many messages that are.
    pub fn assert_said_once(&self, export: &[Value]) -> usize {
        let unsaid: Vec<_> = export.iter().filter(|line| line["kind"] == "open").collect();
        assert!(unsaid.is_empty(), "caused and never said: {unsaid:#?}");
        let said = self.said();
        assert!(!said.contains_key(""), "said without a nonce: {said:?}");
        let twice: Vec<_> = said.values().filter(|ids| ids.len() > 1).map(|ids| self.text(ids[0])).collect();
        assert!(twice.is_empty(), "said more than once: {twice:#?}");
        let delivered = export.iter().filter(|line| line["kind"] == "delivered" && line["message"].is_string());
        for line in delivered.clone() {
            let id = line["message"].as_str().and_then(|id| id.rsplit('/').next()).and_then(|id| id.parse::<Id>().ok());
            let known = id.and_then(|id| self.peer.message(id));
            assert!(known.is_some(), "the journal says it is out, and nobody sees it: {line}");
        }
        delivered.count()
    }
}

/// A line of nothing but mentions.
fn only_calls(line: &str) -> bool {
    line.split_whitespace().all(|word| word.starts_with("<@") && word.ends_with('>'))
}

fn opens_a_form(button: &Button) -> bool {
    button.emoji.starts_with('✍')
}

//! Who is told what over the gateway: intents, what is kept back without the right to read messages, and every event
//! read first by somebody else's decoder.
//!
//! Deliberately absent: connections and sessions (`gateway`).

use super::gateway::Session;
use super::store::{Id, Kind, Message, World};
use serde::de::DeserializeSeed;
use serde_json::{Value, json};
use twilight_model::gateway::event::GatewayEventDeserializer;

pub const GUILDS: u64 = 1;
pub const GUILD_MEMBERS: u64 = 1 << 1;
pub const GUILD_PRESENCES: u64 = 1 << 8;
pub const GUILD_MESSAGES: u64 = 1 << 9;
pub const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
pub const DIRECT_MESSAGES: u64 = 1 << 12;
pub const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
pub const MESSAGE_CONTENT: u64 = 1 << 15;
pub const GUILD_SCHEDULED_EVENTS: u64 = 1 << 16;
/// Granted by Discord only on request.
pub const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

/// Which intent brings an event, in the guild and in direct messages. Zero: it always comes.
fn intent(name: &str, is_direct: bool) -> u64 {
    let (guild, direct) = match name {
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE" => (GUILD_MESSAGES, DIRECT_MESSAGES),
        "MESSAGE_REACTION_ADD"
        | "MESSAGE_REACTION_REMOVE"
        | "MESSAGE_REACTION_REMOVE_ALL"
        | "MESSAGE_REACTION_REMOVE_EMOJI" => (GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
        "CHANNEL_PINS_UPDATE" => (GUILDS, DIRECT_MESSAGES),
        "GUILD_SCHEDULED_EVENT_CREATE" | "GUILD_SCHEDULED_EVENT_UPDATE" | "GUILD_SCHEDULED_EVENT_DELETE" => {
            (GUILD_SCHEDULED_EVENTS, 0)
        }
        "GUILD_MEMBER_ADD" | "GUILD_MEMBER_REMOVE" | "GUILD_MEMBER_UPDATE" => (GUILD_MEMBERS, 0),
        "INTERACTION_CREATE" | "READY" | "RESUMED" => (0, 0),
        _ => (GUILDS, 0),
    };
    if is_direct { direct } else { guild }
}

/// What another implementation cannot read in a dispatch.
pub fn undecodable(text: &str) -> Option<String> {
    let Some(seed) = GatewayEventDeserializer::from_json(text) else {
        return Some("no opcode".to_owned());
    };
    let mut json = serde_json::Deserializer::from_str(text);
    seed.deserialize(&mut json).err().map(|error| error.to_string())
}

/// A dispatch as it goes over the line. The type comes first, as in Discord: decoders look for it there.
pub fn dispatch(name: &str, sequence: u64, data: &Value) -> String {
    format!(r#"{{"t":"{name}","s":{sequence},"op":0,"d":{data}}}"#)
}

impl World {
    /// Tells every session that wants to know, also those that are away and may come back.
    pub fn emit(&mut self, name: &str, channel: Option<Id>, data: &Value) {
        let main = channel.map(|id| self.main_channel(id));
        let is_direct =
            channel.is_some_and(|id| self.channels.get(&id).is_some_and(|channel| channel.kind == Kind::Direct));
        if !is_direct && !self.guild.has_bot && name != "GUILD_DELETE" && name != "INTERACTION_CREATE" {
            return;
        }
        if name != "INTERACTION_CREATE"
            && main.is_some_and(|id| self.bot_may(id) & super::permissions::VIEW_CHANNEL == 0)
            && !name.starts_with("CHANNEL_")
        {
            return;
        }
        let needed = intent(name, is_direct);
        let times = match self.faults.doubles.get_mut(name) {
            Some(left) if *left > 0 => {
                *left -= 1;
                2
            }
            _ => 1,
        };
        let bot = self.bot.to_string();
        let mut faults = Vec::new();
        for session in self.sessions.all() {
            if needed != 0 && session.intents & needed == 0 {
                continue;
            }
            let data = seen_by(session, name, is_direct, &bot, data);
            for _ in 0..times {
                let text = session.send(name, &data);
                faults.extend(
                    undecodable(&text).map(|fault| format!("the fake's {name} cannot be read: {fault}\n{text}")),
                );
            }
        }
        self.ledger.violations.extend(faults);
    }

    /// Tells of a message, with what only events say about it.
    pub fn emit_message(&mut self, name: &str, message: &Message) {
        if message.only_for.is_some() {
            // Discord tells a bot nothing of ephemeral messages.
            return;
        }
        let mut data = self.message_json(message);
        if self.channels.get(&message.channel).is_some_and(|c| c.kind != Kind::Direct) {
            data["guild_id"] = json!(self.guild.id.to_string());
            if let Some(member) = self.short_member_json(message.author) {
                data["member"] = member;
            }
        }
        for mention in data["mentions"].as_array_mut().into_iter().flatten() {
            let id = mention["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
            if let Some(member) = self.short_member_json(id) {
                mention["member"] = member;
            }
        }
        self.emit(name, Some(message.channel), &data);
    }

    /// Tells of a reaction that has come or gone.
    pub fn emit_reaction(&mut self, name: &str, message: &Message, emoji: &str, user: Id) {
        let mut data = json!({
            "user_id": user.to_string(), "channel_id": message.channel.to_string(),
            "message_id": message.id.to_string(), "emoji": super::objects::emoji(emoji), "burst": false, "type": 0,
        });
        if self.is_in_guild(message.channel) {
            data["guild_id"] = json!(self.guild.id.to_string());
            if name == "MESSAGE_REACTION_ADD" {
                data["member"] = self.member_json(user).unwrap_or_default();
                data["message_author_id"] = json!(message.author.to_string());
            }
        }
        self.emit(name, Some(message.channel), &data);
    }

    /// Tells of something that only names its channel.
    pub fn emit_in(&mut self, name: &str, channel: Id, mut data: Value) {
        data["channel_id"] = json!(channel.to_string());
        if self.is_in_guild(channel) {
            data["guild_id"] = json!(self.guild.id.to_string());
        }
        self.emit(name, Some(channel), &data);
    }

    pub fn is_in_guild(&self, channel: Id) -> bool {
        self.channels.get(&channel).is_some_and(|c| c.kind != Kind::Direct)
    }
}

/// The event as a session may see it: without the right to read messages, those of others come empty.
fn seen_by(session: &Session, name: &str, is_direct: bool, bot: &str, data: &Value) -> Value {
    let is_message = matches!(name, "MESSAGE_CREATE" | "MESSAGE_UPDATE");
    let is_own = data["author"]["id"] == bot;
    let is_meant = data["mentions"].as_array().into_iter().flatten().any(|user| user["id"] == bot);
    let mut data = data.clone();
    if is_message && !is_direct && !is_own && !is_meant && session.intents & MESSAGE_CONTENT == 0 {
        data["content"] = json!("");
        for list in ["embeds", "attachments", "components"] {
            data[list] = json!([]);
        }
        if let Some(members) = data.as_object_mut() {
            members.remove("poll");
        }
    }
    data
}

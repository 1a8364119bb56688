//! What there is in the guild, and how a test changes it: channels, people, roles, the bot's own standing.

use super::people::User;
use super::store::{Id, Kind, Role, World};
use super::{Peer, objects};
use serde_json::json;
use std::sync::Arc;

impl Peer {
    /// A new text channel; the bot is told.
    pub fn add_channel(&self, name: &str) -> Id {
        self.shared.change(|world| {
            let id = world.add_channel(Kind::Text, name, None, world.guild.owner);
            let json = world.channel_json(&world.channels[&id]);
            world.emit("CHANNEL_CREATE", Some(id), &json);
            id
        })
    }

    pub fn rename_channel(&self, channel: Id, name: &str) {
        self.shared.change(|world| {
            let known = world.channels.get_mut(&channel).expect("a channel");
            name.clone_into(&mut known.name);
            world.emit_channel("UPDATE", channel);
        });
    }

    /// Takes a channel or a thread away, with all that was said in it.
    pub fn delete_channel(&self, channel: Id) {
        self.shared.change(|world| {
            world.emit_channel("DELETE", channel);
            world.channels.retain(|id, known| *id != channel && known.parent != Some(channel));
            let channels = &world.channels;
            world.messages.retain(|_, message| channels.contains_key(&message.channel));
        });
    }

    /// A new member of the guild, with a name for this guild if wanted.
    pub fn add_user(&self, name: &str, nick: Option<&str>) -> User {
        let id = self.shared.change(|world| world.add_account(name, nick, false));
        User::new(Arc::clone(&self.shared), id)
    }

    /// The guild's owner, who is there from the start.
    pub fn owner(&self) -> User {
        User::new(Arc::clone(&self.shared), self.look(|world| world.guild.owner))
    }

    /// Takes permissions from the bot in a channel and its threads (`permissions`); zero gives all back.
    pub fn deny(&self, channel: Id, permissions: u64) {
        self.shared.change(|world| {
            world.channels.get_mut(&channel).expect("a channel").denied = permissions;
            world.emit_channel("UPDATE", channel);
        });
    }

    /// What the bot may do in the guild as a whole; the bot is told that its role has changed.
    pub fn set_bot_permissions(&self, permissions: u64) {
        self.shared.change(|world| {
            let role = world.guild.roles.last_mut().expect("the bot's role");
            role.permissions = permissions;
            let data = json!({ "guild_id": world.guild.id.to_string(), "role": objects::role(role) });
            world.emit("GUILD_ROLE_UPDATE", None, &data);
        });
    }

    /// A new role; the bot is told.
    pub fn add_role(&self, name: &str, permissions: u64) -> Id {
        self.shared.change(|world| {
            let role = Role { id: world.new_id(), name: name.to_owned(), permissions };
            let data = json!({ "guild_id": world.guild.id.to_string(), "role": objects::role(&role) });
            let id = role.id;
            // The bot's own stays the last.
            world.guild.roles.insert(1, role);
            world.emit("GUILD_ROLE_CREATE", None, &data);
            id
        })
    }

    pub fn delete_role(&self, role: Id) {
        self.shared.change(|world| {
            world.guild.roles.retain(|known| known.id != role);
            let data = json!({ "guild_id": world.guild.id.to_string(), "role_id": role.to_string() });
            world.emit("GUILD_ROLE_DELETE", None, &data);
        });
    }

    /// The bot's token is another from now on, as when it is reset in the portal.
    pub fn set_token(&self, token: &str) {
        self.shared.change(|world| token.clone_into(&mut world.token));
    }

    /// Privileged intents that Discord has granted the bot.
    pub fn grant_intents(&self, intents: u64) {
        self.shared.change(|world| world.sessions.granted = intents);
    }

    /// The bot is thrown out of the guild, or invited again.
    pub fn set_bot_in_guild(&self, has_bot: bool) {
        self.shared.change(|world| {
            if has_bot {
                world.guild.has_bot = true;
                let json = world.guild_create_json();
                world.emit("GUILD_CREATE", None, &json);
            } else {
                world.guild.has_bot = false;
                let data = json!({ "id": world.guild.id.to_string() });
                world.emit("GUILD_DELETE", None, &data);
            }
        });
    }

    /// The guild is out of order for a while, as in an outage of Discord, or back.
    pub fn set_guild_available(&self, is_available: bool) {
        self.shared.change(|world| {
            world.guild.is_available = is_available;
            if is_available {
                let json = world.guild_create_json();
                world.emit("GUILD_CREATE", None, &json);
            } else {
                let data = json!({ "id": world.guild.id.to_string(), "unavailable": true });
                world.emit("GUILD_DELETE", None, &data);
            }
        });
    }
}

impl World {
    /// Tells of a channel or a thread as it stands.
    fn emit_channel(&mut self, what: &str, id: Id) {
        let channel = self.channels.get(&id).cloned().expect("a channel");
        let name = if channel.kind == Kind::Thread { "THREAD" } else { "CHANNEL" };
        let json = self.channel_json(&channel);
        self.emit(&format!("{name}_{what}"), Some(id), &json);
    }
}

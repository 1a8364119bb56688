//! What the gateway tells of the servers: their channels, threads and roles, and with that who may see what.
//!
//! Kept in memory and told anew at each connection. Deliberately absent: members, whom Discord tells only when asked.

use super::config::DiscordConfig;
use super::names;
use crate::dialogue::ids::ChannelId;
use crate::platform::locks::lock;
use crate::ports::chat::MessageId;
use serenity::model::Permissions;
use serenity::model::channel::{ChannelType, GuildChannel};
use serenity::model::event::Event;
use serenity::model::guild::{Guild, Member};
use serenity::model::id as discord;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

/// Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Guilds(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    guilds: HashMap<discord::GuildId, Guild>,
    threads: HashMap<discord::ChannelId, Thread>,
    ignored: HashSet<discord::GuildId>,
    /// The bot is in them, and nothing has been told of them yet: they are out of order.
    untold: HashSet<discord::GuildId>,
}

#[derive(Clone, Copy, Debug)]
struct Thread {
    channel: discord::ChannelId,
    guild: discord::GuildId,
    /// Discord has not put it by.
    is_active: bool,
}

/// Where in a server: the channel, and the thread's root where it is in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) channel: discord::ChannelId,
    pub(super) thread: Option<discord::ChannelId>,
}

impl Where {
    pub(super) fn channel_id(&self) -> ChannelId {
        names::channel(self.channel)
    }

    /// The message a thread was made from has the thread's id.
    pub(super) fn root(&self) -> Option<MessageId> {
        let thread = self.thread?;
        Some(names::Place::new(self.channel, discord::MessageId::new(thread.get())).id())
    }
}

impl Guilds {
    /// A new connection names the servers the bot is in, and tells of each by itself.
    pub(super) fn begin(&self, guilds: &HashSet<discord::GuildId>) {
        let mut known = lock(&self.0);
        known.guilds.retain(|id, _| guilds.contains(id));
        known.threads.retain(|_, thread| guilds.contains(&thread.guild));
        known.untold.clone_from(guilds);
    }

    /// What is not known now is not there.
    pub(super) fn are_all_told(&self) -> bool {
        lock(&self.0).untold.is_empty()
    }

    /// A server that is not served needs no more than that.
    pub(super) fn is_told(&self, guild: discord::GuildId) {
        lock(&self.0).untold.remove(&guild);
    }

    /// Takes in what `event` tells.
    pub(super) fn note(&self, event: &Event) {
        let mut known = lock(&self.0);
        match event {
            Event::GuildCreate(created) => known.created(&created.guild),
            Event::GuildDelete(deleted) if !deleted.guild.unavailable => {
                known.guilds.remove(&deleted.guild.id);
                known.untold.remove(&deleted.guild.id);
                known.threads.retain(|_, thread| thread.guild != deleted.guild.id);
            }
            Event::GuildUpdate(updated) => {
                if let Some(guild) = known.guilds.get_mut(&updated.guild.id) {
                    guild.owner_id = updated.guild.owner_id;
                    guild.roles.clone_from(&updated.guild.roles);
                }
            }
            Event::GuildRoleCreate(event) => known.role(&event.role),
            Event::GuildRoleUpdate(event) => known.role(&event.role),
            Event::GuildRoleDelete(event) => {
                if let Some(guild) = known.guilds.get_mut(&event.guild_id) {
                    guild.roles.remove(&event.role_id);
                }
            }
            Event::ChannelCreate(event) => known.channel(&event.channel),
            Event::ChannelUpdate(event) => known.channel(&event.channel),
            Event::ChannelDelete(event) => {
                if let Some(guild) = known.guilds.get_mut(&event.channel.guild_id) {
                    guild.channels.remove(&event.channel.id);
                }
            }
            Event::ThreadCreate(event) => known.thread(&event.thread),
            Event::ThreadUpdate(event) => known.thread(&event.thread),
            Event::ThreadDelete(event) => drop(known.threads.remove(&event.thread.id)),
            Event::ThreadListSync(event) => event.threads.iter().for_each(|thread| known.thread(thread)),
            _ => {}
        }
    }

    /// Is this server one the bot serves? Said once of each that is not.
    pub(super) fn serves(&self, config: &DiscordConfig, guild: discord::GuildId) -> bool {
        let serves = config.serves(guild.get());
        if !serves && lock(&self.0).ignored.insert(guild) {
            tracing::info!(%guild, "a server that is not in discord.guilds is ignored");
        }
        serves
    }

    /// `None`: nothing is known of such a channel.
    pub(super) fn locate(&self, channel: discord::ChannelId) -> Option<Where> {
        let known = lock(&self.0);
        if let Some(thread) = known.threads.get(&channel) {
            return Some(Where { channel: thread.channel, thread: Some(channel) });
        }
        known.guild_of(channel).map(|_| Where { channel, thread: None })
    }

    pub(super) fn note_thread(&self, thread: &GuildChannel) {
        lock(&self.0).thread(thread);
    }

    pub(super) fn guild_of(&self, channel: discord::ChannelId) -> Option<discord::GuildId> {
        lock(&self.0).guild_of(channel).map(|guild| guild.id)
    }

    /// The threads under a channel in which something may happen.
    pub(super) fn threads_of(&self, channel: discord::ChannelId) -> Vec<discord::ChannelId> {
        let known = lock(&self.0);
        known
            .threads
            .iter()
            .filter(|(_, thread)| thread.is_active && thread.channel == channel)
            .map(|(id, _)| *id)
            .collect()
    }

    pub(super) fn name_of(&self, channel: discord::ChannelId) -> Option<String> {
        let known = lock(&self.0);
        known.guild_of(channel)?.channels.get(&channel).map(|channel| channel.name.clone())
    }

    /// May this member see the channel? `None`: not known.
    pub(super) fn may_see(&self, channel: discord::ChannelId, member: &Member) -> Option<bool> {
        let known = lock(&self.0);
        let guild = known.guild_of(channel)?;
        let permissions = guild.user_permissions_in(guild.channels.get(&channel)?, member);
        Some(permissions.contains(Permissions::VIEW_CHANNEL))
    }
}

impl Known {
    fn created(&mut self, guild: &Guild) {
        let mut guild = guild.clone();
        // Who is there and what they are doing is none of the bot's business.
        guild.members.clear();
        guild.presences.clear();
        guild.voice_states.clear();
        // Told are those that are active.
        self.threads.values_mut().filter(|thread| thread.guild == guild.id).for_each(|thread| thread.is_active = false);
        for thread in std::mem::take(&mut guild.threads) {
            self.thread(&thread);
        }
        self.guilds.insert(guild.id, guild);
    }

    fn role(&mut self, role: &serenity::model::guild::Role) {
        if let Some(guild) = self.guilds.get_mut(&role.guild_id) {
            guild.roles.insert(role.id, role.clone());
        }
    }

    fn channel(&mut self, channel: &GuildChannel) {
        if let Some(guild) = self.guilds.get_mut(&channel.guild_id) {
            guild.channels.insert(channel.id, channel.clone());
        }
    }

    fn thread(&mut self, thread: &GuildChannel) {
        if let Some(channel) = thread.parent_id.filter(|_| is_thread(thread.kind)) {
            let is_active = !thread.thread_metadata.is_some_and(|about| about.archived);
            self.threads.insert(thread.id, Thread { channel, guild: thread.guild_id, is_active });
        }
    }

    fn guild_of(&self, channel: discord::ChannelId) -> Option<&Guild> {
        if let Some(thread) = self.threads.get(&channel) {
            return self.guilds.get(&thread.guild);
        }
        self.guilds.values().find(|guild| guild.channels.contains_key(&channel))
    }
}

pub(super) fn is_thread(kind: ChannelType) -> bool {
    matches!(kind, ChannelType::NewsThread | ChannelType::PublicThread | ChannelType::PrivateThread)
}

impl DiscordConfig {
    pub(super) fn serves(&self, guild: u64) -> bool {
        self.guilds.is_empty() || self.guilds.contains(&guild)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_servers_named_are_served() {
        let config = |guilds: &str| toml::from_str::<DiscordConfig>(&format!("token = \"x\"\n{guilds}")).unwrap();
        assert!(config("").serves(17));
        assert!(config("guilds = [17]").serves(17) && !config("guilds = [17]").serves(18));
    }
}

//! People, channels and messages as Discord writes them.
//!
//! Deliberately absent: what clients may leave out of their own requests; Discord drops those members, it never
//! writes them back as null (`without_nulls`).

use super::permissions;
use super::store::{Account, Asked, Attachment, Channel, Id, Kind, Message, Role, World};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The bot's largest file, and everybody's.
const FILE_LIMIT: u64 = 10 * 1024 * 1024;
const HAS_THREAD: u64 = 1 << 5;
const EPHEMERAL: u64 = 1 << 6;
const LOADING: u64 = 1 << 7;

/// As Discord writes times: never with a Z.
pub fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// The same without members that are null, at any depth.
pub fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Array(parts) => parts.iter().map(without_nulls).collect(),
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name.clone(), without_nulls(value))).collect())
        }
        other => other.clone(),
    }
}

/// An emoji as it stands in a path or a test: a character, or `name:id`.
pub fn emoji(written: &str) -> Value {
    match written.rsplit_once(':') {
        Some((name, id)) => json!({ "id": id, "name": name }),
        None => json!({ "id": null, "name": written }),
    }
}

/// Components as Discord gives them back: numbered, with defaults filled in.
pub fn components(sent: &Value) -> Vec<Value> {
    let mut number = 0;
    let mut done = without_nulls(sent);
    for component in done.as_array_mut().into_iter().flatten() {
        number_components(component, &mut number);
    }
    done.as_array().cloned().unwrap_or_default()
}

fn number_components(component: &mut Value, number: &mut u64) {
    *number += 1;
    if component["id"].as_u64().unwrap_or_default() == 0 {
        component["id"] = json!(*number);
    }
    if component["type"] == 3 {
        for (name, default) in [("min_values", 1), ("max_values", 1)] {
            if component[name].is_null() {
                component[name] = json!(default);
            }
        }
    }
    for inner in component.get_mut("components").and_then(Value::as_array_mut).into_iter().flatten() {
        number_components(inner, number);
    }
}

/// Embeds as Discord gives them back.
pub fn embeds(sent: &Value) -> Vec<Value> {
    let mut done = without_nulls(sent);
    for embed in done.as_array_mut().into_iter().flatten() {
        embed["type"] = json!("rich");
        for field in embed.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
            if field["inline"].is_null() {
                field["inline"] = json!(false);
            }
        }
    }
    done.as_array().cloned().unwrap_or_default()
}

pub fn role(role: &Role) -> Value {
    json!({
        "id": role.id.to_string(), "name": role.name, "permissions": role.permissions.to_string(), "position": 0,
        "color": 0, "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "managed": false, "mentionable": false, "icon": null, "unicode_emoji": null, "flags": 0,
    })
}

fn attachment(attachment: &Attachment, channel: Id) -> Value {
    // Discord spells the name in its own way there; what it does with an æ is not documented.
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' };
    let name: String = attachment.name.chars().map(safe).collect();
    let url = format!("https://cdn.discordapp.com/attachments/{channel}/{}/{name}", attachment.id);
    without_nulls(&json!({
        "id": attachment.id.to_string(), "filename": attachment.name, "size": attachment.bytes.len(),
        "url": url, "proxy_url": url,
        "description": attachment.description, "content_type": attachment.media_type,
    }))
}

/// An account, as it stands beside what it does.
pub fn user(account: &Account) -> Value {
    json!({
        "id": account.id.to_string(), "username": account.name, "discriminator": "0", "global_name": null,
        "avatar": null, "bot": account.is_bot, "public_flags": 0, "flags": 0, "primary_guild": null,
    })
}

impl World {
    pub fn user_json(&self, id: Id) -> Value {
        self.people.get(&id).map(user).unwrap_or_default()
    }

    /// The bot's own account, as only it sees it.
    /// The guilds that the bot is in.
    pub fn own_guilds_json(&self) -> Value {
        let guild = json!({
            "id": self.guild.id.to_string(), "name": self.guild.name, "icon": null, "banner": null, "owner": false,
            "permissions": "0", "features": [],
        });
        if self.guild.has_bot { json!([guild]) } else { json!([]) }
    }

    pub fn own_user_json(&self) -> Value {
        let mut own = self.user_json(self.bot);
        for (name, value) in [
            ("mfa_enabled", json!(true)),
            ("verified", json!(true)),
            ("locale", json!("en-US")),
            ("email", Value::Null),
        ] {
            own[name] = value;
        }
        own
    }

    /// A member without the account.
    pub fn short_member_json(&self, id: Id) -> Option<Value> {
        let account = self.people.get(&id).filter(|account| account.is_member)?;
        let roles: Vec<String> = account.roles.iter().map(Id::to_string).collect();
        Some(json!({
            "nick": account.nick, "roles": roles, "joined_at": time(account.joined), "deaf": false, "mute": false,
            "flags": 0, "pending": false, "avatar": null, "banner": null, "premium_since": null,
            "communication_disabled_until": null,
        }))
    }

    pub fn member_json(&self, id: Id) -> Option<Value> {
        let mut member = self.short_member_json(id)?;
        member["user"] = self.user_json(id);
        Some(member)
    }

    pub fn message_json(&self, message: &Message) -> Value {
        let mut flags = message.flags;
        for (is_set, flag) in [
            (message.thread.is_some(), HAS_THREAD),
            (message.only_for.is_some(), EPHEMERAL),
            (message.is_deferred, LOADING),
        ] {
            flags |= if is_set { flag } else { 0 };
        }
        let mentions: Vec<Value> = self.mentioned(&message.content).into_iter().map(|id| self.user_json(id)).collect();
        let mut json = json!({
            "id": message.id.to_string(), "channel_id": message.channel.to_string(), "type": message.kind,
            "author": self.user_json(message.author), "content": message.content,
            "timestamp": time(message.created), "edited_timestamp": message.edited.map(time),
            "tts": false, "mention_everyone": false, "mentions": mentions, "mention_roles": [],
            "attachments": message.attachments.iter().map(|a| attachment(a, message.channel)).collect::<Vec<_>>(),
            "embeds": message.embeds, "components": message.components, "pinned": message.is_pinned, "flags": flags,
        });
        if !message.reactions.is_empty() {
            json["reactions"] = message.reactions.iter().map(|r| self.reaction_json(&r.emoji, &r.users)).collect();
        }
        if let Some(nonce) = &message.nonce {
            json["nonce"] = nonce.clone();
        }
        if let Some(thread) = message.thread.and_then(|id| self.channels.get(&id)) {
            json["thread"] = self.channel_json(thread);
        }
        if let Some(asked) = message.interaction.and_then(|id| self.interactions.get(&id)) {
            json["application_id"] = json!(self.bot.to_string());
            json["webhook_id"] = json!(self.bot.to_string());
            json["interaction_metadata"] = self.metadata_json(asked);
        }
        if let Some(reference) = message.reference {
            json["message_reference"] = json!({
                "type": 0, "channel_id": self.messages.get(&reference).map_or(message.channel, |m| m.channel).to_string(),
                "message_id": reference.to_string(), "guild_id": self.guild.id.to_string(),
            });
        }
        json
    }

    fn metadata_json(&self, asked: &Asked) -> Value {
        let mut json = json!({
            "id": asked.id.to_string(), "type": asked.kind, "user": self.user_json(asked.user),
            "authorizing_integration_owners": { "0": self.guild.id.to_string() },
        });
        match asked.kind {
            3 => json["interacted_message_id"] = json!(asked.message.unwrap_or_default().to_string()),
            5 => {
                json["triggering_interaction_metadata"] = json!({
                    "id": asked.id.to_string(), "type": 2, "user": self.user_json(asked.user),
                    "authorizing_integration_owners": { "0": self.guild.id.to_string() },
                });
            }
            _ => {}
        }
        json
    }

    fn reaction_json(&self, written: &str, users: &[Id]) -> Value {
        json!({
            "emoji": emoji(written), "count": users.len(), "me": users.contains(&self.bot), "me_burst": false,
            "count_details": { "burst": 0, "normal": users.len() }, "burst_colors": [],
        })
    }

    /// Who is mentioned by name in a text.
    pub fn mentioned(&self, text: &str) -> Vec<Id> {
        let found = text.split("<@").skip(1).filter_map(|rest| rest.split_once('>'));
        let ids = found.filter_map(|(id, _)| id.trim_start_matches('!').parse::<Id>().ok());
        let mut ids: Vec<Id> = ids.filter(|id| self.people.contains_key(id)).collect();
        ids.dedup();
        ids
    }

    pub fn channel_json(&self, channel: &Channel) -> Value {
        let last = self.messages.values().rev().find(|m| m.channel == channel.id && m.only_for.is_none());
        let last = last.map(|m| m.id.to_string());
        match channel.kind {
            Kind::Direct => json!({
                "id": channel.id.to_string(), "type": 1, "flags": 0, "last_message_id": last,
                "recipients": [self.user_json(channel.with)],
            }),
            Kind::Text => {
                let denied =
                    json!({ "id": self.bot.to_string(), "type": 1, "allow": "0", "deny": channel.denied.to_string() });
                json!({
                    "id": channel.id.to_string(), "type": 0, "flags": 0, "guild_id": self.guild.id.to_string(),
                    "name": channel.name, "position": 0, "last_message_id": last, "parent_id": null, "topic": null,
                    "nsfw": false, "rate_limit_per_user": 0,
                    "permission_overwrites": if channel.denied == 0 { json!([]) } else { json!([denied]) },
                })
            }
            Kind::Thread => {
                let said = self.messages.values().filter(|m| m.channel == channel.id && m.is_said()).count();
                json!({
                    "id": channel.id.to_string(), "type": 11, "flags": 0, "guild_id": self.guild.id.to_string(),
                    "name": channel.name, "parent_id": channel.parent.map(|id| id.to_string()),
                    "owner_id": channel.with.to_string(), "last_message_id": last, "rate_limit_per_user": 0,
                    // Discord stops counting members at 50.
                    "message_count": said, "total_message_sent": said, "member_count": 1,
                    "thread_metadata": {
                        "archived": channel.is_archived, "locked": channel.is_locked,
                        "auto_archive_duration": channel.auto_archive,
                        "archive_timestamp": time(channel.created), "create_timestamp": time(channel.created),
                    },
                })
            }
        }
    }

    /// The part of a channel that stands in an interaction.
    pub fn partial_channel_json(&self, channel: &Channel, permissions: u64) -> Value {
        let mut json = self.channel_json(channel);
        if channel.kind != Kind::Direct {
            json["permissions"] = json!(permissions.to_string());
        }
        for name in ["permission_overwrites", "recipients"] {
            if let Some(members) = json.as_object_mut() {
                members.remove(name);
            }
        }
        json
    }

    /// A thread as it is sent when it is new to the bot.
    pub fn thread_member_json(&self, channel: Id) -> Value {
        json!({
            "id": channel.to_string(), "user_id": self.bot.to_string(), "flags": 0,
            "join_timestamp": time(self.guild.created),
        })
    }

    pub fn guild_json(&self) -> Value {
        let mut json = json!({
            "id": self.guild.id.to_string(), "name": self.guild.name, "owner_id": self.guild.owner.to_string(),
            "region": "rotterdam", "afk_timeout": 300, "system_channel_flags": 0, "widget_enabled": false,
            "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0,
            "explicit_content_filter": 0, "max_presences": 40, "max_members": 500_000,
            "max_stage_video_channel_users": 50, "max_video_channel_users": 25, "premium_tier": 0,
            "premium_subscription_count": 0, "preferred_locale": "da", "premium_progress_bar_enabled": false,
            "nsfw": false, "nsfw_level": 0, "emojis": [], "stickers": [], "features": [],
            "roles": self.guild.roles.iter().map(role).collect::<Vec<_>>(),
        });
        for name in [
            "icon",
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "incidents_data",
        ] {
            json[name] = Value::Null;
        }
        json
    }

    /// The guild as it is sent when the bot connects.
    pub fn guild_create_json(&self) -> Value {
        let mut json = self.guild_json();
        let channels = |kind| {
            let fitting = self.channels.values().filter(move |c| c.kind == kind && !c.is_archived);
            fitting.map(|c| self.channel_json(c)).collect::<Vec<_>>()
        };
        let members = self.people.values().filter(|p| p.is_member).count();
        let more = json!({
            "joined_at": time(self.guild.created), "large": false, "unavailable": false, "member_count": members,
            "voice_states": [], "presences": [], "stage_instances": [],
            // Without the privileged intent only the bot itself.
            "members": [self.member_json(self.bot)],
            "channels": channels(Kind::Text), "threads": channels(Kind::Thread),
            "guild_scheduled_events": self.events.values().collect::<Vec<_>>(),
        });
        if let (Some(json), Value::Object(more)) = (json.as_object_mut(), more) {
            json.extend(more);
        }
        json
    }

    pub fn application_json(&self) -> Value {
        let mut json = json!({
            "id": self.bot.to_string(), "name": "Drejebog", "description": "", "flags": 0, "flags_new": "0",
            "verify_key": "0".repeat(64), "redirect_uris": [], "owner": self.user_json(self.guild.owner),
            "approximate_guild_count": 1, "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0, "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [], "bot_public": true, "bot_require_code_grant": false,
            "bot": self.user_json(self.bot),
        });
        for name in ["icon", "type", "interactions_endpoint_url", "role_connections_verification_url", "team"] {
            json[name] = Value::Null;
        }
        json
    }

    /// An interaction as it is sent to the bot.
    pub fn interaction_json(&self, asked: &Asked, data: &Value) -> Value {
        let mut json = json!({
            "id": asked.id.to_string(), "application_id": self.bot.to_string(), "type": asked.kind,
            "token": asked.token, "version": 1, "data": data, "entitlements": [],
            "channel_id": asked.channel.to_string(), "attachment_size_limit": FILE_LIMIT,
            "app_permissions": self.bot_may(asked.channel).to_string(),
            "locale": self.people.get(&asked.user).map(|p| p.locale.clone()),
        });
        let mut add = |name: &str, value: Value| json[name] = value;
        let Some(channel) = self.channels.get(&asked.channel) else { return json };
        add("channel", self.partial_channel_json(channel, permissions::EVERYBODY));
        if channel.kind == Kind::Direct {
            add("user", self.user_json(asked.user));
            add("context", json!(1));
            add("authorizing_integration_owners", json!({ "0": "0" }));
        } else {
            let mut member = self.member_json(asked.user).unwrap_or_default();
            member["permissions"] = json!(permissions::EVERYBODY.to_string());
            add("member", member);
            add("guild_id", json!(self.guild.id.to_string()));
            add("guild_locale", json!("da"));
            add("context", json!(0));
            add("authorizing_integration_owners", json!({ "0": self.guild.id.to_string() }));
            add("guild", json!({ "id": self.guild.id.to_string(), "locale": "da", "features": [] }));
        }
        if let Some(message) = asked.message.and_then(|id| self.messages.get(&id)) {
            add("message", self.message_json(message));
        }
        json
    }
}

/// A registered command as Discord gives it back.
pub fn command(sent: &Value, id: Id, application: Id, guild: Option<Id>, version: Id) -> Value {
    let mut members: Map<String, Value> = match without_nulls(sent) {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    for (name, default) in [("type", json!(1)), ("description", json!("")), ("default_member_permissions", Value::Null)]
    {
        members.entry(name).or_insert(default);
    }
    members.insert("id".to_owned(), json!(id.to_string()));
    members.insert("application_id".to_owned(), json!(application.to_string()));
    members.insert("version".to_owned(), json!(version.to_string()));
    if let Some(guild) = guild {
        members.insert("guild_id".to_owned(), json!(guild.to_string()));
    }
    Value::Object(members)
}

//! People with a Discord client: they write, react, use commands, press buttons.
//!
//! They can do only what a client offers (`client`): a command that is not registered or a button that is not there
//! fails the test, with what there is instead. What comes back stands in `asked`.

use super::asked::modal;
pub use super::asked::{Choice, Interaction};
use super::client::command_data;
use super::rest::Refusal;
use super::store::{Account, Id, Message, World};
use super::{Shared, limits, rest};
use serde_json::{Value, json};
use std::sync::Arc;

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct User {
    shared: Arc<Shared>,
    pub id: Id,
}

impl User {
    pub(super) fn new(shared: Arc<Shared>, id: Id) -> Self {
        Self { shared, id }
    }

    /// As in `<@123>`.
    pub fn mention(&self) -> String {
        format!("<@{}>", self.id)
    }

    // ---- writing ----

    /// Says something in a channel or a thread.
    pub fn says(&self, channel: Id, text: &str) -> Id {
        self.shared.change(|world| {
            assert!(world.channels.contains_key(&channel), "there is no channel {channel}");
            say(world, channel, self.id, text)
        })
    }

    /// Says something to the bot alone.
    pub fn dm(&self, text: &str) -> Id {
        self.shared.change(|world| {
            let channel = world.open_direct(self.id);
            say(world, channel, self.id, text)
        })
    }

    /// Changes a message of theirs.
    pub fn edits(&self, message: Id, text: &str) {
        self.shared.change(|world| {
            let mut message = world.messages.get(&message).expect("the message").clone();
            assert_eq!(message.author, self.id, "only one's own messages can be edited");
            text.clone_into(&mut message.content);
            rest::put_back(world, message);
        });
    }

    /// Takes a message away: their own, or anybody's as a moderator would.
    pub fn deletes(&self, message: Id) {
        self.shared.change(|world| {
            assert!(world.messages.contains_key(&message), "there is no message {message}");
            rest::remove(world, message);
        });
    }

    // ---- reactions ----

    pub fn reacts(&self, message: Id, emoji: &str) {
        self.try_reacts(message, emoji).unwrap_or_else(|why| panic!("{emoji} on {message}: {why}"));
    }

    pub fn try_reacts(&self, message: Id, emoji: &str) -> Result<(), String> {
        self.shared.change(|world| {
            if self.seen(world, message)?.only_for.is_some() {
                return Err("nobody can react to an ephemeral message".to_owned());
            }
            rest::react(world, message, emoji, self.id).map_err(|refusal: Refusal| refusal.message)
        })
    }

    pub fn unreacts(&self, message: Id, emoji: &str) {
        let gone = self.shared.change(|world| rest::unreact(world, message, emoji, self.id));
        gone.unwrap_or_else(|why| panic!("{emoji} on {message}: {}", why.message));
    }

    /// Takes all reactions away as a moderator would, or all with one emoji.
    pub fn clears_reactions(&self, message: Id, emoji: Option<&str>) {
        self.shared.change(|world| rest::clear(world, message, emoji));
    }

    // ---- coming and going ----

    /// Takes no direct messages from the bot any more.
    pub fn close_dms(&self) {
        self.change(|account| account.is_closed = true);
    }

    pub fn open_dms(&self) {
        self.change(|account| account.is_closed = false);
    }

    /// Leaves the guild.
    pub fn leaves(&self) {
        self.change(|account| account.is_member = false);
        self.shared.change(|world| {
            let data = json!({ "guild_id": world.guild.id.to_string(), "user": world.user_json(self.id) });
            world.emit("GUILD_MEMBER_REMOVE", None, &data);
        });
    }

    /// Comes back to the guild.
    pub fn joins(&self) {
        self.change(|account| account.is_member = true);
        self.shared.change(|world| {
            let mut data = world.member_json(self.id).expect("a member");
            data["guild_id"] = json!(world.guild.id.to_string());
            world.emit("GUILD_MEMBER_ADD", None, &data);
        });
    }

    /// The language of their client, as in `da` or `en-GB`.
    pub fn set_locale(&self, locale: &str) {
        self.change(|account| locale.clone_into(&mut account.locale));
    }

    pub fn set_nick(&self, nick: Option<&str>) {
        self.change(|account| account.nick = nick.map(str::to_owned));
    }

    fn change(&self, change: impl FnOnce(&mut Account)) {
        self.shared.change(|world| change(world.people.get_mut(&self.id).expect("an account")));
    }

    // ---- asking the bot ----

    /// Uses a command in a channel, thread or direct conversation: `path` are its subcommand group and subcommand, if
    /// it has them. Fails the test if the bot has not registered exactly that.
    pub fn slash(&self, channel: Id, command: &str, path: &[&str], options: &[(&str, Value)]) -> Interaction {
        self.try_slash(channel, command, path, options).unwrap_or_else(|why| panic!("/{command} {path:?}: {why}"))
    }

    /// The same; what the client would say instead, if it cannot be sent.
    pub fn try_slash(
        &self,
        channel: Id,
        command: &str,
        path: &[&str],
        options: &[(&str, Value)],
    ) -> Result<Interaction, String> {
        self.shared.change(|world| {
            let data = command_data(world, self.id, channel, command, path, options, None)?;
            Ok(self.asked(world.ask(2, self.id, channel, None, &data)))
        })
    }

    /// Uses a command in the direct conversation with the bot.
    pub fn slash_dm(&self, command: &str, path: &[&str], options: &[(&str, Value)]) -> Interaction {
        let channel = self.shared.change(|world| world.open_direct(self.id));
        self.slash(channel, command, path, options)
    }

    /// Types in an option of a command, and waits for what the bot suggests.
    pub async fn autocomplete(
        &self,
        channel: Id,
        command: &str,
        path: &[&str],
        typed: (&str, &str),
        options: &[(&str, Value)],
    ) -> Vec<Choice> {
        let mut all = options.to_vec();
        all.push((typed.0, json!(typed.1)));
        let asked = self.shared.change(|world| {
            let data = command_data(world, self.id, channel, command, path, &all, Some(typed.0));
            let data = data.unwrap_or_else(|why| panic!("/{command} {path:?}: {why}"));
            self.asked(world.ask(4, self.id, channel, None, &data))
        });
        asked.choices().await
    }

    /// Presses a button, named by its custom_id, its label or its emoji. Fails the test if the message, as it stands,
    /// has no such button that can be pressed.
    pub fn click(&self, message: Id, button: &str) -> Interaction {
        self.try_click(message, button).unwrap_or_else(|why| panic!("the button \"{button}\" on {message}: {why}"))
    }

    pub fn try_click(&self, message: Id, button: &str) -> Result<Interaction, String> {
        self.shared.change(|world| {
            let known = self.seen(world, message)?;
            let names = |part: &&Value| {
                part["type"] == 2
                    && [&part["custom_id"], &part["label"], &part["emoji"]["name"]].iter().any(|name| **name == button)
            };
            let part =
                known.parts().find(names).ok_or_else(|| format!("it is not there; there are {:?}", known.buttons()))?;
            if part["disabled"] == true {
                return Err("it is disabled".to_owned());
            }
            if part["style"] == 5 {
                return Err("it is a link".to_owned());
            }
            let data = json!({ "custom_id": part["custom_id"], "component_type": 2, "id": part["id"] });
            let channel = known.channel;
            Ok(self.asked(world.ask(3, self.id, channel, Some(message), &data)))
        })
    }

    /// Chooses in a select, named by its custom_id or placeholder; options are named by value or label.
    pub fn select(&self, message: Id, select: &str, options: &[&str]) -> Interaction {
        self.try_select(message, select, options)
            .unwrap_or_else(|why| panic!("the select \"{select}\" on {message}: {why}"))
    }

    pub fn try_select(&self, message: Id, select: &str, options: &[&str]) -> Result<Interaction, String> {
        self.shared.change(|world| {
            let known = self.seen(world, message)?;
            let is_meant =
                |part: &&Value| part["type"] == 3 && (part["custom_id"] == select || part["placeholder"] == select);
            let part = known.parts().find(is_meant).ok_or("it is not there")?;
            if part["disabled"] == true {
                return Err("it is disabled".to_owned());
            }
            let mut values = Vec::new();
            for wanted in options {
                let offered = part["options"].as_array().into_iter().flatten();
                let found = offered.into_iter().find(|o| o["value"] == *wanted || o["label"] == *wanted);
                values.push(found.ok_or_else(|| format!("no option \"{wanted}\" in {part}"))?["value"].clone());
            }
            let count = values.len() as u64;
            let range = part["min_values"].as_u64().unwrap_or(1)..=part["max_values"].as_u64().unwrap_or(1);
            if !range.contains(&count) {
                return Err(format!("{count} options chosen, {range:?} are allowed"));
            }
            let data =
                json!({ "custom_id": part["custom_id"], "component_type": 3, "values": values, "id": part["id"] });
            let channel = known.channel;
            Ok(self.asked(world.ask(3, self.id, channel, Some(message), &data)))
        })
    }

    /// Fills in the form that an interaction has opened, and sends it. Fields that are not named stay as they are.
    pub fn submit_modal(&self, opened: &Interaction, fields: &[(&str, &str)]) -> Interaction {
        self.try_submit_modal(opened, fields).unwrap_or_else(|why| panic!("the form cannot be sent: {why}"))
    }

    pub fn try_submit_modal(&self, opened: &Interaction, fields: &[(&str, &str)]) -> Result<Interaction, String> {
        self.shared.change(|world| {
            let asked = &world.interactions[&opened.id];
            let modal = asked.modal.as_ref().map(modal).ok_or("no form was opened")?;
            if let Some((unknown, _)) = fields.iter().find(|(name, _)| !modal.fields.iter().any(|f| f.is_named(name))) {
                return Err(format!("there is no field \"{unknown}\" in {modal:?}"));
            }
            let mut rows = Vec::new();
            for (number, field) in modal.fields.iter().enumerate() {
                let given = fields.iter().find(|(name, _)| field.is_named(name)).map(|(_, value)| *value);
                let value = given.unwrap_or(&field.value);
                let length = value.chars().count();
                if value.is_empty() && field.is_required {
                    return Err(format!("\"{}\" must be filled in", field.label));
                }
                if length > field.longest || !value.is_empty() && length < field.shortest {
                    return Err(format!(
                        "\"{}\" takes {} to {} characters",
                        field.label, field.shortest, field.longest
                    ));
                }
                let id = 2 * number + 2;
                let input = json!({ "type": 4, "id": id, "custom_id": field.custom_id, "value": value });
                rows.push(json!({ "type": 1, "id": id - 1, "components": [input] }));
            }
            let (channel, message) = (asked.channel, asked.message);
            let data = json!({ "custom_id": modal.custom_id, "components": rows });
            Ok(self.asked(world.ask(5, self.id, channel, message, &data)))
        })
    }

    fn asked(&self, id: Id) -> Interaction {
        Interaction::new(Arc::clone(&self.shared), id)
    }

    /// A message that they can see.
    fn seen<'a>(&self, world: &'a World, message: Id) -> Result<&'a Message, String> {
        let known = world.messages.get(&message).ok_or("the message is gone")?;
        if world.is_in_guild(known.channel) && !world.people[&self.id].is_member {
            return Err("they are not in the guild".to_owned());
        }
        match known.only_for {
            Some(user) if user != self.id => Err("the message is not for them".to_owned()),
            _ => Ok(known),
        }
    }
}

fn say(world: &mut World, channel: Id, author: Id, text: &str) -> Id {
    assert!(text.chars().count() <= limits::CONTENT, "a client takes no more than {} characters", limits::CONTENT);
    let may_speak = !world.is_in_guild(channel) || world.people[&author].is_member;
    assert!(may_speak, "{} is not in the guild", world.people[&author].name);
    let message = world.draft(channel, author, text);
    let id = message.id;
    rest::put(world, message);
    id
}

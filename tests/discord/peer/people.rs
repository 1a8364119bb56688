//! People with a Discord client: they write, react, use commands, press buttons, and see what comes back.
//!
//! They can do only what a client offers: a command that is not registered or a button that is not there fails the
//! test, with what there is instead.

use super::rest::Refusal;
use super::store::{Asked, Channel, FIRST_ANSWER, Id, Kind, Message, World};
use super::{DEADLINE, Shared, objects, permissions, rest};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct User {
    shared: Arc<Shared>,
    pub id: Id,
}

/// Something somebody asked of the bot.
#[derive(Clone, Debug)]
pub struct Interaction {
    shared: Arc<Shared>,
    pub id: Id,
}

/// A form that the bot has opened.
#[derive(Clone, Debug)]
pub struct Modal {
    pub custom_id: String,
    pub title: String,
    pub fields: Vec<Field>,
}

/// A text field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub custom_id: String,
    pub label: String,
    /// What stands there already.
    pub value: String,
    pub is_required: bool,
    pub longest: usize,
    pub shortest: usize,
}

/// A suggestion while somebody types.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub name: String,
    pub value: Value,
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
        self.shared
            .change(|world| rest::react(world, message, emoji, self.id))
            .map_err(|refusal: Refusal| refusal.message)
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

    fn change(&self, change: impl FnOnce(&mut super::store::Account)) {
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
        Interaction { shared: Arc::clone(&self.shared), id }
    }

    /// A message that they can see.
    fn seen<'a>(&self, world: &'a World, message: Id) -> Result<&'a Message, String> {
        let known = world.messages.get(&message).ok_or("the message is gone")?;
        match known.only_for {
            Some(user) if user != self.id => Err("the message is not for them".to_owned()),
            _ => Ok(known),
        }
    }
}

fn say(world: &mut World, channel: Id, author: Id, text: &str) -> Id {
    let message = world.draft(channel, author, text);
    let id = message.id;
    rest::put(world, message);
    id
}

/// A command as the bot gets it. `typing` is the option that is being typed in: then nothing need be complete.
fn command_data(
    world: &World,
    user: Id,
    channel: Id,
    command: &str,
    path: &[&str],
    options: &[(&str, Value)],
    typing: Option<&str>,
) -> Result<Value, String> {
    let place: &Channel = world.channels.get(&channel).ok_or("there is no such channel")?;
    if place.kind != Kind::Direct && !world.people.get(&user).is_some_and(|account| account.is_member) {
        return Err("they are not in the guild".to_owned());
    }
    let usable = world.usable_commands(place.kind == Kind::Direct);
    let known = usable.iter().find(|known| known["name"] == command && known["type"] == 1);
    let known = known.ok_or_else(|| {
        let names: Vec<&Value> = usable.iter().map(|known| &known["name"]).collect();
        format!("no such command here; there are {names:?}")
    })?;
    let wanted = known["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
    let is_owner = user == world.guild.owner;
    if wanted.is_some_and(|bits| bits & permissions::EVERYBODY != bits) && !is_owner {
        return Err("they may not use it".to_owned());
    }
    let mut level = *known;
    for name in path {
        let inner = level["options"].as_array().into_iter().flatten();
        let inner = inner.into_iter().find(|option| option["name"] == *name && is_group(option));
        level = inner.ok_or_else(|| format!("no subcommand \"{name}\""))?;
    }
    let offered: Vec<&Value> = level["options"].as_array().into_iter().flatten().collect();
    if offered.iter().any(|option| is_group(option)) {
        return Err("it needs a subcommand".to_owned());
    }
    let mut given = Vec::new();
    let mut users = Vec::new();
    for (name, value) in options {
        let option = offered.iter().find(|option| option["name"] == *name);
        let option = option.ok_or_else(|| format!("no option \"{name}\""))?;
        let is_typed = typing == Some(*name);
        if !is_typed {
            check_option(option, value)?;
        } else if option["autocomplete"] != true {
            return Err(format!("nothing is suggested for \"{name}\""));
        }
        if option["type"] == 6 {
            users.extend(value.as_str().and_then(|id| id.parse::<Id>().ok()));
        }
        let mut one = json!({ "name": name, "type": option["type"], "value": value });
        if is_typed {
            one["focused"] = json!(true);
        }
        given.push(one);
    }
    let missing = offered.iter().find(|o| o["required"] == true && !options.iter().any(|(name, _)| o["name"] == *name));
    if let Some(missing) = missing
        && typing.is_none()
    {
        return Err(format!("the option {} is missing", missing["name"]));
    }
    // From the inside out: options stand in their subcommand, that in its group.
    let mut inner = Value::Array(given);
    for (depth, name) in path.iter().enumerate().rev() {
        let kind = if depth + 1 == path.len() { 1 } else { 2 };
        inner = json!([{ "name": name, "type": kind, "options": inner }]);
    }
    let mut data = json!({ "id": known["id"], "name": command, "type": 1, "options": inner });
    if known.get("guild_id").is_some() {
        data["guild_id"] = known["guild_id"].clone();
    }
    if !users.is_empty() {
        data["resolved"] = world.resolved_json(&users);
    }
    Ok(data)
}

fn is_group(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(1 | 2))
}

/// Refuses what a client would not let anybody enter.
fn check_option(option: &Value, value: &Value) -> Result<(), String> {
    let name = &option["name"];
    let fits = match option["type"].as_u64() {
        Some(3 | 6..=9) => value.is_string(),
        Some(4) => value.is_i64(),
        Some(5) => value.is_boolean(),
        Some(10) => value.is_number(),
        _ => false,
    };
    if !fits {
        return Err(format!("{value} is not what {name} takes"));
    }
    let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
    if choices.is_some_and(|choices| !choices.iter().any(|choice| choice["value"] == *value)) {
        return Err(format!("{value} is none of the choices of {name}"));
    }
    let size = value.as_f64().or_else(|| value.as_str().map(|text| text.chars().count() as f64)).unwrap_or_default();
    let (least, most) = if value.is_string() { ("min_length", "max_length") } else { ("min_value", "max_value") };
    let is_outside = option[least].as_f64().is_some_and(|least| size < least)
        || option[most].as_f64().is_some_and(|most| size > most);
    if is_outside { Err(format!("{value} is outside of what {name} takes")) } else { Ok(()) }
}

fn modal(data: &Value) -> Modal {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let size = |value: &Value| value.as_u64().and_then(|size| usize::try_from(size).ok());
    let rows = data["components"].as_array().into_iter().flatten();
    // A field stands in a row, or under a label of its own.
    let fields = rows.flat_map(|row| {
        let inner = row["components"].as_array().cloned().unwrap_or_else(|| vec![row["component"].clone()]);
        inner.into_iter().map(|field| (row["label"].clone(), field))
    });
    let fields = fields.filter(|(_, field)| field["type"] == 4).map(|(label, field)| Field {
        custom_id: text(&field["custom_id"]),
        label: if label.is_string() { text(&label) } else { text(&field["label"]) },
        value: text(&field["value"]),
        is_required: field["required"] != false,
        longest: size(&field["max_length"]).unwrap_or(4000),
        shortest: size(&field["min_length"]).unwrap_or_default(),
    });
    Modal { custom_id: text(&data["custom_id"]), title: text(&data["title"]), fields: fields.collect() }
}

impl Field {
    fn is_named(&self, name: &str) -> bool {
        self.custom_id == name || self.label == name
    }
}

impl Interaction {
    /// How it stands.
    pub fn state(&self) -> Asked {
        self.shared.look(|world| world.interactions[&self.id].clone())
    }

    /// Whether the bot has let it pass ("the application did not respond").
    pub fn has_failed(&self) -> bool {
        self.state().has_failed()
    }

    /// Waits for the bot's first answer, whatever it is, at most as long as Discord does. Says whether it came.
    pub async fn is_answered(&self) -> bool {
        self.wait_answer(FIRST_ANSWER.saturating_sub(self.state().sent.elapsed())).await
    }

    /// The same with a time of its own.
    pub async fn wait_answer(&self, within: Duration) -> bool {
        let state = self.state();
        if state.callback.is_some() || state.has_failed() {
            return state.callback.is_some();
        }
        let mut changes = self.shared.changes.subscribe();
        let answered = async {
            while self.state().callback.is_none() {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(within, answered).await.is_ok()
    }

    /// Waits until it is answered, and fails the test if it is not.
    pub async fn answered(&self) -> Asked {
        assert!(self.is_answered().await, "the application did not respond\n{}", self.shared.look(World::summary));
        self.state()
    }

    /// Waits for the message that answers it: not the promise of one, and not the message with the button.
    pub async fn reply(&self) -> Message {
        self.answered().await;
        let id = self.id;
        let found = |world: &World| {
            let asked = &world.interactions[&id];
            let own = asked.original.filter(|original| asked.message != Some(*original));
            let ids = own.into_iter().chain(asked.followups.iter().copied());
            ids.filter_map(|id| world.messages.get(&id)).find(|m| !m.is_deferred).cloned()
        };
        self.shared.until("an answer", DEADLINE, found).await
    }

    /// Waits for the answer that only they can see, and gives its text.
    pub async fn whispered(&self) -> String {
        let reply = self.reply().await;
        assert!(reply.only_for.is_some(), "everybody can see \"{}\"", reply.text());
        reply.text()
    }

    /// What the bot has said after its first answer, so far.
    pub fn followups(&self) -> Vec<Message> {
        self.shared.look(|world| {
            let ids = &world.interactions[&self.id].followups;
            ids.iter().filter_map(|id| world.messages.get(id).cloned()).collect()
        })
    }

    /// Waits for the form that the bot opens.
    pub async fn modal(&self) -> Modal {
        let asked = self.answered().await;
        modal(&asked.modal.unwrap_or_else(|| panic!("no form was opened, but an answer of type {:?}", asked.callback)))
    }

    /// Waits for the suggestions.
    pub async fn choices(&self) -> Vec<Choice> {
        let asked = self.answered().await;
        let choices = asked.choices.unwrap_or_else(|| panic!("nothing suggested, but {:?}", asked.callback));
        let name = |choice: &Value| choice["name"].as_str().unwrap_or_default().to_owned();
        choices.iter().map(|choice| Choice { name: name(choice), value: choice["value"].clone() }).collect()
    }

    /// As if a quarter of an hour had gone by: nothing more can be said to it.
    pub fn expire(&self) {
        self.shared.change(|world| world.interactions.get_mut(&self.id).expect("the interaction").is_expired = true);
    }
}

/// An emoji as Discord writes it in a message.
pub fn written_emoji(emoji: &str) -> Value {
    objects::emoji(emoji)
}

//! What a client lets somebody send: commands only as they are registered, options only as they are described.

use super::permissions;
use super::store::{Channel, Id, Kind, World};
use serde_json::{Value, json};

/// A command as the bot gets it. `typing` is the option that is being typed in: then nothing need be complete.
pub fn command_data(
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
    if place.kind != Kind::Direct && !world.guild.has_bot {
        return Err("the bot is not in the guild".to_owned());
    }
    let usable = world.usable_commands(place.kind == Kind::Direct);
    let known = usable.iter().find(|known| known["name"] == command && known["type"] == 1);
    let known = known.ok_or_else(|| {
        let names: Vec<&Value> = usable.iter().map(|known| &known["name"]).collect();
        format!("no such command here; there are {names:?}")
    })?;
    let wanted = known["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
    let is_owner = user == world.guild.owner;
    // No permission at all means: only administrators.
    if wanted.is_some_and(|bits| bits == 0 || bits & permissions::EVERYBODY != bits) && !is_owner {
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

//! The commands an application registers.

use super::{Answer, Call, Refusal};
use crate::objects;
use crate::store::{Id, World};
use serde_json::Value;
use std::collections::BTreeSet;

/// The guild of the path, if it names one.
fn guild(world: &World, call: &Call) -> Result<Option<Id>, Refusal> {
    if call.id(1)? != world.bot {
        return Err(Refusal::new(403, 20012, "You are not authorized to perform this action on this application"));
    }
    if call.path.get(2).is_none_or(|part| part != "guilds") {
        return Ok(None);
    }
    let guild = call.id(3)?;
    if guild == world.guild.id && world.guild.has_bot { Ok(Some(guild)) } else { Err(Refusal::missing_access()) }
}

fn registered(world: &mut World, guild: Option<Id>) -> &mut Vec<Value> {
    if guild.is_some() { &mut world.guild_commands } else { &mut world.commands }
}

pub fn list(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let guild = guild(world, call)?;
    Ok(Answer::ok(Value::Array(registered(world, guild).clone())))
}

/// Replaces them all. One that was there keeps its id.
pub fn put(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let guild = guild(world, call)?;
    let sent = call.body.as_array().cloned().unwrap_or_default();
    let mut names = BTreeSet::new();
    for command in &sent {
        check(command)?;
        if !names.insert(command["name"].as_str().unwrap_or_default()) {
            return Err(Refusal::invalid(&format!("the command {} comes twice", command["name"])).violation());
        }
    }
    let new: Vec<Value> = sent.iter().map(|command| named(world, command, guild).0).collect();
    registered(world, guild).clone_from(&new);
    Ok(Answer::ok(Value::Array(new)))
}

pub fn post(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let guild = guild(world, call)?;
    check(&call.body)?;
    let (command, is_new) = named(world, &call.body, guild);
    let all = registered(world, guild);
    all.retain(|known| known["name"] != command["name"]);
    all.push(command.clone());
    Ok(if is_new { Answer::created(command) } else { Answer::ok(command) })
}

/// The command with its id, and whether it is new.
fn named(world: &mut World, sent: &Value, guild: Option<Id>) -> (Value, bool) {
    let known = registered(world, guild).iter().find(|known| known["name"] == sent["name"]);
    let known = known.and_then(|known| known["id"].as_str()?.parse::<Id>().ok());
    let version = world.new_id();
    let id = known.unwrap_or(version);
    (objects::command(sent, id, world.bot, guild, version), known.is_none())
}

/// Names as Discord wants them, at any depth, and required options before the others.
fn check(command: &Value) -> Result<(), Refusal> {
    let name = command["name"].as_str().unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    let is_chat = command["type"].as_u64().is_none_or(|kind| kind != 2 && kind != 3) || !command["options"].is_null();
    if is_chat && (!name.chars().all(is_word) || name.to_lowercase() != name) {
        return Err(Refusal::invalid(&format!("\"{name}\" cannot be a command's name")).violation());
    }
    let options: Vec<&Value> = command["options"].as_array().into_iter().flatten().collect();
    if options.is_sorted_by_key(|option| option["required"] != true) {
        return options.into_iter().try_for_each(option);
    }
    Err(Refusal::invalid(&format!("/{name}: required options must come first")).violation())
}

fn option(option: &Value) -> Result<(), Refusal> {
    let is_group = matches!(option["type"].as_u64(), Some(1 | 2));
    if option["description"].as_str().is_none_or(str::is_empty) {
        return Err(Refusal::invalid(&format!("{} has no description", option["name"])).violation());
    }
    if is_group {
        return check(option);
    }
    let name = option["name"].as_str().unwrap_or_default();
    if name.to_lowercase() == name && !name.contains(' ') {
        return Ok(());
    }
    Err(Refusal::invalid(&format!("\"{name}\" cannot be an option's name")).violation())
}

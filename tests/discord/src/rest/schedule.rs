//! The guild's scheduled events.

use super::{Answer, Call, Refusal};
use crate::store::{Id, World, wall};
use crate::{limits, objects, permissions};
use jiff::Timestamp;
use serde_json::{Value, json};

const SCHEDULED: u64 = 1;
const ACTIVE: u64 = 2;
const COMPLETED: u64 = 3;
const CANCELED: u64 = 4;

/// What the bot may do in the guild as a whole.
fn may(world: &World, permission: u64) -> bool {
    world.guild.has_bot && world.bot_may_in_guild() & permission != 0
}

fn check_guild(world: &World, call: &Call) -> Result<(), Refusal> {
    if call.id(1)? == world.guild.id && world.guild.has_bot { Ok(()) } else { Err(Refusal::unknown_guild()) }
}

pub fn list(world: &World) -> Result<Answer, Refusal> {
    Ok(Answer::ok(world.events.values().cloned().collect()))
}

pub fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    world.events.get(&call.id(3)?).cloned().map(Answer::ok).ok_or_else(Refusal::unknown_event)
}

pub fn post(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    check_guild(world, call)?;
    if !may(world, permissions::CREATE_EVENTS) {
        return Err(Refusal::missing_permissions());
    }
    let faults = limits::event(&call.body);
    if !faults.is_empty() {
        return Err(Refusal::invalid(&faults.join("; ")).violation());
    }
    if world.events.values().filter(|event| is_open(event)).count() >= limits::EVENTS {
        return Err(Refusal::too_many_events());
    }
    check_times(&call.body)?;
    let id = world.new_id();
    let mut event = json!({
        "id": id.to_string(), "guild_id": world.guild.id.to_string(), "channel_id": null, "description": null,
        "creator_id": world.bot.to_string(), "creator": world.user_json(world.bot), "image": null,
        "status": SCHEDULED, "entity_id": null, "recurrence_rule": null, "guild_scheduled_event_exceptions": [],
        "scheduled_end_time": null, "user_count": 0,
    });
    fill(&mut event, &call.body);
    world.events.insert(id, event.clone());
    world.emit("GUILD_SCHEDULED_EVENT_CREATE", None, &event);
    Ok(Answer::ok(event))
}

fn is_open(event: &Value) -> bool {
    matches!(event["status"].as_u64(), Some(SCHEDULED | ACTIVE))
}

fn time(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

/// An event begins later than now and ends later than it begins.
fn check_times(event: &Value) -> Result<(), Refusal> {
    let begins = time(&event["scheduled_start_time"]).ok_or_else(|| Refusal::invalid("scheduled_start_time"))?;
    if begins <= wall() {
        return Err(Refusal::invalid("Cannot schedule event in the past."));
    }
    if time(&event["scheduled_end_time"]).is_some_and(|ends| ends <= begins) {
        return Err(Refusal::invalid("Cannot schedule an event that ends before it begins").violation());
    }
    Ok(())
}

/// Takes over what a body says; null clears what can be empty.
fn fill(event: &mut Value, body: &Value) {
    for name in ["name", "description", "privacy_level", "entity_type", "entity_metadata", "status"] {
        if let Some(value) = body.get(name) {
            event[name] = objects::without_nulls(value);
        }
    }
    for name in ["scheduled_start_time", "scheduled_end_time"] {
        if let Some(at) = time(&body[name]) {
            event[name] = json!(objects::time(at));
        }
    }
}

pub fn edit(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = own(world, call)?;
    let old = world.events.get(&id).cloned().ok_or_else(Refusal::unknown_event)?;
    let mut new = old.clone();
    fill(&mut new, &call.body);
    let faults = limits::event(&new);
    if !faults.is_empty() {
        return Err(Refusal::invalid(&faults.join("; ")).violation());
    }
    let (from, to) = (old["status"].as_u64().unwrap_or_default(), new["status"].as_u64().unwrap_or_default());
    let is_step = from == to || matches!((from, to), (SCHEDULED, ACTIVE | CANCELED) | (ACTIVE, COMPLETED));
    if !is_step || !is_open(&old) {
        return Err(Refusal::invalid(&format!("an event cannot go from status {from} to {to}")).violation());
    }
    if call.body.get("scheduled_start_time").is_some() {
        check_times(&new)?;
    }
    world.events.insert(id, new.clone());
    world.emit("GUILD_SCHEDULED_EVENT_UPDATE", None, &new);
    Ok(Answer::ok(new))
}

pub fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = own(world, call)?;
    let event = world.events.remove(&id).ok_or_else(Refusal::unknown_event)?;
    world.emit("GUILD_SCHEDULED_EVENT_DELETE", None, &event);
    Ok(Answer::nothing())
}

/// An event that the bot may change: its own, or any with the right to manage them.
fn own(world: &World, call: &Call) -> Result<Id, Refusal> {
    check_guild(world, call)?;
    let id = call.id(3)?;
    let event = world.events.get(&id).ok_or_else(Refusal::unknown_event)?;
    let is_own = event["creator_id"].as_str() == Some(&world.bot.to_string()) && may(world, permissions::CREATE_EVENTS);
    if is_own || may(world, permissions::MANAGE_EVENTS) { Ok(id) } else { Err(Refusal::missing_permissions()) }
}

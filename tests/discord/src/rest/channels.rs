//! Channels, threads, members and direct conversations.

use super::messages::{found, open, put, require, visible};
use super::{Answer, Call, Refusal};
use crate::description::DESCRIPTION;
use crate::permissions;
use crate::store::{Id, Kind, Message, World};
use serde_json::{Value, json};

/// A private thread; only its members see it.
const PRIVATE: u64 = 12;

pub fn get(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(1)?;
    visible(world, id)?;
    Ok(Answer::ok(json(world, id)))
}

fn json(world: &World, id: Id) -> Value {
    world.channels.get(&id).map(|channel| world.channel_json(channel)).unwrap_or_default()
}

/// Renames a thread, puts it away, locks it. Channels are not the bot's to change.
pub fn edit(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(1)?;
    if visible(world, id)? != Kind::Thread {
        return Err(Refusal::missing_permissions());
    }
    // The description takes anything here, because one of its choices has no limits.
    let faults = DESCRIPTION.faults_as("UpdateThreadRequestPartial", &call.body);
    if !faults.is_empty() {
        return Err(Refusal::invalid(&faults.join("; ")).violation());
    }
    let body = &call.body;
    let may_manage = world.bot_may(id) & permissions::MANAGE_THREADS != 0;
    let bot = world.bot;
    let thread = world.channels.get_mut(&id).ok_or_else(Refusal::unknown_channel)?;
    if !may_manage && (thread.with != bot || thread.is_locked || body.get("locked").is_some()) {
        return Err(Refusal::missing_permissions());
    }
    if thread.is_archived && body["archived"] != false {
        return Err(Refusal::archived());
    }
    if let Some(name) = body["name"].as_str() {
        thread.name = name.to_owned();
    }
    if let Some(is_archived) = body["archived"].as_bool() {
        thread.is_archived = is_archived;
    }
    if let Some(is_locked) = body["locked"].as_bool() {
        thread.is_locked = is_locked;
    }
    if let Some(minutes) = body["auto_archive_duration"].as_u64() {
        thread.auto_archive = minutes;
    }
    let json = json(world, id);
    world.emit("THREAD_UPDATE", Some(id), &json);
    Ok(Answer::ok(json))
}

pub fn typing(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(1)?;
    visible(world, id)?;
    world.typing.push(id);
    Ok(Answer::nothing())
}

/// A thread from a message gets the message's id.
pub fn thread_from(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(3)?);
    let message = found(world, channel, id)?;
    let (has_thread, mut message) = (message.thread.is_some(), message.clone());
    if world.channels.get(&channel).is_none_or(|c| c.kind != Kind::Text) {
        return Err(Refusal::new(400, 50024, "Cannot execute action on this channel type").violation());
    }
    require(world, channel, permissions::CREATE_PUBLIC_THREADS)?;
    if has_thread {
        return Err(Refusal::has_thread());
    }
    begin(world, id, channel, &call.body);
    message.thread = Some(id);
    world.emit_message("MESSAGE_UPDATE", &message);
    world.messages.insert(id, message);
    // The thread opens with the message it was made from, in the system's name.
    let opening = Message { kind: 21, reference: Some(id), ..world.draft(id, world.bot, "") };
    put(world, opening);
    Ok(Answer::created(json(world, id)))
}

/// A thread by itself.
pub fn new_thread(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let channel = call.id(1)?;
    require(world, channel, permissions::CREATE_PUBLIC_THREADS)?;
    if call.body["type"].as_u64().unwrap_or(PRIVATE) == PRIVATE {
        return Err(Refusal::invalid("the fake has no private threads; without a type Discord makes one").violation());
    }
    let id = world.new_id();
    begin(world, id, channel, &call.body);
    let mut json = json(world, id);
    json["member"] = world.thread_member_json(id);
    Ok(Answer::created(json))
}

fn begin(world: &mut World, id: Id, channel: Id, body: &Value) {
    let name = body["name"].as_str().unwrap_or_default();
    world.add_channel_as(id, Kind::Thread, name, Some(channel), world.bot);
    if let (Some(thread), Some(minutes)) = (world.channels.get_mut(&id), body["auto_archive_duration"].as_u64()) {
        thread.auto_archive = minutes;
    }
    let mut json = json(world, id);
    json["newly_created"] = json!(true);
    json["member"] = world.thread_member_json(id);
    world.emit("THREAD_CREATE", Some(id), &json);
}

pub fn of_guild(world: &World) -> Result<Answer, Refusal> {
    let channels = world.channels.values().filter(|c| c.kind == Kind::Text);
    Ok(Answer::ok(channels.map(|c| world.channel_json(c)).collect()))
}

pub fn active_threads(world: &World) -> Result<Answer, Refusal> {
    let active = |id: &&Id| open(world, **id).is_ok();
    let threads: Vec<&Id> = world.channels.iter().filter(|(_, c)| c.kind == Kind::Thread).map(|(id, _)| id).collect();
    let threads: Vec<&Id> = threads.into_iter().filter(active).collect();
    Ok(Answer::ok(json!({
        "threads": threads.iter().map(|id| json(world, **id)).collect::<Vec<_>>(),
        "members": threads.iter().map(|id| world.thread_member_json(**id)).collect::<Vec<_>>(),
        "has_more": false,
    })))
}

pub fn member(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(3)?;
    if !world.people.contains_key(&id) {
        return Err(Refusal::unknown_user());
    }
    world.member_json(id).map(Answer::ok).ok_or_else(Refusal::unknown_member)
}

pub fn user(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(1)?;
    if world.people.contains_key(&id) { Ok(Answer::ok(world.user_json(id))) } else { Err(Refusal::unknown_user()) }
}

/// Begins a direct conversation. That somebody takes no messages shows only when one is sent.
pub fn open_direct(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let with = call.body["recipient_id"].as_str().and_then(|id| id.parse().ok());
    let with = with.filter(|id| world.people.contains_key(id) && *id != world.bot);
    let with = with.ok_or_else(|| Refusal::new(400, 50033, "Invalid Recipient(s)"))?;
    let id = world.open_direct(with);
    Ok(Answer::ok(json(world, id)))
}

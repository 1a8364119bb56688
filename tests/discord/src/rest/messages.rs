//! Messages in channels, threads and direct conversations.

use super::{Answer, Call, Refusal, Upload};
use crate::store::{Attachment, Id, Kind, Message, World, wall};
use crate::{limits, objects, permissions};
use serde_json::{Value, json};

/// The largest file of a bot, in bytes.
const FILE: usize = 10 * 1024 * 1024;
/// Flags that a message may be sent with: no link previews, silent, laid out by components.
const SETTABLE: u64 = 1 << 2 | 1 << 12 | 1 << 15;

/// The channel, if the bot may see it.
pub fn visible(world: &World, channel: Id) -> Result<Kind, Refusal> {
    let kind = world.channels.get(&channel).ok_or_else(Refusal::unknown_channel)?.kind;
    if kind != Kind::Direct && !world.guild.has_bot || world.bot_may(channel) & permissions::VIEW_CHANNEL == 0 {
        return Err(Refusal::missing_access());
    }
    Ok(kind)
}

/// Refuses what the bot may not do in a channel.
pub fn require(world: &World, channel: Id, permission: u64) -> Result<(), Refusal> {
    visible(world, channel)?;
    if world.bot_may(channel) & permission == permission { Ok(()) } else { Err(Refusal::missing_permissions()) }
}

/// A message that can be reached through its channel.
pub fn found(world: &World, channel: Id, message: Id) -> Result<&Message, Refusal> {
    visible(world, channel)?;
    let message = world.messages.get(&message).filter(|m| m.channel == channel && m.only_for.is_none());
    message.ok_or_else(Refusal::unknown_message)
}

/// Refuses to touch what is put away.
pub fn open(world: &World, channel: Id) -> Result<(), Refusal> {
    if world.channels.get(&channel).is_some_and(|c| c.is_archived) { Err(Refusal::archived()) } else { Ok(()) }
}

/// Holds a message's body to what the description does not say.
pub fn check(body: &Value, files: &[Upload]) -> Result<(), Refusal> {
    let mut faults = limits::message(body);
    for file in files.iter().filter(|file| file.bytes.len() > FILE) {
        faults.push(format!("{} has {} bytes, {FILE} are allowed", file.name, file.bytes.len()));
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(&faults.join("; ")).violation()) }
}

/// Changes a message as a body says; members that are not there leave it as it is.
pub fn apply(world: &mut World, message: &mut Message, body: &Value, files: &[Upload]) {
    if let Some(content) = body.get("content") {
        message.content = content.as_str().unwrap_or_default().to_owned();
    }
    if let Some(embeds) = body.get("embeds") {
        message.embeds = objects::embeds(embeds);
    }
    if let Some(components) = body.get("components") {
        message.components = objects::components(components);
    }
    if let Some(flags) = body["flags"].as_u64() {
        message.flags = flags & SETTABLE;
    }
    let described = body["attachments"].as_array();
    if let Some(kept) = described {
        let is_kept = |attachment: &Attachment| kept.iter().any(|a| id_of(&a["id"]) == Some(attachment.id));
        message.attachments.retain(is_kept);
    }
    for file in files {
        let about = described.into_iter().flatten().find(|a| id_of(&a["id"]) == Some(file.number));
        message.attachments.push(Attachment {
            id: world.new_id(),
            name: file.name.clone(),
            description: about.and_then(|a| a["description"].as_str()).map(str::to_owned),
            media_type: file.media_type.clone(),
            bytes: file.bytes.clone(),
        });
    }
}

fn id_of(written: &Value) -> Option<Id> {
    written.as_u64().or_else(|| written.as_str()?.parse().ok())
}

pub fn post(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let channel = call.id(1)?;
    let body = &call.body;
    match visible(world, channel)? {
        Kind::Text => require(world, channel, permissions::SEND_MESSAGES)?,
        Kind::Thread => require(world, channel, permissions::SEND_MESSAGES_IN_THREADS)?,
        Kind::Direct => {
            let with = world.channels.get(&channel).and_then(|c| world.people.get(&c.with));
            if with.is_none_or(|account| account.is_closed) {
                return Err(Refusal::closed());
            }
        }
    }
    if !call.files.is_empty() {
        require(world, channel, permissions::ATTACH_FILES)?;
    }
    let nonce = body["nonce"].as_str().map(str::to_owned).or_else(|| body["nonce"].as_i64().map(|n| n.to_string()));
    if nonce.is_none() || body["enforce_nonce"] != true {
        world.ledger.violation(format!("a message without nonce and enforce_nonce, so it can come twice\n{body}"));
    }
    check(body, &call.files)?;
    if limits::is_empty(body, call.files.len()) {
        return Err(Refusal::empty().violation());
    }
    let is_enforced = body["enforce_nonce"] == true;
    let said = nonce.as_ref().filter(|_| is_enforced).and_then(|nonce| world.said_with(nonce));
    if let Some(message) = said.and_then(|id| world.messages.get(&id)) {
        return Ok(Answer::ok(world.message_json(message)));
    }
    let mut message = world.draft(channel, world.bot, "");
    if let Some(reference) = id_of(&body["message_reference"]["message_id"]) {
        let is_there = world.messages.get(&reference).is_some_and(|m| m.channel == channel && m.only_for.is_none());
        if is_there {
            message.reference = Some(reference);
            message.kind = 19;
        } else if body["message_reference"]["fail_if_not_exists"] != false {
            return Err(Refusal::invalid("message_reference: Unknown message"));
        }
    }
    wake(world, channel)?;
    apply(world, &mut message, body, &call.files);
    message.nonce = Some(body["nonce"].clone()).filter(|nonce| !nonce.is_null());
    if let Some(nonce) = nonce {
        world.remember_nonce(&nonce, message.id);
    }
    Ok(Answer::ok(put(world, message)))
}

/// A message in an archived thread brings it back, unless it is locked.
fn wake(world: &mut World, channel: Id) -> Result<(), Refusal> {
    let may_manage = world.bot_may(channel) & permissions::MANAGE_THREADS != 0;
    let Some(thread) = world.channels.get_mut(&channel).filter(|c| c.is_archived || c.is_locked) else {
        return Ok(());
    };
    if thread.is_locked && !may_manage {
        return Err(Refusal::locked());
    }
    if thread.is_archived {
        thread.is_archived = false;
        let thread = thread.clone();
        let json = world.channel_json(&thread);
        world.emit("THREAD_UPDATE", Some(channel), &json);
    }
    Ok(())
}

/// Puts a new message where it belongs and tells of it.
pub fn put(world: &mut World, message: Message) -> Value {
    world.emit_message("MESSAGE_CREATE", &message);
    let json = world.message_json(&message);
    world.messages.insert(message.id, message);
    json
}

/// Puts a changed message back and tells of it.
pub fn put_back(world: &mut World, mut message: Message) -> Value {
    message.edits += 1;
    message.edited = Some(wall());
    world.emit_message("MESSAGE_UPDATE", &message);
    let json = world.message_json(&message);
    world.messages.insert(message.id, message);
    json
}

pub fn get(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(3)?);
    require(world, channel, permissions::READ_MESSAGE_HISTORY)?;
    let message = found(world, channel, id)?;
    Ok(Answer::ok(world.message_json(message)))
}

pub fn list(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let channel = call.id(1)?;
    visible(world, channel)?;
    let limit = call.limit(50)?;
    if world.bot_may(channel) & permissions::READ_MESSAGE_HISTORY == 0 {
        // Discord shows nothing, and does not say why.
        return Ok(Answer::ok(json!([])));
    }
    let all = world.all_in(channel);
    let (before, after, around) = (call.query_id("before"), call.query_id("after"), call.query_id("around"));
    let mut chosen: Vec<&Message> = match (before, after, around) {
        (_, Some(after), _) => all.into_iter().filter(|m| m.id > after).take(limit).collect(),
        (_, _, Some(around)) => {
            let middle = all.partition_point(|m| m.id < around);
            all.into_iter().skip(middle.saturating_sub(limit / 2)).take(limit).collect()
        }
        (before, ..) => {
            let older: Vec<&Message> = all.into_iter().filter(|m| before.is_none_or(|b| m.id < b)).collect();
            let first = older.len().saturating_sub(limit);
            older.into_iter().skip(first).collect()
        }
    };
    chosen.reverse();
    Ok(Answer::ok(chosen.into_iter().map(|m| world.message_json(m)).collect()))
}

pub fn edit(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(3)?);
    let mut message = found(world, channel, id)?.clone();
    if message.author != world.bot {
        return Err(Refusal::not_the_author());
    }
    open(world, channel)?;
    edited(world, &mut message, call)?;
    Ok(Answer::ok(put_back(world, message)))
}

/// Changes a message of the bot, by whatever address.
pub fn edited(world: &mut World, message: &mut Message, call: &Call) -> Result<(), Refusal> {
    check(&call.body, &call.files)?;
    apply(world, message, &call.body, &call.files);
    let is_empty = message.content.trim().is_empty() && message.embeds.is_empty() && message.attachments.is_empty();
    if is_empty { Err(Refusal::empty().violation()) } else { Ok(()) }
}

pub fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(3)?);
    let message = found(world, channel, id)?;
    if message.author != world.bot {
        require(world, channel, permissions::MANAGE_MESSAGES)?;
    }
    open(world, channel)?;
    remove(world, id);
    Ok(Answer::nothing())
}

/// Takes a message away and tells of it.
pub fn remove(world: &mut World, id: Id) {
    if let Some(message) = world.messages.remove(&id)
        && message.only_for.is_none()
    {
        world.emit_in("MESSAGE_DELETE", message.channel, json!({ "id": id.to_string() }));
    }
}

//! Reactions and pins.

use super::messages::{found, open, require, visible};
use super::{Answer, Call, Refusal};
use crate::store::{Id, Message, Reaction, World, wall};
use crate::{limits, objects, permissions};
use serde_json::{Value, json};

/// The emoji of a path, refused where it is none that this guild has.
fn emoji(call: &Call) -> Result<String, Refusal> {
    let written = call.path.get(5).cloned().unwrap_or_default();
    if written.is_empty() || written.chars().all(|c| c.is_ascii_alphabetic()) || written.contains(':') {
        return Err(Refusal::unknown_emoji().violation());
    }
    Ok(written)
}

pub fn add(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id, emoji) = (call.id(1)?, call.id(3)?, emoji(call)?);
    let message = found(world, channel, id)?;
    require(world, channel, permissions::READ_MESSAGE_HISTORY)?;
    if message.reacted(&emoji).is_empty() {
        require(world, channel, permissions::ADD_REACTIONS)?;
    }
    open(world, channel)?;
    react(world, id, &emoji, world.bot)?;
    Ok(Answer::nothing())
}

/// Somebody reacts. A reaction that is there already changes nothing, and nobody is told.
pub fn react(world: &mut World, id: Id, emoji: &str, user: Id) -> Result<(), Refusal> {
    let message = world.messages.get_mut(&id).ok_or_else(Refusal::unknown_message)?;
    let is_full = message.reactions.len() >= limits::REACTIONS;
    match message.reactions.iter_mut().find(|r| r.emoji == emoji) {
        Some(reaction) if reaction.users.contains(&user) => return Ok(()),
        Some(reaction) => reaction.users.push(user),
        None if is_full => return Err(Refusal::too_many_reactions()),
        None => message.reactions.push(Reaction { emoji: emoji.to_owned(), users: vec![user] }),
    }
    let message = message.clone();
    world.emit_reaction("MESSAGE_REACTION_ADD", &message, emoji, user);
    Ok(())
}

/// Somebody's reaction goes. One that is not there is no mistake.
pub fn unreact(world: &mut World, id: Id, emoji: &str, user: Id) -> Result<(), Refusal> {
    let message = world.messages.get_mut(&id).ok_or_else(Refusal::unknown_message)?;
    let Some(reaction) = message.reactions.iter_mut().find(|r| r.emoji == emoji) else { return Ok(()) };
    let before = reaction.users.len();
    reaction.users.retain(|known| *known != user);
    if reaction.users.len() == before {
        return Ok(());
    }
    message.reactions.retain(|r| !r.users.is_empty());
    let message = message.clone();
    world.emit_reaction("MESSAGE_REACTION_REMOVE", &message, emoji, user);
    Ok(())
}

pub fn remove(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id, emoji) = (call.id(1)?, call.id(3)?, emoji(call)?);
    found(world, channel, id)?;
    let user = if call.path.get(6).is_some_and(|who| who == "@me") { world.bot } else { call.id(6)? };
    if user != world.bot {
        require(world, channel, permissions::MANAGE_MESSAGES)?;
    }
    open(world, channel)?;
    unreact(world, id, &emoji, user)?;
    Ok(Answer::nothing())
}

pub fn remove_emoji(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id, emoji) = (call.id(1)?, call.id(3)?, emoji(call)?);
    found(world, channel, id)?;
    require(world, channel, permissions::MANAGE_MESSAGES)?;
    clear(world, id, Some(&emoji));
    Ok(Answer::nothing())
}

pub fn remove_all(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(3)?);
    found(world, channel, id)?;
    require(world, channel, permissions::MANAGE_MESSAGES)?;
    clear(world, id, None);
    Ok(Answer::nothing())
}

/// All reactions of a message go, or all with one emoji.
pub fn clear(world: &mut World, id: Id, emoji: Option<&str>) {
    let Some(message) = world.messages.get_mut(&id) else { return };
    message.reactions.retain(|r| emoji.is_some_and(|emoji| r.emoji != emoji));
    let channel = message.channel;
    let mut data = json!({ "message_id": id.to_string() });
    let name = match emoji {
        Some(emoji) => {
            data["emoji"] = objects::emoji(emoji);
            "MESSAGE_REACTION_REMOVE_EMOJI"
        }
        None => "MESSAGE_REACTION_REMOVE_ALL",
    };
    world.emit_in(name, channel, data);
}

pub fn users(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (channel, id, emoji) = (call.id(1)?, call.id(3)?, emoji(call)?);
    let limit = call.limit(25)?;
    require(world, channel, permissions::READ_MESSAGE_HISTORY)?;
    let mut users = found(world, channel, id)?.reacted(&emoji).to_vec();
    users.sort_unstable();
    let after = call.query_id("after").unwrap_or_default();
    let users = users.into_iter().filter(|user| *user > after).take(limit);
    Ok(Answer::ok(users.map(|user| world.user_json(user)).collect()))
}

pub fn pins(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let channel = call.id(1)?;
    visible(world, channel)?;
    if world.bot_may(channel) & permissions::READ_MESSAGE_HISTORY == 0 {
        return Ok(Answer::ok(json!([])));
    }
    let pinned = world.all_in(channel).into_iter().rev().filter(|m| m.is_pinned);
    Ok(Answer::ok(pinned.map(|m| world.message_json(m)).collect()))
}

/// Pins or unpins; `at` is where the message stands in the path, which has two forms.
pub fn pin(world: &mut World, call: &Call, at: usize, is_pinned: bool) -> Result<Answer, Refusal> {
    let (channel, id) = (call.id(1)?, call.id(at)?);
    let mut message = found(world, channel, id)?.clone();
    if world.is_in_guild(channel) {
        // Since 2026-02-23 the right to manage messages is not enough.
        require(world, channel, permissions::PIN_MESSAGES)?;
    }
    open(world, channel)?;
    if message.is_pinned == is_pinned {
        return Ok(Answer::nothing());
    }
    if is_pinned && world.all_in(channel).iter().filter(|m| m.is_pinned).count() >= limits::PINS {
        return Err(Refusal::too_many_pins());
    }
    message.is_pinned = is_pinned;
    world.emit_message("MESSAGE_UPDATE", &message);
    world.messages.insert(id, message);
    tell_of_pins(world, channel, is_pinned.then_some(id));
    Ok(Answer::nothing())
}

/// The channel is told, and reads that the bot has pinned something.
fn tell_of_pins(world: &mut World, channel: Id, pinned: Option<Id>) {
    let at = pinned.map(|_| objects::time(wall()));
    world.emit_in("CHANNEL_PINS_UPDATE", channel, json!({ "last_pin_timestamp": at }));
    if let Some(pinned) = pinned {
        let notice = Message { kind: 6, reference: Some(pinned), ..world.draft(channel, world.bot, "") };
        let _: Value = super::messages::put(world, notice);
    }
}

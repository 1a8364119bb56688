//! Answers to interactions: the first one, which has three seconds, and what may follow for fifteen minutes.

use super::messages::{apply, check, edited, put, put_back, remove};
use super::{Answer, Call, Refusal};
use crate::limits;
use crate::store::{Asked, FIRST_ANSWER, Id, Message, World};
use serde_json::{Value, json};

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const MODAL: u8 = 5;

const EPHEMERAL: u64 = 1 << 6;

/// The first answer.
pub fn callback(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.id(1)?;
    let token = call.path.get(2).map(String::as_str).unwrap_or_default();
    let asked = world.interactions.get(&id).filter(|asked| asked.token == token);
    let asked = asked.ok_or_else(Refusal::unknown_interaction)?.clone();
    if asked.callback.is_some() {
        return Err(Refusal::already_answered().violation());
    }
    let latency = asked.sent.elapsed();
    if latency > FIRST_ANSWER || asked.is_expired {
        // What reached the bot late, or before it was killed, it cannot know to be over.
        let is_its_own = asked.is_sent && world.sessions.is_settled_since(asked.sent);
        let refusal = Refusal::unknown_interaction();
        return Err(if is_its_own || asked.is_expired { refusal.violation() } else { refusal });
    }
    if call.query.get("with_response").is_some_and(|wanted| wanted == "true") {
        return Err(Refusal::invalid("the fake answers no callback with_response").violation());
    }
    let kind = u8::try_from(call.body["type"].as_u64().unwrap_or_default()).unwrap_or_default();
    let data = &call.body["data"];
    let fits = match kind {
        4 | 5 => asked.kind != AUTOCOMPLETE,
        6 | 7 => asked.message.is_some() && matches!(asked.kind, COMPONENT | MODAL),
        8 => asked.kind == AUTOCOMPLETE,
        9 => matches!(asked.kind, COMMAND | COMPONENT),
        _ => false,
    };
    if !fits {
        let what = format!("an answer of type {kind} to an interaction of type {}", asked.kind);
        return Err(Refusal::invalid(&what).violation());
    }
    let (mut original, mut modal, mut choices) = (None, None, None);
    match kind {
        4 => {
            let message = said(world, &asked, call, data)?;
            original = Some(message.id);
            put(world, message);
        }
        5 => {
            let mut message = blank(world, &asked, data);
            message.is_deferred = true;
            original = Some(message.id);
            put(world, message);
        }
        6 => original = asked.message,
        7 => {
            original = asked.message;
            let message = asked.message.and_then(|id| world.messages.get(&id)).cloned();
            let mut message = message.ok_or_else(Refusal::unknown_message)?;
            check(data, &call.files)?;
            apply(world, &mut message, data, &call.files);
            put_back(world, message);
        }
        8 => choices = Some(data["choices"].as_array().cloned().unwrap_or_default()),
        _ => {
            let faults = limits::modal(data);
            if !faults.is_empty() {
                return Err(Refusal::invalid(&faults.join("; ")).violation());
            }
            modal = Some(data.clone());
        }
    }
    world.ledger.latencies.push(latency);
    if let Some(asked) = world.interactions.get_mut(&id) {
        asked.callback = Some(kind);
        asked.latency = Some(latency);
        (asked.original, asked.modal, asked.choices) = (original, modal, choices);
    }
    Ok(Answer::nothing())
}

/// An answer that says nothing yet.
fn blank(world: &mut World, asked: &Asked, data: &Value) -> Message {
    let mut message = world.draft(asked.channel, world.bot, "");
    message.interaction = Some(asked.id);
    message.kind = if asked.kind == COMMAND { 20 } else { 0 };
    let is_ephemeral = data["flags"].as_u64().unwrap_or_default() & EPHEMERAL != 0;
    message.only_for = is_ephemeral.then_some(asked.user);
    message
}

fn said(world: &mut World, asked: &Asked, call: &Call, data: &Value) -> Result<Message, Refusal> {
    check(data, &call.files)?;
    if limits::is_empty(data, call.files.len()) {
        return Err(Refusal::empty().violation());
    }
    let mut message = blank(world, asked, data);
    apply(world, &mut message, data, &call.files);
    Ok(message)
}

/// The interaction that a token belongs to, while it can still be talked to.
fn open(world: &World, call: &Call) -> Result<Asked, Refusal> {
    if call.id(1)? != world.bot {
        return Err(Refusal::unknown_webhook());
    }
    let token = call.path.get(2).map(String::as_str).unwrap_or_default();
    let asked = world.interaction_by_token(token).ok_or_else(Refusal::unknown_webhook)?;
    if asked.is_over() {
        return Err(Refusal::token_over().violation());
    }
    if asked.callback.is_none() {
        // Discord knows the webhook only once the interaction is answered.
        return Err(Refusal::unknown_webhook().violation());
    }
    Ok(asked.clone())
}

pub fn follow_up(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let asked = open(world, call)?;
    let deferred = asked.original.and_then(|id| world.messages.get(&id)).filter(|m| m.is_deferred).cloned();
    let message = said(world, &asked, call, &call.body)?;
    if let Some(promised) = deferred {
        // What comes first after a promise keeps it, with the promise's own visibility.
        let message = Message { id: promised.id, only_for: promised.only_for, kind: promised.kind, ..message };
        return Ok(Answer::ok(put_back(world, message)));
    }
    if let Some(asked) = world.interactions.get_mut(&asked.id) {
        asked.followups.push(message.id);
    }
    let kind = if asked.original.is_some() { 19 } else { 0 };
    let message = Message { kind, reference: asked.original, ..message };
    Ok(Answer::ok(put(world, message)))
}

/// The message that a path means: `@original`, or one of this interaction's own.
fn meant(world: &World, call: &Call) -> Result<(Asked, Message), Refusal> {
    let asked = open(world, call)?;
    let id: Option<Id> = match call.path.get(4).map(String::as_str) {
        Some("@original") => asked.original,
        _ => Some(call.id(4)?).filter(|id| asked.followups.contains(id) || asked.original == Some(*id)),
    };
    let message = id.and_then(|id| world.messages.get(&id)).cloned().ok_or_else(Refusal::unknown_message)?;
    Ok((asked, message))
}

pub fn get(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (_, message) = meant(world, call)?;
    Ok(Answer::ok(world.message_json(&message)))
}

pub fn edit(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (_, mut message) = meant(world, call)?;
    message.is_deferred = false;
    edited(world, &mut message, call)?;
    Ok(Answer::ok(put_back(world, message)))
}

pub fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (_, message) = meant(world, call)?;
    remove(world, message.id);
    Ok(Answer::nothing())
}

impl World {
    /// Asks the bot, if it is there. If it is not, whoever asked is told that it did not respond.
    pub fn ask(&mut self, kind: u8, user: Id, channel: Id, message: Option<Id>, data: &Value) -> Id {
        let id = self.new_id();
        let asked = Asked {
            id,
            token: format!("token-{id}-only-for-tests"),
            kind,
            user,
            channel,
            message,
            sent: tokio::time::Instant::now(),
            is_sent: self.sessions.is_connected(),
            callback: None,
            latency: None,
            original: None,
            followups: Vec::new(),
            modal: None,
            choices: None,
            is_expired: false,
        };
        let json = self.interaction_json(&asked, data);
        self.interactions.insert(id, asked);
        self.emit("INTERACTION_CREATE", Some(channel), &json);
        id
    }

    /// A reference to somebody, as a command's option carries it.
    pub fn resolved_json(&self, users: &[Id]) -> Value {
        let accounts = users.iter().map(|id| (id.to_string(), self.user_json(*id)));
        let members = users.iter().filter_map(|id| {
            let mut member = self.short_member_json(*id)?;
            member["permissions"] = json!("0");
            Some((id.to_string(), member))
        });
        json!({ "users": accounts.collect::<serde_json::Map<_, _>>(), "members": members.collect::<serde_json::Map<_, _>>() })
    }
}

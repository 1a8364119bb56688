//! One event of a room's timeline -> what was heard, or nothing that concerns the bot. Pure.
//!
//! Deliberately absent: fetching, decrypting, ordering, positions (`sync.rs`), and who may do what: an `Edited` names
//! its sender, and whether that is the original's author is for the app to compare.

use super::{names, polls, text};
use crate::doc::folded_emoji;
use crate::ports::chat::{Heard, MessageId};
use jiff::Timestamp;
use matrix_sdk::ruma::{OwnedUserId, UserId};
use serde_json::Value;

/// An event that concerns the bot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) from: OwnedUserId,
    pub(super) at: Timestamp,
    pub(super) what: Heard,
}

/// What `event`, decrypted, says to the bot whose account is `own`.
pub(super) fn heard(event: &Value, own: &UserId) -> Option<Event> {
    let sender: OwnedUserId = field(event, "sender")?.try_into().ok()?;
    let kind = field(event, "type")?;
    let (from, what) = match kind {
        "m.room.member" => membership(event, own)?,
        _ if sender == own => return None,
        "m.room.message" => (sender, message(event.get("content")?)?),
        "m.reaction" => (sender, reaction(event.get("content")?)?),
        polls::RESPONSE => (sender, polls::response(event.get("content")?)?),
        "m.room.redaction" => {
            // Rooms before version 11 name the target beside the content.
            let target = field(event, "redacts").or_else(|| field(event.get("content")?, "redacts"))?;
            (sender, Heard::TakenBack { original: names::event_id(target) })
        }
        _ => return None,
    };
    Some(Event { id: field(event, "event_id")?.to_owned(), from, at: sent_at(event)?, what })
}

/// What is said of an encrypted message that stayed unreadable. `None`: it is the bot's own, or has been taken back.
pub(super) fn unreadable(event: &Value, own: &UserId) -> Option<Event> {
    let from: OwnedUserId = field(event, "sender")?.try_into().ok()?;
    let is_taken_back = event.get("content")?.as_object()?.is_empty();
    if from == own || is_taken_back {
        return None;
    }
    Some(Event { id: field(event, "event_id")?.to_owned(), from, at: sent_at(event)?, what: Heard::Unreadable })
}

/// Where the bot itself came into the room.
pub(super) fn is_own_join(event: &Value, own: &UserId) -> bool {
    is_own_membership(event, own, "join") && previous_membership(event) != Some("join")
}

/// Where the bot itself was invited.
pub(super) fn is_own_invite(event: &Value, own: &UserId) -> bool {
    is_own_membership(event, own, "invite")
}

pub(super) fn is_from(event: &Value, user: &UserId) -> bool {
    field(event, "sender") == Some(user.as_str())
}

pub(super) fn id(event: &Value) -> Option<&str> {
    field(event, "event_id")
}

/// The event the bot's own reaction is on, and with what.
pub(super) fn annotation(event: &Value) -> Option<(&str, &str)> {
    let relation = event.get("content")?.get("m.relates_to")?;
    (field(event, "type") == Some("m.reaction")).then_some((field(relation, "event_id")?, field(relation, "key")?))
}

fn is_own_membership(event: &Value, own: &UserId, membership: &str) -> bool {
    field(event, "type") == Some("m.room.member")
        && field(event, "state_key") == Some(own.as_str())
        && event.get("content").and_then(|content| field(content, "membership")) == Some(membership)
}

/// The bot's own joining is an invitation taken; what else happens to it in the room is its leaving.
fn membership(event: &Value, own: &UserId) -> Option<(OwnedUserId, Heard)> {
    let whose: OwnedUserId = field(event, "state_key")?.try_into().ok()?;
    let before = previous_membership(event);
    match (before, field(event.get("content")?, "membership")?) {
        // A new name or picture.
        (Some("join"), "join") => None,
        (_, "join") if whose == own => {
            let inviter = event.get("unsigned").and_then(|unsigned| field(unsigned, "prev_sender"));
            let inviter = inviter.and_then(|inviter| inviter.try_into().ok()).filter(|_| before == Some("invite"));
            Some((inviter.unwrap_or(whose), Heard::Invited))
        }
        (_, "join") => Some((whose, Heard::Came)),
        (Some("join"), "leave" | "ban") => Some((whose, Heard::Went)),
        _ => None,
    }
}

fn previous_membership(event: &Value) -> Option<&str> {
    field(event.get("unsigned")?.get("prev_content")?, "membership")
}

fn message(content: &Value) -> Option<Heard> {
    let relation = content.get("m.relates_to");
    if let Some(relation) = relation
        && field(relation, "rel_type") == Some("m.replace")
    {
        let original = names::event_id(field(relation, "event_id")?);
        return Some(Heard::Edited { original, text: words(content.get("m.new_content")?, false)? });
    }
    let thread = relation
        .filter(|relation| field(relation, "rel_type") == Some("m.thread"))
        .and_then(|relation| field(relation, "event_id"))
        .map(|root| MessageId(root.to_owned()));
    let is_reply = relation.is_some_and(|relation| relation.get("m.in_reply_to").is_some());
    Some(Heard::Message { text: words(content, is_reply)?, thread, mentions: mentions(content) })
}

/// Notices are what bots say; files and pictures say nothing.
fn words(content: &Value, is_reply: bool) -> Option<String> {
    matches!(field(content, "msgtype")?, "m.text" | "m.emote")
        .then(|| Some(text::text(field(content, "body")?, field(content, "formatted_body"), is_reply)))?
}

fn mentions(content: &Value) -> Vec<crate::dialogue::ids::Account> {
    let listed = content.get("m.mentions").and_then(|mentions| mentions.get("user_ids")).and_then(Value::as_array);
    let listed = listed.into_iter().flatten().filter_map(|user| user.as_str().map(str::to_owned));
    let linked = text::linked_users(field(content, "formatted_body").unwrap_or_default());
    let mut users: Vec<OwnedUserId> = Vec::new();
    for user in listed.chain(linked).filter_map(|user| user.try_into().ok()) {
        if !users.contains(&user) {
            users.push(user);
        }
    }
    users.iter().map(|user| names::account(user)).collect()
}

/// A reaction that was taken back before it was read here has an empty content: nothing; its redaction follows.
fn reaction(content: &Value) -> Option<Heard> {
    let relation = content.get("m.relates_to")?;
    Some(Heard::Reacted {
        message: MessageId(field(relation, "event_id")?.to_owned()),
        emoji: folded_emoji(field(relation, "key")?),
    })
}

pub(super) fn sent_at(event: &Value) -> Option<Timestamp> {
    Timestamp::from_millisecond(event.get("origin_server_ts")?.as_i64()?).ok()
}

fn field<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::chat::EventId;
    use matrix_sdk::ruma::user_id;
    use serde_json::json;

    fn hear(mut event: Value) -> Option<(String, Heard)> {
        event["event_id"] = json!("$e");
        event["origin_server_ts"] = json!(1_800_000_000_000_u64);
        if event.get("sender").is_none() {
            event["sender"] = json!("@anna:example.dk");
        }
        heard(&event, user_id!("@bot:example.dk")).map(|event| (event.from.to_string(), event.what))
    }

    fn hear_message(content: Value) -> Option<Heard> {
        hear(json!({ "type": "m.room.message", "content": content })).map(|(_, what)| what)
    }

    #[test]
    fn messages_have_their_thread_and_mentions() {
        let heard = hear_message(json!({
            "msgtype": "m.text", "body": "hej",
            "m.mentions": { "user_ids": ["@bo:example.dk", "nonsense"] },
            "m.relates_to": { "rel_type": "m.thread", "event_id": "$root", "m.in_reply_to": { "event_id": "$root" } },
        }));
        let mentions = vec![names::account(user_id!("@bo:example.dk"))];
        assert_eq!(
            heard,
            Some(Heard::Message { text: "hej".to_owned(), thread: Some(MessageId("$root".to_owned())), mentions })
        );
        assert_eq!(hear_message(json!({ "msgtype": "m.notice", "body": "hej" })), None);
        assert_eq!(hear_message(json!({ "msgtype": "m.image", "body": "kat.png" })), None);
        assert_eq!(hear_message(json!({})), None, "taken back before it was read");
    }

    #[test]
    fn an_edit_gives_the_new_text() {
        let heard = hear_message(json!({
            "msgtype": "m.text", "body": "* ny",
            "m.new_content": { "msgtype": "m.text", "body": "ny" },
            "m.relates_to": { "rel_type": "m.replace", "event_id": "$m" },
        }));
        assert_eq!(heard, Some(Heard::Edited { original: EventId("$m".to_owned()), text: "ny".to_owned() }));
    }

    #[test]
    fn reactions_are_folded_and_an_emptied_one_is_nothing() {
        let relation = json!({ "rel_type": "m.annotation", "event_id": "$m", "key": "✅\u{fe0f}" });
        let heard = hear(json!({ "type": "m.reaction", "content": { "m.relates_to": relation } }));
        let expected = Heard::Reacted { message: MessageId("$m".to_owned()), emoji: "✅".to_owned() };
        assert_eq!(heard.map(|(_, what)| what), Some(expected));
        assert_eq!(hear(json!({ "type": "m.reaction", "content": {} })), None);
    }

    #[test]
    fn redactions_of_both_kinds_of_rooms_are_understood() {
        let expected = Some(Heard::TakenBack { original: EventId("$m".to_owned()) });
        for event in [
            json!({ "type": "m.room.redaction", "redacts": "$m", "content": {} }),
            json!({ "type": "m.room.redaction", "content": { "redacts": "$m" } }),
        ] {
            assert_eq!(hear(event).map(|(_, what)| what), expected);
        }
    }

    #[test]
    fn the_bots_own_doings_are_not_heard_but_its_invitation_is() {
        let own = json!("@bot:example.dk");
        assert_eq!(
            hear(json!({ "type": "m.room.message", "sender": own, "content": { "msgtype": "m.text", "body": "x" } })),
            None
        );
        let join = json!({
            "type": "m.room.member", "sender": own, "state_key": own, "content": { "membership": "join" },
            "unsigned": { "prev_content": { "membership": "invite" }, "prev_sender": "@anna:example.dk" },
        });
        assert_eq!(hear(join), Some(("@anna:example.dk".to_owned(), Heard::Invited)));
    }

    #[test]
    fn people_come_and_go_but_do_not_come_again_by_changing_their_name() {
        let member = |before: Option<&str>, now: &str, sender: &str| {
            let unsigned = before.map_or(json!({}), |before| json!({ "prev_content": { "membership": before } }));
            hear(json!({
                "type": "m.room.member", "sender": sender, "state_key": "@bo:example.dk",
                "content": { "membership": now }, "unsigned": unsigned,
            }))
            .map(|(from, what)| {
                assert_eq!(from, "@bo:example.dk");
                what
            })
        };
        let bo = "@bo:example.dk";
        assert_eq!(member(None, "join", bo), Some(Heard::Came));
        assert_eq!(member(Some("invite"), "join", bo), Some(Heard::Came));
        assert_eq!(member(Some("join"), "join", bo), None);
        assert_eq!(member(Some("join"), "leave", "@anna:example.dk"), Some(Heard::Went));
        assert_eq!(member(Some("invite"), "leave", bo), None);
        assert_eq!(member(None, "invite", "@anna:example.dk"), None);
    }
}

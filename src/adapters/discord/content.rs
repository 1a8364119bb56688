//! A post -> the body of a message on Discord. Pure.
//!
//! Deliberately absent: where it goes, and how the text is rendered (`text.rs`).

use super::components;
use super::names;
use super::overflow::{Said, said};
use super::text::markdown;
use crate::ports::chat::{File, Post};
use serde_json::{Value, json};
use serenity::builder::CreateAttachment;
use serenity::model::id::UserId;

/// No phone buzzes.
const SILENT: u64 = 1 << 12;
/// Discord takes no message without anything in it.
const NOTHING: &str = "\u{200b}";
/// Discord lets a message name so many.
const MENTIONS: usize = 100;

/// A new message. The nonce makes Discord give back the one it has, when this is sent again within minutes.
pub(super) fn message(post: &Post, help: &str) -> Value {
    let people = people(post);
    let mut body = body(post, &before(post, &people), help);
    let nonce = names::nonce(&post.key);
    body["allowed_mentions"] = allowed(&people);
    body["flags"] = json!(if post.buzz { 0 } else { SILENT });
    body["nonce"] = json!(nonce);
    body["enforce_nonce"] = json!(true);
    body
}

/// An answer that one person alone sees. Nobody else can be called by it, and no nonce is known there.
pub(super) fn answer(post: &Post, help: &str) -> Value {
    let mut body = body(post, "", help);
    body["allowed_mentions"] = allowed(&[]);
    body
}

/// What a message is changed into. Whoever was called once is not called again.
pub(super) fn edit(post: &Post, help: &str) -> Value {
    let mut body = body(post, "", help);
    body["allowed_mentions"] = allowed(&[]);
    body
}

fn body(post: &Post, before: &str, help: &str) -> Value {
    let Said { content, embeds } = said(before, &post.doc);
    let content = if content.is_empty() && post.file.is_none() { NOTHING.to_owned() } else { content };
    let rows = components::rows(&post.choices, &names::nonce(&post.key), help);
    json!({ "content": content, "embeds": embeds, "components": rows })
}

/// Whom the post calls.
fn people(post: &Post) -> Vec<UserId> {
    let mut people: Vec<UserId> = Vec::new();
    for person in post.mentions.iter().filter(|_| post.buzz).filter_map(|account| names::user(account).ok()) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people.truncate(MENTIONS);
    people
}

/// The mentions that the text itself does not have.
fn before(post: &Post, people: &[UserId]) -> String {
    let text = markdown(&post.doc);
    let missing = people.iter().map(|person| format!("<@{person}>")).filter(|mention| !text.contains(mention));
    missing.collect::<Vec<_>>().join(" ")
}

/// Nobody but these: no role, not everyone, and nobody whom somebody else's text names.
fn allowed(people: &[UserId]) -> Value {
    let people: Vec<_> = people.iter().map(UserId::to_string).collect();
    if people.is_empty() { json!({ "parse": [] }) } else { json!({ "parse": [], "users": people }) }
}

pub(super) fn files(file: Option<&File>) -> Vec<CreateAttachment> {
    file.map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.clone())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::ids::{Account, ChannelId, PostKey};
    use crate::dialogue::lang::Lang;
    use crate::doc::{Block, Doc, Inline};
    use crate::ports::chat::Destination;

    fn post(doc: Doc, buzz: bool, mentions: &[&str]) -> Post {
        let to = Destination::Channel(ChannelId("discord/1".to_owned()));
        let mentions = mentions.iter().map(|account| Account((*account).to_owned())).collect();
        Post { buzz, mentions, ..Post::new(PostKey("discord/1|d1/2/phase".to_owned()), to, doc, Lang::Da) }
    }

    #[test]
    fn only_whom_the_post_calls_is_called() {
        let doc = Doc::text("@everyone <@99>");
        let body = message(&post(doc, true, &["discord/17", "matrix/@a:b.dk", "discord/17"]), "?");
        assert_eq!(body["content"], "<@17>\n@\u{200b}everyone \\<@\u{200b}99\\>");
        assert_eq!(body["allowed_mentions"], json!({ "parse": [], "users": ["17"] }));
        assert_eq!(body["flags"], 0);
    }

    #[test]
    fn who_is_named_in_the_text_is_not_named_again() {
        let mention = Inline::Mention { account: Some("discord/17".to_owned()), name: "Anna".to_owned() };
        let doc = Doc(vec![Block::Paragraph(vec![mention])]);
        assert_eq!(message(&post(doc.clone(), true, &["discord/17"]), "?")["content"], "<@17>");
        let quiet = message(&post(doc, false, &["discord/17"]), "?");
        assert_eq!(quiet["allowed_mentions"], json!({ "parse": [] }));
        assert_eq!(quiet["flags"], SILENT);
    }

    #[test]
    fn the_same_post_has_the_same_nonce_wherever_it_stands() {
        let post = post(Doc::text("Hej"), false, &[]);
        let nonce = names::nonce(&post.key);
        let body = message(&post, "Hvad kan jeg?");
        assert_eq!((&body["nonce"], &body["enforce_nonce"]), (&json!(nonce), &json!(true)));
        for body in [body, edit(&post, "?"), answer(&post, "?")] {
            assert_eq!(body["components"][0]["components"][0]["custom_id"], format!("h:{nonce}"));
        }
    }
}

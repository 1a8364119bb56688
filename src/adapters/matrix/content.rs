//! A `Post` as the content of a Matrix event.
//!
//! What must buzz is a text with mentions; everything else is a notice, which no phone ever buzzes for. Mentions are
//! always said explicitly, also that there are none, or clients search the text for names.
//! Deliberately absent: sending.

use super::{names, polls};
use crate::dialogue::ids::PostKey;
use crate::doc;
use crate::ports::chat::{Edit, File, Post};
use matrix_sdk::ruma::events::room::MediaSource;
use serde_json::{Map, Value, json};

/// Where the post's key stands in its event, so that it can be found again when transaction ids are forgotten.
const KEY: &str = "dk.drejebog.key";
/// Where the choices stand, so that those not yet settled when the bot was stopped can be after.
const CHOICES: &str = "dk.drejebog.choices";

/// The event that says `post`, in the thread under `root` if there is one. Its file is not yet in it.
pub(super) fn message(post: &Post, root: Option<&str>) -> Map<String, Value> {
    let mut content = text(post, mentions(post));
    content.insert(KEY.to_owned(), json!(post.key.0));
    if !post.choices.is_empty() {
        content.insert(CHOICES.to_owned(), drawn(post));
    }
    if let Some(root) = root {
        // Clients without threads show it as a reply to the root.
        content.insert(
            "m.relates_to".to_owned(),
            json!({
                "rel_type": "m.thread", "event_id": root,
                "is_falling_back": true, "m.in_reply_to": { "event_id": root },
            }),
        );
    }
    content
}

/// The event that says `post` as a poll, whose answers are its choices.
pub(super) fn poll(post: &Post, question: &str, most: u8) -> serde_json::Result<Value> {
    let mut content = polls::start(question, most, &post.choices, &doc::plain(&post.doc))?;
    content[KEY] = json!(post.key.0);
    Ok(content)
}

/// The event that closes the poll `edit.message`, with what came of it.
pub(super) fn poll_end(edit: &Edit) -> serde_json::Result<Value> {
    polls::end(&edit.message.0, &doc::plain(&edit.post.doc))
}

/// Makes the event one that shows `file`, which is stored at `source`. Its words stand under it; without any, clients
/// show the name.
pub(super) fn attach(content: &mut Map<String, Value>, file: &File, source: &MediaSource) {
    content.insert("msgtype".to_owned(), json!("m.file"));
    content.insert("filename".to_owned(), json!(file.name));
    if content.get("body").and_then(Value::as_str) == Some("") {
        content.insert("body".to_owned(), json!(file.name));
        content.remove("format");
        content.remove("formatted_body");
    }
    content.insert("info".to_owned(), json!({ "mimetype": file.media_type, "size": file.bytes.len() }));
    // As `url` where everybody may read it, as `file` with its keys where not.
    if let Value::Object(source) = json!(source) {
        content.extend(source);
    }
}

/// The event that replaces the text of `edit.message`. Nobody is mentioned by it: a tick of the clock must not buzz.
pub(super) fn replacement(edit: &Edit) -> Value {
    let mut content = text(&edit.post, json!({}));
    // Shown by clients that know no edits.
    if let Some(body) = content.get("body").and_then(Value::as_str) {
        let body = format!("* {body}");
        content.insert("body".to_owned(), Value::String(body));
    }
    content.insert("m.new_content".to_owned(), Value::Object(text(&edit.post, mentions(&edit.post))));
    content.insert("m.relates_to".to_owned(), json!({ "rel_type": "m.replace", "event_id": edit.message.0 }));
    content.insert(CHOICES.to_owned(), drawn(&edit.post));
    Value::Object(content)
}

fn drawn(post: &Post) -> Value {
    post.choices.iter().map(|choice| json!(choice.emoji)).collect()
}

pub(super) fn reaction(to: &str, emoji: &str) -> Value {
    json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": to, "key": emoji } })
}

/// Whether the event with this content is the post of `key`.
pub(super) fn is_post(content: &Value, key: &PostKey) -> bool {
    content.get(KEY).and_then(Value::as_str) == Some(key.0.as_str())
}

/// The choices that the post has since the event with this content, where it says so.
pub(super) fn choices(content: &Value) -> Option<Vec<String>> {
    let choices = content.get(CHOICES)?.as_array()?;
    Some(choices.iter().filter_map(|emoji| emoji.as_str().map(str::to_owned)).collect())
}

/// The post whose text the event with this content replaces.
pub(super) fn replaces(content: &Value) -> Option<&str> {
    let relation = content.get("m.relates_to")?;
    let replaces = relation.get("rel_type").and_then(Value::as_str) == Some("m.replace");
    relation.get("event_id").and_then(Value::as_str).filter(|_| replaces)
}

fn text(post: &Post, mentions: Value) -> Map<String, Value> {
    let mut content = Map::new();
    content.insert("msgtype".to_owned(), json!(if post.buzz { "m.text" } else { "m.notice" }));
    content.insert("body".to_owned(), json!(doc::plain(&post.doc)));
    content.insert("format".to_owned(), json!("org.matrix.custom.html"));
    content.insert("formatted_body".to_owned(), json!(doc::html(&post.doc, &names::mention_url)));
    content.insert("m.mentions".to_owned(), mentions);
    content
}

fn mentions(post: &Post) -> Value {
    let users: Vec<String> = post
        .mentions
        .iter()
        .filter(|_| post.buzz)
        .filter_map(|account| names::user(account).ok())
        .map(|user| user.to_string())
        .collect();
    if users.is_empty() { json!({}) } else { json!({ "user_ids": users }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::ids::{Account, ChannelId};
    use crate::dialogue::lang::Lang;
    use crate::doc::Doc;
    use crate::ports::chat::{Choice, ChoiceId, Destination, MessageId};

    fn post(buzz: bool) -> Post {
        let to = Destination::Channel(ChannelId("matrix/!r:example.dk".to_owned()));
        Post {
            buzz,
            mentions: vec![Account("matrix/@anna:example.dk".to_owned())],
            choices: vec![Choice {
                id: ChoiceId("yes".to_owned()),
                emoji: "✅".to_owned(),
                label: "Ja".to_owned(),
                opens: None,
            }],
            ..Post::new(PostKey("k/1".to_owned()), to, Doc::text("Hej"), Lang::Da)
        }
    }

    #[test]
    fn what_must_buzz_is_a_text_with_mentions_and_the_rest_is_a_notice_without() {
        let loud = message(&post(true), None);
        assert_eq!(loud["msgtype"], "m.text");
        assert_eq!(loud["m.mentions"], json!({ "user_ids": ["@anna:example.dk"] }));
        let quiet = message(&post(false), None);
        assert_eq!(quiet["msgtype"], "m.notice");
        assert_eq!(quiet["m.mentions"], json!({}));
    }

    #[test]
    fn the_key_and_the_choices_can_be_read_back() {
        let content = Value::Object(message(&post(true), Some("$root")));
        assert!(is_post(&content, &PostKey("k/1".to_owned())));
        assert!(!is_post(&content, &PostKey("k/2".to_owned())));
        assert_eq!(choices(&content).unwrap(), ["✅"]);
        assert_eq!(content["m.relates_to"]["m.in_reply_to"]["event_id"], "$root");
    }

    #[test]
    fn an_edit_never_buzzes_and_is_not_taken_for_the_post() {
        let edit = Edit {
            key: PostKey("k/1".to_owned()),
            message: MessageId("$m".to_owned()),
            revision: 2,
            version: 1,
            post: post(true),
        };
        let content = replacement(&edit);
        assert_eq!(content["m.mentions"], json!({}));
        assert_eq!(content["m.relates_to"], json!({ "rel_type": "m.replace", "event_id": "$m" }));
        assert!(!is_post(&content, &PostKey("k/1".to_owned())));
        assert_eq!((choices(&content).unwrap(), replaces(&content)), (vec!["✅".to_owned()], Some("$m")));
        assert!(content["m.new_content"]["body"].as_str().unwrap().contains("Hej"));
    }

    #[test]
    fn a_file_has_its_words_under_it_and_keeps_its_key() {
        let file =
            File { name: "referat.md".to_owned(), media_type: "text/markdown".to_owned(), bytes: b"# Hej".to_vec() };
        let source = MediaSource::Plain("mxc://example.dk/abc".into());
        let mut content = message(&post(false), Some("$root"));
        attach(&mut content, &file, &source);
        assert_eq!(content["msgtype"], "m.file");
        assert_eq!(content["filename"], "referat.md");
        assert_eq!(content["body"], "Hej");
        assert_eq!(content["url"], "mxc://example.dk/abc");
        assert_eq!(content["info"], json!({ "mimetype": "text/markdown", "size": 5 }));
        assert_eq!(content["m.relates_to"]["event_id"], "$root");
        assert!(is_post(&Value::Object(content), &PostKey("k/1".to_owned())));
        let mut bare = message(&Post { doc: Doc::default(), ..post(false) }, None);
        attach(&mut bare, &file, &source);
        assert_eq!(bare["body"], "referat.md");
        assert!(!bare.contains_key("formatted_body"));
    }
}

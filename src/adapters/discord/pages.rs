//! Reading a channel's messages page by page.
//!
//! Each message is decoded by itself: one of a kind that the client does not know must not hide those around it.
//! Deliberately absent: what is in them.

use super::errors::Failed;
use super::rest::Rest;
use serde_json::Value;
use serenity::http::{LightMethod, Request, Route};
use serenity::model::channel::Message;
use serenity::model::id::ChannelId;

/// The most Discord gives at once.
const PAGE: usize = 100;

/// Which page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which {
    After(u64),
    Before(u64),
    Newest,
}

pub(super) struct Page {
    pub(super) messages: Vec<Message>,
    /// Of all that were on it, also those that cannot be decoded.
    pub(super) oldest: Option<u64>,
    pub(super) newest: Option<u64>,
    /// There are no more in this direction.
    pub(super) is_last: bool,
}

pub(super) async fn page(rest: &Rest, channel: ChannelId, which: Which) -> Result<Page, Failed> {
    let mut params = vec![("limit", PAGE.to_string())];
    match which {
        Which::After(id) => params.push(("after", id.to_string())),
        Which::Before(id) => params.push(("before", id.to_string())),
        Which::Newest => {}
    }
    let request = Request::new(Route::ChannelMessages { channel_id: channel }, LightMethod::Get).params(Some(params));
    let all: Vec<Value> = rest.call(rest.http().fire(request)).await?;
    let ids = || all.iter().filter_map(|message| message["id"].as_str()?.parse::<u64>().ok());
    let (oldest, newest, is_last) = (ids().min(), ids().max(), all.len() < PAGE);
    Ok(Page { oldest, newest, is_last, messages: decoded(all) })
}

/// What is pinned in a channel, the newest pin first.
pub(super) async fn pinned(rest: &Rest, channel: ChannelId) -> Result<Vec<Message>, Failed> {
    let request = Request::new(Route::ChannelPins { channel_id: channel }, LightMethod::Get);
    Ok(decoded(rest.call(rest.http().fire(request)).await?))
}

fn decoded(all: Vec<Value>) -> Vec<Message> {
    let known = all.into_iter().filter_map(|message| {
        let decoded = serde_json::from_value(message);
        if decoded.is_err() {
            tracing::debug!("a message of an unknown kind is passed over");
        }
        decoded.ok()
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_message_of_an_unknown_kind_does_not_hide_the_others() {
        let author = json!({ "id": "2", "username": "anna", "discriminator": "0", "avatar": null });
        let message = json!({
            "id": "3", "channel_id": "4", "author": author, "content": "hej", "timestamp": "2026-03-03T08:00:00Z",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": false, "type": 0,
        });
        let decoded = decoded(vec![json!({ "id": "5", "of": "another kind" }), message]);
        assert_eq!(decoded.iter().map(|message| message.content.as_str()).collect::<Vec<_>>(), ["hej"]);
    }
}

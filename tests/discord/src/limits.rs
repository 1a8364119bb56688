//! What Discord refuses though its description allows it, as pure checks of a body.
//!
//! Deliberately absent: what the description does say, permissions (`permissions`), and times (`interactions`).

use serde_json::Value;
use std::collections::BTreeSet;

/// Message content, in characters. The description says 4000.
pub const CONTENT: usize = 2000;
/// Rows of buttons and selects in a message, and of fields in a modal.
pub const ROWS: usize = 5;
/// All texts of all embeds of a message together.
pub const EMBEDS: usize = 6000;
/// Different emoji on a message.
pub const REACTIONS: usize = 20;
/// Pinned messages in a channel.
pub const PINS: usize = 250;
/// Events of a guild that have not ended.
pub const EVENTS: usize = 100;

/// Set on a message that is laid out by components alone; then other limits hold.
const COMPONENTS_V2: u64 = 1 << 15;

/// What is wrong with a message's body, be it new or an edit.
pub fn message(body: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let content = body["content"].as_str().unwrap_or_default().chars().count();
    if content > CONTENT {
        faults.push(format!("content has {content} characters, {CONTENT} are allowed"));
    }
    let embeds = list(&body["embeds"]).map(embed).sum::<usize>();
    if embeds > EMBEDS {
        faults.push(format!("the embeds have {embeds} characters together, {EMBEDS} are allowed"));
    }
    let rows = list(&body["components"]).count();
    if rows > ROWS && body["flags"].as_u64().unwrap_or_default() & COMPONENTS_V2 == 0 {
        faults.push(format!("{rows} rows of components, {ROWS} are allowed"));
    }
    faults.extend(ids(&body["components"]));
    for button in list(&body["components"]).flat_map(|row| list(&row["components"])).filter(|c| c["type"] == 2) {
        faults.extend(self::button(button));
    }
    faults
}

/// What is wrong with a modal's body.
pub fn modal(body: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let rows = list(&body["components"]).count();
    if rows > ROWS {
        faults.push(format!("a modal with {rows} rows, {ROWS} are allowed"));
    }
    for row in list(&body["components"]).filter(|row| row["type"] == 1) {
        let fields = list(&row["components"]).count();
        if fields != 1 {
            faults.push(format!("a modal's row with {fields} fields, one is allowed"));
        }
    }
    faults.extend(ids(&body["components"]));
    faults
}

/// Whether a new message says nothing. Buttons alone are not a message.
pub fn is_empty(body: &Value, files: usize) -> bool {
    let is_v2 = body["flags"].as_u64().unwrap_or_default() & COMPONENTS_V2 != 0;
    body["content"].as_str().unwrap_or_default().trim().is_empty()
        && list(&body["embeds"]).next().is_none()
        && list(&body["sticker_ids"]).next().is_none()
        && !body["poll"].is_object()
        && files == 0
        && !(is_v2 && list(&body["components"]).next().is_some())
}

/// What is wrong with a new scheduled event.
pub fn event(body: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if body["entity_type"] == 3 {
        if !body["scheduled_end_time"].is_string() {
            faults.push("an event elsewhere needs scheduled_end_time".to_owned());
        }
        let place = body["entity_metadata"]["location"].as_str().unwrap_or_default().chars().count();
        if !(1..=100).contains(&place) {
            faults.push("an event elsewhere needs a location of 1 to 100 characters".to_owned());
        }
    }
    faults
}

fn button(button: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let is_link = button["style"] == 5;
    if is_link && !button["url"].is_string() || !is_link && !button["custom_id"].is_string() {
        faults.push("a button needs a custom_id, or a url if it is a link".to_owned());
    }
    if button["label"].as_str().unwrap_or_default().is_empty() && !button["emoji"].is_object() {
        faults.push("a button needs a label or an emoji".to_owned());
    }
    faults
}

fn embed(embed: &Value) -> usize {
    let own = [&embed["title"], &embed["description"], &embed["footer"]["text"], &embed["author"]["name"]];
    let fields = list(&embed["fields"]).flat_map(|field| [&field["name"], &field["value"]]);
    own.into_iter().chain(fields).filter_map(Value::as_str).map(|text| text.chars().count()).sum()
}

/// The ids that come more than once.
fn ids(components: &Value) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = list(components).flat_map(|row| list(&row["components"])).filter_map(|c| c["custom_id"].as_str());
    all.filter(|id| !seen.insert(*id)).map(|id| format!("the custom_id \"{id}\" comes twice")).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

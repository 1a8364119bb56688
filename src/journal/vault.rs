//! Takes the values that may be a person's out of an event and puts them back (law 9).
//!
//! What `dialogue::erasable` serialises as `{"$erasable":{"about":7,"value":"Anna"}}` is stored in the event as
//! `{"$erasable":{"about":7,"part":0}}`; the value stands in a record of its own that can be deleted. Works for any
//! JSON: an object that only looks like one of these is wrapped, so that it comes back as it was.
//! Deliberately absent: where parts are kept.

use crate::dialogue::ids::PersonId;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const MARK: &str = "$erasable";

/// One value taken out of an event; `index` counts within the event.
#[derive(Clone, Debug, PartialEq)]
pub struct ErasablePart {
    pub index: u32,
    pub about: Option<PersonId>,
    pub value: Value,
}

/// The event without its erasable values, and the values. An erasable inside an erasable is a part of its own.
pub fn split(event: Value) -> (Value, Vec<ErasablePart>) {
    let mut parts = Vec::new();
    let event = take(event, &mut parts);
    (event, parts)
}

/// The event with its values; those whose part is gone are `null`.
pub fn join(event: Value, parts: Vec<ErasablePart>) -> Value {
    let mut parts = parts.into_iter().map(|part| (part.index, part.value)).collect();
    put(event, &mut parts)
}

fn take(value: Value, parts: &mut Vec<ErasablePart>) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|item| take(item, parts)).collect(),
        Value::Object(mut object) if object.len() == 1 && object.contains_key(MARK) => {
            match erasable(object.remove(MARK).unwrap_or_default()) {
                Ok((about, Value::Null)) => json!({ MARK: { "about": about, "part": null } }),
                Ok((about, value)) => {
                    let value = take(value, parts);
                    let index = parts.len() as u32;
                    parts.push(ErasablePart { index, about: about.map(PersonId), value });
                    json!({ MARK: { "about": about, "part": index } })
                }
                Err(other) => json!({ MARK: { "plain": take(other, parts) } }),
            }
        }
        Value::Object(object) => {
            Value::Object(object.into_iter().map(|(key, item)| (key, take(item, parts))).collect())
        }
        plain => plain,
    }
}

/// `{"about": null or a number, "value": anything}` and nothing else; otherwise given back.
fn erasable(inner: Value) -> Result<(Option<u64>, Value), Value> {
    let Value::Object(mut inner) = inner else { return Err(inner) };
    let about = match inner.get("about") {
        Some(Value::Null) => None,
        Some(about) if about.is_u64() => about.as_u64(),
        _ => return Err(Value::Object(inner)),
    };
    match (inner.len(), inner.remove("value")) {
        (2, Some(value)) => Ok((about, value)),
        (_, value) => {
            inner.extend(value.map(|value| ("value".to_owned(), value)));
            Err(Value::Object(inner))
        }
    }
}

/// Each part is used once, so that damaged records cannot lead in a circle.
fn put(value: Value, parts: &mut BTreeMap<u32, Value>) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|item| put(item, parts)).collect(),
        Value::Object(mut object) if object.len() == 1 && object.contains_key(MARK) => {
            let mut inner = match object.remove(MARK) {
                Some(Value::Object(inner)) => inner,
                other => return json!({ MARK: other }),
            };
            if let Some(plain) = inner.remove("plain") {
                return json!({ MARK: put(plain, parts) });
            }
            let index = inner.get("part").and_then(Value::as_u64).and_then(|index| u32::try_from(index).ok());
            let value = index.and_then(|index| parts.remove(&index)).map(|value| put(value, parts));
            let about = inner.remove("about").unwrap_or_default();
            json!({ MARK: { "about": about, "value": value } })
        }
        Value::Object(object) => {
            Value::Object(Map::from_iter(object.into_iter().map(|(k, item)| (k, put(item, parts)))))
        }
        plain => plain,
    }
}

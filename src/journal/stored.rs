//! What is stored beside the facts, and how a value becomes bytes and is read again.
//!
//! Deliberately absent: under which key (`keys`), and when (`batch`).

use super::record::LoadError;
use crate::dialogue::ids::{PersonId, PostKey};
use crate::ports::chat::MessageId;
use crate::ports::journal::JournalError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A part as it is stored, beside the event.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredPart {
    pub about: Option<PersonId>,
    pub value: Value,
}

/// Where a post went.
#[derive(Serialize, Deserialize)]
pub(super) struct SentAt {
    pub room: String,
    pub message: MessageId,
}

/// Which post a message is.
#[derive(Serialize, Deserialize)]
pub(super) struct Origin {
    pub stream: String,
    pub key: PostKey,
}

pub fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, JournalError> {
    serde_json::to_vec(value).map_err(|why| JournalError::Broken(format!("a value cannot be written as JSON: {why}")))
}

/// As `json`, by way of a value, so that an export, which does not know the type, gives the same bytes.
pub fn plain<T: Serialize>(value: &T) -> Result<Vec<u8>, JournalError> {
    let value = serde_json::to_value(value);
    json(&value.map_err(|why| JournalError::Broken(format!("a value cannot be written as JSON: {why}")))?)
}

pub fn parse<T: DeserializeOwned>(bytes: &[u8], what: &'static str) -> Result<T, LoadError> {
    serde_json::from_slice(bytes).map_err(|why| LoadError::Index { what, why: why.to_string() })
}

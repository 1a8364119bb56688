//! What a channel remembers of the people in its earlier dialogues.
//!
//! Deliberately absent: adding to it (`channel`), and what it is weighed for (`decide`).

use super::ids::PersonId;
use std::collections::BTreeMap;

/// What a channel remembers of earlier dialogues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// How often two people were a pair; the smaller id first.
    pub together: BTreeMap<(PersonId, PersonId), u32>,
    /// How often a person's pair presented.
    pub presented: BTreeMap<PersonId, u32>,
}

//! What is known already of what belongs in the forms a message's buttons open, from its last post or edit.
//!
//! In memory alone: after a restart the fields are empty, and one left empty changes nothing. Deliberately absent: the
//! forms themselves.

use crate::ports::chat::Choice;
use serenity::model::id::MessageId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Messages remembered at the same time.
const MESSAGES: usize = 2_000;

/// For each message and button what its form is filled with.
type ByButton = HashMap<MessageId, HashMap<String, Vec<Option<String>>>>;

/// Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Filled(Arc<Mutex<ByButton>>);

impl std::fmt::Debug for Filled {
    /// What is in it is people's own.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filled(…)")
    }
}

impl Filled {
    pub(super) fn note(&self, message: MessageId, choices: &[Choice]) {
        let forms = choices.iter().filter_map(|choice| Some((choice.emoji.clone(), choice.opens.as_ref()?)));
        let forms: HashMap<_, _> = forms.map(|(emoji, opens)| (emoji, opens.filled.clone())).collect();
        let mut messages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if messages.len() >= MESSAGES {
            messages.clear();
        }
        if forms.is_empty() {
            messages.remove(&message);
        } else {
            messages.insert(message, forms);
        }
    }

    pub(super) fn of(&self, message: MessageId, emoji: &str) -> Vec<Option<String>> {
        let messages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        messages.get(&message).and_then(|forms| forms.get(emoji)).cloned().unwrap_or_default()
    }
}

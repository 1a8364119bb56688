//! What is known already of what belongs in the forms a message's buttons open, from its last post or edit.
//!
//! In memory alone: after a restart the fields are empty, and one left empty changes nothing. Deliberately absent: the
//! forms themselves.

use crate::platform::bounded::Bounded;
use crate::platform::locks::lock;
use crate::ports::chat::{Choice, ChoiceId};
use crate::ports::vocabulary::FormId;
use serenity::model::id::{MessageId, UserId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Messages remembered at the same time.
const MESSAGES: usize = 2_000;

/// For each message and button what its form is filled with.
type ByButton = Bounded<MessageId, HashMap<ChoiceId, Vec<Option<String>>>>;

/// What a form was opened with, by the message it was opened from and whoever did; each has one open at a time.
type Opened = Bounded<(MessageId, UserId, FormId), Vec<Option<String>>>;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Filled(Arc<Mutex<Known>>);

#[derive(Debug)]
struct Known {
    messages: ByButton,
    opened: Opened,
}

impl Default for Filled {
    fn default() -> Self {
        let known = Known { messages: Bounded::new(MESSAGES), opened: Bounded::new(MESSAGES) };
        Self(Arc::new(Mutex::new(known)))
    }
}

impl Filled {
    pub(super) fn note(&self, message: MessageId, choices: &[Choice]) {
        let forms = choices.iter().filter_map(|choice| Some((choice.id.clone(), choice.opens.as_ref()?)));
        let forms: HashMap<_, _> = forms.map(|(choice, opens)| (choice, opens.filled.clone())).collect();
        let messages = &mut lock(&self.0).messages;
        if forms.is_empty() {
            messages.remove(&message);
        } else {
            messages.insert(message, forms);
        }
    }

    /// What the form behind this button is to be opened with by this person, remembered until they send it in.
    pub(super) fn open(&self, message: MessageId, choice: &ChoiceId, by: UserId, form: FormId) -> Vec<Option<String>> {
        let mut known = lock(&self.0);
        let filled = known.messages.get(&message).and_then(|forms| forms.get(choice)).cloned().unwrap_or_default();
        known.opened.insert((message, by, form), filled.clone());
        filled
    }

    /// What stood in a form when this person opened it. The message may say something else by now.
    pub(super) fn opened(&self, message: MessageId, by: UserId, form: FormId) -> Vec<Option<String>> {
        lock(&self.0).opened.get(&(message, by, form)).cloned().unwrap_or_default()
    }
}

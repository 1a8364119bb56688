//! What somebody has asked of the bot, and what they see of its answers: messages, forms, suggestions, or nothing.

use super::store::{Asked, FIRST_ANSWER, Id, Message, World};
use super::{DEADLINE, Shared};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// Something somebody asked of the bot.
#[derive(Clone, Debug)]
pub struct Interaction {
    shared: Arc<Shared>,
    pub id: Id,
}

/// A form that the bot has opened.
#[derive(Clone, Debug)]
pub struct Modal {
    pub custom_id: String,
    pub title: String,
    pub fields: Vec<Field>,
}

/// A text field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub custom_id: String,
    pub label: String,
    /// What stands there already.
    pub value: String,
    pub is_required: bool,
    pub longest: usize,
    pub shortest: usize,
}

/// A suggestion while somebody types.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub name: String,
    pub value: Value,
}

/// A form as a person sees it.
pub fn modal(data: &Value) -> Modal {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let size = |value: &Value| value.as_u64().and_then(|size| usize::try_from(size).ok());
    let rows = data["components"].as_array().into_iter().flatten();
    // A field stands in a row, or under a label of its own.
    let fields = rows.flat_map(|row| {
        let inner = row["components"].as_array().cloned().unwrap_or_else(|| vec![row["component"].clone()]);
        inner.into_iter().map(|field| (row["label"].clone(), field))
    });
    let fields = fields.filter(|(_, field)| field["type"] == 4).map(|(label, field)| Field {
        custom_id: text(&field["custom_id"]),
        label: if label.is_string() { text(&label) } else { text(&field["label"]) },
        value: text(&field["value"]),
        is_required: field["required"] != false,
        longest: size(&field["max_length"]).unwrap_or(4000),
        shortest: size(&field["min_length"]).unwrap_or_default(),
    });
    Modal { custom_id: text(&data["custom_id"]), title: text(&data["title"]), fields: fields.collect() }
}

impl Field {
    /// Whether this is its custom_id or its label.
    pub fn is_named(&self, name: &str) -> bool {
        self.custom_id == name || self.label == name
    }
}

impl Interaction {
    pub fn new(shared: Arc<Shared>, id: Id) -> Self {
        Self { shared, id }
    }

    /// How it stands.
    pub fn state(&self) -> Asked {
        self.shared.look(|world| world.interactions[&self.id].clone())
    }

    /// Whether the bot has let it pass ("the application did not respond").
    pub fn has_failed(&self) -> bool {
        self.state().has_failed()
    }

    /// Waits for the bot's first answer, whatever it is, at most as long as Discord does. Says whether it came.
    pub async fn is_answered(&self) -> bool {
        self.wait_answer(FIRST_ANSWER.saturating_sub(self.state().sent.elapsed())).await
    }

    /// The same with a time of its own.
    pub async fn wait_answer(&self, within: Duration) -> bool {
        let state = self.state();
        if state.callback.is_some() || state.has_failed() {
            return state.callback.is_some();
        }
        let mut changes = self.shared.changes();
        let answered = async {
            while self.state().callback.is_none() {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(within, answered).await.is_ok()
    }

    /// Waits until it is answered, and fails the test if it is not.
    pub async fn answered(&self) -> Asked {
        assert!(self.is_answered().await, "the application did not respond\n{}", self.shared.look(World::summary));
        self.state()
    }

    /// Waits for the message that answers it: not the promise of one, and not the message with the button.
    pub async fn reply(&self) -> Message {
        self.answered().await;
        let id = self.id;
        let found = |world: &World| {
            let asked = &world.interactions[&id];
            let own = asked.original.filter(|original| asked.message != Some(*original));
            let ids = own.into_iter().chain(asked.followups.iter().copied());
            ids.filter_map(|id| world.messages.get(&id)).find(|m| !m.is_deferred).cloned()
        };
        self.shared.until("an answer", DEADLINE, found).await
    }

    /// Waits for the answer that only they can see, and gives its text.
    pub async fn whispered(&self) -> String {
        let reply = self.reply().await;
        assert!(reply.only_for.is_some(), "everybody can see \"{}\"", reply.text());
        reply.text()
    }

    /// What the bot has said after its first answer, so far.
    pub fn followups(&self) -> Vec<Message> {
        self.shared.look(|world| {
            let ids = &world.interactions[&self.id].followups;
            ids.iter().filter_map(|id| world.messages.get(id).cloned()).collect()
        })
    }

    /// Waits for the form that the bot opens.
    pub async fn modal(&self) -> Modal {
        let asked = self.answered().await;
        modal(&asked.modal.unwrap_or_else(|| panic!("no form was opened, but an answer of type {:?}", asked.callback)))
    }

    /// Waits for the suggestions.
    pub async fn choices(&self) -> Vec<Choice> {
        let asked = self.answered().await;
        let choices = asked.choices.unwrap_or_else(|| panic!("nothing suggested, but {:?}", asked.callback));
        let name = |choice: &Value| choice["name"].as_str().unwrap_or_default().to_owned();
        choices.iter().map(|choice| Choice { name: name(choice), value: choice["value"].clone() }).collect()
    }

    /// As if a quarter of an hour had gone by: nothing more can be said to it.
    pub fn expire(&self) {
        self.shared.change(|world| world.interactions.get_mut(&self.id).expect("the interaction").is_expired = true);
    }
}

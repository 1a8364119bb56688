//! The post that ought to be pinned, compared with what is (law 3).
//!
//! Deliberately absent: which that is (`dialogue::speak`).

use super::draft::Remark;
use super::handling::Handling;
use super::outbox::Job;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::channel::Told;
use crate::dialogue::ids::PostKey;
use crate::dialogue::permission::Permission;
use crate::dialogue::state::Dialogue;
use crate::journal::Shown;
use crate::ports::chat::{ChatError, MessageId, Missing};
use std::hash::{DefaultHasher, Hash, Hasher};

impl Handling<'_> {
    /// Pins the post that ought to be, unless it is known to be (law 3).
    pub(super) fn pin_again(&mut self) {
        let message = self.shown.pinned.as_ref().and_then(|key| self.shown.messages.get(key));
        let Some(message) = message.filter(|_| self.world.capabilities.channel.pins) else { return };
        let messages = vec![message.clone()];
        if self.shown.revisions.get(&self.pins()) != Some(&pins_revision(&messages)) {
            self.outbox.small(Job::Pin { channel: self.streams.id.clone(), messages });
        }
    }

    /// What the pins are called among what is shown.
    fn pins(&self) -> PostKey {
        PostKey(format!("{}/pins", self.streams.id.0))
    }

    pub(super) fn is_pinned(&mut self, messages: &[MessageId], result: Result<(), ChatError>) -> Result<(), Stop> {
        match result {
            // Tried again at the next start.
            Err(ChatError::Later { .. }) => return Ok(()),
            Err(ChatError::Never { missing: Missing::Permission(Permission::Pin), .. }) => {
                self.tell_once(Told::CannotPin, Receipt::default())?;
            }
            Err(error) => self.remark(Remark::NotDone { what: "nothing was pinned", why: error.to_string() }),
            Ok(()) => {}
        }
        let Some(stream) = self.streams.dialogue().map(Dialogue::stream) else { return Ok(()) };
        let (key, revision) = (self.pins(), pins_revision(messages));
        self.shown.see(key.clone(), revision);
        self.append.shown.push(Shown { stream, key, revision });
        Ok(())
    }
}

/// A number that changes with what is pinned.
fn pins_revision(messages: &[MessageId]) -> u64 {
    let mut hasher = DefaultHasher::new();
    messages.hash(&mut hasher);
    hasher.finish()
}

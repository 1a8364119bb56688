//! Something that was heard, ready to be acted on: who it is from is known, and that it is new.
//!
//! Deliberately absent: understanding it (`inbox`).

use super::receipt::Receipt;
use crate::commands::{self, Verdict, inspect, names};
use crate::dialogue::event::Identity;
use crate::dialogue::ids::PersonId;
use crate::dialogue::permission::Permission;
use crate::ports::chat::{Heard, Inbound, MessageId, Room};
use jiff::Timestamp;

/// Numbers are given out from 1.
pub(super) const NOBODY: PersonId = PersonId(0);

pub(super) struct Incoming<'a> {
    pub inbound: &'a Inbound,
    pub thread: Option<MessageId>,
    pub receipt: Receipt,
    /// Who it is from, where they have a number.
    pub person: Option<PersonId>,
    /// When the platform received it, in the dialogues' time.
    pub at: Timestamp,
}

impl Incoming<'_> {
    pub fn is_private(&self) -> bool {
        matches!(self.inbound.room, Room::Private { .. })
    }

    /// What the bot is kept from where somebody asked, and cannot do without.
    pub fn lacking(&self) -> Vec<Permission> {
        match &self.inbound.what {
            Heard::Asked { lacking, .. } | Heard::Sent { lacking, .. } => {
                lacking.iter().copied().filter(|permission| permission.is_needed()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The name shown, cleaned; a CPR number in it is not kept.
    pub fn identity(&self) -> Identity {
        let name = names::display_name(&self.inbound.display_name, self.inbound.from.name_part());
        let name = if inspect(&name) == Verdict::Cpr { commands::redact(&name) } else { name };
        Identity { account: Some(self.inbound.from.clone()), name }
    }
}

/// The thread something was written in.
pub(super) fn thread_of(inbound: &Inbound) -> Option<MessageId> {
    match &inbound.what {
        Heard::Message { thread, .. } | Heard::Asked { thread, .. } | Heard::Sent { thread, .. } => thread.clone(),
        _ => None,
    }
}

//! Discord's refusals, by number.

use super::Answer;
use serde_json::json;

/// Why a call was not carried out.
#[derive(Clone, Debug)]
pub struct Refusal {
    status: u16,
    code: u32,
    pub message: String,
    /// A bot that knows the rules never runs into this one.
    pub is_violation: bool,
}

impl Refusal {
    pub fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), is_violation: false }
    }

    /// The same, for what no right program does.
    pub fn violation(mut self) -> Self {
        self.is_violation = true;
        self
    }

    pub fn answer(&self) -> Answer {
        Answer { status: self.status, body: json!({ "code": self.code, "message": self.message }) }
    }

    pub fn invalid(what: &str) -> Self {
        Self::new(400, 50035, &format!("Invalid Form Body: {what}"))
    }

    pub fn unknown_channel() -> Self {
        Self::new(404, 10003, "Unknown Channel")
    }

    pub fn unknown_guild() -> Self {
        Self::new(404, 10004, "Unknown Guild")
    }

    pub fn unknown_member() -> Self {
        Self::new(404, 10007, "Unknown Member")
    }

    pub fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub fn unknown_user() -> Self {
        Self::new(404, 10013, "Unknown User")
    }

    pub fn unknown_emoji() -> Self {
        Self::new(400, 10014, "Unknown Emoji")
    }

    pub fn unknown_webhook() -> Self {
        Self::new(404, 10015, "Unknown Webhook")
    }

    pub fn unknown_interaction() -> Self {
        Self::new(404, 10062, "Unknown interaction")
    }

    pub fn unknown_event() -> Self {
        Self::new(404, 10070, "Unknown Guild Scheduled Event")
    }

    pub fn already_answered() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access")
    }

    pub fn not_the_author() -> Self {
        Self::new(403, 50005, "Cannot edit a message authored by another user")
    }

    pub fn empty() -> Self {
        Self::new(400, 50006, "Cannot send an empty message")
    }

    pub fn closed() -> Self {
        Self::new(403, 50007, "Cannot send messages to this user")
    }

    pub fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    pub fn token_over() -> Self {
        Self::new(401, 50027, "Invalid Webhook Token")
    }

    pub fn archived() -> Self {
        Self::new(400, 50083, "Tried to perform an operation on an archived thread")
    }

    pub fn too_many_pins() -> Self {
        Self::new(400, 30003, "Maximum number of pins reached for the channel (250)")
    }

    pub fn too_many_reactions() -> Self {
        Self::new(400, 30010, "Maximum number of reactions reached (20)")
    }

    pub fn too_many_events() -> Self {
        Self::new(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)")
    }

    pub fn has_thread() -> Self {
        Self::new(400, 160_004, "A thread has already been created for this message")
    }

    pub fn locked() -> Self {
        Self::new(400, 160_005, "Thread is locked")
    }
}

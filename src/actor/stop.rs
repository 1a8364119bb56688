//! Why an input cannot be handled: something must be read first, or the program or its texts are at fault.
//!
//! Deliberately absent: what people do wrong. That is answered, and is no error.

use super::read::Read;
use crate::dialogue::ids::ChannelId;
use crate::dialogue::illegal::Illegal;
use crate::documents::pdf::PdfError;
use crate::prompts::engine::RenderError;

/// Handling stopped, and nothing has changed.
#[derive(Debug)]
pub enum Stop {
    /// The journal must be asked; the same input can be handled with the answers.
    Unread(Vec<Read>),
    Failed(ActorError),
}

/// What only an operator can mend.
#[derive(Debug, thiserror::Error)]
pub enum ActorError {
    #[error("{stream}: {illegal}")]
    Illegal { stream: String, illegal: Illegal },
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("a fact could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Stop {
    /// A fact of a channel's stream of this kind does not fit the one before it.
    pub(super) fn illegal(channel: &ChannelId, stream: &str, illegal: Illegal) -> Self {
        Self::Failed(ActorError::Illegal { stream: format!("{} {stream}", channel.0), illegal })
    }
}

impl From<RenderError> for Stop {
    fn from(error: RenderError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<PdfError> for Stop {
    fn from(error: PdfError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.into())
    }
}

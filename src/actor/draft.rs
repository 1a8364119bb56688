//! What comes of one input: what is to be written, and what memory is once it is.
//!
//! Deliberately absent: how it becomes durable (the shell's).

use super::input::Input;
use super::outbox::Job;
use super::state::State;
use crate::dialogue::ids::PersonId;
use crate::journal::Append;

/// What comes of one input: what is to be written, and what memory is once it is. Nothing of it holds before.
#[derive(Debug)]
#[must_use = "nothing has happened before it is written and adopted"]
pub struct Draft {
    pub append: Append,
    /// For the platform, once this is adopted; each comes back as `Input::Done`.
    pub jobs: Vec<Job>,
    /// What is erased must leave the disk at once, not only in the night.
    pub compact: bool,
    /// Whose data are erased with it, so that other channels forget them too.
    pub erased: Option<PersonId>,
    /// Handled next, once this is adopted.
    pub then: Option<Input>,
    pub remarks: Vec<Remark>,
    pub(super) next: State,
}

/// Something for whoever runs the program, to be put into its log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    #[error("{what}: {why}")]
    NotDone { what: &'static str, why: String },
    #[error("{key} was put off: {why}")]
    PutOff { key: String, why: String },
    #[error("the playbook {playbook} of a series is no longer installed")]
    PlaybookGone { playbook: String },
    #[error("too many answers are waiting; the one to {event} is left out")]
    TooManyAnswers { event: String },
    #[error("the open post {key} has no cause any more")]
    NoCause { key: String },
}

impl Remark {
    /// Is it of no concern unless somebody looks for it?
    pub fn is_quiet(&self) -> bool {
        matches!(self, Self::PutOff { .. } | Self::TooManyAnswers { .. })
    }
}

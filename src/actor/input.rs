//! What comes into a channel's actor, and the draft that comes out.
//!
//! Deliberately absent: what is made of it (`handling`), and how a draft becomes durable (the shell's).

use super::going::Going;
use super::outbox::{Job, Sent};
use super::state::State;
use crate::dialogue::decide::Away;
use crate::dialogue::ids::PersonId;
use crate::journal::Append;
use crate::ports::chat::Inbound;
use jiff::Timestamp;

/// The moment something is handled in, and the chance it may use.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The dialogues' time.
    pub now: Timestamp,
    /// Wall time.
    pub wall: Timestamp,
    pub seed: u64,
}

/// Everything that can happen to a channel.
#[derive(Clone, Debug)]
pub enum Input {
    /// It has just been read from the journal: what was left unsaid is taken up (law 2).
    Opened,
    /// The platform delivered something. `at` is when it received it, in the dialogues' time; `names`: whoever writes in
    /// private is in several dialogues, so that answers name this one.
    Heard { inbound: Inbound, at: Timestamp, names: bool },
    /// Somebody wrote in private, and it could belong to any of these.
    Unclear { inbound: Inbound, among: Vec<Going> },
    /// Time has come to where something is due.
    Due,
    /// The bot, or the platform, was away (law 5).
    Away(Away),
    /// The platform has done a job, or says why not.
    Done { job: Job, sent: Sent },
    /// Somebody's data were erased on their request in another channel.
    Forgotten(PersonId),
    /// What was said in a dialogue has been worded anew or taken away, and the journal has it.
    Reworded { dialogue: u32 },
    /// Somebody's data have left the journal: memory is read from it anew.
    Erased,
    /// The platform can be given something to do.
    Speak,
}

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
    #[error("{what} could not be done: {why}")]
    NotDone { what: &'static str, why: String },
    #[error("{what} was put off ({key}): {why}")]
    PutOff { what: &'static str, key: String, why: String },
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

//! Everything that can happen to a channel.
//!
//! Deliberately absent: what is made of it (`actor`).

use super::going::Going;
use super::outbox::{Job, Sent};
use crate::dialogue::decide::Away;
use crate::dialogue::ids::PersonId;
use crate::ports::chat::Inbound;
use jiff::Timestamp;

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
    Done { job: Box<Job>, sent: Sent },
    /// Somebody's data were erased on their request in another channel.
    Forgotten(PersonId),
    /// What was said in a dialogue has been worded anew or taken away, and the journal has it.
    Reworded { dialogue: u32 },
    /// Somebody's data have left the journal: memory is read from it anew.
    Erased,
    /// The platform can be given something to do.
    Speak,
}

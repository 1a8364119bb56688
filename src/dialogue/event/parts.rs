//! What facts are made of while a dialogue is held: how, by whom, what was asked and chosen, and how it ended.
//!
//! As in all facts, a released field is never renamed or removed (law 8). Deliberately absent: other days
//! (`plans_and_cards`).

use crate::dialogue::ids::{Account, ParticipantId};
use serde::{Deserialize, Serialize};

/// How the dialogue is held; a snapshot of the channel's settings at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub groups: GroupRoom,
    pub ballots: Ballots,
    /// Moves on by itself when time is up.
    pub auto: bool,
    /// As far as the platform can: where it has no polls, reactions.
    #[serde(default, skip_serializing_if = "Votes::is_by_reaction")]
    pub votes: Votes,
}

impl Settings {
    /// Are votes held as polls of the platform? What is to be secret never is.
    pub fn polls(self) -> bool {
        self.votes == Votes::Polls && self.ballots == Ballots::Open
    }
}

/// Where groups talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupRoom {
    #[default]
    Threads,
    /// "We talk in the room": groups only send their result.
    InTheRoom,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ballots {
    /// By reaction; everybody sees them, and the platform's server too.
    #[default]
    Open,
    /// In the private rooms.
    Secret,
}

/// By what an open vote is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Votes {
    #[default]
    Reactions,
    /// A poll of the platform's own below the post.
    Polls,
}

impl Votes {
    pub(in crate::dialogue) fn is_by_reaction(&self) -> bool {
        *self == Self::Reactions
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub account: Option<Account>,
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Participant,
    /// In the room without an account; entered by the facilitator.
    Guest,
    Observer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Started the dialogue.
    Started,
    Asked,
    /// Pressed something without having joined, and is told so.
    Pressed,
    Entered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    Started,
    /// Planned it; the lobby opens when the time comes.
    Planned,
    HandedOver,
    Claimed,
}

/// What is said once before it goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    Size,
    NotAllReady { visit: u32 },
    EndsHere { visit: u32 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorship {
    pub who: ParticipantId,
    /// The platform's event that wrote it, where it was a plain message.
    pub message: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Can we live with trying this? Answers: 1 agree, 2 question, 3 objection.
    Consent { proposal: u16 },
    /// `dots` for each participant over the frozen options; `run_off` after a tie.
    Dots { options: Vec<u16>, dots: u8, run_off: bool },
    /// `dots` for each participant on the principles that stand weakest. A focus, no decision.
    Weakest { options: Vec<u16>, dots: u8 },
}

/// Who chose what. `choice` is a proposal's or a principle's number, or a consent answer (`AGREE`, `QUESTION`, `OBJECTION`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub who: ParticipantId,
    pub choice: u16,
    /// False: taken back.
    pub on: bool,
    /// The platform's reaction, so that taking it back is understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// An objection that said at once what it is about: nobody asks for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

pub const AGREE: u16 = 1;
pub const QUESTION: u16 = 2;
pub const OBJECTION: u16 = 3;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Outcome {
    /// Consent held.
    Consent {
        proposal: u16,
    },
    /// Open questions or objections, or fewer than half answered.
    NoConsent {
        proposal: u16,
        objections: u16,
        questions: u16,
        too_few: bool,
    },
    /// Most dots.
    Dots {
        proposal: u16,
    },
    /// A tie at the top; a run-off among these follows.
    Tie {
        among: Vec<u16>,
    },
    /// Tied again: the lot decided, as said at the start.
    Lot {
        proposal: u16,
        among: Vec<u16>,
    },
    NobodyVoted,
    /// The principles that stand weakest, the weakest first; several where they tie, none where nobody placed a dot.
    Weakest {
        among: Vec<u16>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// A trial with an owner who accepted.
    Agreed,
    /// Nothing was agreed; the proposals are kept for next time.
    NothingAgreed,
    Cancelled,
    /// A follow-up that ended with a verdict and, but for `Change`, without a new trial.
    Learned,
}

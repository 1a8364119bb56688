//! What facts say of other days: the time of a meeting, what is promised, what is tried and kept, and what was learned.
//!
//! As in all facts, a released field is never renamed or removed (law 8). Deliberately absent: how a dialogue is held
//! and decided (`parts`).

use crate::calendar::LocalMoment;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::ids::ParticipantId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// When a dialogue is to be held, and how long before the pre-reading goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// People chose it: it is kept also where it is unusual.
    pub at: LocalMoment,
    /// Working days; 0 where nothing is sent out ahead.
    pub read_days: u16,
    /// The day it would go out on; none where it is too late for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unusual: Option<Unusual>,
    /// It comes of a series, whose time people have chosen already: it is not said back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<OfSeries>,
}

/// The series that a dialogue comes of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfSeries {
    pub number: u16,
    /// There is less time to read than there ought to be.
    pub late: bool,
}

/// Why a time that people chose is said back with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unusual {
    QuietHours,
    /// Weekend, holiday, or a day on which the channel is closed.
    DayOff,
    /// The clock jumps over it that night; it is held as much later.
    Skipped,
}

/// What a planned dialogue promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// Nobody has said whether the time is right: it is dropped.
    Unconfirmed,
    PreReading,
    ReadingReminder,
    Meeting,
    /// It has begun and nobody goes on with it: it is closed, so that what waits for its end is not forgotten.
    Abandoned,
}

/// A trial that has not been followed up, as a dialogue opens with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenTrial {
    pub number: u32,
    pub what: Option<Erasable<String>>,
    pub until: Option<Date>,
}

/// Something kept for next time. Its number is the channel's, for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankItem {
    pub number: u32,
    pub text: Erasable<String>,
    pub kind: BankKind,
    /// The dialogue it was kept from ended then; unknown in what older versions kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BankKind {
    /// Was not chosen.
    Proposal,
    /// From somebody whose pair had no turn.
    Point,
}

/// What a team says of a trial at its follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Keep,
    Change,
    Stop,
}

/// The learning card as far as it is known: what happened for citizens, what surprised us, what we do now, which
/// assumption failed, and what was measured after (source 004: a gain that fails to appear is explained, so that
/// others learn).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LearningFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surprised: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumption: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Erasable<String>>,
}

/// The trial card as far as it is known. Dates are civil, in the channel's zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrialFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<ParticipantId>,
    /// Who is asked when the owner does not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<ParticipantId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<jiff::civil::Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<jiff::civil::DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumptions: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worse_off: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<Erasable<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Erasable<String>>,
    /// In time and money. Cards of earlier versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Erasable<String>>,
}

/// What becomes of an item of the idea bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BankChoice {
    /// `behold`
    Keep,
    /// `slip`
    LetGo,
    /// `prøv`
    Try,
}

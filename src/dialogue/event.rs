//! What has happened in a dialogue: the facts, past tense, as they stand in the journal for ever.
//!
//! A released variant or field is never renamed or removed (law 8). Names, free text and who-chose-what are
//! `Erasable` (law 9). Deliberately absent: what follows from a fact (`apply`, `react`).

use super::command::BankChoice;
use super::erasable::Erasable;
use super::ids::{Account, DialogueId, ParticipantId, PersonId, TrialId};
use super::lang::Lang;
use super::promise::{Promise, Settlement};
use super::script::Script;
use crate::calendar::LocalMoment;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Event {
    Opened {
        dialogue: DialogueId,
        script: Script,
        lang: Lang,
        settings: Settings,
        expected: Option<u16>,
    },

    // --- before the meeting ---
    /// A time was named and is said back; it counts once the facilitator has said yes.
    TimeProposed {
        plan: Plan,
    },
    /// The time said back is right: people are invited, or told of the new time.
    TimeAccepted,
    TimeDeclined,
    Promised {
        promise: Promise<Occasion>,
    },
    Settled {
        id: u32,
        kind: Occasion,
        how: Settlement,
    },
    /// Who had not read by then; those who are away are left alone.
    ReadingReminded {
        whom: Vec<ParticipantId>,
    },
    /// `via`: the platform's reaction, so that taking it back is understood.
    ReadMarked {
        who: ParticipantId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<String>,
    },
    ReadTakenBack {
        who: ParticipantId,
    },
    /// The time has come: people come in, and the facilitator is asked to begin.
    LobbyOpened {
        at: Timestamp,
    },
    /// Everybody has read beforehand: the reading step is left out.
    ReadingSkipped,

    // --- what went before ---
    /// A follow-up: the trial it is about, as it stood. `due` is when it should have been held, where it is late.
    Recollected {
        trial: TrialId,
        card: Box<TrialFields>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
    },
    /// What the channel has open: its trials, and its idea bank.
    Recalled {
        trials: Vec<OpenTrial>,
        bank: Vec<BankItem>,
    },
    /// What becomes of an item of the idea bank.
    BankDecided {
        number: u32,
        choice: BankChoice,
    },
    /// What can be said of a trial is put up as three proposals.
    VerdictsProposed,
    /// More of the learning card.
    LearningNoted {
        fields: Box<LearningFields>,
    },

    // --- people ---
    Joined {
        who: ParticipantId,
        person: Option<PersonId>,
        identity: Erasable<Identity>,
        role: Role,
        how: How,
    },
    RoleChanged {
        who: ParticipantId,
        role: Role,
    },
    Left {
        who: ParticipantId,
    },
    /// A person asked for their data to be erased: their name and words are gone from here on.
    Forgotten {
        who: ParticipantId,
    },
    FacilitatorNamed {
        who: ParticipantId,
        how: Named,
    },
    TimekeeperNamed {
        who: ParticipantId,
    },
    /// The size does not fit, not all are ready, or it would end here: said once, and the next try goes through.
    Warned {
        what: Warning,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },

    // --- steps ---
    ActivityStarted {
        index: u16,
        visit: u32,
        at: Timestamp,
        until: Timestamp,
    },
    /// What was left of it when it was left, in seconds; given back by `back`.
    ActivityLeft {
        index: u16,
        seconds: i64,
    },
    OneMinuteLeft,
    /// `said`: the facilitator is called back with a message; at most once in a step.
    TimeUp {
        at: Timestamp,
        said: bool,
    },
    AllDone {
        said: bool,
    },
    /// `via`: the platform's reaction, so that taking it back is understood.
    DoneMarked {
        who: ParticipantId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<String>,
    },
    DoneTakenBack {
        who: ParticipantId,
    },
    Paused {
        at: Timestamp,
    },
    Resumed {
        at: Timestamp,
        until: Timestamp,
    },
    Extended {
        minutes: u16,
        until: Timestamp,
    },
    /// The bot was away: the deadline moved by the gap (law 5). `since` is the last sign of life before it, in wall time:
    /// a gap is given back once, also when the bot dies again before the next sign.
    Shifted {
        seconds: i64,
        until: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },

    // --- pairs, the round, groups: written anew whenever somebody comes or goes ---
    PairsFormed {
        pairs: Vec<Vec<ParticipantId>>,
    },
    RoundOpened {
        turns: Vec<u16>,
        plucked: bool,
    },
    TurnMoved {
        turn: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
    GroupsFormed {
        groups: Vec<Vec<ParticipantId>>,
    },

    // --- the board ---
    PointAdded {
        number: u16,
        by: Option<ParticipantId>,
        pair: Option<u16>,
        text: Erasable<String>,
    },
    PointRemoved {
        number: u16,
    },
    ThemeNamed {
        text: Erasable<String>,
    },

    // --- principles ---
    /// Which of the team's services is looked at; the latest name counts.
    ServiceNamed {
        text: Erasable<String>,
    },
    /// How a principle shows in the team's own service.
    ExampleAdded {
        number: u16,
        principle: u16,
        by: Option<ParticipantId>,
        text: Erasable<String>,
    },
    ExampleRemoved {
        number: u16,
    },

    // --- ideas and proposals ---
    /// `message` is the platform's event, so that an edit replaces and a redaction withdraws.
    IdeaWritten {
        number: u16,
        group: u16,
        author: Erasable<Authorship>,
        text: Erasable<String>,
    },
    IdeaReplaced {
        number: u16,
        text: Erasable<String>,
    },
    IdeaWithdrawn {
        number: u16,
    },
    HeldOnPaper,
    /// Silence ended: authors are forgotten, each group sees its own ideas in this order.
    IdeasShared {
        order: Vec<u16>,
    },
    /// Talked in the channel in the silence; hinted once.
    SilenceBroken {
        who: ParticipantId,
    },
    ProposalAdded {
        number: u16,
        group: Option<u16>,
        by: Option<ParticipantId>,
        text: Erasable<String>,
    },
    ProposalRemoved {
        number: u16,
    },
    PresenterMoved {
        turn: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },

    // --- decisions ---
    QuestionOpened {
        question: u32,
        kind: QuestionKind,
        at: Timestamp,
        until: Timestamp,
        eligible: Vec<ParticipantId>,
    },
    /// A choice made or taken back. The link between person and choice is deleted when the vote closes.
    Chose {
        question: u32,
        vote: Erasable<Vote>,
    },
    /// A show of hands among the guests, entered by the facilitator: choice number to hands.
    HandsCounted {
        question: u32,
        hands: Vec<(u16, u16)>,
    },
    ObjectionNamed {
        question: u32,
        text: Erasable<String>,
    },
    NotCounted {
        question: u32,
        who: ParticipantId,
    },
    /// `ballots` are anonymous and sorted; the receipt can be recounted from them. `merged`: what follows at once tells
    /// how it stood, so that it has no message of its own.
    QuestionClosed {
        question: u32,
        ballots: Vec<u16>,
        hands: Vec<(u16, u16)>,
        silent: u16,
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        merged: bool,
    },

    // --- the trial ---
    TrialDrafted {
        fields: Box<TrialFields>,
    },
    OwnerAccepted {
        who: ParticipantId,
    },
    OwnerDeclined {
        who: ParticipantId,
    },

    Closed {
        at: Timestamp,
        outcome: Ending,
    },
}

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

/// How the dialogue is held; a snapshot of the channel's settings at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub groups: GroupRoom,
    pub ballots: Ballots,
    /// Moves on by itself when time is up.
    pub auto: bool,
}

/// Where groups talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupRoom {
    Threads,
    /// "We talk in the room": groups only send their result.
    InTheRoom,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ballots {
    /// By reaction; everybody sees them, and the platform's server too.
    Open,
    /// In the private rooms.
    Secret,
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

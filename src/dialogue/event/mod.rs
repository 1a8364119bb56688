//! What has happened in a dialogue: the facts, past tense, as they stand in the journal for ever.
//!
//! A released variant or field is never renamed or removed (law 8). Names, free text and who-chose-what are
//! `Erasable` (law 9). Deliberately absent: what follows from a fact (`apply`, `react`).

mod parts;
mod plans_and_cards;
mod written;

pub use parts::{
    AGREE, Authorship, Ballots, Ending, GroupRoom, How, Identity, Named, OBJECTION, Outcome, QUESTION, QuestionKind,
    Role, Settings, Vote, Votes, Warning,
};
pub use plans_and_cards::{
    BankChoice, BankItem, BankKind, LearningFields, Occasion, OfSeries, OpenTrial, Plan, TrialFields, Unusual, Verdict,
};
pub use written::{CardField, LearningField, Written};

use super::erasable::Erasable;
use super::ids::{DialogueId, ParticipantId, PersonId, TrialId};
use super::lang::Lang;
use super::promise::{Promise, Settlement};
use super::script::Script;
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
        /// When it was asked: the newest of several such questions is answered first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
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
    /// No private room could be opened for somebody: what is theirs to press stands in the channel.
    Unreachable {
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
        /// Each group finds what to do in its own thread. Old facts say it of none, though there were threads.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        in_threads: bool,
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

    // --- what somebody wrote, whatever it became ---
    /// The facts before this one came of one message, so that an edit of it replaces them and a deletion takes them away.
    Authored {
        made: Vec<Written>,
        author: Erasable<Authorship>,
    },
    /// It says this from now on.
    TextReplaced {
        what: Written,
        text: Erasable<String>,
    },
    /// It says nothing any more. What is voted on keeps its number and its votes.
    TextWithdrawn {
        what: Written,
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
    /// All have finished writing: the silence ends then, unless somebody goes on before.
    SilenceEnding {
        closes: Timestamp,
    },
    /// Somebody did.
    SilenceContinues,
    /// Some private rooms got what they were asked in the silence late: it lasts so much longer for all.
    SilenceProlonged {
        seconds: i64,
        until: Timestamp,
    },
    /// Silence ended: authors are forgotten, each group sees its own ideas in this order. `called` are those who had not
    /// finished and may still sit in their private rooms.
    IdeasShared {
        order: Vec<u16>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        called: Vec<ParticipantId>,
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
    /// Guests entered while it is open may answer too.
    VotersAdded {
        question: u32,
        whom: Vec<ParticipantId>,
    },
    /// All have answered: it closes then, unless something changes before.
    AllAnswered {
        question: u32,
        closes: Timestamp,
    },
    /// Something did: it stays open.
    AnswersReopened {
        question: u32,
    },
    NotCounted {
        question: u32,
        who: ParticipantId,
    },
    /// `ballots` are anonymous and sorted; the receipt can be recounted from them. `answered` and `silent` are people.
    /// `merged`: what follows at once tells how it stood, so that it has no message of its own.
    QuestionClosed {
        question: u32,
        ballots: Vec<u16>,
        hands: Vec<(u16, u16)>,
        silent: u16,
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        merged: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answered: Option<u16>,
        /// When: as it had been promised, or when whoever steers closed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },

    // --- the trial ---
    TrialDrafted {
        fields: Box<TrialFields>,
    },
    /// Whoever steers leaves this to be filled in afterwards, or lets it stand as it is.
    FieldPutOff {
        field: CardField,
    },
    /// Whoever steers has nothing to write of this on the learning card.
    LearningLeftOut {
        field: LearningField,
    },
    /// The card of somebody who steers comes anew, below what they have just written on it.
    CardRenewed {
        who: ParticipantId,
    },
    OwnerAccepted {
        who: ParticipantId,
        /// The press by which they offered to, so that it can be taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<String>,
    },
    OwnerDeclined {
        who: ParticipantId,
    },

    Closed {
        at: Timestamp,
        outcome: Ending,
    },
}

//! A dialogue as it stands: what `apply` builds from facts. `asked` has the questions the rules ask of it.
//!
//! Deliberately absent: changing it (`apply`), deciding (`decide`), speaking (`react`, `view`).

mod asked;
mod card;
mod counted;
mod guests;
mod words;

pub use asked::{NotCounted, is_for_several};
pub use counted::Count;

use super::erasable::Erasable;
use super::event::{
    Authorship, BankItem, CardField, Ending, Identity, LearningField, LearningFields, Occasion, OfSeries, OpenTrial,
    Outcome, Plan, QuestionKind, Role, Settings, TrialFields, Verdict, Warning, Written,
};
use super::ids::{DialogueId, ParticipantId, PersonId, PostKey, TrialId};
use super::lang::Lang;
use super::promise::Promises;
use super::script::Script;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One dialogue. `version` counts its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialogue {
    pub id: DialogueId,
    pub version: u64,
    pub script: Script,
    pub lang: Lang,
    pub settings: Settings,
    pub expected: Option<u16>,
    pub people: Vec<Participant>,
    pub facilitator: Option<ParticipantId>,
    /// Who facilitated last, also when they have left.
    pub facilitated_by: Option<ParticipantId>,
    pub timekeeper: Option<ParticipantId>,
    /// Those who cannot be written to in private.
    pub unreachable: BTreeSet<ParticipantId>,
    /// The last break that was admitted: the sign of life before it, and the seconds given back for it.
    pub last_break: Option<(Timestamp, i64)>,
    pub stage: Stage,
    pub warned: BTreeSet<Warning>,
    /// Steps in which "you may go on" has been said.
    pub ready_said: BTreeSet<usize>,
    /// What was left of activities that were left, by index.
    pub kept: BTreeMap<u16, SignedDuration>,
    pub pairs: Vec<Vec<ParticipantId>>,
    pub round: Option<Round>,
    pub groups: Vec<Vec<ParticipantId>>,
    pub points: Vec<Point>,
    pub themes: Vec<Theme>,
    /// Which of the team's services is looked at.
    pub service: Option<Erasable<String>>,
    pub examples: Vec<Example>,
    pub ideas: Vec<Idea>,
    pub ideas_shared: bool,
    pub on_paper: bool,
    pub hinted: BTreeSet<ParticipantId>,
    pub proposals: Vec<Proposal>,
    pub presenting: u16,
    pub question: Option<Question>,
    /// Questions that have closed, in order: the receipt.
    pub closed: Vec<ClosedQuestion>,
    pub decided: Option<u16>,
    pub trial: TrialFields,
    pub owner_accepted: bool,
    /// The press by which they offered to own it.
    pub owner_via: Option<String>,
    /// The card's dates are a suggestion that nobody has said anything to.
    pub dates_suggested: bool,
    /// What is not agreed on in the meeting.
    pub put_off: BTreeSet<CardField>,
    /// What the learning card says nothing of.
    pub left_out: BTreeSet<LearningField>,
    /// Who was asked to be the owner, and by which fact: each is asked once.
    pub owners_asked: BTreeMap<ParticipantId, u64>,
    /// Whose message each text came of, as far as they can still change it.
    pub authors: BTreeMap<Written, Authorship>,
    /// The highest numbers given out: what was removed leaves its number behind, since receipts name it.
    pub last: Numbers,
    /// Where the living messages stand, by slot; see `view`.
    pub posts: BTreeMap<Slot, PostKey>,
    pub planning: Planning,
    /// A follow-up: the trial it is about.
    pub recollection: Option<Recollection>,
    /// What the channel had open when this began.
    pub recalled: Option<Recalled>,
    pub learning: LearningFields,
}

/// What goes before the meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planning {
    /// The time that counts; none in a dialogue that was started at once.
    pub plan: Option<Plan>,
    /// Said back, and not answered yet.
    pub proposed: Option<Plan>,
    /// When it was said back last.
    pub proposed_at: Option<Timestamp>,
    /// The series it comes of, also when it has been moved since.
    pub series: Option<OfSeries>,
    /// How often it has been moved: a calendar entry of a higher number replaces the one before.
    pub moves: u32,
    pub promises: Promises<Occasion>,
    pub read: BTreeSet<ParticipantId>,
    /// The reactions that said so.
    pub read_via: BTreeMap<String, ParticipantId>,
    pub reading_skipped: bool,
    /// When people were let in.
    pub opened: Option<Timestamp>,
}

/// The trial a follow-up is about, as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Recollection {
    pub trial: TrialId,
    pub card: TrialFields,
    /// When it should have been held, where it is late.
    pub due: Option<Date>,
}

/// What a channel has open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recalled {
    pub trials: Vec<OpenTrial>,
    pub bank: Vec<BankItem>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub point: u16,
    pub theme: u16,
    pub example: u16,
    pub idea: u16,
    pub proposal: u16,
}

/// The living messages of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// A time said back, each with the number of its fact.
    TimeCheck(u64),
    Invitation,
    PreReading,
    Lobby,
    /// Each visit to an activity has its own.
    Phase(u32),
    GroupRoot(usize),
    GroupPhase(usize, u32),
    /// Of the question with this number.
    Poll(u32),
    /// Of whoever steers, one for each visit; before the first it is 0.
    Card(u32, ParticipantId),
    /// The newest question to somebody what their objection is about.
    Worry(ParticipantId),
    Closing,
    // --- said once, until what they ask for is over ---
    /// Time is up, or all are done, in this visit.
    Ready(u32),
    /// One minute was left of this visit.
    Minute(u32),
    Paused,
    /// This pair's turn in the round.
    Turn(u16),
    /// This group's turn to present.
    Presenter(u16),
    /// The question with this number decided nothing.
    NoDecision(u32),
    Weakest,
    OwnerAsked(ParticipantId),
    OwnerDeclined,
    FacilitatorLeft,
    IdeaPrompt(ParticipantId),
    SilenceHint(ParticipantId),
    ReadingReminder(ParticipantId),
    Missed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: ParticipantId,
    pub person: Option<PersonId>,
    pub identity: Erasable<Identity>,
    pub role: Role,
    pub present: bool,
    /// Asked to be forgotten: shown without a name.
    pub forgotten: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A time is named; the lobby opens then.
    Planned,
    /// People come in; the facilitator starts step 1.
    Lobby,
    Live(Running),
    Over {
        at: Timestamp,
        ending: Ending,
    },
}

/// The activity that is going on.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    pub index: u16,
    /// Counts started activities from 1, so that going back makes a new visit.
    pub visit: u32,
    pub started: Timestamp,
    pub until: Timestamp,
    /// When it began, a turn in it passed, or `next` was answered with a question. A `next` sent before that was meant
    /// for what went on then. Unlike `started` it does not move with pauses and breaks.
    pub moved: Timestamp,
    /// Since when it is paused.
    pub paused: Option<Timestamp>,
    pub time_up: bool,
    pub minute_said: bool,
    pub ready: Option<Ready>,
    /// When a silence ends because all have finished, where they have and nobody has gone on since.
    pub closes: Option<Timestamp>,
    /// Whose card has come anew: what it said first is not said again.
    pub renewed: BTreeSet<ParticipantId>,
    /// By how much a silence lasts longer because private rooms were late.
    pub prolonged: SignedDuration,
    pub done: BTreeSet<ParticipantId>,
    /// The reactions that marked somebody done.
    pub done_via: BTreeMap<String, ParticipantId>,
}

/// Why the facilitator may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ready {
    TimeUp,
    AllDone,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Indices of pairs, in the order they present.
    pub turns: Vec<u16>,
    pub at: u16,
    pub plucked: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub number: u16,
    pub by: Option<ParticipantId>,
    pub pair: Option<u16>,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub number: u16,
    pub text: Erasable<String>,
}

/// How a principle shows in the team's own service.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub number: u16,
    pub principle: u16,
    pub by: Option<ParticipantId>,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    pub number: u16,
    pub group: u16,
    pub author: Option<Erasable<Authorship>>,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub number: u16,
    pub group: Option<u16>,
    pub by: Option<ParticipantId>,
    pub text: Erasable<String>,
    /// One of the three things that can be said of a trial; `text` is empty then.
    pub verdict: Option<Verdict>,
}

/// An open vote. Options and voters are frozen when it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub id: u32,
    pub kind: QuestionKind,
    pub opened: Timestamp,
    /// When it closes at the latest.
    pub until: Timestamp,
    /// When it closes because all have answered, where they have and nothing has changed since.
    pub closes: Option<Timestamp>,
    /// Who could answer when it opened, and guests entered since. `counted` says which of them count now.
    pub eligible: BTreeSet<ParticipantId>,
    /// Each person's choices in the order made; the latest count. A choice taken back is gone from the list.
    pub choices: BTreeMap<ParticipantId, Vec<u16>>,
    /// The event by which each choice stands: a reaction, a message, or an answer to the poll, which can make several.
    pub via: BTreeMap<(ParticipantId, u16), String>,
    pub hands: BTreeMap<u16, u16>,
    pub worries: Vec<Worry>,
    /// The last number given out to a worry.
    pub worried: u16,
    pub told: BTreeSet<ParticipantId>,
}

/// What somebody who objects is worried about; nobody knows who.
#[derive(Clone, Debug, PartialEq)]
pub struct Worry {
    pub number: u16,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClosedQuestion {
    pub id: u32,
    pub kind: QuestionKind,
    /// Anonymous, sorted; one entry for each choice that counted.
    pub ballots: Vec<u16>,
    pub hands: Vec<(u16, u16)>,
    /// Who could have answered and did not.
    pub silent: u16,
    /// How many people had answered; old facts do not say.
    pub answered: Option<u16>,
    pub eligible: u16,
    /// When it closed; old facts do not say.
    pub at: Option<Timestamp>,
    /// The step it was asked in, from 0, and the visit, whose post people may still press.
    pub step: Option<usize>,
    pub visit: u32,
    pub worries: Vec<Worry>,
    pub outcome: Outcome,
    /// Told by the post that came next, not by a message of its own.
    pub merged: bool,
}

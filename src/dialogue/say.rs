//! What there is to say, as data. `prompts` finds the words, from the dialogue as it stands.
//!
//! A `Say` names a message; the dialogue's state carries what it speaks of. A *living* message is the same
//! `Say` rendered again when the state has changed (law 3). Deliberately absent: words, and where they are sent.

use super::ids::ParticipantId;
use super::script::ActivityKind;
use super::state::{NotCounted, Ready};
use serde::{Deserialize, Serialize};

/// A message of a dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Say {
    // --- before the meeting ---
    /// Living. A time said back in full: is it right?
    TimeCheck,
    /// Living. What, when, who is coming; people join here. The thread below it holds the rest.
    Invitation,
    /// In the invitation's thread: the entry for people's own calendars, also when it has been moved.
    CalendarFile {
        moves: u32,
    },
    /// There: the entry is taken out again.
    CalendarCancelled,
    /// Living, in the invitation's thread: case, questions and legal background; counts who has read.
    PreReading,
    /// The meeting has another time.
    Moved,
    /// Living. The bot was away when the meeting was to begin.
    Missed,
    /// Living. To those who have not read.
    ReadingReminder,
    /// To those who have: what to have in mind.
    CuriousQuestions,

    // --- in the channel ---
    /// Living. The plan, who is in, how to join, who facilitates, the tie rule, that reactions are open.
    Lobby,
    /// Living. A step's activity: heading with the time it ends, what to do, what is on the table, how many are done.
    /// `visit` tells apart two visits to the same activity.
    Phase {
        kind: ActivityKind,
        visit: u32,
    },
    /// Living. The root of a group's thread: who is in it.
    GroupRoot {
        group: usize,
    },
    /// In the group's thread: what the group does now, and what is pressed. Living for `Reflect`, `Share` and `Select`.
    GroupPhase {
        group: usize,
        kind: ActivityKind,
        visit: u32,
    },
    /// Living. Each pair after the first is called when its turn in the round comes.
    TurnCalled {
        pair: u16,
    },
    /// Living. The same for a group that presents.
    PresenterCalled {
        group: u16,
    },
    /// Living. One minute left of a long activity.
    OneMinute,
    /// Living. Time is up, or all are done: the facilitator may go on. Says what comes next.
    Ready {
        why: Ready,
    },
    /// Living. The dots on the principles have closed: which stand weakest, and how it stood.
    Weakest,
    /// Living. Consent did not hold, or nobody voted: how it stood, and what can be done.
    NoDecision,
    /// The bot was away; times have moved by this many minutes (rounded up).
    Break {
        minutes: u16,
    },
    /// Living.
    Paused,
    Resumed,
    /// Living. The owner said no; another is needed.
    OwnerDeclined,
    /// The last word: the trial card when there is one, else what goes to the idea bank.
    Closing,
    Cancelled,
    /// A new facilitator: handed over, or claimed after a silent while.
    NewFacilitator {
        claimed: bool,
    },
    /// Living. The facilitator left; anybody may take over.
    FacilitatorLeft,

    /// Living. The poll of this question, where votes are held by polls; closed with the question.
    Poll {
        question: u32,
    },

    // --- in private ---
    /// Living. One card for each visit to an activity, of each who steers: the words to say now, what to press. Holds the
    /// idea prompt of whoever leads the silence. Before the first the visit is 0.
    FacilitatorCard {
        kind: Option<ActivityKind>,
        visit: u32,
        who: ParticipantId,
    },
    /// Living. Any plain message here is an idea.
    IdeaPrompt,
    /// The silence is over, and whoever has not finished is needed where the others are.
    BackToTheChannel,
    /// You pressed, so you are in.
    JoinedByPress,
    /// Your press was not counted, and why.
    NotCounted {
        why: NotCounted,
    },
    /// Living. It is quiet time; ideas go here.
    SilenceHint,
    /// Living. What worries you? A plain message here names it.
    NameObjection,
    /// In its place, once the objection has been taken back.
    ObjectionTakenBack,
    /// Living. Will you be the owner?
    OwnerAsked,
    /// The rest of the card, when there is time: how, who joins, before, measure, assumptions, who could be worse off.
    TrialRest,
}

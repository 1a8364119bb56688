//! Why something was not done, as data: each refusal says why, and what would fit (law 10).
//!
//! Deliberately absent: words (`prompts`), and whoever refuses (`decide`, and the desk).

use super::answer::Fits;
use super::permission::Permission;
use super::script::ActivityKind;
use super::settings::Setting;
use super::state::NotCounted;
use crate::calendar::WhenError;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Why something was not done, for the person who asked. Each says why and what would fit (law 10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is going on here; `start` begins.
    NoDialogue,
    /// One is already going on.
    AlreadyLive,
    UnknownPlaybook {
        name: String,
        nearest: Option<String>,
    },
    /// Only the facilitator (or timekeeper) may.
    FacilitatorOnly,
    /// You may not start here.
    MayNotStart,
    /// Only participants may; join first.
    ParticipantsOnly,
    /// Observers see, they do not vote or write.
    Observer,
    /// Fewer or more than the playbook is made for; `næste` once more insists.
    TooFew {
        people: u16,
        min: u16,
    },
    TooMany {
        people: u16,
        max: u16,
    },
    /// Some are not ready yet; `næste` once more goes on.
    NotAllReady {
        ready: u16,
        of: u16,
    },
    /// The reading is left out only where everybody has read.
    NotAllRead {
        read: u16,
        of: u16,
    },
    /// Going on ends the dialogue without a trial; `næste` once more does it.
    EndsHere,
    /// It is not the time for that: what would fit is in the phase post. `fits` is the activity it belongs to.
    NotNow {
        fits: Option<ActivityKind>,
    },
    /// There is nothing before this.
    AtTheStart,
    AlreadyPaused,
    NotPaused,
    NothingOpen,
    /// What was said is no answer to what is asked.
    NotAnAnswer {
        fits: Fits,
    },
    /// "Yes, but …" to what takes a yes or a no.
    YesWithConditions,
    /// With one proposal there is nothing to choose between.
    OneProposal,
    /// Nothing has been proposed that could be asked about.
    NoProposals,
    /// It is answered, but does not count; the same was said when they first answered.
    NotCounted {
        why: NotCounted,
    },
    /// It is begun in a channel, not in private.
    InChannelOnly,
    /// The vote this belongs to had closed by then. `just_now`: less than a minute before.
    VoteClosed {
        at: Timestamp,
        of: Late,
        just_now: bool,
    },
    /// The silent minute is over.
    SilenceOver {
        of: Late,
    },
    /// Said just before the team went on to something else.
    GoneOn,
    /// No such number; the ones there are.
    NoSuchNumber {
        number: u16,
        open: Vec<u16>,
    },
    /// Nobody here has that name.
    NoSuchPerson {
        name: String,
    },
    /// Several fit the name.
    WhichPerson {
        name: String,
    },
    /// An account with that name answers for itself.
    AnswersThemselves {
        name: String,
    },
    /// The hands raised are more than the guests in the room.
    TooManyHands {
        hands: u16,
        guests: u16,
    },
    /// The group has its two proposals.
    GroupFull,
    /// Options are frozen while a vote is open.
    Frozen,
    /// Anybody may take over when the facilitator has been silent this long.
    NotSilentYet {
        minutes: u16,
    },
    /// Already the facilitator.
    AlreadyFacilitator,
    /// The text held a CPR number; nothing was kept.
    Cpr,
    /// Longer than this many characters.
    TooLong {
        max: usize,
    },
    Empty,
    /// What was written is not the one date, or run of days, that is asked for; why, and what would fit.
    BadDate {
        text: String,
        error: WhenError,
    },
    /// A trial is postponed to a day that does not come after its last one.
    NotPostponed {
        end: Date,
        asked: Date,
    },
    /// A follow-up before the last day of its trial; `fits` is the working day after it.
    FollowUpTooEarly {
        end: Date,
        asked: Date,
        fits: Date,
    },
    /// Nobody has said yet whether the time is right.
    TimeNotConfirmed,
    /// It is planned for another day.
    NotYet {
        date: Date,
        /// When it could begin at the earliest, in the channel's zone.
        soonest: DateTime,
    },
    /// There is nothing planned here that it could be about.
    NothingPlanned,
    /// Several dialogues are planned: the number says which.
    WhichDialogue {
        open: Vec<u16>,
        of: OfPlanned,
    },
    /// No trial of this channel is waiting for an answer or a follow-up.
    NoTrial,
    /// The trial's follow-up has begun.
    BeingFollowedUp,
    /// Several trials: the number says which.
    WhichTrial {
        open: Vec<u16>,
        of: OfTrial,
    },
    /// There is no learning card that could be shared.
    NothingLearned,
    /// The operator has named no channel for what teams learn, or this is it.
    NowhereToShare,
    TooManyPlanned {
        most: usize,
        /// One that could be called off.
        one: u16,
    },
    /// The channel has not chosen to share.
    SharingOff,
    /// More minutes than make sense.
    BadMinutes {
        max: u16,
    },
    TooManyGuests {
        max: u16,
    },
    /// The owner is asked and only they may answer.
    OwnerOnly,
    /// Owner, second person and facilitator answer for a trial.
    NotYourTrial,
    /// Something from the idea bank is tried when the follow-up is over.
    BankAfterwards {
        number: u32,
    },
    /// An edit that is not followed: what stays as it was, and why.
    Unchanged {
        because: Unchanged,
        stands: Option<String>,
    },
    /// Whoever wrote it may word it anew; whoever steers may only take it away.
    NotYours,
    /// A command that was not recognised.
    UnknownCommand {
        word: String,
        nearest: Option<String>,
    },
    /// The command lacks something: the help line shows how.
    Usage {
        command: String,
        why: Misuse,
    },
    /// In private: the command by itself was probably meant.
    SayItAlone {
        command: String,
    },
    /// Too fast; nothing lost, try again in a moment.
    TryAgain,
    /// The channel has been erased or is not allowed.
    NotHere,
    /// No dialogue can be held where the bot may not do this.
    Lacking {
        permissions: Vec<Permission>,
    },
    /// In a private room: there is no dialogue of yours to which it could belong.
    NoDialogueOfYours,
    /// Belongs into the channel it is about, where all can see it.
    SayInChannel,
    /// Only those who may start a dialogue may change the settings.
    MayNotSet,
    UnknownSetting {
        name: String,
        nearest: Option<String>,
    },
    /// The value does not fit the setting; what would is told.
    BadSetting {
        setting: Setting,
        value: String,
        nearest: Option<String>,
    },
    /// With this schedule there is no moment left at which the bot may remind anybody.
    NoMoment {
        reminders: String,
    },
    /// So many closed days that nobody works for half a year from this day on.
    NoWorkingDay {
        from: Date,
    },
}

/// Why what somebody wrote stays as it is, though its message was edited or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchanged {
    /// This proposal is being voted on: everybody votes on the same words.
    Voted {
        number: u16,
    },
    /// It has been decided: an agreement keeps its words.
    Agreed,
    /// The dialogue it belongs to is over.
    Over,
    /// A new time counts once it is asked for: the one before has been said yes to.
    Planned,
    /// The new text is something else than the old one was.
    Otherwise,
    /// What it made can no longer be told from what others made, or has been overtaken.
    Past,
    /// Nothing is left of the text.
    Empty,
    TooLong {
        max: usize,
    },
    Cpr,
}

/// What came too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    Answer,
    /// An answer was to be taken back.
    TakeBack,
    Hands,
    Idea,
    Done,
}

/// What was wrong with what stood behind a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// Something it needs is missing.
    Missing,
    /// This means nothing there.
    Word(String),
    /// It takes no more than its name, or less than was written.
    TooMuch(String),
    /// A number over the most that can be meant.
    TooBig { most: u16 },
    /// Two answers in one.
    OneAnswer,
    /// The same thing twice, and not the same.
    Twice,
    /// Several names where one belongs.
    OneName,
}

/// What is asked about one of several trials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfTrial {
    Postpone,
    Stop,
    FollowUp,
}

/// What is asked about one of several planned dialogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfPlanned {
    Join,
    Observe,
    Leave,
    Claim,
    Move,
    Cancel,
}

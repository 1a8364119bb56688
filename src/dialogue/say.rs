//! What there is to say, as data. `prompts` finds the words, from the dialogue as it stands.
//!
//! A `Say` names a message; the dialogue's state carries what it speaks of. A *living* message is the same
//! `Say` rendered again when the state has changed (law 3). Deliberately absent: words, and where they are sent.

use super::answer::Fits;
use super::channel::Permission;
use super::command::{BankChoice, Item, Press};
use super::erasable::Erasable;
use super::event::{BankItem, Identity};
use super::feedback::Worth;
use super::for_sure::Irreversible;
use super::greyzone;
use super::ids::ParticipantId;
use super::script::ActivityKind;
use super::series;
use super::settings::{Setting, Shown};
use crate::calendar::WhenError;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ready {
    TimeUp,
    AllDone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotCounted {
    /// Came after the vote opened.
    TooLate,
    Observer,
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

/// One line of the channel's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: DateTime,
    pub what: Ahead,
    /// A dialogue's, a trial's, a series' or a grey zone's number.
    pub number: u32,
    /// The playbook's title, or what is tried; a grey zone's own where it is known.
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ahead {
    Meeting,
    /// The time has been named and nobody has said yes to it.
    MeetingUnconfirmed,
    TrialEnds,
    FollowUp,
    /// A series comes next: a dialogue, and whose turn it is to facilitate.
    SeriesDialogue {
        turn: Option<Erasable<Identity>>,
    },
    /// A series comes next: a grey zone.
    SeriesGreyZone,
    /// The open one closes.
    GreyZoneCloses,
}

/// An answer that needs no fact (law 7): said under the key `reply/<event id>`.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    Refused(Refusal),
    /// One line for each command, or one command in full.
    Help(Option<String>),
    Playbooks,
    Status,
    /// The same before a meeting, for whoever steers it, with the names of those who have read.
    StatusWithReaders,
    Board,
    Law,
    /// The platform does not take this file; said in its place.
    FileRefused {
        name: String,
    },
    /// There is no record of what has not begun.
    RecordTooEarly,
    /// What lies ahead: meetings, ends of trials, follow-ups, series, the end of a grey zone; in order.
    Calendar(Vec<Entry>),
    /// Under the file with all of it.
    CalendarOfAll,
    /// What was kept for another time.
    Bank {
        items: Vec<BankItem>,
        /// Whoever asks may say what becomes of them, where they ask.
        may_decide: bool,
    },
    BankDecided(BankChoice),
    /// Thanks for answering a reminder.
    ReminderAnswered,
    /// The same, where there was more than could be kept.
    ReminderAnsweredInPart,
    /// What was written does not say how it goes; what does.
    HowDoesItGo,
    /// What whoever wrote can do now; where several dialogues are planned, the one spoken of is named by its number.
    WhatFits {
        standing: Standing,
        one_of_several: bool,
    },
    /// Until when is it to be postponed? The trials it can be said of.
    PostponeToWhen {
        trials: Vec<u32>,
    },
    /// What cannot be undone is not done by one slip of the finger.
    ForSure(Irreversible),
    /// It is let be.
    LetBe,
    /// Whoever wants out is not in.
    NotSignedUp,
    /// To somebody in several dialogues: which do they mean? Each with its title, and who facilitates.
    WhichOfYours(Vec<(String, Option<String>)>),
    /// Stands above an answer to somebody in several dialogues.
    OfDialogue {
        title: String,
        led_by: Option<String>,
    },
    /// The learning card has gone to the channel for it.
    LearningShared,
    /// The playbook's practical advice to the facilitator.
    Advice,
    /// What the bot holds on the person; in private only.
    MyData {
        contributions: Vec<String>,
        dialogues: u16,
        /// Days away, first and last.
        away: Vec<(Date, Date)>,
        /// The series in whose rota they stand.
        rotas: Vec<u16>,
        /// What they have answered to the open grey zone.
        answer: Option<u16>,
        /// What they have answered to dialogues that ask whether they were worth the time.
        feedback: Vec<Worth>,
        /// The trials they are the owner or the second person of.
        trials: Vec<u32>,
        /// How many dialogues here know that they have read the pre-reading.
        read: u16,
    },
    Erased {
        records: u16,
    },
    /// An answer was counted, and what was written behind it has no place.
    Counted {
        fits: Fits,
        number: u16,
        reason: String,
    },
    /// Phone numbers or e-mail addresses were seen: kept, with a friendly word.
    PersonalDataWarning,
    /// The room could not be read; said once.
    CannotRead,
    /// What is missing of power levels; said once.
    CannotPin,
    /// The same for anything else the bot is kept from.
    Lacks {
        permission: Permission,
    },
    /// A button was heard: it stands now, or it was pressed once more and does not.
    Pressed {
        press: Press,
        on: bool,
        /// Pressing once more takes it back.
        can_be_taken_back: bool,
    },
    /// What was asked for has been done, or what was filled in has been written down.
    Taken,
    /// The same for one thing that has a number now, by which it can be removed.
    TakenAs {
        item: Item,
        number: u16,
    },
    /// What was pressed means nothing any more.
    NotAnyMore,
    /// What was filled in belongs to something that is over.
    TooLate {
        text: String,
    },
    /// A private room could not be opened: write to me here instead.
    NoPrivateRoom {
        link: Option<String>,
        who: Option<ParticipantId>,
    },
    /// Hello, after an invitation.
    Hello,
    /// What holds in the channel: all of it, or what has just been changed.
    Settings {
        shown: Vec<Shown>,
        changed: bool,
    },
    Away(Absence),
    /// The series that run.
    Series(Vec<series::Row>),
    SeriesRefused(series::Refusal),
    /// They are not asked, or not any more, whether a dialogue was worth the time.
    FeedbackNotAsked,
    GreyZoneRefused(greyzone::Refusal),
}

impl Reply {
    /// Was what somebody asked for, pressed or filled in not done?
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::Refused(_)
                | Self::SeriesRefused(_)
                | Self::GreyZoneRefused(_)
                | Self::FeedbackNotAsked
                | Self::RecordTooEarly
                | Self::HowDoesItGo
                | Self::NotAnyMore
                | Self::TooLate { .. }
        )
    }
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

/// What somebody is to what goes on where they wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In a private room, and in nothing: of no channel may they be told.
    Stranger,
    /// In the channel, but not in the dialogue.
    Out,
    In,
    /// In, but not in the vote that is open.
    TooLate,
    /// Facilitator or timekeeper, who may only be watching, or not be in the vote that is open.
    Steers {
        and_takes_part: bool,
    },
}

/// An answer about somebody's days away; first and last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Noted now; what it replaces, and what holds besides. `whole_days`: a time of day was written too, and is not kept.
    Noted {
        days: Vec<(Date, Date)>,
        replaced: Vec<(Date, Date)>,
        also: Vec<(Date, Date)>,
        whole_days: bool,
    },
    /// What is noted, from today on.
    Shown(Vec<(Date, Date)>),
    Ended,
}

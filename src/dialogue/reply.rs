//! Answers that need no fact, as data: what somebody who asked is told.
//!
//! Deliberately absent: words (`prompts`), and what a fact makes the bot say (`say`).

use super::answer::Fits;
use super::command::{Item, Press};
use super::erasable::Erasable;
use super::event::{BankChoice, BankItem, Identity};
use super::for_sure::Irreversible;
use super::ids::ParticipantId;
use super::permission::Permission;
use super::refusal::Refusal;
use super::settings::Shown;
use super::worth::Worth;
use super::{greyzone, series};
use jiff::civil::{Date, DateTime};

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

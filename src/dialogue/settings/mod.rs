//! What a channel chooses for itself over what is configured: which settings there are, what people call them, and what
//! holds with them.
//!
//! `choose` reads what people write. Deliberately absent: who may change settings (the desk knows who may start), and the
//! sentences they are shown in.

mod choose;

pub use choose::{Choosing, decide};

use super::channel::Channel;
use super::dates;
use super::event::{Ballots, GroupRoom, Settings};
use super::ids::PersonId;
use super::lang::Lang;
use super::state::fold;
use crate::calendar::{
    ClosedError, OptionalDay, QuietHours, Schedule, ScheduleError, WorkingCalendar, WorkingDays, Zone,
};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The channel's choices; where it has made none, what is configured holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChannelSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Schedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Quiet>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_off: Option<BTreeSet<OptionalDay>>,
    /// Closed and opened again, in the order chosen: the latest word on a day counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_start: Option<Starters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<GroupRoom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ballots: Option<Ballots>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<Naming>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Naming>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sharing: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback: Option<bool>,
}

/// When the bot does not speak by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quiet {
    Never,
    Hours(QuietHours),
}

/// Days on which the channel is closed, or open although they were closed; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub from: Date,
    pub until: Date,
    pub open: bool,
}

/// Who may start a dialogue, as the journal knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Starters {
    Anybody,
    Only(Vec<PersonId>),
}

/// Are people named, or only counted?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    Names,
    Counts,
}

/// What is told of people and of what they learned, and whether they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discretion {
    /// Does the record say who took part, or how many?
    pub record: Naming,
    /// Does the facilitator see who has read the case, or how many?
    pub reading: Naming,
    /// May what was learned leave the channel?
    pub sharing: bool,
    /// Are people asked in the end, without names, whether it was worth the time?
    pub feedback: bool,
}

/// The least that serves the purpose, until somebody chooses more. Of what is asked only numbers are ever kept.
impl Default for Discretion {
    fn default() -> Self {
        Self { record: Naming::Counts, reading: Naming::Counts, sharing: false, feedback: true }
    }
}

/// Everything that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    Lang,
    Zone,
    Reminders,
    Quiet,
    DaysOff,
    Closed,
    /// Takes closed days back.
    Open,
    MayStart,
    Groups,
    Ballots,
    Auto,
    Record,
    Reading,
    Sharing,
    Feedback,
}

impl Setting {
    /// In the order they are shown.
    pub const ALL: [Self; 15] = [
        Self::Lang,
        Self::Zone,
        Self::Reminders,
        Self::Quiet,
        Self::DaysOff,
        Self::Closed,
        Self::Open,
        Self::MayStart,
        Self::Groups,
        Self::Ballots,
        Self::Auto,
        Self::Record,
        Self::Reading,
        Self::Sharing,
        Self::Feedback,
    ];

    /// What people call it; the first is the one shown.
    pub fn names(self, lang: Lang) -> &'static [&'static str] {
        let (da, en): (&[&str], &[&str]) = match self {
            Self::Lang => (&["sprog"], &["language"]),
            Self::Zone => (&["tidszone"], &["time zone", "timezone"]),
            Self::Reminders => (&["påmindelser"], &["reminders"]),
            Self::Quiet => (&["stilletid"], &["quiet hours", "quiet"]),
            Self::DaysOff => (&["fridage"], &["days off"]),
            Self::Closed => (&["lukkedage", "lukket"], &["closed days", "closed"]),
            Self::Open => (&["åbent"], &["open"]),
            Self::MayStart => (&["må starte"], &["may start"]),
            Self::Groups => (&["grupper"], &["groups"]),
            Self::Ballots => (&["afstemning"], &["ballots"]),
            Self::Auto => (&["automatisk"], &["automatic"]),
            Self::Record => (&["referat"], &["record"]),
            Self::Reading => (&["forberedelse"], &["reading"]),
            Self::Sharing => (&["deling"], &["sharing"]),
            Self::Feedback => (&["tilbagemelding"], &["feedback"]),
        };
        match lang {
            Lang::Da => da,
            Lang::En => en,
        }
    }

    pub fn name(self, lang: Lang) -> &'static str {
        self.names(lang).first().copied().unwrap_or_default()
    }

    /// The setting with this name, in either language, however it is spelled.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        let is_called =
            |setting: &Self| Lang::ALL.iter().flat_map(|lang| setting.names(*lang)).any(|n| fold(n) == name);
        Self::ALL.into_iter().find(is_called)
    }
}

/// A setting with what holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Lang(Lang),
    Zone(String),
    Reminders(String),
    Quiet(Option<QuietHours>),
    DaysOff(Vec<OptionalDay>),
    /// First and last days, from today on.
    Closed(Vec<(Date, Date)>),
    /// The accounts as people write them; none means anybody.
    MayStart(Vec<String>),
    Groups(GroupRoom),
    Ballots(Ballots),
    Auto(bool),
    Record(Naming),
    Reading(Naming),
    Sharing(bool),
    Feedback(bool),
}

impl Shown {
    pub fn setting(&self) -> Setting {
        match self {
            Self::Lang(_) => Setting::Lang,
            Self::Zone(_) => Setting::Zone,
            Self::Reminders(_) => Setting::Reminders,
            Self::Quiet(_) => Setting::Quiet,
            Self::DaysOff(_) => Setting::DaysOff,
            Self::Closed(_) => Setting::Closed,
            Self::MayStart(_) => Setting::MayStart,
            Self::Groups(_) => Setting::Groups,
            Self::Ballots(_) => Setting::Ballots,
            Self::Auto(_) => Setting::Auto,
            Self::Record(_) => Setting::Record,
            Self::Reading(_) => Setting::Reading,
            Self::Sharing(_) => Setting::Sharing,
            Self::Feedback(_) => Setting::Feedback,
        }
    }
}

/// What is configured for every channel.
#[derive(Clone, Debug)]
pub struct Configured<'a> {
    pub calendar: &'a WorkingCalendar,
    pub lang: Lang,
    pub conduct: Settings,
    pub discretion: Discretion,
}

/// Everything that holds in a channel, in order. `starters` are the accounts that may start.
pub fn shown(channel: &Channel, configured: &Configured<'_>, starters: Vec<String>, now: Timestamp) -> Vec<Shown> {
    let calendar = channel.calendar(configured.calendar);
    let conduct = channel.conduct(configured.conduct);
    let discretion = channel.discretion(configured.discretion);
    let today = calendar.zone().date(now);
    let closed = calendar.days().closed().iter().filter(|day| **day >= today).map(|day| (*day, *day)).collect();
    vec![
        Shown::Lang(channel.lang(configured.lang)),
        Shown::Zone(calendar.zone().name().to_owned()),
        Shown::Reminders(calendar.reminders().to_string()),
        Shown::Quiet(calendar.quiet()),
        Shown::DaysOff(calendar.days().optional().iter().copied().collect()),
        Shown::Closed(dates::joined(closed)),
        Shown::MayStart(starters),
        Shown::Groups(conduct.groups),
        Shown::Ballots(conduct.ballots),
        Shown::Auto(conduct.auto),
        Shown::Record(discretion.record),
        Shown::Reading(discretion.reading),
        Shown::Sharing(discretion.sharing),
        Shown::Feedback(discretion.feedback),
    ]
}

/// Why choices do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    Days(ClosedError),
    Schedule(ScheduleError),
}

impl ChannelSettings {
    /// The calendar with the channel's choices in it.
    ///
    /// # Errors
    ///
    /// They leave no day to work on, or the reminders no moment.
    pub fn calendar(&self, configured: &WorkingCalendar) -> Result<WorkingCalendar, Misfit> {
        let days = configured.days();
        let off = self.days_off.as_ref().unwrap_or(days.optional());
        let days = WorkingDays::new(off.iter().copied(), days.closed().iter().copied());
        let days = self.closed.iter().try_fold(days.map_err(Misfit::Days)?, |days, closing| {
            let Closing { from, until, open } = *closing;
            if open { Ok(days.reopen(from, until)) } else { days.close(from, until).map_err(Misfit::Days) }
        })?;
        let quiet = match self.quiet {
            None => configured.quiet(),
            Some(Quiet::Never) => None,
            Some(Quiet::Hours(hours)) => Some(hours),
        };
        let zone = self.zone.as_ref().unwrap_or(configured.zone()).clone();
        let reminders = self.reminders.as_ref().unwrap_or(configured.reminders()).clone();
        WorkingCalendar::new(zone, days, quiet, reminders, Timestamp::UNIX_EPOCH).map_err(Misfit::Schedule)
    }
}

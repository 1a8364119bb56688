//! What a channel chooses for itself over what is configured: which settings there are, what people call them, and what
//! holds with them.
//!
//! `choose` reads what people write. Deliberately absent: who may change settings (the desk knows who may start), and the
//! sentences they are shown in.

mod choose;
mod setting;
mod shown;

pub use choose::{Choosing, decide};
pub use setting::Setting;
pub use shown::{Configured, NoPolls, Shown, shown};

use super::event::{Ballots, GroupRoom, Votes};
use super::ids::PersonId;
use super::lang::Lang;
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
    pub votes: Option<Votes>,
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

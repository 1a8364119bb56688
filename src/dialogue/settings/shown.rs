//! What holds in a channel, setting by setting: its own choices over what is configured for all.
//!
//! Deliberately absent: the sentences they are shown in.

use super::setting::Setting;
use super::{Discretion, Naming};
use crate::calendar::{OptionalDay, QuietHours, WorkingCalendar};
use crate::dialogue::channel::Channel;
use crate::dialogue::dates;
use crate::dialogue::event::{Ballots, GroupRoom, Settings, Votes};
use crate::dialogue::lang::Lang;
use jiff::Timestamp;
use jiff::civil::Date;

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
    /// `why`: why polls that were chosen are not held.
    Votes {
        votes: Votes,
        why: Option<NoPolls>,
    },
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
            Self::Votes { .. } => Setting::Votes,
            Self::Auto(_) => Setting::Auto,
            Self::Record(_) => Setting::Record,
            Self::Reading(_) => Setting::Reading,
            Self::Sharing(_) => Setting::Sharing,
            Self::Feedback(_) => Setting::Feedback,
        }
    }
}

/// Why no polls are held although they were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPolls {
    /// The platform has none.
    Platform,
    /// Votes are secret.
    Secret,
}

/// What is configured for every channel.
#[derive(Clone, Debug)]
pub struct Configured<'a> {
    pub calendar: &'a WorkingCalendar,
    pub lang: Lang,
    pub conduct: Settings,
    pub discretion: Discretion,
    /// Does the platform have polls?
    pub polls: bool,
}

/// Everything that holds in a channel, in order. `starters` are the accounts that may start.
pub fn shown(channel: &Channel, configured: &Configured<'_>, starters: Vec<String>, now: Timestamp) -> Vec<Shown> {
    let calendar = channel.calendar(configured.calendar);
    let conduct = channel.conduct(configured.conduct);
    let discretion = channel.discretion(configured.discretion);
    let today = calendar.zone().date(now);
    let no_polls = match conduct.ballots {
        _ if conduct.votes == Votes::Reactions => None,
        _ if !configured.polls => Some(NoPolls::Platform),
        Ballots::Secret => Some(NoPolls::Secret),
        Ballots::Open => None,
    };
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
        Shown::Votes { votes: conduct.votes, why: no_polls },
        Shown::Auto(conduct.auto),
        Shown::Record(discretion.record),
        Shown::Reading(discretion.reading),
        Shown::Sharing(discretion.sharing),
        Shown::Feedback(discretion.feedback),
    ]
}

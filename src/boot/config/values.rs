//! What can stand in each table, and what holds where nothing stands.
//!
//! Deliberately absent: the lines of a file (`shape`).

use crate::adapters;
use crate::calendar::{OptionalDay, QuietHours, Schedule, WorkingCalendar, WorkingDays, Zone};
use crate::dialogue::event::{Ballots, GroupRoom, Settings};
use crate::dialogue::ids::{Account, ChannelId};
use crate::dialogue::lang::Lang;
use crate::dialogue::settings::{Discretion, Naming, Quiet};
use crate::platform::ids::Ids;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use std::path::PathBuf;

const MATRIX: Ids = Ids(adapters::MATRIX);
const DISCORD: Ids = Ids(adapters::DISCORD);

/// `[journal]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The data folder, made where there is none.
    pub folder: PathBuf,
    /// Where the dated backups go; always there once the file has been read.
    #[serde(default)]
    pub backups: Option<PathBuf>,
    /// In the channel's zone.
    #[serde(default = "nightly")]
    pub backup_at: Schedule,
    /// Days. A backup holds what has been erased since, so this is also how long an erasure takes to be complete.
    #[serde(default = "month")]
    pub keep_days: Days,
}

/// What the daily backup needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backups {
    pub folder: PathBuf,
    pub at: Schedule,
    pub keep_days: u16,
}

impl Journal {
    pub fn backups(&self) -> Backups {
        Backups {
            folder: self.backups.clone().unwrap_or_else(|| self.folder.join("backups")),
            at: self.backup_at.clone(),
            keep_days: self.keep_days.0,
        }
    }
}

/// 1 to 3650.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Days(pub u16);

impl TryFrom<i64> for Days {
    type Error = String;
    fn try_from(days: i64) -> Result<Self, String> {
        // Ten years: nobody promises a retention longer than that, and a backup of tomorrow's is no backup.
        let fits = u16::try_from(days).ok().filter(|days| (1..=3_650).contains(days));
        fits.map(Self).ok_or_else(|| "write a whole number of days from 1 to 3650".to_owned())
    }
}

/// `[channel]`: what holds in a channel that has chosen nothing else.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Channel {
    pub lang: Lang,
    pub groups: GroupRoom,
    pub ballots: Ballots,
    pub auto: bool,
    pub may_start: MayStart,
    pub zone: Zone,
    closed_days: Vec<ClosedDays>,
    days_off: Vec<OptionalDay>,
    reminders: Schedule,
    quiet_hours: QuietText,
    record_names: bool,
    reading_names: bool,
    share_learning: bool,
    ask_feedback: bool,
    pub learning_channel: Option<LearningChannel>,
}

impl Default for Channel {
    fn default() -> Self {
        let (calendar, discretion) = (WorkingCalendar::default(), Discretion::default());
        Self {
            lang: Lang::default(),
            groups: GroupRoom::Threads,
            ballots: Ballots::Open,
            auto: false,
            may_start: MayStart::Anybody,
            zone: Zone::default(),
            closed_days: Vec::new(),
            days_off: Vec::new(),
            reminders: calendar.reminders().clone(),
            quiet_hours: QuietText(calendar.quiet()),
            record_names: discretion.record == Naming::Names,
            reading_names: discretion.reading == Naming::Names,
            share_learning: discretion.sharing,
            ask_feedback: discretion.feedback,
            learning_channel: None,
        }
    }
}

impl Channel {
    pub fn settings(&self) -> Settings {
        Settings { groups: self.groups, ballots: self.ballots, auto: self.auto, ..Settings::default() }
    }

    /// # Errors
    ///
    /// Zone, days and schedule leave the bot no moment to remind anybody at; what to do about it.
    pub fn calendar(&self) -> Result<WorkingCalendar, String> {
        let (quiet, reminders) = (self.quiet_hours.0, self.reminders.clone());
        let never = |_| "days off and quiet hours leave no moment for it; choose another time".to_owned();
        WorkingCalendar::new(self.zone.clone(), self.working_days()?, quiet, reminders, Timestamp::UNIX_EPOCH)
            .map_err(never)
    }

    pub fn discretion(&self) -> Discretion {
        let naming = |names| if names { Naming::Names } else { Naming::Counts };
        Discretion {
            record: naming(self.record_names),
            reading: naming(self.reading_names),
            sharing: self.share_learning,
            feedback: self.ask_feedback,
        }
    }

    /// # Errors
    ///
    /// The closed days leave no day to work on, or one of the ranges is turned round; what to do about it.
    pub fn working_days(&self) -> Result<WorkingDays, String> {
        let days = WorkingDays::new(self.days_off.iter().copied(), []).map_err(|error| error.to_string())?;
        self.closed_days
            .iter()
            .try_fold(days, |days, closed| days.close(closed.from, closed.to))
            .map_err(|error| error.to_string())
    }
}

/// Who may start a dialogue: `"anybody"`, or a list of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "MayStartText")]
pub enum MayStart {
    Anybody,
    Only(Vec<Account>),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "write \"anybody\", or a list such as [\"@anna:example.dk\"]")]
enum MayStartText {
    Word(String),
    Accounts(Vec<String>),
}

impl TryFrom<MayStartText> for MayStart {
    type Error = String;
    fn try_from(text: MayStartText) -> Result<Self, String> {
        match text {
            MayStartText::Word(word) if word == "anybody" => Ok(Self::Anybody),
            MayStartText::Word(word) => {
                Err(format!("{word:?} is neither \"anybody\" nor a list such as [\"@anna:example.dk\"]"))
            }
            MayStartText::Accounts(list) if list.is_empty() => {
                Err("an empty list would let nobody start; name an account, or write \"anybody\"".to_owned())
            }
            MayStartText::Accounts(list) => {
                list.iter().map(|text| account(text)).collect::<Result<_, _>>().map(Self::Only)
            }
        }
    }
}

/// The channel in which teams may show others what they have learned, as the journal writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LearningChannel(pub ChannelId);

impl TryFrom<String> for LearningChannel {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if let Some(id) = discord_id(&text) {
            return Ok(Self(DISCORD.channel(id)));
        }
        let room = MATRIX.local(&text).unwrap_or(&text);
        let whole = room.starts_with('!') && room.len() > 1 && !room.contains(char::is_whitespace);
        match whole {
            true => Ok(Self(MATRIX.channel(room))),
            false => Err(format!(
                "{text:?} is neither a room's id such as \"!abc:example.dk\" (Element shows it under the room's \
                 advanced settings) nor a Discord channel's id, which is a long number"
            )),
        }
    }
}

/// The number by which Discord knows a person or a channel.
fn discord_id(text: &str) -> Option<&str> {
    let id = DISCORD.local(text).unwrap_or(text);
    ((15..=20).contains(&id.len()) && id.bytes().all(|digit| digit.is_ascii_digit())).then_some(id)
}

/// A Matrix user id or a Discord user's number as people write it, or an account as the journal writes it.
fn account(text: &str) -> Result<Account, String> {
    let wrong = || format!("{text:?} is not an account such as \"@anna:example.dk\" or a Discord user's number");
    if let Some(id) = discord_id(text) {
        return Ok(DISCORD.account(id));
    }
    let user = MATRIX.local(text).unwrap_or(text);
    let is_matrix_id = |rest: &str| {
        let parts = rest.split_once(':');
        parts.is_some_and(|(name, server)| !name.is_empty() && !server.is_empty())
            && !rest.contains(char::is_whitespace)
    };
    match user.strip_prefix('@') {
        Some(rest) if is_matrix_id(rest) => Ok(MATRIX.account(user)),
        _ => Err(wrong()),
    }
}

/// One day, or a range with both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct ClosedDays {
    from: Date,
    to: Date,
}

impl TryFrom<String> for ClosedDays {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a date such as \"2026-12-28\", or two with \"til\" between them");
        let date = |part: &str| part.trim().parse::<Date>().map_err(|_| wrong());
        let range = [" til ", " to "].iter().find_map(|between| text.split_once(between));
        let (from, to) = match range {
            Some((from, to)) => (date(from)?, date(to)?),
            None => (date(&text)?, date(&text)?),
        };
        if to < from { Err(format!("{to} is before {from}; swap them")) } else { Ok(Self { from, to }) }
    }
}

/// A range of the day, or `"none"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct QuietText(Option<QuietHours>);

impl TryFrom<String> for QuietText {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match Quiet::parse(&text) {
            Ok(Quiet::Never) => Ok(Self(None)),
            Ok(Quiet::Hours(hours)) => Ok(Self(Some(hours))),
            Err(error) => Err(format!("{text:?}: {error}; or write \"none\"")),
        }
    }
}

/// `[log]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    pub level: Level,
}

/// How much the program tells about itself; `RUST_LOG` in the environment wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warn,
    #[default]
    Info,
    Debug,
    Trace,
}

impl Level {
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}

/// `[content]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Content {
    /// A folder with playbooks of one's own, beside those in the program. One of the same name takes its place.
    pub folder: Option<PathBuf>,
}

fn nightly() -> Schedule {
    // It parses; should it ever not, the tests of `drejebog.example.toml` and of the defaults fail.
    Schedule::parse("dagligt kl. 3").unwrap_or_else(|error| unreachable!("{error}"))
}

fn month() -> Days {
    Days(30)
}

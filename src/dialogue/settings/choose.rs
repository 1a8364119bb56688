//! A change of settings, as written: (name, value) pairs become the channel's new choices, or the refusal that says what
//! would fit. All of a change, or none of it.
//!
//! Deliberately absent: who may change them, and the name nearest to an unknown one; both are the desk's.

use super::{ChannelSettings, Closing, Misfit, Naming, Quiet, Setting, Starters};
use crate::calendar::{ClosedError, OptionalDay, QuietError, QuietHours, Schedule, WorkingCalendar, Zone, ZoneError};
use crate::dialogue::dates::{self, Today};
use crate::dialogue::event::{Ballots, GroupRoom, Votes};
use crate::dialogue::fold::fold;
use crate::dialogue::ids::PersonId;
use crate::dialogue::refusal::Refusal;
use std::collections::BTreeSet;

/// Ranges of closed days; each fact about the channel reads them all.
const MOST_CLOSINGS: usize = 200;

/// What a change is read against.
#[derive(Clone, Copy, Debug)]
pub struct Choosing<'a> {
    pub today: Today<'a>,
    pub configured: &'a WorkingCalendar,
    /// Whom the message names, for the setting that is about people.
    pub people: &'a [PersonId],
}

/// The settings with these (name, value) pairs in them: all of them or none.
///
/// # Errors
///
/// The first name or value that is not understood, or what does not go together.
pub fn decide(
    settings: &ChannelSettings,
    given: &[(String, String)],
    choosing: &Choosing<'_>,
) -> Result<ChannelSettings, Refusal> {
    let mut settings = settings.clone();
    for (name, value) in given {
        let setting =
            Setting::named(name).ok_or_else(|| Refusal::UnknownSetting { name: dates::echo(name), nearest: None })?;
        set(&mut settings, setting, value, choosing)?;
    }
    if settings.closed.len() > MOST_CLOSINGS {
        let today = choosing.today.date();
        settings.closed.retain(|closing| closing.until >= today);
    }
    if settings.closed.len() > MOST_CLOSINGS {
        return Err(refused(Misfit::Days(ClosedError::TooMany), &settings, choosing));
    }
    settings.calendar(choosing.configured).map_err(|misfit| refused(misfit, &settings, choosing))?;
    Ok(settings)
}

fn refused(misfit: Misfit, settings: &ChannelSettings, choosing: &Choosing<'_>) -> Refusal {
    let closed = settings.closed.last().map(|closing| closing.from).unwrap_or_default();
    let told = |from| Refusal::NoWorkingDay { from };
    match misfit {
        Misfit::Days(ClosedError::NoWorkingDay { from }) => told(from),
        Misfit::Days(ClosedError::TooMany | ClosedError::Backwards { .. }) => told(closed),
        Misfit::Schedule(_) => {
            let reminders = settings.reminders.as_ref().unwrap_or(choosing.configured.reminders());
            Refusal::NoMoment { reminders: reminders.to_string() }
        }
    }
}

/// Takes one value in; `standard` gives back what is configured.
fn set(settings: &mut ChannelSettings, setting: Setting, value: &str, choosing: &Choosing<'_>) -> Result<(), Refusal> {
    let word = fold(value);
    let chosen = !matches!(word.as_str(), "standard" | "default");
    let misfit = |nearest| Refusal::BadSetting { setting, value: dates::echo(value), nearest };
    let bad = || misfit(None);
    let either = |yes: &[&str], no: &[&str]| match word.as_str() {
        word if yes.contains(&word) => Ok(true),
        word if no.contains(&word) => Ok(false),
        _ => Err(bad()),
    };
    let yes_no = || either(&["ja", "yes", "til", "on"], &["nej", "no", "fra", "off"]);
    let naming = || {
        let names = either(&["navne", "names"], &["antal", "counts", "count", "numbers"])?;
        Ok(if names { Naming::Names } else { Naming::Counts })
    };
    match setting {
        Setting::Lang => settings.lang = take(chosen, || value.parse().map_err(|_| bad()))?,
        Setting::Zone => {
            settings.zone = take(chosen, || {
                Zone::parse(value).map_err(|error| match error {
                    ZoneError::Unknown { nearest, .. } => misfit(nearest),
                    ZoneError::Empty => bad(),
                })
            })?;
        }
        Setting::Reminders => settings.reminders = take(chosen, || Schedule::parse(value).map_err(|_| bad()))?,
        Setting::Quiet => settings.quiet = take(chosen, || Quiet::parse(value).map_err(|_| bad()))?,
        Setting::DaysOff => settings.days_off = take(chosen, || days_off(value).ok_or_else(bad))?,
        Setting::Closed if !chosen || is_none(&word) => settings.closed.clear(),
        Setting::Closed => close(settings, closings(value, false, choosing)?),
        Setting::Open => settings.closed.extend(closings(value, true, choosing)?),
        Setting::MayStart => {
            settings.may_start = take(chosen, || match choosing.people {
                _ if matches!(word.as_str(), "alle" | "everybody" | "anybody" | "all") => Ok(Starters::Anybody),
                [] => Err(bad()),
                people => Ok(Starters::Only(people.to_vec())),
            })?;
        }
        Setting::Groups => {
            let threads = ["traade", "traad", "threads", "thread"];
            let room = ["rummet", "i rummet", "rum", "room", "in the room", "in-the-room"];
            settings.groups = take(chosen, || {
                either(&threads, &room).map(|threads| if threads { GroupRoom::Threads } else { GroupRoom::InTheRoom })
            })?;
        }
        Setting::Ballots => {
            let (open, secret) = (["aaben", "aabne", "aabent", "open"], ["hemmelig", "hemmelige", "secret"]);
            settings.ballots =
                take(chosen, || either(&open, &secret).map(|open| if open { Ballots::Open } else { Ballots::Secret }))?;
        }
        Setting::Votes => {
            let (reactions, polls) = (["reaktioner", "reaktion", "reactions"], ["afstemninger", "polls", "poll"]);
            settings.votes = take(chosen, || {
                either(&polls, &reactions).map(|polls| if polls { Votes::Polls } else { Votes::Reactions })
            })?;
        }
        Setting::Auto => settings.auto = take(chosen, yes_no)?,
        Setting::Record => settings.record = take(chosen, naming)?,
        Setting::Reading => settings.reading = take(chosen, naming)?,
        Setting::Sharing => settings.sharing = take(chosen, yes_no)?,
        Setting::Feedback => settings.feedback = take(chosen, yes_no)?,
    }
    Ok(())
}

fn take<T>(chosen: bool, read: impl FnOnce() -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    if chosen { read().map(Some) } else { Ok(None) }
}

fn is_none(word: &str) -> bool {
    matches!(word, "ingen" | "intet" | "nej" | "none" | "no")
}

impl Quiet {
    /// Reads `17-7`, `fra 17 til 7`, `ingen`.
    ///
    /// # Errors
    ///
    /// It is no range of times, or one that leaves no time at all.
    pub fn parse(text: &str) -> Result<Self, QuietError> {
        if is_none(&fold(text)) { Ok(Self::Never) } else { QuietHours::parse(text).map(Self::Hours) }
    }
}

/// `juleaftensdag, 31/12`: the days that some have off, by name or by date.
fn days_off(value: &str) -> Option<BTreeSet<OptionalDay>> {
    let folded = fold(value);
    if is_none(&folded) {
        return Some(BTreeSet::new());
    }
    let parted = folded.replace(" og ", ",").replace(" and ", ",");
    parted.split([',', ';']).map(|day| optional_day(day.trim().trim_end_matches('.'))).collect()
}

fn optional_day(day: &str) -> Option<OptionalDay> {
    Some(match day {
        "1/5" | "1. maj" | "1 may" | "may 1" | "may day" => OptionalDay::MayDay,
        "5/6" | "5. juni" | "5 june" | "june 5" | "grundlovsdag" | "constitution day" => OptionalDay::ConstitutionDay,
        "dagen efter kristi himmelfart"
        | "dagen efter kr. himmelfart"
        | "fredag efter kristi himmelfart"
        | "day after ascension" => OptionalDay::DayAfterAscension,
        "24/12" | "24. december" | "24 december" | "juleaften" | "juleaftensdag" | "christmas eve" => {
            OptionalDay::ChristmasEve
        }
        "31/12" | "31. december" | "31 december" | "nytaarsaften" | "nytaarsaftensdag" | "new year's eve"
        | "new years eve" => OptionalDay::NewYearsEve,
        _ => return None,
    })
}

/// `28/12-30/12, 15.-19. februar, uge 42`: each a day or several.
fn closings(value: &str, open: bool, choosing: &Choosing<'_>) -> Result<Vec<Closing>, Refusal> {
    let days = choosing.today.days(value)?;
    Ok(days.into_iter().map(|days| Closing { from: days.first, until: days.last, open }).collect())
}

/// Days that overlap what was closed replace it: they are a correction far more often than an addition, and all that
/// holds is shown in answer.
fn close(settings: &mut ChannelSettings, closings: Vec<Closing>) {
    let overlaps = |old: &Closing| closings.iter().any(|new| new.from <= old.until && old.from <= new.until);
    settings.closed.retain(|old| old.open || !overlaps(old));
    settings.closed.extend(closings);
}

//! What holds in a channel, setting by setting, why a setting was not changed, and who is away when.
//! Deliberately absent: the names people write; `dialogue::settings` has them, as the command table has those of commands.

use super::engine::RenderError;
use super::names::{Pen, Rendered, bullets, text, word, yes_no};
use super::value::Value;
use crate::calendar::{OptionalDay, clock};
use crate::dialogue::event::{Ballots, GroupRoom, Votes};
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Absence;
use crate::dialogue::settings::{Naming, NoPolls, Setting, Shown};
use crate::doc::Doc;
use jiff::civil::Date;

/// A line for each setting; `changed`: these have just been chosen.
pub(super) fn settings(pen: Pen<'_>, shown: &[Shown], changed: bool) -> Rendered {
    let row = |shown: &Shown| {
        let name = text(shown.setting().name(pen.lang));
        pen.doc("setting-row", &[("name", name), ("value", Value::Doc(value(pen, shown)?))])
    };
    let rows: Result<Vec<Doc>, RenderError> = shown.iter().map(row).collect();
    let rows = [("settings", Value::Doc(bullets(rows?)))];
    if changed { pen.doc("settings-changed", &rows) } else { pen.doc("settings", &rows) }
}

/// As people say it, and as they may write it.
fn value(pen: Pen<'_>, shown: &Shown) -> Rendered {
    match shown {
        Shown::Lang(lang) => pen.doc("setting-lang", &[("lang", word(lang.code()))]),
        Shown::Zone(zone) => Ok(Doc::text(zone)),
        Shown::Reminders(schedule) => Ok(Doc::text(schedule)),
        Shown::Quiet(None) => pen.doc("setting-none", &[]),
        Shown::Quiet(Some(hours)) => {
            let time = |time| text(&clock(time, pen.tongue()));
            pen.doc("setting-quiet", &[("from", time(hours.from())), ("until", time(hours.to()))])
        }
        Shown::DaysOff(days) if days.is_empty() => pen.doc("setting-no-days-off", &[]),
        Shown::DaysOff(days) => {
            let days: Result<Vec<_>, _> =
                days.iter().map(|day| pen.doc("setting-day-off", &[("day", key(*day))])).collect();
            pen.list(days?)
        }
        Shown::Closed(ranges) if ranges.is_empty() => pen.doc("setting-none", &[]),
        Shown::Closed(ranges) => days(pen, ranges),
        Shown::MayStart(accounts) if accounts.is_empty() => pen.doc("setting-anybody", &[]),
        Shown::MayStart(accounts) => pen.list(accounts.iter().map(|account| Doc::text(account)).collect()),
        Shown::Groups(groups) => pen.doc("setting-groups", &[("threads", yes_no(*groups == GroupRoom::Threads))]),
        Shown::Ballots(ballots) => pen.doc("setting-ballots", &[("open", yes_no(*ballots == Ballots::Open))]),
        Shown::Votes { votes, why } => {
            let why = match why {
                None => "none",
                Some(NoPolls::Platform) => "platform",
                Some(NoPolls::Secret) => "secret",
            };
            pen.doc("setting-votes", &[("polls", yes_no(*votes == Votes::Polls)), ("why", word(why))])
        }
        Shown::Auto(auto) => pen.doc("setting-auto", &[("auto", yes_no(*auto))]),
        Shown::Record(naming) => pen.doc("setting-record", &[("names", yes_no(*naming == Naming::Names))]),
        Shown::Reading(naming) => pen.doc("setting-reading", &[("names", yes_no(*naming == Naming::Names))]),
        Shown::Sharing(sharing) => pen.doc("setting-sharing", &[("sharing", yes_no(*sharing))]),
        Shown::Feedback(asks) => pen.doc("setting-feedback", &[("asks", yes_no(*asks))]),
    }
}

fn key(day: OptionalDay) -> Value {
    word(match day {
        OptionalDay::MayDay => "may-day",
        OptionalDay::ConstitutionDay => "constitution-day",
        OptionalDay::DayAfterAscension => "day-after-ascension",
        OptionalDay::ChristmasEve => "christmas-eve",
        OptionalDay::NewYearsEve => "new-years-eve",
    })
}

/// Single days and ranges, each in full.
pub(super) fn days(pen: Pen<'_>, ranges: &[(Date, Date)]) -> Rendered {
    let range = |(from, until): &(Date, Date)| {
        let (first, last) = (pen.long_date(*from), pen.long_date(*until));
        if from == until {
            pen.doc("day", &[("day", first)])
        } else {
            pen.doc("days", &[("from", first), ("until", last)])
        }
    };
    let ranges: Result<Vec<Doc>, RenderError> = ranges.iter().map(range).collect();
    pen.list(ranges?)
}

pub(super) fn away(pen: Pen<'_>, absence: &Absence) -> Rendered {
    match absence {
        Absence::Noted { days: noted, replaced, also, whole_days } => {
            let named = |ranges: &[(Date, Date)]| Ok::<_, RenderError>([("days", Value::Doc(days(pen, ranges)?))]);
            let mut sentences = vec![pen.doc("away-noted", &named(noted)?)?];
            if *whole_days {
                sentences.push(pen.doc("away-whole-days", &[])?);
            }
            if !replaced.is_empty() {
                sentences.push(pen.doc("away-replaced", &named(replaced)?)?);
            }
            if !also.is_empty() {
                sentences.push(pen.doc("away-also", &named(also)?)?);
            }
            pen.sentences(sentences)
        }
        Absence::Shown(ranges) if ranges.is_empty() => pen.doc("away-none", &[]),
        Absence::Shown(ranges) => pen.doc("away-shown", &[("days", Value::Doc(days(pen, ranges)?))]),
        Absence::Ended => pen.doc("away-ended", &[]),
    }
}

/// Why a setting stays as it was. Anything else is no refusal of ours, and says nothing.
pub(super) fn refused(pen: Pen<'_>, refusal: &Refusal) -> Rendered {
    match refusal {
        Refusal::UnknownSetting { name, nearest: Some(nearest) } => {
            pen.doc("refusal-unknown-setting-nearest", &[("name", text(name)), ("nearest", text(nearest))])
        }
        Refusal::UnknownSetting { name, nearest: None } => pen.doc("refusal-unknown-setting", &[("name", text(name))]),
        Refusal::BadSetting { setting, value, nearest } => bad_setting(pen, *setting, value, nearest.as_deref()),
        Refusal::NoMoment { reminders } => pen.doc("refusal-no-moment", &[("reminders", text(reminders))]),
        Refusal::NoWorkingDay { from } => pen.doc("refusal-no-working-day", &[("from", pen.long_date(*from))]),
        _ => Ok(Doc::default()),
    }
}

fn bad_setting(pen: Pen<'_>, setting: Setting, value: &str, nearest: Option<&str>) -> Rendered {
    let fits = match setting {
        Setting::Lang => "lang",
        Setting::Zone => "zone",
        Setting::Reminders => "reminders",
        Setting::Quiet => "quiet",
        Setting::DaysOff => "days-off",
        Setting::Closed | Setting::Open => "days",
        Setting::MayStart => "may-start",
        Setting::Groups => "groups",
        Setting::Ballots => "ballots",
        Setting::Votes => "votes",
        Setting::Record | Setting::Reading => "naming",
        Setting::Auto | Setting::Sharing | Setting::Feedback => "yes-no",
    };
    let mut parts =
        vec![pen.doc("refusal-bad-setting", &[("name", text(setting.name(pen.lang))), ("value", text(value))])?];
    parts.push(match nearest {
        Some(nearest) => pen.doc("setting-nearest", &[("nearest", text(nearest))])?,
        None => pen.doc("setting-fits", &[("setting", word(fits))])?,
    });
    pen.sentences(parts)
}

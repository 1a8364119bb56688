//! `serie hver torsdag kl. 9: borgerdata`, `serie stop 2`, `serie tur 2 @Anna @Bo`.
//! Deliberately absent: what a schedule means, and whether the playbook exists; the desk knows.

use super::args::{Args, Fault};
use super::fold::{fold_word, is_trailing};
use super::params::{self, one_number};
use crate::dialogue::command::{Command, PersonRef, Series};
use crate::dialogue::ids::Account;

/// Seats in one rota.
const MOST_SEATS: usize = 30;

pub(super) fn series(args: &Args<'_>) -> Result<Command, Fault> {
    let line = args.line;
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    match fold_word(first).as_str() {
        _ if line.is_empty() => Ok(Series::Show),
        "stop" => one_number(rest)?.map(Series::Stop).ok_or(Fault::Usage),
        "tur" | "turn" => turn(rest, args.mentions),
        _ => begin(line),
    }
    .map(Command::Series)
}

/// Everything before the last colon is the schedule, so that clock times may have colons.
fn begin(line: &str) -> Result<Series, Fault> {
    let (schedule, what) = line.rsplit_once([':', '：']).ok_or(Fault::Usage)?;
    let (schedule, what) = (schedule.trim(), params::slug(what));
    // "hver torsdag kl. 9:30" says when, and not what.
    if schedule.is_empty() || !what.contains(char::is_alphabetic) {
        return Err(Fault::Usage);
    }
    let grey = matches!(what.as_str(), "graazone" | "graazoner" | "grey-zone" | "greyzone" | "gray-zone" | "grayzone");
    let what = if grey { Series::GREY_ZONE.to_owned() } else { what };
    Ok(Series::Begin { schedule: schedule.to_owned(), what })
}

/// `<number> @x @y`: with commas where names have several words.
fn turn(text: &str, mentions: &[(String, Account)]) -> Result<Series, Fault> {
    let (number, names) = text.split_once(' ').ok_or(Fault::Usage)?;
    let series = one_number(number)?.ok_or(Fault::Usage)?;
    let parted = names.replace(" og ", ",").replace(" and ", ",");
    let separator = if parted.contains([',', ';']) { |c: char| matches!(c, ',' | ';') } else { char::is_whitespace };
    let mut rota: Vec<PersonRef> = Vec::new();
    for name in parted.split(separator).map(|name| name.trim().trim_end_matches(is_trailing)).filter(|n| !n.is_empty())
    {
        let person = params::person(name, mentions).ok_or(Fault::Usage)?;
        // Twice the same is a slip, or two names of which only one was understood.
        if rota.contains(&person) {
            return Err(Fault::Usage);
        }
        rota.push(person);
    }
    if rota.is_empty() || rota.len() > MOST_SEATS { Err(Fault::Usage) } else { Ok(Series::Turn { series, rota }) }
}

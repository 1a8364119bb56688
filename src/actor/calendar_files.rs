//! What people put into their own calendars: a meeting, and a trial's dates.
//!
//! Deliberately absent: the format (`documents::ics`).

use super::handling::Handling;
use super::stop::Stop;
use crate::dialogue::follow_up;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::Trial;
use crate::documents::ics::{self, Method, When};
use crate::ports::chat::{File, Meeting, Place};
use jiff::{SignedDuration, civil};

impl Handling<'_> {
    /// The meeting, as people put it into their own calendars, or take it out again.
    pub(super) fn calendar_file(&self, dialogue: &Dialogue, method: Method) -> Result<File, Stop> {
        Ok(ics_file(method, &[self.meeting(dialogue, method)?], self.streams.calendar().zone(), self.streams.now))
    }

    /// The same for a platform with a calendar of its own; nothing where no time has been found.
    pub(super) fn held_meeting(&self, dialogue: &Dialogue, cancelled: bool) -> Result<Option<Meeting>, Stop> {
        let Some(plan) = dialogue.planning.plan.as_ref() else { return Ok(None) };
        let (title, text) = self.world.calendar_words(dialogue, self.streams.calendar().zone())?;
        let from = plan.at.place().instant;
        let until = from + SignedDuration::from_mins(i64::from(dialogue.script.minutes));
        let uid = uid(&dialogue.stream().to_string());
        Ok(Some(Meeting { uid, title, text, from, until, cancelled }))
    }

    pub(super) fn meeting(&self, dialogue: &Dialogue, method: Method) -> Result<ics::Entry, Stop> {
        let zone = self.streams.calendar().zone();
        let planning = &dialogue.planning;
        let held = planning.plan.as_ref().map(|plan| zone.civil(plan.at.place().instant)).unwrap_or_default();
        let (summary, description) = self.world.calendar_words(dialogue, zone)?;
        Ok(ics::Entry {
            uid: uid(&dialogue.stream().to_string()),
            sequence: planning.moves + u32::from(method == Method::Cancel),
            when: lasting(held, dialogue.script.minutes),
            summary,
            description,
            location: None,
            alarm: None,
        })
    }

    /// A trial's end and its follow-up, as people put them into their own calendars. Nothing where it is told of in a place
    /// that can do no files, or no date is known.
    pub(super) fn trial_file(&self, trial: &Trial, place: Place) -> Result<Option<File>, Stop> {
        let entries = self.dates(trial)?;
        let any = !entries.is_empty() && self.world.capabilities.at(place).files;
        Ok(any.then(|| ics_file(Method::Publish, &entries, self.streams.calendar().zone(), self.streams.now)))
    }

    pub(super) fn dates(&self, trial: &Trial) -> Result<Vec<ics::Entry>, Stop> {
        let [ends, follow_up, description] = self.world.trial_calendar_words(trial)?;
        let entry = |name: &str, when: When, summary: &str| ics::Entry {
            uid: uid(&format!("{}/{name}", trial.stream())),
            sequence: trial.moves,
            when,
            summary: summary.to_owned(),
            description: description.clone(),
            location: None,
            alarm: None,
        };
        let end = trial.card.until.map(|day| entry("end", When::AllDay { first: day, last: day }, &ends));
        let held = |at| entry("follow-up", lasting(at, follow_up::script().minutes), &follow_up);
        Ok(end.into_iter().chain(trial.card.follow_up.map(held)).collect())
    }
}

/// A calendar entry's name: ours alone in the world, and without a room's id in it.
fn uid(stream: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest: String = Sha256::digest(stream.as_bytes()).iter().take(12).map(|b| format!("{b:02x}")).collect();
    format!("{digest}@drejebog")
}

fn lasting(start: civil::DateTime, minutes: u16) -> When {
    let length = SignedDuration::from_mins(i64::from(minutes));
    When::Timed { start, end: start.checked_add(length).unwrap_or(start) }
}

pub(super) fn ics_file(
    method: Method,
    entries: &[ics::Entry],
    zone: &crate::calendar::Zone,
    stamp: jiff::Timestamp,
) -> File {
    File {
        name: "drejebog.ics".to_owned(),
        media_type: ics::MEDIA_TYPE.to_owned(),
        bytes: ics::calendar(method, entries, zone, stamp).into_bytes(),
    }
}

//! What people put into their own calendars: a meeting, a trial's dates, and all that lies ahead in a channel.
//!
//! Deliberately absent: the format (`documents::ics`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::follow_up;
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::Trial;
use crate::documents::ics::{self, Method, When};
use crate::ports::chat::{File, Meeting};
use jiff::{SignedDuration, civil};

/// When a trial's last day stands in the calendar: its day has no time of its own.
const END_OF_DAY: civil::Time = civil::time(0, 0, 0, 0);

impl Handling<'_> {
    /// What lies ahead in this channel, and one file with all of it that people have agreed.
    pub(super) fn show_calendar(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let zone = self.streams.calendar().zone();
        let today = zone.date(self.moment.now);
        let meetings = self.streams.planned().filter_map(|d| {
            let plan = d.planning.plan.as_ref().or(d.planning.proposed.as_ref())?;
            let what = if d.planning.plan.is_some() { Ahead::Meeting } else { Ahead::MeetingUnconfirmed };
            let at = zone.civil(plan.at.place().instant);
            Some(Entry { at, what, number: d.id.number, title: self.world.title(d) })
        });
        let dates = self.streams.trials_open().flat_map(|trial| {
            let title = trial.card.what.as_ref().and_then(Erasable::get).cloned().unwrap_or_default();
            let entry = |what, at| Entry { at, what, number: trial.id.number, title: title.clone() };
            let end = trial.card.until.map(|date| entry(Ahead::TrialEnds, date.to_datetime(END_OF_DAY)));
            let follow_up = trial.card.follow_up.map(|at| entry(Ahead::FollowUp, at));
            [end, follow_up].into_iter().flatten().collect::<Vec<_>>()
        });
        let again = self.recurring_ahead(self.moment.now);
        let mut entries: Vec<Entry> = meetings.chain(dates).chain(again).collect();
        // What was to be and has not become anything does not lie ahead.
        entries.retain(|entry| entry.at.date() >= today);
        entries.sort_by_key(|entry| (entry.at, entry.number));
        let mut files = Vec::new();
        if let Some(file) = self.file_of_all(today)? {
            files.push((self.words(&Reply::CalendarOfAll)?, file));
        }
        let words = self.words(&Reply::Calendar(entries))?;
        self.hand_out(&said.inbound.room, said.thread, &words, files, said.receipt)
    }

    fn file_of_all(&self, today: civil::Date) -> Result<Option<File>, Stop> {
        if !self.world.capabilities.files {
            return Ok(None);
        }
        let mut entries = Vec::new();
        for dialogue in self.streams.planned().filter(|d| d.planning.plan.is_some()) {
            entries.push(self.meeting(dialogue, Method::Publish)?);
        }
        for trial in self.streams.trials_open() {
            entries.extend(self.dates(trial)?);
        }
        entries.retain(|entry| first_day(&entry.when) >= today);
        entries.sort_by_key(|entry| first_day(&entry.when));
        Ok((!entries.is_empty())
            .then(|| ics_file(Method::Publish, &entries, self.streams.calendar().zone(), self.streams.now)))
    }

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

    fn meeting(&self, dialogue: &Dialogue, method: Method) -> Result<ics::Entry, Stop> {
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

    /// A trial's end and its follow-up, as people put them into their own calendars. Nothing where the platform can do no
    /// files, or no date is known.
    pub(super) fn trial_file(&self, trial: &Trial) -> Result<Option<File>, Stop> {
        let entries = self.dates(trial)?;
        let any = !entries.is_empty() && self.world.capabilities.files;
        Ok(any.then(|| ics_file(Method::Publish, &entries, self.streams.calendar().zone(), self.streams.now)))
    }

    fn dates(&self, trial: &Trial) -> Result<Vec<ics::Entry>, Stop> {
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

fn first_day(when: &When) -> civil::Date {
    match when {
        When::Timed { start, .. } => start.date(),
        When::AllDay { first, .. } => *first,
    }
}

fn ics_file(method: Method, entries: &[ics::Entry], zone: &crate::calendar::Zone, stamp: jiff::Timestamp) -> File {
    File {
        name: "drejebog.ics".to_owned(),
        media_type: ics::MEDIA_TYPE.to_owned(),
        bytes: ics::calendar(method, entries, zone, stamp).into_bytes(),
    }
}

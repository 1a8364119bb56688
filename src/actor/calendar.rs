//! What lies ahead in a channel, and one file with all of it that people have agreed.
//!
//! Deliberately absent: the entries (`calendar_files`), and what comes again (`recurring`).

use super::calendar_files::ics_file;
use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::documents::ics::{Method, When};
use crate::ports::chat::{File, Place};
use jiff::civil;

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
        let place = said.inbound.room.place();
        if let Some(file) = self.file_of_all(today, place)? {
            files.push((self.words(&Reply::CalendarOfAll)?, file));
        }
        let words = self.words(&Reply::Calendar(entries))?;
        self.hand_out(&said.inbound.room, said.thread, &words, files, said.receipt, true)
    }

    fn file_of_all(&self, today: civil::Date, place: Place) -> Result<Option<File>, Stop> {
        if !self.world.capabilities.at(place).files {
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
}

fn first_day(when: &When) -> civil::Date {
    match when {
        When::Timed { start, .. } => start.date(),
        When::AllDay { first, .. } => *first,
    }
}

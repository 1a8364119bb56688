//! Before the meeting: the time said back, the invitation, what is read ahead, and the reminders.
//! Deliberately absent: the calendar file itself (`documents`).

use super::engine::RenderError;
use super::material::Material;
use super::names::{Rendered, Voice, lines_of, number, text, yes_no};
use super::say::Speaker;
use super::value::Value;
use crate::calendar::LocalMoment;
use crate::dialogue::event::{Ending, Occasion, Plan, Unusual};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::state::{Dialogue, Slot, Stage};
use crate::doc::{Doc, plain};

impl Speaker<'_> {
    /// The line of a meeting in people's own calendars, and what stands below it.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn calendar_words(&self, dialogue: &Dialogue) -> Result<(String, String), RenderError> {
        let voice = self.voice(dialogue);
        let summary = voice.pen.line("calendar-summary", &[("title", voice.title())])?;
        let description = voice.doc("calendar-description", &[])?;
        Ok((summary, plain(&description)))
    }
}

impl Voice<'_> {
    /// The time in full, before it counts; afterwards what became of it.
    pub fn time_check(&self) -> Rendered {
        if self.past.is_some() && !self.d.is_over() && self.d.planning.proposed.is_some() {
            return self.doc("time-check-replaced", &[]);
        }
        let proposed = self.d.planning.proposed.as_ref().filter(|_| self.past.is_none());
        let Some(plan) = proposed else {
            return match &self.d.planning.plan {
                Some(plan) => self.doc("time-check-done", &self.plan_args(plan)),
                None => self.doc("time-check-dropped", &[("playbook", self.playbook())]),
            };
        };
        let mut doc = self.time_asked_about(plan)?;
        doc.extend(self.by("time-check-answer", "time-check-answer-alone", &[])?);
        Ok(doc)
    }

    /// The same without how it is answered, for those it does not ask.
    pub fn time_asked_about(&self, plan: &Plan) -> Rendered {
        let key = if self.d.planning.plan.is_none() { "time-check" } else { "time-check-move" };
        let parts = vec![self.doc(key, &self.plan_args(plan))?, self.reading_then(plan)?];
        let mut doc = self.pen.sentences(parts)?;
        doc.extend(self.unusual(plan)?);
        Ok(doc)
    }

    pub fn plan_args(&self, plan: &Plan) -> [(&'static str, Value); 3] {
        let [date, clock] = self.moment_args(&plan.at);
        [("title", self.title()), date, clock]
    }

    /// When the pre-reading would come, should the time be right.
    fn reading_then(&self, plan: &Plan) -> Rendered {
        match plan.read_on {
            _ if plan.read_days == 0 => self.doc("time-check-no-reading", &[]),
            _ if self.has_reading() => self.doc("time-check-has-reading", &[]),
            Some(date) => self.doc("time-check-reading", &[("date", self.pen.long_date(date))]),
            None => self.doc("time-check-too-late-to-read", &[]),
        }
    }

    /// The pre-reading has been sent.
    fn has_reading(&self) -> bool {
        self.d.posts.contains_key(&Slot::PreReading)
    }

    fn moment_args(&self, at: &LocalMoment) -> [(&'static str, Value); 2] {
        let held = at.zone.civil(at.place().instant);
        [("date", self.pen.long_date(held.date())), ("clock", self.pen.time_of_day(held))]
    }

    /// A time that people chose is kept, and said aloud where it is unusual.
    fn unusual(&self, plan: &Plan) -> Rendered {
        match plan.unusual {
            None => Ok(Doc::default()),
            Some(Unusual::QuietHours) => self.doc("time-in-quiet-hours", &[]),
            Some(Unusual::DayOff) => self.doc("time-on-a-day-off", &[]),
            Some(Unusual::Skipped) => self.doc("time-skipped", &self.moment_args(&plan.at)),
        }
    }

    pub fn invitation(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else { return Ok(Doc::default()) };
        let mut doc = self.doc("invitation-heading", &self.plan_args(plan))?;
        if let Some(about) = self.texts.and_then(|texts| texts.framing.first()) {
            doc.extend(about.clone());
        }
        doc.extend(lines_of([
            self.of_series()?,
            self.doc("invitation-length", &[("minutes", number(self.d.script.minutes))])?,
            self.who_steers()?,
            self.coming()?,
        ]));
        doc.extend(match &self.d.stage {
            _ if self.d.is_planned() => lines_of([self.doc("invitation-join", &[])?, self.reading_comes(plan)?]),
            Stage::Over { ending: Ending::Cancelled, .. } => self.doc("invitation-cancelled", &[])?,
            Stage::Over { .. } => self.doc("lobby-over", &[])?,
            _ => self.doc("invitation-begun", &[])?,
        });
        Ok(doc)
    }

    /// That it comes of a series, where it does.
    fn of_series(&self) -> Rendered {
        let Some(series) = self.d.planning.series else { return Ok(Doc::default()) };
        self.doc("invitation-series", &[("series", number(series.number)), ("late", yes_no(series.late))])
    }

    fn coming(&self) -> Rendered {
        let names = self.names(self.d.with_account().map(|p| p.id))?;
        self.doc("invitation-coming", &[("count", number(self.d.size())), ("names", Value::Doc(names))])
    }

    /// When the pre-reading comes.
    fn reading_comes(&self, plan: &Plan) -> Rendered {
        let promised = self.d.planning.promises.open().find(|promise| promise.kind == Occasion::PreReading);
        // A series plans when it is time to read: the pre-reading follows in the same breath.
        let follows = self.d.planning.moves == 0 && plan.series.is_some();
        match promised {
            Some(_) if follows => self.doc("invitation-reading-here", &[]),
            Some(promise) => self.doc("invitation-reading", &[("date", self.pen.long_date(promise.at.date))]),
            None if self.has_reading() => self.doc("invitation-reading-here", &[]),
            None if plan.read_days > 0 => self.doc("invitation-too-late-to-read", &[]),
            None => self.doc("invitation-no-reading", &[]),
        }
    }

    pub fn calendar_file(&self, moves: u32) -> Rendered {
        self.doc("calendar-file", &[("moved", yes_no(moves > 0))])
    }

    pub fn moved(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else { return Ok(Doc::default()) };
        self.doc("moved", &self.plan_args(plan))
    }

    /// Case or podcast, questions and legal background, with the time it takes.
    pub fn pre_reading(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else { return Ok(Doc::default()) };
        let mut args = self.plan_args(plan).to_vec();
        args.push(("minutes", number(self.reading_minutes())));
        let mut doc = self.doc("pre-reading-heading", &args)?;
        if self.past.is_none() {
            doc.extend(self.doc("pre-reading-ask", &[])?);
        }
        if let Some(texts) = self.texts {
            doc.extend(self.what_to_read(texts)?);
        }
        let (read, of) = self.d.readers();
        let foot = if self.past.is_some() { "pre-reading-foot-past" } else { "pre-reading-foot" };
        doc.extend(self.doc(foot, &[("read", number(read)), ("of", number(of))])?);
        Ok(doc)
    }

    fn what_to_read(&self, texts: &Material<'_>) -> Rendered {
        let mut doc = Doc::default();
        if let Some(case) = &texts.case {
            let args = [("title", text(case.title)), ("text", Value::Doc(case.doc.clone()))];
            doc.extend(self.doc("pre-reading-case", &args)?);
        }
        if texts.listen.is_some() {
            doc.extend(self.recording()?);
        }
        doc.extend(self.doc("pre-reading-questions", &[("questions", self.framing())])?);
        doc.extend(self.pen.law(texts)?);
        Ok(doc)
    }

    fn reading_minutes(&self) -> u16 {
        let texts = self.texts;
        let case = texts.and_then(|texts| texts.case.as_ref()).map_or(0, |case| case.minutes);
        let recording = texts.and_then(|texts| texts.listen.as_ref()).map_or(0, |listen| listen.alternative_minutes);
        case.saturating_add(recording).saturating_add(LEGAL_MINUTES)
    }

    pub fn reading_reminder_asked(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else { return Ok(Doc::default()) };
        let mut args = self.plan_args(plan).to_vec();
        args.push(("minutes", number(self.reading_minutes())));
        self.doc("reading-reminder", &args)
    }

    pub fn curious_questions(&self) -> Rendered {
        self.doc("curious-questions", &[("curious", self.curious())])
    }

    /// By name, where the channel has chosen that the facilitator may see it.
    pub fn who_has_read(&self) -> Rendered {
        let (read, unread): (Vec<_>, Vec<_>) =
            self.d.with_account().map(|p| p.id).partition(|who| self.d.planning.read.contains(who));
        let line = |key: &str, who: Vec<ParticipantId>| match who.is_empty() {
            true => Ok(Doc::default()),
            false => self.doc(key, &[("names", Value::Doc(self.names(who)?))]),
        };
        Ok(lines_of([line("status-have-read", read)?, line("status-have-not-read", unread)?]))
    }

    /// How far the preparation is, for whoever asks before the meeting.
    pub fn status_planned(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else {
            return match &self.d.planning.proposed {
                Some(plan) => self.time_asked_about(plan),
                None => self.time_check(),
            };
        };
        let (read, of) = self.d.readers();
        let mut doc = self.doc("status-planned", &self.plan_args(plan))?;
        if plan.read_days > 0 {
            doc.extend(self.doc("status-read", &[("read", number(read)), ("of", number(of))])?);
        }
        Ok(doc)
    }
}

/// What it takes to read a page of legal background.
const LEGAL_MINUTES: u16 = 3;

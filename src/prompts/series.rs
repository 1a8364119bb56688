//! Series: what comes again, when, and whose turn it is.
//! Deliberately absent: the dialogues and grey zones that come of them.

use super::material::Offer;
use super::names::{MAX_NAME_CHARS, Pen, Rendered, bullets, lines_of, number, text, word};
use super::say::Speaker;
use super::value::Value;
use crate::calendar::{DayOff, Holiday, LocalMoment, OptionalDay, ScheduleError, clock};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::Identity;
use crate::dialogue::lang::Lang;
use crate::dialogue::series::{AllSeries, Passed, Refusal, Row, Say, Series, What, Why};
use crate::doc::{Doc, Inline, clean_name};
use jiff::ToSpan;

/// So many days are named; the rest are counted.
const MOST_DAYS: usize = 5;

impl Speaker<'_> {
    /// A message about a series, in the channel's language. `playbooks` give the titles. Empty where there is no such
    /// series.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn series(&self, say: &Say, state: &AllSeries, playbooks: &[Offer<'_>], lang: Lang) -> Rendered {
        let roll = Roll { pen: self.pen(lang), playbooks };
        let (Say::Begun { series, .. }
        | Say::Stopped { series, .. }
        | Say::RotaSet { series }
        | Say::PassedOver { series, .. }) = say;
        let Some(series) = state.get(*series) else { return Ok(Doc::default()) };
        match say {
            Say::Begun { first, passed, .. } => roll.begun(series, first, passed),
            Say::Stopped { by_itself, .. } => roll.stopped(series, *by_itself),
            Say::RotaSet { .. } => roll.rota(series),
            Say::PassedOver { passed, next, .. } => roll.passed_over(series, passed, next.as_ref()),
        }
    }

    /// Each series with what is planned, its next time and whose turn it is.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn series_list(&self, rows: &[Row], playbooks: &[Offer<'_>], lang: Lang) -> Rendered {
        let roll = Roll { pen: self.pen(lang), playbooks };
        if rows.is_empty() {
            return roll.pen.doc("series-list-none", &[]);
        }
        let items: Result<Vec<_>, _> = rows.iter().map(|row| roll.row(row)).collect();
        let number_of = |row: Option<&Row>| number(row.map_or(0, |row| row.number));
        let args = [("rows", Value::Doc(bullets(items?))), ("example", number_of(rows.last()))];
        let mut doc = roll.pen.doc("series-list", &args)?;
        // A grey zone needs nobody to facilitate it.
        let dialogues = rows.iter().rfind(|row| row.what != What::GreyZone);
        if dialogues.is_some() {
            doc.extend(roll.pen.doc("series-list-rota", &[("series", number_of(dialogues))])?);
        }
        Ok(doc)
    }

    /// Why not, in the language of the one who asked.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn series_refused(&self, refusal: &Refusal, lang: Lang) -> Rendered {
        let pen = self.pen(lang);
        match refusal {
            Refusal::BadSchedule { text, error } => pen.bad_schedule(text, error),
            Refusal::NightInDoubt { text: schedule, time } => {
                let face = |time| text(&clock(time, pen.tongue()));
                let args = [
                    ("schedule", text(schedule)),
                    ("night", face(*time)),
                    ("afternoon", face(time.saturating_add(12.hours()))),
                ];
                pen.doc("series-night-in-doubt", &args)
            }
            Refusal::NeverOpen => pen.doc("series-never-open", &[]),
            Refusal::TooOften => pen.doc("series-too-often", &[]),
            Refusal::AlreadyThere { series } => pen.doc("series-already-there", &[("series", number(*series))]),
            Refusal::TooMany { most, running } => {
                let example = running.last().copied().unwrap_or_default();
                pen.doc("series-too-many", &[("most", number(*most)), ("example", number(example))])
            }
            Refusal::NoSuchSeries { running, .. } if running.is_empty() => pen.doc("series-none-running", &[]),
            Refusal::NoSuchSeries { number: n, running } => {
                let open = pen.list(running.iter().map(|n| Doc::text(&n.to_string())).collect())?;
                pen.doc("series-no-such", &[("number", number(*n)), ("open", Value::Doc(open))])
            }
            Refusal::NoRota => pen.doc("series-no-rota", &[]),
        }
    }
}

/// What messages about series are written from.
struct Roll<'a> {
    pen: Pen<'a>,
    playbooks: &'a [Offer<'a>],
}

impl Roll<'_> {
    /// `key` with the number and the name of the series.
    fn line(&self, key: &str, series: &Series) -> Rendered {
        self.named(key, series.number, &series.what, &series.schedule.to_string())
    }

    fn named(&self, key: &str, series: u16, what: &What, schedule: &str) -> Rendered {
        let what = match what {
            What::GreyZone => self.pen.doc("series-grey-zone", &[])?,
            What::Dialogue { playbook } => {
                let offer = self.playbooks.iter().find(|offer| offer.name == playbook);
                let title = offer.map_or(playbook.as_str(), |offer| offer.title);
                self.pen.doc("series-dialogue", &[("title", text(title))])?
            }
        };
        let name = self.pen.doc("series-name", &[("what", Value::Doc(what)), ("schedule", text(schedule))])?;
        self.pen.doc(key, &[("series", number(series)), ("name", Value::Doc(name))])
    }

    fn begun(&self, series: &Series, first: &LocalMoment, passed: &[Passed]) -> Rendered {
        let too_soon = passed.iter().any(|passed| passed.why == Why::TooSoon);
        let first_key = if too_soon { "series-first-after-reading" } else { "series-first" };
        let first = self.pen.doc(first_key, &self.pen.near_moment(first))?;
        let args = [("series", number(series.number))];
        Ok(lines_of([
            self.line("series-begun", series)?,
            self.pen.sentences(vec![first, self.passed(passed)?])?,
            self.of_dialogues(series, "series-rota-how", &args)?,
            self.pen.doc("series-stop-how", &args)?,
        ]))
    }

    fn stopped(&self, series: &Series, by_itself: bool) -> Rendered {
        let why = if by_itself { self.pen.doc("series-stopped-by-itself", &[])? } else { Doc::default() };
        let planned = self.of_dialogues(series, "series-stopped-planned", &[])?;
        Ok(lines_of([self.line("series-stopped", series)?, why, planned]))
    }

    /// What is said of series of dialogues only.
    fn of_dialogues(&self, series: &Series, key: &str, args: &[(&str, Value)]) -> Rendered {
        if series.what == What::GreyZone { Ok(Doc::default()) } else { self.pen.doc(key, args) }
    }

    fn passed_over(&self, series: &Series, passed: &[Passed], next: Option<&LocalMoment>) -> Rendered {
        let next = next.map(|next| self.pen.doc("series-next", &self.pen.near_moment(next))).transpose()?;
        let said = self.pen.sentences([self.passed(passed)?].into_iter().chain(next).collect())?;
        Ok(lines_of([self.line("series-passed-over", series)?, said]))
    }

    fn rota(&self, series: &Series) -> Rendered {
        let names: Result<Vec<_>, _> = series.rota.iter().map(|seat| self.pen.known_as(&seat.identity)).collect();
        let names = names?;
        let key = match names.len() {
            0 => "series-rota-none",
            1 => "series-rota-one",
            _ => "series-rota",
        };
        self.pen.doc(key, &[("series", number(series.number)), ("names", Value::Doc(self.pen.list(names)?))])
    }

    /// Days at which nothing comes, those off apart from those missed.
    fn passed(&self, passed: &[Passed]) -> Rendered {
        let mut said = Vec::new();
        let (mut off, mut missed) = (Vec::new(), Vec::new());
        for Passed { date, why } in passed {
            let date = self.pen.near(*date);
            match why {
                Why::DayOff(day) => {
                    let why = Value::Doc(self.pen.doc("day-off", &[("day", word(day_word(*day)))])?);
                    off.push(self.pen.doc("series-day-off", &[("date", text(&date)), ("why", why)])?);
                }
                Why::Missed => missed.push(Doc::text(&date)),
                Why::TooSoon => {}
            }
        }
        for (key, days) in [("series-days-off", off), ("series-missed", missed)] {
            if !days.is_empty() {
                said.push(self.pen.doc(key, &[("days", Value::Doc(self.days(days)?))])?);
            }
        }
        self.pen.sentences(said)
    }

    fn days(&self, mut days: Vec<Doc>) -> Rendered {
        let more = days.len().saturating_sub(MOST_DAYS);
        if more > 0 {
            days.truncate(MOST_DAYS);
            days.push(self.pen.doc("series-more-days", &[("count", number(more))])?);
        }
        self.pen.list(days)
    }

    fn row(&self, row: &Row) -> Rendered {
        let mut lines = vec![self.named("series-row", row.number, &row.what, &row.schedule)?];
        if let Some((at, who)) = &row.planned {
            lines.push(self.with_name("series-row-planned", "series-row-planned-alone", at, who.as_ref())?);
        }
        if let Some(next) = &row.next {
            lines.push(self.with_name("series-row-turn", "series-row-next", next, row.turn.as_ref())?);
        }
        Ok(lines_of(lines))
    }

    fn with_name(&self, key: &str, alone: &str, at: &LocalMoment, who: Option<&Erasable<Identity>>) -> Rendered {
        let mut args = self.pen.near_moment(at).to_vec();
        let Some(who) = who else { return self.pen.doc(alone, &args) };
        args.push(("name", Value::Doc(self.pen.known_as(who)?)));
        self.pen.doc(key, &args)
    }
}

impl Pen<'_> {
    pub fn known_as(&self, identity: &Erasable<Identity>) -> Rendered {
        match identity.get() {
            Some(identity) => Ok(Doc::paragraph(vec![Inline::Text(clean_name(&identity.name, MAX_NAME_CHARS))])),
            None => self.doc("someone", &[]),
        }
    }

    fn bad_schedule(&self, schedule: &str, error: &ScheduleError) -> Rendered {
        let args = [("schedule", text(schedule))];
        let key = match error {
            ScheduleError::UnknownWord(unknown) | ScheduleError::NotATime(unknown) => {
                let [schedule] = args;
                return self.doc("series-bad-word", &[schedule, ("word", text(unknown))]);
            }
            ScheduleError::FieldCount(_) | ScheduleError::Field { .. } | ScheduleError::BothDays => "series-bad-fields",
            ScheduleError::Empty | ScheduleError::NoDays => "series-no-days",
            ScheduleError::NoTime => "series-no-time",
            ScheduleError::EveryOther => "series-every-other",
            ScheduleError::Monthly => "series-monthly",
            ScheduleError::Never => "series-never-open",
        };
        self.doc(key, &args)
    }
}

fn day_word(day: DayOff) -> &'static str {
    match day {
        DayOff::Holiday(Holiday::NewYear) => "new-year",
        DayOff::Holiday(Holiday::MaundyThursday) => "maundy-thursday",
        DayOff::Holiday(Holiday::GoodFriday) => "good-friday",
        DayOff::Holiday(Holiday::EasterSunday) => "easter-sunday",
        DayOff::Holiday(Holiday::EasterMonday) => "easter-monday",
        DayOff::Holiday(Holiday::GreatPrayerDay) => "great-prayer-day",
        DayOff::Holiday(Holiday::Ascension) => "ascension",
        DayOff::Holiday(Holiday::WhitSunday) => "whit-sunday",
        DayOff::Holiday(Holiday::WhitMonday) => "whit-monday",
        DayOff::Holiday(Holiday::ChristmasDay) => "christmas-day",
        DayOff::Holiday(Holiday::SecondChristmasDay) => "second-christmas-day",
        DayOff::Optional(OptionalDay::MayDay) => "may-day",
        DayOff::Optional(OptionalDay::ConstitutionDay) => "constitution-day",
        DayOff::Optional(OptionalDay::DayAfterAscension) => "day-after-ascension",
        DayOff::Optional(OptionalDay::ChristmasEve) => "christmas-eve",
        DayOff::Optional(OptionalDay::NewYearsEve) => "new-years-eve",
        DayOff::Closed => "closed",
        DayOff::Weekend => "weekend",
    }
}

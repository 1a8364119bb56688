//! Why what was written is not the date that was asked for, and what would fit, ready to be copied.
//! Deliberately absent: reading dates; `calendar` does, and gives each reason its own type.

use super::names::{Pen, Rendered, number, text};
use super::value::Value;
use crate::calendar::{FURTHEST_YEARS, When, WhenError, clock, long_date, month_name, said_date, weekday_name};
use crate::doc::Doc;
use jiff::civil::{Date, Time};

/// `written` is said back.
pub(super) fn bad(pen: Pen<'_>, written: &str, error: &WhenError) -> Rendered {
    let date = ("date", text(written));
    match error {
        WhenError::Empty => pen.doc("refusal-no-date", &[]),
        WhenError::Unclear => pen.doc("refusal-bad-date", &[date]),
        WhenError::Unknown { word, nearest: None } => pen.doc("refusal-date-unknown", &[date, ("word", text(word))]),
        WhenError::Unknown { word, nearest: Some(nearest) } => {
            let fits = written.to_lowercase().replace(word, nearest);
            pen.doc("refusal-date-unknown-nearest", &[date, ("word", text(word)), ("fits", text(&fits))])
        }
        WhenError::Varies(name) => pen.doc("refusal-date-varies", &[("name", text(name))]),
        WhenError::NoSuchDate { day, month, last } => no_such_date(pen, written, (*day, *month), *last),
        WhenError::NoSuchWeek { week, year, last } => {
            let args = [("week", number(*week)), ("year", text(&year.to_string())), ("last", number(*last))];
            pen.doc("refusal-no-such-week", &args)
        }
        WhenError::NoSuchTime { hour, minute } => {
            let dot = if pen.tongue() == crate::calendar::Tongue::Danish { '.' } else { ':' };
            pen.doc("refusal-no-such-time", &[("time", text(&format!("{hour}{dot}{minute:02}")))])
        }
        WhenError::WeekdayMismatch { said, date, near } => {
            let weekday = |weekday| text(weekday_name(weekday, pen.tongue()));
            let args = [
                ("day", number(date.date.day())),
                ("month", text(month_name(date.date.month(), pen.tongue()))),
                ("year", text(&date.date.year().to_string())),
                ("weekday", weekday(date.date.weekday())),
                ("said", weekday(*said)),
                ("one", pen.moment(date)?),
                ("other", pen.moment(near)?),
            ];
            pen.doc("refusal-weekday-mismatch", &args)
        }
        WhenError::WhichDay { first, last, fits } => {
            let ends = [("first", pen.long_date(*first)), ("last", pen.long_date(*last))];
            let [first, last] = ends;
            pen.doc("refusal-which-day", &[date, first, last, ("fits", pen.moment(fits)?)])
        }
        WhenError::WhichEnd { first, last } => {
            pen.doc("refusal-which-end", &[date, ("first", pen.long_date(*first)), ("last", pen.long_date(*last))])
        }
        WhenError::WhichTime { fits } => {
            pen.doc("refusal-which-time", &[("date", pen.long_date(fits.date)), ("fits", pen.moment(fits)?)])
        }
        WhenError::WholeDays => pen.doc("refusal-whole-days", &[date]),
        WhenError::Ambiguous(readings) => ambiguous(pen, written, readings),
        WhenError::Past { when, fits } => {
            let args = [date, ("when", pen.moment(when)?)];
            pen.fitting(["refusal-past-date-fits", "refusal-past-date"], &args, *fits)
        }
        WhenError::TooFar { when, fits } => {
            let args = [date, ("when", pen.moment(when)?), ("years", number(FURTHEST_YEARS))];
            pen.fitting(["refusal-too-far-fits", "refusal-too-far"], &args, *fits)
        }
        WhenError::Reversed { first, last } => {
            pen.doc("refusal-dates-reversed", &[("from", pen.long_date(*first)), ("until", pen.long_date(*last))])
        }
        WhenError::TimesReversed { from, until } => {
            pen.doc("refusal-times-reversed", &[("from", pen.clock_face(*from)), ("until", pen.clock_face(*until))])
        }
        WhenError::Apart { first, second } => {
            let args = [date, ("first", pen.long_date(*first)), ("second", pen.long_date(*second))];
            pen.doc("refusal-dates-apart", &args)
        }
    }
}

/// The month is too short, or there is no such month and the two numbers are the wrong way round.
fn no_such_date(pen: Pen<'_>, written: &str, (day, month): (u32, u32), last: Option<When>) -> Rendered {
    let date = ("date", text(written));
    if let Some(last) = last {
        let args = [
            date,
            ("month", text(month_name(last.date.month(), pen.tongue()))),
            ("year", text(&last.date.year().to_string())),
            ("days", number(last.date.day())),
            ("fits", pen.moment(&last)?),
        ];
        return pen.doc("refusal-no-such-date", &args);
    }
    match i8::try_from(day) {
        Ok(turned @ 1..=12) if (1..=28).contains(&month) => {
            let args = [date, ("month", number(month)), ("named", text(month_name(turned, pen.tongue())))];
            pen.doc("refusal-no-such-month-turned", &args)
        }
        _ => pen.doc("refusal-no-such-month", &[date, ("month", number(month))]),
    }
}

fn ambiguous(pen: Pen<'_>, written: &str, readings: &[When]) -> Rendered {
    let date = ("date", text(written));
    // The same day twice would say nothing.
    if let [When { time: Some(one), .. }, When { time: Some(other), .. }] = readings
        && readings[0].date == readings[1].date
    {
        let args = [date, ("one", pen.clock_face(*one)), ("other", pen.clock_face(*other))];
        return pen.doc("refusal-ambiguous-time", &args);
    }
    let readings = readings.iter().map(|when| pen.doc("date-to-copy", &[("moment", pen.moment(when)?)]));
    let readings = pen.list(readings.collect::<Result<Vec<Doc>, _>>()?)?;
    pen.doc("refusal-ambiguous-date", &[date, ("readings", Value::Doc(readings))])
}

/// A trial that would end as before, or sooner.
pub(super) fn not_postponed(pen: Pen<'_>, end: Date, asked: Date) -> Rendered {
    let args = [("end", pen.long_date(end)), ("asked", pen.long_date(asked))];
    pen.doc(if asked == end { "refusal-ends-then-already" } else { "refusal-not-postponed" }, &args)
}

impl Pen<'_> {
    /// A day, with its time where it has one, as it can be written back.
    fn moment(&self, when: &When) -> Result<Value, super::engine::RenderError> {
        // A day that has passed would be read as the next of its name.
        let date = match self.today {
            Some(today) if today <= when.date => said_date(when.date, today, self.tongue()),
            _ => long_date(when.date, self.tongue()),
        };
        let Some(time) = when.time else { return Ok(Value::Text(date)) };
        let args = [("date", Value::Text(date)), ("clock", self.clock_face(time))];
        self.line("date-and-time", &args).map(Value::Text)
    }

    /// With two digits where one would leave night and afternoon open.
    fn clock_face(&self, time: Time) -> Value {
        let face = clock(time, self.tongue());
        Value::Text(if (1..=5).contains(&time.hour()) { format!("0{face}") } else { face })
    }

    /// The first sentence with what would fit, the second where nothing is known to.
    fn fitting(&self, [fitting, other]: [&str; 2], args: &[(&str, Value)], fits: Option<When>) -> Rendered {
        let Some(fits) = fits else { return self.doc(other, args) };
        let mut args = args.to_vec();
        args.push(("fits", self.moment(&fits)?));
        self.doc(fitting, &args)
    }
}

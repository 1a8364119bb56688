//! When people mean: a phrase in Danish or English -> the one date and time it can mean, or why there is not exactly
//! one, and what would fit. `phrase_reader` finds the words; `weighing` holds them against the calendar. Guessing is
//! deliberately absent: what two colleagues could read differently comes back as both readings, and what is past is an
//! error. Several days are read by `range`.

use super::phrase_reader::{How, read, tongue_of};
use super::range;
use super::said::{Lead, Said};
use super::tokens::{Token, short, tokens};
use super::weighing::{Now, shifted};
use super::when::{FURTHEST_YEARS, When, WhenContext, WhenError};
use jiff::ToSpan;
use jiff::civil::Date;

/// Reads a date, a time or both: `torsdag kl. 13`, `3/12 13.00`, `om 3 uger`, `next Tuesday 9am`, `2026-12-03`,
/// `første mandag i januar kl. halv ti i lokale 2`.
///
/// # Errors
///
/// It names no date, a past one, or more than one.
pub fn parse_when(text: &str, context: &WhenContext<'_>) -> Result<When, WhenError> {
    let text = short(text)?;
    let tokens = tokens(&text)?;
    point(&tokens, context).map_err(|error| match range::over(&tokens, context) {
        // Several days, where one is asked for.
        Ok(days) if days.first < days.last && !days.had_clock => {
            let first = days.first.max(context.zone.date(context.now));
            let working = Some(context.days.next_working(first)).filter(|day| *day <= days.last);
            let fits = When { date: working.unwrap_or(first), time: None, year_assumed: false };
            let which = WhenError::WhichDay { first: days.first, last: days.last, fits };
            error.or_more_telling(which)
        }
        Ok(_) | Err(WhenError::WhichEnd { .. } | WhenError::WholeDays | WhenError::Apart { .. }) => error,
        Err(other) => error.or_more_telling(other),
    })
}

/// The same, but a number of days, weeks or months counts from `start`: `2 uger`, `med en måned`; not `om 2 uger`, which
/// is from today in everybody's ears.
///
/// # Errors
///
/// As `parse_when`.
pub fn parse_when_from(text: &str, start: Date, context: &WhenContext<'_>) -> Result<When, WhenError> {
    let normalised = short(text)?;
    let tokens = tokens(&normalised)?;
    let tongue = tongue_of(&tokens, context.tongue);
    let now = Now::new(context, tongue);
    let said = read(&tokens, How { tongue, days: true, year: now.date.year() }).unwrap_or_default();
    let counts = |said: &Said| !said.has_base() && said.clock.is_none() && said.lead != Lead::In;
    let date = match &said[..] {
        [said] if counts(said) => said.offset.and_then(|offset| now.moved(start, offset)),
        _ => None,
    };
    match date {
        None => parse_when(text, context),
        Some(date) => now.within_reach(When { date, time: None, year_assumed: false }),
    }
}

fn point(tokens: &[Token<'_>], context: &WhenContext<'_>) -> Result<When, WhenError> {
    let tongue = tongue_of(tokens, context.tongue);
    let now = Now::new(context, tongue);
    let mut found: Vec<(bool, Vec<When>)> = Vec::new();
    let mut first_error = None;
    let how = How { tongue, days: false, year: now.date.year() };
    for said in read(tokens, how)? {
        match now.weigh(&said) {
            Ok(whens) => found.push((said.dotted_clock, whens)),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    // "3.12" is a date before it is a time in the night, and a time alone is rarely the whole of a plan.
    let has_date = found.iter().any(|(dotted_clock, _)| !dotted_clock);
    let unlikely = |when: &When| when.date == now.date || when.time.is_some_and(|time| time.hour() < 6);
    let keep = |dotted_clock: bool, when: &When| !(dotted_clock && has_date && unlikely(when));
    let mut whens: Vec<When> = found
        .into_iter()
        .flat_map(|(dotted, whens)| whens.into_iter().map(move |when| (dotted, when)))
        .filter(|(dotted, when)| keep(*dotted, when))
        .map(|(_, when)| when)
        .collect();
    whens.sort();
    whens.dedup();
    let Some(last) = whens.last().copied() else { return Err(first_error.unwrap_or(WhenError::Unclear)) };
    let ahead: Vec<When> = whens.into_iter().filter(|when| !now.is_past(when)).collect();
    match ahead[..] {
        [] => Err(now.past(last)),
        [one] => now.within_reach(one),
        _ => Err(WhenError::Ambiguous(ahead)),
    }
}

impl Now<'_> {
    pub(super) fn is_past(&self, when: &When) -> bool {
        match when.time {
            None => when.date < self.date,
            Some(time) => self.context.zone.place(when.date.to_datetime(time)).instant <= self.context.now,
        }
    }

    /// With the same day in a coming year; the next day, where only the time of today has gone.
    pub(super) fn past(&self, when: When) -> WhenError {
        let next = |date| When { date, year_assumed: false, ..when };
        let fits = if when.date == self.date {
            self.date.tomorrow().ok().map(next)
        } else if !when.year_assumed && when.date >= self.recent {
            // "i går", "sidste fredag": the same weekday, when it comes again.
            let weeks = (1..=10).map(|weeks: i64| when.date.saturating_add(weeks.weeks()));
            weeks.map(next).find(|when| !self.is_past(when))
        } else {
            let years = (0..=3).filter_map(|more| shifted(when.date, self.date.year() + more));
            years.map(next).find(|when| !self.is_past(when))
        };
        WhenError::Past { when, fits }
    }

    fn within_reach(&self, when: When) -> Result<When, WhenError> {
        if when.date <= self.furthest() {
            return Ok(when);
        }
        let years = (0..=1).filter_map(|more| shifted(when.date, self.date.year() + more));
        let fits = years.map(|date| When { date, year_assumed: false, ..when }).find(|when| !self.is_past(when));
        Err(WhenError::TooFar { when, fits })
    }

    pub(super) fn furthest(&self) -> Date {
        self.date.saturating_add(FURTHEST_YEARS.years())
    }
}

//! Days in one text: `24.-31. december`, `fra mandag til onsdag`, `3 uger`, `for 3 days`, `hele uge 52`, `resten af ugen`,
//! `påske`. The ends are read together: the first borrows month, week and year from the second, and the second is the first
//! such day after the first. Also whether a text is about time at all. Deliberately absent: hours; an absence is whole days.

use super::phrase_reader::{How, read, tongue_of};
use super::said::{Edge, Joint, Lead, Offset, Opening, Period, Said};
use super::tokens::{Kind, Token, short, tokens};
use super::weighing::{Now, Stretch, in_week_of, shifted};
use super::when::{When, WhenContext, WhenError};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// First and last of days in a row, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    pub first: Date,
    pub last: Date,
    /// A time of day was said as well, which whole days cannot keep. Say it back.
    pub had_clock: bool,
}

/// Days. Ends further apart than this were written in the wrong order, where a year had to be assumed to part them.
const LONGEST_TURN: i32 = 183;

/// Reads days: one, or several in a row that end today or later. A number of weeks counts from today on.
///
/// # Errors
///
/// It names no days, past ones, or more than one run of them.
pub fn parse_days(text: &str, context: &WhenContext<'_>) -> Result<Days, WhenError> {
    over(&tokens(&short(text)?)?, context)
}

/// Reads a list of such days, parted by commas, semicolons or `og`.
///
/// # Errors
///
/// One of them cannot be read.
pub fn parse_day_list(text: &str, context: &WhenContext<'_>) -> Result<Vec<Days>, WhenError> {
    let whole = match parse_days(text, context) {
        Ok(days) => return Ok(vec![days]),
        Err(error) => error,
    };
    let parts = parts(text);
    match parts[..] {
        [] | [_] => Err(whole),
        _ => parts
            .into_iter()
            .map(|part| parse_days(part, context))
            .collect::<Result<_, _>>()
            .map_err(|error| whole.or_more_telling(error)),
    }
}

/// The parts of a list; the `og` of `til og med` parts nothing.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '\n']) {
        let mut from = 0;
        for (at, and) in ["og", "and", "&", "+"].iter().flat_map(|and| piece.match_indices(*and)) {
            let (before, after) = (&piece[from.min(at)..at], &piece[at + and.len()..]);
            let parted = before.ends_with(' ') && after.starts_with(' ');
            let including = ["med", "including"].iter().any(|word| after.trim_start().starts_with(word));
            if parted && !including && at >= from {
                parts.push(before);
                from = at + and.len();
            }
        }
        parts.push(&piece[from..]);
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

pub(super) fn over(tokens: &[Token<'_>], context: &WhenContext<'_>) -> Result<Days, WhenError> {
    let now = Now::new(context, tongue_of(tokens, context.tongue));
    let mut error = match now.alone(tokens) {
        Ok(days) => return now.settled(days),
        Err(error) => error,
    };
    for (at, width, listed) in separators(tokens) {
        let (from, until) = (&tokens[..at], &tokens[at + width..]);
        match now.between(from, until, listed).and_then(|days| now.settled(days)) {
            Ok(days) => return Ok(days),
            Err(other) => error = error.or_more_telling(other),
        }
    }
    Err(error)
}

/// Where one end may stop and the other begin: the token, how many it takes, and whether it only lists (`og`).
fn separators(tokens: &[Token<'_>]) -> impl Iterator<Item = (usize, usize, bool)> {
    let between = matches!(tokens.first(), Some(Token { kind: Kind::Word("mellem" | "between"), .. }));
    let separator = move |(at, token): (usize, &Token<'_>)| match token.kind {
        Kind::Mark('-') | Kind::Word("til" | "indtil" | "to" | "until" | "till" | "through" | "thru") => {
            Some((at, 1, false))
        }
        Kind::Word("og" | "and") | Kind::Mark('+' | '&') => Some((at, 1, !between)),
        _ => None,
    };
    tokens.iter().enumerate().skip(1).filter_map(separator)
}

impl Now<'_> {
    fn how(&self, days: bool) -> How {
        How { tongue: self.tongue, days, year: self.date.year() }
    }

    /// A text without two ends.
    fn alone(&self, tokens: &[Token<'_>]) -> Result<Vec<Days>, WhenError> {
        let mut found = Vec::new();
        let mut first_error = None;
        let bare = matches!(tokens, [Token { kind: Kind::Number(..), .. }]);
        for said in read(tokens, self.how(!bare))? {
            // "30.11" is a day; the time it could be is none.
            if said.dotted_clock && !said.has_base() {
                continue;
            }
            match self.days(&said) {
                Ok(days) => found.extend(days),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        if found.is_empty() { Err(first_error.unwrap_or(WhenError::WholeDays)) } else { Ok(found) }
    }

    fn days(&self, said: &Said) -> Result<Vec<Days>, WhenError> {
        let had_clock = said.clock.is_some() || said.part.is_some();
        let days = |first, last| Days { first, last, had_clock };
        if matches!(said.offset, Some(Offset::Minutes(_))) || said.offset.is_none() && !said.has_base() {
            return Err(WhenError::WholeDays);
        }
        if let (Some(offset), Opening::Nothing | Opening::From) = (said.offset, said.opening)
            && let Some(starts) = self.counted_from(said)?
        {
            let counted = starts.into_iter().map(|first| Some(days(first, self.spanned(first, offset)?)));
            return counted.collect::<Option<Vec<_>>>().ok_or(WhenError::Unclear);
        }
        let until = said.opening == Opening::Until;
        let stretches = self.seen_from(self.date).with_recent(self.recent).stretches(said)?;
        // "primo januar", "fra mandag": where it ends is not said.
        if let (false, Some(stretch)) = (until, stretches.first())
            && (said.edge.is_some_and(|edge| edge != Edge::End || stretch.first == stretch.last)
                || said.opening == Opening::From && !said.whole)
        {
            return Err(self.which_end(stretch, said.edge));
        }
        let from = |stretch: &Stretch| if until || said.rest { self.date } else { stretch.first };
        Ok(stretches.iter().map(|stretch| days(from(stretch), stretch.last)).collect())
    }

    /// From which days a number of weeks counts; nothing where it only says when.
    fn counted_from(&self, said: &Said) -> Result<Option<Vec<Date>>, WhenError> {
        let base = Said { offset: None, joint: Joint::Nothing, lead: Lead::Nothing, ..said.clone() };
        Ok(match (said.lead, said.joint, said.has_base()) {
            (Lead::In, Joint::Nothing, _) | (_, Joint::After | Joint::Before, _) => None,
            (_, _, false) => Some(vec![self.date]),
            (Lead::In, Joint::From, _) => None,
            (_, _, true) => Some(self.stretches(&base)?.iter().map(|stretch| stretch.first).collect()),
        })
    }

    /// The last of so many days, the first one counted.
    fn spanned(&self, first: Date, offset: Offset) -> Option<Date> {
        match offset {
            Offset::WorkingDays(days) => {
                let first = self.context.days.next_working(first);
                Some(if days > 1 { self.context.days.add_working(first, days - 1) } else { first })
            }
            offset => self.moved(first, offset)?.yesterday().ok().filter(|last| *last >= first),
        }
    }

    /// With the Friday after, at least a day on; or with a week at the edge that was named.
    fn which_end(&self, stretch: &Stretch, edge: Option<Edge>) -> WhenError {
        let Stretch { first, last, .. } = *stretch;
        match edge {
            Some(Edge::End) => return WhenError::WhichEnd { first: last.saturating_sub(6.days()), last },
            Some(Edge::Start) => return WhenError::WhichEnd { first, last: first.saturating_add(6.days()) },
            Some(Edge::Middle) => return WhenError::WhichEnd { first, last },
            None => {}
        }
        let friday = in_week_of(first, Weekday::Friday);
        let last = if friday > first { friday } else { friday.saturating_add(1.week()) };
        WhenError::WhichEnd { first, last }
    }

    fn between(&self, from: &[Token<'_>], until: &[Token<'_>], listed: bool) -> Result<Vec<Days>, WhenError> {
        let (starts, ends) = (read(from, self.how(true))?, read(until, self.how(true))?);
        let mut found = Vec::new();
        let mut first_error = None;
        for start in &starts {
            for end in &ends {
                if start.dotted_clock || end.dotted_clock {
                    continue;
                }
                let (start, end) = borrowed(start.clone(), end.clone());
                match self.ends(&start, &end, listed) {
                    Ok(days) => found.extend(days),
                    Err(error) => first_error = first_error.or(Some(error)),
                }
            }
        }
        if found.is_empty() { Err(first_error.unwrap_or(WhenError::Unclear)) } else { Ok(found) }
    }

    /// Each start with the first end after it.
    fn ends(&self, start: &Said, end: &Said, listed: bool) -> Result<Vec<Days>, WhenError> {
        let had_clock = [start, end].iter().any(|said| said.clock.is_some() || said.part.is_some());
        let whole = |said: &Said| said.offset.is_none() && !said.has_base();
        if whole(start) || whole(end) {
            return Err(WhenError::WholeDays);
        }
        let exclusive = start.opening == Opening::Between && start.feast.is_some() && end.feast.is_some();
        let mut found = Vec::new();
        let mut first_error = None;
        for first in self.seen_from(self.date).with_recent(self.recent).stretches(start)? {
            let last = match self.end_of(first, start, end) {
                Ok(last) => last,
                Err(error) => {
                    first_error = first_error.or(Some(error));
                    continue;
                }
            };
            // Around new year the days may have begun in the old one.
            let year_before = first.first.year() - 1;
            let begun = match start.feast {
                Some(feast) => feast.in_year(year_before),
                None => {
                    shifted(first.first, year_before).filter(|_| first.first == first.last).map(|date| (date, date))
                }
            };
            let begun = begun.filter(|(date, _)| first.assumed && first.first > self.date && *date >= self.recent);
            let running = begun.and_then(|(begun, ended)| {
                let begun = Stretch { first: begun, last: ended, assumed: true };
                let last = self.end_of(begun, start, end).ok()?;
                let holds = if exclusive { last.first > self.date } else { last.last >= self.date };
                holds.then_some((begun, last))
            });
            let (first, last) = running.unwrap_or((first, last));
            let counted = end.offset.is_some() && !end.has_base();
            if listed && !counted && last.first > first.last.tomorrow().unwrap_or(first.last) {
                return Err(WhenError::Apart { first: first.first, second: last.first });
            }
            let (first, last) = match exclusive {
                true => (first.last.tomorrow().unwrap_or(first.last), last.first.yesterday().unwrap_or(last.first)),
                false => (first.first, last.last),
            };
            found.push(Days { first, last, had_clock });
        }
        if found.is_empty() { Err(first_error.unwrap_or(WhenError::Unclear)) } else { Ok(found) }
    }

    fn end_of(&self, first: Stretch, start: &Said, end: &Said) -> Result<Stretch, WhenError> {
        // "fra mandag og 3 uger frem"
        if let (Some(offset), false, Lead::Nothing | Lead::For) = (end.offset, end.has_base(), end.lead) {
            return self.spanned(first.first, offset).map(Stretch::day).ok_or(WhenError::Unclear);
        }
        let from_today = end.relative.is_some() || end.offset.is_some() || end.period.is_some_and(is_near);
        let today = self.seen_from(self.date).with_recent(self.recent);
        let later = self.seen_from(first.first);
        let ends = if from_today { today.stretches(end)? } else { later.stretches(end)? };
        let named_by_weekday = end.weekday.is_some() && !end.is_dated() && end.period.is_none();
        let follows = |stretch: &&Stretch| match named_by_weekday {
            // "mandag til mandag" is a week and a day.
            true if start.weekday.is_some() => stretch.first > first.last,
            _ => stretch.last >= first.first,
        };
        let last = ends.iter().filter(follows).min_by_key(|stretch| stretch.last).copied();
        let turned = |last: Stretch| WhenError::Reversed { first: first.first, last: last.last };
        let last = last.ok_or_else(|| ends.first().map_or(WhenError::Unclear, |last| turned(*last)))?;
        let far = last.last.since(first.first).map_or(0, |span| span.get_days()) > LONGEST_TURN;
        let assumed = last.assumed && end.year.is_none() && (end.month.is_some() || end.numeric.is_some());
        if far && assumed && last.last.year() > first.first.year() && start.year.is_none() {
            let same_year = shifted(last.last, first.first.year()).map_or(last, Stretch::day);
            return Err(turned(same_year));
        }
        Ok(last)
    }

    fn with_recent(self, recent: Date) -> Self {
        Self { recent, ..self }
    }

    /// The one run of days that ends today or later.
    fn settled(&self, mut found: Vec<Days>) -> Result<Days, WhenError> {
        found.sort();
        found.dedup();
        let when = |date| When { date, time: None, year_assumed: false };
        let Some(last) = found.last().copied() else { return Err(WhenError::Unclear) };
        let ahead: Vec<Days> = found.into_iter().filter(|days| days.last >= self.date).collect();
        match ahead[..] {
            // What passed this week comes again in another week, anything else in another year.
            [] => {
                let year_assumed = last.last < self.date.saturating_sub(1.week());
                Err(self.past(When { year_assumed, ..when(last.last) }))
            }
            [days] if days.last > self.furthest() => Err(WhenError::TooFar { when: when(days.last), fits: None }),
            [days] => Ok(days),
            // "til 3/4" begins today in each reading; where it ends is the question.
            _ => {
                let begin_alike = ahead.windows(2).all(|two| two[0].first == two[1].first);
                let day = |days: &Days| when(if begin_alike { days.last } else { days.first });
                Err(WhenError::Ambiguous(ahead.iter().map(day).collect()))
            }
        }
    }
}

/// Said by its distance from today.
fn is_near(period: Period) -> bool {
    !matches!(period, Period::WeekNumber(_))
}

/// Each end with what it lacks and the other has.
fn borrowed(mut start: Said, mut end: Said) -> (Said, Said) {
    let bare_day = |said: &Said| said.day.is_some() && said.month.is_none() && said.numeric.is_none();
    if bare_day(&start) && start.period.is_none() {
        match (end.month, end.numeric, end.period) {
            (Some(month), _, _) if end.day.is_some() => start.month = Some(month),
            (_, Some((_, month, may_swap)), _) => {
                start.numeric = start.day.take().map(|day| (day, month, may_swap));
            }
            (_, _, Some(period @ Period::Month(_))) => start.period = Some(period),
            _ => {}
        }
    }
    // "uge 51-52"
    if let (Some(Period::WeekNumber(_)), Some(week), true) =
        (start.period, end.day, bare_day(&end) && end.weekday.is_none())
        && start.weekday.is_none()
    {
        (end.day, end.period) = (None, Some(Period::WeekNumber(week)));
    }
    // "mandag-onsdag i uge 50", "uge 50 mandag til onsdag"
    let only_weekday =
        |said: &Said| said.weekday.is_some() && !said.is_dated() && said.period.is_none() && said.relative.is_none();
    let week = |said: &Said| said.period.filter(|period| matches!(period, Period::Week(_) | Period::WeekNumber(_)));
    if only_weekday(&start) && end.weekday.is_some() {
        start.period = week(&end);
    } else if only_weekday(&end) && start.weekday.is_some() {
        end.period = week(&start);
    }
    if start.year.is_none() && (start.is_dated() || start.period.is_some() || start.feast.is_some()) {
        start.year = end.year.map(|year| year - i16::from(begins_a_year_before(&start, &end)));
    }
    (start, end)
}

/// "24/12-2/1 2027" begins in 2026.
fn begins_a_year_before(start: &Said, end: &Said) -> bool {
    let place = |said: &Said| match (said.numeric, said.month, said.period) {
        (Some((day, month, _)), _, _) => Some((month, day)),
        (_, Some(month), _) => Some((month, said.day.unwrap_or(1))),
        (_, _, Some(Period::WeekNumber(week))) => Some((week, 0)),
        _ => None,
    };
    place(start).zip(place(end)).is_some_and(|(start, end)| start > end)
}

//! Times of day in words: `halv to`, `kvart over 9`, `fem minutter i halv ni`, `half past nine`, `klokken tretten`; and when
//! a meeting ends: `13-14.30`, `from 1 to 2 pm`. Deliberately absent: which half of the day; `weighing` knows what is likely.

use super::half::Half;
use super::idioms::{Idiom, idiom};
use super::phrase_reader::{Expect, Reader};
use super::said::{Clock, Opening, Said, Written};
use super::tokens::Kind;
use super::when::WhenError;
use super::words::{month, number, unit};

/// Minutes in an hour.
const HOUR: u32 = 60;

impl Reader<'_, '_> {
    /// A time of day in words, where one begins here.
    pub fn spoken(&mut self) -> Result<bool, WhenError> {
        let Some((clock, tokens)) = self.spoken_at(0) else { return Ok(false) };
        self.clock(clock, tokens)?;
        Ok(true)
    }

    /// The time of day in words so many tokens on, and how many tokens it takes.
    fn spoken_at(&self, at: usize) -> Option<(Clock, usize)> {
        let hour = |at: usize| self.hour_at(at);
        let spoken = |minutes_of_day: u32, tokens: usize| {
            let (hour, minute) = (minutes_of_day / HOUR % 24, minutes_of_day % HOUR);
            Some((Clock { hour, minute, half: None, how: Written::Spoken }, tokens))
        };
        let to = |hour: u32, less: u32| (hour + 24) * HOUR - less;
        let article =
            usize::from(matches!(self.word_at(at), "et" | "a" | "en") && self.word_at(at + 1).starts_with(['q', 'k']));
        let at = at + article;
        let taken = |tokens: usize| tokens + article;
        match (self.word_at(at), self.word_at(at + 1)) {
            ("halv", _) => spoken(to(hour(at + 1)?, 30), taken(2)),
            ("half", "past") => spoken(hour(at + 2)? * HOUR + 30, taken(3)),
            ("kvart" | "kvarter", "over") | ("quarter", "past" | "after") => {
                spoken(hour(at + 2)? * HOUR + 15, taken(3))
            }
            ("kvart" | "kvarter", "i") | ("quarter", "to") => spoken(to(hour(at + 2)?, 15), taken(3)),
            _ if article > 0 => None,
            _ => self.minutes_beside(at).or_else(|| self.in_words(at)),
        }
    }

    /// `ti minutter over 8`, `5 i halv ni`, `twenty past nine`.
    fn minutes_beside(&self, at: usize) -> Option<(Clock, usize)> {
        let (minutes, digits) = match self.token(at)? {
            Kind::Number(minutes, 1 | 2) => (minutes, true),
            Kind::Word(word) => (number(word)?, false),
            _ => return None,
        };
        let unit = usize::from(matches!(self.word_at(at + 1), "minutter" | "minut" | "min" | "minutes" | "minute"));
        let over = match self.word_at(at + 1 + unit) {
            "over" | "past" => true,
            "i" => false,
            // "5 to 6" lasts an hour; "five to six" is a time of day.
            "to" if unit > 0 || !digits && number(self.word_at(at + 2)).is_some() => false,
            _ => return None,
        };
        let hour_at = at + 2 + unit;
        let (hour, half, tokens) = match self.word_at(hour_at) {
            "halv" => (self.hour_at(hour_at + 1)?, 30, 2),
            _ => (self.hour_at(hour_at)?, 0, 1),
        };
        if !(1..30).contains(&minutes) {
            return None;
        }
        let named = (hour + 24) * HOUR - half;
        let at_minute = if over { named + minutes } else { named - minutes };
        let (hour, minute) = (at_minute / HOUR % 24, at_minute % HOUR);
        Some((Clock { hour, minute, half: None, how: Written::Spoken }, 2 + unit + tokens))
    }

    /// `tretten`, `tretten tredive`, where a time of day is expected.
    fn in_words(&self, at: usize) -> Option<(Clock, usize)> {
        let Kind::Word(word) = self.token(at)? else { return None };
        let hour = number(word).filter(|hour| *hour <= 24)?;
        if self.expect != Expect::Clock || unit(self.word_at(at + 1)).is_some() {
            return None;
        }
        let minute = number(self.word_at(at + 1)).filter(|minute| (10..60).contains(minute));
        let tokens = 1 + usize::from(minute.is_some());
        let how = if hour < 10 { Written::Bare } else { Written::Full };
        Some((Clock { hour, minute: minute.unwrap_or(0), half: None, how }, tokens))
    }

    /// An hour as a number or a word; "kl" may stand before it.
    fn hour_at(&self, at: usize) -> Option<u32> {
        let hour = match self.token(at)? {
            Kind::Number(hour, 1 | 2) => hour,
            Kind::Word(word) => number(word)?,
            Kind::Mark(_) | Kind::Number(..) => return None,
        };
        // "5 i 3/12" is no time of day.
        (hour <= 24 && !self.is_mark(at + 1, '/')).then_some(hour)
    }

    /// The time of day takes so many tokens; an end of it may follow.
    pub fn clock(&mut self, clock: Clock, tokens: usize) -> Result<(), WhenError> {
        self.fill(|said| &mut said.clock, clock)?;
        self.passed(tokens, Expect::Nothing);
        let tide = usize::from(self.is_mark(0, '-') && self.word_at(1) == "tiden");
        if tide > 0 || self.word_at(0) == "tiden" {
            self.each(|said| said.clock = said.clock.map(|clock| Clock { how: Written::Spoken, ..clock }));
            self.passed(1 + tide, Expect::Nothing);
        }
        if let Some((until, tokens)) = self.end_at(0) {
            self.fill(|said| &mut said.until, until)?;
            self.passed(tokens, Expect::Nothing);
        }
        Ok(())
    }

    /// `-14.30`, `til 14`, `to 2 pm`, behind a time of day: the end, and how many tokens it takes.
    pub fn end_at(&self, at: usize) -> Option<(Clock, usize)> {
        let between = self.all(|said| said.opening == Opening::Between);
        let mut next = at;
        match self.token(at)? {
            Kind::Mark('-') => next += 1,
            Kind::Word("til" | "to" | "until" | "till") => next += 1,
            Kind::Word("og" | "and") if between => next += 1,
            _ => return None,
        }
        let led = matches!(self.word_at(next), "kl" | "klokken" | "at");
        if led {
            next += 1 + usize::from(self.is_mark(next + 1, '.'));
        }
        if let Some((clock, tokens)) = self.spoken_at(next) {
            return Some((clock, next + tokens - at));
        }
        if let Some((Idiom::Hour(hour), tokens)) = idiom(self.rest().get(next..)?) {
            return Some((Clock { hour, minute: 0, half: None, how: Written::Full }, next + tokens - at));
        }
        let Kind::Number(value, length @ 1..=4) = self.token(next)? else { return None };
        let mut minute = 0;
        let (mut hour, mut over) = (value, next + 1);
        if length > 2 {
            (hour, minute) = (value / 100, value % 100);
        } else if let (Some(Kind::Mark(':' | '.')), Some(Kind::Number(minutes, 2))) =
            (self.token(over), self.token(over + 1))
        {
            (minute, over) = (minutes, over + 2);
        }
        let half = self.half_at(over);
        over += usize::from(half.is_some());
        let last_of_all = self.token(over).is_none();
        let dated =
            month(self.word_at(over)).is_some() || unit(self.word_at(over)).is_some_and(|_| self.word_at(over) != "t");
        let goes_on = self.is_mark(over, '/') || self.is_mark(over, '.') && self.is_glued(over) && !led;
        // "13-14." at the end of a sentence is no ordinal.
        let last = self.is_mark(over, '.') && self.token(over + 1).is_none();
        // Nothing but an hour that does not exist stands at the end.
        let wrong = hour > 24 && last_of_all && self.all(|said| said.clock.is_some());
        if wrong {
            return Some((Clock { hour, minute, half, how: Written::Full }, over - at));
        }
        if hour > 24 || minute >= HOUR || dated || goes_on && !last {
            return None;
        }
        let how = if length == 1 { Written::Bare } else { Written::Full };
        Some((Clock { hour, minute, half, how }, over - at))
    }

    /// `am` or `pm` so many tokens on.
    pub fn half_at(&self, at: usize) -> Option<Half> {
        match self.word_at(at) {
            "am" => Some(Half::Morning),
            "pm" => Some(Half::Afternoon),
            _ => None,
        }
    }

    /// Is a day named already, so that numbers behind it are times of day?
    pub fn has_day(&self) -> bool {
        self.all(Said::has_day)
    }
}

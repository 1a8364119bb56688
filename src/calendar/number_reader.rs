//! What a number in a phrase is: by the mark or the word behind it, and by the word before. Deliberately absent: times of
//! day in words (`spoken`).

use super::phrase_reader::{Expect, Reader};
use super::said::{Clock, Nth, Opening, Said, Written};
use super::tokens::Kind::{Mark, Number, Word};
use super::when::WhenError;
use super::words::{is_more, month, unit, weekday};

impl Reader<'_, '_> {
    pub fn number(&mut self, value: u32, length: usize) -> Result<(), WhenError> {
        let expect = std::mem::replace(&mut self.expect, Expect::Nothing);
        if self.date(value, length, expect)? || self.time(value, length, expect)? {
            return Ok(());
        }
        let next = [self.token(1), self.token(2), self.token(3)];
        match next {
            // "3,5 uger" is not "3, 5 uger".
            [Some(Mark(',')), Some(Number(..)), _] if self.is_glued(1) && self.is_glued(2) => {
                return Err(WhenError::Unclear);
            }
            // What follows is no time it could end at; what is wrong with it shows in its turn.
            [Some(Mark('-')), ..] if expect == Expect::Clock && length <= 2 => {
                return self.clock(Clock { hour: value, minute: 0, half: None, how: written(length) }, 1);
            }
            [Some(Mark('/' | '-' | ':')), ..] => return Err(WhenError::Unclear),
            [Some(Word("st" | "nd" | "rd" | "th")), ..] => {
                if !self.nth(Some(Nth::From(value)), 2)? {
                    self.fill(|said| &mut said.day, value)?;
                    self.passed(2, Expect::Nothing);
                }
                return Ok(());
            }
            [Some(Word(word)), ..] if unit(word).is_some() && expect != Expect::Clock => {
                let of = unit(word).ok_or(WhenError::Unclear)?;
                self.lead();
                self.count(value, of, word)?;
                self.passed(2, Expect::Nothing);
                return Ok(());
            }
            [Some(Word(more)), Some(Word(word)), _] if is_more(more) && unit(word).is_some() => {
                let of = unit(word).ok_or(WhenError::Unclear)?;
                self.lead();
                self.count(value, of, word)?;
                self.passed(3, Expect::Nothing);
                return Ok(());
            }
            _ if expect == Expect::Clock && length <= 4 => {
                // "kl. 1300"
                let (hour, minute) = if length > 2 { (value / 100, value % 100) } else { (value, 0) };
                return self.clock(Clock { hour, minute, half: None, how: written(length) }, 1);
            }
            _ if expect == Expect::Clock => return Err(WhenError::Unclear),
            // "3. mandag i marts", but "torsdag 13."
            [Some(Mark('.')), Some(Word(word)), _]
                if weekday(word).is_some() && self.nth(Some(Nth::From(value)), 2)? =>
            {
                return Ok(());
            }
            [Some(Mark('.')), ..] => self.fill(|said| &mut said.day, value)?,
            [Some(Word(word)), ..] if is_month(word) => self.fill(|said| &mut said.day, value)?,
            _ if length == 4 => self.year(value, length)?,
            _ if expect == Expect::Day => self.fill(|said| &mut said.day, value)?,
            _ if self.how.days && length <= 2 && !self.has_day() => self.fill(|said| &mut said.day, value)?,
            _ if length <= 2 => {
                return self.clock(Clock { hour: value, minute: 0, half: None, how: written(length) }, 1);
            }
            _ => return Err(WhenError::Unclear),
        }
        self.passed(1, Expect::Nothing);
        Ok(())
    }

    /// `2026-12-03`, `3/12-2026`, `3.12.26`, `3/12`; whether it was one.
    fn date(&mut self, value: u32, length: usize, expect: Expect) -> Result<bool, WhenError> {
        let (first, third) = (self.token(1), self.token(3));
        if let (4, Some(Mark('-')), Some(Number(month, _)), Some(Mark('-')), Some(Number(day, _))) =
            (length, first, self.token(2), third, self.token(4))
        {
            self.year(value, length)?;
            self.fill(|said| &mut said.month, month)?;
            self.fill(|said| &mut said.day, day)?;
            let time = usize::from(self.word_at(5) == "t" && matches!(self.token(6), Some(Number(..))));
            self.passed(5 + time, Expect::Nothing);
            return Ok(true);
        }
        let (Some(Mark(one @ ('/' | '.' | '-'))), Some(Number(second, digits))) = (first, self.token(2)) else {
            return Ok(false);
        };
        if expect == Expect::Clock {
            return Ok(false);
        }
        if let (Some(Mark(two @ ('/' | '.' | '-'))), Some(Number(year, 2 | 4))) = (third, self.token(4))
            && self.is_year(one, two)
        {
            self.fill(|said| &mut said.numeric, (value, second, one != '.'))?;
            let digits = if year > 99 { 4 } else { 2 };
            self.year(year, digits)?;
            self.passed(5, Expect::Nothing);
            return Ok(true);
        }
        if one == '/' {
            self.fill(|said| &mut said.numeric, (value, second, true))?;
            self.passed(3, Expect::Nothing);
            return Ok(true);
        }
        if one == '-' || self.half_at(3).is_some() {
            return Ok(false);
        }
        self.dotted(value, length, (second, digits), expect)?;
        Ok(true)
    }

    /// Is the third number of `3/12-26` a year? In days it is one only where it can be this year or the next, and where
    /// nothing shows it to be the day that a range ends on.
    fn is_year(&self, one: char, two: char) -> bool {
        let goes_on = self.is_mark(5, '/') || self.is_mark(5, '.') && matches!(self.token(6), Some(Number(..)));
        let Some(Number(year, digits)) = self.token(4) else { return false };
        let range = two == '-' && one != '-';
        let near = |year: u32| (0..=1).contains(&(i64::from(year) + 2000 - i64::from(self.how.year)));
        let no_month = matches!(self.token(2), Some(Number(second, _)) if !(1..=12).contains(&second));
        // "fredag 9.30-11" is a time of day.
        let time = one == '.' && two == '-' && (no_month || self.has_day() && year <= 24);
        let ends_a_range = range && digits == 2 && self.how.days && !near(year);
        !(goes_on || time || ends_a_range) && (one != '-' || two == '-')
    }

    /// `9.10`: a date, a time of day, or both.
    fn dotted(&mut self, value: u32, length: usize, second: (u32, usize), expect: Expect) -> Result<(), WhenError> {
        let (second, digits) = second;
        let date = move |reader: &mut Self| {
            reader.fill(|said| &mut said.numeric, (value, second, false))?;
            Ok(())
        };
        let how = written(length);
        let ends = self.end_at(3);
        let time = move |reader: &mut Self| {
            reader.fill(|said| &mut said.clock, Clock { hour: value, minute: second, half: None, how })?;
            reader.each(|said| said.dotted_clock = true);
            if let Some((until, _)) = ends {
                reader.fill(|said| &mut said.until, until)?;
            }
            Ok(())
        };
        let no_month = second > 12 || second == 0 || value > 31;
        if digits != 2 || expect == Expect::Day || self.is_mark(3, '.') && self.is_glued(3) && self.token(4).is_some() {
            date(self)?;
            self.passed(3, Expect::Nothing);
        } else if ends.is_some() && (no_month || self.has_day()) || no_month && self.has_day() {
            return self.clock(Clock { hour: value, minute: second, half: None, how }, 3);
        } else if ends.is_some() {
            // "3.12-5.12" is no time of day.
            date(self)?;
            self.passed(3, Expect::Nothing);
        } else {
            self.fork(date, time)?;
            self.passed(3, Expect::Nothing);
        }
        Ok(())
    }

    /// `13:00`, `kl. 13.00`, `9 am`, `13h30`, `9-tiden`, `13-14`; whether it was one.
    fn time(&mut self, value: u32, length: usize, expect: Expect) -> Result<bool, WhenError> {
        let minutes = match (self.token(1), self.token(2)) {
            (Some(Mark(':')), Some(Number(minute, 2))) => Some(minute),
            (Some(Mark('.' | ',')), Some(Number(minute, 2)))
                if expect == Expect::Clock || self.half_at(3).is_some() =>
            {
                Some(minute)
            }
            (Some(Word("h")), Some(Number(minute, 2))) if self.is_glued(1) && self.is_glued(2) => Some(minute),
            _ => None,
        };
        if let Some(minute) = minutes {
            let half = self.half_at(3);
            let seconds = (self.is_mark(3, ':') && self.token(4) == Some(Number(0, 2))) as usize * 2;
            let tokens = 3 + usize::from(half.is_some()) + seconds;
            self.clock(Clock { hour: value, minute, half, how: written(length) }, tokens)?;
            return Ok(true);
        }
        if let Some(half) = self.half_at(1) {
            self.clock(Clock { hour: value, minute: 0, half: Some(half), how: written(length) }, 2)?;
            return Ok(true);
        }
        let clock = Clock { hour: value, minute: 0, half: None, how: written(length) };
        let tide = self.word_at(1) == "tiden" || self.is_mark(1, '-') && self.word_at(2) == "tiden";
        let glued_hour = self.word_at(1) == "h" && self.is_glued(1) && !matches!(self.before(), "om" | "in");
        if tide || glued_hour {
            self.clock(clock, 1 + usize::from(glued_hour))?;
            return Ok(true);
        }
        // "torsdag 13-14", "from 1 to 2 pm", "fra 13 til 14"
        let Some((until, _)) = self.end_at(1).filter(|_| length <= 2 && value <= 24) else { return Ok(false) };
        let opened = self.all(|said| matches!(said.opening, Opening::From | Opening::Between));
        let later = until.hour > value || until.half.is_some();
        let day = self.has_day() && self.all(|said| said.month.is_none() || said.day.is_some());
        let likely = day || until.half.is_some() || until.minute > 0 || opened && !self.how.days;
        if expect == Expect::Clock || likely && later && expect != Expect::Day {
            self.clock(clock, 1)?;
            return Ok(true);
        }
        Ok(false)
    }

    fn year(&mut self, value: u32, digits: usize) -> Result<(), WhenError> {
        let year = match digits {
            2 => 2000 + value,
            4 if (1900..2200).contains(&value) => value,
            _ => return Err(WhenError::Unclear),
        };
        self.fill(|said: &mut Said| &mut said.year, i16::try_from(year).map_err(|_| WhenError::Unclear)?)
    }
}

fn written(length: usize) -> Written {
    if length == 1 { Written::Bare } else { Written::Full }
}

/// "3. jul" is in July.
fn is_month(word: &str) -> bool {
    month(word).is_some() || word == "jul"
}

//! Numbers of minutes, days, weeks and months in a phrase: `om 3 uger`, `en halv time`, `two more weeks`, `et par uger`.
//! Deliberately absent: from which day they count; `weighing` knows.

use super::phrase_reader::Reader;
use super::said::{Lead, Offset};
use super::when::WhenError;
use super::words::{Unit, unit};

impl Reader<'_, '_> {
    /// `en halv time`, `et halvt år`: `skip` words, then the unit.
    pub fn half(&mut self, skip: usize) -> Result<usize, WhenError> {
        let offset = match unit(self.word_at(skip)) {
            Some(Unit::Hour) => Offset::Minutes(30),
            Some(Unit::Year) => Offset::Months(6),
            _ => return Err(WhenError::Unclear),
        };
        self.lead();
        self.fill(|said| &mut said.offset, offset)?;
        Ok(skip + 1)
    }

    /// A number in words and its unit; gives how many tokens they take.
    pub fn several(&mut self, count: u32, word: &str) -> Result<usize, WhenError> {
        self.lead();
        self.count(count, unit(word).ok_or(WhenError::Unclear)?, word)?;
        Ok(2)
    }

    pub fn one_and_a_half(&mut self, word: &str) -> Result<usize, WhenError> {
        let offset = match unit(word) {
            Some(Unit::Hour) => Offset::Minutes(90),
            Some(Unit::Year) => Offset::Months(18),
            _ => return Err(WhenError::Unclear),
        };
        self.lead();
        self.fill(|said| &mut said.offset, offset)?;
        Ok(2)
    }

    /// What the word before a number of weeks says of it.
    pub fn lead(&mut self) {
        let spanning = self.pending.take().is_some();
        let lead = match self.before() {
            _ if spanning => Lead::For,
            "om" | "in" | "within" | "inden" => Lead::In,
            "for" | "i" => Lead::For,
            _ => Lead::Nothing,
        };
        self.each(|said| said.lead = lead);
    }

    /// A number of units; "om otte dage" is a week to most Danes and eight days to the rest.
    pub fn count(&mut self, count: u32, of: Unit, word: &str) -> Result<(), WhenError> {
        if of == Unit::Day && count == 8 && word == "dage" && !self.how.days {
            let say = |days| move |reader: &mut Self| reader.fill(|said| &mut said.offset, Offset::Days(days));
            return self.fork(say(7), say(8));
        }
        self.offset(count, of)
    }

    pub fn offset(&mut self, count: u32, of: Unit) -> Result<(), WhenError> {
        if count > MOST {
            return Err(WhenError::Unclear);
        }
        let many = i64::from(count);
        let offset = match of {
            Unit::Minute => Offset::Minutes(many),
            Unit::QuarterHour => Offset::Minutes(many * 15),
            Unit::Hour => Offset::Minutes(many * 60),
            Unit::Day => Offset::Days(many),
            Unit::WorkingDay => Offset::WorkingDays(i32::try_from(count).unwrap_or(i32::MAX)),
            Unit::Week => Offset::Days(many * 7),
            Unit::Fortnight => Offset::Days(many * 14),
            Unit::Month => Offset::Months(many),
            Unit::Year => Offset::Months(many * 12),
        };
        self.fill(|said| &mut said.offset, offset)
    }
}

/// Of any unit. A count above it is a slip, and sums stay far from overflow.
const MOST: u32 = 9_999;

//! The tables of `playbook.toml`, walked by hand: all mistakes come at once, and an unknown key gets the nearest known one.
//! Deliberately absent: which keys there are, and what they mean (`structure`).

use super::files::FILE;
use super::pack::Pack;
use super::{PlaybookError, Problem, words};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

pub(super) struct Reader<'a> {
    pub pack: &'a Pack,
    pub source: &'a str,
    pub errors: &'a mut Vec<PlaybookError>,
}

impl Reader<'_> {
    pub fn report(&mut self, at: usize, problem: Problem) {
        self.errors.push(self.pack.error(FILE, Some(line_at(self.source, at)), problem));
    }

    pub fn only(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let word = key.get_ref().to_string();
            let nearest = words::nearest(&word, known.iter().copied());
            self.report(key.span().start, Problem::UnknownKey { key: word, nearest });
        }
    }

    /// A whole number between the bounds; one that is there and wrong is reported.
    pub fn number(&mut self, table: &DeTable<'_>, key: &'static str, min: u16, max: u16) -> Option<u16> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer().and_then(integer).filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.report(value.span().start, Problem::NotANumber { key, min, max });
        }
        number
    }

    /// The same for a key that must be there; `at` is where the table begins.
    pub fn required(&mut self, table: &DeTable<'_>, at: usize, key: &'static str, min: u16, max: u16) -> u16 {
        if !table.contains_key(key) {
            self.report(at, Problem::MissingKey { key });
        }
        self.number(table, key, min, max).unwrap_or(min)
    }

    /// True only where it says so.
    pub fn flag(&mut self, table: &DeTable<'_>, key: &'static str) -> bool {
        let Some(value) = table.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.report(value.span().start, Problem::WrongKind { key, expected: "true / false" });
        }
        flag.unwrap_or(false)
    }

    pub fn table<'t, 'i>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        key: &'static str,
        expected: &'static str,
    ) -> Option<&'t DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.report(value.span().start, Problem::WrongKind { key, expected });
        }
        table
    }

    pub fn array<'t, 'i>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        key: &'static str,
        expected: &'static str,
    ) -> &'t [Spanned<DeValue<'i>>] {
        match value.get_ref().as_array() {
            Some(array) => array,
            None => {
                self.report(value.span().start, Problem::WrongKind { key, expected });
                &[]
            }
        }
    }

    /// One of the words in `known`, or the problem of not being one.
    pub fn word<W: Copy>(
        &mut self,
        table: &DeTable<'_>,
        at: usize,
        key: &'static str,
        known: &[(&'static str, W)],
        unknown: fn(String, Option<String>) -> Problem,
    ) -> Option<W> {
        let Some(value) = table.get(key) else {
            self.report(at, Problem::MissingKey { key });
            return None;
        };
        let Some(word) = value.get_ref().as_str() else {
            self.report(value.span().start, Problem::WrongKind { key, expected: "\"…\"" });
            return None;
        };
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let nearest = words::nearest(word, known.iter().map(|(name, _)| *name));
            self.report(value.span().start, unknown(word.to_owned(), nearest));
        }
        found
    }
}

fn integer(integer: &DeInteger<'_>) -> Option<u16> {
    u16::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// A day alone, without a time.
pub(super) fn date(value: &DeValue<'_>) -> Option<Date> {
    let DeValue::Datetime(written) = value else { return None };
    let day = written.date.filter(|_| written.time.is_none() && written.offset.is_none())?;
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}

/// The line of a byte, from 1.
pub(super) fn line_at(source: &str, byte: usize) -> usize {
    1 + source.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

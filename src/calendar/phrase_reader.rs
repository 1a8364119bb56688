//! The words of a phrase -> what was said, in any order and both languages mixed. Where a piece of text has two
//! grammatical readings ("9.10") both come back. Deliberately absent: the calendar; `phrase` weighs the readings.

use super::clock::Half;
use super::phrase::WhenError;
use super::said::{Clock, Offset, Said, Week, Which};
use super::words::{Unit, month, normal, number, unit, weekday, weekday_with_ending};
use jiff::civil::Weekday;

/// Letters. The longest honest phrase is half of this; the rest of a pasted text is not a date.
const LONGEST: usize = 100;

/// All grammatical readings of a phrase, at least one.
pub(super) fn read(text: &str) -> Result<Vec<Said>, WhenError> {
    if text.chars().count() > LONGEST {
        return Err(WhenError::Unclear);
    }
    let text = normal(text);
    let tokens = tokens(&text)?;
    if tokens.is_empty() {
        return Err(WhenError::Empty);
    }
    let mut reader = Reader { tokens, at: 0, readings: vec![Said::default()], pending: None, expect: Expect::Nothing };
    while let Some(token) = reader.peek(0) {
        match token {
            Token::Space | Token::Mark(',' | '.') => reader.at += 1,
            Token::Mark(mark) => return Err(WhenError::Unknown(mark.to_string())),
            Token::Word(word) => reader.word(word)?,
            Token::Number(value, length) => reader.number(value, length)?,
        }
    }
    if reader.pending.is_some() { Err(WhenError::Unclear) } else { Ok(reader.readings) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    /// Value and how many digits it was written with.
    Number(u32, usize),
    Mark(char),
    Space,
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, WhenError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        tokens.push(if first.is_ascii_digit() {
            let value = piece.parse().map_err(|_| WhenError::Unknown(piece.to_owned()))?;
            Token::Number(value, length)
        } else if first.is_alphabetic() {
            Token::Word(piece)
        } else if first == ' ' {
            Token::Space
        } else {
            Token::Mark(first)
        });
        rest = after;
    }
    Ok(tokens)
}

/// What the word before a bare number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Nothing,
    Clock,
    Day,
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    readings: Vec<Said>,
    pending: Option<Which>,
    expect: Expect,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// The word `nth` words on, and how many tokens to step over to have passed it; only spaces may lie between.
    fn word_ahead(&self, nth: usize) -> Option<(&'a str, usize)> {
        let mut words = 0;
        for (ahead, token) in self.tokens[self.at..].iter().enumerate().skip(1) {
            match token {
                Token::Space => {}
                Token::Word(word) => {
                    words += 1;
                    if words == nth {
                        return Some((word, ahead + 1));
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// Fills a slot in every reading; a reading in which it is taken already falls away, and the last one must not.
    fn fill<T: Clone>(&mut self, slot: impl Fn(&mut Said) -> &mut Option<T>, value: T) -> Result<(), WhenError> {
        self.readings.retain_mut(|said| {
            let slot = slot(said);
            let free = slot.is_none();
            *slot = Some(value.clone());
            free
        });
        if self.readings.is_empty() { Err(WhenError::Unclear) } else { Ok(()) }
    }

    /// Goes on with both readings, as far as each has room.
    fn fork(
        &mut self,
        one: impl Fn(&mut Self) -> Result<(), WhenError>,
        other: impl Fn(&mut Self) -> Result<(), WhenError>,
    ) -> Result<(), WhenError> {
        let before = self.readings.clone();
        let first = one(self);
        let mut both = std::mem::replace(&mut self.readings, before);
        let second = other(self);
        both.append(&mut self.readings);
        self.readings = both;
        first.or(second)
    }

    fn part(&mut self, part: Half) -> Result<(), WhenError> {
        // "this afternoon"
        if self.pending.take().is_some() {
            self.fill(|said| &mut said.relative, 0)?;
        }
        self.fill(|said| &mut said.part, part)
    }

    fn word(&mut self, word: &'a str) -> Result<(), WhenError> {
        self.note_language(word);
        let next = self.word_ahead(1);
        let next_word = next.map_or("", |(word, _)| word);
        let past_next = next.map_or(1, |(_, past)| past);
        let mut past = 1;
        let mut expect = Expect::Nothing;
        match (word, next_word) {
            ("i", "dag" | "morgen" | "overmorgen" | "går" | "aften" | "eftermiddag" | "formiddag") => {
                past = past_next;
                self.relative(next_word)?;
            }
            ("idag" | "imorgen" | "iovermorgen" | "igår", _) => self.relative(&word[1..])?,
            ("overmorgen" | "today" | "tomorrow" | "yesterday" | "tonight", _) => self.relative(word)?,
            ("day", "after") if self.word_ahead(2).is_some_and(|(word, _)| word == "tomorrow") => {
                past = self.word_ahead(2).map_or(1, |(_, past)| past);
                self.relative("overmorgen")?;
            }
            ("i", ending) if ending.ends_with("dags") => {
                past = past_next;
                let day = weekday_with_ending(ending).ok_or_else(|| WhenError::Unknown(ending.to_owned()))?;
                self.weekday(day, Which::Last)?;
            }
            ("fra" | "from", "nu" | "now" | "today") => past = past_next,
            ("fra", "i") if self.word_ahead(2).is_some_and(|(word, _)| word == "dag") => {
                past = self.word_ahead(2).map_or(1, |(_, past)| past);
            }
            ("på", day) if weekday(day).is_some() => self.pending = self.pending.or(Some(Which::Coming)),
            ("nu", "på") => {}
            ("næste" | "naeste" | "next", _) => self.pending = Some(Which::Next),
            ("kommende" | "førstkommende" | "foerstkommende" | "coming", _) => self.pending = Some(Which::Coming),
            ("denne" | "this", _) => self.pending = Some(Which::This),
            ("sidste" | "forrige" | "last", _) => self.pending = Some(Which::Last),
            ("kl" | "klokken" | "at", _) => expect = Expect::Clock,
            ("d" | "den" | "the", _) => expect = Expect::Day,
            (
                "i" | "om" | "in" | "på" | "on" | "of" | "for" | "fra" | "from" | "efter" | "after" | "og" | "and"
                | "til" | "med" | "indtil" | "until" | "through" | "inden" | "by" | "t",
                _,
            ) => {}
            ("noon", _) => {
                self.fill(|said| &mut said.clock, Clock { hour: 12, minute: 0, half: None, bare: false })?;
            }
            ("formiddag" | "formiddagen" | "morgen" | "morgenen" | "morning" | "tidlig", _) => {
                self.part(Half::Morning)?;
            }
            ("eftermiddag" | "eftermiddagen" | "afternoon" | "aften" | "aftenen" | "evening", _) => {
                self.part(Half::Afternoon)?;
            }
            ("et", "kvarter") => {
                past = past_next;
                self.fill(|said| &mut said.offset, Offset::Minutes(15))?;
            }
            ("en" | "et" | "a", "halv" | "halvt" | "half") | ("half", "a" | "an") => {
                let (word, over) = self.word_ahead(2).ok_or(WhenError::Unclear)?;
                past = over;
                let offset = match unit(word) {
                    Some(Unit::Hour) => Offset::Minutes(30),
                    Some(Unit::Year) => Offset::Months(6),
                    _ => return Err(WhenError::Unclear),
                };
                self.fill(|said| &mut said.offset, offset)?;
            }
            ("uge" | "week", _) => past = self.week()?,
            ("måned" | "month", _) if self.pending.is_some() => return Err(WhenError::WhichDay),
            _ if number(word).is_some() && unit(next_word).is_some() => {
                past = past_next;
                self.note_language(next_word);
                self.offset(number(word).unwrap_or_default(), next_word)?;
            }
            _ => {
                if let Some(day) = weekday(word) {
                    let which = self.pending.take().unwrap_or_default();
                    self.weekday(day, which)?;
                } else if let Some(month) = month(word) {
                    if self.readings.iter().all(|said| said.day.is_none()) {
                        expect = Expect::Day;
                    }
                    self.fill(|said| &mut said.month, month as u32)?;
                } else {
                    // In "in a fortnight" it is not the "a" that is unknown.
                    let counts = number(word).is_some() && !next_word.is_empty();
                    return Err(WhenError::Unknown(if counts { next_word } else { word }.to_owned()));
                }
            }
        }
        self.expect = expect;
        self.at += past;
        Ok(())
    }

    fn relative(&mut self, word: &str) -> Result<(), WhenError> {
        let (days, part) = match word {
            "morgen" | "tomorrow" => (1, None),
            "overmorgen" => (2, None),
            "går" | "yesterday" => (-1, None),
            "aften" | "eftermiddag" | "tonight" => (0, Some(Half::Afternoon)),
            "formiddag" => (0, Some(Half::Morning)),
            _ => (0, None),
        };
        self.fill(|said| &mut said.relative, days)?;
        part.map_or(Ok(()), |part| self.fill(|said| &mut said.part, part))
    }

    fn weekday(&mut self, day: Weekday, which: Which) -> Result<(), WhenError> {
        self.readings.iter_mut().for_each(|said| said.which = which);
        self.fill(|said| &mut said.weekday, day)
    }

    /// `uge 50`, `næste uge`; gives how many tokens it took.
    fn week(&mut self) -> Result<usize, WhenError> {
        let (week, past) = match (self.pending.take(), self.peek(1), self.peek(2)) {
            (None, Some(Token::Space), Some(Token::Number(number, _))) => (Week::Number(number), 3),
            (Some(Which::Next), ..) => (Week::From(1), 1),
            (Some(Which::This), ..) => (Week::From(0), 1),
            (Some(Which::Last), ..) => (Week::From(-1), 1),
            _ => return Err(WhenError::Unclear),
        };
        self.fill(|said| &mut said.week, week)?;
        Ok(past)
    }

    fn offset(&mut self, count: u32, word: &str) -> Result<(), WhenError> {
        let many = i64::from(count);
        let offset = match unit(word).ok_or(WhenError::Unclear)? {
            Unit::Minute => Offset::Minutes(many),
            Unit::Hour => Offset::Minutes(many * 60),
            // "om otte dage" is a week to most Danes and eight days to the rest.
            Unit::Day if count == 8 && word == "dage" => {
                let say = |days| move |reader: &mut Self| reader.fill(|said| &mut said.offset, Offset::Days(days));
                return self.fork(say(7), say(8));
            }
            Unit::Day => Offset::Days(many),
            Unit::WorkingDay => Offset::WorkingDays(i32::try_from(count.min(MOST)).unwrap_or(i32::MAX)),
            Unit::Week => Offset::Days(many * 7),
            Unit::Month => Offset::Months(many),
            Unit::Year => Offset::Months(many * 12),
        };
        if count > MOST {
            return Err(WhenError::Unclear);
        }
        self.fill(|said| &mut said.offset, offset)
    }

    fn note_language(&mut self, word: &str) {
        let danish = word.ends_with("dag")
            || word.contains(['æ', 'ø', 'å'])
            || ["kl", "klokken", "d", "den", "om", "uge", "uger", "i", "til", "marts", "maj", "denne"].contains(&word);
        let english = word.ends_with("day")
            || ["at", "am", "pm", "on", "the", "of", "in", "next", "this", "until", "by", "week", "weeks"]
                .contains(&word);
        for said in &mut self.readings {
            said.danish |= danish;
            said.english |= english;
        }
    }

    fn clock(&mut self, hour: u32, minute: u32, half: Option<Half>, bare: bool) -> Result<(), WhenError> {
        self.fill(|said| &mut said.clock, Clock { hour, minute, half, bare })
    }

    /// An `am` or `pm` after the next `skip` tokens, and how many tokens to step over to have passed it.
    fn half_after(&self, skip: usize) -> Option<(Half, usize)> {
        let (word, past) = match (self.peek(skip), self.peek(skip + 1)) {
            (Some(Token::Word(word)), _) => (word, skip + 1),
            (Some(Token::Space), Some(Token::Word(word))) => (word, skip + 2),
            _ => return None,
        };
        match word {
            "am" => Some((Half::Morning, past)),
            "pm" => Some((Half::Afternoon, past)),
            _ => None,
        }
    }

    fn number(&mut self, value: u32, length: usize) -> Result<(), WhenError> {
        use Token::{Mark, Number, Space, Word};
        let expect = std::mem::replace(&mut self.expect, Expect::Nothing);
        let next = [self.peek(1), self.peek(2), self.peek(3), self.peek(4)];
        let half = self.half_after(1);
        let mut past = 1;
        match next {
            [Some(Mark('-')), Some(Number(month, _)), Some(Mark('-')), Some(Number(day, _))] if length == 4 => {
                past = 5;
                self.year(value, length)?;
                self.fill(|said| &mut said.month, month)?;
                self.fill(|said| &mut said.day, day)?;
            }
            [
                Some(Mark(one @ ('/' | '.' | '-'))),
                Some(Number(second, _)),
                Some(Mark('/' | '.' | '-')),
                Some(Number(year, digits)),
            ] if expect != Expect::Clock => {
                past = 5;
                self.fill(|said| &mut said.numeric, (value, second, one != '.'))?;
                self.year(year, digits)?;
            }
            [Some(Mark(mark @ (':' | '.'))), Some(Number(minute, 2)), ..]
                if mark == ':' || expect == Expect::Clock || self.half_after(3).is_some() =>
            {
                let half = self.half_after(3);
                past = half.map_or(3, |(_, past)| past);
                if half.is_none() && mark == ':' && next[2..] == [Some(Mark(':')), Some(Number(0, 2))] {
                    past = 5;
                }
                self.clock(value, minute, half.map(|(half, _)| half), length == 1)?;
            }
            [Some(Mark('.')), Some(Number(second, digits)), after, _] if expect != Expect::Clock => {
                past = 3;
                let date = move |reader: &mut Self| reader.fill(|said| &mut said.numeric, (value, second, false));
                let clock = move |reader: &mut Self| {
                    reader.clock(value, second, None, length == 1)?;
                    reader.readings.iter_mut().for_each(|said| said.dotted_clock = true);
                    Ok(())
                };
                if expect == Expect::Day || after == Some(Mark('.')) || digits != 2 {
                    date(self)?;
                } else {
                    self.fork(date, clock)?;
                }
            }
            [Some(Mark('/')), Some(Number(second, _)), ..] if expect != Expect::Clock => {
                past = 3;
                self.fill(|said| &mut said.numeric, (value, second, true))?;
            }
            [Some(Mark('/' | '-' | ':')), ..] => return Err(WhenError::Unclear),
            _ if half.is_some() => {
                past = half.map_or(1, |(_, past)| past);
                self.clock(value, 0, half.map(|(half, _)| half), length == 1)?;
            }
            [Some(Word("st" | "nd" | "rd" | "th")), ..] => {
                past = 2;
                self.fill(|said| &mut said.day, value)?;
            }
            [Some(Word(word)), ..] | [Some(Space), Some(Word(word)), ..]
                if unit(word).is_some() && expect != Expect::Clock =>
            {
                past = if next[0] == Some(Space) { 3 } else { 2 };
                self.note_language(word);
                self.offset(value, word)?;
            }
            _ if expect == Expect::Clock => match length {
                1 | 2 => self.clock(value, 0, None, length == 1)?,
                // "kl. 1300"
                3 | 4 => self.clock(value / 100, value % 100, None, false)?,
                _ => return Err(WhenError::Unclear),
            },
            [Some(Mark('.')), ..] => self.fill(|said| &mut said.day, value)?,
            [Some(Space), Some(Word(word)), ..] | [Some(Word(word)), ..] if month(word).is_some() => {
                self.fill(|said| &mut said.day, value)?;
            }
            _ if length == 4 => self.year(value, length)?,
            _ if expect == Expect::Day => self.fill(|said| &mut said.day, value)?,
            _ if length <= 2 => self.clock(value, 0, None, length == 1)?,
            _ => return Err(WhenError::Unclear),
        }
        self.at += past;
        Ok(())
    }

    fn year(&mut self, value: u32, digits: usize) -> Result<(), WhenError> {
        let year = match digits {
            2 => 2000 + value,
            4 if (1900..2200).contains(&value) => value,
            _ => return Err(WhenError::Unclear),
        };
        self.fill(|said| &mut said.year, i16::try_from(year).map_err(|_| WhenError::Unclear)?)
    }
}

/// Of any unit. A count above it is a slip, and sums stay far from overflow.
const MOST: u32 = 9_999;

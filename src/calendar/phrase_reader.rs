//! The words of a phrase -> what was said, in any order and both languages mixed. Where a piece of text has two
//! grammatical readings ("9.10") both come back. Deliberately absent: the calendar; `weighing` weighs the readings.
//! Numbers are read in `number_reader`, times of day in words in `spoken`.

use super::feasts;
use super::format::Tongue;
use super::idioms::{Idiom, idiom};
use super::places::place;
use super::said::{Clock, Joint, Nth, Of, Offset, Opening, Period, Said, Which, Written, negated};
use super::tokens::{Kind, Token};
use super::when::WhenError;
use super::words::{Unit, is_more, month, number, ordinal, short_weekday, unit, weekday, weekday_with_ending};
use jiff::civil::Weekday;

/// What a phrase is read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    /// The language of the phrase; whose 3/4 it is, and what "to" and "on" are.
    pub tongue: Tongue,
    /// A number by itself is a day, as in the ends of "24.-31. december".
    pub days: bool,
    pub year: i16,
}

/// All grammatical readings of a phrase, at least one.
///
/// # Errors
///
/// A word is unknown, or the words do not go together.
pub(super) fn read(tokens: &[Token<'_>], how: How) -> Result<Vec<Said>, WhenError> {
    if tokens.is_empty() {
        return Err(WhenError::Empty);
    }
    let mut reader =
        Reader { tokens, at: 0, readings: vec![Said::default()], pending: None, expect: Expect::Nothing, how };
    while let Some(token) = reader.token(0) {
        if reader.idiom()? || reader.feast()? || reader.spoken()? || reader.place() {
            continue;
        }
        match token {
            // Stars are for bold letters.
            Kind::Mark(',' | '.' | ':' | '*') => reader.at += 1,
            Kind::Mark('@') => reader.passed(1, Expect::Clock),
            Kind::Mark('-' | '/' | '+' | '&') => return Err(WhenError::Unclear),
            Kind::Mark(mark) => return Err(WhenError::unknown(&mark.to_string())),
            Kind::Word(word) => reader.word(word)?,
            Kind::Number(value, length) => reader.number(value, length)?,
        }
    }
    let nothing = reader.readings.iter().all(|said| *said == Said { opening: said.opening, ..Said::default() });
    if reader.pending.is_some() || nothing { Err(WhenError::Unclear) } else { Ok(reader.readings) }
}

/// Which language the words are of; the channel's, where they are of both or neither.
pub(super) fn tongue_of(tokens: &[Token<'_>], channel: Tongue) -> Tongue {
    let (mut danish, mut english) = (false, false);
    for token in tokens {
        let Kind::Word(word) = token.kind else { continue };
        danish |= word.ends_with("dag") || word.contains(['æ', 'ø', 'å']) || DANISH.contains(&word);
        english |= word.ends_with("day") || ENGLISH.contains(&word);
    }
    match (danish, english) {
        (true, false) => Tongue::Danish,
        (false, true) => Tongue::English,
        _ => channel,
    }
}

const DANISH: [&str; 20] = [
    "kl", "klokken", "d", "den", "om", "uge", "uger", "i", "til", "marts", "maj", "denne", "fra", "og", "januar",
    "februar", "juni", "juli", "oktober", "dage",
];
const ENGLISH: [&str; 24] = [
    "at", "am", "pm", "the", "of", "in", "next", "this", "until", "by", "week", "weeks", "from", "and", "january",
    "february", "march", "may", "june", "july", "october", "days", "month", "through",
];

/// What the word before a bare number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    Nothing,
    Clock,
    Day,
}

pub(super) struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    pub readings: Vec<Said>,
    pub pending: Option<Which>,
    pub expect: Expect,
    pub how: How,
}

impl<'a> Reader<'_, 'a> {
    pub fn token(&self, ahead: usize) -> Option<Kind<'a>> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    pub fn rest(&self) -> &[Token<'a>] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    pub fn word_at(&self, ahead: usize) -> &'a str {
        match self.token(ahead) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    pub fn is_mark(&self, ahead: usize, mark: char) -> bool {
        self.token(ahead) == Some(Kind::Mark(mark))
    }

    pub fn is_glued(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|token| !token.spaced)
    }

    pub fn before(&self) -> &'a str {
        match self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|token| token.kind) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    pub fn passed(&mut self, tokens: usize, expect: Expect) {
        self.at += tokens;
        self.expect = expect;
    }

    /// Fills a slot in every reading; a reading in which it is taken already falls away, and the last one must not.
    pub fn fill<T: Clone>(&mut self, slot: impl Fn(&mut Said) -> &mut Option<T>, value: T) -> Result<(), WhenError> {
        self.readings.retain_mut(|said| {
            let slot = slot(said);
            let free = slot.is_none();
            *slot = Some(value.clone());
            free
        });
        if self.readings.is_empty() { Err(WhenError::Unclear) } else { Ok(()) }
    }

    /// Goes on with both readings, as far as each has room.
    pub fn fork(
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

    pub fn each(&mut self, change: impl FnMut(&mut Said)) {
        self.readings.iter_mut().for_each(change);
    }

    /// Holds of all readings.
    pub fn all(&self, test: impl Fn(&Said) -> bool) -> bool {
        self.readings.iter().all(test)
    }

    fn is_first(&self) -> bool {
        self.all(|said| *said == Said::default())
    }

    fn idiom(&mut self) -> Result<bool, WhenError> {
        let Some((idiom, tokens)) = idiom(self.rest()) else { return Ok(false) };
        // "kl. 9 i morgen" is another day than "kl. 9 om morgenen"; "early January" than "early".
        let mut expect = Expect::Nothing;
        match idiom {
            Idiom::Nothing => {}
            Idiom::Relative(days, part) => {
                // "3 uger fra i dag" is three weeks.
                if !(days == 0 && self.all(|said| said.joint == Joint::From)) {
                    self.fill(|said| &mut said.relative, days)?;
                }
                self.pending = None;
                part.map_or(Ok(()), |part| self.fill(|said| &mut said.part, part))?;
            }
            Idiom::Part(part) => self.fill(|said| &mut said.part, part)?,
            // "kl. 12 middag"
            Idiom::Hour(hour) if self.all(|said| said.clock.is_some_and(|clock| clock.hour == hour)) => {
                self.passed(tokens, Expect::Nothing);
            }
            Idiom::Hour(hour) => {
                let how = if hour == 0 { Written::Midnight } else { Written::Full };
                self.clock(Clock { hour, minute: 0, half: None, how }, tokens)?;
            }
            Idiom::Edge(edge) => self.fill(|said| &mut said.edge, edge)?,
            Idiom::EdgeOf(edge, period) => {
                self.fill(|said| &mut said.edge, edge)?;
                self.fill(|said| &mut said.period, period)?;
            }
            Idiom::Rest => self.each(|said| said.rest = true),
            Idiom::Whole => self.each(|said| said.whole = true),
            Idiom::Period(period) => self.fill(|said| &mut said.period, period)?,
            Idiom::Offset(offset, lead) => {
                self.each(|said| said.lead = lead);
                self.fill(|said| &mut said.offset, offset)?;
            }
            Idiom::DayBefore | Idiom::DayAfter => {
                let joint = if idiom == Idiom::DayBefore { Joint::Before } else { Joint::After };
                self.each(|said| said.joint = joint);
                self.fill(|said| &mut said.offset, Offset::Days(1))?;
            }
            Idiom::Clock if place(self.rest(), self.has_moment()).is_some() => return Ok(false),
            Idiom::Clock => expect = Expect::Clock,
            Idiom::Couple => {
                let Some(of) = unit(self.word_at(tokens)) else { return Err(WhenError::Unclear) };
                let several = |count| move |reader: &mut Self| reader.offset(count, of);
                self.lead();
                self.fork(several(2), several(3))?;
                self.passed(1, Expect::Nothing);
            }
        }
        if !matches!(idiom, Idiom::Hour(_)) {
            self.passed(tokens, expect);
        }
        Ok(true)
    }

    fn feast(&mut self) -> Result<bool, WhenError> {
        // "3. jul" is in July, "jul" is Christmas.
        let numbered = |token: Option<Kind<'_>>| matches!(token, Some(Kind::Number(..)));
        if self.word_at(0) == "jul" && (self.all(|said| said.day.is_some()) || numbered(self.token(1))) {
            return Ok(false);
        }
        match feasts::named(self.rest()) {
            None => Ok(false),
            Some((None, tokens)) => {
                let words = self.rest()[..tokens].iter().filter_map(|token| match token.kind {
                    Kind::Word(word) => Some(word),
                    _ => None,
                });
                Err(WhenError::Varies(words.collect::<Vec<_>>().join(" ")))
            }
            Some((Some(feast), tokens)) => {
                self.pending = None;
                self.fill(|said| &mut said.feast, feast)?;
                self.passed(tokens, Expect::Nothing);
                Ok(true)
            }
        }
    }

    fn place(&mut self) -> bool {
        let Some(tokens) = place(self.rest(), self.has_moment()) else { return false };
        self.passed(tokens, Expect::Nothing);
        true
    }

    fn has_moment(&self) -> bool {
        self.all(|said| said.clock.is_some() && said.has_base())
    }

    fn word(&mut self, word: &'a str) -> Result<(), WhenError> {
        let next = self.word_at(1);
        let mut past = 1;
        let mut expect = Expect::Nothing;
        if let Some(day) = self.short_weekday(word) {
            let which = self.pending.take().unwrap_or_default();
            self.weekday(day, which)?;
            self.passed(1, Expect::Nothing);
            return Ok(());
        }
        match word {
            // "en uge til"
            "til" if self.token(1).is_none() && self.all(|said| said.offset.is_some()) => {}
            "to" if unit(next).is_some() => past = self.several(2, next)?,
            _ if self.nth(ordinal(word).map(Nth::From), 1)? => return Ok(()),
            "sidste" | "last" if self.nth(Some(Nth::Last), 1)? => return Ok(()),
            "i" if next.ends_with("dags") => {
                past = 2;
                let day = weekday_with_ending(next).ok_or_else(|| WhenError::unknown(next))?;
                self.weekday(day, Which::Last)?;
            }
            "fra" | "from" | "efter" | "after" | "før" | "before" if self.joins() => {
                let joint = match word {
                    "fra" | "from" => Joint::From,
                    "efter" | "after" => Joint::After,
                    _ => Joint::Before,
                };
                self.each(|said| said.joint = joint);
            }
            "fra" | "from" | "start" | "starting" | "beginning" if self.is_first() => self.open(Opening::From),
            "mellem" | "between" if self.is_first() => self.open(Opening::Between),
            "til" | "indtil" | "until" | "till" | "through" | "to" if self.is_opening() => self.open(Opening::Until),
            // "fredag fra kl. 9", "Friday between 9 and 10"
            "fra" | "from" | "mellem" | "between" if self.has_day() && self.is_time_next(next) => {
                let between = matches!(word, "mellem" | "between");
                self.each(|said| said.opening = if between { Opening::Between } else { said.opening });
            }
            "til" | "indtil" | "until" | "till" | "through" | "to" | "og" | "and" | "fra" | "from" => {
                return Err(WhenError::Unclear);
            }
            "på" if weekday(next).is_some() => self.pending = self.pending.or(Some(Which::Coming)),
            "næste" | "naeste" | "next" | "følgende" | "following" => self.pending = Some(Which::Next),
            "kommende" | "førstkommende" | "foerstkommende" | "coming" => self.pending = Some(Which::Coming),
            "denne" | "dette" | "this" => self.pending = Some(Which::This),
            "sidste" | "forrige" | "last" => self.pending = Some(Which::Last),
            "ved" | "omkring" | "ca" | "cirka" | "circa" | "around" | "about" => {
                let stop = usize::from(self.is_mark(1, '.'));
                if matches!(self.token(1 + stop), Some(Kind::Number(..))) {
                    expect = Expect::Clock;
                }
                past += stop;
            }
            "d" | "den" | "the" | "de" => expect = Expect::Day,
            "i" | "om" | "in" | "på" | "on" | "of" | "for" | "af" | "med" | "t" | "within" | "inden" => {}
            "ago" | "siden" => self.each(|said| said.offset = said.offset.map(negated)),
            "halvanden" | "halvandet" => past = self.one_and_a_half(next)?,
            "efter" | "after" | "før" | "before" => return Err(WhenError::Unclear),
            "uge" | "ugen" | "uger" | "week" | "weeks" | "wk" | "u" => past = self.week(word)?,
            "weekend" | "weekenden" => past = self.period(Period::Weekend(0), Period::Weekend(1), true)?,
            "måned" | "måneden" | "maaned" | "month" => {
                past = self.period(Period::Month(0), Period::Month(1), word == "måneden")?;
            }
            "år" | "året" | "aar" | "year" => past = self.period(Period::Year(0), Period::Year(1), word == "året")?,
            "en" | "et" | "a" if matches!(next, "halv" | "halvt" | "half") => past = self.half(2)?,
            "half" if matches!(next, "a" | "an") => past = self.half(2)?,
            _ if number(word).is_some() && unit(next).is_some() => {
                past = self.several(number(word).unwrap_or_default(), next)?;
            }
            // "two more weeks"
            _ if number(word).is_some() && is_more(next) && unit(self.word_at(2)).is_some() => {
                past = 1 + self.several(number(word).unwrap_or_default(), self.word_at(2))?;
            }
            _ if ordinal(word).is_some() && (self.expect == Expect::Day || self.how.days) => {
                self.fill(|said| &mut said.day, ordinal(word).unwrap_or_default())?;
            }
            _ if ordinal(word).is_some() && (month(next).is_some() || next == "of") => {
                self.fill(|said| &mut said.day, ordinal(word).unwrap_or_default())?;
            }
            _ => expect = self.name(word, next)?,
        }
        self.passed(past, expect);
        Ok(())
    }

    /// A weekday's name or a month's.
    fn name(&mut self, word: &str, next: &str) -> Result<Expect, WhenError> {
        if let Some(day) = weekday(word) {
            let which = self.pending.take().unwrap_or_default();
            self.weekday(day, which)?;
            return Ok(Expect::Nothing);
        }
        if let Some(month) = month(word).or((word == "jul").then_some(7)) {
            self.pending = None;
            self.fill(|said| &mut said.month, month as u32)?;
            let open = self.all(|said| said.day.is_none() && said.nth.is_none() && said.edge.is_none());
            return Ok(if open { Expect::Day } else { Expect::Nothing });
        }
        // In "in a while" it is not the "a" that is unknown.
        let counts = number(word).is_some() && !next.is_empty();
        Err(WhenError::unknown(if counts { next } else { word }))
    }

    fn open(&mut self, opening: Opening) {
        self.each(|said| said.opening = opening);
    }

    fn is_opening(&self) -> bool {
        self.is_first() || self.all(|said| *said == Said { opening: Opening::Until, ..Said::default() })
    }

    /// Does a number of weeks stand before, and what it is counted from behind?
    fn joins(&self) -> bool {
        self.all(|said| said.offset.is_some() && said.joint == Joint::Nothing && !said.has_base())
    }

    /// "første mandag i", "sidste hverdag i": only before `i`, `in`, `of` or a month, else it is the one that comes, or
    /// was. Nothing where it is neither.
    pub fn nth(&mut self, nth: Option<Nth>, past: usize) -> Result<bool, WhenError> {
        let Some(nth) = nth else { return Ok(false) };
        let word = self.word_at(past);
        let of = match (weekday(word), unit(word)) {
            (Some(day), _) => Of::Weekday(day),
            (_, Some(Unit::WorkingDay)) => Of::WorkingDays,
            (_, Some(Unit::Day)) => Of::Days,
            _ => return Ok(false),
        };
        let behind = self.word_at(past + 1);
        let joined = matches!(behind, "i" | "in" | "of" | "efter" | "after" | "måneden");
        if !joined && month(behind).is_none() {
            return Ok(false);
        }
        if matches!(behind, "efter" | "after") {
            self.each(|said| said.joint = Joint::After);
        }
        self.fill(|said| &mut said.nth, (nth, of))?;
        let preposition = usize::from(joined && behind != "måneden");
        self.passed(past + 1 + preposition, Expect::Nothing);
        Ok(true)
    }

    /// `ma`, `on.`: a weekday where a date, a time or the end stands behind, and the word means nothing else there.
    fn short_weekday(&self, word: &str) -> Option<Weekday> {
        let day = short_weekday(word, self.how.tongue)?;
        let dotted = self.is_mark(1, '.');
        let behind = 1 + usize::from(dotted);
        let counted =
            unit(self.word_at(behind + 1)).is_some() || matches!(self.word_at(behind + 1), "over" | "i" | "past");
        let dated = match self.token(behind) {
            Some(Kind::Number(..)) => !counted,
            Some(Kind::Word(word)) => {
                matches!(
                    word,
                    "d" | "den" | "the" | "kl" | "klokken" | "at" | "uge" | "week" | "i" | "om" | "næste" | "next"
                )
            }
            Some(Kind::Mark(mark)) => mark == '-' || mark == ',',
            None => true,
        };
        let several = matches!(word, "on" | "to" | "ti" | "so");
        let free = self.all(|said| said.weekday.is_none());
        // "ma-on": the whole end of a range.
        let alone = self.how.days && self.tokens.len() == 1;
        let sure = match several {
            true => dated && (dotted || free) && (dotted || alone || self.token(behind).is_some()),
            false => dotted || dated,
        };
        let separates = word == "to" && !dotted && !self.is_first();
        (sure && !separates).then_some(day)
    }

    fn weekday(&mut self, day: Weekday, which: Which) -> Result<(), WhenError> {
        self.each(|said| said.which = which);
        self.fill(|said| &mut said.weekday, day)
    }

    /// `uge 50`, `u50`, `næste uge`; gives how many tokens it took.
    fn week(&mut self, word: &str) -> Result<usize, WhenError> {
        let stop = usize::from(self.is_mark(1, '.') && word != "ugen");
        if let (None, Some(Kind::Number(number, 1 | 2))) = (self.pending, self.token(1 + stop)) {
            self.fill(|said| &mut said.period, Period::WeekNumber(number))?;
            return Ok(2 + stop);
        }
        let named = word == "ugen" || self.before() == "the";
        self.period(Period::Week(0), Period::Week(1), named)
    }

    /// The period we are in, or the one after. `named`: the word itself says that it is this one.
    fn period(&mut self, this: Period, next: Period, named: bool) -> Result<usize, WhenError> {
        let of_it = self.all(|said| said.rest || said.whole || said.edge.is_some() || said.nth.is_some());
        let period = match self.pending.take() {
            Some(Which::Next) if matches!(this, Period::Weekend(_)) => {
                let say = |period| move |reader: &mut Self| reader.fill(|said| &mut said.period, period);
                self.fork(say(this), say(next))?;
                return Ok(1);
            }
            Some(Which::Coming) if matches!(this, Period::Weekend(_)) => this,
            Some(Which::Next | Which::Coming) => next,
            Some(Which::Last) => match this {
                Period::Week(_) => Period::Week(-1),
                Period::Weekend(_) => Period::Weekend(-1),
                Period::Month(_) => Period::Month(-1),
                _ => Period::Year(-1),
            },
            Some(_) => this,
            None if named || of_it || self.before() == "the" => this,
            None => return Err(WhenError::Unclear),
        };
        self.fill(|said| &mut said.period, period)?;
        Ok(1)
    }

    fn is_time_next(&self, next: &str) -> bool {
        matches!(next, "kl" | "klokken" | "at") || matches!(self.token(1), Some(Kind::Number(..)))
    }
}

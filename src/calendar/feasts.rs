//! Feasts and holidays by the names people use -> the days they are in a year. Deliberately absent: whether the bot works
//! on them (`holidays`), and school holidays that each municipality sets itself; those are known, and refused by name.

use super::holidays::easter;
use super::tokens::{Kind, Token};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// One day or several, each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day of the first and of the last; a last that comes before is the next year's.
    Fixed((i8, i8), (i8, i8)),
    /// Days from Easter Sunday, first and last.
    Easter(i64, i64),
    /// A whole ISO week.
    Week(i8),
}

impl Feast {
    /// First and last day.
    pub fn in_year(self, year: i16) -> Option<(Date, Date)> {
        match self {
            Self::Fixed(first, last) => {
                let ends = if last < first { year.checked_add(1)? } else { year };
                Some((Date::new(year, first.0, first.1).ok()?, Date::new(ends, last.0, last.1).ok()?))
            }
            Self::Easter(first, last) => {
                let (month, day) = easter(year);
                let sunday = Date::new(year, month, day).ok()?;
                Some((sunday.checked_add(first.days()).ok()?, sunday.checked_add(last.days()).ok()?))
            }
            Self::Week(week) => {
                let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
                Some((monday, monday.checked_add(6.days()).ok()?))
            }
        }
    }
}

/// The name that begins here, the longest there is: its feast, or none where it is not the same days everywhere; and how
/// many tokens it took.
pub(super) fn named(tokens: &[Token<'_>]) -> Option<(Option<Feast>, usize)> {
    let (mut name, mut found) = (String::new(), None);
    for (at, token) in tokens.iter().enumerate().take(LONGEST) {
        match token.kind {
            Kind::Word(word) => push(&mut name, word),
            Kind::Number(number, 1) => push(&mut name, &number.to_string()),
            Kind::Mark('.') if at > 0 => continue,
            _ => break,
        }
        if let Some((_, feast)) = NAMES.iter().find(|(known, _)| *known == name) {
            found = Some((*feast, at + 1));
        }
    }
    found
}

fn push(name: &mut String, word: &str) {
    if !name.is_empty() {
        name.push(' ');
    }
    name.push_str(word);
}

/// Tokens in the longest name.
const LONGEST: usize = 6;

const fn on(month: i8, day: i8) -> Option<Feast> {
    Some(Feast::Fixed((month, day), (month, day)))
}

const fn easter_day(days: i64) -> Option<Feast> {
    Some(Feast::Easter(days, days))
}

const CHRISTMAS: Option<Feast> = Some(Feast::Fixed((12, 24), (12, 26)));
const NEW_YEAR: Option<Feast> = Some(Feast::Fixed((12, 31), (1, 1)));
const EASTER: Option<Feast> = Some(Feast::Easter(-3, 1));
const WHITSUN: Option<Feast> = Some(Feast::Easter(49, 50));
const AUTUMN: Option<Feast> = Some(Feast::Week(42));
const VARIES: Option<Feast> = None;

const NAMES: [(&str, Option<Feast>); 118] = [
    ("jul", CHRISTMAS),
    ("julen", CHRISTMAS),
    ("juledagene", CHRISTMAS),
    ("christmas", CHRISTMAS),
    ("xmas", CHRISTMAS),
    ("lillejuleaften", on(12, 23)),
    ("lille juleaften", on(12, 23)),
    ("juleaften", on(12, 24)),
    ("juleaftensdag", on(12, 24)),
    ("christmas eve", on(12, 24)),
    ("juledag", on(12, 25)),
    ("1 juledag", on(12, 25)),
    ("første juledag", on(12, 25)),
    ("christmas day", on(12, 25)),
    ("2 juledag", on(12, 26)),
    ("anden juledag", on(12, 26)),
    ("second christmas day", on(12, 26)),
    ("second day of christmas", on(12, 26)),
    ("boxing day", on(12, 26)),
    ("nytår", NEW_YEAR),
    ("nytåret", NEW_YEAR),
    ("new year", NEW_YEAR),
    ("new years", NEW_YEAR),
    ("nytårsaften", on(12, 31)),
    ("nytårsaftensdag", on(12, 31)),
    ("new years eve", on(12, 31)),
    ("new year eve", on(12, 31)),
    ("nytårsdag", on(1, 1)),
    ("1 nytårsdag", on(1, 1)),
    ("new years day", on(1, 1)),
    ("new year day", on(1, 1)),
    ("helligtrekonger", on(1, 6)),
    ("hellig tre konger", on(1, 6)),
    ("valentinsdag", on(2, 14)),
    ("valentines day", on(2, 14)),
    ("arbejdernes kampdag", on(5, 1)),
    ("arbejdernes internationale kampdag", on(5, 1)),
    ("may day", on(5, 1)),
    ("labour day", on(5, 1)),
    ("grundlovsdag", on(6, 5)),
    ("grundlovsdagen", on(6, 5)),
    ("constitution day", on(6, 5)),
    ("sankthans", on(6, 23)),
    ("sankt hans", on(6, 23)),
    ("sankthansaften", on(6, 23)),
    ("sankt hans aften", on(6, 23)),
    ("skt hans", on(6, 23)),
    ("midsummer eve", on(6, 23)),
    ("mortensaften", on(11, 10)),
    ("luciadag", on(12, 13)),
    ("sankta lucia", on(12, 13)),
    ("fastelavn", easter_day(-49)),
    ("palmesøndag", easter_day(-7)),
    ("palm sunday", easter_day(-7)),
    ("skærtorsdag", easter_day(-3)),
    ("skaertorsdag", easter_day(-3)),
    ("maundy thursday", easter_day(-3)),
    ("langfredag", easter_day(-2)),
    ("good friday", easter_day(-2)),
    ("påskelørdag", easter_day(-1)),
    ("påskeaften", easter_day(-1)),
    ("påskedag", easter_day(0)),
    ("påskesøndag", easter_day(0)),
    ("1 påskedag", easter_day(0)),
    ("første påskedag", easter_day(0)),
    ("easter sunday", easter_day(0)),
    ("easter day", easter_day(0)),
    ("2 påskedag", easter_day(1)),
    ("anden påskedag", easter_day(1)),
    ("easter monday", easter_day(1)),
    ("påske", EASTER),
    ("påsken", EASTER),
    ("paaske", EASTER),
    ("påskedagene", EASTER),
    ("easter", EASTER),
    ("store bededag", easter_day(26)),
    ("great prayer day", easter_day(26)),
    ("kristi himmelfartsdag", easter_day(39)),
    ("kristi himmelfart", easter_day(39)),
    ("kr himmelfartsdag", easter_day(39)),
    ("kr himmelfart", easter_day(39)),
    ("himmelfartsdag", easter_day(39)),
    ("ascension day", easter_day(39)),
    ("ascension", easter_day(39)),
    ("dagen efter kristi himmelfart", easter_day(40)),
    ("dagen efter kr himmelfart", easter_day(40)),
    ("day after ascension", easter_day(40)),
    ("pinselørdag", easter_day(48)),
    ("pinsedag", easter_day(49)),
    ("pinsesøndag", easter_day(49)),
    ("1 pinsedag", easter_day(49)),
    ("første pinsedag", easter_day(49)),
    ("whit sunday", easter_day(49)),
    ("2 pinsedag", easter_day(50)),
    ("anden pinsedag", easter_day(50)),
    ("whit monday", easter_day(50)),
    ("pinse", WHITSUN),
    ("pinsen", WHITSUN),
    ("whitsun", WHITSUN),
    ("pentecost", WHITSUN),
    ("efterårsferie", AUTUMN),
    ("efterårsferien", AUTUMN),
    ("autumn break", AUTUMN),
    ("autumn holiday", AUTUMN),
    ("autumn holidays", AUTUMN),
    ("juleferie", VARIES),
    ("juleferien", VARIES),
    ("christmas holidays", VARIES),
    ("vinterferie", VARIES),
    ("vinterferien", VARIES),
    ("winter break", VARIES),
    ("winter holidays", VARIES),
    ("påskeferie", VARIES),
    ("påskeferien", VARIES),
    ("easter holidays", VARIES),
    ("sommerferie", VARIES),
    ("sommerferien", VARIES),
    ("summer holidays", VARIES),
];

//! The words of time that phrases, schedules and durations share, in Danish and English, however they are shortened.
//! Deliberately absent: grammar; each reader puts the words together its own way.

use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

/// One form for one text: lower case, composed letters, one kind of dash, `am`/`pm` without dots,
/// working days in one word.
pub(super) fn normal(text: &str) -> String {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let text: String = text
        .chars()
        .map(|c| match c {
            '–' | '—' | '−' | '‑' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    text.trim().replace("a.m.", "am").replace("p.m.", "pm").replace("working day", "workday")
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mandag" | "man" | "monday" | "mon" => Weekday::Monday,
        "tirsdag" | "tirs" | "tir" | "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "onsdag" | "ons" | "wednesday" | "wed" => Weekday::Wednesday,
        "torsdag" | "tors" | "tor" | "thursday" | "thurs" | "thur" | "thu" => Weekday::Thursday,
        "fredag" | "fre" | "friday" | "fri" => Weekday::Friday,
        "lørdag" | "loerdag" | "lordag" | "lør" | "saturday" | "sat" => Weekday::Saturday,
        "søndag" | "soendag" | "sondag" | "søn" | "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// `mandage`, `Mondays`, and `mandags` as in `i mandags`.
pub(super) fn weekday_with_ending(word: &str) -> Option<Weekday> {
    weekday(word).or_else(|| word.strip_suffix(['e', 's']).filter(|stem| stem.len() > 5).and_then(weekday))
}

pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "januar" | "january" | "jan" => 1,
        "februar" | "february" | "feb" => 2,
        "marts" | "march" | "mar" => 3,
        "april" | "apr" => 4,
        "maj" | "may" => 5,
        "juni" | "june" | "jun" => 6,
        "juli" | "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// A small number in words. `to` is two in Danish only, so callers ask for it only where a unit follows.
pub(super) fn number(word: &str) -> Option<u32> {
    Some(match word {
        "en" | "et" | "én" | "ét" | "a" | "an" | "one" => 1,
        "to" | "two" => 2,
        "tre" | "three" => 3,
        "fire" | "four" => 4,
        "fem" | "five" => 5,
        "seks" | "six" => 6,
        "syv" | "seven" => 7,
        "otte" | "eight" => 8,
        "ni" | "nine" => 9,
        "ti" | "ten" => 10,
        "elleve" | "eleven" => 11,
        "tolv" | "twelve" => 12,
        "fjorten" | "fourteen" => 14,
        "femten" | "fifteen" => 15,
        "tyve" | "twenty" => 20,
        "tredive" | "thirty" => 30,
        _ => return None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minut" | "minutter" | "minute" | "minutes" | "min" | "mins" | "m" => Unit::Minute,
        "time" | "timer" | "hour" | "hours" | "hr" | "hrs" | "t" | "h" => Unit::Hour,
        "dag" | "dage" | "day" | "days" => Unit::Day,
        "arbejdsdag" | "arbejdsdage" | "hverdag" | "hverdage" | "workday" | "workdays" => Unit::WorkingDay,
        "uge" | "uger" | "week" | "weeks" => Unit::Week,
        "måned" | "måneder" | "maaned" | "maaneder" | "mdr" | "md" | "month" | "months" => Unit::Month,
        "år" | "aar" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_one_text() {
        assert_eq!(normal("  Lø\u{301}rdag – 9\u{a0}A.M. "), "lǿrdag - 9 am");
        assert_eq!(normal("ma\u{30a}ned"), "måned");
        assert_eq!(weekday_with_ending("mandage"), Some(Weekday::Monday));
        assert_eq!(weekday_with_ending("fridays"), Some(Weekday::Friday));
        assert_eq!(weekday_with_ending("mons"), None);
    }
}

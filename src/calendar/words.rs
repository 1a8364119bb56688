//! The words of time that phrases, schedules and durations share, in Danish and English, however they are shortened.
//! Deliberately absent: grammar; each reader puts the words together its own way.

use super::format::Tongue;
use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

/// One form for one text: lower case, composed letters, one kind of dash, `am`/`pm` without dots, working days in one
/// word, and nothing that only decorates: brackets, quotes, emoji.
pub(super) fn normal(text: &str) -> String {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '´' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}'))
        .map(|c| match c {
            '–' | '—' | '−' | '‑' => '-',
            c if c.is_whitespace() || is_ornament(c) => ' ',
            c => c,
        })
        .collect();
    let mut text = text.trim().to_owned();
    for (written, meant) in SPELLINGS {
        if text.contains(written) {
            text = text.replace(written, meant);
        }
    }
    text
}

/// What is written with stops or in two words, in one.
const SPELLINGS: [(&str, &str); 14] = [
    ("a.m.", "am"),
    ("p.m.", "pm"),
    ("t.o.m.", "til"),
    ("t.o.m", "til"),
    ("f.o.m.", "fra"),
    ("til og med", "til"),
    ("fra og med", "fra"),
    ("until and including", "until"),
    ("d.d.", "i dag"),
    ("working day", "workday"),
    ("business day", "workday"),
    ("arb.dag", "arbejdsdag"),
    ("twenty-", "twenty"),
    ("thirty-", "thirty"),
];

/// Marks and pictures that say nothing about time.
fn is_ornament(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '!' | '?' | '"' | '»' | '«' | '“' | '”' | '„' | '…' | ';')
        || matches!(c, '_' | '`' | '~' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}')
        || matches!(c, '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mandag" | "mandagen" | "man" | "monday" | "mon" => Weekday::Monday,
        "tirsdag" | "tirsdagen" | "tirsd" | "tirs" | "tir" | "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "onsdag" | "onsdagen" | "onsd" | "ons" | "wednesday" | "weds" | "wed" => Weekday::Wednesday,
        "torsdag" | "torsdagen" | "torsd" | "tors" | "tor" | "thursday" | "thurs" | "thur" | "thu" => Weekday::Thursday,
        "fredag" | "fredagen" | "fred" | "fre" | "friday" | "fri" => Weekday::Friday,
        "lørdag" | "lørdagen" | "loerdag" | "lordag" | "lørd" | "lør" | "saturday" | "sat" => Weekday::Saturday,
        "søndag" | "søndagen" | "soendag" | "sondag" | "sønd" | "søn" | "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// `ma ti on to fr lø sø`, `mo tu we th fr sa su`. Most are words of other meanings too, so callers ask for them only
/// where a date stands behind.
pub(super) fn short_weekday(word: &str, tongue: Tongue) -> Option<Weekday> {
    Some(match (word, tongue) {
        ("ma" | "mo", _) => Weekday::Monday,
        ("ti", Tongue::Danish) | ("tu", _) => Weekday::Tuesday,
        ("on", Tongue::Danish) | ("we", _) => Weekday::Wednesday,
        ("to", Tongue::Danish) | ("th", _) => Weekday::Thursday,
        ("fr", _) => Weekday::Friday,
        ("lø" | "sa", _) => Weekday::Saturday,
        ("sø" | "su", _) | ("so", Tongue::Danish) => Weekday::Sunday,
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
        "februar" | "february" | "feb" | "febr" => 2,
        "marts" | "march" | "mar" => 3,
        "april" | "apr" => 4,
        "maj" | "may" => 5,
        "juni" | "june" | "jun" => 6,
        "juli" | "july" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// A number in words, up to 99. `to` is two in Danish only, so callers ask for it only where a unit follows.
pub(super) fn number(word: &str) -> Option<u32> {
    let small = UNITS.iter().position(|names| names.contains(&word)).and_then(|at| u32::try_from(at).ok());
    small.or_else(|| tens(word)).or_else(|| {
        // "femogtyve", "twentyfive"
        let (ten, one) = match word.split_once("og") {
            Some((one, ten)) => (tens(ten)?, one),
            None => ["twenty", "thirty"].iter().find_map(|ten| Some((tens(ten)?, word.strip_prefix(ten)?)))?,
        };
        let one = UNITS[..10].iter().position(|names| names.contains(&one)).and_then(|at| u32::try_from(at).ok())?;
        Some(ten + one)
    })
}

const UNITS: [&[&str]; 20] = [
    &[],
    &["en", "et", "én", "ét", "a", "an", "one", "another"],
    &["to", "two"],
    &["tre", "three"],
    &["fire", "four"],
    &["fem", "five"],
    &["seks", "six"],
    &["syv", "seven"],
    &["otte", "eight"],
    &["ni", "nine"],
    &["ti", "ten"],
    &["elleve", "eleven"],
    &["tolv", "twelve"],
    &["tretten", "thirteen"],
    &["fjorten", "fourteen"],
    &["femten", "fifteen"],
    &["seksten", "sixteen"],
    &["sytten", "seventeen"],
    &["atten", "eighteen"],
    &["nitten", "nineteen"],
];

fn tens(word: &str) -> Option<u32> {
    Some(match word {
        "tyve" | "twenty" => 20,
        "tredive" | "thirty" => 30,
        "fyrre" | "forty" => 40,
        "halvtreds" | "fifty" => 50,
        "tres" | "sixty" => 60,
        "halvfjerds" | "seventy" => 70,
        "firs" | "eighty" => 80,
        "halvfems" | "ninety" => 90,
        _ => return None,
    })
}

/// A place in a row, in words, up to 31.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let small = ORDINALS.iter().position(|names| names.contains(&word)).and_then(|at| u32::try_from(at).ok());
    small.or_else(|| {
        let (ten, one) = match word.split_once("og") {
            Some((one, "tyvende")) => (20, number(one)?),
            Some((one, "tredivte" | "tredvte")) => (30, number(one)?),
            Some(_) => return None,
            None => {
                let (ten, one) = ["twenty", "thirty"].iter().find_map(|t| Some((tens(t)?, word.strip_prefix(t)?)))?;
                (ten, ordinal(one)?)
            }
        };
        Some(ten + one).filter(|ordinal| one < 10 && *ordinal <= 31)
    })
}

const ORDINALS: [&[&str]; 31] = [
    &[],
    &["første", "foerste", "first"],
    &["anden", "andet", "second"],
    &["tredje", "tredie", "third"],
    &["fjerde", "fourth"],
    &["femte", "fifth"],
    &["sjette", "sixth"],
    &["syvende", "seventh"],
    &["ottende", "eighth"],
    &["niende", "ninth"],
    &["tiende", "tenth"],
    &["ellevte", "eleventh"],
    &["tolvte", "twelfth"],
    &["trettende", "thirteenth"],
    &["fjortende", "fourteenth"],
    &["femtende", "fifteenth"],
    &["sekstende", "sixteenth"],
    &["syttende", "seventeenth"],
    &["attende", "eighteenth"],
    &["nittende", "nineteenth"],
    &["tyvende", "twentieth"],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &["tredivte", "tredvte", "thirtieth"],
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    QuarterHour,
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Year,
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minut" | "minutter" | "minutters" | "minute" | "minutes" | "min" | "mins" | "m" => Unit::Minute,
        "kvarter" | "kvarterer" | "quarter" | "quarters" => Unit::QuarterHour,
        "time" | "timer" | "timers" | "hour" | "hours" | "hr" | "hrs" | "t" | "h" => Unit::Hour,
        "dag" | "dage" | "dages" | "døgn" | "day" | "days" => Unit::Day,
        "arbejdsdag" | "arbejdsdage" | "hverdag" | "hverdage" | "workday" | "workdays" | "weekday" | "weekdays" => {
            Unit::WorkingDay
        }
        "uge" | "uger" | "uges" | "ugers" | "week" | "weeks" | "wks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "måned" | "måneder" | "måneds" | "måneders" | "maaned" | "maaneder" | "mdr" | "md" | "month" | "months" => {
            Unit::Month
        }
        "år" | "aar" | "års" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The word of time that a misspelled one is nearest to. Short words are near to everything, so they are left alone.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let letters = word.chars().count();
    let forgiven = match letters {
        0..4 => return None,
        4..6 => 1,
        _ => 2,
    };
    let near = COMMON.iter().map(|known| (strsim::damerau_levenshtein(word, known), *known));
    near.filter(|(distance, _)| (1..=forgiven).contains(distance)).min_by_key(|(distance, _)| *distance).map(|(_, w)| w)
}

/// What people most often write of time, in full.
const COMMON: [&str; 76] = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "januar",
    "februar",
    "marts",
    "april",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "june",
    "july",
    "october",
    "morgen",
    "overmorgen",
    "eftermiddag",
    "formiddag",
    "tomorrow",
    "today",
    "tonight",
    "afternoon",
    "morning",
    "evening",
    "klokken",
    "næste",
    "kommende",
    "sidste",
    "første",
    "måned",
    "måneder",
    "uger",
    "dage",
    "arbejdsdage",
    "hverdage",
    "minutter",
    "timer",
    "weeks",
    "months",
    "month",
    "week",
    "days",
    "minutes",
    "hours",
    "next",
    "juleaften",
    "nytårsaften",
    "skærtorsdag",
    "langfredag",
    "grundlovsdag",
    "påske",
    "pinse",
    "easter",
    "christmas",
    "ultimo",
    "primo",
    "middag",
    "weekend",
    "kvarter",
];
/// Said of weeks that are added.
pub(super) fn is_more(word: &str) -> bool {
    matches!(word, "more" | "extra" | "ekstra" | "hele" | "whole" | "full" | "fulde")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_one_text() {
        assert_eq!(normal("  Lø\u{301}rdag – 9\u{a0}A.M. "), "lǿrdag - 9 am");
        assert_eq!(normal("ma\u{30a}ned"), "måned");
        assert_eq!(normal("»Torsdag« (kl. 9)! 🎉"), "torsdag   kl. 9");
        assert_eq!(normal("New Year’s Eve"), "new years eve");
        assert_eq!(weekday_with_ending("mandage"), Some(Weekday::Monday));
        assert_eq!(weekday_with_ending("fridays"), Some(Weekday::Friday));
        assert_eq!(weekday_with_ending("mons"), None);
    }

    #[test]
    fn numbers_in_words() {
        for (word, expect) in [
            ("en", Some(1)),
            ("ti", Some(10)),
            ("tretten", Some(13)),
            ("femogtyve", Some(25)),
            ("twentyfive", Some(25)),
            ("halvtreds", Some(50)),
            ("ni", Some(9)),
            ("og", None),
            ("ogtyve", None),
            ("tyveogen", None),
        ] {
            assert_eq!(number(word), expect, "{word}");
        }
        for (word, expect) in
            [("tredje", Some(3)), ("enogtyvende", Some(21)), ("twentyfirst", Some(21)), ("thirtysecond", None)]
        {
            assert_eq!(ordinal(word), expect, "{word}");
        }
    }

    #[test]
    fn slips_of_the_finger() {
        for (word, expect) in [
            ("fredg", Some("fredag")),
            ("fredga", Some("fredag")),
            ("thrusday", Some("thursday")),
            ("decmber", Some("december")),
            ("snart", None),
            ("noget", None),
            ("man", None),
        ] {
            assert_eq!(nearest(word), expect, "{word}");
        }
    }
}

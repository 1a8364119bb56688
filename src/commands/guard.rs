//! Stops CPR numbers, and notices phone numbers and e-mail addresses, before anything is stored, shown or logged.
//!
//! A CPR number is ten digits, DDMMYY-NNNN. It is found however it is written: any dash, spaces, dots, slashes or
//! nothing between; any script's digits; invisible characters inside; letters glued to it. Deliberately absent: the
//! check digit. Since 2007 numbers are given out that do not satisfy modulus 11, so a wrong one may be a real one.

use super::fold::{digit, is_dash, is_invisible};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What a text holds that it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    /// Must not be kept.
    Cpr,
    /// A phone number or an e-mail address: kept, with a word to the writer.
    Contact,
}

/// The gravest thing found in a text.
pub fn inspect(text: &str) -> Verdict {
    let signs = signs(text);
    let groups = groups(&signs);
    if !cpr_spans(&signs, &groups).is_empty() {
        Verdict::Cpr
    } else if !phone_spans(&signs, &groups).is_empty() || !email_spans(&signs).is_empty() {
        Verdict::Contact
    } else {
        Verdict::Clean
    }
}

/// The text as it may stand in a log: what was found is replaced.
pub fn redact(text: &str) -> String {
    let signs = signs(text);
    let groups = groups(&signs);
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    found.extend(cpr_spans(&signs, &groups).into_iter().map(|span| (span, "[cpr]")));
    found.extend(email_spans(&signs).into_iter().map(|span| (span, "[e-mail]")));
    found.extend(phone_spans(&signs, &groups).into_iter().map(|span| (span, "[phone]")));
    found.sort_by_key(|(span, _)| (span.start, span.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, mark) in found {
        let (Some(first), Some(last)) = (signs.get(span.start), signs.get(span.end.wrapping_sub(1))) else { continue };
        // Overlapping finds: only what is left of the later one is replaced.
        if last.end <= at {
            continue;
        }
        out.push_str(&text[at..first.start.max(at)]);
        out.push_str(mark);
        at = last.end;
    }
    out.push_str(&text[at..]);
    out
}

/// One visible character in its plainest form, with the bytes it stood in.
struct Sign {
    c: char,
    digit: Option<u8>,
    start: usize,
    end: usize,
}

fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    for (start, original) in text.char_indices() {
        if is_invisible(original) {
            continue;
        }
        let end = start + original.len_utf8();
        if original.is_ascii() {
            signs.push(Sign { c: original, digit: digit(original), start, end });
            continue;
        }
        // "①" and "𝟏" are digits too; NFKC says which.
        for c in std::iter::once(original).nfkc() {
            // A mark on top of a digit or a dash changes nothing.
            if !unicode_normalization::char::is_combining_mark(c) {
                signs.push(Sign { c, digit: digit(c), start, end });
            }
        }
    }
    signs
}

/// Digits with nothing between them. `gap` is what separates it from the group before, where that is only
/// separators: then the two may be parts of one number.
struct Group {
    at: Range<usize>,
    gap: Option<Gap>,
    plus: bool,
}

impl Group {
    fn len(&self) -> usize {
        self.at.len()
    }
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Space,
    Dash,
    Dot,
    Slash,
    /// Anything else that people and Markdown put between: `_`, `,`, `:`, `*`, brackets.
    Other,
}

/// The longest gap inside one number: " - " between emphasised parts.
const MAX_GAP: usize = 6;

fn groups(signs: &[Sign]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut i = 0;
    while i < signs.len() {
        if signs[i].digit.is_none() {
            i += 1;
            continue;
        }
        let end = signs[i..].iter().position(|sign| sign.digit.is_none()).map_or(signs.len(), |n| i + n);
        let gap = groups.last().and_then(|before| gap(&signs[before.at.end..i]));
        let plus = i > 0 && signs[i - 1].c == '+';
        groups.push(Group { at: i..end, gap, plus });
        i = end;
    }
    groups
}

fn gap(between: &[Sign]) -> Option<Gap> {
    if between.len() > MAX_GAP {
        return None;
    }
    let mut found = None;
    for sign in between {
        let kind = match sign.c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => return None,
            c if c.is_whitespace() => Gap::Space,
            c if is_dash(c) => Gap::Dash,
            '.' | '·' | '•' => Gap::Dot,
            '/' | '\\' | '⁄' => Gap::Slash,
            '_' | ',' | ':' | ';' | '*' | '|' | '=' | '(' | ')' | '[' | ']' | '`' | '~' | '\'' | '"' => Gap::Other,
            _ => return None,
        };
        found = match found {
            None | Some(Gap::Space) => Some(kind),
            Some(same) if same == kind || kind == Gap::Space => Some(same),
            Some(_) => Some(Gap::Other),
        };
    }
    found
}

/// How a CPR number is cut into groups of digits.
struct Shape {
    cuts: &'static [usize],
    /// Which gaps make it one number.
    joined: fn(&[Gap]) -> bool,
    /// Only when no other digits stand beside it: a looser shape, that also occurs inside longer numbers.
    alone: bool,
}

const SHAPES: [Shape; 7] = [
    Shape { cuts: &[10], joined: |_| true, alone: false },
    Shape { cuts: &[6, 4], joined: |_| true, alone: false },
    // 01.01.90-1234. In "12/10 10.00 2026" the first gaps differ: a date, a time and a year.
    Shape { cuts: &[2, 2, 2, 4], joined: |gaps| gaps[0] == gaps[1] && gaps[0] != Gap::Other, alone: false },
    Shape { cuts: &[2, 2, 6], joined: same, alone: true },
    Shape { cuts: &[4, 2, 4], joined: same, alone: true },
    Shape { cuts: &[6, 2, 2], joined: same, alone: true },
    // "12.01.26 09.30" is a date and a time: its gaps differ.
    Shape { cuts: &[2, 2, 2, 2, 2], joined: same, alone: true },
];

/// One digit at a time.
const SPELLED: Shape = Shape { cuts: &[1; 10], joined: same, alone: true };

/// With the year in full: 01.01.1990-1234. Only with a dash last, since "12-01-2026 0900" is a date and a time.
const LONG_SHAPES: [Shape; 2] = [
    Shape { cuts: &[8, 4], joined: |gaps| gaps[0] == Gap::Dash, alone: false },
    Shape { cuts: &[2, 2, 4, 4], joined: |gaps| gaps[0] == gaps[1] && gaps[2] == Gap::Dash, alone: false },
];

fn same(gaps: &[Gap]) -> bool {
    gaps.windows(2).all(|pair| pair[0] == pair[1]) && !gaps.contains(&Gap::Other)
}

fn cpr_spans(signs: &[Sign], groups: &[Group]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for first in 0..groups.len() {
        let fits = |shape: &&Shape| shape.fits(&groups[first..], groups, first);
        let short = SHAPES.iter().chain([&SPELLED]).filter(fits).map(|shape| (shape, false));
        let long = LONG_SHAPES.iter().filter(fits).map(|shape| (shape, true));
        for (shape, full_year) in short.chain(long) {
            let last = first + shape.cuts.len() - 1;
            let digits: Vec<u8> = groups[first..=last]
                .iter()
                .flat_map(|group| &signs[group.at.clone()])
                .filter_map(|sign| sign.digit)
                .collect();
            // A foreign number: +31 12 34 56 78.
            let foreign = groups[first].plus && digits.first() != Some(&0);
            if is_date(&digits, full_year) && !foreign {
                spans.push(groups[first].at.start..groups[last].at.end);
            }
        }
    }
    spans
}

impl Shape {
    fn fits(&self, from: &[Group], all: &[Group], first: usize) -> bool {
        let count = self.cuts.len();
        if from.len() < count || from.iter().zip(self.cuts).any(|(group, cut)| group.len() != *cut) {
            return false;
        }
        let gaps: Option<Vec<Gap>> = from[1..count].iter().map(|group| group.gap).collect();
        let beside =
            |group: Option<&Group>| group.is_some_and(|group| matches!(group.gap, Some(gap) if gap != Gap::Other));
        let alone = !beside(Some(&from[0])) && !beside(all.get(first + count));
        gaps.is_some_and(|gaps| (self.joined)(&gaps)) && (alone || !self.alone)
    }
}

/// A day and a month, and for a full year one that somebody alive was born in.
fn is_date(digits: &[u8], full_year: bool) -> bool {
    let pair = |at: usize| digits.get(at..at + 2).map_or(0, |two| two[0] * 10 + two[1]);
    let year = !full_year || matches!(pair(4), 18..=20);
    (1..=31).contains(&pair(0)) && (1..=12).contains(&pair(2)) && year
}

/// Eight digits as Danes group them, or a plus and a country's code.
fn phone_spans(signs: &[Sign], groups: &[Group]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        // A chain: groups that belong together.
        let joins = |group: &&Group| matches!(group.gap, Some(Gap::Space | Gap::Dash)) && !group.plus;
        let last = first + groups[first + 1..].iter().take_while(joins).count();
        if let Some(from) = phone_start(signs, &groups[first..=last]) {
            spans.push(groups[first + from].at.start..groups[last].at.end);
        }
        first = last + 1;
    }
    spans
}

/// Where in a chain of groups a phone number begins, if the chain is one.
fn phone_start(signs: &[Sign], chain: &[Group]) -> Option<usize> {
    let lengths: Vec<usize> = chain.iter().map(Group::len).collect();
    let total: usize = lengths.iter().sum();
    let digits: String = chain
        .iter()
        .flat_map(|group| &signs[group.at.clone()])
        .filter_map(|sign| sign.digit)
        .map(|value| char::from(b'0' + value))
        .collect();
    // E.164: at most fifteen digits.
    let foreign = chain[0].plus && (8..=15).contains(&total);
    let danish = total == 12 && digits.starts_with("0045");
    if foreign || danish {
        return Some(0);
    }
    let even = chain.windows(2).all(|pair| pair[1].gap == chain[1].gap && !pair[0].plus);
    match lengths[..] {
        [8] if !is_written_date(&digits) => Some(0),
        [2, 2, 2, 2] if even => Some(0),
        // 2025-2026 is a span of years.
        [4, 4] if !(is_year(&digits[..4]) && is_year(&digits[4..])) => Some(0),
        _ => None,
    }
}

/// 12012026 and 20260112.
fn is_written_date(digits: &str) -> bool {
    let within = |at: usize, most: u8| digits[at..at + 2].parse().is_ok_and(|n: u8| (1..=most).contains(&n));
    let day_first = is_year(&digits[4..]) && within(0, 31) && within(2, 12);
    let year_first = is_year(&digits[..4]) && within(4, 12) && within(6, 31);
    day_first || year_first
}

fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}

/// `name@host.tld`. A user id such as `@anna:example.dk` has nothing before the `@`.
fn email_spans(signs: &[Sign]) -> Vec<Range<usize>> {
    let in_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, _) in signs.iter().enumerate().filter(|(_, sign)| sign.c == '@') {
        let floor = spans.last().map_or(0, |span| span.end);
        let local = signs[floor.min(at)..at].iter().rev().take_while(|sign| in_local(sign.c)).count();
        let mut host = signs[at + 1..].iter().take_while(|sign| in_host(sign.c)).count();
        // A full stop after the address ends the sentence.
        while host > 0 && !signs[at + host].c.is_alphanumeric() {
            host -= 1;
        }
        let dot = signs[at + 1..=at + host].iter().rposition(|sign| sign.c == '.');
        let named = signs[at - local..at].iter().any(|sign| sign.c.is_alphanumeric());
        if named && dot.is_some_and(|dot| dot > 0 && host - dot > 2) {
            spans.push(at - local..at + 1 + host);
        }
    }
    spans
}

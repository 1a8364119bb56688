//! One form for comparing what people write: small letters, ae/oe/aa, ASCII digits, nothing invisible; and the
//! cleaning that free text gets before anything else looks at it.
//! Deliberately absent: what the words mean.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which two spellings of a word are the same: `Færdig`, `FAERDIG` and decomposed `færdig` all give
/// `faerdig`; `idé` gives `ide`; `２` gives `2`; every dash gives `-`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)).nfkc().flat_map(char::to_lowercase) {
        match c {
            _ if c.is_ascii() => out.push(c),
            _ if is_dash(c) => out.push('-'),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            _ => match (danish(c), digit(c)) {
                (Some(letters), _) => out.push_str(letters),
                (None, Some(value)) => out.push(char::from(b'0' + value)),
                // What an accent stood on may be one of ours: `ǽ` is `æ`.
                (None, None) => {
                    std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| match danish(c) {
                        Some(letters) => out.push_str(letters),
                        None => out.push(c),
                    })
                }
            },
        }
    }
    out
}

/// How people write the Danish letters on a keyboard without them.
fn danish(c: char) -> Option<&'static str> {
    match c {
        'æ' | 'ä' => Some("ae"),
        'ø' | 'ö' => Some("oe"),
        'å' => Some("aa"),
        _ => None,
    }
}

/// Free text as it may be kept: composed (NFC), line feeds for all line breaks, plain spaces for special ones, no
/// control, direction or invisible characters (joiners inside emoji stay), trimmed.
pub fn clean_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.nfc() {
        match c {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            // They hold an emoji together and move nothing else.
            '\u{200d}' | '\u{fe0f}' => out.push(c),
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => out.push(' '),
            _ => out.push(c),
        }
        after_return = c == '\r';
    }
    let blank = |c: char| c.is_whitespace() || is_invisible(c);
    out.trim_matches(blank).nfc().collect()
}

/// `2`, `２`, `2.`, `#2`, `2️⃣`: a whole number up to 65535 and nothing else.
pub fn number(word: &str) -> Option<u16> {
    let folded = fold(word);
    let digits = folded.trim().trim_start_matches('#').trim_end_matches(is_trailing);
    // Five digits hold every u16; more is not a number anybody means here.
    let plain = !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// A small number in words, in either language.
pub fn said_number(word: &str) -> Option<u16> {
    let folded = fold_word(word);
    let found = NUMBERS.iter().position(|words| words.contains(&folded.as_str()))?;
    u16::try_from(found).ok()
}

/// From 0. Danish first; `en`, `et` and `a` are left out, since they begin a sentence.
const NUMBERS: [[&str; 2]; 21] = [
    ["nul", "zero"],
    ["een", "one"],
    ["to", "two"],
    ["tre", "three"],
    ["fire", "four"],
    ["fem", "five"],
    ["seks", "six"],
    ["syv", "seven"],
    ["otte", "eight"],
    ["ni", "nine"],
    ["ti", "ten"],
    ["elleve", "eleven"],
    ["tolv", "twelve"],
    ["tretten", "thirteen"],
    ["fjorten", "fourteen"],
    ["femten", "fifteen"],
    ["seksten", "sixteen"],
    ["sytten", "seventeen"],
    ["atten", "eighteen"],
    ["nitten", "nineteen"],
    ["tyve", "twenty"],
];

/// Folded, and without the punctuation people end a word with.
pub fn fold_word(word: &str) -> String {
    fold(word).trim_end_matches(is_trailing).to_owned()
}

/// Punctuation that is forgiven at the end of a word.
pub fn is_trailing(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ':' | ';' | '…' | ')')
}

pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Characters that show nothing, change direction, or only dress the one before: never part of a word's identity.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180e}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}' => true,
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        // Private use: no two programs show the same, and ours shows nothing.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => true,
        _ => c.is_control(),
    }
}

/// The value of a decimal digit in any script (Unicode category Nd).
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii_digit() {
        return Some(c as u8 - b'0');
    }
    let code = c as u32;
    // The last zero at or before the character; its ten digits stand in a row.
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let zero = *ZEROS.get(at.checked_sub(1)?)?;
    let limit = if zero == MATHEMATICAL { 50 } else { 10 };
    let offset = code - zero;
    if offset < limit { u8::try_from(offset % 10).ok() } else { None }
}

/// Five sets of ten mathematical digits follow each other from here.
const MATHEMATICAL: u32 = 0x1d7ce;

/// The zero of each set of decimal digits, in order (Unicode 16, DerivedNumericType).
const ZEROS: [u32; 71] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
    0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0,
    0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950,
    0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce,
    0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

//! What people wrote, without what could mislead: control characters, reversed text, characters nobody sees, and
//! addresses that are not web or mail addresses. Deliberately absent: escaping; each rendering does its own.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// More marks than this on one letter are dropped: Vietnamese needs two, a stack of fifty covers its neighbours.
const MARKS_ON_A_LETTER: usize = 4;

/// A name as it may be shown and compared: on one line, whitespace collapsed, nothing invisible, at most `max_chars`
/// characters (Unicode scalar values), cut between the characters people see. May be empty.
pub fn clean_name(name: &str, max_chars: usize) -> String {
    let mut visible = String::with_capacity(name.len().min(4 * max_chars));
    let mut marks = 0;
    for c in clean_text(name).chars().filter(|c| !is_invisible(*c)) {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks <= MARKS_ON_A_LETTER {
            visible.push(c);
        }
    }
    let mut short = String::new();
    let mut left = max_chars;
    for character in visible.split_whitespace().collect::<Vec<_>>().join(" ").graphemes(true) {
        let size = character.chars().count();
        if size > left {
            break;
        }
        left -= size;
        short.push_str(character);
    }
    short.truncate(short.trim_end().len());
    short
}

/// Text without control characters (a tab becomes a space, all kinds of line break become `\n`), direction marks,
/// private-use characters and the like. Joiners inside an emoji stay.
pub fn clean_text(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                cleaned.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            c if is_misleading(c) => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// The address, percent-encoded so that it is safe within any markup; `None` where it is not http, https or mailto.
pub fn safe_url(url: &str) -> Option<String> {
    let url = clean_text(url);
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    if !["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) || rest.is_empty() {
        return None;
    }
    let mut safe = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '\n' | '"' | '\'' | '<' | '>' | '`' | '\\' | '^' | '{' | '}' | '|' | '(' | ')' | '[' | ']' | '*'
            | '_' => safe.push_str(&format!("%{:02X}", u32::from(c))),
            c => safe.push(c),
        }
    }
    Some(safe)
}

/// One key for what people see as one emoji: without variation selectors and skin tones.
pub fn folded_emoji(emoji: &str) -> String {
    emoji.chars().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')).collect()
}

/// Never wanted in any text: controls, direction marks and overrides, private use, tags, annotation marks.
fn is_misleading(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{feff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Takes no room, or looks like none: fine within an emoji, not in a name that others must recognise.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{ffa0}' | '\u{fffc}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn emoji_are_folded() {
        assert_eq!(folded_emoji("✅\u{fe0f}"), "✅");
        assert_eq!(folded_emoji("👍🏽"), "👍");
        assert_eq!(folded_emoji("1\u{fe0f}\u{20e3}"), "1\u{20e3}");
    }

    fn check(name: &str, max_chars: usize, expected: &str) {
        assert_eq!(clean_name(name, max_chars), expected);
    }

    #[test]
    fn a_name_is_one_visible_line() {
        check("  Anna\t\n Sørensen ", 40, "Anna Sørensen");
        check("Anna\u{202e}gro.live\u{202c}", 40, "Annagro.live");
        check("An\u{200b}na\u{2066}\u{feff}", 40, "Anna");
        check("\u{1b}[31mRød", 40, "[31mRød");
        check("\u{e000}\u{e100}\u{e001}", 40, "");
        check("\u{3164}", 40, "");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        check("Åse Ærø", 4, "Åse");
        check("e\u{301}e\u{301}e\u{301}", 5, "e\u{301}e\u{301}");
        check(&format!("Z{}algo", "\u{336}".repeat(500)), 40, &format!("Z{}algo", "\u{336}".repeat(4)));
    }

    #[test]
    fn text_keeps_its_lines_and_its_emoji() {
        assert_eq!(clean_text("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd e");
        assert_eq!(clean_text("👩\u{200d}💻\u{0}\u{7}\u{202e}ok"), "👩\u{200d}💻ok");
    }

    #[test]
    fn only_web_and_mail_addresses_are_links() {
        assert_eq!(safe_url("https://example.dk/a b(c)"), Some("https://example.dk/a%20b%28c%29".to_owned()));
        assert_eq!(safe_url("mailto:a@example.dk"), Some("mailto:a@example.dk".to_owned()));
        for bad in ["javascript:alert(1)", "data:text/html,x", "java\nscript:x", "//example.dk", "https:", ""] {
            assert_eq!(safe_url(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>(), max in 0usize..50) {
            let once = clean_name(&text, max);
            prop_assert!(once.chars().count() <= max);
            prop_assert_eq!(clean_name(&once, max), once);
            let once = clean_text(&text);
            prop_assert_eq!(clean_text(&once), once);
        }
    }
}

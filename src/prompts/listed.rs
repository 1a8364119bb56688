//! Commands as a platform lists them, in the translators' files: what they write `!dialog pause` becomes
//! `/dialog styr pause` where that is what people type.
//!
//! Deliberately absent: which command stands where; a function knows.

/// What the files write before a command, and what stands there in a platform's own list.
const TYPED: &str = "!dialog";
const LISTED: &str = "/dialog";

/// The text with every command as it is listed. A command ends with the code it stands in, else with its line; variables
/// in it are left alone.
pub(super) fn relisted(text: &str, listed: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.find(TYPED) {
        let (before, after) = rest.split_at(at);
        let after = &after[TYPED.len()..];
        let ends: &[char] = if before.ends_with('`') { &['`', '\n'] } else { &['\n'] };
        let (words, then) = after.split_at(after.find(ends).unwrap_or(after.len()));
        out.push_str(before);
        out.push_str(LISTED);
        if !words.trim().is_empty() {
            out.push(' ');
            out.push_str(&listed(words.trim()));
        }
        rest = then;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_in_code_and_on_a_line_of_its_own() {
        let listed = |words: &str| words.replacen("pause", "styr pause", 1);
        let cases = [
            (
                "a = Skriv `!dialog pause`, eller `!dialog hjælp`.",
                "a = Skriv `/dialog styr pause`, eller `/dialog hjælp`.",
            ),
            ("a = Udelad `!dialog`.\nb = `pause`", "a = Udelad `/dialog`.\nb = `pause`"),
            ("a = `!dialog pause { $n }`: { $n ->", "a = `/dialog styr pause { $n }`: { $n ->"),
            ("a = !dialog pause { $fields }\n", "a = /dialog styr pause { $fields }\n"),
            ("a = `!dialog pause", "a = `/dialog styr pause"),
        ];
        for (typed, expected) in cases {
            assert_eq!(relisted(typed, &listed), expected);
        }
    }
}

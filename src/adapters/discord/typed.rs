//! What people typed on Discord, as the app reads it.
//!
//! Deliberately absent: who typed it, and what it means.

use super::names;

/// What somebody typed: `<@17>` becomes `@17`, since a person's mention is handed over beside the text.
pub(super) fn typed(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((before, after)) = rest.split_once("<@") {
        out.push_str(before);
        let inner = after.strip_prefix('!').unwrap_or(after);
        match inner.split_once('>').filter(|(id, _)| names::number(id).is_some()) {
            Some((id, following)) => {
                out.push_str(&format!("@{id}"));
                rest = following;
            }
            None => {
                out.push_str("<@");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A direct message. People type `/dialog …` there too, where it is just text; to the app it is a command.
pub(super) fn direct(content: &str, command: &str) -> String {
    let text = typed(content);
    match after_command(&text, command, true) {
        Some(rest) => format!("!{command}{rest}"),
        None => text,
    }
}

/// A message in a channel that mentions the bot: what follows the mention is said to it, as a command.
pub(super) fn addressed(content: &str, own: u64, command: &str) -> String {
    let mut text = typed(content);
    let name = format!("@{own}");
    if let Some(at) = text.find(&name) {
        let end = at + name.len();
        // Not the beginning of a longer number.
        if !text[end..].starts_with(|c: char| c.is_ascii_digit()) {
            text.replace_range(at..end, "");
        }
    }
    let text = text.trim();
    match after_command(text, command, false) {
        Some(rest) => format!("!{command}{rest}"),
        None if text.starts_with('!') => text.to_owned(),
        None => format!("!{command} {text}").trim_end().to_owned(),
    }
}

/// What stands after `/dialog`, or the bare word where `slash` is not asked for.
fn after_command<'a>(text: &'a str, command: &str, slash: bool) -> Option<&'a str> {
    let text = text.trim_start();
    let bare = match text.strip_prefix('/') {
        Some(bare) => bare,
        None if slash => return None,
        None => text,
    };
    let head = bare.get(..command.len()).filter(|head| head.eq_ignore_ascii_case(command))?;
    let rest = &bare[head.len()..];
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_to_the_bot_is_a_command() {
        assert_eq!(typed("ansvarlig <@17> og <@!18> <@&19>"), "ansvarlig @17 og @18 <@&19>");
        assert_eq!(direct("/dialog svar 2", "dialog"), "!dialog svar 2");
        assert_eq!(direct("dialog er godt", "dialog"), "dialog er godt");
        assert_eq!(direct("min idé", "dialog"), "min idé");
        for (content, expected) in [
            ("<@5> status", "!dialog status"),
            ("<@5> /dialog status", "!dialog status"),
            ("<@!5> Dialog status", "!dialog status"),
            ("<@5> !dialog status", "!dialog status"),
            ("hej <@5>", "!dialog hej"),
            ("<@5>", "!dialog"),
            ("<@5> ansvarlig <@17>", "!dialog ansvarlig @17"),
        ] {
            assert_eq!(addressed(content, 5, "dialog"), expected, "{content}");
        }
    }
}

//! Emoji as Discord wants them.
//!
//! Deliberately absent: folding what comes from there (`doc::folded_emoji`), which every platform shares.

/// The emoji as Discord knows it: with the variation selector that its own list has.
pub(super) fn qualified(emoji: &str) -> String {
    let mut chars = emoji.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(digit), Some('\u{20e3}'), None) => format!("{digit}\u{fe0f}\u{20e3}"),
        (Some(alone), None, None) if is_text_by_default(alone) => format!("{alone}\u{fe0f}"),
        _ => emoji.to_owned(),
    }
}

/// Signs that are drawn as text where nothing says otherwise (Unicode's `emoji-data`: Emoji without Emoji_Presentation).
fn is_text_by_default(c: char) -> bool {
    matches!(
        c,
        '‼' | '⁉' | '™' | 'ℹ' | '↔'..='↙' | '↩' | '↪' | '⌨' | '⏏' | '⏭'..='⏯' | '⏱' | '⏲' | '⏸'..='⏺' | '▪' | '▫' | '▶'
            | '◀' | '◻' | '◼' | '☀'..='☄' | '☎' | '☑' | '☘' | '☝' | '☠' | '☹' | '☺' | '♀' | '♂' | '♠' | '♣' | '♥' | '♦'
            | '♻' | '⚒' | '⚔'..='⚗' | '⚙' | '⚛' | '⚜' | '⚠' | '✂' | '✈' | '✉' | '✌' | '✍' | '✏' | '✒' | '✔' | '✖'
            | '✳' | '✴' | '❄' | '❇' | '❣' | '❤' | '➡' | '⤴' | '⤵' | '⬅'..='⬇' | '🌡' | '🌤'..='🌬' | '🏷' | '👁' | '🕯'
            | '🖊' | '🖐' | '🗂' | '🗒' | '🗓' | '🗣' | '🛠'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_drawn_as_discord_lists_them() {
        for (emoji, drawn) in [("1\u{20e3}", "1\u{fe0f}\u{20e3}"), ("▶", "▶\u{fe0f}"), ("✅", "✅"), ("🔟", "🔟")]
        {
            assert_eq!(qualified(emoji), drawn);
        }
    }
}

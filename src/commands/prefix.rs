//! The word before a command, and what people write for it.
//!
//! Deliberately absent: what comes behind it (`parse`).

use super::fold::fold_word;

/// What stands before a command where others write too.
pub const PREFIX: &str = "!dialog";

/// `!dialog`, and what people write for it.
pub(super) fn is_prefix(word: &str) -> bool {
    is_mention(word) || matches!(fold_word(word).as_str(), "!dialog" | "!dialogue" | "/dialog" | "/dialogue")
}

/// Whoever speaks to the bot by its name has seen no command yet.
pub(super) fn is_mention(word: &str) -> bool {
    fold_word(word) == "@drejebog"
}

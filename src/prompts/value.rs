//! A value for a variable of a sentence.
//!
//! Deliberately absent: putting it there (`engine`, `substitute`).

use crate::doc::Doc;
use jiff::Timestamp;

/// A value for a variable of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Shown as digits; chooses plural forms.
    Number(i64),
    /// What somebody wrote, or any other literal text. Never markup.
    Text(String),
    /// A person; a link where the platform knows the account.
    Mention { account: Option<String>, name: String },
    /// Alone in a paragraph or an item, its blocks take the place; in a sentence it must be one paragraph.
    Doc(Doc),
    /// A moment, with what it is called in words; a running clock where the platform has one.
    Time { at: Timestamp, text: String },
    /// Only chooses between variants (`open`, `secret`), never shown. Letters, digits, `-` and `_`.
    Word(String),
}

//! The fields of `indstillinger`: `påmindelser: hverdage kl. 9 stilletid: 17-7`, on one line or several.
//! Deliberately absent: which settings there are and what fits them; `dialogue::settings` decides, and says what is
//! nearest to a name it does not know.

use super::args::{Args, Fault};
use super::fields;
use crate::dialogue::command::Command;
use crate::dialogue::settings::Setting;

/// The fields as written, the names folded; none at all asks to see the settings.
pub(super) fn settings(args: &Args<'_>) -> Result<Command, Fault> {
    Ok(Command::Settings(fields::read(args.block, name, &[])?))
}

/// Any word of letters is a name, known or not: a value is short, and holds no other word with a colon. Two words are
/// one only where they are known, since the first may be the end of the value before.
fn name(folded: &str) -> Option<String> {
    let word = folded.chars().all(|c| c.is_alphabetic() || c == '-') && folded.chars().any(char::is_alphabetic);
    (word || Setting::named(folded).is_some()).then(|| folded.to_owned())
}

//! Guests in the room, and what they are called: by the name they were entered with, or by the number they were counted as,
//! with "guest" before it as the bot shows it.
//!
//! Deliberately absent: who may speak for them (`decide`).

use super::Dialogue;
use crate::dialogue::fold::fold;
use crate::dialogue::ids::ParticipantId;

/// What stands before a guest's name or number, in either language, folded.
const GUEST: [&str; 2] = ["gaest", "guest"];

/// What may stand before a number.
const NUMBER: [&str; 5] = ["nr.", "nr", "nummer", "number", "no"];

impl Dialogue {
    /// The one guest who is called this, as they were entered or as the bot shows them.
    pub fn guest_called(&self, name: &str) -> Option<ParticipantId> {
        let wanted = called(name);
        let mut found = self.guests().filter(|guest| guest.identity.get().is_some_and(|i| called(&i.name) == wanted));
        match (found.next(), found.next()) {
            (Some(guest), None) => Some(guest.id),
            _ => None,
        }
    }
}

/// `Gæst nr. 3` and `guest 3` are `3`; `gæst Lone` is `lone`.
fn called(name: &str) -> String {
    let folded = fold(name);
    let bare = GUEST.iter().find_map(|word| folded.strip_prefix(word)).map(str::trim_start);
    // "Gæstebo" is a name.
    let Some(bare) = bare.filter(|bare| !bare.is_empty() && is_apart(&folded, bare)) else { return folded };
    let number = NUMBER.iter().find_map(|word| bare.strip_prefix(word)).map(str::trim_start);
    number.filter(|rest| is_number(rest)).unwrap_or(bare).to_owned()
}

/// With a space between, or a number right after: `gæst3`.
fn is_apart(folded: &str, bare: &str) -> bool {
    folded[..folded.len() - bare.len()].ends_with(char::is_whitespace) || is_number(bare)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn a_guest_is_called_by_name_or_number_with_or_without_the_word() {
        for written in
            ["3", "gæst 3", "Gæst 3", "gæst nr. 3", "gæst nummer 3", "GAEST 3", "guest 3", "guest no 3", "gæst3"]
        {
            assert_eq!(called(written), "3", "{written}");
        }
        for (written, name) in [("gæst Lone", "lone"), ("Lone", "lone"), ("Gæstebo", "gaestebo"), ("gæst", "gaest")]
        {
            assert_eq!(called(written), name);
        }
    }
}

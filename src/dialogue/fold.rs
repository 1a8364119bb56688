//! Names as they are compared: however they are spelled, they mean the same.
//!
//! Deliberately absent: what else a guest is called (`state::guests`).

/// Names compared without regard to case and æøå.
pub(in crate::dialogue) fn fold(name: &str) -> String {
    name.trim().trim_start_matches('@').to_lowercase().replace('æ', "ae").replace('ø', "oe").replace('å', "aa")
}

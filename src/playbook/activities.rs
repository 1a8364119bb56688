//! The words authors write for the activities of a playbook.
//!
//! Deliberately absent: what people call them (`prompts`).

use crate::dialogue::script::ActivityKind;

/// The words authors write for the activities, in the order a dialogue runs.
pub(super) const ACTIVITIES: &[(&str, ActivityKind)] = &[
    ("frame", ActivityKind::Frame),
    ("read", ActivityKind::Read),
    ("listen", ActivityKind::Listen),
    ("pairs", ActivityKind::Pairs),
    ("round", ActivityKind::Round),
    ("summarise", ActivityKind::Summarise),
    ("principles", ActivityKind::Principles),
    ("weakest", ActivityKind::Weakest),
    ("groups", ActivityKind::Groups),
    ("reflect", ActivityKind::Reflect),
    ("silent", ActivityKind::Silent),
    ("share", ActivityKind::Share),
    ("select", ActivityKind::Select),
    ("present", ActivityKind::Present),
    ("consent", ActivityKind::Consent),
    ("dots", ActivityKind::Dots),
    ("trial", ActivityKind::Trial),
];

/// The word an author writes in `playbook.toml` for an activity.
pub(super) fn word(kind: ActivityKind) -> &'static str {
    ACTIVITIES.iter().find(|(_, k)| *k == kind).map_or("", |(word, _)| *word)
}

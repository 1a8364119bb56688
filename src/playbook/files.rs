//! Which files a playbook has, by what is held in it.
//!
//! Deliberately absent: what stands in them (`structure`, `texts`).

use crate::dialogue::lang::Lang;
use crate::dialogue::script::{ActivityKind, Script};

/// The structure.
pub(super) const FILE: &str = "playbook.toml";

pub(super) fn holds(script: &Script, kind: ActivityKind) -> bool {
    script.activities().any(|(_, activity)| activity.kind == kind)
}

/// The files that only some playbooks have, and the activity they are for.
const FOR_SOME: [(&str, ActivityKind); 4] = [
    ("case.md", ActivityKind::Read),
    ("listen.md", ActivityKind::Listen),
    ("alternative.md", ActivityKind::Listen),
    ("principles.md", ActivityKind::Principles),
];

/// The files that every playbook has.
const FOR_ALL: [&str; 7] =
    ["topic.md", "questions.md", "steps.md", "advice.md", "legal.md", "disclaimer.md", "greyzones.md"];

/// The activity that a file of this name is for, where it is for one alone.
pub(super) fn activity_of(name: &str) -> Option<ActivityKind> {
    FOR_SOME.iter().find(|(file, _)| *file == name).map(|(_, activity)| *activity)
}

fn names(script: &Script) -> impl Iterator<Item = &'static str> {
    let for_some = FOR_SOME.iter().filter(|(_, activity)| holds(script, *activity)).map(|(name, _)| *name);
    FOR_ALL.into_iter().chain(for_some)
}

/// The paths a pack with this script has, no more and no fewer.
pub(super) fn expected_files(script: &Script) -> Vec<String> {
    let texts = Lang::ALL.into_iter().flat_map(|lang| names(script).map(move |name| format!("{lang}/{name}")));
    std::iter::once(FILE.to_owned()).chain(texts).collect()
}

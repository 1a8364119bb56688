//! The sentences and playbooks inside the binary. Deliberately absent: packs from a folder, which `check` reads.

use crate::playbook::{Playbook, built_in};
use crate::prompts::built_in::prompts;
use crate::prompts::engine::{Manner, Prompts};

/// Both, or every mistake found, one a line. A released program has none: the tests load them.
///
/// # Errors
///
/// The mistakes.
pub fn load(manner: Manner<'_>) -> Result<(Prompts, Vec<Playbook>), String> {
    let joined = |mistakes: Vec<String>| mistakes.join("\n");
    let prompts = prompts(manner).map_err(|errors| joined(errors.iter().map(ToString::to_string).collect()))?;
    let playbooks: Result<Vec<_>, _> = built_in::PACKS.iter().map(|(_, files)| Playbook::load(files)).collect();
    let playbooks = playbooks.map_err(|errors| joined(errors.iter().map(ToString::to_string).collect()))?;
    Ok((prompts, playbooks))
}

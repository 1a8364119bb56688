//! The packs that come with the program, inside the binary, so that it runs without a folder beside it.
//!
//! A test compares the list with the files in `content/`. Deliberately absent: packs of one's own; `boot` reads
//! those from disk and gives them to `Playbook::load` in the same way.

/// A pack's files as (path, text), as `Playbook::load` takes them.
pub type Files = &'static [(&'static str, &'static str)];

/// Every pack by its name, in the order they are offered.
pub const PACKS: &[(&str, Files)] = &[];

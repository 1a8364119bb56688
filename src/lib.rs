//! Drejebog carries a team through a structured staff dialogue in the chat channel where it works.
//!
//! The map, one line for each room. The rooms above the line are the pure ring: they know no clock, no
//! network, no disk and no randomness, and build with `--no-default-features`. `tests/architecture.rs`
//! holds who may know whom.
#![recursion_limit = "256"]
#![warn(clippy::unwrap_used, clippy::print_stdout)]

/// One channel as a machine: an input comes in, a draft goes out.
pub mod actor;
/// Time zones, working days, Danish holidays, schedules, dates as people write them.
pub mod calendar;
/// What people type or press becomes a command; one table gives parsing, help and hints.
pub mod commands;
/// The rules: channel, dialogue, trial; commands become events, events become state and effects.
pub mod dialogue;
/// A small document tree and its renderings.
pub mod doc;
/// Files people keep, print or open elsewhere: calendar files and printable pages.
pub mod documents;
/// How facts are written down: versioned records, erasable parts, key space, export.
pub mod journal;
/// Content pack text becomes a checked playbook, with errors an author understands.
pub mod playbook;
/// What the shell must provide, and the words spoken through it.
pub mod ports;
/// A message key and typed values become a document, from the files in `/prompts`.
pub mod prompts;

// ---- above: pure. below: shell ----

/// One folder for each outside thing.
#[cfg(feature = "shell")]
pub mod adapters;
/// The loop: one closed input enum in, facts and effects out.
#[cfg(feature = "shell")]
pub mod app;
/// Configuration, wiring, command line; the only place that names everything.
#[cfg(feature = "shell")]
pub mod boot;
/// What the adapters of chat platforms have in common.
#[cfg(feature = "shell")]
pub mod platform;

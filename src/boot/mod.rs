//! Everything is put together here: configuration, command line, wiring. The only place that names everything.
//!
//! `cli` reads what was asked for and calls one of: `rehearse` (a dialogue in the terminal), `serve` (real rooms),
//! `check` (are the files in order?), `print` (papers for a meeting), `feedback` (was it worth the time?), `transfer` (the journal out and in). `serve` opens
//! the journal, starts the adapter and gives both to `app::run`; nothing is global, everything is handed over.
//! `failure` has the exit codes, `cast` the made-up colleagues. Deliberately absent: rules, words, and the loop itself.

pub mod built_in;
pub mod cast;
pub mod check;
pub mod cli;
pub mod config;
pub mod discord;
pub mod failure;
pub mod feedback;
pub mod guide;
pub mod logging;
pub mod packs;
pub mod print;
pub mod rehearse;
pub mod serve;
pub mod transfer;

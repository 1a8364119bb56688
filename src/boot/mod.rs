//! Everything is put together here: configuration, wiring, command line. The only place that names everything.
//!
//! Deliberately absent: rules, words, and the loop itself.

pub mod built_in;
pub mod config;
pub mod rehearse;

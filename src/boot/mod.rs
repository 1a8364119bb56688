//! Configuration, wiring, command line.

pub mod built_in;
pub mod rehearse;

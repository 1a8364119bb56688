//! What the tests of the Discord adapter share.
//!
//! `peer` is the Discord they talk to. Deliberately absent: what ought to be seen there; each test says that itself.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod peer;

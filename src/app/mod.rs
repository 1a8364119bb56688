//! The loop around the actors: what is heard reaches the right one, what it drafts is written, what it says is sent.
//!
//! `desk` is one channel's actor at its journal; `run` drives all desks against a real platform and `private_routing` finds
//! the one a private message belongs to; `virtual_time` drives one in a rehearsal or a test.
//! Deliberately absent: what comes of anything (`actor`), rules (`dialogue`), words (`prompts`), platforms (`adapters`).

pub mod desk;
pub mod jobs;
pub mod people;
mod private_routing;
mod registry;
pub mod run;
mod run_error;
mod serving;
mod shared;
pub mod suggestions;
pub mod virtual_time;
pub mod vocabulary;

pub use desk::{Desk, DeskError};
pub use people::Directory;
pub use run_error::RunError;

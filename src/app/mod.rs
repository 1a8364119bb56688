//! The loop around the rules: what is heard becomes facts, facts become messages.
//!
//! `desk` serves one channel and is the only writer of its streams (law 6); `outbox` keeps what is still to be
//! said; `run` drives all desks against a real platform and `ways` finds the one a private message belongs to;
//! `virtual_time` drives them in a rehearsal or a test.
//! Deliberately absent: rules (`dialogue`), words (`prompts`), platforms (`adapters`).

mod arrivals;
mod asking;
mod between;
mod channel_settings;
pub mod desk;
mod edits;
mod feedback;
mod for_sure;
mod forms;
mod links;
mod listening;
mod my_data;
mod outbox;
mod parting;
pub mod people;
mod records;
mod recurring;
mod recurring_writing;
mod routing;
pub mod run;
mod sending;
mod speaking;
pub mod suggestions;
mod taps;
mod trials;
pub mod virtual_time;
pub mod vocabulary;
mod ways;
pub mod world;
mod writing;

pub use desk::{Desk, DeskError, Moment};
pub use outbox::{Job, Sent};
pub use people::Directory;
pub use world::{Links, MayStart, World};

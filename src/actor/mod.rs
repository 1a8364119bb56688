//! One channel as a machine: an input comes in, a draft goes out.
//!
//! `channel_actor` is the machine, `input` what goes in and out of it, `known` what the journal has answered, `streams` and `state`
//! what it keeps in memory. `handling` carries one input through; the other files each add a topic to it.
//! Deliberately absent: the loop, the journal and the platforms (`app`), the rules (`dialogue`), words (`prompts`).

mod again;
mod answers;
mod ballots;
mod bank;
mod calendar;
mod calendar_files;
pub mod channel_actor;
mod channel_posts;
mod channel_settings;
mod command;
mod draft;
mod due;
mod edits;
mod facts;
mod feedback;
pub mod filed_under;
mod follow_ups;
mod for_sure;
mod forms;
mod forms_sent;
pub mod going;
mod handling;
mod inbox;
mod incoming;
pub mod input;
mod jobs;
pub mod known;
mod last_views;
mod links;
mod listening;
mod loading;
pub mod moment;
mod my_data;
pub mod outbox;
mod pins;
mod planning;
mod polls;
mod posting;
mod press;
pub mod read;
mod receipt;
mod records;
mod recurring;
mod recurring_writing;
mod reminders;
mod requests;
mod reworded;
mod sent;
mod speaking;
mod starting;
mod state;
mod steering;
pub mod stop;
pub mod streams;
mod taps;
mod text;
mod ties;
mod told;
mod trial_answers;
mod trial_posts;
mod trials;
mod unchanged;
mod utterance;
mod which_dialogue;
mod who;
mod wording;
pub mod world;
mod writing;

#[cfg(test)]
mod tests;

pub use channel_actor::ChannelActor;
pub use draft::Draft;
pub use input::Input;
pub use known::Known;
pub use moment::Moment;
pub use outbox::{Job, Sent};
pub use read::Read;
pub use stop::{ActorError, Stop};
pub use streams::Streams;
pub use world::{Links, MayStart, World};

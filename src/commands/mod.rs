//! What people type becomes a [`Command`](crate::dialogue::command::Command).
//!
//! [`table`] is the only place that knows a command's names; parsing, help, hints and the nearest word come from it.
//! Deliberately absent: whether a command is allowed just now (`dialogue` decides), and every sentence (`prompts`).

pub mod answers;
pub mod fold;
pub mod guard;
pub mod lookup;
pub mod names;
pub mod parse;
pub mod reminders;
pub mod sent;
pub mod slash;
pub mod table;

mod args;
mod count;
mod fields;
mod forgiving;
mod markup;
mod params;
mod place;
mod planning;
mod prefix;
mod read;
mod series;
mod settings;
mod trial;
mod usage;
mod worth;

#[cfg(test)]
mod tests;

pub use answers::chosen_number;
pub use forgiving::is_courtesy as only_thanks;
pub use guard::{Verdict, inspect, redact};
pub use lookup::{find, help_rows, nearest};
pub use params::{person, slug};
pub use parse::{Parsed, begun, parse, without_code};
pub use place::Place;
pub use prefix::PREFIX;
pub use table::Row;
pub use worth::{worth, worth_said};

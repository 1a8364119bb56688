//! A whole adapter, to read before writing one: a chat platform that speaks in lines of JSON over TCP.
//!
//! `adapter` is what the program needs of a platform, and all of it; `words` is what goes over the `line`. Beside them stands
//! `server`, a chat in memory for the tests to talk in. Deliberately absent: what only a real platform asks of an adapter,
//! such as logging in, limits on sending, and markup.

mod adapter;
mod line;
pub mod server;
mod words;

pub use adapter::Lines;

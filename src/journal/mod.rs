//! How facts are written down: what the keys and values of the byte map `ports::journal::Journal` mean.
//!
//! `book` commits and reads; `append` is what can be written at once; `record` versions what is stored and chains it;
//! `vault` takes what can be a person's out of an event; `keys` is the key space; `wakes` keeps what is due in order;
//! `export` is the same as text.
//! Deliberately absent: what an event says (`dialogue`), where bytes are kept (`adapters`), when to write (`app`).

pub mod append;
pub mod book;
pub mod export;
pub mod record;
pub mod vault;

mod batch;
mod keys;
mod stored;
mod wakes;

pub use append::{Append, Closed, Erase, Open, Shown, StreamAppend, TimeScale, Wake, WakeEntry};
pub use book::{About, Book};
pub use export::ImportError;
pub use record::{LoadError, SCHEMA, Stored};

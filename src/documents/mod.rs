//! Files that people keep, print or open in another program: calendar files and printable pages, as text.
//!
//! Deliberately absent: the sentences in them (`prompts` and `content` make the documents), and sending them anywhere.

pub mod ics;
pub mod page;

mod vtimezone;

//! Files that people keep, print or open in another program: calendar files and printable pages.
//!
//! Deliberately absent: the sentences in them (`prompts` and `content` make the documents), and sending them anywhere.

mod address;
pub mod ics;
pub mod page;
pub mod pdf;

mod vtimezone;

//! Where a message was written, as far as reading it goes.
//!
//! Deliberately absent: which channel, which room.

/// Where a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Channel,
    Private,
}

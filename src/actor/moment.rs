//! The moment something is handled in, and the chance it may use: both come in as values.
//!
//! Deliberately absent: clocks.

use jiff::Timestamp;

/// The moment something is handled in, and the chance it may use.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The dialogues' time.
    pub now: Timestamp,
    /// Wall time.
    pub wall: Timestamp,
    pub seed: u64,
}

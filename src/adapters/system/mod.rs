//! The machine's own clock and chance: the only place that asks for either.
//!
//! Deliberately absent: what time means to a dialogue, and a clock for tests; those bring their own.

mod clock;
mod clock_offset;
mod entropy;

pub use clock::{SystemClock, pause, wall};
pub use clock_offset::{ClockOffset, ClockOffsetError};
pub use entropy::{NoEntropy, OsEntropy};

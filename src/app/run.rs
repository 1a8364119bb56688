//! Drives every desk against a real platform.
use jiff::SignedDuration;

/// A gap in the heartbeat longer than this is a break that is admitted (law 5).
pub const BREAK: SignedDuration = SignedDuration::from_secs(15);

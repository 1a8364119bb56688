//! Time and chance, as the shell must provide them.

use jiff::Timestamp;
use std::future::Future;
use std::time::Duration;

/// Tells time and waits. In tests a manual clock stands here.
pub trait Clock: Send + Sync + 'static {
    /// The dialogues' time: wall time, or N times as fast, or moved by hand when rehearsing on a real platform.
    fn now(&self) -> Timestamp;
    /// Wall time, for lateness and the platforms' windows.
    fn wall(&self) -> Timestamp;
    /// The dialogues' time of a moment in wall time.
    fn at_wall(&self, wall: Timestamp) -> Timestamp;
    /// Waits until the dialogues' time is `until`.
    fn sleep_until(&self, until: Timestamp) -> impl Future<Output = ()> + Send;
    /// Waits so long, whatever the clock on the wall shows meanwhile: for what follows no dialogue.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send;
}

/// Where seeds come from.
pub trait Entropy: Send + Sync + 'static {
    fn seed(&self) -> u64;
}

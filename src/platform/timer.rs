//! Time in the world outside, and waiting in it: a platform's limits do not follow the dialogues' clock.
//!
//! Which instant and which time of day it is come in as parameters, as everywhere. Deliberately absent: the dialogues' time.

use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    pub instant: fn() -> Instant,
    pub wall: fn() -> Timestamp,
}

impl Timer {
    pub fn instant(self) -> Instant {
        (self.instant)()
    }

    pub fn wall(self) -> Timestamp {
        (self.wall)()
    }

    /// How long ago.
    pub fn since(self, earlier: Instant) -> Duration {
        self.instant().saturating_duration_since(earlier)
    }

    /// The time of day it was then.
    pub fn wall_at(self, earlier: Instant) -> Timestamp {
        let ago = SignedDuration::try_from(self.since(earlier)).unwrap_or(SignedDuration::MAX);
        self.wall().checked_sub(ago).unwrap_or(Timestamp::MIN)
    }

    pub async fn wait(self, how_long: Duration) {
        let _ = timeout(how_long, std::future::pending::<()>()).await;
    }
}

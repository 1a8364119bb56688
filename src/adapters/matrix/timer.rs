//! Waiting, in the time of the world outside: a homeserver's limits do not follow the dialogues' clock.
//!
//! Which instant it is comes in as a parameter, as everywhere.

use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timer(pub(super) fn() -> Instant);

impl Timer {
    pub(super) fn now(self) -> Instant {
        (self.0)()
    }

    /// How long ago.
    pub(super) fn since(self, earlier: Instant) -> Duration {
        self.now().saturating_duration_since(earlier)
    }

    pub(super) async fn wait(self, how_long: Duration) {
        let _ = timeout(how_long, std::future::pending::<()>()).await;
    }
}

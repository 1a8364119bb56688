//! Whether Discord tells the bot everything, for whoever asks.
//!
//! Deliberately absent: how it is found out (`ear.rs`), and making good what was missed (`reconcile.rs`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;
use tokio::time::Instant;

/// Whether Discord's gateway tells what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// It does; what was missed is being read.
    CatchingUp,
    /// Everything until about now has been delivered.
    Live,
    /// It does not, or what was missed since then has not been read yet. `since` is its last sign of life.
    Lost { since: Instant },
}

/// Why the adapter ended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    #[error("nobody listens any more")]
    InboundClosed,
    #[error(
        "Discord does not accept the token any more: make a new one on the page \"Bot\" of the developer portal and put \
         it into the configuration"
    )]
    TokenRefused,
    #[error(
        "Discord does not let the bot hear what it asks for: look at the page \"Bot\" of the developer portal, and ask \
         whoever packaged this program if nothing is switched off there"
    )]
    IntentsRefused,
    #[error("Discord answers, but its gateway has not been heard for minutes: the program has to be started again")]
    GatewayStuck,
}

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Line {
    to: Arc<watch::Sender<Connection>>,
    /// How often the connection has been interrupted. What was read before the last time says nothing about now.
    breaks: Arc<AtomicU64>,
}

impl Line {
    pub(super) fn new() -> (Self, watch::Receiver<Connection>) {
        let (to, connection) = watch::channel(Connection::CatchingUp);
        (Self { to: Arc::new(to), breaks: Arc::default() }, connection)
    }

    pub(super) fn is_lost(&self, since: Instant) {
        self.breaks.fetch_add(1, Ordering::SeqCst);
        self.to.send_if_modified(|connection| match connection {
            // The first break of several counts until all is made good.
            Connection::Lost { .. } => false,
            Connection::CatchingUp | Connection::Live => {
                *connection = Connection::Lost { since };
                true
            }
        });
    }

    /// A new connection: something may have been missed. Gives what `is_live` wants to know.
    pub(super) fn catches_up(&self) -> u64 {
        self.to.send_if_modified(|connection| {
            let was_live = *connection == Connection::Live;
            if was_live {
                *connection = Connection::CatchingUp;
            }
            was_live
        });
        self.breaks.fetch_add(1, Ordering::SeqCst) + 1
    }

    pub(super) fn now(&self) -> Connection {
        *self.to.borrow()
    }

    /// Everything missed has been delivered, unless more has been missed since `catches_up` gave this number.
    pub(super) fn is_live(&self, breaks: u64) {
        if self.breaks.load(Ordering::SeqCst) == breaks {
            self.to.send_replace(Connection::Live);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::timer::Timer;
    use jiff::Timestamp;

    #[test]
    fn it_is_live_only_when_nothing_was_lost_meanwhile() {
        let (line, connection) = Line::new();
        let since = Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH }.instant();
        let first = line.catches_up();
        line.is_lost(since);
        line.is_live(first);
        assert_eq!(*connection.borrow(), Connection::Lost { since });
        let second = line.catches_up();
        assert_eq!(*connection.borrow(), Connection::Lost { since });
        line.is_live(second);
        assert_eq!(*connection.borrow(), Connection::Live);
        line.catches_up();
        assert_eq!(*connection.borrow(), Connection::CatchingUp);
    }
}

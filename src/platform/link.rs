//! Whether the platform tells the bot everything, for whoever asks.
//!
//! Deliberately absent: how an adapter finds that out, and making good what was missed.

use super::timer::Timer;
use crate::ports::link::Link;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;
use tokio::time::Instant;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct LinkState {
    to: Arc<watch::Sender<Link>>,
    /// How often it has been interrupted. What was read before the last time says nothing about now.
    breaks: Arc<AtomicU64>,
    timer: Timer,
}

/// The interruption that is being made good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break(u64);

impl LinkState {
    pub fn new(timer: Timer) -> (Self, watch::Receiver<Link>) {
        let (to, link) = watch::channel(Link::CatchingUp);
        (Self { to: Arc::new(to), breaks: Arc::default(), timer }, link)
    }

    /// `since` is the last sign of life. The first of several breaks counts until all is made good.
    pub fn lost(&self, since: Instant) {
        self.breaks.fetch_add(1, Ordering::SeqCst);
        self.to.send_if_modified(|link| match link {
            Link::Lost { .. } => false,
            Link::CatchingUp | Link::Live => {
                *link = Link::Lost { since: self.timer.wall_at(since) };
                true
            }
        });
    }

    /// It answers again, and something may have been missed. `live` wants to know which break that is.
    pub fn catching_up(&self) -> Break {
        self.to.send_if_modified(|link| {
            let was_live = *link == Link::Live;
            if was_live {
                *link = Link::CatchingUp;
            }
            was_live
        });
        Break(self.breaks.fetch_add(1, Ordering::SeqCst) + 1)
    }

    /// Everything missed in this break has been delivered; that says nothing where there has been another since.
    pub fn live(&self, made_good: Break) {
        if Break(self.breaks.load(Ordering::SeqCst)) == made_good {
            self.to.send_replace(Link::Live);
        }
    }

    pub fn now(&self) -> Link {
        *self.to.borrow()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{SignedDuration, Timestamp};
    use std::time::Duration;

    #[test]
    fn it_is_live_only_when_nothing_was_lost_meanwhile() {
        let timer = Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH };
        let (state, link) = LinkState::new(timer);
        let first = state.catching_up();
        state.lost(timer.instant());
        state.live(first);
        assert!(matches!(*link.borrow(), Link::Lost { .. }));
        let second = state.catching_up();
        assert!(matches!(*link.borrow(), Link::Lost { .. }), "until all is made good");
        state.live(second);
        assert_eq!(*link.borrow(), Link::Live);
        state.catching_up();
        assert_eq!(*link.borrow(), Link::CatchingUp);
    }

    #[test]
    fn the_first_of_several_breaks_counts_in_wall_time() {
        let timer = Timer { instant: Instant::now, wall: || Timestamp::UNIX_EPOCH };
        let (state, link) = LinkState::new(timer);
        let now = timer.instant();
        state.lost(now);
        state.lost(now + Duration::from_secs(60));
        let Link::Lost { since } = *link.borrow() else { panic!("not lost") };
        let ago = Timestamp::UNIX_EPOCH.duration_since(since);
        assert!((SignedDuration::ZERO..SignedDuration::from_secs(10)).contains(&ago), "{ago}");
    }
}

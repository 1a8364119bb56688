//! The machine's wall clock, and the dialogues' time that follows it, N times as fast where somebody rehearses.
//!
//! Deliberately absent: the machine's time zone, and a monotonic clock. A dialogue promises a time on the clock on the
//! wall, so a wall clock that is put right moves the promise with it.

use crate::ports::clock::Clock;
use jiff::Timestamp;
use std::time::Duration;

/// Both clocks showed the same at `origin`; since then the dialogues' time has run `scale` times as fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemClock {
    scale: u32,
    origin: Timestamp,
}

/// How long a wait may last before the wall clock is read again: it may have been put right, or the machine have slept.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// Shorter than this the runtime's timer does not wait; rounded up, or the last millisecond would be a busy loop.
const SHORTEST: Duration = Duration::from_millis(1);

impl SystemClock {
    /// `origin` is the wall instant at which both clocks agreed; it has to stay the same for as long as the journal lives.
    /// A `scale` of 0 is taken for 1: time does not stand still.
    pub fn new(scale: u32, origin: Timestamp) -> Self {
        Self { scale: scale.max(1), origin }
    }

    /// How long to wait, in wall time, from `wall` until the dialogues' time is `until`; `None` when it is already.
    fn wait(&self, wall: Timestamp, until: Timestamp) -> Option<Duration> {
        let left = until.duration_since(self.at_wall(wall));
        let left = Duration::try_from(left).ok().filter(|left| !left.is_zero())?;
        Some((left / self.scale).clamp(SHORTEST, LOOK_AGAIN))
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        self.at_wall(wall())
    }

    fn wall(&self) -> Timestamp {
        wall()
    }

    fn at_wall(&self, wall: Timestamp) -> Timestamp {
        if self.scale == 1 {
            return wall;
        }
        let since = wall.duration_since(self.origin);
        let scale = i32::try_from(self.scale).unwrap_or(i32::MAX);
        let end = if since.is_negative() { Timestamp::MIN } else { Timestamp::MAX };
        since.checked_mul(scale).and_then(|since| self.origin.checked_add(since).ok()).unwrap_or(end)
    }

    #[expect(clippy::disallowed_methods, reason = "here the process waits")]
    async fn sleep_until(&self, until: Timestamp) {
        while let Some(wait) = self.wait(wall(), until) {
            tokio::time::sleep(wait).await;
        }
    }
}

/// What the machine's clock shows.
#[expect(clippy::disallowed_methods, reason = "here the clock is read")]
pub fn wall() -> Timestamp {
    Timestamp::now()
}

/// Lets wall time pass on this thread: for what is shown in a terminal, never where anybody else waits.
#[expect(clippy::disallowed_methods, reason = "here the process waits")]
pub fn pause(time: Duration) {
    std::thread::sleep(time);
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const ORIGIN: &str = "2026-11-19T09:00:00Z";

    #[test]
    fn time_runs_so_many_times_as_fast_from_the_origin_on() {
        for (scale, wall, expect) in [
            (1, "2026-11-19T09:10:00Z", "2026-11-19T09:10:00Z"),
            (60, "2026-11-19T09:00:00Z", "2026-11-19T09:00:00Z"),
            (60, "2026-11-19T09:10:00Z", "2026-11-19T19:00:00Z"),
            (60, "2026-11-19T09:00:00.5Z", "2026-11-19T09:00:30Z"),
            (60, "2026-11-19T08:59:00Z", "2026-11-19T08:00:00Z"),
            (0, "2026-11-19T09:10:00Z", "2026-11-19T09:10:00Z"),
        ] {
            assert_eq!(SystemClock::new(scale, at(ORIGIN)).at_wall(at(wall)), at(expect), "{scale} {wall}");
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_an_end() {
        let clock = SystemClock::new(u32::MAX, at(ORIGIN));
        assert_eq!(clock.at_wall(at("2099-01-01T00:00:00Z")), Timestamp::MAX);
        assert_eq!(clock.at_wall(at("1999-01-01T00:00:00Z")), Timestamp::MIN);
    }

    #[test]
    fn a_wait_is_in_wall_time_and_never_longer_than_a_minute() {
        let clock = SystemClock::new(60, at(ORIGIN));
        let wait = |until: &str| clock.wait(at(ORIGIN), at(until));
        assert_eq!(wait("2026-11-19T09:30:00Z"), Some(Duration::from_secs(30)));
        assert_eq!(wait("2026-11-20T09:00:00Z"), Some(LOOK_AGAIN));
        assert_eq!(wait("2026-11-19T09:00:00.001Z"), Some(SHORTEST), "no busy loop");
        assert_eq!(wait(ORIGIN), None);
        assert_eq!(wait("2026-11-19T08:59:00Z"), None);
    }

    #[tokio::test]
    async fn a_moment_that_has_passed_is_not_waited_for() {
        let clock = SystemClock::new(1, at(ORIGIN));
        let before = clock.wall();
        clock.sleep_until(before).await;
        clock.sleep_until(before + SignedDuration::from_millis(5)).await;
        assert!(clock.now() >= before + SignedDuration::from_millis(5));
    }
}

//! The machine's wall clock, and the dialogues' time that follows it, N times as fast or moved by hand where somebody
//! rehearses.
//!
//! Deliberately absent: the machine's time zone, and a monotonic clock. A dialogue promises a time on the clock on the
//! wall, so a wall clock that is put right moves the promise with it.

use super::clock_offset::ClockOffset;
use crate::ports::clock::Clock;
use jiff::{SignedDuration, Timestamp};
use std::future::Future;
use std::time::Duration;

/// Both clocks showed the same at `origin`; since then the dialogues' time has run `scale` times as fast, and a hand may
/// have moved it.
#[derive(Debug)]
pub struct SystemClock {
    scale: u32,
    origin: Timestamp,
    hand: Option<ClockOffset>,
}

/// How long a wait may last before the wall clock is read again: it may have been put right, or the machine have slept.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// The same for a hand: whoever moves it is waiting for what comes of it.
const LOOK_AT_HAND: Duration = Duration::from_millis(100);

/// Shorter than this the runtime's timer does not wait; rounded up, or the last millisecond would be a busy loop.
const SHORTEST: Duration = Duration::from_millis(1);

impl SystemClock {
    /// `origin` is the wall instant at which both clocks agreed; it has to stay the same for as long as the journal lives.
    /// A `scale` of 0 is taken for 1: time does not stand still.
    pub fn new(scale: u32, origin: Timestamp) -> Self {
        Self { scale: scale.max(1), origin, hand: None }
    }

    /// The dialogues' time is also as far ahead as the hand says.
    pub fn moved_by(self, hand: ClockOffset) -> Self {
        Self { hand: Some(hand), ..self }
    }

    /// The dialogues' time of `wall`, were there no hand.
    fn scaled(&self, wall: Timestamp) -> Timestamp {
        if self.scale == 1 {
            return wall;
        }
        let scale = i32::try_from(self.scale).unwrap_or(i32::MAX);
        let since = wall.duration_since(self.origin);
        let end = if since.is_negative() { SignedDuration::MIN } else { SignedDuration::MAX };
        later(self.origin, since.checked_mul(scale).unwrap_or(end))
    }

    /// How long to wait, in wall time, from `wall` until the dialogues' time is `until`; `None` when it is already.
    fn wait(&self, wall: Timestamp, until: Timestamp) -> Option<Duration> {
        let left = until.duration_since(self.at_wall(wall));
        let left = Duration::try_from(left).ok().filter(|left| !left.is_zero())?;
        let longest = if self.hand.is_some() { LOOK_AT_HAND } else { LOOK_AGAIN };
        Some((left / self.scale).clamp(SHORTEST, longest))
    }

    /// Waits on `pause`, which knows nothing of the wall clock, and reads that again each time.
    async fn wait_until<F: Future<Output = ()>>(
        &self,
        until: Timestamp,
        wall: impl Fn() -> Timestamp,
        pause: impl Fn(Duration) -> F,
    ) {
        while let Some(wait) = self.wait(wall(), until) {
            pause(wait).await;
        }
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
        let scaled = self.scaled(wall);
        self.hand.as_ref().map_or(scaled, |hand| later(scaled, hand.ahead()))
    }

    #[expect(clippy::disallowed_methods, reason = "here the process waits")]
    fn sleep_until(&self, until: Timestamp) -> impl Future<Output = ()> + Send {
        self.wait_until(until, wall, tokio::time::sleep)
    }

    #[expect(clippy::disallowed_methods, reason = "here the process waits")]
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send {
        tokio::time::sleep(time)
    }
}

/// The end of the calendar is an end.
fn later(moment: Timestamp, by: SignedDuration) -> Timestamp {
    let end = if by.is_negative() { Timestamp::MIN } else { Timestamp::MAX };
    moment.checked_add(by).unwrap_or(end)
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
    use std::cell::RefCell;
    use std::future::ready;

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

    /// Waits on a monotonic clock while the wall clock is set `by` so much, once, `after` so long. Gives how long it was.
    async fn waited(until: &str, after: Duration, by: SignedDuration) -> (SignedDuration, Timestamp) {
        let passed = RefCell::new(Duration::ZERO);
        let wall = || {
            let passed = SignedDuration::try_from(*passed.borrow()).unwrap();
            at(ORIGIN)
                + passed
                + if passed >= SignedDuration::try_from(after).unwrap() { by } else { SignedDuration::ZERO }
        };
        let pause = |time: Duration| {
            *passed.borrow_mut() += time;
            ready(())
        };
        SystemClock::new(1, at(ORIGIN)).wait_until(at(until), wall, pause).await;
        (SignedDuration::try_from(*passed.borrow()).unwrap(), wall())
    }

    #[tokio::test]
    async fn a_wall_clock_that_is_set_while_somebody_waits_moves_the_end_of_the_wait() {
        let (half, hours) = (Duration::from_mins(30), SignedDuration::from_hours);
        // Set forward past the end, it is noticed within a minute.
        let (passed, wall) = waited("2026-11-19T10:00:00Z", half, hours(2)).await;
        assert_eq!((passed, wall), (SignedDuration::from_mins(30), at("2026-11-19T11:30:00Z")));
        let (passed, _) = waited("2026-11-19T10:00:00Z", half + Duration::from_secs(1), hours(2)).await;
        assert_eq!(passed, SignedDuration::from_mins(31));
        // Set back, the end comes when the clock on the wall shows it, and neither before nor never.
        let (passed, wall) = waited("2026-11-19T10:00:00Z", half, hours(-2)).await;
        assert_eq!((passed, wall), (hours(3), at("2026-11-19T10:00:00Z")));
    }

    #[tokio::test]
    async fn a_hand_moves_the_dialogues_time_and_not_the_wall() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        std::fs::write(&file, "0").unwrap();
        let clock = SystemClock::new(60, at(ORIGIN)).moved_by(ClockOffset::new(&file).unwrap());
        let wall = at("2026-11-19T09:10:00Z");
        assert_eq!(clock.at_wall(wall), at("2026-11-19T19:00:00Z"));
        let three_weeks = at("2026-12-10T19:00:00Z");
        assert_eq!(clock.wait(wall, three_weeks), Some(LOOK_AT_HAND));
        let pause = |_| {
            std::fs::write(&file, "21d").unwrap();
            ready(())
        };
        clock.wait_until(three_weeks, || wall, pause).await;
        assert_eq!(clock.at_wall(wall), three_weeks);
        std::fs::write(&file, i64::MAX.to_string()).unwrap();
        assert_eq!(clock.at_wall(wall), Timestamp::MAX);
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

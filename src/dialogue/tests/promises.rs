//! Promises as properties: whatever the schedule, the zone and the clock do, each is settled exactly once, and the bot's
//! own times never fall into quiet hours or on a day off.

use super::planning::opening;
use super::trials::{Weeks, agreed};
use super::*;
use crate::calendar::{LocalMoment, QuietHours, Schedule, Zone};
use crate::dialogue::decide::planned;
use crate::dialogue::event::Occasion;
use crate::dialogue::promise::Settlement;
use crate::dialogue::state::Stage;
use crate::dialogue::trial::{self, Reminder, TrialEvent};
use jiff::civil::DateTime;
use proptest::prelude::*;

/// Places whose clocks jump at other times, by half an hour, or not at all.
const ZONES: [&str; 5] =
    ["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"];

/// In words and as crontab; some of them seldom have a moment.
const SCHEDULES: [&str; 8] = [
    "hverdage kl. 9",
    "dagligt kl. 3",
    "mandag og torsdag kl. 8.30",
    "weekdays at 16",
    "0 9 * * 1-5",
    "*/15 7-16 * * *",
    "30 2 * * *",
    "0 9 1 * *",
];

const QUIET: [Option<&str>; 5] = [None, Some("17-7"), Some("22-7"), Some("12-13"), Some("22-2.30")];

/// A calendar with an allowed moment; most combinations have one.
fn calendars() -> impl Strategy<Value = WorkingCalendar> {
    let closed = prop::collection::vec(0i32..330, 0..6);
    (0..ZONES.len(), 0..SCHEDULES.len(), 0..QUIET.len(), closed).prop_filter_map(
        "a schedule with an allowed moment",
        |(zone, schedule, quiet, closed)| {
            let zone = Zone::parse(ZONES[zone]).unwrap();
            let quiet = QUIET[quiet].map(|quiet| QuietHours::parse(quiet).unwrap());
            let schedule = Schedule::parse(SCHEDULES[schedule]).unwrap();
            let first: jiff::civil::Date = "2027-01-01".parse().unwrap();
            let mut days = WorkingCalendar::default().days().clone();
            for day in closed {
                let day = first.saturating_add(jiff::Span::new().days(day));
                days = days.close(day, day).ok()?;
            }
            WorkingCalendar::new(zone, days, quiet, schedule, "2027-01-01T00:00:00Z".parse().unwrap()).ok()
        },
    )
}

/// Seconds into 2027, often near a clock change of Copenhagen's.
fn instants() -> impl Strategy<Value = Timestamp> {
    let year: Timestamp = "2027-01-04T00:00:00Z".parse().unwrap();
    let spring: Timestamp = "2027-03-28T01:00:00Z".parse().unwrap();
    let autumn: Timestamp = "2027-10-31T01:00:00Z".parse().unwrap();
    let near = |at: Timestamp| (-200_000i64..200_000).prop_map(move |s| at + SignedDuration::from_secs(s));
    prop_oneof![
        2 => (0i64..28_000_000).prop_map(move |s| year + SignedDuration::from_secs(s)),
        1 => near(spring),
        1 => near(autumn),
    ]
}

/// What happens: the clock moves on (or is set back), and people do things.
#[derive(Clone, Debug)]
enum Move {
    Clock(i64),
    Another(i64, u8),
    Yes,
    No,
    Busy(bool),
    Read(usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        6 => (-90_000i64..400_000).prop_map(Move::Clock),
        // An hour forward, an hour back: as when the clocks change, or somebody corrects the server's.
        2 => prop_oneof![Just(3600i64), Just(-3600)].prop_map(Move::Clock),
        2 => (1i64..30, 0u8..24).prop_map(|(days, hour)| Move::Another(days, hour)),
        3 => Just(Move::Yes),
        1 => Just(Move::No),
        1 => any::<bool>().prop_map(Move::Busy),
        1 => (0usize..4).prop_map(Move::Read),
    ];
    prop::collection::vec(one, 0..14)
}

/// So many days from now, on the hour, as people write it.
fn written(now: Timestamp, calendar: &WorkingCalendar, days: i64, hour: u8) -> String {
    let date = calendar.zone().date(now).saturating_add(jiff::Span::new().days(days));
    format!("{date} kl. {hour:02}.30")
}

impl Table {
    /// Everything that is due; the bot's own messages are held against the calendar.
    fn all_that_is_due(&mut self) {
        for _ in 0..20 {
            let from = self.events.len();
            let Decision { events, .. } = wake(self.d(), &self.ctx());
            if events.is_empty() {
                return;
            }
            self.write(events);
            for event in &self.events[from..] {
                if let Event::Settled { kind, how, .. } = event
                    && (*kind != Occasion::Meeting && *how != Settlement::Lapsed)
                {
                    assert!(self.calendar.is_open(self.now), "spoke at {}", self.calendar.zone().civil(self.now));
                }
            }
            if self.d().is_over() {
                return;
            }
        }
        panic!("woken without end: {:?}", self.d().planning);
    }

    fn moved(&mut self, done: &Move) {
        match done {
            Move::Clock(seconds) => self.now += SignedDuration::from_secs(*seconds),
            Move::Another(days, hour) => {
                let when = written(self.now, &self.calendar, *days, *hour);
                let _ = self.tries("frida", Command::Move { dialogue: None, when });
            }
            Move::Yes => drop(self.tries_press("frida", Press::Accept)),
            Move::No => drop(self.tries_press("frida", Press::Decline)),
            Move::Busy(busy) => self.busy = *busy,
            Move::Read(who) => drop(self.tries(NAMES[*who], Command::Read(true))),
        }
        if !self.d().is_over() {
            self.all_that_is_due();
        }
    }

    /// A year goes by, and nothing stands in the way.
    fn runs_out(&mut self) {
        self.busy = false;
        for _ in 0..800 {
            if self.d().is_over() {
                return;
            }
            self.now += SignedDuration::from_hours(13);
            self.all_that_is_due();
        }
    }

    fn settled_once(&self) {
        let mut made = BTreeSet::new();
        let mut settled = BTreeSet::new();
        for event in &self.events {
            match event {
                Event::Promised { promise } => assert!(made.insert(promise.id)),
                Event::Settled { id, .. } => assert!(settled.insert(*id), "{id} was settled twice"),
                _ => {}
            }
        }
        assert_eq!(made, settled, "every promise is settled in the end");
        let begun = self.events.iter().filter(|e| matches!(e, Event::LobbyOpened { .. })).count();
        assert!(begun <= 1);
        assert!(self.count(|s| *s == Say::PreReading) <= 1, "the pre-reading is sent once");
    }

    /// As after a restart: only what was written down is known.
    fn restarted(&self, at: usize) -> Self {
        let mut again = Self::empty();
        again.calendar = self.calendar.clone();
        again.now = self.now;
        again.write(self.events[..at].to_vec());
        again
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_planned_dialogue_settles_each_promise_once(
        calendar in calendars(),
        now in instants(),
        days in 0i64..40,
        hour in 0u8..24,
        read in 0u16..8,
        done in moves(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut t = Table { calendar, now, ..Table::empty() };
        let when = written(now, &t.calendar, days, hour);
        let Ok(events) = planned(opening(), &when, Some(read), &t.ctx()) else { return Ok(()) };
        t.write(events);
        for name in &NAMES[1..4] {
            t.asks(name, Command::Join(None));
        }
        // What one decision wrote stands or falls together in the journal.
        let mut written_down = vec![t.events.len()];
        for done in &done {
            if t.d().is_over() || matches!(t.d().stage, Stage::Live(_)) {
                break;
            }
            t.moved(done);
            written_down.push(t.events.len());
        }
        let mut again = t.restarted(*cut.get(&written_down));
        t.runs_out();
        t.settled_once();
        t.replayed();
        again.runs_out();
        again.settled_once();
    }

    #[test]
    fn what_the_bot_chooses_is_in_working_hours(
        calendar in calendars(),
        now in instants(),
        days in 0i64..40,
        hour in 0u8..24,
        read in 1u16..20,
    ) {
        let mut t = Table { calendar, now, ..Table::empty() };
        let when = written(now, &t.calendar, days, hour);
        let Ok(events) = planned(opening(), &when, Some(read), &t.ctx()) else { return Ok(()) };
        t.write(events);
        t.presses("frida", Press::Accept);
        let meeting = t.d().planning.plan.as_ref().unwrap().at.place().instant;
        for promise in t.d().planning.promises.open() {
            let at = promise.at.place().instant;
            if promise.kind == Occasion::Meeting {
                prop_assert_eq!(at, meeting);
            } else {
                prop_assert!(t.calendar.is_open(at) && at < meeting && now <= at, "{:?}", promise);
            }
        }
    }

    #[test]
    fn a_trial_settles_each_promise_once(
        calendar in calendars(),
        now in instants(),
        until in 0i64..60,
        after in 0i64..20,
        hour in 0i8..24,
        done in prop::collection::vec((0u8..8, -90_000i64..500_000), 0..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let zone = calendar.zone().clone();
        let end = zone.date(now).saturating_add(jiff::Span::new().days(until));
        let follow_up: DateTime = end.saturating_add(jiff::Span::new().days(after)).at(hour, 30, 0, 0);
        let mut event = agreed();
        if let TrialEvent::Agreed { card, .. } = &mut event {
            (card.until, card.follow_up) = (Some(end), Some(follow_up));
        }
        let mut w = Weeks::empty(calendar, now);
        w.write(vec![event]);
        w.look_after();
        for promise in w.t().promises.open() {
            prop_assert!(promise.chosen || w.calendar.is_open(promise.at.place().instant));
        }
        let mut written_down = vec![w.events.len()];
        for (what, seconds) in done {
            w.now += SignedDuration::from_secs(seconds);
            let to = w.calendar.zone().date(w.now).saturating_add(jiff::Span::new().days(seconds.rem_euclid(40)));
            match what {
                0 => drop(w.postpones("anna", &to.to_string())),
                1 => w.busy = !w.busy,
                2 => {
                    w.away = BTreeSet::from([person(NAMES[usize::try_from(seconds.rem_euclid(4)).unwrap()])]);
                }
                3 if seconds % 5 == 0 => drop(w.stops("bo")),
                _ => {}
            }
            all_that_is_due(&mut w);
            written_down.push(w.events.len());
        }
        let cut = *cut.get(&written_down);
        let mut again = Weeks::empty(w.calendar.clone(), w.now);
        let known: Vec<_> = w.events[..cut].to_vec();
        again.write(known);
        again.look_after();
        for mut w in [w, again] {
            w.busy = false;
            for _ in 0..800 {
                w.now += SignedDuration::from_hours(13);
                all_that_is_due(&mut w);
            }
            w.accounts();
            prop_assert_eq!(w.t().promises.open().count(), 0, "every promise is settled in the end");
            prop_assert!(w.opened.len() <= 1);
            let opened = w.events.iter().any(|e| matches!(e, TrialEvent::FollowUpOpened { .. }));
            prop_assert!(opened || w.t().stage == trial::Stage::Stopped, "the follow-up is held, however late");
        }
    }
}

/// Everything that is due; the bot's reminders are held against the calendar.
fn all_that_is_due(w: &mut Weeks) {
    for _ in 0..30 {
        let from = w.events.len();
        if !w.tick() {
            return;
        }
        for event in &w.events[from..] {
            if let TrialEvent::Settled { kind, how: Settlement::Sent { .. }, .. } = event
                && *kind != Reminder::FollowUp
            {
                assert!(w.calendar.is_open(w.now), "spoke at {}", w.calendar.zone().civil(w.now));
            }
        }
    }
    panic!("woken without end: {:?}", w.t().promises);
}

/// A promise at this time, as it falls due in Copenhagen while the minutes of a night go by: how often, and when.
fn falls_due(civil: &str, chosen: bool, from: &str, hours: i64) -> Vec<String> {
    let zone = Zone::default();
    let civil: DateTime = civil.parse().unwrap();
    let at = LocalMoment { date: civil.date(), time: civil.time(), zone: zone.clone() };
    let promise = crate::dialogue::promise::Promise { id: 1, kind: (), at, chosen };
    let night = Schedule::parse("dagligt kl. 2.30").unwrap();
    let calendar =
        WorkingCalendar::new(zone, WorkingCalendar::default().days().clone(), None, night, Timestamp::UNIX_EPOCH);
    let calendar = calendar.unwrap();
    let from: Timestamp = from.parse().unwrap();
    let mut found = Vec::new();
    let mut was_due = false;
    for minute in 0..hours * 60 {
        let now = from + SignedDuration::from_mins(minute);
        let due = promise.due(now, &calendar) <= now;
        if due && !was_due {
            found.push(now.to_string());
        }
        assert!(chosen || due || !was_due || !calendar.is_open(now), "a promise that is due stays due at {now}");
        was_due = due;
    }
    found
}

#[test]
fn both_clock_changes_of_2027() {
    let spring = "2027-03-27T22:00:00Z";
    assert_eq!(falls_due("2027-03-28T02:30:00", true, spring, 8), ["2027-03-28T01:30:00Z"], "an hour that is skipped");
    assert_eq!(falls_due("2027-03-28T03:00:00", true, spring, 8), ["2027-03-28T01:00:00Z"]);
    let autumn = "2027-10-30T22:00:00Z";
    assert_eq!(falls_due("2027-10-31T02:30:00", true, autumn, 8), ["2027-10-31T00:30:00Z"], "the first of the two");
    assert_eq!(falls_due("2027-10-31T03:00:00", true, autumn, 8), ["2027-10-31T02:00:00Z"]);
    // Both are Sundays: what the bot chose itself waits for the next working day; Monday 29 March is Easter Monday.
    assert_eq!(falls_due("2027-03-28T02:30:00", false, spring, 80), ["2027-03-29T22:00:00Z"]);
    assert_eq!(falls_due("2027-10-31T02:30:00", false, autumn, 60), ["2027-10-31T23:00:00Z"]);
}

#[test]
fn a_chosen_time_is_kept_in_the_evening_and_made_up_for_in_the_morning() {
    let calendar = WorkingCalendar::default();
    let evening: DateTime = "2027-01-07T18:30:00".parse().unwrap();
    let at = LocalMoment { date: evening.date(), time: evening.time(), zone: Zone::default() };
    let promise = crate::dialogue::promise::Promise { id: 1, kind: (), at, chosen: true };
    let seen_from = |civil: &str| {
        let now = calendar.zone().place(civil.parse().unwrap()).instant;
        calendar.zone().civil(promise.due(now, &calendar)).to_string()
    };
    for in_time in ["2027-01-07T18:00:00", "2027-01-07T18:30:00", "2027-01-07T19:29:00"] {
        assert_eq!(seen_from(in_time), "2027-01-07T18:30:00");
    }
    assert_eq!(seen_from("2027-01-07T23:00:00"), "2027-01-08T09:00:00", "nobody is woken in the night");
    assert_eq!(seen_from("2027-01-08T10:15:00"), "2027-01-08T10:15:00", "in working hours it is said at once");
}

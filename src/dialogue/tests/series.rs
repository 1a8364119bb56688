//! Series: every time of a schedule once, turns that go round, days off, breaks and clocks that jump.

use super::recurring::*;
use crate::calendar::{DayOff, Holiday, OptionalDay, QuietHours, Schedule, WorkingCalendar, WorkingDays, Zone};
use crate::dialogue::event::Identity;
use crate::dialogue::greyzone::Origin;
use crate::dialogue::ids::PersonId;
use crate::dialogue::recurring::Say as Said;
use crate::dialogue::series::{self, MOST_SERIES, Passed, Refusal, Say, What, Why};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;

/// A Thursday at noon.
const START: &str = "2026-11-26 12:00";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_dialogue_is_planned_three_working_days_ahead() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.until("2026-12-12 12:00");
    let planned: Vec<_> =
        room.plans.iter().map(|(at, plan)| (room.civil(*at), room.civil(plan.at.place().instant), plan.late)).collect();
    let on_time = |at: &str, held: &str| (at.to_owned(), held.to_owned(), false);
    assert_eq!(
        planned,
        [on_time("2026-11-30 09:00", "2026-12-03 09:00"), on_time("2026-12-07 09:00", "2026-12-10 09:00")]
    );
    assert_eq!(room.plans[0].1.facilitator, None, "nobody is named where nobody takes turns");
    room.accounts();
}

#[test]
fn the_first_one_leaves_time_to_read() {
    let mut room = Room::at("2026-12-01 12:00");
    room.dialogues("hver torsdag kl. 9");
    let passed = vec![Passed { date: date("2026-12-03"), why: Why::TooSoon }];
    let first = room.channel.series.promise_of(1).unwrap().at.clone();
    assert_eq!(first.date, date("2026-12-10"));
    assert_eq!(room.says(), [&Said::Series(Say::Begun { series: 1, first, passed })]);
}

#[test]
fn turns_go_round_and_whoever_is_away_keeps_theirs() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.rota(&[ANNA, BO, CARLA]);
    room.away.insert((BO, date("2026-12-10")));
    room.until("2027-01-22 12:00");
    let named: Vec<_> = room.plans.iter().map(|(_, plan)| plan.facilitator.unwrap()).collect();
    assert_eq!(named, [ANNA, CARLA, BO, ANNA, CARLA, BO, ANNA, CARLA]);
}

#[test]
fn whoever_was_named_by_others_goes_by_their_name_once_it_is_known() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.rota(&[ANNA, BO]);
    let guess = seat(ANNA).identity.get().unwrap().name.clone();
    let shown = Identity { account: None, name: "Anna Skov".into() };
    let facts = series::known(&room.channel.series, ANNA, &guess, &shown);
    assert_eq!(facts.len(), 1);
    room.writes_series(facts);
    let names = |room: &Room| -> Vec<String> {
        let rota = room.channel.series.get(1).unwrap().rota.clone();
        rota.iter().map(|seat| seat.identity.get().unwrap().name.clone()).collect()
    };
    assert_eq!(names(&room), ["Anna Skov", &BO.0.to_string()]);
    // A name that was shown is not another guess, and nobody is renamed by somebody else.
    let other = Identity { account: None, name: "anna (HR)".into() };
    assert!(series::known(&room.channel.series, ANNA, &guess, &other).is_empty());
    assert!(series::known(&room.channel.series, CARLA, &guess, &other).is_empty());
}

#[test]
fn a_date_that_falls_on_a_weekend_is_named() {
    let mut room = Room::at(START);
    room.grey_zones("den 1. i hver måned kl. 9");
    room.until("2027-06-02 12:00");
    assert!(room.passed(1).contains(&date("2027-05-01")));
    room.accounts();
}

#[test]
fn everybody_is_away_and_nobody_is_named() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.rota(&[ANNA, BO]);
    room.away.extend([(ANNA, date("2026-12-03")), (BO, date("2026-12-03"))]);
    room.until("2026-12-12 12:00");
    let named: Vec<_> = room.plans.iter().map(|(_, plan)| plan.facilitator).collect();
    assert_eq!(named, [None, Some(ANNA)]);
}

#[test]
fn a_rota_names_each_once_and_forgets_whoever_asks() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.rota(&[ANNA, BO, ANNA]);
    assert_eq!(room.channel.series.get(1).unwrap().rota, [seat(ANNA), seat(BO)]);
    room.until("2026-12-01 12:00");
    let facts = series::forget(&room.channel.series, ANNA);
    room.writes_series(facts);
    let list = series::list(&room.channel.series, room.now, |_, _| false);
    assert_eq!(list[0].turn, Some(seat(BO).identity));
    assert_eq!(list[0].planned.as_ref().unwrap().1, None, "the name of the one who is planned goes too");
    assert!(series::forget(&room.channel.series, ANNA).is_empty());
}

#[test]
fn the_list_shows_what_is_planned_and_what_is_next() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.grey_zones("hverdage kl. 9");
    room.rota(&[ANNA, BO]);
    room.until("2026-12-01 12:00");
    let list = series::list(&room.channel.series, room.now, |_, _| false);
    let (planned, named) = list[0].planned.clone().unwrap();
    assert_eq!((planned.date, named), (date("2026-12-03"), Some(seat(ANNA).identity)));
    assert_eq!(list[0].next.as_ref().unwrap().date, date("2026-12-10"));
    assert_eq!(list[0].turn, Some(seat(BO).identity));
    assert_eq!(list[0].schedule, "hver torsdag kl. 9");
    assert_eq!((list[1].what.clone(), list[1].turn.clone()), (What::GreyZone, None));
    room.until("2026-12-03 10:00");
    assert_eq!(series::list(&room.channel.series, room.now, |_, _| false)[0].planned, None, "it has been held");
}

#[test]
fn a_holiday_is_passed_over_and_named() {
    let mut room = Room::at("2027-04-19 12:00");
    room.dialogues("hver torsdag kl. 9");
    room.until("2027-05-10 12:00");
    assert_eq!(room.held(1), [date("2027-04-22"), date("2027-04-29"), date("2027-05-13")]);
    let passed = vec![Passed { date: date("2027-05-06"), why: Why::DayOff(DayOff::Holiday(Holiday::Ascension)) }];
    let next = room.moment("2027-05-13 09:00");
    let told = Said::Series(Say::PassedOver { series: 1, passed, next: Some(next) });
    assert_eq!(room.says().into_iter().filter(|say| **say == told).count(), 1);
    room.accounts();
}

#[test]
fn a_day_that_is_closed_after_the_promise_is_passed_over_at_once() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    let days = room.calendar.days().close(date("2026-12-03"), date("2026-12-03")).unwrap();
    room.calendar = room.calendar.with_days(days).unwrap();
    room.until("2026-11-26 12:01");
    assert_eq!(room.channel.series.promise_of(1).unwrap().at.date, date("2026-12-10"));
    assert_eq!(room.passed(1), [date("2026-12-03")]);
    room.accounts();
}

#[test]
fn weekends_are_nothing_to_speak_of() {
    let mut room = Room::at(START);
    room.grey_zones("dagligt kl. 9");
    room.until("2026-12-20 12:00");
    assert!(room.passed(1).is_empty());
    room.accounts();
}

#[test]
fn a_time_people_chose_is_kept_although_it_is_quiet() {
    let mut room = Room::at(START);
    room.grey_zones("hver torsdag kl. 20");
    room.until("2026-11-27 00:00");
    assert_eq!(room.civil(room.said[1].0), "2026-11-26 20:00");
}

#[test]
fn the_grey_zone_that_is_open_counts() {
    let mut room = Room::at(START);
    room.grey_zones("hverdage kl. 13");
    room.until("2026-11-27 13:00");
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().zone, 1, "still the one from Thursday");
    assert_eq!(room.held(1), [date("2026-11-26"), date("2026-11-27")]);
    room.until("2026-11-30 13:00");
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().zone, 2);
    room.accounts();
}

#[test]
fn what_closes_and_what_opens_at_the_same_moment_do_not_meet() {
    let mut room = Room::at("2026-11-26 08:00");
    room.grey_zones("mandag og torsdag kl. 9");
    room.until("2026-11-30 09:00");
    assert_eq!(room.channel.grey_zones.closed.len(), 1);
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().zone, 2);
}

#[test]
fn a_series_without_grey_zones_waits_for_some() {
    let mut room = Room::at(START);
    room.grey_zones("hver torsdag kl. 13");
    room.zones.clear();
    room.until("2026-12-20 12:00");
    assert!(room.held(1).is_empty());
    room.zones = vec![offer("a", 0)];
    room.until("2026-12-24 14:00");
    assert_eq!(room.held(1), [date("2026-12-24")]);
}

#[test]
fn after_two_weeks_off_one_grey_zone_is_made_up_for() {
    let mut room = Room::at(START);
    room.grey_zones("hver torsdag kl. 13");
    room.until("2026-11-26 14:00");
    // A Saturday evening.
    room.sleeps("2026-12-12 20:00");
    room.until("2026-12-14 12:00");
    assert_eq!(room.held(1), [date("2026-11-26"), date("2026-12-10")]);
    assert_eq!(room.passed(1), [date("2026-12-03")]);
    let (at, _) = room.said.last().unwrap();
    assert_eq!(room.civil(*at), "2026-12-14 07:00", "late, and so at an open moment");
    let told = vec![Passed { date: date("2026-12-03"), why: Why::Missed }];
    assert!(room.says().contains(&&Said::Series(Say::PassedOver { series: 1, passed: told, next: None })));
    let open = room.channel.grey_zones.open.as_ref().unwrap();
    assert_eq!(open.origin, Origin::Series { series: 1, late: Some(date("2026-12-10")) });
    room.accounts();
}

#[test]
fn after_two_weeks_off_no_dialogue_is_made_up_for_and_the_next_is_planned_late() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    room.rota(&[ANNA, BO]);
    room.sleeps("2026-12-16 08:00");
    room.until("2026-12-16 12:00");
    assert_eq!(room.passed(1), [date("2026-12-03"), date("2026-12-10")]);
    assert_eq!(room.held(1), [date("2026-12-17")]);
    assert!(room.plans[0].1.late);
    assert_eq!(room.plans[0].1.facilitator, Some(ANNA), "nobody's turn is used up by a dialogue that was not held");
    room.accounts();
}

#[test]
fn what_cannot_be_a_series() {
    let mut room = Room::at(START);
    let refused = |room: &mut Room, schedule: &str| room.tries_begin(schedule, What::GreyZone).unwrap_err();
    assert!(matches!(refused(&mut room, "en gang imellem"), Refusal::BadSchedule { .. }));
    assert_eq!(refused(&mut room, "lørdag kl. 10"), Refusal::NeverOpen);
    assert_eq!(refused(&mut room, "0 9 25 12 *"), Refusal::NeverOpen);
    assert_eq!(refused(&mut room, "hverdage kl. 9 og 13"), Refusal::TooOften);
    assert_eq!(refused(&mut room, "* * * * *"), Refusal::TooOften);
    for night in ["hver torsdag kl. 3", "kl. 3 hver torsdag", "every Thursday at 3"] {
        assert!(matches!(refused(&mut room, night), Refusal::NightInDoubt { .. }), "{night}");
    }
    assert!(matches!(refused(&mut room, "hver anden torsdag kl. 9"), Refusal::BadSchedule { .. }));
    room.grey_zones("kl. 03.00 hver mandag");
    let facts = series::stop(&room.channel.series, 1).unwrap();
    room.writes_series(facts);
    room.grey_zones("hver torsdag kl. 9");
    assert_eq!(refused(&mut room, " hver torsdag kl. 9"), Refusal::AlreadyThere { series: 2 });
    for hour in 1..MOST_SERIES {
        room.grey_zones(&format!("hver fredag kl. {}", 8 + hour));
    }
    assert_eq!(
        refused(&mut room, "hver onsdag kl. 9"),
        Refusal::TooMany { most: MOST_SERIES, running: room.channel.series.running().map(|s| s.number).collect() }
    );
    let rota = series::set_rota(&room.channel.series, 2, vec![seat(ANNA)]);
    assert_eq!(rota, Err(Refusal::NoRota));
    let running = (2..=6).collect();
    assert_eq!(series::stop(&room.channel.series, 9), Err(Refusal::NoSuchSeries { number: 9, running }));
}

#[test]
fn a_stopped_series_stays_stopped_and_leaves_its_number() {
    let mut room = Room::at(START);
    room.dialogues("hver torsdag kl. 9");
    let facts = series::stop(&room.channel.series, 1).unwrap();
    room.writes_series(facts);
    room.until("2027-01-20 12:00");
    assert!(room.plans.is_empty());
    room.dialogues("hver torsdag kl. 9");
    assert_eq!(room.channel.series.running().map(|series| series.number).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_series_whose_schedule_has_no_open_day_left_stops_and_says_so() {
    let mut room = Room::at(START);
    room.grey_zones("0 9 24 12 *");
    let optional = [OptionalDay::ChristmasEve];
    let days = WorkingDays::new(optional, []).unwrap();
    room.calendar = room.calendar.with_days(days).unwrap();
    room.until("2026-12-01 12:00");
    assert_eq!(room.says().last(), Some(&&Said::Series(Say::Stopped { series: 1, by_itself: true })));
}

#[test]
fn both_clock_changes_of_copenhagen() {
    // At 2.30 on working days: the nights of the changes are Sundays, and the Mondays after them come once each.
    for (start, monday) in [("2027-03-24 12:00", "2027-03-29"), ("2027-10-27 12:00", "2027-11-01")] {
        let mut room = Room::at(start);
        room.grey_zones("dagligt kl. 02.30");
        room.until(&format!("{monday} 12:00"));
        room.accounts();
        let off = room.calendar.days().day_off(date(monday)).is_some();
        assert_eq!(room.held(1).iter().filter(|held| **held == date(monday)).count(), usize::from(!off));
    }
}

/// Schedules that come at most once a day, with times at which clocks change among them.
fn schedules() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "dagligt kl. 02.30",
        "hverdage kl. 9",
        "hver torsdag kl. 9",
        "fredag kl. 0.30",
        "mandag og torsdag kl. 20",
        "30 2 * * *",
        "0 9 1 * *",
        "den sidste fredag i måneden kl. 13",
        "15 13 * * 1-3",
    ])
}

/// Where clocks change on Sundays, and where they change on Fridays, which are worked.
fn zones() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["Europe/Copenhagen", "Africa/Cairo", "America/New_York", "Atlantic/Azores"])
}

/// From some weeks before a clock change of 2027 on: Copenhagen's are on 28 March and 31 October, Cairo's on 30 April
/// and 29 October.
fn starts() -> impl Strategy<Value = String> {
    let around = prop::sample::select(vec!["2027-03-08", "2027-04-12", "2027-10-11", "2026-12-14"]);
    (around, 0i64..10, 0i8..24)
        .prop_map(|(from, days, hour)| format!("{} {hour:02}:00", date(from).saturating_add(days.days())))
}

/// A channel's own hours and days: whether quiet at night, at noon or never, reminders that are rare, closed days.
fn calendars() -> impl Strategy<Value = WorkingCalendar> {
    let quiet = prop::sample::select(vec![None, Some("17-7"), Some("11-14")]);
    let reminders = prop::sample::select(vec!["hverdage kl. 9", "mandag kl. 8", "0 15 1 * *"]);
    let closed = prop::collection::btree_set(0i64..320, 0..40);
    (zones(), quiet, reminders, closed).prop_map(|(zone, quiet, reminders, closed)| {
        let closed = closed.into_iter().map(|days| date("2026-12-14").saturating_add(days.days()));
        let days = WorkingDays::new([OptionalDay::ConstitutionDay], closed).unwrap();
        let quiet = quiet.map(|quiet| QuietHours::parse(quiet).unwrap());
        let (zone, reminders) = (Zone::parse(zone).unwrap(), Schedule::parse(reminders).unwrap());
        WorkingCalendar::new(zone, days, quiet, reminders, Timestamp::UNIX_EPOCH).unwrap()
    })
}

fn series_of(schedule: &str, calendar: WorkingCalendar, start: &str, dialogues: bool) -> Room {
    let mut room = Room::at(START);
    room.calendar = calendar;
    room.now = room.time(start);
    if dialogues {
        room.dialogues(schedule);
        room.rota(&[ANNA, BO, CARLA]);
    } else {
        room.grey_zones(schedule);
    }
    room
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Across every clock change each time comes once, at its own time or in good time before it.
    #[test]
    fn each_time_once(schedule in schedules(), calendar in calendars(), start in starts(), dialogues in any::<bool>()) {
        let mut room = series_of(schedule, calendar, &start, dialogues);
        room.runs(room.now + DAY * 45);
        room.accounts();
        prop_assert!(room.plans.iter().all(|(at, plan)| *at < plan.at.place().instant && !plan.late));
    }

    /// The journal cut off after any fact gives the same times in the end.
    #[test]
    fn restart_from_every_prefix(
        schedule in schedules(),
        calendar in calendars(),
        start in starts(),
        dialogues in any::<bool>(),
        gap in 0i32..25,
    ) {
        let mut room = series_of(schedule, calendar, &start, dialogues);
        let asked = room.facts.len();
        let gone = room.now + DAY * 10;
        let back = gone + DAY * gap;
        let end = back + DAY * 10;
        let goes_on = |room: &mut Room| {
            room.runs(gone);
            room.now = room.now.max(back);
            room.runs(end);
            room.accounts();
        };
        goes_on(&mut room);
        let plans = |room: &Room| room.plans.iter().map(|(_, p)| (p.at.clone(), p.facilitator)).collect::<Vec<_>>();
        for facts in asked..room.facts.len() {
            let mut again = room.restarted(facts);
            goes_on(&mut again);
            prop_assert_eq!(again.held(1), room.held(1));
            prop_assert_eq!(again.passed(1), room.passed(1));
            prop_assert_eq!(plans(&again), plans(&room));
            prop_assert_eq!(again.channel.grey_zones.closed.len(), room.channel.grey_zones.closed.len());
        }
    }

    /// A clock that jumps back or forth neither doubles nor loses anything.
    #[test]
    fn clocks_that_jump(
        schedule in schedules(),
        calendar in calendars(),
        start in starts(),
        dialogues in any::<bool>(),
        jumps in prop::collection::vec((0i64..80, -200i64..200), 1..8),
    ) {
        let mut room = series_of(schedule, calendar, &start, dialogues);
        for (run, jump) in jumps {
            room.runs(room.now + SignedDuration::from_hours(run));
            room.now += SignedDuration::from_hours(jump);
        }
        room.runs(room.now + DAY * 20);
        room.accounts();
    }

    /// Nobody twice before everybody once, absences aside; whoever is passed over comes first when they are back.
    #[test]
    fn the_rota_is_fair(people in 1u64..7, away in prop::collection::btree_set((1u64..7, 0usize..12), 0..20)) {
        let mut room = Room::at(START);
        room.dialogues("hver torsdag kl. 9");
        room.rota(&(1..=people).map(PersonId).collect::<Vec<_>>());
        let all: Vec<Date> = (0i64..12).map(|week| date("2026-12-03").saturating_add(week.weeks())).collect();
        room.away = away.iter().map(|(who, week)| (PersonId(*who), all[*week])).collect();
        room.runs(room.now + DAY * 80);
        let mut turns = vec![0u32; usize::try_from(people).unwrap() + 1];
        let mut missed = turns.clone();
        for (_, plan) in &room.plans {
            let is_away = |who: u64| room.away.contains(&(PersonId(who), plan.at.date));
            let here: Vec<u64> = (1..=people).filter(|who| !is_away(*who)).collect();
            let Some(PersonId(named)) = plan.facilitator else {
                prop_assert!(here.is_empty());
                continue;
            };
            prop_assert!(here.contains(&named));
            if away.is_empty() {
                let least = here.iter().map(|who| turns[usize::try_from(*who).unwrap()]).min().unwrap();
                prop_assert_eq!(turns[usize::try_from(named).unwrap()], least);
            }
            turns[usize::try_from(named).unwrap()] += 1;
            for who in (1..=people).filter(|who| is_away(*who)) {
                missed[usize::try_from(who).unwrap()] += 1;
            }
        }
        // Nobody is ahead of another by more than the times the other was away.
        for a in 1..=usize::try_from(people).unwrap() {
            for b in 1..=usize::try_from(people).unwrap() {
                prop_assert!(turns[a] <= turns[b] + missed[b] + 1);
            }
        }
    }
}

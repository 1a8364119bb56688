//! Reading beforehand: when it is sent, who is reminded, who has read, and leaving the reading out.

use super::planning::at;
use super::*;
use crate::dialogue::event::Occasion;
use crate::dialogue::promise::Settlement;
use crate::dialogue::speak::{By, choices};
use crate::dialogue::state::Slot;

const ON_TIME: Settlement = Settlement::Sent { late: false };

fn reading_on(now: &str, when: &str, days: u16) -> Vec<(Occasion, String)> {
    let mut t = Table::named_from(at(now), when, Some(days));
    t.presses("frida", Press::Accept);
    t.promised().into_iter().filter(|(kind, _)| *kind != Occasion::Meeting).collect()
}

fn both(reading: &str, reminder: &str) -> Vec<(Occasion, String)> {
    vec![(Occasion::PreReading, reading.into()), (Occasion::ReadingReminder, reminder.into())]
}

#[test]
fn it_comes_so_many_working_days_before() {
    // Over a weekend, over Christmas and New Year, and over Easter.
    assert_eq!(reading_on("2026-09-01 09:00", "9/9 kl. 13", 5), both("2026-09-02 09:00", "2026-09-08 09:00"));
    assert_eq!(reading_on("2026-12-10 09:00", "4/1 kl. 10", 3), both("2026-12-29 09:00", "2026-12-31 09:00"));
    assert_eq!(reading_on("2027-03-15 09:00", "30/3 kl. 10", 2), both("2027-03-23 09:00", "2027-03-24 09:00"));
    assert_eq!(reading_on("2026-09-01 09:00", "9/9 kl. 13", 0), []);
    assert_eq!(reading_on("2026-09-01 09:00", "9/9 kl. 13", 1), [(Occasion::PreReading, "2026-09-08 09:00".into())]);
}

#[test]
fn where_there_are_fewer_days_left_it_comes_at_once_and_in_working_hours() {
    let reading = |at: &str| vec![(Occasion::PreReading, at.to_owned())];
    assert_eq!(reading_on("2026-09-08 10:15", "9/9 kl. 13", 3), reading("2026-09-08 10:15"));
    assert_eq!(reading_on("2026-09-08 20:00", "9/9 kl. 13", 3), reading("2026-09-09 09:00"));
    // Saturday, for Tuesday: on Monday, and another word the same morning would be one too many.
    assert_eq!(reading_on("2026-09-12 12:00", "15/9 kl. 13", 3), reading("2026-09-14 09:00"));
    assert_eq!(
        reading_on("2026-09-08 20:00", "9/9 kl. 08", 3),
        reading("2026-09-09 07:00"),
        "before it, at the latest"
    );
    assert_eq!(reading_on("2026-09-08 20:00", "9/9 kl. 06.45", 3), [], "nothing is sent after the meeting");
    let t = Table::named_from(at("2026-09-08 20:00"), "9/9 kl. 06.45", Some(3));
    assert_eq!(t.d().planning.proposed.as_ref().unwrap().read_on, None);
}

#[test]
fn a_schedule_with_few_moments_still_sends_it_in_time() {
    let mut t = Table::empty();
    let (zone, days) = (t.calendar.zone().clone(), t.calendar.days().clone());
    let mondays = crate::calendar::Schedule::parse("mandage kl. 9").unwrap();
    t.calendar = WorkingCalendar::new(zone, days, t.calendar.quiet(), mondays, t.now).unwrap();
    let events = crate::dialogue::decide::planned(super::planning::opening(), "10/9 kl. 13", Some(1), &t.ctx());
    t.write(events.unwrap());
    t.presses("frida", Press::Accept);
    assert_eq!(t.promised()[0], (Occasion::PreReading, "2026-09-09 07:00".into()));
}

#[test]
fn it_stands_in_the_invitations_thread_and_calls_those_who_are_coming() {
    let mut t = Table::planned("17. september kl. 13", None, 3);
    t.until("2026-09-14 09:00");
    let reading = t.said.iter().find(|s| s.say == Say::PreReading).unwrap();
    assert_eq!(reading.to, To::Thread(t.d().posts[&Slot::Invitation].clone()));
    assert_eq!(reading.mentions, [FRIDA, ANNA, BO]);
    assert_eq!(t.settled(Occasion::PreReading), [ON_TIME]);
}

#[test]
fn only_those_who_have_not_read_and_are_not_away_are_reminded() {
    let mut t = Table::planned("17. september kl. 13", None, 5);
    t.until("2026-09-14 09:00");
    t.presses("anna", Press::Done);
    t.away.insert(person("bo"));
    t.asks("dan", Command::Leave(None));
    t.asks("eva", Command::Observe(None));
    t.until("2026-09-16 09:00");
    let reminded: Vec<_> = t.said.iter().filter(|s| s.say == Say::ReadingReminder).map(|s| s.to.clone()).collect();
    assert_eq!(reminded, [To::Private(FRIDA), To::Private(t.id("carla"))]);
    t.until("2026-09-17 12:00");
    assert_eq!(t.settled(Occasion::ReadingReminder), [ON_TIME], "once");
}

#[test]
fn everybody_has_read_and_nobody_is_reminded() {
    let mut t = Table::planned("17. september kl. 13", None, 2);
    t.until("2026-09-14 09:00");
    for name in ["frida", "anna"] {
        t.presses(name, Press::Done);
    }
    t.until("2026-09-16 12:00");
    assert_eq!(
        (t.settled(Occasion::ReadingReminder), t.count(|s| *s == Say::ReadingReminder)),
        (vec![Settlement::Lapsed], 0)
    );
}

#[test]
fn a_reminder_due_together_with_the_reading_is_merged_into_it() {
    let mut t = Table::planned("17. september kl. 13", None, 2);
    t.now = at("2026-09-16 10:00");
    assert!(t.woken());
    let into = t.d().posts[&Slot::PreReading].clone();
    assert_eq!(t.settled(Occasion::PreReading), [Settlement::Sent { late: true }]);
    assert_eq!(t.settled(Occasion::ReadingReminder), [Settlement::Merged { into }]);
    assert!(!t.woken());
}

#[test]
fn what_the_bot_chose_waits_for_the_morning() {
    let mut t = Table::planned("17. september kl. 13", None, 2);
    t.now = at("2026-09-14 20:00");
    assert!(!t.woken(), "in quiet hours nothing is sent, however late it is");
    let next = t.d().planning.promises.next_due(t.now, &t.calendar);
    assert_eq!(next, Some(at("2026-09-15 09:00")));
    t.now = at("2026-09-15 09:00");
    assert!(t.woken());
}

#[test]
fn who_reads_is_in_and_is_given_something_to_think_of() {
    let mut t = Table::planned("17. september kl. 13", None, 2);
    t.until("2026-09-14 09:00");
    let via = t.presses("bo", Press::Done);
    let bo = t.id("bo");
    assert!(t.d().is_active(bo));
    assert_eq!((t.d().readers(), t.told(bo, &Say::CuriousQuestions)), ((1, 3), 1));
    t.asks("bo", Command::Read(true));
    assert_eq!(t.told(bo, &Say::CuriousQuestions), 1, "once is enough");
    t.takes_back("bo", &via);
    assert_eq!(t.d().readers(), (0, 3));
    t.asks("anna", Command::Read(true));
    t.asks("anna", Command::Read(false));
    t.asks("anna", Command::Read(false));
    assert_eq!(t.d().readers(), (0, 3));
}

#[test]
fn nobody_takes_back_that_somebody_else_has_read() {
    let mut t = Table::planned("17. september kl. 13", None, 2);
    t.until("2026-09-14 09:00");
    let via = t.presses("anna", Press::Done);
    t.takes_back("frida", &via);
    assert_eq!(t.d().readers(), (1, 2));
}

#[test]
fn the_reading_is_left_out_when_everybody_has_read() {
    let mut t = Table::planned("17. september kl. 13", None, 4);
    t.until("2026-09-17 13:00");
    t.asks("frida", Command::Read(true));
    assert_eq!(t.refused("frida", Command::Skip), Refusal::NotAllRead { read: 1, of: 4 });
    for name in ["anna", "bo", "carla"] {
        t.asks(name, Command::Read(true));
    }
    let card = Say::FacilitatorCard { kind: None, visit: 0, who: FRIDA };
    assert!(choices(t.d(), &card, By::Reaction).contains(&Press::Skip));
    t.presses("frida", Press::Skip);
    t.asks("frida", Command::Skip);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Frame);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Pairs);
}

#[test]
fn the_reading_is_left_out_in_the_middle_of_it() {
    let mut t = Table::planned("17. september kl. 13", None, 4);
    t.until("2026-09-14 09:00");
    for name in &NAMES[..4] {
        t.presses(name, Press::Done);
    }
    t.until("2026-09-17 13:00");
    t.to(ActivityKind::Read);
    t.asks("frida", Command::Skip);
    assert_eq!(t.kind(), ActivityKind::Pairs);
    t.asks("frida", Command::Back);
    assert_eq!(t.kind(), ActivityKind::Read, "who wants it after all goes back");
}

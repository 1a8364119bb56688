//! Before the meeting: naming a time and saying yes to it, moving it, and the meeting's hour.

use super::*;
use crate::calendar::{LocalMoment, WhenError};
use crate::dialogue::answer::Answer;
use crate::dialogue::decide::{Opening, planned};
use crate::dialogue::event::{Ending, Occasion, Unusual};
use crate::dialogue::promise::Settlement;
use crate::dialogue::state::Stage;

/// On the clock in Copenhagen.
pub(super) fn at(civil: &str) -> Timestamp {
    let civil: jiff::civil::DateTime = civil.parse().unwrap();
    WorkingCalendar::default().zone().place(civil).instant
}

pub(super) fn opening() -> Opening {
    Opening {
        message: None,
        dialogue: dialogue(),
        script: script(),
        lang: Lang::Da,
        settings: OPEN,
        expected: None,
        person: person("frida"),
        identity: identity("frida"),
    }
}

impl Table {
    /// Frida has named a time, and nobody has said yes to it.
    pub(super) fn named(when: &str, read: Option<u16>) -> Self {
        Self::named_from(START.parse().unwrap(), when, read)
    }

    pub(super) fn named_from(now: Timestamp, when: &str, read: Option<u16>) -> Self {
        let mut table = Self::empty();
        table.now = now;
        let events = planned(opening(), when, read, &table.ctx()).unwrap();
        table.write(events);
        table
    }

    /// Agreed, and so many have said that they are coming, Frida among them.
    pub(super) fn planned(when: &str, read: Option<u16>, people: usize) -> Self {
        let mut table = Self::named(when, read);
        table.presses("frida", Press::Accept);
        for name in &NAMES[1..people] {
            table.presses(name, Press::Join);
        }
        table
    }

    /// Time goes by until then, with everything that falls due.
    pub(super) fn until(&mut self, civil: &str) {
        let end = at(civil);
        for _ in 0..50 {
            let due = match self.d().stage {
                Stage::Planned => {
                    let open = self.d().planning.promises.open();
                    let open = open.filter(|p| !(self.busy && p.kind == Occasion::Meeting));
                    open.map(|p| p.due(self.now, &self.calendar)).min()
                }
                _ => next_wake(self.d()),
            };
            let Some(due) = due.filter(|due| *due <= end) else { break };
            self.now = self.now.max(due);
            assert!(self.woken(), "woken at {due} for nothing");
        }
        self.now = self.now.max(end);
    }

    /// Does what is due now. False when that is nothing.
    pub(super) fn woken(&mut self) -> bool {
        let Decision { events, refusal, .. } = wake(self.d(), &self.ctx());
        assert_eq!(refusal, None);
        let any = !events.is_empty();
        self.write(events);
        any
    }

    /// What is promised for the time before the meeting, in the order it was promised.
    pub(super) fn promised(&self) -> Vec<(Occasion, String)> {
        let open = self.d().planning.promises.open().filter(|p| p.kind != Occasion::Abandoned);
        open.map(|p| (p.kind, civil(&p.at))).collect()
    }

    pub(super) fn settled(&self, kind: Occasion) -> Vec<Settlement> {
        let of_kind = |event: &Event| match event {
            Event::Settled { kind: settled, how, .. } if *settled == kind => Some(how.clone()),
            _ => None,
        };
        self.events.iter().filter_map(of_kind).collect()
    }

    /// What was said about the weeks before, without the cards and greetings.
    pub(super) fn sayings(&self) -> Vec<&Say> {
        self.said.iter().map(|s| &s.say).collect()
    }

    fn shift(&mut self, when: &str) {
        self.asks("frida", Command::Move { dialogue: None, when: when.into() });
    }
}

pub(super) fn civil(at: &LocalMoment) -> String {
    format!("{} {}", at.date, at.time.strftime("%H:%M"))
}

fn refused(now: &str, when: &str) -> Refusal {
    let table = Table { now: at(now), ..Table::empty() };
    planned(opening(), when, None, &table.ctx()).unwrap_err()
}

const ON_TIME: Settlement = Settlement::Sent { late: false };
const LATE: Settlement = Settlement::Sent { late: true };

// --- naming a time ---

#[test]
fn a_time_is_said_back_and_counts_once_it_is_found_right() {
    let mut t = Table::named("17. september kl. 13", None);
    assert!(t.d().is_planned());
    assert_eq!((t.sayings(), t.d().planning.plan.is_none()), (vec![&Say::TimeCheck], true));
    let plan = t.d().planning.proposed.clone().unwrap();
    assert_eq!((civil(&plan.at).as_str(), plan.read_days, plan.unusual), ("2026-09-17 13:00", 3, None));
    assert_eq!(plan.read_on, Some("2026-09-14".parse().unwrap()));

    t.presses("frida", Press::Accept);
    assert_eq!(t.sayings(), [&Say::TimeCheck, &Say::Invitation, &Say::CalendarFile { moves: 0 }]);
    assert_eq!(
        t.promised(),
        [
            (Occasion::PreReading, "2026-09-14 09:00".into()),
            (Occasion::ReadingReminder, "2026-09-16 09:00".into()),
            (Occasion::Meeting, "2026-09-17 13:00".into()),
        ]
    );
    t.replayed();
}

#[test]
fn what_is_promised_is_known_when_the_invitation_is_written() {
    let t = Table::planned("17. september kl. 13", None, 1);
    let accepted = t.events.iter().position(|e| *e == Event::TimeAccepted).unwrap();
    let then = replay(&t.events[..=accepted]).unwrap().unwrap();
    assert!(then.planning.promises.open().any(|p| p.kind == Occasion::PreReading));
}

#[test]
fn a_time_that_is_wrong_leaves_nothing_behind() {
    for no in [Command::Answer(Answer::number(2)), Command::Cancel(None)] {
        let mut t = Table::named("17. september kl. 13", None);
        t.asks("frida", no);
        assert_eq!(t.d().ending(), Some(Ending::Cancelled));
        assert_eq!(t.sayings(), [&Say::TimeCheck], "nobody was invited, so nobody is told");
        assert_eq!(t.promised(), []);
    }
    let mut t = Table::named("17. september kl. 13", None);
    t.answers("frida", 1);
    assert!(t.d().planning.plan.is_some(), "in words too");
}

#[test]
fn times_that_cannot_be() {
    let monday = "2026-09-07 09:00";
    let why = |when: &str| match refused(monday, when) {
        Refusal::BadDate { text, error } => {
            assert!(text.len() <= 40 && when.starts_with(&text), "{text}");
            error
        }
        other => panic!("{other:?}"),
    };
    assert!(matches!(why("1/9 kl. 13"), WhenError::Past { fits: Some(_), .. }));
    assert!(matches!(why("mandag kl. 13"), WhenError::Ambiguous(_)));
    assert!(matches!(why("i morgen kl. 2"), WhenError::Ambiguous(_)));
    let WhenError::WhichTime { fits } = why("17. september") else { panic!() };
    assert_eq!(fits.time, Some(jiff::civil::time(13, 0, 0, 0)), "what would fit can be copied");
    assert!(matches!(why("uge 39"), WhenError::WhichDay { .. }));
    assert!(matches!(why("31. september kl. 13"), WhenError::NoSuchDate { .. }));
    assert!(matches!(why("fredag den 17. september kl. 13"), WhenError::WeekdayMismatch { .. }));
    assert!(matches!(why("snart"), WhenError::Unknown { .. }));
    assert!(matches!(why(&"x".repeat(500)), WhenError::Unclear));
}

#[test]
fn times_that_are_kept_and_said_with_care() {
    for (when, unusual, held) in [
        ("17. september kl. 18.30", Unusual::QuietHours, "2026-09-17 18:30"),
        ("19. september kl. 13", Unusual::DayOff, "2026-09-19 13:00"),
        ("25. december kl. 13", Unusual::DayOff, "2026-12-25 13:00"),
        ("28. marts 2027 kl. 02.30", Unusual::Skipped, "2027-03-28 03:30"),
    ] {
        let mut t = Table::named(when, Some(0));
        assert_eq!(t.d().planning.proposed.as_ref().unwrap().unusual, Some(unusual), "{when}");
        t.presses("frida", Press::Accept);
        t.until(held);
        assert!(matches!(t.d().stage, Stage::Lobby), "{when}: people chose it");
        assert_eq!(t.settled(Occasion::Meeting), [ON_TIME]);
    }
}

#[test]
fn a_time_nobody_says_yes_to_is_dropped_the_next_working_day() {
    // Friday at half past seven: not an hour and a half later.
    let mut t = Table::named_from(at("2026-09-11 07:30"), "17. september kl. 13", None);
    t.until("2026-09-14 08:59");
    assert!(t.d().planning.proposed.is_some());
    t.until("2026-09-14 09:00");
    assert_eq!(t.d().ending(), Some(Ending::Cancelled));
    assert_eq!(t.sayings(), [&Say::TimeCheck]);
    t.replayed();
}

#[test]
fn yes_comes_too_late_when_the_time_has_gone_by() {
    let mut t = Table::named("i dag kl. 15", None);
    t.now = at("2026-09-07 15:00");
    let (_, refusal) = t.tries_press("frida", Press::Accept);
    assert!(matches!(refusal, Some(Refusal::BadDate { error: WhenError::Past { .. }, .. })), "{refusal:?}");
}

// --- who may ---

#[test]
fn whoever_steers_says_yes_moves_and_calls_off() {
    let mut t = Table::named("17. september kl. 13", None);
    t.asks("anna", Command::Join(None));
    let shift = || Command::Move { dialogue: None, when: "18. september kl. 13".into() };
    for (name, request) in [
        ("anna", Request::Press(Press::Accept)),
        ("anna", Request::Press(Press::Decline)),
        ("anna", Request::Command(Command::Answer(Answer::number(1)))),
        ("anna", Request::Command(shift())),
        ("anna", Request::Command(Command::Next)),
        ("anna", Request::Command(Command::Skip)),
        ("anna", Request::Command(Command::Cancel(None))),
    ] {
        let refusal = t.request(name, Place::Channel, None, &request);
        assert_eq!(refusal, Some(Refusal::FacilitatorOnly), "{request:?}");
    }
    t.asks("frida", Command::Timekeeper(super::super::command::PersonRef::Name("anna".into())));
    t.asks("anna", shift());
    t.presses("anna", Press::Accept);
    t.asks("anna", Command::Cancel(None));
    assert_eq!(t.d().ending(), Some(Ending::Cancelled));
    assert_eq!(t.sayings()[t.said.len() - 2..], [&Say::Cancelled, &Say::CalendarCancelled], "who was coming is told");
}

#[test]
fn a_facilitator_who_cannot_come_is_replaced_before_the_day() {
    let mut t = Table::planned("17. september kl. 13", None, 4);
    t.asks("frida", Command::Leave(None));
    assert_eq!(t.sayings().last(), Some(&&Say::FacilitatorLeft));
    t.asks("anna", Command::Claim(None));
    t.until("2026-09-17 13:00");
    assert_eq!(t.d().facilitator, Some(ANNA));
    assert_eq!(
        t.told(ANNA, &Say::FacilitatorCard { kind: None, visit: 0, who: ANNA }),
        2,
        "when she took over, and when it begins"
    );
}

// --- moving ---

#[test]
fn moved_before_the_reading_is_sent() {
    let mut t = Table::planned("17. september kl. 13", None, 3);
    t.shift("24. september kl. 10.30");
    assert_eq!(t.sayings().last(), Some(&&Say::TimeCheck));
    assert_eq!(civil(&t.d().planning.plan.as_ref().unwrap().at), "2026-09-17 13:00", "the old time holds until then");
    t.presses("frida", Press::Accept);
    assert_eq!(t.d().planning.moves, 1);
    assert_eq!(
        t.promised(),
        [
            (Occasion::PreReading, "2026-09-21 09:00".into()),
            (Occasion::ReadingReminder, "2026-09-23 09:00".into()),
            (Occasion::Meeting, "2026-09-24 10:30".into()),
        ]
    );
    let moved = t.said.iter().find(|s| s.say == Say::Moved).unwrap();
    assert_eq!(moved.mentions, [FRIDA, ANNA, BO], "those who are coming");
    assert_eq!(t.sayings().last(), Some(&&Say::CalendarFile { moves: 1 }));
    t.until("2026-09-24 10:30");
    assert_eq!(t.count(|s| *s == Say::PreReading), 1);
}

#[test]
fn moved_after_the_reading_is_sent_it_is_not_sent_again() {
    let mut t = Table::planned("17. september kl. 13", None, 3);
    t.until("2026-09-15 12:00");
    t.shift("24. september kl. 10.30");
    t.presses("frida", Press::Accept);
    assert_eq!(
        t.promised(),
        [(Occasion::ReadingReminder, "2026-09-23 09:00".into()), (Occasion::Meeting, "2026-09-24 10:30".into())]
    );
    t.until("2026-09-24 10:30");
    assert_eq!(t.settled(Occasion::PreReading), [ON_TIME]);
    assert_eq!(t.told(ANNA, &Say::ReadingReminder), 1);
}

#[test]
fn a_move_that_is_declined_or_dropped_leaves_the_old_time() {
    for answered in [true, false] {
        let mut t = Table::planned("17. september kl. 13", None, 2);
        t.shift("24. september kl. 10.30");
        if answered {
            t.presses("frida", Press::Decline);
        } else {
            t.until("2026-09-08 09:00");
        }
        assert_eq!((t.d().planning.proposed.is_none(), t.d().planning.moves), (true, 0));
        t.until("2026-09-17 13:00");
        assert!(matches!(t.d().stage, Stage::Lobby));
    }
}

#[test]
fn a_time_named_anew_before_the_answer_replaces_the_one_before() {
    let mut t = Table::named("17. september kl. 13", Some(2));
    t.shift("24. september kl. 13");
    t.shift("25. september kl. 13");
    t.presses("frida", Press::Accept);
    let plan = t.d().planning.plan.clone().unwrap();
    assert_eq!((civil(&plan.at).as_str(), plan.read_days, t.d().planning.moves), ("2026-09-25 13:00", 2, 0));
    assert_eq!(t.count(|s| *s == Say::Invitation), 1);
    assert_eq!(t.settled(Occasion::Unconfirmed), vec![Settlement::Lapsed; 3]);
}

#[test]
fn a_meeting_begins_though_another_time_is_being_asked_about() {
    let mut t = Table::planned("7. september kl. 13", Some(0), 2);
    t.shift("8. september kl. 13");
    t.until("2026-09-07 13:00");
    assert!(matches!(t.d().stage, Stage::Lobby));
    assert_eq!(t.d().planning.proposed, None, "a yes to something else must not be a yes to that");
    let (_, refusal) = t.tries_press("frida", Press::Accept);
    assert!(matches!(refusal, Some(Refusal::NotNow { .. })), "{refusal:?}");
}

// --- its hour ---

#[test]
fn the_lobby_opens_and_those_who_are_coming_are_called() {
    let mut t = Table::planned("17. september kl. 13", Some(0), 3);
    t.until("2026-09-17 12:59");
    assert!(t.d().is_planned());
    t.until("2026-09-17 13:00");
    let lobby = t.said.iter().find(|s| s.say == Say::Lobby).unwrap();
    assert_eq!(lobby.mentions, [FRIDA, ANNA, BO]);
    assert_eq!(t.told(FRIDA, &Say::FacilitatorCard { kind: None, visit: 0, who: FRIDA }), 1);
    assert_eq!(t.promised(), []);
    t.asks("carla", Command::Join(None));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Frame);
}

#[test]
fn a_lobby_that_nobody_begins_is_closed_the_working_day_after() {
    // A Friday.
    let mut t = Table::planned("18. september kl. 13", Some(0), 2);
    t.until("2026-09-18 13:00");
    t.now = at("2026-09-21 08:59");
    assert!(!t.woken());
    t.now = at("2026-09-21 09:00");
    assert!(t.woken());
    assert_eq!(t.d().ending(), Some(Ending::Cancelled));
    assert_eq!(t.d().planning.promises.open().count(), 0);
}

#[test]
fn a_meeting_waits_until_another_dialogue_is_over() {
    let mut t = Table::planned("17. september kl. 13", Some(0), 2);
    t.busy = true;
    t.until("2026-09-17 13:20");
    assert!(t.d().is_planned());
    assert_eq!(t.refused("frida", Command::Next), Refusal::AlreadyLive);
    t.busy = false;
    assert!(t.woken());
    assert!(matches!(t.d().stage, Stage::Lobby));
    assert_eq!(t.settled(Occasion::Meeting), [ON_TIME]);
}

#[test]
fn a_meeting_more_than_three_hours_late_has_been_missed() {
    let mut t = Table::planned("17. september kl. 10", None, 2);
    t.now = at("2026-09-17 12:59");
    assert!(t.woken());
    assert!(matches!(t.d().stage, Stage::Lobby), "people may still be waiting");

    let mut t = Table::planned("17. september kl. 10", None, 2);
    t.now = at("2026-09-17 13:00");
    assert!(t.woken());
    assert_eq!((t.settled(Occasion::Meeting), t.d().is_planned()), (vec![LATE], true));
    assert_eq!(t.sayings().last(), Some(&&Say::Missed));
    assert_eq!(t.promised(), [], "nothing to read for what has been");
    t.asks("frida", Command::Next);
    assert!(matches!(t.d().stage, Stage::Lobby), "it can still be held");

    let mut t = Table::planned("17. september kl. 10", None, 2);
    t.now = at("2026-09-18 09:00");
    t.woken();
    t.shift("24. september kl. 10");
    t.presses("frida", Press::Accept);
    t.until("2026-09-24 10:00");
    assert!(matches!(t.d().stage, Stage::Lobby), "or another day");
}

#[test]
fn it_begins_early_on_its_own_day_and_on_no_other() {
    let mut t = Table::named("17. september kl. 13", None);
    assert_eq!(t.refused("frida", Command::Next), Refusal::TimeNotConfirmed);
    t.presses("frida", Press::Accept);
    assert!(matches!(t.refused("frida", Command::Next), Refusal::NotYet { .. }));
    t.until("2026-09-17 08:00");
    t.asks("frida", Command::Next);
    assert!(matches!(t.d().stage, Stage::Lobby));
    assert_eq!((t.promised(), t.settled(Occasion::Meeting)), (vec![], vec![Settlement::Lapsed]));
}

#[test]
fn what_happens_twice_on_the_clock_happens_once() {
    // 31 October 2027: half past two comes twice, and the meeting was the bot's to open at the first.
    let mut t = Table::named_from(at("2027-10-29 09:00"), "31. oktober kl. 02.30", Some(0));
    t.presses("frida", Press::Accept);
    t.now = "2027-10-31T00:30:00Z".parse().unwrap();
    assert!(t.woken());
    t.now = "2027-10-31T01:30:00Z".parse().unwrap();
    assert!(!t.woken());
    assert_eq!(t.settled(Occasion::Meeting), [ON_TIME]);
}

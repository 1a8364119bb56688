//! The course of a dialogue: moving on and back, pausing, extending, and what the clock brings.

use super::*;
use crate::dialogue::command::Tap;
use crate::dialogue::event::Ending;
use crate::dialogue::speak::pressed;
use crate::dialogue::state::Ready;

fn ready(t: &Table) -> usize {
    t.count(|s| matches!(s, Say::Ready { .. }))
}

#[test]
fn only_who_steers_moves_on() {
    let mut t = Table::of(4);
    assert_eq!(t.refused("anna", Command::Next), Refusal::FacilitatorOnly);
    assert_eq!(t.refused("tom", Command::Next), Refusal::FacilitatorOnly);
    assert_eq!(t.d().people.len(), 4);
}

#[test]
fn the_clock_alone_never_starts_the_next_activity() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Pairs);
    t.minutes(60);
    assert_eq!(t.kind(), ActivityKind::Pairs);
    assert_eq!(next_wake(t.d()), None);
}

#[test]
fn a_playbook_may_move_by_itself() {
    let settings = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: true, ..Settings::default() };
    let mut t = Table::with(9, script(), settings);
    t.next();
    t.minutes(2 + 3);
    assert_eq!(t.kind(), ActivityKind::Pairs);
    assert_eq!(ready(&t), 0, "nobody needs to be called back");
    t.minutes(120);
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn next_asks_once_when_not_all_have_read() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    t.presses("anna", Press::Done);
    assert_eq!(t.refused("frida", Command::Next), Refusal::NotAllReady { ready: 1, of: 4 });
    t.asks("frida", Command::Next);
    assert_eq!(t.kind(), ActivityKind::Pairs);
}

#[test]
fn next_does_not_ask_when_time_is_up_or_all_are_done() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    t.minutes(3);
    t.asks("frida", Command::Next);
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    for name in &NAMES[..4] {
        t.presses(name, Press::Done);
    }
    t.asks("frida", Command::Next);
}

#[test]
fn all_done_is_said_once_and_done_can_be_taken_back() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    for name in &NAMES[..3] {
        t.presses(name, Press::Done);
    }
    let tom = t.presses("carla", Press::Done);
    assert_eq!(t.last().say, Say::Ready { why: Ready::AllDone });
    assert_eq!(t.last().mentions, [FRIDA]);
    t.takes_back("carla", &tom);
    assert_eq!(t.d().done_count(), (3, 4));
    assert_eq!(t.refused("frida", Command::Next), Refusal::NotAllReady { ready: 3, of: 4 });
    t.presses("carla", Press::Done);
    t.minutes(3);
    assert_eq!(ready(&t), 1);
}

#[test]
fn who_leaves_is_not_waited_for() {
    let mut t = Table::of(5);
    t.to(ActivityKind::Read);
    for name in &NAMES[..4] {
        t.presses(name, Press::Done);
    }
    assert_eq!(ready(&t), 0);
    t.asks("dan", Command::Leave(None));
    assert_eq!(ready(&t), 1);
}

#[test]
fn guests_do_not_block_all_done() {
    let mut t = Table::of(2);
    t.asks("frida", Command::Guests(7));
    t.to(ActivityKind::Read);
    t.presses("frida", Press::Done);
    t.presses("anna", Press::Done);
    assert_eq!(ready(&t), 1);
}

#[test]
fn time_up_is_said_once_in_a_step() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.minutes(4);
    assert_eq!(t.last().say, Say::Ready { why: Ready::TimeUp });
    t.to(ActivityKind::Round);
    t.minutes(3);
    t.to(ActivityKind::Summarise);
    t.minutes(1);
    assert_eq!(ready(&t), 1);
}

#[test]
fn one_minute_is_said_only_from_five_minutes_up() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.minutes(4);
    assert_eq!(t.count(|s| *s == Say::OneMinute), 0);
    t.to(ActivityKind::Reflect);
    t.minutes(9);
    assert_eq!(t.count(|s| *s == Say::OneMinute), 0);
    t.minutes(1);
    assert_eq!(t.last().say, Say::OneMinute);
    t.minutes(5);
    assert_eq!(t.count(|s| *s == Say::OneMinute), 1);
}

#[test]
fn a_pause_or_a_break_makes_no_activity_long() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.asks("frida", Command::Pause);
    t.minutes(10);
    t.asks("frida", Command::Resume);
    t.away(300);
    t.minutes(4);
    assert_eq!(t.count(|s| *s == Say::OneMinute), 0);
}

#[test]
fn back_restores_the_step_and_its_remaining_time() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    let pairs = t.d().pairs.clone();
    t.minutes(1);
    t.to(ActivityKind::Round);
    t.minutes(2);
    t.asks("frida", Command::Back);
    assert_eq!((t.kind(), t.left()), (ActivityKind::Pairs, (3, 0)));
    assert_eq!(t.d().pairs, pairs);
    t.next();
    assert_eq!((t.kind(), t.left()), (ActivityKind::Round, (1, 0)));
}

#[test]
fn back_from_an_activity_that_ran_out_gives_a_minute() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.minutes(9);
    t.next();
    t.asks("frida", Command::Back);
    assert_eq!(t.left(), (1, 0));
}

#[test]
fn there_is_nothing_before_the_start() {
    let mut t = Table::of(4);
    assert_eq!(t.refused("frida", Command::Back), Refusal::AtTheStart);
    t.next();
    assert_eq!(t.refused("frida", Command::Back), Refusal::AtTheStart);
}

#[test]
fn a_pause_stops_the_clock() {
    let mut t = Table::of(9);
    assert!(matches!(t.refused("frida", Command::Pause), Refusal::NotNow { .. }));
    t.to(ActivityKind::Pairs);
    t.minutes(1);
    assert_eq!(t.refused("frida", Command::Resume), Refusal::NotPaused);
    t.asks("frida", Command::Pause);
    assert_eq!(t.refused("frida", Command::Pause), Refusal::AlreadyPaused);
    assert_eq!(next_wake(t.d()), None);
    t.minutes(30);
    t.asks("frida", Command::Resume);
    assert_eq!(t.left(), (3, 0));
}

#[test]
fn next_while_paused_goes_on() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.asks("frida", Command::Pause);
    t.minutes(30);
    t.asks("frida", Command::Next);
    assert_eq!((t.kind(), t.left()), (ActivityKind::Round, (3, 0)));
}

#[test]
fn extending_counts_from_now_when_time_is_up() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    t.asks("frida", Command::Extend(2));
    assert_eq!(t.left(), (6, 0));
    t.minutes(8);
    t.asks("frida", Command::Extend(2));
    assert_eq!(t.left(), (2, 0));
    t.minutes(2);
    assert!(t.d().running().unwrap().time_up);
    assert_eq!(ready(&t), 1, "time up is said once in a step");
    assert_eq!(t.refused("frida", Command::Extend(0)), Refusal::BadMinutes { max: 60 });
    assert_eq!(t.refused("frida", Command::Extend(u16::MAX)), Refusal::BadMinutes { max: 60 });
    assert_eq!(t.refused("anna", Command::Extend(2)), Refusal::FacilitatorOnly);
}

#[test]
fn a_break_moves_the_end_and_is_told_once() {
    let mut t = Table::of(9);
    t.away(3600);
    assert_eq!(t.count(|s| matches!(s, Say::Break { .. })), 0, "nothing ran in the lobby");
    t.to(ActivityKind::Pairs);
    t.minutes(1);
    t.away(90);
    assert_eq!(t.left(), (3, 0));
    assert_eq!(t.last().say, Say::Break { minutes: 2 });
    t.asks("frida", Command::Pause);
    t.away(90);
    t.asks("frida", Command::Resume);
    assert_eq!(t.count(|s| matches!(s, Say::Break { .. })), 1, "a pause loses nothing");
}

#[test]
fn two_who_steer_and_press_next_on_their_cards_move_one_step() {
    let mut t = Table::of(5);
    t.asks("frida", Command::Timekeeper(crate::dialogue::command::PersonRef::Name("anna".into())));
    t.to(ActivityKind::Frame);
    let cards = t.said.iter().filter(|s| matches!(s.say, Say::FacilitatorCard { visit: 1, .. }));
    let cards: Vec<_> = cards.map(|card| card.key.clone()).collect();
    assert_eq!(cards.len(), 2);
    for card in &cards {
        assert_eq!(pressed(t.d(), card, Tap::Reaction("▶")), Some(Press::Next));
    }
    t.presses("frida", Press::Next);
    for card in &cards {
        assert_eq!(pressed(t.d(), card, Tap::Reaction("▶")), None, "an older card means nothing");
    }
}

#[test]
fn two_who_write_next_at_the_same_time_move_one_step() {
    let mut t = Table::of(5);
    t.asks("frida", Command::Timekeeper(crate::dialogue::command::PersonRef::Name("anna".into())));
    t.to(ActivityKind::Pairs);
    t.minutes(5);
    let sent = t.now;
    t.seconds(1);
    assert_eq!(t.sent("frida", sent, Command::Next), None);
    assert_eq!(t.kind(), ActivityKind::Round);
    assert_eq!(t.sent("anna", sent, Command::Next), None, "and nobody is scolded");
    assert_eq!((t.kind(), t.d().round.as_ref().unwrap().at), (ActivityKind::Round, 0));
    // Within the round too.
    let sent = t.now;
    t.seconds(1);
    assert_eq!(t.sent("anna", sent, Command::Next), None);
    assert_eq!(t.sent("frida", sent, Command::Next), None);
    assert_eq!(t.d().round.as_ref().unwrap().at, 1);
    // What is sent afterwards counts, also when pauses and breaks have moved the times.
    t.asks("frida", Command::Pause);
    t.minutes(3);
    t.asks("frida", Command::Resume);
    let sent = t.now;
    t.away(120);
    assert_eq!(t.sent("frida", sent, Command::Next), None);
    assert_eq!(t.kind(), ActivityKind::Summarise);
}

#[test]
fn a_double_tap_does_not_answer_the_question_it_has_not_seen() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    let sent = t.now;
    t.seconds(1);
    assert_eq!(t.sent("frida", sent, Command::Next), Some(Refusal::NotAllReady { ready: 0, of: 4 }));
    assert_eq!(t.sent("frida", sent, Command::Next), None);
    assert_eq!(t.kind(), ActivityKind::Read);
    t.asks("frida", Command::Next);
    assert_eq!(t.kind(), ActivityKind::Pairs);
}

#[test]
fn next_ends_the_dialogue_without_a_trial_only_when_said_twice() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Select);
    t.minutes(10);
    assert_eq!(t.refused("frida", Command::Next), Refusal::EndsHere);
    assert!(!t.d().is_over(), "one group and no proposals: nothing is left");
    t.asks("frida", Command::Next);
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn cancelled_is_over_and_said() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Pairs);
    assert_eq!(t.refused("anna", Command::Cancel(None)), Refusal::FacilitatorOnly);
    t.asks("frida", Command::Cancel(None));
    assert_eq!(t.last().say, Say::Cancelled);
    assert_eq!(t.d().ending(), Some(Ending::Cancelled));
    assert_eq!(next_wake(t.d()), None);
    assert_eq!(t.refused("frida", Command::Next), Refusal::NoDialogue);
    t.says("anna", "hej");
}

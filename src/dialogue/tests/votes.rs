//! Votes: dots, hands in the room, run-off and lot.

use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::event::{Ending, Outcome};
use crate::dialogue::refusal::Late;
use crate::dialogue::speak::{By, choices};
use crate::dialogue::state::NotCounted;

impl Table {
    /// Dots among the proposals, open.
    fn dots(people: usize, texts: &[&str]) -> Self {
        let mut t = Self::of(people);
        t.at_proposals(texts);
        t.asks("frida", Command::Vote);
        assert_eq!(t.kind(), ActivityKind::Dots);
        t
    }

    fn tally(&self) -> Vec<(u16, u16)> {
        self.d().count().tally(&self.d().question.as_ref().unwrap().options())
    }

    pub(super) fn outcome(&self) -> &Outcome {
        &self.d().closed.last().expect("no vote has closed").outcome
    }

    fn answers_for(&mut self, guest: &str, number: u16) {
        self.asks("frida", Command::Answer(Answer::number(number).for_guest(guest)));
    }
}

#[test]
fn most_dots_wins() {
    let mut t = Table::dots(9, &["a", "b"]);
    for name in &NAMES[..5] {
        t.presses(name, Press::Number(2));
    }
    for name in &NAMES[5..9] {
        t.presses(name, Press::Number(1));
    }
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 2 });
    assert_eq!(t.d().closed[0].ballots, [1, 1, 1, 1, 2, 2, 2, 2, 2]);
}

#[test]
fn a_dot_is_moved_and_taken_back_until_it_closes() {
    let mut t = Table::dots(9, &["a", "b", "c"]);
    let one = t.presses("anna", Press::Number(1));
    let two = t.presses("anna", Press::Number(2));
    assert_eq!(t.tally(), [(1, 0), (2, 1), (3, 0)], "the latest counts");
    t.takes_back("anna", &two);
    assert_eq!(t.tally(), [(1, 1), (2, 0), (3, 0)], "and the one before is still shown");
    t.takes_back("anna", &one);
    assert_eq!(t.tally(), [(1, 0), (2, 0), (3, 0)]);
    t.answers("anna", 3);
    t.answers("anna", 2);
    assert_eq!(t.tally(), [(1, 0), (2, 1), (3, 0)], "in words as well");
    t.answers("anna", 0);
    assert_eq!(t.tally(), [(1, 0), (2, 0), (3, 0)]);
    t.answers("anna", 0);
}

#[test]
fn nobody_takes_back_what_somebody_else_has_chosen() {
    let mut t = Table::dots(9, &["a", "b"]);
    let dot = t.presses("anna", Press::Number(1));
    for other in ["bo", "frida", "nobody"] {
        t.takes_back(other, &dot);
    }
    assert_eq!(t.tally(), [(1, 1), (2, 0)], "also not whoever may clear up in the channel");
    t.takes_back("anna", &dot);
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
}

#[test]
fn what_was_entered_for_a_guest_is_taken_back_by_whoever_steers() {
    let mut t = Table::of(8);
    t.asks("frida", Command::Guest("Tove".to_owned()));
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Vote);
    let answer = Request::Command(Command::Answer(Answer::number(2).for_guest("Tove")));
    assert_eq!(t.request("frida", Place::Channel, Some("$for-tove"), &answer), None);
    t.takes_back("anna", "$for-tove");
    assert_eq!(t.tally(), [(1, 0), (2, 1)]);
    t.takes_back("frida", "$for-tove");
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
}

#[test]
fn reacting_twice_counts_once() {
    let mut t = Table::dots(9, &["a", "b"]);
    t.answers("anna", 1);
    let again = t.presses("anna", Press::Number(1));
    assert_eq!(t.tally(), [(1, 1), (2, 0)]);
    t.takes_back("anna", &again);
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
}

#[test]
fn only_what_is_on_the_board_can_be_chosen() {
    let mut t = Table::dots(9, &["a", "b"]);
    let missing = Refusal::NoSuchNumber { number: 3, open: vec![1, 2] };
    assert_eq!(t.refused("anna", Command::Answer(Answer::number(3))), missing);
    assert_eq!(t.refused("frida", Command::Count(vec![(9, 1)])), Refusal::NoSuchNumber { number: 9, open: vec![1, 2] });
}

#[test]
fn late_arrivals_and_observers_are_told_once_and_not_counted() {
    let mut t = Table::of(9);
    t.asks("anna", Command::Observe(None));
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    for _ in 0..2 {
        t.presses("anna", Press::Number(1));
        t.presses("tom", Press::Number(1));
    }
    let tom = t.id("tom");
    assert_eq!(t.told(ANNA, &Say::NotCounted { why: NotCounted::Observer }), 1);
    assert_eq!(t.told(tom, &Say::NotCounted { why: NotCounted::TooLate }), 1);
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
    assert!(t.d().is_active(tom), "a first press joins");
}

#[test]
fn who_becomes_an_observer_takes_their_dot_along() {
    let mut t = Table::dots(9, &["a", "b"]);
    t.presses("anna", Press::Number(1));
    t.asks("anna", Command::Observe(None));
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
}

#[test]
fn a_dot_after_the_deadline_is_refused_and_one_before_it_counts() {
    let mut t = Table::dots(9, &["a", "b"]);
    let deadline = t.d().deadline().unwrap();
    // The bot lags: it has not been woken yet, and hears two dots.
    t.now = deadline + SignedDuration::from_secs(2);
    let dot = |at| Actor { person: person("anna"), identity: identity("anna"), place: Place::Channel, at, via: None };
    let press = Request::Press(Press::Number(1));
    let late = decide(t.d(), &dot(t.now), &press, &t.ctx());
    assert_eq!(
        (late.events.len(), late.refusal),
        (0, Some(Refusal::VoteClosed { at: deadline, of: Late::Answer, just_now: true }))
    );
    let in_time = decide(t.d(), &dot(deadline), &press, &t.ctx());
    assert_eq!((in_time.events.len(), in_time.refusal), (1, None));
}

#[test]
fn a_dot_taken_back_after_the_deadline_still_counts() {
    let mut t = Table::dots(9, &["a", "b"]);
    let dot = t.presses("anna", Press::Number(1));
    let at = t.d().deadline().unwrap();
    t.now = at + SignedDuration::from_secs(1);
    let told = t.request("anna", Place::Channel, None, &Request::TakenBack { original: dot });
    assert_eq!(told, Some(Refusal::VoteClosed { at, of: Late::TakeBack, just_now: true }));
    assert_eq!(t.tally(), [(1, 1), (2, 0)]);
}

#[test]
fn whoever_leaves_does_not_decide_and_is_not_missed() {
    let mut t = Table::dots(5, &["a", "b"]);
    t.presses("anna", Press::Number(1));
    t.asks("anna", Command::Leave(None));
    for name in ["frida", "bo", "carla"] {
        t.presses(name, Press::Number(1));
    }
    assert!(t.d().question.is_some());
    t.asks("dan", Command::Leave(None));
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 1 });
    assert_eq!((t.d().closed[0].ballots.len(), t.d().closed[0].silent), (3, 0));
}

#[test]
fn a_tie_gives_a_run_off_and_then_the_lot() {
    let mut t = Table::dots(4, &["a", "b", "c"]);
    for (name, number) in [("frida", 1), ("anna", 1), ("bo", 3), ("carla", 3)] {
        t.presses(name, Press::Number(number));
    }
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Tie { among: vec![1, 3] });
    assert_eq!((t.kind(), t.left()), (ActivityKind::Dots, (1, 0)));
    assert_eq!(t.tally(), [(1, 0), (3, 0)]);
    for (name, number) in [("frida", 1), ("anna", 1), ("bo", 3), ("carla", 3)] {
        t.presses(name, Press::Number(number));
    }
    t.seconds(15);
    assert!(matches!(t.outcome(), Outcome::Lot { among, .. } if *among == [1, 3]));
    assert_eq!(t.kind(), ActivityKind::Trial);
}

#[test]
fn a_run_off_may_decide_and_one_that_nobody_answers_is_drawn() {
    for (answers, lot) in [(true, false), (false, true)] {
        let mut t = Table::dots(4, &["a", "b"]);
        for (name, number) in [("frida", 1), ("anna", 2)] {
            t.presses(name, Press::Number(number));
        }
        t.minutes(2);
        if answers {
            t.presses("bo", Press::Number(2));
        }
        t.minutes(1);
        assert_eq!(matches!(t.outcome(), Outcome::Lot { .. }), lot);
        assert_eq!(t.kind(), ActivityKind::Trial);
    }
}

#[test]
fn nobody_votes() {
    let mut t = Table::dots(9, &["a", "b"]);
    t.minutes(2);
    assert_eq!(t.outcome(), &Outcome::NobodyVoted);
    assert_eq!(t.last().say, Say::NoDecision);
    t.asks("frida", Command::Vote);
    assert_eq!(t.left(), (2, 0), "a vote has its full time");
    t.minutes(5);
    t.next();
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn one_proposal_needs_no_dots() {
    let mut t = Table::of(6);
    t.at_proposals(&["a"]);
    assert!(matches!(t.refused("frida", Command::Vote), Refusal::OneProposal));
}

#[test]
fn more_dots_where_the_playbook_says_so() {
    let settings = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() };
    let mut t = Table::with(4, Script { dots: 2, ..script() }, settings);
    t.at_proposals(&["a", "b", "c"]);
    t.asks("frida", Command::Vote);
    for number in [1, 2, 3] {
        t.presses("anna", Press::Number(number));
    }
    assert_eq!(t.tally(), [(1, 0), (2, 1), (3, 1)]);
}

#[test]
fn more_proposals_than_digits_are_chosen_in_words() {
    let mut t = Table::of(20);
    let texts: Vec<String> = (1..=10).map(|n| format!("forslag {n}")).collect();
    t.at_proposals(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    t.to(ActivityKind::Consent);
    t.proposes("anna", "det ellevte");
    t.proposes("anna", "det tolvte");
    t.asks("frida", Command::Vote);
    let visit = t.d().running().unwrap().visit;
    let pressable = choices(t.d(), &Say::Phase { kind: ActivityKind::Dots, visit }, By::Reaction);
    let emoji: BTreeSet<_> = pressable.iter().map(|c| c.emoji()).collect();
    assert_eq!(emoji.len(), pressable.len(), "no two choices look alike");
    t.answers("anna", 12);
}

// --- the room ---

#[test]
fn hands_in_the_room_are_counted_and_entered_anew() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    t.presses("frida", Press::Number(1));
    assert!(t.d().question.is_some(), "the room has not been asked yet");
    let hands = |hands: &[(u16, u16)]| Command::Count(hands.to_vec());
    assert_eq!(t.refused("frida", hands(&[(1, 5), (2, 4)])), Refusal::TooManyHands { hands: 9, guests: 8 });
    let all = hands(&[(1, u16::MAX), (1, u16::MAX)]);
    assert_eq!(t.refused("frida", all), Refusal::TooManyHands { hands: u16::MAX, guests: 8 });
    t.asks("frida", hands(&[(1, 3), (2, 3)]));
    t.asks("frida", hands(&[(1, 5), (2, 3)]));
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 1 });
    assert_eq!(
        (t.d().closed[0].ballots.as_slice(), t.d().closed[0].hands.as_slice()),
        (&[1][..], &[(1, 5), (2, 3)][..])
    );
    assert_eq!(t.d().closed[0].silent, 0);
}

#[test]
fn guests_answer_by_name_and_are_not_counted_twice() {
    let mut t = Table::of(4);
    for guest in ["Oda", "Per"] {
        t.asks("frida", Command::Guest(guest.into()));
    }
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    t.answers_for("oda", 1);
    t.answers_for("oda", 2);
    assert_eq!(t.tally(), [(1, 0), (2, 1)]);
    assert_eq!(t.refused("frida", Command::Count(vec![(1, 2)])), Refusal::TooManyHands { hands: 2, guests: 1 });
    t.asks("frida", Command::Count(vec![(1, 1)]));
    let per = Command::Answer(Answer::number(2).for_guest("per"));
    assert_eq!(t.refused("frida", per), Refusal::TooManyHands { hands: 1, guests: 0 });
    assert_eq!(t.tally(), [(1, 1), (2, 1)]);
    t.answers_for("oda", 1);
    assert_eq!(t.tally(), [(1, 2), (2, 0)], "who has answered may change it");
    let anna = Command::Answer(Answer::number(1).for_guest("oda"));
    assert_eq!(t.refused("anna", anna), Refusal::FacilitatorOnly);
}

#[test]
fn erasing_a_voter_takes_the_vote_back() {
    let mut t = Table::dots(9, &["a", "b"]);
    t.presses("anna", Press::Number(1));
    t.erases("anna");
    assert_eq!(t.tally(), [(1, 0), (2, 0)]);
    t.replayed();
}

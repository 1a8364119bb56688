//! Consent: can we live with trying this? And what becomes of a decision that is taken up again.

use super::*;
use crate::dialogue::command::Item;
use crate::dialogue::event::{AGREE, Ending, Outcome, QUESTION};

impl Table {
    /// The question whether proposal 1 can be tried, open.
    fn consent(people: usize, texts: &[&str]) -> Self {
        let mut t = Self::of(people);
        t.at_proposals(texts);
        t.to(ActivityKind::Consent);
        if t.d().question.is_none() {
            t.asks("frida", Command::Consent(Some(1)));
        }
        t
    }
}

#[test]
fn consent_holds_when_all_agree_and_the_trial_begins() {
    let mut t = Table::consent(4, &["a"]);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Consent { proposal: 1 });
    assert_eq!(t.kind(), ActivityKind::Trial);
}

#[test]
fn half_is_enough_and_silence_is_not_counted() {
    let mut t = Table::consent(8, &["a"]);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.minutes(3);
    assert_eq!(t.outcome(), &Outcome::Consent { proposal: 1 });
    assert_eq!(t.d().closed[0].silent, 4);

    let mut t = Table::consent(9, &["a"]);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.minutes(3);
    let too_few = Outcome::NoConsent { proposal: 1, objections: 0, questions: 0, too_few: true };
    assert_eq!(t.outcome(), &too_few);
    assert_eq!(t.last().say, Say::NoDecision);
    assert_eq!(t.d().decided, None);
}

#[test]
fn a_question_keeps_it_open_until_it_is_answered() {
    let mut t = Table::consent(4, &["a"]);
    for name in &NAMES[..3] {
        t.presses(name, Press::Agree);
    }
    let asked = t.presses("carla", Press::Question);
    assert!(t.d().question.is_some(), "time to talk about it");
    t.presses("carla", Press::Agree);
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
    t.takes_back("carla", &asked);
}

#[test]
fn an_objection_names_its_worry_and_stops() {
    let mut t = Table::consent(4, &["a", "b"]);
    for name in &NAMES[..3] {
        t.presses(name, Press::Agree);
    }
    t.presses("carla", Press::Objection);
    assert_eq!(t.told(t.id("carla"), &Say::NameObjection), 1);
    t.writes("carla", "$w", "det rammer dem uden NemKonto");
    t.writes("anna", "$x", "bare snak");
    t.minutes(3);
    let stopped = Outcome::NoConsent { proposal: 1, objections: 1, questions: 0, too_few: false };
    assert_eq!(t.outcome(), &stopped);
    assert_eq!(t.d().closed[0].worries.len(), 1);
    // Amend, and ask again.
    t.proposes("carla", "a, men med kontanter");
    t.asks("frida", Command::Consent(Some(3)));
    for name in &NAMES[..4] {
        t.answers(name, AGREE);
    }
    t.seconds(15);
    assert_eq!(t.d().decided, Some(3));
}

#[test]
fn the_facilitator_picks_a_proposal_by_pressing_it() {
    let mut t = Table::of(9);
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    assert_eq!(t.d().question, None);
    let (_, told) = t.tries_press("anna", Press::Number(1));
    assert_eq!(told, Some(Refusal::NothingOpen));
    t.presses("frida", Press::Number(2));
    assert!(t.d().question.is_some());
    assert_eq!(t.refused("frida", Command::Consent(Some(1))), Refusal::Frozen);
    assert_eq!(t.refused("frida", Command::Back), Refusal::Frozen);
    assert_eq!(t.refused("anna", Command::Proposal("c".into())), Refusal::Frozen);
    assert_eq!(t.refused("frida", Command::Remove(Item::Proposal, 1)), Refusal::Frozen);
}

#[test]
fn consent_needs_a_number_where_there_are_several() {
    let mut t = Table::of(9);
    t.at_proposals(&["a", "b"]);
    let open = vec![1, 2];
    assert_eq!(t.refused("frida", Command::Consent(None)), Refusal::NoSuchNumber { number: 0, open: open.clone() });
    assert_eq!(t.refused("frida", Command::Consent(Some(9))), Refusal::NoSuchNumber { number: 9, open });
    assert_eq!(t.refused("anna", Command::Consent(Some(1))), Refusal::FacilitatorOnly);
}

#[test]
fn next_during_a_question_asks_first_and_never_ends_the_dialogue_at_once() {
    let mut t = Table::consent(4, &["a"]);
    t.presses("anna", Press::Agree);
    t.presses("bo", Press::Objection);
    assert_eq!(t.refused("frida", Command::Next), Refusal::NotAllReady { ready: 2, of: 4 });
    t.asks("frida", Command::Next);
    assert!(matches!(t.outcome(), Outcome::NoConsent { .. }));
    assert!(!t.d().is_over(), "another proposal can still be made");
    assert_eq!(t.last().say, Say::NoDecision);
    assert_eq!(t.refused("frida", Command::Next), Refusal::EndsHere);
    t.proposes("anna", "b");
    t.asks("frida", Command::Vote);
    assert_eq!(t.kind(), ActivityKind::Dots);
}

#[test]
fn next_is_not_asked_when_everybody_has_answered() {
    let mut t = Table::consent(4, &["a"]);
    for name in &NAMES[..3] {
        t.presses(name, Press::Agree);
    }
    t.presses("carla", Press::Question);
    t.asks("frida", Command::Next);
    assert_eq!(t.outcome(), &Outcome::NoConsent { proposal: 1, objections: 0, questions: 1, too_few: false });
}

#[test]
fn dots_close_an_open_question_first() {
    let mut t = Table::consent(9, &["a", "b"]);
    t.presses("anna", Press::Objection);
    t.asks("frida", Command::Vote);
    assert!(matches!(t.outcome(), Outcome::NoConsent { objections: 1, .. }));
    assert_eq!(t.kind(), ActivityKind::Dots);
    assert_eq!(t.count(|s| *s == Say::NoDecision), 0, "the dots tell how it stood");
    assert!(t.d().closed[0].merged);

    let mut t = Table::consent(9, &["a", "b"]);
    t.presses("anna", Press::Objection);
    t.next();
    assert_eq!((t.kind(), t.count(|s| *s == Say::NoDecision)), (ActivityKind::Dots, 0));

    let mut t = Table::consent(9, &["a", "b"]);
    t.presses("anna", Press::Objection);
    t.minutes(3);
    t.asks("frida", Command::Vote);
    assert_eq!(t.count(|s| *s == Say::NoDecision), 1);
    assert!(!t.d().closed[0].merged, "told already");

    let mut t = Table::consent(6, &["a"]);
    assert!(matches!(t.refused("frida", Command::Vote), Refusal::Frozen));
    assert!(t.d().question.is_some(), "a refusal leaves the question open");
}

#[test]
fn a_decision_taken_up_again_is_open() {
    let mut t = Table::consent(4, &["a"]);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    t.asks("frida", Command::Back);
    assert_eq!(t.kind(), ActivityKind::Consent);
    assert!(t.d().question.is_some());
    assert_eq!(t.left(), (3, 0), "a question has its full time");
    for name in &NAMES[..4] {
        t.presses(name, Press::Objection);
    }
    t.minutes(3);
    assert_eq!(t.d().decided, None);
    t.next();
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn pausing_and_extending_a_question() {
    let mut t = Table::consent(4, &["a"]);
    t.minutes(1);
    t.asks("frida", Command::Pause);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.minutes(10);
    assert!(t.d().question.is_some(), "nothing closes in a pause");
    t.asks("frida", Command::Resume);
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);

    let mut t = Table::consent(4, &["a"]);
    t.asks("frida", Command::Extend(2));
    t.away(60);
    assert_eq!(t.left(), (5, 0));
    t.minutes(4);
    assert!(t.d().question.is_some());
    t.minutes(1);
    assert!(t.d().question.is_none());
}

#[test]
fn a_closed_vote_keeps_no_link_to_anybody() {
    let mut t = Table::consent(4, &["a"]);
    t.presses("anna", Press::Agree);
    t.presses("bo", Press::Agree);
    t.presses("carla", Press::Question);
    t.minutes(3);
    assert_eq!(t.d().closed[0].ballots, [AGREE, AGREE, QUESTION]);
}

#[test]
fn whoever_leaves_with_an_objection_is_asked_about_it_no_more() {
    let mut t = Table::consent(4, &["a"]);
    t.presses("bo", Press::Objection);
    assert!(t.d().worry_wanted(BO));
    t.asks("bo", Command::Leave(None));
    assert!(!t.d().worry_wanted(BO));
    t.asks("bo", Command::Join(None));
    assert!(t.d().worry_wanted(BO), "back in time, the objection counts again");
}

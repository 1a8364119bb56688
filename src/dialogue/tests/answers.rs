//! Answers in words: what a word is to the open question, with its reason and for a guest.

use super::*;
use crate::dialogue::answer::{Answer, AnswerWord, Fits};
use crate::dialogue::event::{AGREE, OBJECTION, QUESTION};

use AnswerWord::{Agree, No, Objection, Question, Yes};

fn because(said: AnswerWord, reason: &str) -> Command {
    Command::Answer(Answer { reason: Some(reason.to_owned()), ..Answer::of(said) })
}

fn said(said: AnswerWord) -> Command {
    Command::Answer(Answer::of(said))
}

/// The question whether proposal 1 can be tried, open.
fn consent(people: usize) -> Table {
    let mut t = Table::of(people);
    t.asks("frida", Command::Guest("Lone".to_owned()));
    t.at_proposals(&["a"]);
    t.to(ActivityKind::Consent);
    if t.d().question.is_none() {
        t.asks("frida", Command::Consent(Some(1)));
    }
    t
}

fn counted(t: &Table, name: &str) -> Vec<u16> {
    t.d().question.as_ref().unwrap().counted(t.id(name)).to_vec()
}

fn worries(t: &Table) -> Vec<&str> {
    let question = t.d().question.as_ref().unwrap();
    question.worries.iter().filter_map(|worry| worry.text.get().map(String::as_str)).collect()
}

#[test]
fn each_word_is_what_consent_makes_of_it() {
    let mut t = consent(6);
    for (name, word, choice) in [
        ("anna", Agree, AGREE),
        ("bo", Yes, AGREE),
        ("carla", Question, QUESTION),
        ("dan", Objection, OBJECTION),
        ("eva", No, OBJECTION),
    ] {
        t.asks(name, said(word));
        assert_eq!(counted(&t, name), [choice], "{word:?}");
    }
    assert_eq!(t.refused("anna", said(AnswerWord::Decline)), Refusal::NotAnAnswer { fits: Fits::Consent });
}

#[test]
fn an_objection_brings_its_reason_and_is_not_asked_about() {
    let mut t = consent(6);
    t.asks("bo", because(Objection, "for dyrt"));
    assert_eq!((counted(&t, "bo"), worries(&t)), (vec![OBJECTION], vec!["for dyrt"]));
    assert_eq!(t.told(t.id("bo"), &Say::NameObjection), 0);
    t.asks("anna", said(No));
    assert_eq!(t.told(t.id("anna"), &Say::NameObjection), 1, "without one it is");
    t.asks("carla", because(Agree, "men det haster"));
    assert_eq!((counted(&t, "carla"), worries(&t).len()), (vec![AGREE], 1));
}

#[test]
fn for_a_guest_there_is_and_a_reason_that_begins_like_one() {
    let mut t = consent(6);
    let behalf = |name: &str| Command::Answer(Answer::of(Objection).for_guest(name));
    t.asks("frida", behalf("lone"));
    let lone = t.d().guests().next().unwrap().id;
    assert_eq!(t.d().question.as_ref().unwrap().counted(lone), [OBJECTION]);
    t.asks("frida", behalf("dyrt"));
    t.asks("bo", behalf("dyrt"));
    assert_eq!(worries(&t), ["for dyrt", "for dyrt"]);
    assert_eq!((counted(&t, "frida"), counted(&t, "bo")), (vec![OBJECTION], vec![OBJECTION]));
    assert!(matches!(t.refused("frida", behalf("Tove")), Refusal::NoSuchPerson { .. }));
}

#[test]
fn among_numbers_a_word_is_no_dot() {
    let mut t = Table::of(9);
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    for word in [Yes, No, Agree, Question, Objection] {
        assert_eq!(t.refused("anna", said(word)), Refusal::NotAnAnswer { fits: Fits::Numbers(vec![1, 2]) });
    }
    t.asks("anna", because(AnswerWord::Number(2), "billigst"));
    assert_eq!(counted(&t, "anna"), [2]);
}

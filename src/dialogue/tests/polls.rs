//! Votes by the platform's polls: what is posted, and what an answer does that takes the place of the one before.

use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::command::Tap;
use crate::dialogue::event::{AGREE, OBJECTION, Outcome, QUESTION};
use crate::dialogue::refusal::Late;
use crate::dialogue::speak::{By, choices, living, polled, polled_late, pressed};

const POLLS: Settings = Settings { votes: Votes::Polls, ..OPEN };

impl Table {
    fn by_polls(people: usize, script: Script, texts: &[&str]) -> Self {
        let mut t = Self::with(people, script, POLLS);
        t.at_proposals(texts);
        t.asks("frida", Command::Vote);
        t
    }

    /// All that somebody answers to the poll now; returns the event's name.
    fn votes(&mut self, name: &str, numbers: &[u16]) -> String {
        let (via, refusal) = self.tries_vote(name, numbers);
        assert_eq!(refusal, None, "{name}: {numbers:?}");
        via
    }

    fn tries_vote(&mut self, name: &str, numbers: &[u16]) -> (String, Option<Refusal>) {
        let answers = numbers.iter().map(|n| Press::Number(*n)).collect();
        self.tries_poll(name, answers)
    }

    fn tries_poll(&mut self, name: &str, answers: Vec<Press>) -> (String, Option<Refusal>) {
        self.reactions += 1;
        let via = format!("$response{}", self.reactions);
        let refusal = self.request(name, Place::Channel, Some(&via), &Request::Voted(answers));
        (via, refusal)
    }

    fn stands(&self) -> Vec<(u16, u16)> {
        self.d().count().tally(&self.d().question.as_ref().unwrap().options())
    }

    fn poll(&self) -> PostKey {
        self.d().posts[&Slot::Poll(self.d().question.as_ref().unwrap().id)].clone()
    }
}

fn two_dots() -> Script {
    Script { dots: 2, ..script() }
}

#[test]
fn a_poll_stands_below_the_question_and_closes_with_it() {
    let mut t = Table::by_polls(9, script(), &["a", "b"]);
    let key = t.poll();
    let polls: Vec<_> = t.said.iter().filter(|s| matches!(s.say, Say::Poll { .. })).map(|s| (&s.key, s.buzz)).collect();
    assert_eq!(polls, [(&key, false)], "once, and the question itself has called already");
    let shown = living(t.d()).into_iter().find(|s| s.key == key).unwrap();
    assert_eq!(choices(t.d(), &shown.say, By::Reaction), [1, 2].map(Press::Number));
    assert_eq!(polled(t.d(), &key), Some([1, 2].map(Press::Number).to_vec()));
    let phase = t.d().posts[&Slot::Phase(t.d().visit())].clone();
    let say = living(t.d()).into_iter().find(|s| s.key == phase).unwrap().say;
    assert_eq!(choices(t.d(), &say, By::Reaction), [], "nothing is answered twice");
    assert_eq!(pressed(t.d(), &phase, Tap::Reaction("2\u{20e3}")), Some(Press::Number(2)), "but by hand it counts");
    for name in &NAMES[..9] {
        t.votes(name, &[1]);
    }
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 1 });
    assert!(living(t.d()).iter().all(|s| s.key != key));
    assert_eq!(polled(t.d(), &key), None);
    t.replayed();
}

#[test]
fn an_answer_takes_the_place_of_the_one_before_and_none_takes_it_back() {
    let mut t = Table::by_polls(9, script(), &["a", "b", "c"]);
    t.votes("anna", &[1]);
    t.votes("anna", &[2]);
    assert_eq!(t.stands(), [(1, 0), (2, 1), (3, 0)]);
    assert_eq!(t.d().question.as_ref().unwrap().choices[&ANNA], [2], "nothing of the first is kept");
    t.votes("anna", &[]);
    assert_eq!(t.stands(), [(1, 0), (2, 0), (3, 0)]);
    t.votes("anna", &[]);
    t.votes("anna", &[3]);
    t.answers("anna", 1);
    assert_eq!(t.stands(), [(1, 1), (2, 0), (3, 0)], "words take its place");
    t.votes("anna", &[2]);
    assert_eq!(t.stands(), [(1, 0), (2, 1), (3, 0)], "and it theirs");
    t.replayed();
}

#[test]
fn dots_are_placed_and_taken_off_as_the_answers_differ() {
    let mut t = Table::by_polls(9, two_dots(), &["a", "b", "c"]);
    t.votes("anna", &[1, 2]);
    let second = t.votes("anna", &[2, 3]);
    assert_eq!(t.stands(), [(1, 0), (2, 1), (3, 1)]);
    t.votes("bo", &[1, 2, 3]);
    assert_eq!(t.stands(), [(1, 1), (2, 2), (3, 1)], "no more than the dots one has");
    t.takes_back("bo", &second);
    assert_eq!(t.stands(), [(1, 1), (2, 2), (3, 1)], "nobody takes back what is another's");
    t.takes_back("anna", &second);
    assert_eq!(t.stands(), [(1, 1), (2, 1), (3, 0)], "all of one answer goes with its event");
    t.replayed();
}

/// The event of an answer that was given again is the newer one.
#[test]
fn an_answer_stands_by_its_newest_event() {
    let mut t = Table::by_polls(9, script(), &["a", "b"]);
    let first = t.votes("anna", &[1]);
    let again = t.votes("anna", &[1]);
    t.takes_back("anna", &first);
    assert_eq!(t.stands(), [(1, 1), (2, 0)]);
    t.takes_back("anna", &again);
    assert_eq!(t.stands(), [(1, 0), (2, 0)]);
}

#[test]
fn whoever_comes_late_or_observes_is_told_once_and_nobody_joins_with_an_empty_answer() {
    let mut t = Table::by_polls(9, script(), &["a", "b"]);
    t.votes("kim", &[]);
    assert!(t.d().participant_of(person("kim")).is_none());
    t.votes("kim", &[1]);
    t.votes("kim", &[2]);
    let kim = t.d().participant_of(person("kim")).unwrap().id;
    let told = t.said.iter().filter(|s| s.to == To::Private(kim) && matches!(s.say, Say::NotCounted { .. })).count();
    assert_eq!(told, 1);
    assert_eq!(t.stands(), [(1, 0), (2, 0)]);
}

#[test]
fn guests_are_counted_and_answered_for_in_words_beside_the_poll() {
    let mut t = Table::with(4, script(), POLLS);
    t.asks("frida", Command::Guests(2));
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    t.votes("anna", &[1]);
    t.asks("frida", Command::Count(vec![(2, 2)]));
    assert_eq!(t.stands(), [(1, 1), (2, 2)]);
}

#[test]
fn too_late_is_told_and_changes_nothing() {
    let mut t = Table::by_polls(4, script(), &["a", "b"]);
    let key = t.poll();
    t.votes("anna", &[1]);
    t.minutes(2);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 1 });
    assert!(t.tries_vote("bo", &[2]).1.is_some());
    assert!(polled_late(t.d(), &key), "the trial is another activity of the same step");
    let refusal = t.request("bo", Place::Channel, None, &Request::Late(Late::Answer));
    assert!(refusal.is_some());
}

#[test]
fn an_objection_is_asked_about_once_and_goes_with_the_answer() {
    let mut t = Table::with(4, script(), POLLS);
    t.at_proposals(&["a"]);
    t.to(ActivityKind::Consent);
    if t.d().question.is_none() {
        t.asks("frida", Command::Consent(Some(1)));
    }
    let bo = t.id("bo");
    t.tries_poll("bo", vec![Press::Objection]);
    t.tries_poll("bo", vec![Press::Objection]);
    assert_eq!(t.told(bo, &Say::NameObjection), 1);
    assert!(t.d().worry_wanted(bo));
    t.tries_poll("bo", vec![Press::Agree]);
    assert!(!t.d().worry_wanted(bo));
    assert_eq!(t.stands(), [(AGREE, 1), (QUESTION, 0), (OBJECTION, 0)]);
}

#[test]
fn what_is_secret_is_no_poll() {
    let mut t = Table::with(9, script(), Settings { ballots: Ballots::Secret, ..POLLS });
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    assert!(t.said.iter().all(|s| !matches!(s.say, Say::Poll { .. })));
    assert!(!t.d().has_poll());
    t.asks("anna", Command::Answer(Answer::number(1)));
}

#[test]
fn a_run_off_has_a_poll_of_its_own() {
    let mut t = Table::by_polls(8, script(), &["a", "b", "c"]);
    for (n, name) in NAMES[..8].iter().enumerate() {
        t.votes(name, &[if n % 2 == 0 { 1 } else { 2 }]);
    }
    let first = t.poll();
    t.seconds(15);
    assert_ne!(t.poll(), first);
    assert_eq!(polled(t.d(), &t.poll()), Some([1, 2].map(Press::Number).to_vec()));
}

#[test]
fn a_dialogue_held_by_reactions_says_so_in_no_fact() {
    let settings = serde_json::to_value(OPEN).unwrap();
    assert!(settings.get("votes").is_none(), "{settings}");
    assert_eq!(serde_json::from_value::<Settings>(settings).unwrap(), OPEN);
    let polls = serde_json::to_value(POLLS).unwrap();
    assert_eq!(serde_json::from_value::<Settings>(polls).unwrap(), POLLS);
}

//! The machine by itself: what a draft holds, and that nothing of it holds before it is adopted.
//!
//! Deliberately absent: what people are told (`tests/dialogues`), and the rules (`dialogue::tests`).

mod bench;

use super::{Input, Job, Known, Read, Stop};
use crate::dialogue::ids::StreamId;
use crate::journal::Erase;
use crate::ports::chat::Heard;
use bench::{Bench, account};

/// A dialogue of four as far as the dots.
fn dots() -> Bench {
    let mut bench = Bench::new();
    bench.says("Anna", "!dialog start borgerdata");
    for name in ["Bo", "Camilla", "Dorthe"] {
        bench.reacts(name, "/lobby", "👋");
    }
    bench.says("Anna", "!dialog begynd");
    for _ in 0..40 {
        let live = bench.actor.streams().live().expect("it goes on");
        if live.question.is_some() {
            return bench;
        }
        if live.proposals.is_empty() {
            bench.says("Anna", "!dialog forslag Ring op først");
            bench.says("Bo", "!dialog forslag Skriv brevet om");
        }
        bench.says("Anna", "!dialog næste");
        bench.waits(1);
    }
    panic!("no vote came");
}

#[test]
fn nothing_changes_before_a_draft_is_adopted() {
    let mut bench = dots();
    let before = bench.memory();
    let input =
        bench.inbound("Bo", Heard::Message { text: "!dialog svar 1".to_owned(), thread: None, mentions: Vec::new() });
    let refused = bench.drafts(&input);
    assert!(!refused.append.streams.is_empty(), "a vote is a fact");
    assert_eq!(bench.memory(), before);
    // It was not written. What comes next finds all as it was, and the same input comes to the same.
    let again = bench.drafts(&input);
    assert_eq!(again.append, refused.append);
    bench.takes(&input);
    assert_ne!(bench.memory(), before);
}

#[test]
fn what_must_be_known_is_asked_for_at_once() {
    let mut bench = Bench::new();
    let input = bench.inbound("Anna", Heard::Came);
    let Err(Stop::Unread(reads)) = bench.actor.handle(&input, bench.moment(), &Known::default()) else {
        panic!("it knew who Anna is")
    };
    assert_eq!(reads.len(), 4, "one trip to the journal");
    assert!(reads.contains(&Read::Person(account("Anna"))));
}

#[test]
fn a_press_is_one_write_and_a_vote_leaves_with_the_write_that_closes_it() {
    let mut bench = dots();
    let writes = bench.written.writes;
    for name in ["Anna", "Bo", "Camilla"] {
        bench.says(name, "!dialog svar 1");
    }
    assert!(bench.written.erased.is_empty(), "it is still open");
    // The answer, and the sign that it was taken.
    assert_eq!(bench.written.writes - writes, 3 * 2);
    bench.says("Dorthe", "!dialog svar 2");
    bench.waits(1);
    let ballots = bench.written.erased.iter();
    let of_it = |erase: &&Erase| matches!(erase, Erase::Part { stream: StreamId::Dialogue(_), .. });
    assert!(ballots.filter(of_it).count() >= 4, "{:?}", bench.written.erased);
}

#[test]
fn memory_is_what_the_journal_says() {
    let mut bench = dots();
    bench.says("Bo", "!dialog svar 1");
    bench.waits(30);
    let again = bench.written.load(bench.now);
    let streams = |actor: &super::ChannelActor| {
        let streams = actor.streams();
        (format!("{:?}", streams.dialogues), format!("{:?}", streams.channel), format!("{:?}", streams.trials))
    };
    assert_eq!(streams(&again), streams(&bench.actor));
}

#[test]
fn a_reaction_faster_than_the_platforms_answer_waits_for_it() {
    let mut bench = Bench::new();
    let start = bench.inbound(
        "Anna",
        Heard::Message { text: "!dialog start borgerdata".to_owned(), thread: None, mentions: Vec::new() },
    );
    bench.takes(&start);
    let mut draft = bench.drafts(&Input::Speak);
    let jobs = std::mem::take(&mut draft.jobs);
    bench.actor.adopt(draft);
    let lobby = jobs.into_iter().find(|job| matches!(job, Job::Post { item, .. } if item.key.0.ends_with("/lobby")));
    let done = bench.done(lobby.expect("a post to come in by"));
    let early = bench.inbound(
        "Bo",
        Heard::Reacted { message: crate::ports::chat::MessageId("m1".to_owned()), emoji: "👋".to_owned() },
    );
    bench.takes(&early);
    let people = |bench: &Bench| bench.actor.streams().live().expect("a dialogue").people.len();
    assert_eq!(people(&bench), 1, "nobody knows yet what was pressed");
    bench.takes(&done);
    assert_eq!(people(&bench), 2);
}

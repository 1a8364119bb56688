//! Votes by polls, where the channel has chosen them and the platform has them: a whole dialogue, answers that are moved
//! and taken back, a process that dies while a poll is open, and where there are none.

use super::course;
use super::crashes::{dying, nothing_doubled_or_missing, on, same};
use super::platform::Platform;
use super::room::{Room, Setup, account};
use super::transcripts::golden;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::event::{Ballots, Ending, Outcome};
use drejebog::doc::plain;
use drejebog::ports::chat::{Ballot, Destination, MessageId};
use jiff::SignedDuration;
use std::sync::Arc;

fn with_polls(setup: Setup) -> Setup {
    Setup { chat: Arc::new(Platform::with_polls()), ..setup }
}

/// A channel that has chosen polls.
fn room(setup: Setup) -> Room {
    let mut room = Room::new(with_polls(setup));
    room.anna().says("!dialog indstillinger valg: afstemninger");
    room
}

fn polls(room: &Room) -> Vec<Message> {
    room.messages().into_iter().filter(|message| message.ballot.is_some()).collect()
}

fn newest(room: &Room) -> MessageId {
    polls(room).last().expect("a poll").id.clone()
}

fn is_open(message: &Message) -> bool {
    matches!(message.ballot, Some(Ballot::Open { .. }))
}

/// No consent, then dots that are moved and taken back, a run-off, and a trial.
pub fn by_polls(room: &mut Room) {
    room.anna().says("!dialog indstillinger valg: afstemninger");
    course::lobby(room, 5);
    course::to_the_question(room);
    room.anna().says("!dialog enighed 1");
    room.anna().presses("👍");
    room.bo().presses("✋");
    room.bo().whispers("Jeg er bange for, at det lyder afvisende.");
    room.camilla().presses("👍");
    room.wait("3m");
    room.anna().says("!dialog afstemning");
    room.rest();
    let poll = newest(room);
    room.anna().votes_in(&["1⃣"], &poll);
    room.bo().votes_in(&["2⃣"], &poll);
    room.wait("5s");
    room.bo().votes_in(&["1⃣"], &poll);
    let slip = room.camilla().votes_in(&["1⃣"], &poll);
    room.camilla().takes_back(&slip);
    room.camilla().says("!dialog svar 2");
    room.dorthe().votes_in(&["1⃣"], &poll);
    room.dorthe().votes_in(&[], &poll);
    room.erik().votes_in(&["2⃣"], &poll);
    room.gitte().votes_in(&["2⃣"], &poll);
    room.wait("2m");
    course::all_press(room, "2⃣");
    course::trial(room);
    room.rest();
}

fn held(setup: Setup) -> Room {
    let mut room = Room::new(with_polls(setup));
    by_polls(&mut room);
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed), "{}", room.transcript.text());
    nothing_doubled_or_missing(&room);
    room
}

#[test]
fn a_whole_dialogue_by_polls() {
    let room = held(Setup::default());
    let dialogue = room.dialogue();
    let ballots: Vec<_> = dialogue.closed.iter().map(|closed| closed.ballots.clone()).collect();
    assert_eq!(ballots, [vec![1, 1, 3], vec![1, 1, 2, 2], vec![2; 6]]);
    assert!(matches!(dialogue.closed[2].outcome, Outcome::Dots { proposal: 2 }));
    assert_eq!(polls(&room).iter().map(is_open).collect::<Vec<_>>(), [false; 3], "each closed with a text");
    assert!(polls(&room).iter().all(|poll| plain(&poll.doc).starts_with("Afstemningen er lukket.")));
    golden(&room, "polls");
}

/// While it is open, at every fifth write; what was heard is delivered again and counted once.
#[test]
fn dying_while_a_poll_is_open_counts_every_answer_once() {
    let undisturbed = held(on(&Memory::new()));
    dying(23, 5, held, |disturbed, how| same(&undisturbed, disturbed, how));
}

#[test]
fn an_awkward_platform_changes_nothing() {
    let undisturbed = held(on(&Memory::new()));
    let calm = held(Setup { times: 2, slow: true, batch: 3, ..on(&Memory::new()) });
    same(&undisturbed, &calm, "everything twice, and answers before the poll is known");
}

#[test]
fn a_poll_that_the_process_died_before_closing_is_closed_by_the_next() {
    let mut room = room(Setup::default());
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    room.rest();
    let poll = newest(&room);
    room.bo().votes_in(&["👍"], &poll);
    room.restart(SignedDuration::from_mins(1));
    room.camilla().votes_in(&["👍"], &poll);
    room.bo().votes_in(&["👍"], &poll);
    room.chat.faults(|call| {
        let later = drejebog::ports::chat::ChatError::Later { after: None, why: "away".to_owned() };
        matches!(call, super::platform::Call::Edit(_)).then_some(later)
    });
    room.wait("6m");
    assert!(polls(&room).iter().any(is_open), "the platform let nothing be closed");
    room.chat.mended();
    room.restart(SignedDuration::ZERO);
    room.wait("5s");
    assert_eq!(room.dialogue().closed[0].ballots, [1, 1]);
    assert!(!polls(&room).iter().any(is_open));
}

#[test]
fn a_follow_up_of_the_polls_ignores_an_answer_that_is_too_late() {
    let mut room = room(Setup::default());
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    room.rest();
    let poll = newest(&room);
    room.anna().votes_in(&["✋"], &poll);
    room.wait("4m");
    room.bo().votes_in(&["👍"], &poll);
    room.rest();
    let told = room.messages().into_iter().rev().find(|m| m.answers.is_some()).expect("an answer");
    assert!(plain(&told.doc).contains("lukke"), "{}", plain(&told.doc));
    assert_eq!(told.to, Destination::Private(account("Bo")), "nobody else is told");
    assert_eq!(room.dialogue().closed[0].ballots, [3]);
}

#[test]
fn a_grey_zone_by_poll() {
    let mut room = room(Setup::default());
    room.anna().says("!dialog gråzone 1");
    room.rest();
    let poll = newest(&room);
    room.bo().votes_in(&["1⃣"], &poll);
    room.bo().votes_in(&["2⃣"], &poll);
    let slip = room.camilla().votes_in(&["3⃣"], &poll);
    room.camilla().takes_back(&slip);
    room.dorthe().whispers("svar 2");
    room.restart(SignedDuration::ZERO);
    room.erik().votes_in(&["4⃣"], &poll);
    room.erik().votes_in(&[], &poll);
    room.until("2026-11-30 10:00");
    room.rest();
    assert!(!polls(&room).iter().any(is_open));
    golden(&room, "polls-grey-zone");
}

#[test]
fn a_platform_without_polls_says_so_kindly_and_votes_by_reactions() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog indstillinger valg: afstemninger");
    let answer = plain(&room.messages().last().unwrap().doc);
    assert!(answer.contains("stemmer med reaktioner"), "{answer}");
    course::straight(&mut room, 4);
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
    assert!(polls(&room).is_empty());
}

#[test]
fn what_is_secret_is_never_a_poll() {
    let mut room = room(Setup { ballots: Ballots::Secret, ..Setup::default() });
    let answer = plain(&room.messages().last().unwrap().doc);
    assert!(answer.contains("hemmelig"), "{answer}");
    course::straight(&mut room, 4);
    assert!(polls(&room).is_empty());
}

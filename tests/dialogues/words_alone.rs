//! A platform on which people can only write: nothing to press, and no edits, threads, pins or files.

use super::course::{self, PROPOSALS};
use super::platform::Platform;
use super::room::{NAMES, Room, Setup};
use drejebog::adapters::memory::message::Shown;
use drejebog::dialogue::event::Ending;
use drejebog::dialogue::ids::PostKey;
use drejebog::dialogue::script::ActivityKind;
use drejebog::doc::plain;
use drejebog::ports::chat::EventId;
use std::sync::Arc;

fn next(room: &mut Room) {
    room.anna().says("!dialog næste");
}

fn all_say(room: &mut Room, text: &str) {
    for name in room.everybody() {
        room.wait("2s");
        room.person(&name).says(text);
    }
    room.wait("5s");
}

/// The messages that answer this: key, text, and whether a phone buzzes.
fn answers(room: &Room, to: &EventId) -> Vec<(PostKey, String, bool)> {
    let messages = room.messages();
    let answering = messages.iter().filter(|m| m.answers.as_ref() == Some(to));
    answering.map(|m| (m.key.clone(), plain(&m.doc), m.buzz)).collect()
}

/// Each of `times` that something is delivered, it is the same.
fn whole(times: u32) -> Room {
    let mut room = Room::new(Setup { chat: Arc::new(Platform::with_words_alone()), times, ..Setup::default() });
    room.anna().says("!dialog start borgerdata");
    for name in &NAMES[1..6] {
        room.wait("3s");
        room.person(name).says("!dialog deltag");
    }
    room.wait("10s");
    next(&mut room);
    room.wait("1m50s");
    next(&mut room);
    room.wait("2m");
    all_say(&mut room, "!dialog færdig");
    next(&mut room);
    room.wait("3m30s");
    all_say(&mut room, "!dialog færdig");
    next(&mut room);
    while let Some(speaker) = room.speakers().into_iter().next() {
        room.wait("10s");
        room.person(&speaker).says("!dialog pointe Borgeren rakte telefonen over disken.");
        room.wait("5s");
        room.person(&speaker).says("!dialog færdig");
    }
    room.wait("5s");
    next(&mut room);
    room.wait("20s");
    room.anna().says("!dialog tema Tillid og koder");
    room.wait("20s");
    next(&mut room);
    if room.dialogue().kind() == Some(ActivityKind::Groups) {
        room.wait("50s");
        next(&mut room);
    }
    room.wait("9m");
    all_say(&mut room, "!dialog færdig");

    next(&mut room);
    let ideas: Vec<EventId> = room
        .everybody()
        .iter()
        .map(|name| {
            room.wait("3s");
            room.person(name).whispers(&format!("En stol til {name} ved siden af disken"))
        })
        .collect();
    room.wait("10s");
    for idea in &ideas {
        let signs = answers(&room, idea);
        let [(key, text, false)] = &signs[..] else { panic!("{signs:?}\n{}", room.transcript.text()) };
        assert_eq!((key.0.as_str(), text.as_str()), (format!("reply/{}", idea.0).as_str(), "Det er gjort."));
    }
    assert_eq!(room.dialogue().ideas.len(), ideas.len());
    room.wait("1m");
    next(&mut room);
    room.wait("3m");
    all_say(&mut room, "!dialog færdig");

    next(&mut room);
    room.wait("1m");
    for (group, members) in room.groups().iter().enumerate() {
        room.person(&members[0]).says(&format!("!dialog forslag {}", PROPOSALS[group]));
        room.wait("20s");
    }
    all_say(&mut room, "!dialog færdig");
    next(&mut room);
    for _ in 1..room.groups().len() {
        room.wait("1m");
        next(&mut room);
    }
    room.wait("30s");
    room.anna().says("!dialog enighed 1");
    all_say(&mut room, "!dialog svar enig");
    room.wait("1m");
    course::agreed_in_words(&mut room);
    room.bo().says("!dialog afprøvning ansvarlig: mig");
    room.wait("10s");
    room
}

#[test]
fn a_whole_dialogue_is_held_by_words_alone() {
    let room = whole(1);
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed), "{}", room.transcript.text());
    for shown in room.setup.chat.log(0) {
        let Shown::Posted(message) = shown else { panic!("{shown:?}") };
        assert!(message.choices.is_empty() && message.file.is_none(), "{message:?}");
    }
}

#[test]
fn what_is_delivered_twice_is_acknowledged_once() {
    assert_eq!(whole(2).dialogue().ending(), Some(Ending::Agreed));
}

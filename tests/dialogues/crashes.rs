//! The process dies at every single write, before it and after it, and the dialogue goes on as if nothing had been.
//!
//! A post's result is a write too, so that dying before it is dying between send and delivery: the message stands in
//! the chat, and nobody here knows (law 2). What was heard meanwhile is delivered again from our own position (law 7).
//! Deliberately absent: power cuts; the store's own tests cut those.

use super::course;
use super::room::{Room, Setup};
use super::store::Store;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::{Message, Shown};
use drejebog::dialogue::ids::PostKey;
use drejebog::dialogue::state::Dialogue;
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;
use std::collections::{BTreeMap, BTreeSet};

/// Every message as it stands at the end, lane by lane, in the order posted.
pub type Said = BTreeMap<String, Vec<(PostKey, String)>>;

pub fn said(room: &Room) -> Said {
    by_lane(room.messages())
}

/// Every message as it was first said.
pub fn first_said(room: &Room) -> Said {
    by_lane(room.chat.log(0).into_iter().filter_map(|shown| match shown {
        Shown::Posted(message) => Some(*message),
        _ => None,
    }))
}

/// The texts that have got their sign.
fn acknowledged(room: &Room) -> BTreeSet<String> {
    let signs = room.chat.log(0).into_iter().filter_map(|shown| match shown {
        Shown::Reacted { to, .. } => Some(to.0),
        _ => None,
    });
    signs.collect()
}

pub fn by_lane(messages: impl IntoIterator<Item = Message>) -> Said {
    let mut said = Said::new();
    for message in messages {
        let lane = match &message.to {
            Destination::Channel(_) | Destination::Thread { .. } => "channel".to_owned(),
            Destination::Private(account) => account.0.clone(),
        };
        let thread = if matches!(message.to, Destination::Thread { .. }) { "(thread) " } else { "" };
        let choices: String = message.choices.iter().map(|c| c.emoji.as_str()).collect();
        let text = format!("{thread}{}\n[{choices}]", plain(&message.doc));
        said.entry(lane).or_default().push((message.key, text));
    }
    said
}

/// No key stands for two messages, and what is open in the journal has been said.
pub fn nothing_doubled_or_missing(room: &Room) {
    let mut keys = BTreeSet::new();
    for message in room.messages() {
        assert!(keys.insert(message.key.clone()), "{} was said twice", message.key);
    }
    assert_eq!(room.book.opens().unwrap(), [], "posts that were never said");
}

/// Something of everything, with five people: a refusal, a warning that goes through the second time, an idea taken
/// back and one mended, an objection, dots moved and taken back, somebody who came too late, an owner who says no.
pub fn eventful(room: &mut Room) {
    course::lobby(room, 3);
    room.anna().presses("▶");
    room.wait("5s");
    for name in ["Dorthe", "Erik"] {
        room.person(name).says("!dialog deltag");
    }
    room.gitte().says("!dialog observatør");
    room.wait("5s");
    room.anna().presses("▶");
    room.wait("1m30s");
    room.anna().says("!dialog næste");
    room.bo().presses("✅");
    let slip = room.camilla().presses("✅");
    room.camilla().takes_back(&slip);
    room.wait("30s");
    room.anna().says("!dialog næste");
    room.wait("5s");
    room.bo().says("!dialog næste");
    room.anna().says("!dialog næste");
    room.wait("3m30s");
    room.anna().says("!dialog næste");
    course::turns(room);
    room.bo().says("!dialog pointe Ring til mig på 12345678");
    room.wait("2s");
    room.fatima().presses("✅");
    room.wait("5s");
    course::summarise(room);
    room.anna().says("!dialog pause");
    room.wait("2m");
    room.anna().says("!dialog fortsæt");
    course::groups_and_reflect(room);
    room.anna().presses("▶");
    room.wait("3s");
    let first = room.bo().whispers("En stol til borgeren.");
    let second = room.camilla().whispers("Et skilt.");
    room.dorthe().says("Er det ikke lidt svært?");
    room.wait("3s");
    room.bo().edits(&first, "To stole ved siden af hinanden.");
    room.camilla().takes_back(&second);
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("2m");
    course::select(room);
    room.anna().says("!dialog forslag Vi øver os på hinanden.");
    room.anna().presses("▶");
    room.wait("10s");
    room.anna().says("!dialog enighed 1");
    room.wait("5s");
    room.anna().presses("👍");
    room.hassan().presses("👍");
    room.bo().presses("✋");
    room.bo().whispers("Jeg er bange for, at det lyder afvisende.");
    room.wait("3m");
    room.anna().says("!dialog afstemning");
    room.anna().presses("1⃣");
    room.wait("5s");
    let dot = room.bo().presses("1⃣");
    room.gitte().presses("1⃣");
    room.wait("5s");
    room.bo().takes_back(&dot);
    room.bo().presses("2⃣");
    room.camilla().says("!dialog svar 2");
    room.wait("2m");
    room.anna().says(&format!("!dialog afprøvning {} ansvarlig: @Bo", course::AGREED));
    room.wait("10s");
    room.bo().presses("❌");
    room.wait("10s");
    room.camilla().presses("🙋");
    room.wait("10s");
    room.camilla().whispers("!dialog afprøvning hvordan: Vi begynder på mandag.");
    room.rest();
}

pub fn held(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    eventful(&mut room);
    assert!(room.dialogue().is_over(), "{}", room.transcript.text());
    nothing_doubled_or_missing(&room);
    room
}

pub fn on(memory: &Memory) -> Setup {
    Setup { store: Store::Memory(memory.clone()), ..Setup::default() }
}

/// What the dialogue knows, without what differs from run to run: the platform's events that were kept for undoing.
pub fn decided(dialogue: &Dialogue) -> String {
    let ballots: Vec<_> = dialogue.closed.iter().map(|q| (&q.ballots, &q.hands, q.silent, &q.outcome)).collect();
    format!("{:?} {ballots:?} {:?} {:?}", dialogue.stage, dialogue.trial, dialogue.points)
}

pub fn same(undisturbed: &Room, disturbed: &Room, how: &str) {
    same_messages(said(undisturbed), said(disturbed), how);
    ends_the_same(undisturbed, disturbed, how);
}

/// Holds it with a process that dies every `apart` writes, before and after each, beginning at every `step`th. `look` sees
/// each room in the end, and is told how it went.
pub fn dying(apart: u64, step: usize, held: fn(Setup) -> Room, look: impl Fn(&Room, &str)) {
    for first in (1..=apart).step_by(step) {
        for after in [false, true] {
            let memory = Memory::new();
            if after {
                memory.fail_after(first)
            } else {
                memory.fail_before(first)
            }
            let room = held(Setup { again: Some(apart), ..on(&memory) });
            look(&room, &format!("died {} write {first}, and on", if after { "after" } else { "before" }));
        }
    }
}

pub fn same_messages(undisturbed: Said, mut disturbed: Said, how: &str) {
    assert_eq!(undisturbed.len(), disturbed.len(), "{how}: lanes");
    for (lane, expected) in undisturbed {
        let found = disturbed.remove(&lane).unwrap_or_default();
        for (n, (expected, found)) in expected.iter().zip(&found).enumerate() {
            assert_eq!(expected, found, "{how}: message {n} of {lane}");
        }
        assert_eq!(expected.len(), found.len(), "{how}: messages of {lane}");
    }
}

fn ends_the_same(undisturbed: &Room, disturbed: &Room, how: &str) {
    assert_eq!(decided(undisturbed.dialogue()), decided(disturbed.dialogue()), "{how}");
    assert_eq!(acknowledged(undisturbed), acknowledged(disturbed), "{how}: texts that got their sign");
    nothing_doubled_or_missing(disturbed);
    replay_is_the_state(disturbed);
}

/// What the desk holds is what a fresh start would read.
pub fn replay_is_the_state(room: &Room) {
    let stream = room.dialogue().stream();
    let stored = room.book.load::<drejebog::dialogue::event::Event>(&stream).unwrap();
    let events: Vec<_> = stored.into_iter().map(|s| s.event).collect();
    let replayed = drejebog::dialogue::replay::replay(&events).unwrap().unwrap();
    let mut known = room.dialogue().clone();
    let mut replayed_like = replayed;
    // Who chose and wrote what is erased behind the desk's back once a vote or a silence has ended.
    for dialogue in [&mut known, &mut replayed_like] {
        dialogue.question = None;
    }
    assert_eq!(known, replayed_like);
}

#[test]
fn dying_at_every_write_changes_nothing() {
    let memory = Memory::new();
    let undisturbed = held(on(&memory));
    let writes = memory.writes();
    assert!(writes > 150, "{writes}");
    // Every run dies many times, this many writes apart; together they die at every write, before it and after it.
    let apart = 19;
    dying(apart, 1, held, |disturbed, how| {
        assert!(u64::from(disturbed.deaths) >= writes / apart - 1, "{how}: {} deaths", disturbed.deaths);
        same(&undisturbed, disturbed, how);
    });
}

/// The same with a platform that is as awkward as they get: it delivers everything twice, answers a post only after
/// the next thing has been heard, and gives a position with every third event only. And the process dies again and
/// again, also while it is starting. Compared is what was said; a tally may be behind when its activity is left.
#[test]
fn dying_again_and_again_on_an_awkward_platform_changes_nothing() {
    let undisturbed = held(on(&Memory::new()));
    for (times, slow, batch) in [(2, false, 3), (1, true, 1), (2, true, 3)] {
        for writes in [7, 10, 13] {
            let setup = Setup { times, slow, batch, ..on(&Memory::new()) };
            let calm = held(setup.clone());
            let how = format!("awkward: {times} times, slow: {slow}");
            same_messages(first_said(&undisturbed), first_said(&calm), &how);
            ends_the_same(&undisturbed, &calm, &how);
            for first in (1..=writes).step_by(3) {
                let memory = Memory::new();
                memory.fail_after(first);
                let disturbed = held(Setup { again: Some(writes), ..setup_on(&setup, &memory) });
                let how = format!("dies from write {first} on every {writes}, {times} times, slow: {slow}");
                assert!(disturbed.deaths > 5, "{how}: {} deaths", disturbed.deaths);
                same_messages(first_said(&undisturbed), first_said(&disturbed), &how);
                ends_the_same(&undisturbed, &disturbed, &how);
            }
        }
    }
}

fn setup_on(setup: &Setup, memory: &Memory) -> Setup {
    Setup { chat: Default::default(), store: Store::Memory(memory.clone()), ..setup.clone() }
}

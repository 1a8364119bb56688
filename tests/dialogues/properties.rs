//! Whatever people do, in whatever order: what the desk holds is what a fresh start would read, no key stands for two
//! messages, keys contain the channel, and two channels never leak into each other (law 11).

use super::course;
use super::crashes::replay_is_the_state;
use super::room::{NAMES, Room, Setup};
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;
use jiff::SignedDuration;
use proptest::prelude::*;
use std::collections::BTreeSet;

const COMMANDS: [&str; 44] = [
    "næste",
    "næste",
    "næste",
    "næste",
    "næste",
    "næste",
    "tilbage",
    "pause",
    "fortsæt",
    "forlæng 3",
    "færdig",
    "pas",
    "deltag",
    "meldfra",
    "observatør",
    "gæster 3",
    "gæster 0",
    "gæst Lone",
    "pointe Koden lå på en seddel.",
    "tema Tillid",
    "tjeneste Ansøgning om parkeringskort",
    "eksempel 3 Vi spurgte kun hinanden",
    "fjern eksempel 1",
    "forslag Et skilt",
    "forslag 1",
    "fjern 1",
    "fjern forslag 1",
    "fjern idé 1",
    "enighed 1",
    "enighed 2",
    "afstemning",
    "optælling 1:2 2:1",
    "svar 1",
    "svar 2",
    "svar 0",
    "svar 1 for Lone",
    "afprøvning hvorfor: Derfor. ansvarlig: mig",
    "afprøvning slut: 2 uger",
    "afprøvning antagelser: a; b usikkerhed: c",
    "papir",
    "overtag",
    "overdrag @Bo",
    "slet mine data",
    "status",
];

#[derive(Clone, Debug)]
enum Act {
    Command(usize, usize),
    Press(usize, usize),
    Plain(usize),
    Whisper(usize),
    TakeBack(usize),
    Goes(usize),
    Wait(u16),
    Restart(u16),
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0..6usize;
    prop_oneof![
        6 => (who(), 0..COMMANDS.len()).prop_map(|(who, what)| Act::Command(who, what)),
        // The facilitator keeps the dialogue going.
        4 => Just(Act::Command(0, 0)),
        8 => (who(), 0..1000usize).prop_map(|(who, what)| Act::Press(who, what)),
        3 => who().prop_map(Act::Plain),
        3 => who().prop_map(Act::Whisper),
        1 => (0..100usize).prop_map(Act::TakeBack),
        1 => (1..6usize).prop_map(Act::Goes),
        6 => (1..200u16).prop_map(Act::Wait),
        1 => (0..100u16).prop_map(Act::Restart),
    ]
}

/// `far`: from the proposals on, where the votes are; otherwise from the lobby.
fn run(room: &mut Room, principles: bool, far: bool, acts: &[Act]) {
    let playbook = if principles { "borgernaer-digitalisering" } else { "borgerdata" };
    course::start(room, &format!("!dialog start {playbook}"), if far { 8 } else { 5 });
    match (far, principles) {
        (true, true) => course::to_the_question_by_principles(room),
        (true, false) => course::to_the_question(room),
        (false, _) => {}
    }
    for act in acts {
        match act {
            Act::Command(who, what) => drop(room.person(NAMES[*who]).says(&format!("!dialog {}", COMMANDS[*what]))),
            Act::Press(who, what) => {
                let offers = room.offers(NAMES[*who]);
                // Mostly what is new, sometimes what is old.
                let recent = offers.len().min(if what % 5 == 0 { usize::MAX } else { 6 });
                // What has passed offers nothing, so that there may be nothing at all.
                let newest_first = offers.iter().rev().nth(what % recent.max(1));
                if let Some((emoji, message)) = newest_first {
                    room.person(NAMES[*who]).presses_on(emoji, message);
                }
            }
            Act::Plain(who) => drop(
                room.person(NAMES[*who]).says(["Vi så mere, end vi havde brug for.", "2 Det gjorde vi også."][who % 2]),
            ),
            Act::Whisper(who) => drop(room.person(NAMES[*who]).whispers("En stol ved siden af disken.")),
            Act::TakeBack(which) => {
                let inbound = room.history[which % room.history.len()].clone();
                if let Some(name) = NAMES.iter().find(|name| super::room::account(name) == inbound.from) {
                    room.person(name).takes_back(&inbound.id);
                }
            }
            Act::Goes(who) => room.person(NAMES[*who]).goes(),
            Act::Wait(seconds) => room.wait_for(SignedDuration::from_secs(i64::from(*seconds))),
            Act::Restart(seconds) => room.restart(SignedDuration::from_secs(i64::from(*seconds))),
        }
        room.rest();
        if room.has_dialogue() {
            replay_is_the_state(room);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do(acts in prop::collection::vec(act(), 20..90), slow in any::<bool>(), principles in any::<bool>(), far in any::<bool>(), seed in 0..100u64) {
        let mut room = Room::new(Setup { slow, seed, ..Setup::default() });
        run(&mut room, principles, far, &acts);
        let mut keys = BTreeSet::new();
        for message in room.messages() {
            prop_assert!(keys.insert(message.key.clone()), "{} twice", message.key);
            let ours = message.key.0.starts_with(room.setup.channel) || message.key.0.starts_with("reply/k");
            prop_assert!(ours, "{} does not name its channel", message.key);
            prop_assert!(!plain(&message.doc).trim().is_empty(), "{} says nothing", message.key);
        }
        prop_assert_eq!(room.book.opens().unwrap(), []);
        for group in room.dialogue().groups.iter() {
            prop_assert!(group.len() != 1 || room.dialogue().size() == 1, "alone in a group: {:?}", room.dialogue().groups);
        }
    }
}

#[test]
fn two_channels_never_leak_into_each_other() {
    let here = Setup::default();
    let there = Setup { channel: "matrix/!naboen:example.dk", ..here.clone() };
    let (mut here, mut there) = (Room::new(here), Room::new(there));
    let others = ["Viggo", "Walborg", "Xenia", "Yrsa"];
    course::lobby(&mut here, 4);
    there.person("Viggo").says("!dialog start paa-tvaers");
    for name in &others[1..] {
        there.person(name).says("!dialog deltag");
    }
    course::frame_and_read(&mut here);
    there.person("Viggo").says("!dialog næste");
    for _ in 0..6 {
        there.wait("4m");
        there.person("Viggo").says("!dialog næste");
        there.person("Viggo").says("!dialog pointe Svalereden under taget.");
    }
    course::pairs_and_round(&mut here);
    course::summarise(&mut here);
    there.person("Walborg").says("!dialog tavle");
    here.anna().says("!dialog tavle");
    course::groups_and_reflect(&mut here);
    there.person("Viggo").says("!dialog aflys");
    there.person("Viggo").says("!dialog aflys");
    let private = |name: &str| Destination::Private(super::room::account(name));
    let theirs: Vec<Destination> = others.iter().map(|name| private(name)).collect();
    let mut counted = [0, 0];
    for message in here.messages() {
        let there_too = match &message.to {
            Destination::Channel(channel) | Destination::Thread { channel, .. } => channel.0.contains("naboen"),
            private => theirs.contains(private),
        };
        counted[usize::from(there_too)] += 1;
        let text = plain(&message.doc);
        let foreign: &[&str] = if there_too {
            &["Anna", "Camilla", "Dorthe", "rakte telefonen", "Tillid"]
        } else {
            &["Viggo", "Walborg", "Xenia", "Yrsa", "Svalereden"]
        };
        for word in foreign {
            assert!(!text.contains(word), "{word} in {}: {text}", message.key);
        }
        let key = &message.key.0;
        assert!(key.starts_with("reply/") || key.contains("naboen") == there_too, "{key}");
    }
    assert!(counted.iter().all(|n| *n > 10), "{counted:?}");
}

//! Groups as people see them: each in its own thread, and one group in the channel.

use super::course;
use super::room::{Room, Setup, account};
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::script::ActivityKind;
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;

fn newest(room: &Room, fits: impl Fn(&Message) -> bool) -> String {
    room.messages().iter().rev().find(|m| fits(m)).map(|m| plain(&m.doc)).unwrap()
}

fn phase(room: &Room) -> String {
    newest(room, |m| m.key.0.ends_with("/phase"))
}

fn to_the_summary(people: usize) -> Room {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, people);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    course::summarise(&mut room);
    room
}

#[test]
fn one_group_goes_straight_to_its_own_practice() {
    let mut room = to_the_summary(6);
    let card = newest(&room, |m| m.to == Destination::Private(account("Anna")) && m.key.0.ends_with("/card"));
    assert!(card.contains("▶ Næste: »Jeres egen praksis«"), "{card}");
    room.anna().presses("▶");
    assert_eq!(room.dialogue().kind(), Some(ActivityKind::Reflect));
    assert!(phase(&room).contains("Tal om de tre spørgsmål sammen, og tryk ✅ når du er færdig."), "{}", phase(&room));
}

#[test]
fn what_is_pressed_in_a_thread_is_seen_in_the_channel_and_taken_back_there_too() {
    let mut room = to_the_summary(9);
    room.anna().presses("▶");
    room.anna().presses("▶");
    assert_eq!(room.dialogue().kind(), Some(ActivityKind::Reflect));
    let thread = room.thread_of("Bo").unwrap();
    let own = |room: &Room| {
        let is_own = |m: &Message| matches!(&m.to, Destination::Thread { root, .. } if *root == thread);
        newest(room, is_own)
    };
    assert!(!phase(&room).contains("færdig"), "{}", phase(&room));
    let press = room.bo().presses("✅");
    room.rest();
    assert!(phase(&room).contains("1 af 9 er færdig"), "{}", phase(&room));
    assert!(own(&room).contains("1 af 5 er færdig"), "{}", own(&room));
    room.bo().takes_back(&press);
    room.rest();
    assert!(!phase(&room).contains("færdig"), "{}", phase(&room));
    assert!(!own(&room).contains("1 af"), "{}", own(&room));
}

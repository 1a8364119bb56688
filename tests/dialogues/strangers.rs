//! People who mean no good, or have no part in it: strangers, those who have left, and a third in a private room.

use super::course;
use super::platform::Call;
use super::room::{Room, Setup, account, private_id};
use drejebog::adapters::memory::message::Message;
use drejebog::doc::plain;
use drejebog::ports::chat::{ChatError, Destination, Heard, Room as Place};

/// Said to somebody privately since `before` messages.
fn told(room: &Room, name: &str, before: usize) -> String {
    let private = |m: &&Message| m.to == Destination::Private(account(name));
    room.messages().iter().skip(before).filter(private).map(|m| plain(&m.doc)).collect()
}

fn private_room_of(name: &str) -> Place {
    Place::Private { account: account(name), room: private_id(name) }
}

fn words(text: &str) -> Heard {
    Heard::Message { text: text.to_owned(), thread: None, mentions: Vec::new() }
}

#[test]
fn who_has_left_the_channel_sees_nothing_of_it_in_private() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 5);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    room.anna().says("!dialog pointe Kun for os.");
    room.bo().whispers("!dialog tavle");
    assert!(told(&room, "Bo", 0).contains("Kun for os."));
    room.bo().goes();
    let before = room.messages().len();
    for text in ["!dialog tavle", "!dialog status", "!dialog deltag", "!dialog pointe Jeg er her endnu."] {
        room.bo().whispers(text);
    }
    let answers = told(&room, "Bo", before);
    assert!(answers.contains("skriv !dialog deltag") && !answers.contains("Kun for os."), "{answers}");
    assert!(!room.everybody().contains(&"Bo".to_owned()));
}

#[test]
fn a_third_in_a_private_room_neither_speaks_nor_hears_for_its_person() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 5);
    let (messages, version) = (room.messages().len(), room.dialogue().version);
    for text in ["!dialog tavle", "!dialog forlad", "!dialog data om mig", "!dialog overtag"] {
        room.hear("Camilla", private_room_of("Anna"), words(text), "Camilla i Annas rum");
    }
    assert_eq!((room.messages().len(), room.dialogue().version), (messages, version));
}

#[test]
fn what_cannot_be_read_in_private_is_said_in_private() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    let before = room.messages().len();
    room.hear("Bo", private_room_of("Bo"), Heard::Unreadable, "Bo, ulæseligt");
    let new = room.messages().split_off(before);
    assert!(matches!(&new[..], [one] if one.to == Destination::Private(account("Bo"))), "{new:?}");
}

#[test]
fn asking_for_what_one_may_not_enters_nobody() {
    let mut room = Room::new(Setup::default());
    room.inge().says("!dialog afprøvning hvem: os alle");
    course::lobby(&mut room, 4);
    room.inge().says("!dialog næste");
    room.inge().says("!dialog pointe Jeg er her slet ikke.");
    assert_eq!(room.book.person(&account("Inge")).unwrap(), None);
    room.inge().says("!dialog deltag");
    assert!(room.book.person(&account("Inge")).unwrap().is_some());
}

#[test]
fn a_cpr_number_around_code_is_stopped_too() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    let before = room.messages().len();
    room.bo().says("!dialog pointe 010190 `x` 1234");
    assert!(room.dialogue().points.is_empty());
    assert!(room.messages().iter().skip(before).any(|m| plain(&m.doc).to_lowercase().contains("cpr")));
}

#[test]
fn a_flood_of_questions_does_not_pile_up() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    let before = room.messages().len();
    room.chat.faults(|call| {
        matches!(call, Call::Post(_)).then(|| ChatError::Later { after: None, why: "the server is busy".to_owned() })
    });
    for _ in 0..60 {
        room.bo().says("!dialog fløjt");
    }
    room.chat.mended();
    room.wait("2m");
    let answered = room.messages().len() - before;
    assert!((20..=21).contains(&answered), "{answered} answers");
    room.bo().says("!dialog fløjt");
    assert_eq!(room.messages().len() - before, answered + 1, "and the next question is answered again");
}

#[test]
fn in_private_nobody_is_offered_to_take_over_what_they_are_not_in() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog planlæg borgerdata om 14 dage kl. 13");
    room.anna().says("!dialog svar ja");
    room.bo().says("!dialog deltag 1");
    // The second time it is meant.
    room.anna().says("!dialog meldfra 1");
    room.anna().says("!dialog meldfra 1");
    room.camilla().says("!dialog start borgerdata");
    let before = room.messages().len();
    room.bo().whispers("overtag");
    let planned = room.desk().streams().planned().next().expect("what Anna planned");
    let leads = planned.facilitator.and_then(|who| planned.name(who));
    assert_eq!((planned.id.number, leads), (1, Some("Bo")), "{}", told(&room, "Bo", before));
}

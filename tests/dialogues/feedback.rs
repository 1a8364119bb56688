//! A dialogue that has ended asks those who took part whether it was worth the time: each in private, by press or in
//! words, until all have answered or noon of the next working day; and with a process that dies at every write.

use super::bad_input::exported;
use super::course;
use super::crashes::{dying, nothing_doubled_or_missing, on, said, same_messages};
use super::platform::Platform;
use super::room::{Room, Setup, account};
use super::transcripts::golden;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::channel::{Channel, ChannelEvent};
use drejebog::dialogue::feedback::{Closed, Counts};
use drejebog::dialogue::ids::{ChannelId, StreamId};
use drejebog::dialogue::worth::Worth;
use drejebog::doc::plain;
use drejebog::ports::chat::{Destination, MessageId};
use jiff::SignedDuration;
use std::sync::Arc;

/// Noon of the next working day; dialogues are held on a Thursday.
const NOON: &str = "2026-11-20 12:00";

/// A dialogue of so many, held to its end.
fn held(people: usize) -> Room {
    let mut room = Room::new(Setup::default());
    course::straight(&mut room, people);
    room.rest();
    room
}

fn channel(room: &Room) -> Channel {
    let mut channel = Channel::default();
    let stream = StreamId::Channel(ChannelId(room.setup.channel.to_owned()));
    for stored in room.book.load::<ChannelEvent>(&stream).unwrap() {
        channel.apply(&stored.event).unwrap();
    }
    channel
}

/// Everybody's question, and what whoever facilitated is told.
fn of_it(room: &Room, to: &str) -> Vec<Message> {
    let is_of_it = |m: &Message| m.key.0.contains("/feedback") && m.to == Destination::Private(account(to));
    room.messages().into_iter().filter(is_of_it).collect()
}

fn question(room: &Room, name: &str) -> MessageId {
    of_it(room, name).last().unwrap_or_else(|| panic!("{name} was not asked")).id.clone()
}

fn shown(room: &Room, name: &str) -> String {
    of_it(room, name).last().map(|message| plain(&message.doc)).unwrap_or_default()
}

fn closed(room: &Room) -> Closed {
    channel(room).feedback.closed_of(1).unwrap_or_else(|| panic!("it is open")).clone()
}

fn given(room: &Room, name: &str) -> Vec<Worth> {
    let person = room.book.person(&account(name)).unwrap().unwrap();
    channel(room).feedback.answers_of(person).collect()
}

fn answers(room: &mut Room, name: &str, emoji: &str) {
    let post = question(room, name);
    room.person(name).presses_on(emoji, &post);
}

/// Answered by press, by face and in words, changed and taken back; two never do.
fn answered(room: &mut Room) {
    answers(room, "Bo", "🙁");
    room.wait("10s");
    answers(room, "Bo", "😀");
    room.camilla().whispers("både og");
    room.dorthe().whispers("😀");
    room.erik().whispers("svar 3");
    let slip = room.fatima().whispers("nej");
    room.wait("10s");
    room.fatima().takes_back(&slip);
    let post = question(room, "Gitte");
    let slip = room.gitte().presses_on("😐", &post);
    room.wait("10s");
    room.gitte().takes_back(&slip);
    room.gitte().whispers("2");
    room.gitte().whispers("svar 0");
    room.wait("10s");
}

#[test]
fn asked_answered_changed_taken_back_and_closed_at_noon() {
    let mut room = held(9);
    assert_eq!(of_it(&room, "Anna").len(), 0, "who facilitated is not asked");
    answered(&mut room);
    assert_eq!(given(&room, "Bo"), [Worth::Yes]);
    assert_eq!(given(&room, "Erik"), [Worth::No]);
    assert_eq!((given(&room, "Fatima"), given(&room, "Gitte")), (vec![], vec![]));
    room.bo().whispers("data om mig");
    room.until(NOON);
    room.wait("1m");
    let counts = Counts { yes: 2, partly: 1, no: 1 };
    assert_eq!((closed(&room).answered, closed(&room).counts), (4, Some(counts)));
    assert!(shown(&room, "Anna").contains("😀 2 · 😐 1 · 🙁 1. 4 af 8 svarede."), "{}", shown(&room, "Anna"));
    for name in ["Bo", "Hassan"] {
        assert!(shown(&room, name).trim_end().ends_with("Nu er der lukket for svar."), "{}", shown(&room, name));
        assert!(of_it(&room, name)[0].choices.is_empty());
    }
    answers(&mut room, "Inge", "😀");
    assert!(plain(&room.messages().last().unwrap().doc).contains("lukket for svar på det spørgsmål"));
    golden(&room, "feedback");
}

#[test]
fn the_last_answer_closes_it() {
    let mut room = held(4);
    for name in ["Bo", "Camilla"] {
        answers(&mut room, name, "😀");
    }
    room.wait("1m");
    assert_eq!(of_it(&room, "Anna").len(), 0);
    room.dorthe().whispers("🙂");
    room.wait("1m");
    assert!(shown(&room, "Anna").contains("😀 3 · 😐 0 · 🙁 0. 3 af 3 svarede."), "{}", shown(&room, "Anna"));
    room.until("2026-11-20 13:00");
    assert_eq!(of_it(&room, "Anna").len(), 1);
}

#[test]
fn too_few_answers_are_shown_to_nobody() {
    let mut room = held(6);
    for name in ["Bo", "Camilla"] {
        answers(&mut room, name, "🙁");
    }
    room.until("2026-11-20 13:00");
    assert_eq!((closed(&room).answered, closed(&room).counts), (2, None));
    assert!(shown(&room, "Anna").contains("for få svar"), "{}", shown(&room, "Anna"));
    assert!(!shown(&room, "Anna").contains('2'), "{}", shown(&room, "Anna"));
}

#[test]
fn of_fewer_than_three_nobody_is_asked_and_a_channel_can_switch_it_off() {
    let asked = |room: &Room| room.messages().iter().any(|m| m.key.0.contains("/feedback"));
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    room.dorthe().says("!dialog meldfra");
    room.dorthe().says("!dialog meldfra");
    course::trial(&mut room);
    room.wait("1m");
    assert!(room.dialogue().is_over() && !asked(&room));

    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog indstillinger tilbagemelding: nej");
    course::straight(&mut room, 6);
    room.until("2026-11-20 13:00");
    assert!(room.dialogue().is_over() && !asked(&room));

    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog indstillinger tilbagemelding: nej");
    room.anna().says("!dialog indstillinger tilbagemelding: standard");
    course::straight(&mut room, 6);
    room.rest();
    assert!(asked(&room));
}

/// What has been called off asks nothing, whether it had begun or not.
#[test]
fn what_is_called_off_asks_nothing() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog planlæg borgerdata 25/11 kl. 10");
    room.anna().presses("🤝");
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    course::lobby(&mut room, 6);
    course::to_the_question(&mut room);
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    room.wait("1m");
    assert!(room.dialogue().is_over());
    assert!(!channel(&room).feedback.is_asking());
}

/// Buttons: whoever pressed is told how it stands, and pressing once more takes it back.
#[test]
fn by_buttons() {
    let mut room = Room::new(Setup { chat: Arc::new(Platform::with_forms()), ..Setup::default() });
    course::straight(&mut room, 6);
    room.rest();
    let labels: Vec<String> = of_it(&room, "Bo")[0].choices.iter().map(|choice| choice.label.clone()).collect();
    assert_eq!(labels, ["Ja", "Både og", "Nej"]);
    let post = question(&room, "Bo");
    let pressed = room.bo().presses_on("😐", &post);
    room.wait("10s");
    assert_eq!(given(&room, "Bo"), [Worth::Partly]);
    let sign = plain(&room.messages().last().unwrap().doc);
    assert!(sign.contains("Både og"), "{sign}");
    room.bo().takes_back(&pressed);
    room.wait("10s");
    assert_eq!(given(&room, "Bo"), []);
    room.until("2026-11-20 13:00");
    room.bo().presses_on("😐", &post);
    room.wait("1s");
    assert_eq!(closed(&room).answered, 0);
}

/// What goes on comes first for whoever is in it; and of a grey zone and this the one asked last is answered.
#[test]
fn words_answer_what_was_asked_last() {
    let mut room = held(5);
    room.anna().says("!dialog gråzone 1");
    room.bo().whispers("svar 1");
    room.bo().whispers("nej");
    room.camilla().says("!dialog svar 1");
    room.wait("1m");
    assert_eq!(channel(&room).grey_zones.open.as_ref().unwrap().answered(), 2);
    assert_eq!((given(&room, "Bo"), given(&room, "Camilla")), (vec![Worth::No], vec![]));
    course::lobby(&mut room, 4);
    room.dorthe().whispers("ja");
    room.erik().whispers("ja");
    room.wait("5s");
    assert_eq!((given(&room, "Dorthe"), given(&room, "Erik")), (vec![], vec![Worth::Yes]));
}

/// Who answered what leaves the journal at the close, also when the process dies just then (law 9).
#[test]
fn nobody_can_be_traced_to_an_answer_once_it_has_closed() {
    for died in [false, true] {
        let memory = Memory::new();
        let mut room = Room::new(on(&memory));
        course::straight(&mut room, 9);
        room.rest();
        answered(&mut room);
        let ties = |room: &Room| String::from_utf8(exported(room)).unwrap().matches("\"answer\":").count();
        assert!(ties(&room) > 5);
        if died {
            memory.fail_after(memory.writes() + 1);
        }
        room.until("2026-11-20 12:01");
        assert_eq!(room.deaths, u32::from(died));
        assert_eq!((ties(&room), closed(&room).answered), (0, 4));
    }
}

#[test]
fn an_answer_is_erased_with_its_person() {
    let mut room = held(6);
    for name in ["Bo", "Camilla", "Dorthe", "Erik"] {
        answers(&mut room, name, "😀");
    }
    room.bo().whispers("slet mine data");
    room.bo().whispers("slet mine data");
    assert!(!String::from_utf8(exported(&room)).unwrap().contains("@bo:"));
    room.restart(SignedDuration::ZERO);
    room.bo().whispers("nej");
    room.until("2026-11-20 13:00");
    assert_eq!(closed(&room).counts, Some(Counts { yes: 3, ..Counts::default() }));
    nothing_doubled_or_missing(&room);
}

/// The bot was away at noon: it closes when it is back, and counts what was answered meanwhile.
#[test]
fn it_closes_late_where_the_bot_was_away() {
    let mut room = held(6);
    for name in ["Bo", "Camilla"] {
        answers(&mut room, name, "😀");
    }
    room.restart(SignedDuration::from_hours(26));
    room.dorthe().whispers("ja");
    room.wait("1h");
    assert_eq!(closed(&room).counts, Some(Counts { yes: 3, ..Counts::default() }));
    assert!(shown(&room, "Bo").contains("lukket"), "{}", shown(&room, "Bo"));
}

/// From the last agreement to the next day.
fn eventful(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    course::straight(&mut room, 9);
    answered(&mut room);
    room.until(NOON);
    room.wait("1h");
    nothing_doubled_or_missing(&room);
    room
}

#[test]
fn dying_at_every_write_neither_doubles_nor_loses() {
    let memory = Memory::new();
    let undisturbed = eventful(on(&memory));
    let writes = memory.writes();
    let apart = 23;
    dying(apart, 1, eventful, |room, how| {
        assert!(u64::from(room.deaths) >= writes / apart - 1, "{how}: {} deaths", room.deaths);
        same_messages(said(&undisturbed), said(room), how);
        assert_eq!(channel(&undisturbed).feedback, channel(room).feedback, "{how}");
        assert_eq!(undisturbed.desk().streams().next_wake(), room.desk().streams().next_wake(), "{how}");
    });
}

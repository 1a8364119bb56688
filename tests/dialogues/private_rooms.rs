//! The silent minute as people see it in their private rooms: it is a whole minute, what is shown there is true, and one
//! is told when one may go back.
//!
//! Deliberately absent: what is written there (`edits`, `transcripts`).

use super::course;
use super::platform::Call;
use super::room::{Room, Setup, account};
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::script::ActivityKind;
use drejebog::doc::plain;
use drejebog::ports::chat::{ChatError, Destination};
use jiff::SignedDuration;
use std::collections::BTreeSet;
use std::time::Duration;

fn to_the_silence(room: &mut Room, people: usize) {
    course::lobby(room, people);
    course::frame_and_read(room);
    course::pairs_and_round(room);
    course::summarise(room);
    course::groups_and_reflect(room);
    room.anna().presses("▶");
    assert_eq!(room.dialogue().kind(), Some(ActivityKind::Silent));
}

fn shown(room: &Room, fits: impl Fn(&Message) -> bool) -> Vec<String> {
    room.messages().iter().filter(|m| fits(m)).map(|m| plain(&m.doc)).collect()
}

fn prompt(room: &Room, name: &str) -> String {
    let is_prompt = |m: &Message| m.to == Destination::Private(account(name)) && m.key.0.contains("/ideas");
    shown(room, is_prompt).pop().unwrap()
}

fn card(room: &Room) -> String {
    let is_card = |m: &Message| m.to == Destination::Private(account("Anna")) && m.key.0.ends_with("/card");
    shown(room, is_card).pop().unwrap()
}

fn phase(room: &Room) -> String {
    shown(room, |m| m.key.0.ends_with("/phase")).pop().unwrap()
}

/// The clock until which all three are shown to go on.
fn until(room: &Room) -> String {
    let clock = |text: &str| {
        let at = text.rfind("kl. ").unwrap_or_else(|| panic!("no clock in {text}")) + "kl. ".len();
        text[at..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>()
    };
    let clock = |text: String| clock(&text).trim_end_matches('.').to_owned();
    let first = |text: String| text.lines().next().unwrap().to_owned();
    let (private, card, phase) = (clock(prompt(room, "Bo")), clock(first(card(room))), clock(first(phase(room))));
    assert_eq!((&private, &card), (&phase, &phase));
    phase
}

fn left(room: &Room) -> SignedDuration {
    room.dialogue().deadline().unwrap().duration_since(room.now())
}

#[test]
fn all_have_their_whole_minute_when_a_private_room_is_slow() {
    for dies in [false, true] {
        let mut room = Room::new(Setup::default());
        let bo = account("Bo");
        let mut again = 2;
        room.chat.faults(move |call| match call {
            Call::Post(post) if post.to == Destination::Private(bo.clone()) && post.key.0.contains("/ideas-") => {
                again -= 1;
                let after = Some(Duration::from_secs(5));
                (again >= 0).then(|| ChatError::Later { after, why: "the room is being made".to_owned() })
            }
            _ => None,
        });
        to_the_silence(&mut room, 9);
        assert_eq!(left(&room), SignedDuration::from_secs(60));
        room.wait("9s");
        if dies {
            // What is put off is tried again at once.
            room.restart(SignedDuration::ZERO);
        }
        room.wait("1s");
        let late = if dies { 9 } else { 10 };
        assert_eq!(left(&room), SignedDuration::from_secs(60 - 10 + late), "{}", room.transcript.text());
        room.restart(SignedDuration::ZERO);
        assert_eq!(left(&room), SignedDuration::from_secs(60 - 10 + late));
        room.bo().whispers("En stol ved disken.");
        until(&room);
        room.wait("59s");
        assert_eq!(room.dialogue().ideas_shared, late == 9);
        room.wait("1s");
        assert!(room.dialogue().ideas_shared);
        assert_eq!(room.dialogue().ideas.len(), 1);
    }
}

#[test]
fn what_is_shown_in_private_is_true_when_there_is_more_time_and_after_a_pause() {
    let mut room = Room::new(Setup::default());
    to_the_silence(&mut room, 9);
    let first = until(&room);
    room.anna().says("!dialog forlæng 3");
    room.rest();
    let extended = until(&room);
    assert_ne!(first, extended);
    room.anna().says("!dialog pause");
    room.rest();
    assert!(prompt(&room, "Bo").contains("Uret står stille"), "{}", prompt(&room, "Bo"));
    room.wait("4m");
    room.anna().says("!dialog fortsæt");
    room.rest();
    assert_ne!(until(&room), extended);
    // Also when it had ended already.
    room.wait("10m");
    assert!(prompt(&room, "Bo").contains("Gå tilbage til kanalen"), "{}", prompt(&room, "Bo"));
    room.anna().says("!dialog forlæng 2");
    room.rest();
    until(&room);
}

#[test]
fn who_may_still_be_writing_hears_that_the_others_go_on() {
    let mut room = Room::new(Setup::default());
    to_the_silence(&mut room, 9);
    room.wait("10s");
    room.bo().whispers("En stol ved disken.");
    room.bo().whispers("færdig");
    room.camilla().presses("✅");
    room.wait("1m");
    let called = |name: &str| {
        let is_call = |m: &Message| m.to == Destination::Private(account(name)) && m.key.0.contains("/back-");
        let calls: Vec<bool> = room.messages().iter().filter(|m| is_call(m)).map(|m| m.buzz).collect();
        calls
    };
    assert_eq!((called("Anna"), called("Bo"), called("Camilla")), (vec![], vec![], vec![]));
    assert_eq!((called("Dorthe"), called("Inge")), (vec![true], vec![true]));
    for name in ["Bo", "Dorthe"] {
        let prompt = prompt(&room, name);
        assert!(prompt.contains("Gå tilbage til kanalen (https://matrix.to/#/!kanal:example.dk)"), "{prompt}");
    }
}

#[test]
fn a_private_room_is_called_what_it_is_in_the_language_of_the_channel() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    room.restart(SignedDuration::ZERO);
    assert_eq!(room.chat.names_of_private_rooms(), BTreeSet::from(["Drejebog (privat)".to_owned()]));
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog start borgerdata lang en");
    room.bo().presses("👋");
    room.rest();
    assert_eq!(room.chat.names_of_private_rooms(), BTreeSet::from(["Drejebog (private)".to_owned()]));
}

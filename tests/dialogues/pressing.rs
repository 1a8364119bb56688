//! What is particular to buttons and forms: a double tap, a vote taken back too late, a form opened from something that
//! is over, and what whoever pressed or wrote is told.

use super::course;
use super::platform::Platform;
use super::room::{Room, Setup, account, private_id};
use drejebog::dialogue::command::Press;
use drejebog::dialogue::event::{Ballots, Ending, Outcome};
use drejebog::doc::plain;
use drejebog::ports::chat::{Destination, Heard, MessageId, Room as Place};
use drejebog::ports::vocabulary::{Blank, FormId};
use std::sync::Arc;

fn room() -> Room {
    Room::new(Setup { chat: Arc::new(Platform::with_forms()), ..Setup::default() })
}

/// What somebody was told last, and nobody else saw.
fn told(room: &Room, name: &str) -> String {
    let mine = |m: &&drejebog::adapters::memory::message::Message| {
        m.answers.as_ref().is_some_and(|event| room.history.iter().any(|i| i.id == *event && i.from == account(name)))
    };
    room.messages().iter().rev().find(mine).map(|m| plain(&m.doc)).unwrap_or_default()
}

/// The newest message that offers a form.
fn with_form(room: &Room) -> MessageId {
    let offers = |m: &&drejebog::adapters::memory::message::Message| m.choices.iter().any(|c| c.opens.is_some());
    room.messages().iter().rev().find(offers).expect("a form").id.clone()
}

fn fills(room: &mut Room, name: &str, what: Heard) {
    let place = match &what {
        Heard::Sent { blank: Blank::Form(FormId::Worry), .. } => {
            Place::Private { account: account(name), room: private_id(name) }
        }
        _ => Place::Channel(drejebog::dialogue::ids::ChannelId(super::room::CHANNEL.to_owned())),
    };
    room.hear(name, place, what, &format!("{name} sender en formular"));
}

/// A form with these values in its first fields.
fn form(id: FormId, values: &[&str], on: &MessageId) -> Heard {
    Heard::Sent {
        blank: Blank::Form(id),
        values: values.iter().map(|value| Some((*value).to_owned())).collect(),
        thread: None,
        mentions: Vec::new(),
        lacking: Vec::new(),
        on: Some(on.clone()),
    }
}

#[test]
fn what_stands_in_a_field_of_the_trial_is_never_another_field() {
    let mut room = room();
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    room.wait("30s");
    let card = with_form(&room);
    let what = "Vi siger den samme sætning\nhvorfor: det spørger borgerne om. Slut: i morgen";
    let until = room.dialogue().trial.until;
    fills(&mut room, "Anna", form(FormId::Trial, &[what, "Færre\n!dialog stop", "hvem: alle", ""], &card));
    let trial = &room.dialogue().trial;
    let text = |text: &Option<drejebog::dialogue::erasable::Erasable<String>>| text.as_ref().unwrap().get().cloned();
    assert_eq!(text(&trial.what).as_deref(), Some(what), "{}", room.transcript.text());
    assert_eq!(text(&trial.why).as_deref(), Some("Færre\n!dialog stop"));
    assert_eq!(text(&trial.how).as_deref(), Some("hvem: alle"));
    assert_eq!(trial.until, until);
    // Every field has the guard, and a date that is none is told as any other.
    for values in [["", "", "", "010190-1234", ""], ["", "`010190-1234`", "", "", ""]] {
        fills(&mut room, "Anna", form(FormId::Trial, &values, &card));
        assert!(told(&room, "Anna").contains("cpr-nummer"), "{}", told(&room, "Anna"));
    }
    fills(&mut room, "Anna", form(FormId::Trial, &["", "", "", "", "når det passer"], &card));
    assert!(told(&room, "Anna").contains("når det passer"), "{}", told(&room, "Anna"));
}

#[test]
fn a_double_tap_is_one_press_and_a_later_one_takes_it_back() {
    let mut room = room();
    course::lobby(&mut room, 4);
    room.anna().presses("▶");
    room.wait("5s");
    room.bo().presses("✅");
    room.wait("1s");
    room.bo().presses("✅");
    assert_eq!(room.dialogue().running().unwrap().done.len(), 1, "{}", room.transcript.text());
    room.wait("10s");
    room.bo().presses("✅");
    assert!(room.dialogue().running().unwrap().done.is_empty());
}

#[test]
fn what_is_filled_in_on_a_message_of_something_that_is_over_is_given_back() {
    let mut room = room();
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    let old = with_form(&room);
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    assert_eq!(room.dialogue().ending(), Some(Ending::Cancelled));
    room.wait("1m");
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    let points = room.dialogue().points.len();
    fills(&mut room, "Bo", form(FormId::Point, &["Et skilt ved skranken"], &old));
    assert_eq!(room.dialogue().points.len(), points, "it belongs to the dialogue before");
    assert!(told(&room, "Bo").contains("Et skilt ved skranken"), "{}", told(&room, "Bo"));
    let new = with_form(&room);
    fills(&mut room, "Bo", form(FormId::Point, &["Et skilt ved skranken"], &new));
    assert_eq!(room.dialogue().points.len(), points + 1);
    fills(&mut room, "Bo", form(FormId::Point, &["Borgeren 010190-1234 ringede"], &old));
    assert!(!told(&room, "Bo").contains("010190"));
}

#[test]
fn the_rest_of_the_card_goes_to_the_trial_of_its_own_message() {
    let mut room = room();
    course::straight(&mut room, 4);
    room.wait("5s");
    let rest = with_form(&room);
    assert!(room.messages().iter().any(|m| m.id == rest && m.to == Destination::Private(account("Bo"))));
    // The next begins with what is open.
    course::lobby(&mut room, 4);
    room.anna().presses("▶");
    room.wait("30s");
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    course::trial(&mut room);
    fills(&mut room, "Bo", form(FormId::TrialRest, &["", "Vi tæller"], &rest));
    let measured: Vec<bool> = room.desk().streams().trials_open().map(|trial| trial.card.measure.is_some()).collect();
    assert_eq!(measured, [true, false], "{}", room.transcript.text());
}

#[test]
fn a_worry_named_too_late_is_given_back_and_stands_nowhere() {
    let mut room = room();
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    room.wait("5s");
    room.bo().presses("✋");
    room.wait("5s");
    let asked_for = with_form(&room);
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    fills(&mut room, "Bo", form(FormId::Worry, &["Det lyder afvisende"], &asked_for));
    assert!(told(&room, "Bo").contains("Det lyder afvisende"), "{}", told(&room, "Bo"));
}

#[test]
fn what_is_written_down_is_told_with_its_number_and_its_writer_can_remove_it() {
    let mut room = room();
    course::lobby(&mut room, 5);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    room.erik().says("!dialog pointe Et skilt ved skranken");
    let number = room.dialogue().points.last().unwrap().number;
    assert!(told(&room, "Erik").contains(&format!("nr. {number}.")), "{}", told(&room, "Erik"));
    let points = room.dialogue().points.len();
    room.erik().says(&format!("!dialog fjern pointe {number}"));
    assert_eq!(room.dialogue().points.len(), points - 1);
    course::summarise(&mut room);
    course::groups_and_reflect(&mut room);
    room.anna().presses("▶");
    room.wait("5s");
    room.bo().says("!dialog idé En stol ved døren");
    room.erik().says("!dialog idé Et roligt bord");
    assert_eq!(told(&room, "Erik"), "Din idé er gemt som nr. 2.");
    room.erik().says("!dialog fjern idé 2");
    assert_eq!(told(&room, "Erik"), "Det er gjort.");
    assert_eq!(room.dialogue().ideas.len(), 1);
}

#[test]
fn an_answer_that_does_not_count_is_not_confirmed() {
    let mut room = room();
    course::lobby(&mut room, 5);
    course::to_the_question(&mut room);
    room.person("Jens").says("!dialog observatør");
    room.wait("5s");
    room.anna().says("!dialog enighed 1");
    room.wait("5s");
    for name in ["Jens", "Inge", "Bo"] {
        room.person(name).presses("👍");
        room.wait("5s");
    }
    assert_eq!(told(&room, "Bo"), "👍 Enig. Fortrudt? Tryk igen.");
    assert_eq!(told(&room, "Jens"), "Det er gjort.", "an observer");
    assert_eq!(told(&room, "Inge"), "", "too late");
    let privately = |name| {
        let private = room.messages().into_iter().filter(|m| m.to == Destination::Private(account(name)));
        private.map(|m| plain(&m.doc)).collect::<String>()
    };
    assert!(["Jens", "Inge"].into_iter().all(|name| privately(name).contains("Din stemme tæller ikke med")));
}

#[test]
fn secret_dots_are_pressed_and_a_reaction_that_all_can_see_is_none() {
    let chat = Arc::new(Platform::with_forms());
    let mut room = Room::new(Setup { chat, ballots: Ballots::Secret, ..Setup::default() });
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog afstemning");
    room.wait("5s");
    let (one, two) = (Press::Number(1).emoji(), Press::Number(2).emoji());
    let ask = room.offers("Anna").into_iter().find(|(emoji, _)| *emoji == two).expect("a button").1;
    room.bo().presses(one);
    assert_eq!(told(&room, "Bo"), "1⃣ Nummer 1. Fortrudt? Tryk igen.");
    let everybody = room.everybody();
    for name in &everybody {
        let place = Place::Channel(drejebog::dialogue::ids::ChannelId(super::room::CHANNEL.to_owned()));
        let what = Heard::Reacted { message: ask.clone(), emoji: two.to_owned() };
        room.hear(name, place, what, "en reaktion");
    }
    for name in ["Bo", "Anna"] {
        room.wait("5s");
        room.person(name).presses(one);
    }
    room.wait("5s");
    let shown = |room: &Room| room.messages().into_iter().find(|m| m.id == ask).map(|m| plain(&m.doc)).unwrap();
    assert!(!shown(&room).contains("1 prik"), "{}", shown(&room));
    let dots =
        room.dialogue().question.as_ref().expect("open").choices.values().filter(|dots| !dots.is_empty()).count();
    assert_eq!(dots, 1, "Bo took his back, Anna has one, and no reaction counts");
    room.wait("2m");
    assert_eq!(room.dialogue().closed.last().expect("closed").outcome, Outcome::Dots { proposal: 1 });
}

#[test]
fn whoever_comes_late_presses_where_the_others_came_in() {
    let mut room = room();
    course::lobby(&mut room, 4);
    let lobby = room.offers("Inge").into_iter().find(|(emoji, _)| emoji == Press::Join.emoji()).expect("a lobby").1;
    course::frame_and_read(&mut room);
    room.person("Inge").presses_on(Press::Join.emoji(), &lobby);
    assert!(room.everybody().contains(&"Inge".to_owned()), "{}", room.transcript.text());
    assert_eq!(told(&room, "Inge"), "👋 Noteret: Vær med");
    room.wait("5s");
    let offered = |room: &Room| -> Vec<String> {
        let shown = room.messages().into_iter().find(|m| m.id == lobby).expect("the lobby");
        shown.choices.into_iter().map(|choice| choice.emoji).collect()
    };
    assert_eq!(offered(&room), [Press::Join.emoji(), Press::Observe.emoji()]);
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    room.wait("5s");
    assert!(offered(&room).is_empty(), "it is over");
}

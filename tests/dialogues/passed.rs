//! What has passed says so: nothing on it can be pressed, nothing on it asks for anything, and it tells what came of it.
//! And whoever has the floor is called, once.

use super::platform::Platform;
use super::room::{Room, Setup, account};
use super::{course, crashes};
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::speak::living;
use drejebog::doc::plain;
use jiff::SignedDuration;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What only a message that is still in use may say.
const ASKS: [&str; 9] = [
    "▶",
    "⏳",
    "er færdige",
    "har svaret",
    "!dialog næste",
    "når du er færdig",
    "!dialog forslag",
    "Du kan flytte",
    "🤝",
];

/// What the bot has said of the dialogue, and is not living any more.
fn passed(room: &Room) -> Vec<Message> {
    let living: BTreeSet<_> = living(room.dialogue()).into_iter().map(|spoken| spoken.key).collect();
    let own = format!("{}/", room.dialogue().stream());
    let messages = room.messages().into_iter();
    messages.filter(|m| m.key.0.starts_with(&own) && !living.contains(&m.key)).collect()
}

fn assert_passed(room: &Room) {
    let passed = passed(room);
    assert!(passed.len() > 20, "{}", room.transcript.text());
    // The rest of the card is asked for after the dialogue.
    for message in passed.iter().filter(|m| !m.key.0.ends_with("/rest")) {
        assert!(message.choices.is_empty(), "{}: {:?}", message.key, message.choices);
        let text = plain(&message.doc);
        for asks in ASKS {
            assert!(!text.contains(asks), "{} still says {asks}:\n{text}", message.key);
        }
    }
}

fn with_forms() -> Setup {
    Setup { chat: Arc::new(Platform::with_forms()), ..Setup::default() }
}

#[test]
fn nothing_on_what_has_passed_asks_for_anything() {
    for setup in [Setup::default, with_forms] {
        let mut room = Room::new(setup());
        course::straight(&mut room, 9);
        assert_passed(&room);
        let mut room = Room::new(setup());
        course::start(&mut room, "!dialog start borgernaer-digitalisering", 7);
        course::to_the_question_by_principles(&mut room);
        room.anna().says("!dialog aflys");
        // Asked once whether she means it.
        room.anna().says("!dialog aflys");
        room.rest();
        assert_passed(&room);
    }
}

#[test]
fn an_eventful_dialogue_leaves_nothing_that_asks() {
    assert_passed(&crashes::held(Setup::default()));
}

fn text_of(room: &Room, name: &str) -> Vec<String> {
    room.messages().iter().filter(|m| m.key.0.ends_with(name)).map(|m| plain(&m.doc)).collect()
}

#[test]
fn what_has_passed_tells_what_came_of_it() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 6);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    room.anna().says(&format!("!dialog afprøvning {} ansvarlig: @Bo", course::AGREED));
    room.wait("20s");
    room.bo().presses("🤝");
    room.wait("5s");
    let phases = text_of(&room, "/phase");
    let tells = |what: &str| assert!(phases.iter().any(|text| text.contains(what)), "{what}: {phases:#?}");
    tells("Casen · sluttede kl. 9.0");
    tells("6 af 6 havde læst");
    tells("Der kom 6 idéer.");
    tells("Bo har sagt ja. Så er det en aftale.");
    assert_eq!(text_of(&room, "/owner").len(), 1);
    assert!(text_of(&room, "/owner")[0].starts_with("Tak. Bo er ansvarlig"), "{:?}", text_of(&room, "/owner"));
    assert!(text_of(&room, "/ready")[0].starts_with("Alle var færdige, og I gik videre kl. 9."));
}

#[test]
fn what_passed_while_the_process_was_dead_says_so_after_it() {
    let mut room = Room::new(Setup { gap: SignedDuration::from_hours(2), ..Setup::default() });
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    // What this press ends is not edited yet when the process dies.
    let writes = room.store.memory().writes();
    room.store.memory().fail_after(writes + 1);
    room.anna().presses("▶");
    room.rest();
    assert_eq!(room.deaths, 1);
    let asks = text_of(&room, "/phase").iter().filter(|text| text.contains("når du er færdig")).count();
    assert_eq!(asks, 1, "only the pairs are still at it: {:#?}", text_of(&room, "/phase"));
}

/// Who was called by name in the channel, by what has one of these names.
fn called(room: &Room, names: &[&str]) -> Vec<String> {
    let of_these = |m: &Message| names.iter().any(|name| m.key.0.ends_with(name));
    let calls = room.messages().into_iter().filter(|m| of_these(m) && m.buzz);
    let mut called: Vec<String> = calls.flat_map(|m| m.mentions).map(|account| account.0).collect();
    called.sort();
    called
}

#[test]
fn each_pair_and_each_group_is_called_once() {
    for (people, setup) in [(6, Setup::default()), (9, with_forms()), (12, Setup::default())] {
        let mut room = Room::new(setup);
        course::lobby(&mut room, people);
        course::frame_and_read(&mut room);
        course::pairs_and_round(&mut room);
        let mut everybody: Vec<String> = room.everybody().iter().map(|name| account(name).0).collect();
        everybody.sort();
        assert_eq!(called(&room, &["/phase", "/turn"]), everybody, "{people} in the round");
        course::summarise(&mut room);
        course::groups_and_reflect(&mut room);
        course::silence_and_share(&mut room);
        course::select(&mut room);
        course::present(&mut room);
        let twice: Vec<String> = everybody.iter().flat_map(|who| [who.clone(), who.clone()]).collect();
        let expected = if room.dialogue().groups.len() > 1 { twice } else { everybody };
        assert_eq!(called(&room, &["/phase", "/turn", "/presenter"]), expected, "{people} presenting");
    }
}

//! Who counts, and when a vote closes, as the people in the room see it: the numbers in post, status and receipt agree at
//! every moment, nothing closes before it was promised unless all have answered for a while, and whoever is late is told.

use super::bad_input::exported;
use super::course;
use super::platform::Platform;
use super::room::{NAMES, Room, Setup, account};
use drejebog::dialogue::decide::LAST_CALL;
use drejebog::dialogue::event::{Ballots, Outcome};
use drejebog::dialogue::state::Slot;
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::sync::Arc;

/// A vote on two proposals, open.
fn to_the_dots(setup: Setup, people: usize) -> Room {
    let mut room = Room::new(setup);
    course::lobby(&mut room, people);
    course::to_the_question(&mut room);
    room.anna().says("!dialog afstemning");
    room.wait("5s");
    room
}

fn post(room: &Room) -> String {
    let key = room.dialogue().running().and_then(|r| room.dialogue().posts.get(&Slot::Phase(r.visit)));
    room.messages().iter().find(|m| Some(&m.key) == key).map(|m| plain(&m.doc)).unwrap_or_default()
}

/// All that somebody was told and nobody else sees.
fn told(room: &Room, name: &str) -> String {
    let own = Destination::Private(account(name));
    room.messages().iter().filter(|m| m.to == own).map(|m| plain(&m.doc)).collect::<Vec<_>>().join("\n---\n")
}

#[test]
fn the_post_says_that_all_have_answered_and_no_longer_when_somebody_takes_it_back() {
    let mut room = to_the_dots(Setup::default(), 4);
    assert!(post(&room).contains("indtil jeg lukker: når alle har svaret, senest kl. "), "{}", post(&room));
    let everybody = room.everybody();
    for name in &everybody[1..] {
        room.person(name).presses("1⃣");
    }
    let dot = room.anna().presses("2⃣");
    room.wait("2s");
    assert!(
        post(&room).contains("Alle har svaret. Lukker om 15 sekunder; du kan stadig flytte din prik."),
        "{}",
        post(&room)
    );
    room.anna().takes_back(&dot);
    room.wait("2s");
    assert!(!post(&room).contains("Lukker om"), "{}", post(&room));
    assert!(post(&room).contains("3 af 4 har svaret"), "{}", post(&room));
    room.wait("20s");
    assert!(room.dialogue().question.is_some());
    room.anna().presses("1⃣");
    room.wait("15s");
    assert_eq!(room.dialogue().closed[0].outcome, Outcome::Dots { proposal: 1 });
}

#[test]
fn whoever_is_late_is_told_when_it_closed_and_what_came_of_it() {
    for buttons in [false, true] {
        let chat = if buttons { Arc::new(Platform::with_forms()) } else { Arc::default() };
        let mut room = to_the_dots(Setup { chat, ..Setup::default() }, 4);
        let ask = room.offers("Bo").into_iter().rfind(|(emoji, _)| emoji == "1⃣").expect("a vote").1;
        for name in ["Anna", "Bo", "Camilla"] {
            room.person(name).presses("1⃣");
        }
        let dot = room.history.last().unwrap().id.clone();
        room.wait("2m");
        assert!(room.dialogue().question.is_none());
        let closed = "Afstemningen lukkede kl. ";
        room.dorthe().presses_on("2⃣", &ask);
        room.rest();
        let is_told = |room: &Room, name: &str| {
            let answers = room.messages().into_iter().filter(|m| m.answers.is_some());
            let of = |m: &drejebog::adapters::memory::message::Message| {
                m.answers.as_ref().is_some_and(|e| room.history.iter().any(|i| i.id == *e && i.from == account(name)))
            };
            answers.filter(of).map(|m| plain(&m.doc)).collect::<Vec<_>>().join("\n")
        };
        assert!(is_told(&room, "Dorthe").contains(closed), "{buttons}: {}", is_told(&room, "Dorthe"));
        assert!(is_told(&room, "Dorthe").contains("Forslag 1 fik flest prikker."), "{}", is_told(&room, "Dorthe"));
        room.dorthe().whispers("svar 2");
        room.rest();
        assert_eq!(is_told(&room, "Dorthe").matches(closed).count(), 2, "{}", is_told(&room, "Dorthe"));
        room.anna().says("!dialog optælling 1:1");
        room.rest();
        assert!(is_told(&room, "Anna").contains("hænderne"), "{}", is_told(&room, "Anna"));
        if !buttons {
            room.camilla().takes_back(&dot);
            room.rest();
            assert!(told(&room, "Camilla").contains("så det står"), "{}", told(&room, "Camilla"));
        }
    }
}

#[test]
fn the_words_of_an_objection_taken_back_are_nowhere() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    room.wait("5s");
    let hand = room.bo().presses("✋");
    room.bo().whispers("Det rammer Kirsten i kantinen.");
    room.camilla().presses("✋");
    room.camilla().whispers("Det tager for lang tid.");
    room.bo().takes_back(&hand);
    room.wait("5m");
    let export = String::from_utf8(exported(&room)).unwrap();
    assert!(!export.contains("Kirsten"), "what was taken back is erased");
    assert!(export.contains("Det tager for lang tid."));
    let said: String = room.messages().iter().map(|m| plain(&m.doc)).collect();
    assert!(!said.contains("Kirsten") && said.contains("Det tager for lang tid."));
}

#[test]
fn guests_can_vote_whenever_they_are_entered_and_nobody_else_is_asked_to_raise_a_hand() {
    let mut room = to_the_dots(Setup::default(), 4);
    assert!(!post(&room).contains("ræk hånden op"), "there are no guests");
    room.anna().says("!dialog gæster 3");
    room.wait("2s");
    assert!(post(&room).contains("optælling 1:2 2:1"), "an example that fits them: {}", post(&room));
    room.anna().says("!dialog optælling 2 for 1, 1 for 2");
    room.wait("2s");
    assert!(post(&room).contains("3 af 7 har svaret"), "{}", post(&room));
    assert!(post(&room).contains("3 hænder i rummet er talt."), "{}", post(&room));
    room.anna().says("!dialog svar 1 for gæst 2");
    room.wait("2s");
    assert!(post(&room).contains("3 af 7 har svaret"), "a hand too many is refused: {}", post(&room));
    room.anna().says("!dialog optælling 1:1 2:1");
    room.anna().says("!dialog svar 1 for gæst 2");
    room.wait("2m");
    let count = room.dialogue().closed[0].count();
    assert_eq!((count.answered, count.of, count.raised(), count.ballots.len()), (3, 7, 2, 1));
}

#[test]
fn in_a_secret_vote_no_post_shows_how_it_stands() {
    for buttons in [false, true] {
        let chat = if buttons { Arc::new(Platform::with_forms()) } else { Arc::default() };
        let mut room = to_the_dots(Setup { chat, ballots: Ballots::Secret, ..Setup::default() }, 4);
        for name in ["Bo", "Camilla"] {
            room.person(name).says("!dialog svar 2");
        }
        room.anna().says("!dialog status");
        room.bo().says("!dialog meldfra");
        room.wait("5s");
        assert!(post(&room).contains("1 af 3 har svaret"), "{}", post(&room));
        room.anna().whispers("status");
        room.rest();
        for message in room.messages() {
            let text = plain(&message.doc);
            assert!(!text.contains(" 1 prik") && !text.contains(" 2 prikker"), "{text}");
        }
    }
}

// --- whatever people do ---

#[derive(Clone, Debug)]
enum Act {
    Answer(usize, usize),
    TakeBack(usize),
    Leave(usize),
    Observe(usize),
    Join(usize),
    Erase(usize),
    Guests(u16),
    Count(u16, u16),
    ForGuest(u16),
    Pause,
    Resume,
    Extend,
    Wait(i64),
    Restart(i64),
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0..7usize;
    prop_oneof![
        10 => (who(), 0..3usize).prop_map(|(who, what)| Act::Answer(who, what)),
        2 => who().prop_map(Act::TakeBack),
        2 => who().prop_map(Act::Leave),
        1 => who().prop_map(Act::Observe),
        2 => who().prop_map(Act::Join),
        1 => who().prop_map(Act::Erase),
        1 => (0..4u16).prop_map(Act::Guests),
        2 => (0..3u16, 0..3u16).prop_map(|(one, two)| Act::Count(one, two)),
        1 => (1..4u16).prop_map(Act::ForGuest),
        1 => Just(Act::Pause),
        2 => Just(Act::Resume),
        1 => Just(Act::Extend),
        6 => (1..20i64).prop_map(Act::Wait),
        1 => (0..60i64).prop_map(Act::Restart),
    ]
}

fn play(room: &mut Room, act: &Act) {
    let says =
        |room: &mut Room, who: usize, words: &str| drop(room.person(NAMES[who]).says(&format!("!dialog {words}")));
    match act {
        Act::Answer(who, what) => says(room, *who, &format!("svar {}", what + 1)),
        Act::TakeBack(who) => says(room, *who, "svar 0"),
        Act::Leave(who) => says(room, *who, "meldfra"),
        Act::Observe(who) => says(room, *who, "observatør"),
        Act::Join(who) => says(room, *who, "deltag"),
        // The facilitator stays, so that there is somebody who counts hands.
        Act::Erase(who) => says(room, (*who).max(1), "slet mine data"),
        Act::Guests(n) => says(room, 0, &format!("gæster {n}")),
        Act::Count(one, two) => says(room, 0, &format!("optælling 1:{one} 2:{two}")),
        Act::ForGuest(n) => says(room, 0, &format!("svar 1 for gæst {n}")),
        Act::Pause => says(room, 0, "pause"),
        Act::Resume => says(room, 0, "fortsæt"),
        Act::Extend => says(room, 0, "forlæng 1"),
        Act::Wait(seconds) => room.wait_for(SignedDuration::from_secs(*seconds)),
        Act::Restart(seconds) => room.restart(SignedDuration::from_secs(*seconds)),
    }
    room.rest();
}

/// The same numbers wherever they are told.
fn numbers_agree(room: &mut Room) {
    if room.dialogue().question.is_none() || room.dialogue().running().is_none_or(|running| running.paused.is_some()) {
        return;
    }
    let count = room.dialogue().count();
    let words = if count.of == 1 {
        "af 1 har svaret".to_owned()
    } else {
        format!("{} af {} har svaret", count.answered, count.of)
    };
    // The post says nothing before the first.
    assert!(count.answered == 0 || post(room).contains(&words), "»{words}« in {}", post(room));
    room.inge().says("!dialog status");
    room.rest();
    let status = room.messages().last().map(|m| plain(&m.doc)).unwrap_or_default();
    assert!(status.contains(&words), "»{words}« in {status}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_closes_before_it_was_promised_and_all_numbers_agree(
        acts in prop::collection::vec(act(), 10..50), secret in any::<bool>(), consent in any::<bool>(),
    ) {
        let ballots = if secret { Ballots::Secret } else { Ballots::Open };
        let mut room = Room::new(Setup { ballots, ..Setup::default() });
        course::lobby(&mut room, 4);
        course::to_the_question(&mut room);
        room.anna().says(if consent { "!dialog enighed 1" } else { "!dialog afstemning" });
        room.rest();
        let mut complete_since: Option<Timestamp> = None;
        for act in &acts {
            let Some(before) = room.dialogue().question.clone() else { break };
            play(&mut room, act);
            numbers_agree(&mut room);
            if room.dialogue().question.as_ref().is_some_and(|q| q.id == before.id) {
                let complete = room.dialogue().all_have_answered();
                complete_since = complete_since.filter(|_| complete).or(complete.then(|| room.now()));
            }
            let Some(closed) = room.dialogue().closed.iter().find(|closed| closed.id == before.id) else { continue };
            let at = closed.at.expect("it says when");
            let early = complete_since.is_some_and(|since| at >= since + LAST_CALL);
            prop_assert!(at >= before.until || early, "{at}: all since {complete_since:?}, at the latest {}", before.until);
            let count = closed.count();
            prop_assert_eq!(count.silent() + count.answered, count.of);
            let tally = count.tally(&before.options());
            let most = tally.iter().map(|(_, n)| *n).max().unwrap_or(0);
            match &closed.outcome {
                Outcome::Dots { proposal } => prop_assert!(tally.contains(&(*proposal, most)) && most > 0),
                Outcome::Consent { .. } => prop_assert!(tally[0].1 > 0 && tally[1].1 == 0 && tally[2].1 == 0 && count.answered * 2 >= count.of),
                Outcome::NobodyVoted => prop_assert_eq!(most, 0),
                _ => {}
            }
        }
    }
}

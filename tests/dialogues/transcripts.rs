//! Whole dialogues as people would see them, each held against its golden transcript.

use super::course;
use super::platform::Platform;
use super::room::{Room, Setup};
use drejebog::dialogue::event::{Ballots, Ending, GroupRoom, Outcome};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Compares with the golden file, or writes it when `UPDATE_GOLDEN` is set.
pub fn golden(room: &Room, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/transcripts").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, room.transcript.text()).unwrap();
        return;
    }
    expect_test::expect_file![path].assert_eq(room.transcript.text());
}

/// Every scene, with the setting it is played in and its golden transcript. Each is played where people react and write,
/// and where they press buttons, fill in forms and choose commands from a list: the same people do the same, and what
/// differs follows from `Capabilities`.
macro_rules! scenes {
    ($($golden:literal: $scene:ident in $setup:ident,)*) => {
        mod where_people_react {
            $(#[test] fn $scene() { super::play(super::Setup::default(), super::$setup, super::$scene, $golden); })*
        }
        mod where_people_press_buttons {
            use super::Arc;
            $(#[test] fn $scene() {
                let setup = super::Setup { chat: Arc::new(super::Platform::with_forms()), ..super::Setup::default() };
                super::play(setup, super::$setup, super::$scene, concat!("forms/", $golden));
            })*
        }
    };
}

scenes! {
    "nine": nine_people_take_the_straight_path in default,
    "english": in_english in default,
    "back-pause-extend": back_and_pause_and_more_time in default,
    "late-and-leaver": one_comes_late_and_one_leaves in default,
    "five": five_leave_nobody_alone in default,
    "seven": seven_leave_nobody_alone in default,
    "thirteen": thirteen_are_plucked_for_the_round in default,
    "tie": a_tie_a_run_off_and_the_lot in default,
    "no-consent": nobody_agrees_and_the_dots_decide in default,
    "nobody-votes": nobody_votes in default,
    "owner-declines": an_owner_declines in default,
    "facilitator-leaves": the_facilitator_leaves_and_another_takes_over in default,
    "guests": eight_guests_and_one_account in default,
    "in-the-room-secret": groups_talk_in_the_room_and_ballots_are_secret in secret_in_the_room,
    "paa-tvaers": paa_tvaers_with_the_written_alternative in default,
    "borgernaer-digitalisering": a_service_is_held_against_principles in default,
    "principles-secret": principles_in_english_with_secret_dots_and_guests_in_the_room in secret_in_the_room,
}

fn play(setup: Setup, setting: fn(Setup) -> Setup, scene: fn(&mut Room), name: &str) {
    let mut room = Room::new(setting(setup));
    scene(&mut room);
    golden(&room, name);
}

fn default(setup: Setup) -> Setup {
    setup
}

fn secret_in_the_room(setup: Setup) -> Setup {
    Setup { groups: GroupRoom::InTheRoom, ballots: Ballots::Secret, ..setup }
}

fn ends(room: &Room, ending: Ending) {
    assert_eq!(room.dialogue().ending(), Some(ending), "{}", room.transcript.text());
}

fn last_outcome(room: &Room) -> Outcome {
    room.dialogue().closed.last().expect("a closed question").outcome.clone()
}

fn nine_people_take_the_straight_path(room: &mut Room) {
    course::straight(room, 9);
    ends(room, Ending::Agreed);
}

fn in_english(room: &mut Room) {
    course::start(room, "!dialog start borgerdata people 4 lang en", 4);
    course::to_the_question(room);
    room.anna().says("!dialog consent 1");
    course::all_press(room, "👍");
    room.wait("30s");
    for words in ["It is easy to remember.", "We begin on Monday.", "Everybody at the counter.", "me"] {
        room.anna().whispers(words);
        room.wait("10s");
    }
    room.wait("5s");
    ends(room, Ending::Agreed);
}

fn back_and_pause_and_more_time(room: &mut Room) {
    course::lobby(room, 4);
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog forlæng 3");
    room.wait("30s");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog tilbage");
    room.wait("20s");
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().says("!dialog pause");
    room.wait("10m");
    room.anna().says("!dialog pause");
    room.anna().says("!dialog fortsæt");
    room.wait("3m");
    room.anna().presses("⏳");
    room.wait("3m");
    room.anna().presses("▶");
    room.wait("10s");
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    ends(room, Ending::Cancelled);
}

fn one_comes_late_and_one_leaves(room: &mut Room) {
    course::lobby(room, 5);
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("30s");
    room.hassan().presses("✅");
    room.wait("30s");
    room.bo().says("!dialog meldfra");
    room.wait("2m");
    room.anna().presses("▶");
    course::turns(room);
    course::summarise(room);
    room.anna().presses("▶");
    room.wait("10s");
    room.inge().says("!dialog deltag");
    room.wait("10s");
    room.camilla().goes();
    room.wait("20s");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog status");
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
}

fn five_leave_nobody_alone(room: &mut Room) {
    leave_nobody_alone(room, 5);
}

fn seven_leave_nobody_alone(room: &mut Room) {
    leave_nobody_alone(room, 7);
}

fn leave_nobody_alone(room: &mut Room, people: usize) {
    course::straight(room, people);
    ends(room, Ending::Agreed);
    for groups in [&room.dialogue().pairs, &room.dialogue().groups] {
        assert!(groups.iter().all(|g| g.len() > 1));
    }
}

fn thirteen_are_plucked_for_the_round(room: &mut Room) {
    course::lobby(room, 13);
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("5s");
    let speaker = room.speakers()[0].clone();
    room.person(&speaker).says("!dialog pas");
    course::turns(room);
    assert!(room.speakers().is_empty());
    room.wait("5s");
    room.person("Mette").says("Der mangler noget om pårørende.");
    room.wait("5s");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
}

/// Two groups, two proposals, and the vote opened.
fn to_the_dots(room: &mut Room, people: usize) {
    course::lobby(room, people);
    course::to_the_question(room);
    room.anna().says("!dialog afstemning");
}

fn a_tie_a_run_off_and_the_lot(room: &mut Room) {
    to_the_dots(room, 8);
    for _ in 0..2 {
        for (n, name) in room.everybody().iter().enumerate() {
            room.wait("3s");
            room.person(name).presses(if n % 2 == 0 { "1⃣" } else { "2⃣" });
        }
        room.wait("17s");
    }
    assert!(matches!(last_outcome(room), Outcome::Lot { .. }), "{:?}", last_outcome(room));
    course::trial(room);
    ends(room, Ending::Agreed);
}

fn nobody_agrees_and_the_dots_decide(room: &mut Room) {
    course::lobby(room, 8);
    course::to_the_question(room);
    room.anna().says("!dialog enighed 1");
    room.wait("10s");
    for name in ["Anna", "Bo", "Camilla", "Dorthe"] {
        room.person(name).presses("👍");
    }
    room.erik().presses("✋");
    room.wait("5s");
    room.erik().whispers("Jeg er bange for, at det lyder afvisende.");
    room.fatima().presses("❓");
    room.wait("3m");
    room.anna().says("!dialog afstemning");
    room.wait("5s");
    let dot = room.bo().presses("1⃣");
    for name in ["Anna", "Camilla", "Dorthe", "Fatima", "Gitte"] {
        room.person(name).presses("2⃣");
    }
    room.wait("5s");
    room.bo().takes_back(&dot);
    room.bo().presses("2⃣");
    room.jens().presses("1⃣");
    room.wait("2m");
    assert_eq!(last_outcome(room), Outcome::Dots { proposal: 2 });
    course::trial(room);
    ends(room, Ending::Agreed);
}

fn nobody_votes(room: &mut Room) {
    to_the_dots(room, 8);
    room.wait("3m");
    assert_eq!(last_outcome(room), Outcome::NobodyVoted);
    room.bo().says("!dialog svar 1");
    room.wait("5s");
    room.anna().presses("🗳");
    room.wait("4m");
    assert_eq!(last_outcome(room), Outcome::NobodyVoted);
    room.anna().presses("🛑");
    room.wait("5s");
    room.anna().whispers("slut");
    room.wait("5s");
    ends(room, Ending::NothingAgreed);
}

fn an_owner_declines(room: &mut Room) {
    course::lobby(room, 4);
    course::to_the_question(room);
    room.wait("5s");
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    room.wait("10s");
    room.anna().says(&format!("!dialog afprøvning {} ansvarlig: @Camilla", course::AGREED));
    room.wait("10s");
    room.bo().says("!dialog svar ja");
    room.camilla().presses("❌");
    room.wait("10s");
    room.anna().says("!dialog afprøvning ansvarlig: @Bo slut: 2 uger opfølgning: 14/12 kl. 10");
    room.wait("10s");
    room.bo().presses("🤝");
    room.wait("10s");
    ends(room, Ending::Agreed);
    room.bo().whispers("!dialog afprøvning hvordan: Vi begynder på mandag. måling: Vi tæller.");
    room.camilla().whispers("!dialog afprøvning hvordan: Jeg vil også.");
}

fn the_facilitator_leaves_and_another_takes_over(room: &mut Room) {
    course::lobby(room, 5);
    room.anna().presses("▶");
    room.wait("1m");
    room.bo().says("!dialog overtag");
    room.wait("10s");
    room.anna().goes();
    room.wait("20s");
    room.bo().says("!dialog overtag");
    room.wait("10s");
    room.bo().presses("▶");
    room.wait("10s");
    room.bo().says("!dialog tidtager @Camilla");
    room.camilla().says("!dialog forlæng 2");
    room.wait("10s");
    room.bo().says("!dialog overdrag @Dorthe");
    room.wait("10s");
    room.bo().says("!dialog næste");
    room.dorthe().says("!dialog næste");
    room.dorthe().says("!dialog næste");
    room.wait("10s");
    room.dorthe().says("!dialog aflys");
    room.dorthe().says("!dialog aflys");
}

fn eight_guests_and_one_account(room: &mut Room) {
    room.anna().says("!dialog start borgerdata antal 9");
    room.wait("10s");
    room.anna().says("!dialog gæster 7");
    room.anna().says("!dialog gæst Lone");
    room.wait("10s");
    room.anna().presses("▶");
    room.wait("2m");
    room.anna().presses("▶");
    room.wait("3m");
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    for point in ["Vi så for meget.", "Koden lå på en seddel.", "Der var ingen stol.", "Det gik for hurtigt."] {
        room.wait("10s");
        room.anna().says(point);
        room.wait("5s");
        room.anna().says("!dialog næste");
    }
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("11m");
    room.anna().presses("▶");
    room.wait("5s");
    room.anna().presses("📝");
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("5m");
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().says("!dialog forslag En fast sætning til alle.");
    room.anna().says("!dialog forslag Et skilt på disken.");
    room.wait("30s");
    while room.dialogue().question.is_none() && room.dialogue().running().is_some_and(|r| r.visit < 12) {
        room.anna().presses("▶");
        room.wait("30s");
    }
    room.anna().says("!dialog afstemning");
    room.wait("30s");
    room.anna().says("!dialog svar 2 for Lone");
    room.anna().says("!dialog optælling 1:4 2:9");
    room.anna().says("!dialog optælling 1:5 2:2");
    room.wait("5s");
    room.anna().presses("1⃣");
    room.wait("45s");
    room.anna().says("!dialog afprøvning hvorfor: Det er let. hvordan: På mandag. hvem: Alle. ansvarlig: Lone");
    room.wait("10s");
    room.anna().says("!dialog svar 1 for Lone");
    room.wait("5s");
    ends(room, Ending::Agreed);
}

fn groups_talk_in_the_room_and_ballots_are_secret(room: &mut Room) {
    to_the_dots(room, 8);
    room.wait("5s");
    room.anna().whispers("1");
    room.bo().whispers("2");
    room.camilla().whispers("svar 2");
    room.dorthe().whispers("2");
    room.dorthe().whispers("1");
    room.erik().says("!dialog svar 2");
    room.wait("2m");
    assert_eq!(last_outcome(room), Outcome::Dots { proposal: 2 });
    course::trial(room);
    ends(room, Ending::Agreed);
}

fn paa_tvaers_with_the_written_alternative(room: &mut Room) {
    course::start(room, "!dialog start paa-tvaers antal 4 sprog da", 4);
    course::to_the_question(room);
    room.wait("5s");
    room.anna().says("!dialog jura");
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    course::trial(room);
    ends(room, Ending::Agreed);
}

fn a_service_is_held_against_principles(room: &mut Room) {
    course::start(room, "!dialog start borgernaer-digitalisering antal 7", 7);
    room.wait("5s");
    room.anna().whispers("tjeneste: Ansøgning om parkeringskort");
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("1m");
    for (name, text) in [
        ("Bo", "4 Nummeret til os står på side tre."),
        ("Camilla", "Er der nogen der har prøvet den på telefon?"),
        ("Dorthe", "#3. Vi spurgte kun hinanden."),
        ("Erik", "!dialog eksempel 9 Vi har ingen tal."),
        ("Erik", "!dialog eksempel 6 Vi har ingen tal."),
        ("Fatima", "4 I skranken hjælper vi altid, men det står ingen steder."),
        ("Gitte", "1: Borgeren 010190-1234 fik ikke at vide hvorfor."),
    ] {
        room.wait("20s");
        room.person(name).says(text);
    }
    room.erik().says("!dialog fjern eksempel 3");
    room.anna().whispers("eksempel 1 Afslaget siger ikke hvorfor");
    room.wait("8m");
    room.wait("2m");
    room.anna().presses("▶");
    for (name, two) in [("Anna", ["4⃣", "3⃣"]), ("Bo", ["4⃣", "1⃣"]), ("Camilla", ["4⃣", "6⃣"]), ("Dorthe", ["3⃣", "4⃣"])]
    {
        room.wait("5s");
        for emoji in two {
            room.person(name).presses(emoji);
        }
    }
    room.erik().says("!dialog svar 3");
    let dot = room.erik().presses("8⃣");
    room.erik().takes_back(&dot);
    room.wait("4m");
    assert_eq!(last_outcome(room), Outcome::Weakest { among: vec![4, 3] });
    room.anna().says("!dialog tavle");
    course::groups_and_reflect(room);
    course::silence_and_share(room);
    course::select(room);
    room.anna().presses("▶");
    room.wait("5s");
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    room.wait("20s");
    room.bo().says("!dialog afprøvning før: hver fjerde går i stå antagelser: de vil gerne ringes op; to timer er nok");
    room.camilla()
        .says("!dialog afprøvning usikkerhed: det siger de vi har spurgt; rent gæt alternativ: papir i skranken");
    course::trial(room);
    ends(room, Ending::Agreed);
}

fn principles_in_english_with_secret_dots_and_guests_in_the_room(room: &mut Room) {
    course::start(room, "!dialog start borgernaer-digitalisering lang en", 3);
    room.anna().says("!dialog guests 2");
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog service Parking permits");
    room.bo().says("2 You must have it on paper.");
    room.wait("11m");
    room.anna().presses("▶");
    room.wait("10s");
    for (name, number) in [("Anna", "2"), ("Anna", "4"), ("Bo", "2"), ("Bo", "4"), ("Camilla", "2"), ("Camilla", "7")] {
        room.person(name).whispers(number);
    }
    room.anna().whispers("count 2:2 4:2");
    room.wait("15s");
    assert_eq!(last_outcome(room), Outcome::Weakest { among: vec![2, 4] });
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().says("!dialog cancel");
    room.anna().says("!dialog cancel");
    ends(room, Ending::Cancelled);
}

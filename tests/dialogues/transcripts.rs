//! Whole dialogues as people would see them, each held against its golden transcript.

use super::course;
use super::room::{Room, Setup};
use drejebog::dialogue::event::{Ballots, Ending, GroupRoom, Outcome};
use std::fs;
use std::path::Path;

/// Compares with the golden file, or writes it when `UPDATE_GOLDEN` is set.
pub fn golden(room: &Room, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/transcripts").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, room.transcript.text()).unwrap();
        return;
    }
    expect_test::expect_file![path].assert_eq(room.transcript.text());
}

fn room() -> Room {
    Room::new(Setup::default())
}

fn ends(room: &Room, ending: Ending) {
    assert_eq!(room.dialogue().ending(), Some(ending), "{}", room.transcript.text());
}

fn last_outcome(room: &Room) -> Outcome {
    room.dialogue().closed.last().expect("a closed question").outcome.clone()
}

#[test]
fn nine_people_take_the_straight_path() {
    let mut room = room();
    course::straight(&mut room, 9);
    ends(&room, Ending::Agreed);
    golden(&room, "nine");
}

#[test]
fn in_english() {
    let mut room = room();
    course::start(&mut room, "!dialog start borgerdata people 4 lang en", 4);
    course::to_the_question(&mut room);
    room.anna().says("!dialog consent 1");
    course::all_press(&mut room, "👍");
    room.wait("30s");
    room.anna().says("!dialog trial why: It is easy to remember. owner: me until: 2 weeks");
    room.wait("5s");
    ends(&room, Ending::Agreed);
    golden(&room, "english");
}

#[test]
fn back_and_pause_and_more_time() {
    let mut room = room();
    course::lobby(&mut room, 4);
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
    ends(&room, Ending::Cancelled);
    golden(&room, "back-pause-extend");
}

#[test]
fn one_comes_late_and_one_leaves() {
    let mut room = room();
    course::lobby(&mut room, 5);
    course::frame_and_read(&mut room);
    room.anna().presses("▶");
    room.wait("30s");
    room.hassan().presses("✅");
    room.wait("30s");
    room.bo().says("!dialog meldfra");
    room.wait("2m");
    room.anna().presses("▶");
    course::turns(&mut room);
    course::summarise(&mut room);
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
    golden(&room, "late-and-leaver");
}

#[test]
fn five_and_seven_leave_nobody_alone() {
    for people in [5, 7] {
        let mut room = room();
        course::straight(&mut room, people);
        ends(&room, Ending::Agreed);
        for groups in [&room.dialogue().pairs, &room.dialogue().groups] {
            assert!(groups.iter().all(|g| g.len() > 1));
        }
        golden(&room, if people == 5 { "five" } else { "seven" });
    }
}

#[test]
fn thirteen_are_plucked_for_the_round() {
    let mut room = room();
    course::lobby(&mut room, 13);
    course::frame_and_read(&mut room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("5s");
    let speaker = room.speakers()[0].clone();
    room.person(&speaker).says("!dialog pas");
    course::turns(&mut room);
    assert!(room.speakers().is_empty());
    room.wait("5s");
    room.person("Mette").says("Der mangler noget om pårørende.");
    room.wait("5s");
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog aflys");
    golden(&room, "thirteen");
}

/// Two groups, two proposals, and the vote opened.
fn to_the_dots(room: &mut Room, people: usize) {
    course::lobby(room, people);
    course::to_the_question(room);
    room.anna().says("!dialog afstemning");
}

#[test]
fn a_tie_a_run_off_and_the_lot() {
    let mut room = room();
    to_the_dots(&mut room, 8);
    for _ in 0..2 {
        for (n, name) in room.everybody().iter().enumerate() {
            room.wait("3s");
            room.person(name).presses(if n % 2 == 0 { "1⃣" } else { "2⃣" });
        }
        room.wait("2s");
    }
    assert!(matches!(last_outcome(&room), Outcome::Lot { .. }), "{:?}", last_outcome(&room));
    course::trial(&mut room);
    ends(&room, Ending::Agreed);
    golden(&room, "tie");
}

#[test]
fn nobody_agrees_and_the_dots_decide() {
    let mut room = room();
    course::lobby(&mut room, 8);
    course::to_the_question(&mut room);
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
    assert_eq!(last_outcome(&room), Outcome::Dots { proposal: 2 });
    course::trial(&mut room);
    ends(&room, Ending::Agreed);
    golden(&room, "no-consent");
}

#[test]
fn nobody_votes() {
    let mut room = room();
    to_the_dots(&mut room, 8);
    room.wait("3m");
    assert_eq!(last_outcome(&room), Outcome::NobodyVoted);
    room.bo().says("!dialog svar 1");
    room.wait("5s");
    room.anna().presses("▶");
    room.wait("5s");
    if !room.dialogue().is_over() {
        room.anna().says("!dialog næste");
    }
    ends(&room, Ending::NothingAgreed);
    golden(&room, "nobody-votes");
}

#[test]
fn an_owner_declines() {
    let mut room = room();
    course::lobby(&mut room, 4);
    course::to_the_question(&mut room);
    room.wait("5s");
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    room.wait("10s");
    room.anna().says("!dialog afprøvning hvorfor: Det er let at huske. ansvarlig: @Camilla");
    room.wait("10s");
    room.bo().presses("🤝");
    room.camilla().presses("🙏");
    room.wait("10s");
    room.anna().says("!dialog afprøvning ansvarlig: @Bo slut: 2 uger opfølgning: 14/12 kl. 10");
    room.wait("10s");
    room.bo().presses("🤝");
    room.wait("10s");
    ends(&room, Ending::Agreed);
    room.bo().whispers("!dialog afprøvning hvordan: Vi begynder på mandag. måling: Vi tæller.");
    room.camilla().whispers("!dialog afprøvning hvordan: Jeg vil også.");
    golden(&room, "owner-declines");
}

#[test]
fn the_facilitator_leaves_and_another_takes_over() {
    let mut room = room();
    course::lobby(&mut room, 5);
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
    golden(&room, "facilitator-leaves");
}

#[test]
fn eight_guests_and_one_account() {
    let mut room = room();
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
    room.wait("30s");
    room.anna().says("!dialog afprøvning hvorfor: Det er let. ansvarlig: Lone");
    room.wait("10s");
    room.anna().says("!dialog svar 1 for Lone");
    room.wait("5s");
    ends(&room, Ending::Agreed);
    golden(&room, "guests");
}

#[test]
fn groups_talk_in_the_room_and_ballots_are_secret() {
    let mut room = Room::new(Setup { groups: GroupRoom::InTheRoom, ballots: Ballots::Secret, ..Setup::default() });
    to_the_dots(&mut room, 8);
    room.wait("5s");
    room.anna().whispers("1");
    room.bo().whispers("2");
    room.camilla().whispers("svar 2");
    room.dorthe().whispers("2");
    room.dorthe().whispers("1");
    room.erik().says("!dialog svar 2");
    room.wait("2m");
    assert_eq!(last_outcome(&room), Outcome::Dots { proposal: 2 });
    course::trial(&mut room);
    ends(&room, Ending::Agreed);
    golden(&room, "in-the-room-secret");
}

#[test]
fn paa_tvaers_with_the_written_alternative() {
    let mut room = room();
    course::start(&mut room, "!dialog start paa-tvaers antal 4 sprog da", 4);
    course::to_the_question(&mut room);
    room.wait("5s");
    room.anna().says("!dialog jura");
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    course::trial(&mut room);
    ends(&room, Ending::Agreed);
    golden(&room, "paa-tvaers");
}

#[test]
fn a_service_is_held_against_principles() {
    let mut room = room();
    course::start(&mut room, "!dialog start borgernaer-digitalisering antal 7", 7);
    room.wait("5s");
    room.anna().whispers("tjeneste: Ansøgning om parkeringskort");
    course::frame_and_read(&mut room);
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
    assert_eq!(last_outcome(&room), Outcome::Weakest { among: vec![4, 3] });
    room.anna().says("!dialog tavle");
    course::groups_and_reflect(&mut room);
    course::silence_and_share(&mut room);
    course::select(&mut room);
    room.anna().presses("▶");
    room.wait("5s");
    room.anna().says("!dialog enighed 1");
    course::all_press(&mut room, "👍");
    room.wait("20s");
    room.bo().says("!dialog afprøvning før: hver fjerde går i stå antagelser: de vil gerne ringes op; to timer er nok");
    room.camilla()
        .says("!dialog afprøvning usikkerhed: det siger de vi har spurgt; rent gæt alternativ: papir i skranken");
    course::trial(&mut room);
    ends(&room, Ending::Agreed);
    golden(&room, "borgernaer-digitalisering");
}

#[test]
fn principles_in_english_with_secret_dots_and_guests_in_the_room() {
    let mut room = Room::new(Setup { ballots: Ballots::Secret, groups: GroupRoom::InTheRoom, ..Setup::default() });
    course::start(&mut room, "!dialog start borgernaer-digitalisering lang en", 3);
    room.anna().says("!dialog guests 2");
    course::frame_and_read(&mut room);
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
    room.wait("5s");
    assert_eq!(last_outcome(&room), Outcome::Weakest { among: vec![2, 4] });
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().says("!dialog cancel");
    ends(&room, Ending::Cancelled);
    golden(&room, "principles-secret");
}

//! The parts of a dialogue that many of them share, each from the phase post on. What people say is made up.
//! Deliberately absent: what makes one dialogue different from another; that stands in its own test.

use super::room::{NAMES, Room};
use drejebog::dialogue::script::ActivityKind;

const POINTS: [&str; 10] = [
    "Borgeren rakte telefonen over disken, før nogen nåede at sige noget.",
    "Vi så mere på skærmen, end vi havde brug for.",
    "Det er svært at sige nej til en borger, der er ved at græde.",
    "Koden stod på en seddel i coveret. Det ser vi tit.",
    "Ingen fik fortalt borgeren, hvorfor vi ikke taster for dem.",
    "Medarbejderen kiggede væk, da borgeren skrev koden.",
    "Der var ingen stol, så det hele foregik stående.",
    "Borgeren troede, at vi kan se alt i systemerne.",
    "Kollegerne løser det hver på sin måde.",
    "Pårørende svarer på borgerens vegne.",
];

const EXAMPLES: [&str; 4] = [
    "4 Nummeret til os står på side tre.",
    "3. Vi spurgte kun hinanden.",
    "1: Afslaget siger ikke hvorfor.",
    "4 I skranken hjælper vi altid, men det står ingen steder.",
];

const IDEAS: [&str; 6] = [
    "En fast sætning, vi siger, inden borgeren rækker telefonen over disken.",
    "Et skilt på disken: Du taster selv, vi viser vej.",
    "En ekstra skærm, hvor vi kan vise vejen uden at se data.",
    "Fem minutters sparring hver fredag om de svære sager.",
    "En stol ved siden af disken.",
    "Et kort, borgeren får med hjem.",
];

pub const PROPOSALS: [&str; 4] = [
    "Vi siger den samme sætning til alle borgere.",
    "Et lille skilt på hver disk om, at koder er borgerens egne.",
    "Fem minutters sparring hver fredag.",
    "En stol ved siden af disken.",
];

/// Starts, and `people` in all come in.
pub fn lobby(room: &mut Room, people: usize) {
    start(room, "!dialog start borgerdata", people);
}

pub fn start(room: &mut Room, command: &str, people: usize) {
    room.anna().says(command);
    for name in &NAMES[1..people] {
        room.wait("3s");
        room.person(name).presses("👋");
    }
    room.wait("10s");
}

fn next(room: &mut Room) {
    room.anna().presses("▶");
}

fn all_done(room: &mut Room) {
    for name in room.everybody() {
        room.wait("2s");
        room.person(&name).presses("✅");
    }
    room.wait("5s");
}

/// Step 1: the topic and the case.
pub fn frame_and_read(room: &mut Room) {
    next(room);
    room.wait("1m50s");
    next(room);
    room.wait("2m");
    all_done(room);
}

/// Step 2: pairs, the round, the board.
pub fn pairs_and_round(room: &mut Room) {
    next(room);
    room.wait("3m30s");
    all_done(room);
    next(room);
    turns(room);
}

/// Every pair whose turn it is gives one point and says it is done.
pub fn turns(room: &mut Room) {
    for point in POINTS {
        let Some(speaker) = room.speakers().into_iter().next() else { break };
        room.wait("10s");
        room.person(&speaker).says(point);
        room.wait("5s");
        room.person(&speaker).presses("✅");
    }
    room.wait("5s");
}

/// Step 2 of a playbook with principles: pairs, an example from everybody, two dots each where the service is weak.
pub fn principles(room: &mut Room) {
    next(room);
    room.wait("3m30s");
    all_done(room);
    next(room);
    for (n, name) in room.everybody().iter().enumerate() {
        room.wait("20s");
        room.person(name).says(EXAMPLES[n % EXAMPLES.len()]);
    }
    room.wait("3m");
    all_done(room);
    next(room);
    for (n, name) in room.everybody().iter().enumerate() {
        room.wait("3s");
        room.person(name).presses(if n % 3 == 0 { "3⃣" } else { "4⃣" });
        room.person(name).presses(["1⃣", "5⃣", "3⃣"][n % 3]);
    }
    room.wait("10s");
}

pub fn summarise(room: &mut Room) {
    next(room);
    room.wait("20s");
    room.anna().says("!dialog tema Tillid og koder");
    room.wait("20s");
}

/// Step 3.
pub fn groups_and_reflect(room: &mut Room) {
    next(room);
    // One group is not asked to find itself.
    if room.dialogue().kind() == Some(ActivityKind::Groups) {
        room.wait("50s");
        next(room);
    }
    room.wait("9m");
    all_done(room);
}

/// Step 4, with ideas written privately.
pub fn silence_and_share(room: &mut Room) {
    next(room);
    for (n, name) in room.everybody().iter().enumerate() {
        room.wait("3s");
        room.person(name).whispers(IDEAS[n % IDEAS.len()]);
    }
    room.wait("1m");
    next(room);
    room.wait("3m");
    all_done(room);
}

/// Each group puts one proposal on the board.
pub fn select(room: &mut Room) {
    next(room);
    room.wait("1m");
    for (group, members) in room.groups().iter().enumerate() {
        if let Some(first) = members.iter().find(|m| room.everybody().contains(m)) {
            room.person(first).says_in_group(&format!("!dialog forslag {}", PROPOSALS[group % PROPOSALS.len()]));
        }
        room.wait("20s");
    }
    all_done(room);
}

/// Step 5 until the question can be asked: every group has presented.
pub fn present(room: &mut Room) {
    next(room);
    for _ in 1..room.groups().len() {
        room.wait("1m");
        next(room);
    }
    room.wait("30s");
}

/// From the lobby until the proposals have been presented.
pub fn to_the_question(room: &mut Room) {
    frame_and_read(room);
    to_the_proposals(room);
    present(room);
}

/// Steps 2 to 4.
pub fn to_the_proposals(room: &mut Room) {
    pairs_and_round(room);
    summarise(room);
    groups_and_reflect(room);
    silence_and_share(room);
    select(room);
}

/// The same in a playbook with principles.
pub fn to_the_question_by_principles(room: &mut Room) {
    frame_and_read(room);
    principles(room);
    groups_and_reflect(room);
    silence_and_share(room);
    select(room);
    present(room);
}

/// Everybody presses the same.
pub fn all_press(room: &mut Room, emoji: &str) {
    for name in room.everybody() {
        room.wait("3s");
        room.person(&name).presses(emoji);
    }
    // The last call.
    room.wait("15s");
}

/// Anna writes what her card asks for, and Bo offers to own it.
pub fn trial(room: &mut Room) {
    room.wait("40s");
    agreed_in_words(room);
    room.bo().presses("🙋");
    room.wait("5s");
}

/// Why, how, and who takes part.
pub fn agreed_in_words(room: &mut Room) {
    for words in ["Det er let at huske.", "Vi begynder på mandag og øver os to og to.", "Alle ved skranken."] {
        room.anna().whispers(words);
        room.wait("15s");
    }
}

/// The same in a command.
pub const AGREED: &str = "hvorfor: Det er let at huske. hvordan: Vi øver os to og to. hvem: Alle ved skranken.";

/// All of it, as it goes when nothing gets in the way.
pub fn straight(room: &mut Room, people: usize) {
    lobby(room, people);
    to_the_question(room);
    room.anna().says("!dialog enighed 1");
    all_press(room, "👍");
    trial(room);
}

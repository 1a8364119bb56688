//! The weeks around a meeting: planned, read, held, tried, reminded, followed up; with holidays, people away, a clock
//! change, and a bot that was switched off.

use super::course;
use super::room::{NAMES, Room, Setup};
use super::transcripts::golden;
use drejebog::dialogue::event::{Ending, Verdict};
use jiff::SignedDuration;

fn room() -> Room {
    Room::new(Setup::default())
}

/// Planned for the last Thursday in November; `people` come, and the first of them read.
fn planned(room: &mut Room, people: usize, readers: usize) {
    room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13 læs 3 arbejdsdage før");
    room.wait("20s");
    room.anna().presses("🤝");
    for name in &NAMES[1..people] {
        room.wait("5m");
        room.person(name).presses("👋");
    }
    room.until("2026-11-24 10:00");
    for name in &NAMES[..readers] {
        room.wait("10m");
        room.person(name).presses("✅");
    }
}

/// From the lobby to a trial that Bo owns until `until`.
fn held(room: &mut Room, until: &str) {
    course::frame_and_read(room);
    to_the_trial(room, until);
}

fn to_the_trial(room: &mut Room, until: &str) {
    course::pairs_and_round(room);
    course::summarise(room);
    course::groups_and_reflect(room);
    course::silence_and_share(room);
    course::select(room);
    course::present(room);
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    room.anna().says(&format!("!dialog afprøvning hvorfor: Det er let at huske. slut: {until}"));
    room.wait("10s");
    room.bo().says("!dialog afprøvning ansvarlig: mig");
    room.wait("10s");
}

/// The follow-up from its lobby to a verdict: 1 keep, 2 change, 3 stop.
fn followed_up(room: &mut Room, verdict: u16) {
    for name in ["Bo", "Camilla", "Dorthe"] {
        room.wait("10s");
        room.person(name).presses("👋");
    }
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().presses("▶");
    room.bo().whispers("Vi sagde sætningen næsten hver gang.");
    room.camilla().whispers("Borgerne tastede selv, og det gik hurtigere.");
    room.wait("2m");
    room.anna().presses("▶");
    room.wait("3m");
    room.anna().presses("▶");
    room.wait("30s");
    room.anna().says(&format!("!dialog enighed {verdict}"));
    for name in ["Anna", "Bo", "Camilla", "Dorthe"] {
        room.wait("5s");
        room.person(name).presses("👍");
    }
    room.wait("30s");
    room.bo().says(
        "!dialog læring skete: Færre borgere rakte telefonen over disken. overraskede: De ældste var gladest for det. \
         nu: Nye kolleger får sætningen med fra første dag. antagelse: At det ville tage længere tid.",
    );
    room.wait("30s");
}

#[test]
fn from_november_over_christmas_and_easter() {
    let mut room = room();
    planned(&mut room, 5, 3);
    room.until("2026-11-26 13:01");
    held(&mut room, "22/12");
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
    // Bo answers the first reminder, and nobody the second: Christmas lies in between.
    room.until("2026-12-18 09:30");
    room.bo().presses("🙂");
    room.until("2026-12-22 10:00");
    room.bo().whispers("udskyd til 7/1");
    room.until("2027-01-08 09:01");
    followed_up(&mut room, 2);
    assert_eq!(room.dialogue().verdict(), Some(Verdict::Change), "{}", room.transcript.text());
    room.anna().presses("▶");
    room.wait("10s");
    room.anna().says("!dialog afprøvning hvorfor: Den skal være kortere. slut: 24/3-2027");
    room.wait("10s");
    room.bo().says("!dialog afprøvning ansvarlig: mig");
    // Easter: 25, 26 and 29 March are holidays, and the clock changes on the 28th.
    room.until("2027-03-30 09:01");
    followed_up(&mut room, 1);
    room.anna().presses("▶");
    room.wait("10s");
    assert_eq!(room.dialogue().ending(), Some(Ending::Learned));
    room.anna().says("!dialog kalender");
    room.wait("10s");
    golden(&room, "weeks");
}

#[test]
fn two_weeks_switched_off() {
    let mut room = room();
    planned(&mut room, 5, 5);
    room.until("2026-11-26 13:01");
    held(&mut room, "14/12");
    room.until("2026-12-08 10:00");
    room.restart(SignedDuration::from_hours(14 * 24));
    room.wait("1m");
    golden(&room, "weeks-switched-off");
}

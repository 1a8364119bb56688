//! The weeks around a meeting: planned, read, held, tried, reminded, followed up; with holidays, people away, a clock
//! change, and a bot that was switched off.

use super::course;
use super::crashes::{dying, first_said, nothing_doubled_or_missing, on, same_messages};
use super::room::{NAMES, Room, Setup, account};
use super::transcripts::golden;
use drejebog::adapters::memory::Memory;
use drejebog::calendar::{LocalMoment, WorkingCalendar};
use drejebog::dialogue::event::{Ending, Verdict};
use drejebog::dialogue::script::ActivityKind;
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::collections::BTreeMap;

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
    course::to_the_proposals(room);
    course::present(room);
    decide_and_fill(room, 1, until);
}

/// Agreed on this proposal, and Bo sees to it.
fn decide_and_fill(room: &mut Room, proposal: u16, until: &str) {
    if room.dialogue().question.is_none() {
        room.anna().says(&format!("!dialog enighed {proposal}"));
    }
    course::all_press(room, "👍");
    room.anna().says(&format!("!dialog afprøvning {} slut: {until}", course::AGREED));
    room.wait("10s");
    room.bo().presses("🙋");
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

/// From November over Christmas and Easter: a meeting, a trial put off, a follow-up that changes it, another that keeps.
fn whole(room: &mut Room) {
    planned(room, 5, 3);
    room.until("2026-11-26 13:01");
    held(room, "22/12");
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
    // Shown to Bo before the trial ends.
    room.bo().whispers("afprøvning antagelser: Borgerne lægger mærke til sætningen; vi husker den hver gang");
    // Bo is away when the first reminder is due: Camilla, his pair, is asked.
    room.until("2026-12-16 10:00");
    room.bo().says("!dialog væk 17/12 til 20/12");
    room.until("2026-12-18 09:30");
    room.camilla().presses("🙂");
    room.until("2026-12-22 10:00");
    room.bo().whispers("udskyd til 7/1");
    room.until("2027-01-08 09:01");
    followed_up(room, 2);
    assert_eq!(room.dialogue().verdict(), Some(Verdict::Change));
    room.anna().presses("▶");
    room.wait("10s");
    room.anna().whispers("Vi siger en kortere sætning til alle borgere.");
    room.wait("10s");
    room.anna().whispers("Den skal være kortere.");
    room.anna().says("!dialog afprøvning makker: @Dorthe slut: 24/3-2027");
    room.wait("10s");
    // How, and who takes part, are as before.
    room.anna().presses("⏩");
    room.wait("5s");
    room.anna().presses("⏩");
    room.wait("5s");
    room.bo().says("!dialog afprøvning ansvarlig: mig");
    // Easter: 25, 26 and 29 March are holidays, and the clock changes on the 28th.
    room.until("2027-03-30 09:01");
    followed_up(room, 1);
    room.anna().presses("▶");
    room.wait("10s");
    assert_eq!(room.dialogue().ending(), Some(Ending::Learned));
    room.anna().says("!dialog kalender");
    room.wait("10s");
    // What was kept from November comes up again.
    room.until("2027-04-08 10:00");
    course::lobby(room, 4);
    room.anna().presses("▶");
    room.wait("1m");
    room.anna().says("!dialog idébank slip 1");
    room.anna().says("!dialog idébank slip 1");
    room.wait("10s");
}

/// Every promise of every stream, and how often it was settled; those that are still open lie ahead.
fn settled_once(room: &Room) -> usize {
    let mut settled = 0;
    for stream in room.book.streams().unwrap() {
        let mut open: BTreeMap<u64, Timestamp> = BTreeMap::new();
        for stored in room.book.load::<Value>(&stream).unwrap() {
            let id = |value: &Value| value["id"].as_u64().unwrap();
            match stored.event["type"].as_str() {
                Some("promised") => {
                    let promise = &stored.event["promise"];
                    let at: LocalMoment = serde_json::from_value(promise["at"].clone()).unwrap();
                    assert!(open.insert(id(promise), at.place().instant).is_none(), "{stream}: {promise} made twice");
                }
                Some("settled") => {
                    assert!(open.remove(&id(&stored.event)).is_some(), "{stream}: {} settled twice", stored.event);
                    settled += 1;
                }
                _ => {}
            }
        }
        assert!(open.values().all(|at| *at > room.now()), "{stream}: forgotten {open:?}");
    }
    settled
}

#[test]
fn from_november_over_christmas_and_easter() {
    let mut room = room();
    whole(&mut room);
    settled_once(&room);
    golden(&room, "weeks");
}

fn held_whole(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    whole(&mut room);
    nothing_doubled_or_missing(&room);
    room
}

/// Dying before and after every write, from the planning to the last follow-up, changes nothing.
#[test]
fn dying_at_every_write_of_the_weeks_changes_nothing() {
    let memory = Memory::new();
    let undisturbed = held_whole(on(&memory));
    let (expected, settled) = (first_said(&undisturbed), settled_once(&undisturbed));
    assert!(settled > 15, "{settled}");
    dying(41, 3, held_whole, |disturbed, how| {
        same_messages(expected.clone(), first_said(disturbed), how);
        assert_eq!(settled_once(disturbed), settled, "{how}");
    });
}

/// Four trials of Bo's, whose reminders all fall due while the bot is away: one message, answered with one press.
#[test]
fn two_weeks_switched_off() {
    let mut room = room();
    planned(&mut room, 5, 5);
    room.until("2026-11-26 13:01");
    course::frame_and_read(&mut room);
    course::to_the_proposals(&mut room);
    for text in ["Fem minutters sparring hver fredag.", "En stol ved siden af disken."] {
        room.anna().says(&format!("!dialog forslag {text}"));
        room.wait("5s");
    }
    decide_and_fill(&mut room, 1, "14/12");
    for item in 1..=2 {
        room.wait("1m");
        room.anna().says(&format!("!dialog idébank prøv {item}"));
        for name in ["Bo", "Camilla"] {
            room.wait("5s");
            room.person(name).presses("👋");
        }
        room.anna().presses("▶");
        room.wait("5s");
        if room.dialogue().kind() == Some(ActivityKind::Bank) {
            room.anna().presses("▶");
            room.wait("5s");
        }
        decide_and_fill(&mut room, 1, "14/12");
    }
    room.until("2026-12-08 10:00");
    room.restart(SignedDuration::from_hours(4 * 24 + 1));
    room.wait("1m");
    room.until("2026-12-14 10:00");
    room.bo().presses("🙂");
    room.until("2026-12-14 12:00");
    settled_once(&room);
    golden(&room, "weeks-switched-off");
}

/// Nobody begins the follow-up: its lobby closes the next working day, and it is asked for once more, a week later.
#[test]
fn a_follow_up_that_nobody_begins() {
    let mut room = room();
    course::straight(&mut room, 5);
    let (date, time) = (room.dialogue().trial.follow_up.unwrap().date(), "08:59");
    room.until(&format!("{date} {time}"));
    room.wait_for(SignedDuration::from_hours(24 * 24));
    settled_once(&room);
    golden(&room, "follow-up-nobody");
}

/// A slip in the date, a time in the quiet hours, a move after the pre-reading, two planned at once, and a cancellation.
#[test]
fn planned_moved_and_cancelled() {
    let mut room = room();
    for slip in ["torsdag kl. 13", "i går kl. 9", "fredag", "fløjt kl. 9"] {
        room.anna().says(&format!("!dialog planlæg borgerdata {slip}"));
        room.wait("5s");
    }
    room.anna().says("!dialog planlæg borgerdata på torsdag kl. 18 læs 1 arbejdsdag før");
    room.wait("10s");
    room.bo().presses("🤝");
    room.wait("5s");
    room.anna().says("!dialog svar ja");
    for name in ["Bo", "Camilla"] {
        room.wait("5s");
        room.person(name).says("!dialog deltag");
    }
    room.bo().says("!dialog planlæg paa-tvaers 10/12 kl. 9 læs ikke");
    room.wait("5s");
    room.bo().presses("🤝");
    room.wait("5s");
    room.anna().says("!dialog flyt 3/12 kl. 10");
    room.until("2026-11-25 10:00");
    let read = room.camilla().presses("✅");
    room.wait("5s");
    room.camilla().takes_back(&read);
    room.wait("5s");
    room.anna().says("!dialog flyt 1 3/12 kl. 10");
    room.wait("5s");
    room.anna().presses("🤝");
    room.wait("5s");
    room.anna().says("!dialog kalender");
    room.until("2026-12-01 10:00");
    room.bo().says("!dialog aflys 1");
    room.wait("5s");
    room.anna().says("!dialog aflys 1");
    room.anna().says("!dialog aflys 1");
    room.wait("5s");
    // Nobody says yes to this one: it is dropped the next working day, without a word.
    room.anna().says("!dialog planlæg borgerdata 17/12 kl. 10");
    room.until("2026-12-02 12:00");
    room.anna().says("!dialog kalender");
    room.wait("5s");
    settled_once(&room);
    golden(&room, "planned-moved-cancelled");
}

/// What is new in the transcript since `from` bytes.
fn told(room: &mut Room, from: usize) -> String {
    room.wait("10s");
    room.transcript.text()[from..].to_owned()
}

/// Whoever has left is not asked about the trial they own; whoever comes back is.
#[test]
fn an_owner_who_has_left_is_passed_over_until_they_return() {
    let asked = |returns: bool| {
        let mut room = room();
        course::straight(&mut room, 5);
        room.bo().goes();
        room.restart(SignedDuration::ZERO);
        if returns {
            room.bo().comes();
        }
        let end = room.dialogue().trial.until.unwrap();
        let from = room.messages().len();
        room.until(&format!("{end} 09:30"));
        let new = room.messages().split_off(from);
        new.into_iter().any(|message| message.to == Destination::Private(account("Bo")))
    };
    assert!(!asked(false));
    assert!(asked(true));
}

/// What the card assumes is shown to the owner once, two working days before the end, whatever happens to the process.
#[test]
fn the_owner_is_shown_once_what_the_card_assumes() {
    let mut room = room();
    course::straight(&mut room, 5);
    room.bo().whispers("afprøvning antagelser: Borgerne ser skiltet; vi har tid");
    let end = room.dialogue().trial.until.unwrap();
    let shown = |room: &Room| {
        let of_bo = room.messages().into_iter().filter(|m| m.to == Destination::Private(account("Bo")));
        of_bo.map(|m| plain(&m.doc)).filter(|text| text.contains("I gik ud fra:")).collect::<Vec<_>>()
    };
    let before = WorkingCalendar::default().reminder_before(end, 2).date;
    room.until(&format!("{before} 08:59"));
    assert_eq!(shown(&room), Vec::<String>::new());
    room.until(&format!("{before} 09:01"));
    room.restart(SignedDuration::ZERO);
    room.until(&format!("{end} 10:00"));
    let [text] = &shown(&room)[..] else { panic!("{:?}", shown(&room)) };
    assert!(text.contains("• Borgerne ser skiltet\n• vi har tid"), "{text}");
    settled_once(&room);
}

/// The stop sign on a reminder asks first; the command it names stops the trial, and no follow-up comes.
#[test]
fn a_slip_of_the_finger_stops_no_trial() {
    let mut room = room();
    course::straight(&mut room, 5);
    let end = room.dialogue().trial.until.unwrap();
    room.until(&format!("{end} 09:30"));
    let open = |room: &Room| room.dialogue().ending().is_some() && room.desk().streams().next_wake().is_some();
    let from = room.transcript.text().len();
    room.bo().presses("🛑");
    let asked = told(&mut room, from);
    assert!(asked.contains("stop afprøvning 1"), "{asked}");
    assert!(open(&room), "{asked}");
    let from = room.transcript.text().len();
    room.bo().whispers("stop afprøvning 1");
    let stopped = told(&mut room, from);
    assert!(stopped.contains("idébank"), "{stopped}");
    let from = room.transcript.text().len();
    room.wait_for(SignedDuration::from_hours(24 * 60));
    assert_eq!(&room.transcript.text()[from..], "", "nothing more is asked");
    settled_once(&room);
}

const LEARNING: &str = "matrix/!viden:example.dk";

/// A learning card goes to the operator's channel where the team has chosen to share, without names.
#[test]
fn what_was_learned_is_shared_where_a_team_has_chosen_to() {
    let mut room = Room::new(Setup { learning: Some(LEARNING), ..Setup::default() });
    course::straight(&mut room, 5);
    let from = room.transcript.text().len();
    room.anna().says("!dialog del læring");
    let off = told(&mut room, from);
    assert!(off.contains("deling: ja"), "{off}");
    room.anna().says("!dialog indstillinger deling: ja");
    let date = room.dialogue().trial.follow_up.unwrap().date();
    room.until(&format!("{date} 09:01"));
    followed_up(&mut room, 1);
    room.anna().presses("▶");
    let from = room.transcript.text().len();
    room.wait("10s");
    room.anna().says("!dialog del læring");
    let shared = told(&mut room, from);
    assert_eq!(room.dialogue().ending(), Some(Ending::Learned));
    assert!(shared.contains("Nye kolleger får sætningen med"), "{shared}");
    let elsewhere = |to: &Destination| matches!(to, Destination::Channel(channel) if channel.0 == LEARNING);
    assert_eq!(room.messages().iter().filter(|message| elsewhere(&message.to)).count(), 1);
    let from = room.transcript.text().len();
    room.anna().says("!dialog del læring");
    let again = told(&mut room, from);
    assert_eq!(room.messages().iter().filter(|message| elsewhere(&message.to)).count(), 1, "{again}");
    for name in NAMES {
        assert!(!shared.contains(&format!(" {name} ")), "{name}: {shared}");
    }
    settled_once(&room);
}

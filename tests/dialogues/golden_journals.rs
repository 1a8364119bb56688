//! Whole journals that a version wrote, kept for ever: they load, and end the way they ended (law 8).
//!
//! The `.jsonl` files are exports and are never changed; the `.txt` beside each says how its dialogue ended. A missing
//! pair is written, which is how a new version adds its own.

use super::course;
use super::crashes::{decided, eventful, replay_is_the_state};
use super::platform::Platform;
use super::polls;
use super::room::{BEGINS, Room, Setup};
use super::store::Store;
use drejebog::adapters::memory::Memory;
use drejebog::journal::Book;
use jiff::SignedDuration;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn file(name: &str, end: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/journals").join(format!("{name}.{end}"))
}

/// Fields that a later version has added, as they show in a journal that knows nothing of them.
const ADDED: [&str; 2] = [", uncertainty: None, alternative: None", ", costs: None"];

/// How a dialogue ended, with everybody's name and all that was written down.
fn ending(room: &Room) -> String {
    let dialogue = room.dialogue();
    let names: Vec<_> = dialogue.people.iter().map(|p| (p.role, p.present, dialogue.name(p.id))).collect();
    let texts: Vec<_> = dialogue.proposals.iter().map(|p| (p.number, p.group, p.text.get())).collect();
    let themes: Vec<_> = dialogue.themes.iter().map(|t| t.text.get()).collect();
    let decided = ADDED.iter().fold(decided(dialogue), |text, added| text.replace(added, ""));
    format!("{decided}\n{names:#?}\n{texts:#?}\n{themes:#?}\n{:?}\n{:?}\n", dialogue.pairs, dialogue.groups)
}

/// A field that the version did not have yet says nothing, and neither does one that is empty.
fn without_nothing(text: &str) -> String {
    text.split(", ").filter(|part| !part.ends_with(": None")).collect::<Vec<_>>().join(", ")
}

pub fn kept(name: &str, dialogue: impl Fn(&mut Room)) {
    kept_on(Platform::default, name, dialogue);
}

fn kept_on(platform: fn() -> Platform, name: &str, dialogue: impl Fn(&mut Room)) {
    let setup = || Setup { chat: Arc::new(platform()), ..Setup::default() };
    if !file(name, "jsonl").exists() {
        let mut room = Room::new(setup());
        dialogue(&mut room);
        let mut lines = String::new();
        room.book
            .export(&mut |line| {
                lines.push_str(line);
                lines.push('\n');
            })
            .unwrap();
        fs::write(file(name, "jsonl"), lines).unwrap();
        fs::write(file(name, "txt"), ending(&room)).unwrap();
    }
    let lines = fs::read_to_string(file(name, "jsonl")).unwrap();
    let memory = Memory::new();
    let book = Book::new(memory.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(book.import(lines.lines())).unwrap();
    let mut room = Room::new(Setup { store: Store::Memory(memory), heard_before: 1_000, ..setup() });
    assert_eq!(room.now(), BEGINS);
    let kept = fs::read_to_string(file(name, "txt")).unwrap();
    assert_eq!(without_nothing(&ending(&room)), without_nothing(&kept));
    replay_is_the_state(&room);
    room.settle();
    // Whatever the texts are today: messages may be brought up to date, and nothing is said again.
    assert_eq!(room.messages(), []);
    // The channel goes on where it was: the next dialogue is its second.
    room.wait_for(SignedDuration::from_hours(24));
    room.anna().says("!dialog start borgerdata");
    assert_eq!(room.dialogue().id.number, 2);
}

#[test]
fn a_straight_dialogue_of_version_1() {
    kept("straight-1", |room| course::straight(room, 5));
}

/// Whoever leads wrote on a card that came anew, and two have said whether it was worth the time.
#[test]
fn an_open_question_about_a_dialogue_of_version_1() {
    kept("asked-1", |room| {
        course::straight(room, 5);
        room.rest();
        room.camilla().whispers("ja");
        room.dorthe().whispers("både og");
    });
}

#[test]
fn an_eventful_dialogue_of_version_1() {
    kept("eventful-1", eventful);
}

#[test]
fn a_dialogue_by_polls_of_version_1() {
    kept_on(Platform::with_polls, "polls-1", polls::by_polls);
}

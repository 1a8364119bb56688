//! Six people of another client library hold a dialogue with the real program on a real Synapse, in encrypted rooms.
//!
//! What they do and what they must see stands in `nio/dialogue.py`, `nio/kinds.py` and `nio/polls.py`, their client in
//! `nio/people.py`; it is matrix-nio, so that our reading of the protocol is not tested against itself. Here: the server,
//! the program with the kills that a script asks for, and what its journal says afterwards. Deliberately absent: breaks,
//! and kills everywhere else (`matrix_dialogue`, `matrix_soak`).

#![cfg(feature = "matrix")]
#![recursion_limit = "256"]

mod program;
mod synapse;

use program::lines;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use synapse::bot::{self, Setup};
use synapse::{Limits, PASSWORD, SERVER, Synapse};

/// The dialogues' time goes this many times as fast: quick, and the fifteen seconds in which a vote can still be changed
/// leave a client time to do it.
const SCALE: u32 = 4;

const NAMES: [&str; 7] = ["anna", "bo", "carla", "dan", "eva", "finn", "gry"];

#[test]
fn six_people_of_another_library_hold_a_whole_dialogue() {
    let export = plays("dialogue.py");
    // Taken back in the silent minute, and what one of them said before it was edited.
    for gone in ["En seddel med tre råd", "Vi siger altid den samme sætning"] {
        assert!(!export.contains(gone), "the journal still has »{gone}«");
    }
}

#[test]
fn what_went_wrong_for_people_before_goes_right() {
    plays("kinds.py");
}

/// Killed twice while a poll is open, and every answer is counted once.
#[test]
fn six_people_of_another_library_vote_by_polls() {
    let export = plays("polls.py");
    assert!(export.contains(r#""ballots":[1,1,1,1,1,3]"#), "five agreed and one objected");
    assert!(export.contains(r#""ballots":[1,1,2,2,2,2]"#), "two dots for the first and four for the second");
    for hands in [r#""hands":[[1,1]]"#, r#""hands":[[2,1]]"#] {
        assert!(export.contains(hands), "and the hand of a guest");
    }
    assert!(!export.contains("\"choice\""), "who chose what is deleted once a vote has closed");
}

/// A server and a program of its own for a script, which ends well or says who saw what; the journal as an export.
fn plays(script: &str) -> String {
    let python = python();
    let synapse = Synapse::start(Limits::Lifted);
    synapse.register(&["bot"]);
    synapse.register(&NAMES);
    let mut bot = bot::start(&synapse, Setup { scale: SCALE, is_unlimited: true, begins: None });
    let script = root().join("tests/nio").join(script);
    let mut playing = Command::new(python)
        .arg("-B")
        .arg(&script)
        .args([&synapse.url(), SERVER, PASSWORD])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python runs");
    let mut done = playing.stdin.take().expect("piped");
    for line in BufReader::new(playing.stdout.take().expect("piped")).lines().map_while(Result::ok) {
        match line.as_str() {
            ">> kill" => bot.kill(),
            ">> start" => bot.start(),
            _ => {
                println!("{line}");
                continue;
            }
        }
        writeln!(done, "done").expect("the script listens");
    }
    let played = playing.wait().expect("Python ends");
    assert!(played.success(), "{}: {played}; the reason stands above", script.display());

    bot.stop();
    assert!(bot.log_text().contains("joined, as invited"), "the log tells of a new room");
    let export = bot.export();
    let unsaid: Vec<_> = lines(&export).into_iter().filter(|line| line["kind"] == "open").collect();
    assert!(unsaid.is_empty(), "caused and never said: {unsaid:#?}");
    export
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Python that has the library.
fn python() -> PathBuf {
    let done = Command::new(root().join(".ci/install-nio")).status().expect("the installation script runs");
    assert!(done.success(), "matrix-nio could not be installed; the reason stands above");
    root().join(".tools/nio/bin/python")
}

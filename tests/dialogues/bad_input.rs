//! What people should not write, or not there, or not now: a clear answer, and nothing lost.

use super::course;
use super::room::{Room, Setup, account};
use super::store::Store;
use super::transcripts::golden;
use drejebog::actor::MayStart;
use drejebog::adapters::sled::Sled;
use drejebog::doc::plain;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

#[test]
fn bad_input_gets_a_clear_answer() {
    let mut room = Room::new(Setup { may_start: MayStart::Only(vec![account("Anna")]), ..Setup::default() });
    room.bo().says("!dialog start borgerdata");
    room.anna().says("!dialog start borgerdat");
    room.anna().says("!dialog start noget-helt-andet");
    room.anna().says("!dialog næste");
    room.anna().says("!dialog nææste");
    room.anna().says("!dialog fløjt");
    room.anna().says("!dialog");
    room.anna().says("```\n!dialog start borgerdata\n```");
    room.anna().says("> !dialog start borgerdata");
    room.anna().says("Skriv `!dialog start borgerdata` for at begynde");
    assert!(!room.has_dialogue());
    course::lobby(&mut room, 4);
    room.bo().says("!dialog start borgerdata");
    room.bo().says("!dialog næste");
    room.inge().says("!dialog pointe Jeg er her slet ikke.");
    room.anna().says("!dialog forlæng 900");
    room.anna().says("!dialog gæster 99");
    room.anna().says("!dialog overdrag @Findes.ikke");
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    let long = "Æ".repeat(50_000);
    room.bo().says(&format!("!dialog pointe {long}"));
    room.bo().says(&long);
    room.bo().whispers(&long);
    room.bo().says(&format!("!dialog pointe {}", "x".repeat(700)));
    room.bo().says("!dialog pointe \u{202e}baglæns\u{202c}\u{0007} og \u{200b}usynligt **fedt** [link](javascript:x) <b>html</b> @room");
    room.shown_as.insert("Karen", "\u{202e}nerak\u{0000}\n@room <b>".to_owned());
    room.karen().says("!dialog deltag");
    room.anna().says("!dialog tavle");
    room.anna().says("!dialog status");
    room.bo().says("!dialog fjern 77");
    room.anna().says("!dialog enighed 1");
    room.anna().says("!dialog afprøvning slut: i går");
    golden(&room, "bad-input");
}

/// What a program writes to its log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every file below a folder, whole.
pub fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        all.extend_from_slice(entry.path().to_string_lossy().as_bytes());
        if entry.file_type().is_file() {
            all.extend_from_slice(&fs::read(entry.path()).unwrap());
        }
    }
    all
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Held on the disk.
pub fn on_disk(folder: &Path) -> Room {
    Room::new(Setup { store: Store::Disk(Arc::new(Sled::open(folder).unwrap())), ..Setup::default() })
}

pub fn exported(room: &Room) -> Vec<u8> {
    let mut lines = Vec::new();
    room.book.export(&mut |line| lines.extend_from_slice(line.as_bytes())).unwrap();
    lines
}

#[test]
fn a_cpr_number_is_stopped_and_found_nowhere() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .try_init()
        .unwrap();
    tracing::info!("the log is caught");
    let folder = tempfile::tempdir().unwrap();
    let mut room = on_disk(folder.path());
    let memory = {
        room.shown_as.insert("Karen", "Karen 010190-1234".to_owned());
        room.anna().says("!dialog start 010190-1234");
        room.anna().says("!dialog 0101901234");
        room.anna().says("!dialog start borgerdata 010190 1234");
        course::lobby(&mut room, 4);
        room.karen().says("!dialog deltag");
        room.anna().says("!dialog gæst Lone 010190-1234");
        room.anna().says("!dialog hjælp 010190-1234");
        course::frame_and_read(&mut room);
        room.anna().presses("▶");
        room.wait("4m");
        room.anna().presses("▶");
        let speaker = room.speakers()[0].clone();
        room.person(&speaker).says("Borgeren hed 010190-1234.");
        room.person(&speaker).says("Et godt og tydeligt kendemærke.");
        room.bo().says("!dialog pointe 01 01 90 12 34");
        room.inge().says("Jeg snakker bare om 010190-1234 herovre.");
        course::turns(&mut room);
        room.anna().presses("▶");
        room.anna().says("!dialog tema 010190-1234");
        room.wait("1m");
        room.anna().presses("▶");
        room.wait("1m");
        room.anna().presses("▶");
        room.wait("11m");
        room.anna().presses("▶");
        let idea = room.bo().whispers("En stol.");
        room.bo().edits(&idea, "En stol til 010190-1234.");
        room.bo().whispers("idé 010190-1234");
        room.camilla().whispers("Ring til 010190-1234");
        room.wait("1m");
        room.anna().presses("▶");
        room.wait("1m");
        course::select(&mut room);
        room.anna().says("!dialog forslag 010190-1234 får en stol");
        course::present(&mut room);
        if room.dialogue().question.is_none() {
            room.anna().says("!dialog enighed 1");
        }
        room.bo().presses("✋");
        room.bo().whispers("Det går ud over 010190-1234.");
        room.wait("4m");
        room.anna().says("!dialog enighed 1");
        course::all_press(&mut room, "👍");
        room.anna().says("!dialog afprøvning hvorfor: 010190-1234 ansvarlig: mig");
        room.anna().says("!dialog afprøvning ansvarlig: 010190-1234");
        room.wait("10s");
        room.messages()
    };
    let refused = memory.iter().filter(|m| plain(&m.doc).to_lowercase().contains("cpr")).count();
    assert!(refused >= 12, "{refused} were told:\n{}", room.transcript.text());
    let export = exported(&room);
    let said: Vec<u8> = memory.iter().flat_map(|m| plain(&m.doc).into_bytes()).collect();
    drop(room);
    let disk = bytes_below(folder.path());
    let logged = log.0.lock().unwrap().clone();
    // The search can find something.
    assert!(holds(&disk, "kendemærke") && holds(&export, "kendemærke") && holds(&said, "kendemærke"));
    assert!(!logged.is_empty());
    for written in ["010190-1234", "0101901234", "010190 1234", "01 01 90 12 34", "901234", "90-1234"] {
        assert!(!holds(&disk, written), "{written} on the disk");
        assert!(!holds(&export, written), "{written} in the export");
        assert!(!holds(&logged, written), "{written} in the log");
        assert!(!holds(&said, written), "{written} said by the bot");
    }
}

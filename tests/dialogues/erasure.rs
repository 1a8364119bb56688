//! `data om mig` and `slet mine data`: in the channel and in private, also in the middle of a vote; afterwards the bytes
//! are nowhere on the disk, and the dialogue ends the same way.

use super::bad_input::{bytes_below, exported, holds, on_disk};
use super::course;
use super::crashes::replay_is_the_state;
use super::room::{Room, Setup};
use super::transcripts::golden;
use drejebog::dialogue::event::{Ending, Outcome};
use jiff::SignedDuration;

/// Rosalinde takes part in everything, and asks to be forgotten while the dots are being set.
fn with_rosalinde(room: &mut Room, privately: bool) {
    course::lobby(room, 7);
    room.person("Rosalinde").says("!dialog deltag");
    room.wait("5s");
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("10s");
    room.person("Rosalinde").says("!dialog pointe Mælkebøtter i asfalten.");
    course::turns(room);
    course::summarise(room);
    course::groups_and_reflect(room);
    room.anna().presses("▶");
    room.person("Rosalinde").whispers("Regnbuer over skranken.");
    room.bo().whispers("En stol.");
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("2m");
    course::select(room);
    room.person("Rosalinde").says_in_group("!dialog forslag Svaner på parkeringspladsen.");
    course::present(room);
    room.anna().says("!dialog afstemning");
    room.wait("5s");
    room.person("Rosalinde").presses("1⃣");
    room.anna().presses("2⃣");
    room.bo().presses("2⃣");
    room.wait("5s");
    if privately {
        room.person("Rosalinde").whispers("data om mig");
        room.person("Rosalinde").whispers("slet mine data");
        room.person("Rosalinde").whispers("slet mine data");
    } else {
        room.person("Rosalinde").says("!dialog data om mig");
        room.person("Rosalinde").says("!dialog slet mine data");
        room.person("Rosalinde").says("!dialog slet mine data");
    }
    room.wait("5s");
}

fn to_the_end(room: &mut Room) {
    room.wait("3m");
    assert_eq!(room.dialogue().closed.last().unwrap().outcome, Outcome::Dots { proposal: 2 });
    assert_eq!(room.dialogue().closed.last().unwrap().ballots, [2, 2]);
    course::trial(room);
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
}

#[test]
fn my_data_and_erased() {
    let mut room = Room::new(Setup::default());
    room.jens().says("!dialog data om mig");
    room.jens().whispers("slet mine data");
    with_rosalinde(&mut room, false);
    to_the_end(&mut room);
    replay_is_the_state(&room);
    golden(&room, "my-data");
}

#[test]
fn what_is_erased_is_nowhere_on_the_disk_and_the_dialogue_ends_the_same() {
    for privately in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = on_disk(folder.path());
        with_rosalinde(&mut room, privately);
        let traces = ["osalinde", "Mælkebøtter", "Svaner"];
        // Before anything is tidied by a restart.
        let disk = bytes_below(folder.path());
        let export = exported(&room);
        for trace in traces {
            assert!(!holds(&disk, trace), "{trace} on the disk (privately: {privately})");
            assert!(!holds(&export, trace), "{trace} in the export (privately: {privately})");
        }
        // An idea that has been shared is nobody's any more.
        assert!(holds(&disk, "Regnbuer"));
        assert!(holds(&disk, "Tillid og koder") && holds(&export, "Camilla"));
        // It loads, and ends the same way.
        room.restart(SignedDuration::ZERO);
        to_the_end(&mut room);
        replay_is_the_state(&room);
        drop(room);
        let disk = bytes_below(folder.path());
        for trace in traces {
            assert!(!holds(&disk, trace), "{trace} on the disk in the end (privately: {privately})");
        }
    }
}

//! A service held against principles, all the way: the process dies at every write, somebody is forgotten, who placed
//! which dot is forgotten in any case, and the journal is kept for ever.
//! Deliberately absent: what people see of it (`transcripts`).

use super::bad_input::{bytes_below, exported, holds, on_disk};
use super::course;
use super::crashes::{dying, nothing_doubled_or_missing, on, replay_is_the_state, same};
use super::golden_journals::kept;
use super::room::{Room, Setup};
use drejebog::adapters::memory::Memory;
use drejebog::dialogue::event::{Ending, Event, Outcome};
use jiff::SignedDuration;

/// Until the dots are being placed: a name mended, talk in between, an example removed, a dot moved.
fn to_the_dots(room: &mut Room) {
    course::start(room, "!dialog start borgernaer-digitalisering", 4);
    room.person("Rosalinde").says("!dialog deltag");
    room.wait("5s");
    room.anna().says("!dialog tjeneste Parkering");
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("1m");
    room.person("Rosalinde").says("!dialog tjeneste Mælkebøtter i asfalten");
    room.wait("10s");
    room.bo().says("3 Vi spurgte kun hinanden.");
    room.camilla().says("Det kan vi ikke være bekendt.");
    room.wait("10s");
    room.person("Rosalinde").says("4: Svaner på parkeringspladsen.");
    room.dorthe().says("!dialog eksempel 4 Ring til mig på 12345678");
    room.wait("10s");
    room.dorthe().says("!dialog fjern eksempel 3");
    room.wait("12m");
    room.anna().presses("▶");
    room.wait("5s");
    room.anna().presses("3⃣");
    room.anna().presses("4⃣");
    let slip = room.bo().presses("8⃣");
    room.bo().presses("3⃣");
    room.wait("5s");
    room.bo().takes_back(&slip);
    room.bo().presses("4⃣");
    room.person("Rosalinde").presses("8⃣");
    room.person("Rosalinde").says("!dialog svar 7");
    room.gitte().presses("1⃣");
    room.wait("5s");
}

fn to_the_end(room: &mut Room) {
    room.wait("4m");
    assert!(matches!(&room.dialogue().closed[0].outcome, Outcome::Weakest { among } if among[..2] == [3, 4]));
    course::groups_and_reflect(room);
    course::silence_and_share(room);
    course::select(room);
    course::present(room);
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    room.wait("10s");
    room.bo().says("!dialog afprøvning antagelser: de vil gerne ringes op; to timer er nok usikkerhed: rent gæt");
    course::trial(room);
    room.bo().whispers("!dialog afprøvning alternativ: papir i skranken");
    room.rest();
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed), "{}", room.transcript.text());
}

fn held(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    to_the_dots(&mut room);
    to_the_end(&mut room);
    nothing_doubled_or_missing(&room);
    room
}

#[test]
fn dying_at_every_write_changes_nothing() {
    let memory = Memory::new();
    let undisturbed = held(on(&memory));
    let writes = memory.writes();
    let apart = 19;
    dying(apart, 1, held, |disturbed, how| {
        assert!(u64::from(disturbed.deaths) >= writes / apart - 1, "{how}: {} deaths", disturbed.deaths);
        same(&undisturbed, disturbed, how);
    });
}

#[test]
fn who_placed_which_dot_is_forgotten_when_they_close() {
    let mut room = Room::new(Setup::default());
    to_the_dots(&mut room);
    let chosen = |room: &Room| {
        let stored = room.book.load::<Event>(&room.dialogue().stream()).unwrap();
        let votes = stored.into_iter().map(|s| s.event).filter(|e| matches!(e, Event::Chose { .. }));
        votes.filter(|e| matches!(e, Event::Chose { vote, .. } if vote.get().is_some())).count()
    };
    assert!(chosen(&room) > 5);
    room.wait("4m");
    assert_eq!(chosen(&room), 0);
    assert_eq!(room.dialogue().closed[0].ballots, [3, 3, 4, 4, 7, 8], "Gitte came too late");
    replay_is_the_state(&room);
}

#[test]
fn what_a_person_wrote_of_the_service_is_erased_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = on_disk(folder.path());
    to_the_dots(&mut room);
    room.person("Rosalinde").whispers("slet mine data");
    room.person("Rosalinde").whispers("slet mine data");
    room.wait("5s");
    let (disk, export) = (bytes_below(folder.path()), exported(&room));
    for trace in ["osalinde", "Mælkebøtter", "Svaner"] {
        assert!(!holds(&disk, trace), "{trace} on the disk");
        assert!(!holds(&export, trace), "{trace} in the export");
    }
    assert!(holds(&disk, "Vi spurgte kun hinanden") && holds(&export, "Vi spurgte kun hinanden"));
    room.restart(SignedDuration::ZERO);
    to_the_end(&mut room);
    replay_is_the_state(&room);
}

#[test]
fn its_journal_is_kept() {
    kept("principles-1", |room| {
        to_the_dots(room);
        to_the_end(room);
    });
}

//! Messages that are edited and deleted: what they made follows, everywhere it is shown, and what it said before is
//! nowhere any more; where it cannot follow, whoever wrote it is told once.
//! Deliberately absent: which edits are followed when; those rules are tested beside themselves.

use super::bad_input::{bytes_below, exported, holds, on_disk};
use super::course;
use super::crashes::replay_is_the_state;
use super::room::{Room, Setup, account};
use drejebog::doc::plain;
use drejebog::ports::chat::{Destination, EventId};
use jiff::SignedDuration;

/// Every message as it reads now.
fn shown(room: &mut Room) -> String {
    room.rest();
    room.messages().iter().map(|m| plain(&m.doc) + "\n").collect()
}

/// What somebody was told privately that has this in it.
fn told(room: &mut Room, name: &str, what: &str) -> usize {
    room.rest();
    let to = Destination::Private(account(name));
    room.messages().iter().filter(|m| m.to == to && plain(&m.doc).contains(what)).count()
}

/// In the round, at the first pair's turn.
fn in_the_round(room: &mut Room) -> String {
    course::lobby(room, 6);
    course::frame_and_read(room);
    room.anna().presses("▶");
    room.wait("4m");
    room.anna().presses("▶");
    room.wait("5s");
    room.speakers()[0].clone()
}

/// From the round on until the proposals have been presented.
fn to_the_proposals(room: &mut Room) {
    course::turns(room);
    course::summarise(room);
    course::groups_and_reflect(room);
    course::silence_and_share(room);
    room.anna().presses("▶");
    room.wait("1m");
}

#[test]
fn the_board_and_every_post_show_what_is_written_now() {
    let mut room = Room::new(Setup::default());
    let speaker = in_the_round(&mut room);
    let point = room.person(&speaker).says("Der manglede en bonk.");
    let other = room.bo().says("!dialog pointe Noget man fortryder.");
    room.wait("1m");
    room.person(&speaker).edits(&point, "Der manglede en bænk.");
    assert!(shown(&mut room).contains("en bænk") && !shown(&mut room).contains("bonk"));
    to_the_proposals(&mut room);
    // The round is over, and its post says what the board says.
    room.person(&speaker).edits(&point, "Der manglede to bænke.");
    room.bo().takes_back(&other);
    room.anna().says("!dialog tavle");
    let now = shown(&mut room);
    assert!(now.contains("to bænke") && !now.contains("en bænk"), "{now}");
    assert!(!now.contains("fortryder"), "{now}");
    let before = now;
    room.restart(SignedDuration::ZERO);
    assert_eq!(shown(&mut room), before, "a restart shows the same");
    replay_is_the_state(&room);
}

/// Everything that can be written, taken back or worded anew; the old words are in `GONE`.
fn words_come_and_go(room: &mut Room) {
    let speaker = in_the_round(room);
    let point = room.person(&speaker).says("En mælkebøtte i asfalten.");
    room.person(&speaker).edits(&point, "En regnorm i asfalten.");
    room.person(&speaker).edits(&point, "En sten i asfalten.");
    let second = room.bo().says("!dialog pointe En svane på parkeringspladsen.");
    room.bo().takes_back(&second);
    room.camilla().says("!dialog pointe En gråspurv i kantinen.");
    let number = room.dialogue().points.last().unwrap().number;
    room.camilla().says(&format!("!dialog ret {number}: En due i kantinen."));
    room.camilla().says("!dialog pointe En flagermus på loftet.");
    room.anna().says(&format!("!dialog fjern {}", number + 1));
    course::turns(room);
    course::summarise(room);
    let theme = room.anna().says("!dialog tema Krokodiller");
    room.anna().edits(&theme, "!dialog tema Tillid");
    let theme = room.anna().says("!dialog tema Flodheste");
    room.anna().takes_back(&theme);
    room.anna().says("!dialog gæst Wolfgang");
    let guest = room.anna().says("!dialog gæst Rosalinde");
    room.anna().edits(&guest, "!dialog gæst Rosa");
    course::groups_and_reflect(room);
    room.anna().presses("▶");
    let idea = room.bo().whispers("Regnbuer over skranken.");
    room.bo().edits(&idea, "En stol.");
    let idea = room.dorthe().whispers("Enhjørninger i receptionen.");
    room.dorthe().takes_back(&idea);
    let idea = room.erik().whispers("En krog til jakken.");
    room.wait("1m");
    room.anna().presses("▶");
    room.wait("2m");
    room.erik().edits(&idea, "En anden krog.");
    room.anna().presses("▶");
    room.wait("1m");
    let proposal = room.bo().says("!dialog forslag Balloner ved indgangen.");
    room.bo().edits(&proposal, "!dialog forslag En stol ved indgangen.");
    let away = room.camilla().says("!dialog forslag Konfetti hver fredag.");
    room.camilla().takes_back(&away);
    room.anna().presses("▶");
    room.wait("1m");
    if room.dialogue().question.is_none() {
        room.anna().says("!dialog enighed 1");
    }
    room.wait("5s");
    room.dorthe().presses("✋");
    let worry = room.dorthe().whispers("Lemminger i gangen.");
    room.dorthe().edits(&worry, "Larm i gangen.");
    room.wait("5m");
    room.anna().says("!dialog enighed 1");
    course::all_press(room, "👍");
    room.wait("20s");
    if room.dialogue().decided.is_none() {
        room.wait("5m");
    }
    let why = room.bo().says("!dialog afprøvning hvorfor: Fordi pingviner. hvordan: Med søheste.");
    room.bo().edits(&why, "!dialog afprøvning hvorfor: Fordi man bliver træt.");
    room.wait("5s");
}

const GONE: [&str; 17] = [
    "mælkebøtte",
    "regnorm",
    "svane",
    "gråspurv",
    "flagermus",
    "Krokodiller",
    "Flodheste",
    "Rosalinde",
    "Regnbuer",
    "Enhjørninger",
    "anden krog",
    "Balloner",
    "Konfetti",
    "Lemminger",
    "pingviner",
    "søheste",
    "rosalinde",
];

#[test]
fn what_was_taken_back_or_worded_anew_is_nowhere_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = on_disk(folder.path());
    words_come_and_go(&mut room);
    // Before anything is tidied by a restart.
    let (disk, export) = (bytes_below(folder.path()), exported(&room));
    let now = shown(&mut room);
    for word in GONE {
        assert!(!holds(&disk, word), "{word} on the disk");
        assert!(!holds(&export, word), "{word} in the export");
        assert!(!now.contains(word), "{word} shown:\n{now}");
    }
    for word in
        ["En sten i asfalten", "En due i kantinen", "Wolfgang", "En stol ved indgangen", "Larm i gangen", "træt"]
    {
        assert!(holds(&disk, word) && holds(&export, word), "{word} stands");
    }
    replay_is_the_state(&room);
    room.restart(SignedDuration::ZERO);
    replay_is_the_state(&room);
    room.bo().says("!dialog afprøvning hvordan: I morgen. hvem: Alle. ansvarlig: mig");
    room.wait("5s");
    assert!(room.dialogue().is_over(), "{}", room.transcript.text());
    drop(room);
    let disk = bytes_below(folder.path());
    assert!(GONE.iter().all(|word| !holds(&disk, word)));
}

#[test]
fn under_a_vote_and_after_it_whoever_edits_is_told_once() {
    let mut room = Room::new(Setup::default());
    let point = {
        let speaker = in_the_round(&mut room);
        (room.person(&speaker).says("Et sted at sidde."), speaker)
    };
    to_the_proposals(&mut room);
    let proposal = room.bo().says("!dialog forslag En stol.");
    room.anna().presses("▶");
    room.wait("30s");
    if room.dialogue().question.is_none() {
        room.anna().says("!dialog enighed 1");
    }
    room.camilla().presses("👍");
    room.bo().edits(&proposal, "!dialog forslag To stole.");
    room.bo().edits(&proposal, "!dialog forslag Tre stole.");
    assert_eq!(told(&mut room, "Bo", "stemmer om forslag 1"), 1);
    assert_eq!(told(&mut room, "Bo", "»En stol.«"), 1);
    assert!(!shown(&mut room).contains("To stole"));
    course::all_press(&mut room, "👍");
    room.wait("20s");
    course::trial(&mut room);
    assert!(room.dialogue().is_over());
    // Told of this message already.
    room.bo().takes_back(&proposal);
    assert_eq!(told(&mut room, "Bo", "aftalt, så ordene"), 0);
    let (point, speaker) = point;
    room.person(&speaker).edits(&point, "Et sted at stå.");
    room.person(&speaker).takes_back(&point);
    assert_eq!(told(&mut room, &speaker, "Dialogen er slut"), 1);
    assert!(shown(&mut room).contains("Et sted at sidde"));
}

#[test]
fn an_edit_with_a_cpr_number_is_told_each_time_and_nothing_of_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = on_disk(folder.path());
    let speaker = in_the_round(&mut room);
    let point = room.person(&speaker).says("Borgeren kom igen.");
    room.person(&speaker).edits(&point, "Borgeren 010190-1234 kom igen.");
    room.person(&speaker).edits(&point, "!dialog pointe 010190-1234 kom igen.");
    assert_eq!(told(&mut room, &speaker, "cpr-nummer"), 2);
    assert_eq!(told(&mut room, &speaker, "»Borgeren kom igen.«"), 2);
    room.person(&speaker).edits(&point, "");
    assert_eq!(told(&mut room, &speaker, "slet beskeden"), 1);
    room.person(&speaker).edits(&point, &"lang ".repeat(5_000));
    room.person(&speaker).edits(&point, &"lang ".repeat(200));
    assert_eq!(told(&mut room, &speaker, "for langt"), 2);
    assert!(shown(&mut room).contains("Borgeren kom igen."));
    assert!(!holds(&exported(&room), "010190") && !holds(&bytes_below(folder.path()), "010190"));
}

#[test]
fn an_edited_message_is_never_carried_out_and_its_author_is_told() {
    let mut room = Room::new(Setup::default());
    let speaker = in_the_round(&mut room);
    let point = room.person(&speaker).says("Borgeren kom igen.");
    let turn = room.speakers();
    let waiting = |names: [&'static str; 3]| names.into_iter().find(|name| turn.iter().all(|t| t != name)).unwrap();
    let (talker, colleague) = (waiting(["Anna", "Camilla", "Dorthe"]), waiting(["Bo", "Erik", "Fatima"]));
    let talk = room.person(talker).says("Vi tager den næste gang.");
    room.person(&speaker).edits(&point, "!dialog pas");
    assert_eq!(told(&mut room, &speaker, "»Borgeren kom igen.«"), 1);
    let visit = room.dialogue().running().unwrap().visit;
    room.person(talker).edits(&talk, "!dialog næste");
    room.person(talker).edits(&talk, "!dialog næste");
    assert_eq!(told(&mut room, talker, "skriv en ny besked"), 1);
    assert_eq!(room.dialogue().running().unwrap().visit, visit);
    // Talk stays talk.
    let other = room.person(colleague).says("Hvad mener du?");
    room.person(colleague).edits(&other, "Hvad mener I?");
    room.person(colleague).takes_back(&other);
    assert_eq!(told(&mut room, colleague, "besked"), 0);
}

#[test]
fn events_may_come_twice_and_in_any_order() {
    let mut room = Room::new(Setup { times: 2, ..Setup::default() });
    let speaker = in_the_round(&mut room);
    let point = room.person(&speaker).says("Først.");
    room.person(&speaker).edits(&point, "Så.");
    room.person(&speaker).edits(&point, "!dialog pas");
    assert_eq!(told(&mut room, &speaker, "»Så.«"), 1);
    // The next messages but one are edited and deleted before they are heard.
    let coming = |room: &Room, after: usize| EventId(format!("k{}", room.history.len() + after));
    let (edited, deleted) = (coming(&room, 3), coming(&room, 4));
    room.camilla().edits_unheard(&edited, "!dialog pointe Rettet før den kom.");
    room.camilla().takes_back_unheard(&deleted);
    assert_eq!(room.camilla().says("!dialog pointe Retet før den kom."), edited);
    assert_eq!(room.camilla().says("!dialog pointe Slettet før den kom."), deleted);
    let points: Vec<_> = room.dialogue().points.iter().filter_map(|p| p.text.get().cloned()).collect();
    assert_eq!(points, ["Så.", "Rettet før den kom."]);
    replay_is_the_state(&room);
}

#[test]
fn an_edit_while_the_bot_is_away_is_heard_afterwards() {
    let mut room = Room::new(Setup { batch: 1_000, ..Setup::default() });
    let speaker = in_the_round(&mut room);
    let point = room.person(&speaker).says("Først.");
    room.person(&speaker).edits(&point, "Så.");
    room.anna().says("!dialog pause");
    room.restart(SignedDuration::from_mins(2));
    room.person(&speaker).edits(&point, "Til sidst.");
    let points: Vec<_> = room.dialogue().points.iter().filter_map(|p| p.text.get().cloned()).collect();
    assert_eq!(points, ["Til sidst."]);
    replay_is_the_state(&room);
}

#[test]
fn days_away_follow_the_message_that_noted_them() {
    let mut room = Room::new(Setup { times: 2, ..Setup::default() });
    course::lobby(&mut room, 6);
    let noted = room.bo().says("!dialog væk 24.-27. december");
    room.bo().edits(&noted, "!dialog væk 27.-31. december");
    let away = |room: &Room| -> Vec<String> {
        let all = room.desk().streams().channel().away.values().flatten();
        all.filter_map(|noted| noted.days.get()).map(|(first, last)| format!("{first} {last}")).collect()
    };
    assert_eq!(away(&room), ["2026-12-27 2026-12-31"]);
    room.bo().edits(&noted, "!dialog væk 27.-32. december");
    assert_eq!(away(&room), ["2026-12-27 2026-12-31"], "what cannot be read changes nothing");
    assert!(shown(&mut room).contains("32. december"), "and is told");
    room.bo().takes_back(&noted);
    assert_eq!(away(&room), [""; 0]);
    assert!(shown(&mut room).contains("Jeg har ikke noteret at du er væk"));
    replay_is_the_state(&room);
}

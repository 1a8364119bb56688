//! The record of a dialogue and the papers for a meeting: who gets them, where, and what is in them.

use super::course;
use super::platform::{Call, Platform};
use super::room::{Room, Setup, account};
use drejebog::adapters::memory::message::Message;
use drejebog::doc::plain;
use drejebog::ports::chat::{ChatError, Destination, Missing};
use expect_test::expect;
use std::sync::Arc;

fn room() -> Room {
    Room::new(Setup::default())
}

/// What the bot says while `act` happens.
fn during(room: &mut Room, act: impl FnOnce(&mut Room)) -> Vec<Message> {
    let before = room.messages().len();
    act(room);
    room.wait("5s");
    room.messages().split_off(before)
}

/// The name and the text of each file.
fn files(messages: &[Message]) -> Vec<(String, String)> {
    let files = messages.iter().filter_map(|message| message.file.as_ref());
    files.map(|file| (file.name.clone(), String::from_utf8_lossy(&file.bytes).into_owned())).collect()
}

fn words(messages: &[Message]) -> String {
    messages.iter().map(|message| plain(&message.doc) + "\n").collect()
}

#[test]
fn a_whole_dialogue_has_a_record() {
    let mut room = room();
    room.anna().says("!dialog indstillinger referat: navne");
    course::straight(&mut room, 5);
    let said = during(&mut room, |room| {
        room.camilla().says("!dialog referat");
    });
    assert!(said.iter().all(|message| matches!(message.to, Destination::Channel(_)) && !message.buzz));
    expect![[r#"
        Referat: Adgang til borgeres data og hensyn til GDPR
        Dato: torsdag den 19. november 2026
        Med i dialogen: Anna, Bo, Camilla, Dorthe og Erik

        Pointer fra tavlen
        Temaer: Tillid og koder
        • Borgeren rakte telefonen over disken, før nogen nåede at sige noget.
        • Vi så mere på skærmen, end vi havde brug for.

        Forslag
        • Vi siger den samme sætning til alle borgere.
        • Et lille skilt på hver disk om, at koder er borgerens egne.

        Det valgte I
        > Vi siger den samme sætning til alle borgere.

        I blev enige: Alle 5 sagde ja.

        Det prøver I af
        Hvad: Vi siger den samme sætning til alle borgere.
        Hvorfor: Det er let at huske.
        Hvordan: Vi begynder på mandag og øver os to og to.
        Hvem er med: Alle ved skranken.
        Ansvarlig: Bo
        Slutter: torsdag den 10. december 2026
        Opfølgning: fredag den 11. december 2026 kl. 9.00

        Gemt i idébanken
        • Et lille skilt på hver disk om, at koder er borgerens egne.

        Her står hverken hvem der sagde hvad, eller hvem der stemte hvad.
        Referatet som tekst, til jeres egne noter eller en mail.
        Referatet til at printe. Åbn filen i en browser.
    "#]]
    .assert_eq(&words(&said));
    let files = files(&said);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["referat-borgerdata-2026-11-19.md", "referat-borgerdata-2026-11-19.html"]);
    assert!(
        files[0].1.starts_with("# Referat: Adgang") && files[0].1.contains("\n### Det prøver I af"),
        "{}",
        files[0].1
    );
    assert!(files[1].1.contains("<h1>Referat: Adgang til borgeres data og hensyn til GDPR</h1>"));
    assert!(files[1].1.contains("<h3>Det prøver I af</h3>"));
    // What its owner adds afterwards is in the next one.
    room.bo().whispers("afprøvning måling: Vi tæller ved skranken.");
    let again = during(&mut room, |room| {
        room.anna().whispers("referat");
    });
    assert!(again.iter().all(|message| message.to == Destination::Private(account("Anna"))));
    assert!(words(&again).contains("Vi tæller ved skranken."), "{}", words(&again));
}

#[test]
fn a_record_is_made_on_the_way_too_and_not_before() {
    let mut room = room();
    let nothing = during(&mut room, |room| {
        room.anna().says("!dialog referat");
    });
    assert!(words(&nothing).contains("Der er ingen dialog i gang her."), "{}", words(&nothing));
    course::lobby(&mut room, 4);
    let early = during(&mut room, |room| {
        room.bo().says("!dialog referat");
    });
    assert!(words(&early).contains("ikke begyndt endnu") && files(&early).is_empty(), "{}", words(&early));
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    let half = during(&mut room, |room| {
        room.bo().says("!dialog referat");
    });
    assert!(words(&half).contains("Dialogen er ikke slut endnu"), "{}", words(&half));
    assert_eq!(files(&half).len(), 2);
}

#[test]
fn in_private_a_record_is_for_those_who_took_part() {
    let mut room = room();
    course::straight(&mut room, 4);
    let refused = during(&mut room, |room| {
        room.karen().whispers("!dialog referat");
    });
    assert!(files(&refused).is_empty() && !words(&refused).contains("Pointer"), "{}", words(&refused));
    let given = during(&mut room, |room| {
        room.bo().whispers("!dialog referat");
    });
    assert_eq!(files(&given).len(), 2);
    assert!(given.iter().all(|message| message.to == Destination::Private(account("Bo"))));
}

#[test]
fn the_papers_are_there_before_any_dialogue_and_once() {
    let mut room = Room::new(Setup { times: 2, ..Setup::default() });
    let said = during(&mut room, |room| {
        room.anna().says("!dialog udskrift På tværs");
    });
    assert_eq!(said.len(), 1, "{}", words(&said));
    let (name, page) = files(&said).remove(0);
    assert_eq!(name, "papirer-paa-tvaers.pdf");
    assert!(page.starts_with("%PDF") && words(&said).contains("hvad du kan sige hvornår"), "{}", words(&said));
    let alone = during(&mut room, |room| {
        room.bo().whispers("!dialog udskrift borgerdata");
    });
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0].to, Destination::Private(account("Bo")));
    for (asked, expected) in [("udskrift borgerdat", "borgerdata"), ("udskrift", "udskrift [drejebog]")] {
        let answer = during(&mut room, |room| {
            room.anna().says(&format!("!dialog {asked}"));
        });
        assert!(words(&answer).contains(expected) && files(&answer).is_empty(), "{asked}: {}", words(&answer));
    }
    course::lobby(&mut room, 4);
    let here = during(&mut room, |room| {
        room.anna().says("!dialog udskrift");
    });
    assert_eq!(files(&here).remove(0).0, "papirer-borgerdata.pdf");
}

#[test]
fn a_file_that_is_refused_is_told_of_in_its_place() {
    let mut room = room();
    course::lobby(&mut room, 4);
    room.chat.faults(|call| match call {
        Call::Post(post) if post.file.is_some() => {
            Some(ChatError::Never { missing: Missing::Other, why: "media is off".to_owned() })
        }
        _ => None,
    });
    let told = during(&mut room, |room| {
        room.bo().whispers("!dialog udskrift");
    });
    assert_eq!(told.len(), 1, "{}", words(&told));
    assert!(told[0].to == Destination::Private(account("Bo")) && told[0].file.is_none());
    assert!(words(&told).contains("»papirer-borgerdata.pdf«"), "{}", words(&told));
}

#[test]
fn where_there_are_no_files_all_of_it_is_said() {
    let chat = Arc::new(Platform::without_files());
    let mut room = Room::new(Setup { chat, ..Setup::default() });
    let papers = during(&mut room, |room| {
        room.anna().whispers("!dialog udskrift borgerdata");
    });
    let text = words(&papers);
    assert!(files(&papers).is_empty() && text.contains("Inger Holm") && text.contains("ikke juridisk rådgivning"));
    course::straight(&mut room, 4);
    let record = during(&mut room, |room| {
        room.anna().says("!dialog referat");
    });
    assert!(files(&record).is_empty() && words(&record).contains("Det prøver I af"));
}

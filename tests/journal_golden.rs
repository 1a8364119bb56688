//! What released versions wrote stays readable: exports, records and a data folder, kept as files in `tests/golden/`.
//!
//! These files are never changed. When the format of something moves on, a new file joins them, and the old ones must
//! still be read. Deliberately absent: whole dialogues; those are the rules' golden journals.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use drejebog::adapters::MATRIX;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::sled::Sled;
use drejebog::dialogue::erasable::Erasable;
use drejebog::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, PostKey, StreamId, TrialId};
use drejebog::journal::{Book, Stored, TimeScale};
use drejebog::ports::chat::{EventId, MessageId, Position};
use drejebog::ports::journal::Journal;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// Facts of these tests' own, of the shapes that the rules' events have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Fact {
    Joined { person: PersonId, name: Erasable<String> },
    Wrote { text: Erasable<String>, tags: Vec<Erasable<String>> },
    Weighed(f64),
    Ticked,
}

fn golden(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)).unwrap()
}

/// What every golden journal of version 1 holds, however it is kept.
fn holds_what_version_1_wrote<J: Journal>(book: &Book<J>) {
    let channel = ChannelId("matrix/!æble:example.dk".into());
    let dialogue = StreamId::Dialogue(DialogueId { channel: channel.clone(), number: 3 });
    let trial = StreamId::Trial(TrialId { channel: channel.clone(), number: 1 });
    assert_eq!(book.streams().unwrap(), [StreamId::Channel(channel), dialogue.clone(), trial.clone()]);

    let stored = |version, event| Stored { version, at: "2027-03-30T07:00:00.5Z".parse().unwrap(), event };
    let anna = Some(PersonId(7));
    // Erased parts read as `null`.
    let erased: Erasable<String> = serde_json::from_str(r#"{"$erasable":{"about":8,"value":null}}"#).unwrap();
    let expected = [
        stored(1, Fact::Joined { person: PersonId(7), name: Erasable::new(anna, "Anna Ærø".into()) }),
        stored(2, Fact::Joined { person: PersonId(8), name: erased }),
        stored(
            3,
            Fact::Wrote {
                text: Erasable::new(None, "Vi prøver \"skærm af\" i 3 uger".into()),
                tags: vec![Erasable::new(anna, "a".into()), Erasable::new(None, "b".into())],
            },
        ),
        stored(4, Fact::Weighed(0.1)),
        stored(5, Fact::Ticked),
    ];
    assert_eq!(book.load::<Fact>(&dialogue).unwrap(), expected);
    assert_eq!(book.load::<Fact>(&trial).unwrap().len(), 1);

    let wakes = book.wakes().unwrap();
    assert_eq!(
        (&wakes[0].0, &wakes[0].1.civil[..], &wakes[0].1.zone[..]),
        (&trial, "2027-04-20T09:00:00", "Europe/Copenhagen")
    );
    let opens = book.opens().unwrap();
    assert_eq!((opens.len(), opens[0].version, opens[0].parts, opens[1].parts), (2, 3, Some(2), None));
    assert_eq!(opens[0].tried_at, Some("2027-03-30T07:00:01Z".parse().unwrap()));
    assert_eq!(book.messages(&dialogue).unwrap(), [(PostKey("p/1".into()), MessageId("$m1".into()))]);
    assert_eq!(book.key_of("matrix/!æble:example.dk", &MessageId("$m1".into())).unwrap(), Some(PostKey("p/1".into())));
    assert_eq!(book.shown(&dialogue).unwrap(), [(PostKey("p/board".into()), 12)]);
    assert!(book.is_seen("private/7", &EventId("$e1".into())).unwrap());
    assert_eq!(book.position("private/7").unwrap(), Some(Position("s1_2".into())));
    assert_eq!(book.person(&Account("matrix/@anna:example.dk".into())).unwrap(), anna);
    assert_eq!(book.account(PersonId(8)).unwrap(), None);
    assert_eq!(book.next_person().unwrap(), PersonId(9));
    let scale = TimeScale { scale: 60, origin: "2027-03-30T07:00:00Z".parse().unwrap(), by_hand: false };
    assert_eq!(book.time_scale().unwrap(), Some(scale));
    assert_eq!(book.heartbeat(MATRIX).unwrap(), Some("2027-03-30T07:00:05Z".parse().unwrap()));
}

#[tokio::test]
async fn an_export_of_version_1_is_read_and_written_the_same() {
    let lines = golden("export-1.jsonl");
    let book = Book::new(Memory::new());
    book.import(lines.lines()).await.unwrap();
    holds_what_version_1_wrote(&book);
    let mut again = String::new();
    book.export(&mut |line| again = format!("{again}{line}\n")).unwrap();
    assert_eq!(again, lines);
}

/// Keys and values as version 1 laid them in the store, `key<tab>value` with unprintable bytes escaped.
#[tokio::test]
async fn the_map_of_version_1_is_written_the_same() {
    let store = Memory::new();
    Book::new(store.clone()).import(golden("export-1.jsonl").lines()).await.unwrap();
    let escape = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        text.chars()
            .map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() })
            .collect::<String>()
    };
    let map: String = store.snapshot().iter().map(|(k, v)| format!("{}\t{}\n", escape(k), escape(v))).collect();
    assert_eq!(map, golden("map-1.txt"));
}

#[tokio::test]
async fn a_data_folder_of_version_1_opens() {
    let folder = tempfile::tempdir().unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/folder-1");
    fs::create_dir(folder.path().join("store-1")).unwrap();
    for file in ["witness", "store-1/conf", "store-1/db"] {
        fs::copy(kept.join(file), folder.path().join(file)).unwrap();
    }
    let book = Book::new(Sled::open(folder.path()).unwrap());
    holds_what_version_1_wrote(&book);
    let mut lines = String::new();
    book.export(&mut |line| lines = format!("{lines}{line}\n")).unwrap();
    assert_eq!(lines, golden("export-1.jsonl"));
}

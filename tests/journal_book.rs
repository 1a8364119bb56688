//! The journal's meaning, over the in-memory store: appends, indexes, erasure, export and damage.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use drejebog::adapters::MATRIX;
use drejebog::adapters::memory::Memory;
use drejebog::dialogue::erasable::Erasable;
use drejebog::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, PostKey, StreamId, TrialId};
use drejebog::journal::{
    Append, Book, Closed, Erase, ImportError, LoadError, Open, Shown, StreamAppend, TimeScale, Wake, WakeEntry,
};
use drejebog::ports::chat::{EventId, MessageId, Position};
use drejebog::ports::journal::{Batch, Journal, JournalError};
use jiff::Timestamp;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Fact {
    Joined { person: PersonId, name: Erasable<String> },
    Wrote { text: Erasable<String> },
    Ticked(u32),
}

fn channel() -> ChannelId {
    ChannelId("matrix/!abc:example.dk".into())
}
fn dialogue() -> StreamId {
    StreamId::Dialogue(DialogueId { channel: channel(), number: 3 })
}
fn trial() -> StreamId {
    StreamId::Trial(TrialId { channel: channel(), number: 1 })
}
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}
fn anna() -> Fact {
    Fact::Joined { person: PersonId(7), name: Erasable::new(Some(PersonId(7)), "Anna Ærø".into()) }
}
fn facts(stream: StreamId, expected: u64, facts: &[Fact]) -> Append {
    let events = facts.iter().map(|fact| serde_json::to_value(fact).unwrap()).collect();
    let stream = StreamAppend { stream, expected, events, wake: Wake::Keep };
    Append { at: at(expected as i64), streams: vec![stream], ..Append::default() }
}
fn heard(event: &str) -> Append {
    Append { seen: vec![("room".into(), EventId(event.into()))], ..Append::default() }
}
fn open(key: &str) -> Open {
    Open { key: PostKey(key.into()), stream: dialogue(), version: 1, parts: None, tried_at: None }
}
fn wake(second: i64) -> WakeEntry {
    WakeEntry {
        at: at(second),
        civil: "2027-03-30T09:00:00".into(),
        zone: "Europe/Copenhagen".into(),
        zone_data: "2026a".into(),
    }
}
/// Puts the wakes in order, as every start does.
async fn in_order(stores: &[&Memory]) {
    for store in stores {
        Book::new((*store).clone()).place_wakes("2026a").await.unwrap();
    }
}
fn lines<J: Journal>(book: &Book<J>) -> Vec<String> {
    let mut lines = Vec::new();
    book.export(&mut |line| lines.push(line.to_owned())).unwrap();
    lines
}
fn text(store: &Memory) -> String {
    store.snapshot().iter().map(|(k, v)| String::from_utf8_lossy(&[&k[..], v].concat()).into_owned() + "\n").collect()
}

/// A journal with something of every kind in it.
async fn full(store: &Memory) -> Book<Memory> {
    let book = Book::new(store.clone());
    let mut append = facts(dialogue(), 0, &[anna(), Fact::Wrote { text: Erasable::new(None, "en idé".into()) }]);
    append.people = vec![(Account("matrix/@anna:example.dk".into()), PersonId(7))];
    append.open = vec![open("a/1/phase"), open("a/1/private")];
    append.streams[0].wake = Wake::At(wake(60));
    append.seen = vec![("room".into(), EventId("$1".into()))];
    append.positions = vec![("room".into(), Position("s17".into()))];
    book.commit(append).await.unwrap();
    let mut append = facts(trial(), 0, &[Fact::Ticked(1)]);
    append.closed = vec![Closed {
        key: PostKey("a/1/phase".into()),
        stream: dialogue(),
        room: "room".into(),
        message: Some(MessageId("$m".into())),
    }];
    append.shown = vec![Shown { stream: dialogue(), key: PostKey("a/board".into()), revision: 4 }];
    append.people = vec![(Account("matrix/@bo:example.dk".into()), PersonId(8))];
    append.erase = vec![];
    book.commit(append).await.unwrap();
    book.commit(Append { erase: vec![Erase::Person(PersonId(8))], ..Append::default() }).await.unwrap();
    book.pin_time_scale(TimeScale { scale: 60, origin: at(0), by_hand: false }).await.unwrap();
    book.beat(MATRIX, at(5)).await.unwrap();
    book
}

#[tokio::test]
async fn what_is_committed_is_read_back_after_a_restart() {
    let store = Memory::new();
    full(&store).await;
    let book = Book::new(store.restart());

    let loaded = book.load::<Fact>(&dialogue()).unwrap();
    assert_eq!(loaded.iter().map(|stored| stored.version).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(loaded[0].event, anna());
    assert_eq!(loaded[0].at, at(0));
    assert_eq!(book.version(&trial()).unwrap(), 1);
    assert_eq!(book.streams().unwrap(), [dialogue(), trial()]);
    assert_eq!(book.wakes().unwrap(), [(dialogue(), wake(60))]);
    assert_eq!(book.opens().unwrap(), [open("a/1/private")]);
    assert_eq!(book.messages(&dialogue()).unwrap(), [(PostKey("a/1/phase".into()), MessageId("$m".into()))]);
    assert_eq!(book.key_of("room", &MessageId("$m".into())).unwrap(), Some(PostKey("a/1/phase".into())));
    assert_eq!(book.key_of("another room", &MessageId("$m".into())).unwrap(), None);
    assert_eq!(book.shown(&dialogue()).unwrap(), [(PostKey("a/board".into()), 4)]);
    assert!(book.is_seen("room", &EventId("$1".into())).unwrap());
    assert!(!book.is_seen("another room", &EventId("$1".into())).unwrap());
    assert_eq!(book.position("room").unwrap(), Some(Position("s17".into())));
    assert_eq!(book.person(&Account("matrix/@anna:example.dk".into())).unwrap(), Some(PersonId(7)));
    assert_eq!(book.account(PersonId(7)).unwrap(), Some(Account("matrix/@anna:example.dk".into())));
    assert_eq!(book.time_scale().unwrap(), Some(TimeScale { scale: 60, origin: at(0), by_hand: false }));
    assert_eq!(book.heartbeat(MATRIX).unwrap(), Some(at(5)));
}

#[tokio::test]
async fn an_append_that_expects_an_older_version_is_refused_whole() {
    let book = full(&Memory::new()).await;
    let before = lines(&book);
    let mut late = facts(dialogue(), 1, &[Fact::Ticked(9)]);
    late.positions = vec![("room".into(), Position("s18".into()))];
    assert_eq!(book.commit(late).await, Err(JournalError::Conflict));
    assert_eq!(lines(&book), before);
    book.commit(facts(dialogue(), 2, &[Fact::Ticked(9)])).await.unwrap();
    assert_eq!(book.load::<Fact>(&dialogue()).unwrap()[2].event, Fact::Ticked(9));
}

#[tokio::test]
async fn of_two_appends_on_their_way_at_once_one_wins() {
    let book = Book::new(Memory::new());
    let (a, b) = (facts(trial(), 0, &[Fact::Ticked(1)]), facts(trial(), 0, &[Fact::Ticked(2)]));
    let (a, b) = tokio::join!(book.commit(a), book.commit(b));
    assert_eq!((a, b), (Ok(()), Err(JournalError::Conflict)));
    assert_eq!(book.version(&trial()).unwrap(), 1);
}

#[tokio::test]
async fn an_event_heard_before_is_refused_also_after_a_restart() {
    let store = Memory::new();
    Book::new(store.clone()).commit(heard("$1")).await.unwrap();
    let book = Book::new(store.restart());
    assert_eq!(book.commit(heard("$1")).await, Err(JournalError::Conflict));
    book.commit(heard("$2")).await.unwrap();
    assert_eq!(book.seen("room", 10).unwrap(), [EventId("$2".into()), EventId("$1".into())]);
    assert_eq!(book.seen("room", 1).unwrap(), [EventId("$2".into())]);
}

#[tokio::test]
async fn a_room_remembers_its_newest_thousand_events() {
    let store = Memory::new();
    let book = Book::new(store.clone());
    for number in 0..1_010 {
        book.commit(heard(&format!("${number}"))).await.unwrap();
        if number == 500 {
            book.commit(heard("$500")).await.unwrap_err();
        }
    }
    assert_eq!(book.seen("room", 5_000).unwrap().len(), 999 /* the refused one left a gap */);
    assert!(!book.is_seen("room", &EventId("$9".into())).unwrap());
    assert!(book.is_seen("room", &EventId("$1009".into())).unwrap());
    assert_eq!(store.snapshot().len(), 2 * 999);
}

#[tokio::test]
async fn erasing_a_person_leaves_history_that_loads_and_nothing_of_them() {
    let store = Memory::new();
    let book = full(&store).await;
    assert_eq!(book.about(PersonId(7)).unwrap()[0].value, json!("Anna Ærø"));
    assert!(text(&store).contains("Anna Ærø"));
    book.commit(Append { erase: vec![Erase::Person(PersonId(7))], ..Append::default() }).await.unwrap();

    assert_eq!(book.about(PersonId(7)).unwrap(), []);
    assert!(!text(&store).contains("Anna") && !text(&store).contains("@anna"));
    assert!(!lines(&book).concat().contains("Anna"));
    let Fact::Joined { name, .. } = &book.load::<Fact>(&dialogue()).unwrap()[0].event else { panic!() };
    assert_eq!((name.get(), name.about()), (None, Some(PersonId(7))));
    assert_eq!(book.person(&Account("matrix/@anna:example.dk".into())).unwrap(), None);
    assert_eq!(book.account(PersonId(7)).unwrap(), None);
}

/// A vote that closes with the last answer: who gave it is written nowhere.
#[tokio::test]
async fn what_an_append_both_adds_and_erases_never_reaches_the_store() {
    let store = Memory::new();
    let book = Book::new(store.clone());
    let said = |text: &str| Fact::Wrote { text: Erasable::new(Some(PersonId(7)), text.to_owned()) };
    let part = |version| Erase::Part { stream: dialogue(), version, index: 0 };
    book.commit(facts(dialogue(), 0, &[said("stands")])).await.unwrap();
    let append = facts(dialogue(), 1, &[said("unsaid"), said("kept")]);
    book.commit(Append { erase: vec![part(2)], ..append }).await.unwrap();
    let holds = |text: &str| store.snapshot().values().any(|value| String::from_utf8_lossy(value).contains(text));
    let held = |book: &Book<Memory>| {
        book.about(PersonId(7)).unwrap().into_iter().map(|about| about.version).collect::<Vec<_>>()
    };
    assert_eq!(held(&book), [1, 3]);
    assert!(holds("kept") && !holds("unsaid"));
    let append = facts(dialogue(), 3, &[said("theirs too")]);
    book.commit(Append { erase: vec![Erase::Person(PersonId(7))], ..append }).await.unwrap();
    assert!(held(&book).is_empty());
    assert!(!holds("theirs too") && !holds("kept"));
}

#[tokio::test]
async fn one_value_or_a_whole_stream_or_a_room_can_be_erased() {
    let store = Memory::new();
    let book = full(&store).await;
    let part = Erase::Part { stream: dialogue(), version: 2, index: 0 };
    book.commit(Append { erase: vec![part], ..Append::default() }).await.unwrap();
    assert!(!text(&store).contains("en idé") && text(&store).contains("Anna"));
    book.commit(Append { erase: vec![Erase::Stream(dialogue())], ..Append::default() }).await.unwrap();
    assert!(!text(&store).contains("Anna"));
    book.commit(Append { erase: vec![Erase::Room("room".into())], ..Append::default() }).await.unwrap();
    assert_eq!((book.position("room").unwrap(), book.seen("room", 9).unwrap()), (None, vec![]));
    assert_eq!(book.load::<Fact>(&dialogue()).unwrap().len(), 2);
}

#[tokio::test]
async fn a_number_is_never_given_to_two_people() {
    let store = Memory::new();
    let book = full(&store).await;
    assert_eq!(book.next_person().unwrap(), PersonId(9));
    assert_eq!(book.next_person().unwrap(), PersonId(10));
    let known = Append { people: vec![(Account("matrix/@cy:x".into()), PersonId(7))], ..Append::default() };
    assert_eq!(book.commit(known).await, Err(JournalError::Conflict));
    let erased = Append { people: vec![(Account("matrix/@cy:x".into()), PersonId(8))], ..Append::default() };
    assert_eq!(book.commit(erased).await, Err(JournalError::Conflict));
    assert_eq!(Book::new(store.restart()).next_person().unwrap(), PersonId(9));
}

#[tokio::test]
async fn a_wake_is_replaced_cleared_or_kept() {
    let book = full(&Memory::new()).await;
    let only_wake = |wake| Append {
        streams: vec![StreamAppend { stream: dialogue(), expected: 2, events: vec![], wake }],
        ..Append::default()
    };
    book.commit(only_wake(Wake::At(wake(90)))).await.unwrap();
    book.commit(only_wake(Wake::Keep)).await.unwrap();
    assert_eq!(book.wakes().unwrap(), [(dialogue(), wake(90))]);
    book.commit(only_wake(Wake::Clear)).await.unwrap();
    assert_eq!(book.wakes().unwrap(), []);
    assert_eq!(book.version(&dialogue()).unwrap(), 2);
}

#[tokio::test]
async fn the_time_scale_is_fixed_once() {
    let book = full(&Memory::new()).await;
    assert_eq!(
        book.pin_time_scale(TimeScale { scale: 1, origin: at(0), by_hand: false }).await,
        Err(JournalError::Conflict)
    );
}

#[tokio::test]
async fn an_export_read_back_is_the_identical_map() {
    let store = Memory::new();
    let book = full(&store).await;
    let exported = lines(&book);
    let other = Memory::new();
    Book::new(other.clone()).import(&exported).await.unwrap();
    in_order(&[&store, &other]).await;
    assert_eq!(other.snapshot(), store.snapshot());
    assert!(matches!(Book::new(other).import(&exported).await, Err(ImportError::NotEmpty)));
}

#[tokio::test]
async fn an_export_with_a_line_lost_swapped_or_changed_is_refused() {
    let exported = lines(&full(&Memory::new()).await);
    for line in 0..exported.len() {
        let mut lost = exported.clone();
        lost.remove(line);
        let store = Memory::new();
        Book::new(store.clone()).import(&lost).await.unwrap_err();
        assert!(store.snapshot().is_empty());
    }
    let first_event = exported.iter().position(|line| line.contains(r#""kind":"event""#)).unwrap();
    let mut swapped = exported.clone();
    swapped.swap(first_event, first_event + 1);
    Book::new(Memory::new()).import(&swapped).await.unwrap_err();
    let mut newer = exported.clone();
    newer[0] = newer[0].replace(r#""format":1"#, r#""format":2"#);
    let error = Book::new(Memory::new()).import(&newer).await.unwrap_err();
    assert_eq!(error.to_string(), "line 1: format 2 is not known; this drejebog reads format 1");
}

#[tokio::test]
async fn a_lost_swapped_or_foreign_record_is_noticed_when_the_stream_is_loaded() {
    let store = Memory::new();
    let book = full(&store).await;
    book.commit(facts(dialogue(), 2, &[Fact::Ticked(1), Fact::Ticked(2), Fact::Ticked(3)])).await.unwrap();
    let good = store.snapshot();
    let events: Vec<_> = good.keys().filter(|k| k[0] == b'e' && String::from_utf8_lossy(k).contains("|d3")).collect();
    assert_eq!(events.len(), 5);
    let damaged =
        |map| matches!(Book::new(Memory::holding(map)).load::<Fact>(&dialogue()), Err(LoadError::Damaged { .. }));
    for (index, key) in events.iter().enumerate() {
        let mut lost = good.clone();
        lost.remove(*key);
        assert!(damaged(lost), "event {index} lost");
        let mut replaced = good.clone();
        let other = good[events[(index + 1) % 5]].clone();
        replaced.insert(key.to_vec(), other);
        assert!(damaged(replaced), "event {index} is another");
    }
    let mut headless = good.clone();
    headless.retain(|key, _| key[0] != b'h');
    assert!(damaged(headless), "the end is lost");
    let mut changed = good.clone();
    let third = String::from_utf8(good[events[2]].clone()).unwrap().replace(r#"{"Ticked":1}"#, r#"{"Ticked":7}"#);
    changed.insert(events[2].to_vec(), third.into_bytes());
    assert!(damaged(changed), "an event was edited");
}

#[tokio::test]
async fn a_record_of_a_newer_version_is_named_and_refused() {
    let store = Memory::new();
    let book = full(&store).await;
    let key = store.snapshot().into_keys().find(|key| key[0] == b'e').unwrap();
    let newer = String::from_utf8(store.get(&key).unwrap().unwrap()).unwrap().replace(r#""schema":1"#, r#""schema":2"#);
    // The head is made to fit, as a newer program would have left it.
    let mut map = store.snapshot();
    let next = map.keys().find(|k| k[0] == b'e' && **k > key).unwrap().clone();
    map.retain(|k, _| *k != next);
    let head = map.keys().find(|k| k[0] == b'h').unwrap().clone();
    let last = drejebog::journal::record::digest(newer.as_bytes());
    map.insert(head, json!({"version": 1, "last": last}).to_string().into_bytes());
    map.insert(key, newer.into_bytes());
    let error = Book::new(Memory::holding(map)).load::<Fact>(&dialogue()).unwrap_err().to_string();
    assert!(
        error.starts_with("matrix/!abc:example.dk|d3 event 1 was written by a newer drejebog (schema 2;"),
        "{error}"
    );
    drop(book);
}

#[test]
fn older_records_are_brought_forward_one_version_at_a_time() {
    use drejebog::journal::record::{Upcaster, upcast};
    let table: [Upcaster; 2] = [|event| json!([event, "one to two"]), |event| json!([event, "two to three"])];
    let read = |schema| upcast(&trial(), 1, schema, json!("x"), &table).map_err(|error| error.to_string());
    assert_eq!(read(1), Ok(json!([["x", "one to two"], "two to three"])));
    assert_eq!(read(2), Ok(json!(["x", "two to three"])));
    assert_eq!(read(3), Ok(json!("x")));
    assert!(read(4).unwrap_err().contains("schema 4; this one reads up to 3"));
    assert!(read(0).unwrap_err().contains("schema 0, which no drejebog has written"));
}

/// No stream is read into another, whatever a platform calls its rooms.
#[tokio::test]
async fn rooms_never_leak() {
    let names = ["a", "a|d1", "a|d1/x", "a\0", "a\0\0", "a\0|c", "", "|", "æ|c|c", "a|d11"];
    let streams: Vec<_> = names
        .iter()
        .map(|name| ChannelId((*name).into()))
        .flat_map(|channel| {
            let dialogue = |number| StreamId::Dialogue(DialogueId { channel: channel.clone(), number });
            [StreamId::Channel(channel.clone()), dialogue(1), dialogue(11)]
        })
        .collect();
    let store = Memory::new();
    let book = Book::new(store.clone());
    for (number, stream) in streams.iter().enumerate() {
        let fact = Fact::Wrote { text: Erasable::new(Some(PersonId(1)), number.to_string()) };
        let mut append = facts(stream.clone(), 0, &[fact]);
        append.streams[0].wake = Wake::At(wake(number as i64));
        append.shown = vec![Shown { stream: stream.clone(), key: PostKey("p".into()), revision: number as u64 }];
        append.seen = vec![(stream.to_string(), EventId("$1".into()))];
        append.positions = vec![(stream.to_string(), Position(number.to_string()))];
        book.commit(append).await.unwrap();
    }
    for (number, stream) in streams.iter().enumerate() {
        let loaded = book.load::<Fact>(stream).unwrap();
        assert_eq!(loaded.len(), 1);
        let Fact::Wrote { text } = &loaded[0].event else { panic!() };
        assert_eq!(text.get(), Some(&number.to_string()));
        assert_eq!(book.shown(stream).unwrap(), [(PostKey("p".into()), number as u64)]);
        assert_eq!(book.seen(&stream.to_string(), 9).unwrap().len(), 1);
        assert_eq!(book.position(&stream.to_string()).unwrap(), Some(Position(number.to_string())));
    }
    assert_eq!(book.streams().unwrap().len(), streams.len());
    let other = Memory::new();
    Book::new(other.clone()).import(lines(&book)).await.unwrap();
    in_order(&[&store, &other]).await;
    assert_eq!(other.snapshot(), store.snapshot());
    for stream in &streams {
        book.commit(Append { erase: vec![Erase::Stream(stream.clone())], ..Append::default() }).await.unwrap();
        let left = streams.iter().filter(|s| book.about(PersonId(1)).unwrap().iter().any(|about| about.stream == **s));
        assert!(left.count() < streams.len());
    }
    assert_eq!(book.about(PersonId(1)).unwrap(), []);
}

#[tokio::test]
async fn dying_before_a_write_loses_it_and_after_a_write_keeps_it() {
    for (after, kept) in [(false, 1), (true, 2)] {
        let store = Memory::new();
        if after {
            store.fail_after(2)
        } else {
            store.fail_before(2)
        }
        let book = Book::new(store.clone());
        book.commit(facts(trial(), 0, &[Fact::Ticked(1)])).await.unwrap();
        assert!(matches!(book.commit(facts(trial(), 1, &[Fact::Ticked(2)])).await, Err(JournalError::Broken(_))));
        assert!(store.is_dead() && book.load::<Fact>(&trial()).is_err());
        assert_eq!(Book::new(store.restart()).version(&trial()).unwrap(), kept);
    }
}

#[tokio::test]
async fn an_old_process_cannot_write_after_a_restart() {
    let store = Memory::new();
    let next = store.restart();
    assert!(matches!(store.commit(Batch::default()).await, Err(JournalError::Broken(_))));
    assert_eq!(next.commit(Batch::default()).await, Ok(()));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,4}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        "[a-c]{1,2}",
        Just("$erasable".to_owned()),
        Just("about".to_owned()),
        Just("value".to_owned()),
        Just("part".to_owned()),
        Just("plain".to_owned())
    ];
    leaf.prop_recursive(6, 48, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner.clone(), 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
            inner.clone().prop_map(|inner| json!({ "$erasable": inner })),
            (prop::option::of(0u64..5), inner.clone())
                .prop_map(|(about, value)| json!({ "$erasable": { "about": about, "value": value } })),
            (prop::option::of(0u64..5), 0u32..3)
                .prop_map(|(about, part)| json!({ "$erasable": { "about": about, "part": part } })),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_comes_back_from_the_vault(value in any_json()) {
        let (event, parts) = drejebog::journal::vault::split(value.clone());
        prop_assert_eq!(drejebog::journal::vault::join(event, parts), value);
    }

    #[test]
    fn any_json_comes_back_from_the_journal_and_from_an_export(value in any_json()) {
        let store = Memory::new();
        let other = Memory::new();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let book = Book::new(store.clone());
            let stream = StreamAppend { stream: trial(), expected: 0, events: vec![value.clone()], wake: Wake::Keep };
            book.commit(Append { streams: vec![stream], ..Append::default() }).await.unwrap();
            assert_eq!(book.load::<Value>(&trial()).unwrap()[0].event, value);
            Book::new(other.clone()).import(lines(&book)).await.unwrap();
        });
        prop_assert_eq!(store.snapshot(), other.snapshot());
    }

    #[test]
    fn what_is_taken_out_is_not_in_the_event(secret in "[a-zæøå]{12}") {
        let event = json!({"deep": [{"$erasable": {"about": 3, "value": {"name": secret}}}]});
        let (event, parts) = drejebog::journal::vault::split(event);
        prop_assert!(!event.to_string().contains(&secret));
        prop_assert_eq!(parts.len(), 1);
        prop_assert_eq!(
            drejebog::journal::vault::join(event, vec![]),
            json!({"deep": [{"$erasable": {"about": 3, "value": null}}]})
        );
    }
}

//! The order of wakes: what is due is found without reading the rest, through changes, imports, older journals and other
//! rules of the time zones.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use drejebog::adapters::memory::Memory;
use drejebog::adapters::sled::Sled;
use drejebog::dialogue::ids::{ChannelId, DialogueId, StreamId, TrialId};
use drejebog::journal::{Append, Book, StreamAppend, Wake, WakeEntry};
use drejebog::ports::journal::{Batch, Entries, Journal, JournalError};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn trial(number: u32) -> StreamId {
    StreamId::Trial(TrialId { channel: ChannelId("matrix/!abc:example.dk".into()), number })
}
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}
/// Placed by the rules of 2026a at another instant than today's rules would give: as if Copenhagen kept summer time.
fn wake(at: Timestamp) -> WakeEntry {
    let civil = at.to_zoned(jiff::tz::TimeZone::get("Europe/Copenhagen").unwrap()).datetime();
    let civil = civil + SignedDuration::from_hours(1);
    WakeEntry { at, civil: civil.to_string(), zone: "Europe/Copenhagen".into(), zone_data: "2026a".into() }
}
fn only_wake(stream: StreamId, wake: Wake) -> Append {
    Append { streams: vec![StreamAppend { stream, expected: 0, events: vec![], wake }], ..Append::default() }
}
async fn wants(book: &Book<impl Journal>, number: u32, second: i64) {
    book.commit(only_wake(trial(number), Wake::At(wake(at(second))))).await.unwrap();
}
fn seconds(book: &Book<impl Journal>, until: i64) -> Vec<i64> {
    let due = book.due(at(until), usize::MAX).unwrap();
    due.iter().map(|(when, _)| when.as_second() - at(0).as_second()).collect()
}

#[tokio::test]
async fn what_is_due_comes_earliest_first_and_no_more_of_it_than_asked_for() {
    let book = Book::new(Memory::new());
    for (number, second) in [(1, 50), (2, -10), (3, 70), (4, 50), (5, 60)] {
        wants(&book, number, second).await;
    }
    let due = |until, limit| book.due(at(until), limit).unwrap();
    assert_eq!(due(60, 9), [(at(-10), trial(2)), (at(50), trial(1)), (at(50), trial(4)), (at(60), trial(5))]);
    assert_eq!(due(60, 2), [(at(-10), trial(2)), (at(50), trial(1))]);
    assert_eq!(due(-11, 9), []);
    assert_eq!(book.next_due(at(50)).unwrap(), Some(at(60)));
    assert_eq!(book.next_due(at(70)).unwrap(), None);
}

#[tokio::test]
async fn a_wake_that_moves_or_is_cleared_leaves_its_old_place() {
    let store = Memory::new();
    let book = Book::new(store.clone());
    wants(&book, 1, 60).await;
    wants(&book, 1, 30).await;
    assert_eq!(seconds(&book, 99), [30]);
    // The same instant again must not be taken for the old one.
    wants(&book, 1, 30).await;
    assert_eq!(seconds(&book, 99), [30]);
    book.commit(only_wake(trial(1), Wake::Keep)).await.unwrap();
    assert_eq!(seconds(&book, 99), [30]);
    book.commit(only_wake(trial(1), Wake::Clear)).await.unwrap();
    book.commit(only_wake(trial(1), Wake::Clear)).await.unwrap();
    assert!(seconds(&book, 99).is_empty());
    assert!(store.snapshot().is_empty());
}

#[tokio::test]
async fn of_two_wakes_of_a_stream_on_their_way_at_once_one_wins() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::new(Sled::open(folder.path()).unwrap());
    let both = tokio::join!(
        book.commit(only_wake(trial(1), Wake::At(wake(at(1))))),
        book.commit(only_wake(trial(1), Wake::At(wake(at(2)))))
    );
    assert_eq!(both, (Ok(()), Err(JournalError::Conflict)));
    assert_eq!(seconds(&book, 99), [1]);
}

#[tokio::test]
async fn the_ends_of_the_calendar_are_in_order_too() {
    let book = Book::new(Memory::new());
    let epoch = Timestamp::UNIX_EPOCH;
    let all = [Timestamp::MIN, epoch - SignedDuration::from_secs(1), epoch, at(0), Timestamp::MAX];
    for (number, when) in (1..6).zip(all).rev() {
        let entry = WakeEntry { at: when, ..wake(at(0)) };
        book.commit(only_wake(trial(number), Wake::At(entry))).await.unwrap();
    }
    let streams: Vec<_> = book.due(Timestamp::MAX, 9).unwrap().into_iter().map(|(_, stream)| stream).collect();
    assert_eq!(streams, (1..6).map(trial).collect::<Vec<_>>());
    assert_eq!(book.due(Timestamp::MIN, 9).unwrap().len(), 1);
    assert_eq!(book.next_due(Timestamp::MAX).unwrap(), None);
}

#[tokio::test]
async fn an_import_is_in_order_after_the_next_start() {
    let store = Memory::new();
    let book = Book::new(store.clone());
    for number in 1..=2_500 {
        wants(&book, number, i64::from(number)).await;
    }
    book.place_wakes("2026a").await.unwrap();
    let mut lines = Vec::new();
    book.export(&mut |line| lines.push(line.to_owned())).unwrap();
    assert!(
        lines.iter().all(|line| !line.contains("2026a") || line.contains(r#""kind":"wake""#)),
        "it is not exported"
    );

    let other = Memory::new();
    let read_back = Book::new(other.clone());
    read_back.import(&lines).await.unwrap();
    assert_eq!(read_back.place_wakes("2026a").await.unwrap(), 0, "nothing was placed anew");
    assert_eq!(other.snapshot(), store.snapshot());
    assert_eq!(seconds(&read_back, 9_999).len(), 2_500);
}

#[tokio::test]
async fn a_data_folder_without_an_order_is_put_in_order_once() {
    let folder = tempfile::tempdir().unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/folder-1");
    fs::create_dir(folder.path().join("store-1")).unwrap();
    for file in ["witness", "store-1/conf", "store-1/db"] {
        fs::copy(kept.join(file), folder.path().join(file)).unwrap();
    }
    let book = Book::new(Sled::open(folder.path()).unwrap());
    assert_eq!(book.due(Timestamp::MAX, 9).unwrap(), []);
    let [(stream, entry)] = &book.wakes().unwrap()[..] else { panic!("one wake") };
    book.place_wakes(&entry.zone_data).await.unwrap();
    assert_eq!(book.due(Timestamp::MAX, 9).unwrap(), [(entry.at, stream.clone())]);
    assert_eq!(book.due(entry.at, 9).unwrap().len(), 1);
    let written = book.store().sequence();
    book.place_wakes(&entry.zone_data).await.unwrap();
    assert_eq!(book.store().sequence(), written);
}

#[tokio::test]
async fn other_rules_of_a_zone_place_every_wake_anew_once() {
    let store = Memory::new();
    let book = Book::new(store.clone());
    book.place_wakes("2026a").await.unwrap();
    for number in 1..=1_500 {
        wants(&book, number, i64::from(number) * 10).await;
    }
    let elsewhere = WakeEntry { zone: "Mars/Phobos".into(), ..wake(at(7)) };
    book.commit(only_wake(trial(9_001), Wake::At(elsewhere.clone()))).await.unwrap();
    let known = WakeEntry { zone_data: "2099z".into(), ..wake(at(8)) };
    book.commit(only_wake(trial(9_002), Wake::At(known.clone()))).await.unwrap();

    let book = Book::new(store.restart());
    assert_eq!(book.place_wakes("2099z").await.unwrap(), 1_500);
    let wakes: BTreeMap<_, _> = book.wakes().unwrap().into_iter().collect();
    assert_eq!(wakes[&trial(9_001)], elsewhere, "a zone nobody knows any more keeps its instant");
    assert_eq!(wakes[&trial(9_002)], known, "placed by these rules already");
    assert_eq!((wakes[&trial(3)].at, &wakes[&trial(3)].zone_data[..]), (at(3_630), "2099z"));
    let in_order: Vec<_> = book.due(Timestamp::MAX, usize::MAX).unwrap();
    assert_eq!(in_order.len(), wakes.len());
    assert!(in_order.is_sorted() && in_order.iter().all(|(when, stream)| wakes[stream].at == *when));

    let writes = book.store().writes();
    assert_eq!(book.place_wakes("2099z").await.unwrap(), 0);
    assert_eq!(book.store().writes(), writes, "nothing is written when nothing has changed");
}

#[tokio::test]
async fn dying_while_wakes_are_placed_is_made_good_by_the_next_start() {
    let store = Memory::new();
    for number in 1..=2_500 {
        wants(&Book::new(store.clone()), number, i64::from(number)).await;
    }
    let whole = Memory::holding(store.snapshot());
    Book::new(whole.clone()).place_wakes("2099z").await.unwrap();
    for write in 1..=4 {
        let dying = Memory::holding(store.snapshot());
        dying.fail_before(write);
        Book::new(dying.clone()).place_wakes("2099z").await.unwrap_err();
        let next = dying.restart();
        Book::new(next.clone()).place_wakes("2099z").await.unwrap();
        assert_eq!(next.snapshot(), whole.snapshot(), "died at write {write}");
    }
}

/// Counts what is read of the store underneath.
struct Counting(Memory, Arc<AtomicUsize>);

impl Counting {
    fn count(&self, entries: Entries) -> Entries {
        self.1.fetch_add(entries.len(), Ordering::Relaxed);
        entries
    }
}

impl Journal for Counting {
    fn commit(&self, batch: Batch) -> impl Future<Output = Result<(), JournalError>> + Send {
        self.0.commit(batch)
    }
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.get(key)
    }
    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        Ok(self.count(self.0.scan(prefix, limit)?))
    }
    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        Ok(self.count(self.0.range(from, to, limit)?))
    }
}

#[tokio::test]
async fn a_start_reads_what_is_due_and_not_what_is_stored() {
    let store = Memory::new();
    for number in 1..=5_000 {
        wants(&Book::new(store.clone()), number, i64::from(number)).await;
    }
    Book::new(store.clone()).place_wakes("2026a").await.unwrap();
    let read = Arc::new(AtomicUsize::new(0));
    let book = Book::new(Counting(store.restart(), Arc::clone(&read)));
    book.place_wakes("2026a").await.unwrap();
    assert_eq!(book.due(at(10), usize::MAX).unwrap().len(), 10);
    assert_eq!(book.next_due(at(10)).unwrap(), Some(at(11)));
    assert_eq!(read.load(Ordering::Relaxed), 12);
}

proptest! {
    /// Whatever happens to wakes, their order is the wakes, sorted.
    #[test]
    fn the_order_is_always_that_of_the_wakes(
        steps in prop::collection::vec((0u32..4, prop::option::of(-3i64..3), any::<bool>()), 0..40)
    ) {
        let book = Book::new(Memory::new());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for (number, second, is_dialogue) in steps {
                let channel = ChannelId("a|b\0".into());
                let stream = if is_dialogue {
                    StreamId::Dialogue(DialogueId { channel, number })
                } else {
                    StreamId::Trial(TrialId { channel, number })
                };
                let wake = second.map_or(Wake::Clear, |second| Wake::At(wake(at(second))));
                book.commit(only_wake(stream, wake)).await.unwrap();
            }
        });
        let mut wakes: Vec<_> = book.wakes().unwrap().into_iter().map(|(stream, wake)| (wake.at, stream)).collect();
        wakes.sort_by_key(|(when, stream)| (*when, stream.to_string()));
        prop_assert_eq!(book.due(Timestamp::MAX, usize::MAX).unwrap(), wakes);
    }
}

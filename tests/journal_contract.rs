//! What every store must do, run on each of them. What only the one on disk does is in `tests/journal_sled.rs`.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use drejebog::adapters::memory::Memory;
use drejebog::adapters::sled::Sled;
use drejebog::ports::journal::{Batch, Entries, Journal, JournalError};
use std::future::Future;
use std::sync::Arc;

/// Stores to try: `open` gives what the next process would find.
trait Bench {
    type Store: Journal;
    fn open(&mut self) -> Self::Store;
}

struct InMemory(Memory);

impl Bench for InMemory {
    type Store = Memory;
    fn open(&mut self) -> Memory {
        self.0 = self.0.restart();
        self.0.clone()
    }
}

struct OnDisk(tempfile::TempDir);

impl Bench for OnDisk {
    type Store = Sled;
    fn open(&mut self) -> Sled {
        Sled::open(&self.0.path().join("journal")).unwrap()
    }
}

fn run<F: Future<Output = ()>>(future: F) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap().block_on(future);
}

/// Each law is a function of a bench; each becomes a test for each store.
macro_rules! contract {
    ($($law:ident),* $(,)?) => {
        mod memory { $(#[test] fn $law() { super::run(super::$law(super::InMemory(super::Memory::new()))); })* }
        mod sled { $(#[test] fn $law() { super::run(super::$law(super::OnDisk(tempfile::tempdir().unwrap()))); })* }
    };
}

contract! {
    a_batch_is_written_whole,
    a_batch_whose_expectation_fails_is_refused_whole,
    an_expectation_of_absence_holds_once,
    a_scan_gives_the_prefix_in_order_up_to_the_limit,
    a_range_begins_with_its_first_key_and_ends_before_its_last,
    what_was_committed_is_there_after_reopening,
    batches_are_applied_in_the_order_of_the_calls,
    a_refused_batch_does_not_disturb_its_neighbours,
    of_many_writers_each_version_is_written_once,
    any_bytes_are_keys_and_values,
    shredded_keys_are_gone_and_compaction_keeps_the_rest,
    a_commit_nobody_waits_for_is_still_made,
}

fn put(entries: &[(&str, &str)]) -> Batch {
    Batch { put: entries.iter().map(|(key, value)| (bytes(key), bytes(value))).collect(), ..Batch::default() }
}
fn expecting(key: &str, value: Option<&str>, batch: Batch) -> Batch {
    Batch { expect: vec![(bytes(key), value.map(bytes))], ..batch }
}
fn bytes(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}
fn entries(entries: &[(&str, &str)]) -> Entries {
    entries.iter().map(|(key, value)| (bytes(key), bytes(value))).collect()
}

async fn a_batch_is_written_whole(mut bench: impl Bench) {
    let store = bench.open();
    store.commit(put(&[("a", "1"), ("b", "2")])).await.unwrap();
    let second = Batch { delete: vec![bytes("a")], ..put(&[("b", "3"), ("c", "4")]) };
    store.commit(second).await.unwrap();
    assert_eq!(store.scan(b"", 9).unwrap(), entries(&[("b", "3"), ("c", "4")]));
    assert_eq!(store.get(b"a").unwrap(), None);
    assert_eq!(store.get(b"b").unwrap(), Some(bytes("3")));
}

async fn a_batch_whose_expectation_fails_is_refused_whole(mut bench: impl Bench) {
    let store = bench.open();
    store.commit(put(&[("head", "1")])).await.unwrap();
    let late = Batch { delete: vec![bytes("head")], shred: vec![bytes("head")], ..put(&[("x", "1")]) };
    assert_eq!(store.commit(expecting("head", Some("0"), late)).await, Err(JournalError::Conflict));
    assert_eq!(store.scan(b"", 9).unwrap(), entries(&[("head", "1")]));
    store.commit(expecting("head", Some("1"), put(&[("head", "2")]))).await.unwrap();
    assert_eq!(store.get(b"head").unwrap(), Some(bytes("2")));
}

async fn an_expectation_of_absence_holds_once(mut bench: impl Bench) {
    let store = bench.open();
    let first = || expecting("head", None, put(&[("head", "1")]));
    store.commit(first()).await.unwrap();
    assert_eq!(store.commit(first()).await, Err(JournalError::Conflict));
    let store = (drop(store), bench.open()).1;
    assert_eq!(store.commit(first()).await, Err(JournalError::Conflict));
}

async fn a_scan_gives_the_prefix_in_order_up_to_the_limit(mut bench: impl Bench) {
    let store = bench.open();
    store.commit(put(&[("b2", "x"), ("a", "x"), ("b1", "y"), ("b", "z"), ("c", "x"), ("b10", "w")])).await.unwrap();
    assert_eq!(store.scan(b"b", 9).unwrap(), entries(&[("b", "z"), ("b1", "y"), ("b10", "w"), ("b2", "x")]));
    assert_eq!(store.scan(b"b", 2).unwrap(), entries(&[("b", "z"), ("b1", "y")]));
    assert_eq!(store.scan(b"d", 9).unwrap(), []);
    assert_eq!(store.scan(b"", usize::MAX).unwrap().len(), 6);
}

async fn a_range_begins_with_its_first_key_and_ends_before_its_last(mut bench: impl Bench) {
    let store = bench.open();
    store.commit(put(&[("b2", "x"), ("a", "x"), ("b1", "y"), ("b", "z"), ("c", "x"), ("b10", "w")])).await.unwrap();
    assert_eq!(store.range(b"b1", b"c", 9).unwrap(), entries(&[("b1", "y"), ("b10", "w"), ("b2", "x")]));
    assert_eq!(store.range(b"b1", b"c", 2).unwrap(), entries(&[("b1", "y"), ("b10", "w")]));
    assert_eq!(store.range(b"b11", b"b3", 9).unwrap(), entries(&[("b2", "x")]));
    assert_eq!(store.range(b"", &[0xff], usize::MAX).unwrap().len(), 6);
    for (from, to) in [("b1", "b1"), ("c", "b"), ("d", "e")] {
        assert_eq!(store.range(from.as_bytes(), to.as_bytes(), 9).unwrap(), [], "{from} {to}");
    }
}

async fn what_was_committed_is_there_after_reopening(mut bench: impl Bench) {
    for round in 0..4 {
        let store = bench.open();
        assert_eq!(store.scan(b"", usize::MAX).unwrap().len(), round * 50);
        let more: Vec<_> = (0..50).map(|n| (format!("{round}/{n}").into_bytes(), vec![round as u8; 300])).collect();
        store.commit(Batch { put: more, ..Batch::default() }).await.unwrap();
    }
}

async fn batches_are_applied_in_the_order_of_the_calls(mut bench: impl Bench) {
    let store = bench.open();
    let mut expected = None;
    let mut calls = Vec::new();
    for number in 0..200 {
        let value = number.to_string();
        calls.push(store.commit(expecting("head", expected.as_deref(), put(&[("head", &value)]))));
        expected = Some(value);
    }
    // Awaited the other way round: the order is that of the calls.
    for call in calls.into_iter().rev() {
        call.await.unwrap();
    }
    assert_eq!(store.get(b"head").unwrap(), Some(bytes("199")));
}

async fn a_refused_batch_does_not_disturb_its_neighbours(mut bench: impl Bench) {
    let store = bench.open();
    let calls: Vec<_> = (0..90)
        .map(|number| {
            let batch = put(&[(&format!("k{number:02}"), "v"), ("last", &number.to_string())]);
            store.commit(if number % 3 == 1 { expecting("never", Some("there"), batch) } else { batch })
        })
        .collect();
    for (number, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await, if number % 3 == 1 { Err(JournalError::Conflict) } else { Ok(()) });
    }
    assert_eq!(store.scan(b"k", 99).unwrap().len(), 60);
    assert_eq!(store.get(b"last").unwrap(), Some(bytes("89")));
}

async fn of_many_writers_each_version_is_written_once(mut bench: impl Bench) {
    let store = Arc::new(bench.open());
    let tasks: Vec<_> = (0..32)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut won = 0;
                for _ in 0..20 {
                    let head = store.get(b"head").unwrap();
                    let version: u32 = head.as_ref().map_or(0, |v| String::from_utf8_lossy(v).parse().unwrap());
                    let next = (version + 1).to_string();
                    let mut batch = put(&[("head", &next), (&format!("own/{writer}/{next}"), "x")]);
                    batch.expect = vec![(bytes("head"), head), (format!("v/{next}").into_bytes(), None)];
                    batch.put.push((format!("v/{next}").into_bytes(), bytes("x")));
                    match store.commit(batch).await {
                        Ok(()) => won += 1,
                        Err(error) => assert_eq!(error, JournalError::Conflict),
                    }
                }
                won
            })
        })
        .collect();
    let mut won = 0;
    for task in tasks {
        won += task.await.unwrap();
    }
    assert!(won > 0);
    assert_eq!(store.get(b"head").unwrap(), Some(bytes(&won.to_string())));
    assert_eq!(store.scan(b"v/", usize::MAX).unwrap().len(), won);
    assert_eq!(store.scan(b"own/", usize::MAX).unwrap().len(), won);
}

async fn any_bytes_are_keys_and_values(mut bench: impl Bench) {
    let all: Entries = vec![
        (vec![], vec![]),
        (vec![0], vec![0]),
        (vec![0, 0xff], vec![1; 200_000]),
        (vec![1], b"one".to_vec()),
        (vec![0xff, 0xff], vec![0xff; 7]),
    ];
    let store = bench.open();
    store.commit(Batch { put: all.clone(), ..Batch::default() }).await.unwrap();
    drop(store);
    let store = bench.open();
    assert_eq!(store.scan(&[], 99).unwrap(), all);
    assert_eq!(store.scan(&[0], 99).unwrap(), all[1..3]);
    assert_eq!(store.scan(&[0xff], 99).unwrap(), all[4..]);
    assert_eq!(store.get(&[]).unwrap(), Some(vec![]));
}

async fn shredded_keys_are_gone_and_compaction_keeps_the_rest(mut bench: impl Bench) {
    let store = bench.open();
    store.commit(put(&[("a", "1"), ("b", "2"), ("c", "3")])).await.unwrap();
    store.commit(Batch { shred: vec![bytes("b")], ..Batch::default() }).await.unwrap();
    assert_eq!(store.scan(b"", 9).unwrap(), entries(&[("a", "1"), ("c", "3")]));
    store.compact().await.unwrap();
    assert_eq!(store.scan(b"", 9).unwrap(), entries(&[("a", "1"), ("c", "3")]));
    store.commit(put(&[("d", "4")])).await.unwrap();
    store.compact().await.unwrap();
    drop(store);
    assert_eq!(bench.open().scan(b"", 9).unwrap(), entries(&[("a", "1"), ("c", "3"), ("d", "4")]));
}

async fn a_commit_nobody_waits_for_is_still_made(mut bench: impl Bench) {
    let store = bench.open();
    drop(store.commit(put(&[("a", "1")])));
    store.commit(put(&[("b", "1")])).await.unwrap();
    assert_eq!(store.get(b"a").unwrap(), Some(bytes("1")));
}

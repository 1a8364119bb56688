//! Restart from every prefix of a journal: with no time passed the messages are the same; with twenty minutes passed
//! they differ only by the word about the break and by the times.

use super::crashes::{by_lane, eventful, first_said, nothing_doubled_or_missing, on, same_messages};
use super::room::{Room, Setup};
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::Shown;
use drejebog::ports::journal::Journal as _;
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// Texts lane by lane, without keys (a break is a fact, and the numbers after it move on) and with times blotted out.
fn without_times(room: &Room) -> BTreeMap<String, Vec<String>> {
    let posted = room.chat.log(0).into_iter().filter_map(|shown| match shown {
        Shown::Posted(message) if !message.key.0.ends_with("/break") => Some(*message),
        _ => None,
    });
    let blotted = |text: String| {
        let mut out = String::new();
        for (n, part) in text.split("kl. ").enumerate() {
            out.push_str(if n == 0 { "" } else { "kl. _" });
            out.push_str(if n == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.') });
        }
        out
    };
    by_lane(posted)
        .into_iter()
        .map(|(lane, said)| (lane, said.into_iter().map(|(_, text)| blotted(text)).collect()))
        .collect()
}

fn breaks(room: &Room) -> usize {
    room.messages().iter().filter(|m| m.key.0.ends_with("/break")).count()
}

/// Runs the same for every number, on all cores.
fn for_each(numbers: std::ops::RangeInclusive<u64>, check: impl Fn(u64) + Sync) {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    std::thread::scope(|scope| {
        for core in 0..cores {
            let (numbers, check) = (numbers.clone(), &check);
            scope.spawn(move || numbers.skip(core).step_by(cores).for_each(check));
        }
    });
}

fn held(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    eventful(&mut room);
    assert!(room.dialogue().is_over(), "{}", room.transcript.text());
    nothing_doubled_or_missing(&room);
    room
}

#[test]
fn after_a_break_only_the_times_differ() {
    let memory = Memory::new();
    let undisturbed = held(on(&memory));
    let expected = without_times(&undisturbed);
    let mut told = std::sync::atomic::AtomicUsize::new(0);
    for_each(1..=memory.writes(), |n| {
        let memory = Memory::new();
        memory.fail_after(n);
        let room = held(Setup { gap: SignedDuration::from_mins(20), ..on(&memory) });
        assert_eq!(room.deaths, 1);
        assert!(breaks(&room) <= 1, "told more than once");
        told.fetch_add(breaks(&room), std::sync::atomic::Ordering::Relaxed);
        for (lane, found) in without_times(&room) {
            let expected = &expected[&lane];
            for (n_th, (expected, found)) in expected.iter().zip(&found).enumerate() {
                assert_eq!(expected, found, "after write {n}: message {n_th} of {lane}");
            }
            assert_eq!(expected.len(), found.len(), "after write {n}: {lane}");
        }
        let whole = room.now().duration_since(undisturbed.now());
        assert_eq!(whole, SignedDuration::from_mins(20), "after write {n}");
    });
    assert!(*told.get_mut() > 100, "most breaks fall in the middle of something");
}

/// What stood in the store after each write is a journal that a new process can begin with, on a platform that has
/// heard nothing: it takes up what was unsaid and replays to a state.
#[test]
fn every_prefix_loads() {
    let memory = Memory::new();
    let undisturbed = held(on(&memory));
    for n in (1..=memory.writes()).step_by(7) {
        let memory = Memory::new();
        memory.fail_after(n);
        let mut room = held(on(&memory));
        same_messages(first_said(&undisturbed), first_said(&room), "restarted");
        let before = room.store.scan(b"", usize::MAX).unwrap();
        room.restart(SignedDuration::ZERO);
        assert_eq!(before, room.store.scan(b"", usize::MAX).unwrap(), "a start without anything to do writes nothing");
    }
}

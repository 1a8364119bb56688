//! Turns an `Append` into the bytes of one atomic batch, with what must still hold when it is written.
//!
//! Deliberately absent: writing. A batch that is built and then refused leaves nothing in the store; at most an unused
//! number, and ids that are forgotten after the next start instead of now.

use super::append::{Append, Closed, Erase, StreamAppend, Wake, WakeEntry};
use super::keys::{self, Parts};
use super::record::{Head, LoadError, Record, SCHEMA, digest};
use super::stored::{Origin, SentAt, StoredPart, json, parse};
use super::vault::split;
use crate::dialogue::ids::{Account, PersonId, StreamId};
use crate::ports::chat::EventId;
use crate::ports::journal::{Batch, Journal, JournalError};
use jiff::Timestamp;
use std::collections::HashMap;

/// How many of the platform's events are remembered in a room: a platform delivers again what came since our last
/// position, and a thousand is far more than is heard between two positions.
pub const KEPT: u64 = 1_000;

/// Old ids are dropped at most this many at a time, so that one append stays small.
const PRUNED_AT_ONCE: u64 = 16;

/// The numbers of the events heard in each room that this process has written to.
#[derive(Debug, Default)]
pub struct Rooms(HashMap<String, Numbers>);

#[derive(Clone, Copy, Debug)]
struct Numbers {
    first: u64,
    next: u64,
}

pub fn build<J: Journal>(store: &J, rooms: &mut Rooms, append: Append) -> Result<Batch, JournalError> {
    let mut batch = Batch::default();
    for stream in append.streams {
        events(store, &mut batch, append.at, stream)?;
    }
    for erase in append.erase {
        erased(store, &mut batch, erase).map_err(broken)?;
    }
    for open in append.open {
        batch.put.push((keys::open(&open.stream, &open.key), json(&open)?));
    }
    for closed in append.closed {
        said(&mut batch, closed)?;
    }
    for shown in append.shown {
        batch.put.push((keys::shown(&shown.stream, &shown.key), json(&shown.revision)?));
    }
    for (room, event) in append.seen {
        heard(store, &mut batch, rooms, &room, event).map_err(broken)?;
    }
    for (room, position) in append.positions {
        batch.put.push((keys::position(&room), json(&position)?));
    }
    for (account, person) in append.people {
        batch.expect.extend([(keys::account(&account), None), (keys::person(person), None)]);
        batch.put.push((keys::person(person), json(&Some(&account))?));
        batch.put.push((keys::account(&account), json(&person)?));
    }
    Ok(batch)
}

/// The end of a stream, and its stored bytes (none for a stream without events).
pub fn head<J: Journal>(store: &J, stream: &StreamId) -> Result<(Head, Option<Vec<u8>>), LoadError> {
    match store.get(&keys::head(stream))? {
        Some(bytes) => Ok((parse(&bytes, "list of streams")?, Some(bytes))),
        None => Ok((Head::empty(stream), None)),
    }
}

fn events<J: Journal>(store: &J, batch: &mut Batch, at: Timestamp, append: StreamAppend) -> Result<(), JournalError> {
    let StreamAppend { stream, expected, events, wake } = append;
    let (mut end, before) = head(store, &stream).map_err(broken)?;
    if end.version != expected {
        return Err(JournalError::Conflict);
    }
    batch.expect.push((keys::head(&stream), before));
    let grows = !events.is_empty();
    for event in events {
        let (event, parts) = split(event);
        let version = end.version + 1;
        for part in parts {
            if let Some(person) = part.about {
                batch.put.push((keys::about(person, &stream, version, part.index), Vec::new()));
            }
            let stored = StoredPart { about: part.about, value: part.value };
            batch.put.push((keys::part(&stream, version, part.index), json(&stored)?));
        }
        let bytes = json(&Record { schema: SCHEMA, version, at, previous: end.last, event })?;
        end = Head { version, last: digest(&bytes) };
        batch.put.push((keys::event(&stream, version), bytes));
    }
    if grows {
        batch.put.push((keys::head(&stream), json(&end)?));
    }
    woken(store, batch, &stream, wake)
}

/// The stream's one wake, and its place in the order of all.
fn woken<J: Journal>(store: &J, batch: &mut Batch, stream: &StreamId, wake: Wake) -> Result<(), JournalError> {
    let next = match wake {
        Wake::Keep => return Ok(()),
        Wake::Clear => None,
        Wake::At(entry) => Some(entry),
    };
    let before = current(store, stream).map_err(broken)?;
    let key = keys::wake(stream);
    order(batch, stream, before.as_ref().map(|(entry, _)| entry.at), next.as_ref().map(|entry| entry.at));
    match &next {
        Some(entry) => batch.put.push((key.clone(), json(entry)?)),
        None => batch.delete.push(key.clone()),
    }
    // Its old place must still be the one that is left.
    batch.expect.push((key, before.map(|(_, bytes)| bytes)));
    Ok(())
}

fn said(batch: &mut Batch, closed: Closed) -> Result<(), JournalError> {
    let Closed { key, stream, room, message } = closed;
    batch.delete.push(keys::open(&stream, &key));
    if let Some(message) = message {
        let origin = Origin { stream: stream.to_string(), key: key.clone() };
        batch.put.push((keys::message(&room, &message), json(&origin)?));
        batch.put.push((keys::said(&stream, &key), json(&SentAt { room, message })?));
    }
    Ok(())
}

/// Remembers an event and forgets the oldest. Two appends may be on their way at once, so numbers are given out here
/// and never twice; a refused append leaves a gap.
fn heard<J: Journal>(
    store: &J,
    batch: &mut Batch,
    rooms: &mut Rooms,
    room: &str,
    event: EventId,
) -> Result<(), LoadError> {
    let numbers = match rooms.0.get(room) {
        Some(numbers) => *numbers,
        None => {
            let known: Vec<_> = store.scan(&keys::heards(room), usize::MAX)?.into_iter().map(|(key, _)| key).collect();
            let number = |key: Option<&Vec<u8>>| {
                let mut parts = Parts::of(key?);
                parts.text()?;
                parts.number()
            };
            let first = number(known.first()).unwrap_or(1);
            Numbers { first, next: number(known.last()).map_or(first, |last| last + 1) }
        }
    };
    let Numbers { mut first, next } = numbers;
    let mut pruned = 0;
    while first + KEPT <= next && pruned < PRUNED_AT_ONCE {
        if let Some(old) = store.get(&keys::heard(room, first))? {
            batch.delete.push(keys::heard_id(room, &parse(&old, "list of events heard")?));
            batch.delete.push(keys::heard(room, first));
        }
        first += 1;
        pruned += 1;
    }
    batch.expect.push((keys::heard_id(room, &event), None));
    batch.put.push((keys::heard_id(room, &event), json(&next)?));
    batch.put.push((keys::heard(room, next), json(&event)?));
    rooms.0.insert(room.to_owned(), Numbers { first, next: next + 1 });
    Ok(())
}

fn erased<J: Journal>(store: &J, batch: &mut Batch, erase: Erase) -> Result<(), LoadError> {
    match erase {
        Erase::Part { stream, version, index } => erased_part(store, batch, &stream, version, index),
        Erase::Stream(stream) => {
            for key in standing(store, batch, &keys::parts(&stream))? {
                let mut parts = Parts::of(&key);
                let (stream, version, index) = part_key(&mut parts)?;
                erased_part(store, batch, &stream, version, index)?;
            }
            Ok(())
        }
        Erase::Person(person) => {
            for key in standing(store, batch, &keys::abouts(person))? {
                let (stream, version, index) = about_key(&key)?;
                erased_part(store, batch, &stream, version, index)?;
            }
            if let Some(bytes) = store.get(&keys::person(person))? {
                if let Some(account) = parse::<Option<Account>>(&bytes, "directory")? {
                    batch.shred.push(keys::account(&account));
                }
                // The number stays, empty, so that it is never given to somebody else.
                batch.put.push((keys::person(person), json(&None::<Account>)?));
            }
            Ok(())
        }
        Erase::Room(room) => {
            for (key, event) in store.scan(&keys::heards(&room), usize::MAX)? {
                batch.shred.push(keys::heard_id(&room, &parse(&event, "list of events heard")?));
                batch.shred.push(key);
            }
            batch.shred.push(keys::position(&room));
            Ok(())
        }
    }
}

/// The keys that begin so once the batch is written.
fn standing<J: Journal>(store: &J, batch: &Batch, prefix: &[u8]) -> Result<Vec<Vec<u8>>, LoadError> {
    let stored = store.scan(prefix, usize::MAX)?.into_iter().map(|(key, _)| key);
    let put = batch.put.iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).cloned();
    Ok(stored.chain(put).collect())
}

fn erased_part<J: Journal>(
    store: &J,
    batch: &mut Batch,
    stream: &StreamId,
    version: u64,
    index: u32,
) -> Result<(), LoadError> {
    let key = keys::part(stream, version, index);
    let about = |bytes: &[u8]| -> Result<Option<Vec<u8>>, LoadError> {
        let part: StoredPart = parse(bytes, "erasable values")?;
        Ok(part.about.map(|person| keys::about(person, stream, version, index)))
    };
    if let Some(at) = batch.put.iter().position(|(put, _)| *put == key) {
        let (_, bytes) = batch.put.remove(at);
        let about = about(&bytes)?;
        batch.put.retain(|(put, _)| Some(put) != about.as_ref());
        return Ok(());
    }
    let Some(bytes) = store.get(&key)? else { return Ok(()) };
    batch.shred.extend(about(&bytes)?);
    batch.shred.push(key);
    Ok(())
}

/// Stream, version and index of a part's key.
fn part_key(key: &mut Parts<'_>) -> Result<(StreamId, u64, u32), LoadError> {
    let mut read = || Some((key.stream()?, key.number()?, u32::try_from(key.number()?).ok()?));
    read().ok_or_else(|| LoadError::Index { what: "erasable values", why: "a key is not one of ours".to_owned() })
}

/// Stream, version and index of a key that says whom a part is about.
pub fn about_key(key: &[u8]) -> Result<(StreamId, u64, u32), LoadError> {
    let mut parts = Parts::of(key);
    let _: Option<PersonId> = parts.number().map(PersonId);
    part_key(&mut parts)
}

/// What cannot be read before a write stops the write, and the process with it.
fn broken(why: LoadError) -> JournalError {
    match why {
        LoadError::Journal(error) => error,
        other => JournalError::Broken(other.to_string()),
    }
}

/// Moves a stream in the order, from one instant to another.
pub(super) fn order(batch: &mut Batch, stream: &StreamId, from: Option<Timestamp>, to: Option<Timestamp>) {
    let (from, to) = (from.map(|at| keys::due(at, stream)), to.map(|at| keys::due(at, stream)));
    // A key that is both put and deleted would be gone.
    batch.delete.extend(from.filter(|from| Some(from) != to.as_ref()));
    batch.put.extend(to.map(|key| (key, Vec::new())));
}

/// What is in force for a stream now, with its stored bytes.
pub(super) fn current<J: Journal>(store: &J, stream: &StreamId) -> Result<Option<(WakeEntry, Vec<u8>)>, LoadError> {
    let Some(bytes) = store.get(&keys::wake(stream))? else { return Ok(None) };
    Ok(Some((parse(&bytes, WAKES)?, bytes)))
}

pub(super) const WAKES: &str = "list of wakes";

//! The journal as the app uses it: commit facts, load a stream, read the indexes at start.
//!
//! Reads are by stream, room or index; nothing here reads the whole journal except `export`.
//! Deliberately absent: state, timers and caches; loaded streams are the app's to keep or let go.

use super::append::{Append, Open, TimeScale, WakeEntry};
use super::batch::{self, Rooms};
use super::keys::{self, Family, Parts, parse_stream};
use super::record::{Head, LoadError, Record, Stored, UPCASTERS, check_chain, upcast};
use super::stored::{self, Origin, SentAt, StoredPart};
use super::vault::{ErasablePart, join};
use crate::dialogue::ids::{Account, ChannelId, PersonId, PostKey, StreamId};
use crate::ports::chat::{EventId, MessageId, Platform, Position};
use crate::ports::journal::{Batch, Journal, JournalError};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// One erasable value: what an answer to "what do you hold on me?" is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    pub stream: StreamId,
    pub version: u64,
    pub index: u32,
    pub value: Value,
}

/// The journal over a store. One process has one `Book` on a store.
#[derive(Debug)]
pub struct Book<J> {
    pub(super) store: J,
    rooms: Mutex<Rooms>,
    /// The highest person number given out, once it has been looked up.
    people: Mutex<Option<u64>>,
}

const EVERYTHING: usize = usize::MAX;

impl<J: Journal> Book<J> {
    pub fn new(store: J) -> Self {
        Self { store, rooms: Mutex::default(), people: Mutex::default() }
    }

    /// The store underneath, for its own upkeep (compaction).
    pub fn store(&self) -> &J {
        &self.store
    }

    /// Returns once all of it is durable. `Conflict`: a stream is not at its expected version, the event was seen
    /// before, or a person is known already; nothing was written.
    pub async fn commit(&self, append: Append) -> Result<(), JournalError> {
        let batch = {
            let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
            batch::build(&self.store, &mut rooms, append)?
        };
        self.store.commit(batch).await
    }

    /// A stream's events in order, erasable values in place (`null` where erased); empty for a stream that never was.
    pub fn load<E: DeserializeOwned>(&self, stream: &StreamId) -> Result<Vec<Stored<E>>, LoadError> {
        let records = self.records(stream)?;
        let mut parts = self.parts(stream)?;
        records
            .into_iter()
            .map(|record| {
                let version = record.version;
                let event = join(record.event, parts.remove(&version).unwrap_or_default());
                let event = upcast(stream, version, record.schema, event, &UPCASTERS)?;
                let event = serde_json::from_value(event).map_err(|why| LoadError::Unreadable {
                    stream: stream.to_string(),
                    version,
                    why,
                })?;
                Ok(Stored { version, at: record.at, event })
            })
            .collect()
    }

    /// The number of events of a stream.
    pub fn version(&self, stream: &StreamId) -> Result<u64, LoadError> {
        Ok(batch::head(&self.store, stream)?.0.version)
    }

    /// Every stream that has an event.
    pub fn streams(&self) -> Result<Vec<StreamId>, LoadError> {
        self.index(&[Family::Head as u8], "list of streams", |key, _: Head| key.stream())
    }

    /// When each stream wants to be woken: all of them, for an export. `due` reads no more than it gives.
    pub fn wakes(&self) -> Result<Vec<(StreamId, WakeEntry)>, LoadError> {
        self.index(&[Family::Wake as u8], "list of wakes", |key, wake| Some((key.stream()?, wake)))
    }

    /// Every post that is to be said and is not known to have been.
    pub fn opens(&self) -> Result<Vec<Open>, LoadError> {
        self.index(&[Family::Open as u8], "list of open posts", |_, open| Some(open))
    }

    /// The same for one channel; reads no other's.
    pub fn opens_of(&self, channel: &ChannelId) -> Result<Vec<Open>, LoadError> {
        let mut opens = self.index(&keys::opens_of(channel), "list of open posts", |_, open: Open| Some(open))?;
        opens.retain(|open| open.stream.channel() == channel);
        Ok(opens)
    }

    /// The messages of a stream's posts.
    pub fn messages(&self, stream: &StreamId) -> Result<Vec<(PostKey, MessageId)>, LoadError> {
        self.index(&keys::saids(stream), "list of messages", |key, said: SentAt| {
            key.text()?;
            Some((PostKey(key.text()?), said.message))
        })
    }

    /// Which post of ours a message in a room is. `room` as it was named in `Closed`.
    pub fn key_of(&self, room: &str, message: &MessageId) -> Result<Option<PostKey>, LoadError> {
        let origin: Option<Origin> = self.value(&keys::message(room, message), "list of messages")?;
        Ok(origin.map(|origin| origin.key))
    }

    /// The stream of ours that a message in a room is about. `room` as it was named in `Closed`.
    pub fn stream_of(&self, room: &str, message: &MessageId) -> Result<Option<StreamId>, LoadError> {
        let origin: Option<Origin> = self.value(&keys::message(room, message), "list of messages")?;
        Ok(origin.and_then(|origin| parse_stream(&origin.stream)))
    }

    /// Which revision of each view people see.
    pub fn shown(&self, stream: &StreamId) -> Result<Vec<(PostKey, u64)>, LoadError> {
        self.index(&keys::showns(stream), "list of views", |key, revision| {
            key.text()?;
            Some((PostKey(key.text()?), revision))
        })
    }

    /// Has this event of the platform been handled?
    pub fn is_seen(&self, room: &str, event: &EventId) -> Result<bool, LoadError> {
        Ok(self.store.get(&keys::heard_id(room, event))?.is_some())
    }

    /// The platform's events handled in a room, newest first, at most `limit` (and at most `batch::KEPT`).
    pub fn seen(&self, room: &str, limit: usize) -> Result<Vec<EventId>, LoadError> {
        let mut heard = self.index(&keys::heards(room), "list of events heard", |_, event: EventId| Some(event))?;
        heard.reverse();
        heard.truncate(limit);
        Ok(heard)
    }

    /// How far a room has been read.
    pub fn position(&self, room: &str) -> Result<Option<Position>, LoadError> {
        self.value(&keys::position(room), "list of positions")
    }

    /// Every room that has a position: what the adapter reads forward from after a break.
    pub fn positions(&self) -> Result<Vec<(String, Position)>, LoadError> {
        self.index(&[Family::Position as u8], "list of positions", |key, position| Some((key.text()?, position)))
    }

    /// Who an account is, if we know it.
    pub fn person(&self, account: &Account) -> Result<Option<PersonId>, LoadError> {
        self.value(&keys::account(account), "directory")
    }

    /// Everybody who has an account on a platform and a number here.
    pub fn accounts(&self, platform: Platform) -> Result<Vec<Account>, LoadError> {
        let mine = format!("{}/", platform.0);
        let all =
            self.index(&[Family::Account as u8], "list of accounts", |key, _: PersonId| Some(Account(key.text()?)))?;
        Ok(all.into_iter().filter(|account| account.0.starts_with(&mine)).collect())
    }

    /// The account of a person; `None` once erased.
    pub fn account(&self, person: PersonId) -> Result<Option<Account>, LoadError> {
        Ok(self.value::<Option<Account>>(&keys::person(person), "directory")?.flatten())
    }

    /// A number nobody has had; stands in the directory only once committed in `Append::people`.
    pub fn next_person(&self) -> Result<PersonId, LoadError> {
        let mut highest = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let known = match *highest {
            Some(known) => known,
            None => self
                .index(&[Family::Person as u8], "directory", |key, _: Option<Account>| key.number())?
                .into_iter()
                .max()
                .unwrap_or(0),
        };
        *highest = Some(known + 1);
        Ok(PersonId(known + 1))
    }

    /// Every erasable value about a person.
    pub fn about(&self, person: PersonId) -> Result<Vec<About>, LoadError> {
        let mut found = Vec::new();
        for (key, _) in self.store.scan(&keys::abouts(person), EVERYTHING)? {
            let (stream, version, index) = batch::about_key(&key)?;
            let part: Option<StoredPart> = self.value(&keys::part(&stream, version, index), "erasable values")?;
            found.extend(part.map(|part| About { stream, version, index, value: part.value }));
        }
        Ok(found)
    }

    /// The dialogue or trial in which something about a person was written last.
    pub fn last_about(&self, person: PersonId) -> Result<Option<StreamId>, LoadError> {
        let mut newest = BTreeMap::new();
        for (key, _) in self.store.scan(&keys::abouts(person), EVERYTHING)? {
            let (stream, version, _) = batch::about_key(&key)?;
            if !matches!(stream, StreamId::Channel(_)) {
                newest.insert(stream, version);
            }
        }
        let mut last = None;
        for (stream, version) in newest {
            let record: Option<Record> = self.value(&keys::event(&stream, version), "list of events")?;
            last = last.max(record.map(|record| (record.at, stream)));
        }
        Ok(last.map(|(_, stream)| stream))
    }

    /// How fast the dialogues' time runs in this journal; `None` in one that has not said.
    pub fn time_scale(&self) -> Result<Option<TimeScale>, LoadError> {
        self.value(&keys::meta("time_scale"), "time scale")
    }

    /// Fixes the time scale once; `Conflict` if there is one already.
    pub async fn pin_time_scale(&self, scale: TimeScale) -> Result<(), JournalError> {
        let key = keys::meta("time_scale");
        let value = stored::plain(&scale)?;
        self.store
            .commit(Batch { expect: vec![(key.clone(), None)], put: vec![(key, value)], ..Batch::default() })
            .await
    }

    /// Has something been done that is done once in a journal's life, such as taking over what an older version wrote?
    pub fn is_done(&self, what: &str) -> Result<bool, LoadError> {
        Ok(self.value::<bool>(&keys::meta(what), "meta values")?.unwrap_or(false))
    }

    /// It has been done, for good.
    pub async fn set_done(&self, what: &str) -> Result<(), JournalError> {
        let put = vec![(keys::meta(what), stored::plain(&true)?)];
        self.store.commit(Batch { put, ..Batch::default() }).await
    }

    /// The last sign of life while a platform was within reach, in wall time (law 5).
    pub fn heartbeat(&self, platform: Platform) -> Result<Option<Timestamp>, LoadError> {
        let of_its_own = self.value(&keys::meta(&beat_name(platform)), "heartbeat")?;
        of_its_own.map_or_else(|| self.value(&keys::meta(UNNAMED_BEAT), "heartbeat"), |beat| Ok(Some(beat)))
    }

    pub async fn beat(&self, platform: Platform, wall: Timestamp) -> Result<(), JournalError> {
        let put = vec![(keys::meta(&beat_name(platform)), stored::plain(&wall)?)];
        self.store.commit(Batch { put, ..Batch::default() }).await
    }

    /// A stream's records, checked against each other and the stream's head.
    pub(super) fn records(&self, stream: &StreamId) -> Result<Vec<Record>, LoadError> {
        loop {
            let head = batch::head(&self.store, stream)?.0;
            let found = self.store.scan(&keys::events(stream), EVERYTHING)?;
            // More than the head knows of: either somebody wrote between the two reads, or it is damage.
            if found.len() as u64 > head.version && batch::head(&self.store, stream)?.0 != head {
                continue;
            }
            let records: Vec<_> = found.into_iter().map(|(_, record)| record).collect();
            return check_chain(stream, &head, &records);
        }
    }

    /// A stream's erasable values, by the version of their event.
    pub(super) fn parts(&self, stream: &StreamId) -> Result<BTreeMap<u64, Vec<ErasablePart>>, LoadError> {
        let found = self.index(&keys::parts(stream), "erasable values", |key, part: StoredPart| {
            key.text()?;
            let version = key.number()?;
            let index = u32::try_from(key.number()?).ok()?;
            Some((version, ErasablePart { index, about: part.about, value: part.value }))
        })?;
        let mut parts: BTreeMap<u64, Vec<ErasablePart>> = BTreeMap::new();
        for (version, part) in found {
            parts.entry(version).or_default().push(part);
        }
        Ok(parts)
    }

    pub(super) fn index<V: DeserializeOwned, T>(
        &self,
        prefix: &[u8],
        what: &'static str,
        read: impl Fn(&mut Parts<'_>, V) -> Option<T>,
    ) -> Result<Vec<T>, LoadError> {
        let strange = || LoadError::Index { what, why: "a key is not one of ours".to_owned() };
        self.store
            .scan(prefix, EVERYTHING)?
            .iter()
            .map(|(key, value)| read(&mut Parts::of(key), stored::parse(value, what)?).ok_or_else(strange))
            .collect()
    }

    pub(super) fn value<V: DeserializeOwned>(&self, key: &[u8], what: &'static str) -> Result<Option<V>, LoadError> {
        self.store.get(key)?.map(|bytes| stored::parse(&bytes, what)).transpose()
    }
}

/// The sign of life of earlier versions' first platform. On one that has left none of its own since, nothing was under way
/// that a break could be measured for, so that it may be read for any.
const UNNAMED_BEAT: &str = "heartbeat";

fn beat_name(platform: Platform) -> String {
    format!("{UNNAMED_BEAT}/{}", platform.0)
}

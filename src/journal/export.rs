//! The whole journal as text, one JSON object a line, and back.
//!
//! What backups are made of, and the road to another store. `import(export())` is the identical map of bytes, but for the
//! order of wakes, which the next start makes. What can be derived (that order, the index of parts by person, both
//! directions of the directory) is not written twice.
//! Deliberately absent: files; the caller brings and takes lines.

use super::append::{Open, WakeEntry};
use super::book::Book;
use super::keys::{self, Family, parse_stream};
use super::record::{Head, LoadError, Record, SCHEMA, digest};
use super::stored::{Origin, SentAt, StoredPart, json};
use crate::dialogue::ids::{Account, PersonId, PostKey, StreamId};
use crate::ports::chat::{EventId, MessageId, Position};
use crate::ports::journal::{Batch, Entries, Journal, JournalError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, ready};

/// The version of the lines themselves; events carry their own schema.
const FORMAT: u32 = 1;

/// One line. Order of the kinds in a file: as here, streams whole.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Line {
    Journal { format: u32 },
    Meta { name: String, value: Value },
    Person { id: PersonId, account: Option<Account> },
    Event { stream: String, record: Record, parts: Vec<PartLine> },
    Wake { stream: String, wake: WakeEntry },
    Open { open: Open },
    Delivered { stream: String, key: PostKey, room: String, message: MessageId },
    Shown { stream: String, key: PostKey, revision: u64 },
    Heard { room: String, number: u64, event: EventId },
    Position { room: String, position: Position },
    End { lines: u64 },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartLine {
    index: u32,
    about: Option<PersonId>,
    value: Value,
}

/// Why lines could not be read back. Nothing has been written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("there is something in this journal already; an import goes into an empty one")]
    NotEmpty,
    #[error("line {line}: {why}")]
    Line { line: u64, why: String },
    #[error("the export ends too early: its last line is missing")]
    Unfinished,
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl<J: Journal> Book<J> {
    /// Gives every line to `sink`, without its line end: one moment of the journal, also while others write. The whole of
    /// it is in memory meanwhile. Damaged streams are an error, not left out.
    pub fn export(&self, sink: &mut dyn FnMut(&str)) -> Result<(), LoadError> {
        // One scan is one moment; several would not be.
        let moment = self.store.scan(&[], usize::MAX)?.into_iter().collect();
        Book::new(Moment(moment)).write_lines(sink)
    }

    /// Reads an export into an empty journal, all of it or nothing.
    pub async fn import<L: AsRef<str>>(&self, lines: impl IntoIterator<Item = L>) -> Result<(), ImportError> {
        if !self.store.scan(&[], 1)?.is_empty() {
            return Err(ImportError::NotEmpty);
        }
        let mut reading = Reading::default();
        for line in lines {
            reading.read(line.as_ref())?;
        }
        let batch = reading.finish()?;
        Ok(self.store.commit(batch).await?)
    }
}

/// What stood in a store at one moment.
struct Moment(BTreeMap<Vec<u8>, Vec<u8>>);

impl Journal for Moment {
    fn commit(&self, _: Batch) -> impl Future<Output = Result<(), JournalError>> + Send {
        ready(Err(JournalError::Broken("a moment that has passed cannot be changed".to_owned())))
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        Ok(self.0.get(key).cloned())
    }

    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        let from_here = self.0.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
        Ok(from_here.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        let between = self.0.range(from.to_vec()..).take_while(|(key, _)| key.as_slice() < to);
        Ok(between.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }
}

impl Book<Moment> {
    fn write_lines(&self, sink: &mut dyn FnMut(&str)) -> Result<(), LoadError> {
        let mut lines = 0;
        let mut say = |line: Line| {
            let text = serde_json::to_string(&line)
                .map_err(|why| LoadError::Index { what: "export", why: why.to_string() })?;
            lines += 1;
            sink(&text);
            Ok::<(), LoadError>(())
        };
        say(Line::Journal { format: FORMAT })?;
        for (name, value) in
            self.index(&[Family::Meta as u8], "meta values", |key, value| Some((key.text()?, value)))?
        {
            say(Line::Meta { name, value })?;
        }
        for (id, account) in self.index(&[Family::Person as u8], "directory", |key, v| Some((key.number()?, v)))? {
            say(Line::Person { id: PersonId(id), account })?;
        }
        for stream in self.streams()? {
            let mut parts = self.parts(&stream)?;
            for record in self.records(&stream)? {
                let parts = parts.remove(&record.version).unwrap_or_default();
                let parts = parts.into_iter().map(|p| PartLine { index: p.index, about: p.about, value: p.value });
                say(Line::Event { stream: stream.to_string(), record, parts: parts.collect() })?;
            }
        }
        for (stream, wake) in self.wakes()? {
            say(Line::Wake { stream: stream.to_string(), wake })?;
        }
        for open in self.opens()? {
            say(Line::Open { open })?;
        }
        let said = |key: &mut keys::Parts<'_>, said: SentAt| Some((key.text()?, PostKey(key.text()?), said));
        for (stream, key, SentAt { room, message }) in self.index(&[Family::Said as u8], "list of messages", said)? {
            say(Line::Delivered { stream, key, room, message })?;
        }
        let shown = |key: &mut keys::Parts<'_>, revision| Some((key.text()?, PostKey(key.text()?), revision));
        for (stream, key, revision) in self.index(&[Family::Shown as u8], "list of views", shown)? {
            say(Line::Shown { stream, key, revision })?;
        }
        let heard = |key: &mut keys::Parts<'_>, event| Some((key.text()?, key.number()?, event));
        for (room, number, event) in self.index(&[Family::Heard as u8], "list of events heard", heard)? {
            say(Line::Heard { room, number, event })?;
        }
        for (room, position) in self.positions()? {
            say(Line::Position { room, position })?;
        }
        let end = serde_json::to_string(&Line::End { lines })
            .map_err(|why| LoadError::Index { what: "export", why: why.to_string() })?;
        sink(&end);
        Ok(())
    }
}

/// An import under way.
#[derive(Default)]
struct Reading {
    line: u64,
    finished: bool,
    batch: Batch,
    /// The stream whose events are being read, and its end so far.
    stream: Option<(StreamId, Head)>,
    ended: BTreeSet<Vec<u8>>,
}

impl Reading {
    fn read(&mut self, text: &str) -> Result<(), ImportError> {
        if self.finished {
            self.line += 1;
            return Err(self.wrong("something stands after the last line"));
        }
        let line = match serde_json::from_str(text) {
            Ok(line) => line,
            Err(why) => {
                self.line += 1;
                return Err(self.wrong(why));
            }
        };
        if let Line::End { lines } = line {
            self.finished = lines == self.line;
            self.line += 1;
            return if self.finished { Ok(()) } else { Err(self.wrong("lines are missing before this one")) };
        }
        self.line += 1;
        match (&line, self.line) {
            (Line::Journal { format: FORMAT }, 1) => return Ok(()),
            (Line::Journal { format }, 1) => {
                return Err(self.wrong(format!("format {format} is not known; this drejebog reads format {FORMAT}")));
            }
            (Line::Journal { .. }, _) => return Err(self.wrong("a second beginning")),
            (_, 1) => return Err(self.wrong("this is not the beginning of an export")),
            _ => {}
        }
        self.put(line)
    }

    fn put(&mut self, line: Line) -> Result<(), ImportError> {
        match line {
            Line::Journal { .. } | Line::End { .. } => {}
            Line::Meta { name, value } => self.entry(keys::meta(&name), &value)?,
            Line::Person { id, account } => {
                if let Some(account) = &account {
                    self.entry(keys::account(account), &id)?;
                }
                self.entry(keys::person(id), &account)?;
            }
            Line::Event { stream, record, parts } => self.event(&stream, &record, parts)?,
            Line::Wake { stream, wake } => {
                let stream = self.parse(&stream)?;
                self.entry(keys::wake(&stream), &wake)?;
            }
            Line::Open { open } => self.entry(keys::open(&open.stream, &open.key), &open)?,
            Line::Delivered { stream, key, room, message } => {
                let stream = self.parse(&stream)?;
                let origin = Origin { stream: stream.to_string(), key: key.clone() };
                self.entry(keys::message(&room, &message), &origin)?;
                self.entry(keys::said(&stream, &key), &SentAt { room, message })?;
            }
            Line::Shown { stream, key, revision } => {
                let stream = self.parse(&stream)?;
                self.entry(keys::shown(&stream, &key), &revision)?;
            }
            Line::Heard { room, number, event } => {
                self.entry(keys::heard_id(&room, &event), &number)?;
                self.entry(keys::heard(&room, number), &event)?;
            }
            Line::Position { room, position } => self.entry(keys::position(&room), &position)?,
        }
        Ok(())
    }

    fn event(&mut self, stream: &str, record: &Record, parts: Vec<PartLine>) -> Result<(), ImportError> {
        let stream = self.parse(stream)?;
        if self.stream.as_ref().is_none_or(|(current, _)| *current != stream) {
            self.end_stream()?;
            self.stream = Some((stream.clone(), Head::empty(&stream)));
        }
        let bytes = json(record)?;
        let wrong = match &self.stream {
            _ if record.schema == 0 || record.schema > SCHEMA => Some("its schema is not known to this drejebog"),
            Some((_, head)) if record.version != head.version + 1 => Some("an event is missing or out of place"),
            Some((_, head)) if record.previous != head.last => Some("the event does not follow the one before it"),
            _ => None,
        };
        if let Some(why) = wrong {
            return Err(self.wrong(why));
        }
        for PartLine { index, about, value } in parts {
            if let Some(person) = about {
                self.batch.put.push((keys::about(person, &stream, record.version, index), Vec::new()));
            }
            self.entry(keys::part(&stream, record.version, index), &StoredPart { about, value })?;
        }
        self.stream = Some((stream.clone(), Head { version: record.version, last: digest(&bytes) }));
        self.batch.put.push((keys::event(&stream, record.version), bytes));
        Ok(())
    }

    /// Writes the head of the stream read so far. Streams stand whole in an export.
    fn end_stream(&mut self) -> Result<(), ImportError> {
        if let Some((stream, head)) = self.stream.take() {
            let key = keys::head(&stream);
            if !self.ended.insert(key.clone()) {
                return Err(self.wrong("a stream stands in two places"));
            }
            self.entry(key, &head)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Batch, ImportError> {
        if !self.finished {
            return Err(ImportError::Unfinished);
        }
        self.end_stream()?;
        Ok(self.batch)
    }

    fn entry<T: Serialize>(&mut self, key: Vec<u8>, value: &T) -> Result<(), ImportError> {
        self.batch.put.push((key, json(value)?));
        Ok(())
    }

    fn parse(&self, stream: &str) -> Result<StreamId, ImportError> {
        parse_stream(stream).ok_or_else(|| self.wrong("this is not the name of a stream"))
    }

    fn wrong(&self, why: impl ToString) -> ImportError {
        ImportError::Line { line: self.line, why: why.to_string() }
    }
}

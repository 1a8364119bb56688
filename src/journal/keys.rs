//! The key space of the byte map, one family for each letter.
//!
//! Texts in keys are terminated and escaped, so that no stream's, room's or post's key is ever the beginning of
//! another's, whatever a platform calls its rooms (law 11). Deliberately absent: the values.

use crate::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, PostKey, StreamId, TrialId};
use crate::ports::chat::{EventId, MessageId};
use jiff::Timestamp;

/// One kind of entry. The letter is the first byte of its keys, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Family {
    /// stream, version -> record
    Event = b'e',
    /// stream -> version and digest of its last record
    Head = b'h',
    /// stream, version, index -> one erasable value
    Part = b'p',
    /// person, stream, version, index -> nothing; finds the parts about a person
    About = b'a',
    /// stream -> when it wants to be woken
    Wake = b'w',
    /// instant, stream -> nothing; by itself -> the zone data that the instants follow from
    Due = b't',
    /// stream, post -> a post to be said
    Open = b'o',
    /// stream, post -> room and message
    Said = b'm',
    /// room, message -> stream and post
    Message = b'k',
    /// stream, post -> the revision people see
    Shown = b'v',
    /// room, number -> the platform's event id
    Heard = b's',
    /// room, event id -> its number
    HeardId = b'i',
    /// room -> how far it has been read
    Position = b'x',
    /// account -> person
    Account = b'd',
    /// person -> account, or nothing once erased
    Person = b'n',
    /// name -> a value about the journal as a whole
    Meta = b'z',
}

pub fn event(stream: &StreamId, version: u64) -> Vec<u8> {
    Key::of(Family::Event).stream(stream).number(version).0
}
pub fn events(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Event).stream(stream).0
}
pub fn head(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Head).stream(stream).0
}
pub fn part(stream: &StreamId, version: u64, index: u32) -> Vec<u8> {
    Key::of(Family::Part).stream(stream).number(version).number(index.into()).0
}
pub fn parts(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Part).stream(stream).0
}
pub fn about(person: PersonId, stream: &StreamId, version: u64, index: u32) -> Vec<u8> {
    Key::of(Family::About).number(person.0).stream(stream).number(version).number(index.into()).0
}
pub fn abouts(person: PersonId) -> Vec<u8> {
    Key::of(Family::About).number(person.0).0
}
pub fn wake(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Wake).stream(stream).0
}
pub fn due(at: Timestamp, stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Due).number(sortable(at)).stream(stream).0
}
/// Before every `due`, and after `placed_with`.
pub fn dues() -> Vec<u8> {
    Key::of(Family::Due).number(0).0
}
/// After every `due` of this instant.
pub fn dues_after(at: Timestamp) -> Vec<u8> {
    Key::of(Family::Due).number(sortable(at) + 1).0
}
pub fn placed_with() -> Vec<u8> {
    Key::of(Family::Due).0
}
pub fn open(stream: &StreamId, post: &PostKey) -> Vec<u8> {
    Key::of(Family::Open).stream(stream).text(&post.0).0
}
/// Of every stream of a channel; and, where another channel's name goes on after a bar, of that one too.
pub fn opens_of(channel: &ChannelId) -> Vec<u8> {
    let mut key = Key::of(Family::Open).text(&format!("{}|", channel.0)).0;
    key.truncate(key.len() - 2);
    key
}
pub fn said(stream: &StreamId, post: &PostKey) -> Vec<u8> {
    Key::of(Family::Said).stream(stream).text(&post.0).0
}
pub fn saids(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Said).stream(stream).0
}
pub fn message(room: &str, message: &MessageId) -> Vec<u8> {
    Key::of(Family::Message).text(room).text(&message.0).0
}
pub fn shown(stream: &StreamId, post: &PostKey) -> Vec<u8> {
    Key::of(Family::Shown).stream(stream).text(&post.0).0
}
pub fn showns(stream: &StreamId) -> Vec<u8> {
    Key::of(Family::Shown).stream(stream).0
}
pub fn heard(room: &str, number: u64) -> Vec<u8> {
    Key::of(Family::Heard).text(room).number(number).0
}
pub fn heards(room: &str) -> Vec<u8> {
    Key::of(Family::Heard).text(room).0
}
pub fn heard_id(room: &str, event: &EventId) -> Vec<u8> {
    Key::of(Family::HeardId).text(room).text(&event.0).0
}
pub fn position(room: &str) -> Vec<u8> {
    Key::of(Family::Position).text(room).0
}
pub fn account(account: &Account) -> Vec<u8> {
    Key::of(Family::Account).text(&account.0).0
}
pub fn person(person: PersonId) -> Vec<u8> {
    Key::of(Family::Person).number(person.0).0
}
pub fn meta(name: &str) -> Vec<u8> {
    Key::of(Family::Meta).text(name).0
}

/// After every key of a family.
pub fn end_of(family: Family) -> Vec<u8> {
    vec![family as u8 + 1]
}

/// Microseconds, for all the years there are, as a number that sorts as instants do.
fn sortable(at: Timestamp) -> u64 {
    at.as_microsecond().cast_unsigned() ^ (1 << 63)
}

/// A key under construction.
struct Key(Vec<u8>);

impl Key {
    fn of(family: Family) -> Self {
        Self(vec![family as u8])
    }

    fn stream(self, stream: &StreamId) -> Self {
        self.text(&stream.to_string())
    }

    /// A zero byte inside becomes `00 ff`; the end is `00 00`.
    fn text(mut self, text: &str) -> Self {
        for byte in text.bytes() {
            self.0.push(byte);
            if byte == 0 {
                self.0.push(0xff);
            }
        }
        self.0.extend([0, 0]);
        self
    }

    /// Big-endian, so that keys sort as numbers do.
    fn number(mut self, number: u64) -> Self {
        self.0.extend(number.to_be_bytes());
        self
    }
}

/// Takes a key apart again, from the front.
pub struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    /// Of a key, after its family's letter.
    pub fn of(key: &'a [u8]) -> Self {
        Self(key.get(1..).unwrap_or_default())
    }

    pub fn text(&mut self) -> Option<String> {
        let mut text = Vec::new();
        let mut bytes = self.0.iter().enumerate();
        while let Some((at, &byte)) = bytes.next() {
            if byte != 0 {
                text.push(byte);
                continue;
            }
            match bytes.next()?.1 {
                0xff => text.push(0),
                0 => {
                    self.0 = &self.0[at + 2..];
                    return String::from_utf8(text).ok();
                }
                _ => return None,
            }
        }
        None
    }

    pub fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(u64::from_be_bytes(*number))
    }

    /// To the microsecond.
    pub fn instant(&mut self) -> Option<Timestamp> {
        let micros = (self.number()? ^ (1 << 63)).cast_signed();
        // jiff's own way from microseconds ends a second before its last instant.
        let nanos = i32::try_from(micros.rem_euclid(1_000_000) * 1_000).ok()?;
        Timestamp::new(micros.div_euclid(1_000_000), nanos).ok()
    }

    pub fn stream(&mut self) -> Option<StreamId> {
        parse_stream(&self.text()?)
    }
}

/// Reads back what `StreamId` displays.
pub fn parse_stream(text: &str) -> Option<StreamId> {
    let (channel, which) = text.rsplit_once('|')?;
    let channel = ChannelId(channel.to_owned());
    let number = || which.get(1..)?.parse().ok();
    let stream = match which.chars().next()? {
        'c' if which == "c" => StreamId::Channel(channel),
        'd' => StreamId::Dialogue(DialogueId { channel, number: number()? }),
        't' => StreamId::Trial(TrialId { channel, number: number()? }),
        _ => return None,
    };
    // "d+3" and "d03" parse as numbers too, and would be second names of one stream.
    (stream.to_string() == text).then_some(stream)
}

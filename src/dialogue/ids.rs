//! The identifiers of the rules, each a type of its own. A key that belongs to a channel contains the channel.
//! Deliberately absent: anything a platform gives meaning to; a `ChannelId` is opaque here.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A chat channel, as the adapter that serves it names it, e.g. `matrix/!abc:example.dk`. Opaque to the rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChannelId(pub String);

/// One person's account on a platform, e.g. `matrix/@anna:example.dk`. Personal data: it stands in erasable
/// records and in the directory only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Account(pub String);

impl Account {
    /// The platform it is on: `matrix`.
    pub fn platform(&self) -> &str {
        self.0.split_once('/').map_or("", |(platform, _)| platform)
    }

    /// What the platform itself calls it: `@anna:example.dk`.
    pub fn local(&self) -> &str {
        self.0.split_once('/').map_or(self.0.as_str(), |(_, local)| local)
    }

    /// What somebody may be called of whom nothing else is known: `anna`.
    pub fn name_part(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
        name.split(':').next().unwrap_or_default()
    }
}

/// A person as the journal knows them: a number that means nothing once the directory entry is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u64);

/// One run of a playbook in a channel. `number` counts the channel's dialogues from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DialogueId {
    pub channel: ChannelId,
    pub number: u32,
}

/// What a channel agreed to try. `number` counts the channel's trials from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TrialId {
    pub channel: ChannelId,
    pub number: u32,
}

/// The three streams, the only things that have facts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StreamId {
    Channel(ChannelId),
    Dialogue(DialogueId),
    Trial(TrialId),
}

impl StreamId {
    /// The channel the stream belongs to.
    pub fn channel(&self) -> &ChannelId {
        match self {
            Self::Channel(channel) => channel,
            Self::Dialogue(id) => &id.channel,
            Self::Trial(id) => &id.channel,
        }
    }
}

/// `<channel>|c`, `<channel>|d3`, `<channel>|t1`: the name in keys, logs and exports.
impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Channel(channel) => write!(f, "{}|c", channel.0),
            Self::Dialogue(id) => write!(f, "{}|d{}", id.channel.0, id.number),
            Self::Trial(id) => write!(f, "{}|t{}", id.channel.0, id.number),
        }
    }
}

/// Somebody in one dialogue, numbered from 1 in the order they came. Guests have numbers too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantId(pub u16);

/// Names one post for ever: the stream, the fact that caused it and which effect of that fact it is,
/// e.g. `matrix/!abc:example.dk|d3/17/phase`. Sent again after a crash under the same key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostKey(pub String);

impl PostKey {
    /// Of the post that fact number `version` of a stream causes under the name `slot`.
    pub fn new(stream: &StreamId, version: u64, slot: &str) -> Self {
        Self(format!("{stream}/{version}/{slot}"))
    }

    /// Was it caused by a fact of this stream?
    pub fn is_of(&self, stream: &StreamId) -> bool {
        self.0.strip_prefix(&stream.to_string()).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Stream and number of the fact that caused it.
    pub fn fact(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(fact, _)| fact)
    }

    /// Which effect of that fact it is: `phase`.
    pub fn slot(&self) -> &str {
        self.0.rsplit_once('/').map_or(self.0.as_str(), |(_, slot)| slot)
    }
}

impl fmt::Display for PostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

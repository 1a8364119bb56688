//! What the bot may be kept from in a channel, and without which of it no dialogue can be held.
//!
//! Deliberately absent: what a platform calls them.

use serde::{Deserialize, Serialize};

/// Something the bot may be kept from in a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    SeeChannel,
    Write,
    WriteInThreads,
    OpenThreads,
    ReadHistory,
    AttachFiles,
    EmbedLinks,
    React,
    Pin,
    PlanEvents,
}

impl Permission {
    pub const ALL: [Self; 10] = [
        Self::SeeChannel,
        Self::Write,
        Self::WriteInThreads,
        Self::OpenThreads,
        Self::ReadHistory,
        Self::AttachFiles,
        Self::EmbedLinks,
        Self::React,
        Self::Pin,
        Self::PlanEvents,
    ];

    /// Without it no dialogue can be held.
    pub fn is_needed(self) -> bool {
        use Permission::{EmbedLinks, OpenThreads, ReadHistory, SeeChannel, Write, WriteInThreads};
        matches!(self, SeeChannel | Write | WriteInThreads | OpenThreads | ReadHistory | EmbedLinks)
    }
}

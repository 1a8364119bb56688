//! Fetching what was said in a room since it was last read, and lately.
//!
//! Deliberately absent: what is new about it (`reconcile.rs`).

use super::errors::Failed;
use super::names;
use super::pages::{Which, page};
use super::rest::Rest;
use crate::ports::chat::Room;
use jiff::Timestamp;
use serenity::model::channel::Message;
use serenity::model::id as discord;

/// Read forward at most so far in a room; a busy channel after weeks has more than concerns the bot.
const FORWARD: usize = 200;
/// Compared at most so far back.
const BACK: usize = 10;

/// One room with what may have happened there.
pub(super) struct Missed {
    pub(super) room: Room,
    /// The channel and its threads.
    parts: Vec<discord::ChannelId>,
    pub(super) guild: Option<discord::GuildId>,
    /// How far it had been read.
    pub(super) position: u64,
    /// Said since, oldest first.
    pub(super) fresh: Vec<Message>,
    /// Said lately, oldest first.
    pub(super) recent: Vec<Message>,
}

impl Missed {
    pub(super) fn new(
        room: Room,
        parts: Vec<discord::ChannelId>,
        guild: Option<discord::GuildId>,
        position: u64,
    ) -> Self {
        Self { room, parts, guild, position, fresh: Vec::new(), recent: Vec::new() }
    }

    pub(super) async fn fetched(mut self, rest: &Rest, at: Timestamp) -> Result<Self, Failed> {
        let back_to = at.min(names::made_at(self.position));
        for part in std::mem::take(&mut self.parts) {
            match self.fetch(rest, part, back_to).await {
                Ok(()) => {}
                Err(error) if error.is_refused() => {
                    tracing::warn!(channel = %part, %error, "a channel cannot be read");
                }
                Err(error) => return Err(error),
            }
        }
        self.fresh.sort_by_key(|message| message.id);
        self.recent.sort_by_key(|message| message.id);
        Ok(self)
    }

    async fn fetch(&mut self, rest: &Rest, channel: discord::ChannelId, back_to: Timestamp) -> Result<(), Failed> {
        self.fresh.extend(after(rest, channel, self.position).await?);
        self.recent.extend(before(rest, channel, back_to).await?);
        Ok(())
    }
}

/// Everything said in a channel after a message.
async fn after(rest: &Rest, channel: discord::ChannelId, from: u64) -> Result<Vec<Message>, Failed> {
    let mut all = Vec::new();
    let mut from = from;
    for _ in 0..FORWARD {
        let page = page(rest, channel, Which::After(from)).await?;
        from = page.newest.unwrap_or(from);
        all.extend(page.messages);
        if page.is_last {
            return Ok(all);
        }
    }
    tracing::warn!(%channel, "more was said than is read after a break");
    Ok(all)
}

/// The last page, and as many before it as reach back to the break.
async fn before(rest: &Rest, channel: discord::ChannelId, back_to: Timestamp) -> Result<Vec<Message>, Failed> {
    let mut all: Vec<Message> = Vec::new();
    let mut which = Which::Newest;
    for _ in 0..BACK {
        let page = page(rest, channel, which).await?;
        all.extend(page.messages);
        match page.oldest.filter(|oldest| !page.is_last && names::made_at(*oldest) >= back_to) {
            Some(oldest) => which = Which::Before(oldest),
            None => break,
        }
    }
    Ok(all)
}

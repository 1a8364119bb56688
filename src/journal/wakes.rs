//! The wakes in the order they fall due, so that a start reads what is due soon and not every promise there is (law 4).
//!
//! The order is an index beside the wakes, kept in the same write as they are (`batch`). It is derived, so it is not
//! exported: it is made anew at the first start after an import, and whenever the rules of the time zones have changed.
//! Deliberately absent: waking anybody. An entry is a hint to load a stream, which then says itself when it is due.

use super::append::WakeEntry;
use super::batch::{WAKES, order};
use super::book::Book;
use super::keys::{self, Family, Parts};
use super::record::LoadError;
use super::stored::{json, parse};
use crate::calendar::Zone;
use crate::dialogue::ids::StreamId;
use crate::ports::journal::{Batch, Entries, Journal};
use jiff::Timestamp;
use jiff::civil::DateTime;

/// Wakes placed in one write: a write of a thousand takes milliseconds, and a million wakes never stand in memory at once.
const AT_ONCE: usize = 1_000;

const ORDER: &str = "order of wakes";

impl<J: Journal> Book<J> {
    /// Every stream that wants to be woken by `until`, the earliest first, at most `limit`.
    pub fn due(&self, until: Timestamp, limit: usize) -> Result<Vec<(Timestamp, StreamId)>, LoadError> {
        let found = self.store.range(&keys::dues(), &keys::dues_after(until), limit)?;
        found.iter().map(|(key, _)| due_key(key)).collect()
    }

    /// When the first stream wants to be woken after `moment`.
    pub fn next_due(&self, moment: Timestamp) -> Result<Option<Timestamp>, LoadError> {
        let found = self.store.range(&keys::dues_after(moment), &keys::end_of(Family::Due), 1)?;
        found.first().map(|(key, _)| Ok(due_key(key)?.0)).transpose()
    }

    /// Puts every wake in order, placed anew where other rules than `zone_data`, the version of the bundled ones, gave its
    /// instant. Reads nothing where all have been placed with them. At the start, before any stream is served; one that
    /// dies on the way is made good by the next. Returns how many instants have changed.
    pub async fn place_wakes(&self, zone_data: &str) -> Result<u64, LoadError> {
        let placed_with: Option<String> = self.value(&keys::placed_with(), ORDER)?;
        if placed_with.as_deref() == Some(zone_data) {
            return Ok(0);
        }
        let in_order = placed_with.is_some();
        let mut changed = 0;
        let mut from = vec![Family::Wake as u8];
        loop {
            let wakes = self.store.range(&from, &keys::end_of(Family::Wake), AT_ONCE)?;
            let Some((last, _)) = wakes.last() else { break };
            // The shortest key after the last one.
            from = [last.as_slice(), &[0]].concat();
            changed += self.place(wakes, zone_data, in_order).await?;
        }
        let put = vec![(keys::placed_with(), json(&zone_data)?)];
        self.store.commit(Batch { put, ..Batch::default() }).await?;
        Ok(changed)
    }

    async fn place(&self, wakes: Entries, zone_data: &str, in_order: bool) -> Result<u64, LoadError> {
        let mut batch = Batch::default();
        let mut changed = 0;
        for (key, bytes) in wakes {
            let stream = Parts::of(&key).stream().ok_or_else(|| strange(WAKES))?;
            let mut entry: WakeEntry = parse(&bytes, WAKES)?;
            let before = entry.at;
            if entry.zone_data != zone_data {
                entry.at = placed(&entry).unwrap_or(before);
            }
            if entry.at != before {
                zone_data.clone_into(&mut entry.zone_data);
                batch.put.push((key.clone(), json(&entry)?));
                changed += 1;
            } else if in_order {
                continue;
            }
            batch.expect.push((key, Some(bytes)));
            order(&mut batch, &stream, Some(before), Some(entry.at));
        }
        self.store.commit(batch).await?;
        Ok(changed)
    }
}

/// The instant by the rules of today. A zone that is no longer known, or a local time that cannot be read, has none: then
/// the instant of yesterday's rules is as good as any.
fn placed(entry: &WakeEntry) -> Option<Timestamp> {
    let civil: DateTime = entry.civil.parse().ok()?;
    Some(Zone::parse(&entry.zone).ok()?.place(civil).instant)
}

fn due_key(key: &[u8]) -> Result<(Timestamp, StreamId), LoadError> {
    let mut parts = Parts::of(key);
    let mut read = || Some((parts.instant()?, parts.stream()?));
    read().ok_or_else(|| strange(ORDER))
}

fn strange(what: &'static str) -> LoadError {
    LoadError::Index { what, why: "a key is not one of ours".to_owned() }
}

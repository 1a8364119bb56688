//! A dialogue from its facts alone.
//!
//! Deliberately absent: a fact by itself (`apply`).

use super::apply::apply;
use super::event::Event;
use super::illegal::Illegal;
use super::state::Dialogue;

/// Replays a stream from its first fact.
pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Option<Dialogue>, Illegal> {
    let mut state = None;
    for event in events {
        apply(&mut state, event)?;
    }
    Ok(state)
}

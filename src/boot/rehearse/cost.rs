//! What a rehearsed dialogue cost in attention: messages, words, minutes. Deliberately absent: judging it.

use super::hearing::Hearing;
use super::terminal::{Page, PageError, strong};
use crate::adapters::memory::chat::MemoryChat;
use crate::adapters::memory::message::Message;
use crate::adapters::memory::reading::Read;
use crate::boot::cast::Cast;
use crate::dialogue::ids::Account;
use crate::dialogue::script::Script;
use crate::ports::chat::{Destination, MessageId};
use crate::prompts::value::Value;
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// Messages, and edits of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Posts in the main timeline, notices and thread roots included.
    pub main: usize,
    /// Posts in the thread that has most.
    pub threads: usize,
    /// Who got most private messages, and how many.
    pub busiest: Option<(Account, usize)>,
    pub edits: usize,
}

impl Cost {
    pub fn of(messages: &[Message]) -> Self {
        let mut threads: BTreeMap<&MessageId, usize> = BTreeMap::new();
        let mut private: BTreeMap<&Account, usize> = BTreeMap::new();
        let mut cost = Self::default();
        for message in messages {
            cost.edits += usize::try_from(message.edits).unwrap_or(0);
            match &message.to {
                Destination::Channel(_) => cost.main += 1,
                Destination::Thread { root, .. } => *threads.entry(root).or_default() += 1,
                Destination::Private(account) => *private.entry(account).or_default() += 1,
            }
        }
        cost.threads = threads.into_values().max().unwrap_or(0);
        cost.busiest = private.into_iter().max_by_key(|(_, n)| *n).map(|(account, n)| (account.clone(), n));
        cost
    }
}

/// What the messages came to.
///
/// # Errors
///
/// The output is closed or full.
pub fn show(page: &mut Page<'_>, chat: &MemoryChat, cast: &Cast) -> Result<(), PageError> {
    let cost = Cost::of(&chat.messages());
    let busiest = cost.busiest.as_ref().and_then(|(account, _)| cast.whose(account)).unwrap_or_default();
    let args = [
        ("main", number(cost.main)),
        ("threads", number(cost.threads)),
        ("name", Value::Text(busiest.to_owned())),
        ("private", number(cost.busiest.map_or(0, |(_, n)| n))),
        ("edits", number(cost.edits)),
    ];
    page.blank()?;
    let heading = page.line("rehearsal-cost-title", &[])?;
    page.put(&strong(&heading), "", "")?;
    put(page, "rehearsal-cost", &args)
}

/// Words a minute, and whether the minutes add up, of a meeting that took this long.
///
/// # Errors
///
/// The output is closed or full.
pub fn show_meeting(
    page: &mut Page<'_>,
    (chat, hearing, cast): (&MemoryChat, &Hearing, &Cast),
    script: &Script,
    took: SignedDuration,
) -> Result<(), PageError> {
    let log = chat.log(0);
    let mut read = cast.accounts().map(|account| Read::of(&log, account, |event| hearing.was_asked_by(event, account)));
    let facilitator = read.next().unwrap_or_default().a_minute(took);
    let participant = read.max_by_key(|read| read.new).unwrap_or_default().a_minute(took);
    let words = [
        ("facilitator", number(facilitator.new)),
        ("facilitator-edited", number(facilitator.edited)),
        ("participant", number(participant.new)),
        ("participant-edited", number(participant.edited)),
    ];
    let steps: u16 = script.steps.iter().map(|s| s.minutes).sum();
    let minutes = [
        ("steps", Value::Number(i64::from(steps))),
        ("slack", Value::Number(i64::from(script.slack))),
        ("total", Value::Number(i64::from(script.minutes))),
    ];
    put(page, "rehearsal-read", &words)?;
    put(page, "rehearsal-minutes", &minutes)?;
    put(page, "rehearsal-took", &[("minutes", Value::Number(took.as_mins()))])
}

/// A sentence or a list of them, from the left edge.
///
/// # Errors
///
/// The output is closed or full.
pub fn put(page: &mut Page<'_>, key: &str, args: &[(&str, Value)]) -> Result<(), PageError> {
    let doc = page.doc(key, args)?;
    Ok(page.put(&doc, "", "")?)
}

fn number(n: usize) -> Value {
    Value::Number(i64::try_from(n).unwrap_or(0))
}

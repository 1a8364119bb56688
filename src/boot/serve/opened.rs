//! The journal, opened for this process alone and held to the time it was begun with.
//!
//! Deliberately absent: what is done with it.

use crate::adapters::sled::Sled;
use crate::adapters::system::{ClockOffset, SystemClock, wall};
use crate::app::Directory;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use crate::journal::{Book, TimeScale};
use std::path::PathBuf;
use std::sync::Arc;

/// A journal that is ours, and the clock it lives by.
#[derive(Debug)]
pub struct Opened {
    pub book: Arc<Book<Sled>>,
    /// Who has which number, for every loop.
    pub people: Arc<Directory<Sled>>,
    pub clock: Arc<SystemClock>,
    pub scale: u32,
}

/// How the dialogues' time goes: as the clock on the wall does, but in rehearsals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    pub scale: u32,
    /// The file that says how far it is ahead.
    pub hand: Option<PathBuf>,
}

impl Default for Time {
    fn default() -> Self {
        Self { scale: 1, hand: None }
    }
}

/// Locks and opens the journal, and holds it to the time it was begun with.
///
/// # Errors
///
/// Another process has it; it is empty, behind or damaged; it was begun with another time; the clock's file cannot be
/// read.
pub async fn open(config: &Config, time: &Time) -> Result<Opened, Failure> {
    let Time { scale, hand } = time;
    let (scale, by_hand) = (*scale, hand.is_some());
    let hand = hand.as_deref().map(ClockOffset::new).transpose().map_err(Failure::during("the clock"))?;
    let folder = config.journal.folder.clone();
    let book = tokio::task::spawn_blocking(move || Sled::open(&folder)).await;
    let book = Arc::new(Book::new(book.map_err(Failure::during("the journal cannot be opened"))??));
    let kept = match book.time_scale()? {
        Some(kept) => kept,
        None => {
            let new = TimeScale { scale, origin: wall(), by_hand };
            book.pin_time_scale(new).await?;
            new
        }
    };
    if kept.scale != scale {
        let folder = config.journal.folder.clone();
        return Err(Failure::OtherScale { folder, journal: kept.scale, asked: scale });
    }
    if kept.by_hand != by_hand {
        return Err(Failure::OtherClock { folder: config.journal.folder.clone(), by_hand: kept.by_hand });
    }
    if scale > 1 {
        tracing::warn!(scale, "a rehearsal: the dialogues' time runs faster than the clock on the wall");
    }
    let mut clock = SystemClock::new(scale, kept.origin);
    if let Some(hand) = hand {
        tracing::warn!(ahead = %hand.ahead(), "a rehearsal: the dialogues' time is moved by hand");
        clock = clock.moved_by(hand);
    }
    let people = Arc::new(Directory::new(Arc::clone(&book)));
    Ok(Opened { book, people, clock: Arc::new(clock), scale })
}

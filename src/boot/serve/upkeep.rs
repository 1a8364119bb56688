//! The nightly upkeep: a dated backup, then a journal without what was erased since.
//!
//! Deliberately absent: stopping for a backup that fails. The bot goes on and says so every night; the journal itself
//! is not touched by it.

use super::signals::Stop;
use crate::adapters::sled::Sled;
use crate::adapters::sled::backup::backup;
use crate::adapters::system::{SystemClock, wall};
use crate::boot::config::Backups;
use crate::boot::failure::Failure;
use crate::calendar::{Allowed, Zone};
use crate::journal::Book;
use crate::ports::clock::Clock;
use crate::ports::journal::Journal;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs until `stop`, and to the end of a night that has begun. One that was off at the hour catches up at the start.
pub async fn every_night(book: Arc<Book<Sled>>, backups: Backups, zone: Zone, mut stop: Stop) {
    // Backups follow the clock on the wall, however fast the dialogues' time runs.
    let clock = SystemClock::new(1, wall());
    if !has_recent(&backups, zone.date(wall())) {
        one_night(&book, &backups, &zone, wall()).await;
    }
    while let Some(next) = backups.at.next_after(wall(), &zone, Allowed::default()) {
        tokio::select! {
            () = stop.wait() => return,
            () = clock.sleep_until(next) => {}
        }
        one_night(&book, &backups, &zone, wall()).await;
    }
    tracing::error!(schedule = %backups.at, "there are no more moments for a backup");
}

async fn one_night(book: &Arc<Book<Sled>>, backups: &Backups, zone: &Zone, now: Timestamp) {
    match upkeep(book, backups, zone.date(now)).await {
        Ok(file) => tracing::info!(file = %file.display(), "backup written"),
        Err(failure) => tracing::error!(%failure, "tonight's upkeep failed"),
    }
}

/// Writes the day's backup and rewrites the journal.
///
/// # Errors
///
/// The journal cannot be read, or the backup not be written.
pub async fn upkeep(book: &Arc<Book<Sled>>, backups: &Backups, today: Date) -> Result<PathBuf, Failure> {
    let (source, folder, keep) = (Arc::clone(book), backups.folder.clone(), backups.keep_days);
    let written = tokio::task::spawn_blocking(move || backup(&folder, today, keep, |sink| source.export(sink))).await;
    let during = || Failure::during::<Box<dyn std::error::Error + Send + Sync>>("the backup");
    let file = written.map_err(|why| during()(why.into()))?.map_err(|why| during()(why.into()))?;
    book.store().compact().await?;
    Ok(file)
}

/// Today's or yesterday's: somebody who starts the bot every morning needs one a day, not one a start.
fn has_recent(backups: &Backups, today: Date) -> bool {
    [today, today.saturating_sub(1.day())].iter().any(|date| backups.folder.join(format!("{date}.jsonl")).exists())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::MATRIX;
    use crate::calendar::Schedule;
    use jiff::civil::date;

    #[tokio::test]
    async fn a_night_leaves_a_backup_that_can_be_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let book = Arc::new(Book::new(Sled::open(&folder.path().join("data")).unwrap()));
        book.beat(MATRIX, Timestamp::from_second(1_795_075_200).unwrap()).await.unwrap();
        let backups = Backups {
            folder: folder.path().join("backups"),
            at: Schedule::parse("dagligt kl. 3").unwrap(),
            keep_days: 30,
        };
        let today = date(2026, 11, 19);
        assert!(!has_recent(&backups, today));
        let file = upkeep(&book, &backups, today).await.unwrap();
        assert!(has_recent(&backups, today) && has_recent(&backups, date(2026, 11, 20)));
        assert!(!has_recent(&backups, date(2026, 11, 21)));

        let text = std::fs::read_to_string(&file).unwrap();
        let read_back = Book::new(Sled::open(&folder.path().join("new")).unwrap());
        read_back.import(text.lines()).await.unwrap();
        assert_eq!(read_back.heartbeat(MATRIX).unwrap(), book.heartbeat(MATRIX).unwrap());
        // The journal was rewritten and goes on.
        book.beat(MATRIX, Timestamp::from_second(1_795_075_300).unwrap()).await.unwrap();
    }
}

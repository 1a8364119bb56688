//! The journal on disk: sled 0.34.7, made durable.
//!
//! One writer thread with group commit (`writer`), a data folder with a lock and a witness (`folder`, `witness`), entries
//! with checksums (`store`), a sync that syncs (`sync`), dated backups (`backup`). What is erased leaves the disk when the
//! store is rewritten: by `compact`, and at the next opening. Deliberately absent: what keys and values mean.

pub mod backup;

mod folder;
mod store;
mod sync;
mod witness;
mod writer;

pub use folder::OpenError;
pub use sync::sync_folder;

use crate::ports::journal::{Batch, Entries, Journal, JournalError};
use folder::Folder;
use std::collections::BTreeMap;
use std::future::Future;
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, mpsc};
use std::thread::{Builder, JoinHandle};
use store::{Changes, Store, StoreError};
use tokio::sync::oneshot;
use writer::{Answer, Order, Shared, View, Writer};

/// A data folder opened for writing. Dropping it waits for what has been ordered.
#[derive(Debug)]
pub struct Sled {
    shared: Arc<Shared>,
    orders: Option<mpsc::Sender<Order>>,
    writer: Option<JoinHandle<()>>,
}

impl Sled {
    /// Opens the journal in a folder of its own, or begins one where there has never been one. A journal from which
    /// something was erased is rewritten first. Takes the time of reading the disk; not for an async task.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let folder = Folder::lock(path)?;
        let (store, progress, witness) = folder.open()?;
        let erased = progress.shred;
        let view = RwLock::new(View { store, before: Changes::new(), progress });
        let shared = Arc::new(Shared { view, broken: OnceLock::new() });
        let mut writer = Writer { shared: shared.clone(), folder, witness };
        if erased {
            writer.compact_now()?;
        }
        let (orders, queue) = mpsc::channel();
        let thread = Builder::new().name("journal".to_owned()).spawn(move || writer.run(&queue));
        let thread = thread.map_err(|why| OpenError::Io { folder: path.to_owned(), why })?;
        Ok(Self { shared, orders: Some(orders), writer: Some(thread) })
    }

    /// How many groups of batches have been written since the journal began.
    pub fn sequence(&self) -> u64 {
        self.shared.view.read().unwrap_or_else(PoisonError::into_inner).progress.sequence
    }

    /// Queued in the order of the calls, also when nobody waits for the answer.
    fn order(&self, order: impl FnOnce(Answer) -> Order) -> impl Future<Output = Result<(), JournalError>> + Send {
        let (answer, result) = oneshot::channel();
        let sent = self.orders.as_ref().is_some_and(|orders| orders.send(order(answer)).is_ok());
        let shared = self.shared.clone();
        async move {
            // The writer only goes before the answer when it has panicked; then reading is over too.
            let stopped = || {
                let why = shared.broken.get_or_init(|| "the journal's writer has stopped".to_owned());
                JournalError::Broken(why.clone())
            };
            if sent { result.await.map_err(|_| stopped())? } else { Err(stopped()) }
        }
    }

    fn view(&self) -> Result<RwLockReadGuard<'_, View>, JournalError> {
        match self.shared.broken.get() {
            Some(why) => Err(JournalError::Broken(why.clone())),
            None => Ok(self.shared.view.read().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// What `read` finds, as it was before the group that is on its way to the disk.
    fn durable(
        &self,
        limit: usize,
        is_asked_for: impl Fn(&[u8]) -> bool,
        read: impl FnOnce(&Store, usize) -> Result<Entries, StoreError>,
    ) -> Result<Entries, JournalError> {
        let view = self.view()?;
        // As many more as the group on its way could have put in front.
        let found = read(&view.store, limit.saturating_add(view.before.len())).map_err(unreadable)?;
        if view.before.is_empty() {
            return Ok(found);
        }
        let mut found: BTreeMap<_, _> = found.into_iter().collect();
        for (key, before) in view.before.iter().filter(|(key, _)| is_asked_for(key)) {
            match before {
                Some(value) => found.insert(key.clone(), value.clone()),
                None => found.remove(key),
            };
        }
        Ok(found.into_iter().take(limit).collect())
    }
}

impl Journal for Sled {
    fn commit(&self, batch: Batch) -> impl Future<Output = Result<(), JournalError>> + Send {
        self.order(|answer| Order::Commit(batch, answer))
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, JournalError> {
        let view = self.view()?;
        match view.before.get(key) {
            Some(before) => Ok(before.clone()),
            None => view.store.get(key).map_err(unreadable),
        }
    }

    fn scan(&self, prefix: &[u8], limit: usize) -> Result<Entries, JournalError> {
        self.durable(limit, |key| key.starts_with(prefix), |store, limit| store.scan(prefix, limit))
    }

    fn range(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Entries, JournalError> {
        self.durable(limit, |key| (from..to).contains(&key), |store, limit| store.range(from, to, limit))
    }

    fn compact(&self) -> impl Future<Output = Result<(), JournalError>> + Send {
        self.order(Order::Compact)
    }
}

impl Drop for Sled {
    fn drop(&mut self) {
        drop(self.orders.take());
        if self.writer.take().is_some_and(|writer| writer.join().is_err()) {
            tracing::error!("the journal's writer panicked");
        }
    }
}

fn unreadable(error: StoreError) -> JournalError {
    JournalError::Broken(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader while a group has been given to sled and is not durable yet.
    #[test]
    fn what_is_not_durable_yet_is_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let store = store::Store::open(&folder.path().join("store")).unwrap();
        let entry = |key: &str, value: Option<&str>| (key.as_bytes().to_vec(), value.map(|v| v.as_bytes().to_vec()));
        let durable = Changes::from([entry("b", Some("1")), entry("c", Some("1")), entry("e", Some("1"))]);
        let under_way = Changes::from([entry("a", Some("2")), entry("b", Some("2")), entry("c", None)]);
        let progress = store::Progress::default();
        store.apply(&durable, &progress).unwrap();
        let before = under_way.keys().map(|key| (key.clone(), store.get(key).unwrap())).collect();
        store.apply(&under_way, &progress).unwrap();
        let view = RwLock::new(View { store, before, progress });
        let shared = Arc::new(Shared { view, broken: OnceLock::new() });
        let sled = Sled { shared: shared.clone(), orders: None, writer: None };

        let names = |limit| {
            let found = sled.scan(b"", limit).unwrap().into_iter();
            found.map(|(key, value)| String::from_utf8([key, value].concat()).unwrap()).collect::<Vec<_>>()
        };
        let between = |from: &str, to: &str, limit| {
            let found = sled.range(from.as_bytes(), to.as_bytes(), limit).unwrap().into_iter();
            found.map(|(key, value)| String::from_utf8([key, value].concat()).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(
            (between("a", "e", 9), between("a", "e", 1)),
            (vec!["b1".to_owned(), "c1".to_owned()], vec!["b1".to_owned()])
        );
        assert_eq!(names(9), ["b1", "c1", "e1"]);
        assert_eq!(names(2), ["b1", "c1"]);
        assert_eq!(names(1), ["b1"]);
        assert_eq!((sled.get(b"a").unwrap(), sled.get(b"c").unwrap()), (None, Some(b"1".to_vec())));
        shared.view.write().unwrap().before.clear();
        assert_eq!(names(9), ["a2", "b2", "e1"]);
    }

    #[tokio::test]
    async fn without_a_writer_nothing_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let mut sled = Sled::open(folder.path()).unwrap();
        drop(sled.orders.take());
        assert!(matches!(sled.commit(Batch::default()).await, Err(JournalError::Broken(_))));
        assert!(matches!(sled.get(b"a"), Err(JournalError::Broken(_))));
    }
}

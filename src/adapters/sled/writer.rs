//! The one thread that writes: takes what has queued up, writes it as one group, syncs once, then answers everybody.
//!
//! A batch that is refused does not disturb the others of its group, and each sees those before it. Any failure is final:
//! what a failed sync has left on the disk is unknown. Deliberately absent: retries.

use super::folder::{Folder, OpenError};
use super::store::{Changes, Progress, Store, StoreError};
use super::witness::{Mark, Witness};
use crate::ports::journal::{Batch, JournalError};
use std::collections::BTreeMap;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tokio::sync::oneshot;

pub type Answer = oneshot::Sender<Result<(), JournalError>>;

#[derive(Debug)]
pub enum Order {
    Commit(Batch, Answer),
    Compact(Answer),
}

/// What the readers and the writer share.
#[derive(Debug)]
pub struct Shared {
    pub view: RwLock<View>,
    /// Set once, when nothing works any more.
    pub broken: OnceLock<String>,
}

/// What can be read. Of a group on its way to the disk the values before it are shown, so that nobody acts on
/// what a power cut could still take back.
#[derive(Debug)]
pub struct View {
    pub store: Store,
    pub before: Changes,
    pub progress: Progress,
}

/// A group larger than this would keep its first member waiting for nothing.
const GROUP: usize = 1_024;

pub struct Writer {
    pub shared: Arc<Shared>,
    pub folder: Folder,
    pub witness: Witness,
}

impl Writer {
    /// Until nobody can send orders any more.
    pub fn run(mut self, orders: &Receiver<Order>) {
        while let Ok(first) = orders.recv() {
            let mut group = Vec::new();
            let mut next = Some(first);
            let mut compact = None;
            while let Some(order) = next.take() {
                match order {
                    Order::Commit(batch, answer) => group.push((batch, answer)),
                    Order::Compact(answer) => compact = Some(answer),
                }
                if group.len() < GROUP && compact.is_none() {
                    next = orders.try_recv().ok();
                }
            }
            self.group(group);
            if let Some(answer) = compact {
                let result = self.unless_broken(Self::compact);
                // Whoever asked may have gone; what they asked for is done all the same.
                let _ = answer.send(result);
            }
        }
    }

    /// On opening, before anybody can send orders.
    pub fn compact_now(&mut self) -> Result<(), OpenError> {
        let folder = self.folder.path.clone();
        self.compact().map_err(|failed| match failed {
            Failed::Store(why) => OpenError::Damaged { folder, why },
            Failed::Conflict => OpenError::InUse { folder },
        })
    }

    fn group(&mut self, group: Vec<(Batch, Answer)>) {
        let mut changes = Changes::new();
        let mut shred = false;
        let mut waiting = Vec::new();
        let mut refused = Vec::new();
        for (batch, answer) in group {
            match self.unless_broken(|writer| writer.add(&mut changes, &mut shred, batch)) {
                Ok(()) => waiting.push(answer),
                Err(error) => refused.push((answer, error)),
            }
        }
        let written =
            if changes.is_empty() { Ok(()) } else { self.unless_broken(|writer| writer.write(changes, shred)) };
        let answers = waiting.into_iter().map(|answer| (answer, written.clone()));
        for (answer, result) in answers.chain(refused.into_iter().map(|(answer, error)| (answer, Err(error)))) {
            let _ = answer.send(result);
        }
    }

    /// One batch into the group's changes, if what it expects holds after those before it.
    fn add(&mut self, changes: &mut Changes, shred: &mut bool, batch: Batch) -> Result<(), Failed> {
        let view = self.shared.view.read().unwrap_or_else(PoisonError::into_inner);
        for (key, expected) in &batch.expect {
            let holds = match changes.get(key) {
                Some(value) => value == expected,
                None => view.store.get(key)? == *expected,
            };
            if !holds {
                return Err(Failed::Conflict);
            }
        }
        *shred |= !batch.shred.is_empty();
        changes.extend(batch.put.into_iter().map(|(key, value)| (key, Some(value))));
        changes.extend(batch.delete.into_iter().chain(batch.shred).map(|key| (key, None)));
        Ok(())
    }

    fn write(&mut self, changes: Changes, shred: bool) -> Result<(), Failed> {
        let (store, progress) = {
            let mut view = self.shared.view.write().unwrap_or_else(PoisonError::into_inner);
            let mut before = BTreeMap::new();
            for key in changes.keys() {
                before.insert(key.clone(), view.store.get(key)?);
            }
            view.before = before;
            let progress = view.progress.after(&changes, shred);
            view.store.apply(&changes, &progress)?;
            (view.store.clone(), progress)
        };
        store.flush()?;
        let mark = Mark { sequence: progress.sequence, digest: progress.digest.clone(), ..self.witness.mark.clone() };
        self.witness.record(mark).map_err(StoreError::from)?;
        let mut view = self.shared.view.write().unwrap_or_else(PoisonError::into_inner);
        view.before.clear();
        view.progress = progress;
        Ok(())
    }

    /// Rewrites the store into a fresh folder, so that what has been erased is in none of its bytes.
    fn compact(&mut self) -> Result<(), Failed> {
        let (old, progress) = {
            let view = self.shared.view.read().unwrap_or_else(PoisonError::into_inner);
            (view.store.clone(), view.progress.clone())
        };
        let mark = Mark { generation: self.witness.mark.generation + 1, ..self.witness.mark.clone() };
        let fresh = old.copy_to(&self.folder.store(mark.generation), &progress)?;
        // From this write on the fresh folder is the store.
        self.witness.record(mark).map_err(StoreError::from)?;
        {
            let mut view = self.shared.view.write().unwrap_or_else(PoisonError::into_inner);
            view.store = fresh;
            view.progress.shred = false;
        }
        old.remove()?;
        Ok(())
    }

    /// Nothing is tried after a failure.
    fn unless_broken(&mut self, act: impl FnOnce(&mut Self) -> Result<(), Failed>) -> Result<(), JournalError> {
        if let Some(why) = self.shared.broken.get() {
            return Err(JournalError::Broken(why.clone()));
        }
        act(self).map_err(|failed| match failed {
            Failed::Conflict => JournalError::Conflict,
            Failed::Store(error) => {
                let why = format!("{}: {error}", self.folder.path.display());
                tracing::error!(folder = %self.folder.path.display(), %error, "the journal cannot go on");
                JournalError::Broken(self.shared.broken.get_or_init(|| why).clone())
            }
        })
    }
}

#[derive(Debug)]
enum Failed {
    Conflict,
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

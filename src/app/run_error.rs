//! Why a platform cannot be served any longer.
//!
//! Deliberately absent: what an adapter does not get done; that is tried again.

use super::desk::DeskError;
use crate::journal::LoadError;
use crate::ports::journal::JournalError;

#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("the platform's adapter has stopped")]
    AdapterStopped,
    #[error("a task of the program failed: {0}")]
    Task(#[from] tokio::task::JoinError),
}

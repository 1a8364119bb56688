//! Accounts and the numbers the journal knows them by. A number is given out once, durably, before it stands in a fact.
//! Deliberately absent: names; those stand in the streams, erasable.

use crate::dialogue::ids::{Account, PersonId};
use crate::journal::{Append, Book, LoadError};
use crate::ports::journal::{Journal, JournalError};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The directory of a journal, shared by all desks.
#[derive(Debug)]
pub struct Directory<J> {
    book: Arc<Book<J>>,
    /// Two desks that meet somebody new at the same time must agree on the number.
    giving_out: Mutex<()>,
    /// When somebody was last told what they can do here, without having asked.
    greeted: std::sync::Mutex<BTreeMap<Account, Date>>,
}

/// More than anybody's colleagues; then the oldest days are let go.
const MOST_GREETED: usize = 10_000;

impl<J: Journal> Directory<J> {
    pub fn new(book: Arc<Book<J>>) -> Self {
        Self { book, giving_out: Mutex::default(), greeted: std::sync::Mutex::default() }
    }

    /// The number of somebody who has one.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn known(&self, account: &Account) -> Result<Option<PersonId>, LoadError> {
        self.book.person(account)
    }

    pub fn account(&self, person: PersonId) -> Result<Option<Account>, LoadError> {
        self.book.account(person)
    }

    /// Is it time to tell somebody what they can do here? Once a day: two programs must not talk for ever.
    pub fn greets(&self, account: &Account, today: Date) -> bool {
        let mut greeted = self.greeted.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if greeted.len() >= MOST_GREETED {
            greeted.retain(|_, day| *day >= today);
        }
        greeted.insert(account.clone(), today).is_none_or(|last| last < today)
    }

    /// The number of this account, given out now where it has none.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn number(&self, account: &Account, at: Timestamp) -> Result<PersonId, JournalError> {
        let broken = |e: LoadError| JournalError::Broken(e.to_string());
        if let Some(person) = self.known(account).map_err(broken)? {
            return Ok(person);
        }
        let _one_at_a_time = self.giving_out.lock().await;
        if let Some(person) = self.known(account).map_err(broken)? {
            return Ok(person);
        }
        let person = self.book.next_person().map_err(broken)?;
        let append = Append { at, people: vec![(account.clone(), person)], ..Append::default() };
        self.book.commit(append).await?;
        Ok(person)
    }
}

//! The way of a private message to the channel it belongs to: a person has one private room with the bot, and may be in
//! several channels.
//!
//! What is pressed on a message of ours belongs to the channel that message was about (law 11); anything else to the
//! dialogue going on, else to whoever wrote to them last. Deliberately absent: names, and what the message says.

use super::desk::Desk;
use super::people::Directory;
use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::Heard;
use crate::ports::journal::Journal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Fed by every desk of the process; what they have not said since the start, the journal says.
#[derive(Debug)]
pub struct Ways<J> {
    book: Arc<Book<J>>,
    people: Arc<Directory<J>>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Who takes part where.
    here: BTreeMap<ChannelId, BTreeSet<Account>>,
    /// The channel that last wrote to somebody.
    wrote: BTreeMap<PersonId, ChannelId>,
}

/// What the private posts to a person are filed under in the journal. Not under the channel, which a reaction to one does
/// not name, and not under the account, which must not stand there in clear.
pub fn posts_to(person: PersonId) -> String {
    format!("person/{}", person.0)
}

impl<J: Journal> Ways<J> {
    pub fn new(book: Arc<Book<J>>, people: Arc<Directory<J>>) -> Self {
        Self { book, people, known: Mutex::default() }
    }

    /// Notes who takes part in the desk's channel now.
    pub fn note_presence(&self, desk: &Desk<J>) {
        let accounts: BTreeSet<Account> = match desk.live() {
            Some(dialogue) => {
                dialogue.people.iter().filter(|p| p.present).filter_map(|p| dialogue.account(p.id).cloned()).collect()
            }
            None => BTreeSet::new(),
        };
        if accounts.is_empty() {
            self.known().here.remove(desk.id());
        } else {
            self.known().here.insert(desk.id().clone(), accounts);
        }
    }

    /// Notes that a fact of this channel has been told to somebody privately.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn note_written(&self, channel: &ChannelId, to: &Account) -> Result<(), LoadError> {
        if let Some(person) = self.people.known(to)? {
            self.known().wrote.insert(person, channel.clone());
        }
        Ok(())
    }

    /// The desk of this channel has been let go.
    pub fn let_go(&self, channel: &ChannelId) {
        self.known().here.remove(channel);
    }

    /// The channel that something somebody said or pressed in private belongs to.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn channel_of(&self, account: &Account, what: &Heard) -> Result<ChannelId, LoadError> {
        let person = self.people.known(account)?;
        if let (Some(person), Heard::Reacted { message, .. }) = (person, what)
            && let Some(stream) = self.book.stream_of(&posts_to(person), message)?
        {
            return Ok(stream.channel().clone());
        }
        if let Some(channel) = self.known().channel_of(account, person) {
            return Ok(channel);
        }
        let last = person.map(|person| self.book.last_about(person)).transpose()?.flatten();
        // Somebody who is in nothing still gets help: at a desk of their own, which has no channel to speak in.
        Ok(last.map_or_else(|| ChannelId(format!("private/{}", account.0)), |stream| stream.channel().clone()))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// A dialogue going on, and of several the one that wrote last; else whoever wrote last.
    fn channel_of(&self, account: &Account, person: Option<PersonId>) -> Option<ChannelId> {
        let wrote = person.and_then(|person| self.wrote.get(&person));
        let here: Vec<&ChannelId> =
            self.here.iter().filter(|(_, accounts)| accounts.contains(account)).map(|(channel, _)| channel).collect();
        wrote.filter(|wrote| here.is_empty() || here.contains(wrote)).or(here.first().copied()).cloned()
    }
}

//! A platform's own names within the bot's, and names that say nothing to others.
//!
//! Deliberately absent: what a name looks like on a platform.

use crate::dialogue::ids::{Account, ChannelId};
use crate::ports::chat::{ChatError, Missing, Platform};
use sha2::{Digest, Sha256};
use std::fmt::{Display, Write};

/// The ids that belong to a platform: its name, a slash, and what the platform itself says.
#[derive(Clone, Copy, Debug)]
pub struct Ids(pub Platform);

impl Ids {
    pub fn account(self, local: impl Display) -> Account {
        Account(self.whole(local))
    }

    pub fn channel(self, local: impl Display) -> ChannelId {
        ChannelId(self.whole(local))
    }

    /// What the platform itself calls somebody, as `read` reads it.
    ///
    /// # Errors
    ///
    /// They are not on this platform.
    pub fn user<T>(self, account: &Account, read: impl FnOnce(&str) -> Option<T>) -> Result<T, ChatError> {
        let why = || never(Missing::PrivateRoom, format!("{} is not an account on {}", account.0, self.0.0));
        self.local(&account.0).and_then(read).ok_or_else(why)
    }

    /// What the platform itself calls a channel, as `read` reads it.
    ///
    /// # Errors
    ///
    /// It is not on this platform.
    pub fn room<T>(self, channel: &ChannelId, read: impl FnOnce(&str) -> Option<T>) -> Result<T, ChatError> {
        let why = || never(Missing::Other, format!("{} is not a channel on {}", channel.0, self.0.0));
        self.local(&channel.0).and_then(read).ok_or_else(why)
    }

    /// The platform's own part of an account or a channel.
    pub fn local(self, id: &str) -> Option<&str> {
        id.strip_prefix(self.0.0)?.strip_prefix('/')
    }

    fn whole(self, local: impl Display) -> String {
        format!("{}/{local}", self.0.0)
    }
}

/// What will never work.
pub fn never(missing: Missing, why: String) -> ChatError {
    ChatError::Never { missing, why }
}

/// The first bytes of a digest, as hexadecimal digits: 16 are far from colliding, and short enough for every limit on names.
pub fn digest(text: &str, bytes: usize) -> String {
    Sha256::digest(text.as_bytes()).iter().take(bytes).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_there_and_back_and_belong_to_one_platform() {
        let (here, elsewhere) = (Ids(Platform("here")), Ids(Platform("her")));
        let anna = here.account("anna");
        assert_eq!(anna, Account("here/anna".to_owned()));
        assert_eq!(here.user(&anna, |local| Some(local.to_owned())), Ok("anna".to_owned()));
        assert!(elsewhere.user(&anna, |_| Some(())).is_err());
        assert!(here.room(&here.channel(17), |_| None::<()>).is_err(), "not as the platform writes it");
        assert_eq!(here.local("here/a/b"), Some("a/b"));
    }
}

//! The ways to what is said elsewhere, as links.
//!
//! Deliberately absent: who has them (the app), and where they are shown (`say`).

use crate::dialogue::ids::Account;

/// Where a message can send people, as far as the platform leads there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// The bot's own account: its name leads to the private conversation with it.
    pub private: Option<Account>,
    /// What leads to the channel.
    pub channel: Option<String>,
    /// What leads to the thread of each group.
    pub groups: Vec<Option<String>>,
}

/// A platform that leads nowhere.
pub static NO_WAYS: Ways = Ways { private: None, channel: None, groups: Vec::new() };

//! What can be asked of Discord without serving: whose the token is, and how the bot is let in.
//!
//! Deliberately absent: Discord itself (`adapters::discord`), and sentences.

use super::config::Config;
use super::failure::Failure;
use crate::adapters::discord::DiscordConfig;
use std::path::Path;

/// What Discord says of the bot.
#[derive(Debug)]
pub struct Seen {
    pub name: String,
    pub servers: usize,
    /// May anybody let it into a server?
    pub is_public: bool,
    /// Servers of the configuration that it has not been let into.
    pub missing: Vec<u64>,
}

/// The link by which an administrator lets the bot into a server.
///
/// # Errors
///
/// The configuration has mistakes or no Discord in it; Discord refuses the token, or cannot be reached.
pub async fn invite(file: &Path) -> Result<String, Failure> {
    let config = Config::read(file)?;
    let Some(table) = &config.discord else { return Err(Failure::NoDiscord(file.to_owned())) };
    link(table).await
}

#[cfg(feature = "discord")]
mod asked {
    use super::{DiscordConfig, Failure, Seen};
    use crate::adapters::discord;

    pub async fn look(table: &DiscordConfig) -> Result<Seen, Failure> {
        let found = discord::look(table).await.map_err(Failure::during("Discord"))?;
        let servers = found.guilds.iter().filter(|guild| guild.served).count();
        Ok(Seen { name: found.name, servers, is_public: found.public_bot, missing: found.missing })
    }

    pub async fn link(table: &DiscordConfig) -> Result<String, Failure> {
        let found = discord::look(table).await.map_err(Failure::during("Discord"))?;
        Ok(discord::invite(found.application_id))
    }
}

#[cfg(not(feature = "discord"))]
mod asked {
    use super::{DiscordConfig, Failure, Seen};
    use std::future::{Future, ready};

    pub fn look(_: &DiscordConfig) -> impl Future<Output = Result<Seen, Failure>> {
        ready(Err(Failure::BuiltWithout("Discord", "discord")))
    }

    pub fn link(_: &DiscordConfig) -> impl Future<Output = Result<String, Failure>> {
        ready(Err(Failure::BuiltWithout("Discord", "discord")))
    }
}

use asked::link;
pub use asked::look;

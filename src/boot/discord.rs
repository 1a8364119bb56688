//! What can be asked of Discord without serving: whose the token is, and how the bot is let in.
//!
//! Deliberately absent: Discord itself (`adapters::discord`), and sentences.

use super::config::Config;
use super::failure::Failure;
#[cfg(feature = "discord")]
use crate::adapters::discord;
use crate::adapters::discord::DiscordConfig;
use std::path::Path;

/// What Discord says of the bot.
#[derive(Debug)]
pub struct Seen {
    pub name: String,
    /// The link by which an administrator lets the bot into a server.
    pub invitation: String,
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
    Ok(look(table).await?.invitation)
}

/// Asks Discord.
///
/// # Errors
///
/// Discord refuses the token, or cannot be reached.
#[cfg(feature = "discord")]
pub async fn look(table: &DiscordConfig) -> Result<Seen, Failure> {
    let found = discord::look(table).await.map_err(Failure::during("Discord"))?;
    Ok(Seen {
        invitation: discord::invite(found.application_id),
        servers: found.guilds.iter().filter(|guild| guild.served).count(),
        name: found.name,
        is_public: found.public_bot,
        missing: found.missing,
    })
}

/// # Errors
///
/// Always: there is no Discord in this program.
#[cfg(not(feature = "discord"))]
pub fn look(_: &DiscordConfig) -> impl Future<Output = Result<Seen, Failure>> {
    std::future::ready(Err(Failure::BuiltWithout("Discord", "discord")))
}

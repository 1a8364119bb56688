//! What the operator writes about the bot's account on Discord: its token, and where it may serve.
//!
//! Everything is checked here that can be checked without a network, in a program without Discord too. The
//! token cannot be printed. Deliberately absent: what a channel chooses for itself, which is the app's, and what is done
//! with it (`rest.rs`, `guilds.rs`).

use crate::ports::chat::Platform;
use crate::ports::secret::Secret;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;

/// It stands in journals and in configurations, and never changes.
pub const PLATFORM: Platform = Platform("discord");

/// What it takes to be the bot.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscordConfig {
    /// From the page "Bot" of the application in Discord's developer portal.
    #[serde(default)]
    pub token: Option<Secret>,
    /// A file that holds the token and nothing else.
    #[serde(default)]
    pub token_file: Option<PathBuf>,
    /// The ids of the servers it serves; others are ignored. Empty: every server it has been let into.
    #[serde(default)]
    pub guilds: Vec<u64>,
    /// Another Discord than the real one, on this machine: for tests.
    #[serde(default)]
    pub server: Option<Server>,
}

/// A stand-in for Discord.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Where `discord.com` is instead. A loopback address: the token goes there.
    pub address: SocketAddr,
    /// A file with the certificate (PEM) that its own is signed with.
    pub certificate: PathBuf,
}

/// What is wrong with the table, naming the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("discord.token: that is not a bot's token; it stands on the page \"Bot\" of Discord's developer portal")]
    Token,
    #[error("discord: give exactly one of token and token_file")]
    WhichToken,
    #[error("discord.guilds: 0 is not the id of a server")]
    Guild,
    #[error("discord.server.address: {0} is not on this machine, and the token would go there")]
    Server(SocketAddr),
}

impl DiscordConfig {
    /// Everything that can be known without a network.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.token.is_some() == self.token_file.is_some() {
            return Err(ConfigError::WhichToken);
        }
        self.token.as_ref().map_or(Ok(()), can_be_a_token)?;
        if self.guilds.contains(&0) {
            return Err(ConfigError::Guild);
        }
        match &self.server {
            Some(server) if !server.address.ip().is_loopback() => Err(ConfigError::Server(server.address)),
            _ => Ok(()),
        }
    }
}

/// Whatever cannot stand in a header would be refused without a word of why.
pub(super) fn can_be_a_token(token: &Secret) -> Result<(), ConfigError> {
    let token = token.reveal();
    let fits = !token.is_empty() && token.chars().all(|c| c.is_ascii_graphic());
    if fits { Ok(()) } else { Err(ConfigError::Token) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> DiscordConfig {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_token_is_enough_and_is_never_printed() {
        let config = config("token = \"hemmelig\"");
        assert_eq!(config.check(), Ok(()));
        assert!(!format!("{config:?}").contains("hemmelig"));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(config("token = \" \"").check(), Err(ConfigError::Token));
        assert_eq!(config("").check(), Err(ConfigError::WhichToken));
        assert_eq!(config("token = \"x\"\ntoken_file = \"y\"").check(), Err(ConfigError::WhichToken));
        assert_eq!(config("token = \"to ord\"").check(), Err(ConfigError::Token));
        assert_eq!(config("token = \"x\"\nguilds = [0]").check(), Err(ConfigError::Guild));
        let away = "token = \"x\"\nserver = { address = \"10.0.0.1:443\", certificate = \"ca.pem\" }";
        assert_eq!(config(away).check(), Err(ConfigError::Server("10.0.0.1:443".parse().unwrap())));
        assert!(toml::from_str::<DiscordConfig>("token = \"x\"\nguild = 1").is_err());
    }
}

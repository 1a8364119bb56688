//! What the operator writes about the Matrix account: where it lives, how it logs in, who may invite it.
//!
//! Everything is checked here that can be checked without a network, in a program without Matrix too.
//! Secrets cannot be printed. Deliberately absent: what a channel chooses for itself (where groups talk, language), which
//! is the app's, and who may invite (`inviters.rs`).

use crate::platform::turns::Budget;
use crate::ports::chat::Platform;
use crate::ports::secret::Secret;
use serde::Deserialize;
use std::net::Ipv6Addr;
use std::path::PathBuf;

/// It stands in journals and in configurations, and never changes.
pub const PLATFORM: Platform = Platform("matrix");

/// Bytes; what Matrix allows a user's id.
const LONGEST_ID: usize = 255;

/// The `[matrix]` table of the configuration file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixConfig {
    /// `https://matrix.example.dk`. The address of the homeserver itself; nothing is looked up from it.
    pub homeserver: String,
    /// `drejebog` or `@drejebog:example.dk`.
    pub user: String,
    /// Used at the first start only, when there is no session yet.
    #[serde(default)]
    pub password: Option<Secret>,
    /// A file that holds the password and nothing else.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
    /// Instead of a password, where the administrator hands out tokens. Needs `device_id` and the full user id.
    #[serde(default)]
    pub access_token: Option<Secret>,
    #[serde(default)]
    pub device_id: Option<String>,
    /// The folder for the session and the encryption keys. Never to be restored from a backup: an older copy makes
    /// messages unreadable for others. After a loss the bot logs in anew with the recovery key.
    pub store: PathBuf,
    #[serde(default)]
    pub store_passphrase: Option<Secret>,
    /// The file the recovery key is written to once, readable by the owner alone. Best outside `store`, and copied
    /// to a safe place.
    pub recovery_key: PathBuf,
    /// Whose invitations are accepted, beside those from `allowed_servers`.
    #[serde(default)]
    pub allowed_users: Vec<String>,
    /// From which servers invitations are accepted. When both lists are empty: from the bot's own server.
    #[serde(default)]
    pub allowed_servers: Vec<String>,
    /// How fast the homeserver lets the bot send.
    #[serde(default)]
    pub rate: Rate,
}

/// `rate = "unlimited"` or `rate = { per_second = 0.2, burst = 10 }`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "RateText")]
pub enum Rate {
    /// The server's administrator has lifted the limits for the bot's account.
    Unlimited,
    Limited {
        per_second: f64,
        burst: u32,
    },
}

/// Synapse's own default (`rc_message`): one in five seconds, ten at once.
impl Default for Rate {
    fn default() -> Self {
        Self::Limited { per_second: 0.2, burst: 10 }
    }
}

impl From<Rate> for Budget {
    fn from(rate: Rate) -> Self {
        match rate {
            Rate::Unlimited => Self::Unlimited,
            Rate::Limited { per_second, burst } => Self::Limited { per_second, burst },
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected \"unlimited\" or { per_second = 0.2, burst = 10 }")]
enum RateText {
    Word(String),
    Figures(Figures),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    per_second: f64,
    burst: u32,
}

impl TryFrom<RateText> for Rate {
    type Error = String;

    fn try_from(text: RateText) -> Result<Self, String> {
        match text {
            RateText::Word(word) if word == "unlimited" => Ok(Self::Unlimited),
            RateText::Word(word) => Err(format!("unknown rate \"{word}\": write \"unlimited\" or a table")),
            RateText::Figures(Figures { per_second, burst }) => {
                if per_second.is_finite() && per_second > 0.0 && burst > 0 {
                    Ok(Self::Limited { per_second, burst })
                } else {
                    Err("per_second and burst must be more than 0".to_owned())
                }
            }
        }
    }
}

/// What is wrong with the table, naming the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("matrix.homeserver: \"{0}\" is not an address such as https://matrix.example.dk")]
    Homeserver(String),
    #[error("matrix.user: \"{0}\" is not a name such as drejebog or @drejebog:example.dk")]
    User(String),
    #[error("matrix: give exactly one of password, password_file and access_token")]
    HowToLogIn,
    #[error("matrix.access_token needs matrix.device_id and a full matrix.user such as @drejebog:example.dk")]
    Token,
    #[error("matrix.allowed_users: \"{0}\" is not a user such as @anna:example.dk")]
    AllowedUser(String),
    #[error("matrix.allowed_servers: \"{0}\" is not a server name such as example.dk")]
    AllowedServer(String),
}

impl MatrixConfig {
    /// Everything that can be known without a network.
    pub fn check(&self) -> Result<(), ConfigError> {
        if !(self.homeserver.starts_with("https://") || self.homeserver.starts_with("http://")) {
            return Err(ConfigError::Homeserver(self.homeserver.clone()));
        }
        if self.user.is_empty() || (self.user.starts_with('@') && !is_user(&self.user)) {
            return Err(ConfigError::User(self.user.clone()));
        }
        let ways = [self.password.is_some(), self.password_file.is_some(), self.access_token.is_some()];
        if ways.iter().filter(|way| **way).count() != 1 {
            return Err(ConfigError::HowToLogIn);
        }
        if self.access_token.is_some() && (self.device_id.is_none() || !self.user.starts_with('@')) {
            return Err(ConfigError::Token);
        }
        if let Some(user) = self.allowed_users.iter().find(|user| !is_user(user)) {
            return Err(ConfigError::AllowedUser(user.clone()));
        }
        match self.allowed_servers.iter().find(|server| !is_server(server)) {
            Some(server) => Err(ConfigError::AllowedServer(server.clone())),
            None => Ok(()),
        }
    }
}

/// `@anna:example.dk`
fn is_user(text: &str) -> bool {
    let parts = text.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    parts.is_some_and(|(name, server)| {
        !name.is_empty() && !name.contains(char::is_whitespace) && text.len() <= LONGEST_ID && is_server(server)
    })
}

/// `example.dk`, `example.dk:8448`, `[::1]`
fn is_server(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_host = match inner {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')),
    };
    is_host && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALLEST: &str = r#"
        homeserver = "https://matrix.example.dk"
        user = "drejebog"
        password = "hemmelig"
        store = "matrix"
        recovery_key = "recovery-key"
    "#;

    fn config(extra: &str) -> Result<MatrixConfig, toml::de::Error> {
        toml::from_str(&format!("{SMALLEST}\n{extra}"))
    }

    #[test]
    fn the_smallest_table_is_enough_and_assumes_synapses_limits() {
        let config = config("").unwrap();
        assert_eq!(config.check(), Ok(()));
        assert_eq!(config.rate, Rate::Limited { per_second: 0.2, burst: 10 });
    }

    #[test]
    fn secrets_are_not_printed() {
        let printed = format!("{:?}", config("store_passphrase = \"nøgle\"").unwrap());
        assert!(!printed.contains("hemmelig") && !printed.contains("nøgle"), "{printed}");
    }

    #[test]
    fn mistakes_are_named() {
        assert!(config("sotre = 1").unwrap_err().to_string().contains("sotre"));
        assert!(config("rate = \"fast\"").unwrap_err().to_string().contains("fast"));
        assert!(config("rate = { per_second = 0, burst = 3 }").is_err());
        assert_eq!(config("rate = \"unlimited\"").unwrap().rate, Rate::Unlimited);
        assert_eq!(config("access_token = \"x\"").unwrap().check(), Err(ConfigError::HowToLogIn));
        assert_eq!(
            config("allowed_users = [\"anna\"]").unwrap().check(),
            Err(ConfigError::AllowedUser("anna".to_owned()))
        );
    }

    #[test]
    fn users_and_servers_are_told_from_what_is_neither() {
        for user in ["@anna:example.dk", "@anna:example.dk:8448", "@a.n-n_a:[::1]:8448", "@anna:127.0.0.1"] {
            assert!(is_user(user), "{user}");
        }
        for other in
            ["anna", "anna:example.dk", "@anna", "@:example.dk", "@anna:", "@an na:example.dk", "@anna:ex ample"]
        {
            assert!(!is_user(other), "{other}");
        }
        for other in ["", "https://example.dk", "example.dk/", "example.dk:port", "[::1", "ex_ample.dk", ":8448"] {
            assert!(!is_server(other), "{other}");
        }
    }
}

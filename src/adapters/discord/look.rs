//! Looks whether the bot could serve, without serving: whose token it is, and where it has been let in.
//!
//! Deliberately absent: the gateway; what the bot may do in a channel is said there, when somebody asks it something.

use super::config::{ConfigError, DiscordConfig};
use super::errors::Failed;
use super::rest::{self, ClientError, Rest};
use serenity::model::id as discord;

/// Why the bot cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(
        "Discord does not know the token: copy it anew from the page \"Bot\" of the application in the developer portal"
    )]
    Token,
    #[error("{0}")]
    Unreachable(String),
    #[error("no thread can be started: {0}")]
    Thread(std::io::Error),
}

impl From<Failed> for StartError {
    fn from(error: Failed) -> Self {
        if error.is_session_over() { Self::Token } else { Self::Unreachable(error.to_string()) }
    }
}

/// What the token opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the bot is called on Discord.
    pub name: String,
    pub application_id: u64,
    /// May anybody let it into their server? A bot for one organisation need not.
    pub public_bot: bool,
    pub guilds: Vec<FoundGuild>,
    /// Servers in the configuration that the bot has not been let into.
    pub missing: Vec<u64>,
}

/// A server the bot is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGuild {
    pub id: u64,
    pub name: String,
    /// Does the configuration let it serve there?
    pub served: bool,
}

/// Asks Discord.
///
/// # Errors
///
/// The configuration is wrong, the token is refused, or Discord cannot be reached.
pub async fn look(config: &DiscordConfig) -> Result<Found, StartError> {
    config.check()?;
    let rest = Rest::new(rest::client(config)?);
    let http = rest.http();
    let own = rest.call(http.get_current_user()).await?;
    let application = rest.call(http.get_current_application_info()).await?;
    let guilds: Vec<_> = rest
        .call(http.get_guilds(None, None))
        .await?
        .into_iter()
        .map(|guild| FoundGuild { id: guild.id.get(), name: guild.name, served: config.serves(guild.id.get()) })
        .collect();
    let is_in = |id: &u64| guilds.iter().any(|guild| guild.id == *id);
    let missing = config.guilds.iter().copied().filter(|id| !is_in(id)).collect();
    Ok(Found {
        name: own.name.clone(),
        application_id: application.id.get(),
        public_bot: application.bot_public,
        guilds,
        missing,
    })
}

/// The bot's own account, which also shows that the token is good.
pub(super) async fn own(rest: &Rest) -> Result<discord::UserId, StartError> {
    Ok(rest.call(rest.http().get_current_user()).await?.id)
}

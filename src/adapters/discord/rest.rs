//! Discord's REST side: the client, made for the real one or for a stand-in on this machine, and how calls are made.
//!
//! serenity's own rate limiter is on and reads the headers; so that it is not stampeded, few calls run at once. Each
//! runtime has a client of its own, since a client's connections live where they were opened. Deliberately absent: what
//! is called, and whose turn it is in a channel.

use super::config::{ConfigError, DiscordConfig, Server, can_be_a_token};
use super::errors::Failed;
use crate::platform::secret::{Unread, secret};
use crate::ports::secret::Secret;
use serenity::http::{Http, HttpBuilder};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

/// Calls that run at the same time. Discord lets a bot make fifty in a second, and each takes a tenth of one.
const AT_ONCE: usize = 8;
/// The same for work that nobody waits for; posts and edits never queue behind it.
pub(super) const ASIDE_AT_ONCE: usize = 3;
/// How long a call may take with the wait for its turn and those the rate limiter puts in.
const CALL: Duration = Duration::from_secs(60);
/// How long an answer to something just done may take: after three seconds Discord takes none.
const ANSWER: Duration = Duration::from_secs(10);
/// How long one request may take on its way.
const REQUEST: Duration = Duration::from_secs(20);

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    #[error("{path}: {source}")]
    Certificate { path: PathBuf, source: io::Error },
    #[error("{0} holds no certificate (PEM)")]
    NoCertificate(PathBuf),
    #[error("no HTTP client can be made here: {0}")]
    Client(String),
    #[error("discord.token_file: {0}")]
    TokenFile(#[from] Unread),
    #[error(transparent)]
    Config(#[from] ConfigError),
}

impl DiscordConfig {
    /// The token, wherever it stands.
    fn secret(&self) -> Result<Secret, ClientError> {
        let token = secret(self.token.as_ref(), self.token_file.as_deref())?.ok_or(ConfigError::WhichToken)?;
        // A space beside it was copied along with it.
        let token = Secret::from(token.reveal().trim());
        can_be_a_token(&token)?;
        Ok(token)
    }
}

/// A client for whoever runs on the runtime that first uses it.
pub(super) fn client(config: &DiscordConfig) -> Result<Http, ClientError> {
    let mut builder = reqwest::Client::builder().timeout(REQUEST).connect_timeout(ANSWER);
    if let Some(Server { address, certificate }) = &config.server {
        let path = || certificate.clone();
        let pem = fs::read(certificate).map_err(|source| ClientError::Certificate { path: path(), source })?;
        let trusted = reqwest::Certificate::from_pem(&pem).map_err(|_| ClientError::NoCertificate(path()))?;
        builder = builder.no_proxy().resolve("discord.com", *address).tls_certs_merge([trusted]);
    }
    let client = builder.build().map_err(|error| ClientError::Client(error.without_url().to_string()))?;
    Ok(HttpBuilder::new(config.secret()?.reveal()).client(client).build())
}

/// Makes calls. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    inner: Arc<Inner>,
    /// Among which of the turns its calls wait.
    is_aside: bool,
}

#[derive(Debug)]
struct Inner {
    http: Http,
    turns: Semaphore,
    turns_aside: Semaphore,
    over: watch::Sender<bool>,
}

impl Rest {
    pub(super) fn new(http: Http) -> Self {
        let (turns, turns_aside) = (Semaphore::new(AT_ONCE), Semaphore::new(ASIDE_AT_ONCE));
        Self { inner: Arc::new(Inner { http, turns, turns_aside, over: watch::Sender::new(false) }), is_aside: false }
    }

    /// The same for work in the background, which has turns of its own and keeps nobody's post waiting.
    pub(super) fn aside(&self) -> Self {
        Self { is_aside: true, ..self.clone() }
    }

    pub(super) fn http(&self) -> &Http {
        &self.inner.http
    }

    /// One call among the few that run at once.
    pub(super) async fn call<T>(&self, what: impl Future<Output = serenity::Result<T>>) -> Result<T, Failed> {
        let turns = if self.is_aside { &self.inner.turns_aside } else { &self.inner.turns };
        let in_turn = async {
            // They are never closed.
            let _turn = turns.acquire().await;
            what.await
        };
        self.within(CALL, in_turn).await
    }

    /// One call that waits for no other: answers to what people just did have endpoints without a common limit.
    pub(super) async fn at_once<T>(&self, what: impl Future<Output = serenity::Result<T>>) -> Result<T, Failed> {
        self.within(ANSWER, what).await
    }

    async fn within<T>(&self, most: Duration, what: impl Future<Output = serenity::Result<T>>) -> Result<T, Failed> {
        let result = match timeout(most, what).await {
            Ok(result) => result.map_err(Failed::from),
            Err(_) => Err(Failed::TimedOut),
        };
        if result.as_ref().is_err_and(Failed::is_session_over) {
            self.inner.over.send_replace(true);
        }
        result
    }

    /// Returns once Discord has refused the token.
    pub(super) async fn is_over(&self) {
        let mut over = self.inner.over.subscribe();
        let _ = over.wait_for(|over| *over).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_from_its_file() {
        let config = |file: &str| toml::from_str::<DiscordConfig>(&format!("token_file = {file:?}")).unwrap();
        assert!(matches!(config("not/there").secret(), Err(ClientError::TokenFile(_))));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        fs::write(&file, "hemmelig\n").unwrap();
        assert_eq!(config(file.to_str().unwrap()).secret().unwrap().reveal(), "hemmelig");
    }
}

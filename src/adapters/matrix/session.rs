//! The bot's one session with the homeserver: logged in once, kept, and restored at every start.
//!
//! Session, key store and recovery key are one unit. The server recognises a message sent twice only from the same
//! device, so a new log-in at each start could say things twice; and a session with an empty store has lost its keys
//! without anybody noticing, so that is an error here. Deliberately absent: what is done with the session.

use super::config::{ConfigError, MatrixConfig};
use crate::platform::secret::{Unread, secret};
use crate::ports::secret::Secret;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::UserId;
use matrix_sdk::{Client, ClientBuildError, SessionMeta, SessionTokens, StoreError};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long one request may take. Longer than any answer of a healthy server to a small question.
const REQUEST: Duration = Duration::from_secs(10);

/// Written into the key store when it is made, and looked for at every start.
const MARK: &[u8] = b"drejebog.device";

/// Why the bot cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("{0} is used by another process")]
    InUse(PathBuf),
    #[error("{path} cannot be read as a session: {source}")]
    Session { path: PathBuf, source: serde_json::Error },
    #[error(
        "the session in {session} belongs to a key store that is gone or empty ({store}). Bring the store back if it \
         was moved (never an older copy); if it is lost, delete {session} and start with the password and the \
         recovery key file in place: the bot logs in anew and recovers its keys"
    )]
    StoreLost { session: PathBuf, store: PathBuf },
    #[error(
        "the account has encryption keys that this new log-in cannot use: put the recovery key into {0} and start again"
    )]
    RecoveryKeyMissing(PathBuf),
    #[error("the session belongs to {found}, the configuration says {expected}")]
    OtherUser { found: String, expected: String },
    #[error("the homeserver: {0}")]
    Build(Box<ClientBuildError>),
    #[error("the homeserver: {0}")]
    Matrix(Box<matrix_sdk::Error>),
    #[error("the homeserver: {0}")]
    Http(#[from] matrix_sdk::HttpError),
    #[error("the key store: {0}")]
    Store(#[from] StoreError),
    #[error("recovery: {0}")]
    Recovery(Box<RecoveryError>),
}

impl From<Unread> for StartError {
    fn from(Unread { path, source }: Unread) -> Self {
        Self::File { path, source }
    }
}

impl From<ClientBuildError> for StartError {
    fn from(error: ClientBuildError) -> Self {
        Self::Build(Box::new(error))
    }
}

impl From<matrix_sdk::Error> for StartError {
    fn from(error: matrix_sdk::Error) -> Self {
        Self::Matrix(Box::new(error))
    }
}

impl From<RecoveryError> for StartError {
    fn from(error: RecoveryError) -> Self {
        Self::Recovery(Box::new(error))
    }
}

/// The session, and the lock that keeps other processes from using its store as long as this lives.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) client: Client,
    pub(super) is_new: bool,
    pub(super) lock: Lock,
}

/// The store is ours as long as this lives.
#[derive(Clone, Debug)]
pub(super) struct Lock {
    #[expect(dead_code, reason = "held, never read")]
    file: Arc<File>,
}

/// What `session.json` holds.
#[derive(Serialize, Deserialize)]
struct Kept {
    homeserver: String,
    /// The folder of the key store, within the store folder. Each log-in has its own, so that keys of an earlier
    /// device are never mixed in.
    store: String,
    session: MatrixSession,
    /// The recovery key has been written out; where it is now is the operator's business.
    recovery_key_written: bool,
}

/// Restores the session; at the first start logs in, and sets up encryption so that the bot's messages can be
/// trusted and its keys be recovered.
pub(super) async fn open(config: &MatrixConfig) -> Result<Opened, StartError> {
    config.check()?;
    fs::create_dir_all(&config.store).map_err(at(&config.store))?;
    let lock = lock(&config.store)?;
    let path = config.store.join("session.json");
    let (client, mut kept, is_new) = match read(&path)? {
        Some(kept) => (restore(config, &path, &kept).await?, kept, false),
        None => {
            let (client, kept) = log_in(config, &path).await?;
            (client, kept, true)
        }
    };
    if !kept.recovery_key_written {
        make_recoverable(config, &client).await?;
        kept.recovery_key_written = true;
        write_private(&path, &serde_json::to_vec(&kept).map_err(unreadable(&path))?)?;
    }
    Ok(Opened { client, is_new, lock })
}

fn lock(store: &Path) -> Result<Lock, StartError> {
    let path = store.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { file: Arc::new(file) }),
        Err(TryLockError::WouldBlock) => Err(StartError::InUse(store.to_owned())),
        Err(TryLockError::Error(source)) => Err(StartError::File { path, source }),
    }
}

fn read(path: &Path) -> Result<Option<Kept>, StartError> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(unreadable(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(StartError::File { path: path.to_owned(), source }),
    }
}

async fn restore(config: &MatrixConfig, path: &Path, kept: &Kept) -> Result<Client, StartError> {
    let user = &kept.session.meta.user_id;
    if user.as_str() != config.user && user.localpart() != config.user {
        return Err(StartError::OtherUser { found: user.to_string(), expected: config.user.clone() });
    }
    let store = config.store.join(&kept.store);
    let lost = || StartError::StoreLost { session: path.to_owned(), store: store.clone() };
    // Opening it would make an empty one.
    if !store.is_dir() {
        return Err(lost());
    }
    let client = build(config, &store).await?;
    if client.state_store().get_custom_value(MARK).await?.as_deref()
        != Some(kept.session.meta.device_id.as_str().as_bytes())
    {
        return Err(lost());
    }
    client.restore_session(kept.session.clone()).await?;
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    Ok(client)
}

async fn log_in(config: &MatrixConfig, path: &Path) -> Result<(Client, Kept), StartError> {
    let name = unused_folder(&config.store)?;
    let client = build(config, &config.store.join(&name)).await?;
    match (&config.access_token, &config.device_id) {
        (Some(token), Some(device)) => {
            let user_id = UserId::parse(&config.user).map_err(|_| ConfigError::User(config.user.clone()))?;
            let meta = SessionMeta { user_id, device_id: device.as_str().into() };
            let tokens = SessionTokens { access_token: token.reveal().to_owned(), refresh_token: None };
            client.restore_session(MatrixSession { meta, tokens }).await?;
            client.whoami().await?;
        }
        _ => {
            let password = secret(config.password.as_ref(), config.password_file.as_deref())?;
            let password = password.ok_or(ConfigError::HowToLogIn)?;
            let login = client.matrix_auth().login_username(&config.user, password.reveal());
            login.initial_device_display_name("Drejebog").await?;
        }
    }
    let session = client.matrix_auth().session().ok_or(ConfigError::HowToLogIn)?;
    client.state_store().set_custom_value(MARK, session.meta.device_id.as_str().as_bytes().to_vec()).await?;
    let kept = Kept { homeserver: config.homeserver.clone(), store: name, session, recovery_key_written: false };
    write_private(path, &serde_json::to_vec(&kept).map_err(unreadable(path))?)?;
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    Ok((client, kept))
}

async fn build(config: &MatrixConfig, store: &Path) -> Result<Client, StartError> {
    let passphrase = config.store_passphrase.as_ref().map(Secret::reveal);
    Ok(Client::builder()
        .homeserver_url(&config.homeserver)
        .sqlite_store(store, passphrase)
        // The turns are planned around rate limits; an SDK that waits silently would undo the plan.
        .request_config(RequestConfig::new().retry_limit(1).timeout(REQUEST))
        .with_encryption_settings(EncryptionSettings {
            auto_enable_cross_signing: true,
            // Set up together with recovery, once (`make_recoverable`).
            auto_enable_backups: false,
            backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        })
        // Whoever is invited later must not read what was said in confidence before.
        .with_enable_share_history_on_invite(false)
        .build()
        .await?)
}

/// Uploads the bot's secrets, encrypted with a recovery key, and writes the key out; or, after a lost store, fetches
/// them with the key that was written then.
async fn make_recoverable(config: &MatrixConfig, client: &Client) -> Result<(), StartError> {
    let path = &config.recovery_key;
    let recovery = client.encryption().recovery();
    let known = match fs::read_to_string(path) {
        Ok(key) => Some(key),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(source) => return Err(StartError::File { path: path.clone(), source }),
    };
    let key = match (recovery.state(), known) {
        (RecoveryState::Incomplete, Some(key)) => return Ok(recovery.recover(key.trim()).await?),
        (RecoveryState::Incomplete, None) => return Err(StartError::RecoveryKeyMissing(path.clone())),
        (RecoveryState::Enabled, Some(_)) => return Ok(()),
        // Stopped after the upload and before the key was written: that key is gone, this one replaces it.
        (RecoveryState::Enabled, None) => recovery.reset_key().await?,
        (RecoveryState::Disabled | RecoveryState::Unknown, _) => recovery.enable().wait_for_backups_to_upload().await?,
    };
    write_private(path, format!("{key}\n").as_bytes())?;
    tracing::info!(path = %path.display(), "recovery key written; keep a copy in a safe place");
    Ok(())
}

/// `crypto-1`, or the next number where one was left by an earlier log-in.
fn unused_folder(store: &Path) -> Result<String, StartError> {
    let mut number = 1_u32;
    loop {
        let name = format!("crypto-{number}");
        let path = store.join(&name);
        if !path.try_exists().map_err(at(&path))? {
            return Ok(name);
        }
        number += 1;
    }
}

/// Whole or not at all, and readable by the owner alone.
fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StartError> {
    let beside = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).map_err(at(path))?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(path))?;
    }
    Ok(())
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> StartError {
    let path = path.to_owned();
    |source| StartError::File { path, source }
}

fn unreadable(path: &Path) -> impl FnOnce(serde_json::Error) -> StartError {
    let path = path.to_owned();
    |source| StartError::Session { path, source }
}

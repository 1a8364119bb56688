//! A Discord for tests: REST and gateway on loopback ports, and hands for the people who use it.
//!
//! `Peer::start` starts it. A test sets the scene (`scene`), moves people (`people`), looks at what is there (`sight`), and
//! lets things go wrong (`trouble`). What a bot must not do is written down (`ledger`) and fails the test in the end.
//! Deliberately absent: the program, whose Discord this can be without knowing it; real permissions, real rate limits, and how
//! a client draws things, which no fake can show.

pub mod asked;
mod client;
pub mod description;
pub mod events;
mod faults;
mod gateway;
pub mod ledger;
pub mod limits;
mod objects;
pub mod people;
pub mod permissions;
mod rest;
mod scene;
mod sight;
pub mod store;
mod tls;
mod trouble;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Id, World};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longer than anything takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// How many messages and calls a failed test shows, the newest.
const SHOWN: usize = 40;

/// What all parts of the fake share.
#[derive(Debug)]
pub struct Shared {
    world: Mutex<World>,
    /// Counts the changes, for those who wait.
    changes: watch::Sender<u64>,
    /// Nothing gets through while it is on.
    is_cut: Arc<AtomicBool>,
}

impl Shared {
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        // After a test has failed in here, the world is still good enough to be shown.
        let changed = change(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner));
        self.changes.send_modify(|count| *count += 1);
        changed
    }

    /// Says when something has changed.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Waits until `find` finds something, looking again after each change.
    pub async fn until<T>(&self, what: &str, within: Duration, mut find: impl FnMut(&World) -> Option<T>) -> T {
        let mut changes = self.changes();
        let waiting = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = self.look(&mut find) {
                    return found;
                }
                if changes.changed().await.is_err() {
                    return std::future::pending().await;
                }
            }
        };
        match tokio::time::timeout(within, waiting).await {
            Ok(found) => found,
            Err(_) => panic!("{what} never came within {within:?}\n{}", self.look(World::summary)),
        }
    }
}

/// A running fake. Dropping it stops it, and fails the test if the bot broke a rule that nobody asked about.
#[derive(Debug)]
pub struct Peer {
    shared: Arc<Shared>,
    rest: SocketAddr,
    /// Of the guild.
    pub guild: Id,
    /// Of the bot's account and application, which are the same.
    pub bot: Id,
    folder: TempDir,
    serving: Vec<JoinHandle<()>>,
}

impl Peer {
    /// Starts it with one guild, its owner, and the bot as a member. It needs a runtime with several threads.
    pub async fn start() -> Self {
        let is_cut = Arc::new(AtomicBool::new(false));
        let (authority, acceptor) = tls::certificate();
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("ca.pem"), authority).expect("the authority is written");
        let rest = tls::encrypted(acceptor, Arc::clone(&is_cut)).await;
        let gateway = tls::plain(Arc::clone(&is_cut)).await;
        let address = rest.address();
        let world = World::new(format!("ws://{}", gateway.address()));
        let (guild, bot) = (world.guild.id, world.bot);
        let shared = Arc::new(Shared { world: Mutex::new(world), changes: watch::channel(0).0, is_cut });
        let calls = Router::new().fallback(rest::serve).layer(DefaultBodyLimit::disable());
        let calls = calls.with_state(Arc::clone(&shared));
        let connections = Router::new().route("/", get(gateway::connect)).with_state(Arc::clone(&shared));
        let serving = vec![
            tokio::spawn(async { axum::serve(rest, calls).await.expect("the calls are served") }),
            tokio::spawn(async { axum::serve(gateway, connections).await.expect("the gateway is served") }),
        ];
        Self { shared, rest: address, guild, bot, folder, serving }
    }

    /// The certificate, as PEM, of the authority that vouches for this "discord.com".
    pub fn ca_file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Where discord.com is to be found, with TLS.
    pub fn rest_address(&self) -> SocketAddr {
        self.rest
    }

    /// As in `ws://127.0.0.1:1234`.
    pub fn gateway_url(&self) -> String {
        self.look(|world| world.gateway.clone())
    }

    pub fn token(&self) -> String {
        self.look(|world| world.token.clone())
    }

    /// The folder that goes with the fake.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.set_outage(true);
        for task in &self.serving {
            task.abort();
        }
        if std::thread::panicking() {
            eprintln!("--- the fake Discord ---\n{}", self.look(World::summary));
        } else {
            self.assert_clean();
        }
    }
}

impl World {
    /// Everything a failed test wants to know.
    pub fn summary(&self) -> String {
        let mut lines = vec![format!(
            "connected: {}, sessions begun: {}, resumed: {}, calls: {}",
            self.sessions.is_connected(),
            self.sessions.identified,
            self.sessions.resumed,
            self.ledger.calls.len()
        )];
        let name = |id: &Id| self.people.get(id).map_or("?", |p| p.name.as_str());
        let newest = self.messages.values().skip(self.messages.len().saturating_sub(SHOWN));
        for message in newest {
            let channel = self.channels.get(&message.channel).map_or("?", |c| c.name.as_str());
            let only_for = message.only_for.map(|id| format!(" (only for {})", name(&id))).unwrap_or_default();
            let text = message.text().replace('\n', " | ");
            lines.push(format!("#{channel} {}{only_for} [{}]: {text}", name(&message.author), message.id));
        }
        let last = self.ledger.calls.iter().rev().take(SHOWN).rev();
        lines.extend(last.map(|call| format!("{} {} -> {}", call.route, call.path, call.status)));
        lines.extend(self.ledger.violations.iter().map(|what| format!("broken rule: {what}")));
        lines.join("\n")
    }
}

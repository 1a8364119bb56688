//! A Discord for tests: REST and gateway on loopback ports, and hands for the people who use it.
//!
//! `Peer::start` starts it; a test moves people (`people`), looks at what is there (`store`), and lets things go wrong.
//! What a bot must not do is written down (`ledger`) and fails the test in the end. Deliberately absent: real
//! permissions, real rate limits, and how a client draws things; no fake can show those.

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
pub mod store;
mod tls;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use gateway::Order;
use ledger::Call;
use people::User;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Channel, Id, Kind, Message, Role, World};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longer than anything takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

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

    /// Waits until `find` finds something, looking again after each change.
    pub async fn until<T>(&self, what: &str, within: Duration, mut find: impl FnMut(&World) -> Option<T>) -> T {
        let mut changes = self.changes.subscribe();
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

    // ---- how a bot finds it ----

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

    // ---- what there is ----

    /// A new text channel; the bot is told.
    pub fn add_channel(&self, name: &str) -> Id {
        self.shared.change(|world| {
            let id = world.add_channel(Kind::Text, name, None, world.guild.owner);
            let json = world.channel_json(&world.channels[&id]);
            world.emit("CHANNEL_CREATE", Some(id), &json);
            id
        })
    }

    pub fn rename_channel(&self, channel: Id, name: &str) {
        self.shared.change(|world| {
            let known = world.channels.get_mut(&channel).expect("a channel");
            name.clone_into(&mut known.name);
            world.emit_channel("UPDATE", channel);
        });
    }

    /// Takes a channel or a thread away, with all that was said in it.
    pub fn delete_channel(&self, channel: Id) {
        self.shared.change(|world| {
            world.emit_channel("DELETE", channel);
            world.channels.retain(|id, known| *id != channel && known.parent != Some(channel));
            let channels = &world.channels;
            world.messages.retain(|_, message| channels.contains_key(&message.channel));
        });
    }

    /// A new member of the guild, with a name for this guild if wanted.
    pub fn add_user(&self, name: &str, nick: Option<&str>) -> User {
        let id = self.shared.change(|world| world.add_account(name, nick, false));
        User::new(Arc::clone(&self.shared), id)
    }

    /// The guild's owner, who is there from the start.
    pub fn owner(&self) -> User {
        User::new(Arc::clone(&self.shared), self.look(|world| world.guild.owner))
    }

    /// Takes permissions from the bot in a channel and its threads (`permissions`); zero gives all back.
    pub fn deny(&self, channel: Id, permissions: u64) {
        self.shared.change(|world| {
            world.channels.get_mut(&channel).expect("a channel").denied = permissions;
            world.emit_channel("UPDATE", channel);
        });
    }

    /// What the bot may do in the guild as a whole; the bot is told that its role has changed.
    pub fn set_bot_permissions(&self, permissions: u64) {
        self.shared.change(|world| {
            let role = world.guild.roles.last_mut().expect("the bot's role");
            role.permissions = permissions;
            let data = json!({ "guild_id": world.guild.id.to_string(), "role": objects::role(role) });
            world.emit("GUILD_ROLE_UPDATE", None, &data);
        });
    }

    /// A new role; the bot is told.
    pub fn add_role(&self, name: &str, permissions: u64) -> Id {
        self.shared.change(|world| {
            let role = Role { id: world.new_id(), name: name.to_owned(), permissions };
            let data = json!({ "guild_id": world.guild.id.to_string(), "role": objects::role(&role) });
            let id = role.id;
            // The bot's own stays the last.
            world.guild.roles.insert(1, role);
            world.emit("GUILD_ROLE_CREATE", None, &data);
            id
        })
    }

    pub fn delete_role(&self, role: Id) {
        self.shared.change(|world| {
            world.guild.roles.retain(|known| known.id != role);
            let data = json!({ "guild_id": world.guild.id.to_string(), "role_id": role.to_string() });
            world.emit("GUILD_ROLE_DELETE", None, &data);
        });
    }

    /// The bot's token is another from now on, as when it is reset in the portal.
    pub fn set_token(&self, token: &str) {
        self.shared.change(|world| token.clone_into(&mut world.token));
    }

    /// Privileged intents that Discord has granted the bot.
    pub fn grant_intents(&self, intents: u64) {
        self.shared.change(|world| world.sessions.granted = intents);
    }

    /// The bot is thrown out of the guild, or invited again.
    pub fn set_bot_in_guild(&self, has_bot: bool) {
        self.shared.change(|world| {
            if has_bot {
                world.guild.has_bot = true;
                let json = world.guild_create_json();
                world.emit("GUILD_CREATE", None, &json);
            } else {
                world.guild.has_bot = false;
                let data = json!({ "id": world.guild.id.to_string() });
                world.emit("GUILD_DELETE", None, &data);
            }
        });
    }

    /// The guild is out of order for a while, as in an outage of Discord, or back.
    pub fn set_guild_available(&self, is_available: bool) {
        self.shared.change(|world| {
            world.guild.is_available = is_available;
            if is_available {
                let json = world.guild_create_json();
                world.emit("GUILD_CREATE", None, &json);
            } else {
                let data = json!({ "id": world.guild.id.to_string(), "unavailable": true });
                world.emit("GUILD_DELETE", None, &data);
            }
        });
    }

    // ---- what a test looks at ----

    /// Anything of the world as it stands. Nothing else can be asked of the fake meanwhile.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        self.shared.look(look)
    }

    /// What was said in a channel, oldest first, as it stands; without ephemeral messages and the system's.
    pub fn messages(&self, channel: Id) -> Vec<Message> {
        self.look(|world| world.messages_in(channel).into_iter().cloned().collect())
    }

    pub fn message(&self, id: Id) -> Option<Message> {
        self.look(|world| world.messages.get(&id).cloned())
    }

    /// Every ephemeral message that somebody has seen and that is still there.
    pub fn ephemerals(&self, user: &User) -> Vec<Message> {
        self.look(|world| world.ephemerals(user.id).into_iter().cloned().collect())
    }

    /// The direct conversation with somebody.
    pub fn dms(&self, user: &User) -> Vec<Message> {
        self.look(|world| world.direct(user.id)).map(|channel| self.messages(channel)).unwrap_or_default()
    }

    /// The thread that was made from a message.
    pub fn thread(&self, message: Id) -> Option<Channel> {
        self.look(|world| world.channels.get(&world.messages.get(&message)?.thread?).cloned())
    }

    /// The guild's scheduled events, as Discord writes them.
    pub fn events(&self) -> Vec<Value> {
        self.look(|world| world.events.values().cloned().collect())
    }

    /// Every registered command, as Discord writes it: those of the guild, then those of everywhere.
    pub fn commands(&self) -> Vec<Value> {
        self.look(|world| world.guild_commands.iter().chain(&world.commands).cloned().collect())
    }

    /// Waits until `find` finds something in the world.
    pub async fn until<T>(&self, what: &str, find: impl FnMut(&World) -> Option<T>) -> T {
        self.shared.until(what, DEADLINE, find).await
    }

    /// The same with a time of its own.
    pub async fn until_within<T>(&self, what: &str, within: Duration, find: impl FnMut(&World) -> Option<T>) -> T {
        self.shared.until(what, within, find).await
    }

    /// Waits until a bot is connected to the gateway.
    pub async fn connected(&self) {
        self.until("a bot on the gateway", |world| world.sessions.is_connected().then_some(())).await;
    }

    /// Waits until none is.
    pub async fn disconnected(&self) {
        self.until("a gateway without the bot", |world| (!world.sessions.is_connected()).then_some(())).await;
    }

    /// Waits for a message in a channel whose text holds these words.
    pub async fn sees(&self, channel: Id, words: &str) -> Message {
        let found = |world: &World| world.messages_in(channel).into_iter().rfind(|m| m.text().contains(words)).cloned();
        self.until(&format!("\"{words}\""), found).await
    }

    // ---- faults ----

    /// Asks every connection to come back (op 7).
    pub fn gateway_op7(&self) {
        self.send_all(json!({ "t": null, "s": null, "op": 7, "d": null }));
    }

    /// Tells every connection that its session is invalid (op 9). One that cannot be resumed is forgotten.
    pub fn gateway_op9(&self, is_resumable: bool) {
        self.send_all(json!({ "t": null, "s": null, "op": 9, "d": is_resumable }));
        if !is_resumable {
            self.lose_sessions();
        }
    }

    /// Asks for a heartbeat (op 1).
    pub fn gateway_op1(&self) {
        self.send_all(json!({ "t": null, "s": null, "op": 1, "d": null }));
    }

    fn send_all(&self, message: Value) {
        self.shared.change(|world| world.sessions.order(&Order::Send(message.to_string())));
    }

    /// Ends every gateway connection without a word.
    pub fn drop_sockets(&self) {
        self.shared.change(|world| world.sessions.order(&Order::Drop));
    }

    /// Closes every gateway connection with a code.
    pub fn close(&self, code: u16) {
        self.shared.change(|world| world.sessions.order(&Order::Close(Some(code))));
    }

    /// No session can be resumed any more; connections stay as they are.
    pub fn lose_sessions(&self) {
        self.shared.change(|world| world.sessions.forget());
    }

    /// Heartbeats go unanswered from now on, or are answered again.
    pub fn set_deaf(&self, is_deaf: bool) {
        self.shared.change(|world| world.sessions.is_deaf = is_deaf);
    }

    /// How often a bot that connects from now on is to say that it is there.
    pub fn set_heartbeat(&self, interval: Duration) {
        self.shared.change(|world| world.sessions.heartbeat = interval);
    }

    /// Nothing gets through any more, neither REST nor gateway; or everything does again.
    pub fn set_outage(&self, is_out: bool) {
        self.shared.is_cut.store(is_out, Ordering::SeqCst);
        if is_out {
            self.drop_sockets();
        }
    }

    /// An outage that ends by itself.
    pub fn refuse_connections(&self, lasting: Duration) {
        self.set_outage(true);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let _ = tokio::time::timeout(lasting, std::future::pending::<()>()).await;
            shared.is_cut.store(false, Ordering::SeqCst);
        });
    }

    /// The next calls of a route are refused with 429. The route is as in `POST /channels/{channel_id}/messages`; a
    /// `*` at its end stands for anything.
    pub fn limit_next(&self, route: &str, times: usize, retry_after: Duration, is_global: bool) {
        self.shared.change(|world| world.faults.limit_next(route, times, retry_after, is_global));
    }

    /// The next call of a route fails with this status before anything is done.
    pub fn fail_next(&self, route: &str, status: u16) {
        self.shared.change(|world| world.faults.fail_next(route, status));
    }

    /// Answers to a route are held back this long from now on.
    pub fn delay(&self, route: &str, by: Duration) {
        self.shared.change(|world| world.faults.delay(route, by));
    }

    /// A route takes only so many calls in so long for each channel, and says so in every answer.
    pub fn set_bucket(&self, route: &str, limit: u64, window: Duration) {
        self.shared.change(|world| world.faults.set_bucket(route, limit, window));
    }

    /// The next events of this name are sent twice.
    pub fn double_next(&self, event: &str, times: usize) {
        self.shared.change(|world| world.faults.doubles.insert(event.to_owned(), times));
    }

    /// How many of the refusals and failures asked for are still to come.
    pub fn faults_left(&self) -> usize {
        self.look(|world| world.faults.open())
    }

    /// As if some minutes had gone by: a nonce said before can be said again.
    pub fn forget_nonces(&self) {
        self.shared.change(World::forget_nonces);
    }

    // ---- what was asked, and how ----

    /// Every call so far, in the order of their answers.
    pub fn calls(&self) -> Vec<Call> {
        self.look(|world| world.ledger.calls.clone())
    }

    /// How often each route was called.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        self.look(|world| world.ledger.counts())
    }

    /// From sending each interaction to its first answer.
    pub fn latencies(&self) -> Vec<Duration> {
        self.look(|world| world.ledger.latencies.clone())
    }

    pub fn longest_latency(&self) -> Duration {
        self.latencies().into_iter().max().unwrap_or_default()
    }

    /// The most edits of one message that were ever under way at once.
    pub fn most_edits_at_once(&self) -> usize {
        self.look(|world| world.ledger.most_edits_at_once())
    }

    /// How often a bot has begun a session, and how often gone on with one.
    pub fn sessions(&self) -> (usize, usize) {
        self.look(|world| (world.sessions.identified, world.sessions.resumed))
    }

    pub fn violations(&self) -> Vec<String> {
        self.look(|world| world.ledger.violations.clone())
    }

    /// The rules broken so far; from now on they are forgiven.
    pub fn take_violations(&self) -> Vec<String> {
        self.shared.change(|world| std::mem::take(&mut world.ledger.violations))
    }

    /// Fails, with all of them, if any rule was broken.
    pub fn assert_clean(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "{} rules broken:\n- {}", violations.len(), violations.join("\n- "));
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
    /// Tells of a channel or a thread as it stands.
    fn emit_channel(&mut self, what: &str, id: Id) {
        let channel = self.channels.get(&id).cloned().expect("a channel");
        let name = if channel.kind == Kind::Thread { "THREAD" } else { "CHANNEL" };
        let json = self.channel_json(&channel);
        self.emit(&format!("{name}_{what}"), Some(id), &json);
    }

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
        for message in self.messages.values() {
            let channel = self.channels.get(&message.channel).map_or("?", |c| c.name.as_str());
            let only_for = message.only_for.map(|id| format!(" (only for {})", name(&id))).unwrap_or_default();
            let text = message.text().replace('\n', " | ");
            lines.push(format!("#{channel} {}{only_for} [{}]: {text}", name(&message.author), message.id));
        }
        let last = self.ledger.calls.iter().rev().take(20).rev();
        lines.extend(last.map(|call| format!("{} {} -> {}", call.route, call.path, call.status)));
        lines.extend(self.ledger.violations.iter().map(|what| format!("broken rule: {what}")));
        lines.join("\n")
    }
}

//! The gateway: connections, and sessions that outlive them.
//!
//! Deliberately absent: what is in an event and who gets it (`events`).

use super::Shared;
use super::events::{PRIVILEGED, dispatch, undecodable};
use super::store::World;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

/// How often the bot says that it is there, as in Discord.
const HEARTBEAT: Duration = Duration::from_millis(41_250);
/// The largest thing a client may send.
const PAYLOAD: usize = 4096;
/// How many things it may send in a minute.
const SENDS: usize = 120;
const MINUTE: Duration = Duration::from_secs(60);

/// What a connection is told to do.
#[derive(Clone, Debug)]
pub enum Order {
    Send(String),
    Close(Option<u16>),
    /// Gone without a word.
    Drop,
}

/// A bot's session; it may be without a connection.
#[derive(Debug)]
pub struct Session {
    pub id: String,
    pub intents: u64,
    /// Everything it was ever sent, the first with number one.
    log: Vec<String>,
    connection: Option<(u64, UnboundedSender<Order>)>,
}

impl Session {
    /// Sends an event, or keeps it for when the bot is back. Gives back the text.
    pub fn send(&mut self, name: &str, data: &Value) -> String {
        let text = dispatch(name, self.log.len() as u64 + 1, data);
        self.log.push(text.clone());
        if let Some((_, to)) = &self.connection {
            // A connection that has just ended gets it when it resumes.
            let _ = to.send(Order::Send(text.clone()));
        }
        text
    }
}

/// All sessions, and how connections are treated.
#[derive(Debug)]
pub struct Sessions {
    sessions: BTreeMap<String, Session>,
    /// Connections that have said nothing yet too.
    connections: BTreeMap<u64, UnboundedSender<Order>>,
    next: u64,
    pub heartbeat: Duration,
    /// Heartbeats are not answered.
    pub is_deaf: bool,
    /// The privileged intents that this bot has been granted.
    pub granted: u64,
    /// How often the bot has identified, and how often resumed.
    pub identified: usize,
    pub resumed: usize,
    /// When a session last lost or got its connection.
    unsettled: Instant,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            sessions: BTreeMap::new(),
            connections: BTreeMap::new(),
            next: 0,
            heartbeat: HEARTBEAT,
            is_deaf: false,
            granted: 0,
            identified: 0,
            resumed: 0,
            unsettled: Instant::now(),
        }
    }
}

impl Sessions {
    pub fn all(&mut self) -> impl Iterator<Item = &mut Session> {
        self.sessions.values_mut()
    }

    /// Whether a bot is there right now.
    pub fn is_connected(&self) -> bool {
        self.sessions.values().any(|session| session.connection.is_some())
    }

    /// Whether no session has lost or got its connection since then.
    pub fn is_settled_since(&self, then: Instant) -> bool {
        self.unsettled < then
    }

    /// The intents of the bot's sessions.
    pub fn intents(&self) -> Vec<u64> {
        self.sessions.values().map(|session| session.intents).collect()
    }

    /// Tells every connection the same.
    pub fn order(&self, order: &Order) {
        for to in self.connections.values() {
            let _ = to.send(order.clone());
        }
    }

    /// None can be resumed any more.
    pub fn forget(&mut self) {
        self.sessions.clear();
    }

    fn open(&mut self) -> (u64, UnboundedReceiver<Order>) {
        let (to, orders) = unbounded_channel();
        self.next += 1;
        self.connections.insert(self.next, to);
        (self.next, orders)
    }

    /// A connection has ended. Its session stays, unless it said goodbye. One that a newer connection has taken over
    /// is left alone.
    fn end(&mut self, connection: u64, is_goodbye: bool) {
        self.connections.remove(&connection);
        self.unsettled = Instant::now();
        let own = |session: &Session| session.connection.as_ref().is_some_and(|(id, _)| *id == connection);
        if is_goodbye {
            self.sessions.retain(|_, session| !own(session));
        }
        for session in self.sessions.values_mut().filter(|session| own(session)) {
            session.connection = None;
        }
    }
}

/// What is to be done with something the bot sent.
enum Reply {
    Nothing,
    Send(String),
    Close(u16),
}

/// Takes a connection.
pub async fn connect(State(shared): State<Arc<Shared>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| serve(shared, socket))
}

async fn serve(shared: Arc<Shared>, mut socket: WebSocket) {
    let (connection, mut orders, heartbeat) = shared.change(|world| {
        let (connection, orders) = world.sessions.open();
        (connection, orders, world.sessions.heartbeat)
    });
    let hello = json!({ "t": null, "s": null, "op": 10, "d": { "heartbeat_interval": millis(heartbeat) } });
    let mut is_goodbye = false;
    let mut sends = VecDeque::new();
    if socket.send(Message::text(hello.to_string())).await.is_ok() {
        loop {
            tokio::select! {
                order = orders.recv() => match order {
                    Some(Order::Send(text)) => {
                        if socket.send(Message::text(text)).await.is_err() {
                            break;
                        }
                    }
                    Some(Order::Close(code)) => {
                        close(&mut socket, code).await;
                        break;
                    }
                    Some(Order::Drop) | None => break,
                },
                received = socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => {
                        let is_flood = is_flood(&mut sends);
                        let reply = shared.change(|world| {
                            if is_flood {
                                world.ledger.violation(format!("more than {SENDS} gateway messages in a minute"));
                            }
                            world.heard(connection, &text)
                        });
                        match reply {
                            Reply::Nothing => {}
                            Reply::Send(text) => {
                                if socket.send(Message::text(text)).await.is_err() {
                                    break;
                                }
                            }
                            Reply::Close(code) => {
                                close(&mut socket, Some(code)).await;
                                break;
                            }
                        }
                    }
                    Some(Ok(Message::Close(frame))) => {
                        // With these two codes a client says that it will not come back to this session.
                        is_goodbye = frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                        break;
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break,
                },
            }
        }
    }
    shared.change(|world| world.sessions.end(connection, is_goodbye));
}

async fn close(socket: &mut WebSocket, code: Option<u16>) {
    let frame = code.map(|code| CloseFrame { code, reason: "as the test wants it".into() });
    let _ = socket.send(Message::Close(frame)).await;
}

fn is_flood(sends: &mut VecDeque<Instant>) -> bool {
    sends.push_back(Instant::now());
    while sends.front().is_some_and(|at| at.elapsed() > MINUTE) {
        sends.pop_front();
    }
    sends.len() > SENDS
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl World {
    /// What the bot has said over a connection.
    fn heard(&mut self, connection: u64, text: &str) -> Reply {
        if text.len() > PAYLOAD {
            self.ledger.violation(format!("a gateway message of {} bytes, {PAYLOAD} are allowed", text.len()));
            return Reply::Close(4002);
        }
        let Ok(message) = serde_json::from_str::<Value>(text) else {
            self.ledger.violation(format!("a gateway message that is not JSON: {text}"));
            return Reply::Close(4002);
        };
        match message["op"].as_u64() {
            Some(1) if self.sessions.is_deaf => Reply::Nothing,
            Some(1) => Reply::Send(json!({ "op": 11 }).to_string()),
            Some(2) => self.identify(connection, &message["d"]),
            Some(3 | 8) => Reply::Nothing,
            Some(6) => self.resume(connection, &message["d"]),
            _ => {
                self.ledger.violation(format!("an unknown gateway opcode: {text}"));
                Reply::Close(4001)
            }
        }
    }

    fn has_token(&self, given: &Value) -> bool {
        given.as_str().is_some_and(|given| given.trim_start_matches("Bot ") == self.token)
    }

    fn identify(&mut self, connection: u64, identify: &Value) -> Reply {
        self.sessions.identified += 1;
        if !self.has_token(&identify["token"]) {
            return Reply::Close(4004);
        }
        let Some(intents) = identify["intents"].as_u64() else { return Reply::Close(4013) };
        if intents & PRIVILEGED & !self.sessions.granted != 0 {
            return Reply::Close(4014);
        }
        let Some(to) = self.sessions.connections.get(&connection).cloned() else { return Reply::Close(4000) };
        let id = format!("session-{connection}");
        let mut session = Session { id: id.clone(), intents, log: Vec::new(), connection: Some((connection, to)) };
        let guilds: Vec<Value> = if self.guild.has_bot {
            vec![json!({ "id": self.guild.id.to_string(), "unavailable": true })]
        } else {
            Vec::new()
        };
        let ready = json!({
            "v": 10, "user": self.own_user_json(), "guilds": guilds, "session_id": id, "shard": [0, 1],
            "resume_gateway_url": self.gateway, "private_channels": [], "user_settings": {},
            "application": { "id": self.bot.to_string(), "flags": 0 },
        });
        let mut sent = vec![session.send("READY", &ready)];
        if self.guild.has_bot && self.guild.is_available && intents & super::events::GUILDS != 0 {
            let guild = self.guild_create_json();
            sent.push(session.send("GUILD_CREATE", &guild));
        }
        for text in sent {
            if let Some(fault) = undecodable(&text) {
                self.ledger.violation(format!("the fake's greeting cannot be read: {fault}\n{text}"));
            }
        }
        // Whoever begins anew does not come back to what was before.
        self.sessions.sessions.retain(|_, session| session.connection.is_some());
        self.sessions.unsettled = Instant::now();
        self.sessions.sessions.insert(id, session);
        Reply::Nothing
    }

    fn resume(&mut self, connection: u64, resume: &Value) -> Reply {
        self.sessions.resumed += 1;
        if !self.has_token(&resume["token"]) {
            return Reply::Close(4004);
        }
        let seen = usize::try_from(resume["seq"].as_u64().unwrap_or_default()).unwrap_or_default();
        let Some(to) = self.sessions.connections.get(&connection).cloned() else { return Reply::Close(4000) };
        let id = resume["session_id"].as_str().unwrap_or_default();
        let Some(session) = self.sessions.sessions.get_mut(id) else {
            return Reply::Send(json!({ "t": null, "s": null, "op": 9, "d": false }).to_string());
        };
        if seen > session.log.len() {
            return Reply::Close(4007);
        }
        for text in &session.log[seen..] {
            let _ = to.send(Order::Send(text.clone()));
        }
        if let Some((_, old)) = session.connection.replace((connection, to)) {
            let _ = old.send(Order::Drop);
        }
        session.send("RESUMED", &json!({}));
        self.sessions.unsettled = Instant::now();
        Reply::Nothing
    }
}

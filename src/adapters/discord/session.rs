//! The connection to Discord's gateway, on a thread of its own: everything it tells, in order, down one channel.
//!
//! serenity starts a task for each event, and only on a runtime with one thread do those begin in the order the events
//! came; so the handler does nothing but hand on. The thread also keeps serenity's known faults to itself: after some
//! ways of closing it spins or never ends, and then nobody waits for it. Deliberately absent: what an event means.

use super::config::DiscordConfig;
use super::rest;
use crate::platform::timer::Timer;
use serenity::client::{Client, ClientBuilder, Context, RawEventHandler};
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use serenity::model::event::Event;
use serenity::model::gateway::GatewayIntents;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, timeout};

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(2);
/// How often the thread shows that it has a moment.
const MOMENT: Duration = Duration::from_millis(500);
/// Before a connection that could not be made is tried again.
const BEFORE_AGAIN: Duration = Duration::from_secs(2);

/// What the thread tells.
pub(super) enum Signal {
    Event(Box<Event>),
    /// A connection begins; this knows how it stands.
    Connecting(Gateway),
    /// Discord will not let the bot in, and trying again does not help.
    Refused(Refusal),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Token,
    Intents,
}

/// How the connection stands, for whoever looks from outside.
#[derive(Clone)]
pub(super) struct Gateway {
    manager: Arc<ShardManager>,
    /// When the thread last had a moment for anything else than serenity.
    moment: watch::Receiver<Instant>,
}

/// Two looks that differ are a sign of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GatewayState {
    pub(super) is_connected: bool,
    /// How long Discord took to acknowledge the last heartbeat.
    latency: Option<Duration>,
}

impl Gateway {
    /// `None`: cannot be said just now.
    pub(super) fn state(&self) -> Option<GatewayState> {
        let runners = self.manager.runners.try_lock().ok()?;
        let gone = GatewayState { is_connected: false, latency: None };
        Some(runners.values().next().map_or(gone, |runner| GatewayState {
            // What it is when it has not been asked yet says nothing; the first event does.
            is_connected: runner.stage == ConnectionStage::Connected,
            latency: runner.latency,
        }))
    }

    /// When the thread was last seen at work. One that spins is not.
    pub(super) fn last_moment(&self) -> Instant {
        *self.moment.borrow()
    }
}

/// The thread goes when this is dropped, or is left alone where it cannot.
#[derive(Debug)]
pub(super) struct Session {
    #[expect(dead_code, reason = "dropped, never used")]
    until: oneshot::Sender<()>,
}

/// What it takes and no more: slash commands, buttons and forms need no intent; none here is privileged.
fn intents() -> GatewayIntents {
    GatewayIntents::GUILDS
        | GatewayIntents::GUILD_MESSAGES
        | GatewayIntents::DIRECT_MESSAGES
        | GatewayIntents::GUILD_MESSAGE_REACTIONS
        | GatewayIntents::DIRECT_MESSAGE_REACTIONS
}

/// Begins to listen.
pub(super) fn begin(
    config: DiscordConfig,
    timer: Timer,
    to: mpsc::UnboundedSender<Signal>,
) -> std::io::Result<Session> {
    let (until, stop) = oneshot::channel();
    std::thread::Builder::new().name("discord".to_owned()).spawn(move || {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                tracing::error!(%error, "the thread of Discord's gateway has no runtime");
                return;
            }
        };
        runtime.block_on(listen(&config, timer, &to, stop));
        runtime.shutdown_background();
    })?;
    Ok(Session { until })
}

async fn listen(
    config: &DiscordConfig,
    timer: Timer,
    to: &mpsc::UnboundedSender<Signal>,
    mut stop: oneshot::Receiver<()>,
) {
    let (tell, moment) = watch::channel(timer.instant());
    tokio::spawn(async move {
        while !tell.is_closed() {
            timer.wait(MOMENT).await;
            tell.send_replace(timer.instant());
        }
    });
    loop {
        let mut client = tokio::select! {
            client = connect(config, timer, to) => client,
            _ = &mut stop => return,
        };
        let manager = Arc::clone(&client.shard_manager);
        let _ = to.send(Signal::Connecting(Gateway { manager: Arc::clone(&manager), moment: moment.clone() }));
        let ended = tokio::select! {
            ended = client.start() => ended,
            _ = &mut stop => {
                let _ = timeout(FAREWELL, manager.shutdown_all()).await;
                return;
            }
        };
        let refusal = match ended {
            Err(serenity::Error::Gateway(GatewayError::InvalidAuthentication)) => Some(Refusal::Token),
            Err(serenity::Error::Gateway(
                GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
            )) => Some(Refusal::Intents),
            _ => None,
        };
        if let Some(refusal) = refusal {
            let _ = to.send(Signal::Refused(refusal));
            return;
        }
        tracing::warn!("the connection to Discord's gateway ended; it is made anew");
        tokio::select! {
            () = timer.wait(BEFORE_AGAIN) => {}
            _ = &mut stop => return,
        }
    }
}

/// A client that knows where the gateway is. serenity takes the real one's address when it cannot ask, which must never
/// happen to the token of a stand-in.
async fn connect(config: &DiscordConfig, timer: Timer, to: &mpsc::UnboundedSender<Signal>) -> Client {
    loop {
        match rest::client(config) {
            Ok(http) => {
                let handler = Handler(to.clone());
                if let Ok(client) = ClientBuilder::new_with_http(http, intents()).raw_event_handler(handler).await {
                    let address = client.ws_url.lock().await.clone();
                    if config.server.is_none() || is_on_this_machine(&address) {
                        return client;
                    }
                    tracing::warn!("the stand-in for Discord does not say where its gateway is");
                }
            }
            Err(error) => tracing::warn!(%error, "no client for Discord's gateway"),
        }
        timer.wait(BEFORE_AGAIN).await;
    }
}

fn is_on_this_machine(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?']).next().unwrap_or_default();
    match host.parse::<std::net::SocketAddr>() {
        Ok(address) => address.ip().is_loopback(),
        Err(_) => host.rsplit_once(':').map_or(host, |(host, _)| host) == "localhost",
    }
}

struct Handler(mpsc::UnboundedSender<Signal>);

#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        // When nobody listens any more, the thread is on its way out.
        let _ = self.0.send(Signal::Event(Box::new(event)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_in_is_on_this_machine() {
        for here in ["ws://127.0.0.1:8080", "ws://[::1]:1/?v=10", "wss://localhost:443/", "ws://localhost"] {
            assert!(is_on_this_machine(here), "{here}");
        }
        for away in ["wss://gateway.discord.gg", "ws://10.0.0.1:80", "ws://localhost.example.dk:1", ""] {
            assert!(!is_on_this_machine(away), "{away}");
        }
    }

    #[test]
    fn no_intent_needs_discords_leave() {
        assert!(!intents().is_privileged());
    }
}

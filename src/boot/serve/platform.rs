//! The loop on one chat platform, whichever it is: its adapter is started, served, and asked why where it had to stop.
//!
//! Deliberately absent: the platforms themselves (`adapters`), and the loop (`app::run`).

use super::delivered::InJournal;
use super::opened::Opened;
use super::signals::Stop;
use crate::actor::{self, Links, World, world};
use crate::adapters::system::{OsEntropy, SystemClock, wall};
use crate::app::RunError;
use crate::app::run::{Parts, run};
use crate::app::suggestions::Suggestions;
use crate::app::vocabulary::vocabulary;
use crate::boot::check;
use crate::boot::config::{Channel, Config, MayStart};
use crate::boot::failure::Failure;
use crate::platform::adapter::{Adapter, Given, Started};
use crate::platform::timer::Timer;
use crate::playbook::Playbook;
use crate::ports::chat::{Capabilities, Chat, Inbound, Platform};
use crate::ports::clock::Clock;
use crate::ports::link::Link;
use crate::prompts::built_in;
use crate::prompts::engine::Prompts;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// Events that may wait between an adapter and the loop before the adapter is held up.
const WAITING: usize = 1024;

/// How long what is on its way to the platform is waited for when stopping. What is not out by then is said at the next
/// start under the same key, so nothing is lost by not waiting.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// Serves on a platform, where the configuration has a table for it, until told to stop; and when that has ended, whyever,
/// tells all else to stop.
///
/// # Errors
///
/// The platform does not let the bot in; the journal, the adapter or the program failed on the way.
pub async fn on<A: Adapter>(
    config: &Config,
    table: Option<&A::Config>,
    playbooks: &[Playbook],
    opened: &Opened,
    stop: Stop,
) -> Result<(), Failure> {
    let Some(table) = table else { return Ok(()) };
    stop.after(until_stopped::<A>(config, table, playbooks, opened, stop.clone())).await
}

async fn until_stopped<A: Adapter>(
    config: &Config,
    table: &A::Config,
    playbooks: &[Playbook],
    opened: &Opened,
    mut stop: Stop,
) -> Result<(), Failure> {
    let texts = Texts::new(playbooks, &A::CAPABILITIES)?;
    let suggestions = Arc::new(Suggestions::new(playbooks));
    let (to, inbound) = mpsc::channel(WAITING);
    let given = Given {
        timer: Timer { instant: Instant::now, wall },
        vocabulary: vocabulary(&texts.prompts).map_err(Failure::broken_sentence)?,
        delivered: Arc::new(InJournal { book: Arc::clone(&opened.book), platform: A::PLATFORM }),
        suggest: suggestions.clone(),
        inbound: to,
    };
    let started = tokio::select! {
        started = A::start(table.clone(), given) => started,
        () = stop.wait() => return Ok(()),
    };
    let Started { chat, link, listening } = started.map_err(Failure::during(A::NAME))?;
    let connected = Connected { platform: A::PLATFORM, chat: Arc::new(chat), suggestions, inbound, link };
    match serve_on(config, opened, texts, connected, stop).await {
        // The loop only sees that the adapter is gone; the adapter knows why.
        Err(Failure::AdapterStopped) => Err(match listening.await {
            Ok(Ok(())) => Failure::AdapterStopped,
            Ok(Err(why)) => Failure::during(A::NAME)(why),
            Err(why) => Failure::during(format!("the {} adapter failed", A::NAME))(why),
        }),
        ended => {
            // It holds the journal too. Aborted, it ends with an error that says just that.
            listening.abort();
            drop(listening.await);
            ended
        }
    }
}

/// What a loop speaks with.
#[derive(Debug)]
pub struct Texts {
    /// In the manner of its platform.
    pub prompts: Prompts,
    pub playbooks: Vec<Playbook>,
}

impl Texts {
    /// For a platform that can do this.
    ///
    /// # Errors
    ///
    /// A sentence of the program's own is broken.
    pub fn new(playbooks: &[Playbook], capabilities: &Capabilities) -> Result<Self, Failure> {
        let prompts = built_in::prompts(world::manner(capabilities)).map_err(|errors| check::files(&errors))?;
        Ok(Self { prompts, playbooks: playbooks.to_vec() })
    }
}

/// What the loop is run on: an adapter that has started.
#[derive(Debug)]
pub struct Connected<C> {
    pub platform: Platform,
    pub chat: Arc<C>,
    pub suggestions: Arc<Suggestions>,
    pub inbound: mpsc::Receiver<Inbound>,
    pub link: watch::Receiver<Link>,
}

/// Runs the loop on a platform until `stop`.
///
/// # Errors
///
/// The journal, the adapter or the program failed.
pub async fn serve_on<C: Chat>(
    config: &Config,
    opened: &Opened,
    texts: Texts,
    connected: Connected<C>,
    mut stop: Stop,
) -> Result<(), Failure> {
    let Opened { book, people, clock, scale } = opened;
    let (book, people, clock) = (Arc::clone(book), Arc::clone(people), Arc::clone(clock));
    let Connected { platform, chat, suggestions, inbound, link } = connected;
    let world = Arc::new(world(config, texts, platform, &chat, *scale)?);
    let entropy = Arc::new(OsEntropy::new().map_err(Failure::during("no seed"))?);
    let mut later = stop.clone();
    let parts = Parts { platform, world, book, people, suggestions, chat, clock, entropy, inbound, link };
    tracing::info!(version = env!("CARGO_PKG_VERSION"), platform = platform.0, "serving");
    let ended = tokio::select! {
        ended = run(parts, async move { stop.wait().await }) => ended,
        () = async { later.wait().await; last_words().await } => {
            tracing::warn!("the platform took too long; what is unsaid will be said at the next start");
            Ok(())
        }
    };
    ended.map_err(failed)
}

async fn last_words() {
    SystemClock::new(1, wall()).sleep(LAST_WORDS).await;
}

fn failed(error: RunError) -> Failure {
    match error {
        RunError::Journal(why) => Failure::Journal(why),
        RunError::Load(why) => Failure::Load(why),
        RunError::AdapterStopped => Failure::AdapterStopped,
        other => Failure::during("it had to stop")(other),
    }
}

/// What all channels share: words, playbooks, and what the configuration chose.
fn world(
    config: &Config,
    texts: Texts,
    platform: Platform,
    chat: &Arc<impl Chat>,
    scale: u32,
) -> Result<World, Failure> {
    let channel = &config.channel;
    Ok(World {
        prompts: texts.prompts,
        playbooks: texts.playbooks,
        calendar: channel.calendar().map_err(Failure::during("channel.reminders"))?,
        lang: channel.lang,
        settings: channel.settings(),
        discretion: channel.discretion(),
        may_start: may_start(channel),
        scale,
        capabilities: chat.capabilities(),
        link: chat.link(),
        own_account: chat.own_account(),
        links: Links::of(Arc::clone(chat)),
        // A loop speaks on its own platform only.
        learning_channel: channel.learning_channel.as_ref().map(|c| c.0.clone()).filter(|c| platform.has(c)),
    })
}

fn may_start(channel: &Channel) -> actor::MayStart {
    match &channel.may_start {
        MayStart::Anybody => actor::MayStart::Anybody,
        MayStart::Only(accounts) => actor::MayStart::Only(accounts.clone()),
    }
}

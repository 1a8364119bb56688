//! `drejebog serve`: the journal, the loops and the platforms put together, from the first signal of life to the last write.
//!
//! The order matters. Configuration first, since nothing may be touched for a mistake in it; then the journal with its
//! lock, witness and time scale; then each platform, which is asked to read on from the journal's positions, with a loop
//! of its own. Stopping is the same the other way round; where one platform fails, the others stop too, since a service
//! that is half there would go unnoticed. Deliberately absent: what is said and when (`app`, `dialogue`).

mod delivered;
#[cfg(feature = "discord")]
mod discord;
#[cfg(not(feature = "discord"))]
#[path = "without_discord.rs"]
mod discord;
#[cfg(feature = "matrix")]
mod matrix;
#[cfg(not(feature = "matrix"))]
#[path = "without_matrix.rs"]
mod matrix;
mod signals;
mod upkeep;

use super::config::{Channel, Config, MayStart};
use super::failure::Failure;
use super::{check, logging, packs};
use crate::adapters::sled::Sled;
use crate::adapters::system::{Hand, OsEntropy, SystemClock, wall};
use crate::app::run::{Parts, RunError, run};
use crate::app::suggestions::Suggestions;
use crate::app::{self, Directory, Links, World, world};
use crate::journal::{Book, TimeScale};
use crate::ports::chat::{Chat, Inbound, Platform};
use crate::ports::clock::Clock;
use crate::ports::link::Link;
use crate::prompts::built_in;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

pub use delivered::InJournal;
pub use signals::Stop;

/// How long what is on its way to the platform is waited for when stopping. What is not out by then is said at the next
/// start under the same key, so nothing is lost by not waiting.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// How the dialogues' time goes: as the clock on the wall does, but in rehearsals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    pub scale: u32,
    /// The file that says how far it is ahead.
    pub hand: Option<PathBuf>,
}

impl Default for Time {
    fn default() -> Self {
        Self { scale: 1, hand: None }
    }
}

/// Serves until a signal.
///
/// # Errors
///
/// The configuration, the journal or the platform does not allow it; or one of them failed on the way.
pub async fn serve(file: &Path, time: &Time) -> Result<(), Failure> {
    let config = Config::read(file)?;
    if config.matrix.is_none() && config.discord.is_none() {
        return Err(Failure::NoPlatform(file.to_owned()));
    }
    logging::start(config.log.level)?;
    let signals = Stop::on_signals().map_err(Failure::during("signals cannot be heard"))?;
    let opened = open(&config, time).await?;
    everything(&config, opened, signals, async |opened, stop| {
        let on_matrix = async {
            match &config.matrix {
                Some(table) => stop.after(matrix::serve(&config, table, opened, stop.clone())).await,
                None => Ok(()),
            }
        };
        let on_discord = async {
            match &config.discord {
                Some(table) => stop.after(discord::serve(&config, table, opened, stop.clone())).await,
                None => Ok(()),
            }
        };
        // Whichever failed first made the other stop.
        let (matrix, discord) = tokio::join!(on_matrix, on_discord);
        matrix.and(discord)
    })
    .await
}

/// The nightly upkeep beside whatever `loops` serves, until the signal or a failure.
///
/// # Errors
///
/// What failed; the configured days leave no moment for reminders.
pub async fn everything(
    config: &Config,
    opened: Opened,
    stop: Stop,
    loops: impl AsyncFnOnce(&Opened, Stop) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (backups, zone) = (config.journal.backups(), config.channel.zone.clone());
    let (until, end) = watch::channel(false);
    let upkeep = tokio::spawn(upkeep::every_night(Arc::clone(&opened.book), backups, zone, Stop::when(end)));
    let ended = loops(&opened, stop).await;
    // A backup that has begun is finished: it holds the journal, which is only let go once nobody does.
    drop(until);
    upkeep.await.map_err(Failure::during("the nightly upkeep"))?;
    tracing::info!("stopped");
    ended
}

/// A journal that is ours, and the clock it lives by.
#[derive(Debug)]
pub struct Opened {
    pub book: Arc<Book<Sled>>,
    /// Who has which number, for every loop.
    pub people: Arc<Directory<Sled>>,
    pub clock: Arc<SystemClock>,
    pub scale: u32,
}

/// What an adapter gives once it has started.
#[derive(Debug)]
pub struct Connected<C> {
    pub platform: Platform,
    pub chat: Arc<C>,
    pub suggestions: Arc<Suggestions>,
    pub inbound: mpsc::Receiver<Inbound>,
    pub link: watch::Receiver<Link>,
}

/// Locks and opens the journal, and holds it to the time it was begun with.
///
/// # Errors
///
/// Another process has it; it is empty, behind or damaged; it was begun with another time; the clock's file cannot be
/// read.
pub async fn open(config: &Config, time: &Time) -> Result<Opened, Failure> {
    let Time { scale, hand } = time;
    let (scale, by_hand) = (*scale, hand.is_some());
    let hand = hand.as_deref().map(Hand::new).transpose().map_err(Failure::during("the clock"))?;
    let folder = config.journal.folder.clone();
    let book = tokio::task::spawn_blocking(move || Sled::open(&folder)).await;
    let book = Arc::new(Book::new(book.map_err(Failure::during("the journal cannot be opened"))??));
    let kept = match book.time_scale()? {
        Some(kept) => kept,
        None => {
            let new = TimeScale { scale, origin: wall(), by_hand };
            book.fix_time_scale(new).await?;
            new
        }
    };
    if kept.scale != scale {
        let folder = config.journal.folder.clone();
        return Err(Failure::OtherScale { folder, journal: kept.scale, asked: scale });
    }
    if kept.by_hand != by_hand {
        return Err(Failure::OtherClock { folder: config.journal.folder.clone(), by_hand: kept.by_hand });
    }
    if scale > 1 {
        tracing::warn!(scale, "a rehearsal: the dialogues' time runs faster than the clock on the wall");
    }
    let mut clock = SystemClock::new(scale, kept.origin);
    if let Some(hand) = hand {
        tracing::warn!(ahead = %hand.ahead(), "a rehearsal: the dialogues' time is moved by hand");
        clock = clock.moved_by(hand);
    }
    let people = Arc::new(Directory::new(Arc::clone(&book)));
    Ok(Opened { book, people, clock: Arc::new(clock), scale })
}

/// Runs the loop on a platform until `stop`.
///
/// # Errors
///
/// A playbook of one's own has mistakes; the journal, the adapter or the program failed.
pub async fn serve_on<C: Chat>(
    config: &Config,
    opened: &Opened,
    connected: Connected<C>,
    mut stop: Stop,
) -> Result<(), Failure> {
    let Opened { book, people, clock, scale } = opened;
    let (book, people, clock) = (Arc::clone(book), Arc::clone(people), Arc::clone(clock));
    let Connected { platform, chat, suggestions, inbound, link } = connected;
    let world = Arc::new(world(config, platform, &chat, *scale)?);
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
fn world(config: &Config, platform: Platform, chat: &Arc<impl Chat>, scale: u32) -> Result<World, Failure> {
    let channel = &config.channel;
    Ok(World {
        prompts: built_in::prompts(world::manner(&chat.capabilities())).map_err(|errors| check::files(&errors))?,
        playbooks: packs::with_built_in(config.content.folder.as_deref(), channel.lang)?,
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

fn may_start(channel: &Channel) -> app::MayStart {
    match &channel.may_start {
        MayStart::Anybody => app::MayStart::Anybody,
        MayStart::Only(accounts) => app::MayStart::Only(accounts.clone()),
    }
}

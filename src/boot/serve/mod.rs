//! `drejebog serve`: the journal, the loop and a platform put together, from the first signal of life to the last write.
//!
//! The order matters. Configuration first, since nothing may be touched for a mistake in it; then the journal with its
//! lock, witness and time scale; then the platform, which is asked to read on from the journal's positions; then the
//! loop. Stopping is the same the other way round. Deliberately absent: what is said and when (`app`, `dialogue`).

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
use crate::app::desk::room_name;
use crate::app::run::{Link, Parts, RunError, run};
use crate::app::{self, World, world};
use crate::journal::{Book, LoadError, TimeScale};
use crate::ports::chat::{Chat, Inbound, Position, Room};
use crate::ports::clock::Clock;
use crate::prompts::built_in;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

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
    let Some(table) = &config.matrix else { return Err(Failure::NoPlatform(file.to_owned())) };
    logging::start(config.log.level)?;
    matrix::serve(&config, table, time).await
}

/// A journal that is ours, and the clock it lives by.
#[derive(Debug)]
pub struct Opened {
    pub book: Arc<Book<Sled>>,
    pub clock: Arc<SystemClock>,
    pub scale: u32,
}

/// What an adapter gives once it has started.
#[derive(Debug)]
pub struct Platform<C> {
    pub chat: Arc<C>,
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
    Ok(Opened { book, clock: Arc::new(clock), scale })
}

/// Runs the loop on a platform, with the nightly upkeep beside it, until `stop`.
///
/// # Errors
///
/// A playbook of one's own has mistakes; the journal, the adapter or the program failed.
pub async fn serve_on<C: Chat>(
    config: &Config,
    opened: Opened,
    platform: Platform<C>,
    mut stop: Stop,
) -> Result<(), Failure> {
    let Opened { book, clock, scale } = opened;
    let Platform { chat, inbound, link } = platform;
    let world = Arc::new(world(config, &*chat, scale)?);
    let entropy = Arc::new(OsEntropy::new().map_err(Failure::during("no seed"))?);
    let (backups, zone) = (config.journal.backups(), world.calendar.zone().clone());
    let (until, end) = watch::channel(false);
    let upkeep = tokio::spawn(upkeep::every_night(Arc::clone(&book), backups, zone, Stop::when(end)));
    let mut later = stop.clone();
    let parts = Parts { world, book, chat, clock, entropy, inbound, link };
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "serving");
    let ended = tokio::select! {
        ended = run(parts, async move { stop.wait().await }) => ended,
        () = async { later.wait().await; last_words().await } => {
            tracing::warn!("the platform took too long; what is unsaid will be said at the next start");
            Ok(())
        }
    };
    // A backup that has begun is finished: it holds the journal, which is only let go once nobody does.
    drop(until);
    upkeep.await.map_err(Failure::during("the nightly upkeep"))?;
    tracing::info!("stopped");
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

/// How far a room has been read, as the journal knows it (law 7).
///
/// # Errors
///
/// The journal cannot be read.
pub fn position(book: &Book<Sled>, room: &Room) -> Result<Option<Position>, LoadError> {
    book.position(&room_name(room))
}

/// What all channels share: words, playbooks, and what the configuration chose.
fn world(config: &Config, chat: &impl Chat, scale: u32) -> Result<World, Failure> {
    let channel = &config.channel;
    Ok(World {
        prompts: built_in::prompts(world::manner(&chat.capabilities())).map_err(|errors| check::files(&errors))?,
        playbooks: packs::with_built_in(config.content.folder.as_deref())?,
        calendar: channel.calendar().map_err(Failure::during("channel.reminders"))?,
        lang: channel.lang,
        settings: channel.settings(),
        discretion: channel.discretion(),
        may_start: may_start(channel),
        scale,
        capabilities: chat.capabilities(),
        link: chat.link(),
        learning_channel: channel.learning_channel.as_ref().map(|channel| channel.0.clone()),
    })
}

fn may_start(channel: &Channel) -> app::MayStart {
    match &channel.may_start {
        MayStart::Anybody => app::MayStart::Anybody,
        MayStart::Only(accounts) => app::MayStart::Only(accounts.clone()),
    }
}

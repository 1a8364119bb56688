//! `drejebog serve`: the journal, the loops and the platforms put together, from the first signal of life to the last write.
//!
//! The order matters. Configuration first, since nothing may be touched for a mistake in it; then the journal with its
//! lock, witness and time scale; then each platform, which is asked to read on from the journal's positions, with a loop
//! of its own. Stopping is the same the other way round; where one platform fails, the others stop too, since a service
//! that is half there would go unnoticed. Deliberately absent: what is said and when (`app`, `dialogue`).

mod delivered;
mod opened;
mod platform;
mod signals;
mod upkeep;

pub use delivered::InJournal;
pub use opened::{Opened, Time, open};
pub use platform::{Connected, Texts, on, serve_on};
pub use signals::Stop;

use super::config::Config;
use super::failure::Failure;
use super::{logging, packs};
use crate::playbook::Playbook;
use std::future::ready;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::watch;

type Serving<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// Serves on one platform, where the configuration names it.
type On = for<'a> fn(&'a Config, &'a [Playbook], &'a Opened, Stop) -> Serving<'a>;

/// The platforms that this program was built with.
const PLATFORMS: &[On] = &[
    #[cfg(feature = "matrix")]
    |config, playbooks, opened, stop| {
        Box::pin(on::<crate::adapters::matrix::Matrix>(config, config.matrix.as_ref(), playbooks, opened, stop))
    },
    #[cfg(feature = "discord")]
    |config, playbooks, opened, stop| {
        Box::pin(on::<crate::adapters::discord::Discord>(config, config.discord.as_ref(), playbooks, opened, stop))
    },
];

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
    let playbooks = packs::with_built_in(config.content.folder.as_deref(), config.channel.lang)?;
    if let Some((platform, feature)) = config.without().first() {
        return Err(Failure::BuiltWithout(platform, feature));
    }
    logging::start(config.log.level)?;
    let signals = Stop::on_signals().map_err(Failure::during("signals cannot be heard"))?;
    let opened = open(&config, time).await?;
    everything(&config, opened, signals, async |opened, stop| {
        let nobody: Serving<'_> = Box::pin(ready(Ok(())));
        let all = PLATFORMS.iter().fold(nobody, |others, on| {
            let this = on(&config, &playbooks, opened, stop.clone());
            Box::pin(async {
                // Whichever failed first made the others stop.
                let (others, this) = tokio::join!(others, this);
                others.and(this)
            })
        });
        all.await
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

//! The loop on Discord.
//!
//! Deliberately absent: Discord itself (`adapters::discord`).

use super::{Connected, InJournal, Opened, Stop, serve_on};
use crate::adapters::discord::{Discord, DiscordConfig, Stopped};
use crate::adapters::system::wall;
use crate::app::suggestions::Suggestions;
use crate::app::vocabulary::vocabulary;
use crate::app::world::FORMS;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use crate::boot::{check, packs};
use crate::platform::timer::Timer;
use crate::ports::chat::Platform;
use crate::prompts::built_in;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Events that may wait between the adapter and the loop before the adapter is held up.
const WAITING: usize = 1024;

/// Serves until told to stop.
///
/// # Errors
///
/// Discord does not let the bot in, or the journal or the program failed on the way.
pub async fn serve(config: &Config, discord: &DiscordConfig, opened: &Opened, mut stop: Stop) -> Result<(), Failure> {
    let (to, inbound) = mpsc::channel(WAITING);
    let delivered = Arc::new(InJournal { book: Arc::clone(&opened.book), platform: Platform::DISCORD });
    let prompts = built_in::prompts(FORMS).map_err(|errors| check::files(&errors))?;
    let vocabulary = vocabulary(&prompts).map_err(Failure::broken_sentence)?;
    let playbooks = packs::with_built_in(config.content.folder.as_deref(), config.channel.lang)?;
    let suggestions = Arc::new(Suggestions::new(&playbooks));
    let suggest = Arc::clone(&suggestions);
    let timer = Timer { instant: Instant::now, wall };
    let started = tokio::select! {
        started = Discord::start(discord.clone(), timer, vocabulary, delivered, suggest, to) => started,
        () = stop.wait() => return Ok(()),
    };
    let (discord, reading) = started.map_err(Failure::during("Discord"))?;
    let link = discord.stands();
    let connected = Connected { platform: Platform::DISCORD, chat: Arc::new(discord), suggestions, inbound, link };
    match serve_on(config, opened, connected, stop).await {
        // The loop only sees that the adapter is gone; the adapter knows why.
        Err(Failure::AdapterStopped) => Err(match reading.await {
            Ok(Stopped::InboundClosed) => Failure::AdapterStopped,
            Ok(why) => Failure::during("Discord")(why.to_string()),
            Err(why) => Failure::during("the Discord adapter failed")(why),
        }),
        ended => {
            // It holds the journal too. Aborted, it ends with an error that says just that.
            reading.abort();
            drop(reading.await);
            ended
        }
    }
}

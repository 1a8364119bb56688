//! Drives every desk of one real platform: one task for each channel, so that channels run side by side and each
//! in order (law 6).
//!
//! A desk is there while something goes on in its channel, and shortly before something falls due (law 4). Here stand
//! also the heartbeat and the admitted break (law 5). Deliberately absent: what a desk does with what it hears.

use super::people::Directory;
use super::private_routing::PrivateRouting;
use super::registry::Registry;
use super::run_error::RunError;
use super::shared::Shared;
use super::suggestions::Suggestions;
use crate::actor::World;
use crate::calendar::tz_version;
use crate::journal::Book;
use crate::ports::chat::{Chat, Inbound, Platform};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::Journal;
use crate::ports::link::Link;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, watch};

/// How often the process leaves a sign of life, in wall time (law 5).
const HEARTBEAT: Duration = Duration::from_secs(5);

/// What `run` is given.
#[derive(Debug)]
pub struct Parts<C, J, K, E> {
    /// Whose channels are served here. Another platform's have a loop of their own on the same journal.
    pub platform: Platform,
    pub world: Arc<World>,
    pub book: Arc<Book<J>>,
    /// Shared by all loops on a journal: a number is given out once.
    pub people: Arc<Directory<J>>,
    /// For the adapter: what people could fill in.
    pub suggestions: Arc<Suggestions>,
    pub chat: Arc<C>,
    pub clock: Arc<K>,
    pub entropy: Arc<E>,
    pub inbound: mpsc::Receiver<Inbound>,
    pub link: watch::Receiver<Link>,
}

/// Serves until `stop` is ready, or something fails that only an operator can mend.
///
/// # Errors
///
/// The journal, the adapter or the program failed; nothing said is undone.
pub async fn run<C, J, K, E>(parts: Parts<C, J, K, E>, stop: impl Future<Output = ()>) -> Result<(), RunError>
where
    C: Chat,
    J: Journal,
    K: Clock,
    E: Entropy,
{
    let Parts { platform, world, book, people, suggestions, chat, clock, entropy, mut inbound, mut link } = parts;
    let routing = PrivateRouting::new(Arc::clone(&book), Arc::clone(&people));
    let (forgotten, _) = broadcast::channel(16);
    // Everything heard is on the desks before they are told that nothing is missing.
    let (tell, told) = watch::channel(Link::CatchingUp);
    link.mark_changed();
    let shared = Arc::new(Shared {
        platform,
        world,
        book,
        people,
        suggestions,
        routing,
        chat,
        clock,
        entropy,
        link: told,
        forgotten,
    });
    let mut registry = Registry::new(Arc::clone(&shared));

    let changed = shared.book.place_wakes(tz_version()).await?;
    if changed > 0 {
        tracing::info!(changed, rules = tz_version(), "wakes placed anew");
    }
    shared.take_over_trials().await?;
    registry.begin(shared.away_since_heartbeat()?)?;
    tokio::pin!(stop);
    let beat = shared.clock.sleep(Duration::ZERO);
    tokio::pin!(beat);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(ended) = registry.tasks.join_next() => registry.ended(ended?)?,
            changed = link.changed() => {
                changed.map_err(|_| RunError::AdapterStopped)?;
                // The runtime may have passed over `inbound` although something waits there.
                let now = *link.borrow_and_update();
                while let Ok(waiting) = inbound.try_recv() {
                    registry.route(waiting).await?;
                }
                tell.send_replace(now);
                // Back within reach: the first sign of life is due now.
                beat.set(shared.clock.sleep(Duration::ZERO));
            }
            () = &mut beat => {
                // Out of reach is as good as away: the gap is measured from the last beat that was heard.
                if *link.borrow() == Link::Live {
                    shared.book.beat(platform, shared.clock.wall()).await?;
                }
                beat.set(shared.clock.sleep(HEARTBEAT));
            }
            () = shared.sleep_until(registry.look) => registry.look()?,
            // Last: however much is heard, the sign of life and what is due do not wait for a pause in it.
            heard = inbound.recv() => match heard {
                Some(inbound) => registry.route(inbound).await?,
                None => return Err(RunError::AdapterStopped),
            },
        }
    }
    // Whoever pressed something in the last moment has been told that it was heard.
    shared.chat.close().await;
    while let Ok(waiting) = inbound.try_recv() {
        registry.route(waiting).await?;
    }
    tracing::info!("stopping: what has been heard is written down, what is unsaid will be said at the next start");
    registry.close().await
}

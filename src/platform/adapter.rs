//! What a chat platform's adapter is to whoever starts it: one trait, so that each is served in the same way.
//!
//! What it does for the app once it runs is `ports::chat::Chat`. Deliberately absent: the loop it is given to.

use super::timer::Timer;
use crate::ports::chat::{Capabilities, Chat, Delivered, Inbound, Platform};
use crate::ports::link::Link;
use crate::ports::vocabulary::{Suggest, Vocabulary};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// An account on a chat platform.
pub trait Adapter: Chat + Sized {
    const PLATFORM: Platform;
    /// What the platform is called.
    const NAME: &'static str;
    /// Known before anything has been started, as the sentences depend on them.
    const CAPABILITIES: Capabilities;

    /// What the operator writes about the account.
    type Config: Clone + Send + Sync;
    /// Why it cannot begin.
    type StartError: Error + Send + Sync + 'static;
    /// Why it had to end, in words for the operator.
    type Stopped: Error + Send + Sync + 'static;

    /// Begins to listen in the background; each room is read on from the position in the journal.
    ///
    /// # Errors
    ///
    /// The configuration is wrong, the platform does not let the bot in, or cannot be reached.
    fn start(
        config: Self::Config,
        given: Given,
    ) -> impl Future<Output = Result<Started<Self>, Self::StartError>> + Send;
}

/// What an adapter is given to begin with.
pub struct Given {
    /// The clocks, which the caller has.
    pub timer: Timer,
    /// What can be asked for, where the platform lists it.
    pub vocabulary: Vocabulary,
    /// What the journal has heard of the platform; asked from the adapter's tasks.
    pub delivered: Arc<dyn Delivered>,
    /// What could be filled in; asked from the adapter's tasks.
    pub suggest: Arc<dyn Suggest>,
    /// Where everything heard goes. The listening ends when nobody receives it any more.
    pub inbound: mpsc::Sender<Inbound>,
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given").field("vocabulary", &self.vocabulary).finish_non_exhaustive()
    }
}

/// An adapter that listens.
#[derive(Debug)]
pub struct Started<A: Adapter> {
    pub chat: A,
    /// Whether the platform tells everything, and whether everything missed has been heard.
    pub link: watch::Receiver<Link>,
    /// Ends well when nobody receives what is heard any more.
    pub listening: JoinHandle<Result<(), A::Stopped>>,
}

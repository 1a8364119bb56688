//! Ctrl-C and SIGTERM: the first stops cleanly, the second at once.
//!
//! Deliberately absent: what stopping means. A process that is killed instead loses nothing either; it only makes a
//! break that is admitted at the next start.

use std::io;
use std::process;
use std::sync::Arc;
use tokio::sync::watch;

/// Says when to stop; every clone says it.
#[derive(Clone, Debug)]
pub struct Stop {
    said: watch::Receiver<bool>,
    /// By which one part of the program stops the others.
    all: Arc<watch::Sender<bool>>,
}

impl Stop {
    /// Listens for the signals from now on.
    ///
    /// # Errors
    ///
    /// The system does not let the process listen.
    pub fn on_signals() -> io::Result<Self> {
        let mut signals = Signals::new()?;
        let (say, stop) = watch::channel(false);
        tokio::spawn(async move {
            signals.next().await;
            tracing::info!("stopping; a second signal stops at once");
            say.send_replace(true);
            signals.next().await;
            tracing::warn!("stopped at once");
            process::exit(1);
        });
        Ok(Self::when(stop))
    }

    /// Stops when the other end says so, or is dropped.
    pub fn when(said: watch::Receiver<bool>) -> Self {
        Self { said, all: Arc::new(watch::Sender::new(false)) }
    }

    /// Does this, and when it has ended, whyever, tells all the others to stop.
    pub async fn after<T>(&self, what: impl Future<Output = T>) -> T {
        let ended = what.await;
        self.all.send_replace(true);
        ended
    }

    /// Returns when it is time to stop.
    pub async fn wait(&mut self) {
        // Whoever would say it is gone: it is never going to be said, so it is time.
        let mut all = self.all.subscribe();
        tokio::select! {
            _ = self.said.wait_for(|stop| *stop) => {}
            _ = all.wait_for(|stop| *stop) => {}
        }
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

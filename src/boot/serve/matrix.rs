//! The loop on a Matrix homeserver.
//!
//! Deliberately absent: the homeserver itself (`adapters::matrix`).

use super::{Platform, Stop, Time, open, position, serve_on};
use crate::adapters::matrix::{Connection, Matrix, MatrixConfig, Stopped};
use crate::adapters::system::wall;
use crate::app::run::Link;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// Events that may wait between the adapter and the loop before the adapter is held up: a room's whole minute.
const WAITING: usize = 256;

/// Serves until a signal.
///
/// # Errors
///
/// The journal cannot be opened, the homeserver does not let the bot in, or one of them failed on the way.
pub async fn serve(config: &Config, matrix: &MatrixConfig, time: &Time) -> Result<(), Failure> {
    let mut stop = Stop::on_signals().map_err(Failure::during("signals cannot be heard"))?;
    let opened = open(config, time).await?;
    let (to, inbound) = mpsc::channel(WAITING);
    let book = Arc::clone(&opened.book);
    let positions = move |room: &_| match position(&book, room) {
        Ok(position) => position,
        Err(why) => {
            // The journal is broken, so the next write stops the process; nothing can be acted on in between.
            tracing::error!(%why, "a room's position cannot be read");
            None
        }
    };
    let started = tokio::select! {
        started = Matrix::start(matrix.clone(), Instant::now, positions, to) => started,
        () = stop.wait() => return Ok(()),
    };
    let (matrix, reading) = started.map_err(Failure::during("Matrix"))?;
    let link = follow(matrix.connection());
    let platform = Platform { chat: Arc::new(matrix), inbound, link };
    match serve_on(config, opened, platform, stop).await {
        // The loop only sees that the adapter is gone; the adapter knows why.
        Err(Failure::AdapterStopped) => Err(match reading.await {
            Ok(Stopped::SessionEnded(why)) => Failure::during("the homeserver has ended the session")(why),
            Ok(Stopped::InboundClosed) => Failure::AdapterStopped,
            Err(why) => Failure::during("the Matrix adapter failed")(why),
        }),
        ended => {
            // It holds the journal too, for the rooms' positions. Aborted, it ends with an error that says just that.
            reading.abort();
            drop(reading.await);
            ended
        }
    }
}

/// The adapter's connection in the loop's words. Ends with the adapter.
fn follow(mut connection: watch::Receiver<Connection>) -> watch::Receiver<Link> {
    let (to, link) = watch::channel(in_our_words(*connection.borrow_and_update()));
    tokio::spawn(async move {
        while connection.changed().await.is_ok() {
            if to.send(in_our_words(*connection.borrow_and_update())).is_err() {
                break;
            }
        }
    });
    link
}

fn in_our_words(connection: Connection) -> Link {
    match connection {
        Connection::CatchingUp => Link::CatchingUp,
        Connection::Live => Link::Live,
        Connection::Lost { since } => {
            let ago = SignedDuration::try_from(since.elapsed()).unwrap_or(SignedDuration::MAX);
            Link::Lost { since: wall().checked_sub(ago).unwrap_or(Timestamp::MIN) }
        }
    }
}

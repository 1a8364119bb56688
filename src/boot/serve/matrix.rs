//! The loop on a Matrix homeserver.
//!
//! Deliberately absent: the homeserver itself (`adapters::matrix`).

use super::{Connected, InJournal, Opened, Stop, serve_on};
use crate::adapters::matrix::{Matrix, MatrixConfig, Stopped};
use crate::adapters::system::wall;
use crate::app::suggestions::Suggestions;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use crate::platform::timer::Timer;
use crate::ports::chat::{Delivered, Platform};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Events that may wait between the adapter and the loop before the adapter is held up: a room's whole minute.
const WAITING: usize = 256;

/// Serves until a signal.
///
/// # Errors
///
/// The homeserver does not let the bot in, or one of them failed on the way.
pub async fn serve(config: &Config, matrix: &MatrixConfig, opened: &Opened, mut stop: Stop) -> Result<(), Failure> {
    let (to, inbound) = mpsc::channel(WAITING);
    let delivered = InJournal { book: Arc::clone(&opened.book), platform: Platform::MATRIX };
    let positions = move |room: &_| delivered.position(room);
    let timer = Timer { instant: Instant::now, wall };
    let started = tokio::select! {
        started = Matrix::start(matrix.clone(), timer, positions, to) => started,
        () = stop.wait() => return Ok(()),
    };
    let (matrix, reading) = started.map_err(Failure::during("Matrix"))?;
    let link = matrix.stands();
    // What could be filled in is asked for by nobody here.
    let suggestions = Arc::new(Suggestions::new(&[]));
    let connected = Connected { platform: Platform::MATRIX, chat: Arc::new(matrix), suggestions, inbound, link };
    match serve_on(config, opened, connected, stop).await {
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

//! What people do, heard in order, from the position in the journal on.
//!
//! Each event is a position too, so that a room has been read as far as the app has written. What was on its way when the
//! line was cut comes again; the app knows it by its id. Deliberately absent: a sign of life on a line where nothing is said,
//! which a platform further away than this one would need.

use super::names;
use crate::line::Line;
use crate::words::{Request, Told};
use drejebog::platform::link::LinkState;
use drejebog::platform::timer::Timer;
use drejebog::ports::chat::{Delivered, Inbound, Position, Room};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;

/// How long a line that was cut is left alone.
const AGAIN: Duration = Duration::from_millis(200);

pub struct Listening {
    pub server: SocketAddr,
    pub delivered: Arc<dyn Delivered>,
    pub inbound: mpsc::Sender<Inbound>,
    pub timer: Timer,
    pub link: LinkState,
}

impl Listening {
    /// Until nobody receives what is heard any more.
    pub async fn run(self) -> Result<(), Infallible> {
        while let Err(why) = self.listen().await {
            tracing::warn!(%why, "the line is cut");
            self.link.lost(self.timer.instant());
            self.timer.wait(AGAIN).await;
        }
        Ok(())
    }

    async fn listen(&self) -> io::Result<()> {
        let mut line = Line::open(self.server).await?;
        let made_good = self.link.catching_up();
        line.say(&Request::Listen { after: self.read_to() }).await?;
        loop {
            match line.hear().await? {
                Told::CaughtUp => self.link.live(made_good),
                Told::Event(event) => {
                    if self.inbound.send(names::inbound(event)).await.is_err() {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// How far each room has been read. One that the journal does not know is read from its beginning.
    fn read_to(&self) -> BTreeMap<String, Position> {
        let channels = self.delivered.channels().into_iter();
        let channels = channels.filter_map(|channel| Some((names::room(&channel).ok()?, Room::Channel(channel))));
        let private = self.delivered.private_rooms().into_iter();
        let rooms = channels.chain(private.map(|room| (room.clone(), names::private(room))));
        rooms.filter_map(|(name, room)| Some((name, self.delivered.position(&room)?))).collect()
    }
}

//! What the bot asks of the server: one thing after the other over one line, and what is urgent first.
//!
//! Deliberately absent: what is asked, and asking again.

use crate::line::Line;
use crate::words::{Answer, Request};
use drejebog::platform::ids::never;
use drejebog::platform::timer::Timer;
use drejebog::platform::turns::{Budget, Turns};
use drejebog::ports::chat::{ChatError, Missing, Urgency};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct Asking {
    server: SocketAddr,
    /// One lane, since the server answers in the order it is asked: so the posts of a room stand in theirs.
    turns: Turns<()>,
    line: Mutex<Option<Line>>,
}

impl Asking {
    pub fn new(server: SocketAddr, timer: Timer) -> Self {
        Self { server, turns: Turns::new(Budget::Unlimited, timer), line: Mutex::default() }
    }

    /// `replaces` names what this is the newest version of.
    pub async fn ask(&self, what: Request, urgency: Urgency, replaces: Option<String>) -> Result<Answer, ChatError> {
        // There is something newer to say.
        let Some(_turn) = self.turns.turn((), urgency, replaces).await else { return Ok(Answer::Yes) };
        let answer = timeout(PATIENCE, self.over_the_line(&what)).await;
        match answer.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())) {
            Ok(Answer::Refused(why)) => Err(never(Missing::Other, why)),
            Ok(answer) => Ok(answer),
            Err(why) => Err(ChatError::Later { after: None, why: why.to_string() }),
        }
    }

    /// A line is used again only after a whole answer: else the next one would hear what was meant for this.
    async fn over_the_line(&self, what: &Request) -> io::Result<Answer> {
        let mut kept = self.line.lock().await;
        let mut line = if let Some(line) = kept.take() { line } else { Line::open(self.server).await? };
        line.say(what).await?;
        let answer = line.hear().await?;
        *kept = Some(line);
        Ok(answer)
    }
}

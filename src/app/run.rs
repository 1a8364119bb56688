//! Drives every desk against a real platform: one task for each channel, so that channels run side by side and each
//! in order (law 6).
//!
//! Here stand the heartbeat, the admitted break (law 5) and the way of private messages to the channel they belong
//! to. Deliberately absent: what a desk does with what it hears.

use super::desk::{BREAK, Desk, DeskError, Moment};
use super::outbox::{Job, Sent};
use super::people::Directory;
use super::sending::perform;
use super::world::World;
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{Account, ChannelId, PersonId, StreamId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::{Chat, Inbound, Room};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::{Journal, JournalError};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{broadcast, mpsc, watch};
use tokio::task::JoinSet;

/// How often the process leaves a sign of life, in wall time (law 5).
const HEARTBEAT: SignedDuration = SignedDuration::from_secs(5);

/// A vote closes this long after its deadline, in wall time: what people pressed in the last second is on its way
/// (p99 of a reaction's way was 187 ms, facts on Matrix, 8).
const ON_ITS_WAY: SignedDuration = SignedDuration::from_secs(1);

/// A desk with nothing to do is let go after this long, in wall time.
const LET_GO: SignedDuration = SignedDuration::from_mins(10);

/// How many events may wait for one desk before the adapter is held up.
const QUEUE: usize = 256;

/// How the platform stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not everything missed has been heard yet.
    CatchingUp,
    /// Everything up to now has been heard.
    Live,
    /// It has not answered since then, in wall time.
    Lost { since: Timestamp },
}

/// What `run` is given.
#[derive(Debug)]
pub struct Parts<C, J, K, E> {
    pub world: Arc<World>,
    pub book: Arc<Book<J>>,
    pub chat: Arc<C>,
    pub clock: Arc<K>,
    pub entropy: Arc<E>,
    pub inbound: mpsc::Receiver<Inbound>,
    pub link: watch::Receiver<Link>,
}

#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("the platform's adapter has stopped")]
    AdapterStopped,
    #[error("a task of the program failed: {0}")]
    Task(#[from] tokio::task::JoinError),
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
    let Parts { world, book, chat, clock, entropy, mut inbound, mut link } = parts;
    let people = Arc::new(Directory::new(Arc::clone(&book)));
    let (forgotten, _) = broadcast::channel(16);
    let shared = Arc::new(Shared {
        world,
        book,
        people,
        chat,
        clock,
        entropy,
        link: link.clone(),
        here: Mutex::default(),
        forgotten,
    });
    let mut office = Office { shared: Arc::clone(&shared), desks: BTreeMap::new(), tasks: JoinSet::new() };

    // A break is told to whoever was in the middle of something: their channels have a wake or an unsaid post.
    let away = shared.away_since_heartbeat()?;
    for channel in shared.busy_channels()? {
        office.open(channel, away);
    }
    tokio::pin!(stop);
    let mut next_beat = shared.clock.wall();
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(ended) = office.tasks.join_next() => office.ended(ended?)?,
            heard = inbound.recv() => match heard {
                Some(inbound) => office.route(inbound).await?,
                None => return Err(RunError::AdapterStopped),
            },
            changed = link.changed() => {
                changed.map_err(|_| RunError::AdapterStopped)?;
                // Back within reach: the first sign of life is due now.
                next_beat = shared.clock.wall();
            }
            () = shared.clock.sleep_until(shared.clock.at_wall(next_beat)) => {
                // Out of reach is as good as away: the gap is measured from the last beat that was heard.
                if *link.borrow() == Link::Live {
                    shared.book.beat(shared.clock.wall()).await?;
                }
                next_beat = shared.clock.wall() + HEARTBEAT;
            }
        }
    }
    tracing::info!("stopping: what has been heard is written down, what is unsaid will be said at the next start");
    office.close().await
}

/// What all desks share in this process.
struct Shared<C, J, K, E> {
    world: Arc<World>,
    book: Arc<Book<J>>,
    people: Arc<Directory<J>>,
    chat: Arc<C>,
    clock: Arc<K>,
    entropy: Arc<E>,
    link: watch::Receiver<Link>,
    /// Who takes part where: the way of a private message.
    here: Mutex<BTreeMap<ChannelId, BTreeSet<Account>>>,
    /// Somebody's data have been erased; every desk forgets them.
    forgotten: broadcast::Sender<PersonId>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Shared<C, J, K, E> {
    fn moment(&self) -> Moment {
        Moment { now: self.clock.now(), wall: self.clock.wall(), seed: self.entropy.seed() }
    }

    fn away_since_heartbeat(&self) -> Result<Option<Away>, LoadError> {
        Ok(self.book.heartbeat()?.and_then(|beat| self.away_since(beat)))
    }

    /// The time since the last sign of life, where it is long enough to be admitted.
    fn away_since(&self, since: Timestamp) -> Option<Away> {
        let gap = self.clock.wall().duration_since(since);
        (gap > BREAK).then(|| Away { gap: self.scaled(gap), since: Some(since) })
    }

    /// A length of wall time, in the dialogues' time.
    fn scaled(&self, gap: SignedDuration) -> SignedDuration {
        gap * i32::try_from(self.world.scale.max(1)).unwrap_or(i32::MAX)
    }

    /// Channels with something due or unsaid: the two indexes are read, nothing else (law 4).
    fn busy_channels(&self) -> Result<BTreeSet<ChannelId>, LoadError> {
        let wakes = self.book.wakes()?.into_iter().map(|(stream, _)| stream);
        let opens = self.book.opens()?.into_iter().map(|open| open.stream);
        Ok(wakes.chain(opens).map(|stream| stream.channel().clone()).collect())
    }

    /// The channel a private message belongs to: where the person takes part, else where they last did.
    fn channel_of(&self, account: &Account) -> Result<ChannelId, LoadError> {
        let present = |here: &BTreeMap<ChannelId, BTreeSet<Account>>| {
            here.iter().find(|(_, accounts)| accounts.contains(account)).map(|(channel, _)| channel.clone())
        };
        if let Some(channel) = present(&self.here.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(channel);
        }
        let known = self.people.known(account)?.map(|person| self.book.about(person)).transpose()?.unwrap_or_default();
        let last =
            known.into_iter().rev().map(|about| about.stream).find(|stream| matches!(stream, StreamId::Dialogue(_)));
        // Somebody who is in nothing still gets help: at a desk of their own, which has no channel to speak in.
        Ok(last.map_or_else(|| ChannelId(format!("private/{}", account.0)), |stream| stream.channel().clone()))
    }
}

/// All desks, and the way to each.
struct Office<C, J, K, E> {
    shared: Arc<Shared<C, J, K, E>>,
    desks: BTreeMap<ChannelId, mpsc::Sender<Inbound>>,
    tasks: JoinSet<Result<ChannelId, DeskError>>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Office<C, J, K, E> {
    async fn route(&mut self, inbound: Inbound) -> Result<(), RunError> {
        let channel = match &inbound.room {
            Room::Channel(channel) => channel.clone(),
            Room::Private { account, .. } => self.shared.channel_of(account)?,
        };
        let desk = match self.desks.get(&channel) {
            Some(desk) => desk.clone(),
            None => self.open(channel.clone(), None),
        };
        if let Err(mpsc::error::SendError(inbound)) = desk.send(inbound).await {
            // The desk was just let go: a new one takes over once its task has ended.
            if let Some(ended) = self.tasks.join_next().await {
                self.ended(ended?)?;
            }
            drop(self.open(channel, None).send(inbound).await);
        }
        Ok(())
    }

    fn open(&mut self, channel: ChannelId, away: Option<Away>) -> mpsc::Sender<Inbound> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        self.desks.insert(channel.clone(), sender.clone());
        self.tasks.spawn(serve(Arc::clone(&self.shared), channel, receiver, away));
        sender
    }

    fn ended(&mut self, ended: Result<ChannelId, DeskError>) -> Result<(), RunError> {
        let channel = ended?;
        if self.desks.get(&channel).is_some_and(mpsc::Sender::is_closed) {
            self.desks.remove(&channel);
        }
        Ok(())
    }

    async fn close(mut self) -> Result<(), RunError> {
        self.desks.clear();
        while let Some(ended) = self.tasks.join_next().await {
            ended??;
        }
        Ok(())
    }
}

/// One desk's life: hears, sends, and wakes in time; returns when there is nothing more to do for it.
async fn serve<C: Chat, J: Journal, K: Clock, E: Entropy>(
    shared: Arc<Shared<C, J, K, E>>,
    channel: ChannelId,
    mut inbound: mpsc::Receiver<Inbound>,
    away: Option<Away>,
) -> Result<ChannelId, DeskError> {
    let (world, book, people) = (Arc::clone(&shared.world), Arc::clone(&shared.book), Arc::clone(&shared.people));
    let mut desk = Desk::load(channel.clone(), world, book, people, shared.moment()).await?;
    if let Some(away) = away {
        desk.was_away(away, shared.moment()).await?;
    }
    let mut link = shared.link.clone();
    let mut lost: Option<Timestamp> = None;
    let mut forgotten = shared.forgotten.subscribe();
    let mut sending: JoinSet<(Job, Sent)> = JoinSet::new();
    let mut last_busy = shared.clock.wall();
    loop {
        shared.note_presence(&desk);
        for job in desk.take_jobs(shared.clock.wall())? {
            let chat = Arc::clone(&shared.chat);
            sending.spawn(async move {
                let sent = perform(&*chat, job.clone()).await;
                (job, sent)
            });
        }
        if !desk.is_idle() || !sending.is_empty() {
            last_busy = shared.clock.wall();
        }
        let live = *link.borrow() == Link::Live;
        let grace = if desk.live().is_some_and(|d| d.question.is_some()) {
            shared.scaled(ON_ITS_WAY)
        } else {
            SignedDuration::ZERO
        };
        let wake = desk.next_wake().filter(|_| live).map(|at| at + grace);
        let again = desk.next_try().map(|wall| shared.clock.at_wall(wall));
        let let_go = (desk.is_idle() && sending.is_empty()).then(|| shared.clock.at_wall(last_busy + LET_GO));
        tokio::select! {
            biased;
            heard = inbound.recv() => match heard {
                Some(inbound) => {
                    let at = shared.clock.at_wall(inbound.at);
                    if let Some(person) = desk.hear(inbound, at, shared.moment()).await? {
                        // Nobody listening is nobody to tell.
                        drop(shared.forgotten.send(person));
                    }
                }
                // The process stops: what is on its way is given a moment to be noted, the rest is in the open index.
                None => {
                    while let Some(Ok((job, sent))) = sending.join_next().await {
                        desk.sent(job, sent, shared.moment()).await?;
                    }
                    return Ok(channel);
                }
            },
            Some(done) = sending.join_next() => match done {
                Ok((job, sent)) => desk.sent(job, sent, shared.moment()).await?,
                Err(failed) => tracing::error!(%failed, "a task that sends has failed"),
            },
            Ok(person) = forgotten.recv() => desk.forgotten(person, shared.moment()).await?,
            Ok(()) = link.changed() => {
                let now = *link.borrow();
                match (now, lost) {
                    (Link::Lost { since }, None) => lost = Some(since),
                    (Link::Live, Some(since)) => {
                        lost = None;
                        if let Some(away) = shared.away_since(since) {
                            desk.was_away(away, shared.moment()).await?;
                        }
                    }
                    _ => {}
                }
            }
            () = sleep_until(&shared, wake) => desk.tick(shared.moment()).await?,
            () = sleep_until(&shared, again) => {}
            () = sleep_until(&shared, let_go) => {
                inbound.close();
                if inbound.is_empty() {
                    shared.here.lock().unwrap_or_else(PoisonError::into_inner).remove(&channel);
                    return Ok(channel);
                }
            }
        }
    }
}

async fn sleep_until<C, J, K: Clock, E>(shared: &Shared<C, J, K, E>, at: Option<Timestamp>) {
    match at {
        Some(at) => shared.clock.sleep_until(at).await,
        None => std::future::pending().await,
    }
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Shared<C, J, K, E> {
    /// Notes who takes part in this channel now.
    fn note_presence(&self, desk: &Desk<J>) {
        let accounts: BTreeSet<Account> = match desk.live() {
            Some(dialogue) => {
                dialogue.people.iter().filter(|p| p.present).filter_map(|p| dialogue.account(p.id).cloned()).collect()
            }
            None => BTreeSet::new(),
        };
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        if accounts.is_empty() {
            here.remove(desk.id());
        } else {
            here.insert(desk.id().clone(), accounts);
        }
    }
}

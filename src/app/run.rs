//! Drives every desk of one real platform: one task for each channel, so that channels run side by side and each
//! in order (law 6).
//!
//! A desk is there while something goes on in its channel, and shortly before something falls due (law 4). Here stand
//! also the heartbeat and the admitted break (law 5). Deliberately absent: what a desk does with what it hears.

use super::desk::{BREAK, Desk, DeskError, Moment};
use super::outbox::{Job, Sent};
use super::people::Directory;
use super::sending::perform;
use super::suggestions::Suggestions;
use super::ways::{Going, Way, Ways, own_desk};
use super::world::World;
use crate::calendar::tz_version;
use crate::dialogue::decide::Away;
use crate::dialogue::ids::{ChannelId, PersonId, StreamId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::{Chat, Destination, Inbound, Platform, Room};
use crate::ports::clock::{Clock, Entropy};
use crate::ports::journal::{Journal, JournalError};
use crate::ports::link::Link;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, watch};
use tokio::task::JoinSet;

/// How often the process leaves a sign of life, in wall time (law 5).
const HEARTBEAT: Duration = Duration::from_secs(5);

/// A vote closes this long after its deadline, in wall time: what people pressed in the last second is on its way
/// (p99 of a reaction's way was 187 ms, facts on Matrix, 8).
const ON_ITS_WAY: SignedDuration = SignedDuration::from_secs(1);

/// A desk with nothing to do is let go after this long, in wall time, and only if it will not be wanted again sooner than
/// in as long again.
const LET_GO: SignedDuration = SignedDuration::from_mins(10);

/// A desk is opened this long before it is wanted, in wall time: long enough to read a channel on a busy machine, and so
/// short that few desks are there for nothing.
const AHEAD: SignedDuration = SignedDuration::from_mins(2);

/// At the start the desk of a dialogue that is wanted within this, in the dialogues' time, is opened at once: it may be
/// under way and has to hear of the break. A playbook has at most eight hours, and an extension one.
const UNDER_WAY: SignedDuration = SignedDuration::from_hours(9);

/// When something was due and nothing came of it, and nothing else happens either, the desk looks again after this long.
const PATIENCE: Duration = Duration::from_mins(1);

const EVERYTHING: usize = usize::MAX;

/// How many events may wait for one desk before the adapter is held up.
const QUEUE: usize = 256;

/// What is noted in the journal once older trials are looked after.
const TRIALS_TAKEN_OVER: &str = "trials_taken_over";

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
    let Parts { platform, world, book, people, suggestions, chat, clock, entropy, mut inbound, mut link } = parts;
    let ways = Ways::new(Arc::clone(&book), Arc::clone(&people));
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
        ways,
        chat,
        clock,
        entropy,
        link: told,
        forgotten,
    });
    let mut office = Office { shared: Arc::clone(&shared), desks: BTreeMap::new(), tasks: JoinSet::new(), look: None };

    let changed = shared.book.place_wakes(tz_version()).await?;
    if changed > 0 {
        tracing::info!(changed, rules = tz_version(), "wakes placed anew");
    }
    shared.take_over_trials().await?;
    office.begin(shared.away_since_heartbeat()?)?;
    tokio::pin!(stop);
    let beat = shared.clock.sleep(Duration::ZERO);
    tokio::pin!(beat);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(ended) = office.tasks.join_next() => office.ended(ended?)?,
            changed = link.changed() => {
                changed.map_err(|_| RunError::AdapterStopped)?;
                // The runtime may have passed over `inbound` although something waits there.
                let now = *link.borrow_and_update();
                while let Ok(waiting) = inbound.try_recv() {
                    office.route(waiting).await?;
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
            () = sleep_until(&shared, office.look) => office.look()?,
            // Last: however much is heard, the sign of life and what is due do not wait for a pause in it.
            heard = inbound.recv() => match heard {
                Some(inbound) => office.route(inbound).await?,
                None => return Err(RunError::AdapterStopped),
            },
        }
    }
    // Whoever pressed something in the last moment has been told that it was heard.
    shared.chat.close().await;
    while let Ok(waiting) = inbound.try_recv() {
        office.route(waiting).await?;
    }
    tracing::info!("stopping: what has been heard is written down, what is unsaid will be said at the next start");
    office.close().await
}

/// What all desks share in this process.
struct Shared<C, J, K, E> {
    platform: Platform,
    world: Arc<World>,
    book: Arc<Book<J>>,
    people: Arc<Directory<J>>,
    suggestions: Arc<Suggestions>,
    ways: Ways<J>,
    chat: Arc<C>,
    clock: Arc<K>,
    entropy: Arc<E>,
    /// How the platform stands, told once what was heard before lies on the desks.
    link: watch::Receiver<Link>,
    /// Somebody's data have been erased; every desk forgets them.
    forgotten: broadcast::Sender<PersonId>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Shared<C, J, K, E> {
    fn moment(&self) -> Moment {
        Moment { now: self.clock.now(), wall: self.clock.wall(), seed: self.entropy.seed() }
    }

    /// Once in a journal's life: trials that a version agreed on which did not look after them get their promises. A desk
    /// sees to that when it is loaded, and nothing else would load one.
    async fn take_over_trials(&self) -> Result<(), RunError> {
        if self.book.is_done(TRIALS_TAKEN_OVER)? {
            return Ok(());
        }
        let trials = self.book.streams()?.into_iter().filter(|stream| matches!(stream, StreamId::Trial(_)));
        let channels: BTreeSet<ChannelId> =
            trials.map(|stream| stream.channel().clone()).filter(|channel| self.platform.has(channel)).collect();
        for channel in channels {
            let (world, book, people) = (Arc::clone(&self.world), Arc::clone(&self.book), Arc::clone(&self.people));
            Desk::load(channel, world, book, people, self.moment()).await?;
        }
        Ok(self.book.set_done(TRIALS_TAKEN_OVER).await?)
    }

    fn away_since_heartbeat(&self) -> Result<Option<Away>, LoadError> {
        Ok(self.book.heartbeat(self.platform)?.and_then(|beat| self.away_since(beat)))
    }

    /// The time since the last sign of life, where it is long enough to be admitted.
    fn away_since(&self, since: Timestamp) -> Option<Away> {
        let gap = self.clock.wall().duration_since(since);
        (gap > BREAK).then(|| Away { gap: self.scaled(gap), since: Some(since) })
    }

    /// Notes whom a fact of this channel has been told privately; an answer says nothing of where somebody belongs.
    fn note_written(&self, channel: &ChannelId, job: &Job, sent: &Sent) -> Result<(), LoadError> {
        match (job, sent) {
            (Job::Post { item, post, .. }, Sent::Posted(Ok(_))) if item.stream.is_some() => match &post.to {
                Destination::Private(account) => self.ways.note_written(channel, account),
                Destination::Channel(_) | Destination::Thread { .. } => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// How long it is until then.
    fn left(&self, wall: Timestamp) -> Duration {
        Duration::try_from(wall.duration_since(self.clock.wall())).unwrap_or_default()
    }

    /// A length of wall time, in the dialogues' time.
    fn scaled(&self, gap: SignedDuration) -> SignedDuration {
        gap * i32::try_from(self.world.scale.max(1)).unwrap_or(i32::MAX)
    }
}

/// All desks, and the way to each.
struct Office<C, J, K, E> {
    shared: Arc<Shared<C, J, K, E>>,
    desks: BTreeMap<ChannelId, mpsc::Sender<Errand>>,
    tasks: JoinSet<Result<Ended, DeskError>>,
    /// When a desk that is not there may be wanted, in the dialogues' time.
    look: Option<Timestamp>,
}

/// What a desk is given to hear.
struct Errand {
    inbound: Inbound,
    /// It could belong to any of these, and its writer is asked which.
    which: Vec<Going>,
    /// Answers in private name the dialogue.
    names: bool,
}

/// A desk that was let go.
struct Ended {
    channel: ChannelId,
    /// When it wants to be there again.
    wake: Option<Timestamp>,
}

impl<C: Chat, J: Journal, K: Clock, E: Entropy> Office<C, J, K, E> {
    /// Opens the desks of what is unsaid, of what is due, and of dialogues that may be under way: whoever was in the middle
    /// of something is told of the break. What lies further ahead is not read (law 4).
    fn begin(&mut self, away: Option<Away>) -> Result<(), LoadError> {
        let book = Arc::clone(&self.shared.book);
        let now = self.shared.clock.now();
        let soon = now + self.shared.scaled(AHEAD);
        let due = book.due(soon.max(now + UNDER_WAY), EVERYTHING)?.into_iter();
        let due = due.filter(|(at, stream)| *at <= soon || matches!(stream, StreamId::Dialogue(_)));
        let unsaid = book.opens()?.into_iter().map(|open| open.stream);
        let busy = due.map(|(_, stream)| stream).chain(unsaid).map(|s| s.channel().clone());
        let busy: BTreeSet<_> = busy.filter(|channel| self.shared.platform.has(channel)).collect();
        for channel in busy {
            self.open(channel, away);
        }
        self.look()
    }

    /// Opens the desks that will be wanted soon, where they are not there, and notes when to look again.
    fn look(&mut self) -> Result<(), LoadError> {
        let book = Arc::clone(&self.shared.book);
        let ahead = self.shared.scaled(AHEAD);
        let now = self.shared.clock.now();
        let soon = now + ahead;
        for (_, stream) in book.due(soon, EVERYTHING)? {
            if self.shared.platform.has(stream.channel()) && !self.desks.contains_key(stream.channel()) {
                self.open(stream.channel().clone(), None);
            }
        }
        // Whatever is due later is still far enough away then; so one look serves many.
        self.look = book.next_due(soon)?.map(|at| (at - ahead).max(now + ahead / 2));
        Ok(())
    }

    async fn route(&mut self, mut inbound: Inbound) -> Result<(), RunError> {
        let (mut which, mut names) = (Vec::new(), false);
        let channel = match &inbound.room {
            Room::Channel(channel) => {
                self.shared.ways.note_heard(channel, &inbound.from, &inbound.what);
                channel.clone()
            }
            Room::Private { account, .. } => {
                let account = account.clone();
                match self.shared.ways.way_of(&mut inbound)? {
                    Way::Which(among) => {
                        which = among;
                        own_desk(&account)
                    }
                    Way::To { channel, is_one_of_several } => {
                        names = is_one_of_several;
                        // Whoever has left a channel has nothing to say or to read there any more.
                        let is_in = self.shared.chat.is_in(&channel, &account).await;
                        if is_in { channel } else { own_desk(&account) }
                    }
                }
            }
        };
        let errand = Errand { inbound, which, names };
        let desk = match self.desks.get(&channel) {
            Some(desk) => desk.clone(),
            None => self.open(channel.clone(), None),
        };
        if let Err(mpsc::error::SendError(errand)) = desk.send(errand).await {
            // The desk is just being let go: a new one takes over once its task has ended, for a channel has one writer.
            while self.desks.contains_key(&channel)
                && let Some(ended) = self.tasks.join_next().await
            {
                self.ended(ended?)?;
            }
            drop(self.open(channel, None).send(errand).await);
        }
        Ok(())
    }

    fn open(&mut self, channel: ChannelId, away: Option<Away>) -> mpsc::Sender<Errand> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        self.desks.insert(channel.clone(), sender.clone());
        self.tasks.spawn(serve(Arc::clone(&self.shared), channel, receiver, away));
        sender
    }

    fn ended(&mut self, ended: Result<Ended, DeskError>) -> Result<(), RunError> {
        let Ended { channel, wake } = ended?;
        if self.desks.get(&channel).is_some_and(mpsc::Sender::is_closed) {
            self.desks.remove(&channel);
        }
        let wanted = wake.map(|at| at - self.shared.scaled(AHEAD));
        self.look = self.look.into_iter().chain(wanted).min();
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
    mut inbound: mpsc::Receiver<Errand>,
    away: Option<Away>,
) -> Result<Ended, DeskError> {
    let (world, book, people) = (Arc::clone(&shared.world), Arc::clone(&shared.book), Arc::clone(&shared.people));
    // Before anything is read: who is erased meanwhile is heard of afterwards.
    let mut forgotten = shared.forgotten.subscribe();
    let mut desk = Desk::load(channel.clone(), world, book, people, shared.moment()).await?;
    if let Some(away) = away {
        desk.was_away(away, shared.moment()).await?;
    }
    let mut link = shared.link.clone();
    let mut lost: Option<Timestamp> = None;
    let mut sending: JoinSet<(Job, Sent)> = JoinSet::new();
    let mut last_busy = shared.clock.wall();
    let mut in_vain = false;
    loop {
        shared.ways.note_presence(&desk);
        shared.suggestions.note(&desk);
        for job in desk.take_jobs(shared.clock.wall())? {
            let chat = Arc::clone(&shared.chat);
            sending.spawn(async move {
                let sent = perform(&*chat, job.clone()).await;
                (job, sent)
            });
        }
        let wanted_before = shared.clock.now() + shared.scaled(LET_GO * 2);
        let busy = !desk.is_idle() || !sending.is_empty() || desk.next_wake().is_some_and(|at| at < wanted_before);
        if busy {
            last_busy = shared.clock.wall();
        }
        // What has been heard comes before what is due: it may have been answered.
        let live = *link.borrow() == Link::Live && inbound.is_empty();
        let grace = if desk.is_asking() { shared.scaled(ON_ITS_WAY) } else { SignedDuration::ZERO };
        let patience = std::mem::take(&mut in_vain).then_some(PATIENCE);
        let wake = desk.next_wake().filter(|_| live && patience.is_none()).map(|at| at + grace);
        let again = desk.next_try().map(|wall| shared.left(wall)).into_iter().chain(patience).min();
        let let_go = (!busy).then(|| shared.left(last_busy + LET_GO));
        tokio::select! {
            biased;
            heard = inbound.recv() => match heard {
                Some(Errand { inbound, which, .. }) if !which.is_empty() => {
                    desk.ask_which(inbound, which, shared.moment()).await?;
                }
                Some(Errand { inbound, names, .. }) => {
                    let at = shared.clock.at_wall(inbound.at);
                    desk.names_what_it_speaks_of(names);
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
                    return Ok(Ended { channel, wake: desk.next_wake() });
                }
            },
            Some(done) = sending.join_next() => match done {
                Ok((job, sent)) => {
                    shared.note_written(&channel, &job, &sent)?;
                    desk.sent(job, sent, shared.moment()).await?;
                }
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
            () = sleep_until(&shared, wake) => {
                let moment = shared.moment();
                desk.tick(moment).await?;
                in_vain = desk.next_wake().is_some_and(|at| at <= moment.now);
            }
            () = sleep(&shared, again) => {}
            () = sleep(&shared, let_go) => {
                inbound.close();
                if inbound.is_empty() {
                    shared.ways.let_go(&channel);
                    return Ok(Ended { channel, wake: desk.next_wake() });
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

async fn sleep<C, J, K: Clock, E>(shared: &Shared<C, J, K, E>, time: Option<Duration>) {
    match time {
        Some(time) => shared.clock.sleep(time).await,
        None => std::future::pending().await,
    }
}

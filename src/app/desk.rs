//! One channel's desk: the only writer of the channel's three streams (law 6).
//!
//! It hears, decides, writes down, and only then speaks (law 1). Nothing here waits for the platform: jobs are taken
//! with `take_jobs` and what came of them is given back with `sent`, so that the same desk runs against a
//! homeserver and in virtual time. Deliberately absent: rules, words, and understanding what was typed (`arrivals`).

use super::outbox::{Job, Outbox};
use super::parting::{LET_BE, View, Watch};
use super::people::Directory;
use super::taps::Taps;
use super::world::{Here, World};
use crate::calendar::WorkingCalendar;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::decide::{self, Away, Ctx, Decision};
use crate::dialogue::event::{Event, Occasion, OpenTrial, Written};
use crate::dialogue::history::History;
use crate::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, PostKey, StreamId};
use crate::dialogue::illegal::Illegal;
use crate::dialogue::promise::Promise;
use crate::dialogue::recurring::{self, Poll};
use crate::dialogue::reply::Reply;
use crate::dialogue::speak::Effect;
use crate::dialogue::state::{Dialogue, Recalled, Stage};
use crate::dialogue::trial::{Reminder, Trial};
use crate::dialogue::wake::next_wake;
use crate::dialogue::{apply, speak};
use crate::documents::pdf::PdfError;
use crate::journal::{Book, LoadError};
use crate::ports::chat::{EventId, Inbound, MessageId, Position, Room};
use crate::ports::journal::{Journal, JournalError};
use crate::prompts::engine::RenderError;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A gap in the heartbeat longer than this, in wall time, is a break that is admitted (law 5).
pub const BREAK: SignedDuration = SignedDuration::from_secs(15);

/// A step this much over its time is no longer held.
const LEFT_ALONE: SignedDuration = SignedDuration::from_hours(1);

/// Why a desk cannot go on. The process stops: an operator must look.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("{stream}: {illegal}")]
    Illegal { stream: String, illegal: Illegal },
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("a fact could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// The moment something is handled in, and the chance it may use.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The dialogues' time.
    pub now: Timestamp,
    /// Wall time.
    pub wall: Timestamp,
    pub seed: u64,
}

/// What a desk knows of the message it is handling, for the write that follows.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// The room's name in the journal, and the platform's event.
    pub event: Option<(String, EventId)>,
    pub position: Option<Position>,
    /// Whoever alone is to see what answers it.
    pub asker: Option<Account>,
}

impl Heard {
    /// What an event is marked with when its facts are written down and its answer is not out yet: it counts as heard
    /// once it is, and must not be acted on again before (law 7).
    pub fn halfway(&self) -> Self {
        let event = self.event.as_ref().map(|(room, id)| (room.clone(), EventId(format!("{}#facts", id.0))));
        Self { event, ..Self::default() }
    }

    /// The same for an event whose answer is the small sign that it was taken.
    pub fn taken(&self) -> Self {
        let event = self.event.as_ref().map(|(room, id)| (room.clone(), EventId(format!("{}#taken", id.0))));
        Self { event, ..Self::default() }
    }
}

/// One channel.
#[derive(Clone, Debug)]
pub struct Desk<J> {
    pub(super) id: ChannelId,
    pub(super) world: Arc<World>,
    pub(super) book: Arc<Book<J>>,
    pub(super) people: Arc<Directory<J>>,
    pub(super) channel: Channel,
    /// The channel's own, made anew when its settings change.
    pub(super) calendar: WorkingCalendar,
    /// The live dialogue, or the last one, since its closing card may still change; and those that are planned.
    pub(super) dialogues: BTreeMap<u32, Dialogue>,
    /// The trials that are not followed up yet.
    pub(super) trials: BTreeMap<u32, Trial>,
    /// Where people's words and choices stand in each dialogue, as long as they can be taken back or must be untied.
    pub(super) links: BTreeMap<u32, Vec<(Link, Place)>>,
    /// The same for answers to what is asked in the channel's own stream.
    pub(super) answers: Vec<(Poll, Place)>,
    pub(super) messages: BTreeMap<PostKey, MessageId>,
    pub(super) keys: BTreeMap<MessageId, PostKey>,
    pub(super) shown: BTreeMap<PostKey, u64>,
    /// The version of the dialogue at which a message was last found to be what is shown, and whether it had passed.
    pub(super) compared: BTreeMap<PostKey, (u64, bool)>,
    /// Messages that are no longer living and may not show their last state yet.
    pub(super) parting: Vec<View>,
    pub(super) outbox: Outbox,
    /// Reactions to messages whose key is not known yet, because the platform has not answered the post.
    pub(super) early: Vec<(Inbound, Moment)>,
    /// Heard but not settled: an answer on its way, an early reaction. Rooms keep their position meanwhile.
    pub(super) held: BTreeSet<EventId>,
    pub(super) waiting_position: BTreeMap<String, Position>,
    /// When each stream wants to be woken, as it stands in the journal.
    pub(super) wakes: BTreeMap<StreamId, Timestamp>,
    /// The latest moment this desk has handled anything in: what is due is due as seen from there.
    pub(super) now: Timestamp,
    /// The post that ought to be pinned.
    pub(super) pinned: Option<PostKey>,
    /// Whoever writes in private is in several dialogues: answers there name this one.
    pub(super) names: bool,
    /// Whose data have just been erased here.
    pub(super) erased: Option<PersonId>,
    /// Edits of messages that have not been heard yet: the message is heard as it was edited.
    pub(super) edited_early: BTreeMap<EventId, (Account, String)>,
    /// What was pressed lately, as fingers do it.
    pub(super) taps: Taps,
    /// The reactions that answered the vote that closed last: one that is taken back now is told that it stands. In memory
    /// only; the journal knows no reaction of a closed vote (law 9).
    pub(super) answered: BTreeSet<String>,
    /// What the last thing heard was refused with.
    pub(super) refused: Option<Reply>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Who chose what in a question; deleted when it closes.
    Question(u32),
    /// Who wrote something. An idea's author is deleted when silence ends, a worry's when its question closes.
    Author(Written),
    /// What it says, as long as that can be changed.
    Words(Written),
    /// What it said before, or who wrote what has been taken back: deleted now.
    Gone,
}

/// Where an erasable value stands in the dialogue's stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub version: u64,
    pub index: u32,
}

impl<J: Journal> Desk<J> {
    /// Reads the channel's streams and takes up what was left unsaid (law 2).
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or does not fit the rules.
    pub async fn load(
        id: ChannelId,
        world: Arc<World>,
        book: Arc<Book<J>>,
        people: Arc<Directory<J>>,
        moment: Moment,
    ) -> Result<Self, DeskError> {
        let mut desk = Self {
            id,
            calendar: world.calendar.clone(),
            world,
            book,
            people,
            channel: Channel::default(),
            dialogues: BTreeMap::new(),
            trials: BTreeMap::new(),
            links: BTreeMap::new(),
            answers: Vec::new(),
            messages: BTreeMap::new(),
            keys: BTreeMap::new(),
            shown: BTreeMap::new(),
            compared: BTreeMap::new(),
            parting: Vec::new(),
            outbox: Outbox::default(),
            early: Vec::new(),
            held: BTreeSet::new(),
            waiting_position: BTreeMap::new(),
            wakes: BTreeMap::new(),
            now: moment.now,
            pinned: None,
            names: false,
            erased: None,
            edited_early: BTreeMap::new(),
            taps: Taps::default(),
            answered: BTreeSet::new(),
            refused: None,
        };
        desk.reload(moment.now - LET_BE)?;
        desk.unlink(moment).await?;
        desk.say_again(moment).await?;
        desk.prepare_private_again()?;
        desk.pin_again();
        desk.look_after_trials(moment).await?;
        Ok(desk)
    }

    /// The same desk on a copy of its journal: what would come of something can be looked at there.
    #[must_use]
    pub fn on(self, book: Arc<Book<J>>) -> Self {
        let people = Arc::new(Directory::new(Arc::clone(&book)));
        Self { book, people, ..self }
    }

    /// Somebody may have come in just before the process died, and their room was not opened yet.
    fn prepare_private_again(&mut self) -> Result<(), DeskError> {
        let Some(dialogue) = self.live() else { return Ok(()) };
        let accounts: Vec<_> = dialogue.with_account().filter_map(|p| dialogue.account(p.id).cloned()).collect();
        for account in accounts {
            let name = self.world.private_room_name(self.lang_spoken())?;
            self.outbox.small(Job::PreparePrivate { account, name });
        }
        Ok(())
    }

    pub fn id(&self) -> &ChannelId {
        &self.id
    }

    /// The dialogue going on, or the last one that was.
    pub fn dialogue(&self) -> Option<&Dialogue> {
        self.dialogues.get(&self.channel.latest)
    }

    /// The dialogue that is going on.
    pub fn live(&self) -> Option<&Dialogue> {
        self.dialogue().filter(|d| !d.is_over())
    }

    /// The dialogues to be held another day, in the order they were planned.
    pub fn planned(&self) -> impl Iterator<Item = &Dialogue> {
        self.dialogues.values().filter(|d| d.is_planned())
    }

    /// The trials that are not followed up yet.
    pub fn trials_open(&self) -> impl Iterator<Item = &Trial> {
        self.trials.values()
    }

    /// What the channel itself has: its settings, its people, its idea bank, what comes again in it.
    pub fn channel(&self) -> &Channel {
        &self.channel
    }

    /// Why the last thing heard was not done, where it was not.
    pub fn refused(&self) -> Option<&Reply> {
        self.refused.as_ref()
    }

    /// Is an answer to this, or the sign that it was taken, on its way?
    pub fn is_answering(&self, event: &EventId) -> bool {
        self.held.contains(event) || self.outbox.has_answer(event)
    }

    /// When the desk wants to be woken, in the dialogues' time. What must wait for the end of what is going on wakes
    /// nobody.
    pub fn next_wake(&self) -> Option<Timestamp> {
        let busy = self.live().is_some();
        let calendar = self.calendar();
        let live = self.live().and_then(next_wake);
        let promised = self.dialogues.values().filter_map(|d| {
            let open = d.planning.promises.open().filter(|p| !(busy && p.kind == Occasion::Meeting));
            open.map(|p| p.due(self.now, calendar)).min()
        });
        let trials = self.trials.values().filter_map(|trial| {
            let due = |p: &Promise<Reminder>| p.due(self.now, calendar);
            let follow_up = trial.promises.open().find(|p| p.kind == Reminder::FollowUp).map(due);
            // What is due as well would be asked by the follow-up.
            let waits = busy && follow_up.is_some_and(|at| at <= self.now);
            if waits { None } else { trial.promises.open().map(due).min() }
        });
        let again = recurring::next_due(&self.channel, self.now, calendar);
        let again = again.map(|at| self.taken_up_until().map_or(at, |until| at.max(until)));
        live.into_iter().chain(promised).chain(trials).chain(again).min()
    }

    /// While a dialogue is held, nothing of what comes again breaks in on it; but one that was left in the middle of a
    /// step holds nothing up for long.
    pub(super) fn taken_up_until(&self) -> Option<Timestamp> {
        Some(self.live()?.deadline()? + LEFT_ALONE)
    }

    /// The channel's working calendar.
    pub(super) fn calendar(&self) -> &WorkingCalendar {
        &self.calendar
    }

    /// When something the platform put off may be tried again, in wall time.
    pub fn next_try(&self) -> Option<Timestamp> {
        self.outbox.next_try()
    }

    /// Nothing under way and nothing live: the desk may be let go.
    pub fn is_idle(&self) -> bool {
        self.live().is_none() && self.outbox.is_idle() && self.held.is_empty()
    }

    /// Is there something open that everybody may answer until it closes?
    pub fn is_asking(&self) -> bool {
        let asks = self.channel.grey_zones.open.is_some() || self.channel.feedback.is_asking();
        asks || self.live().is_some_and(Dialogue::is_asking)
    }

    /// Does this person take part in what is going on here?
    pub fn has(&self, person: PersonId) -> bool {
        self.live().is_some_and(|d| d.present(person).is_some())
    }

    // --- state from the journal ---

    /// `since`: the messages of a dialogue that ended before are let be.
    pub(super) fn reload(&mut self, since: Timestamp) -> Result<(), DeskError> {
        self.parting.clear();
        self.answers.clear();
        self.channel = Channel::default();
        for stored in self.book.load::<ChannelEvent>(&StreamId::Channel(self.id.clone()))? {
            let is_new = stored.at >= since;
            let parting = is_new.then(|| recurring::parting(&self.id, &self.channel, &stored.event));
            let parting = parting.into_iter().flatten();
            self.parting.extend(parting.map(|(state, spoken)| View::Channel(Box::new(state), spoken)));
            self.channel.apply(&stored.event).map_err(|illegal| self.illegal("channel", illegal))?;
            self.note_answer(&stored.event, stored.version);
        }
        self.calendar = self.channel.calendar(&self.world.calendar);
        self.dialogues.clear();
        self.trials.clear();
        self.wakes.clear();
        self.links.clear();
        self.messages.clear();
        self.keys.clear();
        self.shown.clear();
        self.compared.clear();
        self.pinned = None;
        let numbers: BTreeSet<u32> = self.channel.planned.iter().copied().chain([self.channel.latest]).collect();
        for number in numbers.into_iter().filter(|number| *number > 0) {
            self.reload_dialogue(number, since)?;
        }
        for number in self.channel.open_trials.clone() {
            let Some(trial) = self.trial(number)? else { continue };
            self.read_messages(&trial.stream())?;
            self.trials.insert(number, trial);
        }
        // What the channel itself has said, such as reminders of several trials, can be pressed on too.
        let stream = StreamId::Channel(self.id.clone());
        self.shown.extend(self.book.shown(&stream)?);
        self.read_messages(&stream)
    }

    fn reload_dialogue(&mut self, number: u32, since: Timestamp) -> Result<(), DeskError> {
        let stream = self.dialogue_stream(number);
        let stored = self.book.load::<Event>(&stream)?;
        let mut watch = Watch::default();
        let mut parting = Vec::new();
        let mut state: Option<Dialogue> = None;
        for stored in &stored {
            let before = state.clone();
            apply::apply(&mut state, &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            if let Some(after) = &state {
                parting.extend(watch.see(before.as_ref(), &stored.event, after));
                self.pinned = pinned(after, &stored.event).or(self.pinned.take());
            }
            if let Some(after) = &state {
                self.note_links(before.as_ref(), after, &stored.event);
            }
        }
        let Some(state) = state else { return Ok(()) };
        if !matches!(state.stage, Stage::Over { at, .. } if at < since) {
            parting.iter_mut().for_each(|view| view.say_as(&state));
            self.parting.extend(parting);
        }
        self.read_messages(&stream)?;
        self.shown.extend(self.book.shown(&stream)?);
        self.dialogues.insert(number, state);
        Ok(())
    }

    fn read_messages(&mut self, stream: &StreamId) -> Result<(), DeskError> {
        for (key, message) in self.book.messages(stream)? {
            self.keys.insert(message.clone(), key.clone());
            self.messages.insert(key, message);
        }
        Ok(())
    }

    pub(super) fn dialogue_stream(&self, number: u32) -> StreamId {
        StreamId::Dialogue(DialogueId { channel: self.id.clone(), number })
    }

    pub(super) fn illegal(&self, stream: &str, illegal: Illegal) -> DeskError {
        DeskError::Illegal { stream: format!("{} {stream}", self.id.0), illegal }
    }

    /// What the rules may know of the channel besides a dialogue's own state; `number` is that dialogue's.
    pub(super) fn around(&self, number: u32, moment: Moment) -> Around {
        let calendar = self.calendar().clone();
        let today = calendar.zone().date(moment.now);
        Around {
            away: self.channel.away_on(today),
            busy: self.channel.live.is_some_and(|live| live != number),
            open: Recalled { trials: self.trials.values().map(open_trial).collect(), bank: self.channel.bank.clone() },
            history: self.channel.history.clone(),
            calendar,
            moment,
        }
    }

    /// Where it says what it says now, and on which day.
    pub(super) fn here(&self) -> Here<'_> {
        let zone = self.calendar().zone();
        Here { zone, today: zone.date(self.now) }
    }

    /// The clock moved on.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn tick(&mut self, moment: Moment) -> Result<(), DeskError> {
        self.now = self.now.max(moment.now);
        // One thing after another: a vote that closes starts the next activity, which has a deadline of its own; a
        // dialogue that ends makes room for a meeting that waited.
        while self.next_wake().is_some_and(|at| at <= moment.now) {
            if !self.tick_once(moment).await? {
                break;
            }
        }
        Ok(())
    }

    /// Does the first thing that is due. False when nothing came of it.
    async fn tick_once(&mut self, moment: Moment) -> Result<bool, DeskError> {
        let live = self.live().map(|d| d.id.number);
        let planned: Vec<u32> = self.planned().map(|d| d.id.number).collect();
        for number in live.into_iter().chain(planned) {
            let around = self.around(number, moment);
            let Some(dialogue) = self.dialogues.get(&number) else { continue };
            let Decision { events, .. } = decide::wake(dialogue, &around.ctx());
            if !events.is_empty() {
                self.write(number, events, Heard::default(), moment).await?;
                return Ok(true);
            }
        }
        Ok(self.recur(moment).await? || self.follow_up_due(moment).await? || self.remind(moment).await?)
    }

    /// The bot, or the platform, was away (law 5).
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn was_away(&mut self, away: Away, moment: Moment) -> Result<(), DeskError> {
        let Some(dialogue) = self.live() else { return Ok(()) };
        let number = dialogue.id.number;
        let around = self.around(number, moment);
        let Decision { events, .. } = decide::shifted(dialogue, away, &around.ctx());
        self.write(number, events, Heard::default(), moment).await
    }
}

/// The rules' context, owned: the desk changes while its facts are written.
pub(super) struct Around {
    pub calendar: WorkingCalendar,
    away: BTreeSet<PersonId>,
    busy: bool,
    open: Recalled,
    history: History,
    moment: Moment,
}

impl Around {
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            now: self.moment.now,
            seed: self.moment.seed,
            calendar: &self.calendar,
            history: &self.history,
            away: &self.away,
            busy: self.busy,
            open: &self.open,
        }
    }
}

/// A trial as a dialogue opens with it.
fn open_trial(trial: &Trial) -> OpenTrial {
    OpenTrial { number: trial.id.number, what: trial.card.what.clone(), until: trial.card.until }
}

/// The post of a fact that is to be pinned.
fn pinned(state: &Dialogue, event: &Event) -> Option<PostKey> {
    speak::react(state, event).into_iter().find_map(|effect| match effect {
        Effect::Post(spoken) if spoken.pin => Some(spoken.key),
        _ => None,
    })
}

/// Where a room's position and events are kept in the journal. The platform's own id of a private room names nobody, and
/// stays the same when its person is forgotten: what was read before must not be read again as if it were new.
pub fn room_name(room: &Room) -> String {
    match room {
        Room::Channel(channel) => channel.0.clone(),
        Room::Private { room, .. } => format!("private/{room}"),
    }
}

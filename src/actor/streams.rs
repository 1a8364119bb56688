//! A channel's streams in memory: what its facts have come to, and what may be asked of them.
//!
//! Pure state: it is folded from facts and from nothing else. Deliberately absent: what people see of it (`shown`), what is
//! half heard (`inbox`), and whatever changes it (`writing`, `loading`).

use super::moment::Moment;
use super::ties::{Link, Place};
use crate::calendar::WorkingCalendar;
use crate::dialogue::channel::Channel;
use crate::dialogue::decide::Ctx;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, Identity, Occasion, OpenTrial};
use crate::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, StreamId};
use crate::dialogue::promise::Promise;
use crate::dialogue::recurring::{self, Poll};
use crate::dialogue::state::{Dialogue, Recalled};
use crate::dialogue::trial::{Reminder, Trial};
use crate::dialogue::wake::next_wake;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A step this much over its time is no longer held.
const LEFT_ALONE: SignedDuration = SignedDuration::from_hours(1);

/// Copied with every input: what is large is shared until it changes.
#[derive(Clone, Debug)]
pub struct Streams {
    pub(super) id: ChannelId,
    pub(super) channel: Arc<Channel>,
    /// The channel's own, made anew when its settings change.
    pub(super) calendar: Arc<WorkingCalendar>,
    /// The live dialogue, or the last one, since its closing card may still change; and those that are planned.
    pub(super) dialogues: BTreeMap<u32, Arc<Dialogue>>,
    /// The version at which each of them last changed otherwise than by an answer to what is open.
    pub(super) settled_at: BTreeMap<u32, u64>,
    /// The trials that are not followed up yet.
    pub(super) trials: BTreeMap<u32, Arc<Trial>>,
    /// Where people's words and choices stand in each dialogue, as long as they can be taken back or must be untied.
    pub(super) links: BTreeMap<u32, Vec<(Link, Place)>>,
    /// The same for answers to what is asked in the channel's own stream.
    pub(super) answers: Vec<(Poll, Place)>,
    /// When each stream wants to be woken, as it stands in the journal.
    pub(super) wakes: BTreeMap<StreamId, Timestamp>,
    /// The latest moment anything was handled in: what is due is due as seen from there.
    pub(super) now: Timestamp,
    /// The reactions that answered the vote that closed last: one that is taken back now is told that it stands. In memory
    /// only; the journal knows no reaction of a closed vote (law 9).
    pub(super) answered: Arc<BTreeSet<String>>,
}

impl Streams {
    pub(super) fn new(id: ChannelId, calendar: Arc<WorkingCalendar>, now: Timestamp) -> Self {
        Self {
            id,
            channel: Arc::default(),
            calendar,
            dialogues: BTreeMap::new(),
            settled_at: BTreeMap::new(),
            trials: BTreeMap::new(),
            links: BTreeMap::new(),
            answers: Vec::new(),
            wakes: BTreeMap::new(),
            now,
            answered: Arc::default(),
        }
    }

    /// The dialogue going on, or the last one that was.
    pub fn dialogue(&self) -> Option<&Dialogue> {
        self.dialogue_of(self.channel.latest)
    }

    /// All that are kept in memory.
    pub(super) fn dialogues(&self) -> impl Iterator<Item = &Dialogue> {
        self.dialogues.values().map(Arc::as_ref)
    }

    pub(super) fn dialogue_of(&self, number: u32) -> Option<&Dialogue> {
        self.dialogues.get(&number).map(Arc::as_ref)
    }

    pub(super) fn trial_of(&self, number: u32) -> Option<&Trial> {
        self.trials.get(&number).map(Arc::as_ref)
    }

    /// The dialogue that is going on.
    pub fn live(&self) -> Option<&Dialogue> {
        self.dialogue().filter(|d| !d.is_over())
    }

    /// The dialogues to be held another day, in the order they were planned.
    pub fn planned(&self) -> impl Iterator<Item = &Dialogue> {
        self.dialogues().filter(|d| d.is_planned())
    }

    /// Those of them whose time has been agreed on.
    pub(super) fn announced(&self) -> impl Iterator<Item = &Dialogue> {
        self.planned().filter(|d| d.planning.plan.is_some())
    }

    /// The trials that are not followed up yet.
    pub fn trials_open(&self) -> impl Iterator<Item = &Trial> {
        self.trials.values().map(Arc::as_ref)
    }

    /// What the channel itself has: its settings, its people, its idea bank, what comes again in it.
    pub fn channel(&self) -> &Channel {
        &self.channel
    }

    /// The channel's working calendar.
    pub(super) fn calendar(&self) -> &WorkingCalendar {
        &self.calendar
    }

    /// What an answer speaks of: what is going on, else what is planned, else what was.
    pub(super) fn spoken_of(&self) -> Option<&Dialogue> {
        self.live().or_else(|| self.planned().next()).or_else(|| self.dialogue())
    }

    /// The dialogue in which this message, or reaction, made something that stands.
    pub(super) fn dialogue_that_knows(&self, original: &str) -> Option<u32> {
        self.dialogues().find(|d| d.knows(original)).map(|d| d.id.number)
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

    /// While a dialogue is held, nothing of what comes again breaks in on it; but one that was left in the middle of a
    /// step holds nothing up for long.
    pub(super) fn taken_up_until(&self) -> Option<Timestamp> {
        Some(self.live()?.deadline()? + LEFT_ALONE)
    }

    /// When the channel wants to be woken, in the dialogues' time. What must wait for the end of what is going on wakes
    /// nobody.
    pub fn next_wake(&self) -> Option<Timestamp> {
        let busy = self.live().is_some();
        let calendar = self.calendar();
        let live = self.live().and_then(next_wake);
        let promised = self.dialogues.values().filter_map(|d| {
            let open = d.planning.promises.open().filter(|p| !(busy && p.kind == Occasion::Meeting));
            open.map(|p| p.due(self.now, calendar)).min()
        });
        let trials = self.trials_open().filter_map(|trial| {
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

    /// When a dialogue's own stream wants to be woken.
    pub(super) fn wake_of(&self, state: &Dialogue) -> Option<Timestamp> {
        let promised = state.planning.promises.next_due(self.now, self.calendar());
        next_wake(state).into_iter().chain(promised).min()
    }

    pub(super) fn channel_stream(&self) -> StreamId {
        StreamId::Channel(self.id.clone())
    }

    pub(super) fn dialogue_stream(&self, number: u32) -> StreamId {
        StreamId::Dialogue(DialogueId { channel: self.id.clone(), number })
    }

    /// Those who are known here by name: from the dialogues, and from rotas.
    pub(super) fn known_here(&self) -> BTreeMap<Account, Identity> {
        let people = self.dialogues().flat_map(|d| d.people.iter().map(|p| &p.identity));
        let seats = self.channel.series.running().flat_map(|series| series.rota.iter().map(|seat| &seat.identity));
        let known = seats.chain(people).filter_map(Erasable::get);
        known.filter_map(|identity| Some((identity.account.clone()?, identity.clone()))).collect()
    }

    /// Notes when a dialogue last changed otherwise than by an answer to what is open.
    pub(super) fn note_settled(&mut self, after: &Dialogue, event: &Event) {
        if !matches!(event, Event::Chose { .. }) {
            self.settled_at.insert(after.id.number, after.version);
        }
    }

    /// What the rules may know of the channel besides a dialogue's own state; `number` is that dialogue's.
    pub(super) fn around(&self, number: u32, moment: Moment) -> RuleContext {
        let calendar = Arc::clone(&self.calendar);
        let today = calendar.zone().date(moment.now);
        RuleContext {
            away: self.channel.away_on(today),
            busy: self.channel.live.is_some_and(|live| live != number),
            open: Recalled { trials: self.trials_open().map(open_trial).collect(), bank: self.channel.bank.clone() },
            channel: Arc::clone(&self.channel),
            calendar,
            moment,
        }
    }
}

/// The rules' context, owned: memory changes while its facts are written.
pub(super) struct RuleContext {
    pub calendar: Arc<WorkingCalendar>,
    channel: Arc<Channel>,
    away: BTreeSet<PersonId>,
    busy: bool,
    open: Recalled,
    moment: Moment,
}

impl RuleContext {
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            now: self.moment.now,
            seed: self.moment.seed,
            calendar: &self.calendar,
            history: &self.channel.history,
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

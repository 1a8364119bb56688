//! A dialogue that learns about itself: when it has ended, those who took part are asked, each in private and without a
//! name, whether it was worth the time. Whoever facilitated is told how many said what, and so is the playbook's author.
//!
//! Who answered what is erasable and unlinked at the close (law 9); until then nobody is told how it stands. Where too few
//! were asked nobody is, and of too few answers not even the numbers are kept: they would say who. The desk comes in
//! through `recurring`. Deliberately absent: words, and adding up over channels (`boot`).

use super::channel::Channel;
use super::choices::{Choice, Choices};
use super::command::Press;
use super::erasable::Erasable;
use super::event::Ending;
use super::ids::PersonId;
use super::promise::{Promise, Promises, Settlement};
use super::state::Dialogue;
use crate::calendar::{LocalMoment, WorkingCalendar};
use jiff::Timestamp;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The least that keeps an answer nameless: of two answers each knows the other's.
pub const LEAST: usize = 3;

/// It closes at noon of the next working day: late enough to have gone home and come back, and still remembered.
const CLOSES: Time = Time::constant(12, 0, 0, 0);

/// Was it worth the time?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Worth {
    Yes,
    Partly,
    No,
}

impl Worth {
    /// In the order shown; `svar 1` is the first.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The answer with this number, from 1.
    pub fn numbered(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    pub fn number(self) -> u16 {
        match self {
            Self::Yes => 1,
            Self::Partly => 2,
            Self::No => 3,
        }
    }
}

/// A fact about what a dialogue asks about itself; `dialogue` is its number in the channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum FeedbackEvent {
    /// `facilitator` is told what came of it.
    Asked {
        dialogue: u32,
        playbook: String,
        whom: Vec<PersonId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        facilitator: Option<PersonId>,
        closing: Promise<Closing>,
    },
    /// An answer chosen or taken back. The link between person and answer is deleted at the close.
    Chose { dialogue: u32, choice: Erasable<Choice> },
    /// `counts` is missing where too few answered.
    Closed {
        dialogue: u32,
        promise: u32,
        how: Settlement,
        answered: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counts: Option<Counts>,
    },
}

/// What is promised: that the question of this dialogue closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub dialogue: u32,
}

/// How many said what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub yes: u32,
    pub partly: u32,
    pub no: u32,
}

impl Counts {
    fn of(ballots: &[u16]) -> Self {
        let count = |worth: Worth| {
            let same = ballots.iter().filter(|ballot| **ballot == worth.number());
            u32::try_from(same.count()).unwrap_or(u32::MAX)
        };
        Self { yes: count(Worth::Yes), partly: count(Worth::Partly), no: count(Worth::No) }
    }
}

/// A message about it, always to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Say {
    /// To everybody asked: was it worth the time?
    Question { dialogue: u32 },
    /// The same post once it has closed.
    Over { dialogue: u32 },
    /// To whoever facilitated: how many said what, or that too few answered.
    Outcome { dialogue: u32 },
}

/// They are not asked, or not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAsked;

/// What a channel's dialogues ask about themselves, as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feedback {
    /// By the number of the dialogue.
    open: BTreeMap<u32, Open>,
    closed: BTreeMap<u32, Closed>,
    promises: Promises<Closing>,
}

/// Who is asked about one dialogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub dialogue: u32,
    /// The channel's fact that asked, which the posts are named after.
    pub version: u64,
    pub playbook: String,
    pub whom: Vec<PersonId>,
    pub facilitator: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq)]
struct Open {
    round: Round,
    closing: u32,
    choices: Choices,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    pub round: Round,
    pub answered: u16,
    pub counts: Option<Counts>,
}

impl Feedback {
    /// Takes one fact into account, the channel's fact number `version`.
    ///
    /// # Errors
    ///
    /// It cannot have happened as things stand.
    pub fn apply(&mut self, version: u64, event: &FeedbackEvent) -> Result<(), &'static str> {
        match event {
            FeedbackEvent::Asked { dialogue, playbook, whom, facilitator, closing } => {
                self.promises.made(closing.clone())?;
                let (playbook, whom) = (playbook.clone(), whom.clone());
                let round = Round { dialogue: *dialogue, version, playbook, whom, facilitator: *facilitator };
                self.open.insert(*dialogue, Open { round, closing: closing.id, choices: Choices::default() });
            }
            FeedbackEvent::Chose { dialogue, choice } => {
                let open = self.open.get_mut(dialogue).ok_or("nobody is asked about that dialogue")?;
                // An erased link says nothing any more; the closing fact carries what counted.
                if let Some(choice) = choice.get() {
                    open.choices.take(choice);
                }
            }
            FeedbackEvent::Closed { dialogue, promise, answered, counts, .. } => {
                let open = self.open.remove(dialogue).ok_or("nobody is asked about that dialogue")?;
                self.promises.settled(*promise)?;
                let closed = Closed { round: open.round, answered: *answered, counts: *counts };
                self.closed.insert(*dialogue, closed);
            }
        }
        Ok(())
    }

    /// The closings that are promised and not settled.
    pub(super) fn promises(&self) -> &Promises<Closing> {
        &self.promises
    }

    /// Is anybody asked?
    pub fn is_asking(&self) -> bool {
        !self.open.is_empty()
    }

    /// Is this dialogue's question open?
    pub fn is_open(&self, dialogue: u32) -> bool {
        self.open.contains_key(&dialogue)
    }

    /// Those about which nobody is asked any more, in the order of the dialogues.
    pub fn closed(&self) -> impl Iterator<Item = &Closed> {
        self.closed.values()
    }

    pub fn closed_of(&self, dialogue: u32) -> Option<&Closed> {
        self.closed.get(&dialogue)
    }

    /// Whom a dialogue asked or asks, the open ones first.
    pub(super) fn rounds(&self) -> impl Iterator<Item = &Round> {
        self.open.values().map(|open| &open.round).chain(self.closed.values().rev().map(|closed| &closed.round))
    }

    /// The question that is this person's to answer: of several the newest.
    pub fn asks(&self, who: PersonId) -> Option<&Round> {
        self.asking(who).last().map(|open| &open.round)
    }

    /// What somebody has answered, as long as that is known, by dialogue.
    pub fn answers_of(&self, who: PersonId) -> impl Iterator<Item = Worth> {
        self.asking(who).filter_map(move |open| Worth::numbered(open.choices.counted(who)?))
    }

    /// Does an answer of theirs stand that they could take back?
    pub fn has_answered(&self, who: PersonId, dialogue: u32) -> bool {
        self.open.get(&dialogue).is_some_and(|open| open.choices.counted(who).is_some())
    }

    /// The event by which somebody's answer stands now.
    pub fn standing(&self, who: PersonId, dialogue: u32, number: u16) -> Option<&str> {
        self.open.get(&dialogue)?.choices.standing(who, number)
    }

    fn asking(&self, who: PersonId) -> impl Iterator<Item = &Open> {
        self.open.values().filter(move |open| open.round.whom.contains(&who))
    }
}

impl Open {
    fn fact(&self, choice: Choice) -> FeedbackEvent {
        let choice = Erasable::new(Some(choice.who), choice);
        FeedbackEvent::Chose { dialogue: self.round.dialogue, choice }
    }

    fn have_all_answered(&self) -> bool {
        self.round.whom.iter().all(|who| self.choices.counted(*who).is_some())
    }

    fn close(&self, how: Settlement) -> FeedbackEvent {
        let ballots = self.choices.ballots();
        FeedbackEvent::Closed {
            dialogue: self.round.dialogue,
            promise: self.closing,
            how,
            answered: u16::try_from(ballots.len()).unwrap_or(u16::MAX),
            counts: (ballots.len() >= LEAST).then(|| Counts::of(&ballots)),
        }
    }
}

/// What a dialogue asks about itself when it has ended so; nothing where it was called off, or too few would be asked.
pub fn ask(
    state: &Channel,
    dialogue: &Dialogue,
    ending: Ending,
    now: Timestamp,
    calendar: &WorkingCalendar,
) -> Option<FeedbackEvent> {
    let facilitator = dialogue.facilitator;
    let can_be_asked = |person: &PersonId| !state.gone.contains(person);
    let reached =
        dialogue.with_account().filter(|p| Some(p.id) != facilitator && !dialogue.unreachable.contains(&p.id));
    let whom: Vec<PersonId> = reached.filter_map(|p| p.person).filter(can_be_asked).collect();
    if ending == Ending::Cancelled || whom.len() < LEAST {
        return None;
    }
    let number = dialogue.id.number;
    let (zone, today) = (calendar.zone().clone(), calendar.zone().date(now));
    let closing = Promise {
        id: state.feedback.promises.last + 1,
        kind: Closing { dialogue: number },
        at: LocalMoment { date: calendar.days().add_working(today, 1), time: CLOSES, zone },
        chosen: false,
    };
    let facilitator = facilitator.and_then(|who| dialogue.person(who)?.person);
    let playbook = dialogue.script.playbook.clone();
    Some(FeedbackEvent::Asked { dialogue: number, playbook, whom, facilitator, closing })
}

/// A press or `svar <number>`; 0 takes the answer back. `dialogue` is the one whose post was pressed, where one was; `via`
/// is the platform's reaction, by which it can be taken back. The last answer closes it.
///
/// # Errors
///
/// This is not asked of them, or not any more.
pub fn answer(
    state: &Feedback,
    who: PersonId,
    dialogue: Option<u32>,
    number: u16,
    via: Option<&str>,
) -> Result<Vec<FeedbackEvent>, NotAsked> {
    let open = state.asking(who).filter(|open| dialogue.is_none_or(|number| number == open.round.dialogue)).last();
    let open = open.ok_or(NotAsked)?;
    if number == 0 {
        return Ok(open.choices.all_taken_back(who).map(|choice| open.fact(choice)).collect());
    }
    let worth = Worth::numbered(number).ok_or(NotAsked)?;
    if open.choices.counted(who) == Some(worth.number()) && !open.choices.is_new_way(via) {
        return Ok(Vec::new());
    }
    let choice = Choice::made(who, worth.number(), via);
    let mut then = open.clone();
    then.choices.take(&choice);
    let close = then.have_all_answered().then(|| then.close(Settlement::Lapsed));
    Ok([open.fact(choice)].into_iter().chain(close).collect())
}

/// A reaction was taken back: the answer it gave goes with it, where it was the person's own.
pub fn taken_back(state: &Feedback, who: PersonId, original: &str) -> Vec<FeedbackEvent> {
    let back = |open: &Open| Some(open.fact(open.choices.taken_back(who, original)?));
    state.open.values().filter_map(back).collect()
}

/// Everything this person has answered and could still change is taken back: their data are being erased.
pub fn forget(state: &Feedback, who: PersonId) -> Vec<FeedbackEvent> {
    let back = |open: &Open| open.choices.all_taken_back(who).map(|choice| open.fact(choice)).collect::<Vec<_>>();
    state.open.values().flat_map(back).collect()
}

/// Closes what is due.
pub(super) fn wake(state: &Feedback, now: Timestamp, calendar: &WorkingCalendar) -> Vec<FeedbackEvent> {
    let due = state.promises.due(now, calendar).into_iter();
    let close = |promise: &Promise<Closing>| {
        Some(state.open.get(&promise.kind.dialogue)?.close(Settlement::Sent { late: promise.is_late(now) }))
    };
    due.filter_map(close).collect()
}

/// What can be pressed on the question, in the order drawn.
pub(super) fn choices() -> impl Iterator<Item = Press> {
    Worth::ALL.into_iter().map(Press::Worth)
}

//! A dialogue that learns about itself: when it has ended, those who took part are asked, each in private and without a
//! name, whether it was worth the time. Whoever facilitated is told how many said what, and so is the playbook's author.
//!
//! Who answered what is erasable and unlinked at the close (law 9); until then nobody is told how it stands. Where too few
//! were asked nobody is, and of too few answers not even the numbers are kept: they would say who. `rules` decides; the
//! desk comes in through `recurring`. Deliberately absent: words, and adding up over channels (`boot`).

mod rules;

pub use rules::{answer, ask, forget, taken_back};
pub(super) use rules::{choices, wake};

use super::choices::{Choice, Choices};
use super::erasable::Erasable;
use super::ids::PersonId;
use super::promise::{Promise, Promises, Settlement};
use super::worth::Worth;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The least that keeps an answer nameless: of two answers each knows the other's.
pub const LEAST: usize = 3;

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

//! The grey zone of the week: a short dilemma put to the channel with its answers, one choice each, and how they spread
//! once it has closed. At most one is open in a channel.
//!
//! Who chose what is erasable and unlinked when it closes (law 9); until then nobody is told how the answers spread.
//! The desk comes in through `recurring`: `react` and `living` give a `Say`, which `prompts::Speaker::grey_zone` words
//! with the playbook's own texts. `rules` decides. Deliberately absent: those texts; the rules know a grey zone by its
//! playbook and place.

mod rules;

pub use rules::{answer, forget, open, taken_back, voted};
pub(super) use rules::{choices, react, wake};

use super::choices::{Choice, Choices};
use super::erasable::Erasable;
use super::event::Votes;
use super::ids::{ChannelId, PersonId, PostKey, StreamId};
use super::promise::{Promise, Promises, Settlement};
use super::tally::tally;
use crate::calendar::LocalMoment;
use jiff::civil::Date;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

/// How long a grey zone is open when nobody chose, in working days: one to see it, one to have thought about it.
pub const OPEN_DAYS: u16 = 2;

/// What the keys of its post and of its poll are called: a key names the post for ever.
pub(super) const ZONE: &str = "zone";
pub(super) const POLL: &str = "poll";

/// Which grey zone: whose, and its place there from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    pub playbook: String,
    pub index: u16,
}

/// A grey zone that can be shown, and how many answers it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub source: Source,
    pub answers: u16,
}

/// A fact about a channel's grey zones. `zone` counts them from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum GreyZoneEvent {
    /// `order` is the chance by which the channel's grey zones are put in order; the first one's stays.
    Opened {
        zone: u32,
        source: Source,
        answers: u16,
        order: u64,
        origin: Origin,
        closing: Promise<Closing>,
        /// By what it is answered, as the channel had chosen then.
        #[serde(default, skip_serializing_if = "Votes::is_by_reaction")]
        votes: Votes,
    },
    /// An answer chosen or taken back. The link between person and answer is deleted when the grey zone closes.
    Chose { zone: u32, choice: Erasable<Choice> },
    /// `ballots` are anonymous and sorted.
    Closed { zone: u32, promise: u32, how: Settlement, ballots: Vec<u16> },
}

/// Why it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Origin {
    /// Somebody asked for one.
    Asked,
    /// A series had come to it. `late`: the day it should have come, when the bot comes too late.
    Series { series: u16, late: Option<Date> },
}

/// What is promised: that this grey zone closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub zone: u32,
}

/// A message about a grey zone, always to the channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Say {
    /// Living. The dilemma, its answers, how to choose, until when, and how many have.
    Zone { zone: u32 },
    /// The same post once it has closed: the dilemma, and how many answered.
    Over { zone: u32 },
    /// Living. The poll below it, where votes are held by polls.
    Poll { zone: u32 },
    /// The same poll once it has closed.
    PollOver { zone: u32 },
    /// It has closed: how the answers spread, the legal point with its disclaimer, and the offer of a dialogue; one line
    /// where nobody answered.
    Spread { zone: u32 },
}

/// Why not, for the one who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One is open until then.
    AlreadyOpen {
        until: LocalMoment,
    },
    /// No playbook here has a grey zone.
    NoneHere,
    /// There are so many to choose from.
    NoSuchZone {
        number: u16,
        of: u16,
    },
    NoSuchAnswer {
        number: u16,
        of: u16,
    },
    /// None has been open yet.
    NothingOpen,
    /// It has closed.
    TooLate,
}

/// A channel's grey zones as they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GreyZones {
    pub open: Option<Open>,
    /// Those that have closed, in order.
    pub closed: Vec<Closed>,
    promises: Promises<Closing>,
    order: Option<u64>,
}

/// The one that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub zone: u32,
    /// The channel's fact that opened it, which its post is named after.
    pub version: u64,
    pub source: Source,
    pub answers: u16,
    pub origin: Origin,
    pub until: LocalMoment,
    pub votes: Votes,
    choices: Choices,
}

/// One that has closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    pub zone: u32,
    pub version: u64,
    pub source: Source,
    pub answers: u16,
    pub votes: Votes,
    /// When it should have closed; `late` where it closed so much later that it must be said.
    pub until: LocalMoment,
    pub late: bool,
    /// Anonymous, sorted; one for each who answered.
    pub ballots: Vec<u16>,
}

impl GreyZones {
    /// Takes one fact into account, the channel's fact number `version`.
    ///
    /// # Errors
    ///
    /// It cannot have happened as things stand.
    pub fn apply(&mut self, version: u64, event: &GreyZoneEvent) -> Result<(), &'static str> {
        match event {
            GreyZoneEvent::Opened { zone, source, answers, order, origin, closing, votes } => {
                if self.open.is_some() {
                    return Err("a grey zone was opened while another is open");
                }
                self.promises.made(closing.clone())?;
                self.order.get_or_insert(*order);
                self.open = Some(Open {
                    zone: *zone,
                    version,
                    source: source.clone(),
                    answers: *answers,
                    origin: *origin,
                    until: closing.at.clone(),
                    votes: *votes,
                    choices: Choices::default(),
                });
            }
            GreyZoneEvent::Chose { zone, choice } => {
                let open = self.open.as_mut().filter(|open| open.zone == *zone).ok_or("that grey zone is not open")?;
                // An erased link says nothing any more; the closing fact carries what counted.
                if let Some(choice) = choice.get() {
                    open.choices.take(choice);
                }
            }
            GreyZoneEvent::Closed { zone, promise, how, ballots } => {
                let open = self.open.take_if(|open| open.zone == *zone).ok_or("that grey zone is not open")?;
                self.promises.settled(*promise)?;
                self.closed.push(Closed {
                    zone: open.zone,
                    version: open.version,
                    source: open.source,
                    answers: open.answers,
                    votes: open.votes,
                    until: open.until,
                    late: matches!(how, Settlement::Sent { late: true }),
                    ballots: ballots.clone(),
                });
            }
        }
        Ok(())
    }

    /// What is promised and not settled: at most that the open one closes.
    pub(super) fn promises(&self) -> &Promises<Closing> {
        &self.promises
    }

    /// The event by which somebody's answer to the open one stands now.
    pub fn standing(&self, who: PersonId, answer: u16) -> Option<&str> {
        self.open.as_ref()?.choices.standing(who, answer)
    }

    pub fn closed(&self, zone: u32) -> Option<&Closed> {
        self.closed.iter().find(|closed| closed.zone == zone)
    }

    /// As they stood with the open one, its answers as they were counted: who chose what is gone from the journal once it
    /// has closed, and what is shown must not depend on whether the process has been away.
    pub(super) fn counted(mut self, ballots: &[u16]) -> Self {
        if let Some(open) = &mut self.open {
            open.choices = Choices::counted_as(ballots);
        }
        self
    }

    /// When this one was shown last, counted in grey zones.
    fn last_shown(&self, source: &Source) -> Option<u32> {
        let open = self.open.iter().map(|open| (&open.source, open.zone));
        open.chain(self.closed.iter().map(|closed| (&closed.source, closed.zone)))
            .filter(|(shown, _)| *shown == source)
            .map(|(_, zone)| zone)
            .max()
    }

    /// One not shown before, in the channel's own order; when all have been, the one shown longest ago.
    fn next<'a>(&self, offers: &'a [Offer], seed: u64) -> Option<&'a Offer> {
        let mut line: Vec<&Offer> = offers.iter().collect();
        line.sort_by(|a, b| a.source.cmp(&b.source));
        line.shuffle(&mut StdRng::seed_from_u64(self.order.unwrap_or(seed)));
        line.into_iter().min_by_key(|offer| self.last_shown(&offer.source))
    }
}

impl Open {
    /// The answer of one person that counts.
    pub fn counted(&self, who: PersonId) -> Option<u16> {
        self.choices.counted(who)
    }

    /// How many have answered.
    pub fn answered(&self) -> usize {
        self.choices.answered()
    }

    fn fact(&self, choice: Choice) -> GreyZoneEvent {
        GreyZoneEvent::Chose { zone: self.zone, choice: Erasable::new(Some(choice.who), choice) }
    }
}

impl Closed {
    /// Each answer and how many chose it.
    pub fn spread(&self) -> Vec<(u16, u16)> {
        tally(&(1..=self.answers).collect::<Vec<_>>(), &self.ballots, &[])
    }
}

/// The key of a grey zone's post, from the fact that opened it.
pub(super) fn zone_key(id: &ChannelId, version: u64) -> PostKey {
    PostKey::new(&StreamId::Channel(id.clone()), version, ZONE)
}

/// The key of its poll.
pub(super) fn poll_key(id: &ChannelId, version: u64) -> PostKey {
    PostKey::new(&StreamId::Channel(id.clone()), version, POLL)
}

//! The channel's own stream: which dialogues and trials it has had, who has been paired with whom, the idea bank, and
//! what comes again and again.
//!
//! Deliberately absent: what happens within a dialogue or a trial; those are streams of their own.

use super::apply::Illegal;
use super::decide::History;
use super::erasable::Erasable;
use super::event::{Ending, Role};
use super::greyzone::{GreyZoneEvent, GreyZones};
use super::ids::{DialogueId, PersonId};
use super::series::{AllSeries, SeriesEvent};
use super::state::Dialogue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A fact of the channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ChannelEvent {
    DialogueOpened {
        number: u32,
    },
    /// What the channel keeps of it: who were pairs, whose pair presented, the proposals nobody has tried yet.
    DialogueEnded {
        number: u32,
        ending: Ending,
        pairs: Vec<Vec<PersonId>>,
        presented: Vec<PersonId>,
        kept: Vec<Erasable<String>>,
    },
    TrialAgreed {
        number: u32,
        dialogue: DialogueId,
    },
    /// Something that is said to a channel only once.
    Told {
        what: Told,
    },
    Series {
        fact: SeriesEvent,
    },
    GreyZone {
        fact: GreyZoneEvent,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    Hello,
    CannotRead,
    CannotPin,
    /// To the one who cannot be written to privately.
    NoPrivateRoom {
        person: PersonId,
    },
}

/// The channel as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Channel {
    pub version: u64,
    /// How many dialogues there have been; the last one's number.
    pub dialogues: u32,
    pub trials: u32,
    /// The dialogue going on, at most one.
    pub live: Option<u32>,
    pub history: History,
    pub bank: Vec<Erasable<String>>,
    pub told: BTreeSet<Told>,
    pub series: AllSeries,
    pub grey_zones: GreyZones,
}

impl Channel {
    /// Takes one fact into account.
    pub fn apply(&mut self, event: &ChannelEvent) -> Result<(), Illegal> {
        self.version += 1;
        let illegal = |why| Err(Illegal { version: self.version, why });
        match event {
            ChannelEvent::DialogueOpened { number } => {
                if self.live.is_some() {
                    return illegal("a dialogue was opened while another is live");
                }
                self.dialogues = *number;
                self.live = Some(*number);
            }
            ChannelEvent::DialogueEnded { number, pairs, presented, kept, .. } => {
                if self.live != Some(*number) {
                    return illegal("a dialogue ended that was not live");
                }
                self.live = None;
                for pair in pairs {
                    for (i, a) in pair.iter().enumerate() {
                        for b in &pair[..i] {
                            *self.history.together.entry((*a.min(b), *a.max(b))).or_default() += 1;
                        }
                    }
                }
                for person in presented {
                    *self.history.presented.entry(*person).or_default() += 1;
                }
                self.bank.extend(kept.iter().cloned());
            }
            ChannelEvent::TrialAgreed { number, .. } => self.trials = *number,
            ChannelEvent::Told { what } => {
                self.told.insert(*what);
            }
            ChannelEvent::Series { fact } => self.series.apply(fact).or_else(illegal)?,
            ChannelEvent::GreyZone { fact } => self.grey_zones.apply(self.version, fact).or_else(illegal)?,
        }
        Ok(())
    }
}

/// What the channel keeps of a dialogue that has ended.
pub fn ended(dialogue: &Dialogue, ending: Ending) -> ChannelEvent {
    let person = |who| dialogue.person(who).filter(|p| p.role == Role::Participant).and_then(|p| p.person);
    let pairs: Vec<Vec<PersonId>> =
        dialogue.pairs.iter().map(|pair| pair.iter().filter_map(|who| person(*who)).collect()).collect();
    let had_turn = dialogue.round.iter().flat_map(|round| round.turns.iter().take(usize::from(round.at)));
    let presented = had_turn.flat_map(|pair| pairs.get(usize::from(*pair)).cloned().unwrap_or_default()).collect();
    let tried = if ending == Ending::Agreed { dialogue.decided } else { None };
    let kept = dialogue.proposals.iter().filter(|p| Some(p.number) != tried).map(|p| p.text.clone()).collect();
    ChannelEvent::DialogueEnded { number: dialogue.id.number, ending, pairs, presented, kept }
}

//! The channel's own stream: which dialogues and trials it has had, who has been paired with whom, the idea bank, what
//! it has chosen for itself, who is away when, and what comes again and again.
//!
//! Deliberately absent: what happens within a dialogue or a trial; those are streams of their own.

use super::dates;
use super::erasable::Erasable;
use super::event::{BankChoice, BankItem, BankKind, Ending, Settings};
use super::feedback::{Feedback, FeedbackEvent};
use super::for_sure::{ForSure, Irreversible};
use super::greyzone::{GreyZoneEvent, GreyZones};
use super::history::History;
use super::ids::{DialogueId, PersonId};
use super::illegal::Illegal;
use super::lang::Lang;
use super::permission::Permission;
use super::series::{AllSeries, SeriesEvent};
use super::settings::{ChannelSettings, Discretion, Starters};
use crate::calendar::WorkingCalendar;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A fact of the channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ChannelEvent {
    DialogueOpened {
        number: u32,
    },
    /// A dialogue is to be held another day.
    DialoguePlanned {
        number: u32,
    },
    /// Its time has come.
    DialogueBegun {
        number: u32,
    },
    /// What the channel keeps of it: who were pairs, whose pair presented, the proposals nobody has tried yet, and points
    /// from those whose pair had no turn.
    DialogueEnded {
        number: u32,
        ending: Ending,
        pairs: Vec<Vec<PersonId>>,
        presented: Vec<PersonId>,
        kept: Vec<Erasable<String>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<Erasable<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
    /// A trial was followed up or given up.
    TrialEnded {
        number: u32,
    },
    /// What becomes of an item of the idea bank.
    BankDecided {
        number: u32,
        choice: BankChoice,
    },
    /// Reminders of several trials in one message: to this person, or to the channel.
    Reminded {
        person: Option<PersonId>,
        trials: Vec<u32>,
        late: bool,
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
    Feedback {
        fact: FeedbackEvent,
    },
    /// Somebody asked for what cannot be undone, and is asked whether they mean it; without `what` they let it be.
    ForSureAsked {
        person: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        what: Option<Irreversible>,
        at: Timestamp,
    },
    /// The channel's own choices, as they stand from now on.
    SettingsChanged {
        settings: Box<ChannelSettings>,
    },
    /// First and last day on which a person is away; `via` is the message that said so.
    AwayNoted {
        person: PersonId,
        days: Erasable<(Date, Date)>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<String>,
    },
    /// Some of what was noted of a person's absence no longer holds: what was noted at these versions of the channel.
    AwayTakenBack {
        person: PersonId,
        noted: Vec<u64>,
    },
    /// Somebody who stands for a trial or has a turn has left the channel: they are asked no more.
    Left {
        person: PersonId,
    },
    Returned {
        person: PersonId,
    },
    /// All that was noted of a person's absence is called off.
    AwayEnded {
        person: PersonId,
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
    Lacks {
        permission: Permission,
    },
}

/// The channel as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Channel {
    pub version: u64,
    /// How many dialogues there have been; the last one's number.
    pub dialogues: u32,
    pub trials: u32,
    /// Those that are not followed up yet.
    pub open_trials: BTreeSet<u32>,
    /// The dialogue going on, at most one.
    pub live: Option<u32>,
    /// The one that went on last; also the live one.
    pub latest: u32,
    /// Those to be held another day.
    pub planned: BTreeSet<u32>,
    pub history: History,
    /// What was kept for another time; numbered for ever.
    pub bank: Vec<BankItem>,
    /// The last number given out in the idea bank.
    pub banked: u32,
    pub told: BTreeSet<Told>,
    pub for_sure: ForSure,
    pub series: AllSeries,
    pub grey_zones: GreyZones,
    pub feedback: Feedback,
    /// What the channel has chosen for itself.
    pub settings: ChannelSettings,
    pub away: BTreeMap<PersonId, Vec<NotedAway>>,
    /// Who has left, of those who would be asked for something.
    pub gone: BTreeSet<PersonId>,
}

/// Days on which a person is away, as they were noted.
#[derive(Clone, Debug, PartialEq)]
pub struct NotedAway {
    /// The channel's version with it: what the note is called.
    pub version: u64,
    /// First and last.
    pub days: Erasable<(Date, Date)>,
    /// The message that said so.
    pub via: Option<String>,
}

impl Channel {
    /// Who is away on this day, or gone.
    pub fn away_on(&self, date: Date) -> BTreeSet<PersonId> {
        self.away.keys().chain(&self.gone).copied().filter(|person| self.is_away(*person, date)).collect()
    }

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
                self.latest = *number;
            }
            ChannelEvent::DialoguePlanned { number } => {
                self.dialogues = *number;
                self.planned.insert(*number);
            }
            ChannelEvent::DialogueBegun { number } => {
                if self.live.is_some() || !self.planned.remove(number) {
                    return illegal("a dialogue began that was not planned, or while another is live");
                }
                self.live = Some(*number);
                self.latest = *number;
            }
            ChannelEvent::DialogueEnded { number, pairs, presented, kept, points, at, .. } => {
                if self.live == Some(*number) {
                    self.live = None;
                } else if !self.planned.remove(number) {
                    return illegal("a dialogue ended that was neither live nor planned");
                }
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
                for (texts, kind) in [(kept, BankKind::Proposal), (points, BankKind::Point)] {
                    for text in texts {
                        self.banked += 1;
                        self.bank.push(BankItem { number: self.banked, text: text.clone(), kind, since: *at });
                    }
                }
            }
            ChannelEvent::BankDecided { number, choice } => {
                if *choice != BankChoice::Keep {
                    self.bank.retain(|item| item.number != *number);
                }
            }
            ChannelEvent::Reminded { .. } => {}
            ChannelEvent::TrialAgreed { number, .. } => {
                self.trials = *number;
                self.open_trials.insert(*number);
            }
            ChannelEvent::TrialEnded { number } => {
                self.open_trials.remove(number);
            }
            ChannelEvent::Told { what } => {
                self.told.insert(*what);
            }
            ChannelEvent::ForSureAsked { person, what, at } => self.for_sure.take(*person, *what, *at),
            ChannelEvent::Series { fact } => self.series.apply(fact).or_else(illegal)?,
            ChannelEvent::GreyZone { fact } => self.grey_zones.apply(self.version, fact).or_else(illegal)?,
            ChannelEvent::Feedback { fact } => self.feedback.apply(self.version, fact).or_else(illegal)?,
            ChannelEvent::SettingsChanged { settings } => self.settings = (**settings).clone(),
            ChannelEvent::AwayNoted { person, days, via } => {
                let noted = NotedAway { version: self.version, days: days.clone(), via: via.clone() };
                self.away.entry(*person).or_default().push(noted);
            }
            ChannelEvent::AwayTakenBack { person, noted } => {
                let all = self.away.entry(*person).or_default();
                let before = all.len();
                all.retain(|away| !noted.contains(&away.version));
                let (left, taken) = (all.len(), before - all.len());
                if left == 0 {
                    self.away.remove(person);
                }
                if taken != noted.len() {
                    return illegal("an absence was taken back that was not noted");
                }
            }
            ChannelEvent::Left { person } => {
                self.gone.insert(*person);
            }
            ChannelEvent::Returned { person } => {
                self.gone.remove(person);
            }
            ChannelEvent::AwayEnded { person } => {
                if self.away.remove(person).is_none() {
                    return illegal("an absence ended that was not noted");
                }
            }
        }
        Ok(())
    }

    /// What holds here, the channel's own choices laid over what is configured.
    pub fn calendar(&self, configured: &WorkingCalendar) -> WorkingCalendar {
        // What was chosen fitted when it was; should the configuration have changed so that it does not, that one holds.
        self.settings.calendar(configured).unwrap_or_else(|_| configured.clone())
    }

    pub fn lang(&self, configured: Lang) -> Lang {
        self.settings.lang.unwrap_or(configured)
    }

    /// How dialogues are held.
    pub fn conduct(&self, configured: Settings) -> Settings {
        Settings {
            groups: self.settings.groups.unwrap_or(configured.groups),
            ballots: self.settings.ballots.unwrap_or(configured.ballots),
            auto: self.settings.auto.unwrap_or(configured.auto),
            votes: self.settings.votes.unwrap_or(configured.votes),
        }
    }

    pub fn discretion(&self, configured: Discretion) -> Discretion {
        Discretion {
            record: self.settings.record.unwrap_or(configured.record),
            reading: self.settings.reading.unwrap_or(configured.reading),
            sharing: self.settings.sharing.unwrap_or(configured.sharing),
            feedback: self.settings.feedback.unwrap_or(configured.feedback),
        }
    }

    /// Who may start a dialogue and change the settings; nothing where the channel has not chosen.
    pub fn may_start(&self) -> Option<&Starters> {
        self.settings.may_start.as_ref()
    }

    /// First and last days of a person's absences, in order; what is erased is gone.
    pub fn absences(&self, person: PersonId) -> impl Iterator<Item = (Date, Date)> {
        let noted = self.away.get(&person).into_iter().flatten();
        dates::joined(noted.filter_map(|noted| noted.days.get().copied()).collect()).into_iter()
    }

    pub fn is_away(&self, person: PersonId, date: Date) -> bool {
        self.gone.contains(&person) || self.absences(person).any(|(first, last)| first <= date && date <= last)
    }
}

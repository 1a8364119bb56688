//! The trial's own stream: what was agreed, what the owner adds to the card, the reminders on the way, and what it
//! taught.
//!
//! `rules` decides, `speak` says what is said about a fact. Deliberately absent: the follow-up itself, which is a dialogue
//! about a trial.

pub mod rules;
pub mod speak;

use super::erasable::Erasable;
use super::event::{Identity, LearningFields, Outcome, QuestionKind, TrialFields, Verdict};
use super::ids::{ChannelId, DialogueId, PersonId, PostKey, StreamId, TrialId};
use super::illegal::Illegal;
use super::lang::Lang;
use super::promise::{Promise, Promises, Settlement};
use super::state::Dialogue;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A fact of a trial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum TrialEvent {
    /// Agreed in a dialogue, and its owner accepted.
    Agreed {
        trial: TrialId,
        dialogue: DialogueId,
        owner: Option<PersonId>,
        identity: Erasable<Identity>,
        card: Box<TrialFields>,
        receipt: Vec<Receipt>,
        /// Trials of the first version have none; they are looked after all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        circle: Option<Box<Circle>>,
    },
    /// The owner filled in more of the card.
    Detailed {
        card: Box<TrialFields>,
    },
    Promised {
        promise: Promise<Reminder>,
    },
    /// `to`: who is asked by it, where somebody is.
    Settled {
        id: u32,
        kind: Reminder,
        how: Settlement,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Line>,
    },
    /// Somebody answered a reminder.
    Answered {
        answer: Answer,
        at: Timestamp,
    },
    /// Whoever was asked wrote something that says neither how it goes nor what to do: it is not silence.
    NotUnderstood {
        line: Line,
        at: Timestamp,
    },
    /// The end moved, and the follow-up with it.
    Postponed {
        until: Date,
        follow_up: DateTime,
        at: Timestamp,
    },
    /// Given up before its end.
    Stopped {
        at: Timestamp,
    },
    /// The follow-up has begun: this dialogue is about it.
    FollowUpOpened {
        dialogue: DialogueId,
    },
    /// What the team said of it. `next`: the trial that a change led to.
    Learned {
        verdict: Verdict,
        card: Box<LearningFields>,
        at: Timestamp,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<TrialId>,
    },
    /// The learning card was shown to others, in this channel.
    Published {
        to: ChannelId,
    },
}

/// Who is asked besides the owner, and in which language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Circle {
    pub lang: Lang,
    /// The playbook, for the title.
    pub playbook: String,
    /// Asked when the owner does not answer: the one the team named, else the owner's pair.
    pub second: Option<PersonId>,
    pub facilitator: Option<PersonId>,
    pub second_identity: Option<Erasable<Identity>>,
    pub facilitator_identity: Option<Erasable<Identity>>,
    /// The trial that this one changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<TrialId>,
}

/// What a trial promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reminder {
    /// Some working days before the end, to the owner.
    BeforeEnd,
    /// On the day it ends, to the owner.
    EndDay,
    /// With the first reminder, to the owner: do the assumptions still hold? Asks for no answer.
    Assumptions,
    /// Nobody has answered: the next in line is asked.
    Unanswered,
    /// At the time the team chose: what did we learn?
    FollowUp,
}

/// Who is asked, one after the other, while nobody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    Owner,
    Second,
    Channel,
    Facilitator,
}

/// A reminder that asks about a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub key: PostKey,
    pub to: Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    GoingWell,
    NeedHelp,
}

/// How one question was decided; can be recounted from its ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub kind: QuestionKind,
    pub ballots: Vec<u16>,
    pub hands: Vec<(u16, u16)>,
    pub silent: u16,
    pub outcome: Outcome,
}

/// A trial as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub id: TrialId,
    pub version: u64,
    pub dialogue: DialogueId,
    pub owner: Option<PersonId>,
    pub identity: Erasable<Identity>,
    pub card: TrialFields,
    pub receipt: Vec<Receipt>,
    pub circle: Option<Circle>,
    pub promises: Promises<Reminder>,
    /// Who was asked last, since somebody answered.
    pub asked: Option<Line>,
    /// The channel has been asked how it goes: from then on anybody in it may say.
    pub channel_asked: bool,
    /// Who has written since then, but not so that it was understood.
    pub unclear: Vec<Line>,
    /// The reminders, which can be answered.
    pub reminders: Vec<PostKey>,
    /// Those of them that ask about this trial alone, and about its end as it stands.
    pub asking: Vec<Asking>,
    pub stage: Stage,
    pub learning: Option<LearningFields>,
    /// The learning card has been shared.
    pub is_published: bool,
    /// How often it has been postponed: a calendar entry of a higher number replaces the one before.
    pub moves: u32,
    /// Its last day as the team agreed it, whatever has moved since.
    pub agreed_end: Option<Date>,
    /// How often its follow-up has begun.
    pub follow_ups: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Running,
    /// Its follow-up has begun.
    Due {
        dialogue: DialogueId,
    },
    Learned {
        verdict: Verdict,
        next: Option<TrialId>,
    },
    Stopped,
}

impl Trial {
    pub fn stream(&self) -> StreamId {
        StreamId::Trial(self.id.clone())
    }

    /// Does its card say what was assumed?
    pub fn assumes(&self) -> bool {
        self.card.assumptions.as_ref().is_some_and(|assumed| assumed.get().is_some())
    }

    /// Still to be followed up.
    pub fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Running | Stage::Due { .. })
    }

    pub fn lang(&self) -> Lang {
        self.circle.as_ref().map_or_else(Lang::default, |circle| circle.lang)
    }

    /// The person whose turn it is to be asked; nobody for the channel, and where there is none.
    pub fn person(&self, line: Line) -> Option<PersonId> {
        match line {
            Line::Owner => self.owner,
            Line::Second => self.circle.as_ref().and_then(|circle| circle.second),
            Line::Facilitator => self.circle.as_ref().and_then(|circle| circle.facilitator),
            Line::Channel => None,
        }
    }

    /// The name of whoever is asked, unless it has been erased.
    pub fn name(&self, line: Line) -> Option<&str> {
        let circle = self.circle.as_ref();
        let identity = match line {
            Line::Owner => Some(&self.identity),
            Line::Second => circle.and_then(|circle| circle.second_identity.as_ref()),
            Line::Facilitator => circle.and_then(|circle| circle.facilitator_identity.as_ref()),
            Line::Channel => None,
        };
        identity.and_then(Erasable::get).map(|identity| identity.name.as_str())
    }

    /// Owner, second person or facilitator.
    pub fn knows(&self, person: PersonId) -> bool {
        [Line::Owner, Line::Second, Line::Facilitator].into_iter().any(|line| self.person(line) == Some(person))
    }
}

/// The key of the reminder that the fact just taken sends.
fn reminder_key(trial: &Trial) -> PostKey {
    PostKey::new(&trial.stream(), trial.version, "reminder")
}

/// Takes one fact into account.
pub fn apply(state: &mut Option<Trial>, event: &TrialEvent) -> Result<(), Illegal> {
    match (state.as_mut(), event) {
        (None, TrialEvent::Agreed { trial, dialogue, owner, identity, card, receipt, circle }) => {
            *state = Some(Trial {
                id: trial.clone(),
                version: 1,
                dialogue: dialogue.clone(),
                owner: *owner,
                identity: identity.clone(),
                card: (**card).clone(),
                receipt: receipt.clone(),
                circle: circle.as_deref().cloned(),
                promises: Promises::default(),
                asked: None,
                channel_asked: false,
                unclear: Vec::new(),
                reminders: Vec::new(),
                asking: Vec::new(),
                stage: Stage::Running,
                learning: None,
                is_published: false,
                moves: 0,
                agreed_end: card.until,
                follow_ups: 0,
            });
            Ok(())
        }
        (Some(trial), event) => {
            trial.version += 1;
            trial.take(event).map_err(|why| Illegal { version: trial.version, why })
        }
        (None, _) => Err(Illegal { version: 1, why: "a trial begins by being agreed" }),
    }
}

impl Trial {
    fn answered(&mut self) {
        self.asked = None;
        self.unclear.clear();
    }

    fn take(&mut self, event: &TrialEvent) -> Result<(), &'static str> {
        match event {
            TrialEvent::Agreed { .. } => return Err("a trial is agreed once"),
            TrialEvent::Detailed { card } => super::apply::merge(&mut self.card, card),
            TrialEvent::Promised { promise } => self.promises.made(promise.clone())?,
            TrialEvent::Settled { id, kind, how, to } => {
                let promise = self.promises.settled(*id)?;
                if promise.kind != *kind {
                    return Err("another promise was settled");
                }
                if let Some(to) = to {
                    self.asked = Some(*to);
                    // Where there is no such person any more, the channel is asked in their place.
                    self.channel_asked |= self.person(*to).is_none();
                    if let Settlement::Sent { .. } = how {
                        self.asking.push(Asking { key: reminder_key(self), to: *to });
                    }
                    self.reminders.push(match how {
                        Settlement::Merged { into } => into.clone(),
                        _ => reminder_key(self),
                    });
                }
            }
            TrialEvent::Answered { .. } => self.answered(),
            TrialEvent::NotUnderstood { line, .. } => self.unclear.push(*line),
            TrialEvent::Postponed { until, follow_up, .. } => {
                self.card.until = Some(*until);
                self.card.follow_up = Some(*follow_up);
                self.answered();
                self.asking.clear();
                self.stage = Stage::Running;
                self.moves += 1;
            }
            TrialEvent::Stopped { .. } => self.stage = Stage::Stopped,
            TrialEvent::FollowUpOpened { dialogue } => {
                self.stage = Stage::Due { dialogue: dialogue.clone() };
                self.follow_ups += 1;
            }
            TrialEvent::Learned { verdict, card, next, .. } => {
                self.stage = Stage::Learned { verdict: *verdict, next: next.clone() };
                self.learning = Some((**card).clone());
            }
            TrialEvent::Published { .. } => self.is_published = true,
        }
        Ok(())
    }
}

/// The trial that a dialogue ended with.
pub fn agreed(dialogue: &Dialogue, number: u32) -> Option<TrialEvent> {
    let owner = dialogue.person(dialogue.trial.owner?)?;
    let receipt = dialogue.closed.iter().map(|q| Receipt {
        kind: q.kind.clone(),
        ballots: q.ballots.clone(),
        hands: q.hands.clone(),
        silent: q.silent,
        outcome: q.outcome.clone(),
    });
    let pair = dialogue.pair_of(owner.id).and_then(|pair| dialogue.pairs.get(pair));
    let partner = pair.into_iter().flatten().copied().find(|who| *who != owner.id);
    let second = dialogue.trial.second.or(partner).and_then(|who| dialogue.person(who));
    let second = second.filter(|p| p.person.is_some() && p.person != owner.person);
    let facilitator = dialogue.facilitated_by.and_then(|who| dialogue.person(who)).filter(|p| p.person.is_some());
    let circle = Circle {
        lang: dialogue.lang,
        playbook: dialogue.script.playbook.clone(),
        second: second.and_then(|p| p.person),
        facilitator: facilitator.and_then(|p| p.person),
        second_identity: second.map(|p| p.identity.clone()),
        facilitator_identity: facilitator.map(|p| p.identity.clone()),
        instead_of: dialogue.recollection.as_ref().map(|about| about.trial.clone()),
    };
    Some(TrialEvent::Agreed {
        trial: TrialId { channel: dialogue.id.channel.clone(), number },
        dialogue: dialogue.id.clone(),
        owner: owner.person,
        identity: owner.identity.clone(),
        card: Box::new(dialogue.trial.clone()),
        receipt: receipt.collect(),
        circle: Some(Box::new(circle)),
    })
}

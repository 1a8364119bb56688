//! A trial's follow-up: a dialogue about what was learned opens when its day has come, or when somebody asks for it.
//!
//! Deliberately absent: the dialogue itself (`dialogue::follow_up`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::stop::Stop;
use super::trial_answers::which_trial;
use super::which_dialogue::no_such_number;
use crate::dialogue::decide::{self, Ctx};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, How, Named, Role};
use crate::dialogue::follow_up;
use crate::dialogue::ids::{DialogueId, ParticipantId};
use crate::dialogue::refusal::{OfTrial, Refusal};
use crate::dialogue::reply::Reply;
use crate::dialogue::trial::rules::{self};
use crate::dialogue::trial::{Line, Stage, Trial, TrialEvent};

impl Handling<'_> {
    /// `opfølgning`: what did we learn, asked for before or after its day.
    pub(super) fn follow_up(&mut self, said: Incoming<'_>, number: Option<u16>) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        if self.streams.live().is_some() {
            return self.refuse(said, Refusal::AlreadyLive);
        }
        let open: Vec<u32> = self.streams.trials.keys().copied().collect();
        let number = match (number.map(u32::from), open.as_slice()) {
            (_, []) => return self.refuse(said, Refusal::NoTrial),
            (Some(number), open) if open.contains(&number) => number,
            (None, [only]) => *only,
            (Some(number), open) => return self.refuse(said, no_such_number(number, open)),
            (None, open) => return self.refuse(said, which_trial(open, OfTrial::FollowUp)),
        };
        self.open_follow_up(number, said.receipt)
    }

    /// Opens the first follow-up that is due, unless something else is going on.
    pub(super) fn follow_up_due(&mut self) -> Result<bool, Stop> {
        if self.streams.live().is_some() {
            return Ok(false);
        }
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let due = self.streams.trials.iter().find(|(_, trial)| rules::due_follow_up(trial, &ctx).is_some());
        let Some(number) = due.map(|(number, _)| *number) else { return Ok(false) };
        self.open_follow_up(number, Receipt::default())?;
        Ok(true)
    }

    /// A dialogue about this trial begins: people come in, and whoever facilitated is asked to begin.
    pub(super) fn open_follow_up(&mut self, number: u32, receipt: Receipt) -> Result<(), Stop> {
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let Some(trial) = self.streams.trial_of(number).cloned() else { return self.note(receipt) };
        let due = rules::due_follow_up(&trial, &ctx).filter(|promise| promise.is_late(self.moment.now));
        let due = due.map(|promise| promise.at.date);
        let dialogue = DialogueId { channel: self.streams.id.clone(), number: self.streams.channel.dialogues + 1 };
        let facts = rules::follow_up_opened(&trial, &dialogue, &ctx);
        let mut card = trial.card.clone();
        // Numbers of people in the dialogue it was agreed in say nothing in this one.
        (card.owner, card.second, card.proposal) = (None, None, None);
        let mut events = vec![
            Event::Opened {
                dialogue: dialogue.clone(),
                script: follow_up::script(),
                lang: trial.lang(),
                settings: self.conduct(),
                expected: None,
            },
            Event::Recollected { trial: trial.id.clone(), card: Box::new(card), due },
        ];
        events.extend(self.facilitator_of(&trial, &ctx)?);
        events.push(Event::LobbyOpened { at: self.moment.now });
        events.push(decide::abandoned(1, decide::LOBBY_DAYS, &ctx));
        self.write_with_trials(dialogue.number, events, vec![(number, facts)], receipt)
    }

    /// Whoever facilitated when it was agreed, unless they have left or are away.
    fn facilitator_of(&self, trial: &Trial, ctx: &Ctx<'_>) -> Result<Vec<Event>, Stop> {
        let Some(person) = trial.person(Line::Facilitator) else { return Ok(Vec::new()) };
        let circle = trial.circle.as_ref().and_then(|circle| circle.facilitator_identity.clone());
        let Some(identity) = circle.as_ref().and_then(Erasable::get).cloned() else { return Ok(Vec::new()) };
        if ctx.away.contains(&person) || self.known.account(person)?.is_none() {
            return Ok(Vec::new());
        }
        let who = ParticipantId(1);
        Ok(vec![
            Event::Joined {
                who,
                person: Some(person),
                identity: Erasable::new(Some(person), identity),
                role: Role::Participant,
                how: How::Started,
            },
            Event::FacilitatorNamed { who, how: Named::Planned },
        ])
    }

    /// `del læring`: the newest learning card goes to the channel that the operator has named for it.
    pub(super) fn share_learning(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let Some(to) = self.world.learning_channel.clone().filter(|to| *to != self.streams.id) else {
            return self.refuse(said, Refusal::NowhereToShare);
        };
        if !self.streams.channel.discretion(self.world.discretion).sharing {
            return self.refuse(said, Refusal::SharingOff);
        }
        if self.is_noted(&said.receipt)? {
            return self.reply(said, &Reply::LearningShared);
        }
        let learned = |trial: &Trial| matches!(trial.stage, Stage::Learned { .. }) && !trial.is_published;
        let learned = self.all_trials()?.into_iter().find(learned);
        let Some(trial) = learned else { return self.refuse(said, Refusal::NothingLearned) };
        let facts = vec![(trial.id.number, vec![TrialEvent::Published { to }])];
        self.write_trials(facts, Vec::new(), said.receipt.halfway())?;
        self.reply(said, &Reply::LearningShared)
    }
}

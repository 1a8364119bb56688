//! The trial's own stream: what was agreed, and what the owner adds to the card afterwards.
//!
//! Deliberately absent: reminders and the follow-up, which begin where this ends.

use super::apply::Illegal;
use super::command::TrialForm;
use super::decide::MAX_TEXT;
use super::erasable::Erasable;
use super::event::{Identity, Outcome, QuestionKind, TrialFields};
use super::ids::{DialogueId, PersonId, TrialId};
use super::say::Refusal;
use super::state::Dialogue;
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
    },
    /// The owner filled in more of the card.
    Detailed { card: Box<TrialFields> },
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
}

/// Takes one fact into account.
pub fn apply(state: &mut Option<Trial>, event: &TrialEvent) -> Result<(), Illegal> {
    match (state.as_mut(), event) {
        (None, TrialEvent::Agreed { trial, dialogue, owner, identity, card, receipt }) => {
            *state = Some(Trial {
                id: trial.clone(),
                version: 1,
                dialogue: dialogue.clone(),
                owner: *owner,
                identity: identity.clone(),
                card: (**card).clone(),
                receipt: receipt.clone(),
            });
            Ok(())
        }
        (Some(trial), TrialEvent::Detailed { card }) => {
            trial.version += 1;
            super::apply::merge(&mut trial.card, card);
            Ok(())
        }
        (Some(trial), TrialEvent::Agreed { .. }) => {
            Err(Illegal { version: trial.version + 1, why: "a trial is agreed once" })
        }
        (None, TrialEvent::Detailed { .. }) => Err(Illegal { version: 1, why: "a trial begins by being agreed" }),
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
    Some(TrialEvent::Agreed {
        trial: TrialId { channel: dialogue.id.channel.clone(), number },
        dialogue: dialogue.id.clone(),
        owner: owner.person,
        identity: owner.identity.clone(),
        card: Box::new(dialogue.trial.clone()),
        receipt: receipt.collect(),
    })
}

/// The owner adds to the card: the parts that can wait until after the meeting. Dates and owner are the team's.
pub fn detail(trial: &Trial, person: PersonId, form: &TrialForm) -> Result<TrialEvent, Refusal> {
    if trial.owner != Some(person) {
        return Err(Refusal::OwnerOnly);
    }
    let text = |field: &Option<String>| match field.as_deref().map(str::trim) {
        Some(t) if t.chars().count() > MAX_TEXT => Err(Refusal::TooLong { max: MAX_TEXT }),
        Some("") | None => Ok(None),
        Some(t) => Ok(Some(Erasable::new(None, t.to_owned()))),
    };
    let card = TrialFields {
        how: text(&form.how)?,
        who: text(&form.who)?,
        before: text(&form.before)?,
        measure: text(&form.measure)?,
        assumptions: text(&form.assumptions)?,
        worse_off: text(&form.worse_off)?,
        uncertainty: text(&form.uncertainty)?,
        alternative: text(&form.alternative)?,
        ..TrialFields::default()
    };
    if card == TrialFields::default() {
        Err(Refusal::Usage { command: "trial".to_owned() })
    } else {
        Ok(TrialEvent::Detailed { card: Box::new(card) })
    }
}

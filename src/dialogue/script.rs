//! A playbook's checked structure, as a dialogue carries it in its first event (law 8).
//!
//! Deliberately absent: the texts. A dialogue knows their digest only, so that an old journal stays readable
//! when a playbook is rewritten.

use serde::{Deserialize, Serialize};

/// What is to happen, step by step. All minutes are the source's approximate minutes (000–002).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    /// The folder's name, e.g. `borgerdata`.
    pub playbook: String,
    /// SHA-256 of structure and texts, in hexadecimal.
    pub digest: String,
    /// Minutes the whole is announced with; steps plus `slack`.
    pub minutes: u16,
    /// Minutes that belong to no step: the source's 60 minutes of 002 hold steps of 55.
    pub slack: u16,
    /// How few and how many the playbook is made for (source 000: 4–20).
    pub people: People,
    /// With more participants than this, two or three pairs are plucked for the round (source 000: 12).
    pub pluck_over: u16,
    /// Dots for each participant (source 001: 1).
    pub dots: u8,
    /// Where the script has `principles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principles: Option<Principles>,
    /// Is the trial's card a value card (source 004): state before, measure, assumptions and their uncertainty, who could
    /// be worse off, the alternative that is not digital?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub value_card: bool,
    pub steps: Vec<Step>,
}

/// What a service is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principles {
    /// They are numbered from 1.
    pub count: u16,
    /// Dots for each participant, to be placed where the service stands weakest.
    pub dots: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    pub min: u16,
    pub max: u16,
}

/// A timed part of a playbook. Its activities share its minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub minutes: u16,
    pub activities: Vec<Activity>,
}

/// What people do in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub kind: ActivityKind,
    /// Minutes planned; an activity with a condition takes its minutes from what is left of the step.
    pub minutes: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Moves on without the facilitator when its time is up. Silence and votes always close by themselves.
    #[serde(default)]
    pub auto: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityKind {
    Frame,
    Read,
    Listen,
    Pairs,
    Round,
    Summarise,
    Principles,
    Weakest,
    Groups,
    Reflect,
    Silent,
    Share,
    Select,
    Present,
    Consent,
    Dots,
    Trial,
    /// What the channel has open: trials and the idea bank.
    Bank,
    /// A follow-up begins by quoting what was agreed, why, and how it was before.
    Recall,
    /// The learning card.
    Learn,
}

/// When an activity is held at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The question for consent ended without one.
    NoConsent,
    /// The trial is to be changed.
    Change,
    /// The trial is stopped.
    Stop,
}

impl Script {
    /// The activities in order, each with the number of its step from 0.
    pub fn activities(&self) -> impl Iterator<Item = (usize, &Activity)> {
        self.steps.iter().enumerate().flat_map(|(step, s)| s.activities.iter().map(move |a| (step, a)))
    }

    /// The activity with this index in the whole script.
    pub fn activity(&self, index: usize) -> Option<(usize, &Activity)> {
        self.activities().nth(index)
    }
}

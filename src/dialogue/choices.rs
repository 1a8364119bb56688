//! Who chose which of several numbered answers, as long as that can be changed and must be known: one counts for each.
//!
//! An answer to a grey zone and one to what a dialogue asks about itself are both kept so, each in an erasable fact that is
//! untied from its person at the close (law 9). Deliberately absent: how long that is, and how many answers there are.

use super::ids::PersonId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who chose which answer, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub who: PersonId,
    pub answer: u16,
    /// False: taken back.
    pub on: bool,
    /// The platform's reaction, so that taking it back is understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
}

impl Choice {
    pub(super) fn made(who: PersonId, answer: u16, via: Option<&str>) -> Self {
        Self { who, answer, on: true, via: via.map(str::to_owned) }
    }

    fn off(who: PersonId, answer: u16) -> Self {
        Self { who, answer, on: false, via: None }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choices {
    /// Each person's answers in the order chosen; the latest counts. One taken back is gone from the list.
    made: BTreeMap<PersonId, Vec<u16>>,
    /// The reactions that made a choice.
    via: BTreeMap<String, (PersonId, u16)>,
}

impl Choices {
    /// As they were counted, whoever chose them.
    pub fn counted_as(ballots: &[u16]) -> Self {
        let made = (1..).map(PersonId).zip(ballots.iter().map(|answer| vec![*answer])).collect();
        Self { made, via: BTreeMap::new() }
    }

    pub fn take(&mut self, choice: &Choice) {
        let made = (choice.who, choice.answer);
        let answers = self.made.entry(choice.who).or_default();
        answers.retain(|answer| *answer != choice.answer);
        if choice.on {
            answers.push(choice.answer);
        }
        self.via.retain(|_, by| *by != made);
        self.via.extend(choice.via.iter().map(|via| (via.clone(), made)));
    }

    /// The answer of one person that counts.
    pub fn counted(&self, who: PersonId) -> Option<u16> {
        self.made.get(&who)?.last().copied()
    }

    /// How many have answered.
    pub fn answered(&self) -> usize {
        self.made.values().filter(|answers| !answers.is_empty()).count()
    }

    /// What counts, sorted, without whose it is.
    pub fn ballots(&self) -> Vec<u16> {
        let mut ballots: Vec<u16> = self.made.values().filter_map(|answers| answers.last().copied()).collect();
        ballots.sort_unstable();
        ballots
    }

    /// The event by which somebody's answer stands now.
    pub fn standing(&self, who: PersonId, answer: u16) -> Option<&str> {
        self.via.iter().find(|(_, made)| **made == (who, answer)).map(|(via, _)| via.as_str())
    }

    /// A reaction that repeats what was said in words is still remembered, so that taking it back works.
    pub fn is_new_way(&self, via: Option<&str>) -> bool {
        via.is_some_and(|via| !self.via.contains_key(via))
    }

    /// The choice that goes with a reaction, where it was the person's own.
    pub fn taken_back(&self, who: PersonId, original: &str) -> Option<Choice> {
        self.via.get(original).filter(|(by, _)| *by == who).map(|(_, answer)| Choice::off(who, *answer))
    }

    pub fn all_taken_back(&self, who: PersonId) -> impl Iterator<Item = Choice> {
        self.made.get(&who).into_iter().flatten().map(move |answer| Choice::off(who, *answer))
    }
}

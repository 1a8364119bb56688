//! How a playbook's minutes fall out for a given number of people: which activities are held, and for how long.
//!
//! Used to check a pack and to show an author what a meeting will look like. Deliberately absent: the live clock;
//! a dialogue keeps its own time from the script.

use crate::dialogue::ids::ParticipantId;
use crate::dialogue::pairing;
use crate::dialogue::script::{Activity, ActivityKind, Script};
use crate::dialogue::state::is_for_several;

/// The numbers of people a pack is checked for: the fewest, one single group, the smallest group of all, the last
/// without plucking, the first with it, the most.
pub const CHECKED_FOR: [u16; 6] = [4, 6, 7, 12, 13, 20];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub steps: Vec<PlannedStep>,
    /// Minutes that belong to no step.
    pub slack: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// The activities that are held and their minutes, in order.
    pub held: Vec<(ActivityKind, u16)>,
}

impl PlannedStep {
    pub fn minutes(&self) -> u16 {
        total(self.held.iter().map(|(_, minutes)| *minutes))
    }
}

impl Plan {
    /// What the whole takes; for a checked playbook always the minutes it is announced with.
    pub fn minutes(&self) -> u16 {
        total(self.steps.iter().map(PlannedStep::minutes).chain([self.slack]))
    }
}

/// The plan for so many people, with or without consent on a proposal.
///
/// An activity that falls away leaves its minutes to what follows in the step, or to what stands before it when
/// nothing follows. One held under a condition takes its minutes from the last that follows it.
pub fn plan(script: &Script, people: u16, consent: bool) -> Plan {
    let steps = script
        .steps
        .iter()
        .map(|step| {
            let mut held: Vec<(ActivityKind, u16)> = Vec::new();
            // Minutes on loan from what follows (below zero) or left over for it (above).
            let mut over: i32 = 0;
            for activity in &step.activities {
                let minutes = i32::from(activity.minutes);
                match (activity.when.is_some(), is_held(activity, people, consent)) {
                    (false, true) => {
                        let given = (minutes + over.max(0)).max(0);
                        over = over.min(0);
                        held.push((activity.kind, u16::try_from(given).unwrap_or(u16::MAX)));
                    }
                    (false, false) => over += minutes,
                    (true, true) => {
                        over -= minutes;
                        held.push((activity.kind, activity.minutes));
                    }
                    (true, false) => {}
                }
            }
            if let Some((_, last)) = held.last_mut() {
                *last = u16::try_from((i32::from(*last) + over).max(0)).unwrap_or(u16::MAX);
            }
            PlannedStep { held }
        })
        .collect();
    Plan { steps, slack: script.slack }
}

fn is_held(activity: &Activity, people: u16, consent: bool) -> bool {
    let wanted = activity.when.is_none() || !consent;
    // With one group there is nobody to find, and nobody else to present to.
    wanted && !(is_for_several(activity.kind) && one_group(people))
}

/// Asks the rules themselves, so that the plan and the dialogue cannot disagree. Who is with whom does not matter.
fn one_group(people: u16) -> bool {
    let people: Vec<_> = (1..=people).map(ParticipantId).collect();
    pairing::groups(&pairing::pairs(&people, 0, |_, _| 0)).len() < 2
}

/// A sum that stays at the largest number, so that absurd minutes are reported rather than overflow.
pub(super) fn total(minutes: impl Iterator<Item = u16>) -> u16 {
    minutes.fold(0, u16::saturating_add)
}

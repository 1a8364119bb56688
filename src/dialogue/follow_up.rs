//! Dialogues that need no playbook of their own: the follow-up of a trial, and the short one that takes an idea up again.
//! Deliberately absent: their words, which stand in `prompts` like everything else the bot says.

use super::script::{Activity, ActivityKind, Condition, People, Script, Step};

/// The name a follow-up's script has where a playbook's name stands.
pub const FOLLOW_UP: &str = "opfoelgning";

/// The same of the short dialogue about something from the idea bank.
pub const FROM_THE_BANK: &str = "idebank";

/// Two can talk about what they learned; nobody is too many.
const PEOPLE: People = People { min: 2, max: 200 };

/// A quarter of an hour: look back, decide, write down what was learned.
pub fn script() -> Script {
    use ActivityKind as K;
    let only = |kind, minutes, when| Activity { when: Some(when), ..activity(kind, minutes) };
    let steps = vec![
        step(vec![activity(K::Recall, 2), activity(K::Silent, 2), activity(K::Share, 4)]),
        step(vec![activity(K::Consent, 3), only(K::Dots, 2, Condition::NoConsent)]),
        step(vec![activity(K::Learn, 4), only(K::Trial, 4, Condition::Change), only(K::Bank, 2, Condition::Stop)]),
    ];
    // What is only held sometimes takes no minutes of the quarter.
    held(FOLLOW_UP, 15, steps)
}

/// Ten minutes: can we live with trying this one, and who sees to it?
pub fn bank_script() -> Script {
    use ActivityKind as K;
    held(FROM_THE_BANK, 8, vec![step(vec![activity(K::Consent, 4), activity(K::Trial, 4)])])
}

fn activity(kind: ActivityKind, minutes: u16) -> Activity {
    Activity { kind, minutes, when: None, auto: false }
}

fn step(activities: Vec<Activity>) -> Step {
    let minutes = activities.iter().filter(|a| a.when.is_none()).map(|a| a.minutes).sum();
    Step { minutes, activities }
}

fn held(name: &str, minutes: u16, steps: Vec<Step>) -> Script {
    Script {
        playbook: name.to_owned(),
        digest: String::new(),
        minutes,
        slack: 0,
        people: PEOPLE,
        pluck_over: PEOPLE.max,
        dots: 1,
        principles: None,
        value_card: false,
        steps,
    }
}

impl Script {
    /// The same script, opening with what the channel has open. It is only held where there is something.
    pub fn with_bank(mut self) -> Self {
        let first = self.steps.first_mut().filter(|step| step.activities.iter().all(|a| a.kind != ActivityKind::Bank));
        if let Some(step) = first {
            step.activities.insert(0, activity(ActivityKind::Bank, BANK_MINUTES));
        }
        self
    }
}

/// Two minutes, and it can be skipped.
const BANK_MINUTES: u16 = 2;

//! What is said about a trial: effects of its facts, and what can be pressed on a reminder.
//! Deliberately absent: words (`prompts`), and sending.

use super::{Answer, Asking, Line, Reminder, Stage, Trial, TrialEvent};
use crate::dialogue::command::{Press, Tap};
use crate::dialogue::ids::{ChannelId, PersonId, PostKey};
use crate::dialogue::promise::Settlement;

/// A message about a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// How is it going? `late`: it should have been asked before.
    Reminder {
        kind: Reminder,
        to: Line,
        late: bool,
    },
    /// What the owner and the others assumed: does it still hold?
    Assumptions,
    /// In the place of a reminder that asks no more, what came of it.
    ReminderOver,
    /// Somebody wants help with it: told to the channel.
    HelpWanted,
    Postponed,
    Stopped,
    /// What the trial taught, for another channel: without names.
    Learning,
    /// The end and the follow-up for people's own calendars, also when they have been moved.
    Calendar {
        moves: u32,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Channel,
    Person(PersonId),
    /// Another channel, which the bot's operator has named for what teams have learned.
    Elsewhere(ChannelId),
    /// The thread below the last word of the dialogue it was agreed in; nowhere where there are no threads.
    UnderTheCard,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub key: PostKey,
    pub to: To,
    pub say: Say,
    pub buzz: bool,
    /// Whose phone must buzz.
    pub mentions: Vec<PersonId>,
}

/// The reminders that cease to ask with a fact, as they ought to look from then on. Those the bot was stopped before it had
/// edited stay as they are; pressing them is answered with what came in between.
pub fn ceased(before: &Trial, after: &Trial) -> Vec<Spoken> {
    if before.stage != Stage::Running {
        return Vec::new();
    }
    let still = |asking: &&Asking| after.stage == Stage::Running && after.asking.contains(asking);
    let spoken = before.asking.iter().filter(|asking| !still(asking)).map(|asking| Spoken {
        key: asking.key.clone(),
        to: before.person(asking.to).map_or(To::Channel, To::Person),
        say: Say::ReminderOver,
        buzz: true,
        mentions: Vec::new(),
    });
    spoken.collect()
}

/// What follows from a fact. `trial` is the trial just after it.
pub fn react(trial: &Trial, event: &TrialEvent) -> Vec<Spoken> {
    let spoken = |name: &str, to: To, say: Say, mentions: Vec<PersonId>| {
        let buzz = to != To::UnderTheCard;
        Spoken { key: PostKey::new(&trial.stream(), trial.version, name), to, say, buzz, mentions }
    };
    let calendar = || spoken("calendar", To::UnderTheCard, Say::Calendar { moves: trial.moves }, Vec::new());
    match event {
        TrialEvent::Agreed { .. } => vec![calendar()],
        TrialEvent::Settled { kind, how: Settlement::Sent { late }, to: Some(line), .. } => {
            let to = trial.person(*line).map_or(To::Channel, To::Person);
            vec![spoken("reminder", to, Say::Reminder { kind: *kind, to: *line, late: *late }, Vec::new())]
        }
        TrialEvent::Settled { kind: Reminder::Assumptions, how: Settlement::Sent { .. }, .. } => {
            let owner = trial.person(Line::Owner).map(To::Person);
            owner.map(|to| spoken("assumptions", to, Say::Assumptions, Vec::new())).into_iter().collect()
        }
        TrialEvent::Answered { answer: Answer::NeedHelp, .. } => {
            let mentions = [Line::Second, Line::Facilitator].into_iter().find_map(|line| trial.person(line));
            vec![spoken("help", To::Channel, Say::HelpWanted, mentions.into_iter().collect())]
        }
        TrialEvent::Postponed { .. } => {
            vec![spoken("postponed", To::Channel, Say::Postponed, Vec::new()), calendar()]
        }
        TrialEvent::Stopped { .. } => vec![spoken("stopped", To::Channel, Say::Stopped, Vec::new())],
        TrialEvent::Published { to } => vec![spoken("learning", To::Elsewhere(to.clone()), Say::Learning, Vec::new())],
        _ => Vec::new(),
    }
}

/// What can be pressed on a message, in the order drawn.
pub fn choices(say: &Say) -> Vec<Press> {
    match say {
        Say::Reminder { .. } => vec![Press::GoingWell, Press::NeedHelp, Press::Postpone, Press::StopTrial],
        _ => Vec::new(),
    }
}

/// What a press on one of the trial's reminders means; an answer can still be given to an older one.
pub fn pressed(trial: &Trial, key: &PostKey, tap: Tap<'_>) -> Option<Press> {
    let all = [Press::GoingWell, Press::NeedHelp, Press::Postpone, Press::StopTrial];
    let known = trial.is_open() && trial.reminders.contains(key);
    all.into_iter().find(|press| known && press.is(tap))
}

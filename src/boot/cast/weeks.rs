//! What the cast does before and after a meeting: says yes to a time, comes, reads ahead, and answers how it goes with what
//! is tried. Deliberately absent: the meeting itself, and the follow-up, which is one too (`meeting`).

use super::act::What;
use super::{Cast, Noticed};
use crate::dialogue::command::Press;
use crate::dialogue::state::{Dialogue, Slot};
use crate::dialogue::trial::Trial;
use jiff::Timestamp;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

impl Cast {
    /// A meeting that is planned.
    pub(super) fn before(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let number = dialogue.id.number;
        let planning = &dialogue.planning;
        if let Some(at) = planning.proposed_at.filter(|_| planning.proposed.is_some())
            && self.is_new(Noticed::TimeAsked(number, at))
        {
            self.later(now, 20, self.leader(dialogue), What::Press(Press::Accept));
        }
        if dialogue.posts.contains_key(&Slot::Invitation) && self.is_new(Noticed::Invited(number)) {
            for who in 1..self.len() {
                let after = 5 * MINUTE + self.chance(dialogue, who as u64, 3 * HOUR);
                self.later(now, after, who, What::Press(Press::Join));
            }
        }
        if dialogue.posts.contains_key(&Slot::PreReading) && self.is_new(Noticed::Reading(number)) {
            // One in three waits until reminded.
            for who in (0..self.len()).filter(|who| who % 3 != 2) {
                let after = 20 * MINUTE + self.chance(dialogue, 50 + who as u64, 6 * HOUR);
                self.later(now, after, who, What::Press(Press::Done));
            }
        }
        self.read_when_reminded(dialogue, now);
    }

    fn read_when_reminded(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let reminded = dialogue.posts.keys().filter_map(|slot| match slot {
            Slot::ReadingReminder(who) => Some(*who),
            _ => None,
        });
        for participant in reminded {
            if self.is_new(Noticed::Reminded(dialogue.id.number, participant)) {
                let who = self.index(dialogue, participant);
                let after = 10 * MINUTE + self.chance(dialogue, who as u64, 2 * HOUR);
                self.later(now, after, who, What::Press(Press::Done));
            }
        }
    }

    /// The owner takes the rest of the card later that day.
    pub(super) fn afterwards(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let owner = dialogue.trial.owner.filter(|_| self.casting.weeks && dialogue.is_agreed());
        if let Some(owner) = owner
            && self.is_new(Noticed::Over(dialogue.id.number))
        {
            self.later(now, 40 * MINUTE, self.index(dialogue, owner), What::Private(self.lines.added.clone()));
        }
    }

    /// Whoever has the reminder before them says how it goes.
    pub(super) fn try_out(&mut self, trial: &Trial, now: Timestamp) {
        if trial.asked.is_some() && self.is_new(Noticed::Reminder(trial.id.number, trial.reminders.len())) {
            for who in 0..self.len() {
                self.later(now, 25 * MINUTE, who, What::Press(Press::GoingWell));
            }
        }
    }

    fn len(&self) -> usize {
        self.members.len()
    }
}

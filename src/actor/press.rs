//! Somebody pressed something, or took their press back.
//!
//! What was pressed is found out once, as a `Target`. Deliberately absent: what comes of it (`requests`, `trials`,
//! `recurring`, `feedback`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::steering::Again;
use super::stop::Stop;
use crate::dialogue::command::{Press, Tap};
use crate::dialogue::decide::Request;
use crate::dialogue::ids::{PersonId, PostKey};
use crate::dialogue::recurring::{self, Poll, Pressed};
use crate::dialogue::refusal::Late;
use crate::dialogue::reply::Reply;
use crate::ports::chat::{ChoiceId, EventId, MessageId};

/// A reaction that came before the platform had answered our post is kept this many deep.
const MOST_EARLY: usize = 200;

/// What a press on one of our posts means now.
#[derive(Clone, Debug)]
enum Target {
    /// An answer to a reminder, about these trials.
    Trials(Press, Vec<u32>),
    /// An answer to a grey zone, or to whether a dialogue was worth the time.
    Poll(Pressed),
    Dialogue(u32, Press),
    /// The vote of this dialogue closed just before.
    TooLate(u32),
}

impl Target {
    /// What was pressed, where it still does something.
    fn press(&self) -> Option<Press> {
        match self {
            Self::Trials(press, _) | Self::Dialogue(_, press) => Some(*press),
            Self::Poll(pressed) => Some(pressed.press),
            Self::TooLate(_) => None,
        }
    }
}

impl Handling<'_> {
    /// A reaction stands there for all to see.
    pub(super) fn reacted(&mut self, said: Incoming<'_>, message: &MessageId, emoji: &str) -> Result<(), Stop> {
        let Some(key) = self.shown.key_of(message).cloned() else { return self.comes_early(said) };
        let target = self.target(&key, Tap::Reaction(emoji));
        if let Some(Target::Dialogue(number, press)) = target {
            self.note_steering(&said, number, press, message, emoji);
        }
        self.act(said, target)
    }

    /// A button: pressed once more it takes back what can be taken back. Whoever pressed is told how it stands, since a
    /// button does not show it.
    pub(super) fn pressed(&mut self, said: Incoming<'_>, message: &MessageId, choice: &ChoiceId) -> Result<(), Stop> {
        let (inbound, person) = (said.inbound, said.person);
        let is_double_tap = self.inbox.taps.is_double(inbound, message, choice);
        let Some(key) = self.shown.key_of(message).cloned() else {
            self.comes_early(said)?;
            let is_kept = self.inbox.held.contains(&inbound.id);
            return if is_kept { Ok(()) } else { self.sign(inbound, &Reply::NotAnyMore) };
        };
        let tap = Tap::Button(&choice.0);
        let target = self.target(&key, tap);
        let stood = self.standing(person, target.as_ref());
        let on = stood.is_none() || is_double_tap;
        match stood {
            Some(_) if is_double_tap => self.note(said.receipt)?,
            Some(original) => self.taken_back(said, &EventId(original))?,
            None => self.act(said, target.clone())?,
        }
        // Whoever was nobody here has a number since their answer was taken.
        let person = person.or_else(|| self.known.given_out(&inbound.from));
        let reply = match target.as_ref().and_then(Target::press) {
            None => Reply::NotAnyMore,
            // Everybody sees what comes of it.
            Some(
                Press::Next | Press::Extend | Press::Paper | Press::Skip | Press::EndHere | Press::Vote | Press::Resume,
            ) => {
                return Ok(());
            }
            Some(_) if on && self.is_not_counted(person, target.as_ref()) => return Ok(()),
            Some(press) => {
                // It may have ended with this very press.
                let target = self.target(&key, tap);
                let can_be_taken_back = self.standing(person, target.as_ref()).is_some();
                Reply::Pressed { press, on, can_be_taken_back }
            }
        };
        self.sign(inbound, &reply)
    }

    pub(super) fn taken_back(&mut self, said: Incoming<'_>, original: &EventId) -> Result<(), Stop> {
        let before = self.inbox.early.len();
        self.inbox.early.retain(|(early, _)| early.id != *original || early.from != said.inbound.from);
        if self.inbox.early.len() < before {
            // Should it be delivered again, it must not come back to life.
            self.inbox.held.remove(original);
            let undone = said.receipt.event.as_ref().map(|(room, _)| (room.clone(), original.clone()));
            self.note(Receipt { event: undone, ..Receipt::default() })?;
        }
        let answer = self.answer_taken_back(&said, &original.0);
        if !answer.is_empty() {
            return self.write_recurring(answer, said.receipt);
        }
        match self.pressed_by_taking_off(&said, original) {
            Some(Again::SameTap) => return self.note(said.receipt),
            Some(Again::Pressed(message, emoji)) => return self.reacted(said, &message, &emoji),
            None => {}
        }
        let streams = &self.streams;
        let late = streams.live().filter(|d| d.closed_here().is_some() && streams.answered.contains(&original.0));
        if let Some(number) = late.map(|d| d.id.number) {
            return self.ask_of(said, number, Request::Late(Late::TakeBack), false, false);
        }
        match self.streams.dialogue_that_knows(&original.0) {
            Some(number) => {
                let request = Request::TakenBack { original: original.0.clone() };
                self.ask_of(said, number, request, false, false)
            }
            None => self.deletion_of_something_else(said, original),
        }
    }

    /// Pressed on a message that is not known: it may be a post of ours that the platform has not answered yet.
    pub(super) fn comes_early(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        if !self.outbox.posts_pending() || self.inbox.early.len() >= MOST_EARLY {
            return self.note(said.receipt);
        }
        self.inbox.held.insert(said.inbound.id.clone());
        self.inbox.early.push((said.inbound.clone(), said.at));
        Ok(())
    }

    fn target(&self, key: &PostKey, tap: Tap<'_>) -> Option<Target> {
        let (streams, id) = (&self.streams, &self.streams.id);
        let on_trials = || streams.pressed_on_trials(key, tap).map(|(press, trials)| Target::Trials(press, trials));
        let on_poll = || recurring::pressed(id, &streams.channel, key, tap).map(Target::Poll);
        let on_dialogue =
            || streams.pressed_on_dialogue(key, tap).map(|(number, press)| Target::Dialogue(number, press));
        let too_late = || streams.pressed_late(key, tap).map(Target::TooLate);
        on_trials().or_else(on_poll).or_else(on_dialogue).or_else(too_late)
    }

    fn act(&mut self, said: Incoming<'_>, target: Option<Target>) -> Result<(), Stop> {
        match target {
            Some(Target::Trials(press, trials)) => self.trials_pressed(said, press, trials),
            Some(Target::Poll(Pressed { poll: Poll::Zone(zone), answer, .. })) => {
                self.zone_answered(said, Some(zone), answer)
            }
            Some(Target::Poll(Pressed { poll: Poll::Feedback(dialogue), answer, .. })) => {
                self.feedback_answered(said, Some(dialogue), answer)
            }
            Some(Target::Dialogue(number, press)) => self.ask_of(said, number, Request::Press(press), false, false),
            Some(Target::TooLate(number)) => self.ask_of(said, number, Request::Late(Late::Answer), false, false),
            None => self.note(said.receipt),
        }
    }

    /// The event by which this person's press stands now, where it can be taken back.
    fn standing(&self, person: Option<PersonId>, target: Option<&Target>) -> Option<String> {
        let (person, channel) = (person?, &self.streams.channel);
        let event = match target? {
            Target::Poll(Pressed { poll: Poll::Zone(_), answer, .. }) => channel.grey_zones.standing(person, *answer),
            Target::Poll(Pressed { poll: Poll::Feedback(dialogue), answer, .. }) => {
                channel.feedback.standing(person, *dialogue, *answer)
            }
            Target::Dialogue(number, press) => {
                let dialogue = self.streams.dialogue_of(*number)?;
                dialogue.standing(dialogue.participant_of(person)?.id, *press)
            }
            Target::Trials(..) | Target::TooLate(_) => None,
        };
        event.map(str::to_owned)
    }

    /// Does an answer of theirs not count in the vote that is open? They are told why in a message of its own.
    fn is_not_counted(&self, person: Option<PersonId>, target: Option<&Target>) -> bool {
        let Some(Target::Dialogue(number, Press::Number(_) | Press::Agree | Press::Question | Press::Objection)) =
            target
        else {
            return false;
        };
        let dialogue = self.streams.dialogue_of(*number);
        let who = person.zip(dialogue).and_then(|(person, dialogue)| Some(dialogue.participant_of(person)?.id));
        dialogue.zip(who).is_some_and(|(dialogue, who)| dialogue.not_counted(who).is_some())
    }
}

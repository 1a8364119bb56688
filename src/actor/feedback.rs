//! Those who took part answer whether a dialogue was worth the time, when it has ended.
//!
//! Deliberately absent: the rules (`dialogue::feedback`), asking (`channel_posts`), and writing it down (`recurring_writing`).

use super::handling::Handling;
use super::incoming::{Incoming, NOBODY};
use super::recurring::of_feedback;
use super::stop::Stop;
use crate::commands::{self, Parsed};
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::command::Command;
use crate::dialogue::feedback;
use crate::dialogue::reply::Reply;

impl Handling<'_> {
    /// Does this message, in private, answer whether a dialogue was worth the time? What goes on with its writer comes
    /// first, and of this and an open grey zone a number answers the one that was asked last.
    pub(super) fn answers_feedback(
        &self,
        said: &Incoming<'_>,
        text: &str,
        parsed: &Parsed,
    ) -> Result<Option<u16>, Stop> {
        let Some(person) = said.person else { return Ok(None) };
        let Some(round) = self.streams.channel.feedback.asks(person) else { return Ok(None) };
        let is_private = said.is_private();
        if !is_private || self.streams.has(person) || self.streams.asks_whether_a_time_is_right(Some(person)) {
            return Ok(None);
        }
        let word = match parsed {
            Parsed::Command(Command::Answer(Answer { said, reason: None, on_behalf: None })) => Some(*said),
            _ => None,
        };
        let number = match (word, parsed) {
            (Some(word), _) => commands::worth_said(word),
            // A smile by itself means nothing elsewhere.
            (None, Parsed::Plain(_) | Parsed::Nothing) => commands::worth(text),
            _ => None,
        };
        let zone_came_last =
            self.streams.channel.grey_zones.open.as_ref().is_some_and(|open| open.version > round.version);
        let is_of_the_zone = zone_came_last && matches!(word, Some(AnswerWord::Number(_)));
        let is_idle = number == Some(0) && !self.streams.channel.feedback.has_answered(person, round.dialogue);
        Ok(number.filter(|_| !is_of_the_zone && !is_idle))
    }

    /// A press, or words; 0 takes the answer back. `dialogue`: whose question was pressed.
    pub(super) fn feedback_answered(
        &mut self,
        said: Incoming<'_>,
        dialogue: Option<u32>,
        number: u16,
    ) -> Result<(), Stop> {
        let via = Some(said.inbound.id.0.as_str());
        // Whoever is asked has a number.
        let who = said.person.unwrap_or(NOBODY);
        let Ok(facts) = feedback::answer(&self.streams.channel.feedback, who, dialogue, number, via) else {
            return self.tell(said.inbound, said.receipt, &Reply::FeedbackNotAsked);
        };
        let receipt = self.acknowledge(&said)?;
        if facts.is_empty() {
            return self.note(receipt);
        }
        self.write_recurring(of_feedback(facts), receipt)
    }
}

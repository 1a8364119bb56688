//! One of the team's own services held against principles: which service, an example from it under each, and dots
//! where it stands weakest (source 004).
//!
//! Deliberately absent: counting the dots and closing the vote; `votes` does it as for any question.

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, QuestionKind};
use crate::dialogue::ids::{ParticipantId, PersonId};
use crate::dialogue::refusal::Refusal;
use crate::dialogue::script::ActivityKind;
use jiff::Timestamp;

/// The longest name of a service, in characters: it stands in every heading.
pub(super) const MAX_SERVICE: usize = 80;

/// The longest example, in characters: four under each of nine principles stand in one post, which is edited as a whole,
/// and a platform's largest message is 64 KB with everything in it twice.
pub(super) const MAX_EXAMPLE: usize = 200;

impl DecisionDraft<'_> {
    /// `tjeneste <text>`: whoever takes part may name it, from the lobby on.
    pub(super) fn service(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        self.writer(actor)?;
        self.has_principles()?;
        let text = within(MAX_SERVICE, &text.split_whitespace().collect::<Vec<_>>().join(" "))?;
        self.fact(Event::ServiceNamed { text: Erasable::new(Some(actor.person), text) })
    }

    /// `eksempel <principle> <text>`
    pub(super) fn example(&mut self, actor: &Actor, principle: u16, text: &str) -> Result<(), Refusal> {
        let who = self.writer(actor)?;
        self.has_principles()?;
        self.in_activity(&[ActivityKind::Principles])?;
        if !self.state.principles().any(|n| n == principle) {
            return Err(Refusal::NoSuchNumber { number: principle, open: self.state.principles().collect() });
        }
        self.add_example(actor.person, who, principle, text)
    }

    /// A plain message that begins with a principle's number is an example of it; anything else is talk.
    pub(super) fn plain_example(&mut self, actor: &Actor, who: ParticipantId, text: &str) -> Result<(), Refusal> {
        let writes = self.state.is_active(who) || self.state.may_steer(who);
        match numbered(text).filter(|(number, _)| writes && self.state.principles().any(|n| n == *number)) {
            Some((principle, example)) => self.add_example(actor.person, who, principle, example),
            None => Ok(()),
        }
    }

    fn add_example(&mut self, person: PersonId, by: ParticipantId, principle: u16, text: &str) -> Result<(), Refusal> {
        let text = Erasable::new(Some(person), within(MAX_EXAMPLE, text)?);
        let number = self.state.last.example.saturating_add(1);
        self.fact(Event::ExampleAdded { number, principle, by: Some(by), text })
    }

    pub(super) fn ask_weakest(&mut self, until: Timestamp) -> Result<(), Refusal> {
        let Some(principles) = self.state.script.principles else { return Err(Refusal::NotNow { fits: None }) };
        let options: Vec<u16> = self.state.principles().collect();
        // With a dot for each there is nothing to choose.
        let most = u8::try_from(options.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.open_question(QuestionKind::Weakest { options, dots: principles.dots.min(most).max(1) }, until)
    }

    fn has_principles(&self) -> Result<(), Refusal> {
        if self.state.script.principles.is_some() { Ok(()) } else { Err(Refusal::NotNow { fits: None }) }
    }
}

/// A contribution that has less room than others.
pub(super) fn within(max: usize, text: &str) -> Result<String, Refusal> {
    let text = checked(text)?;
    if text.chars().count() > max { Err(Refusal::TooLong { max }) } else { Ok(text) }
}

/// `3 Vi …`, as people write it: `3. Vi …`, `3: Vi …`, `3) Vi …`, `#3 Vi …`, `3️⃣ Vi …`, `3 – Vi …`.
pub(super) fn numbered(text: &str) -> Option<(u16, &str)> {
    let (first, rest) = text.trim_start().split_once(char::is_whitespace)?;
    let number =
        first.trim_start_matches('#').trim_end_matches(['.', ':', ')', '\u{fe0f}', '\u{20e3}']).parse().ok()?;
    let said = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':'));
    said.chars().any(char::is_alphanumeric).then_some((number, said))
}

/// The one or two that stand weakest: what has most dots, and what alone comes second with at least half as many. Where
/// several have most, all of them: it is a focus, so a tie needs no run-off.
pub(super) fn weakest(counts: &[(u16, u16)]) -> Vec<u16> {
    let most_below = |limit: u16| counts.iter().map(|(_, dots)| *dots).filter(|dots| (1..limit).contains(dots)).max();
    let with = |dots: u16| counts.iter().filter(|(_, n)| *n == dots).map(|(number, _)| *number).collect::<Vec<_>>();
    let Some(most) = most_below(u16::MAX) else { return Vec::new() };
    let first = with(most);
    let second = most_below(most).filter(|second| second.saturating_mul(2) >= most).map(with);
    match second.filter(|second| first.len() == 1 && second.len() == 1) {
        Some(second) => [first, second].concat(),
        None => first,
    }
}

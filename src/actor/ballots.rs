//! How a poll of ours is put: what it asks, and its answers in order.
//!
//! Deliberately absent: how a platform draws it, and what people answer (`polls`).

use super::handling::Handling;
use super::last_views::View;
use super::stop::Stop;
use super::wording::choice;
use crate::dialogue::channel::Channel;
use crate::dialogue::command::Press;
use crate::dialogue::greyzone;
use crate::dialogue::recurring;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{self, By, Spoken};
use crate::dialogue::state::Dialogue;
use crate::ports::chat::{Ballot, Choice};

impl Handling<'_> {
    /// The poll that a message of a dialogue is, where it is one, and its answers.
    pub(super) fn ballot(&self, state: &Dialogue, spoken: &Spoken) -> Result<Option<(Ballot, Vec<Choice>)>, Stop> {
        let Say::Poll { .. } = spoken.say else { return Ok(None) };
        let presses = speak::choices(state, &spoken.say, By::Reaction);
        let Some(question) = state.question.as_ref().filter(|_| spoken.past.is_none() && !presses.is_empty()) else {
            return Ok(Some((Ballot::Closed, Vec::new())));
        };
        let (asked, labels) = self.world.poll(state, &presses)?;
        let most = u8::try_from(question.dots()).unwrap_or(u8::MAX);
        Ok(Some((Ballot::Open { question: asked, most }, answers(&presses, labels))))
    }

    /// The same of a message about what comes again.
    pub(super) fn ballot_of_channel(
        &self,
        state: &Channel,
        spoken: &recurring::Spoken,
    ) -> Result<Option<(Ballot, Vec<Choice>)>, Stop> {
        let zone = match &spoken.say {
            recurring::Say::GreyZone(greyzone::Say::Poll { zone }) => *zone,
            recurring::Say::GreyZone(greyzone::Say::PollOver { .. }) => return Ok(Some((Ballot::Closed, Vec::new()))),
            _ => return Ok(None),
        };
        let Some(open) = state.grey_zones.open.as_ref().filter(|open| open.zone == zone) else { return Ok(None) };
        let presses = recurring::choices(state, &spoken.say);
        let (asked, labels) = self.world.zone_poll(open, &presses, state.lang(self.world.lang))?;
        Ok(Some((Ballot::Open { question: asked, most: 1 }, answers(&presses, labels))))
    }

    pub(super) fn ballot_of_view(&self, view: &View) -> Result<Option<(Ballot, Vec<Choice>)>, Stop> {
        match view {
            View::Dialogue(state, spoken) => self.ballot(state, spoken),
            View::Channel(state, spoken) => self.ballot_of_channel(state, spoken),
            View::Trial(..) => Ok(None),
        }
    }
}

fn answers(presses: &[Press], labels: Vec<String>) -> Vec<Choice> {
    presses.iter().zip(labels).map(|(press, label)| choice(*press, label)).collect()
}

//! What a dialogue says, addressed and in words.
//!
//! Deliberately absent: the words themselves (`prompts`), lanes and parts (`posting`), and what came of a post (`sent`).

use super::handling::Handling;
use super::outbox::Lane;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::ids::PostKey;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{self, By, Spoken, To};
use crate::dialogue::state::{Dialogue, Slot};
use crate::doc::Doc;
use crate::documents::ics::Method;
use crate::ports::chat::{Choice, Destination, Place};
use crate::prompts::Ways;

impl Handling<'_> {
    /// A message of a dialogue, addressed and in words. Nothing where whoever it was for has been forgotten, or where the
    /// platform cannot do it.
    pub(super) fn utterance(&self, state: &Dialogue, spoken: &Spoken) -> Result<Option<Utterance>, Stop> {
        let can = self.world.capabilities.at(place(&spoken.to));
        let file = match &spoken.say {
            Say::CalendarFile { .. } | Say::CalendarCancelled if !can.files => return Ok(None),
            // The form stands under the phase post; nobody's phone need buzz for another, and nobody has left the channel.
            Say::IdeaPrompt | Say::BackToTheChannel if self.world.capabilities.channel.forms => return Ok(None),
            Say::CalendarFile { .. } => Some(self.calendar_file(state, Method::Publish)?),
            Say::CalendarCancelled => Some(self.calendar_file(state, Method::Cancel)?),
            _ => None,
        };
        let meeting = match &spoken.say {
            Say::CalendarFile { .. } => self.held_meeting(state, false)?,
            Say::CalendarCancelled => self.held_meeting(state, true)?,
            _ => None,
        };
        let Some((to, lane, thread)) = self.destination(state, &spoken.to) else { return Ok(None) };
        let (doc, choices) = self.shown_as(state, spoken)?;
        let said = Utterance::new(spoken.key.clone(), state.stream(), state.version, doc, (to, lane));
        let said = said.offering(choices).put_as(self.ballot(state, spoken)?);
        let mentions = spoken.mentions.iter().filter_map(|who| state.account(*who).cloned()).collect();
        Ok(Some(Utterance { thread, buzz: spoken.buzz, mentions, pin: spoken.pin, file, meeting, ..said }))
    }

    pub(super) fn destination(&self, state: &Dialogue, to: &To) -> Option<(Destination, Lane, Option<PostKey>)> {
        let channel = || Destination::Channel(self.streams.id.clone());
        Some(match to {
            To::Channel => (channel(), Lane::Channel, None),
            To::Thread(root) if self.world.capabilities.thread.is_some() => {
                (channel(), Lane::Channel, Some(root.clone()))
            }
            To::Thread(_) => (channel(), Lane::Channel, None),
            To::Private(who) => {
                let account = state.account(*who)?.clone();
                (Destination::Private(account.clone()), Lane::Private(account), None)
            }
        })
    }

    /// What a message says, and what it offers: nothing once it has passed.
    pub(super) fn shown_as(&self, state: &Dialogue, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), Stop> {
        let doc =
            self.world.say(&spoken.say, spoken.past, state, self.here(), self.shares_learning(), &self.ways(state))?;
        if spoken.past.is_some() {
            return Ok((doc, Vec::new()));
        }
        let place = place(&spoken.to);
        let by = if self.world.capabilities.at(place).buttons { By::Button } else { By::Reaction };
        let mut choices = self.forms(state, &spoken.say, place)?;
        choices.extend(self.labelled(&speak::choices(state, &spoken.say, by), state.lang, place)?);
        Ok((doc, choices))
    }

    /// Where a message of a dialogue can send people.
    fn ways(&self, state: &Dialogue) -> Ways {
        let thread = |group| {
            let root = self.shown.messages.get(state.posts.get(&Slot::GroupRoot(group))?)?;
            self.world.links.to(&self.streams.id, Some(root))
        };
        Ways {
            private: self.world.own_account.clone(),
            channel: self.world.links.to(&self.streams.id, None),
            groups: (0..state.groups.len()).map(thread).collect(),
        }
    }
}

fn place(to: &To) -> Place {
    match to {
        To::Channel => Place::Channel,
        To::Thread(_) => Place::Thread,
        To::Private(_) => Place::Private,
    }
}

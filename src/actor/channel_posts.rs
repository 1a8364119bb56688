//! What the channel says of what comes again and of what it asks, addressed and in words.
//!
//! Deliberately absent: when (`dialogue::recurring`, `dialogue::feedback`).

use super::handling::Handling;
use super::outbox::Lane;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::event::Ending;
use crate::dialogue::feedback;
use crate::dialogue::recurring::{self, Effect, Spoken, To};
use crate::dialogue::state::Dialogue;
use crate::doc::Doc;
use crate::ports::chat::{Choice, Destination, Place, Urgency};

impl Handling<'_> {
    /// A message of the channel's own, in words and addressed. Nothing where whoever it was for has been forgotten.
    pub(super) fn about_channel(&self, state: &Channel, spoken: &Spoken) -> Result<Option<Utterance>, Stop> {
        let Some(address) = self.addressed_by_channel(spoken.to)? else { return Ok(None) };
        let (doc, choices) = self.recurring_words(state, spoken)?;
        let said = Utterance::new(spoken.key.clone(), self.streams.channel_stream(), state.version, doc, address);
        let said = said.offering(choices).put_as(self.ballot_of_channel(state, spoken)?);
        let urgency = if spoken.is_urgent() { Urgency::Now } else { Urgency::WhenThereIsRoom };
        Ok(Some(Utterance { buzz: spoken.buzz, urgency, ..said }))
    }

    pub(super) fn addressed_by_channel(&self, to: To) -> Result<Option<(Destination, Lane)>, Stop> {
        Ok(match to {
            To::Channel => Some((Destination::Channel(self.streams.id.clone()), Lane::Channel)),
            To::Person(person) => self
                .known
                .account(person)?
                .map(|account| (Destination::Private(account.clone()), Lane::Private(account))),
        })
    }

    pub(super) fn recurring_words(&self, state: &Channel, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), Stop> {
        let lang = state.lang(self.world.lang);
        let doc = self.world.recurring(&spoken.say, state, lang, self.here())?;
        let place = match spoken.to {
            To::Channel => Place::Channel,
            To::Person(_) => Place::Private,
        };
        let choices = self.labelled(&recurring::choices(state, &spoken.say), lang, place)?;
        Ok((doc, choices))
    }

    /// What the channel says of the fact just taken.
    pub(super) fn said_of_channel(&self, event: &ChannelEvent) -> Result<Vec<Utterance>, Stop> {
        let mut said = Vec::new();
        for effect in recurring::react(&self.streams.id, &self.streams.channel, event) {
            if let Effect::Post(spoken) = effect {
                said.extend(self.about_channel(&self.streams.channel, &spoken)?);
            }
        }
        Ok(said)
    }

    /// The fact that a dialogue which ends so asks about itself; nothing where the channel has switched that off.
    pub(super) fn asks_about_itself(&self, dialogue: &Dialogue, ending: Ending) -> Option<ChannelEvent> {
        let wanted = self.streams.channel.discretion(self.world.discretion).feedback;
        let asked = || feedback::ask(&self.streams.channel, dialogue, ending, self.moment.now, self.streams.calendar());
        wanted.then(asked).flatten().map(|fact| ChannelEvent::Feedback { fact })
    }
}

//! What is said about trials, addressed and in words.
//!
//! Deliberately absent: when (`dialogue::trial`).

use super::handling::Handling;
use super::outbox::Lane;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::Press;
use crate::dialogue::ids::PostKey;
use crate::dialogue::state::Slot;
use crate::dialogue::trial::Trial;
use crate::dialogue::trial::speak::{self, Say, To};
use crate::ports::chat::{Destination, Place};

impl Handling<'_> {
    /// A message about a trial, addressed and in words. Nothing where there is nobody to tell.
    pub(super) fn about_trial(&self, trial: &Trial, spoken: &speak::Spoken) -> Result<Option<Utterance>, Stop> {
        let title = self.title_of(trial);
        let doc = self.world.trial(&spoken.say, trial, &title, self.here())?;
        let place = match &spoken.to {
            To::Channel | To::Elsewhere(_) => Place::Channel,
            To::UnderTheCard => Place::Thread,
            To::Person(_) => Place::Private,
        };
        let choices = self.labelled(&speak::choices(&spoken.say), trial.lang(), place)?;
        let file = match &spoken.say {
            Say::Calendar { .. } => match self.trial_file(trial, place)? {
                Some(file) => Some(file),
                None => return Ok(None),
            },
            _ => None,
        };
        let (address, thread) = match &spoken.to {
            To::UnderTheCard => match self.under_the_card(trial)? {
                Some((to, thread)) => ((to, Lane::Channel), thread),
                None => return Ok(None),
            },
            to => match self.addressed(to)? {
                Some(address) => (address, None),
                None => return Ok(None),
            },
        };
        let mut mentions = Vec::new();
        for person in &spoken.mentions {
            mentions.extend(self.known.account(*person)?);
        }
        let said = Utterance::new(spoken.key.clone(), trial.stream(), trial.version, doc, address).offering(choices);
        Ok(Some(Utterance { thread, buzz: spoken.buzz, mentions, file, ..said }))
    }

    /// The thread below the last word of the dialogue in which a trial was agreed; nothing where there is none.
    fn under_the_card(&self, trial: &Trial) -> Result<Option<(Destination, Option<PostKey>)>, Stop> {
        if self.world.capabilities.thread.is_none() {
            return Ok(None);
        }
        if let Some(root) = self.streams.dialogue_of(trial.dialogue.number).and_then(|d| d.posts.get(&Slot::Closing)) {
            return Ok(Some((Destination::Channel(self.streams.id.clone()), Some(root.clone()))));
        }
        // Long ago: its messages are no longer kept in memory.
        let posts = &self.known.dialogue(trial.dialogue.number)?.messages;
        let root = posts.iter().find(|(key, _)| key.slot() == "closing").map(|(_, message)| message.clone());
        Ok(root.map(|root| (Destination::Thread { channel: self.streams.id.clone(), root }, None)))
    }

    pub(super) fn addressed(&self, to: &To) -> Result<Option<(Destination, Lane)>, Stop> {
        Ok(match to {
            To::Channel => Some((Destination::Channel(self.streams.id.clone()), Lane::Channel)),
            To::Elsewhere(channel) => Some((Destination::Channel(channel.clone()), Lane::Elsewhere)),
            To::Person(person) => self
                .known
                .account(*person)?
                .map(|account| (Destination::Private(account.clone()), Lane::Private(account))),
            // Found by whoever has the trial.
            To::UnderTheCard => None,
        })
    }

    /// The one message for several reminders.
    pub(super) fn reminders(&self, event: &ChannelEvent, version: u64) -> Result<Option<Utterance>, Stop> {
        let ChannelEvent::Reminded { person, trials, late } = event else { return Ok(None) };
        let known = trials.iter().map(|number| self.trial(*number));
        let trials: Vec<Trial> = known.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        let Some(address) = self.addressed(&person.map_or(To::Channel, To::Person))? else { return Ok(None) };
        let lang = trials.first().map_or(self.world.lang, Trial::lang);
        let doc =
            self.world.reminders(&trials.iter().collect::<Vec<_>>(), *late, person.is_none(), lang, self.here())?;
        let choices = self.labelled(&[Press::GoingWell, Press::NeedHelp], lang, address.0.place())?;
        let stream = self.streams.channel_stream();
        let key = PostKey::new(&stream, version, "reminders");
        let said = Utterance::new(key, stream, version, doc, address).offering(choices);
        Ok(Some(Utterance { buzz: true, ..said }))
    }
}

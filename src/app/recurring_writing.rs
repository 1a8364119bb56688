//! What comes again is written down and said, and said again after a crash.
//!
//! A dialogue that a series has come to is planned in the same write as the series' own fact, so that a crash neither
//! doubles nor loses it. Deliberately absent: what is decided (`recurring`), and words.

use super::desk::{Desk, DeskError, Heard, Moment};
use super::outbox::{Job, Lane};
use super::parting::View;
use super::speaking::{Utterance, revision};
use super::writing::as_json;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::decide::{self, Occurring};
use crate::dialogue::event::{Event, Identity, OfSeries};
use crate::dialogue::ids::{Account, DialogueId, PersonId, StreamId};
use crate::dialogue::recurring::{self, Effect, Spoken, To};
use crate::dialogue::series::Plan;
use crate::dialogue::state::Dialogue;
use crate::dialogue::{apply, speak};
use crate::doc::Doc;
use crate::journal::{Open, StreamAppend};
use crate::ports::chat::{Choice, Destination, Urgency};
use crate::ports::journal::Journal;

/// A dialogue that a series has come to, ready to be written.
struct Planned {
    stream: StreamAppend,
    utterances: Vec<Utterance>,
    /// Whose private room is made ready.
    rooms: Vec<Account>,
}

impl<J: Journal> Desk<J> {
    /// Facts about what comes again, and all that follows from them, in one durable write.
    pub(super) async fn write_recurring(
        &mut self,
        mut facts: Vec<ChannelEvent>,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        self.now = self.now.max(moment.now);
        let mut append = self.append(heard, moment);
        let mut state = self.channel.clone();
        let (mut utterances, mut rooms, mut parting, mut planned) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for fact in &facts {
            parting.extend(recurring::parting(&self.id, &state, fact));
            state.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
            for effect in recurring::react(&self.id, &state, fact) {
                match effect {
                    Effect::Post(spoken) => utterances.extend(self.about_channel(&state, &spoken)?),
                    Effect::Plan(plan) => {
                        // Numbered after those that this same write has planned.
                        let earlier = u32::try_from(planned.len()).unwrap_or(u32::MAX);
                        let number = state.dialogues.saturating_add(earlier).saturating_add(1);
                        let Some(new) = self.planned_for_series(&plan, number, &state, moment)? else { continue };
                        append.streams.push(new.stream);
                        utterances.extend(new.utterances);
                        rooms.extend(new.rooms);
                        planned.push(ChannelEvent::DialoguePlanned { number });
                    }
                }
            }
        }
        for (version, fact) in (self.channel.version + 1..).zip(&facts) {
            self.note_answer(fact, version);
        }
        facts.extend(planned);
        self.append_channel(&facts, &mut append)?;
        append.open.extend(utterances.iter().map(|utterance| self.open(utterance, moment)));
        self.book.commit(append).await?;
        self.parting.extend(parting.into_iter().map(|(state, spoken)| View::Channel(Box::new(state), spoken)));
        for account in rooms {
            let name = self.world.private_room_name(self.lang_spoken())?;
            self.outbox.small(Job::PreparePrivate { account, name });
        }
        for utterance in utterances {
            self.enqueue(utterance, None, None)?;
        }
        self.unlink(moment).await
    }

    /// The dialogue that a series has come to. Nothing where its playbook is no longer installed.
    fn planned_for_series(
        &mut self,
        plan: &Plan,
        number: u32,
        channel: &Channel,
        moment: Moment,
    ) -> Result<Option<Planned>, DeskError> {
        let Some(playbook) = self.world.playbook(&plan.playbook) else {
            tracing::warn!(channel = %self.id.0, playbook = plan.playbook, "a series' playbook is no longer installed");
            return Ok(None);
        };
        let occurring = Occurring {
            dialogue: DialogueId { channel: self.id.clone(), number },
            script: playbook.script.clone().with_bank(),
            lang: self.lang(),
            settings: self.channel.conduct(self.world.settings),
            at: plan.at.clone(),
            series: OfSeries { number: plan.series, late: plan.late },
            facilitator: self.whose_turn(plan, channel)?,
        };
        let around = self.around(number, moment);
        let events = decide::planned_by_series(occurring, &around.ctx());
        let mut state: Option<Dialogue> = None;
        let (mut utterances, mut rooms) = (Vec::new(), Vec::new());
        for event in &events {
            apply::apply(&mut state, event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            let Some(state) = &state else { continue };
            for effect in speak::react(state, event) {
                match effect {
                    speak::Effect::Post(spoken) => utterances.extend(self.utterance(state, &spoken)?),
                    speak::Effect::PreparePrivate(who) => rooms.extend(state.account(who).cloned()),
                }
            }
        }
        let Some(state) = state else { return Ok(None) };
        let stream = self.new_dialogue(state, &events)?;
        Ok(Some(Planned { stream, utterances, rooms }))
    }

    /// Takes a new dialogue in, and gives what is written of it.
    fn new_dialogue(&mut self, state: Dialogue, events: &[Event]) -> Result<StreamAppend, DeskError> {
        let stream = state.stream();
        let wake = self.wake_of(&state);
        let wake = self.wake_entry(&stream, wake);
        self.dialogues.insert(state.id.number, state);
        Ok(StreamAppend { stream, expected: 0, events: as_json(events)?, wake })
    }

    /// Whose turn it is, where they are still known.
    fn whose_turn(&self, plan: &Plan, channel: &Channel) -> Result<Option<(PersonId, Identity)>, DeskError> {
        let seat = channel.series.get(plan.series).and_then(|series| series.planned.as_ref()?.1.as_ref());
        let seat = seat.filter(|seat| Some(seat.person) == plan.facilitator);
        let Some(seat) = seat.filter(|seat| seat.identity.get().is_some()) else { return Ok(None) };
        let Some(account) = self.people.account(seat.person)? else { return Ok(None) };
        // Whoever was named by account alone may have been heard since.
        let known = self.known_here().remove(&account).or(seat.identity.get().cloned());
        Ok(known.map(|identity| (seat.person, identity)))
    }

    /// A message of the channel's own, in words and addressed. Nothing where whoever it was for has been forgotten.
    pub(super) fn about_channel(&self, state: &Channel, spoken: &Spoken) -> Result<Option<Utterance>, DeskError> {
        let Some((to, lane)) = self.addressed_by_channel(spoken.to)? else { return Ok(None) };
        let (doc, choices) = self.recurring_words(state, spoken)?;
        Ok(Some(Utterance {
            key: spoken.key.clone(),
            stream: StreamId::Channel(self.id.clone()),
            version: state.version,
            revision: revision(&doc, &choices),
            doc,
            choices,
            to,
            lane,
            thread: None,
            buzz: spoken.buzz,
            urgency: if spoken.is_urgent() { Urgency::Now } else { Urgency::WhenThereIsRoom },
            mentions: Vec::new(),
            pin: false,
            file: None,
            meeting: None,
        }))
    }

    pub(super) fn addressed_by_channel(&self, to: To) -> Result<Option<(Destination, Lane)>, DeskError> {
        Ok(match to {
            To::Channel => Some((Destination::Channel(self.id.clone()), Lane::Channel)),
            To::Person(person) => self
                .people
                .account(person)?
                .map(|account| (Destination::Private(account.clone()), Lane::Private(account))),
        })
    }

    pub(super) fn recurring_words(&self, state: &Channel, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), DeskError> {
        let lang = state.lang(self.world.lang);
        let doc = self.world.recurring(&spoken.say, state, lang, self.here())?;
        let choices = self.labelled(&recurring::choices(state, &spoken.say), lang)?;
        Ok((doc, choices))
    }

    /// What a channel's fact made the bot say about what comes again, as the channel was then. Returns the open posts that
    /// are none of these.
    pub(super) fn say_recurring_again(&mut self, mut opens: Vec<Open>, moment: Moment) -> Result<Vec<Open>, DeskError> {
        let mut then = Channel::default();
        for stored in self.book.load::<ChannelEvent>(&StreamId::Channel(self.id.clone()))? {
            then.apply(&stored.event).map_err(|illegal| self.illegal("channel", illegal))?;
            if !opens.iter().any(|open| open.version == stored.version) {
                continue;
            }
            for effect in recurring::react(&self.id, &then, &stored.event) {
                let Effect::Post(spoken) = effect else { continue };
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                if let Some(utterance) = self.about_channel(&then, &spoken)? {
                    self.enqueue_again(utterance, opens.remove(at), moment)?;
                }
            }
        }
        Ok(opens)
    }
}

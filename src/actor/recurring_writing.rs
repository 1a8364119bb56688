//! What comes again is written down and said.
//!
//! A dialogue that a series has come to is planned in the same write as the series' own fact, so that a crash neither
//! doubles nor loses it. Deliberately absent: what is decided (`recurring`), and words.

use super::draft::Remark;
use super::handling::Handling;
use super::last_views::View;
use super::outbox::Job;
use super::receipt::Receipt;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::apply;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::decide::{self, Occurring};
use crate::dialogue::event::{Identity, OfSeries};
use crate::dialogue::ids::{Account, DialogueId, PersonId};
use crate::dialogue::recurring::{self, Effect};
use crate::dialogue::series::Plan;
use crate::dialogue::speak;
use crate::dialogue::state::Dialogue;
use std::sync::Arc;

/// A dialogue that a series has come to, ready to be written.
struct Planned {
    utterances: Vec<Utterance>,
    /// Whose private room is made ready.
    rooms: Vec<Account>,
}

impl Handling<'_> {
    /// Facts about what comes again, and all that follows from them.
    pub(super) fn write_recurring(&mut self, mut facts: Vec<ChannelEvent>, receipt: Receipt) -> Result<(), Stop> {
        self.note(receipt)?;
        self.time_goes_on();
        let mut state = (*self.streams.channel).clone();
        let (mut utterances, mut rooms, mut planned) = (Vec::new(), Vec::new(), Vec::new());
        for fact in &facts {
            let parting = recurring::parting(&self.streams.id, &state, fact);
            let parting = parting.into_iter().map(|(state, spoken)| View::Channel(Arc::new(state), spoken));
            self.shown.parting.extend(parting);
            state.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
            for effect in recurring::react(&self.streams.id, &state, fact) {
                match effect {
                    Effect::Post(spoken) => utterances.extend(self.about_channel(&state, &spoken)?),
                    Effect::Plan(plan) => {
                        // Numbered after those that this same write has planned.
                        let earlier = u32::try_from(planned.len()).unwrap_or(u32::MAX);
                        let number = state.dialogues.saturating_add(earlier).saturating_add(1);
                        let Some(new) = self.planned_for_series(&plan, number, &state)? else { continue };
                        utterances.extend(new.utterances);
                        rooms.extend(new.rooms);
                        planned.push(ChannelEvent::DialoguePlanned { number });
                    }
                }
            }
        }
        for (version, fact) in (self.streams.channel.version + 1..).zip(&facts) {
            self.streams.note_answer(fact, version);
        }
        facts.extend(planned);
        self.channel_facts(&facts)?;
        for account in rooms {
            let name = self.world.private_room_name(self.lang_spoken())?;
            self.outbox.small(Job::PreparePrivate { account, name });
        }
        self.say(utterances)
    }

    /// The dialogue that a series has come to. Nothing where its playbook is no longer installed.
    fn planned_for_series(&mut self, plan: &Plan, number: u32, channel: &Channel) -> Result<Option<Planned>, Stop> {
        let Some(playbook) = self.world.playbook(&plan.playbook) else {
            self.remark(Remark::PlaybookGone { playbook: plan.playbook.clone() });
            return Ok(None);
        };
        let occurring = Occurring {
            dialogue: DialogueId { channel: self.streams.id.clone(), number },
            script: playbook.script.clone().with_bank(),
            lang: self.lang(),
            settings: self.conduct(),
            at: plan.at.clone(),
            series: OfSeries { number: plan.series, late: plan.late },
            facilitator: self.whose_turn(plan, channel)?,
        };
        let around = self.streams.around(number, self.moment);
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
        self.facts(state.stream(), 0, &events, self.streams.wake_of(&state))?;
        self.streams.dialogues.insert(number, Arc::new(state));
        Ok(Some(Planned { utterances, rooms }))
    }

    /// Whose turn it is, where they are still known.
    fn whose_turn(&self, plan: &Plan, channel: &Channel) -> Result<Option<(PersonId, Identity)>, Stop> {
        let seat = channel.series.get(plan.series).and_then(|series| series.planned.as_ref()?.1.as_ref());
        let seat = seat.filter(|seat| Some(seat.person) == plan.facilitator);
        let Some(seat) = seat.filter(|seat| seat.identity.get().is_some()) else { return Ok(None) };
        let Some(account) = self.known.account(seat.person)? else { return Ok(None) };
        // Whoever was named by account alone may have been heard since.
        let known = self.streams.known_here().remove(&account).or(seat.identity.get().cloned());
        Ok(known.map(|identity| (seat.person, identity)))
    }
}

//! Facts are drafted, with all that follows from them: wakes, posts, and what other streams make of them (law 1).
//!
//! Deliberately absent: deciding what the facts are, and what they mean for a trial (`trials`).

use super::handling::Handling;
use super::last_views::Watch;
use super::loading::after;
use super::outbox::Job;
use super::receipt::Receipt;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::ended::ended;
use crate::dialogue::event::Event;
use crate::dialogue::speak::{self, Effect};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::TrialEvent;
use std::sync::Arc;

/// What is decided of several trials at once.
pub(super) type OfTrials = Vec<(u32, Vec<TrialEvent>)>;

/// What is said because of what a dialogue's facts mean for other streams.
struct Following {
    /// The dialogue that asks about itself.
    of_channel: Vec<Utterance>,
    of_its_trials: Vec<Utterance>,
}

impl Handling<'_> {
    /// Facts of one dialogue, and all that follows from them.
    pub(super) fn write(&mut self, number: u32, events: Vec<Event>, receipt: Receipt) -> Result<(), Stop> {
        self.write_with_trials(number, events, Vec::new(), receipt)
    }

    /// The same, together with facts of trials.
    pub(super) fn write_with_trials(
        &mut self,
        number: u32,
        events: Vec<Event>,
        of_trials: OfTrials,
        receipt: Receipt,
    ) -> Result<(), Stop> {
        self.note(receipt)?;
        if events.is_empty() {
            return Ok(());
        }
        self.time_goes_on();
        let mut effects: Vec<(Arc<Dialogue>, Effect)> = Vec::new();
        let mut state = self.streams.dialogues.get(&number).cloned();
        let expected = state.as_ref().map_or(0, |d| d.version);
        let mut watch = Watch::default();
        for event in &events {
            let before = state;
            state = after(before.as_deref(), event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            if let Some(state) = &state {
                self.shown.parting.extend(watch.see(before.as_ref(), event, state));
                self.streams.note_settled(state, event);
                self.streams.note_links(before.as_deref(), state, event);
                self.streams.note_answered(before.as_deref(), event);
                effects.extend(speak::react(state, event).into_iter().map(|effect| (Arc::clone(state), effect)));
            }
        }
        let Some(state) = state else { return Ok(()) };
        self.facts(state.stream(), expected, &events, self.streams.wake_of(&state))?;
        let latest = self.streams.channel.latest;
        self.streams.dialogues.insert(number, Arc::clone(&state));
        let Following { of_channel, mut of_its_trials } = self.follow(&state, &events)?;
        for (number, facts) in of_trials {
            of_its_trials.extend(self.trial_facts(number, &facts)?);
        }
        let open = &self.streams.channel.open_trials;
        self.streams.trials.retain(|number, _| open.contains(number));
        if self.streams.channel.latest != latest {
            self.let_go_of(latest);
        }
        // As they are said again after a crash: the channel's own before the dialogue's.
        let mut utterances = of_channel;
        for (state, effect) in &effects {
            match effect {
                Effect::Post(spoken) => utterances.extend(self.utterance(state, spoken)?),
                Effect::PreparePrivate(who) => {
                    if let Some(account) = state.account(*who) {
                        let name = self.world.private_room_name(state.lang)?;
                        self.outbox.small(Job::PreparePrivate { account: account.clone(), name });
                    }
                }
            }
        }
        // A question is opened before the post that puts it: its poll stands below that.
        utterances.sort_by_key(|utterance| utterance.ballot.is_some());
        // Below the dialogue's last word hang the dates of what was agreed.
        utterances.extend(of_its_trials);
        self.say(utterances)
    }

    /// What a dialogue's beginning and end mean for the channel's and the trials' streams. Returns what is said of it.
    fn follow(&mut self, state: &Dialogue, events: &[Event]) -> Result<Following, Stop> {
        let mut facts = Vec::new();
        let (mut of_its_trials, mut asked) = (Vec::new(), None);
        let number = state.id.number;
        let opens = matches!(events.first(), Some(Event::Opened { .. }));
        for event in events {
            match event {
                Event::Opened { .. } if state.is_planned() => facts.push(ChannelEvent::DialoguePlanned { number }),
                Event::Opened { .. } => facts.push(ChannelEvent::DialogueOpened { number }),
                Event::LobbyOpened { .. } if !opens => facts.push(ChannelEvent::DialogueBegun { number }),
                Event::BankDecided { number, choice } => {
                    facts.push(ChannelEvent::BankDecided { number: *number, choice: *choice });
                }
                Event::Closed { outcome, .. } => {
                    facts.push(ended(state, *outcome));
                    let (of_trials, utterances) = self.trials_after(state, *outcome)?;
                    facts.extend(of_trials);
                    of_its_trials = utterances;
                    asked = self.asks_about_itself(state, *outcome);
                }
                _ => {}
            }
        }
        // Last, so that the channel stands as it does when the question is said again.
        facts.extend(asked.clone());
        self.channel_facts(&facts)?;
        let of_channel = asked.map(|asked| self.said_of_channel(&asked)).transpose()?.unwrap_or_default();
        Ok(Following { of_channel, of_its_trials })
    }

    /// The dialogue before the one that has just begun: its messages are let be.
    fn let_go_of(&mut self, number: u32) {
        if !self.streams.dialogue_of(number).is_some_and(Dialogue::is_over) {
            return;
        }
        self.shown.let_go_of(&self.streams.dialogue_stream(number));
        self.streams.dialogues.remove(&number);
        self.streams.links.remove(&number);
        self.streams.settled_at.remove(&number);
    }
}

//! A channel is read from its journal: facts become state, and what people see of it is known again.
//!
//! Deliberately absent: what was left unsaid (`again`), and reading the journal (the shell's).

use super::known::{Filed, Known};
use super::last_views::{RECENT, View, Watch};
use super::outbox::Outbox;
use super::read::Read;
use super::state::{Inbox, Shown, State};
use super::stop::Stop;
use super::streams::Streams;
use super::world::World;
use crate::dialogue::apply;
use crate::dialogue::event::Event;
use crate::dialogue::ids::{ChannelId, PostKey};
use crate::dialogue::illegal::Illegal;
use crate::dialogue::recurring;
use crate::dialogue::speak::{self, Effect};
use crate::dialogue::state::{Dialogue, Stage};
use crate::dialogue::trial::{self, Trial, TrialEvent};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;

/// # Errors
///
/// Something has not been read, or does not fit the rules.
pub fn load(id: ChannelId, world: &World, known: &Known, now: Timestamp) -> Result<State, Stop> {
    let (streams, shown) = read(id, world, known, now, now - RECENT)?;
    Ok(State { streams, shown, inbox: Inbox::default(), outbox: Outbox::default() })
}

/// `since`: the messages of a dialogue that ended before are let be.
pub fn read(
    id: ChannelId,
    world: &World,
    known: &Known,
    now: Timestamp,
    since: Timestamp,
) -> Result<(Streams, Shown), Stop> {
    let mut streams = Streams::new(id, Arc::new(world.calendar.clone()), now);
    let mut shown = Shown::default();
    let filed = known.channel()?;
    for stored in &filed.events {
        let parting = (stored.at >= since).then(|| recurring::parting(&streams.id, &streams.channel, &stored.event));
        let parting = parting.into_iter().flatten();
        shown.parting.extend(parting.map(|(state, spoken)| View::Channel(Arc::new(state), spoken)));
        Arc::make_mut(&mut streams.channel)
            .apply(&stored.event)
            .map_err(|illegal| Stop::illegal(&streams.id, "channel", illegal))?;
        streams.note_answer(&stored.event, stored.version);
    }
    streams.calendar = Arc::new(streams.channel.calendar(&world.calendar));
    // What the channel itself has said, such as reminders of several trials, can be pressed on too.
    see(&mut shown, filed);
    let numbers: BTreeSet<u32> = streams.channel.planned.iter().copied().chain([streams.channel.latest]).collect();
    let numbers: Vec<u32> = numbers.into_iter().filter(|number| *number > 0).collect();
    let trials: Vec<u32> = streams.channel.open_trials.iter().copied().collect();
    let wanted = numbers.iter().map(|number| Read::Dialogue(*number));
    known.all(&wanted.chain(trials.iter().map(|number| Read::Trial(*number))).collect::<Vec<_>>())?;
    for number in numbers {
        read_dialogue(&mut streams, &mut shown, number, known.dialogue(number)?, since)?;
    }
    for number in trials {
        let filed = known.trial(number)?;
        if let Some(trial) = trial_of(filed).map_err(|illegal| Stop::illegal(&streams.id, "trial", illegal))? {
            filed.messages.iter().for_each(|(key, message)| shown.note(key.clone(), message.clone()));
            streams.trials.insert(number, Arc::new(trial));
        }
    }
    Ok((streams, shown))
}

fn read_dialogue(
    streams: &mut Streams,
    shown: &mut Shown,
    number: u32,
    filed: &Filed<Event>,
    since: Timestamp,
) -> Result<(), Stop> {
    let mut watch = Watch::default();
    let mut parting = Vec::new();
    let mut state: Option<Arc<Dialogue>> = None;
    for stored in &filed.events {
        let before = state;
        state = after(before.as_deref(), &stored.event)
            .map_err(|illegal| Stop::illegal(&streams.id, "dialogue", illegal))?;
        if let Some(after) = &state {
            parting.extend(watch.see(before.as_ref(), &stored.event, after));
            shown.pinned = pinned(after, &stored.event).or(shown.pinned.take());
            streams.note_settled(after, &stored.event);
            streams.note_links(before.as_deref(), after, &stored.event);
        }
    }
    let Some(state) = state else { return Ok(()) };
    if !matches!(state.stage, Stage::Over { at, .. } if at < since) {
        parting.iter_mut().for_each(|view| view.say_as(&state));
        shown.parting.extend(parting);
    }
    see(shown, filed);
    streams.dialogues.insert(number, state);
    Ok(())
}

/// The dialogue after one more fact.
///
/// # Errors
///
/// The fact does not fit.
pub fn after(before: Option<&Dialogue>, event: &Event) -> Result<Option<Arc<Dialogue>>, Illegal> {
    let mut state = before.cloned();
    apply::apply(&mut state, event)?;
    Ok(state.map(Arc::new))
}

/// A trial as its facts have it.
///
/// # Errors
///
/// A fact does not fit the one before it.
pub fn trial_of(filed: &Filed<TrialEvent>) -> Result<Option<Trial>, Illegal> {
    let mut state = None;
    for stored in &filed.events {
        trial::apply(&mut state, &stored.event)?;
    }
    Ok(state)
}

fn see<E>(shown: &mut Shown, filed: &Filed<E>) {
    filed.messages.iter().for_each(|(key, message)| shown.note(key.clone(), message.clone()));
    Arc::make_mut(&mut shown.revisions).extend(filed.shown.iter().cloned());
}

/// The post of a fact that is to be pinned.
fn pinned(state: &Dialogue, event: &Event) -> Option<PostKey> {
    speak::react(state, event).into_iter().find_map(|effect| match effect {
        Effect::Post(spoken) if spoken.pin => Some(spoken.key),
        _ => None,
    })
}

//! What a channel has going besides its dialogues, as the desk meets it: series, grey zones, and what is asked about a
//! dialogue that has ended. One door in, one door out.
//!
//! The desk asks `next_due` when to wake and `wake` what happens then, appends the facts, and says what `react` gives for
//! each of them under its key. `living` is what ought to look like the state now, `choices` what can be pressed on it and
//! `pressed` what a press on one of these posts means. What people ask for are functions of their own in `series`,
//! `greyzone` and `feedback`; their facts are the channel's. Deliberately absent: the rules themselves.

mod context;

pub use context::Ctx;

use super::channel::{Channel, ChannelEvent};
use super::command::{Press, Tap};
use super::event::Votes;
use super::feedback::{self, FeedbackEvent, Round};
use super::greyzone::{self, POLL, ZONE, poll_key, zone_key};
use super::ids::{ChannelId, PersonId, PostKey, StreamId};
use super::series::{self, Plan};
use crate::calendar::WorkingCalendar;
use jiff::Timestamp;
use jiff::civil::Date;

/// Something to do because of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Post(Spoken),
    Plan(Plan),
}

/// One message: what, to whom, under which key, and whether phones buzz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub key: PostKey,
    pub to: To,
    pub say: Say,
    pub buzz: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Channel,
    /// Privately.
    Person(PersonId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    Series(series::Say),
    GreyZone(greyzone::Say),
    Feedback(feedback::Say),
}

/// What can be answered until it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poll {
    /// The grey zone with this number.
    Zone(u32),
    /// What this dialogue asks about itself.
    Feedback(u32),
}

impl Poll {
    pub fn is_open(self, state: &Channel) -> bool {
        match self {
            Self::Zone(zone) => state.grey_zones.open.as_ref().is_some_and(|open| open.zone == zone),
            Self::Feedback(dialogue) => state.feedback.is_open(dialogue),
        }
    }
}

/// A press on a post that asks, as `greyzone::answer` and `feedback::answer` take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    pub poll: Poll,
    pub answer: u16,
    pub press: Press,
}

/// What time brings. No facts means: nothing is due. What closes, closes before anything new is opened.
pub fn wake(channel: &Channel, ctx: &Ctx<'_>, is_away: impl Fn(PersonId, Date) -> bool) -> Vec<ChannelEvent> {
    let mut turn = Turn { channel: channel.clone(), facts: Vec::new() };
    let closed = greyzone::wake(&channel.grey_zones, ctx);
    turn.write(closed.into_iter().map(|fact| ChannelEvent::GreyZone { fact }).collect());
    let closed = feedback::wake(&channel.feedback, ctx.now, ctx.calendar);
    turn.write(closed.into_iter().map(|fact| ChannelEvent::Feedback { fact }).collect());
    let running: Vec<u16> = channel.series.running().map(|series| series.number).collect();
    for number in running {
        // Each step moves the series on, towards what is not due yet.
        while turn.write(series::step(&turn.channel, number, ctx, &is_away)) {}
    }
    turn.facts
}

/// Facts so far, and the channel as it will be with them.
struct Turn {
    channel: Channel,
    facts: Vec<ChannelEvent>,
}

impl Turn {
    /// Adds facts; false where there are none. Facts that do not fit cannot leave `wake`.
    fn write(&mut self, facts: Vec<ChannelEvent>) -> bool {
        let mut next = self.channel.clone();
        if facts.is_empty() || facts.iter().any(|fact| next.apply(fact).is_err()) {
            return false;
        }
        self.channel = next;
        self.facts.extend(facts);
        true
    }
}

/// When time next brings something, seen from `now`; nothing while nothing recurs.
pub fn next_due(channel: &Channel, now: Timestamp, calendar: &WorkingCalendar) -> Option<Timestamp> {
    let zone = channel.grey_zones.promises().next_due(now, calendar);
    let asked = channel.feedback.promises().next_due(now, calendar);
    zone.into_iter().chain(asked).chain(series::next_due(&channel.series, now, calendar)).min()
}

/// What follows from a fact. `state` is the channel just after it.
pub fn react(id: &ChannelId, state: &Channel, event: &ChannelEvent) -> Vec<Effect> {
    let key = |name: &str| PostKey::new(&StreamId::Channel(id.clone()), state.version, name);
    let to_channel = |say: Say| Spoken { key: key(say.name()), to: To::Channel, buzz: say.buzzes(state), say };
    let post = |say: Say| Effect::Post(to_channel(say));
    match event {
        ChannelEvent::Feedback { fact } => asked_or_told(id, state, fact).into_iter().map(Effect::Post).collect(),
        ChannelEvent::GreyZone { fact } => greyzone::react(fact).into_iter().map(Say::GreyZone).map(post).collect(),
        ChannelEvent::Series { fact } => {
            let said = series::react(&state.series, fact).map(Say::Series).map(post);
            said.into_iter().chain(series::plan(&state.series, fact, key("plan")).map(Effect::Plan)).collect()
        }
        _ => Vec::new(),
    }
}

/// The messages that ought to look like the state now, under the keys they were posted with.
pub fn living(id: &ChannelId, state: &Channel) -> Vec<Spoken> {
    let Some(open) = &state.grey_zones.open else { return Vec::new() };
    let zone = (zone_key(id, open.version), greyzone::Say::Zone { zone: open.zone });
    let poll = (poll_key(id, open.version), greyzone::Say::Poll { zone: open.zone });
    let shown = [zone].into_iter().chain((open.votes == Votes::Polls).then_some(poll));
    let spoken = shown.map(|(key, say)| {
        let say = Say::GreyZone(say);
        Spoken { key, to: To::Channel, buzz: say.buzzes(state), say }
    });
    spoken.collect()
}

/// The messages that ceased to ask with this fact, each with the channel it is written from: a grey zone that closes says
/// how many answered, and whoever was asked about a dialogue that it is over.
pub fn parting(id: &ChannelId, before: &Channel, event: &ChannelEvent) -> Vec<(Channel, Spoken)> {
    match event {
        ChannelEvent::GreyZone { fact: greyzone::GreyZoneEvent::Closed { zone, ballots, .. } } => {
            let grey_zones = before.grey_zones.clone().counted(ballots);
            let then = Channel { grey_zones, ..before.clone() };
            let over = |living: Spoken| {
                let say = match living.say {
                    Say::GreyZone(greyzone::Say::Poll { .. }) => greyzone::Say::PollOver { zone: *zone },
                    _ => greyzone::Say::Over { zone: *zone },
                };
                (then.clone(), Spoken { say: Say::GreyZone(say), ..living })
            };
            living(id, before).into_iter().map(over).collect()
        }
        ChannelEvent::Feedback { fact: FeedbackEvent::Closed { dialogue, .. } } => {
            let over = |round: &Round| questions(id, round, feedback::Say::Over { dialogue: *dialogue });
            let round = before.feedback.rounds().find(|round| round.dialogue == *dialogue);
            round.map(over).into_iter().flatten().map(|spoken| (before.clone(), spoken)).collect()
        }
        _ => Vec::new(),
    }
}

/// What follows when a dialogue asks about itself, and when that closes.
fn asked_or_told(id: &ChannelId, state: &Channel, event: &FeedbackEvent) -> Vec<Spoken> {
    match event {
        FeedbackEvent::Asked { dialogue, .. } => {
            let round = state.feedback.rounds().find(|round| round.dialogue == *dialogue);
            let say = feedback::Say::Question { dialogue: *dialogue };
            round.map(|round| questions(id, round, say)).unwrap_or_default()
        }
        FeedbackEvent::Closed { dialogue, .. } => {
            let told = state.feedback.closed_of(*dialogue).and_then(|closed| closed.round.facilitator);
            let say = Say::Feedback(feedback::Say::Outcome { dialogue: *dialogue });
            let key = PostKey::new(&StreamId::Channel(id.clone()), state.version, say.name());
            // Whoever has left the channel has nothing to read of it any more.
            let told = told.filter(|person| !state.gone.contains(person)).map(To::Person);
            told.map(|to| Spoken { key, to, say, buzz: false }).into_iter().collect()
        }
        FeedbackEvent::Chose { .. } => Vec::new(),
    }
}

/// A message to each of those who are asked, under the key of the question.
fn questions(id: &ChannelId, round: &Round, say: feedback::Say) -> Vec<Spoken> {
    let spoken = |person: &PersonId| Spoken {
        key: question_key(id, round, *person),
        to: To::Person(*person),
        say: Say::Feedback(say),
        buzz: false,
    };
    round.whom.iter().map(spoken).collect()
}

/// What can be pressed on a message now, in the order drawn.
pub fn choices(state: &Channel, say: &Say) -> Vec<Press> {
    match (say, &state.grey_zones.open) {
        // The poll stands below it.
        (Say::GreyZone(greyzone::Say::Zone { .. }), Some(open)) if open.votes == Votes::Polls => Vec::new(),
        (Say::GreyZone(greyzone::Say::Zone { zone } | greyzone::Say::Poll { zone }), Some(open))
            if open.zone == *zone =>
        {
            greyzone::choices(open.answers).collect()
        }
        (Say::Feedback(feedback::Say::Question { dialogue }), _) if state.feedback.is_open(*dialogue) => {
            feedback::choices().collect()
        }
        _ => Vec::new(),
    }
}

/// What a press on a post that asks means, if it means anything; also of a closed one, so that whoever comes too late
/// can be told.
pub fn pressed(id: &ChannelId, state: &Channel, key: &PostKey, tap: Tap<'_>) -> Option<Pressed> {
    let zones = &state.grey_zones;
    let open = zones.open.iter().map(|open| (open.version, open.zone, open.answers));
    let mut all = open.chain(zones.closed.iter().rev().map(|closed| (closed.version, closed.zone, closed.answers)));
    let is_asked = |round: &&Round| round.whom.iter().any(|person| question_key(id, round, *person) == *key);
    let (poll, presses): (Poll, Vec<Press>) = match all.find(|(version, ..)| zone_key(id, *version) == *key) {
        Some((_, zone, answers)) => (Poll::Zone(zone), greyzone::choices(answers).collect()),
        None => (Poll::Feedback(state.feedback.rounds().find(is_asked)?.dialogue), feedback::choices().collect()),
    };
    let press = presses.into_iter().zip(1..).find(|(press, _)| press.is(tap));
    press.map(|(press, answer)| Pressed { poll, answer, press })
}

/// The grey zone whose poll has this key, with what can be answered; also a closed one, as in `pressed`.
pub fn polled(id: &ChannelId, state: &Channel, key: &PostKey) -> Option<(u32, Vec<Press>)> {
    let zones = &state.grey_zones;
    let open = zones.open.iter().map(|open| (open.version, open.zone, open.answers, open.votes));
    let closed = zones.closed.iter().rev().map(|closed| (closed.version, closed.zone, closed.answers, closed.votes));
    let is_it =
        |(version, .., votes): &(u64, u32, u16, Votes)| *votes == Votes::Polls && poll_key(id, *version) == *key;
    let (_, zone, answers, _) = open.chain(closed).find(is_it)?;
    Some((zone, greyzone::choices(answers).collect()))
}

/// The key of the question that is put to one person, from the fact that asked.
fn question_key(id: &ChannelId, round: &Round, person: PersonId) -> PostKey {
    PostKey::new(&StreamId::Channel(id.clone()), round.version, &format!("feedback-{}", person.0))
}

impl Spoken {
    /// What a whole team is asked at once does not hold up what is said to the channel.
    pub fn is_urgent(&self) -> bool {
        !matches!(self.say, Say::Feedback(feedback::Say::Question { .. }))
    }
}

impl Say {
    fn name(&self) -> &'static str {
        match self {
            Self::GreyZone(greyzone::Say::Zone { .. } | greyzone::Say::Over { .. }) => ZONE,
            Self::GreyZone(greyzone::Say::Poll { .. } | greyzone::Say::PollOver { .. }) => POLL,
            Self::GreyZone(greyzone::Say::Spread { .. }) => "spread",
            Self::Series(series::Say::Begun { .. }) => "begun",
            Self::Series(series::Say::Stopped { .. }) => "stopped",
            Self::Series(series::Say::RotaSet { .. }) => "rota",
            Self::Series(series::Say::PassedOver { .. }) => "passed-over",
            Self::Feedback(feedback::Say::Question { .. } | feedback::Say::Over { .. }) => "feedback",
            Self::Feedback(feedback::Say::Outcome { .. }) => "feedback-outcome",
        }
    }

    /// A grey zone calls people together, an outcome is awaited; the rest can be read when there is time.
    fn buzzes(&self, state: &Channel) -> bool {
        match self {
            Self::GreyZone(greyzone::Say::Zone { .. } | greyzone::Say::Over { .. }) => true,
            Self::GreyZone(greyzone::Say::Spread { zone }) => {
                state.grey_zones.closed(*zone).is_some_and(|closed| !closed.ballots.is_empty())
            }
            Self::GreyZone(greyzone::Say::Poll { .. } | greyzone::Say::PollOver { .. }) => false,
            Self::Series(_) | Self::Feedback(_) => false,
        }
    }
}

//! One channel's actor: the only one that decides what becomes of the channel's streams (law 6).
//!
//! It is a machine without a clock, a journal or a platform. An `Input` comes in, a `Draft` goes out: facts, wakes, open
//! posts and erasures to be written, and memory as it is once they are. **Nothing changes before `adopt`**: `handle` has the
//! actor by shared reference, and works on a copy. So a draft that could not be written leaves memory exactly as it was, and
//! nothing is said that is not durable (law 1).
//! Deliberately absent: writing drafts down, doing jobs, and knowing when (`app`); rules and words.

use super::draft::Draft;
use super::going::Going;
use super::handling::Handling;
use super::input::Input;
use super::known::Known;
use super::loading;
use super::moment::Moment;
use super::state::State;
use super::stop::Stop;
use super::streams::Streams;
use super::world::World;
use crate::dialogue::ids::ChannelId;
use crate::dialogue::reply::Reply;
use crate::ports::chat::EventId;
use jiff::Timestamp;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct ChannelActor {
    world: Arc<World>,
    state: State,
}

impl ChannelActor {
    /// The channel as the journal has it. What was left unsaid is taken up with `Input::Opened`.
    ///
    /// # Errors
    ///
    /// The journal must be asked first, or does not fit the rules.
    pub fn load(id: ChannelId, world: Arc<World>, known: &Known, now: Timestamp) -> Result<Self, Stop> {
        let state = loading::load(id, &world, known, now)?;
        Ok(Self { world, state })
    }

    /// What comes of an input. Nothing has changed yet.
    ///
    /// # Errors
    ///
    /// The journal must be asked first; a fact does not fit the rules, or a sentence is missing.
    pub fn handle(&self, input: &Input, moment: Moment, known: &Known) -> Result<Draft, Stop> {
        let mut handling = Handling::of(&self.world, self.state.clone(), moment, known);
        handling.handle(input)?;
        Ok(handling.done())
    }

    /// The draft is durable: it holds from now on.
    pub fn adopt(&mut self, draft: Draft) {
        self.state = draft.next;
    }

    pub fn id(&self) -> &ChannelId {
        &self.state.streams.id
    }

    /// What is going on here, as those who take part know it.
    pub fn going(&self) -> Going {
        self.world.going(self.state.streams.live())
    }

    pub fn streams(&self) -> &Streams {
        &self.state.streams
    }

    /// Why the last thing heard was not done, where it was not.
    pub fn refused(&self) -> Option<&Reply> {
        self.state.inbox.refused.as_ref()
    }

    /// Is an answer to this, or the sign that it was taken, on its way?
    pub fn is_answering(&self, event: &EventId) -> bool {
        self.state.inbox.held.contains(event) || self.state.outbox.has_answer(event)
    }

    /// When something the platform put off may be tried again, in wall time.
    pub fn next_try(&self) -> Option<Timestamp> {
        self.state.outbox.next_try()
    }

    /// Nothing under way and nothing live: the actor may be let go.
    pub fn is_idle(&self) -> bool {
        self.state.streams.live().is_none() && self.state.outbox.is_idle() && self.state.inbox.held.is_empty()
    }
}

impl Handling<'_> {
    fn handle(&mut self, input: &Input) -> Result<(), Stop> {
        match input {
            Input::Opened => self.taken_up(),
            Input::Heard { inbound, at, names } => {
                self.names = *names;
                self.inbox.refused = None;
                self.hear(inbound, *at)
            }
            Input::Unclear { inbound, among } => self.ask_which(inbound, among),
            Input::Due => self.tick(),
            Input::Away(away) => self.was_away(*away),
            Input::Done { job, sent } => self.sent((**job).clone(), sent.clone()),
            Input::Forgotten(person) => self.forgotten(*person),
            Input::Reworded { dialogue } => self.say_anew(*dialogue),
            Input::Erased => self.read_anew(),
            Input::Speak => self.speak(),
        }
    }
}

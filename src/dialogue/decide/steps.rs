//! The course of a dialogue: starting, moving on and back, pausing, extending, and what the clock brings.

use super::{Actor, Ctx, Decision, DecisionDraft};
use crate::dialogue::event::{Ending, Event, QuestionKind, Warning};
use crate::dialogue::pairing;
use crate::dialogue::refusal::{Late, Refusal};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Running, Stage};
use jiff::{SignedDuration, Timestamp};

/// The longest extension at once, in minutes: a typing slip must not stop a meeting.
const MAX_EXTENSION: u16 = 60;

/// A `next` made this long or less before the last move was meant for that move. Not longer: the platform's clock and
/// ours may differ, and a facilitator must never be ignored for that.
const SAME_MOVE: SignedDuration = SignedDuration::from_secs(3);

/// An activity one comes back to has at least this much left.
const LEAST_BACK: SignedDuration = SignedDuration::from_secs(60);

/// What time alone brings: a minute's warning, time up, a vote or a silence that closes.
pub fn wake(state: &Dialogue, ctx: &Ctx<'_>) -> Decision {
    if state.is_planned() {
        return super::planning::occasion(state, ctx);
    }
    let mut turn = DecisionDraft::of(state.clone(), ctx);
    let result = turn.clock().and_then(|()| turn.settle());
    turn.decided(result)
}

/// The bot or the platform was away: what was under way gets the time back (law 5). Nothing moves where nothing ran.
pub fn shifted(state: &Dialogue, away: Away, ctx: &Ctx<'_>) -> Decision {
    let mut turn = DecisionDraft::of(state.clone(), ctx);
    let ran = state.running().filter(|r| r.paused.is_none() && (!r.time_up || state.question.is_some()));
    let given_back = state.last_break.filter(|(since, _)| Some(*since) == away.since).map_or(0, |(_, seconds)| seconds);
    // Whole seconds, as the fact says, so that a vote and its activity move by the same.
    let seconds = away.gap.as_secs() - given_back;
    let result = match ran {
        Some(running) if seconds > 0 => {
            let until = Some(running.until + SignedDuration::from_secs(seconds));
            turn.fact(Event::Shifted { seconds, until, since: away.since })
        }
        _ => Ok(()),
    };
    turn.decided(result)
}

/// A time in which nothing could be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// In the dialogues' time.
    pub gap: SignedDuration,
    /// The last sign of life before it, in wall time; names the gap, so that it is given back once.
    pub since: Option<Timestamp>,
}

impl DecisionDraft<'_> {
    fn clock(&mut self) -> Result<(), Refusal> {
        if self.close_abandoned()? {
            return Ok(());
        }
        let now = self.ctx.now;
        let Some(deadline) = self.state.deadline() else { return Ok(()) };
        if self.state.question.is_some() {
            return match now >= deadline {
                false => Ok(()),
                // Only when time is up: who has answered early has the rest of it to talk.
                true if self.moves_by_itself() && self.state.closes() != Some(deadline) => self.move_on(),
                true => self.close_question(false),
            };
        }
        let Some(running) = self.state.running().cloned() else { return Ok(()) };
        if now >= deadline && running.closes.is_some_and(|closes| closes == deadline) {
            return self.end_silence();
        }
        if now >= deadline && !running.time_up {
            if self.state.kind() == Some(ActivityKind::Silent) {
                self.end_silence()?;
            }
            let moves = self.moves_by_itself();
            // What moves by itself need not call the facilitator back.
            let said = !moves && self.says_ready();
            self.fact(Event::TimeUp { at: now, said })?;
            if moves {
                self.move_on()?;
            }
        } else if self.minute_left_at().is_some_and(|at| now >= at) && !running.minute_said && now < deadline {
            self.fact(Event::OneMinuteLeft)?;
        }
        Ok(())
    }

    fn moves_by_itself(&self) -> bool {
        let auto = self.state.settings.auto || self.state.activity().is_some_and(|(_, a)| a.auto);
        auto && self.state.kind() != Some(ActivityKind::Trial)
    }

    fn minute_left_at(&self) -> Option<Timestamp> {
        super::super::wake::minute_left_at(&self.state)
    }

    /// Does this activity call the facilitator back when it ends? At most once in a step, and not where the facilitator
    /// speaks or a vote posts its result: another message would only cost attention.
    pub(super) fn says_ready(&self) -> bool {
        let quiet = matches!(
            self.state.kind(),
            None | Some(
                ActivityKind::Frame
                    | ActivityKind::Weakest
                    | ActivityKind::Present
                    | ActivityKind::Consent
                    | ActivityKind::Dots
                    | ActivityKind::Trial
            )
        );
        !quiet && self.state.activity().is_some_and(|(step, _)| !self.state.ready_said.contains(&step))
    }

    pub(super) fn done(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let who = self.join_by_press(actor)?;
        let Some(running) = self.state.running() else { return Err(Refusal::NotNow { fits: None }) };
        if running.done.contains(&who) {
            return Ok(());
        }
        if !self.state.is_active(who) {
            return Err(Refusal::Observer);
        }
        if self.state.kind() == Some(ActivityKind::Silent) && self.state.ideas_shared {
            return Err(Refusal::SilenceOver { of: Late::Done });
        }
        self.fact(Event::DoneMarked { who, via: actor.via.clone() })?;
        self.turn_done(who)
    }

    /// All who can have marked themselves done: the facilitator hears it, once in a visit.
    pub(super) fn settle_done(&mut self) -> Result<(), Refusal> {
        let Some(running) = self.state.running() else { return Ok(()) };
        let (ready, of) = self.state.done_count();
        if running.ready.is_some() || of == 0 || ready < of || self.state.kind() == Some(ActivityKind::Trial) {
            return Ok(());
        }
        // Somebody may still go on writing until the silence is over.
        if self.state.kind() == Some(ActivityKind::Silent) && !self.state.ideas_shared {
            return Ok(());
        }
        let said = self.says_ready();
        self.fact(Event::AllDone { said })
    }

    /// The facilitator moves on. Asked once when not all are ready and time is left. A `next` sent before the last move
    /// was made, by the other who steers or by a second tap, was meant for that move.
    pub(super) fn next(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        let early = |r: &Running| r.moved.duration_since(actor.at);
        if self.state.running().is_some_and(|r| early(r) > SignedDuration::ZERO && early(r) < SAME_MOVE) {
            return Ok(());
        }
        if self.state.running().is_some_and(|r| r.paused.is_some()) {
            self.resume(actor)?;
        }
        match self.state.stage {
            Stage::Planned => return self.begin_planned(),
            Stage::Lobby => {
                self.check_size()?;
                self.start(self.state.next_held(0).unwrap_or(0))?;
                return self.await_the_end(super::planning::LIVE_DAYS);
            }
            Stage::Live(_) | Stage::Over { .. } => {}
        }
        if self.next_turn()? {
            return Ok(());
        }
        self.check_ready()?;
        self.move_on()
    }

    fn check_size(&mut self) -> Result<(), Refusal> {
        let (people, size) = (self.state.script.people, self.state.size());
        let refusal = match size {
            size if size < people.min => Refusal::TooFew { people: size, min: people.min },
            size if size > people.max => Refusal::TooMany { people: size, max: people.max },
            _ => return Ok(()),
        };
        self.warned_once(Warning::Size, refusal)
    }

    /// Asks once where moving on would cut something short, or end the dialogue without a trial.
    fn check_ready(&mut self) -> Result<(), Refusal> {
        let Some(running) = self.state.running() else { return Ok(()) };
        let visit = running.visit;
        let (ready, of) = match &self.state.question {
            Some(_) => (usize::from(self.state.count().answered), usize::from(self.state.count().of)),
            None => self.state.done_count(),
        };
        // Where people mark themselves done, somebody may still be reading. One press too early is easily made.
        let counts =
            matches!(self.state.kind(), Some(ActivityKind::Read | ActivityKind::Listen | ActivityKind::Silent));
        let vote_open = self.state.question.is_some();
        let early = !running.time_up && running.ready.is_none() && (counts || vote_open) && ready < of;
        // What cannot be undone is asked about also when time is up.
        let ends = self.state.would_end_for_nothing();
        let number = |n| u16::try_from(n).unwrap_or(u16::MAX);
        let (what, refusal) = if ends {
            (Warning::EndsHere { visit }, Refusal::EndsHere)
        } else if early {
            (Warning::NotAllReady { visit }, Refusal::NotAllReady { ready: number(ready), of: number(of) })
        } else {
            return Ok(());
        };
        self.warned_once(what, refusal)
    }

    /// The dialogue ends where it is. Asked once where nothing has come of it yet.
    pub(super) fn end_here(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        let Some(running) = self.state.running() else { return Err(Refusal::NotNow { fits: None }) };
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        let what = Warning::EndsHere { visit: running.visit };
        if self.state.verdict().is_none() && !self.state.is_agreed() {
            self.warned_once(what, Refusal::EndsHere)?;
        }
        self.close()
    }

    /// Refused the first time, and said as a fact, so that the second try goes through even after a restart.
    fn warned_once(&mut self, what: Warning, refusal: Refusal) -> Result<(), Refusal> {
        if self.state.warned.contains(&what) {
            return Ok(());
        }
        self.fact(Event::Warned { what, at: Some(self.ctx.now) })?;
        Err(refusal)
    }

    /// Leaves what is going on and starts what comes next; closes the dialogue after the last.
    pub(super) fn move_on(&mut self) -> Result<(), Refusal> {
        if self.state.question.is_some() {
            // Closing may itself lead on: a held consent starts the trial.
            let running = self.state.running();
            let visit = running.map(|r| r.visit);
            let follows = running.is_some_and(|r| self.state.next_held(r.index + 1).is_some());
            self.close_question(follows)?;
            let Some(running) = self.state.running() else { return Ok(()) };
            // With no decision and nothing left to hold, another proposal can still be made: `next` again ends it.
            if Some(running.visit) != visit || self.state.next_held(running.index + 1).is_none() {
                return Ok(());
            }
        }
        if self.state.kind() == Some(ActivityKind::Silent) {
            self.end_silence()?;
        }
        let from = self.state.running().map_or(0, |r| r.index + 1);
        match self.state.next_held(from) {
            Some(index) => self.start(index),
            None => self.close(),
        }
    }

    /// Starts an activity: what it needs is made first, so that its post can show it.
    pub(super) fn start(&mut self, index: u16) -> Result<(), Refusal> {
        self.leave_activity()?;
        let Some((_, activity)) = self.state.script.activity(usize::from(index)) else { return self.close() };
        let kind = activity.kind;
        let visit = self.state.running().map_or(1, |r| r.visit + 1);
        let is_vote = matches!(kind, ActivityKind::Weakest | ActivityKind::Consent | ActivityKind::Dots);
        // A vote held again is a new vote, with its full time.
        let kept = self.state.kept.get(&index).filter(|_| !is_vote).map(|left| (*left).max(LEAST_BACK));
        // Where all are one group nobody is asked to find each other; but a group they are.
        let groups = self.place_of(ActivityKind::Groups);
        if groups.is_some_and(|(groups, _)| groups <= index) && self.state.groups.is_empty() {
            let groups = pairing::groups(&self.state.pairs);
            self.fact(Event::GroupsFormed { groups })?;
        }
        let length = kept.unwrap_or(SignedDuration::from_mins(i64::from(self.state.minutes_of(index))));
        let at = self.ctx.now;
        let until = at + length;
        match kind {
            ActivityKind::Pairs if self.state.pairs.is_empty() => {
                let people: Vec<_> = self.state.active().map(|p| p.id).collect();
                let pairs = pairing::pairs(&people, self.ctx.seed, |a, b| self.together(a, b));
                self.fact(Event::PairsFormed { pairs })?;
            }
            ActivityKind::Round if self.state.round.is_none() => {
                let plucked = self.state.size() > self.state.script.pluck_over;
                let turns = pairing::turns(&self.state.pairs, plucked, self.ctx.seed, |p| self.presented(p));
                self.fact(Event::RoundOpened { turns, plucked })?;
            }
            ActivityKind::Weakest => self.ask_weakest(until)?,
            ActivityKind::Present => {
                let turn = self.state.presenting_from(self.state.presenting);
                if let Some(turn) = turn.filter(|t| *t != self.state.presenting) {
                    self.fact(Event::PresenterMoved { turn, at: Some(at) })?;
                }
            }
            ActivityKind::Consent => {
                self.propose_verdicts()?;
                if let [only] = self.state.proposals.as_slice() {
                    let kind = QuestionKind::Consent { proposal: only.number };
                    self.open_question(kind, until)?;
                }
            }
            ActivityKind::Dots => {
                let kind = QuestionKind::Dots {
                    options: self.state.proposals.iter().map(|p| p.number).collect(),
                    dots: self.state.script.dots,
                    run_off: false,
                };
                self.open_question(kind, until)?;
            }
            ActivityKind::Trial => self.prefill()?,
            _ => {}
        }
        let in_groups = matches!(kind, ActivityKind::Reflect | ActivityKind::Share | ActivityKind::Select);
        let in_threads = in_groups && self.state.in_threads();
        self.fact(Event::ActivityStarted { index, visit, at, until, in_threads })
    }

    /// Writes down what was left of the activity that is being left.
    pub(super) fn leave_activity(&mut self) -> Result<(), Refusal> {
        let Some(running) = self.state.running() else { return Ok(()) };
        let from = running.paused.unwrap_or(self.ctx.now);
        let seconds = running.until.duration_since(from).as_secs().max(0);
        let index = running.index;
        self.fact(Event::ActivityLeft { index, seconds })
    }

    /// The activity before, with the time it had left. Not out of an open vote: what people have answered is not
    /// thrown away by one press; `next` closes it.
    pub(super) fn back(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        match self.state.held_before() {
            Some(index) => self.start(index),
            None => Err(Refusal::AtTheStart),
        }
    }

    pub(super) fn pause(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        match self.state.running() {
            None => Err(Refusal::NotNow { fits: None }),
            Some(running) if running.paused.is_some() => Err(Refusal::AlreadyPaused),
            Some(_) => self.fact(Event::Paused { at: self.ctx.now }),
        }
    }

    pub(super) fn resume(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        let Some((paused, until)) = self.state.running().and_then(|r| Some((r.paused?, r.until))) else {
            return Err(Refusal::NotPaused);
        };
        let at = self.ctx.now;
        self.fact(Event::Resumed { at, until: until + at.duration_since(paused) })
    }

    pub(super) fn extend(&mut self, actor: &Actor, minutes: u16) -> Result<(), Refusal> {
        self.steering(actor)?;
        let Some(running) = self.state.running() else { return Err(Refusal::NotNow { fits: None }) };
        if minutes == 0 || minutes > MAX_EXTENSION {
            return Err(Refusal::BadMinutes { max: MAX_EXTENSION });
        }
        // After the end, extra minutes count from now.
        let anchor = running.paused.unwrap_or(self.ctx.now);
        let deadline = self.state.question.as_ref().map_or(running.until, |q| q.until);
        let until = deadline.max(anchor) + SignedDuration::from_mins(i64::from(minutes));
        self.stop_last_call()?;
        self.fact(Event::Extended { minutes, until })
    }

    pub(super) fn cancel(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.lapse_all()?;
        self.fact(Event::Closed { at: self.ctx.now, outcome: Ending::Cancelled })
    }

    pub(super) fn close(&mut self) -> Result<(), Refusal> {
        self.lapse_all()?;
        let agreed = self.state.is_agreed();
        let outcome = match self.state.verdict() {
            _ if agreed => Ending::Agreed,
            Some(_) => Ending::Learned,
            None => Ending::NothingAgreed,
        };
        self.fact(Event::Closed { at: self.ctx.now, outcome })
    }
}

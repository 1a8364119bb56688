//! What closes by itself: a vote, and the silent minute. Both were promised until a time. Both close before it only when
//! everybody has answered or finished, and then after a short while in which one can still change one's mind: whatever
//! changes stops it. How a vote ends, with its run-off and lot, stands here too.
//!
//! Deliberately absent: who counts (`state`), and closing because whoever steers goes on (`steps`).

use super::principles::weakest;
use super::{Ctx, Decision, DecisionDraft};
use crate::dialogue::event::{AGREE, Event, OBJECTION, Outcome, QUESTION, QuestionKind, Role};
use crate::dialogue::ids::PostKey;
use crate::dialogue::pairing;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Count, Dialogue, Question, Slot};
use jiff::{SignedDuration, Timestamp};

/// How long a vote that all have answered, or a silence in which all have finished, stays open: long enough to read that
/// it closes and to move a dot, and short enough that nobody waits for it.
pub const LAST_CALL: SignedDuration = SignedDuration::from_secs(15);

/// A run-off takes one minute (DESIGN, `dots`).
const RUN_OFF: SignedDuration = SignedDuration::from_secs(60);

/// A private message that took less than this is not late: so long messages take on a busy day.
const LATE: SignedDuration = SignedDuration::from_secs(3);

/// The others do not sit in silence longer than this for somebody's room.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_secs(15);

/// What was asked in private when the silence began has come through, as this key says.
pub fn asked_in_private(state: &Dialogue, key: &PostKey, ctx: &Ctx<'_>) -> Decision {
    let mut turn = DecisionDraft::of(state.clone(), ctx);
    let result = if is_asked_by_the_silence(state, key) { turn.asked_in_private() } else { Ok(()) };
    turn.decided(result)
}

/// Not what somebody is asked who came later.
fn is_asked_by_the_silence(state: &Dialogue, key: &PostKey) -> bool {
    let visit = state.visit();
    let of_the_silence = state.posts.get(&Slot::Phase(visit)).is_some_and(|phase| phase.fact() == key.fact());
    let asks = |slot: &Slot| match slot {
        Slot::IdeaPrompt(_) => true,
        Slot::Card(of, who) => *of == visit && state.facilitator == Some(*who),
        _ => false,
    };
    of_the_silence && state.posts.iter().any(|(slot, of)| of == key && asks(slot))
}

impl DecisionDraft<'_> {
    /// When all have answered the last call begins. A move, somebody who takes an answer back or comes in, and hands
    /// counted anew end it; where all have still answered another one begins.
    pub(super) fn settle_votes(&mut self) -> Result<(), Refusal> {
        let Some(question) = self.state.question.as_ref().map(|q| (q.id, q.closes)) else { return Ok(()) };
        let (question, closes) = question;
        let complete = self.state.all_have_answered() && !self.state.waits_for_talk();
        let changed = self.events.iter().any(changes_the_answers);
        if closes.is_some() && (!complete || changed) {
            self.fact(Event::AnswersReopened { question })?;
        }
        let begins = complete && (changed || self.events.iter().any(completes));
        match self.last_call().filter(|_| begins && (closes.is_none() || changed)) {
            Some(closes) => self.fact(Event::AllAnswered { question, closes }),
            None => Ok(()),
        }
    }

    /// Everybody has finished writing: the silence ends before its time, after a last call of its own.
    pub(super) fn settle_silence(&mut self) -> Result<(), Refusal> {
        let Some(running) = self.state.running() else { return Ok(()) };
        if self.state.kind() != Some(ActivityKind::Silent) || self.state.ideas_shared {
            return Ok(());
        }
        let closes = running.closes;
        let (ready, of) = self.state.done_count();
        let complete = of > 0 && ready >= of;
        let changed = self.events.iter().any(goes_on_writing);
        if closes.is_some() && (!complete || changed) {
            self.fact(Event::SilenceContinues)?;
        }
        let begins = complete && (changed || self.events.iter().any(completes));
        match self.last_call().filter(|_| begins && (closes.is_none() || changed)) {
            Some(closes) => self.fact(Event::SilenceEnding { closes }),
            None => Ok(()),
        }
    }

    /// Somebody's private room has got what is asked in the silence. All have their whole minute from when the last of them
    /// had it, as far as that can be waited for; pauses are not counted.
    fn asked_in_private(&mut self) -> Result<(), Refusal> {
        let Some(running) = self.state.running() else { return Ok(()) };
        // Where all have finished nobody waits for anything.
        let is_over = self.state.ideas_shared || running.time_up || running.closes.is_some();
        if self.state.kind() != Some(ActivityKind::Silent) || is_over {
            return Ok(());
        }
        let late = running.paused.unwrap_or(self.ctx.now).duration_since(running.started);
        let late = SignedDuration::from_secs(late.min(LONGEST_WAIT).as_secs());
        let more = late - running.prolonged;
        if late < LATE || more <= SignedDuration::ZERO {
            return Ok(());
        }
        let until = running.until + more;
        self.fact(Event::SilenceProlonged { seconds: more.as_secs(), until })
    }

    /// When what is open would close; nothing while it is paused, or where its time is up before.
    fn last_call(&self) -> Option<Timestamp> {
        let until = self.state.ends().filter(|_| self.state.running().is_some_and(|r| r.paused.is_none()))?;
        let closes = self.ctx.now + LAST_CALL;
        (closes < until).then_some(closes)
    }

    /// Whoever asks for more time does not want it to close in a moment.
    pub(super) fn stop_last_call(&mut self) -> Result<(), Refusal> {
        match (self.state.closes(), self.state.question.as_ref().map(|question| question.id)) {
            (None, _) => Ok(()),
            (Some(_), Some(question)) => self.fact(Event::AnswersReopened { question }),
            (Some(_), None) => self.fact(Event::SilenceContinues),
        }
    }

    /// `merged`: what is started next tells how it stood, where nothing was decided.
    pub(super) fn close_question(&mut self, merged: bool) -> Result<(), Refusal> {
        self.drop_worries(|state, who| !state.counts(who))?;
        let Some(question) = self.state.question.clone() else { return Ok(()) };
        let count = self.state.count();
        let outcome = self.outcome(&question, &count);
        let decides_nothing =
            matches!(outcome, Outcome::NoConsent { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. });
        let at = self.state.deadline().map_or(self.ctx.now, |promised| promised.min(self.ctx.now));
        let silent = count.silent();
        self.fact(Event::QuestionClosed {
            question: question.id,
            answered: Some(count.answered),
            ballots: count.ballots,
            hands: count.hands,
            silent,
            outcome: outcome.clone(),
            merged: merged && decides_nothing,
            at: Some(at),
        })?;
        match outcome {
            Outcome::Consent { .. } | Outcome::Dots { .. } | Outcome::Lot { .. } if self.state.verdict().is_some() => {
                self.after_the_verdict()
            }
            Outcome::Consent { .. } | Outcome::Dots { .. } | Outcome::Lot { .. } => {
                match self.place_of(ActivityKind::Trial) {
                    Some((index, _)) => self.start(index),
                    None => self.close(),
                }
            }
            Outcome::Tie { among } => self.run_off(among),
            Outcome::NoConsent { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. } => Ok(()),
        }
    }

    fn outcome(&self, question: &Question, count: &Count) -> Outcome {
        let counts = count.tally(&question.options());
        match &question.kind {
            QuestionKind::Consent { proposal } => {
                let of = |answer| counts.iter().find(|(option, _)| *option == answer).map_or(0, |(_, n)| *n);
                let (questions, objections) = (of(QUESTION), of(OBJECTION));
                let too_few = u32::from(count.answered) * 2 < u32::from(count.of) || of(AGREE) == 0;
                if questions == 0 && objections == 0 && !too_few {
                    Outcome::Consent { proposal: *proposal }
                } else {
                    Outcome::NoConsent { proposal: *proposal, objections, questions, too_few }
                }
            }
            QuestionKind::Weakest { .. } => Outcome::Weakest { among: weakest(&counts) },
            QuestionKind::Dots { run_off, .. } => {
                let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
                let top: Vec<u16> = counts.iter().filter(|(_, n)| *n == most).map(|(option, _)| *option).collect();
                match (top.as_slice(), run_off) {
                    (_, false) if most == 0 => Outcome::NobodyVoted,
                    ([only], _) => Outcome::Dots { proposal: *only },
                    (_, false) => Outcome::Tie { among: top },
                    // In a run-off that nobody decides, the lot does, as was said at the start.
                    (_, true) => match pairing::lot(&top, self.ctx.seed) {
                        Some(proposal) => Outcome::Lot { proposal, among: top },
                        None => Outcome::NobodyVoted,
                    },
                }
            }
        }
    }

    fn run_off(&mut self, among: Vec<u16>) -> Result<(), Refusal> {
        let Some((index, visit)) = self.state.running().map(|r| (r.index, r.visit + 1)) else { return Ok(()) };
        let at = self.ctx.now;
        let until = at + RUN_OFF;
        self.open_question(QuestionKind::Dots { options: among, dots: 1, run_off: true }, until)?;
        self.fact(Event::ActivityStarted { index, visit, at, until, in_threads: false })
    }
}

/// Does this fact change what was answered, or who answers?
fn changes_the_answers(fact: &Event) -> bool {
    match fact {
        Event::Joined { role, .. } | Event::RoleChanged { role, .. } => *role != Role::Observer,
        Event::Chose { .. } | Event::HandsCounted { .. } | Event::VotersAdded { .. } => true,
        _ => false,
    }
}

/// Does somebody go on writing, or come in who has not finished?
fn goes_on_writing(fact: &Event) -> bool {
    match fact {
        Event::Joined { role, .. } | Event::RoleChanged { role, .. } => *role == Role::Participant,
        Event::IdeaWritten { .. } | Event::IdeaReplaced { .. } | Event::IdeaWithdrawn { .. } => true,
        _ => false,
    }
}

/// Can this fact be the last that everybody waited for?
fn completes(fact: &Event) -> bool {
    match fact {
        Event::RoleChanged { role, .. } => *role == Role::Observer,
        Event::Left { .. } | Event::DoneMarked { .. } | Event::Resumed { .. } => true,
        _ => false,
    }
}

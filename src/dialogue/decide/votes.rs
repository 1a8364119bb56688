//! Decisions: consent, dots, hands in the room, run-off and lot. Options and voters are frozen when a vote opens.

use super::principles::weakest;
use super::{Actor, Turn, checked};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{AGREE, Event, OBJECTION, Outcome, QUESTION, QuestionKind, Vote};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::pairing;
use crate::dialogue::say::Refusal;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Question, tally};
use jiff::{SignedDuration, Timestamp};

/// A run-off takes one minute (DESIGN, `dots`).
const RUN_OFF: SignedDuration = SignedDuration::from_secs(60);

/// A choice that is made, as against taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// An objection that says at once what it is about.
    pub named: bool,
}

impl Turn<'_> {
    /// `enighed <number>`: can we live with trying this one?
    pub(super) fn ask_consent(&mut self, actor: &Actor, number: Option<u16>) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.in_activity(&[ActivityKind::Consent, ActivityKind::Present, ActivityKind::Select, ActivityKind::Dots])?;
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        let open = || self.state.proposals.iter().map(|p| p.number).collect::<Vec<_>>();
        let number = match (number, self.state.proposals.as_slice()) {
            (Some(number), _) => number,
            (None, [only]) => only.number,
            (None, _) => return Err(Refusal::NoSuchNumber { number: 0, open: open() }),
        };
        if self.state.proposal(number).is_none() {
            return Err(Refusal::NoSuchNumber { number, open: open() });
        }
        let (index, minutes) = self.place_of(ActivityKind::Consent).ok_or(Refusal::NotNow { fits: None })?;
        self.leave_activity()?;
        let at = self.ctx.now;
        let until = at + SignedDuration::from_mins(i64::from(minutes));
        self.open_question(QuestionKind::Consent { proposal: number }, until)?;
        let visit = self.state.running().map_or(1, |r| r.visit + 1);
        self.fact(Event::ActivityStarted { index, visit, at, until })
    }

    /// `afstemning`: one dot each. A question for consent that is still open closes first.
    pub(super) fn ask_dots(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.in_activity(&[ActivityKind::Dots, ActivityKind::Consent, ActivityKind::Present, ActivityKind::Select])?;
        if self.consent_open() {
            self.close_question(true)?;
            if self.state.decided.is_some() {
                return Ok(());
            }
        }
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        if self.state.proposals.len() < 2 {
            return Err(Refusal::OneProposal);
        }
        let (index, _) = self.place_of(ActivityKind::Dots).ok_or(Refusal::NotNow { fits: None })?;
        self.start(index)
    }

    fn place_of(&self, kind: ActivityKind) -> Option<(u16, u16)> {
        let at = self.state.script.activities().position(|(_, a)| a.kind == kind)?;
        let minutes = self.state.script.activity(at).map(|(_, a)| a.minutes)?;
        Some((u16::try_from(at).ok()?, minutes))
    }

    pub(super) fn open_question(&mut self, kind: QuestionKind, until: Timestamp) -> Result<(), Refusal> {
        let question = u32::try_from(self.state.closed.len()).unwrap_or(u32::MAX).saturating_add(1);
        let eligible: Vec<ParticipantId> = self.state.active().map(|p| p.id).collect();
        self.fact(Event::QuestionOpened { question, kind, at: self.ctx.now, until, eligible })
    }

    /// A press on a number or an answer. A first press joins; who came too late, or only observes, is told.
    pub(super) fn choose(&mut self, actor: &Actor, number: u16) -> Result<(), Refusal> {
        let picks = self.state.question.is_none()
            && matches!(self.state.kind(), Some(ActivityKind::Present | ActivityKind::Consent))
            && self.steering(actor).is_ok();
        if picks {
            return self.ask_consent(actor, Some(number));
        }
        self.choose_because(actor, number, None).map(|_| ())
    }

    /// The same in words, where `worry` is what an objection is about. Returns whose answer it is.
    pub(super) fn choose_because(
        &mut self,
        actor: &Actor,
        number: u16,
        worry: Option<&str>,
    ) -> Result<ParticipantId, Refusal> {
        let who = self.join_by_press(actor)?;
        self.vote(actor, who, number, worry)?;
        Ok(who)
    }

    /// The answer of somebody who is in already, in place of any they gave before. 0 only takes back.
    pub(super) fn answer_anew(
        &mut self,
        actor: &Actor,
        who: ParticipantId,
        number: u16,
        worry: Option<&str>,
    ) -> Result<(), Refusal> {
        let question = self.state.question.as_ref().ok_or(Refusal::NothingOpen)?;
        if self.state.deadline().is_some_and(|deadline| actor.at > deadline) {
            return Err(Refusal::NothingOpen);
        }
        if number > 0 && question.counted(who).is_empty() {
            self.check_not_raised(question)?;
        }
        self.choices_taken_back(actor, who)?;
        if number == 0 { Ok(()) } else { self.vote(actor, who, number, worry) }
    }

    /// Everything this person chose in the open vote is taken back.
    pub(super) fn choices_taken_back(&mut self, actor: &Actor, who: ParticipantId) -> Result<(), Refusal> {
        let made = self.state.question.as_ref().and_then(|q| q.choices.get(&who)).cloned().unwrap_or_default();
        made.into_iter().try_for_each(|choice| self.set_choice(actor, who, choice, None))
    }

    /// A guest who answers by name must not be among the hands already counted.
    fn check_not_raised(&self, question: &Question) -> Result<(), Refusal> {
        let hands: u16 = question.hands.values().copied().fold(0, u16::saturating_add);
        let guests = self.uncounted_guests(question).saturating_sub(1);
        let limit = guests.saturating_mul(u16::try_from(question.dots()).unwrap_or(1));
        if hands > limit { Err(Refusal::TooManyHands { hands, guests }) } else { Ok(()) }
    }

    fn vote(&mut self, actor: &Actor, who: ParticipantId, number: u16, worry: Option<&str>) -> Result<(), Refusal> {
        let Some(question) = &self.state.question else { return Err(Refusal::NothingOpen) };
        if self.state.not_counted(who).is_some() {
            let (id, told) = (question.id, question.told.contains(&who));
            return if told { Ok(()) } else { self.fact(Event::NotCounted { question: id, who }) };
        }
        if self.state.deadline().is_some_and(|deadline| actor.at > deadline) {
            return Err(Refusal::NothingOpen);
        }
        if !question.options().contains(&number) {
            return Err(Refusal::NoSuchNumber { number, open: question.options() });
        }
        let stood = question.counted(who) == [number];
        self.set_choice(actor, who, number, Some(Made { named: worry.is_some() }))?;
        match worry {
            // Said in so many words again, it stands already.
            Some(worry) if stood && self.is_named(worry) => Ok(()),
            Some(worry) => self.name_worry(worry),
            None => Ok(()),
        }
    }

    fn is_named(&self, worry: &str) -> bool {
        let worries = self.state.question.as_ref().map(|q| &q.worries);
        worries.is_some_and(|all| all.iter().any(|known| known.text.get().is_some_and(|known| known == worry)))
    }

    pub(super) fn set_choice(
        &mut self,
        actor: &Actor,
        who: ParticipantId,
        choice: u16,
        made: Option<Made>,
    ) -> Result<(), Refusal> {
        let (on, named) = (made.is_some(), made.is_some_and(|made| made.named));
        let Some(question) = &self.state.question else { return Ok(()) };
        let made = question.choices.get(&who).map_or(&[][..], Vec::as_slice);
        // A reaction that repeats what was said in words is still remembered, so that taking it back works.
        let new_way = actor.via.as_ref().is_some_and(|via| !question.via.contains_key(via));
        let changes = if on { made.last() != Some(&choice) || new_way } else { made.contains(&choice) };
        if !changes {
            return Ok(());
        }
        let (question, via) = (question.id, if on { actor.via.clone() } else { None });
        // About the one whose choice it is, whoever entered it or took it back.
        let about = self.state.person(who).and_then(|p| p.person);
        self.fact(Event::Chose { question, vote: Erasable::new(about, Vote { who, choice, on, via, named }) })
    }

    /// Hands raised in the room, for the guests who have not answered one by one. Entered anew it replaces.
    pub(super) fn count_hands(&mut self, actor: &Actor, hands: &[(u16, u16)]) -> Result<(), Refusal> {
        self.steering(actor)?;
        let Some(question) = &self.state.question else { return Err(Refusal::NothingOpen) };
        if let Some((number, _)) = hands.iter().find(|(number, _)| !question.options().contains(number)) {
            return Err(Refusal::NoSuchNumber { number: *number, open: question.options() });
        }
        let guests = self.uncounted_guests(question);
        let raised: u16 = hands.iter().map(|(_, n)| *n).fold(0, u16::saturating_add);
        let limit = guests.saturating_mul(u16::try_from(question.dots()).unwrap_or(1));
        if raised > limit {
            return Err(Refusal::TooManyHands { hands: raised, guests });
        }
        let question = question.id;
        self.fact(Event::HandsCounted { question, hands: hands.to_vec() })
    }

    /// Guests who may vote and have no answer of their own: the most hands that can be raised.
    fn uncounted_guests(&self, question: &Question) -> u16 {
        let open =
            self.state.guests().filter(|g| question.eligible.contains(&g.id) && question.counted(g.id).is_empty());
        u16::try_from(open.count()).unwrap_or(u16::MAX)
    }

    /// Is this proposal among what is voted on now?
    pub(super) fn is_voted_on(&self, number: u16) -> bool {
        self.state.question.as_ref().is_some_and(|question| match &question.kind {
            QuestionKind::Consent { proposal } => *proposal == number,
            QuestionKind::Dots { options, .. } => options.contains(&number),
            QuestionKind::Weakest { .. } => false,
        })
    }

    pub(super) fn name_worry(&mut self, text: &str) -> Result<(), Refusal> {
        let Some(question) = self.state.question.as_ref().map(|q| q.id) else { return Ok(()) };
        // Shown without a name, and kept without one.
        let text = Erasable::new(None, checked(text)?);
        self.fact(Event::ObjectionNamed { question, text })
    }

    /// A vote closes early when everybody has answered and nothing more can come of waiting: an open question or
    /// objection is talked about until time is up.
    pub(super) fn settle_votes(&mut self) -> Result<(), Refusal> {
        let Some(question) = &self.state.question else { return Ok(()) };
        if self.state.running().is_none_or(|r| r.paused.is_some()) {
            return Ok(());
        }
        let waiting = self
            .state
            .with_account()
            .any(|p| question.eligible.contains(&p.id) && question.counted(p.id).len() < question.dots());
        let raised: u16 = question.hands.values().copied().fold(0, u16::saturating_add);
        let guests_waiting = self.uncounted_guests(question) > raised;
        let worries = self.consent_open() && question.tally().iter().any(|(option, n)| *option != AGREE && *n > 0);
        if waiting || guests_waiting || worries || question.answered() == 0 && raised == 0 {
            return Ok(());
        }
        self.close_question(false)
    }

    /// `merged`: what is started next tells how it stood, where nothing was decided.
    pub(super) fn close_question(&mut self, merged: bool) -> Result<(), Refusal> {
        let Some(question) = self.state.question.clone() else { return Ok(()) };
        let ballots = question.ballots();
        let hands: Vec<(u16, u16)> = question.hands.iter().map(|(c, n)| (*c, *n)).collect();
        let (answered, here) = self.answered(&question);
        let silent = u16::try_from(here - answered.min(here)).unwrap_or(u16::MAX);
        let outcome = self.outcome(&question, &ballots, &hands, answered, here);
        let decides_nothing =
            matches!(outcome, Outcome::NoConsent { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. });
        let merged = merged && decides_nothing;
        let (question, told) = (question.id, outcome.clone());
        self.fact(Event::QuestionClosed { question, ballots, hands, silent, outcome: told, merged })?;
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

    /// How many have answered, hands raised included, of those who could and are still here.
    pub(super) fn answered(&self, question: &Question) -> (usize, usize) {
        let raised: u16 = question.hands.values().copied().fold(0, u16::saturating_add);
        let answered = question.answered() + usize::from(raised).div_ceil(question.dots().max(1));
        let here = question.eligible.iter().filter(|who| self.state.is_active(**who)).count();
        (answered, here.max(answered))
    }

    fn outcome(
        &self,
        question: &Question,
        ballots: &[u16],
        hands: &[(u16, u16)],
        answered: usize,
        here: usize,
    ) -> Outcome {
        let counts = tally(&question.options(), ballots, hands);
        match &question.kind {
            QuestionKind::Consent { proposal } => {
                let of = |answer| counts.iter().find(|(option, _)| *option == answer).map_or(0, |(_, n)| *n);
                let (questions, objections) = (of(QUESTION), of(OBJECTION));
                let too_few = answered * 2 < here || of(AGREE) == 0;
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
        self.fact(Event::ActivityStarted { index, visit, at, until })
    }
}

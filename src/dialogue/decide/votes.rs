//! Questions are asked and answered: consent, dots, hands in the room. Options and voters are frozen when one opens; guests
//! entered since may answer too.
//!
//! Deliberately absent: who counts (`state`), and how a question closes (`closing`).

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::command::Press;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{BankChoice, Event, OBJECTION, QuestionKind, Vote, Written};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::refusal::{Late, Refusal};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Question};
use jiff::{SignedDuration, Timestamp};

/// A post has called everybody for so long: then phones are back in pockets.
const CALLED: SignedDuration = SignedDuration::from_mins(1);

/// A choice that is made, as against taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// An objection that says at once what it is about.
    pub named: bool,
}

impl DecisionDraft<'_> {
    /// `enighed <number>`: can we live with trying this one?
    pub(super) fn ask_consent(&mut self, actor: &Actor, number: Option<u16>) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.in_activity(&[ActivityKind::Consent, ActivityKind::Present, ActivityKind::Select, ActivityKind::Dots])?;
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        let open = || self.state.proposals.iter().map(|p| p.number).collect::<Vec<_>>();
        let number = match (number, self.state.proposals.as_slice()) {
            (_, []) => return Err(Refusal::NoProposals),
            (Some(number), _) => number,
            (None, [only]) => only.number,
            (None, _) => return Err(Refusal::NoSuchNumber { number: 0, open: open() }),
        };
        if self.state.proposal(number).is_none() {
            return Err(Refusal::NoSuchNumber { number, open: open() });
        }
        let (index, minutes) = self.place_of(ActivityKind::Consent).ok_or(Refusal::NotNow { fits: None })?;
        let at = self.ctx.now;
        let until = at + SignedDuration::from_mins(i64::from(minutes));
        if self.has_just_been_called(index) {
            return self.open_question(QuestionKind::Consent { proposal: number }, until);
        }
        self.leave_activity()?;
        self.open_question(QuestionKind::Consent { proposal: number }, until)?;
        let visit = self.state.running().map_or(1, |r| r.visit + 1);
        self.fact(Event::ActivityStarted { index, visit, at, until, in_threads: false })
    }

    /// The post that asked which proposal it is to be has just called everybody: it becomes the question. One that stands
    /// further up, or has had a question already, with the reactions to that, is followed by a new one, which calls again.
    fn has_just_been_called(&self, index: u16) -> bool {
        let Some(running) = self.state.running().filter(|running| running.index == index) else { return false };
        let asked = self.state.closed.iter().any(|closed| closed.visit == running.visit);
        !asked && self.ctx.now.duration_since(running.started) < CALLED
    }

    /// `afstemning`: one dot each. A question for consent that is still open closes first.
    pub(super) fn ask_dots(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.in_activity(&[ActivityKind::Dots, ActivityKind::Consent, ActivityKind::Present, ActivityKind::Select])?;
        if self.consent_open() && self.state.proposals.len() < 2 {
            return Err(Refusal::Frozen);
        }
        if self.consent_open() {
            self.close_question(true)?;
            if self.state.decided.is_some() {
                return Ok(());
            }
        }
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        match self.state.proposals.len() {
            0 => return Err(Refusal::NoProposals),
            1 => return Err(Refusal::OneProposal),
            _ => {}
        }
        let (index, _) = self.place_of(ActivityKind::Dots).ok_or(Refusal::NotNow { fits: None })?;
        self.start(index)
    }

    pub(super) fn place_of(&self, kind: ActivityKind) -> Option<(u16, u16)> {
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
            && matches!(self.state.kind(), Some(ActivityKind::Present | ActivityKind::Consent | ActivityKind::Dots))
            && self.steering(actor).is_ok();
        if picks {
            return self.ask_consent(actor, Some(number));
        }
        if self.state.question.is_none() && self.state.kind() == Some(ActivityKind::Select) {
            return self.put_idea_forward(actor, number);
        }
        if self.state.question.is_none() && self.state.kind() == Some(ActivityKind::Bank) {
            return self.bank(actor, BankChoice::Try, u32::from(number));
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

    /// What somebody answers to a poll, in place of all they chose before, however they did. A first answer joins.
    pub(super) fn vote_by_poll(&mut self, actor: &Actor, answers: &[Press]) -> Result<(), Refusal> {
        let late = if answers.is_empty() { Late::TakeBack } else { Late::Answer };
        if self.state.question.is_none() {
            return Err(self.nothing_open(actor, late));
        }
        let who = match self.state.present(actor.person) {
            Some(participant) => participant.id,
            None if answers.is_empty() => return Ok(()),
            None => self.join_by_press(actor)?,
        };
        if self.state.not_counted(who).is_some() {
            return self.tell_not_counted(who);
        }
        self.in_time(actor, late)?;
        let Some(question) = &self.state.question else { return Ok(()) };
        let chosen: Vec<u16> = answers.iter().filter_map(|press| press.choice()).take(question.dots()).collect();
        let stood = question.choices.get(&who).cloned().unwrap_or_default();
        let moved = stood.iter().filter(|choice| !chosen.contains(choice));
        moved.into_iter().try_for_each(|choice| self.set_choice(actor, who, *choice, None))?;
        // Of an objection that stood already nobody is asked again what it is about.
        chosen
            .iter()
            .try_for_each(|choice| self.set_choice(actor, who, *choice, Some(Made { named: stood.contains(choice) })))
    }

    /// The answer of somebody who is in already, in place of any they gave before. 0 only takes back.
    pub(super) fn answer_anew(
        &mut self,
        actor: &Actor,
        who: ParticipantId,
        number: u16,
        worry: Option<&str>,
    ) -> Result<(), Refusal> {
        let late = if number == 0 { Late::TakeBack } else { Late::Answer };
        let question = self.state.question.as_ref().ok_or_else(|| self.nothing_open(actor, late))?;
        self.in_time(actor, late)?;
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
        let hands = self.state.count().raised();
        let guests = self.state.guests_to_count().saturating_sub(1);
        let limit = guests.saturating_mul(u16::try_from(question.dots()).unwrap_or(1));
        if hands > limit { Err(Refusal::TooManyHands { hands, guests }) } else { Ok(()) }
    }

    fn vote(&mut self, actor: &Actor, who: ParticipantId, number: u16, worry: Option<&str>) -> Result<(), Refusal> {
        let Some(question) = &self.state.question else { return Err(self.nothing_open(actor, Late::Answer)) };
        if self.state.not_counted(who).is_some() {
            return self.tell_not_counted(who);
        }
        self.in_time(actor, Late::Answer)?;
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

    /// Once for each vote.
    fn tell_not_counted(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        let open = self.state.question.as_ref().filter(|question| !question.told.contains(&who));
        match open.map(|question| question.id) {
            Some(question) => self.fact(Event::NotCounted { question, who }),
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
        let new_way = actor.via.is_some() && question.via.get(&(who, choice)) != actor.via.as_ref();
        let changes = if on { made.last() != Some(&choice) || new_way } else { made.contains(&choice) };
        if !changes {
            return Ok(());
        }
        let (question, via) = (question.id, if on { actor.via.clone() } else { None });
        // About the one whose choice it is, whoever entered it or took it back.
        let about = self.state.person(who).and_then(|p| p.person);
        self.fact(Event::Chose { question, vote: Erasable::new(about, Vote { who, choice, on, via, named }) })?;
        self.drop_worries_taken_back()
    }

    /// Hands raised in the room, for the guests who have not answered one by one. Entered anew it replaces.
    pub(super) fn count_hands(&mut self, actor: &Actor, hands: &[(u16, u16)]) -> Result<(), Refusal> {
        self.steering(actor)?;
        let Some(question) = &self.state.question else { return Err(self.nothing_open(actor, Late::Hands)) };
        self.in_time(actor, Late::Hands)?;
        if let Some((number, _)) = hands.iter().find(|(number, _)| !question.options().contains(number)) {
            return Err(Refusal::NoSuchNumber { number: *number, open: question.options() });
        }
        let guests = self.state.guests_to_count();
        let raised: u16 = hands.iter().map(|(_, n)| *n).fold(0, u16::saturating_add);
        let limit = guests.saturating_mul(u16::try_from(question.dots()).unwrap_or(1));
        if raised > limit {
            return Err(Refusal::TooManyHands { hands: raised, guests });
        }
        let question = question.id;
        self.fact(Event::HandsCounted { question, hands: hands.to_vec() })
    }

    /// A guest entered while a question is open may answer it: whoever steers counts them, so nobody is surprised.
    pub(super) fn let_vote(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        match self.state.question.as_ref().map(|question| question.id) {
            Some(question) => self.fact(Event::VotersAdded { question, whom: vec![who] }),
            None => Ok(()),
        }
    }

    /// A guest has left. Nobody knows which of the hands was theirs, so they are counted again.
    pub(super) fn count_again_without(&mut self, guest: ParticipantId) -> Result<(), Refusal> {
        let Some(question) = &self.state.question else { return Ok(()) };
        let raised =
            question.eligible.contains(&guest) && question.counted(guest).is_empty() && !question.hands.is_empty();
        let question = question.id;
        if raised { self.fact(Event::HandsCounted { question, hands: Vec::new() }) } else { Ok(()) }
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

    /// What somebody has against a proposal goes with their objection: those of people of whom this is true.
    pub(super) fn drop_worries(&mut self, gone: impl Fn(&Dialogue, ParticipantId) -> bool) -> Result<(), Refusal> {
        let authors = self.state.authors.iter().filter(|(what, _)| matches!(what, Written::Worry { .. }));
        let theirs = authors.filter(|(_, author)| gone(&self.state, author.who)).map(|(what, _)| *what);
        theirs.collect::<Vec<_>>().into_iter().try_for_each(|what| self.fact(Event::TextWithdrawn { what }))
    }

    /// Those of people who no longer object.
    fn drop_worries_taken_back(&mut self) -> Result<(), Refusal> {
        self.drop_worries(|state, who| state.question.as_ref().is_none_or(|q| q.counted(who) != [OBJECTION]))
    }
}

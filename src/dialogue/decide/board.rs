//! What is written down: points, themes, ideas, proposals; the round and the presenting groups.

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::command::PersonRef;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Authorship, Event, Role};
use crate::dialogue::ids::{ParticipantId, PersonId};
use crate::dialogue::pairing;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Proposal, Stage};

/// A pair's turn is over after this many points: the source asks for one or two (000, step 2).
const POINTS_A_TURN: usize = 2;

impl DecisionDraft<'_> {
    // --- points and the round ---

    pub(super) fn point(&mut self, actor: &Actor, on_behalf: Option<&str>, text: &str) -> Result<(), Refusal> {
        if !matches!(self.state.stage, Stage::Live(_)) {
            return Err(Refusal::NotNow { fits: Some(ActivityKind::Round) });
        }
        let by = match on_behalf {
            Some(name) => self.guest_named(actor, name)?,
            None => {
                let who = self.writer(actor)?;
                self.guest_spoken_for(who).unwrap_or(who)
            }
        };
        let pair = self.state.pair_of(by);
        self.add_point(actor.person, by, pair, text)
    }

    /// The guest for whom somebody writes when it is the turn of guests only, and they steer.
    fn guest_spoken_for(&self, who: ParticipantId) -> Option<ParticipantId> {
        let pair = self.state.presenting_pair().filter(|_| self.state.may_steer(who))?;
        pair.first().copied().filter(|_| pair.iter().all(|p| self.is_guest(*p)))
    }

    /// In the round a plain message from the pair whose turn it is becomes its point. Afterwards anybody may add what
    /// is missing. A pair of guests is spoken for by whoever steers.
    pub(super) fn plain_point(&mut self, actor: &Actor, who: ParticipantId, text: &str) -> Result<(), Refusal> {
        if self.turn_just_passed(actor, who) && !self.state.may_steer(who) {
            let index = self.state.pair_of(who);
            return self.add_point(actor.person, who, index, text);
        }
        let turn = self.state.presenting_pair().map(<[_]>::to_vec);
        match turn {
            Some(pair) if pair.contains(&who) => {
                let index = self.state.pair_of(who);
                self.add_point(actor.person, who, index, text)
            }
            Some(_) if let Some(guest) = self.guest_spoken_for(who) => {
                let index = self.state.pair_of(guest);
                self.add_point(actor.person, guest, index, text)
            }
            // Whoever steers also chats here, and writes points with the command.
            None if self.state.round.is_some() && self.state.is_active(who) && !self.state.may_steer(who) => {
                self.add_point(actor.person, who, None, text)
            }
            _ => Ok(()),
        }
    }

    fn add_point(
        &mut self,
        person: PersonId,
        by: ParticipantId,
        pair: Option<usize>,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = Erasable::new(Some(person), checked(text)?);
        let number = self.state.last.point.saturating_add(1);
        let pair = pair.and_then(|p| u16::try_from(p).ok());
        self.fact(Event::PointAdded { number, by: Some(by), pair, text })?;
        let presenting = self.state.presenting_pair().is_some_and(|p| p.contains(&by));
        let given = self.state.points.iter().filter(|p| p.pair == pair && pair.is_some()).count();
        if self.state.kind() == Some(ActivityKind::Round) && presenting && given >= POINTS_A_TURN {
            self.end_turn()?;
        }
        Ok(())
    }

    pub(super) fn pass(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.in_activity(&[ActivityKind::Round])?;
        let who = self.writer(actor)?;
        let turn = self.state.presenting_pair().ok_or(Refusal::NotNow { fits: Some(ActivityKind::Round) })?;
        if !turn.contains(&who) && !self.state.may_steer(who) {
            return Err(Refusal::NotNow { fits: Some(ActivityKind::Round) });
        }
        self.end_turn()
    }

    /// The presenting pair says it is done.
    pub(super) fn turn_done(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        let presenting = self.state.presenting_pair().is_some_and(|pair| pair.contains(&who));
        if self.state.kind() == Some(ActivityKind::Round) && presenting { self.end_turn() } else { Ok(()) }
    }

    /// The facilitator goes on within the round or the presentations. False when there is no further turn.
    pub(super) fn next_turn(&mut self) -> Result<bool, Refusal> {
        match self.state.kind() {
            Some(ActivityKind::Round) => {
                let Some(round) = &self.state.round else { return Ok(false) };
                if self.state.presenting_pair().is_none() {
                    return Ok(false);
                }
                let (turns, plucked) = (round.turns.len(), round.plucked);
                self.end_turn()?;
                // After the plucked pairs the others are asked for what is missing; a full round just ends.
                let last = self.state.round.as_ref().is_none_or(|round| usize::from(round.at) >= turns);
                Ok(plucked || !last)
            }
            Some(ActivityKind::Present) => {
                let Some(turn) = self.state.presenting_from(self.state.presenting.saturating_add(1)) else {
                    return Ok(false);
                };
                self.fact(Event::PresenterMoved { turn, at: Some(self.ctx.now) }).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    fn end_turn(&mut self) -> Result<(), Refusal> {
        let Some(at) = self.state.round.as_ref().map(|r| r.at) else { return Ok(()) };
        self.fact(Event::TurnMoved { turn: at + 1, at: Some(self.ctx.now) })?;
        self.skip_emptied_turns()
    }

    /// A pair that has been dissolved has no turn, and neither has a group.
    pub(super) fn skip_emptied_turns(&mut self) -> Result<(), Refusal> {
        if self.state.kind() == Some(ActivityKind::Present)
            && let Some(turn) = self.state.presenting_from(self.state.presenting)
            && turn != self.state.presenting
        {
            self.fact(Event::PresenterMoved { turn, at: Some(self.ctx.now) })?;
        }
        while let Some(round) = &self.state.round
            && self.state.presenting_pair().is_some_and(<[_]>::is_empty)
        {
            let turn = round.at + 1;
            self.fact(Event::TurnMoved { turn, at: Some(self.ctx.now) })?;
        }
        Ok(())
    }

    pub(super) fn theme(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        self.steering(actor)?;
        if !matches!(self.state.stage, Stage::Live(_)) {
            return Err(Refusal::NotNow { fits: Some(ActivityKind::Summarise) });
        }
        let text = Erasable::new(Some(actor.person), checked(text)?);
        self.fact(Event::ThemeNamed { text })
    }

    // --- ideas ---

    pub(super) fn idea(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        // Whoever asks for it by name may still add one to those that are shared, without a name like the others.
        let late = self.state.kind() == Some(ActivityKind::Share) && self.state.ideas_shared;
        if !late {
            self.in_activity(&[ActivityKind::Silent])?;
        }
        let who = self.participant(actor)?;
        let text = Erasable::new(None, checked(text)?);
        let number = self.state.last.idea.saturating_add(1);
        let group = self.state.group_of(who).and_then(|g| u16::try_from(g).ok()).unwrap_or(0);
        // Neither names the person in the fact itself: what is left of it must not tell who wrote the idea.
        let author = Erasable::new(None, Authorship { who, message: actor.via.clone() });
        self.fact(Event::IdeaWritten { number, group, author, text })
    }

    /// Ideas that are still somebody's go with them.
    pub(super) fn ideas_of(&self, who: ParticipantId) -> Vec<u16> {
        let wrote = |a: &Authorship| a.who == who;
        let own = self.state.ideas.iter().filter(|i| i.author.as_ref().and_then(Erasable::get).is_some_and(wrote));
        own.map(|i| i.number).collect()
    }

    pub(super) fn paper(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        self.in_activity(&[ActivityKind::Silent])?;
        if self.state.on_paper { Ok(()) } else { self.fact(Event::HeldOnPaper) }
    }

    /// A friendly hint, once for each person; the facilitator may speak.
    pub(super) fn silence_broken(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        let hinted = self.state.hinted.contains(&who) || self.state.may_steer(who) || self.state.ideas_shared;
        if hinted { Ok(()) } else { self.fact(Event::SilenceBroken { who }) }
    }

    pub(super) fn end_silence(&mut self) -> Result<(), Refusal> {
        if self.state.ideas_shared {
            return Ok(());
        }
        let numbers: Vec<u16> = self.state.ideas.iter().map(|i| i.number).collect();
        let mut order = pairing::mixed(&numbers, self.ctx.seed);
        // Group by group, so that each sees numbers without holes.
        order.sort_by_key(|number| self.state.idea(*number).map(|i| i.group));
        let called = self.called_back();
        self.fact(Event::IdeasShared { order, called })
    }

    /// Those who may still sit in their private rooms when the silence ends. Whoever has finished, or leads it, knows.
    fn called_back(&self) -> Vec<ParticipantId> {
        let running = self.state.running().filter(|_| !self.state.on_paper);
        let Some(running) = running.filter(|_| self.state.kind() == Some(ActivityKind::Silent)) else {
            return Vec::new();
        };
        let sits_there = |who: &ParticipantId| {
            !running.done.contains(who) && !self.state.unreachable.contains(who) && self.state.facilitator != Some(*who)
        };
        self.state.with_account().map(|p| p.id).filter(sits_there).collect()
    }

    // --- proposals ---

    pub(super) fn propose(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        let who = self.writer(actor)?;
        self.in_activity(&[
            ActivityKind::Select,
            ActivityKind::Share,
            ActivityKind::Present,
            ActivityKind::Consent,
            ActivityKind::Dots,
        ])?;
        // In a follow-up the verdicts are all there is to choose between.
        if self.state.recollection.is_some() {
            return Err(Refusal::NotNow { fits: None });
        }
        if self.state.question.is_some() {
            return Err(Refusal::Frozen);
        }
        let text = self.put_forward(text)?;
        // What is on the board already is not put there twice: the same thing under two numbers would split its dots.
        let same = |p: &Proposal| p.text.get().is_some_and(|t| t.to_lowercase() == text.to_lowercase());
        if self.state.proposals.iter().any(same) {
            return Ok(());
        }
        let group = self.group_for_proposal(actor, who)?;
        self.put_on_the_board(actor, who, group, text)
    }

    fn put_on_the_board(
        &mut self,
        actor: &Actor,
        who: ParticipantId,
        group: Option<u16>,
        text: String,
    ) -> Result<(), Refusal> {
        let number = self.state.last.proposal.saturating_add(1);
        self.fact(Event::ProposalAdded { number, group, by: Some(who), text: Erasable::new(Some(actor.person), text) })
    }

    /// One of the ideas becomes a proposal of the group it came from, whoever of them has pressed its number.
    pub(super) fn put_idea_forward(&mut self, actor: &Actor, number: u16) -> Result<(), Refusal> {
        self.join_by_press(actor)?;
        let who = self.writer(actor)?;
        let text = self.put_forward(&number.to_string())?;
        let Some(idea) = self.state.idea(number).filter(|idea| self.state.proposed_from(idea).is_none()) else {
            return Ok(());
        };
        let group = idea.group;
        if self.state.has_chosen(usize::from(group)) {
            return Err(Refusal::GroupFull);
        }
        self.put_on_the_board(actor, who, Some(group), text)
    }

    /// What is proposed by these words; the number of one of the ideas puts that idea forward.
    pub(super) fn put_forward(&self, text: &str) -> Result<String, Refusal> {
        let Ok(number) = text.trim().trim_start_matches('#').parse::<u16>() else { return checked(text) };
        let idea = self.state.idea(number).and_then(|i| i.text.get());
        let open = || self.state.ideas.iter().map(|i| i.number).collect();
        checked(idea.ok_or_else(|| Refusal::NoSuchNumber { number, open: open() })?)
    }

    /// The group a proposal counts for. Whoever steers also writes for groups in which nobody has an account.
    fn group_for_proposal(&self, actor: &Actor, who: ParticipantId) -> Result<Option<u16>, Refusal> {
        let full = |group: usize| self.state.has_chosen(group);
        let own = match actor.place {
            super::Place::Thread(Some(group)) if self.state.may_steer(who) => Some(group),
            _ => self.state.group_of(who),
        };
        let limited = matches!(self.state.kind(), Some(ActivityKind::Select | ActivityKind::Share));
        let number = |group: usize| u16::try_from(group).ok();
        match own {
            Some(group) if !limited || !full(group) => Ok(number(group)),
            own => {
                let guests_only = |g: &Vec<ParticipantId>| !g.is_empty() && g.iter().all(|p| self.is_guest(*p));
                let other = (0..self.state.groups.len())
                    .find(|g| self.state.may_steer(who) && guests_only(&self.state.groups[*g]) && !full(*g));
                match (other, own) {
                    (Some(group), _) => Ok(number(group)),
                    (None, Some(_)) => Err(Refusal::GroupFull),
                    (None, None) => Ok(None),
                }
            }
        }
    }

    /// A guest, named by whoever steers. Accounts answer for themselves.
    pub(super) fn guest_named(&self, actor: &Actor, name: &str) -> Result<ParticipantId, Refusal> {
        self.steering(actor)?;
        // A guest may have a colleague's name: only guests are spoken for, so the guest is meant.
        if let Some(guest) = self.state.guest_called(name) {
            return Ok(guest);
        }
        let who = self.named(actor, &PersonRef::Name(name.to_owned()))?;
        if self.is_guest(who) { Ok(who) } else { Err(Refusal::AnswersThemselves { name: name.to_owned() }) }
    }

    pub(super) fn is_guest(&self, who: ParticipantId) -> bool {
        self.state.person(who).is_some_and(|p| p.role == Role::Guest)
    }
}

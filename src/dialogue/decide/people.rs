//! Who is in: joining, leaving, guests, observers, and who steers.

use super::{Actor, DecisionDraft, checked};
use crate::dialogue::command::PersonRef;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, How, Identity, Named, Role};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::pairing;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::Stage;

/// A facilitator who has done nothing for this many minutes past the end of an activity may be relieved.
const SILENT_MINUTES: u16 = 3;

/// A pause nobody has ended for this many minutes is forgotten rather than held: a coffee break is shorter.
const PAUSED_MINUTES: u16 = 15;

/// The most guests around one laptop that still makes sense; the playbooks are made for twenty.
const MAX_GUESTS: u16 = 30;

/// Longest name shown, in characters.
const MAX_NAME: usize = 40;

/// Pairs and groups as they are after somebody came or went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Healed {
    pub pairs: Vec<Vec<ParticipantId>>,
    pub groups: Vec<Vec<ParticipantId>>,
}

impl DecisionDraft<'_> {
    pub(super) fn join(&mut self, actor: &Actor) -> Result<(), Refusal> {
        match self.state.participant_of(actor.person).map(|p| (p.id, p.present, p.role)) {
            Some((_, true, Role::Participant | Role::Guest)) => Ok(()),
            Some((who, true, Role::Observer)) => {
                self.changing(who, |turn| turn.fact(Event::RoleChanged { who, role: Role::Participant }))
            }
            Some((who, false, _)) => self.enter(actor, who, How::Asked),
            None => {
                let who = self.next_id();
                self.enter(actor, who, How::Asked)
            }
        }
    }

    /// Somebody pressed something: whoever is not in yet is now, and is told so privately.
    pub(super) fn join_by_press(&mut self, actor: &Actor) -> Result<ParticipantId, Refusal> {
        let known = self.state.participant_of(actor.person).map(|p| (p.id, p.present));
        match known {
            Some((who, true)) => Ok(who),
            Some((who, false)) => self.enter(actor, who, How::Pressed).map(|()| who),
            None => {
                let who = self.next_id();
                self.enter(actor, who, How::Pressed).map(|()| who)
            }
        }
    }

    fn enter(&mut self, actor: &Actor, who: ParticipantId, how: How) -> Result<(), Refusal> {
        self.changing(who, |turn| {
            turn.fact(Event::Joined {
                who,
                person: Some(actor.person),
                identity: Erasable::new(Some(actor.person), actor.identity.clone()),
                role: Role::Participant,
                how,
            })
        })
    }

    pub(super) fn leave(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let Some(who) = self.state.present(actor.person).map(|p| p.id) else {
            self.remark = Some(Reply::NotSignedUp);
            return Ok(());
        };
        self.owner_not_to_be(who)?;
        self.changing(who, |turn| turn.fact(Event::Left { who }))
    }

    /// Who was asked to own the trial and no longer takes part has not said yes.
    fn owner_not_to_be(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        let asked = self.state.trial.owner == Some(who) && !self.state.owner_accepted;
        if asked { self.fact(Event::OwnerDeclined { who }) } else { Ok(()) }
    }

    pub(super) fn went(&mut self, actor: &Actor) -> Result<(), Refusal> {
        // Somebody who was never in may leave the channel without a word.
        let is_in = self.state.present(actor.person).is_some();
        if is_in { self.leave(actor) } else { Ok(()) }
    }

    /// A person's data are erased: an open vote loses their choice, and they are no longer in. The directory forgets
    /// their number, so whoever goes on taking part comes in anew.
    pub(super) fn forget(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let Some((who, present)) = self.state.participant_of(actor.person).map(|p| (p.id, p.present)) else {
            return Ok(());
        };
        for number in self.ideas_of(who) {
            self.fact(Event::IdeaWithdrawn { number })?;
        }
        for what in self.worries_of(who) {
            self.fact(Event::TextWithdrawn { what })?;
        }
        self.fact(Event::Forgotten { who })?;
        if self.state.is_over() {
            return Ok(());
        }
        if self.state.trial.owner == Some(who) {
            self.fact(Event::OwnerDeclined { who })?;
        }
        if present { self.changing(who, |turn| turn.fact(Event::Left { who })) } else { Ok(()) }
    }

    pub(super) fn observe(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let who = match self.state.participant_of(actor.person).map(|p| (p.id, p.present, p.role)) {
            Some((_, true, Role::Observer)) => return Ok(()),
            Some((who, true, _)) => {
                self.owner_not_to_be(who)?;
                return self.changing(who, |turn| turn.fact(Event::RoleChanged { who, role: Role::Observer }));
            }
            Some((who, false, _)) => who,
            None => self.next_id(),
        };
        self.fact(Event::Joined {
            who,
            person: Some(actor.person),
            identity: Erasable::new(Some(actor.person), actor.identity.clone()),
            role: Role::Observer,
            how: How::Asked,
        })
    }

    pub(super) fn guest(&mut self, actor: &Actor, name: &str) -> Result<(), Refusal> {
        self.steering(actor)?;
        let name: String = checked(name)?.chars().take(MAX_NAME).collect();
        // The same name again is the same guest: two could never be told apart when somebody speaks for them.
        if self.state.guest_called(&name).is_some() {
            return Ok(());
        }
        if self.state.guests().count() >= usize::from(MAX_GUESTS) {
            return Err(Refusal::TooManyGuests { max: MAX_GUESTS });
        }
        self.enter_guest(name)
    }

    /// The number of guests in all: `gæster 8` twice is still eight. Fewer lets the last ones go.
    pub(super) fn guests(&mut self, actor: &Actor, wanted: u16) -> Result<(), Refusal> {
        self.steering(actor)?;
        if wanted > MAX_GUESTS {
            return Err(Refusal::TooManyGuests { max: MAX_GUESTS });
        }
        let here: Vec<ParticipantId> = self.state.guests().map(|p| p.id).collect();
        here.iter().skip(usize::from(wanted)).try_for_each(|who| self.let_guest_go(*who))?;
        for number in here.len()..usize::from(wanted) {
            // A number instead of a name; `prompts` puts "guest" before it.
            self.enter_guest(format!("{}", number + 1))?;
        }
        Ok(())
    }

    /// A guest is not counted any more; one who is not here is let be.
    pub(super) fn let_guest_go(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        if !self.state.is_active(who) {
            return Ok(());
        }
        self.owner_not_to_be(who)?;
        self.count_again_without(who)?;
        self.changing(who, |turn| turn.fact(Event::Left { who }))
    }

    fn enter_guest(&mut self, name: String) -> Result<(), Refusal> {
        let who = self.next_id();
        self.changing(who, |turn| {
            turn.fact(Event::Joined {
                who,
                person: None,
                identity: Erasable::new(None, Identity { account: None, name }),
                role: Role::Guest,
                how: How::Entered,
            })
        })?;
        self.let_vote(who)
    }

    pub(super) fn hand_over(&mut self, actor: &Actor, to: &PersonRef) -> Result<(), Refusal> {
        self.steering(actor)?;
        let who = self.named(actor, to)?;
        self.must_have_account(who)?;
        if self.state.facilitator == Some(who) {
            return Err(Refusal::AlreadyFacilitator);
        }
        self.fact(Event::FacilitatorNamed { who, how: Named::HandedOver })
    }

    pub(super) fn timekeeper(&mut self, actor: &Actor, to: &PersonRef) -> Result<(), Refusal> {
        self.steering(actor)?;
        let who = self.named(actor, to)?;
        self.must_have_account(who)?;
        self.fact(Event::TimekeeperNamed { who })
    }

    /// Anybody may take over when nobody facilitates, or after a silent while. Whoever is not in comes in by it; an
    /// observer goes on observing.
    pub(super) fn claim(&mut self, actor: &Actor) -> Result<(), Refusal> {
        if self.state.present(actor.person).is_none() {
            self.join(actor)?;
        }
        let who = self.state.participant_of(actor.person).map(|p| p.id).ok_or(Refusal::ParticipantsOnly)?;
        if self.state.facilitator == Some(who) {
            return Err(Refusal::AlreadyFacilitator);
        }
        if self.state.facilitator.is_some() && self.state.timekeeper != Some(who) {
            let (since, minutes) = match &self.state.stage {
                // Nothing has begun that could be taken from anybody, and an abandoned lobby would block the channel.
                Stage::Planned | Stage::Lobby | Stage::Over { .. } => (None, 0),
                Stage::Live(running) => match running.paused {
                    Some(paused) => (Some(paused), PAUSED_MINUTES),
                    None if running.time_up || running.ready.is_some() => (Some(running.until), SILENT_MINUTES),
                    None => (None, SILENT_MINUTES),
                },
            };
            let silent = since.map_or(0, |since| self.ctx.now.duration_since(since).as_mins());
            if silent < i64::from(minutes) {
                return Err(Refusal::NotSilentYet { minutes });
            }
        }
        self.fact(Event::FacilitatorNamed { who, how: Named::Claimed })
    }

    fn must_have_account(&self, who: ParticipantId) -> Result<(), Refusal> {
        match self.state.person(who) {
            Some(p) if p.role != Role::Guest => Ok(()),
            _ => Err(Refusal::NoSuchPerson { name: self.state.name(who).unwrap_or_default().to_owned() }),
        }
    }

    /// Does something to one person's part, and mends pairs and groups after it.
    fn changing(
        &mut self,
        who: ParticipantId,
        change: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let was = self.state.is_active(who);
        change(self)?;
        let mut healed = Healed { pairs: self.state.pairs.clone(), groups: self.state.groups.clone() };
        match (was, self.state.is_active(who)) {
            (false, true) => {
                if self.has_begun(ActivityKind::Pairs) && self.state.pair_of(who).is_none() {
                    pairing::let_in(&mut healed.pairs, who, |a, b| self.together(a, b));
                }
                if self.has_begun(ActivityKind::Groups) && self.state.group_of(who).is_none() {
                    pairing::let_into_group(&mut healed.groups, who);
                }
            }
            (true, false) => {
                pairing::let_go(&mut healed.pairs, who);
                pairing::let_go_of_group(&mut healed.groups, who);
            }
            _ => {}
        }
        if healed.pairs != self.state.pairs {
            self.fact(Event::PairsFormed { pairs: healed.pairs })?;
        }
        if healed.groups != self.state.groups {
            self.fact(Event::GroupsFormed { groups: healed.groups })?;
        }
        self.turns_for_new_pairs()?;
        self.skip_emptied_turns()
    }

    /// Where every pair is heard, a pair that formed while the round went on is heard last.
    fn turns_for_new_pairs(&mut self) -> Result<(), Refusal> {
        let Some(round) = &self.state.round else { return Ok(()) };
        let over = usize::from(round.at) >= round.turns.len();
        let new = (0..self.state.pairs.len())
            .filter(|pair| !self.state.pairs[*pair].is_empty())
            .filter_map(|pair| u16::try_from(pair).ok())
            .filter(|pair| !round.turns.contains(pair));
        let turns: Vec<u16> = round.turns.iter().copied().chain(new).collect();
        if round.plucked || over || turns.len() == round.turns.len() {
            return Ok(());
        }
        let turn = round.at;
        self.fact(Event::RoundOpened { turns, plucked: false })?;
        self.fact(Event::TurnMoved { turn, at: None })
    }

    /// How often two people have been a pair in this channel. Guests have no history.
    pub(super) fn together(&self, a: ParticipantId, b: ParticipantId) -> u32 {
        let person = |who| self.state.person(who).and_then(|p| p.person);
        match (person(a), person(b)) {
            (Some(a), Some(b)) => self.ctx.history.together.get(&(a.min(b), a.max(b))).copied().unwrap_or(0),
            _ => 0,
        }
    }

    pub(super) fn presented(&self, who: ParticipantId) -> u32 {
        let person = self.state.person(who).and_then(|p| p.person);
        person.and_then(|p| self.ctx.history.presented.get(&p)).copied().unwrap_or(0)
    }

    /// Has this activity been held, or is it going on? What it forms is then there, if only for nobody yet. One group is
    /// formed without it.
    fn has_begun(&self, kind: ActivityKind) -> bool {
        if kind == ActivityKind::Groups && !self.state.groups.is_empty() {
            return true;
        }
        let left = self.state.kept.keys().copied();
        left.chain(self.state.running().map(|r| r.index))
            .any(|index| self.state.script.activity(usize::from(index)).is_some_and(|(_, a)| a.kind == kind))
    }

    fn next_id(&self) -> ParticipantId {
        ParticipantId(u16::try_from(self.state.people.len() + 1).unwrap_or(u16::MAX))
    }
}

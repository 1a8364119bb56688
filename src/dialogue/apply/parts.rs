//! What the larger facts do to the state, and the small looks into it that `apply` shares.
//!
//! Deliberately absent: which fact does what; that is the one match in `apply`.

use crate::dialogue::event::{How, TrialFields};
use crate::dialogue::ids::{ParticipantId, PostKey};
use crate::dialogue::illegal::Fit;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Participant, Question, Ready, Running, Slot, Stage};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

impl Dialogue {
    pub(super) fn joined(&mut self, who: ParticipantId, participant: Participant, how: How) -> Fit {
        match usize::from(who.0).checked_sub(1) {
            Some(at) if at == self.people.len() => self.people.push(participant),
            // Somebody comes back, under the number they had.
            Some(at) if at < self.people.len() => self.people[at] = participant,
            _ => return Err("participants are numbered in the order they come"),
        }
        if how == How::Started && self.facilitator.is_some() {
            return Err("a dialogue is started once");
        }
        Ok(())
    }

    pub(super) fn started(&mut self, index: u16, visit: u32, at: Timestamp, until: Timestamp) -> Fit {
        let Some((_, activity)) = self.script.activity(usize::from(index)) else {
            return Err("an activity that the script does not have was started");
        };
        let kind = activity.kind;
        self.stage = Stage::Live(Running {
            index,
            visit,
            started: at,
            until,
            moved: at,
            paused: None,
            time_up: false,
            minute_said: false,
            ready: None,
            closes: None,
            renewed: BTreeSet::new(),
            prolonged: SignedDuration::ZERO,
            done: BTreeSet::new(),
            done_via: BTreeMap::new(),
        });
        if kind == ActivityKind::Silent {
            self.silence_again()?;
        }
        self.living(Slot::Phase(visit), "phase");
        self.cards();
        Ok(())
    }

    /// What an activity that has begun says in the groups' threads. Old facts only knew of some of it.
    pub(super) fn post_in_threads(&mut self, visit: u32, in_threads: bool) {
        let Some(kind) = self.kind().filter(|_| self.in_threads()) else { return };
        for group in (0..self.groups.len()).filter(|g| !self.groups[*g].is_empty()).collect::<Vec<_>>() {
            let number = group + 1;
            let is_root = in_threads || kind == ActivityKind::Reflect;
            if is_root && !self.posts.contains_key(&Slot::GroupRoot(group)) {
                self.living(Slot::GroupRoot(group), &format!("group-{number}"));
            }
            if in_threads {
                self.living(Slot::GroupPhase(group, visit), &format!("thread-{number}"));
            } else if matches!(kind, ActivityKind::Share | ActivityKind::Select) {
                self.living(Slot::GroupPhase(group, visit), &format!("group-{number}"));
            }
        }
    }

    /// A silence begun, or extended after its end: ideas can be written again, by those who had finished too. Ideas shared before
    /// keep no author.
    pub(super) fn silence_again(&mut self) -> Fit {
        self.ideas_shared = false;
        let running = self.live()?;
        running.closes = None;
        running.done.clear();
        running.done_via.clear();
        Ok(())
    }

    /// Ideas and proposals of a group that has dissolved go where its people went.
    pub(super) fn follow_their_people(&mut self, before: &[Vec<ParticipantId>]) {
        for (old, members) in before.iter().enumerate() {
            if !self.groups.get(old).is_none_or(Vec::is_empty) {
                continue;
            }
            let new = self.groups.iter().position(|group| group.iter().any(|who| members.contains(who)));
            let new = new.or_else(|| self.groups.iter().position(|group| !group.is_empty()));
            let (Ok(old), Some(Ok(new))) = (u16::try_from(old), new.map(u16::try_from)) else { continue };
            for group in self.ideas.iter_mut().map(|i| &mut i.group).filter(|g| **g == old) {
                *group = new;
            }
            for group in self.proposals.iter_mut().filter_map(|p| p.group.as_mut()).filter(|g| **g == old) {
                *group = new;
            }
        }
    }

    /// The owner is asked when the card first has all that must be agreed. The facilitator's card asks by itself.
    pub(super) fn ask_owner(&mut self) {
        let owner = self.trial.owner.filter(|o| !self.owner_accepted && self.facilitator != Some(*o));
        if let Some(owner) = owner.filter(|_| self.trial_complete()) {
            self.owners_asked.entry(owner).or_insert(self.version);
        }
    }

    /// What went on has moved, as of then; old facts do not say when.
    pub(super) fn moved(&mut self, at: Option<Timestamp>) {
        if let (Some(running), Some(at)) = (self.live_mut(), at) {
            running.moved = at;
        }
    }

    /// The facilitator may go on: said at most once in a step.
    pub(super) fn ready(&mut self, why: Ready, said: bool) -> Fit {
        let step = self.activity().map(|(step, _)| step).ok_or("nothing is going on")?;
        self.live()?.ready = Some(why);
        if said {
            self.ready_said.insert(step);
        }
        Ok(())
    }

    /// Whoever steers gets a card, the facilitator's first.
    pub(super) fn cards(&mut self) {
        if let Some(who) = self.facilitator {
            self.card(who, "card");
        }
        if let Some(who) = self.timekeeper.filter(|who| self.facilitator != Some(*who)) {
            self.card(who, "card-of-timekeeper");
        }
    }

    pub(super) fn card(&mut self, who: ParticipantId, name: &str) {
        self.living(Slot::Card(self.visit(), who), name);
    }

    /// Remembers under which key the post of this fact stands, so that it is edited when it ought to look otherwise.
    pub(super) fn living(&mut self, slot: Slot, name: &str) {
        let key = PostKey::new(&self.stream(), self.version, name);
        self.posts.insert(slot, key);
    }

    pub(super) fn participant(&mut self, who: ParticipantId) -> Result<&mut Participant, &'static str> {
        usize::from(who.0).checked_sub(1).and_then(|at| self.people.get_mut(at)).ok_or("nobody has that number")
    }

    pub(super) fn live_mut(&mut self) -> Option<&mut Running> {
        match &mut self.stage {
            Stage::Live(running) => Some(running),
            _ => None,
        }
    }

    pub(super) fn live(&mut self) -> Result<&mut Running, &'static str> {
        self.live_mut().ok_or("nothing is going on")
    }

    pub(super) fn asked(&mut self, id: u32) -> Result<&mut Question, &'static str> {
        self.question.as_mut().filter(|q| q.id == id).ok_or("that question is not open")
    }
}

/// Fields given now replace those known.
pub(in crate::dialogue) fn merge(known: &mut TrialFields, given: &TrialFields) {
    fn take<T: Clone>(known: &mut Option<T>, given: &Option<T>) {
        if given.is_some() {
            known.clone_from(given);
        }
    }
    take(&mut known.proposal, &given.proposal);
    take(&mut known.what, &given.what);
    take(&mut known.why, &given.why);
    take(&mut known.owner, &given.owner);
    take(&mut known.second, &given.second);
    take(&mut known.until, &given.until);
    take(&mut known.follow_up, &given.follow_up);
    take(&mut known.how, &given.how);
    take(&mut known.who, &given.who);
    take(&mut known.before, &given.before);
    take(&mut known.measure, &given.measure);
    take(&mut known.assumptions, &given.assumptions);
    take(&mut known.worse_off, &given.worse_off);
    take(&mut known.uncertainty, &given.uncertainty);
    take(&mut known.alternative, &given.alternative);
    take(&mut known.costs, &given.costs);
}

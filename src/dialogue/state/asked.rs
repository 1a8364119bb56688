//! What the rules, the words and the desk ask of a dialogue: who is in it, where it stands, what is open.
//!
//! Deliberately absent: the state itself (`state`), counting votes (`counted`).

use super::{ClosedQuestion, Dialogue, Idea, Numbers, Participant, Proposal, Question, Running, Slot, Stage};
use crate::dialogue::command::{Item, Press};
use crate::dialogue::event::{
    AGREE, Ending, GroupRoom, OBJECTION, Outcome, QUESTION, QuestionKind, Role, Verdict, Written,
};
use crate::dialogue::ids::{Account, ParticipantId, PersonId, StreamId};
use crate::dialogue::pairing;
use crate::dialogue::script::{Activity, ActivityKind, Condition};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// People who are let in this much after the time they were told are told why, in minutes.
const LATE_MINUTES: i64 = 10;

impl Numbers {
    /// The one thing that has been written down since `before`; none where there were several.
    fn added_since(self, before: Self) -> Option<(Item, u16)> {
        let counted = [
            (Item::Point, before.point, self.point),
            (Item::Theme, before.theme, self.theme),
            (Item::Example, before.example, self.example),
            (Item::Idea, before.idea, self.idea),
            (Item::Proposal, before.proposal, self.proposal),
        ];
        let mut new = counted.into_iter().filter(|(_, before, now)| before != now);
        let (item, before, now) = new.next()?;
        (new.next().is_none() && before.checked_add(1) == Some(now)).then_some((item, now))
    }
}

/// A group puts one or two proposals on the board (source 000, step 4).
const PROPOSALS_A_GROUP: usize = 2;

impl Dialogue {
    /// The one thing that has been written down since `before`, with the number it is removed by.
    pub fn added_since(&self, before: Numbers) -> Option<(Item, u16)> {
        match self.last.added_since(before)? {
            // Themes go by their place among those shown.
            (Item::Theme, _) => Some((Item::Theme, u16::try_from(self.themes.len()).ok()?)),
            added => Some(added),
        }
    }

    pub fn stream(&self) -> StreamId {
        StreamId::Dialogue(self.id.clone())
    }

    pub fn person(&self, who: ParticipantId) -> Option<&Participant> {
        self.people.get(usize::from(who.0).checked_sub(1)?)
    }

    /// The participant who is this person, whether present or not.
    pub fn participant_of(&self, person: PersonId) -> Option<&Participant> {
        self.people.iter().find(|p| p.person == Some(person))
    }

    /// Whoever this person is in the room, while they have not left it.
    pub fn present(&self, person: PersonId) -> Option<&Participant> {
        self.participant_of(person).filter(|p| p.present)
    }

    /// Does this person, who has not left, steer?
    pub fn is_steered_by(&self, person: PersonId) -> bool {
        self.present(person).is_some_and(|p| self.may_steer(p.id))
    }

    /// Those who take part now: participants and guests, not observers, not the ones who left.
    pub fn active(&self) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(|p| p.present && p.role != Role::Observer)
    }

    /// Those who can press for themselves: active, and not guests.
    pub fn with_account(&self) -> impl Iterator<Item = &Participant> {
        self.active().filter(|p| p.role == Role::Participant)
    }

    pub fn is_active(&self, who: ParticipantId) -> bool {
        self.person(who).is_some_and(|p| p.present && p.role != Role::Observer)
    }

    pub fn guests(&self) -> impl Iterator<Item = &Participant> {
        self.active().filter(|p| p.role == Role::Guest)
    }

    pub fn size(&self) -> u16 {
        u16::try_from(self.active().count()).unwrap_or(u16::MAX)
    }

    /// The event by which somebody's press stands now, where it can be taken back.
    pub fn standing(&self, who: ParticipantId, press: Press) -> Option<&str> {
        let chosen = |choice: u16| {
            let via = self.question.as_ref().map(|question| &question.via)?;
            via.get(&(who, choice)).map(String::as_str)
        };
        // While nothing is asked, a number has put an idea forward.
        let put_forward = |number: u16| {
            let proposal = self.proposed_from(self.idea(number)?)?.number;
            let author = self.authors.get(&Written::Proposal { number: proposal }).filter(|by| by.who == who)?;
            author.message.as_deref()
        };
        // Before the meeting it is the reading that is done.
        let done_via = self.running().map_or(&self.planning.read_via, |running| &running.done_via);
        match press {
            Press::Number(number) if self.question.is_none() => put_forward(number),
            Press::Number(number) => chosen(number),
            Press::Agree => chosen(AGREE),
            Press::Question => chosen(QUESTION),
            Press::Objection => chosen(OBJECTION),
            // In the round the turn has gone on.
            Press::Done if self.kind() == Some(ActivityKind::Round) => None,
            Press::Volunteer => self.owner_via.as_deref().filter(|_| self.trial.owner == Some(who)),
            Press::Done => done_via.iter().find(|(_, by)| **by == who).map(|(via, _)| via.as_str()),
            _ => None,
        }
    }

    /// Is this person asked what their objection is about? Whoever has left objects no more.
    pub fn worry_wanted(&self, who: ParticipantId) -> bool {
        let consent = |question: &&Question| matches!(question.kind, QuestionKind::Consent { .. });
        self.is_active(who)
            && self.question.as_ref().filter(consent).is_some_and(|question| question.counted(who) == [OBJECTION])
    }

    /// The facilitator, and the timekeeper where that is somebody else.
    pub fn steerers(&self) -> impl Iterator<Item = ParticipantId> {
        let timekeeper = self.timekeeper.filter(|who| self.facilitator != Some(*who));
        self.facilitator.into_iter().chain(timekeeper)
    }

    /// Facilitator or timekeeper.
    pub fn may_steer(&self, who: ParticipantId) -> bool {
        self.facilitator == Some(who) || self.timekeeper == Some(who)
    }

    /// Does what steers have to stand in the channel? So it does where whoever leads has no private room, and where all sit
    /// at one screen.
    pub fn is_steered_in_the_channel(&self) -> bool {
        let one_screen = self.guests().next().is_some() && self.with_account().count() < 2;
        self.facilitator.is_some_and(|who| one_screen || self.unreachable.contains(&who))
    }

    /// Does somebody lead, who has on a card of their own what steers?
    pub fn is_led_by_card(&self) -> bool {
        self.facilitator.is_some() && !self.is_steered_in_the_channel()
    }

    /// Is somebody asked whether they will own what is to be tried, who cannot be asked in private?
    pub fn asks_to_own_in_the_channel(&self) -> bool {
        self.unreachable.iter().any(|who| self.asks_to_own(*who))
    }

    /// The number of the visit that goes on; 0 before the first.
    pub fn visit(&self) -> u32 {
        self.running().map_or(0, |running| running.visit)
    }

    pub fn running(&self) -> Option<&Running> {
        match &self.stage {
            Stage::Live(running) => Some(running),
            _ => None,
        }
    }

    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over { .. })
    }

    pub fn ending(&self) -> Option<Ending> {
        match self.stage {
            Stage::Over { ending, .. } => Some(ending),
            _ => None,
        }
    }

    /// The activity going on, with its step's number from 0.
    pub fn activity(&self) -> Option<(usize, &Activity)> {
        self.script.activity(usize::from(self.running()?.index))
    }

    pub fn kind(&self) -> Option<ActivityKind> {
        self.activity().map(|(_, activity)| activity.kind)
    }

    /// Does the script have this anywhere?
    pub fn has(&self, kind: ActivityKind) -> bool {
        self.script.activities().any(|(_, activity)| activity.kind == kind)
    }

    /// What a group has put forward, by number.
    pub fn chosen_by(&self, group: usize) -> impl DoubleEndedIterator<Item = u16> {
        self.proposals.iter().filter(move |p| p.group.map(usize::from) == Some(group)).map(|p| p.number)
    }

    /// Has this group put forward as many proposals as it may?
    pub fn has_chosen(&self, group: usize) -> bool {
        self.chosen_by(group).count() >= PROPOSALS_A_GROUP
    }

    /// The proposal that says what this idea says, where it has been put forward.
    pub fn proposed_from(&self, idea: &Idea) -> Option<&Proposal> {
        let text = idea.text.get()?.to_lowercase();
        self.proposals.iter().find(|proposal| proposal.text.get().is_some_and(|t| t.to_lowercase() == text))
    }

    /// Has every group?
    pub fn all_have_chosen(&self) -> bool {
        !self.groups.is_empty() && (0..self.groups.len()).all(|group| self.has_chosen(group))
    }

    /// Is somebody asked whether they will own what is to be tried?
    pub fn asks_to_own(&self, who: ParticipantId) -> bool {
        self.running().is_some() && self.trial.owner == Some(who) && self.trial_complete() && !self.owner_accepted
    }

    /// Is anybody?
    pub fn asks_to_own_anybody(&self) -> bool {
        self.trial.owner.is_some_and(|who| self.asks_to_own(who))
    }

    /// May whoever steers ask for consent to one of the proposals?
    pub fn may_ask_consent(&self) -> bool {
        self.has(ActivityKind::Consent) && self.question.is_none() && !self.proposals.is_empty()
    }

    /// May whoever steers let the dots decide? With one proposal there is nothing to choose between.
    pub fn may_place_dots(&self) -> bool {
        self.has(ActivityKind::Dots) && self.proposals.len() > 1
    }

    /// The first activity from this index on that is held as things stand.
    pub fn next_held(&self, from: u16) -> Option<u16> {
        let total = u16::try_from(self.script.activities().count()).unwrap_or(u16::MAX);
        (from..total).find(|index| self.is_held(*index))
    }

    /// The activity before the one that runs, as things stand; nothing at the start.
    pub fn held_before(&self) -> Option<u16> {
        let running = self.running()?;
        (0..running.index).rev().find(|index| self.is_held(*index) || self.kept.contains_key(index))
    }

    /// Is there anything to do in this activity? Presenting takes two groups, dots two proposals, a trial a decision.
    pub fn is_held(&self, index: u16) -> bool {
        let Some((_, activity)) = self.script.activity(usize::from(index)) else { return false };
        let undecided = self.decided.is_none();
        let held = match activity.when {
            None => true,
            Some(Condition::NoConsent) => undecided,
            Some(Condition::Change) => self.verdict() == Some(Verdict::Change),
            Some(Condition::Stop) => self.verdict() == Some(Verdict::Stop),
        };
        if !held {
            return false;
        }
        match activity.kind {
            ActivityKind::Read | ActivityKind::Listen => !self.planning.reading_skipped,
            ActivityKind::Bank => self.recalled.as_ref().is_some_and(|r| !r.trials.is_empty() || !r.bank.is_empty()),
            ActivityKind::Learn => self.verdict().is_some(),
            // One group has nobody to find.
            ActivityKind::Groups => self.has_several_groups(),
            ActivityKind::Present => {
                self.presenting_from(0).and_then(|first| self.presenting_from(first + 1)).is_some()
            }
            // What can be said of a trial is put up when it begins.
            ActivityKind::Consent => undecided && (self.recollection.is_some() || !self.proposals.is_empty()),
            ActivityKind::Dots => undecided && self.proposals.len() > 1,
            ActivityKind::Trial => !undecided,
            _ => true,
        }
    }

    /// The numbers of what lies in the idea bank, while some of it can be taken up today.
    pub fn may_be_taken_up(&self) -> Vec<u16> {
        let bank = self.recalled.as_ref().filter(|_| self.recollection.is_none()).map(|recalled| &recalled.bank);
        bank.into_iter().flatten().filter_map(|item| u16::try_from(item.number).ok()).collect()
    }

    /// The first group from this one on that still has somebody in it.
    pub fn presenting_from(&self, group: u16) -> Option<u16> {
        let total = u16::try_from(self.groups.len()).unwrap_or(u16::MAX);
        (group..total).find(|g| self.groups.get(usize::from(*g)).is_some_and(|g| !g.is_empty()))
    }

    /// When the open question, else the activity, ends; nothing while paused.
    pub fn deadline(&self) -> Option<Timestamp> {
        let running = self.running()?;
        if running.paused.is_some() {
            return None;
        }
        let until = self.ends()?;
        Some(self.closes().map_or(until, |closes| closes.min(until)))
    }

    /// When the open question, else the activity, ends at the latest, also while it is paused.
    pub fn ends(&self) -> Option<Timestamp> {
        let running = self.running()?;
        Some(self.question.as_ref().map_or(running.until, |question| question.until))
    }

    /// When it closes before that, because all have answered or finished.
    pub fn closes(&self) -> Option<Timestamp> {
        match &self.question {
            Some(question) => question.closes,
            None => self.running()?.closes,
        }
    }

    /// Is the open question put as a poll?
    pub fn has_poll(&self) -> bool {
        self.question.as_ref().is_some_and(|question| self.posts.contains_key(&Slot::Poll(question.id)))
    }

    /// The vote that closed last, while nothing new is asked and its step goes on: what answers it comes too late.
    pub fn closed_here(&self) -> Option<&ClosedQuestion> {
        let step = self.activity().map(|(step, _)| step)?;
        self.closed.last().filter(|closed| self.question.is_none() && closed.step == Some(step))
    }

    /// Is something open that everybody may answer or write until it closes by itself?
    pub fn is_asking(&self) -> bool {
        self.question.is_some() || self.kind() == Some(ActivityKind::Silent) && !self.ideas_shared
    }

    /// How many have marked themselves done, of those who can.
    pub fn done_count(&self) -> (usize, usize) {
        self.done_among(|_| true)
    }

    /// The same of a group.
    pub fn done_in(&self, group: usize) -> (usize, usize) {
        let members = self.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        self.done_among(|who| members.contains(&who))
    }

    fn done_among(&self, is_one: impl Fn(ParticipantId) -> bool) -> (usize, usize) {
        let done = self.running().map(|r| &r.done);
        let of = self.with_account().filter(|p| is_one(p.id));
        of.fold((0, 0), |(ready, of), p| (ready + usize::from(done.is_some_and(|d| d.contains(&p.id))), of + 1))
    }

    pub fn pair_of(&self, who: ParticipantId) -> Option<usize> {
        self.pairs.iter().position(|pair| pair.contains(&who))
    }

    pub fn group_of(&self, who: ParticipantId) -> Option<usize> {
        self.groups.iter().position(|group| group.contains(&who))
    }

    /// Do groups have threads of their own? One group talks in the channel itself.
    pub fn in_threads(&self) -> bool {
        self.settings.groups == GroupRoom::Threads && self.groups.len() > 1
    }

    /// Does everybody find what to do now in the thread of their group? Then the channel need not say it too. Whoever has an
    /// account must be in a group with a thread, and a group of guests alone has nobody who could read there.
    pub fn all_work_in_threads(&self) -> bool {
        let visit = self.visit();
        let has_thread = |group: usize| {
            self.posts.contains_key(&Slot::GroupRoot(group)) && self.posts.contains_key(&Slot::GroupPhase(group, visit))
        };
        let mut filled = self.groups.iter().enumerate().filter(|(_, members)| !members.is_empty());
        let is_read = |group: usize| has_thread(group) && self.done_in(group).1 > 0;
        !self.groups.is_empty()
            && filled.all(|(group, _)| is_read(group))
            && self.with_account().all(|p| self.group_of(p.id).is_some_and(has_thread))
    }

    /// Is there, or will there be, more than one group?
    pub fn has_several_groups(&self) -> bool {
        let several = |groups: &[Vec<ParticipantId>]| groups.iter().filter(|group| !group.is_empty()).count() > 1;
        if self.groups.is_empty() { several(&pairing::groups(&self.pairs)) } else { several(&self.groups) }
    }

    /// What an activity lasts, in minutes. What goes before it in its step and falls away because all are one group leaves
    /// it its minutes: the step ends when the lobby said that it would, and the talk gets the time that nobody needs for
    /// finding each other.
    pub fn minutes_of(&self, index: u16) -> u16 {
        let Some((step, activity)) = self.script.activity(usize::from(index)) else { return 0 };
        let falls_away = |before: &u16| {
            let of = self.script.activity(usize::from(*before)).filter(|(of, _)| *of == step);
            of.is_some_and(|(_, activity)| is_for_several(activity.kind)) && !self.has_several_groups()
        };
        let left = (0..index).rev().take_while(falls_away).filter_map(|n| self.script.activity(usize::from(n)));
        left.map(|(_, activity)| activity.minutes).fold(activity.minutes, u16::saturating_add)
    }

    /// The number of the pair whose turn it is in the round; `None` when all have had theirs.
    pub fn pair_in_turn(&self) -> Option<u16> {
        let round = self.round.as_ref()?;
        round.turns.get(usize::from(round.at)).copied()
    }

    /// The pair whose turn it is in the round; `None` when all have had theirs.
    pub fn presenting_pair(&self) -> Option<&[ParticipantId]> {
        self.pairs.get(usize::from(self.pair_in_turn()?)).map(Vec::as_slice)
    }

    pub fn proposal(&self, number: u16) -> Option<&Proposal> {
        self.proposals.iter().find(|p| p.number == number)
    }

    pub fn idea(&self, number: u16) -> Option<&Idea> {
        self.ideas.iter().find(|i| i.number == number)
    }

    /// The numbers of the principles, where the playbook has them.
    pub fn principles(&self) -> impl Iterator<Item = u16> + use<> {
        1..=self.script.principles.map_or(0, |principles| principles.count)
    }

    /// The groups that begin with this principle, or pairs as long as there are no groups: spread out, so that together
    /// they get round to all of them.
    pub fn beginning_with(&self, principle: u16) -> impl Iterator<Item = &[ParticipantId]> {
        let count = usize::from(self.script.principles.map_or(0, |principles| principles.count));
        let sets = if self.groups.is_empty() { &self.pairs } else { &self.groups };
        let sets: Vec<_> = sets.iter().map(Vec::as_slice).filter(|set| !set.is_empty()).collect();
        let total = sets.len();
        let begins = move |(nth, _): &(usize, &[ParticipantId])| nth * count / total + 1 == usize::from(principle);
        sets.into_iter().enumerate().filter(begins).map(|(_, set)| set)
    }

    /// The principles that stand weakest, as the last dots on them showed.
    pub fn weakest(&self) -> &[u16] {
        let closed = self.closed.iter().rev().find_map(|closed| match &closed.outcome {
            Outcome::Weakest { among } => Some(among.as_slice()),
            _ => None,
        });
        closed.unwrap_or_default()
    }

    pub fn name(&self, who: ParticipantId) -> Option<&str> {
        let p = self.person(who)?;
        if p.forgotten {
            return None;
        }
        p.identity.get().map(|i| i.name.as_str())
    }

    pub fn account(&self, who: ParticipantId) -> Option<&Account> {
        self.person(who)?.identity.get()?.account.as_ref()
    }

    /// What was decided of the trial that this is the follow-up of.
    pub fn verdict(&self) -> Option<Verdict> {
        self.proposal(self.decided?)?.verdict
    }

    /// How many of those who are coming have read beforehand.
    pub fn readers(&self) -> (usize, usize) {
        let of = self.with_account().count();
        (self.with_account().filter(|p| self.planning.read.contains(&p.id)).count(), of)
    }

    pub fn all_have_read(&self) -> bool {
        let (read, of) = self.readers();
        of > 0 && read == of
    }

    /// When people were to be let in, where they were let in late.
    pub fn should_have_begun(&self) -> Option<Timestamp> {
        let at = self.planning.plan.as_ref()?.at.place().instant;
        (self.planning.opened?.duration_since(at).as_mins() >= LATE_MINUTES).then_some(at)
    }

    pub fn is_planned(&self) -> bool {
        matches!(self.stage, Stage::Planned)
    }

    /// Why this person's press on a vote does not count now, if it does not.
    pub fn not_counted(&self, who: ParticipantId) -> Option<NotCounted> {
        let question = self.question.as_ref()?;
        match self.person(who) {
            Some(p) if p.role == Role::Observer => Some(NotCounted::Observer),
            _ if !question.eligible.contains(&who) => Some(NotCounted::TooLate),
            _ => None,
        }
    }
}

/// Does it take more than one group?
pub fn is_for_several(kind: ActivityKind) -> bool {
    matches!(kind, ActivityKind::Groups | ActivityKind::Present)
}

/// Why somebody's press on a vote does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotCounted {
    /// Came after the vote opened.
    TooLate,
    Observer,
}

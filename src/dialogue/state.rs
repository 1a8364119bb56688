//! A dialogue as it stands: what `apply` builds from facts, and the questions the rules ask of it.
//!
//! Deliberately absent: changing it (`apply`), deciding (`decide`), speaking (`react`, `view`).

use super::erasable::Erasable;
use super::event::{
    Authorship, BankItem, Ending, GroupRoom, Identity, LearningFields, Occasion, OfSeries, OpenTrial, Outcome, Plan,
    QuestionKind, Role, Settings, TrialFields, Verdict, Warning,
};
use super::ids::{Account, DialogueId, ParticipantId, PersonId, PostKey, StreamId, TrialId};
use super::lang::Lang;
use super::promise::Promises;
use super::say::{NotCounted, Ready};
use super::script::{Activity, ActivityKind, Condition, Script};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// One dialogue. `version` counts its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialogue {
    pub id: DialogueId,
    pub version: u64,
    pub script: Script,
    pub lang: Lang,
    pub settings: Settings,
    pub expected: Option<u16>,
    pub people: Vec<Participant>,
    pub facilitator: Option<ParticipantId>,
    /// Who facilitated last, also when they have left.
    pub facilitated_by: Option<ParticipantId>,
    pub timekeeper: Option<ParticipantId>,
    /// The last break that was admitted: the sign of life before it, and the seconds given back for it.
    pub last_break: Option<(Timestamp, i64)>,
    pub stage: Stage,
    pub warned: BTreeSet<Warning>,
    /// Steps in which "you may go on" has been said.
    pub ready_said: BTreeSet<usize>,
    /// What was left of activities that were left, by index.
    pub kept: BTreeMap<u16, SignedDuration>,
    pub pairs: Vec<Vec<ParticipantId>>,
    pub round: Option<Round>,
    pub groups: Vec<Vec<ParticipantId>>,
    pub points: Vec<Point>,
    pub themes: Vec<Erasable<String>>,
    /// Which of the team's services is looked at.
    pub service: Option<Erasable<String>>,
    pub examples: Vec<Example>,
    pub ideas: Vec<Idea>,
    pub ideas_shared: bool,
    pub on_paper: bool,
    pub hinted: BTreeSet<ParticipantId>,
    pub proposals: Vec<Proposal>,
    pub presenting: u16,
    pub question: Option<Question>,
    /// Questions that have closed, in order: the receipt.
    pub closed: Vec<ClosedQuestion>,
    pub decided: Option<u16>,
    pub trial: TrialFields,
    pub owner_accepted: bool,
    /// Who was asked to be the owner, and by which fact: each is asked once.
    pub owners_asked: BTreeMap<ParticipantId, u64>,
    /// The highest numbers given out: what was removed leaves its number behind, since receipts name it.
    pub last: Numbers,
    /// Where the living messages stand, by slot; see `view`.
    pub posts: BTreeMap<Slot, PostKey>,
    pub planning: Planning,
    /// A follow-up: the trial it is about.
    pub recollection: Option<Recollection>,
    /// What the channel had open when this began.
    pub recalled: Option<Recalled>,
    pub learning: LearningFields,
}

/// What goes before the meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planning {
    /// The time that counts; none in a dialogue that was started at once.
    pub plan: Option<Plan>,
    /// Said back, and not answered yet.
    pub proposed: Option<Plan>,
    /// The series it comes of, also when it has been moved since.
    pub series: Option<OfSeries>,
    /// How often it has been moved: a calendar entry of a higher number replaces the one before.
    pub moves: u32,
    pub promises: Promises<Occasion>,
    pub read: BTreeSet<ParticipantId>,
    /// The reactions that said so.
    pub read_via: BTreeMap<String, ParticipantId>,
    pub reading_skipped: bool,
}

/// The trial a follow-up is about, as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Recollection {
    pub trial: TrialId,
    pub card: TrialFields,
    /// When it should have been held, where it is late.
    pub due: Option<Date>,
}

/// What a channel has open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recalled {
    pub trials: Vec<OpenTrial>,
    pub bank: Vec<BankItem>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub point: u16,
    pub example: u16,
    pub idea: u16,
    pub proposal: u16,
}

/// The living messages of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// A time said back, each with the number of its fact.
    TimeCheck(u64),
    Invitation,
    PreReading,
    Lobby,
    /// Each visit to an activity has its own.
    Phase(u32),
    GroupRoot(usize),
    GroupPhase(usize, u32),
    Card(usize),
    Closing,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: ParticipantId,
    pub person: Option<PersonId>,
    pub identity: Erasable<Identity>,
    pub role: Role,
    pub present: bool,
    /// Asked to be forgotten: shown without a name.
    pub forgotten: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A time is named; the lobby opens then.
    Planned,
    /// People come in; the facilitator starts step 1.
    Lobby,
    Live(Running),
    Over {
        at: Timestamp,
        ending: Ending,
    },
}

/// The activity that is going on.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    pub index: u16,
    /// Counts started activities from 1, so that going back makes a new visit.
    pub visit: u32,
    pub started: Timestamp,
    pub until: Timestamp,
    /// When it began, a turn in it passed, or `next` was answered with a question. A `next` sent before that was meant
    /// for what went on then. Unlike `started` it does not move with pauses and breaks.
    pub moved: Timestamp,
    /// Since when it is paused.
    pub paused: Option<Timestamp>,
    pub time_up: bool,
    pub minute_said: bool,
    pub ready: Option<Ready>,
    pub done: BTreeSet<ParticipantId>,
    /// The reactions that marked somebody done.
    pub done_via: BTreeMap<String, ParticipantId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Indices of pairs, in the order they present.
    pub turns: Vec<u16>,
    pub at: u16,
    pub plucked: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub number: u16,
    pub by: Option<ParticipantId>,
    pub pair: Option<u16>,
    pub text: Erasable<String>,
}

/// How a principle shows in the team's own service.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub number: u16,
    pub principle: u16,
    pub by: Option<ParticipantId>,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    pub number: u16,
    pub group: u16,
    pub author: Option<Erasable<Authorship>>,
    pub text: Erasable<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub number: u16,
    pub group: Option<u16>,
    pub by: Option<ParticipantId>,
    pub text: Erasable<String>,
    /// One of the three things that can be said of a trial; `text` is empty then.
    pub verdict: Option<Verdict>,
}

/// An open vote. Options and voters are frozen when it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub id: u32,
    pub kind: QuestionKind,
    pub opened: Timestamp,
    pub until: Timestamp,
    pub eligible: BTreeSet<ParticipantId>,
    /// Each person's choices in the order made; the latest count. A choice taken back is gone from the list.
    pub choices: BTreeMap<ParticipantId, Vec<u16>>,
    /// The reactions that made a choice.
    pub via: BTreeMap<String, (ParticipantId, u16)>,
    pub hands: BTreeMap<u16, u16>,
    pub worries: Vec<Erasable<String>>,
    pub told: BTreeSet<ParticipantId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClosedQuestion {
    pub id: u32,
    pub kind: QuestionKind,
    /// Anonymous, sorted; one entry for each choice that counted.
    pub ballots: Vec<u16>,
    pub hands: Vec<(u16, u16)>,
    /// Who could have answered and did not.
    pub silent: u16,
    pub eligible: u16,
    pub worries: Vec<Erasable<String>>,
    pub outcome: Outcome,
    /// Told by the post that came next, not by a message of its own.
    pub merged: bool,
}

impl Dialogue {
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

    /// Facilitator or timekeeper.
    pub fn may_steer(&self, who: ParticipantId) -> bool {
        self.facilitator == Some(who) || self.timekeeper == Some(who)
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

    /// The first activity from this index on that is held as things stand.
    pub fn next_held(&self, from: u16) -> Option<u16> {
        let total = u16::try_from(self.script.activities().count()).unwrap_or(u16::MAX);
        (from..total).find(|index| self.is_held(*index))
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
        Some(self.question.as_ref().map_or(running.until, |q| q.until))
    }

    /// How many have marked themselves done, of those who can.
    pub fn done_count(&self) -> (usize, usize) {
        let done = self.running().map(|r| &r.done);
        let of = self.with_account().count();
        let ready = self.with_account().filter(|p| done.is_some_and(|d| d.contains(&p.id))).count();
        (ready, of)
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

    /// The pair whose turn it is in the round; `None` when all have had theirs.
    pub fn presenting_pair(&self) -> Option<&[ParticipantId]> {
        let round = self.round.as_ref()?;
        let index = *round.turns.get(usize::from(round.at))?;
        self.pairs.get(usize::from(index)).map(Vec::as_slice)
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

    /// Whether the trial card has all that must be agreed in the meeting: what, why, owner and dates.
    pub fn trial_complete(&self) -> bool {
        let t = &self.trial;
        t.what.is_some() && t.why.is_some() && t.owner.is_some() && t.until.is_some() && t.follow_up.is_some()
    }
}

impl Question {
    /// How many choices of one person count: one answer to consent, the playbook's number of dots.
    pub fn dots(&self) -> usize {
        match &self.kind {
            QuestionKind::Consent { .. } => 1,
            QuestionKind::Dots { dots, .. } | QuestionKind::Weakest { dots, .. } => usize::from(*dots),
        }
    }

    /// The numbers that can be chosen.
    pub fn options(&self) -> Vec<u16> {
        match &self.kind {
            QuestionKind::Consent { .. } => vec![super::event::AGREE, super::event::QUESTION, super::event::OBJECTION],
            QuestionKind::Dots { options, .. } | QuestionKind::Weakest { options, .. } => options.clone(),
        }
    }

    /// What counts of one person's choices: the latest ones.
    pub fn counted(&self, who: ParticipantId) -> &[u16] {
        let all = self.choices.get(&who).map_or(&[][..], Vec::as_slice);
        &all[all.len().saturating_sub(self.dots())..]
    }

    /// The anonymous ballots, sorted.
    pub fn ballots(&self) -> Vec<u16> {
        let mut ballots: Vec<u16> = self.choices.keys().flat_map(|who| self.counted(*who).iter().copied()).collect();
        ballots.sort_unstable();
        ballots
    }

    /// Votes and hands for each option, in the order of the options.
    pub fn tally(&self) -> Vec<(u16, u16)> {
        tally(&self.options(), &self.ballots(), &self.hands.iter().map(|(c, n)| (*c, *n)).collect::<Vec<_>>())
    }

    pub fn answered(&self) -> usize {
        self.choices.values().filter(|c| !c.is_empty()).count()
    }
}

/// Recounts ballots and hands: what every receipt can be checked against.
pub fn tally(options: &[u16], ballots: &[u16], hands: &[(u16, u16)]) -> Vec<(u16, u16)> {
    let count = |option: u16| -> u16 {
        let votes = ballots.iter().filter(|b| **b == option).count();
        let raised: u16 = hands.iter().filter(|(o, _)| *o == option).map(|(_, n)| *n).fold(0, u16::saturating_add);
        u16::try_from(votes).unwrap_or(u16::MAX).saturating_add(raised)
    };
    options.iter().map(|option| (*option, count(*option))).collect()
}

//! What the cast does in each activity of a meeting: reads, talks, writes, takes its turn, votes, agrees.
//! Deliberately absent: the weeks around it (`weeks`).

use super::act::{During, What};
use super::lines::fill;
use super::{Cast, Noticed};
use crate::dialogue::command::Press;
use crate::dialogue::event::QuestionKind;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Question, Running};
use jiff::Timestamp;

/// How long people take over a vote, in seconds from when it opens.
const UNHURRIED: (u64, u64) = (20, 75);

/// How long a pair waits for one of them whom a person plays, in seconds, before the other speaks for both.
const PATIENT: u64 = 60;

impl Cast {
    pub(super) fn take_part(&mut self, dialogue: &Dialogue, running: &Running, now: Timestamp) {
        let Some(kind) = dialogue.kind() else { return };
        if self.is_new(Noticed::Activity(During::visit(dialogue))) {
            self.enter(kind, dialogue, now);
        }
        match kind {
            ActivityKind::Round => self.take_turns(dialogue, now),
            ActivityKind::Present => self.present(dialogue, now),
            ActivityKind::Trial => self.own(dialogue, now),
            _ => {}
        }
        self.vote(dialogue, now);
        if running.ready.is_some() && self.is_new(Noticed::Ready(During::visit(dialogue))) && moves_on(kind) {
            self.lead(dialogue, now, 8, Press::Next);
        }
    }

    fn enter(&mut self, kind: ActivityKind, dialogue: &Dialogue, now: Timestamp) {
        let minutes = dialogue.activity().map_or(1, |(_, a)| u64::from(a.minutes));
        let leader = self.leader(dialogue);
        match kind {
            ActivityKind::Frame => {
                if let Some(service) = &self.lines.service {
                    let command = fill(self.lines.typed.service, &service.name);
                    self.during(dialogue, now, 30, leader, What::Say(command));
                }
                self.lead(dialogue, now, minutes * 60 - 10, Press::Next);
            }
            ActivityKind::Summarise | ActivityKind::Groups | ActivityKind::Recall | ActivityKind::Bank => {
                self.lead(dialogue, now, minutes * 60 - 15, Press::Next);
            }
            ActivityKind::Read
            | ActivityKind::Listen
            | ActivityKind::Pairs
            | ActivityKind::Reflect
            | ActivityKind::Share => self.all_done(dialogue, now, (70, 25)),
            ActivityKind::Principles => {
                self.give_examples(dialogue, now);
                self.all_done(dialogue, now, (80, 15));
            }
            ActivityKind::Silent => self.write(dialogue, now),
            ActivityKind::Select => self.choose(dialogue, now),
            // What can be said of a trial is put up for all; somebody has to ask.
            ActivityKind::Consent if dialogue.question.is_none() => self.lead(dialogue, now, 20, Press::Number(1)),
            ActivityKind::Trial => self.agree(dialogue, now),
            ActivityKind::Learn => {
                for (at, words) in (30..).step_by(20).zip(self.lines.learning.clone()) {
                    self.during(dialogue, now, at, leader, What::Private(words));
                }
                self.lead(dialogue, now, 120, Press::Next);
            }
            _ => {}
        }
    }

    /// Everybody is done after this much of the time, and by chance so much more: both in percent.
    fn all_done(&mut self, dialogue: &Dialogue, now: Timestamp, (least, more): (u64, u64)) {
        let minutes = dialogue.activity().map_or(1, |(_, a)| u64::from(a.minutes));
        for who in self.everybody(dialogue) {
            let late = minutes * 60 * (least + self.chance(dialogue, who as u64, more)) / 100;
            self.during(dialogue, now, late, who, What::Press(Press::Done));
        }
    }

    fn give_examples(&mut self, dialogue: &Dialogue, now: Timestamp) {
        // Each begins with the number of its principle, and this playbook may have fewer.
        let count = dialogue.script.principles.map_or(0, |principles| principles.count);
        let fits = |example: &&String| {
            let number = example.split(' ').next().and_then(|number| number.parse::<u16>().ok());
            number.is_some_and(|number| number <= count)
        };
        let examples = self.lines.service.iter().flat_map(|service| &service.examples);
        let examples: Vec<String> = examples.filter(fits).cloned().collect();
        for (who, example) in self.everybody(dialogue).into_iter().zip(examples) {
            let at = 120 + self.chance(dialogue, who as u64, 400);
            self.during(dialogue, now, at, who, What::Say(example));
        }
    }

    /// One idea each in the silence; in a follow-up, what each has seen.
    fn write(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let texts = if dialogue.recollection.is_some() { &self.lines.learned } else { &self.lines.ideas };
        let texts = texts.clone();
        let first = usize::try_from(self.casting.seed % 7).unwrap_or(0);
        for who in self.everybody(dialogue) {
            let at = 12 + self.chance(dialogue, who as u64, 30);
            if let Some(text) = texts.get((who + first) % texts.len().max(1)) {
                self.during(dialogue, now, at, who, What::Private(text.clone()));
            }
            let done = at + 10 + self.chance(dialogue, who as u64 + 100, 15);
            self.during(dialogue, now, done, who, What::Press(Press::Done));
        }
    }

    /// Each group puts one proposal on the board.
    fn choose(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let everybody = self.everybody(dialogue);
        for (group, members) in dialogue.groups.iter().enumerate() {
            let mut members = members.iter().map(|member| self.index(dialogue, *member));
            let speaks = members.find(|who| everybody.contains(who) && !self.is_played(*who));
            let proposal = self.lines.proposals.get(group % self.lines.proposals.len().max(1));
            if let (Some(who), Some(proposal)) = (speaks, proposal) {
                let command = fill(self.lines.typed.proposal, proposal);
                let at = 60 + self.chance(dialogue, group as u64, 100);
                self.during(dialogue, now, at, who, What::InGroup(command));
            }
        }
        for who in everybody {
            let at = 170 + self.chance(dialogue, who as u64, 50);
            self.during(dialogue, now, at, who, What::Press(Press::Done));
        }
    }

    /// The card asks one thing at a time; somebody offers to own it.
    fn agree(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let leader = self.leader(dialogue);
        if let Some(value) = &self.lines.value {
            let card = fill(self.lines.typed.value, value);
            self.during(dialogue, now, 40, leader, What::Say(card));
        }
        for (at, words) in (60..).step_by(25).zip(self.lines.agreed.clone()) {
            self.during(dialogue, now, at, leader, What::Private(words));
        }
        let everybody = self.everybody(dialogue);
        let offers = everybody.iter().copied().find(|who| *who != leader && !self.is_played(*who));
        self.during(dialogue, now, 125, offers.unwrap_or(leader), What::Press(Press::Volunteer));
    }

    /// Whoever is asked to own it does.
    fn own(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let Some(owner) = dialogue.trial.owner.filter(|owner| dialogue.asks_to_own(*owner)) else { return };
        if self.is_new(Noticed::AskedToOwn(During::of(dialogue), owner)) {
            let who = self.index(dialogue, owner);
            self.during(dialogue, now, 15, who, What::Press(Press::Accept));
        }
    }

    /// The round goes pair by pair.
    fn take_turns(&mut self, dialogue: &Dialogue, now: Timestamp) {
        if dialogue.round.is_none() || !self.is_new(Noticed::Turn(During::of(dialogue))) {
            return;
        }
        let Some(pair) = dialogue.presenting_pair() else {
            return self.lead(dialogue, now, 15, Press::Next);
        };
        let pair: Vec<usize> = pair.iter().map(|who| self.index(dialogue, *who)).collect();
        let waits = if pair.iter().any(|who| self.is_played(*who)) { PATIENT } else { 0 };
        let speaker = pair.into_iter().find(|who| !self.is_played(*who));
        let point = self.lines.points.get(self.spoken % self.lines.points.len().max(1)).cloned();
        match (speaker, point) {
            (Some(who), Some(point)) => {
                self.spoken += 1;
                self.during(dialogue, now, waits + 12, who, What::Say(point));
                self.during(dialogue, now, waits + 16, who, What::Press(Press::Done));
            }
            _ => self.lead(dialogue, now, PATIENT + 15, Press::Next),
        }
    }

    /// The presentations go group by group; after the last the facilitator asks about one of the proposals.
    fn present(&mut self, dialogue: &Dialogue, now: Timestamp) {
        if !self.is_new(Noticed::Presenter(During::of(dialogue))) {
            return;
        }
        let last = dialogue.presenting_from(dialogue.presenting + 1).is_none();
        let chosen = self.chance(dialogue, 0, dialogue.proposals.len() as u64);
        let asks = dialogue.script.activities().any(|(_, activity)| activity.kind == ActivityKind::Consent);
        let number = Press::Number(1 + u16::try_from(chosen).unwrap_or(0));
        let press = if last && asks { number } else { Press::Next };
        self.lead(dialogue, now, 50, press);
    }

    fn vote(&mut self, dialogue: &Dialogue, now: Timestamp) {
        match &dialogue.question {
            Some(question) if self.is_new(Noticed::Question(During::visit(dialogue), question.id)) => {
                self.answer(question, dialogue, now);
            }
            Some(_) => {}
            None => self.go_on_after_a_vote(dialogue, now),
        }
    }

    fn answer(&mut self, question: &Question, dialogue: &Dialogue, now: Timestamp) {
        // One time in three somebody objects, so that the dots are seen too.
        let objects = self.casting.seed % 3 == 2;
        let voters: Vec<usize> = question.eligible.iter().map(|p| self.index(dialogue, *p)).collect();
        for who in voters {
            let salt = who as u64;
            let presses = match &question.kind {
                QuestionKind::Consent { .. } if objects && who == 2 => vec![Press::Objection],
                QuestionKind::Consent { .. } => vec![Press::Agree],
                QuestionKind::Dots { options, .. } => vec![Press::Number(self.chosen(dialogue, salt, options))],
                QuestionKind::Weakest { .. } => self.dots(salt, dialogue, question.dots()),
            };
            for (nth, press) in (0..).zip(presses) {
                let at = UNHURRIED.0 + self.chance(dialogue, salt, UNHURRIED.1 - UNHURRIED.0) + 3 * nth;
                self.during(dialogue, now, at, who, What::Press(press));
            }
        }
    }

    /// Where nothing was agreed, the dots decide; with one proposal it is put in other words, once.
    fn go_on_after_a_vote(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let (Some(kind), Some(closed)) = (dialogue.kind(), dialogue.closed_here()) else { return };
        let undecided = kind == ActivityKind::Consent && dialogue.decided.is_none();
        let goes_on = kind == ActivityKind::Weakest || undecided;
        if !goes_on || !self.is_new(Noticed::Closed(During::visit(dialogue), closed.id)) {
            return;
        }
        let leader = self.leader(dialogue);
        if kind == ActivityKind::Weakest {
            self.lead(dialogue, now, 20, Press::Next);
        } else if dialogue.may_place_dots() {
            let vote = self.lines.typed.vote.to_owned();
            self.during(dialogue, now, 20, leader, What::Say(vote));
        } else if self.is_new(Noticed::Amended(dialogue.id.number)) {
            self.during(dialogue, now, 30, leader, What::Private(self.lines.amended.clone()));
            self.lead(dialogue, now, 60, Press::Number(dialogue.last.proposal + 1));
        }
    }

    fn chosen(&self, dialogue: &Dialogue, salt: u64, options: &[u16]) -> u16 {
        let chosen = self.chance(dialogue, salt, options.len() as u64);
        options.get(usize::try_from(chosen).unwrap_or(0)).copied().unwrap_or(1)
    }

    /// So many dots, each on a principle of its own; rather where there are examples.
    fn dots(&self, who: u64, dialogue: &Dialogue, dots: usize) -> Vec<Press> {
        let mut left: Vec<u16> =
            dialogue.principles().chain(dialogue.examples.iter().map(|example| example.principle)).collect();
        let place = |dot| {
            let number = self.chosen(dialogue, who * 10 + dot, &left);
            left.retain(|other| *other != number);
            Press::Number(number)
        };
        (0..).take(dots).map(place).collect()
    }

    /// Whoever leads presses.
    fn lead(&mut self, dialogue: &Dialogue, now: Timestamp, seconds: u64, press: Press) {
        self.during(dialogue, now, seconds, self.leader(dialogue), What::Press(press));
    }

    fn everybody(&self, dialogue: &Dialogue) -> Vec<usize> {
        let ids: Vec<ParticipantId> = dialogue.with_account().map(|p| p.id).collect();
        ids.into_iter().map(|who| self.index(dialogue, who)).collect()
    }
}

/// Activities that end with the facilitator pressing on; the others are moved by turns and votes.
fn moves_on(kind: ActivityKind) -> bool {
    matches!(
        kind,
        ActivityKind::Read
            | ActivityKind::Listen
            | ActivityKind::Pairs
            | ActivityKind::Principles
            | ActivityKind::Reflect
            | ActivityKind::Silent
            | ActivityKind::Share
            | ActivityKind::Select
    )
}

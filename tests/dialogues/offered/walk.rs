//! A dialogue as it may go: mostly as people would, so that it comes to its end and to the weeks after it, and now and
//! then with a slip, a question, somebody who comes late or leaves.
//!
//! Deliberately absent: what is offered, and whether it is accepted; nothing here is judged.

use super::super::course::PROPOSALS;
use super::super::platform::Platform;
use super::super::room::{NAMES, Room, Setup, account};
use drejebog::dialogue::command::Press;
use drejebog::dialogue::event::{Ballots, GroupRoom};
use drejebog::dialogue::script::ActivityKind;
use drejebog::dialogue::state::{Dialogue, Stage};
use drejebog::ports::chat::{ChatError, Destination, Missing};
use jiff::SignedDuration;
use proptest::prelude::*;
use std::sync::Arc;

/// How a room is set up, and what happens in it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub people: usize,
    pub forms: bool,
    pub threads: bool,
    pub secret: bool,
    pub learning: bool,
    /// The facilitator cannot be written to in private.
    pub no_private_room: bool,
    pub seed: u64,
    pub acts: Vec<Act>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// What comes next, as people do it.
    Step(u32),
    /// One of the things offered is done.
    Offered(u32),
    /// Somebody asks something, rightly or not.
    Asks(u32),
    /// Somebody comes, goes, or is counted in.
    People(u32),
    Wait(u32),
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let people = prop_oneof![1 => 1..=3usize, 6 => 3..=6usize, 2 => 7..=12usize, 1 => 13..=20usize];
    let acts = prop::collection::vec(act(), 25..60);
    let coins = prop::array::uniform5(any::<bool>());
    (people, coins, 0..6u8, any::<u64>(), acts).prop_map(|(people, coins, rare, seed, acts)| {
        let [forms, threads, secret, learning, _] = coins;
        Plan { people, forms, threads, secret, learning, no_private_room: rare == 0, seed, acts }
    })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        14 => any::<u32>().prop_map(Act::Step),
        4 => any::<u32>().prop_map(Act::Offered),
        4 => any::<u32>().prop_map(Act::Asks),
        2 => any::<u32>().prop_map(Act::People),
        2 => any::<u32>().prop_map(Act::Wait),
    ]
}

/// Small numbers out of one, each to be had once.
#[derive(Clone, Copy, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Below `n`.
    pub fn of(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (n.max(1) as u64)).unwrap_or(0)
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.of(all.len()))
    }

    /// One time in `n`.
    pub fn rarely(&mut self, n: usize) -> bool {
        self.of(n) == 0
    }
}

pub fn room(plan: &Plan) -> Room {
    let chat = Arc::new(if plan.forms { Platform::with_forms() } else { Platform::default() });
    let room = Room::new(Setup {
        chat: Arc::clone(&chat),
        groups: if plan.threads { GroupRoom::Threads } else { GroupRoom::InTheRoom },
        ballots: if plan.secret { Ballots::Secret } else { Ballots::Open },
        learning: plan.learning.then_some("matrix/!laering:example.dk"),
        seed: plan.seed,
        ..Setup::default()
    });
    if plan.no_private_room {
        let closed = account(NAMES[0]);
        chat.faults(move |call| {
            let to = match call {
                super::super::platform::Call::Post(post) => match &post.to {
                    Destination::Private(account) if post.answers.is_none() => account,
                    _ => return None,
                },
                super::super::platform::Call::Prepare(account) => account,
                _ => return None,
            };
            (*to == closed).then(|| ChatError::Never { missing: Missing::PrivateRoom, why: "closed".to_owned() })
        });
    }
    room
}

/// The colleagues of the channel, whether they take part or not.
pub fn colleagues(plan: &Plan) -> &'static [&'static str] {
    &NAMES[..(plan.people + 2).min(NAMES.len())]
}

pub fn does(room: &mut Room, plan: &Plan, act: Act) {
    match act {
        Act::Step(n) => step(room, plan, Dice::new(u64::from(n))),
        Act::Asks(n) => asks(room, plan, Dice::new(u64::from(n))),
        Act::People(n) => people(room, plan, Dice::new(u64::from(n))),
        Act::Wait(n) => {
            let mut dice = Dice::new(u64::from(n));
            let seconds = [5, 30, 70, 150, 400, 3_600].get(dice.of(6)).copied().unwrap_or(5);
            room.wait_for(SignedDuration::from_secs(seconds));
        }
        Act::Offered(_) => {}
    }
    room.rest();
}

const PLAYBOOKS: [&str; 3] = ["borgerdata", "paa-tvaers", "borgernaer-digitalisering"];

fn name_of(room: &Room, d: &Dialogue, who: drejebog::dialogue::ids::ParticipantId) -> Option<String> {
    let account = d.account(who)?;
    let _ = room;
    NAMES.iter().find(|name| self::account(name) == *account).map(|name| (*name).to_owned())
}

fn facilitator(room: &Room, d: &Dialogue) -> Option<String> {
    d.facilitator.and_then(|who| name_of(room, d, who))
}

fn step(room: &mut Room, plan: &Plan, mut dice: Dice) {
    let Some(live) = room.desk().streams().live().cloned() else { return between(room, plan, dice) };
    match &live.stage {
        Stage::Planned => {}
        Stage::Lobby => lobby(room, plan, &live, &mut dice),
        Stage::Live(_) => activity(room, plan, &live, &mut dice),
        Stage::Over { .. } => {}
    }
}

/// No dialogue is held: one begins, or is planned, or time goes on to what was promised.
fn between(room: &mut Room, plan: &Plan, mut dice: Dice) {
    let planned = room.desk().streams().planned().next().cloned();
    let someone = *dice.one_of(&NAMES[..plan.people]).unwrap_or(&NAMES[0]);
    if let Some(d) = planned {
        let steers = facilitator(room, &d).unwrap_or_else(|| someone.to_owned());
        if d.planning.proposed.is_some() {
            room.person(&steers).says("!dialog svar ja");
        } else if dice.rarely(2) {
            for name in &NAMES[..plan.people] {
                if !dice.rarely(3) {
                    room.person(name).says(if dice.rarely(3) { "!dialog læst" } else { "!dialog deltag" });
                }
            }
        } else {
            on(room, 10);
        }
        return;
    }
    let playbook = PLAYBOOKS[dice.of(3)];
    let lang = if dice.rarely(4) { " sprog en" } else { "" };
    match dice.of(12) {
        0 => drop(room.person(someone).says("!dialog gråzone")),
        1 => drop(room.person(someone).says(&format!("!dialog serie hver torsdag kl. 9: {playbook}"))),
        2 => drop(room.person(someone).says("!dialog serie hver mandag kl. 9: gråzone")),
        3..=5
            if room.desk().streams().trials_open().next().is_some()
                || !room.desk().streams().channel().bank.is_empty() =>
        {
            on(room, 40)
        }
        6 => drop(room.person(someone).says("!dialog opfølgning")),
        7 if !room.desk().streams().channel().bank.is_empty() => {
            let number = room.desk().streams().channel().bank[0].number;
            room.person(someone).says(&format!("!dialog idébank prøv {number}"));
        }
        8 | 9 => drop(room.person(someone).says(&format!("!dialog planlæg {playbook} 3/12 kl. 13{lang}"))),
        _ => drop(room.person(someone).says(&format!("!dialog start {playbook}{lang}"))),
    }
}

/// Time goes on to the next thing promised, if it is within so many days.
fn on(room: &mut Room, days: i64) {
    let now = room.now();
    let next = room.desk().streams().next_wake().map_or(SignedDuration::from_hours(24), |at| at.duration_since(now));
    if next <= SignedDuration::from_hours(24 * days) {
        room.wait_for(next.max(SignedDuration::ZERO) + SignedDuration::from_secs(1));
    }
}

fn lobby(room: &mut Room, plan: &Plan, d: &Dialogue, dice: &mut Dice) {
    for name in &NAMES[..plan.people] {
        let known = d.people.iter().any(|p| p.present && d.account(p.id) == Some(&account(name)));
        if !known && !dice.rarely(6) {
            room.person(name).says(if dice.rarely(12) { "!dialog observatør" } else { "!dialog deltag" });
        }
    }
    let Some(steers) = steers(room, plan, d) else { return };
    match dice.of(6) {
        0 => drop(room.person(&steers).says("!dialog gæster 2")),
        1 => drop(room.person(&steers).says("!dialog gæst Lone")),
        2 => room.wait("40s"),
        _ => next(room, &steers),
    }
}

/// Whoever steers; where nobody does, somebody takes over.
fn steers(room: &mut Room, _plan: &Plan, d: &Dialogue) -> Option<String> {
    if let Some(name) = facilitator(room, d) {
        return Some(name);
    }
    let all: Vec<String> = d.with_account().filter_map(|p| name_of(room, d, p.id)).collect();
    let first = all.first()?;
    room.person(first).says("!dialog overtag");
    None
}

fn next(room: &mut Room, steers: &str) {
    room.person(steers).says("!dialog næste");
}

const SAYINGS: [&str; 3] = ["Vi så mere, end vi havde brug for.", "2 Det gjorde vi også.", "Koden lå på en seddel."];

fn activity(room: &mut Room, plan: &Plan, d: &Dialogue, dice: &mut Dice) {
    let Some(kind) = d.kind() else { return };
    let everybody: Vec<String> = d.with_account().filter_map(|p| name_of(room, d, p.id)).collect();
    let Some(steers) = steers(room, plan, d) else { return };
    if d.running().is_some_and(|r| r.paused.is_some()) {
        room.person(&steers).says("!dialog fortsæt");
        return;
    }
    if d.question.is_some() {
        return vote(room, d, &everybody, &steers, dice);
    }
    match kind {
        ActivityKind::Round => {
            if let Some(pair) = d.presenting_pair() {
                let name = pair.iter().find_map(|who| name_of(room, d, *who)).unwrap_or_else(|| steers.clone());
                room.person(&name).says("!dialog pointe Koden lå på en seddel.");
            }
        }
        ActivityKind::Principles => {
            for (n, name) in everybody.iter().enumerate().take(3) {
                room.person(name).says(&format!("!dialog eksempel {} Nummeret står på side tre.", n + 1));
            }
        }
        ActivityKind::Silent => {
            for name in everybody.iter().take(4) {
                room.person(name).whispers(PROPOSALS[dice.of(4)]);
            }
        }
        ActivityKind::Select if d.proposals.len() < 2 => {
            for name in everybody.iter().take(1 + dice.of(3)) {
                let text = PROPOSALS[dice.of(4)];
                room.person(name).says_in_group(&format!("!dialog forslag {text}"));
            }
        }
        ActivityKind::Consent | ActivityKind::Dots | ActivityKind::Present if !d.proposals.is_empty() => {
            match dice.of(4) {
                0 if d.proposals.len() > 1 => drop(room.person(&steers).says("!dialog afstemning")),
                1 | 2 => {
                    let number = d.proposals[dice.of(d.proposals.len())].number;
                    room.person(&steers).says(&format!("!dialog enighed {number}"));
                }
                _ => next(room, &steers),
            }
            return;
        }
        ActivityKind::Trial => return trial(room, d, &everybody, &steers, dice),
        ActivityKind::Learn if dice.rarely(2) => {
            room.person(&steers).says("!dialog læring skete: Færre spurgte. nu: Vi beholder det.");
        }
        _ => {}
    }
    match dice.of(8) {
        0 => room.wait("40s"),
        1 => {
            for name in &everybody {
                room.person(name).says("!dialog færdig");
            }
        }
        2 => drop(room.person(everybody.first().unwrap_or(&steers)).says(SAYINGS[dice.of(3)])),
        3 => room.wait("8m"),
        _ => {}
    }
    next(room, &steers);
    if room.desk().streams().live().and_then(|d| d.kind()) == Some(kind) && !dice.rarely(4) {
        next(room, &steers);
    }
}

fn vote(room: &mut Room, d: &Dialogue, everybody: &[String], steers: &str, dice: &mut Dice) {
    let options = d.question.as_ref().map(|q| q.options()).unwrap_or_default();
    let agree = !dice.rarely(3);
    for name in everybody {
        let choice = if agree { options.first() } else { dice.one_of(&options) };
        if let Some(choice) = choice.filter(|_| !dice.rarely(8)) {
            room.wait("2s");
            room.person(name).whispers(&format!("svar {choice}"));
        }
    }
    if d.guests().next().is_some() && dice.rarely(2) {
        room.person(steers).says(&format!("!dialog optælling {}:1", options.first().copied().unwrap_or(1)));
    }
    room.wait(if dice.rarely(2) { "20s" } else { "5m" });
}

fn trial(room: &mut Room, d: &Dialogue, everybody: &[String], steers: &str, dice: &mut Dice) {
    let owner = d.trial.owner.and_then(|who| name_of(room, d, who));
    match (owner, d.trial_complete()) {
        (Some(owner), true) => {
            let answer = if dice.rarely(5) { "nej" } else { "ja" };
            room.person(&owner).says(&format!("!dialog svar {answer}"));
        }
        _ if dice.rarely(8) => next(room, steers),
        _ => {
            let owner = dice.one_of(everybody).cloned().unwrap_or_else(|| steers.to_owned());
            room.person(steers).says(&format!(
                "!dialog afprøvning hvad: En stol hvorfor: Det er let at huske. ansvarlig: @{owner} slut: 2 uger"
            ));
        }
    }
    room.wait("5s");
}

/// Questions, and slips that are refused.
const ASKED: [&str; 60] = [
    "hjælp",
    "hjælp start",
    "hjælp enighed",
    "hjælp svar",
    "hjælp aflys",
    "hjælp serie",
    "hjælp udskyd",
    "hjælp fjern",
    "status",
    "tavle",
    "kalender",
    "drejebøger",
    "indstillinger",
    "serie",
    "idébank",
    "jura",
    "råd",
    "referat",
    "væk",
    "data om mig",
    "nesten",
    "enighed 9",
    "enighed",
    "afstemning",
    "aflys 7",
    "flyt 9 fredag kl. 13",
    "svar 12",
    "svar ja",
    "svar nej",
    "svar 0",
    "start burgerdata",
    "start noget",
    "planlæg borgerdata i går kl. 13",
    "planlæg borgerdata snart",
    "planlæg borgerdata fredag",
    "planlæg hvad fredag kl. 9",
    "flyt fredag kl. 14",
    "fjern 9",
    "fjern forslag 9",
    "fjern idé 9",
    "fjern eksempel 9",
    "forslag 99",
    "optælling 1:9",
    "svar 1 for Lone",
    "tidtager @Bo",
    "overdrag @Nobody",
    "overtag",
    "udskyd",
    "udskyd 9 til fredag",
    "stop afprøvning",
    "stop afprøvning 9",
    "går godt 9",
    "brug for hjælp",
    "opfølgning 9",
    "idébank prøv 9",
    "serie stop 9",
    "serie hver anden torsdag kl. 9: borgerdata",
    "gråzone 99",
    "indstillinger stille: 3",
    "indstillinger gruper: tråde",
];

const MORE: [&str; 18] = [
    "del læring",
    "indstillinger deling: ja",
    "indstillinger grupper: måske",
    "væk i går",
    "væk til og med 12. januar",
    "aflys",
    "spring over",
    "papir",
    "forlæng 900",
    "gæster 99",
    "pause",
    "fortsæt",
    "tilbage",
    "færdig",
    "pas",
    "tema Tillid",
    "tjeneste Ansøgning om parkeringskort",
    "indstillinger sprog: engelsk",
];

fn asks(room: &mut Room, plan: &Plan, mut dice: Dice) {
    let someone = *dice.one_of(colleagues(plan)).unwrap_or(&NAMES[0]);
    let steers = room.desk().streams().live().cloned().and_then(|d| facilitator(room, &d));
    let name = steers.filter(|_| dice.rarely(2)).unwrap_or_else(|| someone.to_owned());
    let all: Vec<&str> = ASKED.into_iter().chain(MORE).collect();
    let words = all[dice.of(all.len())];
    if dice.rarely(3) {
        room.person(&name).whispers(words);
    } else {
        room.person(&name).says(&format!("!dialog {words}"));
    }
}

fn people(room: &mut Room, plan: &Plan, mut dice: Dice) {
    let someone = *dice.one_of(colleagues(plan)).unwrap_or(&NAMES[0]);
    let steers = room.desk().streams().live().cloned().and_then(|d| facilitator(room, &d));
    match dice.of(9) {
        0 => drop(room.person(someone).says("!dialog meldfra")),
        1 => drop(room.person(someone).says("!dialog observatør")),
        2 | 3 => drop(room.person(someone).says("!dialog deltag")),
        4 => room.person(someone).goes(),
        5 => room.person(someone).comes(),
        6 => drop(room.person(&steers.unwrap_or_else(|| someone.to_owned())).says("!dialog gæster 3")),
        7 => drop(room.person(&steers.unwrap_or_else(|| someone.to_owned())).says("!dialog gæst Lone")),
        _ => {
            let offers = room.offers(someone);
            if let Some((emoji, message)) = dice.one_of(&offers).cloned().filter(|(e, _)| e != Press::StopTrial.emoji())
            {
                room.person(someone).presses_on(&emoji, &message);
            }
        }
    }
}

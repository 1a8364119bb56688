//! The made-up colleagues of a rehearsal: who does what, and when. They are told nothing the channel does not show.
//! Deliberately absent: what they say (`prompts/<language>/rehearsal.ftl`), and printing.

use super::Rehearsal;
use crate::adapters::memory::chat::MemoryChat;
use crate::dialogue::command::Press;
use crate::dialogue::event::QuestionKind;
use crate::dialogue::ids::{Account, ChannelId, ParticipantId, PostKey};
use crate::dialogue::lang::Lang;
use crate::dialogue::script::{ActivityKind, Script};
use crate::dialogue::state::{Dialogue, Slot, Stage};
use crate::ports::chat::{EventId, Heard, Inbound, MessageId, Room};
use crate::prompts::engine::{Prompts, RenderError};
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The first of the cast starts the dialogue, and leads it.
const LEADS: ParticipantId = ParticipantId(1);

/// Something a colleague is about to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Act {
    pub at: Timestamp,
    number: u32,
    /// Index into the cast; the first one facilitates.
    pub who: usize,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Command(String),
    /// A plain message or a command in the group's thread, or in the channel where there is none.
    InGroup(String),
    Plain(String),
    Private(String),
    Press(Slot, Press),
}

#[derive(Debug)]
pub struct Cast {
    names: Vec<String>,
    channel: ChannelId,
    playbook: String,
    typed: Typed,
    seed: u64,
    points: Vec<String>,
    ideas: Vec<String>,
    proposals: Vec<String>,
    /// Why, how, and who takes part.
    agreed: Vec<String>,
    /// Where the playbook holds one of their services against principles.
    service: Option<Service>,
    /// The rest of the card, where it is a value card.
    value: Option<String>,
    agenda: BinaryHeap<Reverse<Act>>,
    number: u32,
    visit: u32,
    turn: Option<u16>,
    presenting: Option<u16>,
    ready: BTreeSet<u32>,
    question: Option<u32>,
    spoken: usize,
}

/// The service the cast looks at, and what they say of it.
#[derive(Debug)]
struct Service {
    name: String,
    /// Each with the number of its principle first.
    examples: Vec<String>,
}

/// The commands the cast types, with gaps for what goes in.
#[derive(Clone, Copy, Debug)]
struct Typed {
    start: &'static str,
    service: &'static str,
    proposal: &'static str,
    consent: &'static str,
    vote: &'static str,
    value: &'static str,
}

const DANISH: Typed = Typed {
    start: "!dialog start {} sprog da",
    service: "!dialog løsning {}",
    proposal: "!dialog forslag {}",
    consent: "!dialog enighed 1",
    vote: "!dialog afstemning",
    value: "!dialog afprøvning {}",
};

const ENGLISH: Typed = Typed {
    start: "!dialog start {} lang en",
    service: "!dialog service {}",
    proposal: "!dialog proposal {}",
    consent: "!dialog consent 1",
    vote: "!dialog vote",
    value: "!dialog trial {}",
};

/// How long people take over things, in seconds from the start of an activity.
const UNHURRIED: (u64, u64) = (40, 95);

impl Cast {
    pub fn new(
        prompts: &Prompts,
        rehearsal: &Rehearsal,
        script: &Script,
        channel: ChannelId,
    ) -> Result<Self, RenderError> {
        let line = |key: &str| prompts.render_line(rehearsal.lang, key, &[]);
        let all = |what: &str| -> Result<Vec<String>, RenderError> {
            let keys = prompts.keys(rehearsal.lang);
            let prefix = format!("rehearsal-{what}-");
            keys.iter().filter(|key| key.starts_with(&prefix)).map(|key| line(key)).collect()
        };
        let known = line("rehearsal-names")?;
        let mut names: Vec<String> = known.split(',').map(|name| name.trim().to_owned()).collect();
        let people = usize::from(rehearsal.people);
        for extra in names.len()..people {
            names.push(format!("{} {}", names[extra % 20], extra / 20 + 1));
        }
        names.truncate(people.max(1));
        let service = match script.principles {
            Some(_) => Some(Service { name: line("rehearsal-service")?, examples: all("example")? }),
            None => None,
        };
        let (ideas, proposals, agreed) = match service {
            Some(_) => ("service-idea", "service-proposal", "service-agreed"),
            None => ("idea", "proposal", "agreed"),
        };
        Ok(Self {
            names,
            channel,
            playbook: rehearsal.playbook.clone(),
            typed: match rehearsal.lang {
                Lang::Da => DANISH,
                Lang::En => ENGLISH,
            },
            seed: rehearsal.seed,
            points: all("point")?,
            ideas: all(ideas)?,
            proposals: all(proposals)?,
            agreed: all(agreed)?,
            service,
            value: if script.value_card { Some(line("rehearsal-value")?) } else { None },
            agenda: BinaryHeap::new(),
            number: 0,
            visit: 0,
            turn: None,
            presenting: None,
            ready: BTreeSet::new(),
            question: None,
            spoken: 0,
        })
    }

    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// In the order of their names.
    pub fn accounts(&self) -> Vec<Account> {
        (0..self.names.len()).map(|who| self.account(who)).collect()
    }

    /// The first one starts the dialogue; the others come in over the next minute.
    pub fn begin(&mut self, now: Timestamp) {
        let start = self.typed.start.replace("{}", &self.playbook);
        self.plan(now, 5, 0, What::Command(start));
        for who in 1..self.names.len() {
            let after = 10 + self.chance(who as u64, 45);
            self.plan(now, after, who, What::Press(Slot::Lobby, Press::Join));
        }
        self.plan(now, 60, 0, What::Press(Slot::Card(0, LEADS), Press::Next));
        if self.names.len() < 4 || self.names.len() > 20 {
            // Told that the size does not fit, they go on all the same.
            self.plan(now, 70, 0, What::Press(Slot::Card(0, LEADS), Press::Next));
        }
    }

    pub fn next(&mut self) -> Option<Act> {
        self.agenda.pop().map(|Reverse(act)| act)
    }

    pub fn again(&mut self, act: Act) {
        self.agenda.push(Reverse(act));
    }

    /// Looks at the channel and decides what each will do next.
    pub fn follow(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let Stage::Live(running) = &dialogue.stage else { return };
        let Some(kind) = dialogue.kind() else { return };
        if running.visit != self.visit {
            self.visit = running.visit;
            self.turn = None;
            self.presenting = None;
            self.enter(kind, dialogue, now);
        }
        self.take_turns(kind, dialogue, now);
        self.vote(dialogue, now);
        if running.ready.is_some() && self.ready.insert(running.visit) && moves_on(kind) {
            self.plan(now, 8, 0, What::Press(self.card(), Press::Next));
        }
    }

    fn enter(&mut self, kind: ActivityKind, dialogue: &Dialogue, now: Timestamp) {
        let minutes = dialogue.activity().map_or(1, |(_, a)| u64::from(a.minutes));
        let phase = Slot::Phase(self.visit);
        let everybody: Vec<usize> = dialogue.with_account().map(|p| self.index(dialogue, p.id)).collect();
        match kind {
            ActivityKind::Frame => {
                if let Some(service) = &self.service {
                    let command = self.typed.service.replace("{}", &service.name);
                    self.plan(now, 30, 0, What::Command(command));
                }
                self.plan(now, minutes * 60 - 10, 0, What::Press(self.card(), Press::Next));
            }
            ActivityKind::Summarise | ActivityKind::Groups => {
                self.plan(now, minutes * 60 - 15, 0, What::Press(self.card(), Press::Next))
            }
            ActivityKind::Read
            | ActivityKind::Listen
            | ActivityKind::Pairs
            | ActivityKind::Reflect
            | ActivityKind::Share => {
                for who in everybody {
                    let late = minutes * 60 * (70 + self.chance(who as u64, 25)) / 100;
                    self.plan(now, late, who, What::Press(phase, Press::Done));
                }
            }
            ActivityKind::Principles => {
                // Each begins with the number of its principle, and this playbook may have fewer.
                let count = dialogue.script.principles.map_or(0, |principles| principles.count);
                let fits = |example: &String| {
                    let number = example.split(' ').next().and_then(|number| number.parse::<u16>().ok());
                    number.is_some_and(|number| number <= count)
                };
                let examples = self.service.iter().flat_map(|service| &service.examples);
                let examples: Vec<String> = examples.filter(|example| fits(example)).cloned().collect();
                for (who, example) in everybody.iter().zip(examples) {
                    let at = 120 + self.chance(*who as u64, 400);
                    self.plan(now, at, *who, What::Plain(example));
                }
                for who in everybody {
                    let late = minutes * 60 * (80 + self.chance(who as u64, 15)) / 100;
                    self.plan(now, late, who, What::Press(phase, Press::Done));
                }
            }
            ActivityKind::Silent => {
                for who in everybody {
                    let idea =
                        self.ideas[(who + usize::try_from(self.seed % 7).unwrap_or(0)) % self.ideas.len()].clone();
                    let at = 12 + self.chance(who as u64, 30);
                    self.plan(now, at, who, What::Private(idea));
                }
            }
            ActivityKind::Select => {
                for (group, members) in dialogue.groups.clone().into_iter().enumerate() {
                    let Some(first) = members.iter().copied().find(|m| everybody.contains(&self.index(dialogue, *m)))
                    else {
                        continue;
                    };
                    let proposal = self.proposals[group % self.proposals.len()].clone();
                    let at = 60 + self.chance(group as u64, 100);
                    let who = self.index(dialogue, first);
                    self.plan(now, at, who, What::InGroup(self.typed.proposal.replace("{}", &proposal)));
                }
                for who in everybody {
                    let at = 170 + self.chance(who as u64, 50);
                    self.plan(now, at, who, What::Press(phase, Press::Done));
                }
            }
            ActivityKind::Consent if dialogue.question.is_none() => {
                self.plan(now, 20, 0, What::Command(self.typed.consent.to_owned()));
            }
            ActivityKind::Trial => {
                if let Some(value) = &self.value {
                    let card = self.typed.value.replace("{}", value);
                    self.plan(now, 40, 0, What::Command(card));
                }
                // The card asks one thing at a time; somebody offers to own it.
                for (at, words) in (60..).step_by(25).zip(self.agreed.clone()) {
                    self.plan(now, at, 0, What::Private(words));
                }
                self.plan(now, 125, 1.min(self.names.len() - 1), What::Press(phase, Press::Volunteer));
            }
            _ => {}
        }
    }

    /// The round and the presentations go pair by pair, group by group.
    fn take_turns(&mut self, kind: ActivityKind, dialogue: &Dialogue, now: Timestamp) {
        match kind {
            ActivityKind::Round => {
                let Some(round) = &dialogue.round else { return };
                if self.turn == Some(round.at) {
                    return;
                }
                self.turn = Some(round.at);
                match dialogue.presenting_pair().and_then(<[_]>::first).copied() {
                    Some(speaker) => {
                        let point = self.points[self.spoken % self.points.len()].clone();
                        self.spoken += 1;
                        let who = self.index(dialogue, speaker);
                        self.plan(now, 12, who, What::Plain(point));
                        self.plan(now, 16, who, What::Press(Slot::Phase(self.visit), Press::Done));
                    }
                    None => self.plan(now, 15, 0, What::Press(self.card(), Press::Next)),
                }
            }
            ActivityKind::Present if self.presenting != Some(dialogue.presenting) => {
                self.presenting = Some(dialogue.presenting);
                let last = dialogue.presenting_from(dialogue.presenting + 1).is_none();
                let asks = dialogue.script.activities().any(|(_, activity)| activity.kind == ActivityKind::Consent);
                let press = if last && asks {
                    Press::Number(1 + self.chance(0, dialogue.proposals.len() as u64) as u16)
                } else {
                    Press::Next
                };
                self.plan(now, 50, 0, What::Press(self.card(), press));
            }
            _ => {}
        }
    }

    fn vote(&mut self, dialogue: &Dialogue, now: Timestamp) {
        let Some(question) = &dialogue.question else {
            let closed = self.question.take().is_some();
            match dialogue.kind().filter(|_| closed) {
                // Nothing was agreed: the facilitator goes on to the dots.
                Some(ActivityKind::Consent) if dialogue.decided.is_none() => {
                    self.plan(now, 20, 0, What::Command(self.typed.vote.to_owned()));
                }
                Some(ActivityKind::Weakest) => {
                    self.plan(now, 20, 0, What::Press(self.card(), Press::Next));
                }
                _ => {}
            }
            return;
        };
        if self.question == Some(question.id) {
            return;
        }
        self.question = Some(question.id);
        let voters: Vec<usize> = question.eligible.iter().map(|p| self.index(dialogue, *p)).collect();
        // One time in three somebody objects, so that the dots are seen too.
        let objects = self.seed % 3 == 2;
        for who in voters {
            let presses = match &question.kind {
                QuestionKind::Consent { .. } if objects && who == 2 => vec![Press::Objection],
                QuestionKind::Consent { .. } => vec![Press::Agree],
                QuestionKind::Dots { options, .. } => vec![Press::Number(self.chosen(who as u64, options))],
                QuestionKind::Weakest { .. } => self.dots(who as u64, dialogue, question.dots()),
            };
            for (nth, press) in (0..).zip(presses) {
                let at = UNHURRIED.0 / 2 + self.chance(who as u64, UNHURRIED.1 - UNHURRIED.0) + 3 * nth;
                self.plan(now, at, who, What::Press(Slot::Phase(self.visit), press));
            }
        }
    }

    fn chosen(&self, salt: u64, options: &[u16]) -> u16 {
        let chosen = self.chance(salt, options.len() as u64);
        options.get(usize::try_from(chosen).unwrap_or(0)).copied().unwrap_or(1)
    }

    /// So many dots, each on a principle of its own; rather where there are examples.
    fn dots(&self, who: u64, dialogue: &Dialogue, dots: usize) -> Vec<Press> {
        let mut left: Vec<u16> =
            dialogue.principles().chain(dialogue.examples.iter().map(|example| example.principle)).collect();
        let place = |dot| {
            let number = self.chosen(who * 10 + dot, &left);
            left.retain(|other| *other != number);
            Press::Number(number)
        };
        (0..).take(dots).map(place).collect()
    }

    /// What the platform hears of an act; nothing when the message it was meant for is gone.
    pub fn act(
        &mut self,
        act: &Act,
        chat: &MemoryChat,
        dialogue: Option<&Dialogue>,
        now: Timestamp,
    ) -> Option<Inbound> {
        let from = self.account(act.who);
        let channel = Room::Channel(self.channel.clone());
        let message_of = |key: &PostKey| chat.messages().into_iter().find(|m| m.key == *key).map(|m| m.id);
        let thread_of = |who: usize| -> Option<MessageId> {
            let dialogue = dialogue?;
            let account = self.account(who);
            let group =
                dialogue.group_of(dialogue.people.iter().find(|p| dialogue.account(p.id) == Some(&account))?.id)?;
            message_of(dialogue.posts.get(&Slot::GroupRoot(group))?)
        };
        let own = || Room::Private { account: from.clone(), room: format!("private-{}", act.who) };
        let text = |text: &str, thread| Heard::Message { text: text.to_owned(), thread, mentions: Vec::new() };
        let (room, what) = match &act.what {
            What::Command(command) | What::Plain(command) => (channel, text(command, None)),
            What::InGroup(command) => (channel, text(command, thread_of(act.who))),
            What::Private(idea) => (own(), text(idea, None)),
            What::Press(slot, press) => {
                let message = message_of(dialogue?.posts.get(slot)?)?;
                let room = match slot {
                    Slot::Card(..) | Slot::OwnerAsked(_) => own(),
                    _ => channel,
                };
                (room, Heard::Reacted { message, emoji: press.emoji().to_owned() })
            }
        };
        Some(Inbound {
            id: EventId(format!("e{}", act.number)),
            room,
            display_name: self.names[act.who].clone(),
            from,
            at: now,
            what,
            position: None,
        })
    }

    /// What the facilitator presses on now.
    fn card(&self) -> Slot {
        Slot::Card(self.visit, LEADS)
    }

    /// Which of the cast a participant is; people are numbered in the order they happened to come in.
    fn index(&self, dialogue: &Dialogue, who: ParticipantId) -> usize {
        let account = dialogue.account(who);
        (0..self.names.len()).find(|i| account == Some(&self.account(*i))).unwrap_or(0)
    }

    fn account(&self, who: usize) -> Account {
        Account(format!("rehearsal/{}", self.names[who].to_lowercase()))
    }

    fn plan(&mut self, now: Timestamp, seconds: u64, who: usize, what: What) {
        self.number += 1;
        let at = now + SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(0));
        self.agenda.push(Reverse(Act { at, number: self.number, who, what }));
    }

    /// A number below `below` that depends on the seed, the visit and `salt` only.
    fn chance(&self, salt: u64, below: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.seed, self.visit, salt).hash(&mut hasher);
        hasher.finish() % below.max(1)
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

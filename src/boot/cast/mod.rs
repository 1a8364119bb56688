//! Made-up colleagues who hold a dialogue: who does what, and when. They are told nothing their channel does not show, and
//! press only what they have before them. One of them may be played by a person, who is left alone.
//!
//! `lines` has what they say, `meeting` what they do in each activity, `weeks` what they do before and after, `act` one
//! thing that somebody is about to do. Deliberately absent: the platform they are on.

mod act;
mod lines;
mod meeting;
mod weeks;

pub use act::{Act, During, What};

use crate::dialogue::command::Press;
use crate::dialogue::ids::{Account, ParticipantId};
use crate::dialogue::lang::Lang;
use crate::dialogue::script::Script;
use crate::dialogue::state::{Dialogue, Stage};
use crate::dialogue::trial::Trial;
use crate::prompts::engine::{Prompts, RenderError};
use jiff::{SignedDuration, Timestamp};
use lines::{Lines, fill};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What they look at: what their channel has going on, ahead of it, and being tried.
#[derive(Clone, Debug)]
pub struct Sight<'a> {
    /// The dialogue that goes on, or the last one that did.
    pub latest: Option<&'a Dialogue>,
    pub planned: Vec<&'a Dialogue>,
    pub trials: Vec<&'a Trial>,
}

/// Who plays, and how.
#[derive(Clone, Copy, Debug)]
pub struct Casting {
    pub lang: Lang,
    /// Another number gives other choices and other times.
    pub seed: u64,
    /// They plan the meeting a week ahead and follow up on what they tried, instead of beginning at once.
    pub weeks: bool,
    /// Index of the one whom a person plays.
    pub played: Option<usize>,
}

#[derive(Debug)]
pub struct Cast {
    members: Vec<Member>,
    casting: Casting,
    playbook: String,
    lines: Lines,
    agenda: BinaryHeap<Reverse<Act>>,
    number: u32,
    /// How many points have been said.
    spoken: usize,
    noticed: BTreeSet<Noticed>,
}

#[derive(Clone, Debug)]
struct Member {
    name: String,
    account: Account,
}

/// What they have acted on already.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Noticed {
    // --- in the meeting ---
    Activity(During),
    Turn(During),
    Presenter(During),
    /// Going on was said to be possible.
    Ready(During),
    Question(During, u32),
    Closed(During, u32),
    Amended(u32),
    AskedToOwn(During, ParticipantId),
    AtALoss(During),
    // --- before and after, each with the number of the dialogue or trial ---
    TimeAsked(u32, Timestamp),
    Invited(u32),
    Reading(u32),
    Reminded(u32, ParticipantId),
    Lobby(u32),
    Over(u32),
    Reminder(u32, usize),
}

/// The first names of the language's cast, so many of them; they come round again with a number.
///
/// # Errors
///
/// A sentence of the program is broken.
pub fn names(prompts: &Prompts, lang: Lang, people: u16) -> Result<Vec<String>, RenderError> {
    let known = prompts.render_line(lang, "rehearsal-names", &[])?;
    let known: Vec<&str> = known.split(',').map(str::trim).collect();
    let name = |nth: usize| match nth.checked_div(known.len()).unwrap_or(0) {
        0 => known.get(nth).copied().unwrap_or_default().to_owned(),
        round => format!("{} {}", known[nth % known.len()], round + 1),
    };
    Ok((0..usize::from(people.max(1))).map(name).collect())
}

impl Cast {
    /// `account`: what a name's account is on their platform.
    ///
    /// # Errors
    ///
    /// A sentence of the program is broken.
    pub fn new(
        prompts: &Prompts,
        script: &Script,
        names: &[String],
        account: impl Fn(&str) -> Account,
        casting: Casting,
    ) -> Result<Self, RenderError> {
        Ok(Self {
            members: names.iter().map(|name| Member { name: name.clone(), account: account(name) }).collect(),
            casting,
            playbook: script.playbook.clone(),
            lines: Lines::new(prompts, casting.lang, script)?,
            agenda: BinaryHeap::new(),
            number: 0,
            spoken: 0,
            noticed: BTreeSet::new(),
        })
    }

    pub fn name(&self, who: usize) -> &str {
        self.members.get(who).map_or("", |member| &member.name)
    }

    pub fn account(&self, who: usize) -> Option<&Account> {
        self.members.get(who).map(|member| &member.account)
    }

    /// In the order of their names.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.members.iter().map(|member| &member.account)
    }

    /// Whose account it is, where it is one of theirs.
    pub fn whose(&self, account: &Account) -> Option<&str> {
        self.members.iter().find(|member| member.account == *account).map(|member| member.name.as_str())
    }

    /// The first one starts the dialogue, or plans it; a person who plays that one begins in the same words.
    pub fn begin(&mut self, now: Timestamp) {
        let typed = if self.casting.weeks { self.lines.typed.plan } else { self.lines.typed.start };
        let what = What::Say(fill(typed, &self.playbook));
        self.put(Act { at: now + SignedDuration::from_secs(5), number: 0, who: 0, during: None, what });
    }

    /// Takes what is next off the agenda.
    pub fn next_act(&mut self) -> Option<Act> {
        self.agenda.pop().map(|Reverse(act)| act)
    }

    /// Puts something back on the agenda.
    pub fn again(&mut self, act: Act) {
        self.agenda.push(Reverse(act));
    }

    /// Do they wait for somebody or something else?
    pub fn is_idle(&self) -> bool {
        self.agenda.is_empty()
    }

    /// They look at the channel, and decide what each will do next.
    pub fn follow(&mut self, sight: &Sight<'_>, now: Timestamp) {
        for planned in &sight.planned {
            self.before(planned, now);
        }
        if let Some(dialogue) = sight.latest {
            match &dialogue.stage {
                Stage::Planned => {}
                Stage::Lobby => self.come_in(dialogue, now),
                Stage::Live(running) => self.take_part(dialogue, running, now),
                Stage::Over { .. } => self.afterwards(dialogue, now),
            }
        }
        for trial in &sight.trials {
            self.try_out(trial, now);
        }
    }

    /// Nothing more would happen, and one of them leads: they go on, or end it. False where they have tried that.
    pub fn at_a_loss(&mut self, dialogue: &Dialogue, now: Timestamp) -> bool {
        let leader = self.leader(dialogue);
        if !self.is_new(Noticed::AtALoss(During::of(dialogue))) || self.is_played(leader) {
            return false;
        }
        for (after, press) in [(10, Press::Next), (15, Press::EndHere), (25, Press::EndHere)] {
            self.during(dialogue, now, after, leader, What::Press(press));
        }
        true
    }

    /// People come in over the next minute, and the facilitator begins.
    fn come_in(&mut self, dialogue: &Dialogue, now: Timestamp) {
        if !self.is_new(Noticed::Lobby(dialogue.id.number)) {
            return;
        }
        let here: BTreeSet<usize> = dialogue.active().map(|p| self.index(dialogue, p.id)).collect();
        for who in (0..self.members.len()).filter(|who| !here.contains(who)) {
            let after = 5 + self.chance(dialogue, who as u64, 45);
            self.during(dialogue, now, after, who, What::Press(Press::Join));
        }
        // Asked whether they mean it, they do.
        for after in [55, 65] {
            self.during(dialogue, now, after, self.leader(dialogue), What::Press(Press::Next));
        }
    }

    fn is_new(&mut self, noticed: Noticed) -> bool {
        self.noticed.insert(noticed)
    }

    fn is_played(&self, who: usize) -> bool {
        self.casting.played == Some(who)
    }

    /// Who leads: whoever facilitates, else the first.
    fn leader(&self, dialogue: &Dialogue) -> usize {
        dialogue.facilitator.map_or(0, |who| self.index(dialogue, who))
    }

    /// Which of the cast a participant is; people are numbered in the order they happened to come in.
    fn index(&self, dialogue: &Dialogue, who: ParticipantId) -> usize {
        let account = dialogue.account(who);
        self.members.iter().position(|member| account == Some(&member.account)).unwrap_or(0)
    }

    /// So many seconds from now, as long as what goes on goes on.
    fn during(&mut self, dialogue: &Dialogue, now: Timestamp, seconds: u64, who: usize, what: What) {
        self.plan(now, seconds, who, Some(During::of(dialogue)), what);
    }

    /// So many seconds from now, whatever goes on.
    fn later(&mut self, now: Timestamp, seconds: u64, who: usize, what: What) {
        self.plan(now, seconds, who, None, what);
    }

    fn plan(&mut self, now: Timestamp, seconds: u64, who: usize, during: Option<During>, what: What) {
        if self.is_played(who) {
            return;
        }
        let at = now + SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(0));
        self.put(Act { at, number: 0, who, during, what });
    }

    fn put(&mut self, act: Act) {
        self.number += 1;
        self.agenda.push(Reverse(Act { number: self.number, ..act }));
    }

    /// A number below `below` that depends on the seed, what goes on and `salt` only.
    fn chance(&self, dialogue: &Dialogue, salt: u64, below: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.casting.seed, dialogue.id.number, dialogue.visit(), salt).hash(&mut hasher);
        hasher.finish() % below.max(1)
    }
}

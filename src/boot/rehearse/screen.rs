//! What a rehearsal prints: the channel as people would see it, with the time beside, and what it cost.
//! Deliberately absent: sentences (`prompts/<language>/rehearsal.ftl`).

use super::Rehearsal;
use super::cast::{Act, What};
use crate::adapters::memory::chat::{MemoryChat, Message, Shown};
use crate::adapters::memory::reading::Read;
use crate::app::World;
use crate::calendar::{Tongue, clock};
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::dialogue::script::Script;
use crate::dialogue::state::Dialogue;
use crate::doc::{self, Doc};
use crate::ports::chat::{Destination, EventId, Heard, Inbound, MessageId};
use crate::prompts::engine::{RenderError, Value};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

pub struct Screen<'a> {
    world: &'a World,
    rehearsal: &'a Rehearsal,
    names: Vec<String>,
    script: Script,
    out: &'a mut dyn FnMut(&str),
    seen: usize,
    step: Option<usize>,
    /// Presses of the same sign in a row are told together.
    presses: Option<(String, Vec<String>)>,
    /// Private messages of a kind are printed once, and only counted afterwards.
    private_heads: Vec<String>,
    /// What was heard, and from whom.
    asked: BTreeMap<EventId, Account>,
}

/// Columns left of the text: the clock time.
const MARGIN: usize = 7;

impl<'a> Screen<'a> {
    pub fn new(
        world: &'a World,
        rehearsal: &'a Rehearsal,
        names: Vec<String>,
        script: Script,
        out: &'a mut dyn FnMut(&str),
    ) -> Self {
        Self {
            world,
            rehearsal,
            names,
            script,
            out,
            seen: 0,
            step: None,
            presses: None,
            private_heads: Vec::new(),
            asked: BTreeMap::new(),
        }
    }

    pub fn title(&mut self, title: &str) -> Result<(), RenderError> {
        let args =
            [("playbook", Value::Text(title.to_owned())), ("people", Value::Number(i64::from(self.rehearsal.people)))];
        let line = self.line("rehearsal-title", &args)?;
        let line = self.strong(&line);
        self.print(&line);
        Ok(())
    }

    /// With `--speed`, a meeting's pace, so many times as fast.
    pub fn wait(&self, time: SignedDuration) {
        if let (Some(speed), Ok(time)) = (self.rehearsal.speed, std::time::Duration::try_from(time)) {
            (self.rehearsal.pause)(time / speed.max(1));
        }
    }

    /// What the bot has said since last time.
    pub fn show(&mut self, chat: &MemoryChat, now: Timestamp, dialogue: Option<&Dialogue>) -> Result<(), RenderError> {
        for shown in chat.log(self.seen) {
            self.seen += 1;
            if let Shown::Posted(message) = shown {
                self.tell_presses()?;
                self.progress(dialogue)?;
                self.message(&message, now)?;
            }
        }
        Ok(())
    }

    fn progress(&mut self, dialogue: Option<&Dialogue>) -> Result<(), RenderError> {
        let Some((step, _)) = dialogue.and_then(Dialogue::activity) else { return Ok(()) };
        if self.step == Some(step) {
            return Ok(());
        }
        self.step = Some(step);
        let before: u16 = self.script.steps.iter().take(step).map(|s| s.minutes).sum();
        let steps = self.script.steps.len();
        let number = |n: usize| Value::Number(i64::try_from(n).unwrap_or(0));
        let args = [
            ("step", number(step + 1)),
            ("steps", number(steps)),
            ("minutes", Value::Number(i64::from(before))),
            ("total", Value::Number(i64::from(self.script.minutes))),
        ];
        let line = self.line("rehearsal-progress", &args)?;
        let bar: String = (0..steps).map(|s| if s <= step { '■' } else { '□' }).collect();
        self.print("");
        let line = self.faint(&format!("──── {bar} {line} ────"));
        self.print(&line);
        Ok(())
    }

    fn message(&mut self, message: &Message, now: Timestamp) -> Result<(), RenderError> {
        let head = message.doc.0.first().map(|block| doc::line(&Doc(vec![block.clone()]))).unwrap_or_default();
        let label = match &message.to {
            Destination::Channel(_) => None,
            Destination::Thread { .. } => Some(self.line("rehearsal-group", &[])?),
            Destination::Private(account) => {
                // The same words to many are shown once; the facilitator's are all different.
                if self.private_heads.contains(&head) {
                    return Ok(());
                }
                self.private_heads.push(head);
                Some(self.line("rehearsal-private", &[("name", Value::Text(self.name_of(account)))])?)
            }
        };
        let bar = if label.is_some() { "│ " } else { "" };
        let width = self.rehearsal.width.saturating_sub(MARGIN + bar.chars().count());
        let text = doc::terminal(&message.doc, width, self.rehearsal.colour);
        self.print("");
        if let Some(label) = label {
            let line = format!("{:MARGIN$}{}", "", self.faint(&format!("┌ {label}")));
            self.print(&line);
        }
        let mut time = clock(self.world.calendar.zone().civil(now).time(), self.tongue());
        for line in text.lines() {
            let line = format!("{}{bar}{line}", self.faint(&format!("{time:MARGIN$}")));
            self.print(line.trim_end());
            time.clear();
        }
        let choices: Vec<&str> = message.choices.iter().map(|c| c.emoji.as_str()).collect();
        if !choices.is_empty() {
            let line = format!("{:MARGIN$}{bar}{}", "", self.faint(&format!("[ {} ]", choices.join("  "))));
            self.print(&line);
        }
        Ok(())
    }

    /// What somebody did.
    pub fn heard(&mut self, act: &Act, inbound: &Inbound) -> Result<(), RenderError> {
        let name = self.names[act.who].clone();
        self.asked.insert(inbound.id.clone(), inbound.from.clone());
        match (&act.what, &inbound.what) {
            (What::Press(..), Heard::Reacted { emoji, .. }) => {
                match &mut self.presses {
                    Some((sign, who)) if sign == emoji => who.push(name),
                    _ => {
                        self.tell_presses()?;
                        self.presses = Some((emoji.clone(), vec![name]));
                    }
                }
                Ok(())
            }
            // Private ideas are nobody's business until they are shared.
            (What::Private(_), _) => Ok(()),
            (_, Heard::Message { text, .. }) => {
                self.tell_presses()?;
                let line = format!("{:MARGIN$}{} {text}", "", self.strong(&format!("{name}:")));
                self.print(&line);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn tell_presses(&mut self) -> Result<(), RenderError> {
        let Some((emoji, who)) = self.presses.take() else { return Ok(()) };
        let args = [
            ("count", Value::Number(i64::try_from(who.len()).unwrap_or(0))),
            ("name", Value::Text(who.first().cloned().unwrap_or_default())),
            ("emoji", Value::Text(emoji)),
        ];
        let line = self.line("rehearsal-pressed", &args)?;
        let line = format!("{:MARGIN$}{}", "", self.faint(&format!("· {line}")));
        self.print(&line);
        Ok(())
    }

    /// What it cost, and whether the minutes add up. `cast`: who took part, the facilitator first.
    pub fn end(&mut self, chat: &MemoryChat, cast: &[Account], took: SignedDuration) -> Result<(), RenderError> {
        self.tell_presses()?;
        let cost = Cost::of(&chat.messages());
        let number = |n: usize| Value::Number(i64::try_from(n).unwrap_or(0));
        let steps: u16 = self.script.steps.iter().map(|s| s.minutes).sum();
        self.print("");
        let heading = self.line("rehearsal-cost-title", &[])?;
        let heading = self.strong(&heading);
        self.print(&heading);
        let busiest = cost.busiest.as_ref().map(|(account, _)| self.name_of(account)).unwrap_or_default();
        let args = [
            ("main", number(cost.main)),
            ("threads", number(cost.threads)),
            ("private", number(cost.busiest.map_or(0, |(_, n)| n))),
            ("name", Value::Text(busiest)),
            ("edits", number(cost.edits)),
        ];
        let list = self.doc("rehearsal-cost", &args)?;
        let read = self.read(chat, cast, took)?;
        let minutes = [
            ("steps", Value::Number(i64::from(steps))),
            ("slack", Value::Number(i64::from(self.script.slack))),
            ("total", Value::Number(i64::from(self.script.minutes))),
        ];
        let adds_up = self.doc("rehearsal-minutes", &minutes)?;
        let took = self.doc("rehearsal-took", &[("minutes", Value::Number(took.as_mins()))])?;
        for doc in [list, read, adds_up, took] {
            for line in doc::terminal(&doc, self.rehearsal.width, self.rehearsal.colour).lines() {
                self.print(line);
            }
        }
        Ok(())
    }

    /// Words a minute for the facilitator, and for the one of the others who was given most to read.
    fn read(&self, chat: &MemoryChat, cast: &[Account], took: SignedDuration) -> Result<Doc, RenderError> {
        let log = chat.log(0);
        let mut read =
            cast.iter().map(|account| Read::of(&log, account, |event| self.asked.get(event) == Some(account)));
        let facilitator = read.next().unwrap_or_default().a_minute(took);
        let participant = read.max_by_key(|read| read.new).unwrap_or_default().a_minute(took);
        let number = |n: usize| Value::Number(i64::try_from(n).unwrap_or(0));
        let args = [
            ("facilitator", number(facilitator.new)),
            ("facilitator-edited", number(facilitator.edited)),
            ("participant", number(participant.new)),
            ("participant-edited", number(participant.edited)),
        ];
        self.doc("rehearsal-read", &args)
    }

    fn name_of(&self, account: &Account) -> String {
        let wanted = account.0.rsplit('/').next().unwrap_or_default();
        self.names.iter().find(|name| name.to_lowercase() == wanted).cloned().unwrap_or_default()
    }

    fn tongue(&self) -> Tongue {
        match self.rehearsal.lang {
            Lang::Da => Tongue::Danish,
            Lang::En => Tongue::English,
        }
    }

    fn line(&self, key: &str, args: &[(&str, Value)]) -> Result<String, RenderError> {
        self.world.prompts.render_line(self.rehearsal.lang, key, args)
    }

    fn doc(&self, key: &str, args: &[(&str, Value)]) -> Result<Doc, RenderError> {
        self.world.prompts.render(self.rehearsal.lang, key, args)
    }

    fn print(&mut self, line: &str) {
        (self.out)(line);
    }

    fn faint(&self, text: &str) -> String {
        if self.rehearsal.colour { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn strong(&self, text: &str) -> String {
        if self.rehearsal.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// A dialogue's cost in attention.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Posts in the main timeline, notices and thread roots included.
    pub main: usize,
    /// Posts in the thread that has most.
    pub threads: usize,
    /// Who got most private messages, and how many.
    pub busiest: Option<(Account, usize)>,
    pub edits: usize,
}

impl Cost {
    pub fn of(messages: &[Message]) -> Self {
        let mut threads: BTreeMap<&MessageId, usize> = BTreeMap::new();
        let mut private: BTreeMap<&Account, usize> = BTreeMap::new();
        let mut cost = Self::default();
        for message in messages {
            cost.edits += usize::try_from(message.edits).unwrap_or(0);
            match &message.to {
                Destination::Channel(_) => cost.main += 1,
                Destination::Thread { root, .. } => *threads.entry(root).or_default() += 1,
                Destination::Private(account) => *private.entry(account).or_default() += 1,
            }
        }
        cost.threads = threads.into_values().max().unwrap_or(0);
        cost.busiest = private.into_iter().max_by_key(|(_, n)| *n).map(|(account, n)| (account.clone(), n));
        cost
    }
}

impl std::fmt::Debug for Screen<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Screen").field("seen", &self.seen).finish_non_exhaustive()
    }
}

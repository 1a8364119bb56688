//! What a rehearsal shows: the channel as people would see it, with the time beside it; to somebody who has taken a part,
//! only what that one would see. Deliberately absent: sentences (`prompts/<language>/rehearsal.ftl`), and what it cost.

use super::hearing::Hearing;
use super::terminal::{Page, PageError, strong};
use crate::adapters::memory::chat::MemoryChat;
use crate::adapters::memory::message::{Message, Shown};
use crate::boot::cast::{Act, Cast, What};
use crate::calendar::{Tongue, Zone, clock, long_date};
use crate::dialogue::ids::{Account, DialogueId};
use crate::dialogue::lang::Lang;
use crate::dialogue::state::Dialogue;
use crate::doc::{self, Doc, Inline};
use crate::ports::chat::{Choice, Destination, Heard, Inbound, MessageId, Room};
use crate::prompts::value::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Columns left of the text: the clock time.
pub(super) const MARGIN: &str = "       ";

#[derive(Debug)]
pub struct Screen<'a> {
    pub page: Page<'a>,
    zone: Zone,
    /// Whoever looks on has a part: only what they see is shown.
    eyes: Option<Account>,
    /// How much of the platform's log has been shown.
    seen: usize,
    /// How many posts have been shown.
    pub posts: usize,
    day: Option<Date>,
    step: Option<(DialogueId, usize)>,
    /// Presses of the same sign in a row are told together.
    presses: Option<(String, Vec<String>)>,
    /// Private messages of a kind are shown once, and only counted afterwards.
    private_heads: Vec<String>,
    /// What each message offered when it was shown last.
    offered: BTreeMap<MessageId, (Message, Vec<String>)>,
}

impl<'a> Screen<'a> {
    pub fn new(page: Page<'a>, zone: Zone, eyes: Option<Account>) -> Self {
        Self {
            page,
            zone,
            eyes,
            seen: 0,
            posts: 0,
            day: None,
            step: None,
            presses: None,
            private_heads: Vec::new(),
            offered: BTreeMap::new(),
        }
    }

    /// What the bot has said since last time.
    ///
    /// # Errors
    ///
    /// The output is closed or full.
    pub fn show(
        &mut self,
        chat: &MemoryChat,
        hearing: &Hearing,
        dialogue: Option<&Dialogue>,
        now: Timestamp,
    ) -> Result<(), PageError> {
        for shown in chat.log(self.seen) {
            self.seen += 1;
            match shown {
                Shown::Posted(message) if self.sees(hearing, &message) => {
                    self.post(&message, false, dialogue, now)?;
                }
                Shown::Edited { message, doc, choices } => self.edited(&message, doc, choices, dialogue, now)?,
                Shown::Reacted { to, emoji } => {
                    if self.eyes.as_ref().is_some_and(|eyes| hearing.was_asked_by(&to, eyes)) {
                        self.tell("rehearsal-taken", &[("emoji", Value::Text(emoji))])?;
                    }
                }
                Shown::Posted(_) | Shown::Pinned(_) => {}
            }
        }
        Ok(())
    }

    fn sees(&mut self, hearing: &Hearing, message: &Message) -> bool {
        if let Some(eyes) = &self.eyes {
            return hearing.sees(eyes, &message.id);
        }
        if !matches!(message.to, Destination::Private(_)) {
            return true;
        }
        // The same words to many are shown once; the facilitator's are all different.
        let head = message.doc.0.first().map(|block| doc::line(&Doc(vec![block.clone()]))).unwrap_or_default();
        let is_new = !self.private_heads.contains(&head);
        self.private_heads.push(head);
        is_new
    }

    /// An edit is shown where it asks something new.
    fn edited(
        &mut self,
        id: &MessageId,
        doc: Doc,
        choices: Vec<Choice>,
        dialogue: Option<&Dialogue>,
        now: Timestamp,
    ) -> Result<(), PageError> {
        let Some((message, offered)) = self.offered.get(id) else { return Ok(()) };
        let is_card = self.eyes.is_none() && matches!(message.to, Destination::Private(_));
        if is_card || choices.iter().all(|choice| offered.contains(&choice.emoji)) {
            return Ok(());
        }
        let message = Message { doc, choices, ..message.clone() };
        self.post(&message, true, dialogue, now)
    }

    fn post(
        &mut self,
        message: &Message,
        again: bool,
        dialogue: Option<&Dialogue>,
        now: Timestamp,
    ) -> Result<(), PageError> {
        self.tell_presses()?;
        self.progress(dialogue)?;
        self.new_day(now)?;
        self.message(message, again, now)?;
        self.posts += 1;
        let offered = message.choices.iter().map(|choice| choice.emoji.clone());
        self.offered.entry(message.id.clone()).or_insert_with(|| (message.clone(), Vec::new())).1.extend(offered);
        Ok(())
    }

    /// Which step it is, and how far they have got.
    fn progress(&mut self, dialogue: Option<&Dialogue>) -> Result<(), PageError> {
        let Some((dialogue, (step, _))) = dialogue.and_then(|d| Some((d, d.activity()?))) else { return Ok(()) };
        let here = Some((dialogue.id.clone(), step));
        if self.step == here {
            return Ok(());
        }
        self.step = here;
        let steps = &dialogue.script.steps;
        let before: u16 = steps.iter().take(step).map(|s| s.minutes).sum();
        let number = |n: usize| Value::Number(i64::try_from(n).unwrap_or(0));
        let args = [
            ("step", number(step + 1)),
            ("steps", number(steps.len())),
            ("minutes", Value::Number(i64::from(before))),
            ("total", Value::Number(i64::from(dialogue.script.minutes))),
        ];
        let line = self.page.line("rehearsal-progress", &args)?;
        let bar: String = (0..steps.len()).map(|s| if s <= step { '■' } else { '□' }).collect();
        self.page.blank()?;
        Ok(self.page.put_faint(&format!("──── {bar} {line} ────"), "", "")?)
    }

    /// A heading for each day but the first.
    fn new_day(&mut self, now: Timestamp) -> Result<(), PageError> {
        let day = self.zone.civil(now).date();
        if self.day.replace(day).is_some_and(|before| before != day) {
            self.page.blank()?;
            self.page.put(&strong(&format!("═══ {} ═══", long_date(day, self.tongue()))), "", "")?;
        }
        Ok(())
    }

    fn message(&mut self, message: &Message, again: bool, now: Timestamp) -> Result<(), PageError> {
        let label = self.label(message)?;
        let bar = if label.is_some() { "│ " } else { "" };
        self.page.blank()?;
        let again = if again { Some(self.page.line("rehearsal-edited", &[])?) } else { None };
        if label.is_some() || again.is_some() {
            let words: Vec<String> = label.into_iter().chain(again).collect();
            self.page.put_faint(&format!("┌ {}", words.join(" · ")), MARGIN, MARGIN)?;
        }
        let time = clock(self.zone.civil(now).time(), self.tongue());
        let (first, rest) = (format!("{time:<width$}{bar}", width = MARGIN.len()), format!("{MARGIN}{bar}"));
        self.page.put(&message.doc, &first, &rest)?;
        if let Some(file) = &message.file {
            self.page.put_faint(&format!("[ {} ]", file.name), &rest, &rest)?;
        }
        // Whoever has a part is shown what they can press where they type.
        if !message.choices.is_empty() && self.eyes.is_none() {
            let choices: Vec<&str> = message.choices.iter().map(|c| c.emoji.as_str()).collect();
            self.page.put_faint(&format!("[ {} ]", choices.join("  ")), &rest, &rest)?;
        }
        Ok(())
    }

    /// Whom it is for, where that is not everybody.
    fn label(&self, message: &Message) -> Result<Option<String>, PageError> {
        Ok(match &message.to {
            Destination::Channel(_) => None,
            Destination::Thread { .. } => Some(self.page.line("rehearsal-group", &[])?),
            Destination::Private(account) if self.eyes.as_ref() == Some(account) => {
                Some(self.page.line("rehearsal-private-to-you", &[])?)
            }
            Destination::Private(account) => {
                let name = Value::Text(name_in(account));
                Some(self.page.line("rehearsal-private", &[("name", name)])?)
            }
        })
    }

    /// What one of the cast did, as far as it can be seen.
    ///
    /// # Errors
    ///
    /// The output is closed or full.
    pub fn heard(
        &mut self,
        act: &Act,
        inbound: &Inbound,
        cast: &Cast,
        thread: Option<&MessageId>,
    ) -> Result<(), PageError> {
        let is_private = matches!(inbound.room, Room::Private { .. });
        let name = cast.name(act.who);
        match &inbound.what {
            Heard::Reacted { .. } if is_private && self.eyes.is_some() => Ok(()),
            Heard::Reacted { emoji, .. } => self.pressed(name, emoji),
            // Private ideas are nobody's business until they are shared.
            Heard::Message { .. } if is_private || matches!(act.what, What::Private(_)) => Ok(()),
            Heard::Message { thread: Some(in_thread), .. }
                if self.eyes.is_some() && thread.is_some_and(|own| own != in_thread) =>
            {
                Ok(())
            }
            Heard::Message { text, .. } => self.said(name, text),
            _ => Ok(()),
        }
    }

    /// Words of somebody's in the channel.
    ///
    /// # Errors
    ///
    /// The output is closed or full.
    pub fn said(&mut self, name: &str, text: &str) -> Result<(), PageError> {
        self.tell_presses()?;
        let words = Inline::Text(format!(" {text}"));
        let line = Doc::paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{name}:"))]), words]);
        Ok(self.page.put(&line, MARGIN, &format!("{MARGIN}  "))?)
    }

    /// A sign that somebody has pressed; told with the next of the same, or before whatever comes next.
    ///
    /// # Errors
    ///
    /// The output is closed or full.
    pub fn pressed(&mut self, name: &str, emoji: &str) -> Result<(), PageError> {
        match &mut self.presses {
            Some((sign, who)) if sign == emoji => who.push(name.to_owned()),
            _ => {
                self.tell_presses()?;
                self.presses = Some((emoji.to_owned(), vec![name.to_owned()]));
            }
        }
        Ok(())
    }

    /// # Errors
    ///
    /// The output is closed or full.
    pub fn tell_presses(&mut self) -> Result<(), PageError> {
        let Some((emoji, who)) = self.presses.take() else { return Ok(()) };
        let args = [
            ("count", Value::Number(i64::try_from(who.len()).unwrap_or(0))),
            ("name", Value::Text(who.first().cloned().unwrap_or_default())),
            ("emoji", Value::Text(emoji)),
        ];
        self.tell("rehearsal-pressed", &args)
    }

    /// A line that stands back.
    ///
    /// # Errors
    ///
    /// The output is closed or full.
    pub fn tell(&mut self, key: &str, args: &[(&str, Value)]) -> Result<(), PageError> {
        let line = self.page.line(key, args)?;
        Ok(self.page.put_faint(&format!("· {line}"), MARGIN, &format!("{MARGIN}  "))?)
    }

    fn tongue(&self) -> Tongue {
        match self.page.lang() {
            Lang::Da => Tongue::Danish,
            Lang::En => Tongue::English,
        }
    }
}

/// The name in an account of the rehearsal's platform.
fn name_in(account: &Account) -> String {
    let name = account.local();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

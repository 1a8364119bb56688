//! The chat as text: who said what when, every message of the bot's in full, edits as the lines that changed.

use drejebog::adapters::memory::message::{Message, Shown};
use drejebog::calendar::{Tongue, Zone, long_date};
use drejebog::dialogue::ids::Account;
use drejebog::doc::{Doc, plain};
use drejebog::ports::chat::{Choice, Destination, EventId, MessageId};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Default)]
pub struct Transcript {
    text: String,
    /// How each message of the bot's was last shown.
    shown: BTreeMap<MessageId, String>,
    /// What each of them offers.
    offered: BTreeMap<MessageId, String>,
    /// What people wrote, to know it again when the bot reacts to it.
    written: BTreeMap<EventId, String>,
    zone: Zone,
    /// The day the last line was written on: a new one has a heading, but for the first.
    day: Option<Date>,
}

impl Transcript {
    pub fn text(&self) -> &str {
        &self.text
    }

    fn clock(&mut self, now: Timestamp) -> String {
        let day = self.zone.date(now);
        if self.day.replace(day).is_some_and(|before| before != day) {
            writeln!(self.text, "\n== {} ==", long_date(day, Tongue::Danish)).unwrap();
        }
        self.zone.civil(now).strftime("%H:%M:%S").to_string()
    }

    /// A person did something.
    pub fn person(&mut self, now: Timestamp, event: &EventId, line: &str) {
        self.written.insert(event.clone(), line.to_owned());
        let clock = self.clock(now);
        let line = if line.chars().count() > 400 {
            format!("{} … ({} tegn)", line.chars().take(60).collect::<String>(), line.chars().count())
        } else {
            line.to_owned()
        };
        writeln!(self.text, "{clock}  {}", line.escape_debug_controls()).unwrap();
    }

    pub fn title(&self, message: &MessageId) -> String {
        let text = self.shown.get(message).map_or("", String::as_str);
        let line = text.lines().next().unwrap_or_default();
        if line.chars().count() > 50 {
            format!("{} …", line.chars().take(50).collect::<String>())
        } else {
            line.to_owned()
        }
    }

    /// The bot did something. With `private_answers` only whoever asked sees an answer.
    pub fn bot(&mut self, now: Timestamp, shown: &Shown, private_answers: bool, name: &dyn Fn(&Account) -> String) {
        let clock = self.clock(now);
        match shown {
            Shown::Posted(message) if private_answers && message.answers.is_some() => self.answered(&clock, message),
            Shown::Posted(message) => self.posted(&clock, message, name),
            Shown::Edited { message, doc, choices } => self.edited(&clock, message, doc, choices),
            Shown::Reacted { to, emoji } => {
                let what = self.written.get(to).cloned().unwrap_or_default();
                let short: String = what.chars().take(50).collect();
                writeln!(self.text, "{clock}  BOT {emoji} på «{short}»").unwrap();
            }
            Shown::Pinned(messages) => {
                let titles: Vec<String> = messages.iter().map(|m| self.title(m)).collect();
                writeln!(self.text, "{clock}  BOT 📌 «{}»", titles.join("», «")).unwrap();
            }
        }
    }

    fn answered(&mut self, clock: &str, message: &Message) {
        let asked = message.answers.as_ref().and_then(|event| self.written.get(event)).cloned().unwrap_or_default();
        let who: String = asked.chars().take_while(|c| c.is_alphanumeric()).collect();
        let text = plain(&message.doc);
        writeln!(self.text, "{clock}  BOT (kun for {who}) {}", text.replace('\n', "\n          | ")).unwrap();
        if let Some(file) = &message.file {
            writeln!(self.text, "          [fil: {}, {} kB]", file.name, file.bytes.len().div_ceil(1024)).unwrap();
        }
    }

    fn posted(&mut self, clock: &str, message: &Message, name: &dyn Fn(&Account) -> String) {
        let to = match &message.to {
            Destination::Channel(_) => String::new(),
            Destination::Thread { root, .. } => format!(" i tråden «{}»", self.title(root)),
            Destination::Private(account) => format!(" privat til {}", name(account)),
        };
        let bell = if message.buzz { " 🔔" } else { "" };
        let mentions: Vec<String> = message.mentions.iter().map(name).collect();
        let mentions = if mentions.is_empty() { String::new() } else { format!(" ({})", mentions.join(", ")) };
        writeln!(self.text, "{clock}  BOT{to}{bell}{mentions}").unwrap();
        let text = plain(&message.doc);
        for line in text.lines() {
            writeln!(self.text, "{}", format!("          | {line}").trim_end()).unwrap();
        }
        if let Some(file) = &message.file {
            writeln!(self.text, "          [fil: {}, {} kB]", file.name, file.bytes.len().div_ceil(1024)).unwrap();
        }
        if !message.choices.is_empty() {
            writeln!(self.text, "          {}", offered(&message.choices)).unwrap();
        }
        self.offered.insert(message.id.clone(), offered(&message.choices));
        self.shown.insert(message.id.clone(), text);
    }

    fn edited(&mut self, clock: &str, message: &MessageId, doc: &Doc, choices: &[Choice]) {
        let new = plain(doc);
        let title = self.title(message);
        let old = self.shown.insert(message.clone(), new.clone()).unwrap_or_default();
        writeln!(self.text, "{clock}  ~ «{title}»").unwrap();
        for line in old.lines().filter(|line| !line.is_empty() && !new.lines().any(|l| l == *line)) {
            writeln!(self.text, "          - {line}").unwrap();
        }
        for line in new.lines().filter(|line| !line.is_empty() && !old.lines().any(|l| l == *line)) {
            writeln!(self.text, "          + {line}").unwrap();
        }
        let offered = offered(choices);
        if self.offered.insert(message.clone(), offered.clone()).is_some_and(|before| before != offered) {
            writeln!(self.text, "          {offered}").unwrap();
        }
    }
}

/// What opens a form is known by its words.
fn offered(choices: &[Choice]) -> String {
    let offer = |choice: &Choice| match choice.opens {
        Some(_) => format!("{} {}", choice.emoji, choice.label),
        None => choice.emoji.clone(),
    };
    format!("[{}]", choices.iter().map(offer).collect::<Vec<_>>().join(" "))
}

trait EscapeControls {
    fn escape_debug_controls(&self) -> String;
}

impl EscapeControls for String {
    /// Control and invisible characters made visible: a golden file is read by people.
    fn escape_debug_controls(&self) -> String {
        let mut out = String::new();
        for c in self.chars() {
            let invisible =
                matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
            if c == '\n' {
                out.push_str(" ⏎ ");
            } else if c.is_control() || invisible {
                out.extend(c.escape_unicode());
            } else {
                out.push(c);
            }
        }
        out
    }
}

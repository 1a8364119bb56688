//! What messages are told about the playbook and the commands, since this room knows neither.
//!
//! `app` fills these from `playbook::Texts` and `commands::table`, borrowing everything. Deliberately absent: the bot's
//! own sentences.

use crate::doc::Doc;
use jiff::civil::Date;
use std::borrow::Cow;

/// A playbook's texts in the dialogue's language.
#[derive(Clone, Debug)]
pub struct Material<'a> {
    pub title: &'a str,
    pub topic: &'a Doc,
    pub framing: &'a [Doc],
    pub case: Option<Case<'a>>,
    pub listen: Option<Recording<'a>>,
    pub curious: &'a [Doc],
    pub points: &'a Doc,
    pub reflect: &'a [Doc],
    pub ideas: &'a Doc,
    pub advice: &'a Doc,
    pub legal: &'a Doc,
    /// Goes with every showing of `legal`.
    pub disclaimer: &'a Doc,
    /// When somebody who knows the law last read `legal`; said with it.
    pub reviewed: Option<Date>,
    /// Where the playbook has them, in the order they are numbered.
    pub principles: Vec<Principle<'a>>,
    pub steps: Vec<StepText<'a>>,
}

#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub title: &'a str,
    pub doc: &'a Doc,
    /// Minutes to read it.
    pub minutes: u16,
}

#[derive(Clone, Copy, Debug)]
pub struct Recording<'a> {
    pub intro: &'a Doc,
    /// Who speaks, as it is said aloud; may be empty.
    pub voices: &'a Doc,
    pub url: Option<&'a str>,
    /// What those who cannot hear it read instead, with its heading.
    pub alternative: &'a Doc,
    pub alternative_minutes: u16,
}

#[derive(Clone, Copy, Debug)]
pub struct Principle<'a> {
    pub title: &'a str,
    pub question: &'a Doc,
    pub example: &'a Doc,
}

#[derive(Clone, Copy, Debug)]
pub struct StepText<'a> {
    pub title: &'a str,
    pub tips: &'a Doc,
}

/// A grey zone of a playbook.
#[derive(Clone, Copy, Debug)]
pub struct Dilemma<'a> {
    /// What is typed after `start`.
    pub playbook: &'a str,
    pub title: &'a str,
    pub dilemma: &'a Doc,
    pub answers: &'a [Doc],
    pub legal: &'a Doc,
    /// Goes with every showing of `legal`.
    pub disclaimer: &'a Doc,
}

/// A playbook that can be started.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    /// What is typed after `start`.
    pub name: &'a str,
    pub title: &'a str,
    pub minutes: u16,
    pub min: u16,
    pub max: u16,
}

/// One command, as help shows it.
#[derive(Clone, Debug)]
pub struct CommandRow<'a> {
    /// Every name it has, in all languages.
    pub names: Vec<Cow<'a, str>>,
    /// The name shown in this language.
    pub name: Cow<'a, str>,
    /// What follows the name; empty where nothing does.
    pub form: Cow<'a, str>,
    /// The key of its sentence.
    pub help: &'a str,
    pub example: Cow<'a, str>,
    /// For the facilitator and the timekeeper only.
    pub steers: bool,
}

impl<'a> CommandRow<'a> {
    /// The row of a command by any of its names.
    pub fn find<'r>(rows: &'r [Self], name: &str) -> Option<&'r Self> {
        let name = name.trim().to_lowercase();
        rows.iter().find(|row| row.names.iter().any(|known| *known == name))
    }

    /// As it is written: its name, and what it cannot be without.
    pub fn written(&self) -> String {
        format!("{} {}", self.name, self.form).trim_end().to_owned()
    }
}

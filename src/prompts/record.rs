//! The record of a dialogue: when, who, what was seen, what was decided and what is tried.
//!
//! Never who said or chose what: that is not the team's to read afterwards, and most of it is no longer known.
//! Deliberately absent: what came of the trial, which its own stream knows.

use super::names::{Rendered, Voice, bullets, lines_of, number, quote, text};
use super::say::Speaker;
use super::value::Value;
use crate::dialogue::event::{Ending, Role};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Stage};
use crate::doc::{Block, Doc, Inline};
use crate::prompts::engine::RenderError;
use jiff::civil::Date;

/// Whether people are named in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Shown,
    /// Only how many they were.
    Counted,
}

/// The record, and what belongs to its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub title: String,
    pub text: Doc,
    /// A file's name, without its ending.
    pub file: String,
    /// Said with the file to print.
    pub print: Doc,
    /// Said with the file of text.
    pub plain: Doc,
}

impl Record {
    /// With its title as the heading.
    pub fn whole(&self) -> Doc {
        let mut whole = Doc(vec![Block::Heading(vec![Inline::Text(self.title.clone())])]);
        whole.extend(self.text.clone());
        whole
    }
}

impl Speaker<'_> {
    /// The record as the dialogue stands; `None` before it has begun. `agreed_end` is the trial's last day as it was agreed,
    /// where it has been postponed since.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn record(
        &self,
        dialogue: &Dialogue,
        names: Names,
        agreed_end: Option<Date>,
    ) -> Result<Option<Record>, RenderError> {
        let at = match &dialogue.stage {
            Stage::Planned | Stage::Lobby => return Ok(None),
            Stage::Live(running) => running.started,
            Stage::Over { at, .. } => *at,
        };
        // Without the others' names in reach none can slip into a sentence.
        let nameless;
        let dialogue = match names {
            Names::Shown => dialogue,
            Names::Counted => {
                nameless = without_names(dialogue);
                &nameless
            }
        };
        // It is kept: its dates have their years.
        let kept = Speaker { today: None, ..*self };
        let voice = kept.voice(dialogue);
        let date = voice.today(at);
        let title = voice.pen.line("record-title", &[("title", voice.title())])?;
        let file = [("playbook", voice.playbook()), ("date", text(&date.to_string()))];
        Ok(Some(Record {
            title,
            text: voice.record(date, names, agreed_end)?,
            file: voice.pen.line("record-file", &file)?,
            print: voice.doc("record-print", &[])?,
            plain: voice.doc("record-text", &[])?,
        }))
    }
}

/// Nobody is named but whoever said yes to seeing to the agreement, and their second: that is part of what was agreed.
fn without_names(dialogue: &Dialogue) -> Dialogue {
    let mut nameless = dialogue.clone();
    let agreed = [dialogue.trial.owner.filter(|_| dialogue.owner_accepted), dialogue.trial.second];
    for person in &mut nameless.people {
        person.forgotten |= !agreed.contains(&Some(person.id));
    }
    nameless
}

impl Voice<'_> {
    fn record(&self, date: Date, names: Names, agreed_end: Option<Date>) -> Rendered {
        let people = match names {
            Names::Shown => self.doc("record-people", &[("names", Value::Doc(self.who_took_part()?))])?,
            Names::Counted => self.doc("record-people-counted", &[("count", number(self.d.size()))])?,
        };
        let mut doc = lines_of([self.doc("record-date", &[("date", self.pen.long_date(date))])?, people]);
        doc.extend(match self.d.ending() {
            None => self.doc("record-not-over", &[])?,
            Some(Ending::Cancelled) => self.doc("record-cancelled", &[])?,
            Some(Ending::Agreed | Ending::NothingAgreed | Ending::Learned) => Doc::default(),
        });
        let about = self.about_the_trial()?;
        if !about.is_empty() && self.follows_up() {
            doc.extend(self.doc("record-agreed-before", &[])?);
        }
        doc.extend(about);
        if self.d.script.activities().any(|(_, activity)| activity.kind == ActivityKind::Round) {
            doc.extend(self.points_by_theme()?);
        }
        if self.follows_up() {
            doc.extend(self.undecided()?);
        } else {
            doc.extend(self.all_proposals()?);
        }
        doc.extend(self.decision()?);
        if let Some(end) = agreed_end {
            doc.extend(self.doc("record-postponed", &[("end", self.pen.long_date(end))])?);
        }
        doc.extend(self.doc("record-foot", &[])?);
        Ok(doc)
    }

    /// Names, and the guests who were only counted as a number.
    fn who_took_part(&self) -> Rendered {
        let took_part = |role| self.d.active().filter(move |p| p.role == role).map(|p| p.id);
        let (unnamed, named): (Vec<_>, Vec<_>) = took_part(Role::Guest).partition(|who| self.is_unnamed(*who));
        let mut parts =
            took_part(Role::Participant).chain(named).map(|who| self.name(who)).collect::<Result<Vec<_>, _>>()?;
        if !unnamed.is_empty() {
            parts.push(self.doc("lobby-guests-unnamed", &[("count", number(unnamed.len()))])?);
        }
        self.pen.list(parts)
    }

    /// The themes first, since they are what the points came to.
    fn points_by_theme(&self) -> Rendered {
        if self.d.points.is_empty() {
            return self.doc("record-empty", &[]);
        }
        let mut doc = self.doc("record-points", &[])?;
        doc.extend(self.themes()?);
        let points: Result<Vec<_>, _> = self.d.points.iter().map(|point| self.wrote(&point.text)).collect();
        doc.extend(bullets(points?));
        Ok(doc)
    }

    fn all_proposals(&self) -> Rendered {
        if self.d.proposals.is_empty() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("record-proposals", &[])?;
        let proposals: Result<Vec<_>, _> = self.d.proposals.iter().map(|p| self.proposed(p)).collect();
        doc.extend(bullets(proposals?));
        if matches!(self.d.ending(), Some(Ending::NothingAgreed | Ending::Cancelled)) {
            doc.extend(self.doc("record-kept-all", &[])?);
        }
        Ok(doc)
    }

    /// A follow-up that came to no verdict.
    fn undecided(&self) -> Rendered {
        match self.d.verdict() {
            None if self.d.ending() == Some(Ending::NothingAgreed) => self.doc("record-undecided", &[]),
            _ => Ok(Doc::default()),
        }
    }

    /// What was chosen and how, the card, and what is kept.
    fn decision(&self) -> Rendered {
        let mut doc = Doc::default();
        if let Some(decided) = self.d.decided {
            doc.extend(self.doc("record-decision", &[])?);
            doc.extend(quote(self.proposal(decided)?));
            doc.extend(self.receipt()?);
        }
        if self.d.verdict().is_some() {
            doc.extend(self.doc("closing-learned", &[])?);
            doc.extend(self.learning_lines()?);
        }
        let mut lines = vec![self.core(false)?];
        lines.extend(self.value(false)?);
        let card = lines_of(lines);
        if !card.is_empty() {
            doc.extend(self.doc("record-trial", &[])?);
            doc.extend(card);
        }
        let kept = if self.d.ending() == Some(Ending::Agreed) { self.not_chosen()? } else { Vec::new() };
        if !kept.is_empty() {
            doc.extend(self.doc("record-kept", &[])?);
            doc.extend(bullets(kept));
        }
        Ok(doc)
    }

    fn not_chosen(&self) -> Result<Vec<Doc>, RenderError> {
        self.others().map(|proposal| self.wrote(&proposal.text)).collect()
    }
}

//! The facilitator's own sheets: what to bring and how many to print, what to do and say and when, and the advice.
//!
//! The words to say are those on the facilitator's card in the chat (`aloud`); steps, minutes and tips are the
//! playbook's. Deliberately absent: what the others get.

use super::super::aloud::Aloud;
use super::super::engine::RenderError;
use super::super::names::{Rendered, bullets, kind_word, lines_of, number, text, word};
use super::Papers;
use super::copies::{SHARES, Share, Shared};
use crate::calendar::clock;
use crate::dialogue::script::{Activity, ActivityKind, Step};
use crate::doc::{Block, Doc, Inline, Sheet};
use crate::prompts::value::Value;
use jiff::ToSpan;

/// One idea on each, and the silent minute has time for about three (source 000, step 4).
const CARDS_EACH: u16 = 3;

impl Papers<'_> {
    /// `given`: the sheets for the others, in the order they are used.
    pub fn leading(&self, given: &[&Shared]) -> Result<Vec<Sheet>, RenderError> {
        let sheets = [self.before(given)?, self.course()?, Sheet::of(self.texts.advice.clone())];
        sheets.into_iter().map(|sheet| Ok(self.shared(Share::Lead, sheet)?.sheet)).collect()
    }

    fn before(&self, given: &[&Shared]) -> Result<Sheet, RenderError> {
        let mut doc = self.pen.doc("lead-bring", &[("things", Value::Doc(self.things()?))])?;
        doc.extend(self.pen.doc("lead-print", &[("sheets", Value::Doc(self.to_print(given)?))])?);
        doc.extend(self.pen.doc("lead-room", &[])?);
        self.sheet("lead-before-heading", doc)
    }

    /// What is on the table and the wall. Source 000 names paper, pens and a board or flip chart; the rest is what the
    /// activities use.
    fn things(&self) -> Rendered {
        let people = self.occasion.people.unwrap_or(0);
        let dots = self.dots_each();
        let counted = |each: u16| {
            [("people", number(people)), ("each", number(each)), ("total", number(people.saturating_mul(each)))]
        };
        let things: [(&str, bool, u16); 7] = [
            ("lead-bring-pens", true, 1),
            ("lead-bring-cards", self.has(ActivityKind::Silent), CARDS_EACH),
            ("lead-bring-board", true, 1),
            ("lead-bring-dots", dots > 0, dots),
            ("lead-bring-sound", self.has(ActivityKind::Listen), 1),
            ("lead-bring-service", self.has(ActivityKind::Principles), 1),
            ("lead-bring-clock", true, 1),
        ];
        let items: Result<Vec<_>, _> =
            things.iter().filter(|thing| thing.1).map(|(key, _, each)| self.pen.doc(key, &counted(*each))).collect();
        Ok(bullets(items?))
    }

    fn dots_each(&self) -> u16 {
        let weakest = self.script.principles.filter(|_| self.has(ActivityKind::Weakest)).map_or(0, |p| p.dots);
        let choosing = if self.has(ActivityKind::Dots) { self.script.dots } else { 0 };
        u16::from(weakest) + u16::from(choosing)
    }

    /// The names of the sheets under the number of copies they share.
    fn to_print(&self, given: &[&Shared]) -> Rendered {
        let mut items = Vec::new();
        for share in SHARES {
            let of_it = given.iter().filter(|shared| shared.share == share);
            let names: Vec<_> = of_it.map(|shared| Doc::text(&shared.sheet.heading)).collect();
            if !names.is_empty() {
                let copies = text(&self.copies().said("lead-copies", share)?);
                let names = Value::Doc(self.pen.join("join-comma", names)?);
                items.push(self.pen.doc("lead-copies-of", &[("copies", copies), ("sheets", names)])?);
            }
        }
        Ok(bullets(items))
    }

    /// The whole meeting, step by step.
    fn course(&self) -> Result<Sheet, RenderError> {
        let from = if self.occasion.start.is_some() { "clock" } else { "start" };
        let mut doc = self.pen.doc("lead-course", &[("from", word(from))])?;
        let mut at = 0;
        for (step, words) in self.script.steps.iter().zip(&self.texts.steps) {
            let args = [
                ("title", text(words.title)),
                ("from", self.moment(at)),
                ("to", self.moment(at.saturating_add(step.minutes))),
            ];
            doc.push(Block::Heading(vec![Inline::Text(self.pen.line("lead-step", &args)?)]));
            doc.extend(bullets(self.activities(step, at)?));
            if !words.tips.is_empty() {
                doc.push(Block::Quote(words.tips.clone()));
            }
            at = at.saturating_add(step.minutes);
        }
        if self.script.slack > 0 {
            doc.extend(self.pen.doc("lead-slack", &[("minutes", number(self.script.slack))])?);
        }
        self.sheet("lead-course-heading", doc)
    }

    /// What is held under a condition takes its minutes from what follows, and stands without a time of its own.
    fn activities(&self, step: &Step, mut at: u16) -> Result<Vec<Doc>, RenderError> {
        let mut items = Vec::new();
        for activity in &step.activities {
            let ends = at.saturating_add(if activity.when.is_some() { 0 } else { activity.minutes });
            items.push(self.activity(activity, at, ends)?);
            at = ends;
        }
        Ok(items)
    }

    fn activity(&self, activity: &Activity, from: u16, to: u16) -> Rendered {
        let name = self.pen.doc("activity-name", &[("kind", word(kind_word(activity.kind)))])?;
        let name = ("activity", Value::Doc(name));
        let head = match activity.when {
            None => self.pen.doc("lead-activity", &[name, ("from", self.moment(from)), ("to", self.moment(to))])?,
            Some(_) => self.pen.doc("lead-activity-if", &[name, ("minutes", number(activity.minutes))])?,
        };
        let plucked = self.occasion.people.is_some_and(|people| people > self.script.pluck_over);
        let aloud = Aloud { script: self.script, texts: Some(self.texts), place: "table", plucked };
        let said = self.pen.doc("card-say", &[("words", Value::Doc(aloud.begin(self.pen, activity.kind)?))])?;
        Ok(lines_of([self.pen.sentences(vec![head, self.to_do(activity.kind)?])?, said]))
    }

    fn to_do(&self, kind: ActivityKind) -> Rendered {
        let key = match kind {
            ActivityKind::Frame => "lead-do-frame",
            ActivityKind::Read => "lead-do-read",
            ActivityKind::Listen => "lead-do-listen",
            ActivityKind::Pairs => "lead-do-pairs",
            ActivityKind::Round => "lead-do-round",
            ActivityKind::Summarise => "lead-do-summarise",
            ActivityKind::Principles => "lead-do-principles",
            ActivityKind::Weakest => "lead-do-weakest",
            ActivityKind::Groups => "lead-do-groups",
            ActivityKind::Reflect => "lead-do-reflect",
            ActivityKind::Silent => "lead-do-silent",
            ActivityKind::Share => "lead-do-share",
            ActivityKind::Select => "lead-do-select",
            ActivityKind::Present => "lead-do-present",
            ActivityKind::Consent => "lead-do-consent",
            ActivityKind::Dots => "lead-do-dots",
            ActivityKind::Trial => "lead-do-trial",
            // They belong to a channel that has been here before, never to a playbook.
            ActivityKind::Bank | ActivityKind::Recall | ActivityKind::Learn => return Ok(Doc::default()),
        };
        let dots = self.script.principles.map_or(0, |principles| u16::from(principles.dots));
        let args = [
            ("pluck", number(self.script.pluck_over)),
            ("dots", number(if kind == ActivityKind::Weakest { dots } else { u16::from(self.script.dots) })),
        ];
        self.pen.doc(key, &args)
    }

    /// A minute of the meeting: on the clock, or counted from its beginning.
    fn moment(&self, minutes: u16) -> Value {
        match self.occasion.start {
            Some(start) => text(&clock(start.wrapping_add(i64::from(minutes).minutes()), self.pen.tongue())),
            None => number(minutes),
        }
    }
}

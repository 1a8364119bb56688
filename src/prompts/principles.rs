//! A service held against principles: each with its question and the team's own examples, the dots on the weakest, and
//! the focus that later posts quote.
//! Deliberately absent: proposals and what is decided (`decision`).

use super::engine::RenderError;
use super::material::Principle;
use super::names::{Rendered, Voice, bullets, lines_of, number, text, word};
use super::value::Value;
use crate::dialogue::event::{Outcome, QuestionKind};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::state::{ClosedQuestion, Example, Question};
use crate::dialogue::tally::tally;
use crate::doc::Doc;

/// So many of a principle's examples stand in a post; it is read on a phone, and a message has a largest size. The board
/// has them all.
const MOST_EXAMPLES: usize = 4;

/// So many principles bring their examples along when they are quoted; where more tie, their names are enough to read.
const MOST_WITH_EXAMPLES: usize = 2;

impl Voice<'_> {
    /// The post of `principles`.
    pub fn principles(&self) -> Rendered {
        let mut doc = Doc::default();
        if self.past.is_none() {
            // Then the first line asks for its name instead.
            if self.service().is_none() {
                doc.extend(self.doc("ask-principles", &[("of", number(self.d.done_count().1))])?);
            }
            doc.extend(self.doc("phase-principles", &[])?);
        }
        for n in self.d.principles() {
            let begin: Vec<ParticipantId> = self.d.beginning_with(n).flatten().copied().collect();
            let begins = !begin.is_empty();
            let mut lines = vec![match begin.is_empty() {
                true => self.principle(n)?,
                false => {
                    let args =
                        [("principle", Value::Doc(self.principle(n)?)), ("names", Value::Doc(self.names(begin)?))];
                    self.doc("principle-begin", &args)?
                }
            }];
            if let Some(principle) = self.principle_text(n) {
                lines.push(principle.question.clone());
                // Words to begin with, where a group begins; at all of them they would be too many to read.
                if begins {
                    lines.push(self.doc("principle-example", &[("example", Value::Doc(principle.example.clone()))])?);
                }
            }
            doc.extend(lines_of(lines));
            doc.extend(self.some_examples(n)?);
        }
        Ok(doc)
    }

    /// The post of `weakest`: the open question, or how it ended.
    pub fn weakest(&self) -> Rendered {
        if let Some(question) = &self.d.question {
            return self.weakest_question(question);
        }
        let Some(closed) = self.dots_on_principles() else { return Ok(Doc::default()) };
        let mut doc = self.weakest_are(closed)?;
        let others = counted(closed).into_iter().filter(|(n, _)| !self.d.weakest().contains(n));
        let others = self.tallied(others.map(|(n, dots)| (n, Some(dots))))?;
        if !self.d.weakest().is_empty() && !others.is_empty() {
            doc.extend(self.doc("weakest-others", &[("principles", Value::Doc(others))])?);
        }
        doc.extend(self.took_part(closed)?);
        Ok(doc)
    }

    pub fn weakest_question(&self, question: &Question) -> Rendered {
        let args = [
            ("dots", number(question.dots())),
            ("ballots", word(self.ballots())),
            ("clock", self.until(question.until)),
            ("number", number(question.options().last().copied().unwrap_or(1))),
            self.privately()?,
        ];
        let mut doc = self.doc("weakest-ask", &args)?;
        let counts = self.d.count().tally(&question.options());
        let shown = counts.into_iter().map(|(n, dots)| (n, Some(dots).filter(|_| self.shows_how_it_stands())));
        doc.extend(self.tallied(shown)?);
        Ok(doc)
    }

    /// The dots have closed: which stand weakest, how many took part, and what comes next.
    pub fn weakest_told(&self) -> Rendered {
        let mut doc = self.doc("weakest-heading", &[])?;
        if let Some(closed) = self.dots_on_principles() {
            doc.extend(self.weakest_are(closed)?);
            doc.extend(self.took_part(closed)?);
        }
        if let Some(next) = self.next_name()?.filter(|_| self.past.is_none()) {
            doc.extend(self.by_mention(
                "weakest-next",
                "weakest-next-alone",
                &[("next", Value::Doc(next)), ("where", self.where_it_is_steered())],
            )?);
        }
        Ok(doc)
    }

    /// The last dots on the principles that have closed.
    fn dots_on_principles(&self) -> Option<&ClosedQuestion> {
        self.d.closed.iter().rfind(|closed| matches!(closed.outcome, Outcome::Weakest { .. }))
    }

    /// The weakest with their dots, the weakest first.
    fn weakest_are(&self, closed: &ClosedQuestion) -> Rendered {
        let counts = counted(closed);
        let dots = |n: u16| counts.iter().find(|(option, _)| *option == n).map(|(_, dots)| *dots);
        let weakest = self.tallied(self.d.weakest().iter().map(|n| (*n, dots(*n))))?;
        if weakest.is_empty() {
            return self.doc("weakest-none", &[]);
        }
        self.doc("weakest-are", &[("principles", Value::Doc(weakest))])
    }

    fn tallied(&self, principles: impl Iterator<Item = (u16, Option<u16>)>) -> Rendered {
        let lines: Result<Vec<_>, _> = principles
            .map(|(n, dots)| {
                let Some(dots) = dots else { return self.principle(n) };
                self.doc("principle-tally", &[("principle", Value::Doc(self.principle(n)?)), ("dots", number(dots))])
            })
            .collect();
        Ok(lines_of(lines?))
    }

    /// What groups talk about: the weakest principles, with the team's own examples where there are few enough.
    pub fn focus(&self) -> Rendered {
        let weakest = self.d.weakest();
        if weakest.is_empty() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("focus", &[])?;
        if weakest.len() > MOST_WITH_EXAMPLES {
            doc.extend(self.tallied(weakest.iter().map(|n| (*n, None)))?);
            return Ok(doc);
        }
        for n in weakest {
            doc.extend(self.principle(*n)?);
            doc.extend(self.some_examples(*n)?);
        }
        Ok(doc)
    }

    /// The same in one sentence, for those who write ideas.
    pub fn focus_named(&self) -> Rendered {
        let names: Result<Vec<_>, _> =
            self.d.weakest().iter().map(|n| self.doc("focus-name", &[("title", self.principle_title(*n)?)])).collect();
        let names = self.pen.list(names?)?;
        if names.is_empty() {
            return Ok(names);
        }
        self.doc("focus-ideas", &[("principles", Value::Doc(names))])
    }

    /// Every example under its principle; nothing while there are none.
    pub fn examples(&self) -> Rendered {
        let mut doc = Doc::default();
        for n in self.d.principles() {
            let examples: Vec<_> = self.d.examples.iter().filter(|example| example.principle == n).collect();
            if !examples.is_empty() {
                doc.extend(self.principle(n)?);
                doc.extend(self.listed(&examples)?);
            }
        }
        Ok(doc)
    }

    /// The newest examples of a principle; how many more there are.
    fn some_examples(&self, principle: u16) -> Rendered {
        let all: Vec<_> = self.d.examples.iter().filter(|example| example.principle == principle).collect();
        let more = all.len().saturating_sub(MOST_EXAMPLES);
        let mut doc = self.listed(&all[more..])?;
        if more > 0 {
            doc.extend(self.doc("examples-more", &[("count", number(more))])?);
        }
        Ok(doc)
    }

    fn listed(&self, examples: &[&Example]) -> Rendered {
        let items: Result<Vec<_>, RenderError> = examples
            .iter()
            .map(|example| {
                let args = [("text", Value::Doc(self.wrote(&example.text)?)), ("number", number(example.number))];
                self.doc("example-item", &args)
            })
            .collect();
        Ok(bullets(items?))
    }

    /// `3. Forskellige borgere er med`
    pub(super) fn principle(&self, n: u16) -> Rendered {
        self.doc("principle", &[("number", number(n)), ("title", self.principle_title(n)?)])
    }

    fn principle_title(&self, n: u16) -> Result<Value, RenderError> {
        match self.principle_text(n) {
            Some(principle) => Ok(text(principle.title)),
            None => self.doc("principle-untitled", &[("number", number(n))]).map(Value::Doc),
        }
    }

    fn principle_text(&self, n: u16) -> Option<&Principle<'_>> {
        self.texts?.principles.get(usize::from(n).checked_sub(1)?)
    }

    /// The service looked at, once it has a name.
    pub fn service(&self) -> Option<Doc> {
        self.d.service.as_ref()?.get().map(|service| Doc::text(service))
    }
}

/// The dots on each principle when they closed.
fn counted(closed: &ClosedQuestion) -> Vec<(u16, u16)> {
    match &closed.kind {
        QuestionKind::Weakest { options, .. } => tally(options, &closed.ballots, &closed.hands),
        _ => Vec::new(),
    }
}

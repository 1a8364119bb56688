//! Polls: what one asks and what each answer says, in one line each; the same as a text for apps that draw no polls; and
//! what it says once it has closed.
//!
//! Deliberately absent: how a platform draws them.

use super::engine::RenderError;
use super::material::Dilemma;
use super::names::{Pen, Rendered, Voice, lines_of, number, text, word};
use super::say::Speaker;
use super::value::Value;
use crate::dialogue::command::Press;
use crate::dialogue::event::QuestionKind;
use crate::dialogue::greyzone::Open;
use crate::dialogue::lang::Lang;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{self, By};
use crate::dialogue::state::{Dialogue, Question};
use crate::doc::{self, Doc};

impl Speaker<'_> {
    /// What the open question's poll asks, and what each of `answers` says.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn poll(&self, dialogue: &Dialogue, answers: &[Press]) -> Result<(String, Vec<String>), RenderError> {
        let voice = self.voice(dialogue);
        let asked = match &dialogue.question {
            Some(question) => voice.poll_question(question)?,
            None => Doc::default(),
        };
        let answers: Result<Vec<_>, _> =
            answers.iter().map(|press| Ok(one_line(&voice.poll_answer(*press)?))).collect();
        Ok((one_line(&asked), answers?))
    }

    /// The same of a grey zone.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn zone_poll(
        &self,
        texts: Option<&Dilemma<'_>>,
        answers: &[Press],
        lang: Lang,
    ) -> Result<(String, Vec<String>), RenderError> {
        let pen = self.pen(lang);
        let answers: Result<Vec<_>, _> =
            answers.iter().map(|press| Ok(one_line(&pen.zone_answer(texts, *press)?))).collect();
        Ok((one_line(&pen.zone_asked(texts)?), answers?))
    }
}

impl Voice<'_> {
    /// The poll of a question, as a text.
    pub(super) fn poll(&self, id: u32) -> Rendered {
        let open = self.d.question.as_ref().filter(|question| question.id == id && self.past.is_none());
        let Some(question) = open else { return self.poll_closed(id) };
        let answers = speak::choices(self.d, &Say::Poll { question: id }, By::Reaction);
        let answers: Result<Vec<_>, _> = answers.into_iter().map(|press| self.poll_answer(press)).collect();
        let mut doc = self.poll_question(question)?;
        doc.extend(lines_of(answers?));
        let first = question.options().first().copied().unwrap_or(1);
        doc.extend(self.doc("poll-in-words", &[("number", number(first))])?);
        Ok(doc)
    }

    fn poll_closed(&self, id: u32) -> Rendered {
        let closed = self.d.closed.iter().find(|closed| closed.id == id);
        let outcome = match closed {
            Some(closed) => self.came_to(&closed.outcome)?,
            None => Doc::default(),
        };
        self.doc("poll-closed", &[("outcome", Value::Doc(outcome))])
    }

    fn poll_question(&self, question: &Question) -> Rendered {
        match &question.kind {
            QuestionKind::Consent { proposal } => {
                let asked = [
                    ("of", self.chosen_among()),
                    ("number", number(*proposal)),
                    ("proposal", Value::Doc(self.proposal(*proposal)?)),
                ];
                self.doc("poll-consent", &asked)
            }
            QuestionKind::Weakest { dots, .. } => self.doc("poll-weakest", &[("dots", number(*dots))]),
            QuestionKind::Dots { run_off: true, .. } => self.doc("poll-run-off", &[]),
            QuestionKind::Dots { .. } if self.follows_up() => self.doc("poll-verdict", &[]),
            QuestionKind::Dots { dots, .. } => self.doc("poll-dots", &[("dots", number(*dots))]),
        }
    }

    fn poll_answer(&self, press: Press) -> Rendered {
        let weakest = matches!(self.d.question.as_ref().map(|q| &q.kind), Some(QuestionKind::Weakest { .. }));
        match press {
            Press::Number(n) if weakest => self.principle(n),
            Press::Number(n) => {
                let proposal = Value::Doc(self.proposal(n)?);
                self.doc("numbered", &[("number", number(n)), ("text", proposal)])
            }
            Press::Question => self.doc("poll-consent-answer", &[("answer", word("question"))]),
            Press::Objection => self.doc("poll-consent-answer", &[("answer", word("objection"))]),
            _ => self.doc("poll-consent-answer", &[("answer", word("agree"))]),
        }
    }
}

impl Pen<'_> {
    /// The poll of a grey zone, as a text.
    pub fn zone_poll(&self, open: &Open, texts: Option<&Dilemma<'_>>) -> Rendered {
        let mut doc = self.zone_asked(texts)?;
        let answers: Result<Vec<_>, _> =
            (1..=open.answers).map(|n| self.zone_answer(texts, Press::Number(n))).collect();
        doc.extend(lines_of(answers?));
        doc.extend(self.doc("poll-in-words", &[("number", number(1))])?);
        Ok(doc)
    }

    fn zone_asked(&self, texts: Option<&Dilemma<'_>>) -> Rendered {
        match texts {
            Some(texts) => self.doc("poll-grey-zone", &[("title", text(texts.title))]),
            None => self.doc("poll-grey-zone-gone", &[]),
        }
    }

    fn zone_answer(&self, texts: Option<&Dilemma<'_>>, press: Press) -> Rendered {
        let n = press.choice().unwrap_or_default();
        let answer = texts.and_then(|texts| texts.answers.get(usize::from(n).checked_sub(1)?)).cloned();
        match answer {
            Some(answer) => self.doc("numbered", &[("number", number(n)), ("text", Value::Doc(answer.on_one_line()))]),
            None => self.doc("grey-zone-answer-gone", &[("number", number(n))]),
        }
    }
}

fn one_line(doc: &Doc) -> String {
    doc::plain(doc).split_whitespace().collect::<Vec<_>>().join(" ")
}

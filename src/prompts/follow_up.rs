//! The follow-up of a trial, and what a dialogue takes up from earlier ones.
//! Deliberately absent: consent and dots, which a verdict is decided by like any proposal (`decision`).

use super::engine::RenderError;
use super::names::{Rendered, Voice, bullets, lines_of, number, quote, word};
use super::trial::line_to_copy;
use super::value::Value;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{BankItem, LearningField, LearningFields, OpenTrial, TrialFields};
use crate::dialogue::follow_up::{FOLLOW_UP, FROM_THE_BANK};
use crate::doc::Doc;
use jiff::Timestamp;

/// Days in a week, for the age of what is kept.
const WEEK: i64 = 7;

impl Voice<'_> {
    /// This is the follow-up of a trial.
    pub fn follows_up(&self) -> bool {
        self.d.recollection.is_some()
    }

    /// This is about one thing from the idea bank.
    pub fn takes_up(&self) -> bool {
        self.d.script.playbook == FROM_THE_BANK
    }

    /// What people write in silence, and share.
    pub fn written_as(&self) -> Value {
        word(if self.follows_up() { "answers" } else { "ideas" })
    }

    /// What is chosen between.
    pub fn chosen_among(&self) -> Value {
        word(if self.follows_up() { "verdicts" } else { "proposals" })
    }

    /// The title of a dialogue that has no playbook of its own.
    pub fn own_title(&self) -> Option<&'static str> {
        match self.d.script.playbook.as_str() {
            FOLLOW_UP => Some("follow-up-title"),
            FROM_THE_BANK => Some("bank-title"),
            _ => None,
        }
    }

    /// The heading of one of its steps.
    pub fn own_step_title(&self, step: usize) -> Option<&'static str> {
        let titles: &[&str] = match self.d.script.playbook.as_str() {
            FOLLOW_UP => &["follow-up-step-1", "follow-up-step-2", "follow-up-step-3"],
            FROM_THE_BANK => &["bank-step-1"],
            _ => &[],
        };
        titles.get(step).copied()
    }

    /// What the lobby says of the trial.
    pub fn about_the_trial(&self) -> Rendered {
        if self.takes_up() {
            let texts: Result<Vec<_>, _> = self.d.proposals.iter().map(|p| self.wrote(&p.text)).collect();
            return Ok(quote(lines_of(texts?)));
        }
        let Some(about) = &self.d.recollection else { return Ok(Doc::default()) };
        let mut doc = self.quoted(&about.card)?;
        if let Some(due) = about.due {
            doc.extend(self.doc("follow-up-late", &[("date", self.pen.long_date(due))])?);
        }
        Ok(doc)
    }

    /// What was agreed, why, and how it was before.
    fn quoted(&self, card: &TrialFields) -> Rendered {
        Ok(quote(lines_of([
            self.known("trial-what", card.what.as_ref())?,
            self.known("trial-why", card.why.as_ref())?,
            self.known("recalled-before", card.before.as_ref())?,
            self.known("trial-measure", card.measure.as_ref())?,
            self.known("trial-assumptions", card.assumptions.as_ref())?,
        ])))
    }

    fn known(&self, key: &str, field: Option<&Erasable<String>>) -> Rendered {
        match field {
            Some(value) => self.doc(key, &[("value", Value::Doc(self.wrote(value)?))]),
            None => Ok(Doc::default()),
        }
    }

    pub fn recall(&self) -> Rendered {
        let mut doc = self.about_the_trial()?;
        doc.extend(self.doc("phase-recall-questions", &[("questions", self.follow_up_questions())])?);
        Ok(doc)
    }

    /// What everybody answers in silence: what we did, what happened for citizens, what surprised us.
    pub fn follow_up_questions(&self) -> Value {
        let questions = ["follow-up-question-1", "follow-up-question-2", "follow-up-question-3"];
        let docs: Result<Vec<_>, RenderError> = questions.iter().map(|key| self.doc(key, &[])).collect();
        Value::Doc(docs.map(bullets).unwrap_or_default())
    }

    pub fn learn(&self) -> Rendered {
        let mut doc = self.receipt()?;
        doc.extend(self.learning_lines()?);
        if self.past.is_some() {
            return Ok(doc);
        }
        if self.d.is_led_by_card() {
            if self.d.learning_asks().is_some() {
                doc.extend(self.by("phase-learn-noted", "phase-learn-fill", &[])?);
            }
            return Ok(doc);
        }
        if let Some(example) = self.learn_example()? {
            doc.extend(self.doc("phase-learn-fill", &[])?);
            doc.extend(line_to_copy(example));
        }
        Ok(doc)
    }

    /// What the card of whoever leads asks next, beside what the trial's card said of it.
    pub fn card_asks_what_was_learned(&self, field: LearningField) -> Rendered {
        let card = self.d.recollection.as_ref().map(|about| &about.card);
        let recalled =
            |text: Option<&Erasable<String>>| text.map_or_else(|| Ok(Doc::default()), |text| self.wrote(text));
        let (key, recalled) = match field {
            LearningField::Happened => ("card-asks-happened", Doc::default()),
            LearningField::Surprised => ("card-asks-surprised", Doc::default()),
            LearningField::Now => ("card-asks-now", Doc::default()),
            LearningField::Assumption => {
                ("card-asks-assumption", recalled(card.and_then(|card| card.assumptions.as_ref()))?)
            }
            LearningField::Measured => {
                let before = card.and_then(|card| card.measure.as_ref().or(card.before.as_ref()));
                ("card-asks-measured", recalled(before)?)
            }
        };
        self.doc(key, &[("recalled", Value::Doc(recalled))])
    }

    /// A line to copy, with what is missing.
    fn learn_example(&self) -> Result<Option<String>, RenderError> {
        let l = &self.d.learning;
        let fields = [
            (&l.happened, "learning-example-happened"),
            (&l.surprised, "learning-example-surprised"),
            (&l.now, "learning-example-now"),
            (&l.assumption, "learning-example-assumption"),
            (&l.measured, "learning-example-measured"),
        ];
        let missing = fields.into_iter().filter(|(field, _)| field.is_none());
        let missing = missing.map(|(_, key)| self.doc(key, &[])).collect::<Result<Vec<_>, _>>()?;
        if missing.is_empty() {
            return Ok(None);
        }
        let fields = self.pen.sentences(missing)?;
        self.pen.line("learning-example", &[("fields", Value::Doc(fields))]).map(Some)
    }

    /// The learning card so far.
    pub fn learning_lines(&self) -> Rendered {
        let l = &self.d.learning;
        let tried = self.d.recollection.as_ref().and_then(|about| about.card.what.as_ref());
        let before = self.d.recollection.as_ref().and_then(|about| about.card.before.as_ref());
        let verdict = match self.d.verdict() {
            Some(verdict) => self.doc("learning-verdict", &[("value", Value::Doc(self.pen.verdict(verdict)?))])?,
            None => Doc::default(),
        };
        Ok(lines_of([
            self.known("learning-tried", tried)?,
            self.known("learning-happened", l.happened.as_ref())?,
            self.known("learning-surprised", l.surprised.as_ref())?,
            verdict,
            self.known("learning-now", l.now.as_ref())?,
            self.known("learning-assumption", l.assumption.as_ref())?,
            match l.measured {
                Some(_) => self.known("learning-before", before)?,
                None => Doc::default(),
            },
            self.known("learning-measured", l.measured.as_ref())?,
        ]))
    }

    /// The last word of a follow-up.
    pub fn closing_learned(&self) -> Rendered {
        let mut doc = self.doc("closing-learned", &[])?;
        doc.extend(self.learning_lines()?);
        doc.extend(self.receipt()?);
        doc.extend(self.thanks_for_learning()?);
        Ok(doc)
    }

    /// The old trial's card, below the new trial that a change led to.
    pub fn learned_before(&self) -> Rendered {
        if !self.follows_up() || self.d.learning == LearningFields::default() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("closing-learned-before", &[])?;
        doc.extend(self.learning_lines()?);
        Ok(doc)
    }

    /// Only a card with something on it is worth passing on, where there is anywhere to pass it on to.
    fn thanks_for_learning(&self) -> Rendered {
        if !self.shares || self.d.learning == LearningFields::default() {
            return self.doc("closing-thanks-only", &[]);
        }
        self.doc("closing-learned-share", &[])
    }

    /// A follow-up that came to no verdict.
    pub fn closing_not_followed_up(&self) -> Rendered {
        self.doc("closing-not-followed-up", &[])
    }

    /// What the channel has open.
    pub fn bank(&self) -> Rendered {
        let Some(recalled) = &self.d.recalled else { return Ok(Doc::default()) };
        let now = self.d.running().map(|running| running.started);
        let mut doc = Doc::default();
        if !recalled.trials.is_empty() && self.d.recollection.is_none() {
            let trials: Result<Vec<_>, _> = recalled.trials.iter().map(|trial| self.open_trial(trial)).collect();
            doc.extend(self.doc("phase-bank-trials", &[("trials", Value::Doc(bullets(trials?)))])?);
        }
        if let Some(first) = recalled.bank.first() {
            let items: Result<Vec<_>, _> = recalled.bank.iter().map(|item| self.bank_item(item, now)).collect();
            doc.extend(self.doc("phase-bank", &[("items", Value::Doc(lines_of(items?)))])?);
            if self.past.is_some() {
                return Ok(doc);
            }
            let args = [("example", number(first.number))];
            doc.extend(if self.d.is_led_by_card() && !self.follows_up() {
                self.by("phase-bank-led", "phase-bank-how-alone", &args)?
            } else if self.follows_up() {
                self.doc("phase-bank-how-afterwards", &args)?
            } else {
                self.by("phase-bank-how", "phase-bank-how-alone", &args)?
            });
        }
        Ok(doc)
    }

    fn open_trial(&self, trial: &OpenTrial) -> Rendered {
        let what = match &trial.what {
            Some(what) => self.wrote(what)?,
            None => self.doc("erased", &[])?,
        };
        match trial.until {
            Some(until) => {
                self.doc("open-trial-until", &[("what", Value::Doc(what)), ("date", self.pen.long_date(until))])
            }
            None => Ok(what),
        }
    }

    fn bank_item(&self, item: &BankItem, now: Option<Timestamp>) -> Rendered {
        let args = [("number", number(item.number)), ("text", Value::Doc(self.wrote(&item.text)?))];
        let weeks = item.since.zip(now).map(|(since, now)| now.duration_since(since).as_hours() / (24 * WEEK));
        match weeks {
            Some(weeks) => {
                let [n, text] = args;
                self.doc("bank-item-aged", &[n, text, ("weeks", number(weeks))])
            }
            None => self.doc("numbered", &args),
        }
    }
}

//! The trial card, from the first field to the last word of the dialogue.
//! Deliberately absent: what happens to a trial afterwards.

use super::engine::RenderError;
use super::names::{Rendered, Voice, bullets, lines_of, quote, text, word};
use super::value::Value;
use crate::calendar::short_date;
use crate::dialogue::command::Noted;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{CardField, Ending, Role};
use crate::dialogue::state::Proposal;
use crate::doc::{Block, Doc};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How long a trial lasts in the example that people copy: long enough to learn, short enough to remember why.
const EXAMPLE_WEEKS: i64 = 3;

impl Voice<'_> {
    /// The post of `trial`: what is asked of all, and the card so far.
    pub fn trial(&self, is_current: bool) -> Rendered {
        let mut doc = Doc::default();
        if is_current {
            if self.d.trial.what.is_none() {
                doc.extend(self.doc("trial-nothing", &[])?);
            }
            doc.extend(self.trial_ask()?);
        }
        doc.extend(self.core(true)?);
        if !is_current {
            if self.d.owner_accepted {
                doc.extend(self.owner_line()?);
            }
            return Ok(doc);
        }
        if self.d.script.value_card {
            doc.extend(self.doc(if self.value_complete() { "trial-value-full" } else { "trial-value" }, &[])?);
            doc.extend(lines_of(self.value(true)?));
        }
        Ok(doc)
    }

    /// What is missing: an owner, what the card asks for, or the owner's answer.
    fn trial_ask(&self) -> Rendered {
        let mut doc = Doc::default();
        if self.d.trial.owner.is_none() {
            doc.extend(self.doc("trial-volunteer", &[])?);
        } else if self.d.asks_to_own_anybody() {
            doc.extend(self.owner_line()?);
        }
        if self.d.card_asks().is_none() {
            return Ok(doc);
        }
        if self.d.is_led_by_card() {
            doc.extend(self.by("trial-noted", "trial-fill", &[])?);
            return Ok(doc);
        }
        doc.extend(self.doc("trial-fill", &[])?);
        doc.extend(line_to_copy(self.example()?));
        Ok(doc)
    }

    /// The question that the card asks next.
    pub fn card_question(&self) -> Rendered {
        let key = match self.d.card_takes() {
            Some(Noted::Field(CardField::What)) if self.d.may_put_off() => "card-asks-what-now",
            Some(Noted::Field(CardField::What)) => "card-asks-what",
            Some(Noted::Field(CardField::Why)) => "card-asks-why",
            Some(Noted::Field(CardField::How)) => "card-asks-how",
            Some(Noted::Field(_)) => "card-asks-who",
            Some(Noted::Owner) => "card-asks-owner",
            Some(Noted::Learning(field)) => return self.card_asks_what_was_learned(field),
            _ => return Ok(Doc::default()),
        };
        let what = match &self.d.trial.what {
            Some(what) => self.wrote(what)?,
            None => Doc::default(),
        };
        self.doc(key, &[("what", Value::Doc(what))])
    }

    fn owner_line(&self) -> Rendered {
        let Some(owner) = self.d.trial.owner else { return Ok(Doc::default()) };
        if self.d.owner_accepted {
            return self.doc("trial-accepted", &[("owner", Value::Doc(self.name(owner)?))]);
        }
        if self.d.person(owner).is_some_and(|p| p.role == Role::Guest) {
            // As it must be typed: a guest without a name is found by the number alone.
            let typed = text(self.d.name(owner).unwrap_or_default());
            let args = [("owner", Value::Doc(self.name(owner)?)), ("typed", typed)];
            return self.by("trial-complete-guest", "trial-complete-guest-alone", &args);
        }
        let place = word(if self.d.asks_to_own_in_the_channel() { "channel" } else { "card" });
        self.doc("trial-complete", &[("owner", Value::Doc(self.mention(owner)?)), ("where", place)])
    }

    fn field(&self, key: &str, field: Option<&Erasable<String>>, or_missing: bool) -> Rendered {
        let value = match field {
            Some(value) => self.wrote(value)?,
            None if or_missing => self.doc("trial-missing", &[])?,
            None => return Ok(Doc::default()),
        };
        self.doc(key, &[("value", Value::Doc(value))])
    }

    /// What, why, how, who, owner and dates: what is agreed in the meeting.
    pub fn core(&self, or_missing: bool) -> Rendered {
        let t = &self.d.trial;
        let missing = |doc: &mut Vec<Doc>, key| -> Result<(), RenderError> {
            if or_missing {
                let args = [("value", Value::Doc(self.doc("trial-missing", &[])?))];
                doc.push(self.doc(key, &args)?);
            }
            Ok(())
        };
        let mut lines = vec![
            self.field("trial-what", t.what.as_ref(), or_missing)?,
            self.field("trial-why", t.why.as_ref(), or_missing)?,
            self.agreed_if_possible("trial-how", CardField::How, t.how.as_ref(), or_missing)?,
            self.agreed_if_possible("trial-who", CardField::Who, t.who.as_ref(), or_missing)?,
        ];
        match t.owner {
            Some(owner) => lines.push(self.doc("trial-owner", &[("value", Value::Doc(self.name(owner)?))])?),
            None => missing(&mut lines, "trial-owner")?,
        }
        match t.until {
            Some(date) => {
                let date = self.date_agreed(self.pen.long_date(date))?;
                lines.push(self.doc("trial-until", &[("value", date)])?);
            }
            None => missing(&mut lines, "trial-until")?,
        }
        match t.follow_up {
            Some(at) => {
                let args = [("date", self.pen.long_date(at.date())), ("clock", self.pen.time_of_day(at))];
                let at = self.date_agreed(Value::Doc(self.doc("date-and-clock", &args)?))?;
                lines.push(self.doc("trial-follow-up", &[("value", at)])?);
            }
            None => missing(&mut lines, "trial-follow-up")?,
        }
        Ok(lines_of(lines))
    }

    /// A field that is agreed on in the meeting unless it has been put off.
    fn agreed_if_possible(
        &self,
        key: &str,
        field: CardField,
        value: Option<&Erasable<String>>,
        or_missing: bool,
    ) -> Rendered {
        if value.is_none() && or_missing && self.d.put_off.contains(&field) {
            return self.doc(key, &[("value", Value::Doc(self.doc("trial-put-off", &[])?))]);
        }
        self.field(key, value, or_missing)
    }

    /// A date, marked as a suggestion until somebody has said something to it or the trial is agreed.
    fn date_agreed(&self, date: Value) -> Result<Value, RenderError> {
        if !self.d.dates_suggested || self.d.is_over() {
            return Ok(date);
        }
        self.doc("date-suggested", &[("date", date)]).map(Value::Doc)
    }

    /// What may wait until there is time; only what has been filled in.
    pub fn rest(&self) -> Rendered {
        let t = &self.d.trial;
        let mut lines =
            vec![self.field("trial-how", t.how.as_ref(), false)?, self.field("trial-who", t.who.as_ref(), false)?];
        lines.extend(self.value(false)?);
        Ok(lines_of(lines))
    }

    /// Value and consequences (source 004): state before, measure, assumptions with their uncertainty, who could be worse
    /// off, the alternative that is not digital, what it costs. `wished`: what is missing shows how it is written.
    pub fn value(&self, wished: bool) -> Result<Vec<Doc>, RenderError> {
        let t = &self.d.trial;
        let field = |key, wish, field: Option<&Erasable<String>>| match (field, wished) {
            (None, true) => self.doc(wish, &[]),
            _ => self.field(key, field, false),
        };
        let mut lines = vec![
            field("trial-before", "wished-before", t.before.as_ref())?,
            field("trial-measure", "wished-measure", t.measure.as_ref())?,
        ];
        let apart = t.assumptions.as_ref().filter(|_| self.d.script.value_card);
        match apart {
            Some(assumptions) => lines.extend(self.assumptions(assumptions)?),
            None => lines.push(field("trial-assumptions", "wished-assumptions", t.assumptions.as_ref())?),
        }
        // Assumptions that stand apart say themselves how sure people are of them.
        if apart.is_none() || t.uncertainty.is_none() {
            lines.push(field("trial-uncertainty", "wished-uncertainty", t.uncertainty.as_ref())?);
        }
        lines.push(field("trial-worse-off", "wished-worse-off", t.worse_off.as_ref())?);
        lines.push(field("trial-alternative", "wished-alternative", t.alternative.as_ref())?);
        lines.push(field("trial-costs", "wished-costs", t.costs.as_ref())?);
        Ok(lines)
    }

    fn value_complete(&self) -> bool {
        let t = &self.d.trial;
        let fields = [&t.before, &t.measure, &t.assumptions, &t.uncertainty, &t.worse_off, &t.alternative, &t.costs];
        fields.iter().all(|field| field.is_some())
    }

    /// Each assumption as one, with how sure people are of it. What was said of one only is said of all.
    fn assumptions(&self, assumptions: &Erasable<String>) -> Result<Vec<Doc>, RenderError> {
        let Some(written) = assumptions.get() else {
            return Ok(vec![self.field("trial-assumptions", Some(assumptions), false)?]);
        };
        let said: Vec<&str> = self.d.trial.uncertainty.as_ref().and_then(Erasable::get).map_or(vec![], |s| each(s));
        let one = |(n, assumption): (usize, &str)| {
            let assumption = ("value", text(assumption));
            match said.get(if said.len() == 1 { 0 } else { n }) {
                Some(uncertainty) => self.doc("trial-assumption", &[assumption, ("uncertainty", text(uncertainty))]),
                None => self.doc("trial-assumption-unsure", &[assumption]),
            }
        };
        each(written).into_iter().enumerate().map(one).collect()
    }

    /// A line to copy, with what is missing.
    fn example(&self) -> Result<String, RenderError> {
        let t = &self.d.trial;
        let mut fields = Vec::new();
        if t.what.is_none() {
            fields.push(self.doc("trial-example-what", &[])?);
        }
        if t.why.is_none() {
            fields.push(self.doc("trial-example-why", &[])?);
        }
        if t.how.is_none() && !self.d.put_off.contains(&CardField::How) {
            fields.push(self.doc("trial-example-how", &[])?);
        }
        if t.who.is_none() && !self.d.put_off.contains(&CardField::Who) {
            fields.push(self.doc("trial-example-who", &[])?);
        }
        if t.owner.is_none() {
            fields.push(self.doc("trial-example-owner", &[])?);
        }
        if t.until.is_none() {
            fields.push(self.doc("trial-example-until", &[])?);
        }
        if t.follow_up.is_none() {
            let date = self.example_follow_up().map(|date| short_date(date, self.pen.tongue())).unwrap_or_default();
            fields.push(self.doc("trial-example-follow-up", &[("date", Value::Text(date))])?);
        }
        let fields = self.pen.sentences(fields)?;
        self.pen.line("trial-example", &[("fields", Value::Doc(fields))])
    }

    /// The first weekday after the trial ends, so that the example can be used as it stands.
    fn example_follow_up(&self) -> Option<Date> {
        let last = match self.d.trial.until {
            Some(until) => until,
            None => self.today(self.d.running()?.started).checked_add(EXAMPLE_WEEKS.weeks()).ok()?,
        };
        let mut date = last.tomorrow().ok()?;
        while matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            date = date.tomorrow().ok()?;
        }
        Some(date)
    }

    pub fn trial_rest(&self) -> Rendered {
        let what = match &self.d.trial.what {
            Some(what) => self.wrote(what)?,
            None => Doc::default(),
        };
        let missing = self.rest_missing()?;
        let mut doc = if missing.is_empty() {
            self.doc("trial-rest-full", &[("what", Value::Doc(quote(what)))])?
        } else {
            let args = [("what", Value::Doc(quote(what))), ("missing", Value::Doc(bullets(missing)))];
            self.doc("trial-rest", &args)?
        };
        let rest = self.rest()?;
        if !rest.is_empty() {
            doc.extend(self.doc("trial-rest-filled", &[])?);
            doc.extend(rest);
        }
        Ok(doc)
    }

    /// What the rest of the card lacks, each with how it is written.
    fn rest_missing(&self) -> Result<Vec<Doc>, RenderError> {
        let t = &self.d.trial;
        let value_card = self.d.script.value_card;
        let fields = [
            ("rest-how", t.how.is_none()),
            ("rest-who", t.who.is_none()),
            ("rest-before", t.before.is_none()),
            ("rest-measure", t.measure.is_none()),
            ("rest-assumptions", t.assumptions.is_none()),
            ("rest-uncertainty", t.uncertainty.is_none() && value_card),
            ("rest-worse-off", t.worse_off.is_none()),
            ("rest-alternative", t.alternative.is_none() && value_card),
            ("rest-costs", t.costs.is_none()),
        ];
        fields.into_iter().filter(|(_, missing)| *missing).map(|(key, _)| self.doc(key, &[])).collect()
    }

    /// The last word: the card, or what is kept for next time.
    pub fn closing(&self) -> Rendered {
        if self.d.ending() == Some(Ending::Learned) {
            return self.closing_learned();
        }
        if self.d.ending() != Some(Ending::Agreed) && self.d.recollection.is_some() {
            return self.closing_not_followed_up();
        }
        if self.d.ending() != Some(Ending::Agreed) {
            let mut doc = self.doc("closing-nothing", &[])?;
            if self.d.proposals.is_empty() {
                doc.extend(self.doc("closing-nothing-empty", &[])?);
            } else {
                doc.extend(self.doc("closing-nothing-kept", &[])?);
                doc.extend(self.kept()?);
            }
            return Ok(doc);
        }
        let mut doc = self.doc("closing-agreed", &[])?;
        doc.extend(self.core(false)?);
        doc.extend(lines_of(self.value(false)?));
        doc.extend(self.receipt()?);
        let kept = self.kept()?;
        if !kept.is_empty() {
            doc.extend(self.doc("closing-kept", &[])?);
            doc.extend(kept);
        }
        doc.extend(self.learned_before()?);
        match self.d.trial.follow_up {
            Some(at) => {
                let args = [("date", self.pen.long_date(at.date())), ("clock", self.pen.time_of_day(at))];
                doc.extend(self.doc("closing-thanks", &args)?);
            }
            None => doc.extend(self.doc("closing-thanks-only", &[])?),
        }
        Ok(doc)
    }

    /// The proposals that were not chosen, and may be another time.
    pub fn others(&self) -> impl Iterator<Item = &Proposal> {
        self.d.proposals.iter().filter(|p| Some(p.number) != self.d.decided && p.verdict.is_none())
    }

    /// The proposals that were not chosen.
    fn kept(&self) -> Rendered {
        let others: Result<Vec<_>, _> = self.others().map(|p| Ok((p.number, self.wrote(&p.text)?))).collect();
        self.pen.numbered(others?)
    }
}

/// Nothing where a form is filled in instead.
pub(super) fn line_to_copy(line: String) -> Doc {
    if line.is_empty() { Doc::default() } else { Doc(vec![Block::Code(line)]) }
}

/// People write several on lines of their own, or with a semicolon between.
pub(super) fn each(text: &str) -> Vec<&str> {
    text.split(['\n', ';']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

//! What is said of a trial between the meeting and its follow-up: reminders, what became of the answers, and the
//! learning card for others.
//! Deliberately absent: the card in the meeting (`trial`), and the follow-up (`follow_up`).

use super::engine::RenderError;
use super::names::{Pen, Rendered, bullets, lines_of, quote, text, word, yes_no};
use super::say::Speaker;
use super::trial::each;
use super::value::Value;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::lang::Lang;
use crate::dialogue::trial::rules::asks_about_assumptions;
use crate::dialogue::trial::speak::Say;
use crate::dialogue::trial::{Line, Reminder, Stage, Trial};
use crate::doc::{Doc, plain};

impl Speaker<'_> {
    /// A message about a trial, in the language it was agreed in. `title` is the playbook's.
    ///
    /// # Errors
    ///
    /// A sentence is missing or does not fit its values.
    pub fn trial(&self, say: &Say, trial: &Trial, title: &str) -> Result<Doc, RenderError> {
        let about = About { pen: self.pen(trial.lang()), trial, title };
        match say {
            Say::Reminder { kind, to, late } => about.reminder(*kind, *to, *late),
            Say::Assumptions => about.assumptions(),
            Say::ReminderOver => about.reminder_over(),
            Say::HelpWanted => about.help_wanted(),
            Say::Postponed => about.postponed(),
            Say::Stopped => about.stopped(),
            Say::Learning => about.learning(),
            Say::Calendar { moves } => about.pen.doc("trial-calendar", &[("moved", yes_no(*moves > 0))]),
        }
    }

    /// The lines of a trial's end and of its follow-up in people's own calendars, and what stands below both.
    ///
    /// # Errors
    ///
    /// As `trial`.
    pub fn trial_calendar_words(&self, trial: &Trial) -> Result<[String; 3], RenderError> {
        let about = About { pen: self.pen(trial.lang()), trial, title: "" };
        let what = [("what", about.what()?)];
        let ends = about.pen.line("calendar-trial-summary", &what)?;
        let follow_up = about.pen.line("calendar-follow-up-summary", &what)?;
        Ok([ends, follow_up, plain(&about.pen.doc("calendar-trial-description", &[])?)])
    }

    /// One message for several reminders that fell due while the bot was away, or on the same morning. `open`: in the
    /// channel, where commands need their prefix.
    ///
    /// # Errors
    ///
    /// As `trial`.
    pub fn reminders(&self, trials: &[&Trial], late: bool, open: bool, lang: Lang) -> Result<Doc, RenderError> {
        let pen = self.pen(lang);
        let items: Result<Vec<_>, RenderError> =
            trials.iter().map(|trial| About { pen, trial, title: "" }.item()).collect();
        let mut doc = pen.doc("reminders", &[("late", yes_no(late)), ("trials", Value::Doc(lines_of(items?)))])?;
        let example = trials.last().map_or(0, |trial| i64::from(trial.id.number));
        doc.extend(pen.doc("reminder-answers", &[("where", place(open)), ("example", Value::Number(example))])?);
        Ok(doc)
    }
}

/// Where an answer is written.
fn place(open: bool) -> Value {
    word(if open { "channel" } else { "private" })
}

/// One trial, in its language.
struct About<'a> {
    pen: Pen<'a>,
    trial: &'a Trial,
    title: &'a str,
}

impl About<'_> {
    fn wrote(&self, text: Option<&Erasable<String>>) -> Rendered {
        match text.and_then(Erasable::get) {
            Some(text) => Ok(Doc::text(text)),
            None => self.pen.doc("erased", &[]),
        }
    }

    fn what(&self) -> Result<Value, RenderError> {
        Ok(Value::Doc(self.wrote(self.trial.card.what.as_ref())?))
    }

    fn quoted(&self) -> Result<Value, RenderError> {
        Ok(Value::Doc(quote(self.wrote(self.trial.card.what.as_ref())?)))
    }

    fn owner(&self) -> Result<Value, RenderError> {
        self.name(Line::Owner)
    }

    fn name(&self, line: Line) -> Result<Value, RenderError> {
        Ok(match self.trial.name(line) {
            Some(name) => text(name),
            None => Value::Doc(self.pen.doc("someone", &[])?),
        })
    }

    fn until(&self) -> Value {
        self.trial.card.until.map_or_else(|| text(""), |date| self.pen.long_date(date))
    }

    fn follow_up(&self) -> Rendered {
        match self.trial.card.follow_up {
            Some(at) => {
                let args = [("date", self.pen.long_date(at.date())), ("clock", self.pen.time_of_day(at))];
                self.pen.doc("date-and-clock", &args)
            }
            None => Ok(Doc::default()),
        }
    }

    /// `2. Et skilt ved skranken (slutter …)`
    fn item(&self) -> Rendered {
        let number = Value::Number(i64::from(self.trial.id.number));
        self.pen.doc("reminders-item", &[("number", number), ("what", self.what()?), ("date", self.until())])
    }

    fn reminder(&self, kind: Reminder, to: Line, late: bool) -> Rendered {
        let args = [
            ("what", self.quoted()?),
            ("date", self.until()),
            ("owner", self.owner()?),
            ("at_the_end", yes_no(kind == Reminder::EndDay)),
            ("unanswered", self.unanswered(kind, to)),
        ];
        let key = match to {
            Line::Owner => "reminder-owner",
            Line::Second => "reminder-second",
            Line::Channel => "reminder-channel",
            Line::Facilitator => "reminder-facilitator",
        };
        let mut doc = self.pen.doc(key, &args)?;
        if asks_about_assumptions(self.trial, kind, to) {
            doc.extend(self.pen.doc("reminder-assumed", &[("assumptions", self.assumed()?)])?);
        }
        if late {
            doc.extend(self.pen.doc("reminder-late", &[])?);
        }
        doc.extend(self.pen.doc("reminder-presses", &[("where", place(to == Line::Channel))])?);
        Ok(doc)
    }

    /// What was assumed, one on each line.
    fn assumptions(&self) -> Rendered {
        self.pen.doc("reminder-assumptions", &[("what", self.quoted()?), ("assumptions", self.assumed()?)])
    }

    fn assumed(&self) -> Result<Value, RenderError> {
        let assumed = match self.trial.card.assumptions.as_ref().and_then(Erasable::get) {
            Some(assumed) => each(assumed).into_iter().map(Doc::text).collect(),
            None => vec![self.pen.doc("erased", &[])?],
        };
        Ok(Value::Doc(bullets(assumed)))
    }

    /// What came of what a reminder asked about.
    fn reminder_over(&self) -> Rendered {
        let how = match self.trial.stage {
            Stage::Running => "postponed",
            Stage::Stopped => "stopped",
            Stage::Due { .. } | Stage::Learned { .. } => "followed-up",
        };
        let args = [("what", self.quoted()?), ("date", self.until()), ("how", word(how))];
        self.pen.doc("reminder-over", &args)
    }

    /// What came of asking before: nothing, or something that was not understood. An owner who has not been asked is away,
    /// unless nobody could write to them.
    fn unanswered(&self, kind: Reminder, to: Line) -> Value {
        let wrote = match to {
            Line::Second => self.trial.unclear.contains(&Line::Owner),
            _ => !self.trial.unclear.is_empty(),
        };
        match kind {
            Reminder::Unanswered if wrote => word("unclear"),
            Reminder::Unanswered => word("yes"),
            _ if self.trial.owner.is_some() => word("away"),
            _ => word("no"),
        }
    }

    fn help_wanted(&self) -> Rendered {
        self.pen.doc("help-wanted", &[("what", self.quoted()?), ("owner", self.owner()?)])
    }

    fn postponed(&self) -> Rendered {
        let args = [("what", self.quoted()?), ("date", self.until()), ("follow_up", Value::Doc(self.follow_up()?))];
        self.pen.doc("trial-postponed", &args)
    }

    fn stopped(&self) -> Rendered {
        self.pen.doc("trial-stopped", &[("what", self.quoted()?)])
    }

    /// For other teams: what was tried and what it taught, and nobody's name.
    fn learning(&self) -> Rendered {
        let card = self.trial.learning.clone().unwrap_or_default();
        let field = |key: &str, value: Option<&Erasable<String>>| match value {
            Some(_) => self.pen.doc(key, &[("value", Value::Doc(self.wrote(value)?))]),
            None => Ok(Doc::default()),
        };
        // A trial that came of a follow-up, or of the idea bank, has no playbook of its own.
        let mut doc = match self.title {
            "" => self.pen.doc("learning-shared-untitled", &[])?,
            title => self.pen.doc("learning-shared", &[("title", text(title))])?,
        };
        let verdict = match &self.trial.stage {
            Stage::Learned { verdict, .. } => {
                let words = self.pen.verdict(*verdict)?;
                self.pen.doc("learning-verdict", &[("value", Value::Doc(words))])?
            }
            _ => Doc::default(),
        };
        doc.extend(lines_of([
            field("learning-tried", self.trial.card.what.as_ref())?,
            field("trial-why", self.trial.card.why.as_ref())?,
            field("learning-happened", card.happened.as_ref())?,
            field("learning-surprised", card.surprised.as_ref())?,
            verdict,
            field("learning-now", card.now.as_ref())?,
            field("learning-assumption", card.assumption.as_ref())?,
            field("learning-before", self.trial.card.before.as_ref().filter(|_| card.measured.is_some()))?,
            field("learning-measured", card.measured.as_ref())?,
        ]));
        Ok(doc)
    }
}

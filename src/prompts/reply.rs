//! Answers to one person: refusals, help, and views that need no fact.
//!
//! An answer may have no dialogue behind it. Deliberately absent: deciding what to answer, and to whom.

use super::engine::RenderError;
use super::material::{CommandRow, Offer};
use super::names::{Pen, Rendered, Voice, bullets, lines_of, number, text, word};
use super::refusal::{permission_key, refused, unknown_command};
use super::say::Speaker;
use super::value::Value;
use super::{fits, settings};
use crate::dialogue::answer::Fits;
use crate::dialogue::command::{Item, Press};
use crate::dialogue::event::{AGREE, BankChoice, BankItem, QUESTION};
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::lang::Lang;
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::dialogue::state::{Dialogue, Stage};
use crate::doc::Doc;
use jiff::civil::Date;

/// What an answer may speak of.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub lang: Lang,
    pub dialogue: Option<&'a Dialogue>,
    pub playbooks: &'a [Offer<'a>],
    /// In the order help lists them.
    pub commands: &'a [CommandRow<'a>],
}

impl Speaker<'_> {
    /// The answer in the language of the one who asked.
    ///
    /// # Errors
    ///
    /// A sentence is missing or does not fit its values: a mistake in the program or in `/prompts`.
    pub fn reply(&self, reply: &Reply, about: &About<'_>) -> Result<Doc, RenderError> {
        let pen = self.pen(about.lang);
        let voice = about.dialogue.map(|d| Voice { pen, ..self.voice(d) });
        let nothing_here = || pen.doc("refusal-no-dialogue", &[]);
        match reply {
            Reply::Refused(refusal) => refused(pen, refusal, voice.as_ref(), about.commands),
            Reply::Help(None) => help(pen, about.commands),
            Reply::Help(Some(name)) => match CommandRow::find(about.commands, name) {
                Some(row) => help_on(pen, row),
                None => unknown_command(pen, name, None),
            },
            Reply::Playbooks => {
                // One is held at a time.
                let busy = voice.as_ref().is_some_and(|voice| matches!(voice.d.stage, Stage::Lobby | Stage::Live(_)));
                playbooks(pen, about.playbooks, busy)
            }
            Reply::StatusWithReaders => voice.map_or_else(nothing_here, |voice| voice.status_with_readers()),
            Reply::Status => voice.map_or_else(nothing_here, |voice| voice.status()),
            Reply::Board => voice.map_or_else(nothing_here, |voice| voice.whole_board()),
            Reply::FileRefused { name } => pen.doc("file-refused", &[("name", text(name))]),
            Reply::RecordTooEarly => pen.doc("record-too-early", &[]),
            Reply::Law => match self.material {
                Some(material) => pen.law(material),
                None => pen.doc("law-none", &[]),
            },
            Reply::Advice => match self.material {
                Some(material) => pen.doc("advice", &[("advice", Value::Doc(material.advice.clone()))]),
                None => pen.doc("advice-none", &[]),
            },
            Reply::Calendar(entries) => calendar(pen, entries),
            Reply::CalendarOfAll => pen.doc("calendar-of-all", &[]),
            Reply::Bank { items, may_decide } => bank(pen, items, *may_decide),
            Reply::BankDecided(BankChoice::LetGo) => pen.doc("bank-let-go", &[]),
            Reply::BankDecided(BankChoice::Keep | BankChoice::Try) => pen.doc("bank-kept", &[]),
            Reply::ReminderAnswered => pen.doc("reminder-thanks", &[]),
            Reply::ReminderAnsweredInPart => pen.doc("reminder-thanks-in-part", &[]),
            Reply::HowDoesItGo => pen.doc("how-does-it-go", &[]),
            Reply::WhatFits { standing, one_of_several } => {
                fits::what_fits(pen, voice.as_ref(), *standing, *one_of_several, about.playbooks)
            }
            Reply::PostponeToWhen { trials } => postpone_to_when(pen, trials),
            Reply::ForSure(what) => for_sure(pen, *what),
            Reply::WhichOfYours(among) => which_of_yours(pen, among),
            Reply::OfDialogue { title, led_by } => dialogue_name(pen, title, led_by.as_deref()),
            Reply::LetBe => pen.doc("let-be", &[]),
            Reply::NotSignedUp => pen.doc("not-signed-up", &[]),
            Reply::LearningShared => pen.doc("learning-has-been-shared", &[]),
            Reply::MyData { contributions, dialogues, away, rotas, answer, feedback, trials, read } => {
                let mut besides = roles(pen, trials, *read)?;
                besides.extend(recurring_data(pen, rotas, *answer)?);
                for worth in feedback {
                    let answer = self.press_label(Press::Worth(*worth), about.lang)?;
                    besides.extend(pen.doc("my-data-feedback", &[("answer", text(&answer))])?);
                }
                my_data(pen, contributions, *dialogues, away, besides)
            }
            Reply::Erased { records } => pen.doc("erased-data", &[("records", number(*records))]),
            Reply::Counted { fits, number: n, .. } => counted(pen, fits, *n),
            Reply::PersonalDataWarning => pen.doc("personal-data-warning", &[]),
            Reply::CannotRead => pen.doc("cannot-read", &[]),
            Reply::CannotPin => pen.doc("cannot-pin", &[]),
            Reply::Lacks { permission } => {
                pen.doc("lacks", &[("permission", text(&pen.line(permission_key(*permission), &[])?))])
            }
            Reply::Pressed { press, on, can_be_taken_back } => {
                let label = self.press_label(*press, about.lang)?;
                let key = match (on, can_be_taken_back) {
                    (true, true) => "pressed-until-again",
                    (true, false) => "pressed",
                    (false, _) => "pressed-taken-back",
                };
                pen.doc(key, &[("sign", text(press.emoji())), ("label", text(&label))])
            }
            Reply::Taken => pen.doc("taken", &[]),
            Reply::TakenAs { item, number: n } => taken_as(pen, *item, *n, voice.as_ref()),
            Reply::NotAnyMore => pen.doc("not-any-more", &[]),
            Reply::TooLate { text: written } => pen.doc("too-late", &[("text", text(written))]),
            Reply::NoPrivateRoom { link, who } => {
                let name = match (voice, who) {
                    (Some(voice), Some(who)) => voice.mention(*who)?,
                    _ => Doc::default(),
                };
                let mut parts = vec![name];
                parts.push(match link {
                    Some(link) => pen.doc("no-private-room-link", &[("link", text(link))])?,
                    None => pen.doc("no-private-room", &[])?,
                });
                pen.join("join-address", parts)
            }
            Reply::Hello => pen.doc("hello", &[]),
            Reply::Settings { shown, changed } => settings::settings(pen, shown, *changed),
            Reply::Away(absence) => settings::away(pen, absence),
            Reply::Series(rows) => self.series_list(rows, about.playbooks, about.lang),
            Reply::SeriesRefused(refusal) => self.series_refused(refusal, about.lang),
            Reply::FeedbackNotAsked => pen.doc("feedback-not-asked", &[]),
            Reply::GreyZoneRefused(refusal) => self.grey_zone_refused(refusal, about.lang),
        }
    }
}

/// One line for each command, the facilitator's apart.
fn help(pen: Pen<'_>, commands: &[CommandRow<'_>]) -> Rendered {
    let rows = |steers: bool| -> Result<Value, RenderError> {
        let rows: Result<Vec<_>, _> = commands
            .iter()
            .filter(|row| row.steers == steers)
            .map(|row| {
                let args = [("use", text(&row.written())), ("what", Value::Doc(pen.doc(row.help, &[])?))];
                pen.doc("help-row", &args)
            })
            .collect();
        Ok(Value::Doc(bullets(rows?)))
    };
    pen.doc("help", &[("all", rows(false)?), ("facilitator", rows(true)?)])
}

fn help_on(pen: Pen<'_>, row: &CommandRow<'_>) -> Rendered {
    let args =
        [("use", text(&row.written())), ("what", Value::Doc(pen.doc(row.help, &[])?)), ("example", text(&row.example))];
    let mut doc = pen.doc("help-command", &args)?;
    if row.steers {
        doc.extend(pen.doc("help-steers", &[])?);
    }
    Ok(doc)
}

fn playbooks(pen: Pen<'_>, offers: &[Offer<'_>], busy: bool) -> Rendered {
    if offers.is_empty() {
        return pen.doc("playbooks-none", &[]);
    }
    let items: Result<Vec<_>, _> = offers
        .iter()
        .map(|offer| {
            let args = [
                ("name", text(offer.name)),
                ("title", text(offer.title)),
                ("minutes", number(offer.minutes)),
                ("min", number(offer.min)),
                ("max", number(offer.max)),
            ];
            pen.doc("playbook-item", &args)
        })
        .collect();
    let mut doc = pen.doc("playbooks", &[("playbooks", Value::Doc(bullets(items?)))])?;
    if !busy {
        doc.extend(pen.doc("playbooks-begin", &[])?);
    }
    Ok(doc)
}

fn my_data(pen: Pen<'_>, contributions: &[String], dialogues: u16, away: &[(Date, Date)], besides: Doc) -> Rendered {
    if contributions.is_empty() && dialogues == 0 && away.is_empty() && besides.is_empty() {
        return pen.doc("my-data-none", &[]);
    }
    let mut doc = pen.doc("my-data", &[("dialogues", number(dialogues)), ("count", number(contributions.len()))])?;
    doc.extend(bullets(contributions.iter().map(|written| Doc::text(written)).collect()));
    if !away.is_empty() {
        doc.extend(pen.doc("my-data-away", &[("days", Value::Doc(settings::days(pen, away)?))])?);
    }
    doc.extend(besides);
    doc.extend(pen.doc("my-data-erase", &[])?);
    Ok(doc)
}

/// What is held of somebody for the weeks around a meeting.
fn roles(pen: Pen<'_>, trials: &[u32], read: u16) -> Rendered {
    let mut doc = Doc::default();
    if !trials.is_empty() {
        let trials = pen.list(trials.iter().map(|n| Doc::text(&n.to_string())).collect())?;
        doc.extend(pen.doc("my-data-trials", &[("trials", Value::Doc(trials))])?);
    }
    if read > 0 {
        doc.extend(pen.doc("my-data-read", &[("read", number(read))])?);
    }
    Ok(doc)
}

/// What is held of somebody because things come again: their turns, and their answer while it can be changed.
fn recurring_data(pen: Pen<'_>, rotas: &[u16], answer: Option<u16>) -> Rendered {
    let mut doc = Doc::default();
    if !rotas.is_empty() {
        let series = pen.list(rotas.iter().map(|n| Doc::text(&n.to_string())).collect())?;
        doc.extend(pen.doc("my-data-rota", &[("series", Value::Doc(series))])?);
    }
    if let Some(answer) = answer {
        doc.extend(pen.doc("my-data-answer", &[("answer", number(answer))])?);
    }
    Ok(doc)
}

/// What lies ahead, one line each.
fn calendar(pen: Pen<'_>, entries: &[Entry]) -> Rendered {
    if entries.is_empty() {
        return pen.doc("calendar-empty", &[]);
    }
    let lines: Result<Vec<_>, _> = entries
        .iter()
        .map(|entry| {
            let mut turn = None;
            let key = match &entry.what {
                Ahead::Meeting => "calendar-meeting",
                Ahead::MeetingUnconfirmed => "calendar-unconfirmed",
                Ahead::TrialEnds => "calendar-trial-ends",
                Ahead::FollowUp => "calendar-follow-up",
                Ahead::SeriesDialogue { turn: None } => "calendar-series",
                Ahead::SeriesDialogue { turn: Some(who) } => {
                    turn = Some(("name", Value::Doc(pen.known_as(who)?)));
                    "calendar-series-turn"
                }
                Ahead::SeriesGreyZone => "calendar-series-grey-zone",
                Ahead::GreyZoneCloses => "calendar-grey-zone-closes",
            };
            let mut args = vec![
                ("date", pen.long_date(entry.at.date())),
                ("clock", pen.time_of_day(entry.at)),
                ("title", text(&entry.title)),
                ("number", number(entry.number)),
            ];
            args.extend(turn);
            pen.doc(key, &args)
        })
        .collect();
    pen.doc("calendar", &[("entries", Value::Doc(bullets(lines?)))])
}

/// With several trials the number says which.
fn postpone_to_when(pen: Pen<'_>, trials: &[u32]) -> Rendered {
    let [_, .., example] = trials else { return pen.doc("postpone-to-when", &[]) };
    let open = pen.list(trials.iter().map(|n| Doc::text(&n.to_string())).collect())?;
    pen.doc("postpone-which-to-when", &[("open", Value::Doc(open)), ("example", number(*example))])
}

fn bank(pen: Pen<'_>, items: &[BankItem], may_decide: bool) -> Rendered {
    let Some(first) = items.first() else { return pen.doc("bank-empty", &[]) };
    let lines: Result<Vec<_>, RenderError> = items
        .iter()
        .map(|item| {
            let what = match item.text.get() {
                Some(text) => Doc::text(text),
                None => pen.doc("erased", &[])?,
            };
            pen.doc("numbered", &[("number", number(item.number)), ("text", Value::Doc(what))])
        })
        .collect();
    let mut doc = pen.doc("phase-bank", &[("items", Value::Doc(lines_of(lines?)))])?;
    if may_decide {
        doc.extend(pen.doc("bank-how", &[("example", number(first.number))])?);
    }
    Ok(doc)
}

/// A dialogue as whoever takes part in it knows it.
fn dialogue_name(pen: Pen<'_>, title: &str, led_by: Option<&str>) -> Rendered {
    match led_by {
        Some(name) => pen.doc("dialogue-led-by", &[("title", text(title)), ("name", text(name))]),
        None => pen.doc("dialogue-unled", &[("title", text(title))]),
    }
}

fn which_of_yours(pen: Pen<'_>, among: &[(String, Option<String>)]) -> Rendered {
    let names = among.iter().map(|(title, led_by)| dialogue_name(pen, title, led_by.as_deref()));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let list = pen.numbered((1u16..).zip(names))?;
    pen.doc("which-of-yours", &[("dialogues", Value::Doc(list))])
}

/// What would be lost, and how it is done all the same.
fn for_sure(pen: Pen<'_>, what: Irreversible) -> Rendered {
    match what {
        Irreversible::Cancel { dialogue } => pen.doc("for-sure-cancel", &[("number", number(dialogue))]),
        Irreversible::Leave { .. } => pen.doc("for-sure-leave", &[]),
        Irreversible::EraseMyData => pen.doc("for-sure-erase", &[]),
        Irreversible::StopTrial { trial } => pen.doc("for-sure-stop", &[("number", number(trial))]),
        Irreversible::LetGo { item } => pen.doc("for-sure-let-go", &[("number", number(item))]),
    }
}

/// What an answer was taken as that said more than there is room for.
fn counted(pen: Pen<'_>, fits: &Fits, n: u16) -> Rendered {
    match (fits, n) {
        (Fits::Consent, AGREE) => pen.doc("counted-agree", &[]),
        (Fits::Consent, QUESTION) => pen.doc("counted-question", &[]),
        _ => pen.doc("counted-number", &[("number", number(n))]),
    }
}

/// What was written down, and under which number: by that it can be removed.
fn taken_as(pen: Pen<'_>, item: Item, n: u16, voice: Option<&Voice<'_>>) -> Rendered {
    let key = match item {
        Item::Point => "taken-point",
        Item::Proposal => "taken-proposal",
        Item::Example => "taken-example",
        Item::Idea => "taken-idea",
        Item::Theme => "taken-theme",
    };
    let of = voice.map_or_else(|| word("ideas"), Voice::written_as);
    pen.doc(key, &[("number", number(n)), ("of", of)])
}

impl Voice<'_> {
    /// Where we are, until when, who is in, and what comes next.
    fn status(&self) -> Rendered {
        let people = [("people", number(self.d.size())), ("guests", number(self.d.guests().count()))];
        let mut lines = vec![match &self.d.stage {
            Stage::Planned => self.status_planned()?,
            Stage::Lobby if self.follows_up() => self.doc("status-lobby-follow-up", &[])?,
            Stage::Lobby => self.doc("status-lobby", &[("title", self.title())])?,
            Stage::Over { .. } if self.follows_up() => self.doc("status-over-follow-up", &[])?,
            Stage::Over { .. } => self.doc("status-over", &[("title", self.title())])?,
            Stage::Live(_) => self.status_live()?,
        }];
        if let Stage::Live(running) = &self.d.stage {
            let (ready, of) = self.d.done_count();
            if self.d.question.is_some() {
                lines.push(self.answered()?);
            } else if running.paused.is_none() && of > 0 {
                lines.push(self.doc("status-ready", &[("ready", number(ready)), ("of", number(of))])?);
            }
            if let Some(next) = self.next_name()? {
                lines.push(self.doc("status-next", &[("next", Value::Doc(next))])?);
            }
        }
        if !self.d.is_over() {
            lines.push(self.who_steers()?);
            lines.push(self.doc("status-people", &people)?);
        }
        Ok(lines_of(lines))
    }

    fn status_with_readers(&self) -> Rendered {
        let mut doc = self.status()?;
        doc.extend(self.who_has_read()?);
        Ok(doc)
    }

    fn status_live(&self) -> Rendered {
        let (step, name) = match self.d.activity() {
            Some((step, activity)) => (step, self.activity_name(activity.kind)?),
            None => (0, Doc::default()),
        };
        let mut args = vec![("step", number(step + 1)), ("activity", Value::Doc(name))];
        match self.d.deadline() {
            Some(at) => {
                args.push(("clock", self.until(at)));
                self.doc("status-live", &args)
            }
            None => self.doc("status-paused", &args),
        }
    }

    /// Points, themes, examples and proposals.
    fn whole_board(&self) -> Rendered {
        let examples = self.examples()?;
        let mut doc = if self.d.points.is_empty() && !examples.is_empty() { Doc::default() } else { self.board()? };
        doc.extend(examples);
        doc.extend(self.themes()?);
        if !self.d.proposals.is_empty() {
            doc.extend(self.proposals()?);
        }
        Ok(doc)
    }
}

//! From a `Say` and the dialogue as it stands to the words: which sentence, with which values.
//!
//! The long ones have files of their own: `phase` (what people do now), `decision` (votes and receipts), `trial` (the
//! card and the last word), `card` (the facilitator's). Deliberately absent: the sentences themselves (`/prompts`),
//! where a message goes and what can be pressed on it (`dialogue::view`).

use super::engine::{Prompts, RenderError};
use super::material::Material;
use super::names::{Pen, Rendered, Voice, lines_of, number, text, word, yes_no};
use super::value::Value;
use super::ways::Ways;
use crate::calendar::Zone;
use crate::dialogue::command::Press;
use crate::dialogue::event::{Ballots, Ending, Role};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::lang::Lang;
use crate::dialogue::say::Say;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak::Past;
use crate::dialogue::state::{Dialogue, Running, Slot, Stage};
use crate::dialogue::worth::Worth;
use crate::doc::Doc;
use jiff::civil::Date;

/// Finds the words. One serves a whole channel.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    pub prompts: &'a Prompts,
    /// The texts of the dialogue's playbook in its language; missing when it is no longer installed.
    pub material: Option<&'a Material<'a>>,
    /// The channel's zone, in which clock times and dates are shown.
    pub zone: &'a Zone,
    /// The day it is said on in that zone: a date near it goes without its year. None for what is kept and read later.
    pub today: Option<Date>,
    /// How many times as fast as the wall clock time goes; 1 outside rehearsals.
    pub scale: u32,
    /// There is a channel for what teams have learned.
    pub shares: bool,
    /// Where a message can send people.
    pub ways: &'a Ways,
}

impl<'a> Speaker<'a> {
    /// The message as the dialogue stands now, in the dialogue's language.
    ///
    /// # Errors
    ///
    /// A sentence is missing or does not fit its values: a mistake in the program or in `/prompts`, never in what
    /// people wrote.
    pub fn say(&self, say: &Say, dialogue: &Dialogue) -> Result<Doc, RenderError> {
        self.voice(dialogue).say(say)
    }

    /// The message once it has passed: what came of it, from the dialogue as it stood, or stands, for that message.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn say_past(&self, say: &Say, past: Past, dialogue: &Dialogue) -> Result<Doc, RenderError> {
        Voice { past: Some(past), ..self.voice(dialogue) }.say(say)
    }

    /// What stands beside a press, for platforms with buttons.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn press_label(&self, press: Press, lang: Lang) -> Result<String, RenderError> {
        let key = match press {
            Press::Join => "press-join",
            Press::Observe => "press-observe",
            Press::Done => "press-done",
            Press::Next => "press-next",
            Press::Extend => "press-extend",
            Press::Paper => "press-paper",
            Press::Number(n) => return self.pen(lang).line("press-number", &[("number", number(n))]),
            Press::Agree => "press-agree",
            Press::Question => "press-question",
            Press::Objection => "press-objection",
            Press::Accept => "press-accept",
            Press::Decline => "press-decline",
            Press::Skip => "press-skip",
            Press::EndHere => "press-end-here",
            Press::Vote => "press-vote",
            Press::Resume => "press-resume",
            Press::Volunteer => "press-volunteer",
            Press::GoingWell => "press-going-well",
            Press::NeedHelp => "press-need-help",
            Press::Postpone => "press-postpone",
            Press::StopTrial => "press-stop-trial",
            Press::Worth(Worth::Yes) => "press-worth-yes",
            Press::Worth(Worth::Partly) => "press-worth-partly",
            Press::Worth(Worth::No) => "press-worth-no",
        };
        self.pen(lang).line(key, &[])
    }

    pub(super) fn pen(&self, lang: Lang) -> Pen<'a> {
        Pen { prompts: self.prompts, lang, today: self.today }
    }

    pub(super) fn voice<'d>(&self, d: &'d Dialogue) -> Voice<'d>
    where
        'a: 'd,
    {
        Voice {
            pen: self.pen(d.lang),
            d,
            texts: self.material,
            zone: self.zone,
            scale: self.scale,
            shares: self.shares,
            ways: self.ways,
            past: None,
        }
    }
}

impl Voice<'_> {
    fn say(&self, say: &Say) -> Rendered {
        match say {
            Say::TimeCheck => self.time_check(),
            Say::Invitation => self.invitation(),
            Say::CalendarFile { moves } => self.calendar_file(*moves),
            Say::CalendarCancelled => self.doc("calendar-file-cancelled", &[]),
            Say::PreReading => self.pre_reading(),
            Say::Moved => self.moved(),
            Say::Missed => self.missed(),
            Say::ReadingReminder => self.reading_reminder(),
            Say::CuriousQuestions => self.curious_questions(),

            Say::Lobby => self.lobby(),
            Say::Phase { kind, visit } => self.phase(*kind, *visit),
            Say::GroupRoot { group } => self.group_root(*group),
            Say::GroupPhase { group, kind, .. } => self.group_phase(*group, *kind),
            Say::TurnCalled { pair } => self.turn_called(*pair),
            Say::PresenterCalled { group } => self.presenter_called(*group),
            Say::OneMinute => self.one_minute(),
            Say::Ready { why } => self.ready(*why),
            Say::Weakest => self.weakest_told(),
            Say::NoDecision => self.no_decision(),
            Say::Break { minutes } => match self.d.deadline() {
                Some(at) => self.doc("break", &[("minutes", number(*minutes)), ("clock", self.until(at))]),
                None => self.doc("break-no-clock", &[("minutes", number(*minutes))]),
            },
            Say::Paused => self.paused(),
            Say::Resumed => self.with_activity_and_clock("resumed"),
            Say::OwnerDeclined => self.owner_declined(),
            Say::Closing => self.closing(),
            Say::Cancelled => self.cancelled(),
            Say::NewFacilitator { claimed } => {
                self.by_mention("new-facilitator", "facilitator-left", &[("claimed", yes_no(*claimed))])
            }
            Say::FacilitatorLeft => self.facilitator_left(),

            Say::FacilitatorCard { kind, visit, who } => self.card(*kind, *visit, *who),
            Say::IdeaPrompt if self.past.is_some() => self.silence_over(),
            Say::IdeaPrompt => self.idea_prompt(),
            Say::BackToTheChannel => self.doc("back-to-the-channel", &[("channel", Value::Doc(self.the_channel()?))]),
            Say::JoinedByPress => self.doc("joined-by-press", &[("title", self.title())]),
            Say::NotCounted { why } => super::decision::not_counted(self.pen, *why),
            Say::SilenceHint => self.silence_hint(),
            Say::NameObjection => self.name_objection(),
            Say::ObjectionTakenBack => self.doc("objection-taken-back", &[]),
            Say::Poll { question } => self.poll(*question),
            Say::OwnerAsked => self.owner_asked(),
            Say::TrialRest => self.trial_rest(),
        }
    }

    pub fn playbook(&self) -> Value {
        text(&self.d.script.playbook)
    }

    /// What was called off, and how it can be taken up again.
    fn cancelled(&self) -> Rendered {
        if let Some(about) = &self.d.recollection {
            return self.doc("cancelled-follow-up", &[("number", number(about.trial.number))]);
        }
        if self.takes_up() {
            return self.doc("cancelled-from-the-bank", &[]);
        }
        let mut args = vec![("title", self.title()), ("playbook", self.playbook())];
        // Before anybody came in it had a date.
        let planned = self.d.planning.plan.as_ref().filter(|_| !self.d.posts.contains_key(&Slot::Lobby));
        let Some(plan) = planned else { return self.doc("cancelled", &args) };
        args.push(("date", self.pen.long_date(plan.at.date)));
        self.doc("cancelled-planned", &args)
    }

    fn lobby(&self) -> Rendered {
        match (&self.d.stage, self.d.activity()) {
            (Stage::Live(running), Some((step, activity))) => self.lobby_live(running, step, activity.kind),
            _ => self.lobby_open(),
        }
    }

    /// While the dialogue goes on it says where it is, for whoever looks at what is pinned or comes late.
    fn lobby_live(&self, running: &Running, step: usize, kind: ActivityKind) -> Rendered {
        let mut args = vec![("step", number(step + 1)), ("activity", Value::Doc(self.activity_name(kind)?))];
        args.extend(self.d.ends().map(|at| ("clock", self.running_clock(at))));
        let key = match running {
            Running { paused: Some(_), .. } => "lobby-now-paused",
            Running { time_up: true, .. } if self.d.question.is_none() => "lobby-now-time-up",
            _ => "lobby-now",
        };
        let mut doc = self.doc(key, &args)?;
        doc.extend(lines_of([
            self.doc("lobby-title", &[("title", self.title())])?,
            self.who_steers()?,
            self.timekeeper()?,
            self.who_is_in()?,
            self.guests_in()?,
            self.watching()?,
        ]));
        doc.extend(self.doc("lobby-live", &[])?);
        doc.extend(self.good_to_know()?);
        Ok(doc)
    }

    fn lobby_open(&self) -> Rendered {
        let script = &self.d.script;
        let args = [("title", self.title()), ("minutes", number(script.minutes))];
        let mut doc = match self.follows_up() {
            true => self.doc("lobby-heading-follow-up", &[("minutes", number(script.minutes))])?,
            false => self.doc("lobby-heading", &args)?,
        };
        if !self.d.is_over() {
            doc.extend(self.doc("lobby-join", &[])?);
        }
        doc.extend(self.about_the_trial()?);
        doc.extend(self.let_in_late()?);
        doc.extend(lines_of([
            self.plan()?,
            self.who_steers()?,
            self.timekeeper()?,
            self.who_is_in()?,
            self.guests_in()?,
            self.watching()?,
        ]));
        doc.extend(match self.d.stage {
            Stage::Planned | Stage::Lobby | Stage::Live(_) => lines_of([self.begins_here()?, self.all_have_read()?]),
            Stage::Over { ending: Ending::Cancelled, .. } => return self.ended(doc, "invitation-cancelled"),
            Stage::Over { .. } => return self.ended(doc, "lobby-over"),
        });
        doc.extend(self.good_to_know()?);
        Ok(doc)
    }

    /// Who can see what, and how fast the clock goes where it is not the usual one.
    fn good_to_know(&self) -> Rendered {
        let ballots = match self.d.settings.ballots {
            _ if self.d.settings.polls() => "polls",
            Ballots::Open => "open",
            Ballots::Secret => "secret",
        };
        let of = match (self.follows_up(), self.takes_up()) {
            (true, _) => "follow-up",
            (_, true) => "bank",
            _ => "playbook",
        };
        let mut doc = self.doc("lobby-know", &[("ballots", word(ballots)), ("of", word(of)), self.privately()?])?;
        if self.scale > 1 {
            doc.extend(self.doc("lobby-scale", &[("scale", number(self.scale))])?);
        }
        Ok(doc)
    }

    fn ended(&self, mut doc: Doc, key: &str) -> Rendered {
        doc.extend(self.doc(key, &[])?);
        Ok(doc)
    }

    /// The meeting should have begun a while ago.
    fn let_in_late(&self) -> Rendered {
        match self.d.should_have_begun() {
            Some(at) => self.doc("lobby-late", &[("clock", self.clock(at))]),
            None => Ok(Doc::default()),
        }
    }

    /// Everybody has read beforehand: the reading can be left out.
    fn all_have_read(&self) -> Rendered {
        match (self.d.all_have_read(), self.d.planning.reading_skipped) {
            (true, false) => self.by("lobby-all-have-read", "lobby-all-have-read-alone", &[]),
            (_, true) => self.doc("lobby-reading-skipped", &[]),
            (false, false) => Ok(Doc::default()),
        }
    }

    /// The steps with their minutes in one line.
    pub fn plan(&self) -> Rendered {
        let script = &self.d.script;
        let steps: Result<Vec<_>, _> = script
            .steps
            .iter()
            .enumerate()
            .map(|(n, step)| {
                let args = [("title", self.step_title(n)?), ("minutes", number(step.minutes))];
                self.doc("lobby-plan-step", &args)
            })
            .collect();
        let steps = Value::Doc(self.pen.dots(steps?)?);
        let sum: u16 = script.steps.iter().map(|step| step.minutes).fold(0, u16::saturating_add);
        let args = [("plan", steps), ("minutes", number(sum)), ("slack", number(script.slack))];
        self.doc(if script.slack > 0 { "lobby-plan-slack" } else { "lobby-plan" }, &args)
    }

    /// Nobody need take over what has ended.
    pub fn who_steers(&self) -> Rendered {
        if self.d.is_over() && self.d.facilitator.is_none() {
            return Ok(Doc::default());
        }
        self.by("lobby-facilitator", "lobby-no-facilitator", &[])
    }

    fn timekeeper(&self) -> Rendered {
        self.unless_empty("lobby-timekeeper", self.d.timekeeper.into_iter().collect())
    }

    fn who_is_in(&self) -> Rendered {
        let names = self.names(self.d.with_account().map(|p| p.id))?;
        let args = [("count", number(self.d.size())), ("names", Value::Doc(names))];
        match self.d.expected {
            Some(expected) => {
                let [count, names] = args;
                self.doc("lobby-people-expected", &[count, names, ("expected", number(expected))])
            }
            None => self.doc("lobby-people", &args),
        }
    }

    fn guests_in(&self) -> Rendered {
        let names = self.guests()?;
        if names.is_empty() {
            return Ok(names);
        }
        self.by("lobby-guests", "lobby-guests-alone", &[("names", Value::Doc(names))])
    }

    fn watching(&self) -> Rendered {
        let watching = self.d.people.iter().filter(|p| p.present && p.role == Role::Observer);
        self.unless_empty("lobby-observers", watching.map(|p| p.id).collect())
    }

    fn unless_empty(&self, key: &str, who: Vec<ParticipantId>) -> Rendered {
        if who.is_empty() {
            return Ok(Doc::default());
        }
        self.doc(key, &[("names", Value::Doc(self.names(who)?))])
    }

    pub fn with_activity_and_clock(&self, key: &str) -> Rendered {
        match (self.d.kind(), self.d.ends()) {
            (Some(kind), Some(at)) => {
                let args = [("activity", Value::Doc(self.activity_name(kind)?)), ("clock", self.until(at))];
                self.doc(key, &args)
            }
            _ => Ok(Doc::default()),
        }
    }

    /// Who begins, and where.
    fn begins_here(&self) -> Rendered {
        match self.d.facilitator {
            Some(_) => self.by("lobby-begin", "lobby-begin", &[("where", self.where_it_is_steered())]),
            None => Ok(Doc::default()),
        }
    }

    /// The next activity, as it is named in a sentence.
    pub fn next_name(&self) -> Result<Option<Doc>, RenderError> {
        let next = self.d.next_held(self.d.running().map_or(0, |running| running.index + 1));
        let Some(next) = next else { return Ok(None) };
        let Some((_, activity)) = self.d.script.activity(usize::from(next)) else { return Ok(None) };
        let name = Value::Doc(self.activity_name(activity.kind)?);
        self.doc("ready-next", &[("activity", name)]).map(Some)
    }
}

//! The post of an activity as a whole: its heading, what is asked of everybody now, what it is about, how many are there.
//! Deliberately absent: what each activity is about (`activity`, `groups`, `proposals`, `decision`, `trial`, `follow_up`).

use super::names::{Rendered, Voice, lines_of, number, word};
use super::value::Value;
use crate::dialogue::command::Press;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak;
use crate::dialogue::state::Running;
use crate::doc::Doc;
use std::collections::BTreeSet;

impl Voice<'_> {
    /// Heading, what is asked of everybody now and what to press, what is on the table, how many are there.
    pub fn phase(&self, kind: ActivityKind, visit: u32) -> Rendered {
        let visited = self.d.running().filter(|r| r.visit == visit && self.d.kind() == Some(kind));
        let mut doc = self.heading(kind, visited)?;
        let running = visited.filter(|_| self.past.is_none());
        doc.extend(match running {
            Some(running) if running.paused.is_some() => {
                self.by("foot-paused", "foot-paused-alone", &[("where", self.where_it_is_steered())])?
            }
            Some(_) => self.ask(kind)?,
            None => Doc::default(),
        });
        doc.extend(match kind {
            ActivityKind::Frame => self.frame()?,
            ActivityKind::Read => self.read()?,
            ActivityKind::Listen => self.listen()?,
            ActivityKind::Pairs => self.pairs()?,
            ActivityKind::Round => self.round(running)?,
            ActivityKind::Summarise => self.summarise()?,
            ActivityKind::Principles => self.principles()?,
            ActivityKind::Weakest => self.weakest()?,
            ActivityKind::Groups => self.groups()?,
            ActivityKind::Reflect => self.reflect()?,
            ActivityKind::Silent => self.silent()?,
            ActivityKind::Share => self.share()?,
            ActivityKind::Select => self.select()?,
            ActivityKind::Present => self.present()?,
            ActivityKind::Consent => self.consent()?,
            ActivityKind::Dots => self.dots()?,
            ActivityKind::Trial => self.trial(running.is_some())?,
            ActivityKind::Bank => self.bank()?,
            ActivityKind::Recall => self.recall()?,
            ActivityKind::Learn => self.learn()?,
        });
        match running {
            Some(running) if running.paused.is_some() => {}
            Some(_) => doc.extend(lines_of([self.foot(kind)?, self.foot_steer(kind)?])),
            None => doc.extend(self.foot_past(kind)?),
        }
        Ok(doc)
    }

    fn heading(&self, kind: ActivityKind, visited: Option<&Running>) -> Rendered {
        let step = match visited.and(self.d.activity()) {
            Some((step, _)) => step,
            None => self.d.script.activities().find(|(_, a)| a.kind == kind).map_or(0, |(step, _)| step),
        };
        let activity = self.pen.dots([self.activity_name(kind)?].into_iter().chain(self.service()).collect())?;
        let mut args = vec![("step", number(step + 1)), ("activity", Value::Doc(activity))];
        if let Some(at) = self.past.and_then(|past| past.at) {
            args.push(("clock", self.clock(at)));
            return self.doc("heading-ended", &args);
        }
        let running = visited.filter(|_| self.past.is_none());
        let (Some(running), Some(ends)) = (running, self.d.ends()) else { return self.doc("heading-past", &args) };
        if let Some(since) = running.paused {
            args.push(("minutes", number(minutes_up(ends.duration_since(since).as_secs()))));
            return self.doc("heading-paused", &args);
        }
        if running.time_up && self.d.question.is_none() {
            return self.doc("heading-time-up", &args);
        }
        args.push(("clock", self.running_clock(ends)));
        self.doc("heading", &args)
    }

    /// What everybody does now and presses afterwards. It is the first line, for on a phone it is the one that is seen;
    /// what a round, a vote or a presentation asks depends on whose turn it is, and stands first in their own text.
    fn ask(&self, kind: ActivityKind) -> Rendered {
        let of = ("of", number(self.d.done_count().1));
        let case = self.texts.and_then(|texts| texts.case.as_ref());
        match kind {
            ActivityKind::Frame => self.by("ask-frame", "ask-frame-alone", &[of]),
            ActivityKind::Read => self.doc("ask-read", &[of, ("minutes", number(case.map_or(0, |case| case.minutes)))]),
            ActivityKind::Listen => self.doc("ask-listen", &[of]),
            ActivityKind::Pairs => self.doc("ask-pairs", &[of]),
            ActivityKind::Summarise => self.doc("ask-summarise", &[of]),
            ActivityKind::Principles if self.service().is_none() => self.doc("ask-service", &[]),
            ActivityKind::Principles => self.doc("ask-principles", &[of]),
            ActivityKind::Groups if self.new_pairs() => {
                self.doc("ask-groups-new-pairs", &[of, ("where", self.place())])
            }
            ActivityKind::Groups if self.d.groups.len() == 1 => self.doc("ask-groups-one", &[of]),
            ActivityKind::Groups => self.doc("ask-groups", &[of, ("where", self.place())]),
            ActivityKind::Reflect if self.d.all_work_in_threads() => self.threads("reflect"),
            ActivityKind::Share if self.d.all_work_in_threads() => self.threads("share"),
            ActivityKind::Select if self.d.all_have_chosen() => Ok(Doc::default()),
            ActivityKind::Select if self.d.all_work_in_threads() => self.threads("select"),
            ActivityKind::Reflect => self.doc("ask-reflect", &[of, ("where", self.place_or_all())]),
            ActivityKind::Silent if self.d.ideas_shared => Ok(Doc::default()),
            ActivityKind::Silent => {
                let key = if self.d.on_paper { "ask-silent-paper" } else { "ask-silent" };
                self.doc(key, &[of, ("written", self.written_as()), self.privately()?])
            }
            ActivityKind::Share if self.d.ideas.is_empty() => {
                self.doc("ask-share-none", &[of, ("written", self.written_as())])
            }
            ActivityKind::Share if self.d.in_threads() => self.doc("ask-share-threads", &[of]),
            ActivityKind::Share => self.doc("ask-share-here", &[of, ("written", self.written_as())]),
            ActivityKind::Select => self.doc("ask-select", &[of, ("where", self.place_or_all())]),
            ActivityKind::Bank => self.doc("ask-bank", &[of]),
            ActivityKind::Recall => self.doc("ask-recall", &[of]),
            ActivityKind::Learn => self.doc("ask-learn", &[of]),
            ActivityKind::Round
            | ActivityKind::Weakest
            | ActivityKind::Present
            | ActivityKind::Consent
            | ActivityKind::Dots
            | ActivityKind::Trial => Ok(Doc::default()),
        }
    }

    /// How many have pressed what the first line asks for.
    fn foot(&self, kind: ActivityKind) -> Rendered {
        match kind {
            ActivityKind::Silent if self.d.ideas_shared => Ok(Doc::default()),
            ActivityKind::Silent if !self.d.on_paper => {
                let (written, of) = self.written();
                let foot = match written {
                    0 => Doc::default(),
                    _ => self.doc("foot-silent", &[("written", number(written)), ("of", number(of))])?,
                };
                Ok(lines_of([foot, self.last_call()?]))
            }
            // The turn itself says what to press.
            ActivityKind::Round if self.d.presenting_pair().is_some() => Ok(Doc::default()),
            ActivityKind::Weakest | ActivityKind::Consent | ActivityKind::Dots => self.foot_vote(),
            // Nobody has anything to be done with here.
            ActivityKind::Present | ActivityKind::Trial => Ok(Doc::default()),
            ActivityKind::Reflect | ActivityKind::Share | ActivityKind::Select if self.d.all_work_in_threads() => {
                let (ready, of) = self.d.done_count();
                if ready == 0 {
                    return Ok(Doc::default());
                }
                self.doc("foot-done-threads", &[("ready", number(ready)), ("of", number(of))])
            }
            _ => self.foot_done(kind, self.d.done_count()),
        }
    }

    /// Nothing to tell before the first, and at one screen there is nobody to count.
    pub(super) fn foot_done(&self, kind: ActivityKind, (ready, of): (usize, usize)) -> Rendered {
        // Below a text that is longer than a screen, what to press is said where people are when they have read it.
        if ready == 0 && matches!(kind, ActivityKind::Read | ActivityKind::Frame) {
            return self.doc("foot-press", &[("kind", done_as(kind)), ("of", number(of))]);
        }
        if ready == 0 || of < 2 {
            return Ok(Doc::default());
        }
        let kind = done_as(kind);
        self.doc("foot-done", &[("kind", kind), ("ready", number(ready)), ("of", number(of))])
    }

    /// How many were done in the end, where anybody said so.
    fn foot_past(&self, kind: ActivityKind) -> Rendered {
        let has_own_count = matches!(
            kind,
            ActivityKind::Round
                | ActivityKind::Silent
                | ActivityKind::Weakest
                | ActivityKind::Present
                | ActivityKind::Consent
                | ActivityKind::Dots
                | ActivityKind::Trial
        );
        if has_own_count { Ok(Doc::default()) } else { self.were_done(kind, self.d.done_count()) }
    }

    pub(super) fn were_done(&self, kind: ActivityKind, (ready, of): (usize, usize)) -> Rendered {
        if ready == 0 {
            return Ok(Doc::default());
        }
        let kind = match kind {
            ActivityKind::Read => "read",
            ActivityKind::Listen => "listened",
            _ => "done",
        };
        self.doc("foot-past", &[("kind", word(kind)), ("ready", number(ready)), ("of", number(of))])
    }

    /// What whoever steers can press on the post, where it has to stand there.
    fn foot_steer(&self, kind: ActivityKind) -> Rendered {
        if self.d.is_led_by_card() {
            return Ok(Doc::default());
        }
        let steering = speak::steering(self.d);
        let key = match kind {
            _ if steering.contains(&Press::Paper) => "foot-steer-paper",
            _ if steering.contains(&Press::Extend) => "foot-steer-extend",
            _ if steering.contains(&Press::Skip) && steering.contains(&Press::EndHere) => "foot-steer-later",
            _ if steering.contains(&Press::Next) && steering.contains(&Press::EndHere) => "foot-steer-or-end",
            ActivityKind::Trial if self.d.is_agreed() => "foot-steer-agreed",
            ActivityKind::Weakest | ActivityKind::Consent | ActivityKind::Dots if self.d.question.is_some() => {
                "foot-steer-vote"
            }
            _ if self.next_name()?.is_none() => match self.last_press(kind) {
                Last::Finish => "foot-steer-finish",
                Last::Undecided => "foot-steer-undecided",
                Last::NoAgreement => "foot-steer-end",
            },
            _ => "foot-steer",
        };
        self.by_steering(key, "foot-steer-alone")
    }

    /// What it means to go on from the last activity.
    pub fn last_press(&self, kind: ActivityKind) -> Last {
        match (self.follows_up(), self.d.verdict()) {
            (true, Some(_)) if kind != ActivityKind::Trial => Last::Finish,
            (true, None) => Last::Undecided,
            _ => Last::NoAgreement,
        }
    }

    /// How many have written an idea, of those who can.
    fn written(&self) -> (usize, usize) {
        let authors: BTreeSet<ParticipantId> =
            self.d.ideas.iter().filter_map(|idea| Some(idea.author.as_ref()?.get()?.who)).collect();
        let of = self.d.with_account().count();
        (self.d.with_account().filter(|p| authors.contains(&p.id)).count(), of)
    }
}

/// What a dialogue that goes on from its last activity comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A follow-up has its verdict, and ends well.
    Finish,
    /// A follow-up ends without one.
    Undecided,
    NoAgreement,
}

/// Minutes begun; never below zero.
fn minutes_up(seconds: i64) -> i64 {
    seconds.max(0).saturating_add(59) / 60
}

/// Is one ready for what comes, or done with what was asked?
fn done_as(kind: ActivityKind) -> Value {
    word(if matches!(kind, ActivityKind::Frame | ActivityKind::Groups) { "ready" } else { "done" })
}

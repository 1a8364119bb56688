//! What people do now: the post of each activity, and what stands in the groups' threads.
//! Deliberately absent: votes (`decision`) and the trial (`trial`), whose posts only begin here.

use super::engine::{RenderError, Value};
use super::material::Recording;
use super::names::{Said, Voice, bullets, lines_of, number, ordered, text, word};
use crate::dialogue::command::Press;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak;
use crate::dialogue::state::{Idea, Running};
use crate::doc::Doc;
use std::collections::BTreeSet;

impl Voice<'_> {
    /// Heading, what to do, what is on the table, what to press.
    pub fn phase(&self, kind: ActivityKind, visit: u32) -> Said {
        let visited = self.d.running().filter(|r| r.visit == visit && self.d.kind() == Some(kind));
        let mut doc = self.heading(kind, visited)?;
        let running = visited.filter(|_| self.past.is_none());
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
            Some(running) if running.paused.is_some() => {
                doc.extend(self.by("foot-paused", "foot-paused-alone", &[])?)
            }
            Some(_) => doc.extend(lines_of([self.foot(kind)?, self.foot_steer(kind)?])),
            None => doc.extend(self.foot_past(kind)?),
        }
        Ok(doc)
    }

    fn heading(&self, kind: ActivityKind, visited: Option<&Running>) -> Said {
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

    /// What to press, its text twin, and how many have.
    fn foot(&self, kind: ActivityKind) -> Said {
        match kind {
            ActivityKind::Silent if self.d.ideas_shared => Ok(Doc::default()),
            ActivityKind::Silent if !self.d.on_paper => {
                let (written, of) = self.written();
                let foot = self.doc("foot-silent", &[("written", number(written)), ("of", number(of))])?;
                Ok(lines_of([foot, self.last_call()?]))
            }
            // The turn itself says what to press.
            ActivityKind::Round if self.d.presenting_pair().is_some() => Ok(Doc::default()),
            ActivityKind::Weakest | ActivityKind::Consent | ActivityKind::Dots => self.foot_vote(),
            // Nobody has anything to be done with here.
            ActivityKind::Present | ActivityKind::Trial => Ok(Doc::default()),
            ActivityKind::Reflect | ActivityKind::Share | ActivityKind::Select if self.d.all_work_in_threads() => {
                let (ready, of) = self.d.done_count();
                self.doc("foot-done-threads", &[("ready", number(ready)), ("of", number(of))])
            }
            _ => self.foot_done(self.d.done_count()),
        }
    }

    fn foot_done(&self, (ready, of): (usize, usize)) -> Said {
        self.doc("foot-done", &[("ready", number(ready)), ("of", number(of))])
    }

    /// How many were done in the end, where anybody said so.
    fn foot_past(&self, kind: ActivityKind) -> Said {
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

    fn were_done(&self, kind: ActivityKind, (ready, of): (usize, usize)) -> Said {
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
    fn foot_steer(&self, kind: ActivityKind) -> Said {
        if self.d.facilitator.is_some() && !self.d.is_steered_in_the_channel() {
            return Ok(Doc::default());
        }
        let steering = speak::steering(self.d);
        let key = match kind {
            _ if steering.contains(&Press::Paper) => "foot-steer-paper",
            _ if steering.contains(&Press::Extend) => "foot-steer-extend",
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

    pub fn framing(&self) -> Value {
        self.text_of(|texts| bullets(texts.framing.to_vec()))
    }

    pub fn curious(&self) -> Value {
        self.text_of(|texts| bullets(texts.curious.to_vec()))
    }

    fn frame(&self) -> Said {
        let args = [("topic", self.text_of(|texts| texts.topic.clone())), ("framing", self.framing())];
        let mut doc = self.doc("phase-frame", &args)?;
        let has = |kind| self.d.script.activities().any(|(_, activity)| activity.kind == kind);
        if self.d.planning.reading_skipped {
            doc.extend(self.doc("phase-frame-have-read", &[("curious", self.curious())])?);
        } else if has(ActivityKind::Listen) {
            doc.extend(self.doc("phase-frame-listen", &[])?);
        } else if has(ActivityKind::Read) {
            doc.extend(self.doc("phase-frame-read", &[])?);
        }
        Ok(doc)
    }

    fn read(&self) -> Said {
        let case = self.texts.and_then(|texts| texts.case.as_ref());
        let args = [
            ("minutes", number(case.map_or(0, |case| case.minutes))),
            ("title", text(case.map_or("", |case| case.title))),
            ("text", Value::Doc(case.map(|case| case.doc.clone()).unwrap_or_default())),
            ("curious", self.curious()),
        ];
        self.doc("phase-read", &args)
    }

    fn listen(&self) -> Said {
        let Some(listen) = self.texts.and_then(|texts| texts.listen.as_ref()) else { return Ok(Doc::default()) };
        let mut doc = self.recording_link(listen)?;
        doc.extend(self.doc("phase-think", &[("curious", self.curious())])?);
        doc.extend(self.alternative(listen)?);
        Ok(doc)
    }

    /// The recording and its written alternative, without what to think of.
    pub fn recording(&self) -> Said {
        let Some(listen) = self.texts.and_then(|texts| texts.listen.as_ref()) else { return Ok(Doc::default()) };
        let mut doc = self.recording_link(listen)?;
        doc.extend(self.alternative(listen)?);
        Ok(doc)
    }

    fn recording_link(&self, listen: &Recording<'_>) -> Said {
        let mut doc = self.doc("phase-listen", &[("intro", Value::Doc(listen.intro.clone()))])?;
        if let Some(url) = listen.url {
            doc.extend(self.doc("phase-listen-link", &[("link", text(url))])?);
        }
        Ok(doc)
    }

    fn alternative(&self, listen: &Recording<'_>) -> Said {
        let args =
            [("minutes", number(listen.alternative_minutes)), ("alternative", Value::Doc(listen.alternative.clone()))];
        self.doc("phase-listen-alternative", &args)
    }

    fn pairs(&self) -> Said {
        // A pair that everybody has left stands empty.
        let pairs = self.d.pairs.iter().filter(|pair| !pair.is_empty());
        let pairs: Result<Vec<_>, _> = pairs.map(|pair| self.mentions(pair.iter().copied())).collect();
        let args = [("question", self.text_of(|texts| texts.points.clone())), ("pairs", Value::Doc(bullets(pairs?)))];
        self.doc("phase-pairs", &args)
    }

    fn round(&self, running: Option<&Running>) -> Said {
        let plucked = self.d.round.as_ref().is_some_and(|round| round.plucked);
        let mut doc = Doc::default();
        if let (Some(round), Some(pair), Some(_)) = (&self.d.round, self.d.presenting_pair(), running) {
            if plucked && round.at == 0 {
                doc.extend(self.doc("phase-round-plucked", &[("count", number(round.turns.len()))])?);
            }
            let args = [("pair", Value::Doc(self.mentions(pair.iter().copied())?))];
            doc.extend(if pair.iter().any(|who| self.d.account(*who).is_some()) {
                self.doc("phase-round-turn", &args)?
            } else {
                self.by("phase-round-guests", "phase-round-guests-alone", &args)?
            });
            let next = round.turns.get(usize::from(round.at) + 1);
            let next = next.and_then(|index| self.d.pairs.get(usize::from(*index)));
            // All of a pair may have left.
            if let Some(next) = next.filter(|pair| !pair.is_empty()) {
                let pair = self.names(next.iter().copied())?;
                doc.extend(self.doc("phase-round-next", &[("pair", Value::Doc(pair))])?);
            }
        } else if running.is_some() {
            doc = self.doc(if plucked { "phase-round-missing-plucked" } else { "phase-round-missing" }, &[])?;
        }
        doc.extend(self.board()?);
        Ok(doc)
    }

    /// The points so far.
    pub fn board(&self) -> Said {
        if self.d.points.is_empty() {
            return self.doc("phase-board-empty", &[]);
        }
        let points: Result<Vec<_>, _> =
            self.d.points.iter().map(|point| Ok((point.number, self.wrote(&point.text)?))).collect();
        self.doc("phase-board", &[("points", Value::Doc(self.pen.numbered(points?)?))])
    }

    /// The themes named so far; nothing while there are none.
    pub fn themes(&self) -> Said {
        let themes: Result<Vec<_>, _> = self.d.themes.iter().map(|theme| self.wrote(&theme.text)).collect();
        let themes = self.pen.dots(themes?)?;
        if themes.is_empty() {
            return Ok(themes);
        }
        self.doc("phase-themes", &[("themes", Value::Doc(themes))])
    }

    fn summarise(&self) -> Said {
        let mut doc = self.doc("phase-summarise", &[])?;
        doc.extend(self.board()?);
        if self.past.is_some() {
            doc.extend(self.themes()?);
            return Ok(doc);
        }
        doc.extend(self.themes()?);
        doc.extend(self.by("phase-themes-how", "phase-themes-how-alone", &[])?);
        doc.extend(self.doc("phase-summarise-end", &[])?);
        Ok(doc)
    }

    /// Where groups talk.
    fn place(&self) -> Value {
        word(if self.d.in_threads() { "threads" } else { "room" })
    }

    fn groups(&self) -> Said {
        let mut doc = if self.new_pairs() {
            self.doc("phase-groups-new-pairs", &[("where", self.place())])?
        } else if self.d.groups.len() == 1 {
            self.doc("phase-groups-one", &[])?
        } else {
            self.doc("phase-groups", &[("where", self.place())])?
        };
        let groups: Result<Vec<_>, _> = self
            .d
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.is_empty())
            .map(|(n, group)| {
                let names = Value::Doc(self.mentions(group.iter().copied())?);
                self.doc("group-item", &[("group", Value::Doc(self.group_name(n)?)), ("names", names)])
            })
            .collect();
        doc.extend(bullets(groups?));
        Ok(doc)
    }

    fn reflect(&self) -> Said {
        if self.d.all_work_in_threads() {
            return self.threads("reflect");
        }
        let place = if self.d.groups.len() == 1 { word("all") } else { self.place() };
        let mut doc = self.doc("phase-reflect", &[("where", place), ("questions", self.reflect_questions())])?;
        doc.extend(self.focus()?);
        doc.extend(self.doc("phase-reflect-care", &[])?);
        Ok(doc)
    }

    /// What the groups do in their threads, with the way to each where the platform leads there. What was asked stands there.
    fn threads(&self, what: &str) -> Said {
        if self.past.is_some() {
            return Ok(Doc::default());
        }
        let filled = (0..self.d.groups.len()).filter(|group| !self.d.groups[*group].is_empty());
        let threads: Result<Vec<_>, _> = filled.map(|group| self.thread(group)).collect();
        self.doc("phase-in-threads", &[("what", word(what)), ("threads", Value::Doc(self.pen.dots(threads?)?))])
    }

    fn thread(&self, group: usize) -> Said {
        let name = self.group_name(group)?;
        match self.ways.groups.get(group).and_then(Option::as_ref) {
            Some(link) => self.doc("thread-at", &[("group", Value::Doc(name)), ("link", text(link))]),
            None => Ok(name),
        }
    }

    fn reflect_questions(&self) -> Value {
        self.text_of(|texts| ordered(texts.reflect.to_vec()))
    }

    /// What to think of in the silent minute, and the focus where there is one.
    pub fn idea_question(&self) -> Result<Value, RenderError> {
        if self.d.recollection.is_some() {
            return Ok(self.follow_up_questions());
        }
        let mut question = self.texts.map(|texts| texts.ideas.clone()).unwrap_or_default();
        question.extend(self.focus_named()?);
        Ok(Value::Doc(question))
    }

    fn silent(&self) -> Said {
        if self.past.is_some() {
            let args = [("ideas", number(self.d.ideas.len())), ("of", self.written_as())];
            let mut doc = self.doc("phase-silent-asked", &[("question", self.idea_question()?)])?;
            doc.extend(self.doc("phase-silent-past", &args)?);
            return Ok(doc);
        }
        if self.d.ideas_shared {
            let args = [("ideas", number(self.d.ideas.len())), ("of", self.written_as())];
            return self.doc("phase-silent-over", &args);
        }
        let key = if self.d.on_paper { "phase-silent-paper" } else { "phase-silent" };
        self.doc(key, &[("question", self.idea_question()?), ("of", self.written_as()), self.privately()?])
    }

    fn share(&self) -> Said {
        if self.d.all_work_in_threads() {
            return self.threads("share");
        }
        if self.d.ideas.is_empty() {
            return self.doc("phase-share-none", &[("of", self.written_as())]);
        }
        if self.d.in_threads() {
            return self.doc("phase-share-threads", &[]);
        }
        self.doc("phase-share-here", &[("ideas", Value::Doc(self.all_ideas()?)), ("of", self.written_as())])
    }

    fn select(&self) -> Said {
        if self.past.is_some() {
            return self.proposals();
        }
        let last_of = |group: usize| self.d.chosen_by(group).next_back().unwrap_or_default();
        let all_have = self.d.all_have_chosen();
        let mut doc = if all_have && self.d.groups.len() == 1 {
            self.doc("phase-selected", &[("number", number(last_of(0)))])?
        } else if all_have {
            self.doc("phase-selected-all", &[])?
        } else if self.d.all_work_in_threads() {
            self.threads("select")?
        } else if self.d.groups.len() == 1 {
            self.doc("phase-select-one", &[])?
        } else {
            self.doc("phase-select", &[("where", self.place())])?
        };
        if !self.d.in_threads() && !self.d.ideas.is_empty() {
            doc.extend(self.doc("phase-ideas", &[("ideas", Value::Doc(self.all_ideas()?))])?);
        }
        doc.extend(self.proposals()?);
        Ok(doc)
    }

    fn present(&self) -> Said {
        if self.past.is_some() {
            return self.proposals();
        }
        let mut doc = if let Some(turn) = self.d.presenting_from(self.d.presenting).map(usize::from) {
            let members = self.mentions(self.d.groups[turn].iter().copied())?;
            let args = [("group", Value::Doc(self.group_name(turn)?)), ("names", Value::Doc(members))];
            self.doc("phase-present-turn", &args)?
        } else {
            self.doc("phase-present-done", &[])?
        };
        doc.extend(self.proposals()?);
        if self.d.may_ask_consent() {
            doc.extend(self.by("phase-present-consent", "phase-present-consent-alone", &[])?);
        }
        Ok(doc)
    }

    /// The proposals by number, with their groups where there are several.
    pub fn proposals(&self) -> Said {
        if self.d.proposals.is_empty() {
            return self.doc("phase-proposals-empty", &[]);
        }
        let several = self.d.groups.len() > 1;
        let proposals: Result<Vec<_>, _> = self
            .d
            .proposals
            .iter()
            .map(|proposal| {
                let text = self.proposed(proposal)?;
                let Some(group) = proposal.group.filter(|_| several) else { return Ok((proposal.number, text)) };
                let group = Value::Doc(self.group_name(usize::from(group))?);
                Ok((proposal.number, self.doc("proposal-by-group", &[("text", Value::Doc(text)), ("group", group)])?))
            })
            .collect();
        self.doc("phase-proposals", &[("proposals", Value::Doc(self.pen.numbered(proposals?)?))])
    }

    fn numbered_ideas<'i>(&self, ideas: impl Iterator<Item = &'i Idea>) -> Said {
        let ideas: Result<Vec<_>, _> = ideas.map(|idea| Ok((idea.number, self.wrote(&idea.text)?))).collect();
        self.pen.numbered(ideas?)
    }

    fn ideas_of(&self, group: usize) -> Said {
        self.numbered_ideas(self.d.ideas.iter().filter(|idea| usize::from(idea.group) == group))
    }

    /// Every group's ideas under its name; without names where there is one group only.
    fn all_ideas(&self) -> Said {
        if self.d.groups.len() < 2 {
            return self.numbered_ideas(self.d.ideas.iter());
        }
        let mut doc = Doc::default();
        for (n, members) in self.d.groups.iter().enumerate() {
            let group = Value::Doc(self.group_name(n)?);
            let items = self.ideas_of(n)?;
            if members.is_empty() && items.is_empty() {
                continue;
            }
            let key = if items.is_empty() { "group-list-empty" } else { "group-list" };
            doc.extend(self.doc(key, &[("group", group), ("items", Value::Doc(items))])?);
        }
        Ok(doc)
    }

    pub fn group_root(&self, group: usize) -> Said {
        let members = self.d.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        let args = [
            ("group", Value::Doc(self.group_name(group)?)),
            ("names", Value::Doc(self.mentions(members.iter().copied())?)),
        ];
        self.doc("group-root", &args)
    }

    pub fn group_phase(&self, group: usize, kind: ActivityKind) -> Said {
        let ideas = self.ideas_of(group)?;
        let mut doc = self.group_heading(group, self.activity_name(kind)?)?;
        match kind {
            ActivityKind::Reflect => {
                doc.extend(self.doc("group-reflect", &[("questions", self.reflect_questions())])?);
                doc.extend(self.focus()?);
                doc.extend(self.doc("phase-reflect-care", &[])?);
            }
            ActivityKind::Share => {
                let key = if ideas.is_empty() { "group-share-none" } else { "group-share" };
                doc.extend(self.doc(key, &[("ideas", Value::Doc(ideas))])?);
            }
            ActivityKind::Select => {
                let last = self.d.chosen_by(group).next_back().filter(|_| self.d.has_chosen(group));
                match last {
                    _ if self.past.is_some() => {}
                    Some(last) => doc.extend(self.doc("phase-selected", &[("number", number(last))])?),
                    None => doc.extend(self.doc("group-select", &[])?),
                }
                if !ideas.is_empty() {
                    doc.extend(self.doc("phase-ideas", &[("ideas", Value::Doc(ideas))])?);
                }
                let of_group = |number: Option<u16>| number.map(usize::from) == Some(group);
                let proposals: Result<Vec<_>, _> = self
                    .d
                    .proposals
                    .iter()
                    .filter(|proposal| of_group(proposal.group))
                    .map(|proposal| Ok((proposal.number, self.wrote(&proposal.text)?)))
                    .collect();
                let proposals = self.pen.numbered(proposals?)?;
                if !proposals.is_empty() {
                    doc.extend(self.doc("phase-proposals", &[("proposals", Value::Doc(proposals))])?);
                }
            }
            // Nothing else is held in groups; their thread then points to the channel.
            _ => {
                doc.extend(self.doc("group-other", &[])?);
                return Ok(doc);
            }
        }
        doc.extend(match self.past {
            Some(_) => self.were_done(kind, self.d.done_in(group))?,
            None if self.d.done_in(group).1 == 0 => Doc::default(),
            None => self.foot_done(self.d.done_in(group))?,
        });
        Ok(doc)
    }

    /// `Gruppe 2 · Vælg forslag · til kl. 13.12`
    fn group_heading(&self, group: usize, title: Doc) -> Said {
        let mut parts = vec![self.group_name(group)?, title];
        let running = self.d.running().filter(|_| self.past.is_none());
        parts.extend(match (running, self.d.deadline()) {
            (Some(running), _) if running.paused.is_some() => Some(self.doc("thread-paused", &[])?),
            (Some(running), _) if running.time_up => Some(self.doc("thread-time-up", &[])?),
            (Some(_), Some(at)) => Some(self.doc("until-clock", &[("clock", self.running_clock(at))])?),
            _ => None,
        });
        self.doc("group-heading", &[("parts", Value::Doc(self.pen.dots(parts)?))])
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

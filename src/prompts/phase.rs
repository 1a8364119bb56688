//! What people do now: the post of each activity, and what stands in the groups' threads.
//! Deliberately absent: votes (`decision`) and the trial (`trial`), whose posts only begin here.

use super::engine::{RenderError, Value};
use super::material::Recording;
use super::names::{Said, Voice, bullets, lines_of, number, ordered, text, word};
use crate::dialogue::command::Press;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak;
use crate::dialogue::state::{Idea, Proposal, Running};
use crate::doc::Doc;
use std::collections::BTreeSet;

impl Voice<'_> {
    /// Heading, what is asked of everybody now and what to press, what is on the table, how many are there.
    pub fn phase(&self, kind: ActivityKind, visit: u32) -> Said {
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

    /// What everybody does now and presses afterwards. It is the first line, for on a phone it is the one that is seen;
    /// what a round, a vote or a presentation asks depends on whose turn it is, and stands first in their own text.
    fn ask(&self, kind: ActivityKind) -> Said {
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
    fn foot(&self, kind: ActivityKind) -> Said {
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
    fn foot_done(&self, kind: ActivityKind, (ready, of): (usize, usize)) -> Said {
        if ready == 0 || of < 2 {
            return Ok(Doc::default());
        }
        let kind = word(if matches!(kind, ActivityKind::Frame | ActivityKind::Groups) { "ready" } else { "done" });
        self.doc("foot-done", &[("kind", kind), ("ready", number(ready)), ("of", number(of))])
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

    pub fn framing(&self) -> Value {
        self.text_of(|texts| bullets(texts.framing.to_vec()))
    }

    pub fn curious(&self) -> Value {
        self.text_of(|texts| bullets(texts.curious.to_vec()))
    }

    fn frame(&self) -> Said {
        let args = [("topic", self.text_of(|texts| texts.topic.clone())), ("framing", self.framing())];
        let mut doc = self.doc("phase-frame", &args)?;
        // Who has read has no case to find them in front of.
        if self.d.planning.reading_skipped {
            doc.extend(self.doc("phase-frame-have-read", &[("curious", self.curious())])?);
        }
        Ok(doc)
    }

    fn read(&self) -> Said {
        let case = self.texts.and_then(|texts| texts.case.as_ref());
        let args = [
            ("title", text(case.map_or("", |case| case.title))),
            ("text", Value::Doc(case.map(|case| case.doc.clone()).unwrap_or_default())),
            ("curious", self.curious()),
        ];
        self.doc("phase-read", &args)
    }

    fn listen(&self) -> Said {
        let Some(listen) = self.texts.and_then(|texts| texts.listen.as_ref()) else { return Ok(Doc::default()) };
        let mut doc = self.doc("phase-listen-think", &[("curious", self.curious())])?;
        doc.extend(self.recording_link(listen)?);
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
            let args = [("pair", Value::Doc(self.mentions(pair.iter().copied())?))];
            doc.extend(if pair.iter().any(|who| self.d.account(*who).is_some()) {
                self.doc("phase-round-turn", &args)?
            } else {
                self.by("phase-round-guests", "phase-round-guests-alone", &args)?
            });
            let next = round.turns.get(usize::from(round.at) + 1);
            let next = next.and_then(|index| self.d.pairs.get(usize::from(*index)));
            // All of a pair may have left.
            doc.extend(match next.filter(|pair| !pair.is_empty()) {
                Some(next) => {
                    let pair = self.names(next.iter().copied())?;
                    self.doc("phase-round-next", &[("pair", Value::Doc(pair))])?
                }
                None => self.doc("phase-round-last", &[])?,
            });
            if plucked && round.at == 0 {
                doc.extend(self.doc("phase-round-plucked", &[("count", number(round.turns.len()))])?);
            }
        } else if running.is_some() {
            let key = if plucked { "phase-round-missing-plucked" } else { "phase-round-missing" };
            doc = self.doc(key, &[("of", number(self.d.done_count().1))])?;
        }
        // Empty it says nothing, while people speak.
        if running.is_none() || !self.d.points.is_empty() {
            doc.extend(self.board()?);
        }
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
        let mut doc = self.board()?;
        doc.extend(self.themes()?);
        // A card says it to whoever has one.
        if self.past.is_none() && !self.d.is_led_by_card() {
            doc.extend(self.by("phase-themes-how", "phase-themes-how-alone", &[])?);
        }
        Ok(doc)
    }

    /// Where groups talk.
    fn place(&self) -> Value {
        word(if self.d.in_threads() { "threads" } else { "room" })
    }

    /// The same, where one group alone has the channel.
    fn place_or_all(&self) -> Value {
        if self.d.groups.len() == 1 { word("all") } else { self.place() }
    }

    fn groups(&self) -> Said {
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
        Ok(bullets(groups?))
    }

    fn reflect(&self) -> Said {
        // Each group has it in its thread.
        if self.d.all_work_in_threads() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("phase-reflect", &[("questions", self.reflect_questions())])?;
        doc.extend(self.focus()?);
        doc.extend(self.doc("phase-reflect-care", &[])?);
        Ok(doc)
    }

    /// What the groups do in their threads, with the way to each where the platform leads there. What was asked stands there.
    fn threads(&self, what: &str) -> Said {
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
            let mut doc = self.silent_asked("here")?;
            doc.extend(self.doc("phase-silent-past", &args)?);
            return Ok(doc);
        }
        if self.d.ideas_shared {
            let args = [("ideas", number(self.d.ideas.len())), ("of", self.written_as())];
            return self.doc("phase-silent-over", &args);
        }
        self.silent_asked(if self.asks_in_private() { "private" } else { "here" })
    }

    fn silent_asked(&self, asked: &str) -> Said {
        self.doc("phase-silent-asked", &[("question", self.idea_question()?), ("asked", word(asked))])
    }

    fn share(&self) -> Said {
        // Each group has its own in its thread.
        if self.d.ideas.is_empty() || self.d.in_threads() { Ok(Doc::default()) } else { self.all_ideas() }
    }

    /// The ideas stand where they were shared; here is what becomes of them.
    fn select(&self) -> Said {
        if self.past.is_some() {
            return self.proposals();
        }
        let ideas = [("ideas", self.pressable_ideas(|_| true))];
        let mut doc = match (self.d.all_have_chosen(), self.d.groups.len()) {
            (true, 1) => {
                let last = self.d.chosen_by(0).next_back().unwrap_or_default();
                self.doc("phase-selected", &[("number", number(last))])?
            }
            (true, _) => self.doc("phase-selected-all", &[])?,
            (false, _) if self.d.in_threads() => Doc::default(),
            (false, _) => self.doc("select-how", &ideas)?,
        };
        if !self.d.in_threads() && !self.d.ideas.is_empty() {
            doc.extend(self.all_ideas()?);
            doc.extend(self.proposals_in_own_words(|_| true, self.d.groups.len() > 1)?);
        } else if !self.d.proposals.is_empty() {
            doc.extend(self.proposals()?);
        }
        Ok(doc)
    }

    /// How ideas are put forward: by their numbers, where they have some that can all be pressed.
    fn pressable_ideas(&self, of: impl Fn(&Idea) -> bool) -> Value {
        let mut numbers = self.d.ideas.iter().filter(|idea| of(idea)).map(|idea| idea.number).peekable();
        word(match () {
            () if numbers.peek().is_none() => "none",
            () if numbers.all(|number| number <= speak::MOST_PRESSED) => "all",
            () => "some",
        })
    }

    /// The proposals that are not among the ideas, which show where they have been put forward.
    fn proposals_in_own_words(&self, of: impl Fn(&Proposal) -> bool, with_groups: bool) -> Said {
        let is_an_idea = |proposal: &Proposal| {
            self.d.ideas.iter().any(|i| self.d.proposed_from(i).map(|p| p.number) == Some(proposal.number))
        };
        let own = self.d.proposals.iter().filter(|proposal| of(proposal) && !is_an_idea(proposal));
        self.on_the_board(own, with_groups)
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
        // A card says it to whoever has one.
        if self.d.may_ask_consent() && !self.d.is_led_by_card() {
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
        self.on_the_board(self.d.proposals.iter(), several)
    }

    /// Proposals by number, with their groups where those are named.
    fn on_the_board<'p>(&self, proposals: impl Iterator<Item = &'p Proposal>, with_groups: bool) -> Said {
        let line = |proposal: &Proposal| {
            let text = self.proposed(proposal)?;
            let Some(group) = proposal.group.filter(|_| with_groups) else { return Ok((proposal.number, text)) };
            let group = Value::Doc(self.group_name(usize::from(group))?);
            Ok((proposal.number, self.doc("proposal-by-group", &[("text", Value::Doc(text)), ("group", group)])?))
        };
        let lines: Result<Vec<_>, _> = proposals.map(line).collect();
        let lines = self.pen.numbered(lines?)?;
        if lines.is_empty() {
            return Ok(lines);
        }
        self.doc("phase-proposals", &[("proposals", Value::Doc(lines))])
    }

    fn numbered_ideas<'i>(&self, ideas: impl Iterator<Item = &'i Idea>) -> Said {
        let ideas: Result<Vec<_>, _> = ideas.map(|idea| Ok((idea.number, self.idea(idea)?))).collect();
        self.pen.numbered(ideas?)
    }

    /// With the number it has as a proposal, once it is one.
    fn idea(&self, idea: &Idea) -> Said {
        let text = self.wrote(&idea.text)?;
        match self.d.proposed_from(idea) {
            Some(proposal) => {
                self.doc("idea-put-forward", &[("text", Value::Doc(text)), ("number", number(proposal.number))])
            }
            None => Ok(text),
        }
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
        let of = ("of", number(self.d.done_in(group).1));
        match kind {
            ActivityKind::Reflect if self.past.is_some() => {
                doc.extend(self.doc("phase-reflect", &[("questions", self.reflect_questions())])?);
            }
            ActivityKind::Share if self.past.is_some() => doc.extend(ideas),
            ActivityKind::Reflect => {
                doc.extend(self.doc("group-reflect", &[of, ("questions", self.reflect_questions())])?);
                doc.extend(self.focus()?);
                doc.extend(self.doc("phase-reflect-care", &[])?);
            }
            ActivityKind::Share => {
                let key = if ideas.is_empty() { "group-share-none" } else { "group-share" };
                doc.extend(self.doc(key, &[of, ("ideas", Value::Doc(ideas))])?);
            }
            ActivityKind::Select => {
                let last = self.d.chosen_by(group).next_back().filter(|_| self.d.has_chosen(group));
                match last {
                    _ if self.past.is_some() => {}
                    Some(last) => doc.extend(self.doc("phase-selected", &[("number", number(last))])?),
                    None => {
                        let of_group = |idea: &Idea| usize::from(idea.group) == group;
                        doc.extend(self.doc("group-select", &[of, ("ideas", self.pressable_ideas(of_group))])?);
                    }
                }
                doc.extend(ideas);
                let of_group = |proposal: &Proposal| proposal.group.map(usize::from) == Some(group);
                doc.extend(self.proposals_in_own_words(of_group, false)?);
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
            None => self.foot_done(kind, self.d.done_in(group))?,
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

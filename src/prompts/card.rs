//! The facilitator's private card: the words to say now, what to press, what to write.
//! Deliberately absent: what the channel sees.

use super::aloud::Aloud;
use super::engine::RenderError;
use super::names::{Rendered, Voice, number, text, word, yes_no};
use super::phase::Last;
use super::value::Value;
use crate::dialogue::command::{Noted, Press};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak;
use crate::dialogue::state::{Ready, Running, Slot, Stage};
use crate::doc::Doc;

impl Voice<'_> {
    /// One card for each activity; before the dialogue the first one tells how to steer. `who`: whose card it is.
    pub fn card(&self, of: Option<ActivityKind>, visit: u32, who: ParticipantId) -> Rendered {
        match &self.d.stage {
            // It has come anew, below what was written on it.
            Stage::Live(running) if self.past.is_some() && running.visit == visit => {
                self.card_closed("card-heading-goes-on", of)
            }
            _ if self.past.is_some() => self.card_past(of),
            Stage::Planned => self.card_planned(),
            Stage::Lobby => self.card_before(),
            Stage::Live(running) => match self.d.activity() {
                Some((step, activity)) if running.visit == visit => self.card_now(step, activity.kind, running, who),
                _ => self.card_past(of),
            },
            Stage::Over { .. } => self.card_past(of),
        }
    }

    fn card_planned(&self) -> Rendered {
        let mut doc = self.doc("card-heading-lobby", &[])?;
        doc.extend(self.doc("card-planned", &[("title", self.title())])?);
        Ok(doc)
    }

    fn card_before(&self) -> Rendered {
        let mut doc = self.doc("card-heading-lobby", &[])?;
        // Without a playbook there is no advice to give.
        let key = if self.own_title().is_some() { "card-lobby-short" } else { "card-lobby" };
        doc.extend(self.doc(key, &[])?);
        doc.extend(self.for_guests("card-guests")?);
        Ok(doc)
    }

    fn card_past(&self, of: Option<ActivityKind>) -> Rendered {
        self.card_closed("card-heading-past", of)
    }

    fn card_closed(&self, key: &str, of: Option<ActivityKind>) -> Rendered {
        let step = |of| self.d.script.activities().find(|(_, activity)| activity.kind == of).map(|(step, _)| step);
        match of.and_then(|of| Some((step(of)?, of))) {
            Some((step, of)) => self.card_heading(key, step, of, None),
            None => self.doc("card-heading-over", &[]),
        }
    }

    fn card_heading(&self, key: &str, step: usize, kind: ActivityKind, until: Option<Value>) -> Rendered {
        let mut args = vec![("step", number(step + 1)), ("activity", Value::Doc(self.activity_name(kind)?))];
        args.extend(until.map(|until| ("clock", until)));
        self.doc(key, &args)
    }

    fn card_now(&self, step: usize, kind: ActivityKind, running: &Running, who: ParticipantId) -> Rendered {
        let mut doc = match self.d.ends() {
            _ if running.paused.is_some() => {
                let mut doc = self.card_heading("card-heading-paused", step, kind, None)?;
                doc.extend(self.doc("card-paused", &[])?);
                return Ok(doc);
            }
            _ if running.renewed.contains(&who) => return self.card_renewed(kind, who),
            Some(at) if !running.time_up || self.d.question.is_some() => {
                self.card_heading("card-heading", step, kind, Some(self.running_clock(at)))?
            }
            _ => self.card_heading("card-heading-time-up", step, kind, None)?,
        };
        if self.d.asks_to_own(who) {
            doc.extend(self.doc("card-owner-you", &[])?);
        }
        doc.extend(self.doc("card-say", &[("words", Value::Doc(self.words(kind, running)?))])?);
        doc.extend(self.card_question()?);
        if kind == ActivityKind::Trial && self.d.dates_suggested {
            doc.extend(self.doc("card-asks-dates", &[])?);
        }
        doc.extend(self.press(kind, "no")?);
        doc.extend(self.asides(kind)?);
        // Whoever leads the silence has it on the card; the others in a message of their own.
        let leads = self.d.facilitator == Some(who) && self.d.is_active(who);
        if kind == ActivityKind::Silent && !self.d.ideas_shared && leads {
            let key = if self.d.on_paper { "card-ideas-paper" } else { "card-ideas" };
            doc.extend(self.doc(key, &[("of", self.written_as())])?);
            if self.asks_in_private() {
                doc.extend(self.doc("card-ideas-question", &[("question", self.idea_question()?)])?);
            }
        }
        // What is good to know about a step is said once, as it begins.
        let first =
            self.d.script.steps.get(step).and_then(|step| step.activities.first()).map(|a| a.kind) == Some(kind);
        let tips = self.texts.and_then(|texts| texts.steps.get(step)).map(|step| step.tips.clone());
        if let Some(tips) = tips.filter(|tips| first && !tips.is_empty()) {
            doc.extend(self.doc("card-tips", &[])?);
            doc.extend(tips);
        }
        Ok(doc)
    }

    /// Below what was just written on it: what is asked next, and the way on. The rest has been said.
    fn card_renewed(&self, kind: ActivityKind, who: ParticipantId) -> Rendered {
        let mut doc = Doc::default();
        if self.d.asks_to_own(who) {
            doc.extend(self.doc("card-owner-you", &[])?);
        }
        doc.extend(self.card_question()?);
        doc.extend(self.press(kind, "again")?);
        Ok(doc)
    }

    /// What the facilitator can say aloud.
    fn words(&self, kind: ActivityKind, running: &Running) -> Rendered {
        // How the dots stood is worth more words than that time is up.
        match running.ready.filter(|_| kind != ActivityKind::Weakest) {
            Some(Ready::TimeUp) => return self.doc("say-move-on", &[]),
            Some(Ready::AllDone) => return self.doc("say-all-done", &[]),
            None => {}
        }
        let key = match kind {
            ActivityKind::Round if self.d.presenting_pair().is_none() => "say-round-missing",
            ActivityKind::Weakest if self.d.question.is_none() && self.d.weakest().is_empty() => "say-move-on",
            ActivityKind::Weakest if self.d.question.is_none() => "say-weakest-closed",
            ActivityKind::Groups if self.new_pairs() => "say-groups-new-pairs",
            ActivityKind::Silent if self.d.recollection.is_some() => "say-silent-follow-up",
            ActivityKind::Share if self.d.recollection.is_some() => "say-share-follow-up",
            ActivityKind::Consent if self.d.recollection.is_some() => "say-consent-follow-up",
            ActivityKind::Consent if self.d.question.is_some() || self.d.proposals.len() == 1 => "say-consent-one",
            ActivityKind::Dots if self.d.recollection.is_some() => "say-dots-follow-up",
            ActivityKind::Trial if self.d.recollection.is_some() => "say-trial-changed",
            ActivityKind::Trial if self.d.decided.is_none() => "say-trial-open",
            ActivityKind::Bank if self.d.recollection.is_some() => "say-bank-afterwards",
            _ => {
                let plucked = self.d.size() > self.d.script.pluck_over;
                let aloud = Aloud { script: &self.d.script, texts: self.texts, place: "channel", plucked };
                return aloud.begin(self.pen, kind);
            }
        };
        self.doc(key, &[])
    }

    /// What the facilitator writes, for themselves and for guests.
    fn asides(&self, kind: ActivityKind) -> Rendered {
        let unnamed = self.d.script.principles.is_some() && self.service().is_none();
        let keys: (Option<&str>, Option<&str>) = match kind {
            ActivityKind::Frame | ActivityKind::Read | ActivityKind::Pairs if unnamed => {
                (Some("card-do-service"), None)
            }
            ActivityKind::Principles => (Some("card-do-principles"), None),
            ActivityKind::Weakest if self.d.question.is_some() => (Some("card-do-weakest"), Some("card-guests-vote")),
            ActivityKind::Pairs if self.d.guests().next().is_some() => (None, Some("card-guests")),
            ActivityKind::Round => (Some("card-do-round"), Some("card-guests-points")),
            ActivityKind::Summarise => (Some("card-do-summarise"), None),
            ActivityKind::Silent if self.d.on_paper || self.d.ideas_shared => (None, None),
            ActivityKind::Silent => (Some("card-do-silent"), Some("card-guests-ideas")),
            ActivityKind::Present if self.d.may_ask_consent() => (Some("card-do-present"), None),
            ActivityKind::Bank if !self.d.may_be_taken_up().is_empty() => (Some("card-do-bank"), None),
            ActivityKind::Consent if self.d.question.is_some() => {
                (Some("card-do-consent-open"), Some("card-guests-vote"))
            }
            ActivityKind::Consent | ActivityKind::Dots if self.d.decided.is_none() && self.d.question.is_none() => {
                let key = match self.d.proposals.len() {
                    _ if self.d.card_takes() == Some(Noted::Proposal) => "card-do-amend",
                    0 => "card-do-consent-none",
                    1 => "card-do-consent-one",
                    _ if kind == ActivityKind::Dots => "card-do-vote-again",
                    _ => "card-do-consent",
                };
                (Some(key), None)
            }
            ActivityKind::Dots if self.d.question.is_some() => (Some("card-do-dots"), Some("card-guests-vote")),
            _ => (None, None),
        };
        let mut doc = Doc::default();
        if let Some(key) = keys.0 {
            doc.extend(self.doc(key, &self.writing()?)?);
        }
        doc.extend(self.removals(kind)?);
        if let Some(key) = keys.1 {
            doc.extend(self.for_guests(key)?);
        }
        Ok(doc)
    }

    /// How the first thing written down is taken off the board again.
    fn removals(&self, kind: ActivityKind) -> Rendered {
        let (key, first) = match kind {
            ActivityKind::Round => ("card-remove-point", self.d.points.first().map(|point| point.number)),
            ActivityKind::Principles => ("card-remove-example", self.d.examples.first().map(|example| example.number)),
            _ => return Ok(Doc::default()),
        };
        first.map_or_else(|| Ok(Doc::default()), |first| self.doc(key, &[("number", number(first))]))
    }

    /// What can be written now: when it closes, and the number of a proposal, or of something in the idea bank.
    fn writing(&self) -> Result<Vec<(&'static str, Value)>, RenderError> {
        let mut args: Vec<_> = self.d.ends().map(|at| ("clock", self.until(at))).into_iter().collect();
        let in_the_bank =
            self.d.may_be_taken_up().first().copied().filter(|_| self.d.kind() == Some(ActivityKind::Bank));
        let last = self.d.proposals.last().map(|proposal| proposal.number);
        args.extend(in_the_bank.or(last).map(|of| ("number", number(of))));
        Ok(args)
    }

    /// What whoever steers does for the guests in the room, if there are any it can be done for.
    fn for_guests(&self, key: &str) -> Result<Doc, RenderError> {
        let Some(first) = self.d.guests().next().map(|guest| guest.id) else { return Ok(Doc::default()) };
        let mut args = vec![
            ("of", self.written_as()),
            ("guests", Value::Doc(self.guests()?)),
            ("guest", Value::Doc(self.name(first)?)),
        ];
        if key == "card-guests-vote" {
            let Some(example) = self.count_example() else { return Ok(Doc::default()) };
            let options = self.d.question.as_ref().map(|question| question.options()).unwrap_or_default();
            // A guest who answers by name must not be among the hands already counted.
            args.push(("one", yes_no(self.d.count().raised() == 0)));
            args.push(("example", text(&example)));
            args.extend(options.first().map(|option| ("number", number(*option))));
        }
        self.doc(key, &args)
    }

    /// What the way on is called, and what else can be pressed here.
    /// `undecided`: how the way out of a trial that is not agreed is told.
    fn press(&self, kind: ActivityKind, undecided: &'static str) -> Result<Doc, RenderError> {
        let steering = speak::steering(self.d);
        let more = word(match () {
            () if steering.contains(&Press::Extend) => "extend",
            () if steering.contains(&Press::Paper) => "paper",
            () if steering.contains(&Press::Next) && steering.contains(&Press::EndHere) => "end",
            () => "no",
        });
        let line = |key: &str| self.doc(key, &[("more", more.clone())]);
        if self.d.question.is_some() {
            return line("card-next-vote");
        }
        if kind == ActivityKind::Round && self.d.presenting_pair().is_some() {
            let round = self.d.round.as_ref();
            // After the plucked pairs the others are asked; a full round just ends.
            if round.is_some_and(|round| round.plucked || usize::from(round.at) + 1 < round.turns.len()) {
                return line("card-next-turn");
            }
        }
        if kind == ActivityKind::Present && self.d.presenting_from(self.d.presenting.saturating_add(1)).is_some() {
            return line("card-next-group");
        }
        match self.next_name()? {
            Some(next) => self.doc("card-next", &[("next", Value::Doc(next)), ("more", more)]),
            None if kind == ActivityKind::Trial => {
                let more = if self.d.is_agreed() { "agreed" } else { undecided };
                self.doc("card-next-trial", &[("more", word(more))])
            }
            None => match self.last_press(kind) {
                Last::Finish => line("card-next-finish"),
                Last::Undecided => line("card-next-undecided"),
                Last::NoAgreement => line("card-next-last"),
            },
        }
    }

    /// Does everybody who takes part in the silence have its question in a private room of their own?
    pub fn asks_in_private(&self) -> bool {
        let has_it = |who| self.d.facilitator == Some(who) || self.d.posts.contains_key(&Slot::IdeaPrompt(who));
        let all = self.d.with_account().all(|p| has_it(p.id) && !self.d.unreachable.contains(&p.id));
        let leads = self.d.facilitator.is_none_or(|who| self.d.is_active(who));
        all && leads && !self.d.on_paper && self.d.guests().next().is_none()
    }

    /// Any plain message is an idea.
    pub fn idea_prompt(&self) -> Rendered {
        if self.d.on_paper {
            return self.doc("idea-prompt-paper", &[("question", self.idea_question()?), ("of", self.written_as())]);
        }
        let mut doc = self.doc("idea-prompt", &[("question", self.idea_question()?), ("of", self.written_as())])?;
        match self.d.deadline().filter(|_| self.d.kind() == Some(ActivityKind::Silent)) {
            Some(at) => doc.extend(self.doc("idea-prompt-until", &[("clock", self.running_clock(at))])?),
            None if self.d.running().is_some_and(|running| running.paused.is_some()) => {
                doc.extend(self.doc("idea-prompt-paused", &[])?);
            }
            None => {}
        }
        Ok(doc)
    }
}

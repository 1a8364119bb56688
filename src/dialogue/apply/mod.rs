//! Facts become state. One place, one match; a fact that does not fit is an error, never ignored.
//!
//! `apply` accepts every fact a released version wrote (law 8); rules live in `decide`. Deliberately absent: time,
//! chance, and any judgement whether a fact should have happened.

mod before;
mod parts;
mod said;
mod votes;
mod words;

pub(super) use parts::merge;

use super::event::{Event, LearningFields, Named, TrialFields, Written};
use super::illegal::{Fit, Illegal};
use super::script::ActivityKind;
use super::state::{
    Dialogue, Example, Idea, Numbers, Participant, Planning, Point, Proposal, Ready, Round, Slot, Stage, Theme, Worry,
};
use jiff::SignedDuration;
use std::collections::{BTreeMap, BTreeSet};
use votes::Closing;

/// Takes one fact into account.
pub fn apply(state: &mut Option<Dialogue>, event: &Event) -> Result<(), Illegal> {
    match (state.as_mut(), event) {
        (None, Event::Opened { dialogue, script, lang, settings, expected }) => {
            *state = Some(Dialogue {
                id: dialogue.clone(),
                version: 1,
                script: script.clone(),
                lang: *lang,
                settings: *settings,
                expected: *expected,
                people: Vec::new(),
                facilitator: None,
                facilitated_by: None,
                unreachable: BTreeSet::new(),
                last_break: None,
                timekeeper: None,
                stage: Stage::Lobby,
                warned: BTreeSet::new(),
                ready_said: BTreeSet::new(),
                kept: BTreeMap::new(),
                pairs: Vec::new(),
                round: None,
                groups: Vec::new(),
                points: Vec::new(),
                themes: Vec::new(),
                service: None,
                examples: Vec::new(),
                ideas: Vec::new(),
                ideas_shared: false,
                on_paper: false,
                hinted: BTreeSet::new(),
                proposals: Vec::new(),
                presenting: 0,
                question: None,
                closed: Vec::new(),
                decided: None,
                trial: TrialFields::default(),
                owner_accepted: false,
                owner_via: None,
                dates_suggested: false,
                put_off: BTreeSet::new(),
                left_out: BTreeSet::new(),
                owners_asked: BTreeMap::new(),
                authors: BTreeMap::new(),
                last: Numbers::default(),
                posts: BTreeMap::new(),
                planning: Planning::default(),
                recollection: None,
                recalled: None,
                learning: LearningFields::default(),
            });
            Ok(())
        }
        (None, _) => Err(Illegal { version: 1, why: "a dialogue begins by being opened" }),
        (Some(d), Event::Opened { .. }) => Err(Illegal { version: d.version + 1, why: "opened twice" }),
        (Some(d), event) => {
            d.version += 1;
            d.take(event).map_err(|why| Illegal { version: d.version, why })?;
            d.said(event);
            Ok(())
        }
    }
}

impl Dialogue {
    fn take(&mut self, event: &Event) -> Fit {
        match event {
            Event::Opened { .. } => Err("opened twice"),

            Event::Joined { who, person, identity, role, how } => self.joined(
                *who,
                Participant {
                    id: *who,
                    person: *person,
                    identity: identity.clone(),
                    role: *role,
                    present: true,
                    forgotten: false,
                },
                *how,
            ),
            Event::RoleChanged { who, role } => {
                self.participant(*who)?.role = *role;
                Ok(())
            }
            Event::Left { who } => {
                self.participant(*who)?.present = false;
                if let Some(running) = self.live_mut() {
                    running.done.remove(who);
                    running.done_via.retain(|_, marked| marked != who);
                }
                if self.facilitator == Some(*who) {
                    self.facilitator = None;
                }
                if self.timekeeper == Some(*who) {
                    self.timekeeper = None;
                }
                Ok(())
            }
            Event::Forgotten { who } => {
                self.participant(*who)?.forgotten = true;
                if let Some(question) = &mut self.question {
                    question.choices.remove(who);
                    question.via.retain(|(by, _), _| by != who);
                }
                self.posts.remove(&Slot::Worry(*who));
                self.authors.retain(|_, author| author.who != *who);
                Ok(())
            }
            Event::FacilitatorNamed { who, how } => {
                self.participant(*who)?;
                let first = self.facilitator.is_none()
                    && matches!(self.stage, Stage::Lobby)
                    && !self.posts.contains_key(&Slot::Lobby);
                self.facilitator = Some(*who);
                self.facilitated_by = Some(*who);
                // The lobby and the card come with the meeting.
                if *how == Named::Planned {
                    return Ok(());
                }
                if first {
                    self.living(Slot::Lobby, "lobby");
                }
                self.card(*who, "card");
                Ok(())
            }
            Event::TimekeeperNamed { who } => {
                self.participant(*who)?;
                self.timekeeper = Some(*who);
                if self.facilitator != Some(*who) && !self.is_planned() {
                    self.card(*who, "card");
                }
                Ok(())
            }
            Event::Unreachable { who } => {
                self.participant(*who)?;
                self.unreachable.insert(*who);
                Ok(())
            }
            Event::Warned { what, at } => {
                self.warned.insert(*what);
                self.moved(*at);
                Ok(())
            }

            Event::ActivityStarted { index, visit, at, until, in_threads } => {
                self.started(*index, *visit, *at, *until)?;
                self.post_in_threads(*visit, *in_threads);
                Ok(())
            }
            Event::ActivityLeft { index, seconds } => {
                self.kept.insert(*index, SignedDuration::from_secs(*seconds));
                Ok(())
            }
            Event::OneMinuteLeft => {
                self.live()?.minute_said = true;
                Ok(())
            }
            Event::TimeUp { said, .. } => {
                self.live()?.time_up = true;
                self.ready(Ready::TimeUp, *said)
            }
            Event::AllDone { said } => self.ready(Ready::AllDone, *said),
            Event::DoneMarked { who, via } => {
                self.participant(*who)?;
                let running = self.live()?;
                running.done.insert(*who);
                running.done_via.extend(via.iter().map(|via| (via.clone(), *who)));
                Ok(())
            }
            Event::DoneTakenBack { who } => {
                let running = self.live()?;
                running.done.remove(who);
                running.done_via.retain(|_, marked| marked != who);
                // Not all are done any more; time that is up stays up.
                running.ready = running.ready.filter(|_| running.time_up);
                Ok(())
            }
            Event::Paused { at } => {
                self.live()?.paused = Some(*at);
                Ok(())
            }
            Event::Resumed { at, until } => {
                let running = self.live()?;
                let paused = running.paused.take().ok_or("resumed, but it was not paused")?;
                // Both ends move, so that it stays as long as it was.
                running.started += at.duration_since(paused);
                running.until = *until;
                self.put_off(at.duration_since(paused));
                Ok(())
            }
            Event::Extended { until, .. } => {
                let running = self.live()?;
                running.until = *until;
                running.time_up = false;
                running.minute_said = false;
                running.ready = None;
                if let Some(question) = &mut self.question {
                    question.until = *until;
                }
                if self.kind() == Some(ActivityKind::Silent) && self.ideas_shared {
                    self.silence_again()?;
                }
                Ok(())
            }
            Event::Shifted { seconds, until, since } => {
                let known = self.last_break.filter(|(last, _)| Some(*last) == *since).map_or(0, |(_, known)| known);
                self.last_break = since.map(|since| (since, known + *seconds));
                let gap = SignedDuration::from_secs(*seconds);
                if let (Some(running), Some(until)) = (self.live_mut(), until) {
                    running.started += gap;
                    running.until = *until;
                    if let Some(paused) = &mut running.paused {
                        *paused += gap;
                    }
                }
                self.put_off(gap);
                Ok(())
            }

            Event::PairsFormed { pairs } => {
                self.pairs = pairs.clone();
                Ok(())
            }
            Event::RoundOpened { turns, plucked } => {
                self.round = Some(Round { turns: turns.clone(), at: 0, plucked: *plucked });
                Ok(())
            }
            Event::TurnMoved { turn, at } => {
                self.round.as_mut().ok_or("a turn moved, but no round is open")?.at = *turn;
                self.moved(*at);
                Ok(())
            }
            Event::GroupsFormed { groups } => {
                let before = std::mem::replace(&mut self.groups, groups.clone());
                self.follow_their_people(&before);
                Ok(())
            }

            Event::PointAdded { number, by, pair, text } => {
                self.last.point = self.last.point.max(*number);
                self.points.push(Point { number: *number, by: *by, pair: *pair, text: text.clone() });
                Ok(())
            }
            Event::PointRemoved { number } => {
                self.points.retain(|p| p.number != *number);
                self.authors.remove(&Written::Point { number: *number });
                Ok(())
            }
            Event::ThemeNamed { text } => {
                self.last.theme = self.last.theme.saturating_add(1);
                self.themes.push(Theme { number: self.last.theme, text: text.clone() });
                Ok(())
            }

            Event::Authored { made, author } => self.authored(made, author),
            Event::TextReplaced { what, text } => self.replaced(*what, text),
            Event::TextWithdrawn { what } => self.withdrawn(*what),

            Event::ServiceNamed { text } => {
                self.service = Some(text.clone());
                self.authors.remove(&Written::Service);
                Ok(())
            }
            Event::ExampleAdded { number, principle, by, text } => {
                self.last.example = self.last.example.max(*number);
                self.examples.push(Example { number: *number, principle: *principle, by: *by, text: text.clone() });
                Ok(())
            }
            Event::ExampleRemoved { number } => {
                self.examples.retain(|e| e.number != *number);
                self.authors.remove(&Written::Example { number: *number });
                Ok(())
            }

            Event::IdeaWritten { number, group, author, text } => {
                self.last.idea = self.last.idea.max(*number);
                self.ideas.push(Idea {
                    number: *number,
                    group: *group,
                    author: Some(author.clone()),
                    text: text.clone(),
                });
                Ok(())
            }
            Event::IdeaReplaced { number, text } => {
                self.ideas
                    .iter_mut()
                    .find(|i| i.number == *number)
                    .ok_or("an idea that is not there was replaced")?
                    .text = text.clone();
                Ok(())
            }
            Event::IdeaWithdrawn { number } => {
                self.ideas.retain(|i| i.number != *number);
                Ok(())
            }
            Event::HeldOnPaper => {
                self.on_paper = true;
                Ok(())
            }
            Event::SilenceEnding { closes } => {
                self.live()?.closes = Some(*closes);
                Ok(())
            }
            Event::SilenceContinues => {
                self.live()?.closes = None;
                Ok(())
            }
            Event::SilenceProlonged { seconds, until } => {
                let running = self.live()?;
                running.prolonged += SignedDuration::from_secs(*seconds);
                running.until = *until;
                Ok(())
            }
            Event::IdeasShared { order, .. } => {
                let place = |n: u16| order.iter().position(|o| *o == n);
                self.ideas.sort_by_key(|i| place(i.number));
                // Numbered anew: the order of writing would hint at who wrote.
                for (number, idea) in (1..).zip(&mut self.ideas) {
                    idea.number = number;
                    idea.author = None;
                }
                self.ideas_shared = true;
                if let Some(running) = self.live_mut() {
                    running.closes = None;
                }
                Ok(())
            }
            Event::SilenceBroken { who } => {
                self.hinted.insert(*who);
                Ok(())
            }
            Event::ProposalAdded { number, group, by, text } => {
                self.last.proposal = self.last.proposal.max(*number);
                let (text, verdict) = (text.clone(), None);
                self.proposals.push(Proposal { number: *number, group: *group, by: *by, text, verdict });
                Ok(())
            }
            Event::ProposalRemoved { number } => {
                self.proposals.retain(|p| p.number != *number);
                self.authors.remove(&Written::Proposal { number: *number });
                Ok(())
            }
            Event::PresenterMoved { turn, at } => {
                self.presenting = *turn;
                self.moved(*at);
                Ok(())
            }

            Event::QuestionOpened { question, kind, at, until, eligible } => {
                self.opened(*question, kind, *at, *until, eligible)
            }
            Event::VotersAdded { question, whom } => {
                self.asked(*question)?.eligible.extend(whom);
                Ok(())
            }
            Event::Chose { question, vote } => self.chose(*question, vote),
            Event::HandsCounted { question, hands } => {
                self.asked(*question)?.hands = hands.iter().copied().collect();
                Ok(())
            }
            Event::ObjectionNamed { question, text } => {
                let open = self.asked(*question)?;
                open.worried = open.worried.saturating_add(1);
                open.worries.push(Worry { number: open.worried, text: text.clone() });
                Ok(())
            }
            Event::NotCounted { question, who } => {
                self.asked(*question)?.told.insert(*who);
                Ok(())
            }
            Event::AllAnswered { question, closes } => {
                self.asked(*question)?.closes = Some(*closes);
                Ok(())
            }
            Event::AnswersReopened { question } => {
                self.asked(*question)?.closes = None;
                Ok(())
            }
            Event::QuestionClosed { question, ballots, hands, silent, outcome, merged, answered, at } => {
                let (silent, answered, at, merged) = (*silent, *answered, *at, *merged);
                self.closed(*question, &Closing { ballots, hands, silent, answered, at, outcome, merged })
            }

            Event::TrialDrafted { fields } => {
                // Another proposal is another trial: its reason, owner and dates are its own.
                if fields.proposal.is_some() && fields.proposal != self.trial.proposal {
                    self.trial = TrialFields::default();
                    self.owner_accepted = false;
                    self.owner_via = None;
                    self.put_off.clear();
                    self.owners_asked.clear();
                    self.authors.retain(|what, _| !matches!(what, Written::Card { .. }));
                }
                // The latest word is not that of whoever wrote the one before.
                for (field, _) in fields.texts() {
                    self.authors.remove(&Written::Card { field });
                }
                if fields.owner.is_some() && fields.owner != self.trial.owner {
                    self.owner_accepted = false;
                    self.owner_via = None;
                }
                if fields.until.is_some() || fields.follow_up.is_some() {
                    self.dates_suggested = fields.proposal.is_some();
                }
                merge(&mut self.trial, fields);
                self.ask_owner();
                Ok(())
            }
            Event::FieldPutOff { field } => {
                self.put_off.insert(*field);
                Ok(())
            }
            Event::LearningLeftOut { field } => {
                self.left_out.insert(*field);
                Ok(())
            }
            Event::CardRenewed { who } => {
                self.participant(*who)?;
                self.live()?.renewed.insert(*who);
                self.card(*who, "card");
                Ok(())
            }
            Event::OwnerAccepted { who, via } => {
                self.participant(*who)?;
                self.owner_via.clone_from(via);
                // Whoever offers to own it was not asked first.
                self.trial.owner = Some(*who);
                self.owner_accepted = true;
                Ok(())
            }
            Event::OwnerDeclined { who } => {
                if self.trial.owner != Some(*who) {
                    return Err("somebody declined who was not asked");
                }
                self.trial.owner = None;
                self.owner_accepted = false;
                self.owner_via = None;
                self.owners_asked.remove(who);
                Ok(())
            }

            Event::TimeProposed { .. }
            | Event::TimeAccepted
            | Event::TimeDeclined
            | Event::Promised { .. }
            | Event::Settled { .. }
            | Event::ReadingReminded { .. }
            | Event::ReadMarked { .. }
            | Event::ReadTakenBack { .. }
            | Event::LobbyOpened { .. }
            | Event::ReadingSkipped
            | Event::Recollected { .. }
            | Event::Recalled { .. }
            | Event::BankDecided { .. }
            | Event::VerdictsProposed
            | Event::LearningNoted { .. } => self.take_before(event),

            Event::Closed { at, outcome } => {
                self.stage = Stage::Over { at: *at, ending: *outcome };
                self.question = None;
                self.living(Slot::Closing, "closing");
                Ok(())
            }
        }
    }
}

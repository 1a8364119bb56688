//! The posts that a fact causes and that ask for something: remembered, so that each can say what came of it.
//!
//! Deliberately absent: the posts that are looked at all the time, which the facts themselves remember (`take`), and when
//! each has passed (`speak`).

use crate::dialogue::event::{Event, Occasion, Outcome, Role};
use crate::dialogue::promise::Settlement;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Slot};

impl Dialogue {
    pub(super) fn said(&mut self, event: &Event) {
        // Who objected stands nowhere once the question has closed (law 9).
        if matches!(event, Event::QuestionClosed { .. } | Event::Closed { .. }) {
            self.posts.retain(|slot, _| !matches!(slot, Slot::Worry(_)));
        }
        let visit = self.running().map(|running| running.visit);
        match event {
            Event::TimeUp { said: true, .. } | Event::AllDone { said: true } => {
                visit.into_iter().for_each(|visit| self.living(Slot::Ready(visit), "ready"));
            }
            Event::OneMinuteLeft => visit.into_iter().for_each(|visit| self.living(Slot::Minute(visit), "minute")),
            Event::QuestionOpened { question, .. } if self.settings.polls() => {
                self.living(Slot::Poll(*question), "poll");
            }
            Event::Paused { .. } => self.living(Slot::Paused, "paused"),
            // Written anew because somebody came, it is the turn it was.
            Event::TurnMoved { at: Some(_), .. } if self.kind() == Some(ActivityKind::Round) => {
                if let Some(pair) =
                    self.pair_in_turn().filter(|_| self.presenting_pair().is_some_and(|p| !p.is_empty()))
                {
                    self.living(Slot::Turn(pair), "turn");
                }
            }
            Event::PresenterMoved { turn, .. } if self.kind() == Some(ActivityKind::Present) => {
                self.living(Slot::Presenter(*turn), "presenter");
            }
            Event::ActivityStarted { .. } if self.kind() == Some(ActivityKind::Silent) => {
                let writers: Vec<_> =
                    self.with_account().map(|p| p.id).filter(|p| Some(*p) != self.facilitator).collect();
                for who in writers {
                    self.living(Slot::IdeaPrompt(who), &format!("ideas-{}", who.0));
                }
            }
            Event::Joined { who, role: Role::Participant, .. }
                if self.kind() == Some(ActivityKind::Silent) && !self.ideas_shared =>
            {
                self.living(Slot::IdeaPrompt(*who), "ideas");
            }
            Event::SilenceBroken { who } => self.living(Slot::SilenceHint(*who), "silence"),
            Event::QuestionClosed { question, outcome, merged: false, .. } => match outcome {
                Outcome::NoConsent { .. } | Outcome::NobodyVoted => {
                    self.living(Slot::NoDecision(*question), "no-decision");
                }
                Outcome::Weakest { .. } => self.living(Slot::Weakest, "weakest"),
                _ => {}
            },
            Event::TrialDrafted { .. } => {
                let asked = self.owners_asked.iter().find(|(_, asked)| **asked == self.version);
                if let Some(owner) = asked.map(|(owner, _)| *owner) {
                    self.living(Slot::OwnerAsked(owner), "owner");
                }
            }
            Event::OwnerDeclined { .. } => self.living(Slot::OwnerDeclined, "declined"),
            Event::Left { who } if self.facilitator.is_none() && self.facilitated_by == Some(*who) => {
                self.living(Slot::FacilitatorLeft, "left");
            }
            Event::ReadingReminded { whom } => {
                for who in whom {
                    self.living(Slot::ReadingReminder(*who), &format!("reading-{}", who.0));
                }
            }
            // Another time: what was missed no longer counts.
            Event::TimeAccepted => drop(self.posts.remove(&Slot::Missed)),
            Event::Settled { kind: Occasion::Meeting, how: Settlement::Sent { late: true }, .. } => {
                self.living(Slot::Missed, "missed");
            }
            _ => {}
        }
    }
}

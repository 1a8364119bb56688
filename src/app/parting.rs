//! Living messages that have ceased to be living: each is brought to how it last was, once. A vote's post shows the
//! last vote, and names that were erased leave the posts of earlier activities too.
//! Deliberately absent: sending the edits (`sending`).

use crate::dialogue::channel::Channel;
use crate::dialogue::event::{Event, Outcome, Written};
use crate::dialogue::ids::{ParticipantId, PostKey};
use crate::dialogue::recurring;
use crate::dialogue::speak::{Spoken, living};
use crate::dialogue::state::Dialogue;
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// The messages of a dialogue that ended longer ago than this are let be at a start: people have read them.
pub const LET_BE: SignedDuration = SignedDuration::from_hours(1);

/// A living message, and what it is written from: as that stands, or as it was when the message was last living.
#[derive(Clone, Debug)]
pub enum View {
    Dialogue(Box<Dialogue>, Spoken),
    Channel(Box<Channel>, recurring::Spoken),
}

impl View {
    pub fn key(&self) -> &PostKey {
        match self {
            Self::Dialogue(_, spoken) => &spoken.key,
            Self::Channel(_, spoken) => &spoken.key,
        }
    }

    /// What people have worded anew since then is shown as they word it now.
    pub fn say_as(&mut self, now: &Dialogue) {
        let Self::Dialogue(state, _) = self else { return };
        let then: Vec<Written> = state.texts().map(|(what, _)| what).collect();
        for what in then.into_iter().filter(|what| !matches!(what, Written::Idea { .. } | Written::Worry { .. })) {
            if let Some(text) = now.text(what) {
                state.reword(what, text.clone());
            }
        }
    }

    /// Of the stream it is written from.
    pub fn version(&self) -> u64 {
        match self {
            Self::Dialogue(state, _) => state.version,
            Self::Channel(state, _) => state.version,
        }
    }
}

/// Looks at the facts as they come.
#[derive(Debug, Default)]
pub struct Watch {
    /// Just before a vote that leads on closed, or before one that another activity begins with was opened: the post is
    /// to show its own vote, and no other.
    last: Option<Dialogue>,
}

impl Watch {
    /// The messages that cease to be living with this fact.
    pub fn see(&mut self, before: Option<&Dialogue>, event: &Event, after: &Dialogue) -> Vec<View> {
        let Some(before) = before else { return Vec::new() };
        let visit = |state: &Dialogue| state.running().map(|r| r.visit);
        match event {
            Event::QuestionOpened { .. } => {
                if self.last.as_ref().is_none_or(|last| visit(last) != visit(before)) {
                    self.last = Some(before.clone());
                }
                Vec::new()
            }
            Event::QuestionClosed { outcome, ballots, .. } => {
                let stays =
                    matches!(outcome, Outcome::NoConsent { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. });
                self.last = (!stays).then(|| counted(before, ballots));
                Vec::new()
            }
            Event::ActivityStarted { .. } | Event::Closed { .. } => {
                let last = self.last.take().filter(|last| visit(last) == visit(before));
                let last = last.as_ref().unwrap_or(before);
                let still: BTreeSet<_> = living(after).into_iter().map(|spoken| spoken.key).collect();
                let ceased = living(last).into_iter().filter(|spoken| !still.contains(&spoken.key));
                ceased.map(|spoken| View::Dialogue(Box::new(last.clone()), spoken)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The dialogue with its open vote as it was counted: who chose what is gone from the journal by then (law 9), and what
/// is shown must not depend on whether the process has been away.
fn counted(before: &Dialogue, ballots: &[u16]) -> Dialogue {
    let mut state = before.clone();
    if let Some(question) = &mut state.question {
        let nobody = (1..=u16::MAX).rev().map(ParticipantId);
        let each = ballots.chunks(question.dots().max(1)).map(<[u16]>::to_vec);
        question.choices = nobody.zip(each).collect();
        question.via.clear();
    }
    state
}

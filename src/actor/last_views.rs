//! Living messages that have ceased to be living: each is edited once more, to say what came of it. A vote's post shows
//! its own outcome, and names that were erased leave the posts of earlier activities too.
//! Deliberately absent: sending the edits (`jobs`), and the words.

use crate::dialogue::channel::Channel;
use crate::dialogue::event::{Event, Outcome, Written};
use crate::dialogue::ids::PostKey;
use crate::dialogue::recurring;
use crate::dialogue::say::Say;
use crate::dialogue::speak::{Past, Spoken, living};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The messages of a dialogue that ended longer ago than this are let be at a start: people have read them. A night and a
/// day of outage are made up for.
pub const RECENT: SignedDuration = SignedDuration::from_hours(36);

/// A living message, and what it is written from: as that stands, or as it was when the message was last living.
#[derive(Clone, Debug)]
pub enum View {
    Dialogue(Arc<Dialogue>, Spoken),
    Channel(Arc<Channel>, recurring::Spoken),
    Trial(Arc<Trial>, trial::speak::Spoken),
}

impl View {
    pub fn key(&self) -> &PostKey {
        match self {
            Self::Dialogue(_, spoken) => &spoken.key,
            Self::Channel(_, spoken) => &spoken.key,
            Self::Trial(_, spoken) => &spoken.key,
        }
    }

    /// What people have worded anew since then is shown as they word it now.
    pub fn say_as(&mut self, now: &Dialogue) {
        let Self::Dialogue(state, _) = self else { return };
        let then: Vec<Written> = state.texts().map(|(what, _)| what).collect();
        for what in then.into_iter().filter(|what| !matches!(what, Written::Idea { .. } | Written::Worry { .. })) {
            if let Some(text) = now.text(what) {
                Arc::make_mut(state).reword(what, text.clone());
            }
        }
    }

    /// Did a phone buzz for it when it was first said? An edit keeps the kind of its message.
    pub fn buzz(&self) -> bool {
        match self {
            Self::Dialogue(_, spoken) => spoken.buzz,
            Self::Channel(_, spoken) => spoken.buzz,
            Self::Trial(_, spoken) => spoken.buzz,
        }
    }

    /// Of the stream it is written from.
    pub fn version(&self) -> u64 {
        match self {
            Self::Dialogue(state, _) => state.version,
            Self::Channel(state, _) => state.version,
            Self::Trial(state, _) => state.version,
        }
    }
}

/// Looks at the facts as they come.
#[derive(Debug, Default)]
pub struct Watch {
    /// Just after a vote that leads on closed, or before one that another activity begins with was opened: the post is to
    /// show its own vote, and no other.
    last: Option<Arc<Dialogue>>,
}

impl Watch {
    /// The messages that cease to be living with this fact.
    pub fn see(&mut self, before: Option<&Arc<Dialogue>>, event: &Event, after: &Arc<Dialogue>) -> Vec<View> {
        let Some(before) = before else { return Vec::new() };
        let visit = |state: &Dialogue| state.running().map(|r| r.visit);
        match event {
            Event::QuestionOpened { .. } if self.last.as_ref().is_none_or(|last| visit(last) != visit(before)) => {
                self.last = Some(Arc::clone(before));
            }
            Event::QuestionClosed { outcome, .. } => {
                let stays =
                    matches!(outcome, Outcome::NoConsent { .. } | Outcome::NobodyVoted | Outcome::Weakest { .. });
                self.last = (!stays).then(|| Arc::clone(after));
            }
            _ => {}
        }
        let still: BTreeSet<_> = living(after).into_iter().map(|spoken| spoken.key).collect();
        let ceased: Vec<_> = living(before).into_iter().filter(|spoken| !still.contains(&spoken.key)).collect();
        let leaves = matches!(event, Event::ActivityStarted { .. } | Event::Closed { .. });
        // A question that was open to the end is what its post shows, also where the post was there before it.
        let asked = matches!(event, Event::Closed { .. }) && before.question.is_some();
        let last = if leaves { self.last.take().filter(|last| visit(last) == visit(before) && !asked) } else { None };
        let past = Some(Past { at: when(event) });
        let view = |spoken: Spoken| {
            let state = if shows_its_own_time(&spoken.say) { last.as_ref().unwrap_or(before) } else { after };
            View::Dialogue(Arc::clone(state), Spoken { past, ..spoken })
        };
        // Who objected is known while the question is open, and nowhere afterwards (law 9).
        let known = |spoken: &Spoken| !matches!(spoken.say, Say::NameObjection | Say::ObjectionTakenBack);
        ceased.into_iter().filter(known).map(view).collect()
    }
}

/// Does it keep what was on the table then? The rest says what it came to.
fn shows_its_own_time(say: &Say) -> bool {
    matches!(say, Say::Phase { .. } | Say::GroupPhase { .. } | Say::GroupRoot { .. })
}

/// When a fact that ends something came about, where it says so.
fn when(event: &Event) -> Option<Timestamp> {
    match event {
        Event::ActivityStarted { at, .. }
        | Event::Closed { at, .. }
        | Event::Resumed { at, .. }
        | Event::LobbyOpened { at } => Some(*at),
        Event::TurnMoved { at, .. } | Event::PresenterMoved { at, .. } => *at,
        _ => None,
    }
}

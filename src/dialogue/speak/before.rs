//! What is said before the meeting: the time said back, the invitation with its thread, the pre-reading, reminders.
//! Deliberately absent: the meeting.

use super::out::Out;
use super::{Spoken, To};
use crate::dialogue::command::Press;
use crate::dialogue::event::{Event, Occasion};
use crate::dialogue::promise::Settlement;
use crate::dialogue::say::Say;
use crate::dialogue::state::{Dialogue, Slot};

impl Out<'_> {
    pub(super) fn before(&mut self, event: &Event) {
        let state = self.state;
        match event {
            Event::TimeProposed { plan, .. } if plan.series.is_some() => {}
            Event::TimeProposed { .. } => self.channel(Say::TimeCheck, "time", false),
            Event::TimeAccepted if state.planning.moves == 0 => {
                self.channel(Say::Invitation, "invitation", true);
                self.calendar_file();
            }
            Event::TimeAccepted => {
                let coming = state.with_account().map(|p| p.id).collect();
                self.channel_to(Say::Moved, "moved", true, coming);
                self.calendar_file();
            }
            Event::Settled { kind: Occasion::PreReading, how: Settlement::Sent { .. }, .. } => {
                let whom = state.with_account().map(|p| p.id).collect();
                self.in_thread(Say::PreReading, "pre-reading", whom);
            }
            Event::Settled { kind: Occasion::Meeting, how: Settlement::Sent { late: true }, .. } => {
                let mentions = state.facilitator.into_iter().collect();
                self.channel_to(Say::Missed, "missed", true, mentions);
            }
            Event::ReadingReminded { whom } => {
                for who in whom {
                    self.private(*who, Say::ReadingReminder, &format!("reading-{}", who.0));
                }
            }
            Event::ReadMarked { who, .. } => self.private(*who, Say::CuriousQuestions, "curious"),
            Event::LobbyOpened { .. } => {
                let coming = state.with_account().map(|p| p.id).collect();
                self.post(To::Channel, Say::Lobby, "lobby", true, coming, true);
                self.cards();
            }
            _ => {}
        }
    }

    fn calendar_file(&mut self) {
        let moves = self.state.planning.moves;
        self.in_thread(Say::CalendarFile { moves }, "calendar", Vec::new());
    }

    pub(super) fn calendar_cancelled(&mut self) {
        self.in_thread(Say::CalendarCancelled, "calendar-cancelled", Vec::new());
    }

    /// Below the invitation.
    fn in_thread(&mut self, say: Say, name: &str, mentions: Vec<crate::dialogue::ids::ParticipantId>) {
        let Some(root) = self.state.posts.get(&Slot::Invitation).cloned() else { return };
        let buzz = !mentions.is_empty();
        self.post(To::Thread(root), say, name, buzz, mentions, false);
    }
}

/// The messages of a dialogue that has not begun, as they ought to look.
pub(super) fn living(state: &Dialogue) -> Vec<Spoken> {
    let latest = state.posts.keys().rfind(|slot| matches!(slot, Slot::TimeCheck(_)));
    let check = latest.and_then(|slot| spoken(state, slot, To::Channel, Say::TimeCheck));
    check.into_iter().chain(announced(state)).collect()
}

/// Those that announced it; they show until it begins who comes and who has read.
pub(super) fn announced(state: &Dialogue) -> Vec<Spoken> {
    let Some(root) = state.posts.get(&Slot::Invitation).cloned() else { return Vec::new() };
    let reading = spoken(state, &Slot::PreReading, To::Thread(root), Say::PreReading);
    invitation(state).into_iter().chain(reading).collect()
}

pub(super) fn invitation(state: &Dialogue) -> Option<Spoken> {
    spoken(state, &Slot::Invitation, To::Channel, Say::Invitation)
}

fn spoken(state: &Dialogue, slot: &Slot, to: To, say: Say) -> Option<Spoken> {
    let key = state.posts.get(slot)?.clone();
    Some(Spoken { key, to, say, buzz: true, mentions: Vec::new(), pin: false, past: None })
}

/// What can be pressed on them.
pub(super) fn choices(state: &Dialogue, say: &Say) -> Vec<Press> {
    match say {
        Say::TimeCheck if state.planning.proposed.is_some() => vec![Press::Accept, Press::Decline],
        Say::Invitation if state.is_planned() => vec![Press::Join],
        Say::PreReading => vec![Press::Done],
        _ => Vec::new(),
    }
}

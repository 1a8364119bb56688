//! When a dialogue asks about itself, whom, and what becomes of the answers: endings, presses and moments become facts.
//!
//! Deliberately absent: the messages that follow (`recurring`).

use super::{Closing, Feedback, FeedbackEvent, LEAST, NotAsked, Open};
use crate::calendar::{LocalMoment, WorkingCalendar};
use crate::dialogue::channel::Channel;
use crate::dialogue::choices::Choice;
use crate::dialogue::command::Press;
use crate::dialogue::event::Ending;
use crate::dialogue::ids::PersonId;
use crate::dialogue::promise::{Promise, Settlement};
use crate::dialogue::state::Dialogue;
use crate::dialogue::worth::Worth;
use jiff::Timestamp;
use jiff::civil::Time;

/// It closes at noon of the next working day: late enough to have gone home and come back, and still remembered.
const CLOSES: Time = Time::constant(12, 0, 0, 0);

/// What a dialogue asks about itself when it has ended so; nothing where it was called off, or too few would be asked.
pub fn ask(
    state: &Channel,
    dialogue: &Dialogue,
    ending: Ending,
    now: Timestamp,
    calendar: &WorkingCalendar,
) -> Option<FeedbackEvent> {
    let facilitator = dialogue.facilitator;
    let can_be_asked = |person: &PersonId| !state.gone.contains(person);
    let reached =
        dialogue.with_account().filter(|p| Some(p.id) != facilitator && !dialogue.unreachable.contains(&p.id));
    let whom: Vec<PersonId> = reached.filter_map(|p| p.person).filter(can_be_asked).collect();
    if ending == Ending::Cancelled || whom.len() < LEAST {
        return None;
    }
    let number = dialogue.id.number;
    let (zone, today) = (calendar.zone().clone(), calendar.zone().date(now));
    let closing = Promise {
        id: state.feedback.promises.last + 1,
        kind: Closing { dialogue: number },
        at: LocalMoment { date: calendar.days().add_working(today, 1), time: CLOSES, zone },
        chosen: false,
    };
    let facilitator = facilitator.and_then(|who| dialogue.person(who)?.person);
    let playbook = dialogue.script.playbook.clone();
    Some(FeedbackEvent::Asked { dialogue: number, playbook, whom, facilitator, closing })
}

/// A press or `svar <number>`; 0 takes the answer back. `dialogue` is the one whose post was pressed, where one was; `via`
/// is the platform's reaction, by which it can be taken back. The last answer closes it.
///
/// # Errors
///
/// This is not asked of them, or not any more.
pub fn answer(
    state: &Feedback,
    who: PersonId,
    dialogue: Option<u32>,
    number: u16,
    via: Option<&str>,
) -> Result<Vec<FeedbackEvent>, NotAsked> {
    let open = state.asking(who).filter(|open| dialogue.is_none_or(|number| number == open.round.dialogue)).last();
    let open = open.ok_or(NotAsked)?;
    if number == 0 {
        return Ok(open.choices.all_taken_back(who).map(|choice| open.fact(choice)).collect());
    }
    let worth = Worth::numbered(number).ok_or(NotAsked)?;
    if open.choices.counted(who) == Some(worth.number()) && !open.choices.is_new_way(via) {
        return Ok(Vec::new());
    }
    let choice = Choice::made(who, worth.number(), via);
    let mut then = open.clone();
    then.choices.take(&choice);
    let close = then.have_all_answered().then(|| then.close(Settlement::Lapsed));
    Ok([open.fact(choice)].into_iter().chain(close).collect())
}

/// A reaction was taken back: the answer it gave goes with it, where it was the person's own.
pub fn taken_back(state: &Feedback, who: PersonId, original: &str) -> Vec<FeedbackEvent> {
    let back = |open: &Open| Some(open.fact(open.choices.taken_back(who, original)?));
    state.open.values().filter_map(back).collect()
}

/// Everything this person has answered and could still change is taken back: their data are being erased.
pub fn forget(state: &Feedback, who: PersonId) -> Vec<FeedbackEvent> {
    let back = |open: &Open| open.choices.all_taken_back(who).map(|choice| open.fact(choice)).collect::<Vec<_>>();
    state.open.values().flat_map(back).collect()
}

/// Closes what is due.
pub(in crate::dialogue) fn wake(state: &Feedback, now: Timestamp, calendar: &WorkingCalendar) -> Vec<FeedbackEvent> {
    let due = state.promises.due(now, calendar).into_iter();
    let close = |promise: &Promise<Closing>| {
        Some(state.open.get(&promise.kind.dialogue)?.close(Settlement::Sent { late: promise.is_late(now) }))
    };
    due.filter_map(close).collect()
}

/// What can be pressed on the question, in the order drawn.
pub(in crate::dialogue) fn choices() -> impl Iterator<Item = Press> {
    Worth::ALL.into_iter().map(Press::Worth)
}

//! The rules of a running trial: what is promised, who is asked when nobody answers, and what an answer leads to.
//!
//! The owner is reminded some working days before the end and on the day. While nobody answers, the second person is
//! asked, then the channel once, then the facilitator, each on a working day of its own. Somebody who is away is passed
//! over. Where the card has assumptions the owner is shown them once before the end. Deliberately absent: words, and sending.

use super::{Answer, Line, Reminder, Stage, Trial, TrialEvent, apply, reminder_key};
use crate::calendar::LocalMoment;
use crate::dialogue::command::TrialForm;
use crate::dialogue::dates::Today;
use crate::dialogue::decide::{Ctx, card_texts};
use crate::dialogue::event::TrialFields;
use crate::dialogue::ids::{DialogueId, PersonId, PostKey};
use crate::dialogue::promise::{Promise, Settlement};
use crate::dialogue::refusal::{Misuse, Refusal};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, time};
use std::collections::BTreeSet;

/// The first reminder, in working days before the end: early enough to do something about it.
const BEFORE_END_DAYS: u16 = 2;

/// How often the bot asks for a follow-up by itself; the trial stays open, and each dialogue opens with it.
const MOST_FOLLOW_UPS: u32 = 2;

/// Until it asks again, in days: the same weekday suits the team.
const AGAIN_AFTER_DAYS: i64 = 7;

/// A follow-up nobody gave a time is at nine.
pub const FOLLOW_UP_AT: Time = time(9, 0, 0, 0);

/// Whose turn it is to be asked by this reminder. Whoever is away is passed over; nobody where the line has ended.
fn whose_turn(trial: &Trial, kind: Reminder, away: &BTreeSet<PersonId>) -> Option<Line> {
    let there =
        |line: &Line| *line == Line::Channel || asked_for_themselves(trial, *line).is_some_and(|p| !away.contains(&p));
    // Both dates begin with the owner. A reminder that nobody answered goes on to the next in line.
    let asked = trial.asked.filter(|_| kind == Reminder::Unanswered);
    let order = [Line::Owner, Line::Second, Line::Channel, Line::Facilitator];
    order.into_iter().filter(|line| asked.is_none_or(|asked| *line > asked)).find(there)
}

/// The person asked at this place in the line. A facilitator who is the owner or the second has been asked before.
fn asked_for_themselves(trial: &Trial, line: Line) -> Option<PersonId> {
    let before = [Line::Owner, Line::Second].map(|line| trial.person(line));
    trial.person(line).filter(|person| line != Line::Facilitator || !before.contains(&Some(*person)))
}

/// One decision in the making.
struct Turn<'a> {
    state: Trial,
    events: Vec<TrialEvent>,
    ctx: Ctx<'a>,
}

/// The facts of a rule, or why not.
type Decided = Result<Vec<TrialEvent>, Refusal>;

impl<'a> Turn<'a> {
    fn of(trial: &Trial, ctx: &Ctx<'a>) -> Self {
        Self { state: trial.clone(), events: Vec::new(), ctx: *ctx }
    }

    fn fact(&mut self, event: TrialEvent) -> Result<(), Refusal> {
        let mut next = Some(self.state.clone());
        // Facts that do not fit cannot leave a rule.
        apply(&mut next, &event).map_err(|_| Refusal::NothingOpen)?;
        if let Some(next) = next {
            self.state = next;
        }
        self.events.push(event);
        Ok(())
    }

    fn promise(&mut self, kind: Reminder, at: LocalMoment, chosen: bool) -> Result<(), Refusal> {
        let id = self.state.promises.last + 1;
        self.fact(TrialEvent::Promised { promise: Promise { id, kind, at, chosen } })
    }

    fn settle(&mut self, promise: &Promise<Reminder>, how: Settlement) -> Result<(), Refusal> {
        self.fact(TrialEvent::Settled { id: promise.id, kind: promise.kind, how, to: None })
    }

    fn lapse(&mut self, which: impl Fn(Reminder) -> bool) -> Result<(), Refusal> {
        let open: Vec<_> = self.state.promises.open().filter(|p| which(p.kind)).cloned().collect();
        open.iter().try_for_each(|promise| self.settle(promise, Settlement::Lapsed))
    }

    /// What was assumed is shown to the owner before the end, where there is time and it has not been promised.
    fn promise_assumptions(&mut self) -> Result<(), Refusal> {
        let promised = self.state.promises.open().any(|p| p.kind == Reminder::Assumptions);
        let Some(until) = self.state.card.until.filter(|_| self.state.assumes() && !promised) else { return Ok(()) };
        let at = self.ctx.calendar.reminder_before(until, BEFORE_END_DAYS);
        if at.place().instant > self.ctx.now { self.promise(Reminder::Assumptions, at, false) } else { Ok(()) }
    }

    /// The reminder just said asks about them, too.
    fn assumptions_told(&mut self) -> Result<(), Refusal> {
        let into = reminder_key(&self.state);
        let due = self.state.promises.due(self.ctx.now, self.ctx.calendar);
        match due.into_iter().find(|p| p.kind == Reminder::Assumptions).cloned() {
            Some(promise) => self.settle(&promise, Settlement::Merged { into }),
            None => Ok(()),
        }
    }

    /// The reminders of these dates. What would lie before `now` is left out, but for the follow-up, which is kept late
    /// rather than never.
    fn promise_all(&mut self) -> Result<(), Refusal> {
        let (calendar, now) = (self.ctx.calendar, self.ctx.now);
        if let Some(until) = self.state.card.until {
            let before = calendar.reminder_before(until, BEFORE_END_DAYS);
            let on_the_day = calendar.reminder_from(until);
            for (kind, at) in [(Reminder::BeforeEnd, before), (Reminder::EndDay, on_the_day)] {
                if at.place().instant > now {
                    self.promise(kind, at, false)?;
                }
            }
        }
        self.promise_assumptions()?;
        if let Some(at) = self.state.card.follow_up {
            let at = LocalMoment { date: at.date(), time: at.time(), zone: calendar.zone().clone() };
            self.promise(Reminder::FollowUp, at, true)?;
        }
        Ok(())
    }

    /// Nobody has answered what was just asked: the next in line is asked on the next working day.
    fn ask_on(&mut self) -> Result<(), Refusal> {
        // Before the end only the second person is asked: the channel is not troubled while there is time.
        let early = self.state.promises.open().any(|p| p.kind == Reminder::EndDay);
        let more = self.state.asked.is_some_and(|asked| match asked {
            Line::Owner if early => self.state.person(Line::Second).is_some(),
            Line::Second if early => false,
            Line::Owner | Line::Second => true,
            Line::Channel => asked_for_themselves(&self.state, Line::Facilitator).is_some(),
            Line::Facilitator => false,
        });
        let waiting = self.state.promises.open().any(|p| p.kind == Reminder::Unanswered);
        if !more || waiting {
            return Ok(());
        }
        let tomorrow = self.ctx.calendar.zone().date(self.ctx.now).tomorrow().unwrap_or(Date::MAX);
        self.promise(Reminder::Unanswered, self.ctx.calendar.reminder_from(tomorrow), false)
    }
}

/// A trial that is new, or was agreed before the bot looked after trials: its dates become promises.
pub fn begun(trial: &Trial, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    if trial.promises.last > 0 || trial.stage != Stage::Running {
        return Vec::new();
    }
    let mut turn = Turn::of(trial, ctx);
    match turn.promise_all() {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// A reminder that is due: to whom, and which promises it settles. The follow-up is apart, since it opens a dialogue.
#[derive(Clone, Debug, PartialEq)]
pub struct DueReminder {
    /// The one that is said.
    pub said: Promise<Reminder>,
    /// Those that would say the same in the same breath.
    pub swallowed: Vec<Promise<Reminder>>,
    pub to: Line,
    pub late: bool,
}

fn due_reminders(trial: &Trial, ctx: &Ctx<'_>) -> Vec<Promise<Reminder>> {
    let due = trial.promises.due(ctx.now, ctx.calendar);
    let asks = |p: &&Promise<Reminder>| !matches!(p.kind, Reminder::FollowUp | Reminder::Assumptions);
    let mut reminders: Vec<Promise<Reminder>> = due.into_iter().filter(asks).cloned().collect();
    // The day's own reminder says more than the one before it, or one that nobody answered.
    reminders.sort_by_key(|p| (p.kind == Reminder::EndDay, p.at.place().instant));
    reminders
}

/// Reminders that are due and reach nobody: the line has ended, or the follow-up asks in the same breath.
pub fn passed_over(trial: &Trial, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    let due = due_reminders(trial, ctx);
    let nobody = due.last().is_some_and(|said| whose_turn(trial, said.kind, ctx.away).is_none());
    if !nobody && due_follow_up(trial, ctx).is_none() {
        return Vec::new();
    }
    let mut turn = Turn::of(trial, ctx);
    match due.iter().try_for_each(|promise| turn.settle(promise, Settlement::Lapsed)) {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// What is to be said of this trial now.
pub fn due_reminder(trial: &Trial, ctx: &Ctx<'_>) -> Option<DueReminder> {
    // Where the follow-up is due, it asks all there is to ask.
    if due_follow_up(trial, ctx).is_some() {
        return None;
    }
    let mut reminders = due_reminders(trial, ctx);
    let said = reminders.pop()?;
    let to = whose_turn(trial, said.kind, ctx.away)?;
    let late = said.is_late(ctx.now);
    Some(DueReminder { said, swallowed: reminders, to, late })
}

/// The reminder is said in a message of its own. The first to the owner asks about what was assumed, too.
pub fn remind(trial: &Trial, due: &DueReminder, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    settled(trial, due, Settlement::Sent { late: due.late }, ctx)
}

/// Does this reminder ask about what was assumed, too?
pub fn asks_about_assumptions(trial: &Trial, kind: Reminder, to: Line) -> bool {
    kind == Reminder::BeforeEnd && to == Line::Owner && trial.assumes()
}

/// The reminder is said in a message together with others.
pub fn remind_in(trial: &Trial, due: &DueReminder, into: &PostKey, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    settled(trial, due, Settlement::Merged { into: into.clone() }, ctx)
}

fn settled(trial: &Trial, due: &DueReminder, how: Settlement, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    let mut turn = Turn::of(trial, ctx);
    let result = (|| {
        for promise in &due.swallowed {
            turn.settle(promise, Settlement::Lapsed)?;
        }
        let Promise { id, kind, .. } = due.said;
        let alone = matches!(how, Settlement::Sent { .. });
        turn.fact(TrialEvent::Settled { id, kind, how, to: Some(due.to) })?;
        if alone && asks_about_assumptions(trial, kind, due.to) {
            turn.assumptions_told()?;
        }
        turn.ask_on()
    })();
    match result {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// The owner is shown what was assumed, where that is due. Not when it is too late to do anything about it, and not while
/// they are away: it is theirs alone.
pub fn show_assumptions(trial: &Trial, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    let due = trial.promises.due(ctx.now, ctx.calendar).into_iter().find(|p| p.kind == Reminder::Assumptions);
    let Some(due) = due else { return Vec::new() };
    let today = ctx.calendar.zone().date(ctx.now);
    let in_time = trial.stage == Stage::Running && trial.card.until.is_some_and(|until| today < until);
    let is_there = trial.owner.is_some_and(|owner| !ctx.away.contains(&owner));
    let late = due.is_late(ctx.now);
    let how = if in_time && is_there && trial.assumes() { Settlement::Sent { late } } else { Settlement::Lapsed };
    let mut turn = Turn::of(trial, ctx);
    match turn.settle(due, how) {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// The follow-up is due.
pub fn due_follow_up<'t>(trial: &'t Trial, ctx: &Ctx<'_>) -> Option<&'t Promise<Reminder>> {
    let due = trial.promises.due(ctx.now, ctx.calendar);
    due.into_iter().find(|p| p.kind == Reminder::FollowUp).filter(|_| trial.is_open())
}

/// The follow-up begins, as promised or because somebody asked for it: nothing else is asked before it is over.
pub fn follow_up_opened(trial: &Trial, dialogue: &DialogueId, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    let mut turn = Turn::of(trial, ctx);
    let promised = trial.promises.open().find(|p| p.kind == Reminder::FollowUp).cloned();
    let result = (|| {
        if let Some(promise) = promised {
            let due = promise.due(ctx.now, ctx.calendar) <= ctx.now;
            let late = promise.is_late(ctx.now);
            let how = if due { Settlement::Sent { late } } else { Settlement::Lapsed };
            turn.settle(&promise, how)?;
        }
        turn.lapse(|_| true)?;
        turn.fact(TrialEvent::FollowUpOpened { dialogue: dialogue.clone() })
    })();
    match result {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// A follow-up that came to no verdict is asked for again a week later; a third time would only be noise.
pub fn follow_up_again(trial: &Trial, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    if !trial.is_open() || trial.follow_ups >= MOST_FOLLOW_UPS {
        return Vec::new();
    }
    let next_week = ctx.calendar.zone().date(ctx.now).saturating_add(AGAIN_AFTER_DAYS.days());
    let mut turn = Turn::of(trial, ctx);
    match turn.promise(Reminder::FollowUp, ctx.calendar.reminder_from(next_week), false) {
        Ok(()) => turn.events,
        Err(_) => Vec::new(),
    }
}

/// `går godt`, `brug for hjælp`: the line of those who are asked ends.
pub fn answered(trial: &Trial, person: PersonId, answer: Answer, ctx: &Ctx<'_>) -> Decided {
    runs(trial)?;
    if !trial.knows(person) && !trial.channel_asked {
        return Err(Refusal::NotYourTrial);
    }
    let mut turn = Turn::of(trial, ctx);
    turn.lapse(|kind| kind == Reminder::Unanswered)?;
    turn.fact(TrialEvent::Answered { answer, at: ctx.now })?;
    Ok(turn.events)
}

/// Somebody who was asked has written, but not how it goes: they are not called silent. Nothing where they were not asked,
/// or have written before.
pub fn not_understood(trial: &Trial, person: PersonId, ctx: &Ctx<'_>) -> Vec<TrialEvent> {
    let asked = trial.asked.filter(|_| trial.stage == Stage::Running);
    let lines = [Line::Owner, Line::Second, Line::Facilitator];
    let line = lines.into_iter().find(|line| {
        asked.is_some_and(|asked| *line <= asked)
            && trial.person(*line) == Some(person)
            && !trial.unclear.contains(line)
    });
    line.map(|line| TrialEvent::NotUnderstood { line, at: ctx.now }).into_iter().collect()
}

/// `udskyd til …`: the end moves, and the follow-up to the working day after it.
pub fn postponed(trial: &Trial, person: PersonId, to: &str, ctx: &Ctx<'_>) -> Decided {
    may_change(trial, person)?;
    let today = Today { now: ctx.now, calendar: ctx.calendar, lang: trial.lang() };
    let end = trial.card.until.unwrap_or(today.date());
    // "2 uger" is two weeks more, and from today where the end has passed.
    let until = today.when_from(end.max(today.date()), to)?.date;
    if until <= end {
        return Err(Refusal::NotPostponed { end, asked: until });
    }
    let day_after = ctx.calendar.days().next_working(until.tomorrow().unwrap_or(until));
    let at = trial.card.follow_up.map_or(FOLLOW_UP_AT, DateTime::time);
    let mut turn = Turn::of(trial, ctx);
    turn.lapse(|_| true)?;
    turn.fact(TrialEvent::Postponed { until, follow_up: day_after.to_datetime(at), at: ctx.now })?;
    turn.promise_all()?;
    Ok(turn.events)
}

/// `stop afprøvning`
pub fn stopped(trial: &Trial, person: PersonId, ctx: &Ctx<'_>) -> Decided {
    may_change(trial, person)?;
    let mut turn = Turn::of(trial, ctx);
    turn.lapse(|_| true)?;
    turn.fact(TrialEvent::Stopped { at: ctx.now })?;
    Ok(turn.events)
}

fn may_change(trial: &Trial, person: PersonId) -> Result<(), Refusal> {
    if trial.knows(person) { runs(trial) } else { Err(Refusal::NotYourTrial) }
}

fn runs(trial: &Trial) -> Result<(), Refusal> {
    match trial.stage {
        Stage::Running => Ok(()),
        Stage::Due { .. } => Err(Refusal::BeingFollowedUp),
        Stage::Learned { .. } | Stage::Stopped => Err(Refusal::NothingOpen),
    }
}

/// The owner adds to the card: the parts that can wait until after the meeting. Dates and owner are the team's.
pub fn detail(trial: &Trial, person: PersonId, form: &TrialForm, ctx: &Ctx<'_>) -> Decided {
    if trial.owner != Some(person) {
        return Err(Refusal::NotYourTrial);
    }
    let card = card_texts(&TrialForm { what: None, why: None, ..form.clone() })?;
    if card == TrialFields::default() {
        return Err(Refusal::Usage { command: "trial".to_owned(), why: Misuse::Missing });
    }
    let mut turn = Turn::of(trial, ctx);
    turn.fact(TrialEvent::Detailed { card: Box::new(card) })?;
    if trial.stage == Stage::Running {
        turn.promise_assumptions()?;
    }
    Ok(turn.events)
}

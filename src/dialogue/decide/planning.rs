//! Before the meeting: naming a time, saying it back, moving it, reading beforehand, and what falls due on the way.
//!
//! A time counts once the facilitator has said yes to it, said back in full. Deliberately absent: the weeks after the
//! meeting, which are the trial's.

use super::{Actor, Ctx, Decision, DecisionDraft};
use crate::calendar::{LocalMoment, Shift, When, WhenError, said_date};
use crate::dialogue::apply::apply;
use crate::dialogue::dates::{Today, bad_date};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{
    Authorship, Ending, Event, How, Identity, Named, Occasion, OfSeries, Plan, Role, Settings, Unusual, Written,
};
use crate::dialogue::ids::{DialogueId, ParticipantId, PersonId};
use crate::dialogue::lang::Lang;
use crate::dialogue::promise::{Promise, Settlement};
use crate::dialogue::refusal::Refusal;
use crate::dialogue::script::Script;
use crate::dialogue::state::{Dialogue, Slot, Stage};
use jiff::civil::{self, Date, Time, time};
use jiff::{RoundMode, SignedDuration, Unit};

/// Working days before the meeting at which the pre-reading goes out when nobody chose.
pub const READ_DAYS: u16 = 3;

/// The most working days ahead: what is read a month before is forgotten.
pub const MOST_READ_DAYS: u16 = 20;

/// Suggested where a day was named and no time: after lunch, when most can.
const SUGGESTED_AT: Time = time(13, 0, 0, 0);

/// A meeting this many hours past its time has been missed: people have gone home.
const MISSED_HOURS: i64 = 3;

/// A lobby in which nobody begins is closed the working day after.
pub const LOBBY_DAYS: u16 = 1;

/// A dialogue that has begun may be taken up again for some days, if it was only broken off.
pub(super) const LIVE_DAYS: u16 = 3;

/// Whoever opens a dialogue comes first.
const OPENER: ParticipantId = ParticipantId(1);

/// Before a time is said back and found right, some minutes have passed.
const SOON: SignedDuration = SignedDuration::from_mins(10);

/// What a dialogue is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    pub dialogue: DialogueId,
    pub script: Script,
    pub lang: Lang,
    pub settings: Settings,
    pub expected: Option<u16>,
    pub person: PersonId,
    pub identity: Identity,
    /// The platform's message that asked for it, where a message did.
    pub message: Option<String>,
}

/// `start`: the lobby opens at once.
pub fn opened(opening: Opening, ctx: &Ctx<'_>) -> Vec<Event> {
    let mut events = vec![opening.event()];
    events.extend(recalled(ctx));
    events.extend(opening.steered_by(Named::Started));
    events.push(abandoned(1, LOBBY_DAYS, ctx));
    events
}

/// The promise to close what nobody goes on with, so many working days from now.
pub fn abandoned(id: u32, working_days: u16, ctx: &Ctx<'_>) -> Event {
    let today = ctx.calendar.zone().date(ctx.now);
    let at = ctx.calendar.reminder_from(ctx.calendar.days().add_working(today, i32::from(working_days)));
    Event::Promised { promise: Promise { id, kind: Occasion::Abandoned, at, chosen: false } }
}

/// `planlæg`: the time is said back, and counts once it is found right.
pub fn planned(opening: Opening, when: &str, read_days: Option<u16>, ctx: &Ctx<'_>) -> Result<Vec<Event>, Refusal> {
    let plan = plan(when, read_days.unwrap_or(READ_DAYS).min(MOST_READ_DAYS), opening.lang, ctx)?;
    let mut events = vec![opening.event()];
    events.extend(opening.steered_by(Named::Planned));
    events.push(Event::TimeProposed { plan, at: Some(ctx.now) });
    let at = dropped_at(ctx);
    events.push(Event::Promised { promise: Promise { id: 1, kind: Occasion::Unconfirmed, at, chosen: false } });
    if let Some(message) = opening.message {
        let author = Authorship { who: OPENER, message: Some(message) };
        events.push(Event::Authored { made: vec![Written::Time], author: Erasable::new(Some(opening.person), author) });
    }
    Ok(events)
}

/// When a time that nobody says yes to is dropped: on the next working day, not an hour later.
fn dropped_at(ctx: &Ctx<'_>) -> LocalMoment {
    let tomorrow = ctx.calendar.zone().date(ctx.now).tomorrow().unwrap_or(Date::MAX);
    ctx.calendar.reminder_from(tomorrow)
}

impl Opening {
    fn event(&self) -> Event {
        Event::Opened {
            dialogue: self.dialogue.clone(),
            script: self.script.clone(),
            lang: self.lang,
            settings: self.settings,
            expected: self.expected,
        }
    }

    fn steered_by(&self, how: Named) -> [Event; 2] {
        steered_by(self.person, self.identity.clone(), how)
    }
}

/// What the channel has open, where it has anything.
pub(super) fn recalled(ctx: &Ctx<'_>) -> Option<Event> {
    let open = ctx.open;
    let any = !open.trials.is_empty() || !open.bank.is_empty();
    any.then(|| Event::Recalled { trials: open.trials.clone(), bank: open.bank.clone() })
}

/// What a dialogue is planned with that a series has come to.
#[derive(Clone, Debug)]
pub struct Occurring {
    pub dialogue: DialogueId,
    pub script: Script,
    pub lang: Lang,
    pub settings: Settings,
    pub at: LocalMoment,
    pub series: OfSeries,
    /// Whose turn it is to facilitate; nobody, and anybody may claim.
    pub facilitator: Option<(PersonId, Identity)>,
}

/// A series has come to it: people chose its time with the series, so that nobody is asked whether it is right.
pub fn planned_by_series(occurring: Occurring, ctx: &Ctx<'_>) -> Vec<Event> {
    let Occurring { dialogue, script, lang, settings, at, series, facilitator } = occurring;
    let opened = Event::Opened { dialogue, script, lang, settings, expected: None };
    let mut state = None;
    let Some(state) = apply(&mut state, &opened).ok().and(state) else { return Vec::new() };
    let mut turn = DecisionDraft { events: vec![opened], ..DecisionDraft::of(state, ctx) };
    let read_on = reading(&at, READ_DAYS, ctx).map(|moment| moment.date);
    let plan = Plan { at, read_days: READ_DAYS, read_on, unusual: None, series: Some(series) };
    let steered = facilitator.map(|(person, identity)| steered_by(person, identity, Named::Planned));
    let result = (|| {
        steered.into_iter().flatten().try_for_each(|event| turn.fact(event))?;
        turn.fact(Event::TimeProposed { plan, at: Some(ctx.now) })?;
        turn.promise_anew()?;
        turn.fact(Event::TimeAccepted)
    })();
    turn.decided(result).events
}

fn steered_by(person: PersonId, identity: Identity, how: Named) -> [Event; 2] {
    let who = OPENER;
    [
        Event::Joined {
            who,
            person: Some(person),
            identity: Erasable::new(Some(person), identity),
            role: Role::Participant,
            how: How::Started,
        },
        Event::FacilitatorNamed { who, how },
    ]
}

/// Somebody is heard who was named to facilitate what is planned under `guess`, a name that nobody had seen them by.
pub fn known_by_name(dialogue: &Dialogue, person: PersonId, guess: &str, identity: &Identity) -> Option<Event> {
    let is_guessed = |known: &Identity| known.name == guess && identity.name != guess;
    let named = dialogue.present(person).filter(|p| p.identity.get().is_some_and(is_guessed))?;
    matches!(dialogue.stage, Stage::Planned | Stage::Lobby).then(|| Event::Joined {
        who: named.id,
        person: Some(person),
        identity: Erasable::new(Some(person), identity.clone()),
        role: named.role,
        how: How::Asked,
    })
}

/// A meeting's time as people write it.
fn plan(text: &str, read_days: u16, lang: Lang, ctx: &Ctx<'_>) -> Result<Plan, Refusal> {
    let when = Today { now: ctx.now, calendar: ctx.calendar, lang }.when(text)?;
    let fits = When { time: Some(SUGGESTED_AT), ..when };
    let time = when.time.ok_or_else(|| bad_date(text, WhenError::WhichTime { fits }))?;
    let date = when.date;
    let at = LocalMoment { date, time, zone: ctx.calendar.zone().clone() };
    let unusual = if at.place().shift == Shift::Skipped {
        Some(Unusual::Skipped)
    } else if !ctx.calendar.days().is_working(date) {
        Some(Unusual::DayOff)
    } else if ctx.calendar.quiet().is_some_and(|quiet| quiet.contains(time)) {
        Some(Unusual::QuietHours)
    } else {
        None
    };
    let read_on = reading(&at, read_days, ctx).map(|moment| moment.date);
    Ok(Plan { at, read_days, read_on, unusual, series: None })
}

/// When the pre-reading goes out: so many working days before, or as soon as it can. None where that is too late.
fn reading(meeting: &LocalMoment, days: u16, ctx: &Ctx<'_>) -> Option<LocalMoment> {
    let (calendar, meets) = (ctx.calendar, meeting.place().instant);
    if days == 0 {
        return None;
    }
    let wished = calendar.reminder_before(meeting.date, days).place().instant;
    // A schedule with few moments may have none in time; then the first moment of that day will do.
    let day = calendar.days().add_working(meeting.date, -i32::from(days));
    let wished = if wished < meets { wished } else { calendar.zone().place(day.at(0, 0, 0, 0)).instant };
    let from = wished.max(ctx.now);
    let next = calendar.next_reminder(from).place().instant;
    let sent = if !calendar.is_open(from) && next < meets { next } else { calendar.next_open(from) };
    (sent < meets).then(|| LocalMoment::of(sent, calendar.zone()))
}

/// What time brings to a dialogue that has not begun.
pub(super) fn occasion(state: &Dialogue, ctx: &Ctx<'_>) -> Decision {
    let mut turn = DecisionDraft::of(state.clone(), ctx);
    let result = turn.occasion();
    turn.decided(result)
}

impl DecisionDraft<'_> {
    fn occasion(&mut self) -> Result<(), Refusal> {
        let ctx = self.ctx;
        let due: Vec<_> = self.state.planning.promises.due(ctx.now, ctx.calendar).into_iter().cloned().collect();
        let find = |kind: Occasion| due.iter().find(|promise| promise.kind == kind);
        if let Some(meeting) = find(Occasion::Meeting).filter(|_| !ctx.busy) {
            return self.meeting(meeting);
        }
        if find(Occasion::Unconfirmed).is_some() {
            self.lapse(&[Occasion::Unconfirmed])?;
            return self.time_dropped();
        }
        if let Some(reading) = find(Occasion::PreReading) {
            let how = Settlement::Sent { late: reading.is_late(ctx.now) };
            self.fact(Event::Settled { id: reading.id, kind: reading.kind, how })?;
            // A reminder that is due as well would come in the same breath.
            let into = self.state.posts.get(&Slot::PreReading).cloned();
            if let (Some(reminder), Some(into)) = (find(Occasion::ReadingReminder), into) {
                let how = Settlement::Merged { into };
                self.fact(Event::Settled { id: reminder.id, kind: reminder.kind, how })?;
            }
            return Ok(());
        }
        if let Some(reminder) = find(Occasion::ReadingReminder) {
            let whom = self.unread();
            let how = match whom.is_empty() {
                true => Settlement::Lapsed,
                false => Settlement::Sent { late: reminder.is_late(ctx.now) },
            };
            self.fact(Event::Settled { id: reminder.id, kind: reminder.kind, how })?;
            if !whom.is_empty() {
                self.fact(Event::ReadingReminded { whom })?;
            }
        }
        Ok(())
    }

    /// Who is coming, has an account, has not read, and is not away.
    fn unread(&self) -> Vec<ParticipantId> {
        let away = |person: Option<PersonId>| person.is_some_and(|person| self.ctx.away.contains(&person));
        let coming = self.state.with_account();
        coming.filter(|p| !self.state.planning.read.contains(&p.id) && !away(p.person)).map(|p| p.id).collect()
    }

    fn meeting(&mut self, meeting: &Promise<Occasion>) -> Result<(), Refusal> {
        let late = self.ctx.now.duration_since(meeting.at.place().instant);
        let missed = late.as_hours() >= MISSED_HOURS;
        let how = Settlement::Sent { late: missed };
        self.fact(Event::Settled { id: meeting.id, kind: meeting.kind, how })?;
        if missed { self.lapse(&[Occasion::PreReading, Occasion::ReadingReminder]) } else { self.open_lobby() }
    }

    /// People come in now.
    fn open_lobby(&mut self) -> Result<(), Refusal> {
        self.lapse_all()?;
        // Another time that nobody has said yes to is no longer asked about.
        if self.state.planning.proposed.is_some() {
            self.fact(Event::TimeDeclined)?;
        }
        if let Some(recalled) = recalled(&self.ctx) {
            self.fact(recalled)?;
        }
        self.fact(Event::LobbyOpened { at: self.ctx.now })?;
        self.await_the_end(LOBBY_DAYS)
    }

    /// From now on it is closed by itself after so many working days.
    pub(super) fn await_the_end(&mut self, working_days: u16) -> Result<(), Refusal> {
        self.lapse(&[Occasion::Abandoned])?;
        let id = self.state.planning.promises.last + 1;
        self.fact(abandoned(id, working_days, &self.ctx))
    }

    /// Nobody has gone on with it for days.
    pub(super) fn close_abandoned(&mut self) -> Result<bool, Refusal> {
        let due = self.state.planning.promises.due(self.ctx.now, self.ctx.calendar);
        let Some(promise) = due.into_iter().find(|p| p.kind == Occasion::Abandoned).cloned() else { return Ok(false) };
        let how = Settlement::Sent { late: false };
        self.fact(Event::Settled { id: promise.id, kind: promise.kind, how })?;
        match self.state.stage {
            Stage::Live(_) => self.end_unfinished()?,
            _ => self.fact(Event::Closed { at: self.ctx.now, outcome: Ending::Cancelled })?,
        }
        Ok(true)
    }

    /// An open vote is closed with what has been said, and the dialogue with it.
    fn end_unfinished(&mut self) -> Result<(), Refusal> {
        if self.state.question.is_some() {
            self.close_question(true)?;
        }
        if self.state.is_over() { Ok(()) } else { self.close() }
    }

    /// `næste` before the meeting: it begins early on its own day, and late when its time was missed.
    pub(super) fn begin_planned(&mut self) -> Result<(), Refusal> {
        let Some(plan) = self.state.planning.plan.clone() else { return Err(Refusal::TimeNotConfirmed) };
        if self.ctx.busy {
            return Err(Refusal::AlreadyLive);
        }
        let missed = !self.state.planning.promises.open().any(|p| p.kind == Occasion::Meeting);
        if missed || self.ctx.calendar.zone().date(self.ctx.now) == plan.at.date {
            return self.open_lobby();
        }
        Err(Refusal::NotYet { date: plan.at.date, soonest: self.soonest() })
    }

    /// The next quarter of an hour that leaves time to say yes to it.
    fn soonest(&self) -> civil::DateTime {
        let now = self.ctx.calendar.zone().civil(self.ctx.now + SOON);
        let quarter = civil::DateTimeRound::new().smallest(Unit::Minute).increment(15).mode(RoundMode::Ceil);
        now.round(quarter).unwrap_or(now)
    }

    /// `flyt`: another time, said back like the first.
    pub(super) fn reschedule(&mut self, actor: &Actor, when: &str) -> Result<(), Refusal> {
        self.steering(actor)?;
        // A time that nobody has said yes to yet can be named anew, too.
        let planning = &self.state.planning;
        let known = planning.plan.as_ref().or(planning.proposed.as_ref()).filter(|_| self.state.is_planned());
        let Some(known) = known else { return Err(Refusal::NothingPlanned) };
        let plan = plan(when, known.read_days, self.state.lang, &self.ctx)?;
        self.lapse(&[Occasion::Unconfirmed])?;
        self.fact(Event::TimeProposed { plan, at: Some(self.ctx.now) })?;
        self.promise(Occasion::Unconfirmed, dropped_at(&self.ctx), false)
    }

    /// Is the time said back right?
    pub(super) fn time_answered(&mut self, actor: &Actor, yes: bool) -> Result<(), Refusal> {
        self.steering(actor)?;
        if self.state.planning.proposed.is_none() {
            return Err(Refusal::NothingOpen);
        }
        if !yes {
            return self.time_taken_back();
        }
        let gone_by = self.state.planning.proposed.as_ref().is_some_and(|p| p.at.place().instant <= self.ctx.now);
        if gone_by {
            return Err(self.proposed_has_passed());
        }
        self.lapse_all()?;
        // The invitation tells what is promised.
        self.promise_anew()?;
        self.fact(Event::TimeAccepted)
    }

    fn proposed_has_passed(&self) -> Refusal {
        let Some(plan) = self.state.planning.proposed.as_ref() else { return Refusal::NothingOpen };
        let when = When { date: plan.at.date, time: Some(plan.at.time), year_assumed: false };
        let today = self.ctx.calendar.zone().date(self.ctx.now);
        let text = said_date(plan.at.date, today, self.state.lang.tongue());
        bad_date(&text, WhenError::Past { when, fits: None })
    }

    /// The time said back is not meant any more.
    pub(super) fn time_taken_back(&mut self) -> Result<(), Refusal> {
        self.lapse(&[Occasion::Unconfirmed])?;
        self.time_dropped()
    }

    /// A time that nobody said yes to counts for nothing; where it was the first, nothing is planned.
    fn time_dropped(&mut self) -> Result<(), Refusal> {
        if self.state.planning.proposed.is_some() {
            self.fact(Event::TimeDeclined)?;
        }
        if self.state.planning.plan.is_none() {
            self.fact(Event::Closed { at: self.ctx.now, outcome: Ending::Cancelled })?;
        }
        Ok(())
    }

    /// The pre-reading, one reminder on the working day before, and the meeting itself.
    fn promise_anew(&mut self) -> Result<(), Refusal> {
        let Some(plan) = self.state.planning.proposed.clone() else { return Ok(()) };
        let (calendar, now) = (self.ctx.calendar, self.ctx.now);
        let read_before = self.state.posts.contains_key(&Slot::PreReading);
        let sent = if read_before { None } else { reading(&plan.at, plan.read_days, &self.ctx) };
        let readable = sent.as_ref().map(|moment| moment.place().instant).or(read_before.then_some(now));
        if let Some(at) = sent {
            self.promise(Occasion::PreReading, at, false)?;
        }
        let reminder = calendar.reminder_before(plan.at.date, 1);
        let instant = reminder.place().instant;
        if readable.is_some_and(|readable| readable < instant) && instant < plan.at.place().instant {
            self.promise(Occasion::ReadingReminder, reminder, false)?;
        }
        self.promise(Occasion::Meeting, plan.at.clone(), true)
    }

    fn promise(&mut self, kind: Occasion, at: LocalMoment, chosen: bool) -> Result<(), Refusal> {
        let id = self.state.planning.promises.last + 1;
        self.fact(Event::Promised { promise: Promise { id, kind, at, chosen } })
    }

    fn lapse(&mut self, kinds: &[Occasion]) -> Result<(), Refusal> {
        let open: Vec<_> = self.state.planning.promises.open().filter(|p| kinds.contains(&p.kind)).cloned().collect();
        open.into_iter().try_for_each(|p| self.fact(Event::Settled { id: p.id, kind: p.kind, how: Settlement::Lapsed }))
    }

    pub(super) fn lapse_all(&mut self) -> Result<(), Refusal> {
        use Occasion::{Abandoned, Meeting, PreReading, ReadingReminder, Unconfirmed};
        self.lapse(&[Unconfirmed, PreReading, ReadingReminder, Meeting, Abandoned])
    }

    // --- reading ---

    /// `læst`: who has read is in.
    pub(super) fn read(&mut self, actor: &Actor) -> Result<(), Refusal> {
        if !matches!(self.state.stage, Stage::Planned | Stage::Lobby) || self.state.planning.plan.is_none() {
            return self.done(actor);
        }
        let who = self.join_by_press(actor)?;
        let new_way = actor.via.as_ref().is_some_and(|via| !self.state.planning.read_via.contains_key(via));
        if self.state.planning.read.contains(&who) && !new_way {
            return Ok(());
        }
        self.fact(Event::ReadMarked { who, via: actor.via.clone() })
    }

    /// `ikke læst`
    pub(super) fn not_read(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let who = self.participant(actor)?;
        if self.state.planning.read.contains(&who) { self.fact(Event::ReadTakenBack { who }) } else { Ok(()) }
    }

    /// The reading step is left out, where everybody who is here has read.
    pub(super) fn skip_reading(&mut self, actor: &Actor) -> Result<(), Refusal> {
        self.steering(actor)?;
        if self.state.planning.reading_skipped {
            return Ok(());
        }
        let (read, of) = self.state.readers();
        if !self.state.all_have_read() {
            let number = |n| u16::try_from(n).unwrap_or(u16::MAX);
            return Err(Refusal::NotAllRead { read: number(read), of: number(of) });
        }
        self.fact(Event::ReadingSkipped)?;
        let reading = self.state.running().is_some_and(|r| !self.state.is_held(r.index));
        if reading { self.move_on() } else { Ok(()) }
    }
}

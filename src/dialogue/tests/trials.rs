//! The weeks of a trial: what is promised, who is asked when nobody answers, and what an answer leads to.

use super::planning::{at, civil};
use super::*;
use crate::dialogue::command::TrialForm;
use crate::dialogue::event::TrialFields;
use crate::dialogue::ids::TrialId;
use crate::dialogue::promise::Settlement;
use crate::dialogue::trial::rules;
use crate::dialogue::trial::speak::{self, Say as Said, To as Told};
use crate::dialogue::trial::{self, Answer, Circle, Line, Reminder, Stage, Trial, TrialEvent};
use jiff::civil::Date;

/// A trial and its clock; Anna owns it, Bo is her second, Frida facilitated.
pub(super) struct Weeks {
    pub events: Vec<TrialEvent>,
    pub trial: Option<Trial>,
    pub said: Vec<speak::Spoken>,
    /// For people's own calendars, in the thread below the card.
    pub files: Vec<speak::Spoken>,
    pub now: Timestamp,
    pub calendar: WorkingCalendar,
    pub away: BTreeSet<PersonId>,
    /// A dialogue is live in the channel, so that a follow-up waits.
    pub busy: bool,
    /// The follow-ups that were opened, and when.
    pub opened: Vec<Timestamp>,
    history: History,
    open: Recalled,
}

/// A Monday; the trial ends on Wednesday the 30th, and is followed up the day after at half past ten.
const AGREED: &str = "2026-09-07 09:50";

pub(super) fn agreed() -> TrialEvent {
    let known = |name: &str| Some(Erasable::new(Some(person(name)), identity(name)));
    TrialEvent::Agreed {
        trial: TrialId { channel: ChannelId(CHANNEL.into()), number: 1 },
        dialogue: dialogue(),
        owner: Some(person("anna")),
        identity: known("anna").unwrap(),
        card: Box::new(TrialFields {
            what: Some(Erasable::new(None, "en seddel".to_owned())),
            until: Some("2026-09-30".parse().unwrap()),
            follow_up: Some("2026-10-01T10:30".parse().unwrap()),
            ..TrialFields::default()
        }),
        receipt: Vec::new(),
        circle: Some(Box::new(Circle {
            lang: Lang::Da,
            playbook: "borgerdata".into(),
            second: Some(person("bo")),
            facilitator: Some(person("frida")),
            second_identity: known("bo"),
            facilitator_identity: known("frida"),
            instead_of: None,
        })),
    }
}

impl Weeks {
    pub fn new() -> Self {
        Self::of(agreed(), AGREED)
    }

    pub(super) fn with(change: impl FnOnce(&mut TrialFields, &mut Option<Box<Circle>>)) -> Self {
        let mut event = agreed();
        let TrialEvent::Agreed { card, circle, .. } = &mut event else { panic!() };
        change(card, circle);
        Self::of(event, AGREED)
    }

    /// Agreed then, and looked after from then on.
    pub fn of(agreed: TrialEvent, now: &str) -> Self {
        let mut weeks = Self::empty(WorkingCalendar::default(), at(now));
        weeks.write(vec![agreed]);
        weeks.look_after();
        weeks
    }

    /// Before anything is agreed.
    pub fn empty(calendar: WorkingCalendar, now: Timestamp) -> Self {
        Self {
            events: Vec::new(),
            trial: None,
            said: Vec::new(),
            files: Vec::new(),
            now,
            calendar,
            away: BTreeSet::new(),
            busy: false,
            opened: Vec::new(),
            history: History::default(),
            open: Recalled::default(),
        }
    }

    pub fn look_after(&mut self) {
        let begun = rules::begun(self.t(), &self.ctx());
        self.write(begun);
    }

    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            now: self.now,
            seed: 7,
            calendar: &self.calendar,
            history: &self.history,
            away: &self.away,
            busy: self.busy,
            open: &self.open,
        }
    }

    pub fn write(&mut self, events: Vec<TrialEvent>) {
        for event in events {
            trial::apply(&mut self.trial, &event).unwrap_or_else(|illegal| panic!("{illegal}: {event:?}"));
            for spoken in speak::react(self.trial.as_ref().unwrap(), &event) {
                let before = || self.said.iter().chain(&self.files);
                assert!(spoken.key.0.starts_with(CHANNEL) && before().all(|s| s.key != spoken.key));
                let told = if spoken.to == Told::UnderTheCard { &mut self.files } else { &mut self.said };
                told.push(spoken);
            }
            self.events.push(event);
        }
    }

    pub fn t(&self) -> &Trial {
        self.trial.as_ref().unwrap()
    }

    /// Does the first thing that is due. False when that is nothing.
    pub fn tick(&mut self) -> bool {
        let passed = rules::passed_over(self.t(), &self.ctx());
        let events = match rules::due_reminder(self.t(), &self.ctx()) {
            _ if !passed.is_empty() => passed,
            Some(due) => rules::remind(self.t(), &due, &self.ctx()),
            None if !self.busy && rules::due_follow_up(self.t(), &self.ctx()).is_some() => {
                self.opened.push(self.now);
                rules::follow_up_opened(self.t(), &dialogue(), &self.ctx())
            }
            None => rules::show_assumptions(self.t(), &self.ctx()),
        };
        let any = !events.is_empty();
        self.write(events);
        any
    }

    /// Time goes by until then, with everything that falls due.
    pub fn until(&mut self, civil: &str) {
        let end = at(civil);
        for _ in 0..100 {
            let open = self.t().promises.open().filter(|p| !(self.busy && p.kind == Reminder::FollowUp));
            let due = open.map(|p| p.due(self.now, &self.calendar)).min().filter(|due| *due <= end);
            let Some(due) = due else { break };
            self.now = self.now.max(due);
            assert!(self.tick(), "woken at {due} for nothing");
        }
        self.now = self.now.max(end);
    }

    pub(super) fn promised(&self) -> Vec<(Reminder, String)> {
        self.t().promises.open().map(|p| (p.kind, civil(&p.at))).collect()
    }

    /// When and whom the bot has asked how it goes.
    pub(super) fn asked(&self) -> Vec<Line> {
        self.said.iter().filter_map(|s| if let Said::Reminder { to, .. } = s.say { Some(to) } else { None }).collect()
    }

    pub(super) fn answers(&mut self, name: &str, answer: Answer) -> Option<Refusal> {
        let decided = rules::answered(self.t(), person(name), answer, &self.ctx());
        self.decided(decided)
    }

    pub fn postpones(&mut self, name: &str, to: &str) -> Option<Refusal> {
        let decided = rules::postponed(self.t(), person(name), to, &self.ctx());
        self.decided(decided)
    }

    pub fn stops(&mut self, name: &str) -> Option<Refusal> {
        let decided = rules::stopped(self.t(), person(name), &self.ctx());
        self.decided(decided)
    }

    pub(super) fn decided(&mut self, decided: Result<Vec<TrialEvent>, Refusal>) -> Option<Refusal> {
        match decided {
            Ok(events) => {
                self.write(events);
                None
            }
            Err(refusal) => Some(refusal),
        }
    }

    pub(super) fn settled(&self, wanted: Reminder) -> Vec<Settlement> {
        let of_kind = |event: &TrialEvent| match event {
            TrialEvent::Settled { kind, how, .. } if *kind == wanted => Some(how.clone()),
            _ => None,
        };
        self.events.iter().filter_map(of_kind).collect()
    }

    /// Each promise that was made has been settled once, or is open.
    pub fn accounts(&self) {
        let made = self.events.iter().filter(|e| matches!(e, TrialEvent::Promised { .. })).count();
        let settled: Vec<u32> = self
            .events
            .iter()
            .filter_map(|e| if let TrialEvent::Settled { id, .. } = e { Some(*id) } else { None })
            .collect();
        let different: BTreeSet<_> = settled.iter().collect();
        assert_eq!(different.len(), settled.len(), "settled twice");
        assert_eq!(made, settled.len() + self.t().promises.open().count());
        let mut again = None;
        self.events.iter().for_each(|event| trial::apply(&mut again, event).unwrap());
        assert_eq!(again, self.trial);
    }
}

pub(super) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) const ON_TIME: Settlement = Settlement::Sent { late: false };
pub(super) const LATE: Settlement = Settlement::Sent { late: true };

// --- what is promised ---

#[test]
fn the_cards_dates_become_promises() {
    let w = Weeks::new();
    assert_eq!(
        w.promised(),
        [
            (Reminder::BeforeEnd, "2026-09-28 09:00".into()),
            (Reminder::EndDay, "2026-09-30 09:00".into()),
            (Reminder::FollowUp, "2026-10-01 10:30".into()),
        ]
    );
    w.accounts();
}

#[test]
fn an_end_on_a_day_off_is_asked_about_on_the_next_working_day() {
    let w = Weeks::with(|card, _| card.until = Some(date("2026-12-25")));
    assert_eq!(w.promised()[0], (Reminder::BeforeEnd, "2026-12-23 09:00".into()));
    assert_eq!(w.promised()[1], (Reminder::EndDay, "2026-12-28 09:00".into()));
}

#[test]
fn what_would_lie_in_the_past_is_not_promised_but_the_follow_up_is() {
    let w = Weeks::of(agreed(), "2026-09-29 12:00");
    assert_eq!(w.promised()[0], (Reminder::EndDay, "2026-09-30 09:00".into()));
    let mut w = Weeks::of(agreed(), "2026-10-05 12:00");
    assert_eq!(w.promised(), [(Reminder::FollowUp, "2026-10-01 10:30".into())]);
    assert!(w.tick());
    assert_eq!(w.settled(Reminder::FollowUp), [LATE], "late rather than never");
}

#[test]
fn a_trial_of_the_first_version_is_looked_after_all_the_same() {
    let mut w = Weeks::with(|_, circle| *circle = None);
    assert_eq!(w.promised().len(), 3);
    w.look_after();
    assert_eq!(w.promised().len(), 3, "once");
    w.until("2026-10-01 10:00");
    // There is nobody to ask but the owner and, when it has ended, the channel.
    assert_eq!(w.asked(), [Line::Owner, Line::Owner, Line::Channel]);
    w.accounts();
}

#[test]
fn a_card_without_dates_promises_nothing() {
    let w = Weeks::with(|card, _| (card.until, card.follow_up) = (None, None));
    assert_eq!(w.promised(), []);
}

// --- what was assumed ---

/// As the rest of the card is filled in after the meeting.
fn assumes(w: &mut Weeks, text: &str) -> Option<Refusal> {
    let form = TrialForm { assumptions: Some(text.into()), ..TrialForm::default() };
    let decided = rules::detail(w.t(), person("anna"), &form, &w.ctx());
    w.decided(decided)
}

/// How often the owner was asked about it, in the reminder of that morning or in a message of its own.
fn shown(w: &Weeks) -> usize {
    w.settled(Reminder::Assumptions).iter().filter(|how| **how != Settlement::Lapsed).count()
}

#[test]
fn what_was_assumed_is_shown_to_the_owner_two_working_days_before_the_end() {
    let mut w = Weeks::with(|card, _| card.assumptions = Some(Erasable::new(None, "de ser den".to_owned())));
    assert!(w.promised().contains(&(Reminder::Assumptions, "2026-09-28 09:00".into())));
    w.until("2026-09-28 08:59");
    assert_eq!(shown(&w), 0);
    w.until("2026-10-20 12:00");
    let first = &w.said[0];
    assert_eq!(first.to, Told::Person(person("anna")));
    let into = first.key.clone();
    assert_eq!(w.settled(Reminder::Assumptions), [Settlement::Merged { into }], "in the reminder of that morning");
    assert!(w.said.iter().all(|s| s.say != Said::Assumptions), "two messages at nine are one too many");
    w.accounts();
}

#[test]
fn what_is_assumed_after_the_meeting_is_shown_too_and_once() {
    let mut w = Weeks::new();
    assert!(!w.promised().iter().any(|(kind, _)| *kind == Reminder::Assumptions), "there are none");
    assert_eq!(assumes(&mut w, "de ser den"), None);
    assert_eq!(assumes(&mut w, "de ser den; vi har tid"), None);
    w.until("2026-09-28 12:00");
    assert_eq!(shown(&w), 1);
    // Changed because they were asked.
    assert_eq!(assumes(&mut w, "de ser den ikke"), None);
    w.until("2026-10-20 12:00");
    assert_eq!(shown(&w), 1);
    w.accounts();
}

#[test]
fn a_trial_that_is_postponed_shows_what_was_assumed_before_its_new_end() {
    let mut w = Weeks::new();
    assumes(&mut w, "de ser den");
    w.until("2026-09-28 12:00");
    assert_eq!(w.postpones("anna", "16/10"), None);
    w.until("2026-10-14 12:00");
    assert_eq!(shown(&w), 2);
    w.accounts();
}

#[test]
fn what_was_assumed_is_passed_over_when_it_is_too_late_or_nobody_is_there() {
    // Switched off until the last day.
    let mut w = Weeks::new();
    assumes(&mut w, "de ser den");
    w.now = at("2026-09-30 10:00");
    w.until("2026-10-20 12:00");
    assert_eq!((shown(&w), w.settled(Reminder::Assumptions)), (0, vec![Settlement::Lapsed]));
    w.accounts();
    // A day late is early enough.
    let mut w = Weeks::new();
    assumes(&mut w, "de ser den");
    w.now = at("2026-09-29 10:00");
    w.until("2026-09-29 11:00");
    assert_eq!(shown(&w), 1);
    // The owner is away.
    let mut w = Weeks::new();
    assumes(&mut w, "de ser den");
    w.away.insert(person("anna"));
    w.until("2026-10-20 12:00");
    assert_eq!((shown(&w), w.settled(Reminder::Assumptions)), (0, vec![Settlement::Lapsed]));
    // It has been stopped.
    let mut w = Weeks::new();
    assumes(&mut w, "de ser den");
    assert_eq!(w.stops("anna"), None);
    w.until("2026-10-20 12:00");
    assert_eq!(shown(&w), 0);
    w.accounts();
}

// --- who is asked ---

#[test]
fn while_nobody_answers_the_next_in_line_is_asked_each_on_a_working_day_of_its_own() {
    let mut w = Weeks::with(|card, _| (card.until, card.follow_up) = (Some(date("2026-10-09")), None));
    let mut days = Vec::new();
    for day in 1..=20 {
        w.until(&format!("2026-10-{day:02} 23:00"));
        days.resize(w.asked().len(), day);
    }
    // Wednesday the owner, Thursday the second, Friday the end: the owner again, then on past the weekend.
    assert_eq!(days, [7, 8, 9, 12, 13, 14]);
    assert_eq!(w.asked(), [Line::Owner, Line::Second, Line::Owner, Line::Second, Line::Channel, Line::Facilitator]);
    assert_eq!(w.promised(), [], "the line has ended");
    let to: Vec<_> = w.said.iter().map(|s| s.to.clone()).collect();
    assert_eq!(to[4..], [Told::Channel, Told::Person(person("frida"))]);
    w.accounts();
}

#[test]
fn whoever_is_away_is_passed_over() {
    let mut w = Weeks::new();
    w.away = BTreeSet::from([person("anna")]);
    w.until("2026-09-28 12:00");
    assert_eq!(w.asked(), [Line::Second]);
    w.until("2026-09-30 08:00");
    assert_eq!(w.asked(), [Line::Second], "there is time yet: the channel is left alone");
    w.away.insert(person("bo"));
    w.until("2026-09-30 12:00");
    assert_eq!(w.asked(), [Line::Second, Line::Channel], "the last day asks anew");
    w.accounts();
}

#[test]
fn the_channel_is_asked_once_though_the_facilitator_is_away() {
    let mut w = Weeks::with(|card, _| card.follow_up = None);
    w.away.insert(person("frida"));
    w.until("2026-10-20 12:00");
    // On the way to the end day, and after it.
    assert_eq!(w.asked(), [Line::Owner, Line::Second, Line::Owner, Line::Second, Line::Channel]);
    assert_eq!(w.settled(Reminder::Unanswered).last(), Some(&Settlement::Lapsed));
    assert_eq!(w.promised(), []);
    w.accounts();
}

#[test]
fn a_facilitator_who_is_the_owner_is_not_asked_to_talk_to_themselves() {
    let mut w = Weeks::with(|card, circle| {
        card.follow_up = None;
        circle.as_mut().unwrap().facilitator = Some(person("anna"));
    });
    w.until("2026-10-20 12:00");
    assert_eq!(w.asked().last(), Some(&Line::Channel));
    w.accounts();
}

#[test]
fn nobody_is_left_but_the_channel() {
    let mut w = Weeks::with(|_, circle| *circle = None);
    w.away.insert(person("anna"));
    w.until("2026-09-28 12:00");
    assert_eq!((w.asked(), w.said[0].to.clone()), (vec![Line::Channel], Told::Channel));
}

// --- the follow-up's hour ---

#[test]
fn the_follow_up_opens_at_the_time_people_chose() {
    let mut w = Weeks::with(|card, _| card.follow_up = Some("2026-10-03T19:30".parse().unwrap()));
    w.until("2026-10-05 12:00");
    assert_eq!(w.opened, [at("2026-10-03 19:30")], "a Saturday evening, as they said");
    assert_eq!(w.settled(Reminder::FollowUp), [ON_TIME]);
    assert!(matches!(w.t().stage, Stage::Due { .. }));
    assert_eq!(w.promised(), [], "nothing else is asked before it is over");
    w.accounts();
}

#[test]
fn the_follow_up_waits_until_another_dialogue_is_over() {
    let mut w = Weeks::new();
    w.until("2026-10-01 10:29");
    w.busy = true;
    w.until("2026-10-01 11:00");
    assert_eq!(w.opened, []);
    w.busy = false;
    assert!(w.tick());
    assert_eq!(w.opened, [at("2026-10-01 11:00")]);
}

#[test]
fn a_follow_up_asked_for_early_settles_what_was_promised() {
    let mut w = Weeks::new();
    let events = rules::follow_up_opened(w.t(), &dialogue(), &w.ctx());
    w.write(events);
    for kind in [Reminder::BeforeEnd, Reminder::EndDay, Reminder::FollowUp] {
        assert_eq!(w.settled(kind), [Settlement::Lapsed]);
    }
    w.until("2026-11-01 12:00");
    assert_eq!((w.asked(), w.opened.len()), (vec![], 0));
    w.accounts();
}

#[test]
fn a_follow_up_without_a_verdict_is_asked_for_once_more_a_week_later() {
    let mut w = Weeks::new();
    w.until("2026-10-01 10:30");
    let again = rules::follow_up_again(w.t(), &w.ctx());
    w.write(again);
    assert_eq!(w.promised(), [(Reminder::FollowUp, "2026-10-08 09:00".into())]);
    w.until("2026-10-08 09:00");
    assert_eq!(w.opened.len(), 2);
    assert_eq!(rules::follow_up_again(w.t(), &w.ctx()), [], "a third time would only be noise");
    assert!(w.t().is_open(), "who wants to can still hold it");
    w.accounts();
}

#[test]
fn the_hour_that_is_skipped_and_the_one_that_comes_twice() {
    for (when, held) in [("2027-03-28T02:30", "2027-03-28T01:30:00Z"), ("2027-10-31T02:30", "2027-10-31T00:30:00Z")] {
        let mut w = Weeks::with(|card, _| (card.until, card.follow_up) = (None, Some(when.parse().unwrap())));
        w.until("2027-11-02 12:00");
        assert_eq!(w.opened, [held.parse::<Timestamp>().unwrap()], "{when}");
        w.accounts();
    }
}

//! A dialogue that a series has come to: planned without asking whether the time is right.

use super::*;
use crate::calendar::LocalMoment;
use crate::dialogue::decide::{Occurring, planned_by_series};
use crate::dialogue::event::{Occasion, OfSeries};

/// Thursday 10 September at nine.
fn occurring(t: &Table, facilitator: Option<&str>, late: bool) -> Occurring {
    let at: jiff::civil::DateTime = "2026-09-10T09:00".parse().unwrap();
    Occurring {
        dialogue: DialogueId { channel: ChannelId(CHANNEL.into()), number: 1 },
        script: script(),
        lang: Lang::Da,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() },
        at: LocalMoment { date: at.date(), time: at.time(), zone: t.calendar.zone().clone() },
        series: OfSeries { number: 2, late },
        facilitator: facilitator.map(|name| (person(name), identity(name))),
    }
}

/// What is said of it, and how it stands then.
fn planned(facilitator: Option<&str>, now: &str) -> (Vec<Spoken>, Dialogue) {
    let mut t = Table::of(1);
    t.now = now.parse().unwrap();
    let mut state = None;
    let mut said = Vec::new();
    for event in planned_by_series(occurring(&t, facilitator, false), &t.ctx()) {
        apply(&mut state, &event).unwrap();
        let effects = react(state.as_ref().unwrap(), &event).into_iter();
        said.extend(effects.filter_map(|effect| match effect {
            Effect::Post(spoken) => Some(spoken),
            Effect::PreparePrivate(_) => None,
        }));
    }
    (said, state.unwrap())
}

#[test]
fn people_are_invited_and_nobody_is_asked_whether_the_time_is_right() {
    let (said, state) = planned(Some("anna"), START);
    let says: Vec<&Say> = said.iter().map(|spoken| &spoken.say).collect();
    assert_eq!(says, [&Say::Invitation, &Say::CalendarFile { moves: 0 }]);
    assert!(state.is_planned() && state.planning.proposed.is_none());
    assert_eq!(state.planning.series, Some(OfSeries { number: 2, late: false }));
    let promised: Vec<Occasion> = state.planning.promises.open().map(|promise| promise.kind).collect();
    assert_eq!(promised, [Occasion::PreReading, Occasion::ReadingReminder, Occasion::Meeting]);
    assert_eq!(state.facilitator.and_then(|who| state.person(who)).and_then(|p| p.person), Some(person("anna")));
    let shown = crate::dialogue::speak::living(&state);
    assert_eq!(shown.iter().map(|spoken| &spoken.say).collect::<Vec<_>>(), [&Say::Invitation]);
}

/// Nobody's turn: whoever comes may take over. A meeting so near that nothing can be read in time is held all the same.
#[test]
fn without_a_facilitator_it_can_be_claimed_also_at_short_notice() {
    let (said, state) = planned(None, "2026-09-10T06:30:00Z");
    assert_eq!(said[0].say, Say::Invitation);
    assert_eq!(state.facilitator, None);
    let mut t = Table { state: Some(state), ..Table::of(1) };
    t.now = "2026-09-10T06:40:00Z".parse().unwrap();
    t.events.clear();
    for command in [Command::Join(None), Command::Claim(None)] {
        let actor =
            Actor { person: person("bo"), identity: identity("bo"), place: Place::Channel, at: t.now, via: None };
        let Decision { events, refusal, .. } = decide(t.d(), &actor, &Request::Command(command), &t.ctx());
        assert_eq!(refusal, None);
        for event in events {
            apply(&mut t.state, &event).unwrap();
        }
    }
    assert!(t.d().facilitator.is_some());
}

/// Moved to another time it is asked about like any other, and still belongs to its series.
#[test]
fn moved_it_is_said_back_and_still_belongs_to_its_series() {
    let (_, state) = planned(Some("anna"), START);
    let t = Table { state: Some(state), ..Table::of(1) };
    let actor =
        Actor { person: person("anna"), identity: identity("anna"), place: Place::Channel, at: t.now, via: None };
    let moved = Request::Command(Command::Move { dialogue: None, when: "11/9 kl. 10".into() });
    let Decision { events, refusal, .. } = decide(t.d(), &actor, &moved, &t.ctx());
    assert_eq!(refusal, None);
    let mut state = t.state.clone();
    let mut asked = 0;
    for event in &events {
        apply(&mut state, event).unwrap();
        let check = |effect: &Effect| matches!(effect, Effect::Post(spoken) if spoken.say == Say::TimeCheck);
        asked += react(state.as_ref().unwrap(), event).iter().filter(|effect| check(effect)).count();
    }
    assert_eq!(asked, 1);
    assert!(state.unwrap().planning.series.is_some());
}

//! Days on which somebody is away: noted, told in full, called off, and erased with their other data.

use crate::calendar::{WhenError, WorkingCalendar};
use crate::dialogue::absence::{decide, followed};
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::Away;
use crate::dialogue::dates::Today;
use crate::dialogue::ids::PersonId;
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Absence;
use jiff::civil::{Date, date};

const ANNA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);

/// A Thursday.
const NOW: &str = "2026-11-26T11:00:00Z";

fn asks(channel: &mut Channel, who: PersonId, away: &Away, lang: Lang) -> Result<Absence, Refusal> {
    let calendar = WorkingCalendar::default();
    let today = Today { now: NOW.parse().unwrap(), calendar: &calendar, lang };
    let (events, absence) = decide(channel, who, away, Some("$1"), &today)?;
    for event in events {
        let written = serde_json::to_string(&event).unwrap();
        channel.apply(&serde_json::from_str(&written).unwrap()).unwrap();
    }
    Ok(absence)
}

/// What Anna is told, and all that holds of her afterwards.
fn noted(channel: &mut Channel, days: &str) -> (Absence, Vec<(Date, Date)>) {
    let told = asks(channel, ANNA, &Away::Days(days.to_owned()), Lang::Da).unwrap();
    (told, channel.absences(ANNA).collect())
}

fn plain(first: Date, last: Date) -> Absence {
    Absence::Noted { days: vec![(first, last)], replaced: vec![], also: vec![], whole_days: false }
}

#[test]
fn both_ends_count_and_without_a_first_day_it_begins_today() {
    for (days, first, last) in [
        ("til og med 30/11", date(2026, 11, 26), date(2026, 11, 30)),
        ("24/12 til 2/1", date(2026, 12, 24), date(2027, 1, 2)),
        ("24.-31. december", date(2026, 12, 24), date(2026, 12, 31)),
        ("i morgen", date(2026, 11, 27), date(2026, 11, 27)),
        ("3 uger", date(2026, 11, 26), date(2026, 12, 16)),
        ("for 3 days", date(2026, 11, 26), date(2026, 11, 28)),
        ("påske", date(2027, 3, 25), date(2027, 3, 29)),
    ] {
        let mut channel = Channel::default();
        assert_eq!(noted(&mut channel, days), (plain(first, last), vec![(first, last)]), "{days}");
        for (day, away) in
            [(first, true), (last, true), (first.yesterday().unwrap(), false), (last.tomorrow().unwrap(), false)]
        {
            assert_eq!(channel.is_away(ANNA, day), away, "{days}: {day}");
            assert!(!channel.is_away(BO, day));
        }
    }
}

#[test]
fn the_right_days_after_wrong_ones_leave_only_the_right_ones() {
    let right = (date(2026, 12, 24), date(2026, 12, 31));
    for wrong in ["26. november til 31. december", "24. december", "20.-27. december", "24/12-2/1", "30/12 til 5/1"] {
        let mut channel = Channel::default();
        let (_, was) = noted(&mut channel, wrong);
        let (told, holds) = noted(&mut channel, "24.-31. december");
        assert_eq!(holds, [right], "{wrong}");
        assert_eq!(
            told,
            Absence::Noted { days: vec![right], replaced: was, also: vec![], whole_days: false },
            "{wrong}"
        );
        assert!(!channel.is_away(ANNA, date(2026, 11, 27)), "{wrong}");
        // Said once more it changes nothing.
        let version = channel.version;
        assert_eq!(noted(&mut channel, "24.-31. december").0, plain(right.0, right.1));
        assert_eq!(channel.version, version);
    }
}

#[test]
fn what_still_holds_besides_is_named() {
    let mut channel = Channel::default();
    noted(&mut channel, "24/11-27/11");
    let (told, holds) = noted(&mut channel, "24/12-27/12");
    let (was, is) = ((date(2026, 11, 24), date(2026, 11, 27)), (date(2026, 12, 24), date(2026, 12, 27)));
    assert_eq!(told, Absence::Noted { days: vec![is], replaced: vec![], also: vec![was], whole_days: false });
    assert_eq!(holds, [was, is]);
    let (told, _) = noted(&mut channel, "24/12 og 31/12 fra kl. 12");
    let days = vec![(date(2026, 12, 24), date(2026, 12, 24)), (date(2026, 12, 31), date(2026, 12, 31))];
    assert_eq!(told, Absence::Noted { days, replaced: vec![is], also: vec![was], whole_days: true });
}

#[test]
fn absences_are_shown_in_order_and_joined_where_they_touch() {
    let mut channel = Channel::default();
    noted(&mut channel, "24/12 til 2/1");
    noted(&mut channel, "til 27/11");
    noted(&mut channel, "28/11 til 30/11");
    let shown = asks(&mut channel, ANNA, &Away::Show, Lang::Da);
    let expected = vec![(date(2026, 11, 26), date(2026, 11, 30)), (date(2026, 12, 24), date(2027, 1, 2))];
    assert_eq!(shown, Ok(Absence::Shown(expected)));
    assert_eq!(asks(&mut channel, BO, &Away::Show, Lang::Da), Ok(Absence::Shown(vec![])));
}

#[test]
fn an_absence_is_called_off_as_often_as_one_likes() {
    let mut channel = Channel::default();
    noted(&mut channel, "til 30/11");
    for _ in 0..2 {
        assert_eq!(asks(&mut channel, ANNA, &Away::Off, Lang::Da), Ok(Absence::Ended));
        assert!(!channel.is_away(ANNA, date(2026, 11, 27)));
    }
    assert_eq!(channel.version, 2);
    assert!(channel.apply(&ChannelEvent::AwayEnded { person: ANNA }).is_err());
}

#[test]
fn days_that_are_past_doubtful_or_turned_round_are_refused_with_the_reason() {
    let mut channel = Channel::default();
    let mut why = |days: &str, lang| match asks(&mut channel, ANNA, &Away::Days(days.to_owned()), lang) {
        Err(Refusal::BadDate { text, error }) if text == days => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(why("1/11", Lang::Da), WhenError::Past { fits: Some(_), .. }));
    let unknown = WhenError::Unknown { word: "fredg".into(), nearest: Some("fredag") };
    assert_eq!(why("til fredg", Lang::Da), unknown);
    assert!(matches!(why("næste fredag", Lang::Da), WhenError::Ambiguous(two) if two.len() == 2));
    assert!(matches!(why("3/4", Lang::En), WhenError::Ambiguous(two) if two.len() == 2));
    let turned = WhenError::Reversed { first: date(2027, 1, 12), last: date(2027, 1, 3) };
    assert_eq!(why("12/1 til 3/1", Lang::Da), turned);
    assert_eq!(why("kl. 13", Lang::Da), WhenError::WholeDays);
    assert!(matches!(why("24.-31. november", Lang::Da), WhenError::NoSuchDate { day: 31, .. }));
    assert!(matches!(why("fra mandag", Lang::Da), WhenError::WhichEnd { .. }));
    assert_eq!(channel, Channel::default());
}

#[test]
fn a_note_can_be_taken_back_by_itself_and_an_old_one_is_still_read() {
    let mut channel = Channel::default();
    let old = serde_json::json!({
        "type": "away-noted", "person": 1, "days": { "$erasable": { "about": 1, "value": ["2026-11-27", "2026-11-30"] } }
    });
    channel.apply(&serde_json::from_value(old).unwrap()).unwrap();
    noted(&mut channel, "24/12");
    let notes: Vec<_> = channel.away[&ANNA].iter().map(|noted| (noted.version, noted.via.as_deref())).collect();
    assert_eq!(notes, [(1, None), (2, Some("$1"))]);
    channel.apply(&ChannelEvent::AwayTakenBack { person: ANNA, noted: vec![2] }).unwrap();
    assert_eq!(channel.absences(ANNA).collect::<Vec<_>>(), [(date(2026, 11, 27), date(2026, 11, 30))]);
    assert!(channel.apply(&ChannelEvent::AwayTakenBack { person: ANNA, noted: vec![2] }).is_err());
    channel.apply(&ChannelEvent::AwayTakenBack { person: ANNA, noted: vec![1] }).unwrap();
    assert_eq!(channel.away.len(), 0);
}

#[test]
fn days_follow_the_message_that_noted_them() {
    let mut channel = Channel::default();
    noted(&mut channel, "24/12");
    let calendar = WorkingCalendar::default();
    let today = Today { now: NOW.parse().unwrap(), calendar: &calendar, lang: Lang::Da };
    let follows = |channel: &Channel, original: &str, days: Option<&str>| {
        let away = days.map(|days| Away::Days(days.to_owned()));
        followed(channel, ANNA, original, away.as_ref(), &today)
    };
    assert_eq!(follows(&channel, "$2", None), Ok(None), "another message");
    assert!(matches!(follows(&channel, "$1", Some("32/12")), Err(Refusal::BadDate { .. })), "and the old days stay");
    let (events, _) = follows(&channel, "$1", Some("27/12")).unwrap().expect("it noted days");
    events.iter().for_each(|event| channel.apply(event).unwrap());
    assert_eq!(channel.absences(ANNA).collect::<Vec<_>>(), [(date(2026, 12, 27), date(2026, 12, 27))]);
    let (events, absence) = follows(&channel, "$1", None).unwrap().expect("it noted days");
    events.iter().for_each(|event| channel.apply(event).unwrap());
    assert_eq!((channel.away.len(), absence), (0, Absence::Shown(Vec::new())));
}

#[test]
fn what_is_erased_is_no_absence_any_more() {
    let mut channel = Channel::default();
    noted(&mut channel, "til 30/11");
    let erased = serde_json::json!({
        "type": "away-noted", "person": 1, "days": { "$erasable": { "about": 1, "value": null } }
    });
    channel.away.clear();
    channel.apply(&serde_json::from_value(erased).unwrap()).unwrap();
    assert!(!channel.is_away(ANNA, date(2026, 11, 27)));
    assert_eq!(asks(&mut channel, ANNA, &Away::Show, Lang::Da), Ok(Absence::Shown(vec![])));
}

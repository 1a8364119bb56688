//! Days on which somebody is away: noted, told in full, called off, and erased with their other data.

use crate::calendar::WorkingCalendar;
use crate::dialogue::absence::decide;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::Away;
use crate::dialogue::dates::Today;
use crate::dialogue::ids::PersonId;
use crate::dialogue::lang::Lang;
use crate::dialogue::say::{Absence, Refusal};
use jiff::civil::{Date, date};

const ANNA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);

/// On Thursday 26 November 2026.
fn asks(channel: &mut Channel, who: PersonId, away: &Away, lang: Lang) -> Result<Absence, Refusal> {
    let calendar = WorkingCalendar::default();
    let today = Today { now: "2026-11-26T11:00:00Z".parse().unwrap(), calendar: &calendar, lang };
    let (event, absence) = decide(channel, who, away, &today)?;
    if let Some(event) = event {
        channel.apply(&event).unwrap();
    }
    Ok(absence)
}

fn days(from: Option<&str>, until: &str) -> Away {
    Away::Days { from: from.map(str::to_owned), until: until.to_owned() }
}

fn noted(channel: &mut Channel, from: Option<&str>, until: &str) -> Result<(Date, Date), Refusal> {
    match asks(channel, ANNA, &days(from, until), Lang::Da)? {
        Absence::Noted(days) => Ok(days),
        other => panic!("{other:?}"),
    }
}

#[test]
fn both_ends_count_and_without_a_first_day_it_begins_today() {
    let mut channel = Channel::default();
    assert_eq!(noted(&mut channel, None, "30/11"), Ok((date(2026, 11, 26), date(2026, 11, 30))));
    assert_eq!(noted(&mut channel, Some("24/12"), "2/1"), Ok((date(2026, 12, 24), date(2027, 1, 2))));
    assert_eq!(noted(&mut channel, Some("i morgen"), "i morgen"), Ok((date(2026, 11, 27), date(2026, 11, 27))));
    for (day, away) in [
        (date(2026, 11, 25), false),
        (date(2026, 11, 26), true),
        (date(2026, 11, 30), true),
        (date(2026, 12, 1), false),
        (date(2027, 1, 2), true),
        (date(2027, 1, 3), false),
    ] {
        assert_eq!(channel.is_away(ANNA, day), away, "{day}");
        assert!(!channel.is_away(BO, day));
    }
}

#[test]
fn absences_are_shown_in_order_and_joined_where_they_touch() {
    let mut channel = Channel::default();
    noted(&mut channel, Some("24/12"), "2/1").unwrap();
    noted(&mut channel, None, "27/11").unwrap();
    noted(&mut channel, Some("28/11"), "30/11").unwrap();
    let shown = asks(&mut channel, ANNA, &Away::Show, Lang::Da);
    let expected = vec![(date(2026, 11, 26), date(2026, 11, 30)), (date(2026, 12, 24), date(2027, 1, 2))];
    assert_eq!(shown, Ok(Absence::Shown(expected)));
    assert_eq!(asks(&mut channel, BO, &Away::Show, Lang::Da), Ok(Absence::Shown(vec![])));
}

#[test]
fn an_absence_is_called_off_as_often_as_one_likes() {
    let mut channel = Channel::default();
    noted(&mut channel, None, "30/11").unwrap();
    for _ in 0..2 {
        assert_eq!(asks(&mut channel, ANNA, &Away::Off, Lang::Da), Ok(Absence::Ended));
        assert!(!channel.is_away(ANNA, date(2026, 11, 27)));
    }
    assert_eq!(channel.version, 2);
    assert!(channel.apply(&ChannelEvent::AwayEnded { person: ANNA }).is_err());
}

#[test]
fn dates_that_are_past_doubtful_or_turned_round_are_refused() {
    let mut channel = Channel::default();
    let mut refused = |from, until, lang| asks(&mut channel, ANNA, &days(from, until), lang).unwrap_err();
    assert_eq!(refused(None, "1/11", Lang::Da), Refusal::PastDate { text: "1/11".into() });
    assert_eq!(refused(None, "fredg", Lang::Da), Refusal::BadDate { text: "fredg".into() });
    let (one, other) = ("fredag den 27. november 2026".to_owned(), "fredag den 4. december 2026".to_owned());
    let friday = Refusal::AmbiguousDate { text: "næste fredag".into(), one, other };
    assert_eq!(refused(None, "næste fredag", Lang::Da), friday);
    let (one, other) = ("Thursday 4 March 2027".to_owned(), "Saturday 3 April 2027".to_owned());
    assert_eq!(refused(None, "3/4", Lang::En), Refusal::AmbiguousDate { text: "3/4".into(), one, other });
    let (from, until) = ("tirsdag den 12. januar 2027".to_owned(), "søndag den 3. januar 2027".to_owned());
    assert_eq!(refused(Some("12/1"), "3/1", Lang::Da), Refusal::DatesReversed { from, until });
    assert_eq!(channel, Channel::default());
}

#[test]
fn what_is_erased_is_no_absence_any_more() {
    let mut channel = Channel::default();
    noted(&mut channel, None, "30/11").unwrap();
    let erased = serde_json::json!({
        "type": "away-noted", "person": 1, "days": { "$erasable": { "about": 1, "value": null } }
    });
    channel.away.clear();
    channel.apply(&serde_json::from_value(erased).unwrap()).unwrap();
    assert!(!channel.is_away(ANNA, date(2026, 11, 27)));
    assert_eq!(asks(&mut channel, ANNA, &Away::Show, Lang::Da), Ok(Absence::Shown(vec![])));
}

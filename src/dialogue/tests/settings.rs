//! A channel's own choices: what they are called, which values fit, and what then holds.

use crate::calendar::{QuietHours, Schedule, WhenError, WorkingCalendar};
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::dates::{Today, bad_date};
use crate::dialogue::event::{Ballots, GroupRoom, Settings};
use crate::dialogue::ids::PersonId;
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::settings::{
    ChannelSettings, Choosing, Configured, Discretion, Naming, Setting, Shown, Starters, decide, shown,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// Thursday 26 November 2026, noon in Copenhagen.
const NOW: &str = "2026-11-26T11:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// The channel's choices after one message, from nothing; Bo is mentioned in it.
fn chosen(given: &[(&str, &str)]) -> Result<ChannelSettings, Refusal> {
    then(&ChannelSettings::default(), given)
}

fn then(settings: &ChannelSettings, given: &[(&str, &str)]) -> Result<ChannelSettings, Refusal> {
    let calendar = WorkingCalendar::default();
    let today = Today { now: now(), calendar: &calendar, lang: Lang::Da };
    let people = [PersonId(2)];
    let mentioned = given.iter().any(|(_, value)| value.contains('@'));
    let choosing = Choosing { today, configured: &calendar, people: if mentioned { &people } else { &[] } };
    let given: Vec<(String, String)> = given.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    decide(settings, &given, &choosing)
}

fn channel(given: &[(&str, &str)]) -> Channel {
    let mut channel = Channel::default();
    channel.apply(&ChannelEvent::SettingsChanged { settings: Box::new(chosen(given).unwrap()) }).unwrap();
    channel
}

fn is_working(channel: &Channel, day: Date) -> bool {
    channel.calendar(&WorkingCalendar::default()).days().is_working(day)
}

#[test]
fn every_setting_is_found_by_each_of_its_names() {
    let mut seen = std::collections::BTreeMap::new();
    for setting in Setting::ALL {
        for name in Lang::ALL.iter().flat_map(|lang| setting.names(*lang)) {
            assert_eq!(Setting::named(&name.to_uppercase()), Some(setting), "{name}");
            assert!(seen.insert(*name, setting).is_none_or(|other| other == setting), "{name}");
            assert!(name.split(' ').count() <= 2, "{name}: a field's name has two words at most");
        }
    }
    assert_eq!(Setting::named("paamindelser"), Some(Setting::Reminders));
    assert_eq!(Setting::named("farve"), None);
}

#[test]
fn a_channel_that_has_chosen_nothing_keeps_what_is_configured() {
    let (channel, configured) = (Channel::default(), WorkingCalendar::default());
    assert_eq!(channel.calendar(&configured), configured);
    assert_eq!(channel.lang(Lang::En), Lang::En);
    assert_eq!(channel.may_start(), None);
    let conduct =
        Settings { groups: GroupRoom::InTheRoom, ballots: Ballots::Secret, auto: true, ..Settings::default() };
    assert_eq!(channel.conduct(conduct), conduct);
    assert_eq!(channel.discretion(Discretion::default()), Discretion::default());
}

#[test]
fn what_is_chosen_holds() {
    let channel = channel(&[
        ("sprog", "engelsk"),
        ("tidszone", "America/Nuuk"),
        ("påmindelser", "mandag og torsdag kl. 8.30"),
        ("stilletid", "16-8"),
        ("fridage", "juleaftensdag og 31/12"),
        ("lukkedage", "28/12 til og med 30/12, 15/2"),
        ("må starte", "@bo"),
        ("grupper", "rummet"),
        ("afstemning", "hemmelig"),
        ("automatisk", "ja"),
        ("referat", "navne"),
        ("forberedelse", "navne"),
        ("deling", "ja"),
        ("tilbagemelding", "nej"),
    ]);
    let calendar = channel.calendar(&WorkingCalendar::default());
    assert_eq!(calendar.zone().name(), "America/Nuuk");
    assert_eq!(calendar.reminders(), &Schedule::parse("mandag og torsdag kl. 8.30").unwrap());
    assert_eq!(calendar.quiet(), Some(QuietHours::parse("16-8").unwrap()));
    let off = [(2026, 12, 24), (2026, 12, 28), (2026, 12, 30), (2026, 12, 31), (2027, 2, 15)];
    assert!(off.iter().all(|(y, m, d)| !calendar.days().is_working(date(*y, *m, *d))));
    assert!(calendar.days().is_working(date(2027, 2, 16)));
    assert_eq!(channel.lang(Lang::Da), Lang::En);
    assert_eq!(channel.may_start(), Some(&Starters::Only(vec![PersonId(2)])));
    let configured =
        Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() };
    let conduct =
        Settings { groups: GroupRoom::InTheRoom, ballots: Ballots::Secret, auto: true, ..Settings::default() };
    assert_eq!(channel.conduct(configured), conduct);
    let open = Discretion { record: Naming::Names, reading: Naming::Names, sharing: true, feedback: false };
    assert_eq!(channel.discretion(Discretion::default()), open);
}

#[test]
fn english_values_and_crontab_fields_fit_too() {
    let english = [
        ("language", "English"),
        ("reminders", "30 8 * * 1-4"),
        ("quiet hours", "from 5pm to 7am"),
        ("days off", "1 May, 5 June, day after Ascension, Christmas Eve and New Year's Eve"),
        ("closed days", "28 December to 30 December"),
        ("may start", "everybody"),
        ("groups", "threads"),
        ("ballots", "open"),
        ("automatic", "no"),
        ("record", "counts"),
        ("reading", "counts"),
        ("sharing", "no"),
        ("feedback", "yes"),
    ];
    let settings = chosen(&english).unwrap();
    assert_eq!(settings.reminders.unwrap().to_string(), "30 8 * * 1-4");
    assert_eq!((settings.days_off.unwrap().len(), settings.may_start), (5, Some(Starters::Anybody)));
}

#[test]
fn closed_days_are_taken_back_and_the_latest_word_counts() {
    let closed = chosen(&[("lukkedage", "28/12 til 30/12")]).unwrap();
    let again = then(&closed, &[("åbent", "29/12")]).unwrap();
    let mut channel = Channel { settings: again.clone(), ..Channel::default() };
    assert!(!is_working(&channel, date(2026, 12, 28)) && is_working(&channel, date(2026, 12, 29)));
    channel.settings = then(&again, &[("lukket", "29/12")]).unwrap();
    assert!(!is_working(&channel, date(2026, 12, 29)));
    channel.settings = then(&again, &[("lukkedage", "ingen")]).unwrap();
    assert!(is_working(&channel, date(2026, 12, 28)));
}

#[test]
fn standard_gives_back_what_is_configured() {
    let settings = chosen(&[("stilletid", "ingen"), ("sprog", "en"), ("automatisk", "ja")]).unwrap();
    assert_ne!(settings, ChannelSettings::default());
    let given = [("stilletid", "standard"), ("language", "default"), ("automatisk", "Standard")];
    assert_eq!(then(&settings, &given), Ok(ChannelSettings::default()));
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_changes() {
    let bad = |setting, value: &str| Refusal::BadSetting { setting, value: value.to_owned(), nearest: None };
    for (given, expected) in [
        (&[("sprog", "en"), ("farve", "blå")][..], Refusal::UnknownSetting { name: "farve".into(), nearest: None }),
        (&[("sprog", "tysk")], bad(Setting::Lang, "tysk")),
        (
            &[("tidszone", "Copenhagen")],
            Refusal::BadSetting {
                setting: Setting::Zone,
                value: "Copenhagen".into(),
                nearest: Some("Europe/Copenhagen".into()),
            },
        ),
        (&[("påmindelser", "hver anden torsdag kl. 9")], bad(Setting::Reminders, "hver anden torsdag kl. 9")),
        (&[("påmindelser", "dagligt kl. 3")], Refusal::NoMoment { reminders: "dagligt kl. 3".into() }),
        (&[("stilletid", "8-17")], Refusal::NoMoment { reminders: "hverdage kl. 9".into() }),
        (&[("stilletid", "om natten")], bad(Setting::Quiet, "om natten")),
        (&[("stilletid", "9-9")], bad(Setting::Quiet, "9-9")),
        (&[("fridage", "fastelavn")], bad(Setting::DaysOff, "fastelavn")),
        (&[("lukkedage", "juleferien")], bad_date("juleferien", WhenError::Varies("juleferien".into()))),
        (
            &[("lukkedage", "30/12 til 28/12")],
            bad_date("30/12 til 28/12", WhenError::Reversed { first: date(2026, 12, 30), last: date(2026, 12, 28) }),
        ),
        (&[("lukkedage", "1/1 2027 til 31/12 2027")], Refusal::NoWorkingDay { from: date(2027, 1, 1) }),
        (&[("må starte", "lederen")], bad(Setting::MayStart, "lederen")),
        (&[("grupper", "stuen")], bad(Setting::Groups, "stuen")),
        (&[("afstemning", "måske")], bad(Setting::Ballots, "måske")),
        (&[("automatisk", "måske")], bad(Setting::Auto, "måske")),
        (&[("referat", "ja")], bad(Setting::Record, "ja")),
    ] {
        assert_eq!(chosen(given), Err(expected), "{given:?}");
    }
}

#[test]
fn closed_days_are_corrected_by_the_right_ones() {
    let closed = |given: &[&str]| {
        let given: Vec<_> = given.iter().map(|days| ("lukkedage", *days)).collect();
        let settings = chosen(&given).unwrap();
        settings.closed.iter().map(|closing| (closing.from, closing.until)).collect::<Vec<_>>()
    };
    let christmas = (date(2026, 12, 24), date(2026, 12, 31));
    assert_eq!(closed(&["24.-31. december"]), [christmas]);
    assert_eq!(closed(&["24. november til 31. december", "24.-31. december"]), [christmas]);
    assert_eq!(closed(&["24. december", "24.-31. december"]), [christmas]);
    let week = (date(2027, 2, 15), date(2027, 2, 21));
    assert_eq!(closed(&["24.-31. december", "uge 7"]), [christmas, week], "what does not overlap still holds");
    assert_eq!(closed(&["24.-31. december, uge 7 og grundlovsdag"]).len(), 3);
}

/// What fitted may no longer fit a configuration that was changed since.
#[test]
fn choices_that_no_longer_fit_give_way_to_the_configuration() {
    let channel = channel(&[("påmindelser", "hverdage kl. 16.30")]);
    let ChannelSettings { quiet, .. } = chosen(&[("stilletid", "16-8")]).unwrap();
    let longer = ChannelSettings { quiet, ..ChannelSettings::default() }.calendar(&WorkingCalendar::default()).unwrap();
    assert_eq!(channel.calendar(&longer), longer);
}

#[test]
fn closed_days_are_shown_from_today_on_as_ranges() {
    let calendar = WorkingCalendar::default();
    let days = calendar.days().close(date(2026, 11, 20), date(2026, 11, 26)).unwrap();
    let days = days.close(date(2026, 12, 28), date(2026, 12, 28)).unwrap();
    let calendar = calendar.with_days(days).unwrap();
    let conduct = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() };
    let configured =
        Configured { calendar: &calendar, lang: Lang::Da, conduct, discretion: Discretion::default(), polls: true };
    let channel = channel(&[("lukkedage", "29/12 til 30/12")]);
    let shown = shown(&channel, &configured, Vec::new(), now());
    let ranges = vec![(date(2026, 11, 26), date(2026, 11, 26)), (date(2026, 12, 28), date(2026, 12, 30))];
    assert!(shown.contains(&Shown::Closed(ranges)), "{shown:?}");
    let told: Vec<Setting> = shown.iter().map(Shown::setting).collect();
    let all: Vec<Setting> = Setting::ALL.into_iter().filter(|setting| *setting != Setting::Open).collect();
    assert_eq!(told, all);
}

#[test]
fn choices_are_read_back_as_they_were_written() {
    let settings = chosen(&[("stilletid", "ingen"), ("fridage", "24/12"), ("må starte", "@bo"), ("lukket", "28/12")]);
    let event = ChannelEvent::SettingsChanged { settings: Box::new(settings.unwrap()) };
    let written = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<ChannelEvent>(&written).unwrap(), event);
    assert!(!written.contains("null"), "{written}");
    let oldest = r#"{"type":"settings-changed","settings":{}}"#;
    let nothing = ChannelEvent::SettingsChanged { settings: Box::default() };
    assert_eq!(serde_json::from_str::<ChannelEvent>(oldest).unwrap(), nothing);
}

//! Channels in which things come again, and everything that is said about series and grey zones, in texts of their own:
//! `src/prompts/samples/recurring-da.txt` and `recurring-en.txt`.

use super::{TODAY, entry, playbooks, title};
use drejebog::calendar::{
    DayOff, Field, FieldProblem, Holiday, LocalMoment, OptionalDay, ScheduleError, WorkingCalendar, Zone,
};
use drejebog::dialogue::channel::{Channel, ChannelEvent};
use drejebog::dialogue::erasable::Erasable;
use drejebog::dialogue::event::{Identity, Votes};
use drejebog::dialogue::feedback::{self, Closing, FeedbackEvent};
use drejebog::dialogue::greyzone::{self, GreyZoneEvent, OPEN_DAYS, Offer, Origin, Source};
use drejebog::dialogue::ids::{ChannelId, PersonId};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::promise::Promise;
use drejebog::dialogue::recurring::{Ctx, wake};
use drejebog::dialogue::series::{self, AHEAD, Passed, Seat, SeriesEvent, What, Why};
use drejebog::doc::plain;
use drejebog::playbook::Playbook;
use drejebog::prompts::engine::{Manner, Prompts, RenderError};
use drejebog::prompts::{self, Dilemma, NO_WAYS, Speaker, built_in};
use expect_test::expect_file;
use jiff::Timestamp;
use jiff::civil::{Date, time};

/// A channel and its clock, on a Thursday in Copenhagen.
struct Room {
    channel: Channel,
    id: ChannelId,
    now: Timestamp,
    calendar: WorkingCalendar,
    zones: Vec<Offer>,
    votes: Votes,
}

impl Room {
    fn new() -> Self {
        Self {
            channel: Channel::default(),
            id: ChannelId("matrix/!abc:example.dk".into()),
            now: "2026-12-03T09:00:00Z".parse().unwrap(),
            calendar: WorkingCalendar::default(),
            zones: vec![Offer { source: Source { playbook: "borgerdata".into(), index: 0 }, answers: 4 }],
            votes: Votes::Reactions,
        }
    }

    fn ctx(&self) -> Ctx<'_> {
        let Self { id: channel, now, calendar, zones, votes, .. } = self;
        Ctx { channel, now: *now, seed: 1, calendar, zones, open_days: OPEN_DAYS, votes: *votes }
    }

    fn write(mut self, facts: Vec<ChannelEvent>) -> Self {
        facts.iter().for_each(|fact| self.channel.apply(fact).unwrap());
        self
    }

    fn write_zone(self, facts: Vec<GreyZoneEvent>) -> Self {
        self.write(facts.into_iter().map(|fact| ChannelEvent::GreyZone { fact }).collect())
    }

    fn write_series(self, facts: Vec<SeriesEvent>) -> Self {
        self.write(facts.into_iter().map(|fact| ChannelEvent::Series { fact }).collect())
    }

    fn zone(self, late: Option<Date>) -> Self {
        let origin = late.map_or(Origin::Asked, |date| Origin::Series { series: 1, late: Some(date) });
        let facts = greyzone::open(&self.channel.grey_zones, None, origin, &self.ctx()).unwrap();
        self.write_zone(facts)
    }

    /// So many answers for the first, the second, ...
    fn answers(mut self, spread: [u64; 4]) -> Self {
        let mut people = 1..;
        for (answer, votes) in (1..).zip(spread) {
            for who in people.by_ref().take(usize::try_from(votes).unwrap()) {
                let facts = greyzone::answer(&self.channel.grey_zones, PersonId(who), None, answer, None).unwrap();
                self = self.write_zone(facts);
            }
        }
        self
    }

    /// Everything that is due then.
    fn at(mut self, at: &str) -> Self {
        self.now = at.parse().unwrap();
        let facts = wake(&self.channel, &self.ctx(), |_, _| false);
        self.write(facts)
    }

    fn series(self, schedule: &str, what: What) -> Self {
        let facts = series::begin(&self.channel.series, schedule, what, AHEAD, &self.ctx()).unwrap();
        self.write_series(facts)
    }

    fn rota(self, names: &[&str]) -> Self {
        let seats = (1..).zip(names).map(|(n, name)| {
            let identity = Identity { account: None, name: (*name).to_owned() };
            Seat { person: PersonId(n), identity: Erasable::new(Some(PersonId(n)), identity) }
        });
        let facts = series::set_rota(&self.channel.series, 1, seats.collect()).unwrap();
        self.write_series(facts)
    }

    /// So many are asked about a dialogue.
    fn asked(self, whom: u64) -> Self {
        let at = self.moment("2026-12-04T12:00");
        let closing = Promise { id: 1, kind: Closing { dialogue: 1 }, at, chosen: false };
        let (playbook, whom) = ("borgerdata".into(), (1..=whom).map(PersonId).collect());
        let fact = FeedbackEvent::Asked { dialogue: 1, playbook, whom, facilitator: Some(PersonId(99)), closing };
        self.write(vec![ChannelEvent::Feedback { fact }])
    }

    /// So many say yes, both, and no.
    fn worth(mut self, answers: [u64; 3]) -> Self {
        let mut people = 1..;
        for (number, many) in (1..).zip(answers) {
            for who in people.by_ref().take(usize::try_from(many).unwrap()) {
                let facts = feedback::answer(&self.channel.feedback, PersonId(who), None, number, None).unwrap();
                self = self.write(facts.into_iter().map(|fact| ChannelEvent::Feedback { fact }).collect());
            }
        }
        self
    }

    fn moment(&self, civil: &str) -> LocalMoment {
        let civil: jiff::civil::DateTime = civil.parse().unwrap();
        LocalMoment { date: civil.date(), time: civil.time(), zone: self.calendar.zone().clone() }
    }
}

fn dialogues() -> What {
    What::Dialogue { playbook: "borgerdata".into() }
}

fn dilemma(playbook: &Playbook, lang: Lang) -> Dilemma<'_> {
    let texts = playbook.texts(lang);
    let zone = &texts.grey_zones[0];
    Dilemma {
        playbook: &playbook.script.playbook,
        title: &zone.title,
        dilemma: &zone.dilemma,
        answers: &zone.answers,
        legal: &zone.legal,
        disclaimer: &texts.disclaimer,
    }
}

fn zone_messages() -> Vec<(&'static str, Room, greyzone::Say)> {
    let open = || Room::new().zone(None);
    let by_poll = || Room { votes: Votes::Polls, ..Room::new() }.zone(None);
    let (zone, spread) = (greyzone::Say::Zone { zone: 1 }, greyzone::Say::Spread { zone: 1 });
    let (on_time, late) = ("2026-12-07T08:00:00Z", "2026-12-09T12:00:00Z");
    vec![
        ("åben", open(), zone),
        ("1 har svaret", open().answers([0, 1, 0, 0]), zone),
        ("for sent", Room::new().zone(Some("2026-12-01".parse().unwrap())).answers([2, 0, 1, 2]), zone),
        ("forbi", open().answers([1, 0, 3, 2]), greyzone::Say::Over { zone: 1 }),
        ("forbi, 1 svarede", open().answers([1, 0, 0, 0]), greyzone::Say::Over { zone: 1 }),
        ("forbi, ingen svarede", open(), greyzone::Say::Over { zone: 1 }),
        ("som afstemning", by_poll(), zone),
        ("", by_poll(), greyzone::Say::Poll { zone: 1 }),
        ("", by_poll().answers([1, 0, 3, 2]), greyzone::Say::PollOver { zone: 1 }),
        ("lukket", open().answers([1, 0, 3, 2]).at(on_time), spread),
        ("lukket for sent", open().answers([1, 0, 3, 2]).at(late), spread),
        ("ingen svarede", open().at(on_time), spread),
    ]
}

fn feedback_messages() -> Vec<(&'static str, Room, feedback::Say)> {
    let asked = || Room::new().asked(8);
    let (question, over) = (feedback::Say::Question { dialogue: 1 }, feedback::Say::Over { dialogue: 1 });
    let (outcome, noon) = (feedback::Say::Outcome { dialogue: 1 }, "2026-12-04T11:00:00Z");
    vec![
        ("", asked(), question),
        ("nogle har svaret", asked().worth([2, 1, 0]), question),
        ("", asked().worth([2, 1, 0]).at(noon), over),
        ("6 af 8", asked().worth([5, 1, 0]).at(noon), outcome),
        ("alle", asked().worth([4, 3, 1]), outcome),
        ("for få", asked().worth([1, 0, 1]).at(noon), outcome),
        ("ingen", asked().at(noon), outcome),
    ]
}

fn zone_refusals() -> Vec<greyzone::Refusal> {
    vec![
        greyzone::Refusal::AlreadyOpen { until: Room::new().moment("2026-12-07T09:00") },
        greyzone::Refusal::NoneHere,
        greyzone::Refusal::NoSuchZone { number: 9, of: 8 },
        greyzone::Refusal::NoSuchZone { number: 2, of: 1 },
        greyzone::Refusal::NoSuchAnswer { number: 5, of: 4 },
        greyzone::Refusal::NothingOpen,
        greyzone::Refusal::TooLate,
    ]
}

/// Every day off, all in one year.
fn days_off() -> Vec<Passed> {
    use Holiday::*;
    use OptionalDay::*;
    let holidays = [
        NewYear,
        MaundyThursday,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        GreatPrayerDay,
        Ascension,
        WhitSunday,
        WhitMonday,
        ChristmasDay,
        SecondChristmasDay,
    ];
    let optional = [MayDay, ConstitutionDay, DayAfterAscension, ChristmasEve, NewYearsEve];
    let days = holidays.map(DayOff::Holiday).into_iter().chain(optional.map(DayOff::Optional));
    let date: Date = "2027-05-06".parse().unwrap();
    days.chain([DayOff::Closed, DayOff::Weekend]).map(|day| Passed { date, why: Why::DayOff(day) }).collect()
}

fn series_messages() -> Vec<(&'static str, Room, series::Say)> {
    let weekly = || Room::new().series("hver torsdag kl. 9", dialogues());
    let zones = || Room::new().series("hver mandag kl. 9", What::GreyZone);
    let gone = || Room::new().series("0 9 * * 4", What::Dialogue { playbook: "kaffe".into() });
    let first = |room: &Room| room.channel.series.promise_of(1).unwrap().at.clone();
    let begun = |room: Room, passed: Vec<Passed>| {
        let say = series::Say::Begun { series: 1, first: first(&room), passed };
        (room, say)
    };
    let too_soon = Passed { date: "2026-12-03".parse().unwrap(), why: Why::TooSoon };
    let days = |from: &str, many: i64, why| -> Vec<Passed> {
        let from: Date = from.parse().unwrap();
        (0..many).map(|week| Passed { date: from.saturating_add(jiff::ToSpan::weeks(week)), why }).collect()
    };
    let closed = |many| days("2026-12-24", many, Why::DayOff(DayOff::Closed));
    let missed = |many| days("2026-11-12", many, Why::Missed);
    let next = Some(Room::new().moment("2026-12-10T09:00"));
    let passed = |passed, next| series::Say::PassedOver { series: 1, passed, next };
    let (room, say) = begun(weekly(), vec![too_soon]);
    let (zone_room, zone_say) = begun(zones(), closed(1));
    let (gone_room, gone_say) = begun(gone(), Vec::new());
    let mut all = vec![
        ("tid til at læse", room, say),
        ("gråzoner, en lukkedag", zone_room, zone_say),
        ("en drejebog der er væk", gone_room, gone_say),
        ("", weekly(), series::Say::Stopped { series: 1, by_itself: false }),
        ("af sig selv", zones(), series::Say::Stopped { series: 1, by_itself: true }),
        ("", weekly().rota(&["Anna Skov", "Bo Lund", "Carla Holm"]), series::Say::RotaSet { series: 1 }),
        ("én", weekly().rota(&["Anna Skov"]), series::Say::RotaSet { series: 1 }),
        ("ingen", weekly().rota(&[]), series::Say::RotaSet { series: 1 }),
        ("lukkedage", weekly(), passed(closed(2), next.clone())),
        ("væk", weekly(), passed(missed(1), next.clone())),
        ("længe væk, også lukkedage", weekly(), passed([missed(9), closed(6)].concat(), next)),
        ("væk, og den seneste kommer nu", zones(), passed(missed(2), None)),
    ];
    all.extend(days_off().into_iter().map(|day| ("fridage", weekly(), passed(vec![day], None))));
    all
}

fn lists() -> Vec<(&'static str, Room)> {
    let both = Room::new().series("hver torsdag kl. 9", dialogues()).series("hver mandag kl. 9", What::GreyZone);
    let planned = |room: Room| room.at("2026-12-07T08:00:00Z");
    vec![
        ("ingen", Room::new()),
        ("uden ture", planned(Room::new().series("hver torsdag kl. 9", dialogues()))),
        ("med ture", planned(both.rota(&["Anna Skov", "Bo Lund"]))),
    ]
}

fn series_refusals() -> Vec<series::Refusal> {
    let bad = |text: &str, error| series::Refusal::BadSchedule { text: text.into(), error };
    let field = ScheduleError::Field { field: Field::Weekday, text: "9".into(), problem: FieldProblem::OutOfRange };
    vec![
        bad("", ScheduleError::Empty),
        bad("tit kl. 9", ScheduleError::UnknownWord("tit".into())),
        bad("hver torsdag kl. 25", ScheduleError::NotATime("25".into())),
        bad("kl. 9", ScheduleError::NoDays),
        bad("hver torsdag", ScheduleError::NoTime),
        bad("første mandag i måneden kl. 9", ScheduleError::Monthly),
        bad("hver anden torsdag kl. 9", ScheduleError::EveryOther),
        bad("0 9 * *", ScheduleError::FieldCount(4)),
        bad("0 9 * * 9", field),
        bad("0 9 13 * 5", ScheduleError::BothDays),
        bad("0 9 30 2 *", ScheduleError::Never),
        series::Refusal::NightInDoubt { text: "hver torsdag kl. 3".into(), time: time(3, 0, 0, 0) },
        series::Refusal::NeverOpen,
        series::Refusal::TooOften,
        series::Refusal::AlreadyThere { series: 2 },
        series::Refusal::TooMany { most: 5, running: vec![1, 2, 4, 5, 6] },
        series::Refusal::NoSuchSeries { number: 7, running: vec![1, 2] },
        series::Refusal::NoSuchSeries { number: 7, running: vec![] },
        series::Refusal::NoRota,
    ]
}

fn speaker<'a>(prompts: &'a Prompts, zone: &'a Zone) -> Speaker<'a> {
    Speaker { prompts, material: None, zone, today: TODAY, scale: 1, shares: false, ways: &NO_WAYS }
}

pub fn write_all(manner: Manner<'_>, lang: Lang) -> Result<String, RenderError> {
    let (prompts, playbooks, zone) = (built_in::prompts(manner).unwrap(), playbooks(), Zone::default());
    let playbook = playbooks.iter().find(|playbook| playbook.script.playbook == "borgerdata").unwrap();
    let speaker = speaker(&prompts, &zone);
    let dilemma = dilemma(playbook, lang);
    let script = &playbook.script;
    let offers = [prompts::Offer {
        name: &script.playbook,
        title: &playbook.texts(lang).title,
        minutes: script.minutes,
        min: script.people.min,
        max: script.people.max,
    }];

    let mut out = String::new();
    for (name, texts) in [("GREY ZONES", Some(&dilemma)), ("GREY ZONES OF A PLAYBOOK THAT IS GONE", None)] {
        title(&mut out, name);
        for (note, room, say) in zone_messages() {
            entry(&mut out, zone_name(say), note, &speaker.grey_zone(say, &room.channel.grey_zones, texts, lang)?);
        }
    }
    title(&mut out, "SERIES");
    for (note, room, say) in series_messages() {
        entry(&mut out, series_name(&say), note, &speaker.series(&say, &room.channel.series, &offers, lang)?);
    }
    for (note, room) in lists() {
        let rows = series::list(&room.channel.series, room.now, |_, _| false);
        entry(&mut out, "list", note, &speaker.series_list(&rows, &offers, lang)?);
    }
    title(&mut out, "FEEDBACK");
    for (note, room, say) in feedback_messages() {
        let of = Some(offers[0].title).filter(|_| note != "alle");
        entry(&mut out, feedback_name(say), note, &speaker.feedback(say, &room.channel.feedback, of, lang)?);
    }
    title(&mut out, "REFUSALS");
    for refusal in zone_refusals() {
        entry(&mut out, zone_refusal_name(&refusal), "", &speaker.grey_zone_refused(&refusal, lang)?);
    }
    for refusal in series_refusals() {
        entry(&mut out, series_refusal_name(&refusal), "", &speaker.series_refused(&refusal, lang)?);
    }
    Ok(out)
}

// Names, so that a new message does not compile until it has a place here.

fn zone_name(say: greyzone::Say) -> &'static str {
    match say {
        greyzone::Say::Zone { .. } => "zone",
        greyzone::Say::Over { .. } => "zone-over",
        greyzone::Say::Poll { .. } => "zone-poll",
        greyzone::Say::PollOver { .. } => "zone-poll-over",
        greyzone::Say::Spread { .. } => "spread",
    }
}

fn feedback_name(say: feedback::Say) -> &'static str {
    match say {
        feedback::Say::Question { .. } => "question",
        feedback::Say::Over { .. } => "over",
        feedback::Say::Outcome { .. } => "outcome",
    }
}

fn series_name(say: &series::Say) -> &'static str {
    match say {
        series::Say::Begun { .. } => "begun",
        series::Say::Stopped { .. } => "stopped",
        series::Say::RotaSet { .. } => "rota",
        series::Say::PassedOver { .. } => "passed over",
    }
}

fn zone_refusal_name(refusal: &greyzone::Refusal) -> &'static str {
    match refusal {
        greyzone::Refusal::AlreadyOpen { .. } => "already open",
        greyzone::Refusal::NoneHere => "none here",
        greyzone::Refusal::NoSuchZone { .. } => "no such zone",
        greyzone::Refusal::NoSuchAnswer { .. } => "no such answer",
        greyzone::Refusal::NothingOpen => "nothing open",
        greyzone::Refusal::TooLate => "too late",
    }
}

fn series_refusal_name(refusal: &series::Refusal) -> &'static str {
    match refusal {
        series::Refusal::BadSchedule { .. } => "bad schedule",
        series::Refusal::NightInDoubt { .. } => "night in doubt",
        series::Refusal::NeverOpen => "never open",
        series::Refusal::TooOften => "too often",
        series::Refusal::AlreadyThere { .. } => "already there",
        series::Refusal::TooMany { .. } => "too many",
        series::Refusal::NoSuchSeries { .. } => "no such series",
        series::Refusal::NoRota => "no rota",
    }
}

#[test]
fn everything_recurring_in_danish() {
    expect_file!["../../src/prompts/samples/recurring-da.txt"]
        .assert_eq(&write_all(Manner::Messages, Lang::Da).unwrap());
}

#[test]
fn everything_recurring_in_english() {
    expect_file!["../../src/prompts/samples/recurring-en.txt"]
        .assert_eq(&write_all(Manner::Messages, Lang::En).unwrap());
}

#[test]
fn no_recurring_message_is_empty_or_shows_a_variable() {
    for lang in Lang::ALL {
        for message in write_all(Manner::Messages, lang).unwrap().split("----- ").skip(1) {
            let body = message.split_once("\n\n").unwrap().1.trim();
            assert!(!body.is_empty() && !body.contains(['{', '}']), "{message}");
        }
    }
}

/// The legal point and its disclaimer go together, and nobody sees the spread before it closes.
#[test]
fn the_legal_point_comes_with_its_disclaimer_and_the_spread_when_it_has_closed() {
    let playbooks = playbooks();
    let playbook = playbooks.iter().find(|playbook| playbook.script.playbook == "borgerdata").unwrap();
    let (prompts, zone) = (built_in::prompts(Manner::Messages).unwrap(), Zone::default());
    let speaker = speaker(&prompts, &zone);
    let dilemma = dilemma(playbook, Lang::Da);
    let said =
        |room: &Room, say| plain(&speaker.grey_zone(say, &room.channel.grey_zones, Some(&dilemma), Lang::Da).unwrap());
    let (legal, note) = (plain(dilemma.legal), plain(dilemma.disclaimer));
    let room = Room::new().zone(None);
    let open = said(&room, greyzone::Say::Zone { zone: 1 });
    let room = room.answers([1, 0, 0, 2]);
    let answered = said(&room, greyzone::Say::Zone { zone: 1 });
    assert!(!answered.contains(legal.trim()));
    let differ: Vec<_> = open.lines().zip(answered.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(differ, [("Ingen har svaret endnu", "3 har svaret")]);
    let spread = said(&room.at("2026-12-07T08:00:00Z"), greyzone::Say::Spread { zone: 1 });
    assert!(spread.contains(legal.trim()) && spread.contains(note.trim()), "{spread}");
}

/// Nobody sees how it stands: the question reads the same whatever has been answered. It takes few words.
#[test]
fn what_a_dialogue_asks_about_itself_is_short_and_tells_nothing() {
    let (prompts, zone) = (built_in::prompts(Manner::Messages).unwrap(), Zone::default());
    let speaker = speaker(&prompts, &zone);
    for lang in Lang::ALL {
        let say = feedback::Say::Question { dialogue: 1 };
        let said = |room: Room| plain(&speaker.feedback(say, &room.channel.feedback, None, lang).unwrap());
        let asked = said(Room::new().asked(8));
        assert_eq!(asked, said(Room::new().asked(8).worth([1, 2, 3])));
        let words = asked.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        assert!(words <= 16, "{words}: {asked}");
    }
}

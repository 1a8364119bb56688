//! The grey zone of the week: one choice each, nobody's in the end.

use super::recurring::*;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::Press;
use crate::dialogue::event::Votes;
use crate::dialogue::greyzone::{self, GreyZoneEvent, Refusal, Say};
use crate::dialogue::ids::PersonId;
use crate::dialogue::recurring::{self, choices, living};
use proptest::prelude::*;

/// A Thursday at noon.
const START: &str = "2026-11-26 12:00";

#[test]
fn it_is_open_for_two_working_days_and_closes_at_the_reminders_moment() {
    let mut room = Room::at(START);
    room.opens();
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().until.place().instant, room.time("2026-11-30 09:00"));
    room.answers(ANNA, 2);
    room.answers(BO, 2);
    room.answers(CARLA, 1);
    room.until("2026-12-10 12:00");
    let closed = room.channel.grey_zones.closed(1).unwrap();
    assert_eq!(closed.spread(), [(1, 1), (2, 2), (3, 0), (4, 0)]);
    assert_eq!(room.civil(room.said[1].0), "2026-11-30 09:00");
    assert!(living(&room.id, &room.channel).is_empty());
}

#[test]
fn as_many_can_be_pressed_as_there_are_answers_while_it_is_open() {
    let mut room = Room::at(START);
    room.zones[0].answers = 3;
    room.tries_open(Some(1)).unwrap();
    let say = living(&room.id, &room.channel)[0].say.clone();
    assert_eq!(choices(&room.channel, &say), [1, 2, 3].map(Press::Number));
    room.until("2026-12-10 12:00");
    assert!(choices(&room.channel, &say).is_empty());
}

#[test]
fn nobody_answered_and_no_phone_buzzes() {
    let mut room = Room::at(START);
    room.opens();
    room.until("2026-12-10 12:00");
    let buzz: Vec<bool> = room.said.iter().map(|(_, spoken)| spoken.buzz).collect();
    assert_eq!(buzz, [true, false]);
}

#[test]
fn one_choice_each_changed_and_taken_back() {
    let mut room = Room::at(START);
    room.opens();
    let counted = |room: &Room| room.channel.grey_zones.open.as_ref().unwrap().counted(ANNA);
    room.answers(ANNA, 2);
    room.answers(ANNA, 3);
    assert_eq!(counted(&room), Some(3));
    room.answers(ANNA, 0);
    assert_eq!(counted(&room), None);
    assert_eq!(room.tries_press(ANNA, 1, "1\u{20e3}", "$1"), Some(Ok(())));
    assert_eq!(room.tries_press(ANNA, 1, "2\u{20e3}", "$2"), Some(Ok(())));
    assert_eq!(counted(&room), Some(2));
    room.takes_back(BO, "$2");
    assert_eq!(counted(&room), Some(2), "nobody chooses for others");
    room.takes_back(ANNA, "$2");
    assert_eq!(counted(&room), Some(1), "the reaction that is left is what they mean");
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().answered(), 1);
    assert_eq!(room.tries_press(ANNA, 1, "🙂", "$3"), None);
    assert_eq!(room.tries_press(ANNA, 1, "5\u{20e3}", "$3"), None);
    assert_eq!(room.tries_answer(ANNA, 5), Err(Refusal::NoSuchAnswer { number: 5, of: 4 }));
}

#[test]
fn the_same_answer_again_is_no_fact() {
    let mut room = Room::at(START);
    room.opens();
    room.answers(ANNA, 2);
    let facts = room.facts.len();
    room.answers(ANNA, 2);
    room.answers(BO, 0);
    assert_eq!(room.facts.len(), facts);
}

#[test]
fn whoever_comes_too_late_is_told() {
    let mut room = Room::at(START);
    assert_eq!(room.tries_answer(ANNA, 1), Err(Refusal::NothingOpen));
    room.opens();
    room.until("2026-11-30 09:00");
    assert_eq!(room.tries_answer(ANNA, 1), Err(Refusal::TooLate));
    room.opens();
    assert_eq!(room.tries_press(ANNA, 1, "1\u{20e3}", "$1"), Some(Err(Refusal::TooLate)), "the post of the old one");
    assert_eq!(room.tries_press(ANNA, 2, "1\u{20e3}", "$2"), Some(Ok(())));
}

#[test]
fn one_at_a_time() {
    let mut room = Room::at(START);
    room.opens();
    let until = room.channel.grey_zones.open.as_ref().unwrap().until.clone();
    assert_eq!(room.tries_open(None), Err(Refusal::AlreadyOpen { until }));
}

#[test]
fn one_can_be_asked_for_by_its_number() {
    let mut room = Room::at(START);
    for number in [0, 4] {
        assert_eq!(room.tries_open(Some(number)), Err(Refusal::NoSuchZone { number, of: 3 }));
    }
    room.tries_open(Some(3)).unwrap();
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().source, offer("b", 0).source);
    room.zones.clear();
    room.until("2026-12-10 12:00");
    assert_eq!(room.tries_open(None), Err(Refusal::NoneHere));
    assert_eq!(room.tries_open(Some(1)), Err(Refusal::NoneHere));
}

#[test]
fn it_waits_where_the_day_it_should_close_has_become_a_day_off() {
    let mut room = Room::at(START);
    room.opens();
    let days = room.calendar.days().close("2026-11-30".parse().unwrap(), "2026-12-01".parse().unwrap()).unwrap();
    room.calendar = room.calendar.with_days(days).unwrap();
    room.until("2026-12-10 12:00");
    assert_eq!(room.civil(room.said[1].0), "2026-12-02 09:00");
    assert!(room.channel.grey_zones.closed(1).unwrap().late);
}

#[test]
fn who_chose_what_can_be_erased_and_the_spread_stays() {
    let mut room = Room::at(START);
    room.opens();
    room.answers(ANNA, 2);
    room.answers(BO, 1);
    room.until("2026-12-10 12:00");
    let mut erased = Channel::default();
    for (_, fact) in &room.facts {
        let mut fact = fact.clone();
        if let ChannelEvent::GreyZone { fact: GreyZoneEvent::Chose { choice, .. } } = &mut fact {
            *choice =
                serde_json::from_value(serde_json::json!({ "$erasable": { "about": 1, "value": null } })).unwrap();
        }
        erased.apply(&fact).unwrap();
    }
    assert_eq!(erased, room.channel);
}

#[test]
fn erasing_a_person_takes_back_what_they_chose() {
    let mut room = Room::at(START);
    room.opens();
    room.answers(ANNA, 2);
    room.answers(ANNA, 3);
    let facts = greyzone::forget(&room.channel.grey_zones, ANNA);
    room.writes_zone(facts);
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().answered(), 0);
}

#[test]
fn facts_come_back_as_they_were_written() {
    let mut room = Room::at(START);
    room.grey_zones("hver torsdag kl. 13");
    room.dialogues("0 9 * * 1");
    room.writes_series(crate::dialogue::series::set_rota(&room.channel.series, 2, vec![seat(ANNA)]).unwrap());
    room.until("2026-11-26 14:00");
    room.answers(ANNA, 2);
    room.until("2027-01-10 12:00");
    for (_, fact) in &room.facts {
        let read: ChannelEvent = serde_json::from_value(serde_json::to_value(fact).unwrap()).unwrap();
        assert_eq!(read, *fact);
    }
}

#[test]
fn a_fact_that_does_not_fit_is_an_error() {
    let mut room = Room::at(START);
    room.opens();
    let opened = room.facts[0].1.clone();
    assert!(room.channel.clone().apply(&opened).is_err());
    room.until("2026-12-10 12:00");
    let closed = room.facts.last().unwrap().1.clone();
    assert!(room.channel.clone().apply(&closed).is_err());
}

#[test]
fn by_poll_an_answer_takes_the_place_of_the_one_before() {
    let mut room = Room::at(START);
    room.votes = Votes::Polls;
    room.opens();
    let says: Vec<_> = living(&room.id, &room.channel).into_iter().map(|spoken| (spoken.say, spoken.buzz)).collect();
    assert_eq!(
        says,
        [(Say::Zone { zone: 1 }, true), (Say::Poll { zone: 1 }, false)]
            .map(|(say, buzz)| (recurring::Say::GreyZone(say), buzz))
    );
    assert_eq!(choices(&room.channel, &says[0].0), []);
    assert_eq!(choices(&room.channel, &says[1].0).len(), 4);
    let key = living(&room.id, &room.channel)[1].key.clone();
    assert_eq!(
        recurring::polled(&room.id, &room.channel, &key).map(|(zone, answers)| (zone, answers.len())),
        Some((1, 4))
    );
    let mut votes = |number: u16, via: &str| {
        let facts = greyzone::voted(&room.channel.grey_zones, ANNA, 1, number, Some(via)).unwrap();
        room.writes_zone(facts);
        room.channel.grey_zones.open.as_ref().unwrap().counted(ANNA)
    };
    assert_eq!(votes(1, "$1"), Some(1));
    assert_eq!(votes(3, "$2"), Some(3));
    assert_eq!(votes(0, "$3"), None, "none of those before comes back");
    assert_eq!(votes(2, "$4"), Some(2));
    let facts = greyzone::taken_back(&room.channel.grey_zones, ANNA, "$4");
    room.writes_zone(facts);
    assert_eq!(room.channel.grey_zones.open.as_ref().unwrap().answered(), 0);
    room.until("2026-12-10 12:00");
    assert_eq!(greyzone::voted(&room.channel.grey_zones, ANNA, 1, 2, None), Err(Refusal::TooLate));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Every grey zone before any comes again, then the one shown longest ago, whatever the seed of each request.
    #[test]
    fn each_once_before_any_comes_again(seeds in prop::collection::vec(any::<u64>(), 9), zones in 1u16..7) {
        let mut room = Room::at(START);
        room.zones = (0..zones).map(|index| offer("a", index)).collect();
        let mut shown = Vec::new();
        for seed in seeds {
            room.seed = seed;
            room.opens();
            shown.push(room.channel.grey_zones.open.as_ref().unwrap().source.index);
            room.runs(room.now + DAY * 7);
        }
        let (first, again) = shown.split_at(usize::from(zones).min(shown.len()));
        let mut sorted = first.to_vec();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..zones).take(first.len()).collect::<Vec<_>>());
        prop_assert!(again.iter().zip(first.iter().cycle()).all(|(a, b)| a == b), "{:?}", shown);
    }

    /// However people choose, change and take back: one ballot for each who has a choice, and none before it closes.
    #[test]
    fn one_ballot_each(choices in prop::collection::vec((1u64..6, 0u16..5), 0..40)) {
        let mut room = Room::at(START);
        room.opens();
        let mut last = std::collections::BTreeMap::new();
        for (who, number) in choices {
            room.answers(PersonId(who), number);
            last.insert(who, number);
            let shown = &living(&room.id, &room.channel)[0].say;
            prop_assert_eq!(shown, &recurring::Say::GreyZone(Say::Zone { zone: 1 }));
        }
        room.until("2026-12-10 12:00");
        let mut expected: Vec<u16> = last.into_values().filter(|number| *number > 0).collect();
        expected.sort_unstable();
        prop_assert_eq!(&room.channel.grey_zones.closed(1).unwrap().ballots, &expected);
    }
}

/// The post shows its last count, however much of who chose what is gone from the journal by then.
#[test]
fn its_post_parts_with_the_last_count_and_nobodys_name() {
    let mut room = Room::at(START);
    room.opens();
    for (who, answer) in [(ANNA, 2), (BO, 2), (CARLA, 1)] {
        room.answers(who, answer);
    }
    let before = room.channel.clone();
    room.until("2026-11-30 09:00");
    let parting = |before: &Channel| {
        let all = room.facts.iter().flat_map(|(_, fact)| recurring::parting(&room.id, before, fact));
        let [(state, spoken)] = &all.collect::<Vec<_>>()[..] else { panic!("one fact, one message") };
        assert_eq!(spoken.key, room.said[0].1.key);
        state.clone()
    };
    let last = parting(&before);
    let open = last.grey_zones.open.as_ref().unwrap();
    assert_eq!(open.answered(), 3);
    // As it is read from the journal, the answers erased.
    let mut unanswered = Room::at(START);
    unanswered.opens();
    assert_eq!(parting(&unanswered.channel).grey_zones.open.unwrap().answered(), 3);
}

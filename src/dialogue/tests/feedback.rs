//! What a dialogue asks about itself: who is asked, how they answer, when it closes, and what is left of it then.

use super::recurring::*;
use super::{Table, person};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::{Command, Press, Tap};
use crate::dialogue::event::{Ending, Event};
use crate::dialogue::feedback::{self, Closing, Counts, FeedbackEvent, LEAST, NotAsked, Say};
use crate::dialogue::ids::PersonId;
use crate::dialogue::promise::Promise;
use crate::dialogue::recurring::{self, Poll, Say as Said, To, choices, next_due, pressed};
use crate::dialogue::worth::Worth;

/// A Thursday at noon.
const START: &str = "2026-11-26 12:00";

const DORTHE: PersonId = PersonId(4);

/// A channel in which so many are asked about dialogue 1, which Dorthe or, with more of them, somebody else facilitated.
fn asked(whom: &[PersonId]) -> Room {
    let mut room = Room::at(START);
    room.write([question(&room, 1, whom)]);
    room
}

fn question(room: &Room, dialogue: u32, whom: &[PersonId]) -> ChannelEvent {
    let closing =
        Promise { id: dialogue, kind: Closing { dialogue }, at: room.moment("2026-11-27 12:00"), chosen: false };
    let (playbook, whom) = ("borgerdata".to_owned(), whom.to_vec());
    let fact = FeedbackEvent::Asked { dialogue, playbook, whom, facilitator: Some(DORTHE), closing };
    ChannelEvent::Feedback { fact }
}

impl Room {
    fn tries_worth(&mut self, who: PersonId, number: u16, via: Option<&str>) -> Result<(), NotAsked> {
        let facts = feedback::answer(&self.channel.feedback, who, None, number, via)?;
        self.writes_feedback(facts);
        Ok(())
    }

    fn worth(&mut self, who: PersonId, worth: Worth) {
        self.tries_worth(who, worth.number(), None).unwrap();
    }

    fn writes_feedback(&mut self, facts: Vec<FeedbackEvent>) {
        self.write(facts.into_iter().map(|fact| ChannelEvent::Feedback { fact }));
    }

    fn given(&self, who: PersonId) -> Vec<Worth> {
        self.channel.feedback.answers_of(who).collect()
    }

    fn counts(&self) -> Option<Counts> {
        self.channel.feedback.closed_of(1).unwrap().counts
    }
}

/// Whom a dialogue that ends so asks.
fn asks(table: &Table, room: &Room, ending: Ending) -> Option<(Vec<PersonId>, Option<PersonId>)> {
    let asked = feedback::ask(&room.channel, table.d(), ending, room.now, &room.calendar)?;
    let FeedbackEvent::Asked { whom, facilitator, .. } = asked else { panic!("{asked:?}") };
    Some((whom, facilitator))
}

fn people(names: &[&str]) -> Vec<PersonId> {
    names.iter().map(|name| person(name)).collect()
}

#[test]
fn everybody_who_took_part_and_can_be_reached_is_asked_but_who_facilitated() {
    let (mut table, mut room) = (Table::of(6), Room::at(START));
    table.asks("frida", Command::Guests(3));
    table.asks("bo", Command::Observe(None));
    table.asks("carla", Command::Leave(None));
    let eva = table.id("eva");
    table.write(vec![Event::Unreachable { who: eva }]);
    assert_eq!(asks(&table, &room, Ending::Agreed), None, "Anna and Dan are too few");
    table.asks("finn", Command::Join(None));
    table.asks("gry", Command::Join(None));
    let expected = Some((people(&["anna", "dan", "finn", "gry"]), Some(person("frida"))));
    for ending in [Ending::Agreed, Ending::NothingAgreed, Ending::Learned] {
        assert_eq!(asks(&table, &room, ending), expected);
    }
    assert_eq!(asks(&table, &room, Ending::Cancelled), None);
    room.write([ChannelEvent::Left { person: person("finn") }]);
    assert_eq!(asks(&table, &room, Ending::Agreed).unwrap().0, people(&["anna", "dan", "gry"]));
    room.write([ChannelEvent::Left { person: person("dan") }]);
    assert_eq!(asks(&table, &room, Ending::Agreed), None);
}

#[test]
fn three_are_the_fewest_that_are_asked() {
    let room = Room::at(START);
    assert_eq!(asks(&Table::of(LEAST), &room, Ending::Agreed), None);
    assert_eq!(asks(&Table::of(LEAST + 1), &room, Ending::Agreed).unwrap().0.len(), LEAST);
}

#[test]
fn it_closes_at_noon_of_the_next_working_day() {
    let table = Table::of(5);
    for (ended, closes) in [
        ("2026-11-26 09:00", "2026-11-27 12:00"),
        ("2026-11-27 13:30", "2026-11-30 12:00"),
        ("2026-12-24 16:00", "2026-12-28 12:00"),
    ] {
        let mut room = Room::at(ended);
        let fact = feedback::ask(&room.channel, table.d(), Ending::Agreed, room.now, &room.calendar).unwrap();
        room.writes_feedback(vec![fact]);
        assert_eq!(next_due(&room.channel, room.now, &room.calendar), Some(room.time(closes)), "{ended}");
    }
}

#[test]
fn each_is_asked_in_private_and_no_phone_buzzes() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    let to: Vec<To> = room.said.iter().map(|(_, spoken)| spoken.to).collect();
    assert_eq!(to, [ANNA, BO, CARLA].map(To::Person));
    let say = room.said[0].1.say.clone();
    assert_eq!(choices(&room.channel, &say), Worth::ALL.map(Press::Worth));
    room.until("2026-11-27 12:00");
    assert!(choices(&room.channel, &say).is_empty());
    let outcome = &room.said.last().unwrap().1;
    let told = Said::Feedback(Say::Outcome { dialogue: 1 });
    assert_eq!((outcome.to, &outcome.say), (To::Person(DORTHE), &told));
    assert!(room.said.iter().all(|(_, spoken)| !spoken.buzz));
}

#[test]
fn who_facilitated_and_has_left_the_channel_is_told_nothing() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    room.write([ChannelEvent::Left { person: DORTHE }]);
    room.until("2026-11-27 12:00");
    assert_eq!(room.said.len(), 3);
}

#[test]
fn one_answer_each_changed_and_taken_back() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    room.worth(ANNA, Worth::Yes);
    room.worth(ANNA, Worth::No);
    assert_eq!(room.given(ANNA), [Worth::No]);
    room.tries_worth(ANNA, 0, None).unwrap();
    assert_eq!(room.given(ANNA), []);
    room.tries_worth(ANNA, 1, Some("$1")).unwrap();
    room.tries_worth(ANNA, 2, Some("$2")).unwrap();
    for (who, left) in [(BO, Worth::Partly), (ANNA, Worth::Yes)] {
        let facts = feedback::taken_back(&room.channel.feedback, who, "$2");
        room.writes_feedback(facts);
        assert_eq!(room.given(ANNA), [left], "nobody answers for others, and the reaction that is left counts");
    }
    let facts = room.facts.len();
    room.worth(ANNA, Worth::Yes);
    assert_eq!(room.facts.len(), facts, "the same answer again is no fact");
    for number in [4, 9] {
        assert_eq!(room.tries_worth(ANNA, number, None), Err(NotAsked));
    }
    assert_eq!(room.tries_worth(DORTHE, 1, None), Err(NotAsked));
}

#[test]
fn the_last_answer_closes_it_and_the_numbers_are_told() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    room.worth(ANNA, Worth::Yes);
    room.worth(BO, Worth::No);
    assert!(room.channel.feedback.is_open(1));
    room.worth(CARLA, Worth::Yes);
    assert!(!room.channel.feedback.is_open(1));
    assert_eq!(room.counts(), Some(Counts { yes: 2, partly: 0, no: 1 }));
    assert_eq!(room.said.len(), 4);
    assert_eq!(next_due(&room.channel, room.now, &room.calendar), None, "the promise is settled");
    assert_eq!(room.tries_worth(ANNA, 1, None), Err(NotAsked));
}

#[test]
fn of_too_few_answers_not_even_the_numbers_are_kept() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    room.worth(ANNA, Worth::No);
    room.worth(BO, Worth::Partly);
    room.until("2026-11-27 12:00");
    let closed = room.channel.feedback.closed_of(1).unwrap();
    assert_eq!((closed.answered, closed.counts), (2, None));
}

#[test]
fn it_closes_late_where_the_bot_was_away_and_not_at_night() {
    let mut room = asked(&[ANNA, BO, CARLA, PersonId(5)]);
    [ANNA, BO, CARLA].into_iter().for_each(|who| room.worth(who, Worth::Partly));
    room.sleeps("2026-11-28 03:00");
    room.until("2026-12-01 12:00");
    assert_eq!(room.civil(room.said.last().unwrap().0), "2026-11-30 09:00");
    assert_eq!(room.counts(), Some(Counts { partly: 3, ..Counts::default() }));
}

/// Who answered what is gone from the journal after the close: what stands there is enough.
#[test]
fn the_numbers_stand_without_the_answers() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    [ANNA, BO, CARLA].into_iter().for_each(|who| room.worth(who, Worth::No));
    let closed = room.channel.feedback.clone();
    let mut again = Room::at(START);
    again.write(
        room.facts
            .iter()
            .map(|(_, fact)| fact.clone())
            .filter(|fact| !matches!(fact, ChannelEvent::Feedback { fact: FeedbackEvent::Chose { .. } })),
    );
    assert_eq!(again.channel.feedback, closed);
}

#[test]
fn whoever_is_erased_has_not_answered() {
    let mut room = asked(&[ANNA, BO, CARLA, PersonId(5)]);
    [ANNA, BO, CARLA].into_iter().for_each(|who| room.worth(who, Worth::Yes));
    room.writes_feedback(feedback::forget(&room.channel.feedback, BO));
    assert_eq!((room.given(BO), room.given(ANNA)), (vec![], vec![Worth::Yes]));
    room.until("2026-11-27 12:00");
    assert_eq!(room.counts(), None);
}

#[test]
fn two_dialogues_ask_at_once_and_the_newest_is_answered_in_words() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    room.write([question(&room, 2, &[ANNA, CARLA, DORTHE])]);
    for (who, dialogue) in [(ANNA, 2), (BO, 1)] {
        assert_eq!(room.channel.feedback.asks(who).unwrap().dialogue, dialogue);
        room.worth(who, Worth::Yes);
        assert!(room.channel.feedback.has_answered(who, dialogue));
    }
    let post = |room: &Room, dialogue| {
        let say = Said::Feedback(Say::Question { dialogue });
        let mut said = room.said.iter().map(|(_, spoken)| spoken);
        said.find(|s| s.say == say && s.to == To::Person(ANNA)).unwrap().key.clone()
    };
    for dialogue in [1, 2] {
        let press = pressed(&room.id, &room.channel, &post(&room, dialogue), Tap::Reaction("🙁")).unwrap();
        assert_eq!((press.poll, press.answer), (Poll::Feedback(dialogue), 3));
        assert_eq!(press.press, Press::Worth(Worth::No));
    }
    assert_eq!(
        pressed(&room.id, &room.channel, &post(&room, 1), Tap::Reaction("🙂")),
        None,
        "that is how a trial goes"
    );
    room.until("2026-11-27 12:00");
    assert!(
        pressed(&room.id, &room.channel, &post(&room, 1), Tap::Reaction("😀")).is_some(),
        "who comes too late is told"
    );
    assert_eq!(room.channel.feedback.closed().count(), 2);
}

/// Everybody's question says that it is over, under its own key.
#[test]
fn all_questions_part_when_it_closes() {
    let mut room = asked(&[ANNA, BO, CARLA]);
    let before = room.channel.clone();
    room.until("2026-11-27 12:00");
    let (_, closed) = room.facts.last().unwrap();
    let parting = recurring::parting(&room.id, &before, closed);
    let keys: Vec<_> = parting.iter().map(|(_, spoken)| (&spoken.key, spoken.to)).collect();
    let asked: Vec<_> = room.said[..3].iter().map(|(_, spoken)| (&spoken.key, spoken.to)).collect();
    assert_eq!(keys, asked);
    assert!(parting.iter().all(|(_, s)| s.say == Said::Feedback(Say::Over { dialogue: 1 }) && !s.buzz));
}

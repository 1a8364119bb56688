//! Who is in: size, joining and leaving, guests, observers, and who steers.

use super::*;
use crate::dialogue::command::PersonRef;
use crate::dialogue::state::NotCounted;

fn named(name: &str) -> PersonRef {
    PersonRef::Name(name.to_owned())
}

#[test]
fn three_are_too_few_until_the_facilitator_insists() {
    let mut t = Table::of(3);
    assert_eq!(t.refused("frida", Command::Next), Refusal::TooFew { people: 3, min: 4 });
    assert!(t.d().running().is_none());
    t.asks("frida", Command::Next);
    assert_eq!(t.kind(), ActivityKind::Frame);
}

#[test]
fn twenty_one_are_too_many_until_the_facilitator_insists() {
    let mut t = Table::of(20);
    t.asks("frida", Command::Guest("Oda".into()));
    assert_eq!(t.refused("frida", Command::Next), Refusal::TooMany { people: 21, max: 20 });
    t.asks("frida", Command::Next);
    assert_eq!(t.kind(), ActivityKind::Frame);
}

#[test]
fn joining_twice_is_joining_once() {
    let mut t = Table::of(4);
    let facts = t.events.len();
    t.asks("anna", Command::Join(None));
    assert_eq!(t.events.len(), facts);
}

#[test]
fn who_leaves_and_comes_back_keeps_their_number() {
    let mut t = Table::of(4);
    t.asks("anna", Command::Leave(None));
    assert_eq!(t.d().size(), 3);
    let before = t.d().version;
    t.asks("anna", Command::Leave(None));
    assert_eq!(t.d().version, before, "there is nothing to leave");
    t.asks("anna", Command::Join(None));
    assert_eq!((t.d().size(), t.d().people.len(), t.id("anna")), (4, 4, ANNA));
}

#[test]
fn a_stranger_who_leaves_the_channel_is_nobodys_business() {
    let mut t = Table::of(4);
    let facts = t.events.len();
    assert_eq!(t.request("tom", Place::Channel, None, &Request::Went), None);
    assert_eq!(t.events.len(), facts);
    assert_eq!(t.request("anna", Place::Channel, None, &Request::Went), None);
    assert!(!t.d().is_active(ANNA));
}

#[test]
fn a_first_press_joins_and_says_so() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    t.presses("tom", Press::Done);
    let tom = t.id("tom");
    assert!(t.d().is_active(tom));
    assert_eq!(t.told(tom, &Say::JoinedByPress), 1);
    assert_eq!(t.d().done_count(), (1, 5));
}

#[test]
fn who_joins_in_words_is_not_told_twice() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Read);
    t.asks("tom", Command::Join(None));
    assert_eq!(t.count(|s| *s == Say::JoinedByPress), 0);
}

#[test]
fn a_refused_press_does_not_join() {
    let mut t = Table::of(4);
    let (_, refusal) = t.tries_press("tom", Press::Done);
    assert!(refusal.is_some());
    assert_eq!(t.d().people.len(), 4);
}

#[test]
fn observers_see_and_do_not_count() {
    let mut t = Table::of(5);
    t.asks("anna", Command::Observe(None));
    assert_eq!(t.d().size(), 4);
    t.to(ActivityKind::Read);
    assert_eq!(t.d().done_count().1, 4);
    let (_, refusal) = t.tries_press("anna", Press::Done);
    assert_eq!(refusal, Some(Refusal::Observer));
    assert_eq!(t.refused("anna", Command::Point { on_behalf: None, text: "x".into() }), Refusal::Observer);
    assert_eq!(t.refused("anna", Command::Claim(None)), Refusal::NotSilentYet { minutes: 3 });
    t.asks("anna", Command::Join(None));
    assert_eq!(t.d().size(), 5);
}

#[test]
fn who_becomes_an_observer_leaves_their_pair_mended() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Pairs);
    t.asks("anna", Command::Observe(None));
    assert_eq!(t.d().pair_of(ANNA), None);
    t.asks("anna", Command::Join(None));
    assert!(t.d().pair_of(ANNA).is_some());
}

#[test]
fn guests_by_number_are_a_number_in_all() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.asks("frida", Command::Guests(8));
    assert_eq!(t.d().size(), 9);
    t.asks("frida", Command::Guests(6));
    assert_eq!(t.d().guests().count(), 6);
    t.asks("frida", Command::Guests(7));
    assert_eq!(t.d().guests().count(), 7);
    assert_eq!(t.refused("frida", Command::Guests(31)), Refusal::TooManyGuests { max: 30 });
    assert_eq!(t.refused("anna", Command::Guests(2)), Refusal::FacilitatorOnly);
}

#[test]
fn one_name_is_one_guest() {
    let mut t = Table::of(4);
    t.asks("frida", Command::Guest("Oda".into()));
    t.asks("frida", Command::Guest(" oda ".into()));
    assert_eq!(t.d().guests().count(), 1);
    assert_eq!(t.refused("frida", Command::Guest("  ".into())), Refusal::Empty);
}

#[test]
fn named_guests_are_not_without_end() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(30));
    assert_eq!(t.refused("frida", Command::Guest("Oda".into())), Refusal::TooManyGuests { max: 30 });
}

#[test]
fn a_guest_with_a_colleagues_name_can_still_be_spoken_for() {
    let mut t = Table::of(4);
    t.asks("frida", Command::Guest("anna".into()));
    t.to(ActivityKind::Pairs);
    t.asks("frida", Command::Point { on_behalf: Some("Anna".into()), text: "trygt".into() });
    assert_eq!(t.d().points[0].by, Some(ParticipantId(5)));
    let bo = Command::Point { on_behalf: Some("bo".into()), text: "trygt".into() };
    assert_eq!(t.refused("frida", bo), Refusal::AnswersThemselves { name: "bo".into() });
}

#[test]
fn guests_leaving_in_the_middle_are_mended_away() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Reflect);
    for left in (0..8).rev() {
        t.asks("frida", Command::Guests(left));
        assert_eq!(t.d().size(), left + 1);
    }
    t.asks("frida", Command::Guests(5));
    t.replayed();
}

#[test]
fn people_who_come_when_nobody_had_pairs_get_one() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Observe(None));
    t.to(ActivityKind::Pairs);
    for name in ["anna", "bo", "carla"] {
        t.asks(name, Command::Join(None));
    }
    assert_eq!(t.d().pairs.iter().flatten().count(), 3);
}

#[test]
fn the_facilitator_may_observe_and_still_steers_and_writes() {
    let mut t = Table::of(5);
    t.asks("frida", Command::Observe(None));
    t.at_proposals(&["a"]);
    t.proposes("frida", "b");
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Consent(Some(1)));
    let (_, told) = t.tries_press("frida", Press::Agree);
    assert_eq!(told, None);
    assert_eq!(t.told(FRIDA, &Say::NotCounted { why: NotCounted::Observer }), 1);
    for name in &NAMES[1..5] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
    let form = super::super::command::TrialForm { why: Some("fordi".into()), ..Default::default() };
    t.asks("frida", Command::Trial(Box::new(form)));
}

#[test]
fn the_facilitator_leaves_and_anybody_may_take_over() {
    let mut t = Table::of(5);
    t.to(ActivityKind::Frame);
    t.asks("frida", Command::Leave(None));
    assert_eq!(t.last().say, Say::FacilitatorLeft);
    t.asks("anna", Command::Claim(None));
    assert_eq!(t.d().facilitator, Some(ANNA));
    assert_eq!(t.count(|s| *s == Say::NewFacilitator { claimed: true }), 1);
    assert_eq!(t.told(ANNA, &Say::FacilitatorCard { kind: Some(ActivityKind::Frame), visit: 1, who: ANNA }), 1);
    assert_eq!(t.refused("frida", Command::Next), Refusal::FacilitatorOnly);
    t.asks("anna", Command::Next);
}

/// "Write `overtag`" stands where all in the channel read it.
#[test]
fn whoever_takes_over_comes_in_by_it_and_an_observer_goes_on_observing() {
    let mut t = Table::of(5);
    t.asks("anna", Command::Observe(None));
    t.asks("frida", Command::Leave(None));
    t.asks("tom", Command::Claim(None));
    let tom = t.d().facilitator.expect("somebody steers");
    assert!(t.d().is_active(tom));
    assert_eq!(t.d().size(), 4);
    t.asks("tom", Command::Leave(None));
    t.asks("anna", Command::Claim(None));
    assert_eq!(t.d().facilitator, Some(ANNA));
    assert!(!t.d().is_active(ANNA));
}

#[test]
fn handing_over_and_the_timekeeper() {
    let mut t = Table::of(5);
    assert_eq!(t.refused("anna", Command::HandOver(named("anna"))), Refusal::FacilitatorOnly);
    t.asks("frida", Command::Timekeeper(named("bo")));
    t.asks("bo", Command::Next);
    t.asks("frida", Command::HandOver(named("Anna")));
    assert_eq!((t.d().facilitator, t.d().timekeeper), (Some(ANNA), Some(BO)));
    assert_eq!(t.refused("frida", Command::Pause), Refusal::FacilitatorOnly);
    t.asks("anna", Command::Pause);
    assert_eq!(t.refused("anna", Command::HandOver(named("anna"))), Refusal::AlreadyFacilitator);
    assert_eq!(t.refused("anna", Command::HandOver(named("zoe"))), Refusal::NoSuchPerson { name: "zoe".into() });
    t.asks("anna", Command::Guest("Oda".into()));
    assert_eq!(t.refused("anna", Command::HandOver(named("oda"))), Refusal::NoSuchPerson { name: "Oda".into() });
}

#[test]
fn a_silent_facilitator_can_be_relieved() {
    let mut t = Table::of(5);
    t.to(ActivityKind::Pairs);
    assert_eq!(t.refused("anna", Command::Claim(None)), Refusal::NotSilentYet { minutes: 3 });
    t.minutes(4);
    assert_eq!(t.refused("anna", Command::Claim(None)), Refusal::NotSilentYet { minutes: 3 });
    t.minutes(3);
    t.asks("anna", Command::Claim(None));
    assert_eq!(t.d().facilitator, Some(ANNA));
}

#[test]
fn a_lobby_or_a_pause_that_was_forgotten_can_be_taken_over() {
    let mut t = Table::of(5);
    t.asks("anna", Command::Claim(None));
    assert_eq!(t.d().facilitator, Some(ANNA));
    t.asks("anna", Command::Next);
    t.asks("anna", Command::Pause);
    t.minutes(14);
    assert_eq!(t.refused("bo", Command::Claim(None)), Refusal::NotSilentYet { minutes: 15 });
    t.minutes(1);
    t.asks("bo", Command::Claim(None));
}

#[test]
fn an_erased_person_is_no_longer_here_and_the_dialogue_goes_on() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Pairs);
    t.erases("anna");
    assert_eq!(t.d().name(ANNA), None);
    assert!(!t.d().is_active(ANNA), "the directory forgets the number, so it could never answer again");
    t.erases("frida");
    assert_eq!(t.d().facilitator, None);
    t.asks("bo", Command::Claim(None));
    t.erases("tom");
    t.replayed();
}

#[test]
fn after_the_end_people_can_still_be_forgotten() {
    let mut t = Table::of(4);
    t.asks("frida", Command::Cancel(None));
    t.erases("anna");
    assert_eq!(t.d().name(ANNA), None);
    assert_eq!(t.refused("anna", Command::Join(None)), Refusal::NoDialogue);
}

#[test]
fn a_private_room_is_no_way_into_a_channel_one_has_left() {
    let mut t = Table::of(5);
    t.to(ActivityKind::Read);
    assert_eq!(t.request("anna", Place::Channel, None, &Request::Went), None);
    for request in [
        Request::Command(Command::Join(None)),
        Request::Command(Command::Observe(None)),
        Request::Command(Command::Done),
        Request::Press(Press::Done),
    ] {
        for name in ["anna", "nina"] {
            let refusal = t.request(name, Place::Private, None, &request);
            assert_eq!(refusal, Some(Refusal::NoDialogueOfYours), "{name}: {request:?}");
        }
    }
    t.asks("anna", Command::Join(None));
    assert_eq!(t.request("anna", Place::Private, None, &Request::Command(Command::Done)), None);
}

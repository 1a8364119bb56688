//! The loop around the desks, on clocks that the test moves: which desks it opens and when, what it does when the clock on
//! the wall is set, and how a break is told.
//!
//! Everything runs on one thread and in memory, so that a test waits by letting the other tasks run until none can.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "run_loop/house.rs"]
mod house;

use drejebog::adapters::MATRIX;
use drejebog::dialogue::channel::{ChannelEvent, Told};
use drejebog::dialogue::ids::{ChannelId, DialogueId, StreamId, TrialId};
use drejebog::journal::{Append, StreamAppend, Wake};
use drejebog::ports::chat::Heard;
use house::{House, says};
use jiff::SignedDuration;

fn channel(name: &str) -> ChannelId {
    ChannelId(format!("matrix/!{name}:example.dk"))
}
fn trial(name: &str) -> StreamId {
    StreamId::Trial(TrialId { channel: channel(name), number: 1 })
}
fn dialogue(name: &str) -> StreamId {
    StreamId::Dialogue(DialogueId { channel: channel(name), number: 7 })
}
fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}
fn weeks(weeks: i64) -> SignedDuration {
    SignedDuration::from_hours(weeks * 7 * 24)
}

// ---- which desks are there ----

#[tokio::test]
async fn a_start_opens_what_is_due_or_may_be_under_way_and_nothing_else() {
    let mut house = House::new();
    for (stream, ahead) in [
        (trial("due"), minutes(-30)),
        (trial("soon"), minutes(1)),
        (trial("later"), minutes(60)),
        (trial("next-month"), weeks(4)),
        (dialogue("under-way"), minutes(60)),
        (dialogue("planned"), weeks(1)),
    ] {
        house.wakes(&stream, ahead).await;
    }
    house.starts().await;
    assert_eq!(house.opened(), ["due", "soon", "under-way"]);
}

#[tokio::test]
async fn a_desk_is_opened_in_time_for_its_wake_and_only_once() {
    let mut house = House::new();
    house.wakes(&trial("a"), minutes(60)).await;
    house.wakes(&trial("b"), minutes(61)).await;
    house.wakes(&dialogue("b"), minutes(62)).await;
    house.wakes(&trial("c"), weeks(3)).await;
    house.starts().await;
    // A dialogue that may be under way.
    assert_eq!(house.opened(), ["b"]);
    house.passes(minutes(57)).await;
    assert_eq!(house.opened(), ["b"]);
    house.passes(minutes(3)).await;
    assert_eq!(house.opened(), ["b", "a", "b"], "b had been let go in between");
    house.passes(weeks(3) - minutes(64)).await;
    assert_eq!(house.opened(), ["b", "a", "b"]);
    house.passes(minutes(4)).await;
    assert_eq!(house.opened().last().unwrap(), "c");
}

#[tokio::test]
async fn a_desk_with_a_promise_far_ahead_is_let_go() {
    let mut house = House::new();
    house.wakes(&trial("a"), weeks(3)).await;
    house.starts().await;
    house.hears(&channel("a"), "anna", says("!dialog hjælp")).await;
    house.passes(minutes(9)).await;
    house.hears(&channel("a"), "anna", says("!dialog hjælp")).await;
    assert_eq!(house.opened(), ["a"], "it is still there");
    house.passes(minutes(12)).await;
    house.hears(&channel("a"), "anna", says("!dialog hjælp")).await;
    assert_eq!(house.opened(), ["a", "a"]);
}

#[tokio::test]
async fn a_hand_that_moves_the_clock_by_weeks_wakes_what_was_weeks_away() {
    let mut house = House::new();
    house.wakes(&trial("a"), weeks(3)).await;
    house.wakes(&trial("b"), weeks(4)).await;
    house.starts().await;
    house.passes(minutes(5)).await;
    assert!(house.opened().is_empty());
    house.clock.hand(weeks(3));
    house.settles().await;
    assert_eq!(house.opened(), ["a"]);
    let beat = house.book().heartbeat(MATRIX).unwrap().unwrap();
    assert!(house.clock.wall_now().duration_since(beat) < minutes(1), "the sign of life is in wall time");
}

#[tokio::test]
async fn a_clock_that_is_set_forgets_nothing() {
    for set in [SignedDuration::from_hours(5), SignedDuration::from_hours(-5)] {
        let mut house = House::new();
        house.wakes(&trial("a"), minutes(60)).await;
        house.wakes(&trial("b"), SignedDuration::from_hours(9)).await;
        house.starts().await;
        house.passes(minutes(30)).await;
        house.clock.set(set);
        house.passes(SignedDuration::from_hours(10) - set).await;
        let opened = house.opened();
        assert!(opened[0] == "a" && opened.last().unwrap() == "b", "set by {set}: {opened:?}");
    }
}

#[tokio::test]
async fn a_start_with_other_rules_of_the_time_zones_places_promises_anew() {
    let mut house = House::new();
    house.wakes_by("1999a", &trial("a"), minutes(60), minutes(180)).await;
    house.wakes_by("1999a", &trial("b"), weeks(3), minutes(60)).await;
    house.starts().await;
    house.passes(minutes(60)).await;
    assert_eq!(house.opened(), ["b"]);
    house.passes(minutes(120)).await;
    assert!(house.opened().contains(&"a".to_owned()));
}

// ---- what comes of a dialogue's wakes ----

/// A dialogue of four that reads the case, for three minutes; the time is told when it is up.
async fn at_the_case(house: &mut House) {
    house.starts().await;
    house.hears(&channel("a"), "anna", says("!dialog start borgerdata")).await;
    for name in ["bo", "carla", "dan"] {
        house.hears(&channel("a"), name, says("!dialog deltag")).await;
    }
    for _ in ["to the topic", "to the case"] {
        house.hears(&channel("a"), "anna", says("!dialog næste")).await;
        house.passes(minutes(1)).await;
    }
    assert_eq!(house.said("ready"), 0);
}

#[tokio::test]
async fn time_is_up_once() {
    let mut house = House::new();
    at_the_case(&mut house).await;
    house.passes(minutes(1)).await;
    assert_eq!(house.said("ready"), 0);
    house.passes(minutes(60)).await;
    assert_eq!((house.said("ready"), house.said("break")), (1, 0));
}

#[tokio::test]
async fn a_clock_set_forward_or_back_never_says_it_twice_or_never() {
    let hours = SignedDuration::from_hours;
    // Forward past the deadline, and back again.
    let mut house = House::new();
    at_the_case(&mut house).await;
    house.clock.set(hours(2));
    house.passes(minutes(1)).await;
    assert_eq!(house.said("ready"), 1);
    house.clock.set(hours(-2));
    house.passes(hours(3)).await;
    assert_eq!(house.said("ready"), 1);

    // Back before it: it comes when the clock shows it.
    let mut house = House::new();
    at_the_case(&mut house).await;
    house.clock.set(hours(-2));
    house.passes(hours(2)).await;
    assert_eq!(house.said("ready"), 0);
    house.passes(minutes(3)).await;
    assert_eq!(house.said("ready"), 1);
}

#[tokio::test]
async fn a_clock_set_between_two_runs_never_says_it_twice_or_never() {
    for set in [SignedDuration::from_hours(3), SignedDuration::from_hours(-3)] {
        for is_said_before in [false, true] {
            let mut house = House::new();
            at_the_case(&mut house).await;
            if is_said_before {
                house.passes(minutes(3)).await;
                assert_eq!(house.said("ready"), 1);
            }
            house.dies().await;
            house.clock.set(set);
            house.starts().await;
            house.passes(SignedDuration::from_hours(8)).await;
            assert_eq!(house.said("ready"), 1, "set by {set}, said before: {is_said_before}");
        }
    }
}

#[tokio::test]
async fn a_break_gives_a_live_dialogue_its_time_back_and_is_told_once() {
    let mut house = House::new();
    at_the_case(&mut house).await;
    house.wakes(&trial("b"), minutes(5)).await;
    house.passes(minutes(1)).await;
    house.dies().await;
    house.clock.pass(minutes(10));
    house.starts().await;
    assert_eq!((house.said("ready"), house.said("break")), (0, 1));
    assert_eq!(house.said_in(&channel("b")), 0, "a promise is late, and nobody was in the middle of it");
    house.passes(minutes(3)).await;
    assert_eq!((house.said("ready"), house.said("break")), (1, 1));
}

#[tokio::test]
async fn a_hand_that_moves_the_clock_makes_no_break() {
    let mut house = House::new();
    at_the_case(&mut house).await;
    house.clock.hand(minutes(5 * 60));
    house.settles().await;
    assert_eq!((house.said("ready"), house.said("break")), (1, 0));
    house.dies().await;
    house.starts().await;
    house.passes(minutes(1)).await;
    assert_eq!((house.said("ready"), house.said("break")), (1, 0));
}

// ---- what was said while the bot was off ----

#[tokio::test]
async fn what_was_answered_while_the_bot_was_off_is_not_asked_on_its_return() {
    let mut house = House::new();
    house.starts().await;
    let here = channel("a");
    house.hears(&here, "anna", says("!dialog planlæg borgerdata 26/11 kl. 13 læs 3 arbejdsdage før")).await;
    house.hears(&here, "anna", says("!dialog svar ja")).await;
    house.hears(&here, "bo", says("!dialog deltag")).await;
    let days = |days: i64| SignedDuration::from_hours(days * 24);
    house.passes(days(4) + minutes(1)).await;
    assert_eq!(house.said("pre-reading"), 1);
    house.dies().await;
    // More than fits on a desk at once, and at the end of it the answer.
    let mut missed: Vec<_> = (0..600).map(|n| house.said_by(&here, "carla", says(&format!("hej {n}")))).collect();
    missed.push(house.said_by(&here, "bo", says("!dialog læst")));
    house.clock.pass(days(2));
    house.starts_after(missed).await;
    house.passes(minutes(5)).await;
    assert_eq!((house.said("reading-1"), house.said("reading-2")), (1, 0));
}

// ---- private messages ----

#[tokio::test]
async fn what_is_pressed_on_a_private_post_goes_to_the_channel_it_was_about() {
    let mut house = House::new();
    at_the_case(&mut house).await;
    let card = house.private_post("anna");
    // Two more channels know her, and she takes part in one of them now.
    house.hears(&channel("a"), "anna", says("!dialog aflys")).await;
    house.hears(&channel("a"), "anna", says("!dialog aflys")).await;
    house.hears(&channel("b"), "anna", says("!dialog start borgerdata")).await;
    house.passes(minutes(30)).await;
    house.forgets_what_was_opened();
    house.hears_privately("anna", Heard::Reacted { message: card, emoji: "▶".to_owned() }).await;
    assert_eq!(house.opened(), ["a"]);
    house.hears_privately("anna", says("hjælp")).await;
    assert_eq!(house.opened(), ["a"], "a message is for the dialogue going on, whose desk is there");
}

/// Whoever has left a channel is told nothing of it any more, joins nothing there and stops nothing.
#[tokio::test]
async fn whoever_has_left_reads_nothing_and_joins_nothing() {
    let mut house = House::new();
    house.starts().await;
    let here = channel("a");
    house.hears(&here, "anna", says("!dialog planlæg borgerdata 3/12 kl. 13")).await;
    house.hears(&here, "anna", says("!dialog svar ja")).await;
    house.hears(&here, "bo", says("!dialog deltag")).await;
    house.hears_privately("bo", says("kalender")).await;
    let told = |house: &House| house.told("bo").concat().matches("3. december").count();
    assert_eq!(told(&house), 1);
    house.goes(&here, "bo").await;
    let invitation = house.last("invitation");
    for text in ["kalender", "idébank", "deltag", "serie", "indstillinger", "referat"] {
        house.hears_privately("bo", says(text)).await;
    }
    assert_eq!((told(&house), house.last("invitation")), (1, invitation));
}

// ---- weeks ----

/// A meeting on the tenth of December, three weeks ahead.
async fn planned(house: &mut House) {
    house.starts().await;
    house.hears(&channel("a"), "anna", says("!dialog planlæg borgerdata 10. december kl. 13")).await;
    house.hears(&channel("a"), "anna", says("!dialog svar ja")).await;
}

const KINDS: [&str; 9] =
    ["time", "invitation", "calendar", "pre-reading", "reading-1", "lobby", "card", "closing", "calendar-cancelled"];

#[tokio::test]
async fn a_desk_is_let_go_until_its_promises_fall_due() {
    let mut house = House::new();
    planned(&mut house).await;
    assert_eq!(house.kinds(), KINDS[..3]);
    house.passes(weeks(4)).await;
    assert_eq!(house.kinds(), KINDS);
    assert_eq!(
        house.opened(),
        ["a"; 4],
        "to plan, to send the case, to remind, to begin (and to close what nobody began: it is still there)"
    );
}

#[tokio::test]
async fn promises_are_kept_once_though_the_process_dies_every_night() {
    let mut house = House::new();
    planned(&mut house).await;
    for _ in 0..28 {
        house.passes(minutes(24 * 60)).await;
        house.dies().await;
        house.starts().await;
    }
    assert_eq!(house.kinds(), KINDS);
}

#[tokio::test]
async fn a_hand_leads_to_the_meeting_in_a_few_moves() {
    let mut house = House::new();
    planned(&mut house).await;
    for (by, said) in [(weeks(2), "calendar"), (minutes(6 * 24 * 60), "pre-reading"), (minutes(28 * 60), "card")] {
        house.clock.hand(by);
        house.settles().await;
        assert_eq!(house.kinds().last().unwrap(), said, "{by} later");
    }
    assert_eq!((house.said("pre-reading"), house.said("lobby"), house.said("break")), (1, 1, 0));
}

// ---- what an older version has left ----

#[tokio::test]
async fn trials_that_nobody_looked_after_get_their_promises_once() {
    let mut house = House::new();
    let lines = include_str!("golden/journals/straight-1.jsonl");
    house.book().import(lines.lines()).await.unwrap();
    let trials = |house: &House| {
        let wakes = house.book().wakes().unwrap().into_iter();
        wakes.filter(|(stream, _)| matches!(stream, StreamId::Trial(_))).collect::<Vec<_>>()
    };
    assert_eq!(trials(&house), [], "that version promised nothing");
    house.starts().await;
    let promised = trials(&house);
    assert_eq!(promised.len(), 1);
    house.dies().await;
    house.starts().await;
    assert_eq!(trials(&house), promised);
}

/// From a Thursday in November: a grey zone each Monday at ten, open until Wednesday at nine. The channel's own wake leads
/// to its desk; somebody who has been in no dialogue answers in private.
#[tokio::test]
async fn what_comes_again_finds_its_desk_also_when_the_process_dies_every_night() {
    let mut house = House::new();
    house.starts().await;
    house.hears(&channel("a"), "anna", says("!dialog serie hver mandag kl. 10: gråzone")).await;
    house.passes(minutes(30)).await;
    for _ in 0..14 {
        house.passes(minutes(24 * 60)).await;
        house.dies().await;
        house.starts().await;
    }
    assert_eq!(house.kinds(), ["begun", "zone", "spread", "zone", "spread"]);
    // Monday again.
    house.passes(minutes(4 * 24 * 60 + 60)).await;
    house.hears(&channel("a"), "bo", says("Godmorgen!")).await;
    house.hears_privately("bo", says("svar 2")).await;
    house.passes(weeks(1)).await;
    let spread = house.last("spread");
    assert!(spread.contains("1 svar"), "{spread}");
}

// ---- somebody else writes ----

/// Another process on the same journal, or a hand: the channel is read again, and what was said there is heard all the same.
#[tokio::test]
async fn where_somebody_else_has_written_one_channel_is_read_again_and_nothing_that_was_said_is_lost() {
    let mut house = House::new();
    house.starts().await;
    let (a, b) = (channel("a"), channel("b"));
    house.hears(&a, "anna", says("!dialog start borgerdata")).await;
    house.hears(&b, "bo", says("!dialog start borgerdata")).await;
    let stream = StreamId::Channel(a.clone());
    let book = house.book();
    let expected = book.version(&stream).unwrap();
    let told = serde_json::to_value(ChannelEvent::Told { what: Told::CannotRead }).unwrap();
    let theirs = StreamAppend { stream: stream.clone(), expected, events: vec![told], wake: Wake::Keep };
    book.commit(Append { streams: vec![theirs], ..Append::default() }).await.unwrap();

    house.hears(&a, "anna", says("!dialog væk 24/12")).await;
    house.hears(&b, "bo", says("!dialog væk 24/12")).await;
    let facts = |channel: &ChannelId| {
        let stored = house.book().load::<ChannelEvent>(&StreamId::Channel(channel.clone())).unwrap();
        stored.into_iter().map(|stored| stored.event).collect::<Vec<_>>()
    };
    let is_away = |event: &ChannelEvent| matches!(event, ChannelEvent::AwayNoted { .. });
    assert_eq!(facts(&a).iter().filter(|event| is_away(event)).count(), 1, "{:?}", facts(&a));
    assert_eq!(facts(&b).iter().filter(|event| is_away(event)).count(), 1, "{:?}", facts(&b));
}

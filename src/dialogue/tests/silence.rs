//! The silent minute: ideas are private, can be changed and withdrawn, and come out mixed and without authors.

use super::*;
use crate::dialogue::command::Item;
use crate::dialogue::decide::asked_in_private;
use crate::dialogue::ids::PostKey;
use crate::dialogue::state::Slot;

#[test]
fn a_plain_private_message_is_an_idea() {
    let mut t = Table::of(9);
    t.writes("anna", "$0", "for tidligt");
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    t.writes("anna", "$2", "en vagt");
    t.edits("anna", "$1", "en seddel ved skranken");
    t.takes_back("anna", "$2");
    let ideas: Vec<_> = t.d().ideas.iter().map(|i| i.text.get().unwrap().as_str()).collect();
    assert_eq!(ideas, ["en seddel ved skranken"]);
    assert_eq!(t.d().ideas[0].group, t.d().group_of(ANNA).unwrap() as u16);
}

#[test]
fn nobody_can_change_another_persons_idea() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    t.edits("bo", "$1", "noget andet");
    t.takes_back("bo", "$1");
    assert_eq!(t.refused("bo", Command::Remove(Item::Idea, 1)), Refusal::FacilitatorOnly);
    assert_eq!(t.d().ideas[0].text.get().unwrap(), "en seddel");
    t.asks("frida", Command::Remove(Item::Idea, 1));
    assert!(t.d().ideas.is_empty());
}

#[test]
fn observers_and_strangers_write_no_ideas() {
    let mut t = Table::of(6);
    t.asks("anna", Command::Observe(None));
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    t.writes("tom", "$2", "en seddel");
    assert!(t.d().ideas.is_empty());
}

#[test]
fn silence_ends_on_time_and_the_ideas_have_no_authors() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    for (i, name) in NAMES[..9].iter().enumerate() {
        t.writes(name, &format!("${i}"), &format!("idé fra {i}"));
    }
    t.minutes(1);
    assert!(t.d().ideas_shared);
    assert!(t.d().ideas.iter().all(|i| i.author.is_none()));
    let texts: Vec<_> = t.d().ideas.iter().map(|i| i.text.get().unwrap().clone()).collect();
    let written: Vec<_> = (0..9).map(|i| format!("idé fra {i}")).collect();
    assert_ne!(texts, written, "mixed");
    let numbers: Vec<_> = t.d().ideas.iter().map(|i| i.number).collect();
    assert_eq!(numbers, (1..=9).collect::<Vec<_>>(), "the numbers do not tell who wrote first");
    assert_eq!(t.kind(), ActivityKind::Silent, "the facilitator starts what comes next");
    let late = Request::Plain("for sent".into());
    let refusal = t.request("anna", Place::Private, Some("$9"), &late);
    assert_eq!(refusal, Some(Refusal::SilenceOver { of: crate::dialogue::refusal::Late::Idea }));
}

#[test]
fn silence_ends_when_all_have_finished() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    for name in &NAMES[..4] {
        assert!(!t.d().ideas_shared);
        t.presses(name, Press::Done);
    }
    t.seconds(15);
    assert!(t.d().ideas_shared);
}

#[test]
fn who_talks_is_hinted_once_and_privately() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    t.says("anna", "hvad skal vi?");
    t.says("anna", "nå ja");
    t.says("frida", "husk at skrive");
    assert_eq!(t.told(ANNA, &Say::SilenceHint), 1);
    assert_eq!(t.told(FRIDA, &Say::SilenceHint), 0);
    t.minutes(1);
    t.says("bo", "færdig");
    assert_eq!(t.told(BO, &Say::SilenceHint), 0);
}

#[test]
fn on_paper_is_the_facilitators_choice() {
    let mut t = Table::of(9);
    assert!(matches!(t.refused("frida", Command::Paper), Refusal::NotNow { .. }));
    t.to(ActivityKind::Silent);
    assert_eq!(t.refused("anna", Command::Paper), Refusal::FacilitatorOnly);
    t.presses("frida", Press::Paper);
    assert!(t.d().on_paper);
}

#[test]
fn extending_the_silence_opens_it_again() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    for name in &NAMES[..4] {
        t.presses(name, Press::Done);
    }
    t.seconds(15);
    assert!(t.d().ideas_shared);
    t.asks("frida", Command::Extend(1));
    t.writes("bo", "$2", "en vagt");
    assert_eq!(t.d().ideas.len(), 2);
    assert_eq!(t.left(), (1, 45));
    t.minutes(2);
    assert!(t.d().ideas_shared && t.d().ideas.iter().all(|i| i.author.is_none()));
}

#[test]
fn extending_a_silence_that_goes_on_keeps_who_is_done() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    t.presses("anna", Press::Done);
    t.asks("frida", Command::Extend(1));
    assert_eq!(t.d().done_count(), (1, 4));
}

#[test]
fn going_back_to_the_silence_opens_it_again() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    t.to(ActivityKind::Share);
    t.asks("frida", Command::Back);
    t.writes("anna", "$2", "en vagt");
    assert_eq!(t.d().ideas.len(), 2);
    assert_eq!(t.d().ideas[0].author, None);
    t.next();
    assert!(t.d().ideas_shared);
    t.replayed();
}

#[test]
fn one_account_and_eight_guests_are_not_waited_for() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Silent);
    t.presses("frida", Press::Done);
    t.seconds(15);
    assert!(t.d().ideas_shared);
}

/// The key of what was said to somebody in private in this silence.
fn prompt_of(t: &Table, who: ParticipantId) -> PostKey {
    let prompt = |said: &&Spoken| {
        said.to == To::Private(who) && matches!(said.say, Say::IdeaPrompt | Say::FacilitatorCard { .. })
    };
    t.said.iter().rfind(prompt).unwrap().key.clone()
}

/// What was said to somebody comes through now.
fn comes_through(t: &mut Table, key: &PostKey) {
    let Decision { events, refusal, .. } = asked_in_private(t.d(), key, &t.ctx());
    assert_eq!(refusal, None);
    t.write(events);
}

#[test]
fn all_have_their_minute_when_a_private_room_is_late() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    let (anna, bo, frida) = (prompt_of(&t, ANNA), prompt_of(&t, BO), prompt_of(&t, FRIDA));
    t.seconds(2);
    comes_through(&mut t, &anna);
    assert_eq!(t.left(), (0, 58), "so long messages take");
    t.seconds(6);
    comes_through(&mut t, &bo);
    assert_eq!(t.left(), (1, 0));
    comes_through(&mut t, &bo);
    assert_eq!(t.left(), (1, 0), "once");
    t.seconds(2);
    comes_through(&mut t, &frida);
    assert_eq!(t.left(), (1, 0), "the card asks whoever leads");
    t.seconds(20);
    comes_through(&mut t, &anna);
    assert_eq!(t.left(), (0, 45), "nobody sits in silence for it longer than a quarter of a minute");
    t.seconds(45);
    assert!(t.d().ideas_shared);
    comes_through(&mut t, &bo);
    t.replayed();
}

#[test]
fn who_comes_later_and_what_is_said_besides_prolong_nothing() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    let bo = prompt_of(&t, BO);
    t.seconds(10);
    t.asks("tom", Command::Join(None));
    let (tom, phase) = (prompt_of(&t, t.id("tom")), t.d().posts[&Slot::Phase(t.d().visit())].clone());
    comes_through(&mut t, &tom);
    comes_through(&mut t, &phase);
    assert_eq!(t.left(), (0, 50));
    // A pause is not counted.
    t.asks("frida", Command::Pause);
    t.seconds(60);
    t.asks("frida", Command::Resume);
    comes_through(&mut t, &bo);
    assert_eq!(t.left(), (1, 0));
    t.next();
    comes_through(&mut t, &bo);
}

#[test]
fn where_all_have_finished_nobody_waits_for_a_room() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    let bo = prompt_of(&t, BO);
    for name in &NAMES[..4] {
        t.presses(name, Press::Done);
    }
    t.seconds(10);
    comes_through(&mut t, &bo);
    t.seconds(5);
    assert!(t.d().ideas_shared);
}

#[test]
fn who_has_not_finished_is_called_back_and_nobody_else() {
    let mut t = Table::of(6);
    t.write(vec![Event::Unreachable { who: t.id("carla") }]);
    t.to(ActivityKind::Silent);
    t.presses("anna", Press::Done);
    t.minutes(1);
    let called = |t: &Table, name: &str| t.told(t.id(name), &Say::BackToTheChannel);
    let told: Vec<_> = NAMES[..6].iter().map(|name| called(&t, name)).collect();
    assert_eq!(told, [0, 0, 1, 0, 1, 1], "not whoever leads, nor Anna, who has finished, nor Carla, who has no room");
    t.next();
    assert_eq!(called(&t, "bo"), 1);
    // On paper nobody sits anywhere else.
    let mut t = Table::of(6);
    t.to(ActivityKind::Silent);
    t.presses("frida", Press::Paper);
    t.minutes(1);
    assert_eq!(t.count(|s| *s == Say::BackToTheChannel), 0);
}

//! The idea bank: opening with what the channel has kept, keep, let go or try, and points that nobody said aloud.

use super::*;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::ended::ended;
use crate::dialogue::event::{BankChoice, BankItem, BankKind, Ending, OpenTrial};
use crate::dialogue::follow_up;
use crate::dialogue::speak::steering;

fn item(number: u32) -> BankItem {
    let text = Erasable::new(None, format!("idé {number}"));
    BankItem { number, text, kind: BankKind::Proposal, since: None }
}

pub(super) fn recalled(numbers: &[u32]) -> Event {
    Event::Recalled { trials: Vec::new(), bank: numbers.iter().copied().map(item).collect() }
}

fn choose(choice: BankChoice, number: u16) -> Command {
    Command::Bank(Some((choice, number)))
}

/// In the lobby of a dialogue that opens with what is left from before.
fn with_bank(recalled: Option<Event>) -> Table {
    let mut t = Table::with(4, script().with_bank(), OPEN);
    t.write(recalled.into_iter().collect());
    t
}

fn numbers(t: &Table) -> Vec<u32> {
    t.d().recalled.iter().flat_map(|recalled| recalled.bank.iter().map(|item| item.number)).collect()
}

#[test]
fn what_is_tried_stays_with_whoever_wrote_it() {
    let written = BankItem { text: Erasable::new(Some(person("anna")), "idé 2".into()), ..item(2) };
    let mut t = with_bank(Some(Event::Recalled { trials: Vec::new(), bank: vec![written.clone()] }));
    t.next();
    t.asks("frida", choose(BankChoice::Try, 2));
    assert_eq!(t.d().proposals[0].text, written.text, "so that it can still be erased");
}

#[test]
fn whoever_leads_takes_something_up_by_its_number() {
    let mut t = with_bank(Some(recalled(&[2, 5])));
    t.next();
    let offered = steering(t.d());
    assert_eq!(offered, vec![Press::Number(2), Press::Number(5), Press::Next]);
    assert_eq!(t.tries_press("anna", Press::Number(5)).1, Some(Refusal::FacilitatorOnly));
    let press = t.presses("frida", Press::Number(5));
    t.takes_back("frida", &press);
    assert_eq!((numbers(&t), t.d().proposals.len()), (vec![2], 1));
    assert_eq!(steering(t.d()), vec![Press::Number(2), Press::Next]);
}

#[test]
fn it_opens_a_dialogue_only_where_there_is_something() {
    let mut t = with_bank(None);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Frame);
    let mut t = with_bank(Some(recalled(&[2, 5])));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Bank);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Frame);
    let trial = OpenTrial { number: 1, what: None, until: None };
    let mut t = with_bank(Some(Event::Recalled { trials: vec![trial], bank: Vec::new() }));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Bank, "an open trial is something");
    assert_eq!(t.d().script.clone().with_bank(), t.d().script, "it is put in once");
}

#[test]
fn a_dialogue_takes_up_what_the_channel_has_open() {
    let mut t = Table::empty();
    let recalls = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Recalled { .. }));
    assert!(!recalls(&crate::dialogue::decide::opened(super::planning::opening(), &t.ctx())));
    t.open.bank = vec![item(4)];
    let events = crate::dialogue::decide::opened(super::planning::opening(), &t.ctx());
    t.write(events);
    assert_eq!(numbers(&t), [4]);

    // A planned one takes it up when its time comes, not when it was planned.
    let mut t = Table::planned("17. september kl. 13", Some(0), 2);
    t.open.bank = vec![item(4), item(6)];
    t.until("2026-09-17 13:00");
    assert_eq!(numbers(&t), [4, 6]);
}

#[test]
fn keep_let_go_and_try() {
    let mut t = with_bank(Some(recalled(&[2, 5, 6])));
    t.next();
    t.asks("frida", choose(BankChoice::Keep, 2));
    assert_eq!(numbers(&t), [2, 5, 6]);
    t.asks("frida", choose(BankChoice::LetGo, 5));
    assert_eq!(numbers(&t), [2, 6]);
    t.asks("frida", choose(BankChoice::Try, 6));
    assert_eq!(numbers(&t), [2]);
    let [proposal] = t.d().proposals.as_slice() else { panic!() };
    assert_eq!(proposal.text.get().unwrap(), "idé 6");
    assert_eq!(t.refused("anna", choose(BankChoice::LetGo, 2)), Refusal::FacilitatorOnly);
    assert_eq!(t.refused("frida", choose(BankChoice::LetGo, 5)), Refusal::NoSuchNumber { number: 5, open: vec![2] });
    t.replayed();
}

#[test]
fn nothing_is_put_on_the_board_in_the_middle_of_a_vote_or_after_a_follow_up() {
    let mut t = with_bank(Some(recalled(&[2])));
    t.at_proposals(&["en seddel", "en vagt"]);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Consent(Some(1)));
    assert_eq!(t.refused("frida", choose(BankChoice::Try, 2)), Refusal::Frozen);

    let mut t = Table::follow_up(4);
    t.write(vec![recalled(&[2, 3])]);
    t.to(ActivityKind::Consent);
    assert_eq!(t.refused("frida", choose(BankChoice::Try, 2)), Refusal::BankAfterwards { number: 2 });
    t.asks("frida", choose(BankChoice::LetGo, 3));
    assert_eq!(numbers(&t), [2]);
}

#[test]
fn one_thing_is_taken_up_by_itself() {
    let mut t = Table::with(4, follow_up::bank_script(), OPEN);
    let text = Erasable::new(None, "et roligt bord".to_owned());
    t.write(vec![recalled(&[2]), Event::ProposalAdded { number: 1, group: None, by: None, text }]);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Consent);
    assert!(t.d().question.is_some(), "there is nothing to choose between");
    for name in &NAMES[..4] {
        t.answers(name, 1);
    }
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
    assert_eq!(t.d().trial.what.as_ref().unwrap().get().unwrap(), "et roligt bord");
}

#[test]
fn what_was_tried_and_came_to_nothing_is_kept_again() {
    let mut t = Table::with(4, follow_up::bank_script(), OPEN);
    let text = Erasable::new(None, "et roligt bord".to_owned());
    t.write(vec![Event::ProposalAdded { number: 1, group: None, by: None, text }]);
    t.asks("frida", Command::Cancel(None));
    let mut channel = Channel::default();
    channel.apply(&ChannelEvent::DialogueOpened { number: 3 }).unwrap();
    channel.apply(&ended(t.d(), Ending::Cancelled)).unwrap();
    assert_eq!(channel.bank.len(), 1);
}

#[test]
fn verdicts_are_no_ideas() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Dots);
    t.next();
    t.next();
    let ChannelEvent::DialogueEnded { kept, points, .. } = ended(t.d(), Ending::NothingAgreed) else { panic!() };
    assert_eq!((kept, points), (vec![], vec![]));
}

#[test]
fn points_of_pairs_who_had_no_turn_are_kept() {
    let mut t = Table::of(16);
    t.to(ActivityKind::Round);
    assert!(t.d().round.as_ref().unwrap().plucked);
    let first = t.d().presenting_pair().unwrap()[0];
    let speaker = NAMES[usize::from(first.0) - 1];
    t.says(speaker, "fra et par der havde ordet");
    while t.d().presenting_pair().is_some() {
        t.next();
    }
    let turns = t.d().round.as_ref().unwrap().turns.clone();
    let silent = (0..t.d().pairs.len()).find(|pair| !turns.contains(&u16::try_from(*pair).unwrap())).unwrap();
    let other = NAMES[usize::from(t.d().pairs[silent][0].0) - 1];
    t.says(other, "fra et par der ikke havde");
    t.asks("frida", Command::Cancel(None));
    let ChannelEvent::DialogueEnded { points, .. } = ended(t.d(), Ending::Cancelled) else { panic!() };
    let texts: Vec<_> = points.iter().map(|p| p.get().unwrap().as_str()).collect();
    assert_eq!(texts, ["fra et par der ikke havde"]);
}

#[test]
fn the_channels_numbers_are_for_ever() {
    let mut channel = Channel::default();
    let end = |number, kept: &[&str]| ChannelEvent::DialogueEnded {
        number,
        ending: Ending::NothingAgreed,
        pairs: Vec::new(),
        presented: Vec::new(),
        kept: kept.iter().map(|text| Erasable::new(None, (*text).to_owned())).collect(),
        points: Vec::new(),
        at: None,
    };
    channel.apply(&ChannelEvent::DialogueOpened { number: 1 }).unwrap();
    channel.apply(&end(1, &["a", "b"])).unwrap();
    channel.apply(&ChannelEvent::BankDecided { number: 2, choice: BankChoice::LetGo }).unwrap();
    channel.apply(&ChannelEvent::BankDecided { number: 1, choice: BankChoice::Keep }).unwrap();
    channel.apply(&ChannelEvent::DialogueOpened { number: 2 }).unwrap();
    channel.apply(&end(2, &["c"])).unwrap();
    assert_eq!(channel.bank.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 3]);
}

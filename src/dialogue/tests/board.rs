//! What is written down: the round, points, themes, proposals and presenting.

use super::*;
use crate::dialogue::command::Item;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::speak::{By, choices};

fn point(text: &str) -> Command {
    Command::Point { on_behalf: None, text: text.into() }
}

impl Table {
    fn presenting(&self) -> Vec<String> {
        let pair = self.d().presenting_pair().unwrap_or_default();
        pair.iter().filter_map(|who| self.d().name(*who)).map(str::to_owned).collect()
    }

    fn somebody_else(&self) -> &'static str {
        let turn = self.presenting();
        NAMES[1..self.d().people.len()].iter().find(|n| !turn.iter().any(|t| t == *n)).unwrap()
    }
}

#[test]
fn pairs_take_turns_and_plain_messages_become_their_points() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Round);
    let first = t.presenting();
    let other = t.somebody_else();
    t.says(other, "vi taler lige sammen");
    assert_eq!(t.d().points.len(), 0);
    t.says(&first[0], "borgerne giver os deres kode");
    t.says(&first[1], "vi ved ikke, hvad vi må");
    assert_eq!(t.d().points.len(), 2);
    assert_ne!(t.presenting(), first, "two points end a turn");
    let second = t.presenting();
    t.asks(&second[0], Command::Pass);
    assert_ne!(t.presenting(), second);
    let third = t.presenting();
    t.presses(&third[0], Press::Done);
    t.asks("frida", Command::Next);
    assert!(t.presenting().is_empty() || t.kind() != ActivityKind::Round);
}

#[test]
fn only_the_pair_whose_turn_it_is_or_who_steers_may_pass() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Round);
    let first = t.presenting();
    let other = t.somebody_else();
    assert!(matches!(t.refused(other, Command::Pass), Refusal::NotNow { .. }));
    t.asks("frida", Command::Pass);
    assert_ne!(t.presenting(), first);
}

#[test]
fn when_all_have_had_their_turn_anybody_adds_what_is_missing() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    for _ in 0..3 {
        let pair = t.presenting();
        t.asks(&pair[0], Command::Pass);
    }
    t.says("anna", "det mangler");
    assert_eq!(t.d().points.len(), 1);
    t.says("frida", "tak, så går vi videre");
    assert_eq!(t.d().points.len(), 1, "who steers also just talks");
    t.asks("frida", Command::Point { on_behalf: None, text: "en til".into() });
    assert_eq!(t.d().points.len(), 2);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Summarise);
}

#[test]
fn thirteen_pluck_three_pairs_and_then_ask_the_rest() {
    let mut t = Table::of(13);
    t.history.presented = (0..13).map(|n| (PersonId(100 + n), u32::from(n < 6))).collect();
    t.to(ActivityKind::Round);
    let round = t.d().round.clone().unwrap();
    assert!(round.plucked);
    assert_eq!(round.turns.len(), 3);
    for _ in 0..3 {
        t.asks("frida", Command::Next);
        assert_eq!(t.kind(), ActivityKind::Round);
    }
    assert_eq!(t.d().presenting_pair(), None);
    t.says("anna", "noget andet");
    assert_eq!(t.d().points.len(), 1);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Summarise);
}

#[test]
fn twelve_hear_every_pair_and_the_last_one_counts_as_heard() {
    let mut t = Table::of(12);
    t.to(ActivityKind::Round);
    assert_eq!(t.d().round.as_ref().unwrap().turns.len(), 6);
    t.to(ActivityKind::Summarise);
    let ended = crate::dialogue::ended::ended(t.d(), crate::dialogue::event::Ending::NothingAgreed);
    let crate::dialogue::channel::ChannelEvent::DialogueEnded { presented, .. } = ended else { panic!() };
    assert_eq!(presented.len(), 12);
}

#[test]
fn a_pair_of_guests_is_spoken_for_by_the_facilitator() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Round);
    let mut turns = 0;
    while let Some(pair) = t.d().presenting_pair().map(<[_]>::to_vec) {
        t.says("frida", "siger gæsterne");
        assert!(pair.contains(&t.d().points.last().unwrap().by.unwrap()));
        t.asks("frida", Command::Pass);
        turns += 1;
    }
    assert_eq!((turns, t.d().points.len()), (4, 4));
}

#[test]
fn a_pair_that_formed_late_is_heard_last() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Round);
    t.asks("frida", Command::Pass);
    t.asks("tom", Command::Join(None));
    let round = t.d().round.clone().unwrap();
    assert_eq!((round.turns.len(), round.at), (5, 1));
    assert_eq!(t.d().pairs[usize::from(round.turns[4])].last(), Some(&t.id("tom")));
}

#[test]
fn a_pair_that_went_home_has_no_turn() {
    let mut t = Table::of(8);
    t.to(ActivityKind::Round);
    for name in t.presenting() {
        if name != "frida" {
            t.asks(&name, Command::Leave(None));
        }
    }
    assert!(!t.presenting().is_empty());
}

#[test]
fn the_board_can_be_tidied() {
    let mut t = Table::of(6);
    assert!(matches!(t.refused("anna", point("for tidligt")), Refusal::NotNow { .. }));
    t.to(ActivityKind::Pairs);
    t.asks("anna", point("  et  "));
    t.asks("bo", point("to"));
    assert_eq!(t.d().points[0].text.get().unwrap(), "et");
    assert_eq!(t.refused("anna", point(" ")), Refusal::Empty);
    assert_eq!(t.refused("anna", point(&"æ".repeat(601))), Refusal::TooLong { max: 600 });
    assert_eq!(t.refused("bo", Command::Remove(Item::Point, 1)), Refusal::FacilitatorOnly);
    assert_eq!(t.refused("tom", Command::Remove(Item::Point, 1)), Refusal::FacilitatorOnly);
    t.asks("bo", Command::Remove(Item::Point, 2));
    t.asks("anna", point("tre"));
    assert_eq!(t.d().points[1].number, 3, "a number means one thing for good");
    t.asks("frida", Command::Remove(Item::Point, 1));
    let missing = Refusal::NoSuchNumber { number: 1, open: vec![3] };
    assert_eq!(t.refused("frida", Command::Remove(Item::Point, 1)), missing);
    assert_eq!(t.refused("anna", Command::Theme("koder".into())), Refusal::FacilitatorOnly);
    t.asks("frida", Command::Theme("koder".into()));
    assert_eq!(t.d().themes.len(), 1);
}

#[test]
fn each_group_puts_two_proposals_on_the_board() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Pairs);
    assert!(matches!(t.refused("anna", Command::Proposal("x".into())), Refusal::NotNow { .. }));
    t.to(ActivityKind::Select);
    t.proposes("anna", "en seddel ved skranken");
    t.proposes("anna", "en fast vagt");
    assert_eq!(t.refused("anna", Command::Proposal("en til".into())), Refusal::GroupFull);
    assert_eq!(t.refused("tom", Command::Proposal("en til".into())), Refusal::ParticipantsOnly);
    let group = t.d().group_of(ANNA).unwrap();
    assert!(t.d().proposals.iter().all(|p| p.group == Some(group as u16)));
}

#[test]
fn the_same_proposal_twice_is_one() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Select);
    t.proposes("anna", "En fast vagt");
    t.proposes("anna", "en fast vagt ");
    for name in &NAMES[2..9] {
        t.proposes(name, "EN FAST VAGT");
    }
    assert_eq!(t.d().proposals.len(), 1);
}

#[test]
fn an_ideas_number_puts_it_forward() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel ved skranken");
    t.to(ActivityKind::Select);
    t.proposes("bo", "1");
    assert_eq!(t.d().proposals[0].text.get().unwrap(), "en seddel ved skranken");
    let missing = Refusal::NoSuchNumber { number: 7, open: vec![1] };
    assert_eq!(t.refused("bo", Command::Proposal("#7".into())), missing);
}

#[test]
fn an_idea_is_put_forward_by_pressing_its_number_and_taken_back_by_the_same_press() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    for (name, text) in [("anna", "en seddel"), ("bo", "en vagt"), ("frida", "en stol"), ("dorte", "et kort")] {
        t.writes(name, text, text);
    }
    t.to(ActivityKind::Select);
    let idea = t.d().ideas[0].clone();
    let group = usize::from(idea.group);
    let thread = Say::GroupPhase { group, kind: ActivityKind::Select, visit: t.d().visit() };
    let offered = |t: &Table| choices(t.d(), &thread, By::Reaction);
    let number = Press::Number(idea.number);
    assert!(offered(&t).contains(&number));
    let press = t.presses("anna", number);
    assert_eq!(t.d().proposals[0].text.get(), idea.text.get());
    assert_eq!(t.d().proposals[0].group, Some(idea.group), "it is the group's whose idea it is");
    assert_eq!(t.d().standing(ANNA, number), Some(press.as_str()));
    t.presses("bo", number);
    assert_eq!(t.d().proposals.len(), 1, "it is put forward once");
    t.takes_back("anna", &press);
    assert!(t.d().proposals.is_empty());
    let missing = Refusal::NoSuchNumber { number: 10, open: t.d().ideas.iter().map(|idea| idea.number).collect() };
    assert_eq!(t.tries_press("anna", Press::Number(10)).1, Some(missing));
}

#[test]
fn a_group_that_has_chosen_is_offered_only_what_it_can_take_back() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Silent);
    for (name, text) in [("anna", "en seddel"), ("bo", "en vagt"), ("frida", "en stol")] {
        t.writes(name, text, text);
    }
    t.to(ActivityKind::Select);
    t.presses("anna", Press::Number(1));
    t.presses("bo", Press::Number(3));
    let channel = Say::Phase { kind: ActivityKind::Select, visit: t.d().visit() };
    let offered = choices(t.d(), &channel, By::Button);
    assert_eq!(offered, [Press::Number(1), Press::Number(3), Press::Done]);
    assert_eq!(t.tries_press("bo", Press::Number(2)).1, Some(Refusal::GroupFull));
}

#[test]
fn who_steers_writes_for_groups_of_guests() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Select);
    for text in ["a", "b", "c", "d"] {
        t.proposes("frida", text);
    }
    let groups: BTreeSet<_> = t.d().proposals.iter().map(|p| p.group).collect();
    assert_eq!(groups.len(), 2);
    assert_eq!(t.refused("frida", Command::Proposal("e".into())), Refusal::GroupFull);
}

#[test]
fn a_proposals_number_is_never_given_to_another() {
    let mut t = Table::of(6);
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Remove(Item::Proposal, 2));
    t.proposes("anna", "c");
    assert_eq!(t.d().proposals.iter().map(|p| p.number).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn while_a_group_chooses_each_of_it_takes_back_what_it_has_chosen() {
    let mut t = Table::of(13);
    t.at_proposals(&["a", "b"]);
    let of = t.d().proposals[0].group.map(usize::from).unwrap();
    let name = |t: &Table, group: usize| {
        let wrote = t.d().proposals[0].by;
        let fits = |p: ParticipantId| t.d().group_of(p) == Some(group) && !t.d().may_steer(p) && Some(p) != wrote;
        let one = t.d().active().map(|p| p.id).find(|p| fits(*p)).unwrap();
        t.d().name(one).unwrap().to_owned()
    };
    let (mate, other) = (name(&t, of), name(&t, (of + 1) % t.d().groups.len()));
    assert_eq!(t.refused(&other, Command::Remove(Item::Proposal, 1)), Refusal::FacilitatorOnly);
    t.asks(&mate, Command::Remove(Item::Proposal, 1));
    assert_eq!(t.d().proposals.iter().map(|p| p.number).collect::<Vec<_>>(), [2]);

    // Once they have chosen, it is no longer theirs alone.
    let mut t = Table::of(6);
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    let name = name(&t, 0);
    assert_eq!(t.refused(&name, Command::Remove(Item::Proposal, 1)), Refusal::FacilitatorOnly);
}

#[test]
fn groups_present_in_turn_and_one_group_does_not() {
    let mut t = Table::of(13);
    t.at_proposals(&["a", "b", "c"]);
    t.next();
    assert_eq!((t.kind(), t.d().presenting), (ActivityKind::Present, 0));
    t.next();
    t.next();
    assert_eq!((t.kind(), t.d().presenting), (ActivityKind::Present, 2));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Consent);

    let mut t = Table::of(6);
    t.at_proposals(&["a"]);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Consent);
}

#[test]
fn a_group_that_went_home_is_passed_over() {
    let mut t = Table::of(13);
    t.at_proposals(&["a", "b", "c"]);
    let gone = (0..3).find(|g| !t.d().groups[*g].contains(&FRIDA)).unwrap();
    let names: Vec<String> = t.d().groups[gone].iter().map(|w| t.d().name(*w).unwrap().to_owned()).collect();
    for name in &names {
        t.asks(name, Command::Leave(None));
    }
    let mut turns = Vec::new();
    t.next();
    while t.kind() == ActivityKind::Present {
        turns.push(usize::from(t.d().presenting));
        t.next();
    }
    assert_eq!(turns, (0..3).filter(|g| *g != gone).collect::<Vec<_>>());
}

#[test]
fn one_group_left_of_two_does_not_present() {
    let mut t = Table::of(7);
    t.to(ActivityKind::Groups);
    let small = t.d().groups.iter().min_by_key(|g| g.len()).unwrap().clone();
    let leavers: Vec<ParticipantId> = small.into_iter().filter(|who| *who != FRIDA).take(2).collect();
    for who in leavers {
        let name = t.d().name(who).unwrap().to_owned();
        t.asks(&name, Command::Leave(None));
    }
    if t.d().groups.iter().filter(|g| !g.is_empty()).count() == 1 {
        t.at_proposals(&["a"]);
        t.next();
        assert_eq!(t.kind(), ActivityKind::Consent);
    }
}

#[test]
fn ideas_and_proposals_of_a_group_that_dissolved_go_with_its_people() {
    let mut t = Table::of(7);
    t.to(ActivityKind::Silent);
    let at = (0..2).min_by_key(|g| t.d().groups[*g].len()).unwrap();
    let names: Vec<String> = t.d().groups[at].iter().map(|w| t.d().name(*w).unwrap().to_owned()).collect();
    t.writes(&names[0], "$1", "en idé fra den lille gruppe");
    for name in &names[1..] {
        t.asks(name, Command::Leave(None));
    }
    assert!(t.d().groups[at].is_empty());
    assert_eq!(usize::from(t.d().ideas[0].group), 1 - at);
    t.replayed();
}

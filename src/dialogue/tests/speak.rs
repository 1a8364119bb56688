//! What is said and shown: where, to whom, what can be pressed, and what a dialogue costs in attention.

use super::*;
use crate::dialogue::command::{PersonRef, Tap, TrialForm};
use crate::dialogue::event::{AGREE, Event};
use crate::dialogue::speak::{By, choices, living, pressed};
use std::collections::BTreeMap;

impl Table {
    /// The post of the activity going on.
    fn phase(&self) -> &Spoken {
        let visit = self.d().running().unwrap().visit;
        self.said.iter().find(|s| matches!(s.say, Say::Phase { visit: v, .. } if v == visit)).unwrap()
    }

    /// Everybody with an account presses the same.
    fn all_press(&mut self, press: Press) {
        for name in &NAMES[..self.d().with_account().count()] {
            self.presses(name, press);
        }
    }

    /// The whole script as a team would go through it, every activity with all its messages.
    fn walk_through(people: usize, decide: impl FnOnce(&mut Self)) -> Self {
        let mut t = Self::of(people);
        t.to(ActivityKind::Read);
        t.all_press(Press::Done);
        t.to(ActivityKind::Pairs);
        t.minutes(4);
        t.to(ActivityKind::Round);
        while let Some(pair) = t.d().presenting_pair().map(<[_]>::to_vec) {
            let name = t.d().name(pair[0]).unwrap().to_owned();
            t.says(&name, "en pointe");
            t.asks(&name, Command::Pass);
        }
        t.to(ActivityKind::Reflect);
        t.minutes(11);
        t.to(ActivityKind::Silent);
        for (i, name) in NAMES[..people].iter().enumerate() {
            t.writes(name, &format!("$idea{i}"), "en idé");
        }
        t.minutes(1);
        t.to(ActivityKind::Share);
        t.minutes(5);
        t.at_proposals(&["a", "b"]);
        t.minutes(4);
        t.to(ActivityKind::Present);
        decide(&mut t);
        assert_eq!(t.kind(), ActivityKind::Trial);
        t.asks("anna", Command::Trial(Box::new(agreed())));
        let owner = Some(PersonRef::Name("bo".into()));
        t.asks("frida", Command::Trial(Box::new(TrialForm { owner, ..TrialForm::default() })));
        t.presses("bo", Press::Accept);
        assert!(t.d().is_over());
        t
    }

    /// Posts in the main timeline besides the calls of pairs and groups, in the fullest thread, and to the busiest person.
    fn attention(&self) -> (usize, usize, usize) {
        let mut threads: BTreeMap<&str, usize> = BTreeMap::new();
        let mut private: BTreeMap<ParticipantId, usize> = BTreeMap::new();
        let mut main = 0;
        for spoken in &self.said {
            match &spoken.to {
                To::Channel if matches!(spoken.say, Say::TurnCalled { .. } | Say::PresenterCalled { .. }) => {}
                To::Channel => main += 1,
                To::Thread(root) => *threads.entry(&root.0).or_default() += 1,
                // Quiet, and looked at when one steers.
                To::Private(_) if matches!(spoken.say, Say::FacilitatorCard { .. }) => {}
                To::Private(who) => *private.entry(*who).or_default() += 1,
            }
        }
        (main, threads.into_values().max().unwrap_or(0), private.into_values().max().unwrap_or(0))
    }
}

#[test]
fn nine_people_who_agree_at_once_are_left_in_peace() {
    let t = Table::walk_through(9, |t| {
        t.minutes(3);
        t.next();
        t.to(ActivityKind::Consent);
        t.presses("frida", Press::Number(1));
        t.all_press(Press::Agree);
        t.seconds(15);
    });
    let (main, thread, private) = t.attention();
    assert!(main <= 25 && thread <= 4 && private <= 6, "{main}/{thread}/{private}: {:#?}", t.in_channel());
}

#[test]
fn nine_people_who_vote_are_left_in_peace_too() {
    let t = Table::walk_through(9, |t| {
        t.next();
        t.presses("frida", Press::Number(1));
        t.presses("anna", Press::Objection);
        t.writes("anna", "$w", "det rammer nogen");
        t.minutes(3);
        t.asks("frida", Command::Vote);
        for (i, name) in NAMES[..9].iter().enumerate() {
            t.presses(name, Press::Number(1 + u16::from(i > 5)));
        }
        t.seconds(15);
    });
    let (main, thread, private) = t.attention();
    assert!(main <= 25 && thread <= 4 && private <= 6, "{main}/{thread}/{private}: {:#?}", t.in_channel());
}

#[test]
fn nine_people_who_object_and_vote_at_once_are_left_in_peace_too() {
    let t = Table::walk_through(9, |t| {
        t.minutes(3);
        t.to(ActivityKind::Consent);
        t.presses("frida", Press::Number(1));
        t.presses("anna", Press::Objection);
        t.writes("anna", "$w", "det rammer nogen");
        t.asks("frida", Command::Vote);
        for (i, name) in NAMES[..9].iter().enumerate() {
            t.presses(name, Press::Number(1 + u16::from(i > 5)));
        }
        t.seconds(15);
    });
    let (main, thread, private) = t.attention();
    assert!(main <= 25 && thread <= 4 && private <= 6, "{main}/{thread}/{private}: {:#?}", t.in_channel());
}

#[test]
fn the_start_is_a_lobby_and_a_card() {
    let t = Table::of(1);
    assert_eq!(t.said.len(), 2);
    assert_eq!((&t.said[0].say, &t.said[0].to), (&Say::Lobby, &To::Channel));
    assert_eq!(
        (&t.said[1].say, &t.said[1].to),
        (&Say::FacilitatorCard { kind: None, visit: 0, who: FRIDA }, &To::Private(FRIDA))
    );
    assert_eq!(t.said[0].key.0, "test/!kontoret|d3/3/lobby");
}

#[test]
fn each_activity_gives_whoever_steers_one_quiet_card() {
    let mut t = Table::of(9);
    t.asks("frida", Command::Timekeeper(PersonRef::Name("anna".into())));
    t.to(ActivityKind::Select);
    for visit in 0..=t.d().visit() {
        for who in [FRIDA, ANNA] {
            let is_it = |s: &&Spoken| matches!(s.say, Say::FacilitatorCard { visit: of, .. } if of == visit);
            let cards = t.said.iter().filter(is_it).filter(|s| s.to == To::Private(who));
            assert_eq!(cards.count(), 1, "{visit} {who:?}");
        }
    }
    let cards = t.said.iter().filter(|s| matches!(s.say, Say::FacilitatorCard { .. }));
    assert!(cards.into_iter().all(|card| !card.buzz));
}

/// What can be pressed in the channel, and by whoever steers on their card.
fn offered(t: &Table) -> (Vec<Press>, Vec<Press>) {
    let on = |fits: &dyn Fn(&To) -> bool| {
        let all = living(t.d()).into_iter().filter(|s| fits(&s.to));
        all.flat_map(|s| choices(t.d(), &s.say, By::Reaction)).collect::<Vec<_>>()
    };
    (on(&|to| *to == To::Channel), on(&|to| *to == To::Private(FRIDA)))
}

#[test]
fn what_steers_stands_on_the_card_and_in_the_channel_only_where_there_is_none() {
    let steers = [Press::Next, Press::Extend, Press::Paper, Press::Skip, Press::EndHere, Press::Resume, Press::Vote];
    let mut t = Table::of(9);
    loop {
        let (channel, card) = offered(&t);
        assert!(!channel.iter().any(|press| steers.contains(press)), "{:?}: {channel:?}", t.d().kind());
        assert!(card.contains(&Press::Next), "{:?}: {card:?}", t.d().kind());
        if t.d().kind() == Some(ActivityKind::Select) {
            break;
        }
        t.next();
    }
    // All at one screen, or nobody to write to.
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    assert!(offered(&t).0.contains(&Press::Next));
    let mut t = Table::of(9);
    t.write(vec![Event::Unreachable { who: FRIDA }]);
    assert!(offered(&t).0.contains(&Press::Next));
}

#[test]
fn groups_have_threads_and_one_group_has_the_channel() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Select);
    assert_eq!(t.count(|s| matches!(s, Say::GroupRoot { .. })), 2);
    assert_eq!(t.count(|s| matches!(s, Say::GroupPhase { .. })), 2 * 3, "reflect, share and select");
    let mut t = Table::of(6);
    t.to(ActivityKind::Select);
    assert_eq!(t.count(|s| matches!(s, Say::GroupRoot { .. } | Say::GroupPhase { .. })), 0);
    let settings =
        Settings { groups: GroupRoom::InTheRoom, ballots: Ballots::Open, auto: false, ..Settings::default() };
    let mut t = Table::with(9, script(), settings);
    t.to(ActivityKind::Select);
    assert_eq!(t.count(|s| matches!(s, Say::GroupRoot { .. } | Say::GroupPhase { .. })), 0);
}

#[test]
fn a_group_that_dissolved_is_not_written_to() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Reflect);
    let gone = usize::from(t.d().groups[0].contains(&FRIDA));
    let names: Vec<String> = t.d().groups[gone].iter().map(|w| t.d().name(*w).unwrap().to_owned()).collect();
    for name in names {
        t.asks(&name, Command::Leave(None));
    }
    t.to(ActivityKind::Select);
    assert_eq!(t.count(|s| matches!(s, Say::GroupPhase { group, .. } if *group == gone)), 1, "only while it was there");
}

#[test]
fn the_idea_prompt_goes_to_those_who_write_and_have_no_card() {
    let mut t = Table::of(6);
    t.asks("frida", Command::Guests(2));
    t.asks("anna", Command::Observe(None));
    t.to(ActivityKind::Silent);
    assert_eq!(t.count(|s| *s == Say::IdeaPrompt), 4);
    assert_eq!((t.told(FRIDA, &Say::IdeaPrompt), t.told(ANNA, &Say::IdeaPrompt)), (0, 0));
}

#[test]
fn who_comes_in_the_silence_gets_the_prompt_too() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Silent);
    t.asks("tom", Command::Join(None));
    assert_eq!(t.told(t.id("tom"), &Say::IdeaPrompt), 1);
    t.minutes(1);
    t.asks("sif", Command::Join(None));
    assert_eq!(t.told(t.id("sif"), &Say::IdeaPrompt), 0);
}

#[test]
fn phones_buzz_for_what_must_be_seen() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Round);
    assert_eq!(t.phase().mentions, t.d().presenting_pair().unwrap());
    assert!(t.phase().buzz);
    t.to(ActivityKind::Reflect);
    t.minutes(10);
    assert!(!t.last().buzz, "one minute left is a notice");
    t.minutes(1);
    assert!(t.last().buzz && t.last().mentions == [FRIDA]);
}

#[test]
fn what_can_be_pressed_follows_what_goes_on() {
    let mut t = Table::of(4);
    assert_eq!(choices(t.d(), &Say::Lobby, By::Reaction), [Press::Join, Press::Observe]);
    let at = |t: &Table| choices(t.d(), &t.phase().say, By::Reaction);
    let card = |t: &Table| {
        choices(t.d(), &Say::FacilitatorCard { kind: Some(t.kind()), visit: t.d().visit(), who: FRIDA }, By::Reaction)
    };
    t.to(ActivityKind::Read);
    assert_eq!((at(&t), card(&t)), (vec![Press::Done], vec![Press::Next, Press::Extend]));
    t.to(ActivityKind::Silent);
    assert_eq!((at(&t), card(&t)), (vec![Press::Done], vec![Press::Next, Press::Paper]));
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    assert_eq!((at(&t), card(&t)), (vec![], vec![Press::Number(1), Press::Number(2), Press::Next]));
    t.presses("frida", Press::Number(1));
    assert_eq!((at(&t), card(&t)), (vec![Press::Agree, Press::Question, Press::Objection], vec![Press::Next]));
    for name in &NAMES[..4] {
        t.answers(name, AGREE);
    }
    t.seconds(15);
    assert_eq!((at(&t), card(&t)), (vec![Press::Volunteer], vec![Press::EndHere]));
    t.asks("anna", Command::Trial(Box::new(agreed())));
    let owner = Some(PersonRef::Name("bo".into()));
    t.asks("anna", Command::Trial(Box::new(TrialForm { owner, ..TrialForm::default() })));
    assert_eq!(at(&t), []);
    t.write(vec![Event::Unreachable { who: t.id("bo") }]);
    assert_eq!(at(&t), [Press::Accept, Press::Decline], "nobody else can ask him");
    let asked = t.said.iter().rfind(|s| s.say == Say::OwnerAsked).unwrap().key.clone();
    assert_eq!(pressed(t.d(), &asked, Tap::Reaction("🤝")), Some(Press::Accept));
}

#[test]
fn secret_dots_are_pressed_on_buttons_and_never_as_reactions() {
    let settings =
        Settings { groups: GroupRoom::Threads, ballots: Ballots::Secret, auto: false, ..Settings::default() };
    let mut t = Table::with(9, script(), settings);
    t.at_proposals(&["a", "b"]);
    t.asks("frida", Command::Vote);
    let (phase, number) = (t.phase(), Press::Number(2));
    assert_eq!(choices(t.d(), &phase.say, By::Reaction), []);
    assert_eq!(choices(t.d(), &phase.say, By::Button), [Press::Number(1), Press::Number(2)]);
    assert_eq!(pressed(t.d(), &phase.key, Tap::Reaction(number.emoji())), None);
    assert_eq!(pressed(t.d(), &phase.key, Tap::Button(number.emoji())), Some(number));
    t.answers("anna", 2);
}

#[test]
fn only_what_goes_on_is_living() {
    let mut t = Table::of(9);
    let lobby = t.said[0].key.clone();
    assert_eq!(pressed(t.d(), &lobby, Tap::Reaction("👋")), Some(Press::Join));
    t.to(ActivityKind::Select);
    assert_eq!(pressed(t.d(), &lobby, Tap::Reaction("👋")), Some(Press::Join), "whoever comes late");
    assert_eq!(pressed(t.d(), &lobby, Tap::Reaction("▶")), None, "it has begun");
    let shown: Vec<_> = living(t.d()).into_iter().map(|s| s.key).collect();
    assert_eq!(shown.len(), 1 + 1 + 1 + 2 + 2, "phase, lobby, card, two threads with their roots");
    assert!(shown.iter().all(|key| t.said.iter().any(|s| s.key == *key)), "living posts have been posted");
    t.asks("frida", Command::Cancel(None));
    assert_eq!(pressed(t.d(), &lobby, Tap::Reaction("👋")), None, "it is over");
}

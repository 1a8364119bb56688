//! Whole dialogues: the room around one laptop from start to trial, and properties over many made-up ones.

use super::principles::principled;
use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::command::{Item, PersonRef, TrialForm};
use crate::dialogue::event::{AGREE, Ending, QuestionKind};
use crate::dialogue::speak::living;
use crate::dialogue::state::Slot;
use proptest::prelude::*;

#[test]
fn one_account_and_eight_guests_reach_a_trial() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Read);
    t.presses("frida", Press::Done);
    t.asks("frida", Command::Next);
    t.to(ActivityKind::Round);
    while t.d().presenting_pair().is_some() {
        t.says("frida", "en pointe fra bordet");
        t.asks("frida", Command::Pass);
    }
    t.to(ActivityKind::Silent);
    t.presses("frida", Press::Paper);
    t.minutes(1);
    t.to(ActivityKind::Select);
    for text in ["en seddel", "en vagt", "en telefontid"] {
        t.proposes("frida", text);
    }
    t.to(ActivityKind::Consent);
    t.presses("frida", Press::Number(2));
    t.presses("frida", Press::Agree);
    t.asks("frida", Command::Count(vec![(AGREE, 8)]));
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
    let form = TrialForm { owner: Some(PersonRef::Me), ..agreed() };
    t.asks("frida", Command::Trial(Box::new(form)));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    t.replayed();
}

/// The facts as they stand when everything erasable has been erased (law 9).
fn erased(events: &[Event]) -> Vec<Event> {
    fn empty(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(fields) => {
                if let Some(erasable) = fields.get_mut("$erasable") {
                    erasable["value"] = serde_json::Value::Null;
                }
                fields.values_mut().for_each(empty);
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(empty),
            _ => {}
        }
    }
    events
        .iter()
        .map(|event| {
            let mut json = serde_json::to_value(event).unwrap();
            empty(&mut json);
            serde_json::from_value(json).unwrap()
        })
        .collect()
}

/// One thing that somebody does, or the clock.
#[derive(Clone, Debug)]
enum Act {
    Asks(usize, Command),
    Presses(usize, Press),
    Says(usize, bool),
    TakesBack(usize, u32),
    Went(usize),
    Erased(usize),
    Seconds(i64),
    Away(i64),
}

fn acts() -> impl Strategy<Value = Act> {
    let number = 0u16..6;
    let someone = 0usize..20;
    let name = |n: usize| PersonRef::Name(NAMES[n].to_owned());
    let command = prop_oneof![
        4 => Just(Command::Join(None)),
        2 => Just(Command::Leave(None)),
        1 => Just(Command::Observe(None)),
        1 => (0u16..6).prop_map(Command::Guests),
        1 => (0usize..3).prop_map(|n| Command::Guest(NAMES[n].to_owned())),
        1 => (0usize..20).prop_map(move |n| Command::HandOver(name(n))),
        1 => (0usize..20).prop_map(move |n| Command::Timekeeper(name(n))),
        2 => Just(Command::Claim(None)),
        1 => Just(Command::Back),
        1 => Just(Command::Pause),
        1 => Just(Command::Resume),
        1 => (0u16..70).prop_map(Command::Extend),
        2 => Just(Command::Pass),
        2 => Just(Command::Point { on_behalf: None, text: "pointe".into() }),
        1 => Just(Command::Service("tjeneste".into())),
        2 => number.clone().prop_map(|principle| Command::Example { principle, text: "eksempel".into() }),
        1 => number.clone().prop_map(|n| Command::Remove(Item::Example, n)),
        2 => number.clone().prop_map(|n| Command::Idea(format!("idé {n}"))),
        6 => number.clone().prop_map(|n| Command::Proposal(format!("forslag {n}"))),
        1 => number.clone().prop_map(|n| Command::Remove(Item::Proposal, n)),
        2 => prop::option::of(number.clone()).prop_map(Command::Consent),
        2 => Just(Command::Vote),
        1 => (number.clone(), 0u16..4).prop_map(|(n, hands)| Command::Count(vec![(n, hands)])),
        4 => number.clone().prop_map(|number| Command::Answer(Answer::number(number))),
        1 => number.clone().prop_map(|number| Command::Answer(Answer::number(number).for_guest("1"))),
        2 => Just(Command::Trial(Box::new(agreed()))),
        2 => (0usize..20).prop_map(move |n| Command::Trial(Box::new(TrialForm { owner: Some(name(n)), ..TrialForm::default() }))),
    ];
    let press = prop_oneof![
        Just(Press::Done),
        Just(Press::Agree),
        Just(Press::Question),
        Just(Press::Objection),
        Just(Press::Accept),
        Just(Press::Decline),
        Just(Press::Paper),
        Just(Press::Skip),
        Just(Press::Volunteer),
        Just(Press::EndHere),
        Just(Press::Resume),
        number.prop_map(Press::Number),
    ];
    prop_oneof![
        8 => (someone.clone(), command).prop_map(|(who, command)| Act::Asks(who, command)),
        // Whoever steers moves on, or nothing would ever happen.
        6 => Just(Act::Asks(0, Command::Next)),
        2 => (someone.clone()).prop_map(|who| Act::Asks(who, Command::Next)),
        6 => (someone.clone(), press).prop_map(|(who, press)| Act::Presses(who, press)),
        3 => (someone.clone(), any::<bool>()).prop_map(|(who, private)| Act::Says(who, private)),
        2 => (someone.clone(), 1u32..40).prop_map(|(who, n)| Act::TakesBack(who, n)),
        1 => someone.clone().prop_map(Act::Went),
        1 => someone.prop_map(Act::Erased),
        3 => (1i64..400).prop_map(Act::Seconds),
        1 => (15i64..4000).prop_map(Act::Away),
    ]
}

impl Table {
    fn does(&mut self, act: Act, message: usize) {
        match act {
            Act::Asks(who, command) => drop(self.tries(NAMES[who], command)),
            Act::Presses(who, press) => drop(self.tries_press(NAMES[who], press)),
            Act::Says(who, private) => {
                let place = if private { Place::Private } else { Place::Channel };
                let via = format!("$m{message}");
                self.request(
                    NAMES[who],
                    place,
                    Some(&via),
                    &Request::Plain(if who % 2 == 0 { "noget" } else { "2 noget" }.into()),
                );
            }
            Act::TakesBack(who, n) => {
                let original = format!("$reaction{n}");
                self.request(NAMES[who], Place::Channel, None, &Request::TakenBack { original });
            }
            Act::Went(who) => drop(self.request(NAMES[who], Place::Channel, None, &Request::Went)),
            Act::Erased(who) => drop(self.request(NAMES[who], Place::Private, None, &Request::Forget)),
            Act::Seconds(seconds) => self.seconds(seconds),
            Act::Away(seconds) => self.away(seconds),
        }
    }

    /// What holds at any time, besides what `write` looks at.
    fn holds(&self) {
        let d = self.d();
        let posted: BTreeSet<_> = self.said.iter().map(|s| &s.key).collect();
        for shown in living(d) {
            // A card is living from its fact on, and posted where there is a facilitator with a private room.
            let private = matches!(shown.to, To::Private(_));
            assert!(private || posted.contains(&shown.key), "{} is shown and was never posted", shown.key);
        }
        if let Some(question) = &d.question {
            let guests = d.people.iter().filter(|p| question.eligible.contains(&p.id)).count();
            let votes: u16 = d.count().tally(&question.options()).iter().map(|(_, n)| *n).sum();
            assert!(usize::from(votes) <= guests * question.dots(), "more votes than voters");
            let decides = !matches!(question.kind, QuestionKind::Weakest { .. });
            assert!(!decides || d.decided.is_none(), "decided while asking");
        }
        for closed in &d.closed {
            assert!(closed.ballots.is_sorted());
        }
        if d.ending() == Some(Ending::Agreed) {
            assert!(d.trial_complete() && d.owner_accepted);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_rules_hold(
        people in 4usize..=20,
        seed: u64,
        principles: bool,
        acts in prop::collection::vec(acts(), 1..160),
    ) {
        let script = if principles { principled() } else { script() };
        let settings = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() };
        let mut t = Table::with(people, script, settings);
        t.seed = seed;
        for (message, act) in acts.into_iter().enumerate() {
            t.does(act, message);
            t.holds();
        }
        t.replayed();
        // The journal with every erasable record erased still loads, and what was decided stands.
        let without = replay(&erased(&t.events)).unwrap().unwrap();
        let d = t.d();
        prop_assert_eq!(&without.stage, &d.stage);
        prop_assert_eq!((&without.pairs, &without.groups), (&d.pairs, &d.groups));
        prop_assert_eq!(without.examples.len(), d.examples.len());
        prop_assert_eq!((without.decided, without.trial.owner), (d.decided, d.trial.owner));
        // Who was asked what worries them is known from their vote, and goes with it.
        let posts = |d: &Dialogue| {
            let all = d.posts.iter().filter(|(slot, _)| !matches!(slot, Slot::Worry(_)));
            all.map(|(slot, key)| (*slot, key.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(posts(&without), posts(d));
        let outcomes = |d: &Dialogue| d.closed.iter().map(|q| (q.ballots.clone(), q.outcome.clone())).collect::<Vec<_>>();
        prop_assert_eq!(outcomes(&without), outcomes(d));
    }

    #[test]
    fn comings_and_goings_at_every_activity_leave_nobody_alone(
        people in 4usize..=20,
        seed: u64,
        moves in prop::collection::vec((1usize..20, 0u8..4), 0..60),
    ) {
        let mut t = Table::of(people);
        t.seed = seed;
        t.to(ActivityKind::Pairs);
        for (at, (who, what)) in moves.into_iter().enumerate() {
            let command = [Command::Join(None), Command::Leave(None), Command::Observe(None), Command::Guests(who as u16 % 5)];
            if what == 3 {
                t.asks("frida", command[3].clone());
            } else {
                let _ = t.tries(NAMES[who], command[usize::from(what)].clone());
            }
            if at % 8 == 7 && t.kind() != ActivityKind::Select {
                t.next();
            }
        }
        t.replayed();
    }
}

//! A service held against principles: its name, the examples, the dots on the weakest, and what comes of them.

use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::command::{Item, TrialForm};
use crate::dialogue::event::{Ending, Outcome, QuestionKind};
use crate::dialogue::script::Principles;
use crate::dialogue::speak::{By, choices};
use crate::dialogue::tally::tally;

/// The step plan of `borgernaer-digitalisering` (source 004): eight principles, two dots each.
pub(super) fn principled() -> Script {
    use ActivityKind as K;
    let activity = |kind, minutes| Activity { kind, minutes, when: None, auto: false };
    let mut script = script();
    script.principles = Some(Principles { count: 8, dots: 2 });
    script.value_card = true;
    script.steps[1] = Step {
        minutes: 20,
        activities: vec![activity(K::Pairs, 4), activity(K::Principles, 12), activity(K::Weakest, 4)],
    };
    script
}

impl Table {
    pub(super) fn principled(people: usize) -> Self {
        Self::principled_with(people, Ballots::Open)
    }

    fn principled_with(people: usize, ballots: Ballots) -> Self {
        Self::with(
            people,
            principled(),
            Settings { groups: GroupRoom::Threads, ballots, auto: false, ..Settings::default() },
        )
    }

    /// The dots on the weakest, open.
    fn weakest(people: usize) -> Self {
        let mut t = Self::principled(people);
        t.to(ActivityKind::Weakest);
        t
    }

    fn examples(&self) -> Vec<(u16, u16, &str)> {
        self.d().examples.iter().map(|e| (e.number, e.principle, e.text.get().unwrap().as_str())).collect()
    }

    fn among(&self) -> &[u16] {
        self.d().weakest()
    }

    /// Each of these places these two dots.
    fn place(&mut self, dots: &[(&str, [u16; 2])]) {
        for (name, two) in dots {
            for number in two {
                self.presses(name, Press::Number(*number));
            }
        }
    }
}

fn example(principle: u16, text: &str) -> Command {
    Command::Example { principle, text: text.into() }
}

// --- the service ---

#[test]
fn anybody_who_takes_part_names_the_service_and_the_latest_name_counts() {
    let mut t = Table::principled(4);
    t.asks("anna", Command::Service("Parkeringskort".into()));
    t.to(ActivityKind::Principles);
    t.asks("frida", Command::Service(" Ansøgning om\nparkeringskort ".into()));
    let name = |t: &Table| t.d().service.as_ref().unwrap().get().cloned();
    assert_eq!(name(&t).as_deref(), Some("Ansøgning om parkeringskort"));
    assert_eq!(t.refused("tom", Command::Service("Noget".into())), Refusal::ParticipantsOnly);
    assert_eq!(t.refused("bo", Command::Service("x".repeat(81))), Refusal::TooLong { max: 80 });
    t.replayed();
}

#[test]
fn a_playbook_without_principles_has_no_service_and_no_examples() {
    let mut t = Table::of(4);
    for command in [Command::Service("Parkeringskort".into()), example(1, "Vi")] {
        assert_eq!(t.refused("frida", command), Refusal::NotNow { fits: None });
    }
}

// --- examples ---

#[test]
fn a_message_that_begins_with_a_number_is_an_example() {
    let mut t = Table::principled(4);
    t.to(ActivityKind::Principles);
    let written = ["3 Vi", "3. Vi", "3: Vi", "3) Vi", "#3 Vi", "3\u{fe0f}\u{20e3} Vi", "3 – Vi", "3\nVi"];
    for text in written {
        t.says("anna", text);
    }
    assert_eq!(t.examples(), (1..=8).map(|n| (n, 3, "Vi")).collect::<Vec<_>>());
    assert!(t.d().examples.iter().all(|e| e.by == Some(ANNA) && e.text.about() == Some(person("anna"))));
}

#[test]
fn everything_else_that_is_said_is_talk() {
    let mut t = Table::principled(4);
    t.to(ActivityKind::Principles);
    for talk in ["Hvad mener du?", "3", "3 ?", "0 Vi", "9 Vi", "12 borgere ringede", "3Vi", "tre Vi", "70000 Vi"] {
        t.says("anna", talk);
    }
    t.says("tom", "3 Jeg er her ikke");
    t.asks("sif", Command::Observe(None));
    t.says("sif", "3 Jeg ser kun til");
    t.writes("anna", "$m", "3 Privat");
    assert_eq!(t.examples(), []);
    t.to(ActivityKind::Groups);
    t.says("anna", "3 For sent");
    assert_eq!(t.examples(), []);
}

#[test]
fn the_command_says_what_is_wrong() {
    let mut t = Table::principled(4);
    let fits = Some(ActivityKind::Principles);
    assert_eq!(t.refused("anna", example(1, "Vi")), Refusal::NotNow { fits });
    t.to(ActivityKind::Principles);
    t.asks("anna", example(8, "Vi læser ikke postkassen"));
    let open = (1..=8).collect::<Vec<_>>();
    assert_eq!(t.refused("anna", example(9, "Vi")), Refusal::NoSuchNumber { number: 9, open: open.clone() });
    assert_eq!(t.refused("anna", example(0, "Vi")), Refusal::NoSuchNumber { number: 0, open });
    assert_eq!(t.refused("anna", example(1, &"x".repeat(201))), Refusal::TooLong { max: 200 });
    assert_eq!(t.refused("tom", example(1, "Vi")), Refusal::ParticipantsOnly);
    let long = Request::Plain(format!("1 {}", "x".repeat(201)));
    assert_eq!(t.request("anna", Place::Channel, None, &long), Some(Refusal::TooLong { max: 200 }));
}

#[test]
fn an_example_is_removed_by_whoever_wrote_it_or_steers() {
    let mut t = Table::principled(4);
    t.to(ActivityKind::Principles);
    for text in ["1 et", "1 to", "2 tre"] {
        t.says("anna", text);
    }
    let remove = |number| Command::Remove(Item::Example, number);
    assert_eq!(t.refused("bo", remove(2)), Refusal::FacilitatorOnly);
    t.asks("anna", remove(2));
    t.asks("frida", remove(3));
    assert_eq!(t.refused("anna", remove(3)), Refusal::NoSuchNumber { number: 3, open: vec![1] });
    t.says("bo", "4 fire");
    assert_eq!(t.examples(), [(1, 1, "et"), (4, 4, "fire")], "a number is not given out again");
    t.replayed();
}

#[test]
fn pairs_begin_spread_out_and_nobody_is_left_without_a_place() {
    for people in 4..=20 {
        let mut t = Table::principled(people);
        t.to(ActivityKind::Principles);
        let d = t.d();
        let begins: Vec<(u16, usize)> = (1..=8).map(|n| (n, d.beginning_with(n).count())).collect();
        let all: usize = begins.iter().map(|(_, pairs)| pairs).sum();
        assert_eq!(all, d.pairs.len(), "{people} people: {begins:?}");
        let most = d.pairs.len().div_ceil(8);
        assert!(begins.iter().all(|(_, pairs)| *pairs <= most), "{people} people: {begins:?}");
    }
}

// --- the weakest ---

#[test]
fn two_dots_each_are_moved_and_taken_back_until_it_closes() {
    let mut t = Table::weakest(4);
    assert_eq!(t.left(), (4, 0));
    t.presses("anna", Press::Number(1));
    t.presses("anna", Press::Number(1));
    let three = t.presses("anna", Press::Number(3));
    t.answers("anna", 5);
    let tally = |t: &Table| {
        t.d().count().tally(&t.d().question.as_ref().unwrap().options()).into_iter().filter(|(_, n)| *n > 0).collect()
    };
    let placed: Vec<_> = tally(&t);
    assert_eq!(placed, [(3, 1), (5, 1)], "the two latest count, and nobody has two on one principle");
    t.takes_back("anna", &three);
    let placed: Vec<_> = tally(&t);
    assert_eq!(placed, [(1, 1), (5, 1)]);
    t.answers("anna", 0);
    let placed: Vec<_> = tally(&t);
    assert_eq!(placed, []);
    let open = (1..=8).collect();
    assert_eq!(t.refused("bo", Command::Answer(Answer::number(9))), Refusal::NoSuchNumber { number: 9, open });
}

#[test]
fn it_closes_when_all_have_placed_their_dots_and_says_how_it_stood() {
    let mut t = Table::weakest(4);
    t.place(&[("frida", [3, 4]), ("anna", [3, 4]), ("bo", [3, 6])]);
    t.presses("carla", Press::Number(3));
    assert!(t.d().question.is_some(), "one dot is still in Carla's hand");
    t.presses("carla", Press::Number(1));
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Weakest { among: vec![3, 4] });
    assert_eq!((t.kind(), t.d().decided), (ActivityKind::Weakest, None));
    assert_eq!((&t.last().say, t.last().buzz, t.last().mentions.as_slice()), (&Say::Weakest, true, &[FRIDA][..]));
    let closed = &t.d().closed[0];
    let QuestionKind::Weakest { options, .. } = &closed.kind else { panic!("{:?}", closed.kind) };
    assert_eq!(tally(options, &closed.ballots, &closed.hands)[2], (3, 4), "the receipt can be recounted");
    assert_eq!(closed.silent, 0);
    t.minutes(10);
    assert_eq!(t.count(|say| matches!(say, Say::Ready { .. })), 0, "the result has called the facilitator already");
    t.replayed();
}

#[test]
fn the_weakest_are_one_or_two_and_a_tie_is_shown_as_several() {
    // what each of four places, and what stands weakest
    for (placed, weakest) in [
        ([[3, 4], [3, 4], [3, 5], [3, 6]], vec![3, 4]),
        ([[3, 1], [3, 4], [3, 5], [3, 6]], vec![3]),
        ([[3, 1], [3, 1], [4, 5], [4, 5]], vec![1, 3, 4, 5]),
        ([[3, 1], [3, 1], [3, 1], [4, 5]], vec![1, 3]),
        ([[1, 2], [3, 4], [5, 6], [7, 8]], (1..=8).collect()),
    ] {
        let mut t = Table::weakest(4);
        for (name, two) in NAMES.into_iter().zip(placed) {
            t.place(&[(name, two)]);
        }
        t.seconds(15);
        assert_eq!(t.among(), weakest, "{placed:?}");
    }
}

#[test]
fn a_runner_up_far_behind_is_no_focus() {
    let mut t = Table::weakest(9);
    for name in &NAMES[..8] {
        t.presses(name, Press::Number(3));
    }
    t.place(&[("hans", [3, 5])]);
    t.minutes(4);
    assert_eq!(t.among(), [3]);
}

#[test]
fn nobody_places_a_dot() {
    let mut t = Table::weakest(4);
    t.minutes(4);
    assert_eq!(t.outcome(), &Outcome::Weakest { among: vec![] });
    assert_eq!((t.among(), &t.last().say), (&[][..], &Say::Weakest));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Groups);
}

#[test]
fn moving_on_closes_the_dots_and_needs_no_message_of_its_own() {
    let mut t = Table::weakest(4);
    t.presses("anna", Press::Number(7));
    assert_eq!(t.refused("frida", Command::Next), Refusal::NotAllReady { ready: 1, of: 4 });
    t.asks("frida", Command::Next);
    assert_eq!((t.kind(), t.among()), (ActivityKind::Groups, &[7][..]));
    assert!(t.d().closed[0].merged);
    assert_eq!(t.count(|say| *say == Say::Weakest), 0);
}

#[test]
fn where_the_dialogue_moves_by_itself_the_dots_move_on_too() {
    let settings = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: true, ..Settings::default() };
    let mut t = Table::with(9, principled(), settings);
    t.to(ActivityKind::Weakest);
    t.presses("anna", Press::Number(7));
    t.seconds(4 * 60);
    assert_eq!((t.kind(), t.among()), (ActivityKind::Groups, &[7][..]));
    assert_eq!(t.count(|say| *say == Say::Weakest), 0);
}

#[test]
fn hands_in_the_room_count_and_who_comes_late_or_observes_does_not() {
    let mut t = Table::principled(4);
    t.asks("frida", Command::Guests(3));
    t.asks("dan", Command::Observe(None));
    t.to(ActivityKind::Weakest);
    t.place(&[("frida", [1, 2]), ("anna", [1, 2]), ("bo", [1, 2]), ("carla", [1, 2])]);
    assert!(t.d().question.is_some(), "the room has not been asked yet");
    assert_eq!(
        t.refused("frida", Command::Count(vec![(5, 7)])),
        Refusal::TooManyHands { hands: 7, guests: 3 },
        "two hands for each guest"
    );
    t.presses("dan", Press::Number(8));
    t.presses("eva", Press::Number(8));
    t.asks("frida", Command::Count(vec![(5, 3), (1, 3)]));
    t.seconds(15);
    assert_eq!(t.among(), [1, 2], "seven for 1, four for 2, three for 5");
}

#[test]
fn open_dots_are_pressed_and_secret_ones_are_written() {
    let at = |t: &Table| {
        let visit = t.d().running().unwrap().visit;
        choices(t.d(), &Say::Phase { kind: ActivityKind::Weakest, visit }, By::Reaction)
    };
    let open = Table::weakest(4);
    assert_eq!(at(&open), (1..=8).map(Press::Number).collect::<Vec<_>>());
    let mut secret = Table::principled_with(4, Ballots::Secret);
    secret.to(ActivityKind::Weakest);
    assert_eq!(at(&secret), []);
    secret.answers("anna", 3);
}

#[test]
fn one_may_go_back_to_the_dots_and_a_decision_stays() {
    let mut t = Table::weakest(4);
    t.presses("anna", Press::Number(1));
    t.next();
    t.at_proposals(&["en seddel", "en vagt"]);
    t.asks("frida", Command::Consent(Some(1)));
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    assert_eq!((t.kind(), t.d().decided), (ActivityKind::Trial, Some(1)));
    while t.kind() != ActivityKind::Weakest {
        t.asks("frida", Command::Back);
    }
    assert_eq!((t.left(), t.d().decided), ((4, 0), Some(1)));
    t.presses("anna", Press::Number(2));
    t.next();
    assert_eq!((t.among(), t.d().decided), (&[2][..], Some(1)), "the last dots count");
    t.replayed();
}

#[test]
fn fewer_dots_than_principles() {
    let mut script = principled();
    script.principles = Some(Principles { count: 3, dots: 10 });
    let settings = Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() };
    let mut t = Table::with(4, script, settings);
    t.to(ActivityKind::Weakest);
    assert_eq!(t.d().question.as_ref().unwrap().dots(), 2);
}

#[test]
fn what_a_person_wrote_and_placed_is_erased_with_them() {
    let mut t = Table::principled(4);
    t.asks("anna", Command::Service("Parkeringskort".into()));
    t.to(ActivityKind::Principles);
    t.says("anna", "1 Vi svarer sent");
    t.to(ActivityKind::Weakest);
    t.presses("anna", Press::Number(1));
    t.erases("anna");
    assert!(t.d().count().ballots.is_empty());
    let about = |event: &Event| match event {
        Event::ServiceNamed { text } | Event::ExampleAdded { text, .. } => Some(text.about()),
        _ => None,
    };
    let about: Vec<_> = t.events.iter().filter_map(about).collect();
    assert_eq!(about, [Some(person("anna")); 2], "both are found by the person they are about");
}

// --- the value card ---

#[test]
fn the_value_card_asks_for_no_more_than_any_other_card() {
    let mut t = Table::principled(4);
    t.at_proposals(&["en seddel"]);
    t.to(ActivityKind::Consent);
    for name in &NAMES[..4] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    let value = TrialForm {
        assumptions: Some("Borgerne læser sedlen".into()),
        uncertainty: Some("Vi gætter".into()),
        alternative: Some("Vi ringer".into()),
        ..TrialForm::default()
    };
    t.asks("anna", Command::Trial(Box::new(value)));
    let card = &t.d().trial;
    assert_eq!(card.uncertainty.as_ref().and_then(Erasable::get).map(String::as_str), Some("Vi gætter"));
    assert_eq!(card.alternative.as_ref().and_then(Erasable::get).map(String::as_str), Some("Vi ringer"));
    let owner = Some(crate::dialogue::command::PersonRef::Me);
    t.asks("bo", Command::Trial(Box::new(TrialForm { owner, ..agreed() })));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    t.replayed();
}

#[test]
fn a_script_of_an_earlier_version_has_neither() {
    let json = serde_json::to_value(script()).unwrap();
    let fields = json.as_object().unwrap();
    assert!(!fields.contains_key("principles") && !fields.contains_key("value_card"));
    assert_eq!(serde_json::from_value::<Script>(json).unwrap(), script());
}

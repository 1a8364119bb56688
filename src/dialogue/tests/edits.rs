//! What people wrote, edited and deleted: it follows as what it was, or stays and they are told why.

use super::*;
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::command::{Item, LearningForm, TrialForm};
use crate::dialogue::event::{CardField, Written};
use crate::dialogue::refusal::Unchanged;

fn point(text: &str) -> Command {
    Command::Point { on_behalf: None, text: text.to_owned() }
}

fn command(command: Command) -> Rewritten {
    Rewritten::Command(command)
}

fn plain(text: &str) -> Rewritten {
    Rewritten::Plain(text.to_owned())
}

fn says(t: &Table, what: Written) -> Option<&str> {
    t.d().text(what).and_then(|text| text.get()).map(String::as_str)
}

fn because(refusal: Option<Refusal>) -> (Unchanged, Option<String>) {
    match refusal {
        Some(Refusal::Unchanged { because, stands }) => (because, stands),
        other => panic!("{other:?}"),
    }
}

fn reasons(why: &str) -> TrialForm {
    TrialForm { why: Some(why.to_owned()), ..TrialForm::default() }
}

#[test]
fn a_point_follows_its_message_also_after_the_round_and_keeps_its_number() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    t.sends("anna", "$1", point("Først"));
    t.sends("bo", "$2", point("Bo siger"));
    let first = Written::Point { number: 1 };
    assert_eq!(t.tries_edit("anna", "$1", command(point("Så"))), None);
    assert_eq!(t.tries_edit("anna", "$1", plain("Og så")), None);
    t.to(ActivityKind::Reflect);
    let facts = t.events.len();
    assert_eq!(t.tries_edit("anna", "$1", plain("Og så")), None);
    assert_eq!(t.events.len(), facts, "an edit that changes nothing is no fact");
    assert_eq!(t.tries_edit("anna", "$1", command(point("Til sidst"))), None);
    assert_eq!(says(&t, first), Some("Til sidst"));
    // Only its author's own edits count.
    assert_eq!(t.tries_edit("bo", "$1", plain("Bo mener noget andet")), None);
    assert_eq!(says(&t, first), Some("Til sidst"));
    assert_eq!(t.tries_deletion("anna", "$1"), None);
    assert_eq!(t.d().points.iter().map(|p| p.number).collect::<Vec<_>>(), [2]);
    // Once it is gone nothing brings it back.
    assert_eq!(t.tries_edit("anna", "$1", plain("Alligevel")), None);
    assert_eq!(t.d().points.len(), 1);
    t.replayed();
}

#[test]
fn what_cannot_become_the_text_names_what_stands() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    t.sends("anna", "$1", point("Først"));
    let stands = Some("Først".to_owned());
    for (by, why) in [
        (command(Command::Next), Unchanged::Otherwise),
        (command(Command::Theme("Tillid".to_owned())), Unchanged::Otherwise),
        (Rewritten::Unclear, Unchanged::Otherwise),
        (Rewritten::Nothing, Unchanged::Empty),
        (plain("   "), Unchanged::Empty),
        (plain(&"x".repeat(601)), Unchanged::TooLong { max: 600 }),
    ] {
        let (because, stood) = because(t.tries_edit("anna", "$1", by));
        assert_eq!((because, stood), (why, stands.clone()));
    }
    assert_eq!(t.kind(), ActivityKind::Round, "an edited message is never carried out");
    assert_eq!(says(&t, Written::Point { number: 1 }), Some("Først"));
}

#[test]
fn whoever_clears_up_takes_the_text_away_and_nobodys_vote_and_nothing_private() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    t.sends("anna", "$1", point("Noget man ikke skriver"));
    t.sends("anna", "$2", point("Noget andet"));
    assert_eq!(t.tries_deletion("frida", "$1"), None);
    assert_eq!(t.d().points.len(), 1);
    // Also somebody who takes no part.
    assert_eq!(t.tries_deletion("tom", "$2"), None);
    assert!(t.d().points.is_empty());
    t.to(ActivityKind::Silent);
    t.writes("bo", "$3", "en vagt");
    assert_eq!(t.tries_deletion("frida", "$3"), None);
    assert_eq!(t.d().ideas.len(), 1);
}

#[test]
fn themes_service_and_guests_follow_too() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Summarise);
    t.sends("frida", "$1", Command::Theme("Tilid".to_owned()));
    t.sends("frida", "$2", Command::Theme("Ro".to_owned()));
    assert_eq!(t.tries_edit("frida", "$1", command(Command::Theme("Tillid".to_owned()))), None);
    assert_eq!(says(&t, Written::Theme { number: 1 }), Some("Tillid"));
    assert_eq!(t.tries_deletion("frida", "$1"), None);
    assert_eq!(t.d().themes.iter().map(|theme| theme.number).collect::<Vec<_>>(), [2]);
    // By command a theme is named by its place among those shown.
    t.asks("frida", Command::Reword { item: Item::Theme, number: 1, text: "Ro og tid".to_owned() });
    assert_eq!(says(&t, Written::Theme { number: 2 }), Some("Ro og tid"));
    t.asks("frida", Command::Remove(Item::Theme, 1));
    assert!(t.d().themes.is_empty());

    t.sends("frida", "$3", Command::Guest("Karl".to_owned()));
    assert_eq!(t.tries_edit("frida", "$3", command(Command::Guest("Carl".to_owned()))), None);
    let guest = |t: &Table| t.d().guests().filter_map(|g| t.d().name(g.id).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(guest(&t), ["Carl"]);
    assert_eq!(t.tries_deletion("frida", "$3"), None);
    assert!(guest(&t).is_empty());
    t.sends("frida", "$4", Command::Guests(3));
    assert_eq!(t.tries_edit("frida", "$4", command(Command::Guests(2))), None);
    assert_eq!(t.d().guests().count(), 2);
    assert_eq!(t.tries_deletion("frida", "$4"), None);
    assert_eq!(t.d().guests().count(), 0);
    t.replayed();
}

#[test]
fn a_proposal_follows_until_it_is_voted_on_then_keeps_its_words_and_only_goes_blank() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Select);
    t.sends("anna", "$1", Command::Proposal("Et skilt".to_owned()));
    t.sends("bo", "$2", Command::Proposal("En vagt".to_owned()));
    let (first, second) = (Written::Proposal { number: 1 }, Written::Proposal { number: 2 });
    assert_eq!(t.tries_edit("anna", "$1", command(Command::Proposal("Et stort skilt".to_owned()))), None);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Consent(Some(1)));
    let (why, stands) = because(t.tries_edit("anna", "$1", command(Command::Proposal("Et lille skilt".to_owned()))));
    assert_eq!((why, stands), (Unchanged::Voted { number: 1 }, Some("Et stort skilt".to_owned())));
    let reword = Command::Reword { item: Item::Proposal, number: 1, text: "Et lille skilt".to_owned() };
    assert!(matches!(t.refused("anna", reword), Refusal::Unchanged { because: Unchanged::Voted { number: 1 }, .. }));
    // The other one is not voted on.
    assert_eq!(t.tries_edit("bo", "$2", command(Command::Proposal("To vagter".to_owned()))), None);
    assert_eq!(says(&t, second), Some("To vagter"));
    t.answers("carla", 1);
    assert_eq!(t.tries_deletion("anna", "$1"), None);
    assert_eq!(says(&t, first), None);
    assert_eq!(t.d().proposals.len(), 2, "it keeps its number");
    assert_eq!(t.d().count().answered, 1, "and its count");
    t.replayed();
}

#[test]
fn an_agreement_keeps_its_words() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Select);
    t.sends("anna", "$1", Command::Proposal("Et skilt".to_owned()));
    t.to(ActivityKind::Consent);
    for name in &NAMES[..4] {
        t.answers(name, 1);
    }
    t.to(ActivityKind::Trial);
    for refusal in
        [t.tries_edit("anna", "$1", command(Command::Proposal("Et andet".to_owned()))), t.tries_deletion("anna", "$1")]
    {
        assert_eq!(because(refusal), (Unchanged::Agreed, Some("Et skilt".to_owned())));
    }
    // The card can still be worded, until its owner has said yes.
    t.sends("bo", "$2", Command::Trial(Box::new(reasons("Færre spørger"))));
    assert_eq!(t.tries_edit("bo", "$2", command(Command::Trial(Box::new(reasons("Færre går forgæves"))))), None);
    let why = Written::Card { field: CardField::Why };
    assert_eq!(says(&t, why), Some("Færre går forgæves"));
    let what = TrialForm { what: Some("Et skilt ved døren".to_owned()), ..TrialForm::default() };
    t.sends("carla", "$3", Command::Trial(Box::new(what)));
    assert_eq!(t.tries_deletion("carla", "$3"), None);
    assert_eq!(says(&t, Written::Card { field: CardField::What }), Some("Et skilt"), "the proposal's own words again");
    t.asks(
        "bo",
        Command::Trial(Box::new(TrialForm {
            owner: Some(crate::dialogue::command::PersonRef::Me),
            ..TrialForm { why: None, ..agreed() }
        })),
    );
    assert!(t.d().is_over());
    let (reason, stands) =
        because(t.tries_edit("bo", "$2", command(Command::Trial(Box::new(reasons("Noget tredje"))))));
    assert_eq!((reason, stands.as_deref()), (Unchanged::Agreed, Some("Færre går forgæves")));
    assert_eq!(because(t.tries_deletion("anna", "$1")).0, Unchanged::Agreed);
    t.replayed();
}

#[test]
fn a_field_that_somebody_else_has_filled_in_since_is_theirs() {
    let mut t = Table::of(4);
    t.at_proposals(&["Et skilt"]);
    t.asks("frida", Command::Consent(Some(1)));
    for name in &NAMES[..4] {
        t.answers(name, 1);
    }
    t.seconds(15);
    let both = TrialForm { how: Some("Vi prøver".to_owned()), ..reasons("Færre spørger") };
    t.sends("anna", "$1", Command::Trial(Box::new(both)));
    t.sends("bo", "$2", Command::Trial(Box::new(reasons("Flere finder vej"))));
    // Anna's message still stands for the other field alone; what it no longer says goes.
    assert_eq!(t.tries_edit("anna", "$1", command(Command::Trial(Box::new(reasons("Flere finder vej"))))), None);
    assert_eq!(says(&t, Written::Card { field: CardField::How }), None);
    assert_eq!(t.tries_deletion("bo", "$2"), None);
    assert_eq!(says(&t, Written::Card { field: CardField::Why }), None);
}

#[test]
fn a_worry_follows_its_message_and_nobody_knows_whose_it_was_afterwards() {
    let mut t = Table::of(4);
    t.at_proposals(&["Et skilt"]);
    t.asks("frida", Command::Consent(Some(1)));
    t.presses("anna", Press::Objection);
    t.writes("anna", "$1", "Det er for dyt");
    t.edits("anna", "$1", "Det er for dyrt");
    let worries = |t: &Table| {
        let open = t.d().question.as_ref().unwrap();
        open.worries.iter().filter_map(|w| w.text.get().cloned()).collect::<Vec<_>>()
    };
    assert_eq!(worries(&t), ["Det er for dyrt"]);
    t.writes("anna", "$2", "Og for grimt");
    assert_eq!(t.tries_deletion("anna", "$2"), None);
    assert_eq!(worries(&t), ["Det er for dyrt"]);
    t.minutes(4);
    assert!(t.d().question.is_none());
    assert!(t.d().authors.keys().all(|what| !matches!(what, Written::Worry { .. })));
    assert_eq!(t.tries_edit("anna", "$1", plain("Det var ikke mig")), None);
    t.replayed();
}

#[test]
fn an_objection_with_its_worry_is_one_message() {
    let mut t = Table::of(4);
    t.at_proposals(&["Et skilt"]);
    t.to(ActivityKind::Consent);
    let objection =
        |reason: &str| Command::Answer(Answer { reason: Some(reason.to_owned()), ..Answer::of(AnswerWord::Objection) });
    t.sends("anna", "$1", objection("det er for dyt"));
    assert_eq!(t.tries_edit("anna", "$1", command(objection("det er for dyrt"))), None);
    let open = |t: &Table| {
        let q = t.d().question.as_ref().unwrap();
        (q.counted(ANNA).to_vec(), q.worries.iter().filter_map(|w| w.text.get().cloned()).collect::<Vec<_>>())
    };
    assert_eq!(open(&t), (vec![3], vec!["det er for dyrt".to_owned()]));
    assert_eq!(t.tries_edit("anna", "$1", command(Command::Answer(Answer::of(AnswerWord::Agree)))), None);
    assert_eq!(open(&t), (vec![1], vec![]));
    t.sends("bo", "$2", objection("det er for grimt"));
    assert_eq!(t.tries_deletion("bo", "$2"), None);
    assert_eq!(open(&t), (vec![1], vec![]));
    t.replayed();
}

#[test]
fn an_answer_in_words_is_edited_to_another() {
    let mut t = Table::of(4);
    t.at_proposals(&["Et skilt", "En vagt"]);
    t.asks("frida", Command::Vote);
    let answer = |number| Command::Answer(Answer::number(number));
    t.sends("anna", "$1", answer(1));
    assert_eq!(t.tries_edit("anna", "$1", command(answer(2))), None);
    assert_eq!(t.tries_edit("anna", "$1", command(answer(2))), None);
    let counted = |t: &Table| t.d().question.as_ref().unwrap().counted(ANNA).to_vec();
    assert_eq!(counted(&t), [2]);
    assert_eq!(because(t.tries_edit("anna", "$1", plain("ved ikke"))).0, Unchanged::Otherwise);
    assert_eq!(counted(&t), [2]);
    assert_eq!(t.tries_edit("bo", "$1", command(answer(1))), None, "nobody votes for others");
    assert_eq!(counted(&t), [2]);
    assert_eq!(t.tries_deletion("anna", "$1"), None);
    assert!(counted(&t).is_empty());
}

#[test]
fn by_command_everybody_rewords_their_own_and_nobody_anothers() {
    let mut t = Table::of(6);
    t.asks("frida", Command::Guest("Lone".to_owned()));
    t.to(ActivityKind::Round);
    t.asks("anna", point("Først"));
    t.asks("frida", Command::Point { on_behalf: Some("Lone".to_owned()), text: "Lone siger".to_owned() });
    let reword = |number, text: &str| Command::Reword { item: Item::Point, number, text: text.to_owned() };
    t.asks("anna", reword(1, "Så"));
    assert_eq!(says(&t, Written::Point { number: 1 }), Some("Så"));
    assert_eq!(t.refused("bo", reword(1, "Bo")), Refusal::NotYours);
    assert_eq!(t.refused("frida", reword(1, "Frida")), Refusal::NotYours, "whoever steers puts no words into mouths");
    t.asks("frida", reword(2, "Lone sagde"));
    assert_eq!(t.refused("bo", reword(2, "Bo")), Refusal::NotYours);
    assert_eq!(t.refused("anna", reword(7, "Syv")), Refusal::NoSuchNumber { number: 7, open: vec![1, 2] });
    t.to(ActivityKind::Silent);
    t.writes("bo", "$1", "en vagt");
    t.asks("bo", Command::Reword { item: Item::Idea, number: 1, text: "to vagter".to_owned() });
    assert_eq!(says(&t, Written::Idea { number: 1 }), Some("to vagter"));
    t.edits("bo", "$1", "tre vagter");
    assert_eq!(says(&t, Written::Idea { number: 1 }), Some("tre vagter"), "the message still stands for it");
}

#[test]
fn an_idea_that_has_been_shared_is_nobodys() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Silent);
    t.writes("anna", "$1", "en seddel");
    t.to(ActivityKind::Share);
    assert_eq!(t.tries_edit("anna", "$1", plain("min seddel")), None);
    assert_eq!(t.tries_deletion("anna", "$1"), None);
    assert_eq!(t.d().ideas.len(), 1);
    assert!(!t.d().knows("$1"));
}

#[test]
fn who_is_forgotten_is_tied_to_nothing() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    t.sends("anna", "$1", point("Først"));
    t.erases("anna");
    assert!(t.d().authors.is_empty() && !t.d().knows("$1"));
    let mut t = Table::of(4);
    t.at_proposals(&["Et skilt"]);
    t.to(ActivityKind::Consent);
    t.presses("anna", Press::Objection);
    t.writes("anna", "$1", "Det er for dyrt");
    t.erases("anna");
    assert!(t.d().question.as_ref().unwrap().worries.is_empty());
}

#[test]
fn the_learning_card_follows_its_message() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Silent);
    let form = |happened: &str, now: Option<&str>| {
        let fields = LearningForm {
            happened: Some(happened.to_owned()),
            now: now.map(str::to_owned),
            ..LearningForm::default()
        };
        Command::Learning(Box::new(fields))
    };
    t.sends("anna", "$1", form("Færre ringede", Some("Vi bliver ved")));
    assert_eq!(t.tries_edit("anna", "$1", command(form("Halvt så mange ringede", None))), None);
    let said = |t: &Table, text: Option<&Erasable<String>>| {
        text.and_then(|text| text.get().cloned()).filter(|_| !t.d().is_over())
    };
    assert_eq!(said(&t, t.d().learning.happened.as_ref()).as_deref(), Some("Halvt så mange ringede"));
    assert_eq!(said(&t, t.d().learning.now.as_ref()), None);
    assert_eq!(t.tries_deletion("anna", "$1"), None);
    assert_eq!(said(&t, t.d().learning.happened.as_ref()), None);
    t.replayed();
}

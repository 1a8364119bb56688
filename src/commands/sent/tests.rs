//! Every form and every command of the list, filled in with what people write, and with what would mean something else if
//! it were read as words.

use super::*;
use crate::calendar;
use crate::dialogue::command::{LearningForm, PersonRef, TrialForm};
use crate::dialogue::refusal::Misuse;
use crate::ports::vocabulary::{CommandId, FormId, Suggested};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn filled(form: FormId, values: &[&str]) -> Parsed {
    let values: Vec<_> = values.iter().map(|value| some(value)).collect();
    sent(Blank::Form(form), &values, &[])
}

fn chosen(kind: Kind, values: &[&str]) -> Parsed {
    let values: Vec<_> = values.iter().map(|value| some(value)).collect();
    sent(Blank::Command(CommandId(kind.row().name(Lang::Da))), &values, &[])
}

/// Texts that mean something where words are read.
const TRAPS: [&str; 14] = [
    "hvorfor: fordi vi vil",
    "Vi prøver det. Slut: 3 uger",
    "who: alle",
    "until: Friday",
    "hvem: Anna\nhvordan: sammen",
    "!dialog stop",
    "først dette\n!dialog stop\nså dette",
    "for Lone: jeg venter længe",
    "pointe for Bo: noget",
    "2",
    "nr. 3",
    "antagelser: ingen; ulemper: få",
    "`kode` og > citat",
    "\"næste\"",
];

#[test]
fn no_text_of_a_trial_or_a_learning_is_read_for_other_fields() {
    for text in TRAPS {
        let Parsed::Command(Command::Trial(card)) = filled(FormId::Trial, &[text, "Derfor", text, text, "3 uger"])
        else {
            panic!("{text}");
        };
        let expected = TrialForm {
            what: some(text),
            why: some("Derfor"),
            how: some(text),
            // One line.
            who: some(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
            until: some("3 uger"),
            ..TrialForm::default()
        };
        assert_eq!(*card, expected, "{text}");
        let Parsed::Command(Command::Trial(card)) = filled(FormId::TrialRest, &[text, "", text, " \n", text]) else {
            panic!("{text}");
        };
        let expected =
            TrialForm { before: some(text), assumptions: some(text), costs: some(text), ..TrialForm::default() };
        assert_eq!(*card, expected, "{text}");
        let Parsed::Command(Command::Learning(card)) = filled(FormId::Learning, &[text, text, "", text, text]) else {
            panic!("{text}");
        };
        let said = some(text);
        let expected = LearningForm {
            happened: said.clone(),
            surprised: said.clone(),
            now: None,
            assumption: said.clone(),
            measured: said,
        };
        assert_eq!(*card, expected, "{text}");
    }
}

#[test]
fn a_text_is_taken_as_it_was_written() {
    for text in TRAPS {
        let is = |parsed: Parsed, command: Command| assert_eq!(parsed, Parsed::Command(command), "{text}");
        is(filled(FormId::Point, &[text, ""]), Command::Point { on_behalf: None, text: text.to_owned() });
        is(filled(FormId::Point, &[text, "Lone"]), Command::Point { on_behalf: some("Lone"), text: text.to_owned() });
        is(filled(FormId::Example, &["2", text]), Command::Example { principle: 2, text: text.to_owned() });
        is(filled(FormId::Idea, &[text]), Command::Idea(text.to_owned()));
        is(filled(FormId::Answer, &[text]), Command::Idea(text.to_owned()));
        is(chosen(Kind::Reword, &["Forslag", "2", text]), {
            Command::Reword { item: Item::Proposal, number: 2, text: text.to_owned() }
        });
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        is(filled(FormId::Theme, &[text]), Command::Theme(line.clone()));
        is(filled(FormId::Service, &[text]), Command::Service(line));
        assert_eq!(filled(FormId::Worry, &[text]), Parsed::Plain(text.to_owned()));
    }
    // A number alone is one of the group's ideas.
    assert_eq!(filled(FormId::Proposal, &["nr. 3"]), Parsed::Command(Command::Proposal("3".to_owned())));
    let text = "!dialog stop\nhvorfor: derfor";
    assert_eq!(filled(FormId::Proposal, &[text]), Parsed::Command(Command::Proposal(text.to_owned())));
}

#[test]
fn a_form_that_lacks_what_it_must_have_is_told_so() {
    let lacking = |kind: Kind| Parsed::Usage { command: kind.row().name(Lang::Da).to_owned(), why: Misuse::Missing };
    for id in FormId::ALL {
        let (kind, parts) = slash::form(id);
        let empty = vec![some(" \n\u{200b}"); parts.len()];
        for values in [&empty[..], &[]] {
            let parsed = sent(Blank::Form(id), values, &[]);
            let expected = match kind {
                None => Parsed::Nothing,
                // Whatever is given; the bot asks for what is missing.
                Some(Kind::Trial) => Parsed::Command(Command::Trial(Box::default())),
                Some(Kind::Learning) => Parsed::Command(Command::Learning(Box::default())),
                Some(Kind::Postpone) => Parsed::Command(Command::Postpone { trial: None, to: None }),
                Some(kind) => lacking(kind),
            };
            assert_eq!(parsed, expected, "{id:?}");
        }
    }
    assert_eq!(filled(FormId::Example, &["2"]), lacking(Kind::Example));
    let word = |kind: Kind, word: &str| Parsed::Usage {
        command: kind.row().name(Lang::Da).to_owned(),
        why: Misuse::Word(word.to_owned()),
    };
    assert_eq!(filled(FormId::Example, &["princip to", "noget"]), word(Kind::Example, "princip to"));
    assert_eq!(chosen(Kind::Reword, &["møbel", "2", "noget"]), word(Kind::Reword, "møbel"));
}

/// A date stays as it was written; whether it is one, the same grammar says as of a typed one.
#[test]
fn a_date_is_handed_on_as_it_stands() {
    for (written, to) in [("3 uger", "3 uger"), ("til fredag", "fredag"), ("til", ""), ("noget: slut", "noget: slut")] {
        let to = Command::Postpone { trial: None, to: some(to) };
        assert_eq!(filled(FormId::Postpone, &[written]), Parsed::Command(to), "{written}");
    }
    assert!(calendar::no_time("noget: slut").is_some());
    let Parsed::Command(Command::Trial(card)) = filled(FormId::Trial, &["Et skilt", "", "", "", "når det passer."])
    else {
        panic!("no card");
    };
    assert_eq!(card.until, some("når det passer"));
}

#[test]
fn parts_of_a_command_keep_to_themselves() {
    let postponed = Command::Postpone { trial: Some(2), to: some("12. januar") };
    assert_eq!(chosen(Kind::Postpone, &["2", "til 12. januar"]), Parsed::Command(postponed));
    let moved = Command::Move { dialogue: Some(2), when: "fredag kl. 13".to_owned() };
    assert_eq!(chosen(Kind::Move, &["fredag kl. 13", "2"]), Parsed::Command(moved));
    let moved = Command::Move { dialogue: None, when: "2 uger".to_owned() };
    assert_eq!(chosen(Kind::Move, &["2 uger"]), Parsed::Command(moved));
    let answer = Answer { on_behalf: some("Lone for sig"), ..Answer::number(2) };
    assert_eq!(chosen(Kind::Answer, &["2", "Lone for sig"]), Parsed::Command(Command::Answer(answer)));
    let twice = Parsed::Usage { command: "svar".to_owned(), why: Misuse::Twice };
    assert_eq!(chosen(Kind::Answer, &["2 for Bo", "Lone"]), twice);
    let mentions = [(String::new(), Account("discord/17".to_owned()))];
    let values = [None, None, some("@17")];
    let parsed = sent(Blank::Command(CommandId(Kind::Trial.row().name(Lang::Da))), &values, &mentions);
    let card = TrialForm { owner: Some(PersonRef::Account(mentions[0].1.clone())), ..TrialForm::default() };
    assert_eq!(parsed, Parsed::Command(Command::Trial(Box::new(card))));
}

#[test]
fn every_command_with_everything_filled_in_is_understood() {
    let value = |part: &Part| match part.takes {
        Takes::Number => "3",
        Takes::Person => "Anna",
        Takes::OneOf(all) => all[0].0[1],
        Takes::Suggested(Suggested::Playbook) => "borgerdata",
        Takes::Suggested(Suggested::Command) => "start",
        Takes::Suggested(Suggested::Proposal) => "2",
        Takes::Line | Takes::Paragraph => match part.key {
            "hands" => "1:4 2:3",
            "answer" => "2",
            "when" | "postpone-to" | "trial-until" => "12. januar kl. 13",
            "away" => "til og med 12. januar",
            "settings" => "påmindelser: hverdage kl. 9",
            "series" => "hver torsdag kl. 9: borgerdata",
            _ => "noget at skrive",
        },
    };
    for row in &TABLE {
        for all in [true, false] {
            let parts = slash::parts(row.kind);
            let values: Vec<_> = parts.iter().map(|p| (all || p.required).then(|| value(p).to_owned())).collect();
            let blank = Blank::Command(CommandId(row.name(Lang::Da)));
            let parsed = sent(blank, &values, &[]);
            let Parsed::Command(command) = parsed else { panic!("{}: {parsed:?}", as_typed(blank, &values)) };
            assert_eq!(Kind::of(&command), row.kind, "{command:?}");
        }
    }
}

#[test]
fn what_was_filled_in_is_given_back_as_it_would_be_typed() {
    let values = [some("Vi venter længe"), some("Lone")];
    assert_eq!(as_typed(Blank::Form(FormId::Point), &values), "pointe for Lone: Vi venter længe");
    let values = [some("Et skilt"), None, some(" sammen ")];
    assert_eq!(as_typed(Blank::Form(FormId::Trial), &values), "afprøvning hvad: Et skilt hvordan: sammen");
    assert_eq!(as_typed(Blank::Form(FormId::Worry), &[some("Det lyder afvisende")]), "Det lyder afvisende");
}

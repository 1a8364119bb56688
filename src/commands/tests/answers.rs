//! Answers as people write them, and what is none.

use crate::commands::Place;
use crate::commands::answers::{among_others, when_asked};
use crate::commands::parse::{Parsed, parse};
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::command::Command;

use AnswerWord::{Agree, Decline, No, Number, Objection, Question, Yes};

fn shown(answer: Option<Answer>) -> (Option<AnswerWord>, Option<String>, Option<String>) {
    match answer {
        Some(Answer { said, reason, on_behalf }) => (Some(said), reason, on_behalf),
        None => (None, None, None),
    }
}

fn reason(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[test]
fn an_answer_is_read_with_its_reason() {
    for (text, said, why) in [
        ("enig", Agree, ""),
        ("Enig!", Agree, ""),
        ("enig, men vi skal huske de nye", Agree, "men vi skal huske de nye"),
        ("indvending: for dyrt", Objection, "for dyrt"),
        ("indvending det er for dyrt", Objection, "det er for dyrt"),
        ("Indvending – fordi det er for dyrt", Objection, "det er for dyrt"),
        ("indvending fordi det er for dyrt", Objection, "det er for dyrt"),
        ("Jeg har en indvending: det er for dyrt", Objection, "det er for dyrt"),
        ("ingen indvendinger", Agree, ""),
        ("Ingen indvending.", Agree, ""),
        ("jeg er enig", Agree, ""),
        ("Jeg er ikke enig, det er for dyrt", No, "det er for dyrt"),
        ("nej, det er for dyrt", No, "det er for dyrt"),
        ("nej, for det er for dyrt for borgerne i byen", No, "for det er for dyrt for borgerne i byen"),
        ("nej", No, ""),
        ("nope", No, ""),
        ("Nej tak", No, ""),
        ("uenig", No, ""),
        ("ok", Agree, ""),
        ("OK 👍", Agree, ""),
        ("jep", Yes, ""),
        ("ja tak", Yes, ""),
        ("+1", Agree, ""),
        ("I object", Objection, ""),
        ("I object because it costs too much", Objection, "it costs too much"),
        ("No objections", Agree, ""),
        ("I don't agree", No, ""),
        ("I don\u{2019}t agree", No, ""),
        ("spørgsmål: hvad koster det?", Question, "hvad koster det?"),
        ("👍", Agree, ""),
        ("👍🏽", Agree, ""),
        ("👍👍🏿", Agree, ""),
        ("✋", Objection, ""),
        ("✋\u{fe0f} for dyrt", Objection, "for dyrt"),
        ("✋🏻: det er for dyrt", Objection, "det er for dyrt"),
        ("🖐\u{fe0f}", Objection, ""),
        ("❓ hvad koster det", Question, "hvad koster det"),
        ("👎 for dyrt", No, "for dyrt"),
        ("🙏", Decline, ""),
        ("🤝", Yes, ""),
        ("1\u{fe0f}\u{20e3}", Number(1), ""),
        ("🔟", Number(10), ""),
        ("2", Number(2), ""),
        ("nr. 2", Number(2), ""),
        ("forslag 2", Number(2), ""),
        ("to", Number(2), ""),
        ("2, den er billigst", Number(2), "den er billigst"),
        ("2 fordi den er billigst", Number(2), "den er billigst"),
        ("fortryd", Number(0), ""),
    ] {
        let expected = (Some(said), reason(why));
        // "for" after a sign or a word may be a guest, or the beginning of a reason: only the rules know who is there.
        let (got, got_why, behalf) = shown(when_asked(text));
        let whole = behalf.map(|name| ["for", &name].join(" ")).or(got_why);
        assert_eq!((got, whole), expected, "for {text:?}");
    }
}

#[test]
fn what_is_said_about_something_else_is_no_answer() {
    for text in [
        "2 skilte ved skranken",
        "Vi kunne sætte et skilt op",
        "okseskank",
        "neja",
        "jamen dog",
        "1 og 3",
        "måske",
        "hej",
        "enighed",
        "tak",
        "",
        "for Lone",
    ] {
        assert_eq!(when_asked(text), None, "for {text:?}");
    }
}

#[test]
fn among_others_only_what_the_question_shows_is_an_answer() {
    for (text, said) in [
        ("👍", Some(Agree)),
        ("✋🏽", Some(Objection)),
        ("✋ det er for dyrt", Some(Objection)),
        ("enig", Some(Agree)),
        ("Indvending: det er for dyrt", Some(Objection)),
        ("2", Some(Number(2))),
        ("2\u{fe0f}\u{20e3}", Some(Number(2))),
        ("👍 godt set, Bo", None),
        ("ja", None),
        ("nej", None),
        ("ok", None),
        ("ja, det kan vi godt", None),
        ("to", None),
        ("2, tror jeg", None),
        ("enig, Bo", None),
    ] {
        assert_eq!(among_others(text).map(|answer| answer.said), said, "for {text:?}");
    }
}

#[test]
fn it_is_the_same_with_svar_or_the_prefix_before_it() {
    let guest = |said, name: &str, why: &str| Answer { reason: reason(why), ..Answer::of(said).for_guest(name) };
    let because = |said, why: &str| Answer { reason: reason(why), ..Answer::of(said) };
    for (text, expected) in [
        ("svar 2", Answer::number(2)),
        ("svar to", Answer::number(2)),
        ("svar 3 for Lone fordi det er for dyrt", guest(Number(3), "Lone", "det er for dyrt")),
        ("svar 3 for Lone: det er for dyrt", guest(Number(3), "Lone", "det er for dyrt")),
        ("svar indvending for gæst 3", guest(Objection, "gæst 3", "")),
        ("svar nej for Lone", guest(No, "Lone", "")),
        ("indvending det er for dyrt", because(Objection, "det er for dyrt")),
        ("indvending for dyrt", guest(Objection, "dyrt", "")),
        ("svar indvending: for dyrt", because(Objection, "for dyrt")),
        ("svar 3 det er for dyrt", because(Number(3), "det er for dyrt")),
        ("nej, det er for dyrt", because(No, "det er for dyrt")),
        ("✋ det er for dyrt", because(Objection, "det er for dyrt")),
        ("👍", Answer::of(Agree)),
        ("answer objection for Bo because it costs", guest(Objection, "Bo", "it costs")),
        ("I object because it costs", because(Objection, "it costs")),
        ("svar indvending\ndet er for dyrt", because(Objection, "det er for dyrt")),
    ] {
        let text = ["!dialog ", text].concat();
        assert_eq!(parse(&text, Place::Channel, &[]), Parsed::Command(Command::Answer(expected)), "for {text:?}");
    }
    for text in ["svar", "svar måske", "svar 2 3", "svar 1 og 3", "svar 2 for"] {
        let text = ["!dialog ", text].concat();
        assert!(matches!(parse(&text, Place::Channel, &[]), Parsed::Usage { .. }), "for {text:?}");
    }
}

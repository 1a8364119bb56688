//! What people type and what it becomes, as tables.

use crate::commands::Place;
use crate::commands::lookup::nearest;
use crate::commands::parse::{Parsed, parse};
use crate::dialogue::ids::Account;
use expect_test::{Expect, expect};

pub(super) fn anna() -> Vec<(String, Account)> {
    vec![("@Anna".to_owned(), Account("matrix/@anna:example.dk".to_owned()))]
}

fn shown(parsed: &Parsed) -> String {
    match parsed {
        Parsed::Command(command) => format!("{command:?}"),
        other => format!("{other:?}"),
    }
}

/// One line for each text: what it becomes in that place.
fn check(place: Place, texts: &[&str], expected: &Expect) {
    let lines: Vec<String> = texts.iter().map(|t| format!("{t:?} -> {}", shown(&parse(t, place, &[])))).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

fn channel(texts: &[&str], expected: Expect) {
    check(Place::Channel, texts, &expected);
}

fn private(texts: &[&str], expected: Expect) {
    check(Place::Private, texts, &expected);
}

#[test]
fn the_prefix_begins_a_command() {
    channel(
        &[
            "!dialog",
            "!DIALOG   Status ",
            "!dialogue status",
            "！dialog status",
            "!dialog\u{a0}status.",
            "!dialog?",
            "!dialogs status",
            "hej !dialog status",
            "status",
            "",
            " \u{200b}\n",
            "Hej alle\n!dialog næste\nså går vi videre",
            "!dialog deltag\n!dialog status",
            "\u{feff}!dialog n\u{e6}ste!",
        ],
        expect![[r#"
            "!dialog" -> Help(None)
            "!DIALOG   Status " -> Status
            "!dialogue status" -> Status
            "！dialog status" -> Status
            "!dialog\u{a0}status." -> Status
            "!dialog?" -> Help(None)
            "!dialogs status" -> Plain("!dialogs status")
            "hej !dialog status" -> Plain("hej !dialog status")
            "status" -> Plain("status")
            "" -> Nothing
            " \u{200b}\n" -> Nothing
            "Hej alle\n!dialog næste\nså går vi videre" -> Next
            "!dialog deltag\n!dialog status" -> Join(None)
            "\u{feff}!dialog næste!" -> Next
        "#]],
    );
}

#[test]
fn code_and_quotes_are_not_commands() {
    channel(
        &[
            "`!dialog status`",
            "```\n!dialog aflys\n```",
            "```!dialog aflys```",
            "> !dialog aflys",
            "> !dialog aflys\n!dialog næste",
            "!dialog pointe vi skrev `kode` her\n> citat\nog mere\n```\nblok\n```",
            "!dialog pointe `kun kode`",
            "skriv `!dialog hjælp` for hjælp",
        ],
        expect![[r#"
            "`!dialog status`" -> Plain("`!dialog status`")
            "```\n!dialog aflys\n```" -> Plain("```\n!dialog aflys\n```")
            "```!dialog aflys```" -> Plain("```!dialog aflys```")
            "> !dialog aflys" -> Plain("> !dialog aflys")
            "> !dialog aflys\n!dialog næste" -> Next
            "!dialog pointe vi skrev `kode` her\n> citat\nog mere\n```\nblok\n```" -> Point { on_behalf: None, text: "vi skrev her\nog mere" }
            "!dialog pointe `kun kode`" -> Usage { command: "pointe", why: Missing }
            "skriv `!dialog hjælp` for hjælp" -> Plain("skriv `!dialog hjælp` for hjælp")
        "#]],
    );
    private(
        &["> næste", "`næste`", "> svar fra Bo\nnæste", "```\n2\n```"],
        expect![[r#"
        "> næste" -> Plain("> næste")
        "`næste`" -> Plain("`næste`")
        "> svar fra Bo\nnæste" -> Plain("> svar fra Bo\nnæste")
        "```\n2\n```" -> Plain("```\n2\n```")
    "#]],
    );
}

#[test]
fn names_are_forgiven_their_spelling() {
    channel(
        &[
            "!dialog faerdig",
            "!dialog FÆRDIG",
            "!dialog fa\u{308}rdig",
            "!dialog forla\u{308}ng 5",
            "!dialog meld  fra",
            "!dialog Data om mig.",
            "!dialog slet mine data",
            "!dialog erase my data",
            "!dialog ide: et skilt",
            "!dialog idé:et skilt",
            "!dialog ide\u{301} et skilt",
            "!dialog gaest A\u{30a}se",
        ],
        expect![[r#"
            "!dialog faerdig" -> Done
            "!dialog FÆRDIG" -> Done
            "!dialog fa\u{308}rdig" -> Done
            "!dialog forla\u{308}ng 5" -> Extend(5)
            "!dialog meld  fra" -> Leave(None)
            "!dialog Data om mig." -> MyData
            "!dialog slet mine data" -> EraseMyData
            "!dialog erase my data" -> EraseMyData
            "!dialog ide: et skilt" -> Idea("et skilt")
            "!dialog idé:et skilt" -> Idea("et skilt")
            "!dialog ide\u{301} et skilt" -> Idea("et skilt")
            "!dialog gaest A\u{30a}se" -> Guest("Åse")
        "#]],
    );
}

#[test]
fn a_dialogue_is_started_in_any_order() {
    channel(
        &[
            "!dialog start borgerdata",
            "!dialog start Borgerdata antal 9 sprog en",
            "!dialog start lang english people ９ PÅ TVÆRS",
            "!dialog start antal:9 paa-tvaers",
            "!dialog start på‑tværs 12",
            "!dialog start",
            "!dialog start antal 9",
            "!dialog start borgerdata antal mange",
            "!dialog start borgerdata antal 9 antal 10",
            "!dialog start borgerdata sprog tysk",
            "!dialog start borgerdata antal 99999",
        ],
        expect![[r#"
            "!dialog start borgerdata" -> Start { playbook: "borgerdata", people: None, lang: None }
            "!dialog start Borgerdata antal 9 sprog en" -> Start { playbook: "borgerdata", people: Some(9), lang: Some(En) }
            "!dialog start lang english people ９ PÅ TVÆRS" -> Start { playbook: "paa-tvaers", people: Some(9), lang: Some(En) }
            "!dialog start antal:9 paa-tvaers" -> Start { playbook: "paa-tvaers", people: Some(9), lang: None }
            "!dialog start på‑tværs 12" -> Start { playbook: "paa-tvaers", people: Some(12), lang: None }
            "!dialog start" -> Usage { command: "start", why: Missing }
            "!dialog start antal 9" -> Usage { command: "start", why: Missing }
            "!dialog start borgerdata antal mange" -> Usage { command: "start", why: Word("mange") }
            "!dialog start borgerdata antal 9 antal 10" -> Usage { command: "start", why: Twice }
            "!dialog start borgerdata sprog tysk" -> Usage { command: "start", why: Word("tysk") }
            "!dialog start borgerdata antal 99999" -> Usage { command: "start", why: TooBig { most: 65535 } }
        "#]],
    );
}

#[test]
fn parameters_are_read() {
    channel(
        &[
            "!dialog hjælp",
            "!dialog hjælp meld fra",
            "!dialog help !dialog points",
            "!dialog help trial",
            "!dialog gæst Anna Jensen",
            "!dialog gæst 8",
            "!dialog gæst Anna, Bo",
            "!dialog gæst",
            "!dialog gæster 8",
            "!dialog gæster Anna",
            "!dialog forlæng 5 minutter",
            "!dialog extend 5min",
            "!dialog forlæng lidt",
            "!dialog pointe Vi\nmangler   tid",
            "!dialog pointe for Anna: hun savner ro",
            "!dialog pointe for Anna Holm:\nhun savner ro",
            "!dialog pointe For mange skemaer",
            "!dialog pointe for 9:30 er for tidligt",
            "!dialog pointe for Anna:",
            "!dialog pointe",
            "!dialog tema Tillid",
            "!dialog forslag 2",
            "!dialog forslag nr. 2",
            "!dialog forslag 2 skilte",
            "!dialog tjeneste Ansøgning om\nparkeringskort",
            "!dialog service: Parking permits",
            "!dialog eksempel 3 Vi spurgte\nkun kolleger",
            "!dialog eksempel 3: Vi spurgte",
            "!dialog example #3 We asked",
            "!dialog eksempel 3️⃣ Vi spurgte",
            "!dialog eksempel 3",
            "!dialog eksempel Vi spurgte",
            "!dialog fjern 3",
            "!dialog fjern idé 3",
            "!dialog fjern eksempel 3",
            "!dialog remove proposal #3",
            "!dialog fjern",
            "!dialog fjern alt",
            "!dialog enighed",
            "!dialog enighed om forslag 2",
            "!dialog optælling 1:4 2:3",
            "!dialog count 1=4, 2: 3; 3 : 0",
            "!dialog optælling\n1:4\n2:3.",
            "!dialog optælling １：４",
            "!dialog optælling 1:4 1:3",
            "!dialog optælling 1:42:3",
            "!dialog optælling 4",
            "!dialog optælling",
            "!dialog svar 2",
            "!dialog svar 2 for Anna Holm.",
            "!dialog svar enig",
            "!dialog answer objection for Bo",
            "!dialog svar ja",
            "!dialog svar 2 3",
            "!dialog svar måske",
            "!dialog svar 2 for",
            "!dialog 2",
            "!dialog enig",
            "!dialog overdrag @Bo",
            "!dialog tidtager mig",
            "!dialog tidtager",
            "!dialog aflys ikke",
            "!dialog næste gang",
            "!dialog referat",
            "!dialog udskrift På tværs",
            "!dialog printout",
            "!dialog pakke vores ting sammen nu",
        ],
        expect![[r#"
            "!dialog hjælp" -> Help(None)
            "!dialog hjælp meld fra" -> Help(Some(Command("meldfra")))
            "!dialog help !dialog points" -> Unknown { word: "points", nearest: Some("pointe") }
            "!dialog help trial" -> Help(Some(Command("trial")))
            "!dialog gæst Anna Jensen" -> Guest("Anna Jensen")
            "!dialog gæst 8" -> Guests(8)
            "!dialog gæst Anna, Bo" -> Usage { command: "gæst", why: OneName }
            "!dialog gæst" -> Usage { command: "gæst", why: Missing }
            "!dialog gæster 8" -> Guests(8)
            "!dialog gæster Anna" -> Usage { command: "gæster", why: Word("Anna") }
            "!dialog forlæng 5 minutter" -> Extend(5)
            "!dialog extend 5min" -> Extend(5)
            "!dialog forlæng lidt" -> Usage { command: "forlæng", why: Word("lidt") }
            "!dialog pointe Vi\nmangler   tid" -> Point { on_behalf: None, text: "Vi\nmangler tid" }
            "!dialog pointe for Anna: hun savner ro" -> Point { on_behalf: Some("Anna"), text: "hun savner ro" }
            "!dialog pointe for Anna Holm:\nhun savner ro" -> Point { on_behalf: Some("Anna Holm"), text: "hun savner ro" }
            "!dialog pointe For mange skemaer" -> Point { on_behalf: None, text: "For mange skemaer" }
            "!dialog pointe for 9:30 er for tidligt" -> Point { on_behalf: None, text: "for 9:30 er for tidligt" }
            "!dialog pointe for Anna:" -> Usage { command: "pointe", why: Missing }
            "!dialog pointe" -> Usage { command: "pointe", why: Missing }
            "!dialog tema Tillid" -> Theme("Tillid")
            "!dialog forslag 2" -> Proposal("2")
            "!dialog forslag nr. 2" -> Proposal("2")
            "!dialog forslag 2 skilte" -> Proposal("2 skilte")
            "!dialog tjeneste Ansøgning om\nparkeringskort" -> Service("Ansøgning om\nparkeringskort")
            "!dialog service: Parking permits" -> Service("Parking permits")
            "!dialog eksempel 3 Vi spurgte\nkun kolleger" -> Example { principle: 3, text: "Vi spurgte\nkun kolleger" }
            "!dialog eksempel 3: Vi spurgte" -> Example { principle: 3, text: "Vi spurgte" }
            "!dialog example #3 We asked" -> Example { principle: 3, text: "We asked" }
            "!dialog eksempel 3\u{fe0f}\u{20e3} Vi spurgte" -> Example { principle: 3, text: "Vi spurgte" }
            "!dialog eksempel 3" -> Usage { command: "eksempel", why: Missing }
            "!dialog eksempel Vi spurgte" -> Usage { command: "eksempel", why: Word("Vi") }
            "!dialog fjern 3" -> Remove(Point, 3)
            "!dialog fjern idé 3" -> Remove(Idea, 3)
            "!dialog fjern eksempel 3" -> Remove(Example, 3)
            "!dialog remove proposal #3" -> Remove(Proposal, 3)
            "!dialog fjern" -> Usage { command: "fjern", why: Missing }
            "!dialog fjern alt" -> Usage { command: "fjern", why: Word("alt") }
            "!dialog enighed" -> Consent(None)
            "!dialog enighed om forslag 2" -> Consent(Some(2))
            "!dialog optælling 1:4 2:3" -> Count([(1, 4), (2, 3)])
            "!dialog count 1=4, 2: 3; 3 : 0" -> Count([(1, 4), (2, 3), (3, 0)])
            "!dialog optælling\n1:4\n2:3." -> Count([(1, 4), (2, 3)])
            "!dialog optælling １：４" -> Count([(1, 4)])
            "!dialog optælling 1:4 1:3" -> Usage { command: "optælling", why: Twice }
            "!dialog optælling 1:42:3" -> Usage { command: "optælling", why: Word("1:42:3") }
            "!dialog optælling 4" -> Usage { command: "optælling", why: Missing }
            "!dialog optælling" -> Usage { command: "optælling", why: Missing }
            "!dialog svar 2" -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "!dialog svar 2 for Anna Holm." -> Answer(Answer { said: Number(2), reason: None, on_behalf: Some("Anna Holm") })
            "!dialog svar enig" -> Answer(Answer { said: Agree, reason: None, on_behalf: None })
            "!dialog answer objection for Bo" -> Answer(Answer { said: Objection, reason: None, on_behalf: Some("Bo") })
            "!dialog svar ja" -> Answer(Answer { said: Yes, reason: None, on_behalf: None })
            "!dialog svar 2 3" -> Usage { command: "svar", why: OneAnswer }
            "!dialog svar måske" -> Usage { command: "svar", why: Word("måske") }
            "!dialog svar 2 for" -> Usage { command: "svar", why: Missing }
            "!dialog 2" -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "!dialog enig" -> Answer(Answer { said: Agree, reason: None, on_behalf: None })
            "!dialog overdrag @Bo" -> HandOver(Name("Bo"))
            "!dialog tidtager mig" -> Timekeeper(Me)
            "!dialog tidtager" -> Usage { command: "tidtager", why: Missing }
            "!dialog aflys ikke" -> Usage { command: "aflys", why: Word("ikke") }
            "!dialog næste gang" -> Usage { command: "næste", why: TooMuch("gang") }
            "!dialog referat" -> Record
            "!dialog udskrift På tværs" -> Pack(Some("paa-tvaers"))
            "!dialog printout" -> Pack(None)
            "!dialog pakke vores ting sammen nu" -> Usage { command: "udskrift", why: TooMuch("vores ting sammen nu") }
        "#]],
    );
}

#[test]
fn the_nearest_command_is_suggested() {
    channel(
        &[
            "!dialog nasste",
            "!dialog færdg",
            "!dialog forlæn 5",
            "!dialog forl 5",
            "!dialog stats",
            "!dialog resum",
            "!dialog data om meg",
            "!dialog slet mine dta",
            "!dialog hjælp strat",
            "!dialog bananer",
            "!dialog x",
            "!dialog !!!",
        ],
        expect![[r#"
            "!dialog nasste" -> Unknown { word: "nasste", nearest: Some("næste") }
            "!dialog færdg" -> Unknown { word: "færdg", nearest: Some("færdig") }
            "!dialog forlæn 5" -> Unknown { word: "forlæn", nearest: Some("forlæng") }
            "!dialog forl 5" -> Unknown { word: "forl", nearest: Some("forlæng") }
            "!dialog stats" -> Unknown { word: "stats", nearest: Some("status") }
            "!dialog resum" -> Unknown { word: "resum", nearest: Some("resume") }
            "!dialog data om meg" -> Unknown { word: "data", nearest: Some("data om mig") }
            "!dialog slet mine dta" -> Unknown { word: "slet", nearest: Some("slet mine data") }
            "!dialog hjælp strat" -> Unknown { word: "strat", nearest: Some("start") }
            "!dialog bananer" -> Unknown { word: "bananer", nearest: None }
            "!dialog x" -> Unknown { word: "x", nearest: None }
            "!dialog !!!" -> Help(None)
        "#]],
    );
    assert_eq!(nearest(&"å".repeat(100_000)), None);
}

#[test]
fn in_private_only_what_can_mean_nothing_else_is_a_command() {
    private(
        &[
            "næste",
            "Næste!",
            "pas",
            "data om mig",
            "2",
            "２.",
            "2️⃣",
            "svar 2",
            "enig",
            "Spørgsmål?",
            "jeg er enig",
            "forlæng 5",
            "gæster 8",
            "hjælp",
            "hjælp start",
            "idé Et skilt",
            "Idé: Et skilt\nved skranken",
            "forslag 2",
            "pointe vi savner ro",
            "point: we need quiet",
            "afprøvning",
            "afprøvning hvad: et skilt",
            "eksempel 3 Vi spurgte kun kolleger",
            "tjeneste: Parkeringskort",
            "tema: Tillid",
            "!dialog status",
        ],
        expect![[r#"
            "næste" -> Next
            "Næste!" -> Next
            "pas" -> Pass
            "data om mig" -> MyData
            "2" -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "２." -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "2\u{fe0f}\u{20e3}" -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "svar 2" -> Answer(Answer { said: Number(2), reason: None, on_behalf: None })
            "enig" -> Answer(Answer { said: Agree, reason: None, on_behalf: None })
            "Spørgsmål?" -> Answer(Answer { said: Question, reason: None, on_behalf: None })
            "jeg er enig" -> Answer(Answer { said: Agree, reason: None, on_behalf: None })
            "forlæng 5" -> Extend(5)
            "gæster 8" -> Guests(8)
            "hjælp" -> Help(None)
            "hjælp start" -> Help(Some(Command("start")))
            "idé Et skilt" -> Idea("Et skilt")
            "Idé: Et skilt\nved skranken" -> Idea("Et skilt\nved skranken")
            "forslag 2" -> Proposal("2")
            "pointe vi savner ro" -> Point { on_behalf: None, text: "vi savner ro" }
            "point: we need quiet" -> Point { on_behalf: None, text: "we need quiet" }
            "afprøvning" -> Trial(TrialForm { what: None, why: None, owner: None, second: None, until: None, follow_up: None, how: None, who: None, before: None, measure: None, assumptions: None, worse_off: None, uncertainty: None, alternative: None, costs: None })
            "afprøvning hvad: et skilt" -> Trial(TrialForm { what: Some("et skilt"), why: None, owner: None, second: None, until: None, follow_up: None, how: None, who: None, before: None, measure: None, assumptions: None, worse_off: None, uncertainty: None, alternative: None, costs: None })
            "eksempel 3 Vi spurgte kun kolleger" -> Example { principle: 3, text: "Vi spurgte kun kolleger" }
            "tjeneste: Parkeringskort" -> Service("Parkeringskort")
            "tema: Tillid" -> Theme("Tillid")
            "!dialog status" -> Status
        "#]],
    );
    private(
        &[
            "Pause er vigtig for borgeren",
            "Næste gang spørger vi borgeren",
            "Hjælp borgeren med at finde vej",
            "Svar på mails samme dag",
            "Start med at spørge",
            "Gæst i borgerservice får kaffe",
            "Overdrag opgaven til biblioteket",
            "Point the citizen to the library",
            "Trial a weekly debrief",
            "Afprøvning af et skilt",
            "2 skilte ved skranken",
            "tema er svært",
            "næste\n\nog så et skilt",
            "nestæ",
            "Vi bruger `MitID`",
        ],
        expect![[r#"
            "Pause er vigtig for borgeren" -> Plain("Pause er vigtig for borgeren")
            "Næste gang spørger vi borgeren" -> Plain("Næste gang spørger vi borgeren")
            "Hjælp borgeren med at finde vej" -> Plain("Hjælp borgeren med at finde vej")
            "Svar på mails samme dag" -> Plain("Svar på mails samme dag")
            "Start med at spørge" -> Plain("Start med at spørge")
            "Gæst i borgerservice får kaffe" -> Plain("Gæst i borgerservice får kaffe")
            "Overdrag opgaven til biblioteket" -> Plain("Overdrag opgaven til biblioteket")
            "Point the citizen to the library" -> Plain("Point the citizen to the library")
            "Trial a weekly debrief" -> Plain("Trial a weekly debrief")
            "Afprøvning af et skilt" -> Plain("Afprøvning af et skilt")
            "2 skilte ved skranken" -> Plain("2 skilte ved skranken")
            "tema er svært" -> Plain("tema er svært")
            "næste\n\nog så et skilt" -> Plain("næste\n\nog så et skilt")
            "nestæ" -> Plain("nestæ")
            "Vi bruger `MitID`" -> Plain("Vi bruger `MitID`")
        "#]],
    );
}

#[test]
fn a_mention_is_an_account() {
    let account = |name: &str| Account(format!("matrix/@{name}:example.dk"));
    let who = |text: &str, mentions: &[(&str, &str)]| {
        let mentions: Vec<_> = mentions.iter().map(|(shown, name)| ((*shown).to_owned(), account(name))).collect();
        shown(&parse(text, Place::Channel, &mentions))
    };
    let lines = [
        who("!dialog overdrag @Anna", &[("@Anna", "anna")]),
        who("!dialog overdrag Anna", &[("Anna", "anna")]),
        who("!dialog overdrag @anna:example.dk", &[("Anna Holm", "anna")]),
        who("!dialog overdrag @anna", &[("", "bo"), ("", "anna")]),
        who("!dialog overdrag Anna Holm", &[("", "ah12")]),
        who("!dialog overdrag @noget", &[("Anna", "anna")]),
        who("!dialog overdrag Bo", &[("Anna", "anna")]),
        who("!dialog overdrag @Bo", &[]),
        who("!dialog overdrag mig", &[("", "anna")]),
    ];
    expect![[r#"
        HandOver(Account(Account("matrix/@anna:example.dk")))
        HandOver(Account(Account("matrix/@anna:example.dk")))
        HandOver(Account(Account("matrix/@anna:example.dk")))
        HandOver(Account(Account("matrix/@anna:example.dk")))
        HandOver(Account(Account("matrix/@ah12:example.dk")))
        HandOver(Account(Account("matrix/@anna:example.dk")))
        HandOver(Name("Bo"))
        HandOver(Name("Bo"))
        HandOver(Me)
    "#]]
    .assert_eq(&(lines.join("\n") + "\n"));
}

//! What people type about days to come, trials under way and a channel's choices, and what it becomes.

use crate::commands::Place;
use crate::commands::parse::{Parsed, parse};
use crate::dialogue::ids::Account;
use expect_test::{Expect, expect};

/// One line for each text: what it becomes in that place.
fn check(place: Place, prefix: &str, texts: &[&str], expected: &Expect) {
    let named = |name: &str| (String::new(), Account(format!("matrix/@{name}:example.dk")));
    let shown = |text: &str| {
        let mentions = if text.contains("@anna:") { vec![named("anna"), named("bo")] } else { Vec::new() };
        match parse(&format!("{prefix}{text}"), place, &mentions) {
            Parsed::Command(command) => format!("{command:?}"),
            other => format!("{other:?}"),
        }
    };
    let lines: Vec<String> = texts.iter().map(|text| format!("{text:?} -> {}", shown(text))).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

fn channel(texts: &[&str], expected: Expect) {
    check(Place::Channel, "!dialog ", texts, &expected);
}

fn private(texts: &[&str], expected: Expect) {
    check(Place::Private, "", texts, &expected);
}

#[test]
fn a_dialogue_is_planned() {
    channel(
        &[
            "planlæg borgerdata 3/12 kl. 13",
            "planlæg På tværs torsdag kl. 13.30 læs 3 arbejdsdage før sprog en",
            "plan borgerdata 3 December at 13:00 read 3 working days before lang da",
            "planlæg borgerdata læs ikke i morgen kl. 9",
            "plan borgerdata tomorrow at 9 no reading",
            "planlaeg borgerdata laes 1 hverdag foer 3/12 kl. 13",
            "planlæg borgerdata 3/12 kl. 13 læs 0",
            "planlæg borgerdata 3/12 læs: 5",
            "planlæg borgerdata 3/12 læs 21",
            "planlæg borgerdata 3/12 læs casen",
            "planlæg borgerdata 3/12 læs 2 læs 3",
            "planlæg borgerdata 3/12 sprog tysk",
            "planlæg borgerdata",
            "planlæg",
        ],
        expect![[r#"
            "planlæg borgerdata 3/12 kl. 13" -> Plan { text: "borgerdata 3/12 kl. 13", read: None, lang: None }
            "planlæg På tværs torsdag kl. 13.30 læs 3 arbejdsdage før sprog en" -> Plan { text: "På tværs torsdag kl. 13.30", read: Some(3), lang: Some(En) }
            "plan borgerdata 3 December at 13:00 read 3 working days before lang da" -> Plan { text: "borgerdata 3 December at 13:00", read: Some(3), lang: Some(Da) }
            "planlæg borgerdata læs ikke i morgen kl. 9" -> Plan { text: "borgerdata i morgen kl. 9", read: Some(0), lang: None }
            "plan borgerdata tomorrow at 9 no reading" -> Plan { text: "borgerdata tomorrow at 9", read: Some(0), lang: None }
            "planlaeg borgerdata laes 1 hverdag foer 3/12 kl. 13" -> Plan { text: "borgerdata 3/12 kl. 13", read: Some(1), lang: None }
            "planlæg borgerdata 3/12 kl. 13 læs 0" -> Plan { text: "borgerdata 3/12 kl. 13", read: Some(0), lang: None }
            "planlæg borgerdata 3/12 læs: 5" -> Plan { text: "borgerdata 3/12", read: Some(5), lang: None }
            "planlæg borgerdata 3/12 læs 21" -> Usage { command: "planlæg", why: TooBig { most: 20 } }
            "planlæg borgerdata 3/12 læs casen" -> Usage { command: "planlæg", why: Word("casen") }
            "planlæg borgerdata 3/12 læs 2 læs 3" -> Usage { command: "planlæg", why: Twice }
            "planlæg borgerdata 3/12 sprog tysk" -> Usage { command: "planlæg", why: Word("tysk") }
            "planlæg borgerdata" -> Usage { command: "planlæg", why: Missing }
            "planlæg" -> Usage { command: "planlæg", why: Missing }
        "#]],
    );
}

#[test]
fn a_dialogue_is_moved_or_called_off() {
    channel(
        &[
            "flyt 3/12 kl. 13",
            "flyt 3. december",
            "flyt 3 december kl. 13",
            "flyt 3. dec. kl. 13",
            "flyt til 3. december",
            "flyt 2 3/12 kl. 13",
            "flyt 2 til torsdag kl. 9",
            "flyt #2 i morgen kl. 9",
            "flyt 2. torsdag kl. 9",
            "flyt nummer 2",
            "flyt nr. 2 til 3/12",
            "flyt 2 uger",
            "flyt 2 om 2 uger",
            "flyt 2026-12-03 13:00",
            "flyt 3 2026-12-03 13:00",
            "flyt 12 12/1",
            "move 2 to next Tuesday 9am",
            "move 3 December at 13",
            "move May 3",
            "move 5 May 3 at 13",
            "flyt fredag",
            "flyt 2",
            "flyt",
            "aflys",
            "aflys 2",
            "cancel number 2",
            "aflys ikke",
            "aflys 2 ikke",
            "aflys mødet",
        ],
        expect![[r#"
            "flyt 3/12 kl. 13" -> Move { dialogue: None, when: "3/12 kl. 13" }
            "flyt 3. december" -> Move { dialogue: None, when: "3. december" }
            "flyt 3 december kl. 13" -> Move { dialogue: None, when: "3 december kl. 13" }
            "flyt 3. dec. kl. 13" -> Move { dialogue: None, when: "3. dec. kl. 13" }
            "flyt til 3. december" -> Move { dialogue: None, when: "3. december" }
            "flyt 2 3/12 kl. 13" -> Move { dialogue: Some(2), when: "3/12 kl. 13" }
            "flyt 2 til torsdag kl. 9" -> Move { dialogue: Some(2), when: "torsdag kl. 9" }
            "flyt #2 i morgen kl. 9" -> Move { dialogue: Some(2), when: "i morgen kl. 9" }
            "flyt 2. torsdag kl. 9" -> Move { dialogue: None, when: "2. torsdag kl. 9" }
            "flyt nummer 2" -> Usage { command: "flyt", why: Missing }
            "flyt nr. 2 til 3/12" -> Move { dialogue: Some(2), when: "3/12" }
            "flyt 2 uger" -> Move { dialogue: None, when: "2 uger" }
            "flyt 2 om 2 uger" -> Move { dialogue: Some(2), when: "om 2 uger" }
            "flyt 2026-12-03 13:00" -> Move { dialogue: None, when: "2026-12-03 13:00" }
            "flyt 3 2026-12-03 13:00" -> Move { dialogue: Some(3), when: "2026-12-03 13:00" }
            "flyt 12 12/1" -> Move { dialogue: Some(12), when: "12/1" }
            "move 2 to next Tuesday 9am" -> Move { dialogue: Some(2), when: "next Tuesday 9am" }
            "move 3 December at 13" -> Move { dialogue: None, when: "3 December at 13" }
            "move May 3" -> Move { dialogue: None, when: "May 3" }
            "move 5 May 3 at 13" -> Move { dialogue: Some(5), when: "May 3 at 13" }
            "flyt fredag" -> Move { dialogue: None, when: "fredag" }
            "flyt 2" -> Usage { command: "flyt", why: Missing }
            "flyt" -> Usage { command: "flyt", why: Missing }
            "aflys" -> Cancel(None)
            "aflys 2" -> Cancel(Some(2))
            "cancel number 2" -> Cancel(Some(2))
            "aflys ikke" -> Usage { command: "aflys", why: Word("ikke") }
            "aflys 2 ikke" -> Usage { command: "aflys", why: Word("2 ikke") }
            "aflys mødet" -> Usage { command: "aflys", why: Word("mødet") }
        "#]],
    );
}

#[test]
fn reading_and_calendar_take_nothing() {
    channel(
        &[
            "læst",
            "ikke læst",
            "Laest!",
            "read",
            "not read",
            "læst ikke",
            "spring over",
            "skip",
            "skip det",
            "kalender",
            "calendar",
        ],
        expect![[r#"
            "læst" -> Read(true)
            "ikke læst" -> Read(false)
            "Laest!" -> Read(true)
            "read" -> Read(true)
            "not read" -> Read(false)
            "læst ikke" -> Usage { command: "læst", why: TooMuch("ikke") }
            "spring over" -> Skip
            "skip" -> Skip
            "skip det" -> Usage { command: "skip", why: TooMuch("det") }
            "kalender" -> Calendar
            "calendar" -> Calendar
        "#]],
    );
    private(
        &[
            "læst",
            "Ikke læst.",
            "spring over",
            "kalender",
            "skip the queue",
            "read the sign aloud",
            "kalender i skranken",
        ],
        expect![[r#"
            "læst" -> Read(true)
            "Ikke læst." -> Read(false)
            "spring over" -> Skip
            "kalender" -> Calendar
            "skip the queue" -> Plain("skip the queue")
            "read the sign aloud" -> Plain("read the sign aloud")
            "kalender i skranken" -> Plain("kalender i skranken")
        "#]],
    );
}

#[test]
fn days_away_are_read() {
    channel(
        &[
            "væk",
            "væk nej",
            "vaek slut",
            "væk til og med 12/1",
            "væk til 12. januar",
            "væk 24/12 til 2/1",
            "væk fra 24/12 til og med 2/1",
            "væk 24/12-2/1",
            "væk fra i morgen til fredag",
            "væk i morgen",
            "væk på fredag.",
            "væk 2026-12-24",
            "væk 2026-12-24 til 2027-01-02",
            "væk uge 52",
            "væk til og med fredg",
            "væk fra",
            "væk til",
            "væk med skemaerne",
            "away until 12/1",
            "away until and including 12 January",
            "away from 24 December until 2 January",
            "away tomorrow",
            "away off",
        ],
        expect![[r#"
            "væk" -> Away(Show)
            "væk nej" -> Away(Off)
            "vaek slut" -> Away(Off)
            "væk til og med 12/1" -> Away(Days("til og med 12/1"))
            "væk til 12. januar" -> Away(Days("til 12. januar"))
            "væk 24/12 til 2/1" -> Away(Days("24/12 til 2/1"))
            "væk fra 24/12 til og med 2/1" -> Away(Days("fra 24/12 til og med 2/1"))
            "væk 24/12-2/1" -> Away(Days("24/12-2/1"))
            "væk fra i morgen til fredag" -> Away(Days("fra i morgen til fredag"))
            "væk i morgen" -> Away(Days("i morgen"))
            "væk på fredag." -> Away(Days("på fredag"))
            "væk 2026-12-24" -> Away(Days("2026-12-24"))
            "væk 2026-12-24 til 2027-01-02" -> Away(Days("2026-12-24 til 2027-01-02"))
            "væk uge 52" -> Away(Days("uge 52"))
            "væk til og med fredg" -> Away(Days("til og med fredg"))
            "væk fra" -> Refused(BadDate { text: "fra", error: Unclear })
            "væk til" -> Refused(BadDate { text: "til", error: Unclear })
            "væk med skemaerne" -> Refused(BadDate { text: "med skemaerne", error: Unknown { word: "skemaerne", nearest: None } })
            "away until 12/1" -> Away(Days("until 12/1"))
            "away until and including 12 January" -> Away(Days("until and including 12 January"))
            "away from 24 December until 2 January" -> Away(Days("from 24 December until 2 January"))
            "away tomorrow" -> Away(Days("tomorrow"))
            "away off" -> Away(Off)
        "#]],
    );
    private(
        &["væk", "væk til 12. januar", "Væk med skemaerne", "Away from the desk", "Away from the desk until lunch"],
        expect![[r#"
            "væk" -> Away(Show)
            "væk til 12. januar" -> Away(Days("til 12. januar"))
            "Væk med skemaerne" -> Plain("Væk med skemaerne")
            "Away from the desk" -> Plain("Away from the desk")
            "Away from the desk until lunch" -> Plain("Away from the desk until lunch")
        "#]],
    );
}

#[test]
fn fields_of_settings_stay_as_written() {
    channel(
        &[
            "indstillinger",
            "settings",
            "indstillinger påmindelser: hverdage kl. 9 stilletid: 17-7",
            "indstillinger\n- påmindelser: hverdage kl. 9:30\n- Stilletid: 17:00-07:00\n- fridage: 24/12, 31/12",
            "settings days off: none closed days: 28/12-30/12 facilitators: @anna:example.dk, @bo:example.dk",
            "indstillinger farve: blå",
            "indstillinger stilletid:17-7",
            "indstillinger stilletid: 17-7 stilletid: 18-6",
            "indstillinger stilletid:",
            "indstillinger stilletid 17-7",
            "indstillinger vis dem: nu",
        ],
        expect![[r#"
            "indstillinger" -> Settings([])
            "settings" -> Settings([])
            "indstillinger påmindelser: hverdage kl. 9 stilletid: 17-7" -> Settings([("paamindelser", "hverdage kl. 9"), ("stilletid", "17-7")])
            "indstillinger\n- påmindelser: hverdage kl. 9:30\n- Stilletid: 17:00-07:00\n- fridage: 24/12, 31/12" -> Settings([("paamindelser", "hverdage kl. 9:30"), ("stilletid", "17:00-07:00"), ("fridage", "24/12, 31/12")])
            "settings days off: none closed days: 28/12-30/12 facilitators: @anna:example.dk, @bo:example.dk" -> Settings([("days off", "none"), ("closed days", "28/12-30/12"), ("facilitators", "@anna:example.dk, @bo:example.dk")])
            "indstillinger farve: blå" -> Settings([("farve", "blå")])
            "indstillinger stilletid:17-7" -> Settings([("stilletid", "17-7")])
            "indstillinger stilletid: 17-7 stilletid: 18-6" -> Usage { command: "indstillinger", why: Twice }
            "indstillinger stilletid:" -> Settings([])
            "indstillinger stilletid 17-7" -> Usage { command: "indstillinger", why: Word("stilletid 17-7") }
            "indstillinger vis dem: nu" -> Usage { command: "indstillinger", why: Word("vis") }
        "#]],
    );
}

#[test]
fn a_reminder_is_answered_in_words() {
    channel(
        &[
            "går godt",
            "Det går godt!",
            "going well",
            "brug for hjælp",
            "need help",
            "udskyd",
            "udskyd til 12/1",
            "udskyd til efter ferien",
            "udskyd 2 uger",
            "udskyd 2 til 12/1",
            "går godt 2",
            "postpone to 12 January.",
            "udskyd mødet",
            "udskyd til",
            "stop afprøvning",
            "stop trial",
            "stop",
            "opfølgning",
            "opfølgning 2",
            "follow-up 2",
            "follow up",
            "opfølgning i morgen",
        ],
        expect![[r#"
            "går godt" -> GoingWell(None)
            "Det går godt!" -> GoingWell(None)
            "going well" -> GoingWell(None)
            "brug for hjælp" -> NeedHelp(None)
            "need help" -> NeedHelp(None)
            "udskyd" -> Postpone { trial: None, to: None }
            "udskyd til 12/1" -> Postpone { trial: None, to: Some("12/1") }
            "udskyd til efter ferien" -> Postpone { trial: None, to: Some("efter ferien") }
            "udskyd 2 uger" -> Postpone { trial: None, to: Some("2 uger") }
            "udskyd 2 til 12/1" -> Postpone { trial: Some(2), to: Some("12/1") }
            "går godt 2" -> GoingWell(Some(2))
            "postpone to 12 January." -> Postpone { trial: None, to: Some("12 January") }
            "udskyd mødet" -> Refused(BadDate { text: "mødet", error: Unknown { word: "mødet", nearest: None } })
            "udskyd til" -> Usage { command: "udskyd", why: Missing }
            "stop afprøvning" -> StopTrial(None)
            "stop trial" -> StopTrial(None)
            "stop" -> Unknown { word: "stop", nearest: Some("stop afprøvning") }
            "opfølgning" -> FollowUp(None)
            "opfølgning 2" -> FollowUp(Some(2))
            "follow-up 2" -> FollowUp(Some(2))
            "follow up" -> FollowUp(None)
            "opfølgning i morgen" -> Usage { command: "opfølgning", why: Word("i morgen") }
        "#]],
    );
    private(
        &[
            "går godt",
            "brug for hjælp",
            "udskyd til 12/1",
            "Udskyd mødet til fredag",
            "Brug for hjælp ved skranken",
            "opfølgning",
        ],
        expect![[r#"
            "går godt" -> GoingWell(None)
            "brug for hjælp" -> NeedHelp(None)
            "udskyd til 12/1" -> Postpone { trial: None, to: Some("12/1") }
            "Udskyd mødet til fredag" -> Plain("Udskyd mødet til fredag")
            "Brug for hjælp ved skranken" -> Plain("Brug for hjælp ved skranken")
            "opfølgning" -> FollowUp(None)
        "#]],
    );
}

#[test]
fn learning_is_read_in_fields() {
    channel(
        &[
            "læring",
            "læring skete: færre spurgte, nu: vi beholder det kl. 9:30",
            "learning\nhappened: fewer asked\nsurprised: nobody\nnow: keep it\nassumption: all see it\nmeasured: 4 a day",
            "læring antagelse: alle ser det målt: 4 om dagen overraskede: intet",
            "læring vi lærte meget",
            "læring skete: alt skete: intet",
            "læring overraskde: alt",
            "del læring",
            "share learning",
            "del læring med alle",
        ],
        expect![[r#"
            "læring" -> Learning(LearningForm { happened: None, surprised: None, now: None, assumption: None, measured: None })
            "læring skete: færre spurgte, nu: vi beholder det kl. 9:30" -> Learning(LearningForm { happened: Some("færre spurgte"), surprised: None, now: Some("vi beholder det kl. 9:30"), assumption: None, measured: None })
            "learning\nhappened: fewer asked\nsurprised: nobody\nnow: keep it\nassumption: all see it\nmeasured: 4 a day" -> Learning(LearningForm { happened: Some("fewer asked"), surprised: Some("nobody"), now: Some("keep it"), assumption: Some("all see it"), measured: Some("4 a day") })
            "læring antagelse: alle ser det målt: 4 om dagen overraskede: intet" -> Learning(LearningForm { happened: None, surprised: Some("intet"), now: None, assumption: Some("alle ser det"), measured: Some("4 om dagen") })
            "læring vi lærte meget" -> Usage { command: "læring", why: Word("vi lærte meget") }
            "læring skete: alt skete: intet" -> Usage { command: "læring", why: Twice }
            "læring overraskde: alt" -> Usage { command: "læring", why: Word("overraskde") }
            "del læring" -> Publish
            "share learning" -> Publish
            "del læring med alle" -> Usage { command: "del læring", why: TooMuch("med alle") }
        "#]],
    );
}

#[test]
fn the_idea_bank_is_tended() {
    channel(
        &[
            "idébank",
            "idebank behold 2",
            "idébank slip nr. 2",
            "idébank prøv 3",
            "idea bank",
            "idea bank keep 2",
            "idea bank let go 2",
            "idea bank try 2",
            "idébank slip",
            "idébank 2",
            "idébank prøv alt",
        ],
        expect![[r#"
            "idébank" -> Bank(None)
            "idebank behold 2" -> Bank(Some((Keep, 2)))
            "idébank slip nr. 2" -> Bank(Some((LetGo, 2)))
            "idébank prøv 3" -> Bank(Some((Try, 3)))
            "idea bank" -> Bank(None)
            "idea bank keep 2" -> Bank(Some((Keep, 2)))
            "idea bank let go 2" -> Bank(Some((LetGo, 2)))
            "idea bank try 2" -> Bank(Some((Try, 2)))
            "idébank slip" -> Usage { command: "idébank", why: Missing }
            "idébank 2" -> Usage { command: "idébank", why: Missing }
            "idébank prøv alt" -> Usage { command: "idébank", why: Word("alt") }
        "#]],
    );
}

#[test]
fn series_and_grey_zones() {
    channel(
        &[
            "serie",
            "serie hver torsdag kl. 9: borgerdata",
            "serie hver torsdag kl. 9:30: På tværs",
            "series every Thursday at 9: grey zone",
            "serie 0 9 * * 4: Gråzone",
            "serie hver torsdag kl. 9:30",
            "serie hver torsdag",
            "serie : borgerdata",
            "serie stop 2",
            "serie stop",
            "serie tur 2 @anna:example.dk @bo:example.dk",
            "serie tur 2 Anna Holm, Bo og mig",
            "series turn 2 Anna, Anna",
            "serie tur 2",
            "serie tur @anna:example.dk",
            "gråzone",
            "gråzone 3",
            "grey zone",
            "greyzone 3",
            "gråzone om børn",
        ],
        expect![[r#"
            "serie" -> Series(Show)
            "serie hver torsdag kl. 9: borgerdata" -> Series(Begin { schedule: "hver torsdag kl. 9", what: "borgerdata" })
            "serie hver torsdag kl. 9:30: På tværs" -> Series(Begin { schedule: "hver torsdag kl. 9:30", what: "paa-tvaers" })
            "series every Thursday at 9: grey zone" -> Series(Begin { schedule: "every Thursday at 9", what: "gråzone" })
            "serie 0 9 * * 4: Gråzone" -> Series(Begin { schedule: "0 9 * * 4", what: "gråzone" })
            "serie hver torsdag kl. 9:30" -> Usage { command: "serie", why: Missing }
            "serie hver torsdag" -> Usage { command: "serie", why: Missing }
            "serie : borgerdata" -> Usage { command: "serie", why: Missing }
            "serie stop 2" -> Series(Stop(2))
            "serie stop" -> Usage { command: "serie", why: Missing }
            "serie tur 2 @anna:example.dk @bo:example.dk" -> Series(Turn { series: 2, rota: [Account(Account("matrix/@anna:example.dk")), Account(Account("matrix/@bo:example.dk"))] })
            "serie tur 2 Anna Holm, Bo og mig" -> Series(Turn { series: 2, rota: [Name("Anna Holm"), Name("Bo"), Me] })
            "series turn 2 Anna, Anna" -> Usage { command: "series", why: Missing }
            "serie tur 2" -> Usage { command: "serie", why: Missing }
            "serie tur @anna:example.dk" -> Usage { command: "serie", why: Missing }
            "gråzone" -> GreyZone(None)
            "gråzone 3" -> GreyZone(Some(3))
            "grey zone" -> GreyZone(None)
            "greyzone 3" -> GreyZone(Some(3))
            "gråzone om børn" -> Usage { command: "gråzone", why: Word("om børn") }
        "#]],
    );
}

#[test]
fn a_trial_has_a_second() {
    channel(
        &["afprøvning ansvarlig: Anna makker: mig", "trial second: @bo", "afprøvning makker:"],
        expect![[r#"
            "afprøvning ansvarlig: Anna makker: mig" -> Trial(TrialForm { what: None, why: None, owner: Some(Name("Anna")), second: Some(Me), until: None, follow_up: None, how: None, who: None, before: None, measure: None, assumptions: None, worse_off: None, uncertainty: None, alternative: None, costs: None })
            "trial second: @bo" -> Trial(TrialForm { what: None, why: None, owner: None, second: Some(Name("bo")), until: None, follow_up: None, how: None, who: None, before: None, measure: None, assumptions: None, worse_off: None, uncertainty: None, alternative: None, costs: None })
            "afprøvning makker:" -> Trial(TrialForm { what: None, why: None, owner: None, second: None, until: None, follow_up: None, how: None, who: None, before: None, measure: None, assumptions: None, worse_off: None, uncertainty: None, alternative: None, costs: None })
        "#]],
    );
}

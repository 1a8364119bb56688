//! Answers are answers to the question asked: in words, with a reason, as a typed sign, in private and in the channel; what is
//! not understood is told; the newest question counts; what cannot be undone is asked about once.

use super::course;
use super::platform::Platform;
use super::room::{Room, Setup, account};
use drejebog::dialogue::event::{AGREE, Ending, OBJECTION, Outcome, QUESTION};
use drejebog::dialogue::ids::ParticipantId;
use drejebog::doc::plain;
use drejebog::ports::chat::Destination;
use jiff::ToSpan;
use std::sync::Arc;

fn reactions() -> Room {
    Room::new(Setup::default())
}

fn buttons() -> Room {
    Room::new(Setup { chat: Arc::new(Platform::with_forms()), ..Setup::default() })
}

/// What happened since.
fn since(room: &mut Room, from: usize) -> String {
    room.wait("5s");
    room.transcript.text()[from..].to_owned()
}

/// What the transcript grows by when somebody does this.
fn seen(room: &mut Room, does: impl FnOnce(&mut Room)) -> String {
    let from = room.transcript.text().len();
    does(room);
    since(room, from)
}

fn who(room: &Room, name: &str) -> ParticipantId {
    let dialogue = room.dialogue();
    dialogue.people.iter().find(|p| dialogue.account(p.id) == Some(&account(name))).expect("in it").id
}

fn counted(room: &Room, name: &str) -> Vec<u16> {
    room.dialogue().question.as_ref().expect("a question").counted(who(room, name)).to_vec()
}

fn worries(room: &Room) -> Vec<String> {
    let question = room.dialogue().question.as_ref().expect("a question");
    question.worries.iter().filter_map(|worry| worry.text.get().cloned()).collect()
}

/// Five people, two groups' worth of proposals, and the question for consent to the first.
fn asked(mut room: Room) -> Room {
    course::lobby(&mut room, 5);
    course::to_the_question(&mut room);
    if room.dialogue().question.is_none() {
        room.anna().says("!dialog enighed 1");
    }
    room.wait("5s");
    room
}

/// Ten people in two groups, with two proposals, and the dots open.
fn dots(mut room: Room) -> Room {
    course::lobby(&mut room, 10);
    course::to_the_question(&mut room);
    room.anna().says("!dialog afstemning");
    room.wait("5s");
    assert_eq!(room.dialogue().question.as_ref().unwrap().options(), [1, 2]);
    room
}

#[test]
fn an_objection_goes_with_its_reason_and_nobody_asks_for_it() {
    for (room, text, worry) in [
        (reactions(), "!dialog indvending det er for dyrt", "det er for dyrt"),
        (reactions(), "!dialog nej, det er for dyrt", "det er for dyrt"),
        (reactions(), "!dialog svar 3 fordi det er for dyrt", "det er for dyrt"),
        (reactions(), "!dialog indvending for dyrt", "for dyrt"),
        (reactions(), "✋ det er for dyrt", "det er for dyrt"),
        (buttons(), "!dialog indvending: for dyrt", "for dyrt"),
    ] {
        let mut room = asked(room);
        let seen = seen(&mut room, |room| drop(room.bo().says(text)));
        assert_eq!(counted(&room, "Bo"), [OBJECTION], "{text}: {seen}");
        assert_eq!(worries(&room), [worry], "{text}: {seen}");
        assert!(!seen.contains("Hvad er din indvending"), "{seen}");
    }
}

#[test]
fn the_same_in_private_and_as_people_say_it() {
    for (text, choice, worry) in [
        ("indvending: for dyrt", OBJECTION, Some("for dyrt")),
        ("Nej, det er for dyrt", OBJECTION, Some("det er for dyrt")),
        ("I object because it costs too much", OBJECTION, Some("it costs too much")),
        ("✋🏽 for dyrt", OBJECTION, Some("for dyrt")),
        ("nej", OBJECTION, None),
        ("nope", OBJECTION, None),
        ("👍🏿", AGREE, None),
        ("ok", AGREE, None),
        ("ja", AGREE, None),
        ("ingen indvendinger", AGREE, None),
        ("❓", QUESTION, None),
        ("spørgsmål: hvad koster det?", QUESTION, None),
        ("enig, men det bliver svært", AGREE, None),
    ] {
        let mut room = asked(reactions());
        let seen = seen(&mut room, |room| drop(room.bo().whispers(text)));
        assert_eq!(counted(&room, "Bo"), [choice], "{text}: {seen}");
        assert_eq!(worries(&room).first().map(String::as_str), worry, "{text}: {seen}");
        let asks = seen.contains("Hvad er din indvending");
        assert_eq!(asks, choice == OBJECTION && worry.is_none(), "{text}: {seen}");
        let told = seen.contains("talt med");
        assert_eq!(told, text.contains("men") || text.contains("hvad"), "{text}: {seen}");
    }
}

#[test]
fn a_no_among_numbers_is_no_dot_and_what_can_be_answered_is_told() {
    let mut room = dots(reactions());
    for text in ["nej", "ja", "enig", "hvad betyder det?", "👍"] {
        let seen = seen(&mut room, |room| drop(room.bo().whispers(text)));
        assert!(counted(&room, "Bo").is_empty(), "{text}: {seen}");
        assert!(seen.contains("1 og 2"), "{text}: {seen}");
    }
    for (text, number) in [("to", 2), ("1, den er billigst", 1), ("2\u{fe0f}\u{20e3}", 2), ("forslag 1", 1)] {
        room.bo().whispers(text);
        assert_eq!(counted(&room, "Bo"), [number], "{text}");
    }
    let seen = seen(&mut room, |room| drop(room.bo().says("!dialog svar nej")));
    assert!(counted(&room, "Bo") == [1] && seen.contains("1 og 2"), "{seen}");
    // In the channel people also talk.
    room.camilla().says("ja, den er god");
    room.dorthe().says("2");
    assert!(counted(&room, "Camilla").is_empty());
    assert_eq!(counted(&room, "Dorthe"), [2]);
}

#[test]
fn what_is_not_understood_while_consent_is_asked_for_is_told() {
    let mut room = asked(reactions());
    let seen = seen(&mut room, |room| drop(room.bo().whispers("Hvem skal sætte skiltet op?")));
    assert!(seen.contains("`enig`") || seen.contains("enig, spørgsmål") || seen.contains("indvending"), "{seen}");
    assert!(counted(&room, "Bo").is_empty());
}

#[test]
fn a_slip_on_the_hand_is_not_asked_about() {
    let mut room = asked(reactions());
    let slip = room.bo().presses("✋");
    room.wait("2s");
    assert!(room.messages().iter().any(|m| plain(&m.doc).contains("Hvad er din indvending")));
    room.bo().takes_back(&slip);
    room.wait("5s");
    assert!(!room.messages().iter().any(|m| plain(&m.doc).contains("Hvad er din indvending")), "it is closed");
    room.bo().whispers("Hvad skal vi spise i dag?");
    assert!(worries(&room).is_empty());
    // Thanks are no worry either.
    room.bo().presses("✋");
    room.bo().whispers("tak");
    assert!(worries(&room).is_empty());
    room.bo().whispers("Det går ud over de nye.");
    assert_eq!(worries(&room), ["Det går ud over de nye."]);
}

#[test]
fn for_a_guest_with_a_reason_and_a_reason_that_only_begins_like_one() {
    let mut room = reactions();
    course::lobby(&mut room, 5);
    course::to_the_question(&mut room);
    if room.dialogue().question.is_none() {
        room.anna().says("!dialog enighed 1");
    }
    room.anna().says("!dialog gæst Lone");
    room.anna().says("!dialog svar 3 for Lone fordi hun ikke kan se skiltet");
    assert_eq!(worries(&room), ["hun ikke kan se skiltet"]);
    let guest = room.dialogue().guests().next().unwrap().id;
    assert_eq!(room.dialogue().question.as_ref().unwrap().counted(guest), [OBJECTION]);
    room.anna().says("!dialog indvending for dyrt");
    assert_eq!((counted(&room, "Anna"), worries(&room).len()), (vec![OBJECTION], 2));
    let seen = seen(&mut room, |room| drop(room.anna().says("!dialog svar 1 for Tove")));
    assert!(seen.contains("Tove"), "{seen}");
}

#[test]
fn in_the_silent_minute_every_plain_message_is_an_idea() {
    let mut room = reactions();
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    course::pairs_and_round(&mut room);
    course::summarise(&mut room);
    course::groups_and_reflect(&mut room);
    room.anna().presses("▶");
    for text in ["Nej tak til flere skemaer", "ok er godt nok", "Det går godt med skiltene", "Fint skilt"] {
        room.bo().whispers(text);
    }
    assert_eq!(room.dialogue().ideas.len(), 4, "{}", room.transcript.text());
}

/// Bo is asked how it goes, two working days before the end.
fn reminded(mut room: Room) -> Room {
    course::straight(&mut room, 5);
    let end = room.dialogue().trial.until.unwrap();
    room.until(&format!("{} 09:30", end.checked_sub(2.days()).unwrap()));
    room
}

#[test]
fn a_reminder_is_answered_as_people_say_it() {
    for (text, kept) in [
        ("Det går godt, tak", true),
        ("går godt 🙂", true),
        ("Fint!", true),
        ("🙂", true),
        ("Går godt men vi mangler skilte", true),
        ("It's going well, thanks", true),
        ("ja", false),
        ("det går ikke så godt", false),
    ] {
        let mut room = reminded(reactions());
        let answer = seen(&mut room, |room| drop(room.bo().whispers(text)));
        let thanks = answer.contains("Tak for svaret");
        assert_eq!(thanks, kept, "{text}: {answer}");
        if text.contains("mangler") {
            assert!(answer.contains("ikke gemt"), "{answer}");
        }
        if !kept {
            assert!(answer.contains("brug for hjælp") && answer.contains("går godt"), "{answer}");
        }
        // The next working day his pair is asked, unless it goes well.
        let next = seen(&mut room, |room| room.wait("24h"));
        assert!(!next.contains("har ikke hørt fra"), "{text}: {next}");
        assert_eq!(next.contains("har skrevet til mig"), !kept, "{text}: {next}");
    }
}

#[test]
fn the_newest_time_is_answered_and_takes_the_place_of_the_older() {
    for press in [false, true] {
        let mut room = reactions();
        room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13");
        room.wait("10s");
        room.anna().says("!dialog planlæg borgerdata 27/11 kl. 13");
        room.wait("10s");
        if press {
            room.anna().presses("🤝");
        } else {
            room.anna().says("!dialog svar ja");
        }
        let plans: Vec<String> = room
            .desk()
            .streams()
            .planned()
            .filter_map(|d| Some(d.planning.plan.as_ref()?.at.date.to_string()))
            .collect();
        assert_eq!(plans, ["2026-11-27"], "{}", room.transcript.text());
        assert_eq!(room.desk().streams().planned().count(), 1, "the older is withdrawn");
        let calendar = seen(&mut room, |room| drop(room.anna().says("!dialog kalender")));
        assert!(calendar.contains("27. november") && !calendar.contains("26. november"), "{calendar}");
    }
}

#[test]
fn of_several_planned_dialogues_the_one_meant_is_asked_for_and_its_number_answers() {
    let mut room = reactions();
    for time in ["26/11 kl. 13", "27/11 kl. 13"] {
        room.anna().says(&format!("!dialog planlæg borgerdata {time}"));
        room.wait("10s");
        room.anna().says("!dialog svar ja");
        room.wait("10s");
    }
    let coming = |room: &Room| -> Vec<usize> { room.desk().streams().planned().map(|d| d.active().count()).collect() };
    assert_eq!(coming(&room), [1, 1]);
    let asked = seen(&mut room, |room| drop(room.bo().says("!dialog deltag")));
    assert!(asked.contains("nummer 1 og 2") && asked.contains("!dialog deltag 2"), "{asked}");
    assert_eq!(coming(&room), [1, 1]);
    room.bo().says("!dialog deltag 2");
    assert_eq!(coming(&room), [1, 2]);
    // There is one he could mean.
    room.bo().says("!dialog meldfra");
    assert_eq!(coming(&room), [1, 1]);
    let told = seen(&mut room, |room| drop(room.bo().says("!dialog meldfra")));
    assert!(told.contains("Du er ikke meldt til"), "{told}");
    let told = seen(&mut room, |room| drop(room.bo().says("!dialog aflys")));
    assert!(!told.contains("nummer"), "what is not his to do is not asked about: {told}");
}

#[test]
fn a_yes_is_for_nothing_that_is_no_longer_there() {
    let mut room = reactions();
    course::lobby(&mut room, 4);
    // All in one second: which of two questions is the newer cannot be told.
    room.anna().says("!dialog meldfra");
    room.anna().says("!dialog overdrag @bo");
    for _ in 0..2 {
        room.bo().says("!dialog aflys");
    }
    assert!(room.desk().streams().live().is_none(), "{}", room.transcript.text());
    room.anna().says("!dialog planlæg paa-tvaers 27/11 kl. 13");
    room.anna().says("!dialog svar ja");
    assert_eq!(
        room.desk().streams().planned().filter(|d| d.planning.plan.is_some()).count(),
        1,
        "{}",
        room.transcript.text()
    );
}

#[test]
fn a_yes_is_for_the_newest_question_and_undoes_nothing_asked_about_before() {
    let mut room = reactions();
    room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13");
    room.wait("10s");
    room.anna().says("!dialog svar ja");
    room.bo().says("!dialog deltag");
    let asked = seen(&mut room, |room| drop(room.anna().says("!dialog aflys 1")));
    assert!(asked.contains("én gang til"), "{asked}");
    room.anna().says("!dialog planlæg paa-tvaers 27/11 kl. 13");
    room.wait("10s");
    room.anna().says("!dialog svar ja");
    assert_eq!(
        room.desk().streams().planned().filter(|d| d.planning.plan.is_some()).count(),
        2,
        "{}",
        room.transcript.text()
    );
}

#[test]
fn a_yes_with_a_condition_to_a_time_is_asked_about() {
    let mut room = reactions();
    room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13");
    let seen = seen(&mut room, |room| drop(room.anna().whispers("ja men kl. 14")));
    assert!(room.desk().streams().planned().all(|d| d.planning.plan.is_none()), "{seen}");
    assert!(seen.contains("forbehold"), "{seen}");
    room.anna().whispers("jep");
    assert!(room.desk().streams().planned().all(|d| d.planning.plan.is_some()));
}

#[test]
fn what_cannot_be_undone_is_asked_about_once() {
    for (what, yes) in [("!dialog aflys", "!dialog aflys"), ("!dialog aflys", "!dialog ja")] {
        let mut room = asked(reactions());
        let asks = seen(&mut room, |room| drop(room.anna().says(what)));
        assert!(room.dialogue().ending().is_none() && asks.contains("én gang til"), "{asks}");
        // Whoever may not is refused at once.
        let refused = seen(&mut room, |room| drop(room.bo().says(what)));
        assert!(!refused.contains("én gang til"), "{refused}");
        room.anna().says(yes);
        assert_eq!(room.dialogue().ending(), Some(Ending::Cancelled), "{yes}");
    }
    let mut room = asked(buttons());
    room.anna().says("!dialog aflys");
    room.wait("3m");
    let again = seen(&mut room, |room| drop(room.anna().says("!dialog aflys")));
    assert!(room.dialogue().ending().is_none(), "the question stands for two minutes: {again}");
    let let_be = seen(&mut room, |room| drop(room.anna().says("!dialog nej")));
    assert!(let_be.contains("lader jeg det være"), "{let_be}");
    room.anna().says("!dialog aflys");
    assert!(room.dialogue().ending().is_none(), "asked anew");
}

#[test]
fn it_is_asked_before_the_only_facilitator_leaves_and_before_anything_is_erased() {
    let mut room = reactions();
    course::lobby(&mut room, 5);
    let asks = seen(&mut room, |room| drop(room.anna().says("!dialog meldfra")));
    assert!(room.dialogue().facilitator.is_some() && asks.contains("overdrag"), "{asks}");
    room.anna().says("!dialog meldfra");
    assert!(room.dialogue().facilitator.is_none());
    let asks = seen(&mut room, |room| drop(room.bo().whispers("slet mine data")));
    assert!(room.book.person(&account("Bo")).unwrap().is_some() && asks.contains("én gang til"), "{asks}");
    room.bo().whispers("slet mine data");
    assert!(room.book.person(&account("Bo")).unwrap().is_none());
    // A guest of the lobby who steers nothing just leaves.
    room.camilla().says("!dialog meldfra");
    assert!(!room.everybody().contains(&"Camilla".to_owned()));
}

#[test]
fn a_meeting_that_only_its_planner_knows_of_is_called_off_without_a_question() {
    let mut room = reactions();
    room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13");
    room.anna().says("!dialog aflys");
    assert_eq!(room.desk().streams().planned().count(), 0);
    room.anna().says("!dialog planlæg borgerdata 26/11 kl. 13");
    room.anna().presses("🤝");
    room.anna().says("!dialog aflys");
    assert_eq!(room.desk().streams().planned().count(), 1, "people have been invited");
    room.anna().says("!dialog aflys");
    assert_eq!(room.desk().streams().planned().count(), 0);
}

#[test]
fn thanks_and_signs_behind_a_command_are_forgiven_and_the_rest_is_named() {
    let mut room = reactions();
    course::lobby(&mut room, 4);
    let next = seen(&mut room, |room| drop(room.anna().says("!dialog næste 🚀")));
    assert!(room.dialogue().running().is_some(), "{next}");
    for (text, named) in [
        ("!dialog næste gang", "gang"),
        ("!dialog forlæng lidt", "lidt"),
        ("!dialog planlæg borgerdata fredag kl. 13 læs 50 dage før", "20"),
    ] {
        let told = seen(&mut room, |room| drop(room.anna().says(text)));
        assert!(told.contains(named), "{text}: {told}");
    }
    let until = room.dialogue().running().unwrap().until;
    room.anna().says("!dialog forlæng et kvarter");
    assert_eq!(room.dialogue().running().unwrap().until.duration_since(until).as_mins(), 15);
    room.anna().says("»!dialog gæster tre«");
    assert_eq!(room.dialogue().guests().count(), 3);
}

#[test]
fn what_fits_now_is_short_and_the_rest_is_for_whoever_asks() {
    let mut room = asked(reactions());
    let told = seen(&mut room, |room| drop(room.bo().says("!dialog")));
    assert!(
        told.contains("!dialog svar enig") && told.chars().count() < 900,
        "{} characters: {told}",
        told.chars().count()
    );
    let all = seen(&mut room, |room| drop(room.bo().says("!dialog hjælp alt")));
    assert!(all.contains("serie") && all.chars().count() > 3_000, "{all}");
}

#[test]
fn small_talk_in_private_is_answered_once_a_day() {
    let mut room = reactions();
    course::lobby(&mut room, 4);
    let told = |room: &Room, name: &str| {
        room.messages().iter().filter(|m| m.to == Destination::Private(account(name))).count()
    };
    // A stranger is told what this is, and nothing of the channel.
    let hello = seen(&mut room, |room| drop(room.inge().whispers("hej")));
    assert!(hello.contains("Drejebog") && !hello.contains("Adgang til"), "{hello}");
    for _ in 0..5 {
        room.inge().whispers("Jeg er et program, og jeg svarer altid.");
    }
    assert_eq!(told(&room, "Inge"), 1);
    room.wait("25h");
    room.inge().whispers("hej");
    assert_eq!(told(&room, "Inge"), 2);
    assert_eq!(room.book.person(&account("Inge")).unwrap(), None, "and nobody is entered for it");
}

#[test]
fn a_command_with_words_behind_it_in_private_is_answered() {
    let mut room = reactions();
    course::lobby(&mut room, 4);
    room.anna().presses("▶");
    let told = seen(&mut room, |room| drop(room.bo().whispers("færdig med at læse casen")));
    assert!(told.contains("færdig") && told.contains("alene"), "{told}");
    room.bo().whispers("færdig, tak");
    assert_eq!(room.dialogue().running().unwrap().done.len(), 1);
}

#[test]
fn consent_with_reasons_is_recounted_like_any_other() {
    let mut room = asked(reactions());
    for name in ["Anna", "Bo", "Camilla", "Dorthe"] {
        room.person(name).whispers("enig");
    }
    room.erik().whispers("enig, men husk de nye");
    room.wait("30s");
    assert!(matches!(room.dialogue().closed.last().unwrap().outcome, Outcome::Consent { proposal: 1 }));
}

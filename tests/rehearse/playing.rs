//! With a part taken: of one who takes part, and of the one who leads; and what whoever plays may do that nobody expects.

use super::player::{IDEA, POINT, Player, hold, looked_on};
use drejebog::boot::rehearse::Rehearsal;
use drejebog::dialogue::lang::Lang;

fn as_part(name: &str, people: u16) -> Rehearsal {
    Rehearsal { part: Some(name.to_owned()), ..looked_on(people, 80) }
}

fn played(name: &'static str, people: u16) -> String {
    let mut player = Player::new(name);
    let (shown, held) = hold(&as_part(name, people), |new| player.answer(new));
    held.unwrap();
    shown
}

/// Only presses Enter, `times` times.
fn entered(rehearsal: &Rehearsal, times: usize) -> String {
    let mut left = times;
    let (shown, held) = hold(rehearsal, |_| {
        left = left.checked_sub(1)?;
        Some(String::new())
    });
    held.unwrap();
    shown
}

#[test]
fn whoever_takes_part_is_heard() {
    let shown = played("Bo", 6);
    for expected in ["Du er Bo.", "Aftalt: I prøver det her", "Ansvarlig: Bo", "Det kostede", "Og nu?"] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    // Typed once, and put on the board by the bot.
    assert!(shown.matches(POINT).count() > 1, "{shown}");
    assert!(shown.matches(IDEA).count() > 1, "{shown}");
    assert!(!shown.contains("privat til Anna"), "nobody sees what is said to somebody else alone:\n{shown}");
}

#[test]
fn in_a_large_team_one_sees_ones_own_group() {
    let shown = played("Bo", 9);
    assert!(shown.contains("Aftalt: I prøver det her") && shown.contains("Bo i gruppens tråd ›"), "{shown}");
    let threads = |group: usize| shown.matches(&format!("Gruppe {group} · Jeres egen praksis")).count();
    assert_eq!(threads(1) + threads(2), 1, "{shown}");
}

#[test]
fn whoever_leads_does_so_to_the_end() {
    for people in [6, 9] {
        let shown = played("Anna", people);
        for expected in ["Du er Anna og styrer", "Dit kort", "Anna trykker ▶", "Aftalt: I prøver det her"] {
            assert!(shown.contains(expected), "{expected}\n{shown}");
        }
        assert!(shown.contains("Hvorfor: Det er let.") && shown.contains("Hvem er med: Alle i skranken."), "{shown}");
    }
}

#[test]
fn the_others_hold_it_when_one_only_looks_on() {
    let shown = entered(&as_part("Bo", 6), 100);
    assert!(shown.contains("Aftalt: I prøver det her") && shown.contains("Og nu?"), "{shown}");
}

#[test]
fn who_leads_and_does_nothing_is_told_that_all_wait() {
    let shown = entered(&as_part("facilitator", 6), 4);
    assert!(shown.contains("De andre er klar og venter på dig."), "{shown}");
    assert!(shown.contains("Der sker ikke mere før du gør noget."), "{shown}");
    assert!(shown.contains("Og nu?") && !shown.contains("Det kostede"), "nothing was held: {shown}");
}

/// With one group there is one proposal: after an objection it is put in other words.
#[test]
fn an_objection_is_dealt_with() {
    let (mut player, mut objected, mut worried) = (Player::new("Bo"), false, false);
    let (shown, held) = hold(&as_part("Bo", 6), |new| {
        if new.contains(" ✋ ") && !objected {
            objected = true;
            return Some("✋".to_owned());
        }
        if objected && !worried && new.ends_with("privat til Drejebog › ") {
            worried = true;
            return Some("Det rammer de travle dage.".to_owned());
        }
        // Until it has been put in other words.
        if objected && !new.contains("Vi prøver det de første to uger") && new.contains("👍 Enig") {
            return Some(String::new());
        }
        player.answer(new)
    });
    held.unwrap();
    assert!(worried && shown.contains("Hvad: Vi prøver det de første to uger"), "{shown}");
}

#[test]
fn help_slips_and_taking_back() {
    let mut lines = ["?", "9", "1", "", "1", "1", "# hej alle", "> hjælp", "Q"].into_iter();
    let (shown, held) = hold(&as_part("", 6), |_| lines.next().map(str::to_owned));
    held.unwrap();
    assert_eq!(shown.matches("Enter eller vent: tiden går").count(), 2, "at the start, and when asked: {shown}");
    for expected in ["9 kan du ikke trykke på nu", "Bo trykker 👋", "Bo trykker ✅", "Du tager ✅ tilbage"] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    assert!(lines.next().is_none(), "q ended it");
}

#[test]
fn the_weeks_with_a_part() {
    let mut player = Player::new("Bo");
    let rehearsal = Rehearsal { weeks: true, ..as_part("Bo", 6) };
    let (shown, held) = hold(&rehearsal, |new| player.answer(new));
    held.unwrap();
    for expected in ["Bo trykker 👋", "Bo trykker 🙂", "Det lærte I", "dage på uret"] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
}

#[test]
fn a_name_that_nobody_has_gets_the_nearest_and_the_list() {
    let refused = |name: &str, lang| {
        let (_, held) = hold(&Rehearsal { lang, ..as_part(name, 5) }, |_| None);
        held.unwrap_err().to_string()
    };
    let camila = refused("Camila", Lang::Da);
    assert!(camila.contains("\"Camila\"; the nearest is Camilla."), "{camila}");
    assert!(camila.ends_with("Anna, Bo, Camilla, Dorthe, Erik"), "{camila}");
    assert!(refused("borgerdata", Lang::En).contains("Anna, Ben, Claire, Dora, Eric"));
}

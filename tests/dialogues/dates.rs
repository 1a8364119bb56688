//! Dates and spans as people write them, wherever one is asked for: understood and said back, or refused with what was
//! wrong and what would fit. Deliberately absent: the phrases one by one; `src/calendar/phrases.txt` has them.

use super::room::{Room, Setup};
use super::transcripts::golden;
use drejebog::doc::plain;

/// Every one of these once got the same sentence.
#[test]
fn what_is_wrong_with_a_date_is_said_with_what_would_fit() {
    let mut room = Room::new(Setup::default());
    for when in [
        "uge 49",
        "31. november kl. 13",
        "fredag den 26. november kl. 13",
        "on. 26/11 kl. 9",
        "fredg kl. 13",
        "12/25 kl. 9",
        "torsdag i uge 54 kl. 9",
        "fredag kl. 25",
        "fredag kl. 14-13",
        "fredag eftermiddag",
        "fredag den 4. december",
        "1/11 kl. 9",
        "3/12 2036 kl. 9",
        "næste fredag kl. 9",
        "4. december kl. 2",
        "i sommerferien",
        "snart engang",
    ] {
        room.anna().says(&format!("!dialog planlæg borgerdata {when}"));
        assert!(!room.has_dialogue(), "{when}");
    }
    golden(&room, "dates-refused");
}

#[test]
fn a_meeting_is_planned_and_moved_as_people_write_it() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog planlæg borgerdata torsdag d. 3/12 kl. 13-14 i mødelokale 2 🎉");
    room.anna().says("!dialog svar ja");
    room.anna().says("!dialog flyt fredag i uge 49 kl. halv ti");
    room.anna().says("!dialog svar ja");
    room.anna().says("!dialog flyt første mandag i januar kl. kvart over 9 på Teams");
    room.anna().says("!dialog svar ja");
    room.anna().says("!dialog planlæg borgerdata 17/12 kl. 13 læs 50 dage før");
    room.anna().says("!dialog planlæg borgerdata 17/12 kl. 13 læs en uge før");
    golden(&room, "dates-planned");
}

#[test]
fn absences_and_closed_days_as_people_write_them() {
    let mut room = Room::new(Setup::default());
    room.bo().says("!dialog væk 24. november til 31. december");
    room.bo().says("!dialog væk 24.-31. december");
    room.bo().says("!dialog væk uge 7");
    room.bo().says("!dialog væk fredag fra kl. 12");
    room.bo().says("!dialog væk kl. 13");
    room.bo().says("!dialog væk 31.-24. december");
    room.bo().says("!dialog væk fra mandag");
    room.bo().says("!dialog væk med skemaerne");
    room.camilla().says("!dialog away for 3 days");
    room.dorthe().says("!dialog væk 3 uger");
    room.anna().says("!dialog indstillinger lukkedage: 24. november til 31. december");
    room.anna().says("!dialog indstillinger lukkedage: 24.-31. december, påske og grundlovsdag");
    room.anna().says("!dialog indstillinger lukkedage: juleferien");
    golden(&room, "dates-away");
}

/// Days the bot has named can be written back to it as they stand.
#[test]
fn what_is_said_of_days_away_is_understood() {
    for (lang, word) in [("da", "væk"), ("en", "away")] {
        let mut room = Room::new(Setup::default());
        room.anna().says(&format!("!dialog indstillinger sprog: {lang}"));
        room.bo().says(&format!("!dialog {word} 24-31/12 og 15-19/2"));
        let told = |room: &Room| plain(&room.messages().pop().unwrap().doc);
        let said = told(&room);
        let (before, after) = if lang == "da" { ("væk ", ". Imens") } else { ("away ", ". Meanwhile") };
        let days = said.split_once(before).unwrap().1.split_once(after).unwrap().0.to_owned();
        room.bo().says("!dialog væk nej");
        room.bo().says(&format!("!dialog {word} {days}"));
        assert_eq!(told(&room), said);
    }
}

//! What a channel chooses for itself, and who is away: shown, changed, refused, kept through a restart, and erased.

use super::bad_input::exported;
use super::course;
use super::room::{Room, Setup, account};
use super::transcripts::golden;
use drejebog::actor::MayStart;
use drejebog::dialogue::event::{Ballots, GroupRoom};
use drejebog::dialogue::lang::Lang;
use jiff::SignedDuration;

#[test]
fn a_channel_chooses_for_itself() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog indstillinger");
    room.anna().says("!dialog indstillinger påmindelser: hverdage kl. 8.30 stilletid: 16-8 fridage: 24/12");
    room.anna().says("!dialog indstillinger\n- lukkedage: 28/12 til 30/12\n- afstemning: hemmelig\n- grupper: rummet");
    room.anna().says("!dialog indstillinger åbent: 29/12");
    room.anna().says("!dialog indstillinger stiletid: 17-7");
    room.anna().says("!dialog indstillinger påmindelser: dagligt kl. 3");
    room.anna().says("!dialog indstillinger lukkedage: næste fredag");
    room.anna().says("!dialog indstillinger referat: måske");
    room.anna().says("!dialog indstillinger må starte: mig, @Bo");
    room.camilla().says("!dialog indstillinger afstemning: åben");
    room.camilla().says("!dialog start borgerdata");
    room.restart(SignedDuration::ZERO);
    room.camilla().says("!dialog indstillinger");
    room.anna().whispers("!dialog indstillinger afstemning: åben");
    room.bo().says("!dialog indstillinger afstemning: standard");
    room.bo().says("!dialog start borgerdata");
    assert_eq!(room.dialogue().settings.groups, GroupRoom::InTheRoom);
    assert_eq!(room.dialogue().settings.ballots, Ballots::Open);
    golden(&room, "settings");
}

#[test]
fn a_channel_chooses_its_language_and_zone() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog settings language: English time zone: America/Nuuk");
    room.anna().says("!dialog settings time zone: Copenhagen");
    room.anna().says("!dialog settings days off: midsummer");
    room.anna().says("!dialog away until 3/4");
    room.anna().says("!dialog away until 30 November");
    room.anna().says("!dialog away");
    room.anna().says("!dialog away off");
    room.restart(SignedDuration::ZERO);
    course::lobby(&mut room, 4);
    assert_eq!(room.dialogue().lang, Lang::En);
    room.anna().presses("▶");
    room.wait("1s");
    golden(&room, "settings-english");
}

#[test]
fn days_away_are_noted_told_back_and_erased() {
    let mut room = Room::new(Setup::default());
    room.bo().whispers("væk til 27/11");
    room.bo().says("!dialog væk");
    room.bo().says("!dialog væk fra 24/12 til og med 2/1");
    room.bo().says("!dialog væk i morgen");
    room.bo().says("!dialog væk til 1/11");
    room.bo().says("!dialog væk næste fredag");
    room.bo().says("!dialog væk fra 12/1 til 3/1");
    room.bo().says("!dialog væk til fredg");
    room.bo().says("!dialog væk");
    room.restart(SignedDuration::ZERO);
    course::lobby(&mut room, 4);
    room.bo().whispers("væk");
    room.bo().whispers("data om mig");
    room.bo().whispers("slet mine data");
    room.bo().whispers("slet mine data");
    room.bo().whispers("væk");
    let export = String::from_utf8(exported(&room)).unwrap();
    assert!(!export.contains("2027-01-02"), "{export}");
    room.anna().says("!dialog væk 15/2");
    room.anna().says("!dialog væk nej");
    room.anna().says("!dialog væk");
    golden(&room, "away");
}

/// The only one who may start has left: the channel is not locked.
#[test]
fn a_channel_is_not_locked_by_somebody_who_has_left() {
    let mut room = Room::new(Setup::default());
    room.anna().says("!dialog indstillinger må starte: mig");
    room.bo().says("!dialog start borgerdata");
    assert!(!room.has_dialogue());
    room.anna().goes();
    room.bo().says("!dialog start borgerdata");
    assert!(room.has_dialogue());
}

/// What stands in the journal already is neither refused nor written again when the message is delivered twice.
#[test]
fn messages_that_come_twice_are_answered_once() {
    let mut room = Room::new(Setup { times: 2, may_start: MayStart::Only(vec![account("Anna")]), ..Setup::default() });
    room.anna().says("!dialog indstillinger lukkedage: 28/12");
    room.anna().says("!dialog væk til 27/11");
    room.anna().says("!dialog væk nej");
    room.bo().says("!dialog indstillinger lukkedage: ingen");
    let export = String::from_utf8(exported(&room)).unwrap();
    for fact in ["settings-changed", "away-noted", "away-ended"] {
        assert_eq!(export.matches(fact).count(), 1, "{fact}\n{export}");
    }
    assert_eq!(room.messages().len(), 4);
}

//! What comes again by itself: a grey zone every week, and a series of dialogues whose facilitator takes turns; over a
//! holiday, over two weeks switched off, and with a process that dies at every write.

use super::bad_input::exported;
use super::course;
use super::crashes::{Said, dying, first_said, nothing_doubled_or_missing, on, said, same_messages};
use super::platform::{Call, Platform};
use super::room::{Room, Setup, account};
use super::transcripts::golden;
use drejebog::actor::MayStart;
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::Message;
use drejebog::dialogue::channel::{Channel, ChannelEvent};
use drejebog::dialogue::ids::{ChannelId, StreamId};
use drejebog::doc::plain;
use drejebog::ports::chat::{ChatError, Destination, MessageId};
use jiff::SignedDuration;
use std::sync::Arc;

fn room() -> Room {
    Room::new(Setup::default())
}

/// The newest grey zone's post.
fn zone(room: &Room) -> MessageId {
    room.messages().into_iter().rfind(|m| m.key.0.ends_with("/zone")).unwrap().id
}

/// One grey zone: answered by press, in words and in private, changed and taken back.
fn answered(room: &mut Room) {
    room.wait("10m");
    let post = zone(room);
    room.bo().presses_on("2⃣", &post);
    room.wait("5m");
    room.camilla().whispers("svar 1");
    room.wait("5m");
    room.dorthe().says("!dialog svar 3");
    let slip = room.erik().presses_on("3⃣", &post);
    room.wait("10s");
    room.erik().takes_back(&slip);
    room.fatima().whispers("svar 2");
    room.wait("10m");
    room.bo().presses_on("1⃣", &post);
    room.fatima().whispers("svar 0");
    room.gitte().says("!dialog svar 9");
    room.wait("1h");
}

#[test]
fn a_grey_zone_every_week() {
    let mut room = room();
    room.until("2026-12-07 09:00");
    room.anna().says("!dialog gråzone 99");
    room.anna().says("!dialog serie hver anden fredag kl. 10: gråzone");
    room.anna().whispers("!dialog serie hver fredag kl. 10: gråzone");
    room.anna().says("!dialog serie hver fredag kl. 10: gråzone");
    room.until("2026-12-11 10:01");
    answered(&mut room);
    let first = zone(&room);
    room.anna().says("!dialog gråzone");
    room.bo().whispers("data om mig");
    room.restart(SignedDuration::ZERO);
    room.anna().says("!dialog kalender");
    room.until("2026-12-15 09:30");
    room.hassan().presses_on("4⃣", &first);
    room.inge().says("!dialog svar 2");
    // Nobody answers the second, and the two after it fall on public holidays.
    room.until("2026-12-22 12:00");
    room.anna().says("!dialog serie");
    room.until("2027-01-08 10:01");
    let post = zone(&room);
    room.bo().presses_on("1⃣", &post);
    room.until("2027-01-12 10:00");
    room.anna().says("!dialog serie stop 1");
    room.anna().says("!dialog serie");
    room.until("2027-02-01 10:00");
    golden(&room, "grey-zones");
}

/// A grey zone whose time comes in the middle of a dialogue waits for its end, but not for people who have gone home.
#[test]
fn a_grey_zone_does_not_break_in_on_a_dialogue() {
    let zones = |room: &Room| room.messages().iter().filter(|m| m.key.0.ends_with("/zone")).count();
    let begun = || {
        let mut room = room();
        room.until("2026-12-10 12:00");
        room.anna().says("!dialog serie hver fredag kl. 10: gråzone");
        room.until("2026-12-11 09:50");
        course::lobby(&mut room, 4);
        room.anna().presses("▶");
        room.until("2026-12-11 10:02");
        assert_eq!(zones(&room), 0);
        room
    };
    let mut room = begun();
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    room.wait("1s");
    assert_eq!(zones(&room), 1);
    let mut room = begun();
    room.restart(SignedDuration::ZERO);
    room.until("2026-12-11 10:30");
    assert_eq!(zones(&room), 0);
    room.until("2026-12-11 12:00");
    assert_eq!(zones(&room), 1);
}

/// Everybody is somebody here: names are known from what people write.
fn begun(room: &mut Room) {
    room.until("2026-11-20 10:00");
    room.anna().says("!dialog serie hver torsdag kl. 9: borgedata");
    room.anna().says("!dialog serie hver torsdag kl. 9: borgerdata");
    room.anna().says("!dialog serie tur 2 mig, @Bo, @Camilla");
    room.anna().says("!dialog serie tur 1 Villy");
    room.anna().says("!dialog serie tur 1 mig, @Bo, @Camilla");
    room.bo().says("!dialog væk fra 2/12 til og med 4/12");
}

#[test]
fn a_series_of_dialogues_whose_facilitator_takes_turns() {
    let mut room = room();
    begun(&mut room);
    room.anna().says("!dialog kalender");
    // The first is planned three working days ahead.
    room.until("2026-11-23 10:00");
    room.bo().presses("👋");
    room.bo().presses("✅");
    room.anna().says("!dialog serie");
    room.anna().says("!dialog kalender");
    room.until("2026-11-26 09:05");
    room.anna().says("!dialog aflys");
    room.anna().says("!dialog aflys");
    // Bo is away on 3 December, so Camilla has the turn, and Bo the one after.
    room.until("2026-11-30 10:00");
    room.camilla().says("!dialog flyt fredag kl. 10");
    room.camilla().presses("🤝");
    room.until("2026-12-04 10:05");
    room.camilla().says("!dialog aflys");
    room.camilla().says("!dialog aflys");
    room.until("2026-12-07 10:00");
    room.anna().says("!dialog serie");
    room.bo().whispers("data om mig");
    room.bo().whispers("slet mine data");
    room.bo().whispers("slet mine data");
    room.anna().says("!dialog serie");
    let export = String::from_utf8(exported(&room)).unwrap();
    assert!(!export.contains("@bo:") && !export.contains("\"name\":\"bo\""), "{export}");
    room.until("2026-12-10 09:05");
    room.dorthe().presses("👋");
    room.dorthe().says("!dialog overtag");
    room.dorthe().says("!dialog aflys");
    room.dorthe().says("!dialog aflys");
    room.anna().says("!dialog serie stop 1");
    golden(&room, "series");
}

#[test]
fn in_english() {
    let mut room = room();
    room.until("2026-12-07 09:00");
    room.anna().says("!dialog settings language: English");
    room.anna().says("!dialog series every Friday at 10: grey zone");
    room.anna().says("!dialog series every Thursday at 9: paa-tvaers");
    room.anna().says("!dialog series turn 1 @Bo");
    room.anna().says("!dialog series turn 2 @Bo, me");
    room.anna().says("!dialog grey zone 2");
    room.wait("1m");
    room.bo().presses("2⃣");
    room.camilla().whispers("answer 3");
    room.anna().says("!dialog calendar");
    room.bo().whispers("my data");
    // The series comes to its grey zone while another is open.
    room.until("2026-12-11 10:01");
    room.bo().presses("1⃣");
    room.anna().says("!dialog series");
    // The bot is away over the closing and two of everything.
    room.restart(SignedDuration::from_hours(14 * 24));
    room.until("2026-12-28 10:01");
    room.anna().says("!dialog calendar");
    room.anna().says("!dialog series stop 2");
    golden(&room, "recurring-english");
}

#[test]
fn two_weeks_switched_off() {
    let mut room = room();
    begun(&mut room);
    room.anna().says("!dialog serie hver mandag kl. 10: gråzone");
    room.until("2026-11-23 10:01");
    answered(&mut room);
    room.restart(SignedDuration::from_hours(14 * 24));
    room.wait("1m");
    room.anna().says("!dialog serie");
    room.anna().says("!dialog kalender");
    room.until("2026-12-10 08:59");
    golden(&room, "recurring-switched-off");
}

/// The channel as the journal has it.
fn channel(room: &Room) -> Channel {
    let mut channel = Channel::default();
    for stored in room.book.load::<ChannelEvent>(&stream(room)).unwrap() {
        channel.apply(&stored.event).unwrap();
    }
    channel
}

fn stream(room: &Room) -> StreamId {
    StreamId::Channel(ChannelId(room.setup.channel.to_owned()))
}

/// Who chose what leaves the journal when the grey zone closes, also when the process dies just then (law 9).
#[test]
fn nobody_can_be_traced_to_an_answer_once_it_has_closed() {
    for died in [false, true] {
        let memory = Memory::new();
        let mut room = Room::new(on(&memory));
        room.anna().says("!dialog gråzone 1");
        answered(&mut room);
        let ties = |room: &Room| {
            let export = String::from_utf8(exported(room)).unwrap();
            export.matches("\"answer\":").count()
        };
        assert!(ties(&room) > 5);
        if died {
            memory.fail_after(memory.writes() + 1);
        }
        room.until("2026-11-23 09:01");
        assert_eq!(room.deaths, u32::from(died));
        assert_eq!(ties(&room), 0);
        assert_eq!(channel(&room).grey_zones.closed[0].ballots, [1, 1, 3]);
    }
}

/// Whoever has had their data erased has not answered, and does not take turns.
#[test]
fn an_answer_is_erased_with_its_person() {
    let mut room = room();
    room.anna().says("!dialog gråzone 1");
    room.anna().says("!dialog serie hver torsdag kl. 9: borgerdata");
    room.anna().says("!dialog serie tur 1 @Bo, @Camilla");
    answered(&mut room);
    room.bo().says("!dialog slet mine data");
    room.bo().says("!dialog slet mine data");
    assert!(!String::from_utf8(exported(&room)).unwrap().contains("@bo:"));
    room.restart(SignedDuration::ZERO);
    room.until("2026-11-23 09:01");
    let channel = channel(&room);
    assert_eq!(channel.grey_zones.closed[0].ballots, [1, 3]);
    assert_eq!(channel.series.get(1).unwrap().rota.len(), 1);
}

/// A week with something of everything.
fn eventful(room: &mut Room) {
    begun(room);
    room.wait("10s");
    room.anna().says("!dialog serie hver mandag kl. 10: gråzone");
    room.until("2026-11-23 10:01");
    answered(room);
    room.bo().presses("👋");
    room.until("2026-11-24 10:00");
    room.gitte().whispers("svar 4");
    room.until("2026-11-25 09:30");
    room.hassan().says("!dialog svar 1");
    room.until("2026-11-26 09:05");
    room.anna().says("!dialog aflys 1");
    room.anna().says("!dialog aflys 1");
    room.anna().says("!dialog serie stop 2");
    room.until("2026-11-30 10:01");
    room.anna().says("!dialog serie stop 1");
    room.anna().says("!dialog kalender");
    room.rest();
}

fn held(setup: Setup) -> Room {
    let mut room = Room::new(setup);
    eventful(&mut room);
    nothing_doubled_or_missing(&room);
    room
}

#[test]
fn dying_at_every_write_neither_doubles_nor_loses() {
    let memory = Memory::new();
    let undisturbed = held(on(&memory));
    let writes = memory.writes();
    assert!(writes > 60, "{writes}");
    let apart = 13;
    dying(apart, 1, held, |room, how| {
        assert!(u64::from(room.deaths) >= writes / apart - 1, "{how}: {} deaths", room.deaths);
        same_messages(said(&undisturbed), said(room), how);
        assert_eq!(channel(&undisturbed), channel(room), "{how}");
        assert_eq!(undisturbed.desk().streams().next_wake(), room.desk().streams().next_wake(), "{how}");
    });
}

/// Dies once, anywhere, and what stood in the journal then is enough to go on from.
#[test]
fn dying_once_anywhere_changes_nothing() {
    let memory = Memory::new();
    let mut undisturbed = Room::new(on(&memory));
    eventful(&mut undisturbed);
    for n in 1..=memory.writes() {
        let memory = Memory::new();
        memory.fail_after(n);
        let mut room = Room::new(on(&memory));
        eventful(&mut room);
        same_messages(said(&undisturbed), said(&room), &format!("died after write {n}"));
        assert_eq!(channel(&undisturbed), channel(&room), "died after write {n}");
    }
}

/// A promise may fall on a day that is closed since: the journal's own wake says so, and so it does of a day opened again.
#[test]
fn settings_move_what_is_promised() {
    let mut room = room();
    room.anna().says("!dialog serie hver mandag kl. 10: gråzone");
    let wake_of = |room: &Room, stream: &StreamId| {
        let wakes = room.book.wakes().unwrap();
        wakes.into_iter().find(|(of, _)| of == stream).map(|(_, entry)| entry.civil)
    };
    let wake = |room: &Room| wake_of(room, &stream(room));
    assert_eq!(wake(&room).as_deref(), Some("2026-11-23T10:00:00"));
    room.anna().says("!dialog indstillinger lukkedage: 23/11");
    room.wait("1m");
    assert_eq!(wake(&room).as_deref(), Some("2026-11-30T10:00:00"));
    room.anna().says("!dialog serie stop 1");
    assert_eq!(wake(&room), None);
    golden(&room, "series-closed-day");

    // The same holds for what a planned dialogue promises.
    room.anna().says("!dialog planlæg borgerdata 3/12 kl. 13");
    room.anna().presses("🤝");
    let planned = room.desk().streams().planned().next().unwrap().stream();
    assert_eq!(wake_of(&room, &planned).as_deref(), Some("2026-11-30T09:00:00"));
    room.anna().says("!dialog indstillinger lukkedage: 30/11 til 1/12");
    assert_eq!(wake_of(&room, &planned).as_deref(), Some("2026-12-02T09:00:00"));
    room.anna().says("!dialog indstillinger åbent: 30/11");
    assert_eq!(wake_of(&room, &planned).as_deref(), Some("2026-11-30T09:00:00"));
}

/// A message's calendar file, as its lines.
fn calendar(message: &Message) -> Vec<String> {
    let bytes = message.file.as_ref().map(|file| file.bytes.clone()).unwrap_or_default();
    String::from_utf8(bytes).unwrap().replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn lines(of: &[String], name: &str) -> Vec<String> {
    of.iter().filter(|line| line.starts_with(name)).cloned().collect()
}

/// The end and the follow-up hang below the card, also when they are moved weeks later and another dialogue has been held;
/// they are the same entries then, and the ones that `kalender` gives.
#[test]
fn the_dates_of_a_trial_for_peoples_own_calendars() {
    let mut room = room();
    course::straight(&mut room, 5);
    let card = room.messages().into_iter().find(|m| m.key.0.ends_with("/closing")).unwrap();
    let under_the_card = |room: &Room| -> Vec<Message> {
        let below = |m: &Message| matches!(&m.to, Destination::Thread { root, .. } if *root == card.id);
        room.messages().into_iter().filter(below).collect()
    };
    let [first] = &under_the_card(&room)[..] else { panic!("one file") };
    let first = calendar(first);
    assert_eq!(lines(&first, "SEQUENCE"), ["SEQUENCE:0", "SEQUENCE:0"]);
    assert_eq!(lines(&first, "SUMMARY").len(), 2);
    assert!(lines(&first, "DTSTART;VALUE=DATE").len() == 1 && lines(&first, "DTSTART;TZID").len() == 1, "{first:?}");

    room.wait("2h");
    room.anna().says("!dialog start borgerdata");
    room.wait("1m");
    room.anna().says("!dialog aflys");
    room.restart(SignedDuration::ZERO);
    room.bo().whispers("udskyd til 12/1");
    let [_, moved] = &under_the_card(&room)[..] else { panic!("another file") };
    let moved = calendar(moved);
    assert_eq!(lines(&moved, "SEQUENCE"), ["SEQUENCE:1", "SEQUENCE:1"]);
    assert_eq!(lines(&moved, "UID"), lines(&first, "UID"));
    assert!(lines(&moved, "DTSTART").concat().contains("20270112"));
    assert!(lines(&moved, "DTSTART").concat().contains("20270113T090000"));

    room.anna().says("!dialog planlæg paa-tvaers 2/12 kl. 10");
    room.anna().presses("🤝");
    room.anna().says("!dialog planlæg borgerdata 9/12 kl. 10");
    room.anna().says("!dialog serie hver torsdag kl. 9: borgerdata");
    room.anna().says("!dialog kalender");
    let messages = room.messages();
    let all = calendar(messages.iter().rfind(|m| m.file.is_some() && m.key.0.starts_with("reply/")).unwrap());
    // What nobody has said yes to, and what a series has not come to, is not agreed yet.
    assert_eq!(lines(&all, "BEGIN:VEVENT").len(), 3, "{all:?}");
    let invited = calendar(messages.iter().rfind(|m| m.key.0.contains("|d3/") && m.file.is_some()).unwrap());
    assert_eq!(lines(&all, "UID"), [lines(&invited, "UID"), lines(&first, "UID")].concat());
    assert_eq!(lines(&all, "SEQUENCE"), ["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:1"]);
    nothing_doubled_or_missing(&room);
}

/// Without files `kalender` is a list, and nothing hangs below the card.
#[test]
fn a_platform_that_can_do_no_files_has_the_list() {
    let mut room = Room::new(Setup { chat: Arc::new(Platform::without_files()), ..Setup::default() });
    room.anna().says("!dialog planlæg paa-tvaers 2/12 kl. 10");
    room.anna().says("!dialog svar ja");
    room.anna().says("!dialog gråzone");
    room.bo().says("!dialog svar 2");
    room.anna().says("!dialog kalender");
    assert!(room.messages().iter().all(|m| m.file.is_none()));
    let list = plain(&room.messages().last().unwrap().doc);
    assert!(list.contains("kl. 10.00: dialog 1") && list.contains("lukker"), "{list}");
}

/// What a dialogue asks comes before the grey zone, and so does the question whether a time is right.
#[test]
fn an_answer_goes_to_what_was_asked() {
    let mut room = room();
    room.anna().says("!dialog gråzone 1");
    room.anna().says("!dialog planlæg paa-tvaers 2/12 kl. 10");
    room.bo().says("!dialog svar 1");
    room.anna().says("!dialog svar ja");
    let answered = |room: &Room| channel(room).grey_zones.open.as_ref().map(|open| open.answered());
    assert_eq!(room.desk().streams().planned().filter(|d| d.planning.plan.is_some()).count(), 1);
    assert_eq!(answered(&room), Some(1));
    course::lobby(&mut room, 4);
    room.camilla().says("!dialog svar 3");
    assert_eq!(answered(&room), Some(2));
    course::to_the_question(&mut room);
    room.anna().says("!dialog enighed 1");
    room.dorthe().says("!dialog svar 1");
    room.dorthe().whispers("svar 1");
    assert_eq!(answered(&room), Some(2));
    assert_eq!(room.dialogue().count().answered, 1);
}

/// Who may not start a dialogue here does not decide what comes again, but may answer.
#[test]
fn who_may_begin_a_series() {
    let mut room = Room::new(Setup { may_start: MayStart::Only(vec![account("Anna")]), ..Setup::default() });
    room.bo().says("!dialog serie hver fredag kl. 10: gråzone");
    room.bo().says("!dialog gråzone");
    room.bo().says("!dialog serie");
    room.anna().says("!dialog gråzone");
    room.bo().presses("1⃣");
    let channel = channel(&room);
    assert_eq!(channel.series.running().count(), 0);
    assert_eq!(channel.grey_zones.open.unwrap().answered(), 1);
}

/// By key: what several streams had still to say when the process died is said stream by stream.
fn in_order(mut said: Said) -> Said {
    said.values_mut().for_each(|lane| lane.sort());
    said
}

/// Everything twice, answers to posts late, positions seldom, and the process dies again and again.
#[test]
fn dying_on_an_awkward_platform_changes_nothing() {
    let mut undisturbed = room();
    eventful(&mut undisturbed);
    for (times, slow, batch) in [(2, false, 3), (1, true, 1), (2, true, 3)] {
        for again in [None, Some(7), Some(10)] {
            let memory = Memory::new();
            if again.is_some() {
                memory.fail_after(5);
            }
            let mut room = Room::new(Setup { times, slow, batch, again, ..on(&memory) });
            eventful(&mut room);
            let how = format!("{times} times, slow: {slow}, dies every {again:?}");
            same_messages(in_order(first_said(&undisturbed)), in_order(first_said(&room)), &how);
            nothing_doubled_or_missing(&room);
            assert_eq!(channel(&undisturbed), channel(&room), "{how}");
        }
    }
}

/// The platform puts every edit off until the grey zone has closed, and perhaps the process dies meanwhile: the post is
/// brought to how many answered all the same.
#[test]
fn a_post_that_was_behind_shows_its_last_count_in_the_end() {
    for died in [false, true] {
        let mut room = room();
        room.anna().says("!dialog gråzone 1");
        room.chat.faults(|call| match call {
            Call::Edit(_) => {
                let after = Some(std::time::Duration::from_secs(60));
                Some(ChatError::Later { after, why: "too many at once".to_owned() })
            }
            _ => None,
        });
        room.wait("1m");
        room.bo().presses("1⃣");
        room.camilla().presses("2⃣");
        room.until("2026-11-23 09:00");
        assert_eq!(channel(&room).grey_zones.closed.len(), 1);
        if died {
            room.restart(SignedDuration::from_mins(5));
        }
        room.chat.mended();
        room.wait("5m");
        let post = zone(&room);
        let shown = plain(&room.messages().into_iter().find(|m| m.id == post).unwrap().doc);
        assert!(shown.contains("Gråzonen er lukket. 2 svarede."), "died: {died}\n{shown}");
    }
}

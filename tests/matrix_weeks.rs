//! The weeks around a meeting on a real Synapse, in an encrypted room, through the real binary: planned, read, held,
//! tried, reminded, followed up, and then two weeks of being switched off. Killed at every turn.
//!
//! The meeting's time runs fast, the weeks pass by a clock that is moved by hand. Five people: Anna facilitates, Bo owns
//! what is tried, and Carla is asked where he does not answer. Deliberately absent: every activity of a meeting
//! (`matrix_dialogue`), and what is said in full (`tests/golden/transcripts/weeks.txt`).

#![cfg(feature = "matrix")]
#![recursion_limit = "256"]

mod program;
#[path = "documents/reading.rs"]
mod reading;
mod synapse;

use program::{Program, lines};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use synapse::bot::{self, Setup};
use synapse::channel::{Channel, is_edit, key};
use synapse::person::{Person, Seen, user_id};
use synapse::{Limits, Synapse, ledger};
use tokio::time::Instant;

/// The dialogues' time goes this many times as fast: a meeting in two minutes.
const SCALE: u32 = 20;

const NAMES: [&str; 5] = ["anna", "bo", "carla", "dan", "eva"];
const NEXT: &str = "▶";
const DONE: &str = "✅";
const JOIN: &str = "👋";
const YES: &str = "🤝";
const CONSENT: &str = "👍";
const GOING_WELL: &str = "🙂";

/// The channel, the bot, and what has been waited for so far: the next is always a new one.
struct Course {
    bot: Program,
    channel: Channel,
    known: BTreeSet<String>,
    /// The posts that have asked for consent.
    votes: BTreeSet<String>,
}

impl Course {
    /// The next post of the bot in this place that somebody can read, wherever it stands.
    async fn post(&mut self, name: &str, slot: &str) -> Seen {
        let known = &self.known;
        let found = |seen: &[Seen]| {
            let fits = |s: &&Seen| {
                !is_edit(s)
                    && key(s).is_some_and(|k| k.split('/').next_back().is_some_and(|k| k.starts_with(slot)))
                    && !known.contains(s.id())
            };
            seen.iter().find(fits).cloned()
        };
        let seen = self.channel.person(name).until(&format!("a new »{slot}«"), found).await;
        self.known.insert(seen.id().to_owned());
        seen
    }

    async fn phase(&mut self, title: &str) -> String {
        let id = self.channel.phase_after(title, &self.known).await;
        self.known.insert(id.clone());
        id
    }

    /// The post of the activity that comes next, whatever it is called.
    async fn next_phase(&mut self) -> String {
        self.post("anna", "phase").await.id().to_owned()
    }

    /// The post that asks for consent: one of its own, or the one that asked which proposal it is to be.
    async fn consent(&mut self) -> String {
        let (known, room) = (&self.votes, &self.channel.id);
        let found = |seen: &[Seen]| {
            let said = seen.iter().rev().filter(|s| s.room == *room && s.sender() == user_id("bot"));
            let asks = said.filter(|s| s.body().contains("Kan vi leve med"));
            asks.map(|s| changed(s).unwrap_or(s.id()).to_owned()).find(|id| !known.contains(id))
        };
        let id = self.channel.person("anna").until("a question for consent", found).await;
        self.votes.insert(id.clone());
        self.known.insert(id.clone());
        id
    }

    /// The bot is running, its clock is moved, and something is seen for it.
    async fn at(&mut self, when: &str, name: &str, slot: &str) -> Seen {
        let moved = Instant::now();
        self.bot.clock_to(when);
        let seen = self.post(name, slot).await;
        println!("{when} {slot}: seen by {name} {} ms after the clock was moved", moved.elapsed().as_millis());
        seen
    }

    /// Its time comes while the bot is off.
    async fn off_at(&mut self, when: &str, name: &str, slot: &str) -> Seen {
        self.bot.kill();
        self.bot.clock_to(when);
        self.bot.start();
        self.post(name, slot).await
    }

    /// Killed as soon as the clock is moved: before it is said, while it is, or just after.
    async fn stumbles_at(&mut self, when: &str, name: &str, slot: &str) -> Seen {
        self.bot.clock_to(when);
        self.bot.stumble();
        self.post(name, slot).await
    }

    async fn says(&self, name: &str, text: &str) -> String {
        self.channel.says(name, text).await
    }

    /// Says it, and waits until the bot has taken it.
    async fn has_said(&self, name: &str, text: &str) {
        let said = self.channel.says(name, text).await;
        self.channel.acknowledged(name, &said).await;
    }

    async fn whispers(&self, name: &str, text: &str) -> String {
        let room = self.channel.private_room(name).await;
        self.channel.person(name).say(&room, text).await
    }

    async fn presses_there(&self, name: &str, message: &Seen, emoji: &str) -> String {
        self.channel.person(name).react(&message.room, message.id(), emoji).await
    }

    /// Everybody is done with this phase, and Anna goes on.
    async fn all_done(&self, phase: &str) {
        self.channel.all_press(&NAMES, phase, DONE).await;
        self.channel.shows(phase, "5 af 5").await;
        self.says("anna", "!dialog næste").await;
    }

    /// The same in a phase that has its posts in the threads of groups.
    async fn all_done_in_threads(&self, phase: &str, title: &str) {
        let thread = self.channel.in_thread(title).await;
        self.channel.all_press(&NAMES, &thread, DONE).await;
        self.channel.shows(phase, "5 af 5").await;
        self.says("anna", "!dialog næste").await;
    }

    /// The files of an answer, opened by somebody: name and text.
    async fn files(&mut self, name: &str, count: usize) -> BTreeMap<String, String> {
        let known = self.known.clone();
        let found = |seen: &[Seen]| {
            let mut new: BTreeMap<&str, &Seen> = BTreeMap::new();
            let is_calendar = |s: &&Seen| key(s).is_some_and(|k| !k.starts_with("reply/"));
            let files = seen.iter().filter(|s| s.event["content"]["msgtype"] == "m.file" && !known.contains(s.id()));
            let files = files.filter(|s| !is_calendar(s));
            new.extend(files.map(|s| (s.id(), s)));
            (new.len() == count).then(|| new.into_values().cloned().collect::<Vec<_>>())
        };
        let messages = self.channel.person(name).until("the files", found).await;
        let mut files = BTreeMap::new();
        for message in messages {
            self.known.insert(message.id().to_owned());
            let bytes = self.channel.person(name).file(&message).await;
            let file = message.event["content"]["filename"].as_str().expect("a name").to_owned();
            files.insert(file, String::from_utf8(bytes).expect("text"));
        }
        files
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weeks_around_a_meeting_killed_at_every_turn() {
    let synapse = Synapse::start(Limits::Lifted);
    synapse.register(&["bot"]);
    synapse.register(&NAMES);
    let mut course = begin(&synapse).await;
    planned(&mut course).await;
    println!("resident after planning: {} MB", course.bot.resident() >> 20);
    read(&mut course).await;
    held(&mut course).await;
    reminded(&mut course).await;
    followed_up(&mut course).await;
    let merged = two_weeks_off(&mut course).await;
    println!("resident at the end: {} MB", course.bot.resident() >> 20);

    course.bot.stop();
    let export = lines(&course.bot.export());
    ledger::assert_nothing_said_twice(&course.channel);
    ledger::assert_nothing_locked(&course.channel);
    let keys = ledger::assert_nothing_lost(&course.channel, &export);
    println!("{keys} posts, {} kills", course.bot.kills);
    assert_settled(&export, &merged);
    assert_reminded_to_read(&course.channel);
    let words =
        ["sætning", "skilt", "stol", "sparring", "skranke", "@bo:", "@anna:", "Færre borgere", "Borgerne tastede"];
    ledger::assert_log_is_discreet(&course.bot.log_text(), &words);
}

async fn begin(synapse: &Synapse) -> Course {
    let begins = Some("2026-11-19T09:00");
    let bot = bot::start(synapse, Setup { scale: SCALE, is_unlimited: true, begins });
    let mut people = BTreeMap::new();
    for name in NAMES {
        people.insert(name, Person::log_in(synapse, name).await);
    }
    let mut invited: Vec<_> = NAMES[1..].iter().map(|name| user_id(name)).collect();
    invited.push(user_id("bot"));
    let id = people["anna"].create_room(true, &invited).await;
    let channel = Channel { id, people };
    channel.person("anna").sees("!dialog").await;
    let mut course = Course { bot, channel, known: BTreeSet::new(), votes: BTreeSet::new() };
    course.bot.stumble();
    course
}

/// Thursday: a time is named, said yes to, and people say that they will come.
async fn planned(course: &mut Course) {
    course.says("anna", "!dialog planlæg borgerdata 26/11 kl. 13 læs 3 arbejdsdage før").await;
    let time = course.post("anna", "time").await;
    assert!(time.body().contains("torsdag den 26. november kl. 13"), "{}", time.body());
    course.bot.stumble();
    course.channel.press("anna", time.id(), YES).await;
    let invitation = course.post("bo", "invitation").await;
    course.bot.stumble();
    course.channel.shows(time.id(), "Aftalt").await;

    let file = course.post("bo", "calendar").await;
    assert_eq!(thread_of(&file), Some(invitation.id()));
    assert!(file.event["content"].get("file").is_some(), "it lies on the server encrypted");
    let text = String::from_utf8(course.channel.person("bo").file(&file).await).expect("text");
    let entries = reading::opened(&[text]);
    assert_eq!(entries[0]["start"], "2026-11-26T12:00:00+00:00", "{entries}");
    assert_eq!(entries[0]["end"], "2026-11-26T12:45:00+00:00", "{entries}");

    course.channel.all_press(&["bo", "carla"], invitation.id(), JOIN).await;
    course.bot.kill();
    course.says("dan", "!dialog deltag").await;
    course.channel.press("eva", invitation.id(), JOIN).await;
    course.bot.start();
    course.channel.shows(invitation.id(), "Kommer (5)").await;
}

/// Monday to Wednesday: the case comes ahead, some read it, the others are reminded.
async fn read(course: &mut Course) {
    let reading = course.stumbles_at("2026-11-23T09:00:30", "bo", "pre-reading").await;
    let parts = course.channel.person("bo").seen_in(&course.channel.id);
    let invitation = parts.iter().find(|s| key(s).is_some_and(|k| k.ends_with("/invitation"))).expect("invited");
    assert_eq!(thread_of(&reading), Some(invitation.id()));
    let last = last_part(course, "pre-reading").await;
    course.channel.all_press(&["anna", "bo"], &last, DONE).await;
    let hers = course.channel.press("carla", &last, DONE).await;
    course.says("dan", "!dialog læst").await;
    course.channel.shows(&last, "4 af 5 har læst").await;
    for name in ["anna", "bo", "carla", "dan"] {
        course.post(name, "curious").await;
    }
    course.bot.kill();
    course.channel.person("carla").take_back(&course.channel.id, &hers).await;
    course.bot.start();
    course.channel.shows(&last, "3 af 5 har læst").await;

    let hers = course.off_at("2026-11-25T09:00:30", "carla", "reading-").await;
    assert_ne!(hers.room, course.channel.id, "in private");
    course.post("eva", "reading-").await;
    course.bot.stumble();
}

/// Thursday: the lobby opens at its time, and the team agrees on something to try.
async fn held(course: &mut Course) {
    let lobby = course.at("2026-11-26T13:00:20", "anna", "lobby").await;
    assert!(lobby.body().contains("Med indtil nu (5)"), "{}", lobby.body());
    course.bot.stumble();
    course.channel.steer("anna", lobby.id(), NEXT).await;
    course.phase("Emnet").await;
    course.says("anna", "!dialog næste").await;
    let case = course.phase("Casen").await;
    course.all_done(&case).await;
    let pairs = course.phase("Makkerpar").await;
    course.bot.kill();
    course.channel.all_press(&NAMES, &pairs, DONE).await;
    course.bot.start();
    course.channel.shows(&pairs, "5 af 5").await;
    course.says("anna", "!dialog næste").await;
    let round = course.phase("Runden").await;
    course.has_said("anna", "!dialog pointe Koden stod på en seddel").await;
    // Two pairs.
    course.says("anna", "!dialog næste").await;
    course.has_said("anna", "!dialog pointe Ingen fik sagt hvorfor").await;
    course.channel.shows(&round, "Ingen fik sagt hvorfor").await;
    course.says("anna", "!dialog næste").await;
    course.phase("Fælles pointer").await;
    course.says("anna", "!dialog næste").await;
    course.phase("Ny makker").await;
    // Two proposals from each pair; the bot draws them.
    let other = in_another_pair(course, "anna");
    course.says("anna", "!dialog næste").await;
    let reflect = course.phase("egen praksis").await;
    course.all_done_in_threads(&reflect, "egen praksis").await;
    let silent = course.phase("Stille minut").await;
    course.has_said("anna", "!dialog forlæng 30").await;
    let idea = course.whispers("bo", "En stol ved siden af").await;
    course.channel.acknowledged("bo", &idea).await;
    course.channel.all_press(&NAMES, &silent, DONE).await;
    course.channel.shows(&silent, "Stilheden er slut").await;
    course.says("anna", "!dialog næste").await;
    let share = course.phase("Del idéer").await;
    course.bot.stumble();
    course.all_done_in_threads(&share, "Del idéer").await;
    let select = course.phase("Vælg forslag").await;
    course.has_said("anna", "!dialog forslag Den samme sætning til alle").await;
    course.has_said("anna", "!dialog forslag Et skilt på hver skranke").await;
    course.has_said(other, "!dialog forslag En stol ved siden af disken").await;
    course.has_said(other, "!dialog forslag Fem minutters sparring hver fredag").await;
    course.all_done_in_threads(&select, "Vælg forslag").await;
    course.phase("Fremlæggelse").await;
    course.says("anna", "!dialog enighed 1").await;
    agreed(course, "slut: 22/12 makker: carla", "bo").await;
    course.bot.stumble();
    course.post("bo", "rest").await;

    course.says("anna", "!dialog referat").await;
    let files = course.files("bo", 2).await;
    assert_record(&files, &["Den samme sætning til alle", "Koden stod på en seddel"]);
}

/// Somebody who is not in this one's pair, by the newest list of pairs.
fn in_another_pair(course: &Course, name: &str) -> &'static str {
    let seen = course.channel.person("anna").seen_in(&course.channel.id);
    let pairs = seen.iter().rev().find(|s| s.body().contains("Ny makker")).expect("a list of pairs");
    let line = pairs.body().lines().find(|line| line.starts_with("• ") && !line.contains(name));
    let line = line.unwrap_or_else(|| panic!("another pair in {}", pairs.body()));
    NAMES.into_iter().find(|name| line.contains(name)).expect("somebody")
}

/// What is asked about is agreed on, and somebody owns it.
async fn agreed(course: &mut Course, fields: &str, owner: &str) {
    let ask = course.consent().await;
    course.has_said("anna", "!dialog forlæng 30").await;
    course.channel.all_press(&NAMES, &ask, CONSENT).await;
    course.next_phase().await;
    course
        .has_said(
            "anna",
            &format!("!dialog afprøvning hvorfor: Det er let at huske. hvordan: To og to. hvem: Alle. {fields}"),
        )
        .await;
    course.says(owner, "!dialog afprøvning ansvarlig: mig").await;
    course.post("anna", "closing").await;
}

/// December and January: reminders answered by reaction, in words, and not at all.
async fn reminded(course: &mut Course) {
    let asked = course.at("2026-12-18T09:00:20", "bo", "reminder").await;
    assert!(asked.body().contains("tirsdag den 22. december"), "{}", asked.body());
    assert!(!asked.body().contains("har været væk"), "{}", asked.body());
    course.bot.stumble();
    course.presses_there("bo", &asked, GOING_WELL).await;
    course.channel.person("bo").sees("Tak for svaret").await;

    course.off_at("2026-12-22T09:00:20", "bo", "reminder").await;
    course.bot.kill();
    course.whispers("bo", "udskyd til 7/1").await;
    course.bot.start();
    let told = course.post("dan", "postponed").await;
    assert_eq!(told.room, course.channel.id);
    assert!(told.body().contains("torsdag den 7. januar"), "{}", told.body());

    let asked = course.at("2027-01-05T09:00:20", "bo", "reminder").await;
    assert!(asked.body().contains("torsdag den 7. januar"), "{}", asked.body());
    course.bot.stumble();
    let second = course.stumbles_at("2027-01-06T09:00:20", "carla", "reminder").await;
    assert!(second.body().contains("hørt fra bo endnu"), "{}", second.body());
    course.at("2027-01-07T09:00:20", "bo", "reminder").await;
}

/// The follow-up on its day, to the end: the team keeps it and writes down what it learned.
async fn followed_up(course: &mut Course) {
    let lobby = course.off_at("2027-01-08T09:00:20", "anna", "lobby").await;
    learned(course, &lobby).await;

    course.says("anna", "!dialog referat").await;
    let files = course.files("bo", 2).await;
    assert_record(&files, &["Den samme sætning til alle", "Færre borgere rakte telefonen"]);
}

/// From a follow-up's lobby to its learning card.
async fn learned(course: &mut Course, lobby: &Seen) {
    course.channel.all_press(&NAMES[1..], lobby.id(), JOIN).await;
    course.channel.shows(lobby.id(), "Med indtil nu (5)").await;
    course.channel.steer("anna", lobby.id(), NEXT).await;
    let recall = course.next_phase().await;
    course.bot.stumble();
    course.all_done(&recall).await;
    let silent = course.next_phase().await;
    course.has_said("anna", "!dialog forlæng 30").await;
    let seen = course.whispers("bo", "Borgerne tastede selv").await;
    course.channel.acknowledged("bo", &seen).await;
    course.channel.all_press(&NAMES, &silent, DONE).await;
    course.channel.shows(&silent, "Stilheden er slut").await;
    course.says("anna", "!dialog næste").await;
    let share = course.next_phase().await;
    course.all_done(&share).await;
    course.next_phase().await;
    course.bot.stumble();
    course.says("anna", "!dialog enighed 1").await;
    let ask = course.consent().await;
    course.has_said("anna", "!dialog forlæng 30").await;
    course.channel.all_press(&NAMES, &ask, CONSENT).await;
    course.next_phase().await;
    course.has_said("bo", "!dialog læring skete: Færre borgere rakte telefonen over disken nu: Alle får den med").await;
    course.bot.stumble();
    course.says("anna", "!dialog næste").await;
    let card = course.post("anna", "closing").await;
    assert!(card.body().contains("bliver ved"), "{}", card.body());
    assert!(card.body().contains("Færre borgere rakte telefonen"), "{}", card.body());
}

/// Three more trials, one question unanswered, and the bot is switched off for two weeks. Gives the message that asks for
/// two of them at once.
async fn two_weeks_off(course: &mut Course) -> String {
    from_the_bank(course, 1, "slut: 19/1 opfølgning: 10/2 kl. 9 makker: carla", "bo").await;
    from_the_bank(course, 2, "slut: 21/1 opfølgning: 10/2 kl. 9", "bo").await;
    from_the_bank(course, 3, "slut: 20/1", "carla").await;
    let asked = course.at("2027-01-15T09:00:20", "bo", "reminder").await;
    course.bot.kill();
    // Answered while it is off: on its return it must not ask the next in line.
    course.presses_there("bo", &asked, GOING_WELL).await;
    course.bot.clock_to("2027-01-29T10:00");
    course.bot.start();

    let lobby = course.post("anna", "lobby").await;
    assert!(lobby.body().contains("torsdag den 21. januar"), "{}", lobby.body());
    let merged = course.post("bo", "reminders").await;
    assert!(merged.body().contains("har været væk"), "{}", merged.body());
    assert!(merged.body().contains("skranke") && merged.body().contains("disken"), "{}", merged.body());
    course.bot.stumble();
    course.presses_there("bo", &merged, GOING_WELL).await;
    let thanks = |seen: &[Seen]| {
        let thanks = seen.iter().filter(|s| s.body().contains("Tak for svaret")).map(Seen::id);
        (thanks.collect::<BTreeSet<_>>().len() == 3).then_some(())
    };
    course.channel.person("bo").until("thanks for each of three answers", thanks).await;
    learned(course, &lobby).await;
    // What is left is called off, so that every promise has come to its end.
    for number in [2, 3] {
        // Asked once whether he means it.
        course.whispers("bo", &format!("stop afprøvning {number}")).await;
        course.whispers("bo", &format!("stop afprøvning {number}")).await;
        course.post("dan", "stopped").await;
    }
    key(&merged).expect("a key").to_owned()
}

/// A short dialogue about something from the idea bank, to a trial.
async fn from_the_bank(course: &mut Course, item: u16, fields: &str, owner: &str) {
    course.says("anna", &format!("!dialog idébank prøv {item}")).await;
    let lobby = course.post("anna", "lobby").await;
    course.channel.all_press(&NAMES[1..], lobby.id(), JOIN).await;
    course.channel.shows(lobby.id(), "Med indtil nu (5)").await;
    course.channel.steer("anna", lobby.id(), NEXT).await;
    agreed(course, fields, owner).await;
}

/// The last message of a text that may be in parts: that is where one presses.
async fn last_part(course: &Course, slot: &str) -> String {
    let seeds = |seen: &[Seen]| {
        let parts: BTreeSet<&str> =
            seen.iter().filter(|s| key(s).is_some_and(|k| k.contains(&format!("/{slot}")))).map(Seen::id).collect();
        let seeded = seen.iter().filter(|s| s.sender() == user_id("bot")).filter_map(Seen::reaction);
        seeded.map(|(to, _)| to).find(|to| parts.contains(to)).map(str::to_owned)
    };
    course.channel.person("bo").until("what to press", seeds).await
}

/// The message that this one changes.
fn changed(message: &Seen) -> Option<&str> {
    message.event["content"]["m.relates_to"]["event_id"].as_str().filter(|_| is_edit(message))
}

fn thread_of(message: &Seen) -> Option<&str> {
    let relation = &message.event["content"]["m.relates_to"];
    relation["event_id"].as_str().filter(|_| relation["rel_type"] == "m.thread")
}

fn assert_record(files: &BTreeMap<String, String>, words: &[&str]) {
    let [(page, html), (text, markdown)] = files.iter().collect::<Vec<_>>()[..] else { panic!("{files:?}") };
    assert!(page.ends_with(".html") && text.ends_with(".md"), "{page} {text}");
    for word in words {
        assert!(html.contains(word) && markdown.contains(word), "»{word}« is in the record: {markdown}");
    }
}

/// Each promise has come to exactly one end, and those that were due together to the same.
fn assert_settled(export: &[serde_json::Value], merged: &str) {
    let all = ledger::settlements(export);
    let open: Vec<_> = all.iter().filter(|(_, settled)| settled.how.is_null()).collect();
    assert!(open.is_empty(), "promised and never settled: {open:#?}");
    for ((stream, id), settled) in &all {
        println!("{} {id} {} {}", stream.rsplit('|').next().expect("a part"), settled.kind, settled.how);
    }
    let of = |trial: &str, kind: &str| -> Vec<&serde_json::Value> {
        let fits = all.iter().filter(|((stream, _), s)| stream.ends_with(&format!("|{trial}")) && s.kind == kind);
        fits.map(|(_, settled)| &settled.how).collect()
    };
    let (sent, late) = (json!({ "sent": { "late": false } }), json!({ "sent": { "late": true } }));
    let (merged, lapsed) = (json!({ "merged": { "into": merged } }), json!("lapsed"));
    assert_eq!(of("t1", "before-end"), [&sent, &sent], "before and after it was put off");
    assert_eq!(of("t1", "follow-up"), [&lapsed, &sent]);
    assert_eq!(of("t2", "before-end"), [&sent]);
    assert_eq!(of("t2", "end-day"), [&merged]);
    // One answered while the bot was off, and one after its return.
    assert_eq!(of("t2", "unanswered"), [&lapsed, &lapsed]);
    assert_eq!(of("t3", "before-end"), [&lapsed], "the day's own says more");
    assert_eq!(of("t3", "end-day"), [&merged]);
    assert_eq!(of("t4", "follow-up"), [&late]);
    assert_eq!(of("t4", "end-day"), [&lapsed], "the follow-up asks all there is to ask");
}

/// Whoever had read by then was let alone.
fn assert_reminded_to_read(channel: &Channel) {
    let is_reminder = |s: &Seen| key(s).is_some_and(|k| k.contains("/reading-"));
    for (name, person) in &channel.people {
        let rooms = person.client.joined_rooms();
        let seen = rooms.iter().flat_map(|room| person.seen_in(room.room_id()));
        let reminders: BTreeSet<String> = seen.filter(is_reminder).map(|s| s.id().to_owned()).collect();
        let expected = usize::from(["carla", "eva"].contains(name));
        assert_eq!(reminders.len(), expected, "{name}");
    }
}

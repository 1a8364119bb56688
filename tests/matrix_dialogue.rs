//! A whole dialogue on a real Synapse, in an encrypted room, through the real binary, killed in every activity.
//!
//! Nine people: Anna facilitates; Bo, Carla, Dan and Eva take part; Finn presses first without having joined; Olga
//! observes; Lars comes when the vote is open; two guests sit beside Anna. What must hold is held at the end, over
//! everything anybody saw: no message missing, none doubled, every vote that counts counted, and no other.

#![cfg(feature = "matrix")]
#![recursion_limit = "256"]

mod program;
mod synapse;

use program::lines;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use synapse::bot::{self, Setup};
use synapse::channel::{Channel, is_edit, key};
use synapse::person::{Person, Seen, user_id};
use synapse::{Limits, Synapse, ledger};

/// The dialogues' time goes this many times as fast: 45 minutes in two and a quarter.
const SCALE: u32 = 20;

/// A break longer than the fifteen seconds that are admitted.
const LONG_BREAK: Duration = Duration::from_secs(17);

const NEXT: &str = "▶";
const DONE: &str = "✅";
const JOINED: [&str; 6] = ["anna", "bo", "carla", "dan", "eva", "finn"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "a break of the real process is a break of real time")]
async fn a_whole_dialogue_killed_in_every_activity() {
    let synapse = Synapse::start(Limits::Lifted);
    let names = ["anna", "bo", "carla", "dan", "eva", "finn", "olga", "lars"];
    synapse.register(&["bot"]);
    synapse.register(&names);
    let mut bot = bot::start(&synapse, Setup { scale: SCALE, is_unlimited: true, begins: None });
    let mut people = BTreeMap::new();
    for name in names {
        people.insert(name, Person::log_in(&synapse, name).await);
    }
    let mut invited: Vec<_> = names[1..].iter().map(|name| user_id(name)).collect();
    invited.push(user_id("bot"));
    let id = people["anna"].create_room(true, &invited).await;
    let channel = Channel { id, people };
    channel.person("anna").sees("!dialog").await;

    // --- the lobby ---
    channel.says("anna", "!dialog start borgerdata").await;
    let is_lobby =
        |seen: &[Seen]| seen.iter().find(|s| key(s).is_some_and(|k| k.ends_with("/lobby"))).map(|s| s.id().to_owned());
    let lobby = channel.person("anna").until("the lobby", is_lobby).await;
    channel.all_press(&["bo", "carla"], &lobby, "👋").await;
    bot.stumble();
    channel.all_press(&["dan"], &lobby, "👋").await;
    channel.says("eva", "!dialog deltag").await;
    channel.press("olga", &lobby, "👀").await;
    channel.says("anna", "!dialog gæst Gerda").await;
    channel.says("anna", "!dialog gæst Hans").await;
    channel.shows(&lobby, "Hans").await;
    channel.shows(&lobby, "eva").await;
    channel.shows(&lobby, "olga").await;
    channel.steer("anna", &lobby, NEXT).await;

    // --- step 1 ---
    let frame = channel.phase("Emnet").await;
    bot.stumble();
    // Finn never joined: the first press takes him in, and he is told.
    channel.press("finn", &frame, DONE).await;
    channel.shows(&frame, "1 af 6").await;
    is_told(&channel, "finn", "/joined").await;
    channel.steer("anna", &frame, NEXT).await;
    let case = channel.phase("Casen").await;
    channel.all_press(&["bo", "carla", "dan"], &case, DONE).await;
    bot.kill();
    channel.all_press(&["anna", "eva", "finn"], &case, DONE).await;
    bot.start();
    channel.shows(&case, "6 af 6").await;
    channel.says("anna", "!dialog næste").await;

    // --- step 2 ---
    let pairs = channel.phase("Makkerpar").await;
    bot.stumble();
    channel.all_press(&JOINED, &pairs, DONE).await;
    channel.shows(&pairs, "6 af 6").await;
    channel.says("anna", "!dialog næste").await;
    channel.phase("Runden").await;
    bot.stumble();
    channel.says("anna", "!dialog pointe Koden stod på en seddel").await;
    let point = channel.says("anna", "!dialog pointe for Gerda: Ingen fik sagt hvorfor").await;
    channel.acknowledged("anna", &point).await;
    let board = loop {
        // One turn after another, until the round is over.
        let round = channel.phase("Runden").await;
        channel.says("anna", "!dialog næste").await;
        let moved = tokio::time::timeout(Duration::from_secs(6), channel.phase("Fælles pointer")).await;
        if let Ok(board) = moved {
            break board;
        }
        channel.phase_after("Runden", &BTreeSet::from([format!("not {round}")])).await;
    };
    channel.shows(&board, "Koden stod på en seddel").await;
    channel.shows(&board, "Ingen fik sagt hvorfor").await;
    bot.stumble();
    channel.says("anna", "!dialog tema Koder og forklaringer").await;
    channel.shows(&board, "Koder og forklaringer").await;
    channel.says("anna", "!dialog næste").await;

    // --- step 3 ---
    channel.phase("Grupper").await;
    bot.stumble();
    channel.says("anna", "!dialog næste").await;
    let reflect = channel.phase("egen praksis").await;
    // A break long enough to be admitted: told once, and the deadline moves.
    bot.kill();
    tokio::time::sleep(LONG_BREAK).await;
    bot.start();
    channel.gives_time_back(&reflect).await;
    channel.all_press(&JOINED, &channel.in_thread("egen praksis").await, DONE).await;
    channel.shows(&reflect, "6 af 6").await;
    channel.says("anna", "!dialog næste").await;

    // --- step 4 ---
    let silent = channel.phase("Stille minut").await;
    // The silent minute lasts three seconds here; the kills need longer.
    channel.says("anna", "!dialog forlæng 30").await;
    let mut rooms = BTreeMap::new();
    for name in ["bo", "carla", "dan", "eva", "finn"] {
        rooms.insert(name, channel.private_room(name).await);
    }
    let idea = channel.person("bo").say(&rooms["bo"], "Vi siger altid den samme sætning").await;
    channel.acknowledged("bo", &idea).await;
    bot.kill();
    let idea = channel.person("carla").say(&rooms["carla"], "Et skilt på skranken").await;
    bot.start();
    channel.acknowledged("carla", &idea).await;
    let idea = channel.person("dan").say(&rooms["dan"], "En stol ved siden af").await;
    channel.acknowledged("dan", &idea).await;
    channel.shows(&silent, "3").await;
    channel.all_press(&JOINED, &silent, DONE).await;
    channel.shows(&silent, "Stilheden er slut").await;
    channel.says("anna", "!dialog næste").await;
    let share = channel.phase("Del idéer").await;
    bot.stumble();
    channel.all_press(&JOINED, &channel.in_thread("Del idéer").await, DONE).await;
    channel.shows(&share, "6 af 6").await;
    channel.says("anna", "!dialog næste").await;
    let select = channel.phase("Vælg forslag").await;
    let first = channel.says("anna", "!dialog forslag Den samme sætning til alle").await;
    channel.acknowledged("anna", &first).await;
    bot.stumble();
    let second = channel.says("bo", "!dialog forslag Et skilt på hver skranke").await;
    channel.acknowledged("bo", &second).await;
    channel.shows(&select, "Et skilt på hver skranke").await;
    channel.says("anna", "!dialog næste").await;

    // --- step 5 ---
    channel.phase("Fremlæggelse").await;
    bot.stumble();
    channel.says("anna", "!dialog enighed 1").await;
    let consent = channel.phase("Enighed").await;
    channel.says("anna", "!dialog forlæng 30").await;
    channel.press("bo", &consent, "👍").await;
    channel.press("carla", &consent, "✋").await;
    bot.stumble();
    channel.shows(&consent, "1 indvending").await;
    channel.says("anna", "!dialog afstemning").await;

    let dots = channel.phase("Prik").await;
    channel.says("anna", "!dialog forlæng 30").await;
    // Anna, Bo and Carla stay with 2; Dan moves his dot from 1 to 2; Eva takes hers back and puts it on 1.
    channel.all_press(&["bo", "carla"], &dots, "2\u{fe0f}\u{20e3}").await;
    channel.press("dan", &dots, "1\u{fe0f}\u{20e3}").await;
    let taken = channel.press("eva", &dots, "2\u{fe0f}\u{20e3}").await;
    channel.shows(&dots, "4 af 8").await;
    bot.kill();
    channel.press("dan", &dots, "2\u{fe0f}\u{20e3}").await;
    channel.person("eva").take_back(&channel.id, &taken).await;
    // Somebody reacts twice: the variation selector makes another event of the same choice.
    channel.press("bo", &dots, "2\u{20e3}").await;
    // Olga observes, and Lars was not there when the vote opened.
    channel.press("olga", &dots, "1\u{fe0f}\u{20e3}").await;
    channel.press("lars", &dots, "1\u{fe0f}\u{20e3}").await;
    bot.start();
    for name in ["olga", "lars"] {
        is_told(&channel, name, "/not-counted").await;
    }
    channel.press("eva", &dots, "1\u{fe0f}\u{20e3}").await;
    channel.says("finn", "!dialog svar 1").await;
    channel.says("anna", "!dialog optælling 1:1 2:1").await;
    channel.shows(&dots, "7 af 8").await;
    channel.says("anna", "!dialog svar 2").await;

    let trial = channel.phase("Afprøvning").await;
    // 2: Anna, Bo, Carla, Dan and a guest; 1: Eva, Finn and a guest. The vote closes when the last has answered.
    channel.shows(&dots, "5 af 8").await;
    channel.shows(&trial, "Et skilt på hver skranke").await;
    bot.stumble();
    channel
        .says("anna", "!dialog afprøvning hvorfor: Det er let at huske hvordan: To og to hvem: Alle ansvarlig: bo")
        .await;
    channel.shows(&trial, "Det er let at huske").await;
    bot.stumble();
    is_told(&channel, "bo", "/owner").await;
    channel.says("bo", "!dialog svar ja").await;
    let closing = channel
        .person("anna")
        .until("the trial card", |seen| seen.iter().find(|s| key(s).is_some_and(|k| k.ends_with("/closing"))).cloned())
        .await;
    assert!(closing.body().contains("Et skilt på hver skranke"), "{}", closing.body());
    is_told(&channel, "bo", "/rest").await;

    // --- what must hold over all of it ---
    bot.stop();
    let export = bot.export();
    ledger::assert_nothing_said_twice(&channel);
    ledger::assert_nothing_locked(&channel);
    let keys = ledger::assert_nothing_lost(&channel, &lines(&export));
    assert!(keys > 30, "the export names what was said: {keys} keys");
    assert_break_told_once(&channel);
    assert_eq!(bot.kills, 16, "killed in every activity");
    assert!(!export.contains("\"choice\""), "who chose what is deleted once a vote has closed");
    let words = ["seddel", "skranke", "sætning", "@bo:", "@anna:", "Gerda"];
    ledger::assert_log_is_discreet(&bot.log_text(), &words);
}

/// Waits until the bot has told somebody something in private.
async fn is_told(channel: &Channel, name: &str, slot: &str) {
    let found = |seen: &[Seen]| {
        let private = seen.iter().filter(|s| s.room != channel.id);
        private.clone().find(|s| key(s).is_some_and(|k| k.ends_with(slot))).map(drop)
    };
    channel.person(name).until(&format!("»{slot}« in private"), found).await;
}

fn assert_break_told_once(channel: &Channel) {
    let told = channel.person("bo").seen_in(&channel.id);
    let told: Vec<_> = told.iter().filter(|s| !is_edit(s) && key(s).is_some_and(|k| k.ends_with("/break"))).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
}

//! Matrix and Discord in one real process: a channel on each, with people of its own, over a kill and to a clean stop.
//!
//! Anna and Xenia are on a real Synapse, Bo and Yrsa on the Discord of the tests. Deliberately absent: whole dialogues
//! (`matrix_dialogue`, `discord_dialogue`).

#![cfg(feature = "matrix")]
#![recursion_limit = "256"]

#[path = "../../program/mod.rs"]
mod program;
#[path = "../../synapse/mod.rs"]
mod synapse;
mod table;

use discord_peer::Peer;
use discord_peer::store::{Kind, World};
use program::{Pace, Program, lines};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use synapse::channel::{Channel, key};
use synapse::person::{Person, Seen, user_id};
use synapse::{Limits, SERVER, Synapse, bot, ledger};
use table::{Table, config};

const REAL_TIME: Pace = Pace { scale: 1, begins: None };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_serves_both_and_neither_sees_the_other() {
    let synapse = Synapse::start(Limits::Lifted);
    synapse.register(&["bot", "anna", "xenia"]);
    let peer = Peer::start().await;
    let channel = peer.add_channel("borgerservice");
    let people = BTreeMap::from(["bo", "yrsa"].map(|name| (name, peer.add_user(name, None))));
    let tables = format!("{}{}", bot::table(&synapse, true), config(&peer));
    let bot = Program::new(&tables, REAL_TIME);
    let mut on_discord = Table { peer, channel, people, bot };
    let mut people = BTreeMap::new();
    for name in ["anna", "xenia"] {
        people.insert(name, Person::log_in(&synapse, name).await);
    }
    let id = people["anna"].create_room(true, &[user_id("xenia"), user_id("bot")]).await;
    let on_matrix = Channel { id, people };
    for name in ["anna", "xenia"] {
        on_matrix.person(name).sees("!dialog").await;
    }
    on_discord.ready().await;

    // --- a lobby on each ---
    on_matrix.says("anna", "!dialog start borgerdata").await;
    on_discord.asks("bo", "start", &[("drejebog", json!("borgerdata"))]).await;
    let there = on_discord.phase("Dialog:").await;
    let is_lobby = |seen: &[Seen]| seen.iter().find(|s| is_keyed(s, "/lobby")).map(|s| s.id().to_owned());
    let here = on_matrix.person("anna").until("the lobby", is_lobby).await;
    // Each facilitator has a card; with that, everything that was caused is said.
    on_discord.is_told("bo", "Dit kort").await;
    is_told(&on_matrix, "anna", "/card").await;

    // --- killed, started again, and still in both ---
    on_discord.stumble().await;
    on_matrix.press("xenia", &here, "👋").await;
    on_discord.presses("yrsa", there, "👋").await;
    on_matrix.shows(&here, "xenia").await;
    on_discord.shows(there, "yrsa").await;

    // --- what must hold in the end ---
    on_discord.bot.stop();
    let export = lines(&on_discord.bot.export());
    ledger::assert_nothing_said_twice(&on_matrix);
    ledger::assert_nothing_locked(&on_matrix);
    let said_here = ledger::assert_nothing_lost(&on_matrix, &without(&export, "discord/"));
    let said_there = on_discord.assert_said_once(&without(&export, "matrix/"));
    assert!(said_here >= 2 && said_there >= 2, "a lobby and a card on each: {said_here} and {said_there}");
    let delivered = export.iter().filter(|line| line["kind"] == "delivered").count();
    assert_eq!(said_here + said_there, delivered, "each message belongs to one of them");
    assert_only_matrix(&on_matrix, &on_discord);
    assert_only_discord(&on_discord);
    on_discord.peer.assert_clean();
}

fn is_keyed(seen: &Seen, slot: &str) -> bool {
    key(seen).is_some_and(|key| key.ends_with(slot))
}

/// Waits until the bot has told somebody something in private.
async fn is_told(channel: &Channel, name: &str, slot: &str) {
    let found = |seen: &[Seen]| seen.iter().find(|s| s.room != channel.id && is_keyed(s, slot)).map(drop);
    channel.person(name).until(&format!("»{slot}« in private"), found).await;
}

/// An export without what stands under one platform's channels.
fn without(export: &[Value], platform: &str) -> Vec<Value> {
    let is_theirs = |line: &&Value| line["stream"].as_str().is_some_and(|stream| stream.contains(platform));
    export.iter().filter(|line| !is_theirs(line)).cloned().collect()
}

/// Nobody on Matrix reads of Discord, its people or its way of asking.
fn assert_only_matrix(channel: &Channel, other: &Table) {
    let mut foreign = vec!["discord".to_owned(), "yrsa".to_owned(), "/dialog ".to_owned()];
    foreign.extend(other.people.values().map(|user| user.id.to_string()));
    let mut lobbies = Vec::new();
    for (name, person) in &channel.people {
        for room in person.client.joined_rooms() {
            for seen in person.seen_in(room.room_id()).iter().filter(|s| s.event["type"] == "m.room.message") {
                let said = seen.event["content"].to_string().to_lowercase();
                let found = foreign.iter().find(|word| said.contains(word.as_str()));
                assert_eq!(found, None, "{name} reads {said}");
                lobbies.extend(key(seen).filter(|key| key.ends_with("/lobby")).map(str::to_owned));
            }
        }
    }
    lobbies.sort();
    lobbies.dedup();
    assert_eq!(lobbies.len(), 1, "one lobby: {lobbies:?}");
}

/// Nobody on Discord reads of Matrix, its people or its way of asking; and nothing is said outside the channel but to
/// the two people who are there.
fn assert_only_discord(table: &Table) {
    let foreign = ["matrix", "xenia", SERVER, "!dialog"];
    let people: Vec<_> = table.people.values().map(|user| user.id).collect();
    table.peer.look(|world: &World| {
        let said: Vec<_> = world.messages.values().filter(|m| m.author == world.bot).collect();
        for message in &said {
            let text = message.text().to_lowercase();
            let found = foreign.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "on Discord stands {text}");
            let place = &world.channels[&message.channel];
            let at_home = match place.kind {
                Kind::Direct => people.contains(&place.with),
                _ => world.main_channel(place.id) == table.channel,
            };
            assert!(at_home, "said in {place:?}: {text}");
        }
        let lobbies = said.iter().filter(|m| m.channel == table.channel && m.text().starts_with("### Dialog:")).count();
        assert_eq!(lobbies, 1, "one lobby");
    });
}

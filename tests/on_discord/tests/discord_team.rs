//! A team on Discord through the real binary, one situation at a time: planning with the server's own calendar, missing
//! permissions, closed direct messages, two hundred answers at once, and what the operator is told.
//!
//! Deliberately absent: a whole dialogue (`discord_dialogue`), and what the adapter does by itself (`discord_adapter`).

#[path = "../../program/mod.rs"]
mod program;
mod table;

use discord_peer::{Peer, permissions};
use program::{PROGRAM, Pace, lines};
use serde_json::json;
use std::process::{Command, Output};
use std::time::Instant;
use table::{Table, config};

const REAL_TIME: Pace = Pace { scale: 1, begins: None };

/// A Thursday in November, at nine.
const THURSDAY: Pace = Pace { scale: 1, begins: Some("2030-11-21T09:00") };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_meeting_is_planned_moved_and_cancelled_in_the_servers_own_calendar() {
    let mut table = Table::set(&["anna", "bo", "carla"], THURSDAY).await;
    let plan = [("drejebog", json!("borgerdata")), ("hvornår", json!("28/11 kl. 13"))];
    table.asks("anna", "planlæg", &plan).await;
    let time = table.post_after("Skal jeg indkalde", 0).await;
    table.presses("anna", time, "🤝").await;
    let invitation = table.phase("Dialog:").await;
    let event = table.peer.until("an event of the server", |world| world.events.values().next().cloned()).await;
    assert!(event["name"].as_str().unwrap().contains("borgeres data"), "{event}");
    assert!(event["scheduled_start_time"].as_str().unwrap().starts_with("2030-11-28T12:00"), "{event}");
    table.presses("bo", invitation, "👋").await;
    table.shows(invitation, "bo").await;
    let thread = table.peer.until("the thread below", |world| world.messages[&invitation].thread).await;
    let file = |world: &discord_peer::store::World| {
        let mut there = world.messages.values().filter(|m| m.channel == thread);
        there.find_map(|m| m.attachments.first().cloned())
    };
    let file = table.peer.until("the calendar file", file).await;
    assert_eq!(file.name, "drejebog.ics");
    assert!(String::from_utf8_lossy(&file.bytes).contains("20301128T130000"), "the meeting stands in it");

    table.stumble().await;
    table.asks("anna", "flyt", &[("hvornår", json!("29/11 kl. 9"))]).await;
    let time = table.post_after("Skal jeg", invitation).await;
    table.presses("anna", time, "🤝").await;
    let moved = |world: &discord_peer::store::World| {
        let mut starts = world.events.values().filter_map(|e| e["scheduled_start_time"].as_str());
        starts.any(|start| start.starts_with("2030-11-29T08:00")).then_some(world.events.len())
    };
    assert_eq!(table.peer.until("the event moved", moved).await, 1, "the same event, moved");
    // Asked once whether she means it.
    table.asks("anna", "aflys", &[]).await;
    table.asks("anna", "aflys", &[]).await;
    table.peer.until("no event", |world| world.events.is_empty().then_some(())).await;
    table.shows(invitation, "er aflyst").await;
    table.bot.stop();
    table.assert_said_once(&lines(&table.bot.export()));
    table.peer.assert_clean();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_permission_is_named_and_what_is_not_needed_is_done_without() {
    let table = Table::set(&["anna", "bo"], REAL_TIME).await;
    let start = [("drejebog", json!("borgerdata"))];
    for (bit, name) in [
        (permissions::SEND_MESSAGES, "Send beskeder"),
        (permissions::CREATE_PUBLIC_THREADS, "Opret offentlige tråde"),
        (permissions::READ_MESSAGE_HISTORY, "Læs beskedhistorik"),
    ] {
        table.peer.deny(table.channel, bit);
        let told = table.asks("anna", "start", &start).await;
        assert!(told.contains(name), "{name} is missing: {told}");
    }
    // Neither the server's calendar nor its pins nor files: the dialogue is held all the same.
    let spared = permissions::CREATE_EVENTS | permissions::PIN_MESSAGES | permissions::ADD_REACTIONS;
    table.peer.deny(table.channel, spared);
    table.asks("anna", "start", &start).await;
    let lobby = table.phase("Dialog:").await;
    table.presses("bo", lobby, "👋").await;
    table.shows(lobby, "bo").await;
    // Whoever leads is told, and nobody else.
    let anna = table.person("anna").id;
    let told = |world: &discord_peer::store::World| {
        let pinless = world.messages_in(world.direct(anna)?).iter().any(|m| m.text().contains("fastgøre"));
        pinless.then_some(())
    };
    table.peer.until("what it does without", told).await;
    assert_eq!(table.peer.messages(table.channel).len(), 1, "nothing was said where nothing could be");
    table.peer.take_violations();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_takes_no_direct_messages_is_answered_where_they_pressed_or_told_without_the_words() {
    let table = Table::set(&["anna", "bo"], REAL_TIME).await;
    for name in ["anna", "bo"] {
        table.person(name).close_dms();
    }
    let start = [("drejebog", json!("borgerdata"))];
    table.asks("anna", "start", &start).await;
    let lobby = table.phase("Dialog:").await;
    // Her card comes as an answer to her own command, and nobody else sees it.
    let anna = table.person("anna");
    let card = |world: &discord_peer::store::World| {
        let mut hers = world.messages.values().filter(|m| m.only_for == Some(anna.id));
        hers.find(|m| m.text().contains("Dit kort")).cloned()
    };
    table.peer.until("the card", card).await;
    // Bo has pressed nothing that could be answered: he reacts.
    table.person("bo").reacts(lobby, "👋");
    table.shows(lobby, "bo").await;
    table.asks("anna", "overdrag", &[("hvem", json!(table.person("bo").id.to_string()))]).await;
    let told = table.post_after("Jeg kan ikke skrive privat til dig", lobby).await;
    assert!(table.text(told).contains(&table.person("bo").mention()), "{}", table.text(told));
    assert!(!table.text(told).contains("Dit kort"), "what is private does not stand in the channel");
    table.peer.assert_clean();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_write_to_each_other_is_not_heard_and_what_they_write_to_the_bot_is() {
    let table = Table::set(&["anna", "bo"], REAL_TIME).await;
    let anna = table.person("anna");
    anna.says(table.channel, "!dialog start borgerdata");
    anna.says(table.channel, &format!("<@{}> start paa-tvaers", table.peer.bot));
    let lobby = table.phase("Dialog:").await;
    assert!(table.text(lobby).contains("tværs"), "the mention was heard, the other was not: {}", table.text(lobby));
    anna.dm("hjælp start");
    table.is_told("anna", "start").await;
    anna.dm("/dialog status");
    table.is_told("anna", "I er 1").await;
    anna.set_locale("en-GB");
    let commands = table.peer.commands();
    let names = commands[0]["options"].as_array().unwrap();
    assert!(names.len() <= 25, "{} lines in the list", names.len());
    let next = names.iter().find(|option| option["name"] == "næste").expect("/dialog næste");
    assert_eq!(next["name_localizations"]["en-GB"], "next");
    let suggested = anna.autocomplete(table.channel, "dialog", &["start"], ("drejebog", "cit"), &[]).await;
    assert!(suggested.iter().any(|choice| choice.name.contains("citizens")), "{suggested:?}");
    table.peer.assert_clean();
}

/// Two hundred people answer the same grey zone within a moment: half by a button, half by a reaction.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_answers_at_once_are_counted_with_one_edit_in_flight() {
    let table = Table::set(&["anna"], REAL_TIME).await;
    let people: Vec<_> = (0..200).map(|n| table.peer.add_user(&format!("kollega-{n}"), None)).collect();
    table.asks("anna", "gråzone", &[]).await;
    let zone = table.phase("Gråzone").await;
    table.shows(zone, "Ingen har svaret endnu").await;
    let before = table.peer.message(zone).expect("the grey zone").edits;
    #[expect(clippy::disallowed_methods, reason = "how long it took is printed")]
    let begin = Instant::now();
    for (n, person) in people.iter().enumerate() {
        match n % 4 {
            0 => drop(person.click(zone, "1\u{fe0f}\u{20e3}")),
            1 => drop(person.click(zone, "2\u{fe0f}\u{20e3}")),
            2 => person.reacts(zone, "1\u{fe0f}\u{20e3}"),
            _ => person.reacts(zone, "2\u{fe0f}\u{20e3}"),
        }
    }
    table.shows(zone, "200 har svaret").await;
    let took = begin.elapsed();
    let edits = table.peer.message(zone).expect("the grey zone").edits - before;
    let (asked, slowest) = (table.peer.latencies().len(), table.peer.longest_latency());
    println!("200 answers: the tally was right after {} ms, with {edits} edits", took.as_millis());
    println!("{asked} interactions, the slowest acknowledged after {} ms", slowest.as_millis());
    assert!(table.peer.most_edits_at_once() <= 1, "one edit in flight");
    assert!(edits < 100, "edits are coalesced: {edits} for 200 answers");
    table.peer.assert_clean();
}

// ---- what the operator is told ----

fn drejebog(args: &[&str], folder: &std::path::Path) -> Output {
    let mut program = Command::new(PROGRAM);
    program.args(args).args(["--config", "drejebog.toml"]).current_dir(folder).output().expect("the program runs")
}

fn out(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_gets_the_link_and_is_told_what_is_wrong() {
    let peer = Peer::start().await;
    let folder = tempfile::tempdir().unwrap();
    let write = |tables: &str| {
        let text = format!("[journal]\nfolder = \"data\"\n{tables}");
        std::fs::write(folder.path().join("drejebog.toml"), text).unwrap();
    };
    write(&config(&peer));
    let link = drejebog(&["discord-invite"], folder.path());
    assert!(link.status.success(), "{}", out(&link));
    let expected = format!("https://discord.com/oauth2/authorize?client_id={}", peer.bot);
    assert!(out(&link).contains(&expected), "{}", out(&link));
    let check = drejebog(&["check"], folder.path());
    assert!(check.status.success(), "{}", out(&check));

    write(&config(&peer).replace(&peer.token(), "forkert"));
    for command in ["check", "serve", "discord-invite"] {
        let refused = drejebog(&[command], folder.path());
        assert_eq!(refused.status.code(), Some(1), "{command}: {}", out(&refused));
        assert!(out(&refused).contains("does not know the token"), "{command}: {}", out(&refused));
        assert!(!out(&refused).contains("forkert"), "{command}: {}", out(&refused));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_to_the_bot_while_it_is_away_is_heard_when_it_is_back() {
    let mut table = Table::set(&["anna", "bo"], REAL_TIME).await;
    table.asks("anna", "start", &[("drejebog", json!("borgerdata"))]).await;
    let lobby = table.phase("Dialog:").await;
    table.presses("bo", lobby, "👋").await;
    table.shows(lobby, "bo").await;
    table.bot.kill();
    table.peer.disconnected().await;
    // Bo has never been written to, and neither has he written.
    table.person("bo").dm("status");
    table.person("anna").dm("status");
    table.person("anna").says(table.channel, &format!("<@{}> gæst Gerda", table.peer.bot));
    table.bot.start();
    table.is_told("anna", "I er").await;
    table.is_told("bo", "I er").await;
    table.shows(lobby, "Gerda").await;
    table.peer.assert_clean();
}

//! Whole conversations between people and a bot.

use crate::bot::{Running, http};
use discord_peer::Peer;
use serde_json::json;
use serenity::all::{ChannelId, CreateThread, GatewayIntents};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_is_asked_and_answers() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", Some("Anna"));
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    bot.hears("guild dialog").await;

    let asked = anna.slash(channel, "dialog", &["svar"], &[("tekst", json!("hej"))]);
    let reply = asked.reply().await;
    assert_eq!(reply.text(), "svar\nTitel\na\nb");
    let clicked = anna.click(reply.id, "Ja");
    clicked.answered().await;
    assert_eq!(peer.message(reply.id).unwrap().content, "anna trykkede ja");
    assert!(anna.try_click(reply.id, "Ja").unwrap_err().contains("it is not there"));

    let opened = anna.slash(channel, "dialog", &["form"], &[]);
    assert_eq!(opened.modal().await.fields[0].label, "Navn");
    let sent = anna.submit_modal(&opened, &[("navn", "Anna")]);
    assert_eq!(sent.whispered().await, "modtaget");

    let later = anna.slash_dm("dialog", &["senere"], &[]);
    assert_eq!(later.whispered().await, "lovet");
    peer.until("a followup", |world| (world.ephemerals(anna.id).len() == 3).then_some(())).await;

    let place = anna.slash(channel, "dialog", &["opsæt", "vælg"], &[]);
    let select = place.reply().await;
    assert!(anna.try_select(select.id, "valg", &["A"]).unwrap_err().contains("2..=2"));
    assert!(anna.try_select(select.id, "valg", &["A", "D"]).unwrap_err().contains("no option"));
    let other = peer.add_user("bo", None);
    assert!(other.try_select(select.id, "valg", &["A", "B"]).unwrap_err().contains("not for them"));
    anna.select(select.id, "Vælg to", &["A", "b"]).answered().await;
    assert_eq!(peer.message(select.id).unwrap().content, "valgt: a, b");

    let suggested = anna.autocomplete(channel, "dialog", &["svar"], ("tekst", "j"), &[]).await;
    assert_eq!(suggested[0].name, "Ja");
    println!("latencies: {:?}", peer.latencies());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_offers_only_what_is_registered() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let _bot = Running::start(&peer, GatewayIntents::non_privileged()).await;

    let refused = |command: &str, path: &[&str], options: &[(&str, serde_json::Value)]| {
        anna.try_slash(channel, command, path, options).unwrap_err()
    };
    assert!(refused("møde", &[], &[]).contains("no such command"));
    assert!(refused("dialog", &[], &[]).contains("needs a subcommand"));
    assert!(refused("dialog", &["nej"], &[]).contains("no subcommand"));
    assert!(refused("dialog", &["svar"], &[]).contains("missing"));
    assert!(refused("dialog", &["svar"], &[("tekst", json!(1))]).contains("not what"));
    assert!(refused("dialog", &["form"], &[("tekst", json!("a"))]).contains("no option"));
    anna.leaves();
    assert!(refused("dialog", &["form"], &[]).contains("not in the guild"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_a_place_too() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let _bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    let message = anna.slash(channel, "dialog", &["svar"], &[("tekst", json!("a"))]).reply().await;
    let thread = CreateThread::new("Gruppe");
    ChannelId::new(channel).create_thread_from_message(&http(&peer), message.id, thread).await.unwrap();
    let thread = peer.thread(message.id).unwrap().id;
    let reply = anna.slash(thread, "dialog", &["svar"], &[("tekst", json!("a"))]).reply().await;
    assert_eq!(reply.channel, thread);
    anna.click(reply.id, "ja").answered().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_away_did_not_respond() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    bot.stop().await;
    peer.disconnected().await;

    let asked = anna.slash(channel, "dialog", &["form"], &[]);
    assert!(!asked.is_answered().await);
    assert!(asked.has_failed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_can_be_broken_off() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let _bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    peer.fail_next("POST /interactions/{interaction_id}/{interaction_token}/callback", 502);

    let asked = anna.slash(channel, "dialog", &["form"], &[]);
    assert!(!asked.wait_answer(Duration::from_millis(300)).await);
    assert_eq!(peer.faults_left(), 0);
}

//! Limits, slowness, and many people at once.

use crate::bot::{Running, http};
use discord_peer::Peer;
use serde_json::json;
use serenity::all::{ChannelId, EditMessage, GatewayIntents};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::Instant;

const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";
const POST: &str = "POST /channels/{channel_id}/messages";

fn said(text: &str) -> serenity::all::CreateMessage {
    let nonce = serenity::all::Nonce::String(text.to_owned());
    serenity::all::CreateMessage::new().content(text).nonce(nonce).enforce_nonce(true)
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_hold_serenity_back() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let channel = ChannelId::new(peer.add_channel("dialog"));
    peer.limit_next(POST, 2, Duration::from_millis(200), false);
    let began = Instant::now();
    channel.send_message(&http, said("en")).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(400));
    peer.limit_next("*", 1, Duration::from_millis(200), true);
    channel.send_message(&http, said("to")).await.unwrap();
    assert_eq!(peer.counts()[POST], 5);
    assert_eq!(peer.calls().iter().filter(|call| call.status == 429).count(), 3);

    peer.set_bucket(POST, 2, Duration::from_millis(300));
    for n in 0..5 {
        channel.send_message(&http, said(&format!("nr. {n}"))).await.unwrap();
    }
    assert_eq!(peer.messages(channel.get()).len(), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_at_once_are_counted() {
    let peer = Peer::start().await;
    let http = Arc::new(http(&peer));
    let channel = ChannelId::new(peer.add_channel("dialog"));
    let message = channel.send_message(&http, said("tavle")).await.unwrap().id;
    channel.edit_message(&http, message, EditMessage::new().content("1")).await.unwrap();
    assert_eq!(peer.most_edits_at_once(), 1);
    peer.hold(EDIT);
    let mut edits = JoinSet::new();
    for n in 0..3 {
        let http = Arc::clone(&http);
        edits.spawn(async move {
            let edit = EditMessage::new().content(format!("{n}"));
            channel.edit_message(&http, message, edit).await.unwrap();
        });
    }
    peer.holds(3).await;
    peer.release();
    edits.join_all().await;
    assert_eq!(peer.most_edits_at_once(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_does_not_double_the_message() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let channel = ChannelId::new(peer.add_channel("dialog"));
    peer.lose_answer_next(POST);
    assert!(channel.send_message(&http, said("en")).await.is_err());
    channel.send_message(&http, said("en")).await.unwrap();
    assert_eq!(peer.messages(channel.get()).len(), 1);
    peer.refuse_next(POST, 400, 40003);
    assert!(channel.send_message(&http, said("to")).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_people_at_once() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    let people: Vec<_> = (0..200).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    let board = people[0].slash(channel, "dialog", &["svar"], &[("tekst", json!("a"))]).reply().await.id;
    for person in &people {
        person.reacts(board, "✅");
    }
    for _ in &people {
        bot.hears("reaction ✅").await;
    }
    let asked: Vec<_> = people.iter().map(|person| person.slash(channel, "dialog", &["senere"], &[])).collect();
    for (person, asked) in people.iter().zip(&asked) {
        assert_eq!(asked.whispered().await, "lovet");
        assert_eq!(asked.state().user, person.id);
    }
    assert!(peer.most_calls_in_a_second() <= 2, "only the gateway was looked up and the commands registered");
    println!("the longest of {} answers took {:?}", peer.latencies().len(), peer.longest_latency());
}

//! Lost connections: noticed, and everything that happened meanwhile made good, once.

use crate::hand::{Bot, account, choice, config, number, post};
use discord_peer::Peer;
use drejebog::adapters::discord::Stopped;
use drejebog::adapters::system::wall;
use drejebog::ports::chat::{Chat, Heard, Inbound};
use drejebog::ports::link::Link;
use jiff::SignedDuration;
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;

const READ: &str = "GET /channels/{channel_id}/messages";
const WHO: &str = "GET /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";

fn what(inbound: &Inbound) -> (u64, String) {
    let from = inbound.from.0.rsplit('/').next().unwrap().parse().unwrap();
    let what = match &inbound.what {
        Heard::Message { text, .. } => text.clone(),
        Heard::Reacted { emoji, .. } => format!("+{emoji}"),
        Heard::TakenBack { .. } => "-".to_owned(),
        Heard::Edited { text, .. } => format!("~{text}"),
        other => format!("{other:?}"),
    };
    (from, what)
}

async fn next(bot: &mut Bot, count: usize) -> Vec<(u64, String)> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(what(&bot.hears().await));
    }
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_break_is_gone_on_from_and_nothing_is_missed() {
    let peer = Peer::start().await;
    peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    for (n, interrupt) in
        [Peer::gateway_op7, Peer::drop_sockets, |peer: &Peer| peer.close(4000)].into_iter().enumerate()
    {
        interrupt(&peer);
        anna.dm(&format!("nr {n}"));
        assert_eq!(next(&mut bot, 1).await, [(anna.id, format!("nr {n}"))]);
        peer.connected().await;
        bot.live().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lost_session_everything_is_read() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig"), choice("✋", "Indvending")];
    let message = number(&bot.says(vote).await);
    // The journal knows the channel and both private rooms.
    anna.slash(team, "dialog", &["status"], &[]);
    let (idea, other) = (anna.dm("min idé"), anna.dm("fortrudt"));
    bo.dm("hej");
    anna.reacts(message, "👍");
    bo.reacts(message, "👍");
    next(&mut bot, 6).await;

    let (begun, _) = peer.sessions();
    peer.set_outage(true);
    bot.lost().await;
    bo.dm("skrevet imens");
    anna.says(team, &format!("<@{}> status", peer.bot));
    anna.edits(idea, "en bedre idé");
    anna.deletes(other);
    anna.unreacts(message, "👍");
    anna.reacts(message, "✋");
    peer.lose_sessions();
    peer.set_outage(false);
    let mut expected = vec![
        (anna.id, "!dialog status".to_owned()),
        (anna.id, "~en bedre idé".to_owned()),
        (anna.id, "-".to_owned()),
        (anna.id, "-".to_owned()),
        (anna.id, "+✋".to_owned()),
        (bo.id, "skrevet imens".to_owned()),
    ];
    expected.sort();
    assert_eq!(next(&mut bot, 6).await, expected);
    bot.live().await;
    assert_eq!(bot.has_heard(), []);
    assert!(peer.sessions().0 > begun);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_a_sign_while_the_bot_reads_what_it_missed() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]);
    bot.hears().await;
    peer.hold(READ);
    peer.lose_sessions();
    peer.gateway_op7();
    peer.holds(1).await;
    peer.connected().await;
    let used = anna.slash(team, "dialog", &["status"], &[]);
    assert!(used.is_answered().await);
    assert_ne!(*bot.link.borrow(), Link::Live);
    assert_eq!(bot.has_heard(), []);
    peer.release();
    bot.hears().await;
    bot.live().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_crash_everything_is_read_once() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = bot.says(vote).await;
    anna.slash(team, "dialog", &["status"], &[]);
    anna.reacts(number(&message), "👍");
    anna.dm("før");
    next(&mut bot, 3).await;
    let journal = bot.crashes().await;
    peer.disconnected().await;
    anna.unreacts(number(&message), "👍");
    anna.dm("imens");
    let mut bot = Bot::start_with(config(&peer), journal).await.unwrap();
    assert_eq!(next(&mut bot, 2).await, [(anna.id, "-".to_owned()), (anna.id, "imens".to_owned())]);
    anna.reacts(number(&message), "👍");
    let again = bot.hears().await;
    assert!(again.id.0.ends_with("/2"), "{:?}", again.id);
    assert_eq!(again.from, account(anna.id));
    assert_eq!(bot.has_heard(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_room_that_was_only_opened_is_read_too() {
    let peer = Peer::start().await;
    peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let bot = Bot::start(&peer).await;
    bot.chat.prepare_private(account(anna.id), "Drejebog (privat)".to_owned()).await.unwrap();
    // The position is told before anything that comes after it.
    anna.slash_dm("dialog", &["status"], &[]);
    let mut bot = bot;
    bot.hears().await;
    let journal = bot.crashes().await;
    anna.dm("imens");
    let mut bot = Bot::start_with(config(&peer), journal).await.unwrap();
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "imens".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn reactions_swept_away_are_taken_back() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = number(&bot.says(vote).await);
    anna.reacts(message, "👍");
    bo.reacts(message, "👍");
    next(&mut bot, 2).await;
    anna.clears_reactions(message, None);
    let mut expected = [(anna.id, "-".to_owned()), (bo.id, "-".to_owned())];
    expected.sort();
    assert_eq!(next(&mut bot, 2).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_twice_is_heard_under_one_name() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = number(&bot.says(vote).await);
    peer.double_next("MESSAGE_REACTION_ADD", 1);
    peer.double_next("MESSAGE_CREATE", 1);
    anna.reacts(message, "👍");
    anna.dm("hej");
    assert_eq!(next(&mut bot, 2).await, [(anna.id, "+👍".to_owned()), (anna.id, "hej".to_owned())]);
    anna.dm("igen");
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "igen".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn serenitys_spinning_keeps_nobody_else_from_working() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    peer.set_heartbeat(Duration::from_secs(3));
    let mut bot = Bot::start(&peer).await;
    anna.dm("før");
    next(&mut bot, 1).await;
    for (n, close) in [Peer::close_without_code, |peer: &Peer| peer.close(4010)].into_iter().enumerate() {
        close(&peer);
        // The gateway's thread spins until its next heartbeat; posts go out meanwhile.
        bot.says(post(team, &format!("meanwhile{n}"), "Imens")).await;
        anna.dm(&format!("imens {n}"));
        assert_eq!(next(&mut bot, 1).await, [(anna.id, format!("imens {n}"))]);
        peer.connected().await;
        bot.live().await;
    }
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_waiting_mends_ends_the_adapter_with_the_reason() {
    for (code, reason) in [(4004, Stopped::TokenRefused), (4014, Stopped::IntentsRefused)] {
        let peer = Peer::start().await;
        let bot = Bot::start(&peer).await;
        peer.close(code);
        assert_eq!(bot.stopped().await, reason);
        peer.take_violations();
    }
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    peer.set_token("et andet");
    bot.chat.post(post(team, "a", "a")).await.unwrap_err();
    assert_eq!(bot.stopped().await, Stopped::TokenRefused);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_is_told_with_its_beginning() {
    let peer = Peer::start().await;
    peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    peer.set_outage(true);
    bot.lost().await;
    let Link::Lost { since } = *bot.link.borrow() else { panic!("not lost") };
    let ago = wall().duration_since(since);
    assert!(ago < SignedDuration::from_secs(30), "{ago}");
    peer.set_outage(false);
    bot.live().await;
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_servers_named_are_served() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut elsewhere = config(&peer);
    elsewhere.guilds = vec![17];
    let mut bot = Bot::start_with(elsewhere, Default::default()).await.unwrap();
    peer.until("commands", |world| (!world.commands.is_empty()).then_some(())).await;
    anna.says(team, &format!("<@{}> status", peer.bot));
    anna.slash(team, "dialog", &["start"], &[("drejebog", json!("fravær"))]);
    anna.dm("her er jeg");
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "her er jeg".to_owned())]);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_session_is_gone_on_with_nothing_is_read() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]);
    anna.dm("før");
    next(&mut bot, 2).await;
    let reads = || peer.counts().get(READ).copied();
    let before = reads();
    for (n, interrupt) in (1..).zip([Peer::gateway_op7, Peer::drop_sockets, |peer: &Peer| peer.close(4000)]) {
        interrupt(&peer);
        anna.dm("imens");
        assert_eq!(next(&mut bot, 1).await, [(anna.id, "imens".to_owned())]);
        peer.until("the session goes on", |world| (world.sessions.resumed == n).then_some(())).await;
        anna.dm("efter");
        assert_eq!(next(&mut bot, 1).await, [(anna.id, "efter".to_owned())]);
        bot.live().await;
    }
    assert_eq!(reads(), before);
    assert_eq!(peer.sessions(), (1, 3));
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_cannot_be_read_keeps_no_other_waiting_and_is_read_at_the_next_connection() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let at = |text: &str| format!("<@{}> {text}", peer.bot);
    anna.says(team, &at("før"));
    anna.dm("før");
    next(&mut bot, 2).await;
    peer.set_outage(true);
    bot.lost().await;
    anna.says(team, &at("imens"));
    anna.dm("imens");
    peer.lose_sessions();
    // The channel comes first, and is tried four times.
    peer.fail_in(READ, team, 500, 4);
    peer.set_outage(false);
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "imens".to_owned())]);
    bot.live().await;
    anna.says(team, &at("efter"));
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "!dialog efter".to_owned())]);
    peer.lose_sessions();
    peer.gateway_op7();
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "!dialog imens".to_owned())]);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_placed_an_emoji_is_asked_only_where_it_means_something() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = number(&bot.says(vote).await);
    anna.reacts(message, "❤");
    next(&mut bot, 1).await;
    peer.set_outage(true);
    bot.lost().await;
    for stray in ["🎉", "😂", "👀"] {
        anna.reacts(message, stray);
    }
    anna.reacts(message, "👍");
    peer.lose_sessions();
    peer.set_outage(false);
    assert_eq!(next(&mut bot, 1).await, [(anna.id, "+👍".to_owned())]);
    bot.live().await;
    assert_eq!(bot.has_heard(), []);
    assert_eq!(peer.counts()[WHO], 2, "of the offered one, and of the one that stood");
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_in_a_break_was_done_when_it_began() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = number(&bot.says(vote).await);
    anna.reacts(message, "👍");
    next(&mut bot, 1).await;
    peer.set_outage(true);
    bot.lost().await;
    let Link::Lost { since } = *bot.link.borrow() else { panic!("not lost") };
    let _ = timeout(Duration::from_secs(2), std::future::pending::<()>()).await;
    anna.unreacts(message, "👍");
    peer.lose_sessions();
    peer.hold(READ);
    peer.set_outage(false);
    peer.holds(1).await;
    // While the bot reads what it missed.
    bo.reacts(message, "👍");
    peer.release();
    for _ in 0..2 {
        let heard = bot.hears().await;
        let off = heard.at.duration_since(since).abs();
        assert!(off < SignedDuration::from_millis(500), "{heard:?} is {off:?} off");
    }
    bot.live().await;
    let before = wall();
    bo.unreacts(message, "👍");
    assert!(bot.hears().await.at >= before);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_does_not_wait_for_what_was_missed_to_be_read() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]);
    bot.hears().await;
    peer.hold(READ);
    peer.lose_sessions();
    peer.gateway_op7();
    peer.holds(1).await;
    timeout(Duration::from_secs(10), bot.chat.close()).await.expect("it ends all the same");
    peer.release();
    peer.take_violations();
}

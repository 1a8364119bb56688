//! The gateway: who hears what, and what happens when the line is bad.

use crate::bot::Running;
use discord_peer::{Peer, events};
use serde_json::json;
use serenity::all::{GatewayError, GatewayIntents};
use std::time::Duration;

const READING: GatewayIntents = GatewayIntents::all().difference(GatewayIntents::GUILD_PRESENCES);

#[tokio::test(flavor = "multi_thread")]
async fn without_the_right_to_read_only_what_is_meant_for_the_bot() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;

    anna.says(channel, "hemmeligt");
    bot.hears("message \"\"").await;
    let mention = format!("<@{}> hej", peer.bot);
    anna.says(channel, &mention);
    bot.hears(&format!("message {mention:?}")).await;
    anna.dm("kun til dig");
    bot.hears("message \"kun til dig\"").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_it_everything() {
    let peer = Peer::start().await;
    peer.grant_intents(READING.bits());
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, READING).await;
    let said = anna.says(channel, "til alle");
    bot.hears("message \"til alle\"").await;
    peer.double_next("MESSAGE_REACTION_ADD", 1);
    anna.reacts(said, "✅");
    bot.hears("reaction ✅").await;
    bot.hears("reaction ✅").await;
    anna.edits(said, "til alle!");
    anna.unreacts(said, "✅");
    anna.deletes(said);
    anna.leaves();
    anna.joins();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_intents_nothing() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, GatewayIntents::GUILDS | GatewayIntents::DIRECT_MESSAGES).await;
    let said = anna.says(channel, "hej");
    anna.reacts(said, "✅");
    anna.dm("slut");
    bot.hears("message \"slut\"").await;
    assert!(!bot.has_heard("message \"\"") && !bot.has_heard("reaction ✅"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_granted_closes_the_line() {
    let peer = Peer::start().await;
    let (mut client, _heard) = Running::client(&peer, GatewayIntents::all()).await;
    let ended = client.start().await.unwrap_err();
    assert!(matches!(ended, serenity::Error::Gateway(GatewayError::DisallowedGatewayIntents)), "{ended}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_reset_closes_the_line() {
    let peer = Peer::start().await;
    let (mut client, _heard) = Running::client(&peer, GatewayIntents::non_privileged()).await;
    peer.set_token("another");
    let ended = client.start().await.unwrap_err();
    assert!(matches!(ended, serenity::Error::Gateway(GatewayError::InvalidAuthentication)), "{ended}");
}

#[test]
fn another_decoder_reads_every_event_first() {
    let whole = json!({ "id": "1", "unavailable": true });
    assert_eq!(events::undecodable(&events::dispatch("GUILD_DELETE", 1, &whole)), None);
    let wrong = events::undecodable(&events::dispatch("MESSAGE_CREATE", 1, &json!({ "id": "1" })));
    assert!(wrong.is_some_and(|wrong| wrong.contains("missing field")));
    assert!(events::undecodable(&events::dispatch("NO_SUCH_EVENT", 1, &whole)).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_breaks_is_taken_up_again_and_nothing_is_lost() {
    let peer = Peer::start().await;
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    for (number, breaks) in [
        (1, (|peer| peer.drop_sockets()) as fn(&Peer)),
        (2, |peer| peer.gateway_op7()),
        (3, |peer| peer.gateway_op9(true)),
        (4, |peer| peer.close(4000)),
    ] {
        breaks(&peer);
        let text = format!("nummer {number}");
        anna.dm(&text);
        bot.hears(&format!("message {text:?}")).await;
        bot.hears("resumed").await;
        assert_eq!(peer.sessions(), (1, number));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_session_begins_anew() {
    let peer = Peer::start().await;
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    peer.gateway_op9(false);
    bot.hears("ready").await;
    anna.dm("igen");
    bot.hears("message \"igen\"").await;
    assert_eq!(peer.sessions().0, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_cuts_everything_and_ends() {
    let peer = Peer::start().await;
    let anna = peer.add_user("anna", None);
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    peer.refuse_connections(Duration::from_millis(700));
    peer.disconnected().await;
    peer.connected().await;
    anna.dm("tilbage");
    bot.hears("message \"tilbage\"").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guilds_and_channels_come_and_go() {
    let peer = Peer::start().await;
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    bot.hears("guild ").await;
    let channel = peer.add_channel("dialog");
    peer.rename_channel(channel, "samtale");
    peer.set_guild_available(false);
    peer.set_guild_available(true);
    bot.hears("guild samtale").await;
    let role = peer.add_role("Leder", 0);
    peer.delete_role(role);
    peer.delete_channel(channel);
    peer.set_bot_in_guild(false);
    peer.set_bot_in_guild(true);
    bot.hears("guild ").await;
}

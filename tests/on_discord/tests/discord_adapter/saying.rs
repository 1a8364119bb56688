//! What is said: posts, edits, threads, private messages, pins, meetings, and what Discord refuses.

use crate::hand::{Bot, account, channel, config, number, post};
use discord_peer::Peer;
use drejebog::adapters::discord::{ConfigError, StartError, look};
use drejebog::dialogue::ids::PostKey;
use drejebog::dialogue::permission::Permission;
use drejebog::doc::{Block, Doc, Inline};
use drejebog::ports::chat::{Chat, ChatError, Destination, Edit, File, Heard, Meeting, Missing, Room};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

const POST: &str = "POST /channels/{channel_id}/messages";

fn missing(error: &ChatError) -> Option<Missing> {
    match error {
        ChatError::Never { missing, .. } => Some(*missing),
        ChatError::Later { .. } => None,
    }
}

fn in_a_while() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the tests' own clock")]
    let now = Timestamp::now();
    now + SignedDuration::from_hours(24)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_said_once_and_found_again() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let since = in_a_while() - SignedDuration::from_hours(48);
    let said = post(team, "phase", "Nu læser vi");
    let to = said.to.clone();
    assert_eq!(bot.chat.find(to.clone(), said.key.clone(), since).await.unwrap(), None);
    peer.lose_answer_next(POST);
    let lost = bot.chat.post(said.clone()).await.unwrap_err();
    assert_eq!(missing(&lost), None, "{lost}");
    let message = bot.says(said.clone()).await;
    assert_eq!(bot.says(said.clone()).await, message);
    assert_eq!(peer.messages(team).len(), 1);
    // Minutes later, after an edit.
    let edit = Edit { key: said.key.clone(), message: message.clone(), revision: 2, version: 2, post: said.clone() };
    bot.chat.edit(edit).await.unwrap();
    peer.forget_nonces();
    for n in 0..120 {
        peer.owner().says(team, &format!("snak {n}"));
    }
    assert_eq!(bot.chat.find(to, said.key, since).await.unwrap(), Some(message));
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_of_a_channel_keep_their_order() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    peer.delay(POST, Duration::from_millis(20));
    let mut posting = Vec::new();
    for n in 0..6 {
        let chat = bot.chat.clone();
        posting.push(tokio::spawn(async move { chat.post(post(team, &format!("p{n}"), &format!("nr {n}"))).await }));
        tokio::task::yield_now().await;
    }
    let mut ids = Vec::new();
    for one in posting {
        ids.push(number(&one.await.unwrap().unwrap()));
    }
    let said: Vec<_> = peer.messages(team).iter().map(|message| message.id).collect();
    ids.sort_unstable();
    assert_eq!(said, ids);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whom_a_post_calls_is_called_and_otherwise_no_phone_buzzes() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let bot = Bot::start(&peer).await;
    let mut call = post(team, "turn", "@everyone <@1> din tur");
    (call.buzz, call.mentions) = (true, vec![account(anna.id)]);
    let loud = peer.message(number(&bot.says(call).await)).unwrap();
    assert!(loud.content.starts_with(&anna.mention()), "{}", loud.content);
    assert_eq!(loud.flags & 1 << 12, 0);
    let quiet = peer.message(number(&bot.says(post(team, "tally", "3 har stemt")).await)).unwrap();
    assert_ne!(quiet.flags & 1 << 12, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_grows_goes_on_below_itself() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let board = post(team, "board", "Tavlen");
    let message = bot.says(board.clone()).await;
    let line =
        |n: usize| Block::Paragraph(vec![Inline::Text(format!("{n}: {}", "et punkt fra et makkerpar ".repeat(8)))]);
    let mut longer = board.clone();
    longer.doc = Doc((0..40).map(line).collect());
    let edit = |post| Edit { key: board.key.clone(), message: message.clone(), revision: 2, version: 2, post };
    bot.chat.edit(edit(longer)).await.unwrap();
    let shown = peer.message(number(&message)).unwrap();
    assert!(!shown.embeds.is_empty() && shown.text().contains("0: et punkt"));
    bot.chat.edit(edit(board.clone())).await.unwrap();
    let shown = peer.message(number(&message)).unwrap();
    assert_eq!((shown.content.as_str(), shown.embeds.len()), ("Tavlen", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_attached() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let mut record = post(team, "record", "Her er referatet");
    let bytes = "# Referat".as_bytes().to_vec();
    record.file = Some(File { name: "referat.md".to_owned(), media_type: "text/markdown".to_owned(), bytes });
    let shown = peer.message(number(&bot.says(record).await)).unwrap();
    assert_eq!((shown.attachments[0].name.as_str(), shown.attachments[0].bytes.len()), ("referat.md", 9));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_refuses_is_named_and_what_it_puts_off_is_said() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    peer.limit_next(POST, 1, Duration::from_millis(200), false);
    bot.says(post(team, "limited", "Lidt efter")).await;
    peer.fail_next(POST, 503);
    assert_eq!(missing(&bot.chat.post(post(team, "down", "Nede")).await.unwrap_err()), None);
    peer.deny(team, 1 << 11);
    let refused = bot.chat.post(post(team, "mute", "Må ikke")).await.unwrap_err();
    assert_eq!(missing(&refused), Some(Missing::Permission(Permission::Write)));
    peer.deny(team, 1 << 10);
    let refused = bot.chat.post(post(team, "blind", "Kan ikke se")).await.unwrap_err();
    assert_eq!(missing(&refused), Some(Missing::Permission(Permission::SeeChannel)));
    peer.delete_channel(team);
    let refused = bot.chat.post(post(team, "gone", "Væk")).await.unwrap_err();
    assert_eq!(missing(&refused), Some(Missing::Other));
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn private_messages_find_a_way_only_beside_the_channel_they_are_about() {
    let peer = Peer::start().await;
    let (team, other) = (peer.add_channel("team"), peer.add_channel("andre"));
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let private = |about: u64, key: &str, text: &str| {
        let mut post = post(about, key, text);
        post.to = Destination::Private(account(anna.id));
        post
    };
    bot.chat.prepare_private(account(anna.id), "Drejebog (privat)".to_owned()).await.unwrap();
    bot.says(private(team, "a", "Psst")).await;
    assert_eq!(peer.dms(&anna)[0].content, "Psst");
    anna.close_dms();
    let closed = bot.chat.post(private(team, "b", "Hemmeligt")).await.unwrap_err();
    assert_eq!(missing(&closed), Some(Missing::PrivateRoom));
    anna.slash(team, "dialog", &["status"], &[]);
    bot.hears().await;
    let closed = bot.chat.post(private(other, "c", "Om de andre")).await.unwrap_err();
    assert_eq!(missing(&closed), Some(Missing::PrivateRoom));
    bot.says(private(team, "d", "Om holdet")).await;
    let seen: Vec<_> = peer.ephemerals(&anna).into_iter().map(|message| message.content).collect();
    assert_eq!(seen, ["Om holdet"]);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_was_put_by_is_opened_again() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let root = bot.says(post(team, "root", "Grupper")).await;
    let inside = |key: &str| {
        let mut post = post(team, key, "Gruppe");
        post.to = Destination::Thread { channel: channel(team), root: root.clone() };
        post
    };
    bot.says(inside("a")).await;
    let thread = peer.thread(number(&root)).unwrap();
    assert_eq!(thread.name, "Grupper");
    let found = bot.chat.find(inside("b").to, inside("b").key, Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!(found, None);
    bot.says(inside("b")).await;
    assert_eq!(peer.messages(thread.id).iter().filter(|message| message.author == peer.bot).count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn pins_are_the_bots_own_and_others_stay() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let (a, b) = (bot.says(post(team, "a", "a")).await, bot.says(post(team, "b", "b")).await);
    let pinned = || -> Vec<_> { peer.messages(team).into_iter().filter(|m| m.is_pinned).map(|m| m.content).collect() };
    bot.chat.pin(channel(team), vec![a.clone()]).await.unwrap();
    assert_eq!(pinned(), ["a"]);
    bot.chat.pin(channel(team), vec![b]).await.unwrap();
    bot.chat.pin(channel(team), vec![]).await.unwrap();
    assert!(pinned().is_empty());
    peer.deny(team, 1 << 51);
    let refused = bot.chat.pin(channel(team), vec![a]).await.unwrap_err();
    assert_eq!(missing(&refused), Some(Missing::Permission(Permission::Pin)));
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_stands_in_the_servers_calendar_until_it_is_cancelled() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let bot = Bot::start(&peer).await;
    let meeting = |key: &str, title: &str, cancelled| {
        let from = in_a_while();
        let until = from + SignedDuration::from_hours(1);
        let (uid, title, text) = ("opfølgning-1".to_owned(), title.to_owned(), "Hvad skete der?".to_owned());
        let mut post = post(team, key, "Mødet");
        post.meeting = Some(Meeting { uid, title, text, from, until, cancelled });
        post
    };
    bot.says(meeting("m1", "Opfølgning", false)).await;
    peer.until("a meeting", |world| (world.events.len() == 1).then_some(())).await;
    bot.says(meeting("m2", "Opfølgning flyttet", false)).await;
    let moved = |name: &str| {
        let name = json!(name);
        move |world: &discord_peer::store::World| {
            (world.events.len() == 1 && world.events.values().all(|event| event["name"] == name)).then_some(())
        }
    };
    peer.until("the meeting moved", moved("Opfølgning flyttet")).await;
    assert_eq!(peer.events()[0]["entity_metadata"]["location"], "#team");
    bot.says(meeting("m3", "Opfølgning flyttet", true)).await;
    peer.until("no meeting", |world| world.events.is_empty().then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_is_not_in_the_channel() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let bot = Bot::start(&peer).await;
    bo.leaves();
    assert!(bot.chat.is_in(&channel(team), &account(anna.id)).await);
    assert!(!bot.chat.is_in(&channel(team), &account(bo.id)).await);
    assert!(!bot.chat.is_in(&channel(17), &account(anna.id)).await, "nobody is where there is no channel");
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_token_it_is_and_where_it_serves_can_be_looked_at() {
    let peer = Peer::start().await;
    let mut config = config(&peer);
    config.guilds = vec![17];
    let found = look(&config).await.unwrap();
    assert_eq!((found.application_id, found.public_bot), (peer.bot, true));
    assert_eq!((found.guilds[0].id, found.guilds[0].served), (peer.guild, false));
    assert_eq!(found.missing, [17]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_or_certificate_is_told_at_the_start() {
    let peer = Peer::start().await;
    let mut wrong = config(&peer);
    wrong.token = Some("forkert".into());
    assert!(matches!(look(&wrong).await, Err(StartError::Token)));
    assert!(matches!(Bot::start_with(wrong, Default::default()).await.err(), Some(StartError::Token)));
    let mut away = config(&peer);
    away.server.as_mut().unwrap().address = "192.0.2.1:443".parse().unwrap();
    assert!(matches!(look(&away).await, Err(StartError::Config(ConfigError::Server(_)))));
    let mut odd = config(&peer);
    odd.server.as_mut().unwrap().certificate = "Cargo.toml".into();
    assert!(matches!(look(&odd).await, Err(StartError::Client(_))));
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn private_rooms_are_opened_one_at_a_time_and_too_fast_means_later() {
    const OPEN: &str = "POST /users/@me/channels";
    let peer = Peer::start().await;
    peer.add_channel("team");
    let people: Vec<_> = (0..5).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    let bot = Bot::start(&peer).await;
    peer.refuse_next(OPEN, 403, 40_003);
    let fast = bot.chat.prepare_private(account(people[0].id), "Drejebog (privat)".to_owned()).await.unwrap_err();
    assert!(matches!(fast, ChatError::Later { after: Some(after), .. } if after == Duration::from_secs(60)), "{fast}");
    peer.hold(OPEN);
    let opening: Vec<_> = people
        .iter()
        .map(|person| {
            let (chat, account) = (bot.chat.clone(), account(person.id));
            tokio::spawn(async move { chat.prepare_private(account, "Drejebog (privat)".to_owned()).await })
        })
        .collect();
    peer.holds(1).await;
    tokio::time::timeout(Duration::from_millis(300), peer.holds(2)).await.unwrap_err();
    peer.release();
    for one in opening {
        one.await.unwrap().unwrap();
    }
    assert_eq!(peer.counts()[OPEN], 6);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_in_a_channel_that_is_gone_and_everybody_in_one_that_cannot_be_asked_about() {
    const ASK: &str = "GET /guilds/{guild_id}/members/{user_id}";
    let peer = Peer::start().await;
    let (team, other) = (peer.add_channel("team"), peer.add_channel("andre"));
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    peer.hold(ASK);
    let asked = Instant::now();
    assert!(bot.chat.is_in(&channel(team), &account(anna.id)).await);
    assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    peer.release();
    assert!(bot.chat.is_in(&channel(other), &account(anna.id)).await);
    peer.delete_channel(team);
    // Heard after it.
    anna.dm("hej");
    bot.hears().await;
    let bo = peer.add_user("bo", None);
    assert!(!bot.chat.is_in(&channel(team), &account(bo.id)).await);
    peer.set_guild_available(false);
    anna.dm("hej");
    bot.hears().await;
    let carl = account(peer.add_user("carl", None).id);
    assert!(bot.chat.is_in(&channel(other), &carl).await, "an outage is no farewell");
    peer.set_guild_available(true);
    peer.set_bot_in_guild(false);
    anna.dm("hej");
    bot.hears().await;
    assert!(!bot.chat.is_in(&channel(other), &account(bo.id)).await);
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_do_not_wait_for_what_is_done_in_the_background() {
    const REACT: &str = "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    peer.hold(REACT);
    let mut reacting = Vec::new();
    for n in 0..12 {
        anna.dm(&format!("idé {n}"));
        let heard = bot.hears().await;
        let chat = bot.chat.clone();
        reacting.push(tokio::spawn(async move { chat.react(heard.room, heard.id, "✅".to_owned()).await }));
    }
    peer.holds(3).await;
    bot.says(post(team, "phase", "Videre")).await;
    peer.release();
    for one in reacting {
        one.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_a_channel_is_told_nothing_of_it_and_the_app_hears_that_they_have() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    bot.chat.prepare_private(account(anna.id), "Drejebog (privat)".to_owned()).await.unwrap();
    anna.leaves();
    for key in ["a", "b"] {
        let mut private = post(team, key, "Om holdet");
        private.to = Destination::Private(account(anna.id));
        let gone = bot.chat.post(private).await.unwrap_err();
        assert_eq!(missing(&gone), Some(Missing::PrivateRoom));
    }
    let heard = bot.hears().await;
    assert_eq!((heard.what, heard.room, heard.from), (Heard::Went, Room::Channel(channel(team)), account(anna.id)));
    assert!(heard.id.0.starts_with(&format!("went/{team}/{}/", anna.id)), "{:?}", heard.id);
    let mut own = post(team, "c", "Dine egne data");
    own.key = PostKey(format!("private/discord/{}|d1/c", anna.id));
    own.to = Destination::Private(account(anna.id));
    bot.says(own).await;
    let seen: Vec<_> = peer.dms(&anna).into_iter().map(|message| message.content).collect();
    assert_eq!(seen, ["Dine egne data"]);
    assert_eq!(bot.has_heard(), []);
    peer.take_violations();
}

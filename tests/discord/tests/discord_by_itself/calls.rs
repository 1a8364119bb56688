//! Each call that the bot makes, by serenity's own hand.

use crate::bot::http;
use discord_peer::{Peer, permissions};
use serenity::all::{
    ChannelId, ChannelType, CreateAttachment, CreateMessage, CreateScheduledEvent, CreateThread, EditMessage,
    EditScheduledEvent, EditThread, ErrorResponse, GuildId, Http, HttpError, MessageId, Nonce, ReactionType,
    ScheduledEventStatus, ScheduledEventType, Timestamp, UserId,
};
use serenity::http::MessagePagination;

fn said(text: &str, nonce: &str) -> CreateMessage {
    CreateMessage::new().content(text).nonce(Nonce::String(nonce.to_owned())).enforce_nonce(true)
}

fn emoji(emoji: &str) -> ReactionType {
    ReactionType::Unicode(emoji.to_owned())
}

/// Discord's number for a refusal.
fn code(error: serenity::Error) -> isize {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(ErrorResponse { error, .. })) => error.code,
        other => panic!("{other}"),
    }
}

async fn post(http: &Http, channel: ChannelId, text: &str) -> MessageId {
    channel.send_message(http, said(text, text)).await.unwrap().id
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_written_read_changed_and_taken_away() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let channel = ChannelId::from(peer.add_channel("dialog"));

    let first = post(&http, channel, "en").await;
    let again = post(&http, channel, "en").await;
    assert_eq!(first, again, "the nonce was the same");
    peer.forget_nonces();
    let second = post(&http, channel, "en").await;
    assert_ne!(first, second);

    let file = CreateAttachment::bytes(b"BEGIN:VCALENDAR".as_slice(), "møde.ics").description("et møde");
    let with_file = channel.send_message(&http, said("fil", "fil").add_file(file)).await.unwrap();
    assert_eq!(with_file.attachments[0].filename, "møde.ics");
    let kept = peer.message(with_file.id.get()).unwrap();
    assert_eq!(kept.attachments[0].bytes, b"BEGIN:VCALENDAR");
    assert_eq!(kept.attachments[0].description.as_deref(), Some("et møde"));
    assert!(kept.nonce.is_some());

    channel.edit_message(&http, first, EditMessage::new().content("to")).await.unwrap();
    assert_eq!(channel.message(&http, first).await.unwrap().content, "to");
    assert_eq!(peer.message(first.get()).unwrap().edits, 1);
    let kept = channel.edit_message(&http, with_file.id, EditMessage::new().content("stadig")).await.unwrap();
    assert_eq!(kept.attachments.len(), 1);

    let newest = http.get_messages(channel, None, Some(2)).await.unwrap();
    assert_eq!(newest.iter().map(|m| m.id).collect::<Vec<_>>(), [with_file.id, second]);
    let after = http.get_messages(channel, Some(MessagePagination::After(first)), Some(1)).await.unwrap();
    assert_eq!(after[0].id, second);
    let before = http.get_messages(channel, Some(MessagePagination::Before(second)), None).await.unwrap();
    assert_eq!(before.len(), 1);
    let around = http.get_messages(channel, Some(MessagePagination::Around(second)), Some(3)).await.unwrap();
    assert_eq!(around.len(), 3);

    channel.broadcast_typing(&http).await.unwrap();
    channel.delete_message(&http, second).await.unwrap();
    assert_eq!(code(channel.message(&http, second).await.unwrap_err()), 10008);
    assert_eq!(code(ChannelId::new(7).message(&http, second).await.unwrap_err()), 10003);
}

#[tokio::test(flavor = "multi_thread")]
async fn reactions_and_pins() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let channel = ChannelId::from(peer.add_channel("dialog"));
    let id = post(&http, channel, "valg").await;

    http.create_reaction(channel, id, &emoji("✅")).await.unwrap();
    http.create_reaction(channel, id, &emoji("✅")).await.unwrap();
    let people: Vec<_> = (0..4).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    for person in &people {
        person.reacts(id.get(), "✅");
    }
    let first = http.get_reaction_users(channel, id, &emoji("✅"), 3, None).await.unwrap();
    let rest = http.get_reaction_users(channel, id, &emoji("✅"), 3, Some(first[2].id.get())).await.unwrap();
    let all: Vec<u64> = first.iter().chain(&rest).map(|user| user.id.get()).collect();
    assert_eq!(all.len(), 5);
    assert!(all.is_sorted());

    http.delete_reaction_me(channel, id, &emoji("✅")).await.unwrap();
    http.delete_reaction(channel, id, UserId::new(people[0].id), &emoji("✅")).await.unwrap();
    assert_eq!(peer.message(id.get()).unwrap().reacted("✅").len(), 3);
    for n in 0..19 {
        let emoji = char::from_u32(0x1F600 + n).unwrap().to_string();
        people[0].reacts(id.get(), &emoji);
    }
    assert_eq!(code(http.create_reaction(channel, id, &emoji("🐎")).await.unwrap_err()), 30010);
    http.delete_message_reaction_emoji(channel, id, &emoji("✅")).await.unwrap();
    http.delete_message_reactions(channel, id).await.unwrap();
    assert!(peer.message(id.get()).unwrap().reactions.is_empty());

    http.pin_message(channel, id, None).await.unwrap();
    assert_eq!(http.get_pins(channel).await.unwrap()[0].id, id);
    assert_eq!(peer.look(|world| world.all_in(channel.get()).len()), 2, "the channel reads of the pin");
    assert_eq!(peer.messages(channel.get()).len(), 1);
    http.unpin_message(channel, id, None).await.unwrap();
    peer.deny(channel.get(), permissions::PIN_MESSAGES);
    assert_eq!(code(http.pin_message(channel, id, None).await.unwrap_err()), 50013);
}

#[tokio::test(flavor = "multi_thread")]
async fn threads() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let channel = ChannelId::from(peer.add_channel("dialog"));
    let id = post(&http, channel, "gruppe").await;

    let thread = channel.create_thread_from_message(&http, id, CreateThread::new("Gruppe 1")).await.unwrap();
    assert_eq!((thread.id.get(), thread.name.as_str()), (id.get(), "Gruppe 1"));
    let again = channel.create_thread_from_message(&http, id, CreateThread::new("igen")).await.unwrap_err();
    assert_eq!(code(again), 160_004);
    assert_eq!(peer.thread(id.get()).unwrap().name, "Gruppe 1");
    post(&http, thread.id, "hej").await;
    assert_eq!(peer.messages(thread.id.get()).len(), 1, "the opening is the system's");

    thread.id.edit_thread(&http, EditThread::new().archived(true)).await.unwrap();
    assert!(http.get_guild_active_threads(GuildId::new(peer.guild)).await.unwrap().threads.is_empty());
    let shut = http.create_reaction(thread.id, peer.messages(thread.id.get())[0].id.into(), &emoji("✅")).await;
    assert_eq!(code(shut.unwrap_err()), 50083);
    post(&http, thread.id, "vågn op").await;
    assert!(!peer.thread(id.get()).unwrap().is_archived);

    let own = CreateThread::new("For sig").kind(ChannelType::PublicThread);
    let own = channel.create_thread(&http, own).await.unwrap();
    assert_eq!(own.parent_id, Some(channel));
    peer.deny(channel.get(), permissions::CREATE_PUBLIC_THREADS | permissions::SEND_MESSAGES_IN_THREADS);
    let another = post(&http, channel, "endnu en").await;
    let refused = channel.create_thread_from_message(&http, another, CreateThread::new("nej")).await;
    assert_eq!(code(refused.unwrap_err()), 50013);
    assert_eq!(code(thread.id.send_message(&http, said("nej", "nej")).await.unwrap_err()), 50013);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guild_and_its_people() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let guild = GuildId::new(peer.guild);
    let channel = ChannelId::from(peer.add_channel("dialog"));
    let anna = peer.add_user("anna", Some("Anna P."));

    assert_eq!(http.get_current_user().await.unwrap().id.get(), peer.bot);
    assert_eq!(http.get_current_application_info().await.unwrap().id.get(), peer.bot);
    assert_eq!(http.get_bot_gateway().await.unwrap().shards, 1);
    assert_eq!(http.get_guild(guild).await.unwrap().roles.len(), 2);
    assert_eq!(http.get_channels(guild).await.unwrap()[0].id, channel);
    assert_eq!(channel.to_channel(&http).await.unwrap().id(), channel);
    let member = http.get_member(guild, UserId::new(anna.id)).await.unwrap();
    assert_eq!(member.display_name(), "Anna P.");
    anna.leaves();
    assert_eq!(code(http.get_member(guild, UserId::new(anna.id)).await.unwrap_err()), 10007);

    let direct = UserId::new(anna.id).create_dm_channel(&http).await.unwrap();
    direct.id.send_message(&http, said("hej", "dm")).await.unwrap();
    assert_eq!(peer.dms(&anna)[0].text(), "hej");
    anna.close_dms();
    assert_eq!(code(direct.id.send_message(&http, said("hej", "dm2")).await.unwrap_err()), 50007);

    peer.deny(channel.get(), permissions::VIEW_CHANNEL);
    assert_eq!(code(channel.send_message(&http, said("hej", "dm3")).await.unwrap_err()), 50001);
    peer.deny(channel.get(), permissions::ATTACH_FILES);
    let file = said("fil", "fil").add_file(CreateAttachment::bytes(b"x".as_slice(), "x.txt"));
    assert_eq!(code(channel.send_message(&http, file).await.unwrap_err()), 50013);
    peer.set_bot_in_guild(false);
    assert_eq!(code(channel.send_message(&http, said("hej", "dm4")).await.unwrap_err()), 50001);
    assert_eq!(code(http.get_guild(guild).await.unwrap_err()), 10004);
}

#[tokio::test(flavor = "multi_thread")]
async fn scheduled_events() {
    let peer = Peer::start().await;
    let http = http(&peer);
    let guild = GuildId::new(peer.guild);
    let at = |time: &str| Timestamp::parse(time).unwrap();
    let event = CreateScheduledEvent::new(ScheduledEventType::External, "Dialog", at("2199-01-01T12:00:00Z"));
    let whole = event.clone().end_time(at("2199-01-01T13:00:00Z")).location("Kantinen");

    let made = guild.create_scheduled_event(&http, whole.clone()).await.unwrap();
    assert_eq!(peer.events().len(), 1);
    let renamed = EditScheduledEvent::new().name("Ny dialog");
    assert_eq!(guild.edit_scheduled_event(&http, made.id, renamed).await.unwrap().name, "Ny dialog");
    assert_eq!(guild.scheduled_events(&http, false).await.unwrap().len(), 1);
    let canceled = EditScheduledEvent::new().status(ScheduledEventStatus::Canceled);
    guild.edit_scheduled_event(&http, made.id, canceled).await.unwrap();
    guild.delete_scheduled_event(&http, made.id).await.unwrap();
    assert_eq!(code(guild.scheduled_event(&http, made.id, false).await.unwrap_err()), 10070);

    assert_eq!(code(guild.create_scheduled_event(&http, event).await.unwrap_err()), 50035);
    assert_eq!(peer.take_violations().len(), 1, "the description lets an event without an end pass");
    peer.set_bot_permissions(permissions::BOT & !permissions::CREATE_EVENTS);
    assert_eq!(code(guild.create_scheduled_event(&http, whole).await.unwrap_err()), 50013);
}

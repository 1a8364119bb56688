//! What is heard: commands, buttons, forms, messages, reactions.

use crate::hand::{Bot, account, channel, choice, config, number, post};
use discord_peer::Peer;
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::permission::Permission;
use drejebog::doc::Doc;
use drejebog::ports::chat::{
    Chat, ChatError, Choice, ChoiceId, Destination, Edit, EventId, Heard, MessageId, Opens, Post, Room,
};
use drejebog::ports::vocabulary::{Blank, CommandId, FormId};
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;

/// A command or a form with these values.
fn sent(blank: Blank, values: &[&str], on: Option<&MessageId>) -> Heard {
    let values = values.iter().map(|value| Some((*value).to_owned()).filter(|value| !value.is_empty())).collect();
    Heard::Sent { blank, values, thread: None, mentions: Vec::new(), lacking: Vec::new(), on: on.cloned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_heard_value_by_value_and_answered_to_one_person_alone() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", Some("Anna S"));
    let mut bot = Bot::start(&peer).await;
    let used = anna.slash(team, "dialog", &["start"], &[("drejebog", json!("fravær")), ("personer", json!(8))]);
    let heard = bot.hears().await;
    assert_eq!(heard.what, sent(Blank::Command(CommandId("start")), &["fravær", "8"], None));
    assert_eq!((heard.room, heard.from), (Room::Channel(channel(team)), account(anna.id)));
    assert_eq!((heard.id.clone(), heard.display_name.as_str()), (EventId(format!("i/{}", used.id)), "Anna S"));
    for (key, words) in [("a", "Den er i gang"), ("b", "Og lidt til")] {
        let mut answer = post(team, key, words);
        answer.answers = Some(heard.id.clone());
        let message = bot.says(answer).await;
        assert!(message.0.starts_with("ephemeral/"), "{message:?}");
    }
    let seen: Vec<_> = peer.ephemerals(&anna).into_iter().map(|message| message.content).collect();
    assert_eq!(seen, ["Den er i gang", "Og lidt til"]);
    assert!(peer.messages(team).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_can_be_pressed_and_changed_while_its_token_is_good() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]);
    let mut answer = post(team, "a", "Vil du være med?");
    answer.answers = Some(bot.hears().await.id);
    answer.choices = vec![choice("👋", "Ja")];
    let message = bot.says(answer.clone()).await;
    anna.click(number(&message), "Ja");
    let heard = bot.hears().await;
    assert_eq!(heard.what, Heard::Pressed { message: message.clone(), choice: ChoiceId("of-Ja".to_owned()) });
    answer.choices = Vec::new();
    answer.doc = Doc::text("Du er med");
    let edit = Edit { key: answer.key.clone(), message: message.clone(), revision: 2, version: 2, post: answer };
    bot.chat.edit(edit).await.unwrap();
    assert_eq!(peer.message(number(&message)).unwrap().content, "Du er med");
    // What a press brings about is told beside it.
    let mut receipt = post(team, "b", "Velkommen");
    receipt.answers = Some(heard.id);
    bot.says(receipt).await;
    assert_eq!(peer.ephemerals(&anna).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_comes_too_late_is_given_up_and_the_bot_goes_on() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let used = anna.slash(team, "dialog", &["status"], &[]);
    let mut answer = post(team, "a", "For sent");
    answer.answers = Some(bot.hears().await.id);
    used.answered().await;
    used.expire();
    let late = bot.chat.post(answer).await.unwrap_err();
    assert!(matches!(late, ChatError::Never { .. }), "{late}");
    bot.says(post(team, "b", "Videre")).await;
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_from_before_a_restart_is_not_said_at_all() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]).answered().await;
    let id = bot.hears().await.id;
    let journal = bot.crashes().await;
    let bot = Bot::start_with(config(&peer), journal).await.unwrap();
    let mut answer = post(team, "a", "For sent");
    answer.answers = Some(id);
    bot.chat.post(answer).await.unwrap_err();
    assert!(peer.messages(team).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn people_named_in_a_command_are_told_apart() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    let options = [("hvem", json!(bo.id.to_string())), ("også", json!(anna.id.to_string()))];
    anna.slash(team, "dialog", &["ansvarlig"], &options);
    let Heard::Sent { values, mentions, .. } = bot.hears_what().await else { panic!("no command") };
    assert_eq!(values, [Some(format!("@{}", bo.id)), Some(format!("@{}", anna.id))]);
    assert_eq!(mentions, [account(bo.id), account(anna.id)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_heard_in_the_order_they_were_used() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let people: Vec<_> = (0..30).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    let mut bot = Bot::start(&peer).await;
    let used: Vec<_> = people.iter().map(|person| person.slash(team, "dialog", &["status"], &[])).collect();
    for one in &used {
        assert_eq!(bot.hears().await.id, EventId(format!("i/{}", one.id)));
    }
    for one in used {
        one.is_answered().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_be_filled_in_is_suggested() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let _bot = Bot::start(&peer).await;
    peer.until("commands", |world| (!world.commands.is_empty()).then_some(())).await;
    let choices = anna.autocomplete(team, "dialog", &["start"], ("drejebog", "fr"), &[]).await;
    let shown: Vec<_> = choices.iter().map(|choice| (choice.name.as_str(), choice.value.as_str())).collect();
    assert_eq!(shown, [("Om fravær", Some("fravær"))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_bot_may_not_do_is_said_with_a_command() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    peer.deny(team, 1 << 35 | 1 << 6);
    anna.slash(team, "dialog", &["status"], &[]);
    let Heard::Sent { lacking, .. } = bot.hears_what().await else { panic!("no command") };
    assert!(lacking.contains(&Permission::OpenThreads) && lacking.contains(&Permission::React), "{lacking:?}");
    assert!(!lacking.contains(&Permission::Write), "{lacking:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_is_heard_and_leaves_the_message_as_it_is() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "Kan vi leve med det?");
    vote.choices = vec![choice("👍", "Enig"), choice("1\u{20e3}", "Et")];
    let message = bot.says(vote).await;
    assert_eq!(message, MessageId(format!("{team}/{}", number(&message))));
    let pressed = anna.click(number(&message), "Et");
    assert_eq!(
        bot.hears_what().await,
        Heard::Pressed { message: message.clone(), choice: ChoiceId("of-Et".to_owned()) }
    );
    assert!(pressed.is_answered().await);
    assert_eq!(peer.message(number(&message)).unwrap().content, "Kan vi leve med det?");
    assert!(peer.ephemerals(&anna).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_presses_at_once_are_all_heard_while_the_count_is_kept() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let people: Vec<_> = (0..40).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "0 har svaret");
    vote.choices = vec![choice("👍", "Enig")];
    let message = bot.says(vote.clone()).await;
    peer.delay("PATCH /channels/{channel_id}/messages/{message_id}", Duration::from_millis(50));
    let pressed: Vec<_> = people.iter().map(|person| person.click(number(&message), "Enig")).collect();
    let mut editing = Vec::new();
    for (count, press) in (1..).zip(&pressed) {
        assert_eq!(bot.hears().await.id, EventId(format!("i/{}", press.id)));
        let post = Post { doc: Doc::text(&format!("{count} har svaret")), ..vote.clone() };
        let edit = Edit { key: vote.key.clone(), message: message.clone(), revision: count, version: count, post };
        let chat = bot.chat.clone();
        let mut edit = Box::pin(async move { chat.edit(edit).await });
        // In the order they were made, as a desk makes them.
        let _ = timeout(Duration::ZERO, &mut edit).await;
        editing.push(tokio::spawn(edit));
    }
    for edit in editing {
        edit.await.unwrap().unwrap();
    }
    peer.sees(team, "40 har svaret").await;
    for press in pressed {
        assert!(press.is_answered().await);
    }
    assert_eq!(peer.most_edits_at_once(), 1);
    assert!(peer.longest_latency() < Duration::from_secs(3), "{:?}", peer.longest_latency());
}

fn animal(number: u32) -> String {
    char::from_u32(0x1f400 + number).unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_choices_are_lists_to_choose_from() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut many = post(team, "many", "Vælg");
    many.choices = (0..30).map(|n| choice(&animal(n), &format!("Nr. {n}"))).collect();
    let message = bot.says(many).await;
    let shown = peer.message(number(&message)).unwrap();
    let second = shown.components[1]["components"][0]["custom_id"].as_str().unwrap().to_owned();
    anna.try_select(number(&message), &second, &["Nr. 27"]).unwrap();
    assert_eq!(bot.hears_what().await, Heard::Pressed { message, choice: ChoiceId("of-Nr. 27".to_owned()) });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_without_choices_has_a_small_button_that_asks_for_the_status() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let message = bot.says(post(team, "phase", "Nu læser vi")).await;
    let pressed = anna.click(number(&message), "Hvad kan jeg?");
    let heard = bot.hears().await;
    let words = "status".to_owned();
    assert_eq!(heard.what, Heard::Asked { words, thread: None, mentions: Vec::new(), lacking: Vec::new() });
    let mut answer = post(team, "answer", "I læser");
    answer.answers = Some(heard.id);
    bot.says(answer).await;
    assert_eq!(pressed.reply().await.content, "I læser");
}

fn opens(form: FormId, filled: &str) -> Choice {
    let opens = Some(Opens { form, lang: Lang::Da, filled: vec![Some(filled.to_owned())] });
    Choice { opens, ..choice("✍", "Skriv") }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_opens_with_what_is_known_and_comes_back_field_by_field() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut board = post(team, "board", "Tavlen");
    board.choices = vec![opens(FormId::Proposal, "gå en tur")];
    let message = bot.says(board.clone()).await;
    let opened = anna.click(number(&message), "Skriv");
    let modal = opened.modal().await;
    assert_eq!((modal.title.as_str(), modal.fields[0].value.as_str()), ("En formular", "gå en tur"));
    let interaction = anna.submit_modal(&opened, &[("tekst", "spis sammen")]);
    let heard = bot.hears().await;
    assert_eq!(heard.what, sent(Blank::Form(FormId::Proposal), &["spis sammen"], Some(&message)));
    bot.chat.react(heard.room, heard.id, "✅".to_owned()).await.unwrap();
    assert_eq!(interaction.reply().await.content, "✅");

    board.choices = vec![opens(FormId::Proposal, "spis sammen")];
    let edit = Edit { key: board.key.clone(), message: message.clone(), revision: 2, version: 2, post: board };
    bot.chat.edit(edit).await.unwrap();
    let opened = anna.click(number(&message), "Skriv");
    assert_eq!(opened.modal().await.fields[0].value, "spis sammen");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_ones_own_is_said_privately() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut silence = post(team, "silence", "Skriv en idé");
    silence.choices = vec![opens(FormId::Worry, "")];
    let message = bot.says(silence).await;
    let opened = anna.click(number(&message), "Skriv");
    opened.modal().await;
    anna.submit_modal(&opened, &[("idé", "min idé")]);
    let heard = bot.hears().await;
    assert_eq!(heard.what, sent(Blank::Form(FormId::Worry), &["min idé"], Some(&message)));
    assert_eq!(heard.room, Room::Private { account: account(anna.id), room: String::new() });
    assert_eq!(heard.position, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_channel_only_what_is_said_to_the_bot_is_heard() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    anna.says(team, "dialog status");
    let message = anna.says(team, &format!("<@{}> ansvarlig {}", peer.bot, bo.mention()));
    let heard = bot.hears().await;
    let text = format!("!dialog ansvarlig @{}", bo.id);
    assert_eq!(heard.what, Heard::Message { text, thread: None, mentions: vec![account(bo.id)] });
    assert_eq!(heard.id, EventId(message.to_string()));
    assert_eq!(heard.position.map(|position| position.0), Some(message.to_string()));
}

#[tokio::test(flavor = "multi_thread")]
async fn direct_messages_are_heard_changed_and_taken_back() {
    let peer = Peer::start().await;
    peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let message = anna.dm("/dialog status");
    let heard = bot.hears().await;
    assert_eq!(heard.what, Heard::Message { text: "!dialog status".to_owned(), thread: None, mentions: Vec::new() });
    let Room::Private { account: with, room } = heard.room.clone() else { panic!("{:?}", heard.room) };
    assert_eq!(with, account(anna.id));
    bot.chat.react(heard.room, heard.id.clone(), "✅".to_owned()).await.unwrap();
    assert_eq!(peer.message(message).unwrap().reactions[0].emoji, "✅");
    anna.edits(message, "min idé");
    assert_eq!(bot.hears_what().await, Heard::Edited { original: heard.id.clone(), text: "min idé".to_owned() });
    anna.deletes(message);
    assert_eq!(bot.hears_what().await, Heard::TakenBack { original: heard.id });
    assert!(!room.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reaction_counts_each_time_it_is_placed() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = bot.says(vote).await;
    for n in 1..=2 {
        anna.reacts(number(&message), "👍");
        let placed = bot.hears().await;
        assert_eq!(placed.what, Heard::Reacted { message: message.clone(), emoji: "👍".to_owned() });
        assert!(
            placed.id.0.starts_with(&format!("r/{}/", number(&message))) && placed.id.0.ends_with(&format!("/{n}"))
        );
        anna.unreacts(number(&message), "👍");
        let gone = bot.hears().await;
        assert_eq!((gone.what, gone.from), (Heard::TakenBack { original: placed.id }, account(anna.id)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_in_a_thread_belongs_to_its_channel() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    let root = bot.says(post(team, "groups", "Grupper")).await;
    let mut inside = post(team, "g1", "Gruppe 1");
    inside.to = Destination::Thread { channel: channel(team), root: root.clone() };
    inside.choices = vec![choice("✅", "Færdig")];
    let message = bot.says(inside).await;
    let thread = peer.thread(number(&root)).expect("the thread is made");
    assert_eq!(thread.name, "Grupper");
    assert_eq!(message, MessageId(format!("{}/{}", thread.id, number(&message))));
    anna.click(number(&message), "Færdig");
    let heard = bot.hears().await;
    assert_eq!(
        (heard.room, heard.what),
        (Room::Channel(channel(team)), Heard::Pressed { message, choice: ChoiceId("of-Færdig".to_owned()) })
    );
    anna.slash(thread.id, "dialog", &["status"], &[]);
    let heard = bot.hears().await;
    assert_eq!(heard.room, Room::Channel(channel(team)));
    let Heard::Sent { thread, .. } = heard.what else { panic!("no command") };
    assert_eq!(thread, Some(root));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_handed_on_before_the_end_and_nothing_after_it_is() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let people: Vec<_> = (0..20).map(|n| peer.add_user(&format!("p{n}"), None)).collect();
    let mut bot = Bot::start(&peer).await;
    let mut vote = post(team, "vote", "?");
    vote.choices = vec![choice("👍", "Enig")];
    let message = number(&bot.says(vote).await);
    let pressed: Vec<_> = people.iter().map(|person| person.click(message, "Enig")).collect();
    pressed[3].answered().await;
    bot.chat.close().await;
    let late = people[0].click(message, "Enig");
    assert!(!late.wait_answer(Duration::from_secs(1)).await);
    let heard = bot.has_heard().len();
    let acknowledged = pressed.iter().filter(|press| press.state().callback.is_some()).count();
    assert!(heard >= 4 && heard == acknowledged, "{heard} heard, {acknowledged} acknowledged");
    peer.take_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stood_in_a_form_already_is_not_said_again() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let (anna, bo) = (peer.add_user("anna", None), peer.add_user("bo", None));
    let mut bot = Bot::start(&peer).await;
    let card = |what: &str| {
        let filled = vec![Some(what.to_owned()), Some("Fordi\nvi vil".to_owned())];
        let mut card = post(team, "card", "Kortet");
        let opens = Some(Opens { form: FormId::Trial, lang: Lang::Da, filled });
        card.choices = vec![Choice { opens, ..choice("✍", "Skriv") }];
        card
    };
    let message = bot.says(card("gå en tur")).await;
    let opened = anna.click(number(&message), "Skriv");
    opened.modal().await;
    // Meanwhile somebody else has changed it.
    let by_bo = bo.click(number(&message), "Skriv");
    by_bo.modal().await;
    bo.submit_modal(&by_bo, &[("hvad", "spis sammen")]);
    let trial = Blank::Form(FormId::Trial);
    assert_eq!(bot.hears_what().await, sent(trial, &["spis sammen", "", ""], Some(&message)));
    let changed = card("spis sammen");
    let edit = Edit { key: changed.key.clone(), message: message.clone(), revision: 2, version: 2, post: changed };
    bot.chat.edit(edit).await.unwrap();
    anna.submit_modal(&opened, &[("hvem", "Anna")]);
    assert_eq!(bot.hears_what().await, sent(trial, &["", "", "Anna"], Some(&message)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_knows_the_message_it_was_opened_from_also_one_that_only_one_person_sees() {
    let peer = Peer::start().await;
    let team = peer.add_channel("team");
    let anna = peer.add_user("anna", None);
    let mut bot = Bot::start(&peer).await;
    anna.slash(team, "dialog", &["status"], &[]);
    let mut answer = post(team, "a", "Skriv en idé");
    answer.answers = Some(bot.hears().await.id);
    answer.choices = vec![opens(FormId::Worry, "")];
    let message = bot.says(answer).await;
    assert!(message.0.starts_with("ephemeral/"), "{message:?}");
    let opened = anna.click(number(&message), "Skriv");
    opened.modal().await;
    anna.submit_modal(&opened, &[("idé", "min idé")]);
    assert_eq!(bot.hears_what().await, sent(Blank::Form(FormId::Worry), &["min idé"], Some(&message)));
}

//! What every adapter must do for the app, as one table of cases that run on each of them: on a real Synapse, and on the
//! Discord of the tests.
//!
//! A case says what the app asks and what people see, in words that both platforms know. Where the platforms differ, the
//! difference is one of `Capabilities`, and the case reads it there. Deliberately absent: what only one of them has.

#![allow(dead_code, reason = "each adapter's test uses its own part of this")]

use drejebog::commands::{self, Parsed, Place};
use drejebog::dialogue::answer::Answer;
use drejebog::dialogue::command::Command;
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::doc::{Block, Doc, Inline};
use drejebog::ports::chat::{
    Chat, Choice, ChoiceId, Destination, Edit, EventId, File, Heard, Inbound, MessageId, Post, Room,
};
use jiff::Timestamp;
use std::future::Future;

/// A channel on some platform, with Anna and Bo in it, and the adapter.
pub trait Stage {
    type Chat: Chat;

    fn chat(&self) -> &Self::Chat;
    fn channel(&self) -> ChannelId;
    fn account(&self, name: &str) -> Account;
    /// Somebody on the platform who never was in the channel.
    fn stranger(&self) -> Account;
    /// Leaves the channel, and waits until the adapter could know.
    fn leaves(&self, name: &str) -> impl Future<Output = ()>;

    /// Waits until this person sees a message with these words; gives it as it stands.
    fn sees(&self, name: &str, words: &str) -> impl Future<Output = Seen>;
    /// The messages of the bot with these words that this person sees now.
    fn count(&self, name: &str, words: &str) -> usize;
    /// Waits until the bot has reacted so to this.
    fn acknowledged(&self, name: &str, event: &EventId, emoji: &str) -> impl Future<Output = ()>;
    /// Presses what stands under a message of the bot's, in the platform's own way.
    fn presses(&self, name: &str, message: &MessageId, emoji: &str) -> impl Future<Output = ()>;
    /// Waits until exactly these choices of the bot's stand under its message, whatever people have pressed.
    fn offers(&self, name: &str, message: &MessageId, choices: &[&str]) -> impl Future<Output = ()>;
    /// Takes that back, in the platform's own way.
    fn takes_back(&self, name: &str, message: &MessageId, emoji: &str) -> impl Future<Output = ()>;
    /// Gives a command in the channel, in the platform's own way: `svar 2`.
    fn asks(&self, name: &str, command: &str) -> impl Future<Output = ()>;
    /// Writes to the bot alone.
    fn whispers(&self, name: &str, text: &str) -> impl Future<Output = EventId>;
    /// Waits for something that the adapter delivers.
    fn hears<T>(&self, what: &str, find: impl FnMut(&[Inbound]) -> Option<T>) -> impl Future<Output = T>;
    /// The adapter's process dies and starts again.
    fn restarts(&mut self) -> impl Future<Output = ()>;
}

/// A message as somebody sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub id: MessageId,
    /// Without the platform's marks.
    pub text: String,
    /// Under which message its thread hangs.
    pub thread: Option<MessageId>,
    pub is_private: bool,
    /// Shown as something that nobody need look at, where the platform has that.
    pub is_notice: bool,
    /// The names and contents of its files.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Every case, in turn, on one stage.
pub async fn all(stage: &mut impl Stage) {
    the_same_key_is_the_same_message(stage).await;
    an_edit_replaces_the_text_and_the_newest_stands(stage).await;
    what_people_wrote_is_shown_and_never_obeyed(stage).await;
    a_thread_hangs_under_its_root(stage).await;
    a_private_word_is_seen_by_one(stage).await;
    a_file_arrives_whole(stage).await;
    a_choice_is_pressed_and_taken_back(stage).await;
    what_has_passed_offers_nothing(stage).await;
    a_command_is_the_same_command(stage).await;
    a_private_text_is_heard_and_ticked_off(stage).await;
    pins_can_be_set_again(stage).await;
    a_channel_knows_its_own(stage).await;
}

fn post(key: &str, to: Destination, doc: Doc) -> Post {
    Post::new(PostKey(format!("contract/{key}")), to, doc, Lang::Da)
}

fn here(stage: &impl Stage) -> Destination {
    Destination::Channel(stage.channel())
}

async fn the_same_key_is_the_same_message(stage: &mut impl Stage) {
    let said = post("once", here(stage), Doc::text("Sagt én gang"));
    let first = stage.chat().post(said.clone()).await.unwrap();
    let again = stage.chat().post(said.clone()).await.unwrap();
    assert_eq!(first, again);
    stage.restarts().await;
    assert_eq!(stage.chat().post(said.clone()).await.unwrap(), first, "in another process too");
    let found = stage.chat().find(here(stage), said.key, Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!(found, Some(first), "found by its key when the platform has forgotten");
    let unsaid = PostKey("contract/never".to_owned());
    assert_eq!(stage.chat().find(here(stage), unsaid, Timestamp::UNIX_EPOCH).await.unwrap(), None);
    stage.sees("anna", "Sagt én gang").await;
    assert_eq!(stage.count("anna", "Sagt én gang"), 1);
}

async fn an_edit_replaces_the_text_and_the_newest_stands(stage: &mut impl Stage) {
    let tally = post("tally", here(stage), Doc::text("0 af 5 har svaret"));
    let message = stage.chat().post(tally.clone()).await.unwrap();
    for count in 1..=5u64 {
        let post = Post { doc: Doc::text(&format!("{count} af 5 har svaret")), ..tally.clone() };
        let edit = Edit { key: tally.key.clone(), message: message.clone(), revision: count, version: count, post };
        stage.chat().edit(edit).await.unwrap();
    }
    let seen = stage.sees("bo", "5 af 5 har svaret").await;
    assert_eq!(seen.id, message);
}

async fn what_people_wrote_is_shown_and_never_obeyed(stage: &mut impl Stage) {
    let text =
        "*ikke* `kode` @everyone <b>fed</b> __under__ ||skjult|| [link](https://example.dk) # ikke en overskrift";
    stage.chat().post(post("literal", here(stage), Doc::text(text))).await.unwrap();
    let seen = stage.sees("anna", "ikke en overskrift").await;
    assert_eq!(seen.text.trim(), text, "every sign stands as it was written");
}

async fn a_thread_hangs_under_its_root(stage: &mut impl Stage) {
    if stage.chat().capabilities().thread.is_none() {
        return;
    }
    let root = stage.chat().post(post("root", here(stage), Doc::text("Gruppe 1"))).await.unwrap();
    let to = Destination::Thread { channel: stage.channel(), root: root.clone() };
    stage.chat().post(post("reply", to.clone(), Doc::text("Her taler I sammen"))).await.unwrap();
    stage.chat().post(post("reply-2", to, Doc::text("Og her igen"))).await.unwrap();
    for words in ["Her taler I sammen", "Og her igen"] {
        assert_eq!(stage.sees("bo", words).await.thread, Some(root.clone()));
    }
}

async fn a_private_word_is_seen_by_one(stage: &mut impl Stage) {
    let anna = stage.account("anna");
    stage.chat().prepare_private(anna.clone(), "Drejebog (privat)".to_owned()).await.unwrap();
    let word = post("private", Destination::Private(anna), Doc::text("Kun til dig"));
    let first = stage.chat().post(word.clone()).await.unwrap();
    assert_eq!(stage.chat().post(word).await.unwrap(), first);
    assert!(stage.sees("anna", "Kun til dig").await.is_private);
    assert_eq!(stage.count("bo", "Kun til dig"), 0);
}

async fn a_file_arrives_whole(stage: &mut impl Stage) {
    let bytes = "# Referat\n\nVi prøver det.".as_bytes().to_vec();
    let file = File { name: "referat.md".to_owned(), media_type: "text/markdown".to_owned(), bytes: bytes.clone() };
    let doc = Doc(vec![Block::Paragraph(vec![Inline::Text("Referatet som fil".to_owned())])]);
    let with_file = Post { file: Some(file), ..post("file", here(stage), doc) };
    let first = stage.chat().post(with_file.clone()).await.unwrap();
    assert_eq!(stage.chat().post(with_file).await.unwrap(), first);
    assert_eq!(stage.sees("anna", "Referatet som fil").await.files, [("referat.md".to_owned(), bytes)]);
}

/// Nothing that could be taken for the emoji itself.
fn id(emoji: &str) -> ChoiceId {
    ChoiceId(format!("choice-{}", emoji.chars().map(|c| format!("{:x}", u32::from(c))).collect::<String>()))
}

async fn a_choice_is_pressed_and_taken_back(stage: &mut impl Stage) {
    let choice =
        |emoji: &str| Choice { id: id(emoji), emoji: emoji.to_owned(), label: format!("Valg {emoji}"), opens: None };
    let choices = ["👍", "❓", "1\u{20e3}"].map(choice).to_vec();
    let question = Post { choices, ..post("question", here(stage), Doc::text("Kan vi leve med det?")) };
    let asked = stage.chat().post(question).await.unwrap();
    stage.sees("anna", "Kan vi leve med det?").await;
    let (anna, buttons) = (stage.account("anna"), stage.chat().capabilities().channel.buttons);
    for emoji in ["👍", "1\u{20e3}"] {
        stage.presses("anna", &asked, emoji).await;
        let pressed = |inbound: &Inbound| match &inbound.what {
            Heard::Reacted { message, emoji: e } => !buttons && *message == asked && e == emoji,
            Heard::Pressed { message, choice } => buttons && *message == asked && *choice == id(emoji),
            _ => false,
        };
        let hers = |heard: &[Inbound]| heard.iter().find(|i| pressed(i)).cloned();
        let first = stage.hears(&format!("{emoji} pressed"), hers).await;
        assert_eq!(first.from, anna);
        assert_eq!(first.room, Room::Channel(stage.channel()));
        stage.takes_back("anna", &asked, emoji).await;
        let back = |heard: &[Inbound]| {
            let again = heard.iter().filter(|i| pressed(i)).nth(1);
            let taken = heard.iter().find(|i| i.what == Heard::TakenBack { original: first.id.clone() });
            (if buttons { again } else { taken }).map(drop)
        };
        stage.hears(&format!("{emoji} taken back"), back).await;
    }
}

async fn what_has_passed_offers_nothing(stage: &mut impl Stage) {
    let choices = |all: &[&str]| -> Vec<Choice> {
        let choice = |emoji: &str| Choice {
            id: id(emoji),
            emoji: emoji.to_owned(),
            label: format!("Valg {emoji}"),
            opens: None,
        };
        all.iter().copied().map(choice).collect()
    };
    let asks =
        Post { choices: choices(&["👋", "👀"]), buzz: true, ..post("step", here(stage), Doc::text("Trin 1")) };
    let message = stage.chat().post(asks.clone()).await.unwrap();
    stage.offers("bo", &message, &["👋", "👀"]).await;
    stage.presses("bo", &message, "👋").await;
    let edit = |version: u64, all: &[&str]| {
        let post = Post { doc: Doc::text(&format!("Trin 1, {version}")), choices: choices(all), ..asks.clone() };
        Edit { key: asks.key.clone(), message: message.clone(), revision: version, version, post }
    };
    for (version, all) in [(1, &["👀"][..]), (2, &["👋", "👀"])] {
        stage.chat().edit(edit(version, all)).await.unwrap();
        stage.offers("bo", &message, all).await;
    }
    // Another process knows nothing of what the first has put there.
    stage.restarts().await;
    stage.chat().edit(edit(3, &[])).await.unwrap();
    stage.offers("bo", &message, &[]).await;
    let seen = stage.sees("bo", "Trin 1, 3").await;
    assert!(!seen.is_notice, "a post that asks stays one when it changes");
}

async fn a_command_is_the_same_command(stage: &mut impl Stage) {
    stage.asks("bo", "svar 2").await;
    let (bo, channel) = (stage.account("bo"), stage.channel());
    let answer = |heard: &[Inbound]| {
        let mut his = heard.iter().filter(|i| i.from == bo && i.room == Room::Channel(channel.clone()));
        his.find_map(|inbound| {
            let parsed = match &inbound.what {
                Heard::Message { text, .. } => commands::parse(text, Place::Channel, &[]),
                Heard::Sent { blank, values, .. } => commands::sent::sent(*blank, values, &[]),
                _ => return None,
            };
            match parsed {
                Parsed::Command(command @ Command::Answer(_)) => Some(command),
                _ => None,
            }
        })
    };
    let heard = stage.hears("the command", answer).await;
    assert_eq!(heard, Command::Answer(Answer::number(2)));
}

async fn a_private_text_is_heard_and_ticked_off(stage: &mut impl Stage) {
    let idea = stage.whispers("anna", "En stol ved siden af disken").await;
    let hers = |heard: &[Inbound]| heard.iter().find(|i| i.id == idea).cloned();
    let heard = stage.hears("the idea", hers).await;
    let Heard::Message { text, .. } = &heard.what else { panic!("{heard:?}") };
    assert_eq!(text, "En stol ved siden af disken");
    assert!(matches!(&heard.room, Room::Private { account, .. } if *account == stage.account("anna")));
    for _ in 0..2 {
        stage.chat().react(heard.room.clone(), idea.clone(), "✅".to_owned()).await.unwrap();
    }
    stage.acknowledged("anna", &idea, "✅").await;
}

async fn pins_can_be_set_again(stage: &mut impl Stage) {
    if !stage.chat().capabilities().channel.pins {
        return;
    }
    let first = stage.chat().post(post("pin-1", here(stage), Doc::text("Tavlen"))).await.unwrap();
    let second = stage.chat().post(post("pin-2", here(stage), Doc::text("Kortet"))).await.unwrap();
    for pins in [vec![first.clone()], vec![first], vec![second]] {
        stage.chat().pin(stage.channel(), pins).await.unwrap();
    }
}

/// Nobody asks about Bo before he leaves: an adapter may remember for a while what it was told.
async fn a_channel_knows_its_own(stage: &mut impl Stage) {
    let (chat, channel) = (stage.chat(), stage.channel());
    assert!(chat.is_in(&channel, &stage.account("anna")).await);
    assert!(!chat.is_in(&channel, &stage.stranger()).await, "never in it");
    stage.leaves("bo").await;
    assert!(!chat.is_in(&channel, &stage.account("bo")).await, "not any more");
    let elsewhere = Account("another/anna".to_owned());
    assert!(!chat.is_in(&channel, &elsewhere).await, "on another platform");
}

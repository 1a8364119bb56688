//! The stage of the contract on the Discord of the tests, with the app's own commands.
//!
//! People see what a client would draw: marks that are alive are gone from the text, and only what was said is left.

use crate::contract::{self, Seen};
use crate::hand::{Bot, account, channel, config, number};
use discord_peer::Peer;
use discord_peer::people::User;
use discord_peer::store::{Id, Kind, Message, World};
use drejebog::actor::world::FORMS;
use drejebog::adapters::discord::Discord;
use drejebog::app::vocabulary::vocabulary;
use drejebog::commands::lookup::find;
use drejebog::commands::slash;
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::dialogue::lang::Lang;
use drejebog::ports::chat::{EventId, Inbound, MessageId};
use drejebog::ports::vocabulary::Vocabulary;
use drejebog::prompts::built_in::prompts;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

struct OnDiscord {
    peer: Peer,
    team: Id,
    people: BTreeMap<&'static str, User>,
    stranger: Id,
    vocabulary: Vocabulary,
    chat: Discord,
    /// Running, with everything it has heard.
    running: Option<Mutex<(Bot, Vec<Inbound>)>>,
}

impl OnDiscord {
    /// With these people in one channel.
    async fn set(names: &[&'static str]) -> Self {
        let peer = Peer::start().await;
        let team = peer.add_channel("team");
        let people = names.iter().map(|name| (*name, peer.add_user(name, None))).collect();
        let stranger = peer.add_user("stranger", None);
        stranger.leaves();
        let vocabulary = vocabulary(&prompts(FORMS).unwrap()).unwrap();
        let bot = Bot::start_knowing(config(&peer), Arc::default(), vocabulary.clone()).await.unwrap();
        peer.until("the commands", |world| (!world.commands.is_empty()).then_some(())).await;
        let (chat, running) = (bot.chat.clone(), Some(Mutex::new((bot, Vec::new()))));
        Self { peer, team, people, stranger: stranger.id, vocabulary, chat, running }
    }

    fn person(&self, name: &str) -> &User {
        &self.people[name]
    }

    fn running(&self) -> &Mutex<(Bot, Vec<Inbound>)> {
        self.running.as_ref().expect("it runs")
    }
}

/// The bot's messages with these words that somebody sees, the oldest first.
fn visible<'a>(world: &'a World, person: Id, words: &'a str) -> impl Iterator<Item = &'a Message> {
    let may_see = move |m: &&Message| match (m.only_for, world.channels[&m.channel].kind) {
        (Some(only), _) => only == person,
        (None, Kind::Direct) => world.channels[&m.channel].with == person,
        (None, _) => world.people[&person].is_member,
    };
    let said = world.messages.values().filter(|m| m.author == world.bot && m.is_said() && !m.is_deferred);
    said.filter(may_see).filter(move |m| drawn(&m.text()).contains(words))
}

fn seen(world: &World, message: &Message) -> Seen {
    let place = &world.channels[&message.channel];
    let ephemeral = if message.only_for.is_some() { "ephemeral/" } else { "" };
    Seen {
        id: MessageId(format!("{ephemeral}{}/{}", place.id, message.id)),
        text: drawn(&message.text()),
        // A thread has the number of the message it hangs under.
        thread: place.parent.map(|parent| MessageId(format!("{parent}/{}", place.id))),
        is_private: message.only_for.is_some() || place.kind == Kind::Direct,
        is_notice: false,
        files: message.attachments.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect(),
    }
}

/// A text as a client draws it: what a backslash stands before is itself, any other mark is not there, of a link only its
/// words are, an address stands without its brackets, and what has no width is gone.
fn drawn(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let is_first = rest.len() == markdown.len() || out.ends_with('\n');
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let next = rest.chars().next().filter(char::is_ascii_punctuation);
                out.push(next.unwrap_or('\\'));
                rest = &rest[next.map_or(0, char::len_utf8)..];
            }
            '*' | '_' | '~' | '`' | '|' | '\u{200b}' => {}
            '#' | '>' if is_first => rest = rest.trim_start_matches(['#', '>']).trim_start(),
            '[' => match rest.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?.1))) {
                Some((words, after)) => {
                    out.push_str(&drawn(words));
                    rest = after;
                }
                None => out.push('['),
            },
            '<' if rest.starts_with("http") => {
                let (address, after) = rest.split_once('>').expect("an address in brackets");
                out.push_str(address);
                rest = after;
            }
            c => out.push(c),
        }
    }
    out
}

#[test]
fn what_is_drawn_has_no_marks_and_every_sign_that_was_written() {
    assert_eq!(drawn("### Tavlen\n**fed** og *kursiv*"), "Tavlen\nfed og kursiv");
    assert_eq!(drawn(r"\*ikke\* \\ \# 1\. <https://x.dk> a \< b"), r"*ikke* \ # 1. https://x.dk a < b");
    assert_eq!(drawn(r"[**her**](<https://x.dk>) \[her\](<https://x.dk>)"), "her [her](https://x.dk)");
    assert_eq!(drawn("@\u{200b}everyone"), "@everyone");
}

impl contract::Stage for OnDiscord {
    type Chat = Discord;

    fn chat(&self) -> &Discord {
        &self.chat
    }
    fn channel(&self) -> ChannelId {
        channel(self.team)
    }
    fn account(&self, name: &str) -> Account {
        account(self.person(name).id)
    }
    fn stranger(&self) -> Account {
        account(self.stranger)
    }
    /// Discord does not tell; it answers when it is asked.
    async fn leaves(&self, name: &str) {
        self.person(name).leaves();
    }

    async fn sees(&self, name: &str, words: &str) -> Seen {
        let person = self.person(name).id;
        let found = |world: &World| visible(world, person, words).next().map(|message| seen(world, message));
        self.peer.until(&format!("»{words}« before {name}"), found).await
    }

    fn count(&self, name: &str, words: &str) -> usize {
        self.peer.look(|world| visible(world, self.person(name).id, words).count())
    }

    async fn acknowledged(&self, _: &str, event: &EventId, emoji: &str) {
        let message: Id = event.0.parse().expect("the number of a message");
        let signed = |world: &World| world.messages[&message].reacted(emoji).contains(&world.bot).then_some(());
        self.peer.until(&format!("{emoji} on {message}"), signed).await;
    }

    async fn presses(&self, name: &str, message: &MessageId, emoji: &str) {
        let message = number(message);
        let plain = |emoji: &str| emoji.replace('\u{fe0f}', "");
        let buttons = self.peer.message(message).expect("the message").buttons();
        let button = buttons.iter().find(|button| plain(&button.emoji) == plain(emoji));
        let button = button.unwrap_or_else(|| panic!("no button {emoji} in {buttons:?}"));
        self.person(name).click(message, &button.custom_id).answered().await;
    }

    async fn offers(&self, _: &str, message: &MessageId, choices: &[&str]) {
        let message = number(message);
        let plain = |emoji: &str| emoji.replace('\u{fe0f}', "");
        let stands = |world: &World| {
            let buttons = world.messages[&message].buttons();
            // The one that only says what can be done here has no sign.
            let on_it: Vec<String> =
                buttons.iter().map(|button| plain(&button.emoji)).filter(|emoji| !emoji.is_empty()).collect();
            (on_it == choices.iter().map(|emoji| plain(emoji)).collect::<Vec<_>>()).then_some(())
        };
        self.peer.until(&format!("the buttons {choices:?}"), stands).await;
    }

    async fn takes_back(&self, name: &str, message: &MessageId, emoji: &str) {
        self.presses(name, message, emoji).await;
    }

    async fn asks(&self, name: &str, command: &str) {
        let mut words = command.split_whitespace();
        let row = words.next().and_then(find).unwrap_or_else(|| panic!("there is no command {command}"));
        let group = slash::group(row.kind).map(|group| group.name(Lang::Da));
        let listed = slash::listed(row.kind, Lang::Da);
        let path: Vec<&str> = group.into_iter().chain([listed.as_str()]).collect();
        let names = slash::parts(row.kind).iter().map(|part| part.name[Lang::Da as usize]);
        let options: Vec<(&str, Value)> = names.zip(words.map(|word| json!(word))).collect();
        self.person(name).slash(self.team, self.vocabulary.name, &path, &options).answered().await;
    }

    async fn whispers(&self, name: &str, text: &str) -> EventId {
        EventId(self.person(name).dm(text).to_string())
    }

    async fn hears<T>(&self, _: &str, mut find: impl FnMut(&[Inbound]) -> Option<T>) -> T {
        let mut running = self.running().lock().await;
        let (bot, heard) = &mut *running;
        loop {
            if let Some(found) = find(heard) {
                return found;
            }
            heard.push(bot.hears().await);
        }
    }

    async fn restarts(&mut self) {
        let (bot, heard) = self.running.take().expect("it runs").into_inner();
        let journal = bot.crashes().await;
        self.peer.disconnected().await;
        let bot = Bot::start_knowing(config(&self.peer), journal, self.vocabulary.clone()).await.unwrap();
        self.chat = bot.chat.clone();
        self.running = Some(Mutex::new((bot, heard)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn does_what_every_adapter_must() {
    let mut stage = OnDiscord::set(&["anna", "bo"]).await;
    contract::all(&mut stage).await;
    stage.peer.assert_clean();
}

//! The Matrix adapter against a real Synapse, in encrypted rooms, with people's clients on the other side.

#![cfg(feature = "matrix")]
#![recursion_limit = "256"]

mod contract;
mod program;
mod synapse;

use drejebog::adapters::matrix::{Matrix, MatrixConfig, Rate, SessionEnded, StartError};
use drejebog::app::suggestions::Suggestions;
use drejebog::dialogue::ids::{Account, ChannelId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::permission::Permission;
use drejebog::doc::Doc;
use drejebog::platform::adapter::{Adapter, Given, Started};
use drejebog::platform::timer::Timer;
use drejebog::ports::chat::{
    Ballot, Chat, ChatError, Choice, ChoiceId, Delivered, Destination, Edit, EventId, File, Heard, Inbound, MessageId,
    Missing, Position, Post, Room, Urgency,
};
use drejebog::ports::link::Link;
use drejebog::ports::vocabulary::{Text, Vocabulary};
use jiff::Timestamp;
use matrix_sdk::ruma::api::client::message::send_message_event;
use matrix_sdk::ruma::api::client::room::aliases;
use matrix_sdk::ruma::events::AnyMessageLikeEventContent;
use matrix_sdk::ruma::events::room::canonical_alias::RoomCanonicalAliasEventContent;
use matrix_sdk::ruma::events::room::name::RoomNameEventContent;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use synapse::channel::{Channel, is_edit};
use synapse::person::{DEADLINE, Person, Seen, user_id};
use synapse::{Limits, PASSWORD, SERVER, Synapse};
use tempfile::TempDir;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// One server for the tests that do not stop it.
static SHARED: LazyLock<Synapse> = LazyLock::new(|| Synapse::start(Limits::Lifted));

/// What a bot keeps when its process is killed: its folder, and what it has journalled.
struct Kept {
    folder: TempDir,
    config: MatrixConfig,
    journal: Journal,
}

/// Heard, each event once, and how far. Stands for the journal on disk.
#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Pages>>);

#[derive(Default)]
struct Pages {
    heard: Vec<Inbound>,
    positions: HashMap<Room, Position>,
}

impl Delivered for Journal {
    fn position(&self, room: &Room) -> Option<Position> {
        self.0.lock().unwrap().positions.get(room).cloned()
    }
    // Matrix has ids of its own for everything, and asks for nothing else.
    fn heard(&self, _: &Room, _: &str) -> Vec<EventId> {
        unreachable!()
    }
    fn accounts(&self) -> Vec<Account> {
        unreachable!()
    }
    fn channels(&self) -> Vec<ChannelId> {
        unreachable!()
    }
    fn private_rooms(&self) -> Vec<String> {
        unreachable!()
    }
}

/// What the adapter begins with. Commands are not listed here, so nobody asks which there are.
fn given(journal: Journal, inbound: mpsc::Sender<Inbound>) -> Given {
    let nothing = || Text { da: String::new(), en: String::new() };
    let vocabulary =
        Vocabulary { name: "dialog", what: nothing(), entries: Vec::new(), forms: Vec::new(), help: nothing() };
    #[expect(clippy::disallowed_methods, reason = "the tests' own clock")]
    let timer = Timer { instant: Instant::now, wall: Timestamp::now };
    let suggest = Arc::new(Suggestions::new(&[]));
    Given { timer, vocabulary, delivered: Arc::new(journal), suggest, inbound }
}

/// A running bot.
struct Bot {
    matrix: Matrix,
    link: watch::Receiver<Link>,
    reading: JoinHandle<Result<(), SessionEnded>>,
    writing: JoinHandle<()>,
    heard: watch::Receiver<Vec<Inbound>>,
}

impl Kept {
    fn new(synapse: &Synapse, name: &str) -> Self {
        synapse.register(&[name]);
        let folder = tempfile::tempdir().unwrap();
        let config = MatrixConfig {
            homeserver: synapse.url(),
            user: name.to_owned(),
            password: Some(PASSWORD.into()),
            password_file: None,
            access_token: None,
            device_id: None,
            store: folder.path().join("matrix"),
            store_passphrase: None,
            recovery_key: folder.path().join("recovery-key"),
            allowed_users: vec![],
            allowed_servers: vec![],
            rate: Rate::Unlimited,
        };
        Self { folder, config, journal: Journal::default() }
    }

    fn mode_of(&self, path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    /// A start that is expected to fail.
    async fn try_start(&self) -> Result<Matrix, StartError> {
        let (inbound, _) = mpsc::channel(1);
        Matrix::start(self.config.clone(), given(Journal::default(), inbound)).await.map(|started| started.chat)
    }

    async fn start(&self) -> Bot {
        let journal = self.journal.clone();
        let (inbound, mut receiver) = mpsc::channel(16);
        let started = Matrix::start(self.config.clone(), given(journal, inbound)).await.unwrap();
        let Started { chat: matrix, link, listening: reading } = started;
        let journal = self.journal.clone();
        let (to, heard) = watch::channel(journal.0.lock().unwrap().heard.clone());
        let writing = tokio::spawn(async move {
            while let Some(inbound) = receiver.recv().await {
                let mut pages = journal.0.lock().unwrap();
                if let Some(position) = &inbound.position {
                    pages.positions.insert(inbound.room.clone(), position.clone());
                }
                if inbound.what != Heard::Nothing && !pages.heard.iter().any(|known| known.id == inbound.id) {
                    pages.heard.push(inbound);
                    to.send_replace(pages.heard.clone());
                }
            }
        });
        let bot = Bot { matrix, link, reading, writing, heard };
        bot.connects(Link::Live).await;
        bot
    }
}

impl Bot {
    async fn connects(&self, expected: Link) {
        let waited = tokio::time::timeout(DEADLINE, self.link.clone().wait_for(|now| *now == expected)).await.is_ok();
        assert!(waited, "never {expected:?}: {:?}", *self.link.borrow());
    }

    /// As good as a SIGKILL for the adapter: nothing is said or written from here on.
    async fn kill(self) {
        self.reading.abort();
        self.writing.abort();
        let _ = self.reading.await;
        let _ = self.writing.await;
    }

    async fn until<T>(&self, what: &str, mut find: impl FnMut(&[Inbound]) -> Option<T>) -> T {
        let mut heard = self.heard.clone();
        let mut found = None;
        let waited = tokio::time::timeout(
            DEADLINE,
            heard.wait_for(|heard| {
                found = find(heard);
                found.is_some()
            }),
        )
        .await
        .is_ok();
        match found {
            Some(found) if waited => found,
            _ => panic!("never heard {what}; heard: {:#?}", *self.heard.borrow()),
        }
    }

    async fn hears(&self, what: &Heard) -> Inbound {
        self.until(&format!("{what:?}"), |heard| heard.iter().find(|inbound| inbound.what == *what).cloned()).await
    }

    async fn hears_id(&self, id: &str) -> Inbound {
        self.until(id, |heard| heard.iter().find(|inbound| inbound.id.0 == id).cloned()).await
    }
}

fn account(name: &str) -> Account {
    Account(format!("matrix/@{name}:{SERVER}"))
}

fn channel(room: &RoomId) -> ChannelId {
    ChannelId(format!("matrix/{room}"))
}

fn post(key: &str, to: Destination, text: &str) -> Post {
    Post::new(PostKey(key.to_owned()), to, Doc::text(text), Lang::Da)
}

fn choice(emoji: &str) -> Choice {
    Choice { id: ChoiceId("one".to_owned()), emoji: emoji.to_owned(), label: emoji.to_owned(), opens: None }
}

/// A bot in a room made by a person.
async fn bot_in_room(kept: &Kept, person: &Person, is_encrypted: bool) -> (Bot, OwnedRoomId) {
    let bot = kept.start().await;
    let room = person.create_room(is_encrypted, &[user_id(&kept.config.user)]).await;
    let invited = bot.hears(&Heard::Invited).await;
    assert_eq!(invited.room, Room::Channel(channel(&room)));
    assert_eq!(invited.from, Account(format!("matrix/{}", person.id())));
    (bot, room)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_to_everybody_once_and_in_its_thread() {
    for (is_encrypted, name) in [(true, "locked"), (false, "open")] {
        let person = format!("anna-files-{name}");
        SHARED.register(&[&person]);
        let anna = Person::log_in(&SHARED, &person).await;
        let kept = Kept::new(&SHARED, &format!("bot-files-{name}"));
        let (bot, room) = bot_in_room(&kept, &anna, is_encrypted).await;
        let here = Destination::Channel(channel(&room));
        let root = bot.matrix.post(post("root", here.clone(), "Dialogen er slut")).await.unwrap();

        let bytes = "# Referat\n\nVi prøver det.".as_bytes().to_vec();
        let file = File { name: "referat.md".to_owned(), media_type: "text/markdown".to_owned(), bytes: bytes.clone() };
        let thread = Destination::Thread { channel: channel(&room), root };
        let with_file = Post { file: Some(file), ..post("record/1", thread, "Referatet som fil") };
        let said = bot.matrix.post(with_file.clone()).await.unwrap();
        let again = bot.matrix.post(with_file).await.unwrap();
        assert_eq!(said, again, "the same key is the same message");
        let found = bot.matrix.find(here.clone(), PostKey("record/1".to_owned()), Timestamp::UNIX_EPOCH).await;
        assert_eq!(found, Ok(Some(said.clone())));

        bot.matrix.post(post("last", here, "Farvel")).await.unwrap();
        anna.sees("Farvel").await;
        let seen = anna.sees("Referatet som fil").await;
        assert_eq!(seen.id(), said.0);
        let content = &seen.event["content"];
        assert_eq!(content["msgtype"], "m.file");
        assert_eq!(content["filename"], "referat.md");
        assert_eq!(content["m.relates_to"]["rel_type"], "m.thread");
        assert_eq!(content.get("file").is_some(), is_encrypted, "where the room is encrypted, so are the bytes");
        let times = anna.seen_in(&room).iter().filter(|seen| seen.body() == "Referatet som fil").count();
        assert_eq!(times, 1);

        assert_eq!(anna.file(&seen).await, bytes);
        bot.kill().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn says_everything_in_an_encrypted_room_and_the_same_key_once() {
    SHARED.register(&["anna-says"]);
    let anna = Person::log_in(&SHARED, "anna-says").await;
    let kept = Kept::new(&SHARED, "bot-says");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let here = Destination::Channel(channel(&room));

    // A text that buzzes, with choices in order.
    let mut question = post("q", here.clone(), "Kan vi leve med det?");
    question.buzz = true;
    question.mentions = vec![account("anna-says")];
    question.choices = ["✅", "❓", "✋"].map(choice).to_vec();
    let asked = bot.matrix.post(question.clone()).await.unwrap();
    let seen = anna.sees("Kan vi leve").await;
    assert_eq!(seen.id(), asked.0);
    assert_eq!(seen.event["content"]["msgtype"], "m.text");
    assert_eq!(seen.event["content"]["m.mentions"]["user_ids"][0], anna.id().as_str());
    let seeds = |seen: &[Seen]| {
        let seeds =
            seen.iter().filter_map(|s| s.reaction().filter(|(to, _)| *to == asked.0).map(|(_, e)| e.to_owned()));
        let seeds: Vec<String> = seeds.collect();
        (seeds.len() == 3).then_some(seeds)
    };
    assert_eq!(anna.until("three seeds", seeds).await, ["✅", "❓", "✋"]);

    // A notice that does not, edited.
    let tally = post("t", here.clone(), "0 af 5");
    let message = bot.matrix.post(tally.clone()).await.unwrap();
    let edited = Post { doc: Doc::text("5 af 5"), ..tally.clone() };
    bot.matrix
        .edit(Edit { key: tally.key.clone(), message: message.clone(), revision: 1, version: 1, post: edited })
        .await
        .unwrap();
    let seen = anna.sees("* 5 af 5").await;
    assert_eq!(seen.event["content"]["m.relates_to"]["event_id"], message.0);
    assert_eq!(seen.event["content"]["msgtype"], "m.notice");

    // A reply in a thread, an acknowledgement, pins.
    let thread = Destination::Thread { channel: channel(&room), root: asked.clone() };
    bot.matrix.post(post("r", thread, "i tråden")).await.unwrap();
    let seen = anna.sees("i tråden").await;
    assert_eq!(seen.event["content"]["m.relates_to"]["rel_type"], "m.thread");
    let hers = anna.say(&room, "hej").await;
    bot.hears_id(&hers).await;
    bot.matrix.react(Room::Channel(channel(&room)), EventId(hers.clone()), "👀".to_owned()).await.unwrap();
    bot.matrix.react(Room::Channel(channel(&room)), EventId(hers.clone()), "👀".to_owned()).await.unwrap();
    anna.until("the acknowledgement", |seen| seen.iter().find(|s| s.reaction() == Some((&hers, "👀"))).map(drop)).await;
    let refused = bot.matrix.pin(channel(&room), vec![asked.clone()]).await;
    assert!(
        matches!(refused, Err(ChatError::Never { missing: Missing::Permission(Permission::Pin), .. })),
        "{refused:?}"
    );
    let bot_id = user_id("bot-says");
    let moderator = [(bot_id.as_ref(), 50_i32.into())].to_vec();
    anna.room(&room).update_power_levels(moderator).await.unwrap();
    anna.room(&room).pin_event(hers.as_str().try_into().unwrap()).await.unwrap();
    bot.matrix.pin(channel(&room), vec![asked.clone()]).await.unwrap();
    bot.matrix.pin(channel(&room), vec![message.clone(), asked.clone()]).await.unwrap();
    let pinned = anna.room(&room).load_pinned_events().await.unwrap().unwrap();
    assert_eq!(pinned.iter().map(|id| id.as_str()).collect::<Vec<_>>(), [hers.as_str(), &message.0, &asked.0]);

    // The same keys again: here, and from a new process with the session kept.
    assert_eq!(bot.matrix.post(question.clone()).await.unwrap(), asked);
    bot.kill().await;
    let bot = kept.start().await;
    assert_eq!(bot.matrix.post(question.clone()).await.unwrap(), asked);
    assert_eq!(bot.matrix.post(tally.clone()).await.unwrap(), message);
    let end = bot.matrix.post(post("end", here.clone(), "slut")).await.unwrap();
    anna.sees("slut").await;
    let said = anna.seen_in(&room);
    assert_eq!(said.iter().filter(|seen| seen.body() == "Kan vi leve med det?").count(), 1);
    assert_eq!(said.iter().filter_map(Seen::reaction).filter(|(to, _)| *to == asked.0).count(), 3);

    // Found by its key after the server has forgotten.
    let since = Timestamp::UNIX_EPOCH;
    assert_eq!(bot.matrix.find(here.clone(), question.key, since).await.unwrap(), Some(asked));
    assert_eq!(bot.matrix.find(here.clone(), PostKey("end".to_owned()), since).await.unwrap(), Some(end));
    assert_eq!(bot.matrix.find(here, PostKey("nothing".to_owned()), since).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_answered_in_secret_and_closed_with_a_text() {
    SHARED.register(&["anna-polls"]);
    let anna = Person::log_in(&SHARED, "anna-polls").await;
    let kept = Kept::new(&SHARED, "bot-polls");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let here = Destination::Channel(channel(&room));
    let ballot = Some(Ballot::Open { question: "Hvilket forslag?".to_owned(), most: 2 });
    let choices = ["1\u{20e3}", "2\u{20e3}", "3\u{20e3}"].map(choice).to_vec();
    let asked = Post { ballot, choices, ..post("d/4/poll", here.clone(), "Hvilket forslag? Skriv `svar 1`") };
    let poll = bot.matrix.post(asked.clone()).await.unwrap();
    assert_eq!(bot.matrix.post(asked.clone()).await, Ok(poll.clone()), "the same key is the same poll");
    let seen = anna.sees("Hvilket forslag?").await;
    assert_eq!((seen.id(), seen.event["type"].as_str()), (poll.0.as_str(), Some("org.matrix.msc3381.poll.start")));
    let start = &seen.event["content"]["org.matrix.msc3381.poll.start"];
    assert_eq!(start["kind"], "org.matrix.msc3381.poll.undisclosed");
    assert_eq!(start["max_selections"], 2);
    assert_eq!(start["answers"][1]["id"], "2\u{20e3}", "in order");

    let answers = async |chosen: &[&str]| {
        let relation = json!({ "rel_type": "m.reference", "event_id": poll.0 });
        let content = json!({ "m.relates_to": relation, RESPONSE: { "answers": chosen } });
        anna.send(&room, RESPONSE, content).await
    };
    let voted = |chosen: &[&str]| {
        let answers = chosen.iter().map(|answer| (*answer).to_owned()).collect();
        Heard::Voted { message: poll.clone(), answers }
    };
    let first = answers(&["1\u{20e3}", "3\u{20e3}"]).await;
    assert_eq!(bot.hears_id(&first).await.what, voted(&["1\u{20e3}", "3\u{20e3}"]));
    let event = anna.room(&room).event(first.as_str().try_into().unwrap(), None).await.unwrap();
    assert!(event.encryption_info().is_some(), "the server does not see what was answered");
    bot.kill().await;

    // While it was away: moved, taken back with an empty answer, and one that is taken away again.
    let moved = answers(&["2\u{20e3}"]).await;
    let none = answers(&[]).await;
    let slip = answers(&["3\u{20e3}"]).await;
    anna.take_back(&room, &slip).await;
    let bot = kept.start().await;
    assert_eq!(bot.hears_id(&moved).await.what, voted(&["2\u{20e3}"]));
    assert_eq!(bot.hears_id(&none).await.what, voted(&[]));
    bot.hears(&Heard::TakenBack { original: EventId(slip.clone()) }).await;
    assert!(!bot.heard.borrow().iter().any(|inbound| inbound.id.0 == slip));
    assert_eq!(bot.matrix.post(asked.clone()).await, Ok(poll.clone()), "in another process too");
    let found = bot.matrix.find(here, asked.key.clone(), Timestamp::UNIX_EPOCH).await;
    assert_eq!(found, Ok(Some(poll.clone())));

    let closed = |revision, text: &str| {
        let post = Post { ballot: Some(Ballot::Closed), choices: Vec::new(), doc: Doc::text(text), ..asked.clone() };
        Edit { key: asked.key.clone(), message: poll.clone(), revision, version: 9, post }
    };
    let still_open = Edit { post: asked.clone(), ..closed(1, "") };
    bot.matrix.edit(still_open).await.unwrap();
    bot.matrix.edit(closed(2, "Afstemningen er lukket.")).await.unwrap();
    bot.matrix.edit(closed(2, "Afstemningen er lukket.")).await.unwrap();
    bot.matrix.post(post("last", Destination::Channel(channel(&room)), "Farvel")).await.unwrap();
    anna.sees("Farvel").await;
    let seen = anna.seen_in(&room);
    let ends: Vec<_> = seen.iter().filter(|s| s.event["type"] == "org.matrix.msc3381.poll.end").collect();
    assert_eq!(ends.len(), 1, "closed once: {ends:#?}");
    assert_eq!(ends[0].event["content"]["m.relates_to"]["event_id"], poll.0.as_str());
    assert_eq!(ends[0].event["content"]["org.matrix.msc1767.text"], "Afstemningen er lukket.");
    assert_eq!(seen.iter().filter(|s| s.event["type"] == "org.matrix.msc3381.poll.start").count(), 1);
    assert!(seen.iter().all(|s| s.reaction().is_none()), "its answers are in it");
    bot.kill().await;
}

/// How a client answers a poll.
const RESPONSE: &str = "org.matrix.msc3381.poll.response";

#[tokio::test(flavor = "multi_thread")]
async fn hears_everything_people_do() {
    SHARED.register(&["anna-hears", "bo-hears"]);
    let anna = Person::log_in(&SHARED, "anna-hears").await;
    let bo = Person::log_in(&SHARED, "bo-hears").await;
    let kept = Kept::new(&SHARED, "bot-hears");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let said = |text: &str, thread: Option<&str>| Heard::Message {
        text: text.to_owned(),
        thread: thread.map(|root| MessageId(root.to_owned())),
        mentions: vec![],
    };

    let hej = anna.say(&room, "hej").await;
    let heard = bot.hears_id(&hej).await;
    assert_eq!(heard.what, said("hej", None));
    assert_eq!((heard.from, heard.room), (account("anna-hears"), Room::Channel(channel(&room))));
    assert_eq!(heard.display_name, "anna-hears");

    let relation = json!({ "rel_type": "m.thread", "event_id": hej });
    let content = json!({ "msgtype": "m.text", "body": "svar", "m.relates_to": relation });
    let reply = anna.send(&room, "m.room.message", content).await;
    assert_eq!(bot.hears_id(&reply).await.what, said("svar", Some(&hej)));

    let content = json!({
        "msgtype": "m.text", "body": "* hej igen", "m.new_content": { "msgtype": "m.text", "body": "hej igen" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": hej },
    });
    let edit = anna.send(&room, "m.room.message", content).await;
    let expected = Heard::Edited { original: EventId(hej.clone()), text: "hej igen".to_owned() };
    assert_eq!(bot.hears_id(&edit).await.what, expected);

    let reaction = anna.react(&room, &hej, "✅\u{fe0f}").await;
    let expected = Heard::Reacted { message: MessageId(hej.clone()), emoji: "✅".to_owned() };
    assert_eq!(bot.hears_id(&reaction).await.what, expected);
    anna.take_back(&room, &reaction).await;
    bot.hears(&Heard::TakenBack { original: EventId(reaction) }).await;

    anna.room(&room).invite_user_by_id(&bo.id()).await.unwrap();
    let came = |from: Account| {
        move |heard: &[Inbound]| heard.iter().find(|i| i.what == Heard::Came && i.from == from).map(drop)
    };
    bot.until("Bo coming", came(account("bo-hears"))).await;
    let here = channel(&room);
    let (of_bo, of_nobody) = (account("bo-hears"), account("nobody-hears"));
    assert!(bot.matrix.is_in(&here, &of_bo).await && !bot.matrix.is_in(&here, &of_nobody).await);
    bo.room(&room).leave().await.unwrap();
    assert_eq!(bot.hears(&Heard::Went).await.from, of_bo);
    assert!(!bot.matrix.is_in(&here, &of_bo).await, "and has no say there any more");

    // Encrypted with a key that never comes.
    let garbage = json!({
        "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg",
        "device_id": "NOBODY", "sender_key": "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA", "session_id": "never",
    });
    let raw = Raw::<AnyMessageLikeEventContent>::from_json_string(garbage.to_string()).unwrap();
    let request =
        send_message_event::v3::Request::new_raw(room.clone(), "unreadable".into(), "m.room.encrypted".into(), raw);
    let unreadable = anna.client.send(request).await.unwrap().event_id;
    let after = anna.say(&room, "kan I læse mig?").await;
    bot.hears_id(&after).await;
    assert_eq!(bot.hears_id(unreadable.as_str()).await.what, Heard::Unreadable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_room_is_made_once_and_kept() {
    SHARED.register(&["anna-private", "bo-private"]);
    let anna = Person::log_in(&SHARED, "anna-private").await;
    let kept = Kept::new(&SHARED, "bot-private");
    let bot = kept.start().await;
    let to_anna = Destination::Private(account("anna-private"));

    let (one, two) = tokio::join!(
        bot.matrix.prepare_private(account("anna-private"), "Drejebog (privat)".to_owned()),
        bot.matrix.prepare_private(account("anna-private"), "Drejebog (privat)".to_owned())
    );
    one.unwrap();
    two.unwrap();
    bot.matrix.post(post("p1", to_anna.clone(), "Skriv din idé her")).await.unwrap();
    let asked = anna.sees("Skriv din idé her").await;
    assert!(anna.room(&asked.room).encryption_state().is_encrypted());
    let idea = anna.say(&asked.room, "en idé").await;
    let heard = bot.hears_id(&idea).await;
    assert_eq!(heard.room, Room::Private { account: account("anna-private"), room: asked.room.to_string() });
    bot.matrix.react(heard.room, heard.id, "👍".to_owned()).await.unwrap();
    anna.until("the acknowledgement", |seen| seen.iter().find(|s| s.reaction() == Some((&idea, "👍"))).map(drop)).await;

    // Kept over a restart.
    bot.kill().await;
    let bot = kept.start().await;
    bot.matrix.post(post("p2", to_anna, "Tak")).await.unwrap();
    assert_eq!(anna.sees("Tak").await.room, asked.room);
    assert_eq!(anna.client.joined_rooms().len(), 1);

    // People find it by its name, and see no alias; one made before it had a name gets it.
    let room = anna.room(&asked.room);
    assert_eq!((room.name().as_deref(), room.canonical_alias()), (Some("Drejebog (privat)"), None));
    let aliases = anna.client.send(aliases::v3::Request::new(asked.room.clone())).await.unwrap().aliases;
    let mut shown = RoomCanonicalAliasEventContent::new();
    shown.alias = aliases.into_iter().next();
    assert!(shown.alias.is_some(), "it is found by its alias");
    room.send_state_event(shown).await.unwrap();
    room.send_state_event(RoomNameEventContent::new(String::new())).await.unwrap();
    anna.until("the alias as its name", |_| room.canonical_alias().map(drop)).await;
    // What comes after it in the room has reached the bot: so has this.
    let after = anna.say(&asked.room, "nu hedder det noget andet").await;
    bot.hears_id(&after).await;
    bot.matrix.prepare_private(account("anna-private"), "Drejebog (privat)".to_owned()).await.unwrap();
    anna.until("named again", |_| {
        (room.name().as_deref() == Some("Drejebog (privat)") && room.canonical_alias().is_none()).then_some(())
    })
    .await;

    // A room a person opens, and writes in before the bot has come.
    let bo = Person::log_in(&SHARED, "bo-private").await;
    let own = bo.client.create_dm(&user_id("bot-private")).await.unwrap();
    let first = bo.say(own.room_id(), "må jeg være med?").await;
    let heard = bot.hears_id(&first).await;
    assert_eq!(heard.room, Room::Private { account: account("bo-private"), room: own.room_id().to_string() });
    bot.matrix.post(post("p3", Destination::Private(account("bo-private")), "Ja")).await.unwrap();
    assert_eq!(bo.sees("Ja").await.room, own.room_id());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_while_it_was_away_is_heard_once_and_in_order() {
    SHARED.register(&["anna-away", "bo-away"]);
    let anna = Person::log_in(&SHARED, "anna-away").await;
    let bo = Person::log_in(&SHARED, "bo-away").await;
    let kept = Kept::new(&SHARED, "bot-away");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    anna.room(&room).invite_user_by_id(&bo.id()).await.unwrap();
    bo.until("the room", |seen| seen.iter().any(|s| s.room == room).then_some(())).await;
    let question = anna.say(&room, "hvad siger I?").await;
    bot.hears_id(&question).await;
    let here = Destination::Channel(channel(&room));
    let counted = anna.react(&room, &question, "1").await;
    bot.hears_id(&counted).await;
    bot.kill().await;

    let mut said = Vec::new();
    for number in 0..120 {
        said.push(anna.say(&room, &format!("besked {number}")).await);
    }
    // Taken back while it was away: one that it had heard of, and one that it had not.
    anna.take_back(&room, &counted).await;
    let withdrawn = bo.react(&room, &question, "2").await;
    bo.take_back(&room, &withdrawn).await;
    let last = bo.react(&room, &question, "3").await;

    let bot = kept.start().await;
    bot.hears_id(&last).await;
    bot.hears(&Heard::TakenBack { original: EventId(counted) }).await;
    bot.hears(&Heard::TakenBack { original: EventId(withdrawn.clone()) }).await;
    let is_readable = |heard: &[Inbound]| {
        let messages = heard.iter().filter(|i| said.contains(&i.id.0) && matches!(i.what, Heard::Message { .. }));
        let messages: Vec<String> = messages.map(|i| i.id.0.clone()).collect();
        (messages.len() == said.len()).then_some(messages)
    };
    assert_eq!(bot.until("all messages", is_readable).await, said);
    assert!(!bot.heard.borrow().iter().any(|inbound| inbound.id.0 == withdrawn));
    bot.matrix.post(post("now", here, "nu er jeg her")).await.unwrap();
    anna.sees("nu er jeg her").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strangers_invitation_is_declined() {
    SHARED.register(&["anna-invites", "stranger"]);
    let anna = Person::log_in(&SHARED, "anna-invites").await;
    let stranger = Person::log_in(&SHARED, "stranger").await;
    let mut kept = Kept::new(&SHARED, "bot-invited");
    kept.config.allowed_users = vec![anna.id().to_string()];
    let (bot, _) = bot_in_room(&kept, &anna, false).await;
    let room = stranger.create_room(false, &[user_id("bot-invited")]).await;
    let left = |seen: &[Seen]| {
        let left = seen.iter().find(|s| s.room == room && s.event["content"]["membership"] == "leave")?;
        Some(left.sender().to_owned())
    };
    assert_eq!(stranger.until("the invitation declined", left).await, "@bot-invited:drejebog.test");
    assert_eq!(bot.heard.borrow().iter().filter(|inbound| inbound.what == Heard::Invited).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_away_and_comes_back_loses_nothing() {
    let mut synapse = Synapse::start(Limits::Lifted);
    synapse.register(&["anna"]);
    let anna = Person::log_in(&synapse, "anna").await;
    let kept = Kept::new(&synapse, "bot");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let before = anna.say(&room, "før").await;
    bot.hears_id(&before).await;
    synapse.stop();
    let mut link = bot.link.clone();
    let lost = link.wait_for(|now| matches!(now, Link::Lost { .. }));
    tokio::time::timeout(DEADLINE, lost).await.unwrap().unwrap();
    let refused = bot.matrix.post(post("x", Destination::Channel(channel(&room)), "ingen hører")).await;
    assert!(matches!(refused, Err(ChatError::Later { .. })), "{refused:?}");
    synapse.start_again();
    let after = anna.say(&room, "efter").await;
    bot.connects(Link::Live).await;
    bot.hears_id(&after).await;
    let again = bot.matrix.post(post("x", Destination::Channel(channel(&room)), "ingen hører")).await.unwrap();
    assert_eq!(anna.sees("ingen hører").await.id(), again.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn under_default_limits_what_is_urgent_goes_first() {
    let synapse = Synapse::start(Limits::Default);
    synapse.register(&["anna"]);
    let anna = Person::log_in(&synapse, "anna").await;
    let mut kept = Kept::new(&synapse, "bot");
    kept.config.rate = Rate::default();
    let (bot, room) = bot_in_room(&kept, &anna, false).await;
    let here = Destination::Channel(channel(&room));
    let mut tallies = tokio::task::JoinSet::new();
    for number in 0..10 {
        let tally = post(&format!("tally {number}"), here.clone(), &format!("stilling {number}"));
        let matrix = bot.matrix.clone();
        tallies.spawn(async move { matrix.post(Post { urgency: Urgency::WhenThereIsRoom, ..tally }).await });
    }
    // Some go at once, a few sends are kept back; the rest would come one in five seconds.
    let some = |seen: &[Seen]| (seen.iter().filter(|s| s.body().contains("stilling")).count() >= 5).then_some(());
    anna.until("some tallies", some).await;
    let started = Instant::now();
    bot.matrix.post(post("phase", here.clone(), "næste fase")).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(4), "a phase waited for {:?}", started.elapsed());
    anna.sees("næste fase").await;
    let tallies_seen = anna.seen_in(&room).iter().filter(|s| s.body().contains("stilling")).count();
    assert!(tallies_seen < 10, "every tally went before the phase");
    // With the limits lifted for the account, a bot that plans for none is quick.
    tallies.abort_all();
    bot.kill().await;
    synapse.lift_limits_of("bot");
    kept.config.rate = Rate::Unlimited;
    let bot = kept.start().await;
    for number in 0..25 {
        bot.matrix.post(post(&format!("quick {number}"), here.clone(), &format!("hurtig {number}"))).await.unwrap();
    }
    anna.sees("hurtig 24").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_is_kept_and_a_lost_store_is_noticed_and_recovered_from() {
    SHARED.register(&["anna-session"]);
    let anna = Person::log_in(&SHARED, "anna-session").await;
    let kept = Kept::new(&SHARED, "bot-session");
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let key = std::fs::read_to_string(&kept.config.recovery_key).unwrap();
    assert_eq!(kept.mode_of(&kept.config.recovery_key), 0o600);
    assert_eq!(kept.mode_of(&kept.config.store.join("session.json")), 0o600);
    assert!(matches!(kept.try_start().await, Err(StartError::InUse(_))), "two processes on one store");
    let known = anna.say(&room, "før tabet").await;
    bot.hears_id(&known).await;
    bot.kill().await;

    // The store is gone, the session is there: not a new installation.
    std::fs::rename(kept.config.store.join("crypto-1"), kept.folder.path().join("away")).unwrap();
    assert!(matches!(kept.try_start().await, Err(StartError::StoreLost { .. })));
    std::fs::create_dir(kept.config.store.join("crypto-1")).unwrap();
    assert!(matches!(kept.try_start().await, Err(StartError::StoreLost { .. })), "an empty store");

    // Nobody wrote the key down: said so, rather than going on without.
    std::fs::remove_file(kept.config.store.join("session.json")).unwrap();
    std::fs::remove_file(&kept.config.recovery_key).unwrap();
    assert!(matches!(kept.try_start().await, Err(StartError::RecoveryKeyMissing(_))));

    // With the key the new device is signed, reads on and is read.
    std::fs::write(&kept.config.recovery_key, &key).unwrap();
    let missed = anna.say(&room, "mens den var væk").await;
    let bot = kept.start().await;
    let heard = bot.hears_id(&missed).await;
    assert!(matches!(heard.what, Heard::Message { .. } | Heard::Unreadable), "{heard:?}");
    let here = Destination::Channel(channel(&room));
    bot.matrix.post(post("back", here, "jeg er her igen")).await.unwrap();
    anna.sees("jeg er her igen").await;
    let devices = anna.client.encryption().get_user_devices(&user_id("bot-session")).await.unwrap();
    assert!(devices.devices().any(|device| device.is_cross_signed_by_owner()));
    assert_eq!(std::fs::read_to_string(&kept.config.recovery_key).unwrap(), key);
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_not_seeded_when_it_was_stopped_are_seeded_after() {
    SHARED.register(&["anna-seeds"]);
    let anna = Person::log_in(&SHARED, "anna-seeds").await;
    let mut kept = Kept::new(&SHARED, "bot-seeds");
    // Enough for joining, the message and one choice; the rest would come in hours.
    kept.config.rate = Rate::Limited { per_second: 0.0001, burst: 3 };
    let (bot, room) = bot_in_room(&kept, &anna, true).await;
    let hej = anna.say(&room, "hej").await;
    bot.hears_id(&hej).await;
    let mut question = post("q", Destination::Channel(channel(&room)), "Hvilket?");
    let emoji = ["1\u{20e3}", "2\u{20e3}", "3\u{20e3}", "4\u{20e3}"];
    question.choices = emoji.map(choice).to_vec();
    let asked = bot.matrix.post(question).await.unwrap();
    let seeds = |count: usize| {
        let asked = asked.0.clone();
        move |seen: &[Seen]| {
            let seeds =
                seen.iter().filter_map(|s| s.reaction().filter(|(to, _)| *to == asked).map(|(_, e)| e.to_owned()));
            let seeds: Vec<String> = seeds.collect();
            (seeds.len() >= count).then_some(seeds)
        }
    };
    assert_eq!(anna.until("one seed", seeds(1)).await, emoji[..1]);
    // Heard after the message, so that the position would have passed it by, had it not been held.
    let after = anna.say(&room, "og så?").await;
    bot.hears_id(&after).await;
    bot.kill().await;
    kept.config.rate = Rate::Unlimited;
    let _bot = kept.start().await;
    assert_eq!(anna.until("all seeds", seeds(4)).await, emoji);
}

/// The stage of the contract on a real homeserver.
struct OnMatrix {
    kept: Kept,
    bot: Option<Bot>,
    channel: Channel,
    /// What people have reacted with, to take it back.
    reactions: Mutex<HashMap<(String, MessageId, String), String>>,
}

impl OnMatrix {
    fn bot(&self) -> &Bot {
        self.bot.as_ref().expect("it runs")
    }

    /// Of what kind a message is as it stands.
    fn kind(&self, seen: &[Seen], id: &str) -> String {
        let newest = seen.iter().rev().find_map(|s| {
            let content = &s.event["content"];
            let edits = is_edit(s) && content["m.relates_to"]["event_id"] == id;
            edits.then(|| content["m.new_content"]["msgtype"].clone())
        });
        let own = || seen.iter().find(|s| s.id() == id).map(|s| s.event["content"]["msgtype"].clone());
        newest.or_else(own).and_then(|kind| Some(kind.as_str()?.to_owned())).expect("a message")
    }

    /// The bot's messages that somebody sees, as they stand.
    fn standing(&self, seen: &[Seen]) -> Vec<(Seen, String)> {
        let bot = user_id(&self.kept.config.user);
        let said = |s: &&Seen| s.event["type"] == "m.room.message" && s.sender() == bot.as_str();
        let edits: HashMap<&str, &str> = seen
            .iter()
            .filter(|s| is_edit(s) && said(s))
            .filter_map(|s| {
                let content = &s.event["content"];
                Some((content["m.relates_to"]["event_id"].as_str()?, content["m.new_content"]["body"].as_str()?))
            })
            .collect();
        let text = |s: &Seen| edits.get(s.id()).map_or_else(|| s.body().to_owned(), |text| (*text).to_owned());
        seen.iter().filter(|s| said(s) && !is_edit(s)).map(|s| (s.clone(), text(s))).collect()
    }
}

impl contract::Stage for OnMatrix {
    type Chat = Matrix;

    fn chat(&self) -> &Matrix {
        &self.bot().matrix
    }
    fn channel(&self) -> ChannelId {
        channel(&self.channel.id)
    }
    fn account(&self, name: &str) -> Account {
        Account(format!("matrix/{}", self.channel.person(name).id()))
    }
    fn stranger(&self) -> Account {
        Account(format!("matrix/{}", user_id("stranger-contract")))
    }
    async fn leaves(&self, name: &str) {
        self.channel.person(name).room(&self.channel.id).leave().await.unwrap();
        let went = |inbound: &&Inbound| inbound.what == Heard::Went && inbound.from == self.account(name);
        self.bot().until("that somebody went", |heard| heard.iter().find(went).map(drop)).await;
    }

    async fn sees(&self, name: &str, words: &str) -> contract::Seen {
        let person = self.channel.person(name);
        let found = |seen: &[Seen]| self.standing(seen).into_iter().find(|(_, text)| text.contains(words));
        let (seen, text) = person.until(words, found).await;
        let content = &seen.event["content"];
        let thread = content["m.relates_to"].get("rel_type").filter(|kind| *kind == "m.thread");
        let thread = thread.and_then(|_| content["m.relates_to"]["event_id"].as_str());
        let mut files = Vec::new();
        if content["msgtype"] == "m.file" {
            files.push((content["filename"].as_str().unwrap().to_owned(), person.file(&seen).await));
        }
        contract::Seen {
            id: MessageId(seen.id().to_owned()),
            text,
            thread: thread.map(|root| MessageId(root.to_owned())),
            is_private: seen.room != self.channel.id,
            is_notice: self.kind(&person.seen_in(&seen.room), seen.id()) == "m.notice",
            files,
        }
    }

    fn count(&self, name: &str, words: &str) -> usize {
        let rooms = self.channel.person(name).client.joined_rooms();
        let seen: Vec<Seen> = rooms.iter().flat_map(|room| self.channel.person(name).seen_in(room.room_id())).collect();
        self.standing(&seen).iter().filter(|(_, text)| text.contains(words)).count()
    }

    async fn acknowledged(&self, name: &str, event: &EventId, emoji: &str) {
        let sign = |seen: &[Seen]| seen.iter().find(|s| s.reaction() == Some((&event.0, emoji))).map(drop);
        self.channel.person(name).until("the acknowledgement", sign).await;
    }

    async fn presses(&self, name: &str, message: &MessageId, emoji: &str) {
        let event = self.channel.press(name, &message.0, emoji).await;
        let what = (name.to_owned(), message.clone(), emoji.to_owned());
        self.reactions.lock().unwrap().insert(what, event);
    }

    async fn offers(&self, name: &str, message: &MessageId, choices: &[&str]) {
        let bot = user_id(&self.kept.config.user);
        let stands = |seen: &[Seen]| {
            let is_gone = |id: &str| {
                seen.iter().any(|s| {
                    s.event["type"] == "m.room.redaction"
                        && (s.event["redacts"] == id || s.event["content"]["redacts"] == id)
                })
            };
            let of_the_bot = seen.iter().filter(|s| s.sender() == bot.as_str() && !is_gone(s.id()));
            let on_it = of_the_bot.filter_map(|s| s.reaction().filter(|(to, _)| *to == message.0).map(|(_, e)| e));
            let on_it: HashSet<&str> = on_it.collect();
            (on_it == choices.iter().copied().collect()).then_some(())
        };
        self.channel.person(name).until(&format!("the choices {choices:?}"), stands).await;
    }

    async fn takes_back(&self, name: &str, message: &MessageId, emoji: &str) {
        let what = (name.to_owned(), message.clone(), emoji.to_owned());
        let event = self.reactions.lock().unwrap().remove(&what).expect("it was pressed");
        self.channel.person(name).take_back(&self.channel.id, &event).await;
    }

    async fn asks(&self, name: &str, command: &str) {
        self.channel.says(name, &format!("!dialog {command}")).await;
    }

    async fn whispers(&self, name: &str, text: &str) -> EventId {
        let (bot, person) = (user_id(&self.kept.config.user), self.channel.person(name));
        let elsewhere = |s: &&Seen| s.room != self.channel.id && s.sender() == bot.as_str();
        let found = |seen: &[Seen]| seen.iter().find(elsewhere).map(|s| s.room.clone());
        let room = person.until("a private room with the bot", found).await;
        EventId(person.say(&room, text).await)
    }

    async fn hears<T>(&self, what: &str, find: impl FnMut(&[Inbound]) -> Option<T>) -> T {
        self.bot().until(what, find).await
    }

    async fn restarts(&mut self) {
        self.bot.take().expect("it runs").kill().await;
        self.bot = Some(self.kept.start().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn does_what_every_adapter_must() {
    let names = [("anna", "anna-contract"), ("bo", "bo-contract")];
    SHARED.register(&names.map(|(_, user)| user));
    SHARED.register(&["stranger-contract"]);
    let mut people = BTreeMap::new();
    for (name, user) in names {
        people.insert(name, Person::log_in(&SHARED, user).await);
    }
    let kept = Kept::new(&SHARED, "bot-contract");
    let bot = kept.start().await;
    let id = people["anna"].create_room(true, &[user_id("bot-contract"), user_id("bo-contract")]).await;
    bot.hears(&Heard::Invited).await;
    let bot_id = user_id("bot-contract");
    let moderator = [(bot_id.as_ref(), 50_i32.into())].to_vec();
    people["anna"].room(&id).update_power_levels(moderator).await.unwrap();
    let channel = Channel { id, people };
    let mut stage = OnMatrix { kept, bot: Some(bot), channel, reactions: Mutex::default() };
    contract::all(&mut stage).await;
}

//! Serving without a platform of its own: what is opened, what is refused, and how it stops.
#![cfg(feature = "shell")]

use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::sled::Sled;
use drejebog::app::run::Link;
use drejebog::boot::config::Config;
use drejebog::boot::failure::Failure;
use drejebog::boot::serve::{Platform, Stop, open, position, serve_on};
use drejebog::dialogue::ids::{Account, ChannelId, PersonId};
use drejebog::journal::{Append, Book};
use drejebog::ports::chat::{Position, Room};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};

fn config(folder: &Path, more: &str) -> Config {
    Config::parse(&format!("[journal]\nfolder = \"data\"\n{more}"), folder).expect("a configuration")
}

#[tokio::test]
async fn it_serves_until_it_is_told_to_stop_and_lets_go_of_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let (_inbound, receiver) = mpsc::channel(1);
    let (_link, link) = watch::channel(Link::Live);
    let (say, stop) = watch::channel(false);
    let platform = Platform { chat: Arc::new(MemoryChat::default()), inbound: receiver, link };
    let opened = open(&config, 1).await.unwrap();
    let book = Arc::clone(&opened.book);
    let serving = tokio::spawn(async move { serve_on(&config, opened, platform, Stop::when(stop)).await });
    // The first sign of life shows that the loop runs.
    while book.heartbeat().unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    drop(book);
    say.send_replace(true);
    serving.await.unwrap().unwrap();
    let book = Book::new(Sled::open(&folder.path().join("data")).unwrap());
    assert!(book.heartbeat().unwrap().is_some());
}

#[tokio::test]
async fn a_journal_keeps_the_time_scale_it_was_begun_with() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let first = open(&config, 60).await.unwrap();
    let origin = first.book.time_scale().unwrap().unwrap();
    assert_eq!(origin.scale, 60);
    drop(first);
    let refused = open(&config, 1).await.expect_err("another scale");
    assert!(matches!(refused, Failure::OtherScale { journal: 60, asked: 1, .. }), "{refused}");
    let told = refused.to_string();
    assert!(told.contains("begun with --time-scale 60 and this start asks for 1"), "{told}");
    let again = open(&config, 60).await.unwrap();
    assert_eq!(again.book.time_scale().unwrap(), Some(origin), "the clocks still agree at the same moment");
}

#[tokio::test]
async fn a_second_process_and_a_lost_journal_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let first = open(&config, 1).await.unwrap();
    let second = open(&config, 1).await.expect_err("it is in use").to_string();
    assert!(second.contains("another drejebog is using"), "{second}");
    drop(first);
    for entry in std::fs::read_dir(folder.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        }
    }
    let lost = open(&config, 1).await.expect_err("it is lost").to_string();
    assert!(lost.contains("must not be taken for a new one") && lost.contains("drejebog import"), "{lost}");
}

#[tokio::test]
async fn a_playbook_with_mistakes_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("content/min-pakke")).unwrap();
    std::fs::write(folder.path().join("content/min-pakke/playbook.toml"), "minuts = 45\n").unwrap();
    let config = config(folder.path(), "[content]\nfolder = \"content\"\n");
    let (_inbound, inbound) = mpsc::channel(1);
    let (_link, link) = watch::channel(Link::Live);
    let (_say, stop) = watch::channel(false);
    let platform = Platform { chat: Arc::new(MemoryChat::default()), inbound, link };
    let opened = open(&config, 1).await.unwrap();
    let failure = serve_on(&config, opened, platform, Stop::when(stop)).await.expect_err("mistakes");
    assert!(failure.to_string().contains("min-pakke/playbook.toml:1: unknown key `minuts`"), "{failure}");
}

#[tokio::test]
async fn rooms_are_read_on_from_where_the_journal_is() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&config(folder.path(), ""), 1).await.unwrap();
    let anna = Account("matrix/@anna:example.dk".to_owned());
    let at = |text: &str| Position(text.to_owned());
    for (room, position) in [("matrix/!room:example.dk", "a"), ("private/7", "b")] {
        let append = Append { position: Some((room.to_owned(), at(position))), ..Append::default() };
        opened.book.commit(append).await.unwrap();
    }
    let append = Append { people: vec![(anna.clone(), PersonId(7))], ..Append::default() };
    opened.book.commit(append).await.unwrap();
    let channel = Room::Channel(ChannelId("matrix/!room:example.dk".to_owned()));
    let private = |account| Room::Private { account, room: "!dm:example.dk".to_owned() };
    assert_eq!(position(&opened.book, &channel).unwrap(), Some(at("a")));
    assert_eq!(position(&opened.book, &private(anna)).unwrap(), Some(at("b")));
    assert_eq!(position(&opened.book, &private(Account("matrix/@bo:example.dk".to_owned()))).unwrap(), None);
}

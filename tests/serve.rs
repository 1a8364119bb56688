//! Serving without a platform of its own: what is opened, what is refused, and how it stops.
//!
//! A journal that was there before is made by another process: sled's threads keep its lock for a moment after it has
//! been dropped, so a process does not open the same folder twice. The program never does.
#![cfg(feature = "shell")]

use drejebog::adapters::memory::chat::MemoryChat;
use drejebog::adapters::{DISCORD, MATRIX};
use drejebog::app::suggestions::Suggestions;
use drejebog::boot::config::Config;
use drejebog::boot::failure::Failure;
use drejebog::boot::packs;
use drejebog::boot::serve::{Connected, InJournal, Opened, Stop, Texts, Time, everything, open, serve, serve_on};
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::journal::{Append, TimeScale};
use drejebog::ports::chat::{Chat, Delivered, Inbound, Platform, Position, Room};
use drejebog::ports::clock::Clock;
use drejebog::ports::link::Link;
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};

fn config(folder: &Path, more: &str) -> Config {
    Config::parse(&format!("[journal]\nfolder = \"data\"\n{more}"), folder).expect("a configuration")
}

fn connected(
    platform: Platform,
    inbound: mpsc::Receiver<Inbound>,
    link: watch::Receiver<Link>,
) -> Connected<MemoryChat> {
    let suggestions = Arc::new(Suggestions::new(&[]));
    Connected { platform, chat: Arc::new(MemoryChat::default()), suggestions, inbound, link }
}

fn texts() -> Texts {
    Texts::new(&packs::built_in().unwrap(), &MemoryChat::default().capabilities()).unwrap()
}

fn sixty() -> Time {
    Time { scale: 60, hand: None }
}

#[tokio::test]
async fn it_serves_until_it_is_told_to_stop_and_lets_go_of_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let (_inbound, receiver) = mpsc::channel(1);
    let (_link, link) = watch::channel(Link::Live);
    let (say, stop) = watch::channel(false);
    let connected = connected(MATRIX, receiver, link);
    let opened = open(&config, &Time::default()).await.unwrap();
    let book = Arc::clone(&opened.book);
    let serving = tokio::spawn(async move {
        let one = async |opened: &Opened, stop| serve_on(&config, opened, texts(), connected, stop).await;
        everything(&config, opened, Stop::when(stop), one).await
    });
    // The first sign of life shows that the loop runs.
    while book.heartbeat(MATRIX).unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    say.send_replace(true);
    serving.await.unwrap().unwrap();
    assert_eq!(Arc::strong_count(&book), 1, "somebody still has the journal, so it would not be closed");
}

/// A journal begun at 60 times the speed, in a process that has ended.
fn begun_before(folder: &Path) {
    let lines = [
        r#"{"kind":"journal","format":1}"#,
        r#"{"kind":"meta","name":"time_scale","value":{"scale":60,"origin":"2026-11-19T09:00:00Z"}}"#,
        r#"{"kind":"end","lines":2}"#,
    ];
    std::fs::write(folder.join("export.jsonl"), lines.join("\n")).unwrap();
    std::fs::write(folder.join("drejebog.toml"), "[journal]\nfolder = \"data\"\n").unwrap();
    let import = ["import", "--config", "drejebog.toml", "export.jsonl"];
    let mut other = Command::new(env!("CARGO_BIN_EXE_drejebog"));
    assert!(other.args(import).current_dir(folder).status().unwrap().success());
}

#[tokio::test]
async fn a_new_journal_takes_the_time_scale_it_is_begun_with() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&config(folder.path(), ""), &sixty()).await.unwrap();
    assert_eq!(opened.book.time_scale().unwrap().map(|kept| kept.scale), Some(60));
}

#[tokio::test]
async fn a_journal_keeps_its_time_scale_and_the_moment_at_which_the_clocks_agreed() {
    let folder = tempfile::tempdir().unwrap();
    begun_before(folder.path());
    let opened = open(&config(folder.path(), ""), &sixty()).await.unwrap();
    let origin: Timestamp = "2026-11-19T09:00:00Z".parse().unwrap();
    assert_eq!(opened.clock.at_wall(origin), origin);
    assert_eq!(opened.clock.at_wall(origin + SignedDuration::from_secs(1)), origin + SignedDuration::from_mins(1));
    assert_eq!(opened.book.time_scale().unwrap(), Some(TimeScale { scale: 60, origin, by_hand: false }));
}

#[tokio::test]
async fn another_time_scale_is_refused_and_both_are_named() {
    let folder = tempfile::tempdir().unwrap();
    begun_before(folder.path());
    let refused = open(&config(folder.path(), ""), &Time::default()).await.expect_err("another scale");
    assert!(matches!(refused, Failure::OtherScale { journal: 60, asked: 1, .. }), "{refused}");
    let told = refused.to_string();
    assert!(told.contains("begun with --time-scale 60 and this start asks for 1"), "{told}");
}

#[tokio::test]
async fn a_clock_moved_by_hand_is_for_a_journal_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    begun_before(folder.path());
    let by_hand = |scale| Time { scale, hand: Some(folder.path().join("clock")) };
    let missing = open(&config(folder.path(), ""), &by_hand(60)).await.expect_err("no file").to_string();
    assert!(missing.contains("the clock: ") && missing.contains("cannot be read"), "{missing}");
    std::fs::write(folder.path().join("clock"), "21d").unwrap();
    let refused = open(&config(folder.path(), ""), &by_hand(60)).await.expect_err("another clock").to_string();
    assert!(refused.contains("was begun without --clock"), "{refused}");

    let new = "[journal]\nfolder = \"another\"\n";
    let opened = open(&Config::parse(new, folder.path()).unwrap(), &by_hand(1)).await.unwrap();
    assert_eq!(opened.book.time_scale().unwrap().map(|kept| kept.by_hand), Some(true));
    let wall = opened.clock.wall();
    assert_eq!(opened.clock.at_wall(wall), wall + SignedDuration::from_hours(21 * 24));
    std::fs::write(folder.path().join("clock"), "42d").unwrap();
    assert_eq!(opened.clock.at_wall(wall), wall + SignedDuration::from_hours(42 * 24));
}

#[tokio::test]
async fn a_journal_in_use_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let _first = open(&config, &Time::default()).await.unwrap();
    let second = open(&config, &Time::default()).await.expect_err("it is in use").to_string();
    assert!(second.contains("another drejebog is using"), "{second}");
}

#[tokio::test]
async fn a_lost_journal_is_not_taken_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    begun_before(folder.path());
    for entry in std::fs::read_dir(folder.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        }
    }
    let lost = open(&config(folder.path(), ""), &sixty()).await.expect_err("it is lost").to_string();
    assert!(lost.contains("must not be taken for a new one") && lost.contains("drejebog import"), "{lost}");
}

#[tokio::test]
async fn a_playbook_with_mistakes_stops_the_start_before_anything_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("content/min-pakke")).unwrap();
    std::fs::write(folder.path().join("content/min-pakke/playbook.toml"), "minuts = 45\n").unwrap();
    let tables =
        ["[journal]\nfolder = \"data\"", "[content]\nfolder = \"content\"", "[discord]\ntoken = \"hemmelig\"\n"];
    let file = folder.path().join("drejebog.toml");
    std::fs::write(&file, tables.join("\n")).unwrap();
    let failure = serve(&file, &Time::default()).await.expect_err("mistakes");
    assert!(failure.to_string().contains("content/min-pakke/playbook.toml:1: Ordet minuts betyder"), "{failure}");
    assert!(!folder.path().join("data").exists());
}

#[tokio::test]
async fn rooms_are_read_on_from_where_the_journal_is() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&config(folder.path(), ""), &Time::default()).await.unwrap();
    let anna = Account("matrix/@anna:example.dk".to_owned());
    let at = |text: &str| Position(text.to_owned());
    for (room, position) in [("matrix/!room:example.dk", "a"), ("private/!dm:example.dk", "b")] {
        let append = Append { positions: vec![(room.to_owned(), at(position))], ..Append::default() };
        opened.book.commit(append).await.unwrap();
    }
    let channel = Room::Channel(ChannelId("matrix/!room:example.dk".to_owned()));
    let private = |room: &str| Room::Private { account: anna.clone(), room: room.to_owned() };
    let delivered = InJournal { book: Arc::clone(&opened.book), platform: MATRIX };
    assert_eq!(delivered.position(&channel), Some(at("a")));
    assert_eq!(delivered.position(&private("!dm:example.dk")), Some(at("b")));
    assert_eq!(delivered.position(&private("!other:example.dk")), None);
}

/// Two platforms on one journal: each has a sign of life of its own, and when one has to stop, so does the other.
#[tokio::test]
async fn two_platforms_share_a_journal_and_stop_together() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    let (_say, stop) = watch::channel(false);
    let opened = open(&config, &Time::default()).await.unwrap();
    let book = Arc::clone(&opened.book);
    let (one_to, one) = mpsc::channel(1);
    let (_other_to, other) = mpsc::channel(1);
    let (_link, link) = watch::channel(Link::Live);
    let (on_matrix, on_discord) = (connected(MATRIX, one, link.clone()), connected(DISCORD, other, link));
    let serving = tokio::spawn(async move {
        let both = async |opened: &Opened, stop: Stop| {
            let (matrix, discord) = tokio::join!(
                stop.after(serve_on(&config, opened, texts(), on_matrix, stop.clone())),
                stop.after(serve_on(&config, opened, texts(), on_discord, stop.clone()))
            );
            matrix.and(discord)
        };
        everything(&config, opened, Stop::when(stop), both).await
    });
    for platform in [MATRIX, DISCORD] {
        while book.heartbeat(platform).unwrap().is_none() {
            tokio::task::yield_now().await;
        }
    }
    // The adapter of the one is gone.
    drop(one_to);
    let failure = serving.await.unwrap().expect_err("one platform has failed");
    assert!(matches!(failure, Failure::AdapterStopped), "{failure}");
}

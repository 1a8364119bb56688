//! What the architecture test must catch, and what it must let through: a check that cannot fail checks nothing.

/// The file it would stand in, what it says, and a word of the finding it must cause.
pub const BAD: &[(&str, &str, &str)] = &[
    // rooms
    ("src/dialogue/decide.rs", "use crate::commands::Command;", "may know calendar"),
    ("src/dialogue/decide.rs", "use super::super::prompts::Key;", "may know calendar"),
    ("src/dialogue/vote/dots.rs", "fn f() { super::super::super::app::run() }", "may know calendar"),
    ("src/dialogue/mod.rs", "fn f(d: crate::doc::Doc) {}", "crate::doc::Doc"),
    ("src/dialogue/mod.rs", "fn f() -> Vec<crate::ports::chat::Room> { vec![] }", "crate::ports"),
    ("src/dialogue/mod.rs", "fn f() { let _ = crate::journal::load(); }", "crate::journal::load"),
    ("src/dialogue/mod.rs", "fn f() { println!(\"{:?}\", crate::journal::load()); }", "crate::journal::load"),
    ("src/dialogue/mod.rs", "macro_rules! m { () => { $crate::app::run() }; }", "crate::app::run"),
    ("src/dialogue/mod.rs", "lazy! { use crate::{calendar, app as a}; }", "crate::app"),
    ("src/dialogue/mod.rs", "use crate as root;", "`crate`"),
    ("src/dialogue/mod.rs", "use crate::*;", "`crate`"),
    ("src/dialogue/mod.rs", "use crate::{calendar::Day, doc::{self, Block}};", "crate::doc`"),
    ("src/dialogue/mod.rs", "pub use crate::prompts as words;", "crate::prompts"),
    ("src/dialogue/mod.rs", "mod inner { use super::super::app; }", "super::super::app"),
    ("src/dialogue/mod.rs", "impl crate::ports::clock::Clock for X {}", "crate::ports::clock::Clock"),
    ("src/dialogue/mod.rs", "#[derive(crate::app::Derive)] struct X;", "crate::app::Derive"),
    ("src/dialogue/mod.rs", "#[serde(with = \"crate::journal::text\")] struct X;", "crate::journal::text"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { use crate::app::run; }", "crate::app::run"),
    ("src/calendar/mod.rs", "use crate::dialogue::ids::ChannelId;", "may know nobody"),
    ("src/doc/html.rs", "use crate::dialogue::ids::ChannelId;", "may know nobody"),
    ("src/prompts/mod.rs", "use crate::playbook::Step;", "crate::playbook"),
    ("src/commands/mod.rs", "use crate::journal::Record;", "crate::journal"),
    ("src/app/mod.rs", "use crate::adapters::memory::Memory;", "crate::adapters::memory"),
    ("src/app/mod.rs", "use crate::boot::Config;", "crate::boot"),
    ("src/adapters/matrix/mod.rs", "use crate::adapters::sled::Store;", "adapters::sled"),
    ("src/adapters/matrix/mod.rs", "use super::sled::Store;", "super::sled"),
    ("src/adapters/matrix/send.rs", "use super::super::system::Clock;", "super::super::system"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue::Event;", "crate::dialogue::Event"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue;", "`crate::dialogue`"),
    ("src/adapters/memory.rs", "use crate::journal::Record;", "crate::journal"),
    ("src/main.rs", "fn main() { drejebog::app::run() }", "drejebog::app"),
    ("src/lib.rs", "pub use crate::dialogue::ids::PostKey;", "crate::dialogue::ids"),
    ("src/helpers/mod.rs", "fn f() {}", "no room of the house"),
    // outside crates
    ("src/app/mod.rs", "use sled::Db;", "`sled`"),
    ("src/app/mod.rs", "extern crate sled as store;", "`sled`"),
    ("src/app/mod.rs", "use ::sled as store;", "`sled`"),
    ("src/boot/mod.rs", "fn f() { libc::umask(0o077); }", "`libc`"),
    ("src/adapters/system.rs", "fn f(file: &File) { fs2::FileExt::lock_exclusive(file); }", "`fs2`"),
    ("src/adapters/memory.rs", "fn f() { crc32fast::hash(b\"x\"); }", "`crc32fast`"),
    ("src/adapters/sled/mod.rs", "use matrix_sdk::Client;", "`matrix_sdk`"),
    ("src/boot/mod.rs", "fn f(c: matrix_sdk::Client) {}", "`matrix_sdk`"),
    ("src/app/mod.rs", "use futures_util::StreamExt;", "`futures_util`"),
    ("src/ports/chat.rs", "use tokio::sync::mpsc;", "`tokio`"),
    ("src/dialogue/mod.rs", "#[tokio::main] async fn f() {}", "`tokio`"),
    ("src/journal/mod.rs", "fn f() { tracing::info!(\"x\"); }", "`tracing`"),
    ("src/app/mod.rs", "#[derive(clap::Parser)] struct X;", "`clap`"),
    ("src/dialogue/mod.rs", "use cron::Schedule;", "`cron`"),
    ("src/app/mod.rs", "fn f() { vec![chrono::Weekday::Mon]; }", "`chrono`"),
    ("src/playbook/mod.rs", "use fluent_bundle::FluentBundle;", "`fluent_bundle`"),
    ("src/playbook/mod.rs", "use pulldown_cmark::Parser;", "`pulldown_cmark`"),
    ("src/prompts/mod.rs", "use toml::Table;", "`toml`"),
    ("src/app/mod.rs", "use rand::SeedableRng;", "`rand`"),
    ("src/dialogue/mod.rs", "use serde_json::Value;", "`serde_json`"),
    // the outside world
    ("src/dialogue/mod.rs", "fn f() { jiff::Timestamp::now(); }", "`now`"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { fn f() { Zoned::now(); } }", "`now`"),
    ("src/app/mod.rs", "fn f() { let clock = Timestamp::now; }", "`now`"),
    ("src/app/mod.rs", "fn f() { log!(Timestamp::now()); }", "`now`"),
    ("src/adapters/matrix/mod.rs", "async fn f() { tokio::time::sleep(d).await }", "time::sleep"),
    ("src/app/mod.rs", "use tokio::time::{sleep, timeout};", "time::sleep"),
    ("src/calendar/mod.rs", "fn f() { TimeZone::system(); }", "TimeZone::system"),
    ("src/app/mod.rs", "use std::time::{Duration, Instant};", "std::time::Instant"),
    ("src/playbook/mod.rs", "fn f() { std::fs::read(\"x\"); }", "std::fs::read"),
    ("src/app/mod.rs", "use std::env;", "std::env"),
    ("src/dialogue/mod.rs", "use std::collections::{BTreeMap, HashMap};", "HashMap"),
    // form
    ("src/app/mod.rs", "fn f() { if cfg!(test) { return; } }", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(not(test))] fn f() {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(any(test, feature = \"x\"))] fn f() {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(test)] use std::fmt;", "cfg(test)"),
    ("src/app/mod.rs", "struct S { #[cfg(test)] probe: u8 }", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(test)] mod helpers {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg_attr(test, derive(Clone))] struct S;", "cfg(test)"),
    ("src/app/mod.rs", "mod tests {}", "without cfg(test)"),
    ("src/commands/mod.rs", "const HELP: &str = \"Skriv hvad du vil.\";", "a sentence"),
    ("src/dialogue/mod.rs", "fn f() { format!(\"Nu er {} minutter gået!\", 5); }", "a sentence"),
];

/// The file it would stand in and what it says; nothing may be found.
pub const GOOD: &[(&str, &str)] = &[
    ("src/dialogue/decide.rs", "use crate::calendar::Day; use super::ids::PostKey; use crate::dialogue::state::State;"),
    ("src/dialogue/mod.rs", "use self::ids::PostKey; mod ids; use ids::PersonId; pub(crate) fn f() {}"),
    ("src/dialogue/pairs.rs", "use rand::seq::SliceRandom; use std::collections::BTreeMap;"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { use super::*; use serde_json::json; use expect_test::expect; }"),
    ("src/dialogue/tests.rs", "use super::*; use serde_json::json; fn f() { let text = \"Nu er det din tur.\"; }"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests; #[cfg(test)] mod samples;"),
    ("src/doc/samples.rs", "fn f() { let text = \"Vi ses på mandag.\"; }"),
    ("src/dialogue/mod.rs", "fn f(now: Timestamp) { let sleep = now; state.now(); now + 1; }"),
    ("src/calendar/schedule.rs", "use cron::Schedule; use chrono::NaiveDateTime;"),
    ("src/calendar/mod.rs", "mod toml; use toml::Row; fn f() { toml::row(); }"),
    ("src/doc/html.rs", "use super::{Block, Doc}; use pulldown_cmark::Parser;"),
    ("src/ports/chat.rs", "use crate::dialogue::ids::Account; use crate::doc::Doc; use serde_json::Value;"),
    ("src/ports/chat.rs", "#[derive(thiserror::Error)] enum E { #[error(\"The room is not there.\")] Gone }"),
    ("src/playbook/mod.rs", "use crate::doc::Doc; use toml::Table; /// One sentence for readers.\nfn f() {}"),
    ("src/journal/mod.rs", "use crate::ports::journal::Batch; fn f() { x.expect(\"a journal is never empty.\"); }"),
    ("src/journal/mod.rs", "fn f() { unreachable!(\"the key was checked above.\"); \"dialogue|board\"; \"e.g.\"; }"),
    ("src/app/mod.rs", "use crate::{ports::clock::Clock, dialogue, calendar}; use tokio::sync::mpsc;"),
    ("src/app/mod.rs", "async fn f(clock: C) { clock.now(); clock.sleep_until(at).await; tracing::info!(\"on\"); }"),
    ("src/app/mod.rs", "#[cfg(test)] mod tests { use crate::adapters::memory::Memory; }"),
    ("src/app/mod.rs", "#[cfg(feature = \"matrix\")] fn f() {} #[cfg(target_os = \"linux\")] fn g() {}"),
    ("src/adapters/mod.rs", "pub mod sled; #[cfg(feature = \"matrix\")] pub mod matrix; pub use sled::Store;"),
    ("src/adapters/sled/mod.rs", "use crate::ports::journal::Journal; use sled::Db; use super::sled::lock::Lock;"),
    ("src/adapters/sled/lock.rs", "use fs2::FileExt; fn f() { std::fs::File::open(\"x\"); tokio::task::yield_now(); }"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue::ids::{Account, PostKey}; use crate::dialogue::lang::Lang;"),
    ("src/adapters/matrix/mod.rs", "use matrix_sdk::{Client, ruma::RoomId}; use futures_util::StreamExt;"),
    ("src/adapters/system.rs", "fn f() { jiff::Timestamp::now(); tokio::time::sleep(d); std::time::Instant::now(); }"),
    ("src/boot/mod.rs", "use crate::adapters::matrix::Matrix; use clap::Parser; fn f() { std::env::var(\"X\"); }"),
    ("src/main.rs", "fn main() -> std::process::ExitCode { drejebog::boot::main() }"),
    ("src/lib.rs", "pub mod app; /// The rules.\npub mod dialogue;"),
];

/// The files of a small house each, in which some need each other in a circle.
pub const ROUND: &[&[(&str, &str)]] = &[
    &[
        ("src/doc/mod.rs", "mod html; mod plain;"),
        ("src/doc/html.rs", "use super::plain::Line; pub struct Tag;"),
        ("src/doc/plain.rs", "use super::html; pub struct Line; fn f(tag: html::Tag) {}"),
    ],
    // Through a name that the room passes on.
    &[
        ("src/doc/mod.rs", "mod html; mod plain; pub use html::Tag;"),
        ("src/doc/html.rs", "fn f() { crate::doc::plain::line() } pub struct Tag;"),
        ("src/doc/plain.rs", "use super::Tag; pub fn line() {}"),
    ],
    // A child that takes what its parent defines, and a parent that calls the child.
    &[
        ("src/doc/mod.rs", "mod plain; pub struct Doc; fn f() { plain::line(&Doc) }"),
        ("src/doc/plain.rs", "use super::Doc; pub fn line(doc: &Doc) {}"),
    ],
    // The parent passes the name on, and uses it besides.
    &[
        ("src/doc/mod.rs", "mod plain; pub use plain::line; pub struct Doc; fn f() { line(&Doc) }"),
        ("src/doc/plain.rs", "use super::Doc; pub fn line(doc: &Doc) {}"),
    ],
    // In the tokens of a macro.
    &[
        ("src/doc/mod.rs", "mod html; mod plain;"),
        ("src/doc/html.rs", "fn f() { vec![super::plain::LINE] } pub struct Tag;"),
        ("src/doc/plain.rs", "use super::html::Tag; pub const LINE: u8 = 0;"),
    ],
    // An adapter is a room of its own.
    &[
        ("src/adapters/mod.rs", "pub mod sled;"),
        ("src/adapters/sled/mod.rs", "mod lock; mod store;"),
        ("src/adapters/sled/lock.rs", "use super::store::Store; pub struct Lock;"),
        ("src/adapters/sled/store.rs", "use crate::adapters::sled::lock::Lock; pub struct Store;"),
    ],
];

/// The same, in which there is an order to read them in.
pub const STRAIGHT: &[&[(&str, &str)]] = &[
    // A map of the children is no user of them.
    &[
        (
            "src/doc/mod.rs",
            "mod plain; pub use plain::{line, Line}; pub struct Doc; fn f() { let line = 1; line + 1; }",
        ),
        ("src/doc/plain.rs", "use super::Doc; pub struct Line; pub fn line(doc: &Doc) {}"),
    ],
    // A name that is passed on belongs to where it comes from.
    &[
        ("src/doc/mod.rs", "mod html; mod plain; pub use html::Tag; fn f() { plain::line() }"),
        ("src/doc/html.rs", "pub struct Tag;"),
        ("src/doc/plain.rs", "use super::Tag; pub fn line() {}"),
    ],
    // Tests see everything.
    &[
        ("src/doc/mod.rs", "mod html; mod plain; #[cfg(test)] mod tests;"),
        ("src/doc/html.rs", "pub struct Tag; #[cfg(test)] mod tests { use super::super::plain::Line; }"),
        ("src/doc/plain.rs", "use super::html::Tag; pub struct Line;"),
        ("src/doc/tests.rs", "use super::plain::Line; use super::html::Tag;"),
    ],
    // Between rooms the arrows are another table's.
    &[
        ("src/doc/mod.rs", "use crate::calendar::Day; pub struct Doc;"),
        ("src/calendar/mod.rs", "use crate::doc::Doc; pub struct Day;"),
    ],
];

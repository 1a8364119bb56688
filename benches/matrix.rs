//! How long the bot takes and how much memory it holds, in one run on one real Synapse, beside what the homeserver takes
//! by itself: `cargo bench --features matrix --bench matrix`, with `-- 20` for a quick look of 20 times each.
//!
//! Everything is measured as people see it, in an encrypted room: from sending until another person's client has got
//! what comes of it. The homeserver's own echo is the same without the bot. Deliberately absent: a verdict; machines
//! differ, so that only the ratios can be compared.

#![recursion_limit = "256"]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; that is what it is for")]

#[path = "../tests/program/mod.rs"]
mod program;
#[path = "../tests/synapse/mod.rs"]
mod synapse;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use synapse::bot::{self, Setup};
use synapse::channel::{Channel, key};
use synapse::person::{Person, Seen, user_id};
use synapse::{Limits, Synapse};

/// Enough for a 99th percentile that is not simply the worst.
const TIMES: usize = 100;
const ROOMS: usize = 50;
const DONE: &str = "✅";

fn main() {
    // Cargo adds arguments of its own.
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("threads").block_on(measure(asked.unwrap_or(TIMES)));
}

async fn measure(repeats: usize) {
    let build = if cfg!(debug_assertions) { "a DEBUG build: slower than what is used" } else { "a release build" };
    println!("Synapse and the bot on one machine, {repeats} times each; the bot is {build}\n");
    let synapse = Synapse::start(Limits::Lifted);
    synapse.register(&["bot", "anna", "bo", "carla", "dan"]);
    let mut bot = bot::start(&synapse, Setup { scale: 1, is_unlimited: true, begins: None });
    let mut people = BTreeMap::new();
    for name in ["anna", "bo", "carla", "dan"] {
        people.insert(name, Person::log_in(&synapse, name).await);
    }
    let invited = ["bo", "carla", "dan", "bot"].map(user_id);
    let id = people["anna"].create_room(true, &invited).await;
    let channel = Channel { id, people };
    channel.person("anna").sees("!dialog").await;
    let idle = bot.resident();
    let case = at_the_case(&channel).await;

    let echo = times(repeats, async |n| {
        let event = channel.says("bo", &format!("Nummer {n}")).await;
        is_seen(&channel, &event).await;
    });
    let echo = Figures::of(echo.await);
    let mut last = None;
    let reaction_echo = times(repeats, async |_| last = Some(toggle(&channel, &case, last.take(), None).await));
    let reaction_echo = Figures::of(reaction_echo.await);
    channel.shows(&case, "0 af 4").await;
    let mut last = None;
    let counted = times(repeats, async |n| {
        let count = if n % 2 == 0 { "1 af 4" } else { "0 af 4" };
        last = Some(toggle(&channel, &case, last.take(), Some(count)).await);
    });
    let counted = Figures::of(counted.await);
    let answered = times(repeats, async |_| {
        let event = channel.says("bo", "!dialog status").await;
        let answer = format!("reply/{event}");
        let found = |seen: &[Seen]| seen.iter().rev().find(|s| key(s) == Some(&answer)).map(drop);
        channel.person("anna").until("the answer", found).await;
    });
    let answered = Figures::of(answered.await);
    let taken = times(repeats, async |n| {
        let event = channel.says("bo", &format!("!dialog pointe Nummer {n}")).await;
        let found = |seen: &[Seen]| seen.iter().rev().find(|s| s.reaction() == Some((&event, DONE))).map(drop);
        channel.person("anna").until("the sign", found).await;
    });
    let taken = Figures::of(taken.await);

    println!("{:<58} {:>8} {:>8}   {:>9} {:>9}", "", "p50", "p99", "p50/echo", "p99/echo");
    show("the homeserver's echo: a message seen by another", &echo, &echo);
    show("the homeserver's echo: a reaction seen by another", &reaction_echo, &reaction_echo);
    show("a reaction, until the count is seen (journalled before)", &counted, &reaction_echo);
    show("a command, until its answer is seen", &answered, &echo);
    show("a text, until the sign that it is journalled is seen", &taken, &echo);

    let one = bot.resident();
    for _ in 1..ROOMS {
        let room = channel.person("anna").create_room(true, &[user_id("bot")]).await;
        let greeted = |seen: &[Seen]| seen.iter().rev().find(|s| s.room == room && key(s).is_some()).map(drop);
        channel.person("anna").until("a greeting", greeted).await;
    }
    let fifty = bot.resident();
    println!(
        "\nmemory, resident: {} with one idle room at the start, {} after all this",
        mebibytes(idle),
        mebibytes(one)
    );
    let each = fifty.saturating_sub(one) / 1024 / (ROOMS as u64 - 1);
    println!("                  {} with {ROOMS} rooms: {each} KiB for each more", mebibytes(fifty));
    bot.stop();
}

/// A dialogue of four, in the reading of the case: its post.
async fn at_the_case(channel: &Channel) -> String {
    channel.says("anna", "!dialog start borgerdata").await;
    let is_lobby =
        |seen: &[Seen]| seen.iter().find(|s| key(s).is_some_and(|k| k.ends_with("/lobby"))).map(|s| s.id().to_owned());
    let lobby = channel.person("anna").until("the lobby", is_lobby).await;
    channel.all_press(&["bo", "carla", "dan"], &lobby, "👋").await;
    channel.shows(&lobby, "dan").await;
    channel.says("anna", "!dialog næste").await;
    channel.phase("Emnet").await;
    channel.says("anna", "!dialog næste").await;
    let case = channel.phase("Casen").await;
    // So that nothing closes meanwhile.
    channel.says("anna", "!dialog forlæng 30").await;
    case
}

/// Presses, or takes `pressed` back; waits until another has seen it, or the count it gives. Returns the press, or an
/// empty text where it was taken back.
async fn toggle(channel: &Channel, message: &str, pressed: Option<String>, count: Option<&str>) -> String {
    let pressed = pressed.filter(|event| !event.is_empty());
    match (&pressed, count) {
        (None, None) => {
            let event = channel.press("bo", message, DONE).await;
            is_seen(channel, &event).await;
            return event;
        }
        (Some(event), None) => {
            channel.person("bo").take_back(&channel.id, event).await;
            let found = |seen: &[Seen]| {
                seen.iter()
                    .rev()
                    .find(|s| s.event["redacts"] == **event || s.event["content"]["redacts"] == **event)
                    .map(drop)
            };
            channel.person("anna").until("the taking back", found).await;
        }
        (None, Some(count)) => {
            let event = channel.press("bo", message, DONE).await;
            channel.shows(message, count).await;
            return event;
        }
        (Some(event), Some(count)) => {
            channel.person("bo").take_back(&channel.id, event).await;
            channel.shows(message, count).await;
        }
    }
    String::new()
}

async fn is_seen(channel: &Channel, event: &str) {
    channel.person("anna").until(event, |seen| seen.iter().rev().find(|s| s.id() == event).map(drop)).await;
}

async fn times(repeats: usize, mut act: impl AsyncFnMut(usize)) -> Vec<Duration> {
    let mut took = Vec::new();
    for n in 0..repeats {
        let started = Instant::now();
        act(n).await;
        took.push(started.elapsed());
    }
    took
}

struct Figures {
    p50: f64,
    p99: f64,
}

impl Figures {
    /// In milliseconds.
    fn of(mut took: Vec<Duration>) -> Self {
        took.sort();
        let at = |percent: usize| took[(took.len() * percent).div_ceil(100) - 1].as_secs_f64() * 1000.0;
        Self { p50: at(50), p99: at(99) }
    }
}

fn show(what: &str, figures: &Figures, echo: &Figures) {
    let Figures { p50, p99 } = figures;
    println!("{what:<58} {p50:>5.0} ms {p99:>5.0} ms   {:>8.1}x {:>8.1}x", p50 / echo.p50, p99 / echo.p99);
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes / (1024 * 1024))
}

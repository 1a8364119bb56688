//! What a press costs while up to 10,000 dialogues are live at once: `cargo bench --bench votes`, and in less than a minute
//! `VOTES_DIALOGUES=1,100 VOTES_PRESSES=500 cargo bench --bench votes`.
//!
//! Each channel has a vote open, in which people place dots and move them. A press goes the whole way: through the loop
//! (`app::run`), into the journal on disk, and out to a platform that counts and does nothing else. Beside it stands what
//! the same disk does by itself: a file that is appended to and synced, and SQLite. Each row is a process of its own, so that
//! its memory is nobody else's. Deliberately absent: a verdict; machines differ, so that only the ratios can be compared.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock and its settings; that is what it is for")]

#[path = "votes/copies.rs"]
mod copies;
#[path = "votes/disk.rs"]
mod disk;
#[path = "votes/serving.rs"]
mod serving;

use copies::{Copied, PEOPLE, Vote, account, fill, template_of_a_vote};
use disk::{GROUP, LINE, appended, in_sqlite};
use drejebog::adapters::system::wall;
use drejebog::dialogue::ids::{Account, ChannelId};
use drejebog::ports::chat::{Heard, Inbound, Room};
use serving::{Counting, Loop, Watched, press_id, with_words};
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// Live at once; `VOTES_DIALOGUES` names others.
const DIALOGUES: [u32; 5] = [1, 10, 100, 1_000, 10_000];

/// Measured in each row; `VOTES_PRESSES` says another number.
const PRESSES: u64 = 5_000;

/// Under way at the same time, where the disk is to be busy: a few teams that press in the same second. In a team that is
/// alone each of its voters presses.
const AT_ONCE: u32 = 32;

/// Of those measured, this part is pressed one after the other, to see how long one takes by itself.
const ALONE: u64 = 5;

/// Nothing has been written for so long: what the last press caused is done.
const QUIET: Duration = Duration::from_millis(300);

/// sled takes some 700 MiB to write a million entries, and lets go of them only when the process ends.
const FILLED_BY_ONE: u32 = 1_000;

fn main() {
    // Cargo adds arguments of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let number = |at: usize| asked[at].parse().expect("a number");
    match asked.first().map(String::as_str) {
        Some("fill") => fill(Path::new(&asked[1]), Path::new(&asked[2]), number(3)..number(4)),
        Some("press") => {
            let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
            threads.block_on(press(Path::new(&asked[1]), Path::new(&asked[2]), number(3), number(4).into()));
        }
        _ => measure(),
    }
}

// ---- the whole ----

fn measure() {
    let setting = |name: &str| std::env::var(name).ok();
    let dialogues = setting("VOTES_DIALOGUES").map_or(DIALOGUES.to_vec(), |list| {
        list.split(',').map(|number| number.trim().parse().expect("numbers with commas between them")).collect()
    });
    let presses = setting("VOTES_PRESSES").map_or(PRESSES, |number| number.parse().expect("a number"));
    let build = if cfg!(debug_assertions) { "a DEBUG build: slower than what is used" } else { "a release build" };
    println!("Presses in votes, {presses} for each row, {build}.");
    println!(
        "A press has been heard when the loop is given it, and is durable when the write that holds it is through:"
    );
    println!(
        "the middle and the 99th percentile of that, in milliseconds. CPU, in microseconds a press, and memory, in"
    );
    println!("KiB, are the whole process's; with few dialogues memory is mostly what the process needs once.\n");
    let at_once = format!("{AT_ONCE} at once");
    println!("{:>9}{at_once:^36}{:^25}{:^24}{:>10}", "", "one by one", "for each press", "memory of");
    print!("{:>9}{:>12}{:>8}{:>8}{:>8}", "dialogues", "a second", "CPU", "p50", "p99");
    println!("{:>9}{:>8}{:>8}{:>10}{:>7}{:>7}{:>10}", "CPU", "p50", "p99", "commits", "syncs", "edits", "each");
    // Not where the system keeps what may be gone tomorrow: that may be memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let template = folder.path().join("template.jsonl");
    let alone = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a thread");
    std::fs::write(&template, alone.block_on(template_of_a_vote())).expect("it is written");
    for live in dialogues {
        let data = folder.path().join(format!("with-{live}"));
        let (data, template) = (data.to_string_lossy(), template.to_string_lossy());
        for from in (0..live).step_by(FILLED_BY_ONE as usize) {
            let to = live.min(from + FILLED_BY_ONE);
            child(&["fill", &data, &template, &from.to_string(), &to.to_string()]);
        }
        print!("{live:>9}{}", child(&["press", &data, &template, &live.to_string(), &presses.to_string()]));
        std::fs::remove_dir_all(&*data).expect("it is removed");
    }
    println!("\nThe disk by itself, {} bytes durable each: operations a second", LINE.len());
    println!("{:>44}{:>12}{:>18}", "", "one by one", format!("{GROUP} in a group"));
    let [one, grouped] = [1, GROUP].map(|group| appended(folder.path(), group));
    println!("{:>44}{one:>12.0}{grouped:>18.0}", "append and fdatasync");
    match in_sqlite(folder.path()) {
        Some((version, [one, grouped])) => {
            println!("{:>44}{one:>12.0}{grouped:>18.0}", format!("SQLite {version}, WAL, synchronous = FULL"));
        }
        None => println!("{:>44}", "SQLite: there is no python3 that has it"),
    }
}

/// This program again, in a process of its own. Gives what it says.
fn child(args: &[&str]) -> String {
    let out = Command::new(std::env::current_exe().expect("this program")).args(args).output().expect("it starts");
    assert!(out.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("figures")
}

// ---- the presses ----

/// One row's figures.
async fn press(folder: &Path, template: &Path, live: u32, presses: u64) {
    let vote = Vote::read(template);
    let (store, durable) = Watched::open(folder);
    let (chat, world) = with_words(Counting::default());
    let without = resident();
    let mut hand = Hand { loops: Loop::start(chat, world, store), durable, live, vote, pressed: 0 };
    let at_once = AT_ONCE.min(live * (PEOPLE.len() as u32 - 1));
    // Every desk is there, and every view is as this build renders it.
    hand.presses(u64::from(live), at_once).await;
    hand.is_quiet().await;
    let each = (resident() - without) / f64::from(live);

    let before = hand.counted();
    let (began, cpu) = (Instant::now(), processor());
    let busy = hand.presses(presses, at_once).await;
    let took = began.elapsed();
    hand.is_quiet().await;
    let busy_cpu = (processor() - cpu) / presses as f64;
    let counted = hand.counted().map_with(before, |now, before| (now - before) as f64 / presses as f64);

    let alone = (presses / ALONE).max(1);
    let cpu = processor();
    let one_by_one = hand.presses(alone, 1).await;
    hand.is_quiet().await;
    let alone_cpu = (processor() - cpu) / alone as f64;

    assert!(counted.facts > 0.99, "a press is a fact: {}", counted.facts);
    let (rate, [p50, p99]) = (presses as f64 / took.as_secs_f64(), parts(&busy));
    print!("{rate:>12.0}{busy_cpu:>8.0}{p50:>8.2}{p99:>8.2}");
    let ([p50, p99], Counted { commits, syncs, edits, .. }) = (parts(&one_by_one), counted);
    println!("{alone_cpu:>9.0}{p50:>8.2}{p99:>8.2}{commits:>10.2}{syncs:>7.2}{edits:>7.2}{each:>10.1}");
}

/// Presses in all dialogues in turn, and waits until each press is durable.
struct Hand {
    loops: Loop<Counting, Watched>,
    durable: mpsc::UnboundedReceiver<(u64, Instant)>,
    live: u32,
    vote: Vote,
    pressed: u64,
}

impl Hand {
    /// How long each took, in milliseconds, the quickest first.
    async fn presses(&mut self, number: u64, at_once: u32) -> Vec<f64> {
        let mut waiting = HashMap::new();
        let mut took = Vec::new();
        let end = self.pressed + number;
        while self.pressed < end || !waiting.is_empty() {
            if self.pressed < end && waiting.len() < at_once as usize {
                let next = self.next();
                waiting.insert(self.pressed, Instant::now());
                self.pressed += 1;
                self.loops.hears(next).await;
                continue;
            }
            let (press, at) = tokio::select! {
                durable = self.durable.recv() => durable.expect("the store is there"),
                ended = &mut self.loops.serving => panic!("the loop has ended: {ended:?}"),
            };
            let heard = waiting.remove(&press).expect("a press is durable once");
            took.push(at.duration_since(heard).as_secs_f64() * 1_000.0);
        }
        took.sort_by(f64::total_cmp);
        took
    }

    /// In each round of all channels somebody else moves their dot.
    fn next(&self) -> Inbound {
        let round = self.pressed / u64::from(self.live);
        let voters = &PEOPLE[1..];
        let (who, turn) = (round % voters.len() as u64, round / voters.len() as u64);
        let names = Copied(u32::try_from(self.pressed % u64::from(self.live)).expect("one of the channels"));
        Inbound {
            id: press_id(self.pressed),
            room: Room::Channel(ChannelId(names.renamed(&self.vote.channel))),
            from: Account(names.renamed(&account(voters[who as usize]).0)),
            display_name: voters[who as usize].to_owned(),
            at: wall(),
            what: Heard::Reacted {
                message: self.vote.message.clone(),
                emoji: self.vote.choices[turn as usize % self.vote.choices.len()].clone(),
            },
            position: None,
        }
    }

    /// Waits until nothing more is written.
    async fn is_quiet(&self) {
        loop {
            let before = self.counted();
            tokio::time::sleep(QUIET).await;
            if self.counted() == before {
                return;
            }
        }
    }

    fn counted(&self) -> Counted<u64> {
        let store = self.loops.book.store();
        Counted {
            commits: store.commits.load(Ordering::Relaxed),
            facts: store.facts.load(Ordering::Relaxed),
            syncs: store.sled.sequence(),
            edits: self.loops.chat.edits.load(Ordering::Relaxed),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Counted<N> {
    commits: N,
    facts: N,
    syncs: N,
    edits: N,
}

impl<N> Counted<N> {
    fn map_with<M>(self, other: Self, of: impl Fn(N, N) -> M) -> Counted<M> {
        Counted {
            commits: of(self.commits, other.commits),
            facts: of(self.facts, other.facts),
            syncs: of(self.syncs, other.syncs),
            edits: of(self.edits, other.edits),
        }
    }
}

/// The middle, and the 99th percentile.
fn parts(sorted: &[f64]) -> [f64; 2] {
    [0.5, 0.99].map(|part| sorted[((sorted.len() - 1) as f64 * part).round() as usize])
}

/// What this process has in memory now, in kibibytes.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the process can be looked at");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// What this process has had of the processors, its own and the system's work for it, in microseconds.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("the process can be looked at");
    // The name, in brackets, can hold anything. Linux counts hundredths of a second.
    let fields = stat.rsplit_once(") ").expect("a name").1.split_whitespace();
    fields.skip(11).take(2).map(|ticks| ticks.parse::<f64>().expect("a number") * 10_000.0).sum()
}

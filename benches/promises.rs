//! How long a start takes and how much memory it holds with up to a million promises in the journal, of which few are due:
//! `cargo bench --bench promises`, with `-- 100000` for a quicker look that stops there.
//!
//! Each journal is filled by processes of its own, and each start is one, so that a start's memory is nobody else's. Half of
//! the promises are settled; the rest lie weeks ahead, but for ten that are due on the first day, a thousand on the second
//! and ten thousand on the third. Deliberately absent: a verdict; machines differ, so that only the ratios can be compared.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; that is what it is for")]

use drejebog::adapters::sled::Sled;
use drejebog::calendar::{Zone, tz_version};
use drejebog::dialogue::ids::{ChannelId, StreamId, TrialId};
use drejebog::journal::{Append, Book, StreamAppend, Wake, WakeEntry};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const STORED: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// How many have fallen due by the end of each day.
const DUE: [u32; 3] = [10, 1_000, 10_000];

/// The first day: a Thursday in November, at nine in Copenhagen.
const DAY_ONE: Timestamp = Timestamp::constant(1_795_075_200, 0);

/// One channel has this many promises in a year.
const IN_A_CHANNEL: u32 = 10;

/// sled takes some 700 MiB to write a million entries, and lets go of them only when the process ends.
const FILLED_BY_ONE: u32 = 100_000;
const AT_ONCE: usize = 1_000;

/// Others use the machine too.
const STARTS: usize = 3;

/// Rooms have names without any order.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

fn main() {
    // Cargo adds arguments of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let number = |at: usize| asked[at].parse().expect("a number");
    match asked.first().map(String::as_str) {
        Some("fill") => in_runtime(fill(Path::new(&asked[1]), number(2)..number(3), number(4))),
        Some("start") => in_runtime(start(Path::new(&asked[1]), number(2))),
        Some("all") => in_runtime(read_all(Path::new(&asked[1]))),
        _ => measure(asked.first().map_or(u32::MAX, |_| number(0))),
    }
}

fn in_runtime(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("threads").block_on(work);
}

// ---- the whole ----

fn measure(most: u32) {
    let build = if cfg!(debug_assertions) { "a DEBUG build: slower than what is used" } else { "a release build" };
    println!("Starts on a journal of promises, half of them settled: the middle one of {STARTS}, {build}.");
    println!("Opening the store is sled's own part, which keeps a table of its pages in memory; what is due is ours.");
    println!("Every wake: what it would be without an order of them.\n");
    println!("{:>26}{:>20}{:>29}{:>21}", "", "opening the store", "what is due", "every wake");
    println!(
        "{:>9}{:>7}{:>10}{:>12}{:>8}{:>10}{:>10}{:>9}{:>13}{:>8}",
        "promises", "due", "channels", "ms", "MiB", "ms", "ratio", "MiB", "ms", "MiB"
    );
    let mut first = None;
    for stored in STORED.into_iter().filter(|stored| *stored <= most) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data").to_string_lossy().into_owned();
        for part in 0..stored.div_ceil(FILLED_BY_ONE) {
            let from = part * FILLED_BY_ONE;
            let to = stored.min(from + FILLED_BY_ONE);
            child(&["fill", &data, &from.to_string(), &to.to_string(), &(stored / IN_A_CHANNEL).to_string()]);
        }
        let all = Figures::middle(&["all", &data]);
        for (day, due) in (0..).zip(DUE).filter(|(_, due)| *due * 2 <= stored) {
            let Figures { found, opening, opened, due: took, more } =
                Figures::middle(&["start", &data, &i32::to_string(&day)]);
            let ratio = took / *first.get_or_insert(took);
            print!("{stored:>9}{due:>7}{found:>10}{opening:>12.1}{opened:>8.1}{took:>10.2}{ratio:>9.1}x{more:>9.1}");
            println!("{:>13.1}{:>8.1}", all.due, all.more);
        }
    }
}

/// This program again, in a process of its own. Gives what it says.
fn child(args: &[&str]) -> String {
    let out = Command::new(std::env::current_exe().expect("this program")).args(args).output().expect("it starts");
    assert!(out.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("figures")
}

/// What a start found, and what it took: milliseconds and mebibytes, for opening the store and then for what is due.
struct Figures {
    found: String,
    opening: f64,
    opened: f64,
    due: f64,
    more: f64,
}

impl Figures {
    /// The middle one of several starts, by the time they took; the first finds what the filling left to be done.
    fn middle(args: &[&str]) -> Self {
        let mut all: Vec<_> = (0..STARTS).map(|_| Self::read(&child(args))).collect();
        all.sort_by(|a, b| (a.opening + a.due).total_cmp(&(b.opening + b.due)));
        all.swap_remove(STARTS / 2)
    }

    fn read(said: &str) -> Self {
        let mut words = said.split_whitespace();
        let found = words.next().expect("a count").to_owned();
        let mut figure = || words.next().and_then(|word| word.parse().ok()).expect("a figure");
        Self { found, opening: figure(), opened: figure(), due: figure(), more: figure() }
    }
}

/// A journal that has been opened, and what that took.
struct Opening {
    book: Book<Sled>,
    took: f64,
    resident: f64,
    then: Instant,
}

impl Opening {
    fn of(folder: &Path) -> Self {
        let began = Instant::now();
        let book = Book::new(Sled::open(folder).expect("the journal opens"));
        Self { book, took: millis(began), resident: resident(), then: Instant::now() }
    }

    /// While what was found is still in memory.
    fn say(&self, found: usize) {
        let due = millis(self.then);
        println!("{found} {} {} {due} {}", self.took, self.resident, resident() - self.resident);
    }
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}

/// What this process has in memory now.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the process can be looked at");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1_024.0
}

// ---- a start ----

/// What `serve` does until it knows which channels to open.
async fn start(folder: &Path, day: u32) {
    let now = DAY_ONE + SignedDuration::from_hours(24 * i64::from(day));
    let opening = Opening::of(folder);
    let book = &opening.book;
    book.place_wakes(tz_version()).await.expect("they are placed");
    let due = book.due(now, usize::MAX).expect("the index");
    let unsaid = book.opens().expect("the open posts").into_iter().map(|open| open.stream);
    let channels: BTreeSet<ChannelId> =
        due.into_iter().map(|(_, stream)| stream).chain(unsaid).map(|stream| stream.channel().clone()).collect();
    assert!(book.next_due(now).expect("the index").is_some(), "the rest lies ahead");
    opening.say(channels.len());
}

/// What a start without an order of wakes would do.
async fn read_all(folder: &Path) {
    let opening = Opening::of(folder);
    let wakes = opening.book.wakes().expect("the wakes");
    opening.say(wakes.len());
}

// ---- the journal ----

async fn fill(folder: &Path, numbers: Range<u32>, channels: u32) {
    let book = Book::new(Sled::open(folder).expect("the journal opens"));
    let zone = Zone::default();
    let all: Vec<u32> = numbers.collect();
    for some in all.chunks(AT_ONCE) {
        let streams = some.iter().map(|number| promise(*number, channels, &zone)).collect();
        book.commit(Append { at: DAY_ONE, streams, ..Append::default() }).await.expect("it is written");
    }
    book.place_wakes(tz_version()).await.expect("they are placed");
}

/// A trial that was agreed and accepted, and when somebody will be asked about it.
fn promise(number: u32, channels: u32, zone: &Zone) -> StreamAppend {
    let channel =
        ChannelId(format!("matrix/!{:016x}:example.dk", u64::from(number / 2 % channels).wrapping_mul(SPREAD)));
    let stream = StreamId::Trial(TrialId { channel, number });
    let events = vec![
        json!({"agreed": {
            "what": {"$erasable": {"about": null, "value": "Vi siger højt hvad vi gør, før vi rører borgerens telefon"}},
            "why": {"$erasable": {"about": null, "value": "Borgeren skal kunne følge med og sige fra"}},
            "owner": number % 40, "from": "2026-11-19", "until": "2026-12-10", "path": "consent", "yes": 7, "no": 0
        }}),
        json!({"accepted": {"by": number % 40, "at": "2026-11-19T09:42:00Z"}}),
    ];
    StreamAppend { stream, expected: 0, events, wake: wake(number, zone) }
}

/// Every other one is settled. Of the rest the first are due on the first three days, and the others in the half year that
/// begins a month later, on the hour.
fn wake(number: u32, zone: &Zone) -> Wake {
    if number % 2 == 1 {
        return Wake::Clear;
    }
    let ahead = number / 2;
    let day = (0..).zip(DUE).find(|(_, due)| ahead < *due).map(|(day, _)| day);
    let hours = day.map_or_else(|| (30 * 24) + ahead % (180 * 24), |day| day * 24);
    let at = DAY_ONE + SignedDuration::from_hours(i64::from(hours) - 1);
    Wake::At(WakeEntry {
        at,
        civil: zone.civil(at).to_string(),
        zone: zone.name().to_owned(),
        zone_data: tz_version().to_owned(),
    })
}

//! What the disk does by itself: a file that is appended to and synced, and SQLite.
//!
//! SQLite is the machine's Python's, so that nothing is built for it. Deliberately absent: the journal.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A fact with what stands beside it is about as long.
pub const LINE: [u8; 300] = [b'x'; 300];
pub const GROUP: usize = 16;
const APPENDING: Duration = Duration::from_secs(2);

/// How many lines a second are durable, where so many share a sync.
pub fn appended(folder: &Path, group: usize) -> f64 {
    let mut file = File::create(folder.join("appended")).expect("a file");
    let (began, mut lines) = (Instant::now(), 0);
    while began.elapsed() < APPENDING {
        file.write_all(&LINE.repeat(group)).expect("it is written");
        file.sync_data().expect("it is durable");
        lines += group;
    }
    lines as f64 / began.elapsed().as_secs_f64()
}

/// The same in SQLite, as the machine's Python has it: its version, and rows a second one by one and in groups.
pub fn in_sqlite(folder: &Path) -> Option<(String, [f64; 2])> {
    let file = folder.join("sqlite").to_string_lossy().into_owned();
    let (line, group) = (LINE.len().to_string(), GROUP.to_string());
    let seconds = APPENDING.as_secs().to_string();
    let out = Command::new("python3").args(["-c", SQLITE, &file, &line, &group, &seconds]).output().ok()?;
    let text = String::from_utf8(out.stdout).ok()?;
    let mut words = text.split_whitespace();
    Some((words.next()?.to_owned(), [words.next()?.parse().ok()?, words.next()?.parse().ok()?]))
}

const SQLITE: &str = "
import sqlite3, sys, time
file, line, group, seconds = sys.argv[1], b'x' * int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
store = sqlite3.connect(file, isolation_level=None)
store.execute('pragma journal_mode = wal')
store.execute('pragma synchronous = full')
store.execute('create table facts (number integer primary key, line blob)')
print(sqlite3.sqlite_version)
for rows in (1, group):
    began, done = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        store.execute('begin')
        for _ in range(rows):
            store.execute('insert into facts (line) values (?)', (line,))
        store.execute('commit')
        done += rows
    print(done / (time.monotonic() - began))
";

//! What only the store on disk can do wrong: kills, full disks, lost or older copies, second processes, erased bytes.
#![cfg(all(feature = "shell", unix))]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use drejebog::adapters::memory::Memory;
use drejebog::adapters::sled::backup::{backup, folder_in};
use drejebog::adapters::sled::{OpenError, Sled};
use drejebog::dialogue::ids::{Account, ChannelId, PersonId, StreamId};
use drejebog::journal::{Append, Book, Erase, StreamAppend, Wake};
use drejebog::ports::chat::Position;
use drejebog::ports::journal::{Batch, Journal, JournalError};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

fn put(key: &str, value: &[u8]) -> Batch {
    Batch { put: vec![(key.into(), value.into())], ..Batch::default() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The sled folders in a data folder.
fn stores(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("store-")).collect()
}

/// How often these bytes stand in the files of a folder.
fn found(folder: &Path, bytes: &[u8]) -> usize {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|file| fs::read(file.path()).unwrap().windows(bytes.len()).filter(|w| *w == bytes).count()).sum()
}

async fn with_one_entry(folder: &Path) {
    Sled::open(folder).unwrap().commit(put("a", b"1")).await.unwrap();
}

// ---- the child that is killed ----

const FOLDER: &str = "DREJEBOG_TEST_FOLDER";

/// Not a test: what `child` runs. Writes numbered batches of two entries, says each number once it is acknowledged, and
/// has the store rewrite itself now and then.
#[test]
#[ignore = "runs in a process of its own, started by the tests that kill it"]
fn writes_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    runtime.block_on(async {
        let store = Sled::open(Path::new(&folder)).unwrap();
        let first = store.scan(b"a/", usize::MAX).unwrap().len() as u64;
        for number in first.. {
            if number % 25 == 20 {
                // If it fails, the next commit says so.
                let _ = store.compact().await;
            }
            let mut batch = put(&format!("a/{number:06}"), &number.to_string().repeat(200).into_bytes());
            batch.put.push((format!("b/{number:06}").into_bytes(), number.to_string().into_bytes()));
            match store.commit(batch).await {
                Ok(()) => println!("\nacknowledged {number}"),
                Err(error) => {
                    println!("\nfailed {error}");
                    let after = store.commit(put("c", b"after a failure")).await;
                    println!("\nthen {:?}", after.is_err() && store.get(b"c").is_err());
                    return;
                }
            }
        }
    });
}

/// This test binary again, under `shell`'s settings.
fn child(folder: &Path, shell: &str) -> Child {
    let binary = std::env::current_exe().unwrap();
    Command::new("sh")
        .args([
            "-c",
            &format!("{shell} exec \"$0\" --exact writes_until_killed --ignored --nocapture --test-threads=1"),
        ])
        .arg(binary)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Every acknowledged batch is there, none by half, none missing before it. Gives their number.
fn check(folder: &Path, acknowledged: u64) -> u64 {
    let store = Sled::open(folder).unwrap();
    let (a, b) = (store.scan(b"a/", usize::MAX).unwrap(), store.scan(b"b/", usize::MAX).unwrap());
    assert!(a.len() as u64 >= acknowledged, "{acknowledged} acknowledged, {} there", a.len());
    assert_eq!(a.len(), b.len());
    for (number, ((a, long), (b, short))) in a.iter().zip(&b).enumerate() {
        assert_eq!((&a[..], &b[..]), (format!("a/{number:06}").as_bytes(), format!("b/{number:06}").as_bytes()));
        assert_eq!((long, short), (&number.to_string().repeat(200).into_bytes(), &number.to_string().into_bytes()));
    }
    a.len() as u64
}

#[test]
fn twenty_kills_lose_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("journal");
    let mut written = 0;
    for kill in 0..20u64 {
        let mut child = child(&folder, "");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut acknowledged = lines.filter_map(|line| line.strip_prefix("acknowledged ")?.parse::<u64>().ok());
        // The first kills come at once, before or during opening; the later ones in the middle of writing.
        let last = if kill < 3 { None } else { acknowledged.nth((kill * 7 % 40) as usize) };
        child.kill().unwrap();
        // What it could still say before it died counts too.
        let last = acknowledged.last().or(last);
        child.wait().unwrap();
        assert!(kill < 3 || last.is_some(), "the child never wrote");
        written = check(&folder, last.map_or(written, |last| last + 1));
    }
    assert!(written > 100, "only {written} batches");
}

/// A new process counts syncs from zero, so only new processes show whether the probe at the start looks at its own.
#[test]
fn process_after_process_opens_the_same_journal() {
    let folder = tempfile::tempdir().unwrap();
    for start in 0..3 {
        let mut child = child(folder.path(), "");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let wrote = lines.any(|line| line.starts_with("acknowledged "));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(wrote, "start {start} did not get to writing");
    }
}

#[test]
fn a_full_disk_stops_the_store_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("journal");
    // A file may grow to 1 MB (POSIX: 512-byte blocks; some shells: 1,024); writing further is an error.
    let child = child(&folder, "trap '' XFSZ; ulimit -f 1024;");
    let output = child.wait_with_output().unwrap();
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let last: u64 =
        output.lines().filter_map(|line| line.strip_prefix("acknowledged ")).next_back().unwrap().parse().unwrap();
    assert!(output.contains("failed the journal cannot go on"), "{output}");
    assert!(output.contains("then true"), "something was still answered after the failure");
    check(&folder, last + 1);
}

// ---- empty, behind, strange, in use ----

#[tokio::test]
async fn a_second_process_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path()).unwrap();
    let error = Sled::open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::InUse { .. }));
    assert!(error.to_string().contains(&folder.path().display().to_string()));
    drop(store);
    Sled::open(folder.path()).unwrap();
}

#[tokio::test]
async fn a_store_that_was_emptied_is_not_a_new_one() {
    for what in ["removed", "emptied", "emptied database", "without witness", "only backups left"] {
        let folder = tempfile::tempdir().unwrap();
        with_one_entry(folder.path()).await;
        let store = stores(folder.path()).remove(0);
        match what {
            "removed" => fs::remove_dir_all(&store).unwrap(),
            "emptied" => {
                fs::remove_dir_all(&store).unwrap();
                fs::create_dir(&store).unwrap();
            }
            // What the trials saw after a power cut: it opens, and nothing is in it.
            "emptied database" => {
                fs::remove_dir_all(&store).unwrap();
                drop(sled::open(&store).unwrap());
            }
            "without witness" => fs::remove_file(folder.path().join("witness")).unwrap(),
            _ => {
                fs::remove_dir_all(&store).unwrap();
                fs::remove_file(folder.path().join("witness")).unwrap();
                fs::create_dir(folder.path().join("backups")).unwrap();
                fs::write(folder.path().join("backups/2027-03-01.jsonl"), "").unwrap();
            }
        }
        // Also not the second time.
        for _ in 0..2 {
            let error = Sled::open(folder.path()).unwrap_err();
            assert!(matches!(error, OpenError::Lost { .. }), "{what}: {error}");
            let text = error.to_string();
            assert!(text.contains(&folder.path().display().to_string()) && text.contains("drejebog import"), "{text}");
        }
    }
}

#[tokio::test]
async fn an_older_copy_is_behind_and_a_foreign_one_strange() {
    let (folder, old) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    with_one_entry(folder.path()).await;
    copy(folder.path(), old.path());
    let store = Sled::open(folder.path()).unwrap();
    store.commit(put("a", b"2")).await.unwrap();
    store.commit(put("a", b"3")).await.unwrap();
    drop(store);
    let replace = |from: &Path| {
        let store = stores(folder.path()).remove(0);
        fs::remove_dir_all(&store).unwrap();
        copy(&stores(from)[0], &store);
        Sled::open(folder.path()).unwrap_err()
    };
    let error = replace(old.path());
    assert!(matches!(error, OpenError::Behind { store: 1, witness: 3, .. }), "{error}");

    let other = tempfile::tempdir().unwrap();
    let store = Sled::open(other.path()).unwrap();
    for value in [b"x", b"y", b"z"] {
        store.commit(put("a", value)).await.unwrap();
    }
    drop(store);
    assert!(matches!(replace(other.path()), OpenError::Strange { .. }));
}

#[tokio::test]
async fn a_store_one_write_ahead_of_its_witness_opens_and_two_ahead_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let witness = folder.path().join("witness");
    with_one_entry(folder.path()).await;
    let one = fs::read(&witness).unwrap();
    for (value, fits) in [(b"2", true), (b"3", false)] {
        Sled::open(folder.path()).unwrap().commit(put("a", value)).await.unwrap();
        let now = fs::read(&witness).unwrap();
        fs::write(&witness, &one).unwrap();
        assert_eq!(Sled::open(folder.path()).is_ok(), fits);
        fs::write(&witness, now).unwrap();
    }
}

/// Otherwise a cut after the next write would find the store two ahead.
#[tokio::test]
async fn a_witness_one_write_behind_is_brought_up_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let witness = folder.path().join("witness");
    with_one_entry(folder.path()).await;
    let one = fs::read(&witness).unwrap();
    Sled::open(folder.path()).unwrap().commit(put("a", b"2")).await.unwrap();
    fs::write(&witness, &one).unwrap();
    let store = Sled::open(folder.path()).unwrap();
    let opened = fs::read(&witness).unwrap();
    store.commit(put("a", b"3")).await.unwrap();
    drop(store);
    fs::write(&witness, &opened).unwrap();
    assert_eq!(Sled::open(folder.path()).unwrap().get(b"a").unwrap(), Some(b"3".to_vec()));
}

#[tokio::test]
async fn a_torn_witness_falls_back_on_its_other_half() {
    let folder = tempfile::tempdir().unwrap();
    let witness = folder.path().join("witness");
    with_one_entry(folder.path()).await;
    Sled::open(folder.path()).unwrap().commit(put("a", b"2")).await.unwrap();
    let good = fs::read(&witness).unwrap();
    for half in 0..2 {
        let mut torn = good.clone();
        torn[half * 512 + 30] ^= 1;
        fs::write(&witness, &torn).unwrap();
        assert_eq!(Sled::open(folder.path()).unwrap().get(b"a").unwrap(), Some(b"2".to_vec()));
    }
    fs::write(&witness, vec![0; 1024]).unwrap();
    assert!(Sled::open(folder.path()).is_err());
}

#[tokio::test]
async fn damage_in_the_database_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let secret = b"a value that can be found in the file";
    Sled::open(folder.path()).unwrap().commit(put("a", secret)).await.unwrap();
    let db = stores(folder.path()).remove(0).join("db");
    let mut bytes = fs::read(&db).unwrap();
    let at: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(secret)).collect();
    assert!(!at.is_empty(), "the test looks in the wrong place");
    at.iter().for_each(|at| bytes[*at] ^= 1);
    fs::write(&db, bytes).unwrap();
    match Sled::open(folder.path()) {
        Ok(store) => assert!(matches!(store.get(b"a"), Err(JournalError::Broken(_)))),
        Err(error) => assert!(error.to_string().contains("drejebog import"), "{error}"),
    }
}

#[tokio::test]
async fn an_unfinished_snapshot_does_not_stop_the_opening() {
    let folder = tempfile::tempdir().unwrap();
    with_one_entry(folder.path()).await;
    fs::write(stores(folder.path()).remove(0).join("snap.FFFFFFFFFFFFFFFF.generating"), "").unwrap();
    assert_eq!(Sled::open(folder.path()).unwrap().get(b"a").unwrap(), Some(b"1".to_vec()));
}

#[tokio::test]
async fn the_folder_is_the_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/journal");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    with_one_entry(&path).await;
    assert_eq!((mode(&path), mode(&path.join("store-1")), mode(&path.join("witness"))), (0o700, 0o700, 0o600));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    drop(Sled::open(&path).unwrap());
    assert_eq!(mode(&path), 0o700);
}

#[tokio::test]
async fn many_commits_share_few_syncs() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path()).unwrap();
    let calls: Vec<_> = (0..2_000).map(|n| store.commit(put(&format!("{n}"), b"x"))).collect();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!(store.scan(b"", usize::MAX).unwrap().len(), 2_000);
    assert!(store.sequence() < 500, "{} syncs for 2,000 commits", store.sequence());
}

/// A backup is made while people go on: it must be one moment of the journal.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn streams_and_exports_are_whole_while_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let book = Arc::new(Book::new(Sled::open(folder.path()).unwrap()));
    let stream = StreamId::Channel(ChannelId("matrix/!abc:example.dk".into()));
    let writer = tokio::spawn({
        let (book, stream) = (book.clone(), stream.clone());
        async move {
            for expected in 0..300 {
                let events = vec![json!({"n": {"$erasable": {"about": null, "value": expected}}})];
                let append = StreamAppend { stream: stream.clone(), expected, events, wake: Wake::Keep };
                let positions = vec![("room".to_owned(), Position((expected + 1).to_string()))];
                book.commit(Append { streams: vec![append], positions, ..Append::default() }).await.unwrap();
            }
        }
    });
    while !writer.is_finished() {
        for (index, stored) in book.load::<Value>(&stream).unwrap().into_iter().enumerate() {
            assert_eq!(stored.event["n"]["$erasable"]["value"], json!(index));
        }
        let mut lines = Vec::new();
        book.export(&mut |line| lines.push(line.to_owned())).unwrap();
        let copy = Book::new(Memory::new());
        copy.import(&lines).await.unwrap();
        let position = copy.position("room").unwrap().map_or(0, |position| position.0.parse().unwrap());
        assert_eq!(copy.version(&stream).unwrap(), position);
    }
    writer.await.unwrap();
}

// ---- erasing ----

const SECRET: &str = "Anna Ærø Østergård";

fn person(number: u64) -> Append {
    let event = json!({"Joined": {"name": {"$erasable": {"about": number, "value": SECRET}}}});
    let stream = StreamId::Channel(ChannelId("matrix/!abc:example.dk".into()));
    Append {
        streams: vec![StreamAppend { stream, expected: 0, events: vec![event], wake: Wake::Keep }],
        people: vec![(Account("matrix/@anna:example.dk".into()), PersonId(number))],
        ..Append::default()
    }
}

#[tokio::test]
async fn what_is_erased_is_nowhere_on_the_disk_after_compaction() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::new(Sled::open(folder.path()).unwrap());
    book.commit(person(7)).await.unwrap();
    assert!(found(folder.path(), SECRET.as_bytes()) > 0, "the test looks in the wrong place");
    book.commit(Append { erase: vec![Erase::Person(PersonId(7))], ..Append::default() }).await.unwrap();
    book.store().compact().await.unwrap();
    assert_eq!(found(folder.path(), SECRET.as_bytes()), 0);
    assert_eq!(found(folder.path(), b"@anna"), 0);
    assert_eq!(book.streams().unwrap().len(), 1);
    assert_eq!(stores(folder.path()).len(), 1);
}

#[tokio::test]
async fn an_erasure_left_over_is_finished_at_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::new(Sled::open(folder.path()).unwrap());
    book.commit(person(7)).await.unwrap();
    book.commit(Append { erase: vec![Erase::Person(PersonId(7))], ..Append::default() }).await.unwrap();
    drop(book);
    assert!(found(folder.path(), SECRET.as_bytes()) > 0, "nothing was left over");
    let book = Book::new(Sled::open(folder.path()).unwrap());
    assert_eq!(found(folder.path(), SECRET.as_bytes()), 0);
    assert_eq!(book.streams().unwrap().len(), 1);
}

#[tokio::test]
async fn a_rewriting_that_was_cut_short_leaves_the_store_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    with_one_entry(folder.path()).await;
    let current = stores(folder.path()).remove(0);
    copy(&current, &folder.path().join("store-2"));
    fs::remove_file(folder.path().join("store-2/db")).unwrap();
    assert_eq!(Sled::open(folder.path()).unwrap().get(b"a").unwrap(), Some(b"1".to_vec()));
    assert_eq!(stores(folder.path()), [current]);
}

#[tokio::test]
async fn reads_and_writes_go_on_around_a_compaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path()).unwrap();
    let mut calls = Vec::new();
    let mut compactions = Vec::new();
    for number in 0..300 {
        calls.push(store.commit(put(&format!("{number:03}"), b"x")));
        if number % 100 == 50 {
            compactions.push(store.compact());
        }
    }
    for compaction in compactions {
        compaction.await.unwrap();
        store.get(b"000").unwrap().unwrap();
    }
    for call in calls {
        call.await.unwrap();
    }
    drop(store);
    assert_eq!(Sled::open(folder.path()).unwrap().scan(b"", 999).unwrap().len(), 300);
}

// ---- backups ----

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn backups_are_dated_whole_and_age_out_with_what_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder_in(folder.path());
    let book = Book::new(Sled::open(folder.path()).unwrap());
    book.commit(person(7)).await.unwrap();
    let day = |number| jiff::civil::date(2027, 3, number);
    let save = |number| backup(&backups, day(number), 3, |sink| book.export(sink)).unwrap();
    let first = save(1);
    assert!(found(&backups, SECRET.as_bytes()) > 0);
    book.commit(Append { erase: vec![Erase::Person(PersonId(7))], ..Append::default() }).await.unwrap();
    book.store().compact().await.unwrap();

    // A person can read one, and the program can.
    let text = fs::read_to_string(&first).unwrap();
    let other = Book::new(Sled::open(&folder.path().join("other")).unwrap());
    other.import(text.lines()).await.unwrap();
    assert_eq!(other.about(PersonId(7)).unwrap()[0].value, json!(SECRET));
    drop(other);
    fs::remove_dir_all(folder.path().join("other")).unwrap();

    save(2);
    save(2);
    fs::write(backups.join("2027-03-02.jsonl.new"), "cut short").unwrap();
    fs::write(backups.join("not ours.txt"), "left alone").unwrap();
    save(3);
    assert_eq!(names(&backups), ["2027-03-01.jsonl", "2027-03-02.jsonl", "2027-03-03.jsonl", "not ours.txt"]);
    assert!(found(folder.path(), SECRET.as_bytes()) > 0, "still within the time promised");
    save(4);
    assert_eq!(names(&backups), ["2027-03-02.jsonl", "2027-03-03.jsonl", "2027-03-04.jsonl", "not ours.txt"]);
    assert_eq!(found(folder.path(), SECRET.as_bytes()), 0);
}

#[test]
fn a_backup_that_fails_leaves_the_earlier_ones() {
    let folder = tempfile::tempdir().unwrap();
    let day = |number| jiff::civil::date(2027, 3, number);
    let line = |sink: &mut dyn FnMut(&str)| {
        sink("a line");
        Ok::<(), JournalError>(())
    };
    backup(folder.path(), day(1), 1, line).unwrap();
    let fails = |sink: &mut dyn FnMut(&str)| {
        sink("half");
        Err(JournalError::Broken("the disk".into()))
    };
    backup(folder.path(), day(2), 1, fails).unwrap_err();
    assert_eq!(fs::read_to_string(folder.path().join("2027-03-01.jsonl")).unwrap(), "a line\n");
    assert!(!folder.path().join("2027-03-02.jsonl").exists());
}

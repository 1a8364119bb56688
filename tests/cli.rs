//! The program as it is started: help, exit codes, and the files it reads and writes.
#![cfg(feature = "shell")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn drejebog(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drejebog"));
    let Output { status, stdout, stderr } =
        command.args(args).current_dir(folder).env_remove("RUST_LOG").output().expect("the program starts");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

const CONFIG: &str = "[journal]\nfolder = \"data\"\n";
const MATRIX: &str = "[matrix]\nhomeserver = \"http://127.0.0.1:9\"\nuser = \"drejebog\"\npassword = \"hemmelig\"\n\
                      store = \"matrix\"\nrecovery_key = \"key\"\n";

#[test]
fn every_command_has_help_with_examples() {
    let folder = folder();
    for command in [None, Some("rehearse"), Some("serve"), Some("check"), Some("print"), Some("export"), Some("import")]
    {
        let args: Vec<&str> = command.into_iter().chain(["--help"]).collect();
        let ran = drejebog(folder.path(), &args);
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        let example = format!("\n  drejebog {}", command.unwrap_or("rehearse"));
        assert!(ran.out.contains("Examples:") && ran.out.contains(&example), "{args:?}\n{}", ran.out);
    }
    let version = drejebog(folder.path(), &["--version"]);
    assert_eq!((version.code, version.out), (Some(0), format!("drejebog {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn a_wrong_command_line_is_2_and_says_what_would_be_right() {
    let folder = folder();
    for (args, expect) in [
        (&["rehaerse"][..], "rehearse"),
        (&["serve"], "--config <FILE>"),
        (&["rehearse", "--people", "3"], "4..=20"),
        (&["rehearse", "--lang", "tysk"], "use `da` or `en`"),
        (&["serve", "--config", "x", "--time-scale", "0"], "1..=10000"),
        (&[], "Usage: drejebog"),
    ] {
        let ran = drejebog(folder.path(), args);
        assert_eq!(ran.code, Some(2), "{args:?}\n{}", ran.err);
        assert!(ran.err.contains(expect), "{args:?}\n{}", ran.err);
    }
}

#[test]
fn check_adds_up_the_minutes_of_the_built_in_playbooks() {
    let ran = drejebog(folder().path(), &["check"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Deltagere") && ran.out.contains("borgerdata: "), "{}", ran.out);
    for (minutes, row) in [(45, "borgerdata"), (60, "paa-tvaers"), (60, "borgernaer-digitalisering")] {
        let table = ran.out.split(row).nth(1).expect("a table");
        let total = table.lines().find(|line| line.trim_start().starts_with("I alt")).expect("a sum");
        let numbers: Vec<&str> = total.split_whitespace().rev().take(5).collect();
        assert_eq!(numbers, vec![minutes.to_string(); 5], "{row}: {total}");
    }
    let english = drejebog(folder().path(), &["check", "--lang", "en"]);
    assert!(english.out.ends_with("\nAll is in order.\n"), "{}", english.out);
}

/// The built-in pack `borgerdata` with a mistake in each of three files.
fn broken_pack(at: &Path) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/borgerdata");
    for entry in walkdir::WalkDir::new(&source) {
        let entry = entry.expect("a readable folder");
        let to = at.join(entry.path().strip_prefix(&source).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).expect("a folder");
        } else {
            fs::copy(entry.path(), &to).expect("a copy");
        }
    }
    let toml = fs::read_to_string(at.join("playbook.toml")).expect("a structure");
    fs::write(at.join("playbook.toml"), toml.replacen("minutes = 45", "minutes = 50", 1)).expect("written");
    fs::write(at.join("da/topic.md"), "Ingen titel\n").expect("written");
    fs::write(at.join("en/leagl.md"), "# Legal\n").expect("written");
    fs::write(at.join(".DS_Store"), [0xff, 0x00]).expect("written");
}

#[test]
fn check_names_file_line_and_what_to_do_in_a_broken_pack() {
    let folder = folder();
    broken_pack(&folder.path().join("packs/min-pakke"));
    let ran = drejebog(folder.path(), &["check", "--content", "packs"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for expect in [
        "packs/min-pakke/playbook.toml:",
        "Drejebogen varer 50 min., men trinene varer 45",
        "packs/min-pakke/da/topic.md:1: Filen skal begynde med # og en titel.",
        "packs/min-pakke/en/leagl.md: Ingen del af drejebogen hedder sådan. Mente du en/legal.md?",
    ] {
        assert!(ran.out.contains(expect), "{expect}\n{}", ran.out);
    }
    assert!(!ran.out.contains("DS_Store"), "{}", ran.out);
    let last = ran.out.lines().last().expect("a last line");
    assert!(last.starts_with("Der er ") && last.ends_with("prøv igen."), "{last}");

    // The folder of one pack will do, and so will a configuration that names the folder above.
    let alone = drejebog(folder.path(), &["check", "--content", "packs/min-pakke", "--lang", "en"]);
    assert!(alone.out.contains("da/topic.md:1: ") && alone.code == Some(1), "{}", alone.out);
    fs::write(folder.path().join("d.toml"), format!("{CONFIG}[content]\nfolder = \"packs\"\n")).expect("written");
    let named = drejebog(folder.path(), &["check", "--config", "d.toml"]);
    assert!(named.out.contains("packs/min-pakke/da/topic.md:1: ") && named.code == Some(1), "{}", named.out);
}

#[test]
fn check_counts_the_mistakes_of_a_configuration() {
    let folder = folder();
    fs::write(folder.path().join("d.toml"), "[journal]\nfoldr = \"data\"\n").expect("written");
    let ran = drejebog(folder.path(), &["check", "--config", "d.toml", "--lang", "en"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("d.toml:2: journal.foldr: there is no such key; did you mean `folder`?"), "{}", ran.out);
    assert!(ran.out.ends_with("There are 2 mistakes. Mend them and try again.\n"), "{}", ran.out);
    let missing = drejebog(folder.path(), &["check", "--config", "no.toml", "--content", "nowhere"]);
    assert!(missing.out.contains("no.toml: ") && missing.out.contains("nowhere: "), "{}", missing.out);
    assert_eq!(missing.code, Some(1));
}

#[test]
fn the_example_configuration_is_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = drejebog(root, &["check", "--config", "drejebog.example.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn an_export_read_back_is_the_same_export() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export-1.jsonl");
    fs::write(at("d.toml"), CONFIG).expect("written");
    let config = ["--config", "d.toml"];
    let with =
        |command: &'static str, more: &[&str]| drejebog(folder.path(), &[&[command], &config[..], more].concat());

    let none = with("export", &[]);
    assert_eq!(none.code, Some(1));
    assert!(none.err.contains("there is no journal in data"), "{}", none.err);
    assert!(!at("data").exists(), "asking for an export makes no journal");

    let read = with("import", &[golden.to_str().expect("UTF-8")]);
    assert_eq!((read.code, read.err.as_str()), (Some(0), ""));
    let written = with("export", &[]);
    assert_eq!(written.out, fs::read_to_string(&golden).expect("the golden export"));
    let filed = with("export", &["--to", "out.jsonl"]);
    assert_eq!((filed.code, fs::read_to_string(at("out.jsonl")).expect("an export")), (Some(0), written.out));
    let again = with("export", &["--to", "out.jsonl"]);
    assert_eq!(again.code, Some(1), "an export is never written over another file");

    let full = with("import", &["out.jsonl"]);
    assert_eq!(full.code, Some(1));
    assert!(full.err.contains("an import goes into an empty one"), "{}", full.err);
    fs::write(at("half.jsonl"), "{\"kind\":\"journal\",\"format\":1}\n").expect("written");
    fs::write(at("d.toml"), CONFIG.replace("data", "other")).expect("written");
    let half = with("import", &["half.jsonl"]);
    assert!(half.err.contains("the export ends too early"), "{}", half.err);
    assert_eq!(with("import", &["out.jsonl"]).code, Some(0), "a failed import leaves an empty journal");
}

#[cfg(unix)]
#[test]
fn an_export_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    fs::write(folder.path().join("d.toml"), CONFIG).expect("written");
    fs::create_dir(folder.path().join("data")).expect("a folder");
    assert_eq!(drejebog(folder.path(), &["export", "--config", "d.toml", "--to", "o.jsonl"]).code, Some(0));
    let mode = fs::metadata(folder.path().join("o.jsonl")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn serve_says_what_is_missing() {
    let folder = folder();
    let serve = |config: &str| {
        fs::write(folder.path().join("d.toml"), config).expect("written");
        drejebog(folder.path(), &["serve", "--config", "d.toml"])
    };
    let nowhere = serve(CONFIG);
    assert_eq!(nowhere.code, Some(1));
    assert!(nowhere.err.contains("d.toml: there is no [matrix] or [discord] table"), "{}", nowhere.err);
    assert!(!folder.path().join("data").exists(), "nothing is touched for a mistake in the configuration");
    if !cfg!(feature = "matrix") {
        let without = serve(&format!("{CONFIG}{MATRIX}"));
        assert_eq!(without.code, Some(1));
        assert!(without.err.contains("built without Matrix; build with --features matrix"), "{}", without.err);
        assert!(!without.err.contains("hemmelig"));
    }
}

#[test]
fn a_rehearsal_of_each_playbook_comes_to_its_end() {
    for (playbook, people) in [("borgerdata", "9"), ("paa-tvaers", "13"), ("borgernaer-digitalisering", "7")] {
        let ran = drejebog(folder().path(), &["rehearse", playbook, "--people", people]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{playbook}");
        assert!(ran.out.contains("Dialogen varede"), "{playbook}: {}", ran.out);
    }
}

#[test]
fn a_rehearsal_of_an_unknown_playbook_says_so() {
    let ran = drejebog(folder().path(), &["rehearse", "borgerdat"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("borgerdat") && ran.err.contains("drejebog check"), "{}", ran.err);
}

#[test]
fn the_papers_for_a_meeting_are_a_page_of_their_own() {
    let folder = folder();
    let shown = drejebog(folder.path(), &["print", "paa-tvaers", "--lang", "en"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(shown.out.starts_with("<!DOCTYPE html>") && shown.out.contains("<h2>Legal background</h2>"));
    let filed = drejebog(folder.path(), &["print", "paa-tvaers", "--lang", "en", "--out", "papers.html"]);
    assert_eq!((filed.code, filed.out.as_str()), (Some(0), ""), "{}", filed.err);
    assert_eq!(fs::read_to_string(folder.path().join("papers.html")).expect("a page"), shown.out);
    let unknown = drejebog(folder.path(), &["print", "borgerdat"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("the nearest is \"borgerdata\"; `drejebog check` lists them"), "{}", unknown.err);
}

//! Which playbook is meant, what is looked at, and what is said where a name is mistyped.

use super::command::{copy, drejebog, folder, good_pack, root};
use std::fs;
use std::path::Path;

/// A folder `packs` with the two playbooks written by the guide.
fn two() -> tempfile::TempDir {
    let folder = folder();
    for name in ["svar-paa-mail", "waiting-room"] {
        copy(&root().join("tests/author").join(name), &folder.path().join("packs").join(name));
    }
    folder
}

#[test]
fn check_says_what_it_looked_at_and_what_not() {
    let folder = two();
    let last = |args: &[&str]| {
        let ran = drejebog(folder.path(), &[&["check"], args].concat());
        let lines: Vec<&str> = ran.out.lines().rev().take_while(|line| !line.is_empty()).collect();
        lines.into_iter().rev().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        last(&[]),
        [
            "Jeg har set på de indbyggede drejebøger.",
            "Jeg har ikke set på nogen konfiguration (--config FIL) eller drejebøger I selv har skrevet (--content MAPPE).",
            "Alt er i orden.",
        ]
    );
    assert_eq!(
        last(&["--content", "packs", "--lang", "en"]),
        [
            "I have looked at 2 playbooks in packs.",
            "I have not looked at any configuration (--config FILE) or the built-in playbooks.",
            "All is in order.",
        ]
    );
}

#[test]
fn ones_own_mistakes_are_not_buried_under_the_built_in_playbooks() {
    let folder = two();
    fs::remove_file(folder.path().join("packs/waiting-room/da/legal.md")).expect("removed");
    fs::write(folder.path().join("d.toml"), "[journal]\nfolder = \"data\"\n[content]\nfolder = \"packs\"\n").unwrap();
    let ran = drejebog(folder.path(), &["check", "--config", "d.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("packs/waiting-room/da/legal.md: Filen mangler."), "{}", ran.out);
    assert!(!ran.out.contains("borgerdata"), "{}", ran.out);
}

#[test]
fn a_mistake_in_one_playbook_stops_nobody_who_wants_another() {
    let folder = two();
    fs::remove_file(folder.path().join("packs/waiting-room/da/legal.md")).expect("removed");
    assert_eq!(drejebog(folder.path(), &["print", "svar-paa-mail", "--content", "packs"]).code, Some(0));
    for command in ["print", "rehearse"] {
        let ran = drejebog(folder.path(), &[command, "waiting-room", "--content", "packs", "--lang", "en"]);
        let told = "drejebog: packs/waiting-room/da/legal.md: The file is missing. \
                    Create it; content/README.md shows what goes into it.\n";
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), told));
    }
}

#[test]
fn a_mistyped_name_gets_the_nearest_one() {
    let folder = two();
    for command in ["print", "rehearse"] {
        let ran = drejebog(folder.path(), &[command, "svar-pa-mail", "--content", "packs"]);
        let told = "drejebog: there is no playbook called \"svar-pa-mail\"; the nearest is \"svar-paa-mail\"; \
                    `drejebog check` lists them\n";
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), told));
        let ran = drejebog(folder.path(), &[command, "svar-paa-mail", "--content", "pakcs"]);
        assert_eq!(ran.err, "drejebog: pakcs: there is no such folder; the nearest is \"packs\"\n");
    }
    let ran = drejebog(folder.path(), &["check", "--content", "packs/wating-room"]);
    assert!(ran.out.contains("packs/wating-room: Mappen findes ikke. Mente du waiting-room?"), "{}", ran.out);
    let ran = drejebog(folder.path(), &["check", "--content", "packs/waiting-room/playbook.toml"]);
    assert!(ran.out.contains("playbook.toml: Det er en fil, og en drejebog er en mappe."), "{}", ran.out);
    let ran = drejebog(folder.path(), &["rehearse", "--content", "packs"]);
    let which = "drejebog: there are several playbooks in the folder: svar-paa-mail, waiting-room; say which\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), which));
}

/// A folder without `playbook.toml` is still the one that was meant, and not a folder of two playbooks.
#[test]
fn a_folder_with_texts_only_is_a_playbook_without_its_skeleton() {
    let folder = two();
    fs::remove_file(folder.path().join("packs/waiting-room/playbook.toml")).expect("removed");
    let ran = drejebog(folder.path(), &["check", "--content", "packs/waiting-room"]);
    let told: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("packs")).collect();
    let missing =
        "packs/waiting-room/playbook.toml: Filen mangler. Opret den; content/README.md viser hvad der skal stå i den.";
    assert_eq!(told, [missing]);
    let here = drejebog(&folder.path().join("packs/svar-paa-mail"), &["check", "--content", "."]);
    assert!(here.code == Some(0) && here.out.contains("svar-paa-mail: Svar på"), "{}", here.out);
}

#[test]
fn a_built_in_playbook_is_hidden_only_where_that_is_meant() {
    let folder = folder();
    let pack = folder.path().join("packs/borgerdata");
    good_pack(&pack);
    let check = || drejebog(folder.path(), &["check", "--content", "packs", "--lang", "en"]);
    assert_eq!(check().code, Some(0), "the same texts hide nothing");
    replace(&pack.join("da/topic.md"), "# Adgang", "# Vores adgang");
    let hidden = check();
    let told: Vec<&str> = hidden.out.lines().filter(|line| line.starts_with("packs")).collect();
    assert!(
        matches!(told[..], [line] if line.starts_with("packs/borgerdata/playbook.toml:1: The playbook has the same name")),
        "{}",
        hidden.out
    );
    replace(&pack.join("playbook.toml"), "minutes = 45", "replaces = true\nminutes = 45");
    assert_eq!(check().code, Some(0), "{}", check().out);
    let printed = drejebog(folder.path(), &["print", "borgerdata", "--content", "packs"]);
    assert!(printed.out.contains("Vores adgang"), "{}", printed.err);
}

fn replace(file: &Path, find: &str, with: &str) {
    let text = fs::read_to_string(file).expect("a text");
    assert!(text.contains(find), "{} has no {find}", file.display());
    fs::write(file, text.replacen(find, with, 1)).expect("written");
}

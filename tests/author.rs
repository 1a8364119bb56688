//! An author and her own playbook: written by `content/README.md`, checked, rehearsed and printed by the program.
//!
//! `author/svar-paa-mail` follows the Danish half of the guide to the letter, `author/waiting-room` the English one.
//! Deliberately absent: each mistake by itself, which the playbook's own tests have.
#![cfg(feature = "shell")]

#[path = "author/broken.rs"]
mod broken;
mod command;
#[path = "author/finding.rs"]
mod finding;
#[path = "author/law.rs"]
mod law;

use command::{copy, drejebog, folder, root};

/// A playbook that was written by the guide: the name, how many rehearse it, and its title in each language.
type Written = (&'static str, &'static str, [(&'static str, &'static str); 2]);

const WRITTEN: [Written; 2] = [
    ("svar-paa-mail", "7", [("da", "Svar på borgernes mails"), ("en", "Answering citizens' mails")]),
    ("waiting-room", "13", [("da", "Ventetiden"), ("en", "The waiting room")]),
];

#[test]
fn a_playbook_written_by_the_guide_is_in_order() {
    for (name, _, titles) in WRITTEN {
        for (lang, title) in titles {
            let ran = drejebog(&root().join("tests/author"), &["check", "--content", name, "--lang", lang]);
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
            assert!(ran.out.contains(&format!("{name}: {title}\n")), "{}", ran.out);
        }
    }
}

#[test]
fn a_playbook_written_by_the_guide_can_be_rehearsed() {
    for (name, people, titles) in WRITTEN {
        for (lang, title) in titles {
            // By its own folder, which is name enough.
            let args = ["rehearse", "--content", name, "--people", people, "--lang", lang];
            let ran = drejebog(&root().join("tests/author"), &args);
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name} in {lang}");
            assert!(ran.out.contains(title), "{}", ran.out);
            let ended = if lang == "da" { "Dialogen varede" } else { "the dialogue took" };
            assert!(ran.out.contains(ended), "{}", ran.out);
        }
    }
}

#[test]
fn a_playbook_written_by_the_guide_can_be_printed() {
    for (name, _, titles) in WRITTEN {
        for (lang, title) in titles {
            let args = ["print", name, "--content", ".", "--lang", lang];
            let ran = drejebog(&root().join("tests/author"), &args);
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name} in {lang}");
            let title = title.replace('\'', "&#39;");
            let reviewed = if lang == "da" {
                "Senest gennemgået 30. november 2026."
            } else {
                "Last reviewed on 30 November 2026."
            };
            assert!(ran.out.contains(&title) && ran.out.contains(reviewed), "{}", ran.out);
        }
    }
}

/// The first command of the guide is the last step too: into a folder of the authority's own, and there by itself.
#[test]
fn a_playbook_is_found_by_the_configuration_that_lies_where_one_stands() {
    let folder = folder();
    copy(&root().join("tests/author/waiting-room"), &folder.path().join("vores/waiting-room"));
    let config = "[journal]\nfolder = \"data\"\n[content]\nfolder = \"vores\"\n";
    std::fs::write(folder.path().join("drejebog.toml"), config).expect("written");
    let checked = drejebog(folder.path(), &["check"]);
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    let (own, built_in) = (checked.out.find("waiting-room: "), checked.out.find("borgerdata: "));
    assert!(own.is_some() && own < built_in, "one's own comes first:\n{}", checked.out);
    let looked = "Jeg har set på konfigurationen drejebog.toml, én drejebog i vores og de indbyggede drejebøger.\n";
    assert!(checked.out.ends_with(&format!("\n{looked}Alt er i orden.\n")), "{}", checked.out);

    let elsewhere = folder.path().join("andetsteds");
    std::fs::create_dir(&elsewhere).expect("a folder");
    for args in [["print", "waiting-room"], ["rehearse", "waiting-room"]] {
        assert_eq!(drejebog(folder.path(), &args).code, Some(0), "{args:?}");
        assert_eq!(drejebog(&elsewhere, &args).code, Some(1), "{args:?} without the configuration");
        let named = drejebog(&elsewhere, &[&args[..], &["--config", "../drejebog.toml"]].concat());
        assert_eq!(named.code, Some(0), "{args:?}: {}", named.err);
    }
}

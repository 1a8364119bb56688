//! The program as it is started: help, exit codes, and the files it reads and writes.
#![cfg(feature = "shell")]

mod command;

use ::drejebog::adapters::sled::Sled;
use ::drejebog::calendar::{LocalMoment, Zone};
use ::drejebog::dialogue::channel::ChannelEvent;
use ::drejebog::dialogue::feedback::{Closing, Counts, FeedbackEvent};
use ::drejebog::dialogue::ids::{ChannelId, PersonId, StreamId};
use ::drejebog::dialogue::promise::{Promise, Settlement};
use ::drejebog::journal::{Append, Book, StreamAppend, Wake};
use command::{drejebog, folder, good_pack};
use std::fs;
use std::path::Path;

const CONFIG: &str = "[journal]\nfolder = \"data\"\n";
const MATRIX: &str = "[matrix]\nhomeserver = \"http://127.0.0.1:9\"\nuser = \"drejebog\"\npassword = \"hemmelig\"\n\
                      store = \"matrix\"\nrecovery_key = \"key\"\n";

#[test]
fn every_command_has_help_with_examples() {
    let folder = folder();
    let commands = ["rehearse", "serve", "check", "print", "feedback", "export", "import"].map(Some);
    for command in commands.into_iter().chain([None]) {
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
        let numbers: Vec<&str> = total.split_whitespace().rev().take(6).collect();
        assert_eq!(numbers, vec![minutes.to_string(); 6], "{row}: {total}");
    }
    let english = drejebog(folder().path(), &["check", "--lang", "en"]);
    assert!(english.out.ends_with("\nAll is in order.\n"), "{}", english.out);
}

/// The built-in pack `borgerdata` with a mistake in each of three files.
fn broken_pack(at: &Path) {
    good_pack(at);
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
        "packs/min-pakke/da/topic.md:1: Filen skal begynde med #, et mellemrum og en titel.",
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

/// What `check` says of one pack in which this file holds these bytes instead: its exit code, and the lines about the pack.
fn check_with(file: &str, bytes: &[u8]) -> (Option<i32>, Vec<String>) {
    let folder = folder();
    good_pack(&folder.path().join("packs/min-pakke"));
    fs::write(folder.path().join("packs/min-pakke").join(file), bytes).expect("written");
    let ran = drejebog(folder.path(), &["check", "--content", "packs"]);
    let about = |line: &&str| line.starts_with("packs/min-pakke");
    (ran.code, ran.out.lines().filter(about).map(str::to_owned).collect())
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'-')).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn check_names_the_line_that_is_no_utf8_and_nothing_else() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/borgerdata");
    let saved = "er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem filen igen med tegnsættet UTF-8.";
    let mut files = vec!["playbook.toml".to_owned()];
    for lang in ["da", "en"] {
        for entry in fs::read_dir(pack.join(lang)).expect("a folder") {
            files.push(format!("{lang}/{}", entry.expect("a file").file_name().to_str().expect("a name")));
        }
    }
    for file in &files {
        let text = fs::read_to_string(pack.join(file)).expect("a text");
        // The first letter that Latin-1 writes otherwise; in a text without one, at its end.
        let text = if text.chars().any(|c| c > '\u{7f}' && c <= '\u{ff}') { text } else { format!("{text}# år\n") };
        let is_latin = |line: &str| line.chars().any(|c| c > '\u{7f}' && c <= '\u{ff}');
        let line = 1 + text.lines().position(is_latin).expect("a line with a letter of Latin-1");
        for ends in ["\n", "\r\n"] {
            let bytes = latin1(&text.replace('\n', ends));
            let expect = format!("packs/min-pakke/{file}:{line}: Linjen {saved}");
            assert_eq!(check_with(file, &bytes), (Some(1), vec![expect]), "{file}");
        }
        let expect = format!(
            "packs/min-pakke/{file}:1: Filen er gemt som UTF-16, som Notesblok kalder Unicode. Gem den igen, og vælg tegnkodningen UTF-8."
        );
        assert_eq!(check_with(file, &utf16(&text)), (Some(1), vec![expect]), "{file}");
    }
    // A mark in front and the line ends of Windows change nothing.
    let case = fs::read_to_string(pack.join("da/case.md")).expect("a text");
    let windows = format!("\u{feff}{}", case.replace('\n', "\r\n"));
    assert_eq!(check_with("da/case.md", windows.as_bytes()).0, Some(0));
    // Saved as good UTF-8 after the letter was lost.
    let (code, lines) = check_with("da/case.md", case.replacen('å', "\u{fffd}", 1).as_bytes());
    let line = 1 + case.lines().position(|line| line.contains('å')).expect("a line with å");
    assert_eq!(code, Some(1));
    assert!(lines[0].starts_with(&format!("packs/min-pakke/da/case.md:{line}: Linjen har tegnet �")), "{lines:?}");
}

#[test]
fn check_names_what_else_cannot_be_read() {
    let (code, lines) = check_with("da/cases.md", b"# Sag\n\nTekst\n");
    let stranger = "packs/min-pakke/da/cases.md: Ingen del af drejebogen hedder sådan. Mente du da/case.md?";
    assert_eq!((code, lines), (Some(1), vec![stranger.to_owned()]));
    let (_, lines) = check_with("da/case.md", b"");
    assert_eq!(lines, ["packs/min-pakke/da/case.md: Filen er tom. Skriv teksten."]);
    let (code, lines) = check_with("playbook.toml", b"");
    assert!(code == Some(1) && lines[0].contains("minutes mangler"), "{lines:?}");

    let folder = folder();
    fs::create_dir_all(folder.path().join("packs/tom")).expect("a folder");
    let empty = drejebog(folder.path(), &["check", "--content", "packs"]);
    assert!(empty.out.contains("packs/tom/playbook.toml: Filen mangler. Opret den"), "{}", empty.out);
    fs::create_dir(folder.path().join("ingen")).expect("a folder");
    let none = drejebog(folder.path(), &["check", "--content", "ingen"]);
    assert!(none.code == Some(1) && none.out.contains("ingen: Der er ingen drejebog i mappen."), "{}", none.out);
    let nowhere = drejebog(folder.path(), &["check", "--content", "væk", "--lang", "en"]);
    assert!(nowhere.code == Some(1) && nowhere.out.contains("væk: There is no such folder."), "{}", nowhere.out);
}

#[cfg(unix)]
#[test]
fn check_names_a_link_to_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let packs = folder.path().join("packs");
    good_pack(&packs.join("min-pakke"));
    fs::remove_file(packs.join("min-pakke/da/case.md")).expect("removed");
    symlink("flyttet.md", packs.join("min-pakke/da/case.md")).expect("a link");
    symlink("flyttet", packs.join("en-anden")).expect("a link");
    let ran = drejebog(folder.path(), &["check", "--content", "packs"]);
    for path in ["packs/min-pakke/da/case.md", "packs/en-anden"] {
        let told: Vec<&str> = ran.out.lines().filter(|line| line.starts_with(path)).collect();
        assert!(
            matches!(told[..], [line] if line.contains(": Den findes ikke. Er det et link")),
            "{path}\n{}",
            ran.out
        );
    }
    assert!(ran.code == Some(1) && ran.out.contains("Der er 2 fejl."), "{}", ran.out);
}

#[test]
fn a_playbook_that_check_accepts_can_be_asked_for_by_its_name() {
    let folder = folder();
    let packs = folder.path().join("packs");
    for (name, fits) in [
        ("Min Drejebog", Some("min-drejebog")),
        ("kørsel", Some("koersel")),
        ("9", None),
        ("lang", None),
        ("idebank", None),
    ] {
        good_pack(&packs.join(name));
        let ran = drejebog(folder.path(), &["check", "--content", "packs"]);
        let told: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("packs/")).collect();
        let [line] = told[..] else { panic!("{name}: {told:?}") };
        let advice =
            fits.map_or("Giv mappen et navn af små bogstaver".to_owned(), |fits| format!("Kald mappen {fits}."));
        assert!(line.starts_with(&format!("packs/{name}: Mappens navn")) && line.contains(&advice), "{line}");
        assert_eq!(ran.code, Some(1));
        // The advice is right.
        fs::rename(packs.join(name), packs.join(fits.unwrap_or("et-andet-navn"))).expect("renamed");
        let again = drejebog(folder.path(), &["check", "--content", "packs"]);
        assert_eq!(again.code, Some(0), "{}", again.out);
        fs::remove_dir_all(&packs).expect("removed");
    }
    good_pack(&packs.join("min-drejebog"));
    let printed = drejebog(folder.path(), &["print", "min-drejebog", "--content", "packs"]);
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    let rehearsed = drejebog(folder.path(), &["rehearse", "min-drejebog", "--content", "packs", "--people", "6"]);
    assert!(rehearsed.code == Some(0) && rehearsed.out.contains("Dialogen varede"), "{}", rehearsed.err);
}

#[test]
fn check_says_what_is_wrong_in_the_configuration_in_the_language_asked_for() {
    let folder = folder();
    let check = |text: &[u8], lang: &str| {
        fs::write(folder.path().join("d.toml"), text).expect("written");
        let ran = drejebog(folder.path(), &["check", "--config", "d.toml", "--lang", lang]);
        (ran.code, ran.out.lines().filter(|line| line.starts_with("d.toml")).map(str::to_owned).collect::<Vec<_>>())
    };
    for (table, da, en) in [
        (
            "[channel]\nlang = \"tysk\"",
            "d.toml:4: channel.lang: \"tysk\" passer ikke her. Skriv \"da\" eller \"en\".",
            "d.toml:4: channel.lang: \"tysk\" does not fit here. Write \"da\" or \"en\".",
        ),
        (
            "[channel]\nlanh = \"da\"",
            "d.toml:4: channel.lanh: Der er ingen nøgle der hedder sådan. Mente du lang?",
            "d.toml:4: channel.lanh: There is no such key. Did you mean lang?",
        ),
        (
            "[chanel]",
            "d.toml:3: chanel: Der er ingen tabel der hedder sådan. Mente du channel?",
            "d.toml:3: chanel: There is no such table. Did you mean channel?",
        ),
        (
            "[discord]\ntoken = 271828",
            "d.toml:4: discord.token: Værdien kan ikke læses. Skriv bottens token i anførselstegn. Det står på siden »Bot« i Discords udviklerportal.",
            "d.toml:4: discord.token: The value cannot be read. Write the bot's token in quotation marks. It is on the \"Bot\" page of Discord's developer portal.",
        ),
    ] {
        let text = format!("{CONFIG}{table}\n");
        assert_eq!(check(text.as_bytes(), "da"), (Some(1), vec![da.to_owned()]));
        assert_eq!(check(text.as_bytes(), "en"), (Some(1), vec![en.to_owned()]));
    }
    // Of a platform that the program may have been built without, too.
    let text = format!("{CONFIG}{MATRIX}rate = \"unlimitted\"\n");
    let rate = "d.toml:9: matrix.rate: \"unlimitted\" passer ikke her. Skriv \"unlimited\" eller to tal over 0, \
                fx { per_second = 0.2, burst = 10 }.";
    assert_eq!(check(text.as_bytes(), "da"), (Some(1), vec![rate.to_owned()]));
    let (code, lines) = check(&latin1(&format!("{CONFIG}# år\n")), "da");
    assert_eq!(code, Some(1));
    assert_eq!(lines, ["d.toml:3: Linjen er ikke gemt som UTF-8. Gem filen igen med tegnsættet UTF-8."]);
    assert_eq!(check(format!("\u{feff}{CONFIG}").as_bytes(), "da").0, Some(0), "a mark in front changes nothing");
}

#[test]
fn check_speaks_the_language_of_the_configuration_unless_another_is_asked_for() {
    let folder = folder();
    let last = |config: &str, more: &[&str]| {
        fs::write(folder.path().join("d.toml"), format!("{CONFIG}{config}")).expect("written");
        let ran = drejebog(folder.path(), &[&["check", "--config", "d.toml"], more].concat());
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(last("", &[]), "Alt er i orden.");
    assert_eq!(last("[channel]\nlang = \"en\"\n", &[]), "All is in order.");
    assert_eq!(last("[channel]\nlang = \"en\"\n", &["--lang", "da"]), "Alt er i orden.");
}

#[test]
fn check_says_what_it_could_not_try() {
    let folder = folder();
    fs::write(folder.path().join("d.toml"), format!("{CONFIG}{MATRIX}")).expect("written");
    let ran = drejebog(folder.path(), &["check", "--config", "d.toml", "--lang", "en"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    if cfg!(feature = "matrix") {
        assert!(ran.out.ends_with("All is in order.\n"), "{}", ran.out);
    } else {
        assert!(ran.out.contains("[matrix] cannot be used: the program was built without Matrix."), "{}", ran.out);
        assert!(ran.out.ends_with("All that I could try is in order.\n"), "{}", ran.out);
    }
}

#[test]
fn check_counts_the_mistakes_of_a_configuration() {
    let folder = folder();
    fs::write(folder.path().join("d.toml"), "[journal]\nfoldr = \"data\"\n").expect("written");
    let ran = drejebog(folder.path(), &["check", "--config", "d.toml", "--lang", "en"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("d.toml:2: journal.foldr: There is no such key. Did you mean folder?"), "{}", ran.out);
    assert!(ran.out.ends_with("There are 2 mistakes. Correct them and try again.\n"), "{}", ran.out);
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

/// What a channel's dialogues asked about themselves: of which playbook, how many were asked, and what they said.
fn asked(dialogues: &[(&str, u64, u16, Option<[u32; 3]>)]) -> Vec<ChannelEvent> {
    let at = LocalMoment::of("2026-12-04T11:00:00Z".parse().expect("a moment"), &Zone::default());
    let facts = (1..).zip(dialogues).flat_map(|(number, (playbook, asked, answered, counts))| {
        let closing = Promise { id: number, kind: Closing { dialogue: number }, at: at.clone(), chosen: false };
        let counts = counts.map(|[yes, partly, no]| Counts { yes, partly, no });
        [
            FeedbackEvent::Asked {
                dialogue: number,
                playbook: (*playbook).to_owned(),
                whom: (1..=*asked).map(PersonId).collect(),
                facilitator: None,
                closing,
            },
            FeedbackEvent::Closed {
                dialogue: number,
                promise: number,
                how: Settlement::Lapsed,
                answered: *answered,
                counts,
            },
        ]
    });
    facts.map(|fact| ChannelEvent::Feedback { fact }).collect()
}

#[test]
fn feedback_adds_up_over_channels_and_says_nothing_of_too_few() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("drejebog.toml"), format!("{CONFIG}{MATRIX}")).expect("a configuration");
    let ask = || drejebog(folder.path(), &["feedback", "--config", "drejebog.toml"]);
    let none = ask();
    assert!(none.code == Some(1) && none.err.contains("there is no journal"), "{}", none.err);
    assert!(!at("data").exists(), "asking makes no journal");

    let channels = [
        ("matrix/!kontoret:example.dk", asked(&[("borgerdata", 8, 6, Some([5, 1, 0])), ("paa-tvaers", 4, 2, None)])),
        ("matrix/!skranken:example.dk", asked(&[("borgerdata", 5, 3, Some([0, 1, 2]))])),
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let book = Book::new(Sled::open(&at("data")).expect("a journal"));
        for (channel, facts) in channels {
            let stream = StreamId::Channel(ChannelId(channel.to_owned()));
            let events = facts.iter().map(|fact| serde_json::to_value(fact).expect("JSON")).collect();
            let streams = vec![StreamAppend { stream, expected: 0, events, wake: Wake::Clear }];
            book.commit(Append { streams, ..Append::default() }).await.expect("written");
        }
    });
    let told = ask();
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(
        told.out,
        "borgerdata: 2 dialoger, 13 spurgt, 9 svarede. Ja 5 · både og 2 · nej 2\n\
         1 dialog er udeladt: færre end tre svarede.\n"
    );
    fs::write(at("drejebog.toml"), format!("{CONFIG}[channel]\nlang = \"en\"\n{MATRIX}")).expect("a configuration");
    assert!(ask().out.starts_with("borgerdata: 2 dialogues, 13 asked, 9 answered. Yes 5 · so-so 2 · no 2\n"));
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
        assert!(ran.out.contains("Ord at læse i minuttet"), "{playbook}: {}", ran.out);
    }
}

#[test]
fn a_rehearsal_of_an_unknown_playbook_says_so() {
    let ran = drejebog(folder().path(), &["rehearse", "borgerdat"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("the nearest is \"borgerdata\"; `drejebog check` lists them"), "{}", ran.err);
}

#[test]
fn the_papers_for_a_meeting_are_a_page_of_their_own() {
    let folder = folder();
    let asked = ["print", "paa-tvaers", "--lang", "en", "--people", "14", "--start", "9.30"];
    let shown = drejebog(folder.path(), &asked);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(shown.out.starts_with("<!DOCTYPE html>") && shown.out.contains("<h2>Legal background</h2>"));
    assert!(shown.out.contains("14 pens") && shown.out.contains("9:30–9:33"));
    let filed = |name: &str| {
        let ran = drejebog(folder.path(), &[&asked[..], &["--out", name]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
        fs::read(folder.path().join(name)).expect("a page")
    };
    assert_eq!(filed("papers.html"), shown.out.as_bytes());
    for name in ["papers.pdf", "PAPERS.PDF"] {
        assert!(filed(name).starts_with(b"%PDF-"), "{name}");
    }
    for (lang, title) in [("da", "Til dig der skal facilitere"), ("en", "For you who facilitate")] {
        let guide = drejebog(folder.path(), &["print", "guide", "--lang", lang]);
        assert!(guide.code == Some(0) && guide.out.contains(&format!("<h1>{title}</h1>")), "{}", guide.err);
    }
    let unknown = drejebog(folder.path(), &["print", "borgerdat"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("the nearest is \"borgerdata\"; `drejebog check` lists them"), "{}", unknown.err);
    for wrong in [["--start", "half past"], ["--start", "25.00"], ["--people", "1"]] {
        let refused = drejebog(folder.path(), &[&["print", "borgerdata"], &wrong[..]].concat());
        assert!(refused.code == Some(2) && refused.err.contains(wrong[1]), "{wrong:?}: {}", refused.err);
    }
}

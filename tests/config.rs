//! The configuration file: what is read, what holds by itself, and how each mistake is named.
#![cfg(feature = "shell")]

use drejebog::boot::config::{Config, Level, MayStart};
use drejebog::calendar::WorkingCalendar;
use drejebog::dialogue::event::{Ballots, GroupRoom};
use drejebog::dialogue::ids::Account;
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::settings::{Discretion, Naming};
use std::path::Path;

const EXAMPLE: &str = include_str!("../drejebog.example.toml");

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(text, Path::new("/etc/drejebog"))
        .map_err(|mistakes| mistakes.iter().map(|mistake| format!("drejebog.toml{mistake}\n")).collect())
}

fn good(text: &str) -> Config {
    parse(text).unwrap_or_else(|mistakes| panic!("{text}\n{mistakes}"))
}

#[test]
fn the_example_is_read() {
    let config = good(EXAMPLE);
    assert_eq!(config.journal.folder, Path::new("/etc/drejebog/data"));
    assert!(config.matrix.is_some());
}

/// What the example shows behind `#` is what holds by itself, and every key is shown.
#[test]
fn the_example_shows_every_choice_and_its_default() {
    let shown: String = EXAMPLE
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line))
        .filter(|line| {
            !line.contains('…') && !["password_file", "folder = \"content\""].iter().any(|k| line.starts_with(k))
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let shown = shown.replace("[matrix]", "[matrix]\npassword = \"hemmelig\"");
    let (all, none) = (good(&shown), good(EXAMPLE));
    assert_eq!(format!("{:?}", all.channel), format!("{:?}", none.channel));
    assert_eq!((all.journal.backups(), all.log), (none.journal.backups(), none.log));
    for key in KEYS {
        let setting = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{key} = "));
        assert!(EXAMPLE.lines().any(setting), "`{key}` is not in the example");
    }
}

fn is_setting(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| KEYS.contains(&key))
}

const KEYS: &[&str] = &[
    "folder",
    "backups",
    "backup_at",
    "keep_days",
    "lang",
    "groups",
    "ballots",
    "auto",
    "may_start",
    "zone",
    "closed_days",
    "days_off",
    "reminders",
    "quiet_hours",
    "record_names",
    "reading_names",
    "share_learning",
    "ask_feedback",
    "learning_channel",
    "level",
    "homeserver",
    "user",
    "password",
    "password_file",
    "access_token",
    "device_id",
    "store",
    "store_passphrase",
    "recovery_key",
    "allowed_users",
    "allowed_servers",
    "rate",
];

#[test]
fn a_journal_is_enough() {
    let config = good("[journal]\nfolder = \"data\"");
    let channel = &config.channel;
    let settings = channel.settings();
    assert_eq!((channel.lang, settings.groups, settings.ballots), (Lang::Da, GroupRoom::Threads, Ballots::Open));
    assert_eq!(
        (settings.auto, &channel.may_start, channel.zone.name()),
        (false, &MayStart::Anybody, "Europe/Copenhagen")
    );
    assert_eq!(channel.calendar(), Ok(WorkingCalendar::default()));
    assert_eq!(channel.discretion(), Discretion::default());
    assert_eq!(config.log.level, Level::Info);
    assert!(config.matrix.is_none() && config.content.folder.is_none());
    let backups = config.journal.backups();
    assert_eq!(backups.folder, Path::new("/etc/drejebog/data/backups"));
    assert_eq!((backups.at.to_string().as_str(), backups.keep_days), ("dagligt kl. 3", 30));
}

#[test]
fn everything_can_be_chosen() {
    let config = good(
        r#"
        [journal]
        folder = "/srv/drejebog"
        backups = "copies"
        backup_at = "weekdays at 22.30"
        keep_days = 7
        [channel]
        lang = "en"
        groups = "in-the-room"
        ballots = "secret"
        auto = true
        may_start = ["@anna:example.dk", "matrix/@bo:example.dk"]
        zone = "Atlantic/Faroe"
        days_off = ["christmas-eve"]
        closed_days = ["2026-12-28", "2027-02-15 til 2027-02-19"]
        reminders = "30 8 * * 1-5"
        quiet_hours = "none"
        record_names = true
        reading_names = true
        share_learning = true
        ask_feedback = false
        learning_channel = "!viden:example.dk"
        [content]
        folder = "content"
        [log]
        level = "debug"
        "#,
    );
    let anna_and_bo = ["anna", "bo"].map(|name| Account(format!("matrix/@{name}:example.dk")));
    assert_eq!(config.channel.may_start, MayStart::Only(anna_and_bo.to_vec()));
    assert_eq!((config.channel.lang, config.channel.zone.name()), (Lang::En, "Atlantic/Faroe"));
    let settings = config.channel.settings();
    assert_eq!((settings.groups, settings.ballots, settings.auto), (GroupRoom::InTheRoom, Ballots::Secret, true));
    let days = config.channel.working_days().unwrap();
    assert!(["2026-12-24", "2026-12-28", "2027-02-17"].iter().all(|day| !days.is_working(day.parse().unwrap())));
    assert!(days.is_working("2026-12-29".parse().unwrap()));
    let calendar = config.channel.calendar().unwrap();
    assert_eq!((calendar.reminders().to_string().as_str(), calendar.quiet()), ("30 8 * * 1-5", None));
    let all = Discretion { record: Naming::Names, reading: Naming::Names, sharing: true, feedback: false };
    assert_eq!(config.channel.discretion(), all);
    let learning = config.channel.learning_channel.as_ref().unwrap();
    assert_eq!(learning.0.0, "matrix/!viden:example.dk");
    assert_eq!(config.journal.folder, Path::new("/srv/drejebog"));
    assert_eq!(config.journal.backups().folder, Path::new("/etc/drejebog/copies"));
    assert_eq!(config.content.folder.as_deref(), Some(Path::new("/etc/drejebog/content")));
    assert_eq!(config.log.level, Level::Debug);
}

/// A mistake in a file that begins with a journal, so that line 3 is the first of the table's own.
#[test]
fn mistakes_are_named_with_line_and_path() {
    for (text, expect) in [
        ("lanh = \"da\"", ":4: channel.lanh: there is no such key; did you mean `lang`?"),
        (
            "farve = \"da\"",
            ":4: channel.farve: there is no such key; those there are: lang, groups, ballots, auto, may_start, zone, closed_days, days_off, reminders, quiet_hours, record_names, reading_names, share_learning, ask_feedback, learning_channel",
        ),
        ("lang = \"tysk\"", ":4: channel.lang: unknown variant `tysk`, expected `da` or `en`"),
        ("lang = 3", ":4: channel.lang: "),
        ("\nauto = \"ja\"", ":5: channel.auto: invalid type: string \"ja\", expected a boolean"),
        (
            "zone = \"Copenhagen\"",
            ":4: channel.zone: there is no time zone \"Copenhagen\"; the nearest is Europe/Copenhagen",
        ),
        (
            "may_start = \"anna\"",
            ":4: channel.may_start: \"anna\" is neither \"anybody\" nor a list such as [\"@anna:example.dk\"]",
        ),
        ("may_start = [\"anna\"]", ":4: channel.may_start: \"anna\" is not an account such as \"@anna:example.dk\""),
        (
            "may_start = []",
            ":4: channel.may_start: an empty list would let nobody start; name an account, or write \"anybody\"",
        ),
        ("may_start = 7", ":4: channel.may_start: write \"anybody\", or a list such as [\"@anna:example.dk\"]"),
        (
            "closed_days = [\"jul\"]",
            ":4: channel.closed_days: \"jul\" is not a date such as \"2026-12-28\", or two with \"til\" between them",
        ),
        (
            "closed_days = [\"2026-12-28 til 2026-12-24\"]",
            ":4: channel.closed_days: 2026-12-24 is before 2026-12-28; swap them",
        ),
        (
            "closed_days = [\n  \"2027-01-01 til 2027-12-31\",\n]",
            ":4: channel.closed_days: no working day for more than 183 days from 2027-01-01",
        ),
        ("days_off = [\"jul\"]", ":4: channel.days_off: unknown variant `jul`, "),
        ("reminders = \"hver anden torsdag kl. 9\"", ":4: channel.reminders: every other week is not a schedule"),
        (
            "reminders = \"dagligt kl. 3\"",
            ":4: channel.reminders: days off and quiet hours leave no moment for it; choose another time",
        ),
        (
            "quiet_hours = \"om natten\"",
            ":4: channel.quiet_hours: \"om natten\": quiet hours are two times, e.g. 17-7; or write \"none\"",
        ),
        ("lang = da", ":4: this is not TOML: "),
        ("[journal]", ":4: this is not TOML: "),
        ("[log]\nlevel = \"loud\"", ":5: log.level: unknown variant `loud`, "),
        ("[logs]\nlevel = \"info\"", ":4: logs: there is no such table; did you mean `log`?"),
        ("[content]\nfolder = 3", ":5: content.folder: invalid type: integer `3`, "),
    ] {
        let text = format!("[journal]\nfolder = \"data\"\n[channel]\n{text}\n");
        let found = parse(&text).expect_err(&text);
        assert!(found.starts_with(&format!("drejebog.toml{expect}")), "{text}\nexpected {expect}\nfound    {found}");
        assert_eq!(found.lines().count(), 1, "{text}\n{found}");
    }
}

#[test]
fn mistakes_about_the_whole() {
    for (text, expect) in [
        ("", "drejebog.toml: journal.folder: it is missing; write folder = \"data\" under [journal]\n"),
        ("[journal]", "drejebog.toml:1: journal.folder: it is missing; write folder = \"data\" under [journal]\n"),
        ("journal = 3", "drejebog.toml:1: journal: invalid type: integer `3`, expected struct Journal\n"),
        (
            "lang = \"da\"\n[journal]\nfolder = \"d\"",
            "drejebog.toml:1: lang: it stands in no table; put it under [channel]\n",
        ),
        ("x = 1\n[journal]\nfolder = \"d\"", "drejebog.toml:1: x: it stands in no table, and none has such a key\n"),
        (
            "[journal]\nfolder = \"d\"\nkeep_days = 0",
            "drejebog.toml:3: journal.keep_days: write a whole number of days from 1 to 3650\n",
        ),
        (
            "[journal]\nfolder = \"d\"\nbackup_at = \"hver anden torsdag kl. 9\"",
            "drejebog.toml:3: journal.backup_at: every other week is not a schedule\n",
        ),
        (
            "[journal]\nfolder = \"d\"\n[matrix]\nhomeservr = \"https://m.dk\"\nuser = \"d\"\nrecovery_key = \"k\"\n",
            "drejebog.toml:3: matrix.homeserver: it is missing; write homeserver = \"https://matrix.example.dk\" under [matrix]\n\
             drejebog.toml:3: matrix.store: it is missing; write store = \"matrix\" under [matrix]\n\
             drejebog.toml:4: matrix.homeservr: there is no such key; did you mean `homeserver`?\n",
        ),
        (
            "[journal]\nfolder = \"d\"\nfoldr = \"d\"\nbackup_att = \"\"\n[channel]\nzoen = \"\"",
            "drejebog.toml:3: journal.foldr: there is no such key; did you mean `folder`?\n\
             drejebog.toml:4: journal.backup_att: there is no such key; did you mean `backup_at`?\n\
             drejebog.toml:6: channel.zoen: there is no such key; did you mean `zone`?\n",
        ),
    ] {
        assert_eq!(parse(text).expect_err(text), expect, "{text}");
    }
}

#[test]
fn a_secret_is_shown_neither_in_a_mistake_nor_in_a_listing() {
    let config = |line: &str| {
        format!(
            "[journal]\nfolder = \"d\"\n[matrix]\nhomeserver = \"https://m.dk\"\nuser = \"d\"\n\
             store = \"s\"\nrecovery_key = \"k\"\n{line}\n"
        )
    };
    for line in [
        "password = 271828",
        "password = hemmelig271828",
        "password = \"271828",
        "passwrod = \"271828\"",
        "store_passphrase = [\"271828\"]",
        "access_token = { value = \"271828\" }",
    ] {
        let shown = parse(&config(line)).expect_err(line);
        assert!(!shown.contains("271828"), "{line}\n{shown}");
    }
    let shown = format!("{:?}", good(&config("password = \"271828\"")));
    assert!(!shown.contains("271828"), "{shown}");
}

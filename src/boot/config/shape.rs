//! Every table and key the file may have, and where in the file a mistake stands.
//!
//! The file is read twice: once as a tree with places, so that all unknown keys are found at once and get their nearest
//! neighbour, and once into types. Deliberately absent: what the values mean.

use super::mistake::{Mistake, Problem};
use crate::playbook::nearest;
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Every key, table by table. A key that is not here is a mistake, whatever the types would say.
pub(super) const TABLES: &[(&str, &[&str])] = &[
    ("journal", &["folder", "backups", "backup_at", "keep_days"]),
    (
        "channel",
        &[
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
        ],
    ),
    ("log", &["level"]),
    ("content", &["folder"]),
    (
        "matrix",
        &[
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
        ],
    ),
    ("discord", &["token", "token_file", "guilds", "server"]),
];

/// Keys without which nothing can start. The tables beside `journal` may be missing themselves.
const REQUIRED: &[(&str, &str, &str)] = &[
    ("journal", "folder", "\"data\""),
    ("matrix", "homeserver", "\"https://matrix.example.dk\""),
    ("matrix", "user", "\"drejebog\""),
    ("matrix", "store", "\"matrix\""),
    ("matrix", "recovery_key", "\"recovery-key\""),
];

/// Values that are not shown, in a mistake neither. `recovery_key` is a path.
const SECRETS: &[&str] = &["matrix.password", "matrix.access_token", "matrix.store_passphrase", "discord.token"];

/// Enough to know a value by.
const LONGEST_SHOWN: usize = 60;

/// Text into types.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Vec<Mistake>> {
    let tree = match DeTable::parse(text) {
        Ok(tree) => tree,
        Err(error) => {
            let line = error.span().map(|span| line_at(text, span.start));
            let problem = Problem::NotToml { message: error.message().to_owned() };
            return Err(vec![Mistake { line, path: String::new(), problem }]);
        }
    };
    let mut mistakes = unknown_keys(tree.get_ref(), text);
    mistakes.extend(missing_keys(tree.get_ref(), text));
    if !mistakes.is_empty() {
        mistakes.sort_by_key(|mistake| mistake.line);
        return Err(mistakes);
    }
    toml::from_str(text).map_err(|error| vec![wrong_value(tree.get_ref(), text, &error)])
}

fn unknown_keys(root: &DeTable<'_>, text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let tables: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    for (key, value) in root {
        match (TABLES.iter().find(|(name, _)| *name == key.get_ref().as_ref()), value.get_ref()) {
            (Some((name, known)), DeValue::Table(table)) => {
                let strangers = table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
                mistakes.extend(strangers.map(|key| unknown(key, &format!("{name}."), known, text)));
            }
            // Not a table: the types say so.
            (Some(_), _) => {}
            (None, DeValue::Table(_)) => mistakes.push(unknown(key, "", &tables, text)),
            (None, _) => mistakes.push(outside_tables(key, text)),
        }
    }
    mistakes
}

fn missing_keys(root: &DeTable<'_>, text: &str) -> Vec<Mistake> {
    let missing = |(table, key, example): &(&'static str, &'static str, &'static str)| {
        let line = match root.get_key_value(*table) {
            Some((_, value)) if value.get_ref().as_table().is_none_or(|inner| inner.contains_key(*key)) => return None,
            Some((place, _)) => Some(line_at(text, place.span().start)),
            None if *table == "journal" => None,
            None => return None,
        };
        let problem = Problem::Missing { table, key, example };
        Some(Mistake { line, path: format!("{table}.{key}"), problem })
    };
    REQUIRED.iter().filter_map(missing).collect()
}

fn unknown(key: &Spanned<impl AsRef<str>>, table: &str, known: &[&str], text: &str) -> Mistake {
    let word = key.get_ref().as_ref();
    let (nearest, known) = (nearest(word, known.iter().copied()), known.join(", "));
    let problem = if table.is_empty() {
        Problem::UnknownTable { nearest, known }
    } else {
        Problem::UnknownKey { nearest, known }
    };
    Mistake { line: Some(line_at(text, key.span().start)), path: format!("{table}{word}"), problem }
}

/// A key above the first `[table]`, or one that belongs into another table.
fn outside_tables(key: &Spanned<impl AsRef<str>>, text: &str) -> Mistake {
    let word = key.get_ref().as_ref();
    let home = TABLES.iter().find(|(_, keys)| keys.contains(&word)).map(|(table, _)| *table);
    let problem = Problem::OutsideTables { home };
    Mistake { line: Some(line_at(text, key.span().start)), path: word.to_owned(), problem }
}

/// What the types said about a value, with the key it belongs to.
fn wrong_value(root: &DeTable<'_>, text: &str, error: &toml::de::Error) -> Mistake {
    let span = error.span().unwrap_or(0..0);
    let mut places = Vec::new();
    list(root, "", &mut places);
    // The innermost one comes last: a table is listed before its keys.
    let place = places.iter().rev().find(|place| place.value.start <= span.start && span.end <= place.value.end);
    let path = place.map(|place| place.path.clone()).unwrap_or_default();
    let problem = if SECRETS.contains(&path.as_str()) {
        Problem::Secret
    } else {
        let found = place.and_then(|place| text.get(place.value.clone())).map(short);
        Problem::Value { found: found.unwrap_or_default(), message: error.message().to_owned() }
    };
    let line = error.span().map(|_| line_at(text, place.map_or(span.start, |place| place.key.start.max(span.start))));
    Mistake { line, path, problem }
}

/// A value as it stands in the file, on one line and not too long.
fn short(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_SHOWN { line } else { line.chars().take(LONGEST_SHOWN).chain(['…']).collect() }
}

/// The table or the key of a table that this path is, or lies in.
pub(super) fn known(path: &str) -> Option<String> {
    let mut parts = path.split('.');
    let (name, keys) = TABLES.iter().find(|(name, _)| parts.clone().next() == Some(*name))?;
    let key = parts.nth(1).filter(|key| keys.contains(key));
    Some(key.map_or((*name).to_owned(), |key| format!("{name}.{key}")))
}

/// The line of a key, or else of its table.
pub(super) fn line_of(text: &str, path: &str) -> Option<usize> {
    let tree = DeTable::parse(text).ok()?;
    let mut places = Vec::new();
    list(tree.get_ref(), "", &mut places);
    let (table, _) = path.split_once('.').unwrap_or((path, ""));
    let of = |path: &str| places.iter().find(|place| place.path == path);
    of(path).or_else(|| of(table)).map(|place| line_at(text, place.key.start))
}

/// Where a key and its value stand.
struct Place {
    path: String,
    key: Range<usize>,
    value: Range<usize>,
}

fn list(table: &DeTable<'_>, inside: &str, places: &mut Vec<Place>) {
    for (key, value) in table {
        let path = format!("{inside}{}", key.get_ref());
        places.push(Place { path: path.clone(), key: key.span(), value: value.span() });
        if let DeValue::Table(inner) = value.get_ref() {
            list(inner, &format!("{path}."), places);
        }
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

//! `playbook.toml`: steps, activities and minutes, each mistake with its line.
//!
//! Deliberately absent: how a table is walked (`tables`), and whether order and minutes make sense (`sequence`).

use super::activities::ACTIVITIES;
use super::files::FILE;
use super::pack::Pack;
use super::sequence::{Lines, Recording};
use super::tables::{Reader, date, line_at};
use super::{PlaybookError, Problem, sequence};
use crate::dialogue::script::{Activity, ActivityKind, Condition, People, Principles, Script, Step};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const CONDITIONS: &[(&str, Condition)] = &[("no-consent", Condition::NoConsent)];

/// A working day: no step and no dialogue is longer.
const MOST_MINUTES: u16 = 480;
/// Source 000 and 002: 4–20 participants. So many the bot can pair, group and count, and no others are tried.
const FEWEST_PEOPLE: u16 = 4;
const MOST_PEOPLE: u16 = 20;
/// Fewer than one pair cannot be plucked.
const FEWEST_PLUCKED: u16 = 2;
/// Source 000: over twelve, pairs are plucked.
const PLUCK_OVER: u16 = 12;
/// Source 001: one dot each.
const DOTS: u16 = 1;
/// Two, so that a service may be weak in more than one place, and nobody need choose between them.
const WEAKEST_DOTS: u16 = 2;
/// More dots than ten are no longer placed with thought.
const MOST_DOTS: u16 = 10;

/// The keys that stand above the first table.
pub(super) const KEYS: &[&str] = &["replaces", "minutes", "slack", "people", "pluck_over", "dots", "value_card"];
/// The tables, and how each is written.
pub(super) const TABLES: &[(&str, &str)] =
    &[("legal", "[legal]"), ("listen", "[listen]"), ("weakest", "[weakest]"), ("step", "[[step]]")];

/// A key and how it is written; for lines that cannot be read at all.
const FORMS: &[(&str, &str)] = &[
    ("minutes", "45"),
    ("slack", "5"),
    ("people", "{ min = 4, max = 20 }"),
    ("pluck_over", "12"),
    ("dots", "1"),
    ("reviewed", "2026-11-30"),
];

/// What the parser says of a key that stands twice.
const TWICE: &str = "duplicate key";

/// What the TOML file says.
pub(super) struct Structure {
    /// Without digest and the number of principles; `Playbook::load` adds them.
    pub script: Script,
    pub listen: Option<Recording>,
    /// When somebody who knows the law last read `legal.md`.
    pub reviewed: Option<Date>,
    /// Without a mistake in the file. With one, minutes and numbers may be other than the author meant.
    pub is_sound: bool,
}

/// Reads and checks the file. Nothing is returned when the texts could not be checked against it.
pub(super) fn read(pack: &Pack, errors: &mut Vec<PlaybookError>) -> Option<Structure> {
    let Some(source) = pack.files.get(FILE) else {
        errors.push(pack.missing_structure());
        return None;
    };
    let table = match DeTable::parse(source) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(source, span.start));
            let (line, problem) = not_toml(source, line, error.message());
            errors.push(pack.error(FILE, Some(line), problem));
            return None;
        }
    };
    let before = errors.len();
    let mut reader = Reader { pack, source, errors };
    let root = table.get_ref();
    let known: Vec<&str> = KEYS.iter().copied().chain(TABLES.iter().map(|(table, _)| *table)).collect();
    reader.only(root, &known);

    let script = reader.head(root);
    reader.flag(root, "replaces");
    let reviewed = reader.reviewed(root);
    let (listen, weakest_dots) = (reader.listen(root), reader.weakest(root));
    let (steps, lines) = reader.steps(root);
    reader.forget_what_slipped(before);
    let is_sound = reader.errors.len() == before;

    let has_principles = steps.iter().flat_map(|step| &step.activities).any(|a| a.kind == ActivityKind::Principles);
    let principles = has_principles.then(|| Principles { count: 0, dots: small(weakest_dots) });
    let script = Script { principles, steps, ..script };
    if is_sound {
        let minutes_line = root.get_key_value("minutes").map(|(key, _)| line_at(source, key.span().start));
        sequence::check(pack, &script, &lines, minutes_line, errors);
        sequence::check_recording(pack, &script, &lines, listen.as_ref(), errors);
    }
    // Which files there must be is known only when every activity is.
    let is_known = !lines.steps.is_empty()
        && script.steps.len() == lines.steps.len()
        && script.steps.iter().zip(&lines.activities).all(|(step, lines)| step.activities.len() == lines.len());
    Some(Structure { script, listen, reviewed, is_sound }).filter(|_| is_known)
}

/// The line of `replaces = true`.
pub(super) fn replaces(pack: &Pack) -> Option<usize> {
    let source = pack.files.get(FILE)?;
    let (table, _) = DeTable::parse_recoverable(source);
    let (key, value) = table.get_ref().get_key_value("replaces")?;
    value.get_ref().as_bool().filter(|replaces| *replaces)?;
    Some(line_at(source, key.span().start))
}

/// What is wrong where the file can be read no further. A quotation mark that is missing is noticed only lines below.
fn not_toml(source: &str, line: usize, message: &str) -> (usize, Problem) {
    let said = |line: &str| line.split('#').next().unwrap_or_default().trim().to_owned();
    let before = || (1..=line).zip(source.lines().map(said));
    if let Some((open, _)) = before().find(|(_, said)| said.matches('"').count() % 2 == 1) {
        return (open, Problem::OpenQuote);
    }
    if message == TWICE {
        // Between single brackets it is one table, and the next step is the same one again.
        let single = before().find(|(_, said)| said == "[step]");
        let not_a_list = |(line, _)| (line, Problem::WrongKind { key: "step", expected: "[[step]]" });
        return single.map_or((line, Problem::KeyTwice), not_a_list);
    }
    let here = before().last().map(|(_, said)| said).unwrap_or_default();
    let key = here.split('=').next().unwrap_or_default().trim();
    let problem = match FORMS.iter().find(|(known, _)| *known == key) {
        Some((key, expected)) => Problem::WrongKind { key, expected },
        None if here.contains(['“', '”', '„', '»', '«']) => Problem::CurlyQuotes,
        None => Problem::NotToml { message: message.to_owned() },
    };
    (line, problem)
}

/// `number` has kept it at or under `MOST_DOTS`.
fn small(dots: u16) -> u8 {
    u8::try_from(dots).unwrap_or(u8::MAX)
}

impl Reader<'_> {
    /// A table of its own: what it does not know may be a key that has slipped below it.
    fn only_in(&mut self, name: &'static str, table: &DeTable<'_>, known: &[&'static str]) {
        let written = TABLES.iter().find(|(table, _)| *table == name).map_or(name, |(_, written)| *written);
        let slipped = |key: &str| KEYS.contains(&key) && !known.contains(&key);
        for key in table.keys().filter(|key| slipped(key.get_ref())) {
            self.report(key.span().start, Problem::KeyBelow { key: key.get_ref().to_string(), table: written });
        }
        let known: Vec<&str> = known.iter().chain(KEYS).copied().collect();
        self.only(table, &known);
    }

    /// A key that has slipped below a table is not missing above it.
    fn forget_what_slipped(&mut self, before: usize) {
        let slipped = |problem: &Problem| match problem {
            Problem::KeyBelow { key, .. } => Some(key.clone()),
            _ => None,
        };
        let slipped: Vec<String> = self.errors[before..].iter().filter_map(|error| slipped(&error.problem)).collect();
        let is_above = |error: &PlaybookError| error.file.ends_with(FILE) && error.line == Some(1);
        self.errors.retain(|error| {
            !matches!(&error.problem, Problem::MissingKey { key } if is_above(error) && slipped.iter().any(|s| s == key))
        });
    }

    /// What stands above the first table, as a script without steps.
    fn head(&mut self, root: &DeTable<'_>) -> Script {
        let minutes = self.required(root, 1, "minutes", 1, MOST_MINUTES);
        let slack = self.number(root, "slack", 0, MOST_MINUTES).unwrap_or(0);
        let pluck_over = self.number(root, "pluck_over", FEWEST_PLUCKED, MOST_PEOPLE).unwrap_or(PLUCK_OVER);
        let dots = small(self.number(root, "dots", 1, MOST_DOTS).unwrap_or(DOTS));
        Script {
            playbook: self.pack.name.clone(),
            digest: String::new(),
            minutes,
            slack,
            people: self.people(root),
            pluck_over,
            dots,
            principles: None,
            value_card: self.flag(root, "value_card"),
            steps: Vec::new(),
        }
    }

    fn people(&mut self, root: &DeTable<'_>) -> People {
        let mut people = People { min: FEWEST_PEOPLE, max: MOST_PEOPLE };
        let Some(value) = root.get("people") else { return people };
        let Some(table) = self.table(value, "people", "{ min = 4, max = 20 }") else { return people };
        self.only(table, &["min", "max"]);
        let (at, before) = (value.span().start, self.errors.len());
        people.min = self.required(table, at, "min", FEWEST_PEOPLE, MOST_PEOPLE);
        people.max = self.required(table, at, "max", FEWEST_PEOPLE, MOST_PEOPLE);
        if people.min > people.max && self.errors.len() == before {
            self.report(at, Problem::PeopleTurnedRound);
        }
        people
    }

    fn listen(&mut self, root: &DeTable<'_>) -> Option<Recording> {
        let value = root.get("listen")?;
        let table = self.table(value, "listen", "[listen]")?;
        self.only_in("listen", table, &["minutes", "url"]);
        let minutes = self.required(table, value.span().start, "minutes", 1, MOST_MINUTES);
        let url = table.get("url").and_then(|value| {
            let url = value.get_ref().as_str().filter(|url| url.starts_with("https://"));
            if url.is_none() {
                self.report(value.span().start, Problem::WrongKind { key: "url", expected: "\"https://…\"" });
            }
            url.map(str::to_owned)
        });
        Some(Recording { minutes, url })
    }

    /// The `[legal]` table: the day on which the law was last looked over.
    fn reviewed(&mut self, root: &DeTable<'_>) -> Option<Date> {
        let value = root.get("legal")?;
        let table = self.table(value, "legal", "[legal]")?;
        self.only_in("legal", table, &["reviewed"]);
        let Some(value) = table.get("reviewed") else {
            self.report(value.span().start, Problem::MissingKey { key: "reviewed" });
            return None;
        };
        let date = date(value.get_ref());
        if date.is_none() {
            self.report(value.span().start, Problem::WrongKind { key: "reviewed", expected: "2026-11-30" });
        }
        date
    }

    /// The `[weakest]` table: how many dots each participant has to place.
    fn weakest(&mut self, root: &DeTable<'_>) -> u16 {
        let dots = root.get("weakest").and_then(|value| {
            let table = self.table(value, "weakest", "[weakest]")?;
            self.only_in("weakest", table, &["dots"]);
            Some(self.required(table, value.span().start, "dots", 1, MOST_DOTS))
        });
        dots.unwrap_or(WEAKEST_DOTS)
    }

    fn steps(&mut self, root: &DeTable<'_>) -> (Vec<Step>, Lines) {
        let mut steps = Vec::new();
        let mut lines = Lines { steps: Vec::new(), activities: Vec::new() };
        let Some(value) = root.get("step") else {
            self.report(0, Problem::MissingKey { key: "step" });
            return (steps, lines);
        };
        for value in self.array(value, "step", "[[step]]") {
            let at = value.span().start;
            let Some(table) = self.table(value, "step", "[[step]]") else { continue };
            self.only_in("step", table, &["minutes", "activities"]);
            let minutes = self.required(table, at, "minutes", 1, MOST_MINUTES);
            let mut activities = Vec::new();
            let mut activity_lines = Vec::new();
            match table.get("activities") {
                None => self.report(at, Problem::MissingKey { key: "activities" }),
                Some(list) => {
                    for value in self.array(list, "activities", "[ … ]") {
                        activity_lines.push(line_at(self.source, value.span().start));
                        activities.extend(self.activity(value));
                    }
                }
            }
            lines.steps.push(line_at(self.source, at));
            lines.activities.push(activity_lines);
            steps.push(Step { minutes, activities });
        }
        (steps, lines)
    }

    fn activity(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Activity> {
        let table = self.table(value, "activities", "{ do = \"frame\", minutes = 2 }")?;
        self.only(table, &["do", "minutes", "when", "auto"]);
        let at = value.span().start;
        let minutes = self.required(table, at, "minutes", 1, MOST_MINUTES);
        let kind = self.word(table, at, "do", ACTIVITIES, |word, nearest| Problem::UnknownActivity { word, nearest });
        let when = table.contains_key("when").then(|| {
            self.word(table, at, "when", CONDITIONS, |word, nearest| Problem::UnknownCondition { word, nearest })
        });
        let auto = self.flag(table, "auto");
        Some(Activity { kind: kind?, minutes, when: when.flatten(), auto })
    }
}

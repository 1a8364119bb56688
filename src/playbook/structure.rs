//! `playbook.toml`: steps, activities and minutes, each mistake with its line.
//!
//! The table is walked by hand rather than derived, so that all mistakes come at once and an unknown key gets the
//! nearest known one. Deliberately absent: whether order and minutes make sense; that is `sequence`.

use super::{Pack, PlaybookError, Problem, sequence, words};
use crate::dialogue::script::{Activity, ActivityKind, Condition, People, Principles, Script, Step};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

pub(super) const FILE: &str = "playbook.toml";

/// The words authors write for the activities, in the order a dialogue runs.
pub(super) const ACTIVITIES: &[(&str, ActivityKind)] = &[
    ("frame", ActivityKind::Frame),
    ("read", ActivityKind::Read),
    ("listen", ActivityKind::Listen),
    ("pairs", ActivityKind::Pairs),
    ("round", ActivityKind::Round),
    ("summarise", ActivityKind::Summarise),
    ("principles", ActivityKind::Principles),
    ("weakest", ActivityKind::Weakest),
    ("groups", ActivityKind::Groups),
    ("reflect", ActivityKind::Reflect),
    ("silent", ActivityKind::Silent),
    ("share", ActivityKind::Share),
    ("select", ActivityKind::Select),
    ("present", ActivityKind::Present),
    ("consent", ActivityKind::Consent),
    ("dots", ActivityKind::Dots),
    ("trial", ActivityKind::Trial),
];

const CONDITIONS: &[(&str, Condition)] = &[("no-consent", Condition::NoConsent)];

/// A working day: no step and no dialogue is longer.
const MOST_MINUTES: u16 = 480;
/// Far over the source's 20, so that a large department can try; a larger number is a slip of the finger.
const MOST_PEOPLE: u16 = 200;
/// Source 000: over twelve, pairs are plucked.
const PLUCK_OVER: u16 = 12;
/// Source 001: one dot each.
const DOTS: u16 = 1;
/// Two, so that a service may be weak in more than one place, and nobody need choose between them.
const WEAKEST_DOTS: u16 = 2;
/// More dots than ten are no longer placed with thought.
const MOST_DOTS: u16 = 10;

/// What the TOML file says.
pub(super) struct Structure {
    /// Without digest and the number of principles; `Playbook::load` adds them.
    pub script: Script,
    pub listen: Option<Recording>,
}

/// The `[listen]` table.
pub(super) struct Recording {
    pub minutes: u16,
    pub url: Option<String>,
}

/// Reads and checks the file. Nothing is returned when the texts could not be checked against it.
pub(super) fn read(pack: &Pack, errors: &mut Vec<PlaybookError>) -> Option<Structure> {
    let Some(source) = pack.files.get(FILE) else {
        errors.push(pack.error(FILE, None, Problem::MissingFile));
        return None;
    };
    let table = match DeTable::parse(source) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map(|span| line_at(source, span.start));
            let message = error.message().to_owned();
            errors.push(pack.error(FILE, line, Problem::NotToml { message }));
            return None;
        }
    };
    let before = errors.len();
    let mut reader = Reader { pack, source, errors };
    let root = table.get_ref();
    reader.only(root, &["minutes", "slack", "people", "pluck_over", "dots", "value_card", "listen", "weakest", "step"]);

    let minutes = reader.required(root, 1, "minutes", 1, MOST_MINUTES);
    let slack = reader.number(root, "slack", 0, MOST_MINUTES).unwrap_or(0);
    let pluck_over = reader.number(root, "pluck_over", 2, MOST_PEOPLE).unwrap_or(PLUCK_OVER);
    let dots = reader.number(root, "dots", 1, MOST_DOTS).unwrap_or(DOTS);
    let people = reader.people(root);
    let value_card = reader.flag(root, "value_card");
    let listen = reader.listen(root);
    let weakest_dots = reader.weakest(root);
    let (steps, lines) = reader.steps(root);

    let readable = reader.errors.len() == before;
    let has_principles = steps.iter().flat_map(|step| &step.activities).any(|a| a.kind == ActivityKind::Principles);
    // `number` keeps dots at or under MOST_DOTS.
    let small = |dots: u16| u8::try_from(dots).unwrap_or(u8::MAX);
    let script = Script {
        playbook: pack.name.clone(),
        digest: String::new(),
        minutes,
        slack,
        people,
        pluck_over,
        dots: small(dots),
        principles: has_principles.then(|| Principles { count: 0, dots: small(weakest_dots) }),
        value_card,
        steps,
    };
    if readable {
        let minutes_line = root.get_key_value("minutes").map(|(key, _)| line_at(source, key.span().start));
        sequence::check(pack, &script, &lines, minutes_line, errors);
        sequence::check_recording(pack, &script, &lines, listen.as_ref(), errors);
    }
    Some(Structure { script, listen }).filter(|_| readable)
}

/// Where the steps and activities stand in the file, in the script's shape.
pub(super) struct Lines {
    pub steps: Vec<usize>,
    pub activities: Vec<Vec<usize>>,
}

struct Reader<'a> {
    pack: &'a Pack,
    source: &'a str,
    errors: &'a mut Vec<PlaybookError>,
}

impl Reader<'_> {
    fn report(&mut self, at: usize, problem: Problem) {
        self.errors.push(self.pack.error(FILE, Some(line_at(self.source, at)), problem));
    }

    fn only(&mut self, table: &DeTable<'_>, known: &[&'static str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let word = key.get_ref().to_string();
            let nearest = words::nearest(&word, known.iter().copied());
            self.report(key.span().start, Problem::UnknownKey { key: word, nearest });
        }
    }

    /// A whole number between the bounds; one that is there and wrong is reported.
    fn number(&mut self, table: &DeTable<'_>, key: &'static str, min: u16, max: u16) -> Option<u16> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer().and_then(integer).filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.report(value.span().start, Problem::NotANumber { key, min, max });
        }
        number
    }

    /// The same for a key that must be there; `at` is where the table begins.
    fn required(&mut self, table: &DeTable<'_>, at: usize, key: &'static str, min: u16, max: u16) -> u16 {
        if !table.contains_key(key) {
            self.report(at, Problem::MissingKey { key });
        }
        self.number(table, key, min, max).unwrap_or(min)
    }

    /// True only where it says so.
    fn flag(&mut self, table: &DeTable<'_>, key: &'static str) -> bool {
        let Some(value) = table.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.report(value.span().start, Problem::WrongKind { key, expected: "true / false" });
        }
        flag.unwrap_or(false)
    }

    fn table<'t, 'i>(&mut self, value: &'t Spanned<DeValue<'i>>, key: &'static str) -> Option<&'t DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.report(value.span().start, Problem::WrongKind { key, expected: "{ … }" });
        }
        table
    }

    fn array<'t, 'i>(&mut self, value: &'t Spanned<DeValue<'i>>, key: &'static str) -> &'t [Spanned<DeValue<'i>>] {
        match value.get_ref().as_array() {
            Some(array) => array,
            None => {
                self.report(value.span().start, Problem::WrongKind { key, expected: "[ … ]" });
                &[]
            }
        }
    }

    fn people(&mut self, root: &DeTable<'_>) -> People {
        // Source 000 and 002: 4–20 participants.
        let mut people = People { min: 4, max: 20 };
        let Some(value) = root.get("people") else { return people };
        let Some(table) = self.table(value, "people") else { return people };
        self.only(table, &["min", "max"]);
        let at = value.span().start;
        people.min = self.required(table, at, "min", 2, MOST_PEOPLE);
        people.max = self.required(table, at, "max", 2, MOST_PEOPLE);
        if people.min > people.max {
            self.report(at, Problem::PeopleTurnedRound);
        }
        people
    }

    fn listen(&mut self, root: &DeTable<'_>) -> Option<Recording> {
        let value = root.get("listen")?;
        let table = self.table(value, "listen")?;
        self.only(table, &["minutes", "url"]);
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

    /// The `[weakest]` table: how many dots each participant has to place.
    fn weakest(&mut self, root: &DeTable<'_>) -> u16 {
        let dots = root.get("weakest").and_then(|value| {
            let table = self.table(value, "weakest")?;
            self.only(table, &["dots"]);
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
        for value in self.array(value, "step") {
            let at = value.span().start;
            let Some(table) = self.table(value, "step") else { continue };
            self.only(table, &["minutes", "activities"]);
            let minutes = self.required(table, at, "minutes", 1, MOST_MINUTES);
            let mut activities = Vec::new();
            let mut activity_lines = Vec::new();
            match table.get("activities") {
                None => self.report(at, Problem::MissingKey { key: "activities" }),
                Some(list) => {
                    for value in self.array(list, "activities") {
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
        let table = self.table(value, "activities")?;
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

    /// One of the words in `known`, or the problem of not being one.
    fn word<W: Copy>(
        &mut self,
        table: &DeTable<'_>,
        at: usize,
        key: &'static str,
        known: &[(&'static str, W)],
        unknown: fn(String, Option<String>) -> Problem,
    ) -> Option<W> {
        let Some(value) = table.get(key) else {
            self.report(at, Problem::MissingKey { key });
            return None;
        };
        let Some(word) = value.get_ref().as_str() else {
            self.report(value.span().start, Problem::WrongKind { key, expected: "\"…\"" });
            return None;
        };
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let nearest = words::nearest(word, known.iter().map(|(name, _)| *name));
            self.report(value.span().start, unknown(word.to_owned(), nearest));
        }
        found
    }
}

fn integer(integer: &DeInteger<'_>) -> Option<u16> {
    u16::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The line of a byte, from 1.
fn line_at(source: &str, byte: usize) -> usize {
    1 + source.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

//! Holds the house together: who may know whom, which room may use which outside crate, and a few rules of form.
//!
//! The rules are data in the first part of this file; the second part reads every file under `src/` with `syn` and
//! compares each path in it with them, whether imported, written out, or inside a macro or an attribute. The last
//! part holds bad samples that must be caught and good ones that must pass. Deliberately absent: what the compiler
//! and clippy already refuse, and names that reach a room through a re-export of a room it may know.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};

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
    shell("adapters", &["ports", "doc", "dialogue::ids", "dialogue::lang"]),
    shell("app", &["calendar", "commands", "dialogue", "doc", "documents", "journal", "playbook", "ports", "prompts"]),
    shell(
        "boot",
        &[
            "adapters",
            "app",
            "calendar",
            "commands",
            "dialogue",
            "doc",
            "documents",
            "journal",
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
    ("serde", ANYWHERE),
    ("thiserror", ANYWHERE),
    ("cron", &["calendar"]),
    ("chrono", &["calendar"]),
    ("serde_json", &["journal", "ports", "app", "adapters", "boot"]),
    ("toml", &["playbook", "boot"]),
    ("fluent_bundle", &["prompts"]),
    ("fluent_syntax", &["prompts"]),
    ("unic_langid", &["prompts"]),
    ("pulldown_cmark", &["doc"]),
    ("rand", &["dialogue"]),
    ("strsim", &["commands", "playbook", "calendar"]),
    ("sha2", &["playbook", "journal", "prompts", "app", "boot"]),
    ("unicode_normalization", &["calendar", "commands", "dialogue", "playbook", "app"]),
    ("clap", &["boot"]),
    ("tracing", &["app", "adapters", "boot"]),
    ("tracing_subscriber", &["boot"]),
    ("tokio", &["app", "adapters", "boot"]),
    ("sled", &["adapters::sled"]),
    ("fs2", &["adapters::sled"]),
    ("libc", &["adapters::sled"]),
    ("crc32fast", &["adapters::sled"]),
    ("matrix_sdk", &["adapters::matrix"]),
    ("futures_util", &["adapters::matrix"]),
];

/// Named above because it comes with another crate; not in Cargo.toml unless somebody needs it by name.
const MAY_BE_UNUSED: &[&str] = &["fluent_syntax"];

/// Only the tests inside these rooms may name these.
const TESTS_ALSO_USE: &[(&str, &[&str])] = &[("serde_json", ANYWHERE), ("toml", &["journal", "prompts"])];

/// Crates that exist only with feature `matrix`.
const MATRIX_CRATES: &[&str] = &["matrix_sdk", "futures_util"];

// ---- the world outside: clock, disk, network, environment, chance ----

const NOBODY: &[&str] = &[];
const THE_CLOCK: &[&str] = &["adapters::system", "boot"];
const THE_SHELL_EDGE: &[&str] = &["adapters", "boot", "main"];

/// Parts of the standard library, and the rooms that may name them.
const STD: &[(&str, &[&str])] = &[
    ("std::env", &["boot"]),
    ("std::fs", THE_SHELL_EDGE),
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
const LONGEST_FILE: usize = 700;
const LONGEST_MAIN: usize = 39;

/// The module that `cfg(test)` may stand on.
const TEST_MODULE: &str = "tests";

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
        let feature = if MATRIX_CRATES.contains(&name.as_str()) { "matrix" } else { "shell" };
        if !needed && !of_feature(feature).contains(&name) {
            wrong.push(format!("`{package}` is missing in feature `{feature}`"));
        }
    }
    for (name, _) in CRATES {
        if !MAY_BE_UNUSED.contains(name) && !dependencies.keys().any(|package| package.replace('-', "_") == *name) {
            wrong.push(format!("`{name}` stands in CRATES and not in Cargo.toml"));
        }
    }
    for name in MATRIX_CRATES {
        assert!(!of_feature("shell").contains(*name), "`{name}` belongs to feature `matrix` alone");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// ---- reading ----

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

/// Everything in one file that goes against the rules, as lines to read.
fn check(path: &str, source: &str) -> Vec<String> {
    let file = match syn::parse_file(source) {
        Ok(file) => file,
        Err(error) => return vec![format!("{path}: does not parse: {error}")],
    };
    let module = module_of(path);
    let room = match module[0].as_str() {
        "adapters" => module[..module.len().min(2)].join("::"),
        first => first.to_owned(),
    };
    let Some(rules) = ROOMS.iter().find(|known| within(&room, known.name)) else {
        return vec![format!("{path}: `{room}` is no room of the house")];
    };
    let in_tests = module.iter().any(|part| part == TEST_MODULE);
    // The crate's root has no name of its own in paths.
    let module = if matches!(rules.name, "lib" | "main") { Vec::new() } else { module };
    let submodules = submodules(&file.items);
    let mut reader = Reader { path, room, rules, module, in_tests, submodules: vec![submodules], findings: Vec::new() };
    reader.visit_file(&file);
    reader.findings
}

fn submodules(items: &[syn::Item]) -> Vec<String> {
    let modules = items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    });
    modules.collect()
}

struct Reader<'a> {
    path: &'a str,
    room: String,
    rules: &'static Room,
    /// Where the visitor stands, inline modules included.
    module: Vec<String>,
    in_tests: bool,
    /// The modules declared in each module the visitor stands in: they hide outside crates of the same name.
    submodules: Vec<Vec<String>>,
    findings: Vec<String>,
}

impl Reader<'_> {
    fn find(&mut self, what: String) {
        let line = format!("{}: {what}", self.path);
        if !self.findings.contains(&line) {
            self.findings.push(line);
        }
    }

    fn may(&self, scopes: &[&str]) -> bool {
        scopes.iter().any(|scope| within(&self.room, scope))
    }

    /// One path as written, without generic arguments.
    fn path(&mut self, path: &[String]) {
        let written = path.join("::");
        let Some(first) = path.first().map(String::as_str) else { return };
        let declared_here = self.submodules.last().is_some_and(|modules| modules.iter().any(|module| module == first));
        match first {
            "crate" | "drejebog" => self.inside(&path[1..], &written),
            "self" | "super" => {
                let mut at = self.module.clone();
                let rest = path.iter().skip_while(|part| match part.as_str() {
                    "super" => at.pop().is_some(),
                    part => part == "self",
                });
                let rest: Vec<_> = rest.cloned().collect();
                self.inside(&[at, rest].concat(), &written);
            }
            _ if declared_here => self.inside(&[self.module.clone(), path.to_vec()].concat(), &written),
            "std" | "core" | "alloc" => self.standard(path, &written),
            _ => self.outside(first, &written),
        }
        if path.len() > 1 && !self.may(THE_CLOCK) && !(self.in_tests && self.rules.ring == Ring::Shell) {
            let call = CLOCK_CALLS.iter().find(|call| written.ends_with(&format!("::{call}")) || written == **call);
            if let Some(call) = call {
                self.find(format!("`{written}`: `{call}` belongs to adapters::system and boot; time is a parameter"));
            }
        }
    }

    /// A path into the house, from the crate's root.
    fn inside(&mut self, target: &[String], written: &str) {
        let target = target.join("::");
        if within(&target, &self.room) && !target.is_empty() {
            return;
        }
        // A folder's own `mod.rs` may name what stands in it; the map and the binary's root declare their modules.
        if self.rules.name == "lib" && ROOMS.iter().any(|room| room.name == target) {
            return;
        }
        if self.rules.knows.iter().any(|known| within(&target, known)) {
            return;
        }
        let also = TESTS_ALSO_KNOW.iter().filter(|(room, _)| within(&self.room, room)).flat_map(|(_, known)| *known);
        if self.in_tests && also.into_iter().any(|known| within(&target, known)) {
            return;
        }
        let knows = if self.rules.knows.is_empty() { "nobody".to_owned() } else { self.rules.knows.join(", ") };
        self.find(format!("`{written}`: `{}` may know {knows}", self.room));
    }

    fn standard(&mut self, path: &[String], written: &str) {
        let as_std = format!("std::{}", path[1..].join("::"));
        for (part, rooms) in STD {
            if within(&as_std, part) && !self.may(rooms) && !self.in_tests {
                self.find(format!("`{written}`: the outside world; only {rooms:?} may name it"));
            }
        }
        let hashed = ["std::collections::HashMap", "std::collections::HashSet"];
        if self.may(&[ORDERED_ONLY]) && !self.in_tests && hashed.iter().any(|kind| within(&as_std, kind)) {
            self.find(format!("`{written}`: its order is chance; BTreeMap and BTreeSet replay the same"));
        }
    }

    fn outside(&mut self, name: &str, written: &str) {
        let Some((_, rooms)) = CRATES.iter().find(|(listed, _)| *listed == name) else { return };
        let also = TESTS_ALSO_USE.iter().filter(|(listed, _)| *listed == name);
        let in_tests = self.in_tests && also.into_iter().any(|(_, rooms)| self.may(rooms));
        if !self.may(rooms) && !in_tests {
            self.find(format!("`{written}`: only {rooms:?} may use the crate `{name}`, not `{}`", self.room));
        }
    }

    /// The paths, and literals that may be sentences, in the tokens of a macro.
    fn tokens(&mut self, mut at: syn::buffer::Cursor<'_>, prefix: &[String], sentences: bool) {
        while !at.eof() {
            if let Some((ident, mut after)) = at.ident() {
                // `{a as b}`: the new name is no path. `crate::a as c` outside braces does not name a path after it either.
                if ident == "as" && !prefix.is_empty() {
                    at = after.ident().map_or(after, |(_, after)| after);
                    continue;
                }
                let mut path = [prefix, &[ident.to_string()]].concat();
                let mut grouped = false;
                while let Some(rest) = double_colon(after) {
                    if let Some((ident, next)) = rest.ident() {
                        path.push(ident.to_string());
                        after = next;
                    } else if let Some((inner, _, _, next)) = rest.any_group() {
                        self.tokens(inner, &path, sentences);
                        grouped = true;
                        after = next;
                    } else {
                        after = rest;
                        break;
                    }
                }
                if path.len() > 1 && !grouped {
                    self.path(&path);
                }
                at = after;
            } else if let Some((inner, _, _, after)) = at.any_group() {
                self.tokens(inner, &[], sentences);
                at = after;
            } else if let Some((literal, after)) = at.literal() {
                if let (true, Ok(text)) = (sentences, syn::parse_str::<syn::LitStr>(&literal.to_string())) {
                    self.sentence(&text.value());
                }
                at = after;
            } else {
                at = at.punct().map(|(_, after)| after).or(at.lifetime().map(|(_, after)| after)).expect("a token");
            }
        }
    }

    /// A sentence for people belongs in `prompts/` or `content/`.
    fn sentence(&mut self, text: &str) {
        let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        let excepted = NOT_A_SENTENCE.iter().any(|(file, start)| *file == self.path && text.starts_with(start));
        let pure = self.rules.ring == Ring::Pure && !self.in_tests;
        if pure && !excepted && words >= 3 && text.trim_end().ends_with(['.', '?', '!']) {
            self.find(format!("{text:?}: a sentence for people; it belongs in prompts/ or content/"));
        }
    }

    fn test_only(&mut self, what: &str) {
        if !self.in_tests {
            self.find(format!(
                "`{what}`: cfg(test) stands only on `mod {TEST_MODULE}`; production flow does not know it"
            ));
        }
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before)),
            syn::UseTree::Glob(_) => self.path(&before.clone()),
            syn::UseTree::Name(syn::UseName { ident, .. }) | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                let mut path = before.clone();
                // `use crate::doc::{self, Block}` names `crate::doc`.
                if ident != "self" || path.is_empty() {
                    path.push(ident.to_string());
                }
                self.path(&path);
            }
            _ => self.find(format!("an import of a kind this test cannot read, after `{}`", before.join("::"))),
        }
    }
}

fn double_colon(at: syn::buffer::Cursor<'_>) -> Option<syn::buffer::Cursor<'_>> {
    let (first, after) = at.punct()?;
    let (second, after) = after.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(after)
}

fn names_test(cfg: &str) -> bool {
    cfg.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '"').any(|word| word == "test")
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        self.use_tree(&item.tree, &mut Vec::new());
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.path(&[item.ident.to_string()]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // One word is a local name: a crate's or room's own name alone says nothing.
        if path.segments.len() > 1 {
            let written: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.path(&written);
        }
        visit::visit_path(self, path);
    }

    /// `pub(crate)` and `pub(super)` say who may see, not who is known.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_cfg_test =
            |attribute: &&syn::Attribute| attribute.path().is_ident("cfg") && names_test(&tokens_of(attribute));
        let tests = item.ident == TEST_MODULE;
        if tests && !item.attrs.iter().any(|attribute| is_cfg_test(&attribute)) && !self.in_tests {
            self.find(format!("`mod {TEST_MODULE}` without cfg(test)"));
        }
        let others = item.attrs.iter().filter(|attribute| !(tests && is_cfg_test(attribute)));
        others.for_each(|attribute| self.visit_attribute(attribute));
        let Some((_, items)) = &item.content else { return };
        let was_in_tests = self.in_tests;
        self.in_tests |= tests;
        self.module.push(item.ident.to_string());
        self.submodules.push(submodules(items));
        items.iter().for_each(|item| self.visit_item(item));
        self.submodules.pop();
        self.module.pop();
        self.in_tests = was_in_tests;
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let conditional = attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr");
        if conditional && names_test(&tokens_of(attribute)) {
            self.test_only(&format!(
                "{}({})",
                if attribute.path().is_ident("cfg") { "cfg" } else { "cfg_attr" },
                tokens_of(attribute)
            ));
        }
        if attribute.path().segments.len() > 1 {
            self.visit_path(attribute.path());
        }
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(syn::buffer::TokenBuffer::new2(list.tokens.clone()).begin(), &[], false);
            // `#[serde(with = "crate::calendar::text")]` names a path in a string.
            for text in tokens_of(attribute).split('"').skip(1).step_by(2) {
                if let Ok(path) = syn::parse_str::<syn::Path>(text) {
                    self.visit_path(&path.clone());
                }
            }
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.visit_path(&mac.path);
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if name == "cfg" && names_test(&mac.tokens.to_string()) {
            self.test_only(&format!("cfg!({})", mac.tokens));
        }
        let sentences = !FOR_DEVELOPERS.contains(&name.as_str());
        self.tokens(syn::buffer::TokenBuffer::new2(mac.tokens.clone()).begin(), &[], sentences);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if FOR_DEVELOPERS.iter().any(|name| call.method == name) {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.sentence(&text.value());
    }
}

fn tokens_of(attribute: &syn::Attribute) -> String {
    match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}

// ---- samples: a check that cannot fail checks nothing ----

/// The file it would stand in, what it says, and a word of the finding it must cause.
const BAD: &[(&str, &str, &str)] = &[
    // rooms
    ("src/dialogue/decide.rs", "use crate::commands::Command;", "may know calendar"),
    ("src/dialogue/decide.rs", "use super::super::prompts::Key;", "may know calendar"),
    ("src/dialogue/vote/dots.rs", "fn f() { super::super::super::app::run() }", "may know calendar"),
    ("src/dialogue/mod.rs", "fn f(d: crate::doc::Doc) {}", "crate::doc::Doc"),
    ("src/dialogue/mod.rs", "fn f() -> Vec<crate::ports::chat::Room> { vec![] }", "crate::ports"),
    ("src/dialogue/mod.rs", "fn f() { let _ = crate::journal::load(); }", "crate::journal::load"),
    ("src/dialogue/mod.rs", "fn f() { println!(\"{:?}\", crate::journal::load()); }", "crate::journal::load"),
    ("src/dialogue/mod.rs", "macro_rules! m { () => { $crate::app::run() }; }", "crate::app::run"),
    ("src/dialogue/mod.rs", "lazy! { use crate::{calendar, app as a}; }", "crate::app"),
    ("src/dialogue/mod.rs", "use crate as root;", "`crate`"),
    ("src/dialogue/mod.rs", "use crate::*;", "`crate`"),
    ("src/dialogue/mod.rs", "use crate::{calendar::Day, doc::{self, Block}};", "crate::doc`"),
    ("src/dialogue/mod.rs", "pub use crate::prompts as words;", "crate::prompts"),
    ("src/dialogue/mod.rs", "mod inner { use super::super::app; }", "super::super::app"),
    ("src/dialogue/mod.rs", "impl crate::ports::clock::Clock for X {}", "crate::ports::clock::Clock"),
    ("src/dialogue/mod.rs", "#[derive(crate::app::Derive)] struct X;", "crate::app::Derive"),
    ("src/dialogue/mod.rs", "#[serde(with = \"crate::journal::text\")] struct X;", "crate::journal::text"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { use crate::app::run; }", "crate::app::run"),
    ("src/calendar/mod.rs", "use crate::dialogue::ids::ChannelId;", "may know nobody"),
    ("src/doc/html.rs", "use crate::dialogue::ids::ChannelId;", "may know nobody"),
    ("src/prompts/mod.rs", "use crate::playbook::Step;", "crate::playbook"),
    ("src/commands/mod.rs", "use crate::journal::Record;", "crate::journal"),
    ("src/app/mod.rs", "use crate::adapters::memory::Memory;", "crate::adapters::memory"),
    ("src/app/mod.rs", "use crate::boot::Config;", "crate::boot"),
    ("src/adapters/matrix/mod.rs", "use crate::adapters::sled::Store;", "adapters::sled"),
    ("src/adapters/matrix/mod.rs", "use super::sled::Store;", "super::sled"),
    ("src/adapters/matrix/send.rs", "use super::super::system::Clock;", "super::super::system"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue::Event;", "crate::dialogue::Event"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue;", "`crate::dialogue`"),
    ("src/adapters/memory.rs", "use crate::journal::Record;", "crate::journal"),
    ("src/main.rs", "fn main() { drejebog::app::run() }", "drejebog::app"),
    ("src/lib.rs", "pub use crate::dialogue::ids::PostKey;", "crate::dialogue::ids"),
    ("src/helpers/mod.rs", "fn f() {}", "no room of the house"),
    // outside crates
    ("src/app/mod.rs", "use sled::Db;", "`sled`"),
    ("src/app/mod.rs", "extern crate sled as store;", "`sled`"),
    ("src/app/mod.rs", "use ::sled as store;", "`sled`"),
    ("src/boot/mod.rs", "fn f() { libc::umask(0o077); }", "`libc`"),
    ("src/adapters/system.rs", "fn f(file: &File) { fs2::FileExt::lock_exclusive(file); }", "`fs2`"),
    ("src/adapters/memory.rs", "fn f() { crc32fast::hash(b\"x\"); }", "`crc32fast`"),
    ("src/adapters/sled/mod.rs", "use matrix_sdk::Client;", "`matrix_sdk`"),
    ("src/boot/mod.rs", "fn f(c: matrix_sdk::Client) {}", "`matrix_sdk`"),
    ("src/app/mod.rs", "use futures_util::StreamExt;", "`futures_util`"),
    ("src/ports/chat.rs", "use tokio::sync::mpsc;", "`tokio`"),
    ("src/dialogue/mod.rs", "#[tokio::main] async fn f() {}", "`tokio`"),
    ("src/journal/mod.rs", "fn f() { tracing::info!(\"x\"); }", "`tracing`"),
    ("src/app/mod.rs", "#[derive(clap::Parser)] struct X;", "`clap`"),
    ("src/dialogue/mod.rs", "use cron::Schedule;", "`cron`"),
    ("src/app/mod.rs", "fn f() { vec![chrono::Weekday::Mon]; }", "`chrono`"),
    ("src/playbook/mod.rs", "use fluent_bundle::FluentBundle;", "`fluent_bundle`"),
    ("src/playbook/mod.rs", "use pulldown_cmark::Parser;", "`pulldown_cmark`"),
    ("src/prompts/mod.rs", "use toml::Table;", "`toml`"),
    ("src/app/mod.rs", "use rand::SeedableRng;", "`rand`"),
    ("src/dialogue/mod.rs", "use serde_json::Value;", "`serde_json`"),
    // the outside world
    ("src/dialogue/mod.rs", "fn f() { jiff::Timestamp::now(); }", "`now`"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { fn f() { Zoned::now(); } }", "`now`"),
    ("src/app/mod.rs", "fn f() { let clock = Timestamp::now; }", "`now`"),
    ("src/app/mod.rs", "fn f() { log!(Timestamp::now()); }", "`now`"),
    ("src/adapters/matrix/mod.rs", "async fn f() { tokio::time::sleep(d).await }", "time::sleep"),
    ("src/app/mod.rs", "use tokio::time::{sleep, timeout};", "time::sleep"),
    ("src/calendar/mod.rs", "fn f() { TimeZone::system(); }", "TimeZone::system"),
    ("src/app/mod.rs", "use std::time::{Duration, Instant};", "std::time::Instant"),
    ("src/playbook/mod.rs", "fn f() { std::fs::read(\"x\"); }", "std::fs::read"),
    ("src/app/mod.rs", "use std::env;", "std::env"),
    ("src/dialogue/mod.rs", "use std::collections::{BTreeMap, HashMap};", "HashMap"),
    // form
    ("src/app/mod.rs", "fn f() { if cfg!(test) { return; } }", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(not(test))] fn f() {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(any(test, feature = \"x\"))] fn f() {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(test)] use std::fmt;", "cfg(test)"),
    ("src/app/mod.rs", "struct S { #[cfg(test)] probe: u8 }", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg(test)] mod helpers {}", "cfg(test)"),
    ("src/app/mod.rs", "#[cfg_attr(test, derive(Clone))] struct S;", "cfg(test)"),
    ("src/app/mod.rs", "mod tests {}", "without cfg(test)"),
    ("src/commands/mod.rs", "const HELP: &str = \"Skriv hvad du vil.\";", "a sentence"),
    ("src/dialogue/mod.rs", "fn f() { format!(\"Nu er {} minutter gået!\", 5); }", "a sentence"),
];

/// The file it would stand in and what it says; nothing may be found.
const GOOD: &[(&str, &str)] = &[
    ("src/dialogue/decide.rs", "use crate::calendar::Day; use super::ids::PostKey; use crate::dialogue::state::State;"),
    ("src/dialogue/mod.rs", "use self::ids::PostKey; mod ids; use ids::PersonId; pub(crate) fn f() {}"),
    ("src/dialogue/pairs.rs", "use rand::seq::SliceRandom; use std::collections::BTreeMap;"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests { use super::*; use serde_json::json; use expect_test::expect; }"),
    ("src/dialogue/tests.rs", "use super::*; use serde_json::json; fn f() { let text = \"Nu er det din tur.\"; }"),
    ("src/dialogue/mod.rs", "#[cfg(test)] mod tests;"),
    ("src/dialogue/mod.rs", "fn f(now: Timestamp) { let sleep = now; state.now(); now + 1; }"),
    ("src/calendar/schedule.rs", "use cron::Schedule; use chrono::NaiveDateTime;"),
    ("src/calendar/mod.rs", "mod toml; use toml::Row; fn f() { toml::row(); }"),
    ("src/doc/html.rs", "use super::{Block, Doc}; use pulldown_cmark::Parser;"),
    ("src/ports/chat.rs", "use crate::dialogue::ids::Account; use crate::doc::Doc; use serde_json::Value;"),
    ("src/ports/chat.rs", "#[derive(thiserror::Error)] enum E { #[error(\"The room is not there.\")] Gone }"),
    ("src/playbook/mod.rs", "use crate::doc::Doc; use toml::Table; /// One sentence for readers.\nfn f() {}"),
    ("src/journal/mod.rs", "use crate::ports::journal::Batch; fn f() { x.expect(\"a journal is never empty.\"); }"),
    ("src/journal/mod.rs", "fn f() { unreachable!(\"the key was checked above.\"); \"dialogue|board\"; \"e.g.\"; }"),
    ("src/app/mod.rs", "use crate::{ports::clock::Clock, doc::Doc, dialogue, calendar}; use tokio::sync::mpsc;"),
    ("src/app/mod.rs", "async fn f(clock: C) { clock.now(); clock.sleep_until(at).await; tracing::info!(\"on\"); }"),
    ("src/app/mod.rs", "#[cfg(test)] mod tests { use crate::adapters::memory::Memory; }"),
    ("src/app/mod.rs", "#[cfg(feature = \"matrix\")] fn f() {} #[cfg(target_os = \"linux\")] fn g() {}"),
    ("src/adapters/mod.rs", "pub mod sled; #[cfg(feature = \"matrix\")] pub mod matrix; pub use sled::Store;"),
    ("src/adapters/sled/mod.rs", "use crate::ports::journal::Journal; use sled::Db; use super::sled::lock::Lock;"),
    ("src/adapters/sled/lock.rs", "use fs2::FileExt; fn f() { std::fs::File::open(\"x\"); tokio::task::yield_now(); }"),
    ("src/adapters/matrix/mod.rs", "use crate::dialogue::ids::{Account, PostKey}; use crate::dialogue::lang::Lang;"),
    ("src/adapters/matrix/mod.rs", "use matrix_sdk::{Client, ruma::RoomId}; use futures_util::StreamExt;"),
    ("src/adapters/system.rs", "fn f() { jiff::Timestamp::now(); tokio::time::sleep(d); std::time::Instant::now(); }"),
    ("src/boot/mod.rs", "use crate::adapters::matrix::Matrix; use clap::Parser; fn f() { std::env::var(\"X\"); }"),
    ("src/main.rs", "fn main() -> std::process::ExitCode { drejebog::boot::main() }"),
    ("src/lib.rs", "pub mod app; /// The rules.\npub mod dialogue;"),
];

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
